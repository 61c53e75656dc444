//! Nouns of saying and whose they are: *in Roe’s view*, *her claim that*, *Roe’s answer is that*, *the message from Roe is that*.

use std::ops::Range;

use super::{Cue, is_being, mention_before, mention_from};
use crate::article::Rule;
use crate::extract::reading::Reading;
use crate::extract::speaker::noun::{is_answer, is_claim, is_word_of_saying};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

/// *In Roe’s view, it rained.* *She rejected his claim that it rained.* A noun of saying and its owner.
pub(super) fn noun(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    let piece = reading.pieces.get(at)?;
    let owned = piece.is(Kind::Possessive);
    if !owned && !piece.has(Class::POSSESSIVE) {
        return sent(scene, at, sentence);
    }
    let noun = at + 1 + usize::from(is_adjective(reading, at + 1));
    let is_told = is_claim(reading.word(noun));
    if !is_told && !is_answer(reading.word(noun)) {
        return None;
    }
    let subject = if owned { mention_before(scene, at) } else { mention_from(scene, at) }?;
    let start = scene.mentions.get(subject)?.at.start;
    if let Some(being) = is_that(reading, noun + 1, sentence) {
        return Some(Cue::new(noun..being + 1, REPORTS, Some(subject), Rule::Subject));
    }
    let class = Class::QUOTES.with(Class::CLAUSE).with(Class::THAT);
    let comma =
        noun + 1 < sentence.end && reading.pieces.get(noun + 1).is_some_and(|piece| piece.is(Kind::Comma));
    let opens =
        start == sentence.start + 1 && matches!(reading.word(sentence.start), "In" | "in" | "To" | "to");
    if comma && opens && is_word_of_saying(reading.word(noun)) {
        return Some(Cue::new(noun..noun + 2, class, Some(subject), Rule::Subject));
    }
    // In front of its verb the clause would have no end that could be told.
    let verbal = Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::VERB);
    let behind = reading.pieces(sentence.start..start).iter().any(|piece| {
        piece.has(verbal) || piece.is_lower() && piece.token.span.of(reading.text).ends_with("ed")
    });
    // "stressing in his remarks that": the verb tells what they are.
    let event = start.checked_sub(1).is_some_and(|before| reading.word(before) == "in")
        && matches!(reading.word(noun), "comment" | "comments" | "remarks" | "statement" | "statements");
    (is_told && !event && behind && reading.word(noun + 1) == "that")
        .then(|| Cue::new(noun..noun + 1, class, Some(subject), Rule::Subject))
}

/// What a noun of saying reports behind *is*.
const REPORTS: Class = Class::THAT.with(Class::STRICT).with(Class::CUE_FINITE);

/// *The **message from Roe is** that it rained.*
fn sent(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    if !matches!(reading.word(at), "from" | "of") || at <= sentence.start {
        return None;
    }
    let noun = reading.word(at - 1);
    if !is_claim(noun) && !is_answer(noun) {
        return None;
    }
    let subject = mention_from(scene, at + 1)?;
    let being = is_that(reading, scene.mentions.get(subject)?.at.end, sentence)?;
    Some(Cue::new(at - 1..being + 1, REPORTS, Some(subject), Rule::Subject))
}

/// *is **that** it rained*, *has always been that*: the form of being at a piece or behind its helpers, where a clause follows.
fn is_that(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    const HELPERS: usize = 3;
    let helps = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|piece| {
            piece.is_lower() && piece.has(Class::AUXILIARY.with(Class::ADVERB)) && reading.word(*at) != "not"
        })
    };
    let helpers = (at..sentence.end.min(at + HELPERS)).take_while(helps).count();
    let being = (at..at + helpers).rev().find(|at| is_being(&Short::small(reading.word(*at))))?;
    let opens = |at: usize| at + 1 < sentence.end && reading.word(at) == "that";
    let adverbs = (being + 1..at + helpers).len();
    opens(being + 1 + adverbs).then_some(being + adverbs)
}

/// *his **main** argument*
fn is_adjective(reading: &Reading<'_>, at: usize) -> bool {
    reading.pieces.get(at).is_some_and(|piece| {
        piece.is_lower()
            && !piece.has(Class::FUNCTION)
            && !is_claim(reading.word(at))
            && !is_answer(reading.word(at))
    })
}
