//! Whoever reads sees the index as one commit made it, whatever is written meanwhile and wherever the index lies.

#![cfg(unix)]

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use crate::archive::{Archive, Ran};
use crate::articles::{FERRY, MASTS};

/// How many articles are written anew again and again.
const ARTICLES: usize = 40;

/// Writes every article, of which each says which edition it is.
fn print(archive: &Archive, edition: usize) {
    for n in 0..ARTICLES {
        let text =
            format!("Herald number {n}\n\nThe herald was printed as edition e{edition} on page {n}.\n");
        archive.write(&format!("{n}.txt"), text);
    }
}

#[test]
fn a_reader_sees_one_edition_and_all_of_it() {
    let archive = Archive::new();
    print(&archive, 0);
    archive.out(&["index", "archive"]);
    let mut seen = BTreeSet::new();
    for edition in 1..=4 {
        print(&archive, edition);
        let mut writer = archive.command(&["index", "archive"]).stderr(Stdio::null()).spawn().unwrap();
        let mut done = false;
        while !done {
            done = writer.try_wait().unwrap().is_some();
            let found = archive.out(&["search", "printed", "--all", "-n", "1000", "--format", "json"]);
            let editions: BTreeSet<&str> = found
                .split_whitespace()
                .filter(|word| word.starts_with('e') && word[1..].parse::<usize>().is_ok())
                .collect();
            assert_eq!((editions.len(), found.lines().count()), (1, ARTICLES), "{editions:?}");
            seen.extend(editions.into_iter().map(str::to_owned));
        }
        assert!(writer.wait().unwrap().success());
        archive.out(&["status", "--verify"]);
    }
    assert!(seen.len() > 1 && seen.contains("e4"), "{seen:?}");
}

/// What every command that reads says of an index.
fn said(archive: &Archive, index: &str, other: bool) -> Vec<Ran> {
    [
        &["search", "ferry"][..],
        &["search", "ferry", "--format", "json"],
        &["show", "archive/ferry.txt"],
        &["speakers"],
        &["timeline"],
        &["export"],
        &["status"],
        &["status", "--verify"],
    ]
    .iter()
    .map(|arguments| {
        let arguments = [arguments, &["--index", index][..]].concat();
        let mut command = if other { archive.by_another(&arguments) } else { archive.command(&arguments) };
        Ran::from(command.output().unwrap())
    })
    .collect()
}

fn copy(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn who_may_read_a_part_of_the_index_may_read_all_of_it() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    archive.run(&["index", "archive"]);
    archive.write("masts.txt", MASTS);
    archive.run(&["index", "archive"]);
    let files = fs::read_dir(archive.folder().join("index")).unwrap().map(Result::unwrap);
    let modes: HashSet<u32> = files.map(|file| file.metadata().unwrap().permissions().mode()).collect();
    assert_eq!(modes.len(), 1, "{modes:?}");
    assert_eq!(said(&archive, "index", true), said(&archive, "index", false));
}

#[test]
fn an_index_in_which_nothing_can_be_written_is_read() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    let before = said(&archive, "index", false);
    assert!(before.iter().all(|ran| ran.code == Some(0)), "{before:?}");
    let folder = archive.folder().join("index");
    // As a medium that is never written to has it, there are no locks either.
    for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|kind| kind == "lock") {
            fs::remove_file(file).unwrap();
        } else {
            fs::set_permissions(file, fs::Permissions::from_mode(0o444)).unwrap();
        }
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let after = said(&archive, "index", true);
    archive.write("more.txt", MASTS);
    let refused = Ran::from(archive.by_another(&["index", "archive"]).output().unwrap());
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(after, before);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.starts_with("morgue: index") && refused.err.to_lowercase().contains("permission denied"),
        "{}",
        refused.err
    );
}

#[test]
fn an_index_on_another_file_system_is_built_and_read() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    // Where there is no file system in memory, the usual one has to do.
    let memory = Path::new("/dev/shm");
    let elsewhere = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let [built, copied] = ["built", "copied"].map(|name| elsewhere.path().join(name));
    let place = built.to_str().unwrap();
    archive.out(&["index", "archive", "--index", place]);
    archive.out(&["index", "archive"]);
    let exported = |index: &str| archive.out(&["export", "--format", "json", "--index", index]);
    assert_eq!(exported(place), exported("index"));
    archive.out(&["status", "--verify", "--index", place]);
    // An index may be moved to another place as it is.
    fs::create_dir(&copied).unwrap();
    copy(&archive.folder().join("index"), &copied);
    assert_eq!(exported(copied.to_str().unwrap()), exported("index"));
    archive.write("more.txt", MASTS);
    archive.out(&["index", "archive", "--index", copied.to_str().unwrap()]);
    archive.out(&["status", "--verify", "--index", copied.to_str().unwrap()]);
}
