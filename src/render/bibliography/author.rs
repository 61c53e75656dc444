//! A byline's names, taken apart.

use crate::text::lexicon::{Class, class_of};

/// An author as a bibliography sorts them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Author<'a> {
    /// A person.
    Person {
        /// What comes before the family's name.
        given: &'a str,
        /// The family's name, with its particles.
        family: &'a str,
        /// *Jr.* and its like.
        suffix: Option<&'a str>,
    },
    /// A name that is not taken apart: an agency's, or one of one word.
    Whole(&'a str),
}

impl<'a> Author<'a> {
    pub(super) fn of(name: &'a str) -> Self {
        let name = name.trim();
        let body = Class::ORGANISATION.with(Class::SUFFIX);
        let words: Vec<&str> = name.split_whitespace().collect();
        let named = |word: &&str| word.chars().next().is_some_and(char::is_alphabetic);
        let organised = words.iter().skip(1).any(|word| class_of(word).has(body))
            || words
                .first()
                .is_some_and(|word| class_of(word).has(body) && !class_of(word).has(Class::FORENAME))
            || words.iter().any(|word| matches!(*word, "and" | "&" | "of" | "the" | "The"));
        let (rest, suffix) = match name.rsplit_once(' ') {
            Some((rest, last)) if matches!(last.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV") => {
                (rest.trim_end_matches([',', ' ']), Some(last))
            }
            _ => (name, None),
        };
        if organised || rest.contains(',') || !words.iter().all(named) {
            return Self::Whole(name);
        }
        // The family's name begins with its particles in small letters: *Anna van der Haas*.
        let mut split = rest.rfind(' ');
        while let Some(at) = split {
            let before = rest.get(..at).unwrap_or_default();
            let Some(start) = before.rfind(' ') else { break };
            let particle = before.get(start + 1..).is_some_and(|word| word.chars().all(char::is_lowercase));
            if !particle {
                break;
            }
            split = Some(start);
        }
        match split.and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?))) {
            Some((given, family)) => Self::Person { given, family, suffix },
            None => Self::Whole(name),
        }
    }

    /// The name that an entry's key begins with.
    pub(super) fn family(&self) -> &'a str {
        match self {
            Self::Person { family, .. } => family,
            Self::Whole(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_where_they_are_people() {
        for (name, given, family, suffix) in [
            ("Nils Aker", "Nils", "Aker", None),
            ("Anna van der Haas", "Anna", "van der Haas", None),
            ("José A. Peña", "José A.", "Peña", None),
            ("Roe Okker, Jr.", "Roe", "Okker", Some("Jr.")),
            ("Ann Okker III", "Ann", "Okker", Some("III")),
        ] {
            assert_eq!(Author::of(name), Author::Person { given, family, suffix }, "{name}");
        }
        for name in ["Reuters", "Arden Press Agency", "Aker, Nils", "The Editors", "Staff 24"] {
            assert_eq!(Author::of(name), Author::Whole(name), "{name}");
        }
    }
}
