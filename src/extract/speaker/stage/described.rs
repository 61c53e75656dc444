//! Whom a description means: *the minister*, *the company*, *his brother*.

use std::rc::Rc;

use super::noun::{
    is_any_body, is_any_player, is_of_another, is_office_of_state, is_player, is_public, is_staff, may_hold,
    never_plays, serves_the_public,
};
use super::{FRESH, Stage, Who};
use crate::article::{Speaker, SpeakerClass};
use crate::extract::reading::Piece;
use crate::extract::speaker::cast::{Id, fold};
use crate::extract::speaker::description::description;
use crate::extract::speaker::mention::{Mention, sex_of};
use crate::extract::speaker::noun::{is_another, is_paper};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Stage<'_> {
    /// *The prime minister* is not the mayor who spoke last: whoever is known to hold another office is not meant.
    fn may_be(&self, id: Id, noun: &str) -> bool {
        let Some(figure) = self.cast.get(id).filter(|_| is_office_of_state(noun)) else { return true };
        may_hold(figure.roles(), noun)
    }

    /// *The Arden international* is not the club's chairman.
    fn may_play(&self, id: Id, noun: &str) -> bool {
        let never = |role: &str| role.split(' ').any(|word| never_plays(&Short::small(word)));
        !is_any_player(noun) || self.cast.get(id).is_some_and(|figure| !figure.roles().any(never))
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
        let unnamed = self.thing.who.as_ref().filter(|_| statement).filter(|thing| {
            let later = figure.as_ref().is_none_or(|id| said(id) < self.thing.at);
            later && self.thing.at + FRESH >= self.sentence && matches!(thing, Who::Unnamed(_))
        });
        unnamed.cloned().or(figure.map(Who::Figure))
    }

    pub(super) fn described(
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
            let others: Vec<_> =
                (mention.at.start..head).filter(capital).map(|at| fold(reading.word(at))).collect();
            let whose = reading.pieces(mention.at.start..head);
            let of_somebody = whose.iter().any(|piece| piece.has(Class::POSSESSIVE));
            // "A report by the board was out. The report said…" is not the World Money Report.
            let taken_up = is_paper(noun) && scene.fuller(mention).is_some();
            let known = self.cast.described(noun, &others, &|id| self.presence(id)).filter(|_| !taken_up);
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
            // "The Queen and Duke of Arden"
            let another = !reading.pieces.get(mention.at.start).is_some_and(Piece::is_lower)
                && mention.at.start.checked_sub(1).is_some_and(|before| reading.word(before) == "and");
            let telling = !owned && !another && (!others.is_empty() || class.has(Class::RANK))
                || noun.ends_with("-year-old");
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
                let fits = |id: &Id| !others.is_empty() || self.may_be(*id, noun);
                if let Some(who) = self.latest(sex).filter(|id| fits(id) && self.may_play(*id, noun)) {
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
