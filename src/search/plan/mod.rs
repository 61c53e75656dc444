//! A query as the index understands it.
//!
//! | room | holds |
//! | --- | --- |
//! | `words` | where the words of a text can stand |

mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, EnableScoring, Occur, Query as Clause, TermQuery,
};
use tantivy::schema::{Field as Indexed, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::article::PassageKind;
use crate::article::published::days_since_epoch;
use crate::error::Result;
use crate::extract::topic::key::Key;
use crate::index::Index;
use crate::index::document::{kind_number, part_number};
use crate::index::parts::Parts;
use crate::index::schema::Fields;
use crate::index::shared;
use crate::query::{Days, Field, Part, Query, Text};
use crate::search::article::OfArticles;
use crate::search::asked::{Asked, Filing};
use crate::search::days::CameOut;
use crate::search::mark::{Marks, Scope};
use crate::search::telling::Telling;
use crate::search::unscored::Unscored;
use crate::search::vouched::{Standing, Vouched, Weighted};
use crate::search::whole::{self, Counts};
use crate::search::{Group, Request, paths};

/// How much a word counts that stands not in the passage but in what it is part of: headline, topics, speakers. Less than
/// half, so that a passage that has the words itself comes first.
const CONTEXT_WEIGHT: f32 = 0.4;

/// The same where articles are asked for: the whole article has its headline among its words.
const CONTEXT_WEIGHT_OF_ARTICLES: f32 = 0.15;

/// How much a word counts besides that stands inside a quotation, when it is asked what somebody said.
const SAID_WEIGHT: f32 = 0.5;

/// How much a word counts that begins as asked for, or is spelled nearly so; about as much as a word of middling rarity.
const SPELLING_WEIGHT: f32 = 3.0;

/// How much two words count besides that stand side by side, as they do in the question.
const PAIR_WEIGHT: f32 = 0.3;

/// How much a word counts besides that stands in the headline or at the beginning of an article, where articles are asked for.
const LEAD_WEIGHT: f32 = 0.25;

/// How much it counts, where articles are asked for, that a nation that the question names is spoken of in the same manner, by
/// name or by its people, under whatever name.
const NATION_WEIGHT: f32 = 0.8;

/// The same for a nation that is spoken of in the other manner.
const OTHER_MANNER_WEIGHT: f32 = 0.5;

/// How many other words may stand between the parts of a name: *Mike Pompeo* is also *Mike R. Pompeo*.
pub(in crate::search) const NAME_GAP: u32 = 3;

/// A query, ready to be run.
pub(in crate::search) struct Plan {
    /// Which passages match, and how well.
    pub(in crate::search) passages: Box<dyn Clause>,
    /// What whole articles are ranked by; `None` where no words are asked for.
    pub(in crate::search) articles: Option<whole::Asked>,
    /// Which words to mark.
    pub(in crate::search) marks: Marks,
    /// The numbers that it is run with.
    pub(in crate::search) parts: Arc<Parts>,
}

impl Plan {
    pub(in crate::search) fn new(index: &Index, searcher: &Searcher, request: &Request) -> Result<Self> {
        let parts = index.guarded(|| index.parts(searcher))?;
        let mut planner = Planner {
            searcher,
            parts: Arc::clone(&parts),
            filing: Filing::new(searcher, &parts),
            telling: Telling::new(searcher, index.fields().body, &parts),
            fields: *index.fields(),
            comments: asks(&request.query, &|part| *part == Query::Kind(PassageKind::Comment)),
            speaks: asks(&request.query, &|part| {
                matches!(part, Query::Text(Some(Field::Speaker | Field::Role | Field::Said), _))
            }),
            context_weight: match request.group {
                Group::Passage => CONTEXT_WEIGHT,
                Group::Article => CONTEXT_WEIGHT_OF_ARTICLES,
            },
            group: request.group,
            own: Vec::new(),
            whole: BTreeMap::new(),
            marks: Marks::default(),
        };
        let passages = index.guarded(|| planner.passages(&request.query))?;
        let Planner { whole, marks, fields, .. } = planner;
        let asked = |words| whole::Asked { fields, words, lead_weight: LEAD_WEIGHT };
        let articles = (!whole.is_empty()).then(|| asked(whole));
        Ok(Self { passages, articles, marks, parts })
    }
}

impl Plan {
    /// How many passages match.
    pub(in crate::search) fn count(&self, searcher: &Searcher) -> tantivy::Result<usize> {
        let weight = self.passages.weight(EnableScoring::disabled_from_searcher(searcher))?;
        let parts: Vec<_> = self.parts.with_articles(searcher).collect();
        Ok(shared::each(&parts, |(_, segment)| weight.count(segment))?
            .into_iter()
            .map(|count| count as usize)
            .sum())
    }
}

/// Whether a query asks for something of that kind, exclusions aside.
fn asks(query: &Query, kind: &impl Fn(&Query) -> bool) -> bool {
    match query {
        Query::All(parts) | Query::Any(parts) => parts.iter().any(|part| asks(part, kind)),
        Query::Not(_) => false,
        part => kind(part),
    }
}

struct Planner<'a> {
    searcher: &'a Searcher,
    parts: Arc<Parts>,
    filing: Filing<'a>,
    telling: Telling<'a>,
    fields: Fields,
    /// Whether readers' comments are searched.
    comments: bool,
    /// Whether it is asked who speaks, or what is said.
    speaks: bool,
    context_weight: f32,
    group: Group,
    /// What a passage must have of its own: at least one of these.
    own: Vec<Box<dyn Clause>>,
    /// The words to rank whole articles by.
    whole: BTreeMap<String, Counts>,
    marks: Marks,
}

impl Planner<'_> {
    fn passages(&mut self, query: &Query) -> tantivy::Result<Box<dyn Clause>> {
        // The headline vouches for a passage that lacks a word, not for every passage under it; unless something else picks the
        // passages, or articles are asked for.
        let vouched = self.group == Group::Passage && !self.speaks;
        if let Some(texts) = texts(query) {
            return Ok(Box::new(self.texts(texts, vouched)?));
        }
        let mut clauses = vec![(Occur::Must, self.clause(query, true)?)];
        if vouched && !self.own.is_empty() {
            let mut own = std::mem::take(&mut self.own);
            own.push(self.kind(PassageKind::Headline));
            own.extend(self.without_words(query)?);
            clauses.push((Occur::Must, Box::new(Unscored(own))));
        }
        if !self.comments {
            clauses.push((Occur::MustNot, self.kind(PassageKind::Comment)));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The passages that meet a query without any of the words that it asks for: by other conditions that will do instead.
    fn without_words(&mut self, query: &Query) -> tantivy::Result<Option<Box<dyn Clause>>> {
        Ok(match query {
            Query::Text(None, _) | Query::Question(_) => None,
            Query::All(parts) => {
                let parts: Option<Vec<_>> =
                    parts.iter().map(|part| self.without_words(part).transpose()).collect();
                let parts = parts.map(|parts| parts.into_iter().collect::<tantivy::Result<Vec<_>>>());
                parts.transpose()?.map(|parts| {
                    let all = parts.into_iter().map(|part| (Occur::Must, part)).collect();
                    Box::new(BooleanQuery::new(all)) as _
                })
            }
            Query::Any(parts) => {
                let parts = parts.iter().filter_map(|part| self.without_words(part).transpose());
                let parts = parts.collect::<tantivy::Result<Vec<_>>>()?;
                (!parts.is_empty()).then(|| any_of(parts))
            }
            condition => Some(self.clause(condition, false)?),
        })
    }

    /// The passages that have each of several texts, and meet all other conditions.
    fn texts(&mut self, parts: &[Query], vouched: bool) -> tantivy::Result<Vouched> {
        let (mut asked, mut required) = (Vec::new(), Vec::new());
        let mut excluded: Vec<Box<dyn Clause>> = Vec::new();
        for part in parts {
            match part {
                Query::Text(None, text) => {
                    let words = self.filing.asked(text, true, self.fields.spelling)?;
                    let share = self.telling.share(&words)?;
                    for (occur, clause) in words.spelling(&self.fields) {
                        if occur == Occur::MustNot { &mut excluded } else { &mut required }.push(clause);
                    }
                    required.extend(self.spelled_side_by_side(&words));
                    asked.push(self.standing(words, share, true));
                }
                Query::Any(parts) if parts.iter().all(is_text) => {
                    let texts: Vec<&Text> = parts.iter().filter_map(plain).collect();
                    asked.push(self.any_text(&texts, true)?);
                }
                Query::Question(words) if !words.iter().any(Text::is_exact) => {
                    let words: Vec<&Text> = words.iter().collect();
                    asked.push(self.question(&words, true)?);
                }
                Query::Not(inner) => excluded.extend(self.excluded(inner)?),
                Query::Published(days) => required.push(self.published(*days)),
                part => match self.clause(part, true)? {
                    clause if clause.is::<Unscored>() => required.push(clause),
                    query => {
                        let context = vec![Weighted { query, weight: 1.0 }];
                        asked.push(Standing { context, ..Standing::default() });
                    }
                },
            }
        }
        // Without words of their own no comments are found.
        if !vouched && !self.comments {
            excluded.push(self.of_kind(PassageKind::Comment));
        }
        Ok(Vouched {
            asked,
            required: required.into_iter().map(Weighted::unscored).collect(),
            excluded: excluded.into_iter().map(Weighted::unscored).collect(),
            headlines: vouched.then(|| Weighted::unscored(self.of_kind(PassageKind::Headline))),
        })
    }

    /// The passages that a query asks for. What is not `wanted`, below an exclusion, is neither marked nor ranked by.
    fn clause(&mut self, query: &Query, wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        Ok(match query {
            Query::Everything => self.everything(),
            Query::Kind(kind) => self.kind(*kind),
            Query::Published(days) => unscored(self.published(*days)),
            Query::Has(part) => self.has(*part),
            Query::Path(pattern) => {
                unscored(self.of_articles(paths::matching(self.searcher, &self.fields, pattern)?))
            }
            Query::Not(_) => self.all(std::slice::from_ref(query), wanted)?,
            Query::All(parts) => self.all(parts, wanted)?,
            Query::Any(parts) => self.any(parts, wanted)?,
            Query::Question(words) => self.any_word(words, wanted)?,
            Query::Text(None, text) => any_of(self.anywhere(text, wanted)?),
            Query::Text(Some(field), text) => self.within(*field, text, wanted)?,
        })
    }

    /// Conditions none of which a passage may meet: the less is asked at once, the sooner it is known.
    fn excluded(&mut self, query: &Query) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        match query {
            Query::Text(None, text) => self.ways(text),
            query => Ok(vec![self.clause(query, false)?]),
        }
    }

    fn all(&mut self, parts: &[Query], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = Vec::new();
        for part in parts {
            match part {
                Query::Not(inner) => {
                    let excluded = self.excluded(inner)?.into_iter();
                    clauses.extend(excluded.map(|clause| (Occur::MustNot, clause)));
                }
                part => clauses.push((Occur::Must, self.clause(part, wanted)?)),
            }
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, self.everything()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The passages of the articles that meet a condition.
    fn of_articles(&self, articles: Box<dyn Clause>) -> Box<dyn Clause> {
        Box::new(OfArticles { articles, parts: Arc::clone(&self.parts) })
    }

    fn everything(&self) -> Box<dyn Clause> {
        let searched = |kind: &PassageKind| self.comments || *kind != PassageKind::Comment;
        any_of(PassageKind::ALL.into_iter().filter(searched).map(|kind| self.kind(kind)).collect())
    }

    fn kind(&self, kind: PassageKind) -> Box<dyn Clause> {
        unscored(self.of_kind(kind))
    }

    /// The same, where nobody asks for a score.
    fn of_kind(&self, kind: PassageKind) -> Box<dyn Clause> {
        let term = Term::from_field_u64(self.fields.kind, kind_number(kind));
        Box::new(TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn has(&self, part: Part) -> Box<dyn Clause> {
        let term = Term::from_field_u64(self.fields.has, part_number(part));
        let has = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        match part {
            Part::Quote | Part::Speaker | Part::Role => unscored(has),
            _ => unscored(self.of_articles(has)),
        }
    }

    /// Passages of articles that may have come out on one of these days.
    fn published(&self, days: Days) -> Box<dyn Clause> {
        let from = days.from.map_or(i64::MIN, days_since_epoch);
        let until = days.until.map_or(i64::MAX, days_since_epoch);
        self.of_articles(Box::new(CameOut { days: (from, until), parts: Arc::clone(&self.parts) }))
    }

    /// Any of several conditions.
    fn any(&mut self, parts: &[Query], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = Vec::new();
        for part in parts.iter().filter(|part| !is_text(part)) {
            clauses.push(self.clause(part, wanted)?);
        }
        let texts: Vec<&Text> = parts.iter().filter_map(plain).collect();
        if !texts.is_empty() {
            let standing = self.any_text(&texts, wanted)?;
            clauses.extend(self.own_too(standing, wanted));
        }
        Ok(any_of(clauses))
    }

    /// Any of the words of a question, some of which count how they are spelled.
    fn any_word(&mut self, words: &[Text], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let (exact, plain): (Vec<&Text>, Vec<&Text>) = words.iter().partition(|text| text.is_exact());
        let standing = self.question(&plain, wanted)?;
        let mut clauses = self.own_too(standing, wanted);
        for text in exact {
            clauses.extend(self.anywhere(text, wanted)?);
        }
        Ok(any_of(clauses))
    }

    /// The passages that have a text in one field.
    fn within(&mut self, field: Field, text: &Text, wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let fields = self.fields;
        let (indexed, stemmed): (&[Indexed], bool) = match field {
            Field::Speaker => (&[fields.speaker, fields.role], false),
            Field::Role => (&[fields.role], false),
            Field::Author => (&[fields.author], false),
            Field::Outlet => (&[fields.outlet], false),
            Field::Section => (&[fields.section], false),
            Field::Path => (&[fields.path], false),
            Field::Language => (&[fields.language], false),
            Field::Said | Field::About => (&[fields.body], true),
            Field::Topic => (&[fields.topic], true),
            Field::Title => (&[fields.title], true),
        };
        let mut clauses = Vec::new();
        for &indexed in indexed {
            let dictionary = if stemmed { fields.spelling } else { indexed };
            let asked = match (self.filing.asked(text, stemmed, dictionary)?, field) {
                (Asked::Words { terms, apart: 0 }, Field::Speaker | Field::Role | Field::Author) => {
                    Asked::Words { terms, apart: NAME_GAP }
                }
                (asked, _) => asked,
            };
            let found = match field {
                Field::About => self.outside(&asked),
                Field::Said => self.said(&asked),
                Field::Title => {
                    self.headed(&asked).map(|clause| self.of_articles(clause)).into_iter().collect()
                }
                Field::Speaker | Field::Role => asked.clause(indexed).into_iter().collect(),
                _ => asked.clause(indexed).map(|clause| self.of_articles(clause)).into_iter().collect(),
            };
            clauses.extend(match field {
                // These have looked at it themselves.
                Field::About | Field::Said | Field::Title => found,
                _ => self.spelled_so(&asked, found),
            });
            if let (Field::Topic, Text::Words { text, .. }) = (field, text) {
                // The same key as when it was filed, so that no spelling of a topic misses it.
                let text = Text::Words { text: Key::of(text).to_string(), apart: 0 };
                let keyed = self.filing.asked(&text, stemmed, dictionary)?.clause(indexed);
                clauses.extend(keyed.map(|clause| self.of_articles(clause)));
            }
            match field {
                Field::About if wanted => self.marks.add(Scope::Outside, asked),
                Field::Said if wanted => self.marks.add(Scope::Said, asked),
                Field::Title if wanted => self.marks.add(Scope::Headline, asked),
                _ => {}
            }
        }
        Ok(if stemmed { any_of(clauses) } else { Box::new(Unscored(clauses)) })
    }
}

/// The texts of a query and its other conditions, where all of them have to be met and no text is asked for besides.
fn texts(query: &Query) -> Option<&[Query]> {
    let parts = match query {
        Query::All(parts) => parts,
        one => std::slice::from_ref(one),
    };
    let asks_text = |part: &Query| match part {
        Query::Text(None, _) => true,
        Query::Any(parts) => !parts.is_empty() && parts.iter().all(is_text),
        Query::Question(words) => !words.iter().any(Text::is_exact),
        _ => false,
    };
    let others = || parts.iter().filter(|part| !asks_text(part));
    let hidden = others().any(|part| asks(part, &|part| matches!(part, Query::Text(None, _))));
    (!hidden && parts.iter().any(asks_text)).then_some(parts)
}

/// The text that may stand anywhere, however it is spelled, if it asks for one.
fn plain(query: &Query) -> Option<&Text> {
    match query {
        Query::Text(None, text) if !text.is_exact() => Some(text),
        _ => None,
    }
}

fn is_text(query: &Query) -> bool {
    plain(query).is_some()
}

/// Any of several conditions.
pub(in crate::search) fn any_of(mut clauses: Vec<Box<dyn Clause>>) -> Box<dyn Clause> {
    match clauses.len() {
        0 => Box::new(EmptyQuery),
        1 => clauses.remove(0),
        _ => Box::new(BooleanQuery::new(clauses.into_iter().map(|clause| (Occur::Should, clause)).collect())),
    }
}

fn weighted(clause: Box<dyn Clause>, weight: f32) -> Box<dyn Clause> {
    Box::new(BoostQuery::new(clause, weight))
}

/// A condition that a passage meets or does not.
fn unscored(clause: Box<dyn Clause>) -> Box<dyn Clause> {
    Box::new(Unscored(vec![clause]))
}
