//! Names with the jobs and papers of those who bear them.

use super::line::split_and;
use super::name;
use crate::text::lexicon::{Class, class_of};

/// Whether a line names somebody with what they write for a paper: *Jane Roe, Political Editor*.
#[must_use]
pub fn is_with_job(line: &str) -> bool {
    let name = || line.split(',').next().and_then(name::person).or_else(|| name::first_person(line));
    line.len() <= 80 && is_job_line(line) && name().is_some_and(|name| line.starts_with(&name))
}

/// Whether a line is nothing but several people's full names, or one with the paper they write for: *Jane Roe and John Doe*,
/// *Jane Roe for Reuters*, *Jane Roe USA TODAY*; or names with what they write behind a bar.
#[must_use]
pub fn is_names(line: &str) -> bool {
    let with_paper = |(name, paper): (&str, &str)| is_full_name(name) && name::agency(paper.trim()).is_some();
    let joined = |line: &str| line.split(", ").flat_map(split_and).all(is_full_name);
    let with_job = |(names, job): (&str, &str)| joined(names) && is_affiliation(job);
    line.len() <= 80
        && (line.split_once(" for ").or_else(|| line.split_once(" For ")).is_some_and(with_paper)
            || name::before_agency(line).is_some_and(with_paper)
            || line.split_once(" | ").is_some_and(with_job)
            || !is_full_name(line) && joined(line))
}

/// Whether a line below a name says what its bearer writes, and for whom: *Technology reporter, BBC News*, *The Associated Press*.
#[must_use]
pub fn is_affiliation(line: &str) -> bool {
    line.len() <= 60 && (name::agency(line.trim()).is_some() || is_job_line(line))
}

/// Whether words that may stand in a job are all there is, one of them a writer's.
fn is_job_line(line: &str) -> bool {
    const LONGEST: usize = 9;
    let words = || {
        line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty())
    };
    !line.ends_with(['.', '?', '!', ':'])
        && words().count() <= LONGEST
        && words().any(name::is_writers_job)
        && !words().any(is_plain_word)
}

/// Whether a text is a name with a known forename, and no place's: *Jane Roe*, and not *Santa Rosa*.
pub(super) fn is_full_name(text: &str) -> bool {
    let place = Class::PLACE.with(Class::PLACE_WORD).with(Class::ORGANISATION);
    let mut words = text.split_whitespace();
    let forename = words.next().map_or(Class::NONE, class_of);
    forename.has(Class::FORENAME)
        && !forename.has(place)
        && words.all(|word| !class_of(word).has(place))
        && name::person(text).is_some()
}

/// The same where the forename is no other word: *Jane Roe*, and not *Summer Sale*.
#[must_use]
pub fn is_clear_name(text: &str) -> bool {
    let other =
        Class::COMMON.with(Class::MONTH).with(Class::FUNCTION).with(Class::AUXILIARY).with(Class::VERB);
    let forename = text.split_whitespace().next().map_or(Class::NONE, class_of);
    !forename.has(other) && is_full_name(text)
}

/// A word that stands neither in names nor in jobs nor between them.
pub(super) fn is_plain_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_lowercase)
        && !name::is_particle(bare)
        && !name::is_job(bare)
        && !matches!(
            bare,
            "and"
                | "in"
                | "for"
                | "at"
                | "on"
                | "by"
                | "with"
                | "am"
                | "pm"
                | "a.m"
                | "p.m"
                | "min"
                | "read"
                | "of"
                | "the"
        )
}
