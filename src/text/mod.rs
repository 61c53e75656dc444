//! Floor 1: what text is made of, whoever reads it.
//!
//! Everything here is pure and knows no article. What counts as a word, and when two words are the same, is decided in this
//! one place, so that indexing, searching and marking cannot disagree.
//!
//! | room | holds |
//! | --- | --- |
//! | [`word`] | where words begin and end |
//! | [`fold`] | when two spellings are the same: case, diacritics, typography |

pub mod fold;
pub mod word;

pub use fold::fold;
pub use word::{Word, words};
