//! Reads and understands files, on many threads.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use xxhash_rust::xxh3::xxh3_64;

use super::container::Container;
use super::files::{File, Files};
use super::survey::held;
use super::{Options, Understand};
use crate::article::{Article, RawArticle, Reason, Skipped};
use crate::error::Result;
use crate::extract;
use crate::index::{Batch, Index, Record, State};
use crate::source::{self, Document, Input, Opened, Reading};

/// What comes of reading.
pub(super) enum Piece {
    /// A change of the index, in the middle of a file.
    Change(Batch),
    /// The end of a file.
    End(Outcome),
    /// Nothing came for a while: whatever is read takes long.
    Pause,
}

/// After so long without a piece it is told that nothing comes.
const PATIENCE: Duration = Duration::from_millis(if cfg!(test) { 20 } else { 1000 });

/// What one file gave.
#[derive(Default)]
pub(super) struct Outcome {
    /// What is to be changed in the index, where anything is.
    pub(super) batch: Option<Batch>,
    /// The file's size in bytes.
    pub(super) size: u64,
    /// The hash of its content.
    pub(super) hash: u64,
    /// Whether it is new in the index.
    pub(super) new: bool,
    /// How many articles are new in it.
    pub(super) added: usize,
    /// How many are not what they were.
    pub(super) updated: usize,
    /// How many are gone from it.
    pub(super) removed: usize,
    /// How many are what they were.
    pub(super) unchanged: usize,
    pub(super) skipped: Vec<Skipped>,
}

/// So many files are fetched ahead at the most.
const AHEAD: usize = 32;

/// How files are read.
pub(super) struct Reader<'a> {
    pub(super) index: &'a Index,
    pub(super) options: &'a Options<'a>,
    pub(super) understand: Understand<'a>,
}

/// Where pieces go.
pub(super) type Pieces = Sender<Result<Piece>>;

impl Reader<'_> {
    /// Reads every file, handing on what each gave as it comes, until the first error or until it is told to stop.
    pub(super) fn read_all(&self, files: &Files, mut each: impl FnMut(Piece) -> Result<()>) -> Result<()> {
        let jobs = self.options.jobs.max(1);
        let next = AtomicUsize::new(0);
        let (sender, pieces) = bounded(jobs * 4);
        let (begun, begins) = bounded(AHEAD);
        std::thread::scope(|threads| {
            threads.spawn(|| fetch_ahead(files, &next, &begins));
            for _ in 0..jobs {
                let (sender, begun, next) = (sender.clone(), begun.clone(), &next);
                threads.spawn(move || {
                    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // Where the other one is behind, it is told often enough.
                        let _ = begun.try_send(());
                        // Nobody listens any more after an error.
                        if self.stopped() || sender.send(self.read(&file, &sender).map(Piece::End)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop((sender, begun));
            // Taken by value, so that the threads end when this does.
            let pieces = pieces;
            loop {
                match pieces.recv_timeout(PATIENCE) {
                    Ok(piece) => each(piece?)?,
                    Err(RecvTimeoutError::Timeout) => each(Piece::Pause)?,
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
            }
        })
    }

    pub(super) fn stopped(&self) -> bool {
        self.options.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    fn read(&self, file: &File, pieces: &Pieces) -> Result<Outcome> {
        let name = file.name();
        match source::open(&file.found.path, &name, &self.options.reading.limits) {
            Ok(Opened::Document(document)) => Ok(self.document(file, &document)),
            Ok(Opened::Container(input)) => Ok(Container::new(self, file, pieces)?.read(input)),
            Err(reason) => {
                let skipped = Skipped { path: name, locator: None, reason };
                Ok(self.ended(file, 0, None, &[], vec![skipped]))
            }
        }
    }

    fn document(&self, file: &File, document: &Document) -> Outcome {
        let hash = xxh3_64(&document.bytes);
        let version = u64::from(extract::VERSION);
        let again = |before: &Record| {
            before.skipped.iter().any(|skipped| self.options.reading.may_read(&skipped.reason))
        };
        let same = file
            .before
            .as_ref()
            .filter(|before| before.state.hash == hash && before.state.version == version && !again(before));
        let same = same.filter(|before| {
            before.state.modified == file.found.modified || self.is_dated_as_before(file, document)
        });
        let (mut articles, mut skipped) = (Vec::new(), Vec::new());
        match same {
            Some(before) => skipped.clone_from(&before.skipped),
            None => self.guarded(file, Input::of_document(document), &mut |raw| {
                match raw.and_then(|raw| self.understood(raw)) {
                    Ok(article) => articles.push(article),
                    Err(reason) => skipped.push(reason),
                }
                ControlFlow::Continue(())
            }),
        }
        self.ended(file, hash, same, &articles, skipped)
    }

    /// Whether the article of a file that says what it said, written at another time, came out when the index says so: undated, it came out
    /// at that time, and no day counts that is later.
    fn is_dated_as_before(&self, file: &File, document: &Document) -> bool {
        let known = match self.index.article(&file.name(), None) {
            Ok(Some(known)) => known.published,
            Ok(None) => return true,
            // What cannot be told is read again.
            Err(_) => return false,
        };
        let mut published = Vec::new();
        self.guarded(file, Input::of_document(document), &mut |raw| {
            published.push(raw.ok().and_then(extract::published));
            ControlFlow::Continue(())
        });
        published == [known]
    }

    /// What becomes of a file that is one article, or none.
    fn ended(
        &self,
        file: &File,
        hash: u64,
        same: Option<&Record>,
        articles: &[Article],
        skipped: Vec<Skipped>,
    ) -> Outcome {
        let state = State { hash, ..file.state(u64::from(extract::VERSION)) };
        let record = Record { path: file.name(), state, members: 0, skipped };
        let fields = self.index.fields();
        let batch = match &file.before {
            Some(before) if *before == record => None,
            Some(_) if same.is_some() => Some(Batch::touch(fields, &record)),
            Some(_) => Some(Batch::put(fields, &record, articles)),
            None => Some(Batch::add(fields, &record, articles)),
        };
        let new = file.before.is_none();
        let changed = same.is_none() && !articles.is_empty();
        // Of a container that is none any more, one source is left.
        let before = file.before.as_ref().filter(|_| same.is_none());
        let removed = before.map_or(0, |before| held(before, self.index) - 1);
        Outcome {
            batch,
            size: state.size,
            hash,
            new,
            added: usize::from(changed && new),
            updated: usize::from(changed && !new),
            removed,
            unchanged: usize::from(same.is_some()),
            skipped: record.skipped,
        }
    }

    /// Reads what a file holds. A fault of the program costs this file, not the run.
    pub(super) fn guarded(&self, file: &File, input: Input<'_>, each: source::reading::Each<'_>) {
        let name = file.name();
        let mut fault_to = |raw| each(raw);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let reading = Reading::new(self.options.reading, file.found.size, &mut fault_to);
            reading.read(input, &name, Some(file.found.modified));
        }));
        if let Err(fault) = read {
            let reason = Reason::Fault(said(&*fault));
            let _ = each(Err(Skipped { path: name, locator: None, reason }));
        }
    }

    /// Understands an article. A fault of the program costs that article, not the run.
    pub(super) fn understood(&self, raw: RawArticle) -> Result<Article, Skipped> {
        let source = raw.source.clone();
        let understood = catch_unwind(AssertUnwindSafe(|| (self.understand)(raw)));
        understood.unwrap_or_else(|fault| Err(Reason::Fault(said(&*fault)))).map_err(|reason| Skipped {
            path: source.path,
            locator: source.locator,
            reason,
        })
    }
}

/// Lets the system fetch the files that are read next, a few ahead of those that read them, until these are done.
fn fetch_ahead(files: &Files, next: &AtomicUsize, begun: &Receiver<()>) {
    let mut at = 0;
    let mut beginning = [0; source::BEGINNING];
    while begun.recv().is_ok() {
        loop {
            let read = next.load(Ordering::Relaxed);
            at = at.max(read);
            let Some(file) = files.get(at).filter(|_| at < read + AHEAD) else { break };
            source::fetch(&file.found.path, &mut beginning);
            at += 1;
        }
    }
}

/// What the program said when it failed.
fn said(fault: &(dyn Any + Send)) -> String {
    let said =
        fault.downcast_ref::<String>().map(String::as_str).or_else(|| fault.downcast_ref::<&str>().copied());
    said.unwrap_or("an unknown fault").to_owned()
}
