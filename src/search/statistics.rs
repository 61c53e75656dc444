//! How many of what there is: the figures that ranking weighs words by.
//!
//! Passages and articles live in one index, and a word's weight must be told from the kind of document that is ranked: counted
//! over all of them, every field would seem shorter and every word rarer than it is.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::index::parts::Parts;

/// The figures of the documents of one kind.
#[derive(Clone, Copy)]
pub(super) struct Statistics<'a> {
    searcher: &'a Searcher,
    parts: &'a Parts,
    documents: u64,
}

impl<'a> Statistics<'a> {
    /// Those of articles.
    pub(super) const fn of_articles(searcher: &'a Searcher, parts: &'a Parts) -> Self {
        Self { searcher, parts, documents: parts.articles }
    }

    /// Those of passages.
    pub(super) const fn of_passages(searcher: &'a Searcher, parts: &'a Parts) -> Self {
        Self { searcher, parts, documents: parts.passages }
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.parts.words(self.searcher, field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.parts.frequency(self.searcher, term)?.min(self.documents))
    }
}
