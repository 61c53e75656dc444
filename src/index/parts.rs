//! The parts of the index, and what is read of them for nearly every question: opened once, for as long as nothing is committed.

use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocSet as _, Searcher, SegmentOrdinal, SegmentReader, Term};

use super::block::Blocks;
use super::dated::{Dated, Days};
use super::document::kind_number;
use super::read::Index;
use super::recent::Recent;
use super::schema::numbers;
use super::shared;
use super::story::mark;
use crate::article::PassageKind;

/// How many blocks of articles are kept in memory.
const STORE_BLOCKS: usize = 16;

/// All parts of the index.
pub(crate) struct Parts {
    generation: u64,
    all: Vec<Part>,
    /// How many articles there are, those that are deleted but not yet tidied away included.
    pub(crate) articles: u64,
    /// How many passages, counted likewise.
    pub(crate) passages: u64,
    /// The passages that were shown last.
    pub(super) recent: Recent,
}

/// The numbers of one part, and its articles.
pub(crate) struct Part {
    segment: SegmentId,
    /// Where its articles stand.
    pub(crate) blocks: Blocks,
    /// What each article is known by.
    pub(crate) id: Column<u64>,
    /// When it came out, of each of its documents; 0 where that is not known.
    pub(crate) minute: Column<u64>,
    /// What each passage is told by.
    pub(crate) likeness: Column<u64>,
    /// The articles of each story.
    pub(super) story: Column<u64>,
    /// Where they stood.
    pub(super) stood: Column<u64>,
    /// What it is told by among others.
    pub(super) mark: u16,
    /// When its articles may have come out, once that was asked.
    dated: OnceLock<Arc<Dated>>,
    /// Their days as they are kept, once these were asked for.
    days: OnceLock<Days>,
    /// The articles themselves.
    pub(super) store: StoreReader,
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").field("generation", &self.generation).finish_non_exhaustive()
    }
}

impl Parts {
    fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut known = Self {
            generation: searcher.generation().generation_id(),
            all: Vec::new(),
            articles: 0,
            passages: 0,
            recent: Recent::default(),
        };
        known.all = shared::each(searcher.segment_readers(), Part::of)?;
        known.articles = known.all.iter().map(|part| u64::from(part.id.values.num_vals())).sum();
        let kind = searcher.schema().get_field("kind")?;
        for number in PassageKind::ALL.map(kind_number) {
            known.passages += known.frequency(searcher, &Term::from_field_u64(kind, number))?;
        }
        Ok(known)
    }

    /// The part that a segment is.
    pub(crate) fn part(&self, segment: &SegmentReader) -> Option<&Part> {
        self.all.iter().find(|part| part.segment == segment.segment_id())
    }

    /// The part that is at a segment's place among all.
    pub(crate) fn nth(&self, ord: SegmentOrdinal) -> Option<&Part> {
        self.all.get(ord as usize)
    }

    /// The place of a segment among all.
    pub(crate) fn ord(&self, segment: &SegmentReader) -> Option<SegmentOrdinal> {
        (0..).zip(&self.all).find(|(_, part)| part.segment == segment.segment_id()).map(|(ord, _)| ord)
    }

    /// Each with its segment, and that one's place among all.
    pub(crate) fn each<'s>(
        &'s self,
        searcher: &'s Searcher,
    ) -> impl Iterator<Item = (SegmentOrdinal, &'s SegmentReader, &'s Part)> {
        // They are in the same order.
        let same = |(_, segment, part): &(SegmentOrdinal, &SegmentReader, &Part)| {
            part.segment == segment.segment_id()
        };
        (0..)
            .zip(searcher.segment_readers())
            .zip(&self.all)
            .map(|((ord, segment), part)| (ord, segment, part))
            .filter(same)
    }

    /// The segments that have articles, each with its place among all. Whoever looks a word up in one that has none makes the library
    /// below build a dictionary of no words, which takes longer than most answers.
    pub(crate) fn with_articles<'s>(
        &self,
        searcher: &'s Searcher,
    ) -> impl Iterator<Item = (SegmentOrdinal, &'s SegmentReader)> {
        let has_articles = |segment: &SegmentReader| self.part(segment).is_none_or(Part::has_articles);
        (0..).zip(searcher.segment_readers()).filter(move |(_, segment)| has_articles(segment))
    }

    /// How many articles or passages have a term.
    pub(crate) fn frequency(&self, searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
        let parts: Vec<_> = self.with_articles(searcher).collect();
        let frequency = |(_, segment): &(SegmentOrdinal, &SegmentReader)| -> tantivy::Result<u64> {
            Ok(segment.inverted_index(term.field())?.doc_freq(term)?.into())
        };
        Ok(shared::each(&parts, frequency)?.into_iter().sum())
    }

    /// How many articles there are, and how many passages, those that are deleted left out.
    pub(crate) fn alive(&self, searcher: &Searcher) -> tantivy::Result<(u64, u64)> {
        let articles = self.each(searcher).map(|(_, segment, part)| {
            let alive = segment.doc_ids_alive();
            alive.filter(|document| part.id.first(*document).is_some()).count() as u64
        });
        let articles = articles.sum();
        let kind = searcher.schema().get_field("kind")?;
        let mut passages = 0;
        for number in PassageKind::ALL.map(kind_number) {
            passages += self.alive_with(searcher, &Term::from_field_u64(kind, number))?;
        }
        Ok((articles, passages))
    }

    /// How many articles or passages have a term, those that are deleted left out.
    pub(crate) fn alive_with(&self, searcher: &Searcher, term: &Term) -> tantivy::Result<u64> {
        let parts: Vec<_> = self.with_articles(searcher).collect();
        let count = |(_, segment): &(SegmentOrdinal, &SegmentReader)| -> tantivy::Result<u64> {
            let inverted = segment.inverted_index(term.field())?;
            let Some(alive) = segment.alive_bitset() else { return Ok(inverted.doc_freq(term)?.into()) };
            let postings = inverted.read_postings(term, IndexRecordOption::Basic)?;
            Ok(postings.map_or(0, |mut postings| postings.count(alive)).into())
        };
        Ok(shared::each(&parts, count)?.into_iter().sum())
    }

    /// How many words a field has.
    pub(crate) fn words(&self, searcher: &Searcher, field: Field) -> tantivy::Result<u64> {
        self.with_articles(searcher)
            .try_fold(0, |sum, (_, segment)| Ok(sum + segment.inverted_index(field)?.total_num_tokens()))
    }

    /// When the articles of a segment came out, of each of its documents.
    pub(crate) fn minutes(&self, segment: &SegmentReader) -> tantivy::Result<Column<u64>> {
        self.part(segment).map_or_else(|| numbers(segment, "minute"), |part| Ok(part.minute.clone()))
    }

    /// Where the articles of a segment stand.
    pub(crate) fn blocks(&self, segment: &SegmentReader) -> tantivy::Result<Blocks> {
        self.part(segment).map_or_else(|| Blocks::of(segment), |part| Ok(part.blocks.clone()))
    }
}

impl Parts {
    /// When the articles of a segment may have come out; none at all where none of them did on one of the days.
    pub(crate) fn dated(&self, segment: &SegmentReader, days: (i64, i64)) -> tantivy::Result<Arc<Dated>> {
        let part = self.part(segment);
        if let Some(dated) = part.and_then(|part| part.dated.get()) {
            return Ok(Arc::clone(dated));
        }
        let all = self.days(segment)?;
        if !all.may_hold(days) {
            return Ok(Arc::default());
        }
        let dated = Arc::new(Dated::of(&all));
        Ok(match part {
            Some(part) => Arc::clone(part.dated.get_or_init(|| dated)),
            None => dated,
        })
    }
}

impl Parts {
    /// The days of a segment's articles as they are kept, opened once.
    pub(crate) fn days(&self, segment: &SegmentReader) -> tantivy::Result<Days> {
        let part = self.part(segment);
        if let Some(days) = part.and_then(|part| part.days.get()) {
            return Ok(days.clone());
        }
        let days = Days::of(segment)?;
        Ok(part.map_or(days.clone(), |part| part.days.get_or_init(|| days).clone()))
    }
}

impl Part {
    /// Whether it has any.
    pub(super) fn has_articles(&self) -> bool {
        self.id.values.num_vals() > 0
    }

    fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let id = numbers(segment, "id")?;
        Ok(Self {
            segment: segment.segment_id(),
            blocks: Blocks::with(segment, &id)?,
            id,
            minute: numbers(segment, "minute")?,
            likeness: numbers(segment, "likeness")?,
            story: numbers(segment, "story")?,
            stood: numbers(segment, "stood")?,
            mark: mark(segment.segment_id()),
            dated: OnceLock::new(),
            days: OnceLock::new(),
            store: segment.get_store_reader(STORE_BLOCKS)?,
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
