//! Which lines of a plain text are the article's, which its readers', and which nobody's.

use crate::article::{DateClue, ParagraphKind, RawComment};
use crate::text::paragraph::{Placed, lines};

/// What a plain text holds, sorted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The headline, where the first lines hold one. It is not among the paragraphs.
    pub title: Option<Placed>,
    /// The standfirst's words, which are a paragraph as well.
    pub deck: Option<String>,
    /// Byline lines as written.
    pub byline: Vec<String>,
    /// Everything that may tell the date of publication, most trusted first.
    pub dates: Vec<DateClue>,
    /// The outlet, where a dateline or footer names it.
    pub outlet: Option<String>,
    /// The section, where the page names it.
    pub section: Option<String>,
    /// The page's own tags, as written.
    pub tags: Vec<String>,
    /// The article's paragraphs in reading order.
    pub paragraphs: Vec<Placed>,
    /// What readers wrote, in the page's order.
    pub comments: Vec<RawComment>,
}

/// Sorts a plain text.
#[must_use]
pub fn read(text: &str) -> Page {
    let paragraphs =
        lines(text).filter(|l| !l.is_blank()).map(|l| Placed::of_line(&l, ParagraphKind::Body)).collect();
    Page { paragraphs, ..Page::default() }
}
