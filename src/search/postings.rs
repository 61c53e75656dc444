//! The documents that have a word, as they come in, block by block.
//!
//! Of a block it is known what none of its documents scores more than, before any of them is looked at.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{Bm25Weight, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::word::{Measure, weight};

/// Of documents that have a word so often each is asked how long it is.
const SELDOM: u32 = 8;

/// So many documents are asked how long they are before it is told how often one has to have a word.
const NEXT: usize = 2;

/// So many documents are unpacked at a time.
const BLOCK: usize = 128;

/// The documents of one part of the index that have a word, as they come in.
#[derive(Clone)]
pub(super) struct Postings {
    /// Those that were unpacked last; behind the last of all, none.
    block: BlockSegmentPostings,
    /// Which of them is the current one.
    at: usize,
    scoring: Option<Scoring>,
}

/// How well the documents of one part of the index match a word.
#[derive(Clone)]
struct Scoring {
    bm25: Bm25Weight,
    /// How many words each document has.
    lengths: FieldNormReader,
    /// How many times the mean length by which the best of each block was told when they were written is larger or smaller than the
    /// one that counts; `None` where the best were not told.
    off: Option<Score>,
}

impl Scoring {
    /// What no document of a block scores more than.
    ///
    /// Told by another mean length, its best may be another document. As that mean is at the most [`Self::off`] times larger or
    /// smaller, so is what goes into a score beside the word's weight; which grows the slower the more of it there is.
    fn most_of(&self, block: &mut BlockSegmentPostings) -> Score {
        let weight = weight(&self.bm25);
        let Some(off) = self.off.filter(|off| off.is_finite()) else { return weight };
        let best = block.block_max_score(&self.lengths, &self.bm25);
        weight * off * best / (weight + (off - 1.0) * best)
    }
}

impl Postings {
    /// Those of a part of the index, each worth `boost` times what it scores; `None` where none has the word.
    pub(super) fn open(
        segment: &SegmentReader,
        term: &Term,
        measure: Option<&Measure>,
        boost: Score,
    ) -> tantivy::Result<Option<Self>> {
        let wanted = if measure.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let inverted = segment.inverted_index(term.field())?;
        let Some(block) = inverted.read_block_postings(term, wanted)? else { return Ok(None) };
        let scoring = match measure {
            Some(measure) => {
                let lengths = segment.fieldnorms_readers().get_field(term.field())?;
                let here = inverted.total_num_tokens() as Score / segment.max_doc() as Score;
                Some(Scoring {
                    bm25: measure.bm25.boost_by(boost),
                    off: lengths.is_some().then(|| (measure.mean / here).max(here / measure.mean)),
                    lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(segment.max_doc(), 1)),
                })
            }
            None => None,
        };
        Ok(Some(Self { block, at: 0, scoring }))
    }

    /// Hands on each document before `end`, from the current one, with what it scores, where it is wanted.
    pub(super) fn each_before(
        &mut self,
        end: DocId,
        wanted: impl Fn(DocId) -> bool,
        mut each: impl FnMut(DocId, Score),
    ) {
        while self.doc() < end {
            while self.at < BLOCK && self.block.doc(self.at) < end {
                if wanted(self.block.doc(self.at)) {
                    each(self.block.doc(self.at), self.score());
                }
                self.at += 1;
            }
            if self.at == BLOCK {
                self.block.advance();
                self.at = 0;
            }
        }
    }
}

impl Postings {
    /// Goes to the first document from `target` on that scores so much, or to one that is not before `end`.
    pub(super) fn seek_scoring(&mut self, target: DocId, end: DocId, least: Score) -> DocId {
        if self.seek(target) >= end {
            return self.doc();
        }
        // Often it is the next one, or one right behind.
        for _ in 0..NEXT {
            if self.doc() >= end || self.score() >= least {
                return self.doc();
            }
            self.advance();
        }
        let seldom = self.too_seldom(least);
        loop {
            while self.at < BLOCK {
                let document = self.block.doc(self.at);
                // How long a document is lies elsewhere, and of most it need not be known.
                if document >= end || self.block.freq(self.at) > seldom && self.score() >= least {
                    return document;
                }
                self.at += 1;
            }
            self.next_block(end, least);
        }
    }

    /// Goes to the next block of which a document may score so much, or that reaches to `end`.
    fn next_block(&mut self, end: DocId, least: Score) {
        self.at = 0;
        loop {
            self.block.advance();
            let is_behind = self.block.docs().last().is_none_or(|last| *last >= end);
            let most = |scoring: &Scoring| scoring.most_of(&mut self.block);
            if is_behind || self.scoring.as_ref().map_or(1.0, most) >= least {
                return;
            }
        }
    }

    /// How often a document has the word that scores less than that, however short it is; 0 where one may that has it once.
    fn too_seldom(&self, least: Score) -> u32 {
        let Some(Scoring { bm25, .. }) = &self.scoring else { return 0 };
        (1..SELDOM).take_while(|times| bm25.score(0, *times) < least).last().unwrap_or_default()
    }

    /// What none of those from the current one on and before a document scores more than, and that document.
    pub(super) fn ahead(&mut self) -> (Score, DocId) {
        let until = match self.block.docs() {
            full if full.len() == BLOCK => full.last().map_or(TERMINATED, |last| last + 1),
            _ => TERMINATED,
        };
        (self.scoring.as_ref().map_or(1.0, |scoring| scoring.most_of(&mut self.block)), until)
    }
}

impl DocSet for Postings {
    #[inline]
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at == BLOCK {
            self.block.advance();
            self.at = 0;
        }
        self.block.doc(self.at)
    }

    #[inline]
    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.at = self.block.seek(target);
        }
        self.doc()
    }

    #[inline]
    fn doc(&self) -> DocId {
        self.block.doc(self.at)
    }

    fn size_hint(&self) -> u32 {
        self.block.doc_freq()
    }
}

impl Scorer for Postings {
    #[inline]
    fn score(&mut self) -> Score {
        self.score_of(self.block.freq(self.at))
    }
}

impl Postings {
    /// What the current document scores, if it has so often what is asked for.
    #[inline]
    pub(super) fn score_of(&self, times: u32) -> Score {
        self.scoring
            .as_ref()
            .map_or(1.0, |Scoring { bm25, lengths, .. }| bm25.score(lengths.fieldnorm_id(self.doc()), times))
    }
}
