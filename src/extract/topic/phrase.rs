//! What could be a keyphrase: names, and nouns with what stands before them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

macro_rules! word_list {
    ($file:literal) => {
        LazyLock::new(|| include_str!($file).lines().filter(|line| !line.starts_with('#')).collect())
    };
}

static COMMON: LazyLock<HashSet<&str>> = word_list!("common.txt");
static NEVER: LazyLock<HashSet<&str>> = word_list!("never.txt");
static DEMONYMS: LazyLock<HashSet<&str>> = word_list!("demonyms.txt");

/// A candidate, with how often and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Phrase<'t> {
    /// As written where it was first seen.
    pub(super) text: &'t str,
    pub(super) words: usize,
    pub(super) count: usize,
    pub(super) in_title: bool,
    /// The paragraph it first stands in.
    pub(super) first: usize,
    /// Whether it is written large.
    pub(super) name: bool,
    /// How often it stands where a noun does: after *the*, *of*, *its*.
    pub(super) as_noun: usize,
    /// Whether it is also called by its last words alone, as people are.
    pub(super) shortened: bool,
}

/// Words of a text, each with what stands between it and the one before.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    /// Whether nothing but one space stands between it and the word before.
    joined: bool,
    /// Whether it begins a sentence.
    opens: bool,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let rest = self.text.get(self.at..)?;
        let lead = rest.find(char::is_alphanumeric)?;
        let between = rest.get(..lead)?;
        let start = self.at + lead;
        let tail = self.text.get(start..)?;
        let mut end = tail.len();
        let mut chars = tail.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let inside = c.is_alphanumeric()
                || matches!(c, '-' | '\'' | '’' | '.')
                    && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !inside {
                end = at;
                break;
            }
        }
        let opens = self.at == 0 || between.contains(['.', '!', '?', '“', '"', '‘', ':', '…']);
        let joined = between == " ";
        self.at = start + end;
        Some(Word { text: tail.get(..end)?, start, joined, opens })
    }
}

/// *The minister's* as *the minister*.
fn without_genitive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn in_list(list: &HashSet<&str>, word: &str) -> bool {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        list.contains(word)
    } else {
        list.contains(word.replace('’', "'").to_lowercase().as_str())
    }
}

/// Gathers every candidate of a text into `found`. `paragraph` counts from 1; 0 is the headline.
pub(super) fn gather<'t>(text: &'t str, paragraph: usize, found: &mut HashMap<&'t str, Phrase<'t>>) {
    let headline = paragraph == 0;
    // In a headline that writes every word large, capitals tell nothing.
    let capitals_tell = !headline || !is_title_case(text);
    let words: Vec<Word<'t>> = Words { text, at: 0 }.collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = words.get(at..).unwrap_or_default();
        let office = office_length(rest);
        if office > 0 {
            at += office;
            continue;
        }
        let length = if capitals_tell { name_length(rest) } else { 0 };
        if length > 0 {
            let name = rest.get(..length).unwrap_or_default();
            // `Italian Foreign` before `Minister` is no name.
            let before_office = rest.get(length).is_some_and(|next| next.joined && is_office(next.text));
            if !before_office || length == 1 && has_inner_capital(word.text) {
                add(text, without_opening(name), paragraph, true, found);
            }
            at += length;
            continue;
        }
        if is_noun_like(word.text) {
            let after = at.checked_sub(1).and_then(|before| words.get(before)).filter(|_| word.joined);
            let as_noun = after.is_some_and(|before| before_noun(before.text));
            if let Some(phrase) = add(text, std::slice::from_ref(word), paragraph, false, found) {
                phrase.as_noun += usize::from(as_noun && paragraph > 0);
            }
            // Two nouns side by side: *flood barrier*, *5G networks*.
            if let Some(next) = words.get(at + 1).filter(|next| next.joined && is_noun_like(next.text))
                && word.text.len() > 2
                && !without_genitive(word.text).ends_with("ly")
                && without_genitive(word.text).len() == word.text.len()
                && next.text.starts_with(char::is_lowercase)
            {
                add(text, &[*word, *next], paragraph, false, found);
            }
        }
        at += 1;
    }
}

/// Whether a noun is likely to follow.
fn before_noun(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "this"
            | "that"
            | "these"
            | "those"
            | "any"
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
            | "The"
            | "A"
            | "An"
    ) || without_genitive(word).len() < word.len()
}

fn add<'f, 't>(
    text: &'t str,
    words: &[Word<'t>],
    paragraph: usize,
    name: bool,
    found: &'f mut HashMap<&'t str, Phrase<'t>>,
) -> Option<&'f mut Phrase<'t>> {
    let (first, last) = (words.first()?, words.last()?);
    let end = last.start + without_genitive(last.text).len();
    let phrase = text.get(first.start..end).filter(|phrase| phrase.len() > 1)?;
    let entry = found.entry(phrase).or_insert_with(|| Phrase {
        text: phrase,
        words: words.len(),
        first: paragraph,
        name,
        ..Phrase::default()
    });
    entry.count += usize::from(paragraph > 0);
    entry.in_title |= paragraph == 0;
    entry.name |= name;
    Some(entry)
}

/// Whether a word written large is an office or a title and no part of a name.
fn is_office(word: &str) -> bool {
    is_large(word) && in_list(&NEVER, without_genitive(word))
}

/// How many words from the first on are an office: *Secretary of State*.
fn office_length(words: &[Word<'_>]) -> usize {
    match words {
        [office, of, what, ..]
            if is_office(office.text) && of.text == "of" && of.joined && is_large(what.text) =>
        {
            3
        }
        [office, ..] if is_office(office.text) => 1,
        _ => 0,
    }
}

/// A name without the word that is written large only because it begins a sentence: *Regarding 5G*.
fn without_opening<'w, 't>(name: &'w [Word<'t>]) -> &'w [Word<'t>] {
    match name {
        [first, rest @ ..] if first.opens && !rest.is_empty() => {
            if first.text.ends_with("ing") || in_list(&COMMON, first.text) { rest } else { name }
        }
        _ => name,
    }
}

/// How many words from the first on make a name: 0 when none does.
fn name_length(words: &[Word<'_>]) -> usize {
    const INNER: [&str; 14] =
        ["of", "the", "de", "di", "da", "del", "van", "von", "der", "den", "bin", "al", "la", "du"];
    let Some(first) = words.first() else { return 0 };
    if !is_large(first.text) || in_list(&NEVER, without_genitive(first.text)) || is_slug(first.text) {
        return 0;
    }
    let mut length = 1;
    let mut at = 1;
    // A genitive ends a name: *Veldmark’s Maritime Bank* are two.
    while words.get(at - 1).is_some_and(|word| without_genitive(word.text).len() == word.text.len()) && at < 6
    {
        let Some(word) = words.get(at).filter(|word| word.joined) else { break };
        if is_large(word.text) && !is_number(word.text) && !is_office(word.text) {
            at += 1;
            length = at;
        } else if INNER.contains(&word.text) && words.get(at + 1).is_some_and(|next| next.joined) {
            at += 1;
        } else {
            break;
        }
    }
    // The first word of a sentence is written large whatever it is.
    if length == 1 && first.opens && !has_inner_capital(first.text) {
        return 0;
    }
    length
}

fn is_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || has_inner_capital(word)
}

/// *URGENT-Veldmark*, *2-Veldmark*: an agency's slug before the first word.
fn is_slug(word: &str) -> bool {
    word.split_once('-').is_some_and(|(slug, rest)| {
        let upper = slug.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let title =
            rest.chars().next().is_some_and(char::is_uppercase) && rest.chars().any(char::is_lowercase);
        upper && title && slug.len() != 2
    })
}

/// *5G*, *NATO*, *iPhone*: a name wherever it stands.
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Whether a word written small could be a noun that tells something.
fn is_noun_like(word: &str) -> bool {
    let bare = without_genitive(word);
    let tells = bare.len() >= 4 && bare.chars().all(|c| c.is_alphabetic() || c == '-');
    tells
        && !bare.ends_with("ly")
        && !bare.ends_with("ed")
        && !in_list(&COMMON, bare)
        && !in_list(&NEVER, bare)
        || is_large(word) && has_inner_capital(word)
}

fn is_title_case(text: &str) -> bool {
    let long = || text.split_whitespace().skip(1).filter(|word| word.len() > 3);
    let large = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    long().count() > 2 && large * 10 >= long().count() * 7
}

/// Whether a name tells what an article is about, and not only of which country something is.
pub(super) fn tells(name: &str) -> bool {
    !in_list(&DEMONYMS, name) && !in_list(&NEVER, name) && !is_number(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        for list in [include_str!("common.txt"), include_str!("never.txt"), include_str!("demonyms.txt")] {
            let rows: Vec<_> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(
                rows.windows(2).all(|pair| pair[0] < pair[1]),
                "{:?}",
                rows.windows(2).find(|p| p[0] >= p[1])
            );
        }
    }
}
