//! The numbers that documents are filed under.

use std::io;

use tantivy::DocId;
use tantivy::postings::FieldSerializer;

/// Numbers, each with the documents that are filed under it.
#[derive(Default)]
pub(super) struct Keys {
    /// In the order in which they began.
    runs: Vec<Run>,
    /// How often a document was filed.
    pub(super) count: u64,
}

/// Documents one behind the other that are filed under the same number.
#[derive(Clone, Copy)]
struct Run {
    key: u64,
    first: DocId,
    /// The one behind the last.
    end: DocId,
}

/// Documents are filed under so many numbers that are the same for all of them, or fewer: their source's, and their article's.
const SHARED: usize = 2;

impl Keys {
    /// Files a document; none before the last one.
    pub(super) fn add(&mut self, document: DocId, key: u64) {
        self.count += 1;
        let mut latest = self.runs.iter_mut().rev().take(SHARED);
        match latest.find(|run| run.key == key && run.end >= document) {
            Some(run) => run.end = document + 1,
            None => self.runs.push(Run { key, first: document, end: document + 1 }),
        }
    }

    /// Writes under each number its documents.
    pub(super) fn write(&self, serializer: &mut FieldSerializer<'_>) -> io::Result<()> {
        let mut runs = self.runs.clone();
        runs.sort_unstable_by_key(|run| (run.key, run.first));
        for same in runs.chunk_by(|one, other| one.key == other.key) {
            let Some(Run { key, .. }) = same.first() else { continue };
            serializer.new_term_without_freq(&key.to_be_bytes())?;
            let mut from = 0;
            for run in same {
                for document in run.first.max(from)..run.end {
                    serializer.write_doc(document, 0, &[]);
                }
                from = run.end;
            }
            serializer.close_term()?;
        }
        Ok(())
    }

    /// How much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.runs.capacity() * size_of::<Run>()
    }
}
