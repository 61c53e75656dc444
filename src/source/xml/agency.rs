//! The items of the agencies' formats as articles: NITF, `NewsML`-G2 and `NewsML` 1, of the IPTC.

use super::node::Node;
use crate::article::{Block, DateClue, Format, ParagraphKind, Provenance, RawArticle, RawBody, Reason};
use crate::source::fields::written_date;
use crate::source::place::Place;
use crate::source::{html, prose};

/// What an item is known by.
pub(super) fn id(item: &Node) -> Option<String> {
    let own = item.attribute("guid").map(str::to_owned);
    let public = || item.anywhere("PublicIdentifier").first().and_then(|id| id.line());
    let named = || item.anywhere("NewsItemId").first().and_then(|id| id.line());
    let nitf = || item.anywhere("doc-id").first().and_then(|id| id.attribute("id-string").map(str::to_owned));
    own.or_else(public).or_else(named).or_else(nitf)
}

pub(super) fn article(item: &Node, place: &Place) -> Result<RawArticle, Reason> {
    let nitf = if item.local() == "nitf" { Some(item) } else { item.anywhere("nitf").first().copied() };
    let format = if item.local() == "nitf" { Format::Nitf } else { Format::NewsMl };
    let mut blocks = match nitf {
        Some(nitf) => nitf.anywhere("body.content").into_iter().flat_map(content).collect(),
        None => inline(item),
    };
    if blocks.iter().all(|block: &Block| block.text.is_empty()) {
        return Err(Reason::NoArticle);
    }
    let some = |names: &[&str]| names.iter().find_map(|name| lines(item, name).into_iter().next());
    let title = some(&["headline", "HeadLine", "hl1"])
        .or_else(|| item.first("itemMeta").and_then(|meta| meta.first("title")).and_then(Node::line))
        .or_else(|| {
            nitf.and_then(|nitf| nitf.first("head")).and_then(|head| head.first("title")).and_then(Node::line)
        });
    blocks.retain(|block| Some(&block.text) != title.as_ref());
    if let Some(dateline) = some(&["dateline", "DateLine"]) {
        put_dateline(&mut blocks, &dateline);
    }
    let mut article = RawArticle::bare(place.source(format), RawBody::Blocks(blocks));
    article.title = title;
    let below =
        nitf.and_then(|nitf| nitf.anywhere("hedline").first().and_then(|hedline| hedline.first("hl2")));
    article.deck =
        some(&["SubHeadLine"]).or_else(|| below.and_then(Node::line)).or_else(|| some(&["abstract"]));
    article.byline = byline(item);
    article.outlet = outlet(item);
    article.section = attributes(item, "pubdata", "position.section").into_iter().next();
    article.language = language(item);
    article.dates = dates(item);
    article.tags = tags(item);
    Ok(article)
}

fn lines(item: &Node, name: &str) -> Vec<String> {
    item.anywhere(name).into_iter().filter_map(Node::line).collect()
}

fn attributes(item: &Node, name: &str, attribute: &str) -> Vec<String> {
    let values = item.anywhere(name).into_iter().filter_map(|node| node.attribute(attribute));
    values.map(str::to_owned).collect()
}

/// The paragraphs of NITF's body.
fn content(body: &Node) -> Vec<Block> {
    html::fragment(&body.markup(&of_nitf))
}

/// The element of a page that one of NITF's is.
fn of_nitf(name: &str) -> Option<&'static str> {
    match name {
        "p" => Some("p"),
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
                prose::blocks(&content.text())
            };
            if !blocks.is_empty() {
                return blocks;
            }
        }
    }
    Vec::new()
}

fn of_content(name: &str) -> Option<&'static str> {
    match name {
        "h1" => Some("h1"),
        "h3" => Some("h3"),
        "div" | "section" | "article" => Some("div"),
        "blockquote" => Some("blockquote"),
        "h2" => Some("h2"),
        "head" | "script" | "style" => None,
        name => of_nitf(name),
    }
}

/// Puts a dateline where a wire story has it: before its first words, unless they have it already.
fn put_dateline(blocks: &mut [Block], dateline: &str) {
    let first = blocks.iter_mut().find(|block| block.kind == ParagraphKind::Body);
    let Some(first) = first else { return };
    let place = dateline.split([',', '(']).next().unwrap_or_default().trim();
    let begins = first.text.get(..place.len()).is_some_and(|start| start.eq_ignore_ascii_case(place));
    if !begins {
        let dateline = dateline.trim_end_matches(['-', '–', '—', ' ']);
        first.text = format!("{dateline} - {}", first.text);
    }
}

fn byline(item: &Node) -> Vec<String> {
    for name in ["by", "byline", "ByLine"] {
        let found = lines(item, name);
        if !found.is_empty() {
            return unique(found);
        }
    }
    let meta = item.first("contentMeta");
    let creators = meta
        .into_iter()
        .flat_map(|meta| meta.all("creator"))
        .filter_map(|creator| creator.first("name")?.line());
    unique(creators)
}

fn unique(values: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

fn outlet(item: &Node) -> Option<String> {
    let party = |name: &str| {
        item.anywhere(name).into_iter().find_map(|node| {
            let named = node.first("name").and_then(Node::line);
            let formal = || {
                node.anywhere("Party")
                    .first()
                    .and_then(|party| party.attribute("FormalName").map(str::to_owned))
            };
            let literal = || node.attribute("literal").map(str::to_owned);
            let code =
                || node.attribute("qcode").map(|code| code.rsplit(':').next().unwrap_or(code).to_owned());
            named.or_else(formal).or_else(literal).or_else(code)
        })
    };
    attributes(item, "pubdata", "name")
        .into_iter()
        .next()
        .or_else(|| party("provider"))
        .or_else(|| party("Provider"))
        .or_else(|| party("infoSource"))
        .or_else(|| lines(item, "distributor").into_iter().next())
        .or_else(|| attributes(item, "doc.copyright", "holder").into_iter().next())
        .or_else(|| lines(item, "ProviderId").into_iter().next())
}

fn language(item: &Node) -> Option<String> {
    let meta = item.first("contentMeta").and_then(|meta| meta.first("language"));
    let tag = meta.and_then(|language| language.attribute("tag").map(str::to_owned));
    tag.or_else(|| attributes(item, "Language", "FormalName").into_iter().next())
        .or_else(|| item.attribute("xml:lang").map(str::to_owned))
}

/// When it was made public, the surest first.
fn dates(item: &Node) -> Vec<DateClue> {
    let mut found = Vec::new();
    for (name, attribute) in
        [("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication")]
    {
        found.extend(attributes(item, name, attribute));
    }
    for name in
        ["firstCreated", "versionCreated", "contentCreated", "FirstCreated", "ThisRevisionCreated", "DateId"]
    {
        found.extend(lines(item, name));
    }
    found.extend(attributes(item, "story.date", "norm"));
    let clues = found.iter().filter_map(|text| written_date(text));
    clues.map(|text| DateClue { text, provenance: Provenance::Metadata }).collect()
}

/// What it is about, by name; by code where it has none.
fn tags(item: &Node) -> Vec<String> {
    let subjects = item.first("contentMeta").into_iter().flat_map(|meta| meta.all("subject"));
    let named = subjects.filter_map(|subject| {
        subject.first("name").and_then(Node::line).or_else(|| subject.attribute("qcode").map(str::to_owned))
    });
    let mut tags: Vec<String> = named.collect();
    for subject in item.anywhere("tobject.subject") {
        let label = ["tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"]
            .iter()
            .find_map(|name| subject.attribute(name));
        tags.extend(label.or_else(|| subject.attribute("tobject.subject.refnum")).map(str::to_owned));
    }
    tags.extend(attributes(item, "keyword", "key"));
    for name in ["keyword", "KeywordLine", "classifier"] {
        tags.extend(lines(item, name));
    }
    tags.extend(attributes(item, "Subject", "FormalName"));
    unique(tags)
}
