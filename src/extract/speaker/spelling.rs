//! How the names of an article are spelled, each spelling read once however often it stands there.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::figure::fold;
use crate::extract::reading::Piece;
use crate::text::HashMap;
use crate::text::short::Short;

/// A name as it is written.
#[derive(Debug)]
pub(super) struct Spelling<'t> {
    /// Its words, without the marks around them.
    pub(super) words: Vec<&'t str>,
    /// The words by which names are compared: folded, *Jr.* and the like left out.
    pub(super) folded: Vec<Short>,
    /// The whole name, white space folded.
    whole: Cow<'t, str>,
}

impl<'t> Spelling<'t> {
    fn new(text: &'t str, pieces: &[Piece]) -> Self {
        let start = pieces.first().map_or(0, |piece| piece.token.span.start);
        let word = |piece: &Piece| {
            let span = piece.token.span;
            let word = text.get(span.start - start..span.end - start).unwrap_or_default();
            (piece.run.is_some() || piece.token.is_word() || word == "&").then(|| match word.as_bytes() {
                b"&" => word,
                [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
                _ => word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'),
            })
        };
        let mut words = Vec::with_capacity(pieces.len());
        words.extend(pieces.iter().filter_map(word));
        let folded = fold_all(words.iter().copied());
        Self { words, folded, whole: in_one_line(text) }
    }

    /// The whole name, white space folded.
    pub(super) fn whole(&self) -> &str {
        &self.whole
    }
}

/// A text with single spaces between its words, and no other white space.
pub(super) fn in_one_line(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // The last three open spaces that break no line, and narrow and wide ones.
    let wide = |(one, next): (&u8, &u8)| {
        matches!(
            (one, next),
            (b'\n' | b'\t', _) | (b' ', b' ') | (0xc2, 0xa0) | (0xe2, 0x80 | 0x81) | (0xe3, 0x80)
        )
    };
    // A name ends with one of its words.
    if bytes.iter().zip(bytes.iter().skip(1)).any(wide) {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
impl<'t> Spelling<'t> {
    /// A name of words that spaces part.
    pub(super) fn from_words(text: &'t str) -> Self {
        let words: Vec<&str> = text.split(' ').collect();
        Self { folded: fold_all(words.iter().copied()), words, whole: text.into() }
    }
}

/// The names of an article by how they are spelled.
#[derive(Debug, Default)]
pub(super) struct Spellings<'t>(HashMap<&'t str, Rc<Spelling<'t>>>);

impl<'t> Spellings<'t> {
    /// How the name is spelled that stands at these pieces of a text.
    pub(super) fn of(&mut self, text: &'t str, pieces: &[Piece], name: Range<usize>) -> Rc<Spelling<'t>> {
        let pieces = pieces.get(name).unwrap_or_default();
        let written = written(text, pieces);
        let spelling = self.0.entry(written).or_insert_with(|| Rc::new(Spelling::new(written, pieces)));
        Rc::clone(spelling)
    }

    /// How the name is spelled, where it was met before.
    pub(super) fn get(&self, text: &str, pieces: &[Piece], name: Range<usize>) -> Option<&Spelling<'t>> {
        self.0.get(written(text, pieces.get(name)?)).map(Rc::as_ref)
    }
}

/// The text that pieces cover.
fn written<'t>(text: &'t str, pieces: &[Piece]) -> &'t str {
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => {
            text.get(first.token.span.start..last.token.span.end).unwrap_or_default()
        }
        _ => "",
    }
}

/// Folds a name's words, *Jr.* and the like left out.
pub(super) fn fold_all<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Short> {
    let mut folded = Vec::with_capacity(words.size_hint().1.unwrap_or(0));
    folded.extend(words.map(fold));
    while folded.len() > 1
        && folded.last().is_some_and(|last| matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
    {
        folded.pop();
    }
    folded
}
