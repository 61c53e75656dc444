//! Each string once, known by a number.

use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;

use crate::article::Span;

/// So many slots there are to begin with.
const FIRST_SLOTS: usize = 1 << 10;

/// Each string once, known by a number: the first is 0, the next 1.
pub(super) struct Strings {
    /// Where strings are looked up; as many as a power of two, a third of them empty at the least.
    slots: Vec<Slot>,
    /// All of them, one behind the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    hasher: RandomState,
    /// What those of a text are told by, and the hash of each: kept for the next text.
    keys: Vec<(Key, u64)>,
}

/// Where a string is looked up.
#[derive(Clone, Copy)]
struct Slot {
    key: Key,
    number: u32,
}

/// What a string is told by.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    /// The string itself where it is short, as most are; else its hash.
    bytes: u64,
    /// How long it is, in bytes.
    length: u32,
}

impl Key {
    fn is_whole(self) -> bool {
        self.length as usize <= size_of::<u64>()
    }
}

/// The number of no string.
pub(super) const NONE: u32 = u32::MAX;

const EMPTY: Slot = Slot { key: Key { bytes: 0, length: 0 }, number: NONE };

impl Default for Strings {
    fn default() -> Self {
        Self {
            slots: vec![EMPTY; FIRST_SLOTS],
            text: String::new(),
            ends: Vec::new(),
            hasher: RandomState::default(),
            keys: Vec::new(),
        }
    }
}

impl Strings {
    /// The number of a string, and whether it is new.
    pub(super) fn number(&mut self, string: &str) -> (u32, bool) {
        self.number_in(string, Span::new(0, string.len()))
    }

    /// Adds the numbers of strings that stand in a text; [`NONE`] for those that have to be asked for one by one.
    ///
    /// Each is looked up somewhere else in memory, and takes longer to come from there than all that is done with it. So all are asked
    /// for before any is waited for: nothing here depends on what was found before.
    pub(super) fn known_in(&mut self, text: &str, spans: &[Span], numbers: &mut Vec<u32>) {
        let mut keys = std::mem::take(&mut self.keys);
        keys.clear();
        keys.extend(spans.iter().map(|span| {
            let key = self.key(text, span.start, span.of(text));
            (key, self.hash(key))
        }));
        numbers.extend(keys.iter().map(|(key, hash)| {
            let slot = self.slots.get(self.slot_of(*hash)).copied().unwrap_or(EMPTY);
            let differ = (slot.key.bytes ^ key.bytes) | u64::from(slot.key.length ^ key.length);
            if differ == 0 && key.is_whole() { slot.number } else { NONE }
        }));
        self.keys = keys;
    }

    /// The number of a string that stands in a text, and whether it is new.
    pub(super) fn number_in(&mut self, text: &str, span: Span) -> (u32, bool) {
        let string = span.of(text);
        let key = self.key(text, span.start, string);
        let at = match self.find(key, string) {
            Ok(number) => return (number, false),
            Err(at) => at,
        };
        let number = self.len();
        self.text.push_str(string);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { key, number };
        }
        if self.ends.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        (number, true)
    }

    /// The number of a string, or the slot where it would be looked up.
    fn find(&self, key: Key, string: &str) -> Result<u32, usize> {
        let last = self.slots.len() - 1;
        let mut at = self.slot_of(self.hash(key));
        loop {
            let slot = self.slots.get(at).copied().unwrap_or(EMPTY);
            if slot.number == NONE {
                return Err(at);
            }
            if slot.key == key && (key.is_whole() || self.get(slot.number) == string) {
                return Ok(slot.number);
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        let mut slots = vec![EMPTY; self.slots.len() * 2];
        std::mem::swap(&mut self.slots, &mut slots);
        let last = self.slots.len() - 1;
        for slot in slots.into_iter().filter(|slot| slot.number != NONE) {
            let mut at = self.slot_of(self.hash(slot.key));
            while self.slots.get(at).is_some_and(|taken| taken.number != NONE) {
                at = (at + 1) & last;
            }
            if let Some(free) = self.slots.get_mut(at) {
                *free = slot;
            }
        }
    }

    /// Where a string of that hash is looked up first.
    fn slot_of(&self, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        usize::try_from(hash & last as u64).unwrap_or_default()
    }

    fn hash(&self, key: Key) -> u64 {
        if key.is_whole() { self.hasher.hash_one(key.bytes ^ u64::from(key.length) << 60) } else { key.bytes }
    }

    fn key(&self, text: &str, start: usize, string: &str) -> Key {
        let length = u32::try_from(string.len()).unwrap_or(u32::MAX);
        if string.len() > size_of::<u64>() {
            return Key { bytes: self.hasher.hash_one(string), length };
        }
        let bytes = if let Some(eight) = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
            // Eight bytes are read at once, and those behind the string left out.
            u64::from_le_bytes(*eight) & u64::MAX.checked_shr(64 - 8 * length).unwrap_or_default()
        } else {
            let mut eight = [0; 8];
            eight.iter_mut().zip(string.bytes()).for_each(|(to, from)| *to = from);
            u64::from_le_bytes(eight)
        };
        Key { bytes, length }
    }

    /// The string with a number; an empty one where there is none.
    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(NONE)
    }

    /// How much memory they take, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ends.capacity() * size_of::<u32>()
            + self.slots.capacity() * size_of::<Slot>()
    }

    /// The numbers of all, in the order of the strings' bytes.
    pub(super) fn in_order(&self) -> Vec<u32> {
        let first = |number: u32| {
            let string = self.get(number).as_bytes();
            let mut eight = [0; 8];
            eight.iter_mut().zip(string).for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(eight)
        };
        // Most are told apart by their first letters.
        let mut order: Vec<(u64, u32)> = (0..self.len()).map(|number| (first(number), number)).collect();
        order.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| self.get(*one).cmp(self.get(*other)))
        });
        order.into_iter().map(|(_, number)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_one_number() {
        let mut strings = Strings::default();
        let words: Vec<String> = (0..5000)
            .map(|n| "wörd".repeat(n % 5) + &n.to_string())
            .chain([String::new(), "a\0".into()])
            .collect();
        for (number, word) in (0..).zip(&words) {
            assert_eq!(strings.number(word), (number, true), "{word}");
        }
        for (number, word) in (0..).zip(&words) {
            let text = format!("{word}{word} and more");
            let again = Span::new(word.len(), 2 * word.len());
            assert_eq!(strings.number_in(&text, again), (number, false), "{word}");
            assert_eq!(strings.number(word), (number, false));
            assert_eq!(strings.get(number), word);
        }
        assert_eq!(strings.len() as usize, words.len());
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let order: Vec<&str> = strings.in_order().into_iter().map(|number| strings.get(number)).collect();
        assert_eq!(order, sorted);
    }
}
