//! Finds who is described first and named afterwards: *A Hull councillor has called for a bridge. Tom Roe told the Courier…*
//!
//! Newspapers open with what somebody is where few readers know the name. The description says what the first person is who
//! speaks after it under a new, full name, unless the article says of that person something else.

use std::ops::Range;

use super::cast::{Cast, Id};
use super::epithet;
use super::figure::contrary;
use super::mention::{Mention, Sort, sex_of};
use super::noun::abbreviated;
use super::role;
use super::scene::Scene;
use crate::article::SpeakerClass;
use crate::extract::reading::Reading;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// How many paragraphs after the description the name may follow.
const REACH: usize = 2;

/// A description whose bearer is named after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delayed {
    /// The paragraph in which it stands.
    pub(super) paragraph: Option<usize>,
    /// The piece at which it starts.
    pub(super) start: usize,
    /// Who bears it.
    pub(super) id: Id,
    /// What it says that they are.
    pub(super) role: String,
}

/// Descriptions that open an article, or a part of one, each with whoever is named after it: one a paragraph, in order.
///
/// `named` tells whom each mention of each scene names.
pub(super) fn delayed(scenes: &[Scene<'_>], named: &[Vec<Option<Id>>], cast: &Cast<'_>) -> Vec<Delayed> {
    let mut found = Vec::new();
    let mut opens = true;
    let first = first_named(named, cast);
    for (index, scene) in scenes.iter().enumerate() {
        if scene.reading.paragraph.is_none() {
            continue;
        }
        if is_rule(scene.reading) {
            opens = true;
            continue;
        }
        if std::mem::take(&mut opens)
            && let Some((described, said)) = described(scene)
            && let Some(id) = follows(scenes, named, &first, cast, index, (described, said))
        {
            let reading = scene.reading;
            let from = role::past_article(reading, described.at.start);
            let until = if said { end(reading, described) } else { described.at.end };
            let role = reading.span(&(from..until)).of(reading.text);
            found.push(Delayed {
                paragraph: reading.paragraph,
                start: described.at.start,
                id,
                role: role.to_owned(),
            });
        }
    }
    found
}

/// The scene in which each figure is named first.
fn first_named(named: &[Vec<Option<Id>>], cast: &Cast<'_>) -> Vec<usize> {
    let mut first = vec![usize::MAX; cast.len()];
    for (index, named) in named.iter().enumerate() {
        for id in named.iter().flatten() {
            first.get_mut(*id).into_iter().for_each(|first| *first = index.min(*first));
        }
    }
    first
}

/// Whether a paragraph only parts what stands above it from what stands below: *2:45 p.m.*, *\* \* \**
fn is_rule(reading: &Reading<'_>) -> bool {
    const LONGEST: usize = 6;
    reading.pieces.len() <= LONGEST
        && reading.quoted.is_empty()
        && !reading.pieces.iter().any(|piece| piece.token.kind == Kind::Word && piece.token.span.len() > 4)
}

/// Whoever is described in a paragraph's first sentence and speaks there, before anybody else does; or an office that it opens
/// with. Tells whether they speak.
fn described<'s>(scene: &'s Scene<'_>) -> Option<(&'s Mention, bool)> {
    let reading = scene.reading;
    let sentence = reading.sentences.first()?;
    let mut mentions = scene.mentions.iter().take_while(|mention| mention.at.start < sentence.end);
    let opens = mentions.clone().next();
    let said = mentions.find(|mention| speaks(reading, end(reading, mention)));
    let mention = said.or(opens)?;
    let Sort::Description { head, class, .. } = &mention.sort else { return None };
    let one = class.has(Class::PERSON.with(Class::RANK)) && !class.has(Class::GROUP);
    let held = said.is_some() || class.has(Class::RANK);
    let own = (mention.at.start..*head)
        .any(|at| reading.pieces.get(at).is_some_and(|piece| piece.has(Class::POSSESSIVE)));
    let before = mention.at.start.checked_sub(1).and_then(|at| reading.pieces.get(at));
    let leads = mention.at.start <= scene.dateline || before.is_some_and(|piece| !piece.token.is_word());
    (one && held
        && leads
        && !own
        && !speaks_for_others(reading.word(*head))
        && !epithet::is_completed(scene, mention))
    .then_some((mention, said.is_some()))
}

/// Where a mention ends with all that says who is meant.
fn end(reading: &Reading<'_>, mention: &Mention) -> usize {
    match mention.sort {
        Sort::Description { .. } => {
            role::end(reading, role::past_article(reading, mention.at.start)).max(mention.at.end)
        }
        Sort::Name { .. } | Sort::Pronoun(_) => mention.at.end,
    }
}

/// Nouns of whom there are many, and of those who speak for somebody else.
fn speaks_for_others(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(noun, "source" | "official" | "insider" | "person" | "lawyer" | "attorney")
}

/// The first person named after a description, if it fits them and nothing was said of them before; where nobody speaks there,
/// the first of the same office.
fn follows(
    scenes: &[Scene<'_>],
    named: &[Vec<Option<Id>>],
    first_named: &[usize],
    cast: &Cast<'_>,
    lead: usize,
    (described, said): (&Mention, bool),
) -> Option<Id> {
    let opening = scenes.get(lead)?.reading;
    let first = opening.sentences.first()?.end;
    let Sort::Description { head, .. } = described.sort else { return None };
    let person = |id: Id| cast.get(id).filter(|figure| figure.class == SpeakerClass::Person);
    for at in lead..=lead + REACH {
        let (scene, named_here) = (scenes.get(at)?, named.get(at)?);
        let reading = scene.reading;
        let later = scene.mentions.iter().zip(named_here).filter(|(m, _)| at > lead || m.at.start >= first);
        for (mention, id) in later {
            match (&mention.sort, id.and_then(|id| Some((id, person(id)?)))) {
                (Sort::Name { name, role, .. }, Some((id, figure))) => {
                    let earlier = first_named.get(id).is_some_and(|first| *first < at);
                    // "A federal judge ruled. U.S. District Judge Jane Roe wrote…"
                    let noun = opening.word(head);
                    let same = role.as_ref().is_some_and(|role| bears(reading, role, noun));
                    if same && name.len() > 1 && !earlier {
                        return (!contrary(figure.sex, sex_of(noun))).then_some(id);
                    }
                    if !said {
                        continue;
                    }
                    let new = name.len() > 1 && role.is_none() && !earlier && figure.roles().next().is_none();
                    let says =
                        speaks(reading, end(reading, mention)) || is_said_by(reading, mention.at.start);
                    let fits = !contrary(figure.sex, sex_of(opening.word(head)));
                    return (new && says && fits && !epithet::is_tied(reading, mention)).then_some(id);
                }
                (Sort::Description { .. }, _) if said && speaks(reading, end(reading, mention)) => {
                    return None;
                }
                (Sort::Description { .. } | Sort::Name { .. } | Sort::Pronoun(_), _) => {}
            }
        }
    }
    None
}

/// Whether a title turns on a noun, or on what is short for it: *the governor*, *Gov.*
fn bears(reading: &Reading<'_>, role: &Range<usize>, noun: &str) -> bool {
    let last = role.end.checked_sub(1).map_or("", |last| reading.word(last));
    last.eq_ignore_ascii_case(noun)
        || abbreviated(noun).is_some_and(|short| last.trim_end_matches('.').eq_ignore_ascii_case(short))
}

/// Whether a verb of saying follows at once, past an age and an adverb: *Roe, 42, **said***, *a councillor **has called** for*.
fn speaks(reading: &Reading<'_>, from: usize) -> bool {
    let piece = |at: usize| reading.pieces.get(at);
    let mut at = from;
    if piece(at).is_some_and(|comma| comma.is(Kind::Comma))
        && piece(at + 1).is_some_and(|age| age.token.kind == Kind::Number)
        && piece(at + 2).is_some_and(|comma| comma.is(Kind::Comma))
    {
        at += 3;
    }
    let mut form = Class::CUE_FINITE;
    while let Some(word) = piece(at) {
        match reading.word(at) {
            "has" | "had" => form = Class::CUE_PARTICIPLE,
            "is" | "was" => form = Class::CUE_GERUND,
            _ if word.has(Class::ADVERB) && !word.has(Class::CUE) => {}
            _ => break,
        }
        at += 1;
    }
    piece(at).is_some_and(|verb| verb.is_lower() && verb.has(form))
}

/// Whether a verb of saying stands right before: *“…,” **said** Jane Roe*.
fn is_said_by(reading: &Reading<'_>, start: usize) -> bool {
    let verb = start.checked_sub(1).and_then(|at| reading.pieces.get(at));
    verb.is_some_and(|verb| verb.is_lower() && verb.has(Class::CUE_FINITE) && verb.has(Class::QUOTES))
}
