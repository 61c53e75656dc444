//! Finds what an article says somebody is: *a nurse from Hull*, *the Italian foreign minister*.
//!
//! | room | reads |
//! | --- | --- |
//! | `apposition` | what stands behind a name and a comma |
//! | `ahead` | what stands in front of a name, and is no description by itself |
//! | `home` | where somebody is from, or whose they are |
//! | `extent` | how far a description goes |

mod ahead;
mod apposition;
mod extent;
mod home;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use self::ahead::{lettered, set_apart};
use self::apposition::{apposition, one_of, past_letters};
pub(super) use self::extent::{end, past_fields};
use self::extent::{end_of_deed, is_break};
use self::home::home;
pub(super) use self::home::is_at_home;
use super::mention::is_one_of;
use super::noun::{is_accusation, is_deed, is_noun};
use crate::extract::reading::Reading;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Nouns that say what a person is.
pub(super) const OFFICE: Class = Class::PERSON.with(Class::RANK).with(Class::FAMILY);

/// How an article says what somebody is, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// *Roe, of Hull*
    Home,
    /// *Roe was a pilot*, *As a pilot, Roe…*
    Past,
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
    let home = || home(reading, from, body).map(|range| (Manner::Home, range));
    office.or_else(|| told(reading, from)).or_else(home)
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
    // "deputy minister to the Crown, Jane Roe"
    let to = reading.word(description.end) == "to"
        && (reading.word(description.end + 1) == "the"
            || reading.pieces.get(description.end + 1).is_some_and(|p| p.token.is_capitalised()));
    let joined = match between {
        [] => true,
        // "a retired pilot named Jane Roe"
        [named] => named.is(Kind::Comma) || matches!(reading.word(description.end), "named" | "called"),
        // "the chief executive of Nordkabel, Samuel van der Haas"
        [rest @ .., comma] => {
            comma.is(Kind::Comma)
                && rest.len() <= 12
                && (rest.first().is_some_and(|p| p.has(Class::PREPOSITION)) || to)
                && !rest.iter().skip(usize::from(to)).any(|p| {
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
    // "after a term as US President, Jane Roe said": somebody else's office.
    let tied = description.start.checked_sub(1).and_then(|before| reading.pieces.get(before));
    let bare = reading.pieces.get(description.start).is_some_and(|first| first.token.is_capitalised())
        && !reading.pieces(description.clone()).iter().any(|piece| piece.is(Kind::Possessive));
    if bare
        && !between.is_empty()
        && tied.is_some_and(|before| before.is_lower() && before.has(Class::PREPOSITION))
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
    // "Jane Roe (b. 1953, Ashton) is a nurse"
    let bracketed = past_brackets(reading, from);
    let mut at = past_place(reading, bracketed);
    let placed = at > bracketed;
    let comma = usize::from(reading.pieces.get(at)?.is(Kind::Comma));
    // "Roe, 63, is a farmer", "Roe, MD, is a surgeon", "Roe, 63, who farms"
    let lettered = (comma > 0).then(|| past_letters(reading, at + 1)).flatten().unwrap_or(at + comma);
    let aged = lettered > at + comma;
    at = lettered;
    let relative = reading.word(at) == "who";
    if !relative && !aged && (placed || comma > 0) {
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
        if reading.word(verb) == "is"
            && let Some(range) = is_first_rate(reading, at).then(|| one_of(reading, at)).flatten()
        {
            return Some((Manner::Past, range));
        }
        let start = past_article(reading, at);
        let bare = start == at && !names_office_at_once(reading, start);
        let range = start..end(reading, start);
        let accused = range.clone().any(|at| is_accusation(reading.word(at)));
        let over = matches!(reading.word(verb), "was" | "had" | "served" | "worked" | "acted")
            && matches!(reading.word(start.saturating_sub(1)), "a" | "an");
        let manner = if over { Manner::Past } else { Manner::Office };
        return (!bare && !accused && is_noun(reading, start, OFFICE)).then_some((manner, range));
    }
    let leads = relative && is_deed(reading.word(verb)) && is_led(reading, verb);
    leads.then(|| (Manner::Deed, verb..end_of_deed(reading, verb)))
}

/// *is one **of the most influential** pilots*: whether somebody is told from others of the trade.
fn is_first_rate(reading: &Reading<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    (at + 2..at + NEAR).any(|at| {
        let word = reading.word(at);
        matches!(
            word,
            "best" | "best-known" | "finest" | "foremost" | "greatest" | "leading" | "most" | "top"
        )
    })
}

/// *who **runs the ferry***, and not *who **ran for** mayor*, *who **managed to** swim*, *who **led an** inquiry*: whether what a
/// verb of leading says lasts.
fn is_led(reading: &Reading<'_>, verb: usize) -> bool {
    let Some(next) = reading.pieces.get(verb + 1).filter(|next| next.token.is_word()) else { return false };
    let once = matches!(reading.word(verb), "led" | "headed" | "ran" | "managed" | "commanded")
        && matches!(reading.word(verb + 1), "a" | "an" | "his" | "her" | "their");
    let moves = matches!(
        reading.word(verb),
        "runs" | "ran" | "heads" | "headed" | "leads" | "led" | "manages" | "managed" | "represented"
    ) && next.is_lower()
        && next.has(Class::PREPOSITION.with(Class::ADVERB).with(Class::AUXILIARY).with(Class::CONJUNCTION));
    !once && !moves
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

fn past_brackets(reading: &Reading<'_>, at: usize) -> usize {
    const LONGEST: usize = 12;
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
