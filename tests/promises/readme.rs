//! What the README shows is what a person sees.
//!
//! Each indented or fenced block of README.md that begins with `$ morgue …` is run on `corpus/`, command by command, and compared. To
//! renew the blocks after the output has changed, and read what changed in the diff:
//!
//!     MORGUE_RENEW=1 cargo test --test promises readme

use std::env;
use std::fs;
use std::path::Path;

use crate::archive::Archive;

/// A command of the README, and where what it prints stands, in lines.
struct Shown {
    command: Vec<String>,
    indent: String,
    from: usize,
    to: usize,
}

/// The commands of a page. A block ends with the first line that is neither empty nor as far in as its command, or with its fence.
fn shown(page: &str) -> Vec<Shown> {
    let lines: Vec<&str> = page.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((indent, command)) = line.split_once("$ morgue ") else { continue };
        if !indent.trim().is_empty() {
            continue;
        }
        let belongs = |line: &&&str| {
            !line.trim_start().starts_with("$ ")
                && !line.starts_with("```")
                && (line.is_empty() || line.starts_with(indent))
        };
        let mut to = at + 1 + lines[at + 1..].iter().take_while(belongs).count();
        while to > at + 1 && lines[to - 1].is_empty() {
            to -= 1;
        }
        found.push(Shown { command: words(command), indent: indent.to_owned(), from: at + 1, to });
    }
    found
}

/// The words of a command line, as a shell reads them that knows quote marks alone.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.trim().chars() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(mark), c) if mark == c => quote = None,
            (None, ' ') => words.push(String::new()),
            (_, c) => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if from.is_dir() {
            copy(&from, &to.join(name));
        } else {
            fs::copy(&from, to.join(name)).unwrap();
        }
    }
}

#[test]
fn the_readme_shows_what_a_person_sees() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let archive = Archive::new();
    copy(&home.join("corpus"), &archive.folder().join("corpus"));
    archive.out(&["index", "corpus"]);

    let path = home.join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let commands = shown(&page);
    assert!(commands.len() >= 3, "the README shows too little");
    let mut wrong = Vec::new();
    // From the last to the first, so that the places of those before stay what they are.
    for Shown { command, indent, from, to } in commands.into_iter().rev() {
        let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        let ran = archive.run(&arguments);
        assert!(ran.err.is_empty() && ran.code != Some(2), "{command:?}: {}", ran.err);
        let printed: Vec<String> = ran
            .out
            .trim_end()
            .lines()
            .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
            .collect();
        if lines[from..to] != printed[..] {
            wrong.push(format!("morgue {}\n{}", command.join(" "), ran.out));
            lines.splice(from..to, printed);
        }
    }
    if env::var_os("MORGUE_RENEW").is_some() {
        fs::write(&path, lines.join("\n") + "\n").unwrap();
    } else {
        assert!(
            wrong.is_empty(),
            "the README shows something else than this; to renew it: MORGUE_RENEW=1 cargo test --test promises readme\n\n{}",
            wrong.join("\n")
        );
    }
}

#[test]
fn a_command_line_is_read_as_a_shell_reads_it() {
    assert_eq!(
        words("check 'The tide is' --speaker \"di maio\" "),
        ["check", "The tide is", "--speaker", "di maio"]
    );
    let found = shown(
        "text\n\n    $ morgue one\n    a\n\n      b\n    $ morgue two\n\ntext\n```\n$ morgue three\nc\n```\n",
    );
    let lines: Vec<_> = found.iter().map(|shown| (shown.command[0].as_str(), shown.from, shown.to)).collect();
    assert_eq!(lines, [("one", 3, 6), ("two", 7, 7), ("three", 11, 12)]);
}
