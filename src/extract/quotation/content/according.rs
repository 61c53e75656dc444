//! What stands behind a source: *According to Roe, it rained.*, *As Roe explains, it rained.*

use super::{Content, Contents};
use crate::article::Rule;
use crate::extract::quotation::cue::Cue;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Contents<'_> {
    /// *According to Roe, it rained.*
    pub(super) fn after_according(&self, cue: &Cue) -> Option<Content> {
        let reading = self.scene.reading;
        // "It was late, but according to Roe, it rained."
        let joined = cue.at.start.checked_sub(2).is_some_and(|comma| {
            matches!(reading.word(comma + 1), "but" | "because" | "though" | "while")
                && reading.pieces.get(comma).is_some_and(|piece| piece.is(Kind::Comma))
        });
        // "One more thing: According to Roe, it rained."
        let colon = reading.word(cue.at.start) == "According"
            && cue
                .at
                .start
                .checked_sub(1)
                .and_then(|at| reading.pieces.get(at))
                .is_some_and(|p| p.is(Kind::Colon));
        let joined = joined || colon;
        if cue.at.start > self.sentence.start + 1 && !joined {
            return None;
        }
        let clause = cue.clause(self.scene);
        // "According to Roe there were two boats."
        if cue.subject.is_some() && self.is_subject(clause.end) {
            let end = self.before_aside(clause.end, self.without_stop(self.sentence.end));
            return Some(Content::Clause(clause.end..end));
        }
        let comma = (clause.end..self.sentence.end)
            .find(|at| reading.pieces.get(*at).is_some_and(|p| p.is(Kind::Comma)))?;
        // "According to Roe, a nurse, it rained.", "According to the Herald, which cites two clerks close to the talks, it rained."
        let relative = reading.pieces.get(comma + 1).is_some_and(|which| which.has(Class::RELATIVE));
        let second = (comma + 1..self.sentence.end.min(comma + if relative { 24 } else { 12 }))
            .find(|at| reading.pieces.get(*at).is_some_and(|p| p.is(Kind::Comma)));
        // "According to Roe, rowers often meet wet, cold tides."
        let plain = reading.pieces.get(comma + 1).is_some_and(|first| {
            let word = reading.word(comma + 1);
            first.is_lower()
                && !first.has(Class::FUNCTION.with(Class::PERSON).with(Class::RANK))
                && (word.ends_with("ing") || word.ends_with('s') && !word.ends_with("ss"))
                && !self.opens_office(comma + 1)
        });
        let start = match second {
            Some(second) if relative || !plain && !self.is_whole(&(comma..second)) => second + 1,
            _ => comma + 1,
        };
        let end = self.before_aside(start, self.without_stop(self.sentence.end));
        if reading.pieces.get(start).is_some_and(|piece| piece.run.is_some()) && start + 1 >= end {
            return Some(Content::Run(start));
        }
        (end > start + 1).then_some(Content::Clause(start..end))
    }

    /// ***managing director** at Orbit*, ***communications director**,*: whether plain words end in an office, and in front of what it is of.
    fn opens_office(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let reading = self.scene.reading;
        let office = Class::PERSON.with(Class::RANK);
        let plain = |at: &usize| {
            reading.pieces.get(*at).is_some_and(|piece| piece.is_lower() && !piece.has(Class::FUNCTION))
        };
        let words = (at..at + LONGEST).take_while(plain).count();
        let last = reading.pieces.get((at + words).saturating_sub(1));
        let ends = reading
            .pieces
            .get(at + words)
            .is_some_and(|next| next.is(Kind::Comma) || next.has(Class::PREPOSITION));
        words > 1 && ends && last.is_some_and(|last| last.has(office) && !last.has(Class::GROUP))
    }

    /// ***As** Roe explains, it rained*: the comma behind a verb of saying that stands beside what it reports.
    pub(super) fn explained(&self, cue: &Cue, comma: usize) -> Option<usize> {
        let reading = self.scene.reading;
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject))?;
        let opens = self.sentence.start.max(self.scene.dateline.min(self.sentence.end));
        let stands = subject.at.start == opens + 1
            && matches!(reading.word(opens), "As" | "as")
            && cue.rule == Rule::Subject
            && cue.class.has(Class::QUOTES)
            && reading.pieces.get(comma).is_some_and(|piece| piece.is(Kind::Comma));
        (stands && comma + 1 < self.sentence.end).then_some(comma)
    }
}
