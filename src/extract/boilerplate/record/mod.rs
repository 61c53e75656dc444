//! The heads of records: what news databases and scrapers write over and under an article that they save as text.
//!
//! `BYLINE: Jane Roe` is no paragraph, and nobody says *Jane Roe* there. A head is believed where several labels that records
//! have stand together at the top of the text; then those at its bottom are as well. The lines are left out of the
//! text as if they were blank, so that all others keep their places.
//!
//! | room | holds |
//! | --- | --- |
//! | `label` | the labels, and the marks that databases set |
//! | `told` | what the labelled lines say of the article |
//! | `above` | the lines over the labels: headline, outlet and day without a label |
//! | `plain` | the heads that have no labels at all, of Factiva and PressReader |
//! | `several` | where the records of a text begin that has more than one |

mod above;
mod label;
mod plain;
mod several;
mod told;

use crate::article::ParagraphKind;
use crate::extract::date;
use crate::text::paragraph::{Line, Placed, lines};
use label::{Label, Mark, Part, Sign};
pub use several::{Piece, holds_several, records};
pub(super) use told::Record;

/// A line over a head's labels is no longer than this, in bytes.
const LONGEST: usize = 200;
/// So many lines may stand over the labels.
const ABOVE: usize = 10;

/// What stands behind a label.
#[derive(Debug, Clone)]
struct Told<'t> {
    labels: Vec<Label>,
    /// The lines that it takes, the first without its label.
    lines: Vec<Line<'t>>,
}

impl Told<'_> {
    fn is(&self, part: Part) -> bool {
        self.labels.iter().any(|label| label.part == part)
    }

    fn sign(&self) -> Sign {
        self.labels.iter().map(|label| label.sign).max().unwrap_or(Sign::Weak)
    }

    /// What it says, on one line.
    fn value(&self) -> String {
        self.placed().map(|placed| placed.paragraph.text).unwrap_or_default()
    }

    fn placed(&self) -> Option<Placed> {
        Placed::of_lines(&self.lines, ParagraphKind::Heading)
    }
}

/// Takes the head of a record off a text, where it has one: its lines are blank afterwards.
pub(super) fn take(lines: &mut [Line<'_>]) -> Option<Record> {
    let mut record = coded(lines).or_else(|| labelled(lines)).or_else(|| plain::take(lines));
    if record.is_none()
        && let Some(address) = address(lines)
    {
        record = Some(Record { url: Some(address), ..Record::default() });
    }
    if let Some(record) = &record {
        leave_repeated(lines, record);
    }
    record
}

/// Whether a text is the record of an article as a news database writes it.
#[must_use]
pub fn is_record(text: &str) -> bool {
    let mut lines: Vec<Line<'_>> = lines(text).collect();
    Head::of(&lines).is_some_and(|head| head.is_database)
        || coded(&mut lines).is_some()
        || plain::take(&mut lines).is_some()
}

/// Makes a line blank.
fn leave(line: &mut Line<'_>) {
    line.text = "";
    line.indent = 0;
}

fn leave_all(lines: &mut [Line<'_>], at: impl IntoIterator<Item = usize>) {
    for at in at {
        if let Some(line) = lines.get_mut(at) {
            leave(line);
        }
    }
}

/// A line without the first bytes of its words.
fn behind<'t>(line: &Line<'t>, start: usize) -> Line<'t> {
    Line { text: line.text.get(start..).unwrap_or_default(), start: line.start + start, ..*line }
}

/// The address that a scraper wrote over the text, on the first line alone.
fn address(lines: &mut [Line<'_>]) -> Option<String> {
    let first = lines.iter().position(|line| !line.is_blank())?;
    let next = lines.iter().skip(first + 1).find(|line| !line.is_blank())?.text;
    let line = lines.get_mut(first).filter(|line| is_address(line.text) && !is_address(next))?;
    let address = line.text.to_owned();
    leave(line);
    Some(address)
}

/// Whether a text is the address of a page and nothing else.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && rest.contains('/') && !rest.contains(char::is_whitespace))
}

/// A head of labels and what of them stands under the text.
fn labelled(lines: &mut [Line<'_>]) -> Option<Record> {
    let head = Head::of(lines)?;
    let mut told = head.told;
    // Where a file holds several records, what stands under the last one is not of the first.
    let end = lines.iter().skip(head.end).position(|line| is_end(line.text)).map(|at| head.end + at);
    let end = end.filter(|_| head.is_database).unwrap_or(lines.len());
    let (under, foot) = foot(lines.get(..end).unwrap_or_default(), head.end, head.is_database);
    let mut record = Record::default();
    record.read_above(lines, &head.above);
    told.extend(foot);
    record.read(&told);
    leave_all(lines, 0..head.end.min(lines.len()));
    leave_all(lines, under..end);
    if let Some(text) = head.text
        && let Some(line) = lines.get_mut(head.end.saturating_sub(1))
    {
        *line = text;
    }
    if head.is_database {
        // Where a file holds several, the labels of all of them.
        let inner: Vec<usize> = (0..lines.len())
            .filter(|at| lines.get(*at).is_some_and(|line| is_shouted(line.text) || is_end(line.text)))
            .collect();
        leave_all(lines, inner);
    }
    Some(record)
}

/// Whether a line between the texts of several records is a database's: *BYLINE: Jane Roe*.
fn is_shouted(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    let shouted = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    shouted && label::of(line).is_some_and(|(labels, _)| labels.iter().all(|label| label.part != Part::Text))
}

fn is_end(line: &str) -> bool {
    label::mark(line) == Some(Mark::Document)
}

/// The head of a record.
struct Head<'t> {
    /// The lines over the first label.
    above: Vec<usize>,
    told: Vec<Told<'t>>,
    /// The line behind its last one.
    end: usize,
    /// What stands behind the label of the text, on the same line.
    text: Option<Line<'t>>,
    is_database: bool,
}

impl<'t> Head<'t> {
    fn of(lines: &[Line<'t>]) -> Option<Self> {
        let mut head = Self { above: Vec::new(), told: Vec::new(), end: 0, text: None, is_database: false };
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if line.is_blank() {
                at += 1;
                continue;
            }
            if let Some(mark) = label::mark(line.text) {
                head.is_database |= mark == Mark::Document;
                at += 1;
                head.end = at;
                continue;
            }
            if let Some((labels, start)) = label::of(line.text) {
                let value = behind(line, start);
                let is_text = labels.iter().any(|label| label.part == Part::Text);
                let next = if is_text { at + 1 } else { continued(lines, at) };
                let rest = lines.get(at + 1..next).unwrap_or_default();
                let taken = std::iter::once(&value).chain(rest).copied().collect();
                head.told.push(Told { labels: labels.to_vec(), lines: taken });
                head.end = next;
                at = next;
                if is_text {
                    head.text = Some(value).filter(|value| !value.is_blank());
                    break;
                }
                continue;
            }
            if !head.told.is_empty() && label::is_bare(line.text) {
                head.end = at + 1;
                break;
            }
            let is_above = head.told.is_empty() && head.above.len() < ABOVE && line.text.len() <= LONGEST;
            if is_above {
                head.above.push(at);
            } else if !(at == head.end && label::is_like_one(line.text) && is_among(lines, at)) {
                break;
            }
            at += 1;
        }
        head.is_database |= head.told.iter().any(|told| told.sign() == Sign::Database);
        head.is_believed().then_some(head)
    }

    /// Whether its labels are those of an article's record.
    fn is_believed(&self) -> bool {
        let counts = |told: &&Told<'_>| !told.is(Part::Other) || told.sign() > Sign::Weak;
        let counted = self.told.iter().filter(counts).count();
        let has = |part: Part| self.told.iter().any(|told| told.is(part));
        let is_strong = self.told.iter().any(|told| told.sign() > Sign::Weak);
        let is_dated = self.told.iter().any(|told| told.is(Part::Date) && date::tells_day(&told.value()));
        let is_said_twice = self.told.iter().enumerate().any(|(at, told)| {
            let name = |told: &Told<'_>| told.labels.first().map(|label| label.name);
            told.sign() == Sign::Weak && self.told.iter().skip(at + 1).any(|other| name(other) == name(told))
        });
        let is_whole = is_strong || has(Part::Title) && (is_dated || has(Part::Text));
        // Only databases write the headline without a label.
        let is_above_told = self.above.is_empty() || self.is_database;
        counted >= 2 && is_whole && is_above_told && !has(Part::Never) && !is_said_twice
    }
}

/// Whether a line that looks like a label stands among those that are known.
fn is_among(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| next.is_blank() || label::of(next.text).is_some())
}

/// The line behind the last one that belongs to the labelled line at a place: it was broken at a width.
fn continued(lines: &[Line<'_>], at: usize) -> usize {
    /// Lines are broken no earlier, in characters.
    const NARROW: usize = 60;
    const WIDE: usize = 110;
    const MOST: usize = 12;
    if let Some(next) = continued_to_label(lines, at) {
        return next;
    }
    let mut next = at + 1;
    while let (Some(before), Some(line)) = (lines.get(next - 1), lines.get(next)) {
        let width = before.text.chars().count();
        let word = line.text.split(' ').next().unwrap_or_default().chars().count();
        let is_broken = width <= WIDE && width + word >= NARROW && !before.text.ends_with(['.', '!', '?']);
        let is_new = line.is_blank()
            || line.text.chars().count() > WIDE
            || label::of(line.text).is_some()
            || label::is_bare(line.text)
            || label::mark(line.text).is_some();
        if !is_broken || is_new || next - at > MOST {
            break;
        }
        next += 1;
    }
    next
}

/// The same of a database's label in capitals: the lines down to the blank one that parts it from the next label.
fn continued_to_label(lines: &[Line<'_>], at: usize) -> Option<usize> {
    /// So many lines at the most.
    const MOST: usize = 12;
    lines.get(at).filter(|line| is_shouted(line.text))?;
    let below = lines.get(at + 1..)?;
    let length = below.iter().take(MOST).position(Line::is_blank)?;
    let is_label = |line: &Line<'_>| label::of(line.text).is_some() || label::is_bare(line.text);
    let next = below.get(length..)?.iter().find(|line| !line.is_blank())?;
    let is_run = below.iter().take(length).all(|line| line.text.len() <= LONGEST && !is_label(line));
    (is_run && is_label(next)).then_some(at + 1 + length)
}

/// The labels under the text, and the line where they begin.
fn foot<'t>(lines: &[Line<'t>], head: usize, is_database: bool) -> (usize, Vec<Told<'t>>) {
    /// So many lines may belong to one label.
    const BACK: usize = 13;
    let mut told = Vec::new();
    let mut start = lines.len();
    let mut at = lines.len();
    while at > head {
        let Some(line) = lines.get(at - 1) else { break };
        if line.is_blank() || label::mark(line.text).is_some_and(|mark| mark != Mark::Length) {
            at -= 1;
            start = if line.is_blank() { start } else { at };
            continue;
        }
        let from = at.saturating_sub(BACK).max(head);
        let Some(first) = (from..at).rev().find(|first| is_foot(lines, *first, at, is_database)) else {
            break;
        };
        let line = lines.get(first).copied();
        if let Some((line, (labels, value))) = line.and_then(|line| Some((line, label::of(line.text)?))) {
            let rest = lines.get(first + 1..at).unwrap_or_default();
            let taken = std::iter::once(behind(&line, value)).chain(rest.iter().copied()).collect();
            told.push(Told { labels: labels.to_vec(), lines: taken });
        }
        (at, start) = (first, first);
    }
    told.reverse();
    (start, told)
}

/// Whether the lines from one place to another are what one label stands before.
fn is_foot(lines: &[Line<'_>], first: usize, end: usize, is_database: bool) -> bool {
    /// So many lines stand under *Graphic*, none of them longer than that, in bytes.
    const BARE: usize = 6;
    const LONG: usize = 400;
    let Some(line) = lines.get(first) else { return false };
    let is_under = |bare: &str| !matches!(bare.get(..4), Some("body" | "full"));
    if is_database && label::is_bare(line.text) && is_under(&line.text.to_ascii_lowercase()) {
        let under = lines.get(first + 1..end).unwrap_or_default();
        return end - first <= BARE && under.iter().all(|line| line.text.len() <= LONG);
    }
    let kept = |label: &Label| is_database || !matches!(label.part, Part::Title | Part::Author | Part::Deck);
    let is_label = |(labels, _): (&[Label], usize)| {
        labels.iter().all(|label| kept(label) && !matches!(label.part, Part::Text | Part::Never))
    };
    label::of(line.text).is_some_and(is_label) && continued(lines, first) >= end
}

/// A record of codes at the start of lines, as Factiva writes them.
fn coded(lines: &mut [Line<'_>]) -> Option<Record> {
    /// So many codes are no accident.
    const FEWEST: usize = 5;
    let first = lines.iter().find(|line| !line.is_blank() && label::mark(line.text).is_none())?;
    label::code(first.text)?;
    let codes: Vec<Label> = lines.iter().filter_map(|line| Some(label::code(line.text)?.0)).collect();
    let has = |part: Part| codes.iter().any(|code| code.part == part);
    if codes.len() < FEWEST || !has(Part::Title) || !has(Part::Text) {
        return None;
    }
    let mut told: Vec<Told<'_>> = Vec::new();
    let mut is_text = false;
    for line in lines {
        if let Some((label, start)) = label::code(line.text) {
            is_text = label.part == Part::Text;
            let value = behind(line, start);
            told.push(Told { labels: vec![label], lines: vec![value] });
            *line = value;
        } else if let Some(last) = told.last_mut() {
            last.lines.push(*line);
        }
        if !is_text || is_end(line.text) {
            leave(line);
        }
    }
    let mut record = Record::default();
    record.read(&told);
    Some(record)
}

/// Leaves out the headline and the outlet where the text says them once more.
fn leave_repeated(lines: &mut [Line<'_>], record: &Record) {
    /// Among so many lines at the top of the text.
    const TOP: usize = 4;
    let title = record.title.as_ref().map(Placed::text);
    let said = [title, record.outlet.as_deref()];
    for line in lines.iter_mut().filter(|line| !line.is_blank()).take(TOP) {
        if said.iter().flatten().any(|said| said.eq_ignore_ascii_case(line.text)) {
            leave(line);
        }
    }
}

#[cfg(test)]
mod tests;
