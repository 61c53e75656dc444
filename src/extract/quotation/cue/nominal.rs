//! Words that look like verbs of saying and are none: *fears that it rains*, *days reported by nurses*, *thought leaders*.

use super::mention_before;
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

/// Whether the word at `at` is a noun, or a verb that says nothing there, by what stands around it; its adverbs start at `before`.
pub(super) fn is_none(scene: &Scene<'_>, at: usize, before: usize, start: usize) -> bool {
    let reading = scene.reading;
    let left = before.checked_sub(1).filter(|left| *left >= start).and_then(|left| reading.pieces.get(left));
    let last = if left.is_some() { reading.word(before - 1) } else { "" };
    let next = reading.word(at + 1);
    let quotes = reading.pieces.get(at + 1).is_some_and(|piece| piece.run.is_some() || piece.is(Kind::Colon));
    let pauses = left.is_none_or(|left| left.is(Kind::Comma) || left.has(Class::AUXILIARY));
    let word = Short::small(reading.word(at));
    match word.as_str() {
        "thought" => matches!(next, "leader" | "leaders" | "leadership" | "experiment" | "experiments"),
        // "sent warning letters", "has voice control": a noun before the noun that it is of
        "warning"
            if matches!(
                next,
                "label"
                    | "labels"
                    | "letter"
                    | "letters"
                    | "light"
                    | "lights"
                    | "shot"
                    | "shots"
                    | "sign"
                    | "signs"
            ) =>
        {
            true
        }
        "voice" => {
            left.is_some_and(|left| left.has(Class::AUXILIARY))
                && !matches!(
                    next,
                    "a" | "an" | "any" | "her" | "his" | "its" | "my" | "no" | "our" | "the" | "their"
                )
                && !matches!(
                    last,
                    "to" | "will"
                        | "would"
                        | "can"
                        | "could"
                        | "did"
                        | "do"
                        | "may"
                        | "might"
                        | "must"
                        | "should"
                )
        }
        // "told Radio Arden's Morning show that"
        "show" if next == "that" && left.is_some_and(|left| left.token.is_capitalised()) => {
            (start.max(at.saturating_sub(10))..at)
                .any(|at| matches!(reading.word(at), "told" | "telling" | "tells"))
        }
        // "audience demand to help"
        "demand" if matches!(next, "for" | "to") => left.is_some_and(|left| {
            left.is_lower()
                && !left.has(Class::FUNCTION.with(Class::PRONOUN).with(Class::AUXILIARY))
                && !last.ends_with('s')
                && !matches!(last, "men" | "people" | "police" | "women")
        }),
        // "a genuine warning."
        "warning" if reading.pieces.get(at + 1).is_none_or(|next| next.is(Kind::Stop)) => true,
        // "superficially convincing"
        "convincing" => !opens_subject(reading, at + 1) && !quotes,
        // "fragile repeated prompting"
        "repeated" if next.ends_with("ing") && left.is_some_and(Piece::is_lower) => true,
        // "keeps customers informed"
        "informed" => (start.max(at.saturating_sub(4))..at).any(|at| {
            matches!(
                reading.word(at),
                "keep" | "keeping" | "keeps" | "kept" | "stay" | "stayed" | "staying" | "stays"
            )
        }),
        // "had been writing letters"
        "writing" if matches!(last, "been" | "is" | "was" | "are" | "were") => !quotes && !is_question(next),
        // "advocates say", "advocates such as Roe"
        "advocates" if matches!(next, "are" | "have" | "said" | "say" | "such" | "were") => true,
        // "Nobody can expect to win."
        "expect" if matches!(last, "can" | "could" | "should") && next == "to" => true,
        // "Tenants who refuse to pay leave."
        "refuse" | "refuses" if matches!(last, "that" | "who") && next == "to" => true,
        // "click here, agreeing to terms"
        "agree" | "agreed" | "agreeing" | "agrees" if next == "to" && reading.word(at + 2) == "terms" => true,
        // "It is worth noting that"
        "noting" | "mentioning" => last == "worth",
        // "left them feeling that", but not "that jarring feeling when"
        "feeling" => next != "that" && !pauses,
        // "a recent court ruling that it rained"
        "ruling" => matches!(
            last,
            "court" | "earlier" | "final" | "first" | "landmark" | "latest" | "new" | "previous" | "recent"
        ),
        // "Finding the right one can be hard."
        "finding" => next != "that" && !quotes,
        // "Having said that, it rained."
        "said" => {
            matches!(last, "Having" | "having")
                && next == "that"
                && reading.pieces.get(at + 2).is_some_and(|piece| piece.is(Kind::Comma))
        }
        // "the defending world champion"
        "defending" => (at + 1..at + 4).any(|at| reading.word(at).starts_with("champion")),
        // "figures compiled by the board suggest", but not "he figures it will rain"
        "figures" if next != "that" && !reading.pieces.get(at + 1).is_some_and(|p| p.has(Class::PRONOUN)) => {
            true
        }
        gerund if THINGS_DONE.contains(&gerund) => {
            !quotes && !is_question(next) && is_done(reading, at, left, last)
        }
        // "finds patterns and forecast trends", "models that forecast trends"
        "forecast" => matches!(last, "and" | "or" | "that" | "helps"),
        noun if PLURALS.contains(&noun) => !is_reached(scene, at, before, start),
        _ => false,
    }
}

/// *without **mentioning** lamps*, *involves **forecasting** demand*, *tax **reporting** tools*: whether a gerund tells what is done and
/// not what is said, by the word before it.
fn is_done(reading: &Reading<'_>, at: usize, left: Option<&Piece>, last: &str) -> bool {
    let Some(left) = left else { return false };
    let word = reading.word(at);
    let governs = left.has(Class::PREPOSITION)
        && !left.has(Class::CONJUNCTION)
        && word != "questioning"
        && (last != "by" || word == "adding");
    let begins = matches!(
        last,
        "avoid"
            | "avoids"
            | "enjoy"
            | "include"
            | "includes"
            | "including"
            | "involve"
            | "involves"
            | "keep"
            | "keeps"
            | "kept"
            | "like"
            | "likes"
            | "start"
            | "started"
            | "starts"
            | "stop"
            | "stopped"
    );
    let bare = matches!(
        word,
        "estimating" | "forecasting" | "predicting" | "questioning" | "reporting" | "thinking" | "writing"
    );
    let compound = bare && left.is_lower() && !left.has(Class::FUNCTION) && !is_several_told(last)
        // "during Socratic questioning"
        || word == "questioning"
            && left.token.is_capitalised()
            && at.checked_sub(2).and_then(|at| reading.pieces.get(at)).is_some_and(|p| p.has(Class::PREPOSITION));
    governs || begins || compound
}

/// *forecasters **predicting** rain*: whether a noun is several people or things by its form.
fn is_several_told(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss")
}

/// Words that open what is told: *that*, *whether*, *how*.
fn is_question(word: &str) -> bool {
    matches!(word, "that" | "whether" | "how" | "why" | "what" | "if")
}

/// Whether a subject stands where the verb that a plural looks like would have it: *Roe fears that*, *the head of the legal unit
/// claims that*; but not *calmed fears that*, *projects that save money*.
fn is_reached(scene: &Scene<'_>, at: usize, before: usize, start: usize) -> bool {
    let reading = scene.reading;
    if let Some(mention) = mention_before(scene, before).and_then(|nth| scene.mentions.get(nth)) {
        return mention.at.start >= start && !is_plural(reading, mention) && !is_listed(reading, at, mention);
    }
    let Some(left) = before.checked_sub(1).filter(|left| *left >= start) else { return false };
    let Some(piece) = reading.pieces.get(left) else { return false };
    // "amid opposition claims that", "Following claims that"
    let governs = |at: usize| {
        matches!(
            reading.word(at),
            "amid" | "Amid" | "amidst" | "despite" | "Despite" | "following" | "Following"
        )
    };
    if governs(left) || piece.is_lower() && left > start && governs(left - 1) {
        return false;
    }
    let pauses = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
    // "said it rained and claims that it was late"
    if matches!(reading.word(left), "and" | "but") {
        return matches!(reading.word(at + 1), "that" | "to") || opens_subject(reading, at + 1);
    }
    if piece.is(Kind::Comma) && reading.word(at + 1) == "that" {
        let first = scene.mentions.partition_point(|mention| mention.at.start < start);
        return scene.mentions.get(first).is_some_and(|mention| mention.at.start < left);
    }
    if !piece.is_lower() && !piece.has(Class::DETERMINER) {
        let of_list = (piece.is(Kind::Comma) || piece.is(Kind::Open)) && pauses(at + 1);
        return !of_list && !matches!(piece.token.kind, Kind::Number | Kind::Possessive);
    }
    if piece.has(Class::RELATIVE.with(Class::PRONOUN).with(Class::ADVERB)) && !piece.has(Class::DETERMINER) {
        return true;
    }
    let single = !reading.word(left).ends_with('s') && !piece.has(Class::GROUP.with(Class::NUMBER));
    match reading.word(at) {
        // "Research shows that it rains.", "TV shows that last"
        "shows" => {
            !piece.has(Class::AUXILIARY.with(Class::PREPOSITION))
                && !matches!(
                    reading.word(left),
                    "chat"
                        | "create"
                        | "fashion"
                        | "game"
                        | "live"
                        | "make"
                        | "quiz"
                        | "radio"
                        | "reality"
                        | "stage"
                        | "talk"
                        | "television"
                        | "trade"
                        | "watch"
                )
        }
        // "Good sense notes that it rains."
        "notes" => single && reading.word(at + 1) == "that",
        // "The paper states that the bridge is old.", "some states that vote"
        "states" => single && reading.word(at + 1) == "that" && opens_subject(reading, at + 2),
        "estimates" | "figures" | "projects" => false,
        _ => is_tied(scene, left + 1, start),
    }
}

/// *payrolls, **PTO requests**, and updates*, ***Baltic states** such as*, ***Roe claims** were denied*: whether a plural behind a name
/// is what there are several of, by what stands behind it.
fn is_listed(reading: &Reading<'_>, at: usize, mention: &Mention) -> bool {
    let next = reading.word(at + 1);
    let comma =
        |at: Option<usize>| at.and_then(|at| reading.pieces.get(at)).is_some_and(|p| p.is(Kind::Comma));
    let listed = comma(mention.at.start.checked_sub(1))
        && comma(Some(at + 1))
        && matches!(reading.word(at + 2), "and" | "or")
        && !matches!(reading.word(at), "claims" | "doubts" | "fears" | "hopes" | "promises" | "worries");
    listed || matches!(next, "such" | "say" | "says" | "said" | "are" | "were" | "have")
}

/// Whether nothing but a preposition with its noun stands between a subject and what may be its verb.
fn is_tied(scene: &Scene<'_>, before: usize, start: usize) -> bool {
    let reading = scene.reading;
    let nth = scene.mentions.partition_point(|mention| mention.at.end <= before);
    let last = nth.checked_sub(1).and_then(|nth| scene.mentions.get(nth));
    let Some(mention) = last.filter(|mention| mention.at.start >= start) else { return false };
    let gap = reading.pieces(mention.at.end..before);
    let verbal = Class::AUXILIARY.with(Class::VERB).with(Class::CUE_FINITE);
    let plain = |piece: &Piece| {
        let word = piece.token.span.of(reading.text);
        piece.run.is_none()
            && piece.token.is_word()
            && !(piece.is_lower()
                && (piece.has(verbal) && word != "to" || word.ends_with("ed") || word.ends_with("ing")))
    };
    gap.first().is_some_and(|first| first.has(Class::PREPOSITION.with(Class::RELATIVE)))
        && gap.iter().all(plain)
        && !is_plural(reading, mention)
}

/// *officials*, *they*: whether a mention is several people by its form.
fn is_plural(reading: &Reading<'_>, mention: &Mention) -> bool {
    match mention.sort {
        Sort::Name { .. } => false,
        Sort::Pronoun(class) => class.has(Class::THEY.with(Class::FIRST)),
        Sort::Description { head, class, .. } => {
            class.has(Class::GROUP) && !class.has(Class::PERSON) && reading.word(head).ends_with('s')
        }
    }
}

/// Whether a clause's subject starts at a piece, as far as its form tells.
fn opens_subject(reading: &Reading<'_>, at: usize) -> bool {
    let subject = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
    reading.pieces.get(at).is_some_and(|piece| {
        piece.run.is_some()
            || piece.has(subject)
            || piece.token.is_capitalised()
            || reading.word(at) == "there"
    })
}

/// *days **reported by** residents*, *(sometimes **called** yoga)*: whether a participle says of what stands before it what somebody
/// says.
pub(super) fn is_passive(reading: &Reading<'_>, at: usize, left: Option<&Piece>) -> bool {
    let helped = left.is_some_and(|left| left.has(Class::AUXILIARY));
    let opens = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Open));
    let bracketed = (at.saturating_sub(2)..at).any(opens);
    // "a bar called Underground", "the bridge, dubbed the Eel"
    let called = reading.word(at) == "called"
        && left.is_some_and(|left| left.is_lower() && !left.has(Class::FUNCTION))
        && reading
            .pieces
            .get(at + 1)
            .is_some_and(|next| next.token.is_capitalised() && !next.has(Class::PRONOUN))
        && (at.saturating_sub(4)..at).any(|at| matches!(reading.word(at), "a" | "an"));
    // "a skill called “greet”", "spare hours, often called “labs”", but not "what critics called “a folly”"
    let nearest = || {
        (at.saturating_sub(4)..at).rev().find(|at| {
            reading.pieces.get(*at).is_some_and(|piece| piece.has(Class::DETERMINER.with(Class::POSSESSIVE)))
        })
    };
    let named = |next: &Piece| {
        next.run.is_some()
            || next.is_lower()
                && !next.has(Class::FUNCTION.with(Class::ADVERB))
                && next.token.span.of(reading.text).contains('-')
    };
    let titled = reading.word(at) == "called"
        && reading.pieces.get(at + 1).is_some_and(named)
        && left.is_some_and(|left| left.is_lower() && !left.has(Class::PRONOUN))
        && (nearest().is_some_and(|at| matches!(reading.word(at), "a" | "an"))
            || matches!(
                reading.word(at - 1),
                "also" | "commonly" | "formerly" | "often" | "sometimes" | "usually"
            ));
    // "the review cited above"
    let placed = matches!(reading.word(at + 1), "above" | "below" | "earlier" | "here")
        && reading.word(at).ends_with("ed")
        && left.is_some_and(|left| left.is_lower() && !left.has(Class::PRONOUN));
    let dubbed = reading.word(at) == "dubbed"
        && left.is_some_and(|left| matches!(left.token.kind, Kind::Comma | Kind::Dash | Kind::Open));
    !helped
        && (called
            || titled
            || placed
            || dubbed
            || reading.word(at + 1) == "by" && is_somebody(reading, at + 2)
            || bracketed
                && matches!(reading.word(at), "called" | "known" | "described" | "found" | "written"))
}

/// Whether what starts at a piece does something, and is no hour, means or manner: *by residents*, not *by telephone*, *by Monday*.
fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let Some(piece) = reading.pieces.get(at) else { return false };
    let time = Class::DAY.with(Class::MONTH).with(Class::NUMBER);
    let end = ["end", "time", "day", "start", "middle", "weekend", "following", "next"];
    piece.token.is_word()
        && !piece.has(time)
        && piece.token.kind != Kind::Number
        && (piece.token.is_capitalised()
            || piece.has(Class::GROUP.with(Class::POSSESSIVE))
            || piece.has(Class::DETERMINER) && !end.contains(&reading.word(at + 1)))
}

/// Gerunds of verbs of saying for what is done as often as said.
const THINGS_DONE: &[&str] = &[
    "adding",
    "discussing",
    "estimating",
    "forecasting",
    "mentioning",
    "outlining",
    "predicting",
    "projecting",
    "questioning",
    "recommending",
    "recording",
    "repeating",
    "reporting",
    "showing",
    "thinking",
    "worrying",
    "writing",
];

/// Forms of verbs of saying that are nouns more often, where no subject stands before them.
const PLURALS: &[&str] = &[
    "answers",
    "calls",
    "challenges",
    "charges",
    "claims",
    "comments",
    "demands",
    "doubts",
    "emails",
    "estimates",
    "fears",
    "figures",
    "hopes",
    "messages",
    "notes",
    "objects",
    "offers",
    "orders",
    "points",
    "posts",
    "projects",
    "promises",
    "questions",
    "remarks",
    "reports",
    "requests",
    "rules",
    "shows",
    "states",
    "talks",
    "texts",
    "tweets",
    "worries",
];
