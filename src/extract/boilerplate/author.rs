//! Who a page with furniture says wrote the article: the lines around the headline, and the lines about the author under it.

use super::cue;
use super::header::is_date_line;
use super::unit::{Marker, Unit};
use crate::extract::byline::{self, Mark};

/// So many lines below the headline may say who wrote it.
const BELOW: usize = 14;
/// So many lines above it.
const ABOVE: usize = 4;
/// So much of the text tells which words are no names, in bytes.
const ENOUGH: usize = 32 * 1024;

/// The authors, where the page names them, with the lines that do.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Authors {
    pub(super) names: Vec<String>,
    pub(super) lines: Vec<usize>,
}

/// Finds the authors. `title` is the headline's place, `body` that of the first paragraph; `has_byline` says that a line
/// over the text names somebody, which is surer than what stands beside dates or under the text.
pub(super) fn find(units: &[Unit<'_>], title: Option<usize>, body: usize, has_byline: bool) -> Authors {
    let top = title.unwrap_or(0);
    let below = top + usize::from(title.is_some())..(top + BELOW).min(body.max(top + 4)).min(units.len());
    let above = top.saturating_sub(ABOVE)..top;
    let region = || below.clone().chain(above.clone().rev());
    signed(units, region(), below.end)
        .or_else(|| {
            region().find_map(|at| alone(units, title, at).filter(|_| !is_headline(units, title, at)))
        })
        .or_else(|| dated(units, below.clone()).filter(|_| !has_byline))
        .or_else(|| signed_below(units, body).filter(|_| !has_byline))
        .or_else(|| introduced(units, body))
        .unwrap_or_default()
}

/// Whether a line is the headline once more.
fn is_headline(units: &[Unit<'_>], title: Option<usize>, at: usize) -> bool {
    let text = |at: usize| units.get(at).map(|unit| unit.text);
    title.is_some_and(|title| text(title) == text(at))
}

/// What stands behind a *by*, on the same line or on those below.
fn signed(units: &[Unit<'_>], region: impl Iterator<Item = usize>, end: usize) -> Option<Authors> {
    for at in region {
        let Some(unit) = units.get(at).filter(|unit| unit.len() <= 200) else { continue };
        let below = || units.get(at + 1..end.max(at + 1)).unwrap_or_default().iter().map(|unit| unit.text);
        let (names, read) = match byline::signature(unit.text) {
            Mark::Lead => byline::listed(below()),
            Mark::Names(names) if byline::goes_on(unit.text) => {
                let (more, read) = byline::listed(below());
                (names.into_iter().chain(more).collect(), read)
            }
            Mark::Names(names) => (names, 0),
            Mark::None => continue,
        };
        // `By Use Case` is a menu's: in two words that the page writes small as well, nobody signs.
        let signs = |name: &String| byline::person(name).is_none() || is_nothing_else(units, name);
        if names.first().is_some_and(signs) {
            return Some(Authors { names, lines: (at..=at + read).collect() });
        }
    }
    None
}

/// People named beside the date on a line under the headline.
fn dated(units: &[Unit<'_>], mut region: impl Iterator<Item = usize>) -> Option<Authors> {
    region.find_map(|at| {
        let unit = units.get(at).filter(|unit| unit.len() <= 120 && unit.cue.is_none())?;
        let names = byline::beside_date(unit.text);
        let plain = |name: &String| cue::of(name).is_none() && is_plain(name) && is_nothing_else(units, name);
        (!names.is_empty() && names.iter().all(plain)).then(|| Authors { names, lines: vec![at] })
    })
}

/// The first line under the text's beginning that says *Written by* and the like.
fn signed_below(units: &[Unit<'_>], body: usize) -> Option<Authors> {
    let sure = |at: &usize| units.get(*at).is_some_and(|unit| byline::is_sure(unit.text));
    let at = (body..units.len()).find(sure)?;
    signed(units, std::iter::once(at), (at + 4).min(units.len()))
}

/// A line that is a person's name and nothing else, where its place, its neighbours or the end of the page say that it is the
/// author's.
fn alone(units: &[Unit<'_>], title: Option<usize>, at: usize) -> Option<Authors> {
    let unit = units.get(at).filter(|unit| unit.len() <= 60 && unit.cue.is_none())?;
    let name = byline::person(unit.text).or_else(|| byline::person_or_desk(unit.text))?;
    let near = units.iter().skip(at.saturating_sub(2)).take(5);
    let is_beside = near.clone().any(|unit| is_date_line(unit.text) || is_reading_time(unit.text));
    // Under a picture, and beside it.
    let again = units.iter().skip(at + 1).take(2).any(|next| next.text == unit.text);
    let is_below_headline = title.is_some_and(|title| at == title + 1) && byline::is_clear_name(unit.text);
    let is_told = is_beside
        || again
        || is_below_headline
        || units.windows(2).any(
            |pair| matches!(pair, [name, about] if name.text == unit.text && is_introduction(name, about)),
        );
    (is_told && is_plain(unit.text) && is_nothing_else(units, unit.text))
        .then(|| Authors { names: vec![name], lines: vec![at] })
}

/// Whether a name's words are written as names are: no abbreviations, nothing glued together, nothing possessive.
fn is_plain(name: &str) -> bool {
    let shouted = !name.chars().any(char::is_lowercase);
    name.split(' ').all(|word| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let prefixed =
            ["Mc", "Mac", "De", "Di", "La", "Le", "O'", "O’"].iter().any(|start| word.starts_with(start));
        let parted = word.contains(['-', '.']);
        (shouted || parted || capitals <= 1 + usize::from(prefixed))
            && !word.ends_with("'s")
            && !word.ends_with("’s")
    })
}

/// Whether none of a name's words is one that the page writes small as well: *Web Design* is no person. Behind a forename any word may
/// stand: *Madison Green*.
pub(super) fn is_nothing_else(units: &[Unit<'_>], name: &str) -> bool {
    let mut left = ENOUGH;
    let told = if byline::is_clear_name(name) { 1 } else { usize::MAX };
    let words = name.split(' ').take(told).filter(|word| word.len() > 2);
    let small: Vec<String> = words.map(str::to_lowercase).collect();
    for unit in units.iter().filter(|unit| unit.len() >= 60) {
        for text in unit.texts() {
            let holds = |word: &String| {
                text.match_indices(word.as_str()).any(|(at, _)| {
                    let before = text.get(..at).and_then(|before| before.chars().next_back());
                    let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
                    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
                })
            };
            if small.iter().any(holds) {
                return false;
            }
        }
        left = left.saturating_sub(unit.len());
        if left == 0 {
            break;
        }
    }
    true
}

/// *4 min read*.
fn is_reading_time(text: &str) -> bool {
    text.len() <= 40
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && ["min", "read"].iter().any(|word| text.to_ascii_lowercase().contains(word))
}

/// The person whom the page introduces under the article: a name over *Jane is …*, *View all posts by Jane Roe*.
fn introduced(units: &[Unit<'_>], body: usize) -> Option<Authors> {
    /// A page that introduces more people is none of one article's author.
    const MOST: usize = 100;
    let under = units.get(body..)?;
    let introductions = under.windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [name, about] if is_introduction(name, about) => Some((byline::person(name.text)?, at)),
        _ => None,
    });
    let about = introductions.take(MOST).find(|(name, _)| is_nothing_else(units, name));
    let all_posts = || under.iter().filter(|unit| unit.len() <= 80).find_map(|unit| all_posts_by(unit.text));
    match about {
        Some((name, at)) => Some(Authors { names: vec![name], lines: vec![body + at] }),
        None => all_posts().map(|name| Authors { names: vec![name], lines: Vec::new() }),
    }
}

/// Whether a line is a name over a sentence that begins with it.
fn is_introduction(name: &Unit<'_>, about: &Unit<'_>) -> bool {
    let first = name.text.split(' ').next().unwrap_or_default();
    let rest =
        about.text.strip_prefix(name.text).or_else(|| about.text.strip_prefix(first)).unwrap_or_default();
    first.len() >= 2
        && name.len() <= 60
        && about.len() >= 60
        && name.marker != Marker::Number
        && [" is ", " has ", " was ", " writes ", " works ", " covers ", " leads ", ", ", "’s ", "'s "]
            .iter()
            .any(|verb| rest.starts_with(verb))
        && about.text.split(|c: char| !c.is_alphabetic()).any(byline::is_job)
}

fn all_posts_by(text: &str) -> Option<String> {
    const LEADS: [&str; 8] = [
        "view all posts by ",
        "see all posts by ",
        "all posts by ",
        "more posts by ",
        "read more posts by ",
        "more articles by ",
        "view all articles by ",
        "read more from ",
    ];
    let rest = LEADS.iter().find_map(|lead| {
        let (start, rest) = text.split_at_checked(lead.len())?;
        start.eq_ignore_ascii_case(lead).then_some(rest)
    })?;
    byline::person(rest.trim_end_matches([' ', '→', '»', '›', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::boilerplate::unit::units;
    use crate::text::paragraph::lines;

    #[test]
    fn the_author_is_found_around_the_headline_or_under_the_text() {
        let text = "The harbour board has voted to sell the old crane on the North Mole, which nobody has used since spring.";
        for (what, page, want) in [
            ("behind a by", format!("Crane for sale\nBy Ada Quill\n\n{text}"), &["Ada Quill"][..]),
            (
                "under a by",
                format!("Crane for sale\nBy\nAda Quill\n,\nand\nJoss Reed\n\n{text}"),
                &["Ada Quill", "Joss Reed"],
            ),
            ("a desk", format!("Crane for sale\nby Harbour Desk\n\n{text}"), &["Harbour Desk"]),
            ("over a date", format!("Crane for sale\n\nAda Quill\n4 March 2021\n\n{text}"), &["Ada Quill"]),
            ("above", format!("4 March 2021\nAda Quill\n\nCrane for sale\n\n{text}"), &["Ada Quill"]),
            (
                "a word of the text",
                format!("Crane for sale\n\nNorth Mole\n4 March 2021\n\n{text}\n\n{}", text.to_lowercase()),
                &[],
            ),
            ("under the headline", format!("Crane for sale\n\nAda Quill\n\n{text}"), &["Ada Quill"]),
            ("no known forename", format!("Crane for sale\n\nXio Quill\n\n{text}"), &[]),
            (
                "the same above a picture",
                format!("Crane for sale\n\nXio Quill\n\n×\n\nXio Quill\n\n{text}"),
                &["Xio Quill"],
            ),
            ("a forename that is a word", format!("Crane for sale\n\nSummer Sale\n\n{text}"), &[]),
            ("a surname that is a word", format!("Crane for sale\n\nAda Crane\n\n{text}"), &["Ada Crane"]),
            (
                "introduced",
                format!(
                    "Crane for sale\n\n{text}\n\nAda Quill\nAda is a reporter who has written about the harbour for ten years."
                ),
                &["Ada Quill"],
            ),
            (
                "behind a date",
                format!("Crane for sale\n\n4 March 2021 · 5 min · Ada Quill\n\n{text}"),
                &["Ada Quill"],
            ),
            ("under the text", format!("Crane for sale\n\n{text}\n\nWritten by Ada Quill"), &["Ada Quill"]),
            ("all posts", format!("Crane for sale\n\n{text}\n\nView all posts by Ada Quill"), &["Ada Quill"]),
        ] {
            let lines: Vec<_> = lines(&page).collect();
            let units = units(&lines);
            let title = units.iter().position(|unit| unit.text == "Crane for sale");
            let body = units.iter().position(|unit| unit.text == text).unwrap();
            assert_eq!(find(&units, title, body, false).names, want, "{what}");
        }
    }
}
