//! Floor 4: the index brought up to date with an archive.
//!
//! **roots → survey → files to read → articles → index.** *Useful for*: reading what is new or changed and nothing else,
//! on every core, within bounded memory; losing nothing when it is interrupted. *Not useful for*: reading one file without
//! an index (`source` and `extract` do that).
//!
//! What was read is known from the index alone. A file is left alone while its size and its time of writing are those of its
//! record; sources outside the roots are never touched, and neither are those below a folder that cannot be read.
//!
//! | room | does |
//! | --- | --- |
//! | [`survey`] | compares the archive with the index |
//! | [`reading`] | reads and understands files, on many threads |
//! | [`report`] | counts what was done; tells how far it is |

pub mod reading;
pub mod report;
pub mod survey;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::article::{Article, RawArticle, Reason};
use crate::error::Result;
use crate::extract;
use crate::index::{Batch, Index, Writer};
use crate::source::LIMIT;
use reading::{Outcome, Reader};
pub use report::{Progress, Report};
use survey::Survey;
pub use survey::absolute;

/// How an archive is read.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// How many files are read at a time.
    pub jobs: usize,
    /// How much memory, in bytes, the index may use while it is written.
    pub memory: usize,
    /// The size, in bytes, above which a file is skipped.
    pub limit: u64,
    /// Becomes true when the run is to end early: what was read by then is kept.
    pub stop: Option<&'a AtomicBool>,
}

impl Default for Options<'_> {
    /// As many files at a time as there are cores, and 200 MB.
    fn default() -> Self {
        let jobs = std::thread::available_parallelism().map_or(1, Into::into);
        Self { jobs, memory: 200_000_000, limit: LIMIT, stop: None }
    }
}

/// Brings the index up to date with everything below `roots`.
pub fn update(
    index: &Index,
    roots: &[PathBuf],
    options: &Options<'_>,
    progress: &dyn Progress,
) -> Result<Report> {
    update_with(index, roots, options, progress, &extract::article)
}

/// How a raw article is understood.
type Understand<'a> = &'a (dyn Fn(RawArticle) -> Result<Article, Reason> + Sync);

fn update_with(
    index: &Index,
    roots: &[PathBuf],
    options: &Options<'_>,
    progress: &dyn Progress,
    understand: Understand<'_>,
) -> Result<Report> {
    let survey = Survey::of(index, roots)?;
    let mut report = survey.report;
    if survey.files.is_empty() && survey.vanished.is_empty() {
        report.sort();
        return Ok(report);
    }
    progress.begin(survey.files.len(), survey.files.iter().map(|file| file.found.size).sum());
    let mut update =
        Update { index, options, writer: None, gone: Gone::new(survey.vanished), report: &mut report };
    let reader = Reader { fields: index.fields(), options, understand };
    reader.read_all(&survey.files, |outcome| {
        progress.advance(outcome.size);
        update.take(outcome)
    })?;
    update.finish()?;
    progress.finish();
    index.refresh()?;
    report.sort();
    Ok(report)
}

/// A run that changes the index.
struct Update<'a> {
    index: &'a Index,
    options: &'a Options<'a>,
    /// Opened with the first change.
    writer: Option<Writer>,
    gone: Gone,
    report: &'a mut Report,
}

impl Update<'_> {
    /// Takes over what one file gave.
    fn take(&mut self, outcome: Outcome) -> Result<()> {
        self.report.read += 1;
        if outcome.same {
            self.report.unchanged += 1;
        } else if outcome.articles == 0 {
            // Told below, with the reason.
        } else if !outcome.new {
            self.report.updated += 1;
        } else if let Some(from) = self.gone.take(outcome.hash) {
            // The old place goes in the same commit in which the new one comes.
            self.apply(Batch::remove(self.index.fields(), &from))?;
            self.report.moved += 1;
        } else {
            self.report.added += 1;
        }
        self.report.skipped.extend(outcome.skipped);
        match outcome.batch {
            Some(batch) => self.apply(batch),
            None => Ok(()),
        }
    }

    fn apply(&mut self, batch: Batch) -> Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            closed => closed.insert(self.index.writer(self.options.jobs.div_ceil(2), self.options.memory)?),
        };
        writer.apply(batch)?;
        writer.commit_if_due()
    }

    fn finish(mut self) -> Result<()> {
        self.report.stopped = self.options.stop.is_some_and(|stop| stop.load(Ordering::Relaxed));
        // A run that ends early has not seen every file, so what seems gone may only have moved.
        if !self.report.stopped {
            for path in self.gone.rest() {
                self.apply(Batch::remove(self.index.fields(), &path))?;
                self.report.removed += 1;
            }
        }
        self.writer.map_or(Ok(()), Writer::finish)
    }
}

/// The sources that are no longer where they were, by the hash of what they held.
struct Gone(HashMap<u64, Vec<String>>);

impl Gone {
    fn new(vanished: Vec<survey::Vanished>) -> Self {
        let mut gone: HashMap<u64, Vec<String>> = HashMap::new();
        for source in vanished {
            gone.entry(source.hash).or_default().push(source.path);
        }
        Self(gone)
    }

    fn take(&mut self, hash: u64) -> Option<String> {
        self.0.get_mut(&hash)?.pop()
    }

    fn rest(&mut self) -> Vec<String> {
        let mut rest: Vec<String> = std::mem::take(&mut self.0).into_values().flatten().collect();
        rest.sort_unstable();
        rest
    }
}

/// Where a path lies, however it is written.
fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
