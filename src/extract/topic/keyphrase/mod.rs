//! Chooses the keyphrases among the candidates: names and nouns that a person would file an article under.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::key::{Key, singular};
use super::phrase::{Gathering, Phrase};
use super::subject::lexicon::Lexicon;
use super::{Facts, outlet, word};
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;

/// *UNESCO*, *UNICEF*: longer ones are words that are shouted.
const LONGEST_INITIALS: usize = 6;
/// So many keyphrases at most.
const MOST: usize = 5;
/// Beyond so many, a keyphrase must tell something.
const SURE: usize = 4;
/// A noun that is neither in the headline nor in the subjects' lists must stand so often.
const OFTEN: usize = 3;

/// A keyphrase that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Keyphrase {
    pub(super) label: String,
    /// The label's.
    pub(super) key: Key,
    /// How strongly the article is about it.
    pub(super) score: f32,
}

/// The keyphrases of an article, best first.
pub(super) fn choose(facts: &Facts<'_>, gathering: &Gathering<'_>) -> Vec<Keyphrase> {
    let mut merged = merge_spellings(gathering.phrases().filter_map(without_accident));
    join_names(&mut merged);
    join_forenames(&mut merged);
    drop_parts(&mut merged);
    if let Some(title) = facts.title {
        for phrase in merged.iter_mut().filter(|phrase| phrase.name && !phrase.in_title) {
            phrase.in_title = stands_in(title, phrase.text);
        }
    }
    let words: usize = facts.paragraphs.iter().map(|placed| placed.text().len() / 6).sum();
    let mut scored: Vec<(f32, Phrase<'_>)> =
        merged.into_iter().filter(stands_out).map(|phrase| (score(&phrase, words), phrase)).collect();
    scored.sort_unstable_by(|(a, x), (b, y)| {
        b.total_cmp(a).then_with(|| x.first.cmp(&y.first)).then_with(|| x.text.cmp(y.text))
    });
    pick(&scored, facts)
}

/// Whoever made an article, in small letters: what it is about is somebody else.
struct Makers {
    paper: Option<String>,
    /// Its writers, and each part of their names.
    writers: HashSet<String, RandomState>,
}

impl Makers {
    fn of(facts: &Facts<'_>) -> Self {
        let mut writers = HashSet::default();
        for name in facts.byline.iter().map(|name| name.to_lowercase()) {
            writers.extend(name.split(' ').map(str::to_owned));
            writers.insert(name);
        }
        Self { paper: facts.outlet.map(str::to_lowercase), writers }
    }

    fn are_called(&self, small: &str) -> bool {
        self.paper.as_ref().is_some_and(|paper| outlet::is_called(small, paper))
            || self.writers.contains(small)
    }
}

/// Whether a candidate is something that an article can be about: not a day, a nation's adjective, the paper itself, whoever
/// wrote for it, or where something was told.
fn is_filed(phrase: &Phrase<'_>, small: &str, makers: &Makers) -> bool {
    word::tells(phrase.text)
        && !makers.are_called(small)
        && !(phrase.name && outlet::is_one(phrase.text) && !(phrase.in_title && phrase.count >= 2))
}

/// Whether a candidate stands often enough, and as what it is taken for.
fn stands_out(phrase: &Phrase<'_>) -> bool {
    let times = phrase.count + usize::from(phrase.in_title);
    if phrase.name {
        // What stands once is worth filing under only as a name where the article says what it is about; what stands in
        // the headline alone may be no name.
        let enough =
            times >= 2 || phrase.first <= 1 && phrase.count > 0 || phrase.sure > 0 && phrase.in_title;
        return enough
            && (phrase.sure > 0 || phrase.words > 1 || phrase.in_title)
            && !is_shouted_word(phrase);
    }
    // A word that seldom stands where a noun does is a verb or an adjective; adjectives have no plural.
    let least = if phrase.words > 1 || !phrase.plural { 4 } else { 10 };
    let noun = phrase.as_noun * least >= phrase.count.max(1);
    // A name that only ever began its sentences may be anything.
    let noun = noun && (is_small(phrase.text) || phrase.words > 1 || is_ordinary(phrase.text));
    times >= 2 && noun && (phrase.count >= OFTEN || phrase.first <= 1 || is_telling(phrase))
}

/// Whether a candidate tells something though it does not stand often.
fn is_telling(phrase: &Phrase<'_>) -> bool {
    phrase.in_title
        || phrase.name && (phrase.count > 2 || phrase.first <= 1)
        || !phrase.name && (phrase.words > 1 || Lexicon::known().tells(&form(phrase.text)))
}

/// The best candidates that each say something beside those before.
fn pick(scored: &[(f32, Phrase<'_>)], facts: &Facts<'_>) -> Vec<Keyphrase> {
    let mut picked: Vec<Keyphrase> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    let makers = Makers::of(facts);
    for (score, phrase) in scored {
        if picked.len() == MOST {
            break;
        }
        if picked.len() >= SURE && !is_telling(phrase) {
            continue;
        }
        let small = format!(" {} ", phrase.text.to_lowercase());
        if !is_filed(phrase, small.trim(), &makers) {
            continue;
        }
        let (key, filed) = Key::filed(phrase.text);
        let label = match filed {
            Some(label) => label,
            // A noun that happened to begin its sentences.
            None if !phrase.name
                && (is_word_in_capitals(phrase.text) || !word::has_inner_capital(phrase.text)) =>
            {
                small.trim()
            }
            None => phrase.text,
        };
        // Capitals of English make no difference to a key.
        let same = filed.is_none() && (label.len() == phrase.text.len() && phrase.text.is_ascii());
        let key = if same { key } else { Key::of(label) };
        let holds = |long: &str, short: &str| long.len() > short.len() && long.contains(short);
        // `flood` says nothing beside `flood barrier`.
        let known = picked.iter().zip(&told).any(|(one, other)| {
            one.key == key || holds(other, &small) || holds(&small, other) && !phrase.name
        });
        if !known {
            let score = (score / (score + 6.0) * 100.0).round() / 100.0;
            picked.push(Keyphrase { label: label.to_owned(), key, score });
            told.push(small);
        }
    }
    picked
}

fn score(phrase: &Phrase<'_>, words: usize) -> f32 {
    // A long article repeats everything more often.
    let scale = 1.0 + (words as f32 / 600.0).sqrt() * 0.5;
    let mut score = phrase.count as f32 / scale;
    if phrase.in_title {
        score = score * 1.6 + 4.0;
    }
    if phrase.first <= 2 {
        score += 0.8;
    }
    match (phrase.name, phrase.words) {
        (true, 1) => score * 1.1,
        // Who speaks in an article is rarely what it is about, unless the headline says so.
        (true, _) if phrase.shortened && !phrase.in_title => score * 0.8,
        (true, _) => score * 1.4,
        // What tells of a subject is what people file under.
        (false, 1) if Lexicon::known().tells(&form(phrase.text)) => score * 0.9,
        (false, 1) => score * 0.7,
        (false, _) => score * 1.5,
    }
}

/// The form that the spellings of one candidate share: small letters, singular.
fn form(text: &str) -> Short {
    if !text.is_ascii() {
        return Short::from(&*singular(&text.replace('’', "'").to_lowercase()));
    }
    if text.ends_with(['s', 'S', 'n', 'N']) {
        Short::from(&*singular(&text.to_ascii_lowercase()))
    } else {
        Short::small(text)
    }
}

/// A name without the ordinary word before it that is written large only because it always begins a sentence or a
/// headline: *Directors of Tidewater*. `None` where nothing is left.
fn without_accident(mut phrase: Phrase<'_>) -> Option<Phrase<'_>> {
    while phrase.name && phrase.sure == 0 && phrase.large <= 1 && phrase.words > 1 {
        let (first, rest) = phrase.text.split_once(' ')?;
        // *St Odile*.
        if first.len() < 3 || !is_ordinary(first) {
            break;
        }
        phrase.text = rest;
        phrase.words -= 1;
        phrase.sure = usize::from(rest.starts_with(char::is_uppercase) && !is_loud(rest));
    }
    // *5G* and *AI* are never written otherwise.
    let initials = phrase.text.len() < 4 && word::has_inner_capital(phrase.text);
    let ordinary = if phrase.words > 1 { word::is_ordinary } else { is_ordinary };
    if phrase.name && !initials && phrase.text.split(' ').all(ordinary) {
        // *The Society* is as ordinary as *the society*, unless it is written large nearly everywhere.
        phrase.name = phrase.large * 2 > phrase.count && phrase.sure > 1;
    }
    // Several ordinary words in a row are a heading's.
    (phrase.name || phrase.words == 1 || phrase.large == 0).then_some(phrase)
}

/// Whether a word is one of the language: of its lists, or of the subjects'.
fn is_ordinary(word: &str) -> bool {
    word::is_ordinary(word)
        || class_of(word).has(Class::JOINER)
        || Lexicon::known().term(&form(word)).is_some()
}

/// Makes one of all the spellings of a thing, and leaves out nouns that stand once.
fn merge_spellings<'t>(spellings: impl Iterator<Item = Phrase<'t>>) -> Vec<Phrase<'t>> {
    let many = spellings.size_hint().1.unwrap_or_default();
    let mut by_form: HashMap<Short, usize> = HashMap::default();
    by_form.reserve(many);
    let mut things: Vec<(Phrase<'t>, Vec<Phrase<'t>>)> = Vec::with_capacity(many);
    for spelling in spellings {
        let place = *by_form.entry(form(spelling.text)).or_insert(things.len());
        match things.get_mut(place) {
            Some((_, others)) => others.push(spelling),
            None => things.push((spelling, Vec::new())),
        }
    }
    let merged = things.into_iter().filter_map(|(one, mut spellings)| {
        if spellings.is_empty() {
            return Some(one);
        }
        spellings.push(one);
        // In one order, so that the result never hangs on a map's.
        spellings.sort_unstable_by(|a, b| a.text.cmp(b.text).then(a.first.cmp(&b.first)));
        spellings.into_iter().reduce(|mut phrase, other| {
            merge(&mut phrase, other);
            phrase
        })
    });
    merged.filter(|phrase| phrase.name || phrase.count + usize::from(phrase.in_title) >= 2).collect()
}

/// Adds a spelling's figures to another's. The singular is the label where it stands, so that many articles share one;
/// of other spellings the more frequent one is.
fn merge<'t>(phrase: &mut Phrase<'t>, other: Phrase<'t>) {
    let (count, in_title, first) =
        (phrase.count + other.count, phrase.in_title || other.in_title, phrase.first.min(other.first));
    let (as_noun, large, sure) =
        (phrase.as_noun + other.as_noun, phrase.large + other.large, phrase.sure + other.sure);
    // Large at the beginning of a sentence says nothing; large once within one does, but for a word that has its own use.
    let plural = phrase.plural || other.plural || phrase.text.len() != other.text.len();
    let both = phrase.name || other.name;
    let name = both && (phrase.words > 1 || large * 2 > count || !is_ordinary(phrase.text));
    let better = match (is_shouted(other.text), is_shouted(phrase.text)) {
        (false, false) if !name && is_small(other.text) != is_small(phrase.text) => is_small(other.text),
        (false, false) if !name && other.text.len() != phrase.text.len() => {
            other.text.len() < phrase.text.len()
        }
        (false, false) => other.count > phrase.count,
        (_, shouted) => shouted,
    };
    if better {
        *phrase = other;
    }
    *phrase = Phrase { count, in_title, first, name, large, sure, as_noun, plural, ..phrase.clone() };
}

fn is_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// *UNITED*, as headings write it; *NATO* is a name.
fn is_shouted(text: &str) -> bool {
    text.len() > 4 && is_loud(text)
}

/// Whether it has capitals alone, and too many for initials.
fn is_word_in_capitals(text: &str) -> bool {
    text.len() > 3 && is_loud(text)
}

/// Whether it has capitals alone.
fn is_loud(text: &str) -> bool {
    text.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit())
}

/// *VOTE*, *TUGS*, as headings and the labels of an interview write words.
fn is_shouted_word(phrase: &Phrase<'_>) -> bool {
    let text = phrase.text;
    is_word_in_capitals(text)
        && (text.len() > LONGEST_INITIALS || phrase.sure == 0 || word::is_ordinary(&form(text)))
}

/// Whether a phrase stands in a text as whole words.
fn stands_in(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Which of the longer names a shorter one stands for.
#[derive(Debug, Default)]
struct Bearer {
    /// The most frequent one, with how often it stands.
    first: Option<(usize, usize)>,
    /// How often the next one stands.
    second: usize,
}

impl Bearer {
    fn meet(&mut self, at: usize, count: usize) {
        match self.first {
            Some((_, most)) if most >= count => self.second = self.second.max(count),
            other => {
                self.second = other.map_or(0, |(_, most)| most);
                self.first = Some((at, count));
            }
        }
    }

    /// The one that stands so much more often than the others that they do not count.
    fn only(&self) -> Option<usize> {
        self.first.filter(|(_, most)| *most > 2 * self.second).map(|(at, _)| at)
    }
}

/// Counts *Di Maio* for *Luigi Di Maio*, where only one longer name ends so.
fn join_names(phrases: &mut Vec<Phrase<'_>>) {
    /// So many words may stand before the shorter name.
    const BEFORE: usize = 3;
    // What each name ends with, and the one name that does.
    let mut ends: HashMap<&str, Bearer> = HashMap::default();
    for (at, long) in phrases.iter().enumerate().filter(|(_, long)| long.name && long.words > 1) {
        for (space, _) in long.text.match_indices(' ').take(BEFORE) {
            // *Virginia* is not short for *University of Virginia*.
            let before = long.text.get(..space).unwrap_or_default().rsplit(' ').next();
            if before.is_some_and(|word| matches!(word, "of" | "for" | "the" | "in" | "at")) {
                break;
            }
            let end = long.text.get(space + 1..).unwrap_or_default();
            ends.entry(end).or_default().meet(at, long.count);
        }
    }
    let fuller = |short: &Phrase<'_>| {
        // *Mexico* is not short for *New Mexico*.
        let long = ends.get(short.text).and_then(Bearer::only).filter(|_| short.name);
        long.filter(|_| !class_of(short.text).has(Class::PLACE))
    };
    let joins = phrases.iter().map(fuller).collect();
    join(phrases, joins, true);
}

/// Counts *Aksel* for *Aksel Thorvald*, where only one longer name begins so and it is a person's.
fn join_forenames(phrases: &mut Vec<Phrase<'_>>) {
    let people = || {
        let names = phrases.iter().enumerate().filter(|(_, long)| long.name && matches!(long.words, 2 | 3));
        names.filter_map(|(at, long)| Some((at, long.text.split_once(' ')?)))
    };
    let mut families: HashMap<&str, usize> = HashMap::default();
    let mut firsts: HashMap<&str, Option<usize>> = HashMap::default();
    for (at, (first, rest)) in people() {
        *families.entry(rest).or_default() += 1;
        firsts.entry(first).and_modify(|one| *one = None).or_insert(Some(at));
    }
    let is_forename = |first: &str, long: &Phrase<'_>| {
        let rest = long.text.get(first.len() + 1..).unwrap_or_default();
        let class = class_of(first);
        !class.has(Class::PLACE)
            && (class.has(Class::FORENAME) || families.get(rest).is_some_and(|bearers| *bearers > 1))
    };
    let fuller = |short: &Phrase<'_>| {
        let at = firsts.get(short.text).copied().flatten().filter(|_| short.name)?;
        phrases.get(at).is_some_and(|long| is_forename(short.text, long)).then_some(at)
    };
    let joins = phrases.iter().map(fuller).collect();
    join(phrases, joins, false);
}

/// Counts each phrase for the longer one that it is joined to, and drops it.
fn join(phrases: &mut Vec<Phrase<'_>>, joins: Vec<Option<usize>>, shortened: bool) {
    let counts: Vec<_> = phrases.iter().map(|p| (p.count, p.in_title, p.first, p.sure)).collect();
    for (long, (count, in_title, first, sure)) in joins.iter().zip(counts) {
        if let Some(long) = long.and_then(|long| phrases.get_mut(long)) {
            long.count += count;
            long.shortened |= shortened;
            long.in_title |= in_title;
            long.first = long.first.min(first);
            long.sure += sure;
        }
    }
    let mut joins = joins.into_iter();
    phrases.retain(|_| joins.next().flatten().is_none());
}

/// Drops words that stand nearly always within a longer phrase, and longer phrases that stand once.
fn drop_parts(phrases: &mut Vec<Phrase<'_>>) {
    phrases.retain(|phrase| phrase.name || phrase.words == 1 || phrase.count >= 2);
    // Each part of a longer phrase, and how often the most frequent of those phrases stands.
    let mut parts: HashMap<String, usize> = HashMap::default();
    for long in phrases.iter().filter(|phrase| phrase.words > 1 && !phrase.name) {
        let small = long.text.to_lowercase();
        let pairs = small.match_indices(' ').flat_map(|(at, _)| [small.get(..at), small.get(at + 1..)]);
        for part in small.split(' ').chain(pairs.flatten().filter(|pair| pair.contains(' '))) {
            let most = parts.entry(part.to_owned()).or_default();
            *most = long.count.max(*most);
        }
    }
    phrases.retain(|phrase| {
        let within = |phrase: &Phrase<'_>| parts.get(&phrase.text.to_lowercase()).copied();
        phrase.name || within(phrase).is_none_or(|within| within * 10 < phrase.count * 6)
    });
}
