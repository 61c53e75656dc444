//! Passages that were shown last: whoever asks once more, turns a page or narrows a question down, mostly sees them again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::DocAddress;

use super::stored::Excerpt;
use crate::text::HashMap;

/// How much text is kept at the most. In bytes.
const MOST: usize = 4_000_000;

/// How many passages are kept at the most: with more, those that are given up lie in memory that the processor has forgotten.
const LONGEST: usize = 256;

/// Which passage of which article.
type Place = (DocAddress, u64);

/// The passages that were shown last, by where they are kept.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    excerpts: HashMap<Place, Arc<Excerpt>>,
    /// In the order in which they came in.
    order: VecDeque<Place>,
    /// How much text that is. In bytes.
    size: usize,
}

impl Recent {
    /// A passage that is among them.
    pub(super) fn get(&self, place: Place) -> Option<Arc<Excerpt>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.excerpts.get(&place).map(Arc::clone)
    }

    /// Takes a passage in, and gives up those that came in first.
    pub(super) fn put(&self, place: Place, excerpt: Excerpt) -> Arc<Excerpt> {
        let excerpt = Arc::new(excerpt);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &mut *known;
        // Somebody else may have put it in meanwhile.
        if known.excerpts.contains_key(&place) {
            return excerpt;
        }
        known.size += excerpt.text.len();
        known.excerpts.insert(place, Arc::clone(&excerpt));
        known.order.push_back(place);
        while known.size > MOST || known.order.len() > LONGEST {
            let Some(first) = known.order.pop_front().and_then(|first| known.excerpts.remove(&first)) else {
                break;
            };
            known.size -= first.text.len();
        }
        excerpt
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::passages;
    use crate::index::sample::article;

    fn excerpt(words: usize) -> Excerpt {
        let article = article("/a.txt", &"a ".repeat(words), &[]);
        Excerpt::of(&article, &passages(&article)[0])
    }

    #[test]
    fn the_first_go_when_there_are_too_many_or_they_are_too_long() {
        let recent = Recent::default();
        let place = |ordinal| (DocAddress::new(1, 1), ordinal);
        let put = |ordinal, words| recent.put(place(ordinal), excerpt(words));
        let holds = |ordinal| recent.get(place(ordinal)).is_some();
        for ordinal in 0..=256 {
            put(ordinal, 1);
        }
        assert!(!holds(0) && holds(1) && holds(256));
        assert!(recent.get((DocAddress::new(2, 1), 256)).is_none());
        put(256, 1);
        assert!(holds(1) && holds(256), "what comes in twice is there once");
        put(257, MOST / 2 - 100);
        put(258, 1000);
        assert!(!holds(256) && !holds(257) && holds(258));
        put(259, MOST);
        assert!(!holds(258) && !holds(259));
        assert_eq!(recent.0.lock().unwrap().size, 0);
    }
}
