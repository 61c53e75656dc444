//! Passages as they come in, one part of the index after the other.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::kept::Kept;
use super::{Found, Ranked, Ranking};
use crate::index::block::Walk;
use crate::search::{Group, Sort};

/// A passage of fewer words counts less, down to [`BARE`] of its score: it says little of what was asked, however much its headline does.
const FEW_WORDS: u32 = 12;

/// What is left of the score of a passage of hardly a word.
const BARE: f32 = 0.6;

/// What came in so far, of which the best are kept.
pub(super) struct Incoming<'r> {
    ranking: Ranking<'r>,
    best: Kept<'r>,
    /// How many there are.
    pub(super) total: usize,
    /// The part of the index that they come from.
    here: Option<Here>,
    /// The best passage so far of the article whose passages are coming in: they come one after the other.
    current: Option<Found>,
}

/// A part of the index.
struct Here {
    ord: SegmentOrdinal,
    blocks: Walk,
    /// How many words each passage has; headlines and comments none.
    lengths: Option<FieldNormReader>,
}

impl<'r> Incoming<'r> {
    pub(super) const fn new(ranking: Ranking<'r>) -> Self {
        Self { ranking, best: Kept::new(ranking), total: 0, here: None, current: None }
    }

    /// Whether they come from a part of the index.
    pub(super) fn is_from(&self, ord: SegmentOrdinal) -> bool {
        self.here.as_ref().is_some_and(|here| here.ord == ord)
    }

    /// Lets them come from another part of the index. What is not better than the best of those before is not asked how good it is.
    pub(super) fn turn_to(&mut self, ord: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<()> {
        self.close();
        let unknown = || TantivyError::InternalError("a part is not known".to_owned());
        let part = self.ranking.parts.part(segment).ok_or_else(unknown)?;
        let body = segment.schema().get_field("body");
        let lengths = body.and_then(|body| segment.get_fieldnorms_reader(body)).ok();
        self.here = Some(Here { ord, blocks: Walk::through(part.blocks.clone()), lengths });
        Ok(())
    }

    /// What a passage has to score at the least to be among the best.
    pub(super) fn least(&self) -> Score {
        let decides = self.ranking.group == Group::Passage && self.ranking.sort == Sort::Relevance;
        self.best.worst().filter(|_| decides).unwrap_or(Score::NEG_INFINITY)
    }

    /// Takes in a passage.
    pub(super) fn collect(&mut self, document: DocId, score: Score) {
        if self.ranking.group == Group::Passage {
            self.total += 1;
        }
        self.consider(document, score);
    }

    /// Keeps a passage where it is among the best. Whoever asks for passages counts them; articles are counted here.
    pub(super) fn consider(&mut self, document: DocId, score: Score) {
        // No passage counts for more than it scores.
        if score < self.least() {
            return;
        }
        let Some(here) = &mut self.here else { return };
        let score = score * here.weight(document);
        if self.ranking.group == Group::Passage {
            self.best.offer(here.ord, document, score);
            return;
        }
        let found = here.blocks.to(document);
        let Some(found) =
            found.and_then(|(block, _)| self.ranking.found_in(here.ord, block, document, score))
        else {
            return;
        };
        if let Some(current) = self.current.as_mut().filter(|current| current.address == found.address) {
            *current = found.min(*current);
        } else {
            self.close();
            self.current = Some(found);
        }
    }

    fn close(&mut self) {
        if let Some(found) = self.current.take() {
            self.total += 1;
            self.best.offer_found(found);
        }
    }

    /// All that came in.
    pub(super) fn ranked(mut self) -> Ranked {
        self.close();
        Ranked { total: self.total, best: self.best.into_vec() }
    }
}

impl Here {
    /// How much of its score a passage keeps.
    fn weight(&self, document: DocId) -> f32 {
        match self.lengths.as_ref().map_or(0, |lengths| lengths.fieldnorm(document)) {
            words @ 1..FEW_WORDS => BARE + (1.0 - BARE) * words as f32 / FEW_WORDS as f32,
            _ => 1.0,
        }
    }
}
