//! Several records in one text: what a news database exports of everything that was found.
//!
//! | kind | how its records are parted |
//! | --- | --- |
//! | `LexisNexis`, `ProQuest` | each begins with its number: *2 of 87 DOCUMENTS*, *Document 2 of 40* |
//! | Nexis Uni, Factiva | each ends: *End of Document*, *Document `ELM0000020210505eh550001a`* |
//! | `ProQuest`, some scrapers | a rule stands over the head of each |
//! | other scrapers | the head of each begins with the same two labels, below a blank line |
//!
//! What stands before the first record is the database's cover, and what stands behind the last one its imprint, unless
//! somebody wrote sentences there.

use std::ops::Range;

use super::label::{self, Mark, Part};
use super::{Head, is_end};
use crate::text::paragraph::{Line, lines};

/// One record of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The bytes of the text that it takes.
    pub bytes: Range<usize>,
    /// The 1-based line of the text that it starts on.
    pub line: u32,
    /// What the database knows it by, where it says so.
    pub id: Option<String>,
}

/// Rules are no shorter than that, in bytes; shorter ones part the sections of an article.
const RULE: usize = 10;

/// Whether a text that begins so is one of several records, as far as its beginning tells.
#[must_use]
pub fn holds_several(beginning: &str) -> bool {
    may_hold_several(beginning) && {
        let lines: Vec<Line<'_>> = lines(beginning).collect();
        let cover = Cover::of(&lines);
        lines.iter().any(is_number)
            || cover.is_some()
            || starts(&lines, None).is_some_and(|all| all.len() > 1)
    }
}

/// The records of a text, in its order; none where it is not made of records.
#[must_use]
pub fn records(text: &str) -> Vec<Piece> {
    if !may_hold_several(text) {
        return Vec::new();
    }
    let lines: Vec<Line<'_>> = lines(text).collect();
    let cover = Cover::of(&lines);
    let Some(starts) = starts(&lines, cover.as_ref()) else { return Vec::new() };
    let before = 0..starts.first().copied().unwrap_or_default();
    let is_written_before = cover.is_none() && is_written(&lines, before.clone());
    // A single number in the middle of a text is no more than a line of it.
    if starts.len() == 1 && is_written_before {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let mut ranges: Vec<Range<usize>> =
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    if is_written_before {
        ranges.insert(0, before);
    }
    if let Some(last) = ranges.last_mut()
        && let Some(rule) = lines.get(last.clone()).and_then(|lines| lines.iter().rposition(is_rule))
        && rule > 0
        && is_imprint(&lines, last.start + rule..last.end)
    {
        last.end = last.start + rule;
    }
    if ranges.last().is_some_and(|last| !is_record(&lines, last) && !is_written(&lines, last.clone())) {
        ranges.pop();
    }
    ranges.into_iter().filter_map(|range| piece(text, lines.get(range)?)).collect()
}

/// The record that lines are.
fn piece(text: &str, lines: &[Line<'_>]) -> Option<Piece> {
    let first = lines.iter().find(|line| !line.is_blank())?;
    let last = lines.iter().rfind(|line| !line.is_blank())?;
    // What a line is indented by belongs to it.
    let start = text.get(..first.start)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    Some(Piece { bytes: start..last.span().end, line: first.number, id: id(lines) })
}

/// What a database knows a record by.
fn id(lines: &[Line<'_>]) -> Option<String> {
    lines.iter().rev().find_map(|line| {
        let behind =
            |label: &str| line.text.get(..label.len()).filter(|said| said.eq_ignore_ascii_case(label));
        let last = uncoded(line.text);
        if is_end(last) && !last.contains(" of ") {
            return last.strip_prefix("Document ").map(|id| id.trim().to_owned());
        }
        let label = "ProQuest document ID:";
        behind(label).map(|_| line.text.get(label.len()..).unwrap_or_default().trim().to_owned())
    })
}

/// Whether a text may be made of records: hardly any other has such a line, or begins with a label.
fn may_hold_several(text: &str) -> bool {
    const RULES: [&str; 4] = ["\n__________", "\n==========", "\n----------", "\n**********"];
    let first = || text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let ends = |word: &str| {
        let is_in_end = |(at, _)| line_around(text, at).is_some_and(|line| is_end(uncoded(line)));
        text.contains(word) && text.match_indices(word).any(is_in_end)
    };
    ends("ocument")
        || ends("OCUMENT")
        || text.contains("Job Number:")
        || RULES.iter().any(|rule| text.contains(rule))
        || label::of(first().trim()).is_some()
}

/// The line around a place, where it is short.
fn line_around(text: &str, at: usize) -> Option<&str> {
    /// No line that parts records reaches further, in bytes.
    const FAR: usize = 200;
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let bytes = text.as_bytes();
    let from = at.saturating_sub(FAR);
    let start = bytes
        .get(from..at)?
        .iter()
        .rposition(is_end)
        .map(|end| from + end + 1)
        .or((from == 0).then_some(0))?;
    let until = bytes.len().min(at + FAR);
    let end = bytes
        .get(at..until)?
        .iter()
        .position(is_end)
        .map(|end| at + end)
        .or((until == bytes.len()).then_some(until))?;
    text.get(start..end).map(str::trim)
}

/// The lines that records start on, where there are any.
fn starts(lines: &[Line<'_>], cover: Option<&Cover>) -> Option<Vec<usize>> {
    numbered(lines).or_else(|| ended(lines, cover)).or_else(|| ruled(lines)).or_else(|| labelled(lines))
}

/// Whether a line is the number of a record: *2 of 87 DOCUMENTS*.
fn is_number(line: &Line<'_>) -> bool {
    is_end(line.text) && line.text.contains(" of ") && !line.text.eq_ignore_ascii_case("end of document")
}

/// Records of which each begins with its number.
fn numbered(lines: &[Line<'_>]) -> Option<Vec<usize>> {
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(is_number)).collect();
    (!starts.is_empty()).then_some(starts)
}

/// Records of which each ends with a line that says so.
fn ended(lines: &[Line<'_>], cover: Option<&Cover>) -> Option<Vec<usize>> {
    let ends: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(is_last)).collect();
    if ends.len() < 2 && cover.is_none() {
        return None;
    }
    let first = cover.map_or(0, |cover| cover.end);
    let next = ends.iter().map(|end| end + 1).filter(|next| *next > first);
    let mut starts: Vec<usize> = std::iter::once(first).chain(next).collect();
    // Behind the last one there may be nothing at all.
    let is_empty = |from: usize| lines.iter().skip(from).all(Line::is_blank);
    if starts.last().is_some_and(|last| is_empty(*last)) {
        starts.pop();
    }
    (!starts.is_empty()).then_some(starts)
}

/// Whether a line is the last one of a record.
fn is_last(line: &Line<'_>) -> bool {
    is_end(uncoded(line.text)) && !line.text.contains("link")
}

/// A line without the code that Factiva may write before the number of a document.
fn uncoded(line: &str) -> &str {
    line.strip_prefix("AN ").map_or(line, str::trim_start)
}

/// Records of which each has a rule over its head.
fn ruled(lines: &[Line<'_>]) -> Option<Vec<usize>> {
    let rules = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(is_rule));
    let edges: Vec<usize> = std::iter::once(0).chain(rules.map(|at| at + 1)).chain([lines.len()]).collect();
    let pieces = edges.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?));
    let starts: Vec<usize> =
        pieces.filter(|piece| is_record(lines, piece)).map(|piece| piece.start).collect();
    (starts.len() > 1).then_some(starts)
}

/// Records whose heads begin with the same two labels.
fn labelled(lines: &[Line<'_>]) -> Option<Vec<usize>> {
    let named = |line: &Line<'_>| Some(label::of(line.text)?.0.first()?.name);
    let first = lines.iter().position(|line| !line.is_blank())?;
    let pair = (named(lines.get(first)?)?, named(lines.get(first + 1)?)?);
    let head = Head::of(lines.get(first..)?)?;
    if head.told.iter().any(|told| told.is(Part::Never)) {
        return None;
    }
    let begins = |at: &usize| {
        let is_below_blank =
            at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(Line::is_blank);
        let both = || Some((named(lines.get(*at)?)?, named(lines.get(at + 1)?)?));
        is_below_blank && lines.get(*at).is_some_and(|line| !line.is_blank()) && both() == Some(pair)
    };
    let starts: Vec<usize> = (first..lines.len()).filter(begins).collect();
    (starts.len() > 1).then_some(starts)
}

/// Whether a line is a rule between records.
fn is_rule(line: &Line<'_>) -> bool {
    line.text.len() >= RULE && label::mark(line.text) == Some(Mark::Rule)
}

/// Whether lines say nothing of an article.
fn is_imprint(lines: &[Line<'_>], range: Range<usize>) -> bool {
    let is_labelled = |line: &Line<'_>| label::of(line.text).is_some();
    !is_written(lines, range.clone()) && !lines.get(range).unwrap_or_default().iter().any(is_labelled)
}

/// Whether lines begin with the head of a record.
fn is_record(lines: &[Line<'_>], range: &Range<usize>) -> bool {
    lines.get(range.clone()).and_then(Head::of).is_some()
}

/// Whether somebody wrote sentences on these lines.
fn is_written(lines: &[Line<'_>], range: Range<usize>) -> bool {
    /// A paragraph of so many words that ends like a sentence is written.
    const WORDS: usize = 20;
    let lines = lines.get(range).unwrap_or_default();
    lines.split(Line::is_blank).any(|run| {
        let words: usize = run.iter().map(|line| line.text.split_whitespace().count()).sum();
        let is_labelled = run.first().is_some_and(|line| label::is_like_one(line.text));
        words >= WORDS
            && !is_labelled
            && run.last().is_some_and(|line| line.text.ends_with(['.', '!', '?', '”', '"']))
    })
}

/// The first pages of an export of Nexis Uni: who ordered it, and a list of what was found.
struct Cover {
    /// The line behind it.
    end: usize,
}

impl Cover {
    fn of(lines: &[Line<'_>]) -> Option<Self> {
        /// So many lines at the top say what it is.
        const TOP: usize = 30;
        /// What the lines of it begin with.
        const SAID: [&str; 14] = [
            "user name:",
            "date and time:",
            "job number:",
            "client/matter:",
            "search terms:",
            "search type:",
            "narrowed by:",
            "content type",
            "news timeline",
            "| about lexisnexis",
            "about lexisnexis",
            "source:",
            "language:",
            "page 1 of",
        ];
        let filled = || lines.iter().enumerate().filter(|(_, line)| !line.is_blank());
        let begins = |line: &Line<'_>, with: &str| {
            line.text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        let is_ordered = filled().take(TOP).any(|(_, line)| begins(line, "job number:"));
        let list = filled().take(TOP).find(|(_, line)| is_count(line.text)).map(|(at, _)| at);
        let list = list.filter(|_| is_ordered)?;
        let below = || lines.iter().enumerate().skip(list + 1);
        // Word processors may number the list by themselves.
        let first = below().find(|(_, line)| line.text.starts_with("1. "));
        let named = first.and_then(|(at, listed)| {
            let title = listed.text.trim_start_matches("1. ").trim();
            below().find(|(other, line)| *other > at && line.text.eq_ignore_ascii_case(title))
        });
        let named = named.map(|(at, _)| at);
        let said = || {
            let length = below()
                .find(|(_, line)| label::mark(line.text) == Some(Mark::Length) || begins(line, "length:"))?
                .0;
            let of_cover = below()
                .take_while(|(at, _)| *at < length)
                .filter(|(_, line)| SAID.iter().any(|said| begins(line, said)));
            of_cover.last().map(|(at, _)| at + 1)
        };
        Some(Self { end: named.or_else(said)? })
    }
}

/// Whether a line says how many documents follow: *Documents (100)*.
fn is_count(line: &str) -> bool {
    let rest = line.strip_prefix("Documents (").or_else(|| line.strip_prefix("Document ("));
    rest.and_then(|rest| rest.strip_suffix(')')).is_some_and(|count| {
        !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    })
}
