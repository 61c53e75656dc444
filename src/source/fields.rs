//! Finds an article in a record by what its fields are called.
//!
//! The names are those that scrapers (trafilatura, newspaper, news-please, Scrapy projects), news interfaces (`NewsAPI`, Guardian,
//! New York Times, Webhose, `WordPress`, GDELT), the IPTC's ninjs and data sets use; a person can name others.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use super::place::Place;
use super::{html, prose};
use crate::article::{Block, DateClue, Format, Provenance, RawArticle, RawBody, Reason};

mod mappings;
mod role;
mod value;

pub use mappings::Mappings;
pub use role::Role;
use value::{date, language, names, text, texts};
pub(super) use value::{items, written_date};

/// Which fields hold what, as a person says: `title=headline,text=content.body`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Mapping(Vec<(Role, String)>);

impl Mapping {
    /// The mapping that asks this one first, then the other.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().cloned());
        self
    }

    /// The same, with a field named that holds something.
    #[must_use]
    pub fn and(mut self, role: Role, path: &str) -> Self {
        self.0.push((role, path.to_owned()));
        self
    }

    /// Whether it names no field at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The paths of the fields that hold something.
    fn paths(&self, role: Role) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(of, _)| *of == role).map(|(_, path)| path.as_str())
    }
}

/// A mapping that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoMapping(String);

impl fmt::Display for NoMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoMapping {}

impl FromStr for Role {
    type Err = NoMapping;

    fn from_str(written: &str) -> Result<Self, NoMapping> {
        Self::named(written).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            NoMapping(format!("{written:?} is nothing that an article has; it has {known}"))
        })
    }
}

impl FromStr for Mapping {
    type Err = NoMapping;

    fn from_str(written: &str) -> Result<Self, NoMapping> {
        let pair = |pair: &str| {
            let (role, path) = pair
                .split_once('=')
                .filter(|(_, path)| !path.trim().is_empty())
                .ok_or_else(|| NoMapping(format!("{pair:?} is not of the form title=headline")))?;
            Ok((role.trim().parse()?, path.trim().to_owned()))
        };
        written
            .split(',')
            .filter(|pair| !pair.trim().is_empty())
            .map(pair)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// What a file says of all its records.
#[derive(Debug, Clone)]
pub(super) struct Context {
    pub(super) format: Format,
    pub(super) outlet: Option<String>,
    pub(super) language: Option<String>,
}

impl Context {
    pub(super) const fn new(format: Format) -> Self {
        Self { format, outlet: None, language: None }
    }
}

/// A record, looked into.
pub(super) struct Fields<'v> {
    /// The record itself, and the objects in it that hold fields of the article's.
    scopes: Vec<&'v Map<String, Value>>,
    mapping: &'v Mapping,
}

/// The objects within a record that hold the article, or more about it, the nearest first.
const SCOPES: [&str; 14] = [
    "_source",
    "fields",
    "article",
    "attributes",
    "document",
    "data",
    "content",
    "story",
    "newsitem",
    "item",
    "post",
    "thread",
    "metadata",
    "meta",
];

impl<'v> Fields<'v> {
    pub(super) fn of(record: &'v Map<String, Value>, mapping: &'v Mapping) -> Self {
        let mut scopes = vec![record];
        let mut at = 0;
        // Two steps down: `content` within `data`.
        while let Some(scope) = scopes.get(at).copied().filter(|_| at < SCOPES.len()) {
            let inner = SCOPES.iter().filter_map(|name| {
                let found = scope.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
                found.and_then(|(_, value)| value.as_object())
            });
            scopes.extend(inner);
            at += 1;
        }
        Self { scopes, mapping }
    }

    /// Everything that may hold it, the likeliest first.
    fn values(&self, role: Role) -> impl Iterator<Item = &'v Value> {
        let mapped = self.mapping.paths(role).filter_map(|path| at(self.scopes.first()?, path));
        let known = role.names().iter().flat_map(|name| {
            self.scopes.iter().filter_map(|scope| {
                scope.iter().find(|(key, _)| is_called(key, name)).map(|(_, value)| value)
            })
        });
        mapped.chain(known)
    }

    /// The first text that there is.
    fn text(&self, role: Role) -> Option<String> {
        self.values(role).find_map(text)
    }

    /// The record's own identifier, unless it is a mere number: those are easily mistaken for places.
    pub(super) fn id(&self) -> Option<String> {
        self.text(Role::Id).filter(|id| !id.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Whether a file with these fields is one of articles.
    pub(super) fn are_known(&self) -> bool {
        [Role::Text, Role::Deck, Role::Title].iter().any(|role| self.values(*role).next().is_some())
    }

    /// Whether these are columns of a table of articles: a text or a headline, and something else that articles have.
    pub(super) fn are_columns(&self) -> bool {
        let has = |role: &Role| self.values(*role).next().is_some();
        self.are_known() && Role::ALL.iter().filter(|role| has(role)).count() > 1
    }

    /// The article.
    pub(super) fn article(&self, place: &Place, context: &Context) -> Result<RawArticle, Reason> {
        if !self.are_known() {
            return Err(Reason::NoField(self.names()));
        }
        let mut deck = self.line(Role::Deck);
        let blocks = match self.body() {
            Some(blocks) => blocks,
            // A list of what was found gives a summary, or two of which one is the beginning of the article.
            None if self.line(Role::Title).is_some() => {
                let all = self.values(Role::Deck).filter_map(body);
                let longest = all.max_by_key(|blocks| length(blocks));
                let longest = longest.ok_or(Reason::NoArticle)?;
                deck = deck.filter(|deck| longest.iter().all(|block| !block.text.contains(deck.as_str())));
                longest
            }
            None => return Err(Reason::NoArticle),
        };
        let mut article = RawArticle::bare(place.source(context.format), RawBody::Blocks(blocks));
        self.describe(&mut article, context);
        article.deck = deck.filter(|deck| !article_begins_with(&article.body, deck));
        Ok(article)
    }

    /// The first body that there is; where it has lost its paragraphs, the same with them, if another field has it so.
    fn body(&self) -> Option<Vec<Block>> {
        let mut all = self.values(Role::Text).filter_map(body);
        let first = all.next()?;
        if first.len() > 1 {
            return Some(first);
        }
        let letters = length(&first);
        let same = |blocks: &Vec<Block>| {
            let other = length(blocks);
            blocks.len() > 1 && other * 10 >= letters * 8 && other * 10 <= letters * 13
        };
        Some(all.find(same).unwrap_or(first))
    }

    /// Says of an article what the record says, but for its body.
    pub(super) fn describe(&self, article: &mut RawArticle, context: &Context) {
        article.title = self.line(Role::Title);
        article.deck = self.line(Role::Deck);
        article.byline =
            self.values(Role::Author).map(names).find(|names| !names.is_empty()).unwrap_or_default();
        article.url = self.values(Role::Url).filter_map(text).find(|url| is_address(url));
        article.outlet = self
            .values(Role::Outlet)
            .filter_map(text)
            .find(|outlet| !is_address(outlet))
            .map(|outlet| html::line(&outlet))
            .or_else(|| context.outlet.clone());
        article.section = self.values(Role::Section).filter(|value| !value.is_array()).find_map(text);
        article.language = self
            .values(Role::Language)
            .filter_map(text)
            .find_map(|name| language(&name))
            .or_else(|| context.language.clone());
        article.dates = self
            .values(Role::Date)
            .filter_map(date)
            .map(|text| DateClue { text, provenance: Provenance::Metadata })
            .collect();
        article.tags = self.values(Role::Tags).map(texts).find(|tags| !tags.is_empty()).unwrap_or_default();
    }

    /// The first text that there is, on one line.
    fn line(&self, role: Role) -> Option<String> {
        self.text(role).map(|text| html::line(&text)).filter(|text| !text.is_empty())
    }

    /// What the record's fields are called, as a person may be told.
    pub(super) fn names(&self) -> String {
        let mut names: Vec<&str> =
            self.scopes.first().into_iter().flat_map(|record| record.keys().map(String::as_str)).collect();
        let more = names.len() > 12;
        names.truncate(12);
        let mut names: String = names.join(", ").chars().take(200).collect();
        if names.is_empty() {
            "none".clone_into(&mut names);
        } else if more {
            names.push_str(", …");
        }
        names
    }
}

/// The value at a path of names and numbers, as in `content.body` or `bodies.0.value`.
fn at<'v>(record: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    let step = |map: &'v Map<String, Value>, name: &str| {
        map.get(name)
            .or_else(|| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
    };
    if let Some(whole) = step(record, path) {
        return Some(whole);
    }
    let mut steps = path.split('.');
    let mut value = step(record, steps.next()?)?;
    for name in steps {
        value = match value {
            Value::Object(map) => step(map, name)?,
            Value::Array(values) => match name.parse::<usize>() {
                Ok(number) => values.get(number)?,
                Err(_) => step(values.first()?.as_object()?, name)?,
            },
            _ => return None,
        };
    }
    Some(value)
}

/// Whether a field is called so, whatever its style: `publish_date`, `publishDate`, `Publish Date`.
fn is_called(key: &str, name: &str) -> bool {
    let mut letters = key.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    let same = name.bytes().all(|byte| letters.next() == Some(byte));
    same && letters.next().is_none()
}

/// The paragraphs of a text, where there are any.
fn body(value: &Value) -> Option<Vec<Block>> {
    let parts = value::parts(value);
    let blocks: Vec<_> = parts.iter().flat_map(|part| prose::blocks(part)).collect();
    (!blocks.is_empty()).then_some(blocks)
}

/// How long a body is, in bytes.
fn length(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

/// Whether a summary is nothing but how the body begins.
fn article_begins_with(body: &RawBody, deck: &str) -> bool {
    let RawBody::Blocks(blocks) = body else { return false };
    let start = deck.trim_end_matches(['.', '…', ' ']);
    blocks.iter().take(2).any(|block| block.text.starts_with(start))
}

fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests;
