//! The words and pairs of words that speak for subjects.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::Subject;
use crate::text::folded::{Folded, Known};
use crate::text::lexicon::plural;

/// A word or a pair of words that speaks for subjects, by its place in the lexicon.
pub type Term = u16;

/// What a word of the lexicon is: a term, the first or the second of a pair, or several of these.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// What the word itself speaks for.
    pub(super) term: Option<Term>,
    /// Its number among the words of pairs, where it is the first of one.
    pub(super) opens: Option<u16>,
    /// Its number where it is the second.
    pub(super) closes: Option<u16>,
}

/// The lists of words, each with the number of its subject.
const LISTS: [(u8, &str); Subject::COUNT] = [
    (1, include_str!("words/arts.txt")),
    (2, include_str!("words/crime.txt")),
    (3, include_str!("words/disaster.txt")),
    (4, include_str!("words/economy.txt")),
    (5, include_str!("words/education.txt")),
    (6, include_str!("words/environment.txt")),
    (7, include_str!("words/health.txt")),
    (8, include_str!("words/human_interest.txt")),
    (9, include_str!("words/labour.txt")),
    (10, include_str!("words/lifestyle.txt")),
    (11, include_str!("words/politics.txt")),
    (12, include_str!("words/religion.txt")),
    (13, include_str!("words/science.txt")),
    (14, include_str!("words/society.txt")),
    (15, include_str!("words/sport.txt")),
    (16, include_str!("words/conflict.txt")),
    (17, include_str!("words/weather.txt")),
];

/// How much a word of each strength counts: it hints, it speaks, it tells.
const STRENGTHS: [(&str, f32); 3] = [("1", 0.3), ("2", 1.0), ("3", 3.0)];

/// Every term, looked up by its words.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Known<Entry>,
    pairs: HashMap<(u16, u16), Term, FixedState>,
    /// Each term as the lists have it.
    names: Vec<String>,
    /// What the lists say that each term speaks for.
    strengths: Vec<Vec<(Subject, f32)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The lines of a list without its header: how strong, and which word or pair of words.
fn lines(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '))
}

impl Lexicon {
    /// The one that is compiled in.
    #[must_use]
    pub fn known() -> &'static Self {
        &LEXICON
    }

    fn build() -> Self {
        let mut lexicon = Self::default();
        let mut terms: HashMap<&str, Term> = HashMap::new();
        for (number, list) in LISTS {
            let Some(subject) = Subject::numbered(number) else { continue };
            for (strength, name) in lines(list) {
                let strength = STRENGTHS.iter().find(|row| row.0 == strength).map_or(0.0, |row| row.1);
                let Ok(next) = Term::try_from(lexicon.names.len()) else { continue };
                let term = *terms.entry(name).or_insert(next);
                if term == next {
                    lexicon.names.push(name.to_owned());
                    lexicon.strengths.push(Vec::new());
                }
                if let Some(strengths) = lexicon.strengths.get_mut(usize::from(term)) {
                    strengths.push((subject, strength));
                }
            }
        }
        let mut numbers: HashMap<String, u16> = HashMap::new();
        for (name, term) in &terms {
            lexicon.add(name, *term, &mut numbers);
        }
        // A plural is its singular's term, unless it is one of its own.
        for (name, term) in terms.iter().filter(|(name, _)| name.len() > 3 && !name.ends_with('s')) {
            let many = plural(name);
            if !terms.contains_key(many.as_str()) {
                lexicon.add(&many, *term, &mut numbers);
            }
        }
        lexicon
    }

    fn add(&mut self, name: &str, term: Term, numbers: &mut HashMap<String, u16>) {
        let mut number = |word: &str| {
            let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
            *numbers.entry(word.to_owned()).or_insert(next)
        };
        let mut entry = |word: &str, change: &dyn Fn(&mut Entry)| {
            if let Some(word) = Folded::of(word) {
                change(self.words.entry(word).or_insert(Entry { term: None, opens: None, closes: None }));
            }
        };
        match name.split_once(' ') {
            None => entry(name, &|entry| entry.term = Some(term)),
            Some((first, second)) => {
                let pair = (number(first), number(second));
                entry(first, &|entry| entry.opens = Some(pair.0));
                entry(second, &|entry| entry.closes = Some(pair.1));
                self.pairs.insert(pair, term);
            }
        }
    }

    /// What a word is.
    #[inline]
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.words.get(&Folded::of(word)?).copied()
    }

    /// The term that two words make.
    #[inline]
    pub(super) fn pair(&self, first: u16, second: u16) -> Option<Term> {
        self.pairs.get(&(first, second)).copied()
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Each term as it is written, and what the lists say that it speaks for and how strongly.
    pub fn terms(&self) -> impl Iterator<Item = (&str, &[(Subject, f32)])> {
        self.names.iter().zip(&self.strengths).map(|(name, strengths)| (name.as_str(), strengths.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_list_is_sorted_and_without_repeats() {
        for (number, list) in LISTS {
            assert!(list.starts_with("# "), "list {number} has no header");
            let rows: Vec<&str> = list.lines().skip(1).collect();
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "out of order or twice: {} {}", pair[0], pair[1]);
            }
            let mut words = HashSet::new();
            for (strength, term) in lines(list) {
                assert!(STRENGTHS.iter().any(|row| row.0 == strength), "{strength} {term}");
                assert!(words.insert(term), "twice: {term}");
                let parts: Vec<_> = term.split(' ').collect();
                assert!(parts.len() <= 2, "more than two words: {term}");
                assert!(parts.iter().all(|word| Folded::of(word).is_some()), "too long: {term}");
                assert_eq!(term, term.to_lowercase());
            }
        }
    }

    #[test]
    fn words_are_found_in_the_singular_and_in_the_plural() {
        let lexicon = Lexicon::known();
        let term = |word: &str| lexicon.entry(word).and_then(|entry| entry.term);
        for (one, many) in [("Footballer", "footballers"), ("embassy", "Embassies"), ("church", "churches")] {
            assert!(term(one).is_some(), "{one}");
            assert_eq!(term(one), term(many), "{one}");
        }
        let pair = |first: &str, second: &str| {
            lexicon.pair(lexicon.entry(first)?.opens?, lexicon.entry(second)?.closes?)
        };
        assert!(pair("Interest", "rates").is_some());
        assert_eq!(pair("interest", "rate"), pair("interest", "rates"));
        assert_eq!(pair("interest", "football"), None);
    }
}
