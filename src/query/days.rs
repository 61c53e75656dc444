//! Stretches of days, as queries ask for them.

use std::fmt;

use jiff::civil::Date;

use super::when;

/// A stretch of days, open at either end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day; `None` reaches back without end.
    pub from: Option<Date>,
    /// The last day; `None` reaches on without end.
    pub until: Option<Date>,
}

/// Why a text is not a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDays {
    /// It cannot be read.
    #[error(
        "dates are written 2020, 2020-10, 1 october 2020, 2020-09..2020-10, ..2019, yesterday or last-month"
    )]
    Unreadable,
    /// A word in it is misspelled.
    #[error("did you mean {0}?")]
    Slip(String),
    /// A sign in it means nothing here.
    #[error("a date takes no “{0}”: write 2020, >2020, >=2020 or 2019..2020")]
    Sign(char),
    /// Day and month could be either.
    #[error("{}", either(*.0, *.1))]
    Ambiguous(Date, Date),
    /// The year has two digits.
    #[error("write the year with four digits, as in 2020-10-01")]
    ShortYear,
    /// The calendar does not have it.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// It ends before it begins.
    #[error("the first date is later than the last")]
    Backwards,
    /// It depends on what day it is today, and that is not known.
    #[error("write the date itself, as in 2020-10")]
    NoToday,
}

impl Days {
    /// Reads a date as people write it, or a stretch from one to another; `today` is what *yesterday* is told by.
    pub fn read(text: &str, today: Option<Date>) -> Result<Self, NotDays> {
        let days = when::read(text, today)?;
        match (days.from, days.until) {
            (Some(from), Some(until)) if from > until => Err(NotDays::Backwards),
            (Some(day), _) | (_, Some(day)) if day.year() < 0 => Err(NotDays::NoSuchDay),
            _ => Ok(days),
        }
    }

    pub(super) const fn between(from: Date, until: Date) -> Self {
        Self { from: Some(from), until: Some(until) }
    }

    pub(super) const fn on(day: Date) -> Self {
        Self::between(day, day)
    }
}

/// Two days that one writing may mean, and how each is written without doubt.
fn either(one: Date, other: Date) -> String {
    format!("it is {} or {}: write {one} or {other}", spoken(one), spoken(other))
}

/// A day in words, the month so that nobody can take it for another.
fn spoken(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month));
    format!("{} {}", day.day(), month.copied().unwrap_or_default())
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.until) {
            (Some(from), Some(until)) if from == until => write!(f, "{from}"),
            (from, until) => {
                from.iter().try_for_each(|day| write!(f, "{day}"))?;
                f.write_str("..")?;
                until.iter().try_for_each(|day| write!(f, "{day}"))
            }
        }
    }
}
