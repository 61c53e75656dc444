//! Which passages come first.
//!
//! | room | holds |
//! | --- | --- |
//! | `stretch` | going through the documents a stretch at a time |
//! | `kept` | the best of what comes in |

mod kept;
mod stretch;

use std::cmp::Ordering;
use std::ops::Range;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{EnableScoring, Scorer, Weight};
use tantivy::{DocAddress, DocId, DocSet as _, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use super::plan::Plan;
use super::statistics::Statistics;
use super::vouched::{Passages, Vouched, WeighedPassages};
use super::{Group, Sort, whole};
use crate::index::block::Walk;
use crate::index::parts::{Part, Parts};
use crate::text::likeness::Likeness;
use kept::{Candidate, Kept};

/// How much the best passage counts beside its whole article, where articles are asked for.
const PASSAGE_WEIGHT: f32 = 0.3;

/// A passage of fewer words counts less, down to [`BARE`] of its score: it says little of what was asked, however much its headline does.
const FEW_WORDS: u32 = 12;

/// What is left of the score of a passage of hardly a word.
const BARE: f32 = 0.6;

/// What comes first, and how much of it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranking<'p> {
    pub(super) sort: Sort,
    pub(super) group: Group,
    pub(super) keep: usize,
    /// Of more than so many it need not be known how many there are.
    pub(super) enough: usize,
    pub(super) parts: &'p Parts,
}

/// A passage that matches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) score: Score,
    /// What its article is known by.
    pub(super) article: u64,
    /// Where that is kept.
    pub(super) address: DocAddress,
    /// Which of the article's passages it is.
    pub(super) ordinal: u64,
    pub(super) likeness: Likeness,
    /// When that came out; 0 where it is not known.
    minute: u64,
    sort: Sort,
}

/// What was found, the best first.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    /// How many there are; where there are more than enough, at least so many.
    pub(super) total: usize,
    pub(super) best: Vec<Found>,
}

impl Found {
    /// Whether it comes before another; what decides depends on nothing but the articles themselves.
    fn order(&self, other: &Self) -> Ordering {
        wished(self.sort, (self.score, self.minute), (other.score, other.minute))
            .then_with(|| (self.article, self.ordinal).cmp(&(other.article, other.ordinal)))
    }
}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order(other)
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Found {}

/// Which of two passages comes first, each by its score and by when it came out, as far as that decides.
fn wished(sort: Sort, one: (Score, u64), other: (Score, u64)) -> Ordering {
    let newest = || other.1.cmp(&one.1);
    let relevance = || other.0.total_cmp(&one.0);
    let oldest = || match (one.1, other.1) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Greater,
        (_, 0) => Ordering::Less,
        (one, other) => one.cmp(&other),
    };
    match sort {
        Sort::Relevance => relevance().then_with(newest),
        Sort::Newest => newest().then_with(relevance),
        Sort::Oldest => oldest().then_with(relevance),
    }
}

impl Ranking<'_> {
    /// Runs a plan.
    pub(super) fn rank(self, searcher: &Searcher, plan: &Plan, weighed: &Weighed) -> tantivy::Result<Ranked> {
        match (self.group, self.sort, &plan.articles) {
            (Group::Article, Sort::Relevance, Some(articles)) => {
                let whole = whole::scores(searcher, articles, self.parts)?;
                // Every article has to be looked at again, since the whole of it counts.
                let mut ranked = Self { keep: usize::MAX, ..self }.passages(searcher, weighed)?;
                for found in &mut ranked.best {
                    let whole = whole.get(&found.address).copied().unwrap_or_default();
                    found.score = whole + PASSAGE_WEIGHT * found.score;
                }
                ranked.best.sort_unstable();
                ranked.best.truncate(self.keep);
                Ok(ranked)
            }
            _ => self.passages(searcher, weighed),
        }
    }

    /// The passages of a plan, ready to be looked for.
    pub(super) fn weighed(self, searcher: &Searcher, plan: &Plan) -> tantivy::Result<Weighed> {
        let statistics = Statistics::of_passages(searcher, self.parts);
        let scoring = if self.requires_scoring() {
            EnableScoring::enabled_from_statistics_provider(&statistics, searcher)
        } else {
            EnableScoring::disabled_from_searcher(searcher)
        };
        Ok(match plan.passages.downcast_ref::<Vouched>() {
            Some(vouched) => Weighed::Vouched(Box::new(vouched.weighed(scoring)?)),
            None => Weighed::Other(plan.passages.weight(scoring)?),
        })
    }
}

/// The passages of a plan, ready to be looked for in each part of the index.
pub(super) enum Weighed {
    Vouched(Box<WeighedPassages>),
    Other(Box<dyn Weight>),
}

impl Weighed {
    /// Those of a part of the index.
    pub(super) fn matching(&self, segment: &SegmentReader) -> tantivy::Result<Matching> {
        Ok(match self {
            Self::Vouched(weight) => Matching::Vouched(Box::new(weight.passages(segment, 1.0)?)),
            Self::Other(weight) => Matching::Other(weight.scorer(segment, 1.0)?),
        })
    }
}

/// The passages of one part of the index that match, asked for here and there, in order.
pub(super) enum Matching {
    Vouched(Box<Passages>),
    Other(Box<dyn Scorer>),
}

impl Matching {
    /// The first of them among some documents, none of which lies before those that were asked about last.
    pub(super) fn within(&mut self, documents: Range<DocId>) -> Option<DocId> {
        let document = match self {
            Self::Vouched(passages) => passages.within(documents.clone()),
            Self::Other(passages) if passages.doc() < documents.start => passages.seek(documents.start),
            Self::Other(passages) => passages.doc(),
        };
        (document < documents.end).then_some(document)
    }

    /// About how many documents have to be looked at to find all of them.
    pub(super) fn cost(&self) -> u64 {
        match self {
            Self::Vouched(passages) => passages.cost(),
            Self::Other(passages) => passages.cost(),
        }
    }
}

impl Collector for Ranking<'_> {
    type Fruit = Ranked;
    type Child = Segment;

    fn for_segment(&self, ord: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Segment> {
        let part =
            self.parts.part(segment).ok_or(TantivyError::InternalError("a part is not known".to_owned()))?;
        Ok(Segment {
            sort: self.sort,
            group: self.group,
            particulars: Particulars::of(part, ord, self.sort),
            lengths: segment
                .schema()
                .get_field("body")
                .and_then(|body| segment.get_fieldnorms_reader(body))
                .ok(),
            total: 0,
            best: Kept::new(self.keep, Vec::new()),
            current: None,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.keep > 0 && self.sort == Sort::Relevance
    }

    fn merge_fruits(&self, segments: Vec<Ranked>) -> tantivy::Result<Ranked> {
        let mut all = Ranked::default();
        for segment in segments {
            all.total += segment.total;
            all.best.extend(segment.best);
        }
        all.best.sort_unstable();
        all.best.truncate(self.keep);
        Ok(all)
    }
}

/// What is known of the passages of one part of the index.
pub(super) struct Particulars {
    ord: SegmentOrdinal,
    blocks: Walk,
    id: Column<u64>,
    minute: Column<u64>,
    likeness: Column<u64>,
    sort: Sort,
}

impl Particulars {
    pub(super) fn of(part: &Part, ord: SegmentOrdinal, sort: Sort) -> Self {
        Self {
            ord,
            blocks: Walk::through(part.blocks.clone()),
            id: part.id.clone(),
            minute: part.minute.clone(),
            likeness: part.likeness.clone(),
            sort,
        }
    }

    fn came_out(&self, document: DocId) -> u64 {
        self.minute.first(document).unwrap_or_default()
    }

    /// What a passage is told by.
    pub(super) fn likeness(&self, document: DocId) -> Likeness {
        Likeness::from_number(self.likeness.first(document).unwrap_or_default())
    }

    /// A passage, with what is known of its article.
    pub(super) fn found(&mut self, document: DocId, score: Score) -> Option<Found> {
        let (block, _) = self.blocks.to(document)?;
        Some(Found {
            score,
            article: self.id.first(block.article).unwrap_or_default(),
            address: DocAddress { segment_ord: self.ord, doc_id: block.article },
            ordinal: block.ordinal(document),
            minute: self.came_out(document),
            likeness: self.likeness(document),
            sort: self.sort,
        })
    }
}

/// The passages of one part of the index, as they come in.
pub(super) struct Segment {
    sort: Sort,
    group: Group,
    particulars: Particulars,
    /// How many words each passage has; headlines and comments none.
    lengths: Option<FieldNormReader>,
    total: usize,
    best: Kept,
    /// The best passage so far of the article whose passages are coming in: they come one after the other.
    current: Option<Found>,
}

impl Segment {
    /// What a passage has to score at the least to be among the best.
    fn least(&self) -> Score {
        let decides = self.group == Group::Passage && self.sort == Sort::Relevance;
        self.best.worst().filter(|_| decides).unwrap_or(Score::NEG_INFINITY)
    }

    /// How much of its score a passage keeps.
    fn weight(&self, document: DocId) -> f32 {
        match self.lengths.as_ref().map_or(0, |lengths| lengths.fieldnorm(document)) {
            words @ 1..FEW_WORDS => BARE + (1.0 - BARE) * words as f32 / FEW_WORDS as f32,
            _ => 1.0,
        }
    }

    /// Keeps a passage where it is among the best. Whoever asks for passages counts them; articles are counted here.
    fn consider(&mut self, document: DocId, score: Score) {
        // No passage counts for more than it scores.
        if score < self.least() {
            return;
        }
        let score = score * self.weight(document);
        if self.group == Group::Passage {
            // Most are turned away by that alone.
            if score >= self.least() {
                let minute = self.particulars.came_out(document);
                self.best.offer(Candidate::new(document, score, minute, self.sort), &mut self.particulars);
            }
            return;
        }
        let Some(found) = self.particulars.found(document, score) else { return };
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
            self.best.offer(Candidate::from(found), &mut self.particulars);
        }
    }
}

impl SegmentCollector for Segment {
    type Fruit = Ranked;

    fn collect(&mut self, document: DocId, score: Score) {
        if self.group == Group::Passage {
            self.total += 1;
        }
        self.consider(document, score);
    }

    fn harvest(mut self) -> Ranked {
        self.close();
        Ranked { total: self.total, best: self.best.into_vec(&mut self.particulars) }
    }
}
