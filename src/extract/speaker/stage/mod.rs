//! Follows an article from its first sentence on and tells whom each mention means.
//!
//! What a reader keeps in mind is kept here: who was named last, who was the subject, who spoke. *He* is the man most
//! present in that memory, *the minister* whoever is said to be one.
//!
//! | room | holds |
//! | --- | --- |
//! | `again` | whom another noun means than the one that was said of them |
//! | `noun` | nouns that stand for whoever was named, and nouns that never do |

mod again;
mod noun;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use self::noun::{
    asks, is_any_body, is_any_player, is_anyone, is_of_another, is_player, is_public, is_staff,
    serves_the_public,
};
pub(super) use self::noun::{is_office_of_state, may_hold};
use super::cast::{Cast, Id};
use super::description::description;
use super::mention::{Mention, Sort, sex_of};
use super::noun::{is_another, is_paper};
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
    /// Whether it was its sentence's subject.
    thing_acts: bool,
    /// The last person who is described and not named.
    stranger: Option<Stranger>,
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
            people: None,
            people_at: 0,
            thing: None,
            thing_at: 0,
            thing_acts: false,
            stranger: None,
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
        // "Roe Ltd will sell its part of Doe Ltd, it said": the subject stays whom "it" means.
        let kept = self.thing_acts && self.thing_at == self.sentence && !subject;
        match &who {
            Some(Who::Figure(id)) => {
                // A description keeps its bearer less in mind than a name does.
                let described = matches!(mention.sort, Sort::Description { .. });
                self.mark(*id, if subject && !described { SUBJECT } else { OTHER });
                if !kept
                    && self
                        .cast
                        .get(*id)
                        .is_some_and(|figure| figure.class == SpeakerClass::Organisation && !figure.place)
                {
                    self.thing.clone_from(&who);
                    self.thing_at = self.sentence;
                    self.thing_acts = subject;
                }
            }
            Some(Who::Unnamed(speaker)) => match speaker.class {
                SpeakerClass::Group => {
                    self.people.clone_from(&who);
                    self.people_at = self.sentence;
                }
                SpeakerClass::Organisation if !kept && !is_paper(first_word(&speaker.name)) => {
                    self.thing.clone_from(&who);
                    self.thing_at = self.sentence;
                    self.thing_acts = subject;
                }
                SpeakerClass::Anonymous => self.meet_stranger(scene, mention, speaker, subject),
                SpeakerClass::Organisation | SpeakerClass::Person => {}
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
                self.person(Class::MALE, self.told(scene, mention))
            }
            Sort::Pronoun(class) if class.has(Class::SHE) => {
                self.person(Class::FEMALE, self.told(scene, mention))
            }
            Sort::Pronoun(class) if class.has(Class::THEY) => self.several(),
            Sort::Pronoun(class) if class.has(Class::IT) => self.thing.clone(),
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

    /// Whom *they* means: the people described a moment ago, or else the organisation.
    fn several(&self) -> Option<Who> {
        let fresh = |at: usize| at + FRESH >= self.sentence;
        // "A government spokesperson said so. They added…"
        let one = self.stranger.as_ref().filter(|stranger| {
            let (_, at) = stranger.mind;
            (stranger.spoke || stranger.mind.0 >= SUBJECT)
                && stranger.anyone
                && at > self.people_at
                && at + 1 >= self.sentence
        });
        if let Some(one) = one {
            return Some(one.who.clone());
        }
        let people = self.people.as_ref().filter(|_| fresh(self.people_at));
        people.or(self.thing.as_ref().filter(|_| fresh(self.thing_at))).cloned()
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

    /// *The prime minister* is not the mayor who spoke last: whoever is known to hold another office is not meant.
    fn may_be(&self, id: Id, noun: &str) -> bool {
        let Some(figure) = self.cast.get(id).filter(|_| is_office_of_state(noun)) else { return true };
        may_hold(figure.roles(), noun)
    }

    /// Whether nothing is said of a figure but what is said of players.
    fn is_player(&self, id: Id) -> bool {
        self.cast.get(id).is_some_and(|figure| {
            figure.words.len() > 1
                && figure.roles().all(|role| role.rsplit(' ').next().is_some_and(is_any_player))
        })
    }

    /// Whether a figure is somebody of a body that the article names: *Palace spokesman*.
    fn is_of_a_body(&self, id: Id, noun: &str) -> bool {
        self.cast.get(id).is_some_and(|figure| {
            let whole = |role: &str| role.trim_end_matches(noun).ends_with(' ') && role.ends_with(noun);
            figure.roles().any(whole) && figure.roles().all(|role| !role.eq_ignore_ascii_case(noun))
        })
    }

    /// *his brother*: somebody of the same surname as the one the possessive means.
    fn kin(&self, possessive: Class, sex: Class) -> Option<Who> {
        let whose = match (possessive.has(Class::MALE), possessive.has(Class::FEMALE)) {
            (true, false) => self.person(Class::MALE, None),
            (false, true) => self.person(Class::FEMALE, None),
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

    /// *She told **Ms Roe***: whom a pronoun cannot mean.
    fn told(&self, scene: &Scene<'_>, pronoun: &Mention) -> Option<Id> {
        let at = pronoun.at.end + 1;
        matches!(scene.reading.word(pronoun.at.end), "told" | "tells").then_some(())?;
        let next = scene.mentions.partition_point(|mention| mention.at.start < pronoun.at.end);
        let name = scene.mentions.get(next).filter(|name| name.is_name() && name.at.start <= at + 1)?;
        self.cast.named(scene.reading, name, &|id| self.presence(id))
    }

    /// The man or woman most present who is not `told`.
    fn person(&self, sex: Class, told: Option<Id>) -> Option<Who> {
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
                if mind == 0.0 || told == Some(id) || figure.class != SpeakerClass::Person {
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

    /// *The company said*, *the statement said*: the organisation, or whoever spoke, that a reader has most in mind.
    fn stands_for(&self, scene: &Scene<'_>, mention: &Mention, head: usize) -> Option<Who> {
        let reading = scene.reading;
        let statement = matches!(reading.word(head), "statement" | "release");
        let noun = reading.word(head);
        // "the supermarket giant", but not "the rival chain"
        let told = reading.pieces(mention.at.start + 1..head);
        let plain = told.iter().enumerate().all(|(nth, piece)| {
            piece.is_lower()
                && piece.token.is_word()
                && !is_of_another(reading.word(mention.at.start + 1 + nth))
        });
        let bare = (told.is_empty() || told.len() <= 2 && plain && !statement)
            && reading.word(mention.at.start).eq_ignore_ascii_case("the")
            && !reading.pieces.get(mention.at.end).is_some_and(|next| next.has(Class::PREPOSITION));
        let police = noun == "force";
        let any = is_any_body(noun) || police || noun == "giant" && !told.is_empty();
        if !bare || !(statement || any || is_public(noun) && told.is_empty()) {
            return None;
        }
        let said = |id: &Id| self.mind.get(*id).map_or(0, |(_, sentence)| *sentence);
        let fits = |id: &Id| {
            said(id) + FRESH >= self.sentence
                && self.cast.get(*id).is_some_and(|figure| {
                    if police {
                        return figure.words.iter().any(|word| matches!(&**word, "police" | "constabulary"));
                    }
                    let kind = figure.class == SpeakerClass::Organisation
                        && (!is_public(noun) || figure.words.iter().any(|word| serves_the_public(word)));
                    !figure.place && (statement || kind)
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
            let whose = reading.pieces(mention.at.start..head);
            let of_somebody = whose.iter().any(|piece| piece.has(Class::POSSESSIVE));
            let known = self.cast.described(noun, &others, &|id| self.presence(id));
            // "his spokesman" is not "the palace spokesman, Roe".
            let other = |id: &Id| of_somebody && is_staff(noun) && self.is_of_a_body(*id, noun);
            let known = known.filter(|id| !other(id)).map(Who::Figure);
            if let Some(who) = known.or_else(|| self.stands_for(scene, mention, head)) {
                return who;
            }
            if let Some(who) = self.called_again(scene, mention, head) {
                return Who::Figure(who);
            }
            // "the Vermont senator", "the 42-year-old": a way of calling somebody just named by another name.
            let owned = of_somebody || is_staff(noun) && whose.iter().any(|piece| piece.is(Kind::Possessive));
            let telling =
                !owned && (!others.is_empty() || class.has(Class::RANK)) || noun.ends_with("-year-old");
            if class.has(Class::FAMILY) {
                let possessive = reading.pieces.get(mention.at.start).map_or(Class::NONE, |p| p.token.class);
                if let Some(who) = self.kin(possessive, sex_of(noun)) {
                    return who;
                }
            } else if telling
                && !is_another(noun)
                && !is_staff(noun)
                && class.has(Class::PERSON.with(Class::RANK))
                || noun.ends_with("-year-old")
            {
                let sex = sex_of(noun);
                if let Some(who) = self.latest(sex).filter(|id| !others.is_empty() || self.may_be(*id, noun))
                {
                    return Who::Figure(who);
                }
            } else if is_player(noun)
                && !owned
                && let Some(player) = self.latest(Class::NONE).filter(|id| self.is_player(*id))
            {
                return Who::Figure(player);
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

/// What is left of somebody in a reader's mind in a later sentence.
fn kept((mind, sentence): (f32, usize), now: usize) -> f32 {
    let passed = now - sentence;
    if passed > REACH { 0.0 } else { mind * KEPT.powi(i32::try_from(passed).unwrap_or(i32::MAX)) }
}

/// The noun of a description that has no other word before it.
fn first_word(description: &str) -> &str {
    description.split([' ', ',']).next().unwrap_or_default()
}
