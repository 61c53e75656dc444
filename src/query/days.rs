//! Dates as they are written in queries.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::article::Moment;

/// A stretch of days, open at either end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day; `None` reaches back without end.
    pub from: Option<Date>,
    /// The last day; `None` reaches on without end.
    pub until: Option<Date>,
}

/// Why a text is not a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDays {
    /// It cannot be read.
    #[error("dates are written 2020, 2020-10, 2020-10-01, 2020-09..2020-10, ..2019 or 2020..")]
    Unreadable,
    /// It ends before it begins.
    #[error("the first date is later than the last")]
    Backwards,
}

impl FromStr for Days {
    type Err = NotDays;

    /// Reads `2020`, `2020-10`, `2020-10-01`, and stretches from the first day of one to the last day of another.
    fn from_str(text: &str) -> Result<Self, NotDays> {
        let Some((from, until)) = text.split_once("..") else {
            let whole = moment(text)?;
            return Ok(Self { from: Some(whole.first_day()), until: Some(whole.last_day()) });
        };
        let end = |text: &str| if text.is_empty() { Ok(None) } else { moment(text).map(Some) };
        let days = Self {
            from: end(from)?.map(|m| m.first_day()),
            until: end(until.trim_start_matches('.'))?.map(|m| m.last_day()),
        };
        match (days.from, days.until) {
            (None, None) => Err(NotDays::Unreadable),
            (Some(from), Some(until)) if from > until => Err(NotDays::Backwards),
            _ => Ok(days),
        }
    }
}

fn moment(text: &str) -> Result<Moment, NotDays> {
    text.parse().map_err(|_| NotDays::Unreadable)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_cover_the_days_that_a_reader_means() {
        for (written, meant) in [
            ("2020", "2020-01-01..2020-12-31"),
            ("2020-02", "2020-02-01..2020-02-29"),
            ("2020-10-01", "2020-10-01"),
            ("2020-09..2020-10", "2020-09-01..2020-10-31"),
            ("..2019", "..2019-12-31"),
            ("1969-12..", "1969-12-01.."),
        ] {
            assert_eq!(written.parse::<Days>().unwrap().to_string(), meant, "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for written in ["", "..", "20", "2020-13", "october", "2020-10..2020-09", "2020-10-01..x"] {
            assert!(written.parse::<Days>().is_err(), "{written}");
        }
    }
}
