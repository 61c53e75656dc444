//! Columns for people: numbers and dates first, then names, wrapped to the width.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::{Measure, Tally, bars, date, noun};
use crate::article::Moment;
use crate::render::paint::Painted;
use crate::render::{Look, wording};
use crate::search::tally::{Label, LabelTally, SpeakerTally, Timeline};

/// Roles are told as far as they are no longer than that, all in all; the most frequent is cut rather than left out. In letters.
const ROLES: usize = 50;

/// As wide as a date of a day.
const DATE: usize = 10;

/// Where less than that is left for the names, they stand above the numbers. In columns.
const NARROW: usize = 24;

/// Longer lines are hard to read, however wide the terminal is. In columns.
const WIDEST: usize = 120;

/// Writes counts for people.
pub struct Terminal<W: Write> {
    out: W,
    width: usize,
    strong: Style,
    faint: Style,
    dated: Style,
}

/// What a row says.
struct Row {
    counts: [u64; 2],
    dates: [Option<Moment>; 2],
    name: String,
    more: String,
}

impl Row {
    fn name(&self, strong: Style) -> Painted {
        let mut name = Painted::new();
        name.push(&self.name, strong);
        name.push(&self.more, Style::new());
        name
    }
}

impl<W: Write> Terminal<W> {
    /// A renderer that writes to `out` what `look` allows.
    pub fn new(out: W, look: &Look) -> Self {
        let style = |style: Style| if look.colour { style } else { Style::new() };
        Self {
            out,
            width: look.width.clamp(20, WIDEST),
            strong: style(Style::new().bold()),
            faint: style(Style::new().dimmed()),
            dated: style(AnsiColor::Cyan.on_default()),
        }
    }

    fn rows(&mut self, heads: [&str; 3], rows: &[Row]) -> io::Result<()> {
        let [one, other, name] = heads;
        let wide = |head: &str, at: usize| {
            let widest = rows.iter().filter_map(|row| row.counts.get(at)).max().copied().unwrap_or_default();
            head.len().max(wording::number(widest).len())
        };
        let (a, b) = (wide(one, 0), wide(other, 1));
        let indent = a + b + 2 * DATE + 8;
        if rows.is_empty() {
            return Ok(());
        }
        if indent + NARROW > self.width {
            return rows.iter().try_for_each(|row| self.stacked([one, other], row));
        }
        let (on, off) = (self.faint.render(), self.faint.render_reset());
        let (first, last) = ("first", "last");
        writeln!(self.out, "{on}{one:>a$}  {other:>b$}  {first:<DATE$}  {last:<DATE$}  {name}{off}")?;
        let (on, off) = (self.dated.render(), self.dated.render_reset());
        let indent = " ".repeat(indent);
        for row in rows {
            let [n, m] = row.counts.map(wording::number);
            let [first, last] = row.dates.map(date);
            write!(self.out, "{n:>a$}  {m:>b$}  {on}{first:<DATE$}  {last:<DATE$}{off}  ")?;
            let mut names = Vec::new();
            row.name(self.strong).write_wrapped(&mut names, self.width, &indent, &indent)?;
            // The numbers stand where the first line is set in.
            self.out.write_all(names.get(indent.len()..).unwrap_or_default())?;
        }
        Ok(())
    }

    /// A row where there is no room for columns.
    fn stacked(&mut self, nouns: [&str; 2], row: &Row) -> io::Result<()> {
        row.name(self.strong).write_wrapped(&mut self.out, self.width, "", "  ")?;
        let counts = row.counts.iter().zip(nouns);
        let counts = counts.map(|(n, many)| wording::count(*n, many.trim_end_matches('s'), many));
        let mut line = Painted::new();
        line.push(&counts.collect::<Vec<_>>().join(", "), Style::new());
        let [first, last] = row.dates.map(date);
        if first == last && !first.is_empty() {
            line.push(&format!(" · {first}"), self.dated);
        } else if !first.is_empty() {
            line.push(&format!(" · {first} to {last}"), self.dated);
        }
        line.write_wrapped(&mut self.out, self.width, "  ", "  ")
    }
}

/// What a speaker is most often said to be, briefly.
fn roles(row: &SpeakerTally) -> String {
    let mut told = String::new();
    for role in &row.roles {
        let role = role.role.as_str();
        if told.is_empty() {
            told.push_str(&bars::cut(role, ROLES));
        } else if told.width() + 2 + role.width() <= ROLES {
            told.push_str("; ");
            told.push_str(role);
        } else {
            break;
        }
    }
    told
}

impl<W: Write> Tally for Terminal<W> {
    fn speakers(&mut self, rows: &[SpeakerTally]) -> io::Result<()> {
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| {
                let roles = roles(row);
                Row {
                    counts: [row.quotations, row.articles],
                    dates: [row.first, row.last],
                    name: row.name.clone(),
                    more: if roles.is_empty() { roles } else { format!(", {roles}") },
                }
            })
            .collect();
        self.rows(["quotations", "articles", "speaker"], &rows)
    }

    fn labels(&mut self, label: Label, rows: &[LabelTally]) -> io::Result<()> {
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| Row {
                counts: [row.articles, row.passages],
                dates: [row.first, row.last],
                name: row.name.clone(),
                more: String::new(),
            })
            .collect();
        self.rows(["articles", "passages", noun(label)], &rows)
    }

    fn timeline(&mut self, timeline: &Timeline, measure: Measure) -> io::Result<()> {
        let chart = bars::Chart { timeline, measure, width: self.width };
        chart.write(&mut self.out, self.strong, self.faint, self.dated)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tally::samples;
    use insta::assert_snapshot;

    fn page(width: usize, page: impl FnOnce(&mut Terminal<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Terminal::new(&mut out, &Look { width, ..Look::default() }));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn speakers_stand_in_columns() {
        assert_snapshot!(page(80, |page| page.speakers(&samples::speakers()).unwrap()), @r"
        quotations  articles  first       last        speaker
             1,204       312  2019-01-04  2021-04     Ruth Adeyemi-Lund, head of the
                                                      Arden Harbour Board; harbour
                                                      master
                 1         1                          residents
        ");
    }

    #[test]
    fn a_narrow_terminal_has_the_numbers_below_the_names() {
        assert_snapshot!(page(40, |page| page.speakers(&samples::speakers()).unwrap()), @r"
        Ruth Adeyemi-Lund, head of the Arden
          Harbour Board; harbour master
          1,204 quotations, 312 articles ·
          2019-01-04 to 2021-04
        residents
          1 quotation, 1 article
        ");
    }

    #[test]
    fn topics_stand_in_columns() {
        assert_snapshot!(page(80, |page| page.labels(Label::Topic, &samples::topics()).unwrap()), @r"
        articles  passages  first       last        topic
              31       204  2019-01-04  2021-04-02  Ferries
        ");
    }

    #[test]
    fn nothing_hostile_reaches_the_terminal() {
        let mut rows = samples::speakers();
        rows[0].name = "\u{1b}[2J\u{202e}".to_owned();
        rows[0].roles[0].role = "\u{9b}31m".to_owned();
        for width in [30, 80] {
            let page = page(width, |page| page.speakers(&rows).unwrap());
            assert!(page.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{page:?}");
        }
    }
}
