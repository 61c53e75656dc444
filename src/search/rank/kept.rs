//! The best of what comes in, told apart no further than they have to be.
//!
//! How well a passage matches and when it came out decides nearly always which of two comes first. Which article it stands in lies
//! elsewhere, and is looked up only of those that are among the best in the end, and of those that nothing else sets apart.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocId, Score};

use super::{Found, Particulars, wished};
use crate::search::Sort;

/// So many that nothing else sets apart from the worst of the best wait to be told apart together.
const WAITING: usize = if cfg!(test) { 2 } else { 64 };

/// A passage that may be among the best. Two are the same that score the same and came out at the same time.
pub(super) struct Candidate {
    score: Score,
    minute: u64,
    sort: Sort,
    which: Which,
}

enum Which {
    /// A document of the part of the index that is gone through.
    Here(DocId),
    /// A passage of which all is known.
    Known(Found),
}

impl Candidate {
    pub(super) const fn new(document: DocId, score: Score, minute: u64, sort: Sort) -> Self {
        Self { score, minute, sort, which: Which::Here(document) }
    }

    /// With all that is known of it; `None` where that is damaged.
    fn found(&self, particulars: &mut Particulars) -> Option<Found> {
        match self.which {
            Which::Here(document) => particulars.found(document, self.score),
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
pub(super) struct Kept {
    keep: usize,
    /// As many as are kept, one of the worst on top.
    best: BinaryHeap<Candidate>,
    /// Others that are the same as the worst of them.
    tied: Vec<Candidate>,
    /// The last of those that are the same as the worst, once they were told apart.
    last: Option<Found>,
}

impl Kept {
    /// Keeps so many, of which some were found elsewhere.
    pub(super) fn new(keep: usize, found: Vec<Found>) -> Self {
        let best = found.into_iter().map(Candidate::from).collect();
        Self { keep, best, tied: Vec::new(), last: None }
    }

    /// What the worst of them scores, where there are as many as are kept.
    pub(super) fn worst(&self) -> Option<Score> {
        self.best.peek().filter(|_| self.best.len() >= self.keep).map(|worst| worst.score)
    }

    /// Keeps another one where it is among the best.
    pub(super) fn offer(&mut self, candidate: Candidate, particulars: &mut Particulars) {
        if self.best.len() < self.keep {
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
                let comes_before = |last| candidate.found(particulars).is_some_and(|found| found < last);
                if self.last.is_none_or(comes_before) {
                    self.tied.push(candidate);
                }
            }
            Some(Ordering::Greater) | None => {}
        }
        if self.tied.len() >= WAITING {
            self.tell_apart(particulars);
        }
    }

    /// Leaves of those that are the same as the worst the first.
    fn tell_apart(&mut self, particulars: &mut Particulars) {
        let Some(tied) = self.tied.pop() else { return };
        let mut same = Vec::with_capacity(self.tied.len() + 2);
        let mut room = 0;
        while self.best.peek() == Some(&tied) {
            same.extend(self.best.pop());
            room += 1;
        }
        same.push(tied);
        same.append(&mut self.tied);
        let mut same: Vec<Found> = same.iter().filter_map(|same| same.found(particulars)).collect();
        same.sort_unstable();
        same.truncate(room);
        self.last = same.last().copied();
        self.best.extend(same.into_iter().map(Candidate::from));
    }

    /// All that are kept, in no order.
    pub(super) fn into_vec(mut self, particulars: &mut Particulars) -> Vec<Found> {
        self.tell_apart(particulars);
        self.best.iter().filter_map(|candidate| candidate.found(particulars)).collect()
    }
}
