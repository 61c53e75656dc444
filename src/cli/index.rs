//! `morgue index`: the index brought up to date with folders of articles.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::args::{Collection, Index as Args};
use super::complaint;
use super::exit::Exit;
use super::progress::{Bar, stop_flag};
use super::session::{Session, Stop};
use crate::article::Skipped;
use crate::error::Error;
use crate::index::Index;
use crate::ingest::{self, Options, Report};
use crate::render::clean::Clean;
use crate::render::wording::number;
use crate::source;

/// Brings the index up to date, and says what was done.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, Stop> {
    let reading = args.reading.options(session.config())?;
    if args.dry_run {
        return preview(args, &reading, session);
    }
    let (_, report) = up_to_date(&args.place.folder(session.config()), &args.paths, &reading, session)?;
    tell(&report, session);
    Ok(Exit::Found)
}

/// Tells what would be read as what, and changes nothing.
fn preview(args: &Args, reading: &source::Options, session: &mut Session) -> Result<Exit, Stop> {
    let index = match Index::open(&args.place.folder(session.config())) {
        Ok(index) => Some(index),
        Err(Error::NoIndex { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let options = Options { reading, ..Options::default() };
    let preview = ingest::preview(index.as_ref(), &args.paths, &options)?;
    let mut out = Session::output();
    for (path, content) in &preview.files {
        match content {
            Ok(content) => writeln!(out, "{}: {}", Clean(session.from_here(path)), content.name())?,
            Err(reason) => {
                session.skipped(&Skipped { path: path.clone(), locator: None, reason: reason.clone() });
            }
        }
    }
    out.flush()?;
    for skipped in &preview.skipped {
        session.skipped(skipped);
    }
    session.tell(&format!(
        "{} to be read, {} unchanged\n",
        number(preview.files.len() as u64),
        number(preview.unchanged as u64)
    ));
    Ok(Exit::Found)
}

/// The index that a command asks, brought up to date where that is wanted. What that changed or skipped is told.
pub(super) fn opened(asked: &Collection, session: &mut Session) -> Result<Index, Stop> {
    let folder = asked.place.folder(session.config());
    if asked.from.is_empty() {
        return Ok(Index::open(&folder)?);
    }
    let reading = asked.reading.options(session.config())?;
    let (index, report) = up_to_date(&folder, &asked.from, &reading, session)?;
    if report.changed() || report.stopped || !report.skipped.is_empty() {
        tell(&report, session);
    }
    Ok(index)
}

/// The index, begun where there was none, after it has been brought up to date with `paths`.
fn up_to_date(
    index: &Path,
    paths: &[PathBuf],
    reading: &source::Options,
    session: &Session,
) -> Result<(Index, Report), Stop> {
    // Asked first, so that a mistyped path does not leave an empty index behind.
    if let Some(path) = paths.iter().find(|path| path.symlink_metadata().is_err()) {
        return Err(Error::NoSuchPath { path: path.clone() }.into());
    }
    let index = Index::open_or_create(index)?;
    let bar = Bar::new(session.screen().error);
    // Where signals cannot be watched, a run that is ended early is one that was killed, which the index survives.
    let stop = stop_flag().unwrap_or_default();
    let options = Options { stop: Some(&stop), reading, ..Options::default() };
    let report = ingest::update(&index, paths, &options, &bar)?;
    Ok((index, report))
}

/// Tells what was skipped and why, then what was done.
pub(super) fn tell(report: &Report, session: &mut Session) {
    for skipped in &report.skipped {
        session.skipped(skipped);
    }
    let counts = [
        ("read", report.read),
        ("added", report.added),
        ("updated", report.updated),
        ("moved", report.moved),
        ("removed", report.removed),
        ("unchanged", report.unchanged),
        ("skipped", report.skipped.len()),
    ]
    .map(|(what, n)| format!("{what} {}", number(n as u64)));
    session.tell(&format!("{}\n", counts.join(", ")));
    if report.stopped {
        session.trouble_with(&complaint::line(
            "ended early: what was read is kept, the next run goes on from there",
        ));
    }
}
