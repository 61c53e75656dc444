//! Reads documents of word processors (DOCX, ODT) and books (EPUB): what is in their archive, taken together.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::fields::written_date;
use super::guard::guarded;
use super::html;
use super::place::Place;
use super::reading::{Flow, Reading};
use super::xml::{Node, Part, tree};
use crate::article::{Block, DateClue, Format, ParagraphKind, Provenance, RawArticle, RawBody, Reason};

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
            let article = guarded(|| files.docx(place));
            reading.give_or_skip(place, article)
        }
        Kind::Odt => {
            let article = guarded(|| files.odt(place));
            reading.give_or_skip(place, article)
        }
        Kind::Epub => epub(&mut archive, place, reading),
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

    fn docx(&mut self, place: &Place) -> Result<RawArticle, Reason> {
        let document = self.tree("word/document.xml")?;
        let blocks = document.paragraphs(false, part_of_docx).into_iter().map(|(paragraph, text)| {
            let style = paragraph
                .first("w:pPr")
                .and_then(|about| about.first("w:pStyle"))
                .and_then(|style| style.attribute("val"));
            (style.unwrap_or_default().to_ascii_lowercase(), text)
        });
        let mut article = document_of(blocks.collect(), place, Format::Docx)?;
        if let Ok(about) = self.tree("docProps/core.xml") {
            describe(&mut article, &about);
        }
        Ok(article)
    }

    fn odt(&mut self, place: &Place) -> Result<RawArticle, Reason> {
        let document = self.tree("content.xml")?;
        let body = document.anywhere("office:text").first().copied().ok_or(Reason::NoArticle)?;
        let blocks = body.paragraphs(true, part_of_odt).into_iter().map(|(paragraph, text)| {
            let style = paragraph.attribute("style-name").unwrap_or_default().to_ascii_lowercase();
            let heading = paragraph.local() == "h";
            let style = if heading && !style.contains("title") { "heading".to_owned() } else { style };
            (style, text)
        });
        let mut article = document_of(blocks.collect(), place, Format::Odt)?;
        if let Ok(about) = self.tree("meta.xml") {
            describe(&mut article, &about);
        }
        Ok(article)
    }

    /// The file of the archive that an address in a folder of it leads to.
    fn file(&self, folder: &str, address: &str) -> String {
        let written = address.split(['#', '?']).next().unwrap_or_default();
        let file = resolved(folder, &unescaped(written));
        // Some programs that make books escape nothing, and a name may have such signs of its own.
        let plain = resolved(folder, address);
        if self.archive.index_for_name(&file).is_none() && self.archive.index_for_name(&plain).is_some() {
            return plain;
        }
        file
    }

    /// What a book says of itself, and its chapters in the order of reading.
    fn book(&mut self, place: &Place) -> Result<(RawArticle, Vec<String>), Reason> {
        let container = self.tree("META-INF/container.xml")?;
        let root = container
            .anywhere("rootfile")
            .first()
            .and_then(|root| root.attribute("full-path").map(str::to_owned));
        let root = root.ok_or_else(|| Reason::Malformed("it does not say where its book is".to_owned()))?;
        let book = self.tree(&root)?;
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_contents = |item: &Node| {
            item.attribute("properties")
                .is_some_and(|properties| properties.split(' ').any(|property| property == "nav"))
        };
        // Whoever refers to a chapter again means the same one.
        let mut files: HashMap<&str, &str> = book
            .anywhere("item")
            .into_iter()
            .rev()
            .filter(|item| !is_contents(item))
            .filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?)))
            .collect();
        let mut known = HashSet::new();
        let chapters = book
            .anywhere("itemref")
            .into_iter()
            .filter_map(|chapter| files.remove(chapter.attribute("idref")?))
            .map(|address| self.file(folder, address))
            .filter(|file| known.insert(file.clone()))
            .collect();
        let mut about = RawArticle::bare(place.source(Format::Epub), RawBody::Blocks(Vec::new()));
        describe(&mut about, &book);
        Ok((about, chapters))
    }
}

/// Where an address leads that is written in a file of that folder.
fn resolved(folder: &str, address: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let from = if address.starts_with('/') { "" } else { folder };
    for step in from.split('/').chain(address.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// An address with the bytes that are spelled out in it: `%20`.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%');
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = byte.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads a book: a chapter is an article, and a book of one chapter is one article.
fn epub<R: Read + Seek>(archive: &mut ZipArchive<R>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let (about, chapters) = match (Files { archive, reading }).book(place) {
        Ok(book) => book,
        Err(reason) => return reading.skip(place, reason),
    };
    let (mut first, mut alone) = (None, true);
    for name in chapters {
        let at = place.member(&name, None);
        let bytes = match (Files { archive, reading }).bytes(&name) {
            Ok(bytes) => bytes,
            Err(reason) => {
                reading.skip(&at, reason)?;
                continue;
            }
        };
        let blocks = match guarded(|| Ok(html::fragment(&super::decode::page(&bytes)))) {
            Ok(blocks) => blocks,
            Err(reason) => {
                reading.skip(&at, reason)?;
                continue;
            }
        };
        let words: usize = blocks.iter().map(|block| block.text.split(' ').count()).sum();
        if words < CHAPTER && !is_short_chapter(&blocks) {
            continue;
        }
        let mut article = about.clone();
        article.source = at.source(Format::Epub);
        article.outlet = article.outlet.take().or_else(|| article.title.clone());
        // Whether the first one is the only one shows when the next one comes.
        match first.take() {
            None if alone => first = Some((article, blocks)),
            before => {
                alone = false;
                if let Some((before, blocks)) = before {
                    reading.give(chapter(before, blocks))?;
                }
                reading.give(chapter(article, blocks))?;
            }
        }
    }
    match first {
        Some((article, blocks)) => reading.give(only_chapter(article, blocks, place)),
        None if alone => reading.skip(place, Reason::NoArticle),
        None => Flow::Continue(()),
    }
}

/// A chapter is headed by what it is called.
fn chapter(mut article: RawArticle, mut blocks: Vec<Block>) -> RawArticle {
    if blocks.first().is_some_and(|first| first.kind == ParagraphKind::Heading) {
        article.title = Some(blocks.remove(0).text);
    }
    article.body = RawBody::Blocks(blocks);
    article
}

/// The only chapter is called what its book is called, and cited as that.
fn only_chapter(mut article: RawArticle, mut blocks: Vec<Block>, place: &Place) -> RawArticle {
    if article.title.is_none() {
        article = chapter(article, blocks);
        blocks = match article.body {
            RawBody::Blocks(blocks) => blocks,
            _ => Vec::new(),
        };
    }
    article.source.locator.clone_from(&place.locator);
    blocks.retain(|block| Some(&block.text) != article.title.as_ref());
    article.body = RawBody::Blocks(blocks);
    article
}

/// A chapter has at least so many words, unless it has a heading and a sentence below it; covers and imprints have fewer.
const CHAPTER: usize = 40;

/// Whether what has few words is a chapter all the same: a heading, and below it a sentence that is no notice of rights.
fn is_short_chapter(blocks: &[Block]) -> bool {
    const SENTENCE: usize = 6;
    const RIGHTS: [&str; 5] = ["©", "copyright", "rights reserved", "isbn", "published by"];
    let is_headed = blocks.first().is_some_and(|first| first.kind == ParagraphKind::Heading);
    let says = |block: &Block| {
        let text = block.text.trim_end_matches(['”', '"', '’', '\'', ')']);
        text.ends_with(['.', '!', '?', '…']) && text.split(' ').count() >= SENTENCE
    };
    let is_notice = || {
        blocks.iter().any(|block| {
            let text = block.text.to_lowercase();
            RIGHTS.iter().any(|mark| text.contains(mark))
        })
    };
    is_headed && blocks.iter().skip(1).any(says) && !is_notice()
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

/// The article that styled paragraphs make.
fn document_of(
    paragraphs: Vec<(String, String)>,
    place: &Place,
    format: Format,
) -> Result<RawArticle, Reason> {
    let (mut title, mut deck) = (None, None);
    let mut blocks = Vec::new();
    for (style, text) in paragraphs {
        let text = html::line(&text);
        if text.is_empty() {
            continue;
        }
        if style == "title" && title.is_none() && blocks.is_empty() {
            title = Some(text);
        } else if style == "subtitle" && deck.is_none() && blocks.is_empty() {
            deck = Some(text);
        } else {
            let kind = match style.as_str() {
                style if style.starts_with("heading") || style == "title" => ParagraphKind::Heading,
                "caption" => ParagraphKind::Caption,
                _ => ParagraphKind::Body,
            };
            blocks.push(Block { kind, text, quoted: style.contains("quot") });
        }
    }
    if title.is_none()
        && blocks.first().is_some_and(|first| first.kind == ParagraphKind::Heading)
        && blocks.len() > 1
    {
        title = Some(blocks.remove(0).text);
    }
    if blocks.is_empty() {
        return Err(Reason::NoArticle);
    }
    let mut article = RawArticle::bare(place.source(format), RawBody::Blocks(blocks));
    article.title = title;
    article.deck = deck;
    Ok(article)
}

/// Takes in what a document says of itself, in the words of the Dublin Core.
fn describe(article: &mut RawArticle, about: &Node) {
    let line = |name: &str| about.anywhere(name).first().and_then(|node| node.line());
    article.title = article.title.take().or_else(|| line("dc:title"));
    let authors = || {
        ["meta:initial-creator", "dc:creator"].iter().find_map(|name| {
            let found: Vec<String> = about.anywhere(name).into_iter().filter_map(Node::line).collect();
            (!found.is_empty()).then_some(found)
        })
    };
    article.byline = authors().unwrap_or_default();
    article.outlet = line("dc:publisher");
    article.language = line("dc:language");
    article.tags = about
        .anywhere_of(&["dc:subject", "meta:keyword", "cp:keywords"])
        .into_iter()
        .filter_map(Node::line)
        .flat_map(|tags| tags.split([',', ';']).map(|tag| tag.trim().to_owned()).collect::<Vec<_>>())
        .filter(|tag| !tag.is_empty())
        .collect();
    article.dates = ["dcterms:created", "meta:creation-date", "dc:date"]
        .iter()
        .filter_map(|name| line(name).and_then(|text| written_date(&text)))
        .map(|text| DateClue { text, provenance: Provenance::Metadata })
        .collect();
    let changed = line("dcterms:modified").and_then(|text| written_date(&text));
    article.dates.extend(changed.map(|text| DateClue { text, provenance: Provenance::Updated }));
}

#[cfg(test)]
mod tests;
