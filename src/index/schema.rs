//! The fields.

use tantivy::columnar::{Column, DynamicColumn, HasAssociatedColumnType};
use tantivy::fastfield::FastFieldReaders;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};
use tantivy::{DocId, SegmentReader};

use super::analyzer::{NAMES, TEXT, WHOLE};

/// Handles to the fields of the index.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Which source a document belongs to, and which article; on every document but those of stories.
    pub source: Field,
    /// What kind of passage a passage is, as its place in [`PassageKind::ALL`](crate::article::PassageKind::ALL).
    pub kind: Field,
    /// What a passage is told by among those of the same story.
    pub likeness: Field,
    /// The passage's words.
    pub body: Field,
    /// The passage's words as they are spelled, to find beginnings and near spellings among.
    pub spelling: Field,
    /// Who speaks in the passage, in what role, as running text.
    pub context: Field,
    /// Of each of the passage's quotations the positions of its first word and its last, one after the other.
    pub said_at: Field,
    /// The words inside the quotations of a headline, whose own words are its article's.
    pub said: Field,
    /// What the passage's words look like beyond their spelling; see [`super::exact`].
    pub exact: Field,
    /// What a passage has, or an article, as its place in [`Part::ALL`](crate::query::Part::ALL).
    pub has: Field,
    /// A comment's words.
    pub comment: Field,
    /// The names of those who speak in the passage.
    pub speaker: Field,
    /// Their roles.
    pub role: Field,
    /// Of each quotation that begins in the passage: who speaks, with what kind of speaker that is; see [`quoted`](super::quoted).
    pub quoted_name: Field,
    /// Of the same quotations, in the same order: the speaker's role.
    pub quoted_role: Field,
    /// The other names that the article has for the speaker.
    pub quoted_alias: Field,
    /// The hash of the quotation's words, folded.
    pub quoted_words: Field,
    /// Which article an article document is.
    pub id: Field,
    /// Where a document stands among the passages of an article.
    pub place: Field,
    /// How many words, comments left out.
    pub words: Field,
    /// The first day it may have come out, in days from 1970-01-01.
    pub first_day: Field,
    /// The last day it may have come out.
    pub last_day: Field,
    /// The first minute it may have come out, on every document; see [`super::dated`].
    pub minute: Field,
    /// The place of an article inside an archive, as it is cited.
    pub member: Field,
    /// The headline.
    pub title: Field,
    /// Everything that the topics are asked for by: labels, codes, and what all spellings of one topic share.
    pub topic: Field,
    /// The byline.
    pub author: Field,
    /// The outlet.
    pub outlet: Field,
    /// The section.
    pub section: Field,
    /// The source's path.
    pub path: Field,
    /// The language's code.
    pub language: Field,
    /// What all of the article is about: headline and topics.
    pub subject: Field,
    /// The nations that it speaks of, by any name.
    pub nation: Field,
    /// The article, stored.
    pub json: Field,
    /// Headline, standfirst and the first words of the article, which say what it is about.
    pub lead: Field,
    /// What the article is told by among others that share its wording.
    pub signature: Field,
    /// What the article's address is known by.
    pub address: Field,
    /// How many quotations the article has.
    pub quotations: Field,
    /// The articles that tell one story; on a document of its own.
    pub story: Field,
    /// Where each of them stood when it was told, in the same order; see [`super::story`].
    pub stood: Field,
    /// The article's topics as they are written, each with its code.
    pub topic_label: Field,
    /// The article's outlet as it is written.
    pub outlet_name: Field,
    /// The article's authors as they are written.
    pub author_name: Field,
    /// The article's path and locator.
    pub cited: Field,
    /// Which source a source document records.
    pub record: Field,
    /// The source's path as it is known by.
    pub record_path: Field,
    /// The file's size in bytes.
    pub size: Field,
    /// When the file was last written, in nanoseconds from 1970-01-01.
    pub modified: Field,
    /// The hash of the file's content; on an article of a container, of what was read of it.
    pub hash: Field,
    /// The version of what understood it.
    pub version: Field,
    /// How many articles a container gave.
    pub members: Field,
    /// What was skipped of it, and why.
    pub skipped: Field,
}

/// The schema and its handles.
#[must_use]
pub fn schema() -> (Schema, Fields) {
    let mut schema = SchemaBuilder::new();
    let number = NumericOptions::default().set_indexed();
    let key = number.clone().set_fast();
    let fields = Fields {
        source: schema.add_u64_field("source", number.clone()),
        kind: schema.add_u64_field("kind", number.clone()),
        likeness: schema.add_u64_field("likeness", FAST),
        body: schema.add_text_field("body", words(TEXT)),
        spelling: schema.add_text_field("spelling", occurrences(NAMES)),
        context: schema.add_text_field("context", words(TEXT)),
        said_at: schema.add_u64_field("said_at", FAST),
        said: schema.add_text_field("said", phrases(TEXT)),
        exact: schema.add_text_field("exact", occurrences(WHOLE)),
        has: schema.add_u64_field("has", number.clone()),
        comment: schema.add_text_field("comment", words(TEXT)),
        speaker: schema.add_text_field("speaker", phrases(NAMES)),
        role: schema.add_text_field("role", phrases(NAMES)),
        quoted_name: schema.add_text_field("quoted_name", FAST),
        quoted_role: schema.add_text_field("quoted_role", FAST),
        quoted_alias: schema.add_text_field("quoted_alias", FAST),
        quoted_words: schema.add_u64_field("quoted_words", FAST),
        id: schema.add_u64_field("id", key.clone()),
        place: schema.add_u64_field("place", FAST),
        words: schema.add_u64_field("words", FAST),
        first_day: schema.add_i64_field("first_day", FAST),
        last_day: schema.add_i64_field("last_day", FAST),
        minute: schema.add_u64_field("minute", FAST),
        member: schema.add_text_field("member", occurrences(WHOLE)),
        title: schema.add_text_field("title", phrases(TEXT)),
        topic: schema.add_text_field("topic", phrases(TEXT)),
        author: schema.add_text_field("author", phrases(NAMES)),
        outlet: schema.add_text_field("outlet", phrases(NAMES)),
        section: schema.add_text_field("section", phrases(NAMES)),
        path: schema.add_text_field("path", phrases(NAMES)),
        language: schema.add_text_field("language", occurrences(NAMES)),
        subject: schema.add_text_field("subject", words(TEXT)),
        nation: schema.add_text_field("nation", indexed(WHOLE, IndexRecordOption::WithFreqs, false)),
        json: schema.add_bytes_field("json", STORED),
        lead: schema.add_text_field("lead", frequencies(TEXT)),
        signature: schema.add_u64_field("signature", FAST),
        address: schema.add_u64_field("address", FAST),
        quotations: schema.add_u64_field("quotations", FAST),
        story: schema.add_u64_field("story", key.clone()),
        stood: schema.add_u64_field("stood", FAST),
        topic_label: schema.add_text_field("topic_label", FAST),
        outlet_name: schema.add_text_field("outlet_name", FAST),
        author_name: schema.add_text_field("author_name", FAST),
        cited: schema.add_text_field("cited", FAST),
        record: schema.add_u64_field("record", key.clone()),
        record_path: schema.add_text_field("record_path", FAST),
        size: schema.add_u64_field("size", FAST),
        modified: schema.add_i64_field("modified", FAST),
        hash: schema.add_u64_field("hash", FAST),
        version: schema.add_u64_field("version", FAST),
        members: schema.add_u64_field("members", FAST),
        skipped: schema.add_text_field("skipped", FAST),
    };
    (schema.build(), fields)
}

/// Text in which phrases are found, and of which the length does not count.
fn phrases(analyzer: &str) -> TextOptions {
    indexed(analyzer, IndexRecordOption::WithFreqsAndPositions, false)
}

/// Text in which phrases are found.
fn words(analyzer: &str) -> TextOptions {
    indexed(analyzer, IndexRecordOption::WithFreqsAndPositions, true)
}

/// Text that ranks, without phrases.
fn frequencies(analyzer: &str) -> TextOptions {
    indexed(analyzer, IndexRecordOption::WithFreqs, true)
}

/// Text of which only counts whether a word is in it.
fn occurrences(analyzer: &str) -> TextOptions {
    indexed(analyzer, IndexRecordOption::Basic, false)
}

fn indexed(analyzer: &str, option: IndexRecordOption, norms: bool) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(option).set_fieldnorms(norms),
    )
}

/// The numbers of a field in one part of the index; none where no document there has any.
pub(crate) fn numbers<T>(segment: &SegmentReader, field: &str) -> tantivy::Result<Column<T>>
where
    T: PartialOrd + Copy + Default + HasAssociatedColumnType + Send + Sync + 'static,
    DynamicColumn: Into<Option<Column<T>>>,
{
    numbers_in(segment.fast_fields(), segment.max_doc(), field)
}

/// The same in these columns, of so many documents.
pub(super) fn numbers_in<T>(
    columns: &FastFieldReaders,
    documents: DocId,
    field: &str,
) -> tantivy::Result<Column<T>>
where
    T: PartialOrd + Copy + Default + HasAssociatedColumnType + Send + Sync + 'static,
    DynamicColumn: Into<Option<Column<T>>>,
{
    Ok(columns.column_opt(field)?.unwrap_or_else(|| Column::build_empty_column(documents)))
}
