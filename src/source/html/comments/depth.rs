//! How deep a reply stands: what the page counts itself, and else how its elements nest.
//!
//! A page may count in a class (`depth-2`) or an attribute (`data-level`), from nought or from one, so that the least of a
//! thread is taken for nought. Where it does not count, a reply lies within what it answers, or in a list made for replies.

use std::collections::HashMap;

use super::super::tree::{Element, Id, Tree};

/// Elements further up are not looked at: no tree is deeper than that by far.
const FURTHEST: usize = 512;

/// How deep each of a thread's comments stands, by the elements that they were read from, in the page's order.
pub(super) fn depths(tree: &Tree, places: &[Id], is_item: impl Fn(Id) -> bool) -> Vec<u32> {
    if let Some(counted) = counted(tree, places, &is_item) {
        return from_nought(counted);
    }
    let within = within(tree, places, &is_item);
    let lists: Vec<u32> = places.iter().map(|place| reply_lists(tree, *place)).collect();
    within.into_iter().zip(from_nought(lists)).map(|(within, lists)| within.max(lists)).collect()
}

fn from_nought(depths: Vec<u32>) -> Vec<u32> {
    let least = depths.iter().copied().min().unwrap_or_default();
    depths.into_iter().map(|depth| depth - least).collect()
}

/// What the page itself counts, where it does for every comment.
fn counted(tree: &Tree, places: &[Id], is_item: &impl Fn(Id) -> bool) -> Option<Vec<u32>> {
    /// The count may stand on what wraps a comment.
    const NEAR: usize = 3;
    let count = |place: &Id| {
        let above = tree.ancestors(*place).take(NEAR).take_while(|id| is_item(*id));
        std::iter::once(*place).chain(above).find_map(|id| tree.element(id).and_then(count))
    };
    places.iter().map(count).collect()
}

/// The count that an element bears: `depth-2`, `level1`, `data-depth`, `aria-level`.
fn count(element: &Element) -> Option<u32> {
    const ATTRIBUTES: [&str; 9] = [
        "data-depth",
        "data-level",
        "data-comment-depth",
        "data-comment-level",
        "data-nesting-level",
        "data-indent",
        "data-thread-level",
        "data-reply-level",
        "aria-level",
    ];
    const CLASSES: [&str; 4] = ["depth", "level", "lvl", "indent"];
    let number = |digits: &str| digits.trim().parse::<u32>().ok().filter(|depth| *depth < 1_000);
    let by_class = |class: &str| {
        let name = class.trim_end_matches(|c: char| c.is_ascii_digit());
        let counts = name.trim_end_matches(['-', '_']);
        let counts = CLASSES.iter().any(|ending| counts.ends_with(ending));
        class.strip_prefix(name).filter(|_| counts).and_then(number)
    };
    ATTRIBUTES
        .iter()
        .find_map(|name| element.attr(name).and_then(number))
        .or_else(|| element.classes().find_map(by_class))
}

/// How many other comments each lies within.
///
/// Often a wrapper holds a comment's own element and, beside it, its replies; such a wrapper is of its first comment. One
/// that holds several comments side by side is the list of them and nobody's.
fn within(tree: &Tree, places: &[Id], is_item: &impl Fn(Id) -> bool) -> Vec<u32> {
    let height = |id: Id| tree.ancestors(id).take(FURTHEST).count();
    let heights: Vec<usize> = places.iter().map(|place| height(*place)).collect();
    // Whose each item is, and whether it is a list.
    let mut owners: HashMap<Id, (usize, bool)> = HashMap::new();
    let around = |place: Id| {
        std::iter::once(place).chain(tree.ancestors(place).take(FURTHEST)).filter(|id| is_item(*id))
    };
    for (nth, (place, height)) in places.iter().zip(&heights).enumerate() {
        for item in around(*place) {
            let (owner, is_list) = owners.entry(item).or_insert((nth, false));
            let beside = |first: usize| {
                heights.get(first) == Some(height)
                    && places.get(first).is_some_and(|first| tree.tag(*first) == tree.tag(*place))
            };
            *is_list |= *owner != nth && beside(*owner);
        }
    }
    let depth = |(nth, place): (usize, &Id)| {
        let mut above: Vec<usize> = around(*place)
            .filter_map(|item| owners.get(&item))
            .filter(|(owner, is_list)| !is_list && *owner != nth)
            .map(|(owner, _)| *owner)
            .collect();
        above.dedup();
        u32::try_from(above.len()).unwrap_or(u32::MAX)
    };
    places.iter().enumerate().map(depth).collect()
}

/// How many lists made for replies a comment lies in.
fn reply_lists(tree: &Tree, place: Id) -> u32 {
    const LISTS: [&str; 11] = [
        "children",
        "replies",
        "comment-replies",
        "comment__replies",
        "comment-children",
        "child-comments",
        "nested-comments",
        "reply-list",
        "replies-list",
        "sub-comments",
        "subcomments",
    ];
    let is_list = |element: &Element| {
        !matches!(element.tag(), "body" | "html")
            && element.classes().any(|class| LISTS.iter().any(|list| class.eq_ignore_ascii_case(list)))
    };
    let lists = tree.ancestors(place).take(FURTHEST).filter_map(|id| tree.element(id)).filter(|e| is_list(e));
    u32::try_from(lists.count()).unwrap_or(u32::MAX)
}
