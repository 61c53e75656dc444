//! A file of many articles is read article by article: each is cited, damage costs what it damages, and what has not changed stays.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use insta::assert_snapshot;

use crate::archive::Archive;

/// An entry of a feed.
fn entry(name: &str) -> String {
    format!(
        "<item><title>About the {name}</title><guid>urn:quay:{name}</guid><description>“We shall keep the {name},” said Ruth Adeyemi-Lund, \
         head of the harbour board, on Tuesday.</description></item>"
    )
}

fn feed(names: &[&str]) -> String {
    let entries: String = names.iter().map(|name| entry(name)).collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Quay Post</title>{entries}</channel></rss>"
    )
}

fn object(name: &str) -> String {
    format!(
        "{{\"title\": \"About the {name}\", \"text\": \"“We shall keep the {name},” said Ruth Adeyemi-Lund, head of the harbour board.\"}}"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn tar(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        archive.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    archive.into_inner().unwrap()
}

#[test]
fn a_feed_that_gained_entries_keeps_the_rest() {
    let archive = Archive::new();
    archive.write("feed.xml", feed(&["crane", "mole"]));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 2, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 0, added 0, updated 0, moved 0, removed 0, unchanged 2, skipped 0");

    archive.write("feed.xml", feed(&["eel", "gull", "mast", "crane", "mole"]));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 3, updated 0, moved 0, removed 0, unchanged 2, skipped 0");
    archive.write("feed.xml", feed(&["gull", "mast", "crane"]).replace("keep the gull", "feed the gull"));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 1, moved 0, removed 2, unchanged 2, skipped 0");
    assert_eq!(
        ["crane", "mole", "eel", "\"feed the gull\"", "\"keep the gull\""]
            .map(|query| archive.count(query) > 0),
        [true, false, false, true, false]
    );

    fs::rename(archive.path("feed.xml"), archive.path("old.xml")).unwrap();
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 0, moved 3, removed 0, unchanged 0, skipped 0");
    fs::remove_file(archive.path("old.xml")).unwrap();
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 0, added 0, updated 0, moved 0, removed 3, unchanged 0, skipped 0");
    assert_eq!(archive.count("crane"), 0);
}

#[test]
fn what_goes_leaves_no_dead_part_behind() {
    let archive = Archive::new();
    let line = |n: usize| {
        let text =
            format!("The council of Lund spoke about ferry {} for hours.\\n\\n", n * 7919 % 1000).repeat(5);
        format!("{{\"title\": \"Ferry {n} to Lund stays\", \"text\": \"{text}\"}}\n")
    };
    for left in [10, 20, 30] {
        archive.write("found.jsonl", (0..200).map(line).collect::<String>());
        archive.run(&["index", "archive"]);
        archive.write("found.jsonl", (0..left).map(line).collect::<String>());
        archive.run(&["index", "archive"]);
        assert_eq!(dead_files(&archive), [""; 0], "{left} articles left");
    }
    // What a run left that was killed at its very end goes with the next one, though there is nothing to read.
    let dead = format!("{}.store", "0".repeat(32));
    fs::write(archive.folder().join("index").join(&dead), "words").unwrap();
    fs::remove_file(archive.folder().join("index/.managed.json")).unwrap();
    assert_eq!(dead_files(&archive), [dead]);
    archive.run(&["index", "archive"]);
    assert_eq!(dead_files(&archive), [""; 0]);
    assert!(archive.count("ferry") > 0);
}

/// The files in the index that its list of parts does not name.
fn dead_files(archive: &Archive) -> Vec<String> {
    let index = archive.folder().join("index");
    let list = fs::read_to_string(index.join("meta.json")).unwrap().replace('-', "");
    let names = fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_dead = |name: &String| {
        let part = name.split('.').next().unwrap_or_default();
        part.len() == 32 && !list.contains(part)
    };
    names.filter(is_dead).collect()
}

/// What Factiva exports of those articles.
fn exported(names: &[&str]) -> String {
    let record = |(number, name): (usize, &&str)| {
        format!(
            "Quay Post\nAbout the {name}\nBy Jane Roe\n120 words\n{} May 2021\nThe Quay Post\nQP\nEnglish\nCopyright 2021, Quay Ltd. All rights reserved.\n\n\
             “We shall keep the {name},” said Ruth Adeyemi-Lund, head of the harbour board, on Tuesday.\n\nQuay Ltd\n\nDocument QUAY000020210501{name:0>10}\n\n",
            number + 1
        )
    };
    names.iter().enumerate().map(record).collect()
}

#[test]
fn what_a_database_exported_is_kept_record_by_record() {
    let archive = Archive::new();
    archive.write("found.txt", exported(&["crane", "mole", "eel"]));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 3, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    let found = archive.run(&["search", "mole", "--format", "json"]).out;
    assert!(
        found.contains("\"locator\":\"QUAY000020210501000000mole\"") && found.contains("\"line\":27"),
        "{found}"
    );
    assert!(
        archive.run(&["show", "archive/found.txt#QUAY000020210501000000mole"]).out.contains("About the mole")
    );
    archive.write("found.txt", exported(&["crane", "mole", "eel"]).replace("keep the eel", "feed the eel"));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 1, moved 0, removed 0, unchanged 2, skipped 0");
    archive.write("found.txt", exported(&["crane", "mole"]));
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 0, moved 0, removed 1, unchanged 2, skipped 0");
    assert_eq!([archive.count("mole"), archive.count("eel")].map(|found| found > 0), [true, false]);
}

#[test]
fn a_file_that_becomes_another_kind_of_file_leaves_nothing_behind() {
    let archive = Archive::new();
    for (text, found) in [
        (feed(&["crane", "mole"]), [true, true, false]),
        (
            "“We shall keep the eel,” said Ruth Adeyemi-Lund, head of the harbour board.\n".to_owned(),
            [false, false, true],
        ),
        (object("crane"), [true, false, false]),
    ] {
        archive.write("kept", text);
        archive.out(&["index", "archive"]);
        assert_eq!(["crane", "mole", "eel"].map(|query| archive.count(query) > 0), found);
    }
}

#[test]
fn what_search_prints_is_what_show_and_parse_open() {
    let archive = Archive::new();
    archive.write("feed.xml", feed(&["crane", "mole"]));
    archive.write("news.jsonl", format!("{}\n{}\n", object("eel"), object("gull")));
    archive.write(
        "kept.tgz",
        gzip(&tar(&[
            ("a/mast.xml", &feed(&["mast"])),
            ("b.txt", "“We shall keep the lens,” said Ann Lee, the mayor.\n"),
        ])),
    );
    archive.out(&["index", "archive"]);
    for (query, source) in [
        ("crane", "archive/feed.xml#urn:quay:crane"),
        ("gull", "archive/news.jsonl#2"),
        ("mast", "archive/kept.tgz!a/mast.xml#urn:quay:mast"),
        ("lens", "archive/kept.tgz!b.txt"),
    ] {
        let found = archive.out(&["search", query]);
        assert!(found.contains(source), "{source}: {found}");
        for command in ["show", "parse"] {
            let shown = archive.out(&[command, source]);
            assert!(shown.contains(&format!("keep the {query}")), "{command} {source}: {shown}");
        }
        let elsewhere = archive.out(&["show", source, "--index", "nowhere"]);
        assert!(elsewhere.contains(&format!("keep the {query}")), "{source}: {elsewhere}");
    }
    let second = archive.out(&["parse", "archive/feed.xml#2"]);
    assert!(second.contains("keep the mole"), "{second}");
    let none = archive.run(&["parse", "archive/feed.xml#urn:quay:whale"]);
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""));
    fs::remove_file(archive.path("kept.tgz")).unwrap();
    assert!(archive.run(&["show", "archive/kept.tgz!b.txt"]).out.contains("keep the lens"));
}

#[test]
fn damage_costs_what_it_damages() {
    let archive = Archive::new();
    archive.write("news.jsonl", format!("{}\n{{\"title\": \"Lost\n{}\n", object("eel"), object("gull")));
    let whole = gzip(&tar(&[("a.xml", &feed(&["crane"])), ("b.xml", &feed(&["mole"]).repeat(50))]));
    archive.write("cut.tar.gz", &whole[..whole.len() - 40]);
    archive.write("noise.zip", b"PK\x03\x04 and nothing of the kind");
    let ran = archive.run(&["index", "archive"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("archive/news.jsonl#2: is damaged: it is cut off"), "{}", ran.err);
    assert!(ran.err.contains("archive/cut.tar.gz") && ran.err.contains("is damaged"), "{}", ran.err);
    assert!(ran.err.contains("archive/noise.zip: is damaged"), "{}", ran.err);
    assert_eq!(["eel", "gull", "crane"].map(|query| archive.count(query) > 0), [true; 3]);
}

#[test]
fn a_bomb_is_a_reported_skip() {
    let archive = Archive::new();
    let row = format!("{}\n", "a".repeat(200_000));
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(b"title,text\n").unwrap();
    for _ in 0..1500 {
        bomb.write_all(row.as_bytes()).unwrap();
    }
    archive.write("bomb.csv.gz", bomb.finish().unwrap());
    archive.write("news.jsonl", format!("{}\n{}\n{}\n", object("eel"), object("gull"), object("mast")));
    let mut nest = gzip(object("crane").as_bytes());
    for _ in 0..8 {
        nest = gzip(&nest);
    }
    archive.write("nest.gz", nest);
    let ran = archive.run(&["index", "archive", "--max-members", "2"]);
    assert!(ran.err.contains("archive/bomb.csv.gz: unpacks to more than 200 times its size"), "{}", ran.err);
    assert!(
        ran.err.contains("archive/nest.gz: lies in more than 6 archives, one within the other"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("archive/news.jsonl: holds more than 2 articles: the rest was not read"),
        "{}",
        ran.err
    );
    assert_eq!(["eel", "mast", "crane"].map(|query| archive.count(query) > 0), [true, false, false]);
    let wider = archive.run(&["index", "archive", "--max-depth", "9"]);
    assert!(!wider.err.contains("nest.gz") && !wider.err.contains("news.jsonl"), "{}", wider.err);
    assert_eq!(["eel", "mast", "crane"].map(|query| archive.count(query) > 0), [true; 3]);
}

#[test]
fn a_person_names_the_fields() {
    let archive = Archive::new();
    let lines =
        "{\"h\": \"About the crane\", \"c\": {\"words\": \"The crane stays where it is.\"}}\n".repeat(2);
    archive.write("odd.jsonl", lines);
    let ran = archive.run(&["index", "archive"]);
    assert!(ran.err.contains("archive/odd.jsonl#1: has no field that is known to hold an article (its fields: c, h); name it with --map text=FIELD"), "{}", ran.err);
    let named = archive.run(&["index", "archive", "--map", "title=h,text=c.words"]);
    assert_snapshot!(named.err, @"read 1, added 2, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    let parsed = archive.out(&["parse", "archive/odd.jsonl", "--map", "title=h", "--map", "text=c.words"]);
    assert!(parsed.contains("About the crane"), "{parsed}");
    let wrong = archive.run(&["index", "archive", "--map", "colour=red"]);
    assert!(wrong.err.contains("\"colour\" is nothing that an article has"), "{}", wrong.err);
}

#[test]
fn a_run_that_was_killed_is_taken_up_again() {
    let archive = Archive::new();
    let lines: String = (0..4000).map(|n| object(&format!("crane number {n}")) + "\n").collect();
    archive.write("news.jsonl", lines);
    archive.out(&["index", "archive", "--index", "whole"]);
    for wait in [30, 120, 400] {
        let mut run =
            archive.command(&["index", "archive"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        // It may have ended by itself.
        let _ = run.kill();
        run.wait().unwrap();
    }
    archive.out(&["index", "archive"]);
    let status = |index: &str| {
        let text = archive.out(&["status", "--index", index, "--format", "json"]);
        let status: serde_json::Value = serde_json::from_str(&text).unwrap();
        ["sources", "articles", "passages", "quotations"].map(|name| status[name].as_u64().unwrap())
    };
    assert_eq!(status("index"), status("whole"));
    assert_eq!(status("index")[1], 4000);
}
