//! Articles by the days on which they may have come out.
//!
//! The days of all articles stand side by side in the order of the index, so that many are compared at once. Where few passages are
//! left to ask about, each is asked about alone.

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

use crate::index::block::Walk;
use crate::index::dated::{Dated, Days, may_be_of};
use crate::index::parts::Parts;

/// How many articles are compared at once at first, where one may be all that is asked for.
const FEW: usize = 16;

/// How many are compared at once at the most.
const MANY: usize = 1024;

/// The articles that may have come out on one of these days.
#[derive(Debug, Clone)]
pub(super) struct CameOut {
    /// The first of the days and the last, counted from 1970-01-01.
    pub(super) days: (i64, i64),
    pub(super) parts: Arc<Parts>,
}

impl CameOut {
    /// Those of a part of the index.
    pub(super) fn articles(&self, segment: &SegmentReader) -> tantivy::Result<Articles> {
        Articles::of(self, segment)
    }
}

impl Query for CameOut {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for CameOut {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(Articles::of(self, segment)?, boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("days are not explained".to_owned()))
    }
}

/// The articles of one part of the index, as they come in.
#[derive(Clone)]
pub(super) struct Articles {
    asked: (i64, i64),
    dated: Arc<Dated>,
    /// The first that was not compared yet.
    next: usize,
    /// How many are compared the next time.
    step: usize,
    /// Those of the ones compared last that are asked for, in order, and which of them is next.
    found: Vec<DocId>,
    at: usize,
}

impl Articles {
    fn of(asked: &CameOut, segment: &SegmentReader) -> tantivy::Result<Self> {
        let dated = asked.parts.dated(segment, asked.days)?;
        let mut articles = Self { asked: asked.days, dated, next: 0, step: FEW, found: Vec::new(), at: 0 };
        articles.compare();
        Ok(articles)
    }

    /// Compares days until some are among those asked for.
    fn compare(&mut self) -> DocId {
        self.found.clear();
        self.at = 0;
        while self.found.is_empty() && self.next < self.dated.len() {
            let Self { dated, found, .. } = self;
            dated.each(self.next, self.step, self.asked, |article| found.push(article));
            self.next += self.step;
            self.step = self.step.saturating_mul(2).min(MANY);
        }
        self.doc()
    }
}

impl DocSet for Articles {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at < self.found.len() { self.doc() } else { self.compare() }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.found.get(self.at..).unwrap_or_default();
        let before = rest.partition_point(|document| *document < target);
        if before < rest.len() {
            self.at += before;
            return self.doc();
        }
        let beyond = self.dated.seek(self.next, target);
        if self.next < beyond {
            self.next = beyond;
            self.step = FEW;
        }
        self.compare()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.dated.len()).unwrap_or(u32::MAX)
    }
}

/// Passages by the days on which their articles may have come out, each asked about for itself.
#[derive(Clone)]
pub(super) struct Passages {
    asked: (i64, i64),
    days: Days,
    articles: Walk,
    minutes: Column<u64>,
    documents: DocId,
    /// Whether it is one of them.
    fits: bool,
}

impl Passages {
    pub(super) fn of(asked: &CameOut, segment: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self {
            asked: asked.days,
            days: asked.parts.days(segment)?,
            articles: Walk::through(asked.parts.blocks(segment)?),
            minutes: asked.parts.minutes(segment)?,
            documents: segment.max_doc(),
            fits: false,
        })
    }

    /// `target`, which is a passage, where it is one of these; otherwise a document behind it before which there is none.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        if target >= self.documents {
            return TERMINATED;
        }
        // Its minute lies with the passage itself, and tells of nearly every one.
        let minute = self.minutes.first(target).unwrap_or_default();
        if let Some(fits) = may_be_of(minute, self.asked) {
            return if fits { target } else { target + 1 };
        }
        let Some((block, is_next)) = self.articles.to(target) else { return target + 1 };
        if is_next {
            self.fits = self.days.holds(block.article, self.asked);
        }
        if self.fits { target } else { block.article + 1 }
    }
}

#[cfg(test)]
mod tests {
    use tantivy::query::EnableScoring;

    use super::*;
    use crate::article::published::days_since_epoch;
    use crate::index::sample::{article, index, published};
    use crate::index::schema::numbers;

    #[test]
    fn days_are_compared_and_asked_about_alike() {
        let folder = tempfile::tempdir().unwrap();
        let written = |at: u32| {
            let article = article(&format!("/{at:03}"), "Ferry", &["It sailed.", "It came back."]);
            match at % 5 {
                0 => article,
                1 => published(article, &format!("2020-{:02}", at % 12 + 1)),
                _ => published(article, &format!("2020-{:02}-{:02}", at % 12 + 1, at % 28 + 1)),
            }
        };
        let articles: Vec<_> = (0..150).map(written).collect();
        let index = index(folder.path(), &articles);
        let searcher = index.searcher();
        let parts = index.parts(&searcher).unwrap();
        let day = |written: &str| days_since_epoch(written.parse().unwrap());
        for (from, until) in [
            // As long as nothing was unpacked, what lies elsewhere unpacks nothing.
            (day("2021-01-01"), i64::MAX),
            (i64::MIN, day("2019-12-31")),
            (i64::MIN, i64::MAX),
            (day("2020-03-10"), day("2020-03-10")),
            (day("2020-11-01"), i64::MAX),
            (i64::MIN, day("2020-01-05")),
        ] {
            let asked = CameOut { days: (from, until), parts: Arc::clone(&parts) };
            let weight = asked.weight(EnableScoring::disabled_from_searcher(&searcher)).unwrap();
            let (mut found, mut asked_of) = (0, 0);
            for segment in searcher.segment_readers() {
                let (first, last): (Column<i64>, Column<i64>) =
                    (numbers(segment, "first_day").unwrap(), numbers(segment, "last_day").unwrap());
                let fits = |document| {
                    let days = first.first(document).zip(last.first(document));
                    days.is_some_and(|(first, last)| first <= until && from <= last)
                };
                let expected: Vec<DocId> =
                    (0..segment.max_doc()).filter(|document| fits(*document)).collect();
                let mut came = weight.scorer(segment, 1.0).unwrap();
                let mut met = Vec::new();
                while came.doc() != TERMINATED {
                    met.push(came.doc());
                    came.advance();
                }
                assert_eq!(met, expected, "{from} to {until}");
                found += met.len();
                for target in 0..segment.max_doc() {
                    let next = expected.iter().copied().find(|document| *document >= target);
                    let mut came = weight.scorer(segment, 1.0).unwrap();
                    let sought = if came.doc() < target { came.seek(target) } else { came.doc() };
                    assert_eq!(sought, next.unwrap_or(TERMINATED), "{from} to {until} from {target}");
                }
                let blocks = parts.blocks(segment).unwrap();
                let mut passages = Passages::of(&asked, segment).unwrap();
                for target in 0..segment.max_doc() {
                    let Some(block) = blocks.around(target) else { continue };
                    let next = passages.from(target);
                    assert_eq!(next == target, fits(block.article), "{from} to {until} at {target}");
                    asked_of += 1;
                }
            }
            assert_eq!(asked_of, 150 * 3);
            assert_eq!(found > 0, until > day("2020-01-01") && from < day("2021-01-01"));
        }
    }
}
