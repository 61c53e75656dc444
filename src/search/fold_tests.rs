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
