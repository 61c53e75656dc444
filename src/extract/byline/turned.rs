//! Names that records turn around: *Roe, Jane*.

use super::{name, split_and};
use crate::text::lexicon::{Class, class_of};

/// The people of a text that is nothing but names turned around: *Roe, Jane* or *Roe, Jane, Doe, John*. *Jane Roe, John Doe* are
/// two people as they are.
pub(super) fn turned(text: &str) -> Option<Vec<String>> {
    let mut people = Vec::new();
    for group in split_and(text) {
        let parts: Vec<&str> = group.split([',', '，']).map(str::trim).collect();
        if !parts.len().is_multiple_of(2) {
            return None;
        }
        for parts in parts.chunks(2) {
            people.push(pair(parts)?);
        }
    }
    (!people.is_empty()).then_some(people)
}

fn pair(parts: &[&str]) -> Option<String> {
    let [surname, given] = parts else { return None };
    // *Roe*, *van Dyke*, *Núñez Ortega*, and not *Jane Roe*.
    let mut words = surname.split(' ').rev();
    let is_surname = words.next().is_some_and(|last| last.chars().count() > 1)
        && words.all(|word| name::is_particle(&word.to_lowercase()) || !class_of(word).has(Class::FORENAME));
    let first = given.split([' ', '-']).next().unwrap_or_default();
    let is_initial =
        |word: &str| word.len() <= 6 && word.split_terminator('.').all(|letter| letter.chars().count() == 1);
    let are_initials = given.contains('.') && given.split(' ').all(is_initial);
    let is_given = class_of(first.trim_end_matches('.')).has(Class::FORENAME) || are_initials;
    // Behind a surname of two words that may be a name, *José María* and *Ana B.* are given names, and *John Doe* is somebody else.
    let are_two = surname.split(' ').filter(|word| !name::is_particle(&word.to_lowercase())).count() > 1
        && given.split(' ').skip(1).any(|word| !is_initial(word) && !class_of(word).has(Class::FORENAME));
    // *Quay Post, Adelaide* is where a paper comes out.
    let is_place = surname.contains(' ') && class_of(first).has(Class::PLACE);
    if !is_surname || !is_given || are_two || is_place || name::is_degree(given) {
        return None;
    }
    name::person(&format!("{given} {surname}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_turned_around_is_one_persons() {
        for (text, people) in [
            ("Smith, John", Some(&["John Smith"][..])),
            ("SMITH, JOHN", Some(&["John Smith"])),
            ("Smith, John A.", Some(&["John A. Smith"])),
            ("van Dyke, Mary", Some(&["Mary van Dyke"])),
            ("Smith, J. R.", Some(&["J. R. Smith"])),
            ("Smith, John, Doe, Jane", Some(&["John Smith", "Jane Doe"])),
            ("Jane Roe, John Doe", None),
            ("Jane Roe, John", None),
            ("Jane Roe, MD", None),
            ("Roe, Chief Reporter", None),
            ("Smith, John and Doe, Jane", Some(&["John Smith", "Jane Doe"])),
            ("Núñez Ortega, José", Some(&["José Núñez Ortega"])),
            ("Núñez Ortega, José María B.", Some(&["José María B. Núñez Ortega"])),
            ("Quill Ortega, John Doe", None),
            ("Smith, John and Jane Doe", None),
            ("Quay Post, Adelaide", None),
            ("Smith, John, Doe", None),
            ("Smith", None),
            ("", None),
        ] {
            let expected = people.map(|people| people.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(turned(text), expected, "{text}");
        }
    }
}
