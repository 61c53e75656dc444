//! The page's own tags and section.

use std::collections::HashSet;

use serde_json::Value;

use super::blocks;
use super::facts::Facts;
use super::header::{Header, Part, is_beside};
use super::linked::{plain, string};
use super::names::{begins, ends};
use super::title::fold;
use super::tree::{Element, Id};

/// More tags than this are a cloud or a keyword dump, not what the article is about.
const MOST: usize = 20;

/// The section of the site that the article stands in.
pub(super) fn section(facts: &Facts<'_>, header: &Header) -> Option<String> {
    let article = facts.linked.article();
    let recorded = article.and_then(|article| string(article, "articleSection"));
    let named = recorded.or_else(|| {
        facts.meta_line(&[
            "article:section",
            "og:article:section",
            "parsely-section",
            "section",
            "articlesection",
        ])
    });
    let first = named.as_deref().map(|section| section.split(',').next().unwrap_or_default().trim());
    let is_section =
        |first: &String| !first.is_empty() && first.chars().count() <= 60 && !first.contains('_');
    first
        .map(unslugged)
        .filter(is_section)
        .or_else(|| crumb(facts))
        .or_else(|| beside_headline(facts, header))
        .filter(|section| !is_template(section))
}

/// Whether a page's script was to put words in the place of a text: *{{ item.title }}*.
fn is_template(text: &str) -> bool {
    text.contains("{{") || text.contains("{%") || text.contains("${")
}

/// The section that stands beside the headline: a link that is marked as leading to a category, or what the design calls
/// a kicker.
fn beside_headline(facts: &Facts<'_>, header: &Header) -> Option<String> {
    // What is called a section and holds more than its name is a part of the page.
    const LONGEST: usize = 80;
    const MARKS: [&str; 9] = [
        "kicker",
        "section-label",
        "section-name",
        "article-section",
        "entry-category",
        "post-category",
        "td-category",
        "td-post-category",
        "article__section",
    ];
    let is_mark = |element: &Element| {
        element.tag() == "a" && element.attr("rel").is_some_and(is_category)
            || element.classes().any(|class| MARKS.iter().any(|mark| class.eq_ignore_ascii_case(mark)))
    };
    let tree = facts.tree;
    let is_short = |id: Id| blocks::short_text(tree, id, LONGEST).is_some();
    let is_label = |part: &&Part| {
        let mut above = tree.ancestors(part.id).take(4);
        let marked = above.find(|id| tree.element(*id).is_some_and(is_mark));
        marked.is_some_and(is_short)
            && is_section_crumb(&part.text, facts)
            && !part.text.eq_ignore_ascii_case("uncategorized")
    };
    header.parts().find(is_label).map(|part| part.text.clone())
}

/// Whether a link is marked as leading to a category.
fn is_category(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("category"))
}

/// The narrowest section on the way from the site's front page to the article: *Climate* of *Home › News › Climate › Seas
/// rise*.
fn crumb(facts: &Facts<'_>) -> Option<String> {
    [recorded_crumbs(facts), marked_crumbs(facts), linked_crumbs(facts)]
        .into_iter()
        .find_map(|crumbs| crumbs.into_iter().rfind(|crumb| is_section_crumb(crumb, facts)))
}

/// Whether a step of the way is a section, and not the front page, the article itself or an archive of a month.
fn is_section_crumb(crumb: &str, facts: &Facts<'_>) -> bool {
    let folded = fold(crumb);
    let is_title = || facts.title.as_deref().is_some_and(|title| fold(title).starts_with(&folded));
    let is_headline =
        || facts.headlines.iter().filter_map(|id| facts.line(*id)).any(|line| fold(&line) == folded);
    crumb.chars().any(char::is_alphabetic)
        && crumb.chars().count() <= 40
        && crumb.split_whitespace().count() <= 5
        && !matches!(
            folded.as_str(),
            "home" | "homepage" | "home page" | "start" | "startseite" | "accueil" | "inicio"
        )
        && !is_title()
        && !is_headline()
}

/// The steps that the record names, in their order.
fn recorded_crumbs(facts: &Facts<'_>) -> Vec<String> {
    let list = facts.linked.of_type("BreadcrumbList").or_else(|| {
        let page = facts.linked.of_type("WebPage").or_else(|| facts.linked.article())?;
        page.get("breadcrumb")?.as_object()
    });
    let items = list.and_then(|list| list.get("itemListElement")).and_then(Value::as_array);
    let mut steps: Vec<(u64, String)> = Vec::new();
    for item in items.into_iter().flatten().filter_map(Value::as_object) {
        let name = string(item, "name").or_else(|| string(item.get("item")?.as_object()?, "name"));
        let place = item.get("position").and_then(|place| {
            place.as_u64().or_else(|| place.as_str().and_then(|place| place.trim().parse().ok()))
        });
        let Some(name) = name else { continue };
        steps.push((place.unwrap_or(u64::MAX), name));
    }
    steps.sort_by_key(|(place, _)| *place);
    steps.into_iter().map(|(_, name)| name).collect()
}

/// The steps that the page marks as schema.org has it.
fn marked_crumbs(facts: &Facts<'_>) -> Vec<String> {
    let is_crumb = |id: &Id| {
        let above = facts.tree.ancestors(*id).filter_map(|above| facts.tree.element(above));
        let mut kinds = above.filter_map(|element| element.attr("itemtype"));
        kinds.any(|kind| kind.ends_with("BreadcrumbList"))
    };
    facts.property("itemListElement").filter(is_crumb).filter_map(|id| facts.line(id)).collect()
}

/// The links of the element that is called so.
fn linked_crumbs(facts: &Facts<'_>) -> Vec<String> {
    let is_way = |element: &Element| {
        let mut names = element.classes().chain([element.id()]);
        element.tag() != "body"
            && names.any(|name| {
                begins(name, "breadcrumb") || ends(name, "breadcrumb") || ends(name, "breadcrumbs")
            })
    };
    let tree = facts.tree;
    let way = facts.marked.iter().find(|id| tree.element(**id).is_some_and(is_way));
    let links = way.into_iter().flat_map(|way| tree.descendants(*way)).filter(|id| tree.tag(*id) == "a");
    links.take(MOST).filter_map(|id| facts.line(id)).collect()
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
pub(super) fn tags(facts: &Facts<'_>, section: Option<&str>) -> Vec<String> {
    let links = || {
        // A category that is told as the section is not told twice.
        let is_section = |rel: &str, line: &String| is_category(rel) && section == Some(line.as_str());
        let tags =
            facts.rels.iter().filter(|(rel, _)| rel.split_ascii_whitespace().any(|word| word == "tag"));
        tags.filter_map(|(rel, id)| facts.line(*id).filter(|line| !is_section(rel, line))).collect::<Vec<_>>()
    };
    let metas = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .map(|name| facts.metas(name).filter_map(plain).collect::<Vec<_>>())
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    };
    let recorded = || {
        facts
            .linked
            .article()
            .map(|article| facts.linked.known().names(article, "keywords"))
            .unwrap_or_default()
    };
    let marked = || {
        let places = facts.property("keywords").filter(|id| facts.tree.tag(*id) != "meta");
        places.filter_map(|id| facts.line(id)).collect()
    };
    let slugs = || {
        metas(&["tags"]).iter().flat_map(|tags| tags.split(',')).map(|tag| unslugged(tag.trim())).collect()
    };
    let sources: [&dyn Fn() -> Vec<String>; 11] = [
        &links,
        &|| metas(&["article:tag", "og:article:tag"]),
        &recorded,
        &marked,
        &|| metas(&["news_keywords", "parsely-tags", "sailthru.tags"]),
        &slugs,
        &|| listed(facts),
        &|| labelled(facts),
        &|| by_design(facts),
        &|| metas(&["keywords"]),
        &|| other_sections(facts),
    ];
    sources
        .into_iter()
        .map(|source| clean(&source()))
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
    let listed: Vec<Id> = facts.tag_links.iter().copied().filter(is_listed).collect();
    let links = if marked.is_empty() { listed } else { marked };
    let links = if links.is_empty() { in_list(facts) } else { links };
    links.into_iter().filter_map(|id| facts.line(id)).collect()
}

/// The links in the list that the design calls the article's tags, wherever they lead.
fn in_list(facts: &Facts<'_>) -> Vec<Id> {
    const LISTS: [&str; 6] = ["td-tags", "post-tags", "article-tags", "entry-tags", "tags-list", "tag-list"];
    let tree = facts.tree;
    let is_tags = |id: &Id| {
        tree.element(*id).is_some_and(|element| {
            element.classes().any(|class| LISTS.iter().any(|list| class.eq_ignore_ascii_case(list)))
        })
    };
    let list = facts.marked.iter().copied().find(|id| is_tags(id) && !is_beside(tree, *id, None));
    let below = list.into_iter().flat_map(|list| tree.descendants(list));
    below.filter(|id| tree.tag(*id) == "a").take(MOST + 1).collect()
}

/// The links that follow *Filed under* or *Tagged* on its line.
fn labelled(facts: &Facts<'_>) -> Vec<String> {
    let tree = facts.tree;
    let block = |id: Id| tree.ancestors(id).find(|above| blocks::is_block(tree.tag(*above)));
    let labels = facts.tag_labels.iter().filter(|id| !is_beside(tree, **id, None));
    let tags = |line: Id| -> Vec<String> {
        let links = tree.descendants(line).take(200).filter(|id| tree.tag(*id) == "a");
        links.filter_map(|id| facts.line(id)).collect()
    };
    labels.filter_map(|id| block(*id)).map(tags).find(|tags| !tags.is_empty()).unwrap_or_default()
}

fn is_list(element: &Element) -> bool {
    let marked = |value: &str| {
        value
            .to_ascii_lowercase()
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| matches!(word, "tags" | "tag" | "topics" | "labels" | "taglist"))
    };
    element.tag() != "a"
        && (element.attr("data-component").is_some_and(|name| name == "topic-list" || name == "tags")
            || element.attr("class").is_some_and(marked)
            || element.attr("id").is_some_and(marked))
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
    fn the_section_is_the_narrowest_on_the_way() {
        for (what, page, expected) in [
            (
                "the record",
                r#"<title>Seas rise - The Paper</title><script type="application/ld+json">{"@type":"BreadcrumbList",
                "itemListElement":[{"@type":"ListItem","position":3,"name":"Seas rise"},{"@type":"ListItem","position":1,
                "name":"Home"},{"@type":"ListItem","position":2,"item":{"@id":"/climate","name":"Climate"}}]}</script>"#,
                Some("Climate"),
            ),
            (
                "the record of the page",
                r#"<script type="application/ld+json">{"@type":"WebPage","breadcrumb":{"@type":"BreadcrumbList",
                "itemListElement":[{"position":"1","name":"News"},{"position":"2","name":"Health"}]}}</script>"#,
                Some("Health"),
            ),
            (
                "microdata",
                "<ol itemscope itemtype='https://schema.org/BreadcrumbList'><li itemprop=itemListElement><a \
                 itemprop=item><span itemprop=name>Home</span></a><li itemprop=itemListElement><span \
                 itemprop=name>Sport</span></ol>",
                Some("Sport"),
            ),
            (
                "links",
                "<h1>Seas rise</h1><div class='site-breadcrumbs'><a href=/>Home</a> » <a href=/c>Climate</a> » \
                 <a href=/x>Seas rise</a></div>",
                Some("Climate"),
            ),
            ("only the front page", "<div class=breadcrumb><a href=/>Home</a> » Seas rise</div>", None),
            (
                "a template",
                "<div class=breadcrumb><a href=/>Home</a> » <a href=/x>{{ item.title }}</a></div>",
                None,
            ),
            ("an archive", "<div class=breadcrumb><a href=/>Home</a><a href=/2022>2022</a></div>", None),
            (
                "what the page says comes first",
                "<meta property=article:section content=World><div class=breadcrumb><a href=/s>Sport</a></div>",
                Some("World"),
            ),
            (
                "microdata of the article",
                "<h1>Seas rise</h1><meta itemprop=articleSection content=Council>",
                Some("Council"),
            ),
            (
                "a category beside the headline",
                "<h1>Seas rise</h1><span>Posted in <a href=/category/council rel='category tag'>Council</a></span><p>x</p>",
                Some("Council"),
            ),
            (
                "a kicker",
                "<h1>Seas rise</h1><a class='kicker x' href=/c>Council</a><p>x</p>",
                Some("Council"),
            ),
            (
                "a theme's list",
                "<ul class=td-category><li class=entry-category><a>Business</a></ul><h1>Seas rise</h1>",
                Some("Business"),
            ),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            assert_eq!(section(&facts, &header).as_deref(), expected, "{what}");
        }
    }

    #[test]
    fn tags_are_the_articles_own() {
        for (what, page, expected) in [
            (
                "marked links",
                "<a rel='category tag'>News</a><a rel=tag>Harbours</a>",
                &["News", "Harbours"][..],
            ),
            (
                "but for the section",
                "<a rel='category tag'>Council</a><a rel=tag>Harbours</a><a rel=tag>Council</a>",
                &["Harbours", "Council"],
            ),
            ("the section alone", "<a rel='category tag'>Council</a>", &[]),
            (
                "a list that leads nowhere",
                "<ul class=td-tags><li>TAGS<li><a>Quay</a><li><a>Ships</a></ul>",
                &["Quay", "Ships"],
            ),
            (
                "a component",
                "<section data-component=topic-list><h2>Related Topics</h2><ul><li><a href=/topics/1>Quay</a></ul></section>",
                &["Quay"],
            ),
            (
                "on a line",
                "<p>Filed under: <a href=/x/quay>Quay</a>, <a href=/x/s>Ships</a></p>",
                &["Quay", "Ships"],
            ),
            ("microdata", "<div itemprop=keywords>Quay, Ships</div>", &["Quay", "Ships"]),
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
            assert_eq!(tags(&Facts::of(&tree), Some("Council")), expected, "{what}");
        }
    }
}
