//! Spellings that lie near each other.

/// How many letters to add, drop, change or exchange with their neighbour to turn one word into the other.
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (i, a) in one.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&row, j) + usize::from(a != *b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let exchanged = j > 0 && last == Some(*b) && other.get(j - 1) == Some(&a);
            if exchanged {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(a);
    }
    row.last().copied().unwrap_or_default()
}

/// The known word that was meant by `typed`, where one is near enough or begins so.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = typed.to_lowercase();
    known
        .into_iter()
        .filter_map(|word| {
            let begins = typed.chars().count() >= 3 && word.starts_with(&typed);
            let distance = if begins { 1 } else { distance(&typed, word) };
            (distance <= (word.chars().count() / 3).max(1)).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_single_slips() {
        for (one, other, slips) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("kitten", "sitting", 3),
            ("tpoic", "topic", 1),
            ("ba", "ab", 1),
            ("abcd", "badc", 2),
        ] {
            assert_eq!(distance(one, other), slips, "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_word_is_near() {
        for (typed, meant) in [
            ("quot", Some("quote")),
            ("Quotes", Some("quote")),
            ("comm", Some("comment")),
            ("poem", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, ["quote", "prose", "comment"]), meant, "{typed}");
        }
    }
}
