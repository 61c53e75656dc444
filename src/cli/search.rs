//! `morgue search`: passages, best first.

use std::io::Write;

use super::args::{Format, Group, Order, Search};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{index, selection, why};
use crate::render::wording::number;
use crate::search::{self, Answer, Request, Sort};
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
    if answer.total == 0 {
        why::tell(index, &request, args.format, session)?;
    } else if args.format == Format::Text && session.screen().output {
        session.tell(&rest(&answer, args.offset));
    }
    Ok(Exit::found(!answer.hits.is_empty()))
}

/// What a person at a terminal may want to know beside the hits: that there are more, or no more.
fn rest(answer: &Answer, offset: usize) -> String {
    let shown = answer.hits.len();
    match (shown, answer.total) {
        (0, total) => format!("only {} found\n", number(total as u64)),
        (_, total) if answer.more => {
            format!("\nmore: --offset {} ({} in all)\n", offset + shown, number(total as u64))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told() {
        let answer = |total| Answer { total, more: false, hits: Vec::new() };
        assert_eq!(rest(&answer(1204), 2000), "only 1,204 found\n");
    }
}
