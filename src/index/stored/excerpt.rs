//! One passage of an article, read without the others.

use super::article::{Before, Begun, Deck, PARAGRAPHS, read_comment, read_head};
use super::quotation;
use super::strings::Reader;
use crate::article::{
    Article, HitQuotation, Paragraph, Passage, PassageKind, Published, Quotation, Source, Span,
};
use crate::extract::passage::{of_comment, of_deck, of_headline, of_paragraph};

/// A passage with all that is shown of its article.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// The article's source.
    pub source: Source,
    /// The article's headline.
    pub title: Option<String>,
    /// The article's outlet.
    pub outlet: Option<String>,
    /// The article's authors.
    pub byline: Vec<String>,
    /// When the article came out.
    pub published: Option<Published>,
    /// The labels of the article's topics.
    pub topics: Vec<String>,
    /// The 1-based line that the passage starts on; `None` where lines mean nothing.
    pub line: Option<u32>,
    /// What kind of passage it is.
    pub kind: PassageKind,
    /// Who wrote it, where it is a comment.
    pub commenter: Option<String>,
    /// The whole passage.
    pub text: String,
    /// The quotations that stand in it.
    pub quotations: Vec<HitQuotation>,
    /// Where in its text each of them stands.
    pub said: Vec<Span>,
}

impl Excerpt {
    /// A passage of an article.
    #[must_use]
    pub fn of(article: &Article, passage: &Passage) -> Self {
        let quotations = || passage.quotations.iter().filter_map(|at| article.quotations.get(*at));
        let comment = passage.comment.and_then(|at| article.comments.get(at));
        Self {
            source: article.source.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            published: article.published,
            topics: article.topics.iter().map(|topic| topic.label.clone()).collect(),
            line: passage.line,
            kind: passage.kind,
            commenter: comment.and_then(|comment| comment.author.clone()),
            text: passage.text.clone(),
            quotations: quotations().map(shown).collect(),
            said: said(passage, quotations()),
        }
    }
}

/// What is shown of a quotation.
fn shown(quotation: &Quotation) -> HitQuotation {
    HitQuotation { kind: quotation.kind, text: quotation.text.clone(), speaker: quotation.speaker.clone() }
}

/// Where in a passage's text its quotations stand.
pub(crate) fn said<'a>(passage: &Passage, quotations: impl Iterator<Item = &'a Quotation>) -> Vec<Span> {
    let whole = Span::new(0, passage.text.len());
    let piece = passage.paragraph.map_or(whole, |(_, piece)| piece);
    let place = |Span { start, end }| {
        Span::new(start.saturating_sub(piece.start), end.saturating_sub(piece.start).min(piece.len()))
    };
    quotations.map(|quotation| place(quotation.within)).collect()
}

/// Which passage is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Headline,
    Deck,
    Paragraph(usize),
    Comment(usize),
}

/// Reads a passage. `None` where the article is damaged or has no such passage; within that where it has to be read whole, since a
/// paragraph up to there may be several passages.
#[expect(clippy::option_option, reason = "the outer one is whether it could be read")]
pub(super) fn read(from: &mut Reader<'_>, ordinal: usize) -> Option<Option<Excerpt>> {
    let head = read_head(from)?;
    let is_apart = matches!(head.deck, Some(Deck::Told { is_apart: true, .. }));
    let above = [(head.title.is_some(), Wanted::Headline), (is_apart, Wanted::Deck)];
    let above: Vec<Wanted> =
        above.into_iter().filter(|(is_there, _)| *is_there).map(|(_, passage)| passage).collect();
    let mut wanted = above.get(ordinal).copied();
    let left = ordinal.saturating_sub(above.len());
    let mut before = Before::default();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for at in 0..from.bits.size(PARAGRAPHS)? {
        let begun = Begun::read(&mut before, from)?;
        if begun.is_long && wanted.is_none() {
            return Some(None);
        }
        let is_wanted = wanted.is_none() && left == at;
        if is_wanted {
            wanted = Some(Wanted::Paragraph(at));
        }
        paragraphs.push(if is_wanted {
            begun.rest(&mut before, from)?
        } else {
            begun.pass(&mut before, from)?
        });
    }
    let wanted = match wanted {
        Some(wanted) => wanted,
        None => Wanted::Comment(left.checked_sub(paragraphs.len())?),
    };
    let holder = match wanted {
        Wanted::Headline => Some(None),
        Wanted::Paragraph(at) => Some(Some(at)),
        Wanted::Deck | Wanted::Comment(_) => None,
    };
    let is_wanted = |paragraph| holder == Some(paragraph);
    let (_, quotations) = quotation::read(head.title.as_deref(), &paragraphs, is_wanted, from)?;
    let standing = || quotations.iter().enumerate().filter(|(_, quotation)| is_wanted(quotation.paragraph));
    let mut commenter = None;
    let passage = match wanted {
        Wanted::Headline => of_headline(head.title.as_deref()?, standing().map(|(at, _)| at).collect()),
        Wanted::Deck => match &head.deck {
            Some(Deck::Told { deck, .. }) => of_deck(deck),
            _ => return None,
        },
        Wanted::Paragraph(at) => {
            let quoted: Vec<(usize, Span)> =
                standing().map(|(at, quotation)| (at, quotation.within)).collect();
            of_paragraph(at, paragraphs.get(at)?, &quoted).next()?
        }
        Wanted::Comment(at) => {
            let comment = from.many(0, read_comment)?.into_iter().nth(at)?;
            let passage = of_comment(at, &comment);
            commenter = comment.author;
            passage
        }
    };
    let quotations = || passage.quotations.iter().filter_map(|at| quotations.get(*at));
    Some(Some(Excerpt {
        said: said(&passage, quotations()),
        quotations: quotations().map(shown).collect(),
        source: head.source,
        title: head.title,
        outlet: head.outlet,
        byline: head.byline,
        published: head.published,
        topics: head.topics.into_iter().map(|topic| topic.label).collect(),
        line: passage.line,
        kind: passage.kind,
        commenter,
        text: passage.text,
    }))
}
