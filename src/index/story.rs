//! Articles that tell one story: the same wire report in several papers, a page and its entry in a feed, a report updated.
//!
//! Two articles belong to one story where they share most of their wording, or come from one address; stories that have an
//! article in common are one. Which articles do is looked at anew at the end of every run over all that the index holds, so that
//! it does not depend on the order in which they came in. A story is a document of its own that lists its articles, and where they
//! stood when it was told, so that they need not be looked up as long as they stand there.

use std::collections::HashSet;

use tantivy::fastfield::FastFieldReaders;
use tantivy::index::SegmentId;
use tantivy::schema::IndexRecordOption;
use tantivy::{
    DocId, DocSet as _, Searcher, SegmentOrdinal, SegmentReader, TERMINATED, TantivyDocument, Term,
};
use xxhash_rust::xxh3::xxh3_64;

use super::block::{Block, Place};
use super::dated;
use super::document::{Batch, Under};
use super::folder::Folder;
use super::parts::{Part, Parts};
use super::read::Index;
use super::schema::numbers_in;
use crate::error::Result;
use crate::text::likeness::{BANDS, Signature};

/// How much of their wording articles of one story share at the least. Reports on one event written by two people share hardly a
/// tenth.
const SHARED: f32 = 0.6;

/// With so many stories that agree in a band an article is compared, and with no more.
const COMPARED: usize = 16;

/// An article that tells a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Teller {
    /// What it is known by.
    pub(crate) id: u64,
    /// Where it stood when the story was told.
    stood: Stood,
}

/// A place in the index, which holds until the part that it is in is joined with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stood {
    part: u16,
    document: DocId,
}

impl Stood {
    /// As it is kept.
    fn to_number(self) -> u64 {
        u64::from(self.part) << 32 | u64::from(self.document)
    }

    fn from_number(number: u64) -> Self {
        let document = DocId::try_from(number & u64::from(DocId::MAX)).unwrap_or_default();
        Self { part: u16::try_from(number >> 32).unwrap_or_default(), document }
    }
}

/// What a part of the index is told by, well enough to look there first.
pub(super) fn mark(part: SegmentId) -> u16 {
    let [a, b, ..] = xxh3_64(part.uuid_string().as_bytes()).to_le_bytes();
    u16::from_le_bytes([a, b])
}

impl Index {
    /// The articles of the story that an article belongs to, itself included; empty where it stands alone.
    pub(crate) fn story(&self, searcher: &Searcher, article: u64) -> Result<Vec<Teller>> {
        let term = Term::from_field_u64(self.fields().story, article);
        self.guarded(|| {
            let parts = self.parts(searcher)?;
            for (_, segment, part) in
                parts.each(searcher).filter(|(_, _, part)| part.story.values.num_vals() > 0)
            {
                let inverted = segment.inverted_index(self.fields().story)?;
                let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                while postings.doc() != TERMINATED {
                    let story = postings.doc();
                    if !segment.is_deleted(story) {
                        let stood = part.stood.values_for_doc(story).map(Stood::from_number);
                        let tellers = part.story.values_for_doc(story).zip(stood);
                        return Ok(tellers.map(|(id, stood)| Teller { id, stood }).collect());
                    }
                    postings.advance();
                }
            }
            Ok(Vec::new())
        })
    }

    /// Where the articles that tell a story stand.
    pub(crate) fn standing(
        &self,
        searcher: &Searcher,
        parts: &Parts,
        tellers: &[Teller],
    ) -> tantivy::Result<Vec<(SegmentOrdinal, Block)>> {
        let mut standing = Vec::with_capacity(tellers.len());
        for teller in tellers {
            let still = |(ord, segment, part)| Some((ord, stands(segment, part, *teller)?));
            if let Some(found) = parts.each(searcher).find_map(still) {
                standing.push(found);
                continue;
            }
            let term = Term::from_field_u64(self.fields().id, teller.id);
            for (ord, segment, part) in parts.each(searcher).filter(|(_, _, part)| part.has_articles()) {
                let ids = segment.inverted_index(self.fields().id)?;
                let Some(mut postings) = ids.read_postings(&term, IndexRecordOption::Basic)? else {
                    continue;
                };
                while postings.doc() != TERMINATED {
                    standing.extend(part.blocks.at(postings.doc()).map(|block| (ord, block)));
                    postings.advance();
                }
            }
        }
        Ok(standing)
    }

    /// What has to be done for the index to know the stories that its articles tell.
    pub(super) fn story_changes(&self) -> Result<Batch> {
        let searcher = self.searcher();
        let (mut articles, mut known) = (Vec::new(), HashSet::new());
        // What is read here lies in memory for as long as it is open, and nothing else needs it: so each part is opened once more, by
        // itself, and let go of before the next. What was tidied away meanwhile is read from the view that still has it.
        let apart = tantivy::Index::open(Folder::open(self.path())?);
        let parts = apart.and_then(|apart| apart.searchable_segments()).unwrap_or_default();
        for segment in searcher.segment_readers() {
            self.guarded(|| {
                let same = parts.iter().find(|part| part.id() == segment.segment_id());
                let reader = same.and_then(|part| SegmentReader::open(part).ok());
                let columns = reader.as_ref().unwrap_or(segment).fast_fields();
                read(segment, columns, &mut articles, &mut known)
            })?;
        }
        let mut batch = Batch::default();
        for tellers in stories(articles) {
            let story: Vec<u64> = tellers.iter().map(|teller| teller.id).collect();
            if known.remove(&story) {
                continue;
            }
            let mut document = TantivyDocument::default();
            document.add_u64(self.fields().place, Place::Apart.to_number());
            document.add_u64(self.fields().minute, dated::kept(None));
            for Teller { id, stood } in tellers {
                document.add_u64(self.fields().story, id);
                document.add_u64(self.fields().stood, stood.to_number());
            }
            batch.documents.push(document.into());
        }
        // What is outdated goes first: a new story may have the same articles in it.
        let field = self.fields().story;
        batch.removed.extend(known.iter().filter_map(|story| Some(Under { field, key: *story.first()? })));
        Ok(batch)
    }
}

/// What tells which story an article belongs to.
struct Told {
    teller: Teller,
    signature: Option<Signature>,
    address: Option<u64>,
}

/// Collects the articles of one part of the index, and the stories that it lists.
fn read(
    segment: &SegmentReader,
    columns: &FastFieldReaders,
    articles: &mut Vec<Told>,
    known: &mut HashSet<Vec<u64>>,
) -> tantivy::Result<()> {
    let numbers = |field| numbers_in::<u64>(columns, segment.max_doc(), field);
    let (ids, signatures) = (numbers("id")?, numbers("signature")?);
    let (addresses, listed) = (numbers("address")?, numbers("story")?);
    let part = mark(segment.segment_id());
    for document in (0..segment.max_doc()).filter(|document| !segment.is_deleted(*document)) {
        if let Some(id) = ids.first(document) {
            let signature = Signature::from_numbers(signatures.values_for_doc(document));
            let teller = Teller { id, stood: Stood { part, document } };
            articles.push(Told { teller, signature, address: addresses.first(document) });
        } else if listed.first(document).is_some() {
            known.insert(listed.values_for_doc(document).collect());
        }
    }
    Ok(())
}

/// Where an article stands that still stands where it stood.
fn stands(segment: &SegmentReader, part: &Part, teller: Teller) -> Option<Block> {
    let Teller { id, stood: Stood { part: marked, document } } = teller;
    let is_there = part.mark == marked && document < segment.max_doc() && !segment.is_deleted(document);
    (is_there && part.id.first(document) == Some(id)).then(|| part.blocks.at(document)).flatten()
}

/// The stories that more than one article tells, each by its articles in order.
fn stories(mut articles: Vec<Told>) -> Vec<Vec<Teller>> {
    articles.sort_unstable_by_key(|article| article.teller.id);
    let mut joined = Joined((0..articles.len()).collect());
    let mut addressed: Vec<(u64, usize)> =
        articles.iter().zip(0..).filter_map(|(told, at)| Some((told.address?, at))).collect();
    for run in runs(&mut addressed) {
        if let Some(((_, first), rest)) = run.split_first() {
            for (_, at) in rest {
                joined.join(*first, *at);
            }
        }
    }
    drop(addressed);
    let signature = |at: usize| articles.get(at).and_then(|told| told.signature.as_ref());
    let mut keyed: Vec<(u32, usize)> = Vec::with_capacity(articles.len());
    for band in 0..BANDS {
        keyed.clear();
        keyed.extend((0..articles.len()).filter_map(|at| Some((signature(at)?.bands().nth(band)?, at))));
        for run in runs(&mut keyed) {
            let mut faces: Vec<usize> = Vec::new();
            for &(_, at) in run {
                let near = |face: &&usize| {
                    signature(**face)
                        .zip(signature(at))
                        .is_some_and(|(one, other)| one.shared(other) >= SHARED)
                };
                match faces.iter().find(near) {
                    Some(face) => joined.join(*face, at),
                    None if faces.len() < COMPARED => faces.push(at),
                    None => {}
                }
            }
        }
    }
    drop(keyed);
    let mut rooted: Vec<(usize, usize)> =
        (0..articles.len()).map(|article| (joined.root(article), article)).collect();
    let teller = |(_, article): &(usize, usize)| articles.get(*article).map(|told| told.teller);
    runs(&mut rooted).map(|story| story.iter().filter_map(teller).collect()).collect()
}

/// What has its key in common with something else, in order.
fn runs<K: Ord, T: Ord>(keyed: &mut [(K, T)]) -> impl Iterator<Item = &[(K, T)]> {
    keyed.sort_unstable();
    keyed.chunk_by(|(one, _), (other, _)| one == other).filter(|run| run.len() > 1)
}

/// Sets that grow together.
struct Joined(Vec<usize>);

impl Joined {
    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(up) = self.0.get(root).copied().filter(|up| *up != root) {
            // Every second step is skipped next time.
            let over = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(root) {
                *slot = over;
            }
            root = over;
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        // The first article of a set stands for it.
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

/// What an article's address is known by: without what differs between two ways to the same page. `None` for an address that is
/// no article's own.
pub(super) fn address(url: &str) -> Option<u64> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = page.split_once('/')?;
    let path = path.trim_end_matches('/');
    let host = host.to_ascii_lowercase();
    let host = ["www.", "amp.", "m."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    // What campaigns append says how a reader came, not what the page is.
    let mut query: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    query.sort_unstable();
    let own = scheme.starts_with("http") && (!path.is_empty() || !query.is_empty());
    own.then(|| xxh3_64(format!("{host}/{path}?{}", query.join("&")).as_bytes()))
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_")
        || [
            "fbclid",
            "gclid",
            "cmp",
            "cmpid",
            "ref",
            "src",
            "source",
            "smid",
            "partner",
            "ito",
            "ns_mchannel",
        ]
        .contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::document::key;
    use crate::index::sample;
    use crate::text::likeness::Wording;
    use crate::text::word::words;

    fn told(id: u64, text: &str, address: Option<u64>) -> Told {
        let mut wording = Wording::default();
        wording.extend(text, &words(text).collect::<Vec<_>>());
        let stood = Stood { part: 0, document: 0 };
        Told { teller: Teller { id, stood }, signature: wording.signature(), address }
    }

    fn report(seed: usize) -> String {
        (0..120)
            .map(|i| format!("word{}", (i * i * 7919 + i * seed * 10_007 + seed * 104_729) % 9973))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn what_shares_wording_or_an_address_is_one_story_in_whatever_order_it_comes() {
        let wire = report(1);
        let edited = wire.replacen("word", "another word", 1);
        let updated = format!("{edited} with a sentence more that nobody had written before");
        let mut articles = [
            told(9, &wire, None),
            told(2, &edited, None),
            told(7, &updated, Some(4)),
            told(1, &report(2), Some(4)),
            told(3, &report(3), None),
            told(5, "Too short", None),
            told(6, "Too short", None),
        ];
        for _ in 0..articles.len() {
            articles.rotate_left(1);
            let again = articles.iter().map(|told| Told { ..*told }).collect();
            let told: Vec<Vec<u64>> =
                stories(again).iter().map(|story| story.iter().map(|teller| teller.id).collect()).collect();
            assert_eq!(told, [vec![1, 2, 7, 9]]);
        }
    }

    #[test]
    fn articles_are_found_where_they_stood_and_wherever_else_they_stand() {
        let folder = tempfile::tempdir().unwrap();
        let wire = report(1);
        let told = |path: &str| sample::article(path, "Ferry", &[&wire]);
        let index = sample::index(folder.path(), &[told("/a"), told("/b"), told("/c")]);
        let searcher = index.searcher();
        let parts = index.parts(&searcher).unwrap();
        let story = index.story(&searcher, key("/b", None)).unwrap();
        let standing = index.standing(&searcher, &parts, &story).unwrap();
        assert_eq!((story.len(), standing.len()), (3, 3));
        for (_, segment, part) in parts.each(&searcher).filter(|(_, _, part)| part.has_articles()) {
            assert!(story.iter().all(|teller| stands(segment, part, *teller).is_some()));
        }
        for moved in [(1, 0), (0, 1), (0, 1 << 20)] {
            let moved = |teller: &Teller| {
                let Stood { part, document } = teller.stood;
                let stood = Stood { part: part.wrapping_add(moved.0), document: document + moved.1 };
                assert_eq!(Stood::from_number(stood.to_number()), stood);
                Teller { stood, ..*teller }
            };
            let moved: Vec<Teller> = story.iter().map(moved).collect();
            assert_eq!(index.standing(&searcher, &parts, &moved).unwrap(), standing);
        }
    }

    #[test]
    fn an_address_is_known_however_it_is_written() {
        let page = address("https://www.Gazette.example/2020/ferry?id=3&page=2");
        for (url, same) in [
            ("http://gazette.example/2020/ferry/?page=2&id=3&utm_source=feed#top", true),
            ("https://amp.gazette.example/2020/ferry?id=3&page=2&fbclid=x", true),
            ("https://gazette.example/2020/ferry?id=4&page=2", false),
            ("https://other.example/2020/ferry?id=3&page=2", false),
        ] {
            assert_eq!(address(url) == page, same, "{url}");
        }
        for url in [
            "https://gazette.example/",
            "https://gazette.example",
            "gazette",
            "urn:x:1",
            "https://gazette.example/?utm_medium=x",
        ] {
            assert_eq!(address(url), None, "{url}");
        }
    }
}
