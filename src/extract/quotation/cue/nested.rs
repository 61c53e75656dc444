//! Tells the mentions that a preposition ties to another: *the head of **the board***, *studies by scholars such as **Roe***. They are no
//! subjects while there is another.

use super::link::{Link, is_tail};
use super::mention_before;
use crate::extract::speaker::mention::{Mention, is_causing, is_source};
use crate::extract::speaker::noun::is_study;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Link<'_> {
    /// *studies by scholars **such as** Roe*, *analyses **of** visits, records and **pupils***: whether a mention is only an example, or the
    /// last of those that something found out is of.
    pub(super) fn is_of_study(&self, mention: &Mention) -> bool {
        const LONGEST: usize = 12;
        let reading = self.reading();
        let word = |back: usize| mention.at.start.checked_sub(back).map_or("", |at| reading.word(at));
        if (word(2), word(1)) == ("such", "as") {
            return true;
        }
        let inside = |at: &usize| {
            reading.pieces.get(*at).is_some_and(|piece| {
                piece.run.is_none()
                    && (piece.token.is_word() || piece.is(Kind::Comma))
                    && !piece.has(Class::AUXILIARY.with(Class::PRONOUN).with(Class::RELATIVE))
                    && !(piece.is_lower() && piece.has(Class::CUE_FINITE.with(Class::VERB)))
            })
        };
        let from = self.sentence.start.max(mention.at.start.saturating_sub(LONGEST));
        let of = (from..mention.at.start).rev().take_while(inside).find(|at| reading.word(*at) == "of");
        let noun = of.and_then(|of| of.checked_sub(1)).filter(|noun| *noun >= self.sentence.start);
        noun.is_some_and(|noun| {
            let small = Short::small(reading.word(noun));
            is_study(&small) || is_source(&small)
        })
    }

    /// Whether a preposition ties a mention to a noun phrase before it.
    pub(super) fn is_nested(&self, mention: &Mention) -> bool {
        const WORDS: usize = 3;
        let reading = self.reading();
        if self.is_of_study(mention) {
            return true;
        }
        let Some(mut before) =
            mention.at.start.checked_sub(1).filter(|before| *before >= self.sentence.start)
        else {
            return false;
        };
        // "opponents of letting ferries in"
        if before > self.sentence.start
            && reading.word(before).ends_with("ing")
            && is_causing(reading.word(before))
        {
            before -= 1;
        }
        // "head of the Harbour Board"
        if before > self.sentence.start
            && reading.pieces.get(before).is_some_and(|piece| piece.has(Class::DETERMINER))
        {
            before -= 1;
        }
        // "a project of the Harbour Board and the Quay Trust"
        if reading.word(before) == "and"
            && let Some(other) = mention_before(self.scene, before).and_then(|nth| self.mention(nth))
        {
            return self.is_nested(other);
        }
        // "in neighbouring Ostrand"
        let plain = |at: usize| {
            reading
                .pieces
                .get(at)
                .is_some_and(|p| p.is_lower() && !p.has(Class::FUNCTION.with(Class::CUE).with(Class::VERB)))
        };
        let far = before.saturating_sub(WORDS).max(self.sentence.start);
        while before > far && mention.is_name() && plain(before) {
            before -= 1;
        }
        reading
            .pieces
            .get(before)
            .is_some_and(|piece| piece.has(Class::PREPOSITION) && !piece.has(Class::CONJUNCTION))
            || before > self.sentence.start && is_tail(reading.word(before - 1))
    }
}
