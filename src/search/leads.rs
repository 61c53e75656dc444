//! What leads to the passages that may have a quote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query as Clause, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Searcher, Term};

use super::article::OfArticles;
use super::rank::Ranking;
use super::{Group, Sort};
use crate::article::PassageKind;
use crate::index::Index;
use crate::index::analyzer::Analyzer;
use crate::index::document::kind_number;
use crate::index::parts::Parts;
use crate::text::align::{Asked, Slot};

/// How many passages are looked at that have words of the quote: fewer of a long one, whose words lead to it more surely.
const CANDIDATES: (usize, usize) = (12, 48);

/// How long a quote may be, in words, for the most passages to be looked at.
const SHORT: usize = 40;

/// How many passages are looked at that have all of it.
const WHOLE: usize = 200;

/// How many words, and how many pairs of them, lead to passages.
const LEADS: usize = 24;

/// Fewer words than that may all be other words than those that were said.
const FEW: usize = 3;

/// A word in a longer part of all passages than one in so many leads nowhere.
const COMMON: u64 = 12;

/// How much a pair of words side by side counts beside a word.
const PAIR_WEIGHT: f32 = 1.0;

/// The conditions on passages by which a quote is looked for.
pub(super) struct Leads<'a> {
    searcher: &'a Searcher,
    parts: Arc<Parts>,
    candidates: usize,
    /// Passages with some of its words.
    some: Option<Box<dyn Clause>>,
    /// Passages with all of them, part by part.
    whole: Option<Box<dyn Clause>>,
}

impl<'a> Leads<'a> {
    pub(super) fn of(index: &Index, searcher: &'a Searcher, asked: &Asked) -> tantivy::Result<Self> {
        let body = index.fields().body;
        let numbers = index.parts(searcher)?;
        let parts = parts(asked);
        // Frequencies count what was removed and lies there still.
        let passages: u64 = searcher.segment_readers().iter().map(|part| u64::from(part.max_doc())).sum();
        let mut words: BTreeMap<&str, u64> = BTreeMap::new();
        for word in parts.iter().flatten() {
            words.insert(word, searcher.doc_freq(&Term::from_field_text(body, word))?);
        }
        let frequency = |word: &str| words.get(word).copied().unwrap_or_default();
        let most = (passages / COMMON).max(CANDIDATES.1 as u64);
        let mut rare: Vec<&str> = words.keys().copied().filter(|word| frequency(word) <= most).collect();
        let headlines = headlines(index, &numbers, &rare);
        rare.retain(|word| frequency(word) > 0);
        rare.sort_by_key(|word| frequency(word));
        rare.truncate(LEADS);
        let mut pairs: Vec<[&String; 2]> = parts
            .iter()
            .flat_map(|part| part.iter().zip(part.iter().skip(1)))
            .map(|(one, other)| [one, other])
            .collect();
        pairs.sort_by_key(|[one, other]| frequency(one).min(frequency(other)));
        pairs.dedup();
        // Two words that are everywhere lead nowhere, unless the others are so few that they may be the very ones that
        // were exchanged.
        pairs.retain(|[one, other]| {
            rare.len() < FEW || rare.contains(&one.as_str()) || rare.contains(&other.as_str())
        });
        pairs.truncate(LEADS);
        let mut some: Vec<(Occur, Box<dyn Clause>)> =
            rare.iter().map(|word| (Occur::Should, phrase(body, &[word]))).collect();
        some.extend(pairs.iter().map(|pair| {
            let pair = phrase(body, &pair.map(String::as_str));
            (Occur::Should, Box::new(BoostQuery::new(pair, PAIR_WEIGHT)) as Box<dyn Clause>)
        }));
        some.extend(headlines);
        if some.is_empty() {
            let all = words.keys().filter(|word| frequency(word) > 0);
            some.extend(all.map(|word| (Occur::Should, phrase(body, &[word]))));
        }
        let known = words.values().all(|frequency| *frequency > 0);
        let whole =
            parts.iter().filter(|_| known).filter(|part| !part.is_empty()).map(|part| {
                (Occur::Must, phrase(body, &part.iter().map(String::as_str).collect::<Vec<_>>()))
            });
        let whole: Vec<_> = whole.collect();
        let any = |clauses: Vec<(Occur, Box<dyn Clause>)>| {
            (!clauses.is_empty()).then(|| Box::new(BooleanQuery::new(clauses)) as Box<dyn Clause>)
        };
        let candidates = (CANDIDATES.1 * SHORT / asked.slots.len().max(1)).clamp(CANDIDATES.0, CANDIDATES.1);
        Ok(Self { searcher, parts: numbers, candidates, some: any(some), whole: any(whole) })
    }

    /// The passages to look at, by where their article is kept.
    pub(super) fn places(
        &self,
        among: Option<&dyn Clause>,
    ) -> tantivy::Result<BTreeMap<DocAddress, BTreeSet<usize>>> {
        let within = |clause: &dyn Clause| -> Box<dyn Clause> {
            match among {
                Some(among) => Box::new(BooleanQuery::new(vec![
                    (Occur::Must, clause.box_clone()),
                    (Occur::Must, Box::new(ConstScoreQuery::new(among.box_clone(), 0.0))),
                ])),
                None => clause.box_clone(),
            }
        };
        let mut places: BTreeMap<DocAddress, BTreeSet<usize>> = BTreeMap::new();
        let mut addresses: Vec<DocAddress> = Vec::new();
        if let Some(some) = self.some.as_deref() {
            let best = TopDocs::with_limit(self.candidates).order_by_score();
            addresses.extend(self.searcher.search(&*within(some), &best)?.into_iter().map(|(_, at)| at));
        }
        if let Some(whole) = self.whole.as_deref() {
            let (sort, group) = (Sort::Oldest, Group::Passage);
            let earliest = Ranking { sort, group, keep: WHOLE, enough: usize::MAX, parts: &self.parts };
            for found in earliest.meeting(self.searcher, &*within(whole))?.best {
                places.entry(found.address).or_default().extend(usize::try_from(found.ordinal).ok());
            }
        }
        for DocAddress { segment_ord, doc_id } in addresses {
            let part = self.parts.part(self.searcher.segment_reader(segment_ord));
            if let Some(block) = part.and_then(|part| part.blocks.around(doc_id)) {
                let article = DocAddress { segment_ord, doc_id: block.article };
                places.entry(article).or_default().extend(usize::try_from(block.ordinal(doc_id)).ok());
            }
        }
        Ok(places)
    }
}

/// The words of a quote as they are filed, part by part between its ellipses and brackets.
fn parts(asked: &Asked) -> Vec<Vec<String>> {
    let mut analyzer = Analyzer::text();
    let mut parts = vec![Vec::new()];
    for slot in &asked.slots {
        match slot {
            Slot::Word(term) => {
                let filed = analyzer.terms(term.span.of(&asked.text)).into_iter().map(|filed| filed.term);
                if let Some(part) = parts.last_mut() {
                    part.extend(filed);
                }
            }
            Slot::StandIn(_) | Slot::Gap => parts.push(Vec::new()),
        }
    }
    parts
}

/// The headlines that have one of these words; they are filed apart from the text.
fn headlines(index: &Index, parts: &Arc<Parts>, words: &[&str]) -> Option<(Occur, Box<dyn Clause>)> {
    let fields = index.fields();
    let any = words.iter().map(|word| (Occur::Should, phrase(fields.title, &[word]))).collect::<Vec<_>>();
    let kind = Term::from_field_u64(fields.kind, kind_number(PassageKind::Headline));
    let kind: Box<dyn Clause> = Box::new(TermQuery::new(kind, IndexRecordOption::Basic));
    (!any.is_empty()).then(|| {
        let headline = vec![
            (Occur::Must, Box::new(ConstScoreQuery::new(kind, 0.0)) as Box<dyn Clause>),
            (
                Occur::Must,
                Box::new(OfArticles { articles: Box::new(BooleanQuery::new(any)), parts: Arc::clone(parts) }),
            ),
        ];
        (Occur::Should, Box::new(BooleanQuery::new(headline)) as _)
    })
}

fn phrase(field: Field, words: &[&str]) -> Box<dyn Clause> {
    let filed = |word: &&str| Term::from_field_text(field, word);
    match words {
        [word] => Box::new(TermQuery::new(filed(word), IndexRecordOption::WithFreqs)),
        words => Box::new(PhraseQuery::new(words.iter().map(filed).collect())),
    }
}
