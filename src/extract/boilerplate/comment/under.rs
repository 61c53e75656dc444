//! Comments that are told by what stands under their words: the line with the buttons and the day, or the signature.
//!
//! *Jane Roe*, her words, *Like · Reply · 14 · Mar 21, 2024*; *Jane Roe said...*, her words, the day; her words,
//! *Posted by: Jane Roe | March 21, 2024 07:10 AM*. Read only where the page has said that comments begin.

use std::iter;
use std::ops::Range;

use super::super::cue::fold;
use super::super::unit::Unit;
use super::control::is_control;
use super::head::Head;
use super::known::age;
use super::name::{after_words, name_of};
use super::when::{date_alone, day_alone};
use super::{Thread, comment, is_end};
use crate::article::RawComment;
use crate::extract::date::written::scan;

/// A comment and the units that it takes up.
type Placed = (Range<usize>, RawComment);

/// Reads the comments behind the unit that says that they begin.
type Reader = fn(&[Unit<'_>], usize) -> Vec<Placed>;

/// *Like*, *Reply*, how many liked it, the day: so many units are a comment's buttons at the most.
const BUTTONS: usize = 4;

/// Finds the thread that follows one of the units that say that comments begin.
pub(super) fn find(units: &[Unit<'_>], opening: usize) -> Option<Thread> {
    let readers: [Reader; 3] = [buttoned, said, signed];
    let placed = readers.iter().map(|read| read(units, opening)).find(|placed| !placed.is_empty())?;
    let end = placed.last()?.0.end;
    let comments = placed.into_iter().map(|(_, comment)| comment).collect();
    Some(Thread { units: iter::once(opening..end).collect(), comments })
}

/// A name over its words, and the buttons with the day under them.
fn buttoned(units: &[Unit<'_>], opening: usize) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut from = opening + 1;
    let mut at = from;
    while let Some(rest) = units.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((length, posted)) = buttons(rest) else {
            at += 1;
            continue;
        };
        let above = units.get(from..at).unwrap_or_default();
        let start = from + above.iter().take_while(|unit| is_beside(unit)).count();
        if let Some([name, words @ ..]) = units.get(start..at)
            && let Some(author) = name_of(name.text).filter(|_| !words.is_empty())
        {
            let head = Head { author, posted: Some(posted), units: 1, ..Head::default() };
            found.push((start..at + length, comment(&head, std::slice::from_ref(name), words)));
        }
        at += length;
        from = at;
    }
    found
}

/// Whether a unit that stands over the first name is nobody's.
fn is_beside(unit: &Unit<'_>) -> bool {
    let is_order = |folded: &str| {
        matches!(folded.trim_matches([':', ' ', '.']), "sort by" | "top" | "newest" | "oldest" | "top fan")
    };
    unit.cue.is_some() || is_control(unit) || is_order(&fold(unit.text))
}

/// The buttons that some units begin with: *Like* and *Reply* on a line or on one each, and the day behind them; how many
/// units they are.
fn buttons(units: &[Unit<'_>]) -> Option<(usize, String)> {
    let day = |text: &str| age(text).or_else(|| day_alone(text));
    let first = units.first()?;
    let both = |parts: &mut dyn Iterator<Item = &str>| {
        let (mut like, mut reply) = (false, false);
        for part in parts {
            like |= part.eq_ignore_ascii_case("like");
            reply |= part.eq_ignore_ascii_case("reply");
        }
        like && reply
    };
    let parts = || first.text.split(['·', '•']).map(str::trim);
    if first.text.len() <= 120 && both(&mut parts()) {
        return parts().rev().find_map(day).map(|posted| (1, posted));
    }
    let most = units.get(..BUTTONS.min(units.len()))?;
    if !both(&mut most.iter().map(|unit| unit.text)) {
        return None;
    }
    let (at, posted) = most.iter().enumerate().find_map(|(at, unit)| Some((at, day(unit.text)?)))?;
    let above = most.get(..at)?;
    let is_whole = both(&mut above.iter().map(|unit| unit.text)) && above.iter().all(is_control);
    is_whole.then_some((at + 1, posted))
}

/// *Jane Roe said...* over her words, and the day under them.
fn said(units: &[Unit<'_>], opening: usize) -> Vec<Placed> {
    let name = |unit: &Unit<'_>| {
        let said = unit.text.strip_suffix("...").or_else(|| unit.text.strip_suffix('…'))?;
        said.trim_end().strip_suffix(" said").and_then(name_of)
    };
    let heads: Vec<(usize, String)> = units
        .iter()
        .enumerate()
        .skip(opening + 1)
        .filter_map(|(at, unit)| name(unit).map(|name| (at, name)))
        .collect();
    let mut found = Vec::new();
    let nexts = heads.iter().skip(1).map(|(at, _)| *at).chain([units.len()]);
    for ((at, author), next) in heads.iter().zip(nexts) {
        let words = units.get(at + 1..next).unwrap_or_default();
        let stop = words.iter().position(is_end).unwrap_or(words.len());
        let Some(day) = words.iter().take(stop).position(|unit| date_alone(unit.text).is_some()) else {
            continue;
        };
        if day == 0 {
            // The day stands over the words, where everybody looks for it.
            return Vec::new();
        }
        let (said, below) = words.split_at_checked(day).unwrap_or_default();
        let buttons = below.iter().skip(1).take_while(|unit| is_control(unit)).count();
        let posted = below.first().and_then(|unit| date_alone(unit.text));
        let head = Head { author: author.clone(), posted, units: 1, ..Head::default() };
        let placed = comment(&head, units.get(*at..=*at).unwrap_or_default(), said);
        found.push((*at..at + 2 + day + buttons, placed));
    }
    found
}

/// Words over the signature of who wrote them.
fn signed(units: &[Unit<'_>], opening: usize) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let mut from = opening + 1;
    let mut at = from;
    while let Some(rest) = units.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(head) = signature(rest) else {
            at += 1;
            continue;
        };
        let end = at + head.units;
        let above = units.get(from..at).unwrap_or_default();
        let start = from + above.iter().take_while(|unit| unit.cue.is_some() || is_control(unit)).count();
        let words = units.get(start..at).unwrap_or_default();
        if words.is_empty() {
            // Heads without words over them stand over theirs.
            return Vec::new();
        }
        found.push((start..end, comment(&head, units.get(at..end).unwrap_or_default(), words)));
        (at, from) = (end, end);
    }
    let below = units.get(from..).unwrap_or_default().iter().find(|unit| !is_control(unit));
    if below.is_some_and(|unit| unit.cue.is_none() && unit.text.ends_with(['.', '!', '?'])) {
        return Vec::new();
    }
    found
}

/// The signature that some units begin with.
fn signature(units: &[Unit<'_>]) -> Option<Head> {
    let text = units.first()?.text;
    if text.len() > 140 {
        return None;
    }
    let head = |name: &str, posted: Option<String>, units: usize| {
        Some(Head { author: name_of(name)?, posted, units, ..Head::default() })
    };
    if let Some(rest) = after_words(text, "Posted by: ") {
        let (name, date) = rest.rsplit_once(" | ")?;
        return head(name, Some(date_alone(date)?), 1);
    }
    if let Some(name) = after_words(text, "Commenter: ") {
        let labels = ["Location:", "Date and time:", "Date:"];
        let value = |text| labels.iter().find_map(|label| after_words(text, label));
        let below: Vec<&str> = units.iter().skip(1).map_while(|unit| value(unit.text)).collect();
        let posted = below.iter().find_map(|value| date_alone(value));
        return head(name, posted, 1 + below.len());
    }
    let rest = text.strip_prefix("- ").filter(|rest| rest.len() <= 100)?;
    let date = scan(rest).into_iter().next().filter(|date| date.end == rest.len())?;
    let (name, _) = rest.get(..date.start)?.split_once(',')?;
    head(name, rest.get(date.start..).map(str::to_owned), 1)
}
