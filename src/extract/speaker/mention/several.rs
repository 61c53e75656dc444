//! Several of no list: ***brands** say*, *other **sites** claim*, ***some on the left** say*. Nothing but those who speak, or what was
//! written, can stand before such a verb.

use super::adjective::{is_matter, is_plural};
use super::{Finder, HEAD, Mention, Sort, is_past};
use crate::extract::reading::Piece;
use crate::extract::reading::adverbial::is_ly;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// ***Critics** of Roe said*, ***Lawyers** for Okkerby said*: whether it is several people whose capital is their sentence's.
    pub(super) fn opens_with_people(&self, body: usize, end: usize) -> bool {
        // "Friends of the River director Jane Roe"
        let titled = |at: usize| {
            self.get(at).is_some_and(Piece::is_lower)
                && self.has(at, Class::PERSON.with(Class::RANK))
                && self.get(at + 1).is_some_and(|name| name.token.is_capitalised())
        };
        !(body + 2..end).any(titled)
            && (self.opens)(body)
            && self.has(body, Class::GROUP)
            && self.get(body).is_some_and(|people| people.token.case == Case::Initial)
            && !self.has(body, Class::ORGANISATION.with(Class::FORENAME).with(Class::FUNCTION))
            && matches!(self.word(body + 1), "of" | "for" | "against")
            && !self.is_in_house(body)
    }

    /// What the plural of no list at a piece is, told by the verb of saying behind it: people, or what was written.
    pub(super) fn several(&self, at: usize) -> Option<Class> {
        const SHORTEST: usize = 5;
        let other = HEAD.with(Class::FUNCTION).with(Class::RANK).with(Class::FORENAME);
        let told = Class::CUE.with(Class::FUNCTION).with(Class::DAY);
        let piece = self.get(at).filter(|piece| piece.token.is_word() && !piece.has(other))?;
        let written = piece.token.span.of(self.text);
        if written.len() < SHORTEST
            || !written.ends_with('s')
            || !(self.has(at + 1, told) || is_ly(self.word(at + 1)))
            || !self.say(at + 1)
        {
            return None;
        }
        let word = Short::small(written);
        // "afterwards said"
        let when = word.ends_with("wards")
            || matches!(word.as_str(), "always" | "besides" | "nowadays" | "sometimes");
        let opens = || {
            (self.opens)(at)
                && piece.has(Class::COMMON)
                && !self.surnames.has_met(written)
                && !self.surnames.has(written)
        };
        if when || !is_plural(&word) || !(piece.is_lower() || opens()) {
            return None;
        }
        match () {
            () if are_written(&word) => Some(Class::ORGANISATION),
            () if is_matter(&word) => None,
            () => Some(Class::GROUP),
        }
    }

    /// *brands **say***, *brands **have told** the board*: whether a verb of what only people and papers do stands there.
    fn say(&self, from: usize) -> bool {
        let verb = self.past_adverbials(from);
        let next = self.get(verb + 1);
        match self.word(verb) {
            "admit" | "admitted" | "argue" | "argued" | "complain" | "complained" | "insist" | "insisted"
            | "said" => true,
            "agree" | "agreed" | "noted" | "observed" => self.word(verb + 1) == "that",
            "believe" | "claim" | "say" | "think" => self.word(verb + 1) != "to",
            // "goods claimed by Roe", "brands accused of it"
            "accuse" | "accused" | "believed" | "claimed" | "told" | "warned" => next.is_some_and(|next| {
                !next.has(Class::PREPOSITION.with(Class::CONJUNCTION)) && next.token.kind != Kind::Stop
                    || self.word(verb + 1) == "that"
            }),
            _ => false,
        }
    }

    /// Whether a phrase without an article starts where only a subject does: *but **brands** say*.
    pub(super) fn opens_subject(&self, start: usize) -> bool {
        (self.opens)(start)
            || start.checked_sub(1).and_then(|before| self.pieces.get(before)).is_none_or(|before| {
                before.run.is_some()
                    || !before.token.is_word()
                    || before.has(Class::CONJUNCTION)
                    || self.word(start - 1) == "that"
            })
    }

    /// ***Those** involved said*, ***those** in the water say*: people told by what happened to them or where they are.
    pub(super) fn those_told(&self, at: usize) -> Option<Mention> {
        const LONGEST: usize = 8;
        // "The three said"
        if matches!(self.word(at), "The" | "the") && self.has(at + 1, Class::NUMBER) && self.say(at + 2) {
            let sort = Sort::Description { head: at + 1, class: Class::GROUP, definite: false };
            return Some(self.at(at..at + 2, sort));
        }
        if !matches!(self.word(at), "Those" | "those") {
            return None;
        }
        let first = self.get(at + 1).filter(|first| first.is_lower())?;
        let told = matches!(self.word(at + 1), "close" | "present")
            || is_past(self.word(at + 1))
            || first.has(Class::PREPOSITION) && self.word(at + 1) != "of";
        let over = Class::AUXILIARY.with(Class::RELATIVE).with(Class::CONJUNCTION).with(Class::CUE);
        let inside =
            |at: &usize| self.get(*at).is_some_and(|p| p.token.is_word() && (!p.has(over) || !p.is_lower()));
        let end = at + 2 + (at + 2..at + LONGEST).take_while(inside).count();
        let sort = Sort::Description { head: at, class: Class::GROUP, definite: false };
        (told && self.opens_subject(at) && self.say(end) && self.get(end).is_some_and(Piece::is_lower))
            .then(|| self.at(at..self.before_adverbials(end, at + 2), sort))
    }
}

/// Nouns in the plural for what is written, and speaks for whoever wrote it.
fn are_written(noun: &str) -> bool {
    matches!(
        noun,
        "adverts"
            | "articles"
            | "blogs"
            | "books"
            | "claims"
            | "emails"
            | "guidelines"
            | "headlines"
            | "instructions"
            | "labels"
            | "laws"
            | "leaflets"
            | "letters"
            | "manuals"
            | "messages"
            | "notes"
            | "pages"
            | "papers"
            | "polls"
            | "posters"
            | "posts"
            | "regulations"
            | "reviews"
            | "rules"
            | "signs"
            | "sites"
            | "terms"
            | "texts"
            | "websites"
    )
}
