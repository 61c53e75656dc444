//! A quick hash for the short words that cues are made of.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a, as Fowler, Noll and Vo give it. The lists that are looked up are our own, so nobody can choose keys that collide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

/// Builds [`Fnv`] for a map.
pub(super) type BuildFnv = BuildHasherDefault<Fnv>;

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = add(self.0, *byte);
        }
    }
}

fn add(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of a word whatever its case; letters beyond ASCII keep theirs.
pub(super) fn folded(word: &str) -> u64 {
    word.bytes().fold(Fnv::default().0, |hash, byte| add(hash, byte.to_ascii_lowercase()))
}
