//! Where somebody is from, or whose they are: *Roe, **59, of Hull**, said*, *Roe, **from the Harbour Trust**, said*.

use std::ops::Range;

use super::extent::{end, is_break};
use super::past_brackets;
use crate::extract::reading::Reading;
use crate::extract::speaker::calling::is_kind;
use crate::extract::speaker::noun::is_body;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind};

/// Where somebody is from, where nothing else is said of them: *Roe, **59, of Hull**, said*.
pub(super) fn home(reading: &Reading<'_>, from: usize, body: bool) -> Option<Range<usize>> {
    let employer = || employer(reading, from).filter(|_| !body);
    place(reading, from).filter(|home| !is_address(reading, home)).or_else(employer)
}

/// *Roe, **59, of Hull**, said*
fn place(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
    if !reading.pieces.get(from)?.is(Kind::Comma) {
        return None;
    }
    let start = from + 1;
    let mut at = start;
    if reading.pieces.get(at)?.token.kind == Kind::Number {
        at += 1;
        at += usize::from(reading.pieces.get(at)?.is(Kind::Comma));
    }
    let place = reading.pieces.get(at + 1)?;
    if !matches!(reading.word(at), "of" | "from")
        || !place.token.is_capitalised()
        || place.has(Class::FUNCTION)
        || matches!(reading.word(at + 1), "Year" | "Grade" | "Class")
    {
        return None;
    }
    let end = end(reading, at + 1);
    reading.pieces.get(end).is_some_and(|p| p.is(Kind::Comma) || p.is(Kind::Stop)).then_some(start..end)
}

/// *Roe, **from the Harbour Trust**, said*, *Roe, **of brokers Okkerby**, said*, *said Roe **of brokers Okkerby***: for whom somebody
/// speaks or works.
fn employer(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    let at = past_brackets(reading, from);
    let apart = is_break(reading.pieces.get(at)?);
    let start = at + usize::from(apart);
    let preposition = reading.word(start);
    if !matches!(preposition, "of" | "from" | "for" | "at") {
        return None;
    }
    let the = matches!(reading.word(start + 1), "the" | "a" | "an");
    let first = start + 1 + usize::from(the);
    let capital = |at: usize| {
        reading.pieces.get(at).is_some_and(|piece| {
            piece.token.is_capitalised()
                && (piece.token.case == Case::All || !piece.has(Class::FUNCTION))
                && !piece.has(Class::MONTH.with(Class::DAY))
        })
    };
    let lower = |at: &usize| {
        reading.pieces.get(*at).is_some_and(|piece| piece.is_lower() && !piece.has(Class::FUNCTION))
    };
    let name = first + (first..first + LONGEST).take_while(lower).count();
    // "of IT firm Okkerby"
    let kind = |at: usize| {
        is_body(reading.word(at))
            || is_kind(reading.word(at))
            || reading.pieces.get(at).is_some_and(|p| p.has(Class::ORGANISATION.with(Class::GROUP)))
    };
    if !capital(name) && !capital(first) || name > first && !kind(name - 1) {
        return None;
    }
    let end = end(reading, name.max(first + 1) - 1);
    let body = |at: usize| {
        kind(at) || reading.pieces.get(at).is_some_and(|p| p.has(Class::SUFFIX) || p.token.case == Case::All)
    };
    let sure = match preposition {
        "of" | "from" => the || name > first || (first..end).any(body),
        "for" => the && capital(first),
        _ => (first..end).any(body),
    };
    // What stands beside a name without a comma tells of it only where it says what it names.
    let says_what = name > first || (first..end).any(|at| lower(&at) && kind(at));
    let sure = sure && (apart || matches!(preposition, "of" | "from") && says_what);
    let closed = reading.pieces.get(end).is_some_and(|p| is_break(p) || p.is(Kind::Stop));
    (sure && closed).then_some(start..end)
}

/// Whether it is said of which place somebody is: what makes a person of a bare name.
pub(in crate::extract::speaker) fn is_at_home(reading: &Reading<'_>, from: usize) -> bool {
    place(reading, from).is_some()
}

/// *of Marine **Drive***: an address says where to find somebody, and not what they are.
fn is_address(reading: &Reading<'_>, home: &Range<usize>) -> bool {
    let street =
        ["Avenue", "Close", "Crescent", "Drive", "Gardens", "Grove", "Lane", "Road", "Street", "Terrace"];
    street.contains(&reading.word(home.end.saturating_sub(1)))
}
