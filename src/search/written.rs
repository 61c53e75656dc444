//! Passages in whose text words stand as they are written.
//!
//! Words are filed by their stems with their places, and by their spelling without. Where both count, the index leads to the passages
//! that may be meant, and the articles themselves tell.

use std::sync::Arc;

use tantivy::query::{
    BooleanQuery, ConstScoreQuery, ConstScorer, EnableScoring, Explanation, Occur, Query, Scorer, Weight,
};
use tantivy::{DocAddress, DocId, DocSet, Score, SegmentOrdinal, SegmentReader, TERMINATED, TantivyError};

use super::listed::Listed;
use super::mark::Marks;
use super::word::Weighed as Way;
use crate::article::{Article, Passage};
use crate::extract::passages;
use crate::index::block::Walk;
use crate::index::parts::Parts;
use crate::index::stored::said;

/// How many documents are gone through in the time in which one article is read.
const READING: u64 = 256;

/// The passages of some that have words as they are written.
#[derive(Debug)]
pub(super) struct Written {
    /// What leads to them; they score as it has it.
    pub(super) leading: Box<dyn Query>,
    /// What has to hold of them besides, or must not.
    pub(super) besides: Vec<(Occur, Box<dyn Query>)>,
    /// The words, and where they have to stand.
    pub(super) words: Marks,
    pub(super) parts: Arc<Parts>,
}

impl Clone for Written {
    fn clone(&self) -> Self {
        Self {
            leading: self.leading.box_clone(),
            besides: self.besides.iter().map(|(occur, clause)| (*occur, clause.box_clone())).collect(),
            words: self.words.clone(),
            parts: Arc::clone(&self.parts),
        }
    }
}

impl Written {
    /// What no passage scores more than.
    pub(super) fn most(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Score> {
        Ok(Way::of(&*self.leading, scoring)?.most())
    }
}

impl Query for Written {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let unscored = |clause: &dyn Query| Box::new(ConstScoreQuery::new(clause.box_clone(), 0.0)) as _;
        let besides = self.besides.iter().map(|(occur, clause)| (*occur, unscored(&**clause)));
        let all = [(Occur::Must, self.leading.box_clone())].into_iter().chain(besides).collect();
        let candidates = BooleanQuery::new(all).weight(scoring)?;
        Ok(Box::new(Weighed { candidates, words: self.words.clone(), parts: Arc::clone(&self.parts) }))
    }
}

/// The same, ready to be looked for in each part of the index.
struct Weighed {
    candidates: Box<dyn Weight>,
    words: Marks,
    parts: Arc<Parts>,
}

impl Weight for Weighed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = Found {
            candidates: self.candidates.scorer(segment, boost)?,
            blocks: Walk::through(self.parts.blocks(segment)?),
            ord: self.parts.ord(segment),
            open: None,
            words: self.words.clone(),
            parts: Arc::clone(&self.parts),
        };
        found.settle();
        Ok(Box::new(found))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("what articles say is not explained".to_owned()))
    }
}

/// The passages of one part of the index, as they come in.
struct Found {
    candidates: Box<dyn Scorer>,
    blocks: Walk,
    ord: Option<SegmentOrdinal>,
    /// The article that was read last, with its passages: many of them may be candidates.
    open: Option<(DocId, Article, Vec<Passage>)>,
    words: Marks,
    parts: Arc<Parts>,
}

impl Found {
    /// Goes to the first of the candidates from here on that is meant.
    fn settle(&mut self) -> DocId {
        let mut document = self.candidates.doc();
        while document != TERMINATED && !self.is_meant(document).unwrap_or(true) {
            document = self.candidates.advance();
        }
        document
    }

    /// Whether a passage is; of an article that cannot be read it is not known, and whoever shows it will say so.
    fn is_meant(&mut self, document: DocId) -> Option<bool> {
        let (block, _) = self.blocks.to(document)?;
        if self.open.as_ref().is_none_or(|(known, ..)| *known != block.article) {
            let address = DocAddress { segment_ord: self.ord?, doc_id: block.article };
            let article = self.parts.stored(address).ok()??;
            let passages = passages(&article);
            self.open = Some((block.article, article, passages));
        }
        let (_, article, passages) = self.open.as_ref()?;
        let passage = passages.get(usize::try_from(block.ordinal(document)).ok()?)?;
        let quotations = passage.quotations.iter().filter_map(|at| article.quotations.get(*at));
        Some(!self.words.find(&passage.text, passage.kind, &said(passage, quotations)).is_empty())
    }
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        self.candidates.advance();
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.candidates.doc() < target {
            self.candidates.seek(target);
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.candidates.doc()
    }

    fn size_hint(&self) -> u32 {
        self.candidates.size_hint()
    }

    fn cost(&self) -> u64 {
        self.candidates.cost().saturating_mul(READING)
    }
}

impl Scorer for Found {
    fn score(&mut self) -> Score {
        self.candidates.score()
    }
}

/// The articles whose headline is among some documents; each is worth as much.
#[derive(Debug)]
pub(super) struct Headed {
    pub(super) headlines: Box<dyn Query>,
    pub(super) parts: Arc<Parts>,
}

impl Clone for Headed {
    fn clone(&self) -> Self {
        Self { headlines: self.headlines.box_clone(), parts: Arc::clone(&self.parts) }
    }
}

impl Query for Headed {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let headlines = self.headlines.weight(super::unscored::without_scores(scoring))?;
        Ok(Box::new(Heading { headlines, parts: Arc::clone(&self.parts) }))
    }
}

struct Heading {
    headlines: Box<dyn Weight>,
    parts: Arc<Parts>,
}

impl Weight for Heading {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let blocks = self.parts.blocks(segment)?;
        let mut headlines = self.headlines.scorer(segment, 1.0)?;
        let mut articles = Vec::new();
        while headlines.doc() != TERMINATED {
            // A headline is the first of its article's passages.
            let block = blocks.around(headlines.doc()).filter(|block| block.first == headlines.doc());
            articles.extend(block.map(|block| block.article));
            headlines.advance();
        }
        Ok(Box::new(ConstScorer::new(Listed::of(&articles, segment.max_doc()), boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("headlines are not explained".to_owned()))
    }
}
