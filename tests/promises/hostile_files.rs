//! No file stops a run: what cannot be read is named with its reason, and everything else is indexed.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use insta::assert_snapshot;

use crate::archive::{Archive, Ran};
use crate::articles::{FERRY, MASTS};

/// What is told about the skipped, sorted.
fn told(err: &str) -> String {
    let mut lines: Vec<&str> = err.lines().filter(|line| line.starts_with("morgue: ")).collect();
    lines.sort_unstable();
    lines.join("\n")
}

#[test]
fn every_bad_file_is_named_and_none_stops_the_run() {
    let archive = Archive::of(&[("a-ferry.txt", FERRY), ("z-masts.txt", MASTS)]);
    archive.write("empty.txt", "");
    archive.write("blank.txt", " \n\t\n");
    archive.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    archive.write("noise.html", (0..4000_u32).map(|n| (n * 7919 % 251) as u8).collect::<Vec<u8>>());
    fs::File::create(archive.path("enormous.txt")).unwrap().set_len(3_000_000_000).unwrap();
    assert!(Command::new("mkfifo").arg(archive.path("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(archive.path("socket")).unwrap();
    symlink("..", archive.path("loop")).unwrap();
    symlink("nowhere", archive.path("dangling")).unwrap();

    let ran = archive.run(&["index", "archive"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(told(&ran.err), @r"
    morgue: archive/blank.txt: is empty
    morgue: archive/empty.txt: is empty
    morgue: archive/enormous.txt: is 3000 MB, over the limit of 64 MB for one file
    morgue: archive/noise.html: is not text, nor a format that morgue reads
    morgue: archive/picture.txt: is not text, nor a format that morgue reads
    morgue: archive/pipe: is not a regular file
    morgue: archive/socket: is not a regular file
    ");
    assert_eq!(archive.count("quay"), 1);
    assert_eq!(archive.count("\"not for sale\""), 1);

    let again = archive.run(&["index", "archive"]);
    assert_eq!(told(&again.err), told(&ran.err), "a skipped source is named every time");
    assert_eq!(again.code, Some(2));
}

#[test]
fn files_and_folders_without_permission_are_named() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("secret.txt", MASTS), ("shut/masts.txt", MASTS)]);
    let shut = |mode| {
        for name in ["secret.txt", "shut"] {
            fs::set_permissions(archive.path(name), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    shut(0o000);
    fs::create_dir(archive.folder().join("index")).unwrap();
    fs::set_permissions(archive.folder().join("index"), fs::Permissions::from_mode(0o777)).unwrap();
    let ran = Ran::from(archive.by_another(&["index", "archive"]).output().unwrap());
    shut(0o755);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(told(&ran.err), @r"
    morgue: archive/secret.txt: cannot be read: permission denied
    morgue: archive/shut: cannot be read: permission denied
    ");
    assert_eq!([archive.count("quay"), archive.count("\"not for sale\"")], [1, 0]);
}

#[test]
fn any_name_that_the_system_allows_is_a_name() {
    let archive = Archive::new();
    for name in [
        &b"caf\xe9.txt"[..],
        b"two\nlines.txt",
        b"\x1b[2Jclear.txt",
        b"back\\x41slash.txt",
        b"a#b:7.txt",
        "שלום.txt".as_bytes(),
    ] {
        fs::write(archive.path("").join(OsStr::from_bytes(name)), FERRY).unwrap();
    }
    archive.out(&["index", "archive"]);
    assert_eq!(archive.count("quay"), 6);
    let found = archive.out(&["search", "quay", "--all"]);
    assert!(found.chars().all(|c| c == '\n' || !c.is_control()), "{found:?}");
    assert!(found.contains("archive/caf\\xe9.txt:"), "{found}");

    let json = archive.out(&["search", "quay", "--all", "--format", "json"]);
    for line in json.lines() {
        let hit: serde_json::Value = serde_json::from_str(line).unwrap();
        let path = hit["source"]["path"].as_str().unwrap();
        let shown = archive.run(&["show", path]);
        assert_eq!(shown.code, Some(0), "{path}: {}", shown.err);
        let parsed = archive.run(&["parse", path]);
        assert_eq!(parsed.code, Some(0), "{path}: {}", parsed.err);
    }
    // As the shell hands it over.
    let raw = OsStr::from_bytes(b"archive/caf\xe9.txt");
    for arguments in [&["show"][..], &["context"]] {
        let output = archive.command(arguments).arg(raw).output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn deep_pages_and_long_lines_are_read_in_good_time() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    let deep = "<div>".repeat(100_000);
    archive.write("deep.html", format!("<html><body>{deep}<p>{MASTS}</p></body></html>"));
    archive.write("long.txt", "word ".repeat(400_000));
    archive.write("quotes.txt", format!("Title\n\n{}", "“".repeat(50_000)));
    archive.write("spaces.txt", format!("Title\n\n{}end", " ".repeat(2_000_000)));
    archive.write("control.txt", format!("Title\n\nOne \u{1} two.\n\n{FERRY}"));
    let ran = archive.run(&["index", "archive"]);
    assert!(ran.code.is_some(), "the run was killed: {}", ran.err);
    assert!(!ran.err.contains("fault") && !ran.err.contains("fail"), "{}", ran.err);
    assert!(archive.count("quay") >= 1);
}

#[test]
fn a_page_without_an_article_says_why() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    for (name, page) in [
        (
            "shell.html",
            "<title>Post</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>",
        ),
        (
            "shield.html",
            "<title>Just a moment...</title><p>Verifying you are human. This may take a few seconds.</p>",
        ),
        (
            "gone.html",
            "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx</center>",
        ),
        ("wall.html", "<title>Crane stays</title><h1>Crane stays</h1><p>Subscribe to continue reading.</p>"),
        (
            "banner.html",
            "<title>Post</title><p>We value your privacy. We and our partners store data on your device.</p>",
        ),
        ("bare.html", "<!doctype html><title>Post</title><body></body>"),
    ] {
        archive.write(name, page);
    }
    let ran = archive.run(&["index", "archive"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(told(&ran.err), @r"
    morgue: archive/banner.html: holds nothing but the request to accept cookies
    morgue: archive/bare.html: holds no article text
    morgue: archive/gone.html: says that the page was not found
    morgue: archive/shell.html: holds nothing but a script: save the page from a browser once it shows the article
    morgue: archive/shield.html: holds a check for robots or a refusal instead of an article
    morgue: archive/wall.html: holds nothing but the request to subscribe or log in
    ");
    assert_eq!(archive.count("quay"), 1);
}

#[test]
fn a_page_that_was_cut_off_is_read_as_far_as_it_goes() {
    let words = "The harbour board met on Tuesday evening and spoke for three hours about a crane.";
    let page = format!(
        "<!doctype html><title>Crane stays</title><h1>Crane stays</h1><p>{words}</p><p>{words} It stays, they said, and <b>nobody <a href='https://quay.exa"
    );
    let archive = Archive::of(&[("cut.html", &page)]);
    let ran = archive.run(&["index", "archive"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(archive.count("\"they said, and nobody\""), 1);
}

#[test]
fn links_that_are_followed_lead_to_no_device_and_in_no_circle() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    for device in ["zero", "full", "random"] {
        symlink(format!("/dev/{device}"), archive.path(device)).unwrap();
    }
    symlink(".", archive.path("self")).unwrap();
    symlink("itself", archive.path("itself")).unwrap();
    let ran = archive.run(&["index", "archive", "--follow"]);
    assert_eq!(ran.code, Some(2));
    assert_snapshot!(told(&ran.err), @r"
    morgue: archive/full: is not a regular file
    morgue: archive/itself: cannot be read: too many levels of symbolic links
    morgue: archive/random: is not a regular file
    morgue: archive/self: cannot be read: it leads back to a folder above itself
    morgue: archive/zero: is not a regular file
    ");
    assert_eq!(archive.count("quay"), 1);
    let device = archive.run(&["index", "/dev/zero", "archive"]);
    assert_eq!(device.code, Some(2));
    assert!(device.err.contains("/dev/zero: is not a regular file"), "{}", device.err);
}

#[test]
fn folders_as_deep_and_names_as_long_as_the_system_allows_are_read() {
    let archive = Archive::new();
    let deep = "d/".repeat(600);
    archive.write(&format!("{deep}ferry.txt"), FERRY);
    archive.write(&format!("{}.txt", "n".repeat(251)), MASTS);
    // No path leads to the end of it, but the folder itself can be moved there.
    let long = format!("{}/", "p".repeat(250)).repeat(10);
    fs::create_dir_all(archive.path(&long)).unwrap();
    fs::create_dir_all(archive.folder().join(&long)).unwrap();
    fs::rename(archive.folder().join("p".repeat(250)), archive.path(&format!("{long}/on"))).unwrap();
    let ran = archive.run(&["index", "archive"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.lines().next().unwrap().ends_with(": cannot be read: file name too long"), "{}", ran.err);
    assert_eq!([archive.count("quay"), archive.count("\"not for sale\"")], [1, 1]);
}

#[test]
fn nesting_without_end_and_lines_without_end_cost_their_file_alone() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    for (name, open, close) in [("list", "[", "]"), ("map", "{\"a\":", "}"), ("mixed", "[{\"text\":", "}]")] {
        let nested = format!("{}1{}", open.repeat(1_000_000), close.repeat(1_000_000));
        archive.write(&format!("{name}.json"), &nested);
        archive.write(&format!("{name}.jsonl"), format!("{nested}\n{{\"text\":{FERRY:?}}}\n"));
        archive.write(&format!("{name}-open.json"), open.repeat(1_000_000));
    }
    archive.write("nested.xml", format!("<rss><channel>{}", "<item>".repeat(300_000)));
    archive.write(
        "long.jsonl",
        format!("{{\"text\":\"{}\"}}\n{{\"text\":{FERRY:?}}}\n", "word ".repeat(2_000_000)),
    );
    archive
        .write("long.csv", format!("title,text\nLong,\"{}\"\nFerry,{FERRY:?}\n", "word ".repeat(2_000_000)));
    archive.write("long.mbox", format!("From a\nSubject: {}\n\nText\n", "word ".repeat(2_000_000)));
    let ran = archive.run(&["index", "archive", "--max-size", "5"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(!ran.err.contains("fault") && ran.err.contains("read "), "{}", ran.err);
    assert!(archive.count("quay") >= 1);
    archive.out(&["status", "--verify"]);
}

#[test]
fn nothing_in_an_article_reaches_a_terminal_as_a_command() {
    let archive = Archive::new();
    let title = "Ferry \u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}lost\u{8}\u{8}";
    archive
        .write("escape.txt", FERRY.replace("Night ferry", title).replace("Nils Aker", "Nils\u{1b}[31m Aker"));
    archive.write("escape.html", format!("<title>{title}</title><h1>{title}</h1><p>{FERRY}</p>"));
    archive.write("\u{1b}[31mbad.txt", "");
    let index = archive.run(&["index", "archive"]);
    let mut told = index.err;
    for arguments in [
        &["search", "quay", "--all", "--color", "never"][..],
        &["search", "quay", "--format", "markdown"],
        &["show", "archive/escape.txt", "--color", "never"],
        &["parse", "archive/escape.html", "--color", "never"],
        &["speakers"],
        &["authors"],
        &["status"],
        &["check", "on a quay"],
    ] {
        let ran = archive.run(arguments);
        told.push_str(&ran.out);
        told.push_str(&ran.err);
    }
    let hostile =
        |c: char| (c.is_control() && c != '\n' && c != '\t') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!told.contains(hostile), "{told:?}");
}
