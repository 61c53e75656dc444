//! Verbs of saying for what is done or shown and not said: *spends hours describing boats*, *called off*, *showed me how*.

use super::mention_before;
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

/// Whether the verb at `at` tells what is done, by what stands around it; its adverbs start at `before`.
pub(super) fn is_deed(scene: &Scene<'_>, at: usize, before: usize, start: usize) -> bool {
    let reading = scene.reading;
    let Some(piece) = reading.pieces.get(at) else { return false };
    let next = reading.word(at + 1);
    let quotes = || {
        const FAR: usize = 7;
        (at + 1..at + FAR)
            .take_while(|at| !reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Stop)))
            .any(|at| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some()))
    };
    let gerund = piece.has(Class::CUE_GERUND) && !piece.has(Class::CUE_FINITE.with(Class::CUE_BASE));
    let word = Short::small(reading.word(at));
    let done = match word.as_str() {
        // "called off the race", "the first thing they called out was"
        "call" | "called" | "calling" | "calls" => matches!(next, "off" | "out" | "up"),
        // "the data point that surprised us"
        "point" => next == "that",
        // "It showed me how to row."
        "show" | "showed" | "showing" | "shown" | "shows" => {
            matches!(next, "me" | "us" | "you") || is_by_doing(reading, at, start)
        }
        // "is discussing a move to Hull"
        "discussing" => is_deal(reading, at) || is_with_another(reading, at, start),
        "discussed" => is_with_another(reading, at, start),
        // "the prize offered in the game"
        "offered" => next != "to" && is_preposition(reading, at + 1) && is_of_thing(scene, before, start),
        // "plots of moss labelled wild"
        "labeled" | "labelled" | "deemed" | "termed" => is_of_thing(scene, before, start),
        // "turns to glass, encouraging viewers to look"
        "encouraging" | "inviting" => {
            matches!(next, "audiences" | "listeners" | "readers" | "viewers" | "visitors")
        }
        // "draws on films, revealing how crews are seen"
        "revealing" | "questioning" => is_shown(reading, at, start),
        // "Keep it in a drawer, thinking that you will find it."
        "thinking" => next == "that" && matches!(reading.word(at + 2), "you" | "you’ll" | "you'll"),
        // "a letter they thought pilots wanted to read"
        "think" | "thought" => next != "that" && is_of_noun(reading, before, start),
        _ => false,
    };
    // "charts (summarizing what happened)"
    let bracketed = || {
        at.checked_sub(1).and_then(|open| reading.pieces.get(open)).is_some_and(|open| open.is(Kind::Open))
            && matches!(next, "how" | "what" | "why")
    };
    let idle = || is_pastime(reading, at, before, start) || is_no_good(reading, before) || bracketed();
    (done || gerund && idle()) && !quotes()
}

fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    reading.pieces.get(at).is_some_and(|piece| piece.has(Class::PREPOSITION))
}

/// *discussing **a loan move***: whether a bargain is struck there.
fn is_deal(reading: &Reading<'_>, at: usize) -> bool {
    const NEAR: usize = 5;
    let helped =
        matches!(reading.word(at.saturating_sub(1)), "are" | "be" | "been" | "is" | "still" | "was" | "were");
    helped
        && (at + 1..at + NEAR).any(|at| {
            matches!(
                reading.word(at),
                "contract" | "deal" | "loan" | "merger" | "move" | "sale" | "takeover" | "transfer"
            )
        })
}

/// *where strangers **mingled and** discussed news*: whether a verb shares the subject of another that no mention is.
fn is_with_another(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let Some(relative) = at.checked_sub(4).filter(|relative| *relative >= start) else { return false };
    let small = |at: usize| {
        reading.pieces.get(at).is_some_and(|p| p.is_lower() && !p.has(Class::FUNCTION.with(Class::PRONOUN)))
    };
    reading.word(at - 1) == "and"
        && reading.word(at - 2).ends_with("ed")
        && small(at - 3)
        && matches!(reading.word(relative), "where" | "when" | "while")
}

/// *the **prize** offered in the game*: whether a participle stands behind a noun that is no mention, and that nothing ties to what
/// stands before it.
fn is_of_thing(scene: &Scene<'_>, before: usize, start: usize) -> bool {
    const NEAR: usize = 4;
    let reading = scene.reading;
    let Some(noun) = before.checked_sub(1).filter(|noun| *noun >= start) else { return false };
    let other = Class::FUNCTION
        .with(Class::ADVERB)
        .with(Class::PRONOUN)
        .with(Class::AUXILIARY)
        .with(Class::CUE)
        .with(Class::DAY)
        .with(Class::MONTH);
    let thing = reading.pieces.get(noun).is_some_and(|piece| {
        piece.run.is_none() && piece.is_lower() && piece.token.is_word() && !piece.has(other)
    });
    let time = matches!(
        reading.word(noun),
        "week"
            | "month"
            | "year"
            | "night"
            | "day"
            | "morning"
            | "afternoon"
            | "evening"
            | "weekend"
            | "later"
    );
    let tied = (start.max(noun.saturating_sub(NEAR))..noun)
        .rev()
        .take_while(|at| reading.pieces.get(*at).is_some_and(|piece| piece.token.is_word()))
        .any(|at| is_preposition(reading, at));
    thing && !time && !tied && mention_before(scene, before).is_none()
}

/// *…, revealing **how** crews are seen*, *…, questioning **the** rules of rowing*: whether a gerund tells what something shows, where no
/// word of saying stands before it.
fn is_shown(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let shows = match reading.word(at) {
        "revealing" => matches!(reading.word(at + 1), "how" | "the" | "what" | "why"),
        _ => {
            matches!(reading.word(at + 1), "the" | "our" | "what")
                && matches!(
                    reading.word(at + 2),
                    "boundaries"
                        | "conventions"
                        | "idea"
                        | "limits"
                        | "meaning"
                        | "nature"
                        | "norms"
                        | "notion"
                        | "rules"
                )
        }
    };
    let comma = at.checked_sub(1).and_then(|comma| reading.pieces.get(comma));
    let said = |piece: &Piece| piece.run.is_some() || piece.is_lower() && piece.has(Class::CUE_FINITE);
    shows && comma.is_some_and(|comma| comma.is(Kind::Comma)) && !reading.pieces(start..at).iter().any(said)
}

/// ***Painting your boat** shows that you care*: whether what somebody does is the subject, which opens its clause.
fn is_by_doing(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const FAR: usize = 5;
    let opens = (start.max(at.saturating_sub(FAR))..at)
        .rev()
        .take_while(|at| {
            reading.pieces.get(*at).is_some_and(|piece| {
                piece.run.is_none()
                    && piece.token.is_word()
                    && !piece.has(Class::CUE_FINITE.with(Class::RELATIVE).with(Class::CONJUNCTION))
            })
        })
        .last();
    let doing = opens.and_then(|at| reading.pieces.get(at));
    doing.is_some_and(|doing| {
        let word = doing.token.span.of(reading.text);
        word.len() > 5 && word.ends_with("ing") && !doing.has(Class::FUNCTION)
    }) && opens.is_some_and(|opens| opens + 1 < at)
        && opens.is_some_and(|opens| {
            reading
                .pieces
                .get(opens + 1)
                .is_some_and(|next| next.has(Class::POSSESSIVE.with(Class::DETERMINER)))
        })
}

/// *a letter **they** thought pilots wanted*: whether the clause of the verb says of a noun which one.
fn is_of_noun(reading: &Reading<'_>, before: usize, start: usize) -> bool {
    let who = before.checked_sub(1).filter(|who| *who > start + 1);
    who.is_some_and(|who| {
        let noun = reading.pieces.get(who - 1);
        matches!(reading.word(who), "he" | "she" | "they" | "we" | "I")
            && noun.is_some_and(|noun| {
                noun.is_lower() && !noun.has(Class::FUNCTION.with(Class::CUE).with(Class::ADVERB))
            })
            && matches!(reading.word(who - 2), "a" | "an" | "any" | "the" | "every")
    })
}

/// *spent **hours** describing boats*: whether a gerund tells what time is spent on.
fn is_pastime(reading: &Reading<'_>, at: usize, before: usize, start: usize) -> bool {
    const FAR: usize = 8;
    // "spent years telling pilots that it would rain"
    if (at + 1..at + FAR).any(|at| reading.word(at) == "that") {
        return false;
    }
    let Some(time) = before.checked_sub(1).filter(|time| *time >= start) else { return false };
    matches!(
        reading.word(time),
        "career"
            | "day"
            | "days"
            | "decades"
            | "hours"
            | "life"
            | "minutes"
            | "months"
            | "time"
            | "weeks"
            | "years"
    ) && (start.max(time.saturating_sub(FAR))..time)
        .any(|at| matches!(reading.word(at), "spend" | "spends" | "spending" | "spent"))
}

/// *It is **no good** urging people to stop*.
fn is_no_good(reading: &Reading<'_>, before: usize) -> bool {
    let word = |back: usize| before.checked_sub(back).map_or("", |at| reading.word(at));
    word(2) == "no" && matches!(word(1), "good" | "point" | "use")
}
