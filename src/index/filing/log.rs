//! Texts as the numbers of their words, one after the other.

use tantivy::DocId;

use super::vocabulary::Vocabulary;
use crate::index::analyzer::{LONGEST, positions};

/// So many numbers lie in one piece of memory, or one text.
const PIECE: usize = 1 << 18;

/// Stands for as many positions as are added to it, at which no word is filed. Words have smaller numbers.
const SKIP: u32 = 1 << 31;

/// Before each text stand its kind, its document and how many entries it has.
const HEAD: usize = 3;

/// Texts, in the order of their documents.
#[derive(Default)]
pub(super) struct Log {
    /// No text lies in two of them.
    pieces: Vec<Vec<u32>>,
}

/// One text.
#[derive(Clone, Copy)]
pub(super) struct Text<'l> {
    /// The kind that it was given.
    pub(super) kind: u32,
    /// The document.
    pub(super) document: DocId,
    entries: &'l [u32],
}

impl<'l> Text<'l> {
    /// The numbers of its words.
    pub(super) fn words(self) -> impl Iterator<Item = u32> + 'l {
        self.entries.iter().copied().filter(|entry| entry & SKIP == 0)
    }

    /// The same, each with its position.
    #[inline]
    pub(super) fn each(self, mut meet: impl FnMut(u32, u32)) {
        let mut position = 0;
        for entry in self.entries {
            if entry & SKIP == 0 {
                meet(*entry, position);
                position += 1;
            } else {
                position += entry & !SKIP;
            }
        }
    }
}

impl Log {
    /// Adds the words of a text.
    pub(super) fn text(&mut self, kind: u32, document: DocId, text: &str, vocabulary: &mut Vocabulary) {
        self.add(kind, document, |entries| {
            let mut next = 0;
            for (word, position) in positions(text).filter(|(word, _)| word.span.len() <= LONGEST) {
                if position > next {
                    entries.push(SKIP | u32::try_from(position - next).unwrap_or_default());
                }
                entries.push(vocabulary.word(text, word.span));
                next = position + 1;
            }
        });
    }

    /// Adds a term that is filed as it is.
    pub(super) fn term(&mut self, document: DocId, term: &str, vocabulary: &mut Vocabulary) {
        self.add(0, document, |entries| entries.push(vocabulary.term(term)));
    }

    fn add(&mut self, kind: u32, document: DocId, fill: impl FnOnce(&mut Vec<u32>)) {
        if self.pieces.last().is_none_or(|piece| piece.len() >= PIECE) {
            // One after the first is to be full as well.
            let room = if self.pieces.is_empty() { 0 } else { PIECE + PIECE / 8 };
            self.pieces.push(Vec::with_capacity(room));
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        piece.extend([kind, document, 0]);
        let from = piece.len();
        fill(piece);
        let entries = u32::try_from(piece.len() - from).unwrap_or_default();
        if let Some(length) = piece.get_mut(from - 1) {
            *length = entries;
        }
    }

    /// The texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.pieces.iter().flat_map(|piece| {
            let mut rest = piece.as_slice();
            std::iter::from_fn(move || {
                let ([kind, document, entries], behind) = rest.split_first_chunk::<HEAD>()?;
                let (entries, next) = behind.split_at_checked(*entries as usize)?;
                rest = next;
                Some(Text { kind: *kind, document: *document, entries })
            })
        })
    }

    /// How much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.capacity() * size_of::<u32>()).sum()
    }
}
