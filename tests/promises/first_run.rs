//! What a person sees who uses `morgue` for the first time.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

fn archive() -> Archive {
    Archive::of(&[("ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)])
}

/// The lines that do not change whenever more is understood of an article.
fn without(text: &str, beginnings: &[&str]) -> String {
    let lasting = text.lines().filter(|line| !beginnings.iter().any(|beginning| line.starts_with(beginning)));
    lasting.collect::<Vec<_>>().join("\n")
}

#[test]
fn one_command_goes_from_a_folder_to_an_answer() {
    let ran = archive().run(&["search", "5G security", "--speaker", "okkerby", "--from", "archive"]);
    assert_eq!(ran.code, Some(0));
    assert_snapshot!(ran.out, @r"
    1. Tomas Okkerby, Foreign Minister · 2021-06-10
       Veldmark to vet the security of its 5G masts
         “The security of our 5G network is not for sale,” Foreign Minister Tomas
         Okkerby told reporters in Port Arden.
       archive/masts.txt:7
    ");
}

#[test]
fn search_before_index_says_what_to_do() {
    assert_snapshot!(archive().run(&["search", "ferry"]).err, @r"
    morgue: there is no index in index
      hint: build one with: morgue index FOLDER
    ");
}

#[test]
fn a_mistake_in_a_query_is_pointed_at() {
    let archive = archive();
    archive.out(&["index", "archive"]);
    assert_snapshot!(archive.run(&["search", "ferry speeker:venn"]).err, @r"
    morgue: there is no field speeker:
      ferry speeker:venn
            ^^^^^^^^
      hint: did you mean speaker: ?
    ");
    assert_snapshot!(archive.run(&["search", "ferry \"second boat"]).err, @r#"
    morgue: this quote mark is never closed
      ferry "second boat
            ^
      hint: close it with "
    "#);
}

#[test]
fn words_of_readers_are_found_only_when_asked_for() {
    let archive = archive();
    archive.out(&["index", "archive"]);
    assert_eq!(archive.run(&["search", "herring thinks"]).code, Some(1));
    assert_snapshot!(archive.out(&["search", "herring thinks", "--kind", "comment"]), @r"
    1. comment by herring_fan · 2022-03-09 07:30+01:00
       Gulls win in court · Harbour Gazette
         Somebody should ask the herring what it thinks.
       archive/gulls.html
    ");
}

#[test]
fn who_is_asked_for_is_who_speaks() {
    let archive = archive();
    archive.out(&["index", "archive"]);
    for (query, words) in [
        ("speaker:\"foreign minister\"", "not for sale"),
        ("speaker:okkerby", "not for sale"),
        ("speaker:\"petra venn\" crew", "museum piece"),
        ("speaker:adeyemi-lund", "on a quay"),
        ("speaker:osk gull", "does not read signs"),
    ] {
        let found = archive.out(&["search", "-n", "1", "--format", "json", "--", query]);
        assert!(found.contains(words), "{query}: {found}");
    }
    assert_eq!(archive.run(&["search", "quay", "--speaker", "okkerby"]).code, Some(1));
}

#[test]
fn show_gives_the_article_and_who_said_what() {
    assert_snapshot!(without(&archive().out(&["show", "archive/ferry.txt"]), &["Topics: "]), @r"
    Night ferry to Lund Island gets its second boat
    By Nils Aker · 2021-04-02
    archive/ferry.txt

    The night ferry to Lund Island will have a second boat from May, the harbour
    board decided on Friday after a winter of cancelled crossings.

    “Nobody should have to spend the night on a quay,”[1] said Ruth Adeyemi-Lund,
    head of the Arden Harbour Board. “That ends now.”[2]
        [1] Ruth Adeyemi-Lund, head of the Arden Harbour Board
        [2] Ruth Adeyemi-Lund, continued

    The opposition was not convinced. “A second boat without a second crew is a
    museum piece,”[3] said Petra Venn, the leader of the Civic Union.
        [3] Petra Venn, leader of the Civic Union

    “We will ask who pays for it,”[4] she added.
        [4] Petra Venn, leader of the Civic Union
    ");
}

#[test]
fn show_remembers_a_source_that_is_gone() {
    let archive = archive();
    archive.out(&["index", "archive"]);
    std::fs::remove_file(archive.path("masts.txt")).unwrap();
    let ran = archive.run(&["show", "archive/masts.txt:5"]);
    assert_eq!(ran.code, Some(0));
    assert_snapshot!(ran.err, @"morgue: archive/masts.txt is gone; this is what the index remembers of it");
    assert!(ran.out.contains("not for sale"));
}

#[test]
fn status_says_what_is_there() {
    let archive = archive();
    archive.out(&["index", "archive"]);
    let status = archive.out(&["status"]);
    assert_snapshot!(without(&status, &["size", "quotations"]), @r"
    sources     3
    articles    3
    passages    13
    comments    1
    published   2021-04-02 to 2022-03-09
    skipped     0
    ");
}

#[test]
fn help_fits_a_page() {
    let archive = archive();
    assert_snapshot!(archive.out(&["--help"]), @r"
    Who said what, about what, and when: search a folder of saved news articles

    Usage: morgue [OPTIONS] <COMMAND>

    Commands:
      index        Bring the index up to date with folders of articles
      search       Find passages, best first
      check        Did they say it? Find a quote, word for word or altered
      parse        Print what is understood of files, without an index
      show         Print one article with its quotations attributed
      context      Print a hit with the paragraphs around it
      speakers     List who speaks, how often, in what roles and when
      topics       List what the articles are about
      outlets      List the newspapers, sites and agencies
      authors      List who wrote the articles
      timeline     Draw how much there is when; each --speaker beside the others
      export       Write all passages, or a bibliography of their articles
      status       Print what is in the index
      help         Print help on a command, or on queries: morgue help query
      man          Print the manual page, or write one for each command to a folder
      completions  Print the completions for a shell

    Options:
          --no-pager       Do not show long output a page at a time
          --color <WHEN>   Colour the output: auto, always or never [default: auto]
          --config <FILE>  Read this instead of morgue.toml [env: MORGUE_CONFIG]
      -h, --help           Print help
      -V, --version        Print version

    Exit codes: 0 found, 1 nothing found, 2 any error, a skipped source included;
    130 ended early.
    ");
    for command in
        ["index", "search", "check", "parse", "show", "context", "speakers", "timeline", "export", "status"]
    {
        let help = archive.out(&[command, "--help"]);
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
        assert!(help.lines().count() <= 66, "{help}");
    }
}
