//! Heads without labels, which are known by the order of their lines.

use super::label::{self, Mark};
use super::told::{self, Record};
use super::{LONGEST, above, behind, is_end, leave_all};
use crate::article::{DateClue, Provenance};
use crate::extract::boilerplate::header;
use crate::extract::byline;
use crate::text::paragraph::Line;

/// Takes such a head off a text.
pub(super) fn take(lines: &mut [Line<'_>]) -> Option<Record> {
    counted(lines).or_else(|| from_reader(lines))
}

/// Factiva's: section, headline, byline, then *412 words*, day, outlet and what else it knows, to the line of rights.
fn counted(lines: &mut [Line<'_>]) -> Option<Record> {
    /// So many lines stand over the number of words, and so many under it.
    const OVER: usize = 8;
    const UNDER: usize = 12;
    let filled: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| !line.is_blank()))
        .take(OVER + UNDER)
        .collect();
    let text = |at: &usize| lines.get(*at).map_or("", |line| line.text);
    let length = filled.iter().take(OVER).position(|at| label::mark(text(at)) == Some(Mark::Length))?;
    let (over, under) = filled.split_at(length);
    let under = under.get(1..).unwrap_or_default();
    let day = under.first().map(text).filter(|line| header::is_date_line(line))?;
    let rights = |at: &usize| label::mark(text(at)) == Some(Mark::Rights);
    let rights = under.iter().take(UNDER).position(rights)?;
    let is_short = |at: &usize| text(at).len() <= LONGEST;
    let told = under.get(1..rights)?;
    if !over.iter().chain(told).all(is_short) {
        return None;
    }
    // The time of day may stand between the day and the outlet.
    let outlet = told.iter().map(text).find(|line| line.chars().any(char::is_alphabetic) && line.len() > 5);
    let (named, over): (Vec<usize>, Vec<usize>) = over.iter().partition(|at| byline::is_byline(text(at)));
    let (section, title) = match over.as_slice() {
        [] => return None,
        [section, title @ ..] if !title.is_empty() && text(section).split(' ').count() <= 3 => {
            (Some(text(section).to_owned()), title)
        }
        title => (None, title),
    };
    let owner = under.get(rights).map(text).unwrap_or_default();
    let record = Record {
        title: above::title(lines, title),
        authors: named.iter().map(|at| text(at).to_owned()).collect(),
        dates: vec![DateClue { text: day.to_owned(), provenance: Provenance::Metadata }],
        section,
        outlet: outlet.and_then(told::outlet),
        ..Record::default()
    };
    let head = under.get(rights)? + 1;
    // Under the text stand who has the rights, and what the database knows the article by.
    let last = lines.iter().rposition(|line| !line.is_blank() && !is_end(line.text));
    let is_owner = |at: &usize| owner.contains(text(at)) && *at > head;
    let ends = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| is_end(line.text)));
    let left: Vec<usize> = (0..head).chain(last.filter(is_owner)).chain(ends).collect();
    leave_all(lines, left);
    Some(record)
}

/// `PressReader`'s: `PressReader - Daily Elm: 2021-05-05 - Quay to open` over the headline, a standfirst and the outlet.
fn from_reader(lines: &mut [Line<'_>]) -> Option<Record> {
    /// So many bytes are a day: *2021-05-05*.
    const DAY: usize = 10;
    let first = lines.iter().position(|line| !line.is_blank())?;
    let line = *lines.get(first)?;
    let told = line.text.strip_prefix("PressReader - ")?;
    let (outlet, rest) = told.split_once(": ")?;
    let (day, title) = rest.split_at_checked(DAY)?;
    let title = title.strip_prefix(" - ").filter(|_| header::is_date_line(day))?;
    let placed = behind(&line, line.text.len() - title.len());
    let mut record = Record {
        title: above::title(&[placed], &[0]),
        outlet: told::outlet(outlet),
        dates: vec![DateClue { text: day.to_owned(), provenance: Provenance::Metadata }],
        ..Record::default()
    };
    let next: Vec<usize> = (first + 1..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|line| !line.is_blank()))
        .take(4)
        .collect();
    let text = |at: &usize| lines.get(*at).map_or("", |line| line.text);
    let mut left = vec![first];
    if let [headline, deck, paper, ..] = next.as_slice()
        && text(headline) == title
        && text(paper) == outlet
    {
        record.deck = Some(text(deck).to_owned());
        left.extend([*headline, *deck, *paper]);
    }
    let rights = |line: &Line<'_>| label::mark(line.text) == Some(Mark::Rights);
    left.extend(
        lines.iter().rposition(|line| !line.is_blank()).filter(|at| lines.get(*at).is_some_and(rights)),
    );
    leave_all(lines, left);
    Some(record)
}
