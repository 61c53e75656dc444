//! When articles may have come out.
//!
//! The minute decides what comes first, and is kept of every document, so that it is read without being looked for. The days of the
//! articles of one part of the index are unpacked once, side by side, so that many are compared at once.

use tantivy::columnar::Column;
use tantivy::error::DataCorruption;
use tantivy::{DocId, SegmentReader, TantivyError};

use super::schema::numbers;
use super::sorted::seek;

/// The days of so many articles are compared side by side.
const SIDE_BY_SIDE: usize = 32;

/// Minutes from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_162 * 1440;

/// What is kept where no minute is known.
const UNDATED: u64 = 0;

/// So many days at the most lie between the first day on which an article may have come out and the last: a date is a year at the
/// vaguest.
const LONGEST: i64 = 366;

/// A minute, counted from 1970-01-01, as it is kept; none is earlier than any.
pub(super) fn kept(minute: Option<i64>) -> u64 {
    minute.map_or(UNDATED, |minute| {
        u64::try_from(minute.saturating_add(EPOCH)).unwrap_or_default().saturating_add(1)
    })
}

/// The first day on which an article may have come out, counted from 1970-01-01, by its first minute as it is kept. `None` where that
/// does not tell it.
fn first_day(kept: u64) -> Option<i64> {
    // What is earlier than any minute that is kept is kept as the first.
    let minute = i64::try_from(kept).ok()?.checked_sub(1).filter(|minute| *minute > 0)?;
    Some((minute - EPOCH).div_euclid(1440))
}

/// Whether an article may have come out on one of the days, by its first minute as it is kept; `None` where that is not enough to know.
pub(crate) fn may_be_of(kept: u64, (from, until): (i64, i64)) -> Option<bool> {
    if kept == UNDATED {
        return Some(false);
    }
    match first_day(kept)? {
        day if day > until || day.saturating_add(LONGEST) < from => Some(false),
        day if day >= from => Some(true),
        _ => None,
    }
}

/// The days on which each article of a segment may have come out, counted from 1970-01-01.
#[derive(Clone)]
pub(crate) struct Days {
    first: Column<i64>,
    last: Column<i64>,
}

impl Days {
    pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let days = Self { first: numbers(segment, "first_day")?, last: numbers(segment, "last_day")? };
        if days.first.values.num_vals() != days.last.values.num_vals() {
            let torn = DataCorruption::comment_only("an article has one of its days and lacks the other");
            return Err(TantivyError::DataCorruption(torn));
        }
        Ok(days)
    }

    /// Whether an article may have come out on one of the days.
    pub(crate) fn holds(&self, article: DocId, (from, until): (i64, i64)) -> bool {
        let days = self.first.first(article).zip(self.last.first(article));
        days.is_some_and(|(first, last)| first <= until && from <= last)
    }

    /// Whether any article may have, as far as the first of all days and the last tell.
    pub(super) fn may_hold(&self, (from, until): (i64, i64)) -> bool {
        self.first.min_value() <= until && from <= self.last.max_value()
    }
}

/// The articles that have a day, in order.
#[derive(Default)]
pub(crate) struct Dated {
    articles: Box<[DocId]>,
    /// The first day on which each may have come out, counted from 1970-01-01.
    first: Box<[i32]>,
    /// The last.
    last: Box<[i32]>,
}

impl Dated {
    pub(super) fn of(Days { first, last }: &Days) -> Self {
        /// So many are unpacked at once.
        const TOGETHER: usize = 512;
        let rows = first.values.num_vals();
        let mut articles: Vec<u32> = (0..rows).collect();
        first.index.select_batch_in_place(0, &mut articles);
        let mut days = [Vec::with_capacity(articles.len()), Vec::with_capacity(articles.len())];
        let mut unpacked = [0; TOGETHER];
        for start in (0..rows).step_by(TOGETHER) {
            let count = TOGETHER.min((rows - start) as usize);
            for (column, days) in [first, last].into_iter().zip(&mut days) {
                let unpacked = unpacked.get_mut(..count).unwrap_or_default();
                column.values.get_range(start.into(), unpacked);
                days.extend(unpacked.iter().map(|day| near(*day)));
            }
        }
        let [first, last] = days.map(Into::into);
        Self { articles: articles.into(), first, last }
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.articles.len()
    }

    /// Calls `each` with those from one on, up to so many, that may have come out on one of the days.
    pub(crate) fn each(&self, from: usize, count: usize, asked: (i64, i64), mut each: impl FnMut(DocId)) {
        let (since, until) = (near(asked.0), near(asked.1));
        let some = from..from.saturating_add(count).min(self.articles.len());
        let articles = self.articles.get(some.clone()).unwrap_or_default().chunks(SIDE_BY_SIDE);
        let first = self.first.get(some.clone()).unwrap_or_default().chunks(SIDE_BY_SIDE);
        let last = self.last.get(some).unwrap_or_default().chunks(SIDE_BY_SIDE);
        for ((articles, first), last) in articles.zip(first).zip(last) {
            let days = || first.iter().zip(last);
            // Mostly none of them is meant, which is told of all at once.
            if !days().fold(false, |any, (first, last)| any | fits((*first, *last), (since, until))) {
                continue;
            }
            for (article, (first, last)) in articles.iter().zip(days()) {
                if fits((*first, *last), (since, until)) {
                    each(*article);
                }
            }
        }
    }

    /// Which of them, from one on, is the first that is not before a document.
    pub(crate) fn seek(&self, from: usize, document: DocId) -> usize {
        seek(&self.articles, from, document)
    }
}

/// A day, or the nearest that is told apart: no calendar reaches farther.
fn near(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
}

#[expect(clippy::needless_bitwise_bool, reason = "without a branch many are compared at once")]
const fn fits((first, last): (i32, i32), (from, until): (i32, i32)) -> bool {
    (first <= until) & (from <= last)
}
