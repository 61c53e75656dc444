//! Articles as entries of a bibliography, one at a time.
//!
//! Nothing is claimed that the article does not tell: a date that is only a bound is given as such, and the date of a file not at all.
//!
//! | room | holds |
//! | --- | --- |
//! | [`bibtex`] | for LaTeX and reference managers |
//! | [`csl`] | CSL-JSON, for reference managers and Pandoc |
//! | `key` | what an entry is called |
//! | `author` | a byline's names, taken apart |

mod author;
pub mod bibtex;
pub mod csl;
mod key;

use std::io;

use crate::article::{Article, Moment, Provenance};

/// Writes articles as entries of a bibliography.
pub trait Bibliography {
    /// Writes one article.
    fn article(&mut self, article: &Article) -> io::Result<()>;

    /// Ends the page and hands everything to the writer below.
    fn finish(&mut self) -> io::Result<()>;
}

/// When an article came out, and whether that is known only as a bound.
fn issued(article: &Article) -> Option<(Moment, bool)> {
    let published = article.published?;
    match published.provenance {
        Provenance::Mtime => None,
        Provenance::Updated | Provenance::Comment => Some((published.date, true)),
        Provenance::Metadata
        | Provenance::Url
        | Provenance::Byline
        | Provenance::Dateline
        | Provenance::Body
        | Provenance::Filename => Some((published.date, false)),
    }
}
