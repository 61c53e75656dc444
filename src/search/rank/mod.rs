//! Which passages come first.
//!
//! | room | holds |
//! | --- | --- |
//! | `stretch` | going through the documents a stretch at a time |
//! | `incoming` | passages as they come in, and which of them are kept |
//! | `kept` | the best so far |

mod incoming;
mod kept;
mod stretch;

use std::cmp::Ordering;
use std::ops::Range;

use tantivy::query::{EnableScoring, Query, Scorer, Weight};
use tantivy::{DocAddress, DocId, DocSet as _, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::plan::Plan;
use super::statistics::Statistics;
use super::vouched::{Passages, Vouched, WeighedPassages};
use super::{Group, Sort, whole};
use crate::index::block::Block;
use crate::index::parts::Parts;
use crate::text::likeness::Likeness;

/// How much the best passage counts beside its whole article, where articles are asked for.
const PASSAGE_WEIGHT: f32 = 0.3;

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

    /// Finds passages that meet a condition, in an order that no score decides.
    pub(super) fn meeting(self, searcher: &Searcher, condition: &dyn Query) -> tantivy::Result<Ranked> {
        let weight = condition.weight(EnableScoring::disabled_from_searcher(searcher))?;
        self.passages(searcher, &Weighed::Other(weight))
    }

    fn requires_scoring(self) -> bool {
        self.keep > 0 && self.sort == Sort::Relevance
    }

    /// When a passage of a part of the index came out; 0 where that is not known.
    fn came_out(self, ord: SegmentOrdinal, document: DocId) -> u64 {
        self.parts.nth(ord).and_then(|part| part.minute.first(document)).unwrap_or_default()
    }

    /// What a passage of a part of the index is told by.
    pub(super) fn likeness(self, ord: SegmentOrdinal, document: DocId) -> Likeness {
        let likeness = self.parts.nth(ord).and_then(|part| part.likeness.first(document));
        Likeness::from_number(likeness.unwrap_or_default())
    }

    /// A passage of a part of the index, with what is known of its article; `None` where that is damaged.
    fn found(self, ord: SegmentOrdinal, document: DocId, score: Score) -> Option<Found> {
        let block = self.parts.nth(ord)?.blocks.around(document)?;
        self.found_in(ord, block, document, score)
    }

    /// The same of a passage whose block is known.
    pub(super) fn found_in(
        self,
        ord: SegmentOrdinal,
        block: Block,
        document: DocId,
        score: Score,
    ) -> Option<Found> {
        Some(Found {
            score,
            article: self.parts.nth(ord)?.id.first(block.article).unwrap_or_default(),
            address: DocAddress { segment_ord: ord, doc_id: block.article },
            ordinal: block.ordinal(document),
            minute: self.came_out(ord, document),
            likeness: self.likeness(ord, document),
            sort: self.sort,
        })
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
