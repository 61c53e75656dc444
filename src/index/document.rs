//! A source and its articles as documents.

use tantivy::TantivyDocument;
use tantivy::Term;
use tantivy::indexer::UserOperation;
use xxhash_rust::xxh3::xxh3_64;

use super::analyzer::SEPARATOR;
use super::exact;
use super::quoted;
use super::record::Record;
use super::schema::Fields;
use super::stored::stored;
use super::story::address;
use crate::article::published::days_since_epoch;
use crate::article::{Article, ParagraphKind, Passage, PassageKind, Quotation, Span, Speaker};
use crate::extract::passages;
use crate::extract::topic::key::{Key, filed_as};
use crate::query::Part;
use crate::text::likeness::{Signature, Wording};
use crate::text::word::words as words_of;

/// How many words of the body count as its first ones: a news report says in a sentence what it is about.
const LEAD_WORDS: usize = 18;

/// What is to be done to the index for one source: everything that it held goes, what it now holds comes.
pub struct Batch {
    pub(super) operations: Vec<UserOperation>,
    pub(super) bytes: usize,
}

impl Batch {
    /// Replaces whatever is known of a source.
    #[must_use]
    pub fn put(fields: &Fields, record: &Record, articles: &[Article]) -> Self {
        let source = key(&record.path, None);
        let mut batch = Self { operations: vec![delete(fields.source, source)], bytes: 0 };
        for article in articles {
            batch.article(fields, source, article, 0);
        }
        batch.operations.push(UserOperation::Add(record.document(fields, source)));
        batch
    }

    /// Replaces what is known of the file and keeps its articles.
    #[must_use]
    pub fn touch(fields: &Fields, record: &Record) -> Self {
        let source = key(&record.path, None);
        let operations =
            vec![delete(fields.record, source), UserOperation::Add(record.document(fields, source))];
        Self { operations, bytes: 0 }
    }

    /// Adds an article of a container, or puts it in the place of what was cited so.
    #[must_use]
    pub fn member(fields: &Fields, article: &Article, hash: u64, known: bool) -> Self {
        let id = key(&article.source.path, article.source.locator.as_deref());
        let mut batch =
            if known { Self::remove_member(fields, id) } else { Self { operations: Vec::new(), bytes: 0 } };
        batch.article(fields, key(&article.source.path, None), article, hash);
        batch
    }

    /// Takes an article of a container out, by its key.
    #[must_use]
    pub fn remove_member(fields: &Fields, id: u64) -> Self {
        Self { operations: vec![delete(fields.id, id), delete(fields.article, id)], bytes: 0 }
    }

    /// Takes a source out.
    #[must_use]
    pub fn remove(fields: &Fields, path: &str) -> Self {
        Self { operations: vec![delete(fields.source, key(path, None))], bytes: 0 }
    }

    fn article(&mut self, fields: &Fields, source: u64, article: &Article, hash: u64) {
        let id = key(&article.source.path, article.source.locator.as_deref());
        let mut whole = String::new();
        let (mut wording, mut of_passage) = (Wording::default(), Wording::default());
        let topics = Topics::of(article);
        for (ordinal, passage) in (0u64..).zip(passages(article)) {
            if passage.kind != PassageKind::Comment {
                whole.push_str(&passage.text);
                whole.push(SEPARATOR);
            }
            let mut document = passage_document(fields, article, &topics, &passage);
            document.add_u64(fields.source, source);
            document.add_u64(fields.article, id);
            document.add_u64(fields.ordinal, ordinal);
            of_passage.clear();
            of_passage.extend(&passage.text);
            document.add_u64(fields.likeness, of_passage.likeness().to_number());
            if matches!(passage.kind, PassageKind::Quote | PassageKind::Prose) {
                wording.append(&of_passage);
            }
            self.operations.push(UserOperation::Add(document));
        }
        self.bytes += whole.len();
        let mut document = TantivyDocument::default();
        document.add_u64(fields.source, source);
        document.add_u64(fields.id, id);
        document.add_u64(fields.hash, hash);
        document.add_text(fields.whole, whole);
        add(fields.lead, lead(article), &mut document);
        for number in wording.signature().into_iter().flat_map(Signature::to_numbers) {
            document.add_u64(fields.signature, number);
        }
        if let Some(address) = article.url.as_deref().and_then(address) {
            document.add_u64(fields.address, address);
        }
        document.add_u64(fields.quotations, article.quotations.len() as u64);
        document.add_bytes(fields.json, &stored(article));
        quoted::file_article(fields, article, &mut document);
        self.operations.push(UserOperation::Add(document));
    }
}

/// What an article or a source is known by.
#[must_use]
pub fn key(path: &str, locator: Option<&str>) -> u64 {
    match locator {
        None => xxh3_64(path.as_bytes()),
        // A NUL cannot stand in a path, so no other path reads the same.
        Some(locator) => xxh3_64(format!("{path}\0{locator}").as_bytes()),
    }
}

/// The number that a kind of passage is filed under.
#[must_use]
pub fn kind_number(kind: PassageKind) -> u64 {
    (0..).zip(PassageKind::ALL).find(|(_, known)| *known == kind).map_or(u64::MAX, |(number, _)| number)
}

/// The number that a part is filed under.
#[must_use]
pub fn part_number(part: Part) -> u64 {
    (0..).zip(Part::ALL).find(|(_, known)| *known == part).map_or(u64::MAX, |(number, _)| number)
}

fn delete(field: tantivy::schema::Field, key: u64) -> UserOperation {
    UserOperation::Delete(Term::from_field_u64(field, key))
}

/// An article's topics, as each of its passages is found by them.
struct Topics {
    /// The labels of those that a passage may tell of.
    labels: String,
    /// Everything that they are asked for by.
    names: String,
}

impl Topics {
    fn of(article: &Article) -> Self {
        // A subject is asked for by its label or its code. It is no name of anything that a passage tells of.
        let own = article.topics.iter().filter(|topic| topic.code.is_none());
        let codes = article.topics.iter().filter_map(|topic| topic.code.as_deref());
        // Whatever a topic is called, it is found by its key, and by the name that it is filed under.
        let keys: Vec<Key> = article.topics.iter().map(|topic| Key::of(&topic.label)).collect();
        let filed = article.topics.iter().filter_map(|topic| filed_as(&topic.label));
        let labels = article.topics.iter().map(|topic| topic.label.as_str());
        let names = labels.chain(codes).chain(keys.iter().map(Key::as_str)).chain(filed);
        Self { names: joined(names), labels: joined(own.map(|topic| topic.label.as_str())) }
    }
}

fn passage_document(
    fields: &Fields,
    article: &Article,
    topics: &Topics,
    passage: &Passage,
) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let names_of_topics = topics.names.clone();
    let topics = Some(topics.labels.as_str()).filter(|labels| !labels.is_empty());
    document.add_u64(fields.kind, kind_number(passage.kind));
    match passage.kind {
        PassageKind::Comment => {
            document.add_text(fields.comment, &passage.text);
            document.add_text(fields.spelling, &passage.text);
        }
        // A headline is found as what its article is about, so that it does not stand before the passages themselves.
        PassageKind::Headline => {
            let known = joined(article.title.as_deref().into_iter().chain(topics));
            document.add_text(fields.spelling, known);
        }
        PassageKind::Quote | PassageKind::Prose | PassageKind::Caption => {
            document.add_text(fields.body, &passage.text);
            document.add_text(fields.spelling, &passage.text);
        }
    }
    let quotations = || passage.quotations.iter().filter_map(|i| article.quotations.get(*i));
    let mut speakers: Vec<&Speaker> = Vec::new();
    for speaker in quotations().filter_map(|quotation| quotation.speaker.as_ref()) {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    let names = joined(speakers.iter().flat_map(|speaker| names(article, speaker)));
    let roles = joined(speakers.iter().filter_map(|speaker| speaker.role.as_deref()));
    add(fields.said, joined(quotations().map(|quotation| said(article, passage, quotation))), &mut document);
    if passage.kind == PassageKind::Quote {
        add(fields.outside, outside(passage, quotations()), &mut document);
    }
    for mark in exact::marks(&passage.text) {
        document.add_text(fields.exact, mark);
    }
    for part in parts(article, passage, &speakers) {
        document.add_u64(fields.has, part_number(part));
    }
    if article.source.locator.as_deref().is_some_and(|locator| locator.starts_with('!')) {
        document.add_text(fields.member, article.source.to_string());
    }
    if passage.kind != PassageKind::Comment {
        let about = joined(
            article
                .title
                .as_deref()
                .into_iter()
                .chain(topics)
                .chain([names.as_str(), roles.as_str()].into_iter().filter(|part| !part.is_empty())),
        );
        add(fields.context, about, &mut document);
    }
    add(fields.speaker, names, &mut document);
    add(fields.role, roles, &mut document);
    add(fields.title, article.title.clone().unwrap_or_default(), &mut document);
    add(fields.topic, names_of_topics, &mut document);
    add(fields.author, joined(article.byline.iter().map(String::as_str)), &mut document);
    add(fields.outlet, article.outlet.clone().unwrap_or_default(), &mut document);
    add(fields.section, article.section.clone().unwrap_or_default(), &mut document);
    add(fields.language, article.language.clone().unwrap_or_default(), &mut document);
    add(fields.path, article.source.to_string(), &mut document);
    published(fields, article, &mut document);
    quoted::file_passage(fields, article, passage, &mut document);
    document
}

fn add(field: tantivy::schema::Field, text: String, document: &mut TantivyDocument) {
    if !text.is_empty() {
        document.add_text(field, text);
    }
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(SEPARATOR);
        }
        joined.push_str(part);
    }
    joined
}

/// Headline, standfirst and the first words of the body.
fn lead(article: &Article) -> String {
    let paragraph = |kind| article.paragraphs.iter().find(move |paragraph| paragraph.kind == kind);
    let body = paragraph(ParagraphKind::Body).map_or("", |first| first_words(&first.text));
    let deck = article.deck.as_deref().or(paragraph(ParagraphKind::Deck).map(|deck| deck.text.as_str()));
    joined(article.title.as_deref().into_iter().chain(deck).chain(Some(body)))
}

fn first_words(text: &str) -> &str {
    let end = words_of(text).nth(LEAD_WORDS).map_or(text.len(), |word| word.span.start);
    text.get(..end).unwrap_or(text)
}

/// Everything that the article calls a speaker.
fn names<'a>(article: &'a Article, speaker: &'a Speaker) -> impl Iterator<Item = &'a str> {
    let aliases =
        article.speakers.iter().filter(move |count| count.speaker == *speaker).flat_map(|c| &c.aliases);
    std::iter::once(speaker.name.as_str()).chain(aliases.map(String::as_str))
}

/// The part of a quotation that stands in a passage.
fn said<'a>(article: &'a Article, passage: &Passage, quotation: &'a Quotation) -> &'a str {
    let Some((paragraph, piece)) = passage.paragraph else { return &quotation.text };
    let within = Span::new(quotation.within.start.max(piece.start), quotation.within.end.min(piece.end));
    article.paragraphs.get(paragraph).map_or("", |paragraph| within.of(&paragraph.text))
}

/// The words of a passage that stand in none of its quotations; no phrase reaches over one.
fn outside<'a>(passage: &Passage, quotations: impl Iterator<Item = &'a Quotation>) -> String {
    let Some((_, piece)) = passage.paragraph else { return String::new() };
    let place = |at: usize| at.clamp(piece.start, piece.end) - piece.start;
    let mut said: Vec<Span> = quotations
        .map(|quotation| Span::new(place(quotation.within.start), place(quotation.within.end)))
        .collect();
    said.sort_unstable();
    let mut at = 0;
    let mut between: Vec<&str> = Vec::new();
    for span in said {
        between.push(passage.text.get(at..span.start).unwrap_or_default());
        at = at.max(span.end);
    }
    between.push(passage.text.get(at..).unwrap_or_default());
    joined(between.into_iter().filter(|part| !part.is_empty()))
}

/// What a passage has, and what its article has.
fn parts(article: &Article, passage: &Passage, speakers: &[&Speaker]) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(move |part| match part {
        Part::Quote => !passage.quotations.is_empty(),
        Part::Speaker => !speakers.is_empty(),
        Part::Role => speakers.iter().any(|speaker| speaker.role.is_some()),
        Part::Date => article.published.is_some(),
        Part::Author => !article.byline.is_empty(),
        Part::Outlet => article.outlet.is_some(),
        Part::Section => article.section.is_some(),
        Part::Topic => !article.topics.is_empty(),
        Part::Title => article.title.is_some(),
        Part::Comment => !article.comments.is_empty(),
    })
}

fn published(fields: &Fields, article: &Article, document: &mut TantivyDocument) {
    if let Some(published) = article.published {
        document.add_i64(fields.first_day, days_since_epoch(published.date.first_day()));
        document.add_i64(fields.last_day, days_since_epoch(published.date.last_day()));
        document.add_i64(fields.minute, published.date.minutes());
    }
}
