//! Who wrote it: names alone, without *By*, jobs, places or agencies.
//!
//! | room | holds |
//! | --- | --- |
//! | `marked` | authors that a format marks as such |
//! | `line` | a line read part by part |
//! | `job` | names with jobs and papers |
//! | `name` | what is a name, and what stands beside names |
//! | `turned` | names that records turn around |

mod job;
mod line;
mod marked;
mod name;
#[cfg(test)]
mod tests;
mod turned;

use crate::extract::date::written::scan;
pub use job::{is_affiliation, is_clear_name, is_names, is_with_job};
use job::{is_full_name, is_plain_word};
use line::{after_lead, find, parted, read_line, split_and, without_dates, without_lead};

/// What byline lines say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    /// The authors' names, in order.
    pub names: Vec<String>,
    /// The outlet or agency, where the line names one instead of or beside a person.
    pub outlet: Option<String>,
}

/// What a byline begins with, folded, longest first.
const LEADS: [&str; 41] = [
    "additional reporting by",
    "article written by",
    "post written by",
    "contributed by",
    "perspective by",
    "contributors:",
    "commentary by",
    "interview by",
    "reporting by",
    "submitted by",
    "reported by",
    "compiled by",
    "analysis by",
    "author(s):",
    "as told to",
    "written by",
    "article by",
    "feature by",
    "opinion by",
    "posted by",
    "report by",
    "review by",
    "reporting",
    "column by",
    "reporter:",
    "story by",
    "words by",
    "authors:",
    "from our",
    "essay by",
    "guide by",
    "text by",
    "author:",
    "words:",
    "story:",
    "text:",
    "from",
    "by:",
    "von",
    "par",
    "by",
];

/// Those of them that say *author* and nothing else, longest first.
const SIGNED: [&str; 29] = [
    "article written by",
    "post written by",
    "contributed by",
    "perspective by",
    "contributors:",
    "commentary by",
    "submitted by",
    "analysis by",
    "written by",
    "author(s):",
    "article by",
    "feature by",
    "opinion by",
    "posted by",
    "report by",
    "column by",
    "story by",
    "words by",
    "authors:",
    "essay by",
    "guide by",
    "text by",
    "author:",
    "authors",
    "author",
    "words:",
    "words",
    "by:",
    "by",
];

/// Reads who wrote it: what the format marks as authors, and where it marks none, the lines that say so.
#[must_use]
pub fn read(marked: &[String], lines: &[String]) -> Byline {
    let mut byline = Byline::default();
    for text in marked {
        marked::read(text, &mut byline);
    }
    if byline.names.is_empty() {
        for line in lines {
            read_line(line, &mut byline);
        }
    }
    byline
}

/// An author is told once among so many; what names more is no byline, and is to take no longer for it.
const TOGETHER: usize = 200;

impl Byline {
    fn add(&mut self, name: String) {
        let mut known = self.names.iter().rev().take(TOGETHER);
        if !known.any(|known| known.eq_ignore_ascii_case(&name)) {
            self.names.push(name);
        }
    }
}

/// What a text over an article is, as far as its author goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// *By* alone: the names follow.
    Lead,
    /// *By Jane Roe and John Doe*.
    Names(Vec<String>),
    /// Neither.
    None,
}

/// Reads a text that may begin with *By*, *Written by* and the like.
#[must_use]
pub fn signature(text: &str) -> Mark {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return Mark::None;
    }
    let mark = |c: char| !c.is_alphanumeric();
    let bare = text.trim_matches(mark);
    if SIGNED.iter().any(|lead| bare.eq_ignore_ascii_case(lead.trim_end_matches(mark))) {
        return Mark::Lead;
    }
    let Some(rest) = after_lead(text, &SIGNED) else { return Mark::None };
    let mut found = Byline::default();
    if rest.starts_with(char::is_uppercase) {
        read_line(text, &mut found);
    }
    match found.names {
        names if !names.is_empty() => Mark::Names(names),
        // `By Harbour Desk• 4 min read`
        _ => name_like(rest)
            .or_else(|| name_like(parted(rest).split(['|', '•', '·', '–', '—']).next()?))
            .map_or(Mark::None, |name| Mark::Names(vec![name])),
    }
}

/// The names on the lines below a *by*, one a line with nothing but commas and *and* between, and how many lines they take.
#[must_use]
pub fn listed<'l>(lines: impl Iterator<Item = &'l str>) -> (Vec<String>, usize) {
    let mut names: Vec<String> = Vec::new();
    let mut joined = true;
    let mut read = 0;
    for (at, line) in lines.take(24).enumerate() {
        let mark = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '•' | '·' | '&' | ':' | '*');
        let bare = line.trim_matches(mark);
        let bare = bare.strip_prefix("and ").unwrap_or(bare);
        if bare.is_empty() || ["and", "with", "by"].iter().any(|word| bare.eq_ignore_ascii_case(word)) {
            joined = true;
            continue;
        }
        let follows = joined || line.starts_with([',', '&']) || line.starts_with("and ");
        let several: Option<Vec<String>> = split_and(bare).map(name::person).collect();
        let one = || if names.is_empty() { listed_first(bare) } else { name::person(bare) };
        let several = several.filter(|people| people.len() > 1);
        let Some(found) = several.or_else(|| one().map(|name| vec![name])).filter(|_| follows) else { break };
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        joined = goes_on(line);
        read = at + 1;
    }
    (names, read)
}

/// A name alone, or the one that a line begins with before a job.
fn listed_first(line: &str) -> Option<String> {
    let first =
        || line.split([',', '(', '|', '•', '·', '–', '—']).next().and_then(|first| first.split(" - ").next());
    // `Jane Roe For The Quay Post`: for whom is no part of the name.
    let hired = || {
        let (name, _) = [" For ", " for ", " FOR "].iter().find_map(|joint| line.split_once(joint))?;
        name::person(name)
    };
    hired().or_else(|| name::person(line)).or_else(|| name_like(line)).or_else(|| {
        let first = first().filter(|first| first.len() < line.len())?;
        name::person(first).or_else(|| name_like(first).filter(|_| line.contains(" - ")))
    })
}

/// Whether a byline goes on in the next line.
#[must_use]
pub fn goes_on(line: &str) -> bool {
    line.ends_with([',', '&']) || line.ends_with(" and")
}

/// What follows a *by* all alone: a name, however unusual, but no date and no sentence.
fn name_like(text: &str) -> Option<String> {
    let text = text.trim();
    let short = text.split(' ').count() <= 4 && text.chars().count() <= 40;
    let letter = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '_' | '&');
    let is_name = short
        && !SIGNED.iter().any(|lead| text.eq_ignore_ascii_case(lead))
        && text.chars().all(letter)
        && !text.starts_with(|c: char| c.is_ascii_digit() && !text.contains(' '))
        && text
            .split(' ')
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_joint(word))
        && !text.split(' ').all(is_joint)
        && scan(text).is_empty()
        && !name::is_nobody(text)
        && !name::is_button(text);
    is_name.then(|| text.to_owned())
}

fn is_joint(word: &str) -> bool {
    name::is_particle(word) || matches!(word, "and" | "of" | "the" | "&" | "for")
}

/// Whether a line is nothing but *By*, *Written by* or *Author*: the names follow.
#[must_use]
pub fn is_lead(line: &str) -> bool {
    line.len() <= 20 && signature(line) == Mark::Lead
}

/// The signature that can be no other's than the author's, wherever it stands on the page: *Written by Jane Roe*.
#[must_use]
pub fn is_sure(line: &str) -> bool {
    const SURE: [&str; 8] = [
        "article written by",
        "post written by",
        "written by",
        "article by",
        "story by",
        "words by",
        "text by",
        "author:",
    ];
    line.len() <= 80 && after_lead(line, &SURE).is_some() || matches!(line, "Written by" | "Author")
}

/// Whether a text can be an author at all, and is not what is signed when nobody signs.
#[must_use]
pub fn is_signature(text: &str) -> bool {
    text.len() <= 200 && !name::is_nobody(without_lead(text).unwrap_or(text))
}

/// A text without *By* and its like.
#[must_use]
pub fn unsigned(text: &str) -> &str {
    without_lead(text).unwrap_or(text)
}

/// Whether a text begins with *By* or its like.
#[must_use]
pub fn is_signed(line: &str) -> bool {
    without_lead(line).is_some() || find(line, " by ").is_some()
}

/// Whether a word stands in jobs, desks and organisations and in no name.
#[must_use]
pub fn is_job(word: &str) -> bool {
    name::is_job(&word.to_lowercase())
}

/// The person's name that a text is, in ordinary letters.
#[must_use]
pub fn person(text: &str) -> Option<String> {
    name::person(text)
}

/// Whether a line of a plain text says who wrote the article: *By Jane Roe*, *Jane Roe | 4 March 2021*.
#[must_use]
pub fn is_byline(line: &str) -> bool {
    let by = || line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    if line.len() > 160 || line.ends_with('.') && !by() {
        return false;
    }
    // Without *by* and without a date it is none; most lines are done with here.
    let leads = without_lead(line).is_some();
    let rest = without_dates(line);
    if !leads && rest.len() == line.len() {
        return false;
    }
    let is_one = if leads || find(&rest, " by ").is_some() {
        // `By Saturday the rain had gone` goes on like a sentence.
        line.split_whitespace().skip(1).filter(|word| is_plain_word(word)).count() <= 2
    } else {
        // Without *by*, only a date beside the name tells.
        is_terse(line) && is_name_first(&rest)
    };
    let named = || {
        let mut found = Byline::default();
        read_line(line, &mut found);
        !found.names.is_empty() || found.outlet.is_some()
    };
    is_one && named()
}

/// Whether a line has next to no words but those of names, jobs and dates, as no sentence has.
#[must_use]
pub fn is_terse(line: &str) -> bool {
    const PLAIN: usize = 3;
    line.split_whitespace().filter(|word| is_plain_word(word)).count() <= PLAIN
}

/// Whether a line's first words are a person's name, followed by nothing or by a mark.
#[must_use]
pub fn begins_with_name(line: &str) -> bool {
    is_name_first(&without_dates(line))
}

/// The same of a line without its dates.
fn is_name_first(rest: &str) -> bool {
    let first = rest.split([',', '|', '·', '•', '–', '—', ';']).next().unwrap_or_default().trim();
    let place = [" at ", " on ", " in "]
        .into_iter()
        .find_map(|at| first.split_once(at))
        .map_or(first, |(name, _)| name);
    let mut people = split_and(place).peekable();
    place.len() <= 80 && people.peek().is_some() && people.all(|part| name::person(part).is_some())
}

/// The author that a line names before a job, or the desk that it is: *Jane Roe Chief Reporter*, *Harbour Desk*.
#[must_use]
pub fn person_or_desk(line: &str) -> Option<String> {
    const DESKS: [&str; 8] =
        ["Team", "Staff", "Desk", "Editors", "Editorial", "Newsroom", "Contributors", "Correspondents"];
    let desk = || name_like(line).filter(|name| DESKS.iter().any(|desk| name.ends_with(desk)));
    let dated = line.bytes().any(|byte| byte.is_ascii_digit());
    name::first_person(line).or_else(desk).filter(|_| line.len() <= 80 && !dated)
}

/// Whether a line is a date and whoever wrote the article: *4 March 2021 • Jane Roe in Politics*.
#[must_use]
pub fn is_dated_name(line: &str) -> bool {
    line.len() <= 80
        && !line.ends_with('.')
        && is_terse(line)
        && scan(line).first().is_some_and(|date| date.start == 0)
        && beside_date(line).first().is_some_and(|name| is_full_name(name))
}

/// The people that a line names beside a date, whichever stands first: *4 March 2021 · 5 min · Jane Roe*.
#[must_use]
pub fn beside_date(line: &str) -> Vec<String> {
    let parted = parted(line);
    let rest = without_dates(&parted);
    if rest.len() == parted.len() {
        return Vec::new();
    }
    let marks = |c: char| matches!(c, '|' | '·' | '•' | '–' | '—' | '/' | '\n');
    let without = |segment: &str| {
        let bare = segment.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let cut = [" Published", " Updated", " Posted", " Last updated", " on", " On"];
        let bare = cut.iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
        bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
    };
    let people = |segment: &str| -> Option<Vec<String>> {
        segment.split(", ").flat_map(split_and).map(name::person).collect()
    };
    // `5 March 2021 • Jane Roe in Project Management`
    let before = |segment: &str| {
        let name = [" in ", " on behalf of "].into_iter().find_map(|word| segment.split_once(word))?.0;
        is_full_name(name).then(|| name::person(name)).flatten().map(|name| vec![name])
    };
    let segment = |segment| {
        let segment = without(segment);
        people(&segment).or_else(|| before(&segment))
    };
    rest.split(marks).find_map(segment).unwrap_or_default()
}
