//! What several articles of one story say in nearly the same words, given once.

use std::collections::HashMap;
use std::rc::Rc;

use tantivy::collector::Collector as _;
use tantivy::query::EnableScoring;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, Searcher, SegmentReader, TERMINATED, Term};

use super::plan::Plan;
use super::rank::{Found, Ranking};
use super::{Group, Sort};
use crate::error::Result;
use crate::index::Index;
use crate::index::block::Block;

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
    ranking: Ranking<'a>,
    /// The story of each article that was met.
    stories: HashMap<u64, Option<Rc<[u64]>>>,
}

impl<'a> Folding<'a> {
    pub(super) fn new(
        index: &'a Index,
        searcher: &'a Searcher,
        plan: &'a Plan,
        ranking: Ranking<'a>,
    ) -> Self {
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
    pub(super) fn complete(&self, faces: &mut [Face]) -> Result<()> {
        if faces.iter().all(|face| face.story.is_none()) {
            return Ok(());
        }
        let copies = self.index.guarded(|| self.copies(faces))?;
        for (face, mut same) in faces.iter_mut().zip(copies) {
            same.sort_unstable();
            let mut articles: Vec<u64> = same.iter().map(|found| found.article).collect();
            articles.sort_unstable();
            articles.dedup();
            face.copies = articles.len().saturating_sub(1);
            if let Some(first) = same.first().filter(|_| self.ranking.sort == Sort::Relevance) {
                let score = face.found.score;
                face.found = *first;
                face.found.score = score;
            }
        }
        Ok(())
    }

    /// The passages that say the same as each face, itself among them, in the other articles of its story. The passages that match are
    /// gone through once for all faces, and only where their stories stand.
    fn copies(&self, faces: &[Face]) -> tantivy::Result<Vec<Vec<Found>>> {
        let mut copies = vec![Vec::new(); faces.len()];
        let earliest = Ranking { sort: Sort::Oldest, ..self.ranking };
        let weight = self.plan.passages.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        for (ord, segment) in self.plan.parts.with_articles(self.searcher) {
            let blocks = self.blocks(segment, faces)?;
            if blocks.is_empty() {
                continue;
            }
            let mut matching = weight.scorer(segment, 1.0)?;
            let mut known = earliest.for_segment(ord, segment)?;
            let mut current = None;
            let mut here: Vec<Found> = Vec::new();
            for (block, at) in blocks {
                if current.replace(block) != Some(block) {
                    here.clear();
                    let mut document = matching.doc();
                    if document < block.first {
                        document = matching.seek(block.first);
                    }
                    while document < block.article {
                        here.extend(known.found(document, 0.0).filter(|_| !segment.is_deleted(document)));
                        document = matching.advance();
                    }
                    if self.ranking.group == Group::Article {
                        here.truncate(1);
                    }
                }
                if let Some((face, copies)) = faces.get(at).zip(copies.get_mut(at)) {
                    copies.extend(here.iter().filter(|found| self.same(&face.found, found)));
                }
            }
        }
        Ok(copies)
    }

    /// Where in one part of the index the stories of the faces stand, in order, and which face each is of.
    fn blocks(&self, segment: &SegmentReader, faces: &[Face]) -> tantivy::Result<Vec<(Block, usize)>> {
        let id = self.index.fields().id;
        let ids = segment.inverted_index(id)?;
        let places = self.plan.parts.blocks(segment)?;
        let mut blocks = Vec::new();
        for (at, face) in faces.iter().enumerate() {
            for article in face.story.iter().flat_map(|story| story.iter()) {
                let term = Term::from_field_u64(id, *article);
                let Some(mut postings) = ids.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                while postings.doc() != TERMINATED {
                    blocks.extend(places.at(postings.doc()).map(|block| (block, at)));
                    postings.advance();
                }
            }
        }
        blocks.sort_unstable_by_key(|(block, at)| (block.article, *at));
        Ok(blocks)
    }
}
