//! What an element's tag and names say about what stands in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::tree::Element;

/// Everything that is said of an element or of those around it, a bit a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u64);

/// What tags say, and then what the words of classes and identifiers say.
pub(super) const KINDS: [&str; 35] = [
    "in_item",
    "in_cell",
    "in_pre",
    "in_quote",
    "in_figure",
    "in_nav",
    "in_aside",
    "in_footer",
    "in_header",
    "in_form",
    "in_details",
    "ad",
    "author",
    "caption",
    "code",
    "comments",
    "content",
    "dialog",
    "faq",
    "form",
    "hidden",
    "legal",
    "links",
    "media",
    "menu",
    "meta",
    "newsletter",
    "offer",
    "recipe",
    "references",
    "related",
    "share",
    "tags",
    "toc",
    "widget",
];

/// A list's item.
pub(super) const ITEM: usize = 0;
/// A table's cell.
pub(super) const CELL: usize = 1;
/// Text set as it is typed.
pub(super) const PRE: usize = 2;

/// One word a row: see the file's head.
const WORDS: &str = include_str!("marks.txt");

static KNOWN: LazyLock<HashMap<&'static str, Marks, FixedState>> = LazyLock::new(|| {
    let rows = WORDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(word, kind)| Some((word, Marks::only(KINDS.iter().position(|name| *name == kind)?))))
        .collect()
});

impl Marks {
    const fn only(kind: usize) -> Self {
        Self(1 << kind)
    }

    /// Whether one of [`KINDS`] is among them.
    pub(super) const fn has(self, kind: usize) -> bool {
        self.0 & (1 << kind) != 0
    }

    /// Those of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What an element says of itself.
    pub(super) fn of(element: &Element) -> Self {
        let mut marks = match element.tag() {
            "li" | "dd" | "dt" => Self::only(ITEM),
            "td" | "th" => Self::only(CELL),
            "pre" | "code" => Self::only(PRE),
            "blockquote" => Self::only(3),
            "figure" => Self::only(4),
            "nav" => Self::only(5),
            "aside" => Self::only(6),
            "footer" => Self::only(7),
            "header" => Self::only(8),
            "form" | "fieldset" => Self::only(9),
            "details" => Self::only(10),
            "html" | "body" => return Self::default(),
            _ => Self::default(),
        };
        for name in ["class", "id", "data-component", "role"] {
            if let Some(value) = element.attr(name) {
                words(value, |word| marks = marks.and(KNOWN.get(word).copied().unwrap_or_default()));
            }
        }
        let style = element.attr("style").unwrap_or_default();
        if element.attr("hidden").is_some()
            || element.attr("aria-hidden") == Some("true")
            || style.contains("display:none")
            || style.contains("display: none")
        {
            marks = marks.and(KNOWN.get("hidden").copied().unwrap_or_default());
        }
        marks
    }
}

/// Only so many bytes of an attribute are read: what comes later is a designer's, not an editor's.
const ENOUGH: usize = 400;

/// Gives every word of a class or identifier, in lower case: `relatedPosts-box` has three.
fn words(value: &str, mut with: impl FnMut(&str)) {
    let mut word = String::with_capacity(16);
    let mut small = false;
    for byte in value.bytes().take(ENOUGH).chain([b' ']) {
        let ends = !byte.is_ascii_alphabetic() || (small && byte.is_ascii_uppercase());
        if ends && !word.is_empty() {
            with(&word);
            word.clear();
        }
        if byte.is_ascii_alphabetic() {
            word.push(char::from(byte.to_ascii_lowercase()));
        }
        small = byte.is_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        let mut found = Vec::new();
        words("relatedPosts-box HTML5 x_y", |word| found.push(word.to_owned()));
        assert_eq!(found, ["related", "posts", "box", "html", "x", "y"]);
    }

    #[test]
    fn the_list_is_sorted_and_every_kind_is_known() {
        let lines: Vec<&str> = WORDS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(KNOWN.len(), lines.len());
    }
}
