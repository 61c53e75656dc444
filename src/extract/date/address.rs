//! Dates that addresses and file names carry: `/2020/10/01/`, `2020-10-01-italy.txt`.

use super::written::{Day, Written, scan};
use crate::article::Moment;

/// The date of publication that a page's address holds.
#[must_use]
pub fn of_url(url: &str) -> Option<Moment> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let (_, path) = path.split_once('/')?;
    in_folders(path).or_else(|| in_name(path.trim_end_matches('/').rsplit('/').next()?))
}

/// The date that a source's path holds: its name's, or that of the folders it lies in.
#[must_use]
pub fn of_file(path: &str) -> Option<Moment> {
    let name = path.rsplit(['/', '\\']).next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    in_name(stem).or_else(|| in_folders(path))
}

/// `2020/10/01`, `2020/oct/01` or `2020/10` as whole steps of a path.
fn in_folders(path: &str) -> Option<Moment> {
    let steps: Vec<&str> = path.split(['/', '\\']).collect();
    let mut month = None;
    for (at, step) in steps.iter().enumerate() {
        if step.len() != 4 || !step.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let next = steps.get(at + 1).copied().unwrap_or_default();
        let last = steps.get(at + 2).copied().unwrap_or_default();
        let is_name = next.len() <= 9 && next.bytes().all(|b| b.is_ascii_alphabetic());
        if !(1..=2).contains(&next.len()) && !is_name {
            continue;
        }
        if (1..=2).contains(&last.len())
            && let Some(day) =
                whole(&format!("{step}-{next}-{last}")).or_else(|| whole(&format!("{last} {next} {step}")))
        {
            return Some(day);
        }
        month = month.or_else(|| whole(&format!("{step}-{next:0>2}")));
    }
    month
}

/// A whole date within a name, or the eight digits that it starts or ends with.
fn in_name(name: &str) -> Option<Moment> {
    let spaced = name.replace('_', "-");
    let dated = |written: &Written| match written.day {
        Day::Full(day) => Some(Moment::day(day)),
        _ => None,
    };
    if let Some(found) = scan(&spaced).iter().find_map(dated) {
        return Some(found);
    }
    let pieces = || spaced.split('-').filter(|piece| piece.len() == 8 && piece.starts_with(['1', '2']));
    pieces().find_map(|piece| scan(piece).first().and_then(dated))
}

/// The moment that a string is, and nothing else.
fn whole(text: &str) -> Option<Moment> {
    scan(text).first().filter(|written| written.start == 0 && written.end == text.len())?.moment(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_their_date() {
        let cases = [
            ("https://a.example/2020/10/01/italy-strokes/", Some("2020-10-01")),
            ("https://a.example/news/2020/oct/01/italy", Some("2020-10-01")),
            ("https://a.example/2020/october/01/italy", Some("2020-10-01")),
            ("https://a.example/2020/10/italy", Some("2020-10")),
            ("https://a.example/italy-2020-10-01.html", Some("2020-10-01")),
            ("https://a.example/article/20201001-italy", Some("2020-10-01")),
            ("https://a.example/story-20201399", None),
            ("https://a.example/?p=2020-10-01", None),
            ("https://2020.example/italy", None),
        ];
        for (url, want) in cases {
            assert_eq!(of_url(url).map(|m| m.to_string()).as_deref(), want, "{url}");
        }
    }

    #[test]
    fn files_tell_their_date() {
        let cases = [
            ("news/2020-10-01-italy.txt", Some("2020-10-01")),
            ("news/italy_20201001.txt", Some("2020-10-01")),
            ("2020/10/01/italy.txt", Some("2020-10-01")),
            ("2020/10/italy.txt", Some("2020-10")),
            ("2020/italy.txt", None),
            ("000_12809704c21af2c1.txt", None),
            ("italy-01-10-2020.txt", None),
            ("italy-25-10-2020.txt", Some("2020-10-25")),
        ];
        for (path, want) in cases {
            assert_eq!(of_file(path).map(|m| m.to_string()).as_deref(), want, "{path}");
        }
    }
}
