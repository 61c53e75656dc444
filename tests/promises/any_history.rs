//! However an archive came to be what it is, and however it is read, the index is the same, to the byte of what it exports.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::archive::Archive;

/// What happens to an archive.
#[derive(Debug, Clone)]
enum Event {
    Written(u8, u8),
    Removed(u8),
    Moved(u8, u8),
    Exported(Vec<u8>),
    Indexed(u8),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..8_u8, 0..6_u8).prop_map(|(file, text)| Event::Written(file, text)),
        1 => (0..8_u8).prop_map(Event::Removed),
        1 => (0..8_u8, 0..8_u8).prop_map(|(from, to)| Event::Moved(from, to)),
        2 => proptest::collection::vec(0..6_u8, 0..5).prop_map(Event::Exported),
        3 => (1..9_u8).prop_map(Event::Indexed),
    ]
}

fn article(text: u8) -> String {
    let town = ["Arden", "Vikholm", "Lund", "Osk", "Penn", "Sund"][usize::from(text)];
    format!(
        "Ferry to {town} stays\n\nBy Nils Aker\n\n{} April 2021\n\nThe council of {town} met on Monday and spoke about the ferry.\n\n\
         “We need the ferry to {town} more than ever,” said Ann Lee, the mayor of {town}.\n",
        text + 1
    )
}

fn name(file: u8) -> String {
    format!("{}/{file}.txt", file % 3)
}

impl Event {
    fn happen(&self, archive: &Archive) {
        match self {
            Self::Written(file, text) => archive.write(&name(*file), article(*text)),
            Self::Removed(file) => drop(fs::remove_file(archive.path(&name(*file)))),
            Self::Moved(from, to) => {
                fs::create_dir_all(archive.path(&name(*to)).parent().unwrap()).unwrap();
                drop(fs::rename(archive.path(&name(*from)), archive.path(&name(*to))));
            }
            Self::Exported(texts) => {
                let line = |text: &u8| {
                    let record = serde_json::json!({"title": format!("Wire {text}"), "text": article(*text)});
                    format!("{record}\n")
                };
                archive.write("wire.jsonl", texts.iter().map(line).collect::<String>());
            }
            Self::Indexed(jobs) => {
                // A skipped source is told with a code of its own; what counts is what is in the index.
                let ran = archive.run(&["index", "archive", "--index", "kept", "--jobs", &jobs.to_string()]);
                assert!(ran.err.contains("read "), "{}", ran.err);
            }
        }
    }
}

fn exported(archive: &Archive, index: &str) -> (String, String) {
    let export = |format| archive.run(&["export", "--index", index, "--format", format]).out;
    (export("json"), export("csl"))
}

#[test]
fn an_index_kept_up_to_date_is_one_built_anew() {
    let mut runner = TestRunner::new(Config {
        cases: 8,
        failure_persistence: None,
        max_shrink_iters: 20,
        ..Config::default()
    });
    let histories = proptest::collection::vec(event(), 1..14);
    runner
        .run(&histories, |history| {
            let archive = Archive::new();
            for event in &history {
                event.happen(&archive);
            }
            Event::Indexed(2).happen(&archive);
            archive.run(&["index", "archive", "--index", "new"]);
            prop_assert_eq!(exported(&archive, "kept"), exported(&archive, "new"));
            Ok(())
        })
        .unwrap();
}

#[test]
fn neither_order_nor_jobs_nor_memory_change_what_is_exported() {
    let archive = Archive::new();
    for n in 0..200_u32 {
        let text = article(u8::try_from(n % 6).unwrap());
        archive.write(&format!("{}/{n}.txt", n % 7), format!("{text}\nThis is number {n}.\n"));
    }
    Event::Exported((0..6).collect()).happen(&archive);
    archive.run(&["index", "archive", "--index", "one", "--jobs", "1"]);
    archive.run(&["index", "archive", "--index", "many", "--jobs", "8", "--memory", "20"]);
    // Folder by folder, the last first.
    let folders: Vec<String> = (0..7).rev().map(|n| format!("archive/{n}")).collect();
    let mut arguments = vec!["index", "archive/wire.jsonl", "--index", "turned"];
    arguments.extend(folders.iter().map(String::as_str));
    archive.run(&arguments);
    let one = exported(&archive, "one");
    assert_eq!(
        one.0.lines().count(),
        archive.out(&["search", "--count", "--all", "--index", "one", ""]).trim().parse::<usize>().unwrap()
    );
    assert!(one == exported(&archive, "many"), "--jobs 8 --memory 20 makes another index");
    assert!(one == exported(&archive, "turned"), "another order makes another index");
}
