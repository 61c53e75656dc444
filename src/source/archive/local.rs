//! Reads the files of a zip archive by the headers that stand before each: where the list of them is lost, or where it has
//! several of one name, of which whoever reads by the list sees the last alone.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipReadOptions;
use zip::read::{ZipFile, read_zipfile_from_stream_with_options};
use zip::result::{ZipError, ZipResult};

use super::{member, unopened, wanted};
use crate::article::Reason;
use crate::source::place::Place;
use crate::source::read::reason;
use crate::source::reading::{Flow, Reading};

/// How long a file of an archive is, in bytes, and what its bytes come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Measures {
    packed: u64,
    unpacked: u64,
    sum: u32,
}

/// Reads the files of an archive that has lost its end, and with it the list of what it holds.
pub(super) fn without_list<S: Read + Seek>(bytes: &mut S, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let cut_off = || Reason::Malformed("it is cut off".to_owned());
    let mut at = 0;
    loop {
        let header = match Header::read(bytes, at) {
            Ok(Some(header)) => header,
            Ok(None) => return reading.skip(place, cut_off()),
            Err(error) => return reading.skip(place, reason(&error)),
        };
        // Who writes an archive without going back says behind each file how long it was.
        let (measures, next) = if header.streamed {
            match behind(bytes, header.begins) {
                Ok(Some((measures, next))) => (Some(measures), Some(next)),
                Ok(None) => return reading.skip(place, cut_off()),
                Err(error) => return reading.skip(place, reason(&error)),
            }
        } else {
            (None, None)
        };
        match file(bytes, at, measures) {
            Ok(file) => {
                let name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
                if let Some(name) = wanted(&name) {
                    member(file, name, place, reading)?;
                }
            }
            Err(_) => return reading.skip(place, cut_off()),
        }
        at = match next.map_or_else(|| bytes.stream_position(), Ok) {
            Ok(next) => next,
            Err(error) => return reading.skip(place, reason(&error)),
        };
    }
}

/// Reads every file of the list that begins at `at`. What it says of their places is counted from `offset` on.
pub(super) fn by_list<S: Read + Seek>(
    bytes: &mut S,
    mut at: u64,
    offset: u64,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Flow {
    loop {
        let entry = match Entry::read(bytes, at) {
            Ok(Some(entry)) => entry,
            Ok(None) => return Flow::Continue(()),
            Err(error) => return reading.skip(place, reason(&error)),
        };
        at = entry.next;
        let Some(name) = wanted(&entry.name) else { continue };
        let opened = match offset.checked_add(entry.at) {
            Some(begins) if entry.at < u64::from(u32::MAX) => file(bytes, begins, entry.measures),
            _ => Err(ZipError::FileNotFound),
        };
        match opened {
            Ok(file) => {
                let name = file.name().map_or_else(|_| name.to_owned(), std::borrow::Cow::into_owned);
                member(file, wanted(&name).unwrap_or(&name), place, reading)?;
            }
            Err(error) => reading.skip(&place.member(name, None), unopened(&error))?,
        }
    }
}

/// Opens the file whose header stands at a place.
fn file<S: Read + Seek>(bytes: &mut S, at: u64, measures: Option<Measures>) -> ZipResult<ZipFile<'_, S>> {
    bytes.seek(SeekFrom::Start(at))?;
    let mut options = ZipReadOptions::new();
    if let Some(measures) = measures {
        options = options
            .override_compressed_size(measures.packed)
            .override_uncompressed_size(measures.unpacked)
            .override_crc(measures.sum);
    }
    read_zipfile_from_stream_with_options(bytes, options).and_then(|file| file.ok_or(ZipError::FileNotFound))
}

/// The header before a file.
struct Header {
    /// Whether it was written before anybody knew how long the file is.
    streamed: bool,
    /// Where the file begins.
    begins: u64,
}

impl Header {
    /// Reads the header at a place; `None` where none is.
    fn read(bytes: &mut (impl Read + Seek), at: u64) -> io::Result<Option<Self>> {
        let mut header = [0; 30];
        let Some(flags) = fixed(bytes, at, *b"PK\x03\x04", &mut header)? else { return Ok(None) };
        let [.., a, b, c, d] = header;
        let length = 30 + u64::from(u16::from_le_bytes([a, b])) + u64::from(u16::from_le_bytes([c, d]));
        Ok(Some(Self { streamed: flags & 8 != 0, begins: at + length }))
    }
}

/// What the list says of a file.
struct Entry {
    name: String,
    /// Where its header stands.
    at: u64,
    /// Unless they need more room than the list has for them.
    measures: Option<Measures>,
    /// Where the list goes on.
    next: u64,
}

impl Entry {
    /// Reads what stands at a place; `None` where the list ends.
    fn read(bytes: &mut (impl Read + Seek), at: u64) -> io::Result<Option<Self>> {
        let mut entry = [0; 46];
        if fixed(bytes, at, *b"PK\x01\x02", &mut entry)?.is_none() {
            return Ok(None);
        }
        let short = |at: usize| u64::from(number(&entry, at, 2));
        let measures = Measures {
            packed: u64::from(number(&entry, 20, 4)),
            unpacked: u64::from(number(&entry, 24, 4)),
            sum: number(&entry, 16, 4),
        };
        let fits = measures.packed.max(measures.unpacked) < u64::from(u32::MAX);
        let mut name = Vec::new();
        bytes.take(short(28)).read_to_end(&mut name)?;
        Ok(Some(Self {
            name: String::from_utf8_lossy(&name).into_owned(),
            at: u64::from(number(&entry, 42, 4)),
            measures: fits.then_some(measures),
            next: at + 46 + short(28) + short(30) + short(32),
        }))
    }
}

/// Reads the part of a header that is as long as any; its flags, or `None` where no such header stands.
fn fixed(bytes: &mut (impl Read + Seek), at: u64, magic: [u8; 4], to: &mut [u8]) -> io::Result<Option<u32>> {
    bytes.seek(SeekFrom::Start(at))?;
    match bytes.read_exact(to) {
        Ok(()) if to.starts_with(&magic) => {
            let flags = if magic == *b"PK\x01\x02" { 8 } else { 6 };
            Ok(Some(number(to, flags, 2)))
        }
        Ok(()) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// The number that stands at a place, of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> u32 {
    let digits = bytes.get(at..at + length).unwrap_or_default();
    digits.iter().rev().fold(0, |number, digit| (number << 8) | u32::from(*digit))
}

/// Looks for what is said behind a file that begins at a place, and where the next header stands.
///
/// That nothing within the file looks like it is as good as certain: it says how far from the beginning of the file it stands.
fn behind(bytes: &mut (impl Read + Seek), begins: u64) -> io::Result<Option<(Measures, u64)>> {
    /// The mark, the sum, and two lengths of up to eight bytes each.
    const LONGEST: usize = 24;
    const PIECE: usize = 64 * 1024;
    bytes.seek(SeekFrom::Start(begins))?;
    let mut window = Vec::with_capacity(PIECE + LONGEST + 2);
    // How far from the beginning of the file the window begins.
    let mut from = 0_u64;
    loop {
        let got = bytes.take(PIECE as u64).read_to_end(&mut window)?;
        // Where the file ends, so does the window.
        let end = if got < PIECE { window.len() } else { window.len().saturating_sub(LONGEST + 2) };
        let marks =
            window.get(..end).unwrap_or_default().iter().enumerate().filter(|(_, byte)| **byte == b'P');
        for (at, _) in marks {
            let Some(said) =
                window.get(at..).filter(|said| said.starts_with(b"PK\x07\x08") && said.len() >= 16)
            else {
                continue;
            };
            let packed = from + at as u64;
            if u64::from(number(said, 8, 4)) != packed & u64::from(u32::MAX) {
                continue;
            }
            // The lengths are of four bytes or of eight: another header follows.
            let wide = said.get(16..18) != Some(b"PK") && said.get(24..26) == Some(b"PK");
            if !wide && packed > u64::from(u32::MAX) {
                continue;
            }
            let (unpacked, length) = if wide {
                (u64::from(number(said, 16, 4)) | (u64::from(number(said, 20, 4)) << 32), 24)
            } else {
                (u64::from(number(said, 12, 4)), 16)
            };
            let measures = Measures { packed, unpacked, sum: number(said, 4, 4) };
            return Ok(Some((measures, begins + packed + length)));
        }
        if got < PIECE {
            return Ok(None);
        }
        window.drain(..end);
        from += end as u64;
    }
}
