//! The fields of the query language.

use std::fmt;

use crate::text::spelling::nearest;

/// What a part of a query looks at, where it does not look at the text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Who speaks in the passage: any part of a name, or of a role.
    Speaker,
    /// The roles of those who speak in the passage.
    Role,
    /// The words inside the passage's quotations.
    Said,
    /// The passage's words outside its quotations.
    About,
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
    /// `is:`, which asks for a kind as well.
    Is,
    /// `has:`
    Has,
}

/// Words that people try where a field has another name.
const OTHER_NAMES: [(&str, Name); 28] = [
    ("after", Name::Date),
    ("before", Name::Date),
    ("by", Name::Field(Field::Author)),
    ("byline", Name::Field(Field::Author)),
    ("file", Name::Field(Field::Path)),
    ("folder", Name::Field(Field::Path)),
    ("headline", Name::Field(Field::Title)),
    ("in", Name::Field(Field::Path)),
    ("intitle", Name::Field(Field::Title)),
    ("name", Name::Field(Field::Speaker)),
    ("newspaper", Name::Field(Field::Outlet)),
    ("on", Name::Date),
    ("paper", Name::Field(Field::Outlet)),
    ("person", Name::Field(Field::Speaker)),
    ("publisher", Name::Field(Field::Outlet)),
    ("quote", Name::Field(Field::Said)),
    ("says", Name::Field(Field::Said)),
    ("since", Name::Date),
    ("site", Name::Field(Field::Outlet)),
    ("source", Name::Field(Field::Outlet)),
    ("subject", Name::Field(Field::Topic)),
    ("tag", Name::Field(Field::Topic)),
    ("type", Name::Kind),
    ("until", Name::Date),
    ("url", Name::Field(Field::Path)),
    ("when", Name::Date),
    ("who", Name::Field(Field::Speaker)),
    ("writer", Name::Field(Field::Author)),
];

impl Field {
    /// Every field, in the order help texts list them.
    pub const ALL: [Self; 11] = [
        Self::Speaker,
        Self::Role,
        Self::Said,
        Self::About,
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
            Self::About => "about",
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
            Self::Is => "is",
            Self::Has => "has",
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        Field::ALL.into_iter().map(Self::Field).chain([Self::Date, Self::Kind, Self::Is, Self::Has])
    }

    /// The field of that name, in capitals or not.
    pub(super) fn known(name: &str) -> Option<Self> {
        Self::all().find(|known| known.written().eq_ignore_ascii_case(name))
    }

    /// The field that was meant by another name, where one is near enough.
    pub(super) fn nearest(name: &str) -> Option<Self> {
        let other = OTHER_NAMES.into_iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        other
            .map(|(_, known)| known)
            .or_else(|| nearest(name, Self::all().map(Self::written)).and_then(Self::known))
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
            ("tpoic", Some("topic")),
            ("topics", Some("topic")),
            ("dat", Some("date")),
            ("http", None),
            ("autor", Some("author")),
            ("lang", Some("language")),
            ("headline", Some("title")),
            ("WHO", Some("speaker")),
            ("re", None),
        ] {
            assert_eq!(Name::nearest(typed).map(Name::written), meant, "{typed}");
        }
    }

    #[test]
    fn other_names_are_sorted_and_no_fields() {
        assert!(OTHER_NAMES.is_sorted_by_key(|(name, _)| *name));
        assert!(OTHER_NAMES.iter().all(|(name, _)| Name::known(name).is_none()));
    }
}
