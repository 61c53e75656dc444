//! Compares the archive with the index.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use super::{Report, is_below};
use crate::article::{Reason, Skipped};
use crate::error::{Error, Result};
use crate::extract;
use crate::index::{Index, Record, State};
use crate::source::{Found, path_name, walk};

/// What there is to do.
pub(super) struct Survey {
    /// The files to read.
    pub(super) files: Vec<File>,
    /// The sources that are no longer there.
    pub(super) vanished: Vec<Vanished>,
    /// What is known already.
    pub(super) report: Report,
}

/// A file to read.
#[derive(Debug)]
pub struct File {
    /// Where it is.
    pub found: Found,
    /// Its path as it is known by.
    pub name: String,
    /// What is known about it.
    pub before: Option<Record>,
}

/// A source that is no longer there.
#[derive(Debug)]
pub(super) struct Vanished {
    pub(super) path: String,
    pub(super) hash: u64,
}

impl Survey {
    /// Walks the roots, opening no file, and compares with what the index knows.
    pub(super) fn of(index: &Index, roots: &[PathBuf]) -> Result<Self> {
        let roots = roots.iter().map(|root| absolute(root)).collect::<Result<Vec<_>>>()?;
        let mut records = index.records()?;
        let mut survey = Self { files: Vec::new(), vanished: Vec::new(), report: Report::default() };
        let mut seen = HashSet::new();
        for root in &roots {
            for found in walk(root, &[index.path().to_owned()])? {
                match found {
                    Ok(found) => {
                        let name = path_name(&found.path);
                        if seen.insert(name.clone()) {
                            survey.file(found, name.clone(), records.remove(&name));
                        }
                    }
                    Err(skipped) => survey.report.skipped.push(skipped),
                }
            }
        }
        survey.miss(&roots, records);
        Ok(survey)
    }

    fn file(&mut self, found: Found, name: String, record: Option<Record>) {
        match record {
            Some(record) if is_current(&record, &found) => {
                self.report.unchanged += 1;
                self.report.skipped.extend(record.skipped);
            }
            record => self.files.push(File { found, name, before: record }),
        }
    }

    /// Finds what is gone among the records of which no file was met.
    fn miss(&mut self, roots: &[PathBuf], records: HashMap<String, Record>) {
        let roots: Vec<String> = roots.iter().map(|root| path_name(root)).collect();
        // What lies below a folder that could not be looked into is not gone for all one knows.
        let hidden: Vec<&str> = self.report.skipped.iter().map(|skipped| skipped.path.as_str()).collect();
        let gone = |path: &str| {
            roots.iter().any(|root| is_below(path, root))
                && !hidden.iter().any(|folder| is_below(path, folder) && path != *folder)
        };
        let mut vanished: Vec<Vanished> = records
            .into_values()
            .filter(|record| gone(&record.path))
            .map(|record| Vanished { path: record.path, hash: record.state.hash })
            .collect();
        vanished.sort_unstable_by(|a, b| b.path.cmp(&a.path));
        self.vanished = vanished;
    }
}

/// Whether a file is as it was when it was read. What could not be read is tried again: permissions leave no trace.
fn is_current(record: &Record, found: &Found) -> bool {
    let State { size, modified, version, .. } = record.state;
    let again = |skipped: &Skipped| matches!(skipped.reason, Reason::Unreadable(_) | Reason::TooLarge { .. });
    size == found.size
        && modified == found.modified
        && version == u64::from(extract::VERSION)
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
