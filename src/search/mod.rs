//! Floor 4: a query answered.
//!
//! *Useful for*: finding passages, the best first, and counting them. *Not useful for*: reading what a person wrote (that is
//! `query`'s) or showing hits (that is `render`'s).
//!
//! | room | holds |
//! | --- | --- |
//! | `asked` | the words of a query as they are filed |
//! | `plan` | a query as the index understands it |
//! | `spelling` | the words that begin so, or are spelled nearly so |
//! | `telling` | how much a word tells |
//! | `rank` | which passages come first |
//! | `mark` | which words of a passage were asked for |
//! | `hit` | a passage with all the evidence |

mod asked;
mod hit;
mod mark;
mod plan;
mod rank;
mod spelling;
mod telling;

#[cfg(test)]
mod tests;

use tantivy::collector::Count;

use crate::article::Hit;
use crate::error::Result;
use crate::index::Index;
use crate::query::Query;
use plan::Plan;
use rank::Ranking;

/// What is asked of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What the passages are like.
    pub query: Query,
    /// Whether an answer is a passage or an article.
    pub group: Group,
    /// What comes first.
    pub sort: Sort,
    /// How many hits at the most.
    pub limit: usize,
    /// How many hits to leave out before the first.
    pub offset: usize,
    /// The working folder, absolute and spelled as [`Source::path`](crate::article::Source::path) spells a path: hits below it
    /// give their paths relative to it.
    pub folder: Option<String>,
}

impl Request {
    /// Asks for the ten best passages.
    #[must_use]
    pub const fn new(query: Query) -> Self {
        Self { query, group: Group::Passage, sort: Sort::Relevance, limit: 10, offset: 0, folder: None }
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
    /// How many passages match, or articles where they are asked for.
    pub total: usize,
    /// Those that were asked for, in order.
    pub hits: Vec<Hit>,
}

/// Finds passages, the best first.
pub fn search(index: &Index, request: &Request) -> Result<Answer> {
    let searcher = index.searcher();
    let plan = Plan::new(index, &searcher, request)?;
    let keep = request.offset.saturating_add(request.limit);
    let ranking = Ranking { sort: request.sort, group: request.group, keep };
    let mut ranked = index.guarded(|| ranking.rank(&searcher, &plan))?;
    ranked.best.drain(..request.offset.min(ranked.best.len()));
    let hits = hit::hits(index, &searcher, request, &plan.marks, &ranked.best)?;
    Ok(Answer { total: ranked.total, hits })
}

/// Counts the passages that match, or the articles where they are asked for.
pub fn count(index: &Index, request: &Request) -> Result<usize> {
    let searcher = index.searcher();
    let plan = Plan::new(index, &searcher, request)?;
    match request.group {
        Group::Passage => index.guarded(|| searcher.search(&*plan.passages, &Count)),
        Group::Article => {
            let ranking = Ranking { sort: Sort::Newest, group: Group::Article, keep: 0 };
            Ok(index.guarded(|| ranking.rank(&searcher, &plan))?.total)
        }
    }
}
