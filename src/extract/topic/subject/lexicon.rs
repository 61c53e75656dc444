//! The words and pairs of words that speak for subjects.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::Subject;
use crate::text::folded::{Folded, head};
use crate::text::lexicon::plural;
use crate::text::list::List;

/// A word or a pair of words that speaks for subjects, by its place in the lexicon.
pub type Term = u16;

/// What a word of the lexicon is: a term, the first or the second of a pair, or several of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    number: u16,
    /// What the word itself speaks for.
    pub(super) term: Option<Term>,
    /// Whether it is the first of a pair.
    pub(super) opens: bool,
    /// Whether it is the second of one.
    pub(super) closes: bool,
}

/// What each of some words is.
#[derive(Debug, Default)]
pub(super) struct Entries {
    forms: Vec<Folded>,
    /// In the order of the words.
    pub(super) found: Vec<Option<Entry>>,
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

/// How much a word of a strength counts: it hints, it speaks, it tells.
const fn strength(figure: u8) -> f32 {
    match figure {
        b'1' => 0.3,
        b'2' => 1.0,
        b'3' => 3.0,
        _ => 0.0,
    }
}

/// Every term, looked up by its words.
#[derive(Debug)]
pub struct Lexicon {
    words: List<Folded, Option<Entry>>,
    /// A bit for each number that the beginning of a word may have: most words of an article are in no list.
    sieve: Vec<u64>,
    pairs: HashMap<(u16, u16), Term, FixedState>,
    /// Each term as the lists have it.
    names: Vec<&'static str>,
    /// Whether each term tells of a subject for certain.
    telling: Vec<bool>,
    /// The terms with what the lists say that they speak for, in the order of the lists.
    strengths: Vec<(Term, Subject, f32)>,
}

/// How many times 64 numbers the sieve tells apart.
const SIEVE: usize = 1024;
/// The high bit of each of eight bytes.
const NOT_ASCII: u64 = 0x8080_8080_8080_8080;

/// Where the sieve has its bit for the beginning of a word.
#[inline]
fn place(head: u64) -> (usize, u64) {
    let number = head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    ((number >> 6) as usize, 1 << (number & 63))
}

/// The two words of a pair.
fn parted(name: &str) -> Option<(&str, &str)> {
    let space = name.as_bytes().iter().position(|byte| *byte == b' ')?;
    Some((name.get(..space)?, name.get(space + 1..)?))
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The lines of a list without its header: how strong, and which word or pair of words. A line is a figure, a space and
/// the words.
fn lines(list: &'static str) -> impl Iterator<Item = (u8, &'static str)> {
    rows(list).filter_map(|line| Some((*line.as_bytes().first()?, line.get(2..)?)))
}

/// The lines of a file without its header. The files are read whenever the program starts, so that every instruction
/// for each of their bytes is felt.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = file;
    std::iter::from_fn(move || {
        let end = rest.as_bytes().iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..end).filter(|line| !line.is_empty())?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    })
    .filter(|line| !line.starts_with('#'))
}

impl Lexicon {
    /// The one that is compiled in.
    #[must_use]
    pub fn known() -> &'static Self {
        &LEXICON
    }

    fn build() -> Self {
        let mut lexicon = Self {
            words: List::with_capacity(16_000),
            sieve: vec![0; SIEVE],
            pairs: HashMap::with_capacity_and_hasher(4_000, FixedState::default()),
            names: Vec::with_capacity(8_000),
            telling: Vec::with_capacity(8_000),
            strengths: Vec::with_capacity(8_000),
        };
        for (number, list) in LISTS {
            let Some(subject) = Subject::numbered(number) else { continue };
            for (figure, name) in lines(list) {
                let Ok(next) = Term::try_from(lexicon.names.len()) else { continue };
                if let Some(term) = lexicon.add(name, next) {
                    if term == next {
                        lexicon.names.push(name);
                        lexicon.telling.push(false);
                    }
                    if let Some(telling) = lexicon.telling.get_mut(usize::from(term)) {
                        *telling |= figure == b'3';
                    }
                    lexicon.strengths.push((term, subject, strength(figure)));
                }
            }
        }
        // A plural is its singular's term, unless it is one of its own.
        for (name, term) in lexicon.names.clone().into_iter().zip(0..) {
            if name.len() > 3 && !name.ends_with('s') {
                lexicon.add_plural(name, term);
            }
        }
        lexicon
    }

    fn add_plural(&mut self, name: &'static str, term: Term) {
        let regular = |last: u8| !matches!(last, b'h' | b'n' | b'x' | b'y' | b'z') && last.is_ascii();
        let with_s = |word: &str| match word.as_bytes().last() {
            Some(last) if regular(*last) => Folded::of(word)?.with('s'),
            // Nor do the rarer endings need an allocation each.
            Some(b'n') if !word.ends_with("man") && !word.ends_with("person") => Folded::of(word)?.with('s'),
            _ => Folded::of(&plural(word)),
        };
        match parted(name) {
            None => {
                if let Some(entry) = with_s(name).and_then(|word| self.enter(word)) {
                    entry.term.get_or_insert(term);
                }
            }
            Some((first, second)) => {
                if let (Some(first), Some(second)) = (Folded::of(first), with_s(second)) {
                    self.add_pair(first, second, term);
                }
            }
        }
    }

    fn add_pair(&mut self, first: Folded, second: Folded, next: Term) -> Option<Term> {
        let opening = self.enter(first)?;
        opening.opens = true;
        let first = opening.number;
        let closing = self.enter(second)?;
        closing.closes = true;
        let pair = (first, closing.number);
        Some(*self.pairs.entry(pair).or_insert(next))
    }

    /// The term of a word or of two, which is `next` where there was none.
    fn add(&mut self, name: &str, next: Term) -> Option<Term> {
        match parted(name) {
            None => Some(*self.enter(Folded::of(name)?)?.term.get_or_insert(next)),
            Some((first, second)) => self.add_pair(Folded::of(first)?, Folded::of(second)?, next),
        }
    }

    fn enter(&mut self, word: Folded) -> Option<&mut Entry> {
        let number = u16::try_from(self.words.len()).ok()?;
        let entry = Entry { number, term: None, opens: false, closes: false };
        let (at, bit) = place(word.head());
        *self.sieve.get_mut(at)? |= bit;
        Some(self.words.enter(word)?.get_or_insert(entry))
    }

    /// What a word is.
    #[inline]
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.words.get(self.form(word))
    }

    /// Adds what each of some words is.
    pub(super) fn entries<'w>(&self, words: impl Iterator<Item = &'w str>, to: &mut Entries) {
        to.forms.clear();
        to.found.clear();
        to.forms.extend(words.map(|word| self.form(word)));
        self.words.get_all(&to.forms, &mut to.found);
    }

    /// What a word is looked up by; the empty word for one that is in no list.
    #[inline]
    fn form(&self, word: &str) -> Folded {
        let head = head(word.as_bytes());
        let (at, bit) = place(head);
        // Other letters than those of English are not small yet.
        let may_be = self.sieve.get(at).is_some_and(|bits| bits & bit != 0) || head & NOT_ASCII != 0;
        if may_be { Folded::of(word).unwrap_or_default() } else { Folded::default() }
    }

    /// The term that two words make.
    #[inline]
    pub(super) fn pair(&self, first: Entry, second: Entry) -> Option<Term> {
        self.pairs.get(&(first.number, second.number)).copied()
    }

    /// The term of a word or of two as the lists have them.
    #[must_use]
    pub fn term(&self, name: &str) -> Option<Term> {
        match parted(name) {
            None => self.entry(name)?.term,
            Some((first, second)) => self.pair(self.entry(first)?, self.entry(second)?),
        }
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

    /// Each term as it is written, in the order of their places.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().copied()
    }

    /// Whether a word or two, in small letters, tell of a subject for certain.
    #[must_use]
    pub fn tells(&self, name: &str) -> bool {
        self.term(name).and_then(|term| self.telling.get(usize::from(term)).copied()).unwrap_or_default()
    }

    /// What the lists say that each term speaks for, and how strongly; a term stands once for each of its subjects.
    #[must_use]
    pub fn strengths(&self) -> &[(Term, Subject, f32)] {
        &self.strengths
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
            assert!(list.ends_with('\n'), "list {number} is cut off");
            for (figure, term) in lines(list) {
                assert!(strength(figure) > 0.0, "{figure} {term}");
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
        for (one, many) in [("Footballer", "footballers"), ("embassy", "Embassies"), ("bishop", "bishops")] {
            assert!(term(one).is_some(), "{one}");
            assert_eq!(term(one), term(many), "{one}");
        }
        let pair = |first: &str, second: &str| lexicon.pair(lexicon.entry(first)?, lexicon.entry(second)?);
        assert!(term("Décor").is_some() && term("DÉCOR").is_some());
        assert!(pair("Interest", "rates").is_some());
        assert_eq!(pair("interest", "rate"), pair("interest", "rates"));
        assert_eq!(pair("interest", "football"), None);
    }
}
