//! What can go wrong with a run. (What can go wrong with one source is a [`crate::article::Skipped`].)

use std::io;
use std::path::{Path, PathBuf};

use crate::article::Span;

/// Everything that can go wrong: what happened, where, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path a person named is not there.
    #[error("{}: {}", path.display(), link.as_deref().map_or_else(|| "no such file or folder".to_owned(), nowhere))]
    NoSuchPath {
        /// The path as given.
        path: PathBuf,
        /// Where it leads, if it is a link to what is not there.
        link: Option<PathBuf>,
    },
    /// The operating system refused something outside the archive.
    #[error("{}: {error}", path.display())]
    Io {
        /// What it was about.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A query that cannot be read.
    #[error("{message}")]
    Query {
        /// The whole query.
        query: String,
        /// The place in it, in bytes.
        at: Span,
        /// What is wrong there.
        message: String,
        /// What to write instead.
        hint: Option<String>,
    },
    /// A quote that cannot be looked for.
    #[error("{message}")]
    Quote {
        /// The quote as given.
        quote: String,
        /// What is wrong with it.
        message: String,
    },
    /// There is no index yet.
    #[error("there is no index in {}", path.display())]
    NoIndex {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is an index, and nothing in it.
    #[error("the index in {} holds no articles", path.display())]
    NoArticles {
        /// The index.
        path: PathBuf,
    },
    /// Another run is writing to the index.
    #[error("another morgue is writing to the index in {}", path.display())]
    IndexBusy {
        /// The index.
        path: PathBuf,
    },
    /// The index was written by a version that this one cannot read.
    #[error("the index in {} was written by another version of morgue", path.display())]
    IndexVersion {
        /// The index.
        path: PathBuf,
    },
    /// What the index is to be kept in is no folder.
    #[error("{} is no folder, and an index needs one of its own", path.display())]
    NoFolder {
        /// What is there.
        path: PathBuf,
    },
    /// The folder holds something that is not an index.
    #[error("{} holds other files: an index needs a folder of its own", path.display())]
    NotAnIndex {
        /// The folder.
        path: PathBuf,
    },
    /// The index cannot be read.
    #[error("the index in {} is damaged: {detail}", path.display())]
    IndexDamaged {
        /// The index.
        path: PathBuf,
        /// What is wrong, in a few words.
        detail: String,
    },
    /// A pattern for names of files that cannot be read.
    #[error("{message}")]
    Pattern {
        /// What is wrong with it.
        message: String,
    },
    /// A configuration file that cannot be read.
    #[error("{}:{line}: {message}", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// The 1-based line.
        line: usize,
        /// What is wrong there.
        message: String,
        /// What to write instead.
        hint: Option<String>,
    },
    /// A file is there, and the article that was named is not in it.
    #[error("{}: holds no article {locator}", path.display())]
    NoSuchMember {
        /// The file.
        path: PathBuf,
        /// What was asked for.
        locator: String,
    },
    /// A source that was named is neither a file nor in the index.
    #[error("{name}: neither a file nor an article of the index")]
    NoSuchSource {
        /// The source as given.
        name: String,
    },
}

/// What is said of a link to what is not there.
fn nowhere(to: &Path) -> String {
    format!("a link to {}, which is not there", to.display())
}

impl Error {
    /// What is said of a path that is not there.
    #[must_use]
    pub fn missing(path: &Path) -> Self {
        Self::NoSuchPath { path: path.to_owned(), link: path.read_link().ok() }
    }

    /// What a person can do about it, as a sentence or a command.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Query { hint, .. } | Self::Config { hint, .. } => hint.clone(),
            Self::NoIndex { .. } => Some("build one with: morgue index FOLDER".to_owned()),
            Self::NoArticles { .. } => Some("put some in with: morgue index FOLDER".to_owned()),
            Self::IndexBusy { .. } => Some("wait until it is done, then run this again".to_owned()),
            Self::IndexVersion { path } | Self::IndexDamaged { path, .. } => Some(format!(
                "nothing is lost, build it again: rm -r {} && morgue index FOLDER",
                path.display()
            )),
            Self::NotAnIndex { .. } | Self::NoFolder { .. } => {
                Some("name another folder with --index".to_owned())
            }
            Self::NoSuchSource { .. } | Self::NoSuchMember { .. } => {
                Some("morgue search prints sources as they are to be written here".to_owned())
            }
            Self::Pattern { .. } => Some("a pattern is like '*.html' or '2020/**'".to_owned()),
            Self::Quote { .. } => {
                Some("write it so: morgue check 'the words that they are said to have said'".to_owned())
            }
            Self::NoSuchPath { .. } | Self::Io { .. } => None,
        }
    }
}

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;
