//! What several articles of one story say in nearly the same words, given once.

use std::collections::HashMap;
use std::rc::Rc;

use tantivy::query::{BooleanQuery, Occur, Query as Clause, TermSetQuery};
use tantivy::{Searcher, Term};

use super::article::OfArticles;
use super::plan::Plan;
use super::rank::{Found, Ranking};
use super::{Group, Sort};
use crate::error::Result;
use crate::index::Index;

/// A passage that stands for those that say the same.
pub(super) struct Face {
    pub(super) found: Found,
    /// How many other articles say the same.
    pub(super) copies: usize,
    /// The articles of its story; none where it stands alone.
    story: Option<Rc<[u64]>>,
}

impl Face {
    pub(super) const fn alone(found: Found) -> Self {
        Self { found, copies: 0, story: None }
    }
}

/// Knows which articles tell one story.
pub(super) struct Folding<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    plan: &'a Plan,
    ranking: Ranking,
    /// The story of each article that was met.
    stories: HashMap<u64, Option<Rc<[u64]>>>,
}

impl<'a> Folding<'a> {
    pub(super) fn new(index: &'a Index, searcher: &'a Searcher, plan: &'a Plan, ranking: Ranking) -> Self {
        Self { index, searcher, plan, ranking, stories: HashMap::new() }
    }

    /// Leaves of passages that say the same only the first, in the order given.
    pub(super) fn faces(&mut self, found: &[Found]) -> Result<Vec<Face>> {
        let mut faces: Vec<Face> = Vec::with_capacity(found.len());
        // The faces of each story, by the first of its articles.
        let mut told: HashMap<u64, Vec<Found>> = HashMap::new();
        for found in found {
            let story = self.story(found.article)?;
            if let Some(first) = story.as_ref().and_then(|story| story.first()) {
                let told = told.entry(*first).or_default();
                if told.iter().any(|face| self.same(face, found)) {
                    continue;
                }
                told.push(*found);
            }
            faces.push(Face { found: *found, copies: 0, story });
        }
        Ok(faces)
    }

    fn same(&self, one: &Found, other: &Found) -> bool {
        self.ranking.group == Group::Article || one.likeness.is_like(other.likeness)
    }

    fn story(&mut self, article: u64) -> Result<Option<Rc<[u64]>>> {
        if let Some(known) = self.stories.get(&article) {
            return Ok(known.clone());
        }
        let articles = self.index.story(self.searcher, article)?;
        let story = (!articles.is_empty()).then(|| Rc::from(articles));
        for article in story.iter().flat_map(|story: &Rc<[u64]>| story.iter()).chain([&article]) {
            self.stories.insert(*article, story.clone());
        }
        Ok(story)
    }

    /// Counts who else says the same, wherever it ranks. Of the best passages the earliest becomes the face; where an order was asked
    /// for, what comes first in it stays.
    pub(super) fn complete(&self, face: &mut Face) -> Result<()> {
        let Some(story) = &face.story else { return Ok(()) };
        let field = self.index.fields().id;
        let articles = TermSetQuery::new(story.iter().map(|article| Term::from_field_u64(field, *article)));
        let articles = OfArticles(Box::new(articles));
        let clauses: Vec<(Occur, Box<dyn Clause>)> =
            vec![(Occur::Must, self.plan.passages.box_clone()), (Occur::Must, Box::new(articles))];
        let all = Ranking { sort: Sort::Oldest, keep: usize::MAX, ..self.ranking };
        let ranked = self.index.guarded(|| self.searcher.search(&BooleanQuery::new(clauses), &all))?;
        let mut same: Vec<Found> =
            ranked.best.into_iter().filter(|found| self.same(&face.found, found)).collect();
        let mut articles: Vec<u64> = same.iter().map(|found| found.article).collect();
        articles.sort_unstable();
        articles.dedup();
        face.copies = articles.len().saturating_sub(1);
        if self.ranking.sort == Sort::Relevance && !same.is_empty() {
            let score = face.found.score;
            face.found = same.swap_remove(0);
            face.found.score = score;
        }
        Ok(())
    }
}
