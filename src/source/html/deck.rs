//! The standfirst under the headline.

use super::facts::Facts;
use super::title::fold;
use super::tree::Element;

/// The classes that mark a standfirst.
const MARKS: [&str; 18] = [
    "standfirst",
    "deck",
    "dek",
    "subheadline",
    "sub-headline",
    "article-deck",
    "article__deck",
    "article-dek",
    "article__dek",
    "article-standfirst",
    "article__standfirst",
    "article-subtitle",
    "article__subtitle",
    "entry-subtitle",
    "post-subtitle",
    "article-subheading",
    "kicker-deck",
    "content-dek",
];

/// The standfirst, where an element is marked as one. A description is written for search engines and proves nothing.
pub(super) fn deck(facts: &Facts<'_>, title: Option<&str>) -> Option<String> {
    let marked = facts.marked.iter().copied().filter(|id| facts.tree.element(*id).is_some_and(is_deck));
    let alternative = facts.property("alternativeHeadline").filter(|id| facts.tree.tag(*id) != "meta");
    let mut lines = marked.chain(alternative).filter_map(|id| facts.line(id));
    lines.find(|line| line.split(' ').count() >= 4 && title.is_none_or(|title| fold(title) != fold(line)))
}

fn is_deck(element: &Element) -> bool {
    matches!(element.tag(), "p" | "div" | "h2" | "h3" | "h4" | "span" | "section" | "header")
        && element.classes().any(|class| MARKS.iter().any(|mark| class.eq_ignore_ascii_case(mark)))
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn only_what_is_marked_as_a_standfirst_is_one() {
        for (what, page, expected) in [
            (
                "marked",
                "<p class='standfirst x'>The town loses its quay.</p>",
                Some("The town loses its quay."),
            ),
            ("a description", "<meta name=description content='The town loses its quay.'>", None),
            ("the title again", "<h2 class=deck>Quay to close this winter</h2>", None),
            ("a label", "<p class=deck>Exclusive</p>", None),
        ] {
            let tree = parse(page);
            assert_eq!(
                deck(&Facts::of(&tree), Some("Quay to close this winter")).as_deref(),
                expected,
                "{what}"
            );
        }
    }
}
