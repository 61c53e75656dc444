//! Documents that have a word in one field.
//!
//! They are found and score as the library below has it; but what they can score at the most is known beforehand, so that most of many
//! need not be scored at all.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{
    Bm25StatisticsProvider, Bm25Weight, EnableScoring, PhraseQuery, Query, Scorer, TermQuery, Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::inside::{self, Placed};
use super::listed::{AnyOf, Listed};

/// A condition, ready to be looked for in each part of the index.
pub(super) enum Weighed {
    /// A single word.
    Word(Word),
    /// Any of many terms.
    AnyOf(AnyOf),
    /// Words in a place.
    Placed(inside::Weighed),
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
fn weight(bm25: &Bm25Weight) -> Score {
    bm25.score(0, u32::MAX)
}

/// How well a document matches a word.
struct Measure {
    bm25: Bm25Weight,
    /// How many words a document has in the field, on average.
    mean: Score,
}

impl Measure {
    fn of(term: &Term, statistics: &dyn Bm25StatisticsProvider) -> tantivy::Result<Self> {
        let documents = statistics.total_num_docs()?;
        let mean = statistics.total_num_tokens(term.field())? as Score / documents as Score;
        let bm25 = Bm25Weight::for_one_term_without_explain(statistics.doc_freq(term)?, documents, mean);
        Ok(Self { bm25, mean })
    }

    /// What no document scores more than: the library below tells it from a document that consists of nothing but the word, of which
    /// there are as many as a document can have by its length, and that is kept only about.
    fn most(&self) -> Score {
        (self.bm25.max_score() * LENGTHS).min(weight(&self.bm25))
    }
}

impl Weighed {
    pub(super) fn of(query: &dyn Query, scoring: EnableScoring<'_>) -> tantivy::Result<Self> {
        if let Some(word) = query.downcast_ref::<TermQuery>() {
            let term = word.term().clone();
            let bm25 = match scoring {
                EnableScoring::Enabled { statistics_provider, .. } => {
                    Some(Measure::of(&term, statistics_provider)?)
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
        let most = match (query.downcast_ref::<PhraseQuery>(), scoring) {
            (Some(phrase), EnableScoring::Enabled { statistics_provider, .. }) => {
                weight(&Bm25Weight::for_terms(statistics_provider, &phrase.phrase_terms())?)
            }
            _ => Score::INFINITY,
        };
        Ok(Self::Other(query.weight(scoring)?, most))
    }

    /// What no document scores more than.
    pub(super) fn most(&self) -> Score {
        match self {
            Self::Word(word) => word.bm25.as_ref().map_or(1.0, Measure::most),
            Self::AnyOf(_) => 1.0,
            Self::Placed(placed) => placed.most(),
            Self::Other(_, most) => *most,
        }
    }

    /// The documents of a part of the index, each worth `boost` times what it scores.
    pub(super) fn documents(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Documents> {
        let Word { term, bm25 } = match self {
            Self::Word(word) => word,
            Self::AnyOf(any) => return Ok(Documents::Listed(any.listed(segment)?, boost)),
            Self::Placed(placed) => {
                let found = placed.passages(segment, boost)?;
                return Ok(found.map_or(Documents::None, |found| Documents::Placed(Box::new(found))));
            }
            Self::Other(weight, _) => return Ok(Documents::Other(weight.scorer(segment, boost)?)),
        };
        let wanted = if bm25.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let inverted = segment.inverted_index(term.field())?;
        let Some(block) = inverted.read_block_postings(term, wanted)? else {
            return Ok(Documents::None);
        };
        let scoring = match bm25 {
            Some(measure) => {
                let lengths = segment.fieldnorms_readers().get_field(term.field())?;
                let here = inverted.total_num_tokens() as Score / segment.max_doc() as Score;
                Some(Scoring {
                    bm25: measure.bm25.boost_by(boost),
                    off: lengths.is_some().then(|| (measure.mean / here).max(here / measure.mean)),
                    lengths: lengths.unwrap_or_else(|| FieldNormReader::constant(segment.max_doc(), 1)),
                })
            }
            None => None,
        };
        Ok(Documents::Word(Box::new(Postings { block, at: 0, scoring })))
    }
}

/// So many documents are unpacked at a time.
const BLOCK: usize = 128;

/// The documents of one part of the index that have a word, as they come in.
pub(super) struct Postings {
    /// Those that were unpacked last; behind the last of all, none.
    block: BlockSegmentPostings,
    /// Which of them is the current one.
    at: usize,
    scoring: Option<Scoring>,
}

/// How well the documents of one part of the index match a word.
struct Scoring {
    bm25: Bm25Weight,
    /// How many words each document has.
    lengths: FieldNormReader,
    /// How many times the mean length by which the best of each block was told when they were written is larger or smaller than the
    /// one that counts; `None` where the best were not told.
    off: Option<Score>,
}

impl Scoring {
    /// What no document of a block scores more than.
    ///
    /// Told by another mean length, its best may be another document. As that mean is at the most [`Self::off`] times larger or
    /// smaller, so is what goes into a score beside the word's weight; which grows the slower the more of it there is.
    fn most_of(&self, block: &mut BlockSegmentPostings) -> Score {
        let weight = weight(&self.bm25);
        let Some(off) = self.off.filter(|off| off.is_finite()) else { return weight };
        let best = block.block_max_score(&self.lengths, &self.bm25);
        weight * off * best / (weight + (off - 1.0) * best)
    }
}

impl Postings {
    /// Hands on each document before `end`, from the current one, with what it scores, where it is wanted.
    fn each_before(
        &mut self,
        end: DocId,
        wanted: impl Fn(DocId) -> bool,
        mut each: impl FnMut(DocId, Score),
    ) {
        while self.doc() < end {
            while self.at < BLOCK && self.block.doc(self.at) < end {
                if wanted(self.block.doc(self.at)) {
                    each(self.block.doc(self.at), self.score());
                }
                self.at += 1;
            }
            if self.at == BLOCK {
                self.block.advance();
                self.at = 0;
            }
        }
    }
}

impl Postings {
    /// Goes to the first document from `target` on that scores so much, or to one that is not before `end`.
    pub(super) fn seek_scoring(&mut self, target: DocId, end: DocId, least: Score) -> DocId {
        self.seek(target);
        loop {
            while self.at < BLOCK {
                let document = self.block.doc(self.at);
                if document >= end || self.score() >= least {
                    return document;
                }
                self.at += 1;
            }
            self.block.advance();
            self.at = 0;
        }
    }

    /// What none of those from the current one on and before a document scores more than, and that document.
    fn ahead(&mut self) -> (Score, DocId) {
        let until = match self.block.docs() {
            full if full.len() == BLOCK => full.last().map_or(TERMINATED, |last| last + 1),
            _ => TERMINATED,
        };
        (self.scoring.as_ref().map_or(1.0, |scoring| scoring.most_of(&mut self.block)), until)
    }
}

impl DocSet for Postings {
    #[inline]
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at == BLOCK {
            self.block.advance();
            self.at = 0;
        }
        self.block.doc(self.at)
    }

    #[inline]
    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc() < target {
            self.at = self.block.seek(target);
        }
        self.doc()
    }

    #[inline]
    fn doc(&self) -> DocId {
        self.block.doc(self.at)
    }

    fn size_hint(&self) -> u32 {
        self.block.doc_freq()
    }
}

impl Scorer for Postings {
    #[inline]
    fn score(&mut self) -> Score {
        self.scoring.as_ref().map_or(1.0, |Scoring { bm25, lengths, .. }| {
            bm25.score(lengths.fieldnorm_id(self.doc()), self.block.freq(self.at))
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
    /// Anything else.
    Other(Box<dyn Scorer>),
    /// One that nothing meets.
    None,
}

impl Documents {
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
            Self::Other(documents) => each_of(documents, end, each),
            Self::None => {}
        }
    }

    /// What none of them from the current one on and before a document scores more than, and that document; where that is known
    /// nearer than for all of them.
    pub(super) fn ahead(&mut self) -> Option<(Score, DocId)> {
        if let Self::Word(postings) = self { Some(postings.ahead()) } else { None }
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
            Self::Other(documents) => documents.advance(),
            Self::None => TERMINATED,
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        match self {
            Self::Word(postings) => postings.seek(target),
            Self::Listed(listed, _) => listed.seek(target),
            Self::Placed(documents) => documents.seek(target),
            Self::Other(documents) => documents.seek(target),
            Self::None => TERMINATED,
        }
    }

    fn doc(&self) -> DocId {
        match self {
            Self::Word(postings) => postings.doc(),
            Self::Listed(listed, _) => listed.doc(),
            Self::Placed(documents) => documents.doc(),
            Self::Other(documents) => documents.doc(),
            Self::None => TERMINATED,
        }
    }

    fn size_hint(&self) -> u32 {
        match self {
            Self::Word(postings) => postings.size_hint(),
            Self::Listed(listed, _) => listed.size_hint(),
            Self::Placed(documents) => documents.size_hint(),
            Self::Other(documents) => documents.size_hint(),
            Self::None => 0,
        }
    }

    fn cost(&self) -> u64 {
        match self {
            Self::Word(postings) => postings.cost(),
            Self::Listed(listed, _) => listed.cost(),
            Self::Placed(documents) => documents.cost(),
            Self::Other(documents) => documents.cost(),
            Self::None => 0,
        }
    }
}

impl Scorer for Documents {
    fn score(&mut self) -> Score {
        match self {
            Self::Word(postings) => postings.score(),
            Self::Listed(_, score) => *score,
            Self::Placed(documents) => documents.score(),
            Self::Other(documents) => documents.score(),
            Self::None => 1.0,
        }
    }
}
