//! How much a word tells about an article.
//!
//! The usual weight of a rare word never falls to nothing, so that in a long question *of the* outweighs *Buddhists*. Here a
//! word that stands in half of all articles tells nothing, as in Robertson and Spärck Jones's first form of the weight.

use std::cell::OnceCell;

use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader, Term};

use super::asked::Asked;
use crate::index::parts::Parts;

/// Among fewer articles, how often a word occurs says little about it.
const FEWEST_ARTICLES: f32 = 50.0;

/// Where a word stands once it stands again: it is in about as many articles as if these had half as many passages.
const SPREAD: f32 = 0.5;

/// What a word counts at the least, so that a query of common words alone still finds the best of them.
const LEAST: f32 = 0.02;

/// Knows how common words are.
pub(super) struct Telling<'a> {
    searcher: &'a Searcher,
    body: Field,
    parts: &'a Parts,
    /// How many articles and passages there are, those that are deleted left out; once that was asked.
    alive: OnceCell<(u64, u64)>,
}

impl<'a> Telling<'a> {
    pub(super) const fn new(searcher: &'a Searcher, body: Field, parts: &'a Parts) -> Self {
        Self { searcher, body, parts, alive: OnceCell::new() }
    }

    /// What is to be made of a word's usual weight: the whole of it for a rare one, hardly anything for one of every second
    /// article. Several words side by side keep theirs.
    pub(super) fn share(&self, asked: &Asked) -> tantivy::Result<f32> {
        let Some(term) = self.word(asked) else { return Ok(1.0) };
        let with = self.parts.frequency(self.searcher, &term)?;
        Ok(share_of(self.parts.articles, self.parts.passages, with))
    }

    /// Whether it is worth looking for beside others, which depends on nothing but the articles that are there: what is deleted but not
    /// yet tidied away is not counted.
    pub(super) fn tells(&self, asked: &Asked) -> tantivy::Result<bool> {
        if !self.searcher.segment_readers().iter().any(SegmentReader::has_deletes) {
            return Ok(tells(self.share(asked)?));
        }
        let Some(term) = self.word(asked) else { return Ok(true) };
        let (articles, passages) = if let Some(alive) = self.alive.get() {
            *alive
        } else {
            let alive = self.parts.alive(self.searcher)?;
            *self.alive.get_or_init(|| alive)
        };
        Ok(tells(share_of(articles, passages, self.parts.alive_with(self.searcher, &term)?)))
    }

    /// The term of a single word.
    fn word(&self, asked: &Asked) -> Option<Term> {
        match asked {
            Asked::Words { terms, .. } => match terms.as_slice() {
                [term] => Some(Term::from_field_text(self.body, term)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The share of a word that so many of all passages have.
fn share_of(articles: u64, passages: u64, with: u64) -> f32 {
    let (articles, passages) = (articles as f32, passages.max(1) as f32);
    // How many articles have it, about.
    let spread = (passages / articles).max(1.0) * SPREAD;
    let without = (1.0 - with as f32 / passages).clamp(0.0, 1.0).powf(spread);
    share(articles, articles * (1.0 - without))
}

/// What is to be made of the usual weight of a word that so many of all articles have.
pub(super) fn share(articles: f32, with: f32) -> f32 {
    if articles < FEWEST_ARTICLES {
        return 1.0;
    }
    let odds = (articles - with + 0.5).max(0.5) / (with + 0.5);
    (odds.ln() / odds.ln_1p()).max(LEAST)
}

/// Whether a word with that share is worth looking for beside others.
pub(super) fn tells(share: f32) -> bool {
    share > LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_says_tells_nothing() {
        for (name, with, low, high) in [
            ("in one article", 1.0, 0.99, 1.0),
            ("in a hundredth", 10.0, 0.95, 1.0),
            ("in a fifth", 200.0, 0.8, 0.9),
            ("in nearly half", 480.0, 0.05, 0.2),
            ("in half", 500.0, LEAST, LEAST),
            ("in all", 1000.0, LEAST, LEAST),
            ("in more than are left", 1200.0, LEAST, LEAST),
        ] {
            let share = share(1000.0, with);
            assert!((low..=high).contains(&share), "{name}: {share}");
        }
    }
}
