//! A passage with all the evidence.

use tantivy::Searcher;

use super::Request;
use super::around::around;
use super::fold::Face;
use super::mark::Marks;
use super::rank::Found;
use crate::article::{Hit, Source};
use crate::error::Result;
use crate::extract::passages;
use crate::index::Index;
use crate::index::stored::Excerpt;

/// So many hits of one article take no less, each read alone, than the whole of it does.
const MANY: usize = 4;

/// Makes hits of what was found, from the articles themselves, each of which is looked for once.
pub(super) fn hits(
    index: &Index,
    searcher: &Searcher,
    request: &Request,
    marks: &Marks,
    faces: &[Face],
) -> Result<Vec<Hit>> {
    let made = |excerpt: &Excerpt, rank: usize, Face { found, copies, .. }: &Face| {
        let hit = hit(excerpt, rank, found.score, request.folder.as_deref(), marks);
        Hit { copies: *copies, ..hit }
    };
    let mut ranked: Vec<(usize, &Face)> = (request.offset + 1..).zip(faces).collect();
    ranked.sort_unstable_by_key(|(rank, face)| (face.found.address, *rank));
    let mut hits = Vec::with_capacity(faces.len());
    for together in ranked.chunk_by(|(_, one), (_, other)| one.found.address == other.found.address) {
        let Some((_, Face { found: Found { address, .. }, .. })) = together.first() else { continue };
        if request.context == 0 && together.len() < MANY {
            for (rank, face) in together {
                let excerpt = index.shown(searcher, *address, face.found.ordinal)?;
                hits.push(made(&excerpt, *rank, face));
            }
            continue;
        }
        let article = index.stored(searcher, *address)?;
        let passages = passages(&article);
        for (rank, face) in together {
            let ordinal = usize::try_from(face.found.ordinal).ok();
            let passage = ordinal.and_then(|ordinal| passages.get(ordinal)).ok_or_else(|| index.torn())?;
            let (before, after) = around(&article, passage, request.context);
            hits.push(Hit { before, after, ..made(&Excerpt::of(&article, passage), *rank, face) });
        }
    }
    hits.sort_unstable_by_key(|hit| hit.rank);
    Ok(hits)
}

/// Makes a hit of one passage.
pub(super) fn hit(excerpt: &Excerpt, rank: usize, score: f32, folder: Option<&str>, marks: &Marks) -> Hit {
    let source = &excerpt.source;
    let shown = below(&source.path, folder).unwrap_or(&source.path).to_owned();
    Hit {
        rank,
        score,
        copies: 0,
        source: Source { path: shown, locator: source.locator.clone(), format: source.format },
        line: excerpt.line,
        title: excerpt.title.clone(),
        outlet: excerpt.outlet.clone(),
        byline: excerpt.byline.clone(),
        published: excerpt.published,
        topics: excerpt.topics.clone(),
        kind: excerpt.kind,
        commenter: excerpt.commenter.clone(),
        highlights: marks.find(&excerpt.text, excerpt.kind, &excerpt.said),
        text: excerpt.text.clone(),
        quotations: excerpt.quotations.clone(),
        before: None,
        after: None,
    }
}

/// A path as seen from a folder, where it lies below it.
pub(super) fn below<'p>(path: &'p str, folder: Option<&str>) -> Option<&'p str> {
    let rest = path.strip_prefix(folder?.trim_end_matches('/'))?.strip_prefix('/')?;
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, index};
    use crate::query::{Options, parse};
    use crate::search::search;

    #[test]
    fn hits_are_the_same_however_many_stand_in_one_article() {
        let folder = tempfile::tempdir().unwrap();
        let paragraphs = |count: usize| -> Vec<String> {
            (0..count)
                .map(|nth| {
                    format!("The ferry {}“{{Ada Quill, pilot: sails}},” she said.", "late ".repeat(nth))
                })
                .collect()
        };
        let articles = [("/a.txt", MANY + 2), ("/b.txt", MANY - 1), ("/c.txt", MANY)].map(|(path, count)| {
            let paragraphs = paragraphs(count);
            article(path, "Harbour", &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
        });
        let index = index(folder.path(), &articles);
        let ask = |limit, offset| {
            let query = parse("ferry", Options::default()).unwrap();
            let request = Request { limit, offset, all: true, ..Request::new(query) };
            search(&index, &request).unwrap().hits
        };
        let all = ask(100, 0);
        assert_eq!(all.len(), 3 * MANY + 1);
        assert!(all.iter().zip(1..).all(|(hit, rank)| hit.rank == rank && hit.quotations.len() == 1));
        let one_by_one: Vec<Hit> = (0..all.len()).flat_map(|offset| ask(1, offset)).collect();
        assert_eq!(all, one_by_one);
    }

    #[test]
    fn paths_below_the_working_folder_are_shown_from_there() {
        for (path, folder, shown) in [
            ("/home/a/b.txt", Some("/home/a"), Some("b.txt")),
            ("/home/a/c/b.txt", Some("/home/a/"), Some("c/b.txt")),
            ("/home/ab/b.txt", Some("/home/a"), None),
            ("/home/b.txt", Some("/"), Some("home/b.txt")),
            ("/home/b.txt", None, None),
        ] {
            assert_eq!(below(path, folder), shown, "{path} from {folder:?}");
        }
    }
}
