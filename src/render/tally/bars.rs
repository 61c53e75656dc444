//! A timeline drawn with bars, one column a series where there is room, gaps kept.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Measure, not_shown};
use crate::render::clean::Clean;
use crate::render::wording::number;
use crate::search::tally::{Period, Step, Timeline};

/// A longer stretch of nothing is told in one line. In rows.
const LONGEST_GAP: usize = 4;

/// Where a series would have less room than that, they stand one below the other. In columns.
const NARROWEST: usize = 16;

/// Bars that end within a column, by eighths.
const ENDS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A timeline and what it is to show.
pub struct Chart<'t> {
    /// The counts.
    pub timeline: &'t Timeline,
    /// Which of them.
    pub measure: Measure,
    /// How wide the page is, in columns.
    pub width: usize,
}

/// A line of the chart.
enum Line {
    Row(Period, Vec<u64>),
    Gap(usize),
}

impl Chart<'_> {
    /// Draws the chart.
    pub fn write(&self, out: &mut dyn Write, strong: Style, faint: Style, bar: Style) -> io::Result<()> {
        let styles = Styles { strong, faint, bar };
        let all: Vec<usize> = (0..self.timeline.series.len()).collect();
        let lines = self.lines();
        let most = lines.iter().filter_map(Line::most).max().unwrap_or_default();
        let label = lines.iter().filter_map(Line::label).map(|label| label.width()).max().unwrap_or_default();
        let room = self.width.saturating_sub(label) / all.len().max(1);
        let groups = if room < NARROWEST { all.chunks(1).collect() } else { vec![all.as_slice()] };
        for (nth, group) in groups.into_iter().enumerate() {
            if nth > 0 {
                writeln!(out)?;
            }
            let frame = Frame { label, most, room: self.width.saturating_sub(label) / group.len().max(1) };
            if all.len() > 1 {
                self.heads(out, group, &frame, &styles)?;
            }
            for line in &lines {
                frame.line(out, line, group, self.timeline.by, &styles)?;
            }
        }
        self.tell_apart(out, &styles)
    }

    /// The rows, long stretches of nothing told in one line each.
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut gap: Vec<Line> = Vec::new();
        let mut empty = 0;
        for (period, counts) in self.timeline.filled() {
            let counts: Vec<u64> = counts.iter().map(|counts| self.measure.of(counts)).collect();
            if counts.iter().all(|n| *n == 0) {
                empty += 1;
                if empty <= LONGEST_GAP {
                    gap.push(Line::Row(period, counts));
                }
                continue;
            }
            if empty > LONGEST_GAP {
                gap = vec![Line::Gap(empty)];
            }
            lines.append(&mut gap);
            lines.push(Line::Row(period, counts));
            empty = 0;
        }
        lines
    }

    fn heads(&self, out: &mut dyn Write, group: &[usize], frame: &Frame, styles: &Styles) -> io::Result<()> {
        let mut line = " ".repeat(frame.label);
        for name in group.iter().filter_map(|at| self.timeline.series.get(*at)) {
            let name =
                cut(&Clean(name.as_deref().unwrap_or_default()).to_string(), frame.room.saturating_sub(3));
            let padding = " ".repeat(frame.room.saturating_sub(2 + name.width()));
            let (on, off) = (styles.strong.render(), styles.strong.render_reset());
            // Writing to a string cannot fail.
            let _ = write!(line, "  {on}{name}{off}{padding}");
        }
        writeln!(out, "{}", line.trim_end())
    }

    fn tell_apart(&self, out: &mut dyn Write, styles: &Styles) -> io::Result<()> {
        let several = self.timeline.series.len() > 1;
        let mut begun = self.timeline.rows.is_empty();
        for (at, name) in self.timeline.series.iter().enumerate() {
            let Some(told) = not_shown(self.timeline, at, self.measure) else { continue };
            if !std::mem::replace(&mut begun, true) {
                writeln!(out)?;
            }
            let whose = name.as_ref().filter(|_| several).map(|name| format!(", {}", Clean(name)));
            let told = format!("not shown{}: {told}", whose.unwrap_or_default());
            for line in textwrap::wrap(&told, self.width) {
                writeln!(out, "{}{line}{}", styles.faint.render(), styles.faint.render_reset())?;
            }
        }
        Ok(())
    }
}

struct Styles {
    strong: Style,
    faint: Style,
    bar: Style,
}

/// How wide everything is, in columns, and what the longest bar stands for.
struct Frame {
    label: usize,
    room: usize,
    most: u64,
}

impl Frame {
    fn line(
        &self,
        out: &mut dyn Write,
        line: &Line,
        group: &[usize],
        by: Step,
        styles: &Styles,
    ) -> io::Result<()> {
        let (period, counts) = match line {
            Line::Row(period, counts) => (period, counts),
            Line::Gap(rows) => {
                let gap = format!("{:<1$}  nothing for {2} {3}s", "⋮", self.label, rows, by.name());
                let gap = cut(&gap, self.label + self.room * group.len());
                return writeln!(out, "{}{gap}{}", styles.faint.render(), styles.faint.render_reset());
            }
        };
        let label = period.to_string();
        write!(out, "{label}{}", " ".repeat(self.label.saturating_sub(label.width())))?;
        let last = group.last();
        for at in group {
            let n = counts.get(*at).copied().unwrap_or_default();
            let bar = self.bar(n);
            let shown = number(n);
            let gap = if bar.is_empty() { "" } else { " " };
            write!(out, "  {}{bar}{}{gap}{shown}", styles.bar.render(), styles.bar.render_reset())?;
            if Some(at) != last {
                let used = 2 + bar.width() + gap.len() + shown.len();
                write!(out, "{}", " ".repeat(self.room.saturating_sub(used)))?;
            }
        }
        writeln!(out)
    }

    /// A bar in proportion; whatever is not nothing is seen.
    fn bar(&self, n: u64) -> String {
        let widest = self.room.saturating_sub(3 + number(self.most).len());
        let eighths = u128::from(n) * 8 * widest as u128 / u128::from(self.most.max(1));
        let eighths = usize::try_from(eighths).unwrap_or_default().max(usize::from(n > 0));
        format!("{}{}", "█".repeat(eighths / 8), ENDS.get(eighths % 8).copied().unwrap_or_default())
    }
}

impl Line {
    fn most(&self) -> Option<u64> {
        match self {
            Self::Row(_, counts) => counts.iter().max().copied(),
            Self::Gap(_) => None,
        }
    }

    fn label(&self) -> Option<String> {
        match self {
            Self::Row(period, _) => Some(period.to_string()),
            Self::Gap(_) => None,
        }
    }
}

/// As much of a text as fits.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or_default();
        used <= width
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tally::samples::timeline;
    use insta::assert_snapshot;

    fn drawn(timeline: &Timeline, width: usize) -> String {
        let mut out = Vec::new();
        let chart = Chart { timeline, measure: Measure::Articles, width };
        chart.write(&mut out, Style::new(), Style::new(), Style::new()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn bars_are_in_proportion_and_gaps_are_kept() {
        let months = ["2019-01 1204", "2019-02 602", "2019-03 1", "2019-05 7", "2020-04 301"];
        assert_snapshot!(drawn(&timeline(&[None], &months, &["2019 12", "? 40"]), 60), @r"
        2019-01  █████████████████████████████████████████████ 1,204
        2019-02  ██████████████████████▌ 602
        2019-03  ▏ 1
        2019-04  0
        2019-05  ▎ 7
        ⋮        nothing for 10 months
        2020-04  ███████████▎ 301

        not shown: 12 articles dated by year alone, 40 without
        a date
        ");
    }

    #[test]
    fn several_stand_side_by_side() {
        let two = timeline(&[Some("okkerby"), Some("venn")], &["2020-10 12 3", "2020-11 0 6"], &["2020 1 0"]);
        assert_snapshot!(drawn(&two, 80), @r"
                 okkerby                             venn
        2020-10  ███████████████████████████████ 12  ███████▊ 3
        2020-11  0                                   ███████████████▌ 6

        not shown, okkerby: 1 article dated by year alone
        ");
    }

    #[test]
    fn without_room_they_stand_one_below_the_other() {
        let two = timeline(&[Some("okkerby"), Some("venn")], &["2020-10 12 3", "2020-11 0 6"], &[]);
        assert_snapshot!(drawn(&two, 30), @r"
                 okkerby
        2020-10  ██████████████████ 12
        2020-11  0

                 venn
        2020-10  ████▌ 3
        2020-11  █████████ 6
        ");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let series = ["okkerby\u{1b}[2J", "a very long name of somebody", "venn"].map(Some);
        let many =
            timeline(&series, &["2020-10 1200 3 1", "2021-11 0 6 9000"], &["2020 1 0 5000", "? 1 1 1"]);
        for width in [20, 40, 80, 120] {
            let page = drawn(&many, width);
            assert!(page.lines().all(|line| line.width() <= width), "{page}");
            assert!(!page.contains('\u{1b}'), "{page}");
        }
    }
}
