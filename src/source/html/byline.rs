//! Who wrote it.

use super::facts::{Facts, is_author};
use super::header::{Header, Part, is_beside};
use super::names::{begins, is_called};
use super::outlet;
use super::title::fold;
use super::tree::{Element, Id};
use crate::extract::boilerplate::is_date_line;
use crate::extract::byline::{
    Mark, goes_on, is_byline, is_clear_name, is_signature, listed, person, read, signature, unsigned,
};

/// The authors as the page writes them, one a string where it tells them apart.
///
/// What stands over the text behind a *by* is what a reader is told, and counts against the record of a publishing system,
/// which often knows only who pressed the button. Where nothing is said so plainly, in the order of trust: the people of
/// the page's record, `meta`, properties marked in the text, links marked as an author's, what the design calls a byline,
/// and last the organisation that the record names for want of a person.
pub(super) fn byline(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let sites = outlet::Names::of(facts);
    let is_person = |name: &String| !sites.contains(&fold(name)) && !is_desk(name);
    let above: Vec<Part> = header.above.iter().rev().cloned().collect();
    let below: Vec<Part> =
        header.below.iter().filter(|part| !is_of_readers(facts, header, part.id)).cloned().collect();
    let over_text = clean(said(&below));
    if over_text.iter().any(is_person) {
        return over_text;
    }
    let sources: [&dyn Fn() -> Vec<String>; 9] = [
        &|| recorded(facts),
        &|| metas(facts),
        &|| properties(facts, header),
        &|| said(&above),
        &|| linked(facts, header),
        &|| linked_there(facts, header),
        &|| designed(facts, header),
        &|| dated(facts, header),
        &|| told(facts, header),
    ];
    let mut organisation = over_text;
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

/// Whether a text stands among the comments: who wrote them did not write the article.
fn is_of_readers(facts: &Facts<'_>, header: &Header, id: Id) -> bool {
    let tree = facts.tree;
    let is_thread = |above: Id| {
        let Some(element) = tree.element(above) else { return false };
        !matches!(element.tag(), "body" | "html")
            && element.classes().chain([element.id()]).any(|name| begins(name, "comment"))
    };
    let holds_headline =
        |above: Id| header.headline.is_some_and(|headline| tree.ancestors(headline).any(|of| of == above));
    tree.ancestors(id).any(|above| is_thread(above) && !holds_headline(above))
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
    let known = facts.linked.known();
    let authors = known.people(article, "author");
    if authors.is_empty() { known.people(article, "creator") } else { authors }
}

/// Links that are marked as leading to the author.
fn linked(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let is_author = |rel: &str| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"));
    let authors =
        facts.rels.iter().filter(|(rel, id)| is_author(rel) && !is_beside(facts.tree, *id, header.headline));
    authors.filter_map(|(_, id)| facts.line(*id)).filter(|line| !is_invitation(line)).collect()
}

/// The name that stands over the day, or on one line with it: *Jane Roe* over *7 March 2024*, *Jane Roe | 16/02/2018*.
fn dated(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    /// So many texts may stand between the headline and the name.
    const NEAR: usize = 6;
    let near = header.below.iter().zip(header.below.iter().skip(1).map(Some).chain([None])).take(NEAR);
    let mut near = near.filter(|(part, _)| !is_beside(facts.tree, part.id, header.headline));
    let found = near.find_map(|(part, next)| {
        let text = &part.text;
        let has_day = text.bytes().any(|b| b.is_ascii_digit());
        let name = if has_day {
            is_byline(text).then(|| read(&[], std::slice::from_ref(text)).names)
        } else {
            let over = next.is_some_and(|next| is_date_line(&next.text));
            person(text).filter(|_| over && is_clear_name(text)).map(|name| vec![name])
        };
        name.filter(|names| !names.is_empty())
    });
    found.unwrap_or_default()
}

/// Whether a link's words say what it does: *View all posts*, *More about Jane*.
fn is_invitation(line: &str) -> bool {
    const VERBS: [&str; 12] = [
        "view", "more", "see", "read", "about", "follow", "all", "visit", "website", "posts", "show", "meet",
    ];
    let first = line.split(' ').next().unwrap_or_default();
    VERBS.iter().any(|verb| first.eq_ignore_ascii_case(verb))
}

/// The names behind a *by* between the headline and the text, or above the headline.
fn said(parts: &[Part]) -> Vec<String> {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    for (at, text) in texts.iter().enumerate() {
        let rest = || listed(texts.iter().skip(at + 1).copied()).0;
        let found = match signature(text) {
            Mark::Lead => behind(text, rest()),
            Mark::Names(names) if goes_on(text) => names.into_iter().chain(rest()).collect(),
            Mark::Names(names) => names,
            Mark::None => continue,
        };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The names that stand behind a lead: *Author* alone may be a tab beside *Recent Posts*, and is believed where a name is clear.
fn behind(lead: &str, mut names: Vec<String>) -> Vec<String> {
    if is_author(lead) {
        names.retain(|name| is_clear_name(name));
    }
    names
}

/// The name that a link around the headline has on it, where it leads to an author's page.
fn linked_there(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let link = header.parts().find_map(|part| {
        let link = facts.tree.ancestors(part.id).take(3).find(|above| facts.tree.tag(*above) == "a")?;
        facts.tree.element(link).filter(|link| leads_to_author(link))?;
        facts.line(link).and_then(|line| person(&line))
    });
    link.into_iter().collect()
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
        let values = facts.metas(name).filter_map(super::linked::plain);
        // Libraries and search engines for papers ask for the family name first.
        let family_first = name.starts_with("citation") || name.starts_with("dc");
        clean(values.map(|name| if family_first { given_first(name) } else { name }).collect())
    })
    .find(|names| !names.is_empty())
    .unwrap_or_default()
}

/// *Roe, Jane* as *Jane Roe*.
fn given_first(name: String) -> String {
    match name.split_once(", ") {
        Some((family, given))
            if !given.contains(',') && family.split(' ').count() <= 3 && given.split(' ').count() <= 3 =>
        {
            format!("{given} {family}")
        }
        _ => name,
    }
}

/// Anywhere on the page, a line that says *written by*.
fn told(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    let lines = facts.signatures.iter().filter(|id| !is_beside(facts.tree, **id, header.headline)).take(8);
    lines
        .map(|id| match signature(&facts.text(*id)) {
            Mark::Names(names) => names,
            Mark::Lead => {
                let after: Vec<String> = facts.texts_after(*id).filter(|text| !text.is_empty()).collect();
                behind(&facts.text(*id), listed(after.iter().map(String::as_str)).0)
            }
            Mark::None => Vec::new(),
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
    let authors =
        facts.property("author").filter(|id| of_article(id) && !is_beside(facts.tree, *id, header.headline));
    authors
        .take(40)
        .filter_map(|id| {
            if let Some(content) = facts.tree.attr(id, "content") {
                return super::linked::plain(content);
            }
            let name = facts.tree.descendants(id).find(|below| {
                facts
                    .tree
                    .attr(*below, "itemprop")
                    .is_some_and(|name| name.split(' ').any(|name| name == "name"))
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
    let is_exact = |element: &Element| MARKS.iter().any(|mark| is_marked(element, mark));
    let is_akin =
        |element: &Element| is_called(element, &["author", "byline"]) && !is_called(element, &["authority"]);
    let of = |is_byline: &dyn Fn(&Element) -> bool| {
        let elements = facts.marked.iter().copied();
        elements.filter(|id| facts.tree.element(*id).is_some_and(is_byline)).collect::<Vec<Id>>()
    };
    let marked = |elements: &[Id], is_byline: &dyn Fn(&Element) -> bool| {
        let bylines = elements.iter().copied().filter(|id| {
            facts.tree.element(*id).is_some_and(is_byline) && !is_beside(facts.tree, *id, header.headline)
        });
        bylines.take(12).filter_map(|id| facts.line(id).filter(|line| line.chars().count() < 100)).find_map(
            |line| match signature(&line) {
                Mark::Names(names) if !names.is_empty() => Some(names),
                _ => Some(read(&[], &[line]).names).filter(|names| !names.is_empty()),
            },
        )
    };
    let exact = of(&is_exact);
    let exact = MARKS.iter().find_map(|mark| marked(&exact, &|element| is_marked(element, mark)));
    exact.or_else(|| marked(&facts.marked, &is_akin)).unwrap_or_else(|| named(facts, header))
}

/// What the design calls an author's name, however unusual it is: *Quay Post Team*.
fn named(facts: &Facts<'_>, header: &Header) -> Vec<String> {
    /// What is longer, in characters, is more than a name.
    const LONGEST: usize = 60;
    let is_name = |class: &str| {
        let class = class.to_ascii_lowercase();
        class.split_once("author").is_some_and(|(_, of)| of.contains("name") && !of.contains("username"))
    };
    let names = facts.marked.iter().filter(|id| {
        let element = facts.tree.element(**id).filter(|element| is_called(element, &["author"]));
        element.is_some_and(|element| element.classes().any(is_name))
            && !is_beside(facts.tree, **id, header.headline)
    });
    // "& Jane Roe Writer": the link is the name.
    let link = |id: Id| {
        let mut links = facts.tree.descendants(id).filter(|below| facts.tree.tag(*below) == "a");
        links.find_map(|link| facts.line(link))
    };
    let lines = names
        .filter_map(|id| link(*id).or_else(|| facts.line(*id)))
        .filter(|line| line.chars().count() <= LONGEST && !line.bytes().any(|byte| byte.is_ascii_digit()));
    lines.map(|line| clean(read(&[line], &[]).names)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// An author is told once among so many; what names more is no byline, and is to take no longer for it.
const TOGETHER: usize = 200;

/// What could be a name, once.
fn clean(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        let name = unsigned(&name).to_owned();
        if is_signature(&name)
            && !is_invitation(&name)
            && !kept.iter().rev().take(TOGETHER).any(|other| other.eq_ignore_ascii_case(&name))
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
    fn a_lead_may_stand_before_its_names() {
        for (what, page, expected) in [
            (
                "contributors on one line",
                "<h1>Quay</h1><p>Contributors: Jane Roe and John Doe</p><p>x</p>",
                &["Jane Roe", "John Doe"][..],
            ),
            ("behind a colon", "<h1>Quay</h1><p>Author(s): Jane Roe</p><p>x</p>", &["Jane Roe"]),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            assert_eq!(byline(&facts, &header), expected, "{what}");
        }
    }

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
            (
                "not of a work that is cited",
                "<li itemprop=citation itemscope><meta itemprop=author content='John Doe'></li><span itemprop=author>Jane Roe</span>",
                &["Jane Roe"],
            ),
            ("by design", "<p class='post byline'>By <b>Jane Roe</b></p>", &["Jane Roe"]),
            (
                "over the text",
                "<meta name=author content=webdesk><h1>Quay</h1><p>By <a>Jane Roe</a>, <a>John Doe</a></p><p>1 May</p>",
                &["Jane Roe", "John Doe"],
            ),
            ("the family name first", "<meta name=citation_author content='Roe, Jane'>", &["Jane Roe"]),
            ("under the text", "<h1>Quay</h1><p>Words.</p><p>Written by Jane Roe</p>", &["Jane Roe"]),
            (
                "not a teaser's",
                "<article><h1>Quay</h1></article><article><h2><a href=x>Mole</a></h2><a rel=author>Jane Roe</a></article>",
                &[],
            ),
            (
                "over the day",
                "<h1>Quay</h1><div>Jane Roe</div><div>Mar 07, 2024, 10:29 AM EST</div><p>x</p>",
                &["Jane Roe"],
            ),
            (
                "not a section over the day",
                "<h1>Quay</h1><div>Summer Style</div><div>Mar 07, 2024</div><p>x</p>",
                &[],
            ),
            ("not a place over the day", "<h1>Quay</h1><div>Hull</div><div>Mar 07, 2024</div><p>x</p>", &[]),
            (
                "behind the day",
                "<h1>Quay</h1><div>Posted on 7 March 2024 by Jane Roe</div><p>x</p>",
                &["Jane Roe"],
            ),
            ("beside the day", "<h1>Quay</h1><div>Elin Parry | 16/02/2018</div><p>x</p>", &["Elin Parry"]),
            (
                "Drupal",
                "<h1>Quay</h1><div class=submitted>Submitted by <a class=username>Jane Roe</a> on Mon, 03/07/2016 - 08:30</div><p>x</p>",
                &["Jane Roe"],
            ),
            (
                "for whom",
                "<h1>Quay</h1><p class=author-section>By <a class=author>Jane Roe For Mailonline</a></p><p>x</p>",
                &["Jane Roe"],
            ),
            ("a desk", "<meta name=author content='Quay Desk'>", &["Quay Desk"]),
            ("a desk by design", "<h1>Quay</h1><p class=authorName>Quay Team</p><p>x</p>", &["Quay Team"]),
            (
                "by design, whatever the name",
                "<h1>Quay</h1><div class='wp-block-post-author__name'>quaymaster</div><p>x</p>",
                &["quaymaster"],
            ),
            (
                "two behind one sign",
                "<h1>Quay</h1><p>x</p><p>Written by <a>Jane Roe and John Doe</a></p>",
                &["Jane Roe", "John Doe"],
            ),
            ("a heading", "<h1>Quay</h1><p>x</p><h3>Author(s)</h3><ul><li>Jane Roe</li></ul>", &["Jane Roe"]),
            ("a tab", "<h1>Quay</h1><p>x</p><li>Author</li><li>Recent Posts</li>", &[]),
            (
                "a link in what is a name by design",
                "<h1>Quay</h1><div class=authors-name>&amp; <a>quaymaster</a> Writer, Ports</div><p>x</p>",
                &["quaymaster"],
            ),
            (
                "contributors",
                "<h1>Quay</h1><div><strong>Contributors:</strong> Jane Roe</div><p>x</p>",
                &["Jane Roe"],
            ),
            ("not the readers", "<ol><li class=comment><cite class=author>Troll</cite></li></ol>", &[]),
            (
                "not the first comment's",
                "<h1>Quay</h1><p>x</p><div id=comments><div class=comment><p>Submitted by <b>Ann Poe</b> on Mon</p></div></div>",
                &[],
            ),
            ("nobody", "<meta name=author content=admin>", &[]),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            assert_eq!(byline(&facts, &header), expected, "{what}");
        }
    }
}
