//! A part of the index while it is collected.

use tantivy::directory::TerminatingWrite as _;
use tantivy::fastfield::FastFieldsWriter;
use tantivy::fieldnorm::{FieldNormReaders, FieldNormsSerializer, FieldNormsWriter};
use tantivy::index::{Segment, SegmentComponent, SegmentMeta};
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::{Field, FieldType, IndexRecordOption, Schema, Value as _};
use tantivy::store::StoreWriter;
use tantivy::{DocId, Index};

use super::keys::Keys;
use super::log::Log;
use super::posting::{Looks, Occurrences, Postings, Running, Whole};
use super::vocabulary::{Ranks, Vocabulary};
use crate::index::analyzer::{TEXT, WHOLE};
use crate::index::document::Sheet;
use crate::index::schema::Fields;

/// A part of the index while it is collected.
pub(super) struct Draft {
    segment: Segment,
    schema: Schema,
    /// What is filed in each field, by its number.
    contents: Vec<Content>,
    /// The texts of passages.
    passages: Log,
    vocabulary: Vocabulary,
    columns: FastFieldsWriter,
    store: StoreWriter,
    documents: DocId,
}

/// What is filed in a field.
enum Content {
    /// Nothing is.
    Nothing,
    /// Numbers.
    Keys(Keys),
    /// Terms that are filed as they are.
    Terms(Log),
    /// Texts.
    Texts(Log),
    /// What the words of passages are filed under; see [`Kind`].
    Passages(Kind),
}

/// In which fields the text of a passage is filed: in that one, and in those of spellings and marks besides where it is a passage's own
/// words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Body,
    Comment,
    Spelling,
    Exact,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Body, Self::Comment, Self::Spelling, Self::Exact];

    /// The kinds of text that are filed in the field of this kind, a bit for each.
    fn filed(self) -> u32 {
        let bit = |kind: Self| 1 << kind as u32;
        match self {
            Self::Body | Self::Comment => bit(self),
            Self::Spelling | Self::Exact => bit(Self::Body) | bit(Self::Comment) | bit(self),
        }
    }
}

/// How the text of a field is filed.
struct Manner<'s> {
    analyzer: &'s str,
    option: IndexRecordOption,
    norms: bool,
}

fn manner(schema: &Schema, field: Field) -> Option<Manner<'_>> {
    let FieldType::Str(options) = schema.get_field_entry(field).field_type() else { return None };
    let options = options.get_indexing_options()?;
    Some(Manner {
        analyzer: options.tokenizer(),
        option: options.index_option(),
        norms: options.fieldnorms(),
    })
}

fn content(schema: &Schema, fields: &Fields, field: Field) -> Content {
    for kind in Kind::ALL {
        let of_kind = match kind {
            Kind::Body => fields.body,
            Kind::Comment => fields.comment,
            Kind::Spelling => fields.spelling,
            Kind::Exact => fields.exact,
        };
        if field == of_kind {
            return Content::Passages(kind);
        }
    }
    match manner(schema, field) {
        Some(Manner { analyzer: WHOLE, .. }) => Content::Terms(Log::default()),
        Some(_) => Content::Texts(Log::default()),
        None if schema.get_field_entry(field).is_indexed() => Content::Keys(Keys::default()),
        None => Content::Nothing,
    }
}

impl Draft {
    /// An empty one of a new part of an index.
    pub(super) fn new(index: &Index, fields: &Fields, vocabulary: Vocabulary) -> tantivy::Result<Self> {
        let segment = index.new_segment();
        let schema = segment.schema();
        let settings = index.settings();
        let store = StoreWriter::new(
            segment.open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            settings.docstore_compress_dedicated_thread,
        )?;
        let columns = FastFieldsWriter::from_schema_and_tokenizer_manager(
            &schema,
            index.fast_field_tokenizer().clone(),
        )?;
        let contents = schema.fields().map(|(field, _)| content(&schema, fields, field)).collect();
        let passages = Log::default();
        Ok(Self { segment, schema, contents, passages, vocabulary, columns, store, documents: 0 })
    }

    /// Files a document behind those before it.
    pub(super) fn add(&mut self, Sheet { document, words }: &Sheet) -> tantivy::Result<()> {
        let Self { contents, vocabulary, documents, .. } = self;
        for (field, value) in document.field_values() {
            match (contents.get_mut(field.field_id() as usize), value.as_str(), value.as_u64()) {
                (Some(Content::Keys(keys)), _, Some(key)) => keys.add(*documents, key),
                (Some(Content::Terms(log)), Some(term), _) => log.term(*documents, term, vocabulary),
                (Some(Content::Texts(log)), Some(text), _) => log.text(0, *documents, text, vocabulary),
                // A headline is filed as what its article is about, which is more than its own words.
                (Some(Content::Passages(Kind::Spelling)), Some(text), _) => {
                    self.passages.text(Kind::Spelling as u16, *documents, text, vocabulary);
                }
                (Some(Content::Passages(kind)), Some(text), _) => {
                    self.passages.passage(*kind as u16, *documents, (text, words), vocabulary);
                }
                _ => {}
            }
        }
        self.columns.add_document(document)?;
        self.store.store(document, &self.schema)?;
        self.documents += 1;
        Ok(())
    }

    /// How much memory it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let contents = self.contents.iter().map(|content| match content {
            Content::Nothing | Content::Passages(_) => 0,
            Content::Keys(keys) => keys.bytes(),
            Content::Terms(log) | Content::Texts(log) => log.bytes(),
        });
        contents.sum::<usize>()
            + self.passages.bytes()
            + self.vocabulary.bytes()
            + self.columns.mem_usage()
            + self.store.mem_usage()
    }

    /// Writes it; returns what the index is to know of it, and the words that were met.
    pub(super) fn write(mut self) -> tantivy::Result<(SegmentMeta, Vocabulary)> {
        let ranks = self.vocabulary.ranks();
        self.write_norms(&ranks)?;
        self.write_terms(&ranks)?;
        let Self { segment, vocabulary, mut columns, store, documents, .. } = self;
        let segment = segment.with_max_doc(documents);
        let mut file = segment.open_write(SegmentComponent::FastFields)?;
        columns.serialize(&mut file, None)?;
        file.terminate()?;
        store.close()?;
        let meta = segment.meta().clone();
        meta.untrack_temp_docstore();
        Ok((meta, vocabulary))
    }

    /// The texts of a field, as they are filed; `None` where it has none.
    fn running<'a>(&'a self, content: &'a Content, field: Field, ranks: &'a Ranks) -> Option<Running<'a>> {
        let (log, kinds) = match content {
            Content::Texts(log) => (log, 1),
            Content::Passages(kind) => (&self.passages, kind.filed()),
            Content::Nothing | Content::Keys(_) | Content::Terms(_) => return None,
        };
        let stemmed = manner(&self.schema, field).is_some_and(|manner| manner.analyzer == TEXT);
        let under = if stemmed { &ranks.stems } else { &ranks.folded };
        Some(Running { log, kinds, under, vocabulary: &self.vocabulary })
    }

    /// Writes how long the texts of each document are.
    fn write_norms(&mut self, ranks: &Ranks) -> tantivy::Result<()> {
        let mut norms = FieldNormsWriter::for_schema(&self.schema);
        for ((field, _), content) in self.schema.fields().zip(&self.contents) {
            let Some(running) = self.running(content, field, ranks) else { continue };
            if manner(&self.schema, field).is_some_and(|manner| manner.norms) {
                for text in running.texts() {
                    norms.record(text.document, field, running.length(text));
                }
            }
        }
        norms.fill_up_to_max_doc(self.documents);
        let file = self.segment.open_write(SegmentComponent::FieldNorms)?;
        norms.serialize(FieldNormsSerializer::from_write(file)?, None)?;
        Ok(())
    }

    /// Writes under each term of each field its documents.
    fn write_terms(&mut self, ranks: &Ranks) -> tantivy::Result<()> {
        let norms = FieldNormReaders::open(self.segment.open_read(SegmentComponent::FieldNorms)?)?;
        let mut filer = Filer {
            serializer: InvertedIndexSerializer::open(&self.segment)?,
            postings: Postings::new(&self.vocabulary, ranks),
            schema: &self.schema,
            norms,
        };
        for ((field, _), content) in self.schema.fields().zip(&self.contents) {
            match (content, self.running(content, field, ranks)) {
                (Content::Keys(keys), _) => filer.keys(field, keys)?,
                (Content::Terms(log), _) => filer.terms(field, &Whole { log, ranks })?,
                (Content::Passages(Kind::Exact), Some(running)) => {
                    filer.terms(field, &Looks { running, ranks })?;
                }
                (_, Some(running)) => filer.terms(field, &running)?,
                (_, None) => {}
            }
        }
        filer.serializer.close()?;
        Ok(())
    }
}

/// Writes field by field.
struct Filer<'a> {
    serializer: InvertedIndexSerializer,
    postings: Postings<'a>,
    schema: &'a Schema,
    norms: FieldNormReaders,
}

impl Filer<'_> {
    fn keys(&mut self, field: Field, keys: &Keys) -> tantivy::Result<()> {
        if keys.count > 0 {
            let norms = self.norms.get_field(field)?;
            let mut serializer = self.serializer.new_field(field, keys.count, norms)?;
            keys.write(&mut serializer)?;
            serializer.close()?;
        }
        Ok(())
    }

    fn terms(&mut self, field: Field, occurrences: &impl Occurrences) -> tantivy::Result<()> {
        let count = self.postings.count(occurrences);
        if count > 0 {
            let option = manner(self.schema, field).map_or(IndexRecordOption::Basic, |manner| manner.option);
            let norms = self.norms.get_field(field)?;
            let mut serializer = self.serializer.new_field(field, count, norms)?;
            self.postings.write(occurrences, option, &mut serializer)?;
            serializer.close()?;
        }
        Ok(())
    }
}
