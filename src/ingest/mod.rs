//! Floor 4: the index brought up to date with an archive.
//!
//! **roots → survey → files to read → articles → index.** *Useful for*: reading what is new or changed and nothing else,
//! on every core, within bounded memory; losing nothing when it is interrupted. *Not useful for*: reading one file without
//! an index (`source` and `extract` do that).
//!
//! What was read is known from the index alone. A file is left alone while its size and its time of writing are those of its
//! record; the articles of a container that has changed are compared one by one. What was written anew with the same words is dated
//! again, since its date may depend on its time, and is unchanged where it comes out as it was. Sources outside the roots are never
//! touched, and neither are those below a folder that cannot be read. What lay behind a link is gone when its target is.
//!
//! | room | does |
//! | --- | --- |
//! | [`survey`] | compares the archive with the index |
//! | `files` | the files there are to read |
//! | [`reading`] | reads and understands files, on many threads |
//! | `container` | brings the articles of one container up to date |
//! | [`report`] | counts what was done; tells how far it is |

mod container;
mod files;
pub mod reading;
pub mod report;
pub mod survey;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::article::{Article, RawArticle, Reason, Skipped};
use crate::error::Result;
use crate::extract;
use crate::index::{Batch, Index, Writer};
use crate::source::{self, Content};
use files::File;
use reading::{Outcome, Piece, Reader};
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
    /// How files are read.
    pub reading: &'a source::Options,
    /// Becomes true when the run is to end early: what was read by then is kept.
    pub stop: Option<&'a AtomicBool>,
}

impl Default for Options<'_> {
    /// As many files at a time as there are cores, and 80 MB: with more, words are found more slowly among those that are collected.
    fn default() -> Self {
        let jobs = std::thread::available_parallelism().map_or(1, Into::into);
        Self { jobs, memory: 80_000_000, reading: READING.get_or_init(source::Options::default), stop: None }
    }
}

impl Options<'_> {
    /// Whether the run is to end early.
    fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

/// How files are read unless something else is said.
static READING: OnceLock<source::Options> = OnceLock::new();

/// Brings the index up to date with everything below `roots`; [`Error::IndexBusy`](crate::Error::IndexBusy) where another run is at it.
pub fn update(
    index: &Index,
    roots: &[PathBuf],
    options: &Options<'_>,
    progress: &dyn Progress,
) -> Result<Report> {
    update_with(index, roots, options, progress, &extract::article)
}

/// What a run would do.
#[derive(Debug)]
pub struct Preview {
    /// The files that would be read, by path, and what each would be read as.
    pub files: Vec<(String, Result<Content, Reason>)>,
    /// How many sources are as they were.
    pub unchanged: usize,
    /// What is known to give no article, and why.
    pub skipped: Vec<Skipped>,
}

/// Looks what [`update`] would read, and as what; without an index, everything.
pub fn preview(index: Option<&Index>, roots: &[PathBuf], options: &Options<'_>) -> Result<Preview> {
    let Survey { files, report, .. } = Survey::of(index, roots, options)?;
    let limits = &options.reading.limits;
    let content = |file: File| {
        let name = file.name();
        let content = source::kind(&file.found.path, &name, limits);
        (name, content)
    };
    Ok(Preview {
        files: files.iter().map(content).collect(),
        unchanged: report.unchanged,
        skipped: report.skipped,
    })
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
    let claim = index.claim();
    let survey = Survey::of(Some(index), roots, options)?;
    let mut report = survey.report;
    if survey.files.is_empty() && survey.vanished.is_empty() {
        // A run that was killed at its very end has left that to do. While another one is at it, nobody is in the way.
        if let Ok(claim) = claim {
            if index.knows_stories()? {
                claim.clear();
            } else {
                index.writer(1, options.memory)?.finish(index, options.stop)?;
                index.refresh()?;
            }
        }
        report.sort();
        return Ok(report);
    }
    let _claim = claim?;
    progress.begin(survey.files.len(), survey.files.size());
    let mut update =
        Update { index, options, writer: None, gone: Gone::new(survey.vanished), report: &mut report };
    let reader = Reader { index, options, understand };
    reader.read_all(&survey.files, |piece| match piece {
        Piece::Change(batch) => update.apply(batch),
        Piece::Pause => update.pause(),
        Piece::End(outcome) => {
            progress.advance(outcome.size);
            update.take(outcome)
        }
    })?;
    drop(survey.files);
    if !options.is_stopped() {
        progress.settle();
    }
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
        self.report.updated += outcome.updated;
        self.report.removed += outcome.removed;
        self.report.unchanged += outcome.unchanged;
        let moved = (outcome.new && outcome.added > 0).then(|| self.gone.take(outcome.hash)).flatten();
        match moved {
            Some(from) => {
                // The old place goes in the same commit in which the new one comes.
                self.apply(Batch::remove(self.index.fields(), &from))?;
                self.report.moved += outcome.added;
            }
            None => self.report.added += outcome.added,
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
            closed => closed.insert(self.index.writer(self.options.jobs, self.options.memory)?),
        };
        writer.apply(batch)?;
        writer.commit_if_due()
    }

    /// Keeps what there is by now, if that is due, while nothing comes.
    fn pause(&mut self) -> Result<()> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        if self.options.is_stopped() { writer.commit() } else { writer.commit_if_due() }
    }

    fn finish(mut self) -> Result<()> {
        self.report.stopped = self.options.is_stopped();
        if self.report.stopped {
            // A run that ends early has not seen every file, so what seems gone may only have moved. What it has read is kept, and
            // nobody waits for the rest, which the next run does.
            return self.writer.map_or(Ok(()), |mut writer| writer.commit());
        }
        for (path, articles) in self.gone.rest() {
            self.apply(Batch::remove(self.index.fields(), &path))?;
            self.report.removed += articles;
        }
        self.writer.map_or(Ok(()), |writer| writer.finish(self.index, self.options.stop))
    }
}

/// The sources that are no longer where they were, by the hash of what they held.
struct Gone(HashMap<u64, Vec<(String, usize)>>);

impl Gone {
    fn new(vanished: Vec<survey::Vanished>) -> Self {
        let mut gone: HashMap<u64, Vec<(String, usize)>> = HashMap::new();
        for source in vanished {
            gone.entry(source.hash).or_default().push((source.path, source.articles));
        }
        Self(gone)
    }

    fn take(&mut self, hash: u64) -> Option<String> {
        self.0.get_mut(&hash)?.pop().map(|(path, _)| path)
    }

    /// Those that were found nowhere else, and how many articles each gave.
    fn rest(&mut self) -> Vec<(String, usize)> {
        let mut rest: Vec<(String, usize)> = std::mem::take(&mut self.0).into_values().flatten().collect();
        rest.sort_unstable();
        rest
    }
}

/// Where a path lies, however it is written.
fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
