//! Words that stand together in a document: side by side, or near each other.
//!
//! To tell where words stand takes far longer than to tell that all are there. So places are looked at last: of a document that all
//! of the words lead to, and that scores enough for how often the rarest of them is in it.

use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use super::postings::Postings;
use super::word::{Measure, settle};

/// How many documents are gone through in the time in which the places of words in one are looked at.
const PLACES: u64 = 4;

/// The documents in which words stand together.
#[derive(Debug, Clone)]
pub(super) struct Together {
    terms: Vec<Term>,
    apart: u32,
}

impl Together {
    /// Documents with these terms of a field side by side in order; or in whatever order with at most `apart` other words between
    /// them, all counted.
    pub(super) fn new(field: Field, terms: &[String], apart: u32) -> Self {
        Self { terms: terms.iter().map(|term| Term::from_field_text(field, term)).collect(), apart }
    }

    /// Made ready to be looked for.
    pub(super) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Weighed> {
        let measure = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } => {
                Some(Measure::of(&self.terms, statistics_provider)?)
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Weighed { together: self.clone(), measure })
    }
}

impl Query for Together {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weighed(scoring)?))
    }
}

/// The documents in which words stand together, ready to be looked for in each part of the index.
pub(super) struct Weighed {
    together: Together,
    /// Where it is wanted how well a document matches.
    measure: Option<Measure>,
}

impl Weighed {
    /// What no document scores more than.
    pub(super) fn most(&self) -> Score {
        self.measure.as_ref().map_or(1.0, Measure::most)
    }

    /// Those of a part of the index, each worth `boost` times what it scores; `None` where one of the words is not there.
    pub(super) fn documents(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Option<Found>> {
        let Together { terms, apart } = &self.together;
        let mut words = Vec::with_capacity(terms.len());
        for term in terms {
            let inverted = segment.inverted_index(term.field())?;
            match inverted.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? {
                Some(postings) => words.push(postings),
                None => return Ok(None),
            }
        }
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|at| words.get(*at).map(SegmentPostings::doc_freq));
        let Some(rarest) = order.first().and_then(|rarest| terms.get(*rarest)) else { return Ok(None) };
        let Some(lead) = Postings::open(segment, rarest, self.measure.as_ref(), boost)? else {
            return Ok(None);
        };
        let places = vec![Vec::new(); words.len()];
        let mut found = Found { lead, words, order, apart: *apart, places, document: 0, times: 0 };
        found.settle(0);
        Ok(Some(found))
    }
}

impl Weight for Weighed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.documents(segment, boost)? {
            Some(found) => Box::new(found),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("places are not explained".to_owned()))
    }
}

/// The documents of one part of the index in which words stand together, as they come in.
#[derive(Clone)]
pub(super) struct Found {
    /// The rarest of the words, which scores a document as if the words stood together each time that it is there.
    lead: Postings,
    words: Vec<SegmentPostings>,
    /// The words by how rare they are, the rarest first.
    order: Vec<usize>,
    apart: u32,
    /// Where each of the words stands in the document that was looked at last; of words side by side, as far from where the first would
    /// stand beside it.
    places: Vec<Vec<u32>>,
    document: DocId,
    /// How often the words stand together there.
    times: u32,
}

impl Found {
    /// The first document from `target` on that has all of the words.
    pub(super) fn near(&mut self, target: DocId) -> DocId {
        let mut document = self.lead.seek(target);
        'documents: while document != TERMINATED {
            for word in self.order.iter().skip(1) {
                let Some(word) = self.words.get_mut(*word) else { continue };
                if word.doc() < document {
                    word.seek(document);
                }
                if word.doc() > document {
                    document = self.lead.seek(word.doc());
                    continue 'documents;
                }
            }
            break;
        }
        document
    }

    /// `target` where the words stand together in it; otherwise a document behind it before which they do in none. Once they do not,
    /// nothing but this and what is near may be asked.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        let next = self.near(target);
        if next != target || target == TERMINATED {
            return next;
        }
        if self.stand_together(target) { target } else { target + 1 }
    }

    /// Goes to the first document from `target` on in which the words stand together.
    fn settle(&mut self, target: DocId) -> DocId {
        self.document = settle(target, |target| self.from(target));
        self.document
    }

    /// The first document from `target` on in which the words stand together and that scores so much, or one that is not before `end`;
    /// and whether it is the former.
    pub(super) fn scoring(&mut self, mut target: DocId, end: DocId, least: Score) -> (DocId, bool) {
        loop {
            target = self.lead.seek_scoring(target, end, least);
            if target >= end {
                return (target, false);
            }
            let next = self.near(target);
            if next > target {
                target = next;
                continue;
            }
            // The rarest may still stand elsewhere: only what leads stands here already.
            let others = self.order.iter().skip(1).filter_map(|word| self.words.get(*word));
            let seldom = others.map(SegmentPostings::term_freq).min().unwrap_or_default();
            if self.lead.score_of(seldom) >= least
                && self.stand_together(target)
                && self.lead.score_of(self.times) >= least
            {
                return (target, true);
            }
            target += 1;
        }
    }

    /// What none of those from the current one on and before a document scores more than, and that document.
    pub(super) fn ahead(&mut self) -> (Score, DocId) {
        self.lead.ahead()
    }

    /// Whether the words, all of which are in a document, stand together there.
    fn stand_together(&mut self, document: DocId) -> bool {
        let all = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        for ((word, places), behind) in self.words.iter_mut().zip(&mut self.places).zip((0..all).rev()) {
            if word.doc() < document {
                word.seek(document);
            }
            word.positions_with_offset(if self.apart == 0 { behind } else { 0 }, places);
        }
        self.document = document;
        self.times = match self.apart {
            0 => in_all(&self.places),
            apart if self.places.iter().all(|places| places.len() == 1) => {
                let places = || self.places.iter().flatten().copied();
                let between = places().max().zip(places().min()).map_or(0, |(last, first)| last - first);
                u32::from(between < all.saturating_add(apart))
            }
            apart => {
                // No more often than the rarest of them is there.
                let rarest = self.places.iter().map(Vec::len).min().unwrap_or_default();
                u32::try_from(near(&self.places, apart).len().min(rarest)).unwrap_or(u32::MAX)
            }
        };
        self.times > 0
    }
}

/// How many numbers are in all lists.
fn in_all(lists: &[Vec<u32>]) -> u32 {
    let (first, rest) = lists.split_first().unwrap_or((const { &Vec::new() }, &[]));
    let everywhere = |number: &&u32| rest.iter().all(|list| list.binary_search(number).is_ok());
    u32::try_from(first.iter().filter(everywhere).count()).unwrap_or(u32::MAX)
}

/// The runs in which all words stand, in whatever order, with at most so many others between them: the first and the last position of
/// each.
pub(super) fn near(positions: &[impl AsRef<[u32]>], apart: u32) -> Vec<(u32, u32)> {
    let reach = u32::try_from(positions.len()).unwrap_or(u32::MAX).saturating_add(apart);
    let mut all: Vec<(u32, usize)> =
        (0..).zip(positions).flat_map(|(word, at)| at.as_ref().iter().map(move |at| (*at, word))).collect();
    all.sort_unstable();
    let mut runs = Vec::new();
    let mut seen = vec![false; positions.len()];
    for (i, (start, _)) in all.iter().enumerate() {
        seen.fill(false);
        let window = all.iter().skip(i).take_while(|(at, _)| at - start < reach);
        let mut left = positions.len();
        for (at, word) in window {
            if let Some(seen) = seen.get_mut(*word).filter(|seen| !**seen) {
                *seen = true;
                left -= 1;
                if left == 0 {
                    runs.push((*start, *at));
                    break;
                }
            }
        }
    }
    runs
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        if self.document == TERMINATED { TERMINATED } else { self.settle(self.document + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.document < target { self.settle(target) } else { self.document }
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        self.lead.size_hint()
    }

    fn cost(&self) -> u64 {
        self.lead.cost().saturating_mul(PLACES)
    }
}

impl Scorer for Found {
    fn score(&mut self) -> Score {
        self.lead.score_of(self.times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_compared() {
        assert_eq!(in_all(&[vec![1, 4, 9], vec![2, 4, 9], vec![0, 4, 9, 12]]), 2);
        assert_eq!(in_all(&[vec![1], vec![2]]), 0);
        for (places, apart, expected) in [
            (&[vec![4], vec![8]][..], 3, &[(4, 8)][..]),
            (&[vec![8], vec![4]], 3, &[(4, 8)]),
            (&[vec![4], vec![9]], 3, &[]),
            (&[vec![1, 7, 20], vec![2, 9, 40]], 1, &[(1, 2), (7, 9)]),
            (&[vec![5], vec![5]], 1, &[(5, 5)]),
            (&[vec![0], vec![3], vec![6]], 4, &[(0, 6)]),
            (&[vec![0], vec![3], vec![6]], 3, &[]),
        ] {
            assert_eq!(near(places, apart), expected, "{places:?} {apart}");
        }
    }
}
