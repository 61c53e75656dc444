//! Links that a terminal opens (the OSC 8 sequence).

use std::path::Path;

use crate::source::path_from_name;

/// `shown` as a link to the file that `path` names from the folder `base`; bytes that are not UTF-8 are spelled `\xNN` in it.
#[must_use]
pub fn linked(base: &Path, path: &str, shown: &str) -> String {
    let whole = base.join(path_from_name(path));
    format!(
        "\u{1b}]8;;file://{}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\",
        percent_encoded(whole.as_os_str().as_encoded_bytes())
    )
}

/// A path as part of an address: everything but letters, digits and `-._~/` percent-encoded.
fn percent_encoded(path: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(path.len());
    for &byte in path {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(byte.into());
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_nothing_but_a_plain_address() {
        let link = linked(Path::new("/an archive"), "é\u{1b}]8;;\u{7}\\xe9.txt", "shown");
        assert_eq!(
            link,
            "\u{1b}]8;;file:///an%20archive/%C3%A9%1B%5D8%3B%3B%07%E9.txt\u{1b}\\shown\u{1b}]8;;\u{1b}\\"
        );
    }
}
