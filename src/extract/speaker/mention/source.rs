//! What was written or found out, and needs no article to speak: ***research** shows*, *according to **reports***.

use std::ops::Range;

use super::{Finder, Mention, Sort, is_one_of};
use crate::extract::reading::Piece;
use crate::extract::speaker::noun::is_study;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Finder<'_> {
    /// ***Data** from the board show*, *according to **research** by Roe*: what was found out needs no article.
    pub(super) fn is_bare_study(&self, start: usize, head: usize) -> bool {
        let plural = matches!(
            &*Short::small(self.word(head)),
            "analyses" | "data" | "figures" | "findings" | "research" | "results" | "statistics" | "surveys"
        );
        // "Republican figures said": people.
        let people = self.word(head) == "figures" && self.has(start, Class::NATIONALITY);
        let finds = || self.is_research(head) && self.finds(head + 1);
        // "Hollin analysis found"
        let named = head > start
            && self.get(head - 1).is_some_and(|name| name.token.is_capitalised())
            && is_study(self.word(head))
            && self.finds(head + 1);
        named
            || plural && !people && ((self.opens)(start) || self.is_according(start) || finds())
            || self.is_source_that_tells(head)
    }

    /// *But **research** shows*: what people find out by research, and no figures who speak.
    fn is_research(&self, head: usize) -> bool {
        matches!(self.word(head), "data" | "findings" | "research" | "statistics" | "surveys")
    }

    /// *according to **recent** reports*: whether a phrase that starts there is a source's.
    pub(super) fn is_according(&self, start: usize) -> bool {
        start.checked_sub(2).is_some_and(|at| self.word(at).eq_ignore_ascii_case("according"))
    }

    /// *according to **Crestly’s State of the Tides***: a report by its title, where nothing in it is a name of its own.
    pub(super) fn titled_report(&self, at: usize) -> Option<Mention> {
        const LONGEST: usize = 10;
        if !self.is_according(at) {
            return None;
        }
        let capital = |at: usize| self.get(at).is_some_and(|piece| piece.token.is_capitalised());
        let whose = self.get(at + 1).is_some_and(|sign| sign.is(Kind::Possessive));
        let inside =
            |at: &usize| capital(*at) || matches!(self.word(*at), "of" | "the" | "and" | "on" | "in" | "for");
        let end = (at + 2..at + LONGEST).take_while(inside).filter(|at| capital(*at)).last()? + 1;
        let report = matches!(
            self.word(at + 2),
            "Guide" | "Index" | "Monitor" | "Outlook" | "Report" | "Review" | "State" | "Study" | "Survey"
        );
        (self.is_according(at) && capital(at) && whose && report && end > at + 3)
            .then(|| self.source_named(at..end))
    }

    fn source_named(&self, name: Range<usize>) -> Mention {
        let sort = Sort::Name { name: name.clone(), role: None, sex: Class::NONE, article: false };
        self.at(name, sort)
    }

    /// ***Reports** say*, *several **studies** of tides have found*, *according to court **records***: what nobody takes for a source but
    /// where only a source can stand.
    pub(super) fn is_source_that_tells(&self, head: usize) -> bool {
        const LONGEST: usize = 6;
        if !is_source(&Short::small(self.word(head))) {
            return false;
        }
        let inside = |at: &usize| {
            self.get(*at).is_some_and(|piece| {
                piece.token.is_word()
                    && !piece.has(Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::AUXILIARY))
            })
        };
        let according = (head.saturating_sub(LONGEST)..head).rev().take_while(inside).last().unwrap_or(head);
        self.is_according(according) || !self.is_within(according) && self.finds(head + 1)
    }

    /// *reviews **of** old trials have found*: whether it is something else that was found out, and not *dozens of trials*.
    fn is_within(&self, start: usize) -> bool {
        let many = |noun: &str| {
            matches!(
                noun,
                "body"
                    | "couple"
                    | "dozens"
                    | "handful"
                    | "host"
                    | "hundreds"
                    | "lots"
                    | "majority"
                    | "many"
                    | "most"
                    | "number"
                    | "plenty"
                    | "range"
                    | "scores"
                    | "series"
                    | "some"
                    | "thousands"
                    | "variety"
            )
        };
        let Some(of) = start.checked_sub(1).filter(|of| self.word(*of) == "of") else { return false };
        of.checked_sub(1).is_some_and(|noun| !many(self.word(noun)))
    }

    /// Whether a verb of what studies and reports do stands there, or behind what they are of: *studies **of old tides have found***.
    fn finds(&self, from: usize) -> bool {
        const LONGEST: usize = 8;
        let tells = |at: usize| {
            let verb = self.past_adverbials(at);
            // "Tests confirmed the disease": a thing, and no words.
            let thing =
                matches!(self.word(verb), "confirm" | "confirmed" | "reveal" | "revealed" | "reveals");
            // "Reviews describe it as slow."
            let describes = self.word(verb).starts_with("describe") && self.word(verb + 2) == "as";
            self.get(verb).is_some_and(Piece::is_lower)
                && (describes || is_finding(self.word(verb)))
                && (!thing || self.word(verb + 1) == "that")
        };
        let tail = self.has(from, Class::PREPOSITION);
        let inside = |at: &usize| {
            self.get(*at).is_some_and(|p| p.token.is_word() && !p.has(Class::AUXILIARY.with(Class::RELATIVE)))
        };
        tells(from) || tail && (from..from + LONGEST).take_while(inside).any(|at| tells(at + 1))
    }

    /// ***Recent** research shows*: what tells which, whose capital is its sentence's.
    pub(super) fn opens_source(&self, at: usize) -> bool {
        const WHICH: [&str; 9] =
            ["Early", "Further", "Earlier", "New", "Newer", "Other", "Previous", "Recent", "Several"];
        let noun = at + 1;
        // "Studies have found"
        let alone = (self.opens)(at) && self.is_source_that_tells(at);
        alone
            || is_one_of(self.word(at), &WHICH)
                && self.get(noun).is_some_and(Piece::is_lower)
                && (is_source(self.word(noun)) || self.is_research(noun))
                && self.finds(noun + 1)
    }
}

/// Nouns, in small letters, for what was written or found out that stand for a source only where one can stand.
pub(in crate::extract) fn is_source(word: &str) -> bool {
    matches!(
        word,
        "calculations"
            | "documents"
            | "estimates"
            | "evidence"
            | "experiments"
            | "filings"
            | "folklore"
            | "forecasts"
            | "guidance"
            | "investigations"
            | "legend"
            | "meta-analyses"
            | "meta-analysis"
            | "polls"
            | "projections"
            | "records"
            | "reports"
            | "reviews"
            | "studies"
            | "surveys"
            | "tests"
            | "transcripts"
            | "trials"
    )
}

/// Verbs for what studies and reports do.
fn is_finding(verb: &str) -> bool {
    matches!(
        verb,
        "claim"
            | "claimed"
            | "conclude"
            | "concluded"
            | "confirm"
            | "confirmed"
            | "demonstrate"
            | "demonstrated"
            | "demonstrates"
            | "discovered"
            | "estimate"
            | "estimated"
            | "find"
            | "finds"
            | "found"
            | "highlight"
            | "highlighted"
            | "indicate"
            | "indicated"
            | "indicates"
            | "noted"
            | "predict"
            | "predicted"
            | "reported"
            | "reveal"
            | "revealed"
            | "reveals"
            | "said"
            | "say"
            | "saying"
            | "says"
            | "show"
            | "showed"
            | "shown"
            | "shows"
            | "suggest"
            | "suggested"
            | "suggests"
            | "warn"
            | "warned"
    )
}
