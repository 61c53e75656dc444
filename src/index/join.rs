//! Making few parts of many: every search opens each part there is.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};
use tantivy::{Document, IndexWriter};

use super::checksum;
use super::folder::Folder;

/// A part with so many documents is not joined with others any more while an index grows. Those that are collected in memory have half
/// as many.
const LARGE: usize = if cfg!(test) { 50 } else { 500_000 };

/// So many documents the parts of a first build have at the most, or little more, once they are joined: what is known of each while
/// that goes on takes memory.
const MOST: u64 = 3_000_000;

/// So much of a part must be deleted before it is written anew without it.
const DEAD: f32 = 0.5;

/// How many parts are made at a time, by so many threads.
pub(super) const fn at_a_time(jobs: usize) -> usize {
    if jobs > 1 { 2 } else { 1 }
}

/// How an index is kept tidy while it changes.
#[derive(Debug)]
pub(super) struct Tidying {
    policy: LogMergePolicy,
    folder: Folder,
    /// The parts that this run found, and whether each is sound, once that was asked.
    found: Mutex<HashMap<SegmentId, Option<bool>>>,
}

impl Tidying {
    /// For the index in a folder, with these parts.
    pub(super) fn new(folder: Folder, parts: &[SegmentMeta]) -> Self {
        let mut policy = LogMergePolicy::default();
        policy.set_max_docs_before_merge(LARGE);
        policy.set_del_docs_ratio_before_merge(DEAD);
        let found = parts.iter().map(|part| (part.id(), None)).collect();
        Self { policy, folder, found: Mutex::new(found) }
    }

    fn candidates(&self, parts: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let dead = |part: &&SegmentMeta| {
            part.num_docs() as usize > LARGE && part.num_deleted_docs() as f32 > part.max_doc() as f32 * DEAD
        };
        let alone = parts.iter().filter(dead).map(|part| MergeCandidate(vec![part.id()]));
        self.policy.compute_merge_candidates(parts).into_iter().chain(alone).collect()
    }

    /// Whether all that a part holds is what was written, as that of each is that this run wrote.
    fn is_sound(&self, part: &SegmentMeta) -> bool {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = found.get_mut(&part.id()) else { return true };
        let holds = |file: &String| checksum::holds(&self.folder, file).unwrap_or(false);
        *known.get_or_insert_with(|| checksum::files(part).iter().all(holds))
    }
}

impl MergePolicy for Tidying {
    /// What was damaged stays as it is: what is joined from it would be sound by its checksum, and nobody would find the damage any more.
    fn compute_merge_candidates(&self, parts: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut parts = parts.to_vec();
        loop {
            let candidates = self.candidates(&parts);
            let before = parts.len();
            let is_meant = |part: &SegmentMeta| candidates.iter().any(|some| some.0.contains(&part.id()));
            parts.retain(|part| !is_meant(part) || self.is_sound(part));
            if parts.len() == before {
                return candidates;
            }
        }
    }
}

/// Joins the parts of a first build, as long as nobody wants it to stop. The index is whole with each of them, and whatever hinders
/// that, such as a disk with no room for both the old and the new, hinders nothing else.
pub(super) fn all<D: Document>(
    writer: &mut IndexWriter<D>,
    jobs: usize,
    stop: Option<&AtomicBool>,
) -> tantivy::Result<()> {
    let groups = groups(&writer.index().searchable_segment_metas()?);
    for some in groups.chunks(at_a_time(jobs)) {
        if stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            break;
        }
        let begun: Vec<_> = some.iter().map(|group| writer.merge(group)).collect();
        for joined in begun {
            drop(joined.wait());
        }
    }
    writer.garbage_collect_files().wait().map(drop)
}

/// The parts to be joined with each other, so that those that come of it are alike in size: a long search gives each thread its own. An
/// even number of them, since two are made at a time.
fn groups(parts: &[SegmentMeta]) -> Vec<Vec<SegmentId>> {
    let documents: u64 = parts.iter().map(|part| u64::from(part.max_doc())).sum();
    let number = usize::try_from(documents.div_ceil(2 * MOST) * 2).unwrap_or(usize::MAX).min(parts.len());
    let mut parts: Vec<&SegmentMeta> = parts.iter().collect();
    parts.sort_by_key(|part| Reverse(part.max_doc()));
    let mut groups: Vec<(u64, Vec<SegmentId>)> = vec![(0, Vec::new()); number];
    for part in parts {
        if let Some((documents, group)) = groups.iter_mut().min_by_key(|(documents, _)| *documents) {
            *documents += u64::from(part.max_doc());
            group.push(part.id());
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, record};
    use crate::index::verify::verify;
    use crate::index::{Batch, Index};

    fn parts(sizes: &[u32]) -> Vec<SegmentMeta> {
        let index = tantivy::Index::create_in_ram(crate::index::schema::schema().0);
        let part = |size: &u32| index.new_segment_meta(SegmentId::generate_random(), *size);
        sizes.iter().map(part).collect()
    }

    #[test]
    fn what_comes_of_joining_is_alike_in_size() {
        let sizes = |parts: &[SegmentMeta]| -> Vec<u32> {
            let size = |id: &SegmentId| parts.iter().find(|part| part.id() == *id).map(SegmentMeta::max_doc);
            groups(parts).iter().map(|group| group.iter().filter_map(size).sum()).collect()
        };
        for (given, joined) in [
            (vec![], vec![]),
            (vec![7], vec![]),
            (vec![7, 9], vec![]),
            (vec![40, 10, 10, 10], vec![30]),
            (vec![10, 9, 8, 7, 6, 5, 4], vec![23, 26]),
            (vec![1_000_000; 9], vec![3_000_000, 2_000_000, 2_000_000, 2_000_000]),
        ] {
            assert_eq!(sizes(&parts(&given)), joined, "{given:?}");
        }
    }

    fn put(index: &Index, folder: usize, number: usize) -> Batch {
        let path = format!("/{folder}/{number}.txt");
        let text = format!("Ferry {number} to Vikholm is late, and nobody of those {folder} knows why.");
        Batch::put(index.fields(), &record(&path), &[article(&path, "Ferry", &[&text, "So be it."])])
    }

    fn counts(index: &Index) -> (u64, u64) {
        index.refresh().unwrap();
        let status = index.status().unwrap();
        (status.sources, status.articles)
    }

    #[test]
    fn the_parts_of_a_first_build_are_joined() {
        for jobs in [1, 2, 8] {
            let folder = tempfile::tempdir().unwrap();
            let index = Index::open_or_create(folder.path()).unwrap();
            let mut writer = index.writer(jobs, 0).unwrap();
            for some in 0..7 {
                for number in 0..20 {
                    writer.apply(put(&index, some, number)).unwrap();
                }
                writer.commit().unwrap();
            }
            assert_eq!(counts(&index), (140, 140));
            let before = index.searcher().segment_readers().len();
            assert!(before >= 7, "{before}");
            writer.finish(&index, None).unwrap();
            assert_eq!(counts(&index), (140, 140));
            // One of them holds what articles tell together.
            let after = index.searcher().segment_readers().len();
            assert!(after <= 3, "{after}");
            assert!(verify(folder.path()).unwrap().damaged.is_empty());
        }
    }

    #[test]
    fn who_wants_to_stop_waits_for_no_joining() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer(1, 0).unwrap();
        for some in 0..4 {
            writer.apply(put(&index, some, 0)).unwrap();
            writer.commit().unwrap();
        }
        writer.finish(&index, Some(&AtomicBool::new(true))).unwrap();
        assert_eq!(counts(&index), (4, 4));
        assert!(index.searcher().segment_readers().len() >= 4);
    }

    #[test]
    fn what_is_damaged_is_joined_with_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut joined = false;
        for number in 0..30 {
            index.refresh().unwrap();
            let before = index.searcher().segment_readers().len();
            if number == 3 {
                let part = index.searcher().segment_readers()[0].segment_id().uuid_string();
                let file = folder.path().join(format!("{part}.pos"));
                let mut bytes = std::fs::read(&file).unwrap();
                bytes[4] ^= 1;
                std::fs::write(file, bytes).unwrap();
            }
            let mut writer = index.writer(1, 0).unwrap();
            writer.apply(put(&index, 0, number)).unwrap();
            writer.finish(&index, None).unwrap();
            index.refresh().unwrap();
            joined |= index.searcher().segment_readers().len() < before;
            assert_eq!(verify(folder.path()).unwrap().damaged.len(), usize::from(number >= 3), "{number}");
        }
        assert!(joined);
    }

    #[test]
    fn what_is_replaced_while_parts_are_joined_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        // A first build that is left in the middle: two parts, of which the second has lost more than half with the last commit.
        let mut writer = index.writer(1, 0).unwrap();
        for (some, sources) in [(0, 8), (1, 7)] {
            for number in 0..sources {
                writer.apply(put(&index, some, number)).unwrap();
            }
            writer.commit().unwrap();
        }
        for number in 0..5 {
            writer.apply(Batch::remove(index.fields(), &format!("/1/{number}.txt"))).unwrap();
        }
        writer.commit().unwrap();
        drop(writer);
        assert_eq!(counts(&index), (10, 10));
        // They are joined when the next run begins to write, and what that replaces first is in the second.
        let mut writer = index.writer(1, 0).unwrap();
        writer.apply(put(&index, 1, 6)).unwrap();
        writer.finish(&index, None).unwrap();
        assert_eq!(counts(&index), (10, 10));
        let parts = index.searcher().segment_readers().len();
        assert!(parts <= 3, "{parts}");
    }

    #[test]
    fn a_large_part_is_written_anew_without_what_was_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer(1, 0).unwrap();
        for number in 0..60 {
            writer.apply(put(&index, 0, number)).unwrap();
        }
        writer.finish(&index, None).unwrap();
        let deleted = |index: &Index| -> u32 {
            index.refresh().unwrap();
            index.searcher().segment_readers().iter().map(tantivy::SegmentReader::num_deleted_docs).sum()
        };
        assert_eq!(deleted(&index), 0);
        for (from, until, is_anew) in [(0, 20, false), (20, 40, true)] {
            let mut writer = index.writer(1, 0).unwrap();
            for number in from..until {
                writer.apply(Batch::remove(index.fields(), &format!("/0/{number}.txt"))).unwrap();
            }
            writer.finish(&index, None).unwrap();
            assert_eq!(deleted(&index) == 0, is_anew, "{until}");
            assert_eq!(counts(&index), (60 - until, 60 - until));
        }
        let kept = index.article("/0/59.txt", None).unwrap();
        assert_eq!(kept.map(|article| article.source.path), Some("/0/59.txt".to_owned()));
    }
}
