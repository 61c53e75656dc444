//! The units that a plain text falls into: each a paragraph, a heading, a menu entry.
//!
//! Where the text is wrapped at a column, the lines of a paragraph are one unit; elsewhere every line is one.

use std::borrow::Cow;
use std::ops::Range;

use super::cue::{self, Cue};
use crate::article::{ParagraphKind, Span};
use crate::text::paragraph::{Line, Placed};

/// The widest column that anybody wraps a text at.
const WIDEST: usize = 132;
/// The narrowest.
const NARROWEST: usize = 40;

/// A run of lines that belong together.
#[derive(Debug, Clone)]
pub(super) struct Unit<'t> {
    /// The lines, none of them blank.
    pub(super) lines: &'t [Line<'t>],
    /// How many blank lines stand before it.
    pub(super) gap: usize,
    /// The first line's words, without the mark of a list.
    pub(super) text: &'t str,
    /// The mark of the list whose item it is.
    pub(super) marker: Marker,
    /// What part of the page its words say it is.
    pub(super) cue: Option<Cue>,
}

/// The mark before a list's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    Bullet,
    Number,
}

impl Unit<'_> {
    /// Where it starts in the source, and where it ends.
    pub(super) fn span(&self) -> Span {
        let start = self.lines.first().map_or(0, |line| line.start);
        let end = self.lines.last().map_or(start, |line| line.span().end);
        Span::new(start, end)
    }

    /// Its length in bytes, lines joined.
    pub(super) fn len(&self) -> usize {
        let rest: usize = self.lines.iter().skip(1).map(|line| line.text.len() + 1).sum();
        self.text.len() + rest
    }

    pub(super) fn indent(&self) -> usize {
        self.lines.first().map_or(0, |line| line.indent)
    }

    /// The number of its first line.
    pub(super) fn line(&self) -> Option<u32> {
        self.lines.first().map(|line| line.number)
    }

    /// The words of each of its lines, without the mark of a list.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text).chain(self.lines.iter().skip(1).map(|line| line.text))
    }

    /// All its words on one line, borrowed where they stand on one.
    pub(super) fn words(&self) -> Cow<'_, str> {
        match self.lines {
            [_] => Cow::Borrowed(self.text),
            _ => Cow::Owned(self.joined()),
        }
    }

    /// All its words on one line, without the mark of a list.
    pub(super) fn joined(&self) -> String {
        match self.lines {
            [_] => self.text.to_owned(),
            _ => self.placed(ParagraphKind::Body).map_or_else(String::new, |placed| placed.paragraph.text),
        }
    }

    /// The paragraph it makes: a bullet is no part of it, a number is.
    pub(super) fn placed(&self, kind: ParagraphKind) -> Option<Placed> {
        let first = self.lines.first()?;
        if self.marker != Marker::Bullet {
            return Placed::of_lines(self.lines, kind);
        }
        let mut lines = self.lines.to_vec();
        let cut = first.text.len() - self.text.len();
        *lines.first_mut()? = Line { text: self.text, start: first.start + cut, ..*first };
        Placed::of_lines(&lines, kind)
    }
}

/// Splits lines into units.
pub(super) fn units<'t>(lines: &'t [Line<'t>]) -> Vec<Unit<'t>> {
    let column = column(lines);
    let mut found = Vec::new();
    let mut gap = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            gap += 1;
            at += 1;
            continue;
        }
        let range = run(lines, at, column);
        at = range.end;
        let (marker, text) = marker(line.text);
        let mut unit = Unit { lines: lines.get(range).unwrap_or_default(), gap, text, marker, cue: None };
        // Furniture is short; what runs over three lines is not.
        unit.cue = match unit.lines {
            [_] => cue::of(text),
            [_, _] => cue::of(&unit.joined()),
            _ => None,
        };
        found.push(unit);
        gap = 0;
    }
    found
}

/// The lines that belong to the one at `start`.
fn run(lines: &[Line<'_>], start: usize, column: Option<usize>) -> Range<usize> {
    let mut end = start + 1;
    if let Some(column) = column {
        while let [before, after] = lines.get(end - 1..=end).unwrap_or_default() {
            if after.is_blank()
                || !goes_on(before, after, column)
                || starts_anew(before, after, end - 1 == start)
            {
                break;
            }
            end += 1;
        }
    }
    start..end
}

/// Whether a line was broken because the next word did not fit.
fn goes_on(before: &Line<'_>, after: &Line<'_>, column: usize) -> bool {
    let word = after.text.split_whitespace().next().unwrap_or_default();
    // A compound may have been broken at its hyphen, and then its first half would have had to fit.
    let half = word.find('-').map_or(word.len(), |hyphen| hyphen + 1);
    width(before) + 1 + half.min(columns(word)) > column
}

/// Whether a line that could go on begins something new all the same: indented deeper, or a list's item.
fn starts_anew(before: &Line<'_>, after: &Line<'_>, before_is_first: bool) -> bool {
    let marked = marker(before.text).0 != Marker::None;
    let deeper = after.indent > before.indent && !(before_is_first && marked);
    deeper || marker(after.text).0 == Marker::Bullet
}

fn width(line: &Line<'_>) -> usize {
    line.indent + columns(line.text)
}

fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The column that the text is wrapped at, if it is.
///
/// It is, when no line of several words is wider than people wrap, and half the lines that another follows are so full that
/// the next word would not have fitted.
fn column(lines: &[Line<'_>]) -> Option<usize> {
    let mut widest = 0;
    for line in lines {
        // A long address cannot be broken and tells nothing.
        if line.text.contains(' ') {
            widest = widest.max(width(line));
            if widest > WIDEST {
                return None;
            }
        }
    }
    if widest < NARROWEST {
        return None;
    }
    let long = |line: &Line<'_>| !line.is_blank() && width(line) * 2 > widest;
    let (mut full, mut pairs) = (0, 0);
    for pair in lines.windows(2) {
        if let [before, after] = pair
            && long(before)
            && !after.is_blank()
            // What begins anew says nothing of the line before.
            && !starts_anew(before, after, false)
        {
            pairs += 1;
            full += usize::from(goes_on(before, after, widest));
        }
    }
    (full >= 2 && full * 2 >= pairs).then_some(widest)
}

/// The mark of a list's item and the words after it.
pub(super) fn marker(line: &str) -> (Marker, &str) {
    let mut chars = line.chars();
    match chars.next() {
        Some('*' | '•' | '·' | '+' | '◦' | '▪' | '●' | '‣' | '■' | '○') => {
            let rest = chars.as_str();
            if rest.is_empty() || rest.starts_with(char::is_whitespace) {
                return (Marker::Bullet, rest.trim_start());
            }
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - rest.len();
            if digits <= 3
                && let Some(rest) = rest.strip_prefix(['.', ')'])
                && rest.starts_with(' ')
            {
                return (Marker::Number, rest.trim_start());
            }
        }
        _ => {}
    }
    (Marker::None, line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraph::lines;

    fn joined(text: &str) -> Vec<String> {
        let lines: Vec<_> = lines(text).collect();
        units(&lines).iter().map(Unit::joined).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_others_are_not() {
        let wrapped = "The harbour board met on Tuesday evening and\nspoke for three hours about a single crane,\n\
                       which nobody has used since the spring.\nIt will be sold.\n\nNobody bid.";
        assert_eq!(
            joined(wrapped),
            [
                "The harbour board met on Tuesday evening and spoke for three hours about a single crane, which \
                 nobody has used since the spring.",
                "It will be sold.",
                "Nobody bid."
            ]
        );
        let flat = "The harbour board met on Tuesday evening and spoke for three hours about a single crane, which \
                    nobody has used since the spring, nor before.\n“No.” he said.\n“Yes.”";
        assert_eq!(joined(flat).len(), 3);
        assert_eq!(joined("Home\nNews\nSport\nContact the editors of the paper by letter").len(), 4);
    }

    #[test]
    fn a_menu_does_not_hide_that_the_text_is_wrapped() {
        let menu = "  * Electrical services for boats\n".repeat(12);
        let text = "The harbour board met on Tuesday evening and\nspoke for three hours about a single crane,\n\
                    which nobody has used since the spring.";
        assert_eq!(joined(&format!("{menu}\n{text}\n")).len(), 13);
    }

    #[test]
    fn indented_paragraphs_stay_apart() {
        let text = "  The harbour board met on Tuesday evening\nand spoke for three hours about one crane\nwhich is old, \
                    and rusty, and very wide.\n  Nobody had a word to say for it, and so\nit will be sold on the \
                    first of the month.";
        assert_eq!(joined(text).len(), 2);
    }

    #[test]
    fn the_mark_of_a_list_is_no_part_of_its_item() {
        for (line, want) in [
            ("* One", (Marker::Bullet, "One")),
            ("• One", (Marker::Bullet, "One")),
            ("*", (Marker::Bullet, "")),
            ("1. One", (Marker::Number, "One")),
            ("12) One", (Marker::Number, "One")),
            ("1988. One", (Marker::None, "1988. One")),
            ("**One**", (Marker::None, "**One**")),
            ("- One", (Marker::None, "- One")),
            ("3.5 per cent", (Marker::None, "3.5 per cent")),
        ] {
            assert_eq!(marker(line), want, "{line}");
        }
    }
}
