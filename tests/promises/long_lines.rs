//! A line has no end: it is read as far as an article goes or skipped with the reason, within bounded memory.

#![cfg(unix)]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use wait4::Wait4 as _;

use crate::archive::{Archive, Ran};
use crate::articles::FERRY;

/// Words, so that nothing can be said of the line without reading it.
const WORDS: [&str; 8] = ["the ", "harbour ", "board ", "met ", "on ", "the ", "long ", "quay "];

/// Writes a line of so many bytes, with what stands before and behind it.
fn line(archive: &Archive, name: &str, before: &str, bytes: u64, after: &str) {
    let mut file = BufWriter::new(File::create(archive.path(name)).unwrap());
    file.write_all(before.as_bytes()).unwrap();
    let (mut written, mut n) = (0, 0_usize);
    while written < bytes {
        // Never the same words for long.
        let word = WORDS[n.wrapping_mul(2_654_435_761) >> 7 & 7];
        file.write_all(word.as_bytes()).unwrap();
        written += word.len() as u64;
        n += 1;
    }
    file.write_all(after.as_bytes()).unwrap();
    file.flush().unwrap();
}

/// Files of one line each: what it is, what stands before and behind the words.
fn lines() -> Vec<(&'static str, &'static str, String)> {
    let text = FERRY.replace('\n', "\\n");
    vec![
        ("long.txt", "", String::new()),
        ("long.md", "# ", String::new()),
        ("long.html", "<!doctype html><title>Long</title><p>", "</p>".to_owned()),
        ("long.json", "{\"text\":\"", "\"}".to_owned()),
        ("long.jsonl", "{\"text\":\"", format!("\"}}\n{{\"title\":\"Lines\",\"text\":\"{text}\"}}\n")),
        ("long.csv", "title,text\nLong,\"", format!("\"\nTable,\"{FERRY}\"\n")),
        (
            "long.xml",
            "<rss version=\"2.0\"><channel><item><title>",
            "</title></item></channel></rss>".to_owned(),
        ),
        (
            "long.mbox",
            "From a@quay.example Mon Mar  1 10:00:00 2021\nFrom: a@quay.example\nDate: Mon, 1 Mar 2021 10:00:00 +0100\nSubject: Long\n\n",
            format!(
                "\n\nFrom b@quay.example Mon Mar  1 11:00:00 2021\nFrom: b@quay.example\nSubject: Box\n\n{FERRY}"
            ),
        ),
    ]
}

/// The most memory that a process has held when it ends, in bytes; `None` where the system does not tell.
///
/// What the system adds up of an ended process holds that of the one that began it, too, which here has other tests to run.
fn held_at_most(id: u32) -> Option<u64> {
    let mut most = None;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok();
        let line =
            |status: &str| status.lines().find_map(|line| line.strip_prefix("VmHWM:").map(str::to_owned));
        let Some(held) = status.as_deref().and_then(line) else { return most };
        most =
            held.split_whitespace().next().and_then(|held| held.parse::<u64>().ok()).map(|held| held * 1024);
        thread::sleep(Duration::from_millis(1));
    }
}

/// Indexes files with a line of so many bytes in each, and gives what was told and the most memory that was held, in bytes.
fn read(archive: &Archive, bytes: u64, arguments: &[&str]) -> (Ran, u64) {
    archive.write("ferry.txt", FERRY);
    for (name, before, after) in lines() {
        line(archive, name, before, bytes, &after);
    }
    let arguments = [&["index", "archive"], arguments].concat();
    let told = archive.folder().join("told");
    let mut run = archive
        .command(&arguments)
        .stdout(Stdio::null())
        .stderr(File::create(&told).unwrap())
        .spawn()
        .unwrap();
    let id = run.id();
    let (ended, held) = thread::scope(|scope| {
        let held = scope.spawn(|| held_at_most(id));
        (run.wait4().unwrap(), held.join().unwrap())
    });
    let err = std::fs::read_to_string(told).unwrap();
    (
        Ran { code: ended.status.code(), out: String::new(), err },
        held.map_or(ended.rusage.maxrss, |held| held.min(ended.rusage.maxrss)),
    )
}

/// Everything is indexed but the lines, which are named with the reason.
#[track_caller]
fn cost_their_files_alone(archive: &Archive, ran: &Ran) {
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    for (name, ..) in lines() {
        let named = |line: &&str| {
            let about = line.strip_prefix("morgue: archive/").and_then(|rest| rest.strip_prefix(name));
            about.is_some_and(|about| about.starts_with([':', '#']))
        };
        let told: Vec<&str> = ran.err.lines().filter(named).collect();
        assert!(!told.is_empty(), "{name}: {}", ran.err);
        assert!(told.iter().all(|told| told.contains(" over the limit of ")), "{told:?}");
    }
    assert!(!ran.err.contains("fault"), "{}", ran.err);
    for file in ["ferry.txt", "long.jsonl", "long.csv", "long.mbox"] {
        assert_eq!(archive.count(&format!("quay path:{file}")), 1, "{file}: {}", ran.err);
    }
    archive.out(&["status", "--verify"]);
}

#[test]
fn lines_longer_than_the_limit_are_skipped_within_bounded_memory() {
    let archive = Archive::new();
    let (ran, peak) = read(&archive, 12_000_000, &["--max-size", "1", "--jobs", "1", "--memory", "20"]);
    cost_their_files_alone(&archive, &ran);
    // What the program takes without them, and a few times the limit.
    assert!(peak < 200_000_000, "{peak} bytes: {}", ran.err);
}

#[test]
#[ignore = "writes 8 GB: cargo test --release -- --ignored gigabyte"]
fn a_gigabyte_on_one_line_is_skipped_within_bounded_memory() {
    let archive = Archive::new();
    let (ran, peak) = read(&archive, 1_000_000_000, &[]);
    cost_their_files_alone(&archive, &ran);
    assert!(peak < 400_000_000, "{peak} bytes: {}", ran.err);
}
