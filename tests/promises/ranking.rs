//! Of two passages that both answer, the one that a person would rather read comes first.
//!
//! Each row names a query on `corpus/` and two passages, by the file and by words of theirs. Both must be found.

use std::path::Path;

use serde_json::Value;

use crate::archive::Archive;

/// A passage: the end of its path, and words that stand in it.
type Passage = (&'static str, &'static str);

/// What is asked, what is to come first, and what after it.
type Row = (&'static [&'static str], Passage, Passage);

/// Who speaks comes before who is merely named.
const SPEAKERS: &[Row] = &[
    (
        &["okkerby"],
        ("okkerby-halloran-podium.txt", "Okkerby did not wait for anybody"),
        ("okkerby-halloran-podium.txt", "What Okkerby did not say"),
    ),
    (
        &["van der haas"],
        ("nordkabel-third-quarter.txt", "Van der Haas dismissed that"),
        ("venn-interview.html", "letter came from Mr van der Haas"),
    ),
    (
        &["adeyemi-lund"],
        ("north-mole-vote.txt", "Adeyemi-Lund warned councillors"),
        ("north-mole-vote.txt", "The decision opens the way"),
    ),
    (
        &["barquero"],
        ("st-odile-closure.txt", "According to Barquero"),
        ("the-night-boat.txt", "tore up nothing"),
    ),
    (
        &["moorhen"],
        ("the-night-boat.txt", "do anything an ambulance"),
        ("the-night-boat.txt", "rubber gloves"),
    ),
    (
        &["marrant"],
        ("election-date-corrected.txt", "Marrant denied"),
        ("long-night-at-the-count.txt", "told that she was still Prime Min"),
    ),
    (
        &["venn barrier"],
        ("barrier-gate-test.txt", "Petra Venn, leader"),
        ("venn-interview.html", "an insult to voters"),
    ),
    (
        &["huawei", "--speaker", "pompeo", "--speaker", "nordkabel"],
        ("trusted-vendors-2020.txt", "Mike Pompeo listed the operators"),
        ("trusted-vendors-2020.txt", "In Port Arden the statement was read"),
    ),
];

/// What stands together comes before what stands apart, all of it before a part.
const WORDS: &[Row] = &[
    (
        &["midnight sailing"],
        ("night-ferry-cut-reactions.txt", "abolish the midnight sailing"),
        ("night-ferry-cut-reactions.txt", "crossed at midnight"),
    ),
    (
        &["flood 1997"],
        ("obituary-solveig-anker.txt", "In the flood of 1997"),
        ("barrier-handover.txt", "four minutes to give it away"),
    ),
    (
        &["maritime bank"],
        ("maritime-bank-seized.txt", "took control of Maritime Bank"),
        ("tidewater-live.html", "fourth-largest bank has failed"),
    ),
    (
        &["security 5g core"],
        ("nordkabel-outage.txt", "having a single 5G core"),
        ("nordkabel-core-deadline.html", "What the core does"),
    ),
    (
        &["gull island ferry"],
        ("night-ferry-cut-reactions.txt", "midnight sailing to Gull Island"),
        ("islands-fibre-release.txt", "financed by Nordkabel"),
    ),
    (
        &["5g security"],
        ("nordkabel-outage.txt", "Security, the argument"),
        ("election-date-corrected.txt", "The campaign is likely to turn"),
    ),
    (
        &["shareholders crown"],
        ("my-father-the-shareholder.txt", "not one crown will go"),
        ("my-father-the-shareholder.txt", "He took the dividend"),
    ),
    (
        &["huawei"],
        ("trusted-vendors-2020.txt", "waking up to the danger"),
        ("trusted-vendors-2020.txt", "tide has turned on Huawei"),
    ),
    (
        &["shredder trial"],
        ("shredder-trial-day-three.txt", "reminded the jurors"),
        ("shredder-trial-day-three.txt", "The trial continues."),
    ),
];

/// An article is not found sooner, nor later, for being long; its headline says what it is about.
const ARTICLES: &[Row] = &[
    (
        &["north mole"],
        ("north-mole-vote.txt", "voted by 23 to 22"),
        ("harbour-loans-debate.txt", "I beg to move"),
    ),
    (
        &["bank rescue"],
        ("maritime-bank-seized.txt", "rescue a shareholde"),
        ("my-father-the-shareholder.txt", "to rescue those who took a risk"),
    ),
    (
        &["penalty", "--group", "article"],
        ("mariners-penalty.html", ""),
        ("mariners-at-kestrel-field.txt", ""),
    ),
    (&["mast", "--group", "article"], ("mast-on-every-corner.html", ""), ("nordkabel-outage.txt", "")),
    (&["ferry", "--group", "article"], ("night-ferry-cut-reactions.txt", ""), ("nordkabel-outage.txt", "")),
    (
        &["gulls", "--group", "article"],
        ("who-counts-the-gulls.txt", ""),
        ("night-ferry-cut-reactions.txt", ""),
    ),
    (&["eels", "--group", "article"], ("tidal-clocks-in-eels.txt", ""), ("who-counts-the-gulls.txt", "")),
    (&["barrier", "--group", "article"], ("barrier-handover.txt", ""), ("election-date-corrected.txt", "")),
];

fn corpus() -> Archive {
    let archive = Archive::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    archive.out(&["index", corpus.to_str().unwrap()]);
    archive
}

#[test]
fn what_a_person_would_rather_read_comes_first() {
    let archive = corpus();
    let mut wrong = Vec::new();
    for (asked, first, then) in [SPEAKERS, WORDS, ARTICLES].concat() {
        let printed = archive.out(&[&["search", "-n", "0", "--format", "json"], asked].concat());
        let hits: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let rank = |(file, words): Passage| {
            hits.iter().position(|hit| {
                hit["source"]["path"].as_str().unwrap().ends_with(file)
                    && hit["text"].as_str().unwrap().contains(words)
            })
        };
        match (rank(first), rank(then)) {
            (Some(one), Some(other)) if one < other => {}
            ranks => wrong.push(format!("{asked:?}: {first:?} before {then:?}, but {ranks:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
