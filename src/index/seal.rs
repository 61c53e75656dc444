//! The seal under the two lists that hold an index together: which parts it has, and which files are its own.
//!
//! The parts carry checksums of their own; a list is plain text in which one letter changed may name another part or give up
//! what it names. A last line with the hash of all before it tells a list that is whole from one that is not.

use xxhash_rust::xxh3::xxh3_64;

/// What stands before the hash.
const MARK: &str = "\n//xxh3:";

/// The length of a seal in bytes: the mark, sixteen hexadecimal digits, the end of the line.
const LENGTH: usize = MARK.len() + 16 + 1;

/// What the end of a list tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seal<'a> {
    /// It is what was written.
    Whole(&'a [u8]),
    /// It is not what was written.
    Broken,
    /// It ends without a seal: it was cut off, or written by a version that did not seal.
    Missing,
}

/// The list as it is to be written.
pub(super) fn sealed(list: &[u8]) -> Vec<u8> {
    [list, seal(list).as_bytes()].concat()
}

/// Looks at the end of what was written.
pub(super) fn opened(written: &[u8]) -> Seal<'_> {
    match written.len().checked_sub(LENGTH).and_then(|at| written.split_at_checked(at)) {
        Some((list, end)) if end.starts_with(MARK.as_bytes()) => {
            if end == seal(list).as_bytes() {
                Seal::Whole(list)
            } else {
                Seal::Broken
            }
        }
        _ => Seal::Missing,
    }
}

fn seal(list: &[u8]) -> String {
    format!("{MARK}{:016x}\n", xxh3_64(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        for list in [&b""[..], b"{}", b"[\"a\"]\n"] {
            assert_eq!(opened(&sealed(list)), Seal::Whole(list));
        }
        assert_eq!(opened(b""), Seal::Missing);
        assert_eq!(opened(b"{\"segments\":[],\"payload\":\"format 3\"}"), Seal::Missing);
    }

    #[test]
    fn no_change_of_one_bit_and_no_cut_goes_unseen() {
        let written = sealed(b"{\"segments\":[\"0a1b\"]}");
        for at in 0..written.len() {
            assert!(!matches!(opened(&written[..at]), Seal::Whole(_)), "cut at {at}");
            for bit in 0..8 {
                let mut other = written.clone();
                other[at] ^= 1 << bit;
                assert!(!matches!(opened(&other), Seal::Whole(_)), "bit {bit} of {at}");
            }
        }
    }
}
