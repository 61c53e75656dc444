//! What a line says that its dates are of: of publication, of a later change, or of something else.

use super::written::{Written, scan};

/// Words before the date of a change.
const CHANGES: [&str; 9] =
    ["amended", "checked", "correct", "edited", "last ", "modif", "reviewed", "revis", "updat"];
/// Words before the date of something else altogether.
const OTHERS: [&str; 7] = ["accepted", "deadline", "event", "expire", "received", "submitted", "valid"];

/// The dates of a line, by what it says of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The first that is not said to be of anything but publication.
    pub(super) published: Option<Written>,
    /// The first that is said to be of a change.
    pub(super) changed: Option<Written>,
    /// Whether the line calls the first one that of publication.
    pub(super) declared: bool,
}

impl Told {
    /// Reads a line.
    pub(super) fn of(line: &str) -> Self {
        let mut told = Self::default();
        let mut before = 0;
        for written in scan(line) {
            let words = line.get(before..written.start).unwrap_or_default().to_lowercase();
            before = written.end;
            let says = |marks: &[&str]| marks.iter().any(|mark| words.contains(mark));
            if says(&OTHERS) {
                continue;
            }
            let kind = if says(&CHANGES) { &mut told.changed } else { &mut told.published };
            if kind.is_none() {
                *kind = Some(written);
                told.declared |= !says(&CHANGES) && words.contains("publish");
            }
        }
        told
    }

    /// Whether the line tells of a change alone.
    pub(super) fn is_change(&self) -> bool {
        self.published.is_none() && self.changed.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_its_dates_are_of() {
        for (line, published, changed) in [
            ("March 4, 2021", Some("2021-03-04"), None),
            ("Updated March 6, 2021", None, Some("2021-03-06")),
            ("Last reviewed on 6 March 2021", None, Some("2021-03-06")),
            ("Published March 4, 2021 | Updated March 6, 2021", Some("2021-03-04"), Some("2021-03-06")),
            ("Updated: 6 March 2021, first published 4 March 2021", Some("2021-03-04"), Some("2021-03-06")),
            ("Offer expires March 6, 2021", None, None),
            ("no date", None, None),
        ] {
            let told = Told::of(line);
            let day = |written: Option<Written>| written?.moment(None).map(|moment| moment.to_string());
            assert_eq!(day(told.published).as_deref(), published, "{line}");
            assert_eq!(day(told.changed).as_deref(), changed, "{line}");
        }
    }
}
