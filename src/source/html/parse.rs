//! Reads a page into a [`Tree`], in time that grows with its length alone.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    EndTag, ParseError, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult, local_name, ns};

use super::surplus::Extent;
use super::tree::{Data, Element, Id, Tree};
use crate::source::limits::fine;

/// How deep elements may nest. The standard's algorithm looks through all open elements at almost every tag, which
/// makes deep nesting quadratic; no page that a person reads is nearly so deep.
const DEEPEST: usize = 256;

/// How many bytes are read between one look at the tokenizer and the next: a tag that begins and ends between them has no more
/// attributes than can be compared with one another.
const STRIDE: usize = 1024;

/// So many attributes of a tag are kept.
const ATTRIBUTES: usize = 64;

/// An element that the page does not write, because another was never closed, counts for so many: a page that has few of its
/// own may have hundreds of thousands of them. Each of its attributes, a copy as well, counts once.
const UNWRITTEN: usize = 8;

/// Reads a page as a browser does that runs no scripts. Whatever the text, there is a tree; one of more pieces than a page has
/// stops growing, and [says so](Tree::whole).
pub(super) fn parse(page: &str) -> Tree {
    // No script runs here: what is said to those without is markup, and no text with angle brackets in it.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let input = Rc::new(BufferQueue::default());
    let guard = Guard {
        builder: TreeBuilder::new(Sink::default(), options),
        open: Cell::new(0),
        dropped: Cell::new(0),
        unwritten: Cell::new(0),
        input: Rc::clone(&input),
        unread: Cell::new(None),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let guard = &tokenizer.sink;
    let mut whole = true;
    // Where reading is, where what is not yet read to its end begins, and to where that is known to be a tag.
    let (mut at, mut since, mut known) = (0, 0, 0);
    let mut surplus: Option<Range<usize>> = None;
    while at < page.len() && whole {
        let last = surplus.as_ref().map_or(page.len(), |surplus| surplus.start);
        let stride = (at + STRIDE..at + STRIDE + 4).find(|at| page.is_char_boundary(*at));
        let end = stride.unwrap_or(last).min(last);
        input.push_back(StrTendril::from(page.get(at..end).unwrap_or_default()));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        whole = guard.is_fine();
        at = end;
        since = guard.unread.take().map_or(since, |unread| end.saturating_sub(unread));
        if let Some(behind) = surplus.take_if(|surplus| surplus.start <= end) {
            at = behind.end;
        } else if known <= at
            && since < at
            && let Some(tag) = page.get(since..).and_then(|tag| Extent::of(tag, at - since))
        {
            known = since + tag.end + 1;
            surplus = tag.surplus.map(|surplus| since + surplus.start..since + surplus.end);
        }
    }
    tokenizer.end();
    let mut tree = tokenizer.sink.builder.sink.finish();
    if !whole {
        tree.cut();
    }
    tree
}

/// Leaves out the tags of elements that would nest too deep; their text stays. Of a tag it leaves out the attributes that are
/// too many, and all that comes when there is too much.
struct Guard {
    builder: TreeBuilder<Id, Sink>,
    /// Start tags less end tags: an upper bound for the depth, because many end tags may be left out.
    open: Cell<usize>,
    /// Start tags left out whose end tags are still to come.
    dropped: Cell<usize>,
    /// What the elements count for that the page does not write.
    unwritten: Cell<usize>,
    input: Rc<BufferQueue>,
    /// How many bytes of the input were to come when something was last read to its end.
    unread: Cell<Option<usize>>,
}

impl Guard {
    /// Whether the page is still of no more pieces than one has.
    fn is_fine(&self) -> bool {
        fine(self.builder.sink.tree.borrow().size() + self.unwritten.get()).is_ok()
    }

    /// Builds on, and counts what is built without being written.
    fn build(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        let (elements, attributes) = match &token {
            TagToken(tag) if tag.kind == StartTag => (1, tag.attrs.len()),
            _ => (0, 0),
        };
        let made = &self.builder.sink.made;
        made.set((0, 0));
        let result = self.builder.process_token(token, line);
        let (all, all_attributes) = made.get();
        let copies =
            all.saturating_sub(elements) * (UNWRITTEN - 1) + all_attributes.saturating_sub(attributes);
        self.unwritten.set(self.unwritten.get() + copies);
        result
    }

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
        // What is wrong with a tag is told in the middle of it.
        if !matches!(token, ParseError(_)) {
            self.unread.set(Some(self.input.peek_front_chunk_mut().map_or(0, |next| next.len())));
        }
        match token {
            _ if !self.is_fine() => TokenSinkResult::Continue,
            TagToken(ref tag) if !self.keeps(tag) => TokenSinkResult::Continue,
            TagToken(mut tag) => {
                tag.attrs.truncate(ATTRIBUTES);
                // How a page is encoded is known by now, and the parser fails where that breaks off behind *charset*.
                if tag.name == local_name!("meta") {
                    tag.attrs.retain(|attr| attr.name.local != local_name!("http-equiv"));
                }
                self.build(TagToken(tag), line)
            }
            token => self.build(token, line),
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
struct Sink {
    tree: RefCell<Tree>,
    /// How many elements were made since this was last set to nothing, and how many attributes they have.
    made: Cell<(usize, usize)>,
}

impl Default for Sink {
    fn default() -> Self {
        Self { tree: RefCell::new(Tree::new()), made: Cell::new((0, 0)) }
    }
}

impl Sink {
    /// How deep the end of the page so far is nested, counted up to [`DEEPEST`].
    fn depth(&self) -> usize {
        let tree = self.tree.borrow();
        let last = std::iter::successors(tree.last(Tree::ROOT), |id| tree.last(*id));
        last.take(DEEPEST).count()
    }

    fn text_or_node(&self, new: NodeOrText<Id>, neighbour: Option<Id>) -> Option<Id> {
        match new {
            NodeOrText::AppendNode(id) => Some(id),
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
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
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        static NONE: QualName = QualName { prefix: None, ns: ns!(html), local: local_name!("") };
        Ref::map(self.tree.borrow(), |tree| tree.element(*target).map_or(&NONE, |element| &element.name))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        let (elements, attributes) = self.made.get();
        self.made.set((elements + 1, attributes + attrs.len()));
        self.tree.borrow_mut().add(Data::Element(Element { name, attrs }))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let last = self.tree.borrow().last(*parent);
        if let Some(id) = self.text_or_node(child, last) {
            self.tree.borrow_mut().append(*parent, id);
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.tree.borrow().parent(*element).is_some() {
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
        let previous = self.tree.borrow().previous(*sibling);
        if let Some(id) = self.text_or_node(new, previous) {
            self.tree.borrow_mut().insert_before(*sibling, id);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let Data::Element(element) = self.tree.borrow_mut().data_mut(*target) {
            for attr in attrs {
                if element.attrs.len() < ATTRIBUTES
                    && !element.attrs.iter().any(|present| present.name == attr.name)
                {
                    element.attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first(*node) {
            tree.append(*new_parent, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(tree: &Tree) -> usize {
        tree.descendants(Tree::ROOT)
            .filter_map(|id| tree.element(id))
            .map(|element| element.attrs.len())
            .sum()
    }

    #[test]
    fn an_element_that_is_never_closed_does_not_multiply_without_end() {
        let many = |n: usize| (0..n).map(|number| format!(" a{number}")).collect::<Vec<_>>().concat();
        for (what, page) in [
            ("one of many attributes", format!("<b{}>{}", many(500), "<p>x".repeat(5_000))),
            ("two in turn", "<b><i><p>".repeat(33_000)),
            (
                "many that differ",
                (0..200).map(|n| format!("<b id={n}>")).collect::<Vec<_>>().concat() + &"<p>a".repeat(2_000),
            ),
            (
                "attributes of the page itself",
                (0..5_000).map(|n| format!("<body a{n}>")).collect::<Vec<_>>().concat(),
            ),
        ] {
            let tree = parse(&page);
            assert!(tree.size() < 60_000 && attributes(&tree) < 300_000, "{what}: {}", tree.size());
        }
        // What old pages leave open, they leave open in a few hundred places.
        let tree = parse(&format!("<font size=2 color=red face=x>{}", "<p>a<b>b<p>c</b>".repeat(2_000)));
        assert!(tree.whole());
        let tree = parse(&"<div><p class=x>a</p></div>".repeat(90_000));
        assert!(tree.whole());
    }

    #[test]
    fn a_tag_of_many_attributes_keeps_the_first_and_ends_where_it_ends() {
        let many = |n: usize| (0..n).map(|number| format!(" a{number}='>'")).collect::<Vec<_>>().concat();
        for n in [10, 64, 65, 500, 513, 20_000] {
            let page = format!("<p>one<p id=x{}>two</p><script>if (a<b) c{}</script>three", many(n), many(n));
            let page = page.replacen("a1=", "a1 a1=", 1);
            let tree = parse(&page);
            let texts: String = tree
                .descendants(Tree::ROOT)
                .filter_map(|id| match tree.data(id) {
                    Data::Text(text) if tree.tag(tree.parent(id)?) != "script" => Some(text.to_string()),
                    _ => None,
                })
                .collect();
            assert_eq!(texts, "onetwothree", "{n}");
            let kept: Vec<usize> = tree
                .descendants(Tree::ROOT)
                .filter_map(|id| tree.element(id))
                .map(|of| of.attrs.len())
                .collect();
            assert_eq!(kept.iter().max(), Some(&(n + 1).min(ATTRIBUTES)), "{n}");
        }
    }

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
