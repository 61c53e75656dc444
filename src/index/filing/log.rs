//! Texts as the numbers of their words, one after the other.

use tantivy::DocId;

use super::vocabulary::Vocabulary;
use crate::article::Span;
use crate::index::analyzer::{LONGEST, placed, positions};
use crate::text::Word;

/// So many bytes lie in one piece of memory, or one text.
const PIECE: usize = 1 << 20;

/// Texts, in the order of their documents.
#[derive(Default)]
pub(super) struct Log {
    /// No text lies in two of them.
    pieces: Vec<Vec<u16>>,
    /// Those of the text that is added.
    words: Words,
}

/// The words of a text.
#[derive(Default)]
struct Words {
    spans: Vec<Span>,
    positions: Vec<usize>,
    numbers: Vec<u32>,
}

impl Words {
    fn clear(&mut self) {
        self.spans.clear();
        self.positions.clear();
        self.numbers.clear();
    }
}

/// What a text is made of: the number of a word, or a jump in the positions of words. It takes two bytes where it is the number of one
/// of the words that were met first, which the common ones are, and else four.
#[derive(Clone, Copy)]
enum Entry {
    Word(u32),
    /// So many positions at which no word is filed.
    Skip(u32),
}

/// Says of the first half of an entry that there is another one.
const LONG: u16 = 1 << 15;

/// Says of a long entry that it is a jump.
const SKIP: u32 = 1 << 30;

impl Entry {
    fn push(self, to: &mut Vec<u16>) {
        let (number, is_word) = match self {
            Self::Word(number) => (number, true),
            Self::Skip(positions) => (positions.min(SKIP - 1) | SKIP, false),
        };
        let [high, low] = halves(number);
        if is_word && high == 0 && low < LONG {
            to.push(low);
        } else {
            to.extend([high | LONG, low]);
        }
    }
}

/// The entries of a text.
struct Entries<'l>(&'l [u16]);

impl Iterator for Entries<'_> {
    type Item = Entry;

    #[inline]
    fn next(&mut self) -> Option<Entry> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        if first & LONG == 0 {
            return Some(Entry::Word((*first).into()));
        }
        let (second, rest) = rest.split_first()?;
        self.0 = rest;
        let number = u32::from(first & !LONG) << 16 | u32::from(*second);
        Some(if number & SKIP == 0 { Entry::Word(number) } else { Entry::Skip(number & !SKIP) })
    }
}

/// One text.
#[derive(Clone, Copy)]
pub(super) struct Text<'l> {
    /// The kind that it was given.
    pub(super) kind: u32,
    /// The document.
    pub(super) document: DocId,
    entries: &'l [u16],
}

impl<'l> Text<'l> {
    /// The numbers of its words.
    pub(super) fn words(self) -> impl Iterator<Item = u32> + 'l {
        Entries(self.entries).filter_map(|entry| match entry {
            Entry::Word(number) => Some(number),
            Entry::Skip(_) => None,
        })
    }

    /// The same, each with its position.
    #[inline]
    pub(super) fn each(self, mut meet: impl FnMut(u32, u32)) {
        let mut position = 0;
        for entry in Entries(self.entries) {
            match entry {
                Entry::Word(number) => {
                    meet(number, position);
                    position += 1;
                }
                Entry::Skip(positions) => position += positions,
            }
        }
    }
}

/// Before each text stand its kind, its document and how many numbers its entries take.
const HEAD: usize = 5;

/// A number as two.
fn halves(number: u32) -> [u16; 2] {
    let [a, b, c, d] = number.to_be_bytes();
    [u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]
}

fn whole([high, low]: [u16; 2]) -> u32 {
    u32::from(high) << 16 | u32::from(low)
}

impl Log {
    /// Adds the words of a text.
    pub(super) fn text(&mut self, kind: u16, document: DocId, text: &str, vocabulary: &mut Vocabulary) {
        self.placed(kind, document, (text, positions(text)), vocabulary);
    }

    /// The same of a text whose words are known.
    pub(super) fn passage(
        &mut self,
        kind: u16,
        document: DocId,
        (text, words): (&str, &[Word]),
        vocabulary: &mut Vocabulary,
    ) {
        self.placed(kind, document, (text, placed(text, words.iter().copied())), vocabulary);
    }

    fn placed(
        &mut self,
        kind: u16,
        document: DocId,
        (text, placed): (&str, impl Iterator<Item = (Word, usize)>),
        vocabulary: &mut Vocabulary,
    ) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        for (word, position) in placed.filter(|(word, _)| word.span.len() <= LONGEST) {
            words.spans.push(word.span);
            words.positions.push(position);
        }
        vocabulary.words(text, &words.spans, &mut words.numbers);
        self.add(kind, document, |entries| {
            let mut next = 0;
            for (number, position) in words.numbers.iter().zip(&words.positions) {
                if *position > next {
                    Entry::Skip(u32::try_from(position - next).unwrap_or(u32::MAX)).push(entries);
                }
                Entry::Word(*number).push(entries);
                next = position + 1;
            }
        });
        self.words = words;
    }

    /// Adds a term that is filed as it is.
    pub(super) fn term(&mut self, document: DocId, term: &str, vocabulary: &mut Vocabulary) {
        self.add(0, document, |entries| Entry::Word(vocabulary.term(term)).push(entries));
    }

    fn add(&mut self, kind: u16, document: DocId, fill: impl FnOnce(&mut Vec<u16>)) {
        let ended = |piece: &Vec<u16>| piece.len() * size_of::<u16>() >= PIECE;
        if self.pieces.last().is_none_or(ended) {
            self.pieces.push(Vec::new());
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        let start = piece.len();
        let [high, low] = halves(document);
        piece.extend([kind, high, low, 0, 0]);
        fill(piece);
        let length = halves(u32::try_from(piece.len() - start - HEAD).unwrap_or_default());
        if let Some(place) = piece.get_mut(start + HEAD - length.len()..start + HEAD) {
            place.copy_from_slice(&length);
        }
    }

    /// The texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.pieces.iter().flat_map(|piece| {
            let mut rest = piece.as_slice();
            std::iter::from_fn(move || {
                let ([kind, a, b, c, d], behind) = rest.split_first_chunk::<HEAD>()?;
                let (entries, next) = behind.split_at_checked(whole([*c, *d]) as usize)?;
                rest = next;
                Some(Text { kind: (*kind).into(), document: whole([*a, *b]), entries })
            })
        })
    }

    /// How much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.capacity() * size_of::<u16>()).sum()
    }
}
