//! Everyone an article names, each once, with the fullest name and role it gives them.
//!
//! | room | does |
//! | --- | --- |
//! | `bodies` | tells which organisation goes by the noun of its name alone |
//! | `courtesy` | tells whose forename a courtesy title contradicts |
//! | `described` | finds whom a description means by what they are called |
//! | `letters` | the letters that organisations go by |
//! | `nature` | tells what bears a name from where it stands |
//! | `offices` | learns what they are from where they are named |
//! | `trade` | tells whether people or bodies are called so |

mod bodies;
mod courtesy;
mod described;
mod letters;
mod nature;
mod offices;
#[cfg(test)]
mod tests;
mod trade;

use std::ops::Range;
use std::rc::Rc;

use self::courtesy::Courtesies;
pub(in crate::extract) use self::described::{Office, is_portfolio};
use self::letters::{first_letters, letters_after};
use self::trade::{is_office, is_reign, is_shared_by_one, may_be_either};
use super::bearer::{classify, is_capitals};
use super::calling::is_kind_of_bodies_alone;
use super::delayed::{self, Delayed};
use super::epithet;
pub(super) use super::figure::fold;
use super::figure::{Figure, contrary, is_shouted};
use super::filed::Filed;
use super::mention::{Mention, Sort};
use super::role::Manner;
use super::scene::Scene;
use super::spelling::{Spelling, Spellings, fold_all};
use crate::article::{Speaker, SpeakerClass, SpeakerCount};
use crate::extract::reading::{Piece, Reading};
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of, is_house};
use crate::text::short::Short;

/// Which figure of a [`Cast`].
pub(in crate::extract) type Id = usize;

/// Everyone an article names.
#[derive(Debug, Default)]
pub(in crate::extract) struct Cast<'t> {
    figures: Vec<Figure>,
    spellings: Spellings<'t>,
    by_word: Filed<Id>,
    /// Organisations by the first letters of their words: *who* for the World Health Organization.
    by_letters: HashMap<Short, Id>,
    /// Who is called what, by each word of it.
    by_noun: Filed<usize>,
    /// Who is described before they are named, in the order of paragraphs.
    delayed: Vec<Delayed>,
    /// Everything that figures are called.
    called: Vec<Called>,
    /// The words of all that, folded, end to end.
    words: Vec<Short>,
    /// What titles the article gives to bare surnames.
    courtesies: Courtesies,
}

/// One thing that a figure is called.
#[derive(Debug)]
struct Called {
    /// Who.
    id: Id,
    /// Its words.
    words: Range<usize>,
    /// How many of them stand before *of*, *for* and the like: the noun it turns on is one of these.
    head: usize,
    /// Whether it is a role, and not the name of an organisation.
    role: bool,
}

/// How many figures of one surname are compared; more are not told apart.
const SAME_NAME: usize = 12;
/// How many of one surname are looked through for a name in full.
const WHOLE: usize = 64;
/// How many descriptions that share a noun are compared.
const SAME_NOUN: usize = 64;

/// A place where a name stands.
struct Heard<'s> {
    name: Rc<Spelling<'s>>,
    mention: &'s Mention,
    /// The pieces that the mention points into.
    pieces: &'s [Piece],
    reading: &'s Reading<'s>,
    /// Whether it stands within quote marks.
    quoted: bool,
}

impl<'t> Cast<'t> {
    /// Gathers the figures of an article: full names first, wherever they stand, so that the headline's *Roe* is
    /// already somebody.
    pub(in crate::extract) fn gather(scenes: &[Scene<'t>]) -> Self {
        let mut cast = Self::default();
        let body = || scenes.iter().filter(|scene| scene.reading.paragraph.is_some());
        let mut heard = Vec::with_capacity(scenes.iter().map(|scene| scene.mentions.len()).sum());
        for scene in body() {
            cast.hear(scene, scene.names(), false, &mut heard);
        }
        // What somebody says of people names them less surely than what the article says itself.
        for scene in body() {
            cast.hear(scene, scene.quoted_names(), true, &mut heard);
        }
        cast.by_word.reserve(heard.len());
        cast.courtesies = Courtesies::of(scenes, &heard);
        for full in [true, false] {
            for name in heard.iter().filter(|heard| (heard.name.words.len() > 1) == full) {
                cast.add(name);
            }
        }
        for scene in scenes.iter().filter(|scene| scene.reading.paragraph.is_none()) {
            cast.meet_above(scene);
        }
        let known: Vec<Vec<Option<Id>>> = scenes.iter().map(|scene| cast.learn_roles(scene)).collect();
        cast.learn_natures(scenes, &known);
        for id in 0..cast.figures.len() {
            cast.index_nouns(id);
        }
        cast.delayed = delayed::delayed(scenes, &known, &cast);
        for Delayed { id, role, .. } in cast.delayed.clone() {
            if let Some(figure) = cast.figures.get_mut(id) {
                figure.learn(&role, Manner::Epithet);
                cast.index_noun(id, &role, true);
            }
        }
        for (id, epithet) in epithet::epithets(scenes, &known, &cast) {
            if let Some(figure) = cast.figures.get_mut(id) {
                figure.learn(&epithet, Manner::Epithet);
                nature::settle(figure);
                cast.index_noun(id, &epithet, true);
            }
        }
        cast
    }

    /// Takes the names of a scene down, but for those where capitals run on past the name.
    fn hear<'s>(
        &mut self,
        scene: &'s Scene<'t>,
        names: impl Iterator<Item = (&'s [Piece], &'s Mention)>,
        quoted: bool,
        heard: &mut Vec<Heard<'s>>,
    ) where
        't: 's,
    {
        for (pieces, mention) in names {
            let Sort::Name { name, .. } = &mention.sort else { continue };
            let name = self.spellings.of(scene.reading.text, pieces, name.clone());
            if !(scene.headline && runs_on(&name.words)) {
                heard.push(Heard { name, mention, pieces, reading: scene.reading, quoted });
            }
        }
    }

    /// Takes note of the people whom the headline alone names, or names in full.
    fn meet_above(&mut self, scene: &Scene<'t>) {
        let mut above = Vec::new();
        self.hear(scene, scene.names(), false, &mut above);
        for heard in above {
            let Sort::Name { sex, .. } = &heard.mention.sort else { continue };
            let words = &heard.name.words;
            let person = words.len() == 2
                && words.first().is_some_and(|word| class_of(word).has(Class::FORENAME))
                && words.iter().skip(1).all(|word| !class_of(word).has(Class::COMMON.with(Class::VERB)))
                // "Clinton Hid": somebody's surname is no forename here.
                && words.first().is_some_and(|word| {
                    let word = fold(word);
                    let other = |id: Id| self.get(id).is_none_or(|figure| figure.words.last() != Some(&word));
                    self.family(&word).all(other)
                });
            if person && self.find_folded(&heard.name.folded, *sex, &|_| 1).is_none() {
                self.add(&heard);
            }
        }
    }

    /// Everybody of a surname, the last of them first.
    pub(super) fn family(&self, surname: &str) -> impl Iterator<Item = Id> + '_ {
        self.by_word.under(&Short::from(surname)).take(SAME_NAME).copied()
    }

    /// Takes note of all that a figure is called.
    fn index_nouns(&mut self, id: Id) {
        let Some(figure) = self.figures.get_mut(id) else { return };
        let roles = std::mem::take(&mut figure.roles);
        let name = (figure.class == SpeakerClass::Organisation).then(|| figure.name.clone());
        for role in &roles {
            self.index_noun(id, role.text(), true);
        }
        if let Some(name) = name {
            self.index_noun(id, &name, false);
        }
        if let Some(figure) = self.figures.get_mut(id) {
            figure.roles = roles;
        }
    }

    fn index_noun(&mut self, id: Id, text: &str, role: bool) {
        let start = self.words.len();
        self.words.extend(text.split_whitespace().map(fold));
        let words = start..self.words.len();
        for word in self.words.get(words.clone()).unwrap_or_default() {
            self.by_noun.file(word, self.called.len());
        }
        let opens = self.words.get(words.clone()).unwrap_or_default();
        let head =
            opens.iter().position(|word| class_of(word).has(Class::PREPOSITION)).unwrap_or(words.len());
        self.called.push(Called { id, words, head, role });
    }

    /// The figure of that number.
    pub(in crate::extract) fn get(&self, id: Id) -> Option<&Figure> {
        self.figures.get(id)
    }

    /// How many figures there are.
    pub(in crate::extract) fn len(&self) -> usize {
        self.figures.len()
    }

    /// Every figure.
    pub(super) fn figures(&self) -> impl Iterator<Item = (Id, &Figure)> {
        self.figures.iter().enumerate()
    }

    /// Whom a description means that the article names only afterwards.
    pub(super) fn named_afterwards(&self, reading: &Reading<'_>, mention: &Mention) -> Option<Id> {
        let nth = self.delayed.binary_search_by_key(&reading.paragraph, |delayed| delayed.paragraph).ok()?;
        self.delayed.get(nth).filter(|delayed| delayed.start == mention.at.start).map(|delayed| delayed.id)
    }

    /// Whom a mention by name means, see [`Self::find`].
    pub(in crate::extract) fn named(
        &self,
        reading: &Reading<'_>,
        mention: &Mention,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        self.named_among(reading, &reading.pieces, mention, recency)
    }

    /// The same for a mention that points into other pieces, such as those of quoted words.
    pub(super) fn named_among(
        &self,
        reading: &Reading<'_>,
        pieces: &[Piece],
        mention: &Mention,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        let Sort::Name { name, sex, .. } = &mention.sort else { return None };
        let name = self.spellings.get(reading.text, pieces, name.clone())?;
        self.find_folded(&name.folded, *sex, recency)
    }

    /// The roles that hold a word, each with its figure and all its words.
    pub(super) fn roles_with<'c>(
        &'c self,
        word: &Short,
    ) -> impl Iterator<Item = (Id, &'c [Short])> + Clone + use<'c, 't> {
        self.called(word).filter(|(called, _)| called.role).map(|(called, words)| (called.id, words))
    }

    /// What figures are called that holds a word, with all its words.
    fn called<'c>(
        &'c self,
        word: &Short,
    ) -> impl Iterator<Item = (&'c Called, &'c [Short])> + Clone + use<'c, 't> {
        let called = self.by_noun.under(word).filter_map(|nth| self.called.get(*nth));
        called.filter_map(|called| Some((called, self.words.get(called.words.clone())?)))
    }

    /// Whom a name on the page means: the figure whose name holds its words, the fittest sex first, the nearest by
    /// `recency` among equals.
    pub(in crate::extract) fn find<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        sex: Class,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        self.find_folded(&fold_all(words), sex, recency)
    }

    fn find_folded(&self, folded: &[Short], sex: Class, recency: &dyn Fn(Id) -> usize) -> Option<Id> {
        let key = folded.last()?;
        let ids = self.by_word.under(key);
        // "Endorse Roe" in a headline, "State Roe": a common word is no forename.
        if let [first, rest @ ..] = folded
            && rest.len() == 1
            && is_plain(first)
            && ids.clone().next().is_some()
            && !ids.clone().take(WHOLE).any(|id| self.get(*id).is_some_and(|figure| figure.words == folded))
        {
            return self.find_folded(rest, sex, recency);
        }
        let mut fits = ids.take(SAME_NAME).copied().filter(|id| {
            self.get(*id).is_some_and(|figure| {
                figure.holds(folded) && !contrary(figure.sex, sex) && !figure.is_untitled(folded, sex)
            })
        });
        let first = fits.next()?;
        let Some(second) = fits.next() else { return Some(first) };
        [first, second].into_iter().chain(fits).max_by_key(|id| {
            let figure = self.get(*id);
            let whole = figure.is_some_and(|figure| figure.words == folded);
            let surname = figure.is_some_and(|figure| figure.words.last() == Some(key));
            (whole && folded.len() > 1, surname, recency(*id), usize::MAX - id)
        })
    }

    /// The figure as a speaker.
    pub(in crate::extract) fn speaker(&self, id: Id) -> Option<Speaker> {
        let figure = self.get(id)?;
        let role = figure.role().map(str::to_owned);
        Some(Speaker { name: figure.name.clone(), role, class: figure.class })
    }

    /// The figure with its count of quotations.
    pub(in crate::extract) fn count(&self, id: Id, quotations: usize) -> Option<SpeakerCount> {
        let aliases = self.get(id)?.aliases.clone();
        Some(SpeakerCount { speaker: self.speaker(id)?, aliases, quotations })
    }

    /// Takes note of a name.
    fn add(&mut self, Heard { name: written, mention, pieces, reading, quoted }: &Heard<'_>) {
        let Sort::Name { name, role, sex, article } = &mention.sort else { return };
        let folded = &written.folded;
        let Some(key) = folded.last() else { return };
        let office = role
            .as_ref()
            .is_some_and(|role| is_office(pieces.get(role.clone()).unwrap_or_default(), reading.text));
        // "The developer, Okkerby Homes"
        let either = role.as_ref().is_some_and(|role| {
            let noun = role.end.checked_sub(1).and_then(|noun| pieces.get(noun));
            noun.is_some_and(|noun| may_be_either(&Short::small(noun.token.span.of(reading.text))))
                || written.words.contains(&"&")
        });
        // "analysts Okkerby"
        let shared = role.as_ref().is_some_and(|role| {
            let role = pieces.get(role.clone()).unwrap_or_default();
            is_shared_by_one(role, pieces.get(mention.at.end..).unwrap_or_default(), reading.text)
        });
        // "civil rights group Liberty"
        let kind = role.as_ref().is_some_and(|role| {
            let noun = role.end.checked_sub(1).and_then(|noun| pieces.get(noun));
            noun.is_some_and(|noun| is_kind_of_bodies_alone(noun.token.span.of(reading.text)))
        });
        let firm = || {
            classify(written, *article, false, || is_shouted(reading.text)).0 == SpeakerClass::Organisation
        };
        // "the broadcaster ITV", but not "the broadcaster Roe"
        let several =
            folded.len() > 1 || written.words.first().is_some_and(|word| word.len() > 2 && is_capitals(word));
        // "the more conservative Tax Foundation", "the Cook Political Report"
        let organised = || {
            let of_bodies = |word: &&str| class_of(word).has(Class::ORGANISATION.with(Class::SUFFIX));
            folded.len() > 1
                && written.words.first().is_some_and(|word| !class_of(word).has(Class::FORENAME))
                && (written.words.last().is_some_and(of_bodies) || written.words.contains(&"of"))
        };
        let office = office && !shared && !((either && several || organised()) && firm());
        let titled = office || *sex != Class::NONE;
        let known = self.by_word.under(key).take(SAME_NAME).copied();
        // "Prince Jon" is not Jon Roe.
        let royal = role
            .as_ref()
            .is_some_and(|role| is_reign(pieces.get(role.clone()).unwrap_or_default(), reading.text));
        let alone = royal && folded.len() == 1;
        let same = |f: &Figure| f.is_same(folded, *sex) && !(alone && f.words.len() > 1 && !f.royal);
        let found = { known }.find(|id| self.get(*id).is_some_and(same));
        let found = found
            .or_else(|| self.only_bearer(folded, *sex))
            .or_else(|| article.then(|| self.only_body(folded)).flatten());
        let short = || (folded.len() == 1 && !titled).then(|| self.by_letters.get(key).copied()).flatten();
        let short = found.map_or_else(short, |_| None);
        let id = found.or(short).unwrap_or_else(|| {
            let bearer = classify(written, *article || shared, titled, || is_shouted(reading.text));
            self.new_figure(written, bearer)
        });
        let letters = letters_after(pieces, name.end, reading.text).or_else(|| short.map(|_| key.clone()));
        let Some(figure) = self.figures.get_mut(id) else { return };
        // "Francois Roe Says No" above an article of *Roe*
        let forename = || {
            folded.len() > 1
                && figure.may_be_person()
                && written.words.first().is_some_and(|word| class_of(word).has(Class::FORENAME))
        };
        // "Boeing senior vice president Jane Roe"
        let house = || *sex == Class::NONE && is_house(&written.words);
        if (titled && !figure.place || forename() && !kind) && !house() {
            figure.class = SpeakerClass::Person;
        }
        // "the label Roe" of *Jane Roe* is what she is called.
        let part = folded.len() < figure.words.len()
            && figure.words.ends_with(folded)
            && figure.class == SpeakerClass::Person;
        if kind && !titled && !part {
            figure.loose |= figure.class == SpeakerClass::Person;
            (figure.class, figure.place) = (SpeakerClass::Organisation, false);
        }
        // "Mr Blythe": a title tells more than what may be a forename.
        if figure.sex == Class::NONE || contrary(figure.sex, *sex) {
            figure.sex = sex_of_title(*sex);
        }
        figure.named += 1;
        figure.royal |= royal;
        if !(*quoted && figure.words.len() > 1) {
            figure.call(written.whole(), folded);
        }
        if let Some(letters) = letters.filter(|_| figure.class == SpeakerClass::Organisation) {
            self.abbreviate(id, letters);
        }
    }

    /// *Robin Roe spoke. **Mr Roe**…*: the only one of that surname, where nothing but a forename speaks against the title.
    fn only_bearer(&self, folded: &[Short], sex: Class) -> Option<Id> {
        let [surname] = folded else { return None };
        if !self.courtesies.settle(surname, sex) {
            return None;
        }
        let person = |id: &Id| {
            self.get(*id).is_some_and(|figure| {
                figure.class == SpeakerClass::Person && figure.words.last() == Some(surname)
            })
        };
        let mut bearers = self.by_word.under(surname).take(SAME_NAME).copied().filter(person);
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Takes note that an organisation goes by these letters.
    fn abbreviate(&mut self, id: Id, letters: Short) {
        let Some(figure) = self.figures.get_mut(id) else { return };
        self.by_word.file(&letters, id);
        figure.letters = Some(letters);
    }

    fn new_figure(&mut self, written: &Spelling<'_>, (class, place): (SpeakerClass, bool)) -> Id {
        let id = self.figures.len();
        let folded = &written.folded;
        if class == SpeakerClass::Organisation && folded.len() > 1 {
            for letters in first_letters(folded) {
                self.by_letters.entry(letters).or_insert(id);
            }
        }
        self.figures.push(Figure::new(written.whole().to_owned(), folded.clone(), class, place));
        for word in folded {
            self.by_word.file(word, id);
        }
        id
    }
}

/// *the **NLC** chairman*: whether the letters open words that stand together, as in *chairman of the Nigeria Labour Congress*.
fn is_initials_in(letters: &Short, words: &[Short]) -> bool {
    let count = letters.chars().count();
    let opens = |words: &[Short]| words.iter().filter_map(|word| word.chars().next()).eq(letters.chars());
    (3..=6).contains(&count) && words.windows(count).any(opens)
}

/// Whether a word is too common for a forename.
fn is_plain(word: &str) -> bool {
    let class = class_of(word);
    class.has(Class::COMMON) && !class.has(Class::FORENAME)
}

/// Whether a stretch of capitals in a headline is more than a name: *Hillary Roe Goes*.
fn runs_on(words: &[&str]) -> bool {
    words.len() > 2
        || words.len() == 2 && !words.first().is_some_and(|word| class_of(word).has(Class::FORENAME))
}

const fn sex_of_title(title: Class) -> Class {
    match (title.has(Class::MALE), title.has(Class::FEMALE)) {
        (true, false) => Class::MALE,
        (false, true) => Class::FEMALE,
        _ => Class::NONE,
    }
}
