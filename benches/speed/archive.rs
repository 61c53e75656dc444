//! The archive that is measured: a copy of a given folder, or one that is made up.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// What is appended to a file that is to be changed.
const CORRECTION: &str = "\nThis article has been corrected since it came out.\n";

/// A folder of files that may be changed.
pub(crate) struct Archive {
    /// The folder.
    pub(crate) folder: PathBuf,
    files: Vec<PathBuf>,
    /// How much text there is, as it lies in the files. In bytes.
    pub(crate) bytes: u64,
}

impl Archive {
    /// What lies below a folder. Each file is read, so that whoever reads it first finds it in memory too.
    pub(crate) fn of(folder: &Path) -> Self {
        let files = files(folder);
        let bytes = files
            .iter()
            .map(|file| std::io::copy(&mut File::open(file).unwrap(), &mut std::io::sink()).unwrap());
        let bytes = bytes.sum();
        Self { folder: folder.to_owned(), files, bytes }
    }

    /// Copies one in so many files of a folder; nothing in that one is changed.
    pub(crate) fn copied(from: &Path, to: &Path, every: usize) -> Self {
        for file in files(from).iter().step_by(every) {
            let copy = to.join(file.strip_prefix(from).unwrap());
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(file, copy).unwrap();
        }
        settle();
        Self::of(to)
    }

    /// How many files there are.
    pub(crate) const fn len(&self) -> usize {
        self.files.len()
    }

    /// Changes one in a hundred files, others for each `round`; `None` where there is no text to add to.
    pub(crate) fn change(&self, round: usize) -> Option<usize> {
        let text = |file: &&PathBuf| {
            let extension = file.extension().unwrap_or_default();
            ["txt", "text", "md", "html", "htm"].iter().any(|known| extension == *known)
        };
        let changed: Vec<&PathBuf> =
            self.files.iter().filter(text).skip(round).step_by(100).take(self.len().div_ceil(100)).collect();
        for file in &changed {
            OpenOptions::new().append(true).open(file).unwrap().write_all(CORRECTION.as_bytes()).unwrap();
        }
        (!changed.is_empty()).then_some(changed.len())
    }
}

/// The files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// How many bytes the files of a folder hold.
pub(crate) fn size(folder: &Path) -> u64 {
    files(folder).iter().map(|file| file.metadata().map_or(0, |file| file.len())).sum()
}

/// Waits until what was written has reached the disk, so that nobody is timed who did not write it.
pub(crate) fn settle() {
    #[cfg(unix)]
    rustix::fs::sync();
}
