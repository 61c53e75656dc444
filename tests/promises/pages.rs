//! Every format holds the same answer, and none of them lets an article act on its reader.

use insta::assert_snapshot;

use crate::archive::Archive;
use crate::articles::MASTS;

fn indexed() -> Archive {
    let archive = Archive::of(&[("masts.txt", MASTS)]);
    archive.out(&["index", "archive"]);
    archive
}

#[test]
fn the_same_hit_in_every_format() {
    let archive = indexed();
    let hit = |format| archive.out(&["search", "security sale", "--format", format]);
    assert_snapshot!(hit("text"), @r"
    1. Tomas Okkerby, Foreign Minister · 2021-06-10
       Veldmark to vet the security of its 5G masts
         “The security of our 5G network is not for sale,” Foreign Minister Tomas
         Okkerby told reporters in Port Arden.
       archive/masts.txt:7
    ");
    assert_snapshot!(hit("markdown"), @r"
    ### 1. Veldmark to vet the security of its 5G masts

    > “The **security** of our 5G network is not for **sale**,” Foreign Minister Tomas Okkerby told reporters in Port Arden.

    — **Tomas Okkerby**, Foreign Minister · 2021-06-10

    [archive/masts.txt:7](<archive/masts.txt>)
    ");
    let csv = hit("csv");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert_eq!(hit("json").lines().count(), 1);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let archive = indexed();
    let search = ["search", "security", "--color"];
    let escapes = |when: &str, no_color: bool| {
        let mut command = archive.command(&[&search[..], &[when]].concat());
        if no_color {
            command.env("NO_COLOR", "1");
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!escapes("auto", false), "this is a pipe");
    assert!(!escapes("auto", true));
    assert!(!escapes("never", false));
    assert!(escapes("always", true), "what is asked for outweighs the environment");
}

#[test]
fn lines_keep_to_the_width_and_words_stay_whole() {
    let archive = indexed();
    for columns in [40_usize, 80, 200] {
        let output = archive
            .command(&["search", "network", "-n", "3"])
            .env("COLUMNS", columns.to_string())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= columns), "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.contains(&"inspected") || words.contains(&"security"), "{text}");
    }
}

#[test]
fn an_article_cannot_command_the_terminal() {
    let archive = Archive::new();
    archive.write("evil.txt", MASTS.replace("Port Arden", "Port \u{1b}[2J\u{9b}31m\u{202e}Arden\u{7}"));
    archive.out(&["index", "archive"]);
    for arguments in [
        &["search", "security"][..],
        &["show", "archive/evil.txt"],
        &["search", "security", "--format", "markdown"],
        &["speakers"],
        &["topics"],
        &["export", "--format", "bibtex"],
    ] {
        let out = archive.out(arguments);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{out:?}");
    }
}

#[test]
fn parse_reads_standard_input() {
    let archive = Archive::of(&[("masts.txt", MASTS)]);
    let file = std::fs::File::open(archive.path("masts.txt")).unwrap();
    let output = archive.command(&["parse", "-", "--format", "csv"]).stdin(file).output().unwrap();
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.lines().any(|row| row.contains("Tomas Okkerby,Foreign Minister,person,direct")), "{table}");
}
