//! Moments in time, no more precise than the page is.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{Span, tz::Offset};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When an article came out, and how we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    /// The moment, as precise as the page gives it.
    pub date: Moment,
    /// Where it was read.
    pub provenance: Provenance,
}

#[derive(Serialize, Deserialize)]
struct PublishedJson {
    date: Moment,
    precision: Precision,
    provenance: Provenance,
}

impl Serialize for Published {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { date, provenance } = *self;
        PublishedJson { date, precision: date.precision, provenance }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Published {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let PublishedJson { date, provenance, .. } = PublishedJson::deserialize(from)?;
        Ok(Self { date, provenance })
    }
}

/// A point in time with its precision, written `2020`, `2020-10`, `2020-10-01`, `2020-10-01T13:51` or
/// `2020-10-01T13:51+02:00`.
///
/// What lies below the precision is kept at its lowest value, so equal moments are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    start: DateTime,
    precision: Precision,
    offset: Option<Offset>,
}

impl Moment {
    /// A year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Some(Self::whole(Date::new(year, 1, 1).ok()?, Precision::Year))
    }

    /// A month, 1 to 12.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Some(Self::whole(Date::new(year, month, 1).ok()?, Precision::Month))
    }

    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::whole(day, Precision::Day)
    }

    /// A minute of a day, with the distance from UTC where the page gives it. Seconds are dropped.
    #[must_use]
    pub fn minute(at: DateTime, offset: Option<Offset>) -> Self {
        let time = Time::new(at.hour(), at.minute(), 0, 0).unwrap_or(Time::midnight());
        Self { start: at.date().to_datetime(time), precision: Precision::Minute, offset }
    }

    fn whole(day: Date, precision: Precision) -> Self {
        Self { start: day.to_datetime(Time::midnight()), precision, offset: None }
    }

    /// How precise it is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// The first minute it may mean, on the page's own clock.
    #[must_use]
    pub const fn start(&self) -> DateTime {
        self.start
    }

    /// The distance from UTC, where the page gives it.
    #[must_use]
    pub const fn offset(&self) -> Option<Offset> {
        self.offset
    }

    /// The first day it may mean.
    #[must_use]
    pub fn first_day(&self) -> Date {
        self.start.date()
    }

    /// The last day it may mean.
    #[must_use]
    pub fn last_day(&self) -> Date {
        let day = self.start.date();
        match self.precision {
            Precision::Minute | Precision::Day => day,
            Precision::Month => day.last_of_month(),
            Precision::Year => day.last_of_year(),
        }
    }

    /// Minutes from 1970-01-01T00:00 to its first minute, on the page's own clock; negative before.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        days_since_epoch(self.start.date()) * 1440
            + i64::from(self.start.hour()) * 60
            + i64::from(self.start.minute())
    }
}

/// Days from 1970-01-01 to `day`; negative before.
#[must_use]
pub fn days_since_epoch(day: Date) -> i64 {
    let epoch = date(1970, 1, 1);
    (day - epoch).get_days().into()
}

/// The day that many days after 1970-01-01, where the calendar reaches it.
#[must_use]
pub fn day_at(days: i64) -> Option<Date> {
    let span = Span::new().try_days(days).ok()?;
    date(1970, 1, 1).checked_add(span).ok()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.start;
        write!(f, "{:04}", at.year())?;
        if self.precision <= Precision::Month {
            write!(f, "-{:02}", at.month())?;
        }
        if self.precision <= Precision::Day {
            write!(f, "-{:02}", at.day())?;
        }
        if self.precision == Precision::Minute {
            write!(f, "T{:02}:{:02}", at.hour(), at.minute())?;
            if let Some(offset) = self.offset {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)?;
            }
        }
        Ok(())
    }
}

/// Why a string is not a [`Moment`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date of the form 2020, 2020-10, 2020-10-01 or 2020-10-01T13:51")]
pub struct NotAMoment(String);

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let bad = || NotAMoment(text.to_owned());
        // Numbers have no signs, as they have for the standard library.
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let moment = match text.len() {
            4 if number(text) => text.parse().ok().and_then(Self::year),
            7 => text
                .split_once('-')
                .filter(|(year, month)| number(year) && number(month))
                .and_then(|(y, m)| Some((y.parse().ok()?, m.parse().ok()?)))
                .and_then(|(y, m)| Self::month(y, m)),
            10 => text.parse().ok().map(Self::day),
            _ => {
                let (at, offset) = text.split_at_checked(16).ok_or_else(bad)?;
                let offset = match offset {
                    "" => None,
                    "Z" => Some(Offset::UTC),
                    written => Some(parse_offset(written).ok_or_else(bad)?),
                };
                at.parse().ok().map(|at| Self::minute(at, offset))
            }
        };
        moment.ok_or_else(bad)
    }
}

/// Reads `+02:00`, `-0330` or `+02`.
fn parse_offset(text: &str) -> Option<Offset> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = text.chars().skip(1).filter(|c| *c != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(sign * seconds).ok()
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// How precise a moment is, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the minute.
    Minute,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// Where a date of publication was read, most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// The format's own field for it.
    Metadata,
    /// The address of the page.
    Url,
    /// A line of its own under the headline.
    Byline,
    /// The place-and-date that opens wire copy.
    Dateline,
    /// The running text.
    Body,
    /// What the page calls the date of its last change: the article is no younger than that.
    Updated,
    /// The first reader comment: the article is no younger than that.
    Comment,
    /// The name of the file.
    Filename,
    /// The time the file was last written.
    Mtime,
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Metadata => "metadata",
            Self::Url => "url",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Body => "body",
            Self::Updated => "updated",
            Self::Comment => "comment",
            Self::Filename => "filename",
            Self::Mtime => "mtime",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_what_it_writes() {
        for text in
            ["2020", "2020-10", "2020-10-01", "2020-10-01T13:51", "2020-10-01T13:51+02:00", "1863-11-19"]
        {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "20",
            "2020-13",
            "2020-02-30",
            "2020-10-01T25:00",
            "2020-10-01T13:51+2",
            "ſ020-10-01Tſ3:51",
            "-050",
            "+2020-1",
            "2020-10-01T13:51+0ſ1",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_covers_every_day_it_may_mean() {
        let month: Moment = "2020-02".parse().unwrap();
        assert_eq!((month.first_day(), month.last_day()), (date(2020, 2, 1), date(2020, 2, 29)));
        let before: Moment = "1969-12-31T23:59".parse().unwrap();
        assert_eq!(before.minutes(), -1);
        assert_eq!(day_at(days_since_epoch(date(1912, 4, 15))), Some(date(1912, 4, 15)));
        // Past the calendar's end, and past the longest span of all.
        for days in [5_000_000, 7_500_000, i64::MAX] {
            assert_eq!((day_at(days), day_at(-days)), (None, None));
        }
    }
}
