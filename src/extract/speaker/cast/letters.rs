//! The letters that organisations go by: *the World Health Organization*, *the WHO*.

use super::super::figure::fold;
use crate::extract::reading::Piece;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;
use crate::text::token::Kind;

/// *the World Health Organization (WHO)*: the letters in brackets after a name.
pub(super) fn letters_after(pieces: &[Piece], at: usize, text: &str) -> Option<Short> {
    let [open, word, close] = pieces.get(at..at + 3)? else { return None };
    let letters = word.token.span.of(text);
    let fits = open.is(Kind::Open)
        && close.is(Kind::Close)
        && word.token.is_word()
        && (2..=10).contains(&letters.len())
        && letters.chars().next().is_some_and(char::is_uppercase)
        && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !letters.contains('-');
    fits.then(|| fold(letters))
}

/// The letters that an organisation may go by: the first ones of its longer words, of those before *and*, of all words.
pub(super) fn first_letters(folded: &[Short]) -> [Short; 3] {
    let telling = |word: &&Short| !class_of(word).has(Class::FUNCTION) && word.as_str() != "&";
    let first = |words: &mut dyn Iterator<Item = &Short>| {
        Short::from(words.filter_map(|word| word.chars().next()).collect::<String>().as_str())
    };
    let and = folded.iter().position(|word| word.as_str() == "and").filter(|and| *and > 2);
    let before = folded.get(..and.unwrap_or(folded.len())).unwrap_or_default();
    [
        first(&mut folded.iter().filter(telling)),
        first(&mut before.iter().filter(telling)),
        first(&mut folded.iter()),
    ]
}
