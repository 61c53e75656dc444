//! Finds what an article calls somebody in place of the name: *Roe spoke first. **The Vermont senator** was brief.*
//!
//! A description says more of whoever the article has just been about, unless somebody else is known to be that. One
//! place alone may deceive; whom a description means most often wins.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::cast::{Cast, Id, Office, is_portfolio};
use super::figure::{Figure, contrary, fold};
use super::mention::{Mention, Sort, sex_of};
use super::noun::is_another;
use super::role;
use super::scene::Scene;
use super::stage::{is_office_of_state, may_hold, standing};
use crate::article::SpeakerClass;
use crate::extract::reading::Reading;
use crate::text::HashMap;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

/// How many paragraphs a description reaches back.
const REACH: usize = 2;

/// Descriptions, each with the figure that it means.
///
/// `named` tells whom each mention of each scene names.
pub(super) fn epithets(
    scenes: &[Scene<'_>],
    named: &[Vec<Option<Id>>],
    cast: &Cast<'_>,
) -> Vec<(Id, String)> {
    let mut said: Vec<Said> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::default();
    let mut counted: HashMap<(usize, Id), usize> = HashMap::default();
    let mut about: Option<About> = None;
    for (index, (scene, named)) in scenes.iter().zip(named).enumerate() {
        if scene.headline || scene.reading.paragraph.is_none() {
            continue;
        }
        for sentence in &scene.reading.sentences {
            match Opening::of(scene, sentence, named, cast) {
                Opening::Named(id, alone) => about = Some(About { scene: index, id, alone }),
                Opening::Described(mention, range, alone) => {
                    let Some(topic) = about.as_mut().filter(|topic| index - topic.scene <= REACH) else {
                        continue;
                    };
                    // "The Aviator took five.": a work's name.
                    let work =
                        range.len() == 1
                            && scene.reading.pieces.get(range.start).is_some_and(|word| {
                                word.token.case == Case::Initial && !word.has(Class::RANK)
                            });
                    if work || is_one_of_two(scene.reading, mention.at.end) {
                        continue;
                    }
                    if !cast.get(topic.id).is_some_and(|figure| suits(figure, scene, mention)) {
                        continue;
                    }
                    let text = scene.reading.span(&range).of(scene.reading.text);
                    let place = *places.entry(fold_words(text)).or_insert(said.len());
                    if said.len() == place {
                        said.push(Said { text: text.to_owned(), votes: Vec::new() });
                    }
                    // Where nobody else was named since, there is hardly a doubt.
                    let vote = if topic.alone { 2 } else { 1 };
                    if let Some(Said { votes, .. }) = said.get_mut(place) {
                        let at = *counted.entry((place, topic.id)).or_insert(votes.len());
                        match votes.get_mut(at) {
                            Some((_, count)) => *count += vote,
                            None => votes.push((topic.id, vote)),
                        }
                    }
                    topic.alone &= alone;
                }
                Opening::Other(alone) => {
                    if let Some(topic) = about.as_mut() {
                        topic.alone &= alone;
                    }
                }
            }
        }
    }
    let known = Known::of(cast);
    let seen = seen(scenes, &said);
    let mut chosen: Vec<(Id, (usize, usize), String)> = said
        .into_iter()
        .filter_map(|said| {
            let (id, votes) = known.choose(&said)?;
            let seen = seen.get(&fold_words(&said.text)).copied().unwrap_or(0);
            Some((id, (votes.min(4), seen), said.text))
        })
        .collect();
    // The description that means somebody most often is the one to trust.
    chosen.sort_by_key(|(id, votes, _)| (*id, std::cmp::Reverse(*votes)));
    let mut most: Option<(Id, (usize, usize))> = None;
    chosen.retain(|(id, votes, _)| {
        let kept = most.is_none_or(|(other, top)| other != *id || *votes == top);
        if most.is_none_or(|(other, _)| other != *id) {
            most = Some((*id, *votes));
        }
        kept
    });
    chosen.into_iter().map(|(id, _, text)| (id, text)).collect()
}

/// *The mogul **and the senator** have met*: whether somebody else goes on the sentence's subject.
fn is_one_of_two(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at) == "and"
        && reading
            .pieces
            .get(at + 1)
            .is_some_and(|other| other.has(Class::DETERMINER.with(Class::POSSESSIVE)))
}

/// How often each of the descriptions stands in the article, whomever it means there.
fn seen(scenes: &[Scene<'_>], said: &[Said]) -> HashMap<String, usize> {
    let mut seen: HashMap<String, usize> = said.iter().map(|said| (fold_words(&said.text), 0)).collect();
    // Most others are told from them by their length alone.
    let lengths: HashSet<usize, RandomState> = seen.keys().map(String::len).collect();
    if seen.is_empty() {
        return seen;
    }
    for scene in scenes {
        for mention in &scene.mentions {
            if let Sort::Description { definite: true, .. } = mention.sort {
                let from = role::past_article(scene.reading, mention.at.start);
                let text = scene.reading.span(&(from..mention.at.end)).of(scene.reading.text);
                if (!text.is_ascii() || lengths.contains(&text.len()))
                    && let Some(count) = seen.get_mut(&fold_words(text))
                {
                    *count += 1;
                }
            }
        }
    }
    seen
}

/// Whom the article is about at a point.
struct About {
    scene: usize,
    id: Id,
    /// Whether nobody else has been named since.
    alone: bool,
}

/// A description, and how often it means whom.
struct Said {
    text: String,
    votes: Vec<(Id, usize)>,
}

/// Whom a sentence opens with.
enum Opening<'s> {
    /// A named person; whether the sentence names nobody else.
    Named(Id, bool),
    /// A known person, described; whether the sentence names nobody.
    Described(&'s Mention, Range<usize>, bool),
    /// Anything else; whether the sentence names nobody.
    Other(bool),
}

impl<'s> Opening<'s> {
    fn of(scene: &'s Scene<'_>, sentence: &Range<usize>, named: &[Option<Id>], cast: &Cast<'_>) -> Self {
        let reading = scene.reading;
        let start = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
        let mentions = || {
            // Not skipped to within the pair of them, which would step over each.
            let all = scene.mentions.iter().skip(start).zip(named.iter().skip(start));
            all.take_while(|(mention, _)| mention.at.start < sentence.end)
        };
        let person = |id: &Id| cast.get(*id).is_some_and(|figure| figure.class == SpeakerClass::Person);
        let people = || mentions().filter_map(|(_, id)| id.filter(person));
        let nobody = people().next().is_none();
        for (mention, id) in mentions() {
            if is_tied(reading, mention) {
                continue;
            }
            match &mention.sort {
                Sort::Name { .. } => {
                    if let Some(id) = id.filter(person) {
                        let alone = people().all(|other| other == id);
                        return Self::Named(id, alone);
                    }
                }
                Sort::Pronoun(_) => {}
                Sort::Description { head, class, definite } => {
                    let one = class.has(Class::PERSON.with(Class::RANK)) && !class.has(Class::FAMILY);
                    let the = reading.word(mention.at.start).eq_ignore_ascii_case("the");
                    let owned = (mention.at.start..*head)
                        .any(|at| reading.pieces.get(at).is_some_and(|p| p.is(Kind::Possessive)));
                    if *definite
                        && one
                        && (the || owned)
                        && opens(reading, mention)
                        && !is_completed(scene, mention)
                    {
                        let from = role::past_article(reading, mention.at.start);
                        return Self::Described(mention, from..reach(reading, mention.at.end), nobody);
                    }
                    return Self::Other(nobody);
                }
            }
        }
        Self::Other(nobody)
    }
}

/// Whether a preposition ties a mention to what stands before it.
pub(super) fn is_tied(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = mention.at.start.checked_sub(1).and_then(|at| reading.pieces.get(at));
    before.is_some_and(|piece| piece.has(Class::PREPOSITION) && !piece.has(Class::CONJUNCTION))
}

/// Whether a mention opens a clause, as a subject does.
fn opens(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = mention.at.start.checked_sub(1).and_then(|at| reading.pieces.get(at));
    before.is_none_or(|piece| {
        !piece.token.is_word() && !piece.is(Kind::Possessive) || piece.has(Class::CONJUNCTION)
    })
}

/// Whether the description's bearer is named right after it: *the senator, Jane Roe*.
pub(super) fn is_completed(scene: &Scene<'_>, mention: &Mention) -> bool {
    let next = scene.mentions.partition_point(|other| other.at.start < mention.at.end);
    scene.mentions.get(next).is_some_and(|name| {
        name.is_name() && role::before(scene.reading, &mention.at, name.at.start, true).is_some()
    })
}

/// Where a description ends with what its prepositions and its *and* add: *the head of the port and former pilot*.
fn reach(reading: &Reading<'_>, from: usize) -> usize {
    let mut end = from;
    while matches!(reading.word(end), "of" | "for" | "in" | "at" | "to") {
        let mut at = end + 1 + usize::from(reading.word(end + 1) == "the");
        let first = at;
        // "secretary of state", "chief of staff"
        at += usize::from(
            matches!(reading.word(end), "of" | "in")
                && at == end + 1
                && matches!(
                    reading.word(at),
                    "state"
                        | "staff"
                        | "chief"
                        | "defense"
                        | "defence"
                        | "education"
                        | "health"
                        | "justice"
                        | "security"
                        | "police"
                        | "operations"
                        | "communications"
                        | "research"
                        | "medicine"
                        | "law"
                        | "government"
                ),
        );
        while reading.pieces.get(at).is_some_and(|p| {
            p.token.is_capitalised() && !p.has(Class::MONTH.with(Class::DAY).with(Class::FUNCTION))
        }) {
            at += 1;
        }
        if at == first {
            break;
        }
        end = at;
    }
    if reading.word(end) == "and" {
        const LONGEST: usize = 6;
        for at in end + 1..end + 1 + LONGEST {
            let Some(piece) = reading.pieces.get(at) else { break };
            if piece.is_lower() && piece.has(Class::PERSON) && !piece.has(Class::CUE) {
                // "The prime minister and chancellor" are two.
                let two = is_office_of_state(reading.word(at)) && reading.word(from - 1) != "former";
                return if two && at == end + 1 { end } else { at + 1 };
            }
            if !piece.token.is_word() || piece.has(Class::FUNCTION.with(Class::CUE)) {
                break;
            }
        }
    }
    end
}

/// Nouns that many may be called by.
fn is_vague(noun: &str) -> bool {
    matches!(
        noun,
        "man"
            | "woman"
            | "person"
            | "source"
            | "victim"
            | "officer"
            | "official"
            | "child"
            | "boy"
            | "girl"
            | "user"
            | "friend"
            | "suspect"
            | "witness"
            | "driver"
            | "winner"
            | "other"
            | "author"
            | "reporter"
            | "speaker"
            | "member"
            | "lady"
            | "father"
            | "mother"
            | "son"
            | "daughter"
            | "moderator"
            | "interviewer"
            | "interpreter"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "lawyer"
            | "aide"
            | "prosecutor"
            | "judge"
            | "defendant"
            | "questioner"
            | "deputy"
            | "counterpart"
            | "colleague"
            | "neighbour"
            | "neighbor"
            | "solicitor"
            | "assistant"
            | "successor"
            | "predecessor"
            | "caller"
            | "host"
            | "kid"
            | "individual"
            | "people"
            | "user's"
    )
}

/// Whether a figure may be meant by a description.
fn suits(figure: &Figure, scene: &Scene<'_>, mention: &Mention) -> bool {
    let Sort::Description { head, .. } = &mention.sort else { return false };
    let noun = scene.reading.word(*head);
    let name = mention.at.clone().any(|at| figure.words.contains(&fold(scene.reading.word(at))));
    // Whoever is known to be something else is not "the hotel's owner".
    let mut roles = figure.roles().peekable();
    let other = is_another(noun)
        && roles.peek().is_some()
        && roles.all(|role| role.split_whitespace().all(|word| !word.eq_ignore_ascii_case(noun)));
    // Nor is the mayor "the prime minister".
    let told = || (mention.at.start..*head).map(|at| scene.reading.word(at));
    let portfolio = told().find(|word| is_portfolio(word)).map(fold);
    let office = Office { noun, names: &[], standing: standing(told()), portfolio: portfolio.as_ref() };
    let other = other
        || is_office_of_state(noun)
            && (!may_hold(figure.roles(), noun, office.standing)
                || figure.roles().any(|role| office.is_another_portfolio(&role.split(' '))));
    !name && !other && !contrary(figure.sex, sex_of(noun)) && !is_vague(noun)
}

/// What everybody is known to be.
struct Known<'c> {
    cast: &'c Cast<'c>,
    /// The person named more than anybody else.
    most: Option<Id>,
}

impl<'c> Known<'c> {
    fn of(cast: &'c Cast<'c>) -> Self {
        let people = || cast.figures().filter(|(_, figure)| figure.class == SpeakerClass::Person);
        let most = people().max_by_key(|(_, figure)| figure.named);
        let most = most.filter(|(id, top)| {
            people().all(|(other, figure)| other == *id || figure.named * 3 < top.named * 2)
        });
        Self { cast, most: most.map(|(id, _)| id) }
    }

    /// Whom a description means, unless somebody else is known to be that, with its votes.
    fn choose(&self, said: &Said) -> Option<(Id, usize)> {
        const COMPARED: usize = 64;
        let cast = self.cast;
        let named = |id: Id| cast.get(id).map_or(0, |figure| figure.named);
        let (id, count) = *said.votes.iter().max_by_key(|(id, count)| (*count, named(*id)))?;
        let rival = said.votes.iter().filter(|(other, _)| *other != id).map(|(_, count)| *count).max();
        let figure = cast.get(id)?;
        let words: Vec<Short> = said.text.split_whitespace().map(fold).collect();
        let mut others = cast.roles_with(words.last()?).take(COMPARED);
        let same = |known: &[Short]| words.iter().all(|word| known.contains(word));
        let taken = others.clone().any(|(other, known)| other != id && same(known));
        let own = others.any(|(other, _)| other == id);
        let single = words.len() == 1;
        let fits =
            own || figure.is_little_known() && !(single && (count < 3 || figure.roles().next().is_some()));
        // Whom the article names most is whom it is about.
        let count = count + usize::from(self.most == Some(id));
        // "the Vermont senator" said once of somebody of whom nothing else is said.
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let alone = rival.is_none()
            && figure.named > 1
            && figure.roles().next().is_none()
            && said.text.split(' ').any(capital);
        let sure = (count >= 2 || alone) && count > 2 * rival.unwrap_or(0);
        (sure && !taken && fits).then_some((id, count))
    }
}

fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for (nth, word) in text.split_whitespace().enumerate() {
        if nth > 0 {
            folded.push(' ');
        }
        folded.push_str(&fold(word));
    }
    folded
}
