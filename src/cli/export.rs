//! `morgue export`: all that a query selects, in an order that stays.

use super::args::{self, Export, ExportFormat};
use super::exit::Exit;
use super::session::{Session, Stop};
use super::{index, selection, why};
use crate::render::bibliography::Bibliography;
use crate::render::bibliography::bibtex::Bibtex;
use crate::render::bibliography::csl::Csl;
use crate::render::{Format, Look, Render};
use crate::search::{Request, export};
use crate::source::path_name;

/// Writes all passages of a query, or a bibliography of their articles, by path.
pub fn run(args: &Export, session: &mut Session) -> Result<Exit, Stop> {
    let query = selection::query(&args.selection, session)?;
    let index = index::opened(&args.collection, session)?;
    let export = export::Export::new(index, &query, Some(path_name(session.folder())))?;
    let renderer = |format: Format| format.renderer(Box::new(Session::output()), Look::default());
    let found = match args.format {
        ExportFormat::Bibtex => articles(export, &mut Bibtex::new(Session::output()))?,
        ExportFormat::Csl => articles(export, &mut Csl::new(Session::output()))?,
        ExportFormat::Csv => passages(export, renderer(Format::Csv).as_mut())?,
        ExportFormat::Json => passages(export, renderer(Format::Json).as_mut())?,
        ExportFormat::Markdown => passages(export, renderer(Format::Markdown).as_mut())?,
    };
    if !found {
        why::tell(index, &Request::new(query), args::Format::Csv, session)?;
    }
    Ok(Exit::found(found))
}

fn passages(export: export::Export<'_>, page: &mut dyn Render) -> Result<bool, Stop> {
    let mut found = false;
    for selected in export {
        for hit in &selected?.hits {
            page.hit(hit)?;
            found = true;
        }
    }
    page.finish()?;
    Ok(found)
}

fn articles(export: export::Export<'_>, page: &mut dyn Bibliography) -> Result<bool, Stop> {
    let mut found = false;
    for selected in export {
        page.article(&selected?.article)?;
        found = true;
    }
    page.finish()?;
    Ok(found)
}
