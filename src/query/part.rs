//! What a passage or its article can have, or be known to have.

use std::fmt;

/// What stands after `has:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// A quotation in the passage.
    Quote,
    /// Somebody who is known to speak in the passage.
    Speaker,
    /// A role of somebody who speaks in the passage.
    Role,
    /// A date on which the article came out.
    Date,
    /// An author of the article.
    Author,
    /// The article's newspaper, site or agency.
    Outlet,
    /// The outlet's own section.
    Section,
    /// A topic of the article.
    Topic,
    /// A headline of the article.
    Title,
    /// A reader's comment under the article.
    Comment,
}

impl Part {
    /// Every part, in the order help texts list them. An index files each by its place here.
    pub const ALL: [Self; 10] = [
        Self::Quote,
        Self::Speaker,
        Self::Role,
        Self::Date,
        Self::Author,
        Self::Outlet,
        Self::Section,
        Self::Topic,
        Self::Title,
        Self::Comment,
    ];

    /// The word for it in queries.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Speaker => "speaker",
            Self::Role => "role",
            Self::Date => "date",
            Self::Author => "author",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Topic => "topic",
            Self::Title => "title",
            Self::Comment => "comment",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
