//! Two texts laid beside each other, word by word.
//!
//! *Useful for*: telling what of a quote somebody asks about stands in a text, in order: which words were kept, bent, added,
//! dropped. *Not useful for*: deciding whether the two are the same utterance, which is for whoever knows whose words they are.
//!
//! | room | holds |
//! | --- | --- |
//! | [`asked`] | a quote as a person writes it: words, ellipses, brackets |
//! | [`term`] | the words of a text as they are compared |
//! | [`path`] | the best way to lay the quote along a text |

pub mod asked;
pub mod path;
pub mod term;

pub use asked::{Asked, Slot};
pub use path::{Step, Way, lay};
pub use term::{Term, terms};
