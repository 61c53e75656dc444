//! Verbs of saying in the infinitive, said of whoever does what leads to them: *continued to argue that*, *took to the radio to say*.

use std::ops::Range;

use super::is_being;
use super::phrase::Phrase;
use crate::extract::reading::Reading;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// The infinitive of saying that the verb at a piece leads to. What somebody hopes, plans or refuses to say is not said.
pub(super) fn infinitive(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let to = leads(reading, at, sentence)?;
    let verb =
        reading.pieces.get(to + 1).filter(|verb| to + 1 < sentence.end && verb.has(Class::CUE_BASE))?;
    // "tried to find that", "asked to disclose that"
    if matches!(
        reading.word(to + 1),
        "disclose"
            | "feel"
            | "find"
            | "hear"
            | "know"
            | "learn"
            | "prove"
            | "read"
            | "remember"
            | "see"
            | "show"
    ) {
        return None;
    }
    // "was quick to point out that"
    let end = to + 2 + usize::from(verb.has(Class::PHRASAL) && reading.word(to + 2) == "out");
    reports(reading, end, verb.has(Class::ADDRESSEE), sentence).then(|| Phrase {
        opens: at,
        at: to + 1..end,
        class: verb.token.class.with(Class::CUE_FINITE),
    })
}

/// Where the *to* stands that a verb leads to.
fn leads(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    const FAR: usize = 8;
    let is_to = |at: usize| at < sentence.end && reading.word(at) == "to";
    match reading.word(at) {
        // "seemed to suggest", "tried to argue"
        "appeared" | "appears" | "attempted" | "attempts" | "began" | "begins" | "chose" | "continue"
        | "continued" | "continues" | "dared" | "hastened" | "managed" | "opted" | "paused" | "proceeded"
        | "rushed" | "seek" | "seeks" | "seem" | "seemed" | "seems" | "sought" | "started" | "stopped"
        | "struggled" | "tried" | "tries"
            if is_to(at + 1) =>
        {
            Some(at + 1)
        }
        // "had to admit", but not "what they had to say"
        "had" | "has" | "have"
            if is_to(at + 1)
                && matches!(reading.word(at + 2), "acknowledge" | "admit" | "concede" | "confess") =>
        {
            Some(at + 1)
        }
        "felt" | "feels"
            if is_to(at + 2)
                && matches!(reading.word(at + 1), "bound" | "compelled" | "forced" | "moved" | "obliged") =>
        {
            Some(at + 2)
        }
        // "went so far as to say", "went out of her way to say"
        "go" | "goes" | "gone" | "went" => {
            let far = reading.word(at + 2) == "far" && reading.word(at + 3) == "as";
            let way = reading.word(at + 1) == "out" && reading.word(at + 4) == "way";
            [(far, at + 4), (way, at + 5)].into_iter().find(|(is, to)| *is && is_to(*to)).map(|(_, to)| to)
        }
        // "was quick to note", "was the first to say"
        being if is_being(being) => {
            let word = reading.word(at + 1);
            let moved = matches!(
                word,
                "careful"
                    | "compelled"
                    | "eager"
                    | "forced"
                    | "keen"
                    | "moved"
                    | "obliged"
                    | "prompted"
                    | "proud"
                    | "quick"
                    | "swift"
            );
            let first = word == "the" && reading.word(at + 2) == "first" && is_to(at + 3);
            (moved && is_to(at + 2)).then_some(at + 2).or(first.then_some(at + 3))
        }
        // "took to the radio to say", "held a press conference to announce"
        "called" if !is_to(at + 1) => None,
        "appeared" | "appears" | "called" | "came" | "emailed" | "held" | "interrupted" | "issued"
        | "phoned" | "posted" | "released" | "returned" | "rose" | "stepped" | "stood" | "took"
        | "turned" | "tweeted" | "used" | "wrote" => {
            let over = |at: usize| {
                reading.pieces.get(at).is_none_or(|piece| {
                    piece.run.is_some()
                        || !matches!(piece.token.kind, Kind::Word | Kind::Number | Kind::Possessive)
                        || piece.has(Class::CUE_FINITE.with(Class::RELATIVE).with(Class::AUXILIARY))
                            && reading.word(at) != "to"
                })
            };
            let near = at + 1..sentence.end.min(at + 1 + FAR);
            let leads = |to: &usize| {
                is_to(*to) && reading.pieces.get(to + 1).is_some_and(|verb| verb.has(Class::CUE_BASE))
            };
            near.clone().take_while(|at| !over(*at)).find(leads)
        }
        _ => None,
    }
}

/// Whether what is reported stands at a piece: *that* with its clause, or quoted words.
fn reports(reading: &Reading<'_>, at: usize, addressed: bool, sentence: &Range<usize>) -> bool {
    const FAR: usize = 6;
    let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
    let pause = reading
        .pieces
        .get(at)
        .is_some_and(|piece| matches!(piece.token.kind, Kind::Comma | Kind::Colon) && is_run(at + 1));
    // "to tell reporters that", "to say on Monday that"
    let opens = reading.pieces.get(at);
    let timed =
        opens.is_some_and(|opens| opens.has(Class::PREPOSITION.with(Class::DAY)) && reading.word(at) != "to");
    let near = at..sentence.end.min(if addressed || timed { at + FAR } else { at + 1 });
    let that = near.clone().find(|at| reading.word(*at) == "that");
    let plain =
        |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.token.is_word() && piece.run.is_none());
    at < sentence.end && (is_run(at) || pause || that.is_some_and(|that| (at..that).all(plain)))
}
