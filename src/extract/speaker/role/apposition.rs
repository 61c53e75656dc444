//! What stands behind a name and a comma: *Jane Roe, 42, MD, **a nurse from Hull**, said*.

use std::ops::Range;

use super::extent::{end, is_break};
use super::{OFFICE, past_article, past_brackets, past_place};
use crate::extract::reading::Reading;
use crate::extract::speaker::bearer::is_trade;
use crate::extract::speaker::noun::{is_degree, is_noun, names_body};
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

/// The apposition that follows the pieces up to `from`: *Jane Roe, 42, **a nurse from Hull**, said*.
///
/// It is read as far as the comma, dash or stop that ends it, without its article. `body` tells that the name is an
/// organisation's.
pub(super) fn apposition(reading: &Reading<'_>, from: usize, body: bool) -> Option<Range<usize>> {
    let mut at = past_place(reading, past_brackets(reading, from));
    if !is_break(reading.pieces.get(at)?) {
        return None;
    }
    at = past_letters(reading, at + 1)?;
    if matches!(
        reading.word(at),
        "now" | "then" | "once" | "formerly" | "currently" | "also" | "himself" | "herself"
    ) {
        at += 1;
    }
    if let Some(range) = one_of(reading, at) {
        return Some(range);
    }
    let start = past_article(reading, at);
    if start == at && lists_somebody(reading, start) {
        return None;
    }
    let known = is_noun(reading, start, OFFICE) || body && start > at && names_body(reading, start);
    let end = end(reading, start);
    // "jobs in Ashton, its chairman said": nothing ends the words, and they are the verb's subject.
    let definite = start > at
        && (reading.word(at) == "the"
            || reading.pieces.get(at).is_some_and(|piece| piece.has(Class::POSSESSIVE)));
    let says = reading.pieces.get(end).is_some_and(|piece| piece.is_lower() && piece.has(Class::CUE_FINITE))
        && !(reading.word(at) == "the" && opens_sentence(reading, from));
    let fronted = definite
        && reading.pieces.get(end).is_some_and(|piece| piece.has(Class::AUXILIARY))
        && opens_behind_preposition(reading, from);
    (known && !(definite && says) && !fronted).then(|| start..past_employer(reading, start..end))
}

/// ***In Ashton**, the company is late*: whether the name that ends before `from` opens its sentence behind a preposition.
fn opens_behind_preposition(reading: &Reading<'_>, from: usize) -> bool {
    const LONGEST: usize = 4;
    let nth = reading.sentences.partition_point(|sentence| sentence.end <= from);
    reading.sentences.get(nth).is_some_and(|sentence| {
        from.saturating_sub(sentence.start) <= LONGEST
            && reading.pieces.get(sentence.start).is_some_and(|first| first.has(Class::PREPOSITION))
            && reading.pieces(sentence.start..from).iter().all(|piece| piece.token.is_capitalised())
    })
}

/// ***Jane Roe**, the leader of the union said*: whether a full name that ends before `from` opens its sentence.
fn opens_sentence(reading: &Reading<'_>, from: usize) -> bool {
    const LONGEST: usize = 4;
    let nth = reading.sentences.partition_point(|sentence| sentence.end <= from);
    reading.sentences.get(nth).is_some_and(|sentence| {
        (2..=LONGEST).contains(&(from.saturating_sub(sentence.start)))
            && reading.pieces(sentence.start..from).iter().all(|piece| piece.token.is_capitalised())
    })
}

/// *Roe, Senator Jane Doe and others*: a title with a name of its own is somebody else.
fn lists_somebody(reading: &Reading<'_>, start: usize) -> bool {
    let end = end(reading, start);
    let mut titled = false;
    for at in start..end {
        let Some(piece) = reading.pieces.get(at) else { break };
        if piece.is(Kind::Possessive) || piece.is_lower() && !piece.has(Class::CONJUNCTION) {
            return false;
        }
        let title = piece.has(Class::RANK.with(Class::COURTESY));
        if titled && !title && piece.token.is_capitalised() {
            // "Chief Product Officer", "Senior Director Content Marketing": what the office is for.
            let names = reading.pieces(at..end).iter().take_while(|piece| piece.token.is_capitalised());
            let courtesy = at.checked_sub(1).and_then(|title| reading.pieces.get(title));
            let field = piece.has(Class::COMMON)
                && !piece.has(Class::FORENAME)
                && !courtesy.is_some_and(|title| title.has(Class::COURTESY));
            return !field && !names.clone().any(|name| name.has(OFFICE) && !name.has(Class::FORENAME));
        }
        titled = title && piece.token.is_capitalised();
    }
    false
}

/// Past ages and the letters of degrees, each with its comma: *Roe, **42,** a nurse*, *Roe, **MD, FASA,** a surgeon*.
pub(super) fn past_letters(reading: &Reading<'_>, from: usize) -> Option<usize> {
    // A seat is an office: "Roe, MP for Hull".
    let seat =
        |at: usize| matches!((reading.word(at), reading.word(at + 1)), ("MP" | "MEP" | "MSP" | "MLA", "for"));
    let number = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.token.kind == Kind::Number);
    let over = |at: usize| reading.pieces.get(at).is_some_and(is_break);
    let degree = |at: usize| is_degree(reading.word(at)) && !seat(at);
    let mut at = from;
    let mut lettered = false;
    loop {
        // A fellowship that nobody lists stands beside degrees that are known.
        let letters = || {
            reading.pieces.get(at).is_some_and(|piece| {
                piece.token.case == Case::All && !piece.has(Class::PLACE.with(Class::RANK)) && over(at + 1)
            })
        };
        let known = degree(at);
        // "MD, and founder of the trust"
        if lettered && reading.word(at) == "and" {
            return Some(at + 1);
        }
        if !(number(at) || known || letters() && (lettered || degree(at + 2))) {
            return Some(at);
        }
        lettered |= known;
        // "MBA ’16"
        at += 1 + usize::from(known && number(at + 1));
        if !is_break(reading.pieces.get(at)?) {
            return None;
        }
        at += 1;
    }
}

/// *Roe, practice lead, **Okkerby Institute***: past the organisation that alone follows an office and its comma.
fn past_employer(reading: &Reading<'_>, office: Range<usize>) -> usize {
    const LONGEST: usize = 7;
    let end = office.end;
    let told = office.clone().any(|at| {
        reading.pieces.get(at).is_some_and(|p| p.has(Class::PREPOSITION.with(Class::RELATIVE)))
            || matches!(reading.word(at), "who" | "to")
    });
    if told || !reading.pieces.get(end).is_some_and(|comma| comma.is(Kind::Comma)) {
        return end;
    }
    let piece = |at: usize| reading.pieces.get(at);
    let capital = |at: usize| piece(at).is_some_and(|piece| piece.token.is_capitalised());
    let joins = |at: usize| matches!(reading.word(at), "of" | "for" | "and" | "&" | "the") && capital(at - 1);
    let first = end + 1 + usize::from(reading.word(end + 1) == "the");
    let mut past = first;
    while past < first + LONGEST && (capital(past) || past > first && joins(past)) {
        past += 1;
    }
    let somebody = OFFICE.with(Class::FORENAME).with(Class::COURTESY).with(Class::FUNCTION);
    let body = Class::ORGANISATION.with(Class::SUFFIX);
    let named = piece(first).is_some_and(|p| !p.has(somebody) || p.token.case == Case::All);
    let last = past.saturating_sub(1);
    let organised = reading.pieces(first..past).iter().any(|p| p.has(body) || p.token.case == Case::All)
        || piece(last).is_some_and(|p| p.has(Class::COMMON))
        || is_trade(&Short::small(reading.word(last)));
    let over = piece(past).is_none_or(|next| is_break(next) || next.is(Kind::Stop) || next.is(Kind::Close));
    if past > first && capital(last) && named && organised && over { past } else { end }
}

/// *Roe, one of several veterans of the mine*: the plural says what one of them is.
pub(super) fn one_of(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    if reading.word(at) != "one" || reading.word(at + 1) != "of" {
        return None;
    }
    let limit = at + 12;
    let mut noun = at + 2;
    while noun < limit {
        let piece = reading.pieces.get(noun)?;
        if !piece.token.is_word() && !piece.is(Kind::Possessive) {
            return None;
        }
        if piece.has(Class::GROUP) && !piece.has(Class::DETERMINER) {
            return Some(at..end(reading, noun).max(noun + 1));
        }
        noun += 1;
    }
    None
}
