//! Tells from where a name stands what bears it, where the name alone tells little: *the head **of** Okkerby Loaf*, *Okkerby
//! Loaf has opened **its** doors* and *a village **under** Okkerby Vale* are nobody; *Malloy, **who**…* is somebody.

use super::trade::tells_body;
use super::{Cast, Id};
use crate::article::SpeakerClass;
use crate::extract::reading::Piece;
use crate::extract::speaker::figure::Figure;
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// What the places of a name tell of its bearer.
#[derive(Debug, Clone, Default)]
struct Signs {
    /// How often it stands where a body does.
    body: usize,
    /// How often it stands where a place does.
    place: usize,
    /// How often it stands where neither does.
    other: usize,
    /// How often it stands where a person does.
    person: usize,
}

impl<'t> Cast<'t> {
    /// Learns what bears the names that tell little. `known` tells whom each mention of each scene names.
    pub(super) fn learn_natures(&mut self, scenes: &[Scene<'t>], known: &[Vec<Option<Id>>]) {
        let mut signs = vec![Signs::default(); self.figures.len()];
        for (scene, known) in scenes.iter().zip(known).filter(|(scene, _)| !scene.headline) {
            for (nth, (mention, id)) in scene.mentions.iter().zip(known).enumerate() {
                let Some(id) = id else { continue };
                if let (Some(signs), true) = (signs.get_mut(*id), mention.is_name()) {
                    signs.read(scene, nth, mention);
                }
            }
        }
        for id in self.spoken_of_as_people(scenes, known) {
            if let Some(signs) = signs.get_mut(id) {
                signs.person += 1;
            }
        }
        for (figure, signs) in self.figures.iter_mut().zip(&signs) {
            if may_be_body(figure)
                && signs.person == 0
                && (called_as_body(figure)
                    || called_by_first(figure)
                    || signs.body > 0
                    || signs.place > 0 && signs.other == 0)
            {
                figure.class = SpeakerClass::Organisation;
                figure.loose = true;
                figure.place = signs.body == 0 && !called_as_body(figure) && !called_by_first(figure);
            } else if figure.may_be_person()
                && figure.class == SpeakerClass::Organisation
                && signs.person > 0
                && signs.body == 0
            {
                let plain = figure.words.iter().all(|word| class_of(word) == Class::NONE);
                if plain {
                    figure.class = SpeakerClass::Person;
                }
            }
        }
    }

    /// *“It is late,” Malloy said. It was cold, **he** said*: whom the next *he* can only mean, since nobody else was spoken of.
    fn spoken_of_as_people(&self, scenes: &[Scene<'_>], known: &[Vec<Option<Id>>]) -> Vec<Id> {
        /// So many paragraphs back somebody else may be meant.
        const FAR: usize = 6;
        let mut found = Vec::new();
        let (mut met, mut said) = (None::<usize>, None::<(Id, usize)>);
        for (place, (scene, known)) in scenes.iter().zip(known).enumerate() {
            for (mention, id) in scene.mentions.iter().zip(known) {
                let figure = id.and_then(|id| self.get(id));
                match &mention.sort {
                    Sort::Name { article, .. } => {
                        if figure.is_none_or(|figure| figure.class == SpeakerClass::Person) {
                            met = Some(place);
                        }
                        let alone = met.is_none_or(|met| met + FAR < place);
                        let bare = !article && figure.is_some_and(Figure::may_be_person);
                        // Where others were spoken of, it must be in another paragraph than this.
                        let at = if alone { usize::MAX } else { place };
                        let here = bare && (alone || met != Some(place)) && is_beside_cue(scene, mention);
                        said = id.filter(|_| here).map(|id| (id, at));
                    }
                    Sort::Pronoun(class) if class.has(Class::HE) || class.has(Class::SHE) => {
                        let said = said.take().filter(|(_, at)| *at == place || *at == usize::MAX);
                        found.extend(said.filter(|_| is_beside_cue(scene, mention)).map(|(id, _)| id));
                    }
                    Sort::Description { class, .. } if class.has(Class::PERSON.with(Class::FAMILY)) => {
                        (met, said) = (Some(place), None);
                    }
                    Sort::Pronoun(_) | Sort::Description { .. } => {}
                }
            }
        }
        found
    }
}

impl Signs {
    fn read(&mut self, scene: &Scene<'_>, nth: usize, mention: &Mention) {
        let Sort::Name { name, .. } = &mention.sort else { return };
        let reading = scene.reading;
        let piece = |at: usize| reading.pieces.get(at);
        let comma = piece(mention.at.end).is_some_and(|next| next.is(Kind::Comma));
        let relative = if comma { reading.word(mention.at.end + 1) } else { "" };
        if matches!(relative, "who" | "whose") || speaks_of_self(scene, mention) {
            self.person += 1;
        }
        let before = name.start.checked_sub(1).filter(|_| name.start == mention.at.start);
        let tie = before.map_or("", |before| reading.word(before));
        let owns = piece(mention.at.end).is_some_and(|next| next.is(Kind::Possessive));
        if relative == "which"
            || is_led(scene, before)
            || has_its_own(scene, nth, mention)
            || are_several(scene, mention)
        {
            self.body += 1;
        } else if !owns
            && matches!(
                tie,
                "in" | "In" | "near" | "Near" | "under" | "outside" | "across" | "around" | "at" | "At"
            )
        {
            self.place += 1;
        } else {
            self.other += 1;
        }
    }
}

/// *“**I** was late,” said Malloy*, *Malloy said: “It was **my** boat”*: whether quoted words beside a name that speaks are about whoever
/// speaks, who is no body then.
fn speaks_of_self(scene: &Scene<'_>, mention: &Mention) -> bool {
    let reading = scene.reading;
    let quoted = |at: usize| reading.pieces.get(at).and_then(|piece| reading.quoted.get(piece.run?));
    let own = |words: &Vec<Piece>| {
        words.iter().any(|word| {
            let word = word.token.span.of(reading.text);
            matches!(word, "I" | "me" | "my" | "myself" | "My")
                || word.starts_with("I'")
                || word.starts_with("I’")
        })
    };
    let (start, end) = (mention.at.start, mention.at.end);
    let near = [start.checked_sub(1), start.checked_sub(2), Some(end + 1), Some(end + 2)];
    is_beside_cue(scene, mention) && near.into_iter().flatten().filter_map(quoted).any(own)
}

/// *Malloy said*, *said Malloy*
fn is_beside_cue(scene: &Scene<'_>, mention: &Mention) -> bool {
    let cue = |at: usize| scene.reading.pieces.get(at).is_some_and(|piece| piece.has(Class::CUE_FINITE));
    cue(mention.at.end) || mention.at.start.checked_sub(1).is_some_and(cue)
}

/// Whether nothing but its form makes a person of a name of two words or more.
fn may_be_body(figure: &Figure) -> bool {
    let opens = figure.words.first().map_or(Class::NONE, |word| class_of(word));
    let initial = figure.words.first().is_some_and(|word| word.chars().count() == 1);
    figure.class == SpeakerClass::Person
        && figure.words.len() > 1
        && figure.sex == Class::NONE
        && figure.roles().all(tells_body)
        && !opens.has(Class::FORENAME)
        && !initial
        && !(figure.words.len() == 2
            && figure.words.last().is_some_and(|last| class_of(last).has(Class::FORENAME)))
}

/// *Okkerby Loaf spoke first. The country’s largest baker of rye…*: makes a body of what is called as bodies are.
pub(super) fn settle(figure: &mut Figure) {
    if may_be_body(figure) && called_as_body(figure) {
        figure.class = SpeakerClass::Organisation;
        figure.loose = true;
    }
}

/// *Okkerby Loaf, the country’s largest baker of rye*: whether something is said of a name, and all of it of bodies.
fn called_as_body(figure: &Figure) -> bool {
    !figure.roles.is_empty() && figure.roles().all(tells_body)
}

/// *Okkerby Search was late. **Okkerby** said so.*: whether a name that a common word closes goes by its first, as no surname does.
fn called_by_first(figure: &Figure) -> bool {
    let (Some(first), Some(last)) = (figure.words.first(), figure.words.last()) else { return false };
    let called = |word: &str| figure.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(word));
    class_of(last).has(Class::COMMON)
        && !class_of(last).has(Class::FORENAME.with(Class::PERSON).with(Class::RANK))
        && called(first)
        && !called(last)
}

/// *Okkerby Tides **have** said so*: whether a name that no *and* ties to another has a verb that one person does not have.
fn are_several(scene: &Scene<'_>, mention: &Mention) -> bool {
    let reading = scene.reading;
    let before = mention.at.start.checked_sub(1).and_then(|before| reading.pieces.get(before));
    let free = |before: &Piece| before.is(Kind::Stop) || before.is(Kind::Dash);
    matches!(reading.word(mention.at.end), "are" | "have" | "were" | "say")
        && (before.is_none_or(free)
            || reading.sentences.binary_search_by_key(&mention.at.start, |sentence| sentence.start).is_ok())
}

/// *chief executive **of** Okkerby Loaf*: whether the word before a name ties it to an office that only bodies have.
fn is_led(scene: &Scene<'_>, before: Option<usize>) -> bool {
    let reading = scene.reading;
    let Some(of) = before.filter(|of| matches!(reading.word(*of), "of" | "at")) else { return false };
    let office = of.checked_sub(1).map_or("", |office| reading.word(office));
    matches!(
        office,
        "CEO"
            | "CFO"
            | "CTO"
            | "chair"
            | "chairman"
            | "chairwoman"
            | "chief"
            | "co-founder"
            | "cofounder"
            | "director"
            | "executive"
            | "founder"
            | "manager"
            | "president"
            | "spokesman"
            | "spokesperson"
            | "spokeswoman"
    )
}

/// *Okkerby Loaf has opened **its** doors*: whether *its* follows the name that opens a sentence before anything else that it
/// could mean.
fn has_its_own(scene: &Scene<'_>, nth: usize, mention: &Mention) -> bool {
    const FAR: usize = 12;
    let reading = scene.reading;
    let opens = reading.sentences.binary_search_by_key(&mention.at.start, |sentence| sentence.start).is_ok();
    let next = scene.mentions.get(nth + 1).map_or(usize::MAX, |next| next.at.start);
    let verb = reading
        .pieces
        .get(mention.at.end)
        .is_some_and(|next| next.is_lower() || next.run.is_none() && next.is(Kind::Possessive));
    if !opens || !verb {
        return false;
    }
    let end = (mention.at.end + FAR).min(next);
    let over = |at: &usize| {
        reading.pieces.get(*at).is_none_or(|piece| {
            !piece.token.is_word()
                || piece.has(Class::ORGANISATION.with(Class::GROUP).with(Class::CUE_FINITE))
                    && !matches!(reading.word(*at + 1), "in" | "its")
                || piece.token.is_capitalised()
                || matches!(reading.word(*at), "that" | "it" | "and" | "on" | "to")
        })
    };
    let its = (mention.at.end..end).find(|at| reading.word(*at) == "its");
    its.is_some_and(|its| !(mention.at.end..its).any(|at| over(&at)))
}
