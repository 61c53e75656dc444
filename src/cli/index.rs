//! `morgue index`: the index brought up to date with folders of articles.

use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use super::args::{Collection, Index as Args, Writing};
use super::complaint;
use super::exit::Exit;
use super::progress::{Bar, stop_flag};
use super::session::{Session, Stop};
use crate::article::Skipped;
use crate::error::Error;
use crate::index::Index;
use crate::index::write::{is_claimed, is_committing};
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
    let place = args.place.folder(session.config());
    let Some((_, report)) = up_to_date(&place, &args.paths, &reading, &args.writing, session)? else {
        return Ok(Exit::Ended);
    };
    tell(&report, session);
    Ok(if report.stopped { Exit::Ended } else { Exit::Found })
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
///
/// It stays open until the program ends: the system takes back all that a program held far sooner than it is given back part by part.
pub(super) fn opened(asked: &Collection, session: &mut Session) -> Result<&'static Index, Stop> {
    Ok(Box::leak(Box::new(up(asked, session)?)))
}

fn up(asked: &Collection, session: &mut Session) -> Result<Index, Stop> {
    let folder = asked.place.folder(session.config());
    if asked.from.is_empty() {
        return Ok(Index::open(&folder)?);
    }
    let reading = asked.reading.options(session.config())?;
    let Some((index, report)) = up_to_date(&folder, &asked.from, &reading, &asked.writing, session)? else {
        return Err(Stop::Ended);
    };
    if report.changed() || report.stopped || !report.skipped.is_empty() {
        tell(&report, session);
    }
    if report.stopped { Err(Stop::Ended) } else { Ok(index) }
}

/// The index, begun where there was none, after it has been brought up to date with `paths`; nothing where a person ended the
/// program while it waited.
fn up_to_date(
    place: &Path,
    paths: &[PathBuf],
    reading: &source::Options,
    writing: &Writing,
    session: &Session,
) -> Result<Option<(Index, Report)>, Stop> {
    // Asked first, so that a mistyped path does not leave an empty index behind.
    let lost = |path: &&PathBuf| path.symlink_metadata().is_err() || matches!(path.try_exists(), Ok(false));
    if let Some(path) = paths.iter().find(lost) {
        return Err(Error::missing(path).into());
    }
    let bar = Bar::new(session.screen().error);
    // Where signals cannot be watched, a run that is ended early is one that was killed, which the index survives.
    let stop = stop_flag().unwrap_or_default();
    let usual = Options::default();
    let jobs = writing.jobs.map_or(usual.jobs, usize::from);
    let options = Options { jobs, memory: writing.bytes(), stop: Some(&stop), reading };
    say_what_ends_the_program(place);
    let mut told = false;
    let done = 'waiting: loop {
        let update = Index::open_or_create(place)
            .and_then(|index| ingest::update(&index, paths, &options, &bar).map(|report| (index, report)));
        match update {
            Err(Error::IndexBusy { path }) if writing.wait => {
                if !told {
                    let busy = Error::IndexBusy { path };
                    session.tell(&complaint::line(&format!("{busy}: waiting until it is done")));
                    told = true;
                }
                while is_claimed(place) {
                    thread::sleep(ASK_AGAIN);
                    if stop.load(Ordering::Relaxed) {
                        break 'waiting None;
                    }
                }
            }
            done => break Some(done?),
        }
    };
    // From here on nothing is left to be kept, and Ctrl-C ends the program at once.
    stop.store(true, Ordering::Relaxed);
    Ok(done)
}

/// A damaged index may bring down a thread that takes the program with it: then that is said, with the remedy, before it ends.
fn say_what_ends_the_program(place: &Path) {
    let place = place.to_owned();
    panic::set_hook(Box::new(move |_| {
        if is_committing() {
            let detail = "what it holds does not fit together".to_owned();
            let told = complaint::about(&Error::IndexDamaged { path: place.clone(), detail });
            // If that fails nobody is left to tell.
            let _ = io::stderr().write_all(told.as_bytes());
            process::exit(Exit::Trouble.code().into());
        }
    }));
}

/// How long a run waits before it looks whether another one is done.
const ASK_AGAIN: Duration = Duration::from_millis(100);

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
