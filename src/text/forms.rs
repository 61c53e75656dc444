//! When two words are forms of one: tenses, numbers, spellings of two shores.
//!
//! Useful for telling a word that was bent from one that was put in another's place. Not useful for looking words up: it
//! compares two at a time.

use std::sync::LazyLock;

use super::HashMap;

/// A word shorter than that, in letters, has no other spelling: *war* is not *bar*.
const SPELLED: usize = 5;

/// What comes behind the letters that two forms share.
const ENDINGS: [&str; 20] = [
    "", "s", "es", "ed", "d", "ing", "e", "y", "ies", "ied", "er", "est", "ier", "iest", "en", "n", "ying",
    "ie", "r", "st",
];

/// The forms that no ending tells, each by the first of its word.
static IRREGULAR: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Vec<&str>> = HashMap::default();
    for line in include_str!("forms.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(first) = line.split(' ').next() {
            for form in line.split(' ') {
                forms.entry(form).or_default().push(first);
            }
        }
    }
    forms
});

/// A folded word that others are compared with, one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Form<'w> {
    word: &'w str,
    irregular: &'static [&'static str],
}

impl<'w> Form<'w> {
    /// Looks a word up, once for all comparisons.
    #[must_use]
    pub fn of(word: &'w str) -> Self {
        Self { word, irregular: IRREGULAR.get(word).map_or(&[], Vec::as_slice) }
    }

    /// Whether the two are forms or spellings of one word.
    #[must_use]
    pub fn is_of(self, other: Form<'_>) -> bool {
        let (one, two) = (self.word, other.word);
        if self.irregular.iter().any(|word| other.irregular.contains(word)) {
            return true;
        }
        // No ending and no spelling changes the first letter.
        one.as_bytes().first() == two.as_bytes().first()
            && (one == two || regular(one, two) || spellings(one, two))
    }
}

/// Whether two words are the same up to endings of English: *stop* and *stopped*, *party* and *parties*, *making* and *make*.
fn regular(one: &str, other: &str) -> bool {
    let shared = shared(one, other);
    let (Some(stem), Some(a), Some(b)) = (one.get(..shared), one.get(shared..), other.get(shared..)) else {
        return false;
    };
    let doubled = stem.chars().next_back();
    let ends = |rest: &str| {
        ENDINGS.contains(&rest)
            || doubled.is_some_and(|letter| {
                rest.strip_prefix(letter).is_some_and(|end| matches!(end, "ed" | "ing" | "er" | "est"))
            })
    };
    let tried = |a: &str, b: &str| a == "y" && matches!(b, "ies" | "ied" | "ier" | "iest");
    if shared >= 2 && (tried(a, b) || tried(b, a)) {
        return true;
    }
    // *The* and *then* are no forms of one word, *go* and *goes* are.
    shared >= 3 && (shared > 3 || one.len() + other.len() > 7) && ends(a) && ends(b)
}

/// Whether two long words differ by one letter, as *color* and *colour*, *organise* and *organize* do.
fn spellings(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let (long, short) = if letters(one) >= letters(other) { (one, other) } else { (other, one) };
    let more = letters(long) - letters(short);
    if letters(short) < SPELLED || more > 1 || !one.chars().all(char::is_alphabetic) {
        return false;
    }
    let same = shared(long, short);
    let rest = |word: &'_ str, skipped: usize| {
        word.get(same..).unwrap_or_default().chars().skip(skipped).collect::<String>()
    };
    rest(long, 1) == rest(short, 1 - more)
}

/// How many bytes two words have in common at their beginning, on a character's bound.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_forms(one: &str, other: &str) -> bool {
        Form::of(one).is_of(Form::of(other))
    }

    #[test]
    fn forms_of_one_word_are_known() {
        for (one, other) in [
            ("vote", "votes"),
            ("vote", "voted"),
            ("vote", "voting"),
            ("party", "parties"),
            ("stop", "stopped"),
            ("turn", "turning"),
            ("try", "tried"),
            ("will", "would"),
            ("is", "were"),
            ("has", "had"),
            ("go", "went"),
            ("colour", "color"),
            ("organise", "organize"),
            ("lying", "lies"),
            ("larger", "large"),
            ("ferry", "ferries"),
        ] {
            assert!(are_forms(one, other) && are_forms(other, one), "{one} {other}");
        }
    }

    #[test]
    fn other_words_are_other_words() {
        for (one, other) in [
            ("the", "then"),
            ("war", "bar"),
            ("not", "now"),
            ("is", "has"),
            ("ferry", "harbour"),
            ("state", "station"),
            ("2019", "2020"),
            ("10000", "20000"),
            ("we", "were"),
        ] {
            assert!(!are_forms(one, other) && !are_forms(other, one), "{one} {other}");
        }
    }

    #[test]
    fn the_list_is_in_order_and_says_nothing_twice() {
        let list = include_str!("forms.txt");
        assert!(list.starts_with("# "));
        let firsts: Vec<_> = list
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert!(firsts.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
