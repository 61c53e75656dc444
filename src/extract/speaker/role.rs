//! Finds what an article says somebody is: *a nurse from Hull*, *the Italian foreign minister*.

use std::ops::Range;

use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// Nouns that say what a person is.
const OFFICE: Class = Class::PERSON.with(Class::RANK).with(Class::FAMILY);

/// The apposition that follows the pieces up to `from`: *Jane Roe, 42, **a nurse from Hull**, said*.
///
/// It is read as far as the comma, dash or stop that ends it, without its article.
pub(super) fn apposition(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
    let mut at = past_brackets(reading, from);
    at = past_place(reading, at);
    if !is_break(reading.pieces.get(at)?) {
        return None;
    }
    at += 1;
    if reading.pieces.get(at).is_some_and(|piece| piece.token.kind == Kind::Number) {
        // An age.
        at += 1;
        if !is_break(reading.pieces.get(at)?) {
            return None;
        }
        at += 1;
    }
    let start = past_article(reading, at);
    is_office(reading, start).then(|| start..end(reading, start))
}

/// The description right before a name, with a comma or without: *the foreign minister, Tomas Okkerby*.
pub(super) fn before(reading: &Reading<'_>, description: &Range<usize>, name: usize) -> Option<Range<usize>> {
    let between = reading.pieces(description.end..name);
    let joined = match between {
        [] => true,
        [comma] => comma.is(Kind::Comma),
        // "the chief executive of Nordkabel, Samuel van der Haas"
        [rest @ .., comma] => {
            comma.is(Kind::Comma)
                && rest.len() <= 8
                && rest.first().is_some_and(|p| p.has(Class::PREPOSITION))
                && !rest.iter().any(|p| p.run.is_some() || p.is(Kind::Comma) || p.has(Class::CUE_FINITE))
        }
    };
    let start = past_article(reading, description.start);
    let end = name - usize::from(between.last().is_some_and(|p| p.is(Kind::Comma)));
    (joined && is_office(reading, start)).then_some(start..end)
}

/// What is said of somebody outright: *Jane Roe is a nurse from Hull.*
pub(super) fn predicate(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
    if !matches!(reading.word(from), "is" | "was") || !reading.pieces.get(from + 1)?.has(Class::DETERMINER) {
        return None;
    }
    let start = past_article(reading, from + 1);
    is_office(reading, start).then(|| start..end(reading, start))
}

fn is_break(piece: &Piece) -> bool {
    piece.is(Kind::Comma) || piece.is(Kind::Dash)
}

fn past_brackets(reading: &Reading<'_>, at: usize) -> usize {
    const LONGEST: usize = 8;
    if !reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Open)) {
        return at;
    }
    let inside = reading.pieces(at..reading.pieces.len().min(at + LONGEST));
    inside.iter().position(|piece| piece.is(Kind::Close)).map_or(at, |close| at + close + 1)
}

/// *Charles Rangel of New York, a Democrat*: where somebody is from does not end the mention.
fn past_place(reading: &Reading<'_>, at: usize) -> usize {
    if reading.word(at) != "of" {
        return at;
    }
    let mut end = at + 1;
    while reading.pieces.get(end).is_some_and(|piece| piece.token.is_capitalised()) {
        end += 1;
    }
    end
}

fn past_article(reading: &Reading<'_>, at: usize) -> usize {
    at + usize::from(matches!(reading.word(at).to_ascii_lowercase().as_str(), "a" | "an" | "the" | "one"))
}

/// Whether the words from `start` are a noun phrase for a person: its noun comes before any verb, comma or *of*.
fn is_office(reading: &Reading<'_>, start: usize) -> bool {
    const LONGEST: usize = 10;
    for at in start..start + LONGEST {
        let Some(piece) = reading.pieces.get(at) else { return false };
        if piece.has(OFFICE) && !piece.has(Class::FORENAME) || reading.word(at).ends_with("-year-old") {
            return true;
        }
        if at + 1 < reading.pieces.len() && names_a_doer(reading, at) {
            return true;
        }
        let goes_on = piece.token.is_word() || piece.is(Kind::Possessive);
        if !goes_on || piece.has(Class::FUNCTION) && !piece.has(Class::NUMBER) && !piece.has(Class::ADVERB) {
            return false;
        }
    }
    false
}

/// *a glazier from Port Arden*, *a net-maker*: a word of no list that is formed like a doer's, at the end of its phrase.
fn names_a_doer(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let last = word.rsplit('-').next().unwrap_or(word);
    if last.len() < word.len() && class_of(last).has(OFFICE) {
        return true;
    }
    let formed = ["er", "or", "ist", "ian", "eer", "man", "woman", "wright", "smith"]
        .iter()
        .any(|end| word.ends_with(end));
    let lower = reading.pieces.get(at).is_some_and(Piece::is_lower);
    let over = reading.pieces.get(at + 1).is_some_and(|next| {
        matches!(next.token.kind, Kind::Comma | Kind::Stop)
            || matches!(reading.word(at + 1), "of" | "from" | "at" | "for" | "in" | "who" | "with")
    });
    let article = at.checked_sub(1).is_some_and(|before| {
        reading.pieces.get(before).is_some_and(|p| p.has(Class::DETERMINER) || p.is_lower())
    });
    formed && lower && over && article && word.len() >= 5 && !class_of(word).has(Class::FUNCTION)
}

/// Where the description that starts at `start` ends.
fn end(reading: &Reading<'_>, start: usize) -> usize {
    const LONGEST: usize = 28;
    let mut at = start;
    let limit = reading.pieces.len().min(start + LONGEST);
    let mut relative = false;
    while at < limit {
        let Some(piece) = reading.pieces.get(at) else { break };
        relative |= piece.has(Class::RELATIVE);
        let over = piece.run.is_some()
            || matches!(
                piece.token.kind,
                Kind::Comma
                    | Kind::Stop
                    | Kind::Semicolon
                    | Kind::Colon
                    | Kind::Dash
                    | Kind::Open
                    | Kind::Close
            )
            || piece.has(Class::CUE_FINITE) && piece.has(Class::QUOTES) && !relative && !piece.has(OFFICE)
            || piece.has(Class::AUXILIARY)
                && !relative
                && at > start
                && reading.word(at) != "to"
                && reading.word(at) != "not"
            || matches!(reading.word(at), "but" | "while" | "when" | "as") && at > start;
        if over {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    #[test]
    fn what_somebody_is() {
        let cases = [
            ("Roe, a nurse from Hull, said so.", 1, "nurse from Hull"),
            ("Roe, 42, a nurse who lives here, said so.", 1, "nurse who lives here"),
            ("Roe (D-N.C.), head of the caucus, said so.", 1, "head of the caucus"),
            ("Roe, the board’s deputy chair, said so.", 1, "board’s deputy chair"),
            ("Roe, a glazier from Hull, said so.", 1, "glazier from Hull"),
            ("Roe, a net-maker, said so.", 1, "net-maker"),
            ("Roe, speaking in Hull, said so.", 1, ""),
            ("Roe, Mary and a nurse", 1, ""),
            ("Roe left, a nurse said.", 1, ""),
        ];
        for (text, from, want) in cases {
            let reading = &read(None, &[text])[0];
            let have = apposition(reading, from).map_or("", |range| reading.span(&range).of(text));
            assert_eq!(have, want, "{text}");
        }
    }
}
