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
    /// How many comments it answers, one the other: 0 for one on the article itself, 1 for a reply to that.
    #[serde(default)]
    pub depth: u32,
    /// The 1-based line it starts on, in a plain-text source.
    pub line: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_was_stored_without_a_depth_is_on_the_article() {
        let stored = r#"{"author":null,"posted":null,"text":"Well.","line":null}"#;
        assert_eq!(serde_json::from_str::<Comment>(stored).unwrap().depth, 0);
    }
}
