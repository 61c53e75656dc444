//! When names of several articles are one person's: the one policy for it, kept by whoever counts.
//!
//! Within an article it is known who is meant; over an archive there are only names. *Mike Pompeo*, *Michael R. Pompeo*, *Mr.
//! Pompeo* and *POMPEO* are one, unless somebody else could be meant: where *John Smith* and *Mary Smith* both speak, *Smith* is
//! neither, and *George Bush* is neither *George H. W. Bush* nor *George W. Bush*. In doubt two entries are better than a wrong one.

use std::collections::hash_map::Entry;

use super::figure::{contrary, fold, initial, is_short_for};
use crate::article::SpeakerClass;
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;

/// As many people of one surname who may all be one are told apart; of more nothing is concluded.
const MOST_ALIKE: usize = 48;

/// As many full names of one surname are compared with each other; of more only those that are the same but for spelling are one.
const MOST_OF_FAMILY: usize = 1_000;

/// A name as some article gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// The name, as written.
    pub name: &'a str,
    /// What kind of speaker bears it.
    pub class: SpeakerClass,
}

/// Tells of each name which entry it belongs to: names of one person have the same number, counted from 0 in the order in which the
/// entries first occur. It depends on all names that are given, so that of an archive all should be.
#[must_use]
pub fn entries(names: &[Named<'_>]) -> Vec<usize> {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_key: HashMap<(bool, String), usize> = HashMap::default();
    let same: Vec<usize> = names
        .iter()
        .map(|named| {
            let form = Form::of(named);
            let is_name = matches!(named.class, SpeakerClass::Person | SpeakerClass::Organisation);
            match by_key.entry((is_name, form.key())) {
                Entry::Occupied(known) => {
                    if let Some(known) = forms.get_mut(*known.get()) {
                        known.person |= form.person;
                    }
                    *known.get()
                }
                Entry::Vacant(unknown) => {
                    forms.push(form);
                    *unknown.insert(forms.len() - 1)
                }
            }
        })
        .collect();
    let mut groups = Groups((0..forms.len()).collect());
    let people = People::of(&forms);
    people.join_full_names(&mut groups);
    people.join_parts(&mut groups);
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    same.into_iter()
        .map(|form| {
            let next = numbers.len();
            *numbers.entry(groups.of(form)).or_insert(next)
        })
        .collect()
}

/// How well a spelling serves as the name of its entry: a full name better than a part of one, one in capitals least.
#[must_use]
pub fn fitness(name: &str) -> u8 {
    let shouted = super::figure::is_shouted(name);
    match (shouted, name.trim().contains(' ')) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    }
}

/// A name taken apart.
#[derive(Debug)]
struct Form {
    person: bool,
    /// Its words in small letters, initials each for itself; without titles, nickname and *Jr.*
    words: Vec<Short>,
    nickname: Option<Short>,
    /// *Jr.* and its like.
    generation: Option<Short>,
    sex: Class,
}

impl Form {
    fn of(named: &Named<'_>) -> Self {
        let shouted = super::figure::is_shouted(named.name);
        let mut form = Self {
            person: named.class == SpeakerClass::Person,
            words: Vec::new(),
            nickname: None,
            generation: None,
            sex: Class::NONE,
        };
        let mut written = named.name.split_whitespace().peekable();
        while let Some(word) = written.next() {
            let last = written.peek().is_none();
            if form.person && !last && form.words.is_empty() && class_of(word).has(Class::COURTESY) {
                form.sex = class_of(word);
                continue;
            }
            let quoted = word.starts_with(['“', '"', '‘', '\'', '(']);
            if quoted && !last && !form.words.is_empty() {
                form.nickname.get_or_insert_with(|| plain(word));
                continue;
            }
            let letters = || word.trim_end_matches('.').split('.');
            let dotted = word.contains('.') && letters().all(|part| part.chars().count() == 1);
            let run = !shouted && !last && word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
            if form.person && dotted {
                form.words.extend(letters().map(plain));
            } else if form.person && run {
                form.words.extend(word.chars().map(|letter| plain(letter.encode_utf8(&mut [0; 4]))));
            } else {
                form.words.push(plain(word));
            }
        }
        form.words.retain(|word| !word.is_empty());
        let generation = |word: &&Short| matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
        if form.words.len() > 1 && form.words.last().as_ref().is_some_and(generation) {
            form.generation = form.words.pop();
        }
        if !form.person && form.words.len() > 1 && form.words.first().is_some_and(|word| &**word == "the") {
            form.words.remove(0);
        }
        form
    }

    /// What all ways of writing this one name have in common.
    fn key(&self) -> String {
        let mut key = String::new();
        for word in self.words.iter().chain(&self.generation) {
            key.push_str(word);
        }
        key
    }

    fn first(&self) -> &str {
        self.words.first().map_or("", |word| word)
    }

    fn given(&self) -> &[Short] {
        self.words.split_last().map_or(&[], |(_, given)| given)
    }

    fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// Whether it may be no more than the end of a longer name: *Pompeo*, *di Maio*, *Peña Nieto*.
    fn may_be_part(&self) -> bool {
        let first = self.first();
        self.words.len() == 1 || first.len() > 1 && !class_of(first).has(Class::FORENAME)
    }

    /// Whether nothing speaks against both names of one surname being one person's.
    fn agrees(&self, other: &Self) -> bool {
        let (Some((one, middle)), Some((another, between))) =
            (self.given().split_first(), other.given().split_first())
        else {
            return false;
        };
        if self.generation != other.generation || contrary(self.sex, other.sex) {
            return false;
        }
        let alike = |a: &Short, b: &Short| a == b || initial(a, b) || is_short_for(a, b);
        let called = |a: &Option<Short>, b: &Short| a.as_ref().is_some_and(|a| alike(a, b));
        if alike(one, another) || called(&self.nickname, another) || called(&other.nickname, one) {
            return middle.iter().zip(between).all(|(a, b)| a == b || initial(a, b));
        }
        // *R. James Woolsey* is *James Woolsey*.
        let (long, short) =
            if middle.len() > between.len() { (self.given(), another) } else { (other.given(), one) };
        matches!(long, [letter, name] if letter.len() == 1 && name == short)
            && middle.len().min(between.len()) == 0
    }

    /// Whether it is the end of the other name, or the family's name where that comes first: *Ban* of *Ban Ki-moon*.
    fn is_part_of(&self, other: &Self) -> bool {
        let opens = self.words.len() == 1
            && other.words.first() == self.words.first()
            && !class_of(self.first()).has(Class::FORENAME);
        other.words.len() > self.words.len()
            && (other.words.ends_with(&self.words) || opens)
            && (self.generation.is_none() || self.generation == other.generation)
            && !contrary(self.sex, other.sex_of_forename())
    }

    fn sex_of_forename(&self) -> Class {
        if self.sex == Class::NONE { class_of(self.first()) } else { self.sex }
    }
}

/// A word by which names are compared: its letters and digits, folded.
fn plain(word: &str) -> Short {
    let folded = fold(word);
    if folded.chars().all(char::is_alphanumeric) {
        return folded;
    }
    Short::from(folded.chars().filter(|c| c.is_alphanumeric()).collect::<String>().as_str())
}

/// Which forms belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&self, mut form: usize) -> usize {
        while let Some(&above) = self.0.get(form).filter(|above| **above != form) {
            form = above;
        }
        form
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

/// The people among the names, found by a word of their names.
struct People<'f> {
    forms: &'f [Form],
    by_last: HashMap<&'f str, Vec<usize>>,
    by_first: HashMap<&'f str, Vec<usize>>,
}

impl<'f> People<'f> {
    fn of(forms: &'f [Form]) -> Self {
        let mut people = Self { forms, by_last: HashMap::default(), by_first: HashMap::default() };
        for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.person && form.is_full()) {
            if let (Some(first), Some(last)) = (form.words.first(), form.words.last()) {
                people.by_last.entry(last).or_default().push(at);
                people.by_first.entry(first).or_default().push(at);
            }
        }
        people
    }

    fn agree(&self, one: usize, other: usize) -> bool {
        let both = self.forms.get(one).zip(self.forms.get(other));
        both.is_some_and(|(one, other)| one.agrees(other))
    }

    /// Joins full names of one surname that agree, where all that agree with one of them agree with each other.
    fn join_full_names(&self, groups: &mut Groups) {
        for family in self.by_last.values().filter(|family| (2..=MOST_OF_FAMILY).contains(&family.len())) {
            let alike: Vec<Vec<usize>> = family
                .iter()
                .map(|one| {
                    family.iter().copied().filter(|other| one != other && self.agree(*one, *other)).collect()
                })
                .collect();
            let clear: Vec<bool> = alike.iter().map(|others| self.all_agree(others)).collect();
            for ((one, others), _) in family.iter().zip(&alike).zip(&clear).filter(|(_, clear)| **clear) {
                for other in others {
                    let at = family.iter().position(|member| member == other);
                    if at.and_then(|at| clear.get(at)) == Some(&true) {
                        groups.join(*one, *other);
                    }
                }
            }
        }
    }

    fn all_agree(&self, names: &[usize]) -> bool {
        names.len() <= MOST_ALIKE
            && (1..)
                .zip(names)
                .all(|(next, one)| names.iter().skip(next).all(|other| self.agree(*one, *other)))
    }

    /// Joins a part of a name to the only person whose name it is a part of.
    fn join_parts(&self, groups: &mut Groups) {
        let parts = self.forms.iter().enumerate().filter(|(_, form)| form.person && form.may_be_part());
        let mut joined = Vec::new();
        for (at, part) in parts {
            let family = part.words.last().and_then(|word| self.by_last.get(&**word));
            // A single word stands here once, however many bear it.
            let namesakes = match part.words.as_slice() {
                [word] => self.by_first.get(&**word),
                _ if family.is_some_and(|family| family.len() > MOST_OF_FAMILY) => continue,
                _ => None,
            };
            let mut bearers = family.into_iter().chain(namesakes).flatten().filter(|whole| {
                **whole != at && self.forms.get(**whole).is_some_and(|whole| part.is_part_of(whole))
            });
            let Some(bearer) = bearers.next() else { continue };
            if bearers.all(|other| groups.of(*other) == groups.of(*bearer)) {
                joined.push((at, *bearer));
            }
        }
        for (part, bearer) in joined {
            groups.join(part, bearer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries as lists of names: those of one person in one.
    fn told(names: &[&str], class: SpeakerClass) -> Vec<String> {
        let bearers: Vec<Named> = names.iter().map(|name| Named { name, class }).collect();
        let mut told: Vec<Vec<&str>> = Vec::new();
        for (entry, name) in entries(&bearers).into_iter().zip(names) {
            if entry == told.len() {
                told.push(Vec::new());
            }
            told[entry].push(name);
        }
        told.iter().map(|names| names.join(" = ")).collect()
    }

    #[test]
    fn a_crowd_of_one_surname_takes_no_time() {
        let crowd: Vec<String> = (0..40_000).map(|n| format!("A{n} Meer")).collect();
        let mut names: Vec<&str> = crowd.iter().map(String::as_str).collect();
        names.extend(["MEER", "A1 MEER"]);
        let bearers: Vec<Named> =
            names.iter().map(|name| Named { name, class: SpeakerClass::Person }).collect();
        let entries = entries(&bearers);
        assert_eq!(entries.last(), Some(&1));
        assert_eq!(entries.iter().max(), Some(&40_000));
    }

    #[test]
    fn spellings_of_one_person_are_one_and_two_persons_are_two() {
        for (name, people, entries) in [
            (
                "shorter, longer, with a title, in capitals",
                &["Mike Pompeo", "Michael R. Pompeo", "Mr. Pompeo", "Pompeo", "POMPEO", "MIKE POMPEO"][..],
                &["Mike Pompeo = Michael R. Pompeo = Mr. Pompeo = Pompeo = POMPEO = MIKE POMPEO"][..],
            ),
            ("accents", &["José Peña", "Jose Pena"], &["José Peña = Jose Pena"]),
            (
                "apostrophes",
                &["Siobhan O’Brien", "Siobhan O'Brien", "O'Brien"],
                &["Siobhan O’Brien = Siobhan O'Brien = O'Brien"],
            ),
            (
                "two of one surname",
                &["John Smith", "Mary Smith", "Smith"],
                &["John Smith", "Mary Smith", "Smith"],
            ),
            (
                "an initial that two have",
                &["John Smith", "Jane Smith", "J. Smith"],
                &["John Smith", "Jane Smith", "J. Smith"],
            ),
            (
                "an initial that one has",
                &["John Smith", "Mary Smith", "J. Smith"],
                &["John Smith = J. Smith", "Mary Smith"],
            ),
            (
                "two presidents",
                &["George H. W. Bush", "George W. Bush", "George Bush", "Bush"],
                &["George H. W. Bush", "George W. Bush", "George Bush", "Bush"],
            ),
            (
                "initials run together",
                &["George H.W. Bush", "George H. W. Bush", "George HW Bush"],
                &["George H.W. Bush = George H. W. Bush = George HW Bush"],
            ),
            (
                "father and son",
                &["Donald Trump", "Donald J. Trump", "Donald Trump Jr.", "Trump"],
                &["Donald Trump = Donald J. Trump", "Donald Trump Jr.", "Trump"],
            ),
            (
                "sons alone",
                &["Robert F. Kennedy Jr.", "Robert Kennedy, Jr", "Kennedy Jr."],
                &["Robert F. Kennedy Jr. = Robert Kennedy, Jr = Kennedy Jr."],
            ),
            (
                "short forms",
                &["Bob Roe", "Robert Roe", "Robert “Bobby” Roe"],
                &["Bob Roe = Robert Roe = Robert “Bobby” Roe"],
            ),
            (
                "other middle names",
                &["Jane A. Roe", "Jane B. Roe", "Jane Roe"],
                &["Jane A. Roe", "Jane B. Roe", "Jane Roe"],
            ),
            (
                "a letter before the forename",
                &["R. James Woolsey", "James Woolsey"],
                &["R. James Woolsey = James Woolsey"],
            ),
            ("sisters", &["Mary Jane Roe", "Jane Roe"], &["Mary Jane Roe", "Jane Roe"]),
            ("particles", &["Luigi Di Maio", "Di Maio", "di Maio"], &["Luigi Di Maio = Di Maio = di Maio"]),
            ("two surnames", &["Enrique Peña Nieto", "Peña Nieto"], &["Enrique Peña Nieto = Peña Nieto"]),
            ("the family first", &["Okk Jae-in", "Okk"], &["Okk Jae-in = Okk"]),
            (
                "two of a family that comes first",
                &["Kim Jong-un", "Kim Yo-jong", "Kim"],
                &["Kim Jong-un", "Kim Yo-jong", "Kim"],
            ),
            ("hyphens", &["Kim Jong-un", "Kim Jong Un"], &["Kim Jong-un = Kim Jong Un"]),
            ("a man's title and a woman", &["Mr. Roe", "Jane Roe"], &["Mr. Roe", "Jane Roe"]),
            ("a forename alone", &["Boris", "Boris Okker"], &["Boris", "Boris Okker"]),
        ] {
            assert_eq!(told(people, SpeakerClass::Person), entries, "{name}");
        }
    }

    #[test]
    fn what_is_no_person_is_one_only_with_itself() {
        for (name, names, entries) in [
            (
                "capitals and articles",
                &["The Guardian", "Guardian", "GUARDIAN"][..],
                &["The Guardian = Guardian = GUARDIAN"][..],
            ),
            ("parts", &["Ford", "Ford Motor Company"], &["Ford", "Ford Motor Company"]),
        ] {
            assert_eq!(told(names, SpeakerClass::Organisation), entries, "{name}");
        }
    }

    #[test]
    fn a_place_is_not_taken_for_who_bears_its_name() {
        let names = [
            Named { name: "Denzel Washington", class: SpeakerClass::Person },
            Named { name: "Washington", class: SpeakerClass::Organisation },
        ];
        assert_eq!(entries(&names), [0, 1]);
    }

    #[test]
    fn the_full_name_stands_for_the_entry() {
        for (better, worse) in [("Jane Roe", "Roe"), ("Roe", "JANE ROE"), ("Jane Roe", "JANE ROE")] {
            assert!(fitness(better) > fitness(worse), "{better} and {worse}");
        }
    }
}
