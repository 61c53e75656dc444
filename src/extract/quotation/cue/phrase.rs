//! Words of saying that are more than a verb: *went on*, *made clear that*, *was adamant that*, *the Courier quoted Roe as saying*.

use std::ops::Range;

use super::{Cue, bare, is_being, mention_at, mention_before, past_helpers};
use crate::article::Rule;
use crate::extract::reading::{Piece, Reading};
use crate::extract::speaker::mention::Sort;
use crate::extract::speaker::noun::is_claim;
use crate::extract::speaker::scene::Scene;
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
        ("hit" | "hits" | "fired" | "fires" | "shot" | "shoots", "back") | ("let" | "lets", "slip")
            if third == "that" =>
        {
            Some(phrase(2, reports))
        }
        ("let" | "lets", "it") if (third, fourth) == ("be", "known") && reading.word(at + 4) == "that" => {
            Some(phrase(4, reports))
        }
        ("went" | "goes", "on")
        | ("hit" | "hits" | "fired" | "fires" | "shot" | "shoots", "back")
        | ("called" | "calls" | "cried" | "cries", "out") => quotes(phrase(2, Class::QUOTES)),
        // Words that report seldom, and only what is quoted.
        (
            "groaned" | "moaned" | "posed" | "queried" | "quizzed" | "raged" | "remembered" | "remembers"
            | "reminisced" | "stormed",
            _,
        ) => quotes(phrase(1, Class::QUOTES)),
        ("gave" | "gives", "evidence") if third == "that" => Some(phrase(2, reports)),
        ("made" | "makes" | "make" | "making", "clear")
            if third == "that" || bare::opens_clause(reading, at + 2, sentence.end) =>
        {
            let bare = Class::THAT.with(Class::CLAUSE);
            Some(phrase(2, if third == "that" { reports } else { bare }))
        }
        ("made" | "makes" | "make" | "making", "it")
            if third == "clear"
                && (fourth == "that" || bare::opens_clause(reading, at + 3, sentence.end)) =>
        {
            let clause = if fourth == "that" { Class::NONE } else { Class::CLAUSE };
            Some(phrase(3, reports.with(clause)))
        }
        // "shared that bookings rose", but not "shared that view"
        ("shared" | "shares" | "share" | "sharing", "that") if is_told(reading, at + 2) => {
            Some(phrase(1, reports))
        }
        // "As Roe put it, it was late."
        ("put" | "puts", "it") if matches!(reading.word(sentence.start), "As" | "as") => {
            Some(phrase(2, Class::QUOTES.with(Class::CLAUSE)))
        }
        // "As Roe sees it, it was late."
        ("saw" | "see" | "sees" | "tell" | "tells" | "told", "it")
            if matches!(reading.word(sentence.start), "As" | "as")
                && reading.pieces.get(at + 2).is_some_and(|piece| piece.is(Kind::Comma)) =>
        {
            Some(phrase(2, Class::QUOTES.with(Class::CLAUSE)))
        }
        // "is of the view that it was late"
        (being, "of")
            if is_being(being)
                && third == "the"
                && matches!(fourth, "belief" | "opinion" | "view")
                && reading.word(at + 4) == "that" =>
        {
            Some(phrase(4, reports))
        }
        (being, "adamant") if is_being(being) => Some(phrase(2, Class::THAT.with(Class::CLAUSE))),
        ("used", "to") if matches!(third, "say" | "tell" | "joke") => {
            let class = reading.pieces.get(at + 2)?.token.class;
            Some(Phrase { opens: at, at: at + 2..at + 3, class: class.with(finite) })
        }
        _ => with_noun(reading, at, sentence),
    }
}

/// The phrase of saying that a noun belongs to: *paid tribute to*, *used her speech to say*, *made the point that*.
fn with_noun(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let finite = Class::CUE_FINITE;
    let phrase =
        |words: usize, class: Class| Phrase { opens: at, at: at..at + words, class: class.with(finite) };
    match (reading.word(at), reading.word(at + 1)) {
        // "paid tribute to the “spirit” of the crew"
        ("paid" | "paying" | "pays", "tribute") if reading.word(at + 2) == "to" => {
            const FAR: usize = 8;
            let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
            let near = at + 3..sentence.end.min(at + FAR);
            { near }.any(is_run).then(|| phrase(2, Class::TOWARD))
        }
        // "used her speech to say"
        ("used" | "uses", whose)
            if reading.pieces.get(at + 1).is_some_and(|p| p.has(Class::POSSESSIVE))
                || matches!(whose, "a" | "the") =>
        {
            let to = (at + 3..sentence.end.min(at + 8)).find(|at| reading.word(*at) == "to")?;
            let speech = (at + 2..to).any(|at| {
                matches!(
                    reading.word(at),
                    "address"
                        | "appearance"
                        | "article"
                        | "column"
                        | "interview"
                        | "letter"
                        | "speech"
                        | "statement"
                )
            });
            let verb = reading.pieces.get(to + 1).filter(|verb| speech && verb.has(Class::CUE_BASE))?;
            Some(Phrase { opens: at, at: to + 1..to + 2, class: verb.token.class.with(finite) })
        }
        // "made the point that", "gave firm assurances that"
        (
            "floated" | "floats" | "gave" | "gives" | "giving" | "issued" | "issues" | "issuing" | "made"
            | "makes" | "making" | "offered" | "offers" | "raised" | "raises" | "raising",
            _,
        ) => {
            let noun = (at + 1..sentence.end.min(at + 5)).find(|noun| reading.word(noun + 1) == "that")?;
            let plain = |at: usize| {
                reading.pieces.get(at).is_some_and(|piece| {
                    piece.is_lower() && (!piece.has(Class::FUNCTION) || piece.has(Class::DETERMINER))
                })
            };
            let word = reading.word(noun);
            let told = is_claim(word)
                || matches!(
                    word,
                    "assurance"
                        | "assurances"
                        | "case"
                        | "hint"
                        | "hints"
                        | "idea"
                        | "possibility"
                        | "point"
                        | "prospect"
                        | "reminder"
                );
            // "issued a statement that sought to", "by making the case that"
            let verbal = Class::AUXILIARY.with(Class::VERB).with(Class::CUE_FINITE);
            let which = reading.word(noun + 3) == "to"
                || reading.pieces.get(noun + 2).is_none_or(|next| next.is_lower() && next.has(verbal));
            let led = at
                .checked_sub(1)
                .and_then(|led| reading.pieces.get(led))
                .is_some_and(|led| led.has(Class::PREPOSITION));
            (told && !which && !led && (at + 1..noun).all(plain))
                .then(|| phrase(noun + 1 - at, Class::THAT.with(Class::STRICT)))
        }
        _ => None,
    }
}

/// Whether a clause may start there, and not the rest of *that view*.
fn is_told(reading: &Reading<'_>, at: usize) -> bool {
    const SOON: usize = 8;
    let subject = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
    let opens = |piece: &Piece| piece.has(subject) || piece.token.is_capitalised() || piece.run.is_some();
    let verbal = Class::AUXILIARY.with(Class::VERB);
    reading.pieces.get(at).is_some_and(opens)
        || reading
            .pieces(at + 1..reading.pieces.len().min(at + SOON))
            .iter()
            .take_while(|piece| piece.token.is_word() && !piece.has(Class::PREPOSITION))
            .any(|piece| piece.has(verbal))
}

/// *as reported by the Courier*, *as noted in a report*: a source given as *according to* gives it.
pub(super) fn cited(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    let opens = at == sentence.start || reading.pieces.get(at - 1).is_some_and(|piece| piece.is(Kind::Comma));
    // "as per the Harbour Board", "Per the Harbour Board"
    let as_per = opens && matches!(reading.word(at), "as" | "As") && reading.word(at + 1) == "per";
    if as_per || at == sentence.start && reading.word(at) == "Per" {
        let end = at + 1 + usize::from(as_per);
        let nth = mention_at(scene, end, sentence.end)?;
        let mention = &scene.mentions.get(nth).filter(|mention| mention.at.start >= end)?.at;
        reading.pieces.get(mention.end).filter(|next| as_per || next.is(Kind::Comma))?;
        let class = Class::QUOTES.with(Class::CLAUSE);
        return Some(Cue::new(at..end, class, Some(nth), Rule::AccordingTo));
    }
    // "in the words of Jane Roe, “it must end”"
    if at == sentence.start
        && reading.word(at) == "In"
        && (reading.word(at + 1), reading.word(at + 2), reading.word(at + 3)) == ("the", "words", "of")
    {
        let nth = mention_at(scene, at + 4, sentence.end)?;
        let behind = scene.mentions.get(nth)?.at.end;
        let quoted = reading.pieces(behind..sentence.end.min(behind + 2));
        quoted.iter().find(|piece| piece.run.is_some())?;
        return Some(Cue::new(at..at + 4, Class::QUOTES, Some(nth), Rule::AccordingTo));
    }
    if !opens || !matches!(reading.word(at), "as" | "As") || !is_cited(reading.word(at + 1)) {
        return None;
    }
    let nth = mention_at(scene, at + 3, sentence.end)?;
    let mention = scene.mentions.get(nth).filter(|mention| mention.at.start == at + 3)?;
    let text = match mention.sort {
        Sort::Name { article, .. } => article,
        Sort::Description { class, .. } => class.has(Class::ORGANISATION),
        Sort::Pronoun(_) => false,
    };
    let by = reading.word(at + 2) == "by" || reading.word(at + 2) == "in" && text;
    let class = Class::QUOTES.with(Class::CLAUSE);
    by.then(|| Cue::new(at..at + 3, class, Some(nth), Rule::AccordingTo))
}

/// *“We go,” the Courier quoted Jane Roe as saying*: who is quoted speaks, and not who quotes.
pub(super) fn relayed(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    const FAR: usize = 14;
    let reading = scene.reading;
    if !matches!(reading.word(at), "quoted" | "quotes" | "cited" | "cites") {
        return None;
    }
    let helpers = past_helpers(reading, at, sentence.start);
    let class = Class::QUOTES.with(Class::CLAUSE).with(Class::THAT).with(Class::CUE_FINITE);
    // "was quoted by the Courier as saying", "was quoted in the Courier saying"
    if reading.word(at + 1) == "by" || (helpers..at).any(|at| is_being(reading.word(at))) {
        let inside = matches!(reading.word(at + 1), "in" | "on") && reading.word(at) == "quoted";
        let negated = (helpers..at).any(|at| matches!(reading.word(at), "not" | "never"));
        let saying = (at + 2..sentence.end.min(at + FAR)).find(|at| reading.word(*at) == "saying")?;
        let nth = mention_before(scene, helpers).filter(|_| inside && !negated)?;
        return Some(Cue::new(helpers..saying + 1, class, Some(nth), Rule::Subject));
    }
    let saying = (at + 3..sentence.end.min(at + FAR))
        .find(|at| reading.word(*at) == "saying" && reading.word(at - 1) == "as")?;
    let nth = mention_at(scene, at + 1, saying - 1)?;
    scene.mentions.get(nth).filter(|mention| mention.at.end < saying)?;
    let agent = mention_before(scene, helpers);
    let opens = agent.and_then(|agent| scene.mentions.get(agent)).map_or(at, |agent| agent.at.start);
    Some(Cue::new(opens.max(sentence.start)..saying + 1, class, Some(nth), Rule::Subject))
}

/// Participles for what a source did.
fn is_cited(participle: &str) -> bool {
    matches!(
        participle,
        "announced"
            | "explained"
            | "highlighted"
            | "noted"
            | "observed"
            | "quoted"
            | "reported"
            | "revealed"
            | "stated"
    )
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
