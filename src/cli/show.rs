//! `morgue show`: one article, readable, with its quotations attributed.

use super::args::Show;
use super::complaint;
use super::exit::Exit;
use super::parse;
use super::session::{Session, Stop};
use crate::error::Error;
use crate::index::Index;
use crate::ingest::absolute;
use crate::source::{path_from_name, path_name};

/// Prints the article as its file is now; where the file is gone, as the index remembers it.
pub fn run(args: &Show, session: &mut Session) -> Result<Exit, Stop> {
    let mut page = session.page(args.format, args.why);
    for (path, locator) in readings(&args.source) {
        let file = path_from_name(path);
        if locator.is_none() && file.is_file() {
            let articles = parse::print_file(&file, page.as_mut(), session)?;
            page.finish()?;
            return Ok(Exit::found(articles > 0));
        }
    }
    let gone = || Error::NoSuchSource { name: args.source.clone() };
    let index = match Index::open(&args.place.index) {
        Ok(index) => index,
        Err(Error::NoIndex { .. }) => return Err(gone().into()),
        Err(error) => return Err(error.into()),
    };
    for (path, locator) in readings(&args.source) {
        let whole = path_name(&absolute(&path_from_name(path))?);
        if let Some(mut article) = index.article(&whole, locator)? {
            path.clone_into(&mut article.source.path);
            session
                .tell(&complaint::line(&format!("{path} is gone; this is what the index remembers of it")));
            page.article(&article)?;
            page.finish()?;
            return Ok(Exit::Found);
        }
    }
    Err(gone().into())
}

/// What a source may mean as it is written, the likeliest first: a path and a member of it. A colon with a line number behind
/// it, as search prints one, is left out.
fn readings(source: &str) -> Vec<(&str, Option<&str>)> {
    let mut readings = vec![(source, None)];
    let without_line = source
        .rsplit_once(':')
        .filter(|(_, line)| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()))
        .map(|(path, _)| path);
    readings.extend(without_line.map(|path| (path, None)));
    let members = [Some(source), without_line].into_iter().flatten().filter_map(|path| path.rsplit_once('#'));
    readings.extend(members.map(|(path, locator)| (path, Some(locator))));
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_as_search_prints_it() {
        for (written, meant) in [
            ("a/b.txt", &[("a/b.txt", None)][..]),
            ("a/b.txt:12", &[("a/b.txt:12", None), ("a/b.txt", None)]),
            ("a.txt:", &[("a.txt:", None)]),
            ("feed.xml#7", &[("feed.xml#7", None), ("feed.xml", Some("7"))]),
            ("f#7:3", &[("f#7:3", None), ("f#7", None), ("f", Some("7:3")), ("f", Some("7"))]),
        ] {
            assert_eq!(readings(written), meant, "{written}");
        }
    }
}
