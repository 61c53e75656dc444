//! Reads a page into a [`Tree`], in time that grows with its length alone.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult, local_name, ns};

use super::tree::{Data, Element, Id, Tree};
use crate::source::limits::fine;

/// How deep elements may nest. The standard's algorithm looks through all open elements at almost every tag, which
/// makes deep nesting quadratic; no page that a person reads is nearly so deep.
const DEEPEST: usize = 256;

/// How many bytes are read between one look at the tree's size and the next: an end tag alone can make hundreds of elements.
const STRIDE: usize = 4096;

/// Reads a page as a browser does that runs no scripts. Whatever the text, there is a tree; one of more pieces than a page has
/// stops growing, and [says so](Tree::whole).
pub(super) fn parse(page: &str) -> Tree {
    // No script runs here: what is said to those without is markup, and no text with angle brackets in it.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink(RefCell::new(Tree::new())), options);
    let guard = Guard { builder, open: Cell::new(0), dropped: Cell::new(0) };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut whole = true;
    let mut rest = page;
    while !rest.is_empty() && whole {
        let end = (STRIDE..STRIDE + 4).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (next, after) = rest.split_at(end);
        input.push_back(StrTendril::from(next));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        whole = fine(tokenizer.sink.builder.sink.0.borrow().size()).is_ok();
        rest = after;
    }
    tokenizer.end();
    let mut tree = tokenizer.sink.builder.sink.finish();
    if !whole {
        tree.cut();
    }
    tree
}

/// Leaves out the tags of elements that would nest too deep; their text stays.
struct Guard {
    builder: TreeBuilder<Id, Sink>,
    /// Start tags less end tags: an upper bound for the depth, because many end tags may be left out.
    open: Cell<usize>,
    /// Start tags left out whose end tags are still to come.
    dropped: Cell<usize>,
}

impl Guard {
    fn keeps(&self, tag: &Tag) -> bool {
        if tag.self_closing || is_void(tag) || is_raw(tag) {
            return true;
        }
        let (open, dropped) = (self.open.get(), self.dropped.get());
        match tag.kind {
            StartTag if open >= DEEPEST && self.builder.sink.depth() >= DEEPEST => {
                self.dropped.set(dropped + 1);
                false
            }
            StartTag => {
                self.open.set(open + 1);
                true
            }
            EndTag if dropped > 0 => {
                self.dropped.set(dropped - 1);
                false
            }
            EndTag => {
                self.open.set(open.saturating_sub(1));
                true
            }
        }
    }
}

fn is_void(tag: &Tag) -> bool {
    matches!(
        &*tag.name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// What stands in these is no markup: leaving the tags out would make it so.
fn is_raw(tag: &Tag) -> bool {
    matches!(
        &*tag.name,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext"
    )
}

impl TokenSink for Guard {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        match token {
            TagToken(ref tag) if !self.keeps(tag) => TokenSinkResult::Continue,
            // How a page is encoded is known by now, and the parser fails where that breaks off behind *charset*.
            TagToken(mut tag) if tag.name == local_name!("meta") => {
                tag.attrs.retain(|attr| attr.name.local != local_name!("http-equiv"));
                self.builder.process_token(TagToken(tag), line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Builds the tree as the standard's algorithm says.
struct Sink(RefCell<Tree>);

impl Sink {
    /// How deep the end of the page so far is nested, counted up to [`DEEPEST`].
    fn depth(&self) -> usize {
        let tree = self.0.borrow();
        let last = std::iter::successors(tree.last(Tree::ROOT), |id| tree.last(*id));
        last.take(DEEPEST).count()
    }

    fn text_or_node(&self, new: NodeOrText<Id>, neighbour: Option<Id>) -> Option<Id> {
        match new {
            NodeOrText::AppendNode(id) => Some(id),
            NodeOrText::AppendText(text) => {
                let mut tree = self.0.borrow_mut();
                if let Some(Data::Text(before)) = neighbour.map(|id| tree.data_mut(id)) {
                    before.push_tendril(&text);
                    return None;
                }
                Some(tree.add(Data::Text(text)))
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        static NONE: QualName = QualName { prefix: None, ns: ns!(html), local: local_name!("") };
        Ref::map(self.0.borrow(), |tree| tree.element(*target).map_or(&NONE, |element| &element.name))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        self.0.borrow_mut().add(Data::Element(Element { name, attrs }))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.0.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.0.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let last = self.0.borrow().last(*parent);
        if let Some(id) = self.text_or_node(child, last) {
            self.0.borrow_mut().append(*parent, id);
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.0.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is not part of the page; it is kept below it, where readers of the page skip it.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let previous = self.0.borrow().previous(*sibling);
        if let Some(id) = self.text_or_node(new, previous) {
            self.0.borrow_mut().insert_before(*sibling, id);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let Data::Element(element) = self.0.borrow_mut().data_mut(*target) {
            for attr in attrs {
                if !element.attrs.iter().any(|present| present.name == attr.name) {
                    element.attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.0.borrow_mut();
        while let Some(child) = tree.first(*node) {
            tree.append(*new_parent, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(page: &str) -> String {
        let tree = parse(page);
        tree.descendants(Tree::ROOT)
            .map(|id| match tree.data(id) {
                Data::Element(element) => format!("<{}>", element.tag()),
                Data::Text(text) => text.to_string(),
                Data::Document | Data::Other => String::new(),
            })
            .collect()
    }

    #[test]
    fn pages_are_read_as_browsers_without_scripts_read_them() {
        for (page, expected) in [
            ("<p>one<p>two", "<html><head><body><p>one<p>two"),
            ("<meta http-equiv=content-type content='text/html; charset'>a", "<html><head><meta><body>a"),
            ("<meta http-equiv=refresh content='charset = '>a", "<html><head><meta><body>a"),
            ("<title>a &amp; b</title>c", "<html><head><title>a & b<body>c"),
            ("<table><tr><td>x</table>y", "<html><head><body><table><tbody><tr><td>xy"),
            ("<table>lost<tr><td>x", "<html><head><body>lost<table><tbody><tr><td>x"),
            ("<b><p>one</b>two</p>", "<html><head><body><b><p><b>onetwo"),
            ("<noscript><p>x</p></noscript>", "<html><head><noscript><body><p>x"),
            ("<body><noscript><p>x</p></noscript>", "<html><head><body><noscript><p>x"),
            ("<!-- c --><template><p>x</p></template>y", "<html><head><template><p>x<body>y"),
        ] {
            assert_eq!(shape(page), expected, "{page}");
        }
    }

    #[test]
    fn no_tree_is_deeper_than_can_be_walked() {
        for tags in [
            "<div>",
            "<b>",
            "<p><font color=x>",
            "<table><tr><td>",
            "<ul><li>",
            "<a><span><time>",
            "<svg><g>",
            "<select><option>",
            "<h1><a>",
        ] {
            let tree = parse(&tags.repeat(3_000));
            let deepest = tree.descendants(Tree::ROOT).map(|id| tree.ancestors(id).count()).max();
            assert!(deepest <= Some(2 * DEEPEST), "{tags}: {deepest:?}");
        }
    }

    #[test]
    fn nesting_beyond_reason_costs_neither_stack_nor_time() {
        let deep = format!("{}words{}<p>after</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tree = parse(&deep);
        let text: String = tree
            .descendants(Tree::ROOT)
            .filter_map(|id| match tree.data(id) {
                Data::Text(text) => Some(text.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(text, "wordsafter");
        let after = tree.descendants(Tree::ROOT).last().unwrap();
        assert_eq!(tree.ancestors(after).filter(|id| tree.tag(*id) == "div").count(), 0);
    }
}
