//! The page's own tags and section.

use super::facts::Facts;
use super::linked::{plain, string};
use super::title::fold;
use super::tree::Element;

/// More tags than this are a cloud or a keyword dump, not what the article is about.
const MOST: usize = 20;

/// The section of the site that the article stands in.
pub(super) fn section(facts: &Facts<'_>) -> Option<String> {
    let article = facts.linked.article();
    let recorded = article.and_then(|article| string(article, "articleSection"));
    recorded
        .or_else(|| facts.meta_line(&["article:section", "og:article:section", "parsely-section", "section"]))
        .filter(|section| section.chars().count() <= 60 && !section.contains('_'))
}

/// The tags: the record's keywords, the `meta`s made for them, or the links marked `rel=tag`.
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
    ]
    .into_iter()
    .map(|values| clean(&values))
    .find(|tags| !tags.is_empty() && tags.len() <= MOST)
    .unwrap_or_default()
}

/// Links to tags, where they stand in what is marked as the article's list of them.
fn listed(facts: &Facts<'_>) -> Vec<String> {
    let is_list = |element: &Element| {
        let marked = |value: &str| {
            value
                .to_ascii_lowercase()
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| matches!(word, "tags" | "tag" | "topics" | "labels" | "taglist"))
        };
        !matches!(element.tag(), "a" | "body")
            && (element.attr("class").is_some_and(marked) || element.attr("id").is_some_and(marked))
    };
    let is_beside = |element: &Element| matches!(element.tag(), "nav" | "aside" | "header" | "footer");
    let tags = facts.tag_links.iter().filter(|id| {
        let above = || facts.tree.ancestors(**id).take(8).filter_map(|above| facts.tree.element(above));
        above().take(4).any(is_list) && !above().any(is_beside)
    });
    tags.filter_map(|id| facts.line(*id)).collect()
}

/// One label a tag, without marks, numbers alone and repetitions.
fn clean(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        for label in value.split([',', ';']) {
            let label = label.trim().trim_start_matches('#').trim();
            let letters = label.chars().filter(|c| c.is_alphabetic()).count();
            let is_tag = letters >= 2
                && label.chars().count() <= 60
                && !label.contains("://")
                && !label.contains(['_', '(', ')']);
            if is_tag && !kept.iter().any(|other| fold(other) == fold(label)) {
                kept.push(label.to_owned());
            }
        }
    }
    kept
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
            ("not navigation", "<nav class=tags><a href=/tag/quay>Quay</a></nav><a href=/tag/x>x y</a>", &[]),
        ] {
            let tree = parse(page);
            assert_eq!(tags(&Facts::of(&tree)), expected, "{what}");
        }
    }
}
