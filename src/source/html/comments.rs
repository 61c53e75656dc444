//! What readers wrote, as records, and out of the way of the body.
//!
//! Comment systems differ in everything but this: each comment is an element that is marked as one, and holds a name, a
//! time and the words in elements that are marked as such. Replies nest.

use std::collections::HashSet;

use serde_json::Value;

use super::blocks::{self, pieces_without};
use super::facts::Facts;
use super::linked::string;
use super::title::fold;
use super::tree::{Element, Id, Tree};
use crate::article::RawComment;
use crate::extract::boilerplate;

/// The comments of a page, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// The comments in the page's order.
    pub(super) comments: Vec<RawComment>,
    /// The elements that hold them and their forms: no part of the body.
    pub(super) places: Vec<Id>,
}

/// Reads the comments; those in the page before those of its record, which rarely holds them all.
pub(super) fn thread(facts: &Facts<'_>) -> Thread {
    let tree = facts.tree;
    let items: Vec<Id> = facts
        .marked
        .iter()
        .copied()
        .chain(facts.property("comment"))
        .filter(|id| tree.element(*id).is_some_and(is_item) && !holds_headline(facts, *id))
        .collect();
    let all: HashSet<Id> = items.iter().copied().collect();
    let mut comments: Vec<RawComment> = Vec::new();
    let mut places = Vec::new();
    // In lists of terms and in nested designs the name and time stand in one item, the words in the next.
    let mut head: Option<RawComment> = None;
    for item in items {
        let Some(mut comment) = comment(tree, item, &all) else { continue };
        places.push(item);
        if comment.text.is_empty() {
            head = Some(comment);
            continue;
        }
        if let Some(head) = head.take().filter(|_| comment.author.is_none()) {
            comment.author = head.author;
            comment.posted = comment.posted.or(head.posted);
        }
        let is_marked = comment.author.is_some() || comment.posted.is_some() || is_among_comments(tree, item);
        // *Log in to leave a comment* stands where a comment would.
        let is_marked = is_marked && !(comment.author.is_none() && boilerplate::is_form_line(&comment.text));
        let is_known = |other: &RawComment| other.text == comment.text && other.author == comment.author;
        if is_marked && !comments.iter().rev().take(50).any(is_known) {
            comments.push(comment);
        }
    }
    if comments.is_empty() {
        comments = recorded(facts);
    }
    places.extend(
        facts
            .marked
            .iter()
            .copied()
            .filter(|id| tree.element(*id).is_some_and(is_section) && !holds_headline(facts, *id)),
    );
    Thread { comments, places }
}

/// Whether an element is one comment.
fn is_item(element: &Element) -> bool {
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
    let by_class = element.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        MARKS.contains(&class.as_str())
            || (class.ends_with("-comment") && !ACTIONS.iter().any(|action| class.starts_with(action)))
    });
    let by_type = element
        .attr("itemtype")
        .is_some_and(|kind| kind.ends_with("/Comment") || kind.ends_with("/UserComments"));
    let by_property = element
        .attr("itemprop")
        .is_some_and(|properties| properties.split_ascii_whitespace().any(|p| p == "comment"));
    by_class || by_type || by_property || element.attr("id").is_some_and(is_item_identifier)
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
fn is_section(element: &Element) -> bool {
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

/// Whether the page's headline stands in an element: then it is the article, whatever it is called.
fn holds_headline(facts: &Facts<'_>, id: Id) -> bool {
    facts.headlines.iter().any(|headline| facts.tree.ancestors(*headline).any(|above| above == id))
}

/// Whether an item stands in what is marked as the page's comments.
fn is_among_comments(tree: &Tree, item: Id) -> bool {
    tree.ancestors(item).take(6).filter_map(|above| tree.element(above)).any(is_section)
}

/// Reads one comment, without its replies. A head without words has its name and time alone.
fn comment(tree: &Tree, item: Id, items: &HashSet<Id>) -> Option<RawComment> {
    let mut parts = Parts::default();
    let mut at = tree.first(item);
    while let Some(id) = at {
        let into = !items.contains(&id) && tree.element(id).is_none_or(|element| parts.take(id, element));
        at = into.then(|| tree.first(id)).flatten().or_else(|| tree.after(id, item));
    }
    let author = parts.author.and_then(|id| blocks::short_text(tree, id, 80)).map(|name| clean_author(&name));
    let posted = parts.posted.and_then(|id| posted(tree, id));
    let words = parts.words.unwrap_or(item);
    let skip = |id: Id| {
        items.contains(&id)
            || parts.beside.contains(&id)
            || Some(id) == parts.author
            || Some(id) == parts.posted
    };
    let lines: Vec<String> = pieces_without(tree, words, skip).into_iter().map(|piece| piece.text).collect();
    let text = lines.join("\n");
    let author = author.filter(|author| !author.is_empty());
    let is_something = !text.is_empty() || author.is_some() || posted.is_some();
    is_something.then_some(RawComment { author, posted, text, line: None, span: None })
}

/// The parts of a comment, as they are marked.
#[derive(Default)]
struct Parts {
    author: Option<Id>,
    posted: Option<Id>,
    words: Option<Id>,
    beside: HashSet<Id>,
}

impl Parts {
    /// Takes an element for what it is marked as; whether to look into it.
    fn take(&mut self, id: Id, element: &Element) -> bool {
        let marks = marks(element);
        let has = |names: &[&str]| names.iter().any(|name| marks.iter().any(|mark| mark == name));
        let holds = |names: &[&str]| names.iter().any(|name| marks.iter().any(|mark| mark.contains(name)));
        if self.words.is_none()
            && (has(&WORDS)
                || holds(&[
                    "comment-content",
                    "comment-text",
                    "commenttext",
                    "comment_text",
                    "comment__text",
                    "comment-copy",
                    "post-message",
                    "comment__body",
                    "comment__content",
                    "comment-message",
                ]))
        {
            self.words = Some(id);
            return true;
        }
        if self.posted.is_none()
            && (element.tag() == "time"
                || holds(&["date", "time", "posted-on", "ago", "comment-meta-item"])
                || has(&["comment-permalink"]))
            && element.tag() != "li"
        {
            self.posted = Some(id);
            return false;
        }
        if self.author.is_none()
            && (has(&AUTHORS)
                || element.tag() == "cite"
                || element.attr("rel").is_some_and(|rel| rel.contains("author")))
        {
            self.author = Some(id);
            self.beside.insert(id);
            return true;
        }
        if self.author.is_some()
            && has(&["fn", "name", "username"])
            && !has(&["says"])
            && self.words.is_none()
        {
            // The name within what holds the name and more.
            self.author = Some(id);
            return false;
        }
        if matches!(element.tag(), "form" | "footer" | "button" | "label") || holds(&BESIDE) {
            self.beside.insert(id);
        }
        true
    }
}

const WORDS: [&str; 7] =
    ["text", "commenttext", "message", "comment-body-text", "usertext-body", "comment_body", "content"];

const AUTHORS: [&str; 26] = [
    "fn",
    "author",
    "comment-author",
    "comment_author",
    "commentauthor",
    "comment__author",
    "username",
    "user-name",
    "user_name",
    "comment-author-name",
    "author-name",
    "name",
    "commenter",
    "commenter-name",
    "comment-name",
    "user",
    "nickname",
    "creator",
    "comment-user",
    "comment-username",
    "comment__username",
    "user-info",
    "comment-author-link",
    "vcard",
    "byline",
    "url",
];

/// What stands in a comment and is nobody's words.
const BESIDE: [&str; 20] = [
    "reply",
    "avatar",
    "comment-meta",
    "commentmeta",
    "comment-metadata",
    "comment_meta",
    "comment__meta",
    "says",
    "vote",
    "rating",
    "share",
    "actions",
    "report",
    "permalink",
    "moderat",
    "comment-footer",
    "comment-tools",
    "edit-link",
    "likes",
    "awaiting",
];

/// The words of an element's class, property and identifier, in lower case.
fn marks(element: &Element) -> Vec<String> {
    ["class", "itemprop", "id"]
        .iter()
        .filter_map(|name| element.attr(name))
        .flat_map(str::split_ascii_whitespace)
        .map(str::to_ascii_lowercase)
        .collect()
}

fn posted(tree: &Tree, id: Id) -> Option<String> {
    let machine = |id: Id| ["datetime", "content"].iter().find_map(|name| tree.attr(id, name));
    machine(id)
        .or_else(|| tree.descendants(id).find_map(machine))
        .and_then(super::fold::some_folded)
        .or_else(|| blocks::short_text(tree, id, 80))
}

/// A name without *says:*.
fn clean_author(name: &str) -> String {
    let name = name.trim_end_matches([':', ',', ' ']);
    let name = name
        .strip_suffix(" says")
        .or_else(|| name.strip_suffix(" wrote"))
        .or_else(|| name.strip_suffix(" said"))
        .unwrap_or(name);
    let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name);
    name.trim().to_owned()
}

/// The comments in the page's record.
fn recorded(facts: &Facts<'_>) -> Vec<RawComment> {
    let Some(article) = facts.linked.article() else { return Vec::new() };
    let mut comments: Vec<RawComment> = Vec::new();
    let mut stack: Vec<&Value> = article.get("comment").into_iter().collect();
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(values) => stack.extend(values.iter().rev()),
            Value::Object(object) => {
                let text = string(object, "text").or_else(|| string(object, "description"));
                let author = facts.linked.names(object, "author").into_iter().next();
                let posted = string(object, "dateCreated").or_else(|| string(object, "datePublished"));
                comments.extend(text.map(|text| RawComment { author, posted, text, line: None, span: None }));
                stack.extend(object.get("comment"));
            }
            _ => {}
        }
    }
    comments.dedup_by(|b, a| fold(&a.text) == fold(&b.text));
    comments
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn comments_are_read_in_the_common_systems() {
        for (what, page, expected) in [
            (
                "WordPress",
                r#"<ol class=commentlist><li class="comment even" id=comment-7><div id=div-comment-7 class=comment-body><div class="comment-author vcard"><img class=avatar alt=x><cite class=fn>Ann</cite> <span class=says>says:</span></div><div class="comment-meta commentmetadata"><a href=x>October 1, 2020 at 1:51 pm</a></div><p>First words.</p><p>Second.</p><div class=reply><a>Reply</a></div></div><ul class=children><li class=comment id=comment-8><div class=comment-body><div class="comment-author vcard"><cite class=fn>Bob</cite></div><p>No.</p></div></li></ul></li></ol><div id=respond>Leave a reply</div>"#,
                "Ann/-: First words.\nSecond.|Bob/-: No.",
            ),
            (
                "a newer WordPress",
                r#"<li id=comment-7 class=comment><article class=comment-body><footer class=comment-meta><div class="comment-author vcard"><b class=fn>Ann</b><span class=says>says:</span></div><div class=comment-metadata><a><time datetime=2020-10-01T13:51>x</time></a></div></footer><div class=comment-content><p>Words.</p></div><div class=reply>Reply</div></article></li>"#,
                "Ann/2020-10-01T13:51: Words.",
            ),
            (
                "microdata",
                r#"<div itemprop=comment itemscope itemtype="https://schema.org/Comment"><span itemprop=author>Ann</span><time itemprop=dateCreated datetime=2020-10-01>x</time><p itemprop=text>Words.</p></div>"#,
                "Ann/2020-10-01: Words.",
            ),
            (
                "the record",
                r#"<script type="application/ld+json">{"@type":"Article","comment":[{"@type":"Comment","author":{"name":"Ann"},"dateCreated":"2020-10-01","text":"Words &amp; more"}]}</script>"#,
                "Ann/2020-10-01: Words & more",
            ),
            (
                "a form in a comment's place",
                "<ol class=comments><li class=comment>Log in to leave a comment</ol>",
                "",
            ),
            (
                "an article called so",
                "<div class=comment><h1>Comment: on harbours</h1><p class=author>Ann</p><p>Words.</p></div>",
                "",
            ),
        ] {
            let tree = parse(page);
            let read: Vec<String> = thread(&Facts::of(&tree))
                .comments
                .iter()
                .map(|comment| {
                    let or = |part: &Option<String>| part.clone().unwrap_or("-".to_owned());
                    format!("{}/{}: {}", or(&comment.author), or(&comment.posted), comment.text)
                })
                .collect();
            assert_eq!(read.join("|"), expected, "{what}");
        }
    }
}
