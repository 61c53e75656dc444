//! Which of a page's dates is the date of publication.

use jiff::ToSpan;
use jiff::civil::Date;

use super::written::{Day, FIRST_YEAR, Written};
use crate::article::published::days_since_epoch;
use crate::article::{Moment, Precision, Provenance, Published};

/// A file's time before this year says only that the clock was not set, or that an archive kept no times.
const FIRST_FILE_YEAR: i16 = 1990;

/// Whether the time of a file says when that was written.
pub(super) fn is_set(saved: Moment) -> bool {
    saved.first_day().year() >= FIRST_FILE_YEAR
}

/// Whether a day is later than a file: it did not come out and was not saved at once.
pub(super) fn is_after(day: Moment, saved: Moment) -> bool {
    day.first_day() > last_for(saved)
}

/// The last day on which it was the day of a file anywhere: one more for the other side of the world.
fn last_for(saved: Moment) -> Date {
    saved.last_day().checked_add(1.day()).unwrap_or(Date::MAX)
}

/// The most trusted date that can be true, made finer by a less trusted one that agrees with it.
pub(super) fn published(mut dated: Vec<Published>, saved: Option<Moment>) -> Option<Published> {
    // A page was saved after it came out.
    let newest = saved.map(last_for);
    dated.retain(|p| {
        let (first, year) = (p.date.first_day(), p.date.first_day().year());
        let unset = p.provenance == Provenance::Mtime && !is_set(p.date);
        year >= FIRST_YEAR && newest.is_none_or(|newest| first <= newest) && !unset
    });
    dated.sort_by_key(|published| published.provenance);
    let best = *dated.first()?;
    if best.provenance == Provenance::Updated {
        // An upper bound, as the first comment is: the lower of the two tells more.
        let comment = dated.iter().find(|other| other.provenance == Provenance::Comment);
        return Some(*comment.filter(|comment| days_between(best, **comment) > 0).unwrap_or(&best));
    }
    if let Some(own) = own_day(best, &dated).or_else(|| earlier(best, &dated)) {
        return Some(own);
    }
    let finer = dated.iter().find(|other| {
        let trusted =
            !matches!(other.provenance, Provenance::Updated | Provenance::Comment | Provenance::Mtime);
        let (day, within) = (other.date.first_day(), best.date.first_day()..=best.date.last_day());
        best.date.precision() > Precision::Day
            && other.date.precision() <= Precision::Day
            && trusted
            && within.contains(&day)
    });
    Some(finer.copied().unwrap_or(best))
}

/// The day that the page itself shows, where the record gives the same moment on the clock of another place: shortly
/// after midnight in Greenwich it is still the evening before in Chicago.
fn own_day(best: Published, dated: &[Published]) -> Option<Published> {
    best.date.offset()?;
    let shown = dated.iter().filter(|other| {
        matches!(other.provenance, Provenance::Byline | Provenance::Url)
            && other.date.precision() <= Precision::Day
    });
    let days = || shown.clone().map(|other| days_between(best, *other));
    if best.provenance != Provenance::Metadata || days().any(|days| days == 0) {
        return None;
    }
    shown.clone().find(|other| days_between(best, **other).abs() == 1).copied()
}

/// A date over the text that is earlier than what the record calls that of publication: systems date pages anew when
/// they move them, and nobody prints a date before there is a page.
fn earlier(best: Published, dated: &[Published]) -> Option<Published> {
    let shown = dated
        .iter()
        .find(|other| other.provenance == Provenance::Byline && other.date.precision() <= Precision::Day)?;
    let is_record = best.provenance == Provenance::Metadata && best.date.precision() <= Precision::Day;
    (is_record && days_between(best, *shown) > 1).then_some(*shown)
}

/// Days from the second to the first.
fn days_between(first: Published, second: Published) -> i64 {
    days_since_epoch(first.date.first_day()) - days_since_epoch(second.date.first_day())
}

/// The moment of a date without a year, when another date of the page tells the year: the nearest, no more than half
/// a year away, on the right weekday.
pub(super) fn with_year(written: &Written, known: &[Date]) -> Option<Moment> {
    let Day::Yearless { month, day, weekday } = written.day else { return None };
    let nearest = known
        .iter()
        .flat_map(|known| [-1, 0, 1].map(|years| (known, Date::new(known.year() + years, month, day).ok())))
        .filter_map(|(known, date)| Some(((days_since_epoch(*known) - days_since_epoch(date?)).abs(), date?)))
        .min()?;
    let fits = nearest.0 <= 183 && weekday.is_none_or(|weekday| nearest.1.weekday() == weekday);
    fits.then(|| written.on(nearest.1))
}
