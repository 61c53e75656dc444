//! `morgue status`: what is in the index, and whether all of it is sound.

use std::io::Write as _;
use std::path::Path;

use super::args::Status;
use super::complaint;
use super::exit::Exit;
use super::session::{Session, Stop};
use crate::error::Error;
use crate::index::{Index, verify};
use crate::render::wording::number;

/// Prints what is in the index. Sources skipped in an earlier run are facts about it, not trouble in this one.
pub fn run(args: &Status, session: &mut Session) -> Result<Exit, Stop> {
    let folder = args.place.folder(session.config());
    if args.verify {
        return sound(&folder, session);
    }
    let mut status = Index::open(&folder)?.status()?;
    for skipped in &mut status.skipped {
        skipped.path = session.from_here(&skipped.path).to_owned();
    }
    let mut page = session.page(args.format, false);
    page.status(&status)?;
    page.finish()?;
    Ok(Exit::found(status.articles > 0))
}

/// Tells what is damaged, or that nothing is.
fn sound(folder: &Path, session: &mut Session) -> Result<Exit, Stop> {
    let verdict = verify::verify(folder)?;
    for damage in &verdict.damaged {
        let file = folder.join(&damage.file);
        session.trouble_with(&complaint::line(&format!("{} {}", file.display(), damage.detail)));
    }
    if !verdict.damaged.is_empty() {
        let damaged = Error::IndexDamaged { path: folder.to_owned(), detail: String::new() };
        let remedy = complaint::remedy(&damaged);
        session.tell(&complaint::hint(&remedy.unwrap_or_default()));
        return Ok(Exit::Trouble);
    }
    let mut out = Session::output();
    let [files, articles] = [verdict.files, verdict.articles].map(number);
    writeln!(out, "all is sound: {files} files, {articles} articles")?;
    out.flush()?;
    Ok(Exit::Found)
}
