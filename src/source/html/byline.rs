//! Who wrote it.

use super::facts::Facts;
use super::tree::{Element, Id};

/// The authors as the page writes them, one a string where it tells them apart.
///
/// In the order of trust: the page's record, `meta`, properties marked in the text, links to an author's page, and last
/// what the design calls a byline.
pub(super) fn byline(facts: &Facts<'_>) -> Vec<String> {
    let recorded = facts.linked.article().map(|article| {
        let authors = facts.linked.people(article, "author");
        if authors.is_empty() { facts.linked.people(article, "creator") } else { authors }
    });
    let sources: [&dyn Fn() -> Vec<String>; 5] = [
        &|| recorded.clone().unwrap_or_default(),
        &|| metas(facts),
        &|| properties(facts),
        &|| {
            let authors = facts.rels.iter().filter(|(rel, _)| has_word(rel, "author"));
            authors.filter_map(|(_, id)| facts.line(*id)).collect()
        },
        &|| designed(facts),
    ];
    sources.iter().map(|source| clean(source())).find(|names| !names.is_empty()).unwrap_or_default()
}

fn metas(facts: &Facts<'_>) -> Vec<String> {
    [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "byline",
        "dc.contributor",
        "citation_author",
        "twitter:data1",
    ]
    .iter()
    .map(|name| {
        let label = facts.meta_line(&["twitter:label1"]).unwrap_or_default();
        let written_by = label.eq_ignore_ascii_case("written by") || label.eq_ignore_ascii_case("by");
        if *name == "twitter:data1" && !written_by {
            return Vec::new();
        }
        clean(facts.metas(name).filter_map(super::linked::plain).collect())
    })
    .find(|names| !names.is_empty())
    .unwrap_or_default()
}

fn properties(facts: &Facts<'_>) -> Vec<String> {
    let authors = facts.property("author").filter(|id| !is_in_comment(facts, *id));
    authors
        .filter_map(|id| {
            if let Some(content) = facts.tree.attr(id, "content") {
                return super::linked::plain(content);
            }
            let name =
                facts.property("name").find(|name| facts.tree.ancestors(*name).any(|above| above == id));
            name.and_then(|name| {
                facts.tree.attr(name, "content").and_then(super::linked::plain).or_else(|| facts.line(name))
            })
            .or_else(|| facts.line(id))
        })
        .collect()
}

/// The classes that mark a byline, most telling first.
const MARKS: [&str; 12] = [
    "author-name",
    "author__name",
    "authorname",
    "author_name",
    "byline-name",
    "byline__name",
    "post-author",
    "entry-author",
    "article-author",
    "article__author",
    "byline",
    "author",
];

fn designed(facts: &Facts<'_>) -> Vec<String> {
    let is_marked =
        |element: &Element, mark: &str| element.classes().any(|class| class.eq_ignore_ascii_case(mark));
    MARKS
        .iter()
        .find_map(|mark| {
            let marked = facts.marked.iter().copied().find(|id| {
                facts.tree.element(*id).is_some_and(|element| is_marked(element, mark))
                    && !is_in_comment(facts, *id)
            })?;
            let line = facts.line(marked).filter(|line| line.chars().count() < 100)?;
            let names = clean(vec![line]);
            (!names.is_empty()).then_some(names)
        })
        .unwrap_or_default()
}

fn is_in_comment(facts: &Facts<'_>, id: Id) -> bool {
    facts.tree.ancestors(id).filter_map(|above| facts.tree.element(above)).any(|element| {
        element.attr("class").is_some_and(|class| has_word(class, "comment"))
            || element.attr("id").is_some_and(|id| id.starts_with("comment"))
    })
}

fn has_word(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|each| each.eq_ignore_ascii_case(word))
}

/// Names without *By*, and without what cannot be one.
fn clean(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        let name = without_by(&name);
        let is_name = !name.is_empty()
            && name.chars().count() <= 120
            && !name.contains("://")
            && !name.contains('@')
            && name.chars().any(char::is_alphabetic)
            && ![
                "admin",
                "administrator",
                "editor",
                "staff",
                "author",
                "by",
                "null",
                "undefined",
                "none",
                "unknown",
            ]
            .iter()
            .any(|other| name.eq_ignore_ascii_case(other));
        if is_name && !kept.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            kept.push(name.to_owned());
        }
    }
    kept
}

fn without_by(name: &str) -> &str {
    let mut name = name.trim();
    for word in [
        "written by",
        "posted by",
        "published by",
        "words by",
        "article by",
        "story by",
        "author:",
        "by:",
        "by",
        "von",
        "par",
    ] {
        let rest =
            name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| word.len());
        let rest = rest.and_then(|at| name.get(at..));
        if let Some(rest) = rest.filter(|rest| word.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}']))
        {
            name = rest.trim_start_matches([' ', ':', '\u{a0}']);
        }
    }
    name.trim_matches([' ', ',', '|', '•', '·', '-', '–', ';'])
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn authors_are_read_wherever_a_page_puts_them() {
        for (what, page, expected) in [
            (
                "the record",
                r#"<script type="application/ld+json">{"@type":"Article","author":[{"name":"Jane Roe"},{"name":"John Doe"}]}</script><meta name=author content="X">"#,
                &["Jane Roe", "John Doe"][..],
            ),
            ("meta", "<meta name=author content='By Jane Roe'>", &["Jane Roe"]),
            (
                "an address is no name",
                "<meta property=article:author content='https://facebook.com/jane'><a rel=author href=x>Jane Roe</a>",
                &["Jane Roe"],
            ),
            (
                "microdata",
                "<span itemprop=author itemscope><a href=x><span itemprop=name>Jane Roe</span></a>, editor</span>",
                &["Jane Roe"],
            ),
            ("by design", "<p class='post byline'>By <b>Jane Roe</b></p>", &["Jane Roe"]),
            ("not the readers", "<ol><li class=comment><cite class=author>Troll</cite></li></ol>", &[]),
            ("nobody", "<meta name=author content=admin>", &[]),
        ] {
            let tree = parse(page);
            assert_eq!(byline(&Facts::of(&tree)), expected, "{what}");
        }
    }
}
