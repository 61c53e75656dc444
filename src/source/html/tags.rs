//! The page's own tags and section.

use super::facts::Facts;
use super::linked::{plain, string};
use super::title::fold;

/// More tags than this are a cloud or a keyword dump, not what the article is about.
const MOST: usize = 20;

/// The section of the site that the article stands in.
pub(super) fn section(facts: &Facts<'_>) -> Option<String> {
    let article = facts.linked.article();
    let recorded = article.and_then(|article| string(article, "articleSection"));
    recorded
        .or_else(|| facts.meta_line(&["article:section", "og:article:section", "parsely-section", "section"]))
        .filter(|section| section.chars().count() <= 60)
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
    ]
    .into_iter()
    .map(|values| clean(&values))
    .find(|tags| !tags.is_empty() && tags.len() <= MOST)
    .unwrap_or_default()
}

/// One label a tag, without marks, numbers alone and repetitions.
fn clean(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        for label in value.split([',', ';']) {
            let label = label.trim().trim_start_matches('#').trim();
            let letters = label.chars().filter(|c| c.is_alphabetic()).count();
            let is_tag = letters >= 2 && label.chars().count() <= 60 && !label.contains("://");
            if is_tag && !kept.iter().any(|other| fold(other) == fold(label)) {
                kept.push(label.to_owned());
            }
        }
    }
    kept
}
