//! Words that are kept without an allocation each.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use super::folded::small;

/// A word, kept in place where it is as short as nearly every word is.
///
/// Useful for the words of names, which are made anew and compared wherever a name stands. Not useful for text.
#[derive(Clone, PartialEq, Eq)]
pub struct Short(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    /// The bytes behind its length are zero.
    Here(u8, [u8; Short::LONGEST]),
    Away(Box<str>),
}

impl Short {
    /// A longer word is allocated, in bytes.
    const LONGEST: usize = 22;

    /// The word with small letters for the capitals of English.
    #[must_use]
    pub fn small(word: &str) -> Self {
        let mut short = Self::from(word);
        match &mut short.0 {
            Kept::Here(_, bytes) => {
                for eight in bytes.as_chunks_mut().0 {
                    *eight = small(u64::from_le_bytes(*eight)).to_le_bytes();
                }
                // The last eight overlap with those before.
                if let Some(eight) = bytes.last_chunk_mut() {
                    *eight = small(u64::from_le_bytes(*eight)).to_le_bytes();
                }
            }
            Kept::Away(word) => word.make_ascii_lowercase(),
        }
        short
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Here(..) => str::from_utf8(self.bytes()).unwrap_or_default(),
            Kept::Away(word) => word,
        }
    }

    /// How many bytes long it is.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes().len()
    }

    fn bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Here(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Kept::Away(word) => word.as_bytes(),
        }
    }
}

impl From<&str> for Short {
    fn from(word: &str) -> Self {
        let mut bytes = [0; Self::LONGEST];
        match (bytes.get_mut(..word.len()), u8::try_from(word.len())) {
            (Some(here), Ok(length)) => {
                here.copy_from_slice(word.as_bytes());
                Self(Kept::Here(length, bytes))
            }
            _ => Self(Kept::Away(word.into())),
        }
    }
}

impl Deref for Short {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.bytes());
        state.write_u8(0xff);
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_comes_back_as_it_went_in() {
        for length in [0, 1, 21, 22, 23, 60] {
            let word = "ñ".repeat(length / 2) + &"x".repeat(length % 2);
            assert_eq!(Short::from(word.as_str()).as_str(), word);
            assert_eq!(Short::from(word.as_str()), Short::small(&word));
            assert_ne!(Short::from(word.as_str()), Short::from(format!("{word}\0").as_str()));
            let loud = "A".repeat(length);
            assert_eq!(Short::small(&loud).as_str(), "a".repeat(length));
        }
    }
}
