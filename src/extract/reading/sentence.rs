//! Cuts what an article says itself into sentences, quotations counting as one piece each.

use std::ops::Range;

use super::Piece;
use super::marks::Run;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// So many pieces make a sentence at the most: what runs on longer was not written to be read, and is cut.
const LONGEST: usize = 200;

/// The sentences of a paragraph as ranges of its pieces; together they cover every piece.
pub(super) fn sentences(text: &str, pieces: &[Piece], runs: &[Run]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let rest = pieces.get(at + 1..).unwrap_or_default();
        let ends = match piece.run {
            Some(run) => runs.get(run).is_some_and(|run| ends_after_run(text, *run, rest)),
            None if piece.token.plain => false,
            None if piece.is(Kind::Stop) => ends_after_stop(rest),
            None => ends_after_abbreviation(text, piece, rest),
        };
        if ends || at + 1 - start >= LONGEST {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < pieces.len() {
        found.push(start..pieces.len());
    }
    found
}

/// *It rained. He left.* A small letter goes on with the sentence, as do closing brackets and further stops.
fn ends_after_stop(rest: &[Piece]) -> bool {
    rest.first().is_none_or(|next| {
        !next.is_lower() && !next.is(Kind::Close) && !next.is(Kind::Stop) && !next.is(Kind::Comma)
    })
}

/// *in the U.S. The plan*: an initialism's full stop ends a sentence where the next word can only open one.
fn ends_after_abbreviation(text: &str, piece: &Piece, rest: &[Piece]) -> bool {
    let word = piece.token.span.of(text);
    if !word.ends_with('.') {
        return false;
    }
    let is_initialism = word.matches('.').count() > 1 || matches!(word, "Inc." | "Co." | "Corp." | "Jr.");
    is_initialism
        && rest.first().is_some_and(|next| {
            next.run.is_some() || next.token.is_capitalised() && next.has(Class::FUNCTION)
        })
}

/// *“We go.” The plan is…*: a run that ends its own sentence ends the one around it, unless who said it follows.
fn ends_after_run(text: &str, run: Run, rest: &[Piece]) -> bool {
    let words = run.inner.of(text).trim_end_matches(['’', '\'', '”', '"', ')']);
    if !words.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let Some(next) = rest.first() else { return true };
    if next.run.is_some() {
        return true;
    }
    if next.is_lower() || !next.token.is_word() {
        return next.is(Kind::Open);
    }
    !is_attribution(text, rest, words.ends_with('.'))
}

/// Whether the pieces open with who said it: *Mr Roe asked.* After a full stop, only where nothing else follows.
fn is_attribution(text: &str, rest: &[Piece], after_stop: bool) -> bool {
    const LONGEST: usize = 8;
    for (at, piece) in rest.iter().enumerate().take(LONGEST) {
        if piece.has(Class::CUE_FINITE) && piece.has(Class::QUOTES) && at > 0 {
            let next = rest.get(at + 1);
            let alone = next.is_none_or(|next| next.is(Kind::Stop) || next.is(Kind::Comma));
            let word = |at: usize| rest.get(at).map_or("", |piece| piece.token.span.of(text));
            // "“Why?” Jane Roe said she was late.", "“Why?” Jane Roe was told."
            let told = matches!(word(at + 1), "he" | "I" | "it" | "she" | "there" | "they" | "we" | "you")
                && rest.get(at + 2).is_some_and(|next| next.token.is_word())
                || matches!(word(at - 1), "are" | "be" | "been" | "is" | "was" | "were");
            let spoken = !told
                && next.is_none_or(|next| {
                    !next.is(Kind::Colon) && !next.has(Class::DETERMINER) && next.run.is_none()
                });
            let addressed = piece.has(Class::ADDRESSEE)
                && is_addressee_alone(text, rest.get(at + 1..).unwrap_or_default());
            let spoken = spoken || addressed;
            return if after_stop { alone } else { spoken };
        }
        let named = piece.token.is_capitalised()
            || piece.has(Class::PERSON)
            || piece.has(Class::ADVERB)
            || piece.has(Class::PRONOUN)
            // "“Why?” Jane Roe has asked."
            || at > 0 && !after_stop && piece.has(Class::AUXILIARY);
        if !named || piece.run.is_some() {
            return false;
        }
    }
    false
}

/// *“Why?” Jane Roe asked **the witness on Monday***: whether somebody is spoken to, and nothing is reported after.
fn is_addressee_alone(text: &str, rest: &[Piece]) -> bool {
    const LONGEST: usize = 4;
    let Some((_, words)) = rest.split_first().filter(|(first, _)| first.has(Class::DETERMINER)) else {
        return false;
    };
    let is_noun =
        |piece: &&Piece| piece.token.is_word() && piece.run.is_none() && !piece.has(Class::FUNCTION);
    let nouns = words.iter().take(LONGEST).take_while(is_noun).count();
    let over = words.get(nouns).is_none_or(|next| {
        let word = next.token.span.of(text);
        matches!(next.token.kind, Kind::Stop | Kind::Comma)
            || next.has(Class::DAY)
            || matches!(word, "on" | "at" | "in" | "during" | "after" | "before" | "outside")
    });
    nouns > 0 && over
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn a_quotation_is_one_piece_of_its_sentence() {
        let cases = [
            ("It rained. He left.", "It rained.|He left."),
            ("“No. Never,” she said. “Go.” The door shut.", "“No. Never,” she said.|“Go.”|The door shut."),
            ("“Really?” Jane Roe asked. Nobody knew.", "“Really?” Jane Roe asked.|Nobody knew."),
            ("“Why?” Jane Roe asked the witness on Monday.", "“Why?” Jane Roe asked the witness on Monday."),
            ("“Really?” Jane Roe has asked. Nobody knew.", "“Really?” Jane Roe has asked.|Nobody knew."),
            ("“Why?” Jane Roe said it was late.", "“Why?”|Jane Roe said it was late."),
            ("“Why?” Jane Roe was told by Doe.", "“Why?”|Jane Roe was told by Doe."),
            ("“Why?” Jane Roe told the board to go.", "“Why?”|Jane Roe told the board to go."),
            ("“We go.” Jane Roe said he was wrong.", "“We go.”|Jane Roe said he was wrong."),
            ("He flew to the U.S. The plan failed.", "He flew to the U.S.|The plan failed."),
            ("Mr. Roe of Acme Corp. said so.", "Mr. Roe of Acme Corp. said so."),
            ("It was made by Sun. So it failed.", "It was made by Sun.|So it failed."),
            ("On Sun. 3 March it failed.", "On Sun. 3 March it failed."),
            ("She said: “Go. Now.” “Why?”", "She said: “Go. Now.”|“Why?”"),
        ];
        for (text, want) in cases {
            let reading = &read(None, &[text])[0];
            let have: Vec<_> = reading.sentences.iter().map(|range| reading.span(range).of(text)).collect();
            assert_eq!(have.join("|"), want);
        }
    }
}
