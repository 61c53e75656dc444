//! Floor 3: from a path to what the format says.
//!
//! **path → [`walk()`] → [`open`] → [`Reading`] → [`RawArticle`]**. Formats are told apart by content, a suffix is only a
//! hint; nothing here decides what a text means. A file that gives nothing is a [`Skipped`], never the end of a run, and
//! nothing is ever written.
//!
//! A file is a *document*, which is one article, or a *container*, which opens into members: records of a table, entries of a
//! feed, files of an archive. A container is read as a stream, one article in memory at a time, and its members may be
//! containers again; what a file may unpack to is bounded by [`Limits`]. A damaged member costs that member.
//!
//! | room | does |
//! | --- | --- |
//! | [`mod@walk`] | finds the files below a root |
//! | [`name`] | spells paths that are not UTF-8 |
//! | [`mod@read`] | opens files, takes their bytes in up to a limit |
//! | [`sniff`] | tells by its beginning what a file is |
//! | [`reading`] | reads a file, whatever it is, and what is in it |
//! | [`limits`] | bounds what a file may unpack to, and what an article may be made of |
//! | `guard` | keeps a fault to the article that brings it about |
//! | `input`, `place` | bytes on their way in, and where they come from |
//! | [`decode`] | turns bytes into text |
//! | [`plain`] | reads plain text |
//! | [`html`] | reads web pages |
//! | `markdown` | reads Markdown and what stands before it |
//! | [`packed`], `archive` | unpack gzip, zstd and xz; open zip and tar |
//! | `records` | opens texts of several records, as news databases export them |
//! | `json`, `table` | read records: JSON, CSV |
//! | `office` | reads documents of word processors, and books |
//! | `pdf` | reads pages as they are printed |
//! | `mail` | reads messages, mailboxes and saved pages |
//! | [`xml`] | reads feeds and the agencies' formats |
//! | `warc` | reads crawls |
//! | [`fields`] | finds an article in a record by what its fields are called |
//! | `prose` | cuts the text of a field into paragraphs |

mod archive;
pub mod decode;
pub mod fields;
mod guard;
pub mod html;
mod input;
mod json;
pub mod limits;
mod mail;
mod markdown;
pub mod name;
mod office;
pub mod packed;
#[cfg(feature = "pdf")]
mod pdf;
mod place;
pub mod plain;
mod prose;
pub mod read;
pub mod reading;
mod records;
pub mod sniff;
mod table;
pub mod walk;
mod warc;
pub mod xml;

pub use fields::{Mapping, Mappings};
pub use input::{Document, Input};
pub use limits::Limits;
pub use name::{path_from_name, path_name};
pub use read::{BEGINNING, LIMIT, fetch, read};
pub use reading::{Opened, Options, Reading, kind, open};
pub use sniff::Content;
pub use walk::{Found, Which, walk};

use std::ops::ControlFlow;

use crate::article::{RawArticle, Skipped};

/// Hands every article of a file to `each`, or why there is none.
///
/// `path_name` is the file's path as [`path_name()`] spells it, `modified` when it was last written in nanoseconds since
/// 1970: the last resort for the date.
pub fn articles(
    path_name: &str,
    bytes: &[u8],
    modified: Option<i64>,
    each: &mut dyn FnMut(Result<RawArticle, Skipped>),
) {
    let mut go_on = |article| {
        each(article);
        ControlFlow::Continue(())
    };
    let size = bytes.len() as u64;
    Reading::new(&Options::default(), size, &mut go_on).read(Input::of_bytes(bytes), path_name, modified);
}

#[cfg(test)]
mod bounds_tests;
#[cfg(test)]
mod spoiled_tests;
#[cfg(test)]
mod tests;
