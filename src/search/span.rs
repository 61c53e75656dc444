//! What was searched: how many articles, and from when to when.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::Query as Clause;
use tantivy::{DocId, Score, Searcher, SegmentReader};

use crate::article::published::day_at;
use crate::article::{Moment, Searched};
use crate::index::block::Walk;
use crate::index::schema::numbers;

/// Counts the articles that have a passage of that kind, and tells their first day and their last.
pub(super) fn searched(searcher: &Searcher, passages: &dyn Clause) -> tantivy::Result<Searched> {
    let found = searcher.search(passages, &Span)?;
    let day = |day: Option<i64>| day.and_then(day_at).map(Moment::day);
    Ok(Searched { articles: found.articles, first: day(found.first), last: day(found.last) })
}

struct Span;

#[derive(Default)]
struct Found {
    articles: u64,
    first: Option<i64>,
    last: Option<i64>,
}

struct Segment {
    blocks: Walk,
    first_day: Column<i64>,
    last_day: Column<i64>,
    found: Found,
}

impl Collector for Span {
    type Fruit = Found;
    type Child = Segment;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<Segment> {
        Ok(Segment {
            blocks: Walk::of(segment)?,
            first_day: numbers(segment, "first_day")?,
            last_day: numbers(segment, "last_day")?,
            found: Found::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Found>) -> tantivy::Result<Found> {
        Ok(segments
            .into_iter()
            .reduce(|mut all, segment| {
                all.articles += segment.articles;
                all.first = all.first.into_iter().chain(segment.first).min();
                all.last = all.last.max(segment.last);
                all
            })
            .unwrap_or_default())
    }
}

impl SegmentCollector for Segment {
    type Fruit = Found;

    fn collect(&mut self, document: DocId, _: Score) {
        // The passages of an article come one after the other.
        let Some((block, true)) = self.blocks.to(document) else { return };
        self.found.articles += 1;
        if let Some(day) = self.first_day.first(block.article) {
            self.found.first = Some(self.found.first.map_or(day, |first| first.min(day)));
        }
        self.found.last = self.found.last.max(self.last_day.first(block.article));
    }

    fn harvest(self) -> Found {
        self.found
    }
}
