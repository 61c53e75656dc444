//! The words of a text as they are compared.

use crate::article::Span;
use crate::text::fold::is_apostrophe;
use crate::text::lexicon::{Class, class_of};
use crate::text::words;

/// How much a word counts that every text has. Others count one.
const SMALL: f32 = 0.3;

/// A word of a text as it is compared with another's.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The word, folded.
    pub text: String,
    /// Where it stands, in bytes.
    pub span: Span,
    /// How much it counts: one, or less for a small word.
    pub weight: f32,
}

/// The words of a text.
///
/// Unlike the words that a search finds, *it’s* is not *it*, and *£5* is not *$5*.
#[must_use]
pub fn terms(text: &str) -> Vec<Term> {
    words(text)
        .map(|word| {
            let Span { mut start, mut end } = word.span;
            let mut term = String::new();
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            if let Some(sign) = before.filter(|c| matches!(c, '$' | '£' | '€' | '¥')) {
                start -= sign.len_utf8();
                term.push(sign);
            }
            word.term(text, &mut term);
            let mut behind = text.get(end..).unwrap_or_default().chars();
            if let (Some(mark), Some(s @ ('s' | 'S'))) = (behind.next(), behind.next())
                && is_apostrophe(mark)
                && !behind.next().is_some_and(char::is_alphanumeric)
            {
                end += mark.len_utf8() + s.len_utf8();
                term.push('s');
            }
            let weight = weight(&term);
            Term { text: term, span: Span::new(start, end), weight }
        })
        .collect()
}

fn weight(term: &str) -> f32 {
    const SMALL_WORDS: [Class; 13] = [
        Class::DETERMINER,
        Class::AUXILIARY,
        Class::PREPOSITION,
        Class::CONJUNCTION,
        Class::HE,
        Class::SHE,
        Class::THEY,
        Class::FIRST,
        Class::SECOND,
        Class::IT,
        Class::RELATIVE,
        Class::POSSESSIVE,
        Class::REFLEXIVE,
    ];
    let class = class_of(term);
    let small = matches!(term, "that" | "this" | "there" | "its" | "dont" | "so" | "very" | "just")
        || (SMALL_WORDS.into_iter().any(|small| class.has(small)) && !class.has(Class::NUMBER));
    if small { SMALL } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_a_reader_would() {
        for (text, expected) in [
            ("It’s ours", &["its", "ours"][..]),
            ("Pompeo's and POMPEO’S", &["pompeos", "and", "pompeos"]),
            ("£5m, not $5m", &["£5m", "not", "$5m"]),
            ("the ministers’ plan", &["the", "ministers", "plan"]),
            ("U.S. 10,000", &["us", "10000"]),
        ] {
            let terms = terms(text);
            assert_eq!(terms.iter().map(|term| term.text.as_str()).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn small_words_count_little() {
        let weights = |text: &str| terms(text).iter().map(|term| term.weight).collect::<Vec<_>>();
        assert_eq!(weights("the tide is turning"), [SMALL, 1.0, SMALL, 1.0]);
        assert_eq!(weights("we will not pay"), [SMALL, SMALL, SMALL, 1.0]);
    }
}
