//! Where articles stand: the document of an article right behind those of its passages.
//!
//! What concerns a whole article is filed once, with its own document, and holds for each of its passages. All of them come and go
//! together, so that they stay side by side however the index is tidied.

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::schema::numbers;

/// Where a document stands in its block. It is kept of every document, so that it is read without being looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In none: it is a source, or a story.
    Apart,
    /// It is a passage, so many documents before its article; [`MOST`] or more.
    Before(u64),
    /// It is an article that has so many passages; [`MOST`] or more.
    Article(u64),
}

/// So many documents are told apart, and no more: a document that is farther before its article tells of another one on the way there.
const MOST: u64 = 127;

/// Places are kept in a byte, times this one, so that they do not lie on lines: the library below would keep them as how far they are
/// from these, which takes a little less room and several times as long to read.
const SCATTER: u8 = 0xA7;

/// Times this they are what they were.
const GATHER: u8 = 0x17;

impl Place {
    /// As it is kept.
    pub(super) fn to_number(self) -> u64 {
        let number = match self {
            Self::Apart => 0,
            Self::Before(documents) => documents.min(MOST) << 1,
            Self::Article(passages) => passages.min(MOST) << 1 | 1,
        };
        u8::try_from(number).map_or(0, |number| number.wrapping_mul(SCATTER)).into()
    }

    fn from_number(number: u64) -> Self {
        let number = u8::try_from(number).map_or(0, |number| number.wrapping_mul(GATHER));
        match (u64::from(number >> 1), number & 1) {
            (0, 0) => Self::Apart,
            (documents, 0) => Self::Before(documents),
            (passages, _) => Self::Article(passages),
        }
    }
}

/// The articles of one part of the index.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    places: Column<u64>,
    documents: DocId,
    /// How many passages an article has, about.
    mean: u32,
}

/// An article's document, and those of its passages before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// The first passage; the article itself where it has none.
    pub(crate) first: DocId,
    /// The article.
    pub(crate) article: DocId,
}

impl Block {
    /// Which of its passages a document is, counted from 0.
    pub(crate) fn ordinal(self, passage: DocId) -> u64 {
        u64::from(passage.saturating_sub(self.first))
    }

    /// Whether a document is one of its passages.
    pub(crate) fn holds(self, passage: DocId) -> bool {
        (self.first..self.article).contains(&passage)
    }
}

impl Blocks {
    /// Those of a part of the index.
    pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        Self::with(segment, &numbers(segment, "id")?)
    }

    /// The same, with what its articles are known by.
    pub(super) fn with(segment: &SegmentReader, id: &Column<u64>) -> tantivy::Result<Self> {
        let mean = segment.max_doc() / id.values.num_vals().max(1);
        Ok(Self { places: numbers(segment, "place")?, documents: segment.max_doc(), mean: mean.max(1) })
    }

    /// How many passages an article has, about.
    pub(crate) const fn mean(&self) -> u32 {
        self.mean
    }

    fn place(&self, document: DocId) -> Place {
        self.places.first(document).map_or(Place::Apart, Place::from_number)
    }

    /// The block of an article.
    pub(crate) fn at(&self, article: DocId) -> Option<Block> {
        let Place::Article(passages) = self.place(article) else { return None };
        let mut first = article.checked_sub(u32::try_from(passages).ok()?)?;
        if passages == MOST {
            // Before the first passage of an article stands none of another one.
            while let Some(before) = first.checked_sub(1).filter(|before| self.is_passage(*before)) {
                first = before;
            }
        }
        Some(Block { first, article })
    }

    /// The block that a passage stands in.
    pub(crate) fn around(&self, passage: DocId) -> Option<Block> {
        let mut document = passage;
        while document < self.documents
            && let Place::Before(documents) = self.place(document)
        {
            document = document.checked_add(u32::try_from(documents).ok()?)?;
        }
        (document < self.documents).then(|| self.at(document)).flatten().filter(|block| block.holds(passage))
    }

    fn is_passage(&self, document: DocId) -> bool {
        matches!(self.place(document), Place::Before(_))
    }
}

/// The blocks of passages that come in one after the other.
#[derive(Clone)]
pub(crate) struct Walk {
    blocks: Blocks,
    current: Option<Block>,
}

impl Walk {
    /// Through these.
    pub(crate) const fn through(blocks: Blocks) -> Self {
        Self { blocks, current: None }
    }

    /// Through a part of the index.
    pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self::through(Blocks::of(segment)?))
    }

    /// The block that a passage stands in, and whether it is another than that of the passage before.
    pub(crate) fn to(&mut self, passage: DocId) -> Option<(Block, bool)> {
        if let Some(block) = self.current.filter(|block| block.holds(passage)) {
            return Some((block, false));
        }
        self.current = self.blocks.around(passage);
        self.current.map(|block| (block, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, index};

    #[test]
    fn places_come_back() {
        for documents in 0..300 {
            let told = documents.min(MOST);
            for (place, kept) in [
                (Place::Apart, Place::Apart),
                (Place::Before(documents + 1), Place::Before((documents + 1).min(MOST))),
                (Place::Article(documents), Place::Article(told)),
            ] {
                assert!(place.to_number() < 256);
                assert_eq!(Place::from_number(place.to_number()), kept);
            }
        }
    }

    #[test]
    fn articles_of_any_length_are_found_from_each_of_their_passages() {
        let folder = tempfile::tempdir().unwrap();
        let lengths = [1, 126, 127, 128, 300, 0, 2];
        let text = |_| "The ferry to Vikholm is late.";
        let articles: Vec<_> = lengths
            .iter()
            .enumerate()
            .map(|(at, paragraphs)| {
                article(&format!("/{at}"), "Ferry", &(0..*paragraphs).map(text).collect::<Vec<_>>())
            })
            .collect();
        let index = index(folder.path(), &articles);
        let mut found = Vec::new();
        for segment in index.searcher().segment_readers() {
            let blocks = Blocks::of(segment).unwrap();
            for article in 0..segment.max_doc() {
                let Some(block) = blocks.at(article) else { continue };
                found.push(block.article - block.first);
                for passage in block.first..block.article {
                    assert_eq!(blocks.around(passage), Some(block), "{passage} of {block:?}");
                }
                assert_eq!(blocks.around(article), None);
            }
        }
        // Each has its headline besides.
        let mut expected: Vec<u32> = lengths.iter().map(|paragraphs| paragraphs + 1).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}
