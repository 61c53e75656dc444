//! What studies find, and what records and polls show: *…, the study found*, *the survey found firms could save*.

use super::Contents;
use crate::article::Rule;
use crate::extract::quotation::cue::Cue;
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::{Mention, Sort, is_source};
use crate::extract::speaker::noun::is_study;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Contents<'_> {
    /// *…, the study found.*, *The quay, records show, is old*: a verb that tells what came out, where nothing follows it that it could
    /// be said of.
    pub(super) fn is_finding(&self, cue: &Cue) -> bool {
        let reading = self.scene.reading;
        let end = cue.clause(self.scene).end;
        let verb = reading.word(cue.at.start);
        let shows = shows(verb);
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
        let source = subject.is_some_and(|source| matches!(source.sort, Sort::Description { .. }));
        let shows = shows && source;
        (shows || matches!(verb, "found" | "finds" | "find" | "concluded" | "concludes"))
            && cue.subject.is_some()
            && cue.rule == Rule::Subject
            && reading.pieces.get(end).is_none_or(|next| {
                end >= self.sentence.end || next.is(Kind::Stop) || shows && next.is(Kind::Comma)
            })
    }

    /// *The survey found **firms** could save*: whether several things stand behind a verb of what a study finds.
    pub(super) fn is_found(&self, cue: &Cue, at: usize) -> bool {
        let reading = self.scene.reading;
        let several = |piece: &Piece| {
            let word = piece.token.span.of(reading.text);
            piece.is_lower() && !piece.has(Class::FUNCTION) && word.ends_with('s') && !word.ends_with("ss")
                || piece.token.kind == Kind::Number
        };
        let before = cue.at.start.checked_sub(1).map_or("", |before| reading.word(before));
        // "lost and found things"
        let found =
            matches!(reading.word(cue.at.start), "finds" | "found") && !matches!(before, "and" | "or");
        found && self.is_studys(cue) && reading.pieces.get(at).is_some_and(several) || self.is_shown(cue, at)
    }

    /// *Studies show **dried moss** can be tasty*: whether a noun or what is done stands there with its helping verb, where a study is
    /// the subject.
    fn is_shown(&self, cue: &Cue, at: usize) -> bool {
        const SOON: usize = 12;
        let reading = self.scene.reading;
        let shows = shows(reading.word(cue.at.start));
        let study = |mention: &Mention| match mention.sort {
            Sort::Description { head, .. } => {
                let noun = Short::small(reading.word(head));
                is_study(&noun) || is_source(&noun)
            }
            Sort::Name { .. } | Sort::Pronoun(_) => false,
        };
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
        let opens = |piece: &Piece| {
            piece.run.is_none()
                && piece.is_lower()
                && !piece.has(Class::FUNCTION.with(Class::AUXILIARY).with(Class::ADVERB))
        };
        let over = |at: usize| {
            reading.pieces.get(at).is_none_or(|piece| piece.has(Class::RELATIVE) || piece.is(Kind::Stop))
                || matches!(reading.word(at), "that" | "because" | "if" | "when" | "than")
        };
        let helps = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| piece.has(Class::AUXILIARY))
                && !matches!(reading.word(at), "to" | "not" | "been" | "being")
        };
        shows
            && subject.is_some_and(study)
            && reading.pieces.get(at).is_some_and(opens)
            && (at + 1..self.sentence.end.min(at + SOON)).take_while(|at| !over(*at)).any(helps)
    }

    /// ***The survey** found*: whether a thing is the subject of a cue, and nobody.
    pub(super) fn is_studys(&self, cue: &Cue) -> bool {
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
        subject.is_some_and(|mention| {
            mention.at.end <= cue.at.start
                && matches!(mention.sort, Sort::Description { class, .. } if !class.has(Class::PERSON.with(Class::GROUP)))
        })
    }

    /// *A study found **the mayor earned** more*, *polls show 68% of **pilots say** so*: whether a noun with its verb stands there, where a
    /// study is the subject.
    pub(super) fn is_found_by_study(&self, cue: &Cue, from: usize, end: usize) -> bool {
        let reading = self.scene.reading;
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
        let study = subject.is_some_and(|mention| {
            mention.at.clone().any(|at| {
                let word = Short::small(reading.word(at));
                matches!(
                    word.as_str(),
                    "analysis"
                        | "data"
                        | "figures"
                        | "poll"
                        | "polls"
                        | "research"
                        | "study"
                        | "studies"
                        | "survey"
                        | "surveys"
                )
            })
        });
        let plain = |piece: &Piece| piece.token.is_word() && !piece.has(Class::FUNCTION.with(Class::CUE));
        let verb = |at: usize| {
            let word = reading.word(at);
            let past = word.ends_with("ed") && !word.contains('-');
            let say = word.len() > 2
                && reading.pieces.get(at).is_some_and(|piece| piece.has(Class::CUE_BASE))
                && reading.word(at - 1).ends_with('s');
            reading.pieces.get(at).is_some_and(Piece::is_lower)
                && (past || say)
                && reading.pieces.get(at - 1).is_some_and(plain)
                && !reading.word(at - 1).ends_with("ly")
        };
        study && self.is_studys(cue) && (from + 2..end).any(verb)
    }
}

/// Verbs for what studies do and people may.
fn shows(verb: &str) -> bool {
    matches!(
        verb,
        "show"
            | "showed"
            | "shows"
            | "suggest"
            | "suggested"
            | "suggests"
            | "indicate"
            | "indicated"
            | "indicates"
    )
}
