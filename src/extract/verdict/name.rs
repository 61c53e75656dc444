//! Whether a speaker is who was asked for.

use crate::article::{Speaker, SpeakerCount};
use crate::text::lexicon::{Class, class_of};
use crate::text::words;

/// A name as somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// All that tells something.
    words: Vec<String>,
    /// The same without titles and initials.
    bare: Vec<String>,
}

impl Name {
    /// Reads a name.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let mut words = folded(written);
        let small =
            |class: Class| [Class::DETERMINER, Class::PREPOSITION].into_iter().any(|small| class.has(small));
        words.retain(|word| !small(class_of(word)));
        let mut bare = words.clone();
        bare.retain(|word| {
            let class = class_of(word);
            word.chars().count() > 1 && !class.has(Class::RANK) && !class.has(Class::COURTESY)
        });
        Self { words, bare }
    }

    /// Whether it is a speaker's: by any part of their name, of what the article calls them besides, and of their role.
    #[must_use]
    pub fn is_of(&self, speaker: &Speaker, known: &[SpeakerCount]) -> bool {
        let aliases = known.iter().filter(|count| count.speaker == *speaker).flat_map(|count| &count.aliases);
        let names: Vec<String> =
            std::iter::once(&speaker.name).chain(aliases).flat_map(|name| folded(name)).collect();
        let role = folded(speaker.role.as_deref().unwrap_or_default());
        let all =
            |words: &[String], known: &dyn Fn(&String) -> bool| !words.is_empty() && words.iter().all(known);
        // A title that one article gives another leaves out.
        all(&self.words, &|word| names.contains(word) || role.contains(word))
            || all(&self.bare, &|word| names.contains(word))
    }
}

/// Whether two names may be one person's: all words of the shorter are words of the longer.
#[must_use]
pub fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (folded(one), folded(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

fn folded(name: &str) -> Vec<String> {
    words(name)
        .map(|word| {
            let mut term = String::new();
            word.term(name, &mut term);
            term
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SpeakerClass;

    #[test]
    fn a_speaker_is_known_by_any_part_of_name_or_role() {
        let speaker = Speaker {
            name: "José Peña".to_owned(),
            role: Some("Italian Foreign Minister".to_owned()),
            class: SpeakerClass::Person,
        };
        let known =
            [SpeakerCount { speaker: speaker.clone(), aliases: vec!["Pepe".to_owned()], quotations: 1 }];
        for (written, is) in [
            ("Pena", true),
            ("jose peña", true),
            ("Peña, José", true),
            ("Mr. Peña", true),
            ("José R. Peña", true),
            ("the foreign minister", true),
            ("foreign secretary", false),
            ("minister", true),
            ("Pepe", true),
            ("President Peña", true),
            ("José Lopez", false),
            ("Pen", false),
            ("", false),
        ] {
            assert_eq!(Name::read(written).is_of(&speaker, &known), is, "{written}");
        }
    }

    #[test]
    fn two_names_may_be_one_persons() {
        assert!(may_be_one("Tomas Okkerby", "Okkerby"));
        assert!(!may_be_one("Tomas Okkerby", "Petra Okkerby"));
        assert!(!may_be_one("", "Okkerby"));
    }
}
