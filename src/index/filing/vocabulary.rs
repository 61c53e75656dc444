//! What each word is filed under.

use super::strings::{NONE, Strings};
use crate::article::Span;
use crate::index::analyzer::Stems;
use crate::index::exact;
use crate::text::Word;

/// The words that were met, as they are written, and the terms that they are filed under.
pub(super) struct Vocabulary {
    words: Strings,
    terms: Strings,
    /// By the number of the word.
    filed: Vec<Filed>,
    stems: Stems,
}

/// The terms that a word is filed under, by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filed {
    /// In running text.
    pub(super) stem: u32,
    /// Among names and spellings.
    pub(super) folded: u32,
    /// The word that it is known by too, if any: the number of a word, not of a term.
    pub(super) rest: u32,
    /// What it looks like beyond its spelling.
    pub(super) marks: [u32; 2],
    /// What a passage is marked with in which it always has accents, if it has any.
    pub(super) always: u32,
}

/// Where the terms stand in their order, and those that words are filed under.
pub(super) struct Ranks {
    /// The terms, in order.
    pub(super) order: Vec<u32>,
    /// By the number of a term, where it stands in the order.
    pub(super) terms: Vec<u32>,
    /// By the number of a word, that of its stem; [`Ranks::RESTS`] says that the word is known by another one too.
    pub(super) stems: Vec<u32>,
    /// The same of its folded form.
    pub(super) folded: Vec<u32>,
    /// By the number of a word, where its only mark stands; [`NONE`] where it has none, [`Ranks::MORE`] where there is more to say.
    pub(super) marks: Vec<u32>,
}

impl Ranks {
    /// Says of a word that it is known by another one too.
    pub(super) const RESTS: u32 = 1 << 31;

    /// Says of a word that it has several marks, accents, or another word that it is known by.
    pub(super) const MORE: u32 = NONE - 1;
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        Self { words: Strings::default(), terms: Strings::default(), filed: Vec::new(), stems: Stems::new() }
    }

    /// Adds the numbers of words of a text.
    pub(super) fn words(&mut self, text: &str, spans: &[Span], numbers: &mut Vec<u32>) {
        let start = numbers.len();
        self.words.known_in(text, spans, numbers);
        let unknown = numbers.iter_mut().skip(start).zip(spans).filter(|(number, _)| **number == NONE);
        for (number, span) in unknown {
            *number = self.word(text, *span);
        }
    }

    /// The number of a word of a text.
    pub(super) fn word(&mut self, text: &str, span: Span) -> u32 {
        let (number, new) = self.words.number_in(text, span);
        if new {
            self.learn(span.of(text));
        }
        number
    }

    /// The number of a term that is no word's.
    pub(super) fn term(&mut self, term: &str) -> u32 {
        self.terms.number(term).0
    }

    /// Finds out what a word is filed under that was not met before.
    fn learn(&mut self, written: &str) {
        let word = Word { span: Span::new(0, written.len()) };
        let mut term = String::new();
        word.term(written, &mut term);
        let folded = self.term(&term);
        let look = exact::Look::of(written, word);
        let always = if look.accented { self.term(&exact::always(&term)) } else { NONE };
        let marks = look.marks.map(|mark| mark.map_or(NONE, |mark| self.term(&mark)));
        self.stems.stem(&mut term);
        let stem = self.term(&term);
        self.filed.push(Filed { stem, folded, rest: NONE, marks, always });
        let Some(rest) = word.after_elision(written) else { return };
        let at = self.filed.len() - 1;
        let rest = self.word(written, rest.span);
        if let Some(filed) = self.filed.get_mut(at) {
            filed.rest = rest;
        }
    }

    /// What a word is filed under.
    pub(super) fn filed(&self, word: u32) -> Option<&Filed> {
        self.filed.get(word as usize)
    }

    /// A term by its number.
    pub(super) fn get(&self, term: u32) -> &str {
        self.terms.get(term)
    }

    /// How much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.words.bytes() + self.terms.bytes() + self.filed.capacity() * size_of::<Filed>()
    }

    /// Puts all terms in order.
    pub(super) fn ranks(&self) -> Ranks {
        let order = self.terms.in_order();
        let mut terms = vec![NONE; order.len()];
        for (rank, term) in (0..).zip(&order) {
            if let Some(place) = terms.get_mut(*term as usize) {
                *place = rank;
            }
        }
        let ranks = |term: fn(&Filed) -> u32| {
            let rank = |filed: &Filed| {
                let rests = if filed.rest == NONE { 0 } else { Ranks::RESTS };
                terms.get(term(filed) as usize).map_or(0, |rank| rank | rests)
            };
            self.filed.iter().map(rank).collect()
        };
        let mark = |filed: &Filed| match filed {
            Filed { rest: NONE, always: NONE, marks: [NONE, mark], .. } => {
                terms.get(*mark as usize).copied().unwrap_or(NONE)
            }
            _ => Ranks::MORE,
        };
        let marks = self.filed.iter().map(mark).collect();
        Ranks { stems: ranks(|filed| filed.stem), folded: ranks(|filed| filed.folded), marks, order, terms }
    }
}
