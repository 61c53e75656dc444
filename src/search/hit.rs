//! A passage with all the evidence.

use tantivy::Searcher;

use super::Request;
use super::around::around;
use super::fold::Face;
use super::mark::Marks;
use crate::article::{Article, Hit, HitQuotation, Passage, Quotation, Source, Span};
use crate::error::Result;
use crate::index::Index;
use crate::index::recent::Unpacked;

/// Makes hits of what was found, from the articles themselves.
pub(super) fn hits(
    index: &Index,
    searcher: &Searcher,
    request: &Request,
    marks: &Marks,
    faces: &[Face],
) -> Result<Vec<Hit>> {
    let mut hits = Vec::with_capacity(faces.len());
    for (rank, Face { found, copies, .. }) in (request.offset + 1..).zip(faces) {
        let unpacked = index.unpacked(searcher, found.address)?;
        let Unpacked { article, passages } = &*unpacked;
        let passage = usize::try_from(found.ordinal)
            .ok()
            .and_then(|ordinal| passages.get(ordinal))
            .ok_or_else(|| index.torn())?;
        let hit = hit(article, passage, rank, found.score, request.folder.as_deref(), marks);
        let (before, after) = around(article, passage, request.context);
        hits.push(Hit { copies: *copies, before, after, ..hit });
    }
    Ok(hits)
}

/// Makes a hit of one passage.
pub(super) fn hit(
    article: &Article,
    passage: &Passage,
    rank: usize,
    score: f32,
    folder: Option<&str>,
    marks: &Marks,
) -> Hit {
    let quotations: Vec<&Quotation> =
        passage.quotations.iter().filter_map(|i| article.quotations.get(*i)).collect();
    let said = said(article, passage);
    let shown = below(&article.source.path, folder).unwrap_or(&article.source.path).to_owned();
    let source = Source { path: shown, ..article.source.clone() };
    Hit {
        rank,
        score,
        copies: 0,
        source,
        line: passage.line,
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        byline: article.byline.clone(),
        published: article.published,
        topics: article.topics.iter().map(|topic| topic.label.clone()).collect(),
        kind: passage.kind,
        commenter: passage
            .comment
            .and_then(|i| article.comments.get(i))
            .and_then(|comment| comment.author.clone()),
        highlights: marks.find(&passage.text, passage.kind, &said),
        text: passage.text.clone(),
        quotations: quotations
            .into_iter()
            .map(|quotation| HitQuotation {
                kind: quotation.kind,
                text: quotation.text.clone(),
                speaker: quotation.speaker.clone(),
            })
            .collect(),
        before: None,
        after: None,
    }
}

/// Where in a passage's text its quotations stand.
pub(super) fn said(article: &Article, passage: &Passage) -> Vec<Span> {
    let whole = Span::new(0, passage.text.len());
    let piece = passage.paragraph.map_or(whole, |(_, piece)| piece);
    let quotations = passage.quotations.iter().filter_map(|at| article.quotations.get(*at));
    let place = |Span { start, end }| {
        Span::new(start.saturating_sub(piece.start), end.saturating_sub(piece.start).min(piece.len()))
    };
    quotations.map(|quotation| place(quotation.within)).collect()
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
