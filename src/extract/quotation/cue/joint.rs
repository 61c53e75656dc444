//! Several people who are the subject of one verb: *Jane Roe and Tom Doe said*.

use std::ops::Range;

use super::Cue;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// The mentions that stand together as the subject of a cue: names with commas and one *and* between them, and nothing
/// else.
pub(super) fn together(scene: &Scene<'_>, cue: &Cue) -> Option<Range<usize>> {
    const MOST: usize = 6;
    let subject = cue.subject?;
    let inverted = scene.mentions.get(subject)?.at.start >= cue.at.end;
    let (first, last) = if inverted {
        let and = (subject..subject + MOST).find(|nth| link(scene, *nth) != Some(Link::Comma))?;
        (link(scene, and) == Some(Link::And)).then_some((subject, and + 1))?
    } else {
        let before = subject.checked_sub(1).filter(|before| link(scene, *before) == Some(Link::And))?;
        let far = before.saturating_sub(MOST);
        let commas = (far..before).rev().take_while(|nth| link(scene, *nth) == Some(Link::Comma)).count();
        (before - commas, subject)
    };
    (ends(scene, inverted, last) && (inverted || opens(scene, first))).then_some(first..last + 1)
}

/// What stands between a name and the next.
#[derive(PartialEq, Eq)]
enum Link {
    Comma,
    And,
}

fn link(scene: &Scene<'_>, nth: usize) -> Option<Link> {
    let (one, next) = (scene.mentions.get(nth)?, scene.mentions.get(nth + 1)?);
    if !one.is_name() || !next.is_name() {
        return None;
    }
    let reading = scene.reading;
    match reading.pieces(one.at.end..next.at.start) {
        [comma] if comma.is(Kind::Comma) => Some(Link::Comma),
        [and] if and.token.span.of(reading.text) == "and" => Some(Link::And),
        [comma, and] if comma.is(Kind::Comma) && and.token.span.of(reading.text) == "and" => Some(Link::And),
        _ => None,
    }
}

/// Whether a name opens its clause, so that no verb before it can have it for an object.
fn opens(scene: &Scene<'_>, nth: usize) -> bool {
    let before = scene.mentions.get(nth).and_then(|mention| mention.at.start.checked_sub(1));
    before.and_then(|at| scene.reading.pieces.get(at)).is_none_or(|piece| !piece.token.is_word())
}

/// Whether nothing follows the last of them that could be a verb of its own, where the cue's stands in front.
fn ends(scene: &Scene<'_>, inverted: bool, last: usize) -> bool {
    let Some(mention) = scene.mentions.get(last) else { return false };
    let next = scene.reading.pieces.get(mention.at.end);
    !inverted || next.is_none_or(|next| !next.token.is_word() || next.has(Class::PREPOSITION))
}
