//! What is a name, and what stands beside names: jobs, degrees, agencies, and what is signed when nobody signs.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// The rows of a list that is our own, so that nobody can choose words that collide.
type Rows = LazyLock<HashSet<&'static str, FixedState>>;

static JOBS: Rows = LazyLock::new(|| rows(include_str!("jobs.txt")).collect());
static DEGREES: Rows = LazyLock::new(|| rows(include_str!("degrees.txt")).collect());
static NOBODY: Rows = LazyLock::new(|| rows(include_str!("nobody.txt")).collect());
static AGENCIES: LazyLock<HashMap<&str, &str, FixedState>> =
    LazyLock::new(|| rows(include_str!("agencies.txt")).filter_map(|line| line.split_once('\t')).collect());

/// Parts of names that are written small.
const PARTICLES: [&str; 23] = [
    "af", "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
    "ibn", "la", "le", "ten", "van", "von", "y", "zu",
];

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a folded word stands in jobs, desks and organisations and in no name.
pub(super) fn is_job(folded: &str) -> bool {
    JOBS.contains(folded)
}

/// No agency's name is half as long, in bytes.
const LONGEST: usize = 64;

/// The usual spelling of the agency, broadcaster or paper that a part of a byline is.
pub(super) fn agency(part: &str) -> Option<&'static str> {
    if part.len() > LONGEST {
        return None;
    }
    let folded = part.to_lowercase();
    AGENCIES.get(folded.strip_prefix("the ").unwrap_or(&folded)).copied()
}

/// What stands before the agency, broadcaster or paper that a part of a byline ends with, and that: *Jane Roe Associated Press*.
pub(super) fn before_agency(part: &str) -> Option<(&str, &'static str)> {
    part.match_indices(' ').find_map(|(at, _)| {
        let (before, behind) = part.split_at_checked(at).filter(|(_, behind)| behind.len() <= LONGEST)?;
        agency(behind.trim()).filter(|_| before.contains(' ')).map(|agency| (before, agency))
    })
}

/// Whether a word says that somebody writes for a paper.
pub(super) fn is_writers_job(word: &str) -> bool {
    const JOBS: [&str; 8] =
        ["columnist", "contributor", "correspondent", "critic", "editor", "journalist", "reporter", "writer"];
    let one = word.strip_suffix('s').unwrap_or(word);
    JOBS.iter().any(|job| one.eq_ignore_ascii_case(job))
}

/// Whether a text is no signature at all: *admin*, *Staff*, an address.
pub(super) fn is_nobody(text: &str) -> bool {
    text.contains("://")
        || text.contains('@')
        || text.starts_with("www.")
        || is_left_over(text)
        || !text.chars().any(char::is_alphabetic)
        || NOBODY.contains(text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

/// Whether a text is a template's name for what should stand there: `{{ author }}`, `page.head.author`.
fn is_left_over(text: &str) -> bool {
    text.contains(['{', '}', '%'])
        || text.matches('.').count() > 1
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'_'))
}

/// The person's name that a part of a byline is, in ordinary letters; `None` when it is none.
pub(super) fn person(part: &str) -> Option<String> {
    let part = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let words: Vec<&str> = part.split_whitespace().collect();
    if !(2..=5).contains(&words.len()) || is_button(part) {
        return None;
    }
    let is_part = |word: &&str| {
        let bare = word.trim_end_matches(['.', ',']);
        let folded = bare.to_lowercase();
        let letters = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '‘' | '.'));
        let capital = bare.starts_with(char::is_uppercase);
        if capital && word.ends_with('.') && bare.len() == 1 {
            // *A. J. Roe* is no article.
            return true;
        }
        letters
            && !is_job(&folded)
            && (capital || is_particle(bare))
            && !matches!(
                folded.as_str(),
                "the" | "a" | "an" | "and" | "of" | "our" | "updated" | "published" | "posted"
            )
    };
    let ends_as_name = words.last().is_some_and(|word| word.starts_with(char::is_uppercase));
    if !words.iter().all(is_part) || !ends_as_name {
        return None;
    }
    let shouted = part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let name = if shouted {
        words.iter().map(|word| title_case(word)).collect::<Vec<_>>()
    } else {
        words.iter().map(|word| (*word).to_owned()).collect()
    };
    Some(name.join(" "))
}

/// The name that a part of a byline begins with, before a job or whatever else follows: *Jane Roe Chief Reporter*.
pub(super) fn first_person(part: &str) -> Option<String> {
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    let words: Vec<&str> = part.split_whitespace().take(5).collect();
    let most = words.iter().take_while(|word| is_name(word)).count().min(4);
    // Two words before a job are sure, and so are as many as stand before something that is no name at all.
    let job = words.iter().position(|word| is_job(&word.to_lowercase()) || is_button(word));
    let until = job.map_or(most, |job| job.min(most));
    let is_desk = |word: &&&str| {
        ["team", "staff", "desk", "editors", "editorial"].contains(&word.to_lowercase().as_str())
    };
    if words.iter().any(|word| is_desk(&word)) {
        return None;
    }
    let ends = job.is_some_and(|job| job <= most) || words.len() > most;
    (ends && (2..=3).contains(&until)).then(|| person(&words.get(..until)?.join(" ")))?
}

/// Whether a text's first word is that of a button or of a date's label: *View all posts*, *Updated*.
pub(super) fn is_button(text: &str) -> bool {
    const FIRST: [&str; 22] = [
        "about",
        "all",
        "download",
        "follow",
        "home",
        "last",
        "listen",
        "log",
        "meet",
        "menu",
        "more",
        "posted",
        "posts",
        "published",
        "read",
        "see",
        "share",
        "show",
        "sign",
        "updated",
        "view",
        "visit",
    ];
    let first = text.split(' ').next().unwrap_or_default();
    FIRST.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// What stands before the words of a button that a dump put behind a name: *Jane Roe View in Digital Edition*. None of these words is
/// a surname, as *Read* and *More* are.
pub(super) fn before_button(part: &str) -> &str {
    const WORDS: [&str; 9] =
        ["Comments", "Email", "Follow", "Posted", "Print", "Published", "Share", "Updated", "View"];
    let mut gaps = part.match_indices(' ').map(|(at, _)| part.split_at(at)).skip(1);
    let button =
        gaps.find(|(_, behind)| behind.split_whitespace().next().is_some_and(|word| WORDS.contains(&word)));
    button.map_or(part, |(before, _)| before)
}

/// A name that a dump wrote twice, from a picture's caption and from the byline itself, once.
pub(super) fn once(part: &str) -> &str {
    let half = part.len() / 2;
    match part.split_at_checked(half) {
        Some((one, other)) if one.contains(' ') && other.strip_prefix(' ') == Some(one) => one,
        _ => part,
    }
}

/// Whether a part of a byline is letters behind a name: *MD*, *Ph.D., RN*, *M.D. FACP*.
pub(super) fn is_degree(part: &str) -> bool {
    let mut words = part.split([' ', ',']).filter(|word| !word.is_empty());
    words.next().is_some_and(is_listed_degree) && words.all(is_letters)
}

fn is_listed_degree(word: &str) -> bool {
    let folded: String = word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect();
    folded.len() >= 2 && DEGREES.contains(folded.as_str()) && word.starts_with(char::is_uppercase)
}

/// Letters of a licence that no list has, numbers of hours with it.
pub(super) fn is_letters(word: &str) -> bool {
    let bare = || word.chars().filter(|c| !matches!(c, '.' | '-' | '/'));
    let most = bare().count() <= 8;
    most && bare().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | ')'))
        && !is_job(&word.to_lowercase())
        || is_listed_degree(word)
}

/// *ROE-MARSH* as *Roe-Marsh*.
fn title_case(word: &str) -> String {
    let mut start = true;
    word.chars()
        .flat_map(|c| {
            let cased: Vec<char> =
                if start { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
            start = !c.is_alphabetic();
            cased
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [
            include_str!("jobs.txt"),
            include_str!("agencies.txt"),
            include_str!("degrees.txt"),
            include_str!("nobody.txt"),
        ] {
            let rows: Vec<_> = rows(list).collect();
            assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn no_agency_is_longer_than_what_is_looked_up() {
        assert!(AGENCIES.keys().all(|name| 2 * name.len() < LONGEST));
    }

    #[test]
    fn letters_behind_a_name_are_told_from_jobs() {
        for (part, want) in [
            ("MD", true),
            ("Ph.D.", true),
            ("M.D. FACP", true),
            ("E-RYT 200", true),
            ("Chief Reporter", false),
            ("CEO", false),
            ("NNA", false),
            ("Ma", true),
            ("Roe", false),
        ] {
            assert_eq!(is_degree(part), want, "{part}");
        }
    }
}
