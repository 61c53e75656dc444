//! A source and its articles as documents.
//!
//! | room | holds |
//! | --- | --- |
//! | `passage` | what is filed of a passage |
//! | `article` | what is filed of an article, once for all its passages |

mod article;
mod passage;

use tantivy::TantivyDocument;
use tantivy::schema::Field;
use xxhash_rust::xxh3::xxh3_64;

use super::analyzer::SEPARATOR;
use super::block::Place;
use super::dated;
use super::quoted::Aliases;
use super::record::Record;
use super::schema::Fields;
use crate::article::{Article, PassageKind};
use crate::extract::passages;
use crate::query::Part;
use crate::text::Word;
use article::Words;

/// How much memory a document takes besides its texts, in bytes, about.
const DOCUMENT: usize = 1000;

/// How often the text of a passage is in its document and the article's, about.
const TIMES_FILED: usize = 2;

/// What is to be done to the index for one source: everything that it held goes, what it now holds comes.
#[derive(Default)]
pub struct Batch {
    /// What goes, before anything comes: all that is filed under one of these.
    pub(super) removed: Vec<Under>,
    /// What comes, one behind the other.
    pub(super) documents: Vec<Sheet>,
    /// What these are filed under.
    pub(super) filed: Vec<Under>,
    /// A record that may change again soon, by its key.
    pub(super) record: Option<(u64, TantivyDocument)>,
    /// About how much memory the documents take.
    pub(super) bytes: usize,
}

/// A document, with the words of its passage, so that they are found once.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) document: TantivyDocument,
    /// None of what is no passage.
    pub(super) words: Vec<Word>,
}

impl From<TantivyDocument> for Sheet {
    fn from(document: TantivyDocument) -> Self {
        Self { document, words: Vec::new() }
    }
}

/// A key that documents are filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Under {
    pub(super) field: Field,
    pub(super) key: u64,
}

impl Batch {
    /// Replaces whatever is known of a source.
    #[must_use]
    pub fn put(fields: &Fields, record: &Record, articles: &[Article]) -> Self {
        let mut batch = Self::remove(fields, &record.path);
        batch.source(fields, record, articles);
        batch
    }

    /// Adds a source of which there is no record.
    #[must_use]
    pub fn add(fields: &Fields, record: &Record, articles: &[Article]) -> Self {
        let mut batch = Self::default();
        batch.source(fields, record, articles);
        batch
    }

    fn source(&mut self, fields: &Fields, record: &Record, articles: &[Article]) {
        let source = key(&record.path, None);
        for article in articles {
            self.article(fields, source, article, None);
        }
        self.documents.push(record.document(fields, source).into());
        self.filed.extend(record_under(fields, source));
    }

    /// Replaces what is known of the file and keeps its articles.
    #[must_use]
    pub fn touch(fields: &Fields, record: &Record) -> Self {
        let source = key(&record.path, None);
        let record = Some((source, record.document(fields, source)));
        Self { record, ..Self::without(fields.record, source) }
    }

    /// Adds an article of a container, or puts it in the place of what was cited so.
    #[must_use]
    pub fn member(fields: &Fields, article: &Article, hash: u64, known: bool) -> Self {
        let id = key(&article.source.path, article.source.locator.as_deref());
        let mut batch = if known { Self::remove_member(fields, id) } else { Self::default() };
        batch.article(fields, key(&article.source.path, None), article, Some(hash));
        batch
    }

    /// Takes an article of a container out, by its key.
    #[must_use]
    pub fn remove_member(fields: &Fields, id: u64) -> Self {
        Self::without(fields.source, article_key(id))
    }

    /// Takes a source out.
    #[must_use]
    pub fn remove(fields: &Fields, path: &str) -> Self {
        Self::without(fields.source, key(path, None))
    }

    fn without(field: Field, key: u64) -> Self {
        Self { removed: vec![Under { field, key }], ..Self::default() }
    }

    /// Adds an article: its passages, and right behind them the article itself.
    fn article(&mut self, fields: &Fields, source: u64, article: &Article, member: Option<u64>) {
        let id = key(&article.source.path, article.source.locator.as_deref());
        // Under its source, and under its article, so that either is taken out as a whole: a file of one article may be one of many the
        // next time.
        let keys = [source, article_key(id)];
        let minute = dated::kept(article.published.map(|published| published.date.minutes()));
        let file_under = |document: &mut TantivyDocument| {
            for key in keys {
                document.add_u64(fields.source, key);
            }
            document.add_u64(fields.minute, minute);
        };
        let mut words = Words::default();
        let aliases = Aliases::of(article);
        let passages = passages(article);
        self.documents.reserve(passages.len() + 1);
        for (passage, before) in passages.iter().zip((1..=passages.len() as u64).rev()) {
            let mut sheet = passage::document(fields, article, &aliases, passage, &mut words);
            sheet.document.add_u64(fields.place, Place::Before(before).to_number());
            file_under(&mut sheet.document);
            self.bytes += DOCUMENT + TIMES_FILED * passage.text.len() + size_of_val(&*sheet.words);
            self.documents.push(sheet);
        }
        self.bytes += DOCUMENT;
        let mut document = article::document(fields, article, id, passages.len(), &words);
        file_under(&mut document);
        document.add_u64(fields.hash, member.unwrap_or_default());
        self.documents.push(document.into());
        self.filed.extend(keys.map(|key| Under { field: fields.source, key }));
    }
}

/// What the record of a source is filed under.
pub(super) fn record_under(fields: &Fields, source: u64) -> [Under; 2] {
    [fields.source, fields.record].map(|field| Under { field, key: source })
}

/// What the documents of an article are filed under: the key of no source.
const fn article_key(id: u64) -> u64 {
    !id
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

fn add(field: Field, text: impl AsRef<str>, document: &mut TantivyDocument) {
    let text = text.as_ref();
    if !text.is_empty() {
        document.add_text(field, text);
    }
}

/// Texts as the values of one field, which no phrase reaches across.
fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(SEPARATOR);
        }
        joined.push_str(part);
    }
    joined
}
