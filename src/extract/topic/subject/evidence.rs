//! Counts the terms of an article.

use super::lexicon::{Entries, Entry, Lexicon, Term};
use crate::extract::topic::word::{Word, Words};

/// How much a term counts in each place.
const HEADLINE: u8 = 3;
const OPENING: u8 = 2;
const ELSEWHERE: u8 = 1;

/// The terms that an article has, and how often.
#[derive(Debug)]
pub struct Evidence {
    lexicon: &'static Lexicon,
    /// For each term of the lexicon.
    counts: Vec<u8>,
    /// Those that were seen, in order of their first place.
    seen: Vec<Term>,
    /// Those of the paragraph that is read.
    entries: Entries,
}

impl Default for Evidence {
    fn default() -> Self {
        let lexicon = Lexicon::known();
        Self { lexicon, counts: vec![0; lexicon.len()], seen: Vec::new(), entries: Entries::default() }
    }
}

impl Evidence {
    /// The evidence of a plain text: its first line is the headline, blank lines part its paragraphs.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut evidence = Self::default();
        let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
        for (at, paragraph) in paragraphs.enumerate() {
            evidence.read(&Words::of(paragraph, &[]).collect::<Vec<_>>(), at);
        }
        evidence
    }

    /// Counts the terms of a paragraph; 0 is the headline.
    pub(in crate::extract::topic) fn read(&mut self, words: &[Word<'_>], paragraph: usize) {
        let worth = match paragraph {
            0 => HEADLINE,
            1 => OPENING,
            _ => ELSEWHERE,
        };
        let mut before = None;
        let mut entries = std::mem::take(&mut self.entries);
        self.lexicon.entries(words.iter().map(Word::without_genitive), &mut entries);
        for (word, entry) in words.iter().zip(&entries.found) {
            let Some(entry) = *entry else {
                before = None;
                let stem = word.without_genitive();
                if stem.len() > 6 && stem.contains('-') {
                    self.read_parts(stem, worth);
                }
                continue;
            };
            before = self.count(entry, before.filter(|_| word.joined()), worth);
        }
        self.entries = entries;
    }

    /// *Election-year* speaks as *election* does.
    #[cold]
    fn read_parts(&mut self, compound: &str, worth: u8) {
        for part in compound.split('-') {
            if let Some(entry) = self.lexicon.entry(part) {
                self.count(entry, None, worth);
            }
        }
    }

    /// Counts a word after the one before; gives it back where a pair may begin with it.
    #[inline]
    fn count(&mut self, entry: Entry, before: Option<Entry>, worth: u8) -> Option<Entry> {
        if let Some(before) = before
            && entry.closes
            && let Some(term) = self.lexicon.pair(before, entry)
        {
            self.add(term, worth);
        }
        if let Some(term) = entry.term {
            self.add(term, worth);
        }
        Some(entry).filter(|entry| entry.opens)
    }

    #[inline]
    fn add(&mut self, term: Term, worth: u8) {
        if let Some(count) = self.counts.get_mut(usize::from(term)) {
            if *count == 0 {
                self.seen.push(term);
            }
            *count = count.saturating_add(worth);
        }
    }

    /// The terms and how often each stands there, counted by place.
    pub fn terms(&self) -> impl Iterator<Item = (Term, u8)> {
        self.seen.iter().map(|term| (*term, self.counts.get(usize::from(*term)).copied().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_by_place() {
        let evidence =
            Evidence::of("Ferry strike\n\nThe unions called a strike.\n\nStrikes and election-year pay.");
        let names: Vec<&str> = Lexicon::known().names().collect();
        let count = |name: &str| {
            evidence.terms().find(|(term, _)| names[usize::from(*term)] == name).map_or(0, |(_, count)| count)
        };
        assert_eq!(count("ferry"), 3);
        assert_eq!(count("election"), 1);
        assert_eq!(count("mayor"), 0);
    }
}
