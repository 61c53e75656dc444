//! Who speaks, about what and when, counted over whatever a query selects.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

fn indexed() -> Archive {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

#[test]
fn who_speaks_and_how_often() {
    let archive = indexed();
    assert_snapshot!(archive.out(&["speakers", "--on", "2021"]), @r"
    quotations  articles  first       last        speaker
             2         1  2021-04-02  2021-04-02  Petra Venn, leader of the Civic
                                                  Union
             2         1  2021-04-02  2021-04-02  Ruth Adeyemi-Lund, head of the
                                                  Arden Harbour Board
             1         1  2021-06-10  2021-06-10  government
             1         1  2021-06-10  2021-06-10  Nordkabel
             1         1  2021-06-10  2021-06-10  Tomas Okkerby, Foreign Minister
    ");
    let only = archive.out(&["speakers", "--speaker", "okkerby", "--format", "csv"]);
    assert_eq!(only.lines().count(), 2, "{only}");
}

#[test]
fn the_same_words_in_another_paper_count_once() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("wire/ferry.txt", FERRY)]);
    archive.out(&["index", "archive"]);
    let told = |arguments: &[&str]| {
        archive.out(&[&["speakers", "--speaker", "venn", "--format", "csv"], arguments].concat())
    };
    assert!(told(&[]).contains("Petra Venn,person,2,2,"), "{}", told(&[]));
    assert!(told(&["--repeats"]).contains("Petra Venn,person,4,2,"), "{}", told(&["--repeats"]));
}

#[test]
fn when_there_is_how_much_of_it() {
    let archive = indexed();
    assert_snapshot!(archive.out(&["timeline", "--by", "month"]), @r"
    2021-04  █████████████████████████████████████████████████████████████████████ 1
    2021-05  0
    2021-06  █████████████████████████████████████████████████████████████████████ 1
    ⋮        nothing for 8 months
    2022-03  █████████████████████████████████████████████████████████████████████ 1
    ");
    assert_snapshot!(archive.out(&["timeline", "--by", "year", "--speaker", "venn", "--speaker", "osk"]), @r"
          venn                                  osk
    2021  ██████████████████████████████████ 1  0
    2022  0                                     ██████████████████████████████████ 1
    ");
}

#[test]
fn outlets_and_authors_are_listed() {
    let archive = indexed();
    assert_snapshot!(archive.out(&["outlets"]), @r"
    articles  passages  first       last        outlet
           1         4  2022-03-09  2022-03-09  Harbour Gazette
    ");
    assert_snapshot!(archive.out(&["authors", "--sort", "name"]), @r"
    articles  passages  first       last        author
           1         4  2022-03-09  2022-03-09  Jo Penn
           1         5  2021-04-02  2021-04-02  Nils Aker
    ");
    assert!(archive.out(&["topics", "-n", "0"]).contains("topic"));
}

#[test]
fn one_command_goes_from_a_folder_to_any_answer() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    for (asked, told) in [
        (&["speakers"][..], "Petra Venn"),
        (&["topics"], "topic"),
        (&["timeline"], "2021"),
        (&["export", "--speaker", "venn"], "Petra Venn"),
        (&["check", "We will ask who pays for it"], "Verbatim"),
    ] {
        let index = asked[0];
        let printed = archive.out(&[asked, &["--from", "archive", "--index", index]].concat());
        assert!(printed.contains(told), "{asked:?}: {printed}");
    }
}

#[test]
fn all_can_be_asked_for() {
    let archive = indexed();
    let lines = |asked: &[&str]| archive.out(&[asked, &["--format", "csv"]].concat()).lines().count();
    assert_eq!(lines(&["search", "-n", "0"]), lines(&["export"]));
    assert!(lines(&["search"]) < lines(&["search", "-n", "0"]));
    assert!(lines(&["speakers", "-n", "2"]) < lines(&["speakers", "-n", "0"]));
}
