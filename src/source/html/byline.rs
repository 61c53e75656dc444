//! Who wrote it.

use super::facts::Facts;
use super::header::{Header, is_beside, marks};
use super::outlet;
use super::title::fold;
use super::tree::{Element, Id};
use crate::extract::byline::{Mark, person, signature};

/// The authors as the page writes them, one a string where it tells them apart.
///
/// What stands over the text behind a *by* is what a reader is told, and counts against the record of a publishing system,
/// which often knows only who pressed the button. Where nothing is said so plainly, in the order of trust: the people of
/// the page's record, `meta`, properties marked in the text, links marked as an author's, what the design calls a byline,
/// and last the organisation that the record names for want of a person.
pub(super) fn byline(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let sites = outlet::Names::of(facts);
    let is_person = |name: &String| !sites.contains(&fold(name)) && !is_desk(name);
    let said = clean(said(facts, header));
    if std::env::var("DBG").is_ok() {
        eprintln!("DBG\tsaid={said:?}\trec={:?}\tmeta={:?}\tprop={:?}\tlinked={:?}\tdesigned={:?}", recorded(facts), metas(facts), properties(facts, header), linked(facts, header), designed(facts, header));
    }
    if said.iter().any(is_person) {
        return said;
    }
    let sources: [&dyn Fn() -> Vec<String>; 5] = [
        &|| recorded(facts),
        &|| metas(facts),
        &|| properties(facts, header),
        &|| linked(facts, header),
        &|| designed(facts, header),
    ];
    let mut organisation = said;
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
    organisation
}

/// Whether a name is that of a desk or an organisation by its own words.
fn is_desk(name: &str) -> bool {
    name.split(' ').any(|word| {
        ["team", "staff", "editors", "editorial", "desk", "newsroom", "admin"]
            .iter()
            .any(|desk| word.eq_ignore_ascii_case(desk))
    })
}

/// The people of the page's record.
fn recorded(facts: &Facts<'_>) -> Vec<String> {
    let Some(article) = facts.linked.article() else { return Vec::new() };
    let authors = facts.linked.people(article, "author");
    if authors.is_empty() { facts.linked.people(article, "creator") } else { authors }
}

/// Links that are marked as leading to the author.
fn linked(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let is_author = |rel: &str| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"));
    let authors = facts
        .rels
        .iter()
        .filter(|(rel, id)| is_author(rel) && !is_beside(facts.tree, *id, header.headline));
    authors.filter_map(|(_, id)| facts.line(*id)).filter(|line| !is_invitation(line)).collect()
}

/// Whether a link's words say what it does: *View all posts*, *More about Jane*.
fn is_invitation(line: &str) -> bool {
    const VERBS: [&str; 12] =
        ["view", "more", "see", "read", "about", "follow", "all", "visit", "website", "posts", "show", "meet"];
    let first = line.split(' ').next().unwrap_or_default();
    VERBS.iter().any(|verb| first.eq_ignore_ascii_case(verb))
}

/// The names behind a *by* over the text.
fn said(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let parts: Vec<&str> = header.parts().map(|part| part.text.as_str()).collect();
    let below = header.below.len();
    for (at, text) in parts.iter().enumerate() {
        // What stands above the headline runs upward.
        let rest = if at < below { parts.get(at + 1..below) } else { None }.unwrap_or_default();
        let found = match signature(text) {
            Mark::Lead => names_after(rest),
            Mark::Names(mut names) => {
                if text.ends_with([',', '&']) || text.ends_with(" and") {
                    names.extend(names_after(rest));
                }
                names
            }
            Mark::None => continue,
        };
        if !found.is_empty() {
            return found;
        }
    }
    let link = header.parts().find_map(|part| {
        let link = facts.tree.ancestors(part.id).take(3).find(|above| facts.tree.tag(*above) == "a")?;
        facts.tree.element(link).filter(|link| leads_to_author(link))?;
        facts.line(link).and_then(|line| person(&line))
    });
    link.into_iter().collect()
}

/// The names that a byline goes on with: one a node, with nothing but commas and *and* between.
fn names_after(parts: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut joined = true;
    for part in parts {
        let bare = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '&' | ':'));
        let bare = bare.strip_prefix("and ").unwrap_or(bare);
        if bare.is_empty() || bare.eq_ignore_ascii_case("and") || bare.eq_ignore_ascii_case("with") {
            joined = true;
            continue;
        }
        let goes_on = joined || part.starts_with([',', '&']) || part.starts_with("and ");
        let first = names.is_empty();
        let Some(name) = (if first { name_like(bare) } else { person(bare) }).filter(|_| goes_on) else { break };
        names.push(name);
        joined = part.ends_with([',', '&']) || part.ends_with(" and");
    }
    names
}

/// What follows a *by* all alone: a name, however unusual, but no date and no sentence.
fn name_like(text: &str) -> Option<String> {
    if let Some(name) = person(text) {
        return Some(name);
    }
    let words = text.split(' ').count();
    let short = words <= 4 && text.chars().count() <= 40;
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '_' | '&'));
    let is_number = text.chars().next().is_some_and(|c| c.is_ascii_digit());
    (short && is_plain && !is_number && !is_invitation(text)).then(|| text.to_owned())
}

fn leads_to_author(link: &Element) -> bool {
    link.attr("href").is_some_and(|address| {
        ["/author/", "/authors/", "/staff/", "/contributor", "/writers/", "/by/", "/people/", "/profile/"]
            .iter()
            .any(|part| address.contains(part))
    })
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
        "cxenseparse:author",
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

fn properties(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    // The author of what the article cites, or of a comment, is not its own.
    let of_article = |id: &Id| {
        let scope = facts.tree.ancestors(*id).find(|above| facts.tree.attr(*above, "itemscope").is_some());
        let role = scope.and_then(|scope| facts.tree.attr(scope, "itemprop"));
        role.is_none_or(|role| matches!(role, "mainEntity" | "mainEntityOfPage" | "blogPost" | "articleBody"))
    };
    let authors = facts
        .property("author")
        .filter(|id| of_article(id) && !is_beside(facts.tree, *id, header.headline));
    authors
        .take(40)
        .filter_map(|id| {
            if let Some(content) = facts.tree.attr(id, "content") {
                return super::linked::plain(content);
            }
            let name = facts.tree.descendants(id).find(|below| {
                facts.tree.attr(*below, "itemprop").is_some_and(|name| name.split(' ').any(|name| name == "name"))
            });
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
fn designed(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let is_marked =
        |element: &Element, mark: &str| element.classes().any(|class| class.eq_ignore_ascii_case(mark));
    let is_akin = |element: &Element| {
        let marks = marks(element);
        (marks.contains("author") || marks.contains("byline")) && !marks.contains("authority")
    };
    let marked = |is_byline: &dyn Fn(&Element) -> bool| {
        let elements = facts.marked.iter().copied();
        let bylines = elements.filter(|id| {
            facts.tree.element(*id).is_some_and(is_byline) && !is_beside(facts.tree, *id, header.headline)
        });
        bylines.take(12).filter_map(|id| facts.line(id).filter(|line| line.chars().count() < 100)).find_map(
            |line| match signature(&line) {
                Mark::Names(names) if !names.is_empty() => Some(names),
                _ => person(&line).map(|name| vec![name]),
            },
        )
    };
    let exact = MARKS.iter().find_map(|mark| marked(&|element| is_marked(element, mark)));
    exact.or_else(|| marked(&is_akin)).unwrap_or_default()
}

/// What could be a name, once.
fn clean(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if crate::extract::byline::is_signature(&name)
            && !is_invitation(&name)
            && !kept.iter().any(|other| other.eq_ignore_ascii_case(&name))
        {
            kept.push(name);
        }
    }
    kept
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
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            assert_eq!(byline(&facts, &header), expected, "{what}");
        }
    }
}
