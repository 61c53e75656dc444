//! One run writes at a time; a second one is told so, and readers never wait.

#![cfg(unix)]

use std::process::{Child, Command};
use std::time::{Duration, Instant};

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, MASTS};

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Waits until something is so; a run that never gets there fails the test.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain until {what}");
        std::thread::yield_now();
    }
}

#[test]
fn a_second_writer_is_told_and_readers_go_on() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    archive.out(&["index", "archive"]);
    for n in 0..3000 {
        archive.write(&format!("many/{n}.txt"), format!("{MASTS}\nThis is copy number {n}.\n"));
    }
    let before = archive.count("5G");

    // The first writer is halted in the midst of its work, once it is seen to write.
    let files = || std::fs::read_dir(archive.folder().join("index")).unwrap().count();
    let at_rest = files();
    let mut first =
        archive.command(&["index", "archive"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    until("the first writer writes", || files() > at_rest || first.try_wait().unwrap().is_some());
    signal(&first, "STOP");
    assert!(first.try_wait().unwrap().is_none(), "the first writer was done too soon for this test");

    archive.write("more.txt", MASTS);
    let second = archive.run(&["index", "archive"]);
    assert_eq!(second.code, Some(2));
    assert_snapshot!(second.err, @r"
    morgue: another morgue is writing to the index in index
      hint: wait until it is done, then run this again
    ");
    let waits = archive
        .command(&["index", "archive", "--wait"])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    for reader in [&["speakers"][..], &["topics"], &["status"], &["status", "--verify"], &["export"]] {
        archive.out(reader);
    }
    assert_eq!(archive.count("quay"), 1, "a reader reads while another run writes");
    assert!(archive.count("5G") >= before);

    signal(&first, "CONT");
    assert!(first.wait().unwrap().success());
    assert!(archive.count("5G") > before);
    let waited = crate::archive::Ran::from(waits.wait_with_output().unwrap());
    assert_eq!(waited.code, Some(0), "{}", waited.err);
    assert_snapshot!(waited.err, @r"
    morgue: another morgue is writing to the index in index: waiting until it is done
    read 1, added 1, updated 0, moved 0, removed 0, unchanged 3,001, skipped 0
    ");
}
