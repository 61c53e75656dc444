//! Words of saying that are more than a verb: *went on*, *made clear that*, *was adamant that*.

use std::ops::Range;

use super::is_being;
use crate::extract::reading::Reading;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// A phrase of saying.
pub(super) struct Phrase {
    /// Its first piece, behind the subject.
    pub(super) opens: usize,
    /// The pieces that are the cue.
    pub(super) at: Range<usize>,
    /// What it may report.
    pub(super) class: Class,
}

/// The phrase of saying that starts at a piece.
pub(super) fn phrase(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let finite = Class::CUE_FINITE;
    let phrase =
        |words: usize, class: Class| Phrase { opens: at, at: at..at + words, class: class.with(finite) };
    let reports = Class::THAT.with(Class::STRICT);
    let quotes = |phrase: Phrase| is_beside_words(reading, &phrase.at, sentence).then_some(phrase);
    let [second, third, fourth] = [1, 2, 3].map(|by| reading.word(at + by));
    match (reading.word(at), second) {
        ("went" | "goes", "on")
        | ("hit" | "hits" | "fired" | "fires" | "shot" | "shoots", "back")
        | ("called" | "calls" | "cried" | "cries", "out") => quotes(phrase(2, Class::QUOTES)),
        // Words that report seldom, and only what is quoted.
        (
            "groaned" | "moaned" | "posed" | "queried" | "quizzed" | "raged" | "remembered" | "remembers"
            | "reminisced" | "stormed",
            _,
        ) => quotes(phrase(1, Class::QUOTES)),
        ("gave" | "gives", "evidence") | ("made" | "makes" | "make" | "making", "clear")
            if third == "that" =>
        {
            Some(phrase(2, reports))
        }
        ("made" | "makes" | "make" | "making", "it") if (third, fourth) == ("clear", "that") => {
            Some(phrase(3, reports))
        }
        (being, "adamant") if is_being(being) => Some(phrase(2, Class::THAT.with(Class::CLAUSE))),
        ("used", "to") if matches!(third, "say" | "tell" | "joke") => {
            let class = reading.pieces.get(at + 2)?.token.class;
            Some(Phrase { opens: at, at: at + 2..at + 3, class: class.with(finite) })
        }
        _ => None,
    }
}

/// Whether quoted words stand behind a phrase, or before its subject: *“It is late,” she went on.*
fn is_beside_words(reading: &Reading<'_>, phrase: &Range<usize>, sentence: &Range<usize>) -> bool {
    const FAR: usize = 16;
    let is_run =
        |at: usize| at < sentence.end && reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
    let next = reading.pieces.get(phrase.end).filter(|_| phrase.end < sentence.end);
    let pause = |kind: Kind| matches!(kind, Kind::Colon | Kind::Comma | Kind::Stop);
    if is_run(phrase.end) || next.is_some_and(|next| pause(next.token.kind)) && is_run(phrase.end + 1) {
        return true;
    }
    let goes_on = |at: usize| {
        let run = reading.pieces.get(at).and_then(|piece| reading.runs.get(piece.run?));
        run.is_some_and(|run| run.inner.of(reading.text).ends_with([',', '?', '!']))
    };
    // "“How many?” queried Roe."
    if phrase.start > sentence.start && goes_on(phrase.start - 1) {
        return true;
    }
    next.is_none_or(|next| pause(next.token.kind))
        && (sentence.start.max(phrase.start.saturating_sub(FAR))..phrase.start).any(goes_on)
}
