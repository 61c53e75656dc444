//! `morgue status`: what is in the index.

use super::args::Status;
use super::exit::Exit;
use super::session::{Session, Stop};
use crate::index::Index;

/// Prints what is in the index. Sources skipped in an earlier run are facts about it, not trouble in this one.
pub fn run(args: &Status, session: &mut Session) -> Result<Exit, Stop> {
    let mut status = Index::open(&args.place.folder(session.config()))?.status()?;
    for skipped in &mut status.skipped {
        skipped.path = session.from_here(&skipped.path).to_owned();
    }
    let mut page = session.page(args.format, false);
    page.status(&status)?;
    page.finish()?;
    Ok(Exit::found(status.articles > 0))
}
