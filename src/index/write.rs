//! Putting sources in, taking them out.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use tantivy::directory::DirectoryLock;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy, UserOperation};
use tantivy::{IndexWriter, TantivyError};

use super::document::Batch;
use super::folder::{self, Folder, damaged};
use super::join::{self, Tidying};
use super::queue::{Queue, Queued};
use super::read::{Index, Stamp};
use super::{INDEX_FORMAT, analyzer};
use crate::error::{Error, Result};

/// What one writing thread needs at the least, in bytes.
const LEAST_MEMORY: usize = 20_000_000;

/// A long run commits this often, so that little work is lost when it is interrupted.
const COMMIT_EVERY: Duration = Duration::from_secs(60);

/// An index, open for writing; no two at a time.
pub struct Writer {
    path: PathBuf,
    inner: IndexWriter<Queued>,
    jobs: usize,
    queue: Arc<Queue>,
    pending: bool,
    /// Whether the stories in the index are those of its articles.
    stories: bool,
    /// Whether there was nothing in the index before.
    first: bool,
    committed: Instant,
}

/// The right to bring an index up to date; nobody else has it until it is dropped.
///
/// Who changes an index by what it knew a while ago changes another index. So the claim is laid before the index is asked.
pub struct Claim {
    _lock: DirectoryLock,
}

impl Index {
    /// Lays claim to bringing the index up to date, and looks at what it holds by now.
    pub fn claim(&self) -> Result<Claim> {
        let claim = claim(self.path())?;
        self.refresh()?;
        Ok(claim)
    }

    /// Opens the index for writing beside so many threads that read, with so much memory, in bytes, for what is written.
    pub fn writer(&self, jobs: usize, memory: usize) -> Result<Writer> {
        let path = self.path();
        let threads = jobs.div_ceil(2).clamp(1, 8).min((memory / LEAST_MEMORY).max(1));
        let options = IndexWriterOptions::builder()
            .num_worker_threads(threads)
            .memory_budget_per_thread((memory / threads).clamp(LEAST_MEMORY, 2_000_000_000))
            .num_merge_threads(join::at_a_time(jobs))
            .build();
        let failed = |error| damaged(path, error);
        let mut files = tantivy::Index::open(Folder::open(path)?.windowed()).map_err(failed)?;
        files.set_tokenizers(analyzer::manager());
        let inner = files.writer_with_options(options).map_err(failed)?;
        let first = self.searcher().num_docs() == 0;
        // The parts of a first build are joined at its end.
        inner.set_merge_policy(if first { Box::new(NoMergePolicy) } else { Box::new(Tidying::default()) });
        folder::sweep(path);
        Ok(Writer {
            path: path.to_owned(),
            inner,
            jobs,
            queue: Arc::default(),
            pending: false,
            stories: false,
            first,
            committed: Instant::now(),
        })
    }
}

/// Whether somebody is bringing the index in a folder up to date.
#[must_use]
pub fn is_claimed(path: &Path) -> bool {
    matches!(claim(path), Err(Error::IndexBusy { .. }))
}

/// Whether this is the thread that makes commits: the library that runs it ends the program where it fails, as it may where a
/// part is damaged, and nobody can catch that.
#[must_use]
pub fn is_committing() -> bool {
    std::thread::current().name() == Some("segment_updater")
}

/// Lays claim to what is or will be an index in a folder.
pub(super) fn claim(path: &Path) -> Result<Claim> {
    let lock =
        Folder::open(path)?.claim().map_err(|error| damaged(path, TantivyError::LockFailure(error, None)))?;
    Ok(Claim { _lock: lock })
}

impl Writer {
    /// Takes over one source's changes; they come to stand all together, with the next commit.
    pub fn apply(&mut self, batch: Batch) -> Result<()> {
        self.pending = true;
        self.run(batch.operations, batch.bytes)
    }

    fn run(&self, operations: Vec<UserOperation>, bytes: usize) -> Result<()> {
        let room = self.queue.room(bytes);
        let queued = operations.into_iter().map(|operation| match operation {
            UserOperation::Add(document) => UserOperation::Add(Queued::new(document, Arc::clone(&room))),
            UserOperation::Delete(term) => UserOperation::Delete(term),
        });
        self.inner.run(queued).map_err(|error| self.failed(error))?;
        Ok(())
    }

    /// Commits if the last commit is long ago.
    pub fn commit_if_due(&mut self) -> Result<()> {
        if self.committed.elapsed() >= COMMIT_EVERY { self.commit() } else { Ok(()) }
    }

    /// Makes everything that was taken over last.
    pub fn commit(&mut self) -> Result<()> {
        if !self.pending {
            return Ok(());
        }
        let stamp =
            serde_json::to_string(&Stamp { format: INDEX_FORMAT, stories: self.stories }).unwrap_or_default();
        let path = &self.path;
        let mut commit = self.inner.prepare_commit().map_err(|error| damaged(path, error))?;
        commit.set_payload(&stamp);
        commit.commit().map_err(|error| damaged(path, error))?;
        self.pending = false;
        self.committed = Instant::now();
        Ok(())
    }

    /// Commits, joins the parts of a first build, finds out which articles tell one story, lets the tidying that goes on beside finish,
    /// and removes what an interrupted run may have left.
    pub fn finish(mut self, index: &Index, stop: Option<&AtomicBool>) -> Result<()> {
        self.commit()?;
        if self.first {
            join::all(&mut self.inner, self.jobs, stop).map_err(|error| damaged(&self.path, error))?;
        }
        // Stories tell where their articles stand.
        index.refresh()?;
        let changes = index.story_changes()?;
        if !changes.is_empty() {
            self.run(changes, 0)?;
        }
        self.pending = true;
        self.stories = true;
        self.commit()?;
        let Self { path, inner, .. } = self;
        inner.garbage_collect_files().wait().map_err(|error| damaged(&path, error))?;
        inner.wait_merging_threads().map_err(|error| damaged(&path, error))
    }

    fn failed(&self, error: TantivyError) -> Error {
        damaged(&self.path, error)
    }
}
