//! Whom a pronoun cannot mean: *She told **Ms Roe***, *Of **Roe**, she said*, *“I like **Tom Roe**,” he said*.

use super::Stage;
use crate::extract::speaker::cast::Id;
use crate::extract::speaker::mention::Mention;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Stage<'_> {
    /// Everybody whom the words right beside a pronoun bar.
    pub(super) fn barred(&self, scene: &Scene<'_>, pronoun: &Mention) -> Vec<Id> {
        let mut barred = Vec::new();
        barred.extend(self.told(scene, pronoun));
        barred.extend(self.fronted(scene, pronoun));
        self.spoken_of(scene, pronoun, &mut barred);
        barred
    }

    /// *She told **Ms Roe***
    fn told(&self, scene: &Scene<'_>, pronoun: &Mention) -> Option<Id> {
        let at = pronoun.at.end + 1;
        matches!(scene.reading.word(pronoun.at.end), "told" | "tells").then_some(())?;
        let next = scene.mentions.partition_point(|mention| mention.at.start < pronoun.at.end);
        let name = scene.mentions.get(next).filter(|name| name.is_name() && name.at.start <= at + 1)?;
        self.cast.named(scene.reading, name, &|id| self.presence(id))
    }

    /// *Of **Roe**, she said*
    fn fronted(&self, scene: &Scene<'_>, pronoun: &Mention) -> Option<Id> {
        let reading = scene.reading;
        let comma = pronoun.at.start.checked_sub(1)?;
        reading.pieces.get(comma).filter(|piece| piece.is(Kind::Comma))?;
        let before = scene.mentions.partition_point(|mention| mention.at.start < comma).checked_sub(1)?;
        let name = scene.mentions.get(before).filter(|name| name.is_name() && name.at.end == comma)?;
        let opens = name.at.start.checked_sub(1)?;
        matches!(reading.word(opens), "Of" | "On" | "About" | "Like" | "Unlike" | "Besides").then_some(())?;
        self.cast.named(reading, name, &|id| self.presence(id))
    }

    /// *“I like **Tom Roe**,” he said*: whoever is named in full in somebody's words does not speak them, but for *I am Tom Roe*.
    fn spoken_of(&self, scene: &Scene<'_>, pronoun: &Mention, barred: &mut Vec<Id>) {
        let reading = scene.reading;
        let run = |at: usize| reading.pieces.get(at).and_then(|piece| piece.run);
        let cue = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.has(Class::CUE_FINITE));
        let before = pronoun.at.start.checked_sub(1).and_then(run).filter(|_| cue(pronoun.at.end));
        let Some(run) = before else { return };
        for (pieces, mention) in scene.named_in(run) {
            let opens = mention.at.start.checked_sub(1).and_then(|at| pieces.get(at));
            let own = opens.is_some_and(|piece| piece.has(Class::AUXILIARY.with(Class::PRONOUN)));
            if !own && let Some(id) = self.cast.named_among(reading, pieces, mention, &|id| self.presence(id))
            {
                barred.push(id);
            }
        }
    }
}
