//! Opening, and getting articles back.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::error::DataCorruption;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::store::Compressor;
use tantivy::{
    Directory as _, DocAddress, DocSet as _, IndexReader, IndexSettings, ReloadPolicy, Searcher,
    SegmentReader, TERMINATED, Term,
};

use super::document::key;
use super::folder::{self, Folder, MANIFEST, damaged};
use super::parts::Parts;
use super::schema::{Fields, numbers, schema};
use super::stored::{self, Excerpt, restored};
use super::{INDEX_FORMAT, analyzer, write};
use crate::article::Article;
use crate::error::{Error, Result};
use crate::text::HashMap;

/// An index, open for reading.
pub struct Index {
    path: PathBuf,
    pub(super) inner: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    /// The parts that were looked at last.
    pub(super) parts: Mutex<Option<Arc<Parts>>>,
}

/// How many bytes of articles are read together at the least: most articles are more, and each of them is read alone. Fewer would make
/// blocks of the passages between them, which keep nothing.
const STORE_BLOCK: usize = 1024;

/// The changes of an index are numbered; none ever had so many, and one that says so would run out of numbers.
const LAST_CHANGE: u64 = 1 << 62;

/// What every commit says about who wrote it.
#[derive(Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) format: u32,
    /// Whether the stories are those of the articles in it.
    #[serde(default)]
    pub(super) stories: bool,
}

impl Index {
    /// Opens the index in a folder.
    pub fn open(path: &Path) -> Result<Self> {
        if !folder::holds_index(path) {
            return Err(folder::lost(path));
        }
        let opened = guarded(path, || {
            let inner = tantivy::Index::open(Folder::open(path)?).map_err(|error| damaged(path, error))?;
            Self::checked(path, inner)
        });
        match opened {
            Err(Error::IndexDamaged { .. }) if folder::is_foreign(path) => {
                Err(Error::NotAnIndex { path: path.to_owned() })
            }
            opened => opened,
        }
    }

    /// Opens the index in a folder, or begins one there.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        folder::prepare(path)?;
        if folder::holds_index(path) {
            return Self::open(path);
        }
        // Of two that begin at the same time, the second would empty what the first has begun.
        let _claim = write::claim(path)?;
        if folder::holds_index(path) {
            return Self::open(path);
        }
        let (schema, _) = schema();
        let inner = tantivy::Index::builder()
            .schema(schema)
            .settings(settings())
            .open_or_create(Folder::open(path)?)
            .map_err(|error| damaged(path, error))?;
        Self::checked(path, inner)
    }

    fn checked(path: &Path, mut inner: tantivy::Index) -> Result<Self> {
        let (schema, fields) = schema();
        let commit = written(&inner).map_err(|error| damaged(path, error))?;
        if commit.opstamp > LAST_CHANGE {
            return Err(unfit(path));
        }
        let known = commit.payload.is_none_or(|text| {
            serde_json::from_str::<Stamp>(&text).is_ok_and(|stamp| stamp.format == INDEX_FORMAT)
        });
        if !known || inner.schema() != schema || *inner.settings() != settings() {
            return Err(Error::IndexVersion { path: path.to_owned() });
        }
        inner.set_tokenizers(analyzer::manager());
        let reader = inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|error| damaged(path, error))?;
        fit(path, &fields, &reader.searcher())?;
        Ok(Self { path: path.to_owned(), inner, reader, fields, parts: Mutex::default() })
    }

    /// Whether the stories it lists are those of the articles in it.
    pub fn knows_stories(&self) -> Result<bool> {
        let commit = written(&self.inner).map_err(|error| damaged(&self.path, error))?;
        let read = |text: String| serde_json::from_str::<Stamp>(&text).is_ok_and(|stamp| stamp.stories);
        Ok(commit.payload.is_none_or(read))
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The fields.
    #[must_use]
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Whether there is no article in it.
    pub fn is_empty(&self) -> Result<bool> {
        let searcher = self.searcher();
        let mut segments = searcher.segment_readers().iter();
        self.guarded(|| {
            segments.try_fold(true, |empty, segment| {
                let ids = numbers::<u64>(segment, "id")?;
                let mut alive = (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document));
                Ok(empty && !alive.any(|document| ids.first(document).is_some()))
            })
        })
    }

    /// Looks again at what has been committed meanwhile.
    pub fn refresh(&self) -> Result<()> {
        guarded(&self.path, || {
            self.reader.reload().map_err(|error| damaged(&self.path, error))?;
            fit(&self.path, &self.fields, &self.searcher())
        })
    }

    /// A consistent view that later commits do not change.
    #[must_use]
    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Runs `read`, saying in this program's words what goes wrong in it.
    pub fn guarded<T>(&self, read: impl FnOnce() -> tantivy::Result<T>) -> Result<T> {
        guarded(&self.path, || read().map_err(|error| damaged(&self.path, error)))
    }

    /// What is said of an index in which a passage stands with no article.
    pub(crate) fn torn(&self) -> Error {
        Error::IndexDamaged {
            path: self.path.clone(),
            detail: "a passage in it has lost its article".to_owned(),
        }
    }

    /// The article of a source, by its absolute path.
    pub fn article(&self, path: &str, locator: Option<&str>) -> Result<Option<Article>> {
        let searcher = self.searcher();
        match self.find(&searcher, key(path, locator))? {
            Some(address) => self.stored(&searcher, address).map(Some),
            None => Ok(None),
        }
    }

    /// Where the article of that key is kept.
    pub(crate) fn find(&self, searcher: &Searcher, id: u64) -> Result<Option<DocAddress>> {
        let query = TermQuery::new(Term::from_field_u64(self.fields.id, id), IndexRecordOption::Basic);
        let found = self.guarded(|| searcher.search(&query, &DocSetCollector))?;
        Ok(found.into_iter().next())
    }

    /// The article that is kept there.
    pub(crate) fn stored(&self, searcher: &Searcher, address: DocAddress) -> Result<Article> {
        let stored = self.guarded(|| self.parts(searcher)?.stored(address))?;
        stored.ok_or_else(|| self.unreadable())
    }

    fn unreadable(&self) -> Error {
        let detail = "an article in it cannot be read".to_owned();
        Error::IndexDamaged { path: self.path.clone(), detail }
    }

    /// A passage of the article that is kept there, for whoever shows it.
    pub(crate) fn shown(
        &self,
        searcher: &Searcher,
        address: DocAddress,
        ordinal: u64,
    ) -> Result<Arc<Excerpt>> {
        let shown = self.guarded(|| self.parts(searcher)?.shown(address, ordinal))?;
        shown.ok_or_else(|| self.unreadable())
    }

    /// The articles of a file: what each is known by, and the hash of what was read of it.
    pub fn members(&self, path: &str) -> Result<HashMap<u64, u64>> {
        let searcher = self.searcher();
        let term = Term::from_field_u64(self.fields.source, key(path, None));
        let mut members = HashMap::default();
        for segment in searcher.segment_readers() {
            self.guarded(|| members_of(segment, &term, &mut members))?;
        }
        Ok(members)
    }
}

impl Parts {
    /// The article that is kept there; `None` where it is damaged.
    pub(crate) fn stored(&self, address: DocAddress) -> tantivy::Result<Option<Article>> {
        self.kept(address, restored)
    }

    /// A passage of it, which is known from then on; `None` where it is damaged.
    fn shown(&self, address: DocAddress, ordinal: u64) -> tantivy::Result<Option<Arc<Excerpt>>> {
        if let Some(shown) = self.recent.get((address, ordinal)) {
            return Ok(Some(shown));
        }
        let read = |kept: &[u8]| stored::excerpt(kept, usize::try_from(ordinal).ok()?);
        let excerpt = self.kept(address, read)?;
        Ok(excerpt.map(|excerpt| self.recent.put((address, ordinal), excerpt)))
    }

    /// What is read from what is kept of an article.
    fn kept<T>(
        &self,
        address: DocAddress,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> tantivy::Result<Option<T>> {
        let Some(part) = self.nth(address.segment_ord) else { return Ok(None) };
        let document = part.store.get_document_bytes(address.doc_id)?;
        Ok(kept(&document).and_then(read))
    }
}

/// What is kept of an article, from the bytes of its document: the one value that it stores. The library below would give it out
/// byte by byte.
fn kept(document: &[u8]) -> Option<&[u8]> {
    // How many values, of which field, of what type, of what length: two numbers of which the last byte has the highest bit set.
    let (1, rest) = number(document)? else { return None };
    let (length, rest) = number(rest.get(5..)?)?;
    rest.get(..length)
}

/// A number written in groups of seven bits, the lowest first, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 != 0)? + 1;
    let (number, rest) = bytes.split_at_checked(end)?;
    let number = number.iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, rest))
}

fn members_of(
    segment: &SegmentReader,
    source: &Term,
    members: &mut HashMap<u64, u64>,
) -> tantivy::Result<()> {
    let ids = numbers::<u64>(segment, "id")?;
    let hashes = numbers::<u64>(segment, "hash")?;
    let Some(mut documents) =
        segment.inverted_index(source.field())?.read_postings(source, IndexRecordOption::Basic)?
    else {
        return Ok(());
    };
    while documents.doc() != TERMINATED {
        let document = documents.doc();
        if let Some(id) = ids.first(document).filter(|_| !segment.is_deleted(document)) {
            members.insert(id, hashes.first(document).unwrap_or_default());
        }
        documents.advance();
    }
    Ok(())
}

/// What the last commit says of itself: the list of parts, of which nothing else is looked at.
#[derive(Deserialize)]
struct Commit {
    /// Who wrote it.
    payload: Option<String>,
    /// The number of its last change.
    opstamp: u64,
}

fn written(index: &tantivy::Index) -> tantivy::Result<Commit> {
    let list = index.directory().atomic_read(Path::new(MANIFEST))?;
    serde_json::from_slice(&list)
        .map_err(|error: serde_json::Error| DataCorruption::comment_only(error.to_string()).into())
}

/// How what is kept is laid out.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_blocksize: STORE_BLOCK,
        docstore_compression: Compressor::None,
        ..IndexSettings::default()
    }
}

/// Makes sure that each part is named once, and holds as much as the list of parts says: whoever wrote there by a list that does
/// not fit would fail in the midst of it.
fn fit(path: &Path, fields: &Fields, searcher: &Searcher) -> Result<()> {
    let mut known = HashSet::new();
    for segment in searcher.segment_readers() {
        let lengths = segment.get_fieldnorms_reader(fields.body).map_err(|error| damaged(path, error))?;
        let alive = segment.alive_bitset().map_or(segment.max_doc(), |alive| alive.bitset().max_value());
        let fits = [lengths.num_docs(), alive].iter().all(|documents| *documents == segment.max_doc());
        if !fits || !known.insert(segment.segment_id()) {
            return Err(unfit(path));
        }
    }
    Ok(())
}

fn unfit(path: &Path) -> Error {
    let detail = format!("{MANIFEST} does not fit the other files");
    Error::IndexDamaged { path: path.to_owned(), detail }
}

/// Runs `read`; a damaged file may make the library below fail in ways of its own, which become an error here.
pub(super) fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(Error::IndexDamaged {
            path: path.to_owned(),
            detail: "what it holds does not fit together".to_owned(),
        })
    })
}
