//! The entries of RSS and Atom feeds as articles.

use super::node::Node;
use crate::article::{Block, DateClue, Format, Provenance, RawArticle, RawBody, RawComment, Reason};
use crate::source::place::Place;
use crate::source::{html, prose};

/// What a feed says of all its entries.
#[derive(Debug, Default)]
pub(super) struct Feed {
    outlet: Option<String>,
    language: Option<String>,
    /// Whoever writes for a site that exports its articles: the name of the account, and the person's.
    writers: Vec<(String, String)>,
}

/// A summary longer than that, in bytes, is none.
const SUMMARY: usize = 600;

/// No site has so many writers.
const WRITERS: usize = 10_000;

impl Feed {
    /// Takes in what stands outside the entries.
    pub(super) fn know(&mut self, within: &[String], node: &Node) {
        let top = matches!(
            within.last().map(String::as_str),
            Some("channel" | "feed" | "rss:channel" | "atom:feed")
        );
        match node.local() {
            "title" if top && self.outlet.is_none() => self.outlet = node.line(),
            "language" if top => self.language = node.line(),
            "author_login" if self.writers.len() < WRITERS => {
                self.writers.extend(node.line().map(|account| (account, String::new())));
            }
            "author_display_name" => {
                if let (Some((_, name)), Some(display)) = (self.writers.last_mut(), node.line()) {
                    *name = display;
                }
            }
            _ => {}
        }
    }

    pub(super) fn article(&self, entry: &Node, place: &Place) -> Result<RawArticle, Reason> {
        let own = |node: &&Node| !node.name.starts_with("media:");
        let title = entry.all("title").find(own).and_then(Node::line);
        let full = ["content:encoded", "content", "full-text", "body"]
            .iter()
            .flat_map(|name| entry.all(name))
            .filter(own)
            .map(blocks)
            .find(|blocks| !blocks.is_empty());
        let summary = ["description", "summary", "abstract", "excerpt:encoded"]
            .iter()
            .flat_map(|name| entry.all(name))
            .filter(own)
            .map(blocks)
            .find(|blocks| !blocks.is_empty());
        let (body, deck) = match (full, summary) {
            (Some(full), summary) => (full, summary),
            (None, Some(summary)) => (summary, None),
            (None, None) => return Err(Reason::NoArticle),
        };
        let deck =
            deck.map(|blocks| blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" "));
        let deck = deck.filter(|deck| deck.len() <= SUMMARY && !begins_with(&body, deck));
        let mut article = RawArticle::bare(place.source(Format::Feed), RawBody::Blocks(body));
        let source = source(entry);
        article.title = title.map(|title| without_source(title, source.as_deref()));
        article.deck = deck;
        article.byline = authors(entry).into_iter().map(|author| self.person(author)).collect();
        article.url = address(entry);
        article.outlet = source.or_else(|| self.outlet.clone());
        article.comments = entry.all("wp:comment").filter_map(comment).collect();
        article.language = entry.attribute("xml:lang").map(str::to_owned).or_else(|| self.language.clone());
        article.dates = ["pubDate", "published", "issued", "dc:date", "date"]
            .iter()
            .filter_map(|name| entry.first(name).and_then(Node::line))
            .map(|text| DateClue { text, provenance: Provenance::Metadata })
            .collect();
        let changed = ["updated", "modified"].iter().find_map(|name| entry.first(name).and_then(Node::line));
        article.dates.extend(changed.map(|text| DateClue { text, provenance: Provenance::Updated }));
        article.tags = tags(entry);
        Ok(article)
    }

    /// The name of whoever has that account, where the file says.
    fn person(&self, author: String) -> String {
        let known = self.writers.iter().find(|(account, name)| *account == author && !name.is_empty());
        known.map_or(author, |(_, name)| name.clone())
    }
}

/// A headline without the outlet's name, which those who gather others' headlines put behind it.
fn without_source(title: String, source: Option<&str>) -> String {
    let own = source.and_then(|source| title.strip_suffix(source)?.strip_suffix(" - "));
    own.filter(|own| !own.is_empty()).map(str::to_owned).unwrap_or(title)
}

/// A reader's comment in the export of a site, unless it was held back or is another site's link.
fn comment(node: &Node) -> Option<RawComment> {
    let line = |name: &str| node.first(name).and_then(Node::line);
    let shown = line("wp:comment_approved").is_none_or(|approved| approved == "1");
    let kind = line("wp:comment_type").unwrap_or_default();
    if !shown || !matches!(kind.as_str(), "" | "comment") {
        return None;
    }
    Some(RawComment {
        author: line("wp:comment_author"),
        posted: line("wp:comment_date"),
        text: line("wp:comment_content")?,
        depth: u32::from(line("wp:comment_parent").is_some_and(|parent| parent != "0")),
        line: None,
        span: None,
    })
}

/// What an entry is known by.
pub(super) fn id(entry: &Node) -> Option<String> {
    let named = ["guid", "id"].iter().find_map(|name| entry.first(name).and_then(Node::line));
    named.or_else(|| entry.attribute("about").map(str::to_owned)).or_else(|| address(entry))
}

fn blocks(node: &Node) -> Vec<Block> {
    let text = node.text();
    if node.attribute("type") == Some("xhtml") {
        return html::fragment(&node.markup(&|name| Some(of_page(name))));
    }
    if node.nodes().next().is_some() {
        // Markup that should have been escaped.
        return html::fragment(&node.markup(&|name| Some(of_page(name))));
    }
    prose::blocks(&text)
}

/// The element of a page that one of a feed's content is.
fn of_page(name: &str) -> &'static str {
    const KNOWN: [&str; 18] = [
        "p",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
    ];
    KNOWN.into_iter().find(|known| *known == name).unwrap_or("span")
}

/// Whether a summary is nothing but how the body begins.
fn begins_with(body: &[Block], deck: &str) -> bool {
    let start = deck.trim_end_matches(['.', '…', ' ', '[', ']']);
    body.iter().take(2).any(|block| block.text.starts_with(start) || start.starts_with(&block.text))
}

fn authors(entry: &Node) -> Vec<String> {
    let creators: Vec<String> = entry.all("creator").filter_map(Node::line).collect();
    if !creators.is_empty() {
        return creators;
    }
    let named = |author: &Node| match author.first("name") {
        Some(name) => name.line(),
        None => author.line().and_then(|line| person(&line)),
    };
    entry.all("author").filter_map(named).collect()
}

/// The name in `jane@quay.example (Jane Roe)`.
fn person(author: &str) -> Option<String> {
    if !author.contains('@') {
        return Some(author.to_owned());
    }
    let (_, name) = author.split_once('(')?;
    Some(name.trim_end_matches([')', ' ']).to_owned()).filter(|name| !name.is_empty())
}

fn address(entry: &Node) -> Option<String> {
    if let Some(link) = entry.first("feedburner:origLink").and_then(Node::line) {
        return Some(link);
    }
    let links = || entry.all("link");
    let alternate = links()
        .filter(|link| matches!(link.attribute("rel"), None | Some("alternate")))
        .find_map(|link| link.attribute("href").map(str::to_owned).or_else(|| link.line()));
    let permanent = entry.first("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"));
    alternate
        .or_else(|| permanent.and_then(Node::line))
        .filter(|address| address.starts_with("http://") || address.starts_with("https://"))
}

/// The outlet that an entry was taken from.
fn source(entry: &Node) -> Option<String> {
    let source = entry.first("source")?;
    source.first("title").and_then(Node::line).or_else(|| source.line())
}

/// A tag is told once among so many; what names more names no subjects, and is to take no longer for it.
const TOGETHER: usize = 200;

fn tags(entry: &Node) -> Vec<String> {
    let categories = entry.all("category").filter_map(|category| {
        let label = category.attribute("label").or_else(|| category.attribute("term"));
        label.map(str::to_owned).or_else(|| category.line())
    });
    let subjects = entry.all("dc:subject").filter_map(Node::line);
    let mut tags: Vec<String> = Vec::new();
    for tag in categories.chain(subjects) {
        if !tags.iter().rev().take(TOGETHER).any(|known| *known == tag) {
            tags.push(tag);
        }
    }
    tags
}
