//! Documents that have any of many terms.
//!
//! The library below answers that by a machine over the whole dictionary, which takes longer to build than all of the terms to be
//! looked up.

use std::sync::Arc;

use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// Of more than one document in so many a list is made by marking each of them; of fewer by sorting.
const MANY: usize = 1024;

/// The documents that have one of these terms; each is worth as much.
#[derive(Debug, Clone)]
pub(super) struct AnyOf {
    field: Field,
    terms: Arc<[Term]>,
    /// Of these only such as have words in that field.
    within: Option<Field>,
}

impl AnyOf {
    /// Terms of a field.
    pub(super) fn new(field: Field, terms: impl Iterator<Item = Term>) -> Self {
        Self { field, terms: terms.collect(), within: None }
    }

    /// The same among documents that have words in another field.
    pub(super) fn within(self, field: Field) -> Self {
        Self { within: Some(field), ..self }
    }
}

impl Query for AnyOf {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl AnyOf {
    /// Those of a part of the index.
    pub(super) fn listed(&self, segment: &SegmentReader) -> tantivy::Result<Listed> {
        let inverted = segment.inverted_index(self.field)?;
        let mut documents = Vec::new();
        for term in &*self.terms {
            if let Some(mut block) = inverted.read_block_postings(term, IndexRecordOption::Basic)? {
                while !block.docs().is_empty() {
                    documents.extend(block.docs());
                    block.advance();
                }
            }
        }
        if let Some(field) = self.within {
            let lengths = segment.get_fieldnorms_reader(field)?;
            documents.retain(|document| lengths.fieldnorm_id(*document) > 0);
        }
        Ok(Listed::of(documents, segment.max_doc()))
    }
}

impl Weight for AnyOf {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(self.listed(segment)?, boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("terms of which any counts are not explained".to_owned()))
    }
}

/// Documents that are known beforehand, in order.
pub(super) struct Listed {
    documents: Vec<DocId>,
    at: usize,
}

impl Listed {
    /// These documents of so many, in whatever order, each as often as it likes.
    pub(super) fn of(mut documents: Vec<DocId>, all: DocId) -> Self {
        if documents.len() < all as usize / MANY {
            documents.sort_unstable();
            documents.dedup();
        } else {
            let mut marked = vec![0_u64; all as usize / 64 + 1];
            for document in documents.drain(..) {
                if let Some(word) = marked.get_mut(document as usize / 64) {
                    *word |= 1 << (document % 64);
                }
            }
            for (mut word, base) in marked.into_iter().zip((0..).step_by(64)) {
                while word != 0 {
                    documents.push(base + word.trailing_zeros());
                    word &= word - 1;
                }
            }
        }
        Self { documents, at: 0 }
    }
}

impl Listed {
    /// Hands on each document before `end`, from the current one.
    pub(super) fn each_before(&mut self, end: DocId, mut each: impl FnMut(DocId)) {
        let rest = self.documents.get(self.at..).unwrap_or_default();
        for document in rest.iter().take_while(|document| **document < end) {
            each(*document);
            self.at += 1;
        }
    }
}

impl DocSet for Listed {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        // What is looked for is rarely far.
        let mut step = 1;
        while self.documents.get(self.at + step).is_some_and(|document| *document < target) {
            self.at += step;
            step *= 2;
        }
        let rest = self.documents.get(self.at..).unwrap_or_default();
        let near = rest.get(..=step).unwrap_or(rest);
        self.at += near.partition_point(|document| *document < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.documents.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_sought_through() {
        for all in [10_000, 60] {
            let listed = || Listed::of(vec![9, 3, 3, 40, 7, 59, 0], all);
            let mut found = Vec::new();
            let mut list = listed();
            while list.doc() != TERMINATED {
                found.push(list.doc());
                list.advance();
            }
            assert_eq!(found, [0, 3, 7, 9, 40, 59]);
            for target in 0..61 {
                let expected = found.iter().copied().find(|document| *document >= target);
                assert_eq!(listed().seek(target), expected.unwrap_or(TERMINATED), "{target} of {all}");
            }
        }
    }
}
