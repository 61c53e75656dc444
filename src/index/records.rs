//! The records of all sources, looked up one by one.
//!
//! Of a source only its key is held, so that there can be millions of them; what is known of one is read from where the index keeps
//! it.

use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, SegmentReader, TERMINATED, Term};

use super::document::key;
use super::read::Index;
use super::record::{Record, State};
use super::schema::numbers;
use crate::error::Result;
use crate::text::HashMap;

/// So many paths are read at once.
const AT_ONCE: usize = 10_000;

/// The records of all sources, as long as none is taken.
pub struct Records<'a> {
    index: &'a Index,
    parts: Vec<Kept>,
    /// Where each is kept, by what its source is known by.
    places: HashMap<u64, Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    part: u32,
    document: DocId,
}

impl<'a> Records<'a> {
    /// The index that keeps them.
    #[must_use]
    pub const fn index(&self) -> &'a Index {
        self.index
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Takes the record of a source out, by its path.
    pub fn take(&mut self, path: String) -> Result<Option<Record>> {
        let Some(place) = self.places.remove(&key(&path, None)) else { return Ok(None) };
        let part = self.parts.get(place.part as usize);
        part.map(|part| self.index.guarded(|| part.record(path, place.document))).transpose()
    }

    /// Hands on every record that was not taken.
    pub fn each(self, mut each: impl FnMut(Record)) -> Result<()> {
        let Self { index, parts, places } = self;
        let mut left = vec![Vec::new(); parts.len()];
        for Place { part, document } in places.into_values() {
            if let Some(left) = left.get_mut(part as usize) {
                left.push(document);
            }
        }
        parts.iter().zip(left).try_for_each(|(part, left)| index.guarded(|| part.each(&left, &mut each)))
    }
}

impl Index {
    /// What is known about every source.
    pub fn records(&self) -> Result<Records<'_>> {
        let searcher = self.searcher();
        let (mut parts, mut places) = (Vec::new(), HashMap::default());
        for segment in searcher.segment_readers() {
            self.guarded(|| {
                let Some(kept) = Kept::of(segment)? else { return Ok(()) };
                let part = u32::try_from(parts.len()).unwrap_or(u32::MAX);
                let known = numbers::<u64>(segment, "record")?;
                for document in (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document)) {
                    if let Some(source) = known.first(document) {
                        places.insert(source, Place { part, document });
                    }
                }
                parts.push(kept);
                Ok(())
            })?;
        }
        Ok(Records { index: self, parts, places })
    }

    /// What is known about one source.
    pub fn record(&self, path: &str) -> Result<Option<Record>> {
        let term = Term::from_field_u64(self.fields().record, key(path, None));
        let searcher = self.searcher();
        for segment in searcher.segment_readers() {
            let found = self.guarded(|| {
                let records = segment.inverted_index(term.field())?;
                let Some(mut records) = records.read_postings(&term, IndexRecordOption::Basic)? else {
                    return Ok(None);
                };
                while records.doc() != TERMINATED && segment.is_deleted(records.doc()) {
                    records.advance();
                }
                let document = Some(records.doc()).filter(|document| *document != TERMINATED);
                let kept = Kept::of(segment)?.zip(document);
                kept.map(|(kept, document)| kept.record(path.to_owned(), document)).transpose()
            })?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// What one part of the index keeps of sources.
struct Kept {
    paths: StrColumn,
    size: Column<u64>,
    modified: Column<i64>,
    hash: Column<u64>,
    version: Column<u64>,
    members: Column<u64>,
    skipped: Option<StrColumn>,
}

impl Kept {
    /// `None` of a part without a source.
    fn of(segment: &SegmentReader) -> tantivy::Result<Option<Self>> {
        let columns = segment.fast_fields();
        let Some(paths) = columns.str("record_path")? else { return Ok(None) };
        Ok(Some(Self {
            paths,
            size: numbers(segment, "size")?,
            modified: numbers(segment, "modified")?,
            hash: numbers(segment, "hash")?,
            version: numbers(segment, "version")?,
            members: numbers(segment, "members")?,
            skipped: columns.str("skipped")?,
        }))
    }

    fn record(&self, path: String, document: DocId) -> tantivy::Result<Record> {
        let skipped = self.skipped.as_ref().and_then(|column| Some((column, column.ords().first(document)?)));
        let skipped = match skipped {
            Some((column, ord)) => {
                let mut kept = String::new();
                column.ord_to_str(ord, &mut kept)?;
                Record::skipped(&path, &kept).unwrap_or_default()
            }
            None => Vec::new(),
        };
        let state = State {
            size: self.size.first(document).unwrap_or_default(),
            modified: self.modified.first(document).unwrap_or_default(),
            hash: self.hash.first(document).unwrap_or_default(),
            version: self.version.first(document).unwrap_or_default(),
        };
        let members = self.members.first(document).unwrap_or_default();
        Ok(Record { path, state, members, skipped })
    }

    /// Reads the records of some documents.
    fn each(&self, documents: &[DocId], each: &mut impl FnMut(Record)) -> tantivy::Result<()> {
        let ord = |document: &DocId| Some((self.paths.ords().first(*document)?, *document));
        let mut documents: Vec<(u64, DocId)> = documents.iter().filter_map(ord).collect();
        // Paths are read in the order they are kept in, each block of them once.
        documents.sort_unstable();
        for some in documents.chunks(AT_ONCE) {
            let ords: Vec<u64> = some.iter().map(|(ord, _)| *ord).collect();
            let mut paths = Vec::with_capacity(ords.len());
            self.paths.dictionary().sorted_ords_to_term_cb(&ords, |path| {
                paths.push(String::from_utf8_lossy(path).into_owned());
            })?;
            for ((_, document), path) in some.iter().zip(paths) {
                each(self.record(path, *document)?);
            }
        }
        Ok(())
    }
}
