//! Finds what an article says somebody is: *a nurse from Hull*, *the Italian foreign minister*.

use std::ops::Range;

use super::mention::is_one_of;
use super::noun::{is_accusation, is_deed, is_degree, is_noun, names_body};
use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Nouns that say what a person is.
pub(super) const OFFICE: Class = Class::PERSON.with(Class::RANK).with(Class::FAMILY);

/// How an article says what somebody is, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// *Roe, of Hull*
    Home,
    /// *Roe, who runs the harbour*
    Deed,
    /// *Roe spoke. The harbour master…*
    Epithet,
    /// *the harbour master, Jane Roe*, *Jane Roe is the harbour master*
    Office,
}

/// What stands after a name that ends before `from`, and how it is said.
pub(super) fn after(reading: &Reading<'_>, from: usize, body: bool) -> Option<(Manner, Range<usize>)> {
    let office = apposition(reading, from, body).map(|range| (Manner::Office, range));
    let home = || home(reading, from).filter(|home| !is_address(reading, home));
    office.or_else(|| told(reading, from)).or_else(|| home().map(|range| (Manner::Home, range)))
}

/// The apposition that follows the pieces up to `from`: *Jane Roe, 42, **a nurse from Hull**, said*.
///
/// It is read as far as the comma, dash or stop that ends it, without its article. `body` tells that the name is an
/// organisation's.
fn apposition(reading: &Reading<'_>, from: usize, body: bool) -> Option<Range<usize>> {
    let mut at = past_place(reading, past_brackets(reading, from));
    if !is_break(reading.pieces.get(at)?) {
        return None;
    }
    at += 1;
    // "Roe, 42, a nurse", "Roe, MD, a nurse"
    // A seat is an office: "Roe, MP for Hull".
    let seat =
        |at: usize| matches!((reading.word(at), reading.word(at + 1)), ("MP" | "MEP" | "MSP" | "MLA", "for"));
    while reading.pieces.get(at).is_some_and(|piece| piece.token.kind == Kind::Number)
        || is_degree(reading.word(at)) && !seat(at)
    {
        at += 1;
        if !is_break(reading.pieces.get(at)?) {
            return None;
        }
        at += 1;
    }
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
    let says = reading.pieces.get(end).is_some_and(|piece| piece.is_lower() && piece.has(Class::CUE_FINITE));
    (known && !(definite && says)).then_some(start..end)
}

/// *Roe, Senator Jane Doe and others*: a title with a name of its own is somebody else.
fn lists_somebody(reading: &Reading<'_>, start: usize) -> bool {
    let mut titled = false;
    for at in start..end(reading, start) {
        let Some(piece) = reading.pieces.get(at) else { break };
        if piece.is(Kind::Possessive) || piece.is_lower() && !piece.has(Class::CONJUNCTION) {
            return false;
        }
        let title = piece.has(Class::RANK.with(Class::COURTESY));
        if titled && !title && piece.token.is_capitalised() {
            return true;
        }
        titled = title && piece.token.is_capitalised();
    }
    false
}

/// *Roe, one of several veterans of the mine*: the plural says what one of them is.
fn one_of(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
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

/// The description right before a name, with a comma or without: *the foreign minister, Tomas Okkerby*.
///
/// A bare surname (`full` is false) completes only a description that opens its sentence: in *with the head of the port, Roe
/// travelled* there are two people.
pub(super) fn before(
    reading: &Reading<'_>,
    description: &Range<usize>,
    name: usize,
    full: bool,
) -> Option<Range<usize>> {
    let between = reading.pieces(description.end..name);
    let joined = match between {
        [] => true,
        // "a retired pilot named Jane Roe"
        [named] => named.is(Kind::Comma) || matches!(reading.word(description.end), "named" | "called"),
        // "the chief executive of Nordkabel, Samuel van der Haas"
        [rest @ .., comma] => {
            comma.is(Kind::Comma)
                && rest.len() <= 12
                && rest.first().is_some_and(|p| p.has(Class::PREPOSITION))
                && !rest.iter().any(|p| {
                    p.run.is_some()
                        || matches!(
                            p.token.kind,
                            Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Stop
                        )
                        || p.has(Class::CUE_FINITE.with(Class::AUXILIARY).with(Class::VERB))
                })
        }
    };
    if !full
        && !between.is_empty()
        && !opens_clause(reading, description.start)
        && !is_kin_of(reading, description, name)
    {
        return None;
    }
    // "Speaking to the Courier, Jane Roe": a paper, not a messenger.
    if let [_, noun] = reading.pieces(description.clone())
        && noun.token.is_capitalised()
        && !noun.has(Class::RANK)
        && !between.is_empty()
    {
        return None;
    }
    let start = past_article(reading, description.start);
    let end = name - usize::from(!between.is_empty());
    // "the Bank of Ashton governor"
    let office = || {
        let last = description.end.checked_sub(1).and_then(|last| reading.pieces.get(last));
        last.is_some_and(|last| last.is_lower() && last.has(OFFICE))
    };
    (joined && (is_noun(reading, start, OFFICE) || office())).then_some(start..end)
}

/// *Roe's **daughter**, Jane, said*: a relative, whose forename is enough.
fn is_kin_of(reading: &Reading<'_>, description: &Range<usize>, name: usize) -> bool {
    let noun = description.end.checked_sub(1).and_then(|noun| reading.pieces.get(noun));
    let whose = reading.pieces(description.clone()).iter().any(|piece| piece.is(Kind::Possessive));
    let forename = reading.pieces.get(name).is_some_and(|piece| piece.has(Class::FORENAME));
    let over = reading.pieces.get(name + 1).is_some_and(is_break);
    whose
        && forename
        && over
        && name == description.end + 1
        && noun.is_some_and(|noun| noun.has(Class::FAMILY))
}

/// Whether a description opens its sentence: ***A pilot** by trade, Roe…*, *Now **the mayor**, Roe…*, *As **the mayor**, Roe…*
fn opens_clause(reading: &Reading<'_>, at: usize) -> bool {
    let opens = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| reading.pieces.get(before))
            .is_none_or(|p| p.run.is_some() || p.is(Kind::Stop))
    };
    let Some(before) = at.checked_sub(1).filter(|_| !opens(at)) else { return true };
    let as_the = reading.word(before) == "As" && reading.word(at) == "the";
    let adverb = matches!(reading.word(before), "Now" | "Then" | "Once" | "Still" | "Also");
    (as_the || adverb) && opens(before)
}

/// What is said of somebody outright: *Jane Roe is **a nurse from Hull***, *Roe, who **runs the harbour***.
fn told(reading: &Reading<'_>, from: usize) -> Option<(Manner, Range<usize>)> {
    let mut at = past_place(reading, past_brackets(reading, from));
    at += usize::from(reading.pieces.get(at)?.is(Kind::Comma));
    let relative = reading.word(at) == "who";
    // "Roe, 63, is a farmer"
    let aged = at > from
        && reading.pieces.get(at).is_some_and(|age| age.token.kind == Kind::Number)
        && reading.pieces.get(at + 1).is_some_and(|comma| comma.is(Kind::Comma));
    at += 2 * usize::from(aged);
    if !relative && !aged && at > from {
        return None;
    }
    at += usize::from(relative);
    while reading.pieces.get(at).is_some_and(|p| p.has(Class::ADVERB) && !p.has(Class::AUXILIARY)) {
        at += 1;
    }
    let verb = at;
    at += match (reading.word(at), reading.word(at + 1)) {
        ("has" | "had", "been") | ("served" | "serves" | "worked" | "works" | "acted" | "acts", "as") => 2,
        ("is" | "was" | "became" | "remains", _) => 1,
        _ => 0,
    };
    if at > verb {
        while matches!(reading.word(at), "now" | "also" | "once" | "then" | "currently" | "formerly") {
            at += 1;
        }
        // "has been named chief executive", "was elected as mayor"
        if matches!(
            reading.word(at),
            "named" | "appointed" | "elected" | "re-elected" | "reappointed" | "made"
        ) {
            at += 1 + usize::from(reading.word(at + 1) == "as");
        }
        let start = past_article(reading, at);
        let bare = start == at && !names_office_at_once(reading, start);
        let range = start..end(reading, start);
        let accused = range.clone().any(|at| is_accusation(reading.word(at)));
        return (!bare && !accused && is_noun(reading, start, OFFICE)).then_some((Manner::Office, range));
    }
    let leads = relative && is_deed(reading.word(verb)) && reading.pieces.get(verb + 1)?.token.is_word();
    leads.then(|| (Manner::Deed, verb..end_of_deed(reading, verb)))
}

/// *is director of the harbour*: without an article, the noun of an office must come at once.
fn names_office_at_once(reading: &Reading<'_>, start: usize) -> bool {
    const LONGEST: usize = 4;
    let piece = |at: usize| reading.pieces.get(at);
    for at in start..start + LONGEST {
        let Some(word) = piece(at) else { return false };
        let followed = || {
            piece(at + 1).is_none_or(|next| {
                matches!(next.token.kind, Kind::Comma | Kind::Stop) || next.has(Class::PREPOSITION)
            })
        };
        let leads = matches!(reading.word(at), "chief" | "deputy" | "assistant" | "associate" | "head");
        if word.has(OFFICE) && !word.has(Class::CUE) && (!leads || followed()) {
            return followed();
        }
        if word.token.kind != Kind::Word || word.has(Class::FUNCTION.with(Class::CUE_PARTICIPLE)) {
            return false;
        }
    }
    false
}

/// Whether what stands after a name is said of people alone: *Roe, **42**, said*, *Roe, **who** swam*.
pub(super) fn tells_person(reading: &Reading<'_>, from: usize) -> bool {
    let at = past_brackets(reading, from);
    let comma = usize::from(reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma)));
    let word = reading.word(at + comma);
    let aged = comma > 0
        && (1..=3).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && reading.pieces.get(at + 2).is_some_and(is_break);
    aged || word == "who"
}

/// Where somebody is from, where nothing else is said of them: *Roe, **59, of Hull**, said*.
fn home(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
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

/// Whether it is said where somebody is from.
pub(super) fn is_at_home(reading: &Reading<'_>, from: usize) -> bool {
    home(reading, from).is_some()
}

/// *of Marine **Drive***: an address says where to find somebody, and not what they are.
fn is_address(reading: &Reading<'_>, home: &Range<usize>) -> bool {
    let street =
        ["Avenue", "Close", "Crescent", "Drive", "Gardens", "Grove", "Lane", "Road", "Street", "Terrace"];
    street.contains(&reading.word(home.end.saturating_sub(1)))
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
    let mut end = at + 1 + usize::from(reading.word(at + 1) == "the");
    while reading.pieces.get(end).is_some_and(|piece| piece.token.is_capitalised()) {
        end += 1;
    }
    end
}

/// A description's first word after its article or possessive.
pub(super) fn past_article(reading: &Reading<'_>, at: usize) -> usize {
    const ARTICLES: [&str; 11] =
        ["a", "an", "the", "one", "another", "his", "her", "their", "its", "my", "our"];
    let article = is_one_of(reading.word(at), &ARTICLES);
    at + usize::from(article)
}

/// How long a description may be, in pieces.
const LONGEST: usize = 28;

/// Where the description that starts at `start` ends.
pub(super) fn end(reading: &Reading<'_>, start: usize) -> usize {
    let mut at = start;
    let limit = reading.pieces.len().min(start + LONGEST);
    let mut relative = false;
    while at < limit && !goes_on_with_verb(reading, at) {
        let Some(piece) = reading.pieces.get(at) else { break };
        relative |= piece.has(Class::RELATIVE) || reading.word(at) == "whose";
        if piece.is(Kind::Comma)
            && let Some(past) = past_state(reading, at)
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
            || matches!(reading.word(at), "but" | "while" | "when") && at > start
            || reading.word(at) == "as" && at > start && !relative;
        if over {
            break;
        }
        at += 1;
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
    let followed = reading.pieces.get(at + 1).is_some_and(|next| {
        next.has(Class::PREPOSITION.with(Class::DETERMINER).with(Class::POSSESSIVE).with(Class::PRONOUN))
    });
    let third = reading.word(at).ends_with('s') && !piece.has(OFFICE.with(Class::GROUP).with(Class::COMMON));
    piece.has(Class::VERB.with(Class::AUXILIARY))
        || followed && (piece.has(Class::CUE_FINITE) && !piece.has(OFFICE) || at > and + 1 && third)
}

/// Where what somebody does ends: at its comma.
fn end_of_deed(reading: &Reading<'_>, start: usize) -> usize {
    let limit = reading.pieces.len().min(start + LONGEST);
    let mut at = start;
    while at < limit && reading.pieces.get(at).is_some_and(|piece| !ends(piece)) {
        at += 1;
    }
    at
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
    let is_state = state.has(Class::PLACE) || state.has(Class::ABBREVIATION) && !state.has(Class::RANK);
    (town.token.is_capitalised() && state.token.is_capitalised() && is_state && over).then_some(comma + 2)
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
            ("Roe, an outside adviser to the port, said so.", 1, "outside adviser to the port"),
            ("Roe, a union aide who sailed along, said so.", 1, "union aide who sailed along"),
            ("Roe, now a pilot in the north, said so.", 1, "pilot in the north"),
            (
                "Roe, an engineer who served as head of the port, said so.",
                1,
                "engineer who served as head of the port",
            ),
            (
                "Roe, one of several old miners who stayed, said so.",
                1,
                "one of several old miners who stayed",
            ),
            (
                "Roe, a hacker whose tricks first revealed it, said so.",
                1,
                "hacker whose tricks first revealed it",
            ),
            ("Roe, a nurse in Arden, Wis., said so.", 1, "nurse in Arden, Wis."),
            ("Roe, MD, a surgeon, said so.", 1, "surgeon"),
            ("Roe, MP for Hull East, said so.", 1, "MP for Hull East"),
            ("Roe, MP, said so.", 1, ""),
            ("Roe is chief engineer of the port.", 1, "chief engineer of the port"),
            ("Roe is a nurse from Hull.", 1, "nurse from Hull"),
            ("Roe was director of the port.", 1, "director of the port"),
            ("Roe, who served as envoy to Chad, said so.", 1, "envoy to Chad"),
            ("Roe, who runs the ferry to Skerry, said so.", 1, "runs the ferry to Skerry"),
            ("Roe, 59, of Hull, said so.", 1, "59, of Hull"),
            ("Roe, of Arden, Md., said so.", 1, "of Arden, Md."),
            ("Roe was a serial fraudster.", 1, ""),
            ("Roe was told by a nurse.", 1, ""),
            ("Roe, who was hit by a driver, said so.", 1, ""),
            ("Roe, speaking in Hull, said so.", 1, ""),
            ("Roe, Mary and a nurse", 1, ""),
            ("Roe left, a nurse said.", 1, ""),
        ];
        for (text, from, want) in cases {
            let reading = &read(None, &[text])[0];
            let have = after(reading, from, false).map_or("", |(_, range)| reading.span(&range).of(text));
            assert_eq!(have, want, "{text}");
        }
    }
}
