//! Bytes on their way in: their beginning is looked at, the rest is read as it is needed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use super::read;
use super::sniff::{self, Content};
use crate::article::Reason;

/// How much of an input is looked at to tell what it is, in bytes.
pub(super) const LOOK: usize = 64 * 1024;

/// Bytes of which the beginning is known.
pub struct Input<'r> {
    head: Vec<u8>,
    /// Whether there is more than the beginning.
    more: bool,
    rest: Rest<'r>,
    /// What it holds, once that was looked at.
    content: Option<Content>,
}

/// One article, in memory; or a file that is none.
pub struct Document {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What it was taken for.
    pub(super) content: Content,
}

enum Rest<'r> {
    File(File),
    Stream(Box<dyn Read + 'r>),
}

/// Bytes that can be read in any order.
pub(super) trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

impl<'r> Input<'r> {
    /// Reads the beginning of a file of that size, in bytes, which may have grown since.
    pub(super) fn of_file(mut file: File, size: u64) -> io::Result<Self> {
        let mut head = Vec::with_capacity(usize::try_from(size).unwrap_or(LOOK).min(LOOK) + 1);
        Read::by_ref(&mut file).take(LOOK as u64).read_to_end(&mut head)?;
        let more = head.len() == LOOK;
        Ok(Self { head, more, rest: Rest::File(file), content: None })
    }

    /// Reads the beginning of a stream. What goes wrong on the way is told to whoever reads on.
    #[must_use]
    pub fn of_stream(mut stream: impl Read + 'r) -> Self {
        let mut head = Vec::new();
        match Read::by_ref(&mut stream).take(LOOK as u64).read_to_end(&mut head) {
            Ok(_) => {
                let more = head.len() == LOOK;
                Self { head, more, rest: Rest::Stream(Box::new(stream)), content: None }
            }
            Err(error) => {
                // Some streams go on behind a fault.
                let rest = Failing(Some(error)).chain(stream);
                Self { head, more: true, rest: Rest::Stream(Box::new(rest)), content: None }
            }
        }
    }

    /// Takes bytes that are there already.
    #[must_use]
    pub fn of_bytes(bytes: &'r [u8]) -> Self {
        let (head, rest) = bytes.split_at(bytes.len().min(LOOK));
        let more = !rest.is_empty();
        Self { head: head.to_vec(), more, rest: Rest::Stream(Box::new(rest)), content: None }
    }

    /// Takes a document that was opened.
    #[must_use]
    pub fn of_document(document: &'r Document) -> Self {
        Self { content: Some(document.content), ..Self::of_bytes(&document.bytes) }
    }

    /// What it holds, by its beginning and the name that it goes by.
    pub(super) fn content(&mut self, name: &str) -> Content {
        *self.content.get_or_insert_with(|| sniff::content(name, &self.head))
    }

    /// The beginning.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether the beginning is all there is.
    pub(super) const fn is_whole(&self) -> bool {
        !self.more
    }

    /// Everything, from the first byte on.
    pub(super) fn into_stream(self) -> Box<dyn BufRead + 'r> {
        let head = Cursor::new(self.head);
        match self.rest {
            Rest::File(file) => Box::new(BufReader::with_capacity(LOOK, head.chain(file))),
            Rest::Stream(stream) => Box::new(BufReader::with_capacity(LOOK, head.chain(stream))),
        }
    }

    /// Everything at once, up to `limit` bytes.
    pub(super) fn into_bytes(self, limit: u64) -> Result<Vec<u8>, Reason> {
        let Self { head: mut bytes, more, rest, .. } = self;
        let room = (limit + 1).saturating_sub(bytes.len() as u64);
        let read = match rest {
            _ if !more => Ok(0),
            Rest::File(file) => file.take(room).read_to_end(&mut bytes),
            Rest::Stream(stream) => stream.take(room).read_to_end(&mut bytes),
        };
        read.map_err(|error| read::reason(&error))?;
        if bytes.len() as u64 > limit { Err(Reason::Oversized { limit }) } else { Ok(bytes) }
    }

    /// Everything, to be read in any order: from the file itself, or from memory up to `limit` bytes.
    pub(super) fn into_seekable(self, limit: u64) -> Result<Box<dyn Seekable>, Reason> {
        match self.rest {
            Rest::File(mut file) => {
                file.seek(SeekFrom::Start(0)).map_err(|error| read::unreadable(&error))?;
                Ok(Box::new(BufReader::with_capacity(LOOK, file)))
            }
            Rest::Stream(_) => Ok(Box::new(Cursor::new(self.into_bytes(limit)?))),
        }
    }
}

/// Says what went wrong, and then that there is nothing more.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_is_looked_at_and_nothing_is_lost() {
        let long: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        for bytes in [&long[..], &long[..LOOK], b"short", b""] {
            for input in [Input::of_bytes(bytes), Input::of_stream(bytes)] {
                assert_eq!(input.head(), &bytes[..bytes.len().min(LOOK)]);
                let mut all = Vec::new();
                input.into_stream().read_to_end(&mut all).unwrap();
                assert!(all == bytes);
            }
            assert!(Input::of_bytes(bytes).into_bytes(200_000).unwrap() == bytes);
        }
        assert_eq!(Input::of_bytes(&long).into_bytes(100), Err(Reason::Oversized { limit: 100 }));
    }

    #[test]
    fn what_comes_before_a_fault_is_given() {
        let broken = b"12".chain(Failing(Some(io::ErrorKind::UnexpectedEof.into())));
        let input = Input::of_stream(broken);
        assert_eq!(input.head(), b"12");
        let mut all = Vec::new();
        assert!(input.into_stream().read_to_end(&mut all).is_err());
        assert_eq!(all, b"12");
    }
}
