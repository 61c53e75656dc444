//! Finds pronouns.

use super::{Finder, Mention, Sort, is_one_of};
use crate::article::Span;
use crate::extract::reading::Piece;
use crate::extract::speaker::noun::is_word_of_saying;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Finder<'_> {
    pub(super) fn pronoun(&self, at: usize) -> Option<Mention> {
        let piece = self.get(at)?;
        if let Some(owner) = self.owner_of_words(at, piece) {
            return Some(owner);
        }
        // "All of them said": who they are is told before.
        if piece.has(Class::DETERMINER) && self.word(at + 1) == "of" && self.word(at + 2) == "them" {
            let several = !matches!(self.word(at), "one" | "One");
            let says = several && self.has(at + 3, Class::CUE_FINITE.with(Class::AUXILIARY));
            return says.then(|| self.at(at..at + 3, Sort::Pronoun(Class::THEY)));
        }
        if !piece.has(Class::PRONOUN) || matches!(self.word(at), "US" | "IT") {
            return None;
        }
        let class = [Class::HE, Class::SHE, Class::THEY, Class::FIRST, Class::IT]
            .into_iter()
            .find(|c| piece.has(*c))?;
        // "they’ve", "I’d"
        let word = self.word(at).split(['\'', '’']).next()?;
        let span = Span::new(piece.token.span.start, piece.token.span.start + word.len());
        is_one_of(word, &["he", "she", "they", "i", "we", "it"]).then(|| Mention {
            at: at..at + 1,
            span,
            sort: Sort::Pronoun(class),
        })
    }

    /// ***His** claim that it rained*, *in **her** view*: whose words they are.
    fn owner_of_words(&self, at: usize, piece: &Piece) -> Option<Mention> {
        let owner = match self.word(at) {
            _ if !piece.has(Class::POSSESSIVE) => return None,
            "his" | "His" => Class::HE,
            "her" | "Her" => Class::SHE,
            "their" | "Their" => Class::THEY,
            _ => return None,
        };
        let told = self.word(at + 2) == "that" || self.get(at + 2).is_some_and(|p| p.is(Kind::Comma));
        (told && is_word_of_saying(self.word(at + 1))).then(|| self.at(at..at + 1, Sort::Pronoun(owner)))
    }
}
