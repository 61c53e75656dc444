//! What was searched: how many articles, and from when to when.

use std::collections::HashSet;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::Query as Clause;
use tantivy::{DocId, Score, Searcher, SegmentReader};

use crate::article::published::day_at;
use crate::article::{Moment, Searched};
use crate::index::schema::numbers;

/// Counts the articles that have a passage of that kind, and tells their first day and their last.
pub(super) fn searched(searcher: &Searcher, passages: &dyn Clause) -> tantivy::Result<Searched> {
    let found = searcher.search(passages, &Span)?;
    let day = |day: Option<i64>| day.and_then(day_at).map(Moment::day);
    Ok(Searched { articles: found.articles.len() as u64, first: day(found.first), last: day(found.last) })
}

struct Span;

#[derive(Default)]
struct Found {
    articles: HashSet<u64>,
    first: Option<i64>,
    last: Option<i64>,
}

struct Segment {
    article: Column<u64>,
    first_day: Column<i64>,
    last_day: Column<i64>,
    current: Option<u64>,
    found: Found,
}

impl Collector for Span {
    type Fruit = Found;
    type Child = Segment;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<Segment> {
        Ok(Segment {
            article: numbers(segment, "article")?,
            first_day: numbers(segment, "first_day")?,
            last_day: numbers(segment, "last_day")?,
            current: None,
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
                all.articles.extend(segment.articles);
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
        let article = self.article.first(document);
        // The passages of an article come one after the other.
        if article == self.current {
            return;
        }
        self.current = article;
        self.found.articles.extend(article);
        if let Some(day) = self.first_day.first(document) {
            self.found.first = Some(self.found.first.map_or(day, |first| first.min(day)));
        }
        self.found.last = self.found.last.max(self.last_day.first(document));
    }

    fn harvest(self) -> Found {
        self.found
    }
}
