//! Whatever happens to the files of the index, it is said in one sentence with the remedy; no command falls over it.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::{FERRY, MASTS};

/// Every command that reads the index.
const COMMANDS: [&[&str]; 11] = [
    &["search", "5G"],
    &["search", "5G", "--from", "archive"],
    &["index", "archive"],
    &["check", "not for sale"],
    &["show", "archive/ferry.txt"],
    &["speakers"],
    &["topics"],
    &["outlets", "ferry"],
    &["timeline"],
    &["export"],
    &["status"],
];

fn indexed() -> Archive {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    // Locks are empty, and there or not.
    files.retain(|path| path.extension().is_none_or(|extension| extension != "lock"));
    files.sort();
    files
}

/// Makes a file hold these bytes, or be gone.
fn put(path: &Path, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => fs::write(path, bytes).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
}

#[test]
fn a_sound_index_is_said_to_be_sound() {
    let archive = indexed();
    let said = archive.out(&["status", "--verify"]);
    assert!(said.starts_with("all is sound: ") && said.ends_with(" files, 2 articles\n"), "{said}");
    assert_eq!(archive.run(&["status", "--verify", "--index", "elsewhere"]).code, Some(2));
}

#[test]
fn every_command_answers_or_says_what_to_do() {
    let archive = indexed();
    let answers = |arguments: &[&str]| archive.run(arguments);
    let sound: Vec<_> = COMMANDS.iter().map(|command| answers(command)).collect();
    let folder = archive.folder().join("index");
    let kept: Vec<(PathBuf, Vec<u8>)> =
        files(&folder).into_iter().map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
    for (path, bytes) in &kept {
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 0x10;
        let damages = [Some(Vec::new()), Some(bytes[..bytes.len() / 2].to_vec()), Some(flipped), None];
        for damage in damages {
            put(path, damage.as_deref());
            let what = format!("{}: {:?} bytes left", path.display(), damage.as_ref().map(Vec::len));
            let verified = archive.run(&["status", "--verify"]);
            assert_eq!(verified.code, Some(2), "{what}: {verified:?}");
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(verified.err.contains(name), "{what}: {}", verified.err);
            for (command, sound) in COMMANDS.iter().zip(&sound) {
                let ran = answers(command);
                let told = ran.err.starts_with("morgue: the index in index is damaged: ")
                    && ran.err.contains("\n  hint: nothing is lost, build it again: rm -r index");
                // A flipped byte may be one of those that do not tell; that is what verifying is for.
                let quiet = matches!(ran.code, Some(0 | 1)) && !ran.err.contains("fault");
                assert!(
                    told && ran.code == Some(2) || quiet || ran == *sound,
                    "{what}, {command:?}: {ran:?}"
                );
                // What a command has mended is damaged anew.
                for (path, bytes) in &kept {
                    fs::write(path, bytes).unwrap();
                }
                put(path, damage.as_deref());
            }
            fs::write(path, bytes).unwrap();
        }
    }
    assert_eq!(archive.run(&["status", "--verify"]).code, Some(0));
}

#[test]
fn what_is_damaged_is_named_with_the_remedy() {
    let archive = indexed();
    let list = archive.folder().join("index/meta.json");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("\"max_doc\":", "\"max_doc\":1", 1)).unwrap();
    let told = archive.run(&["status", "--verify"]);
    assert_eq!(told.code, Some(2));
    assert_snapshot!(told.err, @r"
    morgue: index/meta.json was changed
      hint: nothing is lost, build it again: rm -r index && morgue index FOLDER
    ");
    let told = archive.run(&["search", "5G"]);
    assert_snapshot!(told.err, @r"
    morgue: the index in index is damaged: meta.json was cut off or changed
      hint: nothing is lost, build it again: rm -r index && morgue index FOLDER
    ");
    fs::remove_dir_all(archive.folder().join("index")).unwrap();
    archive.out(&["index", "archive"]);
    archive.out(&["status", "--verify"]);
}

#[test]
fn a_change_of_a_damaged_index_is_made_or_refused() {
    let archive = indexed();
    archive.write("ferry.txt", FERRY.replace("museum piece", "paper boat"));
    fs::remove_file(archive.path("masts.txt")).unwrap();
    let folder = archive.folder().join("index");
    let kept: Vec<(PathBuf, Vec<u8>)> =
        files(&folder).into_iter().map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
    let parts =
        kept.iter().filter(|(path, _)| path.extension().is_some_and(|kind| kind == "idx" || kind == "term"));
    for (path, bytes) in parts {
        // Lists begin, and say how long they are, where the file begins.
        let places = (0..30).step_by(3).chain((30..bytes.len()).step_by(bytes.len() / 6 + 1));
        for at in places.filter(|at| *at < bytes.len()) {
            fs::remove_dir_all(&folder).unwrap();
            fs::create_dir(&folder).unwrap();
            for (path, bytes) in &kept {
                fs::write(path, bytes).unwrap();
            }
            let mut flipped = bytes.clone();
            flipped[at] ^= 0xff;
            fs::write(path, flipped).unwrap();
            let ran = archive.run(&["index", "archive"]);
            let refused = ran.code == Some(2)
                && ran.err.starts_with("morgue: the index in index is damaged: ")
                && ran.err.contains("\n  hint: nothing is lost, build it again: rm -r index");
            assert!(ran.code == Some(0) || refused, "{} at {at}: {ran:?}", path.display());
        }
    }
}

#[test]
fn what_was_taken_out_and_is_damaged_is_not_taken_over() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    for place in ["hill", "quay", "moor", "cape"] {
        archive.write(&format!("{place}.txt"), MASTS.replace("mast", place));
    }
    archive.out(&["index", "archive"]);
    fs::remove_file(archive.path("ferry.txt")).unwrap();
    archive.out(&["index", "archive"]);
    let folder = archive.folder().join("index");
    let is_removals = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "del");
    let removals: Vec<PathBuf> = files(&folder).into_iter().filter(is_removals).collect();
    let [removals] = &removals[..] else { panic!("{removals:?}") };
    let bytes = fs::read(removals).unwrap();
    fs::remove_file(archive.path("masts.txt")).unwrap();
    // The first four tell how many documents there are.
    for bit in 32..40 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(removals, flipped).unwrap();
        archive.run(&["index", "archive"]);
        let verified = archive.run(&["status", "--verify"]);
        let name = removals.file_name().unwrap().to_str().unwrap();
        assert!(verified.code == Some(2) && verified.err.contains(name), "{bit}: {verified:?}");
    }
    fs::write(removals, bytes).unwrap();
    archive.out(&["index", "archive"]);
    archive.out(&["status", "--verify"]);
}
