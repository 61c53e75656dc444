//! The thing that a cue is about, where it takes no clause: *denounced the plan*, *warned of delays*.

use std::ops::Range;

use super::Contents;
use crate::article::Rule;
use crate::extract::quotation::cue::Cue;
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::{Mention, Sort};
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Contents<'_> {
    /// Where the thing that a verb takes as its object starts: *denounced the plan*, *warned of delays*.
    pub(super) fn object(&self, cue: &Cue) -> Option<usize> {
        let reading = self.scene.reading;
        let bare = cue.class.has(Class::OBJECT) || self.suggests_doing(cue);
        let mut at = cue.at.end;
        if cue.rule == Rule::Inversion || cue.subject.is_none() {
            return None;
        }
        // "the late ferry, as Roe calls it, sank"
        let before = cue.clause(self.scene).start.checked_sub(1);
        if cue.class.has(Class::LABEL)
            && matches!(reading.word(at), "it" | "them" | "him")
            && reading.pieces.get(at + 1).is_none_or(|next| next.is(Kind::Comma) || next.is(Kind::Stop))
            && before.is_some_and(|before| reading.word(before) == "as")
        {
            return None;
        }
        if cue.class.has(Class::MATTER.with(Class::TOWARD)) {
            let word = reading.word(at);
            let matter = cue.class.has(Class::MATTER)
                && matches!(word, "of" | "about" | "for" | "against" | "on" | "over");
            let toward = cue.class.has(Class::TOWARD) && matches!(word, "to" | "with");
            let object = at + 2 < self.sentence.end && (matter || toward);
            let time = reading.pieces.get(at + 1).is_some_and(|next| {
                next.has(Class::DAY.with(Class::MONTH).with(Class::NUMBER)) || next.token.kind == Kind::Number
            });
            // "apologised on the council’s behalf"
            let behalf = || (at + 1..at + 6).any(|at| reading.word(at) == "behalf");
            at += usize::from(object && !time && !(word == "on" && behalf()));
        }
        if at == cue.at.end && !bare {
            return None;
        }
        let piece = reading.pieces.get(at).filter(|_| at < self.sentence.end)?;
        let joins = piece.has(Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::AUXILIARY));
        let when = piece.has(Class::ADVERB.with(Class::DAY)) && !piece.has(Class::DETERMINER);
        let thing = piece.token.is_word() && !joins && !when;
        (thing || piece.run.is_some()).then_some(at)
    }

    /// *suggests **mending** the quay*: whether a verb is followed by what it would have done.
    fn suggests_doing(&self, cue: &Cue) -> bool {
        let reading = self.scene.reading;
        let (doing, next) = (cue.at.end, cue.at.end + 1);
        let small = reading.pieces.get(doing).is_some_and(|piece| piece.run.is_none() && piece.is_lower());
        reading.word(cue.at.start).starts_with("suggest")
            && small
            && reading.word(doing).len() > 5
            && reading.word(doing).ends_with("ing")
            && (reading.word(next) == "of"
                || reading
                    .pieces
                    .get(next)
                    .is_some_and(|next| next.has(Class::DETERMINER.with(Class::POSSESSIVE))))
    }

    /// ***can** add a terrace*, ***will** announce the winners*: whether a verb with its object tells what may be done, and nothing that
    /// was said.
    pub(super) fn is_possible(&self, cue: &Cue) -> bool {
        let reading = self.scene.reading;
        let helps = |at: &usize| {
            reading
                .pieces
                .get(*at)
                .is_some_and(|p| p.run.is_none() && p.has(Class::AUXILIARY.with(Class::ADVERB)))
        };
        let verb = reading.word(cue.at.start);
        let act = ["announce", "discuss", "outline", "present", "reveal"].contains(&verb);
        (self.sentence.start..cue.at.start).rev().take_while(helps).any(|at| {
            matches!(reading.word(at), "can" | "could" | "may" | "might" | "should" | "must")
                || act && matches!(reading.word(at), "will" | "would")
        })
    }

    /// *This chapter describes a method*, *the guide outlines three ways*: whether it is only told what a text is about.
    pub(super) fn is_summary(&self, cue: &Cue) -> bool {
        let subject = cue.subject.and_then(|subject| self.scene.mentions.get(subject));
        let verb = self.scene.reading.word(cue.at.start);
        // "The survey questioned 40 nurses."
        let polls = |at: usize| {
            verb.starts_with("question") && matches!(self.scene.reading.word(at), "poll" | "study" | "survey")
        };
        let about = [
            "cover",
            "describe",
            "discuss",
            "explain",
            "mention",
            "outline",
            "recount",
            "summarise",
            "summarize",
        ];
        subject.is_some_and(|mention| {
            let from = mention.at.start.saturating_sub(1).max(self.sentence.start);
            (from..mention.at.end).any(polls)
                || about.iter().any(|about| verb.starts_with(about))
                    && (from..mention.at.end)
                        .any(|at| TEXTS.contains(&Short::small(self.scene.reading.word(at)).as_str()))
        })
    }

    /// *repeated the feat*, *confirmed their form by winning*: whether a thing is done and not said.
    pub(super) fn is_feat(&self, cue: &Cue, object: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        let verb = reading.word(cue.at.start);
        let word = |at: usize| reading.word(at);
        let by = || {
            let does = |at: usize| {
                word(at) == "by"
                    && word(at + 1).ends_with("ing")
                    && !reading.pieces.get(at + 1).is_some_and(|piece| piece.has(Class::CUE))
            };
            object.clone().any(does)
        };
        let feat = || {
            let nouns = ["feat", "trick", "performance", "success", "dose", "win", "victory", "process"];
            object.clone().take(3).any(|at| nouns.contains(&word(at)))
        };
        // "condemned Roe to a second defeat"
        let to = || {
            !object.clone().any(|at| reading.pieces.get(at).is_some_and(|p| p.run.is_some()))
                && object.clone().any(|at| {
                    word(at) == "to" && matches!(word(at + 1), "a" | "an" | "their" | "his" | "her" | "its")
                })
        };
        // "conceded nine goals"
        let scored = || {
            let scores = [
                "corner",
                "corners",
                "free-kick",
                "goal",
                "goals",
                "penalty",
                "penalties",
                "point",
                "points",
                "run",
                "runs",
                "set",
                "sets",
                "tries",
                "try",
            ];
            object.clone().any(|at| scores.contains(&word(at)))
        };
        match verb {
            "repeat" | "repeats" | "repeated" | "repeating" => feat(),
            // "rejected a move to Hull"
            "reject" | "rejects" | "rejected" | "rejecting" => object
                .clone()
                .take(4)
                .any(|at| matches!(word(at), "move" | "transfer") && matches!(word(at + 1), "to" | "from")),
            "confirm" | "confirms" | "confirmed" | "confirming" | "underline" | "underlines"
            | "underlined" | "underlining" => by(),
            "condemn" | "condemns" | "condemned" | "condemning" => to(),
            "concede" | "concedes" | "conceded" | "conceding" => scored(),
            _ => false,
        }
    }

    /// Whether the words of an object say anything: more than a pronoun, and after *called* a name for the thing.
    pub(super) fn tells(&self, cue: &Cue, object: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        let pieces = reading.pieces(object.clone());
        let quotes = pieces.iter().any(|piece| piece.run.is_some());
        let words = pieces.iter().filter(|piece| piece.token.is_word()).count();
        let verb = reading.word(cue.at.start);
        // "confirm each other as to their size"
        if verb.starts_with("confirm") && reading.word(object.start) == "each" {
            return quotes;
        }
        // "labelled wild must be grown", but not "called him a man who must leave"
        let goes_on = || {
            let relative = |at: &usize| {
                reading.pieces.get(*at).is_some_and(|piece| piece.has(Class::RELATIVE) || piece.run.is_some())
                    || matches!(
                        reading.word(*at),
                        "that" | "because" | "as" | "if" | "when" | "where" | "how"
                    )
            };
            let modal = |at: usize| {
                matches!(reading.word(at), "must" | "should" | "can" | "could" | "will" | "would")
            };
            object.clone().skip(1).take_while(|at| !relative(at)).any(modal)
        };
        if cue.class.has(Class::LABEL) && object.start == cue.at.end && goes_on() {
            return quotes;
        }
        // "emphasised the need for speed", but not "emphasised speed in training"
        if verb.starts_with("emphasi") {
            let point = ["need", "importance", "value", "urgency", "role", "point", "commitment", "desire"];
            return quotes || object.clone().take(4).any(|at| point.contains(&reading.word(at)));
        }
        // "branded the plan “a joke”", but not "brands fell"; "declared a state of emergency" is an act.
        let act = || {
            object
                .clone()
                .any(|at| matches!(reading.word(at), "emergency" | "bankruptcy" | "war" | "independence"))
        };
        if verb.starts_with("brand") || verb.starts_with("term") || verb.starts_with("declar") && act() {
            return quotes;
        }
        // "cites two clerks", "recalled the pilot": whom somebody has it from, or back.
        if ["cite", "citing", "recall"].iter().any(|whom| verb.starts_with(whom)) {
            let nth = self.scene.mentions.partition_point(|mention| mention.at.start < object.start);
            let whom = self.scene.mentions.get(nth);
            let people = |mention: &Mention| match mention.sort {
                Sort::Name { .. } => true,
                Sort::Description { class, .. } => class.has(Class::PERSON.with(Class::GROUP)),
                Sort::Pronoun(_) => false,
            };
            // "recalled the experienced Jane Roe"
            let ahead = |whom: &Mention| {
                let small = |piece: &Piece| piece.is_lower() && !piece.has(Class::FUNCTION);
                match reading.pieces(object.start..whom.at.start) {
                    [] => true,
                    [the, rest @ ..] => {
                        verb.starts_with("recall")
                            && the.has(Class::DETERMINER)
                            && rest.len() < 2
                            && rest.iter().all(small)
                    }
                }
            };
            if whom.is_some_and(|whom| ahead(whom) && people(whom)) {
                return quotes;
            }
        }
        // "refers to any paid leave"
        if verb.starts_with("refer") && !object.clone().any(|at| reading.word(at) == "as") {
            return quotes;
        }
        if !cue.class.has(Class::LABEL) || object.start > cue.at.end {
            let vague = matches!(
                reading.word(object.start),
                "it" | "this" | "that" | "them" | "him" | "her" | "himself" | "herself" | "themselves"
            );
            return quotes || words >= 2 && !vague;
        }
        let second = object.start + 1;
        // "called her a liar", but not "called her sister", "called it a day"
        let stands_for = match reading.word(object.start) {
            "it" => !matches!(
                (reading.word(second), reading.word(second + 1)),
                ("a", "day") | ("quits" | "out", _)
            ),
            "her" => reading.pieces.get(second).is_some_and(|piece| piece.has(Class::DETERMINER)),
            "him" | "them" | "himself" | "herself" => true,
            _ => false,
        };
        // "The club called itself the Night Owls"
        let named = reading.word(object.start) != "itself"
            && object.clone().skip(1).any(|at| matches!(reading.word(at), "a" | "an" | "the" | "as"));
        quotes || words >= 2 && (stands_for || named)
    }
}

/// What is read or watched.
const TEXTS: &[&str] = &[
    "article",
    "book",
    "chapter",
    "essay",
    "film",
    "guide",
    "newsletter",
    "novel",
    "page",
    "pamphlet",
    "paragraph",
    "piece",
    "podcast",
    "post",
    "section",
    "series",
    "site",
    "story",
    "table",
    "tutorial",
    "video",
    "website",
];
