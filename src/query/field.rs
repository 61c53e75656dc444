//! The fields of the query language.

use std::fmt;

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
        let name = name.to_ascii_lowercase();
        Self::all()
            .map(|known| (distance(&name, known.written()), known))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, known)| *distance <= known.written().len() / 3)
            .map(|(_, known)| known)
    }
}

/// How many letters to add, drop or change to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(other.chars()) {
            let best = (diagonal + usize::from(a != b)).min(left + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
    }
    row.last().copied().unwrap_or_default()
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

    #[test]
    fn distances_count_single_letters() {
        for (one, other, letters) in [("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3)] {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }
}
