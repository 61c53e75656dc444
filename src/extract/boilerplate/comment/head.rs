//! The lines that say who wrote a comment, and when.

use super::super::cue::fold;
use super::super::unit::{Marker, Unit};
use super::known;
use super::name::{JOINTS, name_of, without_avatar, without_number, without_place, without_saying};
use super::when::{before_ago, date_alone, is_posting, is_rest};
use crate::extract::date::written::{Written, scan};

/// A line or two that say who wrote a comment, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) author: String,
    pub(super) posted: Option<String>,
    /// How many units it takes up.
    pub(super) units: usize,
    /// How clearly it is a comment's: more than name and date.
    pub(super) signs: usize,
    /// Whether it takes buttons under it to be a comment's.
    pub(super) is_weak: bool,
    /// Whether the comment's own title stands over it.
    pub(super) is_titled: bool,
}

/// A head's line is no longer than this, in bytes.
const LONGEST_HEAD: usize = 140;

/// Every head from a unit on, with the number of its first unit. Behind `opening` comments are known to follow.
pub(super) fn heads(units: &[Unit<'_>], from: usize, opening: Option<usize>) -> Vec<(usize, Head)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(rest) = units.get(at..).filter(|rest| !rest.is_empty()) {
        let known = opening.filter(|opening| at > *opening).and_then(|_| known::head(rest));
        // Whatever says more than name and date is read as what it says.
        let (sure, known) =
            if known.as_ref().is_some_and(|known| known.signs > 0) { (known, None) } else { (None, known) };
        if let Some(head) = sure.or_else(|| head(rest)).or(known) {
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
    let (numbered, text) = without_number(text);
    let signs = usize::from(unit.marker == Marker::Number || numbered) + usize::from(avatar);
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if digits {
        let (glued, dated) = unglued(text);
        if let Some(date) = scan(dated).into_iter().find(is_posting) {
            let (before, after) = (dated.get(..date.start)?, dated.get(date.end..)?);
            return beside_date(&[glued, before].concat(), after, signs, &date, dated);
        }
        if let Some((before, ago)) = before_ago(text) {
            let (says, name) = without_saying(without_place(before));
            let author = name_of(name)?;
            let signs = signs + usize::from(says);
            return Some(Head { author, posted: Some(ago), units: 1, signs, ..Head::default() });
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
    let posted = next.and_then(|next| {
        let unmarked = next.lines.first().filter(|line| line.text != next.text);
        date_alone(next.text).or_else(|| date_alone(unmarked?.text))
    });
    if !says && posted.is_none() {
        return None;
    }
    let author = name_of(name)?;
    let says = says || joint.is_some_and(|joint| joint.text.contains(char::is_alphabetic));
    let length = 1 + if posted.is_some() { 1 + skipped } else { 0 };
    Some(Head { author, posted, units: length, signs: signs + usize::from(says), ..Head::default() })
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
        return Some(Head { author, posted, units: 1, signs: signs + 1, ..Head::default() });
    }
    if !is_rest(after) {
        return None;
    }
    let (says, name) = without_saying(without_place(before));
    // With a day alone it is the byline of an article.
    let name = name.strip_prefix("by ").filter(|_| date.time.is_some()).unwrap_or(name);
    let author = name_of(name)?;
    // Without a time, a name and a date are as likely a byline.
    let signs = signs + usize::from(says);
    let timed = date.time.is_some() || signs > 0;
    timed.then_some(Head { author, posted, units: 1, signs, ..Head::default() })
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
