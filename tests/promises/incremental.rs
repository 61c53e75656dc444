//! The index follows the archive: only what is new or changed is read, and nothing outside the paths given is touched.

use std::fs;
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

#[test]
fn a_run_says_what_it_did() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("gulls.html", GULLS)]);
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 2, added 2, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 0, added 0, updated 0, moved 0, removed 0, unchanged 2, skipped 0");

    archive.write("masts.txt", MASTS);
    archive.write("ferry.txt", FERRY.replace("museum piece", "paper boat"));
    fs::remove_file(archive.path("gulls.html")).unwrap();
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 2, added 1, updated 1, moved 0, removed 1, unchanged 0, skipped 0");
    assert_eq!(
        ["paper boat", "museum", "gull", "masts"].map(|query| archive.count(query) > 0),
        [true, false, false, true]
    );
}

#[test]
fn a_moved_source_is_found_where_it_is_now() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    archive.out(&["index", "archive"]);
    fs::create_dir(archive.path("2021")).unwrap();
    fs::rename(archive.path("ferry.txt"), archive.path("2021/boat.txt")).unwrap();
    assert_snapshot!(archive.run(&["index", "archive"]).err, @"read 1, added 0, updated 0, moved 1, removed 0, unchanged 0, skipped 0");
    let found = archive.out(&["search", "quay"]);
    assert!(found.contains("archive/2021/boat.txt:"), "{found}");
    assert_eq!(archive.count("quay"), 1);
}

#[test]
fn what_lies_outside_the_paths_given_stays() {
    let archive = Archive::of(&[("old/ferry.txt", FERRY), ("new/masts.txt", MASTS)]);
    archive.out(&["index", "archive/old"]);
    archive.out(&["index", "archive/new"]);
    assert_eq!(archive.count("quay"), 1);
    fs::remove_file(archive.path("old/ferry.txt")).unwrap();
    archive.out(&["index", "archive/new"]);
    assert_eq!(archive.count("quay"), 1, "its folder was not asked about");
    archive.out(&["index", "archive/old"]);
    assert_eq!(archive.count("quay"), 0);
}

#[test]
fn search_with_from_goes_from_a_folder_to_an_answer() {
    let archive = Archive::of(&[("masts.txt", MASTS)]);
    let first = archive.run(&["search", "5G security", "--speaker", "okkerby", "--from", "archive"]);
    let second = archive.run(&["search", "5G security", "--speaker", "okkerby", "--from", "archive"]);
    assert_snapshot!(first.err, @"read 1, added 1, updated 0, moved 0, removed 0, unchanged 0, skipped 0");
    assert_eq!(second.err, "", "a run that changes nothing says nothing");
    assert_eq!(first.out, second.out);
}

#[test]
fn an_index_is_never_begun_among_other_files() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    let ran = archive.run(&["index", "archive", "--index", "archive"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(ran.err, @r"
    morgue: archive holds other files: an index needs a folder of its own
      hint: name another folder with --index
    ");
    assert_eq!(fs::read_dir(archive.path("")).unwrap().count(), 1);

    let ran = archive.run(&["index", "archive", "--index", "archive/ferry.txt"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(ran.err, @r"
    morgue: archive/ferry.txt is no folder, and an index needs one of its own
      hint: name another folder with --index
    ");
}

/// A tar of articles that were all written at one time.
fn tar(days: u64, members: &[(&str, &str)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, text) in members {
        let mut head = tar::Header::new_gnu();
        head.set_size(text.len() as u64);
        head.set_mtime(days * 86_400);
        tar.append_data(&mut head, name, text.as_bytes()).unwrap();
    }
    tar.into_inner().unwrap()
}

#[test]
fn what_is_dated_by_its_file_follows_it() {
    let undated = "The master of the yard\n\n“We are fine,” said Anna Miller on the way to the station.\n";
    let archive = Archive::of(&[("master.txt", undated), ("masts.txt", MASTS)]);
    let page = "<!doctype html><title>The ferry stays</title><article><h1>The ferry stays</h1><p>24 June 2022</p>\
        <p>The council met on Monday and spoke about the ferry.</p></article>";
    let members = [("master.txt", undated), ("masts.txt", MASTS), ("page.html", page)];
    for (days, updated) in [(20_000, 0), (15_000, 5), (20_000, 5), (20_100, 2), (20_100, 0)] {
        archive.write("both.tar", tar(days, &members));
        for file in ["master.txt", "masts.txt", "both.tar"] {
            let file = fs::File::options().write(true).open(archive.path(file)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400)).unwrap();
        }
        let run = archive.run(&["index", "archive"]).err;
        assert!(run.contains(&format!("updated {updated},")), "{days}: {run}");
        let anew = format!("anew-{days}");
        archive.out(&["index", "archive", "--index", &anew]);
        let content = |index: &str| archive.out(&["export", "--index", index, "--format", "json"]);
        assert_eq!(content("index"), content(&anew), "{days}");
    }
}

#[test]
fn a_day_that_was_later_than_its_file_counts_once_that_is_younger() {
    let dated = "Ferry stays\n\nBy Jane Roe\n\n5 May 2020\n\nThe council met on Monday and spoke about the ferry.\n\n\
        “We need the ferry,” said Ann Lee, the mayor of Lund.\n\nNobody left before the end of the evening.\n";
    let names = ["a.txt", "2018-03-04-b.txt"];
    let archive = Archive::new();
    let (in_2017, in_2019, in_2021, unset) = (17_200, 17_900, 18_700, 0);
    for (nth, (days, updated, dates)) in [
        (in_2019, 0, ["2019-01-04", "2018-03-04"]),
        (in_2021, 4, ["2020-05-05", "2020-05-05"]),
        (in_2017, 4, ["2017-02-03", "2017-02-03"]),
        (unset, 4, ["2020-05-05", "2020-05-05"]),
        (in_2019, 4, ["2019-01-04", "2018-03-04"]),
        (unset, 4, ["2020-05-05", "2020-05-05"]),
        (in_2021, 0, ["2020-05-05", "2020-05-05"]),
    ]
    .into_iter()
    .enumerate()
    {
        for name in names {
            archive.write(name, dated);
        }
        archive.write("both.tar", tar(days, &names.map(|name| (name, dated))));
        for name in ["a.txt", "2018-03-04-b.txt", "both.tar"] {
            let file = fs::File::options().write(true).open(archive.path(name)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400)).unwrap();
        }
        let run = archive.run(&["index", "archive"]).err;
        assert!(run.contains(&format!("updated {updated},")), "{nth}: {run}");
        let anew = format!("anew-{nth}");
        archive.out(&["index", "archive", "--index", &anew]);
        let content = |index: &str| archive.out(&["export", "--index", index, "--format", "json"]);
        let exported = content("index");
        assert_eq!(exported, content(&anew), "{nth}");
        for (name, date) in names.iter().zip(dates) {
            let dated = format!("\"date\":\"{date}");
            let mut of_it = exported.lines().filter(|line| line.contains(name));
            assert!(of_it.all(|line| line.contains(&dated)), "{nth} {name}: {exported}");
        }
    }
}
