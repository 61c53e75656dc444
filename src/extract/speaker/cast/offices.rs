//! What an article says that somebody is, where it names them: *Foreign Minister Jane Roe*, *Jane Roe, a fisher*.

use std::ops::Range;

use super::trade::tells_body;
use super::{Cast, Id};
use crate::article::SpeakerClass;
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::Sort;
use crate::extract::speaker::role::{self, Manner};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl<'t> Cast<'t> {
    /// Learns what a scene says of those it names. Returns whom each of its mentions names.
    pub(super) fn learn_roles(&mut self, scene: &Scene<'t>) -> Vec<Option<Id>> {
        let reading = scene.reading;
        let mut shared = None;
        let mut known = Vec::with_capacity(scene.mentions.len());
        for (nth, mention) in scene.mentions.iter().enumerate() {
            let id = self.named(reading, mention, &|_| 1);
            known.push(id);
            let Sort::Name { name, role, .. } = &mention.sort else { continue };
            let (Some(id), Some(spelling)) =
                (id, self.spellings.get(reading.text, &reading.pieces, name.clone()))
            else {
                continue;
            };
            let (full, last) = (spelling.words.len() > 1, spelling.words.last().copied());
            let first = spelling.words.first().copied();
            let Some(figure) = self.figures.get_mut(id) else { continue };
            let title = match role {
                Some(role) => Some(with_first_half(scene, nth, role)),
                None => shared
                    .take()
                    .and_then(|(end, role)| joins(reading, end..mention.at.start).then_some(role)),
            };
            shared = title
                .clone()
                .filter(|role| is_plural(reading.pieces(role.clone()), reading.text))
                .map(|role| (mention.at.end, role));
            if scene.headline {
                // In a headline a capital says nothing of where a title begins.
                let short = title.filter(|role| {
                    reading
                        .pieces(role.clone())
                        .iter()
                        .all(|piece| piece.has(Class::RANK.with(Class::NATIONALITY)))
                });
                if let Some(role) = short {
                    figure.learn(reading.span(&role).of(reading.text), Manner::Office);
                }
                // "Jane Roe, Director of Pilotage:" above what she says
                let label = reading.paragraph.is_some() && mention.at.start <= scene.first && full;
                let office = label.then(|| role::after(reading, mention.at.end, false)).flatten();
                if let Some((Manner::Office, office)) = office {
                    figure.learn(reading.span(&office).of(reading.text), Manner::Office);
                }
                continue;
            }
            let before = described_before(scene, nth, full)
                .or_else(|| role::lettered(reading, mention.at.start).filter(|_| full))
                .or_else(|| role::set_apart(reading, mention.at.start).filter(|_| full && title.is_none()));
            let body = figure.class == SpeakerClass::Organisation;
            let after = role::after(reading, mention.at.end, body);
            let home = after.as_ref().is_none_or(|(manner, _)| *manner == Manner::Home)
                && role::is_at_home(reading, mention.at.end);
            if body && figure.may_be_person() && (home || role::tells_person(reading, mention.at.end)) {
                figure.class = SpeakerClass::Person;
            }
            // "As a pilot, Roe said…": what somebody was then.
            let then = |range: &Range<usize>| {
                range.start.checked_sub(2).is_some_and(|as_a| {
                    reading.word(as_a) == "As" && matches!(reading.word(as_a + 1), "a" | "an")
                })
            };
            let manner = |range: &Range<usize>| if then(range) { Manner::Past } else { Manner::Office };
            let office = title.into_iter().chain(before).map(|range| (manner(&range), range));
            for (manner, range) in office.chain(after) {
                let own = names_bearer(reading, &range, first, last);
                // "Okkerby, envoy to Hull": what is said of it makes a person of a bare name.
                let person =
                    reading.pieces(range.clone()).iter().any(|p| p.is_lower() && p.has(Class::PERSON))
                        && !tells_body(reading.span(&range).of(reading.text));
                let called = matches!(manner, Manner::Office | Manner::Past);
                if !own && body && called && person && figure.may_be_person() {
                    figure.class = SpeakerClass::Person;
                }
                if !own {
                    figure.learn(reading.span(&range).of(reading.text), manner);
                }
            }
        }
        known
    }
}

/// *Roe’s mother, Jane Roe*: whether what somebody is said to be holds their own surname, and so is read amiss.
fn names_bearer(reading: &Reading<'_>, role: &Range<usize>, first: Option<&str>, last: Option<&str>) -> bool {
    // Whose she is is no part of her name.
    let whose = |at: usize| reading.pieces.get(at + 1).is_some_and(|p| p.is(Kind::Possessive));
    let capital = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.token.is_capitalised());
    // "Jane Roe, founder of Jane Roe Events": the firm is not she.
    let firm = |at: usize| role.contains(&(at + 1)) && capital(at + 1);
    // "Jane Roe, mother of Tom Roe": somebody else of her name.
    let kin = |at: usize| {
        let before = at.saturating_sub(1);
        reading.pieces(role.start..at).iter().any(|piece| piece.has(Class::FAMILY))
            && capital(before)
            && reading.pieces.get(before).is_some_and(|piece| piece.has(Class::FORENAME))
            && first != Some(reading.word(before))
    };
    role.clone().any(|at| last == Some(reading.word(at)) && !whose(at) && !firm(at) && !kin(at))
}

/// The description that a name completes: *the head of the port, Jane Roe*.
fn described_before(scene: &Scene<'_>, nth: usize, full: bool) -> Option<Range<usize>> {
    const BACK: usize = 3;
    let name = scene.mentions.get(nth)?.at.start;
    let earlier = scene.mentions.get(nth.saturating_sub(BACK)..nth)?.iter().rev();
    earlier
        .filter(|other| matches!(other.sort, Sort::Description { .. }))
        .find_map(|other| role::before(scene.reading, &other.at, name, full))
}

/// *the singer and former mayor Jane Roe*: the first half of a role stands before its *and*.
fn with_first_half(scene: &Scene<'_>, nth: usize, role: &Range<usize>) -> Range<usize> {
    let reading = scene.reading;
    let half = nth.checked_sub(1).and_then(|nth| scene.mentions.get(nth)).filter(|other| {
        matches!(&other.sort, Sort::Description { class, .. } if class.has(Class::PERSON) && !class.has(Class::FAMILY))
            && other.at.end + 1 == role.start
            && reading.word(other.at.end) == "and"
            && reading.pieces.get(role.end.saturating_sub(1)).is_some_and(Piece::is_lower)
    });
    half.map_or_else(|| role.clone(), |half| role::past_article(reading, half.at.start)..role.end)
}

/// Whether nothing but brackets, commas and *and* stands between two names.
fn joins(reading: &Reading<'_>, between: Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let mut depth = 0usize;
    between.len() <= LONGEST
        && between.clone().all(|at| {
            let Some(piece) = reading.pieces.get(at) else { return false };
            match piece.token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || piece.is(Kind::Close) || piece.is(Kind::Comma) || reading.word(at) == "and"
        })
}

/// Whether a role is that of several people: *Sens.*, *Senators*.
fn is_plural(role: &[Piece], text: &str) -> bool {
    role.last().is_some_and(|noun| {
        let short = matches!(
            noun.token.span.of(text),
            "Sens." | "Reps." | "Govs." | "Sens" | "Reps" | "Drs." | "Profs."
        );
        short || noun.has(Class::GROUP) && !noun.has(Class::PERSON)
    })
}
