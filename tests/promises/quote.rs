//! Did they say it? The answer, and an exit code that a script can act on.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

fn indexed() -> Archive {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

#[test]
fn every_verdict_has_its_code() {
    let archive = indexed();
    for (name, arguments, code) in [
        ("word for word", &["check", "Nobody should have to spend the night on a quay"][..], 0),
        ("interrupted", &["check", "night on a quay. That ends now."], 0),
        ("by her", &["check", "That ends now", "--speaker", "adeyemi-lund"], 0),
        ("in many arguments", &["check", "That", "ends", "now"], 0),
        ("altered", &["check", "Nobody should have to sleep on a quay"], 3),
        ("somebody else's", &["check", "That ends now", "--speaker", "venn"], 3),
        ("not a quotation", &["check", "will have a second boat from May"], 3),
        ("not found", &["check", "The herring shall inherit the harbour"], 1),
        ("not found then", &["check", "That ends now", "--until", "2020"], 1),
        ("no words", &["check", "…"], 2),
        ("no quote", &["check"], 2),
        ("two speakers", &["check", "That ends now", "--speaker", "venn", "--speaker", "lund"], 2),
        ("no index", &["check", "That ends now", "--index", "elsewhere"], 2),
    ] {
        for format in ["text", "json", "csv", "markdown"] {
            let ran = archive.run(&[arguments, &["--format", format]].concat());
            assert_eq!(ran.code, Some(code), "{name}, {format}: {}{}", ran.out, ran.err);
            assert_eq!(ran.out.is_empty(), code == 2, "{name}, {format}: {}", ran.out);
        }
    }
}

#[test]
fn what_was_altered_is_shown_without_colour() {
    assert_snapshot!(indexed().run(&["check", "Nobody should sleep the night on a quay", "--speaker", "lund"]).out, @r"
    1. Altered · Ruth Adeyemi-Lund, head of the Arden Harbour Board · 2021-04-02
       Night ferry to Lund Island gets its second boat
         Nobody should [-have to spend-] {+sleep+} the night on a quay,
       archive/ferry.txt:9

    [-only in the article-] {+only in the quote+}
    Looked for in 3 articles from 2021-04-02 to 2022-03-09
    ");
}

#[test]
fn what_is_not_found_says_where_it_was_looked_for() {
    assert_snapshot!(indexed().run(&["check", "The herring shall inherit the harbour"]).out, @r"
    Not found in 3 articles from 2021-04-02 to 2022-03-09
    ");
}

#[test]
fn the_answer_is_one_object_with_its_version() {
    let ran = indexed().run(&["check", "That ends now.", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["schema"], "morgue.check/1");
    assert_eq!(answer["verdict"], "verbatim");
    assert_eq!(answer["searched"]["articles"], 3);
    let finding = &answer["findings"][0];
    assert_eq!(finding["speaker"]["name"], "Ruth Adeyemi-Lund");
    assert_eq!(finding["source"]["path"], "archive/ferry.txt");
    assert_eq!(finding["difference"][0]["of"], "both");
}

#[test]
fn a_hit_is_shown_with_what_is_around_it() {
    let archive = indexed();
    assert_snapshot!(archive.out(&["context", "archive/ferry.txt:7", "-C", "1"]), @r"
    1. prose · 2021-04-02
       Night ferry to Lund Island gets its second boat
       > The night ferry to Lund Island will have a second boat from May, the
       > harbour board decided on Friday after a winter of cancelled crossings.

         “Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund,
         head of the Arden Harbour Board. “That ends now.”
       archive/ferry.txt:7
    ");
    let hit = archive.out(&["search", "quay", "-C", "1", "--format", "json"]);
    let hit: serde_json::Value = serde_json::from_str(&hit).unwrap();
    assert_eq!((hit["before"].as_array().unwrap().len(), hit["after"].as_array().unwrap().len()), (1, 1));
    let plain: serde_json::Value =
        serde_json::from_str(&archive.out(&["search", "quay", "--format", "json"])).unwrap();
    assert!(plain.get("before").is_none());
}

#[test]
fn the_quotations_of_an_article_can_be_had_alone() {
    let shown = indexed().out(&["show", "archive/ferry.txt", "--quotes"]);
    let speeches = shown.split_once("\n\n").unwrap().1;
    assert_snapshot!(speeches, @r"
    Ruth Adeyemi-Lund, head of the Arden Harbour Board
      9: “Nobody should have to spend the night on a quay,”
      9: “That ends now.”

    Petra Venn, leader of the Civic Union
      11: “A second boat without a second crew is a museum piece,”
      13: “We will ask who pays for it,”
    ");
}

#[test]
fn an_index_without_articles_says_what_to_do() {
    let archive = Archive::new();
    archive.out(&["index", "archive"]);
    let ran = archive.run(&["search", "ferry"]);
    assert_eq!(ran.code, Some(1));
    assert_snapshot!(ran.err, @r"
    morgue: the index in index holds no articles
      hint: put some in with: morgue index FOLDER
    ");
    assert_eq!(archive.run(&["check", "ferry"]).code, Some(1));
}

#[test]
fn a_source_without_lines_says_that_no_hit_is_found_in_it() {
    let page = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>The ferry sails at nine, the \
                board said on Monday morning in the old town hall.</p><p>The mole goes, and nobody will ever miss it, \
                said the mayor of Lund on Tuesday.</p></article></body></html>";
    let archive = Archive::of(&[("a.html", page)]);
    archive.run(&["index", "archive"]);
    let ran = archive.run(&["context", "archive/a.html", "-C", "1"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.contains("sails at nine") && !ran.out.contains("> "), "{}", ran.out);
    assert_snapshot!(ran.err, @"morgue: archive/a.html has no lines, so these are its first paragraphs; morgue search -C 1 prints those around each hit");
}
