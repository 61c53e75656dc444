//! Who said it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who said something, resolved over the whole article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name the article gives, as written, without courtesy titles. For somebody unnamed, the description.
    pub name: String,
    /// The fullest description the article attaches to the name, as written, without article.
    pub role: Option<String>,
    /// What kind of speaker it is.
    pub class: SpeakerClass,
}

/// What kind of speaker somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerClass {
    /// One named person.
    Person,
    /// A ministry, company, paper, party.
    Organisation,
    /// Several people, unnamed.
    Group,
    /// One person, unnamed.
    Anonymous,
}

impl fmt::Display for SpeakerClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
        })
    }
}

/// A speaker with what the article calls them and how often it quotes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerCount {
    /// Who.
    #[serde(flatten)]
    pub speaker: Speaker,
    /// The other names the article uses for them.
    pub aliases: Vec<String>,
    /// How many of the article's quotations are theirs.
    pub quotations: usize,
}
