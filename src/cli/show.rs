//! `morgue show`: one article, readable, with its quotations attributed.

use std::path::Path;

use super::args::Show;
use super::complaint;
use super::exit::Exit;
use super::member::readings;
use super::parse::Printer;
use super::session::{Session, Stop};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::ingest::absolute;
use crate::source::{Which, path_from_name, path_name};

/// Prints the article as its file is now; where the file is gone, as the index remembers it.
pub fn run(args: &Show, session: &mut Session) -> Result<Exit, Stop> {
    let mut page = session.page(args.format, args.why);
    let index = match Index::open(&args.place.folder(session.config())) {
        Ok(index) => Some(index),
        Err(Error::NoIndex { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let options = args.reading.options(session.config())?;
    for (path, locator) in readings(&args.source) {
        let file = path_from_name(path);
        if !file.is_file() {
            continue;
        }
        // A container may take long to read up to where the article stands.
        if let (Some(index), Some(_)) = (&index, locator)
            && let Some(article) = remembered(index, path, locator, Some(&file))?
        {
            page.article(&article)?;
            page.finish()?;
            return Ok(Exit::Found);
        }
        let mut printer = Printer { page: page.as_mut(), session, options: &options, wanted: None };
        let articles = match locator {
            None => printer.file(&file)?,
            Some(locator) => printer.member(&file, locator)?,
        };
        if locator.is_none() || articles > 0 {
            page.finish()?;
            return Ok(Exit::found(articles > 0));
        }
    }
    for (path, locator) in readings(&args.source) {
        let Some(index) = &index else { break };
        if let Some(article) = remembered(index, path, locator, None)? {
            session
                .tell(&complaint::line(&format!("{path} is gone; this is what the index remembers of it")));
            page.article(&article)?;
            page.finish()?;
            return Ok(Exit::Found);
        }
    }
    Err(Error::NoSuchSource { name: args.source.clone() }.into())
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
        let records = index.records()?;
        let found = crate::source::walk(file, &Which::default(), &[])?.find_map(std::result::Result::ok);
        let same = found.zip(records.get(&whole)).is_some_and(|(found, record)| {
            found.size == record.state.size && found.modified == record.state.modified
        });
        if !same {
            return Ok(None);
        }
    }
    path.clone_into(&mut article.source.path);
    Ok(Some(article))
}
