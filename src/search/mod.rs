//! Floor 4: a query answered.
//!
//! *Useful for*: finding passages, the best first, and counting them. *Not useful for*: reading what a person wrote (that is
//! `query`'s) or showing hits (that is `render`'s).
//!
//! | room | holds |
//! | --- | --- |
//! | `vouched` | passages with words of their own, and headlines |
//! | `word` | conditions on documents, and what those that meet one can score at the most |
//! | `postings` | the documents that have a word, block by block |
//! | `together` | documents in which words stand together |
//! | `written` | passages in whose text words stand as they are written |
//! | `listed` | documents that have any of many terms |
//! | `unscored` | conditions that a document meets or does not, however well |
//! | `article` | conditions on whole articles, which each of their passages meets |
//! | `days` | articles by when they may have come out |
//! | `inside` | words inside quotations, and outside them |
//! | `whole` | how well whole articles match words |
//! | `asked` | the words of a query as they are filed |
//! | `plan` | a query as the index understands it |
//! | `paths` | the articles whose path matches a pattern |
//! | `spelling` | the words that begin so, or are spelled nearly so |
//! | `statistics` | the figures that words are weighed by |
//! | [`suggest`] | why nothing was found, and what to ask instead |
//! | `telling` | how much a word tells |
//! | `rank` | which passages come first |
//! | `fold` | what several articles of one story say, given once |
//! | `mark` | which words of a passage were asked for |
//! | `hit` | a passage with all the evidence |
//! | `gather` | all passages that a query selects, by article |
//! | [`export`] | all of them with all the evidence, in an order that stays |
//! | [`tally`] | counts over whatever a query selects: speakers, topics, outlets, authors, when |
//! | `around` | what stands before and after it |
//! | [`check`] | whether anybody said it |
//! | `leads` | what leads to the passages that may have a quote |
//! | `span` | how many articles were searched, from when to when |

mod around;
mod article;
mod asked;
pub mod check;
mod days;
pub mod export;
mod fold;
mod gather;
mod hit;
mod inside;
mod leads;
mod listed;
mod mark;
mod paths;
mod plan;
mod postings;
mod rank;
mod span;
mod spelling;
mod statistics;
pub mod suggest;
pub mod tally;
mod telling;
mod together;
mod unscored;
mod vouched;
mod whole;
mod word;
mod written;

#[cfg(test)]
mod fold_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod written_tests;

use crate::article::Hit;
use crate::error::Result;
use crate::index::Index;
use crate::query::Query;
pub use around::at;
use fold::{Face, Folding};
use plan::Plan;
use rank::Ranking;

/// So many matches are counted unless more are asked for.
pub const ENOUGH: usize = 100;

/// So many more passages are ranked than are wanted: where copies take the place of some, the rest is mostly there.
const FOR_COPIES: usize = 3;

/// What is asked of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What the passages are like.
    pub query: Query,
    /// Whether an answer is a passage or an article.
    pub group: Group,
    /// Whether what several articles of one story say in nearly the same words is given for each of them.
    pub all: bool,
    /// What comes first.
    pub sort: Sort,
    /// How many hits at the most.
    pub limit: usize,
    /// How many hits to leave out before the first.
    pub offset: usize,
    /// Up to how many matches it is counted exactly how many there are. Where there are more, only what can be among the hits is
    /// looked at, which takes far less where much matches.
    pub enough: usize,
    /// How many paragraphs before and after each hit to give besides.
    pub context: usize,
    /// The working folder, absolute and spelled as [`Source::path`](crate::article::Source::path) spells a path: hits below it
    /// give their paths relative to it.
    pub folder: Option<String>,
}

impl Request {
    /// Asks for the ten best passages.
    #[must_use]
    pub const fn new(query: Query) -> Self {
        Self {
            query,
            group: Group::Passage,
            all: false,
            sort: Sort::Relevance,
            limit: 10,
            offset: 0,
            enough: ENOUGH,
            context: 0,
            folder: None,
        }
    }
}

/// Whether an answer is a passage or an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    /// Every passage for itself.
    #[default]
    Passage,
    /// The best passage of each article.
    Article,
}

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What matches best; of equals the newest.
    #[default]
    Relevance,
    /// What came out last; undated articles at the end.
    Newest,
    /// What came out first; undated articles at the end.
    Oldest,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How many passages match, or articles where they are asked for, each copy counted.
    pub total: Total,
    /// Whether there are hits beyond those that were asked for.
    pub more: bool,
    /// Those that were asked for, in order.
    pub hits: Vec<Hit>,
}

/// How many match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Exactly(usize),
    /// More than so many; [`count`] tells how many.
    MoreThan(usize),
}

impl Total {
    const fn of(counted: usize, enough: usize) -> Self {
        if counted > enough { Self::MoreThan(enough) } else { Self::Exactly(counted) }
    }

    /// How many there are at the least.
    #[must_use]
    pub const fn at_least(self) -> usize {
        match self {
            Self::Exactly(count) => count,
            Self::MoreThan(count) => count.saturating_add(1),
        }
    }
}

/// Finds passages, the best first.
pub fn search(index: &Index, request: &Request) -> Result<Answer> {
    let searcher = index.searcher();
    let plan = Plan::new(index, &searcher, request)?;
    let wanted = request.offset.saturating_add(request.limit);
    let mut keep = wanted.saturating_add(1 + FOR_COPIES);
    let counted = request.enough.max(wanted.saturating_add(1));
    let (sort, group, parts) = (request.sort, request.group, &*plan.parts);
    let ranking = Ranking { sort, group, keep, enough: counted, parts };
    let weighed = index.guarded(|| ranking.weighed(&searcher, &plan))?;
    let (mut faces, total) = loop {
        let ranking = Ranking { keep, enough: counted.max(keep), ..ranking };
        let ranked = index.guarded(|| ranking.rank(&searcher, &plan, &weighed))?;
        if ranked.best.len() < ranked.total.min(keep) {
            return Err(index.torn());
        }
        let total = Total::of(ranked.total, counted);
        if request.all {
            let faces: Vec<Face> = ranked.best.into_iter().map(Face::alone).collect();
            break (faces, total);
        }
        let mut folding = Folding::new(index, &searcher, &weighed, ranking);
        let mut faces = folding.faces(&ranked.best)?;
        if faces.len() > wanted || ranked.best.len() >= ranked.total {
            let last = wanted.min(faces.len());
            folding.complete(faces.get_mut(..last).unwrap_or_default())?;
            break (faces, total);
        }
        // Copies took the place of what else there is; as many of them are likely to come further on.
        let likely = keep.saturating_mul(wanted.saturating_add(1)) / faces.len().max(1);
        keep = keep.saturating_add(likely);
    };
    let more = faces.len() > wanted;
    faces.truncate(wanted);
    faces.drain(..request.offset.min(faces.len()));
    let hits = hit::hits(index, &searcher, request, &plan.marks, &faces)?;
    Ok(Answer { total, more, hits })
}

/// Counts the passages that match, or the articles where they are asked for.
pub fn count(index: &Index, request: &Request) -> Result<usize> {
    let searcher = index.searcher();
    let plan = Plan::new(index, &searcher, request)?;
    match request.group {
        Group::Passage => index.guarded(|| plan.count(&searcher)),
        Group::Article => {
            let (sort, enough) = (Sort::Newest, usize::MAX);
            let ranking = Ranking { sort, group: Group::Article, keep: 0, enough, parts: &plan.parts };
            let ranked = index.guarded(|| {
                let weighed = ranking.weighed(&searcher, &plan)?;
                ranking.rank(&searcher, &plan, &weighed)
            });
            Ok(ranked?.total)
        }
    }
}
