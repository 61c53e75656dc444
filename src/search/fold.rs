//! What several articles of one story say in nearly the same words, given once.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use tantivy::{DocId, Searcher, SegmentOrdinal};

use super::rank::{Found, Ranking, Weighed};
use super::{Group, Sort};
use crate::error::Result;
use crate::index::Index;
use crate::index::block::Block;
use crate::index::story::Teller;

/// Where more than one passage in so many matches, it takes less to tell of each whether it says the same than whether it matches.
const MANY: u64 = 8;

/// A passage that stands for those that say the same.
pub(super) struct Face {
    pub(super) found: Found,
    /// How many other articles say the same.
    pub(super) copies: usize,
    /// The articles of its story; none where it stands alone.
    story: Option<Rc<[Teller]>>,
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
    weighed: &'a Weighed,
    ranking: Ranking<'a>,
    /// The story of each article that was met.
    stories: HashMap<u64, Option<Rc<[Teller]>>>,
}

impl<'a> Folding<'a> {
    pub(super) fn new(
        index: &'a Index,
        searcher: &'a Searcher,
        weighed: &'a Weighed,
        ranking: Ranking<'a>,
    ) -> Self {
        Self { index, searcher, weighed, ranking, stories: HashMap::new() }
    }

    /// Leaves of passages that say the same only the first, in the order given.
    pub(super) fn faces(&mut self, found: &[Found]) -> Result<Vec<Face>> {
        let mut faces: Vec<Face> = Vec::with_capacity(found.len());
        // The faces of each story, by the first of its articles.
        let mut told: HashMap<u64, Vec<Found>> = HashMap::new();
        for found in found {
            let story = self.story(found.article)?;
            if let Some(first) = story.as_ref().and_then(|story| story.first()) {
                let told = told.entry(first.id).or_default();
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

    fn story(&mut self, article: u64) -> Result<Option<Rc<[Teller]>>> {
        if let Some(known) = self.stories.get(&article) {
            return Ok(known.clone());
        }
        let articles = self.index.story(self.searcher, article)?;
        let story = (!articles.is_empty()).then(|| Rc::from(articles));
        let tellers = story.iter().flat_map(|story: &Rc<[Teller]>| story.iter().map(|teller| teller.id));
        for article in tellers.chain([article]) {
            self.stories.insert(article, story.clone());
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
        // What is like two faces that are not like each other is a copy of the first.
        let mut given: HashSet<(u64, u64)> = HashSet::new();
        for (face, mut same) in faces.iter_mut().zip(copies) {
            same.retain(|found| given.insert((found.article, found.ordinal)));
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

    /// The passages that say the same as each face, itself among them, in the other articles of its story. Of those that match only such
    /// as stand in one of the stories are looked for, in order.
    fn copies(&self, faces: &[Face]) -> tantivy::Result<Vec<Vec<Found>>> {
        let mut copies = vec![Vec::new(); faces.len()];
        let earliest = Ranking { sort: Sort::Oldest, ..self.ranking };
        for there in self.standing(faces)?.chunk_by(|one, other| one.part == other.part) {
            let Some(Standing { part: ord, .. }) = there.first() else { continue };
            let segment = self.searcher.segment_reader(*ord);
            let mut matching = self.weighed.matching(segment)?;
            let are_many = matching.cost().saturating_mul(MANY) > u64::from(segment.max_doc());
            let mut next = |mut from: DocId, until: DocId| {
                while let Some(document) = matching.within(from..until) {
                    if !segment.is_deleted(document) {
                        return Some(document);
                    }
                    from = document + 1;
                }
                None
            };
            for standing in there.chunk_by(|one, other| one.block == other.block) {
                let Some(Standing { block, .. }) = standing.first() else { continue };
                let found = |document| earliest.found_in(*ord, *block, document, 0.0);
                let mut add = |found: Option<Found>, face: usize| {
                    copies.get_mut(face).into_iter().for_each(|copies| copies.extend(found));
                };
                if self.ranking.group == Group::Article {
                    let found = next(block.first, block.article).and_then(found);
                    for Standing { face, .. } in standing {
                        add(found, *face);
                    }
                    continue;
                }
                let mut document = block.first;
                while document < block.article {
                    if !are_many {
                        let Some(matching) = next(document, block.article) else { break };
                        document = matching;
                    }
                    let likeness = earliest.likeness(*ord, document);
                    let alike = |standing: &&Standing| {
                        faces.get(standing.face).is_some_and(|face| face.found.likeness.is_like(likeness))
                    };
                    let mut alike = standing.iter().filter(alike).peekable();
                    if alike.peek().is_some() {
                        let found = next(document, document + 1).and_then(found);
                        for Standing { face, .. } in alike {
                            add(found, *face);
                        }
                    }
                    document += 1;
                }
            }
        }
        Ok(copies)
    }

    /// Where the stories of the faces stand, in order.
    fn standing(&self, faces: &[Face]) -> tantivy::Result<Vec<Standing>> {
        let mut standing = Vec::new();
        for (face, Face { story, .. }) in faces.iter().enumerate() {
            let tellers = story.as_deref().unwrap_or_default();
            let blocks = self.index.standing(self.searcher, self.ranking.parts, tellers)?;
            standing.extend(blocks.into_iter().map(|(part, block)| Standing { part, block, face }));
        }
        standing.sort_unstable_by_key(|standing| (standing.part, standing.block.article, standing.face));
        Ok(standing)
    }
}

/// An article of a face's story, where it stands.
struct Standing {
    part: SegmentOrdinal,
    block: Block,
    face: usize,
}
