//! What readers wrote, as records, and out of the way of the body.
//!
//! Comment systems differ in everything but this: each comment is an element that is marked as one, and holds a name, a
//! time and the words in elements that are marked as such. Replies nest.

mod depth;
mod item;
mod parts;

use std::collections::HashSet;

use serde_json::Value;

use super::blocks::{self, pieces_without};
use super::facts::Facts;
use super::linked::string;
use super::title::fold;
use super::tree::{Id, Tree};
use crate::article::RawComment;
use crate::extract::boilerplate;
use item::{is_item, is_reference, is_section};
use parts::{Parts, clean_author, is_control};

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
    // What holds the page's headline is the article, whatever it is called.
    let mut over_headlines: HashSet<Id> = HashSet::new();
    for headline in &facts.headlines {
        let above = tree.ancestors(*headline);
        above.take_while(|id| over_headlines.insert(*id)).for_each(drop);
    }
    let is_beside = |id: &Id| !over_headlines.contains(id);
    let mut items: Vec<Id> = facts
        .marked
        .iter()
        .copied()
        .chain(facts.property("comment"))
        .filter(|id| tree.element(*id).is_some_and(|element| is_item(tree, *id, element)) && is_beside(id))
        .collect();
    items.sort_unstable();
    items.dedup();
    let all: HashSet<Id> = items.iter().copied().collect();
    let mut comments: Vec<RawComment> = Vec::new();
    let mut read_from = Vec::new();
    let mut places = Vec::new();
    // In lists of terms and in nested designs the name and time stand in one item, the words in the next.
    let mut head: Option<RawComment> = None;
    for item in items {
        let Some(mut comment) = comment(tree, item, &all) else { continue };
        places.push(item);
        if is_reference(tree, item) {
            continue;
        }
        if comment.text.is_empty() && comment.author.is_none() && tree.tag(item) == "dd" {
            // The day stands in the last item of a list of terms.
            if let Some(last) = comments.last_mut() {
                last.posted = last.posted.take().or(comment.posted);
            }
            continue;
        }
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
            read_from.push(item);
        }
    }
    let depths = depth::depths(tree, &read_from, |id| all.contains(&id));
    comments.iter_mut().zip(depths).for_each(|(comment, depth)| comment.depth = depth);
    if comments.is_empty() {
        comments = recorded(facts);
    }
    let sections = facts.marked.iter().copied();
    places.extend(sections.filter(|id| tree.element(*id).is_some_and(is_section) && is_beside(id)));
    Thread { comments, places }
}

/// Whether an item stands in what is marked as the page's comments.
fn is_among_comments(tree: &Tree, item: Id) -> bool {
    tree.ancestors(item).take(6).filter_map(|above| tree.element(above)).any(is_section)
}

/// Reads one comment, without its replies. A head without words has its name and time alone.
fn comment(tree: &Tree, item: Id, items: &HashSet<Id>) -> Option<RawComment> {
    let element = tree.element(item)?;
    let has = |mark: &str| element.classes().any(|class| class == mark);
    if element.tag() == "dt" && has("comment-author") {
        let author = blocks::short_text(tree, item, 80).map(|name| clean_author(&name));
        return author.map(|author| RawComment { author: Some(author), ..bare(String::new()) });
    }
    if element.tag() == "dd" && has("comment-footer") {
        let posted = blocks::short_text(tree, item, 80);
        return Some(RawComment { posted, ..bare(String::new()) });
    }
    let mut parts = Parts::of(element);
    let mut at = tree.first(item);
    while let Some(id) = at {
        let into = !items.contains(&id) && tree.element(id).is_none_or(|element| parts.take(id, element));
        at = into.then(|| tree.first(id)).flatten().or_else(|| tree.after(id, item));
    }
    if parts.author.is_none() {
        parts.take_first_words(tree, item, items);
        let holds =
            |body: Id| parts.author.is_some_and(|author| tree.ancestors(author).any(|above| above == body));
        parts.words = parts.words.or(parts.body.filter(|body| parts.author.is_some() && !holds(*body)));
    }
    let author = parts.author.and_then(|id| blocks::short_text(tree, id, 80)).map(|name| clean_author(&name));
    let posted = parts.posted.and_then(|id| parts::posted(tree, id));
    let words = parts.words.unwrap_or(item);
    let skip = |id: Id| {
        items.contains(&id)
            || parts.beside.contains(&id)
            || Some(id) == parts.author
            || Some(id) == parts.posted
    };
    let mut lines: Vec<String> =
        pieces_without(tree, words, skip).into_iter().map(|piece| piece.text).collect();
    // What is marked as somebody's words may well be *Like*.
    let least = usize::from(parts.words.is_some());
    while lines.len() > least && lines.last().is_some_and(|line| is_control(line)) {
        lines.pop();
    }
    if parts.words.is_none() {
        lines.retain(|line| !is_control(line));
    }
    let mut posted = posted;
    if posted.is_none() && lines.len() > 1 && lines.first().is_some_and(|line| parts::is_day(line)) {
        posted = Some(lines.remove(0));
    }
    let text = lines.join("\n");
    let author = author.filter(|author| !author.is_empty());
    let is_something = !text.is_empty() || author.is_some() || posted.is_some();
    is_something.then_some(RawComment { author, posted, ..bare(text) })
}

/// Words without anything about them.
const fn bare(text: String) -> RawComment {
    RawComment { author: None, posted: None, text, depth: 0, line: None, span: None }
}

/// The comments in the page's record.
fn recorded(facts: &Facts<'_>) -> Vec<RawComment> {
    let Some(article) = facts.linked.article() else { return Vec::new() };
    let known = facts.linked.known();
    let mut comments: Vec<RawComment> = Vec::new();
    let mut stack: Vec<(&Value, u32)> = article.get("comment").map(|value| (value, 0)).into_iter().collect();
    while let Some((value, depth)) = stack.pop() {
        match value {
            Value::Array(values) => stack.extend(values.iter().rev().map(|value| (value, depth))),
            Value::Object(object) => {
                let text = string(object, "text").or_else(|| string(object, "description"));
                let author = known.names(object, "author").into_iter().next();
                let posted = string(object, "dateCreated").or_else(|| string(object, "datePublished"));
                let comment = |text| RawComment { author, posted, text, depth, line: None, span: None };
                comments.extend(text.map(comment));
                stack.extend(object.get("comment").map(|value| (value, depth + 1)));
            }
            _ => {}
        }
    }
    comments.dedup_by(|b, a| fold(&a.text) == fold(&b.text));
    comments
}

#[cfg(test)]
mod tests;
