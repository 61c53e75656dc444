//! Where articles stand: the document of an article right behind those of its passages.
//!
//! What concerns a whole article is filed once, with its own document, and holds for each of its passages. All of them come and go
//! together, so that they stay side by side however the index is tidied.

use tantivy::columnar::{Column, ColumnIndex};
use tantivy::{DocId, SegmentReader};

use super::schema::numbers;

/// The articles of one part of the index.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    /// How many passages each article has.
    passages: Column<u64>,
    documents: u32,
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
        Ok(Self { passages: numbers(segment, "passages")?, documents: segment.max_doc() })
    }

    /// How many passages an article has, about.
    pub(crate) fn mean(&self) -> u32 {
        (self.documents / self.passages.values.num_vals().max(1)).max(1)
    }

    /// The block of an article.
    pub(crate) fn at(&self, article: DocId) -> Option<Block> {
        let passages = u32::try_from(self.passages.first(article)?).ok()?;
        Some(Block { first: article.checked_sub(passages)?, article })
    }

    /// The block that a passage stands in.
    pub(crate) fn around(&self, passage: DocId) -> Option<Block> {
        let article = match &self.passages.index {
            ColumnIndex::Optional(articles) => articles.next_non_null_doc(passage)?,
            _ => passage,
        };
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
