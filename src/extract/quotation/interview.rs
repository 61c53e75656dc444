//! Reads interviews whose questions stand in paragraphs of their own, without labels and without marks.
//!
//! *How did you come to the harbour?* and, a paragraph below, *I came as a student.* Many an article asks itself a question,
//! so that questions are believed only where there are several, *you* is asked, and answers say *I*.

use super::label::Turn;
use crate::article::{Span, SpeakerClass};
use crate::extract::reading::Reading;
use crate::extract::speaker::Figure;
use crate::extract::speaker::cast::{Cast, Id};
use crate::extract::speaker::scene::Scene;
use crate::text::HashMap;
use crate::text::lexicon::Class;

/// How many questions make an interview.
const ENOUGH: usize = 4;
/// A longer paragraph is no question, in bytes.
const LONGEST: usize = 400;

/// Who has the floor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Floor {
    Nobody,
    /// A question waits for its answer.
    Asked,
    Answering,
}

/// The turns of an interview, one a scene; `None` for an article that is none.
pub(super) fn turns(scenes: &[Scene<'_>]) -> Option<Vec<Option<Turn>>> {
    let asks: Vec<bool> = scenes.iter().map(|scene| is_question(scene.reading)).collect();
    let first = asks.iter().position(|asks| *asks)?;
    let last = asks.iter().rposition(|asks| *asks)?;
    let end = scenes.len().min(last + 2);
    if !is_interview(scenes.get(first..end)?, asks.get(first..end)?) {
        return None;
    }
    let mut floor = Floor::Nobody;
    let turns = scenes.iter().zip(&asks).enumerate().map(|(nth, (scene, asks))| {
        let words = Span::new(0, scene.reading.text.trim_end().len());
        let (next, turn) = match floor {
            _ if *asks => (Floor::Asked, Some(Turn::Question)),
            Floor::Asked => (Floor::Answering, Some(Turn::Answer(words))),
            Floor::Answering if nth < last && prompts(scene, scenes.get(nth + 1)) => {
                (Floor::Asked, Some(Turn::Question))
            }
            // Behind the last answer the article may go on in its own voice.
            Floor::Answering if nth < last || scene.reading.runs.is_empty() && says(scene.reading, is_i) => {
                (Floor::Answering, Some(Turn::Unlabelled(words)))
            }
            _ => (Floor::Nobody, None),
        };
        floor = next;
        turn
    });
    Some(turns.collect())
}

/// Whether a paragraph is nothing but a question.
fn is_question(reading: &Reading<'_>) -> bool {
    reading.paragraph.is_some()
        && reading.runs.is_empty()
        && reading.text.len() <= LONGEST
        && reading.text.trim_end().ends_with('?')
}

/// *The mayor calls that an insult.* Whether a paragraph between two answers is the interviewer's, though it asks nothing.
fn prompts(scene: &Scene<'_>, next: Option<&Scene<'_>>) -> bool {
    const LONGEST: usize = 120;
    let answered = |next: &Scene<'_>| !is_question(next.reading) && says(next.reading, is_i);
    let reading = scene.reading;
    reading.text.len() <= LONGEST && !says(reading, is_i) && next.is_some_and(answered)
}

/// Whether the paragraphs from the first question to the answer of the last are an interview's.
fn is_interview(scenes: &[Scene<'_>], asks: &[bool]) -> bool {
    let questions = || scenes.iter().zip(asks).filter(|(_, asks)| **asks).map(|(scene, _)| scene.reading);
    let answers = || {
        let pairs = asks.iter().zip(asks.iter().skip(1)).zip(scenes.iter().skip(1));
        pairs.filter(|((asked, asks), _)| **asked && !**asks).map(|(_, scene)| scene.reading)
    };
    let (asked, answered) = (questions().count(), answers().count());
    let quoting = scenes.iter().filter(|scene| !scene.reading.runs.is_empty()).count();
    // An essay asks at the end of a paragraph that says other things first.
    let short = questions().filter(|reading| reading.sentences.len() <= 2).count();
    asked >= ENOUGH
        && asked * 6 >= scenes.len()
        && short * 5 >= asked * 4
        && answered * 4 >= asked * 3
        && questions().filter(|reading| says(reading, is_you)).count() * 2 >= asked
        && answers().filter(|reading| says(reading, is_i)).count() * 2 >= answered
        // A firm that answers its customers' questions says *we*.
        && answers().filter(|reading| says(reading, is_one)).count() * 4 >= answered
        && quoting * 4 <= scenes.len()
}

fn says(reading: &Reading<'_>, word: impl Fn(&str) -> bool) -> bool {
    reading.pieces.iter().any(|piece| piece.has(Class::FUNCTION) && word(piece.token.span.of(reading.text)))
}

fn is_you(word: &str) -> bool {
    let word = word.get(..4).filter(|opens| opens.eq_ignore_ascii_case("your")).map_or(word, |_| "you");
    word.split(['\'', '’']).next().is_some_and(|word| word.eq_ignore_ascii_case("you"))
}

fn is_one(word: &str) -> bool {
    matches!(word.split(['\'', '’']).next(), Some("I" | "My" | "my" | "me"))
}

/// Whether a word is whoever speaks, alone or with others.
pub(super) fn is_i(word: &str) -> bool {
    matches!(word.split(['\'', '’']).next(), Some("I" | "We" | "we" | "My" | "my" | "me" | "our" | "Our"))
}

/// Who answers the questions: whoever is named above the first of them, or, where nobody is and labels tell who speaks, whom the
/// article names most often. Without labels it has to be surely a person.
pub(super) fn interviewee(
    scenes: &[Scene<'_>],
    turns: &[Option<Turn>],
    is_labelled: bool,
    cast: &Cast<'_>,
    author: Option<&str>,
) -> Option<Id> {
    let person = |id: &Id| {
        cast.get(*id).is_some_and(|figure| {
            figure.class == SpeakerClass::Person && Some(figure.name.as_str()) != author
        })
    };
    let opening = turns.iter().position(Option::is_some).unwrap_or(0);
    let mut above: HashMap<Id, usize> = HashMap::default();
    for scene in scenes.get(..opening).unwrap_or_default() {
        let named = scene.mentions.iter().filter_map(|mention| cast.named(scene.reading, mention, &|_| 1));
        for id in named.filter(person) {
            *above.entry(id).or_default() += 1;
        }
    }
    let named = |id: Id| cast.get(id).map_or(0, |figure| figure.named);
    let told = above.into_iter().max_by_key(|(id, count)| (*count, named(*id), usize::MAX - id));
    let most = || (0..cast.len()).filter(person).max_by_key(|id| (named(*id), usize::MAX - id));
    let told = told.map(|(id, _)| id);
    if is_labelled {
        told.or_else(most)
    } else {
        told.filter(|id| cast.get(*id).is_some_and(Figure::is_surely_person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    #[test]
    fn questions_are_believed_where_somebody_answers() {
        let interview = [
            "Jane Roe runs the harbour.",
            "How did you come here?",
            "I came by ferry.",
            "It was late.",
            "Some call that brave.",
            "I call it luck.",
            "Why did you stay?",
            "My mother lived here.",
            "Which was your worst year?",
            "We had no ships in 2009.",
            "And now?",
            "I will sail.",
            "As I leave she waves. “Mind the step,” she says.",
        ];
        let column = [
            "Who built the quay?",
            "Nobody knows.",
            "Who will mend it?",
            "The board says it cannot.",
            "Who pays?",
            "You do.",
            "Is that fair?",
            "It is not.",
        ];
        let shown = |texts: &[&str]| {
            let readings = read(None, texts);
            let scenes: Vec<_> = readings.iter().map(Scene::new).collect();
            turns(&scenes).map(|turns| {
                let letter = |turn: &Option<Turn>| match turn {
                    Some(Turn::Question) => 'Q',
                    Some(Turn::Answer(_)) => 'A',
                    Some(_) => '+',
                    None => '-',
                };
                turns.iter().map(letter).collect::<String>()
            })
        };
        assert_eq!(shown(&interview).as_deref(), Some("-QA+QAQAQAQA-"));
        assert_eq!(shown(&column), None);
    }
}
