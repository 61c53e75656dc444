//! Where an article comes from, and why a source gave none.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One file of the archive, or one member of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The file's path as a person would write it. Bytes that are not UTF-8 are written `\xNN`.
    pub path: String,
    /// Which member of the file, where a file holds several articles.
    pub locator: Option<String>,
    /// What the file was read as.
    pub format: Format,
}

impl fmt::Display for Source {
    /// Writes the citation: `path` or `path#locator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.locator {
            Some(locator) => write!(f, "{}#{locator}", self.path),
            None => f.write_str(&self.path),
        }
    }
}

/// What a source was read as. Found from its content, not only from its suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text: a page's dump, wire copy, a transcript.
    Text,
    /// A web page.
    Html,
}

impl Format {
    /// Whether spans point into the file's own text.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Text)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Html => "HTML",
        })
    }
}

/// A source that gave no article, and why. It never stops a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The file's path, or that of the folder that could not be read.
    pub path: String,
    /// Which member of it.
    pub locator: Option<String>,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.locator {
            Some(locator) => write!(f, "{}#{locator}: {}", self.path, self.reason),
            None => write!(f, "{}: {}", self.path, self.reason),
        }
    }
}

/// Why a source gave no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Reason {
    /// The operating system refused; its own words.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Nothing in it, or white space alone.
    #[error("is empty")]
    Empty,
    /// Not text in any encoding, nor a format that is read.
    #[error("is not text, nor a format that morgue reads")]
    Binary,
    /// Larger than the limit for one source. Both in bytes.
    #[error("is {} MB, over the limit of {} MB for one file", size / 1_000_000, limit / 1_000_000)]
    TooLarge {
        /// The file's size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A page without an article: a script, a log-in form, a notice.
    #[error("holds no article text")]
    NoArticle,
    /// Damaged; what is wrong with it, in a few words.
    #[error("is damaged: {0}")]
    Malformed(String),
    /// Neither file nor folder: a device, a socket, a named pipe.
    #[error("is not a regular file")]
    NotAFile,
    /// A fault of the program while it read this one source; what the program said.
    #[error("made morgue fail ({0}); please report it")]
    Fault(String),
}
