//! Whom a description means: *the minister*, *the company*, *his brother*.

use std::rc::Rc;

use super::noun::{
    is_any_body, is_any_player, is_business, is_no_business, is_of_another, is_of_clubs, is_office_of_state,
    is_player, is_press, is_public, is_ranking, is_realm, is_staff, may_hold, names_press, never_plays,
    serves_the_public, standing,
};
use super::{FRESH, Stage, Who};
use crate::article::{Speaker, SpeakerClass};
use crate::extract::reading::Piece;
use crate::extract::speaker::cast::{Id, Office, fold, is_portfolio};
use crate::extract::speaker::description::description;
use crate::extract::speaker::figure::is_shouted;
use crate::extract::speaker::mention::{Mention, sex_of};
use crate::extract::speaker::noun::{is_another, is_firm, is_paper};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

/// How many times more in mind a body must be than another for *the Swedish firm* to be it.
const RIVAL: f32 = 3.0;

impl Stage<'_> {
    /// *The prime minister* is not the mayor who spoke last: whoever is known to hold another office is not meant.
    pub(super) fn may_be(&self, id: Id, office: &Office<'_>) -> bool {
        let Some(figure) = self.cast.get(id).filter(|_| is_office_of_state(office.noun)) else { return true };
        may_hold(figure.roles(), office.noun, office.standing)
            && !figure.roles().any(|role| office.is_another_portfolio(&role.split(' ')))
    }

    /// *The Arden international* is not the club's chairman.
    pub(super) fn may_play(&self, id: Id, noun: &str) -> bool {
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
            (true, false) => self.person(Class::MALE, &[]),
            (false, true) => self.person(Class::FEMALE, &[]),
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
        let start = mention.at.start + 1;
        let told = reading.pieces(start..head);
        let word = |nth: usize| reading.word(start + nth);
        // "the Swedish firm", "the High Street chain"
        let from = told.first().is_some_and(|piece| piece.token.is_capitalised() && is_from(piece, word(0)));
        let street = usize::from(word(0) == "High" && word(1) == "Street") * 2;
        let plain = told
            .iter()
            .enumerate()
            .skip(street.max(usize::from(from)))
            .all(|(nth, piece)| piece.is_lower() && piece.token.is_word() && !is_of_another(word(nth)));
        let bare = (told.is_empty() || told.len() <= 2 + street && plain && !statement)
            && reading.word(mention.at.start).eq_ignore_ascii_case("the")
            && !reading.pieces.get(mention.at.end).is_some_and(|next| next.has(Class::PREPOSITION));
        let police = noun == "force";
        let press = is_press(noun) && told.is_empty();
        let any = is_any_body(noun) && !(noun == "maker" && told.is_empty())
            || police
            || noun == "giant" && !told.is_empty();
        // "the world’s biggest insurer", "Arden’s top carmaker"
        let ranked = (is_any_body(noun) || is_firm(noun))
            && (0..told.len()).any(|nth| is_ranking(word(nth)))
            && reading.pieces(mention.at.start..head).iter().any(|piece| piece.is(Kind::Possessive));
        if !ranked && (!bare || !(statement || any || press || is_public(noun) && told.is_empty())) {
            return None;
        }
        let said = |id: &Id| self.mind.get(*id).map_or(0, |(_, sentence)| *sentence);
        let fits = |id: &Id| {
            said(id) + FRESH >= self.sentence
                && self.cast.get(*id).is_some_and(|figure| {
                    if police {
                        return figure.words.iter().any(|word| matches!(&**word, "police" | "constabulary"));
                    }
                    let named = |tells: fn(&str) -> bool| figure.words.iter().any(|word| tells(word));
                    let kind = figure.class == SpeakerClass::Organisation
                        && match () {
                            () if is_public(noun) => {
                                named(serves_the_public)
                                    || noun == "agency"
                                        && (figure.words.len() == 1
                                            && is_shouted(&figure.name)
                                            && !is_broadcaster(&figure.name)
                                            || figure
                                                .words
                                                .iter()
                                                .any(|word| matches!(&**word, "department" | "ministry")))
                            }
                            () if press => named(names_press),
                            // "US", but not "US Airways"
                            () if figure.words.len() == 1 && named(is_realm) => false,
                            () if noun == "club" => !named(is_of_clubs),
                            () => !(is_business(noun) && named(is_no_business)),
                        };
                    !figure.place && (statement || kind)
                })
        };
        // "The PCS met the Jobcentres. The union said…"
        let unites = |id: &Id| {
            self.cast.get(*id).is_some_and(|figure| {
                is_shouted(&figure.name)
                    || figure.words.iter().any(|word| matches!(&**word, "union" | "unions"))
            })
        };
        let any_union = noun == "union" && self.recent.iter().any(|id| fits(id) && unites(id));
        let recent = self.recent.iter().copied().filter(|id| fits(id) && (!any_union || unites(id)));
        // Which of two is the Swedish one is not known.
        let most = recent.clone().map(|id| self.in_mind(id)).fold(0.0, f32::max);
        if from && recent.clone().filter(|id| self.in_mind(*id) * RIVAL > most).nth(1).is_some() {
            return None;
        }
        let figure = recent.max_by(|a, b| {
            self.in_mind(*a).total_cmp(&self.in_mind(*b)).then(self.presence(*a).cmp(&self.presence(*b)))
        });
        // "The ministry issued a statement. The statement said…"
        let unnamed = self.thing.who.as_ref().filter(|_| statement).filter(|thing| {
            let later = figure.as_ref().is_none_or(|id| said(id) < self.thing.at);
            later && self.thing.at + FRESH >= self.sentence && matches!(thing, Who::Unnamed(_))
        });
        // "The Tidings newspaper reported it. The paper added…"
        let paper = self.thing.who.as_ref().filter(|_| press).filter(|thing| {
            let later = figure.as_ref().is_none_or(|id| said(id) < self.thing.at);
            later
                && self.thing.at + FRESH >= self.sentence
                && matches!(thing, Who::Unnamed(paper) if paper.name.ends_with("newspaper") || paper.name.ends_with("magazine"))
        });
        unnamed.or(paper).cloned().or(figure.map(Who::Figure))
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
            let told = || (mention.at.start..head).map(|at| reading.word(at));
            let other = standing(told());
            let whose = reading.pieces(mention.at.start..head);
            let of_somebody = whose.iter().any(|piece| piece.has(Class::POSSESSIVE));
            // "A report by the board was out. The report said…" is not the World Money Report.
            let taken_up = is_paper(noun) && scene.fuller(mention).is_some();
            let portfolio = told().find(|word| is_portfolio(word)).map(fold);
            let office = Office { noun, names: &others, standing: other, portfolio: portfolio.as_ref() };
            let known = self.cast.described(&office, &|id| self.presence(id)).filter(|_| !taken_up);
            // "his spokesman" is not "the palace spokesman, Roe".
            let another = |id: &Id| of_somebody && is_staff(noun) && self.is_of_a_body(*id, noun);
            let known = known.filter(|id| !another(id)).map(Who::Figure);
            // "the firm" is the firm in mind, whichever was called so.
            let any = head == mention.at.start + 1
                && matches!(noun, "company" | "firm" | "group" | "organisation" | "organization");
            let first = if any { self.stands_for(scene, mention, head) } else { None };
            if let Some(who) = first.or(known).or_else(|| self.stands_for(scene, mention, head)) {
                return who;
            }
            if let Some(who) = self.called_again(scene, mention, head) {
                return Who::Figure(who);
            }
            if let Some(who) = self.goes_on(scene, mention, head, &office, class) {
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
                let fits = |id: &Id| !others.is_empty() || self.may_be(*id, &office);
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
        let class = if plural && is_party(scene, mention, head) {
            SpeakerClass::Organisation
        } else if plural {
            SpeakerClass::Group
        } else if is_firm(noun) && !matches!(noun, "brewer" | "builder" | "grocer" | "pollster") {
            SpeakerClass::Organisation
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

/// Whether a name is a broadcaster's letters: no agency is called so.
fn is_broadcaster(name: &str) -> bool {
    matches!(name, "ABC" | "BBC" | "CBC" | "CBS" | "CNBC" | "CNN" | "ITV" | "MSNBC" | "NBC" | "NPR" | "PBS")
}

/// *the **Conservatives***, *the Liberal **Democrats***, but not *senior **Conservatives***: whether a party goes by what its members are
/// called.
fn is_party(scene: &Scene<'_>, mention: &Mention, head: usize) -> bool {
    let word = |at: usize| scene.reading.word(at);
    let from = mention.at.start + usize::from(word(mention.at.start).eq_ignore_ascii_case("the"));
    let party = match word(head) {
        "Conservatives" | "Greens" | "Liberals" | "Nationalists" | "Tories" => head == from,
        "Democrats" | "Unionists" => {
            head == from + 1
                && matches!(word(from), "Christian" | "Democratic" | "Liberal" | "Lib" | "Social" | "Ulster")
        }
        _ => false,
    };
    party && mention.at.end == head + 1
}

/// *the **Swedish** firm*, *the **Ashton-based** firm*: a word that tells where a body is.
fn is_from(piece: &Piece, word: &str) -> bool {
    piece.has(Class::NATIONALITY) || matches!(word, "UK" | "US") || word.ends_with("-based")
}
