//! Words inside quotations, and words outside them.
//!
//! A passage's words are filed once, and beside them where its quotations stand. What counts here is the place of a word.

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::query::{
    Bm25Weight, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use super::listed::Listed;
use super::together::near;
use super::word::settle;
use crate::index::schema::{Fields, numbers};

/// Where words have to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Inside a quotation.
    Inside,
    /// Outside every quotation.
    Outside,
}

/// The passages that have words in a place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    body: Field,
    terms: Vec<Term>,
    which: Which,
    place: Where,
}

/// Which of the words a passage has to have.
#[derive(Debug, Clone, Copy)]
enum Which {
    /// All of them: side by side, or with at most so many other words between them.
    All(u32),
    /// One of them.
    Any,
}

impl Placed {
    /// Passages with these terms, as they are filed, side by side or with at most `apart` other words between them.
    pub(super) fn all<'t>(
        fields: &Fields,
        terms: impl IntoIterator<Item = &'t String>,
        apart: u32,
        place: Where,
    ) -> Self {
        Self { which: Which::All(apart), ..Self::any(fields, terms, place) }
    }

    /// Passages with one of these terms; each is worth as much.
    pub(super) fn any<'t>(
        fields: &Fields,
        terms: impl IntoIterator<Item = &'t String>,
        place: Where,
    ) -> Self {
        let terms = terms.into_iter().map(|term| Term::from_field_text(fields.body, term)).collect();
        Self { body: fields.body, terms, which: Which::Any, place }
    }
}

impl Query for Placed {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weighed(scoring)?))
    }
}

impl Placed {
    /// Where all of the words have to stand there: the passages ready to be looked for, which score as one.
    pub(super) fn together(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Option<Weighed>> {
        matches!(self.which, Which::All(_)).then(|| self.weighed(scoring)).transpose()
    }

    fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Weighed> {
        let bm25 = match (scoring, self.which) {
            (EnableScoring::Enabled { statistics_provider, .. }, Which::All(_)) if !self.terms.is_empty() => {
                Some(Bm25Weight::for_terms(statistics_provider, &self.terms)?)
            }
            _ => None,
        };
        Ok(Weighed { placed: self.clone(), bm25 })
    }
}

/// The passages that have words in a place, ready to be looked for in each part of the index.
pub(super) struct Weighed {
    placed: Placed,
    bm25: Option<Bm25Weight>,
}

impl Weight for Weighed {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if let Which::All(_) = self.placed.which {
            return Ok(match self.passages(segment, boost)? {
                Some(found) => Box::new(found),
                None => Box::new(EmptyScorer),
            });
        }
        let mut documents = Vec::new();
        for term in &self.placed.terms {
            if let Some(mut found) = self.found(segment, std::slice::from_ref(term), 0, boost)? {
                while found.doc() != TERMINATED {
                    documents.push(found.doc());
                    found.advance();
                }
            }
        }
        Ok(Box::new(ConstScorer::new(Listed::of(&documents, segment.max_doc()), boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("places are not explained".to_owned()))
    }
}

impl Weighed {
    /// What a passage scores that has the words any number of times.
    pub(super) fn most(&self) -> Score {
        self.bm25.as_ref().map_or(1.0, |bm25| bm25.score(0, u32::MAX))
    }

    /// The passages with all of the words; `None` where there is no such word.
    pub(super) fn passages(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Option<Found>> {
        let Placed { terms, which, .. } = &self.placed;
        let apart = if let Which::All(apart) = which { *apart } else { 0 };
        self.found(segment, terms, apart, boost)
    }

    /// The passages with all of these words; `None` where there is no such word.
    fn found(
        &self,
        segment: &SegmentReader,
        terms: &[Term],
        apart: u32,
        boost: Score,
    ) -> tantivy::Result<Option<Found>> {
        let inverted = segment.inverted_index(self.placed.body)?;
        let mut words = Vec::with_capacity(terms.len());
        for term in terms {
            match inverted.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? {
                Some(postings) => words.push(postings),
                None => return Ok(None),
            }
        }
        let mut found = Found {
            positions: vec![Vec::new(); words.len()],
            words,
            said_at: numbers(segment, "said_at")?,
            apart,
            place: self.placed.place,
            bm25: self.bm25.as_ref().map(|bm25| bm25.boost_by(boost)),
            lengths: segment.get_fieldnorms_reader(self.placed.body)?,
            quotations: Vec::new(),
            document: 0,
            times: 0,
        };
        found.settle(0);
        Ok(Some(found))
    }
}

/// The passages of one part of the index, as they come in.
#[derive(Clone)]
pub(super) struct Found {
    words: Vec<SegmentPostings>,
    said_at: Column<u64>,
    apart: u32,
    place: Where,
    bm25: Option<Bm25Weight>,
    lengths: FieldNormReader,
    /// Where each of the words stands in the current passage.
    positions: Vec<Vec<u32>>,
    /// The first word and the last of each of its quotations.
    quotations: Vec<(u32, u32)>,
    document: DocId,
    /// How often the words stand there.
    times: u32,
}

impl Found {
    /// Goes to the first passage from `target` on that has the words in the place.
    fn settle(&mut self, target: DocId) -> DocId {
        self.document = settle(target, |target| self.from(target));
        self.document
    }

    /// `target` where it has the words in the place; otherwise one behind it before which none does. Once it does not, nothing but this
    /// and what is near may be asked.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        let next = self.near(target);
        if next != target || target == TERMINATED {
            return next;
        }
        self.times = self.count(target);
        self.document = target;
        if self.times > 0 { target } else { target + 1 }
    }

    /// The first passage from `target` on that has all of the words.
    pub(super) fn near(&mut self, target: DocId) -> DocId {
        if let Some(first) = self.words.first_mut().filter(|first| first.doc() < target) {
            first.seek(target);
        }
        self.together().unwrap_or(TERMINATED)
    }

    /// The first passage from here on that has all of the words.
    fn together(&mut self) -> Option<DocId> {
        let mut target = self.words.first()?.doc();
        loop {
            let mut all = true;
            for word in &mut self.words {
                if word.doc() < target {
                    word.seek(target);
                }
                if word.doc() != target {
                    target = word.doc();
                    all = false;
                }
            }
            if target == TERMINATED {
                return None;
            }
            if all {
                return Some(target);
            }
        }
    }

    fn count(&mut self, document: DocId) -> u32 {
        self.quotations.clear();
        let mut said = self.said_at.values_for_doc(document).filter_map(|at| u32::try_from(at).ok());
        while let Some(quotation) = said.next().zip(said.next()) {
            self.quotations.push(quotation);
        }
        if self.place == Where::Inside && self.quotations.is_empty() {
            return 0;
        }
        for (word, positions) in self.words.iter_mut().zip(&mut self.positions) {
            word.positions(positions);
        }
        let fits = |run: &(u32, u32)| fits(*run, &self.quotations, self.place);
        let count = match self.apart {
            0 => side_by_side(&self.positions).filter(fits).count(),
            apart => near(&self.positions, apart).iter().filter(|run| fits(run)).count(),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Whether a run of words, from the first position to the last, stands in the place.
fn fits((first, last): (u32, u32), quotations: &[(u32, u32)], place: Where) -> bool {
    match place {
        Where::Inside => quotations.iter().any(|(begin, end)| *begin <= first && last <= *end),
        Where::Outside => quotations.iter().all(|(begin, end)| *end < first || last < *begin),
    }
}

/// The runs in which the words stand side by side in order.
fn side_by_side(positions: &[Vec<u32>]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let (first, rest) = positions.split_first().unwrap_or((const { &Vec::new() }, &[]));
    first.iter().filter_map(move |start| {
        let mut last = *start;
        for at in rest {
            last += 1;
            at.binary_search(&last).ok()?;
        }
        Some((*start, last))
    })
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
        self.words.iter().map(DocSet::size_hint).min().unwrap_or_default()
    }

    fn cost(&self) -> u64 {
        // The places of the words are looked at too.
        self.words.iter().map(DocSet::cost).min().unwrap_or_default().saturating_mul(4)
    }
}

impl Scorer for Found {
    fn score(&mut self) -> Score {
        let length = self.lengths.fieldnorm_id(self.document);
        self.bm25.as_ref().map_or(1.0, |bm25| bm25.score(length, self.times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_and_placed() {
        let positions = [vec![1, 7, 20], vec![2, 9, 40]];
        assert_eq!(side_by_side(&positions).collect::<Vec<_>>(), [(1, 2)]);
        let quotations = [(0, 2), (8, 12)];
        for (run, inside, outside) in
            [((0, 2), true, false), ((2, 3), false, false), ((3, 7), false, true), ((3, 13), false, false)]
        {
            assert_eq!(fits(run, &quotations, Where::Inside), inside, "{run:?}");
            assert_eq!(fits(run, &quotations, Where::Outside), outside, "{run:?}");
        }
    }
}
