//! Everyone an article names, each once, with the fullest name and role it gives them.

use std::rc::Rc;

use super::mention::{Mention, Sort, sex_of};
use super::role;
use super::scene::Scene;
use crate::article::{Speaker, SpeakerClass, SpeakerCount};
use crate::extract::reading::Reading;
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of};

/// Somebody the article names.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Figure {
    /// The fullest name, as written.
    pub(in crate::extract) name: String,
    /// What kind of speaker they make.
    pub(in crate::extract) class: SpeakerClass,
    /// [`Class::MALE`], [`Class::FEMALE`] or none known.
    pub(in crate::extract) sex: Class,
    /// Whether it is a place: in a sentence's subject a place is seldom who speaks.
    pub(in crate::extract) place: bool,
    /// How often it is named.
    pub(in crate::extract) named: usize,
    words: Vec<String>,
    roles: Vec<String>,
    aliases: Vec<String>,
}

/// Which figure of a [`Cast`].
pub(in crate::extract) type Id = usize;

/// Everyone an article names.
#[derive(Debug, Default)]
pub(in crate::extract) struct Cast {
    figures: Vec<Figure>,
    by_word: HashMap<String, Vec<Id>>,
    /// Who is called what, by each word of it: the figure, and all the words.
    by_noun: HashMap<String, Vec<Called>>,
}

/// A figure, and all the words of one thing that it is called.
type Called = (Id, Rc<[String]>);

/// How many figures of one surname are compared; more are not told apart.
const SAME_NAME: usize = 12;
/// How many descriptions that share a noun are compared.
const SAME_NOUN: usize = 64;
/// How many roles and how many other names of one figure are kept.
const KEPT: usize = 16;

impl Cast {
    /// Gathers the figures of an article: full names first, wherever they stand, so that the headline's *Roe* is
    /// already somebody.
    pub(in crate::extract) fn gather(scenes: &[Scene<'_>]) -> Self {
        let mut cast = Self::default();
        for full in [true, false] {
            for scene in scenes.iter().filter(|scene| scene.reading.paragraph.is_some()) {
                for (pieces, mention) in scene.names() {
                    let Sort::Name { name, sex, article, .. } = &mention.sort else { continue };
                    let words: Vec<&str> = name
                        .clone()
                        .filter_map(|at| pieces.get(at))
                        .map(|p| p.token.span.of(scene.reading.text))
                        .collect();
                    if (words.len() > 1) == full && !(scene.headline && runs_on(&words)) {
                        cast.add(&words, *sex, *article, mention, scene.reading);
                    }
                }
            }
        }
        for scene in scenes {
            cast.learn_roles(scene);
        }
        cast.index_nouns();
        cast
    }

    /// Everybody of a surname, the last of them first.
    pub(super) fn family(&self, surname: &str) -> impl Iterator<Item = Id> + '_ {
        self.by_word.get(surname).into_iter().flatten().rev().take(SAME_NAME).copied()
    }

    fn index_nouns(&mut self) {
        for (id, figure) in self.figures.iter().enumerate() {
            let name = (figure.class == SpeakerClass::Organisation).then_some(figure.name.as_str());
            for text in figure.roles.iter().map(String::as_str).chain(name) {
                let words: Vec<String> =
                    text.split(|c: char| !c.is_alphanumeric() && c != '-').map(fold).collect();
                let words: Rc<[String]> = words.into();
                for word in words.iter() {
                    self.by_noun.entry(word.clone()).or_default().push((id, words.clone()));
                }
            }
        }
    }

    /// The figure of that number.
    pub(in crate::extract) fn get(&self, id: Id) -> Option<&Figure> {
        self.figures.get(id)
    }

    /// How many figures there are.
    pub(in crate::extract) fn len(&self) -> usize {
        self.figures.len()
    }

    /// Whom a name on the page means: the figure whose name holds its words, the fittest sex first, the nearest by
    /// `recency` among equals.
    pub(in crate::extract) fn find(
        &self,
        words: &[&str],
        sex: Class,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let key = folded.last()?;
        let ids = self.by_word.get(key)?;
        let fits = ids.iter().rev().take(SAME_NAME).copied().filter(|id| {
            self.get(*id).is_some_and(|figure| figure.holds(&folded) && !contrary(figure.sex, sex))
        });
        fits.max_by_key(|id| {
            let figure = self.get(*id);
            let surname = figure.is_some_and(|figure| figure.words.last() == Some(key));
            (surname, recency(*id), usize::MAX - id)
        })
    }

    /// Whom a description means: the figure whose role or name turns on the same noun.
    pub(in crate::extract) fn described(
        &self,
        noun: &str,
        others: &[String],
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        let known = self.by_noun.get(&fold(noun))?;
        let is = |words: &&Called| recency(words.0) > 0 && others.iter().all(|other| words.1.contains(other));
        known.iter().rev().take(SAME_NOUN).filter(is).map(|(id, _)| *id).max_by_key(|id| recency(*id))
    }

    /// The figure as a speaker.
    pub(in crate::extract) fn speaker(&self, id: Id) -> Option<Speaker> {
        let figure = self.get(id)?;
        let role = figure.roles.iter().rev().max_by_key(|role| role.split(' ').count()).cloned();
        Some(Speaker { name: figure.name.clone(), role, class: figure.class })
    }

    /// The figure with its count of quotations.
    pub(in crate::extract) fn count(&self, id: Id, quotations: usize) -> Option<SpeakerCount> {
        let aliases = self.get(id)?.aliases.clone();
        Some(SpeakerCount { speaker: self.speaker(id)?, aliases, quotations })
    }

    fn add(&mut self, words: &[&str], sex: Class, article: bool, mention: &Mention, reading: &Reading<'_>) {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let Some(key) = folded.last().cloned() else { return };
        let titled = matches!(&mention.sort, Sort::Name { role, .. } if role.is_some()) || sex != Class::NONE;
        let found = self.by_word.get(&key).and_then(|ids| {
            ids.iter()
                .rev()
                .take(SAME_NAME)
                .copied()
                .find(|id| self.get(*id).is_some_and(|f| f.is_same(&folded, sex)))
        });
        let id = found.unwrap_or_else(|| self.new_figure(words, &folded, article, titled, reading));
        let Some(figure) = self.figures.get_mut(id) else { return };
        if titled && !figure.place {
            figure.class = SpeakerClass::Person;
        }
        if figure.sex == Class::NONE {
            figure.sex = sex_of_title(sex);
        }
        figure.named += 1;
        figure.call(words, &folded);
    }

    fn new_figure(
        &mut self,
        words: &[&str],
        folded: &[String],
        article: bool,
        titled: bool,
        reading: &Reading<'_>,
    ) -> Id {
        let id = self.figures.len();
        let (class, place) = classify(words, article, titled, reading);
        let sex = if class == SpeakerClass::Person {
            folded.first().map_or(Class::NONE, |word| sex_of(word))
        } else {
            Class::NONE
        };
        let name = words.join(" ");
        self.figures.push(Figure {
            name,
            class,
            sex,
            place,
            named: 0,
            words: folded.to_vec(),
            roles: Vec::new(),
            aliases: Vec::new(),
        });
        for word in folded {
            let ids = self.by_word.entry(word.clone()).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
        id
    }

    fn learn_roles(&mut self, scene: &Scene<'_>) {
        let reading = scene.reading;
        for (nth, mention) in scene.mentions.iter().enumerate() {
            let Sort::Name { name, role, sex, .. } = &mention.sort else { continue };
            let words: Vec<&str> = name.clone().map(|at| reading.word(at)).collect();
            let Some(id) = self.find(&words, *sex, &|_| 1) else { continue };
            let before = nth.checked_sub(1).and_then(|nth| scene.mentions.get(nth)).and_then(|other| {
                match other.sort {
                    Sort::Description { .. } => role::before(reading, &other.at, mention.at.start),
                    _ => None,
                }
            });
            let after = role::apposition(reading, mention.at.end)
                .or_else(|| role::predicate(reading, mention.at.end));
            let Some(figure) = self.figures.get_mut(id) else { continue };
            for range in [role.clone(), before, after].into_iter().flatten() {
                figure.learn(&reading.span(&range), reading.text);
            }
        }
    }
}

impl Figure {
    /// The last word of a person's full name, folded.
    pub(super) fn surname(&self) -> Option<&str> {
        let full = self.class == SpeakerClass::Person && self.words.len() > 1;
        self.words.last().filter(|_| full).map(String::as_str)
    }

    /// Whether a name's folded words all belong to this figure's.
    fn holds(&self, folded: &[String]) -> bool {
        let own = |word: &String| self.words.iter().any(|own| own == word || initial(own, word));
        if self.class == SpeakerClass::Person || folded.len() == self.words.len() {
            return folded.iter().all(own);
        }
        // *Nordkabel* is *Nordkabel Holdings*, but *Twitter* is not *State Twitter Accounts*.
        let suffix = Class::SUFFIX.with(Class::ORGANISATION);
        self.words.starts_with(folded)
            && self.words.iter().skip(folded.len()).all(|word| class_of(word).has(suffix))
    }

    /// Whether another full name, or part of one, is this figure's.
    fn is_same(&self, folded: &[String], sex: Class) -> bool {
        if contrary(self.sex, sex) {
            return false;
        }
        match (folded.first(), self.words.first(), folded.len()) {
            (Some(_), Some(_), 1) => self.holds(folded),
            (Some(theirs), Some(own), _) => {
                self.words.last() == folded.last()
                    && (own == theirs || initial(own, theirs) || self.words.len() == 1)
                    || self.words.as_slice() == folded
            }
            _ => false,
        }
    }

    /// Takes note of what the article calls the figure here: the longest becomes its name.
    fn call(&mut self, words: &[&str], folded: &[String]) {
        let written = words.join(" ");
        if written == self.name {
            return;
        }
        let fuller = words.len() > self.words.len()
            || words.len() == self.words.len()
                && self.words.iter().any(|w| w.len() <= 2)
                && written.len() > self.name.len();
        let alias = if fuller && written != written.to_uppercase() {
            self.words = folded.to_vec();
            std::mem::replace(&mut self.name, written)
        } else {
            written
        };
        if self.aliases.len() < KEPT && !self.aliases.contains(&alias) {
            self.aliases.push(alias);
        }
    }

    fn learn(&mut self, span: &crate::article::Span, text: &str) {
        let role = span.of(text).trim().to_owned();
        if self.sex == Class::NONE && self.class == SpeakerClass::Person {
            // "ward sister": a word that is a forename too tells nothing here.
            let telling = role.split_whitespace().filter(|word| !class_of(word).has(Class::FORENAME));
            self.sex = telling.map(sex_of).find(|sex| *sex != Class::NONE).unwrap_or(Class::NONE);
        }
        if !role.is_empty() && self.roles.len() < KEPT && !self.roles.contains(&role) {
            self.roles.push(role);
        }
    }
}

/// Whether a stretch of capitals in a headline is more than a name: *Hillary Roe Goes*.
fn runs_on(words: &[&str]) -> bool {
    words.len() > 2
        || words.len() == 2 && !words.first().is_some_and(|word| class_of(word).has(Class::FORENAME))
}

/// The folded form by which names are compared.
pub(super) fn fold(word: &str) -> String {
    let word = word.trim_end_matches('.');
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.replace('’', "'").to_lowercase() }
}

/// Whether one word is the other's initial.
fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

const fn contrary(a: Class, b: Class) -> bool {
    a.has(Class::MALE) && b.has(Class::FEMALE) && !b.has(Class::MALE)
        || a.has(Class::FEMALE) && b.has(Class::MALE) && !b.has(Class::FEMALE)
}

const fn sex_of_title(title: Class) -> Class {
    match (title.has(Class::MALE), title.has(Class::FEMALE)) {
        (true, false) => Class::MALE,
        (false, true) => Class::FEMALE,
        _ => Class::NONE,
    }
}

/// What kind of bearer a name has, and whether it is a place.
fn classify(words: &[&str], article: bool, titled: bool, reading: &Reading<'_>) -> (SpeakerClass, bool) {
    use SpeakerClass::{Organisation, Person};
    if titled {
        return (Person, false);
    }
    let classes: Vec<Class> = words.iter().map(|word| class_of(word)).collect();
    let any = |class| classes.iter().any(|c| c.has(class));
    let first = classes.first().copied().unwrap_or_default();
    let forename =
        first.has(Class::FORENAME) || words.first().is_some_and(|w| w.len() == 2 && w.ends_with('.'));
    if words.len() == 1 {
        if first.has(Class::PLACE) {
            return (Organisation, true);
        }
        return (if first.has(Class::FORENAME) && !article { Person } else { Organisation }, false);
    }
    let shouts = words.iter().all(|w| w.len() > 1 && *w == w.to_uppercase())
        && reading.text != reading.text.to_uppercase();
    let organised = any(Class::ORGANISATION.with(Class::SUFFIX).with(Class::NATIONALITY));
    let ends_as_place = classes.last().is_some_and(|c| c.has(Class::PLACE_WORD));
    let opens_as_place = first.has(Class::PLACE_WORD) && !forename;
    if classes.iter().all(|c| c.has(Class::PLACE)) || ends_as_place && !forename || opens_as_place {
        (Organisation, true)
    } else if organised && !(forename && words.len() == 2)
        || article && !forename
        || shouts && !forename
        || words.contains(&"of")
    {
        (Organisation, false)
    } else if forename || !classes.iter().all(|c| c.has(Class::COMMON)) {
        (Person, false)
    } else {
        (Organisation, false)
    }
}
