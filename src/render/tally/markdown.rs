//! Tables for notes, issues and wikis.

use std::io::{self, Write};

use super::{Measure, Tally, date, not_shown, noun};
use crate::render::markdown::escape;
use crate::render::wording::number;
use crate::search::tally::{Label, LabelTally, SpeakerTally, Timeline};

/// Writes Markdown.
pub struct Markdown<W: Write> {
    out: W,
}

impl<W: Write> Markdown<W> {
    /// A renderer that writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out }
    }

    fn head(&mut self, columns: &[&str]) -> io::Result<()> {
        writeln!(self.out, "| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()))
    }
}

impl<W: Write> Tally for Markdown<W> {
    fn speakers(&mut self, rows: &[SpeakerTally]) -> io::Result<()> {
        self.head(&["speaker", "roles", "quotations", "articles", "first", "last"])?;
        rows.iter().try_for_each(|row| {
            let roles: Vec<String> = row.roles.iter().map(|role| escape(&role.role)).collect();
            let (name, roles) = (escape(&row.name), roles.join("; "));
            let [n, m] = [row.quotations, row.articles].map(number);
            let [first, last] = [row.first, row.last].map(date);
            writeln!(self.out, "| **{name}** | {roles} | {n} | {m} | {first} | {last} |")
        })
    }

    fn labels(&mut self, label: Label, rows: &[LabelTally]) -> io::Result<()> {
        self.head(&[noun(label), "articles", "passages", "first", "last"])?;
        rows.iter().try_for_each(|row| {
            let name = escape(&row.name);
            let [n, m] = [row.articles, row.passages].map(number);
            let [first, last] = [row.first, row.last].map(date);
            writeln!(self.out, "| **{name}** | {n} | {m} | {first} | {last} |")
        })
    }

    fn timeline(&mut self, timeline: &Timeline, measure: Measure) -> io::Result<()> {
        let noun = match measure {
            Measure::Articles => "articles",
            Measure::Passages => "passages",
            Measure::Quotations => "quotations",
        };
        let named = timeline.series.iter().map(|name| name.as_deref().map_or(noun.to_owned(), escape));
        let columns: Vec<String> = [timeline.by.name().to_owned()].into_iter().chain(named).collect();
        self.head(&columns.iter().map(String::as_str).collect::<Vec<_>>())?;
        for (period, counts) in timeline.filled() {
            let cells: Vec<String> = counts.iter().map(|counts| number(measure.of(counts))).collect();
            writeln!(self.out, "| {period} | {} |", cells.join(" | "))?;
        }
        for (at, name) in timeline.series.iter().enumerate() {
            if let Some(told) = not_shown(timeline, at, measure) {
                let whose = name.as_deref().map(|name| format!(", {}", escape(name))).unwrap_or_default();
                writeln!(self.out, "\nnot shown{whose}: {told}")?;
            }
        }
        Ok(())
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

    fn written(page: impl FnOnce(&mut Markdown<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Markdown::new(&mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn counts_are_tables() {
        assert_snapshot!(written(|page| page.speakers(&samples::speakers()).unwrap()), @r"
        | speaker | roles | quotations | articles | first | last |
        | --- | --- | --- | --- | --- | --- |
        | **Ruth Adeyemi-Lund** | head of the Arden Harbour Board; harbour master | 1,204 | 312 | 2019-01-04 | 2021-04 |
        | **residents** |  | 1 | 1 |  |  |
        ");
        assert_snapshot!(written(|page| page.labels(Label::Topic, &samples::topics()).unwrap()), @r"
        | topic | articles | passages | first | last |
        | --- | --- | --- | --- | --- |
        | **Ferries** | 31 | 204 | 2019-01-04 | 2021-04-02 |
        ");
        let timeline = samples::timeline(&[Some("a|b"), Some("venn")], &["2020-10 3 4"], &["2020 2 0"]);
        assert_snapshot!(written(|page| page.timeline(&timeline, Measure::Articles).unwrap()), @r"
        | month | a\|b | venn |
        | --- | --- | --- |
        | 2020-10 | 3 | 4 |

        not shown, a\|b: 2 articles dated by year alone
        ");
    }
}
