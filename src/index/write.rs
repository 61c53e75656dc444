//! Putting sources in, taking them out.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use foldhash::fast::RandomState;
use tantivy::directory::DirectoryLock;
use tantivy::index::SegmentMeta;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{IndexWriter, TantivyDocument, TantivyError, Term};

use super::document::{Batch, Sheet, Under, record_under};
use super::filing::Desk;
use super::folder::{self, Folder, damaged};
use super::join::{self, Tidying};
use super::read::{Index, Stamp};
use super::removal::Removals;
use super::schema::Fields;
use super::{INDEX_FORMAT, checksum};
use crate::error::{Error, Result};
use crate::text::HashMap;

/// What a thread that collects documents needs at the least, in bytes.
const LEAST_MEMORY: usize = 20_000_000;

/// It fills no more than that, in bytes, so that whatever it counts is counted in 32 bits.
const MOST_MEMORY: usize = 2_000_000_000;

/// A thread that collects documents keeps up with so many that read.
const READERS: usize = 4;

/// So many records that may change again are kept aside.
const MOST_RECORDS: usize = 10_000;

/// About how much memory a record takes, in bytes.
const RECORD: usize = 1_000;

/// A long run commits this often, so that little work is lost when it is interrupted.
const COMMIT_EVERY: Duration = Duration::from_millis(if cfg!(test) { 300 } else { 60_000 });

/// An index, open for writing; no two at a time.
pub struct Writer {
    path: PathBuf,
    fields: Fields,
    /// It stands before `inner`, so that its threads are gone when another writer may come.
    desk: Desk,
    inner: IndexWriter,
    jobs: usize,
    pending: bool,
    /// What the documents that were filed since the last commit are filed under: who wants to take one of them out has to have them
    /// written before.
    unwritten: HashSet<Under, RandomState>,
    removals: Removals,
    /// Records that may change again: those of containers do so when all of their articles have come.
    records: HashMap<u64, TantivyDocument>,
    /// Whether the stories in the index are those of its articles.
    stories: bool,
    /// Whether there was nothing in the index before.
    first: bool,
    /// The parts that this run found.
    parts: Vec<SegmentMeta>,
    committed: Instant,
}

/// The right to bring an index up to date; nobody else has it until it is dropped.
///
/// Who changes an index by what it knew a while ago changes another index. So the claim is laid before the index is asked.
pub struct Claim {
    path: PathBuf,
    _lock: DirectoryLock,
}

impl Claim {
    /// Removes what a run left that was killed at its very end, or as far as that can be removed.
    pub fn clear(&self) {
        drop(clear(&self.path));
    }
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
        let threads = jobs.div_ceil(READERS).clamp(1, 8).min((memory / LEAST_MEMORY).max(1));
        // The library's own thread for documents has nothing to do.
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(LEAST_MEMORY)
            .num_merge_threads(join::at_a_time(jobs))
            .build();
        let failed = |error| damaged(path, error);
        let files = tantivy::Index::open(Folder::open(path)?.windowed()).map_err(failed)?;
        let inner = files.writer_with_options(options).map_err(failed)?;
        // The first change would bear the number of the last commit: whoever joins parts would take it for done in those that the commit
        // changed, and never do it.
        inner.run([]).map_err(failed)?;
        // What an interrupted run left may have the very name of what this one is going to write.
        inner.garbage_collect_files().wait().map_err(failed)?;
        let parts = files.searchable_segment_metas().map_err(failed)?;
        unchanged(path, &parts)?;
        let each = (memory / threads).clamp(LEAST_MEMORY, MOST_MEMORY);
        let desk = Desk::new(files, *self.fields(), threads, each);
        let first = self.searcher().num_docs() == 0;
        // The parts of a first build are joined at its end.
        inner.set_merge_policy(if first {
            Box::new(NoMergePolicy)
        } else {
            Box::new(Tidying::new(Folder::open(path)?.windowed(), &parts))
        });
        folder::sweep(path);
        Ok(Writer {
            path: path.to_owned(),
            fields: *self.fields(),
            desk,
            inner,
            jobs,
            pending: false,
            unwritten: HashSet::default(),
            removals: Removals::default(),
            records: HashMap::default(),
            stories: false,
            first,
            parts,
            committed: Instant::now(),
        })
    }
}

/// Makes sure that what was taken out of the parts is what it was: what is taken out now is added to it, and written with a new checksum.
fn unchanged(path: &Path, parts: &[SegmentMeta]) -> Result<()> {
    let folder = Folder::open(path)?;
    for file in parts.iter().filter_map(checksum::removals) {
        if !checksum::holds(&folder, &file).map_err(|error| damaged(path, error))? {
            let detail = format!("{file} was changed");
            return Err(Error::IndexDamaged { path: path.to_owned(), detail });
        }
    }
    Ok(())
}

/// Removes the parts that are of no use any more. Whoever calls holds the claim, and no writer is open.
fn clear(path: &Path) -> Result<()> {
    let failed = |error| damaged(path, error);
    let mut files = tantivy::Index::open(Folder::open(path)?).map_err(failed)?;
    let parts = files.searchable_segment_metas().map_err(failed)?;
    let used = parts.iter().flat_map(checksum::files).chain([folder::MANIFEST.to_owned()]).map(PathBuf::from);
    let used = used.collect();
    files.directory_mut().garbage_collect(|| used).map(drop).map_err(failed)
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
    Ok(Claim { path: path.to_owned(), _lock: lock })
}

impl Writer {
    /// Takes over one source's changes; they come to stand all together, with the next commit.
    pub fn apply(&mut self, batch: Batch) -> Result<()> {
        self.pending = true;
        self.carry_out(batch).map_err(|error| damaged(&self.path, error))
    }

    fn carry_out(&mut self, batch: Batch) -> tantivy::Result<()> {
        for under in batch.removed {
            if record_under(&self.fields, under.key).contains(&under) {
                self.records.remove(&under.key);
            }
            if self.unwritten.contains(&under) {
                self.write()?;
            }
            let term = Term::from_field_u64(under.field, under.key);
            self.inner.delete_query(self.removals.of(term))?;
        }
        self.unwritten.extend(batch.filed);
        self.records.extend(batch.record);
        if self.records.len() >= MOST_RECORDS {
            self.file_records()?;
        }
        self.desk.file(batch.documents, batch.bytes)
    }

    /// Files the records that were kept aside.
    fn file_records(&mut self) -> tantivy::Result<()> {
        let records = self.records.drain().map(|(source, record)| (source, Sheet::from(record)));
        let (sources, records): (Vec<u64>, Vec<_>) = records.unzip();
        self.unwritten.extend(sources.into_iter().flat_map(|source| record_under(&self.fields, source)));
        let bytes = RECORD * records.len();
        self.desk.file(records, bytes)
    }

    /// Writes what was filed. What goes from now on goes from that, too.
    fn write(&mut self) -> tantivy::Result<()> {
        for part in self.desk.write()? {
            self.removals.add(part.id());
            self.inner.add_segment(part)?;
        }
        self.unwritten = HashSet::default();
        Ok(())
    }

    /// The same with what was kept aside.
    fn write_all(&mut self) -> Result<()> {
        self.file_records().and_then(|()| self.write()).map_err(|error| damaged(&self.path, error))
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
        self.write_all()?;
        let path = &self.path;
        let mut commit = self.inner.prepare_commit().map_err(|error| damaged(path, error))?;
        commit.set_payload(&stamp);
        commit.commit().map_err(|error| damaged(path, error))?;
        self.pending = false;
        self.committed = Instant::now();
        Ok(())
    }

    /// Commits, joins the parts of a first build, finds out which articles tell one story, lets the tidying that goes on beside finish,
    /// and removes the parts that are of no use any more.
    pub fn finish(mut self, index: &Index, stop: Option<&AtomicBool>) -> Result<()> {
        // Tidying that begins before the last document of a part goes, as that of the stories does, would be lost.
        self.inner.set_merge_policy(Box::new(NoMergePolicy));
        self.commit()?;
        if self.first {
            join::all(&mut self.inner, self.jobs, stop).map_err(|error| damaged(&self.path, error))?;
        }
        // Stories tell where their articles stand.
        index.refresh()?;
        let changes = index.story_changes()?;
        self.apply(changes)?;
        self.stories = true;
        self.write_all()?;
        if !self.first {
            let tidying = Tidying::new(Folder::open(&self.path)?.windowed(), &self.parts);
            self.inner.set_merge_policy(Box::new(tidying));
        }
        self.commit()?;
        let Self { path, inner, .. } = self;
        inner.wait_merging_threads().map_err(|error| damaged(&path, error))?;
        clear(&path)
    }
}
