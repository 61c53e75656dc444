//! What the elements within a comment are marked as: its author, its time, its words, and what is nobody's.

use std::collections::HashSet;

use super::super::blocks;
use super::super::fold::some_folded;
use super::super::tree::{Data, Element, Id, Tree};
use super::item::without_vendor;
use crate::extract::boilerplate;

/// The parts of a comment, as they are marked.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) author: Option<Id>,
    pub(super) posted: Option<Id>,
    pub(super) words: Option<Id>,
    pub(super) beside: HashSet<Id>,
    /// What holds the words where nothing is said to be them alone.
    pub(super) body: Option<Id>,
    /// What the maker of the comment system puts before its names.
    vendor: String,
}

impl Parts {
    /// The parts of a comment that an element holds, none of them found yet.
    pub(super) fn of(item: &Element) -> Self {
        let vendor = |class: &str| Some(class.get(..class.len() - without_vendor(class)?.len())?.to_owned());
        let named = item.classes().find(|class| class.contains("comment"));
        Self { vendor: named.and_then(vendor).unwrap_or_default(), ..Self::default() }
    }

    /// Takes an element for what it is marked as; whether to look into it.
    pub(super) fn take(&mut self, id: Id, element: &Element) -> bool {
        let marks = self.marks(element);
        let has = |names: &[&str]| names.iter().any(|name| marks.iter().any(|mark| mark == name));
        let holds = |names: &[&str]| names.iter().any(|name| marks.iter().any(|mark| mark.contains(name)));
        if self.words.is_none()
            && (has(&WORDS)
                || holds(&[
                    "comment-content",
                    "comment-html-content",
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
                || has(&["comment-permalink", "when"]))
            && element.tag() != "li"
        {
            self.posted = Some(id);
            return false;
        }
        if self.posted.is_none() && has(&["submitted"]) {
            // *Submitted by Jane Roe on …* has the name in it.
            self.posted = Some(id);
            return true;
        }
        if self.body.is_none() && has(&["comment-body"]) {
            self.body = Some(id);
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

    /// Takes the name that no mark tells: the first words of a comment, where they are a link or set bold, and what it says
    /// follows in a place of its own.
    pub(super) fn take_first_words(&mut self, tree: &Tree, item: Id, items: &HashSet<Id>) {
        /// A name is no longer than this, in bytes.
        const LONGEST: usize = 40;
        let words = |id: &Id| match tree.data(*id) {
            Data::Text(text) => some_folded(text).map(|text| (*id, text)),
            _ => None,
        };
        let mut texts = tree.descendants(item).take(80).filter_map(|id| words(&id));
        let (Some((first, name)), Some((second, next))) = (texts.next(), texts.next()) else { return };
        let Some(holder) = tree.parent(first).filter(|holder| *holder != item) else { return };
        let is_name = matches!(tree.tag(holder), "a" | "b" | "strong" | "h3" | "h4" | "h5")
            && name.len() <= LONGEST
            && name.split(' ').count() <= 4
            && name.chars().any(char::is_alphabetic)
            && !name.ends_with(['.', '!', '?', ':', ','])
            && !is_control(&name);
        let block = |id: Id| tree.ancestors(id).find(|above| blocks::is_block(tree.tag(*above)));
        let goes_on = block(first) == block(second)
            && !tree.parent(second).is_some_and(|holder| matches!(tree.tag(holder), "a" | "time" | "span"));
        if !is_name
            || goes_on
            || tree.ancestors(first).take_while(|id| *id != item).any(|id| items.contains(&id))
        {
            return;
        }
        self.author = Some(holder);
        let is_day = next.len() <= LONGEST && next.bytes().any(|b| b.is_ascii_digit());
        if self.posted.is_none() && is_day && block(first) == block(second) {
            self.posted = tree.parent(second);
        }
    }

    /// The words of an element's class, property and identifier, in lower case, also without the maker's letters.
    fn marks(&self, element: &Element) -> Vec<String> {
        let mut marks: Vec<String> = ["class", "itemprop", "id"]
            .iter()
            .filter_map(|name| element.attr(name))
            .flat_map(str::split_ascii_whitespace)
            .map(str::to_ascii_lowercase)
            .collect();
        if !self.vendor.is_empty() {
            // Longer names say what else stands there.
            const BARE: [&str; 9] =
                ["author", "date", "message", "msg", "name", "text", "time", "user", "when"];
            let bare = |mark: &String| {
                let bare = mark.strip_prefix(&self.vendor).filter(|bare| BARE.contains(bare))?;
                Some(bare.to_owned())
            };
            let bare: Vec<String> = marks.iter().filter_map(bare).collect();
            marks.extend(bare);
        }
        marks
    }
}

const WORDS: [&str; 8] = [
    "text",
    "commenttext",
    "message",
    "msg",
    "comment-body-text",
    "usertext-body",
    "comment_body",
    "content",
];

const AUTHORS: [&str; 28] = [
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
    "comment__user",
    "comment__username",
    "uficommentactorname",
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
const BESIDE: [&str; 21] = [
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
    "score",
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

pub(super) fn posted(tree: &Tree, id: Id) -> Option<String> {
    let machine = |id: Id| ["datetime", "content"].iter().find_map(|name| tree.attr(id, name));
    machine(id)
        .or_else(|| tree.descendants(id).find_map(machine))
        .and_then(some_folded)
        .or_else(|| blocks::short_text(tree, id, 80))
}

/// Whether a line is how long ago a comment was written, in one word, or the day: *6d*, *6dEdited*, *Oct 7*.
pub(super) fn is_day(line: &str) -> bool {
    let line = line.strip_suffix("Edited").unwrap_or(line).trim_end();
    let unit = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_age = unit.len() < line.len() && matches!(unit, "s" | "m" | "h" | "d" | "w" | "mo" | "y");
    is_age || line.len() <= 24 && boilerplate::is_date_line(line)
}

/// A name without *says:*.
pub(super) fn clean_author(name: &str) -> String {
    let name = name.trim_end_matches([':', ',', ' ']);
    let name = name.strip_suffix("...").or_else(|| name.strip_suffix('…')).unwrap_or(name).trim_end();
    let name = name.strip_suffix("(not verified)").unwrap_or(name).trim_end();
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
    if line.eq_ignore_ascii_case("expand full comment") {
        return true;
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
