//! A passage as a document: its own words, and who speaks in it.

use tantivy::TantivyDocument;

use super::article::{Words, about};
use super::{Sheet, add, joined, kind_number, part_number};
use crate::article::{Article, Passage, PassageKind, Quotation, Span, Speaker};
use crate::index::analyzer::placed;
use crate::index::quoted::{self, Aliases};
use crate::index::schema::Fields;
use crate::query::Part;
use crate::text::word::{Word, words};

/// The document of a passage; its words are counted among its article's.
pub(super) fn document(
    fields: &Fields,
    article: &Article,
    aliases: &Aliases<'_>,
    passage: &Passage,
    of_article: &mut Words,
) -> Sheet {
    let mut own: Vec<Word> = Vec::with_capacity(passage.text.len() / 4);
    own.extend(words(&passage.text));
    let mut document = TantivyDocument::default();
    document.add_u64(fields.kind, kind_number(passage.kind));
    document.add_u64(fields.likeness, of_article.meet(passage, &own).to_number());
    match passage.kind {
        // Their spelling and what their words look like is filed with them.
        PassageKind::Comment => document.add_text(fields.comment, &passage.text),
        PassageKind::Quote | PassageKind::Prose | PassageKind::Caption => {
            document.add_text(fields.body, &passage.text);
        }
        // A headline is found as what its article is about, so that it does not stand before the passages themselves.
        PassageKind::Headline => {
            document.add_text(fields.spelling, about(article));
            document.add_text(fields.exact, &passage.text);
        }
    }
    speakers(fields, article, aliases, passage, &mut document);
    said(fields, article, passage, &own, &mut document);
    quoted::file_passage(fields, article, aliases, passage, &mut document);
    Sheet { document, words: own }
}

fn quotations<'a>(article: &'a Article, passage: &Passage) -> impl Iterator<Item = &'a Quotation> {
    passage.quotations.iter().filter_map(|at| article.quotations.get(*at))
}

/// Files who speaks, in what role, and that somebody does.
fn speakers(
    fields: &Fields,
    article: &Article,
    aliases: &Aliases<'_>,
    passage: &Passage,
    document: &mut TantivyDocument,
) {
    let mut speakers: Vec<&Speaker> = Vec::new();
    for speaker in quotations(article, passage).filter_map(|quotation| quotation.speaker.as_ref()) {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    let names = joined(speakers.iter().flat_map(|speaker| names(aliases, speaker)));
    let roles = joined(speakers.iter().filter_map(|speaker| speaker.role.as_deref()));
    let parts = [
        (Part::Quote, !passage.quotations.is_empty()),
        (Part::Speaker, !speakers.is_empty()),
        (Part::Role, !roles.is_empty()),
    ];
    for (part, _) in parts.into_iter().filter(|(_, has)| *has) {
        document.add_u64(fields.has, part_number(part));
    }
    if passage.kind != PassageKind::Comment {
        add(fields.context, joined([names.as_str(), roles.as_str()].into_iter()), document);
    }
    add(fields.speaker, names, document);
    add(fields.role, roles, document);
}

/// Everything that the article calls a speaker.
fn names<'a>(aliases: &Aliases<'a>, speaker: &'a Speaker) -> impl Iterator<Item = &'a str> {
    std::iter::once(speaker.name.as_str()).chain(aliases.of_speaker(speaker).flatten().map(String::as_str))
}

/// Files where in the passage quotations stand; those of a headline by their words.
fn said(
    fields: &Fields,
    article: &Article,
    passage: &Passage,
    words: &[Word],
    document: &mut TantivyDocument,
) {
    let Some((_, piece)) = passage.paragraph else {
        let said = quotations(article, passage).map(|quotation| quotation.text.as_str());
        add(fields.said, joined(said), document);
        return;
    };
    if passage.quotations.is_empty() {
        return;
    }
    let mut places = Vec::with_capacity(words.len());
    let words = placed(&passage.text, words.iter().copied());
    places.extend(words.map(|(word, position)| (word.span.start, position)));
    let word_at = |at: usize| {
        let at = at.clamp(piece.start, piece.end) - piece.start;
        places.partition_point(|(start, _)| *start < at)
    };
    for Span { start, end } in quotations(article, passage).map(|quotation| quotation.within) {
        let words = places.get(word_at(start)..word_at(end)).unwrap_or_default();
        if let ([(_, first), ..], [.., (_, last)]) = (words, words) {
            document.add_u64(fields.said_at, *first as u64);
            document.add_u64(fields.said_at, *last as u64);
        }
    }
}
