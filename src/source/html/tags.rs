//! The page's own tags and section.

use std::collections::HashSet;

use super::facts::Facts;
use super::linked::{plain, string};
use super::title::fold;
use super::tree::{Element, Id};

/// More tags than this are a cloud or a keyword dump, not what the article is about.
const MOST: usize = 20;

/// The section of the site that the article stands in.
pub(super) fn section(facts: &Facts<'_>) -> Option<String> {
    let article = facts.linked.article();
    let recorded = article.and_then(|article| string(article, "articleSection"));
    let section = recorded.or_else(|| {
        facts.meta_line(&["article:section", "og:article:section", "parsely-section", "section"])
    })?;
    let first = section.split(',').next().unwrap_or_default().trim();
    Some(unslugged(first))
        .filter(|first| !first.is_empty() && first.chars().count() <= 60 && !first.contains('_'))
}

/// The sections beside the first, where the record lists several in one line.
fn other_sections(facts: &Facts<'_>) -> Vec<String> {
    let recorded = facts.linked.article().and_then(|article| string(article, "articleSection"));
    recorded.unwrap_or_default().split(',').skip(1).map(str::to_owned).collect()
}

/// `press-freedom` as people write it.
fn unslugged(label: &str) -> String {
    let is_slug = label.contains('-') && label.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    if is_slug { label.replace('-', " ") } else { label.to_owned() }
}

/// The tags: the links marked `rel=tag`, the `meta`s made for them, the record's keywords, or whatever else the page
/// says; the first that says anything.
pub(super) fn tags(facts: &Facts<'_>) -> Vec<String> {
    let links = || {
        let tags =
            facts.rels.iter().filter(|(rel, _)| rel.split_ascii_whitespace().any(|word| word == "tag"));
        tags.filter_map(|(_, id)| facts.line(*id)).collect::<Vec<_>>()
    };
    let metas = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .map(|name| facts.metas(name).filter_map(plain).collect::<Vec<_>>())
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    };
    let recorded =
        facts.linked.article().map(|article| facts.linked.names(article, "keywords")).unwrap_or_default();
    [
        links(),
        metas(&["article:tag", "og:article:tag"]),
        recorded,
        metas(&["news_keywords", "parsely-tags", "sailthru.tags"]),
        listed(facts),
        by_design(facts),
        metas(&["keywords"]),
        other_sections(facts),
    ]
    .into_iter()
    .map(|values| clean(&values))
    .find(|tags| !tags.is_empty() && tags.len() <= MOST)
    .unwrap_or_default()
}

/// The tags and categories that `WordPress` writes into the class of the article's element: `tag-harbour category-news`.
///
/// They are written there as in addresses; a link of the page that ends in the same word has the label.
fn by_design(facts: &Facts<'_>) -> Vec<String> {
    let tree = facts.tree;
    let is_entry =
        |element: &Element| element.classes().any(|class| class == "hentry" || class == "type-post");
    let mut entries =
        facts.marked.iter().filter_map(|id| tree.element(*id)).filter(|element| is_entry(element));
    // A page of several entries is none of one article.
    let (Some(entry), None) = (entries.next(), entries.next()) else { return Vec::new() };
    let slugs: Vec<&str> = entry
        .classes()
        .filter_map(|class| class.strip_prefix("tag-").or_else(|| class.strip_prefix("category-")))
        .filter(|slug| !slug.bytes().all(|b| b.is_ascii_digit()) && *slug != "uncategorized")
        .take(MOST + 1)
        .collect();
    let label = |slug: &str| {
        let leads = |id: &Id| {
            let address = tree.attr(*id, "href").unwrap_or_default().trim_end_matches('/');
            address.rsplit('/').next() == Some(slug)
        };
        facts.tag_links.iter().find(|id| leads(id)).and_then(|id| facts.line(*id))
    };
    slugs.into_iter().map(|slug| label(slug).unwrap_or_else(|| slug.replace('-', " "))).collect()
}

/// Links to tags, where they are marked as tags themselves or stand in what is marked as the article's list of them.
fn listed(facts: &Facts<'_>) -> Vec<String> {
    let tree = facts.tree;
    let is_beside = |element: &Element| matches!(element.tag(), "nav" | "aside" | "header" | "footer");
    let above = |id: Id| tree.ancestors(id).take(8).filter_map(|above| tree.element(above));
    let is_listed = |id: &Id| {
        above(*id).take(4).any(|element| element.tag() != "body" && is_list(element))
            && !above(*id).any(is_beside)
    };
    let is_tag = |element: &Element| element.tag() == "a" && element.classes().any(|class| class == "tag");
    let marked: Vec<Id> = facts
        .marked
        .iter()
        .copied()
        .filter(|id| tree.element(*id).is_some_and(is_tag) && !above(*id).any(is_beside))
        .collect();
    let listed = facts.tag_links.iter().copied().filter(is_listed).collect();
    let links = if marked.is_empty() { listed } else { marked };
    links.into_iter().filter_map(|id| facts.line(id)).collect()
}

fn is_list(element: &Element) -> bool {
    let marked = |value: &str| {
        value
            .to_ascii_lowercase()
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| matches!(word, "tags" | "tag" | "topics" | "labels" | "taglist"))
    };
    element.tag() != "a"
        && (element.attr("class").is_some_and(marked) || element.attr("id").is_some_and(marked))
}

/// One label a tag, without marks, numbers alone and repetitions.
fn clean(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut folded = HashSet::new();
    for value in values {
        for label in value.split([',', ';']) {
            let label = uncounted(label.trim().trim_start_matches('#').trim());
            let letters = label.chars().filter(|c| c.is_alphabetic()).count();
            let is_tag = letters >= 2
                && label.chars().count() <= 60
                && !label.contains("://")
                && !label.contains(['_', '(', ')']);
            if is_tag && folded.insert(fold(label)) {
                kept.push(label.to_owned());
            }
        }
    }
    kept
}

/// A label without the number of articles that stands behind it: *Harbours (12)*.
fn uncounted(label: &str) -> &str {
    let counted = label.strip_suffix(')').and_then(|label| label.rsplit_once('('));
    match counted {
        Some((label, count)) if !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()) => {
            label.trim()
        }
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn tags_are_the_articles_own() {
        for (what, page, expected) in [
            (
                "marked links",
                "<a rel='category tag'>News</a><a rel=tag>Harbours</a>",
                &["News", "Harbours"][..],
            ),
            (
                "meta",
                "<meta property=article:tag content=Quay><meta property=article:tag content='#Ships, quay'>",
                &["Quay", "Ships"],
            ),
            (
                "the record",
                r#"<script type="application/ld+json">{"@type":"Article","keywords":["Quay","type_story"]}</script>"#,
                &["Quay"],
            ),
            ("a list of links", "<ul class=post-tags><li><a href=/tag/quay>Quay</a></ul>", &["Quay"]),
            ("links that are tags, counted", "<a class=tag href=/tagged/quay>Quay (12)</a>", &["Quay"]),
            (
                "the entry's design",
                "<a href=/tag/old-quay/>Old Quay</a><div class='hentry tag-old-quay category-ships'>x</div>",
                &["Old Quay", "ships"],
            ),
            ("a page of entries", "<p class='hentry tag-a-b'>x</p><p class='hentry tag-c-d'>x</p>", &[]),
            (
                "keywords, when nothing else is",
                "<meta name=keywords content='Quay, Ships'>",
                &["Quay", "Ships"],
            ),
            ("not navigation", "<nav class=tags><a href=/tag/quay>Quay</a></nav><a href=/tag/x>x y</a>", &[]),
        ] {
            let tree = parse(page);
            assert_eq!(tags(&Facts::of(&tree)), expected, "{what}");
        }
    }
}
