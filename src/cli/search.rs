//! `morgue search`: passages, best first.

use std::io::Write;

use super::args::{Format, Group, Order, Search};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{index, selection, why};
use crate::render::wording::number;
use crate::search::{self, Request, Sort, Total};
use crate::source::path_name;

/// Prints the hits of a query, or how many there are.
pub fn run(args: &Search, session: &mut Session) -> Result<Exit, Stop> {
    let request = Request {
        query: selection::query(&args.selection, session)?,
        group: match args.group {
            Some(Group::Article) => search::Group::Article,
            None => search::Group::Passage,
        },
        all: args.all,
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        limit: args.limit.0,
        offset: args.offset,
        enough: search::ENOUGH,
        context: args.context,
        folder: Some(path_name(session.folder())),
    };
    let index = index::opened(&args.collection, session)?;
    if args.count {
        let count = search::count(index, &request)?;
        let mut output = Session::output();
        writeln!(output, "{count}")?;
        output.flush()?;
        return Ok(Exit::found(count > 0));
    }
    let answer = search::search(index, &request)?;
    let mut page = session.page(args.format, false);
    answer.hits.iter().try_for_each(|hit| page.hit(hit))?;
    page.finish()?;
    // The pager is left before anything else is told.
    drop(page);
    if answer.total == Total::Exactly(0) {
        why::tell(index, &request, args.format, session)?;
    } else if answer.hits.is_empty() && args.limit.0 > 0 {
        let total = search::count(index, &request)?;
        session.tell(&format!(
            "only {} found: none from --offset {} on\n",
            number(total as u64),
            args.offset
        ));
        return Ok(Exit::found(total > 0));
    } else if args.format == Format::Text && session.screen().output {
        let shown = answer.hits.len();
        if answer.more {
            let total = match answer.total {
                Total::Exactly(total) => total,
                Total::MoreThan(_) => search::count(index, &request)?,
            };
            session.tell(&rest(shown, total, args.offset));
        }
    }
    Ok(Exit::found(!answer.hits.is_empty()))
}

/// What a person at a terminal may want to know beside the hits: that there are more.
fn rest(shown: usize, total: usize, offset: usize) -> String {
    format!("\nmore: --offset {} ({} in all)\n", offset + shown, number(total as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told() {
        assert_eq!(rest(10, 1204, 20), "\nmore: --offset 30 (1,204 in all)\n");
    }
}
