//! How often each way of finding a speaker finds the right one, so that a confidence means something.

use super::draft::Attribution;
use crate::article::{Rule, SpeakerClass};
use crate::extract::speaker::cast::Cast;
use crate::extract::speaker::stage::Who;

/// How often a pronoun or description whose mention is right is also given the right name. Measured on the `PolNeAR` development
/// articles (Newell et al., 2018), the only ones whose pronouns are annotated with names.
const NAMELESS: f32 = 0.85;

/// The share of attributions made this way that are right.
///
/// By rule and kind of speaker, as measured on the `PolNeAR` training articles; rounded, because other papers will differ.
/// Interviews are hardly in that set: labels and turns are an estimate.
pub(super) fn of(by: &Attribution, cast: &Cast<'_>) -> f32 {
    let figure = matches!(by.who, Some(Who::Figure(_)));
    let person = match by.who.as_ref() {
        Some(Who::Figure(id)) => cast.get(*id).is_some_and(|figure| figure.class == SpeakerClass::Person),
        _ => false,
    };
    let mention = match by.rule {
        Rule::Inversion => 0.98,
        Rule::AccordingTo | Rule::Interrupted => 0.96,
        Rule::Label => 0.95,
        Rule::Subject | Rule::Passive if person => 0.95,
        Rule::Subject | Rule::Passive => 0.83,
        Rule::Colon | Rule::Turn => 0.8,
        Rule::Sentence => 0.75,
        Rule::Continuation => 0.7,
        Rule::Floating => 0.6,
    };
    if by.nameless && figure { mention * NAMELESS } else { mention }
}
