//! The best so far, told apart no further than they have to be.
//!
//! How well a passage matches and when it came out decides nearly always which of two comes first. Which article it stands in lies
//! elsewhere, and is looked up only of those that are among the best in the end, and of those that nothing else sets apart.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocId, Score, SegmentOrdinal};

use super::{Found, Ranking, wished};
use crate::search::Sort;

/// So many that nothing else sets apart from the worst of the best wait to be told apart together.
const WAITING: usize = if cfg!(test) { 2 } else { 64 };

/// A passage that may be among the best. Two are the same that score the same and came out at the same time.
struct Candidate {
    score: Score,
    minute: u64,
    sort: Sort,
    which: Which,
}

enum Which {
    /// A document of a part of the index.
    Document(SegmentOrdinal, DocId),
    /// A passage of which all is known.
    Known(Found),
}

impl Candidate {
    /// With all that is known of it; `None` where that is damaged.
    fn found(&self, ranking: Ranking<'_>) -> Option<Found> {
        match self.which {
            Which::Document(ord, document) => ranking.found(ord, document, self.score),
            Which::Known(found) => Some(found),
        }
    }
}

impl From<Found> for Candidate {
    fn from(found: Found) -> Self {
        Self { score: found.score, minute: found.minute, sort: found.sort, which: Which::Known(found) }
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        wished(self.sort, (self.score, self.minute), (other.score, other.minute))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// The best so far.
pub(super) struct Kept<'r> {
    ranking: Ranking<'r>,
    /// As many as are kept, one of the worst on top.
    best: BinaryHeap<Candidate>,
    /// Others that are the same as the worst of them.
    tied: Vec<Candidate>,
    /// The last of those that are the same as the worst, once they were told apart.
    last: Option<Found>,
}

impl<'r> Kept<'r> {
    pub(super) const fn new(ranking: Ranking<'r>) -> Self {
        Self { ranking, best: BinaryHeap::new(), tied: Vec::new(), last: None }
    }

    /// What the worst of them scores, where there are as many as are kept.
    pub(super) fn worst(&self) -> Option<Score> {
        self.best.peek().filter(|_| self.best.len() >= self.ranking.keep).map(|worst| worst.score)
    }

    /// Keeps a document of a part of the index where it is among the best.
    pub(super) fn offer(&mut self, ord: SegmentOrdinal, document: DocId, score: Score) {
        // Most are turned away by that alone.
        if self.ranking.sort == Sort::Relevance && self.worst().is_some_and(|worst| score < worst) {
            return;
        }
        let minute = self.ranking.came_out(ord, document);
        let which = Which::Document(ord, document);
        self.put(Candidate { score, minute, sort: self.ranking.sort, which });
    }

    /// Keeps a passage of which all is known where it is among the best.
    pub(super) fn offer_found(&mut self, found: Found) {
        self.put(found.into());
    }

    fn put(&mut self, candidate: Candidate) {
        if self.best.len() < self.ranking.keep {
            self.best.push(candidate);
            return;
        }
        match self.best.peek().map(|worst| candidate.cmp(worst)) {
            Some(Ordering::Less) => {
                let left = self.best.peek_mut().map(|mut worst| std::mem::replace(&mut *worst, candidate));
                if self.best.peek() == left.as_ref() {
                    self.tied.extend(left);
                } else {
                    self.tied.clear();
                    self.last = None;
                }
            }
            Some(Ordering::Equal) => {
                let comes_before = |last| candidate.found(self.ranking).is_some_and(|found| found < last);
                if self.last.is_none_or(comes_before) {
                    self.tied.push(candidate);
                }
            }
            Some(Ordering::Greater) | None => {}
        }
        if self.tied.len() >= WAITING {
            self.tell_apart();
        }
    }

    /// Leaves of those that are the same as the worst the first.
    fn tell_apart(&mut self) {
        let Some(tied) = self.tied.pop() else { return };
        let mut same = Vec::with_capacity(self.tied.len() + 2);
        let mut room = 0;
        while self.best.peek() == Some(&tied) {
            same.extend(self.best.pop());
            room += 1;
        }
        same.push(tied);
        same.append(&mut self.tied);
        let mut same: Vec<Found> = same.iter().filter_map(|same| same.found(self.ranking)).collect();
        same.sort_unstable();
        same.truncate(room);
        self.last = same.last().copied();
        self.best.extend(same.into_iter().map(Candidate::from));
    }

    /// All that are kept, in no order.
    pub(super) fn into_vec(mut self) -> Vec<Found> {
        self.tell_apart();
        self.best.iter().filter_map(|candidate| candidate.found(self.ranking)).collect()
    }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;
    use tantivy::DocAddress;

    use super::*;
    use crate::index::sample::index;
    use crate::search::Group;
    use crate::text::likeness::Likeness;

    #[test]
    fn the_best_are_kept_whatever_they_are_told_apart_by() {
        let folder = tempfile::tempdir().unwrap();
        let index = index(folder.path(), &[]);
        let parts = index.parts(&index.searcher()).unwrap();
        let mut rng = Rng::with_seed(7);
        for round in 0..600 {
            let sort = [Sort::Relevance, Sort::Newest, Sort::Oldest][round % 3];
            let (scores, minutes, count) = (rng.u64(1..5), rng.u64(1..5), rng.u64(0..60));
            let found = |article| Found {
                score: rng.u64(0..scores) as Score,
                article,
                address: DocAddress::new(0, 0),
                ordinal: 0,
                likeness: Likeness::from_number(0),
                minute: rng.u64(0..minutes),
                sort,
            };
            let mut all: Vec<Found> = (0..count).map(found).collect();
            rng.shuffle(&mut all);
            for keep in [0, 1, 2, 7, 100] {
                let group = Group::Passage;
                let mut kept = Kept::new(Ranking { sort, group, keep, enough: 0, parts: &parts });
                for found in &all {
                    kept.offer_found(*found);
                }
                let mut best = kept.into_vec();
                best.sort_unstable();
                let mut expected = all.clone();
                expected.sort_unstable();
                expected.truncate(keep);
                let articles = |found: &[Found]| found.iter().map(|found| found.article).collect::<Vec<_>>();
                assert_eq!(articles(&best), articles(&expected), "{keep} of {count} by {sort:?}");
            }
        }
    }
}
