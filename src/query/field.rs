//! The fields of the query language.

use std::fmt;

use crate::text::spelling;

/// What a part of a query looks at, where it does not look at the text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Who speaks in the passage: any part of a name, or of a role.
    Speaker,
    /// The roles of those who speak in the passage.
    Role,
    /// The words inside the passage's quotations.
    Said,
    /// What the article is about.
    Topic,
    /// Who wrote the article.
    Author,
    /// The newspaper, site or agency.
    Outlet,
    /// The outlet's own section.
    Section,
    /// The article's headline.
    Title,
    /// The source's path.
    Path,
    /// The ISO 639-1 code of the article's language.
    Language,
}

/// A name that stands before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// A field of words.
    Field(Field),
    /// `date:`
    Date,
    /// `kind:`
    Kind,
}

impl Field {
    /// Every field, in the order help texts list them.
    pub const ALL: [Self; 10] = [
        Self::Speaker,
        Self::Role,
        Self::Said,
        Self::Topic,
        Self::Author,
        Self::Outlet,
        Self::Section,
        Self::Title,
        Self::Path,
        Self::Language,
    ];

    /// The field's name in queries.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Role => "role",
            Self::Said => "said",
            Self::Topic => "topic",
            Self::Author => "author",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Title => "title",
            Self::Path => "path",
            Self::Language => "language",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Name {
    pub(super) const fn written(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::Date => "date",
            Self::Kind => "kind",
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        Field::ALL.into_iter().map(Self::Field).chain([Self::Date, Self::Kind])
    }

    /// The field of that name, in capitals or not.
    pub(super) fn known(name: &str) -> Option<Self> {
        Self::all().find(|known| known.written().eq_ignore_ascii_case(name))
    }

    /// The field whose name is nearest, where one is near enough to be meant.
    pub(super) fn nearest(name: &str) -> Option<Self> {
        spelling::nearest(name, Self::all().map(Self::written)).and_then(Self::known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_field_that_was_meant() {
        for (typed, meant) in [
            ("speeker", Some("speaker")),
            ("Speakers", Some("speaker")),
            ("tpoic", None),
            ("topics", Some("topic")),
            ("dat", Some("date")),
            ("http", None),
            ("autor", Some("author")),
        ] {
            assert_eq!(Name::nearest(typed).map(Name::written), meant, "{typed}");
        }
    }
}
