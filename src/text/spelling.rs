//! How near words are to one another.

/// The word that is nearest to a mistyped one, where one is near enough to be meant.
pub fn nearest<'w>(typed: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let typed = typed.to_ascii_lowercase();
    words
        .into_iter()
        .map(|word| (distance(&typed, word), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance <= word.len() / 3)
        .map(|(_, word)| word)
}

/// How many letters to add, drop or change to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(other.chars()) {
            let best = (diagonal + usize::from(a != b)).min(left + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_single_letters() {
        for (one, other, letters) in [("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3)] {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_finds_the_word_that_was_meant() {
        let words = ["include", "exclude", "map", "max-size"];
        for (typed, meant) in [
            ("inclued", Some("include")),
            ("Excludes", Some("exclude")),
            ("max_size", Some("max-size")),
            ("maps", Some("map")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }
}
