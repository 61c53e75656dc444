//! Phrases whose capitals only tell what the noun behind them is: *European firms*, *the double **European** champion*, *the
//! **Ashton-based** think tank*. They describe somebody, and their capitals name nobody.

use super::{Finder, HEAD};
use crate::extract::reading::Piece;
use crate::extract::speaker::calling::is_place_in_team;
use crate::extract::speaker::title::is_modifier;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;

impl Finder<'_> {
    /// Whether the last capital of a phrase is an adjective's, and nouns in small letters follow it up to its end.
    pub(super) fn only_tells(&self, body: usize, end: usize) -> bool {
        let Some(capital) = self.last_capital(body, end) else { return false };
        let word = self.word(capital);
        // "The Wales international": a country before what its players are called.
        let country =
            || end == capital + 2 && self.has(capital, Class::PLACE) && is_player(self.word(end - 1));
        let formed = || {
            let unknown = self.get(capital).is_some_and(|piece| piece.token.class == Class::NONE);
            unknown && is_plural(self.word(end - 1)) && ["ian", "ish"].iter().any(|end| word.ends_with(end))
        };
        let nation =
            self.has(capital, Class::NATIONALITY) && !self.has(capital, Class::ORGANISATION) || formed();
        nation && self.stands_for_people(capital + 1, end) || is_made_adjective(word) || country()
    }

    /// The noun of no list at the end of such a phrase, and what it says of whom it means.
    pub(super) fn told_noun(&self, start: usize, body: usize, end: usize) -> Option<(usize, Class)> {
        if !self.only_tells(body, end) {
            return None;
        }
        let noun = end.checked_sub(1)?;
        let word = self.word(noun);
        let says = Class::CUE_FINITE.with(Class::CUE_BASE).with(Class::AUXILIARY);
        let speaks = self.has(self.past_adverbials(end), says)
            || self.has(end, says)
            || start.checked_sub(1).is_some_and(|cue| self.has(cue, Class::CUE) || self.word(cue) == "to");
        if is_plural(word) {
            return (speaks && !is_matter(word)).then_some((noun, Class::GROUP));
        }
        let one = self.has(noun, Class::RANK) || is_player(word);
        (one && start < body).then_some((noun, Class::PERSON.with(Class::RANK)))
    }

    /// *a **June** report*: a month or day that tells which.
    pub(super) fn dates(&self, article: usize, at: usize) -> bool {
        self.has(at, Class::MONTH.with(Class::DAY))
            && self.has(article, Class::DETERMINER)
            && self.get(at + 1).is_some_and(|noun| noun.is_lower() && !noun.has(Class::FUNCTION))
    }

    /// *the Top **500** Bakery report*
    pub(super) fn is_ranking(&self, at: usize) -> bool {
        matches!(self.word(at - 1), "Top" | "Fortune" | "FTSE" | "Global")
            && self.get(at + 1).is_some_and(|next| next.token.is_capitalised() || next.has(HEAD))
    }

    fn last_capital(&self, body: usize, end: usize) -> Option<usize> {
        let capital = (body..end).rev().find(|at| self.get(*at).is_some_and(|p| p.token.is_capitalised()))?;
        let plain = (capital + 1..end).all(|at| self.get(at).is_some_and(Piece::is_lower));
        (capital + 1 < end && plain).then_some(capital)
    }

    /// Whether the noun that closes a phrase behind a nation's adjective is one for people or bodies: *European firms*.
    fn stands_for_people(&self, from: usize, end: usize) -> bool {
        let noun = self.word(end - 1);
        (from..end).any(|at| self.has(at, HEAD))
            || is_plural(noun)
            || self.has(end - 1, Class::RANK)
            || is_player(noun)
    }
}

/// *Ashton-based*, *Low-cost*: a word with a hyphen whose last part is an adjective or common, and no part of a name.
pub(in crate::extract::speaker) fn is_made_adjective(word: &str) -> bool {
    let Some((first, last)) = word.split_once('-') else { return false };
    let small = last.starts_with(|first: char| first.is_lowercase());
    let common = |word: &str| class_of(&Short::small(word)).has(Class::COMMON);
    let name = class_of(last).has(Class::FORENAME.with(Class::ORGANISATION));
    small && (is_modifier(word) || common(first) && common(last) && !name)
}

/// *Forty-three*: a number of two words.
pub(in crate::extract::speaker) fn is_made_number(word: &str) -> bool {
    word.split_once('-').is_some_and(|(tens, ones)| {
        class_of(&Short::small(tens)).has(Class::NUMBER) && class_of(ones).has(Class::NUMBER)
    })
}

/// Whether a noun is formed as plurals are.
pub(super) fn is_plural(noun: &str) -> bool {
    noun.len() > 4 && noun.ends_with('s') && !["ss", "us", "is", "ics"].iter().any(|end| noun.ends_with(end))
}

/// Whether a plural, by its form, is of things that do not speak: *elections*.
pub(super) fn is_matter(noun: &str) -> bool {
    ["tions", "sions", "ments", "ings", "ices", "ives"].iter().any(|end| noun.ends_with(end))
        || matches!(
            noun,
            "cities"
                | "elections"
                | "exports"
                | "gains"
                | "imports"
                | "laws"
                | "losses"
                | "markets"
                | "profits"
                | "rules"
                | "sales"
                | "shares"
                | "stocks"
                | "talks"
                | "taxes"
                | "times"
                | "towns"
                | "troubles"
                | "values"
                | "wages"
        )
}

/// Whether a noun is what those are called who play for a country or club.
fn is_player(noun: &str) -> bool {
    is_place_in_team(noun)
        || matches!(
            noun,
            "back"
                | "captain"
                | "coach"
                | "full-back"
                | "fly-half"
                | "international"
                | "keeper"
                | "legend"
                | "manager"
                | "midfielder"
                | "scrum-half"
                | "skipper"
                | "star"
                | "striker"
                | "wing"
                | "winger"
        )
}
