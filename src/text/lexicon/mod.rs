//! What single words may be: the word lists beside this file, compiled in and looked up by folded form.
//!
//! A [`Class`] is a set of small facts (*a forename of men*, *a noun for one person*, *the past of a reporting verb*),
//! because one word is often several things: *Will*, *May*, *reports*. Which one it is in its sentence is decided by
//! whoever reads the sentence.

mod class;
mod house;
mod inflect;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folded::Folded;
use super::list::List;
pub use class::Class;
pub use house::{houses_from, is_house};
pub use inflect::plural;

/// The classes of a word, whatever its case; empty for a word of no list.
#[must_use]
pub fn class_of(word: &str) -> Class {
    Folded::of(word).map_or(Class::NONE, class_of_form)
}

/// The classes of a word that has its form already.
pub(super) fn class_of_form(word: Folded) -> Class {
    let class = LEXICON.get(word);
    if class == Class::NONE { class_without_marks(word) } else { class }
}

/// Adds the classes of words.
pub(super) fn classes_of(words: &[Folded], classes: &mut Vec<Class>) {
    let start = classes.len();
    LEXICON.get_all(words, classes);
    let others = classes.iter_mut().skip(start).zip(words).filter(|(class, _)| **class == Class::NONE);
    for (class, word) in others {
        *class = class_without_marks(*word);
    }
}

/// The classes of a word that has none as it is: *Seán* is a forename as *Sean* is; of other words marks make another word.
fn class_without_marks(word: Folded) -> Class {
    let Some(plain) = word.without_marks() else { return Class::NONE };
    let class = LEXICON.get(plain);
    let sexed = Class::FORENAME.with(Class::MALE).with(Class::FEMALE);
    if class.has(Class::FORENAME) { class.only(sexed) } else { Class::NONE }
}

/// The forename that a folded one is short for, or itself: *robert* for *bob*.
#[must_use]
pub fn long_form(forename: &str) -> &str {
    SHORT_FORMS.get(forename).copied().unwrap_or(forename)
}

static SHORT_FORMS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    lines(include_str!("short_forms.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// Whether the full stop after this word (given with it, *Mr.*) is part of it rather than the end of a sentence.
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    class_of(word).has(Class::ABBREVIATION)
}

static LEXICON: LazyLock<List<Folded, Class>> = LazyLock::new(build);

/// The lines of a word list, without its header.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Words of one class, and their class.
const PLAIN: [(&str, Class); 15] = [
    (include_str!("abbreviations.txt"), Class::ABBREVIATION),
    (include_str!("common.txt"), Class::COMMON),
    (include_str!("peoples.txt"), Class::PEOPLE),
    (include_str!("everyday.txt"), Class::EVERYDAY),
    (include_str!("groups.txt"), Class::GROUP),
    (include_str!("heads.txt"), Class::HEAD),
    (house::LIST, Class::ORGANISATION),
    (include_str!("joiners.txt"), Class::JOINER),
    (include_str!("nationalities.txt"), Class::NATIONALITY),
    (include_str!("organisation_suffixes.txt"), Class::SUFFIX),
    (include_str!("organisations.txt"), Class::ORGANISATION),
    (include_str!("place_words.txt"), Class::PLACE_WORD),
    (include_str!("places.txt"), Class::PLACE),
    (include_str!("ranks.txt"), Class::RANK),
    (include_str!("unfiled.txt"), Class::UNFILED),
];

/// Words with a column that tells more, and what each value of it means.
const SEXED: [(&str, Class, Class, Class); 4] = [
    (include_str!("forenames.txt"), Class::FORENAME, Class::MALE, Class::FEMALE),
    (include_str!("courtesy.txt"), Class::COURTESY, Class::MALE, Class::FEMALE),
    (include_str!("family.txt"), Class::FAMILY, Class::MALE, Class::FEMALE),
    (include_str!("sexed.txt"), Class::NONE, Class::MALE, Class::FEMALE),
];

fn build() -> List<Folded, Class> {
    let mut words: List<Folded, Class> = List::with_capacity(20_000);
    let mut add = |word: &str, class: Class| {
        if let Some(known) = Folded::of(word).and_then(|word| words.enter(word)) {
            *known = known.with(class);
        }
    };
    for (list, class) in PLAIN {
        for word in lines(list) {
            add(word, class);
        }
    }
    for word in lines(include_str!("persons.txt")) {
        add(word, Class::PERSON);
        add(&inflect::plural(word), Class::GROUP);
    }
    for word in lines(include_str!("demonyms.txt")) {
        add(word, Class::DEMONYM);
    }
    for word in lines(include_str!("nationalities.txt")).filter(|word| word.ends_with(['n', 'i'])) {
        add(&inflect::plural(word), Class::GROUP);
    }
    for (list, class, male, female) in SEXED {
        for (word, sex) in lines(list).filter_map(|line| line.split_once(' ')) {
            let sex = match sex {
                "m" => male,
                "f" => female,
                _ => Class::NONE,
            };
            add(word, class.with(sex));
        }
    }
    for (word, kind) in lines(include_str!("functions.txt")).filter_map(|line| line.split_once(' ')) {
        add(word, Class::of_function(kind));
    }
    for line in lines(include_str!("cues.txt")) {
        for (form, class) in inflect::cue_forms(line) {
            add(&form, class);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_without_repeats() {
        let lists = PLAIN.iter().map(|row| row.0).chain(SEXED.iter().map(|row| row.0)).chain([
            include_str!("persons.txt"),
            include_str!("demonyms.txt"),
            include_str!("functions.txt"),
            include_str!("cues.txt"),
            include_str!("short_forms.txt"),
        ]);
        for list in lists {
            assert!(list.starts_with("# "), "a list without a header: {}", &list[..40]);
            let words: Vec<_> = lines(list).collect();
            for word in words.iter().filter_map(|line| line.split(' ').next()) {
                assert!(word.len() <= Folded::LONGEST, "too long to be looked up: {word}");
            }
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "out of order or twice: {} {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn words_are_found_in_every_form() {
        let cases = [
            ("Said", Class::CUE_FINITE),
            ("saying", Class::CUE_GERUND),
            ("argues", Class::CUE_FINITE),
            ("denied", Class::CUE_FINITE),
            ("Mr.", Class::COURTESY),
            ("Mrs", Class::FEMALE),
            ("GIORGIO", Class::MALE),
            ("residents", Class::GROUP),
            ("minister", Class::PERSON),
            ("isn’t", Class::AUXILIARY),
            ("she", Class::SHE),
        ];
        for (word, class) in cases {
            assert!(class_of(word).has(class), "{word}: {:?}", class_of(word));
        }
    }
}
