//! What months, weekdays and time zones are called.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use jiff::civil::Weekday;

use crate::text::folded::{Folded, Known};

static MONTHS: LazyLock<Known<i8>> = LazyLock::new(|| {
    let lines = include_str!("months.txt").lines().filter(|line| !line.starts_with('#'));
    let mut months = HashMap::with_hasher(FixedState::default());
    for (name, number) in lines.filter_map(|line| line.split_once(' ')) {
        months.extend(Folded::of(name).zip(number.parse().ok()));
    }
    months
});

/// The number of the month of that name, in any of the languages of `months.txt`.
pub(super) fn month(word: &str) -> Option<i8> {
    // No name is shorter, nor longer than what lists hold.
    let word = if word.len() < 3 { None } else { Folded::of(word) };
    word.and_then(|word| MONTHS.get(&word)).copied()
}

/// The English weekday of that name, whole or shortened.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let (_, day) = NAMES.into_iter().find(|(name, _)| {
        let short = word.len() >= 3 && (word.len() <= 5 || word.len() == name.len());
        short && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    Some(day)
}

/// Minutes east of UTC for a time zone's usual letters. Letters that mean different zones to different papers (*IST*,
/// *AST*) are left out.
pub(super) fn zone(word: &str) -> Option<i32> {
    const ZONES: [(&str, i32); 20] = [
        ("Z", 0),
        ("UTC", 0),
        ("GMT", 0),
        ("UT", 0),
        ("WET", 0),
        ("BST", 60),
        ("CET", 60),
        ("WEST", 60),
        ("CEST", 120),
        ("EET", 120),
        ("EEST", 180),
        ("EST", -300),
        ("EDT", -240),
        ("CDT", -300),
        ("CST", -360),
        ("MDT", -360),
        ("MST", -420),
        ("PDT", -420),
        ("PST", -480),
        ("AEST", 600),
    ];
    ZONES.into_iter().find(|(name, _)| *name == word).map(|(_, minutes)| minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_months_is_sorted_and_says_each_name_once() {
        let names: Vec<_> = include_str!("months.txt").lines().filter(|l| !l.starts_with('#')).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(names.len(), MONTHS.len());
        assert!(MONTHS.values().all(|n| (1..=12).contains(n)));
    }

    #[test]
    fn names_are_known_in_any_case() {
        assert_eq!(
            (month("MÄRZ"), month("août"), month("Sept"), month("Monat")),
            (Some(3), Some(8), Some(9), None)
        );
        assert_eq!(
            (weekday("Thurs"), weekday("tue"), weekday("Sundays"), weekday("Mo")),
            (Some(Weekday::Thursday), Some(Weekday::Tuesday), None, None)
        );
        assert_eq!((zone("EDT"), zone("edt")), (Some(-240), None));
    }
}
