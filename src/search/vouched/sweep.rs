//! Passages that have one thing that was asked for, many at a time.
//!
//! What is common stands in one passage of ten. To let all that have it come in one by one, each looked for in every way in which it
//! can stand there, takes far longer than to go through every way once and to add up what the passages score.

use std::ops::Range;

use tantivy::{DocId, Score, TERMINATED};

use super::way::Stream;
use super::{Passages, Place, Taking};

/// So many documents are looked at together.
const WIDTH: DocId = 4096;

/// How many words of 64 bits tell which of them are meant.
const WORDS: usize = WIDTH as usize / 64;

/// Of more documents than that it is not asked one by one whether they are headlines.
const FEW: u32 = 40;

/// Documents side by side, by their places.
pub(in crate::search) struct Window {
    first: DocId,
    /// The first one behind them.
    end: DocId,
    /// Those that meet the conditions that were gone through beforehand; `None` where there is none.
    meeting: Option<Marked>,
    /// What each of those scores that are marked.
    scores: Box<[Score]>,
    /// Those that have words of their own.
    own: Marked,
    /// Those that have them in several ways.
    several: Marked,
    /// Those that have none, but are part of something that has.
    context: Marked,
}

/// Some of the documents of a window, by their place in it.
#[derive(Clone, Copy)]
struct Marked {
    words: [u64; WORDS],
    /// How many of the words have any.
    used: usize,
}

impl Passages {
    /// Whether what is asked for is one thing, and nothing else picks the passages.
    pub(super) fn can_sweep(&self) -> bool {
        self.asked.len() == 1 && !self.leads
    }

    /// Hands on the first passages among some documents with their scores, in order, and tells before which document these were all.
    /// Whatever goes through passages otherwise may only do so behind that.
    pub(super) fn sweep<E>(
        &mut self,
        documents: Range<DocId>,
        window: &mut Window,
        taking: &mut Taking<'_, E>,
    ) -> DocId
    where
        E: FnMut(DocId, Score) -> Score,
    {
        let Self { asked, required, excluded, headlines, .. } = self;
        let Some(asked) = asked.first_mut() else { return TERMINATED };
        let cost = asked.cost();
        let leading = asked.ways.iter_mut().take(asked.leading);
        let first = leading.map(|way| way.near(documents.start)).min().unwrap_or(TERMINATED);
        if first >= documents.end {
            return first;
        }
        window.open(first..documents.end);
        let beside = |stream: &&mut Stream| stream.goes_beside(cost);
        for required in required.iter_mut().filter(beside) {
            window.require(required);
        }
        window.find(asked, headlines.is_none());
        if let Some(headlines) = headlines {
            window.keep_headlines(headlines);
        }
        for excluded in excluded.iter_mut().filter(beside) {
            window.keep(&window.marked(excluded), |found, excluded| found & !excluded);
        }
        window.each(|document, score| {
            let mut required = required.iter_mut().filter(|stream| !stream.goes_beside(cost));
            let mut excluded = excluded.iter_mut().filter(|stream| !stream.goes_beside(cost));
            if required.all(|required| required.from(document) == document)
                && excluded.all(|excluded| excluded.from(document) != document)
            {
                let at = document - window.first;
                let ways = usize::from(window.own.holds(at)) + usize::from(window.several.holds(at));
                let besides = asked.besides(document, ways, score, taking.least);
                taking.take(document, besides.map_or(Score::NEG_INFINITY, |besides| score + besides));
            }
        });
        window.end
    }
}

impl Window {
    pub(in crate::search) fn new() -> Self {
        let scores = vec![0.0; WIDTH as usize].into();
        Self {
            first: 0,
            end: 0,
            meeting: None,
            scores,
            own: Marked::NONE,
            several: Marked::NONE,
            context: Marked::NONE,
        }
    }

    /// Begins with the first of other documents, with nothing.
    fn open(&mut self, documents: Range<DocId>) {
        self.first = documents.start;
        self.end = documents.end.min(documents.start.saturating_add(WIDTH));
        self.meeting = None;
        (self.own, self.several, self.context) = (Marked::NONE, Marked::NONE, Marked::NONE);
    }

    /// Finds from now on only documents that meet a condition.
    fn require(&mut self, required: &mut Stream) {
        let meeting = self.marked(required);
        self.meeting = Some(match &self.meeting {
            Some(others) => meeting.with(others, |one, other| one & other),
            None => meeting,
        });
    }

    /// Finds the documents that have something. Of those that have no words of their own all may do without, or only headlines.
    fn find(&mut self, asked: &mut Place, all_may: bool) {
        let (first, end, meeting) = (self.first, self.end, self.meeting);
        let leading = asked.ways.get_mut(..asked.leading).unwrap_or_default();
        let (own, context) = leading.split_at_mut(asked.own);
        for way in own {
            let wanted = |document| meeting.is_none_or(|meeting| meeting.holds(document - first));
            way.each_before(end, wanted, |documents, score, _| {
                documents.for_each(|document| self.add_own(document - first, score));
            });
        }
        for way in context {
            let each = |documents: Range<DocId>, score, may_lead| {
                let places = documents.start - first..documents.end - first;
                let without = match (all_may, may_lead) {
                    (true, _) => places.clone(),
                    (false, true) => places.start..places.start + 1,
                    (false, false) => 0..0,
                };
                self.add_context(places, without, score);
            };
            way.each_before(end, |_| true, each);
        }
        if let Some(meeting) = meeting {
            self.keep(&meeting, |found, meeting| found & meeting);
        }
    }

    /// The documents of a stream that are in the window.
    fn marked(&self, stream: &mut Stream) -> Marked {
        let mut marked = Marked::NONE;
        stream.from(self.first);
        stream.each_before(
            self.end,
            |_| true,
            |documents, _, _| {
                for document in documents {
                    marked.mark(document - self.first);
                }
            },
        );
        marked
    }

    /// Leaves what is found only as far as others have it.
    fn keep(&mut self, others: &Marked, both: impl Fn(u64, u64) -> u64 + Copy) {
        self.own = self.own.with(others, both);
        self.context = self.context.with(others, both);
    }

    /// Leaves of what has no words of its own only headlines.
    fn keep_headlines(&mut self, headlines: &mut Stream) {
        if self.context.is_empty() {
            return;
        }
        if self.context.count() > FEW {
            self.context =
                self.context.with(&self.marked(headlines), |context, headlines| context & headlines);
        } else {
            let mut kept = Marked::NONE;
            self.context.each(|at| {
                let document = self.first + at;
                if headlines.from(document) == document {
                    kept.mark(at);
                }
            });
            self.context = kept;
        }
    }

    /// Calls `each` with every document that is left, and what it scores.
    #[inline]
    fn each(&self, mut each: impl FnMut(DocId, Score)) {
        let found = self.own.with(&self.context, |own, context| own | context);
        found.each(|at| each(self.first + at, self.score(at)));
    }

    fn add_own(&mut self, at: DocId, score: Score) {
        let sum = if self.own.mark(at) {
            self.several.mark(at);
            self.score(at) + score
        } else {
            score
        };
        self.put(at, sum);
    }

    /// Adds what documents score for what they are part of, where they have words of their own; and those of them that may do without.
    fn add_context(&mut self, documents: Range<DocId>, may_do_without: Range<DocId>, score: Score) {
        for at in may_do_without {
            if !self.own.holds(at) {
                let sum = if self.context.mark(at) { self.score(at) + score } else { score };
                self.put(at, sum);
            }
        }
        let Self { own, scores, .. } = self;
        own.each_in(documents, |at| {
            if let Some(sum) = scores.get_mut(at as usize) {
                *sum += score;
            }
        });
    }

    fn score(&self, at: DocId) -> Score {
        self.scores.get(at as usize).copied().unwrap_or_default()
    }

    fn put(&mut self, at: DocId, score: Score) {
        if let Some(sum) = self.scores.get_mut(at as usize) {
            *sum = score;
        }
    }
}

impl Marked {
    const NONE: Self = Self { words: [0; WORDS], used: 0 };

    fn is_empty(&self) -> bool {
        self.used == 0
    }

    fn words(&self) -> impl Iterator<Item = u64> {
        self.words.iter().take(self.used).copied()
    }

    fn holds(&self, at: DocId) -> bool {
        self.words.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Marks a document; tells whether it was.
    fn mark(&mut self, at: DocId) -> bool {
        let word = at as usize / 64;
        self.used = self.used.max(word + 1);
        self.words.get_mut(word).is_some_and(|word| {
            let before = *word;
            *word |= 1 << (at % 64);
            before == *word
        })
    }

    /// Both, word by word; none where both have none.
    fn with(&self, other: &Self, both: impl Fn(u64, u64) -> u64) -> Self {
        let mut together = *self;
        together.used = self.used.max(other.used);
        for (one, other) in together.words.iter_mut().zip(other.words).take(together.used) {
            *one = both(*one, other);
        }
        together
    }

    fn count(&self) -> u32 {
        self.words().map(u64::count_ones).sum()
    }

    /// Calls `each` with those that are within a range.
    fn each_in(&self, range: Range<DocId>, mut each: impl FnMut(DocId)) {
        let mut base = range.start - range.start % 64;
        for word in self.words().skip(base as usize / 64) {
            if base >= range.end {
                return;
            }
            let from = u64::MAX << range.start.saturating_sub(base);
            let until = u64::MAX >> (base + 64).saturating_sub(range.end);
            let mut word = word & from & until;
            while word != 0 {
                each(base + word.trailing_zeros());
                word &= word - 1;
            }
            base += 64;
        }
    }

    /// Calls `each` with every one.
    #[inline]
    fn each(&self, mut each: impl FnMut(DocId)) {
        for (mut word, base) in self.words().zip((0..).step_by(64)) {
            while word != 0 {
                each(base + word.trailing_zeros());
                word &= word - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_given_out_in_order() {
        let mut marked = Marked::NONE;
        let all = [0, 1, 63, 64, 127, 128, 700, WIDTH - 1];
        for at in all {
            assert!(!marked.mark(at));
            assert!(marked.mark(at) && marked.holds(at));
        }
        let given = |range: Range<DocId>| {
            let mut given = Vec::new();
            marked.each_in(range, |at| given.push(at));
            given
        };
        let mut every = Vec::new();
        marked.each(|at| every.push(at));
        assert_eq!(every, all);
        assert_eq!(marked.count(), 8);
        for start in [0, 1, 2, 62, 63, 64, 65, 127, 699, 700, 701, WIDTH - 1] {
            for end in
                [start, start + 1, 64, 128, 129, 700, 701, WIDTH].into_iter().filter(|end| *end >= start)
            {
                let within: Vec<DocId> = all.into_iter().filter(|at| (start..end).contains(at)).collect();
                assert_eq!(given(start..end), within, "{start}..{end}");
            }
        }
    }
}
