//! What is gone, and how much of it there was.

use std::os::unix::fs::symlink;

use super::*;
use crate::index::{Record, State};
use crate::source::path_name;

/// Three articles.
fn wire() -> String {
    let line = |words: &str| {
        format!("{{\"title\": \"News\", \"text\": \"The council spoke about the {words}.\"}}\n")
    };
    ["ferry", "bridge", "tunnel"].map(line).concat()
}

fn follow(place: &Place) -> Report {
    let mut reading = source::Options::default();
    reading.which.follow = true;
    update(&place.index(), &[place.archive()], &Options { reading: &reading, ..options() }, &()).unwrap()
}

/// What was told, without where the archive lies.
fn told(report: &Report) -> Vec<String> {
    report.skipped.iter().map(|skipped| skipped.to_string().rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn what_lay_behind_a_link_goes_when_its_target_is_gone_and_comes_back_with_it() {
    let place = Place::new();
    let disk = place.folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    fs::write(disk.join("a.txt"), text("ferry")).unwrap();
    fs::write(disk.join("b.txt"), text("bridge")).unwrap();
    place.write("c.txt", "tunnel");
    symlink(&disk, place.archive().join("link")).unwrap();
    symlink(disk.join("a.txt"), place.archive().join("one.txt")).unwrap();
    assert_eq!(counts(&follow(&place)), [4, 4, 0, 0, 0, 0, 0]);

    let away = place.folder.path().join("away");
    fs::rename(&disk, &away).unwrap();
    let report = follow(&place);
    assert_eq!(counts(&report), [0, 0, 0, 0, 3, 1, 2]);
    let gone = "cannot be read: what it leads to is no longer there";
    assert_eq!(told(&report), [format!("link: {gone}"), format!("one.txt: {gone}")]);
    assert_eq!(found(&place.index(), "bridge"), 0);
    // A file where the target's folder was.
    fs::write(&disk, "words").unwrap();
    fs::remove_file(place.archive().join("link")).unwrap();
    symlink(disk.join("b.txt"), place.archive().join("link")).unwrap();
    assert_eq!(counts(&follow(&place)), [0, 0, 0, 0, 0, 1, 2]);

    fs::remove_file(place.archive().join("link")).unwrap();
    fs::remove_file(&disk).unwrap();
    symlink(&disk, place.archive().join("link")).unwrap();
    fs::rename(&away, &disk).unwrap();
    assert_eq!(counts(&follow(&place)), [3, 3, 0, 0, 0, 1, 0]);
}

#[test]
fn a_link_that_leads_in_a_circle_hides_nothing_that_lay_in_its_place() {
    for to in ["..", ".", "sub", "other"] {
        let place = Place::new();
        place.write("sub/a.txt", "ferry");
        place.write("b.txt", "bridge");
        assert_eq!(follow(&place).added, 2);
        let sub = place.archive().join("sub");
        fs::remove_dir_all(&sub).unwrap();
        symlink(if to == ".." { place.folder.path() } else { Path::new(to) }, &sub).unwrap();
        symlink("sub", place.archive().join("other")).unwrap();
        // Of the folder above, only the archive itself is met again.
        let report = follow(&place);
        assert_eq!(report.removed, 1, "{to}: {report:?}");
        assert!(!report.skipped.is_empty(), "{to}");
    }
}

#[test]
fn a_root_whose_target_is_gone_is_not_there() {
    let place = Place::new();
    place.write("a.txt", "ferry");
    let link = place.folder.path().join("link");
    symlink(place.archive(), &link).unwrap();
    place.run_on(std::slice::from_ref(&link));
    fs::rename(place.archive(), place.folder.path().join("away")).unwrap();
    let refused = update(&place.index(), std::slice::from_ref(&link), &options(), &());
    assert!(matches!(refused, Err(Error::NoSuchPath { link: Some(_), .. })), "{refused:?}");
    assert!(found(&place.index(), "ferry") > 0);
}

#[test]
fn all_articles_of_a_container_that_is_gone_are_counted_though_it_was_never_finished() {
    let place = Place::new();
    let path = place.archive().join("wire.jsonl");
    let begin = || {
        fs::write(&path, wire()).unwrap();
        place.run();
        let index = place.index();
        let mut writer = index.writer(1, 0).unwrap();
        let record =
            Record { path: path_name(&path), state: State::UNFINISHED, members: 0, skipped: Vec::new() };
        writer.apply(Batch::touch(index.fields(), &record)).unwrap();
        writer.commit().unwrap();
    };
    begin();
    fs::remove_file(&path).unwrap();
    assert_eq!(counts(&place.run()), [0, 0, 0, 0, 3, 0, 0]);
    begin();
    fs::write(&path, text("quay")).unwrap();
    assert_eq!(counts(&place.run()), [1, 0, 1, 0, 2, 0, 0], "one article is in the place of three");
    assert_eq!(found(&place.index(), "tunnel"), 0);
}
