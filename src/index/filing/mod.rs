//! Documents, collected in memory and written as a part of the index.
//!
//! The library below looks a word up once for each field that it is filed in, every time it is met, and adds to what it has of it there:
//! far apart in memory, time and again. Here a text is kept as the numbers of its words, one after the other, and a word is looked up
//! once, as it is written. Which terms it is filed under, in which field, is found out once a part, and what stands under each term
//! is put in order when the part is written, by counting. The files are the library's, and written by it: byte for byte what it would
//! write of the same documents, which a test holds.
//!
//! | room | holds |
//! | --- | --- |
//! | `strings` | each string once, known by a number |
//! | `vocabulary` | what each word is filed under |
//! | `log` | texts as the numbers of their words |
//! | `keys` | the numbers that documents are filed under |
//! | `posting` | under each term its documents |
//! | `draft` | a part while it is collected |
//! | `queue` | what waits to be filed |
//! | `desk` | the threads that collect |

mod desk;
mod draft;
mod keys;
mod log;
mod posting;
mod queue;
mod strings;
mod vocabulary;

pub(super) use desk::Desk;

#[cfg(test)]
mod tests;
