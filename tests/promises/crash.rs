//! A run that ends at any moment loses nothing: the next one ends in the same index as an undisturbed one.

#![cfg(unix)]

use std::fs;
use std::ops::Range;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::archive::Archive;

/// How many articles there are.
const ARTICLES: u64 = 600;

/// The same unforeseeable numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn article(n: u64, dice: &mut Dice) -> String {
    let [boats, crates, day] = [40, 900, 28].map(|limit| dice.below(limit) + 1);
    format!(
        "Harbour day number {n}\n\n{day} May 2021\n\nThe harbour counted {boats} boats and {crates} crates of herring.\n\n\
         “We have seen better days than number {n},” said Ruth Adeyemi-Lund, head of the harbour board.\n"
    )
}

/// Puts articles of these numbers into the archive.
fn put(archive: &Archive, numbers: Range<u64>, dice: &mut Dice) {
    for n in numbers {
        archive.write(&format!("{n}.txt"), article(n, dice));
    }
}

/// Everything that is in an index, byte for byte.
fn content(archive: &Archive, index: &str) -> String {
    archive.out(&["export", "--index", index, "--format", "json"])
}

#[test]
fn fifteen_kills_end_in_the_same_index() {
    kills_end_in_the_same_index(15, ARTICLES, 20_210_402);
}

#[test]
#[ignore = "takes minutes: cargo test --release -- --ignored kills"]
fn two_hundred_kills_end_in_the_same_index() {
    kills_end_in_the_same_index(200, 4 * ARTICLES, 20_210_403);
}

fn kills_end_in_the_same_index(kills: u32, articles: u64, seed: u64) {
    let archive = Archive::new();
    let mut dice = Dice(seed);
    let place = |n: u64| format!("{}/{n}.txt", n % 10);
    for n in 0..articles {
        archive.write(&place(n), article(n, &mut dice));
    }
    let begun = Instant::now();
    archive.out(&["index", "archive", "--index", "undisturbed"]);
    let whole = begun.elapsed();

    for kill in 0..kills {
        // A moment of an undisturbed run, early ones and late ones.
        let moment = whole.mul_f64(dice.below(1000) as f64 / 1000.0);
        let mut child = archive
            .command(&["index", "archive", "--index", "killed"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(moment.max(Duration::from_millis(5)));
        child.kill().unwrap();
        child.wait().unwrap();
        // The index is as it was committed last, or was never begun.
        let sound = archive.run(&["status", "--verify", "--index", "killed"]);
        let begun = archive.folder().join("killed/meta.json").exists();
        assert_eq!(sound.code, Some(if begun { 0 } else { 2 }), "kill {kill}: {}", sound.err);
        // Sources change meanwhile, as they do; the undisturbed index follows in one run at the end.
        for _ in 0..articles / 100 {
            let n = dice.below(articles);
            archive.write(&place(n), article(n + articles * u64::from(kill + 1), &mut dice));
        }
        let [gone, from, to] = [(); 3].map(|()| dice.below(articles));
        drop(std::fs::remove_file(archive.path(&place(gone))));
        drop(std::fs::rename(archive.path(&place(from)), archive.path(&place(to))));
    }
    archive.out(&["index", "archive", "--index", "killed"]);
    archive.out(&["index", "archive", "--index", "undisturbed"]);

    let (killed, undisturbed) = (content(&archive, "killed"), content(&archive, "undisturbed"));
    assert_eq!(killed.lines().count(), undisturbed.lines().count());
    assert!(killed == undisturbed, "the two indexes hold different passages");
    let status = |index| {
        let text = archive.out(&["status", "--index", index, "--format", "json"]);
        let mut status: serde_json::Value = serde_json::from_str(&text).unwrap();
        status["size"] = 0.into();
        status
    };
    assert_eq!(status("killed"), status("undisturbed"));
    archive.out(&["status", "--verify", "--index", "killed"]);
}

#[test]
fn a_full_disk_costs_nothing_that_was_there() {
    let archive = Archive::new();
    let mut dice = Dice(11);
    put(&archive, 0..40, &mut dice);
    archive.out(&["index", "archive"]);
    let before = content(&archive, "index");
    put(&archive, 40..2 * ARTICLES, &mut dice);
    // A file may grow to so many blocks and no more; the program is told so, or is ended by it.
    let told = [8, 16, 32, 48, 64, 96, 128, 160].map(|blocks| ("trap '' XFSZ; ", blocks));
    for (trap, blocks) in told.into_iter().chain([("", 64)]) {
        let command = format!("{trap}ulimit -f {blocks}; exec \"$0\" index archive");
        let full = Command::new("sh")
            .args(["-c", &command, env!("CARGO_BIN_EXE_morgue")])
            .current_dir(archive.folder())
            .output()
            .unwrap();
        let full = crate::archive::Ran::from(full);
        if !trap.is_empty() {
            assert_eq!(full.code, Some(2), "{blocks}: {}", full.err);
            assert!(
                full.err.starts_with("morgue: ")
                    && !full.err.contains("fault of morgue")
                    && !full.err.contains("damaged"),
                "{blocks}: {}",
                full.err
            );
        }
        archive.out(&["status", "--verify"]);
        assert!(content(&archive, "index").len() >= before.len());
    }
    archive.out(&["index", "archive"]);
    archive.out(&["index", "archive", "--index", "undisturbed", "--memory", "20"]);
    assert!(content(&archive, "index") == content(&archive, "undisturbed"));
}

#[test]
fn what_was_left_before_a_commit_hinders_no_other_run() {
    let archive = Archive::new();
    let mut dice = Dice(12);
    put(&archive, 0..20, &mut dice);
    archive.out(&["index", "archive"]);
    let index = archive.folder().join("index");
    let list = fs::read(index.join("meta.json")).unwrap();
    let parts: Vec<_> = fs::read_dir(&index).unwrap().map(|file| file.unwrap().path()).collect();
    let parts: Vec<_> = parts.into_iter().map(|path| (fs::read(&path).unwrap(), path)).collect();
    for n in [3, 8] {
        fs::remove_file(archive.path(&format!("{n}.txt"))).unwrap();
    }
    archive.out(&["index", "archive"]);
    let removals = || {
        let files = fs::read_dir(&index).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|kind| kind == "del")).count()
    };
    assert!(removals() > 0);
    // All was written but the list of the parts, which makes it hold.
    for (bytes, path) in parts.iter().filter(|(_, path)| !path.ends_with(".managed.json")) {
        fs::write(path, bytes).unwrap();
    }
    fs::write(index.join("meta.json"), list).unwrap();
    archive.out(&["status", "--verify"]);
    assert!(removals() > 0);
    archive.out(&["index", "archive"]);
    archive.out(&["status", "--verify"]);
    archive.out(&["index", "archive", "--index", "undisturbed"]);
    assert!(content(&archive, "index") == content(&archive, "undisturbed"));
}

#[test]
fn what_was_read_before_ctrl_c_is_kept() {
    let archive = Archive::new();
    let (articles, mut dice) = (3 * ARTICLES, Dice(7));
    put(&archive, 0..articles, &mut dice);
    archive.out(&["index", "archive/1.txt"]);
    let files = || std::fs::read_dir(archive.folder().join("index")).unwrap().count();
    let at_rest = files();
    let mut run = archive.command(&["index", "archive"]).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while files() <= at_rest && run.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the run never began to write");
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-s", "INT", &run.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let ended = crate::archive::Ran::from(run.wait_with_output().unwrap());
    assert_eq!(ended.code, Some(130), "{}", ended.err);
    assert!(ended.err.contains("ended early: what was read is kept"), "{}", ended.err);

    let kept = archive.count("better days");
    let rest = archive.run(&["index", "archive"]).err;
    assert!(rest.contains(&format!("unchanged {}", thousands(kept))), "{kept} kept: {rest}");
    assert_eq!(archive.count("better days") as u64, articles);
}

#[test]
fn ctrl_c_twice_leaves_at_once_and_loses_nothing() {
    let archive = Archive::new();
    let mut dice = Dice(8);
    put(&archive, 0..3 * ARTICLES, &mut dice);
    archive.out(&["index", "archive/1.txt"]);
    let files = || std::fs::read_dir(archive.folder().join("index")).unwrap().count();
    let at_rest = files();
    let mut run = archive.command(&["index", "archive"]).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while files() <= at_rest && run.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the run never began to write");
        std::thread::yield_now();
    }
    while run.try_wait().unwrap().is_none() {
        Command::new("kill")
            .args(["-s", "INT", &run.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .unwrap();
    }
    let ended = crate::archive::Ran::from(run.wait_with_output().unwrap());
    assert_eq!(ended.code, Some(130), "{}", ended.err);
    archive.out(&["status", "--verify"]);
    archive.out(&["index", "archive"]);
    assert_eq!(archive.count("better days") as u64, 3 * ARTICLES);
}

#[test]
fn the_second_signal_ends_a_run_that_is_not_done_with_the_first() {
    // Two signals may reach two threads in one moment; then neither is the second, and the run ends as after one.
    const TRIES: usize = 5;
    assert!((0..TRIES).any(|_| ends_at_once()), "no run ended at the second signal");
}

/// Whether a run that gets two signals ends at once, with nothing committed; otherwise it has to end as after one.
fn ends_at_once() -> bool {
    let archive = Archive::new();
    let mut dice = Dice(9);
    put(&archive, 0..ARTICLES, &mut dice);
    archive.out(&["index", "archive/1.txt"]);
    let files = || std::fs::read_dir(archive.folder().join("index")).unwrap().count();
    let at_rest = files();
    let mut run = archive.command(&["index", "archive"]).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while files() <= at_rest && run.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the run never began to write");
        std::thread::yield_now();
    }
    // A run that is halted gets both at once when it goes on, and cannot have done anything about the first.
    for signal in ["STOP", "INT", "TERM", "CONT"] {
        assert!(Command::new("kill").args(["-s", signal, &run.id().to_string()]).status().unwrap().success());
    }
    let ended = crate::archive::Ran::from(run.wait_with_output().unwrap());
    assert_eq!(ended.code, Some(130), "{}", ended.err);
    archive.out(&["status", "--verify"]);
    let at_once = ended.err.is_empty();
    if at_once {
        assert_eq!(archive.count("better days"), 1, "nothing was committed");
    } else {
        assert!(ended.err.contains("ended early"), "{}", ended.err);
    }
    archive.out(&["index", "archive"]);
    assert_eq!(archive.count("better days") as u64, ARTICLES);
    at_once
}

#[test]
fn memory_that_is_too_small_is_refused_before_anything_is_begun() {
    let archive = Archive::new();
    archive.write("1.txt", article(1, &mut Dice(1)));
    for memory in ["0", "1", "19", "99999999999"] {
        let ran = archive.run(&["index", "archive", "--memory", memory]);
        assert_eq!(ran.code, Some(2));
        let told = format!("error: invalid value '{memory}' for '--memory <MB>': {memory} is not in 20..=");
        assert!(ran.err.starts_with(&told), "{}", ran.err);
        assert!(!archive.folder().join("index").exists());
    }
}

fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}
