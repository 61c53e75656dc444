//! The labels themselves, and the lines that are one without a colon.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The part of an article that a label stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Deck,
    Author,
    Date,
    Section,
    Tags,
    Outlet,
    Url,
    Language,
    Text,
    /// One that is not kept: its length, the day it was filed.
    Other,
    /// None at all: what stands over reviews, recipes and messages.
    Never,
}

/// How much a label says of what it stands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Much else has it.
    Weak,
    /// Articles alone have it.
    Article,
    /// Only a database writes it.
    Database,
}

/// What a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) name: &'static str,
    pub(super) part: Part,
    pub(super) sign: Sign,
    /// How sure it is among the labels of its part: 0 for the surest.
    pub(super) rank: usize,
}

/// A label is no longer than this, in bytes.
const LONGEST: usize = 30;

/// Every label under the words before its colon; some stand before two parts.
static LABELS: LazyLock<HashMap<&str, Vec<Label>>> = LazyLock::new(|| {
    let mut labels: HashMap<&str, Vec<Label>> = HashMap::new();
    for (part, names) in rows().filter_map(|(key, names)| Some((part(key)?, names))) {
        for (rank, written) in names.split(", ").enumerate() {
            let name = written.trim_start_matches(['+', '!']);
            let sign = match written.as_bytes().first() {
                Some(b'+') => Sign::Article,
                Some(b'!') => Sign::Database,
                _ => Sign::Weak,
            };
            labels.entry(name).or_default().push(Label { name, part, sign, rank });
        }
    }
    labels
});

/// Every code of two or three capitals.
static CODES: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    let coded = rows().filter_map(|(key, names)| Some((part(key.strip_prefix("code ")?)?, names)));
    let label = |(part, names): (Part, &'static str)| {
        let label = move |(rank, name)| (name, Label { name, part, sign: Sign::Database, rank });
        names.split(", ").enumerate().map(label)
    };
    coded.flat_map(label).collect()
});

/// The labels that stand without a colon.
static BARE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    rows().filter(|(key, _)| *key == "bare").flat_map(|(_, names)| names.split(", ")).collect()
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = include_str!("labels.txt").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once(": "))
}

fn part(key: &str) -> Option<Part> {
    Some(match key {
        "title" => Part::Title,
        "deck" => Part::Deck,
        "author" => Part::Author,
        "date" => Part::Date,
        "section" => Part::Section,
        "tags" => Part::Tags,
        "outlet" => Part::Outlet,
        "url" => Part::Url,
        "language" => Part::Language,
        "text" => Part::Text,
        "other" => Part::Other,
        "never" => Part::Never,
        _ => return None,
    })
}

/// The labels that a line begins with, and where what it labels begins.
pub(super) fn of(line: &str) -> Option<(&'static [Label], usize)> {
    let colon = line.bytes().take(LONGEST + 1).position(|byte| byte == b':')?;
    let name = line.get(..colon)?.trim_end().to_ascii_lowercase().replace('_', " ");
    let labels = LABELS.get(name.as_str()).or_else(|| LABELS.get(name.replace('-', " ").as_str()));
    // Databases join with a hyphen what others part: *Load-Date*.
    let labels = labels.or_else(|| LABELS.get(name.replace(' ', "-").as_str()))?;
    let value = line.get(colon + 1..)?;
    // *Length: 312 words* is an article's, *Length: 5 km* a walk's; *Words: Jane Roe* says who wrote it.
    let is_count = match name.as_str() {
        "length" => value.to_ascii_lowercase().contains("word"),
        "words" | "word count" => value.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b','),
        _ => true,
    };
    let start = colon + 1 + (value.len() - value.trim_start().len());
    is_count.then_some((labels.as_slice(), start))
}

/// The code that a line begins with, and where what it stands before begins: the fifth column.
pub(super) fn code(line: &str) -> Option<(Label, usize)> {
    let end = line.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(line.len());
    let label = *CODES.get(line.get(..end)?)?;
    let rest = line.get(end..)?;
    let start = line.len() - rest.trim_start().len();
    let is_column = rest.is_empty() || start >= 4 || rest.starts_with('\t');
    is_column.then_some((label, start))
}

/// Whether a line looks like a label before something, known or not.
pub(super) fn is_like_one(line: &str) -> bool {
    line.find(": ").is_some_and(|colon| {
        let name = line.get(..colon).unwrap_or_default();
        (2..=LONGEST).contains(&colon)
            && name.split(' ').count() <= 3
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
    })
}

/// Whether a line is a label without a colon.
pub(super) fn is_bare(line: &str) -> bool {
    let line = line.trim_end_matches(':');
    line.len() <= LONGEST && BARE.iter().any(|name| line.eq_ignore_ascii_case(name))
}

/// A line that a database or a reader of papers writes around an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Where an article begins or ends: *12 of 87 DOCUMENTS*, *End of Document*.
    Document,
    /// *Copyright 2016 …*, *All Rights Reserved*.
    Rights,
    /// *412 words*.
    Length,
    /// A rule.
    Rule,
}

/// What mark a line is.
pub(super) fn mark(line: &str) -> Option<Mark> {
    const LONGEST: usize = 160;
    if line.len() > LONGEST || !begins_like_mark(line) {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().take(6).collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit() || b == b',');
    Some(match words.as_slice() {
        [one, "of", all, "documents" | "document"] | ["document", one, "of", all]
            if is_number(one) && is_number(all) =>
        {
            Mark::Document
        }
        ["end", "of", "document"] | ["proquest", "document", "link"] => Mark::Document,
        ["document", id] if is_identifier(line, id.len()) => Mark::Document,
        ["copyright" | "©" | "(c)", ..] if is_notice(&lower) => Mark::Rights,
        ["all", "rights", "reserved" | "reserved."] => Mark::Rights,
        [number, "words"] if is_number(number) => Mark::Length,
        [rule] if rule.len() >= 4 && rule.bytes().all(|b| matches!(b, b'_' | b'=' | b'-' | b'*')) => {
            Mark::Rule
        }
        _ => return None,
    })
}

/// Whether a line begins as marks do, which hardly any other does.
fn begins_like_mark(line: &str) -> bool {
    const WORDS: [&str; 7] = ["document", "end of document", "proquest", "copyright", "©", "(c)", "all"];
    match line.as_bytes().first() {
        Some(b'_' | b'=' | b'-' | b'*' | b'0'..=b'9') => true,
        Some(b'a' | b'A' | b'c' | b'C' | b'd' | b'D' | b'e' | b'E' | b'p' | b'P' | b'(' | 0xc2) => WORDS
            .iter()
            .any(|word| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))),
        _ => false,
    }
}

/// Whether a line is a notice of rights, and not a headline about them.
fn is_notice(lower: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    lower.contains("rights reserved") || lower.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

/// Whether a line ends in what a database knows an article by: `Document MERID00020240507ek570001a`.
fn is_identifier(line: &str, length: usize) -> bool {
    let digits = || line.bytes().filter(u8::is_ascii_digit).count();
    length >= 16 && digits() >= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_however_it_is_joined() {
        for (line, want) in [
            ("BYLINE: Jane Roe", Some(("byline", "Jane Roe"))),
            ("LOAD-DATE: March 6, 2016", Some(("load-date", "March 6, 2016"))),
            ("Load date: x", Some(("load-date", "x"))),
            ("publish_date:2024-03-07", Some(("publish date", "2024-03-07"))),
            ("Text:", Some(("text", ""))),
            ("Length: 312 words", Some(("length", "312 words"))),
            ("Length: 5 km", None),
            ("Smith: We do.", None),
            ("No colon here", None),
        ] {
            let got = of(line).and_then(|(labels, at)| Some((labels.first()?.name, line.get(at..)?)));
            assert_eq!(got, want, "{line}");
        }
    }

    #[test]
    fn a_code_stands_in_its_column() {
        for (line, want) in [
            ("HD  Quay to open", Some((Part::Title, 4))),
            ("PUB The Meridian", Some((Part::Other, 4))),
            ("LP", Some((Part::Text, 2))),
            ("HD Quay", None),
            ("IN THE BEGINNING", None),
            ("Quay", None),
        ] {
            assert_eq!(code(line).map(|(label, at)| (label.part, at)), want, "{line}");
        }
    }

    #[test]
    fn a_mark_is_nothing_but_one() {
        for (line, want) in [
            ("12 of 87 DOCUMENTS", Some(Mark::Document)),
            ("Document 3 of 40", Some(Mark::Document)),
            ("End of Document", Some(Mark::Document)),
            ("Document CCOUR00020240322ek3m0001s", Some(Mark::Document)),
            ("Document everything", None),
            ("Copyright 2016 Southern Tribune", Some(Mark::Rights)),
            ("Copyright law divides the harbour", None),
            ("412 words", Some(Mark::Length)),
            ("Few words", None),
            ("________", Some(Mark::Rule)),
            ("3 of 40 documents were burnt", None),
        ] {
            assert_eq!(mark(line), want, "{line}");
        }
    }

    #[test]
    fn every_label_is_known_once_for_a_part() {
        for (key, names) in rows().filter(|(key, _)| !key.starts_with("code ")) {
            assert!(key == "bare" || part(key).is_some(), "{key}");
            let names: Vec<&str> =
                names.split(", ").map(|name| name.trim_start_matches(['+', '!'])).collect();
            for (at, name) in names.iter().enumerate() {
                assert!(name.len() <= LONGEST && *name == name.to_lowercase(), "{name}");
                assert!(!names[..at].contains(name), "{name}");
            }
        }
    }
}
