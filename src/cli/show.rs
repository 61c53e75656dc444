//! `morgue show`: one article, readable, with its quotations attributed.

use std::io;
use std::path::Path;

use super::args::{Place, Reading, Show};
use super::complaint;
use super::exit::Exit;
use super::member::{line, readings};
use super::parse::Printer;
use super::session::{Session, Stop};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::ingest::absolute;
use crate::render::Look;
use crate::source::{Which, path_from_name, path_name};

/// Prints the article as its file is now; where the file is gone, as the index remembers it.
pub fn run(args: &Show, session: &mut Session) -> Result<Exit, Stop> {
    let look = Look { why: args.why, focus: line(&args.source), quotes: args.quotes, ..session.look() };
    let mut page = session.page_of(args.format, look);
    let exit = find(&args.source, &args.reading, &args.place, session, &mut |article| page.article(article))?;
    page.finish()?;
    Ok(exit)
}

/// Hands on the articles that a source names, written as search prints it.
pub(super) fn find(
    source: &str,
    reading: &Reading,
    place: &Place,
    session: &mut Session,
    each: &mut dyn FnMut(&Article) -> io::Result<()>,
) -> Result<Exit, Stop> {
    // A file that is there can be shown whatever the index is like.
    let index = Index::open(&place.folder(session.config()));
    let options = reading.options(session.config())?;
    for (path, locator) in readings(source) {
        let file = path_from_name(path);
        if !file.is_file() {
            continue;
        }
        // A container may take long to read up to where the article stands.
        if let (Ok(index), Some(_)) = (&index, locator)
            && let Some(article) = remembered(index, path, locator, Some(&file))?
        {
            each(&article)?;
            return Ok(Exit::Found);
        }
        let mut printer =
            Printer { each: &mut *each, session: &mut *session, options: &options, wanted: None };
        let articles = match locator {
            None => printer.file(&file)?,
            Some(locator) => printer.member(&file, locator)?,
        };
        if locator.is_none() || articles > 0 {
            return Ok(Exit::found(articles > 0));
        }
    }
    let index = match index {
        Ok(index) => index,
        Err(Error::NoIndex { .. }) => return Err(Error::NoSuchSource { name: source.to_owned() }.into()),
        Err(error) => return Err(error.into()),
    };
    for (path, locator) in readings(source) {
        if let Some(article) = remembered(&index, path, locator, None)? {
            session
                .tell(&complaint::line(&format!("{path} is gone; this is what the index remembers of it")));
            each(&article)?;
            return Ok(Exit::Found);
        }
    }
    Err(Error::NoSuchSource { name: source.to_owned() }.into())
}

/// The article as the index has it; where a file is given, only if that is what it was when it was read.
fn remembered(
    index: &Index,
    path: &str,
    locator: Option<&str>,
    file: Option<&Path>,
) -> Result<Option<Article>> {
    let whole = path_name(&absolute(&path_from_name(path))?);
    let Some(mut article) = index.article(&whole, locator)? else { return Ok(None) };
    if let Some(file) = file {
        let found = crate::source::walk(file, &Which::default(), &[])?.find_map(std::result::Result::ok);
        let same = found.zip(index.record(&whole)?).is_some_and(|(found, record)| {
            found.size == record.state.size && found.modified == record.state.modified
        });
        if !same {
            return Ok(None);
        }
    }
    path.clone_into(&mut article.source.path);
    Ok(Some(article))
}
