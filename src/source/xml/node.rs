//! An element with everything in it.

use crate::source::html;

/// An element.
#[derive(Debug, Default)]
pub(in crate::source) struct Node {
    /// Its name with its prefix, as written.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
}

/// What is in an element.
#[derive(Debug)]
pub(super) enum Child {
    Text(String),
    Node(Node),
}

/// What an element is for the text that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Part {
    /// A paragraph of its own.
    Paragraph,
    /// Text.
    Words,
    /// A character.
    Sign(char),
    /// What other parts are in.
    Holder,
    /// Nothing that the text says.
    Nothing,
}

impl Node {
    /// Its name with its prefix, as written.
    pub(in crate::source) fn name(&self) -> &str {
        &self.name
    }

    /// Its name without prefix.
    pub(in crate::source) fn local(&self) -> &str {
        local(&self.name)
    }

    /// The attribute of that name, with any prefix, unless it is empty.
    pub(in crate::source) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name || local(key) == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The elements right below.
    pub(in crate::source) fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The elements of that name right below; a name without prefix stands for any.
    pub(in crate::source) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.nodes().filter(move |node| node.is(name))
    }

    /// The first of them.
    pub(in crate::source) fn first(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| node.is(name))
    }

    /// The elements of that name anywhere below, in the order of the text.
    pub(in crate::source) fn anywhere<'n>(&'n self, name: &'n str) -> Vec<&'n Self> {
        let mut found = Vec::new();
        let mut open: Vec<&Self> = self.nodes().collect();
        open.reverse();
        while let Some(node) = open.pop() {
            if node.is(name) {
                found.push(node);
            }
            let from = open.len();
            open.extend(node.nodes());
            if let Some(below) = open.get_mut(from..) {
                below.reverse();
            }
        }
        found
    }

    /// The elements of these names anywhere below, in the order of the text; none within another.
    pub(in crate::source) fn anywhere_of(&self, names: &[&str]) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut open: Vec<&Self> = self.nodes().collect();
        open.reverse();
        while let Some(node) = open.pop() {
            if names.iter().any(|name| node.is(name)) {
                found.push(node);
                continue;
            }
            let from = open.len();
            open.extend(node.nodes());
            if let Some(below) = open.get_mut(from..) {
                below.reverse();
            }
        }
        found
    }

    /// The paragraphs anywhere below with what they say, in the order of the text; one within another stands behind it. What
    /// each element is, `of` says; whether text is said that stands anywhere, `said`.
    pub(in crate::source) fn paragraphs(&self, said: bool, of: fn(&Self) -> Part) -> Vec<(&Self, String)> {
        let mut found = Vec::new();
        self.say(said, of, &mut String::new(), &mut found);
        found
    }

    fn say<'n>(
        &'n self,
        said: bool,
        of: fn(&Self) -> Part,
        to: &mut String,
        found: &mut Vec<(&'n Self, String)>,
    ) {
        for child in &self.children {
            let node = match child {
                Child::Text(text) => {
                    if said {
                        to.push_str(text);
                    }
                    continue;
                }
                Child::Node(node) => node,
            };
            match of(node) {
                Part::Paragraph => {
                    let at = found.len();
                    found.push((node, String::new()));
                    let mut text = String::new();
                    node.say(said, of, &mut text, found);
                    if let Some((_, place)) = found.get_mut(at) {
                        *place = text;
                    }
                }
                Part::Words => node.say(true, of, to, found),
                Part::Sign(sign) => to.push(sign),
                Part::Holder => node.say(said, of, to, found),
                Part::Nothing => {}
            }
        }
    }

    fn is(&self, name: &str) -> bool {
        self.name == name || (!name.contains(':') && self.local() == name)
    }

    /// All text in it, as written.
    pub(in crate::source) fn text(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        text
    }

    fn collect(&self, to: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => to.push_str(text),
                Child::Node(node) => node.collect(to),
            }
        }
    }

    /// All text in it on one line, markup left out; `None` where there is none.
    pub(in crate::source) fn line(&self) -> Option<String> {
        Some(html::line(&self.text())).filter(|line| !line.is_empty())
    }

    /// What is in it as a page would have it, with elements called by what `rename` says: `None` leaves one out with all that is
    /// in it.
    pub(in crate::source) fn markup(&self, rename: &dyn Fn(&str) -> Option<&'static str>) -> String {
        let mut markup = String::new();
        self.write(&mut markup, rename);
        markup
    }

    fn write(&self, to: &mut String, rename: &dyn Fn(&str) -> Option<&'static str>) {
        for child in &self.children {
            match child {
                Child::Text(text) => escape(text, to),
                Child::Node(node) => {
                    let Some(tag) = rename(node.local()) else { continue };
                    to.push('<');
                    to.push_str(tag);
                    to.push('>');
                    node.write(to, rename);
                    // An end tag would be a line break of its own.
                    if tag != "br" {
                        to.push_str("</");
                        to.push_str(tag);
                        to.push('>');
                    }
                }
            }
        }
    }
}

/// Writes a text into a page. A reference that is still one was escaped twice, and is left for the page to resolve.
fn escape(text: &str, to: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '<' => to.push_str("&lt;"),
            '&' if !is_reference(text.get(at + 1..).unwrap_or_default()) => to.push_str("&amp;"),
            c => to.push(c),
        }
    }
}

/// Whether what follows an `&` makes it a reference to a character.
fn is_reference(rest: &str) -> bool {
    /// A name has so many letters at most; no further is its end looked for.
    const LONGEST: usize = 8;
    let end = rest.bytes().take(LONGEST + 1).position(|byte| byte == b';');
    let Some(name) = end.and_then(|end| rest.get(..end)) else { return false };
    let digits = name.strip_prefix("#x").or_else(|| name.strip_prefix('#'));
    name.len() >= 2
        && digits.unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !digits.is_some_and(str::is_empty)
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
