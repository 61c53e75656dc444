//! Words in quote marks.

use super::{Parser, ends_word};
use crate::article::Span;
use crate::error::Result;
use crate::query::ast::{Query, is_pattern};
use crate::query::field::{Field, Name};
use crate::query::value::Sign;
use crate::text::words;

/// How far apart words may stand in a proximity search.
const FARTHEST: u32 = 100;

/// So many words may stand side by side in any order: of four there are 24.
const MOST_IN_ANY_ORDER: usize = 4;

impl Parser<'_> {
    /// Words in quote marks, and what may follow them where no sign stands before: `~5` or `*`.
    pub(super) fn quoted(&mut self, field: Option<Name>, before: Option<Sign>) -> Result<Query> {
        let start = self.at;
        let mark = self.peek().unwrap_or('"');
        let inner = start + mark.len_utf8();
        let closes = |c: char| if mark == '"' { c == '"' } else { matches!(c, '”' | '“' | '"') };
        let Some((length, end)) =
            self.query.get(inner..).and_then(|rest| rest.char_indices().find(|(_, c)| closes(*c)))
        else {
            let at = Span::new(start, inner);
            return Err(self.error(at, "this quote mark is never closed", "close it with \""));
        };
        let text = Span::new(inner, inner + length).of(self.query);
        self.at = inner + length + end.len_utf8();
        let whole = Span::new(start, self.at);
        let pattern = matches!(field, Some(Name::Field(Field::Path))) && is_pattern(text);
        if words(text).next().is_none() && !pattern {
            return Err(self.error(
                whole,
                "there is no word between these quote marks",
                "write a word between them",
            ));
        }
        let sign = self.at;
        let is_text =
            !matches!(field, Some(Name::Field(Field::Path) | Name::Date | Name::Kind | Name::Is | Name::Has));
        let prefixes = if is_text { stars(text) } else { Vec::new() };
        if let Some(star) = prefixes.first() {
            let at = Span::new(inner + star, inner + star + 1);
            let ends = prefixes.len() == 1 && text.trim_end().len() == star + 1;
            if !ends || before.is_some() || matches!(self.peek(), Some('~')) {
                return Err(self.error(
                    at,
                    "* can stand only after the last word between quote marks, and without other signs",
                    "write \"golden pow\"*, or leave the star out",
                ));
            }
            // `"golden pow*"*` means no more.
            if self.peek() == Some('*') {
                self.at += 1;
            }
            return self.value(field, Sign::Prefix, text.get(..*star).unwrap_or_default(), whole);
        }
        if let Some(before) = before {
            return self.value(field, before, text, whole);
        }
        match self.peek() {
            Some('*') => {
                self.at += 1;
                self.value(field, Sign::Prefix, text, whole)
            }
            Some('~') => {
                self.at += 1;
                let digits: &str = self.take_while(|c| c.is_ascii_digit());
                let at = Span::new(sign, self.at + self.rest().find(ends_word).unwrap_or(self.rest().len()));
                let ended = self.peek().is_none_or(ends_word);
                match digits.parse() {
                    Ok(0) if is_text && !self.options.any && ended => self.side_by_side(field, text, whole),
                    Ok(apart @ 0..=FARTHEST) if ended => self.value(field, Sign::Apart(apart), text, whole),
                    _ => Err(self.error(
                        at,
                        "how many words apart? a number up to 100 belongs here",
                        "for words at most five apart write: \"near words\"~5",
                    )),
                }
            }
            _ => self.value(field, Sign::Apart(0), text, whole),
        }
    }

    /// Words with no others between them, in any order: each order is a phrase.
    fn side_by_side(&mut self, field: Option<Name>, text: &str, at: Span) -> Result<Query> {
        let each: Vec<&str> = words(text).map(|word| word.span.of(text)).collect();
        if each.len() > MOST_IN_ANY_ORDER {
            return Err(self.error(
                at,
                "so many words cannot be looked for side by side in any order",
                "leave out ~0 for the words in this order, or write ~1",
            ));
        }
        let mut phrases: Vec<Query> = Vec::new();
        for order in orders(&each) {
            let phrase = self.value(field, Sign::Apart(0), &order.join(" "), at)?;
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        Ok(Query::any(phrases))
    }
}

/// Every order of some words, the one in which they are written first.
fn orders<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    if words.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let mut rest = words.to_vec();
        let first = rest.remove(at);
        orders(&rest).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..words.len()).flat_map(first).collect()
}

/// Where stars stand that mean *every word that begins so*: right after a word, at its end.
pub(super) fn stars(text: &str) -> Vec<usize> {
    let is_star = |(at, _): &(usize, &str)| {
        let (before, after) = text.split_at_checked(*at).unwrap_or_default();
        let next = after.chars().nth(1);
        before.ends_with(char::is_alphanumeric)
            && next.is_none_or(|next| next != '*' && !next.is_alphanumeric())
    };
    text.match_indices('*').filter(is_star).map(|(at, _)| at).collect()
}
