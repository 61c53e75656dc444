//! Nations by all their names: who writes *Britain*, *the U.K.* or *British* writes of one thing.
//!
//! A question asks for *the United States* where the article says *American*. Ranking takes such words as evidence besides the
//! words themselves; they never decide alone whether something is found.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::folded::{Folded, Known};
use super::word::{Word, words};

/// How a nation is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Called {
    /// By a name of it: *Britain*.
    ByName,
    /// By what its people and things are called: *British*.
    ByPeople,
}

/// A nation spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Nation {
    /// The name that it is filed under.
    pub name: &'static str,
    /// How it is spoken of.
    pub called: Called,
}

/// Who wrote a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// An article: names begin with a capital, so that no shoes need *polish* from Poland.
    Article,
    /// A question, typed in small letters as likely as not.
    Question,
}

/// Finds the nations that a text speaks of, in order; the longest name wins. A word that may speak of several gives each.
pub fn nations(text: &str, writing: Writing) -> impl Iterator<Item = Nation> + '_ {
    among(text, words(text), writing)
}

/// The same among words of the text that are known already.
pub fn among<'t>(
    text: &'t str,
    words: impl Iterator<Item = Word> + Clone + 't,
    writing: Writing,
) -> impl Iterator<Item = Nation> + 't {
    Found { text, writing, words, term: String::new() }.flatten().copied()
}

struct Found<'t, W> {
    text: &'t str,
    writing: Writing,
    words: W,
    term: String,
}

impl<W: Iterator<Item = Word> + Clone> Iterator for Found<'_, W> {
    type Item = &'static [Nation];

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(word) = self.words.next() {
            let first = word.span.of(self.text).chars().next();
            if self.writing == Writing::Article && first.is_some_and(char::is_lowercase) {
                continue;
            }
            let Some(forms) = self.term(word).and_then(|term| FORMS.get(&term)) else { continue };
            for form in forms {
                if let Some(rest) = self.follows(word, form) {
                    self.words = rest;
                    return Some(&form.nations);
                }
            }
        }
        None
    }
}

impl<W: Iterator<Item = Word> + Clone> Found<'_, W> {
    fn term(&mut self, word: Word) -> Option<Folded> {
        self.term.clear();
        word.term(self.text, &mut self.term);
        Folded::of(&self.term)
    }

    /// Where the text goes on after a form, if it stands there.
    fn follows(&mut self, word: Word, form: &Form) -> Option<W> {
        let shouted = |word: &str| !word.chars().any(char::is_lowercase);
        if form.initials && !shouted(word.span.of(self.text)) {
            return None;
        }
        let mut rest = self.words.clone();
        for wanted in &form.rest {
            let next = rest.next()?;
            if self.term(next)? != *wanted {
                return None;
            }
        }
        Some(rest)
    }
}

/// One way to speak of nations.
struct Form {
    /// What follows the first word.
    rest: Vec<Folded>,
    /// Whether it is written in capitals, as *US* is and *us* is not.
    initials: bool,
    nations: Vec<Nation>,
}

static FORMS: LazyLock<Known<Vec<Form>>> = LazyLock::new(|| {
    let mut forms: Known<Vec<Form>> = HashMap::with_hasher(FixedState::default());
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let (names, people) = line.split_once(": ").unwrap_or((line, ""));
        let name = names.split('|').next().unwrap_or_default();
        for (written, called) in [(names, Called::ByName), (people, Called::ByPeople)] {
            for form in written.split('|').filter(|form| !form.is_empty()) {
                add(&mut forms, form, Nation { name, called });
            }
        }
    }
    for forms in forms.values_mut() {
        forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
    }
    forms
});

const LIST: &str = include_str!("nations.txt");

fn add(forms: &mut Known<Vec<Form>>, form: &str, nation: Nation) {
    let term = |word: Word| {
        let mut term = String::new();
        word.term(form, &mut term);
        Folded::of(&term)
    };
    let mut terms = words(form).filter_map(term);
    let Some(first) = terms.next() else { return };
    let rest: Vec<Folded> = terms.collect();
    let initials = !form.chars().any(char::is_lowercase);
    let known = forms.entry(first).or_default();
    match known.iter_mut().find(|known| known.rest == rest && known.initials == initials) {
        Some(same) if same.nations.contains(&nation) => {}
        Some(same) => same.nations.push(nation),
        None => known.push(Form { rest, initials, nations: vec![nation] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nations_are_known_by_all_their_names() {
        for (text, writing, found) in [
            ("the U.S. and Britain", Writing::Article, "United States, United Kingdom"),
            ("He told us that", Writing::Question, ""),
            ("US troops", Writing::Question, "United States"),
            ("British shoes need polish", Writing::Article, "United Kingdom*"),
            ("british troops", Writing::Question, "United Kingdom*"),
            ("South Korea's army", Writing::Article, "South Korea"),
            ("north korean army", Writing::Question, "North Korea*"),
            ("VIET NAM AND THE U.N .", Writing::Article, "Vietnam, United Nations"),
            ("Russian grain", Writing::Article, "Russia*, Soviet Union*"),
            ("Khrushchev's Russia", Writing::Article, "Russia, Soviet Union"),
            ("united we stand", Writing::Question, ""),
            ("the United Arab", Writing::Article, ""),
            ("Côte d’Ivoire", Writing::Article, "Ivory Coast"),
        ] {
            let told = |nation: Nation| match nation.called {
                Called::ByName => nation.name.to_owned(),
                Called::ByPeople => format!("{}*", nation.name),
            };
            let names: Vec<String> = nations(text, writing).map(told).collect();
            assert_eq!(names.join(", "), found, "{text}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_every_form_is_found() {
        let lines: Vec<&str> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted());
        for line in lines {
            for form in line.split(['|', ':']).map(str::trim) {
                assert!(nations(form, Writing::Article).next().is_some(), "{form}");
            }
        }
    }
}
