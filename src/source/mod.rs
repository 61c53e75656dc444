//! Floor 3: from a path to what the format says.
//!
//! **path → [`walk()`] → [`read()`] → [`articles`] → [`RawArticle`]**. Formats are told apart by content, a suffix is
//! only a hint; nothing here decides what a text means. A file that gives nothing is a [`Skipped`], never the end of a
//! run, and nothing is ever written.
//!
//! | room | does |
//! | --- | --- |
//! | [`mod@walk`] | finds the files below a root |
//! | [`name`] | spells paths that are not UTF-8 |
//! | [`mod@read`] | takes a file's bytes in, up to a limit |
//! | [`sniff`] | tells pages, text and everything else apart |
//! | [`decode`] | turns bytes into text |
//! | [`plain`] | reads plain text |
//! | [`html`] | reads web pages |

pub mod decode;
pub mod html;
pub mod name;
pub mod plain;
pub mod read;
pub mod sniff;
pub mod walk;

pub use name::{path_from_name, path_name};
pub use read::{LIMIT, read};
pub use walk::{Found, walk};

use crate::article::{RawArticle, Reason, Skipped};
use sniff::Content;

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
    let article = match sniff::content(path_name, bytes) {
        Content::Empty => Err(Reason::Empty),
        Content::Binary => Err(Reason::Binary),
        Content::Text => plain::article(path_name, bytes, modified),
        Content::Html => html::article(path_name, bytes, modified),
    };
    each(article.map_err(|reason| Skipped { path: path_name.to_owned(), locator: None, reason }));
}

#[cfg(test)]
mod tests;
