//! Text to tree.
//!
//! A descent over the bytes without a separate list of tokens, since what a sign means depends on where it stands: `-` negates
//! before a word and belongs to it inside, `:` ends a field's name and stays in `10:30`.

mod named;
mod quoted;

use jiff::civil::Date;
use quoted::stars;

use super::ast::{Query, is_pattern};
use super::days::Days;
use super::field::{Field, Name};
use super::value::{Sign, value};
use crate::article::Span;
use crate::error::{Error, Result};
use crate::text::words;

/// How deep parentheses may nest.
const DEEPEST: usize = 50;

/// How a query is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Any of the words may match, as suits a question in plain words. Fields, dates and exclusions stay conditions;
    /// *and*, *or* and *not* are words like any other where all is in capitals.
    pub any: bool,
    /// What day it is today, for dates like *yesterday*; without it they are errors.
    pub today: Option<Date>,
}

/// Reads a query. The empty one asks for everything.
pub fn parse(query: &str, options: Options) -> Result<Query> {
    parse_dates(query, options).map(|(query, _)| query)
}

/// Reads a query, and tells what days its dates in words came to.
pub fn parse_dates(query: &str, options: Options) -> Result<(Query, Vec<Days>)> {
    let mut parser = Parser { query, at: 0, depth: 0, options, dates: Vec::new() };
    let read = parser.whole()?;
    Ok((read, parser.dates))
}

/// Reads a date that stands alone, with the days that it came to where it is in words.
pub fn parse_date(written: &str, today: Option<Date>) -> Result<(Query, Option<Days>)> {
    let mut parser =
        Parser { query: written, at: 0, depth: 0, options: Options { any: false, today }, dates: vec![] };
    let at = Span::new(0, written.len());
    let read = parser.value(Some(Name::Date), Sign::Apart(0), written, at)?;
    Ok((read, parser.dates.pop()))
}

struct Parser<'q> {
    query: &'q str,
    at: usize,
    depth: usize,
    options: Options,
    /// The days that dates in words came to.
    dates: Vec<Days>,
}

impl<'q> Parser<'q> {
    fn whole(&mut self) -> Result<Query> {
        let parts = self.parts(None)?;
        if self.at < self.query.len() {
            let at = Span::new(self.at, self.at + 1);
            return Err(self.error(at, "this parenthesis closes nothing", "take it out, or open it before"));
        }
        if parts.is_empty() && !self.query.trim().is_empty() {
            let at = Span::new(0, self.query.len());
            return Err(self.error(at, "there is no word in this query", "write a word to look for"));
        }
        if !self.options.any {
            return Ok(Query::all(parts));
        }
        let (mut words, mut conditions) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Query::Text(None, text) => words.push(text),
                Query::Any(parts) if parts.iter().all(|part| matches!(part, Query::Text(None, _))) => {
                    words.extend(parts.into_iter().filter_map(|part| match part {
                        Query::Text(None, text) => Some(text),
                        _ => None,
                    }));
                }
                condition => conditions.push(condition),
            }
        }
        Ok(Query::all([Query::question(words)].into_iter().chain(conditions)))
    }

    /// Everything up to the end or to a closing parenthesis.
    fn parts(&mut self, field: Option<Name>) -> Result<Vec<Query>> {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            if matches!(self.peek(), None | Some(')')) {
                return Ok(parts);
            }
            parts.extend(self.alternatives(field)?);
        }
    }

    fn alternatives(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let mut parts = Vec::from_iter(self.conjunction(field)?);
        while let Some(operator) = self.operator("OR") {
            self.need_operand(operator, "OR")?;
            parts.extend(self.conjunction(field)?);
        }
        Ok((!parts.is_empty()).then(|| Query::any(parts)))
    }

    fn conjunction(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let mut parts = Vec::from_iter(self.operand(field)?);
        while let Some(operator) = self.operator("AND") {
            self.need_operand(operator, "AND")?;
            parts.extend(self.operand(field)?);
        }
        Ok((!parts.is_empty()).then(|| Query::all(parts)))
    }

    /// One condition; none where only signs without a letter stand.
    fn operand(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        self.skip_space();
        if let Some(operator) = self.operator("NOT") {
            self.need_operand(operator, "NOT")?;
            return self.negated(operator.start, field);
        }
        for name in ["AND", "OR"] {
            if let Some(operator) = self.operator(name) {
                return Err(self.dangling(operator, name));
            }
        }
        let start = self.at;
        match self.peek() {
            Some('-')
                if self
                    .rest()
                    .get(1..)
                    .is_some_and(|r| r.starts_with(starts_operand) || r.starts_with('=')) =>
            {
                self.at += 1;
                self.negated(start, field)
            }
            _ if self.stands_exact() => self.exact(field).map(Some),
            Some('(') => self.group(field),
            Some(mark) if opens_quote(mark) => self.quoted(field, None).map(Some),
            _ => self.word(field),
        }
    }

    fn stands_exact(&self) -> bool {
        self.rest().strip_prefix('=').is_some_and(|rest| rest.starts_with(starts_operand))
    }

    /// `=` and the words that are to be spelled so.
    fn exact(&mut self, field: Option<Name>) -> Result<Query> {
        let start = self.at;
        self.at += 1;
        if self.peek().is_some_and(opens_quote) {
            return self.quoted(field, Some(Sign::Exact));
        }
        let word = self.take_while(|c| !ends_word(c));
        let at = Span::new(start, self.at);
        if word.ends_with(['*', '~']) || !stars(word).is_empty() {
            return Err(self.error(
                at,
                "= asks for a word as it is spelled, and no sign can follow it",
                "leave out the = before the word, or the sign after it",
            ));
        }
        if words(word).next().is_none() {
            return Err(self.error(at, "there is no word after this sign", "write = right before a word"));
        }
        self.value(field, Sign::Exact, word, at)
    }

    fn negated(&mut self, start: usize, field: Option<Name>) -> Result<Option<Query>> {
        self.nested(start, |parser| Ok(parser.operand(field)?.map(Query::negated)))
    }

    /// Reads one level deeper, so that no query can exhaust the stack.
    fn nested<T>(&mut self, start: usize, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            let at = Span::new(start, start + 1);
            return Err(self.error(at, "this query is nested too deep", "write it with fewer parentheses"));
        }
        self.depth += 1;
        let read = read(self)?;
        self.depth -= 1;
        Ok(read)
    }

    fn group(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let open = Span::new(self.at, self.at + 1);
        self.at += 1;
        let parts = self.nested(open.start, |parser| parser.parts(field))?;
        if self.peek() != Some(')') {
            return Err(self.error(open, "this parenthesis is never closed", "close it with )"));
        }
        self.at += 1;
        if parts.is_empty() {
            let at = Span::new(open.start, self.at);
            return Err(self.error(
                at,
                "there is nothing between these parentheses",
                "write a word between them",
            ));
        }
        Ok(Some(Query::all(parts)))
    }

    /// A run without spaces: a word with its sign, or a field's name and what follows it.
    fn word(&mut self, within: Option<Name>) -> Result<Option<Query>> {
        let start = self.at;
        if let Some(name) = self.field_name()? {
            let at = Span::new(start, self.at);
            if within.is_some() {
                return Err(self.error(
                    at,
                    "a field cannot stand inside another field",
                    "close the parenthesis first",
                ));
            }
            let named = if self.value_follows() {
                self.refuse_dash(name)?;
                match self.peek() {
                    Some('(') => self.group(Some(name))?,
                    Some(mark) if opens_quote(mark) => Some(self.quoted(Some(name), None)?),
                    _ if self.stands_exact() => Some(self.exact(Some(name))?),
                    _ => self.plain_word(Some(name))?,
                }
            } else {
                None
            };
            return match named {
                Some(query) => Ok(Some(query)),
                None => Err(self.error(
                    at,
                    format!("what is to be looked for in {}: is missing", name.written()),
                    format!(
                        "write it right after the colon, or put “{}” in quote marks to look for the word",
                        name.written()
                    ),
                )),
            };
        }
        self.plain_word(within)
    }

    /// A dash right behind the colon excludes nothing, and is no part of a word either.
    fn refuse_dash(&self, name: Name) -> Result<()> {
        let Some(word) = self.rest().strip_prefix('-').filter(|word| word.starts_with(starts_operand)) else {
            return Ok(());
        };
        if !matches!(name, Name::Field(field) if field != Field::Path) {
            return Ok(());
        }
        let word = word.get(..word.find(ends_word).unwrap_or(word.len())).unwrap_or_default();
        let name = name.written();
        Err(self.error(
            Span::new(self.at, self.at + 1),
            "a dash excludes only before the field",
            format!("write -{name}:{word}, or {name}:\"-{word}\" for a word that begins so"),
        ))
    }

    fn plain_word(&mut self, field: Option<Name>) -> Result<Option<Query>> {
        let start = self.at;
        let written = match field {
            Some(Name::Date) => self.take_date(),
            _ => self.take_while(|c| !ends_word(c)),
        };
        let span = Span::new(start, self.at);
        let pattern = matches!(field, Some(Name::Field(Field::Path))) && is_pattern(written);
        if pattern || matches!(field, Some(Name::Date | Name::Kind | Name::Is | Name::Has)) {
            return self.value(field, Sign::Apart(0), written, span).map(Some);
        }
        let (word, sign) = self.split_sign(written, span)?;
        if words(word).next().is_none() {
            return match sign {
                Sign::Apart(_) | Sign::Exact => Ok(None),
                Sign::Prefix | Sign::Fuzzy(_) => Err(self.error(
                    span,
                    "there is no word before this sign",
                    "write the beginning of a word before * and a word before ~",
                )),
            };
        }
        self.value(field, sign, word, span).map(Some)
    }

    /// Parts a word from the `*` or `~` at its end.
    fn split_sign(&self, written: &'q str, span: Span) -> Result<(&'q str, Sign)> {
        let (word, is_beginning) = match written.strip_suffix('*') {
            Some(word) => (word, true),
            None => (written, false),
        };
        if word.contains('*') && words(word).next().is_some() {
            return Err(self.error(
                span,
                "* can only stand at the end of a word",
                "write the beginning of the word: secur*",
            ));
        }
        if is_beginning {
            return Ok((word, Sign::Prefix));
        }
        let Some((word, letters)) =
            written.rsplit_once('~').filter(|(_, n)| n.chars().all(|c| c.is_ascii_digit()))
        else {
            return Ok((written, Sign::Apart(0)));
        };
        match letters {
            "" => Ok((word, Sign::Fuzzy(if word.chars().count() > 5 { 2 } else { 1 }))),
            "1" => Ok((word, Sign::Fuzzy(1))),
            "2" => Ok((word, Sign::Fuzzy(2))),
            _ => Err(self.error(
                span,
                "near spellings differ by one letter or two",
                format!("write {word}~1 or {word}~2"),
            )),
        }
    }

    /// Makes a condition of a text, as its field has it.
    fn value(&mut self, field: Option<Name>, sign: Sign, text: &str, at: Span) -> Result<Query> {
        let query = value(field, sign, text, self.options.today)
            .map_err(|wrong| self.error(at, wrong.message, wrong.hint))?;
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
        if let Query::Published(days) = query
            && !text.trim().chars().all(plain)
        {
            self.dates.push(days);
        }
        Ok(query)
    }

    /// Takes an operator that stands here as a word of its own.
    fn operator(&mut self, name: &str) -> Option<Span> {
        // A question that is all in capitals has no operators.
        if self.options.any && self.depth == 0 && !self.query.contains(char::is_lowercase) {
            return None;
        }
        let before = self.at;
        self.skip_space();
        let after = self.rest().strip_prefix(name);
        if after.is_some_and(|after| after.chars().next().is_none_or(ends_word)) {
            let span = Span::new(self.at, self.at + name.len());
            self.at = span.end;
            return Some(span);
        }
        self.at = before;
        None
    }

    fn need_operand(&mut self, operator: Span, name: &str) -> Result<()> {
        self.skip_space();
        match self.peek() {
            None | Some(')') => Err(self.dangling(operator, name)),
            Some(_) => Ok(()),
        }
    }

    fn dangling(&self, at: Span, name: &str) -> Error {
        let message = if name == "NOT" {
            "NOT needs something to exclude".to_owned()
        } else {
            format!("{name} needs something on both sides")
        };
        self.error(at, message, format!("to look for the word itself, write \"{}\"", name.to_lowercase()))
    }

    fn error(&self, at: Span, message: impl Into<String>, hint: impl Into<String>) -> Error {
        Error::Query { query: self.query.to_owned(), at, message: message.into(), hint: Some(hint.into()) }
    }

    fn rest(&self) -> &'q str {
        self.query.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn take_while(&mut self, inside: impl Fn(char) -> bool) -> &'q str {
        let rest = self.rest();
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }
}

fn opens_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || opens_quote(c) || matches!(c, '(' | ')')
}

/// Whether a minus before that character negates: before a dash or a space it is a dash itself.
pub(super) fn starts_operand(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '"' | '“' | '„' | '\'' | '’' | '#' | '@' | '$' | '£' | '€')
}

#[cfg(test)]
mod tests;
