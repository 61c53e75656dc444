//! Follows an article from its first sentence on and tells whom each mention means.
//!
//! What a reader keeps in mind is kept here: who was named last, who was the subject, who spoke. *He* is the man most
//! present in that memory, *the minister* whoever is said to be one.
//!
//! | room | holds |
//! | --- | --- |
//! | `again` | whom another noun means than the one that was said of them |
//! | `barred` | whom a pronoun cannot mean |
//! | `described` | whom a description means |
//! | `noun` | nouns that stand for whoever was named, and nouns that never do |

mod again;
mod barred;
mod described;
mod noun;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use self::noun::{asks, is_anyone};
pub(super) use self::noun::{has_deputies, is_office_of_state, may_hold, standing};
use super::cast::{Cast, Id};
use super::figure::Figure;
use super::mention::{Mention, Sort, sex_of};
use super::noun::{is_paper, is_study};
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

/// What part a mention has in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Part {
    /// The subject of a cue.
    Speaker,
    /// Another subject.
    Subject,
    /// Neither.
    Other,
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
    people: Several,
    /// Those of an earlier sentence.
    people_before: Several,
    /// The last organisation, for *it*.
    thing: Several,
    /// The last person who is described and not named.
    stranger: Option<Stranger>,
}

/// Several people, or an organisation, whom *they* or *it* may mean.
#[derive(Debug, Clone, Default)]
struct Several {
    who: Option<Who>,
    /// The sentence in which they were.
    at: usize,
    /// Whether they were its subject.
    acts: bool,
    /// Whether they spoke.
    spoke: bool,
}

/// Somebody without a name, whom *he* or *she* may mean once they spoke, or where nobody with a name could be meant.
#[derive(Debug)]
struct Stranger {
    who: Who,
    sex: Class,
    /// How much a reader had them in mind, and in which sentence that was.
    mind: (f32, usize),
    spoke: bool,
    /// Whether *they* may be one of them: *a spokesperson*, *an insider*.
    anyone: bool,
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
const KNOWN: f32 = 2.0;

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
            people: Several::default(),
            people_before: Several::default(),
            thing: Several::default(),
            stranger: None,
        }
    }

    /// Tells whom a mention means, and keeps them in mind.
    pub(in crate::extract) fn meet(
        &mut self,
        scene: &Scene<'_>,
        mention: &Mention,
        part: Part,
    ) -> Option<Who> {
        let subject = part != Part::Other;
        let who = self.resolve(scene, mention);
        self.clock += 1;
        match &who {
            Some(met @ Who::Figure(id)) => {
                // A description keeps its bearer less in mind than a name does, unless they speak.
                let described = matches!(mention.sort, Sort::Description { .. });
                let weighs = subject && (!described || part == Part::Speaker);
                self.mark(*id, if weighs { SUBJECT } else { OTHER });
                let body = |figure: &Figure| figure.class == SpeakerClass::Organisation && !figure.place;
                // "Mr Roe's letter said so. It added…"
                let written = match &mention.sort {
                    Sort::Name { name, .. } => mention.at.end > name.end + 1 && mention.at.len() > 2,
                    Sort::Pronoun(_) => mention.at.len() == 2,
                    Sort::Description { .. } => false,
                };
                if written || self.cast.get(*id).is_some_and(body) {
                    self.thing.take(met, self.sentence, subject);
                }
            }
            Some(met @ Who::Unnamed(speaker)) => match speaker.class {
                SpeakerClass::Group => self.meet_people(met, subject),
                SpeakerClass::Organisation if stands_alone(scene, mention, &speaker.name, subject) => {
                    self.thing.take(met, self.sentence, subject);
                }
                // "Ask your builder. “How much?”": nobody who answers.
                SpeakerClass::Anonymous if opens_with_your(&speaker.name) => {}
                SpeakerClass::Anonymous => self.meet_stranger(scene, mention, speaker, subject),
                SpeakerClass::Organisation | SpeakerClass::Person => {}
            },
            None => {}
        }
        who
    }

    /// Keeps in mind that several people spoke with one voice: they are who *they* means next.
    pub(in crate::extract) fn speak_together(&mut self, who: &Who) {
        self.meet_people(who, true);
    }

    fn meet_people(&mut self, who: &Who, subject: bool) {
        if self.people.at != self.sentence {
            self.people_before = self.people.clone();
        }
        self.people.take(who, self.sentence, subject);
    }

    /// Keeps in mind that somebody spoke.
    pub(in crate::extract) fn spoke(&mut self, who: &Who) {
        self.people.spoke |= self.people.who.as_ref() == Some(who);
        match (who, &mut self.stranger) {
            (Who::Figure(id), _) => self.mark(*id, SPOKE),
            (Who::Unnamed(_), Some(stranger)) if stranger.who == *who => {
                stranger.mind = (kept(stranger.mind, self.sentence) + SPOKE, self.sentence);
                stranger.spoke = true;
            }
            (Who::Unnamed(_), _) => {}
        }
    }

    /// Keeps in mind somebody who is described and not named.
    fn meet_stranger(&mut self, scene: &Scene<'_>, mention: &Mention, speaker: &Rc<Speaker>, subject: bool) {
        let weight = if subject { SUBJECT } else { OTHER };
        let is_same = |who: &Who| matches!(who, Who::Unnamed(known) if known == speaker);
        match (&mut self.stranger, &mention.sort) {
            (Some(stranger), _) if is_same(&stranger.who) => {
                stranger.mind = (kept(stranger.mind, self.sentence) + weight, self.sentence);
            }
            (_, Sort::Description { head, .. }) if !asks(scene.reading.word(*head)) => {
                let noun = scene.reading.word(*head);
                let (who, sex) = (Who::Unnamed(Rc::clone(speaker)), sex_of(noun));
                let anyone = is_anyone(noun);
                self.stranger =
                    Some(Stranger { who, sex, mind: (weight, self.sentence), spoke: false, anyone });
            }
            (_, Sort::Description { .. } | Sort::Name { .. } | Sort::Pronoun(_)) => {}
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
        self.mind.get(id).map_or(0.0, |mind| kept(*mind, self.sentence))
    }

    fn resolve(&self, scene: &Scene<'_>, mention: &Mention) -> Option<Who> {
        match &mention.sort {
            Sort::Name { .. } => {
                self.cast.named(scene.reading, mention, &|id| self.presence(id)).map(Who::Figure)
            }
            Sort::Pronoun(class) if class.has(Class::HE) => {
                self.person(Class::MALE, &self.barred(scene, mention))
            }
            Sort::Pronoun(class) if class.has(Class::SHE) => {
                self.person(Class::FEMALE, &self.barred(scene, mention))
            }
            Sort::Pronoun(class) if class.has(Class::THEY) => self.several(closes(scene, mention)),
            Sort::Pronoun(class) if class.has(Class::IT) => self.thing.who.clone(),
            Sort::Pronoun(_) => self.author.filter(|_| mention.span.len() == 1).map(|name| {
                let (name, class) = (name.to_owned(), SpeakerClass::Person);
                Who::Unnamed(Rc::new(Speaker { name, role: None, class }))
            }),
            Sort::Description { head, class, definite } => {
                let later = self.cast.named_afterwards(scene.reading, mention).map(Who::Figure);
                Some(later.unwrap_or_else(|| self.described(scene, mention, *head, *class, *definite)))
            }
        }
    }

    /// Whom *they* means: the people described a moment ago, or else the organisation. `closes` tells that *they say* stands
    /// behind the words.
    fn several(&self, closes: bool) -> Option<Who> {
        let fresh = |at: usize| at + FRESH >= self.sentence;
        // "Academics found that tides matter. Pupils should learn of it, they say."
        let before = &self.people_before;
        if closes && self.people.at == self.sentence && before.spoke && before.at + 1 >= self.sentence {
            return before.who.clone();
        }
        // "A government spokesperson said so. They added…"
        let one = self.stranger.as_ref().filter(|stranger| {
            let (_, at) = stranger.mind;
            (stranger.spoke || stranger.mind.0 >= SUBJECT)
                && stranger.anyone
                && at > self.people.at
                && at + 1 >= self.sentence
        });
        if let Some(one) = one {
            return Some(one.who.clone());
        }
        let known = |several: &Several| several.who.clone().filter(|_| fresh(several.at));
        known(&self.people).or_else(|| known(&self.thing))
    }

    /// The person named last, if that was a moment ago.
    fn latest(&self, sex: Class) -> Option<Id> {
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
    }

    /// The man or woman most present of whom nothing bars it.
    fn person(&self, sex: Class, barred: &[Id]) -> Option<Who> {
        let other = if sex == Class::MALE { Class::FEMALE } else { Class::MALE };
        let weighed = |known: Class, mind: f32| if known.has(sex) { mind * KNOWN } else { mind };
        let figure = self
            .recent
            .iter()
            .copied()
            .filter_map(|id| {
                let figure = self.cast.get(id).filter(|f| !f.place && !f.sex.has(other))?;
                // An organisation is nobody to *he*, whatever its name.
                let mind = self.in_mind(id);
                if mind == 0.0 || barred.contains(&id) || figure.class != SpeakerClass::Person {
                    return None;
                }
                Some((weighed(figure.sex, mind), id))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(self.presence(a.1).cmp(&self.presence(b.1))));
        // Whoever has said nothing yet is meant where nobody with a name could be.
        let stranger = self
            .stranger
            .as_ref()
            .filter(|stranger| (stranger.spoke || figure.is_none()) && !stranger.sex.has(other));
        let stranger = stranger
            .map(|stranger| (weighed(stranger.sex, kept(stranger.mind, self.sentence)), stranger))
            .filter(|(mind, _)| *mind > figure.map_or(0.0, |(mind, _)| mind));
        stranger.map(|(_, stranger)| stranger.who.clone()).or(figure.map(|(_, id)| Who::Figure(id)))
    }
}

impl Several {
    /// Takes them for those met last. "Roe Ltd will sell its part of Doe Ltd, it said": the subject stays whom *it* means.
    fn take(&mut self, who: &Who, sentence: usize, acts: bool) {
        if self.acts && self.at == sentence && !acts {
            return;
        }
        let spoke = self.spoke && self.who.as_ref() == Some(who);
        *self = Self { who: Some(who.clone()), at: sentence, acts, spoke };
    }
}

/// Whether *it* may mean what a noun names: what somebody wrote stands for whoever wrote it, unless it is itself what the
/// sentence is about.
fn stands_alone(scene: &Scene<'_>, mention: &Mention, described: &str, subject: bool) -> bool {
    let Sort::Description { head, .. } = mention.sort else { return true };
    let noun = scene.reading.word(head);
    // "the board's letter", but not "a letter from the board"
    let opens = described.split([' ', ',']).next().unwrap_or_default();
    let written = is_paper(opens) || is_study(noun) && !is_paper(noun);
    !written || is_study(noun) && subject
}

/// *your builder*: somebody of whoever reads.
fn opens_with_your(described: &str) -> bool {
    described.starts_with("your ") || described.starts_with("Your ")
}

/// *It rained, **they** say.*
fn closes(scene: &Scene<'_>, they: &Mention) -> bool {
    let reading = scene.reading;
    let comma = they.at.start.checked_sub(1).and_then(|at| reading.pieces.get(at));
    let says = reading.pieces.get(they.at.end).is_some_and(|piece| piece.has(Class::CUE));
    let over = reading.pieces.get(they.at.end + 1).is_none_or(|piece| piece.is(Kind::Stop));
    comma.is_some_and(|piece| piece.is(Kind::Comma)) && says && over
}

/// What is left of somebody in a reader's mind in a later sentence.
fn kept((mind, sentence): (f32, usize), now: usize) -> f32 {
    let passed = now - sentence;
    if passed > REACH { 0.0 } else { mind * KEPT.powi(i32::try_from(passed).unwrap_or(i32::MAX)) }
}
