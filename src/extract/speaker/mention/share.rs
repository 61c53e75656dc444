//! How many of those who were asked: ***63% of drivers** said*, ***a third of those asked** think*, ***another 7%** said*. They speak
//! together, and nothing else can stand before their verb.

use std::ops::Range;

use super::{Finder, Mention, Sort, is_made_number, is_one_of};
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Finder<'_> {
    /// The share of people that starts at a piece and says something right behind it.
    pub(super) fn share(&self, at: usize) -> Option<Mention> {
        if !self.may_open_share(at) {
            return None;
        }
        let share = self.share_alone(at).filter(|_| self.opens_clause(at))?;
        let told = self.past_aside(share);
        let end = self.those(told).unwrap_or(told);
        if !self.says(end) {
            return None;
        }
        // "A majority, 52%, said"
        let last = if end == told { share } else { end };
        let sort = Sort::Description { head: at, class: Class::GROUP, definite: false };
        Some(self.at(at..last, sort))
    }

    /// Whether a share may start with the word: most words are done with here.
    fn may_open_share(&self, at: usize) -> bool {
        let word = self.word(at);
        self.get(at).is_some_and(|piece| piece.token.kind == Kind::Number || piece.has(Class::NUMBER))
            || matches!(word, "a" | "A")
            || matches!(word, "the" | "The") && self.word(at + 1) == "majority"
            || is_share(word)
            || self.is_some_among(at)
    }

    /// Whether nothing before it in its clause could have the share for its object: *sales fell by more than 5%, said Roe*.
    fn opens_clause(&self, at: usize) -> bool {
        const FAR: usize = 4;
        let counts = |at: &usize| counts(self.word(*at));
        let from = at - (at.saturating_sub(FAR)..at).rev().take_while(counts).count();
        let before = from.checked_sub(1).filter(|_| !(self.opens)(from)).and_then(|before| self.get(before));
        before.is_none_or(|piece| {
            !piece.token.is_word()
                || piece.has(Class::CONJUNCTION)
                || matches!(self.word(from - 1), "that" | "where" | "while")
        })
    }

    /// ***Some** of them*, ***most** on the left*, but not *many of us*.
    fn is_some_among(&self, at: usize) -> bool {
        let those = Class::DETERMINER.with(Class::POSSESSIVE);
        if !is_among(self.word(at + 1)) || !self.has(at + 2, those) {
            return false;
        }
        let whole = is_one_of(self.word(at), &["all", "both"]);
        let some = is_one_of(self.word(at), &["many", "most", "several", "some"]);
        whole && self.word(at + 1) == "of" || some
    }

    /// Past *63%*, *65 per cent*, *two thirds*, *half*, *a large majority*, *six in ten*.
    fn share_alone(&self, at: usize) -> Option<usize> {
        let counted = |at: usize| {
            self.get(at).is_some_and(|p| p.token.kind == Kind::Number || p.has(Class::NUMBER))
                || is_made_number(self.word(at))
        };
        let next = at + 1;
        if is_share_alone(self.word(at)) || self.is_some_among(at) {
            return Some(next);
        }
        if counted(at) {
            return match self.word(next) {
                "%" | "percent" | "pc" => Some(next + 1),
                "per" if self.word(next + 1) == "cent" => Some(next + 2),
                "in" if counted(next + 1) => Some(next + 2),
                fraction
                    if is_fraction(fraction)
                        && (fraction.ends_with('s') || is_one_of(self.word(at), &["one"])) =>
                {
                    Some(next + 1)
                }
                _ => None,
            };
        }
        let article = matches!(self.word(at), "a" | "A")
            || matches!(self.word(at), "the" | "The") && self.word(next) == "majority";
        let ranked = usize::from(matches!(
            self.word(next),
            "big" | "clear" | "large" | "narrow" | "significant" | "slim" | "small" | "vast"
        ));
        let noun = next + ranked;
        let number = ranked > 0 && matches!(self.word(noun), "number" | "proportion");
        (article && (is_fraction(self.word(noun)) || number)).then_some(noun + 1)
    }

    /// Past *- 65% -*, *(73%)*, *, 52%,*.
    fn past_aside(&self, at: usize) -> usize {
        const LONGEST: usize = 6;
        let kind = |at: usize| self.get(at).map(|piece| piece.token.kind);
        let close = match kind(at) {
            Some(Kind::Dash) => Kind::Dash,
            Some(Kind::Open) => Kind::Close,
            Some(Kind::Comma) => Kind::Comma,
            _ => return at,
        };
        let end = (at + 2..at + LONGEST).find(|at| kind(*at) == Some(close));
        let counted = kind(at + 1) == Some(Kind::Number);
        end.filter(|_| counted).map_or(at, |end| end + 1)
    }

    /// Past *of those questioned*, *of the 1,000 people interviewed*, *those surveyed*.
    fn those(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let of = usize::from(is_among(self.word(at)));
        let from = at + of;
        if of == 0 && !self.has(from, Class::DETERMINER) {
            return None;
        }
        let over = Class::AUXILIARY.with(Class::RELATIVE).with(Class::CONJUNCTION);
        let inside = |piece: &Piece| piece.token.is_word() && (!piece.has(over) || !piece.is_lower());
        // "all of the cameras we recommend"
        let other = |at: usize| matches!(self.word(at), "he" | "I" | "it" | "she" | "they" | "we" | "you");
        let end = (from + 1..from + LONGEST)
            .filter(|verb| self.is_cue(*verb) && !self.says(*verb + 1))
            .map(|verb| self.before_adverbials(verb, from + 1))
            .find(|end| self.says(*end) && !other(*end - 1))?;
        let within: Range<usize> = from..end;
        // "on a report"
        let open = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PREPOSITION);
        let told = within.clone().any(|at| self.get(at).is_some_and(|p| p.token.kind == Kind::Word));
        (told && !self.has(end - 1, open) && within.clone().all(|at| self.get(at).is_some_and(inside)))
            .then_some(end)
    }

    /// Whether a verb of saying stands there, or right behind helping verbs.
    fn says(&self, at: usize) -> bool {
        self.is_cue(self.past_adverbials(at))
    }

    fn is_cue(&self, verb: usize) -> bool {
        // "of those asked": not yet.
        let asked = matches!(self.word(verb), "asked" | "questioned" | "surveyed");
        // "95% of claims": a noun.
        let noun = self.word(verb).ends_with('s');
        !(asked || noun)
            && self.get(verb).is_some_and(Piece::is_lower)
            && self.has(verb, Class::CUE_FINITE.with(Class::CUE_BASE))
            && self.has(verb, Class::CLAUSE.with(Class::THAT))
    }
}

/// Whether a word opens a share that no determiner and no number opens: *half of them*, *sixty-three per cent*.
pub(super) fn is_share(word: &str) -> bool {
    is_share_alone(word) || is_made_number(word)
}

fn is_share_alone(word: &str) -> bool {
    matches!(word, "Half" | "half") || word.contains('-') && is_fraction(word)
}

/// Words behind which those stand of whom some are meant.
fn is_among(word: &str) -> bool {
    matches!(word, "among" | "at" | "from" | "in" | "inside" | "of" | "on" | "within")
}

/// Words that go before a share: *more than half*, *a total of 53%*.
fn counts(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "a",
            "about",
            "additional",
            "almost",
            "an",
            "another",
            "approximately",
            "around",
            "as",
            "at",
            "average",
            "even",
            "further",
            "just",
            "least",
            "many",
            "more",
            "nearly",
            "of",
            "only",
            "other",
            "over",
            "remaining",
            "roughly",
            "some",
            "than",
            "the",
            "total",
            "up",
            "well",
        ],
    )
}

/// Words for a part of several: *two **thirds***.
fn is_fraction(word: &str) -> bool {
    matches!(
        word,
        "Half"
            | "fifth"
            | "fifths"
            | "half"
            | "majority"
            | "minority"
            | "quarter"
            | "quarters"
            | "tenth"
            | "tenths"
            | "third"
            | "thirds"
            | "one-third"
            | "two-thirds"
            | "Two-thirds"
            | "three-quarters"
            | "Three-quarters"
            | "four-fifths"
    )
}
