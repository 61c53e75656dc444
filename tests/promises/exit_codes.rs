//! Exit codes are grep's: 0 found, 1 nothing found, 2 any error; a closed pipe is 0.

use std::process::Stdio;

use crate::archive::Archive;
use crate::articles::{FERRY, MASTS};

fn indexed() -> Archive {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

#[test]
fn every_end_of_a_run_has_its_code() {
    let archive = indexed();
    archive.write("empty.txt", "");
    for (name, arguments, code) in [
        ("found", &["search", "ferry"][..], 0),
        ("nothing found", &["search", "zeppelin"], 1),
        ("found before that place", &["search", "ferry", "--offset", "1000"], 0),
        ("nothing found at that place", &["search", "zeppelin", "--offset", "1000"], 1),
        ("counted", &["search", "--count", "ferry"], 0),
        ("none counted", &["search", "--count", "zeppelin"], 1),
        ("a query that cannot be read", &["search", "\"ferry"], 2),
        ("an unknown field", &["search", "speeker:venn"], 2),
        ("dates in the wrong order", &["search", "ferry", "--since", "2022", "--until", "2021"], 2),
        ("no index", &["search", "ferry", "--index", "elsewhere"], 2),
        ("no such folder", &["index", "nowhere"], 2),
        ("a skipped source", &["index", "archive"], 2),
        ("a skipped source beside an answer", &["search", "ferry", "--from", "archive"], 2),
        ("a quote in what readers wrote", &["check", "the ferry", "--kind", "comment"], 2),
        ("parsed", &["parse", "archive/ferry.txt"], 0),
        ("one file of two cannot be parsed", &["parse", "archive/ferry.txt", "archive/none.txt"], 2),
        ("shown", &["show", "archive/ferry.txt"], 0),
        ("nothing to show", &["show", "archive/none.txt"], 2),
        ("status", &["status"], 0),
        ("speakers", &["speakers"], 0),
        ("nobody", &["speakers", "zeppelin"], 1),
        ("speakers without an index", &["speakers", "--index", "elsewhere"], 2),
        ("an order that there is not", &["topics", "--sort", "size"], 2),
        ("a timeline", &["timeline", "ferry"], 0),
        ("a timeline of nothing", &["timeline", "zeppelin"], 1),
        ("an export", &["export", "ferry"], 0),
        ("an export of nothing", &["export", "zeppelin", "--format", "bibtex"], 1),
        ("help on a command", &["help", "search"], 0),
        ("help on no command", &["help", "zeppelin"], 2),
        ("help", &["--help"], 0),
        ("no command", &[], 2),
        ("an unknown option", &["search", "--loud"], 2),
    ] {
        let ran = archive.run(arguments);
        assert_eq!(ran.code, Some(code), "{name}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn what_lies_before_an_offset_is_told() {
    let archive = indexed();
    let ran = archive.run(&["search", "ferry", "--offset", "1000", "--format", "json"]);
    assert!(ran.out.is_empty() && ran.err.ends_with(" found: none from --offset 1000 on\n"), "{}", ran.err);
}

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let archive = indexed();
    for arguments in [
        &["search", "the", "--any", "-n", "100"][..],
        &["parse", "archive"],
        &["parse", "--format", "json", "archive"],
        &["speakers"],
        &["timeline"],
        &["export"],
        &["help"],
        &["completions", "zsh"],
    ] {
        let mut child =
            archive.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
    }
}

#[test]
fn a_variable_that_is_empty_names_nothing() {
    let archive = indexed();
    for variable in ["MORGUE_INDEX", "MORGUE_CONFIG"] {
        let output = archive.command(&["search", "ferry"]).env(variable, "").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{variable}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let ran = archive.run(&["search", "ferry", "--index", ""]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("'--index <DIR>'"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_told() {
    let archive = Archive::new();
    for arguments in [&["--version"][..], &["--help"], &["help"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = archive.command(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told, "morgue: standard output: No space left on device\n", "{arguments:?}");
    }
}
