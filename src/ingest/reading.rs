//! Reads and understands files, on many threads.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use crossbeam_channel::bounded;
use xxhash_rust::xxh3::xxh3_64;

use super::survey::File;
use super::{Options, Understand};
use crate::article::{Article, Reason, Skipped};
use crate::error::Result;
use crate::extract;
use crate::index::schema::Fields;
use crate::index::{Batch, Record, State};
use crate::source;

/// What one file gave.
pub(super) struct Outcome {
    /// What is to be changed in the index, where anything is.
    pub(super) batch: Option<Batch>,
    /// The file's size in bytes.
    pub(super) size: u64,
    /// The hash of its content.
    pub(super) hash: u64,
    /// How many articles it gave.
    pub(super) articles: usize,
    /// Whether it is new in the index.
    pub(super) new: bool,
    /// Whether its content is what it was.
    pub(super) same: bool,
    pub(super) skipped: Vec<Skipped>,
}

/// How files are read.
pub(super) struct Reader<'a> {
    pub(super) fields: &'a Fields,
    pub(super) options: &'a Options<'a>,
    pub(super) understand: Understand<'a>,
}

impl Reader<'_> {
    /// Reads every file, handing on what each gave as it comes, until the first error or until it is told to stop.
    pub(super) fn read_all(&self, files: &[File], mut each: impl FnMut(Outcome) -> Result<()>) -> Result<()> {
        let jobs = self.options.jobs.max(1);
        let next = AtomicUsize::new(0);
        let (sender, outcomes) = bounded(jobs * 4);
        std::thread::scope(|threads| {
            for _ in 0..jobs {
                let (sender, next) = (sender.clone(), &next);
                threads.spawn(move || {
                    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                        // Nobody listens any more after an error.
                        if self.stopped() || sender.send(self.read(file)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(sender);
            // Taken by value, so that the threads end when this does.
            outcomes.into_iter().try_for_each(&mut each)
        })
    }

    fn stopped(&self) -> bool {
        self.options.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    fn read(&self, file: &File) -> Outcome {
        let version = u64::from(extract::VERSION);
        let mut state = State { size: file.found.size, modified: file.found.modified, hash: 0, version };
        let mut articles = Vec::new();
        let mut skipped = Vec::new();
        let mut same = None;
        match source::read(&file.found.path, self.options.limit) {
            Ok(bytes) => {
                state.hash = xxh3_64(&bytes);
                same = file
                    .before
                    .as_ref()
                    .filter(|before| before.state.hash == state.hash && before.state.version == version);
                match same {
                    Some(before) => skipped.clone_from(&before.skipped),
                    None => self.understand(file, &bytes, &mut articles, &mut skipped),
                }
            }
            Err(reason) => skipped.push(Skipped { path: file.name.clone(), locator: None, reason }),
        }
        let record = Record { path: file.name.clone(), state, skipped };
        let batch = match file.before.as_ref() {
            Some(before) if *before == record => None,
            Some(_) if same.is_some() => Some(Batch::touch(self.fields, &record)),
            _ => Some(Batch::put(self.fields, &record, &articles)),
        };
        Outcome {
            batch,
            size: state.size,
            hash: state.hash,
            articles: articles.len(),
            new: file.before.is_none(),
            same: same.is_some(),
            skipped: record.skipped,
        }
    }

    /// Understands a file's articles. A fault of the program costs that article, not the run.
    fn understand(&self, file: &File, bytes: &[u8], articles: &mut Vec<Article>, skipped: &mut Vec<Skipped>) {
        let mut each = |raw: Result<crate::article::RawArticle, Skipped>| match raw {
            Ok(raw) => {
                let locator = raw.source.locator.clone();
                let understood = catch_unwind(AssertUnwindSafe(|| (self.understand)(raw)));
                match understood.unwrap_or_else(|fault| Err(Reason::Fault(said(&*fault)))) {
                    Ok(article) => articles.push(article),
                    Err(reason) => skipped.push(Skipped { path: file.name.clone(), locator, reason }),
                }
            }
            Err(reason) => skipped.push(reason),
        };
        let read = catch_unwind(AssertUnwindSafe(|| {
            source::articles(&file.name, bytes, Some(file.found.modified), &mut each);
        }));
        if let Err(fault) = read {
            let reason = Reason::Fault(said(&*fault));
            skipped.push(Skipped { path: file.name.clone(), locator: None, reason });
        }
    }
}

/// What the program said when it failed.
fn said(fault: &(dyn Any + Send)) -> String {
    let said =
        fault.downcast_ref::<String>().map(String::as_str).or_else(|| fault.downcast_ref::<&str>().copied());
    said.unwrap_or("an unknown fault").to_owned()
}
