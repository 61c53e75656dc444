//! A query means what is written: alternatives are all that each of them finds, and spelling counts where the words stand.

use std::collections::BTreeSet;

use super::*;
use crate::article::{Article, Span};
use crate::index::document::Batch;
use crate::index::sample::{about, article, index, published, record};
use crate::query::{Options, parse};

fn archive() -> Vec<Article> {
    vec![
        about(
            published(
                article(
                    "/roof.txt",
                    "Voting on the roof begins",
                    &[
                        "The roof of the old building held all through the storm.",
                        "“{Ruth Venn, mayor: We were voting all night,}” said Ruth Venn.",
                    ],
                ),
                "2020-10-01",
            ),
            "Buildings",
        ),
        published(
            article(
                "/votes.txt",
                "Harbour opens",
                &[
                    "The votes were told at noon on Monday.",
                    "The interest rate hike hit the town and its tax rates hard.",
                    "“{Petra Okker, clerk: The rate is far too high,}” said Okker of the new rates.",
                    "A golden street, said the clerk, is a street of gold.",
                    "Alpha one two beta three four gamma: so the list began.",
                ],
            ),
            "2019-10-01",
        ),
    ]
}

struct Archive {
    _folder: tempfile::TempDir,
    index: Index,
}

fn open(articles: &[Article]) -> Archive {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), articles);
    Archive { _folder: folder, index }
}

impl Archive {
    /// The passages that are found, told alike by every way to ask; each with what is marked in it.
    fn found(&self, query: &str, any: bool) -> BTreeSet<String> {
        let query = parse(query, Options { any, ..Options::default() }).unwrap();
        let request = Request { limit: 500, all: true, ..Request::new(query.clone()) };
        let told = |request: &Request| -> BTreeSet<String> {
            let hits = search(&self.index, request).unwrap().hits;
            let hit = |hit: &Hit| {
                let marked: Vec<&str> = hit.highlights.iter().map(|span| span.of(&hit.text)).collect();
                let line = hit.line.map_or_else(|| hit.kind.to_string(), |line| line.to_string());
                format!("{}:{line} {}", hit.source.path, marked.join("|")).trim().to_owned()
            };
            hits.iter().map(hit).collect()
        };
        let found = told(&request);
        assert_eq!(told(&Request { sort: Sort::Newest, ..request.clone() }), found, "{query}");
        assert_eq!(count(&self.index, &request).unwrap(), found.len(), "{query}");
        found
    }

    /// The same without what is marked.
    fn places(&self, query: &str) -> BTreeSet<String> {
        let place = |found: String| found.split(' ').next().unwrap_or_default().to_owned();
        self.found(query, false).into_iter().map(place).collect()
    }
}

#[test]
fn either_is_what_one_finds_and_what_the_other_does() {
    let archive = open(&archive());
    let others = [
        "votes",
        "date:2020",
        "is:prose",
        "is:quote",
        "has:quote",
        "path:roof",
        "title:roof",
        "topic:buildings",
        "(-votes)",
        "(storm date:2020)",
        "(is:quote -rate)",
        "=roof",
        "vot*",
    ];
    for one in ["votes", "golden", "storm", "night"] {
        for other in others {
            let both: BTreeSet<String> = archive.places(one).union(&archive.places(other)).cloned().collect();
            for either in [format!("{one} OR {other}"), format!("{other} OR {one}")] {
                assert_eq!(archive.places(&either), both, "{either}");
            }
        }
    }
}

#[test]
fn what_every_article_says_is_found_too_unless_it_is_a_question_in_plain_words() {
    let paper = |number: usize| {
        let rest = if number.is_multiple_of(10) { "A tram stood there." } else { "A bus stood there." };
        let ferry = "The ferry came in at noon.";
        article(&format!("/{number}.txt"), &format!("Item {number}"), &[ferry, ferry, ferry, rest])
    };
    let articles: Vec<Article> = (0..60).map(paper).collect();
    let archive = open(&articles);
    let count = |archive: &Archive, query, any| archive.found(query, any).len();
    assert_eq!((count(&archive, "ferry", false), count(&archive, "tram", false)), (180, 6));
    assert_eq!(count(&archive, "ferry OR tram", false), 186);
    assert_eq!(archive.places("is:prose -(ferry OR tram)"), archive.places("is:prose -ferry -tram"));
    assert_eq!((count(&archive, "ferry tram", true), count(&archive, "ferry", true)), (6, 180));

    // What tells something does not depend on articles that have gone.
    let more: Vec<Article> = (60..300)
        .map(|number| article(&format!("/{number}.txt"), "Item", &["It rained."]))
        .chain(articles)
        .collect();
    let archive = open(&more);
    assert_eq!(count(&archive, "ferry tram", true), 186);
    let mut writer = archive.index.writer(1, 0).unwrap();
    for number in 60..300 {
        writer.apply(Batch::remove(archive.index.fields(), &format!("/{number}.txt"))).unwrap();
    }
    writer.apply(Batch::put(archive.index.fields(), &record("/0.txt"), &[paper(0)])).unwrap();
    writer.finish(&archive.index, None).unwrap();
    archive.index.refresh().unwrap();
    assert_eq!(count(&archive, "ferry tram", true), 6);
}

#[test]
fn words_are_spelled_where_they_stand_as_they_were_asked_for() {
    let archive = open(&archive());
    let mut wrong = Vec::new();
    for (query, found) in [
        ("votes*", &["/votes.txt:3 votes"][..]),
        ("votes* is:headline", &[]),
        ("vot* is:headline", &["/roof.txt:headline Voting"]),
        ("title:votes*", &[]),
        ("title:vot* is:quote", &["/roof.txt:4"]),
        ("topic:build* roof", &["/roof.txt:3 roof", "/roof.txt:headline roof"]),
        ("said:votes*", &[]),
        ("said:votin*", &["/roof.txt:4 voting"]),
        ("said:voring~1", &["/roof.txt:4 voting"]),
        ("said:votess~1", &[]),
        ("speaker:venn OR votes*", &["/roof.txt:4", "/votes.txt:3 votes"]),
        ("=\"interest rates\"", &[]),
        ("=\"tax rates\"", &["/votes.txt:4 tax rates"]),
        ("-=\"tax rates\" rates is:prose", &[]),
        ("=\"tax rates\" OR gamma", &["/votes.txt:4 tax rates", "/votes.txt:7 gamma"]),
        ("=\"Voting on\"", &["/roof.txt:headline Voting on"]),
        ("said:=rates", &[]),
        ("said:=rate", &["/votes.txt:5 rate"]),
        ("about:=rate", &["/votes.txt:4 rate"]),
        ("about:=rates", &["/votes.txt:4 rates", "/votes.txt:5 rates"]),
        ("\"golden s\"*", &["/votes.txt:6 golden street"]),
        ("\"golden g\"*", &[]),
        ("\"alpha beta gamma\"~4", &["/votes.txt:7 Alpha|beta|gamma"]),
        ("\"gamma alpha beta\"~4", &["/votes.txt:7 Alpha|beta|gamma"]),
        ("\"alpha beta gamma\"~3", &[]),
        ("about:\"gamma alpha beta\"~4", &["/votes.txt:7 Alpha|beta|gamma"]),
    ] {
        let told: Vec<String> = archive.found(query, false).into_iter().collect();
        if told != found {
            wrong.push(format!("{query}: {told:?} for {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_beginning_behind_other_words_stands_for_however_many() {
    let words: Vec<String> = (0..300).map(|number| format!("s{number:03}x")).collect();
    let archive = open(&[
        article("/list.txt", "List", &[&words.join(" ")]),
        article("/golden.txt", "Street", &["The mayor opened the golden street on Monday."]),
    ]);
    for query in ["\"golden s\"*", "about:\"golden s\"*"] {
        assert_eq!(archive.places(query), BTreeSet::from(["/golden.txt:3".to_owned()]), "{query}");
    }
}

#[test]
fn a_headline_has_words_outside_its_quotation_only_where_they_stand_there() {
    let headline = "Venn: “The ferry will sail every night”";
    let mut page = article("/roof.txt", headline, &["“{Ann Lee: It held,}” said Lee."]);
    let mut said = page.quotations.first().unwrap().clone();
    said.text = "The ferry will sail every night".to_owned();
    let start = headline.find(&said.text).unwrap();
    said.within = Span::new(start, start + said.text.len());
    said.paragraph = None;
    page.quotations.insert(0, said);
    let archive = open(&[page]);
    let headline = || BTreeSet::from(["/roof.txt:headline".to_owned()]);
    assert_eq!(archive.places("said:ferry"), headline());
    assert_eq!(archive.places("about:ferry"), BTreeSet::new());
    assert_eq!(archive.places("about:venn"), headline());
}
