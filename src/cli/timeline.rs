//! `morgue timeline`: how much of it when.

use super::args::{Selection, Timeline};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{index, selection, why};
use crate::error::Result;
use crate::query::Query;
use crate::search::{Request, tally};

/// Prints how much a query selects of each day, month or year; speakers side by side.
pub fn run(args: &Timeline, session: &mut Session) -> Result<Exit, Stop> {
    let queries = series(&args.selection, session)?;
    let index = index::opened(&args.collection, session)?;
    let timeline = tally::timeline(index, &queries, args.by.map(Into::into), args.repeats)?;
    let mut page = session.tally(args.format);
    page.timeline(&timeline, args.count.into())?;
    page.finish()?;
    drop(page);
    let found = !timeline.rows.is_empty() || !timeline.apart.is_empty();
    if !found {
        let any = Query::any(queries.into_iter().map(|(_, query)| query));
        why::tell(index, &Request::new(any), args.format, session)?;
    }
    Ok(Exit::found(found))
}

/// What is shown side by side: the query once for each speaker. (Elsewhere several speakers are alternatives.)
fn series(selection: &Selection, session: &Session) -> Result<Vec<(Option<String>, Query)>> {
    if selection.speaker.is_empty() {
        return Ok(vec![(None, selection::query(selection, session)?)]);
    }
    let of = |speaker: &String| {
        let one = Selection { speaker: vec![speaker.clone()], ..selection.clone() };
        Ok((Some(speaker.clone()), selection::query(&one, session)?))
    };
    selection.speaker.iter().map(of).collect()
}
