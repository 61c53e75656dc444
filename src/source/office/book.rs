//! Reads books (EPUB): a chapter is an article.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::Files;
use super::document::describe;
use crate::article::{Block, Format, ParagraphKind, RawArticle, RawBody, Reason};
use crate::source::decode;
use crate::source::guard::guarded;
use crate::source::html;
use crate::source::place::Place;
use crate::source::reading::{Flow, Reading};
use crate::source::xml::Node;

impl<R: Read + Seek> Files<'_, '_, R> {
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
pub(super) fn read<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Flow {
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
        let blocks = match guarded(|| Ok(html::fragment(&decode::page(&bytes)))) {
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
