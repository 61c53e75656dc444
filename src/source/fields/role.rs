//! What an article has, and what that is called in records.

use std::sync::LazyLock;

/// Something that an article has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// The body, plain or marked up.
    Text,
    /// When it came out.
    Date,
    /// Who wrote it.
    Author,
    /// The newspaper, site or agency.
    Outlet,
    /// The address.
    Url,
    /// The standfirst or a summary.
    Deck,
    /// The outlet's section.
    Section,
    /// The outlet's tags.
    Tags,
    /// The language.
    Language,
    /// What the record is known by.
    Id,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Text,
        Self::Date,
        Self::Author,
        Self::Outlet,
        Self::Url,
        Self::Deck,
        Self::Section,
        Self::Tags,
        Self::Language,
        Self::Id,
    ];

    /// What a person calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
            Self::Date => "date",
            Self::Author => "author",
            Self::Outlet => "outlet",
            Self::Url => "url",
            Self::Deck => "deck",
            Self::Section => "section",
            Self::Tags => "tags",
            Self::Language => "language",
            Self::Id => "id",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(name))
    }

    /// What it is called in records, letters and digits alone, the surest name first.
    pub(super) fn names(self) -> &'static [&'static str] {
        NAMES.iter().find(|(role, _)| *role == self).map_or(&[], |(_, names)| names)
    }
}

static NAMES: LazyLock<Vec<(Role, Vec<&'static str>)>> = LazyLock::new(|| {
    let lines = include_str!("roles.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(role, names)| Some((Role::named(role)?, names.split_whitespace().collect())))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_names_and_each_is_said_once() {
        for role in Role::ALL {
            let names = role.names();
            assert!(!names.is_empty(), "{role:?}");
            for (at, name) in names.iter().enumerate() {
                assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{name}");
                assert!(!names[..at].contains(name), "{name}");
            }
        }
    }
}
