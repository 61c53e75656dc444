//! Tells where and when something was said from what was: *On “The Late Show,” Roe said it rained.*

use std::ops::Range;

use super::{Content, Contents};
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Contents<'_> {
    /// *On “The Late Show,” Roe said it rained*, *Calling it “a shame,” Roe said…*: whether what ends with quoted words in front of a
    /// cue is only where, when or how it was said, since what is said follows.
    pub(super) fn is_front(&self, front: &Range<usize>, after: Option<&Content>) -> bool {
        if front.len() < 2 {
            // "Doe called it “a shame,” Roe said it rained"
            return self.is_anothers(front.start)
                && matches!(after, Some(Content::Clause(told)) if self.tells_whole(told));
        }
        if self.is_titled_front(front) || asks(self.scene.reading.word(front.start)) {
            return true;
        }
        let (opens, day) = (self.opens_front(front.start), self.opens_day(front.start));
        match after {
            None => false,
            Some(Content::Clause(told)) => {
                let whole = self.is_whole(front);
                let opens = opens || day && !whole;
                (opens || !whole) && (self.tells_whole(told) || opens && told.len() > 2)
            }
            Some(Content::Run(_)) => {
                (opens || day) && !front.clone().skip(1).any(|at| self.is_finite(at, false))
            }
        }
    }

    /// *While it was “a shame,” Roe said…*: the quoted words that end a front, where they are spoken, and no title.
    pub(super) fn said_in_front(&self, front: &Range<usize>) -> Option<Content> {
        let reading = self.scene.reading;
        let at = front.end.checked_sub(1).filter(|at| *at > front.start)?;
        let run = reading.pieces.get(at)?.run?;
        let is_small = reading.quoted.get(run)?.first()?.is_lower();
        // "As for the “tides,” Roe said…"
        let doubted = reading.word(at.checked_sub(1)?) == "the";
        // "In what Doe described as “a shame,” Roe said…"
        let first = self.scene.mentions.partition_point(|mention| mention.at.end < front.start);
        let within = self.scene.mentions.iter().skip(first).take_while(|mention| mention.at.end < front.end);
        let says = |at: usize| {
            reading.pieces.get(at).is_some_and(|verb| verb.is_lower() && verb.has(Class::CUE_FINITE))
        };
        let others = within.map(|mention| mention.at.end).any(says);
        (is_small && !doubted && !others && !asks(reading.word(front.start))).then_some(Content::Run(at))
    }

    /// *In the book, titled “Tides”, Roe says…*: whether what stands in front is where it was said, and what that is called.
    fn is_titled_front(&self, front: &Range<usize>) -> bool {
        let reading = self.scene.reading;
        reading.pieces.get(front.start).is_some_and(|first| first.has(Class::PREPOSITION))
            && reading.pieces.get(front.end - 1).is_some_and(|last| last.run.is_some())
            && front.len() > 2
            && matches!(reading.word(front.end - 2), "titled" | "entitled" | "called" | "headlined" | "named")
    }

    /// *Doe called it **“a shame,”** Roe said…*: whether quoted words belong to what stands before them in their sentence.
    fn is_anothers(&self, run: usize) -> bool {
        let before = run.checked_sub(1).filter(|before| *before >= self.sentence.start);
        before.and_then(|before| self.scene.reading.pieces.get(before)).is_some_and(|before| {
            before.token.kind == Kind::Word
                && (!before.has(Class::CONJUNCTION) || before.has(Class::PREPOSITION))
        })
    }

    /// *that it rained*, *the tide was high*: whether words behind a cue are what it reports, whatever stands in front.
    fn tells_whole(&self, told: &Range<usize>) -> bool {
        self.scene.reading.word(told.start) == "that" || told.len() > 2 && self.is_whole(told)
    }

    /// *On*, *while*, *Sunday*, *speaking*: whether a word opens the occasion on which something was said.
    fn opens_front(&self, at: usize) -> bool {
        let first = self.scene.reading.pieces.get(at);
        self.is_subordinate(at)
            || first.is_some_and(|first| first.has(Class::DAY))
            || Short::small(self.scene.reading.word(at)).ends_with("ing")
    }

    /// *Last week*, *earlier*: whether a word opens a time that no preposition leads to.
    fn opens_day(&self, at: usize) -> bool {
        matches!(
            Short::small(self.scene.reading.word(at)).as_str(),
            "earlier" | "last" | "later" | "this" | "today" | "tonight" | "yesterday"
        )
    }
}

/// *Asked if it rained*: whether a word opens what somebody was asked.
pub(in crate::extract::quotation) fn asks(word: &str) -> bool {
    matches!(Short::small(word).as_str(), "asked" | "pressed" | "questioned")
}
