//! Whether a speaker is who was asked for.

use super::Office;
use crate::article::{Speaker, SpeakerClass, SpeakerCount};
use crate::extract::speaker::contrary;
use crate::text::lexicon::{Class, class_of};
use crate::text::words;

/// A name as somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// All that tells something.
    words: Vec<String>,
    /// The same without titles and initials.
    bare: Vec<String>,
    /// Forenames, initials and surname in that order.
    called: Vec<String>,
    /// What a courtesy title tells.
    sex: Class,
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
        bare.retain(|word| word.chars().count() > 1 && !is_title(class_of(word)));
        let sex = sex_of(&words);
        Self { words, bare, called: called(written), sex }
    }

    /// Whether it is a speaker's: by any part of their name, of what the article calls them besides, and of their role. Whose
    /// lawyer or spokesman somebody is does not make them that person.
    #[must_use]
    pub fn is_of(&self, speaker: &Speaker, known: &[SpeakerCount]) -> bool {
        let aliases = known.iter().filter(|count| count.speaker == *speaker).flat_map(|count| &count.aliases);
        let forms: Vec<&String> = std::iter::once(&speaker.name).chain(aliases).collect();
        let is_named = matches!(speaker.class, SpeakerClass::Person | SpeakerClass::Organisation);
        if speaker.class == SpeakerClass::Person && self.contradicts(&forms) {
            return false;
        }
        let mut names: Vec<String> = Vec::new();
        let Office { own, others } = Office::of(speaker.role.as_deref().unwrap_or_default());
        let (role, mut others) = (folded(&own), folded(&others));
        for form in forms {
            if is_named {
                names.extend(folded(form));
            } else {
                let described = Office::of(form);
                names.extend(folded(&described.own));
                others.extend(folded(&described.others));
            }
        }
        let all =
            |words: &[String], known: &dyn Fn(&String) -> bool| !words.is_empty() && words.iter().all(known);
        let held = |word: &String| names.contains(word) || role.contains(word);
        let is_office =
            || self.words.iter().any(|word| role.contains(word) || !is_named && names.contains(word));
        all(&self.words, &held)
            // *Secretary of State*, whoever else's secretary might be meant.
            || all(&self.words, &|word| held(word) || others.contains(word)) && is_office()
            // A title that one article gives another leaves out.
            || all(&self.bare, &|word| names.contains(word))
    }

    /// Whether an initial or a courtesy title can be nobody's who is called so: *R. Venn* is not Paul Venn, nor is *Mrs Venn*.
    fn contradicts(&self, forms: &[&String]) -> bool {
        let sexes = forms.iter().map(|form| {
            let titled = sex_of(&folded(form));
            if titled == Class::NONE {
                called(form).first().map_or(titled, |first| class_of(first))
            } else {
                titled
            }
        });
        if self.sex != Class::NONE && sexes.into_iter().any(|sex| contrary(self.sex, sex)) {
            return true;
        }
        let Some((_, given)) = self.called.split_last() else { return false };
        let whole = forms.iter().map(|form| called(form)).filter(|form| form.len() > 1);
        let mut whole = whole.filter_map(|form| Some(form.split_last()?.1.to_vec())).peekable();
        whole.peek().is_some() && whole.all(|form| !agree(given, &form))
    }
}

/// Whether no initial among the forenames of one name speaks against those of another.
fn agree(given: &[String], other: &[String]) -> bool {
    let is_letter = |word: &String| word.chars().count() == 1;
    let alike = |(one, other): (&String, &String)| {
        !(is_letter(one) || is_letter(other)) || one.chars().next() == other.chars().next()
    };
    let agrees = |one: &[String], other: &[String]| one.iter().zip(other).all(alike);
    // *R. James Woolsey* is *James Woolsey*.
    agrees(given, other)
        || given.len() < other.len()
            && other.first().is_some_and(is_letter)
            && agrees(given, other.get(1..).unwrap_or_default())
        || other.len() < given.len()
            && given.first().is_some_and(is_letter)
            && agrees(given.get(1..).unwrap_or_default(), other)
}

/// The forenames, initials and surname of a name, without titles; *Venn, Paul* as *Paul Venn*.
fn called(written: &str) -> Vec<String> {
    // *R.J.* are two initials.
    let letters = |text: &str| {
        let dotted = |word: &str| word.contains('.') && word.split('.').all(|part| part.chars().count() < 2);
        let apart = text
            .split_whitespace()
            .map(|word| if dotted(word) { word.replace('.', " ") } else { word.to_owned() });
        folded(&apart.collect::<Vec<_>>().join(" "))
    };
    let mut parts = written.splitn(2, ',').map(letters);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut called: Vec<String> = second.into_iter().chain(first).collect();
    called.retain(|word| {
        !is_title(class_of(word)) && !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")
    });
    called
}

fn is_title(class: Class) -> bool {
    class.has(Class::RANK) || class.has(Class::COURTESY)
}

/// What the courtesy titles among words tell.
fn sex_of(words: &[String]) -> Class {
    let titles = words.iter().map(|word| class_of(word)).filter(|class| class.has(Class::COURTESY));
    titles.fold(Class::NONE, Class::with)
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
    fn whose_lawyer_somebody_is_and_what_contradicts_a_name_is_heeded() {
        use SpeakerClass::{Anonymous, Person};
        for (name, role, class, asked, is) in [
            ("Alan Futerfas", "Trump's lawyer", Person, "trump", false),
            ("Alan Futerfas", "Trump's lawyer", Person, "President Trump", false),
            ("Alan Futerfas", "Trump's lawyer", Person, "lawyer", true),
            ("Alan Futerfas", "Trump's lawyer", Person, "Trump’s lawyer", true),
            ("Hogan Gidley", "spokesman for President Trump", Person, "President Trump", false),
            ("Hogan Gidley", "spokesman for President Trump", Person, "Gidley", true),
            ("spokesman for Trump", "", Anonymous, "trump", false),
            ("spokesman for Trump", "", Anonymous, "spokesman", true),
            ("Mike Pompeo", "Secretary of State", Person, "the secretary of state", true),
            ("Ann Lee", "president of Italy", Person, "president of Italy", true),
            ("Paul Venn", "", Person, "P. Venn", true),
            ("Paul Venn", "", Person, "Mr Venn", true),
            ("Paul Venn", "", Person, "R. Venn", false),
            ("Paul Venn", "", Person, "R. J. Venn", false),
            ("Paul Venn", "", Person, "R.J. Venn", false),
            ("Paul Venn", "", Person, "Venn, R.", false),
            ("Paul Venn", "", Person, "Mrs Venn", false),
            ("Paul Venn", "", Person, "Paul J. Venn", true),
            ("Paul L. Venn", "", Person, "Paul J. Venn", false),
            ("R. James Venn", "", Person, "J. Venn", true),
            ("Venn", "", Person, "R. Venn", true),
            ("Petra Venn", "mayor", Person, "Mayor P. Venn", true),
        ] {
            let role = (!role.is_empty()).then(|| role.to_owned());
            let speaker = Speaker { name: name.to_owned(), role, class };
            assert_eq!(Name::read(asked).is_of(&speaker, &[]), is, "{asked} of {speaker:?}");
        }
    }

    #[test]
    fn two_names_may_be_one_persons() {
        assert!(may_be_one("Tomas Okkerby", "Okkerby"));
        assert!(!may_be_one("Tomas Okkerby", "Petra Okkerby"));
        assert!(!may_be_one("", "Okkerby"));
    }
}
