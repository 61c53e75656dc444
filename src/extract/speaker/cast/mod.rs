//! Everyone an article names, each once, with the fullest name and role it gives them.
//!
//! | room | does |
//! | --- | --- |
//! | `offices` | learns what they are from where they are named |

mod offices;

use std::ops::Range;
use std::rc::Rc;

use super::bearer::classify;
use super::epithet;
pub(super) use super::figure::fold;
use super::figure::{Figure, contrary, is_shouted};
use super::filed::Filed;
use super::mention::{Mention, Sort};
use super::noun::is_paper;
use super::role::Manner;
use super::scene::Scene;
use super::spelling::{Spelling, Spellings, fold_all};
use crate::article::{Speaker, SpeakerClass, SpeakerCount};
use crate::extract::reading::{Piece, Reading};
use crate::text::HashMap;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;
use crate::text::token::Kind;

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
    /// Everything that figures are called.
    called: Vec<Called>,
    /// The words of all that, folded, end to end.
    words: Vec<Short>,
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
        for full in [true, false] {
            for name in heard.iter().filter(|heard| (heard.name.words.len() > 1) == full) {
                cast.add(name);
            }
        }
        for scene in scenes.iter().filter(|scene| scene.reading.paragraph.is_none()) {
            cast.meet_above(scene);
        }
        let known: Vec<Vec<Option<Id>>> = scenes.iter().map(|scene| cast.learn_roles(scene)).collect();
        for id in 0..cast.figures.len() {
            cast.index_nouns(id);
        }
        for (id, epithet) in epithet::epithets(scenes, &known, &cast) {
            if let Some(figure) = cast.figures.get_mut(id) {
                figure.learn(&epithet, Manner::Epithet);
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

    /// Whom a mention by name means, see [`Self::find`].
    pub(in crate::extract) fn named(
        &self,
        reading: &Reading<'_>,
        mention: &Mention,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        let Sort::Name { name, sex, .. } = &mention.sort else { return None };
        let name = self.spellings.get(reading.text, &reading.pieces, name.clone())?;
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
            && ids.clone().next().is_some()
            && !ids.clone().any(|id| self.get(*id).is_some_and(|figure| figure.words == folded))
            && is_plain(first)
        {
            return self.find_folded(rest, sex, recency);
        }
        let mut fits = ids.take(SAME_NAME).copied().filter(|id| {
            self.get(*id).is_some_and(|figure| figure.holds(folded) && !contrary(figure.sex, sex))
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

    /// Whom a description means: the figure whose role or name turns on the same noun.
    pub(in crate::extract) fn described(
        &self,
        noun: &str,
        others: &[Short],
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        // "the report" is not who wrote "reports on ports", nor one of "the report's authors".
        let paper = is_paper(noun);
        let noun = fold(noun);
        let known = self.called(&noun).take(SAME_NOUN).filter(|(called, words)| {
            recency(called.id) > 0
                && others.iter().all(|other| words.contains(other))
                && (!paper || words.iter().take(called.head).any(|word| *word == noun))
        });
        known.map(|(called, _)| called.id).max_by_key(|id| recency(*id))
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
        let office =
            role.as_ref().is_some_and(|role| is_office(pieces.get(role.clone()).unwrap_or_default()));
        let titled = office || *sex != Class::NONE;
        let known = self.by_word.under(key).take(SAME_NAME).copied();
        let found = { known }.find(|id| self.get(*id).is_some_and(|f| f.is_same(folded, *sex)));
        let short = || (folded.len() == 1 && !titled).then(|| self.by_letters.get(key).copied()).flatten();
        let id = found.or_else(short).unwrap_or_else(|| {
            let bearer = classify(written, *article, titled, || is_shouted(reading.text));
            self.new_figure(written, bearer)
        });
        let letters = letters_after(pieces, name.end, reading.text);
        let Some(figure) = self.figures.get_mut(id) else { return };
        // "Francois Roe Says No" above an article of *Roe*
        let forename = || {
            folded.len() > 1
                && figure.may_be_person()
                && written.words.first().is_some_and(|word| class_of(word).has(Class::FORENAME))
        };
        if titled && !figure.place || forename() {
            figure.class = SpeakerClass::Person;
        }
        if figure.sex == Class::NONE {
            figure.sex = sex_of_title(*sex);
        }
        figure.named += 1;
        if !(*quoted && figure.words.len() > 1) {
            figure.call(written.whole(), folded);
        }
        if let Some(letters) = letters.filter(|_| figure.class == SpeakerClass::Organisation) {
            self.abbreviate(id, letters);
        }
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
            self.by_letters.entry(first_letters(folded)).or_insert(id);
        }
        self.figures.push(Figure::new(written.whole().to_owned(), folded.clone(), class, place));
        for word in folded {
            self.by_word.file(word, id);
        }
        id
    }
}

/// Whether a word is too common for a forename.
fn is_plain(word: &str) -> bool {
    let class = class_of(word);
    class.has(Class::COMMON) && !class.has(Class::FORENAME)
}

/// Whether a role is a person's, and not an organisation's.
fn is_office(role: &[Piece]) -> bool {
    let person = Class::PERSON.with(Class::RANK).with(Class::FAMILY).with(Class::GROUP);
    role.iter().any(|piece| piece.has(person))
}

/// *the World Health Organization (WHO)*: the letters in brackets after a name.
fn letters_after(pieces: &[Piece], at: usize, text: &str) -> Option<Short> {
    let [open, word, close] = pieces.get(at..at + 3)? else { return None };
    let letters = word.token.span.of(text);
    let fits = open.is(Kind::Open)
        && close.is(Kind::Close)
        && word.token.is_word()
        && (2..=10).contains(&letters.len())
        && letters.chars().next().is_some_and(char::is_uppercase)
        && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !letters.contains('-');
    fits.then(|| fold(letters))
}

/// The first letters of a name's longer words.
fn first_letters(folded: &[Short]) -> Short {
    let telling = folded.iter().filter(|word| !class_of(word).has(Class::FUNCTION) && word.as_str() != "&");
    let letters: String = telling.filter_map(|word| word.chars().next()).collect();
    Short::from(letters.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    /// Everyone of an article whose paragraphs `|` parts: `name (class) [role]`, those never named in full last. What
    /// stands before `##` is its headline.
    fn cast_of(text: &str) -> String {
        let (title, text) = text.split_once(" ## ").map_or((None, text), |(title, text)| (Some(title), text));
        let paragraphs: Vec<&str> = text.split(" | ").collect();
        let readings = read(title, &paragraphs);
        let scenes = Scene::all(&readings);
        let cast = Cast::gather(&scenes);
        let shown = cast.figures().map(|(_, figure)| {
            let role = figure.role().map_or(String::new(), |role| format!(" [{role}]"));
            let class = match figure.class {
                SpeakerClass::Person => "",
                _ if figure.place => " (place)",
                _ => " (body)",
            };
            format!("{}{class}{role}", figure.name)
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn one_figure_for_all_the_names_of_somebody() {
        let cases = [
            ("surname", "Jane Roe left. Roe spoke. Ms. Roe sang.", "Jane Roe"),
            ("forename", "Jane Roe left. Jane spoke.", "Jane Roe"),
            ("initials", "J. K. Roe left. J.K. Roe sang.", "J. K. Roe"),
            ("initial and forename", "J. Roe left. Then Jane Roe sang.", "Jane Roe"),
            ("middle initial", "Jane A. Roe left. Then Jane Roe sang.", "Jane A. Roe"),
            ("other middle initial", "Jane A. Roe left. Then Jane B. Roe sang.", "Jane A. Roe; Jane B. Roe"),
            ("short form", "Robert Roe left. Then Bob Roe sang.", "Robert Roe"),
            ("kin", "Jane Roe left. Then John Roe sang.", "Jane Roe; John Roe"),
            ("spouses", "Mr. Roe left. Then Ms. Roe sang.", "Roe; Roe"),
            ("suffix", "Joseph Roe Jr. left. Roe sang. Then Joseph Roe wept.", "Joseph Roe Jr."),
            ("comma and suffix", "Joseph Roe, Jr., a nurse, left.", "Joseph Roe, Jr. [nurse]"),
            ("number", "Vann Roe III left. Roe sang.", "Vann Roe III"),
            ("degree", "Jane Roe, MD, a surgeon, left.", "Jane Roe [surgeon]"),
            ("nickname", "Robert C. “Bobby” Roe left. Then Bobby Roe sang.", "Robert C. “Bobby” Roe"),
            ("nickname of two words", "Dwayne ‘The Wall’ Roe left. Then Roe sang.", "Dwayne ‘The Wall’ Roe"),
            ("nickname in brackets", "Robert (Bob) Roe left. Then Bob Roe sang.", "Robert (Bob) Roe"),
            ("particle", "Luigi di Roe left. Then Di Roe sang.", "Luigi di Roe"),
            ("two particles", "Anna van der Roe left. Then Van der Roe sang.", "Anna van der Roe"),
            (
                "particle of a prince",
                "Mohammed bin Salman left. Then bin Salman sang.",
                "Mohammed bin Salman",
            ),
            ("apostrophe", "Sean O’Roe left. Then O'Roe sang.", "Sean O’Roe"),
            ("two surnames", "David Lloyd George left. Then Lloyd George sang.", "David Lloyd George"),
            ("diacritics", "José González left. Then Gonzalez sang.", "José González"),
            ("family first", "Xi Jinping left. Then Mr. Xi sang. Xi slept.", "Xi Jinping"),
            ("family first, given name", "Nguyen Thi Lan left. Then Ms. Lan sang.", "Nguyen Thi Lan"),
            ("family first, hyphen", "They met Ban Ki-moon. Then Mr. Ban sang.", "Ban Ki-moon"),
            ("family first, three", "Lee Hsien Loong left. Then Lee sang.", "Lee Hsien Loong"),
            ("Spanish", "Enrique Peña Nieto left. Then Mr. Peña Nieto sang.", "Enrique Peña Nieto"),
            ("capitals", "JANE ROE left the hall. Then Jane Roe sang.", "Jane Roe"),
            ("not of the name", "Using Jane Roe is wrong. Jane Roe said so.", "Jane Roe"),
            ("king by name", "Larry King left. Then Mr. King sang, and King slept.", "Larry King"),
            ("common by name", "Marcia Price left. Price sang.", "Marcia Price"),
            (
                "sentence opener",
                "Yesterday Jane Roe left. On Tuesday Roe sang. In May Roe slept.",
                "Jane Roe",
            ),
            ("owner", "Jane Roe’s lawyer left. Roe sang.", "Jane Roe"),
            (
                "letters",
                "The World Health Organization (WHO) left. WHO sang.",
                "World Health Organization (body)",
            ),
            (
                "letters untold",
                "The Congress of Harbour Workers left. CHW sang.",
                "Congress of Harbour Workers (body)",
            ),
            ("headline alone", "Jane Roe Says Harbour Bridge Stays ## The bridge stays.", "Jane Roe"),
            (
                "headline in full",
                "Jane Roe Says Harbour Bridge Stays ## The bridge stays, Roe said.",
                "Jane Roe",
            ),
            (
                "headline of another",
                "Tom Doe Says Harbour Bridge Stays ## Jane Roe left.",
                "Jane Roe; Tom Doe",
            ),
            ("headline of things", "Grace Period Ends For Harbour Bridge ## Jane Roe left.", "Jane Roe"),
            ("place", "North Korea left.", "North Korea (place)"),
            ("title of honour", "Dame Jane Roe left. Sir John Doe sang.", "Jane Roe; John Doe"),
            ("state", "Jane Roe (D-Ohio) left. John Doe, R-Texas, sang.", "Jane Roe; John Doe"),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .map(|(name, text, want)| (name, cast_of(text), want))
            .filter(|(_, have, want)| have != *want)
            .map(|(name, have, want)| format!("{name}: {have:?} for {want:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_fullest_of_what_somebody_is() {
        let cases = [
            ("title", "Sen. Jane Roe left.", "Jane Roe [Sen.]"),
            ("rank", "Detective Inspector Jane Roe left.", "Jane Roe [Detective Inspector]"),
            (
                "fuller later",
                "Sen. Jane Roe left. Roe, a former head of the port, sang.",
                "Jane Roe [former head of the port]",
            ),
            ("courtesy is none", "Mr. Roe left.", "Roe"),
            (
                "two halves",
                "The radio host and former mayor Jane Roe left.",
                "Jane Roe [radio host and former mayor]",
            ),
            (
                "shared",
                "Sens. Jane Roe (D-Ohio) and John Doe (R-Ohio) left.",
                "Jane Roe [Sens.]; John Doe [Sens.]",
            ),
            (
                "before a comma",
                "An attorney for the port, Jane Roe, left.",
                "Jane Roe [attorney for the port]",
            ),
            ("two people", "With the head of the port, Roe left.", "Roe (body)"),
            (
                "opening",
                "Now the head of the port in Hull, Jane Roe left.",
                "Jane Roe [head of the port in Hull]; Hull (place)",
            ),
            (
                "body",
                "Nordkabel Holdings, a division of Vandal Group, left.",
                "Nordkabel Holdings (body) [division of Vandal Group]; Vandal Group (body)",
            ),
            ("age", "Roe, 42, left.", "Roe"),
            ("who", "Roe, who swam, left.", "Roe"),
            ("home alone", "Roe, of Hull, left.", "Roe [of Hull]; Hull (place)"),
            ("which", "Roe, which swims, left.", "Roe (body)"),
            ("title and description", "The crew’s chair, Prof Jane Roe, left.", "Jane Roe [crew’s chair]"),
            (
                "somebody’s deputy",
                "Jane Roe left. | Doe’s deputy sang. Doe’s deputy slept.",
                "Jane Roe; Doe (body)",
            ),
            ("epithet", "Jane Roe left. | The Vermont senator sang.", "Jane Roe [Vermont senator]"),
            (
                "somebody else's",
                "Vermont senator John Doe left. Jane Roe sang. | The Vermont senator slept.",
                "John Doe [Vermont senator]; Jane Roe",
            ),
            (
                "owned epithet",
                "Jane Roe left. | Doe’s former campaign strategist sang.",
                "Jane Roe [Doe’s former campaign strategist]; Doe (body)",
            ),
            ("in doubt", "Jane Roe met John Doe. | The Vermont senator sang.", "Jane Roe; John Doe"),
            ("verb before a title", "They met former President Jane Roe.", "Jane Roe [former President]"),
            (
                "verb between",
                "Mayor Jane Roe grilled Vandal chief John Doe.",
                "Jane Roe [Mayor]; John Doe [Vandal chief]",
            ),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .map(|(name, text, want)| (name, cast_of(text), want))
            .filter(|(_, have, want)| have != *want)
            .map(|(name, have, want)| format!("{name}: {have:?} for {want:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
