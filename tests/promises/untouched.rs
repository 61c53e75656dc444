//! Nothing is ever written outside the folder of the index.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

/// Every file and folder below, with what it holds and when it was written; the index left out.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path == folder.join("index") {
                continue;
            }
            let about = path.symlink_metadata().unwrap();
            let held = if about.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
            if about.is_dir() {
                folders.push(path.clone());
            }
            all.insert(path, (about.modified().unwrap(), held));
        }
    }
    all
}

#[test]
fn no_command_writes_outside_the_index() {
    let archive = Archive::of(&[("a/ferry.txt", FERRY), ("gulls.html", GULLS), ("masts.txt", MASTS)]);
    archive.write("broken.json", "{\"a\":");
    archive.write("morgue.toml", "follow = true\n");
    for folder in ["home", "temporary"] {
        fs::create_dir(archive.folder().join(folder)).unwrap();
    }
    fs::create_dir(archive.folder().join("index")).unwrap();
    let before = everything(archive.folder());
    for arguments in [
        &["index", "archive"][..],
        &["index", "archive", "--dry-run"],
        &["search", "ferry", "--from", "archive"],
        &["check", "not for sale"],
        &["show", "archive/masts.txt"],
        &["parse", "archive"],
        &["context", "archive/a/ferry.txt:9"],
        &["speakers"],
        &["topics"],
        &["timeline"],
        &["export"],
        &["status"],
        &["status", "--verify"],
        &["index", "archive", "--index", "archive"],
    ] {
        let ran = archive
            .command(arguments)
            .env("HOME", archive.folder().join("home"))
            .env("TMPDIR", archive.folder().join("temporary"))
            .output()
            .unwrap();
        assert!(ran.status.code().is_some_and(|code| code <= 2), "{arguments:?}: {ran:?}");
        assert!(everything(archive.folder()) == before, "{arguments:?} wrote outside the index");
    }
}
