//! Remarks between an article's parts, each signed under its words: questions and answers have them.
//!
//! `I found this very helpful.` over `– Jane Roe` and `Sep 25, 2019 at 12:22`, or all of it on one line.

use std::ops::Range;

use super::super::unit::{Marker, Unit};
use super::head::Head;
use super::name::name_of;
use super::when::{date_alone, is_posting};
use super::{LONGEST_WORDS, Thread, comment};
use crate::article::{RawComment, Span};
use crate::extract::date::written::scan;

/// So many signed remarks are no accident.
const ENOUGH: usize = 2;

/// Finds the remarks, if there are enough of them.
pub(super) fn find(units: &[Unit<'_>]) -> Option<Thread> {
    let mut thread = Thread { units: Vec::new(), comments: Vec::new() };
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let free = thread.units.last().map_or(0, |range| range.end);
        let Some((words, remark)) = below(units, at, free).or_else(|| within(unit, at)) else {
            at += 1;
            continue;
        };
        at = words.end;
        thread.units.push(words);
        thread.comments.push(remark);
    }
    (thread.comments.len() >= ENOUGH).then_some(thread)
}

/// The remark whose signature begins at a unit. `free` is the first unit that no other remark has taken.
fn below(units: &[Unit<'_>], at: usize, free: usize) -> Option<(Range<usize>, RawComment)> {
    let unit = units.get(at)?;
    let signed = unit.text.strip_prefix(DASHES).filter(|_| unit.marker == Marker::None)?.trim_start();
    let head = if let Some(head) = name_and_date(signed) {
        head
    } else {
        let posted = units.get(at + 1).filter(|next| next.gap == 0).and_then(timed)?;
        Head { author: name_of(signed)?, posted: Some(posted), units: 2, ..Head::default() }
    };
    let end = at + head.units;
    // The words reach up to the mark of the list whose item they are.
    let above = units.get(free.max(at.saturating_sub(LONGEST_WORDS))..at)?;
    let item = above.iter().rposition(|unit| unit.marker != Marker::None);
    let start = at - item.map_or(1, |item| above.len() - item).min(above.len());
    let mut words = units.get(start..at)?;
    // What others thought of it stands over it: a number and no word.
    if let [votes, rest @ ..] = words
        && !rest.is_empty()
        && votes.text.bytes().all(|b| b.is_ascii_digit())
    {
        words = rest;
    }
    Some((start..end, comment(&head, units.get(at..end)?, words)))
}

/// The remark that one unit is, signed at its end.
fn within(unit: &Unit<'_>, at: usize) -> Option<(Range<usize>, RawComment)> {
    if !unit.text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = unit.joined();
    let (words, signed) = [" – ", " — "].iter().find_map(|dash| text.rsplit_once(dash))?;
    let head = name_and_date(signed)?;
    let Span { start, end } = unit.span();
    let remark = RawComment {
        author: Some(head.author),
        posted: head.posted,
        text: words.trim_end().to_owned(),
        line: unit.line(),
        span: Some(Span::new(start, end)),
        depth: 0,
    };
    Some((at..at + 1, remark))
}

/// The dashes that people sign behind.
const DASHES: [char; 2] = ['–', '—'];

/// *Jane Roe Sep 25, 2019 at 12:22*.
fn name_and_date(text: &str) -> Option<Head> {
    let date = scan(text).into_iter().find(is_posting).filter(|date| date.time.is_some())?;
    let (name, posted) = (text.get(..date.start)?, text.get(date.start..date.end)?);
    if date.end < text.len() {
        return None;
    }
    let name = name.trim_end().trim_end_matches("Commented").trim_end_matches([',', ' ']);
    Some(Head { author: name_of(name)?, posted: Some(posted.to_owned()), units: 1, ..Head::default() })
}

/// The date that a unit is, where it has a time of day, or says how long ago.
fn timed(unit: &Unit<'_>) -> Option<String> {
    let posted = date_alone(unit.text)?;
    let relative = || posted.ends_with("ago");
    (scan(&posted).iter().any(|date| date.time.is_some()) || relative()).then_some(posted)
}

#[cfg(test)]
mod tests {
    use super::super::super::unit::units;
    use super::*;
    use crate::text::paragraph::lines;

    fn remarks(text: &str) -> Vec<String> {
        let lines: Vec<_> = lines(text).collect();
        let thread = find(&units(&lines));
        let said = |remark: RawComment| {
            format!("{} {}: {}", remark.author.unwrap(), remark.posted.unwrap(), remark.text)
        };
        thread.into_iter().flat_map(|thread| thread.comments).map(said).collect()
    }

    #[test]
    fn remarks_are_signed_under_their_words() {
        let listed = "Use the old crane.\n2\n  * 4\n    Which one?\n    – Ada Quill\n    Feb 6, 2014 at 23:18\n  * The one on \
                      the mole.\n    – Joss Reed ♦\n    3 hours ago\nAdd a comment |\n\nUse the new one.";
        let want =
            ["Ada Quill Feb 6, 2014 at 23:18: Which one?", "Joss Reed ♦ 3 hours ago: The one on the mole."];
        assert_eq!(remarks(listed), want);
        let flat = "Use the old crane.\n\nWhich one? – Ada Quill Commented Feb 6, 2014 at 23:18\n\nThe one on the mole. – Joss \
                    Reed Feb 7, 2014 at 10:53\n\nUse the new one.";
        let want = [
            "Ada Quill Feb 6, 2014 at 23:18: Which one?",
            "Joss Reed Feb 7, 2014 at 10:53: The one on the mole.",
        ];
        assert_eq!(remarks(flat), want);
        let quoted =
            "“Cranes come and go.”\n– Ada Quill\nMarch 3, 2021\n\n“So do moles.”\n– Joss Reed\nMarch 4, 2021";
        assert_eq!(remarks(quoted).len(), 0);
    }
}
