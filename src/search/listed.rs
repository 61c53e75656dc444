//! Documents that have any of many terms.
//!
//! The library below answers that by a machine over the whole dictionary, which takes longer to build than all of the terms to be
//! looked up.

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::{InvertedIndexReader, SegmentId};
use tantivy::postings::TermInfo;
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use crate::index::sorted::seek;

/// Of more than one document in so many each is marked; fewer are listed.
const MANY: usize = 1024;

/// Of so many terms that begin alike, it takes less to go through all that do than to look each of them up.
const SOME: usize = 8;

/// How much they have in common at the least, in bytes.
const ALIKE: usize = 3;

/// The documents that have one of these terms; each is worth as much.
#[derive(Debug, Clone)]
pub(super) struct AnyOf {
    terms: Arc<[Term]>,
    which: Which,
    /// Those of each part of the index that was asked.
    known: Arc<Mutex<Known>>,
}

/// Which of the documents that have a term.
#[derive(Debug, Clone, Copy)]
enum Which {
    All,
    /// Such as have words in that field besides.
    Within(Field),
    /// Such as have none there.
    Outside(Field),
}

/// Those that are meant, or have words in the field that parts them, and those that have not.
type Known = Vec<(SegmentId, [Arc<Documents>; 2])>;

impl AnyOf {
    /// Terms of one field or several, those of each together.
    pub(super) fn new(terms: impl Iterator<Item = Term>) -> Self {
        Self { terms: terms.collect(), which: Which::All, known: Arc::default() }
    }

    /// The same among documents that have words in another field, and among those that have none there; they are looked for once.
    pub(super) fn parted(self, field: Field) -> [Self; 2] {
        let known: Arc<Mutex<Known>> = Arc::default();
        [Which::Within(field), Which::Outside(field)].map(|which| Self {
            terms: Arc::clone(&self.terms),
            which,
            known: Arc::clone(&known),
        })
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
        let asked = segment.segment_id();
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = |[within, outside]: &[Arc<Documents>; 2]| {
            Listed::through(Arc::clone(if matches!(self.which, Which::Outside(_)) {
                outside
            } else {
                within
            }))
        };
        let documents = known().iter().find(|(segment, _)| *segment == asked).map(|(_, found)| mine(found));
        if let Some(documents) = documents {
            return Ok(documents);
        }
        // Several parts may be looked at side by side.
        let documents = self.documents(segment)?.map(Arc::new);
        let listed = mine(&documents);
        known().push((asked, documents));
        Ok(listed)
    }

    fn documents(&self, segment: &SegmentReader) -> tantivy::Result<[Documents; 2]> {
        let mut found: Vec<(Arc<InvertedIndexReader>, Vec<TermInfo>)> = Vec::new();
        for terms in self.terms.chunk_by(|one, other| one.field() == other.field()) {
            let Some(first) = terms.first() else { continue };
            let inverted = segment.inverted_index(first.field())?;
            let there = there(&inverted, terms)?;
            found.push((inverted, there));
        }
        let count = found.iter().flat_map(|(_, terms)| terms).map(|term| term.doc_freq as usize).sum();
        let mut documents = Documents::room(count, segment.max_doc());
        for (inverted, terms) in found {
            for term in terms {
                let mut block =
                    inverted.read_block_postings_from_terminfo(&term, IndexRecordOption::Basic)?;
                while !block.docs().is_empty() {
                    documents.add(block.docs());
                    block.advance();
                }
            }
        }
        let mut documents = documents.ready();
        let rest = match self.which {
            Which::All => Vec::new(),
            Which::Within(field) | Which::Outside(field) => {
                documents.keep(&segment.get_fieldnorms_reader(field)?)
            }
        };
        Ok([documents, Documents::Few(rest)])
    }
}

/// Which of some terms of a field a part of the index has.
fn there(inverted: &InvertedIndexReader, terms: &[Term]) -> tantivy::Result<Vec<TermInfo>> {
    let mut there = Vec::new();
    let bytes = Term::serialized_value_bytes;
    let ends = terms.first().map(bytes).zip(terms.last().map(bytes));
    let alike = ends.filter(|(first, last)| {
        first.iter().zip(*last).take_while(|(one, other)| one == other).count() >= ALIKE
    });
    let Some((first, last)) = alike.filter(|_| terms.len() > SOME && terms.is_sorted_by_key(bytes)) else {
        for term in terms {
            there.extend(inverted.get_term_info(term)?);
        }
        return Ok(there);
    };
    let mut stream = inverted.terms().range().ge(first).le(last).into_stream()?;
    let mut wanted = terms.iter().map(bytes).peekable();
    while stream.advance() {
        while wanted.next_if(|wanted| *wanted < stream.key()).is_some() {}
        if wanted.next_if_eq(&stream.key()).is_some() {
            there.push(stream.value().clone());
        }
    }
    Ok(there)
}

impl Weight for AnyOf {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ConstScorer::new(self.listed(segment)?, boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("terms of which any counts are not explained".to_owned()))
    }
}

/// Documents that are known beforehand.
#[derive(Debug)]
enum Documents {
    /// Few, in order.
    Few(Vec<DocId>),
    /// Many, a bit for each document there is; and how many they are, at the most.
    Many(Vec<u64>, usize),
}

impl Documents {
    /// Room for so many of so many.
    fn room(count: usize, all: DocId) -> Self {
        if count < all as usize / MANY {
            Self::Few(Vec::with_capacity(count))
        } else {
            Self::Many(vec![0; all as usize / 64 + 1], count)
        }
    }

    fn add(&mut self, documents: &[DocId]) {
        match self {
            Self::Few(few) => few.extend(documents),
            Self::Many(marked, _) => {
                for document in documents {
                    if let Some(word) = marked.get_mut(*document as usize / 64) {
                        *word |= 1 << (document % 64);
                    }
                }
            }
        }
    }

    /// Leaves those that have words; gives those that have none.
    fn keep(&mut self, lengths: &FieldNormReader) -> Vec<DocId> {
        let mut without = Vec::new();
        let mut has_words = |document: DocId| {
            let has_words = lengths.fieldnorm_id(document) > 0;
            without.extend((!has_words).then_some(document));
            has_words
        };
        match self {
            Self::Few(few) => few.retain(|document| has_words(*document)),
            Self::Many(marked, _) => {
                for (word, base) in marked.iter_mut().zip((0..).step_by(64)) {
                    let mut rest = *word;
                    while rest != 0 {
                        if !has_words(base + rest.trailing_zeros()) {
                            *word &= !(rest & rest.wrapping_neg());
                        }
                        rest &= rest - 1;
                    }
                }
            }
        }
        without
    }

    /// Each once and in order.
    fn ready(mut self) -> Self {
        if let Self::Few(few) = &mut self {
            few.sort_unstable();
            few.dedup();
        }
        self
    }
}

/// Such documents as they come in.
#[derive(Clone)]
pub(super) struct Listed {
    documents: Arc<Documents>,
    /// Which of few is the current one.
    at: usize,
    document: DocId,
}

impl Listed {
    fn through(documents: Arc<Documents>) -> Self {
        let mut listed = Self { documents, at: 0, document: 0 };
        listed.document = listed.next(0);
        listed
    }

    /// These documents of so many, in whatever order, each as often as it likes.
    pub(super) fn of(documents: &[DocId], all: DocId) -> Self {
        let mut room = Documents::room(documents.len(), all);
        room.add(documents);
        Self::through(Arc::new(room.ready()))
    }

    /// The first of them from `target` on; of few none before was behind it.
    fn next(&mut self, target: DocId) -> DocId {
        match &*self.documents {
            Documents::Few(few) => {
                self.at = seek(few, self.at, target);
                few.get(self.at).copied().unwrap_or(TERMINATED)
            }
            Documents::Many(marked, _) => {
                let first = target as usize / 64;
                let rest = marked.get(first..).unwrap_or_default();
                let Some((word, rest)) = rest.split_first() else { return TERMINATED };
                let here = word & (u64::MAX << (target % 64));
                if here != 0 {
                    return target - target % 64 + here.trailing_zeros();
                }
                let next = (1..).zip(rest).find(|(_, word)| **word != 0);
                next.map_or(TERMINATED, |(words, word)| {
                    target - target % 64 + 64 * words + word.trailing_zeros()
                })
            }
        }
    }

    /// Hands on each document before `end`, from the current one.
    pub(super) fn each_before(&mut self, end: DocId, mut each: impl FnMut(DocId)) {
        while self.document < end {
            each(self.document);
            self.advance();
        }
    }
}

impl DocSet for Listed {
    #[inline]
    fn advance(&mut self) -> DocId {
        self.seek(self.document.saturating_add(1))
    }

    #[inline]
    fn seek(&mut self, target: DocId) -> DocId {
        if self.document < target {
            self.document = self.next(target);
        }
        self.document
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        let count = match &*self.documents {
            Documents::Few(few) => few.len(),
            Documents::Many(_, count) => *count,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_sought_through() {
        for all in [10_000, 60] {
            let listed = || Listed::of(&[9, 3, 3, 40, 7, 59, 0], all);
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
