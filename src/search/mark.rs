//! Which words of a passage were asked for.

use std::collections::{BTreeSet, HashSet};

use super::asked::{Asked, Spellings};
use crate::article::{PassageKind, Span};
use crate::index::analyzer::{LONGEST, Stems, positions};
use crate::index::exact::Exact;
use crate::text::word::{Word, words};

/// Where in an article words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Anywhere in a passage.
    Passage,
    /// Inside quotations.
    Said,
    /// Outside them.
    Outside,
    /// In headlines.
    Headline,
}

/// The words to mark.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks(Vec<(Scope, Asked)>);

impl Marks {
    /// These words alone.
    pub(super) fn of(scope: Scope, asked: Asked) -> Self {
        Self(vec![(scope, asked)])
    }

    pub(super) fn add(&mut self, scope: Scope, asked: Asked) {
        self.0.push((scope, asked));
    }

    /// The places of the words that were asked for: sorted, none overlapping, on the bounds of words.
    pub(super) fn find(&self, text: &str, kind: PassageKind, said: &[Span]) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let words = Words::of(text, &self.0);
        let mut found = Vec::new();
        for (scope, asked) in &self.0 {
            match scope {
                Scope::Passage => words.find(asked, &mut found),
                Scope::Headline if kind == PassageKind::Headline => words.find(asked, &mut found),
                Scope::Headline => {}
                Scope::Said | Scope::Outside => {
                    let before = found.len();
                    words.find(asked, &mut found);
                    let anywhere = found.split_off(before);
                    found.extend(anywhere.into_iter().filter(|at| match scope {
                        Scope::Said => said.iter().any(|said| said.contains(*at)),
                        _ => !said.iter().any(|said| said.overlaps(*at)),
                    }));
                }
            }
        }
        merged(found)
    }
}

/// So many letters at the end of a stem may be others than those of a word that has it: *possibility* is filed under *possibl*, *dying*
/// under *die*.
const CHANGED: usize = 2;

/// The words of a passage that were asked for, wherever one was.
struct Words<'a> {
    text: &'a str,
    /// The place of each word that was asked for, by position.
    places: Vec<(usize, Span)>,
    /// The positions of each stem that was asked for.
    stems: Vec<(&'a str, Vec<usize>)>,
    /// The words that are spelled as they were asked for, with their positions.
    spellings: Vec<(String, usize)>,
}

impl<'a> Words<'a> {
    /// Goes through a text once.
    fn of(text: &'a str, asked: &'a [(Scope, Asked)]) -> Self {
        let mut stems: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut wanted: Vec<(&BTreeSet<String>, &str)> = Vec::new();
        for (_, asked) in asked {
            let (terms, spellings) = match asked {
                Asked::Words { terms, .. } => (terms.as_slice(), None),
                Asked::Spellings(spellings) => (&[][..], Some(spellings)),
                Asked::Endings { before, last } => (before.as_slice(), Some(last)),
                Asked::Exact { .. } => (&[][..], None),
            };
            stems.extend(terms.iter().map(|term| (term.as_str(), Vec::new())));
            wanted.extend(spellings.map(|spellings| (&spellings.words, beginning(&spellings.words))));
        }
        stems.sort_unstable();
        stems.dedup_by_key(|(stem, _)| *stem);
        let mut words = Self { text, places: Vec::new(), stems, spellings: Vec::new() };
        if words.stems.is_empty() && wanted.is_empty() {
            return words;
        }
        // Most words begin as nothing does that was asked for, and of plain ones nothing else has to be known.
        let begins: Vec<&[u8]> = (words.stems.iter().map(|(stem, _)| kept(stem)))
            .chain(wanted.iter().map(|(_, begins)| *begins))
            .map(str::as_bytes)
            .collect();
        let may_be = |word: &str| {
            let begins_so = |begins: &&[u8]| {
                let begun = word.as_bytes().get(..begins.len());
                begun.is_some_and(|begun| begun.eq_ignore_ascii_case(begins))
            };
            begins.iter().any(begins_so)
        };
        let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut stemmer = Stems::new();
        let mut term = String::new();
        for (word, position) in positions(text).filter(|(word, _)| word.span.len() <= LONGEST) {
            let written = word.span.of(text);
            if !may_be(written) && is_plain(written) {
                continue;
            }
            words.places.push((position, word.span));
            for word in [Some(word), word.after_elision(text)].into_iter().flatten() {
                term.clear();
                word.term(text, &mut term);
                let spelled = |(spellings, begins): &(&BTreeSet<String>, &str)| {
                    term.starts_with(begins) && spellings.contains(&term)
                };
                if wanted.iter().any(spelled) {
                    words.spellings.push((term.clone(), position));
                }
                // Few words begin as a stem does that was asked for, and only these have to be stemmed.
                if words.stems.iter().any(|(stem, _)| term.starts_with(kept(stem))) {
                    stemmer.stem(&mut term);
                    for (_, positions) in words.stems.iter_mut().filter(|(stem, _)| *stem == term) {
                        positions.push(position);
                    }
                }
            }
        }
        words
    }

    /// The positions of the words that are spelled so.
    fn spelled_as(&self, spellings: &Spellings) -> impl Iterator<Item = usize> {
        self.spellings.iter().filter(|(word, _)| spellings.words.contains(word)).map(|(_, at)| *at)
    }

    fn find(&self, asked: &Asked, found: &mut Vec<Span>) {
        match asked {
            Asked::Words { terms, .. } if terms.len() == 1 => {
                found.extend(terms.iter().flat_map(|term| self.stem(term)).filter_map(|at| self.place(*at)));
            }
            Asked::Exact { spelled, .. } => self.spelled(spelled, found),
            Asked::Words { terms, apart: 0 } => self.runs(terms, |_| true, 0, found),
            Asked::Words { terms, apart } => self.near(terms, *apart, found),
            Asked::Spellings(asked) => {
                found.extend(self.spelled_as(asked).filter_map(|at| self.place(at)));
            }
            Asked::Endings { before, last } => {
                let ends: Vec<usize> = self.spelled_as(last).collect();
                self.runs(before, |end| ends.contains(&end), 1, found);
            }
        }
    }

    /// Marks every run of words that are spelled so, as one.
    fn spelled(&self, asked: &[Exact], found: &mut Vec<Span>) {
        let of = |word: Word| (word.span, word.spelled(self.text));
        let all: Vec<(Span, String)> = words(self.text).map(of).collect();
        for run in all.windows(asked.len().max(1)) {
            let same = |((_, written), asked): (&(Span, String), &Exact)| asked.is(written);
            if let ([first, ..], [.., last]) = (run, run)
                && run.iter().zip(asked).all(same)
            {
                found.push(Span::new(first.0.start, last.0.end));
            }
        }
        if let [asked] = asked {
            let parts = words(self.text).filter_map(|word| word.after_elision(self.text)).map(of);
            found.extend(parts.filter(|(_, written)| asked.is(written)).map(|(span, _)| span));
        }
    }

    /// Marks every run of the terms side by side, as one; followed by so many `more` words, the last of which `ends` it.
    fn runs(&self, terms: &[String], ends: impl Fn(usize) -> bool, more: usize, found: &mut Vec<Span>) {
        let Some((first, rest)) = terms.split_first() else { return };
        for &start in self.stem(first) {
            let last = start + rest.len() + more;
            let follows = (start + 1..).zip(rest).all(|(at, term)| self.stem(term).contains(&at));
            if follows && ends(last) {
                let place = self.place(start).zip(self.place(last));
                found.extend(place.map(|(first, last)| Span::new(first.start, last.end)));
            }
        }
    }

    /// Marks the terms word by word wherever they all stand within reach of each other.
    fn near(&self, terms: &[String], apart: u32, found: &mut Vec<Span>) {
        let reach = terms.len() + apart as usize;
        let mut all: Vec<(usize, usize)> = (0..)
            .zip(terms)
            .flat_map(|(which, term)| self.stem(term).iter().map(move |at| (*at, which)))
            .collect();
        all.sort_unstable();
        for (i, &(start, _)) in all.iter().enumerate() {
            let window = || all.iter().skip(i).take_while(|(at, _)| *at < start + reach);
            let seen: HashSet<usize> = window().map(|(_, which)| *which).collect();
            if seen.len() == terms.len() {
                found.extend(window().filter_map(|(at, _)| self.place(*at)));
            }
        }
    }

    fn stem(&self, term: &str) -> &[usize] {
        self.stems.iter().find(|(stem, _)| *stem == term).map_or(&[], |(_, positions)| positions.as_slice())
    }

    fn place(&self, position: usize) -> Option<Span> {
        let at = self.places.binary_search_by_key(&position, |(position, _)| *position).ok()?;
        self.places.get(at).map(|(_, span)| *span)
    }
}

/// What every word begins with that is filed under a stem.
fn kept(stem: &str) -> &str {
    let letters = stem.chars().count().saturating_sub(CHANGED).max(1);
    stem.char_indices().nth(letters).map_or(stem, |(end, _)| stem.get(..end).unwrap_or(stem))
}

/// What all of them begin with: what the first and the last of them have in common.
fn beginning(words: &BTreeSet<String>) -> &str {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return "" };
    let alike = first.char_indices().zip(last.chars()).take_while(|((_, one), other)| one == other);
    let end = alike.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    first.get(..end).unwrap_or_default()
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that articles are kept with, each with how long they are.
    const LISTED: &str = include_str!("../index/stored/words.txt");

    #[test]
    fn a_word_begins_as_its_stem_does() {
        let mut stemmer = Stems::new();
        let mut begins_so = |word: &str| {
            let mut stem = word.to_owned();
            stemmer.stem(&mut stem);
            word.starts_with(kept(&stem))
        };
        let mut words = 0;
        for line in LISTED.lines() {
            let Some((head, all)) = line.split_once(':').filter(|(head, _)| head.contains(" word ")) else {
                continue;
            };
            let length: usize = head.rsplit(' ').next().unwrap().parse().unwrap();
            for word in
                all.as_bytes().chunks(length + 1).filter_map(|word| str::from_utf8(&word[..length]).ok())
            {
                let word = word.to_lowercase();
                assert!(begins_so(&word), "{word}");
                words += 1;
            }
        }
        assert!(words > 10_000);
        for word in [
            "dying",
            "lying",
            "tying",
            "skies",
            "skis",
            "idly",
            "possibility",
            "happy",
            "hoping",
            "conspiracies",
            "ies",
        ] {
            assert!(begins_so(word), "{word}");
        }
    }

    #[test]
    fn what_is_kept_of_a_stem_is_not_nothing() {
        for (stem, begins) in
            [("possibl", "possi"), ("sky", "s"), ("in", "i"), ("5", "5"), ("", ""), ("ésta", "és")]
        {
            assert_eq!(kept(stem), begins);
        }
    }
}
