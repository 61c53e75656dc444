//! Where quoted words end that lost their closing mark.

use std::collections::HashSet;

use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind, Token};

/// How many tokens back a lost opening mark is looked for, and how far words may reach that lost their closing one.
pub(super) const LONGEST_SENTENCE: usize = 200;

/// At the comma before *said Jane Roe* or *he said*.
pub(super) fn attribution(tokens: &[Token]) -> Option<usize> {
    let named = |token: &Token| token.is_capitalised() && token.kind == Kind::Word;
    tokens.windows(3).find_map(|window| match window {
        [comma, verb, name]
            if comma.kind == Kind::Comma && said(verb) && named(name) && !name.class.has(Class::FUNCTION) =>
        {
            Some(comma.span.end)
        }
        [comma, pronoun, verb]
            if comma.kind == Kind::Comma
                && pronoun.class.has(Class::HE.with(Class::SHE))
                && pronoun.case == Case::Lower
                && said(verb)
                && !verb.class.has(Class::THAT) =>
        {
            Some(comma.span.end)
        }
        _ => None,
    })
}

/// Whether a word is a verb of saying that takes quoted words.
fn said(token: &Token) -> bool {
    token.class.has(Class::CUE_FINITE) && token.class.has(Class::QUOTES) && token.case == Case::Lower
}

/// At the end of the last sentence, if none of them is the article's own: *He said it rained.* *Roe was careful.*, where
/// Roe is named in front of the words as well.
pub(super) fn unsaid(text: &str, before: &[Token], tokens: &[Token]) -> Option<usize> {
    let last = tokens.last().filter(|last| last.kind == Kind::Stop && tokens.len() <= LONGEST_SENTENCE)?;
    let pronoun = Class::HE.with(Class::SHE).with(Class::IT).with(Class::THEY);
    let name = |token: &Token| {
        token.is_capitalised()
            && token.kind == Kind::Word
            && !token.class.has(Class::FUNCTION.with(Class::COURTESY))
    };
    let speaks = |token: &Token| name(token) || token.class.has(pronoun);
    let told = tokens.windows(2).any(|pair| matches!(pair, [who, verb] if speaks(who) && said(verb)));
    let before = before.get(before.len().saturating_sub(LONGEST_SENTENCE)..).unwrap_or_default();
    let known: HashSet<&str> =
        before.iter().filter(|token| name(token)).map(|token| token.span.of(text)).collect();
    // "Mr Roe", "But Roe"
    let leads = |token: &&Token| token.class.has(Class::CONJUNCTION.with(Class::COURTESY)) && !name(token);
    let opens = |after: &[Token]| {
        let word = after.iter().take(3).find(|token| !leads(token));
        word.is_some_and(|word| name(word) && known.contains(word.span.of(text)))
    };
    let stops = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Stop);
    let named = || stops.clone().any(|(stop, _)| tokens.get(stop + 1..).is_some_and(opens));
    (!told && !named()).then_some(last.span.end)
}

/// In front of the dash behind which a name or a few words sign: *It rained. – Jane Roe (Hull)*
pub(super) fn before_signature(tokens: &[Token]) -> Option<usize> {
    const LONGEST: usize = 10;
    let dash = tokens.iter().rposition(|token| token.kind == Kind::Dash)?;
    let stop = dash.checked_sub(1).and_then(|at| tokens.get(at)).filter(|stop| stop.kind == Kind::Stop)?;
    let signature = tokens.get(dash + 1..).filter(|signature| signature.len() <= LONGEST)?;
    let signs =
        signature.first()?.is_capitalised() && !signature.iter().any(|token| token.kind == Kind::Stop);
    signs.then_some(stop.span.end)
}

/// Where the first sentence among the tokens ends.
pub(super) fn first_sentence_end(tokens: &[Token]) -> Option<usize> {
    tokens
        .iter()
        .enumerate()
        .find(|(at, token)| {
            token.kind == Kind::Stop
                && tokens.get(at + 1).is_none_or(|next| next.is_capitalised() || next.kind == Kind::Mark)
        })
        .map(|(_, token)| token.span.end)
}
