//! The page's own tags, and the section that its path names.

use super::cue::{self, Cue};
use super::unit::{Marker, Unit};

/// A tag is no longer than this, in bytes.
const LONGEST: usize = 40;
/// A line of tags is no longer than this, in bytes.
const LONGEST_LINE: usize = 300;
/// So many lines of tags are a page's; more are those of the articles that it points to.
const MOST: usize = 3;

/// The tags that lines name (*Tags: harbour, cranes*), and where none does, those listed below a line that says so.
pub(super) fn find(units: &[Unit<'_>]) -> Vec<String> {
    let text = units.iter().position(|unit| unit.len() >= 120).unwrap_or_default();
    let labels = || {
        units.iter().enumerate().filter(|(_, unit)| unit.cue == Some(Cue::Tags) && unit.len() <= LONGEST_LINE)
    };
    let mut found: Vec<String> = Vec::new();
    // What is told by less than a colon or a list's marks is told so only where the text has ended.
    let end = units.iter().rposition(|unit| unit.len() >= 120 && unit.cue.is_none()).unwrap_or(units.len());
    let on_line = labels()
        .map(|(at, unit)| on_line(&unit.words(), at > end))
        .filter(|tags| !tags.is_empty())
        .take(MOST);
    for tag in on_line.flatten() {
        if !found.contains(&tag) {
            found.push(tag);
        }
    }
    if found.is_empty() {
        // Over the text such a list is the menu; under a label whose own tags were lost it is something else.
        let bare = |unit: &Unit<'_>| unit.text.split_once(':').is_none_or(|(_, rest)| rest.trim().is_empty());
        let bare = || labels().filter(|(at, unit)| *at > text && bare(unit));
        let below = bare().map(|(at, _)| listed(units, at));
        let stacked = bare().filter(|(at, _)| *at > end).map(|(at, _)| stacked(units, at));
        found = below.chain(stacked).find(|tags| !tags.is_empty()).unwrap_or_default();
    }
    found
}

/// The tags behind the colon of a line, or behind *Tagged* where that alone tells them.
fn on_line(line: &str, is_behind: bool) -> Vec<String> {
    let word =
        || ["Tagged with ", "Tagged "].iter().find_map(|word| line.strip_prefix(word)).filter(|_| is_behind);
    let listed = line.split_once(':').map(|(_, rest)| rest).or_else(word).unwrap_or_default();
    let parts = listed.split([',', '|', ';', '•', '·']).flat_map(|part| part.split(" / "));
    parts.map(str::trim).filter(|tag| is_tag(tag)).map(str::to_owned).collect()
}

/// The tags in the list below a unit.
fn listed(units: &[Unit<'_>], at: usize) -> Vec<String> {
    let below = units.iter().skip(at + 1).take(12);
    let list = below.take_while(|unit| unit.marker == Marker::Bullet && unit.len() <= LONGEST);
    list.map(Unit::joined).filter(|tag| is_tag(tag)).collect()
}

/// The tags on the lines right below a unit, one each, where nothing marks them as a list.
fn stacked(units: &[Unit<'_>], at: usize) -> Vec<String> {
    /// More lines than this are a menu.
    const MOST: usize = 10;
    let is_line = |unit: &&Unit<'_>| {
        unit.gap == 0
            && unit.cue.is_none()
            && unit.marker == Marker::None
            && unit.len() <= LONGEST
            && unit.text.split(' ').count() <= 4
            && !unit.text.ends_with(['.', '!', '?', ':', '…'])
    };
    let lines: Vec<String> =
        units.iter().skip(at + 1).take_while(is_line).map(Unit::joined).take(MOST + 1).collect();
    if lines.len() > MOST { Vec::new() } else { lines.into_iter().filter(|tag| is_tag(tag)).collect() }
}

/// Whether a text can be a tag: a button is none.
fn is_tag(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && !matches!(cue::of(text), Some(Cue::Share | Cue::Form | Cue::Related | Cue::Advert | Cue::Legal))
}

/// The section that the path over a page names, the deepest: *Home » Harbour » Cranes » Crane on the mole sold*. `title` is
/// the headline's place.
pub(super) fn section(units: &[Unit<'_>], title: usize) -> Option<String> {
    let headline = units.get(title)?.text;
    let is_home = |crumb: &str| {
        ["home", "homepage", "front page", "start"].iter().any(|home| crumb.eq_ignore_ascii_case(home))
    };
    let near = title.saturating_sub(NEAR)..(title + NEAR).min(units.len());
    near.clone().rev().find_map(|at| {
        let unit = units.get(at).filter(|unit| unit.len() <= LONGEST_LINE)?;
        let one_line = [" » ", " › ", " > ", " / ", " | "]
            .iter()
            .map(|mark| unit.text.split(mark).map(str::trim).collect());
        let steps = units
            .get(at..near.end)?
            .iter()
            .take_while(|unit| unit.marker == Marker::Number && unit.gap == 0 || unit.text == "Home");
        let steps: Vec<&str> =
            steps.map(|unit| unit.text.trim_end_matches([' ', '/', '>', '»', '›'])).collect();
        let paths = one_line.chain(std::iter::once(steps)).filter(|path: &Vec<&str>| path.len() >= 2);
        paths.filter(|path| path.first().is_some_and(|first| is_home(first))).find_map(|path| {
            let sections = path.iter().skip(1).filter(|crumb| !crumb.is_empty());
            // The last step of a path is the page itself.
            let is_page = |crumb: &str| headline.starts_with(crumb.trim_end_matches(['.', '…', ' ']));
            let own = sections.clone().position(|crumb| is_page(crumb)).unwrap_or(usize::MAX);
            let last = sections.take(own).last()?;
            let last = last.trim_end_matches([' ', '/', '>', '»', '›']);
            (last.len() <= LONGEST && !is_home(last)).then(|| last.to_owned())
        })
    })
}

/// So far from the headline the path may stand.
const NEAR: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::boilerplate::unit::units;
    use crate::text::paragraph::lines;

    const TEXT: &str = "The harbour board has voted to sell the old crane on the North Mole, which nobody has used since the \
                        spring of last year, nor before.";

    #[test]
    fn tags_are_named_on_lines_or_listed_below() {
        let stacked_before = format!("Tags\nHarbour\nCranes\n\n{TEXT}\n");
        let cases: [(&str, &[&str]); 11] = [
            ("Categories: Harbour\nTags: cranes, North Mole\n", &["Harbour", "cranes", "North Mole"]),
            ("Topics: Harbour / North Mole\n", &["Harbour", "North Mole"]),
            ("Tags\n  * Harbour\n  * Cranes\n\nMore\n", &["Harbour", "Cranes"]),
            ("Tags: , , ,\n  * Crane Symposium\n  * Harbour World\n", &[]),
            ("Tags:\n  * Facebook\n  * Email\n", &[]),
            ("Harbour\n", &[]),
            ("Related Topics\nHarbour\nNorth Mole\n\nMost read\n", &["Harbour", "North Mole"]),
            ("Explore more on these topics\nHarbour\nnews\nShare\n", &["Harbour"]),
            ("Tags\nGulls have eaten a whole ferry\n\nMole found\n", &[]),
            ("Tagged cranes, North Mole\n", &["cranes", "North Mole"]),
            (&stacked_before, &[]),
        ];
        for (tail, want) in cases {
            let page = format!("Topics\n  * News\n  * Sport\n\n{TEXT}\n\n{tail}");
            let lines: Vec<_> = lines(&page).collect();
            assert_eq!(find(&units(&lines)), want, "{tail}");
        }
    }

    #[test]
    fn the_path_names_the_section() {
        for (path, want) in [
            ("Home » Harbour » Cranes » Crane for sale", Some("Cranes")),
            ("Home > Harbour", Some("Harbour")),
            ("1. Home\n2. Harbour\n3. Crane for sale", Some("Harbour")),
            ("Home / Crane for sale", None),
            ("Harbour > Cranes", None),
        ] {
            let page = format!("{path}\n\nCrane for sale\n\n{TEXT}");
            let lines: Vec<_> = lines(&page).collect();
            let units = units(&lines);
            let title = units.iter().rposition(|unit| unit.text == "Crane for sale").unwrap();
            assert_eq!(section(&units, title).as_deref(), want, "{path}");
        }
    }
}
