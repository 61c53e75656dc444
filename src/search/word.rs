//! Conditions on documents: to have a word in one field, and others.
//!
//! Documents are found and score as the library below has it; but what they can score at the most is known beforehand, so that most of
//! many need not be scored at all.

use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Query, Scorer, TermQuery, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::days::{self, CameOut};
use super::inside::{self, Placed};
use super::listed::{AnyOf, Listed};
use super::postings::Postings;
use super::together::{self, Together};
use super::unscored::{self, Unscored};
use super::written::{Headed, Written};

/// A condition, ready to be looked for in each part of the index.
pub(super) enum Weighed {
    /// A single word.
    Word(Word),
    /// Any of many terms.
    AnyOf(AnyOf),
    /// Words in a place.
    Placed(inside::Weighed),
    /// Words that stand together.
    Together(together::Weighed),
    /// Any of several conditions.
    Unscored(unscored::Weighed),
    /// To have come out on some days.
    CameOut(CameOut),
    /// Anything else, and what no document scores more than.
    Other(Box<dyn Weight>, Score),
}

/// A word, ready likewise.
pub(super) struct Word {
    term: Term,
    /// Where it is wanted how well a document matches.
    bm25: Option<Measure>,
}

/// A document has not more than so many times the words that its length says, as that is kept.
const LENGTHS: Score = 1.125;

/// What a word counts that a document has any number of times.
pub(super) fn weight(bm25: &Bm25Weight) -> Score {
    bm25.score(0, u32::MAX)
}

/// How well a document matches a word, or several words that stand together.
pub(super) struct Measure {
    pub(super) bm25: Bm25Weight,
    /// How many words a document has in the field, on average.
    pub(super) mean: Score,
}

impl Measure {
    /// These terms are of one field.
    pub(super) fn of(terms: &[Term], statistics: &dyn Bm25StatisticsProvider) -> tantivy::Result<Self> {
        let documents = statistics.total_num_docs()?;
        let tokens = terms.first().map_or(Ok(0), |term| statistics.total_num_tokens(term.field()))?;
        let mean = tokens as Score / documents as Score;
        let bm25 = match terms {
            [term] => Bm25Weight::for_one_term_without_explain(statistics.doc_freq(term)?, documents, mean),
            terms => Bm25Weight::for_terms(statistics, terms)?,
        };
        Ok(Self { bm25, mean })
    }

    /// What no document scores more than: the library below tells it from a document that consists of nothing but the word, of which
    /// there are as many as a document can have by its length, and that is kept only about.
    pub(super) fn most(&self) -> Score {
        (self.bm25.max_score() * LENGTHS).min(weight(&self.bm25))
    }
}

impl Weighed {
    pub(super) fn of(query: &dyn Query, scoring: EnableScoring<'_>) -> tantivy::Result<Self> {
        if let Some(word) = query.downcast_ref::<TermQuery>() {
            let term = word.term().clone();
            let bm25 = match scoring {
                EnableScoring::Enabled { statistics_provider, .. } => {
                    Some(Measure::of(std::slice::from_ref(&term), statistics_provider)?)
                }
                EnableScoring::Disabled { .. } => None,
            };
            return Ok(Self::Word(Word { term, bm25 }));
        }
        if let Some(any) = query.downcast_ref::<AnyOf>() {
            return Ok(Self::AnyOf(any.clone()));
        }
        if let Some(placed) = query.downcast_ref::<Placed>()
            && let Some(placed) = placed.together(scoring)?
        {
            return Ok(Self::Placed(placed));
        }
        if let Some(together) = query.downcast_ref::<Together>() {
            return Ok(Self::Together(together.weighed(scoring)?));
        }
        if let Some(written) = query.downcast_ref::<Written>() {
            return Ok(Self::Other(written.weight(scoring)?, written.most(scoring)?));
        }
        if query.is::<Headed>() {
            return Ok(Self::Other(query.weight(scoring)?, 1.0));
        }
        if let Some(unscored) = query.downcast_ref::<Unscored>() {
            return Ok(Self::Unscored(unscored.weighed(scoring)?));
        }
        if let Some(days) = query.downcast_ref::<CameOut>() {
            return Ok(Self::CameOut(days.clone()));
        }
        Ok(Self::Other(query.weight(scoring)?, Score::INFINITY))
    }

    /// What no document scores more than.
    pub(super) fn most(&self) -> Score {
        match self {
            Self::Word(word) => word.bm25.as_ref().map_or(1.0, Measure::most),
            Self::AnyOf(_) | Self::CameOut(_) => 1.0,
            Self::Placed(placed) => placed.most(),
            Self::Together(together) => together.most(),
            Self::Unscored(_) => 0.0,
            Self::Other(_, most) => *most,
        }
    }

    /// The documents of a part of the index, each worth `boost` times what it scores.
    pub(super) fn documents(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Documents> {
        Ok(match self {
            Self::Word(Word { term, bm25 }) => Postings::open(segment, term, bm25.as_ref(), boost)?
                .map_or(Documents::None, |postings| Documents::Word(Box::new(postings))),
            Self::AnyOf(any) => Documents::Listed(any.listed(segment)?, boost),
            Self::Placed(placed) => placed
                .passages(segment, boost)?
                .map_or(Documents::None, |found| Documents::Placed(Box::new(found))),
            Self::Together(together) => together
                .documents(segment, boost)?
                .map_or(Documents::None, |found| Documents::Together(Box::new(found))),
            Self::Unscored(unscored) => Documents::Unscored(unscored.documents(segment)?),
            Self::CameOut(days) => Documents::CameOut(days.articles(segment)?, boost),
            Self::Other(weight, _) => Documents::Other(weight.scorer(segment, boost)?),
        })
    }
}

/// The documents of one part of the index that meet a condition, as they come in.
pub(super) enum Documents {
    /// To have a word.
    Word(Box<Postings>),
    /// To be on a list; each is worth so much.
    Listed(Listed, Score),
    /// To have words in a place.
    Placed(Box<inside::Found>),
    /// To have words that stand together.
    Together(Box<together::Found>),
    /// To meet one of several.
    Unscored(unscored::Documents),
    /// To have come out on some days; each is worth so much.
    CameOut(days::Articles, Score),
    /// Anything else.
    Other(Box<dyn Scorer>),
    /// One that nothing meets.
    None,
}

impl Documents {
    /// The same once more, where that takes less than to look for them.
    pub(super) fn again(&self) -> Option<Self> {
        Some(match self {
            Self::Word(postings) => Self::Word(postings.clone()),
            Self::Listed(listed, score) => Self::Listed(listed.clone(), *score),
            Self::Placed(found) => Self::Placed(found.clone()),
            Self::Together(found) => Self::Together(found.clone()),
            Self::Unscored(found) => Self::Unscored(found.again()?),
            Self::CameOut(articles, score) => Self::CameOut(articles.clone(), *score),
            Self::Other(_) => return None,
            Self::None => Self::None,
        })
    }

    /// Hands on each document before `end`, from the current one, with what it scores; those that are not `wanted` may be left out.
    pub(super) fn each_before(
        &mut self,
        end: DocId,
        wanted: impl Fn(DocId) -> bool,
        mut each: impl FnMut(DocId, Score),
    ) {
        match self {
            Self::Word(postings) => postings.each_before(end, wanted, each),
            Self::Listed(listed, score) => listed.each_before(end, |document| each(document, *score)),
            Self::Placed(documents) => each_of(&mut **documents, end, each),
            Self::Together(documents) => each_of(&mut **documents, end, each),
            Self::Unscored(documents) => documents.each_before(end, |document| each(document, 0.0)),
            Self::CameOut(..) | Self::Other(_) => each_of(self, end, each),
            Self::None => {}
        }
    }

    /// What none of them from the current one on and before a document scores more than, and that document; where that is known
    /// nearer than for all of them.
    pub(super) fn ahead(&mut self) -> Option<(Score, DocId)> {
        match self {
            Self::Word(postings) => Some(postings.ahead()),
            Self::Together(found) => Some(found.ahead()),
            _ => None,
        }
    }

    /// Whether it takes long to tell of a document that was come near to whether it is one of them.
    pub(super) const fn are_asked(&self) -> bool {
        matches!(self, Self::Placed(_) | Self::Together(_) | Self::Unscored(_))
    }

    /// `target` where it is one of them; otherwise a document behind it before which none is. Of those that are asked, nothing but this
    /// and what is near may be asked from then on, until one was met.
    pub(super) fn from(&mut self, target: DocId) -> DocId {
        match self {
            Self::Placed(found) => found.from(target),
            Self::Together(found) => found.from(target),
            Self::Unscored(found) => found.from(target),
            others => others.seek(target),
        }
    }

    /// A document from `target` on that may be one of them, before which none is.
    pub(super) fn near(&mut self, target: DocId) -> DocId {
        match self {
            Self::Placed(found) => found.near(target),
            Self::Together(found) => found.near(target),
            Self::Unscored(found) => found.near(target),
            others => others.from(target),
        }
    }
}

/// The first of documents that are asked, from `target` on; `from` is asked of each as [`Documents::from`] is.
pub(super) fn settle(mut target: DocId, mut from: impl FnMut(DocId) -> DocId) -> DocId {
    loop {
        let next = from(target);
        if next == target || next == TERMINATED {
            return next;
        }
        target = next;
    }
}

/// Hands on each document before `end`, from the current one, with what it scores.
fn each_of<S: Scorer>(documents: &mut S, end: DocId, mut each: impl FnMut(DocId, Score)) {
    while documents.doc() < end {
        each(documents.doc(), documents.score());
        documents.advance();
    }
}

impl DocSet for Documents {
    fn advance(&mut self) -> DocId {
        match self {
            Self::Word(postings) => postings.advance(),
            Self::Listed(listed, _) => listed.advance(),
            Self::Placed(documents) => documents.advance(),
            Self::Together(documents) => documents.advance(),
            Self::Unscored(documents) => documents.advance(),
            Self::CameOut(documents, _) => documents.advance(),
            Self::Other(documents) => documents.advance(),
            Self::None => TERMINATED,
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::Word(postings) => postings.seek(target),
            Self::Listed(listed, _) => listed.seek(target),
            Self::Placed(documents) => documents.seek(target),
            Self::Together(documents) => documents.seek(target),
            Self::Unscored(documents) => documents.seek(target),
            Self::CameOut(documents, _) => documents.seek(target),
            Self::Other(documents) => documents.seek(target),
            Self::None => TERMINATED,
        }
    }

    fn doc(&self) -> DocId {
        match self {
            Self::Word(postings) => postings.doc(),
            Self::Listed(listed, _) => listed.doc(),
            Self::Placed(documents) => documents.doc(),
            Self::Together(documents) => documents.doc(),
            Self::Unscored(documents) => documents.doc(),
            Self::CameOut(documents, _) => documents.doc(),
            Self::Other(documents) => documents.doc(),
            Self::None => TERMINATED,
        }
    }

    fn size_hint(&self) -> u32 {
        match self {
            Self::Word(postings) => postings.size_hint(),
            Self::Listed(listed, _) => listed.size_hint(),
            Self::Placed(documents) => documents.size_hint(),
            Self::Together(documents) => documents.size_hint(),
            Self::Unscored(documents) => documents.size_hint(),
            Self::CameOut(documents, _) => documents.size_hint(),
            Self::Other(documents) => documents.size_hint(),
            Self::None => 0,
        }
    }

    fn cost(&self) -> u64 {
        match self {
            Self::Word(postings) => postings.cost(),
            Self::Listed(listed, _) => listed.cost(),
            Self::Placed(documents) => documents.cost(),
            Self::Together(documents) => documents.cost(),
            Self::Unscored(documents) => documents.cost(),
            Self::CameOut(documents, _) => documents.cost(),
            Self::Other(documents) => documents.cost(),
            Self::None => 0,
        }
    }
}

impl Scorer for Documents {
    fn score(&mut self) -> Score {
        match self {
            Self::Word(postings) => postings.score(),
            Self::Listed(_, score) | Self::CameOut(_, score) => *score,
            Self::Placed(documents) => documents.score(),
            Self::Together(documents) => documents.score(),
            Self::Other(documents) => documents.score(),
            Self::Unscored(_) | Self::None => 0.0,
        }
    }
}
