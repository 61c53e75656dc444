//! A query as the index understands it.

use std::collections::BTreeMap;
use std::ops::Bound;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, Query as Clause, RangeQuery, TermQuery,
};
use tantivy::schema::{Field as Indexed, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::article::OfArticles;
use super::asked::{Asked, Filing, spelled};
use super::inside::Where;
use super::mark::{Marks, Scope};
use super::telling::{Telling, tells};
use super::whole::{self, Counts};
use super::{Group, Request, paths};
use crate::article::PassageKind;
use crate::article::published::days_since_epoch;
use crate::error::Result;
use crate::extract::topic::key::Key;
use crate::index::Index;
use crate::index::analyzer::nation_term;
use crate::index::document::{kind_number, part_number};
use crate::index::schema::Fields;
use crate::query::{Days, Field, Part, Query, Text};
use crate::text::nation::{Called, Nation, Writing, nations};

/// How much a word counts that stands not in the passage but in what it is part of: headline, topics, speakers. Less than
/// half, so that a passage that has the words itself comes first.
const CONTEXT_WEIGHT: f32 = 0.4;

/// The same where articles are asked for: the whole article has its headline among its words.
const CONTEXT_WEIGHT_OF_ARTICLES: f32 = 0.2;

/// How much a word counts besides that stands inside a quotation, when it is asked what somebody said.
const SAID_WEIGHT: f32 = 0.5;

/// How much a word counts that begins as asked for, or is spelled nearly so; about as much as a word of middling rarity.
const SPELLING_WEIGHT: f32 = 3.0;

/// How much two words count besides that stand side by side, as they do in the question.
const PAIR_WEIGHT: f32 = 0.3;

/// How much a word counts besides that stands in the headline or at the beginning of an article, where articles are asked for.
const LEAD_WEIGHT: f32 = 0.2;

/// How much it counts, where articles are asked for, that a nation that the question names is spoken of in the same manner, by
/// name or by its people, under whatever name.
const NATION_WEIGHT: f32 = 0.8;

/// The same for a nation that is spoken of in the other manner.
const OTHER_MANNER_WEIGHT: f32 = 0.5;

/// How many other words may stand between the parts of a name: *Mike Pompeo* is also *Mike R. Pompeo*.
pub(super) const NAME_GAP: u32 = 3;

/// A query, ready to be run.
pub(super) struct Plan {
    /// Which passages match, and how well.
    pub(super) passages: Box<dyn Clause>,
    /// What whole articles are ranked by; `None` where no words are asked for.
    pub(super) articles: Option<whole::Asked>,
    /// Which words to mark.
    pub(super) marks: Marks,
}

impl Plan {
    pub(super) fn new(index: &Index, searcher: &Searcher, request: &Request) -> Result<Self> {
        let mut planner = Planner {
            searcher,
            filing: Filing::new(searcher),
            telling: index.guarded(|| Telling::new(searcher, index.fields().body))?,
            fields: *index.fields(),
            comments: asks(&request.query, &|part| *part == Query::Kind(PassageKind::Comment)),
            speaks: asks(&request.query, &|part| {
                matches!(part, Query::Text(Some(Field::Speaker | Field::Role | Field::Said), _))
            }),
            context_weight: match request.group {
                Group::Passage => CONTEXT_WEIGHT,
                Group::Article => CONTEXT_WEIGHT_OF_ARTICLES,
            },
            own: Vec::new(),
            whole: BTreeMap::new(),
            marks: Marks::default(),
        };
        let passages = index.guarded(|| planner.passages(&request.query, request.group))?;
        let Planner { whole, marks, fields, .. } = planner;
        let asked = |words| whole::Asked { fields, words, lead_weight: LEAD_WEIGHT };
        let articles = (!whole.is_empty()).then(|| asked(whole));
        Ok(Self { passages, articles, marks })
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
    filing: Filing<'a>,
    telling: Telling<'a>,
    fields: Fields,
    /// Whether readers' comments are searched.
    comments: bool,
    /// Whether it is asked who speaks, or what is said.
    speaks: bool,
    context_weight: f32,
    /// What a passage must have of its own: at least one of these.
    own: Vec<Box<dyn Clause>>,
    /// The words to rank whole articles by.
    whole: BTreeMap<String, Counts>,
    marks: Marks,
}

impl Planner<'_> {
    fn passages(&mut self, query: &Query, group: Group) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = vec![(Occur::Must, self.clause(query, true)?)];
        // The headline vouches for a passage that lacks a word, not for every passage under it; unless something else picks the
        // passages, or articles are asked for.
        if group == Group::Passage && !self.speaks && !self.own.is_empty() {
            let mut own = std::mem::take(&mut self.own);
            own.push(self.kind(PassageKind::Headline));
            clauses.push((Occur::Must, unscored(any_of(own))));
        }
        if !self.comments {
            clauses.push((Occur::MustNot, self.kind(PassageKind::Comment)));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The passages that a query asks for. What is not `wanted`, below an exclusion, is neither marked nor ranked by.
    fn clause(&mut self, query: &Query, wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        Ok(match query {
            Query::Everything => self.everything(),
            Query::Kind(kind) => self.kind(*kind),
            Query::Published(days) => self.published(*days),
            Query::Has(part) => self.has(*part),
            Query::Path(pattern) => unscored(paths::matching(self.searcher, &self.fields, pattern)?),
            Query::Not(_) => self.all(std::slice::from_ref(query), wanted)?,
            Query::All(parts) => self.all(parts, wanted)?,
            Query::Any(parts) => self.any(parts, wanted)?,
            Query::Text(None, text) => any_of(self.anywhere(text, wanted)?),
            Query::Text(Some(field), text) => self.within(*field, text, wanted)?,
        })
    }

    fn all(&mut self, parts: &[Query], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = Vec::new();
        for part in parts {
            clauses.push(match part {
                Query::Not(inner) => (Occur::MustNot, self.clause(inner, false)?),
                part => (Occur::Must, self.clause(part, wanted)?),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, self.everything()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn everything(&self) -> Box<dyn Clause> {
        let searched = |kind: &PassageKind| self.comments || *kind != PassageKind::Comment;
        any_of(PassageKind::ALL.into_iter().filter(searched).map(|kind| self.kind(kind)).collect())
    }

    fn kind(&self, kind: PassageKind) -> Box<dyn Clause> {
        let term = Term::from_field_u64(self.fields.kind, kind_number(kind));
        unscored(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
    }

    fn has(&self, part: Part) -> Box<dyn Clause> {
        let term = Term::from_field_u64(self.fields.has, part_number(part));
        let has = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        match part {
            Part::Quote | Part::Speaker | Part::Role => unscored(has),
            _ => unscored(of_articles(has)),
        }
    }

    /// Headlines are filed by their spelling too, but count as context.
    fn but_headlines(&self, clause: Box<dyn Clause>) -> Box<dyn Clause> {
        let headlines = (Occur::MustNot, self.kind(PassageKind::Headline));
        Box::new(BooleanQuery::new(vec![(Occur::Must, clause), headlines]))
    }

    /// Where words stand outside quotations, and in headlines.
    fn outside(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let headline = asked.clause(self.fields.title).map(|clause| {
            let headlines = (Occur::Must, self.kind(PassageKind::Headline));
            let clause = vec![(Occur::Must, of_articles(clause)), headlines];
            weighted(Box::new(BooleanQuery::new(clause)), CONTEXT_WEIGHT)
        });
        [asked.placed(&self.fields, Where::Outside), headline].into_iter().flatten().collect()
    }

    /// Where words stand inside quotations, and in those of headlines.
    fn inside(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let headline = asked.clause(self.fields.said);
        [asked.placed(&self.fields, Where::Inside), headline].into_iter().flatten().collect()
    }

    /// What passages are part of: who speaks in them, and what their articles are about.
    fn context(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let subject = asked.clause(self.fields.subject).map(of_articles).map(|subject| {
            // A comment is nobody's but its writer's.
            let comments = (Occur::MustNot, self.kind(PassageKind::Comment));
            match self.comments {
                true => Box::new(BooleanQuery::new(vec![(Occur::Must, subject), comments])),
                false => subject,
            }
        });
        [asked.clause(self.fields.context), subject].into_iter().flatten().collect()
    }

    /// The same where the words are spelled as they were asked for.
    fn spelled_so(&self, asked: &Asked, clauses: Vec<Box<dyn Clause>>) -> Vec<Box<dyn Clause>> {
        let spelling = asked.spelling(&self.fields);
        if spelling.is_empty() {
            return clauses;
        }
        let spelling = spelling.into_iter().map(|(occur, clause)| (occur, unscored(clause)));
        vec![Box::new(BooleanQuery::new(
            [(Occur::Must, any_of(clauses))].into_iter().chain(spelling).collect(),
        ))]
    }

    /// Passages of articles that may have come out on one of these days.
    fn published(&self, days: Days) -> Box<dyn Clause> {
        let bound = |field, day| Bound::Included(Term::from_field_i64(field, days_since_epoch(day)));
        let begun = days.until.map(|until| (Bound::Unbounded, bound(self.fields.first_day, until)));
        let not_over = days.from.map(|from| (bound(self.fields.last_day, from), Bound::Unbounded));
        let range =
            |(lower, upper)| (Occur::Must, Box::new(RangeQuery::new(lower, upper)) as Box<dyn Clause>);
        let days = BooleanQuery::new(begun.into_iter().chain(not_over).map(range).collect());
        unscored(of_articles(Box::new(days)))
    }

    /// The ways in which a text can stand in a passage, or in what the passage is part of.
    fn anywhere(&mut self, text: &Text, wanted: bool) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        let asked = self.filing.asked(text, true, self.fields.spelling)?;
        let share = self.telling.share(&asked)?;
        let clauses = self.standing(asked.clone(), share, wanted);
        Ok(self.spelled_so(&asked, clauses))
    }

    /// Any of several conditions. Beside words that tell something, words that tell nothing are not looked for; words that stand
    /// together in the question are worth more where they stand together.
    fn any(&mut self, parts: &[Query], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = Vec::new();
        let mut words = Vec::new();
        for part in parts {
            if let Query::Text(None, text @ (Text::Words { .. } | Text::Prefix(_) | Text::Fuzzy { .. })) =
                part
            {
                let asked = self.filing.asked(text, true, self.fields.spelling)?;
                let share = self.telling.share(&asked)?;
                words.push((asked, share));
            } else {
                clauses.push(self.clause(part, wanted)?);
            }
        }
        let some_tell = words.iter().any(|(_, share)| tells(*share));
        let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|((one, a), (other, b))| {
            let both = one.beside(other)?;
            (tells(*a) && tells(*b)).then(|| both.clause(self.fields.body)).flatten()
        });
        clauses.extend(pairs.map(|pair| weighted(pair, PAIR_WEIGHT)));
        if wanted {
            self.nations(parts);
        }
        for (asked, share) in words {
            if tells(share) || !some_tell {
                clauses.extend(self.standing(asked, share, wanted));
            }
        }
        Ok(any_of(clauses))
    }

    /// Lets articles be ranked by the nations too that a question names, whatever an article calls them.
    fn nations(&mut self, parts: &[Query]) {
        let mut question = String::new();
        for part in parts {
            if let Query::Text(None, Text::Words { text, .. }) = part {
                question.push_str(text);
                question.push(' ');
            }
        }
        for Nation { name, called } in nations(&question, Writing::Question) {
            for manner in [Called::ByName, Called::ByPeople] {
                let weight = if manner == called { NATION_WEIGHT } else { OTHER_MANNER_WEIGHT };
                self.whole.entry(nation_term(name, manner)).or_default().telling += weight;
            }
        }
    }

    /// Where words can stand, each with the given share of its usual weight.
    fn standing(&mut self, asked: Asked, share: f32, wanted: bool) -> Vec<Box<dyn Clause>> {
        let Fields { body, comment, spelling, .. } = self.fields;
        let own = || {
            let body = match &asked {
                // What begins so is known only from how it is spelled, not from its stem.
                Asked::Spellings(found) => spelled(spelling, &found.words)
                    .map(|clause| weighted(self.but_headlines(clause), SPELLING_WEIGHT)),
                asked => asked.clause(body).map(|clause| weighted(clause, share)),
            };
            body.into_iter().chain(asked.clause(comment).filter(|_| self.comments))
        };
        let mut clauses: Vec<_> = own().collect();
        let context = self.context(&asked);
        clauses.extend(context.into_iter().map(|clause| weighted(clause, share * self.context_weight)));
        if self.speaks {
            let said = self.inside(&asked);
            clauses.extend(said.into_iter().map(|clause| weighted(clause, share * SAID_WEIGHT)));
        }
        if wanted {
            let own: Vec<_> = own().collect();
            self.own.extend(own);
            // What a question says twice counts twice.
            for term in asked.terms() {
                let counts = self.whole.entry(term.clone()).or_default();
                match asked.is_one_word() {
                    true => counts.telling += 1.0,
                    false => counts.whole += 1.0,
                }
            }
            self.marks.add(Scope::Passage, asked);
        }
        clauses
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
                Field::Said => self.inside(&asked),
                Field::Speaker | Field::Role => asked.clause(indexed).into_iter().collect(),
                _ => asked.clause(indexed).map(of_articles).into_iter().collect(),
            };
            clauses.extend(self.spelled_so(&asked, found));
            if let (Field::Topic, Text::Words { text, .. }) = (field, text) {
                // The same key as when it was filed, so that no spelling of a topic misses it.
                let text = Text::Words { text: Key::of(text).to_string(), apart: 0 };
                let keyed = self.filing.asked(&text, stemmed, dictionary)?.clause(indexed);
                clauses.extend(keyed.map(of_articles));
            }
            match field {
                Field::About if wanted => self.marks.add(Scope::Outside, asked),
                Field::Said if wanted => self.marks.add(Scope::Said, asked),
                Field::Title if wanted => self.marks.add(Scope::Headline, asked),
                _ => {}
            }
        }
        let clause = any_of(clauses);
        Ok(if stemmed { clause } else { unscored(clause) })
    }
}

/// The passages of the articles that meet a condition.
fn of_articles(articles: Box<dyn Clause>) -> Box<dyn Clause> {
    Box::new(OfArticles(articles))
}

fn any_of(mut clauses: Vec<Box<dyn Clause>>) -> Box<dyn Clause> {
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
    Box::new(ConstScoreQuery::new(clause, 0.0))
}
