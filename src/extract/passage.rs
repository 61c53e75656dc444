//! What a search finds of an article.

use std::ops::Range;

use crate::article::{Article, Comment, Paragraph, ParagraphKind, Passage, PassageKind, Span};

/// A paragraph longer than that, in bytes, is split: a hit should be read at a glance.
const LONGEST: usize = 1200;

/// The passages of an article: headline, standfirst, paragraphs and comments, in the page's order.
///
/// The same article always gives the same passages. A quotation belongs to every passage that it reaches into.
#[must_use]
pub fn passages(article: &Article) -> Vec<Passage> {
    let mut passages = Vec::with_capacity(article.paragraphs.len() + article.comments.len() + 1);
    if let Some(title) = &article.title {
        let quotations =
            (0..).zip(&article.quotations).filter(|(_, q)| q.paragraph.is_none()).map(|(i, _)| i);
        passages.push(of_headline(title, quotations.collect()));
    }
    passages.extend(article.deck.as_deref().filter(|deck| is_apart(deck, &article.paragraphs)).map(of_deck));
    let mut quoted = vec![Vec::new(); article.paragraphs.len()];
    for (i, quotation) in article.quotations.iter().enumerate() {
        if let Some(quotations) = quotation.paragraph.and_then(|at| quoted.get_mut(at)) {
            quotations.push((i, quotation.within));
        }
    }
    for ((at, paragraph), quotations) in article.paragraphs.iter().enumerate().zip(quoted) {
        passages.extend(of_paragraph(at, paragraph, &quotations));
    }
    passages.extend(article.comments.iter().enumerate().map(|(at, comment)| of_comment(at, comment)));
    passages
}

/// The passage that a headline is.
pub(crate) fn of_headline(title: &str, quotations: Vec<usize>) -> Passage {
    Passage { quotations, ..bare(PassageKind::Headline, title) }
}

/// The passage that a standfirst is.
pub(crate) fn of_deck(deck: &str) -> Passage {
    bare(PassageKind::Prose, deck)
}

/// Whether a standfirst is a passage, since no paragraph says the same.
pub(crate) fn is_apart(deck: &str, paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().all(|paragraph| paragraph.text != deck)
}

/// The passages of a paragraph, with those of its quotations that reach into each.
pub(crate) fn of_paragraph(
    at: usize,
    paragraph: &Paragraph,
    quotations: &[(usize, Span)],
) -> impl Iterator<Item = Passage> {
    let pieces = pieces(&paragraph.text, &Unbroken::of(quotations.iter().map(|(_, within)| *within)));
    let held = held(&pieces, quotations);
    pieces.into_iter().zip(held).map(move |(piece, held)| {
        let kind = match paragraph.kind {
            _ if !held.is_empty() => PassageKind::Quote,
            ParagraphKind::Caption => PassageKind::Caption,
            ParagraphKind::Body | ParagraphKind::Heading | ParagraphKind::Deck => PassageKind::Prose,
        };
        Passage {
            line: paragraph.line,
            paragraph: Some((at, piece)),
            quotations: held,
            ..bare(kind, piece.of(&paragraph.text))
        }
    })
}

/// Whether a paragraph may be several passages.
pub(crate) const fn is_long(text: &str) -> bool {
    text.len() > LONGEST
}

/// The passage that a comment is.
pub(crate) fn of_comment(at: usize, comment: &Comment) -> Passage {
    Passage { line: comment.line, comment: Some(at), ..bare(PassageKind::Comment, &comment.text) }
}

fn bare(kind: PassageKind, text: &str) -> Passage {
    Passage {
        kind,
        text: text.to_owned(),
        line: None,
        paragraph: None,
        comment: None,
        quotations: Vec::new(),
    }
}

/// Which quotations reach into each piece of a paragraph.
fn held(pieces: &[Span], quotations: &[(usize, Span)]) -> Vec<Vec<usize>> {
    let mut held = vec![Vec::new(); pieces.len()];
    for (i, within) in quotations {
        let first = pieces.partition_point(|piece| piece.end <= within.start);
        let reached =
            pieces.iter().zip(&mut held).skip(first).take_while(|(piece, _)| piece.start < within.end);
        reached.for_each(|(_, held)| held.push(*i));
    }
    held
}

/// Where quotations stand that are better not broken.
struct Unbroken {
    /// In the order of their starts, each with the furthest end so far.
    spans: Vec<Span>,
}

impl Unbroken {
    fn of(quotations: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = quotations.collect();
        spans.sort_unstable();
        let mut end = 0;
        for span in &mut spans {
            end = span.end.max(end);
            span.end = end;
        }
        Self { spans }
    }

    /// Whether a place is inside one of them.
    fn holds(&self, at: usize) -> bool {
        let before = self.spans.partition_point(|span| span.start < at);
        before.checked_sub(1).and_then(|last| self.spans.get(last)).is_some_and(|span| at < span.end)
    }
}

/// Parts a paragraph into pieces of at most [`LONGEST`] bytes: at the end of a sentence outside quotations where there is
/// one, else at the end of any sentence, else between words.
fn pieces(text: &str, unbroken: &Unbroken) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while text.len() - start > LONGEST {
        let cut = cut(text, start, unbroken);
        pieces.push(trimmed(text, start..cut));
        start = cut;
    }
    pieces.push(trimmed(text, start..text.len()));
    pieces.retain(|piece| !piece.is_empty());
    if pieces.is_empty() {
        pieces.push(Span::new(0, text.len()));
    }
    pieces
}

/// Where a piece that begins at `start` ends: as near to [`LONGEST`] as its sentences allow.
fn cut(text: &str, start: usize, unbroken: &Unbroken) -> usize {
    let mut outside = None;
    let mut sentence = None;
    let mut word = None;
    let mut any = start;
    let mut ended = false;
    let window = text.get(start..).unwrap_or_default();
    for (i, c) in window.char_indices().take_while(|(i, _)| *i <= LONGEST) {
        let at = start + i;
        if i > 0 {
            any = at;
        }
        if c.is_whitespace() {
            if i >= LONGEST / 4 {
                word = Some(at);
                if ended {
                    sentence = Some(at);
                    if !unbroken.holds(at) {
                        outside = Some(at);
                    }
                }
            }
            ended = false;
        } else {
            // Closing marks belong to the sentence that they close.
            ended = matches!(c, '.' | '!' | '?' | '…')
                || (ended && matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']'));
        }
    }
    outside.or(sentence).or(word).unwrap_or(any).max(start + 1)
}

fn trimmed(text: &str, range: Range<usize>) -> Span {
    let piece = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (piece.len() - piece.trim_start().len());
    Span::new(start, start + piece.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Comment, Format, Paragraph, Quotation, QuotationKind, Source};

    fn article(paragraphs: &[(ParagraphKind, &str)], quotations: &[(Option<usize>, Span)]) -> Article {
        let paragraph = |(kind, text): &(ParagraphKind, &str)| Paragraph {
            kind: *kind,
            text: (*text).to_owned(),
            line: Some(3),
            span: Span::new(0, text.len()),
        };
        let quotation = |(paragraph, within): &(Option<usize>, Span)| Quotation {
            kind: QuotationKind::Direct,
            text: String::new(),
            paragraph: *paragraph,
            line: None,
            span: *within,
            within: *within,
            cue: None,
            speaker: None,
            mention: None,
            evidence: None,
            confidence: 0.0,
            continues: false,
        };
        Article {
            source: Source { path: "a.txt".to_owned(), locator: None, format: Format::Text },
            title: Some("Ferry stays".to_owned()),
            deck: Some("The island wins".to_owned()),
            byline: Vec::new(),
            outlet: None,
            url: None,
            section: None,
            language: None,
            published: None,
            topics: Vec::new(),
            paragraphs: paragraphs.iter().map(paragraph).collect(),
            quotations: quotations.iter().map(quotation).collect(),
            speakers: Vec::new(),
            comments: vec![Comment {
                author: None,
                posted: None,
                text: "Well done".to_owned(),
                depth: 0,
                line: Some(9),
            }],
            text: None,
        }
    }

    #[test]
    fn an_article_gives_its_parts_in_the_order_of_the_page() {
        let article = article(
            &[
                (ParagraphKind::Body, "He said “no” twice."),
                (ParagraphKind::Caption, "A ferry"),
                (ParagraphKind::Heading, "Later"),
            ],
            &[(Some(0), Span::new(11, 13))],
        );
        let found: Vec<(PassageKind, String, Vec<usize>)> =
            passages(&article).into_iter().map(|p| (p.kind, p.text, p.quotations)).collect();
        let expect = |kind, text: &str, quotations: &[usize]| (kind, text.to_owned(), quotations.to_vec());
        assert_eq!(
            found,
            [
                expect(PassageKind::Headline, "Ferry stays", &[]),
                expect(PassageKind::Prose, "The island wins", &[]),
                expect(PassageKind::Quote, "He said “no” twice.", &[0]),
                expect(PassageKind::Caption, "A ferry", &[]),
                expect(PassageKind::Prose, "Later", &[]),
                expect(PassageKind::Comment, "Well done", &[]),
            ]
        );
    }

    #[test]
    fn a_long_paragraph_is_split_between_sentences_and_outside_quotations() {
        let sentence = "The council met on the pier and voted for the ferry. ";
        let text = sentence.repeat(60);
        let quoted = Span::new(sentence.len() * 10, sentence.len() * 25 - 1);
        let article = article(&[(ParagraphKind::Body, &text)], &[(Some(0), quoted)]);
        let parts: Vec<_> =
            passages(&article).into_iter().filter_map(|p| Some((p.paragraph?.1, p))).collect();
        assert!(parts.len() > 2);
        for (span, passage) in &parts {
            assert_eq!(passage.text, span.of(&text));
            assert!(passage.text.len() <= LONGEST && passage.text.ends_with('.'), "{}", passage.text);
        }
        assert!(parts.iter().all(|(span, _)| !(quoted.start < span.end && span.end < quoted.end)));
        let words = parts.iter().map(|(_, p)| p.text.split(' ').count()).sum::<usize>();
        assert_eq!(words, text.split_whitespace().count());
    }

    #[test]
    fn a_place_is_held_by_any_quotation_around_it() {
        let spans = [(0, 9), (2, 4), (2, 3), (12, 14), (13, 13)].map(|(start, end)| Span::new(start, end));
        let unbroken = Unbroken::of(spans.into_iter().rev());
        for at in 0..16 {
            let within = spans.iter().any(|span| span.start < at && at < span.end);
            assert_eq!(unbroken.holds(at), within, "{at}");
        }
        let quotations: Vec<(usize, Span)> = spans.into_iter().enumerate().collect();
        let pieces = [(0, 3), (3, 8), (9, 13), (13, 20)].map(|(start, end)| Span::new(start, end));
        for (piece, held) in pieces.iter().zip(held(&pieces, &quotations)) {
            let reached = quotations.iter().filter(|(_, within)| within.overlaps(*piece));
            assert_eq!(held, reached.map(|(i, _)| *i).collect::<Vec<_>>(), "{piece:?}");
        }
    }

    #[test]
    fn text_without_sentences_or_spaces_is_split_all_the_same() {
        for text in ["word ".repeat(1000), "é".repeat(5000), " ".repeat(5000)] {
            let pieces = pieces(&text, &Unbroken::of(std::iter::empty()));
            assert!(pieces.iter().all(|piece| piece.len() <= LONGEST || text.trim().is_empty()));
            assert!(pieces.iter().all(|piece| text.is_char_boundary(piece.start)));
        }
    }
}
