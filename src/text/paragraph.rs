//! Lines and paragraphs, each with its place in the source.
//!
//! A paragraph reads as one line of text, but a hard-wrapped dump spreads it over several lines of the file. Whatever is
//! later found in the paragraph (a quotation, a speaker's name) is cited by its place in the file, so a [`Placed`]
//! paragraph can tell, for each byte of its text, the byte and the line of the source that it stands on.

use crate::article::{Block, Mark, Marked, Paragraph, ParagraphKind, Span};

/// A line of a plain text, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// Its words; empty for a blank line.
    pub text: &'t str,
    /// The byte of the source that `text` starts on.
    pub start: usize,
    /// The 1-based number of the line.
    pub number: u32,
    /// How many columns it is indented, a tab counting for one.
    pub indent: usize,
}

impl Line<'_> {
    /// Its place in the source.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Whether nothing stands on it.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Splits a text at its line breaks: `\n`, `\r\n`, or `\r` where there is no `\n` at all.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut at = 0;
    text.split(end).zip(1..).map(move |(written, number)| {
        let from_words = written.trim_start_matches(is_space);
        // A blank line has no words to be indented.
        let lead = if from_words.is_empty() { 0 } else { written.len() - from_words.len() };
        let line = Line {
            text: from_words.trim_end_matches(is_space),
            start: at + lead,
            number,
            indent: if from_words.is_empty() {
                0
            } else {
                written.get(..lead).map_or(0, |white| white.chars().count())
            },
        };
        at += written.len() + 1;
        line
    })
}

/// Whether a character at the edge of a line is nothing to be read: white space, a byte order mark, a zero-width space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// A paragraph that knows where each of its bytes stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// The pieces after the first, each a further line of the source, or what stands behind a space that breaks no line; empty for
    /// nearly every paragraph that is not wrapped.
    rest: Vec<Piece>,
}

/// The start of a further piece of the source within a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    within: usize,
    source: usize,
    line: u32,
}

impl Placed {
    /// The paragraph that one line makes: its text is the very slice of the source, but that its spaces are plain ones.
    #[must_use]
    pub fn of_line(line: &Line<'_>, kind: ParagraphKind) -> Self {
        let text = String::with_capacity(line.text.len());
        let paragraph = Paragraph { kind, text, line: Some(line.number), span: line.span() };
        let mut placed = Self { paragraph, rest: Vec::new() };
        placed.push(line);
        placed
    }

    /// Adds the words of a line.
    fn push(&mut self, line: &Line<'_>) {
        const NO_BREAK: char = '\u{a0}';
        let text = &mut self.paragraph.text;
        let mut from = 0;
        // Hardly a line has the byte that such a space begins with.
        if line.text.as_bytes().contains(&0xc2) {
            for (at, space) in line.text.match_indices(NO_BREAK) {
                text.push_str(line.text.get(from..at).unwrap_or_default());
                text.push(' ');
                from = at + space.len();
                self.rest.push(Piece { within: text.len(), source: line.start + from, line: line.number });
            }
        }
        text.push_str(line.text.get(from..).unwrap_or_default());
    }

    /// The paragraph that several lines make, joined by one space each; a compound that was broken at its hyphen
    /// (*long-* / *term*) is joined without. Blank lines are passed over; `None` when there is no other.
    #[must_use]
    pub fn of_lines(lines: &[Line<'_>], kind: ParagraphKind) -> Option<Self> {
        let mut lines = lines.iter().filter(|line| !line.is_blank());
        let first = lines.next()?;
        let mut placed = Self::of_line(first, kind);
        for line in lines {
            let text = &mut placed.paragraph.text;
            if !is_broken_compound(text, line.text) {
                text.push(' ');
            }
            placed.rest.push(Piece { within: text.len(), source: line.start, line: line.number });
            placed.push(line);
            placed.paragraph.span.end = line.span().end;
        }
        Some(placed)
    }

    /// The paragraphs that marked-up blocks make, and the body text that their spans point into: the blocks' texts
    /// joined by a blank line. Blocks without text are passed over.
    #[must_use]
    pub fn of_blocks(blocks: Vec<Block>) -> (String, Vec<Self>) {
        let mut body = String::with_capacity(blocks.iter().map(|block| block.text.len() + 2).sum());
        let mut placed = Vec::with_capacity(blocks.len());
        for Block { kind, text, .. } in blocks {
            if text.trim().is_empty() {
                continue;
            }
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            let span = Span::new(body.len(), body.len() + text.len());
            body.push_str(&text);
            placed.push(Self { paragraph: Paragraph { kind, text, line: None, span }, rest: Vec::new() });
        }
        (body, placed)
    }

    /// The paragraph that a block makes which knows where it stands; `None` where there is no text.
    #[must_use]
    pub fn of_marked(Marked { block, marks, end }: Marked) -> Option<Self> {
        let (first, rest) = marks.split_first()?;
        let Block { kind, text, .. } = block;
        let span = Span::new(first.source, end.max(first.source));
        let piece = |mark: &Mark| Piece { within: mark.within, source: mark.source, line: mark.line };
        let paragraph = Paragraph { kind, text, line: Some(first.line), span };
        Some(Self { paragraph, rest: rest.iter().map(piece).collect() })
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.paragraph.text
    }

    /// The byte of the source that byte `within` of its text stands on.
    ///
    /// The space that joins two lines stands on the line break. An offset past the end gives the end.
    #[must_use]
    pub fn source_offset(&self, within: usize) -> usize {
        let (at, source, _) = self.piece(within);
        (source + (within - at)).min(self.paragraph.span.end)
    }

    /// The place in the source of a part of its text.
    #[must_use]
    pub fn source_span(&self, within: Span) -> Span {
        let start = self.source_offset(within.start);
        let end = if within.is_empty() { start } else { self.source_offset(within.end - 1) + 1 };
        Span::new(start, end.min(self.paragraph.span.end))
    }

    /// The 1-based line of the source that byte `within` of its text stands on; `None` where lines mean nothing.
    #[must_use]
    pub fn line_at(&self, within: usize) -> Option<u32> {
        self.paragraph.line?;
        self.piece(within).2
    }

    /// The piece that holds a byte of the text: where it starts in the text, in the source, and its line.
    fn piece(&self, within: usize) -> (usize, usize, Option<u32>) {
        let after = self.rest.partition_point(|piece| piece.within <= within);
        match after.checked_sub(1).and_then(|last| self.rest.get(last)) {
            Some(piece) => (piece.within, piece.source, Some(piece.line)),
            None => (0, self.paragraph.span.start, self.paragraph.line),
        }
    }
}

/// Whether a word was broken at its own hyphen between two lines. *Two- / and three-day* was not.
fn is_broken_compound(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let hyphen = last.next() == Some('-') && last.next().is_some_and(char::is_alphanumeric);
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    hyphen && word.starts_with(char::is_lowercase) && !matches!(word, "and" | "or" | "to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_stand() {
        let text = "\u{feff}One\r\n\r\n  \ttwo é \r\nthree";
        let got: Vec<_> = lines(text).map(|l| (l.text, l.number, l.indent, l.span().of(text))).collect();
        assert_eq!(
            got,
            [("One", 1, 1, "One"), ("", 2, 0, ""), ("two é", 3, 3, "two é"), ("three", 4, 0, "three")]
        );
    }

    #[test]
    fn a_lone_carriage_return_breaks_lines_where_nothing_else_does() {
        assert_eq!(lines("a\rb").map(|l| l.text).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(lines("a\rb\nc").count(), 2);
    }

    #[test]
    fn a_paragraph_of_one_line_is_the_slice_itself() {
        let text = "Head\n\n  “No.”  he said. ";
        let line = lines(text).nth(2).unwrap();
        let placed = Placed::of_line(&line, ParagraphKind::Body);
        assert_eq!(placed.text(), "“No.”  he said.");
        assert_eq!(placed.paragraph.span.of(text), placed.text());
        assert_eq!(placed.source_span(Span::new(3, 6)).of(text), "No.");
        assert_eq!(placed.line_at(5), Some(3));
    }

    #[test]
    fn spaces_that_break_no_line_are_plain_ones() {
        let text = "“No,” Mr.\u{a0}Roe\u{a0}\u{a0}said.\nHe left.";
        let all: Vec<_> = lines(text).collect();
        let placed = Placed::of_lines(&all, ParagraphKind::Body).unwrap();
        assert_eq!(placed.text(), "“No,” Mr. Roe  said. He left.");
        let at = |words: &str| placed.text().find(words).unwrap();
        let source = |words: &str| placed.source_span(Span::new(at(words), at(words) + words.len())).of(text);
        assert_eq!(source("Mr. Roe"), "Mr.\u{a0}Roe");
        assert_eq!(source("said. He"), "said.\nHe");
        assert_eq!((placed.line_at(at("said")), placed.line_at(at("left"))), (Some(1), Some(2)));
        assert_eq!(placed.paragraph.span.of(text), text);
    }

    #[test]
    fn a_joined_paragraph_leads_back_to_its_lines() {
        let text = "   He spoke of a long-\r\n   term “plan to\r\n   win” them.\r\n";
        let all: Vec<_> = lines(text).collect();
        let placed = Placed::of_lines(&all, ParagraphKind::Body).unwrap();
        assert_eq!(placed.text(), "He spoke of a long-term “plan to win” them.");
        let at = placed.text().find("plan to win").unwrap();
        let span = Span::new(at, at + "plan to win".len());
        assert_eq!(placed.source_span(span).of(text), "plan to\r\n   win");
        assert_eq!((placed.line_at(at), placed.line_at(span.end - 1)), (Some(2), Some(3)));
        assert_eq!(placed.paragraph.span.of(text), text.trim());
    }

    #[test]
    fn a_suspended_hyphen_keeps_its_space() {
        let all: Vec<_> = lines("a two-\nand three-day\nwalk").collect();
        let placed = Placed::of_lines(&all, ParagraphKind::Body).unwrap();
        assert_eq!(placed.text(), "a two- and three-day walk");
    }

    #[test]
    fn blocks_make_a_body_text_of_their_own() {
        let block = |text: &str| Block { kind: ParagraphKind::Body, text: text.to_owned(), quoted: false };
        let (body, placed) = Placed::of_blocks(vec![block("One."), block(" "), block("Two.")]);
        assert_eq!(body, "One.\n\nTwo.");
        assert_eq!(placed.len(), 2);
        let last = placed.last().unwrap();
        assert_eq!(last.paragraph.span.of(&body), "Two.");
        assert_eq!(last.source_span(Span::new(0, 3)).of(&body), "Two");
        assert_eq!(last.line_at(0), None);
    }
}
