//! Floor 3: the index, a projection of articles that can be searched and always be rebuilt.
//!
//! *Useful for*: storing what a source gave, all of it or nothing; asking which sources are stored and in what state; handing
//! articles back as they were. *Not useful for*: deciding what to read (that is ingest's), or what a query means (that is
//! search's).
//!
//! Four kinds of document live in it. A **passage** holds words to be found, and stores nothing: a hit is made from the stored
//! article, so that the two cannot disagree. An **article** stands right behind its passages, stores the article and holds what
//! concerns all of them. A **source** records what was read, in what state; there is no other list of what has been indexed. A
//! **story** lists articles that tell one story. All documents of one source come and go together; the articles of a container
//! come one by one, and its record says that it is unfinished until all have.
//!
//! | room | holds |
//! | --- | --- |
//! | [`schema`] | the fields |
//! | [`analyzer`] | how text becomes terms, when indexing and when searching |
//! | [`exact`] | what words look like beyond their spelling |
//! | [`folder`] | the folder: what may be in it, who may write |
//! | `seal` | whether the lists that hold the index together are what was written |
//! | [`document`] | a source and its articles as documents |
//! | `block` | where articles stand, and their passages |
//! | `dated` | when articles may have come out, unpacked |
//! | `parts` | its parts, and the numbers that nearly every question reads |
//! | [`quoted`] | who is quoted and what an article is about, to be counted |
//! | `recent` | the passages that were shown last |
//! | `checksum` | whether a file of a part is what was written |
//! | [`record`] | what is known about each source |
//! | [`records`] | the same of all sources, looked up one by one |
//! | [`write`] | putting sources in, taking them out |
//! | `filing` | documents, collected in memory and written as a part |
//! | `removal` | taking documents out |
//! | `join` | making few parts of many |
//! | `window` | a file read a piece at a time |
//! | [`stored`] | an article as it is kept |
//! | [`story`] | articles that tell one story |
//! | `sorted` | looking ahead among documents in order |
//! | [`read`] | opening, and getting articles back |
//! | `shared` | work that is shared out among threads |
//! | [`status`] | what is in it, in numbers |
//! | [`verify`] | whether all of it is what was written |

pub mod analyzer;
pub(crate) mod block;
mod checksum;
pub(crate) mod dated;
pub mod document;
pub mod exact;
mod filing;
pub mod folder;
mod join;
pub(crate) mod parts;
pub mod quoted;
pub mod read;
mod recent;
pub mod record;
pub mod records;
mod removal;
pub mod schema;
mod seal;
pub(crate) mod shared;
pub(crate) mod sorted;
pub mod status;
pub mod stored;
pub mod story;
pub mod verify;
mod window;
pub mod write;

pub use document::Batch;
pub use read::Index;
pub use record::{Record, State};
pub use records::Records;
pub use status::Status;
pub use verify::{Damage, Verdict};
pub use write::{Claim, Writer};

/// The version of what is in the folder: an index with another one has to be built again.
pub const INDEX_FORMAT: u32 = 11;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
