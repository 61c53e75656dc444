//! Which organisation goes by the noun of its name alone: *the Harbour Board*, and then *the Board*.

use super::{Cast, Id, SAME_NAME};
use crate::article::SpeakerClass;
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;

impl Cast<'_> {
    /// *The Harbour Board met. **The Board**…*: the only organisation whose name turns on that noun, which goes by it from then on.
    pub(super) fn only_body(&mut self, folded: &[Short]) -> Option<Id> {
        let [noun] = folded else { return None };
        if !class_of(noun).has(Class::ORGANISATION.with(Class::SUFFIX)) || stands_alone(noun) {
            return None;
        }
        let turns_on_it = |id: &Id| {
            self.get(*id).is_some_and(|figure| {
                let ties = |word: &Short| class_of(word).has(Class::PREPOSITION);
                let head = figure.words.iter().position(ties).unwrap_or(figure.words.len());
                figure.class == SpeakerClass::Organisation
                    && figure.words.len() > 1
                    && head.checked_sub(1).and_then(|head| figure.words.get(head)) == Some(noun)
            })
        };
        let mut bodies = self.by_word.under(noun).take(SAME_NAME).copied().filter(turns_on_it);
        let only = bodies.next().filter(|_| bodies.next().is_none())?;
        self.figures.get_mut(only)?.noun = Some(noun.clone());
        Some(only)
    }
}

/// Nouns that name a body of their own with nothing else: *the House* is not the White House.
fn stands_alone(noun: &str) -> bool {
    matches!(
        noun,
        "army"
            | "congress"
            | "government"
            | "guardian"
            | "house"
            | "internet"
            | "navy"
            | "observer"
            | "parliament"
            | "police"
            | "press"
            | "senate"
            | "state"
            | "union"
    )
}
