//! How well whole articles match words.
//!
//! Words are filed passage by passage, and an article's headline apart from them. How often an article has a word is counted from
//! these, and weighed (by BM25) among articles.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::postings::Postings as _;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{
    DocAddress, DocId, DocSet as _, Score, Searcher, SegmentOrdinal, SegmentReader, TERMINATED, Term,
};

use super::statistics::Statistics;
use super::telling::share;
use crate::index::block::Walk;
use crate::index::parts::Parts;
use crate::index::schema::{Fields, numbers};
use crate::text::HashMap;

/// How soon more of the same word stops to count.
const SATURATION: f32 = 1.2;

/// How much the length of an article counts, 0 to 1.
const LENGTH: f32 = 0.75;

/// What articles are ranked by.
pub(super) struct Asked {
    pub(super) fields: Fields,
    /// Words, and how much each counts.
    pub(super) words: BTreeMap<String, Counts>,
    /// How much a word counts besides that stands at the beginning of an article.
    pub(super) lead_weight: f32,
}

/// How much a word counts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// Of this, as much as the word tells.
    pub(super) telling: f32,
    /// All of this: so it is in a phrase.
    pub(super) whole: f32,
}

/// What each article scores that has one of the words.
pub(super) fn scores(
    searcher: &Searcher,
    asked: &Asked,
    parts: &Parts,
) -> tantivy::Result<HashMap<DocAddress, f32>> {
    let Asked { fields, words, .. } = asked;
    let lengths = Lengths::of(searcher)?;
    let mut scores: HashMap<DocAddress, f32> = HashMap::default();
    let mut weights = Vec::with_capacity(words.len());
    for (word, counts) in words {
        let mut times: Vec<(DocAddress, u32)> = Vec::new();
        for (segment_ord, segment) in (0..).zip(searcher.segment_readers()) {
            let mut here: HashMap<DocId, u32> = HashMap::default();
            count(segment, fields, word, &mut here)?;
            times.extend(here.into_iter().map(|(doc_id, times)| (DocAddress { segment_ord, doc_id }, times)));
        }
        let with = times.len() as f32;
        let weight = counts.telling * share(lengths.articles, with) + counts.whole;
        weights.push((word.as_str(), weight));
        let rarity = rarity(lengths.articles, with);
        for (article, times) in times {
            let score = rarity * saturated(times as f32, lengths.relative(article));
            *scores.entry(article).or_default() += weight * score;
        }
    }
    for (article, score) in leads(searcher, asked, &weights, parts)? {
        *scores.entry(article).or_default() += score;
    }
    Ok(scores)
}

/// What articles score for how they begin, by words and how much each counts.
fn leads(
    searcher: &Searcher,
    asked: &Asked,
    words: &[(&str, f32)],
    parts: &Parts,
) -> tantivy::Result<HashMap<DocAddress, f32>> {
    let lead = |(term, weight): &(&str, f32)| {
        let term = Term::from_field_text(asked.fields.lead, term);
        let lead = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
        let lead: Box<dyn Query> = Box::new(BoostQuery::new(lead, weight * asked.lead_weight));
        (Occur::Should, lead)
    };
    let leads = BooleanQuery::new(words.iter().map(lead).collect());
    let statistics = Statistics::of_articles(searcher, parts);
    searcher.search_with_statistics_provider(&leads, &All, &statistics)
}

/// Collects what documents score.
struct All;

/// The documents of one part of the index, as they come in.
struct Scored(SegmentOrdinal, HashMap<DocAddress, Score>);

impl Collector for All {
    type Fruit = HashMap<DocAddress, Score>;
    type Child = Scored;

    fn for_segment(&self, ord: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Scored> {
        Ok(Scored(ord, HashMap::default()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for Scored {
    type Fruit = HashMap<DocAddress, Score>;

    fn collect(&mut self, doc_id: DocId, score: Score) {
        self.1.insert(DocAddress { segment_ord: self.0, doc_id }, score);
    }

    fn harvest(self) -> Self::Fruit {
        self.1
    }
}

/// Counts how often each article has a word.
fn count(
    segment: &SegmentReader,
    fields: &Fields,
    word: &str,
    times: &mut HashMap<DocId, u32>,
) -> tantivy::Result<()> {
    let mut passages = Walk::of(segment)?;
    each(segment, fields.body, word, |passage, often| {
        if let Some((block, _)) = passages.to(passage) {
            *times.entry(block.article).or_default() += often;
        }
    })?;
    for field in [fields.title, fields.nation] {
        each(segment, field, word, |article, often| *times.entry(article).or_default() += often)?;
    }
    Ok(())
}

/// Calls `meet` with each document that has a word, and how often.
fn each(
    segment: &SegmentReader,
    field: Field,
    word: &str,
    mut meet: impl FnMut(DocId, u32),
) -> tantivy::Result<()> {
    let term = Term::from_field_text(field, word);
    let Some(mut postings) =
        segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::WithFreqs)?
    else {
        return Ok(());
    };
    while postings.doc() != TERMINATED {
        if !segment.is_deleted(postings.doc()) {
            meet(postings.doc(), postings.term_freq());
        }
        postings.advance();
    }
    Ok(())
}

/// How much a word tells that so many of all articles have.
fn rarity(articles: f32, with: f32) -> f32 {
    (((articles - with).max(0.0) + 0.5) / (with + 0.5)).ln_1p()
}

/// How much a word counts that stands so often in an article of such a length.
fn saturated(times: f32, length: f32) -> f32 {
    times * (SATURATION + 1.0) / (times + SATURATION * (1.0 - LENGTH + LENGTH * length))
}

/// How long articles are.
struct Lengths {
    words: Vec<Column<u64>>,
    articles: f32,
    mean: f32,
}

impl Lengths {
    fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let mut words = Vec::new();
        let (mut articles, mut all) = (0_u64, 0_u64);
        for segment in searcher.segment_readers() {
            let column = numbers::<u64>(segment, "words")?;
            articles += u64::from(column.values.num_vals());
            all += column.values.iter().sum::<u64>();
            words.push(column);
        }
        let articles = articles.max(1) as f32;
        Ok(Self { words, articles, mean: (all as f32 / articles).max(1.0) })
    }

    /// How long an article is beside the others.
    fn relative(&self, article: DocAddress) -> f32 {
        let words =
            self.words.get(article.segment_ord as usize).and_then(|words| words.first(article.doc_id));
        words.unwrap_or_default() as f32 / self.mean
    }
}
