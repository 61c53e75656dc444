//! What stands before and after a passage, and the passage at a line of an article.

use super::hit::hit;
use super::mark::Marks;
use crate::article::{Article, Hit, Nearby, Passage, PassageKind};
use crate::extract::passages;
use crate::index::stored::Excerpt;

/// The passage of an article that a line of its source is in, with `count` paragraphs before and after it; the first where no line
/// is given. `None` for an article without a word.
#[must_use]
pub fn at(article: &Article, line: Option<u32>, count: usize, folder: Option<&str>) -> Option<Hit> {
    let passages = passages(article);
    let own = || passages.iter().filter(|passage| passage.kind != PassageKind::Comment);
    let begun =
        |passage: &&Passage| passage.line.is_some_and(|begins| line.is_some_and(|line| begins <= line));
    // Of the parts of a long paragraph the first; a comment only where the line is one's own.
    let last = passages.iter().filter(begun).filter_map(|passage| passage.line).max();
    let passage = passages
        .iter()
        .find(|passage| last.is_some() && passage.line == last)
        .or_else(|| own().find(|passage| passage.kind != PassageKind::Headline))
        .or_else(|| passages.first())?;
    let mut hit = hit(&Excerpt::of(article, passage), 1, 0.0, folder, &Marks::default());
    (hit.before, hit.after) = around(article, passage, count);
    Some(hit)
}

/// So many paragraphs before a passage, and so many after it, the rest of its own included; `None` where none are asked for.
pub(super) fn around(
    article: &Article,
    passage: &Passage,
    count: usize,
) -> (Option<Vec<Nearby>>, Option<Vec<Nearby>>) {
    if count == 0 {
        return (None, None);
    }
    let paragraphs = || {
        article
            .paragraphs
            .iter()
            .map(|paragraph| Nearby { line: paragraph.line, text: paragraph.text.clone() })
    };
    let (mut before, mut after) = match passage.paragraph {
        Some((at, _)) => {
            let before: Vec<_> = paragraphs().take(at).skip(at.saturating_sub(count)).collect();
            (before, paragraphs().skip(at + 1).take(count).collect())
        }
        None if passage.comment.is_none() => (Vec::new(), paragraphs().take(count).collect()),
        None => (Vec::new(), Vec::new()),
    };
    if let Some((paragraph, (at, piece))) =
        passage.paragraph.and_then(|place| Some((article.paragraphs.get(place.0)?, place)))
        && article.paragraphs.get(at).is_some()
    {
        let rest = |text: Option<&str>| {
            let text = text.unwrap_or_default().trim();
            (!text.is_empty()).then(|| Nearby { line: paragraph.line, text: text.to_owned() })
        };
        before.extend(rest(paragraph.text.get(..piece.start)));
        after.splice(0..0, rest(paragraph.text.get(piece.end..)));
    }
    (Some(before), Some(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{article, commented};

    fn texts(nearby: Option<Vec<Nearby>>) -> Vec<String> {
        nearby.unwrap().into_iter().map(|nearby| nearby.text).collect()
    }

    #[test]
    fn a_line_is_shown_with_what_is_around_it() {
        // The lines of the paragraphs are 3, 4, 5, 6, and 40 is that of the comment.
        let article = commented(article("/a/b.txt", "Title", &["One.", "Two.", "Three.", "Four."]), "Five?");
        for (line, count, before, text, after) in [
            (Some(4), 1, &["One."][..], "Two.", &["Three."][..]),
            (Some(4), 9, &["One."], "Two.", &["Three.", "Four."]),
            (Some(3), 1, &[], "One.", &["Two."]),
            (Some(7), 1, &["Three."], "Four.", &[]),
            (Some(1), 1, &[], "One.", &["Two."]),
            (None, 2, &[], "One.", &["Two.", "Three."]),
            (Some(40), 2, &[], "Five?", &[]),
        ] {
            let hit = at(&article, line, count, Some("/a")).unwrap();
            assert_eq!(
                (texts(hit.before), hit.text.as_str(), texts(hit.after)),
                (
                    before.iter().map(|text| (*text).to_owned()).collect(),
                    text,
                    after.iter().map(|text| (*text).to_owned()).collect()
                ),
                "{line:?} {count}"
            );
            assert_eq!(hit.source.path, "b.txt");
        }
        assert_eq!(at(&article, None, 0, None).unwrap().before, None);
    }

    #[test]
    fn the_rest_of_a_long_paragraph_is_around_its_parts() {
        let long = "A sentence that is not long at all. ".repeat(100);
        let article = article("/a/b.txt", "", &["One.", long.trim(), "Three."]);
        let hit = at(&article, Some(4), 1, None).unwrap();
        assert_eq!(texts(hit.before), ["One."]);
        let after = texts(hit.after);
        assert_eq!(after.last().map(String::as_str), Some("Three."));
        assert_eq!(hit.text.len() + 1 + after[0].len(), long.trim().len());
    }
}
