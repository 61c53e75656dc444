//! `morgue speakers`, `morgue topics`, `morgue outlets`, `morgue authors`: who and what is in it, and how often.

use super::args::{Format, Labels, Listing, Speakers};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{index, selection, why};
use crate::index::Index;
use crate::query::Query;
use crate::render::wording::{count, number};
use crate::search::tally::{self, Asking, Label, Tallies};
use crate::search::{self, Request};

/// Prints who speaks in what a query selects.
pub fn speakers(args: &Speakers, session: &mut Session) -> Result<Exit, Stop> {
    let query = selection::query(&args.selection, session)?;
    let request = Request::new(query.clone());
    let asking = Asking { repeats: args.repeats, ..asking(query, &args.listing) };
    let index = index::opened(&args.collection, session)?;
    let tallies = tally::speakers(index, &asking)?;
    let mut page = session.tally(args.listing.format);
    page.speakers(&tallies.rows)?;
    page.finish()?;
    drop(page);
    told(index, &request, &tallies, &args.listing, session)
}

/// Prints the topics, outlets or authors of what a query selects.
pub fn labels(label: Label, args: &Labels, session: &mut Session) -> Result<Exit, Stop> {
    let query = selection::query(&args.selection, session)?;
    let request = Request::new(query.clone());
    let asking = asking(query, &args.listing);
    let index = index::opened(&args.collection, session)?;
    let tallies = tally::labels(index, label, &asking)?;
    let mut page = session.tally(args.listing.format);
    page.labels(label, &tallies.rows)?;
    page.finish()?;
    drop(page);
    told(index, &request, &tallies, &args.listing, session)
}

fn asking(query: Query, listing: &Listing) -> Asking {
    Asking { sort: listing.sort.into(), limit: Some(listing.limit.0), ..Asking::new(query) }
}

fn told<T>(
    index: &Index,
    request: &Request,
    tallies: &Tallies<T>,
    listing: &Listing,
    session: &Session,
) -> Result<Exit, Stop> {
    if tallies.total == 0 && search::count(index, request)? == 0 {
        why::tell(index, request, listing.format, session)?;
    } else if listing.format == Format::Text && (session.screen().output || tallies.total == 0) {
        session.tell(&rest(tallies.rows.len(), tallies.total, tallies.unknown));
    }
    Ok(Exit::found(tallies.total > 0))
}

/// What a person at a terminal may want to know beside the rows: that there are none, or more.
fn rest(shown: usize, total: usize, unknown: u64) -> String {
    let mut facts = Vec::new();
    if total > shown {
        facts.push(format!("{} more: -n 0", number((total - shown) as u64)));
    }
    if unknown > 0 {
        facts.push(format!("{} of unknown speakers", count(unknown, "quotation", "quotations")));
    }
    match (total, facts.is_empty()) {
        (0, true) => "none known\n".to_owned(),
        (_, true) => String::new(),
        _ => format!("\n{}\n", facts.join(" · ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told() {
        for (shown, total, unknown, words) in [
            (0, 0, 0, "none known\n"),
            (3, 3, 0, ""),
            (20, 1204, 0, "\n1,184 more: -n 0\n"),
            (20, 21, 7, "\n1 more: -n 0 · 7 quotations of unknown speakers\n"),
        ] {
            assert_eq!(rest(shown, total, unknown), words);
        }
    }
}
