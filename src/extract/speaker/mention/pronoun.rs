//! Finds pronouns, and whose the words are that somebody wrote.

use super::{Finder, Mention, Sort, is_one_of};
use crate::article::Span;
use crate::extract::reading::Piece;
use crate::extract::speaker::noun::{is_answer, is_claim, is_word_of_saying};
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
            let verb = self.past_adverbials(at + 3);
            let helped = verb > at + 3 && self.has(verb - 1, Class::AUXILIARY);
            let says = several && (helped || self.has(verb, Class::CUE_FINITE.with(Class::CUE_BASE)));
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
        if self.is_own_writing(at + 1) {
            return Some(self.at(at..at + 2, Sort::Pronoun(owner)));
        }
        // "Their assessment:", "In her own words:"
        let noun = at + 1 + usize::from(self.word(at + 1) == "own");
        let opens = (self.opens)(at)
            || at.checked_sub(1).is_some_and(|before| self.word(before) == "In" && (self.opens)(before));
        if opens
            && self.get(noun + 1).is_some_and(|p| p.is(Kind::Colon))
            && (is_word_of_saying(self.word(noun)) || is_answer(self.word(noun)))
        {
            return Some(self.at(at..at + 1, Sort::Pronoun(owner)));
        }
        let noun = self.word(at + 1);
        let comma = self.get(at + 2).is_some_and(|p| p.is(Kind::Comma));
        let being = matches!(self.word(at + 2), "is" | "was" | "are" | "were") && self.word(at + 3) == "that";
        let told = self.word(at + 2) == "that" && is_claim(noun)
            || comma && is_word_of_saying(noun)
            || being && (is_claim(noun) || is_answer(noun));
        told.then(|| self.at(at..at + 1, Sort::Pronoun(owner)))
    }

    /// ***Jane Roe**’s letter says*: whoever wrote what says something, where nobody but a person bears the name.
    pub(super) fn writer(&self, start: usize, found: &Mention) -> Option<Mention> {
        let Sort::Description { head, .. } = found.sort else { return None };
        let written = head > start + 1 && found.at.end == head + 1 && self.is_own_writing(head);
        let owner = self.owner(start, found).filter(|_| written)?;
        let Sort::Name { name, sex, .. } = &owner.sort else { return None };
        let full = name.len() > 1 && self.has(name.start, Class::FORENAME);
        let whose =
            self.get(owner.at.end).is_some_and(|sign| sign.is(Kind::Possessive)) && owner.at.end + 1 == head;
        (whose && (full || *sex != Class::NONE))
            .then(|| self.at(owner.at.start..found.at.end, owner.sort.clone()))
    }

    /// *her **letter** says*: whether what somebody wrote stands there and says something: whoever wrote it says so.
    pub(super) fn is_own_writing(&self, at: usize) -> bool {
        let writing = matches!(
            self.word(at),
            "article"
                | "autobiography"
                | "blog"
                | "book"
                | "column"
                | "diary"
                | "email"
                | "e-mail"
                | "essay"
                | "letter"
                | "memo"
                | "memoir"
                | "message"
                | "note"
                | "post"
                | "speech"
                | "statement"
                | "testimony"
                | "tweet"
                | "website"
        );
        let verb = self.past_adverbials(at + 1);
        writing && self.has(verb, Class::CUE_FINITE) && self.has(verb, Class::QUOTES.with(Class::CLAUSE))
    }
}
