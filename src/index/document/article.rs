//! An article as a document: what concerns all of its passages.

use tantivy::TantivyDocument;

use super::{add, joined, part_number};
use crate::article::published::days_since_epoch;
use crate::article::{Article, ParagraphKind, Passage, PassageKind};
use crate::extract::topic::key::Key;
use crate::index::analyzer::nation_term;
use crate::index::block::Place;
use crate::index::quoted;
use crate::index::schema::Fields;
use crate::index::stored::stored;
use crate::index::story::address;
use crate::query::Part;
use crate::text::likeness::{Likeness, Signature, Wording};
use crate::text::nation::{Nation, Writing, among};
use crate::text::word::{Word, words};

/// How many words of the body count as its first ones: a news report says in a sentence what it is about.
const LEAD_WORDS: usize = 18;

/// The words of an article, passage by passage.
#[derive(Default)]
pub(super) struct Words {
    /// Those of one passage.
    passage: Wording,
    /// Those that the article is told by among others.
    told: Wording,
    /// How many, comments left out.
    count: usize,
    /// The nations that are spoken of.
    nations: Vec<Nation>,
}

impl Words {
    /// Takes in a passage with these words; returns what it is told by.
    pub(super) fn meet(&mut self, passage: &Passage, words: &[Word]) -> Likeness {
        self.passage.clear();
        self.passage.extend(&passage.text, words);
        if passage.kind != PassageKind::Comment {
            self.count += self.passage.count();
            self.nations.extend(among(&passage.text, words.iter().copied(), Writing::Article));
        }
        if matches!(passage.kind, PassageKind::Quote | PassageKind::Prose) {
            self.told.append(&self.passage);
        }
        self.passage.likeness()
    }
}

/// The document of an article that has this key, so many passages, and these words.
pub(super) fn document(
    fields: &Fields,
    article: &Article,
    id: u64,
    passages: usize,
    words: &Words,
) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_u64(fields.id, id);
    document.add_u64(fields.place, Place::Article(passages as u64).to_number());
    document.add_u64(fields.words, words.count as u64);
    published(fields, article, &mut document);
    if article.source.locator.as_deref().is_some_and(|locator| locator.starts_with('!')) {
        document.add_text(fields.member, article.source.to_string());
    }
    add(fields.title, article.title.as_deref().unwrap_or_default(), &mut document);
    add(fields.topic, topics(article), &mut document);
    add(fields.author, joined(article.byline.iter().map(String::as_str)), &mut document);
    add(fields.outlet, article.outlet.as_deref().unwrap_or_default(), &mut document);
    add(fields.section, article.section.as_deref().unwrap_or_default(), &mut document);
    add(fields.path, article.source.to_string(), &mut document);
    add(fields.language, article.language.as_deref().unwrap_or_default(), &mut document);
    add(fields.subject, about(article), &mut document);
    for part in parts(article) {
        document.add_u64(fields.has, part_number(part));
    }
    for Nation { name, called } in &words.nations {
        document.add_text(fields.nation, nation_term(name, *called));
    }
    add(fields.lead, lead(article), &mut document);
    for number in words.told.signature().into_iter().flat_map(Signature::to_numbers) {
        document.add_u64(fields.signature, number);
    }
    if let Some(address) = article.url.as_deref().and_then(address) {
        document.add_u64(fields.address, address);
    }
    document.add_u64(fields.quotations, article.quotations.len() as u64);
    document.add_bytes(fields.json, &stored(article));
    quoted::file_article(fields, article, &mut document);
    document
}

/// The headline and the topics that a passage may tell of. A subject is asked for by its label or its code; it is no name of anything
/// that a passage tells of.
pub(super) fn about(article: &Article) -> String {
    let own = article.topics.iter().filter(|topic| topic.code.is_none());
    joined(article.title.as_deref().into_iter().chain(own.map(|topic| topic.label.as_str())))
}

/// Everything that the topics are asked for by. Whatever a topic is called, it is found by its key, and by the name that it is filed
/// under.
fn topics(article: &Article) -> String {
    let codes = article.topics.iter().filter_map(|topic| topic.code.as_deref());
    let keys: Vec<_> = article.topics.iter().map(|topic| Key::filed(&topic.label)).collect();
    let filed = keys.iter().filter_map(|(_, filed)| *filed);
    let labels = article.topics.iter().map(|topic| topic.label.as_str());
    joined(labels.chain(codes).chain(keys.iter().map(|(key, _)| key.as_str())).chain(filed))
}

/// What an article says first.
fn lead(article: &Article) -> String {
    let paragraph = |kind: ParagraphKind| article.paragraphs.iter().find(|paragraph| paragraph.kind == kind);
    let body = paragraph(ParagraphKind::Body).map_or("", |first| first_words(&first.text));
    let deck = article.deck.as_deref().or(paragraph(ParagraphKind::Deck).map(|deck| deck.text.as_str()));
    joined(article.title.as_deref().into_iter().chain(deck).chain(Some(body)))
}

fn first_words(text: &str) -> &str {
    let end = words(text).nth(LEAD_WORDS).map_or(text.len(), |word| word.span.start);
    text.get(..end).unwrap_or(text)
}

fn parts(article: &Article) -> impl Iterator<Item = Part> {
    [
        (Part::Date, article.published.is_some()),
        (Part::Author, !article.byline.is_empty()),
        (Part::Outlet, article.outlet.is_some()),
        (Part::Section, article.section.is_some()),
        (Part::Topic, !article.topics.is_empty()),
        (Part::Title, article.title.is_some()),
        (Part::Comment, !article.comments.is_empty()),
    ]
    .into_iter()
    .filter_map(|(part, has)| has.then_some(part))
}

fn published(fields: &Fields, article: &Article, document: &mut TantivyDocument) {
    if let Some(published) = article.published {
        document.add_i64(fields.first_day, days_since_epoch(published.date.first_day()));
        document.add_i64(fields.last_day, days_since_epoch(published.date.last_day()));
    }
}
