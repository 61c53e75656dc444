//! What readers wrote.

use serde::{Deserialize, Serialize};

use super::Moment;

/// What a reader wrote under an article; never part of the article's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub posted: Option<Moment>,
    /// The words, one paragraph a line.
    pub text: String,
    /// The 1-based line it starts on, in a plain-text source.
    pub line: Option<u32>,
}
