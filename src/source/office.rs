//! Reads documents of word processors (DOCX, ODT, RTF) and books (EPUB).
//!
//! | room | does |
//! | --- | --- |
//! | `document` | makes articles of what a word processor wrote |
//! | `rich` | reads RTF |
//! | `book` | reads the chapters of a book |

mod book;
mod document;
mod rich;

use std::io::{Read, Seek};

use zip::ZipArchive;

use document::{Document, describe};
pub(super) use rich::read as rich;

use super::guard::guarded;
use super::place::Place;
use super::reading::{Flow, Reading};
use super::xml::{Node, Part, tree};
use crate::article::{Format, Reason};

/// What kind of document an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Docx,
    Odt,
    Epub,
}

impl Kind {
    pub(super) fn of<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Self> {
        let has = |name: &str| archive.index_for_name(name).is_some();
        if has("word/document.xml") {
            return Some(Self::Docx);
        }
        if has("META-INF/container.xml") {
            return Some(Self::Epub);
        }
        (has("content.xml") && has("META-INF/manifest.xml")).then_some(Self::Odt)
    }
}

/// Reads the document.
pub(super) fn read<R: Read + Seek>(
    mut archive: ZipArchive<R>,
    kind: Kind,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Flow {
    let mut files = Files { archive: &mut archive, reading };
    match kind {
        Kind::Docx => {
            let document = guarded(|| files.docx(place));
            document::give(document, place, reading)
        }
        Kind::Odt => {
            let document = guarded(|| files.odt(place));
            document::give(document, place, reading)
        }
        Kind::Epub => book::read(&mut archive, place, reading),
    }
}

struct Files<'f, 'r, R> {
    archive: &'f mut ZipArchive<R>,
    reading: &'f Reading<'r>,
}

impl<R: Read + Seek> Files<'_, '_, R> {
    fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Reason> {
        let limit = self.reading.limit();
        let missing = |_| Reason::Malformed(format!("{name} is missing in it"));
        let file = self.archive.by_name(name).map_err(missing)?;
        let mut bytes = Vec::new();
        let read = self.reading.budget().charge(file).take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| super::read::reason(&error))?;
        if bytes.len() as u64 > limit { Err(Reason::Oversized { limit }) } else { Ok(bytes) }
    }

    fn tree(&mut self, name: &str) -> Result<Node, Reason> {
        let bytes = self.bytes(name)?;
        tree(&bytes, self.reading.limit())
    }

    fn docx(&mut self, place: &Place) -> Result<Document, Reason> {
        let document = self.tree("word/document.xml")?;
        let blocks = document.paragraphs(false, part_of_docx).into_iter().map(|(paragraph, text)| {
            let style = paragraph
                .first("w:pPr")
                .and_then(|about| about.first("w:pStyle"))
                .and_then(|style| style.attribute("val"));
            (style.unwrap_or_default().to_ascii_lowercase(), text)
        });
        let mut document = Document { paragraphs: blocks.collect(), ..Document::new(place, Format::Docx) };
        if let Ok(about) = self.tree("docProps/core.xml") {
            describe(&mut document.about, &about);
        }
        Ok(document)
    }

    fn odt(&mut self, place: &Place) -> Result<Document, Reason> {
        let document = self.tree("content.xml")?;
        let body = document.anywhere("office:text").first().copied().ok_or(Reason::NoArticle)?;
        let blocks = body.paragraphs(true, part_of_odt).into_iter().map(|(paragraph, text)| {
            let style = paragraph.attribute("style-name").unwrap_or_default().to_ascii_lowercase();
            let heading = paragraph.local() == "h";
            let style = if heading && !style.contains("title") { "heading".to_owned() } else { style };
            (style, text)
        });
        let mut document = Document { paragraphs: blocks.collect(), ..Document::new(place, Format::Odt) };
        if let Ok(about) = self.tree("meta.xml") {
            describe(&mut document.about, &about);
        }
        Ok(document)
    }
}

/// What an element of Word's is. Text that was moved away or is hidden is none, and a text box that older programs are to draw
/// is there once more for the others.
fn part_of_docx(node: &Node) -> Part {
    match node.name() {
        "w:p" => Part::Paragraph,
        "w:t" => Part::Words,
        "w:tab" | "w:br" | "w:cr" => Part::Sign(' '),
        "w:noBreakHyphen" => Part::Sign('-'),
        "w:pPr" | "w:del" | "w:moveFrom" | "mc:Fallback" => Part::Nothing,
        "w:r" if is_hidden(node) => Part::Nothing,
        _ => Part::Holder,
    }
}

/// Whether a run of Word's is not to be seen.
fn is_hidden(run: &Node) -> bool {
    let hidden = run.first("w:rPr").and_then(|about| about.first("w:vanish"));
    hidden.is_some_and(|hidden| !matches!(hidden.attribute("val"), Some("0" | "false" | "off")))
}

/// What an element of `OpenDocument`'s is. What was deleted is kept beside the text, and so is what somebody remarked on it; the
/// paragraphs of a note and of a box are paragraphs of their own.
fn part_of_odt(node: &Node) -> Part {
    match node.name() {
        "text:p" | "text:h" => Part::Paragraph,
        "text:s" | "text:tab" | "text:line-break" => Part::Sign(' '),
        "text:tracked-changes"
        | "office:annotation"
        | "text:note-citation"
        | "text:ruby-text"
        | "svg:title"
        | "svg:desc" => Part::Nothing,
        _ => Part::Holder,
    }
}

#[cfg(test)]
mod tests;
