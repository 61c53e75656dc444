//! Finds the words that a cue reports: what follows *said that*, or what stands before *, she said*.

use std::ops::Range;

use super::cue::Cue;
use crate::article::Rule;
use crate::extract::reading::Reading;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// What a cue reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// A run of quoted words right after the cue, by its piece.
    Run(usize),
    /// A clause.
    Clause(Range<usize>),
}

/// Reads the contents of a sentence's cues.
pub(super) struct Contents<'s> {
    pub(super) scene: &'s Scene<'s>,
    pub(super) sentence: &'s Range<usize>,
    pub(super) cues: &'s [Cue],
}

impl Contents<'_> {
    /// What the cue reports after itself.
    pub(super) fn after(&self, nth: usize) -> Option<Content> {
        let cue = self.cues.get(nth)?;
        if cue.rule == Rule::AccordingTo {
            return self.after_according(cue);
        }
        let reading = self.scene.reading;
        let from = self.past_circumstances(cue)?;
        let at = from + usize::from(is_pause(reading, from));
        if reading.pieces.get(at).is_some_and(|piece| piece.run.is_some()) && at < self.sentence.end {
            let whole = at + 1 >= self.clause_end(nth, at) || self.is_capitalised_run(at) || from < at;
            return Some(if whole {
                Content::Run(at)
            } else {
                Content::Clause(at..self.clause_end(nth, at))
            });
        }
        if !self.opens_clause(cue, from) {
            return None;
        }
        let end = self.clause_end(nth, from);
        (end > from + 1).then_some(Content::Clause(from..end))
    }

    /// What stands before a cue that closes its sentence: *It rained, she said.*
    pub(super) fn before(&self, nth: usize) -> Option<Content> {
        let reading = self.scene.reading;
        let cue = self.cues.get(nth)?;
        if !cue.class.has(Class::CLAUSE.with(Class::QUOTES)) {
            return None;
        }
        let clause = cue.clause(self.scene);
        let mut end = clause.start;
        if reading.pieces.get(end.checked_sub(1)?)?.is(Kind::Comma)
            || reading.pieces.get(end - 1)?.is(Kind::Dash)
        {
            end -= 1;
        } else if reading.pieces.get(end - 1)?.run.is_none() {
            return None;
        }
        let start = self.region_start(nth);
        if end <= start {
            return None;
        }
        let run_before = reading.pieces.get(end - 1).is_some_and(|piece| piece.run.is_some());
        if run_before && end == start + 1 {
            return Some(Content::Run(start));
        }
        let closes =
            reading.pieces.get(clause.end).filter(|_| clause.end < self.sentence.end).is_none_or(|piece| {
                matches!(
                    piece.token.kind,
                    Kind::Stop | Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon
                ) || piece
                    .has(Class::PREPOSITION.with(Class::DAY).with(Class::ADVERB).with(Class::CONJUNCTION))
            });
        let plain = end - start >= 3 && cue.class.has(Class::CLAUSE.with(Class::THAT))
            || cue.rule == Rule::AccordingTo;
        (run_before || closes && plain).then_some(Content::Clause(start..end))
    }

    /// *According to Roe, it rained.*
    fn after_according(&self, cue: &Cue) -> Option<Content> {
        let reading = self.scene.reading;
        if cue.at.start > self.sentence.start + 1 {
            return None;
        }
        let clause = cue.clause(self.scene);
        let comma = (clause.end..self.sentence.end)
            .find(|at| reading.pieces.get(*at).is_some_and(|p| p.is(Kind::Comma)))?;
        // "According to Roe, a nurse, it rained."
        let second = (comma + 1..self.sentence.end.min(comma + 12))
            .find(|at| reading.pieces.get(*at).is_some_and(|p| p.is(Kind::Comma)));
        let article = matches!(reading.word(comma + 1), "a" | "an" | "the" | "who");
        let start = match second {
            Some(second) if article && self.names_nobody(comma + 1..second) => second + 1,
            _ => comma + 1,
        };
        let end = self.without_stop(self.sentence.end);
        if reading.pieces.get(start).is_some_and(|piece| piece.run.is_some()) && start + 1 >= end {
            return Some(Content::Run(start));
        }
        (end > start + 1).then_some(Content::Clause(start..end))
    }

    fn names_nobody(&self, range: Range<usize>) -> bool {
        let reading = self.scene.reading;
        !range.clone().any(|at| reading.pieces.get(at).is_some_and(|p| p.has(Class::AUXILIARY)))
    }

    /// Steps over what may stand between a cue and its content: the addressee, the occasion, the day.
    fn past_circumstances(&self, cue: &Cue) -> Option<usize> {
        const LONGEST: usize = 24;
        let reading = self.scene.reading;
        let mut at = cue.clause(self.scene).end;
        let limit = self.sentence.end.min(at + LONGEST);
        if cue.rule == Rule::Inversion {
            at = self.past_apposition(at);
        }
        let mut addressed = !cue.class.has(Class::ADDRESSEE);
        while at < limit {
            let piece = reading.pieces.get(at)?;
            let word = reading.word(at);
            if piece.run.is_some()
                || is_pause(reading, at)
                || matches!(word, "that" | "whether" | "how" | "why")
            {
                return Some(at);
            }
            if !addressed && let Some(end) = self.addressee(at) {
                addressed = true;
                at = end;
                continue;
            }
            let skips = piece.has(Class::ADVERB.with(Class::DAY).with(Class::MONTH).with(Class::REFLEXIVE))
                && !piece.has(Class::CONJUNCTION)
                || word.len() > 4 && word.ends_with("ly")
                || piece.token.kind == Kind::Number;
            if skips {
                at += 1;
            } else if let Some(end) = self.occasion(at) {
                at = end;
            } else {
                return Some(at);
            }
        }
        (at < self.sentence.end).then_some(at)
    }

    /// *said Roe, a nurse from Hull, that*
    fn past_apposition(&self, at: usize) -> usize {
        let reading = self.scene.reading;
        let is_comma = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
        if !is_comma(at) || reading.pieces.get(at + 1).is_none_or(|piece| piece.run.is_some()) {
            return at;
        }
        (at + 1..self.sentence.end)
            .find(|at| is_comma(*at) || reading.pieces.get(*at).is_some_and(|p| p.run.is_some()))
            .unwrap_or(at)
    }

    /// *told reporters*, *warned the council*
    fn addressee(&self, at: usize) -> Option<usize> {
        let reading = self.scene.reading;
        let nth = self.scene.mentions.partition_point(|mention| mention.at.end <= at);
        if let Some(mention) = self.scene.mentions.get(nth).filter(|mention| mention.at.start == at) {
            return Some(mention.at.end);
        }
        let object = matches!(reading.word(at), "him" | "her" | "them" | "me" | "us" | "you" | "it");
        if object {
            return Some(at + 1);
        }
        let piece = reading.pieces.get(at)?;
        if !piece.token.is_word() || piece.has(Class::PREPOSITION.with(Class::CONJUNCTION)) {
            return None;
        }
        let end = (at..self.sentence.end.min(at + 6)).find(|at| {
            let word = reading.word(*at);
            reading.pieces.get(*at).is_none_or(|p| !p.token.is_word())
                || matches!(
                    word,
                    "that" | "in" | "on" | "at" | "to" | "of" | "he" | "she" | "they" | "it" | "after"
                )
        })?;
        Some(end)
    }

    /// *in a statement*, *on Monday*, *at a rally in Hull*: a preposition with its noun.
    fn occasion(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let reading = self.scene.reading;
        let piece = reading.pieces.get(at)?;
        // "to reporters" is an occasion, "to fight" is what was said.
        let infinitive = reading.word(at) == "to"
            && reading.pieces.get(at + 1).is_none_or(|next| {
                !next.has(Class::DETERMINER.with(Class::GROUP)) && !next.token.is_capitalised()
            });
        let opens = piece.has(Class::PREPOSITION)
            && !matches!(reading.word(at), "of" | "than" | "like" | "as")
            && !infinitive;
        if !opens {
            return None;
        }
        let mut end = at + 1;
        while end < self.sentence.end.min(at + LONGEST) {
            let next = reading.pieces.get(end)?;
            let over = !next.token.is_word() && next.token.kind != Kind::Possessive
                || next.has(Class::PREPOSITION)
                || matches!(reading.word(end), "that" | "he" | "she" | "they" | "it" | "there" | "we" | "I")
                || next.has(Class::DETERMINER) && end > at + 1;
            if over {
                break;
            }
            end += 1;
        }
        Some(end)
    }

    /// Whether a clause that the cue may report starts at a piece.
    fn opens_clause(&self, cue: &Cue, at: usize) -> bool {
        let reading = self.scene.reading;
        let Some(piece) = reading.pieces.get(at) else { return false };
        let word = reading.word(at).to_ascii_lowercase();
        if word == "that" {
            return cue.class.has(Class::THAT.with(Class::CLAUSE))
                || reading.pieces.get(cue.at.end).is_some_and(|_| cue.class.has(Class::PHRASAL));
        }
        if cue.class.has(Class::INFINITIVE) && word == "to" {
            return true;
        }
        if !cue.class.has(Class::THAT.with(Class::CLAUSE)) || cue.class.has(Class::STRICT) {
            return false;
        }
        if matches!(word.as_str(), "whether" | "if" | "how" | "why" | "what" | "where" | "when" | "who") {
            return true;
        }
        let starts = piece
            .has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GROUP).with(Class::PRONOUN))
            || piece.token.is_capitalised()
            || word == "there"
            || cue.class.has(Class::CLAUSE)
                && piece.token.is_word()
                && !piece.has(Class::PREPOSITION.with(Class::CONJUNCTION));
        starts && self.has_verb(cue, at)
    }

    /// Whether a finite verb follows soon, so that the words are a clause and not a thing.
    ///
    /// After *said* nearly everything is a clause, but *said all the right things, but…* is none.
    fn has_verb(&self, cue: &Cue, from: usize) -> bool {
        const SOON: usize = 16;
        let reading = self.scene.reading;
        let strong = cue.class.has(Class::CLAUSE);
        let end = self.sentence.end.min(from + SOON);
        let turns = |at: usize| matches!(reading.word(at + 1), "but" | "and" | "while" | "though");
        let comma = (from..end)
            .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma)) && turns(*at));
        let pronoun = reading.pieces.get(from).is_some_and(|piece| piece.has(Class::PRONOUN))
            || reading.word(from) == "there";
        let finite = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| {
                let auxiliary = piece.has(Class::AUXILIARY) && !matches!(reading.word(at), "to" | "not");
                let word = reading.word(at);
                let formed = word.ends_with("ed") || piece.has(Class::CUE_FINITE.with(Class::VERB));
                let named = at > 0
                    && word.ends_with('s')
                    && reading.pieces.get(at - 1).is_some_and(|p| p.token.is_capitalised());
                auxiliary || strong && (piece.is_lower() && (formed || named) || piece.is(Kind::Possessive))
            })
        };
        strong && (pronoun || comma.is_none() && self.sentence.end > from + 3)
            || (from + 1..comma.unwrap_or(end)).any(finite)
    }

    fn is_capitalised_run(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let run = reading.pieces.get(at).and_then(|piece| piece.run).and_then(|run| reading.quoted.get(run));
        run.and_then(|pieces| pieces.first()).is_some_and(|first| first.token.is_capitalised())
    }

    /// Where a clause that starts at `from` ends: at the sentence's end, or where the next cue has its own say.
    fn clause_end(&self, nth: usize, from: usize) -> usize {
        let reading = self.scene.reading;
        let mut end = self.without_stop(self.sentence.end);
        for other in self.cues.iter().skip(nth + 1) {
            let clause = other.clause(self.scene);
            // "Roe said that it rained but added: “It will stop.”": the second verb shares the subject of the first.
            let shares = other.subject == self.cues.get(nth).and_then(|cue| cue.subject);
            let opens = if shares { other.at.start } else { clause.start };
            if opens <= from || opens >= end {
                continue;
            }
            let joined = |at: usize| matches!(reading.word(at), "and" | "but");
            let mut cut =
                clause.start.min(if other.subject == self.cues.get(nth).and_then(|cue| cue.subject) {
                    other.at.start
                } else {
                    clause.start
                });
            if other.at.start > cut && other.subject == self.cues.get(nth).and_then(|cue| cue.subject) {
                cut = other.at.start;
            }
            let Some(before) = cut.checked_sub(1) else { continue };
            let pause = |at: usize| {
                reading
                    .pieces
                    .get(at)
                    .is_some_and(|p| p.is(Kind::Comma) || p.is(Kind::Semicolon) || p.is(Kind::Dash))
            };
            let closes = pause(before)
                || joined(before)
                    && (other.subject == self.cues.get(nth).and_then(|cue| cue.subject)
                        || before.checked_sub(1).is_some_and(pause));
            if closes {
                let back = if joined(before) && before.checked_sub(1).is_some_and(pause) {
                    before - 1
                } else {
                    before
                };
                end = end.min(back.max(from));
            }
        }
        end
    }

    /// Where the content before the cue starts: at the sentence's start, or after the content of an earlier cue.
    fn region_start(&self, nth: usize) -> usize {
        let reading = self.scene.reading;
        let mut start = self.sentence.start;
        let limit = self.cues.get(nth).map_or(start, |cue| cue.clause(self.scene).start);
        for other in self.cues.iter().take(nth) {
            let clause = other.clause(self.scene);
            if clause.end <= limit && clause.end > start {
                // After an earlier cue the content is the run right before this one, if anything.
                start = (clause.end..limit)
                    .rev()
                    .find(|at| reading.pieces.get(*at).is_some_and(|p| p.run.is_some()))
                    .unwrap_or(limit);
            }
        }
        // "But it rained," she said: an opening conjunction belongs to what she said.
        start
    }

    fn without_stop(&self, end: usize) -> usize {
        let reading = self.scene.reading;
        let mut end = end;
        while end > self.sentence.start && reading.pieces.get(end - 1).is_some_and(|p| p.is(Kind::Stop)) {
            end -= 1;
        }
        end
    }
}

/// A comma or colon that leads into quoted words.
fn is_pause(reading: &Reading<'_>, at: usize) -> bool {
    reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma) || piece.is(Kind::Colon))
        && reading.pieces.get(at + 1).is_some_and(|next| next.run.is_some())
}
