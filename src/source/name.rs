//! Paths as a person would write them, and back.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Spells a path in UTF-8: bytes that are not are written `\xNN`, and [`path_from_name`] reads them back.
///
/// A backslash of the path's own that would read as such a byte is itself written `\x5c`.
#[must_use]
pub fn path_name(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut name = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find('\\') {
            let (before, from) = rest.split_at(at);
            name.push_str(before);
            name.push_str(if escaped_byte(from.as_bytes()).is_some() { "\\x5c" } else { "\\" });
            rest = from.get(1..).unwrap_or_default();
        }
        name.push_str(rest);
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(name, "\\x{byte:02x}");
        }
    }
    name
}

/// The path that [`path_name`] spelt so.
#[must_use]
pub fn path_from_name(name: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if let Some(byte) = escaped_byte(rest) {
            bytes.push(byte);
            rest = rest.get(4..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    PathBuf::from(os_string(bytes))
}

/// The byte that `\xNN` at the start of `text` stands for.
fn escaped_byte(text: &[u8]) -> Option<u8> {
    let [b'\\', b'x', high, low, ..] = text else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    Some(digit(*high)? * 16 + digit(*low)?)
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    OsString::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_reads_back_from_its_name() {
        for (what, bytes, name) in [
            ("plain", &b"news/a.txt"[..], "news/a.txt"),
            ("accents", "caf\u{e9}.html".as_bytes(), "caf\u{e9}.html"),
            ("latin-1", b"caf\xe9.html", "caf\\xe9.html"),
            ("a backslash", b"a\\b.txt", "a\\b.txt"),
            ("a backslash that looks like a byte", b"a\\x41.txt", "a\\x5cx41.txt"),
            ("cut off", b"\\x4", "\\x4"),
            ("upper case digits", b"\\xAF", "\\x5cxAF"),
        ] {
            let path = PathBuf::from(os_string(bytes.to_vec()));
            assert_eq!(path_name(&path), name, "{what}");
            assert_eq!(path_from_name(name), path, "{what}");
        }
    }
}
