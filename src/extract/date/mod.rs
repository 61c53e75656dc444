//! When an article came out, and when its comments were posted.
//!
//! Nothing is guessed: a date that could be read two ways is decided by what else the page tells, or stays unknown; one
//! without a year waits for a year; one that lies in the future, as far as the page lets us know, is refused.
//!
//! | room | holds |
//! | --- | --- |
//! | [`written`] | every notation: dates found in a string, as open as the writing leaves them |
//! | `token`, `clock`, `name` | what they are made of: words and numbers, times of day, months and zones |
//! | `order` | whether the day or the month stands first, by evidence |
//! | [`relative`] | how long ago something was |
//! | `told` | what a line says that its dates are of |
//! | `choice` | which of a page's dates is that of publication |
//! | [`address`] | dates in addresses and file names |

pub mod address;
mod choice;
mod clock;
mod name;
mod order;
pub mod relative;
mod token;
mod told;
pub mod written;

use jiff::civil::Date;

use crate::article::{DateClue, Moment, Provenance, Published, RawComment};
use told::Told;
use written::{Day, Written, scan};

/// What a page tells about how its dates are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The article's address.
    pub url: Option<&'a str>,
    /// The source's path.
    pub path: &'a str,
    /// The language as the page declares it (`en-GB`).
    pub declared_language: Option<&'a str>,
    /// The article's language, an ISO 639-1 code.
    pub language: Option<&'a str>,
    /// The comments, in the page's order.
    pub comments: &'a [RawComment],
    /// Lines with the dates of other things on the page.
    pub others: &'a [String],
}

/// The dates of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// When the article came out.
    pub published: Option<Published>,
    /// When each comment was posted, in the order of the comments.
    pub comments: Vec<Option<Moment>>,
}

/// No record that gives a year alone gives a later one.
const LAST_YEAR: i16 = 2100;

/// A date with where it was found.
#[derive(Debug, Clone, Copy)]
struct Found {
    written: Written,
    provenance: Provenance,
    /// Whether the page calls it that of its publication.
    declared: bool,
}

/// Reads the dates of a page.
#[must_use]
pub fn read(clues: &[DateClue], evidence: &Evidence<'_>) -> Dates {
    let found = found(clues);
    let posted: Vec<Option<Written>> =
        evidence.comments.iter().map(|c| scan(c.posted.as_deref()?).into_iter().next()).collect();

    let written: Vec<Written> =
        found.iter().filter(|f| f.provenance != Provenance::Mtime).map(|f| f.written).collect();
    let thread: Vec<Written> = posted.iter().copied().flatten().collect();
    let of_url = evidence.url.and_then(address::of_url);
    let of_file = address::of_file(evidence.path);
    let known: Vec<Date> = [of_url, of_file]
        .into_iter()
        .flatten()
        .map(|moment| moment.first_day())
        .chain(written.iter().chain(&thread).filter_map(|w| match w.day {
            Day::Full(day) => Some(day),
            _ => None,
        }))
        .collect();
    let others: Vec<Written> = evidence.others.iter().flat_map(|line| scan(line)).collect();
    let setting = order::Setting {
        url: evidence.url,
        declared_language: evidence.declared_language,
        language: evidence.language,
    };
    let order = order::of(&written, &thread, &others, &known, setting);

    let mtime = found.iter().find(|f| f.provenance == Provenance::Mtime).and_then(|f| f.written.moment(None));
    // What was three days ago when the page was saved was so at the latest.
    let ago =
        mtime.and_then(|saved| clues.iter().find_map(|clue| relative::before(&clue.text, saved.first_day())));
    let comments: Vec<Option<Moment>> = posted.iter().map(|w| w.and_then(|w| w.moment(order))).collect();
    let mut dated: Vec<Published> = found
        .iter()
        .filter_map(|f| {
            let date = f.written.moment(order).or_else(|| choice::with_year(&f.written, &known))?;
            let date = ago.filter(|_| f.provenance == Provenance::Mtime).unwrap_or(date);
            Some(Published { date, provenance: f.provenance })
        })
        .collect();
    let further = [
        (of_url, Provenance::Url),
        (of_file, Provenance::Filename),
        (
            comments.iter().flatten().min_by_key(|m| m.minutes()).map(|m| Moment::day(m.first_day())),
            Provenance::Comment,
        ),
    ];
    dated.extend(years(clues));
    dated.extend(
        further.into_iter().filter_map(|(date, provenance)| Some(Published { date: date?, provenance })),
    );
    let declared = found.iter().filter(|f| f.declared).filter_map(|f| f.written.moment(order));
    let mut declared = declared.chain(of_url).chain(years(clues).map(|year| year.date));
    // What the page itself calls its day may be later than the file: whoever copied or packed it may have dated that anew.
    let bound =
        mtime.filter(|saved| choice::is_set(*saved) && !declared.any(|day| choice::is_after(day, *saved)));
    Dates { published: choice::published(dated, bound), comments }
}

/// Records that give a year and no more. A number is a year only where a record calls it a date.
fn years(clues: &[DateClue]) -> impl Iterator<Item = Published> {
    let year = |clue: &DateClue| {
        let text = clue.text.trim();
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|_| is_year && clue.provenance == Provenance::Metadata)?;
        let date = Moment::year(year).filter(|_| (written::FIRST_YEAR..=LAST_YEAR).contains(&year))?;
        Some(Published { date, provenance: Provenance::Metadata })
    };
    clues.iter().filter_map(year)
}

/// Whether a line's date can be read in two ways.
#[must_use]
pub fn is_open(line: &str) -> bool {
    scan(line).iter().any(|written| matches!(written.day, Day::Either { .. }))
}

/// Whether a line tells a whole day, and not that of a change alone.
#[must_use]
pub fn tells_day(line: &str) -> bool {
    let whole = |written: &Written| matches!(written.day, Day::Full(_) | Day::Either { .. });
    !Told::of(line).is_change() && scan(line).iter().any(whole)
}

/// The one day that a page shows, of all its lines that are dates: its own, though nothing says so.
#[must_use]
pub fn only_day(lines: &[String]) -> Option<DateClue> {
    let mut days = lines.iter().filter_map(|line| scan(line).into_iter().next());
    let first = days.next()?;
    let whole = matches!(first.day, Day::Full(_) | Day::Either { .. });
    let text = lines.first()?.clone();
    (whole && days.all(|other| other.day == first.day))
        .then_some(DateClue { text, provenance: Provenance::Body })
}

/// The dates of the clues, each with what it is of.
fn found(clues: &[DateClue]) -> Vec<Found> {
    let told: Vec<(&DateClue, Told)> = clues.iter().map(|clue| (clue, Told::of(&clue.text))).collect();
    let is_change = |clue: &DateClue, told: &Told| clue.provenance == Provenance::Updated || told.is_change();
    // A date that the page calls that of a change is that of a change wherever else it stands alone.
    let changed: Vec<Day> = told
        .iter()
        .filter(|(clue, told)| told.is_change() && clue.provenance != Provenance::Updated)
        .filter_map(|(_, told)| Some(told.changed?.day))
        .collect();
    let stands_alone =
        |text: &str| !["publish", "posted", "created"].iter().any(|word| text.to_lowercase().contains(word));
    let found = told.into_iter().filter_map(|(clue, told)| {
        if is_change(clue, &told) {
            let written = told.changed.or(told.published)?;
            return Some(Found { written, provenance: Provenance::Updated, declared: false });
        }
        let written = told.published?;
        let declared = told.declared || clue.provenance == Provenance::Metadata;
        let is_loose = matches!(clue.provenance, Provenance::Byline | Provenance::Body);
        let of_change = is_loose && changed.contains(&written.day) && stands_alone(&clue.text);
        (!of_change).then_some(Found { written, provenance: clue.provenance, declared })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(provenance: Provenance, text: &str) -> DateClue {
        DateClue { text: text.to_owned(), provenance }
    }

    fn comment(posted: &str) -> RawComment {
        let posted = Some(posted.to_owned());
        RawComment { author: None, posted, text: "Well.".to_owned(), depth: 0, line: None, span: None }
    }

    fn published(clues: &[DateClue], evidence: &Evidence<'_>) -> Option<String> {
        let published = read(clues, evidence).published?;
        Some(format!("{} {}", published.date, published.provenance))
    }

    const NOTHING: Evidence<'_> = Evidence {
        url: None,
        path: "a.txt",
        declared_language: None,
        language: None,
        comments: &[],
        others: &[],
    };

    #[test]
    fn the_most_trusted_date_is_taken() {
        use Provenance::{Byline, Dateline, Metadata, Mtime, Updated};
        let at = |url| Evidence { url: Some(url), ..NOTHING };
        let cases: [(&str, &[DateClue], Evidence<'_>, Option<&str>); 18] = [
            ("none", &[], NOTHING, None),
            (
                "the format's own",
                &[clue(Byline, "1 May 2021"), clue(Metadata, "2021-04-30")],
                NOTHING,
                Some("2021-04-30 metadata"),
            ),
            (
                "finer within coarser",
                &[clue(Byline, "1 May 2021")],
                at("https://a.example/2021/05/x"),
                Some("2021-05-01 byline"),
            ),
            (
                "coarser elsewhere",
                &[clue(Byline, "1 June 2021")],
                at("https://a.example/2021/05/x"),
                Some("2021-05 url"),
            ),
            (
                "not the update",
                &[clue(Byline, "Updated March 6, 2021 | Published March 4, 2021")],
                NOTHING,
                Some("2021-03-04 byline"),
            ),
            (
                "an update alone is the latest day that it can be",
                &[clue(Byline, "Updated March 6, 2021")],
                NOTHING,
                Some("2021-03-06 updated"),
            ),
            (
                "also where it stands alone",
                &[clue(Byline, "March 6, 2021"), clue(Byline, "Updated March 6, 2021")],
                NOTHING,
                Some("2021-03-06 updated"),
            ),
            (
                "a record of a change alone",
                &[clue(Updated, "2021-03-06T10:00:00Z")],
                NOTHING,
                Some("2021-03-06T10:00+00:00 updated"),
            ),
            (
                "an update does not tell the day of a month",
                &[clue(Updated, "2021-05-06")],
                at("https://a.example/2021/05/x"),
                Some("2021-05 url"),
            ),
            (
                "a record dated anew",
                &[clue(Metadata, "2021-04-30T10:00:00Z"), clue(Byline, "March 4, 2021")],
                NOTHING,
                Some("2021-03-04 byline"),
            ),
            (
                "the page's own evening",
                &[clue(Metadata, "2021-03-05T02:10:00Z"), clue(Byline, "March 4, 2021")],
                NOTHING,
                Some("2021-03-04 byline"),
            ),
            ("open stays open", &[clue(Byline, "04/03/2021")], NOTHING, None),
            (
                "the file's time comes last",
                &[clue(Mtime, "2022-01-01T10:00:00Z")],
                NOTHING,
                Some("2022-01-01T10:00+00:00 mtime"),
            ),
            (
                "long before the file's time",
                &[clue(Byline, "3 days ago"), clue(Mtime, "2022-01-05T10:00:00Z")],
                NOTHING,
                Some("2022-01-02 mtime"),
            ),
            (
                "the future is refused",
                &[clue(Byline, "1 May 2031"), clue(Mtime, "2022-01-01T10:00:00Z")],
                NOTHING,
                Some("2022-01-01T10:00+00:00 mtime"),
            ),
            ("a dateline alone has no year", &[clue(Dateline, "PORT ARDEN, March 3 (NNA)")], NOTHING, None),
            (
                "a dateline with a year nearby",
                &[clue(Dateline, "PORT ARDEN, March 3 (NNA)")],
                at("https://a.example/2021/03/x"),
                Some("2021-03-03 dateline"),
            ),
            ("an address", &[], at("https://a.example/2021/05/02/x"), Some("2021-05-02 url")),
        ];
        for (name, clues, evidence, want) in cases {
            assert_eq!(published(clues, &evidence).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn what_a_page_declares_counts_though_its_file_is_older_and_a_year_alone_is_a_date() {
        use Provenance::{Byline, Metadata, Mtime};
        let at = |url| Evidence { url: Some(url), ..NOTHING };
        let cases: [(&str, &[DateClue], Evidence<'_>, Option<&str>); 7] = [
            (
                "a record is later than its file",
                &[clue(Metadata, "2018-02-12"), clue(Mtime, "2017-07-14T10:00:00Z")],
                NOTHING,
                Some("2018-02-12 metadata"),
            ),
            (
                "what is called published is later than the file",
                &[clue(Byline, "Published: 12 February 2018"), clue(Mtime, "2001-01-01T00:00:00Z")],
                NOTHING,
                Some("2018-02-12 byline"),
            ),
            (
                "an address is later than its file",
                &[clue(Mtime, "2001-01-01T00:00:00Z")],
                at("https://a.example/2021/05/02/x"),
                Some("2021-05-02 url"),
            ),
            (
                "a text names a day after the file",
                &[clue(Provenance::Body, "12 February 2018"), clue(Mtime, "2017-07-14T10:00:00Z")],
                NOTHING,
                Some("2017-07-14T10:00+00:00 mtime"),
            ),
            ("a year alone", &[clue(Metadata, "1998")], NOTHING, Some("1998 metadata")),
            (
                "a day of that year",
                &[clue(Metadata, "1998"), clue(Byline, "5 March 1998")],
                NOTHING,
                Some("1998-03-05 byline"),
            ),
            ("no year", &[clue(Metadata, "1234"), clue(Byline, "1998")], NOTHING, None),
        ];
        for (name, clues, evidence, want) in cases {
            assert_eq!(published(clues, &evidence).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn a_page_that_shows_one_day_alone_shows_its_own() {
        for (lines, expected) in [
            (&["March 4, 2021"][..], Some("March 4, 2021")),
            (&["March 4, 2021", "Thursday 4 March 2021"], Some("March 4, 2021")),
            (&["March 4, 2021", "March 5, 2021"], None),
            (&["March 2021"], None),
            (&[], None),
        ] {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            assert_eq!(only_day(&lines).map(|clue| clue.text).as_deref(), expected, "{lines:?}");
        }
    }

    #[test]
    fn the_first_comment_bounds_the_day() {
        let comments: Vec<_> =
            ["01/10/2020 @ 1:51 pm", "01/10/2020 @ 4:00 pm", "03/10/2020 @ 7:22 pm", "05/10/2020 @ 9:07 am"]
                .into_iter()
                .map(comment)
                .collect();
        let evidence = Evidence { comments: &comments, ..NOTHING };
        assert_eq!(published(&[], &evidence).as_deref(), Some("2020-10-01 comment"));
        let first = read(&[], &evidence).comments.first().copied().flatten().unwrap();
        assert_eq!(first.to_string(), "2020-10-01T13:51");
    }
}
