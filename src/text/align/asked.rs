//! A quote as a person writes it.

use super::term::{Term, terms};
use crate::article::Span;

/// A quote as a person writes it, with what newspapers put into one.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The quote, without the brackets that only change a letter: *It* for *\[I\]t*.
    pub text: String,
    /// What it consists of, in order.
    pub slots: Vec<Slot>,
}

/// A part of a quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// A word.
    Word(Term),
    /// Words in brackets, which stand for others, or for none; where they are written, brackets and all.
    StandIn(Span),
    /// An ellipsis: other words may have stood here.
    Gap,
}

impl Asked {
    /// Reads a quote.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let text = without_letters(written);
        let mut slots: Vec<Slot> = Vec::new();
        let mut at = 0;
        while let Some((start, sign)) = text.get(at..).and_then(sign).map(|(from, sign)| (at + from, sign)) {
            slots.extend(words(&text, at, start));
            match sign {
                Sign::Ellipsis(length) => {
                    slots.push(Slot::Gap);
                    at = start + length;
                }
                Sign::Bracket(length) => {
                    let span = Span::new(start, start + length);
                    slots.extend(bracket(span, &text));
                    at = span.end;
                }
            }
        }
        slots.extend(words(&text, at, text.len()));
        slots.dedup_by(|next, last| *next == Slot::Gap && *last == Slot::Gap);
        // What was left out before the first word or behind the last is nothing that the quote claims.
        let first = slots.iter().take_while(|slot| **slot == Slot::Gap).count();
        slots.drain(..first);
        while slots.last() == Some(&Slot::Gap) {
            slots.pop();
        }
        Self { text, slots }
    }

    /// The words that have to be in a text.
    pub fn words(&self) -> impl Iterator<Item = &Term> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Word(term) => Some(term),
            Slot::StandIn(_) | Slot::Gap => None,
        })
    }

    /// Whether quote marks stand within it, as in a sentence that quotes: *“Well,” she said, “no.”*
    #[must_use]
    pub fn has_marks_within(&self) -> bool {
        let mark = |c: char| matches!(c, '“' | '”' | '„' | '«' | '»' | '"');
        self.text.trim_matches(|c: char| mark(c) || c.is_whitespace()).contains(mark)
    }

    /// What all of its words count.
    #[must_use]
    pub fn weight(&self) -> f32 {
        self.words().map(|term| term.weight).sum()
    }
}

fn words(text: &str, start: usize, end: usize) -> impl Iterator<Item = Slot> {
    let piece = terms(text.get(start..end).unwrap_or_default());
    piece.into_iter().map(move |term| Slot::Word(Term { span: term.span.shifted(start), ..term }))
}

/// What a pair of brackets means.
fn bracket(span: Span, text: &str) -> Option<Slot> {
    let inner = span.of(text).trim_matches(['[', ']']).trim();
    match inner {
        "" | "…" | "..." | ". . ." => Some(Slot::Gap),
        // The quoting paper speaks, not the person quoted.
        "sic" | "sic!" => None,
        _ => Some(Slot::StandIn(span)),
    }
}

enum Sign {
    Ellipsis(usize),
    Bracket(usize),
}

/// The first sign of a text that is more than a mark of punctuation.
fn sign(text: &str) -> Option<(usize, Sign)> {
    text.char_indices().find_map(|(at, c)| {
        let rest = text.get(at..)?;
        let found = match c {
            '…' => Sign::Ellipsis(c.len_utf8()),
            '.' => Sign::Ellipsis(dots(rest)?),
            '[' => Sign::Bracket(rest.find(']')? + 1),
            _ => return None,
        };
        Some((at, found))
    })
}

/// How long an ellipsis of three full stops or more is, spaced or not, at the beginning of a text.
fn dots(text: &str) -> Option<usize> {
    let run = text.find(|c| !matches!(c, '.' | ' ')).unwrap_or(text.len());
    let run = text.get(..run)?.trim_end();
    (run.matches('.').count() >= 3).then_some(run.len())
}

/// Takes away brackets around letters that belong to a word: *\[I\]t*, *go\[es\]*.
fn without_letters(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, from)) = rest.split_once('[') {
        text.push_str(before);
        let Some((inner, after)) = from.split_once(']') else {
            text.push('[');
            rest = from;
            continue;
        };
        let letters = !inner.is_empty() && inner.chars().all(char::is_alphabetic);
        let joins = before.chars().next_back().is_some_and(char::is_alphanumeric)
            || after.chars().next().is_some_and(char::is_alphanumeric);
        if letters && joins {
            text.push_str(inner);
        } else {
            text.push('[');
            text.push_str(inner);
            text.push(']');
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> String {
        let asked = Asked::read(written);
        let slots = asked.slots.iter().map(|slot| match slot {
            Slot::Word(term) => term.text.clone(),
            Slot::StandIn(span) => span.of(&asked.text).to_owned(),
            Slot::Gap => "…".to_owned(),
        });
        slots.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_quote_is_read_as_newspapers_write_it() {
        for (written, slots) in [
            ("“No,” she said.", "no she said"),
            ("We will… pay", "we will … pay"),
            ("We will ... pay . . . it", "we will … pay … it"),
            ("We will [...] pay […] it", "we will … pay … it"),
            ("…we will pay...", "we will pay"),
            ("[The company] will pay", "[The company] will pay"),
            ("[I]t go[es] on", "it goes on"),
            ("[t]hey pay", "they pay"),
            ("They was [sic] here", "they was here"),
            ("an open [bracket", "an open bracket"),
            ("It ends.. Here", "it ends here"),
            ("one … [...] two", "one … two"),
            ("", ""),
        ] {
            assert_eq!(read(written), slots, "{written}");
        }
    }

    #[test]
    fn a_sentence_that_quotes_is_told_from_a_quote() {
        for (written, within) in [
            ("“Well, no.”", false),
            ("“Well,” she said, “no.”", true),
            ("No", false),
            ("“No,” she said", true),
        ] {
            assert_eq!(Asked::read(written).has_marks_within(), within, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_asked_for(written in "\\PC*|[a.\\[\\]… ]*") {
            let asked = Asked::read(&written);
            for slot in &asked.slots {
                let (Slot::Word(Term { span, .. }) | Slot::StandIn(span)) = slot else { continue };
                proptest::prop_assert!(!span.of(&asked.text).is_empty());
            }
        }
    }
}
