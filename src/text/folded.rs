//! The forms that words are looked up by in compiled-in lists, made without an allocation.
//!
//! Not useful for comparing words of articles with one another: what is longer than [`Folded::LONGEST`] stands in no list and has no
//! folded form here. What every word of every article is looked up in is a [`List`](super::list::List).

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use foldhash::fast::FixedState;

use super::fold::fold;

/// A word in the form that lists hold: small letters, straight apostrophes.
///
/// Its bytes, eight each, the first of them lowest, and its length in the last byte of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Folded(u64, u64, u64);

/// The first eight bytes of a word as one number, small letters for the capitals of English.
#[inline]
#[must_use]
pub fn head(word: &[u8]) -> u64 {
    small(word.first_chunk().map_or_else(|| few(word), |eight| u64::from_le_bytes(*eight)))
}

/// What a list tells of each of its words, where few words are looked up or much is told. The lists are our own, so nobody can choose
/// keys that collide.
pub type Known<T> = HashMap<Folded, T, FixedState>;

impl Folded {
    /// No word of a list is longer, in bytes.
    pub const LONGEST: usize = 23;

    /// The form of a word; `None` for one that is too long for any list.
    #[inline]
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let packed = Self::packed(word.as_bytes())?;
        if packed.is_ascii() { Some(packed) } else { Self::spelled_out(word) }
    }

    /// Its bytes and its length.
    #[inline]
    pub(super) const fn parts(self) -> [u64; 3] {
        [self.0, self.1, self.2]
    }

    /// The first eight bytes as [`head`] gives them.
    #[inline]
    #[must_use]
    pub const fn head(self) -> u64 {
        self.0
    }

    /// The word with one more letter of English at its end; `None` where it is too long for any list then.
    #[must_use]
    pub fn with(self, letter: char) -> Option<Self> {
        let Self(mut a, mut b, mut c) = self;
        let length = usize::try_from(c >> 56).ok()?;
        let letter = u64::from(u8::try_from(letter).ok()?) << (8 * (length % 8));
        match length {
            0..8 => a |= letter,
            8..16 => b |= letter,
            16..Self::LONGEST => c |= letter,
            _ => return None,
        }
        Some(Self(a, b, c + (1 << 56)))
    }

    /// The form of a word that not only has English letters.
    #[cold]
    fn spelled_out(word: &str) -> Option<Self> {
        Self::packed(word.to_lowercase().replace('’', "'").as_bytes())
    }

    /// The word that a text opens with, and its length: one of fewer than sixteen English letters, small after the
    /// first, with a space or a comma behind it.
    #[inline]
    pub(super) fn opening(text: &[u8]) -> Option<(usize, Self)> {
        let (eight, rest) = text.split_first_chunk()?;
        if !eight.first().is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let eight = u64::from_le_bytes(*eight);
        // A letter differs from its capital in one bit.
        match ended(eight | 0x20) {
            Ended::Here(bits, word) => Some((bits as usize / 8, Self(word, 0, u64::from(bits / 8) << 56))),
            Ended::Beyond => match ended(u64::from_le_bytes(*rest.first_chunk()?)) {
                Ended::Here(bits, word) => {
                    let length = bits / 8 + 8;
                    Some((length as usize, Self(eight | 0x20, word, u64::from(length) << 56)))
                }
                _ => None,
            },
            Ended::Otherwise => None,
        }
    }

    #[inline]
    fn packed(word: &[u8]) -> Option<Self> {
        Spelled::packed(word).map(Spelled::folded)
    }

    /// The same word with letters of English for those with marks: *jose* for *josé*; `None` for a word without marks.
    #[cold]
    pub(super) fn without_marks(self) -> Option<Self> {
        if self.is_ascii() {
            return None;
        }
        let bytes: Vec<u8> = [self.0, self.1, self.2].into_iter().flat_map(u64::to_le_bytes).collect();
        let word = bytes.get(..usize::from(*bytes.last()?))?;
        Self::packed(fold(str::from_utf8(word).ok()?).as_bytes())
    }

    const fn is_ascii(&self) -> bool {
        (self.0 | self.1 | self.2) & (EACH * 0x80) == 0
    }
}

impl Hash for Folded {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0 ^ self.1.rotate_left(19) ^ self.2.rotate_left(41));
    }
}

/// A word as it is written, for lists that tell capitals apart: its bytes as [`Folded`] holds them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spelled(u64, u64, u64);

impl Spelled {
    /// No word of a list is longer, in bytes.
    pub const LONGEST: usize = Folded::LONGEST;

    /// A word; `None` for one that is too long for any list.
    #[inline]
    #[must_use]
    pub fn of(word: impl AsRef<[u8]>) -> Option<Self> {
        Self::packed(word.as_ref())
    }

    /// The same word with its first letter large where it is small, and small where it is large; as it is where that is no letter of
    /// English.
    #[inline]
    #[must_use]
    pub const fn with_other_first(self) -> Self {
        let first = (self.0 & 0xff) as u8;
        if first.is_ascii_alphabetic() { Self(self.0 ^ 0x20, self.1, self.2) } else { self }
    }

    /// The same word with small letters for the capitals of English.
    #[inline]
    #[must_use]
    pub const fn small(self) -> Self {
        let Folded(a, b, c) = self.folded();
        Self(a, b, c)
    }

    /// Its bytes and its length.
    #[inline]
    pub(super) const fn parts(self) -> [u64; 3] {
        [self.0, self.1, self.2]
    }

    #[inline]
    const fn folded(self) -> Folded {
        // No length is that of a capital.
        Folded(small(self.0), small(self.1), small(self.2))
    }

    #[inline]
    fn packed(word: &[u8]) -> Option<Self> {
        let length = u64::try_from(word.len()).ok()? << 56;
        let Some((a, rest)) = word.split_first_chunk() else { return Some(Self(few(word), 0, length)) };
        let a = u64::from_le_bytes(*a);
        let Some((b, rest)) = rest.split_first_chunk() else { return Some(Self(a, few(rest), length)) };
        let b = u64::from_le_bytes(*b);
        (rest.len() < 8).then(|| Self(a, b, few(rest) | length))
    }
}

/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Makes small letters of eight bytes at once; what is not ASCII stays as it is.
pub(super) const fn small(eight: u64) -> u64 {
    let low = eight & (EACH * 0x7f);
    // The high bit of each sum tells whether the byte is at least `A`, or beyond `Z`.
    let from_a = low + EACH * (0x80 - b'A' as u64);
    let beyond_z = low + EACH * (0x7f - b'Z' as u64);
    let large = from_a & !beyond_z & !eight & (EACH * 0x80);
    eight | large >> 2
}

/// How a word's small letters end among eight bytes.
enum Ended {
    /// With a space or a comma after so many bits, which are these.
    Here(u32, u64),
    Beyond,
    Otherwise,
}

#[inline]
fn ended(eight: u64) -> Ended {
    let others = !small_letters(eight) & (EACH * 0x80);
    if others == 0 {
        return Ended::Beyond;
    }
    let bits = others.trailing_zeros() & !7;
    let behind = eight >> bits & 0xff;
    if behind == u64::from(b' ') || behind == u64::from(b',') {
        Ended::Here(bits, eight & ((1 << bits) - 1))
    } else {
        Ended::Otherwise
    }
}

/// The high bit of each of eight bytes that is a small English letter.
const fn small_letters(eight: u64) -> u64 {
    let low = eight & (EACH * 0x7f);
    let from_a = low + EACH * (0x80 - b'a' as u64);
    let beyond_z = low + EACH * (0x7f - b'z' as u64);
    from_a & !beyond_z & !eight & (EACH * 0x80)
}

/// Fewer than eight bytes as one number.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    if let (Some(start), Some(end)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // The two overlap where there are fewer than eight.
        let shift = 8 * (bytes.len() - 4);
        return u64::from(u32::from_le_bytes(*start)) | u64::from(u32::from_le_bytes(*end)) << shift;
    }
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_opens_a_text_is_taken_whole() {
        let cases = [
            ("Said he.", Some("said")),
            ("a b c d ", Some("a")),
            ("seventh ", Some("seventh")),
            ("No, not ", Some("no")),
            ("eighthly", Some("eighthly")),
            ("uncharacteristical", None),
            ("Everywhere, in", Some("everywhere")),
            ("eightful is a w", Some("eightful")),
            ("a-b everywhere", None),
            ("Nowhere-near far", None),
            ("isn't so", None),
            ("5th of J", None),
            ("McRoe is", None),
            ("no. ten ", None),
            (" said he", None),
            ("né en 19", None),
        ];
        for (text, word) in cases {
            let text = format!("{text}        ");
            let opening = Folded::opening(text.as_bytes());
            assert_eq!(opening, word.map(|word| (word.len(), Folded::of(word).unwrap())), "{text}");
        }
    }

    #[test]
    fn a_word_is_told_by_its_capitals_and_without_them() {
        let spelled = |word: &str| Spelled::of(word).unwrap();
        for (word, other, small) in [
            ("said", "Said", "said"),
            ("The", "the", "the"),
            ("NATO-Zed@[`", "nATO-Zed@[`", "nato-zed@[`"),
            ("5G", "5G", "5g"),
            ("Überraschungen", "Überraschungen", "Überraschungen"),
            ("ABCDEFGHIJKLMNOPQRSTUVW", "aBCDEFGHIJKLMNOPQRSTUVW", "abcdefghijklmnopqrstuvw"),
            ("", "", ""),
        ] {
            assert_eq!(spelled(word).with_other_first(), spelled(other), "{word}");
            assert_eq!(spelled(word).small(), spelled(small), "{word}");
        }
        assert_eq!(Spelled::of("a".repeat(24)), None);
    }

    #[test]
    fn spellings_of_a_word_share_a_form_and_other_words_do_not() {
        let form = |word: &str| Folded::of(word).unwrap();
        for (one, other) in [("Said", "said"), ("isn’t", "ISN'T"), ("Éva", "éva"), ("é’S", "é's")] {
            assert_eq!(form(one), form(other), "{one}");
        }
        for word in ["a", "Ab", "abC", "Abcd", "ABCDE@[`{", "ABCDEFGHIJKLMNOPQ", "É", "ÇaÉ\u{0}"] {
            assert_eq!(form(word), form(&word.to_lowercase()), "{word}");
        }
        for (one, other) in
            [("said", "said\0"), ("@", "`"), ("[", "{"), ("eva", "éva"), ("a", "aa"), ("", "\0")]
        {
            assert_ne!(form(one), form(other), "{one}");
        }
        assert_eq!(Folded::of(&"a".repeat(24)), None);
        assert!(Folded::of(&"a".repeat(23)).is_some());
    }
}
