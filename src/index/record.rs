//! What is known about each source.

use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;

use super::block::Place;
use super::dated;
use super::schema::Fields;
use crate::article::{Reason, Skipped};

/// What is known about a source: the only list of what has been indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its path, absolute, spelled as [`Source::path`](crate::article::Source::path) spells one.
    pub path: String,
    /// What it was like when it was read.
    pub state: State,
    /// How many articles a container gave; 0 of a file that is one article, or none.
    pub members: u64,
    /// What was skipped of it.
    pub skipped: Vec<Skipped>,
}

/// What a file was like when it was read, and what read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds from 1970-01-01.
    pub modified: i64,
    /// The hash of its content; of nothing where it could not be read.
    pub hash: u64,
    /// The version of what understood it.
    pub version: u64,
}

impl State {
    /// The state of a container while its articles come in: like that of no file, so that a run that was ended is taken up again.
    pub const UNFINISHED: Self = Self { size: 0, modified: i64::MIN, hash: 0, version: 0 };
}

/// What was skipped, as it is kept: the path is known already.
#[derive(Serialize, Deserialize)]
struct Kept {
    path: Option<String>,
    locator: Option<String>,
    reason: Reason,
}

impl Record {
    pub(super) fn document(&self, fields: &Fields, source: u64) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_u64(fields.source, source);
        document.add_u64(fields.record, source);
        document.add_u64(fields.place, Place::Apart.to_number());
        document.add_u64(fields.minute, dated::kept(None));
        document.add_text(fields.record_path, &self.path);
        document.add_u64(fields.size, self.state.size);
        document.add_i64(fields.modified, self.state.modified);
        document.add_u64(fields.hash, self.state.hash);
        document.add_u64(fields.version, self.state.version);
        document.add_u64(fields.members, self.members);
        if !self.skipped.is_empty() {
            let kept: Vec<Kept> = self.skipped.iter().map(|skipped| self.kept(skipped)).collect();
            document.add_text(fields.skipped, serde_json::to_string(&kept).unwrap_or_default());
        }
        document
    }

    fn kept(&self, skipped: &Skipped) -> Kept {
        Kept {
            path: Some(&skipped.path).filter(|path| **path != self.path).cloned(),
            locator: skipped.locator.clone(),
            reason: skipped.reason.clone(),
        }
    }

    /// Reads what was kept as skipped of the source at `path`.
    pub(super) fn skipped(path: &str, kept: &str) -> Option<Vec<Skipped>> {
        let kept: Vec<Kept> = serde_json::from_str(kept).ok()?;
        let skipped = |Kept { path: other, locator, reason }| Skipped {
            path: other.unwrap_or_else(|| path.to_owned()),
            locator,
            reason,
        };
        Some(kept.into_iter().map(skipped).collect())
    }
}
