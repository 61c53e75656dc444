//! Conditions that a document meets or does not, however well.

use tantivy::query::{ConstScoreQuery, EnableScoring, Query, Weight};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::plan::any_of;
use super::word::{self, settle};

/// The documents that meet any of several conditions; none of them scores anything.
#[derive(Debug)]
pub(super) struct Unscored(pub(super) Vec<Box<dyn Query>>);

impl Clone for Unscored {
    fn clone(&self) -> Self {
        Self(self.0.iter().map(|way| way.box_clone()).collect())
    }
}

impl Unscored {
    /// The condition, where there is but one.
    pub(super) fn only(&self) -> Option<&dyn Query> {
        if let [only] = self.0.as_slice() { Some(&**only) } else { None }
    }

    /// Made ready to be looked for.
    pub(super) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Weighed> {
        let unscored = without_scores(scoring);
        Ok(Weighed(
            self.0.iter().map(|way| word::Weighed::of(&**way, unscored)).collect::<tantivy::Result<_>>()?,
        ))
    }
}

impl Query for Unscored {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        ConstScoreQuery::new(any_of(self.clone().0), 0.0).weight(scoring)
    }
}

/// The same where nobody asks for a score.
pub(super) fn without_scores(scoring: EnableScoring<'_>) -> EnableScoring<'_> {
    match scoring {
        EnableScoring::Enabled { searcher, .. } => EnableScoring::disabled_from_searcher(searcher),
        disabled @ EnableScoring::Disabled { .. } => disabled,
    }
}

/// The conditions, ready to be looked for in each part of the index.
pub(super) struct Weighed(Vec<word::Weighed>);

impl Weighed {
    /// The documents of a part of the index.
    pub(super) fn documents(&self, segment: &SegmentReader) -> tantivy::Result<Documents> {
        let ways = self.0.iter().map(|way| {
            let documents = way.documents(segment, 1.0)?;
            Ok(Way { document: documents.doc(), documents })
        });
        let mut documents = Documents { ways: ways.collect::<tantivy::Result<_>>()?, document: 0 };
        documents.settle(0);
        Ok(documents)
    }
}

/// The documents of one part of the index that meet any of the conditions, as they come in.
pub(super) struct Documents {
    ways: Vec<Way>,
    document: DocId,
}

/// Those that meet one of them.
struct Way {
    documents: word::Documents,
    /// One of them, or a document before which no other is.
    document: DocId,
}

impl Documents {
    /// The same once more, where that takes less than to look for them.
    pub(super) fn again(&self) -> Option<Self> {
        let again = |way: &Way| Some(Way { documents: way.documents.again()?, document: way.document });
        Some(Self { ways: self.ways.iter().map(again).collect::<Option<_>>()?, document: self.document })
    }

    /// A document from `target` on that may meet a condition, before which none does.
    pub(super) fn near(&mut self, target: DocId) -> DocId {
        let near = |way: &mut Way| {
            if way.document < target {
                way.document = way.documents.near(target);
            }
            way.document
        };
        self.ways.iter_mut().map(near).min().unwrap_or(TERMINATED)
    }

    /// `target` where it meets a condition; otherwise a document behind it before which none does. Once it does not, nothing but this
    /// and what is near may be asked.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        let mut first = TERMINATED;
        for way in &mut self.ways {
            if way.document <= target {
                way.document = way.documents.from(target);
            }
            if way.document == target {
                self.document = target;
                return target;
            }
            first = first.min(way.document);
        }
        first
    }

    /// Goes to the first document from `target` on that meets a condition.
    fn settle(&mut self, target: DocId) -> DocId {
        self.document = settle(target, |target| self.from(target));
        self.document
    }

    /// Hands on each document before `end`, from the current one.
    pub(super) fn each_before(&mut self, end: DocId, mut each: impl FnMut(DocId)) {
        while self.document < end {
            each(self.document);
            self.advance();
        }
    }
}

impl DocSet for Documents {
    fn advance(&mut self) -> DocId {
        if self.document == TERMINATED { TERMINATED } else { self.settle(self.document + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.document < target { self.settle(target) } else { self.document }
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        self.ways.iter().fold(0, |sum, way| sum.saturating_add(way.documents.size_hint()))
    }

    fn cost(&self) -> u64 {
        self.ways.iter().map(|way| way.documents.cost()).sum()
    }
}
