//! How much of it when.

use std::collections::BTreeMap;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::said::Voices;
use super::{gathered, moment};
use crate::article::Moment;
use crate::article::published::day_at;
use crate::error::Result;
use crate::index::Index;
use crate::query::Query;

/// As many rows fit a screen.
const SCREEN: usize = 40;

/// A stretch of time that is counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// From midnight to midnight.
    Day,
    /// From Monday to Sunday, as ISO 8601 counts them.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

impl Step {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The period that begins with a moment or holds it.
    #[must_use]
    pub fn period(self, moment: Moment) -> Period {
        self.of(moment.first_day())
    }

    fn of(self, day: Date) -> Period {
        let first = match self {
            Self::Day => day,
            Self::Week => day
                .nth_weekday(-1, Weekday::Monday)
                .ok()
                .filter(|_| day.weekday() != Weekday::Monday)
                .unwrap_or(day),
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        };
        Period { step: self, first }
    }
}

/// One day, week, month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    step: Step,
    first: Date,
}

impl Period {
    /// The one that follows; none at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let span = match self.step {
            Step::Day => 1.day(),
            Step::Week => 1.week(),
            Step::Month => 1.month(),
            Step::Year => 1.year(),
        };
        self.first.checked_add(span).ok().map(|first| Self { first, ..self })
    }

    /// How long it is.
    #[must_use]
    pub const fn step(self) -> Step {
        self.step
    }

    /// The periods from this one up to another, both included.
    pub fn up_to(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |period| period.next()).take_while(move |period| *period <= last)
    }
}

impl fmt::Display for Period {
    /// Writes `2020`, `2020-10`, `2020-W40` or `2020-10-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first;
        match self.step {
            Step::Day => write!(f, "{day}"),
            Step::Week => {
                let week = day.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Step::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Step::Year => write!(f, "{:04}", day.year()),
        }
    }
}

/// How much there is in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles of which passages are selected.
    pub articles: u64,
    /// Passages that are selected.
    pub passages: u64,
    /// Quotations that begin in these, the same words of one speaker once, when they first came out.
    pub quotations: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.passages += other.passages;
        self.quotations += other.quotations;
    }
}

/// How much there is when, for one or several queries side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// How long each period is.
    pub by: Step,
    /// What each query is called; in the order of every list of counts below.
    pub series: Vec<Option<String>>,
    /// The periods that have anything, in order.
    pub rows: Vec<(Period, Vec<Counts>)>,
    /// What is dated less precisely than that, or not at all, the latter last.
    pub apart: Vec<(Option<Moment>, Vec<Counts>)>,
}

impl Timeline {
    /// Every period from the first to the last that has anything, those that have nothing included.
    pub fn filled(&self) -> impl Iterator<Item = (Period, Vec<Counts>)> {
        let ends = self.rows.first().zip(self.rows.last());
        let mut rows = self.rows.iter().peekable();
        let nothing = vec![Counts::default(); self.series.len()];
        ends.into_iter().flat_map(|((first, _), (last, _))| first.up_to(*last)).map(move |period| {
            let counts = rows.next_if(|(known, _)| *known == period).map(|(_, counts)| counts.clone());
            (period, counts.unwrap_or_else(|| nothing.clone()))
        })
    }
}

/// What of one query is dated how.
type Dated = Vec<(Option<(i64, i64)>, Counts)>;

/// What a date lies in that is left apart: undated last.
type Apart = (bool, Option<(i64, i64)>);

/// Counts when there is how much of what each query selects; each has a name, or none. Without a step, one is chosen by which the
/// whole fits a screen.
pub fn timeline(
    index: &Index,
    queries: &[(Option<String>, Query)],
    by: Option<Step>,
    repeats: bool,
) -> Result<Timeline> {
    let dated: Vec<Dated> =
        queries.iter().map(|(_, query)| dated(index, query, repeats)).collect::<Result<_>>()?;
    let by = by.unwrap_or_else(|| fitting(dated.iter().flatten().map(|(days, _)| *days)));
    let mut rows: BTreeMap<Period, Vec<Counts>> = BTreeMap::new();
    let mut apart: BTreeMap<Apart, Vec<Counts>> = BTreeMap::new();
    let empty = || vec![Counts::default(); queries.len()];
    for (series, dated) in dated.into_iter().enumerate() {
        for (days, counts) in dated {
            let row = match period(by, days) {
                Some(period) => rows.entry(period).or_insert_with(empty),
                None => apart.entry((days.is_none(), days)).or_insert_with(empty),
            };
            if let Some(sum) = row.get_mut(series) {
                sum.add(counts);
            }
        }
    }
    Ok(Timeline {
        by,
        series: queries.iter().map(|(name, _)| name.clone()).collect(),
        rows: rows.into_iter().collect(),
        apart: apart.into_iter().map(|((_, days), counts)| (days.and_then(moment), counts)).collect(),
    })
}

fn dated(index: &Index, query: &Query, repeats: bool) -> Result<Dated> {
    let searcher = index.searcher();
    let parts = gathered(index, &searcher, query, true)?;
    let voices = Voices::of(index, &searcher, query, parts)?;
    let mut quotations = vec![0_u64; voices.articles.len()];
    let same = voices.said.chunk_by(|one, next| {
        one.entry == next.entry && one.words == next.words && (!repeats || one.article == next.article)
    });
    for same in same {
        let earliest = same.iter().min_by_key(|said| {
            let days = voices.days(said);
            (days.is_none(), days)
        });
        if let Some(count) = earliest.and_then(|said| quotations.get_mut(said.article)) {
            *count += 1;
        }
    }
    let counts = voices.articles.iter().zip(quotations).map(|(met, quotations)| {
        (met.days, Counts { articles: 1, passages: u64::from(met.passages), quotations })
    });
    Ok(counts.collect())
}

/// The period that all days of an article's date lie in.
fn period(by: Step, days: Option<(i64, i64)>) -> Option<Period> {
    let (first, last) = days?;
    let (first, last) = (by.of(day_at(first)?), by.of(day_at(last)?));
    (first == last).then_some(first)
}

/// The shortest step by which everything fits a screen, and which leaves no more than half of it apart.
fn fitting(dated: impl Iterator<Item = Option<(i64, i64)>>) -> Step {
    let dated: Vec<(i64, i64)> = dated.flatten().collect();
    let fits = |by: &Step| {
        let precise = || dated.iter().filter_map(|days| period(*by, Some(*days)));
        let ends = precise().min().zip(precise().max());
        let rows = ends.map_or(0, |(first, last)| first.up_to(last).take(SCREEN + 1).count());
        rows <= SCREEN && precise().count() * 2 >= dated.len()
    };
    [Step::Day, Step::Month].into_iter().find(fits).unwrap_or(Step::Year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::published::days_since_epoch;

    fn days(written: &str) -> (i64, i64) {
        let moment: Moment = written.parse().unwrap();
        (days_since_epoch(moment.first_day()), days_since_epoch(moment.last_day()))
    }

    #[test]
    fn an_article_is_counted_where_its_date_surely_lies() {
        for (by, date, told) in [
            (Step::Day, "2020-10-01", Some("2020-10-01")),
            (Step::Day, "2020-10", None),
            (Step::Week, "2020-10-01", Some("2020-W40")),
            (Step::Week, "2020-09-28", Some("2020-W40")),
            (Step::Week, "2021-01-03", Some("2020-W53")),
            (Step::Month, "2020-10-01", Some("2020-10")),
            (Step::Month, "2020-10", Some("2020-10")),
            (Step::Month, "2020", None),
            (Step::Year, "2020-10", Some("2020")),
            (Step::Year, "1912", Some("1912")),
        ] {
            let found = period(by, Some(days(date))).map(|period| period.to_string());
            assert_eq!(found.as_deref(), told, "{date} by {}", by.name());
        }
        assert_eq!(period(Step::Year, None), None);
    }

    #[test]
    fn the_step_fits_a_screen_and_leaves_little_apart() {
        for (name, dates, step) in [
            ("a week", &["2020-10-01", "2020-10-07"][..], Step::Day),
            ("a year", &["2020-01-01", "2020-12-01"], Step::Month),
            ("a century", &["1912-04-15", "2020-12-01"], Step::Year),
            ("mostly months", &["2020-10", "2020-11", "2020-10-03"], Step::Month),
            ("nothing", &[], Step::Day),
        ] {
            assert_eq!(fitting(dates.iter().map(|date| Some(days(date)))), step, "{name}");
        }
    }

    #[test]
    fn gaps_are_kept() {
        let row =
            |written: &str| (period(Step::Month, Some(days(written))).unwrap(), vec![Counts::default()]);
        let timeline = Timeline {
            by: Step::Month,
            series: vec![None],
            rows: vec![row("2019-11"), row("2020-02")],
            apart: vec![],
        };
        let filled: Vec<String> = timeline.filled().map(|(period, _)| period.to_string()).collect();
        assert_eq!(filled, ["2019-11", "2019-12", "2020-01", "2020-02"]);
    }
}
