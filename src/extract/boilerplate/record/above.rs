//! What databases write over the labels without a label: headline, outlet and day, in either order.

use super::label;
use super::told::{self, Record};
use crate::article::{DateClue, ParagraphKind, Provenance};
use crate::extract::boilerplate::header;
use crate::extract::byline;
use crate::text::paragraph::{Line, Placed};

impl Record {
    /// Reads the lines over the labels.
    ///
    /// Over the day stands the outlet, over that or under the day the headline: *The Daily Elm / May 5, 2021 / Quay to open*,
    /// *Quay to open / The Daily Elm / 5 May 2021*. Without a day there is the headline alone.
    pub(super) fn read_above(&mut self, lines: &[Line<'_>], above: &[usize]) {
        let text = |at: usize| lines.get(at).map_or("", |line| line.text);
        let above: Vec<usize> = above.iter().copied().filter(|at| label::mark(text(*at)).is_none()).collect();
        let day = above.iter().position(|at| header::is_date_line(text(*at)));
        let Some(day) = day else {
            self.title = title(lines, last_run(&above));
            return;
        };
        let (before, under) = above.split_at(day);
        let under: Vec<usize> = under.iter().skip(1).copied().filter(|at| !is_aside(text(*at))).collect();
        self.dates.extend(
            above
                .get(day)
                .map(|at| DateClue { text: text(*at).to_owned(), provenance: Provenance::Metadata }),
        );
        if let Some((outlet, over)) = before.split_last() {
            self.outlet = told::outlet(text(*outlet));
            self.title = title(lines, if under.is_empty() { last_run(over) } else { &[] });
        }
        if !under.is_empty() {
            self.title = title(lines, last_run(&under));
        }
        let named = above.iter().map(|at| text(*at)).find(|line| byline::is_byline(line));
        self.authors.extend(named.map(str::to_owned));
    }
}

/// Whether a line is neither headline nor outlet: *Late Edition*, a byline.
fn is_aside(line: &str) -> bool {
    line.to_ascii_lowercase().ends_with(" edition") || byline::is_byline(line)
}

/// The last of them that follow one another without a blank line.
fn last_run(above: &[usize]) -> &[usize] {
    let breaks = above.windows(2).rposition(|pair| matches!(pair, [a, b] if a + 1 != *b));
    above.get(breaks.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// The headline that lines make.
pub(super) fn title(lines: &[Line<'_>], at: &[usize]) -> Option<Placed> {
    let lines: Vec<Line<'_>> = at.iter().filter_map(|at| lines.get(*at)).copied().collect();
    Placed::of_lines(&lines, ParagraphKind::Heading)
}
