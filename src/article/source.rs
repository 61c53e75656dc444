//! Where an article comes from, and why a source gave none.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One file of the archive, or one member of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The file's path as a person would write it. Bytes that are not UTF-8 are written `\xNN`.
    pub path: String,
    /// Which member of the file, where a file holds several articles: `3`, `entry-id`, `!member.html`, `!feed.xml#3`.
    pub locator: Option<String>,
    /// What the file was read as.
    pub format: Format,
}

impl fmt::Display for Source {
    /// Writes the citation: `path`, `path#3`, `path#entry-id` or `path!member.html`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        cite(f, &self.path, self.locator.as_deref())
    }
}

fn cite(f: &mut fmt::Formatter<'_>, path: &str, locator: Option<&str>) -> fmt::Result {
    f.write_str(path)?;
    match locator {
        Some(member) if member.starts_with('!') => f.write_str(member),
        Some(record) => write!(f, "#{record}"),
        None => Ok(()),
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
    /// Markdown.
    Markdown,
    /// An object of JSON.
    Json,
    /// A row of a table.
    Csv,
    /// An entry of a feed.
    Feed,
    /// A message.
    Mail,
    /// A page that a browser saved as a message.
    Mhtml,
    /// A document of Word and its like.
    Docx,
    /// A document of an open word processor.
    Odt,
    /// A chapter of an electronic book, or all of it.
    Epub,
    /// A document of printed pages.
    Pdf,
    /// An agency's item in NITF.
    Nitf,
    /// An agency's item in `NewsML`-G2 or `NewsML` 1.
    NewsMl,
    /// A document of rich text, which any word processor reads.
    Rtf,
}

impl Format {
    /// Whether spans point into the file's own text.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Feed => "feed",
            Self::Mail => "e-mail",
            Self::Mhtml => "MHTML",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Epub => "EPUB",
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Nitf => "NITF",
            Self::NewsMl => "NewsML",
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
        cite(f, &self.path, self.locator.as_deref())?;
        write!(f, ": {}", self.reason)
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
    /// Larger than the limit for one article, by how much nobody knows. In bytes.
    #[error("is over the limit of {} MB for one article", limit / 1_000_000)]
    Oversized {
        /// The limit in bytes.
        limit: u64,
    },
    /// More text than any article has. In bytes.
    #[error("has more than {} MB of text: no article is that long", limit / 1_000_000)]
    TooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// Made of more lines, elements, fields … than any article.
    #[error("is made of more than {limit} lines, elements or fields: no article is")]
    TooFine {
        /// How many there may be.
        limit: u64,
    },
    /// Unpacks to more than its size allows for.
    #[error("unpacks to more than {ratio} times its size: what lies further on was not read")]
    Bomb {
        /// How many times its size a file may unpack to.
        ratio: u64,
    },
    /// Packed so that much memory is needed to unpack it. In bytes.
    #[error("asks for more than {} MB of memory to unpack: pack it anew, in the usual way", limit / 1_000_000)]
    TooWide {
        /// How much it may ask for.
        limit: u64,
    },
    /// An archive within too many others.
    #[error("lies in more than {limit} archives, one within the other")]
    TooDeep {
        /// How many there may be.
        limit: u32,
    },
    /// A file of too many members.
    #[error("holds more than {limit} articles: the rest was not read")]
    TooMany {
        /// How many there may be.
        limit: u64,
    },
    /// Many members of one file gave no article; how many more than were named.
    #[error("{0} more of it gave no article")]
    More(u64),
    /// A record whose fields are called nothing that is known; what they are called.
    #[error("has no field that is known to hold an article (its fields: {0}); name it with --map text=FIELD")]
    NoField(String),
    /// Pictures of pages, without their text.
    #[error("holds pictures of pages and no text: it was scanned")]
    Scanned,
    /// A format that this build of the program was made without; what it is called.
    #[error("is {0}, which this build of morgue does not read")]
    NoReader(String),
    /// Locked with a password.
    #[error("is encrypted")]
    Encrypted,
    /// A page without an article, for no reason that the page gives.
    #[error("holds no article text")]
    NoArticle,
    /// A page that a script was to fill.
    #[error("holds nothing but a script: save the page from a browser once it shows the article")]
    Script,
    /// A page that asks whether its reader is a robot, or takes him for one.
    #[error("holds a check for robots or a refusal instead of an article")]
    Refused,
    /// A page that says that there is no such page.
    #[error("says that the page was not found")]
    Missing,
    /// A page that shows the request to subscribe or log in and nothing of the article.
    #[error("holds nothing but the request to subscribe or log in")]
    Locked,
    /// A page that shows the request for consent to cookies and nothing of the article.
    #[error("holds nothing but the request to accept cookies")]
    Consent,
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
