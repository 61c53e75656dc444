//! The page's own tags and section, cleaned: no navigation, no machine's marks, not the paper, its writers or its headline.

use std::collections::HashSet;

use crate::extract::topic::Facts;
use crate::extract::topic::key::Key;
use crate::text::lexicon::{Class, class_of};

/// The tags and sections that say nothing of what an article is about.
const EMPTY: &str = include_str!("empty.txt");
/// No tag is longer, in bytes.
const LONGEST: usize = 80;
/// Nor has more words: what has is a headline.
const MOST_WORDS: usize = 9;

/// A tag as a person would write it: without its hash, its count of articles and the marks about it, white space folded.
/// `None` for one that says nothing.
pub(super) fn clean(label: &str) -> Option<String> {
    let label = label.trim();
    let label = match label.strip_prefix('#') {
        Some(tag) => words_of_hashtag(tag.trim_start_matches('#')),
        None => label.to_owned(),
    };
    let counted = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_digit()) && !tag.is_empty();
    let label = match label.strip_suffix(')').and_then(|tag| tag.rsplit_once('(')) {
        Some((tag, count)) if counted(count) => tag,
        _ => &label,
    };
    let label = unprefixed(label)?;
    let marks = |c: char| matches!(c, ',' | ';' | '|' | ':' | '"' | '“' | '”' | '•') || c.is_whitespace();
    let words: Vec<&str> = label.trim_matches(marks).split_whitespace().collect();
    let label = words.join(" ");
    let small = label.to_lowercase();
    let empty =
        || EMPTY.lines().any(|line| line == small) || small.contains("://") || small.starts_with("www.");
    let tells = label.len() <= LONGEST
        && words.len() <= MOST_WORDS
        && label.chars().any(char::is_alphabetic)
        && !is_date(&words)
        && !is_machines(&label);
    (tells && !empty()).then_some(label)
}

/// The paper, its writers and its headline: labels that say nothing of what an article is about.
pub(super) fn of_the_page(facts: &Facts<'_>) -> HashSet<Key> {
    let outlet = facts.outlet.into_iter().flat_map(|outlet| [Some(outlet), outlet.strip_prefix("The ")]);
    let writers = facts.byline.iter().map(|name| Some(name.as_str()));
    outlet.chain(writers).chain([facts.title]).flatten().map(Key::of).collect()
}

/// The tags that a page ran together: *Ferries,Harbour*, but not *Halden, Ostrand*.
pub(super) fn parts(tag: &str) -> impl Iterator<Item = &str> {
    let together = !tag.contains(", ");
    tag.split(move |c| together && c == ',')
}

/// `Category: Ferries` without what it is; nothing of any other field, such as `locale: US`.
fn unprefixed(label: &str) -> Option<&str> {
    let Some((field, value)) = label.split_once(": ") else { return Some(label) };
    match field.trim().to_ascii_lowercase().as_str() {
        "category" | "categories" | "keyword" | "section" | "subject" | "tag" | "tags" | "topic" => {
            Some(value)
        }
        // `contentId: 12`, `content-type: review`: one small word or several run together.
        field_name
            if !field.contains(' ')
                && (field_name.contains('-') || field.starts_with(char::is_lowercase)) =>
        {
            None
        }
        _ => Some(label),
    }
}

/// Whether it is a day, a month or a year: *November 2023*.
fn is_date(words: &[&str]) -> bool {
    let is_part = |word: &&str| {
        let word = word.trim_matches(|c: char| matches!(c, ',' | '.'));
        word.bytes().all(|byte| byte.is_ascii_digit()) || class_of(word).has(Class::MONTH.with(Class::DAY))
    };
    words.iter().all(is_part) && words.len() > 1
}

/// Whether only a machine would write it so: `otherWeightRelated`, `natl-feed`.
fn is_machines(label: &str) -> bool {
    let before_capital = label.find(char::is_uppercase).unwrap_or_default();
    !label.contains(' ') && (before_capital >= 5 && !label.contains('-') || label.ends_with("-feed"))
}

/// `ClimateChange` as *Climate Change*; *5G*, *NATO* and *iPhone* as they are.
fn words_of_hashtag(tag: &str) -> String {
    let mut words = String::with_capacity(tag.len() + 4);
    let mut before = ('\0', '\0');
    for c in tag.chars().map(|c| if c == '_' { ' ' } else { c }) {
        // A second small letter before: the first word of *iPhone* is none.
        if c.is_uppercase() && before.1.is_lowercase() && before.0.is_alphabetic() {
            words.push(' ');
        }
        words.push(c);
        before = (before.1, c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cleaned() {
        let cases = [
            ("#ClimateChange", Some("Climate Change")),
            ("#5G", Some("5G")),
            ("#iPhone", Some("iPhone")),
            ("#port_arden", Some("port arden")),
            ("  Flood   barrier, ", Some("Flood barrier")),
            ("Ferries (12)", Some("Ferries")),
            ("Nordkabel (company)", Some("Nordkabel (company)")),
            ("Category: Ferries", Some("Ferries")),
            ("Brexit: the long road", Some("Brexit: the long road")),
            ("Uncategorized", None),
            ("News", None),
            ("2021", None),
            ("November 2023", None),
            ("May", Some("May")),
            ("locale: US", None),
            ("contentId: d9cefeed", None),
            ("otherWeightRelated", None),
            ("rtd-feed", None),
            ("Eleven things that we learned from the harbour board on Tuesday", None),
            ("https://example.org/tag", None),
            ("", None),
        ];
        for (tag, want) in cases {
            assert_eq!(clean(tag).as_deref(), want, "{tag}");
        }
    }

    #[test]
    fn tags_that_ran_together_are_parted() {
        assert_eq!(parts("Ferries,Harbour").collect::<Vec<_>>(), ["Ferries", "Harbour"]);
        assert_eq!(parts("Halden, Ostrand").collect::<Vec<_>>(), ["Halden, Ostrand"]);
    }

    #[test]
    fn the_page_is_no_topic_of_its_own() {
        let byline = ["Jane Roe".to_owned()];
        let facts = Facts {
            title: Some("Crane sold at last"),
            paragraphs: &[],
            tokens: &[],
            tags: &[],
            section: None,
            url: None,
            outlet: Some("The Arden Courier"),
            byline: &byline,
            english: true,
        };
        for (label, is) in [
            ("Arden Courier", true),
            ("the arden courier", true),
            ("Jane Roe", true),
            ("Crane sold at last", true),
            ("Arden", false),
            ("Cranes", false),
        ] {
            assert_eq!(of_the_page(&facts).contains(&Key::of(label)), is, "{label}");
        }
    }

    #[test]
    fn the_list_is_in_order() {
        let rows: Vec<&str> = EMPTY.lines().skip(1).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(EMPTY.starts_with("# "));
    }
}
