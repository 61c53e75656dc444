//! Who wrote it.

use super::facts::Facts;
use super::outlet;
use super::title::fold;
use super::tree::{Data, Element, Id};

/// The authors as the page writes them, one a string where it tells them apart.
///
/// In the order of trust: the people of the page's record, `meta`, properties marked in the text, links marked as an
/// author's, what the design calls a byline, a line under the headline that says *by*, and last the organisation that the
/// record names for want of a person.
pub(super) fn byline(facts: &Facts<'_>) -> Vec<String> {
    let article = facts.linked.article();
    let recorded = || {
        let authors = article.map(|article| facts.linked.people(article, "author")).unwrap_or_default();
        let creators = || article.map(|article| facts.linked.people(article, "creator")).unwrap_or_default();
        if authors.is_empty() { creators() } else { authors }
    };
    let sites = outlet::Names::of(facts);
    let is_person = |name: &String| !sites.contains(&fold(name));
    let sources: [&dyn Fn() -> Vec<String>; 5] =
        [&recorded, &|| metas(facts), &|| properties(facts), &|| linked(facts), &|| designed(facts)];
    let mut organisation = Vec::new();
    for source in sources {
        let names = clean(source());
        let people: Vec<String> = names.iter().filter(|name| is_person(name)).cloned().collect();
        if !people.is_empty() {
            return people;
        }
        if organisation.is_empty() {
            organisation = names;
        }
    }
    let said = said(facts);
    if said.is_empty() { organisation } else { said }
}

/// Links that are marked as leading to the author.
fn linked(facts: &Facts<'_>) -> Vec<String> {
    let authors = facts.rels.iter().filter(|(rel, id)| has_word(rel, "author") && !is_in_comment(facts, *id));
    authors.filter_map(|(_, id)| facts.line(*id)).collect()
}

/// A line under the headline that says *by*, or else a link to an author's page there.
fn said(facts: &Facts<'_>) -> Vec<String> {
    const BY: [&str; 7] = ["by", "by:", "written by", "author:", "author", "words by", "posted by"];
    let mut page = None;
    let mut by = false;
    for id in facts.under_headline() {
        match facts.tree.data(id) {
            Data::Text(text) if !text.trim().is_empty() => {
                let line = text.trim();
                let name = without_by(line);
                if let Some(name) = name_in(name).filter(|_| by || name.len() < line.len()) {
                    return vec![name];
                }
                by = BY.iter().any(|word| line.eq_ignore_ascii_case(word));
            }
            Data::Element(element) if element.tag() == "a" && page.is_none() && leads_to_author(element) => {
                page = facts.line(id).and_then(|line| name_in(&line));
            }
            _ => {}
        }
    }
    page.into_iter().collect()
}

fn leads_to_author(link: &Element) -> bool {
    link.attr("href").is_some_and(|address| {
        ["/author/", "/authors/", "/staff/", "/contributor", "/writers/", "/by/"]
            .iter()
            .any(|part| address.contains(part))
    })
}

/// The name at the start of a line, where there is one: up to five capitalised words, particles between them.
fn name_in(line: &str) -> Option<String> {
    const PARTICLES: [&str; 14] =
        ["de", "da", "di", "van", "von", "der", "den", "la", "le", "del", "and", "al", "bin", "dos"];
    let mut words: Vec<&str> = Vec::new();
    for word in line.split_whitespace() {
        let bare = word.trim_end_matches([',', '|', '•', '·', ':', ';']);
        let capital = bare.chars().next().is_some_and(char::is_uppercase) && !is_no_name(bare);
        let is_part = capital || (!words.is_empty() && PARTICLES.contains(&bare));
        if !is_part || bare.chars().any(|c| c.is_ascii_digit()) {
            break;
        }
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    while words.last().is_some_and(|word| PARTICLES.contains(word)) {
        words.pop();
    }
    let name = words.join(" ");
    ((2..=5).contains(&words.len()) && name.chars().count() <= 50).then_some(name)
}

/// Words that stand beside a name in a byline and are no part of it.
const NOT_NAMES: &str = include_str!("not_names.txt");

fn is_no_name(word: &str) -> bool {
    NOT_NAMES.lines().any(|line| line == word)
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
const MARKS: [&str; 10] = [
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
];

/// What the design calls a byline; first what it calls so in so many words.
fn designed(facts: &Facts<'_>) -> Vec<String> {
    let is_marked =
        |element: &Element, mark: &str| element.classes().any(|class| class.eq_ignore_ascii_case(mark));
    let is_akin = |element: &Element| {
        element.attr("class").is_some_and(|class| {
            let class = class.to_ascii_lowercase();
            (class.contains("author") || class.contains("byline")) && !class.contains("authority")
        })
    };
    let marked = |is_byline: &dyn Fn(&Element) -> bool| {
        let elements = facts.marked.iter().copied();
        let bylines = elements
            .filter(|id| facts.tree.element(*id).is_some_and(is_byline) && !is_in_comment(facts, *id));
        bylines.take(12).filter_map(|id| facts.line(id).filter(|line| line.chars().count() < 100)).find_map(
            |line| {
                let name = name_in(without_by(&line))?;
                Some(vec![name])
            },
        )
    };
    let exact = MARKS.iter().find_map(|mark| marked(&|element| is_marked(element, mark)));
    exact.or_else(|| marked(&is_akin)).unwrap_or_default()
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
