//! How many of what there is: the figures that ranking weighs words by.
//!
//! Passages and articles live in one index, and a word's weight must be told from the kind of document that is ranked: counted
//! over all of them, every field would seem shorter and every word rarer than it is.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::article::PassageKind;
use crate::index::document::kind_number;
use crate::index::schema::numbers;

/// The figures of the documents of one kind.
#[derive(Clone, Copy)]
pub(super) struct Statistics<'a> {
    searcher: &'a Searcher,
    documents: u64,
}

impl<'a> Statistics<'a> {
    /// Those of articles.
    pub(super) fn of_articles(searcher: &'a Searcher) -> tantivy::Result<Self> {
        let mut documents = 0;
        for segment in searcher.segment_readers() {
            documents += u64::from(numbers::<u64>(segment, "id")?.values.num_vals());
        }
        Ok(Self { searcher, documents })
    }

    /// Those of passages.
    pub(super) fn of_passages(searcher: &'a Searcher) -> tantivy::Result<Self> {
        let kind = searcher.schema().get_field("kind")?;
        let mut documents = 0;
        for number in PassageKind::ALL.map(kind_number) {
            documents += searcher.doc_freq(&Term::from_field_u64(kind, number))?;
        }
        Ok(Self { searcher, documents })
    }

    /// How many documents there are.
    pub(super) const fn documents(&self) -> u64 {
        self.documents
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.searcher.doc_freq(term)?.min(self.documents))
    }
}
