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
    let on_line = labels().map(|(_, unit)| on_line(&unit.words())).filter(|tags| !tags.is_empty()).take(MOST);
    for tag in on_line.flatten() {
        if !found.contains(&tag) {
            found.push(tag);
        }
    }
    if found.is_empty() {
        // Over the text such a list is the menu; under a label whose own tags were lost it is something else.
        let bare = |unit: &Unit<'_>| unit.text.split_once(':').is_none_or(|(_, rest)| rest.trim().is_empty());
        let below = labels().filter(|(at, unit)| *at > text && bare(unit)).map(|(at, _)| listed(units, at));
        found = below.into_iter().find(|tags| !tags.is_empty()).unwrap_or_default();
    }
    found
}

/// The tags behind the colon of a line.
fn on_line(line: &str) -> Vec<String> {
    let listed = line.split_once(':').map_or("", |(_, rest)| rest);
    let parts = listed.split([',', '|', ';', '•', '·']).flat_map(|part| part.split(" / "));
    parts.map(str::trim).filter(|tag| is_tag(tag)).map(str::to_owned).collect()
}

/// The tags in the list below a unit.
fn listed(units: &[Unit<'_>], at: usize) -> Vec<String> {
    let below = units.iter().skip(at + 1).take(12);
    let list = below.take_while(|unit| unit.marker == Marker::Bullet && unit.len() <= LONGEST);
    list.map(Unit::joined).filter(|tag| is_tag(tag)).collect()
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
        let cases: [(&str, &[&str]); 6] = [
            ("Categories: Harbour\nTags: cranes, North Mole\n", &["Harbour", "cranes", "North Mole"]),
            ("Topics: Harbour / North Mole\n", &["Harbour", "North Mole"]),
            ("Tags\n  * Harbour\n  * Cranes\n\nMore\n", &["Harbour", "Cranes"]),
            ("Tags: , , ,\n  * Crane Symposium\n  * Harbour World\n", &[]),
            ("Tags:\n  * Facebook\n  * Email\n", &[]),
            ("Harbour\n", &[]),
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
