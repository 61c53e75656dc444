//! What words look like beyond their spelling: accents, capitals, endings.
//!
//! Everywhere else a word is filed folded, or under its stem. Here a passage keeps only what that loses: each of its words
//! that has capitals as it is, each that has accents in small letters, and each that has accents wherever it
//! stands in the passage. Whatever is not marked so is spelled as it is filed, and most words are.

use crate::text::{Word, words};

/// Stands before the folded form of a word that has accents wherever it stands in the passage.
const ALWAYS: char = '~';

/// How a word is asked for as it is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exact {
    /// With capitals: a mark of the passage.
    Cased(String),
    /// In small letters with accents, the page's capitals aside: a mark of the passage.
    Accented(String),
    /// Without either: the passage has the folded word, and not this mark.
    Plain {
        /// The folded word.
        term: String,
        /// What a passage has where the word has accents throughout.
        not: String,
    },
}

/// The words of a text, each as it is asked for where its spelling counts.
#[must_use]
pub fn asked(text: &str) -> Vec<Exact> {
    words(text)
        .map(|word| {
            let spelled = word.spelled(text);
            let small = spelled.to_lowercase();
            let mut term = String::new();
            word.term(text, &mut term);
            if spelled != small {
                Exact::Cased(spelled)
            } else if small != term {
                Exact::Accented(small)
            } else {
                Exact::Plain { not: format!("{ALWAYS}{term}"), term }
            }
        })
        .collect()
}

impl Exact {
    /// Whether that is how a word is spelled; `spelled` is as [`Word::spelled`](crate::text::Word::spelled) gives it.
    #[must_use]
    pub fn is(&self, spelled: &str) -> bool {
        match self {
            Self::Cased(asked) => asked == spelled,
            Self::Accented(asked) | Self::Plain { term: asked, .. } => *asked == spelled.to_lowercase(),
        }
    }
}

/// What a passage is marked with in which a word has accents wherever it stands.
pub(super) fn always(term: &str) -> String {
    format!("{ALWAYS}{term}")
}

/// What a word looks like beyond its spelling.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// The marks of a passage that has it.
    pub(super) marks: [Option<String>; 2],
    /// Whether it has accents.
    pub(super) accented: bool,
}

impl Look {
    /// That of a word of a text.
    pub(super) fn of(text: &str, word: Word) -> Self {
        // Most words are filed as they are.
        if word.span.of(text).bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return Self { marks: [None, None], accented: false };
        }
        let spelled = word.spelled(text);
        let small = spelled.to_lowercase();
        let mut term = String::new();
        word.term(text, &mut term);
        let accented = small != term;
        let capitals = (spelled != small).then_some(spelled);
        Self { marks: [accented.then_some(small), capitals], accented }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_folding_loses_is_marked() {
        let some = |mark: &str| Some(mark.to_owned());
        for (word, marks, accented) in [
            ("security", [None, None], false),
            ("5g", [None, None], false),
            ("10,000", [None, None], false),
            ("U.S.", [None, some("US")], false),
            ("AT&T", [None, some("ATT")], false),
            ("café", [some("café"), None], true),
            ("José", [some("josé"), some("José")], true),
            ("Jose\u{301}", [some("josé"), some("José")], true),
            ("L’Aquila", [None, some("LAquila")], false),
        ] {
            let first = words(word).next().unwrap();
            assert_eq!(Look::of(word, first), Look { marks, accented }, "{word}");
        }
    }

    #[test]
    fn a_word_is_asked_for_by_what_it_shows() {
        let plain = |term: &str| Exact::Plain { term: term.to_owned(), not: format!("~{term}") };
        for (text, words) in [
            ("us", vec![plain("us")]),
            ("o'brien", vec![plain("obrien")]),
            ("U.S.", vec![Exact::Cased("US".to_owned())]),
            ("josé Peña", vec![Exact::Accented("josé".to_owned()), Exact::Cased("Peña".to_owned())]),
        ] {
            assert_eq!(asked(text), words, "{text}");
        }
        assert!(plain("us").is("US") && !plain("jose").is("José"));
        assert!(!Exact::Cased("US".to_owned()).is("us"));
    }
}
