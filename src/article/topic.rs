//! What an article is about.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing an article is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// What a person would file the article under.
    pub label: String,
    /// Who says so.
    pub provenance: TopicProvenance,
    /// The IPTC Media Topic it maps to, `medtop:NNNNNNNN`.
    pub code: Option<String>,
    /// How strongly the article is about it, 0 to 1.
    pub score: f32,
}

/// Who says that an article is about something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TopicProvenance {
    /// The page's own tag.
    Tag,
    /// The page's own section.
    Section,
    /// Read off the text.
    Inferred,
}

impl fmt::Display for TopicProvenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tag => "tag",
            Self::Section => "section",
            Self::Inferred => "inferred",
        })
    }
}
