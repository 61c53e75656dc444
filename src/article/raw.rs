//! What a format's reader hands on, before anything is understood.

use super::{ParagraphKind, Provenance, Source, Span};

/// One article as its format gives it: text, and whatever the format itself says about it.
///
/// Every string is as written on the page, white space folded; what it means (who the authors are, which date is the
/// date of publication) is for the floor above to decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RawArticle {
    /// Where it comes from.
    pub source: Source,
    /// The text.
    pub body: RawBody,
    /// The headline, where the format marks one.
    pub title: Option<String>,
    /// The standfirst, where the format marks one.
    pub deck: Option<String>,
    /// Authors as written, one string an author or one for all.
    pub byline: Vec<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The outlet's section.
    pub section: Option<String>,
    /// The language the format declares, as declared (`en-GB`).
    pub language: Option<String>,
    /// Everything that may tell the date of publication, most trusted first.
    pub dates: Vec<DateClue>,
    /// Lines with the dates of other things on the page, which show how it writes them.
    pub other_dates: Vec<String>,
    /// The page's own tags.
    pub tags: Vec<String>,
    /// Reader comments that the format marks as such, in the page's order.
    pub comments: Vec<RawComment>,
}

impl RawArticle {
    /// An article of which nothing but its text is known.
    #[must_use]
    pub fn bare(source: Source, body: RawBody) -> Self {
        Self {
            source,
            body,
            title: None,
            deck: None,
            byline: Vec::new(),
            outlet: None,
            url: None,
            section: None,
            language: None,
            dates: Vec::new(),
            other_dates: Vec::new(),
            tags: Vec::new(),
            comments: Vec::new(),
        }
    }
}

/// The text of a raw article.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RawBody {
    /// The whole text of a plain-text source, furniture and all, exactly as decoded.
    Plain(String),
    /// One of several texts that a plain-text source holds.
    Part {
        /// The text, exactly as decoded.
        text: String,
        /// The byte of the source that it starts on.
        start: usize,
        /// The 1-based line of the source that it starts on.
        line: u32,
    },
    /// The text of a format that has no lines to be cited, furniture and all: a paragraph a line.
    Flat(String),
    /// The blocks of a format that marks them, in reading order, furniture already left out.
    Blocks(Vec<Block>),
    /// The same of a format that is plain text besides (Markdown): each block knows where it stands there.
    Marked(Vec<Marked>),
}

/// One block of a body that is marked up by signs in its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Marked {
    /// The block.
    pub block: Block,
    /// Where the stretches of its text stand, each without markup in it; in order, the first at its start.
    pub marks: Vec<Mark>,
    /// The byte of the source behind its last stretch.
    pub end: usize,
}

/// Where a stretch of a block's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The byte of the block's text that it starts at.
    pub within: usize,
    /// The byte of the source that it starts at.
    pub source: usize,
    /// The 1-based line of the source.
    pub line: u32,
}

/// One block of a marked-up body.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Block {
    /// What the markup says it is.
    pub kind: ParagraphKind,
    /// Its text on one line, entities resolved, white space folded.
    pub text: String,
    /// Whether the markup sets it off as quoted matter (`blockquote`).
    pub quoted: bool,
}

/// A reader's comment as the page gives it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RawComment {
    /// Who wrote it, as written.
    pub author: Option<String>,
    /// When, as written or as marked up.
    pub posted: Option<String>,
    /// The words.
    pub text: String,
    /// How many comments it answers, one the other: 0 for one on the article itself.
    pub depth: u32,
    /// The 1-based line it starts on, in a plain-text source.
    pub line: Option<u32>,
    /// Its place in a plain-text source.
    pub span: Option<Span>,
}

/// Something that may tell when an article came out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateClue {
    /// The date as written: `2020-10-01T13:51:00Z`, `1 October 2020`, `2020/10/01`.
    pub text: String,
    /// Where it was found.
    pub provenance: Provenance,
}
