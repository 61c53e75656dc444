//! Tells which words are (part of) a name.

use std::cell::Cell;

use super::mention::{Finder, is_made_adjective, is_made_number, is_one_of};
use super::noun::is_degree;
use super::title::{is_korean_forename, is_modifier, is_party_tag};
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// Whether a capitalised word is (part of) a name, and not a common word that opens its sentence.
    pub(super) fn is_name_word(&self, at: usize, piece: &Piece) -> bool {
        if !piece.token.is_capitalised() {
            return false;
        }
        let known = self.names.get(at);
        if let Some(known) = known.and_then(Cell::get) {
            return known;
        }
        let is = self.is_in_house(at) || self.tells_name_word(at, piece);
        if let Some(known) = known {
            known.set(Some(is));
        }
        is
    }

    fn tells_name_word(&self, at: usize, piece: &Piece) -> bool {
        // "US" and "IT" are names, "us" and "it" are not.
        if piece.has(Class::PRONOUN) && piece.token.case != Case::All
            || self.word(at) == "I"
            || self.is_money(at)
            || is_made_number(self.word(at))
            || self.opens_as_adjective(at)
        {
            return false;
        }
        let word = self.word(at);
        let after_comma =
            at.checked_sub(1).is_some_and(|before| self.get(before).is_some_and(|p| p.is(Kind::Comma)));
        let degree = || is_degree(word);
        // "of Ashton, Md., said"
        let state = || {
            piece.has(Class::ABBREVIATION)
                && !piece.has(Class::RANK.with(Class::COURTESY).with(Class::FORENAME))
                && word.ends_with('.')
        };
        if after_comma && (state() || degree()) || self.is_letters_after(at) || is_party_tag(word) {
            return false;
        }
        if self.surnames.has(word) && !self.is_time(at) || self.joins_partners(at + 1) {
            return true;
        }
        // "June Roe" is a person, "on June 3" and "in June" are not.
        let before_surname = || {
            self.get(at + 1).is_some_and(|next| {
                next.token.is_capitalised()
                    && next.token.kind == Kind::Word
                    && !next.has(Class::MONTH.with(Class::DAY).with(Class::FUNCTION))
            })
        };
        if piece.has(Class::MONTH) && self.is_surname_of_month(at) {
            return true;
        }
        if piece.has(Class::MONTH.with(Class::DAY)) && !(piece.has(Class::FORENAME) && before_surname()) {
            return false;
        }
        if piece.has(Class::FORENAME) && piece.has(Class::FUNCTION) && self.opens_full_name(at) {
            return true;
        }
        if self.numbers_body(at) || self.opens_with_saint(at) {
            return true;
        }
        if piece.has(Class::FORENAME) && self.is_met(at) && before_surname() {
            return true;
        }
        if !(self.opens)(at) || word == "US" {
            return !piece.has(Class::FUNCTION) || piece.token.case == Case::All || self.is_quoted_the(at);
        }
        let next = self.get(at + 1);
        if next.is_some_and(|next| next.is(Kind::Comma)) && is_formed_as_adverb(word) {
            return false;
        }
        let before_name = next.is_some_and(|next| next.token.is_capitalised() && !next.has(Class::FUNCTION))
            || piece.has(Class::FORENAME) && self.is_joiner(at + 1) && self.is_particle(at + 1);
        if piece.has(Class::FUNCTION) {
            return false;
        }
        // "Showing them gives…", "Mechanical stress rises…"
        let goes_on =
            next.is_some_and(|next| next.is_lower() && !next.has(Class::CUE_FINITE.with(Class::AUXILIARY)));
        if piece.token.class == Class::NONE && goes_on && is_formed_as_common(word) {
            return false;
        }
        let title = Class::FORENAME.with(Class::RANK).with(Class::COURTESY).with(Class::PLACE);
        !piece.has(Class::COMMON.with(Class::CUE))
            || piece.has(title) && before_name
            || self.opens_body(at)
            || is_korean_forename(self.word(at + 1))
            || self.says_what_was_met(at)
            || self.says_as_name(at)
    }

    /// ***Target** said it would close*: a common word without an article right before a verb of saying, where only a name stands.
    fn says_as_name(&self, at: usize) -> bool {
        let word = self.word(at);
        let noun = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::RANK);
        let other = noun.with(Class::FAMILY).with(Class::CUE).with(Class::NUMBER).with(Class::VERB);
        let several = word.ends_with('s') && !word.ends_with("ss");
        let formed = ["ed", "ing", "ly", "er", "est"].iter().any(|end| word.ends_with(end));
        let idle = matches!(
            word,
            "Conscience"
                | "Enough"
                | "Gossip"
                | "History"
                | "Least"
                | "Less"
                | "Logic"
                | "Much"
                | "Nuff"
                | "Rumor"
                | "Rumour"
                | "Tradition"
                | "Well"
        );
        let verb = self.past_adverbials(at + 1);
        let says = matches!(self.word(verb), "announced" | "confirmed" | "said" | "says" | "told");
        let goes_on = || {
            let next = self.get(verb + 1);
            next.is_some_and(|next| next.token.is_word() || next.is(Kind::Mark) || next.is(Kind::Colon))
        };
        // "Target, which runs the port, said"
        let which =
            || self.get(at + 1).is_some_and(|comma| comma.is(Kind::Comma)) && self.word(at + 2) == "which";
        (says && goes_on() || which())
            && !(self.has(at, other) || several || formed || idle)
            && self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
    }

    /// *Shares in Next fell. **Next** said…*: a common word that the article uses as a name, right before a verb of saying.
    fn says_what_was_met(&self, at: usize) -> bool {
        let verb = self.past_adverbials(at + 1);
        self.get(verb).is_some_and(Piece::is_lower)
            && self.has(verb, Class::CUE_FINITE)
            && self.has(verb, Class::QUOTES.with(Class::CLAUSE).with(Class::THAT))
            && self.surnames.has_met(self.word(at))
    }

    /// *said **Will** Roe*: a capital among small letters, right where names stand.
    fn is_met(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.get(before)).is_some_and(|before| {
            before.is(Kind::Comma)
                || before.is_lower()
                    && before.has(Class::CUE.with(Class::PREPOSITION).with(Class::CONJUNCTION))
        })
    }

    /// ***Low-cost** airlines*, ***In-form** Jane Roe*, but not *the **Low-Cost** Airlines Association*.
    fn opens_as_adjective(&self, at: usize) -> bool {
        let next = self.get(at + 1);
        is_made_adjective(self.word(at))
            && (is_modifier(self.word(at)) || next.is_none_or(Piece::is_lower) || self.is_full_name(at + 1))
    }

    /// ***Rs** 14,870 crore*
    fn is_money(&self, at: usize) -> bool {
        matches!(self.word(at), "Rs" | "Rs." | "Sh" | "Ksh" | "Kshs" | "RM" | "Rp")
            && self.get(at + 1).is_some_and(|sum| sum.token.kind == Kind::Number)
    }

    /// *in **May***, *3 **May***: a month, whoever else bears its name.
    fn is_time(&self, at: usize) -> bool {
        let number = |at: usize| self.get(at).is_some_and(|piece| piece.token.kind == Kind::Number);
        self.has(at, Class::MONTH)
            && (number(at + 1)
                || at.checked_sub(1).is_some_and(|before| {
                    const WHEN: [&str; 10] =
                        ["in", "on", "since", "until", "last", "next", "early", "late", "of", "this"];
                    number(before) || is_one_of(self.word(before), &WHEN)
                }))
    }

    /// *Theresa May*, and no *June 3*
    fn is_surname_of_month(&self, at: usize) -> bool {
        let forename = at.checked_sub(1).is_some_and(|before| {
            self.is_full_name(before) && !self.has(before, Class::MONTH.with(Class::FUNCTION))
        });
        forename && !self.get(at + 1).is_some_and(|next| next.token.kind == Kind::Number)
    }

    /// *Will Roe said*: a forename that is a small word of grammar too, before a surname and what follows names alone.
    fn opens_full_name(&self, at: usize) -> bool {
        let surname = self.get(at + 1).is_some_and(|next| {
            next.token.case == Case::Initial
                && next.token.kind == Kind::Word
                && !next.has(Class::FUNCTION.with(Class::MONTH).with(Class::DAY).with(Class::GROUP))
        });
        let verb =
            |verb: &Piece| verb.is_lower() && verb.has(Class::CUE_FINITE) && !verb.has(Class::CUE_BASE);
        let said = self.get(self.past_adverbials(at + 2)).is_some_and(verb)
            || self.get(at + 2).is_some_and(|after| {
                after.is(Kind::Comma)
                    && (matches!(self.word(at + 3), "a" | "an")
                        || self.get(at + 3).is_some_and(|told| {
                            told.token.kind == Kind::Number || told.is_lower() && !told.has(Class::FUNCTION)
                        }))
            });
        surname && said
    }
}

/// Whether a word that opens its sentence is an adverb by its form: ***Additionally**, it rained*.
fn is_formed_as_adverb(word: &str) -> bool {
    word.len() > 7 && word.ends_with("ally")
        || matches!(word, "Furthermore" | "Moreover" | "Nonetheless" | "Similarly")
}

/// Whether a word that opens its sentence is formed as common words are and few names.
fn is_formed_as_common(word: &str) -> bool {
    ["ing", "ical", "tion", "tions", "ness", "able", "ous", "ment", "ments"]
        .iter()
        .any(|end| word.ends_with(end))
}
