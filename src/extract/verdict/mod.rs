//! Whether a quote stands in an article, and whose words it is there.
//!
//! *Useful for*: one article and one quote. *Not useful for*: finding the articles that are worth looking at.
//!
//! The quote is laid along everything that each speaker is quoted with, one quotation after the other, so that a quote which the
//! article interrupts is found whole; and along the article as it runs, so that what the article says itself is found as such.
//!
//! | room | holds |
//! | --- | --- |
//! | `stream` | a quote laid along some of the words |
//! | `voice` | whose each word is |
//! | `pieces` | how quote and article differ |
//! | `name` | whether a speaker is who was asked for |
//! | `office` | what a role says of its bearer, and what of somebody else |

mod name;
mod office;
mod pieces;
mod stream;
mod voice;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::article::{Article, Piece, Span, Speaker, Verdict};
use crate::text::align::Asked;
pub use name::{Name, may_be_one};
pub use office::Office;
use stream::Judge;
pub use voice::At;
use voice::{Heard, Voice, heard};

/// How many words before and after a passage may belong to a quote that was found in it; twice the quote's length more.
const REACH: usize = 150;

/// How much better a text must be than a quotation to be told of beside it.
const BETTER: f32 = 0.1;

/// What an article says about a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Whether the two are the same utterance, and whose it is here.
    pub verdict: Verdict,
    /// How much of the quote it has, 0 to 1; one only where it has every word and no other.
    pub likeness: f32,
    /// How the two differ.
    pub difference: Vec<Piece>,
    /// Whether the quote runs together what stands apart.
    pub joined: bool,
    /// The quotation that it begins in.
    pub quotation: Option<usize>,
    /// Where it begins.
    pub at: At,
    /// The words there that the quote has, run by run.
    pub highlights: Vec<Span>,
}

/// Judges a quote by an article, at what lies around `places` of it: where in which text; where `within` is given, by nothing else
/// than what stands there. The best comes first; what is not even near is left out.
#[must_use]
pub fn judge(
    asked: &Asked,
    name: Option<&Name>,
    article: &Article,
    places: &[(At, Span)],
    within: Option<&[(At, Span)]>,
) -> Vec<Judgement> {
    let mut heard = heard(article);
    if let Some(within) = within {
        let stands =
            |word: &Heard| within.iter().any(|(at, span)| word.at == *at && span.contains(word.term.span));
        heard.retain(stands);
    }
    let mut found: Vec<Judgement> = Vec::new();
    for window in windows(&heard, places, REACH + 2 * asked.slots.len()) {
        let words: Vec<(usize, &Heard)> = window.clone().zip(heard.get(window).unwrap_or_default()).collect();
        let judge = Judge { asked, name, article };
        let mut speakers: Vec<Option<&Speaker>> = Vec::new();
        for (_, word) in &words {
            let speaker = match word.voice {
                Voice::Quoted(number) => judge.speaker(number),
                Voice::Marked => None,
                Voice::Reported(_) | Voice::Own => continue,
            };
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        for speaker in speakers {
            let said = words.iter().copied().filter(|(_, word)| match word.voice {
                Voice::Quoted(number) => judge.speaker(number) == speaker,
                Voice::Marked => speaker.is_none(),
                Voice::Reported(_) | Voice::Own => false,
            });
            found.extend(judge.stream(&said.collect::<Vec<_>>()));
        }
        found.extend(judge.stream(&words));
    }
    best(found)
}

/// What is worth telling of: of several ways to see the same place the best.
fn best(mut found: Vec<Judgement>) -> Vec<Judgement> {
    found.sort_by(|a, b| b.verdict.merit(b.likeness).total_cmp(&a.verdict.merit(a.likeness)));
    let mut kept: Vec<Judgement> = Vec::new();
    for judgement in found {
        let told = kept.iter().any(|better| {
            let same = better.quotation.is_some() && better.quotation == judgement.quotation;
            let quoted = judgement.quotation.is_some() && judgement.verdict != Verdict::Reported;
            same || better.at == judgement.at || (!quoted && judgement.likeness < better.likeness + BETTER)
        });
        if !told {
            kept.push(judgement);
        }
    }
    kept
}

/// The stretches of an article around some places of it.
fn windows(heard: &[Heard], places: &[(At, Span)], reach: usize) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = places
        .iter()
        .filter_map(|(at, span)| {
            let first = heard.iter().position(|word| word.at == *at && word.term.span.start >= span.start)?;
            let inside = heard.get(first..)?.iter();
            let length = inside.take_while(|word| word.at == *at && word.term.span.start < span.end).count();
            Some(first.saturating_sub(reach)..(first + length + reach).min(heard.len()))
        })
        .collect();
    windows.sort_by_key(|window| window.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    merged
}
