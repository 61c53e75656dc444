//! What a word processor wrote, whatever its format: paragraphs with their styles, and what the file says of itself.
//!
//! News databases export what was found as one such document; it opens into its articles as their texts do.

use crate::article::{Block, DateClue, Format, ParagraphKind, Provenance, RawArticle, RawBody, Reason};
use crate::extract::boilerplate::{self, Piece};
use crate::extract::byline;
use crate::source::fields::written_date;
use crate::source::html;
use crate::source::place::Place;
use crate::source::reading::{Flow, Reading};
use crate::source::records;
use crate::source::xml::Node;

/// A document of a word processor.
pub(super) struct Document {
    /// Each with the name of its style in small letters.
    pub(super) paragraphs: Vec<(String, String)>,
    /// An article of which nothing is known but what the file says of itself.
    pub(super) about: RawArticle,
}

impl Document {
    /// Lets go of who made the file and when, where the text says who wrote it and when it came out.
    fn told_by_itself(mut self) -> Self {
        /// So many paragraphs stand over the text.
        const HEAD: usize = 6;
        let head = || {
            self.paragraphs
                .iter()
                .map(|(_, text)| html::line(text))
                .filter(|line| !line.is_empty())
                .take(HEAD)
        };
        if head().any(|line| byline::is_byline(&line)) {
            self.about.byline.clear();
        }
        if head().any(|line| boilerplate::is_date_line(&line)) {
            self.about.dates.retain(|clue| clue.provenance != Provenance::Metadata);
        }
        self
    }

    /// Whether nothing in it says which of its lines is the headline.
    fn is_plain(&self) -> bool {
        let tells = |style: &str| {
            ["title", "subtitle", "caption"].contains(&style)
                || style.starts_with("heading")
                || style.contains("quot")
        };
        self.about.title.is_none() && !self.paragraphs.iter().any(|(style, _)| tells(style))
    }

    /// A document at a place of which nothing is known yet.
    pub(super) fn new(place: &Place, format: Format) -> Self {
        let about = RawArticle::bare(place.source(format), RawBody::Blocks(Vec::new()));
        Self { paragraphs: Vec::new(), about }
    }
}

/// Hands on the article that a document is, or the articles that a database wrote into it.
pub(super) fn give(document: Result<Document, Reason>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let document = match document {
        Ok(document) => document.told_by_itself(),
        Err(reason) => return reading.skip(place, reason),
    };
    let format = document.about.source.format;
    let text = flat(&document.paragraphs);
    let pieces = boilerplate::records(&text);
    if !pieces.is_empty() {
        let part = |piece: &Piece| text.get(piece.bytes.clone()).unwrap_or_default().to_owned();
        return records::give(&pieces, format, place, reading, |piece, _| {
            (RawBody::Flat(part(piece)), Vec::new())
        });
    }
    if boilerplate::is_record(&text) {
        return reading.give(RawArticle::bare(place.source(format), RawBody::Flat(text)));
    }
    if document.is_plain() {
        return reading.give(RawArticle { body: RawBody::Flat(text), ..document.about });
    }
    reading.give_or_skip(place, article(document))
}

/// The paragraphs as a plain text, with blank lines between them.
fn flat(paragraphs: &[(String, String)]) -> String {
    let mut text = String::with_capacity(paragraphs.iter().map(|(_, text)| text.len() + 2).sum());
    for line in paragraphs.iter().map(|(_, text)| html::line(text)).filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&line);
    }
    text
}

/// The article that styled paragraphs make.
fn article(Document { paragraphs, about }: Document) -> Result<RawArticle, Reason> {
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
    let title = title.or(about.title);
    Ok(RawArticle { body: RawBody::Blocks(blocks), title, deck, ..about })
}

/// Takes in what a document says of itself, in the words of the Dublin Core.
pub(super) fn describe(article: &mut RawArticle, about: &Node) {
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
