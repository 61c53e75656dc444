//! What words look like beyond their spelling: accents, capitals, endings.
//!
//! Everywhere else a word is filed folded, or under its stem. Here a passage keeps only what that loses: each of its words
//! that has capitals as it is, each that has accents in small letters, and each that has accents wherever it
//! stands in the passage. Whatever is not marked so is spelled as it is filed, and most words are.

use std::borrow::Cow;
use std::collections::BTreeMap;

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

/// The marks of a text with these words.
#[must_use]
pub fn marks<'t>(text: &'t str, words: &[Word]) -> Vec<Cow<'t, str>> {
    let mut marks: Vec<Cow<'t, str>> = Vec::new();
    let all_ascii = text.is_ascii();
    // Each word that has accents somewhere, and whether it also stands without.
    let mut accented: BTreeMap<String, bool> = BTreeMap::new();
    let mut plain: Vec<String> = Vec::new();
    for word in words.iter().flat_map(|word| [Some(*word), word.after_elision(text)]).flatten() {
        let written = word.span.of(text);
        if written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
            if !all_ascii {
                plain.push(written.to_owned());
            }
            continue;
        }
        if written.bytes().all(|b| b.is_ascii_alphanumeric()) {
            // A plain word with capitals.
            if !all_ascii {
                plain.push(written.to_ascii_lowercase());
            }
            marks.push(Cow::Borrowed(written));
            continue;
        }
        let spelled = word.spelled(text);
        let small = spelled.to_lowercase();
        let mut term = String::new();
        word.term(text, &mut term);
        if small == term {
            if !all_ascii {
                plain.push(term);
            }
        } else {
            accented.insert(term, false);
            marks.push(Cow::Owned(small.clone()));
        }
        if spelled != small {
            marks.push(Cow::Owned(spelled));
        }
    }
    for term in plain {
        accented.entry(term).and_modify(|also_plain| *also_plain = true);
    }
    let always = accented.into_iter().filter(|(_, plain)| !plain);
    marks.extend(always.map(|(term, _)| Cow::Owned(format!("{ALWAYS}{term}"))));
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_folding_loses_is_marked() {
        for (text, marked) in [
            ("the security of 5g at 10,000", vec![]),
            ("The U.S. and AT&T", vec!["ATT", "The", "US"]),
            ("José met jose at the café", vec!["José", "café", "josé", "~cafe"]),
            ("L’Aquila", vec!["Aquila", "LAquila"]),
            ("Jose\u{301}", vec!["José", "josé", "~jose"]),
        ] {
            assert_eq!(marks(text, &words(text).collect::<Vec<_>>()), marked, "{text}");
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
