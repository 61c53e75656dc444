//! The lines that say who wrote a comment, and when.

use super::super::cue::{self, fold};
use super::super::unit::{Marker, Unit};
use crate::extract::date::written::{Day, Written, scan};

/// A line or two that say who wrote a comment, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) author: String,
    pub(super) posted: Option<String>,
    /// How many units it takes up.
    pub(super) units: usize,
    /// How clearly it is a comment's: more than name and date.
    pub(super) signs: usize,
}

/// A head's line is no longer than this, in bytes.
const LONGEST_HEAD: usize = 140;

/// Every head from a unit on, with the number of its first unit.
pub(super) fn heads(units: &[Unit<'_>], from: usize) -> Vec<(usize, Head)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(rest) = units.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(head) = head(rest) {
            let units = head.units;
            found.push((at, head));
            at += units;
        } else {
            at += 1;
        }
    }
    found
}

/// The head that the first of some units begin.
fn head(units: &[Unit<'_>]) -> Option<Head> {
    let unit = units.first()?;
    if unit.text.len() > LONGEST_HEAD || !matches!(unit.lines, [_]) {
        return None;
    }
    let (avatar, text) = without_avatar(unit.text);
    let signs = usize::from(unit.marker == Marker::Number) + usize::from(avatar);
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if digits {
        let (glued, dated) = unglued(text);
        if let Some(date) = scan(dated).into_iter().find(is_posting) {
            let (before, after) = (dated.get(..date.start)?, dated.get(date.end..)?);
            return beside_date(&[glued, before].concat(), after, signs, &date, dated);
        }
        if let Some((before, ago)) = before_ago(text) {
            let (says, name) = without_saying(before);
            let author = name_of(name)?;
            return Some(Head { author, posted: Some(ago), units: 1, signs: signs + usize::from(says) });
        }
    }
    let dated = |unit: &Unit<'_>| unit.text.bytes().any(|b| b.is_ascii_digit());
    // A dot or a *says* between name and date may stand on a line of its own.
    let joint = units.get(1).filter(|next| is_joint(next.text));
    let skipped = usize::from(joint.is_some());
    let next = units.get(1 + skipped);
    if !text.ends_with([':', 's', 'd', 'e', 'g', ' ']) && !next.is_some_and(dated) {
        return None;
    }
    let (says, name) = without_saying(text);
    let next = next.filter(|next| next.text.len() <= LONGEST_HEAD && matches!(next.lines, [_]));
    // A day with a full stop (*16. March*) is no mark of a list here.
    let posted = next.and_then(|next| date_alone(next.text).or_else(|| date_alone(next.lines.first()?.text)));
    if !says && posted.is_none() {
        return None;
    }
    let author = name_of(name)?;
    let says = says || joint.is_some_and(|joint| joint.text.contains(char::is_alphabetic));
    let length = 1 + if posted.is_some() { 1 + skipped } else { 0 };
    Some(Head { author, posted, units: length, signs: signs + usize::from(says) })
}

/// The head that a date and the words beside it on the line are.
fn beside_date(before: &str, after: &str, signs: usize, date: &Written, line: &str) -> Option<Head> {
    let posted = line.get(date.start..date.end).map(str::to_owned);
    let folded = fold(before);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if date.time.is_some() && matches!(bare, "" | "on" | "at" | "posted" | "posted on") {
        // `March 3, 2021 at 1:51 pm Jane Roe said`, `On 3 March 2021 at 13:51, Jane Roe wrote:`
        let (says, name) = without_saying(after.trim_start_matches(JOINTS).trim_end_matches(['…', ':']));
        let author = name_of(name).filter(|_| says)?;
        return Some(Head { author, posted, units: 1, signs: signs + 1 });
    }
    if !is_rest(after) {
        return None;
    }
    let (says, name) = without_saying(before);
    // With a day alone it is the byline of an article.
    let name = name.strip_prefix("by ").filter(|_| date.time.is_some()).unwrap_or(name);
    let author = name_of(name)?;
    // Without a time, a name and a date are as likely a byline.
    let signs = signs + usize::from(says);
    let timed = date.time.is_some() || signs > 0;
    timed.then_some(Head { author, posted, units: 1, signs })
}

/// Whether a line is what stands between a name and a date: a dot, *says*.
fn is_joint(text: &str) -> bool {
    text.len() <= 8
        && matches!(fold(text).trim_matches(|c: char| !c.is_alphanumeric()), "" | "says" | "said" | "wrote")
}

/// Splits a name from the month that a dump glued to it: `Jane RoeSeptember 11, 2008`.
fn unglued(text: &str) -> (&str, &str) {
    const MONTHS: [&str; 12] = [
        "January ",
        "February ",
        "March ",
        "April ",
        "May ",
        "June ",
        "July ",
        "August ",
        "September ",
        "October ",
        "November ",
        "December ",
    ];
    let glued = |at: usize| {
        text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_lowercase() || c.is_numeric()))
    };
    let at = MONTHS.iter().filter_map(|month| text.find(month)).find(|at| glued(*at));
    at.and_then(|at| text.split_at_checked(at)).unwrap_or(("", text))
}

/// The words before *3 days ago* on a line that ends with it, and these words.
fn before_ago(text: &str) -> Option<(&str, String)> {
    let end = text.find(" ago")? + " ago".len();
    let (line, after) = text.split_at_checked(end)?;
    if !is_rest(after) {
        return None;
    }
    let number = line.rfind(|c: char| c.is_ascii_digit())?;
    let start = line.get(..number)?.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (before, ago) = line.split_at_checked(start)?;
    // What readers thought of it is no part of the name: `janeroe 12 points 3 hours ago`.
    let points = before.trim_end().strip_suffix("points").or_else(|| before.trim_end().strip_suffix("point"));
    let before = points.map_or(before, |name| name.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()));
    relative(ago).map(|ago| (before, ago))
}

/// Whether a date is of one day, as those of comments are.
pub(super) fn is_posting(written: &Written) -> bool {
    matches!(written.day, Day::Full(_) | Day::Either { .. })
}

/// What stands between a name and a date.
const JOINTS: [char; 12] = [',', '|', '-', '–', '—', '•', '·', '@', '(', '/', ';', ' '];

/// Takes the stand-in for a picture off a head.
fn without_avatar(text: &str) -> (bool, &str) {
    for word in
        ["Avatar for ", "Avatar of ", "Avatar ", "Gravatar ", "Profile photo of ", "Profile picture of "]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

/// Takes *says:*, *wrote on* and the like off the end of a name; whether there was one.
fn without_saying(text: &str) -> (bool, &str) {
    const WORDS: [&str; 20] = [
        " says",
        " said",
        " wrote",
        " commented",
        " writes",
        " replied",
        " commenting",
        " on",
        " at",
        " says:",
        " said:",
        " wrote:",
        " monday",
        " tuesday",
        " wednesday",
        " thursday",
        " friday",
        " saturday",
        " sunday",
        ":",
    ];
    let mut says = false;
    let mut text = text.trim_end_matches(JOINTS);
    let mut again = true;
    while again {
        again = false;
        for word in WORDS {
            let Some(at) = text.len().checked_sub(word.len()) else { continue };
            if text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word)) {
                says |= !(matches!(word, " on" | " at" | ":") || word.ends_with("day"));
                text = text.get(..at).unwrap_or_default().trim_end_matches(JOINTS);
                again = true;
            }
        }
    }
    (says, text)
}

/// The name that a head's words are, once the picture's stand-in that repeats it is left out.
pub(super) fn name_of(text: &str) -> Option<String> {
    const NEVER: [&str; 22] = [
        "a",
        "an",
        "archived",
        "as",
        "by",
        "created",
        "edited",
        "first",
        "from",
        "in",
        "last",
        "modified",
        "on",
        "originally",
        "posted",
        "published",
        "since",
        "the",
        "this",
        "until",
        "updated",
        "updated:",
    ];
    let mut text = text.trim();
    for lead in ["comment by", "posted by"] {
        let (start, rest) = text.split_at_checked(lead.len()).unwrap_or(("", text));
        if start.eq_ignore_ascii_case(lead) && rest.starts_with([' ', ':']) {
            text = rest.trim_start_matches([' ', ':']);
        }
    }
    // `Jane Roe (1274756)`: the number of an account is no part of the name.
    let text = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, number)) if number.chars().all(|c| c.is_ascii_digit() || c == ' ') => name.trim_end(),
        _ => text,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let (half, rest) = words.split_at_checked(words.len() / 2)?;
    let words = if !half.is_empty() && half == rest { half } else { &words };
    let first = words.first()?.to_lowercase();
    let plausible = words.len() <= 6
        && text.len() <= 60
        && !NEVER.contains(&first.as_str())
        && !text.ends_with(['.', '?', '!', ':', ',']) | (words.len() <= 3 && text.ends_with('.'))
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['“', '"', '©', '|', '»'])
        && words.iter().all(|word| word.len() <= 30)
        && cue::of(text).is_none();
    plausible.then(|| words.join(" "))
}

/// Whether what stands after a head's date is nothing to read.
fn is_rest(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::super::unit::units;
    use super::*;
    use crate::text::paragraph::lines;

    #[test]
    fn heads_tell_who_and_when() {
        for (text, want) in [
            ("Avatar Jane Roe 01/10/2020 @ 1:51 pm", Some(("Jane Roe", "01/10/2020 @ 1:51 pm"))),
            ("Jane Roe says:\nMarch 3, 2021 at 1:51 pm", Some(("Jane Roe", "March 3, 2021 at 1:51 pm"))),
            ("Jane Roe\nsays:\nMarch 3, 2021 at 1:51 pm", Some(("Jane Roe", "March 3, 2021 at 1:51 pm"))),
            ("Jane Roe\n•\n3 days ago", Some(("Jane Roe", "3 days ago"))),
            ("Jane Roe • 3 days ago", Some(("Jane Roe", "3 days ago"))),
            ("janeroe 12 points 3 hours ago", Some(("janeroe", "3 hours ago"))),
            ("janeroe 3 hours ago | parent | next [–]", Some(("janeroe", "3 hours ago"))),
            ("March 3, 2021 at 1:51 pm, Jane Roe said…", Some(("Jane Roe", "March 3, 2021 at 1:51 pm"))),
            ("JaneMarch 3, 2021 at 1:51 PM", Some(("Jane", "March 3, 2021 at 1:51 PM"))),
            (
                "by Jane-Roe (1274756) on Friday March 5, 2021 @11:39PM (#658)",
                Some(("Jane-Roe", "March 5, 2021 @11:39PM")),
            ),
            ("Posted by: Jane Roe at March 3, 2021 1:51 PM", Some(("Jane Roe", "March 3, 2021 1:51 PM"))),
            ("Jane Roe | March 3, 2021", None),
            ("The crane was sold 3 years ago.", None),
            ("Updated 3 days ago", None),
            ("March 3, 2021 at 1:51 pm The crane is gone", None),
        ] {
            let lines: Vec<_> = lines(text).collect();
            let found = head(&units(&lines));
            let found =
                found.as_ref().map(|head| (head.author.as_str(), head.posted.as_deref().unwrap_or_default()));
            assert_eq!(found, want, "{text}");
        }
    }
}
