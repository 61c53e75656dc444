//! Dates that are told by how long ago they were: *3 hours ago*, *yesterday*.
//!
//! They mean nothing without the day on which they were read; with it, they are as precise as they are told.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::article::Moment;

/// A line longer than this tells of something else, in bytes.
const LONGEST: usize = 60;

/// Whether a line says how long ago something was.
#[must_use]
pub fn is_relative(line: &str) -> bool {
    ago(line).is_some()
}

/// The moment that a line means which was read on a day.
pub(super) fn before(line: &str, read: Date) -> Option<Moment> {
    let (number, unit) = ago(line)?;
    let back = |span: Span| read.checked_sub(span).ok();
    match unit {
        Unit::Hour => Some(Moment::day(back((number / 24).days())?)),
        Unit::Day => Some(Moment::day(back(number.days())?)),
        Unit::Week => back(number.weeks()).and_then(|day| Moment::month(day.year(), day.month())),
        Unit::Month => back(number.months()).and_then(|day| Moment::month(day.year(), day.month())),
        Unit::Year => back(number.years()).and_then(|day| Moment::year(day.year())),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// How long ago: a number and what it counts. The line holds nothing else but words that say of what.
fn ago(line: &str) -> Option<(i64, Unit)> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = line.to_lowercase();
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_frame(word))
        .peekable();
    let first = words.next()?;
    let (number, unit) = match first {
        "yesterday" => (1, Unit::Day),
        "today" => (0, Unit::Day),
        _ => {
            let digits = first.trim_end_matches(char::is_alphabetic);
            let (number, rest) = match first {
                "a" | "an" | "one" => (1, ""),
                _ => (digits.parse().ok().filter(|number| *number < 1_000)?, first.get(digits.len()..)?),
            };
            let unit = unit(if rest.is_empty() { words.next()? } else { rest })?;
            (words.next()? == "ago").then_some((number, unit))?
        }
    };
    words.next().is_none().then_some((number, unit))
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "" | "second" | "sec" | "m" | "min" | "minute" | "h" | "hr" | "hour" => Unit::Hour,
        "d" | "day" => Unit::Day,
        "w" | "wk" | "week" => Unit::Week,
        "mo" | "month" => Unit::Month,
        "y" | "yr" | "year" => Unit::Year,
        _ => return None,
    })
}

fn is_frame(word: &str) -> bool {
    matches!(word, "published" | "posted" | "on" | "about" | "over" | "almost" | "nearly" | "at" | "date")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn how_long_ago_is_a_date_where_the_day_is_known() {
        for (line, moment) in [
            ("3 hours ago", Some("2021-03-06")),
            ("30 hours ago", Some("2021-03-05")),
            ("Published 2 days ago", Some("2021-03-04")),
            ("Posted about a day ago", Some("2021-03-05")),
            ("5d ago", Some("2021-03-01")),
            ("Yesterday", Some("2021-03-05")),
            ("2 weeks ago", Some("2021-02")),
            ("about 3 months ago", Some("2020-12")),
            ("4 years ago", Some("2017")),
            ("Updated 3 hours ago", None),
            ("It was three days ago that he left", None),
            ("3 days", None),
            ("yesterday he left", None),
            ("99999999999 days ago", None),
        ] {
            let read = before(line, date(2021, 3, 6)).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), moment, "{line}");
        }
    }
}
