//! Floor 5: how answers and articles look on the page.
//!
//! One trait, [`Render`], and one short file a format. This floor turns values into bytes and nothing else: it does
//! not know whether it writes to a terminal, a pipe or a file, what the environment says, or how the values were
//! found. What it may show (colour, links, width) it is told in a [`Look`].
//!
//! | room | holds |
//! | --- | --- |
//! | [`terminal`] | plain and coloured text for people |
//! | [`json`] | the versioned contract, one object a line |
//! | [`csv`] | one row a hit, or one row a quotation, for spreadsheets |
//! | [`markdown`] | for notes, issues and wikis |
//! | [`tally`] | counts: speakers, topics, outlets, authors, a timeline |
//! | [`bibliography`] | articles as entries of a bibliography |
//! | [`clean`] | neutralises hostile characters; everything for people's eyes goes through it |
//! | [`excerpt`] | the part of a long text that a reader wants to see |
//! | [`paint`] | text with styles, wrapped to a width |
//! | [`notes`] | a paragraph cut at its quotations, each with its number |
//! | [`hyperlink`] | paths that a terminal opens |
//! | [`wording`] | dates, speakers and counts as people read them |

pub mod bibliography;
pub mod clean;
pub mod csv;
pub mod excerpt;
pub mod hyperlink;
pub mod json;
pub mod markdown;
pub mod notes;
pub mod paint;
#[cfg(test)]
mod samples;
pub mod tally;
pub mod terminal;
pub mod wording;

use std::io::{self, Write};

use crate::article::{Article, Check, Hit};
use crate::index::Status;

pub use terminal::Look;

/// Writes hits and articles in one format.
pub trait Render {
    /// Writes one hit of an answer; hits come best first.
    fn hit(&mut self, hit: &Hit) -> io::Result<()>;

    /// Writes one article with its quotations.
    fn article(&mut self, article: &Article) -> io::Result<()>;

    /// Writes what the archive says about a quote.
    fn check(&mut self, check: &Check) -> io::Result<()>;

    /// Writes what is in an index.
    fn status(&mut self, status: &Status) -> io::Result<()>;

    /// Ends the page and hands everything to the writer below.
    fn finish(&mut self) -> io::Result<()>;
}

/// The formats a page can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: the contract, one object a line.
    Json,
    /// For spreadsheets.
    Csv,
    /// For notes.
    Markdown,
}

impl Format {
    /// The renderer that writes this format to `out`. The `look` matters to [`Format::Text`] alone.
    #[must_use]
    pub fn renderer<'w>(self, out: Box<dyn Write + 'w>, look: Look) -> Box<dyn Render + 'w> {
        match self {
            Self::Text => Box::new(terminal::Terminal::new(out, look)),
            Self::Json => Box::new(json::Json::new(out)),
            Self::Csv => Box::new(csv::Csv::new(out)),
            Self::Markdown => Box::new(markdown::Markdown::new(out)),
        }
    }
}
