//! Compiled-in lists of words, looked up many words at a time.
//!
//! Useful for lists that every word of every article is looked up in. A word lies anywhere among tens of thousands, and takes longer to
//! come from memory than all that is done with it: those that are asked for together are waited for together.

use super::folded::{Folded, Spelled};

/// What the words of a list are told by.
pub trait Form: Copy + Default {
    /// A number that tells it from most others.
    fn hash(self) -> u64;

    /// Whether it is the same as another one. All of it is compared whatever its beginning says: a guess at that would be wrong as
    /// often as not.
    fn is(self, other: Self) -> bool;
}

impl Form for Folded {
    #[inline]
    fn hash(self) -> u64 {
        let [a, b, c] = self.parts();
        (a ^ b.rotate_left(19) ^ c.rotate_left(41)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[inline]
    fn is(self, other: Self) -> bool {
        let ([a, b, c], [d, e, f]) = (self.parts(), other.parts());
        (a ^ d) | (b ^ e) | (c ^ f) == 0
    }
}

impl Form for Spelled {
    #[inline]
    fn hash(self) -> u64 {
        self.as_folded().hash()
    }

    #[inline]
    fn is(self, other: Self) -> bool {
        self.as_folded().is(other.as_folded())
    }
}

/// What is told of each of many words; of all others nothing is, which is what is told by default.
#[derive(Debug, Clone)]
pub struct List<W, T> {
    /// As many as a power of two, half of them free at the least. A word is in the first one from its place on that was free; a free
    /// one has the empty word, which is in no list.
    slots: Vec<(W, T)>,
    words: usize,
}

impl<W: Form, T: Copy + Default + PartialEq> List<W, T> {
    /// One with room for so many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self { slots: vec![Default::default(); (2 * words).next_power_of_two().max(4)], words: 0 }
    }

    /// How many words it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// What it tells of a word.
    #[inline]
    #[must_use]
    pub fn get(&self, word: W) -> T {
        self.slots.get(self.slot(word)).map_or_else(T::default, |(_, told)| *told)
    }

    /// Adds what it tells of each of some words.
    #[inline]
    pub fn get_all(&self, words: &[W], told: &mut Vec<T>) {
        let start = told.len();
        told.extend(words.iter().map(|word| {
            let (other, told) = self.slots.get(self.place(*word)).copied().unwrap_or_default();
            if other.is(*word) { told } else { T::default() }
        }));
        // Few are not in their place, and those that are in no list are found out soon, now that it is at hand.
        let others = told.iter_mut().skip(start).zip(words).filter(|(told, _)| **told == T::default());
        for (told, word) in others {
            *told = self.get(*word);
        }
    }

    /// What it tells of a word, to be changed: a word that it has not is put in. `None` for the empty word.
    pub fn enter(&mut self, word: W) -> Option<&mut T> {
        if word.is(W::default()) {
            return None;
        }
        if 2 * self.words >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(word);
        let (there, told) = self.slots.get_mut(at)?;
        if !there.is(word) {
            *there = word;
            self.words += 1;
        }
        Some(told)
    }

    fn grow(&mut self) {
        let mut more = Self::with_capacity(self.slots.len());
        for (word, told) in &self.slots {
            if let Some(place) = more.enter(*word) {
                *place = *told;
            }
        }
        *self = more;
    }

    /// Where a word would be in a list with no other one.
    #[inline]
    fn place(&self, word: W) -> usize {
        let bits = self.slots.len().trailing_zeros();
        usize::try_from(word.hash() >> (64 - bits)).unwrap_or_default()
    }

    /// Where a word is, or would be.
    #[inline]
    fn slot(&self, word: W) -> usize {
        let mut at = self.place(word);
        while self.slots.get(at).is_some_and(|(other, _)| !other.is(word) && !other.is(W::default())) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_tells_of_its_words_and_of_no_others() {
        let form = |n: usize| Folded::of(&format!("{}{n}", "wörd".repeat(n % 4))).unwrap();
        let mut list = List::with_capacity(10);
        assert!(list.is_empty());
        for n in 1..3000 {
            *list.enter(form(n)).unwrap() += n;
            *list.enter(form(n)).unwrap() += 1;
            assert_eq!(list.len(), n);
        }
        assert_eq!(list.enter(Folded::of("").unwrap()), None);
        let words: Vec<Folded> = (0..6000).map(form).chain(Folded::of("")).collect();
        let mut told = vec![7];
        list.get_all(&words, &mut told);
        for ((n, word), all) in words.iter().enumerate().zip(&told[1..]) {
            let want = if (1..3000).contains(&n) { n + 1 } else { 0 };
            assert_eq!((list.get(*word), *all), (want, want), "{n}");
        }
    }
}
