//! Finds where the article goes on in its own words behind what a cue reports.

use super::Contents;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Contents<'_> {
    /// *(It says that it rained.)*: what is told in brackets ends with them.
    pub(super) fn before_close(&self, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let mut open = 0;
        // "1) boats that float"
        let numbers = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| reading.pieces.get(before));
            before.is_some_and(|before| {
                matches!(before.token.kind, Kind::Number | Kind::Word) && before.token.span.len() == 1
            })
        };
        let close = (from..end).find(|at| {
            open += match reading.pieces.get(*at).map(|piece| piece.token.kind) {
                Some(Kind::Open) => 1,
                Some(Kind::Close) if !numbers(*at) || open > 0 => -1,
                _ => 0,
            };
            open < 0
        });
        let Some(mut close) = close else { return end };
        while close > from && reading.pieces.get(close - 1).is_some_and(|piece| piece.is(Kind::Stop)) {
            close -= 1;
        }
        close
    }

    /// *expected this to be a win - **but it was lost***: a thing without a verb of its own ends where the article turns.
    pub(super) fn before_turn(&self, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let turns = |at: &usize| {
            reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Dash))
                && reading.word(at + 1) == "but"
                && self.is_subject(at + 2)
        };
        // "this is illegal and are trying to block it": several do that.
        let one = matches!(reading.word(from), "he" | "it" | "she" | "this");
        let other = |at: usize| {
            let who = Class::THEY.with(Class::FIRST).with(Class::SECOND).with(Class::RELATIVE);
            reading.pieces.get(at).is_some_and(|piece| piece.has(who) || !piece.token.is_word())
        };
        let several = |and: &usize| {
            reading.word(*and) == "and" && matches!(reading.word(and + 1), "are" | "have" | "were")
        };
        let several = (from + 2..end).find(several).filter(|and| one && !(from..*and).any(other));
        let end = several.unwrap_or(end);
        let dash = (from + 1..end).find(turns);
        let verb = |at: usize| self.is_finite(at, true) && reading.word(at.saturating_sub(1)) != "to";
        dash.filter(|dash| !(from..*dash).any(verb)).unwrap_or(end)
    }

    /// *…, but it did not say how many*: what was left unsaid is told by the article.
    pub(super) fn before_unsaid(&self, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let is_unsaid = |but: &usize| {
            let [who, helps, not] = [1, 2, 3].map(|by| reading.word(but + by));
            let one = matches!(who, "he" | "she" | "it" | "they");
            let negated = match helps {
                "did" | "does" | "do" | "has" | "have" | "would" | "could" => not == "not",
                _ => helps.ends_with("n't") || helps.ends_with("n’t"),
            };
            let verb = but + 3 + usize::from(not == "not");
            let silent = matches!(
                reading.word(verb),
                "comment"
                    | "disclose"
                    | "elaborate"
                    | "give"
                    | "given"
                    | "identify"
                    | "identified"
                    | "name"
                    | "named"
                    | "provide"
                    | "reveal"
                    | "revealed"
                    | "say"
                    | "said"
                    | "specify"
                    | "specified"
            );
            matches!(reading.word(*but), "but" | "though" | "although") && one && negated && silent
        };
        let Some(but) = (from + 2..end).find(is_unsaid) else { return end };
        but - usize::from(reading.pieces.get(but - 1).is_some_and(|piece| piece.is(Kind::Comma)))
    }

    /// *…, just days after Doe left*: when it was said is told by the article.
    pub(super) fn before_circumstance(&self, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let is_comma = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
        let Some(comma) = (from + 2..end).rev().find(is_comma) else { return end };
        let time = |at: usize| {
            let span = reading.word(at - 1).trim_end_matches('s');
            matches!(span, "minute" | "hour" | "day" | "week" | "month") && reading.word(at) == "after"
        };
        let opens = !reading.pieces.get(comma + 1).is_some_and(|next| next.has(Class::PREPOSITION))
            && (comma + 2..end.min(comma + 6)).any(time);
        let quotes = (comma..end).any(|at| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some()));
        if opens && !quotes && self.is_whole(&(from..comma)) { comma } else { end }
    }
}
