//! Floor 1: text as text, before anybody asks what it means.
//!
//! Pure functions over strings. Nothing here knows what an article is about, who speaks in it, or where it came from.
//!
//! | room | holds |
//! | --- | --- |
//! | [`paragraph`] | lines and paragraphs with their place in the source |

pub mod paragraph;
