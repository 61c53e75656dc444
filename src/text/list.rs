//! Compiled-in lists of words, looked up many words at a time.
//!
//! Useful for lists that every word of every article is looked up in. A word lies anywhere among tens of thousands, and takes longer to
//! come from memory than all that is done with it: those that are asked for together are waited for together.

use super::folded::{Folded, Spelled};

/// What the words of a list are told by.
pub trait Form: Copy + Default + PartialEq {
    /// Its bytes, eight each, the first of them lowest, and its length in the last byte of all.
    fn parts(self) -> [u64; 3];
}

impl Form for Folded {
    #[inline]
    fn parts(self) -> [u64; 3] {
        self.parts()
    }
}

impl Form for Spelled {
    #[inline]
    fn parts(self) -> [u64; 3] {
        self.parts()
    }
}

/// What is told of each of many words; of all others nothing is, which is what is told by default.
#[derive(Debug, Clone)]
pub struct List<W, T> {
    /// The words of eight bytes at the most: most of what is looked up, and close together.
    short: Table<Short, T>,
    long: Table<W, T>,
}

impl<W: Form, T: Copy + Default + PartialEq> List<W, T> {
    /// One with room for so many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        // About a half of a list's words are short.
        Self { short: Table::with_capacity(words / 2), long: Table::with_capacity(words / 2) }
    }

    /// How many words it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.short.words + self.long.words
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it tells of a word.
    #[inline]
    #[must_use]
    pub fn get(&self, word: W) -> T {
        match short(word) {
            Some(short) => self.short.get(short),
            None => self.long.get(word),
        }
    }

    /// Adds what it tells of each of some words.
    #[inline]
    pub fn get_all(&self, words: &[W], told: &mut Vec<T>) {
        let start = told.len();
        told.extend(words.iter().map(|word| match short(*word) {
            Some(short) => self.short.first(short),
            None => self.long.first(*word),
        }));
        // Few are not in their place, and those that are in no list are found out soon, now that it is at hand.
        let others = told.iter_mut().skip(start).zip(words).filter(|(told, _)| **told == T::default());
        for (told, word) in others {
            *told = self.get(*word);
        }
    }

    /// What it tells of a word, to be changed: a word that it has not is put in. `None` for the empty word.
    pub fn enter(&mut self, word: W) -> Option<&mut T> {
        match short(word) {
            Some(short) => self.short.enter(short),
            None => self.long.enter(word),
        }
    }
}

/// A word of eight bytes at the most.
#[derive(Debug, Clone, Copy, Default)]
struct Short(u64);

/// A word as a short one; `None` for one of more bytes, and for one that ends in a byte of nought, which would not be told from
/// another one without it.
#[inline]
fn short<W: Form>(word: W) -> Option<Short> {
    let [bytes, _, last] = word.parts();
    let used = 8 - u64::from(bytes.leading_zeros() / 8);
    (last >> 56 == used).then_some(Short(bytes))
}

/// What words are told by in a table; the default is that of none.
trait Key: Copy + Default {
    /// A number that tells it from most others.
    fn hash(self) -> u64;

    /// Whether it is the same as another one. All of it is compared whatever its beginning says: a guess at that would be wrong as
    /// often as not.
    fn is(self, other: Self) -> bool;
}

/// An odd number whose bits are as good as drawn.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key for Short {
    #[inline]
    fn hash(self) -> u64 {
        (self.0 ^ self.0 >> 32).wrapping_mul(SPREAD)
    }

    #[inline]
    fn is(self, other: Self) -> bool {
        self.0 == other.0
    }
}

impl<W: Form> Key for W {
    #[inline]
    fn hash(self) -> u64 {
        let [a, b, c] = self.parts();
        (a ^ b.rotate_left(19) ^ c.rotate_left(41)).wrapping_mul(SPREAD)
    }

    #[inline]
    fn is(self, other: Self) -> bool {
        let parts = self.parts().into_iter().zip(other.parts());
        parts.fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
    }
}

/// Words of one kind.
#[derive(Debug, Clone)]
struct Table<K, T> {
    /// As many as a power of two, half of them free at the least. A word is in the first one from its place on that was free.
    slots: Vec<(K, T)>,
    words: usize,
}

impl<K: Key, T: Copy + Default + PartialEq> Table<K, T> {
    fn with_capacity(words: usize) -> Self {
        Self { slots: vec![Default::default(); (2 * words).next_power_of_two().max(4)], words: 0 }
    }

    #[inline]
    fn get(&self, word: K) -> T {
        self.slots.get(self.slot(word)).map_or_else(T::default, |(_, told)| *told)
    }

    /// The same, where the word is in the first slot that it may be in.
    #[inline]
    fn first(&self, word: K) -> T {
        let (other, told) = self.slots.get(self.place(word)).copied().unwrap_or_default();
        if other.is(word) { told } else { T::default() }
    }

    fn enter(&mut self, word: K) -> Option<&mut T> {
        if word.is(K::default()) {
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

    /// Where a word would be in a table with no other one.
    #[inline]
    fn place(&self, word: K) -> usize {
        let bits = self.slots.len().trailing_zeros();
        usize::try_from(word.hash() >> (64 - bits)).unwrap_or_default()
    }

    /// Where a word is, or would be.
    #[inline]
    fn slot(&self, word: K) -> usize {
        let mut at = self.place(word);
        while self.slots.get(at).is_some_and(|(other, _)| !other.is(word) && !other.is(K::default())) {
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
