//! The text of an agency's item: of NITF, of a page, or plain.

use super::node::Node;
use crate::article::{Block, ParagraphKind};
use crate::source::{html, prose};

/// The paragraphs of an item, or of the NITF in it.
pub(super) fn blocks(item: &Node, nitf: Option<&Node>) -> Vec<Block> {
    let blocks = match nitf {
        Some(nitf) => nitf.anywhere("body.content").into_iter().flat_map(content).collect(),
        None => inline(item),
    };
    tidied(blocks)
}

/// The paragraphs of NITF's body.
fn content(body: &Node) -> Vec<Block> {
    // A paper's archive gives the first paragraphs once more as a block of their own, before the whole.
    let whole = body.all("block").find(|block| block.attribute("class") == Some("full_text"));
    html::fragment(&whole.unwrap_or(body).markup(&of_nitf))
}

/// The element of a page that one of NITF's is.
fn of_nitf(name: &str) -> Option<&'static str> {
    match name {
        "p" | "pre" => Some("p"),
        "hl1" => Some("h1"),
        "hl2" => Some("h2"),
        "bq" => Some("blockquote"),
        "block" | "body.content" | "dl" | "dt" | "dd" => Some("div"),
        "ul" | "ol" => Some("ul"),
        "li" => Some("li"),
        "media" => Some("figure"),
        "media-caption" => Some("figcaption"),
        "table" => Some("table"),
        "tr" => Some("tr"),
        "td" | "th" => Some("td"),
        "br" => Some("br"),
        "media-reference" | "media-metadata" | "media-producer" | "media-object" | "nitf-table-metadata" => {
            None
        }
        _ => Some("span"),
    }
}

/// The paragraphs of an item that holds a page or plain text.
fn inline(item: &Node) -> Vec<Block> {
    for name in ["inlineXML", "inlineData", "DataContent"] {
        for content in item.anywhere(name) {
            let blocks = if content.nodes().next().is_some() {
                let body = content.anywhere("body").first().copied().unwrap_or(content);
                html::fragment(&body.markup(&of_content))
            } else {
                prose::blocks(unwrapped(&content.text()))
            };
            if !blocks.is_empty() {
                return blocks;
            }
        }
    }
    Vec::new()
}

/// A plain text that stands in a single paragraph, whatever its lines say.
fn unwrapped(text: &str) -> &str {
    let inner = text.trim().strip_prefix("<p>").and_then(|inner| inner.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains('<')).unwrap_or(text)
}

fn of_content(name: &str) -> Option<&'static str> {
    match name {
        "h1" => Some("h1"),
        "h2" => Some("h2"),
        "h3" => Some("h3"),
        "h4" | "h5" | "h6" => Some("h4"),
        "div" | "section" | "article" | "main" => Some("div"),
        "blockquote" => Some("blockquote"),
        "figure" => Some("figure"),
        "figcaption" => Some("figcaption"),
        // What stands at the head of such a page are the headline, the keywords and the time over again.
        "head" | "header" | "footer" | "nav" | "script" | "style" => None,
        name => of_nitf(name),
    }
}

/// The paragraphs without what is none: rules made of signs, a sign that the story ends, markup that was written as text.
fn tidied(blocks: Vec<Block>) -> Vec<Block> {
    let mut tidied: Vec<Block> = Vec::new();
    for block in blocks {
        if prose::is_marked_up(&block.text) {
            tidied.extend(html::fragment(&block.text));
        } else {
            tidied.push(block);
        }
    }
    tidied.retain(|block| block.text.chars().any(char::is_alphanumeric));
    let ends = |block: &mut Block| {
        ["ends", "end"].contains(&block.text.trim_matches(['(', ')', '-', '.', ' ']).to_lowercase().as_str())
    };
    if tidied.len() > 1 {
        tidied.pop_if(ends);
    }
    tidied
}

/// Puts a dateline where a wire story has it: before its first words, unless they have it already.
pub(super) fn put_dateline(blocks: &mut [Block], dateline: &Node) {
    let Some(dateline) = words(dateline) else { return };
    let first = blocks.iter_mut().find(|block| block.kind == ParagraphKind::Body);
    let Some(first) = first else { return };
    let place = dateline.split([',', '(']).next().unwrap_or_default().trim().to_lowercase();
    if !first.text.to_lowercase().starts_with(&place) {
        let dateline = dateline.trim_end_matches(['-', '–', '—', ' ']);
        first.text = format!("{dateline} - {}", first.text);
    }
}

/// What a dateline says; a moment that is written for programs is none of it.
fn words(dateline: &Node) -> Option<String> {
    let said = dateline.line()?;
    let written = |date: &Node| date.line().filter(|date| is_for_programs(date));
    let said = match dateline.first("story.date").and_then(written) {
        Some(date) => said.replace(&date, ""),
        None => said,
    };
    let said = said.trim().trim_end_matches(',').to_owned();
    (!said.is_empty() && !is_for_programs(&said)).then_some(said)
}

fn is_for_programs(date: &str) -> bool {
    date.bytes().take_while(u8::is_ascii_digit).count() >= 8
}

/// Whether a text stands at the beginning of a story already.
pub(super) fn begins_with(blocks: &[Block], text: &str) -> bool {
    let start = text.trim_end_matches(['.', '…', ' ']);
    blocks.iter().take(2).any(|block| block.text.contains(start))
}
