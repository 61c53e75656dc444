//! What stands in front of a name, and is no description by itself: *said Harbour Trust spokeswoman, Jane Roe*.

use std::ops::Range;

use super::OFFICE;
use crate::extract::reading::Reading;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

/// ***Certified Financial Planner (CFP)** Jane Roe*: an office with its letters in brackets.
pub(in crate::extract::speaker) fn lettered(reading: &Reading<'_>, name: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let noun = name.checked_sub(4)?;
    let letters = reading.pieces.get(noun + 2)?;
    let bracketed =
        reading.pieces.get(noun + 1)?.is(Kind::Open) && reading.pieces.get(noun + 3)?.is(Kind::Close);
    if !bracketed || letters.token.case != Case::All || !reading.pieces.get(noun)?.has(OFFICE) {
        return None;
    }
    let capital = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.token.is_capitalised());
    let words = (noun.saturating_sub(LONGEST)..=noun).rev().take_while(capital).count();
    (words > 0).then(|| noun + 1 - words..name)
}

/// *said **Harbour Trust spokeswoman**, Jane Roe*: an office without an article, set apart from the name by a comma.
pub(in crate::extract::speaker) fn set_apart(reading: &Reading<'_>, name: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let comma = name.checked_sub(1).filter(|comma| *comma > 0)?;
    reading.pieces.get(comma).filter(|piece| piece.is(Kind::Comma))?;
    let noun = office_before(reading, comma)?;
    let inside = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|piece| {
            piece.is(Kind::Possessive)
                || piece.token.is_capitalised()
                    && (piece.token.case == Case::All || !piece.has(Class::FUNCTION))
                || piece.is_lower() && !piece.has(Class::FUNCTION.with(Class::CUE).with(Class::VERB))
        })
    };
    let words = (noun.saturating_sub(LONGEST)..=noun).rev().take_while(inside).count();
    let start = noun + 1 - words;
    let before = start.checked_sub(1).and_then(|before| reading.pieces.get(before));
    let opens = before.is_none_or(|before| {
        before.run.is_some()
            || before.is(Kind::Stop)
            || before.is(Kind::Comma) && opens_with_gerund(reading, start)
            // "It rained, and shadow minister for tides, Jane Roe, left"
            || matches!(reading.word(start - 1), "and" | "but")
                && start.checked_sub(2).and_then(|comma| reading.pieces.get(comma)).is_some_and(|p| p.is(Kind::Comma))
            || before.is_lower() && before.has(Class::CUE_FINITE) && before.has(Class::QUOTES)
    });
    let told = noun + 1 < comma;
    ((words > 1 || told) && opens).then_some(start..comma)
}

/// *Responding to the speech, shadow minister for tides, Jane Roe, said*: whether the sentence opens with what its subject does.
fn opens_with_gerund(reading: &Reading<'_>, at: usize) -> bool {
    const LONGEST: usize = 12;
    let nth = reading.sentences.partition_point(|sentence| sentence.end <= at);
    reading.sentences.get(nth).is_some_and(|sentence| {
        at - sentence.start <= LONGEST
            && matches!(
                reading.word(sentence.start),
                "Addressing"
                    | "Commenting"
                    | "Reacting"
                    | "Replying"
                    | "Responding"
                    | "Speaking"
                    | "Talking"
                    | "Writing"
            )
            && reading.pieces(sentence.start..at - 1).iter().all(|piece| !piece.is(Kind::Comma))
    })
}

/// The office's noun that ends before the comma, or before what it is of: *ambassador **to Chad**,*.
fn office_before(reading: &Reading<'_>, comma: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    // "Head of tides at Okkerby, Jane Roe, said"
    let opens = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| reading.pieces.get(before))
            .is_none_or(|before| before.is(Kind::Stop))
            && matches!(reading.word(at + 1), "of" | "for")
    };
    let office = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|piece| {
            (piece.is_lower() || opens(*at)) && piece.has(OFFICE) && !piece.has(Class::GROUP.with(Class::CUE))
        })
    };
    let inside = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|piece| {
            (piece.token.is_word() || piece.is(Kind::Possessive))
                && !piece.has(Class::CUE_FINITE.with(Class::AUXILIARY).with(Class::VERB).with(Class::PRONOUN))
        })
    };
    let last = comma.checked_sub(1)?;
    let noun = (comma.saturating_sub(LONGEST)..=last).rev().take_while(inside).find(office)?;
    let told = reading.pieces.get(noun + 1).is_some_and(|next| next.has(Class::PREPOSITION));
    (noun == last || told).then_some(noun)
}
