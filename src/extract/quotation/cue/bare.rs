//! Verbs that report a clause without *that* only where nothing else can stand behind them: *Roe warned **the harbour would**
//! flood*, but not *Roe warned the harbour master*.

use std::ops::Range;

use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::Class;

/// The forms and frames of the verb at `at`, with those that what stands behind it gives it.
pub(super) fn class_of_verb(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Class {
    let class = reading.pieces.get(at).map_or(Class::NONE, |piece| piece.token.class);
    let bare = matches!(
        reading.word(at),
        "warn"
            | "warned"
            | "warns"
            | "warning"
            | "felt"
            | "feels"
            | "hint"
            | "hinted"
            | "hints"
            | "ruled"
            | "judged"
            | "concluded"
    );
    // "questioned whether it was late", but not "questioned 1,200 adults"
    let asks = matches!(reading.word(at), "questioned" | "questioning" | "questions")
        && matches!(reading.word(at + 1), "how" | "if" | "whether" | "why");
    if asks {
        class.with(Class::THAT).without(Class::STRICT)
    } else if bare && opens_clause(reading, at + 1, sentence.end) {
        class.with(Class::CLAUSE).without(Class::ADDRESSEE.with(Class::STRICT))
    } else {
        class
    }
}

/// Whether a subject stands there with its helping verb right behind it.
pub(in crate::extract::quotation) fn opens_clause(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 6;
    let Some(first) = reading.pieces.get(at).filter(|first| first.run.is_none()) else { return false };
    let pronoun = first.is_lower()
        && (first.has(Class::HE.with(Class::SHE).with(Class::IT).with(Class::THEY))
            && !first.has(Class::POSSESSIVE)
            || matches!(reading.word(at), "there" | "we"));
    let opens = pronoun
        || first.is_lower()
            && first.has(Class::DETERMINER.with(Class::POSSESSIVE))
            && !matches!(reading.word(at), "that" | "what" | "which")
        || first.token.is_capitalised()
        || is_several(reading, at);
    let limit = if pronoun { 2 } else { LONGEST };
    let verb = (at + 1..end.min(at + 1 + limit)).find(|at| is_helping(reading, *at));
    // "warned Roe the harbour would": whom, and the clause.
    let other = |piece: &Piece| {
        !piece.token.is_word()
            || piece.has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN).with(Class::RELATIVE))
            || piece.has(Class::PREPOSITION.with(Class::CONJUNCTION))
                && piece.token.span.of(reading.text) != "of"
            || piece.has(Class::CUE) && piece.is_lower()
    };
    opens
        && verb.is_some_and(|verb| {
            reading.pieces(at + 1..verb).iter().all(|piece| !other(piece)) || joined(reading, at, verb)
        })
}

/// *warned **taxes would** rise*: whether several things stand there, and nothing else before their helping verb.
fn is_several(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    reading
        .pieces
        .get(at)
        .is_some_and(|piece| piece.is_lower() && !piece.has(Class::FUNCTION.with(Class::CUE_GERUND)))
        && (word.ends_with('s') && !word.ends_with("ss") || word == "police")
        && is_helping(reading, at + 1)
}

/// *the British **and** Irish Lions will*
fn joined(reading: &Reading<'_>, at: usize, verb: usize) -> bool {
    let capital = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.token.is_capitalised());
    (at + 1..verb).all(|at| capital(at) || reading.word(at) == "and")
}

fn is_helping(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at),
        "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "must"
            | "was"
            | "were"
            | "is"
            | "are"
            | "had"
            | "has"
            | "have"
            | "should"
            | "can"
    )
}
