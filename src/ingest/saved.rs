//! Whether an article is dated by when its file was written.
//!
//! What a file says is the same when it was written anew, and nothing has to be understood again; unless it does not say itself when it
//! came out, or says a day that is later.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::article::{DateClue, Moment, Provenance, Published};
use crate::extract::date::is_set;

/// When a file was written, by nanoseconds since 1970.
pub(super) fn of_file(modified: i64) -> Option<Moment> {
    let at = Timestamp::from_nanosecond(modified.into()).ok()?;
    Some(Moment::minute(Offset::UTC.to_datetime(at), Some(Offset::UTC)))
}

/// When a member of a file was written, by what is known of its date.
pub(super) fn of_member(clues: &[DateClue]) -> Option<Moment> {
    let written = clues.iter().find(|clue| clue.provenance == Provenance::Mtime)?;
    of_file(written.text.parse::<Timestamp>().ok()?.as_nanosecond().try_into().ok()?)
}

/// Whether an article that came out then may be dated otherwise, as it was saved at another time.
pub(super) fn redates(published: Option<Published>, saved: Moment) -> bool {
    let is_told = is_set(saved);
    match published {
        Some(Published { date, provenance: Provenance::Mtime }) => date.minutes() != saved.minutes(),
        Some(Published { date, .. }) => is_told && date.first_day() > saved.first_day(),
        None => is_told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_itself_when_it_came_out_is_not_dated_by_its_file() {
        let saved = of_file(1_557_050_400_000_000_000).unwrap();
        assert_eq!(saved, "2019-05-05T10:00Z".parse().unwrap());
        let published = |date: &str, provenance| Some(Published { date: date.parse().unwrap(), provenance });
        for (published, is) in [
            (None, true),
            (published("2019-05-05T10:00Z", Provenance::Mtime), false),
            (published("2019-05-05T10:01Z", Provenance::Mtime), true),
            (published("2012-03-03T10:00Z", Provenance::Mtime), true),
            (published("2019-05-05", Provenance::Byline), false),
            (published("2018", Provenance::Url), false),
            (published("2019-05-06", Provenance::Metadata), true),
        ] {
            assert_eq!(redates(published, saved), is, "{published:?}");
        }
        // An archive that keeps no times says that all was written in 1970.
        let unset = of_file(0).unwrap();
        assert!(!redates(None, unset) && !redates(published("2019-05-06", Provenance::Byline), unset));
        assert!(redates(published("2019-05-05T10:00Z", Provenance::Mtime), unset));
    }

    #[test]
    fn a_member_tells_when_it_was_written() {
        let clue = |text: &str, provenance| DateClue { text: text.to_owned(), provenance };
        let written = clue("2019-05-05T10:00:07Z", Provenance::Mtime);
        let saved = "2019-05-05T10:00Z".parse().ok();
        assert_eq!(of_member(std::slice::from_ref(&written)), saved);
        assert_eq!(of_member(&[clue("2018-01-01", Provenance::Filename), written.clone()]), saved);
        assert_eq!(of_member(&[clue("2018-01-01", Provenance::Metadata), written]), saved);
        assert_eq!(of_member(&[]), None);
    }
}
