//! What may tell when the article came out, most trusted first.
//!
//! When it was changed is not when it came out: such a date only says that the page is no younger, and counts where it has
//! no other.

use super::facts::Facts;
use super::fold::some_folded;
use super::header::{Header, Part, is_beside, is_silent};
use super::linked::string;
use super::names::{holds, is_called};
use super::tree::{Data, Element, Id, Tree};
use crate::article::{DateClue, Provenance};
use crate::extract::boilerplate;
use crate::extract::date::relative::is_relative;
use crate::extract::date::written::scan;

const METAS: [&str; 30] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_time",
    "publish-date",
    "publish_date",
    "pubdate",
    "published-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "article_date_original",
    "date",
    "pub_date",
    "displaydate",
    "bt:pubdate",
    "og:pubdate",
    "created",
];

const CHANGED: [&str; 8] = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];

/// Everything that may tell the date of publication.
pub(super) fn dates(facts: &Facts<'_>, header: &Header, url: Option<&str>) -> Vec<DateClue> {
    let mut clues = Clues(Vec::new());
    let article = facts.linked.article();
    let recorded = |key: &str| article.and_then(|article| string(article, key));
    clues.add(recorded("datePublished"), Provenance::Metadata);
    for name in METAS {
        clues.add(facts.metas(name).find_map(some_folded), Provenance::Metadata);
    }
    for id in facts.property("datePublished").filter(|id| !is_beside(facts.tree, *id, header.headline)) {
        // What has a text of its own is shown, and not only recorded.
        let shown = facts.tree.tag(id) != "meta" && facts.line(id).is_some_and(|line| is_short_date(&line));
        clues.add(value(facts, id), if shown { Provenance::Byline } else { Provenance::Metadata });
    }
    clues.add(recorded("dateCreated"), Provenance::Metadata);
    for id in facts.property("dateCreated").filter(|id| !is_beside(facts.tree, *id, header.headline)) {
        clues.add(value(facts, id), Provenance::Metadata);
    }
    clues.add(recorded("uploadDate"), Provenance::Metadata);
    clues.add(facts.metas_like(is_of_publication).find_map(some_folded), Provenance::Metadata);
    clues.add(url.and_then(url_date), Provenance::Url);
    seen(facts, header, &mut clues);
    clues.0.extend(changes(facts, header));
    clues.0
}

/// Every line of a page that is a date, which shows how the page writes them.
pub(super) fn lines(tree: &Tree) -> Vec<String> {
    const MOST: usize = 60;
    let texts = tree.descendants(Tree::ROOT).filter_map(|id| match tree.data(id) {
        Data::Text(text) if is_short_date(text) && !is_silent(tree, id) => some_folded(text),
        _ => None,
    });
    texts.filter(|text| boilerplate::is_date_line(text)).take(MOST).collect()
}

/// When the page's record says that it was changed last.
fn changes(facts: &Facts<'_>, header: &Header) -> Option<DateClue> {
    let recorded = facts.linked.article().and_then(|article| string(article, "dateModified"));
    let marked = || {
        let mut places = facts.property("dateModified");
        places.find(|id| !is_beside(facts.tree, *id, header.headline)).and_then(|id| value(facts, id))
    };
    let text = recorded.or_else(|| facts.meta_line(&CHANGED)).or_else(marked)?;
    Some(DateClue { text, provenance: Provenance::Updated })
}

/// The dates that a reader sees: those around the headline and those that are said to be of publication first.
fn seen(facts: &Facts<'_>, header: &Header, clues: &mut Clues) {
    labelled_dates(facts, header, clues, is_of_first);
    let (near, far) = header.below.split_at(header.below.len().min(NEAR));
    around(facts, None, near, clues, Provenance::Byline);
    around(facts, Some(header), far, clues, Provenance::Byline);
    labelled_dates(facts, header, clues, |_| true);
    let in_aside = |id: Id| facts.tree.ancestors(id).any(|above| facts.tree.tag(above) == "aside");
    let beside = |id: &Id| is_beside(facts.tree, *id, header.headline) || in_aside(*id);
    let is_called_so = |id: Id| facts.text_before(id).is_some_and(|label| is_publishing(&label));
    let is_published = |id: &Id| facts.tree.element(*id).is_some_and(is_published) || is_called_so(*id);
    let times = facts.times.iter().copied().take(200).filter(|id| !beside(id));
    let (published, others): (Vec<Id>, Vec<Id>) = times.partition(is_published);
    for (times, provenance) in [(published, Provenance::Byline), (others, Provenance::Body)] {
        for id in times {
            let label = facts.text_before(id).unwrap_or_default();
            let text = value(facts, id).map(|value| labelled(&label, &value, marked_above(facts, id)));
            clues.add(text, provenance);
        }
    }
    around(facts, Some(header), &header.above, clues, Provenance::Body);
    for id in facts.marked.iter().copied().filter(|id| facts.tree.element(*id).is_some_and(is_date)) {
        if clues.are_enough() {
            break;
        }
        if !beside(&id) {
            let line = facts.line(id).filter(|line| is_short_date(line));
            clues.add(line.map(|line| labelled("", &line, marked_above(facts, id))), Provenance::Body);
        }
    }
}

/// The dates that texts with certain labels hold or stand before.
fn labelled_dates(facts: &Facts<'_>, header: &Header, clues: &mut Clues, is_wanted: fn(&str) -> bool) {
    for id in &facts.labels {
        let label = facts.text(*id);
        if !is_wanted(&label) || is_beside(facts.tree, *id, header.headline) {
            continue;
        }
        let next = facts.texts_after(*id).find(|text| !text.is_empty()).unwrap_or_default();
        let text = match scan(&label).as_slice() {
            // What the sentence goes on to say is no part of its date.
            [first, ..] if label.len() > LINE => label.get(..first.end).unwrap_or_default().to_owned(),
            [_, ..] => label,
            [] => format!("{label} {next}"),
        };
        clues.add(Some(text).filter(|text| is_short_date(text)), Provenance::Byline);
    }
}

/// Whether a label tells the date of the first publication from that of a later one.
fn is_of_first(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    label.contains("first publi") || label.contains("originally p")
}

/// So many texts right below the headline are the article's, whatever their elements are called.
const NEAR: usize = 4;

/// The dates among the texts around the headline, with the labels that stand before them. Under a short article its readers'
/// comments are near too, with dates of their own: where a headline is given, what stands beside its article is left out.
fn around(
    facts: &Facts<'_>,
    header: Option<&Header>,
    parts: &[Part],
    clues: &mut Clues,
    provenance: Provenance,
) {
    let mut label = "";
    for part in parts {
        let beside = || header.is_some_and(|header| is_beside(facts.tree, part.id, header.headline));
        if (is_short_date(&part.text) || is_relative(&part.text)) && !beside() {
            clues.add(Some(labelled(label, &part.text, marked_above(facts, part.id))), provenance);
        }
        label = &part.text;
    }
}

/// A date with the words before it that say of what it is, where they do.
fn labelled(label: &str, date: &str, modified: bool) -> String {
    const FIRST: [&str; 22] = [
        "accepted",
        "created",
        "date",
        "deadline",
        "edited",
        "event",
        "expires",
        "first",
        "last",
        "modified",
        "on",
        "originally",
        "posted",
        "publication",
        "published",
        "received",
        "reviewed",
        "revised",
        "submitted",
        "updated",
        "valid",
        "written",
    ];
    let first = label.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let is_label = label.len() <= 40
        && !label.bytes().any(|byte| byte.is_ascii_digit())
        && FIRST.iter().any(|word| first.eq_ignore_ascii_case(word));
    match (modified, is_label) {
        (true, _) => format!("modified: {date}"),
        (false, true) => format!("{label} {date}"),
        (false, false) => date.to_owned(),
    }
}

/// Whether an element, or one close above it, is marked as holding the time of a change.
fn marked_above(facts: &Facts<'_>, id: Id) -> bool {
    std::iter::once(id)
        .chain(facts.tree.ancestors(id))
        .take(3)
        .filter_map(|above| facts.tree.element(above))
        .any(|element| {
            let property = element.attr("itemprop").unwrap_or_default();
            let marked = |words: &[&str]| is_called(element, words) || holds(property, words);
            marked(&["update", "modif", "changed", "revised"]) && !marked(&["publi", "entry-date"])
        })
}

/// Whether a label is *Published*, *Publish date* or the like, and nothing else.
fn is_publishing(label: &str) -> bool {
    label.len() <= 24 && label.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("publish"))
}

/// Whether a `meta`'s name says *published* in some way of its own: `date-pub`, `article.publishedDate`.
fn is_of_publication(name: &str) -> bool {
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    [
        "publisheddate",
        "publicationdate",
        "publishedtime",
        "publishtime",
        "publishdate",
        "datepub",
        "pubdate",
        "releasedate",
    ]
    .iter()
    .any(|mark| letters.contains(mark))
        || letters == "published"
}

struct Clues(Vec<DateClue>);

impl Clues {
    /// More clues than this are a list of other articles.
    const MOST: usize = 24;

    const fn are_enough(&self) -> bool {
        self.0.len() >= Self::MOST
    }

    fn add(&mut self, text: Option<String>, provenance: Provenance) {
        let Some(text) = text
            .filter(|text| is_relative(text) || text.bytes().any(|byte| byte.is_ascii_digit()))
            .filter(|text| text.len() < 120)
        else {
            return;
        };
        if !self.are_enough() && !self.0.iter().any(|clue| clue.text == text) {
            self.0.push(DateClue { text, provenance });
        }
    }
}

/// The date that an element stands for, as its markup or its text has it.
fn value(facts: &Facts<'_>, id: Id) -> Option<String> {
    ["datetime", "content", "title"]
        .iter()
        .filter_map(|name| facts.tree.attr(id, name))
        .filter(|value| value.bytes().filter(u8::is_ascii_digit).count() >= 3)
        .find_map(some_folded)
        .or_else(|| facts.line(id))
}

fn is_published(element: &Element) -> bool {
    if element.attr("pubdate").is_some() {
        return true;
    }
    is_called(element, &["publi", "entry-date", "post-date"]) && !is_called(element, &["updated"])
        || is_called(element, &["published"])
}

fn is_date(element: &Element) -> bool {
    is_called(element, &["date", "time", "publish", "posted", "byline", "meta"])
        && !is_called(element, &["update", "modif", "readtime", "read-time", "reading", "runtime"])
}

/// A line that is a date with a few words around it has no more characters.
const LINE: usize = 80;

/// Whether a line is short enough to be a date with a few words around it, and holds a year.
fn is_short_date(line: &str) -> bool {
    // No character has more than four bytes.
    line.len() <= 4 * LINE
        && line.chars().count() <= LINE
        && line.as_bytes().windows(4).any(|window| {
            window.iter().all(u8::is_ascii_digit) && (window.starts_with(b"19") || window.starts_with(b"20"))
        })
}

/// The year, month and day in a page's address.
fn url_date(url: &str) -> Option<String> {
    let path = url.split_once("://")?.1.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |text: &str, width: std::ops::RangeInclusive<usize>| {
        (width.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let triple = parts.windows(3).find_map(|window| match window {
        [year, month, day] => {
            let year = number(year, 4..=4).filter(|year| (1990..2100).contains(year))?;
            let month = number(month, 1..=2).filter(|month| (1..=12).contains(month))?;
            let day = number(day, 1..=2).filter(|day| (1..=31).contains(day))?;
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    });
    triple.or_else(|| {
        parts.iter().find_map(|part| {
            let digits = part
                .get(..8)
                .filter(|digits| part.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()))?;
            let [year, month, day] = [digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?];
            number(year, 4..=4).filter(|year| (1990..2100).contains(year))?;
            number(month, 2..=2).filter(|month| (1..=12).contains(month))?;
            number(day, 2..=2).filter(|day| (1..=31).contains(day))?;
            Some(format!("{year}-{month}-{day}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn clues_come_in_the_order_of_trust() {
        for (what, page, expected) in [
            (
                "published, never modified",
                r#"<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2021-01-01","datePublished":"2020-10-01"}</script>"#,
                &["2020-10-01"][..],
            ),
            (
                "meta",
                "<meta property=article:modified_time content=2021-01-01><meta property=article:published_time content=2020-10-01>",
                &["2020-10-01"],
            ),
            (
                "microdata",
                "<span itemprop=datePublished content=2020-10-01>yesterday</span>",
                &["2020-10-01"],
            ),
            ("time", "<time class=entry-date datetime=2020-10-01T09:00>1 Oct</time>", &["2020-10-01T09:00"]),
            ("text", "<p class=post-date>Posted on October 1, 2020</p>", &["Posted on October 1, 2020"]),
            ("not the comments'", "<div class=comments><time datetime=2020-10-05>x</time></div>", &[]),
            ("not the teasers'", "<div class=related-posts><time datetime=2020-10-05>x</time></div>", &[]),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let clues = dates(&facts, &Header::of(&tree, None), None);
            let published = clues.iter().filter(|clue| clue.provenance != Provenance::Updated);
            assert_eq!(published.map(|clue| clue.text.as_str()).collect::<Vec<_>>(), expected, "{what}");
        }
    }

    #[test]
    fn a_record_of_a_change_comes_last_and_says_so() {
        for page in [
            r#"<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2021-01-01"}</script>"#,
            "<meta property=article:modified_time content=2021-01-01>",
            "<span itemprop=dateModified content=2021-01-01>then</span>",
        ] {
            let tree = parse(page);
            let clues = dates(&Facts::of(&tree), &Header::of(&tree, None), None);
            let of_change = DateClue { text: "2021-01-01".to_owned(), provenance: Provenance::Updated };
            assert_eq!(clues, [of_change], "{page}");
        }
    }

    #[test]
    fn an_article_below_the_headline_holds_its_text_however_it_is_marked_up() {
        let words = "The town loses its quay. ".repeat(80);
        for text in [format!("<p>{words}</p>"), format!("<p><span><b>{words}</b></span></p>")] {
            let page = format!(
                "<h1>Quay to close</h1><p>By Ada Quill</p><p>At sea</p><p>On land</p><p>In town</p><p>In port</p>\
                 <article>{text}<h3><a href=/x>More of it</a></h3><time datetime=2020-10-01>then</time></article>"
            );
            let tree = parse(&page);
            let facts = Facts::of(&tree);
            let clues = dates(&facts, &Header::of(&tree, facts.headlines.first().copied()), None);
            assert!(clues.iter().any(|clue| clue.text == "2020-10-01"), "{text:.40}: {clues:?}");
        }
    }

    #[test]
    fn the_lines_that_are_dates_are_the_readers() {
        for (page, expected) in [
            ("<p>March 4, 2021</p><p>Words of March 5, 2021, and more of them.</p>", &["March 4, 2021"][..]),
            ("<p>March 4, 2021</p><aside>5/3/2021</aside>", &["March 4, 2021", "5/3/2021"]),
            ("<script>March 4, 2021</script>", &[]),
        ] {
            assert_eq!(lines(&parse(page)), expected, "{page}");
        }
    }

    #[test]
    fn what_a_reader_sees_comes_with_the_words_that_say_what_it_is() {
        for (what, page, expected) in [
            ("over the text", "<h1>Quay</h1><p>Ada Quill</p><p>March 4, 2021</p>", &["March 4, 2021"][..]),
            ("a label", "<h1>Quay</h1><p><b>Published</b> March 4, 2021</p>", &["Published March 4, 2021"]),
            (
                "a label in words",
                "<h1>Quay</h1><p>Last updated</p><p>March 4, 2021</p>",
                &["Last updated March 4, 2021"],
            ),
            (
                "a label in marks",
                "<h1>Quay</h1><p class=post-updated>March 4, 2021</p>",
                &["modified: March 4, 2021"],
            ),
            (
                "the first of two",
                "<h1>Quay</h1><p>March 6, 2021</p><p>Words.</p><p>First published on March 4, 2021</p>",
                &["First published on March 4, 2021", "March 6, 2021"],
            ),
            (
                "in a sentence",
                "<h1>Quay</h1><p>March 6, 2021</p><p>Words.</p><p>This article was originally published on March 4, 2021, and \
                 has been brought up to date by our harbour desk since then</p>",
                &["This article was originally published on March 4, 2021", "March 6, 2021"],
            ),
            (
                "under the text",
                "<h1>Quay</h1><p>Words.</p><footer>Posted on <i>March 4, 2021</i></footer>",
                &["Posted on March 4, 2021"],
            ),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            let clues = dates(&facts, &header, None);
            let texts: Vec<&str> = clues.iter().map(|clue| clue.text.as_str()).take(expected.len()).collect();
            assert_eq!(texts, expected, "{what}");
        }
    }

    #[test]
    fn an_address_may_hold_the_date() {
        for (url, expected) in [
            ("https://example.org/2020/10/01/harbour", Some("2020-10-01")),
            ("https://example.org/news/harbour-2020-10-1.html", Some("2020-10-01")),
            ("https://example.org/news/20201001/harbour", Some("2020-10-01")),
            ("https://example.org/2020/10/harbour", None),
            ("https://example.org/2020/31/10/harbour", None),
            ("https://example.org/12345678", None),
        ] {
            assert_eq!(url_date(url).as_deref(), expected, "{url}");
        }
    }
}
