//! Whom an article calls again by another noun: *Singer Jane Roe left. **The pop star** wept.*

use super::noun::is_staff;
use super::{Stage, Who};
use crate::article::SpeakerClass;
use crate::extract::reading::Piece;
use crate::extract::speaker::cast::{Id, Office};
use crate::extract::speaker::figure::contrary;
use crate::extract::speaker::mention::{Mention, sex_of};
use crate::extract::speaker::repeat::{is_called, kinds};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// How far back it reaches, in sentences, where what somebody is said to be tells that they are meant.
const TOLD: usize = 12;
/// How far back it reaches where nothing is said of them.
const UNTOLD: usize = 2;

impl Stage<'_> {
    /// *“No,” Roe said. But **the club chairman added***: whoever goes on speaking spoke before, where nobody without a name did.
    pub(super) fn goes_on(
        &self,
        scene: &Scene<'_>,
        mention: &Mention,
        head: usize,
        office: &Office<'_>,
        class: Class,
    ) -> Option<Id> {
        let reading = scene.reading;
        let noun = reading.word(head);
        let added = |at: usize| matches!(reading.word(at), "added" | "continued");
        let adds = mention.at.end == head + 1
            && (added(mention.at.end)
                || reading.word(mention.at.end) == "also"
                    && reading.pieces.get(mention.at.end + 1).is_some_and(|cue| cue.has(Class::CUE_FINITE))
                || mention.at.start.checked_sub(1).is_some_and(added));
        let the = reading.word(mention.at.start).eq_ignore_ascii_case("the");
        let owned = reading.pieces(mention.at.start..head).iter().any(|piece| piece.is(Kind::Possessive));
        let one = class.has(Class::PERSON.with(Class::RANK)) && !class.has(Class::FAMILY.with(Class::GROUP));
        if !adds
            || !the
            || owned
            || !one
            || is_staff(noun)
            || self.stranger.is_some()
            || scene.fuller(mention).is_some()
        {
            return None;
        }
        let who = self.latest(sex_of(noun))?;
        let near = self.mind.get(who).is_some_and(|(_, sentence)| sentence + UNTOLD >= self.sentence);
        (near && self.may_be(who, office) && self.may_play(who, noun)).then_some(who)
    }

    /// Whom *the star* means: the one whose role has that noun or another name for it; else the only person on the stage, if
    /// nothing is said of them.
    pub(super) fn called_again(&self, scene: &Scene<'_>, mention: &Mention, head: usize) -> Option<Id> {
        let reading = scene.reading;
        let noun = reading.word(head);
        let kinds = kinds(noun)?;
        let ends = mention.at.end == head + 1
            && !matches!(reading.word(head + 1), "who" | "whose")
            && !reading.pieces.get(head + 1).is_some_and(|next| next.has(Class::PREPOSITION));
        // "the Afro-Colombian journalist" is told apart by more.
        let plain = reading.pieces(mention.at.start + 1..head).iter().all(Piece::is_lower);
        let the = plain && reading.word(mention.at.start).eq_ignore_ascii_case("the");
        // Somebody without a name who was just called so.
        let unnamed = self.stranger.as_ref().is_some_and(|stranger| {
            matches!(&stranger.who, Who::Unnamed(known) if known.name.split(' ').any(|word| word == noun))
        });
        if !the || !ends || unnamed || scene.fuller(mention).is_some() {
            return None;
        }
        // "star" is a forename too, and tells nothing here.
        let sex = if class_of(noun).has(Class::FORENAME) { Class::NONE } else { sex_of(noun) };
        let near = |id: &Id, reach: usize| {
            self.mind
                .get(*id)
                .is_some_and(|(mind, sentence)| *mind > 0.0 && sentence + reach >= self.sentence)
        };
        let person =
            |id: &Id| self.cast.get(*id).filter(|f| f.class == SpeakerClass::Person && !contrary(f.sex, sex));
        let told = |id: &Id| {
            near(id, TOLD) && person(id).is_some_and(|figure| is_called(figure.roles(), noun, kinds))
        };
        let told = self.recent.iter().copied().filter(told).max_by_key(|id| self.presence(*id));
        told.or_else(|| {
            let mut here = self.recent.iter().copied().filter(|id| near(id, UNTOLD) && person(id).is_some());
            let only = here.next().filter(|_| here.next().is_none())?;
            self.cast.get(only)?.roles().next().is_none().then_some(only)
        })
    }
}
