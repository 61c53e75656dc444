//! How quote and article differ, in words that can be read.

use super::voice::Heard;
use crate::article::{Article, Of, Piece, Span};
use crate::text::align::{Asked, Slot, Step};

/// The pieces that both have, and that only one of them has, in the order of the article. Where one stands in the other's
/// place, the article's comes first.
pub(super) fn of(asked: &Asked, article: &Article, steps: &[Step], words: &[(usize, &Heard)]) -> Vec<Piece> {
    let mut runs: Vec<Run> = Vec::new();
    for step in steps {
        let (of, slots, said) = match *step {
            Step::Same { slot, slots, word, words } => (Of::Both, slot..slot + slots, word..word + words),
            Step::Form { slot, word } => (Of::Article, slot..slot + 1, word..word + 1),
            Step::Dropped { word } => (Of::Article, 0..0, word..word + 1),
            Step::StoodFor { word } | Step::Omitted { word } => (Of::Omitted, 0..0, word..word + 1),
            Step::Added { slot } => match asked.slots.get(slot) {
                Some(Slot::Word(_)) => (Of::Article, slot..slot + 1, 0..0),
                _ => (Of::Omitted, 0..0, 0..0),
            },
        };
        match runs.last_mut().filter(|run| run.of == of) {
            Some(run) => {
                run.slots.extend(slots);
                run.said.extend(said);
            }
            None => runs.push(Run { of, slots: slots.collect(), said: said.collect() }),
        }
    }
    let mut pieces = Vec::new();
    for run in runs {
        let ours = (run.of, said(article, words, &run.said));
        let theirs = (Of::Quote, written(asked, &run.slots));
        let both = if run.of == Of::Both { vec![ours] } else { vec![ours, theirs] };
        pieces.extend(
            both.into_iter()
                .filter(|(of, text)| *of == Of::Omitted || !text.is_empty())
                .filter(|(of, text)| !(text.is_empty() && *of == Of::Quote))
                .map(|(of, text)| Piece { of, text }),
        );
    }
    pieces
}

struct Run {
    of: Of,
    slots: Vec<usize>,
    said: Vec<usize>,
}

/// Words of an article as they are written there.
fn said(article: &Article, words: &[(usize, &Heard)], said: &[usize]) -> String {
    let mut text = String::new();
    let mut stretch: Option<(usize, &Heard, Span)> = None;
    let mut close = |stretch: Option<(usize, &Heard, Span)>| {
        if let Some((_, word, span)) = stretch {
            append(&mut text, word.at.text(article), span);
        }
    };
    for (place, word) in said.iter().filter_map(|at| words.get(*at)) {
        stretch = match stretch {
            Some((last, first, span)) if *place == last + 1 && first.at == word.at => {
                Some((*place, first, Span::new(span.start, word.term.span.end)))
            }
            other => {
                close(other);
                Some((*place, word, word.term.span))
            }
        };
    }
    close(stretch);
    text
}

/// Words of a quote as they are written there.
fn written(asked: &Asked, slots: &[usize]) -> String {
    let mut text = String::new();
    let mut stretch: Option<(usize, Span)> = None;
    for &at in slots {
        let Some(Slot::Word(term)) = asked.slots.get(at) else { continue };
        stretch = match stretch {
            Some((last, span)) if at == last + 1 => Some((at, Span::new(span.start, term.span.end))),
            other => {
                if let Some((_, span)) = other {
                    append(&mut text, &asked.text, span);
                }
                Some((at, term.span))
            }
        };
    }
    if let Some((_, span)) = stretch {
        append(&mut text, &asked.text, span);
    }
    text
}

/// Appends a stretch of a text with the marks of punctuation that follow its last word.
fn append(to: &mut String, text: &str, span: Span) {
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(span.of(text));
    let behind = text.get(span.end..).unwrap_or_default();
    to.extend(behind.chars().take_while(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '%')));
}
