//! Several people who are the subject of one verb: *Jane Roe and Tom Doe said*, *police and witnesses said*.

use std::ops::Range;

use super::{Cue, mention_from};
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// The mentions from the first to the last of those that stand together as the subject of a cue: names, or descriptions, with
/// commas and one *and* between them, and nothing else but what is said of one before the *and*.
pub(super) fn together(scene: &Scene<'_>, cue: &Cue) -> Option<Range<usize>> {
    const MOST: usize = 6;
    let subject = cue.subject?;
    let inverted = scene.mentions.get(subject)?.at.start >= cue.at.end;
    let is_comma = |nth: &usize| link(scene, *nth, nth + 1) == Some(Link::Comma);
    let is_and = |one: usize, next: usize| link(scene, one, next) == Some(Link::And);
    let (first, last) = if inverted {
        let and = (subject..subject + MOST).find(|nth| !is_comma(nth))?;
        (subject, [and + 1, and + 2].into_iter().find(|last| is_and(and, *last))?)
    } else {
        let mut nearest = [subject.checked_sub(1), subject.checked_sub(2)].into_iter().flatten();
        let before = nearest.find(|before| is_and(*before, subject))?;
        let commas = (before.saturating_sub(MOST)..before).rev().take_while(is_comma).count();
        (before - commas, subject)
    };
    (ends(scene, inverted, last) && (inverted || opens(scene, first))).then_some(first..last + 1)
}

/// What stands between two names.
#[derive(PartialEq, Eq)]
enum Link {
    Comma,
    And,
}

fn link(scene: &Scene<'_>, one: usize, next: usize) -> Option<Link> {
    let (one, next) = (scene.mentions.get(one)?, scene.mentions.get(next)?);
    let told = |mention: &Mention| !matches!(mention.sort, Sort::Pronoun(_));
    // "the Tories and the Greens": by the word alone one is a name and the other is none.
    let alike =
        one.is_name() == next.is_name() || is_people(scene, one, true) && is_people(scene, next, false);
    if !(told(one) && told(next) && alike) {
        return None;
    }
    let reading = scene.reading;
    let is_and = |piece: &Piece| piece.token.span.of(reading.text) == "and";
    match reading.pieces(one.at.end..next.at.start) {
        [comma] if comma.is(Kind::Comma) => Some(Link::Comma),
        [and] if is_and(and) => Some(Link::And),
        // "the Bakers' Society (BS) and"
        [open, _, close, and] if open.is(Kind::Open) && close.is(Kind::Close) && is_and(and) => {
            Some(Link::And)
        }
        [comma, said @ .., and] if comma.is(Kind::Comma) && is_and(and) => {
            (said.is_empty() || is_apposition(reading, said)).then_some(Link::And)
        }
        _ => None,
    }
}

/// *the Tories*: people in the plural, with a capital, and with *the* where an `article` has to stand.
fn is_people(scene: &Scene<'_>, mention: &Mention, article: bool) -> bool {
    let last = mention.at.end.checked_sub(1).and_then(|last| scene.reading.pieces.get(last));
    let plural = |piece: &Piece| {
        piece.token.is_capitalised() && piece.token.span.of(scene.reading.text).ends_with('s')
    };
    (!article || matches!(scene.reading.word(mention.at.start), "the" | "The")) && last.is_some_and(plural)
}

/// Whether a name is the last of several that *and* ties: *Jane Roe and Tom Doe **write***.
pub(super) fn is_last_of_several(scene: &Scene<'_>, nth: usize) -> bool {
    let before = [nth.checked_sub(1), nth.checked_sub(2)].into_iter().flatten();
    let is_name = scene.mentions.get(nth).is_some_and(Mention::is_name);
    is_name && { before }.any(|before| link(scene, before, nth) == Some(Link::And) && opens(scene, before))
}

/// Whether it is what is said of a name between commas: *the mayor,*.
fn is_apposition(reading: &Reading<'_>, said: &[Piece]) -> bool {
    const MOST: usize = 10;
    let Some((comma, words)) = said.split_last() else { return false };
    // "head of the lodge", "chief executive of Okkerby"
    let office = Class::PERSON.with(Class::RANK);
    let called =
        words.iter().take(3).any(|word| word.is_lower() && word.has(office) && !word.has(Class::CUE));
    let verbal = Class::AUXILIARY.with(Class::CUE).with(Class::VERB).with(Class::CONJUNCTION);
    let opens = words.first().is_some_and(|first| {
        first.token.kind == Kind::Number
            || first.has(Class::POSSESSIVE)
            || first.is_lower() && called
            || matches!(first.token.span.of(reading.text), "the" | "a" | "an")
    });
    let plain = |piece: &Piece| piece.run.is_none() && piece.token.is_word() && !piece.has(verbal);
    opens && comma.is(Kind::Comma) && words.len() <= MOST && words.iter().all(plain)
}

/// Whether *or* ties a name to the one before it: which of the two it is, is not told.
pub(super) fn is_one_of_two(scene: &Scene<'_>, nth: usize) -> bool {
    let before = nth.checked_sub(1).and_then(|before| scene.mentions.get(before));
    let Some((one, next)) = before.zip(scene.mentions.get(nth)) else { return false };
    let tie = scene.reading.pieces(one.at.end..next.at.start);
    one.is_name() && next.is_name() && matches!(tie, [or] if or.token.span.of(scene.reading.text) == "or")
}

/// Whether a name opens its clause, so that no verb before it can have it for an object.
fn opens(scene: &Scene<'_>, nth: usize) -> bool {
    let Some(mention) = scene.mentions.get(nth) else { return false };
    let before = start(scene, mention.at.start).checked_sub(1).and_then(|at| scene.reading.pieces.get(at));
    before.is_none_or(|piece| !piece.token.is_word())
}

/// Where names start whose first one stands there: at *both*, where that stands before them.
pub(super) fn start(scene: &Scene<'_>, first: usize) -> usize {
    let is_both = |at: &usize| matches!(scene.reading.word(*at), "both" | "Both");
    first.checked_sub(1).filter(is_both).unwrap_or(first)
}

/// Whether nothing follows the last of them that could be a verb of its own, where the cue's stands in front.
fn ends(scene: &Scene<'_>, inverted: bool, last: usize) -> bool {
    let Some(mention) = scene.mentions.get(last) else { return false };
    let next = scene.reading.pieces.get(mention.at.end);
    !inverted || next.is_none_or(|next| !next.token.is_word() || next.has(Class::PREPOSITION))
}

/// *said Roe **and Doe***, *said Roe **and others***: whether nothing but somebody else stands behind whoever speaks.
pub(super) fn is_with_others(scene: &Scene<'_>, nth: usize, end: usize) -> bool {
    let reading = scene.reading;
    let Some(and) = scene.mentions.get(nth).map(|mention| mention.at.end) else { return false };
    let last = if matches!(reading.word(and + 1), "others" | "colleagues") {
        Some(and + 2)
    } else {
        let other = mention_from(scene, and + 1).and_then(|other| scene.mentions.get(other));
        other.filter(|other| other.is_name()).map(|other| other.at.end)
    };
    let closes = |last: usize| {
        let next = reading.pieces.get(last).filter(|_| last < end);
        next.is_none_or(|next| matches!(next.token.kind, Kind::Stop | Kind::Comma))
    };
    reading.word(and) == "and" && last.is_some_and(closes)
}
