//! Compares the archive with the index.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::iter::successors;
use std::panic::resume_unwind;
use std::path::{Component, Path, PathBuf};

use super::container::version;
use super::files::Files;
use super::{Options, Report, is_below};
use crate::article::{Reason, Skipped};
use crate::error::{Error, Result};
use crate::extract;
use crate::index::{Index, Record, Records, State};
use crate::source::{Found, path_from_name, path_name, walk};

/// What there is to do.
pub(super) struct Survey {
    /// The files to read.
    pub(super) files: Files,
    /// The sources that are no longer there.
    pub(super) vanished: Vec<Vanished>,
    /// What is known already.
    pub(super) report: Report,
}

/// A source that is no longer there.
#[derive(Debug)]
pub(super) struct Vanished {
    pub(super) path: String,
    pub(super) hash: u64,
    pub(super) articles: usize,
}

impl Survey {
    /// Walks the roots, opening no file, and compares with what the index knows.
    pub(super) fn of(index: Option<&Index>, roots: &[PathBuf], options: &Options<'_>) -> Result<Self> {
        let roots = roots.iter().map(|root| absolute(root)).collect::<Result<Vec<_>>>()?;
        let refused: Vec<PathBuf> = index.map(|index| index.path().to_owned()).into_iter().collect();
        // The system tells of the files meanwhile.
        let (known, met) = std::thread::scope(|threads| {
            let known = threads.spawn(|| index.map(Index::records).transpose());
            let met = Self::met(&roots, &refused, options);
            (known.join().unwrap_or_else(|fault| resume_unwind(fault)), met)
        });
        let mut survey = met?;
        if let Some(mut records) = known? {
            if !records.is_empty() {
                survey.compare(&mut records, options)?;
            }
            survey.miss(&roots, records, options)?;
        }
        Ok(survey)
    }

    /// What lies below the roots, each file once, as if nothing were known of it.
    fn met(roots: &[PathBuf], refused: &[PathBuf], options: &Options<'_>) -> Result<Self> {
        let mut met = Self { files: Files::default(), vanished: Vec::new(), report: Report::default() };
        let mut seen = HashSet::new();
        // One root leads to no file twice.
        let several = roots.len() > 1;
        for root in roots {
            for found in walk(root, &options.reading.which, refused)? {
                match found {
                    Ok(found) if several && !seen.insert(found.path.clone()) => {}
                    Ok(found) => met.files.push(&found),
                    Err(skipped) => met.report.skipped.push(skipped),
                }
            }
        }
        Ok(met)
    }

    /// Leaves of the files those that are not as they are known.
    fn compare(&mut self, records: &mut Records<'_>, options: &Options<'_>) -> Result<()> {
        let report = &mut self.report;
        self.files.retain(|file| {
            let record = records.take(file.name())?;
            match record {
                Some(record) if is_current(&record, &file.found, options) => {
                    report.unchanged += articles(&record);
                    report.skipped.extend(record.skipped);
                    Ok(false)
                }
                record => {
                    file.before = record;
                    Ok(true)
                }
            }
        })
    }

    /// Finds what is gone among the records of which no file was met.
    fn miss(&mut self, roots: &[PathBuf], records: Records<'_>, options: &Options<'_>) -> Result<()> {
        let roots: Vec<String> = roots.iter().map(|root| path_name(root)).collect();
        let hidden: Vec<Hidden<'_>> = self.report.skipped.iter().filter_map(Hidden::of).collect();
        let gone = |path: &str| {
            // Of what a narrower run passes over nothing is known: files may be read in several runs, each in its way. What a
            // person leaves out goes, though it is there.
            let which = &options.reading.which;
            let looked_for = |root: &String| {
                let below =
                    path.strip_prefix(root.trim_end_matches('/')).map(|below| below.trim_start_matches('/'));
                below.map(path_from_name).is_some_and(|below| which.names(&below) || which.excludes(&below))
            };
            roots.iter().any(|root| is_below(path, root) && looked_for(root))
                && !hidden.iter().any(|hidden| hidden.hides(path))
        };
        let mut vanished = Vec::new();
        let index = records.index();
        records.each(|record| {
            if gone(&record.path) {
                let (articles, hash) = (held(&record, index), record.state.hash);
                vanished.push(Vanished { path: record.path, hash, articles });
            }
        })?;
        vanished.sort_unstable_by(|a: &Vanished, b| b.path.cmp(&a.path));
        self.vanished = vanished;
        Ok(())
    }
}

/// What the system does not let be looked at: it is not gone for all one knows, nor is anything below it.
struct Hidden<'a> {
    path: &'a str,
    /// Whether it may be a folder.
    folder: bool,
}

impl<'a> Hidden<'a> {
    /// What is something else by now than a file or a folder hides nothing, and nor does a link to what is not there: of that the system
    /// says so.
    fn of(skipped: &'a Skipped) -> Option<Self> {
        let Skipped { path, reason: Reason::Unreadable(_), .. } = skipped else { return None };
        let found = path_from_name(path);
        let folder = found.metadata().map_or(true, |found| found.is_dir());
        (!leads_nowhere(&found)).then_some(Self { path, folder })
    }

    fn hides(&self, path: &str) -> bool {
        path == self.path || self.folder && is_below(path, self.path)
    }
}

/// Whether nothing lies at a path nor below it: what it leads to is not there, or is itself, or is a folder that the path lies in, in
/// which everything has a path of its own.
fn leads_nowhere(path: &Path) -> bool {
    /// No system follows so many links, one to the other.
    const MOST: usize = 100;
    match path.canonicalize() {
        Ok(to) => {
            let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
            folder.is_some_and(|folder| folder.starts_with(to))
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => true,
        Err(_) => {
            let next = |link: &PathBuf| Some(link.parent()?.join(link.read_link().ok()?));
            successors(Some(path.to_owned()), next).nth(MOST).is_some()
        }
    }
}

/// How many sources a file counts for of which the index is to hold nothing any more, be it one that was never read to its end.
pub(super) fn held(record: &Record, index: &Index) -> usize {
    if record.state == State::UNFINISHED {
        return index.members(&record.path).map_or(1, |members| members.len().max(1));
    }
    articles(record)
}

/// How many sources a file counts for.
fn articles(record: &Record) -> usize {
    usize::try_from(record.members).unwrap_or(usize::MAX).max(1)
}

/// Whether a file is as it was when it was read. What could not be read is tried again: permissions leave no trace.
fn is_current(record: &Record, found: &Found, options: &Options<'_>) -> bool {
    let State { size, modified, version: read_by, .. } = record.state;
    let again = |skipped: &Skipped| {
        matches!(skipped.reason, Reason::Unreadable(_)) || options.reading.may_read(&skipped.reason)
    };
    // A document alone is as large as its file.
    let too_large = read_by == u64::from(extract::VERSION)
        && size > options.reading.limits.article
        && record.skipped.is_empty();
    size == found.size
        && !too_large
        && modified == found.modified
        && (read_by == u64::from(extract::VERSION) || read_by == version(options.reading))
        && !record.skipped.iter().any(again)
}

/// The path from the root of the file system, without `.` and `..`, symbolic links left as they are.
pub fn absolute(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path).map_err(|error| Error::Io { path: path.to_owned(), error })?;
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            component => plain.push(component),
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_made_plain() {
        for (written, plain) in [("/a/b/../c", "/a/c"), ("/a/./b/", "/a/b"), ("/..", "/"), ("/a", "/a")] {
            assert_eq!(absolute(Path::new(written)).unwrap(), Path::new(plain), "{written}");
        }
        assert!(absolute(Path::new("x/../y")).unwrap().is_absolute());
    }
}
