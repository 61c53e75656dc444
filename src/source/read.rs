//! Opens files, and says the system's refusals in plain words.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::article::Reason;

/// The size of a source, in bytes, beyond which it is not read unless asked for: no article is 64 MB long.
pub const LIMIT: u64 = 64_000_000;

/// Opens a regular file; tells its size in bytes.
pub(super) fn open(path: &Path) -> Result<(File, u64), Reason> {
    // Asked before opening, because opening a named pipe waits for somebody to write to it.
    let about = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !about.is_file() {
        return Err(Reason::NotAFile);
    }
    Ok((File::open(path).map_err(|error| unreadable(&error))?, about.len()))
}

/// Lets the system fetch the beginning of a file, so that whoever reads it soon need not wait. What is wrong with it is told to them;
/// what is read goes nowhere but into `beginning`.
pub fn fetch(path: &Path, beginning: &mut [u8; BEGINNING]) {
    if let Ok((mut file, _)) = open(path) {
        drop(file.read(beginning));
    }
}

/// How many bytes are fetched: all of nearly every article. The system fetches ahead what is read in order.
pub const BEGINNING: usize = 16 * 1024;

/// Why reading failed in the middle of something: a limit, damage, or the system.
pub(super) fn reason(error: &io::Error) -> Reason {
    if let Some(reason) = error.get_ref().and_then(|inner| inner.downcast_ref::<Reason>()) {
        return reason.clone();
    }
    match error.kind() {
        ErrorKind::UnexpectedEof => Reason::Malformed("it is cut off".to_owned()),
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => {
            Reason::Malformed(error.to_string().to_lowercase())
        }
        _ => unreadable(error),
    }
}

/// Reads a whole file, unless it is larger than `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Reason> {
    // Asked before opening, because opening a named pipe waits for somebody to write to it.
    let about = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !about.is_file() {
        return Err(Reason::NotAFile);
    }
    if about.len() > limit {
        return Err(Reason::TooLarge { size: about.len(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    // A file may grow while it is read.
    let got = File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&error))?;
    let size = got as u64;
    if size > limit { Err(Reason::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// What the system said, without its numbers.
pub(super) fn unreadable(error: &io::Error) -> Reason {
    let words = match error.kind() {
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::NotFound => "it is no longer there".to_owned(),
        _ => {
            let said = error.to_string();
            said.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    };
    Reason::Unreadable(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5), Ok(b"12345".to_vec()));
        assert_eq!(read(&path, 4), Err(Reason::TooLarge { size: 5, limit: 4 }));
        assert_eq!(read(folder.path(), 5), Err(Reason::NotAFile));
        assert_eq!(
            read(&folder.path().join("b.txt"), 5),
            Err(Reason::Unreadable("it is no longer there".to_owned()))
        );
    }

    #[test]
    fn refusals_are_in_plain_words() {
        let denied = io::Error::from(ErrorKind::PermissionDenied);
        assert_eq!(unreadable(&denied).to_string(), "cannot be read: permission denied");
        let broken = io::Error::from_raw_os_error(5);
        assert!(!unreadable(&broken).to_string().contains("os error"));
    }
}
