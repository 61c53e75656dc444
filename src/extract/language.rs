//! What language an article is in.

use crate::text::paragraph::Placed;

/// The ISO 639-1 code of an article's language; `None` when nothing tells.
#[must_use]
pub fn of(declared: Option<&str>, _title: Option<&str>, _paragraphs: &[Placed]) -> Option<String> {
    declared.map(|code| code.chars().take(2).collect())
}
