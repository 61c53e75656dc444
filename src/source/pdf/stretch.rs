//! How far reading a document may go: what is unpacked, and how many steps its pages are drawn in.

use std::cell::Cell;

use lopdf::{DecompressError, Error, Stream};

use super::super::limits::Budget;
use super::super::read::reason;
use crate::article::Reason;

/// Pages are drawn in so many steps and no more: a newspaper of a hundred pages takes two million.
const STEPS: u64 = 6_000_000;

/// What is left of both.
pub(super) struct Stretch<'b> {
    budget: &'b Budget,
    limit: u64,
    steps: Cell<u64>,
}

impl<'b> Stretch<'b> {
    /// All of it, for a document of which no part may be larger than `limit` bytes.
    pub(super) const fn new(budget: &'b Budget, limit: u64) -> Self {
        Self { budget, limit, steps: Cell::new(STEPS) }
    }

    /// What a stream holds; nothing where it is damaged.
    pub(super) fn unpacked(&self, stream: &Stream) -> Result<Vec<u8>, Reason> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        match stream.decompressed_content_with_limit(limit) {
            Ok(bytes) => {
                self.budget.pay(bytes.len()).map_err(|error| reason(&error))?;
                Ok(bytes)
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                Err(Reason::Oversized { limit: self.limit })
            }
            // A stream without filters is what it is.
            Err(_) if !stream.is_compressed() => Ok(stream.content.clone()),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// Takes so many steps.
    pub(super) fn step(&self, steps: u64) -> Result<(), Reason> {
        let left = self.steps.get().checked_sub(steps);
        let left = left.ok_or_else(|| Reason::Malformed("its pages never end".to_owned()))?;
        self.steps.set(left);
        Ok(())
    }
}
