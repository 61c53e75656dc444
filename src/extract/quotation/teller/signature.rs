//! Reads who signs quoted words: *“It shook.” – Jane Roe, Hull*, *“It shook.” – Night driver from the north*.

use std::ops::Range;
use std::rc::Rc;

use super::floating::is_weak;
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

/// Quoted words that a paragraph leaves without a speaker, which the next may sign.
#[derive(Debug, Default)]
pub(super) struct Unsigned {
    /// The scene that holds nothing else, and the first of its drafts.
    words: Option<(usize, usize)>,
    /// The last scene that is nothing but a name with a role.
    line: Option<usize>,
    /// Whether such a line was found to sign what stands above it.
    below: bool,
}

impl Teller<'_> {
    /// *“It shook.”* and below it *Jane Roe, head of the yard*: gives the words of the paragraph above to whoever signs them. Where
    /// such a line stands above the words too, it is that one that names their speaker.
    pub(super) fn sign_above(&mut self, index: usize, scene: &Scene<'_>) {
        let words = self.unsigned.words.take().filter(|(at, _)| at + 1 == index);
        let Some(by) = self.line(index, scene) else { return };
        let above = self.unsigned.line.replace(index);
        let Some((at, first)) =
            words.filter(|(at, _)| self.unsigned.below || above.is_none_or(|line| line + 1 != *at))
        else {
            return;
        };
        self.unsigned.below = true;
        for draft in self.drafts.iter_mut().skip(first) {
            draft.by = Some(by.clone());
        }
        self.last = Some((at, by));
    }

    /// Takes note of a paragraph that is quoted words alone of which nothing tells who speaks.
    pub(super) fn leave_unsigned(&mut self, index: usize, first: usize, scene: &Scene<'_>) {
        let quoted = |piece: &Piece| piece.run.is_some() || !piece.token.is_word();
        let weak =
            self.drafts.get(first..).is_some_and(|found| !found.is_empty() && found.iter().all(is_weak));
        let alone = weak && scene.reading.paragraph.is_some() && scene.reading.pieces.iter().all(quoted);
        self.unsigned.words = alone.then_some((index, first));
    }

    /// Whose name a paragraph is, with a role or behind a dash, and nothing else.
    fn line(&self, index: usize, scene: &Scene<'_>) -> Option<Attribution> {
        let reading = scene.reading;
        let dash = reading.pieces.first()?.is(Kind::Dash);
        let from = usize::from(dash);
        let end = paragraph_end(scene);
        signature(scene, from..end)?;
        let mention =
            scene.mentions.first().filter(|mention| mention.at.start == from && mention.is_name())?;
        let role = mention.at.end < end && reading.pieces.get(mention.at.end)?.is(Kind::Comma);
        self.signer(index, scene, mention).filter(|_| role || dash && mention.at.end == end)
    }

    /// Who signs, if it is somebody named in full.
    fn signer(&self, index: usize, scene: &Scene<'_>, mention: &Mention) -> Option<Attribution> {
        let id = self.cast.named(scene.reading, mention, &|_| 1)?;
        let figure = self.cast.get(id)?;
        (figure.class == SpeakerClass::Person && figure.name.contains(' ')).then_some(Attribution {
            rule: Rule::Sentence,
            mention: Some((index, mention.span)),
            who: Some(Who::Figure(id)),
            nameless: false,
            known_as: None,
            inner: None,
        })
    }

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
        let is = |at: usize, kind: Kind| scene.reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        // "“It shook.”. – Jane Roe"
        if is(at + 1, Kind::Stop) && is(at + 2, Kind::Dash) {
            signature(scene, at + 3..end)?;
            let nth = scene.mentions.partition_point(|mention| mention.at.start < at + 3);
            let mention = scene.mentions.get(nth).filter(|mention| mention.at.start == at + 3)?;
            return self.signer(index, scene, mention).filter(|_| mention.is_name());
        }
        if !is(at + 1, Kind::Dash) {
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
        let opens = at <= scene.first;
        self.signer(index, scene, mention).filter(|_| role && opens)
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

/// *“The boat is yours.” – boatgrid docs*: whether quoted words that open a paragraph are signed in small letters that are nobody.
pub(super) fn is_signed_by_thing(scene: &Scene<'_>, at: usize) -> bool {
    const MOST: usize = 4;
    let end = paragraph_end(scene);
    let signed = scene.reading.pieces(at + 2..end.max(at + 2));
    let plain = |piece: &Piece| {
        piece.is_lower()
            && !piece.has(
                Class::PRONOUN
                    .with(Class::DETERMINER)
                    .with(Class::AUXILIARY)
                    .with(Class::CUE)
                    .with(Class::CONJUNCTION),
            )
    };
    at <= scene.first
        && scene.reading.pieces.get(at + 1).is_some_and(|dash| dash.is(Kind::Dash))
        && (1..=MOST).contains(&signed.len())
        && signed.iter().all(plain)
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
    let words = || name.split([' ', ',']).take_while(|word| !small(word));
    let person = |head: &str| {
        let head = head.to_lowercase();
        class_of(&head).has(Class::PERSON.with(Class::RANK)) || is_formed_as_doer(&head)
    };
    // "Senior engineer working on tides"
    let doing = words().skip(1).position(|word| word.ends_with("ing")).and_then(|nth| words().nth(nth));
    let told = words().last().is_some_and(person) || doing.is_some_and(person);
    told.then(|| (name.to_owned(), SpeakerClass::Anonymous))
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
