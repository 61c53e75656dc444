//! Everything that a query selects, the same every time, and as a bibliography.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

fn indexed(order: &[&str]) -> Archive {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)]);
    for file in order {
        archive.out(&["index", &format!("archive/{file}")]);
    }
    archive
}

#[test]
fn two_exports_of_the_same_articles_are_the_same() {
    let one = indexed(&["ferry.txt", "gulls.html", "masts.txt"]);
    let other = indexed(&["masts.txt", "ferry.txt", "gulls.html"]);
    for format in ["csv", "json", "markdown", "bibtex", "csl"] {
        let export = |archive: &Archive| archive.out(&["export", "kind:quote", "--format", format]);
        assert_eq!(export(&one), export(&other), "{format}");
    }
    let passages = one.out(&["export", "--format", "json"]).lines().count();
    assert_eq!(passages, one.count(""), "an export leaves nothing out");
}

#[test]
fn a_bibliography_has_an_entry_an_article() {
    let archive = indexed(&["ferry.txt", "gulls.html", "masts.txt"]);
    assert_snapshot!(archive.out(&["export", "quay OR gulls", "--format", "bibtex"]), @r"
    @misc{aker2021night-cf82f2ed,
      author = {Aker, Nils},
      title = {{Night ferry to Lund Island gets its second boat}},
      year = {2021},
      month = apr,
      date = {2021-04-02},
    }

    @article{penn2022gulls-de5dd43a,
      author = {Penn, Jo},
      title = {{Gulls win in court}},
      journal = {Harbour Gazette},
      year = {2022},
      month = mar,
      date = {2022-03-09},
    }
    ");
    let csl = archive.out(&["export", "quay", "--format", "csl"]);
    let entries: serde_json::Value = serde_json::from_str(&csl).unwrap();
    assert_eq!(entries[0]["author"][0]["family"], "Aker");
    assert_eq!(entries[0]["issued"]["date-parts"][0], serde_json::json!([2021, 4, 2]));
}
