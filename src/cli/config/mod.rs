//! What a person says once for every run: the configuration file.
//!
//! | key | says |
//! | --- | --- |
//! | `index` | the folder of the index, reckoned from the folder of the file |
//! | `include`, `exclude`, `follow` | which files are read |
//! | `max-size`, `max-ratio`, `max-depth`, `max-members` | how far a file may unpack |
//! | `[map]` | which fields of JSON and CSV hold what: `title = "headline"` |
//! | `[[files]]` | the same in files of some names: `glob = "exports/*.jsonl"`, `map = { title = "h" }` |
//!
//! Every key is that of an option, and the option wins. A key that is not known is an error, so that none is thought to be obeyed
//! that is not.
//!
//! | room | does |
//! | --- | --- |
//! | `written` | reads what a file says |
//! | `found` | finds the file |

mod found;
mod written;

use std::path::PathBuf;

use crate::source::Mappings;

pub use found::of_run;
pub use written::read;

/// What configuration files say; what they leave out is as it always is.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The folder of the index.
    pub index: Option<PathBuf>,
    /// The names of the files to be read.
    pub include: Option<Vec<String>>,
    /// The names of the files and folders to be left out.
    pub exclude: Option<Vec<String>>,
    /// Whether symbolic links are followed.
    pub follow: Option<bool>,
    /// The size of one article, in megabytes.
    pub max_size: Option<u64>,
    /// How many times its own size a file may unpack to.
    pub max_ratio: Option<u64>,
    /// How many archives may lie one within the other.
    pub max_depth: Option<u32>,
    /// How many articles one file may hold.
    pub max_members: Option<u64>,
    /// Which fields hold what.
    pub mappings: Mappings,
}

impl Config {
    /// What this one says, and where it says nothing, what the other says.
    #[must_use]
    fn or(self, other: Self) -> Self {
        Self {
            index: self.index.or(other.index),
            include: self.include.or(other.include),
            exclude: self.exclude.or(other.exclude),
            follow: self.follow.or(other.follow),
            max_size: self.max_size.or(other.max_size),
            max_ratio: self.max_ratio.or(other.max_ratio),
            max_depth: self.max_depth.or(other.max_depth),
            max_members: self.max_members.or(other.max_members),
            mappings: self.mappings.or(&other.mappings),
        }
    }
}
