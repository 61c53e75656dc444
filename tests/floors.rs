//! The house stands: no module imports from a floor above its own, and each outside crate stays in its rooms.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module at the top of `src/`, lowest floor first.
const FLOORS: [&[&str]; 7] = [
    &["article", "error"],
    &["text"],
    &["extract", "query"],
    &["source", "index"],
    &["search", "ingest"],
    &["render"],
    &["cli"],
];

/// What is allowed in some rooms only: a word of the code, and the rooms.
const KEPT_IN: [(&str, &[&str]); 10] = [
    ("tantivy", &["index", "search"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("anstream", &["cli"]),
    ("terminal_size", &["cli"]),
    ("signal_hook", &["cli"]),
    ("println", &[]),
    ("eprintln", &[]),
];

/// What the rooms that only compute know nothing of: files, clock, environment, processes.
const IMPURE: [&str; 7] =
    ["std::fs", "std::env", "std::time", "SystemTime", "std::net", "std::process", "std::thread"];

/// The rooms that only compute.
const PURE: [&str; 5] = ["article", "text", "extract", "query", "render"];

/// The code of a file: without comments, and without its tests.
fn code(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..tests]
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules at the top of the crate that some code names, by `crate::name` or `use crate::{name, …}`.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut part = String::new();
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut part)),
                    c => part.push(c),
                }
            }
            names.push(part);
        } else {
            names.push(rest.to_owned());
        }
    }
    names.iter().map(|name| first_word(name.trim())).collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether some code names `word` as a word of its own.
fn says(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].chars().next_back().is_some_and(part)
            && !code[at + word.len()..].chars().next().is_some_and(part)
    })
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// What is wrong with the code of one room, in words.
fn faults(room: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let own =
        floor(room).unwrap_or_else(|| panic!("src/{room} has no floor: give it one in tests/floors.rs"));
    let mut faults = Vec::new();
    for name in named(&code) {
        if floor(&name).is_some_and(|other| other > own || other == own && name != room && own > 0) {
            faults.push(format!("{room} imports from {name}, which is not below it"));
        }
    }
    for (word, rooms) in KEPT_IN {
        if says(&code, word) && !rooms.contains(&room) {
            faults.push(format!("{room} uses {word}, which is kept in {rooms:?}"));
        }
    }
    if PURE.contains(&room) {
        let used = IMPURE.iter().filter(|word| says(&code, word));
        faults.extend(used.map(|word| format!("{room} is pure and yet uses {word}")));
    }
    faults
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else if path.extension().is_some_and(|suffix| suffix == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn nothing_reaches_up() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    files_below(&src, &mut files);
    assert!(files.len() > 30, "the source is not where this test looks for it");
    let mut faults_found = Vec::new();
    for file in files {
        let below = file.strip_prefix(&src).unwrap();
        let room = below.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        // A test may look at the house from anywhere.
        if room == "lib" || room == "main" || below.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        faults_found
            .extend(faults(room, &text).into_iter().map(|fault| format!("{}: {fault}", below.display())));
    }
    assert!(faults_found.is_empty(), "\n{}", faults_found.join("\n"));
}

#[test]
fn a_fault_is_seen() {
    for (room, code, fault) in [
        ("query", "use crate::index::Index;", "query imports from index, which is not below it"),
        ("query", "use crate::extract;", "query imports from extract, which is not below it"),
        (
            "text",
            "use crate::{article::Span, source::walk};",
            "text imports from source, which is not below it",
        ),
        ("render", "let a = crate::cli::run();", "render imports from cli, which is not below it"),
        ("ingest", "use tantivy::Index;", "ingest uses tantivy, which is kept in [\"index\", \"search\"]"),
        ("extract", "use std::fs;", "extract is pure and yet uses std::fs"),
    ] {
        assert_eq!(faults(room, code), [fault]);
    }
}

#[test]
fn what_is_allowed_is_no_fault() {
    for (room, code) in [
        ("query", "// unlike crate::index, this knows no files\nuse crate::text::words;"),
        ("search", "use crate::{index, query::Query};\nuse tantivy::query::Query as _;"),
        ("error", "use crate::article::Span;"),
        ("query", "fn f() {}\n#[cfg(test)]\nmod tests {\n use std::fs; }"),
        ("index", "use crate::index::schema;"),
    ] {
        assert_eq!(faults(room, code), [] as [&str; 0], "{code}");
    }
}
