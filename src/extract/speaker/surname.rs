//! Learns from an article which of its common words are names: after *Marcia Price*, a sentence may open with *Price*.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::title::is_korean_forename;
use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

/// The words that an article uses as names though they are words of the language too.
#[derive(Debug, Default)]
pub(super) struct Surnames<'t> {
    /// Those that close a full name.
    known: HashSet<&'t str, RandomState>,
    /// Those that stand with a capital among small letters.
    met: HashSet<&'t str, RandomState>,
}

impl<'t> Surnames<'t> {
    /// Learns from full names inside sentences: a forename and what follows it, in paragraphs that are no headline.
    pub(super) fn of(readings: &[Reading<'t>]) -> Self {
        let mut known = HashSet::default();
        let mut met = HashSet::default();
        for reading in readings.iter().filter(|reading| reading.paragraph.is_some()) {
            met.extend(reading.pieces.windows(2).filter_map(|pair| bare(reading.text, pair)));
            for pieces in std::iter::once(&reading.pieces).chain(&reading.quoted) {
                for (surname, forename) in pieces.iter().zip(pieces.iter().skip(1)) {
                    // "Moon Jae-in"
                    if surname.token.case == Case::Initial
                        && surname.token.is_word()
                        && is_korean_forename(forename.token.span.of(reading.text))
                    {
                        known.insert(surname.token.span.of(reading.text));
                    }
                }
                for (at, forename) in pieces.iter().enumerate() {
                    if forename.has(Class::FORENAME) {
                        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
                        let names = pieces.get(at..pieces.len().min(at + 3)).unwrap_or_default();
                        known.extend(surname(reading.text, before, names));
                    }
                }
            }
        }
        Self { known, met }
    }

    /// Whether the word, written so, bears a name in this article where no capital is its sentence's: *shares in **Next***.
    pub(super) fn has_met(&self, word: &str) -> bool {
        !self.met.is_empty() && self.met.contains(word)
    }

    /// Whether the word, written so, is a name in this article.
    pub(super) fn has(&self, word: &str) -> bool {
        !self.known.is_empty() && self.known.contains(word)
    }
}

/// The doubtful word with a capital that no sentence gave it, and no other name word before it: *shares in **Next***, *Norman **Cook***.
fn bare<'t>(text: &'t str, pair: &[Piece]) -> Option<&'t str> {
    let [before, word] = pair else { return None };
    let never = Class::FUNCTION
        .with(Class::DAY)
        .with(Class::GROUP)
        .with(Class::ORGANISATION)
        .with(Class::PERSON)
        .with(Class::RANK)
        .with(Class::NATIONALITY);
    let tie = before.run.is_none()
        && (before.is_lower()
            || before.token.is_capitalised() && before.has(Class::FORENAME) && !before.has(Class::COMMON));
    let name = word.run.is_none() && word.token.kind == Kind::Word && word.token.case == Case::Initial;
    (tie && name && word.has(Class::COMMON.with(Class::CUE)) && !word.has(never))
        .then(|| word.token.span.of(text))
}

/// The doubtful word that closes a full name at the head of these pieces: *Larry **King** of*.
fn surname<'t>(text: &'t str, before: Option<&Piece>, pieces: &[Piece]) -> Option<&'t str> {
    let [forename, rest @ ..] = pieces else { return None };
    if !forename.has(Class::FORENAME) {
        return None;
    }
    let (family, after) = match rest {
        [initial, family] if initial.token.span.len() == 2 && initial.token.span.of(text).ends_with('.') => {
            (family, None)
        }
        [family, after] => (family, Some(after)),
        [family] => (family, None),
        _ => return None,
    };
    let doubtful = Class::COMMON.with(Class::PERSON).with(Class::RANK).with(Class::CUE).with(Class::PLACE);
    let never = Class::FUNCTION
        .with(Class::DAY)
        .with(Class::GROUP)
        .with(Class::ORGANISATION)
        .with(Class::SUFFIX)
        .with(Class::COURTESY)
        .with(Class::NATIONALITY)
        .with(Class::NUMBER);
    // "Charlotte Church said": more often a surname behind a forename than a body.
    let also = matches!(
        family.token.span.of(text),
        "Banks"
            | "Church"
            | "Fields"
            | "Gates"
            | "House"
            | "Law"
            | "Marks"
            | "Page"
            | "Rivers"
            | "Ward"
            | "Waters"
    );
    let name = |piece: &Piece| {
        piece.run.is_none() && piece.token.kind == Kind::Word && piece.token.case == Case::Initial
    };
    // "“…,” Lucy Driver said"
    let inside = before.is_none_or(|before| {
        before.run.is_some()
            || before.is_lower()
            || before.is(Kind::Comma)
            || before.is(Kind::Stop)
            || before.has(Class::COURTESY.with(Class::RANK).with(Class::FUNCTION).with(Class::FORENAME))
    });
    let full = inside
        && name(forename)
        && (forename.token.span.of(text) == "Bill"
            || !forename.has(never.with(Class::PLACE).with(Class::PERSON).with(Class::RANK)))
        && name(family)
        && family.has(doubtful)
        && (!family.has(never) || family.has(Class::MONTH) || also)
        && after.is_none_or(|after| !name(after));
    full.then(|| family.token.span.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    #[test]
    fn common_words_that_are_names_here() {
        let cases = [
            ("They met Marcia Price today.", "Price", true),
            ("They met Larry King.", "King", true),
            ("“It was late,” Larry King said.", "King", true),
            ("They met Larry B. King today.", "King", true),
            ("They met the King today.", "King", false),
            ("Marcia Price met them.", "Price", true),
            ("They met Marcia Church today.", "Church", true),
            ("They met Mary Jane King today.", "King", true),
            ("They met the Marcia Church Board today.", "Church", false),
            ("They left. Marcia Price met them.", "Price", true),
            ("Moon Jae-in met them.", "Moon", true),
            ("They sailed from Port Price today.", "Price", false),
            ("They read the Florence Price Review today.", "Price", false),
        ];
        for (text, word, want) in cases {
            assert_eq!(Surnames::of(&read(None, &[text])).has(word), want, "{text}");
        }
    }
}
