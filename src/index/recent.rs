//! Articles that were asked for last, as they are shown: whoever asks once more, turns a page or narrows a question down, mostly
//! sees them again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::DocAddress;

use crate::article::{Article, Passage};
use crate::extract::passages;
use crate::text::HashMap;

/// How much text is kept at the most. In bytes.
const MOST: usize = 4_000_000;

/// How many articles are kept at the most: with more, those that are given up lie in memory that the processor has forgotten.
const LONGEST: usize = 64;

/// An article with its passages.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The article.
    pub(crate) article: Article,
    /// Its passages, in order.
    pub(crate) passages: Vec<Passage>,
}

/// The articles that were asked for last, by where they are kept.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    articles: HashMap<DocAddress, (Arc<Unpacked>, usize)>,
    /// In the order in which they came in.
    order: VecDeque<DocAddress>,
    /// How much text that is. In bytes.
    size: usize,
}

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
    pub(super) fn get(&self, address: DocAddress) -> Option<Arc<Unpacked>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.articles.get(&address).map(|(unpacked, _)| Arc::clone(unpacked))
    }

    /// Takes an article in, and gives up those that came in first.
    pub(super) fn put(&self, address: DocAddress, article: Article) -> Arc<Unpacked> {
        let unpacked = Arc::new(Unpacked::new(article));
        let size = unpacked.size();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &mut *known;
        // Somebody else may have put it in meanwhile.
        if known.articles.contains_key(&address) {
            return unpacked;
        }
        known.articles.insert(address, (Arc::clone(&unpacked), size));
        known.order.push_back(address);
        known.size += size;
        while known.size > MOST || known.order.len() > LONGEST {
            let Some((_, size)) = known.order.pop_front().and_then(|first| known.articles.remove(&first))
            else {
                break;
            };
            known.size -= size;
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
        let put = |document, words| recent.put(DocAddress::new(1, document), article(words));
        let holds = |document| recent.get(DocAddress::new(1, document)).is_some();
        for document in 0..=64 {
            put(document, 1);
        }
        assert!(!holds(0) && holds(1) && holds(64));
        assert!(recent.get(DocAddress::new(2, 64)).is_none());
        put(64, 1);
        assert!(holds(1) && holds(64), "what comes in twice is there once");
        put(65, MOST / 2 - 100);
        put(66, 1000);
        assert!(!holds(64) && !holds(65) && holds(66));
        put(67, MOST);
        assert!(!holds(66) && !holds(67));
        assert_eq!(recent.0.lock().unwrap().size, 0);
    }
}
