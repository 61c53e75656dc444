//! `morgue context`: a hit with the paragraphs around it.

use super::args::Context;
use super::complaint;
use super::exit::Exit;
use super::member::line;
use super::session::{Session, Stop};
use super::show::find;
use crate::article::Article;
use crate::error::Error;
use crate::search;
use crate::source::path_name;

/// Prints the paragraph that a hit names, with those before and after it.
pub fn run(args: &Context, session: &mut Session) -> Result<Exit, Stop> {
    let mut articles: Vec<Article> = Vec::new();
    find(&args.hit, &args.reading, &args.place, session, &mut |article| {
        articles.push(article.clone());
        Ok(())
    })?;
    let folder = path_name(session.folder());
    let mut page = session.page(args.format, false);
    let (mut found, mut lines) = (false, false);
    for article in &articles {
        if let Some(mut hit) = search::at(article, line(&args.hit), args.context, Some(&folder)) {
            let has_lines = article.paragraphs.iter().any(|paragraph| paragraph.line.is_some());
            if !has_lines {
                // Nothing is marked that may be another paragraph than the one that was meant.
                hit.before = None;
            }
            lines |= has_lines;
            page.hit(&hit)?;
            found = true;
        }
    }
    page.finish()?;
    drop(page);
    if found && !lines {
        session.tell(&complaint::line(&format!(
            "{} has no lines, so these are its first paragraphs; morgue search -C {} prints those around each hit",
            args.hit, args.context
        )));
    }
    if articles.is_empty() && !session.trouble() {
        return Err(Error::NoSuchSource { name: args.hit.clone() }.into());
    }
    Ok(Exit::found(found))
}
