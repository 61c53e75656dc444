//! Taking documents out.
//!
//! The library below takes them out when it makes a commit, by what they are filed under, and cannot tell by itself which of the parts
//! that are new with that commit came before and which came after. What replaces a source is filed under the same as what it replaces:
//! so each removal knows which parts came after it.

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::SegmentId;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, Term};

use crate::text::HashMap;

/// The removals of one writer.
#[derive(Debug, Default)]
pub(super) struct Removals {
    /// How many there were.
    count: u64,
    parts: Parts,
}

/// The parts that the writer added, with how many removals there were before each.
#[derive(Debug, Clone, Default)]
struct Parts(Arc<Mutex<HashMap<SegmentId, u64>>>);

impl Removals {
    /// Takes out what is filed under a term in all parts that there are by now.
    pub(super) fn of(&mut self, term: Term) -> Box<dyn Query> {
        self.count += 1;
        Box::new(Removal { term, number: self.count, parts: self.parts.clone() })
    }

    /// A part is added, of which nothing goes that was to be taken out before.
    pub(super) fn add(&self, part: SegmentId) {
        self.parts.0.lock().unwrap_or_else(PoisonError::into_inner).insert(part, self.count);
    }
}

#[derive(Debug, Clone)]
struct Removal {
    term: Term,
    /// The first is 1.
    number: u64,
    parts: Parts,
}

impl Query for Removal {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let everywhere = TermQuery::new(self.term.clone(), IndexRecordOption::Basic).weight(scoring)?;
        Ok(Box::new(Removing { everywhere, number: self.number, parts: self.parts.clone() }))
    }
}

struct Removing {
    everywhere: Box<dyn Weight>,
    number: u64,
    parts: Parts,
}

impl Weight for Removing {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let parts = self.parts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if parts.get(&segment.segment_id()).is_some_and(|before| *before >= self.number) {
            return Ok(Box::new(EmptyScorer));
        }
        drop(parts);
        self.everywhere.scorer(segment, boost)
    }

    fn explain(&self, segment: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        self.everywhere.explain(segment, document)
    }
}
