//! A passage with all the evidence.

use tantivy::Searcher;

use super::Request;
use super::around::around;
use super::fold::Face;
use super::mark::Marks;
use crate::article::{Hit, Source};
use crate::error::Result;
use crate::extract::passages;
use crate::index::Index;
use crate::index::stored::Excerpt;

/// Makes hits of what was found, from the articles themselves.
pub(super) fn hits(
    index: &Index,
    searcher: &Searcher,
    request: &Request,
    marks: &Marks,
    faces: &[Face],
) -> Result<Vec<Hit>> {
    let mut hits = Vec::with_capacity(faces.len());
    let folder = request.folder.as_deref();
    for (rank, Face { found, copies, .. }) in (request.offset + 1..).zip(faces) {
        let hit = if request.context == 0 {
            let excerpt = index.shown(searcher, found.address, found.ordinal)?;
            hit(&excerpt, rank, found.score, folder, marks)
        } else {
            let article = index.stored(searcher, found.address)?;
            let ordinal = usize::try_from(found.ordinal).ok();
            let passage = ordinal.and_then(|ordinal| passages(&article).into_iter().nth(ordinal));
            let passage = passage.ok_or_else(|| index.torn())?;
            let (before, after) = around(&article, &passage, request.context);
            let excerpt = Excerpt::of(&article, &passage);
            Hit { before, after, ..hit(&excerpt, rank, found.score, folder, marks) }
        };
        hits.push(Hit { copies: *copies, ..hit });
    }
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
