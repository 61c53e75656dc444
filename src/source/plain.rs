//! Plain text: the text itself, and what the file's name and time say about its date.

use jiff::Timestamp;
use jiff::civil::Date;

use super::decode;
use crate::article::{DateClue, Format, Provenance, RawArticle, RawBody, Reason, Source};

/// Reads a plain-text source. Furniture stays in: telling it from the article is a matter of what the words mean.
pub(super) fn article(path_name: &str, bytes: &[u8], modified: Option<i64>) -> Result<RawArticle, Reason> {
    let text = decode::text(bytes);
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let source = Source { path: path_name.to_owned(), locator: None, format: Format::Text };
    let mut article = RawArticle::bare(source, RawBody::Plain(text.into_owned()));
    article.dates = file_dates(path_name, modified);
    Ok(article)
}

/// What a file's name and time say about the date: `2020-10-01-harbour.txt`, `20201001.html`, `2020/10/01/harbour.txt`.
pub(super) fn file_dates(path_name: &str, modified: Option<i64>) -> Vec<DateClue> {
    let name = path_name.rsplit('/').next().unwrap_or_default();
    let named = date_in(name).or_else(|| folder_date(path_name));
    let named = named.map(|date| DateClue { text: date.to_string(), provenance: Provenance::Filename });
    let written = modified
        .and_then(|ns| Timestamp::from_nanosecond(ns.into()).ok())
        .and_then(|at| Timestamp::from_second(at.as_second()).ok())
        .map(|at| DateClue { text: at.to_string(), provenance: Provenance::Mtime });
    named.into_iter().chain(written).collect()
}

/// The first year-month-day in a name, with one separator or none.
fn date_in(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if before.is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let rest = bytes.get(at..)?;
        let separator = rest.get(4).copied().filter(|byte| matches!(byte, b'-' | b'_' | b'.'));
        let (month_at, day_at, end) = if separator.is_some() { (5, 8, 10) } else { (4, 6, 8) };
        if separator.is_some() && rest.get(7).copied() != separator {
            return None;
        }
        if rest.get(end).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        day(rest.get(..4)?, rest.get(month_at..month_at + 2)?, rest.get(day_at..end)?)
    })
}

/// The date that three folders in a row make, the file's own name aside.
fn folder_date(path_name: &str) -> Option<Date> {
    let folders: Vec<&str> = path_name.split('/').collect();
    folders.windows(4).rev().find_map(|window| match window {
        [year, month, day_of_month, _] => day(year.as_bytes(), month.as_bytes(), day_of_month.as_bytes()),
        _ => None,
    })
}

fn day(year: &[u8], month: &[u8], day: &[u8]) -> Option<Date> {
    let number = |digits: &[u8], width: usize| {
        (digits.len() == width && digits.iter().all(u8::is_ascii_digit))
            .then(|| std::str::from_utf8(digits).ok()?.parse::<i16>().ok())
            .flatten()
    };
    let year = number(year, 4).filter(|year| (1600..2200).contains(year))?;
    Date::new(year, number(month, 2)?.try_into().ok()?, number(day, 2)?.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_the_date() {
        for (name, expected) in [
            ("2020-10-01-harbour.txt", Some("2020-10-01")),
            ("news/harbour_20201001.txt", Some("2020-10-01")),
            ("harbour.2020.10.01.txt", Some("2020-10-01")),
            ("2020/10/01/harbour.txt", Some("2020-10-01")),
            ("2020_10-01.txt", None),
            ("2020-13-01.txt", None),
            ("120201001.txt", None),
            ("0000_12809704c21af2c1.txt", None),
            ("harbour.txt", None),
            ("é20201001é.txt", Some("2020-10-01")),
        ] {
            let clues = file_dates(name, None);
            assert_eq!(clues.first().map(|clue| clue.text.as_str()), expected, "{name}");
        }
    }

    #[test]
    fn the_time_of_the_file_comes_last() {
        let clues = file_dates("2020-10-01.txt", Some(1_601_560_260_123_456_789));
        let written: Vec<_> = clues.iter().map(|clue| (clue.text.as_str(), clue.provenance)).collect();
        assert_eq!(
            written,
            [("2020-10-01", Provenance::Filename), ("2020-10-01T13:51:00Z", Provenance::Mtime)]
        );
    }

    #[test]
    fn the_text_is_kept_byte_for_byte() {
        let article = article("a.txt", b"\xef\xbb\xbfOne\r\n\r\n  Two\xc2\xa0words \n", None).unwrap();
        assert_eq!(article.body, RawBody::Plain("One\r\n\r\n  Two\u{a0}words \n".to_owned()));
        assert_eq!(super::article("a.txt", b"\xef\xbb\xbf ", None), Err(Reason::Empty));
    }
}
