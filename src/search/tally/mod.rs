//! Counts over whatever a query selects: who speaks, about what, in which papers, by whom, when.
//!
//! *Useful for*: numbers over many articles; none of them is read, everything comes from the columns that [`crate::index::quoted`]
//! keeps. *Not useful for*: the words themselves.
//!
//! Where a query asks who speaks, only the quotations of those count: `--speaker pompeo` leaves out whoever else is quoted in the
//! same passage. Any other condition is met by passages, and all who speak in them count. The same words of the same speaker are
//! one quotation, in however many articles they stand, unless repeats are asked for: then each article counts them once.
//!
//! | room | holds |
//! | --- | --- |
//! | `texts` | what numbers in a column stand for |
//! | `who` | whether a speaker is one that the query asks for |
//! | `said` | quotations, each with its speaker and once |
//! | [`speakers`] | who speaks, how often, in what roles |
//! | [`labels`] | topics, outlets and authors |
//! | [`timeline`] | how much of it when |

pub mod labels;
mod said;
pub mod speakers;
#[cfg(test)]
mod tests;
mod texts;
pub mod timeline;
mod who;

use std::cmp::Ordering;

use tantivy::Searcher;

use super::Request;
use super::gather::{Gather, Part};
use super::plan::Plan;
use crate::article::Moment;
use crate::article::published::day_at;
use crate::error::Result;
use crate::index::Index;
use crate::query::Query;
use crate::text::fold;

pub use labels::{Label, LabelTally, labels};
pub use speakers::{RoleTally, SpeakerTally, speakers};
pub use timeline::{Counts, Period, Step, Timeline, timeline};

/// What is to be counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What the passages are like.
    pub query: Query,
    /// Whether the same words count again in each article that has them.
    pub repeats: bool,
    /// What comes first.
    pub sort: TallySort,
    /// How many rows at the most; `None` for all.
    pub limit: Option<usize>,
}

impl Asking {
    /// Asks for everything about a query.
    #[must_use]
    pub const fn new(query: Query) -> Self {
        Self { query, repeats: false, sort: TallySort::Count, limit: None }
    }
}

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TallySort {
    /// What there is most of.
    #[default]
    Count,
    /// What comes first in the alphabet.
    Name,
    /// What occurs earliest; undated at the end.
    First,
    /// What occurs latest; undated at the end.
    Last,
}

/// Rows of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallies<T> {
    /// Those that were asked for, in order.
    pub rows: Vec<T>,
    /// How many there are.
    pub total: usize,
    /// How many quotations have no known speaker; 0 where speakers are not counted.
    pub unknown: u64,
}

/// Between which days something is known to have come out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Dates {
    first: Option<(i64, i64)>,
    last: Option<(i64, i64)>,
}

impl Dates {
    /// Takes an article's dates in: the first and the last day on which it may have come out.
    fn meet(&mut self, days: Option<(i64, i64)>) {
        let Some(days) = days else { return };
        if self.first.is_none_or(|first| days < first) {
            self.first = Some(days);
        }
        if self.last.is_none_or(|last| (days.1, days.0) > (last.1, last.0)) {
            self.last = Some(days);
        }
    }

    fn first(&self) -> Option<Moment> {
        self.first.and_then(moment)
    }

    fn last(&self) -> Option<Moment> {
        self.last.and_then(moment)
    }
}

/// The moment, as precise as it is known, that reaches from one day to another.
fn moment((first, last): (i64, i64)) -> Option<Moment> {
    let (first, last) = (day_at(first)?, day_at(last)?);
    if first == last {
        Some(Moment::day(first))
    } else if first.month() == last.month() {
        Moment::month(first.year(), first.month())
    } else {
        Moment::year(first.year())
    }
}

/// What decides the order of rows.
struct Rank {
    /// The name, folded and as written.
    name: (String, String),
    counts: [u64; 2],
    dates: Dates,
}

impl Rank {
    fn new(name: &str, counts: [u64; 2], dates: Dates) -> Self {
        Self { name: (fold(name).into_owned(), name.to_owned()), counts, dates }
    }

    fn cmp(&self, other: &Self, sort: TallySort) -> Ordering {
        let count = || other.counts.cmp(&self.counts);
        let name = || self.name.cmp(&other.name);
        match sort {
            TallySort::Count => count().then_with(name),
            TallySort::Name => name(),
            TallySort::First => {
                let first = |rank: &Self| (rank.dates.first.is_none(), rank.dates.first);
                first(self).cmp(&first(other)).then_with(count).then_with(name)
            }
            TallySort::Last => {
                let last = |rank: &Self| rank.dates.last.map(|(first, last)| (last, first));
                last(other).cmp(&last(self)).then_with(count).then_with(name)
            }
        }
    }
}

/// The first of the entries in the order that is asked for, and how many there are.
fn first<E>(entries: impl Iterator<Item = (Rank, E)>, asking: &Asking) -> (Vec<E>, usize) {
    let mut entries: Vec<(Rank, E)> = entries.collect();
    let total = entries.len();
    entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other, asking.sort));
    entries.truncate(asking.limit.unwrap_or(total));
    (entries.into_iter().map(|(_, entry)| entry).collect(), total)
}

/// The passages that a query selects, by part of the index and article; with their quotations where those are wanted.
fn gathered(index: &Index, searcher: &Searcher, query: &Query, quotations: bool) -> Result<Vec<Part>> {
    let plan = Plan::new(index, searcher, &Request::new(query.clone()))?;
    index.guarded(|| searcher.search(&*plan.passages, &Gather { quotations, ordinals: false }))
}
