//! What elements are called: tests of classes and identifiers in whatever case they are written, for nearly every element of a page
//! is asked.

use super::tree::Element;
use crate::text::starts::Starts;

/// Whether an element's class or its identifier holds one of some words, given in small letters, two at least.
pub(super) fn is_called(element: &Element, words: &[&str]) -> bool {
    holds(element.class(), words) || holds(element.id(), words)
}

/// Whether a text holds one of some words, given in small letters, two at least.
pub(super) fn holds(text: &str, words: &[&str]) -> bool {
    if text.is_empty() {
        return false;
    }
    let starts = Starts::of(words);
    let mut rest = text.as_bytes();
    while let [_, behind @ ..] = rest {
        if starts.may_begin(rest) && words.iter().any(|word| begins_with(rest, word)) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Whether a text begins with a word.
pub(super) fn begins(text: &str, word: &str) -> bool {
    begins_with(text.as_bytes(), word)
}

/// Whether a text ends with a word.
pub(super) fn ends(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    start.and_then(|start| text.as_bytes().get(start..)).is_some_and(|end| begins_with(end, word))
}

fn begins_with(text: &[u8], word: &str) -> bool {
    let first = text.first().map(u8::to_ascii_lowercase);
    first == word.bytes().next()
        && text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_whatever_case_and_place() {
        for (text, words, found) in [
            ("PostDate-line", &["update", "date"][..], true),
            ("entry-META", &["meta"], true),
            ("met", &["meta"], false),
            ("DÄTE date", &["date"], true),
            ("", &["date"], false),
            ("date", &[], false),
        ] {
            assert_eq!(holds(text, words), found, "{text}");
        }
        assert!(begins("Breadcrumbs", "breadcrumb") && !begins("bread", "breadcrumb"));
        assert!(ends("site-Breadcrumb", "breadcrumb") && !ends("breadcrumbs", "breadcrumb"));
    }
}
