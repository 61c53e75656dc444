//! `morgue parse`: what is understood of files, without any index.

use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use super::args::Parse;
use super::exit::Exit;
use super::session::{self, Session, Stop};
use crate::article::{Article, RawArticle, Reason, Skipped};
use crate::render::Render;
use crate::{extract, source};

/// Prints the article of every file.
pub fn run(args: &Parse, session: &mut Session) -> Result<Exit, Stop> {
    let mut page = session.page(args.format, args.why);
    let mut articles = 0;
    for file in &args.files {
        if file.as_os_str() == "-" {
            match standard_input() {
                Ok(bytes) => articles += print("-", &bytes, None, page.as_mut(), session)?,
                Err(reason) => session.skipped(&Skipped { path: "-".to_owned(), locator: None, reason }),
            }
        } else {
            articles += print_file(file, page.as_mut(), session)?;
        }
    }
    page.finish()?;
    Ok(Exit::found(articles > 0))
}

/// Prints the articles of a file, or of every file of a folder; tells how many there were.
pub(super) fn print_file(path: &Path, page: &mut dyn Render, session: &mut Session) -> Result<usize, Stop> {
    let found = match source::walk(path, &[]) {
        Ok(found) => found,
        Err(error) => {
            session.complain(&error);
            return Ok(0);
        }
    };
    let mut articles = 0;
    for found in found {
        let found = match found {
            Ok(found) => found,
            Err(skipped) => {
                session.skipped(&skipped);
                continue;
            }
        };
        let name = source::path_name(&found.path);
        match source::read(&found.path, source::LIMIT) {
            Ok(bytes) => articles += print(&name, &bytes, Some(found.modified), page, session)?,
            Err(reason) => session.skipped(&Skipped { path: name, locator: None, reason }),
        }
    }
    Ok(articles)
}

/// Prints the articles that these bytes hold; tells how many there were.
fn print(
    name: &str,
    bytes: &[u8],
    modified: Option<i64>,
    page: &mut dyn Render,
    session: &mut Session,
) -> Result<usize, Stop> {
    let mut articles = 0;
    let mut written = Ok(());
    let mut each = |raw: Result<RawArticle, Skipped>| match raw.and_then(understood) {
        _ if written.is_err() => {}
        Ok(article) => {
            articles += 1;
            written = page.article(&article);
        }
        Err(skipped) => session.skipped(&skipped),
    };
    // One article that makes the program fail must not keep the others from being read.
    let reading =
        panic::catch_unwind(AssertUnwindSafe(|| source::articles(name, bytes, modified, &mut each)));
    written?;
    if let Err(fault) = reading {
        let reason = Reason::Fault(session::words(fault.as_ref()).to_owned());
        session.skipped(&Skipped { path: name.to_owned(), locator: None, reason });
    }
    Ok(articles)
}

fn understood(raw: RawArticle) -> Result<Article, Skipped> {
    let source = raw.source.clone();
    extract::article(raw).map_err(|reason| Skipped { path: source.path, locator: source.locator, reason })
}

fn standard_input() -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let got = io::stdin()
        .lock()
        .take(source::LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Reason::Unreadable(error.to_string()))? as u64;
    if got > source::LIMIT { Err(Reason::TooLarge { size: got, limit: source::LIMIT }) } else { Ok(bytes) }
}
