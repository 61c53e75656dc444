//! A line that says who wrote it, read part by part.

use std::borrow::Cow;

use super::job::{is_full_name, is_with_job};
use super::{Byline, LEADS, name};
use crate::extract::date::written::scan;

pub(super) fn read_line(line: &str, byline: &mut Byline) {
    let parted = parted(line);
    let line = without_dates(&parted);
    let line = without_helpers(&line);
    let lead = after_author(line).or_else(|| without_lead(line)).or_else(|| {
        let at = find(line, " by ")?;
        line.get(at + 4..)
    });
    let signed = lead.is_some();
    let line = lead.unwrap_or(line);
    let before = byline.names.len();
    for segment in line.split(['|', '·', '•', '–', '—', ';', '/', '\n']).flat_map(|s| s.split(" - ")) {
        let segment = segment.split('(').next().unwrap_or_default();
        // `By Jane Roe | 5 March 2021 | Food and Drink`: nobody is named behind the date.
        if segment.trim().is_empty() && byline.names.len() > before {
            break;
        }
        // `Jane Roe, Chief Reporter`: what follows the comma is a name only in a list that begins with *By*.
        let mut parts = segment.split(',').flat_map(split_and).map(str::trim).filter(|part| !part.is_empty());
        // In a list without *and* nobody can tell a second author from a place.
        let named = |part: &str| name::person(part.trim()).is_some();
        let listed = [" and ", " And ", " AND ", "&"].iter().any(|joint| segment.contains(joint))
            || signed
                && segment.split_once(',').is_some_and(|(one, other)| named(one) && is_full_name(other))
            || segment.split(',').count() >= 3 && segment.split(',').all(named);
        let mut first = true;
        for part in parts.by_ref() {
            let part = without_lead(part).unwrap_or(part);
            let part = part.split(" in ").next().unwrap_or_default();
            let part = part.split(" In ").next().filter(|part| !part.starts_with("In ")).unwrap_or_default();
            let cut = |part, word| str::split(part, word).next().unwrap_or_default();
            let part = [" for ", " For ", " on ", " On "].into_iter().fold(part, cut);
            let part = part.split(" at ").next().unwrap_or_default().trim();
            if let Some(agency) = name::agency(part) {
                byline.outlet.get_or_insert_with(|| agency.to_owned());
                continue;
            }
            if !first && name::is_degree(part) {
                if let Some(last) = byline.names.last_mut() {
                    // `By Jane Roe, MD. Reviewed by Tom Doe`: the stop is the line's.
                    let degree =
                        part.strip_suffix('.').filter(|degree| !degree.contains('.')).unwrap_or(part);
                    *last = format!("{last}, {degree}");
                }
                continue;
            }
            if !first && !listed {
                break;
            }
            let part = match name::before_agency(part).filter(|(before, _)| name::person(before).is_some()) {
                Some((before, agency)) => {
                    byline.outlet.get_or_insert_with(|| agency.to_owned());
                    before
                }
                None => part,
            };
            let part = ["Professor ", "Prof ", "Prof. "]
                .iter()
                .find_map(|title| part.strip_prefix(title))
                .unwrap_or(part);
            let part = name::once(name::before_button(part));
            let begins = || name::first_person(part).filter(|_| first && (signed || is_with_job(part)));
            let found = name::person(part).or_else(begins);
            if let Some(name) = found {
                byline.add(name);
            } else if first && !signed {
                break;
            }
            first = false;
        }
    }
}

/// A line without those who only helped: *By Jane Roe — Edited by Tom Doe*, *Reviewed by Tom Doe — By Jane Roe*; all of it where it
/// names nobody else.
fn without_helpers(line: &str) -> &str {
    const HELPED: [&str; 7] = [
        "checked by ",
        "edited by ",
        "illustrated by ",
        "photographed by ",
        "photographs by ",
        "photos by ",
        "reviewed by ",
    ];
    let others = || {
        let at = HELPED.iter().filter_map(|helped| find(line, helped)).min()?;
        let (before, after) = line.split_at_checked(at)?;
        // `By Jane Roe Medically reviewed by Tom Doe`: the adverb is theirs.
        let before = before.trim_end();
        let (bare, last) = before.split_at_checked(before.rfind(' ').map_or(0, |space| space + 1))?;
        let is_theirs =
            ["expert", "fact", "fact-", "medically"].iter().any(|word| last.eq_ignore_ascii_case(word));
        let bare = if is_theirs { bare } else { before };
        if !bare.trim().is_empty() {
            return Some(bare);
        }
        let rest = after.get(find(after, "by ")? + "by ".len()..)?;
        find(rest, " by ").and_then(|author| rest.get(author + 1..))
    };
    others().unwrap_or(line)
}

/// What follows *written by* where the line names others before: *Reviewed by Ann Poe — Written by Jane Roe*.
pub(super) fn after_author(line: &str) -> Option<&str> {
    find(line, "written by ").and_then(|at| line.get(at + "written by ".len()..))
}

/// Where some words in small letters stand in a line, in whatever case it has them.
pub(super) fn find(line: &str, words: &str) -> Option<usize> {
    line.as_bytes().windows(words.len()).position(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

pub(super) fn split_and(text: &str) -> impl Iterator<Item = &str> {
    text.split(" and ")
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" And "))
        .flat_map(|part| part.split(" with "))
}

/// The line with a bar where a dump glued a name to what follows it by design: `Jane RoePublished March 3`.
pub(super) fn parted(line: &str) -> Cow<'_, str> {
    const AFTER: [&str; 20] = [
        "January",
        "February",
        "March",
        "April",
        "May ",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan ",
        "Feb ",
        "Mar ",
        "Published",
        "Updated",
        "Posted",
        "Last ",
        "In ",
    ];
    let mut parted = String::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let glued = c.is_ascii_uppercase() && (before.is_lowercase() || before.is_ascii_digit());
        if glued && line.get(at..).is_some_and(|rest| AFTER.iter().any(|word| rest.starts_with(word))) {
            parted.push_str(line.get(from..at).unwrap_or_default());
            parted.push_str(" | ");
            from = at;
        }
        before = c;
    }
    if from == 0 {
        return Cow::Borrowed(line);
    }
    parted.push_str(line.get(from..).unwrap_or_default());
    Cow::Owned(parted)
}

/// The line without its dates and times.
pub(super) fn without_dates(line: &str) -> Cow<'_, str> {
    let dates = scan(line);
    if dates.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut rest = String::with_capacity(line.len());
    let mut from = 0;
    for written in dates {
        rest.push_str(without_weekday(line.get(from..written.start).unwrap_or_default()));
        rest.push('|');
        from = written.end;
    }
    rest.push_str(line.get(from..).unwrap_or_default());
    Cow::Owned(rest)
}

/// What stands before the weekday of a date, or before *on*: *By Jane Roe **Friday,** 5 March*.
pub(super) fn without_weekday(before: &str) -> &str {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let bare = before.trim_end_matches([' ', ',', '.']);
    if let Some(rest) = bare.strip_suffix(" on").or_else(|| bare.strip_suffix(" On")) {
        return rest;
    }
    let at = bare.rfind(' ').map_or(0, |at| at + 1);
    let (rest, last) = bare.split_at_checked(at).unwrap_or((bare, ""));
    let last = last.to_ascii_lowercase();
    let is_day = last.get(..3).is_some_and(|start| DAYS.contains(&start))
        && (last.len() == 3
            || matches!(last.as_str(), "tues" | "weds" | "thur" | "thurs")
            || last.ends_with("day"));
    if is_day { rest } else { before }
}

/// What follows *By*, *Words:* and the like.
pub(super) fn without_lead(line: &str) -> Option<&str> {
    after_lead(line, &LEADS)
}

pub(super) fn after_lead<'l>(line: &'l str, leads: &[&str]) -> Option<&'l str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = line.as_bytes().first()?.to_ascii_lowercase();
    // Most lines are done with after one byte of each lead.
    leads.iter().filter(|lead| lead.as_bytes().first() == Some(&first)).find_map(|lead| {
        let (start, rest) = line.split_at_checked(lead.len())?;
        // A dump glues what a page parts by design: `ByJane Roe`.
        let glued = lead.ends_with("by") && start.ends_with('y') && rest.starts_with(char::is_uppercase);
        let whole = rest.starts_with([' ', ':', '\u{a0}']) || lead.ends_with(':') || glued;
        (start.eq_ignore_ascii_case(lead) && whole).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
    })
}
