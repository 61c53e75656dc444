//! Opens archives: zip and tar, an input a member.

mod local;

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use jiff::civil;
use jiff::tz::Offset;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::input::Input;
use super::limits::Bounded;
use super::name::path_name;
use super::office;
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::Reason;

/// Reads every file of a tar archive, and of those that are joined to it.
pub(super) fn tar(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    // What stands between two files, their names above all, is taken into memory whole.
    let left = Rc::new(Cell::new(NAMES));
    let bounded = Bounded::new(input.into_stream(), Rc::clone(&left), NAMES);
    let mut from = Ending { from: bounded, zeros: 0 };
    let mut first = Vec::new();
    loop {
        left.set(NAMES);
        let read = members((&*first).chain(&mut from), &left, place, reading);
        // Zeros end an archive.
        let next = match read {
            Ok(flow) => {
                flow?;
                let ended = from.zeros >= BLOCK;
                left.set(u64::MAX);
                next_header(&mut from).and_then(|next| match next {
                    None if !ended => Err(io::ErrorKind::UnexpectedEof.into()),
                    next => Ok(next),
                })
            }
            Err(error) => Err(error),
        };
        match next {
            Ok(Some(header)) => first = header,
            Ok(None) => return Flow::Continue(()),
            Err(error) => return reading.skip(place, torn(&error)),
        }
    }
}

/// Reads the files of one archive, up to its end.
fn members(from: impl Read, left: &Cell<u64>, place: &Place, reading: &mut Reading<'_>) -> io::Result<Flow> {
    let mut archive = tar::Archive::new(from);
    let mut unread = 0;
    let mut entries = archive.entries()?;
    loop {
        left.set(NAMES.saturating_add(unread));
        let Some(entry) = entries.next() else { return Ok(Flow::Continue(())) };
        let mut entry = entry?;
        left.set(u64::MAX);
        let size = entry.size();
        let kind = entry.header().entry_type();
        // A file of holes is longer than what stands here of it.
        let here = entry.header().entry_size().unwrap_or_default();
        unread = if kind.is_gnu_sparse() { here } else { size };
        if is_aside(kind) {
            continue;
        }
        let name = entry.path().map(|path| path_name(&path)).unwrap_or_default();
        let Some(name) = wanted(&name) else { continue };
        let modified = entry
            .header()
            .mtime()
            .ok()
            .and_then(|seconds| i64::try_from(seconds).ok())
            .filter(|seconds| *seconds > 0);
        let at = place.member(name, modified.and_then(|seconds| seconds.checked_mul(1_000_000_000)));
        let flow = if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() {
            let input = Input::of_stream(reading.budget().charge(Whole { from: &mut entry, left: size }));
            reading.input(input, at)
        } else {
            reading.skip(&at, Reason::NotAFile)
        };
        if flow.is_break() {
            return Ok(flow);
        }
        unread = unread.saturating_sub(u64::MAX - left.get());
    }
}

/// Whether a member is a folder, a link, or something that is said of others.
fn is_aside(kind: tar::EntryType) -> bool {
    let link = kind.is_symlink() || kind.is_hard_link();
    // The name of a volume, and what a folder held once.
    let said = kind.is_pax_global_extensions() || matches!(kind.as_byte(), b'V' | b'D');
    kind.is_dir() || link || said
}

/// The unit of a tar archive, in bytes.
const BLOCK: u64 = 512;

/// Goes to the header of an archive that is joined to the one that has ended; to the end of the file where none is, so that whoever
/// unpacks it has seen all of it.
fn next_header(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut block = Vec::new();
    loop {
        block.clear();
        from.take(BLOCK).read_to_end(&mut block)?;
        if !block.iter().all(|byte| *byte == 0) {
            break;
        }
        if block.is_empty() {
            return Ok(None);
        }
    }
    if is_header(&block) {
        return Ok(Some(block));
    }
    io::copy(from, &mut io::sink())?;
    Ok(None)
}

/// Whether a block says of itself what the header of a file in a tar archive does: what its bytes come to.
fn is_header(block: &[u8]) -> bool {
    /// Where that is written, which itself counts as blanks.
    const SUM: std::ops::Range<usize> = 148..156;
    let mut header = tar::Header::new_old();
    if block.len() != header.as_bytes().len() {
        return false;
    }
    header.as_mut_bytes().copy_from_slice(block);
    let byte = |(at, byte): (usize, &u8)| if SUM.contains(&at) { u32::from(b' ') } else { u32::from(*byte) };
    header.cksum().is_ok_and(|sum| sum == block.iter().enumerate().map(byte).sum::<u32>())
}

/// A stream of which it is known how many zeros it ends in so far.
struct Ending<R> {
    from: R,
    zeros: u64,
}

impl<R: Read> Read for Ending<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.from.read(to)?;
        let zeros = to.iter().take(got).rev().take_while(|byte| **byte == 0).count();
        self.zeros = if zeros == got { self.zeros + zeros as u64 } else { zeros as u64 };
        Ok(got)
    }
}

/// Names are not longer than that, with all that is said of a file before it comes, in bytes.
const NAMES: u64 = 1_000_000;

/// What is wrong with a tar archive.
fn torn(error: &io::Error) -> Reason {
    match reason(error) {
        Reason::Malformed(said) if said.contains("eof") || said.contains("end of file") => {
            Reason::Malformed("it is cut off".to_owned())
        }
        Reason::Oversized { .. } => Reason::Malformed("a file's name in it does not end".to_owned()),
        Reason::Malformed(said) if said.contains("cut off") || said.contains("data is broken") => {
            Reason::Malformed(said)
        }
        Reason::Malformed(_) => Reason::Malformed("what should be the next file's name is none".to_owned()),
        reason => reason,
    }
}

/// A member that is as long as its archive says, or was cut off.
struct Whole<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.from.read(to)?;
        self.left = self.left.saturating_sub(got as u64);
        if got == 0 && self.left > 0 && !to.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(got)
    }
}

/// Reads every file of a zip archive.
pub(super) fn zip(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let mut bytes = match input.into_seekable(reading.limit()) {
        Ok(bytes) => bytes,
        Err(reason) => return reading.skip(place, reason),
    };
    let Ok(mut archive) = ZipArchive::new(&mut bytes) else {
        return local::without_list(&mut bytes, place, reading);
    };
    if let Some(kind) = office::Kind::of(&mut archive) {
        return office::read(archive, kind, place, reading);
    }
    // A crawl in a zip archive has pictures of its pages and lists of them besides.
    let crawl = archive.index_for_name("datapackage.json").is_some()
        && archive.file_names().any(|name| name.is_ok_and(|name| is_of_crawl(&name)));
    if archive.has_duplicate_names() && !crawl {
        let (at, offset) = (archive.central_directory_start(), archive.offset());
        return local::by_list(&mut bytes, at, offset, place, reading);
    }
    for at in 0..archive.len() {
        let name = match archive.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            Some(Err(_)) | None => String::from_utf8_lossy(
                archive.by_index_raw(at).map(|file| file.name_raw().to_vec()).unwrap_or_default().as_slice(),
            )
            .into_owned(),
        };
        let Some(name) = wanted(&name).map(str::to_owned) else { continue };
        if crawl && !is_of_crawl(&name) {
            continue;
        }
        match archive.by_index(at) {
            Ok(file) => member(file, &name, place, reading)?,
            Err(error) => reading.skip(&place.member(&name, None), unopened(&error))?,
        }
    }
    Flow::Continue(())
}

fn member<R: Read>(file: ZipFile<'_, R>, name: &str, place: &Place, reading: &mut Reading<'_>) -> Flow {
    if file.is_dir() {
        return Flow::Continue(());
    }
    let modified = file.last_modified().and_then(|at| {
        let [month, day, hour, minute, second] = [at.month(), at.day(), at.hour(), at.minute(), at.second()]
            .map(|part| i8::try_from(part).unwrap_or(-1));
        let at =
            civil::DateTime::new(i16::try_from(at.year()).ok()?, month, day, hour, minute, second, 0).ok()?;
        // 1980 begins the count, and is what is written where nobody asked for the time.
        (at.year() > 1980)
            .then(|| Offset::UTC.to_timestamp(at).ok()?.as_nanosecond().try_into().ok())
            .flatten()
    });
    let at = place.member(name, modified);
    let input = Input::of_stream(reading.budget().charge(Unzipped(file)));
    reading.input(input, at)
}

/// A file of a zip archive, with its faults in this program's words.
struct Unzipped<R>(R);

impl<R: Read> Read for Unzipped<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.read(to).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::Interrupted => error,
            io::ErrorKind::Unsupported => io::Error::other(Reason::Malformed(UNKNOWN.to_owned())),
            _ => io::Error::new(io::ErrorKind::InvalidData, "its zip data is broken"),
        })
    }
}

/// That a file is packed as none is that is read.
const UNKNOWN: &str = "it is packed in a way that morgue does not know";

/// Why a file of a zip archive cannot be opened.
fn unopened(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(said) if *said == ZipError::PASSWORD_REQUIRED => Reason::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Reason::Malformed(UNKNOWN.to_owned())
        }
        _ => Reason::Malformed("its zip data is broken".to_owned()),
    }
}

/// Whether a member holds what was crawled.
fn is_of_crawl(name: &str) -> bool {
    name.starts_with("archive/") && (name.contains(".warc.") || name.rsplit('.').next() == Some("warc"))
}

/// The name of a member as it is cited; `None` for those that are hidden, as in a folder.
fn wanted(name: &str) -> Option<&str> {
    let name = name.trim_start_matches("./");
    let hidden = |step: &str| {
        step.starts_with('.') && step != "." && step != ".."
            || matches!(step, "__MACOSX" | "CVS" | "RCS" | "SCCS" | "_darcs")
    };
    (!name.is_empty() && !name.ends_with('/') && !name.split('/').any(hidden)).then_some(name)
}

#[cfg(test)]
mod tests;
