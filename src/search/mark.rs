//! Which words of a passage were asked for.

use std::collections::{HashMap, HashSet};

use super::asked::Asked;
use crate::article::{PassageKind, Span};
use crate::index::analyzer::Analyzer;
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
    pub(super) fn add(&mut self, scope: Scope, asked: Asked) {
        self.0.push((scope, asked));
    }

    /// The places of the words that were asked for: sorted, none overlapping, on the bounds of words.
    pub(super) fn find(&self, text: &str, kind: PassageKind, said: &[Span]) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let words = Words::of(text);
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
                    let inside = |at: &Span| said.iter().any(|said| said.overlaps(*at));
                    found.extend(anywhere.into_iter().filter(|at| inside(at) == (*scope == Scope::Said)));
                }
            }
        }
        merged(found)
    }
}

/// The words of a passage, by the terms they are filed under.
struct Words<'t> {
    text: &'t str,
    /// Every word's place, by position.
    places: HashMap<usize, Span>,
    /// The positions of each stem.
    stems: HashMap<String, Vec<usize>>,
    /// The positions of each spelling.
    spellings: HashMap<String, Vec<usize>>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut places = HashMap::new();
        let mut filed = |stemmed: bool| {
            let mut terms: HashMap<String, Vec<usize>> = HashMap::new();
            Analyzer::with_alternatives(stemmed).each(text, |term, span, position| {
                places.insert(position, span);
                match terms.get_mut(term) {
                    Some(positions) => positions.push(position),
                    None => drop(terms.insert(term.to_owned(), vec![position])),
                }
            });
            terms
        };
        let (stems, spellings) = (filed(true), filed(false));
        Self { text, places, stems, spellings }
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
                let positions = asked.words.iter().filter_map(|word| self.spellings.get(word)).flatten();
                found.extend(positions.filter_map(|at| self.place(*at)));
            }
            Asked::Endings { before, last } => {
                let ends: HashSet<usize> = last
                    .words
                    .iter()
                    .filter_map(|word| self.spellings.get(word))
                    .flatten()
                    .copied()
                    .collect();
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
        self.stems.get(term).map_or(&[], Vec::as_slice)
    }

    fn place(&self, position: usize) -> Option<Span> {
        self.places.get(&position).copied()
    }
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
