//! One story in several papers is found once, and nothing of it is lost.

use super::*;
use crate::article::Article;
use crate::index::sample::{article, index, published};
use crate::query::{Options, parse};

const WIRE: [&str; 3] = [
    "The council of Vikholm voted on Monday to keep the night ferry to the island until the bridge is open to traffic.",
    "“{Ruth Okkerby, mayor: Nobody should have to spend the night on a quay in the rain,}” said Ruth Okkerby, the mayor.",
    "The ferry company had asked for 4 million crowns a year to go on with a line that few passengers use after ten at night.",
];

/// The wire report in three papers, the second of which edits a word and adds a paragraph, and a report of another hand.
fn archive() -> Vec<Article> {
    let edited = WIRE[0].replace(" on Monday", "");
    let other = "The night ferry stays, and nobody on the island believes that the bridge will be open before the decade ends.";
    vec![
        published(article("/b/gazette.txt", "Night ferry stays", &WIRE), "2021-03-02"),
        published(
            article(
                "/a/post.txt",
                "Island keeps its ferry",
                &[edited.as_str(), WIRE[1], WIRE[2], "Its owner, a ferry man all his life, wept."],
            ),
            "2021-03-03",
        ),
        published(article("/c/mirror.txt", "Ferry saved", &WIRE), "2021-03-01"),
        published(article("/d/islander.txt", "What the ferry means", &[other]), "2021-03-04"),
    ]
}

fn found(query: &str, change: impl Fn(&mut Request)) -> (usize, bool, Vec<(String, usize)>) {
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &archive());
    let mut request = Request::new(parse(query, Options::default()).unwrap());
    change(&mut request);
    let answer = search(&index, &request).unwrap();
    let hits = answer.hits.iter().map(|hit| (hit.source.path.clone(), hit.copies)).collect();
    (answer.total.at_least(), answer.more, hits)
}

fn hits(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
    expected.iter().map(|(path, copies)| ((*path).to_owned(), *copies)).collect()
}

#[test]
fn what_one_story_says_in_several_papers_is_found_once_by_the_earliest() {
    assert_eq!(found("crowns", |_| ()), (3, false, hits(&[("/c/mirror.txt", 2)])));
    assert_eq!(found("said:quay", |_| ()), (3, false, hits(&[("/c/mirror.txt", 2)])));
}

#[test]
fn a_paragraph_that_only_one_paper_has_is_found_beside_the_story() {
    let (total, _, hits) = found("ferry kind:prose", |_| ());
    let count = |path: &str| hits.iter().filter(|(found, _)| found == path).count();
    assert_eq!((total, count("/a/post.txt"), count("/c/mirror.txt"), count("/b/gazette.txt")), (8, 1, 2, 0));
    assert_eq!(count("/d/islander.txt"), 1, "what another hand wrote is no copy");
}

#[test]
fn all_gives_each() {
    let (total, _, hits) = found("crowns", |request| request.all = true);
    assert_eq!((total, hits.len()), (3, 3));
    assert!(hits.iter().all(|(_, copies)| *copies == 0));
}

#[test]
fn copies_are_those_that_the_query_selects() {
    assert_eq!(found("crowns -path:gazette", |_| ()).2, hits(&[("/c/mirror.txt", 1)]));
    assert_eq!(found("crowns path:post", |_| ()).2, hits(&[("/a/post.txt", 0)]));
}

#[test]
fn articles_of_one_story_are_one_where_articles_are_asked_for() {
    let (total, _, hits) = found("ferry", |request| request.group = Group::Article);
    assert_eq!(total, 4);
    assert_eq!(hits.iter().find(|(path, _)| path == "/c/mirror.txt"), Some(&("/c/mirror.txt".to_owned(), 2)));
    assert_eq!(hits.len(), 2);
}

#[test]
fn where_an_order_is_asked_for_the_first_in_it_is_the_face() {
    assert_eq!(found("crowns", |request| request.sort = Sort::Newest).2, hits(&[("/a/post.txt", 2)]));
    assert_eq!(found("crowns", |request| request.sort = Sort::Oldest).2, hits(&[("/c/mirror.txt", 2)]));
}

#[test]
fn pages_follow_each_other_whatever_is_folded() {
    let whole = found("ferry OR quay", |request| request.limit = 50).2;
    let mut pages = Vec::new();
    for offset in 0..whole.len() {
        let (_, more, page) = found("ferry OR quay", |request| (request.offset, request.limit) = (offset, 1));
        assert_eq!(more, offset + 1 < whole.len());
        pages.extend(page);
    }
    assert_eq!(pages, whole);
}

#[test]
fn what_is_like_two_that_are_not_alike_is_found_once() {
    let rest = [
        "The council will meet again in June to hear what the engineers have found in the old walls of the pier, and residents may speak for five minutes each.",
        "Whoever cannot come may send a letter to the town hall, where it will be read out before the vote is taken and kept with the minutes of the meeting.",
        "The pier was built by fishermen who had lost their boats in a storm, and it has been mended seven times since then with stones from the quarry.",
    ];
    let paper = |path, when, lead: &str| {
        let paragraphs: Vec<&str> = [lead].into_iter().chain(rest).collect();
        published(article(path, "Pier to be mended", &paragraphs), when)
    };
    let (before, after) =
        ("The harbour board said on Monday that", "about long nights spent on the cold quay.");
    let said = "the last ferry to the island will sail at ten from May, after residents had complained for";
    let articles = [
        paper("/agency.txt", "2020-03-01", &format!("{before} {said} years {after}")),
        paper(
            "/courier.txt",
            "2020-03-02",
            &format!("In a statement sent to this paper {said} years {after}"),
        ),
        paper(
            "/gazette.txt",
            "2020-03-03",
            &format!("{before} {said} and taxi drivers asked again for evenings that nobody."),
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    let index = index(folder.path(), &articles);
    let request = Request::new(parse("ferry", Options::default()).unwrap());
    let answer = search(&index, &request).unwrap();
    let mut paths: Vec<&str> = answer.hits.iter().map(|hit| hit.source.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), answer.hits.len(), "no passage is there twice");
    let all: usize = answer.hits.iter().map(|hit| hit.copies + 1).sum();
    assert_eq!((answer.hits.len(), all), (2, 3), "and none is lost");
    let later = search(&index, &Request { offset: 1, ..request }).unwrap();
    assert_eq!(later.hits, answer.hits[1..]);
}
