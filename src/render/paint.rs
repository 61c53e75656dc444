//! Text with styles over its parts, wrapped to a width without cutting a word.

use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;
use textwrap::{WordSeparator, core};
use unicode_width::UnicodeWidthChar;

use super::clean::Clean;
use crate::article::Span;

/// A run of text in which each piece has a style of its own.
#[derive(Debug, Default, Clone)]
pub struct Painted {
    text: String,
    /// Each piece's end in `text`, and its style.
    pieces: Vec<(usize, Style)>,
}

impl Painted {
    /// A run with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `text`, cleaned of what could act on a terminal.
    pub fn push(&mut self, text: &str, style: Style) {
        Clean(text).append_to(&mut self.text);
        if self.pieces.last().is_none_or(|&(end, _)| end < self.text.len()) {
            self.pieces.push((self.text.len(), style));
        }
    }

    /// Appends `text` with `marked` over the given spans of it, which are in order and do not overlap, and `base` elsewhere.
    pub fn push_marked(&mut self, text: &str, spans: &[Span], base: Style, marked: Style) {
        let mut at = 0;
        for span in spans {
            let (Some(before), Some(inside)) = (text.get(at..span.start), text.get(span.start..span.end))
            else {
                continue;
            };
            self.push(before, base);
            self.push(inside, marked);
            at = span.end;
        }
        self.push(text.get(at..).unwrap_or_default(), base);
    }

    /// Whether there is nothing to see in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Writes the text in lines of at most `width` columns, `first` before the first line and `next` before each further one.
    /// A word that is longer than a line keeps a line to itself.
    pub fn write_wrapped(
        &self,
        out: &mut dyn Write,
        width: usize,
        first: &str,
        next: &str,
    ) -> io::Result<()> {
        let room = |indent: &str| width.saturating_sub(core::display_width(indent)).max(1);
        for (n, line) in self.lines(room(first), room(next)).into_iter().enumerate() {
            out.write_all(if n == 0 { first } else { next }.as_bytes())?;
            self.write_span(out, line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Where each line begins and ends, the white space between lines left out.
    fn lines(&self, first: usize, next: usize) -> Vec<Span> {
        let words = words(&self.text);
        let mut at = 0;
        let mut lines = Vec::new();
        for line in wrap_first_fit(&words, &[first as f64, next as f64]) {
            let length: usize = line.iter().map(|w| w.word.len() + w.whitespace.len()).sum();
            let trailing = line.last().map_or(0, |w| w.whitespace.len());
            lines.push(Span::new(at, at + length - trailing));
            at += length;
        }
        lines
    }

    fn write_span(&self, out: &mut dyn Write, line: Span) -> io::Result<()> {
        let mut start = 0;
        for &(end, style) in &self.pieces {
            let seen = Span::new(start.max(line.start), end.min(line.end));
            if !seen.is_empty() {
                write!(out, "{}{}{}", style.render(), seen.of(&self.text), style.render_reset())?;
            }
            start = end;
        }
        Ok(())
    }
}

/// The units that a line may break between.
///
/// A break needs white space or, in scripts that are written without it, a wide character before it. The Unicode
/// rules alone would also break after hyphens and within addresses, and `5G-security` is one word to a reader.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    for unit in WordSeparator::UnicodeBreakProperties.find_words(text) {
        at += unit.word.len() + unit.whitespace.len();
        let wide = unit.word.chars().next_back().and_then(UnicodeWidthChar::width).is_some_and(|w| w > 1);
        if wide || !unit.whitespace.is_empty() || at == text.len() {
            words.push(Word::from(text.get(start..at).unwrap_or_default()));
            start = at;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::AnsiColor;
    use proptest::prelude::*;

    fn wrapped(painted: &Painted, width: usize, first: &str, next: &str) -> String {
        let mut out = Vec::new();
        painted.write_wrapped(&mut out, width, first, next).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn plain(text: &str) -> Painted {
        let mut painted = Painted::new();
        painted.push(text, Style::new());
        painted
    }

    #[test]
    fn lines_break_between_words_only() {
        for (name, text, width, lines) in [
            ("short", "one two", 20, "one two\n"),
            ("two lines", "one two three", 8, "one two\nthree\n"),
            ("long word", "an incomprehensibility, no", 8, "an\nincomprehensibility,\nno\n"),
            ("hyphens", "the 5G-security-minded crowd", 10, "the\n5G-security-minded\ncrowd\n"),
            ("wide script", "東京都は新しい計画", 10, "東京都は新\nしい計画\n"),
            ("empty", "", 10, "\n"),
        ] {
            assert_eq!(wrapped(&plain(text), width, "", ""), lines, "{name}");
        }
    }

    #[test]
    fn indents_count_towards_the_width() {
        assert_eq!(
            wrapped(&plain("one two three four"), 10, " 1 ", "   "),
            " 1 one two\n   three\n   four\n"
        );
    }

    #[test]
    fn a_style_ends_with_its_line_and_starts_again_on_the_next() {
        let red = AnsiColor::Red.on_default();
        let mut painted = Painted::new();
        painted.push_marked("a bb cc d", &[Span::new(2, 7)], Style::new(), red);
        let (on, off) = (red.render().to_string(), red.render_reset().to_string());
        assert_eq!(wrapped(&painted, 4, "", ""), format!("a {on}bb{off}\n{on}cc{off} d\n"));
    }

    #[test]
    fn a_span_that_does_not_fit_the_text_is_left_unmarked() {
        let bold = Style::new().bold();
        let mut painted = Painted::new();
        painted.push_marked("né", &[Span::new(2, 9)], Style::new(), bold);
        assert_eq!(wrapped(&painted, 80, "", ""), "né\n");
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_white_space(text in "\\PC{0,80}", width in 1usize..40) {
            let painted = plain(&text);
            let seen: String = wrapped(&painted, width, "", "").chars().filter(|c| !c.is_whitespace()).collect();
            let meant: String = painted.text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(seen, meant);
        }
    }
}
