//! What could be a keyphrase: names, and nouns with what stands before them.

use super::word::{Word, is_title_case};
use crate::text::HashMap;

/// A candidate, with how often and where it stands.
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
    /// How often it stands where a noun does: after *the*, *of*, *its*.
    pub(super) as_noun: usize,
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
    as_noun: bool,
    /// The same for every spelling of one thing; sometimes for other things as well.
    sketch: u32,
}

/// Gathers the candidates of an article.
#[derive(Debug, Default)]
pub(super) struct Gathering<'t> {
    places: Vec<Place<'t>>,
}

impl<'t> Gathering<'t> {
    /// Gathers every candidate of a text that has these words. `paragraph` counts from 1; 0 is the headline.
    pub(super) fn read(&mut self, text: &'t str, words: &[Word<'t>], paragraph: usize) {
        let headline = paragraph == 0;
        // In a headline that writes every word large, capitals tell nothing.
        let capitals_tell = !headline || !is_title_case(text);
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
            let length = if capitals_tell { name_length(rest) } else { 0 };
            if length > 0 {
                let name = rest.get(..length).unwrap_or_default();
                // `Italian Foreign` before `Minister` is no name.
                let before_office = rest.get(length).is_some_and(|next| next.joined() && next.is_office());
                if !before_office || length == 1 && word.has_inner_capital() {
                    self.add(text, without_opening(name), paragraph, true, false);
                }
                at += length;
                continue;
            }
            if word.is_noun_like() {
                let after = at.checked_sub(1).and_then(|before| words.get(before)).filter(|_| word.joined());
                let as_noun = paragraph > 0 && after.is_some_and(Word::before_noun);
                self.add(text, std::slice::from_ref(word), paragraph, false, as_noun);
                // Two nouns side by side: *flood barrier*, *5G networks*.
                if let Some(pair @ [_, next]) = rest.get(..2)
                    && next.joined()
                    && next.is_noun_like()
                    && word.text.len() > 2
                    && !word.is_genitive()
                    && !word.text.ends_with("ly")
                    && next.text.starts_with(char::is_lowercase)
                {
                    self.add(text, pair, paragraph, false, false);
                }
            }
            at += 1;
        }
    }

    fn add(&mut self, text: &'t str, words: &[Word<'t>], paragraph: usize, name: bool, as_noun: bool) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let Some(phrase) = text.get(first.start..last.start + last.bare) else { return };
        if phrase.len() > 1 {
            let sketch = sketch(words);
            self.places.push(Place { text: phrase, words: words.len(), paragraph, name, as_noun, sketch });
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
                ..Phrase::default()
            });
            phrase.count += usize::from(place.paragraph > 0);
            phrase.in_title |= place.paragraph == 0;
            phrase.name |= place.name;
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
        _ => 0,
    }
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
    if length == 1 && first.opens() && !first.has_inner_capital() {
        return 0;
    }
    length
}
