//! What was done, and how far it is.

use crate::article::Skipped;

/// What a run did, in numbers of sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many were opened.
    pub read: usize,
    /// How many are new in the index.
    pub added: usize,
    /// How many were changed.
    pub updated: usize,
    /// How many are where they were not before, with the same content.
    pub moved: usize,
    /// How many are gone.
    pub removed: usize,
    /// How many are as they were.
    pub unchanged: usize,
    /// What gave no article and why, the unchanged included; by path.
    pub skipped: Vec<Skipped>,
    /// Whether the run was ended early.
    pub stopped: bool,
}

impl Report {
    /// Whether the index changed.
    #[must_use]
    pub const fn changed(&self) -> bool {
        self.added + self.updated + self.moved + self.removed > 0
    }

    pub(super) fn sort(&mut self) {
        self.skipped.sort_by(|a, b| (&a.path, &a.locator).cmp(&(&b.path, &b.locator)));
        self.skipped.dedup();
    }
}

/// Is told how far a run is.
pub trait Progress {
    /// So many files, of so many bytes together, are to be read.
    fn begin(&self, files: usize, bytes: u64);
    /// One file of that size is done.
    fn advance(&self, bytes: u64);
    /// All files are read; what remains is to put the index in order.
    fn settle(&self);
    /// Everything is done.
    fn finish(&self);
}

/// Tells nobody.
impl Progress for () {
    fn begin(&self, _: usize, _: u64) {}
    fn advance(&self, _: u64) {}
    fn settle(&self) {}
    fn finish(&self) {}
}
