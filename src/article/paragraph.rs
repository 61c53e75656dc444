//! Blocks of an article's body.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// A block of the article's body, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text on one line.
    pub text: String,
    /// The 1-based line of the source that it starts on; `None` where lines mean nothing.
    pub line: Option<u32>,
    /// Its place in the source's text, or in the article's body text (see [`super::Article`]).
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The article's running text.
    Body,
    /// A heading within the text.
    Heading,
    /// The words under a picture.
    Caption,
    /// The standfirst.
    Deck,
}

impl fmt::Display for ParagraphKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body => "body",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Deck => "deck",
        })
    }
}
