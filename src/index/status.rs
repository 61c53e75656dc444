//! What is in the index, in numbers.

use serde::Serialize;
use tantivy::collector::Count;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{SegmentReader, Term};

use super::document::kind_number;
use super::folder;
use super::read::Index;
use super::schema::numbers;
use crate::article::published::day_at;
use crate::article::{Moment, PassageKind, Skipped};
use crate::error::Result;

/// What is in the index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// How many sources were read, those without an article included.
    pub sources: u64,
    /// How many articles they gave.
    pub articles: u64,
    /// How many passages can be found, comments left out.
    pub passages: u64,
    /// How many quotations stand in the articles.
    pub quotations: u64,
    /// How many readers' comments.
    pub comments: u64,
    /// The first day that an article may have come out.
    pub first: Option<Moment>,
    /// The last day that an article may have come out.
    pub last: Option<Moment>,
    /// What the index takes up, in bytes.
    pub size: u64,
    /// What was skipped, by path.
    pub skipped: Vec<Skipped>,
}

impl Index {
    /// Counts what is in the index.
    pub fn status(&self) -> Result<Status> {
        let searcher = self.searcher();
        let mut status = Status { size: folder::size(self.path())?, ..Status::default() };
        for kind in PassageKind::ALL {
            let term = Term::from_field_u64(self.fields().kind, kind_number(kind));
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            let count = self.guarded(|| searcher.search(&query, &Count))? as u64;
            *if kind == PassageKind::Comment { &mut status.comments } else { &mut status.passages } += count;
        }
        let mut days = (i64::MAX, i64::MIN);
        for segment in searcher.segment_readers() {
            self.guarded(|| count(segment, &mut status, &mut days))?;
        }
        if days.0 <= days.1 {
            status.first = day_at(days.0).map(Moment::day);
            status.last = day_at(days.1).map(Moment::day);
        }
        let records = self.records()?;
        status.sources = records.len() as u64;
        records.each(|record| status.skipped.extend(record.skipped))?;
        status.skipped.sort_by(|a, b| (&a.path, &a.locator).cmp(&(&b.path, &b.locator)));
        Ok(status)
    }
}

fn count(segment: &SegmentReader, status: &mut Status, days: &mut (i64, i64)) -> tantivy::Result<()> {
    let quotations = numbers::<u64>(segment, "quotations")?;
    let first = numbers::<i64>(segment, "first_day")?;
    let last = numbers::<i64>(segment, "last_day")?;
    for document in (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document)) {
        if let Some(quotations) = quotations.first(document) {
            status.articles += 1;
            status.quotations += quotations;
        }
        days.0 = days.0.min(first.first(document).unwrap_or(i64::MAX));
        days.1 = days.1.max(last.first(document).unwrap_or(i64::MIN));
    }
    Ok(())
}
