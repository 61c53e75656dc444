//! When two labels name one topic: the one policy for it, kept by whoever files, asks or counts.
//!
//! *Climate Change*, `#climatechange` and *climate-change* are one; so are *Ferries* and *ferry*, *Labor* and *labour*, *U.S.*,
//! *USA* and *United States*. Useful for topics, which are few and short. Not useful for people: *Parks* and *Park* are one here.

use std::borrow::Cow::{self, Borrowed, Owned};
use std::fmt;
use std::sync::LazyLock;

use crate::text::HashMap;
use crate::text::word::words;

/// What all labels of one topic have in common, and no label of another has.
///
/// Its letters and digits alone, folded, in the singular and in one spelling. A facet groups by it; nobody is shown it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key of a label.
    #[must_use]
    pub fn of(label: &str) -> Self {
        Self::filed(label).0
    }

    /// The key of a label, and what [`filed_as`] says of it.
    #[must_use]
    pub fn filed(label: &str) -> (Self, Option<&'static str>) {
        let spelled = spelled(label);
        match known(&spelled) {
            Some((filed, key)) => (Self(key.clone()), Some(filed)),
            None => (Self(spelled), None),
        }
    }

    /// The key as one word, for an index.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The label that a thing of several names is filed under: *United States* for `U.S.`; none for any other label.
#[must_use]
pub fn filed_as(label: &str) -> Option<&'static str> {
    known(&spelled(label)).map(|(filed, _)| *filed)
}

/// The name that a thing is filed under, with the key of that.
type Filed = (&'static str, String);

static ALIASES: LazyLock<HashMap<String, Filed>> = LazyLock::new(|| {
    let rows = lines(include_str!("aliases.txt"));
    let mut aliases = HashMap::default();
    for row in rows {
        let mut names = row.split('|');
        let filed = names.next().unwrap_or(row);
        let key = spelled(filed);
        for name in names {
            aliases.insert(spelled(name), (filed, key.clone()));
        }
        aliases.insert(key.clone(), (filed, key));
    }
    aliases
});

/// The American spelling of a British one.
static SPELLINGS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = lines(include_str!("spellings.txt")).filter_map(|row| row.split_once(' '));
    rows.map(|(american, british)| (british, american)).collect()
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

fn known(spelled: &str) -> Option<&'static Filed> {
    ALIASES.get(spelled)
}

/// A label's words run together, each in the singular and in one spelling.
fn spelled(label: &str) -> String {
    let mut spelled = String::with_capacity(label.len());
    let mut word = String::new();
    for found in words(label) {
        word.clear();
        found.term(label, &mut word);
        let is_article = word == "the" && spelled.is_empty();
        if is_article || word == "and" {
            continue;
        }
        let one = singular(&word);
        let isation = if one.len() > "isation".len() { one.split_once("isation") } else { None };
        match (SPELLINGS.get(&*one), isation) {
            (Some(american), _) => spelled.push_str(american),
            (None, Some((stem, rest))) => {
                spelled.push_str(stem);
                spelled.push_str("ization");
                spelled.push_str(rest);
            }
            (None, None) => spelled.push_str(&one),
        }
    }
    spelled
}

/// The singular of a noun in small letters.
#[must_use]
pub fn singular(noun: &str) -> Cow<'_, str> {
    let ends = |words: &[&str]| words.iter().any(|word| noun.ends_with(word));
    match noun.strip_suffix('s') {
        None => match noun.strip_suffix("men") {
            // *Specimen*, *regimen*, *abdomen* are one each.
            Some(stem) if matches!(stem, "" | "wo") || stem.len() > 3 && !stem.ends_with(['i', 'o', 'u']) => {
                Owned(format!("{stem}man"))
            }
            _ if noun == "children" => Borrowed("child"),
            _ => Borrowed(noun),
        },
        // *Politics*, *news*, *series*, *species* are their own singulars.
        Some(_) if ends(&["ics", "news", "series", "species"]) => Borrowed(noun),
        Some(one) if one.len() > 2 && !one.ends_with(['s', 'u', 'i']) => {
            if let Some(stem) = one.strip_suffix("ie") {
                let is_one = one.len() < 5 || ENDING_IN_IE.contains(&one);
                return if is_one { Borrowed(one) } else { Owned(format!("{stem}y")) };
            }
            match one.strip_suffix('e') {
                Some(stem) if needs_e_for_s(stem) && !ends(&["aches", "shoes", "toes", "canoes"]) => {
                    Borrowed(stem)
                }
                _ => Borrowed(one),
            }
        }
        _ => Borrowed(noun),
    }
}

/// Whether a noun's plural ends in *es*: *tax*, *church*, *dish*, *hero*.
fn needs_e_for_s(noun: &str) -> bool {
    ["x", "ch", "sh", "ss", "zz", "o"].iter().any(|end| noun.ends_with(end))
}

/// Nouns whose singular ends as most plurals do.
const ENDING_IN_IE: [&str; 24] = [
    "birdie", "brownie", "budgie", "calorie", "caddie", "collie", "cookie", "foodie", "genie", "goalie",
    "hoodie", "junkie", "movie", "newbie", "pixie", "prairie", "rookie", "selfie", "smoothie", "sortie",
    "talkie", "veggie", "walkie", "zombie",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_one_topic_have_one_key() {
        for labels in [
            &["Climate change", "Climate Change", "ClimateChange", "climate-change"][..],
            &["COVID-19", "Covid 19", "covid19", "Coronavirus", "SARS-CoV-2", "the coronavirus pandemic"],
            &["United States", "U.S.", "US", "usa", "U.S", "The United States of America", "America"],
            &["Ferries", "ferry", "FERRY"],
            &["Labour market", "labor markets"],
            &["Arts & Culture", "arts and culture"],
            &["Women’s rights", "women's right", "Woman's Rights"],
            &["Health care", "healthcare", "Healthcare"],
            &["Taxes", "tax"],
            &["Movies", "film", "Films"],
            &["Globalisation", "globalization"],
            &["São Paulo", "Sao Paulo"],
            &["The Olympics", "Olympic Games"],
        ] {
            for other in labels {
                assert_eq!(Key::of(labels[0]), Key::of(other), "{} and {other}", labels[0]);
            }
        }
    }

    #[test]
    fn labels_of_different_topics_have_different_keys() {
        for (one, other) in [
            ("News", "New"),
            ("North Korea", "South Korea"),
            ("Congress", "Congo"),
            ("Politics", "Politic"),
            ("EU", "UN"),
            ("Boss", "Bos"),
            ("Cookies", "Cooky"),
            ("Specimen", "Speciman"),
        ] {
            assert_ne!(Key::of(one), Key::of(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_thing_of_several_names_is_filed_under_one() {
        for (label, filed) in [
            ("U.S", Some("United States")),
            ("GOP", Some("Republican Party")),
            ("Coronavirus", Some("COVID-19")),
            ("COVID-19", Some("COVID-19")),
            ("Ferries", None),
        ] {
            assert_eq!(filed_as(label), filed, "{label}");
        }
    }

    #[test]
    fn lists_are_in_order_and_say_a_thing_once() {
        for list in [include_str!("aliases.txt"), include_str!("spellings.txt")] {
            assert!(list.starts_with("# "));
            let rows: Vec<&str> = lines(list).collect();
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "out of order or twice: {} {}", pair[0], pair[1]);
            }
        }
        let names = lines(include_str!("aliases.txt"));
        let mut owners: HashMap<String, &str> = HashMap::default();
        for (row, name) in names.flat_map(|row| row.split('|').map(move |name| (row, name))) {
            let owner = *owners.entry(spelled(name)).or_insert(row);
            assert_eq!(owner, row, "{name} names two things");
        }
    }
}
