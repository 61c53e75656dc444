//! The words of a query as they are filed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use tantivy::query::{BooleanQuery, Occur, Query as Clause, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::inside::{Placed, Where};
use super::listed::AnyOf;
use super::spelling;
use super::together::Together;
use crate::index::analyzer::Analyzer;
use crate::index::exact::{self, Exact};
use crate::index::parts::Parts;
use crate::index::schema::Fields;
use crate::query::Text;

/// How many words a beginning inside a phrase may stand for.
const MOST_ENDINGS: usize = 200;

/// The words of a text as they are filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// These terms side by side, or with at most `apart` other words between them.
    Words {
        /// The terms, in order.
        terms: Vec<String>,
        /// How many other words may stand between them.
        apart: u32,
    },
    /// Any of these spellings.
    Spellings(Spellings),
    /// These terms and then any of these spellings.
    Endings {
        /// The terms, in order.
        before: Vec<String>,
        /// What comes after them.
        last: Spellings,
    },
    /// These terms side by side, spelled so.
    Exact {
        /// The terms, in order.
        terms: Vec<String>,
        /// How they are spelled.
        spelled: Vec<Exact>,
    },
}

/// The spellings that a beginning or a near spelling stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spellings {
    /// As they are spelled, folded.
    pub(super) words: BTreeSet<String>,
    /// As they are filed in the fields that are searched.
    pub(super) filed: BTreeSet<String>,
}

impl Asked {
    /// The documents that have the words in a field; none where no word can match.
    pub(super) fn clause(&self, field: Field) -> Option<Box<dyn Clause>> {
        match self {
            Self::Words { terms, apart } => words(field, terms, *apart),
            Self::Exact { terms, .. } => words(field, terms, 0),
            Self::Spellings(found) => spelled(&[field], &found.filed).map(|any| Box::new(any) as _),
            Self::Endings { before, last } => any(last.filed.iter().take(MOST_ENDINGS).filter_map(|last| {
                let terms: Vec<String> = before.iter().chain([last]).cloned().collect();
                words(field, &terms, 0)
            })),
        }
    }

    /// The passages that have the words inside quotations or outside them; none where no word can match.
    pub(super) fn placed(&self, fields: &Fields, place: Where) -> Option<Box<dyn Clause>> {
        let placed = |terms: &[String], apart| -> Option<Box<dyn Clause>> {
            (!terms.is_empty()).then(|| Box::new(Placed::all(fields, terms, apart, place)) as _)
        };
        match self {
            Self::Words { terms, apart } => placed(terms, *apart),
            Self::Exact { terms, .. } => placed(terms, 0),
            Self::Spellings(found) => Some(Box::new(Placed::any(fields, &found.filed, place))),
            Self::Endings { before, last } => any(last.filed.iter().take(MOST_ENDINGS).filter_map(|last| {
                let terms: Vec<String> = before.iter().chain([last]).cloned().collect();
                placed(&terms, 0)
            })),
        }
    }

    /// Whether it counts how the words are spelled, or one of them.
    pub(super) const fn is_spelled(&self) -> bool {
        !matches!(self, Self::Words { .. })
    }

    /// Whether several words have to stand side by side, each spelled so.
    pub(super) const fn is_spelled_run(&self) -> bool {
        matches!(self, Self::Exact { terms, .. } if terms.len() > 1)
    }

    /// What a passage must have that has the words itself, as far as their spelling is filed.
    pub(super) fn own_spelling(&self, fields: &Fields) -> Vec<(Occur, Box<dyn Clause>)> {
        match self {
            Self::Spellings(found) | Self::Endings { last: found, .. } => {
                let any = spelled(&[fields.spelling], &found.words);
                any.map(|any| (Occur::Must, Box::new(any) as _)).into_iter().collect()
            }
            asked => asked.spelling(fields),
        }
    }

    /// What the documents must have besides, where it counts how all of the words are spelled.
    pub(super) fn spelling(&self, fields: &Fields) -> Vec<(Occur, Box<dyn Clause>)> {
        let Self::Exact { spelled, .. } = self else { return Vec::new() };
        let term = |field, term: &str| -> Box<dyn Clause> {
            Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic))
        };
        let mut clauses = Vec::new();
        for word in spelled {
            match word {
                Exact::Cased(mark) | Exact::Accented(mark) => {
                    clauses.push((Occur::Must, term(fields.exact, mark)));
                }
                Exact::Plain { term: plain, not } => {
                    clauses.push((Occur::Must, term(fields.spelling, plain)));
                    clauses.push((Occur::MustNot, term(fields.exact, not)));
                }
            }
        }
        clauses
    }

    /// The words that lead to it: where only the beginning of the last one was asked for, those before that.
    pub(super) fn leading(&self) -> Cow<'_, Self> {
        match self {
            Self::Endings { before, .. } => Cow::Owned(Self::Words { terms: before.clone(), apart: 0 }),
            asked => Cow::Borrowed(asked),
        }
    }

    /// This word and then another, where both are single words.
    pub(super) fn beside(&self, other: &Self) -> Option<Self> {
        let (Self::Words { terms: one, .. }, Self::Words { terms: next, .. }) = (self, other) else {
            return None;
        };
        (one.len() == 1 && next.len() == 1)
            .then(|| Self::Words { terms: [&**one, &**next].concat(), apart: 0 })
    }

    /// Whether it is a single word, as it is filed.
    pub(super) fn is_one_word(&self) -> bool {
        matches!(self, Self::Words { terms, .. } if terms.len() == 1)
    }

    /// Every term that may stand in a matching text, to rank whole articles by.
    pub(super) fn terms(&self) -> impl Iterator<Item = &String> {
        let (words, found) = match self {
            Self::Words { terms, .. } | Self::Exact { terms, .. } => (terms.as_slice(), None),
            Self::Spellings(found) => (&[][..], Some(found)),
            Self::Endings { before, last } => (before.as_slice(), Some(last)),
        };
        words.iter().chain(found.into_iter().flat_map(|found| found.filed.iter().take(MOST_ENDINGS)))
    }
}

/// The documents that meet one of these conditions.
fn any(clauses: impl Iterator<Item = Box<dyn Clause>>) -> Option<Box<dyn Clause>> {
    let clauses: Vec<_> = clauses.map(|clause| (Occur::Should, clause)).collect();
    (!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as _)
}

fn words(field: Field, terms: &[String], apart: u32) -> Option<Box<dyn Clause>> {
    let filed = |term: &String| Term::from_field_text(field, term);
    Some(match terms {
        [] => return None,
        [term] => Box::new(TermQuery::new(filed(term), IndexRecordOption::WithFreqs)),
        terms => Box::new(Together::new(field, terms, apart)),
    })
}

/// The documents that have any of these terms in one of the fields.
pub(super) fn spelled(fields: &[Field], terms: &BTreeSet<String>) -> Option<AnyOf> {
    let filed =
        |field: &Field| terms.iter().map(|term| Term::from_field_text(*field, term)).collect::<Vec<_>>();
    (!terms.is_empty()).then(|| AnyOf::new(fields.iter().flat_map(filed)))
}

/// Turns texts into terms.
pub(super) struct Filing<'a> {
    searcher: &'a Searcher,
    parts: &'a Parts,
    text: Analyzer,
    names: Analyzer,
}

impl<'a> Filing<'a> {
    pub(super) fn new(searcher: &'a Searcher, parts: &'a Parts) -> Self {
        Self { searcher, parts, text: Analyzer::text(), names: Analyzer::names() }
    }

    /// The terms of a text, for fields with stems or without. Beginnings and near spellings are looked up among the words of the
    /// field `dictionary`.
    pub(super) fn asked(&mut self, text: &Text, stemmed: bool, dictionary: Field) -> tantivy::Result<Asked> {
        match text {
            Text::Words { text, apart } => {
                Ok(Asked::Words { terms: self.terms(text, stemmed), apart: *apart })
            }
            Text::Prefix(text) => {
                let Some(last) = self.names.terms(text).pop() else { return Ok(nothing()) };
                let words = spelling::beginning(self.parts, self.searcher, dictionary, &last.term)?;
                let last_found = self.spellings(words, stemmed);
                let before = text.get(..last.span.start).unwrap_or_default();
                let before = self.terms(before, stemmed);
                Ok(if before.is_empty() {
                    Asked::Spellings(last_found)
                } else {
                    Asked::Endings { before, last: last_found }
                })
            }
            Text::Exact(text) => {
                Ok(Asked::Exact { terms: self.terms(text, stemmed), spelled: exact::asked(text) })
            }
            Text::Fuzzy { word, letters } => {
                let Some(word) = self.names.terms(word).pop() else { return Ok(nothing()) };
                let words = spelling::near(self.parts, self.searcher, dictionary, &word.term, *letters)?;
                Ok(Asked::Spellings(self.spellings(words, stemmed)))
            }
        }
    }

    fn terms(&mut self, text: &str, stemmed: bool) -> Vec<String> {
        let analyzer = if stemmed { &mut self.text } else { &mut self.names };
        analyzer.terms(text).into_iter().map(|analyzed| analyzed.term).collect()
    }

    fn spellings(&mut self, words: BTreeSet<String>, stemmed: bool) -> Spellings {
        let filed = if stemmed {
            words.iter().flat_map(|word| self.text.terms(word)).map(|analyzed| analyzed.term).collect()
        } else {
            words.clone()
        };
        Spellings { words, filed }
    }
}

const fn nothing() -> Asked {
    Asked::Words { terms: Vec::new(), apart: 0 }
}
