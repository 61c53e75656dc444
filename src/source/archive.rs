//! Opens archives: zip and tar, an input a member.

use std::cell::Cell;
use std::io::{self, Read, SeekFrom};
use std::rc::Rc;

use jiff::civil;
use jiff::tz::Offset;
use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::input::{Input, Seekable};
use super::limits::Bounded;
use super::name::path_name;
use super::office;
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::Reason;

/// Reads every file of a tar archive.
pub(super) fn tar(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    // What stands between two files, their names above all, is taken into memory whole.
    let left = Rc::new(Cell::new(NAMES));
    let mut archive = tar::Archive::new(Bounded::new(input.into_stream(), Rc::clone(&left), NAMES));
    let mut entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return reading.skip(place, reason(&error)),
    };
    let mut unread = 0;
    loop {
        left.set(NAMES.saturating_add(unread));
        let mut entry = match entries.next() {
            Some(Ok(entry)) => entry,
            Some(Err(error)) => return reading.skip(place, torn(&error)),
            None => return Flow::Continue(()),
        };
        left.set(u64::MAX);
        let size = entry.size();
        // A file of holes is longer than what stands here of it.
        let here = entry.header().entry_size().unwrap_or_default();
        unread = if entry.header().entry_type().is_gnu_sparse() { here } else { size };
        if !entry.header().entry_type().is_file() {
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
        let input = Input::of_stream(reading.budget().charge(Whole { from: &mut entry, left: size }));
        reading.input(input, at)?;
        unread = unread.saturating_sub(u64::MAX - left.get());
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
        return without_directory(&mut *bytes, place, reading);
    };
    if let Some(kind) = office::Kind::of(&mut archive) {
        return office::read(archive, kind, place, reading);
    }
    // A crawl in a zip archive has pictures of its pages and lists of them besides.
    let crawl = archive.index_for_name("datapackage.json").is_some()
        && archive.file_names().any(|name| name.is_ok_and(|name| is_of_crawl(&name)));
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

/// Reads the files of a zip archive that has lost its end, and with it the list of what it holds.
fn without_directory(bytes: &mut dyn Seekable, place: &Place, reading: &mut Reading<'_>) -> Flow {
    if let Err(error) = bytes.seek(SeekFrom::Start(0)) {
        return reading.skip(place, reason(&error));
    }
    let mut bytes = bytes;
    loop {
        match read_zipfile_from_stream(&mut bytes) {
            Ok(Some(file)) => {
                let name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
                if let Some(name) = wanted(&name) {
                    member(file, name, place, reading)?;
                }
            }
            Ok(None) | Err(_) => return reading.skip(place, Reason::Malformed("it is cut off".to_owned())),
        }
    }
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
            _ => io::Error::new(io::ErrorKind::InvalidData, "its zip data is broken"),
        })
    }
}

/// Why a file of a zip archive cannot be opened.
fn unopened(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(said) if *said == ZipError::PASSWORD_REQUIRED => Reason::Encrypted,
        ZipError::UnsupportedArchive(_) => {
            Reason::Malformed("it is packed in a way that morgue does not know".to_owned())
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
