//! Finds the words that a cue reports: what follows *said that*, or what stands before *, she said*.
//!
//! | room | does |
//! | --- | --- |
//! | [`according`] | finds what stands behind *according to Roe* and *as Roe explains* |
//! | [`circumstance`] | steps over the addressee, the occasion and the day |
//! | [`clause`] | tells what a cue may report from other words after it |
//! | [`extent`] | finds how far it reaches |
//! | [`front`] | tells where and when something was said from what was |
//! | [`headline`] | finds what a headline sets beside a name |
//! | [`object`] | tells whether a thing that it is about is said |
//! | [`study`] | tells what studies find and records show |
//! | [`turn`] | finds where the article goes on in its own words |
//! | [`verb`] | tells what single verbs take, and what else their forms may be |

mod according;
mod circumstance;
mod clause;
mod extent;
mod front;
mod headline;
mod object;
mod study;
mod turn;
mod verb;

pub(super) use front::asks;
use std::ops::Range;

use super::cue::Cue;
use crate::article::Rule;
use crate::extract::reading::Reading;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
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
    /// What the cue reports: what stands before it, after it, or on both sides of it.
    pub(super) fn of(&self, nth: usize) -> [Option<Content>; 2] {
        if let Some(said) = self.cues.get(nth).and_then(|cue| cue.said.clone()) {
            return [
                Some(if said.len() == 1 { Content::Run(said.start) } else { Content::Clause(said) }),
                None,
            ];
        }
        if let Some(told) = self.tagged(nth) {
            return [Some(told), None];
        }
        let after = self.after(nth);
        let Some(before) = self.before(nth, after.as_ref()) else {
            let announced = after.as_ref().and_then(|after| self.announced(nth, after));
            // "told Five Live: “…”", "added a caveat: “…”"
            let verb = |range: &Range<usize>| range.clone().any(|at| self.is_finite(at, true));
            let tells =
                |after: Option<&Content>| matches!(after, Some(Content::Clause(range)) if verb(range));
            return match announced {
                Some(run) if tells(after.as_ref()) => [after, Some(run)],
                Some(run) => [None, Some(run)],
                None => [None, after],
            };
        };
        let resumed = match &before {
            Content::Run(_) => None,
            Content::Clause(range) => self.resumed(nth, range).map(Content::Clause),
        };
        // "a silence which, according to Roe, raised £212"; "By contrast, Roe said, it rained."
        let hangs =
            matches!(&before, Content::Clause(range) if self.hangs(range) || self.is_connective(range));
        if hangs && resumed.is_some() {
            // "However, said the board, which sets the fares, it rained."
            let is_which =
                |at: usize| self.scene.reading.pieces.get(at).is_some_and(|which| which.has(Class::RELATIVE));
            let goes_on =
                |resumed: &Content| !matches!(resumed, Content::Clause(range) if is_which(range.start));
            return [resumed.filter(goes_on), None];
        }
        let in_front = matches!(before, Content::Run(at) if at > self.region_start(nth));
        [Some(before), after.filter(|after| in_front || matches!(after, Content::Run(_))).or(resumed)]
    }

    /// *It rained, said a harbour-based expert.* What stands before a verb of saying whose subject nobody can make out, where what
    /// stands behind it is no clause.
    fn tagged(&self, nth: usize) -> Option<Content> {
        const LONGEST: usize = 12;
        let reading = self.scene.reading;
        let cue = self.cues.get(nth).filter(|cue| cue.subject.is_none() && cue.rule == Rule::Subject)?;
        let comma = cue.at.start.checked_sub(1)?;
        let end = self.without_stop(self.sentence.end);
        let behind = cue.at.end..end;
        let names = matches!(reading.word(cue.at.start), "say" | "says" | "said" | "think" | "thinks")
            && reading.pieces.get(comma).is_some_and(|piece| piece.is(Kind::Comma))
            && (1..=LONGEST).contains(&behind.len())
            && reading.pieces.get(cue.at.end).is_some_and(|first| {
                first.run.is_none()
                    && !first.has(Class::PRONOUN.with(Class::RELATIVE).with(Class::PREPOSITION))
            })
            && !behind.clone().any(|at| self.is_finite(at, true) || reading.word(at) == "that");
        let start = self.region_start(nth);
        let told = start..comma;
        (names && start < comma && self.is_whole(&told)).then_some(Content::Clause(told))
    }

    /// *a silence **which**, according to Roe, raised £212*: whether what is said only follows.
    fn hangs(&self, before: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        let piece = |back: usize| before.end.checked_sub(back).and_then(|at| reading.pieces.get(at));
        // "tides that, they claim, never turn"
        let noun = || piece(2).is_some_and(|noun| noun.is_lower() && !noun.has(Class::FUNCTION));
        piece(1).is_some_and(|last| {
            last.run.is_none()
                && (last.has(Class::RELATIVE)
                    || matches!(reading.word(before.end - 1), "because" | "and" | "but")
                    || reading.word(before.end - 1) == "that" && noun())
        })
    }

    /// *However*, *by contrast*, *in part*, *more likely*: whether words only join what is said to what was said before.
    fn is_connective(&self, range: &Range<usize>) -> bool {
        let word = |nth: usize| Short::small(self.scene.reading.word(range.start + nth));
        let [one, two] = [word(0), word(1)];
        match range.len() {
            1 => matches!(
                one.as_str(),
                "again"
                    | "also"
                    | "and"
                    | "but"
                    | "finally"
                    | "furthermore"
                    | "however"
                    | "indeed"
                    | "instead"
                    | "meanwhile"
                    | "moreover"
                    | "nevertheless"
                    | "still"
                    | "then"
                    | "therefore"
                    | "thus"
                    | "yet"
            ),
            2 => match one.as_str() {
                "in" => matches!(
                    two.as_str(),
                    "addition"
                        | "contrast"
                        | "fact"
                        | "general"
                        | "part"
                        | "particular"
                        | "practice"
                        | "short"
                        | "turn"
                ),
                "by" => matches!(two.as_str(), "comparison" | "contrast"),
                "for" => matches!(two.as_str(), "example" | "instance"),
                "more" | "most" => two.as_str().ends_with("ly"),
                _ => false,
            },
            3 => {
                matches!(
                    (one.as_str(), two.as_str(), word(2).as_str()),
                    ("as", "a", "result") | ("in", "other", "words")
                )
            }
            _ => false,
        }
    }

    /// *She said she was ready to talk: “We will meet.”*: the words that a colon announces behind a reported clause.
    fn announced(&self, nth: usize, after: &Content) -> Option<Content> {
        let Content::Clause(range) = after else { return None };
        // "Roe claimed that Doe told Hoe: “…”": whose verb stands before the colon speaks.
        let nearer = |other: &Cue| {
            other.at.start < range.end && other.subject.is_some() && other.class.has(Class::QUOTES)
        };
        let others = self.cues.iter().skip(nth + 1).any(nearer);
        (!others && self.is_announcement(range.end)).then_some(Content::Run(range.end + 1))
    }

    /// Whether a colon stands there with a whole sentence in marks behind it, and nothing else.
    fn is_announcement(&self, colon: usize) -> bool {
        self.scene.reading.pieces.get(colon).is_some_and(|piece| piece.is(Kind::Colon))
            && self.is_capitalised_run(colon + 1)
            // "said she was told: “…”": somebody else’s
            && !matches!(self.scene.reading.word(colon.saturating_sub(1)), "told" | "asked" | "warned")
            && colon + 2 == self.without_stop(self.sentence.end)
    }

    /// What the cue reports after itself.
    fn after(&self, nth: usize) -> Option<Content> {
        let cue = self.cues.get(nth)?;
        if cue.rule == Rule::AccordingTo {
            return self.after_according(cue);
        }
        let reading = self.scene.reading;
        let from = self.past_aside(nth, self.past_circumstances(cue)?);
        let at = from + usize::from(is_pause(reading, from));
        let run = reading.pieces.get(at).and_then(|piece| piece.run).filter(|_| at < self.sentence.end);
        if let Some(run) = run {
            // "said on “The Late Show”", "wrote “The Harbour at Night”": where it was said, what it is called.
            if at == from && self.scene.is_title(run) {
                return None;
            }
            // "calls it “a joke”—and laughs"
            // "what Roe calls “a joke” shut"
            let breaks = cue.class.has(Class::LABEL)
                && (reading.pieces.get(at + 1).is_some_and(|next| next.is(Kind::Dash))
                    || self.is_of_what(cue));
            let whole =
                breaks || at + 1 >= self.clause_end(nth, at) || self.is_capitalised_run(at) || from < at;
            return Some(if whole {
                Content::Run(at)
            } else {
                Content::Clause(at..self.clause_end(nth, at))
            });
        }
        // "As Roe explains, it rained."
        if let Some(comma) = self.explained(cue, from) {
            let end = self.clause_end(nth, comma + 1);
            return (end > comma + 2).then_some(Content::Clause(comma + 1..end));
        }
        // "told the court of how the bridge fell"
        let from = from + usize::from(reading.word(from) == "of" && reading.word(from + 1) == "how");
        if self.opens_clause(cue, from) {
            let end = self.clause_end(nth, from);
            let announced = self.is_announcement(end).then_some(Content::Run(end + 1));
            let words =
                reading.pieces(from..end).iter().filter(|piece| piece.token.is_word() || piece.run.is_some());
            return if end > from + 1 && words.count() > 1 {
                Some(Content::Clause(from..end))
            } else {
                announced
            };
        }
        // "added a caveat: “…”"
        let end = self.clause_end(nth, from);
        let verb = reading.word(cue.at.start);
        let noted = matches!(verb, "noted" | "notes" | "offered" | "offers" | "raised" | "shared" | "shares");
        if (verb::takes_things(verb) || verb::is_telling(verb) || noted) && self.is_announcement(end) {
            return Some(Content::Run(end + 1));
        }
        let from = self.object(cue)?;
        let object = from..self.object_end(nth, from);
        let said = self.tells(cue, &object)
            && !self.is_feat(cue, &object)
            && !self.is_possible(cue)
            && !self.is_summary(cue);
        said.then_some(Content::Clause(object))
    }

    /// What stands before a cue that closes its sentence or interrupts it: *It rained, she said.*
    fn before(&self, nth: usize, after: Option<&Content>) -> Option<Content> {
        let reading = self.scene.reading;
        let cue = self.cues.get(nth)?;
        let clause = cue.clause(self.scene);
        let finds = self.is_finding(cue);
        if !cue.class.has(Class::CLAUSE.with(Class::QUOTES)) && !finds {
            return None;
        }
        let last = reading.pieces.get(clause.start.checked_sub(1)?)?;
        let end = if last.is(Kind::Comma) || last.is(Kind::Dash) {
            clause.start - 1
        } else if last.run.is_some() {
            clause.start
        } else {
            return None;
        };
        let start = self.region_start(nth);
        // "The “tide theory” states that boats sink."
        let named = last.run.and_then(|run| reading.runs.get(run)).is_some_and(|run| {
            !run.inner.of(reading.text).ends_with([',', '.', '?', '!', '…', '-', '–', '—'])
                && reading.word(cue.at.end) == "that"
                && matches!(after, Some(Content::Clause(_)))
        });
        // "Instead of saying “no,” I would say “yes”."
        let instead = last.run.is_some()
            && (start..end).any(|at| reading.word(at) == "of" && reading.word(at + 1) == "saying");
        if end <= start || named || instead {
            return None;
        }
        let run_before = reading.pieces.get(end - 1).is_some_and(|piece| piece.run.is_some());
        if run_before {
            if cue.rule != Rule::Inversion && self.is_front(&(start..end), after) {
                return self.said_in_front(&(start..end));
            }
            let whole = if end == start + 1 { Content::Run(start) } else { Content::Clause(start..end) };
            return Some(whole);
        }
        // "“We go,” the mayor of Hull, Jane Roe, said."
        if reading.pieces.get(start)?.run.is_some() && !self.is_whole(&(start..end)) {
            return Some(Content::Run(start));
        }
        if !cue.class.has(Class::CLAUSE.with(Class::THAT)) && cue.rule != Rule::AccordingTo && !finds {
            return None;
        }
        // "Asked whether it was safe, Roe said: “No.”"
        let told = match after {
            Some(Content::Clause(_)) => true,
            Some(Content::Run(at)) => !reading.pieces.get(at - 1).is_some_and(|piece| piece.is(Kind::Comma)),
            None => false,
        };
        if told {
            return None;
        }
        let range = start..end;
        let whole = self.is_whole(&range);
        let stands = if self.resumed(nth, &range).is_some() {
            let this = ["this", "that", "these", "those", "it"];
            whole
                || end - start > 1
                || !reading.pieces.get(start)?.has(Class::FUNCTION)
                || self.is_connective(&range)
                || this.iter().any(|this| reading.word(start).eq_ignore_ascii_case(this))
        } else {
            // "After the vote, Roe said it rained." has its occasion in front.
            (whole || self.is_headed(cue, &range) || after.is_none() && self.stands_alone(cue, &range))
                && (cue.rule == Rule::AccordingTo || self.closes(cue))
                && !(after.is_some() && self.is_subordinate(start))
        };
        stands.then_some(Content::Clause(range))
    }

    /// *Consumers remain cautious, Roe said.* Whether nothing but what a cue reports can stand in front of it: the cue closes its
    /// sentence, and what is before it is neither where nor when nor how it was said.
    fn stands_alone(&self, cue: &Cue, range: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        let Some(first) = reading.pieces.get(range.start) else { return false };
        let word = Short::small(reading.word(range.start));
        let beside = Class::PREPOSITION.with(Class::DAY).with(Class::MONTH).with(Class::RELATIVE);
        let joins =
            first.has(Class::CONJUNCTION.with(Class::ADVERB)) && !matches!(word.as_str(), "and" | "but");
        let done = ["ing", "ed", "ly"].iter().any(|end| word.ends_with(end));
        let last = range.end - 1;
        let when = range.len() < 6
            && (reading.pieces.get(last).is_some_and(|piece| piece.has(Class::DAY.with(Class::MONTH)))
                || matches!(
                    reading.word(last),
                    "day"
                        | "week"
                        | "month"
                        | "year"
                        | "morning"
                        | "afternoon"
                        | "evening"
                        | "night"
                        | "later"
                        | "earlier"
                ));
        let is_comma = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
        let commas = range.clone().filter(is_comma).count();
        // "as they excel at words only"
        let told = || {
            range.clone().skip(1).any(|at| matches!(reading.word(at), "he" | "she" | "they" | "we" | "it"))
        };
        let opened = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let torn = range.clone().filter(|at| opened(*at, Kind::Open)).count()
            != range.clone().filter(|at| opened(*at, Kind::Close)).count();
        let end = self.without_stop(self.sentence.end);
        let closes = cue.rule == Rule::Inversion
            || end < self.sentence.end && self.past_circumstances(cue).is_none_or(|at| at >= end);
        range.len() >= 3
            && reading.paragraph.is_some()
            && cue.subject.is_some()
            && (cue.class.has(Class::CUE_FINITE) || cue.rule == Rule::AccordingTo)
            && (cue.class.has(Class::QUOTES.with(Class::CLAUSE)) || self.is_finding(cue))
            && closes
            && !torn
            && !first.has(beside)
            && !joins
            && !done
            && !when
            && (commas == 0 || told())
    }

    /// *The bridge, she said, is safe*: how what stands before the cue goes on after it.
    fn resumed(&self, nth: usize, before: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.scene.reading;
        let cue = self.cues.get(nth)?;
        let pause = self.pause_after(cue)?;
        let from = pause + 1;
        let next = reading.pieces.get(from).filter(|_| from < self.sentence.end)?;
        let end = self.clause_end(nth, from);
        let spoken = self.cues.iter().any(|other| (from..from + 3).contains(&other.at.start));
        let goes_on = if self.is_whole(before) && !self.hangs(before) {
            // "…, according to a poll, but they are split": the article goes on.
            next.has(Class::CONJUNCTION)
                && !next.has(Class::PREPOSITION)
                && !(cue.rule == Rule::AccordingTo && reading.word(from) == "but")
                // "said Roe, head of roads, and a former driver"
                && (cue.rule != Rule::Inversion || reading.word(from) != "and" || self.is_whole(&(from..end)))
        } else {
            // "…, says Jane Roe, MD, author of the guide": what she is.
            let apposed = cue.rule == Rule::Inversion
                && next.is_lower()
                && next.has(Class::PERSON.with(Class::RANK))
                && !next.has(Class::CUE)
                && !self.is_whole(&(from..end));
            !apposed && !reading.word(from).ends_with("ing")
                || self.is_connective(before) && !next.has(Class::CUE_GERUND)
        };
        (end > from && goes_on && !spoken && next.run.is_none()).then_some(from..end)
    }

    /// Where the comma or dash stands that ends the cue's interruption.
    fn pause_after(&self, cue: &Cue) -> Option<usize> {
        let reading = self.scene.reading;
        let clause = cue.clause(self.scene);
        let at = if cue.rule == Rule::AccordingTo { clause.end } else { self.past_circumstances(cue)? };
        reading
            .pieces
            .get(at)
            .filter(|p| at < self.sentence.end && (p.is(Kind::Comma) || p.is(Kind::Dash)))?;
        Some(at)
    }

    /// Whether nothing follows the cue that it could report: *It rained, she told the council on Monday.*
    fn closes(&self, cue: &Cue) -> bool {
        let reading = self.scene.reading;
        let closes = |at: usize| {
            reading.pieces.get(at).filter(|_| at < self.sentence.end).is_none_or(|piece| {
                matches!(
                    piece.token.kind,
                    Kind::Stop | Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon
                ) || piece
                    .has(Class::PREPOSITION.with(Class::DAY).with(Class::ADVERB).with(Class::CONJUNCTION))
            })
        };
        // "said an official who declined to be named"
        let told_of = |at: usize| cue.rule == Rule::Inversion && reading.word(at) == "who";
        let ends = |at: usize| closes(at) && reading.word(at) != "that" || told_of(at);
        ends(cue.clause(self.scene).end) || self.past_circumstances(cue).is_none_or(ends)
    }

    /// Whether the pieces have a verb of their own.
    fn is_whole(&self, range: &Range<usize>) -> bool {
        range.clone().skip(1).any(|at| self.is_finite(at, true)) || self.is_contraction(range.start)
    }

    /// *Flood toll hits 40, officials say*: a headline's verbs often look like nouns.
    fn is_headed(&self, cue: &Cue, range: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        reading.paragraph.is_none()
            && range.len() >= 3
            && cue.clause(self.scene).end >= self.without_stop(self.sentence.end)
    }

    /// *when it rained*: whether what starts at a piece hangs on another clause.
    fn is_subordinate(&self, at: usize) -> bool {
        matches!(
            Short::small(self.scene.reading.word(at)).as_str(),
            "when" | "while" | "as" | "after" | "before" | "if" | "though" | "although" | "since" | "because"
        ) || self.scene.reading.pieces.get(at).is_some_and(|piece| piece.has(Class::PREPOSITION))
    }

    fn is_capitalised_run(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let run = reading.pieces.get(at).and_then(|piece| piece.run).and_then(|run| reading.quoted.get(run));
        run.and_then(|pieces| pieces.first()).is_some_and(|first| first.token.is_capitalised())
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
