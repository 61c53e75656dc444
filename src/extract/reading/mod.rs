//! A paragraph cut up for attribution: what stands inside quote marks, and the sentences around it.
//!
//! Useful for finding who speaks, because a quotation is one piece of the sentence that holds it, however many
//! sentences it contains itself: *“No. Never. Go away,” she said* is one sentence of three pieces. Not useful for
//! reading the quoted words.
//!
//! | room | does |
//! | --- | --- |
//! | `adverbial` | passes over what stands between a subject and its verb |
//! | `marks` | pairs quote marks into runs of quoted words |
//! | `lost` | tells where words end that lost their closing mark |
//! | `sentence` | cuts what the article says itself into sentences |

pub(in crate::extract) mod adverbial;
mod lost;
pub(in crate::extract) mod marks;
mod sentence;

use std::ops::Range;

use crate::article::Span;
use crate::text::lexicon::Class;
use crate::text::token::{Case, Kind, Token, tokens};
use marks::{Run, Style};

/// One paragraph or the headline, read for attribution.
#[derive(Debug)]
pub(in crate::extract) struct Reading<'t> {
    /// Which paragraph of the article; `None` for the headline.
    pub(in crate::extract) paragraph: Option<usize>,
    /// Its text.
    pub(in crate::extract) text: &'t str,
    /// The runs of quoted words.
    pub(in crate::extract) runs: Vec<Run>,
    /// What the article says itself, each run standing as one piece.
    pub(in crate::extract) pieces: Vec<Piece>,
    /// The sentences, as ranges of pieces.
    pub(in crate::extract) sentences: Vec<Range<usize>>,
    /// The tokens within each run.
    pub(in crate::extract) quoted: Vec<Vec<Piece>>,
}

/// A token outside quote marks, or a whole run of quoted words.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Piece {
    /// The token; for a run, one that covers it, marks and all.
    pub(in crate::extract) token: Token,
    /// Which run it is.
    pub(in crate::extract) run: Option<usize>,
}

impl Piece {
    pub(in crate::extract) const fn is(&self, kind: Kind) -> bool {
        self.run.is_none() && self.token.kind as u8 == kind as u8
    }

    pub(in crate::extract) const fn has(&self, class: Class) -> bool {
        self.token.class.has(class)
    }

    /// Whether it is a word in small letters.
    pub(in crate::extract) const fn is_lower(&self) -> bool {
        matches!((self.token.kind, self.token.case), (Kind::Word, Case::Lower))
    }
}

/// Reads the headline and the paragraphs of one article.
#[cfg(test)]
pub(in crate::extract) fn read<'t>(title: Option<&'t str>, paragraphs: &[&'t str]) -> Vec<Reading<'t>> {
    read_tokens(title, paragraphs.iter().map(|text| (*text, tokens(text))))
}

/// Reads the headline and the paragraphs of one article, these cut into tokens already.
pub(in crate::extract) fn read_tokens<'t>(
    title: Option<&'t str>,
    paragraphs: impl Iterator<Item = (&'t str, Vec<Token>)>,
) -> Vec<Reading<'t>> {
    let paragraphs = paragraphs.enumerate().map(|(at, (text, tokens))| (Some(at), text, tokens));
    let cut: Vec<_> = title.into_iter().map(|text| (None, text, tokens(text))).chain(paragraphs).collect();
    let style = Style::of(cut.iter().map(|(_, text, tokens)| (*text, tokens.as_slice())));
    let mut running = false;
    let mut readings = Vec::with_capacity(cut.len());
    for (paragraph, text, tokens) in cut {
        // Headlines save on ink.
        let own = paragraph.is_none().then(|| Style::of_headline(text, &tokens)).flatten();
        let style = own.unwrap_or(style);
        let runs = marks::runs(text, &tokens, style, running);
        running = runs.last().is_some_and(|run| !run.closed && run.inner.end + 2 >= text.trim_end().len());
        readings.push(Reading::new(paragraph, text, &tokens, runs));
    }
    readings
}

impl<'t> Reading<'t> {
    fn new(paragraph: Option<usize>, text: &'t str, tokens: &[Token], runs: Vec<Run>) -> Self {
        let (pieces, quoted) = pieces(text, tokens, &runs);
        let sentences = sentence::sentences(text, &pieces, &runs);
        Self { paragraph, text, runs, pieces, sentences, quoted }
    }

    /// The pieces of a range; empty where it does not fit.
    pub(in crate::extract) fn pieces(&self, range: Range<usize>) -> &[Piece] {
        self.pieces.get(range).unwrap_or_default()
    }

    /// The bytes that a range of pieces covers.
    pub(in crate::extract) fn span(&self, range: &Range<usize>) -> Span {
        let pieces = self.pieces(range.clone());
        match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => Span::new(first.token.span.start, last.token.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// The words of a piece.
    pub(in crate::extract) fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.token.span.of(self.text))
    }

    /// Where each run of a sentence stands among the pieces: `(piece, run)`.
    pub(in crate::extract) fn run_pieces(
        &self,
        sentence: &Range<usize>,
    ) -> impl Iterator<Item = (usize, usize)> + '_ {
        sentence.clone().filter_map(|at| Some((at, self.pieces.get(at)?.run?)))
    }
}

/// *Lord Dubs**'** bill*: whether a mark that closes no quotation is the sign of whose the next word is.
fn owns(text: &str, before: Option<&Piece>, mark: Span) -> bool {
    let touches = before.is_some_and(|owner| {
        owner.run.is_none()
            && owner.token.span.end == mark.start
            && owner.token.is_capitalised()
            && owner.token.span.of(text).ends_with('s')
    });
    let mut after = text.get(mark.end..).unwrap_or_default().chars();
    touches
        && matches!(mark.of(text), "'" | "’")
        && after.next().is_some_and(char::is_whitespace)
        && after.next().is_some_and(char::is_alphabetic)
}

/// The tokens outside the runs with each run as one piece, and the tokens inside each.
fn pieces(text: &str, tokens: &[Token], runs: &[Run]) -> (Vec<Piece>, Vec<Vec<Piece>>) {
    let mut outside = Vec::with_capacity(tokens.len());
    // English words are five letters long and a space.
    let mut inside: Vec<Vec<Piece>> =
        runs.iter().map(|run| Vec::with_capacity(run.inner.len().div_ceil(5))).collect();
    let mut next = 0;
    let mut placed = 0;
    for token in tokens {
        while runs.get(next).is_some_and(|run| run.outer.end <= token.span.start) {
            next += 1;
        }
        let Some(run) = runs.get(next).filter(|run| run.outer.overlaps(token.span)) else {
            if token.kind != Kind::Mark {
                outside.push(Piece { token: *token, run: None });
            } else if owns(text, outside.last(), token.span) {
                outside.push(Piece { token: Token { kind: Kind::Possessive, ..*token }, run: None });
            }
            continue;
        };
        if placed <= next {
            placed = next + 1;
            let whole = Token {
                span: run.outer,
                kind: Kind::Mark,
                case: Case::None,
                class: Class::NONE,
                plain: false,
            };
            outside.push(Piece { token: whole, run: Some(next) });
        }
        if run.inner.contains(token.span) {
            inside
                .get_mut(next)
                .into_iter()
                .for_each(|pieces| pieces.push(Piece { token: *token, run: None }));
        }
    }
    (outside, inside)
}
