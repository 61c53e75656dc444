//! Reads interviews and transcripts, where a label says who speaks and no marks stand around the words.
//!
//! *FERREIRA-LOBO: They listen to music.* *Q: … A: …* *Mr. Dario Venn (Arden West, CU): I beg to move…* A colon after a
//! few words opens many a common paragraph too, and the lines of many a list: *Average rating: 3.8*, *Related: Fires of the
//! past*. So labels are believed only where an article is full of them, what follows them is sentences, and some of them,
//! more than once, are what nothing but a speaker is called: *Q*, or somebody's name.

use std::collections::HashSet;
use std::ops::Range;

use crate::article::{Span, SpeakerClass};
use crate::extract::boilerplate;
use crate::extract::speaker::cast::Cast;
use crate::extract::speaker::mention::Mention;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::{Case, Kind};

/// How many paragraphs must have a label.
const ENOUGH: usize = 4;
/// And what share of all paragraphs, in per cent.
const SHARE: usize = 40;
/// What share of the words behind labels must be sentences, in per cent.
const SENTENCES: usize = 60;

/// Which paragraph of a transcript is whose.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// It opens with a label; the mention in it, by number, and the words after it, which may stand in the next paragraph.
    Labelled(Option<usize>, Span),
    /// *UNIDENTIFIED PERSON:* a label that describes somebody nobody knows, and the words after it.
    Stranger(Span, Span),
    /// *A:* the person who is interviewed answers.
    Answer(Span),
    /// *Q:* the interviewer asks.
    Question,
    /// No label: whoever has the floor goes on.
    Unlabelled(Span),
    /// *(LAUGHTER)*, a heading: nobody’s words, and whoever has the floor keeps it.
    Aside,
    /// A label in capitals, and the words after it, wherever in an article it stands.
    Shouted(Span, Span),
}

/// A few words and a colon that open a paragraph.
struct Label {
    /// Its pieces, up to the colon.
    at: Range<usize>,
    /// The pieces that name whoever speaks: *LENA ODELL* of *LENA ODELL, HOST*.
    name: Range<usize>,
    /// The words after it.
    words: Span,
    sort: Sort,
}

/// What a label says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// *Q*, *A*
    Asks,
    Answers,
    /// *UNIDENTIFIED MAN*
    Stranger,
    /// A person's name.
    Person,
    /// Words in capitals.
    Shouts,
    Other,
}

/// The turns of a transcript, one a scene; `None` for an article that is none.
pub(super) fn turns(
    scenes: &[Scene<'_>],
    cast: &Cast<'_>,
    heading: &dyn Fn(&Scene<'_>) -> bool,
) -> Option<Vec<Option<Turn>>> {
    let mut labels: Vec<Option<Label>> = scenes.iter().map(|scene| label(scene, cast)).collect();
    disbelieve(scenes, &mut labels);
    let asks = questions(scenes, &labels);
    if !is_transcript(scenes, &labels, &asks) {
        return shouted_turns(scenes, cast);
    }
    let asides: Vec<bool> = scenes.iter().map(|scene| is_aside(scene.reading.text)).collect();
    let mut floor = false;
    let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
    let opening = labels.iter().position(Option::is_some).unwrap_or(0);
    // Where no turn ran over several paragraphs, none does after the last label.
    let mut turns = labels.iter().zip(&asides).take(last).skip(opening);
    let long = turns.any(|(label, aside)| label.is_none() && !aside);
    let turns = scenes.iter().zip(labels).zip(asides).enumerate().map(|(nth, ((scene, label), aside))| {
        let reading = scene.reading;
        let Some(Label { at, words, sort, .. }) = label else {
            if asks.get(nth).copied().unwrap_or(false) {
                floor = false;
                return Some(Turn::Question);
            }
            floor &= !boilerplate::is_notice(reading.text) && (nth < last || !heading(scene));
            let whole = Span::new(0, reading.text.len());
            let goes_on = floor && (nth < last || long);
            return goes_on.then_some(if aside { Turn::Aside } else { Turn::Unlabelled(whole) });
        };
        floor = sort != Sort::Asks;
        Some(match sort {
            Sort::Asks => Turn::Question,
            Sort::Answers => Turn::Answer(words),
            Sort::Stranger => Turn::Stranger(reading.span(&at), words),
            Sort::Person | Sort::Shouts | Sort::Other => {
                let inside = |mention: &Mention| mention.at.end <= at.end;
                let named = scene.mentions.iter().position(|mention| inside(mention) && mention.is_name());
                Turn::Labelled(named.or_else(|| scene.mentions.iter().position(inside)), words)
            }
        })
    });
    Some(turns.collect())
}

/// Which paragraphs are questions that stand without a label before every answer that has one: the labels are all one
/// person's.
fn questions(scenes: &[Scene<'_>], labels: &[Option<Label>]) -> Vec<bool> {
    let mut asks = vec![false; scenes.len()];
    let labelled = || scenes.iter().zip(labels).filter_map(|(scene, label)| Some((scene, label.as_ref()?)));
    let mut names = labelled().map(|(scene, label)| last_word(scene, label));
    let Some(first) = names.next() else { return asks };
    if names.any(|name| name != first) {
        return asks;
    }
    for ((asks, scene), pair) in asks.iter_mut().zip(scenes).zip(labels.windows(2)) {
        let answered = matches!(pair, [None, Some(label)] if label.sort != Sort::Asks);
        *asks = answered && scene.reading.text.trim_end().ends_with('?');
    }
    asks
}

/// Whether an article with these labels is a transcript.
fn is_transcript(scenes: &[Scene<'_>], labels: &[Option<Label>], asks: &[bool]) -> bool {
    let labelled = || scenes.iter().zip(labels).filter_map(|(scene, label)| Some((scene, label.as_ref()?)));
    let count = labelled().count();
    let sure = |label: &Label| !matches!(label.sort, Sort::Shouts | Sort::Other);
    let mut seen = HashSet::new();
    let repeated = labelled()
        .filter(|(_, label)| sure(label))
        .any(|(scene, label)| !seen.insert(last_word(scene, label)));
    let spoken = || labelled().filter(|(_, label)| !label.words.is_empty());
    let sentences = spoken().filter(|(scene, label)| is_sentence(label.words.of(scene.reading.text))).count();
    count >= ENOUGH
        && count * 100 >= (scenes.len() - asks.iter().filter(|asks| **asks).count()) * SHARE
        && repeated
        && labelled().filter(|(_, label)| sure(label)).count() * 4 >= count
        && sentences * 100 >= spoken().count() * SENTENCES
}

/// Takes back the labels that neither say who speaks nor come twice: *One thing is sure: it rained.*
fn disbelieve(scenes: &[Scene<'_>], labels: &mut [Option<Label>]) {
    let (mut once, mut twice) = (HashSet::new(), HashSet::new());
    for (scene, label) in scenes.iter().zip(labels.iter()) {
        let Some(label) = label else { continue };
        let name = scene.reading.span(&label.name).of(scene.reading.text);
        if !once.insert(name) {
            twice.insert(name);
        }
    }
    for (scene, label) in scenes.iter().zip(labels) {
        let name = |label: &Label| scene.reading.span(&label.name).of(scene.reading.text);
        if label.as_ref().is_some_and(|label| label.sort == Sort::Other && !twice.contains(name(label))) {
            *label = None;
        }
    }
}

/// The turns of a conversation quoted within an article of another kind, told by labels in capitals.
fn shouted_turns(scenes: &[Scene<'_>], cast: &Cast<'_>) -> Option<Vec<Option<Turn>>> {
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
    let named = || labels.iter().any(|label| is_person(label, cast, true));
    (labels.len() >= TURNS && repeated && named()).then_some(turns)
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

/// The last word of what a label calls the speaker.
fn last_word<'t>(scene: &Scene<'t>, label: &Label) -> &'t str {
    scene.reading.word(label.name.end.saturating_sub(1))
}

/// The label that opens a paragraph.
fn label(scene: &Scene<'_>, cast: &Cast<'_>) -> Option<Label> {
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
            Kind::Stop | Kind::Mark | Kind::Semicolon | Kind::Dash => return None,
            _ if depth == 0 && piece.token.case == Case::Lower => {
                small += 1;
                if piece.has(Class::CUE_FINITE) {
                    return None;
                }
            }
            _ => {}
        }
    }
    let name = opening.iter().take(colon).take_while(|p| !p.is(Kind::Comma) && !p.is(Kind::Open)).count();
    let sort = sort(scene, &(0..name), cast);
    // "LENA ODELL, HOST:" and the words in the next paragraph.
    let alone = colon + 1 == reading.pieces.len() && matches!(sort, Sort::Other | Sort::Asks | Sort::Answers);
    if name == 0 || depth > 0 || small > 2 || alone || !opening.first()?.token.is_capitalised() {
        return None;
    }
    let start = opening.get(colon)?.token.span.end;
    let start = start + reading.text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let words = Span::new(start, reading.text.trim_end().len().max(start));
    Some(Label { at: 0..colon, name: 0..name, words, sort })
}

/// What a label says, by the pieces that name whoever speaks.
fn sort(scene: &Scene<'_>, name: &Range<usize>, cast: &Cast<'_>) -> Sort {
    let reading = scene.reading;
    let words = reading.span(name).of(reading.text);
    match words {
        "Q" | "QUESTION" | "Question" => return Sort::Asks,
        "A" | "ANSWER" | "Answer" => return Sort::Answers,
        _ => {}
    }
    let pieces = reading.pieces(name.clone());
    let mut letters = pieces.iter().filter(|piece| piece.token.kind == Kind::Word).peekable();
    let shouts = letters.peek().is_some() && letters.all(|piece| piece.token.case == Case::All);
    let unknown = ["UNIDENTIFIED ", "UNKNOWN ", "Unidentified ", "Unknown "];
    let titled = || pieces.len() > 1 && pieces.first().is_some_and(|title| title.has(Class::COURTESY));
    if unknown.iter().any(|unknown| words.starts_with(unknown)) {
        Sort::Stranger
    } else if titled() || is_person(words, cast, shouts) {
        Sort::Person
    } else if shouts {
        Sort::Shouts
    } else {
        Sort::Other
    }
}

/// Whether the article calls a person by these words, and it is no guess: their full name opens with a forename. Where a
/// label is in capitals and the name is not, that the name has several words is enough.
fn is_person(words: &str, cast: &Cast<'_>, shouts: bool) -> bool {
    let figure = cast.find(words.split_whitespace(), Class::NONE, &|_| 1).and_then(|id| cast.get(id));
    figure.filter(|figure| figure.class == SpeakerClass::Person).is_some_and(|figure| {
        let first = figure.name.split_once(' ').map(|(first, _)| first);
        let spelled = shouts && figure.name.contains(char::is_lowercase);
        first.is_some_and(|first| spelled || class_of(&first.to_lowercase()).has(Class::FORENAME))
    })
}

/// Whether words end as a sentence does.
fn is_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['”', '"', '’', '\'', ')', ']', ' ']);
    words.ends_with(['.', '?', '!', '…', '—', '–', '-', ':'])
}

/// *(SOUNDBITE OF BELLS)*, *[Laughter]*: whether a paragraph is in brackets from end to end, and nobody's words.
fn is_aside(text: &str) -> bool {
    let text = text.trim();
    let inner = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    inner('(', ')').or_else(|| inner('[', ']')).is_some_and(|inner| !inner.contains(['(', '[', ')', ']']))
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
            assert_eq!(turns(&scenes, &Cast::gather(&scenes), &|_| false).is_some(), want);
        }
    }
}
