//! Reads interviews and transcripts, where a label says who speaks and no marks stand around the words.
//!
//! *FERREIRA-LOBO: They listen to music.* *Q: … A: …* *Mr. Dario Venn (Arden West, CU): I beg to move…* A colon after a
//! few words opens many a common paragraph too, so labels are believed only where an article is full of them.

use std::collections::HashSet;
use std::ops::Range;

use crate::article::Span;
use crate::extract::speaker::mention::Mention;
use crate::extract::speaker::scene::Scene;
use crate::text::token::{Case, Kind};

/// How many paragraphs must have a label.
const ENOUGH: usize = 4;
/// And what share of all paragraphs, in per cent.
const SHARE: usize = 40;

/// Which paragraph of a transcript is whose.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// It opens with a label; the mention in it, by number, and the words after it.
    Labelled(Option<usize>, Span),
    /// *A:* the person who is interviewed answers.
    Answer(Span),
    /// *Q:* the interviewer asks.
    Question,
    /// No label: whoever has the floor goes on.
    Unlabelled(Span),
    /// A label in capitals, and the words after it, wherever in an article it stands.
    Shouted(Span, Span),
}

/// The turns of a transcript, one a scene; `None` for an article that is none.
pub(super) fn turns(scenes: &[Scene<'_>]) -> Option<Vec<Option<Turn>>> {
    let labels: Vec<Option<Range<usize>>> = scenes.iter().map(label).collect();
    let labelled = labels.iter().flatten().count();
    if labelled < ENOUGH || labelled * 100 < scenes.len() * SHARE || !repeats(scenes, &labels) {
        return shouted_turns(scenes);
    }
    let mut floor = false;
    let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
    let opening = labels.iter().position(Option::is_some).unwrap_or(0);
    // Where no turn ran over several paragraphs, none does after the last label.
    let long = labels.get(opening..last).is_some_and(|turns| turns.iter().any(Option::is_none));
    let turns = scenes.iter().zip(labels).enumerate().map(|(nth, (scene, label))| {
        let reading = scene.reading;
        let whole = Span::new(0, reading.text.len());
        let Some(label) = label else {
            return (floor && (nth < last || long)).then_some(Turn::Unlabelled(whole));
        };
        let start = reading.pieces.get(label.end).map_or(0, |colon| colon.token.span.end);
        let start = start + reading.text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let words = Span::new(start, reading.text.trim_end().len().max(start));
        let (turn, speaks) = match reading.word(label.start) {
            "Q" | "QUESTION" | "Question" => (Turn::Question, false),
            "A" | "ANSWER" | "Answer" => (Turn::Answer(words), true),
            _ => {
                let nth = scene
                    .mentions
                    .iter()
                    .position(|mention: &Mention| mention.at.end <= label.end && mention.is_name());
                let nth =
                    nth.or_else(|| scene.mentions.iter().position(|mention| mention.at.end <= label.end));
                (Turn::Labelled(nth, words), true)
            }
        };
        floor = speaks;
        Some(turn)
    });
    Some(turns.collect())
}

/// The turns of a conversation quoted within an article of another kind, told by labels in capitals.
fn shouted_turns(scenes: &[Scene<'_>]) -> Option<Vec<Option<Turn>>> {
    const TURNS: usize = 3;
    let turns: Vec<Option<Turn>> = scenes.iter().map(shouted).collect();
    let labels: Vec<&str> = scenes
        .iter()
        .zip(&turns)
        .filter_map(|(scene, turn)| match turn {
            Some(Turn::Shouted(label, _)) => Some(label.of(scene.reading.text)),
            _ => None,
        })
        .collect();
    let mut seen = HashSet::new();
    let repeated = labels.iter().any(|label| !seen.insert(*label));
    (labels.len() >= TURNS && repeated).then_some(turns)
}

/// *MARCHETTI: They listen to music.* A label in capitals that opens a paragraph, quote mark or not.
fn shouted(scene: &Scene<'_>) -> Option<Turn> {
    const LONGEST: usize = 4;
    let reading = scene.reading;
    reading.paragraph?;
    let first = reading.pieces.first()?;
    let run = first.run.and_then(|run| Some((reading.runs.get(run)?, reading.quoted.get(run)?)));
    let pieces = run.map_or(reading.pieces.as_slice(), |(_, quoted)| quoted.as_slice());
    let colon = pieces.iter().take(LONGEST + 1).position(|piece| piece.is(Kind::Colon))?;
    let label = pieces.get(..colon).filter(|label| !label.is_empty())?;
    let shouts = label.iter().all(|p| p.token.case == Case::All && p.token.kind == Kind::Word);
    let span = Span::new(label.first()?.token.span.start, label.last()?.token.span.end);
    let start = pieces.get(colon + 1)?.token.span.start;
    let end = run.map_or(reading.text.trim_end().len(), |(run, _)| run.inner.end);
    shouts.then(|| Turn::Shouted(span, Span::new(start, end.max(start))))
}

/// Whether some label comes twice, as in a conversation, and no list's headings do.
fn repeats(scenes: &[Scene<'_>], labels: &[Option<Range<usize>>]) -> bool {
    let mut seen = HashSet::new();
    scenes.iter().zip(labels).any(|(scene, label)| {
        let last = label.as_ref().map(|label| scene.reading.word(label.end.saturating_sub(1)));
        last.is_some_and(|word| !seen.insert(word))
    })
}

/// The pieces of the label that opens a paragraph, up to its colon.
fn label(scene: &Scene<'_>) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let reading = scene.reading;
    reading.paragraph?;
    let opening = reading.pieces(0..reading.pieces.len().min(LONGEST));
    let colon = opening.iter().position(|piece| piece.is(Kind::Colon))?;
    let mut depth = 0_usize;
    let mut small = 0;
    for piece in opening.iter().take(colon) {
        match piece.token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Stop | Kind::Mark | Kind::Semicolon => return None,
            _ if depth == 0 && piece.token.case == Case::Lower => small += 1,
            _ => {}
        }
    }
    let named = opening.first()?.token.is_capitalised() && small <= 2 && colon < reading.pieces.len() - 1;
    (colon > 0 && named).then_some(0..colon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    #[test]
    fn labels_are_believed_where_there_are_many() {
        let interview = ["Q: Why?", "A: Because.", "It rained.", "Q: And then?", "A: It stopped."];
        let list = ["Note: it rained.", "He left.", "She stayed.", "It was late.", "Nobody came."];
        for (texts, want) in [(interview, true), (list, false)] {
            let readings = read(None, &texts);
            let scenes: Vec<_> = readings.iter().map(Scene::new).collect();
            assert_eq!(turns(&scenes).is_some(), want);
        }
    }
}
