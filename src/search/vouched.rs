//! Passages that have words of their own that were asked for; and headlines, where what they stand over has them.
//!
//! The headline vouches for a passage that lacks a word, not for every passage under it. So that no list of passages is gone
//! through twice, what a passage has of its own and what only surrounds it are told apart here.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// The passages that have each of several things that were asked for: at least one of their own, unless they are headlines.
#[derive(Debug)]
pub(super) struct Vouched {
    /// What was asked for.
    pub(super) asked: Vec<Standing>,
    /// The headlines.
    pub(super) headlines: Box<dyn Query>,
}

/// The ways in which one thing that was asked for can stand in a passage.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// In its own words. No headline has any.
    pub(super) own: Vec<Box<dyn Query>>,
    /// In what it is part of.
    pub(super) context: Vec<Box<dyn Query>>,
}

impl Standing {
    /// All of them.
    pub(super) fn anywhere(self) -> Vec<Box<dyn Query>> {
        self.own.into_iter().chain(self.context).collect()
    }
}

impl Clone for Standing {
    fn clone(&self) -> Self {
        let copy = |clauses: &[Box<dyn Query>]| clauses.iter().map(|clause| clause.box_clone()).collect();
        Self { own: copy(&self.own), context: copy(&self.context) }
    }
}

impl Clone for Vouched {
    fn clone(&self) -> Self {
        Self { asked: self.asked.clone(), headlines: self.headlines.box_clone() }
    }
}

impl Query for Vouched {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weighed = |clauses: &[Box<dyn Query>]| -> tantivy::Result<Vec<_>> {
            clauses.iter().map(|clause| clause.weight(scoring)).collect()
        };
        let asked = self.asked.iter().map(|asked| Ok((weighed(&asked.own)?, weighed(&asked.context)?)));
        let asked = asked.collect::<tantivy::Result<_>>()?;
        Ok(Box::new(Weighed { asked, headlines: self.headlines.weight(scoring)? }))
    }
}

type Weights = Vec<Box<dyn Weight>>;

struct Weighed {
    /// Own words and context of all that was asked for.
    asked: Vec<(Weights, Weights)>,
    headlines: Box<dyn Weight>,
}

impl Weighed {
    fn passages(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Passages> {
        let scorers = |weights: &[Box<dyn Weight>]| -> tantivy::Result<Vec<_>> {
            weights.iter().map(|weight| weight.scorer(segment, boost)).collect()
        };
        let asked = self.asked.iter();
        let asked = asked.map(|(own, context)| Ok(Place { own: scorers(own)?, context: scorers(context)? }));
        let mut asked: Vec<Place> = asked.collect::<tantivy::Result<_>>()?;
        asked.sort_by_key(Place::cost);
        let headlines = self.headlines.scorer(segment, boost)?;
        let mut passages = Passages { asked, headlines, document: 0 };
        passages.settle(0);
        Ok(passages)
    }
}

impl Weight for Weighed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(self.passages(segment, boost)?))
    }

    fn for_each(
        &self,
        segment: &SegmentReader,
        callback: &mut dyn FnMut(DocId, Score),
    ) -> tantivy::Result<()> {
        let mut passages = self.passages(segment, 1.0)?;
        while passages.document != TERMINATED {
            let score = passages.score();
            callback(passages.document, score);
            passages.advance();
        }
        Ok(())
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("what is vouched for is not explained".to_owned()))
    }
}

/// The passages of one part of the index, as they come in.
struct Passages {
    asked: Vec<Place>,
    headlines: Box<dyn Scorer>,
    document: DocId,
}

/// Where one thing that was asked for stands.
struct Place {
    own: Vec<Box<dyn Scorer>>,
    context: Vec<Box<dyn Scorer>>,
}

/// The first document from `target` on.
fn from(documents: &mut Box<dyn Scorer>, target: DocId) -> DocId {
    match documents.doc() {
        document if document < target => documents.seek(target),
        document => document,
    }
}

impl Place {
    /// The first passage from `target` on that it stands in, and whether it is known to be among the passage's own words; some of
    /// what lies behind it may have been left there.
    fn seek(&mut self, target: DocId) -> (DocId, bool) {
        let mut first = TERMINATED;
        for documents in &mut self.own {
            let document = from(documents, target);
            if document == target {
                return (target, true);
            }
            first = first.min(document);
        }
        for documents in &mut self.context {
            let document = from(documents, target);
            if document == target {
                return (target, false);
            }
            first = first.min(document);
        }
        (first, false)
    }

    /// The same among the passages that have it of their own.
    fn seek_own(&mut self, target: DocId) -> DocId {
        self.own.iter_mut().map(|documents| from(documents, target)).min().unwrap_or(TERMINATED)
    }

    fn score(&mut self, document: DocId) -> Score {
        let mut score = 0.0;
        for documents in self.own.iter_mut().chain(&mut self.context) {
            if from(documents, document) == document {
                score += documents.score();
            }
        }
        score
    }

    fn cost(&self) -> u64 {
        self.own.iter().chain(&self.context).map(DocSet::cost).sum()
    }
}

impl Passages {
    /// Goes to the first passage from `target` on.
    fn settle(&mut self, mut target: DocId) -> DocId {
        'passages: while target < TERMINATED {
            let mut has_own = false;
            for asked in &mut self.asked {
                let (next, is_own) = asked.seek(target);
                if next > target {
                    target = next;
                    continue 'passages;
                }
                has_own |= is_own;
            }
            if has_own {
                break;
            }
            let own = self.asked.iter_mut().map(|asked| asked.seek_own(target)).min().unwrap_or(TERMINATED);
            let headline = from(&mut self.headlines, target);
            if headline == target {
                break;
            }
            target = own.min(headline);
        }
        self.document = target.min(TERMINATED);
        self.document
    }
}

impl DocSet for Passages {
    fn advance(&mut self) -> DocId {
        match self.document {
            TERMINATED => TERMINATED,
            document => self.settle(document + 1),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.document { self.document } else { self.settle(target) }
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        let some = |asked: &Place| {
            let all = asked.own.iter().chain(&asked.context).map(DocSet::size_hint);
            all.fold(0, u32::saturating_add)
        };
        self.asked.iter().map(some).min().unwrap_or_default()
    }

    fn cost(&self) -> u64 {
        self.asked.iter().map(Place::cost).min().unwrap_or_default()
    }
}

impl Scorer for Passages {
    fn score(&mut self) -> Score {
        let document = self.document;
        self.asked.iter_mut().map(|asked| asked.score(document)).sum()
    }
}
