//! Which elements are a comment each, and which hold them all.

use super::super::names::holds;
use super::super::tree::{Element, Id, Tree};

/// Whether an element is one comment.
pub(super) fn is_item(tree: &Tree, id: Id, element: &Element) -> bool {
    const MARKS: [&str; 16] = [
        "comment",
        "comment-item",
        "comment_item",
        "commentitem",
        "comment-entry",
        "comment-container",
        "comment-wrap",
        "comment-wrapper",
        "comment__item",
        "comment-block",
        "single-comment",
        "comment-box",
        "comment-row",
        "commentblock",
        "user-comment",
        "hcomment",
    ];
    const ACTIONS: [&str; 9] =
        ["add-", "leave-", "post-", "write-", "no-", "new-", "reply-", "open-", "allow-"];
    if !matches!(element.tag(), "li" | "div" | "article" | "section" | "dt" | "dd" | "tr" | "p" | "ul") {
        return false;
    }
    let by_class = element.classes().filter(|class| holds(class, &["comment"])).any(|class| {
        let class = class.to_ascii_lowercase();
        let is_action = || ACTIONS.iter().any(|action| class.starts_with(action));
        MARKS.contains(&class.as_str())
            || class.ends_with("-comment") && !is_action()
            || without_vendor(&class).is_some_and(|class| MARKS.contains(&class)) && !is_action()
    });
    // A list of terms gives the name, the words and the day an item each.
    let is_term = matches!(element.tag(), "dt" | "dd")
        && element
            .classes()
            .any(|class| matches!(class, "comment-author" | "comment-body" | "comment-footer"));
    let holds_name = || {
        let named = |id: Id| {
            tree.element(id)
                .is_some_and(|element| element.classes().any(|class| class == "UFICommentActorName"))
        };
        element.tag() == "div" && tree.children(id).take(4).any(named)
    };
    let by_type = element
        .attr("itemtype")
        .is_some_and(|kind| kind.ends_with("/Comment") || kind.ends_with("/UserComments"));
    let by_property = element
        .attr("itemprop")
        .is_some_and(|properties| properties.split_ascii_whitespace().any(|p| p == "comment"));
    by_class
        || by_type
        || by_property
        || is_term
        || element.attr("id").is_some_and(is_item_identifier)
        || holds_name()
        || is_post(tree, id, element)
}

/// A class without the few letters that a maker of comment systems puts before each of theirs: `vf-comment-container`.
pub(super) fn without_vendor(class: &str) -> Option<&str> {
    let (vendor, name) = class.split_once('-')?;
    ((1..=4).contains(&vendor.len()) && vendor.bytes().all(|b| b.is_ascii_lowercase())).then_some(name)
}

/// Whether an element tells that another site refers to the article: that is nobody's comment.
pub(super) fn is_reference(tree: &Tree, id: Id) -> bool {
    let of = |class: &str| class.eq_ignore_ascii_case("pingback") || class.eq_ignore_ascii_case("trackback");
    let near = std::iter::once(id).chain(tree.ancestors(id).take(3));
    near.filter_map(|id| tree.element(id)).any(|element| element.classes().any(of))
}

/// Whether an element is a post of a thread: it is called so, numbered, and holds what only posts of threads do. The post
/// that opens a forum's thread is no comment.
fn is_post(tree: &Tree, id: Id, element: &Element) -> bool {
    /// Elements that a post may hold before its words.
    const WITHIN: usize = 60;
    let numbered = |id: &str| {
        let digits = id.strip_prefix("post-").or_else(|| id.strip_prefix('p')).unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !element.classes().any(|class| class == "post") || !element.attr("id").is_some_and(numbered) {
        return false;
    }
    let holds = |mark: &str| {
        let below = tree.descendants(id).take(WITHIN).filter_map(|below| tree.element(below));
        below.flat_map(Element::classes).any(|class| class == mark)
    };
    let before = || std::iter::successors(tree.previous(id), |id| tree.previous(*id)).take(WITHIN);
    let is_first = || !before().any(|id| tree.element(id).is_some_and(|e| e.classes().any(|c| c == "post")));
    holds("post-message") || holds("postbody") && !is_first()
}

/// `comment-123`, `div-comment-123`, `li-comment-123`.
fn is_item_identifier(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    let name = id.get(..id.len() - digits.len()).unwrap_or_default().trim_end_matches(['-', '_']);
    let name = name.to_ascii_lowercase();
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (name.ends_with("comment") || name == "comment-body")
}

/// Whether an element holds a page's comments or the form for writing one.
pub(super) fn is_section(element: &Element) -> bool {
    const MARKS: [&str; 18] = [
        "comments",
        "commentlist",
        "comment-list",
        "comments-area",
        "comments-section",
        "comment-section",
        "comments-wrapper",
        "comments-container",
        "disqus_thread",
        "respond",
        "comment-respond",
        "commentform",
        "comment-form",
        "comments-list",
        "fb-comments",
        "reader-comments",
        "article-comments",
        "user-comments",
    ];
    if matches!(element.tag(), "a" | "span" | "body" | "html" | "main" | "i") {
        return false;
    }
    element
        .classes()
        .chain(element.attr("id"))
        .any(|name| MARKS.iter().any(|mark| name.eq_ignore_ascii_case(mark)))
}
