//! Conditions on whole articles, which each of their passages meets.
//!
//! What concerns an article is filed once, with its own document. Its passages stand right before that, so that they are found
//! without being looked up, and score as the article does, among articles.

use std::ops::Range;
use std::sync::Arc;

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

use super::statistics::Statistics;
use super::word::{self, Documents};
use crate::index::block::Blocks;
use crate::index::parts::Parts;

/// The passages of the articles that a condition selects.
#[derive(Debug)]
pub(super) struct OfArticles {
    pub(super) articles: Box<dyn Query>,
    pub(super) parts: Arc<Parts>,
}

impl Clone for OfArticles {
    fn clone(&self) -> Self {
        Self { articles: self.articles.box_clone(), parts: Arc::clone(&self.parts) }
    }
}

impl OfArticles {
    /// Made ready to be looked for.
    pub(super) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Weighed> {
        let articles = match scoring {
            EnableScoring::Enabled { searcher, .. } => {
                let statistics = Statistics::of_articles(searcher, &self.parts);
                let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
                word::Weighed::of(&*self.articles, scoring)?
            }
            disabled @ EnableScoring::Disabled { .. } => word::Weighed::of(&*self.articles, disabled)?,
        };
        Ok(Weighed { articles, parts: Arc::clone(&self.parts) })
    }
}

impl Query for OfArticles {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weighed(scoring)?))
    }
}

/// The same, ready to be looked for in each part of the index.
pub(super) struct Weighed {
    articles: word::Weighed,
    parts: Arc<Parts>,
}

impl Weighed {
    /// What no passage scores more than.
    pub(super) fn most(&self) -> Score {
        self.articles.most()
    }

    /// The passages of a part of the index, each worth `boost` times what its article scores.
    pub(super) fn passages(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Passages> {
        let articles = self.articles.documents(segment, boost)?;
        let mut passages =
            Passages { articles, blocks: self.parts.blocks(segment)?, first: 0, range: 0..0, score: None };
        passages.open(0);
        Ok(passages)
    }
}

impl Weight for Weighed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(self.passages(segment, boost)?))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("passages are not explained".to_owned()))
    }
}

/// The passages of the articles that come in.
pub(super) struct Passages {
    articles: Documents,
    blocks: Blocks,
    /// The first passage of the article that is open.
    first: DocId,
    /// Its passages from the current one on; none at the end.
    range: Range<DocId>,
    /// What the open article scores, once that was asked for.
    score: Option<Score>,
}

impl Passages {
    /// The same once more, where that takes less than to look for them.
    pub(super) fn again(&self) -> Option<Self> {
        let (blocks, range) = (self.blocks.clone(), self.range.clone());
        Some(Self { articles: self.articles.again()?, blocks, range, ..*self })
    }

    /// Opens the article that the scorer stands on, or the next that has passages from `from` on.
    fn open(&mut self, from: DocId) -> DocId {
        self.score = None;
        loop {
            let article = self.articles.doc();
            if article == TERMINATED {
                self.range = TERMINATED..TERMINATED;
                return TERMINATED;
            }
            if let Some(block) = self.blocks.at(article).filter(|block| from.max(block.first) < article) {
                self.first = block.first;
                self.range = from.max(block.first)..article;
                return self.range.start;
            }
            self.articles.advance();
        }
    }
}

impl Passages {
    /// Hands on the passages before `end`, from the current one, those of one article at a time, with what that scores; and whether the
    /// first of them is the article's first.
    pub(super) fn each_before(&mut self, end: DocId, mut each: impl FnMut(Range<DocId>, Score, bool)) {
        while self.range.start < end {
            let score = self.score();
            let here = self.range.end.min(end);
            each(self.range.start..here, score, self.range.start == self.first);
            self.range.start = here;
            if here == self.range.end {
                self.articles.advance();
                self.open(here);
            }
        }
    }
}

impl Passages {
    /// The first passage from `target` on whose article scores so much, or one that is not before `end`.
    pub(super) fn scoring(&mut self, target: DocId, end: DocId, least: Score) -> DocId {
        self.seek(target);
        while self.range.start < end && self.score() < least {
            if self.range.end > end {
                self.range.start = end;
                break;
            }
            let next = self.range.end + 1;
            match &mut self.articles {
                Documents::Word(postings) => {
                    postings.seek_scoring(next, end, least);
                }
                articles => {
                    articles.seek(next);
                }
            }
            self.open(next);
        }
        self.range.start
    }

    /// The document behind the passages of the article that is open.
    pub(super) const fn end(&self) -> DocId {
        self.range.end
    }

    /// How many articles there are, about.
    pub(super) fn articles(&self) -> u64 {
        self.articles.cost()
    }
}

impl DocSet for Passages {
    fn advance(&mut self) -> DocId {
        if self.range.start == TERMINATED {
            return TERMINATED;
        }
        self.range.start += 1;
        if self.range.start < self.range.end {
            return self.range.start;
        }
        self.articles.advance();
        self.open(self.range.start)
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.range.start {
            return self.range.start;
        }
        if target < self.range.end {
            self.range.start = target;
            return target;
        }
        // An article stands behind its passages, so the first one from there on is theirs.
        if self.articles.doc() < target {
            self.articles.seek(target);
        }
        self.open(target)
    }

    fn doc(&self) -> DocId {
        self.range.start
    }

    fn size_hint(&self) -> u32 {
        self.articles.size_hint().saturating_mul(self.blocks.mean())
    }

    fn cost(&self) -> u64 {
        self.articles.cost().saturating_mul(u64::from(self.blocks.mean()))
    }
}

impl Scorer for Passages {
    fn score(&mut self) -> Score {
        if let Some(score) = self.score {
            return score;
        }
        let score = self.articles.score();
        self.score = Some(score);
        score
    }
}

#[cfg(test)]
mod tests {
    use tantivy::Term;
    use tantivy::query::TermQuery;
    use tantivy::schema::IndexRecordOption;

    use super::*;
    use crate::index::sample::{article, index};

    #[test]
    fn what_scores_too_little_is_passed_over_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let titles =
            ["Ferry", "Ferry late again and again this year", "Taxes", "Ferry ferry", "The old ferry"];
        let articles: Vec<_> = (0..24)
            .map(|at| {
                article(&format!("/{at:02}"), titles[at * 7 % 5], &["It sailed.", "It came back."][..at % 3])
            })
            .collect();
        let index = index(folder.path(), &articles);
        let searcher = index.searcher();
        let parts = index.parts(&searcher).unwrap();
        let term = Term::from_field_text(index.fields().subject, "ferri");
        let articles = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
        let statistics = Statistics::of_passages(&searcher, &parts);
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &searcher);
        let weighed = OfArticles { articles, parts: Arc::clone(&parts) }.weighed(scoring).unwrap();
        let mut met = 0;
        for segment in searcher.segment_readers() {
            let mut all = Vec::new();
            let mut passages = weighed.passages(segment, 1.0).unwrap();
            passages.each_before(TERMINATED, |documents, score, _| {
                all.extend(documents.map(|document| (document, score)));
            });
            let mut bounds: Vec<Score> = all.iter().map(|(_, score)| *score).collect();
            bounds.sort_unstable_by(Score::total_cmp);
            bounds.dedup();
            bounds.extend([0.0, Score::INFINITY]);
            for target in 0..segment.max_doc() {
                for end in target..=segment.max_doc() {
                    for least in &bounds {
                        let first = |at: DocId, least: Score| {
                            let mut from =
                                all.iter().filter(|(document, score)| *document >= at && *score >= least);
                            from.next().map_or(TERMINATED, |(document, _)| *document)
                        };
                        let expected = match first(target, *least) {
                            scoring if scoring < end => scoring,
                            _ => first(end.max(target), Score::NEG_INFINITY),
                        };
                        let mut passages = weighed.passages(segment, 1.0).unwrap();
                        assert_eq!(
                            passages.scoring(target, end, *least),
                            expected,
                            "{target}..{end}, {least}"
                        );
                        met += 1;
                    }
                }
            }
        }
        assert!(met > 1000);
    }
}
