//! What is said of somebody or something in the passive: *the plan was called “a joke” by Roe*, *a lamp described by Roe as “a gem”*.

use std::ops::Range;

use super::unsaid::is_negated;
use super::{Cue, is_being, mention_from, past_helpers};
use crate::article::Rule;
use crate::extract::reading::Reading;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;

/// A participle at a piece with quoted words that go with it, whose speaker stands behind *by*.
pub(super) fn passive(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    if let Some(cue) = raised(scene, at, sentence) {
        return Some(cue);
    }
    if !is_judging(reading.word(at)) || is_negated(reading, at, sentence.start) {
        return None;
    }
    let (subject, said) = if reading.word(at + 1) == "by" {
        let subject = mention_from(scene, at + 2)?;
        (subject, said(reading, scene.mentions.get(subject)?.at.end, sentence)?)
    } else {
        let helpers = past_helpers(reading, at, sentence.start);
        let said = said(reading, at + 1, sentence)?;
        let is_passive = (helpers..at).any(|at| is_being(reading.word(at)));
        let by = Some(said.end).filter(|by| is_passive && reading.word(*by) == "by")?;
        (mention_from(scene, by + 1)?, said)
    };
    let last = scene.mentions.get(subject)?.at.end.max(said.end);
    (last <= sentence.end).then(|| Cue {
        said: Some(said),
        ..Cue::new(at..at + 1, Class::QUOTES.with(Class::CUE_FINITE), Some(subject), Rule::Passive)
    })
}

/// *Concerns were **raised by** pilots that it might sink*: a fear that somebody has told.
fn raised(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    if !matches!(reading.word(at), "expressed" | "raised" | "voiced") || reading.word(at + 1) != "by" {
        return None;
    }
    let helpers = past_helpers(reading, at, sentence.start);
    let fears = helpers.checked_sub(1).filter(|fears| *fears >= sentence.start)?;
    let fears = reading.word(fears);
    let told = ["concern", "doubt", "fear", "hope", "worr"]
        .iter()
        .any(|noun| fears.get(..noun.len()).is_some_and(|opening| opening.eq_ignore_ascii_case(noun)));
    let subject = mention_from(scene, at + 2)?;
    let that = scene.mentions.get(subject)?.at.end;
    let class = Class::THAT.with(Class::CUE_FINITE);
    let is_passive = (helpers..at).any(|at| is_being(reading.word(at)));
    (told && is_passive && reading.word(that) == "that" && that < sentence.end)
        .then(|| Cue::new(at..at + 2, class, Some(subject), Rule::Subject))
}

/// *as “a gem”*, *a “liar”*: the words up to those in marks that stand there, without what ties them to the verb.
fn said(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    const FAR: usize = 5;
    let from = at + usize::from(matches!(reading.word(at), "as" | "for" | "of"));
    let run = (from..sentence.end.min(from + FAR))
        .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.run.is_some()))?;
    let ties = Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::RELATIVE).with(Class::AUXILIARY);
    let plain = reading.pieces(from..run).iter().all(|piece| piece.token.is_word() && !piece.has(ties));
    plain.then_some(from..run + 1)
}

/// Participles for what somebody is called or is found to be.
fn is_judging(participle: &str) -> bool {
    matches!(
        participle,
        "accused"
            | "attacked"
            | "blasted"
            | "branded"
            | "called"
            | "characterised"
            | "characterized"
            | "condemned"
            | "criticised"
            | "criticized"
            | "denounced"
            | "derided"
            | "described"
            | "dismissed"
            | "dubbed"
            | "hailed"
            | "labeled"
            | "labelled"
            | "lauded"
            | "mocked"
            | "portrayed"
            | "praised"
            | "ridiculed"
            | "slammed"
            | "welcomed"
    )
}

/// *Cleaner told **to** stop*: whether a verb in a headline tells what is asked of its subject.
pub(super) fn is_headed(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "told" | "asked" | "urged" | "Told" | "Asked" | "Urged")
        && reading.word(at + 1) == "to"
}

/// *asked **by Doe***, but not *said by telephone*: whether somebody does what a participle tells.
pub(super) fn is_by_somebody(reading: &Reading<'_>, by: usize) -> bool {
    let means = ["telephone", "phone", "email", "e-mail", "text", "letter", "video", "radio", "satellite"];
    reading.word(by) == "by" && !means.contains(&reading.word(by + 1))
}

/// *said **to be** ill*: whether a verb tells what others say of its subject.
pub(super) fn is_told_of(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at),
        "said" | "reported" | "alleged" | "rumored" | "rumoured" | "thought" | "understood"
    ) && reading.word(at + 1) == "to"
        // "Roe, asked about the delay, said"
        || reading.word(at) == "asked" && reading.word(at + 1) == "about"
}
