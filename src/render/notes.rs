//! Cuts a paragraph where its quotations begin and end, so that each can be marked and given a note.

use crate::article::{Article, Quotation};

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// The article's own words.
    Prose(&'a str),
    /// Somebody's words.
    Quoted(&'a str),
    /// The place for the note of a quotation, counted from 1 over the article.
    Note(usize),
}

/// The quotations of one paragraph (of the headline for `None`), each with its number, counted from 1 over the article.
pub fn of(article: &Article, paragraph: Option<usize>) -> impl Iterator<Item = (usize, &Quotation)> {
    (1..).zip(&article.quotations).filter(move |(_, q)| q.paragraph == paragraph)
}

/// The pieces of one paragraph's `text`, in order.
#[must_use]
pub fn pieces<'a>(text: &'a str, quotations: &[(usize, &Quotation)]) -> Vec<Piece<'a>> {
    let mut notes: Vec<(usize, usize)> =
        quotations.iter().map(|(number, q)| (after_mark(text, q.within.end), *number)).collect();
    notes.sort_unstable();
    let mut cuts: Vec<usize> = quotations
        .iter()
        .flat_map(|(_, q)| [q.within.start, q.within.end, after_mark(text, q.within.end)])
        .collect();
    cuts.push(text.len());
    cuts.retain(|&at| text.is_char_boundary(at));
    cuts.sort_unstable();
    cuts.dedup();

    let mut pieces = Vec::new();
    let mut notes = notes.into_iter().peekable();
    let mut start = 0;
    for end in cuts {
        let piece = text.get(start..end).unwrap_or_default();
        let quoted = quotations.iter().any(|(_, q)| q.within.start <= start && end <= q.within.end);
        if !piece.is_empty() {
            pieces.push(if quoted { Piece::Quoted(piece) } else { Piece::Prose(piece) });
        }
        while let Some((_, number)) = notes.next_if(|&(at, _)| at <= end) {
            pieces.push(Piece::Note(number));
        }
        start = end;
    }
    pieces.extend(notes.map(|(_, number)| Piece::Note(number)));
    pieces
}

/// The place behind the quote mark that stands at `at`, if one does: a note belongs outside the marks.
fn after_mark(text: &str, at: usize) -> usize {
    let mark = text.get(at..).and_then(|rest| rest.chars().next());
    at + mark.filter(|c| "”’»\"'".contains(*c)).map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::render::samples;

    fn cut(text: &str, within: &[(usize, usize)]) -> String {
        let quotations: Vec<Quotation> = within
            .iter()
            .map(|&(start, end)| Quotation {
                within: Span::new(start, end),
                ..samples::article().quotations[0].clone()
            })
            .collect();
        let numbered: Vec<_> = (1..).zip(&quotations).collect();
        pieces(text, &numbered)
            .into_iter()
            .map(|piece| match piece {
                Piece::Prose(words) => words.to_owned(),
                Piece::Quoted(words) => format!("<{words}>"),
                Piece::Note(number) => format!("[{number}]"),
            })
            .collect()
    }

    #[test]
    fn notes_stand_behind_the_words_they_belong_to() {
        for (name, text, within, pieces) in [
            ("none", "Rain.", &[][..], "Rain."),
            ("straight marks", "\"Rain,\" he said.", &[(1, 6)], "\"<Rain,>\"[1] he said."),
            ("interrupted", "'Oh,' he said, 'no.'", &[(1, 4), (16, 19)], "'<Oh,>'[1] he said, '<no.>'[2]"),
            ("no closing mark", "\"Rain.", &[(1, 6)], "\"<Rain.>[1]"),
            (
                "one inside another",
                "that \"rain\" falls",
                &[(0, 17), (6, 10)],
                "<that \"><rain><\">[2]< falls>[1]",
            ),
            ("beyond the text", "Rain.", &[(1, 60)], "R<ain.>[1]"),
        ] {
            assert_eq!(cut(text, within), pieces, "{name}");
        }
    }
}
