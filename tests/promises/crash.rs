//! A run that ends at any moment loses nothing: the next one ends in the same index as an undisturbed one.

#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::archive::Archive;

/// How many articles there are.
const ARTICLES: u64 = 600;

/// How often the run is killed.
const KILLS: u32 = 20;

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

/// Everything that can be found in an index, in an order that does not depend on how it came about.
fn content(archive: &Archive, index: &str) -> Vec<String> {
    let found =
        archive.out(&["search", "--index", index, "--sort", "oldest", "-n", "100000", "--format", "json"]);
    let mut hits: Vec<String> = found
        .lines()
        .map(|line| {
            let mut hit: serde_json::Value = serde_json::from_str(line).unwrap();
            hit["rank"] = 0.into();
            hit["score"] = 0.into();
            hit.to_string()
        })
        .collect();
    hits.sort();
    hits
}

#[test]
fn twenty_kills_end_in_the_same_index() {
    let archive = Archive::new();
    let mut dice = Dice(20_210_402);
    for n in 0..ARTICLES {
        archive.write(&format!("{}/{n}.txt", n % 10), article(n, &mut dice));
    }
    let begun = Instant::now();
    archive.out(&["index", "archive", "--index", "undisturbed"]);
    let whole = begun.elapsed();

    for kill in 0..KILLS {
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
        // Sources change meanwhile, as they do; the undisturbed index follows in one run at the end.
        let n = dice.below(ARTICLES);
        archive.write(&format!("{}/{n}.txt", n % 10), article(n + ARTICLES * u64::from(kill + 1), &mut dice));
    }
    archive.out(&["index", "archive", "--index", "killed"]);
    archive.out(&["index", "archive", "--index", "undisturbed"]);

    let (killed, undisturbed) = (content(&archive, "killed"), content(&archive, "undisturbed"));
    assert_eq!(killed.len(), undisturbed.len());
    assert!(killed == undisturbed, "the two indexes hold different passages");
    let status = |index| {
        let text = archive.out(&["status", "--index", index, "--format", "json"]);
        let mut status: serde_json::Value = serde_json::from_str(&text).unwrap();
        status["size"] = 0.into();
        status
    };
    assert_eq!(status("killed"), status("undisturbed"));
    assert_eq!(status("killed")["articles"], ARTICLES);
}

#[test]
fn what_was_read_before_ctrl_c_is_kept() {
    let archive = Archive::new();
    let (articles, mut dice) = (3 * ARTICLES, Dice(7));
    for n in 0..articles {
        archive.write(&format!("{n}.txt"), article(n, &mut dice));
    }
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
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("ended early: what was read is kept"), "{}", ended.err);

    let kept = archive.count("better days");
    let rest = archive.run(&["index", "archive"]).err;
    assert!(rest.contains(&format!("unchanged {}", thousands(kept))), "{kept} kept: {rest}");
    assert_eq!(archive.count("better days") as u64, articles);
}

fn thousands(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}
