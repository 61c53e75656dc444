//! How far a description goes: to the comma, dash, stop or verb that ends it.

use crate::extract::reading::{Piece, Reading, adverbial};
use crate::extract::speaker::mention::is_past;
use crate::extract::speaker::role::OFFICE;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// How long a description may be, in pieces.
const LONGEST: usize = 28;

/// Where the description that starts at `start` ends.
pub(in crate::extract::speaker) fn end(reading: &Reading<'_>, start: usize) -> usize {
    let mut at = start;
    let limit = reading.pieces.len().min(start + LONGEST);
    let mut relative = false;
    while at < limit && !goes_on_with_verb(reading, at) {
        let Some(piece) = reading.pieces.get(at) else { break };
        relative |= piece.has(Class::RELATIVE) || reading.word(at) == "whose";
        if piece.is(Kind::Comma)
            && let Some(past) = past_state(reading, at).or_else(|| past_fields(reading, at))
        {
            at = past;
            continue;
        }
        let over = ends(piece)
            || piece.has(Class::CUE_FINITE) && piece.has(Class::QUOTES) && !relative && !piece.has(OFFICE)
            || piece.has(Class::AUXILIARY)
                && !relative
                && at > start
                && reading.word(at) != "to"
                && reading.word(at) != "not"
                // "the first woman to be harbour master"
                && reading.word(at - 1) != "to"
            || !relative && at > start && (thinks(reading, at) || spends(reading, at))
            || matches!(reading.word(at), "but" | "while" | "when") && at > start
            || !relative && at > start && tells_how_long(reading, at)
            // "president after two elections in December"
            || !relative && at > start && opens_circumstance(piece, reading.word(at))
            // "As Jane Roe, a baker, puts it"
            || matches!(reading.word(at), "puts" | "put") && reading.word(at + 1) == "it"
            || reading.word(at) == "which" && at > start
            || reading.word(at) == "as" && at > start && !relative;
        if over {
            break;
        }
        at += 1;
    }
    // "the head of the board also said"
    if reading.pieces.get(at).is_some_and(|verb| verb.is_lower() && verb.has(Class::CUE_FINITE)) {
        at = adverbial::before(reading.text, &reading.pieces, at, start + 1);
    }
    while at > start + 1
        && reading
            .pieces
            .get(at - 1)
            .is_some_and(|p| p.is_lower() && p.has(Class::CONJUNCTION.with(Class::PREPOSITION)))
    {
        at -= 1;
    }
    at
}

/// *president **after** two elections*, *a champion of the ferry **despite** its price*: words that tell when or how, and not what.
fn opens_circumstance(piece: &Piece, word: &str) -> bool {
    piece.is_lower() && matches!(word, "after" | "although" | "amid" | "because" | "despite" | "though")
}

/// *a pilot **for two years***, *a pilot **since 1999***: how long somebody has been what is told.
fn tells_how_long(reading: &Reading<'_>, at: usize) -> bool {
    const FAR: usize = 6;
    let number = |at: usize| {
        reading
            .pieces
            .get(at)
            .is_some_and(|piece| piece.token.kind == Kind::Number || piece.has(Class::NUMBER))
    };
    let years = |at: usize| {
        matches!(reading.word(at), "years" | "year" | "months" | "decades" | "decade" | "weeks" | "seasons")
    };
    let counts = |at: usize| {
        number(at)
            || matches!(
                reading.word(at),
                "the" | "more" | "over" | "nearly" | "almost" | "about" | "many" | "a"
            )
    };
    match reading.word(at) {
        "for" => {
            counts(at + 1)
                && (at + 2..at + FAR).any(years)
                && (at + 1..at + FAR)
                    .any(|at| number(at) || reading.word(at) == "many" || reading.word(at) == "decade")
        }
        "since" => number(at + 1),
        _ => false,
    }
}

/// *analyst at Okkerby **believes the** time has come*: a verb of what somebody says or thinks, right before its object.
fn thinks(reading: &Reading<'_>, at: usize) -> bool {
    let noun = OFFICE.with(Class::GROUP);
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
    reading.pieces.get(at).is_some_and(|verb| {
        verb.is_lower() && verb.has(Class::CUE_FINITE) && !verb.has(noun) && reading.word(at).ends_with('s')
    }) && reading.pieces.get(at + 1).is_some_and(|next| next.has(opens))
}

/// *head of the union **invested $10***: a verb behind a noun, right before a sum or a number.
fn spends(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.pieces.get(at - 1);
    let noun =
        before.is_some_and(|noun| noun.token.is_word() && !noun.has(Class::FUNCTION.with(Class::ADVERB)));
    let sum = reading.pieces.get(at + 1).is_some_and(|next| next.token.kind == Kind::Number)
        || matches!(reading.word(at + 1), "$" | "£" | "€" | "his" | "her" | "their");
    noun && sum && reading.pieces.get(at).is_some_and(Piece::is_lower) && is_past(reading.word(at))
}

/// *a member of the board **and now serves** on it*: whether an *and* opens another clause.
fn goes_on_with_verb(reading: &Reading<'_>, and: usize) -> bool {
    if reading.word(and) != "and" {
        return false;
    }
    let mut at = and + 1;
    while reading.pieces.get(at).is_some_and(|p| p.is_lower() && p.has(Class::ADVERB)) {
        at += 1;
    }
    let Some(piece) = reading.pieces.get(at).filter(|piece| piece.is_lower()) else { return false };
    // "a rival of Doe's and the pair fell out"
    let subject = piece.has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN));
    let verb = reading.pieces.get(at + 2);
    if subject
        && verb.is_some_and(|verb| verb.is_lower() && verb.has(Class::VERB) && !verb.has(Class::FUNCTION))
    {
        return true;
    }
    let followed = reading.pieces.get(at + 1).is_some_and(|next| {
        next.has(Class::PREPOSITION.with(Class::DETERMINER).with(Class::POSSESSIVE).with(Class::PRONOUN))
    });
    let third = reading.word(at).ends_with('s') && !piece.has(OFFICE.with(Class::GROUP).with(Class::COMMON));
    piece.has(Class::VERB.with(Class::AUXILIARY))
        || followed && (piece.has(Class::CUE_FINITE) && !piece.has(OFFICE) || at > and + 1 && third)
}

/// Where what somebody does ends: at its comma.
pub(super) fn end_of_deed(reading: &Reading<'_>, start: usize) -> usize {
    let limit = reading.pieces.len().min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let Some(piece) = reading.pieces.get(at) else { break };
        let past = if piece.is(Kind::Comma) { past_fields(reading, at) } else { None };
        if past.is_none() && ends(piece) {
            break;
        }
        at = past.unwrap_or(at + 1);
    }
    at
}

/// *the Department for Culture**,** Media and Sport*, *the Rivers**,** Lakes and Oceans Lab*: past what a body is named for, where a
/// comma stands within that.
pub(in crate::extract::speaker) fn past_fields(reading: &Reading<'_>, comma: usize) -> Option<usize> {
    const FAR: usize = 8;
    const NONE: Class =
        Class::FORENAME.with(Class::PLACE).with(Class::COURTESY).with(Class::MONTH).with(Class::DAY);
    let field = |at: usize| {
        reading.pieces.get(at).is_some_and(|p| p.token.is_capitalised() && p.token.is_word() && !p.has(NONE))
    };
    let joins = |at: usize| {
        reading.word(at) == "and" || reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma))
    };
    let first =
        comma - (comma.saturating_sub(FAR)..comma).rev().take_while(|at| field(*at) || joins(*at)).count();
    let inside = |at: &usize| field(*at) || joins(*at) && (field(at + 1) || joins(at + 1) && field(at + 2));
    let end = comma + (comma..comma + FAR).take_while(inside).count();
    let and = (comma..end).any(|at| reading.word(at) == "and");
    let before = |back: usize| first.checked_sub(back).map_or("", |at| reading.word(at));
    let named_for = matches!(before(1), "for" | "of") && is_named_for(before(2));
    let closed = before(1) == "the" && end > comma && is_named_for(reading.word(end - 1));
    (and && first < comma && end > comma + 1 && (named_for || closed)).then_some(end)
}

/// Nouns for bodies and offices that are named for several fields.
fn is_named_for(word: &str) -> bool {
    matches!(
        word,
        "Agency"
            | "Center"
            | "Centre"
            | "College"
            | "Commission"
            | "Committee"
            | "Council"
            | "Department"
            | "Faculty"
            | "Institute"
            | "Lab"
            | "Laboratory"
            | "Minister"
            | "Ministry"
            | "Office"
            | "School"
            | "Secretary"
            | "State"
            | "committee"
            | "department"
            | "minister"
            | "ministry"
    )
}

fn ends(piece: &Piece) -> bool {
    use Kind::{Close, Colon, Comma, Dash, Open, Semicolon, Stop};
    piece.run.is_some() || matches!(piece.token.kind, Comma | Stop | Semicolon | Colon | Dash | Open | Close)
}

/// *a nurse in Eau Claire, Wis., said*: the comma before a state's name ends nothing.
fn past_state(reading: &Reading<'_>, comma: usize) -> Option<usize> {
    let town = comma.checked_sub(1).and_then(|at| reading.pieces.get(at))?;
    let state = reading.pieces.get(comma + 1)?;
    let over = reading.pieces.get(comma + 2).is_none_or(|next| ends(next) || next.is_lower());
    // "professor at the University of Okkerby, Port Arden"
    let seat = comma.checked_sub(3).is_some_and(|university| {
        reading.word(university) == "University" && reading.word(university + 1) == "of"
    });
    let capital = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.token.is_capitalised());
    let named = (comma + 1..comma + 4).take_while(capital).count();
    let past = comma + 1 + named;
    let closed = reading.pieces.get(past).is_none_or(|next| ends(next) || next.is_lower());
    let place = |piece: &Piece| piece.has(Class::PLACE.with(Class::FORENAME));
    if seat && reading.pieces(comma + 1..past).iter().any(place) && (1..=3).contains(&named) && closed {
        return Some(past);
    }
    let is_state = state.has(Class::PLACE) || state.has(Class::ABBREVIATION) && !state.has(Class::RANK);
    (town.token.is_capitalised() && state.token.is_capitalised() && is_state && over).then_some(comma + 2)
}

/// Whether a mark sets something apart: a comma or a dash.
pub(super) fn is_break(piece: &Piece) -> bool {
    piece.is(Kind::Comma) || piece.is(Kind::Dash)
}
