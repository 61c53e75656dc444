//! A query as the index understands it.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, EnableScoring, Occur, Query as Clause, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field as Indexed, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::article::OfArticles;
use super::asked::{Asked, Filing, spelled};
use super::inside::Where;
use super::listed::AnyOf;
use super::mark::{Marks, Scope};
use super::telling::{Telling, tells};
use super::vouched::{Standing, Vouched};
use super::whole::{self, Counts};
use super::{Group, Request, paths};
use crate::article::PassageKind;
use crate::article::published::days_since_epoch;
use crate::error::Result;
use crate::extract::topic::key::Key;
use crate::index::Index;
use crate::index::analyzer::nation_term;
use crate::index::document::{kind_number, part_number};
use crate::index::parts::Parts;
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
    /// The numbers that it is run with.
    pub(super) parts: Arc<Parts>,
}

impl Plan {
    pub(super) fn new(index: &Index, searcher: &Searcher, request: &Request) -> Result<Self> {
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
    pub(super) fn count(&self, searcher: &Searcher) -> tantivy::Result<usize> {
        let weight = self.passages.weight(EnableScoring::disabled_from_searcher(searcher))?;
        self.parts
            .with_articles(searcher)
            .try_fold(0, |count, (_, segment)| Ok(count + weight.count(segment)? as usize))
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
        if let Some(texts) = texts(query).filter(|_| vouched) {
            return self.vouched(texts);
        }
        let mut clauses = vec![(Occur::Must, self.clause(query, true)?)];
        if vouched && !self.own.is_empty() {
            let mut own = std::mem::take(&mut self.own);
            own.push(self.kind(PassageKind::Headline));
            clauses.push((Occur::Must, unscored(any_of(own))));
        }
        if !self.comments {
            clauses.push((Occur::MustNot, self.kind(PassageKind::Comment)));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// The passages that have each of several texts, and meet all other conditions.
    fn vouched(&mut self, parts: &[Query]) -> tantivy::Result<Box<dyn Clause>> {
        let mut asked = Vec::new();
        let mut conditions = Vec::new();
        for part in parts {
            match part {
                Query::Text(None, text) => {
                    let words = self.filing.asked(text, true, self.fields.spelling)?;
                    let share = self.telling.share(&words)?;
                    let spelling = words.spelling(&self.fields);
                    conditions.extend(spelling.into_iter().map(|(occur, clause)| (occur, unscored(clause))));
                    asked.push(self.standing(words, share, true));
                }
                Query::Any(texts) if texts.iter().all(is_text) => {
                    asked.push(self.any_text(texts.iter(), true)?);
                }
                Query::Not(inner) => {
                    let excluded = self.excluded(inner)?.into_iter();
                    conditions.extend(excluded.map(|clause| (Occur::MustNot, clause)));
                }
                part => conditions.push((Occur::Must, self.clause(part, true)?)),
            }
        }
        let vouched = Box::new(Vouched { asked, headlines: self.kind(PassageKind::Headline) });
        if conditions.is_empty() {
            return Ok(vouched);
        }
        conditions.push((Occur::Must, vouched));
        Ok(Box::new(BooleanQuery::new(conditions)))
    }

    /// The passages that a query asks for. What is not `wanted`, below an exclusion, is neither marked nor ranked by.
    fn clause(&mut self, query: &Query, wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        Ok(match query {
            Query::Everything => self.everything(),
            Query::Kind(kind) => self.kind(*kind),
            Query::Published(days) => self.published(*days),
            Query::Has(part) => self.has(*part),
            Query::Path(pattern) => {
                unscored(self.of_articles(paths::matching(self.searcher, &self.fields, pattern)?))
            }
            Query::Not(_) => self.all(std::slice::from_ref(query), wanted)?,
            Query::All(parts) => self.all(parts, wanted)?,
            Query::Any(parts) => self.any(parts, wanted)?,
            Query::Text(None, text) => any_of(self.anywhere(text, wanted)?),
            Query::Text(Some(field), text) => self.within(*field, text, wanted)?,
        })
    }

    /// Conditions none of which a passage may meet: the less is asked at once, the sooner it is known.
    fn excluded(&mut self, query: &Query) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        match query {
            Query::Text(None, text) => self.anywhere(text, false),
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
        let term = Term::from_field_u64(self.fields.kind, kind_number(kind));
        unscored(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
    }

    fn has(&self, part: Part) -> Box<dyn Clause> {
        let term = Term::from_field_u64(self.fields.has, part_number(part));
        let has = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        match part {
            Part::Quote | Part::Speaker | Part::Role => unscored(has),
            _ => unscored(self.of_articles(has)),
        }
    }

    /// Headlines are filed by their spelling too, but count as context.
    fn but_headlines(&self, clause: AnyOf) -> Box<dyn Clause> {
        // So are comments, where these are not asked for. Neither has words in its body.
        if !self.comments {
            return Box::new(clause.within(self.fields.body));
        }
        let headlines = (Occur::MustNot, self.kind(PassageKind::Headline));
        Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(clause)), headlines]))
    }

    /// Where words stand outside quotations, and in headlines.
    fn outside(&self, asked: &Asked) -> Vec<Box<dyn Clause>> {
        let headline = asked.clause(self.fields.title).map(|clause| {
            let headlines = (Occur::Must, self.kind(PassageKind::Headline));
            let clause = vec![(Occur::Must, self.of_articles(clause)), headlines];
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
        let subject = asked.clause(self.fields.subject).map(|clause| {
            let subject = self.of_articles(clause);
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
        unscored(self.of_articles(Box::new(days)))
    }

    /// The ways in which a text can stand in a passage, or in what the passage is part of.
    fn anywhere(&mut self, text: &Text, wanted: bool) -> tantivy::Result<Vec<Box<dyn Clause>>> {
        let asked = self.filing.asked(text, true, self.fields.spelling)?;
        let share = self.telling.share(&asked)?;
        let standing = self.standing(asked.clone(), share, wanted);
        let clauses = self.own_too(standing, wanted);
        Ok(self.spelled_so(&asked, clauses))
    }

    /// All ways in which a text can stand in a passage, its own words taken down.
    fn own_too(&mut self, standing: Standing, wanted: bool) -> Vec<Box<dyn Clause>> {
        if wanted {
            self.own.extend(standing.own.iter().map(|clause| clause.box_clone()));
        }
        standing.anywhere()
    }

    /// Any of several conditions.
    fn any(&mut self, parts: &[Query], wanted: bool) -> tantivy::Result<Box<dyn Clause>> {
        let (texts, others): (Vec<&Query>, Vec<&Query>) = parts.iter().partition(|part| is_text(part));
        let mut clauses = Vec::new();
        for part in others {
            clauses.push(self.clause(part, wanted)?);
        }
        if !texts.is_empty() {
            let standing = self.any_text(texts.into_iter(), wanted)?;
            clauses.extend(self.own_too(standing, wanted));
        }
        Ok(any_of(clauses))
    }

    /// Any of several texts. Beside words that tell something, words that tell nothing are not looked for; words that stand
    /// together in the question are worth more where they stand together.
    fn any_text<'q>(
        &mut self,
        texts: impl Iterator<Item = &'q Query> + Clone,
        wanted: bool,
    ) -> tantivy::Result<Standing> {
        let mut all = Standing::default();
        let mut words = Vec::new();
        for text in texts.clone() {
            if let Query::Text(_, text) = text {
                let asked = self.filing.asked(text, true, self.fields.spelling)?;
                let share = self.telling.share(&asked)?;
                words.push((asked, share));
            }
        }
        let some_tell = words.iter().any(|(_, share)| tells(*share));
        let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|((one, a), (other, b))| {
            let both = one.beside(other)?;
            (tells(*a) && tells(*b)).then(|| both.clause(self.fields.body)).flatten()
        });
        all.own.extend(pairs.map(|pair| weighted(pair, PAIR_WEIGHT)));
        if wanted {
            self.nations(texts);
        }
        for (asked, share) in words {
            if tells(share) || !some_tell {
                let standing = self.standing(asked, share, wanted);
                all.own.extend(standing.own);
                all.context.extend(standing.context);
            }
        }
        Ok(all)
    }

    /// Lets articles be ranked by the nations too that a question names, whatever an article calls them.
    fn nations<'q>(&mut self, texts: impl Iterator<Item = &'q Query>) {
        if self.group == Group::Passage {
            return;
        }
        let mut question = String::new();
        for part in texts {
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
    fn standing(&mut self, asked: Asked, share: f32, wanted: bool) -> Standing {
        let Fields { body, comment, spelling, .. } = self.fields;
        let body = match &asked {
            // What begins so is known only from how it is spelled, not from its stem.
            Asked::Spellings(found) => spelled(spelling, &found.words)
                .map(|clause| weighted(self.but_headlines(clause), SPELLING_WEIGHT)),
            asked => asked.clause(body).map(|clause| weighted(clause, share)),
        };
        let comment = self.comments.then(|| asked.clause(comment)).flatten();
        let own = body.into_iter().chain(comment).collect();
        let context = self.context(&asked).into_iter();
        let mut context: Vec<_> =
            context.map(|clause| weighted(clause, share * self.context_weight)).collect();
        if self.speaks {
            let said = self.inside(&asked);
            context.extend(said.into_iter().map(|clause| weighted(clause, share * SAID_WEIGHT)));
        }
        if wanted {
            // What a question says twice counts twice.
            for term in asked.terms().filter(|_| self.group == Group::Article) {
                let counts = self.whole.entry(term.clone()).or_default();
                match asked.is_one_word() {
                    true => counts.telling += 1.0,
                    false => counts.whole += 1.0,
                }
            }
            self.marks.add(Scope::Passage, asked);
        }
        Standing { own, context }
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
                _ => asked.clause(indexed).map(|clause| self.of_articles(clause)).into_iter().collect(),
            };
            clauses.extend(self.spelled_so(&asked, found));
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
        let clause = any_of(clauses);
        Ok(if stemmed { clause } else { unscored(clause) })
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
        _ => false,
    };
    let others = || parts.iter().filter(|part| !asks_text(part));
    let hidden = others().any(|part| asks(part, &|part| matches!(part, Query::Text(None, _))));
    (!hidden && parts.iter().any(asks_text)).then_some(parts)
}

/// Whether it is a text that may stand anywhere, however it is spelled.
const fn is_text(query: &Query) -> bool {
    matches!(query, Query::Text(None, Text::Words { .. } | Text::Prefix(_) | Text::Fuzzy { .. }))
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
