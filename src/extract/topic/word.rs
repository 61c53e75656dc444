//! The words that candidates are made of, each looked up once.

use crate::text::folded::head;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::{Token, is_alphanumeric};

const COMMON: u16 = 1;
const NEVER: u16 = 2;
const DEMONYM: u16 = 4;
const JOINED: u16 = 8;
const OPENS: u16 = 16;
const LARGE: u16 = 32;
const INNER_CAPITAL: u16 = 64;
const NOUN: u16 = 128;
const ORDINARY: u16 = 256;
const RANK: u16 = 512;
const GRAMMAR: u16 = 1024;
const HEAD: u16 = 2048;
const PREDICATE: u16 = 4096;

/// What the lists tell of a word.
fn listed(class: Class) -> u16 {
    if class == Class::NONE {
        return 0;
    }
    let fact = |list: Class, fact: u16| if class.has(list) { fact } else { 0 };
    let rank = if class.has(Class::FORENAME) { 0 } else { fact(Class::RANK, RANK) };
    fact(Class::EVERYDAY, COMMON)
        | fact(Class::UNFILED, NEVER)
        | fact(Class::PEOPLE, DEMONYM)
        | fact(Class::COMMON, ORDINARY)
        | fact(Class::FUNCTION.with(Class::CUE).with(Class::VERB), GRAMMAR)
        | fact(Class::HEAD, HEAD)
        | fact(Class::AUXILIARY.with(Class::CUE_FINITE), PREDICATE)
        | rank
}

/// Whether a name tells what an article is about, and not only of which country something is.
pub(super) fn tells(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    !class_of(name).has(Class::UNFILED) && !class_of(last).has(Class::PEOPLE) && !is_number(name)
}

/// Whether a word is one of the language and no name of its own: *Bill*, *Clause*.
pub(super) fn is_ordinary(word: &str) -> bool {
    class_of(word).has(Class::COMMON.with(Class::EVERYDAY))
}

/// *5G*, *iPhone*, *NATO*.
pub(super) fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// A word of a text, with what stands between it and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As written.
    pub(super) text: &'t str,
    pub(super) start: usize,
    /// Its length without a genitive's *'s*.
    pub(super) bare: usize,
    facts: u16,
}

impl<'t> Word<'t> {
    const fn is(&self, fact: u16) -> bool {
        self.facts & fact != 0
    }

    /// Whether nothing but one space stands between it and the word before.
    pub(super) const fn joined(&self) -> bool {
        self.is(JOINED)
    }

    /// Whether it begins a sentence.
    pub(super) const fn opens(&self) -> bool {
        self.is(OPENS)
    }

    /// Whether it is written large.
    pub(super) const fn is_large(&self) -> bool {
        self.is(LARGE)
    }

    /// *5G*, *NATO*, *iPhone*: a name wherever it stands.
    pub(super) const fn has_inner_capital(&self) -> bool {
        self.is(INNER_CAPITAL)
    }

    /// Whether, written large, it is an office and a title and no part of a name, as the *New* of *New York* is.
    pub(super) fn is_office(&self) -> bool {
        self.is(LARGE) && self.is(NEVER) && self.text != "New"
    }

    /// Whether it is a title that stands before a name: *Assemblywoman*.
    pub(super) const fn is_rank(&self) -> bool {
        self.is(LARGE) && self.is(RANK)
    }

    /// Whether it is never filed under by itself.
    pub(super) const fn is_never_alone(&self) -> bool {
        self.is(NEVER)
    }

    /// Whether it is a word of the language, whatever else it names: *Bill*, *Clause*.
    pub(super) const fn is_ordinary(&self) -> bool {
        self.is(ORDINARY) || self.is(COMMON)
    }

    /// Whether it could be a noun that tells something.
    pub(super) const fn is_noun_like(&self) -> bool {
        self.is(NOUN) && !self.is(COMMON) && !self.is(NEVER) || self.is(INNER_CAPITAL)
    }

    /// Whether, whatever its case, it is a small word of grammar: *Aboard the Ruhama*.
    pub(super) fn is_small_word(&self) -> bool {
        class_of(self.text).has(Class::FUNCTION)
    }

    /// Whether it goes on a row of nouns, so that what stands before it says what kind it is: the *race* of *presidential race*.
    pub(super) const fn is_qualified(&self) -> bool {
        self.is_noun_like() || self.is(NOUN) && !self.is(GRAMMAR) || self.is(LARGE) && !self.is(GRAMMAR)
    }

    /// Whether it may end a compound: a noun, or an everyday one that others are told apart by.
    pub(super) const fn is_compounded(&self) -> bool {
        self.is_noun_like() || self.is(HEAD)
    }

    /// Whether it is a genitive: *minister's*.
    pub(super) const fn is_genitive(&self) -> bool {
        self.bare < self.text.len()
    }

    /// The word without a genitive's *'s*.
    pub(super) fn without_genitive(&self) -> &'t str {
        self.text.get(..self.bare).unwrap_or(self.text)
    }

    /// A number that every spelling of the word has, in the singular and in the plural. Other words may have it too.
    pub(super) fn sketch(&self) -> u64 {
        let stem = self.without_genitive();
        if !stem.is_ascii() {
            return sketch(stem.replace('’', "'").to_lowercase().as_bytes());
        }
        sketch(stem.as_bytes())
    }

    /// *2020*, *3.5*.
    pub(super) fn is_number(&self) -> bool {
        is_number(self.text)
    }

    /// *URGENT-Veldmark*, *2-Veldmark*, *Exclusive-Veldmark*: an agency's slug before the first word.
    pub(super) fn is_slug(&self) -> bool {
        self.text.split_once('-').is_some_and(|(slug, rest)| {
            let upper = slug.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            let title =
                rest.chars().next().is_some_and(char::is_uppercase) && rest.chars().any(char::is_lowercase);
            let kind =
                matches!(slug, "Analysis" | "Corrected" | "Exclusive" | "Factbox" | "Interview" | "Update");
            (upper && slug.len() != 2 || kind) && title
        })
    }

    /// Whether it says which of its kind is meant.
    pub(super) fn is_determiner(&self) -> bool {
        matches!(
            self.text,
            "the"
                | "The"
                | "a"
                | "A"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "this"
                | "that"
                | "these"
                | "those"
        )
    }

    /// Whether it says what the noun before it does: *was*, *said*.
    pub(super) fn after_noun(&self) -> bool {
        self.is(PREDICATE) || matches!(self.text, "is" | "was" | "are" | "has" | "had" | "can" | "may")
    }

    /// Whether a noun is likely to follow.
    pub(super) fn before_noun(&self) -> bool {
        let before = matches!(
            self.text,
            "of" | "any"
                | "no"
                | "new"
                | "in"
                | "on"
                | "for"
                | "by"
                | "with"
                | "from"
                | "about"
                | "every"
                | "each"
                | "at"
                | "as"
                | "into"
                | "over"
                | "under"
                | "between"
                | "after"
                | "before"
                | "against"
                | "through"
                | "without"
                | "than"
                | "like"
                | "per"
                | "more"
                | "some"
                | "all"
                | "both"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "many"
                | "few"
                | "much"
        );
        self.is_genitive() || self.is_determiner() || before
    }
}

/// The first eight letters, without what makes *city* and *cities* differ.
fn sketch(word: &[u8]) -> u64 {
    let stem = word.strip_suffix(b"s").or_else(|| word.strip_suffix(b"S")).unwrap_or(word);
    let stem =
        if let [stem @ .., b'i' | b'I', b'e' | b'E'] | [stem @ .., b'y' | b'Y'] = stem { stem } else { stem };
    head(stem)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// What a single letter with a full stop behind it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Initial {
    /// *George W. Bush*.
    OfName,
    /// *U.S.*
    OfAbbreviation,
}

/// Whether a compound with a name in it is an adjective: *Ten-man*, *Rubio-style*, *pro-Cruz*; not *Port-au-Prince*, *al-Assad*,
/// *X-ray*, *Covid-19*.
fn is_adjective(word: &str) -> bool {
    let (Some((first, _)), Some((_, last))) = (word.split_once('-'), word.rsplit_once('-')) else {
        return false;
    };
    let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    if small(first) {
        return first.len() > 2 || first == "ex";
    }
    first.len() > 1 && last.len() > 2 && small(last)
}

/// The words of a text, in order. *o'clock*, *U.S*, *flood-water* and *3.5* are one each.
pub(super) struct Words<'t> {
    text: &'t str,
    /// The tokens from `at` on; none where the text was not cut.
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Words<'t> {
    pub(super) const fn of(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens, at: 0 }
    }

    /// The next word, where it is a token of the usual sort with one space before it.
    fn plain(&mut self) -> Option<Word<'t>> {
        let start = self.at + 1;
        while let [token, rest @ ..] = self.tokens
            && token.span.start < start
        {
            self.tokens = rest;
        }
        let token = self.tokens.first().filter(|token| token.plain && token.span.start == start)?;
        if self.text.as_bytes().get(self.at) != Some(&b' ') {
            return None;
        }
        let text = token.span.of(self.text);
        let opens = if self.at == 0 { OPENS } else { 0 };
        let large = if token.is_capitalised() { LARGE } else { 0 };
        self.at = token.span.end;
        let facts = told(text, true, JOINED | opens | large, || token.class);
        Some(Word { text, start, bare: text.len(), facts })
    }

    fn char(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text.get(at..)?.chars().next() }
    }

    /// Whether a full stop ends a sentence though no space follows: *taxes.The*.
    fn is_glued(&self, stop: usize) -> bool {
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        byte(stop.wrapping_sub(1)).is_ascii_lowercase() && byte(stop + 1).is_ascii_uppercase()
    }

    /// Whether the word before is an initial, and of what.
    fn after_initial(&self) -> Option<Initial> {
        let [.., before, letter] = self.text.as_bytes().get(..self.at)? else { return None };
        match before {
            _ if !letter.is_ascii_uppercase() => None,
            b'.' => Some(Initial::OfAbbreviation),
            b' ' => Some(Initial::OfName),
            _ => None,
        }
    }

    fn is_alphanumeric(&self, at: usize) -> bool {
        self.char(at).is_some_and(is_alphanumeric)
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        if let Some(word) = self.plain() {
            return Some(word);
        }
        let bytes = self.text.as_bytes();
        let mut facts = if self.at == 0 { OPENS } else { 0 };
        let mut start = self.at;
        // The full stop of *George W. Bush* and of *the U.S. Senate* ends no sentence.
        let stopped = bytes.get(self.at) == Some(&b'.');
        let initial = if stopped { self.after_initial() } else { None };
        let first = loop {
            let c = self.char(start)?;
            if is_alphanumeric(c) {
                break c;
            }
            let stop = matches!(c, '.' | '!' | '?' | '“' | '"' | '‘' | ':' | '…');
            if stop && !(c == '.' && start == self.at && initial.is_some()) {
                facts |= OPENS;
            }
            start += c.len_utf8();
        };
        let between = bytes.get(self.at..start);
        if between == Some(b" ") || between == Some(b". ") && initial == Some(Initial::OfName) {
            facts |= JOINED;
        }
        let mut letters = first.is_alphabetic();
        let mut parts = 1;
        let mut end = start + first.len_utf8();
        loop {
            let rest = bytes.get(end..).unwrap_or_default();
            end += rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            let Some(c) = self.char(end) else { break };
            if c == ' ' {
                break;
            }
            if is_alphanumeric(c) {
                if c.is_uppercase() {
                    facts |= INNER_CAPITAL;
                }
                letters &= c.is_alphabetic();
            } else if matches!(c, '-' | '\'' | '’' | '.')
                && self.is_alphanumeric(end + c.len_utf8())
                && !(c == '.' && self.is_glued(end))
            {
                letters &= c == '-';
                parts += usize::from(c == '-');
            } else {
                break;
            }
            end += c.len_utf8();
        }
        self.at = end;
        if first.is_uppercase() || facts & INNER_CAPITAL != 0 {
            facts |= LARGE;
        }
        let text = self.text.get(start..end)?;
        if parts > 1 && facts & LARGE != 0 && is_adjective(text) {
            facts = facts & !(LARGE | INNER_CAPITAL) | NEVER;
        }
        let stem = without_genitive(text);
        letters |= stem.len() < text.len() && stem.chars().all(|c| c.is_alphabetic() || c == '-');
        Some(Word { text, start, bare: stem.len(), facts: told(stem, letters, facts, || class_of(stem)) })
    }
}

/// The facts of a word, with those that its letters and the lists tell. `letters` says whether it has nothing else,
/// `class` gives its classes.
fn told(stem: &str, letters: bool, mut facts: u16, class: impl Fn() -> Class) -> u16 {
    let adverb_or_past = matches!(stem.as_bytes(), [.., b'l', b'y'] | [.., b'e', b'd']);
    if letters && stem.len() >= 4 && !adverb_or_past {
        facts |= NOUN;
    }
    if facts & (NOUN | LARGE) == 0 { facts } else { facts | listed(class()) }
}

/// *The minister's* as *the minister*.
fn without_genitive(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) => stem.strip_suffix(['\'', '’']).unwrap_or(word),
        None => word,
    }
}

/// Whether a headline or a heading writes every word large, so that its capitals tell nothing.
pub(super) fn is_title_case(text: &str) -> bool {
    let is_small = |word: &&str| {
        matches!(
            *word,
            "a" | "an"
                | "as"
                | "at"
                | "but"
                | "by"
                | "for"
                | "from"
                | "in"
                | "into"
                | "of"
                | "on"
                | "over"
                | "the"
                | "to"
                | "via"
                | "vs"
                | "with"
        )
    };
    let words = || text.split_whitespace().skip(1).filter(|word| !is_small(word));
    let large = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    large > 0 && large * 10 >= (large + small) * 7
}

/// Whether a line is one that capitals tell nothing in, though nothing marks it as a heading: every word is large, and no
/// sentence ends there.
pub(super) fn is_unmarked_heading(text: &str) -> bool {
    /// No heading is longer, in bytes.
    const LONGEST: usize = 90;
    let shouted = |text: &str| !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let beginning = text.get(..LONGEST).unwrap_or(text);
    shouted(beginning)
        || text.len() <= LONGEST && !text.ends_with(['.', '”', '"', '?', '!']) && is_title_case(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokens;

    #[test]
    fn words_hold_together() {
        let text = "The U.S. flood-water, minister’s 3.5 o'clock 5G. “No";
        let tokens = tokens(text);
        let words: Vec<_> = Words::of(text, &tokens).collect();
        assert_eq!(words, Words::of(text, &[]).collect::<Vec<_>>(), "with tokens and without");
        let written: Vec<_> = words.iter().map(|word| word.text).collect();
        assert_eq!(written, ["The", "U.S", "flood-water", "minister’s", "3.5", "o'clock", "5G", "No"]);
        let opening: Vec<_> = words.iter().filter(|word| word.opens()).map(|word| word.text).collect();
        assert_eq!(opening, ["The", "No"]);
        let nouns: Vec<_> = words.iter().filter(|word| word.is_noun_like()).map(|word| word.text).collect();
        assert_eq!(nouns, ["U.S", "flood-water", "5G"]);
    }
}
