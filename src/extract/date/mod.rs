//! When an article came out, and when its comments were posted.

use crate::article::{DateClue, Moment, Published, RawComment};

/// What a page tells about how its dates are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The article's address.
    pub url: Option<&'a str>,
    /// The source's path.
    pub path: &'a str,
    /// The article's language.
    pub language: Option<&'a str>,
    /// The comments, in the page's order.
    pub comments: &'a [RawComment],
}

/// The dates of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// When the article came out.
    pub published: Option<Published>,
    /// When each comment was posted, in the order of the comments.
    pub comments: Vec<Option<Moment>>,
}

/// Reads the dates of a page.
#[must_use]
pub fn read(_clues: &[DateClue], evidence: &Evidence<'_>) -> Dates {
    Dates { published: None, comments: vec![None; evidence.comments.len()] }
}
