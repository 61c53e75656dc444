//! Values filed by words, several a word.

use crate::text::HashMap;
use crate::text::short::Short;

/// Values filed by words. Not a map of lists, since most words file one value and a list each would cost more than all the
/// rest.
#[derive(Debug)]
pub(super) struct Filed<T> {
    /// The last link of each word.
    last: HashMap<Short, usize>,
    /// Each value with the link before it of the same word.
    links: Vec<(T, Option<usize>)>,
}

impl<T> Default for Filed<T> {
    fn default() -> Self {
        Self { last: HashMap::default(), links: Vec::new() }
    }
}

impl<T: PartialEq> Filed<T> {
    /// Makes room for so many values.
    pub(super) fn reserve(&mut self, more: usize) {
        self.last.reserve(more);
        self.links.reserve(more);
    }

    /// Files a value under a word, unless the word's last is the same.
    pub(super) fn file(&mut self, word: &Short, value: T) {
        let link = self.links.len();
        let before = match self.last.get_mut(word) {
            Some(last) if self.links.get(*last).is_some_and(|(known, _)| *known == value) => return,
            Some(last) => Some(std::mem::replace(last, link)),
            None => {
                self.last.insert(word.clone(), link);
                None
            }
        };
        self.links.push((value, before));
    }

    /// What is filed under a word, the last of it first.
    pub(super) fn under<'f>(&'f self, word: &Short) -> impl Iterator<Item = &'f T> + Clone + use<'f, T> {
        let last = self.last.get(word).and_then(|last| self.links.get(*last));
        let links = std::iter::successors(last, |(_, before)| self.links.get((*before)?));
        links.map(|(value, _)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filed_last_comes_first() {
        let mut filed = Filed::default();
        for (word, value) in [("roe", 1), ("doe", 2), ("roe", 3), ("roe", 3), ("roe", 4)] {
            filed.file(&Short::from(word), value);
        }
        let under = |word| filed.under(&Short::from(word)).copied().collect::<Vec<_>>();
        assert_eq!(under("roe"), [4, 3, 1]);
        assert_eq!(under("doe"), [2]);
        assert!(under("hoe").is_empty());
    }
}
