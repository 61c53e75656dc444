//! A file read a piece at a time.
//!
//! Whoever reads mapped files from end to end holds all of them in memory in the end. Parts are joined from beginning to end, so a window
//! onto each file is enough.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::{FileHandle, OwnedBytes};

/// How many bytes are read at a time, unless more are asked for.
const WIDTH: usize = 256 * 1024;

/// A file of which a piece is in memory. It is opened for each piece anew: there may be more files than one program may hold open.
pub(super) struct Windowed {
    path: PathBuf,
    length: usize,
    window: Mutex<Window>,
}

/// The piece that was read last, and where it begins.
struct Window {
    start: usize,
    bytes: OwnedBytes,
}

impl Windowed {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let length = usize::try_from(path.metadata()?.len()).map_err(io::Error::other)?;
        let window = Mutex::new(Window { start: 0, bytes: OwnedBytes::empty() });
        Ok(Self { path: path.to_owned(), length, window })
    }

    fn read(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(range.start as u64))?;
        let mut bytes = vec![0; range.len()];
        file.read_exact(&mut bytes)?;
        Ok(OwnedBytes::new(bytes))
    }
}

impl FileHandle for Windowed {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if range.len() > WIDTH / 2 {
            return self.read(range);
        }
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if range.start < window.start || range.end > window.start + window.bytes.len() {
            let end = self.length.min(range.start + WIDTH);
            *window = Window { start: range.start, bytes: self.read(range.start..end)? };
        }
        let start = range.start - window.start;
        Ok(window.bytes.slice(start..start + range.len()))
    }
}

impl HasLen for Windowed {
    fn len(&self) -> usize {
        self.length
    }
}

impl fmt::Debug for Windowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Windowed").field("path", &self.path).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_through_a_window_is_what_the_file_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let bytes: Vec<u8> = (0..=250).cycle().take(3 * WIDTH + 5).collect();
        std::fs::write(&path, &bytes).unwrap();
        let file = Windowed::open(&path).unwrap();
        assert_eq!(file.len(), bytes.len());
        let all = bytes.len();
        let ranges = [
            0..0,
            all - 4..all,
            0..1,
            10..WIDTH / 2,
            WIDTH - 3..WIDTH + 3,
            5..6,
            0..all,
            2 * WIDTH..3 * WIDTH,
            all..all,
        ];
        for range in ranges {
            assert_eq!(file.read_bytes(range.clone()).unwrap().as_slice(), &bytes[range]);
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, [7; 100]).unwrap();
        let file = Windowed::open(&path).unwrap();
        assert!(file.read_bytes(90..101).is_err());
        std::fs::write(&path, [7; 50]).unwrap();
        assert!(file.read_bytes(40..60).is_err());
        assert!(Windowed::open(&folder.path().join("other")).is_err());
    }
}
