//! When a comment was written: a date, or how long ago.

use super::super::cue::fold;
use crate::extract::date::written::{Day, Written, scan};

/// Whether a date is of one day, as those of comments are.
pub(super) fn is_posting(written: &Written) -> bool {
    matches!(written.day, Day::Full(_) | Day::Either { .. })
}

/// The date that a line is, and nothing else; or how long ago.
pub(super) fn date_alone(text: &str) -> Option<String> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(ago) = relative(text) {
        return Some(ago);
    }
    let date = scan(text).into_iter().find(is_posting)?;
    let (before, after) = (text.get(..date.start)?, text.get(date.end..)?);
    let joint = |word: &str| matches!(word, "on" | "at" | "posted" | "says" | "said");
    let folded = fold(before);
    let clear = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| joint(word) || word.ends_with("day") || word.len() == 3);
    (clear && is_rest(after)).then(|| text.get(date.start..date.end).unwrap_or_default().to_owned())
}

/// The day that a line is, with or without its year, or how long ago.
pub(super) fn day_alone(text: &str) -> Option<String> {
    if let Some(posted) = date_alone(text) {
        return Some(posted);
    }
    let date = scan(text).into_iter().next().filter(|date| !matches!(date.day, Day::Month { .. }))?;
    let (before, after) = (text.get(..date.start)?, text.get(date.end..)?);
    (before.is_empty() && is_rest(after)).then(|| text.get(date.start..date.end)).flatten().map(str::to_owned)
}

/// *3 days ago*, as written.
fn relative(text: &str) -> Option<String> {
    if text.len() > 40 {
        return None;
    }
    let folded = fold(text);
    let mut words =
        folded.split_whitespace().skip_while(|word| matches!(*word, "about" | "over" | "almost" | "•" | "·"));
    let number = words.next()?;
    let unit = words.next()?.trim_end_matches('s');
    let ago = words.next()? == "ago";
    let known = matches!(
        unit,
        "second" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "mo" | "year"
    );
    (number == "#" && known && ago && words.all(is_rest)).then(|| text.to_owned())
}

/// The words before *3 days ago* on a line that ends with it, and these words.
pub(super) fn before_ago(text: &str) -> Option<(&str, String)> {
    let end = text.find(" ago")? + " ago".len();
    let (line, after) = text.split_at_checked(end)?;
    if !is_rest(after) {
        return None;
    }
    let number = line.rfind(|c: char| c.is_ascii_digit())?;
    let start = line.get(..=number)?.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, ago) = line.split_at_checked(start)?;
    // What readers thought of it is no part of the name: `janeroe 12 points 3 hours ago`.
    let points = before.trim_end().strip_suffix("points").or_else(|| before.trim_end().strip_suffix("point"));
    let before = points.map_or(before, |name| name.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()));
    relative(ago).map(|ago| (before, ago))
}

/// Whether what stands after a head's date is nothing to read.
pub(super) fn is_rest(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|word| !word.is_empty());
    words.all(|word| {
        word.trim_start_matches('#').is_empty()
            || matches!(
                word,
                "reply"
                    | "permalink"
                    | "edit"
                    | "edited"
                    | "link"
                    | "report"
                    | "says"
                    | "said"
                    | "wrote"
                    | "quote"
                    | "share"
                    | "like"
                    | "log"
                    | "in"
                    | "to"
                    | "uhr"
                    | "parent"
                    | "next"
                    | "prev"
                    | "root"
            )
    })
}
