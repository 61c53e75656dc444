//! The unit of search.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// A paragraph or part of one, a headline, a caption or a comment: what a search finds.
///
/// A passage is derived from its [`super::Article`] and points into it; the same article always gives the same passages
/// in the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its words.
    pub text: String,
    /// The 1-based line it starts on.
    pub line: Option<u32>,
    /// Which paragraph it is of, and its place in that paragraph's text; `None` for headlines and comments.
    pub paragraph: Option<(usize, Span)>,
    /// Which comment it is.
    pub comment: Option<usize>,
    /// Which of the article's quotations stand in it, by index.
    pub quotations: Vec<usize>,
}

/// What kind of passage it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageKind {
    /// It holds a quotation.
    Quote,
    /// Running text without one.
    Prose,
    /// The article's headline.
    Headline,
    /// The words under a picture.
    Caption,
    /// A reader's words.
    Comment,
}

impl PassageKind {
    /// Every kind, in the order help texts list them.
    pub const ALL: [Self; 5] = [Self::Quote, Self::Prose, Self::Headline, Self::Caption, Self::Comment];

    /// The word for it on the command line, in queries and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Prose => "prose",
            Self::Headline => "headline",
            Self::Caption => "caption",
            Self::Comment => "comment",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for PassageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
