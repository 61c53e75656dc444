//! What the page marks up about itself, gathered in one walk over it.

use super::blocks;
use super::fold::some_folded;
use super::linked::Linked;
use super::names::begins;
use super::tree::{Data, Element, Id, Tree};

/// Everything that later rooms ask about.
#[derive(Debug)]
pub(super) struct Facts<'t> {
    /// The page.
    pub(super) tree: &'t Tree,
    /// JSON-LD.
    pub(super) linked: Linked,
    /// `meta` elements: name or property in lower case, content.
    metas: Vec<(String, &'t str)>,
    /// `title`, on one line.
    pub(super) title: Option<String>,
    /// The canonical address.
    pub(super) canonical: Option<&'t str>,
    /// The language that the page declares.
    pub(super) language: Option<&'t str>,
    /// Elements that mark a property of schema.org's in the page itself.
    properties: Vec<(&'t str, Id)>,
    /// First-level headings.
    pub(super) headlines: Vec<Id>,
    /// Second-level and third-level headings.
    pub(super) headings: Vec<Id>,
    /// `time` elements.
    pub(super) times: Vec<Id>,
    /// Texts that say *published*, *posted* or *updated*.
    pub(super) labels: Vec<Id>,
    /// Texts that say *written by*.
    pub(super) signatures: Vec<Id>,
    /// Texts that say that tags follow.
    pub(super) tag_labels: Vec<Id>,
    /// Links with a `rel`.
    pub(super) rels: Vec<(&'t str, Id)>,
    /// Links whose address says that they lead to a tag.
    pub(super) tag_links: Vec<Id>,
    /// Elements in the body that have a class or an identifier.
    pub(super) marked: Vec<Id>,
}

impl<'t> Facts<'t> {
    /// Reads a page's.
    pub(super) fn of(tree: &'t Tree) -> Self {
        let mut facts = Self {
            tree,
            linked: Linked::default(),
            metas: Vec::new(),
            title: None,
            canonical: None,
            language: None,
            properties: Vec::new(),
            headlines: Vec::new(),
            headings: Vec::new(),
            times: Vec::new(),
            labels: Vec::new(),
            signatures: Vec::new(),
            tag_labels: Vec::new(),
            rels: Vec::new(),
            tag_links: Vec::new(),
            marked: Vec::new(),
        };
        for id in tree.descendants(Tree::ROOT) {
            match tree.data(id) {
                Data::Element(element) => facts.element(id, element),
                Data::Text(text) => facts.text_node(id, text.trim_start()),
                _ => {}
            }
        }
        facts
    }

    /// Takes in a text without the white space before it.
    fn text_node(&mut self, id: Id, text: &str) {
        /// What is longer, in bytes, is no label.
        const LONGEST: usize = 160;
        if is_author(text) {
            self.signatures.push(id);
            return;
        }
        let labels = [
            (&mut self.signatures, &SIGNATURES[..]),
            (&mut self.tag_labels, &TAG_LABELS),
            (&mut self.labels, &LABELS),
        ];
        let begun = labels.into_iter().find(|(_, labels)| labels.iter().any(|label| begins(text, label)));
        if let Some((found, _)) = begun.filter(|_| text.trim_end().len() <= LONGEST) {
            found.push(id);
        }
    }

    fn element(&mut self, id: Id, element: &'t Element) {
        let properties = element.attr("itemprop").unwrap_or_default();
        if !properties.is_empty() && !self.is_cited(id) {
            self.properties.extend(properties.split_ascii_whitespace().map(|property| (property, id)));
        }
        match element.tag() {
            "html" => self.language = element.attr("lang").or_else(|| element.attr("xml:lang")),
            "meta" if !self.is_cited(id) => self.meta(element),
            "title" if self.title.is_none() => {
                self.title = some_folded(&raw_text(self.tree, id));
            }
            "script"
                if element
                    .attr("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.linked.add(&raw_text(self.tree, id));
            }
            "link" if element.attr("rel") == Some("canonical") => self.canonical = element.attr("href"),
            "a" if element.attr("href").is_some_and(leads_to_tag) => {
                self.tag_links.push(id);
                self.rels.extend(element.attr("rel").map(|rel| (rel, id)));
            }
            "a" => self.rels.extend(element.attr("rel").map(|rel| (rel, id))),
            "h1" => self.headlines.push(id),
            "h2" | "h3" => self.headings.push(id),
            "time" | "abbr" => self.times.push(id),
            _ => {}
        }
        if element.is_marked() {
            self.marked.push(id);
        }
    }

    /// Whether an element tells of a work that the article refers to.
    fn is_cited(&self, id: Id) -> bool {
        let mut above = self.tree.ancestors(id).take(6);
        above.any(|above| self.tree.attr(above, "itemprop").is_some_and(|of| of.contains("citation")))
    }

    fn meta(&mut self, element: &'t Element) {
        let Some(content) = element.attr("content").filter(|content| !content.trim().is_empty()) else {
            return;
        };
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = element.attr(key) {
                if name.ends_with("ld+json") {
                    self.linked.add(content);
                    return;
                }
                self.metas.push((name.to_ascii_lowercase(), content));
            }
        }
    }

    /// Every value of a `meta`, as written.
    pub(super) fn metas<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'t str> + 's {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| *content)
    }

    /// The values of every `meta` whose name is like that.
    pub(super) fn metas_like(&self, is_like: fn(&str) -> bool) -> impl Iterator<Item = &'t str> {
        self.metas.iter().filter(move |(key, _)| is_like(key)).map(|(_, content)| *content)
    }

    /// The first value of the first of these `meta`s that there is, on one line.
    pub(super) fn meta_line(&self, names: &[&str]) -> Option<String> {
        // Content is sometimes escaped twice.
        names.iter().find_map(|name| self.metas(name).find_map(super::linked::plain))
    }

    /// The elements that mark a property.
    pub(super) fn property<'s>(&'s self, name: &'s str) -> impl Iterator<Item = Id> + 's {
        self.properties.iter().filter(move |(key, _)| *key == name).map(|(_, id)| *id)
    }

    /// The text nodes of the page's body, in its order.
    pub(super) fn texts(&self) -> impl Iterator<Item = Id> {
        let body = self.tree.descendants(Tree::ROOT).find(|id| self.tree.tag(*id) == "body");
        let below = self.tree.descendants(body.unwrap_or(Tree::ROOT));
        below.filter(|id| matches!(self.tree.data(*id), Data::Text(_)))
    }

    /// A text node on one line; nothing for any other node.
    pub(super) fn text(&self, id: Id) -> String {
        match self.tree.data(id) {
            Data::Text(text) => super::fold::folded(text),
            _ => String::new(),
        }
    }

    /// The texts after a node, the nearest first; no more than a few nodes away.
    pub(super) fn texts_after(&self, id: Id) -> impl Iterator<Item = String> {
        let tree = self.tree;
        let next = move |id: &Id| tree.first(*id).or_else(|| tree.after(*id, Tree::ROOT));
        std::iter::successors(next(&id), next).take(8).map(|id| self.text(id))
    }

    /// The text before a node, where it stands close by.
    pub(super) fn text_before(&self, id: Id) -> Option<String> {
        let tree = self.tree;
        let before =
            std::iter::successors(super::header::before(tree, id), |id| super::header::before(tree, *id));
        before.take(4).map(|id| self.text(id)).find(|text| !text.is_empty())
    }

    /// The text of an element on one line; nothing where it is more than a line of a page's head.
    pub(super) fn line(&self, id: Id) -> Option<String> {
        blocks::short_text(self.tree, id, 400)
    }
}

/// What a short text begins with that says that a date of publication, or of a change, is in it or follows.
const LABELS: [&str; 12] = [
    "date published",
    "first published",
    "last modified",
    "last reviewed",
    "last updated",
    "originally posted",
    "originally published",
    "posted",
    "publication date",
    "published",
    "this article was originally published",
    "updated",
];

/// Whether a text says *Author* and nothing else.
pub(super) fn is_author(text: &str) -> bool {
    ["author", "authors", "author(s)"].iter().any(|alone| text.trim().eq_ignore_ascii_case(alone))
}

/// What one begins with that says that the author is.
const SIGNATURES: [&str; 6] = ["article by", "author:", "authors:", "posted by", "words by", "written by"];

/// What one begins with that says that tags follow.
const TAG_LABELS: [&str; 5] = ["filed under", "tagged:", "tagged with", "tags:", "topics:"];

fn leads_to_tag(address: &str) -> bool {
    ["/tag/", "/tags/", "/topic/", "/topics/", "/label/"].iter().any(|part| address.contains(part))
}

/// The text directly in an element that holds nothing else.
fn raw_text(tree: &Tree, id: Id) -> String {
    tree.children(id)
        .filter_map(|child| match tree.data(child) {
            Data::Text(text) => Some(&**text),
            _ => None,
        })
        .collect()
}
