//! Reads who signs quoted words: *“It shook.” – Jane Roe, Hull*, *“It shook.” – Night driver from the north*.

use std::ops::Range;
use std::rc::Rc;

use super::{People, Teller};
use crate::article::{Rule, Span, Speaker, SpeakerClass};
use crate::extract::quotation::draft::Attribution;
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::Mention;
use crate::extract::speaker::noun::is_formed_as_doer;
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// A signature has no more pieces than this.
const LONGEST: usize = 18;

impl Teller<'_> {
    /// Who signs the quoted words at a piece.
    pub(super) fn signed(
        &self,
        index: usize,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        at: usize,
        people: &People,
    ) -> Option<Attribution> {
        let end = paragraph_end(scene);
        let dashed = scene.reading.pieces.get(at + 1).is_some_and(|piece| piece.is(Kind::Dash));
        if !dashed {
            return self.signed_below(index, scene, at, end);
        }
        named(scene, sentence, at, people).or_else(|| {
            let signature = signature(scene, at + 2..end)?;
            let (name, class) = described(signature.of(scene.reading.text))?;
            Some(unnamed(index, signature, name, class))
        })
    }

    /// *“It shook.” Jane Roe, head of the yard*: the name and role that end a paragraph behind quoted words, without a verb
    /// and without a stop.
    fn signed_below(&self, index: usize, scene: &Scene<'_>, at: usize, end: usize) -> Option<Attribution> {
        let reading = scene.reading;
        signature(scene, at + 1..end)?;
        let nth = scene.mentions.partition_point(|mention| mention.at.start < at + 1);
        let mention = scene.mentions.get(nth).filter(|m| m.at.start == at + 1 && m.is_name())?;
        let role = mention.at.end < end && reading.pieces.get(mention.at.end)?.is(Kind::Comma);
        let id = self.cast.named(reading, mention, &|_| 1)?;
        let person = self
            .cast
            .get(id)
            .is_some_and(|figure| figure.class == SpeakerClass::Person && figure.name.contains(' '));
        let opens = at <= scene.first;
        (role && person && opens).then_some(Attribution {
            rule: Rule::Sentence,
            mention: Some((index, mention.span)),
            who: Some(Who::Figure(id)),
            nameless: false,
            known_as: None,
            inner: None,
        })
    }
}

/// Where a paragraph ends without what stands in brackets there: *– Jane Roe (Read all reviews)*.
fn paragraph_end(scene: &Scene<'_>) -> usize {
    let pieces = &scene.reading.pieces;
    let from = pieces.len().saturating_sub(LONGEST);
    if !pieces.last().is_some_and(|piece| piece.is(Kind::Close)) {
        return pieces.len();
    }
    let open = pieces.get(from..).and_then(|end| end.iter().rposition(|piece| piece.is(Kind::Open)));
    open.map_or(pieces.len(), |open| from + open)
}

/// The bytes of pieces that may sign: a few, from a capital on, without a verb and without a stop.
fn signature(scene: &Scene<'_>, at: Range<usize>) -> Option<Span> {
    let pieces = scene.reading.pieces(at.clone());
    let first = pieces.first()?;
    let verb = |piece: &Piece| {
        piece.is_lower() && piece.has(Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::PRONOUN))
    };
    let spoils =
        |piece: &Piece| piece.run.is_some() || piece.is(Kind::Stop) || piece.is(Kind::Colon) || verb(piece);
    let determined = first.has(Class::DETERMINER);
    let fits = pieces.len() <= LONGEST && (first.token.is_capitalised() || determined);
    (fits && !pieces.iter().any(spoils)).then(|| scene.reading.span(&at))
}

/// The name that a dash sets behind quoted words, where nothing but a place or a role follows it.
fn named(scene: &Scene<'_>, sentence: &Range<usize>, at: usize, people: &People) -> Option<Attribution> {
    let reading = scene.reading;
    let nth = scene.mentions.partition_point(|mention| mention.at.start < at + 2);
    let mention: &Mention = scene.mentions.get(nth).filter(|mention| mention.at.start == at + 2)?;
    let ends = mention.at.end >= sentence.end
        || reading.pieces.get(mention.at.end).is_some_and(|next| !next.token.is_word());
    let by = people.get(nth).filter(|by| ends && mention.is_name() && by.who.is_some())?;
    let initials = is_initials(reading.span(&mention.at).of(reading.text));
    (!initials).then(|| by.clone())
}

/// Somebody whom a signature calls by initials, or describes.
fn described(signature: &str) -> Option<(String, SpeakerClass)> {
    let opening = signature.split([',', '(']).next().unwrap_or(signature).trim();
    if is_initials(opening) {
        return Some((opening.to_owned(), SpeakerClass::Person));
    }
    let article = |word: &&str| matches!(word.to_ascii_lowercase().as_str(), "a" | "an" | "the");
    let name = match signature.split_once(' ') {
        Some((first, rest)) if article(&first) => rest,
        _ => signature,
    };
    // "Senior engineer at a depot": what stands before the first small word turns on a noun for a person.
    let small = |word: &str| class_of(&word.to_lowercase()).has(Class::PREPOSITION.with(Class::CONJUNCTION));
    let head = name.split([' ', ',']).take_while(|word| !small(word)).last()?.to_lowercase();
    let person = class_of(&head).has(Class::PERSON.with(Class::RANK)) || is_formed_as_doer(&head);
    person.then(|| (name.to_owned(), SpeakerClass::Anonymous))
}

/// *JT*, *J. T.*, *Petra W.*: a name that hides somebody’s surname, or all of it.
fn is_initials(name: &str) -> bool {
    let short = |word: &str| {
        let letters = word.trim_end_matches('.');
        (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
    };
    let mut words = name.split(' ').filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let forename = first.starts_with(char::is_uppercase) && !first.contains('.');
    match words.next() {
        None => short(first),
        Some(last) => {
            words.next().is_none()
                && (short(first) || forename)
                && last.trim_end_matches('.').len() == 1
                && short(last)
        }
    }
}

fn unnamed(index: usize, span: Span, name: String, class: SpeakerClass) -> Attribution {
    Attribution {
        rule: Rule::Sentence,
        mention: Some((index, span)),
        who: Some(Who::Unnamed(Rc::new(Speaker { name, role: None, class }))),
        nameless: class == SpeakerClass::Anonymous,
        known_as: None,
        inner: None,
    }
}
