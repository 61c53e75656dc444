//! What could be a keyphrase: names, and nouns with what stands before them.

use super::word::Word;
use crate::text::HashMap;

/// A candidate, with how often and where it stands.
#[allow(clippy::struct_excessive_bools, reason = "each says another thing that may be so of any candidate")]
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Phrase<'t> {
    /// As written where it was first seen.
    pub(super) text: &'t str,
    pub(super) words: usize,
    pub(super) count: usize,
    pub(super) in_title: bool,
    /// The paragraph it first stands in.
    pub(super) first: usize,
    /// Whether it is written large.
    pub(super) name: bool,
    /// How often it is.
    pub(super) large: usize,
    /// How often it is within a sentence, where that is no accident.
    pub(super) sure: usize,
    /// How often it stands as a noun does: one word after *the*, *of*, *its* and before no other noun, several between words
    /// that are none.
    pub(super) as_noun: usize,
    /// Whether it stands in the plural.
    pub(super) plural: bool,
    /// Whether it is also called by its last words alone, as people are.
    pub(super) shortened: bool,
}

/// A place where a candidate stands.
#[derive(Debug, Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    words: usize,
    paragraph: usize,
    name: bool,
    sure: bool,
    as_noun: bool,
    /// The same for every spelling of one thing; sometimes for other things as well.
    sketch: u32,
}

/// What a candidate looks like in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name {
        /// Whether nothing but a name is written so.
        sure: bool,
    },
    Noun {
        /// Whether it stands as a noun does.
        as_noun: bool,
    },
}

/// Gathers the candidates of an article.
#[derive(Debug, Default)]
pub(super) struct Gathering<'t> {
    places: Vec<Place<'t>>,
}

impl<'t> Gathering<'t> {
    /// Gathers every candidate of a text that has these words. `paragraph` counts from 1; 0 is the headline. Capitals tell
    /// nothing in a line that writes every word large.
    pub(super) fn read(&mut self, text: &'t str, words: &[Word<'t>], paragraph: usize, capitals_tell: bool) {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if !word.is_large() && !word.is_noun_like() {
                at += 1;
                continue;
            }
            let rest = words.get(at..).unwrap_or_default();
            let office = office_length(rest);
            if office > 0 {
                at += office;
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(|_| word.joined());
            let length = if capitals_tell { name_length(rest) } else { 0 };
            if length > 0 && !(length == 1 && is_numbered_or_meant(before, *word, rest.get(1))) {
                let name = rest.get(..length).unwrap_or_default();
                // `Italian Foreign` before `Minister` is no name.
                let before_office = rest.get(length).is_some_and(|next| next.joined() && next.is_office());
                // *Clause 3* is one of many, *Boeing 747* also stands without its number.
                let numbered =
                    length == 1 && rest.get(1).is_some_and(|next| next.joined() && next.is_number());
                let sure = !numbered;
                if !before_office || length == 1 && word.has_inner_capital() {
                    self.add(text, without_opening(name), paragraph, Kind::Name { sure });
                }
                at += length;
                continue;
            }
            if word.is_noun_like() {
                let after_noun = before.is_some_and(Word::is_noun_like);
                let length = compound_length(rest);
                let next = rest.get(1).filter(|next| next.joined());
                // An adjective has no plural, and does nothing.
                let alone = word.text.ends_with('s') || !next.is_some_and(Word::is_qualified);
                let as_noun = alone && before.is_some_and(Word::before_noun)
                    || !word.is_large() && next.is_some_and(Word::after_noun);
                self.add(text, std::slice::from_ref(word), paragraph, Kind::Noun { as_noun });
                // Two or three nouns side by side: *flood barrier*, *5G networks*, *default mode network*.
                for compound in (2..=length.min(3)).filter_map(|length| rest.get(..length)) {
                    let whole = !after_noun && compound.len() == length;
                    if compound.len() == 2 || whole {
                        self.add(text, compound, paragraph, Kind::Noun { as_noun: whole });
                    }
                }
            }
            at += 1;
        }
    }

    fn add(&mut self, text: &'t str, words: &[Word<'t>], paragraph: usize, kind: Kind) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let Some(phrase) = text.get(first.start..last.start + last.bare) else { return };
        if phrase.len() > 1 {
            let name = matches!(kind, Kind::Name { .. });
            self.places.push(Place {
                text: phrase,
                words: words.len(),
                paragraph,
                name,
                sure: kind == Kind::Name { sure: true } && !first.opens(),
                as_noun: kind == Kind::Noun { as_noun: true },
                sketch: sketch(words),
            });
        }
    }

    /// The candidates that stand twice or are written large, each spelling for itself, in no order.
    pub(super) fn phrases(&self) -> impl Iterator<Item = Phrase<'t>> {
        // Most candidates stand but once: a glance at the sketches spares them the map.
        let mask = (self.places.len() * 4).next_power_of_two() - 1;
        let mut seen = vec![0_u8; mask + 1];
        for place in &self.places {
            if let Some(seen) = seen.get_mut(place.sketch as usize & mask) {
                *seen = seen.saturating_add(1);
            }
        }
        let twice = |place: &&Place<'_>| {
            place.name || seen.get(place.sketch as usize & mask).is_some_and(|seen| *seen > 1)
        };
        let mut found: HashMap<&'t str, Phrase<'t>> = HashMap::default();
        found.reserve(self.places.len() / 4);
        for place in self.places.iter().filter(twice) {
            let phrase = found.entry(place.text).or_insert_with(|| Phrase {
                text: place.text,
                words: place.words,
                first: place.paragraph,
                plural: place.text.ends_with('s') && !place.text.ends_with("ss"),
                ..Phrase::default()
            });
            phrase.count += usize::from(place.paragraph > 0);
            phrase.in_title |= place.paragraph == 0;
            phrase.name |= place.name;
            phrase.large += usize::from(place.name);
            phrase.sure += usize::from(place.sure);
            phrase.as_noun += usize::from(place.as_noun);
        }
        found.into_values()
    }
}

/// A number that all spellings of one thing share, singular or plural.
fn sketch(words: &[Word<'_>]) -> u32 {
    let mut sketch = 0_u64;
    for word in words {
        sketch = (sketch.rotate_left(23) ^ word.sketch()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    u32::try_from(sketch >> 32).unwrap_or_default()
}

/// How many words from the first on are an office: *Secretary of State*.
fn office_length(words: &[Word<'_>]) -> usize {
    match words {
        [office, of, what, ..] if office.is_office() && of.text == "of" && of.joined() && what.is_large() => {
            3
        }
        [office, ..] if office.is_office() => 1,
        // *Assemblywoman Claudia Tenney*.
        [rank, name, ..] if rank.is_rank() && name.is_large() && name.joined() => 1,
        _ => 0,
    }
}

/// Whether a word that is written large stands for what its text calls so, and is no name: *the Bill*, *Clause 3*.
fn is_numbered_or_meant(before: Option<&Word<'_>>, word: Word<'_>, next: Option<&Word<'_>>) -> bool {
    word.is_ordinary()
        && !word.has_inner_capital()
        && (before.is_some_and(Word::is_determiner)
            || next.is_some_and(|next| next.joined() && next.is_number()))
}

/// How many words from the first on are nouns side by side, as far as their looks tell; more than three are so many words.
fn compound_length(words: &[Word<'_>]) -> usize {
    let mut length = 1;
    for pair in words.windows(2) {
        let [word, next] = pair else { break };
        let goes_on = next.joined()
            && next.is_compounded()
            && word.is_noun_like()
            && word.text.len() > 2
            && !word.is_genitive()
            && next.text.starts_with(char::is_lowercase);
        if !goes_on || length > 3 {
            break;
        }
        length += 1;
    }
    length
}

/// A name without the word that is written large only because it begins a sentence: *Regarding 5G*.
fn without_opening<'w, 't>(name: &'w [Word<'t>]) -> &'w [Word<'t>] {
    match name {
        [first, rest @ ..] if first.opens() && !rest.is_empty() => {
            if first.text.ends_with("ing") || first.is_small_word() { rest } else { name }
        }
        _ => name,
    }
}

/// How many words from the first on make a name: 0 when none does.
fn name_length(words: &[Word<'_>]) -> usize {
    let is_inner = |word: &Word<'_>| {
        matches!(
            word.text,
            "of" | "the"
                | "de"
                | "di"
                | "da"
                | "del"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "la"
                | "du"
        )
    };
    let Some(first) = words.first() else { return 0 };
    if !first.is_large() || first.is_office() || first.is_slug() {
        return 0;
    }
    let mut length = 1;
    let mut at = 1;
    // A genitive ends a name: *Veldmark’s Maritime Bank* are two.
    while at < 6 && words.get(at - 1).is_some_and(|word| !word.is_genitive()) {
        let Some(word) = words.get(at).filter(|word| word.joined()) else { break };
        if word.is_large() && !word.is_number() && !word.is_office() {
            at += 1;
            length = at;
        } else if is_inner(word) && words.get(at + 1).is_some_and(Word::joined) {
            at += 1;
        } else {
            break;
        }
    }
    // The first word of a sentence is written large whatever it is.
    if length == 1 && (first.opens() && !first.has_inner_capital() || first.is_never_alone()) {
        return 0;
    }
    length
}
