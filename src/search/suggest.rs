//! Why nothing was found, and what to ask instead.
//!
//! Useful only after a search that found nothing, and only then paid for: each part of the query is counted alone, and those that
//! find nothing are looked for among what the archive does have. Nothing is suggested that finds nothing.

use std::cmp::Reverse;

use tantivy::schema::Field as Indexed;
use tantivy::{Searcher, Term};

use super::{Request, Sort, search, spelling};
use crate::article::{Hit, Moment, PassageKind};
use crate::error::Result;
use crate::index::Index;
use crate::index::analyzer::Analyzer;
use crate::query::{Field, Query, Text};
use crate::text::spelling::distance;

/// How many words of the archive are tried in the place of one that is not found.
const MOST_TRIED: usize = 8;

/// How many suggestions are given.
const MOST_GIVEN: usize = 3;

/// How many of the query's words are tried to be mended.
const MOST_WORDS: usize = 8;

/// Why nothing was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Why {
    /// What each part of the query finds alone, where there are several; of an exclusion, what it leaves out.
    pub parts: Vec<Finds>,
    /// Queries that find something, the likeliest first.
    pub suggestions: Vec<Suggestion>,
    /// From when to when articles came out, where a date that was asked for finds none.
    pub span: Option<(Moment, Moment)>,
}

/// A query, and how many passages (or articles) it finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finds {
    /// The query.
    pub query: Query,
    /// How many.
    pub count: usize,
}

/// What to ask instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// This in the place of a part that finds nothing; the count is of the whole query then.
    Instead(Finds),
    /// The query without this part.
    Without(Finds),
    /// The same of readers' comments; how many there are.
    Comments(usize),
    /// Any of the words; how many passages have one.
    AnyWord(usize),
}

/// Tells why a request finds nothing.
pub fn why(index: &Index, request: &Request) -> Result<Why> {
    let asker = Asker { index, searcher: index.searcher(), request };
    let parts = parts(&request.query);
    let mut counted = Vec::with_capacity(parts.len());
    for query in &parts {
        let of = if let Query::Not(excluded) = query { excluded } else { query };
        counted.push(Finds { query: query.clone(), count: asker.count(of)? });
    }
    let mut suggestions = asker.instead(&parts, &counted)?;
    if suggestions.is_empty() {
        suggestions = asker.otherwise(&parts)?;
    }
    suggestions.truncate(MOST_GIVEN);
    let no_such_days = |finds: &Finds| matches!(finds.query, Query::Published(_)) && finds.count == 0;
    let span = if counted.iter().any(no_such_days) {
        let status = index.status()?;
        status.first.zip(status.last)
    } else {
        None
    };
    if counted.len() < 2 {
        counted.clear();
    }
    Ok(Why { parts: counted, suggestions, span })
}

/// The conditions that all have to be met.
fn parts(query: &Query) -> Vec<Query> {
    match query {
        Query::All(parts) => parts.clone(),
        Query::Everything => Vec::new(),
        query => vec![query.clone()],
    }
}

/// Every text that a query asks for, exclusions aside.
fn texts(query: &Query, found: &mut Vec<Query>) {
    match query {
        Query::Text(..) => found.push(query.clone()),
        Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| texts(part, found)),
        Query::Question(words) => found.extend(words.iter().map(|text| Query::Text(None, text.clone()))),
        _ => {}
    }
}

/// The query with one of its texts in the place of another.
fn replaced(query: &Query, old: &Query, new: &Query) -> Query {
    match query {
        query if query == old => new.clone(),
        Query::All(parts) => Query::all(parts.iter().map(|part| replaced(part, old, new))),
        Query::Any(parts) => Query::any(parts.iter().map(|part| replaced(part, old, new))),
        Query::Question(words) => Query::question(words.iter().map(|text| match (old, new) {
            (Query::Text(None, old), Query::Text(None, new)) if text == old => new.clone(),
            _ => text.clone(),
        })),
        query => query.clone(),
    }
}

struct Asker<'a> {
    index: &'a Index,
    searcher: Searcher,
    request: &'a Request,
}

impl Asker<'_> {
    fn request(&self, query: &Query) -> Request {
        Request {
            query: query.clone(),
            offset: 0,
            limit: 1,
            sort: Sort::Relevance,
            enough: usize::MAX,
            ..self.request.clone()
        }
    }

    fn count(&self, query: &Query) -> Result<usize> {
        super::count(self.index, &self.request(query))
    }

    /// Other words for texts that find nothing, each with what the whole query finds then.
    fn instead(&self, parts: &[Query], counted: &[Finds]) -> Result<Vec<Suggestion>> {
        let mut texts_asked = Vec::new();
        for (part, finds) in parts.iter().zip(counted) {
            if finds.count == 0 {
                texts(part, &mut texts_asked);
            }
        }
        let mut lost = Vec::new();
        for text in texts_asked.into_iter().take(MOST_WORDS) {
            if self.count(&text)? == 0 {
                lost.push(text);
            }
        }
        let mut found: Vec<(usize, Finds)> = Vec::new();
        for old in &lost {
            for (slips, new) in self.candidates(old)? {
                let whole = replaced(&self.request.query, old, &new);
                if let Some(finds) = self.found(&whole, &new)?
                    && found.iter().all(|(_, known)| known.query != finds.query)
                {
                    found.push((slips, finds));
                }
            }
        }
        if found.is_empty() && lost.len() > 1 {
            return Ok(self.all_mended(&lost)?.map(Suggestion::Instead).into_iter().collect());
        }
        found.sort_by_key(|(slips, finds)| (*slips, Reverse(finds.count)));
        let fewest = found.first().map_or(0, |(slips, _)| *slips);
        found.retain(|(slips, _)| *slips == fewest);
        Ok(found.into_iter().map(|(_, finds)| Suggestion::Instead(finds)).collect())
    }

    /// How many a query finds, told of the part of it that is new; nothing where it finds none.
    fn found(&self, whole: &Query, new: &Query) -> Result<Option<Finds>> {
        let answer = search(self.index, &self.request(whole))?;
        Ok(answer
            .hits
            .first()
            .map(|hit| Finds { query: as_written(new, hit), count: answer.total.at_least() }))
    }

    /// The whole query with the likeliest words in the place of each text that finds nothing.
    fn all_mended(&self, lost: &[Query]) -> Result<Option<Finds>> {
        let mut whole = self.request.query.clone();
        for old in lost {
            let mut best: Option<(usize, Finds)> = None;
            for (slips, new) in self.candidates(old)? {
                let Some(finds) = self.found(&new, &new)? else { continue };
                let better = |(known, than): &(usize, Finds)| {
                    (slips, Reverse(finds.count)) < (*known, Reverse(than.count))
                };
                if best.as_ref().is_none_or(better) {
                    best = Some((slips, finds));
                }
            }
            let Some((_, finds)) = best else { return Ok(None) };
            whole = replaced(&whole, old, &finds.query);
        }
        let count = self.count(&whole)?;
        Ok((count > 0).then_some(Finds { query: whole, count }))
    }

    /// What could stand in the place of a text that finds nothing, and how far it is from it.
    fn candidates(&self, text: &Query) -> Result<Vec<(usize, Query)>> {
        let Query::Text(field, words) = text else { return Ok(Vec::new()) };
        let (Text::Words { text, .. }
        | Text::Exact(text)
        | Text::Prefix(text)
        | Text::Fuzzy { word: text, .. }) = words;
        let mut candidates = Vec::new();
        if matches!(words, Text::Exact(_)) {
            candidates.push((0, Query::words(*field, text, 0)));
        }
        if !matches!(words, Text::Fuzzy { .. } | Text::Prefix(_)) {
            for (dictionary, stemmed) in self.dictionaries(*field) {
                let terms = terms(text, stemmed);
                for (slips, terms) in self.respelled(&terms, dictionary)? {
                    candidates.push((slips, Query::words(*field, &terms.join(" "), 0)));
                }
            }
        }
        // A word that one field does not know may be at home in another.
        let homes = [Field::Speaker, Field::Author, Field::Outlet, Field::Topic];
        let of_names = |field| homes.contains(&field) || matches!(field, Field::Role | Field::Section);
        for other in homes {
            if field.is_some_and(|field| of_names(field) && field != other) {
                candidates.push((2, Query::words(Some(other), text, 0)));
            }
        }
        if matches!(field, Some(Field::Said | Field::About | Field::Topic | Field::Title)) {
            candidates.push((3, Query::words(None, text, 0)));
        }
        Ok(candidates)
    }

    /// Where the words of a field are filed, and whether that is under their stems.
    fn dictionaries(&self, field: Option<Field>) -> Vec<(Indexed, bool)> {
        let fields = self.index.fields();
        match field {
            Some(Field::Speaker) => vec![(fields.speaker, false), (fields.role, false)],
            Some(Field::Role) => vec![(fields.role, false)],
            Some(Field::Author) => vec![(fields.author, false)],
            Some(Field::Outlet) => vec![(fields.outlet, false)],
            Some(Field::Section) => vec![(fields.section, false)],
            Some(Field::Path) => vec![(fields.path, false)],
            Some(Field::Topic) => vec![(fields.topic, true)],
            Some(Field::Language) => Vec::new(),
            None | Some(Field::Said | Field::About | Field::Title) => vec![(fields.spelling, false)],
        }
    }

    /// Words as the archive spells them: one of them misspelled, two written as one, or one as two.
    fn respelled(&self, words: &[String], dictionary: Indexed) -> Result<Vec<(usize, Vec<String>)>> {
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let with = |new: &[&str]| -> Vec<String> {
                let (before, after) = (words.iter().take(at), words.iter().skip(at + 1));
                before
                    .cloned()
                    .chain(new.iter().map(|word| (*word).to_owned()))
                    .chain(after.cloned())
                    .collect()
            };
            if self.frequency(dictionary, word)? == 0 {
                for (slips, known) in self.near(dictionary, word)? {
                    found.push((slips, with(&[&known])));
                }
                for (cut, _) in word.char_indices().skip(1) {
                    let (one, other) = word.split_at(cut);
                    if self.frequency(dictionary, one)? > 0 && self.frequency(dictionary, other)? > 0 {
                        found.push((1, with(&[one, other])));
                    }
                }
            }
        }
        for (at, pair) in words.windows(2).enumerate() {
            let joined = pair.concat();
            if self.frequency(dictionary, &joined)? > 0 {
                let (before, after) = (words.iter().take(at), words.iter().skip(at + 2));
                found.push((1, before.chain([&joined]).chain(after).cloned().collect()));
            }
        }
        Ok(found)
    }

    /// The words of the archive that are spelled nearly so: the nearest first, of equals the most common.
    fn near(&self, dictionary: Indexed, word: &str) -> Result<Vec<(usize, String)>> {
        let letters = match word.chars().count() {
            0..3 => return Ok(Vec::new()),
            3..6 => 1,
            _ => 2,
        };
        let parts = self.index.guarded(|| self.index.parts(&self.searcher))?;
        let known =
            self.index.guarded(|| spelling::near(&parts, &self.searcher, dictionary, word, letters))?;
        let mut ranked = Vec::with_capacity(known.len());
        for known in known {
            let often = self.frequency(dictionary, &known)?;
            ranked.push((distance(word, &known), Reverse(often), known));
        }
        ranked.sort_unstable();
        Ok(ranked.into_iter().take(MOST_TRIED).map(|(slips, _, known)| (slips, known)).collect())
    }

    fn frequency(&self, dictionary: Indexed, word: &str) -> Result<u64> {
        self.index.guarded(|| self.searcher.doc_freq(&Term::from_field_text(dictionary, word)))
    }

    /// What finds something though every word is spelled as in the archive.
    fn otherwise(&self, parts: &[Query]) -> Result<Vec<Suggestion>> {
        let mut suggestions = Vec::new();
        let kinds = parts.iter().any(|part| matches!(part, Query::Kind(_) | Query::Any(_)));
        if !kinds {
            let comments = self.count(&self.request.query.clone().and(Query::Kind(PassageKind::Comment)))?;
            suggestions.extend((comments > 0).then_some(Suggestion::Comments(comments)));
        }
        if (3..=MOST_WORDS).contains(&parts.len()) {
            let mut without = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                let rest = Query::all(
                    parts.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, part)| part.clone()),
                );
                let count = self.count(&rest)?;
                without.extend((count > 0).then(|| Finds { query: part.clone(), count }));
            }
            without.sort_by_key(|finds| Reverse(finds.count));
            suggestions.extend(without.into_iter().map(Suggestion::Without));
        }
        let (mut words, mut conditions) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Query::Text(None, text) => words.push(text.clone()),
                condition => conditions.push(condition.clone()),
            }
        }
        if suggestions.is_empty() && words.len() > 1 {
            let any = self.count(&Query::all([Query::question(words)].into_iter().chain(conditions)))?;
            suggestions.extend((any > 0).then_some(Suggestion::AnyWord(any)));
        }
        Ok(suggestions)
    }
}

/// A suggestion with its words as an article that it finds writes them.
fn as_written(query: &Query, hit: &Hit) -> Query {
    let Query::Text(field, Text::Words { text, .. }) = query else { return query.clone() };
    let speakers = || hit.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref());
    let values: Vec<&str> = match field {
        Some(Field::Speaker) => {
            speakers().flat_map(|s| [Some(s.name.as_str()), s.role.as_deref()]).flatten().collect()
        }
        Some(Field::Role) => speakers().filter_map(|speaker| speaker.role.as_deref()).collect(),
        Some(Field::Author) => hit.byline.iter().map(String::as_str).collect(),
        Some(Field::Outlet) => hit.outlet.iter().map(String::as_str).collect(),
        Some(Field::Title) => hit.title.iter().map(String::as_str).collect(),
        Some(Field::Topic) => hit.topics.iter().map(String::as_str).collect(),
        None | Some(Field::Said | Field::About) => vec![&hit.text],
        _ => Vec::new(),
    };
    let stemmed = *field == Some(Field::Topic);
    let asked = terms(text, stemmed);
    let mut analyzer = if stemmed { Analyzer::text() } else { Analyzer::names() };
    for value in values {
        let words = analyzer.terms(value);
        let run = words.windows(asked.len().max(1)).find(|run| run.iter().map(|word| &word.term).eq(&asked));
        if let Some((first, last)) = run.and_then(|run| run.first().zip(run.last())) {
            let written = value.get(first.span.start..last.span.end).unwrap_or(text);
            return Query::words(*field, written, 0);
        }
    }
    query.clone()
}

fn terms(text: &str, stemmed: bool) -> Vec<String> {
    let mut analyzer = if stemmed { Analyzer::text() } else { Analyzer::names() };
    analyzer.terms(text).into_iter().map(|term| term.term).collect()
}
