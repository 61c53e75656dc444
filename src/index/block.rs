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
    /// It is a passage, so many documents before its article.
    Before(u64),
    /// It is an article that has so many passages.
    Article(u64),
}

impl Place {
    /// As it is kept.
    pub(super) const fn to_number(self) -> u64 {
        match self {
            Self::Apart => 0,
            Self::Before(documents) => documents << 1,
            Self::Article(passages) => passages << 1 | 1,
        }
    }

    const fn from_number(number: u64) -> Self {
        match (number >> 1, number & 1) {
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
        Ok(Self { places: numbers(segment, "place")?, mean: mean.max(1) })
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
        Some(Block { first: article.checked_sub(u32::try_from(passages).ok()?)?, article })
    }

    /// The block that a passage stands in.
    pub(crate) fn around(&self, passage: DocId) -> Option<Block> {
        let Place::Before(documents) = self.place(passage) else { return None };
        let article = passage.checked_add(u32::try_from(documents).ok()?)?;
        self.at(article).filter(|block| block.holds(passage))
    }
}

/// The blocks of passages that come in one after the other.
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
