//! The files there are to read, of which there may be millions.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::index::{Record, State};
use crate::source::{Found, path_from_name, path_name};
use crate::text::HashMap;

/// Files, in the order in which they were found, in little room.
#[derive(Debug, Default)]
pub(super) struct Files {
    folders: Vec<PathBuf>,
    /// The files' names, one after the other.
    names: String,
    all: Vec<Kept>,
    /// What is known of some, by their places.
    before: HashMap<usize, Record>,
}

/// What is kept of one file.
#[derive(Debug, Clone, Copy)]
struct Kept {
    /// Which of the folders it is in.
    folder: usize,
    /// Where its name begins and ends.
    start: usize,
    end: usize,
    size: u64,
    modified: i64,
}

/// A file to read.
#[derive(Debug)]
pub(super) struct File {
    /// Where it is.
    pub(super) found: Found,
    /// What is known about it.
    pub(super) before: Option<Record>,
}

impl File {
    /// Its path as it is known by.
    pub(super) fn name(&self) -> String {
        path_name(&self.found.path)
    }

    /// What it is like as it is read by that version.
    pub(super) const fn state(&self, version: u64) -> State {
        State { size: self.found.size, modified: self.found.modified, hash: 0, version }
    }
}

impl Files {
    pub(super) fn push(&mut self, found: &Found) {
        let folder = found.path.parent().unwrap_or(Path::new(""));
        if self.folders.last().is_none_or(|last| last != folder) {
            self.folders.push(folder.to_owned());
        }
        let start = self.names.len();
        self.names.push_str(&path_name(Path::new(found.path.file_name().unwrap_or_default())));
        let (folder, end) = (self.folders.len() - 1, self.names.len());
        self.all.push(Kept { folder, start, end, size: found.size, modified: found.modified });
    }

    /// Leaves those of which `keep` says so, with what it says is known of them.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&mut File) -> Result<bool>) -> Result<()> {
        for kept in std::mem::take(&mut self.all) {
            let Some(found) = self.found(kept) else { continue };
            let mut file = File { found, before: None };
            if keep(&mut file)? {
                if let Some(record) = file.before {
                    self.before.insert(self.all.len(), record);
                }
                self.all.push(kept);
            }
        }
        Ok(())
    }

    pub(super) fn get(&self, at: usize) -> Option<File> {
        let found = self.found(*self.all.get(at)?)?;
        Some(File { found, before: self.before.get(&at).cloned() })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = File> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many bytes all of them have.
    pub(super) fn size(&self) -> u64 {
        self.all.iter().map(|kept| kept.size).sum()
    }

    fn found(&self, kept: Kept) -> Option<Found> {
        let Kept { folder, start, end, size, modified } = kept;
        let name = path_from_name(self.names.get(start..end)?);
        Some(Found { path: self.folders.get(folder)?.join(name), size, modified })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_given_out_as_they_were_found() {
        let found = |path: &str, size| Found { path: PathBuf::from(path), size, modified: -5 };
        let all = [found("/a/b.txt", 1), found("/a/c/d e.txt", 2), found("/a/f.txt", 3), found("g", 4)];
        let mut files = Files::default();
        for found in &all {
            files.push(found);
        }
        assert_eq!(files.iter().map(|file| file.found).collect::<Vec<_>>(), all);
        assert_eq!((files.len(), files.size()), (4, 10));
        let record =
            Record { path: "/a/f.txt".to_owned(), state: State::UNFINISHED, members: 0, skipped: Vec::new() };
        files
            .retain(|file| {
                file.before = (file.found.size == 3).then(|| record.clone());
                Ok(file.found.size > 1)
            })
            .unwrap();
        let left: Vec<_> = files.iter().map(|file| (file.found.size, file.before.is_some())).collect();
        assert_eq!(left, [(2, false), (3, true), (4, false)]);
    }
}
