//! Floor 1: text as text, before anybody asks what an article says.
//!
//! Pure functions over strings. What counts as a word, and when two words are the same, is decided here and nowhere else,
//! so that understanding, indexing, searching and marking cannot disagree.
//!
//! | room | holds |
//! | --- | --- |
//! | [`paragraph`] | lines and paragraphs with their place in the source |
//! | [`token`] | words and marks of punctuation with their place, for reading sentences |
//! | [`folded`] | the forms that words are looked up by |
//! | [`list`] | compiled-in word lists, looked up many words at a time |
//! | [`lexicon`] | what a single English word may be |
//! | [`likeness`] | how much of one text another one repeats |
//! | [`short`] | words kept without an allocation each |
//! | [`mojibake`] | text whose bytes were once read in the wrong encoding, and how it is mended |
//! | [`nation`] | nations by all their names |
//! | [`starts`] | what some words begin with, so that most places of a text are done with at once |
//! | [`spelling`] | which of some words a mistyped one was to be |
//! | [`word`] | where words begin and end, for searching |
//! | [`align`] | two texts laid beside each other, word by word |
//! | [`forms`] | when two words are forms of one |
//! | [`fold`] | when two spellings are the same: case, diacritics, typography |

pub mod align;
pub mod fold;
pub mod folded;
pub mod forms;
pub mod lexicon;
pub mod likeness;
pub mod list;
pub mod mojibake;
pub mod nation;
pub mod paragraph;
pub mod short;
pub mod spelling;
pub mod starts;
pub mod token;
pub mod word;

pub use fold::fold;
/// A map whose keys come from articles: quick, and seeded anew each time, so that nobody can choose keys that collide.
pub type HashMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

pub use word::{Word, words};
