//! What the name of a section, a tag or a folder of an address stands for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Subject;

static SECTIONS: LazyLock<HashMap<&str, Subject>> = LazyLock::new(|| {
    let lines = include_str!("sections.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.rsplit_once(' '));
    rows.filter_map(|(name, number)| Some((name, Subject::numbered(number.parse().ok()?)?))).collect()
});

/// The subject that a section or a tag stands for: *Sport*, *Business & Finance*, *News > Politics*. None for one that
/// holds articles of every subject, as *World* and *Opinion* do.
#[must_use]
pub fn of_name(name: &str) -> Option<Subject> {
    // The narrower name comes last.
    name.rsplit(['>', '/', '|', '›', '»', ':']).find_map(|part| SECTIONS.get(folded(part).as_str()).copied())
}

/// The subject that the folders of an address stand for: `https://a.org/sport/football/a-late-goal`.
#[must_use]
pub fn of_address(address: &str) -> Option<Subject> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let (host, path) = path.split_once('/')?;
    let (folders, _) = path.rsplit_once('/').unwrap_or_default();
    let first = host.split('.').next().filter(|first| *first != "www");
    // The wider name comes first, and says more than that of a series.
    folders.split('/').chain(first).find_map(|folder| SECTIONS.get(folded(folder).as_str()).copied())
}

/// Small letters, *and* for its sign, one space for whatever stands between words.
fn folded(name: &str) -> String {
    let name = name.to_lowercase().replace('&', " and ").replace(['\'', '’'], "");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_stand_for_subjects() {
        for (name, number) in [
            ("Sport", Some(15)),
            ("Business & Finance", Some(4)),
            ("News > Politics", Some(11)),
            ("Women’s health", Some(7)),
            ("K-12", Some(5)),
            ("World", None),
            ("Opinion", None),
            ("", None),
        ] {
            assert_eq!(of_name(name).map(Subject::number), number, "{name}");
        }
    }

    #[test]
    fn folders_of_addresses_stand_for_subjects() {
        for (address, number) in [
            ("https://www.example.org/sport/football/2021/a-late-goal", Some(15)),
            ("https://example.org/2021/03/04/us-politics/the-vote.html", Some(11)),
            ("https://example.org/health", None),
            ("https://travel.example.org/ten-islands", Some(10)),
            ("https://example.org/world/sport-and-war", None),
            ("no address", None),
        ] {
            assert_eq!(of_address(address).map(Subject::number), number, "{address}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_folded() {
        let rows: Vec<&str> = include_str!("sections.txt").lines().skip(1).collect();
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "out of order or twice: {} {}", pair[0], pair[1]);
        }
        for (name, _) in rows.iter().filter_map(|row| row.rsplit_once(' ')) {
            assert_eq!(folded(name), name);
        }
        assert_eq!(SECTIONS.len(), rows.len());
    }
}
