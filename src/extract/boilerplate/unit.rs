//! The units that a plain text falls into: each a paragraph, a heading, a menu entry.
//!
//! Where the text is wrapped at a column, the lines of a paragraph are one unit; elsewhere every line is one.

use std::borrow::Cow;

use super::cue::{self, Cue};
use super::wrap::Wrap;
use crate::article::{ParagraphKind, Span};
use crate::text::paragraph::{Line, Placed};

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

impl<'t> Unit<'t> {
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

    /// All its words where they are few, on one line and without the mark of a list; otherwise those of its first line.
    pub(super) fn head(&self) -> Cow<'t, str> {
        const FEW: usize = 240;
        if self.lines.len() > 1 && self.len() <= FEW { self.joined().into() } else { self.text.into() }
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
    let wrap = Wrap::of(lines);
    let mut found = Vec::new();
    let mut gap = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_blank() {
            gap += 1;
            at += 1;
            continue;
        }
        let range = wrap.map_or(at..at + 1, |wrap| wrap.paragraph(lines, at));
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
