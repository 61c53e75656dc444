//! The parts of the index, and what is read of them for nearly every question: opened once, for as long as nothing is committed.

use std::sync::{Arc, PoisonError};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader, Term};

use super::block::Blocks;
use super::document::kind_number;
use super::read::Index;
use super::schema::numbers;
use crate::article::PassageKind;

/// All parts of the index.
#[derive(Debug)]
pub(crate) struct Parts {
    generation: u64,
    parts: Vec<Part>,
    /// How many articles there are, those that are deleted but not yet tidied away included.
    pub(crate) articles: u64,
    /// How many passages, counted likewise.
    pub(crate) passages: u64,
}

/// The numbers of one part.
#[derive(Debug)]
pub(crate) struct Part {
    segment: SegmentId,
    /// Where its articles stand.
    pub(crate) blocks: Blocks,
    /// What each article is known by.
    pub(crate) id: Column<u64>,
    /// When it came out.
    pub(crate) minute: Column<i64>,
    /// What each passage is told by.
    pub(crate) likeness: Column<u64>,
    /// The articles of each story.
    pub(crate) story: Column<u64>,
}

impl Parts {
    fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let parts: Vec<Part> =
            searcher.segment_readers().iter().map(Part::of).collect::<tantivy::Result<_>>()?;
        let articles = parts.iter().map(|part| u64::from(part.id.values.num_vals())).sum();
        let kind = searcher.schema().get_field("kind")?;
        let mut passages = 0;
        for number in PassageKind::ALL.map(kind_number) {
            passages += searcher.doc_freq(&Term::from_field_u64(kind, number))?;
        }
        Ok(Self { generation: searcher.generation().generation_id(), parts, articles, passages })
    }

    /// The part that a segment is.
    pub(crate) fn part(&self, segment: &SegmentReader) -> Option<&Part> {
        self.parts.iter().find(|part| part.segment == segment.segment_id())
    }

    /// Where the articles of a segment stand.
    pub(crate) fn blocks(&self, segment: &SegmentReader) -> tantivy::Result<Blocks> {
        self.part(segment).map_or_else(|| Blocks::of(segment), |part| Ok(part.blocks.clone()))
    }
}

impl Part {
    fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self {
            segment: segment.segment_id(),
            blocks: Blocks::of(segment)?,
            id: numbers(segment, "id")?,
            minute: numbers(segment, "minute")?,
            likeness: numbers(segment, "likeness")?,
            story: numbers(segment, "story")?,
        })
    }
}

impl Index {
    /// The parts that a view sees.
    pub(crate) fn parts(&self, searcher: &Searcher) -> tantivy::Result<Arc<Parts>> {
        let mut known = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = searcher.generation().generation_id();
        if let Some(parts) = known.as_ref().filter(|parts| parts.generation == generation) {
            return Ok(Arc::clone(parts));
        }
        let parts = Arc::new(Parts::of(searcher)?);
        *known = Some(Arc::clone(&parts));
        Ok(parts)
    }
}
