//! Articles that were asked for last, as they are shown: whoever asks once more, turns a page or narrows a question down, mostly
//! sees them again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::DocId;

use crate::article::{Article, Passage};
use crate::extract::passages;

/// How much text is kept at the most. In bytes.
const MOST: usize = 4_000_000;

/// How many articles are kept at the most, so that one is found among them at once.
const LONGEST: usize = 64;

/// An article with its passages.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The article.
    pub(crate) article: Article,
    /// Its passages, in order.
    pub(crate) passages: Vec<Passage>,
}

/// The articles of one part of the index that were asked for last.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<VecDeque<(DocId, Arc<Unpacked>)>>);

impl Unpacked {
    pub(super) fn new(article: Article) -> Self {
        Self { passages: passages(&article), article }
    }

    fn size(&self) -> usize {
        self.passages.iter().map(|passage| passage.text.len()).sum()
    }
}

impl Recent {
    /// An article that is among them.
    pub(super) fn get(&self, article: DocId) -> Option<Arc<Unpacked>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|(known, _)| *known == article).map(|(_, unpacked)| Arc::clone(unpacked))
    }

    /// Takes an article in, and gives up those that came in first.
    pub(super) fn put(&self, document: DocId, article: Article) -> Arc<Unpacked> {
        let unpacked = Arc::new(Unpacked::new(article));
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.push_back((document, Arc::clone(&unpacked)));
        let mut size: usize = known.iter().map(|(_, unpacked)| unpacked.size()).sum();
        while size > MOST || known.len() > LONGEST {
            let Some((_, first)) = known.pop_front() else { break };
            size -= first.size();
        }
        unpacked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::article as article_of;

    fn article(words: usize) -> Article {
        article_of("/a.txt", &"a ".repeat(words), &[])
    }

    #[test]
    fn the_first_go_when_there_are_too_many_or_they_are_too_long() {
        let recent = Recent::default();
        for document in 0..=64 {
            recent.put(document, article(1));
        }
        assert!(recent.get(0).is_none() && recent.get(1).is_some() && recent.get(64).is_some());
        recent.put(65, article(MOST / 2 - 100));
        recent.put(66, article(1000));
        assert!(recent.get(64).is_none() && recent.get(65).is_none() && recent.get(66).is_some());
        recent.put(67, article(MOST));
        assert!(recent.get(67).is_none());
    }
}
