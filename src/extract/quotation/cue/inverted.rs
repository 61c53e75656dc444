//! *“…,” **said** Pompeo*: a verb of saying before its subject.

use super::link::Link;
use super::{joint, mention_at};
use crate::article::Rule;
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::Sort;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Link<'_> {
    /// *“…,” said Pompeo*: after quoted words, or after the comma that ends reported ones.
    pub(super) fn inverted(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        // "“We go,” the chair, Jane Roe, told reporters": who stands behind it is told.
        if matches!(reading.word(self.verb), "told" | "tells") {
            return None;
        }
        // "“We go,” later said Roe"
        let lead = past_adverbs(reading, self.verb, self.sentence.start);
        let before = lead.checked_sub(1).and_then(|at| reading.pieces.get(at));
        let after_run = before.is_some_and(|piece| piece.run.is_some())
            || before.is_some_and(|piece| piece.is(Kind::Comma) || piece.is(Kind::Dash))
                && lead
                    .checked_sub(2)
                    .and_then(|at| reading.pieces.get(at))
                    .is_some_and(|piece| piece.run.is_some());
        let opens = self.verb == self.sentence.start;
        let after_comma = before.is_some_and(|piece| piece.is(Kind::Comma));
        let clause = after_comma
            && reading.pieces.get(self.verb)?.has(Class::CLAUSE.with(Class::QUOTES))
            && reading.pieces.get(self.verb)?.has(Class::CUE_FINITE);
        if let Some(owned) = self.owned_after().filter(|_| after_run || clause) {
            return Some((owned, Rule::Inversion));
        }
        let nth = mention_at(self.scene, self.verb + 1, self.sentence.end)?;
        let mention = self.mention(nth)?;
        let object = matches!(mention.sort, Sort::Pronoun(class) if class.has(Class::IT));
        if object
            || mention.at.start > self.verb + 1 && !reading.pieces.get(self.verb + 1)?.has(Class::ADVERB)
        {
            return None;
        }
        if after_run || opens {
            return Some((self.completed(nth).unwrap_or(nth), Rule::Inversion));
        }
        // "It rained, says a report from analysts Crestly.", "It rained, said Roe on Monday."
        let told_of = || {
            let tail = reading.pieces(mention.at.end..self.sentence.end);
            let plain = |piece: &Piece| {
                piece.run.is_none()
                    && (piece.token.is_word() || piece.is(Kind::Stop))
                    && !piece.has(Class::AUXILIARY.with(Class::RELATIVE).with(Class::PRONOUN))
                    && !(piece.is_lower() && piece.has(Class::CUE_FINITE))
            };
            let when = matches!(reading.word(mention.at.end), "last" | "this" | "today" | "yesterday");
            tail.first().is_some_and(|first| first.has(Class::PREPOSITION.with(Class::DAY)) || when)
                && tail.iter().all(plain)
        };
        // "The bridge is safe, said Roe." but not "Roe, citing Doe, told Hoe."
        let ends = reading.pieces.get(mention.at.end).is_none_or(|p| {
            matches!(p.token.kind, Kind::Stop | Kind::Comma | Kind::Open) || p.has(Class::RELATIVE)
        }) || joint::is_with_others(self.scene, nth, self.sentence.end);
        (after_comma
            && (ends || told_of())
            && reading.pieces.get(self.verb)?.has(Class::CLAUSE.with(Class::QUOTES))
            && !matches!(self.parenthesis(self.verb - 1), Some((_, true))))
        .then(|| (self.completed(nth).unwrap_or(nth), Rule::Inversion))
    }

    /// *wrote the Courier’s Jane Roe*: the name after its owner, right behind the verb.
    fn owned_after(&self) -> Option<usize> {
        const LONGEST: usize = 5;
        let reading = self.reading();
        let from = self.verb + 1;
        let owner = (from + 1..self.sentence.end.min(from + LONGEST))
            .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Possessive)))?;
        let capital = |piece: &Piece| piece.token.is_capitalised();
        let named = reading.pieces(from..owner).iter().all(|p| capital(p) || p.has(Class::DETERMINER));
        let nth = self.scene.mentions.partition_point(|mention| mention.at.start <= owner);
        let mention =
            self.mention(nth).filter(|mention| mention.is_name() && mention.at.start == owner + 1)?;
        (named && mention.at.end <= self.sentence.end).then_some(nth)
    }
}

/// Back over the adverbs in front of a verb, and no helping verbs: *“…,” **also** said Roe*, but not *the chair, has said*.
pub(super) fn past_adverbs(reading: &Reading<'_>, verb: usize, start: usize) -> usize {
    let says_how = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|p| p.run.is_none() && p.is_lower() && p.has(Class::ADVERB))
    };
    verb - (start..verb).rev().take_while(says_how).count()
}
