//! Who the subject is where what is told of them stands before the verb: *a nurse who worked with Roe said*, *a study that
//! followed nurses found*, *Jane Roe, a driver from Port Arden said*.

use super::link::Link;
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::Sort;
use crate::extract::speaker::noun::is_study;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Link<'_> {
    /// ***Roe** issued a statement saying that…*, ***Roe** put out a video that said…*: whoever sends something says what it says.
    pub(super) fn sender(&self, nth: usize) -> Option<usize> {
        let reading = self.reading();
        let sent = self.mention(nth)?;
        let Sort::Description { head, .. } = sent.sort else { return None };
        let new = matches!(reading.word(sent.at.start), "a" | "an" | "another")
            // "released a letter from her doctor that says"
            && !matches!(reading.word(head + 1), "by" | "from");
        if !new || !is_sent(&Short::small(reading.word(head))) || sent.at.end > self.verb {
            return None;
        }
        let out = sent.at.start.checked_sub(1).filter(|out| *out > self.sentence.start)?;
        let verb = if reading.word(out) == "out" { out - 1 } else { out };
        matches!(
            reading.word(verb),
            "filed"
                | "gave"
                | "issued"
                | "issues"
                | "penned"
                | "posted"
                | "publishes"
                | "published"
                | "put"
                | "read"
                | "released"
                | "releases"
                | "sent"
                | "signed"
                | "tweeted"
                | "wrote"
        )
        .then(|| Link { verb, ..*self }.subject())
        .flatten()
        .map(|(subject, _)| subject)
    }

    /// ***A man** accused of killing his wife said*, ***a nurse** who worked with Roe said*: whoever the sentence opens with, where
    /// nothing but what is told of them stands before the verb.
    pub(super) fn told_of(&self, end: usize) -> Option<usize> {
        let reading = self.reading();
        let first = self.scene.mentions.partition_point(|mention| mention.at.start < self.sentence.start);
        let head = self.mention(first).filter(|head| head.at.start == self.sentence.start)?;
        let one = matches!(head.sort, Sort::Description { class, .. } if class.has(Class::PERSON.with(Class::FAMILY)));
        // "A study that followed nurses for years found": who was studied does not speak.
        let study = matches!(head.sort, Sort::Description { head, .. } if is_study(&Short::small(reading.word(head))));
        let told = head.at.end..end;
        let [opens, next, ..] = reading.pieces(told.clone()) else { return None };
        // "who worked" and "accused of", but not "who police said"
        let who = (reading.word(told.start) == "who"
            || study && matches!(reading.word(told.start), "that" | "which"))
            && next.is_lower()
            && !next.has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN).with(Class::GROUP));
        let done = opens.is_lower()
            && !opens.has(Class::FUNCTION.with(Class::AUXILIARY))
            && reading.word(told.start).ends_with("ed")
            && next.has(Class::PREPOSITION);
        let several = matches!(head.sort, Sort::Description { class, .. } if class.has(Class::GROUP));
        let doing = (study || several || one)
            && opens.is_lower()
            && !opens.has(Class::CUE)
            && reading.word(told.start).ends_with("ing");
        let of = study && opens.has(Class::PREPOSITION);
        // "A letter sent to Roe said": whom it was sent to reads it.
        let text = matches!(head.sort, Sort::Description { head, .. } if is_letter(&Short::small(reading.word(head))));
        let sent = usize::from(opens.is_lower() && reading.word(told.start) != "to");
        let sent = text && reading.word(told.start + sent) == "to";
        let small = |at: usize| reading.pieces.get(at).is_some_and(Piece::is_lower);
        let lists = |at: usize| {
            let mark = reading.word(at) == "and"
                || reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
            study
                && mark
                && (small(at + 1) && !reading.pieces.get(at + 1).is_some_and(|p| p.has(Class::PRONOUN))
                    || reading.word(at + 1) == "and")
        };
        // "published in the Journal", "school records and"
        let done_to = |at: usize| {
            study
                && reading.word(at).ends_with("ed")
                && reading.pieces.get(at + 1).is_some_and(|next| next.has(Class::PREPOSITION))
        };
        let listed = |at: usize| study && lists(at + 1);
        let plain = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| {
                piece.run.is_none()
                    && (piece.token.is_word()
                        || piece.token.kind == Kind::Number
                        || piece.is(Kind::Possessive))
                    && (!piece.has(Class::CUE_FINITE) || at == told.start || done_to(at) || listed(at))
            }) && (who && at == told.start
                || !matches!(
                    reading.word(at),
                    "and" | "but" | "that" | "because" | "when" | "while" | "if" | "as" | "than"
                ))
        };
        let telling = (one || study) && (who || done) || doing || of || sent;
        (telling && told.clone().all(|at| plain(at) || lists(at))).then_some(first)
    }

    /// ***Jane Roe**, a driver from Port Arden said*: the name that opens its clause, where nothing but what it is said to be
    /// stands before the verb, and the second comma is missing.
    pub(super) fn apposed(&self, end: usize) -> Option<usize> {
        let reading = self.reading();
        let scene = self.scene;
        let first = scene.mentions.partition_point(|mention| mention.at.start < self.sentence.start);
        let opens = |at: usize| {
            at == self.sentence.start
                || matches!(reading.word(at - 1), "As" | "as")
                || reading.pieces.get(at - 1).is_some_and(|before| before.run.is_some())
        };
        let nth = (first..scene.mentions.len())
            .take_while(|nth| self.mention(*nth).is_some_and(|mention| mention.at.end < end))
            .find(|nth| self.mention(*nth).is_some_and(|name| name.is_name() && opens(name.at.start)))?;
        let name = self.mention(nth)?;
        let Sort::Name { name: words, .. } = &name.sort else { return None };
        let comma = reading.pieces.get(name.at.end).is_some_and(|piece| piece.is(Kind::Comma));
        let said = name.at.end + 1..end;
        let noun = Class::PERSON.with(Class::RANK);
        let bare =
            said.clone().take_while(|at| !reading.pieces.get(*at).is_some_and(|p| p.has(Class::PREPOSITION)));
        let office = { bare }
            .any(|at| reading.pieces.get(at).is_some_and(|piece| piece.is_lower() && piece.has(noun)));
        let plain = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| {
                piece.run.is_none()
                    && (piece.token.is_word() || piece.is(Kind::Possessive))
                    && !piece.has(Class::AUXILIARY.with(Class::RELATIVE).with(Class::PRONOUN))
                    && !(piece.has(Class::CUE_FINITE) && at > said.start + 1)
            }) && !matches!(reading.word(at), "that" | "but" | "because" | "when" | "while" | "if" | "as")
        };
        let small = reading.pieces.get(said.start).is_some_and(Piece::is_lower);
        // "Jane Roe, of the Quay Trust in Hull said"
        let from = matches!(reading.word(said.start), "of" | "from" | "at");
        (comma
            && words.len() > 1
            && said.len() > 1
            && small
            && (office || from)
            && reading.word(said.start) != "the"
            && said.clone().all(plain))
        .then_some(nth)
    }
}

/// Nouns for what is written to somebody.
fn is_letter(noun: &str) -> bool {
    matches!(
        noun,
        "e-mail" | "email" | "emails" | "letter" | "letters" | "memo" | "message" | "note" | "notice"
    )
}

/// What somebody writes or records and sends.
fn is_sent(noun: &str) -> bool {
    is_letter(noun)
        || matches!(
            noun,
            "ad" | "advertisement"
                | "column"
                | "op-ed"
                | "petition"
                | "post"
                | "release"
                | "report"
                | "statement"
                | "text"
                | "tweet"
                | "video"
        )
}
