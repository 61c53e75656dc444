//! How much a file may unpack to, so that no file fills memory, disk or time.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use super::read::LIMIT;
use crate::article::{RawBody, Reason};

/// What a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The size of one article, unpacked, in bytes.
    pub article: u64,
    /// How many times its own size a file may unpack to, all of its members together.
    pub ratio: u64,
    /// How many archives may lie one within the other.
    pub depth: u32,
    /// How many articles one file may hold.
    pub members: u64,
}

impl Default for Limits {
    /// 64 MB an article, 200 times the size, six archives deep, ten million articles.
    fn default() -> Self {
        Self { article: LIMIT, ratio: 200, depth: 6, members: 10_000_000 }
    }
}

impl Limits {
    /// Whether a file that was skipped for this reason may be read under these limits.
    #[must_use]
    pub const fn let_through(&self, reason: &Reason) -> bool {
        match reason {
            Reason::TooLarge { limit, .. } | Reason::Oversized { limit } => self.article > *limit,
            Reason::Bomb { ratio } => self.ratio > *ratio,
            Reason::TooDeep { limit } => self.depth > *limit,
            Reason::TooMany { limit } => self.members > *limit,
            _ => false,
        }
    }
}

/// So much text an article may have, in bytes: more than the longest books. What is made of one takes many times its size.
pub(super) const TEXT: u64 = 8_000_000;

/// Of so many pieces an article may be made: lines, elements, fields. Each takes hundreds of bytes, however short it is.
pub(super) const PIECES: u64 = 300_000;

/// Whether so many pieces are more than an article has.
pub(super) const fn fine(pieces: usize) -> Result<(), Reason> {
    if pieces as u64 > PIECES { Err(Reason::TooFine { limit: PIECES }) } else { Ok(()) }
}

/// Whether so many bytes of text are more than an article has.
pub(super) const fn long(text: usize) -> Result<(), Reason> {
    if text as u64 > TEXT { Err(Reason::TooLong { limit: TEXT }) } else { Ok(()) }
}

/// Whether a body is one that an article may have.
pub(super) fn bounded(body: &RawBody) -> Result<(), Reason> {
    let (text, pieces) = match body {
        RawBody::Plain(text) | RawBody::Part { text, .. } | RawBody::Flat(text) => {
            (text.len(), ends(text.as_bytes()))
        }
        RawBody::Blocks(blocks) => (blocks.iter().map(|block| block.text.len()).sum(), blocks.len()),
        RawBody::Marked(blocks) => (blocks.iter().map(|marked| marked.block.text.len()).sum(), blocks.len()),
    };
    long(text)?;
    fine(pieces)
}

/// How many ends of lines there are.
fn ends(bytes: &[u8]) -> usize {
    // Counts of a byte each are added up many at once.
    let some = |part: &[u8]| part.iter().map(|byte| u8::from(matches!(byte, b'\n' | b'\r'))).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|part| usize::from(some(part))).sum()
}

/// How many of these bytes are any of those.
pub(super) fn count(bytes: &[u8], any: &[u8]) -> usize {
    bytes.iter().filter(|byte| any.contains(byte)).count()
}

/// So many bytes may always be unpacked: a small file of much the same is no danger.
const FREE: u64 = 256_000_000;

/// How many bytes a file may still unpack to; shared by everything that unpacks a part of it.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    left: Rc<Cell<u64>>,
    ratio: u64,
}

impl Budget {
    /// The budget of a file of that size, in bytes.
    pub(super) fn new(size: u64, ratio: u64) -> Self {
        Self { left: Rc::new(Cell::new(size.saturating_mul(ratio).max(FREE))), ratio }
    }

    /// How many bytes that still are.
    #[cfg(feature = "pdf")]
    pub(super) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Charges what is read from `unpacked`.
    pub(super) fn charge<R: Read>(&self, unpacked: R) -> Charged<R> {
        Charged { unpacked, budget: self.clone() }
    }

    /// Pays for so many bytes.
    pub(super) fn pay(&self, bytes: usize) -> io::Result<()> {
        match self.left.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(io::Error::other(Reason::Bomb { ratio: self.ratio })),
        }
    }
}

/// Bytes that were packed.
pub(super) struct Charged<R> {
    unpacked: R,
    budget: Budget,
}

impl<R: Read> Read for Charged<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.unpacked.read(to)?;
        self.budget.pay(got)?;
        Ok(got)
    }
}

/// A stream of which one record may take so many bytes and no more.
pub(super) struct Bounded<R> {
    from: R,
    /// How many bytes the present record may still take; set anew by whoever reads records.
    left: Rc<Cell<u64>>,
    limit: u64,
}

impl<R> Bounded<R> {
    pub(super) const fn new(from: R, left: Rc<Cell<u64>>, limit: u64) -> Self {
        Self { from, left, limit }
    }

    pub(super) fn into_inner(self) -> R {
        self.from
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.from.read(to)?;
        // What is read ahead for the next record is charged to this one, which the limit has room for.
        match self.left.get().checked_sub(got as u64) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::other(Reason::Oversized { limit: self.limit })),
        }
        Ok(got)
    }
}

/// Reads up to and with the next `end`, but keeps no more than `limit` bytes; tells how many there were.
pub(super) fn read_until(from: &mut dyn BufRead, end: u8, to: &mut Vec<u8>, limit: u64) -> io::Result<u64> {
    let mut length = 0;
    loop {
        let available = match from.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            return Ok(length);
        }
        let at = available.iter().position(|byte| *byte == end);
        let part = at.and_then(|at| available.get(..=at)).unwrap_or(available);
        let room = usize::try_from(limit.saturating_sub(length)).unwrap_or(usize::MAX);
        to.extend_from_slice(part.get(..room).unwrap_or(part));
        let used = part.len();
        length += used as u64;
        from.consume(used);
        if at.is_some() {
            return Ok(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_ends() {
        let budget = Budget { left: Rc::new(Cell::new(10)), ratio: 3 };
        let mut all = Vec::new();
        assert!(budget.charge(&b"12345"[..]).read_to_end(&mut all).is_ok());
        let error = budget.charge(&b"123456"[..]).read_to_end(&mut all).unwrap_err();
        assert_eq!(super::super::read::reason(&error), Reason::Bomb { ratio: 3 });
        assert_eq!(Budget::new(10_000_000, 200).left.get(), 2_000_000_000);
    }

    #[test]
    fn a_line_is_read_to_its_end_and_kept_to_the_limit() {
        let mut from = &b"12345\n67"[..];
        let mut line = Vec::new();
        assert_eq!(read_until(&mut from, b'\n', &mut line, 3).unwrap(), 6);
        assert_eq!(line, b"123");
        line.clear();
        assert_eq!(read_until(&mut from, b'\n', &mut line, 3).unwrap(), 2);
        assert_eq!(line, b"67");
        assert_eq!(read_until(&mut from, b'\n', &mut line, 3).unwrap(), 0);
    }

    #[test]
    fn a_limit_that_was_raised_lets_through() {
        let limits = Limits::default();
        assert!(limits.let_through(&Reason::Oversized { limit: 10 }));
        assert!(!limits.let_through(&Reason::Oversized { limit: LIMIT }));
        assert!(!limits.let_through(&Reason::Empty));
    }
}
