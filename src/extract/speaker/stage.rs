//! Follows an article from its first sentence on and tells whom each mention means.
//!
//! What a reader keeps in mind is kept here: who was named last, who was the subject, who spoke. *He* is the man most
//! present in that memory, *the minister* whoever is said to be one.

use std::rc::Rc;

use super::cast::{Cast, Id};
use super::description::description;
use super::mention::{Mention, Sort, sex_of};
use super::noun::is_paper;
use super::scene::Scene;
use crate::article::{Speaker, SpeakerClass};
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Whom a mention means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Who {
    /// Somebody of the cast.
    Figure(Id),
    /// Somebody the article describes and does not name.
    Unnamed(Rc<Speaker>),
}

/// Who a reader has in mind at a point of the article.
#[derive(Debug)]
pub(in crate::extract) struct Stage<'c> {
    cast: &'c Cast<'c>,
    /// Who *I* is.
    author: Option<&'c str>,
    /// When each figure was last present, by a clock that ticks at every mention; 0 for never.
    present: Vec<usize>,
    /// How much a reader had each figure in mind, and in which sentence that was.
    mind: Vec<(f32, usize)>,
    /// The figures that were present last, the latest at the end.
    recent: Vec<Id>,
    clock: usize,
    /// Which sentence is read.
    sentence: usize,
    /// The last people described in the plural, for *they*.
    people: Option<Who>,
    /// The sentence in which they were.
    people_at: usize,
    /// The last organisation, for *it*.
    thing: Option<Who>,
    /// The sentence in which it was.
    thing_at: usize,
}

/// How far back *he* reaches, in sentences.
const REACH: usize = 16;
/// How far back *they* and *the company* reach, in sentences.
const FRESH: usize = 4;
/// How many figures a reader keeps in mind.
const REMEMBERED: usize = 96;
/// What is left of a figure in a reader's mind after another sentence.
const KEPT: f32 = 0.4;
/// What being the subject of a sentence puts in mind.
const SUBJECT: f32 = 4.0;
/// What any other mention does.
const OTHER: f32 = 1.0;
/// What speaking adds.
const SPOKE: f32 = 1.0;
/// How many times likelier somebody whose sex is known to fit is than somebody of whom nothing is known.
const KNOWN: f32 = 3.0;

impl<'c> Stage<'c> {
    /// An empty stage: the article has not begun.
    pub(in crate::extract) fn new(cast: &'c Cast<'c>, author: Option<&'c str>) -> Self {
        Self {
            cast,
            author,
            present: vec![0; cast.len()],
            mind: vec![(0.0, 0); cast.len()],
            recent: Vec::new(),
            clock: 0,
            sentence: 0,
            people: None,
            people_at: 0,
            thing: None,
            thing_at: 0,
        }
    }

    /// Tells whom a mention means, and keeps them in mind. `subject` says whether it is its sentence's subject.
    pub(in crate::extract) fn meet(
        &mut self,
        scene: &Scene<'_>,
        mention: &Mention,
        subject: bool,
    ) -> Option<Who> {
        let who = self.resolve(scene, mention);
        self.clock += 1;
        match &who {
            Some(Who::Figure(id)) => {
                // A description keeps its bearer less in mind than a name does.
                let described = matches!(mention.sort, Sort::Description { .. });
                self.mark(*id, if subject && !described { SUBJECT } else { OTHER });
                if self
                    .cast
                    .get(*id)
                    .is_some_and(|figure| figure.class == SpeakerClass::Organisation && !figure.place)
                {
                    self.thing.clone_from(&who);
                    self.thing_at = self.sentence;
                }
            }
            Some(Who::Unnamed(speaker)) => match speaker.class {
                SpeakerClass::Group => {
                    self.people.clone_from(&who);
                    self.people_at = self.sentence;
                }
                SpeakerClass::Organisation if !is_paper(first_word(&speaker.name)) => {
                    self.thing.clone_from(&who);
                    self.thing_at = self.sentence;
                }
                SpeakerClass::Organisation | SpeakerClass::Person | SpeakerClass::Anonymous => {}
            },
            None => {}
        }
        who
    }

    /// Keeps in mind that several people spoke with one voice: they are who *they* means next.
    pub(in crate::extract) fn speak_together(&mut self, who: &Who) {
        self.people = Some(who.clone());
        self.people_at = self.sentence;
    }

    /// Keeps in mind that somebody spoke.
    pub(in crate::extract) fn spoke(&mut self, who: &Who) {
        if let Who::Figure(id) = who {
            self.mark(*id, SPOKE);
        }
    }

    /// Goes on to the next sentence.
    pub(in crate::extract) fn next_sentence(&mut self) {
        self.sentence += 1;
    }

    fn mark(&mut self, id: Id, weight: f32) {
        let mind = self.in_mind(id) + weight;
        if let (Some(present), Some(slot)) = (self.present.get_mut(id), self.mind.get_mut(id)) {
            *slot = (mind, self.sentence);
            *present = self.clock;
        }
        self.recent.retain(|other| *other != id);
        self.recent.push(id);
        if self.recent.len() > REMEMBERED {
            self.recent.remove(0);
        }
    }

    /// How present a figure is: how much a reader has it in mind, then how lately it was named; 0 for never.
    fn presence(&self, id: Id) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small and never negative"
        )]
        let mind = (self.in_mind(id) * 256.0) as usize;
        self.present.get(id).map_or(0, |present| (mind << 32) + present)
    }

    /// How much a reader has a figure in mind now.
    fn in_mind(&self, id: Id) -> f32 {
        let Some((mind, sentence)) = self.mind.get(id) else { return 0.0 };
        let passed = self.sentence - sentence;
        if passed > REACH { 0.0 } else { mind * KEPT.powi(i32::try_from(passed).unwrap_or(i32::MAX)) }
    }

    fn resolve(&self, scene: &Scene<'_>, mention: &Mention) -> Option<Who> {
        match &mention.sort {
            Sort::Name { .. } => {
                self.cast.named(scene.reading, mention, &|id| self.presence(id)).map(Who::Figure)
            }
            Sort::Pronoun(class) if class.has(Class::HE) => self.person(Class::MALE),
            Sort::Pronoun(class) if class.has(Class::SHE) => self.person(Class::FEMALE),
            Sort::Pronoun(class) if class.has(Class::THEY) => self.several(),
            Sort::Pronoun(class) if class.has(Class::IT) => self.thing.clone(),
            Sort::Pronoun(_) => self.author.filter(|_| mention.span.len() == 1).map(|name| {
                let (name, class) = (name.to_owned(), SpeakerClass::Person);
                Who::Unnamed(Rc::new(Speaker { name, role: None, class }))
            }),
            Sort::Description { head, class, definite } => {
                Some(self.described(scene, mention, *head, *class, *definite))
            }
        }
    }

    /// Whom *they* means: the people described a moment ago, or else the organisation.
    fn several(&self) -> Option<Who> {
        let fresh = |at: usize| at + FRESH >= self.sentence;
        let people = self.people.as_ref().filter(|_| fresh(self.people_at));
        people.or(self.thing.as_ref().filter(|_| fresh(self.thing_at))).cloned()
    }

    /// The person named last, if that was a moment ago.
    fn latest(&self, sex: Class) -> Option<Who> {
        const MOMENT: usize = 8;
        self.recent
            .iter()
            .copied()
            .filter(|id| {
                let fits = self.cast.get(*id).is_some_and(|figure| {
                    figure.class == SpeakerClass::Person
                        && (sex == Class::NONE || figure.sex == Class::NONE || figure.sex.has(sex))
                });
                let present = self.present.get(*id).copied().unwrap_or(0);
                fits && present > 0 && present + MOMENT >= self.clock
            })
            .max_by_key(|id| self.presence(*id))
            .map(Who::Figure)
    }

    /// *his brother*: somebody of the same surname as the one the possessive means.
    fn kin(&self, possessive: Class, sex: Class) -> Option<Who> {
        let whose = match (possessive.has(Class::MALE), possessive.has(Class::FEMALE)) {
            (true, false) => self.person(Class::MALE),
            (false, true) => self.person(Class::FEMALE),
            _ => None,
        };
        let Some(Who::Figure(whose)) = whose else { return None };
        let surname = self.cast.get(whose)?.surname()?;
        let related = |id: &Id| {
            self.cast.get(*id).is_some_and(|figure| {
                *id != whose
                    && figure.surname() == Some(surname)
                    && (sex == Class::NONE || figure.sex == Class::NONE || figure.sex.has(sex))
            })
        };
        self.cast.family(surname).filter(related).max_by_key(|id| self.presence(*id)).map(Who::Figure)
    }

    /// The man or woman most present.
    fn person(&self, sex: Class) -> Option<Who> {
        let other = if sex == Class::MALE { Class::FEMALE } else { Class::MALE };
        self.recent
            .iter()
            .copied()
            .filter_map(|id| {
                let figure = self.cast.get(id).filter(|f| !f.place && !f.sex.has(other))?;
                // An organisation is nobody to *he*, whatever its name.
                let mind = self.in_mind(id);
                if mind == 0.0 || figure.class != SpeakerClass::Person {
                    return None;
                }
                Some((if figure.sex.has(sex) { mind * KNOWN } else { mind }, id))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(self.presence(a.1).cmp(&self.presence(b.1))))
            .map(|(_, id)| Who::Figure(id))
    }

    /// *The company said*, *the statement said*: the organisation, or whoever spoke, that a reader has most in mind.
    fn stands_for(&self, scene: &Scene<'_>, mention: &Mention, head: usize) -> Option<Who> {
        let reading = scene.reading;
        let bare = mention.at.start + 1 == head
            && reading.word(mention.at.start).eq_ignore_ascii_case("the")
            && !reading.pieces.get(mention.at.end).is_some_and(|next| next.has(Class::PREPOSITION));
        let statement = matches!(reading.word(head), "statement" | "release");
        if !bare || !statement && !is_any_body(reading.word(head)) {
            return None;
        }
        let said = |id: &Id| self.mind.get(*id).map_or(0, |(_, sentence)| *sentence);
        let fits = |id: &Id| {
            said(id) + FRESH >= self.sentence
                && self.cast.get(*id).is_some_and(|figure| {
                    !figure.place && (statement || figure.class == SpeakerClass::Organisation)
                })
        };
        let recent = self.recent.iter().copied().filter(fits);
        let figure = recent.max_by(|a, b| {
            self.in_mind(*a).total_cmp(&self.in_mind(*b)).then(self.presence(*a).cmp(&self.presence(*b)))
        });
        // "The ministry issued a statement. The statement said…"
        let unnamed = self.thing.as_ref().filter(|_| statement).filter(|thing| {
            let later = figure.as_ref().is_none_or(|id| said(id) < self.thing_at);
            later && self.thing_at + FRESH >= self.sentence && matches!(thing, Who::Unnamed(_))
        });
        unnamed.cloned().or(figure.map(Who::Figure))
    }

    fn described(
        &self,
        scene: &Scene<'_>,
        mention: &Mention,
        head: usize,
        class: Class,
        definite: bool,
    ) -> Who {
        let reading = scene.reading;
        let noun = reading.word(head);
        let plural = class.has(Class::GROUP) && !class.has(Class::PERSON);
        if definite && !plural {
            let capital = |at: &usize| {
                reading.pieces.get(*at).is_some_and(|p| p.token.is_capitalised() && !p.has(Class::FUNCTION))
            };
            let others: Vec<_> = (mention.at.start..head)
                .filter(capital)
                .map(|at| super::cast::fold(reading.word(at)))
                .collect();
            let known = self.cast.described(noun, &others, &|id| self.presence(id));
            let known = known.map(Who::Figure);
            if let Some(who) = known.or_else(|| self.stands_for(scene, mention, head)) {
                return who;
            }
            // "the Vermont senator", "the 42-year-old": a way of calling somebody just named by another name.
            let whose = reading.pieces(mention.at.start..head);
            let owned = whose.iter().any(|piece| piece.has(Class::POSSESSIVE))
                || is_staff(noun) && whose.iter().any(|piece| piece.is(Kind::Possessive));
            let telling =
                !owned && (!others.is_empty() || class.has(Class::RANK)) || noun.ends_with("-year-old");
            if class.has(Class::FAMILY) {
                let possessive = reading.pieces.get(mention.at.start).map_or(Class::NONE, |p| p.token.class);
                if let Some(who) = self.kin(possessive, sex_of(noun)) {
                    return who;
                }
            } else if telling && class.has(Class::PERSON.with(Class::RANK)) || noun.ends_with("-year-old") {
                let sex = sex_of(noun);
                if let Some(who) = self.latest(sex) {
                    return who;
                }
            }
        }
        let class = if plural {
            SpeakerClass::Group
        } else if class.has(Class::PERSON.with(Class::FAMILY)) || noun.ends_with("-year-old") {
            SpeakerClass::Anonymous
        } else if class.has(Class::ORGANISATION) {
            SpeakerClass::Organisation
        } else {
            SpeakerClass::Group
        };
        Who::Unnamed(Rc::new(Speaker { name: description(scene, mention), role: None, class }))
    }
}

/// The noun of a description that has no other word before it.
fn first_word(description: &str) -> &str {
    description.split([' ', ',']).next().unwrap_or_default()
}

/// Nouns that any organisation may be called by once it has been named.
fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "firm"
            | "business"
            | "corporation"
            | "group"
            | "organisation"
            | "organization"
            | "charity"
            | "nonprofit"
    )
}

/// Nouns for those who speak for somebody else, and are never that somebody.
fn is_staff(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(noun, "aide" | "deputy" | "lawyer" | "attorney" | "agent" | "assistant")
}

#[cfg(test)]
mod tests {
    use crate::article::ParagraphKind;
    use crate::extract::quotation::find;
    use crate::text::paragraph::{Placed, lines};
    use crate::text::token::tokens;

    /// Who speaks, quotation by quotation, in an article of a paragraph a line.
    fn speakers(article: &str) -> String {
        let placed: Vec<Placed> =
            lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
        let name = |quotation: crate::article::Quotation| quotation.speaker.map(|speaker| speaker.name);
        let cut = placed.iter().map(|paragraph| tokens(paragraph.text())).collect();
        let names = find(None, &placed, cut, None).quotations.into_iter().map(name);
        names.map(|name| name.unwrap_or_else(|| "nobody".to_owned())).collect::<Vec<_>>().join(", ")
    }

    fn check(cases: &[(&str, &str, &str)]) {
        for (name, article, want) in cases {
            assert_eq!(speakers(article), *want, "{name}: {article}");
        }
    }

    #[test]
    fn he_and_she_are_whom_a_reader_has_in_mind() {
        check(&[
            (
                "by forename",
                "Jane Roe met Tom Doe on Monday. He said the bridge was safe. She said it was not.",
                "Tom Doe, Jane Roe",
            ),
            (
                "by courtesy title",
                "Ms Roe met Mr Doe on Monday. He said the bridge was safe. She said it was not.",
                "Doe, Roe",
            ),
            (
                "the subject, not the object",
                "Mary Poole met Anna Reed. She said the bridge was old.",
                "Mary Poole",
            ),
            (
                "not the person told",
                "John Poole told Peter Reed that it was late. “I was tired,” he said.",
                "John Poole, John Poole",
            ),
            (
                "the subject of the last sentence",
                "John Poole spoke first. Peter Reed spoke next. He said the bridge was safe.",
                "Peter Reed",
            ),
            (
                "not behind a preposition",
                "John Poole sat with Peter Reed. He said it was safe.",
                "John Poole",
            ),
            (
                "nor in front behind one",
                "With Peter Reed away, Tom Poole painted it. “It was windy,” he said.",
                "Tom Poole",
            ),
            (
                "not the doer of a passive",
                "Tom Poole was arrested by Peter Reed. “I did nothing,” he said.",
                "Tom Poole",
            ),
            ("an owner", "Tom Poole’s bridge fell. “I was angry,” he said.", "Tom Poole"),
            (
                "a parent is not the subject",
                "Tom Poole, son of Peter Poole, painted it. “It was windy,” he said.",
                "Tom Poole",
            ),
            (
                "a parent who spoke",
                "Jane Roe (42) said it shook. Jane’s mother, Ann, said it did not. She said it was quiet.",
                "Jane Roe, Ann, Ann",
            ),
            ("never an organisation", "Tom Poole runs Morgan Stanley. “It is late,” he said.", "Tom Poole"),
            (
                "a name that tells nothing",
                "Emeka Okafor scored twice. “I was annoyed,” he said.",
                "Emeka Okafor",
            ),
            ("nobody of that sex", "Tom Doe left. “I was tired,” she said.", "nobody"),
            (
                "whoever spoke goes on",
                "“The bridge is old,” John Poole told Peter Reed. “It shakes,” he added.",
                "John Poole, John Poole",
            ),
            (
                "two who take turns",
                "Tom Poole said it shook. Mary Reed said it did not. “It was loud,” he said. “It was not,” she said.",
                "Tom Poole, Mary Reed, Tom Poole, Mary Reed",
            ),
            (
                "the last to be named of two men",
                "Tom Poole painted it. Peter Reed held the ladder. “It was windy,” Poole said. He laughed. \
                 “I nearly fell,” he said.",
                "Tom Poole, Tom Poole",
            ),
            (
                "words quoted name nobody",
                "“Mary was right,” said Tom Poole. “She always is,” he added.",
                "Tom Poole, Tom Poole",
            ),
            (
                "over a paragraph",
                "Jane Roe opened the bridge.\nIt was raining.\n“It is late,” she said.",
                "Jane Roe",
            ),
        ]);
    }

    #[test]
    fn they_are_a_group_and_it_is_an_organisation() {
        check(&[
            ("a group", "Residents met on Monday. They said the bridge shook.", "Residents"),
            ("an organisation", "The council met on Monday. It said the bridge was closed.", "council"),
            (
                "one that has a name",
                "The Environment Agency inspected the bridge. It said the arch had moved.",
                "Environment Agency",
            ),
        ]);
    }

    #[test]
    fn a_description_is_whoever_bears_it() {
        check(&[
            ("a title", "Transport minister Jane Roe opened it. The minister said it was safe.", "Jane Roe"),
            (
                "an apposition",
                "Jane Roe, the harbour engineer, opened it. The engineer said it was safe.",
                "Jane Roe",
            ),
            (
                "two bearers of two roles",
                "Mayor Peter Reed opened it with nurse Mary Poole. “It is safe,” the mayor said. “It is,” the nurse said.",
                "Peter Reed, Mary Poole",
            ),
            (
                "told apart by country",
                "President Jane Roe met French President Luc Martin. The French president said it was late.",
                "Luc Martin",
            ),
            ("an age", "Jane Roe, 42, lives in Hull. The 42-year-old said the bridge shook.", "Jane Roe"),
            ("a wife with a name", "Tom Poole drives a bus. His wife, Mary, said the bridge shook.", "Mary"),
            (
                "a wife of the same surname",
                "Tom Poole and Mary Poole live in Hull. Tom drives a bus. His wife said the bridge shook.",
                "Mary Poole",
            ),
            ("a wife without", "Tom Poole drives a bus. His wife said the bridge shook.", "His wife"),
            (
                "a spokesman with a name",
                "President Tom Roe left. His spokesman, Peter Reed, said he was ill. “He is in bed,” Reed said.",
                "Peter Reed, Peter Reed",
            ),
            (
                "a lawyer",
                "Jane Roe left. Her lawyer, Peter Reed, said she was ill. “She is in bed,” the lawyer said.",
                "Peter Reed, Peter Reed",
            ),
        ]);
    }
}
