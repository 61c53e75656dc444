//! `morgue export`: all that a query selects, in an order that stays.

use super::args::{Export, ExportFormat};
use super::exit::Exit;
use super::selection;
use super::session::{Session, Stop};
use crate::index::Index;
use crate::render::bibliography::Bibliography;
use crate::render::bibliography::bibtex::Bibtex;
use crate::render::bibliography::csl::Csl;
use crate::render::{Format, Look, Render};
use crate::search::export;
use crate::source::path_name;

/// Writes all passages of a query, or a bibliography of their articles, by path.
pub fn run(args: &Export, session: &mut Session) -> Result<Exit, Stop> {
    let query = selection::query(&args.selection, session)?;
    let index = Index::open(&args.place.folder(session.config()))?;
    let export = export::Export::new(&index, &query, Some(path_name(session.folder())))?;
    let format = match args.format {
        ExportFormat::Bibtex => return articles(export, &mut Bibtex::new(Session::output())),
        ExportFormat::Csl => return articles(export, &mut Csl::new(Session::output())),
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Json => Format::Json,
        ExportFormat::Markdown => Format::Markdown,
    };
    passages(export, format.renderer(Box::new(Session::output()), Look::default()).as_mut())
}

fn passages(export: export::Export<'_>, page: &mut dyn Render) -> Result<Exit, Stop> {
    let mut found = false;
    for selected in export {
        for hit in &selected?.hits {
            page.hit(hit)?;
            found = true;
        }
    }
    page.finish()?;
    Ok(Exit::found(found))
}

fn articles(export: export::Export<'_>, page: &mut dyn Bibliography) -> Result<Exit, Stop> {
    let mut found = false;
    for selected in export {
        page.article(&selected?.article)?;
        found = true;
    }
    page.finish()?;
    Ok(Exit::found(found))
}
