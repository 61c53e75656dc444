//! What an article is about.

use crate::article::Topic;
use crate::text::paragraph::Placed;

/// What topics are read from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// The body.
    pub paragraphs: &'a [Placed],
    /// The page's own tags.
    pub tags: &'a [String],
    /// The page's own section.
    pub section: Option<&'a str>,
    /// The outlet, which is no topic of its own articles.
    pub outlet: Option<&'a str>,
    /// The authors, who are none either.
    pub byline: &'a [String],
    /// Whether the English rules for keyphrases apply.
    pub english: bool,
}

/// Finds an article's topics, best first.
#[must_use]
pub fn find(_subject: &Subject<'_>) -> Vec<Topic> {
    Vec::new()
}
