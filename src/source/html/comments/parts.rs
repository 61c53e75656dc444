//! What the elements within a comment are marked as: its author, its time, its words, and what is nobody's.

use std::collections::HashSet;

use super::super::blocks;
use super::super::fold::some_folded;
use super::super::tree::{Element, Id, Tree};

/// The parts of a comment, as they are marked.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) author: Option<Id>,
    pub(super) posted: Option<Id>,
    pub(super) words: Option<Id>,
    pub(super) beside: HashSet<Id>,
}

impl Parts {
    /// Takes an element for what it is marked as; whether to look into it.
    pub(super) fn take(&mut self, id: Id, element: &Element) -> bool {
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
        if self.words.is_some() && has(&["comment-copy"]) {
            // The words within what holds the words, the name and more.
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
                || marks.iter().any(|mark| AUTHOR_ENDS.iter().any(|end| mark.ends_with(end)))
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

/// What the names of an author's element end with in designs that name theirs after the comment.
const AUTHOR_ENDS: [&str; 9] = [
    "username",
    "user-name",
    "user__name",
    "author-name",
    "author__name",
    "display-name",
    "displayname",
    "__author",
    "comment-author",
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

pub(super) fn posted(tree: &Tree, id: Id) -> Option<String> {
    let machine = |id: Id| ["datetime", "content"].iter().find_map(|name| tree.attr(id, name));
    machine(id)
        .or_else(|| tree.descendants(id).find_map(machine))
        .and_then(some_folded)
        .or_else(|| blocks::short_text(tree, id, 80))
}

/// A name without *says:*.
pub(super) fn clean_author(name: &str) -> String {
    let name = name.trim_end_matches([':', ',', ' ']);
    let name = name
        .strip_suffix(" says")
        .or_else(|| name.strip_suffix(" wrote"))
        .or_else(|| name.strip_suffix(" said"))
        .unwrap_or(name);
    let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name);
    name.trim().to_owned()
}

/// Whether a line is nothing but buttons and counters: *Reply · Share · 3*, *Report*.
pub(super) fn is_control(line: &str) -> bool {
    const CONTROLS: [&str; 28] = [
        "abuse",
        "block",
        "comment",
        "delete",
        "dislike",
        "dislikes",
        "down",
        "edit",
        "flag",
        "hide",
        "like",
        "likes",
        "link",
        "permalink",
        "quote",
        "recommend",
        "recommended",
        "replies",
        "reply",
        "report",
        "respect",
        "share",
        "show",
        "this",
        "to",
        "up",
        "upvote",
        "vote",
    ];
    const LONGEST: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    let mut named = false;
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all = words.fold(true, |all, word| {
        let control = CONTROLS.iter().any(|control| word.eq_ignore_ascii_case(control));
        named |= control;
        all && (control || word.bytes().all(|byte| byte.is_ascii_digit()))
    });
    all && named && !line.ends_with(['.', '!', '?'])
}
