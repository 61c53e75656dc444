//! `morgue check`: did they say it?

use std::io::{self, Read as _};

use super::args::{Check as Args, Selection};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{complaint, index, selection};
use crate::article::{PassageKind, Span, Verdict};
use crate::error::Error;
use crate::search::check::{Question, check};
use crate::source::path_name;

/// No quote is longer than that, in bytes.
const LONGEST: u64 = 1 << 20;

/// Prints what the archive says about a quote.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, Stop> {
    let quote = quote(&args.selection.query)?;
    let kinds = args.selection.kind.clone();
    if !kinds.is_empty() && kinds.iter().all(|kind| *kind == PassageKind::Comment) {
        return Err(comments().into());
    }
    let among =
        Selection { query: Vec::new(), speaker: Vec::new(), kind: Vec::new(), ..args.selection.clone() };
    let question = Question {
        quote,
        speaker: args.selection.speaker.first().cloned(),
        among: selection::query(&among, session)?,
        kinds,
        limit: args.limit.0,
        folder: Some(path_name(session.folder())),
    };
    let index = index::opened(&args.collection, session)?;
    let answer = check(index, &question)?;
    let mut page = session.page(args.format, false);
    page.check(&answer)?;
    page.finish()?;
    drop(page);
    if answer.searched.articles == 0 && index.is_empty()? {
        session.tell(&complaint::about(&Error::NoArticles { path: index.path().to_owned() }));
    }
    Ok(match answer.verdict {
        Verdict::Verbatim => Exit::Found,
        Verdict::NotFound => Exit::Nothing,
        _ => Exit::Differs,
    })
}

/// What readers say that somebody said is no evidence of it.
fn comments() -> Error {
    let query = "--kind comment".to_owned();
    Error::Query {
        at: Span::new(0, query.len()),
        query,
        message: "a quote is not looked for in what readers wrote".to_owned(),
        hint: Some("find it there with: morgue search --kind comment".to_owned()),
    }
}

/// The quote as it is written, or as it comes on standard input for `-`.
fn quote(written: &[String]) -> Result<String, Stop> {
    if written != ["-"] {
        return Ok(written.join(" "));
    }
    let mut quote = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST)
        .read_to_end(&mut quote)
        .map_err(|error| Error::Io { path: "standard input".into(), error })?;
    Ok(String::from_utf8_lossy(&quote).trim().to_owned())
}
