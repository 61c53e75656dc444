//! Floor 1: English words on the page, with no notion of an article.
//!
//! | room | does |
//! | --- | --- |
//! | [`lexicon`] | tells what a single word may be |
//! | [`token`] | cuts text into tokens that know their place |

pub mod lexicon;
pub mod token;
