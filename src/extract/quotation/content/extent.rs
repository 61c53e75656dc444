//! Finds how far what a cue reports reaches.

use super::Contents;
use super::verb::is_refusal;
use crate::article::Rule;
use crate::extract::quotation::cue::{Cue, bare};
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Contents<'_> {
    /// Where a clause that starts at `from` ends: at the sentence's end, or where the next cue has its own say.
    pub(super) fn clause_end(&self, nth: usize, from: usize) -> usize {
        let reading = self.scene.reading;
        let mut end = self.before_court(self.without_stop(self.sentence.end));
        end = self.before_close(from, end);
        end = self.before_turn(from, end);
        end = self.before_aside(from, end);
        let pause = |at: usize| {
            reading.pieces.get(at).is_some_and(|p| {
                p.is(Kind::Comma) || p.is(Kind::Semicolon) || p.is(Kind::Dash) || p.run.is_some()
            })
        };
        let joined = |at: usize| matches!(reading.word(at), "and" | "but" | "while");
        let subject = self.cues.get(nth).and_then(|cue| cue.subject);
        end = self.before_others_words(nth, from, end);
        end = self.before_main_verb(nth, from, end);
        end = self.before_main_clause(nth, from, end);
        end = self.before_circumstance(from, end);
        end = self.before_unsaid(from, end);
        for other in self.cues.iter().skip(nth + 1) {
            // "He said he knew it and called her": a verb of knowing goes on with what he said.
            // "said it rained but refused to go", not "say he was armed and refused to drop the gun"
            let refuses = is_refusal(reading.word(other.at.start))
                && (self.is_silence(other, other.at.end)
                    || reading.word(self.verb_phrase(other).saturating_sub(1)) == "but");
            let shared =
                other.subject == subject && (refuses || other.class.has(Class::QUOTES.with(Class::OBJECT)));
            // "said that since it rained, the town is promising boats"
            let being = matches!(
                reading.word(other.at.start.saturating_sub(1)),
                "is" | "are" | "was" | "were" | "been"
            );
            let and = other.clause(self.scene).start.checked_sub(1).is_some_and(joined);
            if is_gerund(other) && being && !shared && !and {
                continue;
            }
            let cut = if shared || self.is_added(other, from) {
                self.verb_phrase(other)
            } else {
                other.clause(self.scene).start
            };
            if cut <= from || cut >= end {
                continue;
            }
            // "said she was ashamed and had begun to pay": what had happened before is told with the rest.
            if shared && joined(cut - 1) && reading.word(cut) == "had" {
                continue;
            }
            let with = usize::from(reading.word(cut - 1) == "with" && is_gerund(other));
            let before = cut - 1 - with;
            let paused = before.checked_sub(1).is_some_and(pause);
            let also = shared
                && (refuses
                    || other.class.has(Class::QUOTES)
                    || other.class.has(Class::LABEL) && reading.word(before) == "but");
            // "Roe said it rained and Jane Doe said it snowed"
            let twin = !shared
                && self
                    .cues
                    .get(nth)
                    .is_some_and(|cue| reading.word(cue.at.start) == reading.word(other.at.start))
                && other.class.has(Class::CLAUSE)
                && other.subject.and_then(|subject| self.scene.mentions.get(subject)).is_some_and(
                    |subject| {
                        subject.is_name() && subject.at.start == cut && subject.at.end == other.at.start
                    },
                );
            let though = paused && matches!(reading.word(before), "though" | "although");
            if pause(before) || though || joined(before) && (also || paused || twin) {
                let back = if (though || joined(before)) && paused { before - 1 } else { before };
                let back = back + usize::from(reading.pieces.get(back).is_some_and(|p| p.run.is_some()));
                end = end.min(back.max(from));
            }
        }
        end
    }

    /// *…, the court was told*, *…, jurors heard on Tuesday*: that is where it was said, and when.
    fn before_court(&self, end: usize) -> usize {
        const LONGEST: usize = 5;
        const LONGEST_OF_COURT: usize = 10;
        let reading = self.scene.reading;
        let start = self.sentence.start;
        let is_comma = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
        let is_day = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| piece.has(Class::DAY))
                || matches!(reading.word(at), "yesterday" | "today")
        };
        let mut told = end;
        if told > start && is_day(told - 1) {
            told -= 1;
            told -= usize::from(told > start && reading.word(told - 1) == "on");
        }
        if told == start
            || !matches!(reading.word(told - 1), "told" | "heard" | "claimed" | "alleged" | "reported")
        {
            return end;
        }
        let comma = (start.max(told.saturating_sub(LONGEST_OF_COURT + 1))..told).rev().find(is_comma);
        let court = |comma: usize| {
            matches!(reading.word(comma + 1), "the" | "a" | "an")
                && matches!(
                    reading.word(comma + 2),
                    "court" | "hearing" | "inquest" | "inquiry" | "jury" | "trial" | "tribunal"
                )
        };
        comma.filter(|comma| told - comma <= LONGEST + 1 || court(*comma)).unwrap_or(end)
    }

    /// *She said Doe told the port: “We go.”*: what a colon announces is whose verb stands before it.
    fn before_others_words(&self, nth: usize, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let opens = |at: &usize| {
            is(*at, Kind::Colon) && reading.pieces.get(at + 1).is_some_and(|next| next.run.is_some())
        };
        let Some(colon) = (from..end).find(opens) else { return end };
        let subject = self.cues.get(nth).and_then(|cue| cue.subject);
        let announces = |other: &Cue| {
            other.subject.is_some()
                && other.subject != subject
                && other.class.has(Class::QUOTES)
                && (from..colon).contains(&other.at.start)
                && other.clause(self.scene).start >= from
        };
        // "She said she was ready to talk: “We will meet.”"
        let whole = self.is_announcement(colon);
        // "insisted there was no plan, saying: “…”"
        let gerund = self.cues.iter().skip(nth + 1).any(|other| other.at.end == colon && is_gerund(other));
        let back = if whole && gerund { colon - 1 } else { colon };
        let back = back - usize::from(back < colon && is(back - 1, Kind::Comma));
        if whole || self.cues.iter().skip(nth + 1).any(announces) { back.max(from) } else { end }
    }

    /// *said she expected rain, **adding** that…*: whether a gerund goes on for whoever speaks.
    fn is_added(&self, other: &Cue, from: usize) -> bool {
        let reading = self.scene.reading;
        let third = Class::HE.with(Class::SHE).with(Class::THEY).with(Class::IT);
        let subject = other.subject.and_then(|subject| self.scene.mentions.get(subject));
        let pronoun = subject.is_some_and(|subject| {
            subject.at.start >= from && reading.pieces.get(subject.at.start).is_some_and(|p| p.has(third))
        });
        is_gerund(other) && (pronoun || reading.word(other.at.start) == "adding")
    }

    /// *Roe, who once said the bridge was safe, left*: what is said beside the subject ends before its own verb.
    fn before_main_verb(&self, nth: usize, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        let comma = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
        // "the plan, which Roe called “a joke,” was dropped"
        let relative = |cue: &Cue| {
            let who = cue.clause(self.scene).start.checked_sub(1);
            who.and_then(|who| reading.pieces.get(who)).is_some_and(|who| who.has(Class::RELATIVE))
                && who.and_then(|who| who.checked_sub(1)).is_some_and(comma)
        };
        let beside = self.cues.get(nth).is_some_and(|cue| {
            if relative(cue) {
                return true;
            }
            let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
            subject.is_some_and(|subject| {
                let who = reading.pieces.get(subject.at.end + 1);
                subject.at.end < cue.at.start
                    && comma(subject.at.end)
                    && who.is_some_and(|who| who.has(Class::RELATIVE))
            })
        });
        // A comma before that opens what may go on behind the next one.
        // American papers write the comma within the marks.
        let within = |at: usize| {
            let run =
                reading.pieces.get(at).and_then(|piece| piece.run).and_then(|run| reading.runs.get(run));
            run.is_some_and(|run| run.inner.of(reading.text).ends_with(','))
        };
        let first = (from..end).find(|at| comma(*at) || within(*at)).filter(|_| beside);
        let Some(first) = first else { return end };
        let verbal = Class::AUXILIARY.with(Class::VERB).with(Class::CUE_FINITE);
        let manner = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.has(Class::ADVERB));
        let at = first + 1 + usize::from(manner(first + 1));
        let is_verb = reading
            .pieces
            .get(at)
            .is_some_and(|piece| piece.is_lower() && (piece.has(verbal) || reading.word(at).ends_with("ed")));
        // "According to the Herald, which cites two clerks, it rained."
        let accorded = self.cues.iter().take(nth).any(|cue| cue.rule == Rule::AccordingTo);
        if is_verb || accorded { first + usize::from(within(first)) } else { end }
    }

    /// ***Because** the study shows that boats sink, pilots should swim*: what is said in a clause that only leads to the main one ends
    /// before that; and before what *; so* follows from it.
    fn before_main_clause(&self, nth: usize, from: usize, end: usize) -> usize {
        const SOON: usize = 7;
        let reading = self.scene.reading;
        let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let follows = |at: &usize| {
            is(*at, Kind::Semicolon)
                && matches!(reading.word(at + 1), "hence" | "however" | "so" | "therefore" | "thus")
        };
        let end = (from..end).find(follows).unwrap_or(end);
        let Some(cue) = self.cues.get(nth) else { return end };
        let start = self.sentence.start.max(self.scene.dateline.min(self.sentence.end));
        let leads = matches!(
            reading.word(start),
            "Although" | "Because" | "If" | "Since" | "Though" | "When" | "While"
        );
        if !leads || from < cue.at.end || (start..cue.at.start).any(|at| is(at, Kind::Comma)) {
            return end;
        }
        let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
        let subject = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| {
                piece.run.is_none()
                    && (piece.has(opens) && !piece.has(Class::RELATIVE)
                        || piece.token.is_capitalised()
                        || reading.word(at) == "there"
                        || piece.is_lower() && !piece.has(Class::FUNCTION) && reading.word(at).ends_with('s'))
            })
        };
        // American papers write the comma within the marks.
        let within = |at: usize| {
            let run = reading.pieces.get(at).and_then(|piece| reading.runs.get(piece.run?));
            run.is_some_and(|run| run.inner.of(reading.text).ends_with(','))
        };
        // "When Roe told of the storm, “we left,” she writes."
        let quoted = |comma: usize| {
            let run = reading.pieces.get(comma + 1).and_then(|piece| reading.runs.get(piece.run?));
            run.is_some_and(|run| run.inner.of(reading.text).ends_with(','))
                && reading
                    .pieces
                    .get(comma + 2)
                    .is_some_and(|p| p.has(Class::PRONOUN) || p.token.is_capitalised())
        };
        let main = |comma: &usize| {
            if is(*comma, Kind::Comma) && quoted(*comma) {
                return true;
            }
            let over = |at: &usize| is(*at, Kind::Comma);
            let until = (comma + 1..end.min(comma + SOON)).find(over).unwrap_or(end.min(comma + SOON));
            (is(*comma, Kind::Comma) || within(*comma))
                && subject(comma + 1)
                && (comma + 2..until).any(|at| {
                    self.is_finite(at, true)
                        || self.is_contraction(comma + 1)
                        || matches!(reading.word(at), "appears" | "seems")
                })
        };
        (from + 2..end).find(main).map_or(end, |comma| comma + usize::from(within(comma)))
    }

    /// *…, a remark that angered the port*, *…, words he withdrew*: what is said of words is none of them.
    pub(super) fn before_aside(&self, from: usize, end: usize) -> usize {
        let reading = self.scene.reading;
        for at in from..end.saturating_sub(2) {
            let Some(piece) = reading.pieces.get(at) else { break };
            // American papers write the comma within the marks.
            if (piece.is(Kind::Comma) || piece.run.is_some()) && self.is_aside(at + 1) {
                return at + usize::from(piece.run.is_some());
            }
        }
        end
    }

    /// *a remark that angered…*, *a baseless claim for which…*, *words he withdrew*
    fn is_aside(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let noun = if matches!(reading.word(at), "a" | "an") {
            (at + 1..at + 3).find(|at| is_utterance(reading.word(*at)))
        } else {
            matches!(reading.word(at), "words" | "remarks" | "comments").then_some(at)
        };
        noun.is_some_and(|noun| match reading.word(noun + 1) {
            "for" | "to" | "with" => reading.word(noun + 2) == "which",
            next => {
                matches!(next, "that" | "which" | "later" | "denied" | "rejected" | "disputed" | "echoed")
                    || reading.pieces.get(noun + 1).is_some_and(|next| next.has(Class::PRONOUN))
            }
        })
    }

    /// Where the verb of a cue starts, with what helps it: *has also said*.
    fn verb_phrase(&self, cue: &Cue) -> usize {
        let reading = self.scene.reading;
        let helps = |at: usize| {
            reading
                .pieces
                .get(at)
                .is_some_and(|p| p.run.is_none() && p.has(Class::AUXILIARY.with(Class::ADVERB)))
                && !matches!(reading.word(at), "and" | "but")
        };
        let mut start = cue.at.start;
        while start > self.sentence.start && helps(start - 1) {
            start -= 1;
        }
        start
    }

    /// Where the content before the cue starts: at the sentence's start, or after the content of an earlier cue.
    pub(super) fn region_start(&self, nth: usize) -> usize {
        let reading = self.scene.reading;
        let start = self.sentence.start.max(self.scene.dateline.min(self.sentence.end));
        let Some(cue) = self.cues.get(nth) else { return start };
        let limit = cue.clause(self.scene).start;
        let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
        let end = limit - usize::from(limit > start && is(limit - 1, Kind::Comma));
        let earlier = self.cues.iter().take(nth).any(|other| other.clause(self.scene).end <= limit);
        if earlier && end > start && is_run(end - 1) {
            // "He was tired, he said, and “done with it,” he added."
            return end - 1;
        }
        let shares = self.cues.iter().take(nth).any(|other| other.subject == cue.subject);
        if shares {
            return limit;
        }
        (start..end).rev().find(|at| is(*at, Kind::Semicolon)).map_or(start, |at| at + 1)
    }

    /// Where a thing that starts at `from` ends: before a comma that goes on with something else, or with its clause.
    pub(super) fn object_end(&self, nth: usize, from: usize) -> usize {
        let reading = self.scene.reading;
        let end = self.clause_end(nth, from);
        // "hailed him as “the best” after the match": nothing is said behind the words in marks.
        let run = (from..end).find(|at| reading.pieces.get(*at).is_some_and(|p| p.run.is_some()));
        let after_run = run.map(|run| run + 1).filter(|after| {
            reading.pieces.get(*after).is_some_and(|p| p.has(Class::PREPOSITION))
                && reading.word(*after) != "of"
        });
        let end = after_run.map_or(end, |after| end.min(after));
        // "voiced anger and has sent letters": the next verb is another's deed.
        // "denied the theft but the court upheld it"
        let turns =
            |at: usize| reading.word(at) == "but" && bare::opens_clause(reading, at + 1, self.sentence.end);
        // "In what Roe calls a “sad day”, the shop shut."
        let what = self.cues.get(nth).and_then(|cue| cue.clause(self.scene).start.checked_sub(1));
        let what = what.is_some_and(|what| reading.word(what) == "what");
        let comma = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
        let deed = |at: usize| {
            reading.word(at) == "and"
                && matches!(
                    reading.word(at + 1),
                    "had" | "has" | "have" | "is" | "are" | "was" | "were" | "will" | "would"
                )
                // "denied any wrongdoing and defended the price"
                || reading.word(at) == "and"
                    && reading.word(at + 1).ends_with("ed")
                    && reading
                        .pieces
                        .get(at + 2)
                        .is_some_and(|next| next.has(Class::DETERMINER.with(Class::POSSESSIVE)))
        };
        // "soap, salt, or a mild gel"
        let is_comma = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
        let listed = |comma: usize| {
            const LONGEST: usize = 5;
            matches!(reading.word(comma + 1), "and" | "or")
                && (from..comma).any(|at| is_comma(&at))
                && !(comma + 2..end.min(comma + 2 + LONGEST)).any(|at| self.is_finite(at, true))
        };
        (from + 1..end)
            .find(|at| {
                deed(*at)
                    || turns(*at)
                    || what && comma(*at)
                    || reading.pieces.get(*at).is_some_and(|p| {
                        // "how pilot–boat teams work"
                        let apart = || {
                            let before = reading.text.get(..p.token.span.start).unwrap_or_default();
                            before.ends_with(' ') || p.token.span.of(reading.text).starts_with('—')
                        };
                        p.is(Kind::Semicolon) || p.is(Kind::Colon) || p.is(Kind::Dash) && apart()
                    })
                    || is_comma(at)
                        && !listed(*at)
                        && reading.pieces.get(at + 1).is_none_or(|next| {
                            next.has(
                                Class::CUE
                                    .with(Class::RELATIVE)
                                    .with(Class::CONJUNCTION)
                                    .with(Class::PRONOUN),
                            ) || reading.word(at + 1).ends_with("ing")
                        })
            })
            .unwrap_or(end)
    }
}

/// Whether a cue is a gerund and nothing else: *adding*.
fn is_gerund(cue: &Cue) -> bool {
    cue.class.has(Class::CUE_GERUND) && !cue.class.has(Class::CUE_FINITE.with(Class::CUE_BASE))
}

/// Nouns for what somebody said.
fn is_utterance(noun: &str) -> bool {
    matches!(
        noun,
        "account"
            | "accusation"
            | "allegation"
            | "assertion"
            | "charge"
            | "claim"
            | "comment"
            | "comparison"
            | "phrase"
            | "remark"
            | "slur"
            | "statement"
            | "suggestion"
    )
}
