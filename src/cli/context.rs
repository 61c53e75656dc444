//! `morgue context`: a hit with the paragraphs around it.

use super::args::Context;
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
    let mut found = false;
    for article in &articles {
        if let Some(hit) = search::at(article, line(&args.hit), args.context, Some(&folder)) {
            page.hit(&hit)?;
            found = true;
        }
    }
    page.finish()?;
    if articles.is_empty() && !session.trouble() {
        return Err(Error::NoSuchSource { name: args.hit.clone() }.into());
    }
    Ok(Exit::found(found))
}
