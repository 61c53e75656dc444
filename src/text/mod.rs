//! Floor 1: text as text, before anybody asks what it means.
//!
//! Pure functions over strings. Nothing here knows what an article is about, who speaks in it, or where it came from. What
//! counts as a word, and when two words are the same, is decided in this one place, so that reading, indexing, searching
//! and marking cannot disagree.
//!
//! | room | holds |
//! | --- | --- |
//! | [`paragraph`] | lines and paragraphs with their place in the source |
//! | [`word`] | where words begin and end |
//! | [`fold`] | when two spellings are the same: case, diacritics, typography |

pub mod fold;
pub mod paragraph;
pub mod word;

pub use fold::fold;
pub use word::{Word, words};
