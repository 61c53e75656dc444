//! A person says once what is to hold for every run; an option says otherwise, and the archive has no say.

use std::fs;

use insta::assert_snapshot;

use crate::archive::Archive;

const RECORD: &str = r#"{"h": "Crane stays", "inner": {"words": "“The crane stays,” said Ruth Adeyemi-Lund, head of the harbour board."}}"#;

const MAP: &str = "[map]\ntitle = \"h\"\ntext = \"inner.words\"\n";

fn archive() -> Archive {
    Archive::of(&[("exports/a.jsonl", RECORD), ("b.txt", "The mole goes, said the mayor.\n")])
}

fn configure(archive: &Archive, text: &str) {
    fs::write(archive.folder().join("morgue.toml"), text).unwrap();
}

#[test]
fn what_the_file_says_holds_until_an_option_says_otherwise() {
    let archive = archive();
    configure(&archive, &format!("index = \"news\"\nexclude = [\"*.txt\"]\n{MAP}"));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 1, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    assert!(archive.folder().join("news").is_dir() && !archive.folder().join("index").exists());
    assert_eq!(archive.count("title:crane speaker:adeyemi"), 1);
    assert_snapshot!(archive.run(&["index", "archive", "--exclude", "*.html"]).err, @"read 1, added 1, updated 0, moved 0, removed 0, unchanged 1, skipped 0");
    assert_snapshot!(archive.run(&["status", "--index", "other"]).err, @r"
    morgue: there is no index in other
      hint: build one with: morgue index FOLDER
    ");
}

#[test]
fn other_words_for_fields_are_read_anew() {
    let archive = archive();
    let files = |title: &str| {
        format!(
            "[[files]]\nglob = \"exports/*\"\nmap = {{ title = \"{title}\", text = \"inner.words\", tags = [] }}\n"
        )
    };
    configure(&archive, &files("h"));
    archive.run(&["index", "archive"]);
    assert!(archive.count("title:crane") > 0);
    configure(&archive, &files("other"));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 1, moved 0, removed 0, unchanged 1, skipped 0");
    assert_eq!(archive.count("title:crane"), 0);
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 0, added 0, updated 0, moved 0, removed 0, unchanged 2, skipped 0");
}

#[test]
fn the_file_is_the_named_one_or_else_the_folders_and_the_persons() {
    let archive = archive();
    let title = |arguments: &[&str]| {
        let arguments = [arguments, &["parse", "--format", "json", "archive/exports/a.jsonl"][..]].concat();
        archive.run(&arguments).out.contains("\"title\":\"Crane stays\"")
    };
    assert!(!title(&[]));
    fs::create_dir_all(archive.folder().join("person/morgue")).unwrap();
    fs::write(archive.folder().join("person/morgue/config.toml"), MAP).unwrap();
    assert!(title(&[]));
    configure(&archive, "map = \"title=nothing,text=inner.words\"\n");
    assert!(title(&[]), "what the folder's file does not find is looked for as the person's says");
    fs::write(archive.folder().join("other.toml"), "map = \"text=inner.words\"\n").unwrap();
    assert!(!title(&["--config", "other.toml"]));
    assert!(!title(&["--config", "/dev/null"]));
}

#[test]
fn a_mistake_is_an_error_that_says_where() {
    let archive = archive();
    configure(&archive, "follow = true\n\ninclued = [\"*.html\"]\n");
    let ran = archive.run(&["search", "crane"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(ran.err, @r"
    morgue: morgue.toml:3: there is no key inclued
      hint: did you mean include?
    ");
    assert_snapshot!(archive.run(&["--config", "none.toml", "status"]).err, @"morgue: none.toml: no such file or folder");
}

#[test]
fn an_archive_does_not_say_how_it_is_read() {
    let archive = archive();
    configure(&archive, "index = \"news\"\nexclude = [\"*\"]\n");
    let ran = archive.run(&["index", ".", "--include", "*.t*"]);
    assert_snapshot!(ran.err, @r"
    morgue: morgue.toml lies in the archive itself and is not obeyed; if it is yours: --config morgue.toml
    read 1, added 1, updated 0, moved 0, removed 0, unchanged 0, skipped 0
    ");
    assert!(archive.folder().join("index").is_dir());
}
