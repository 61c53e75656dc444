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

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
