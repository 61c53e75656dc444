//! The page as a tree: an arena, so that no depth of nesting can exhaust the stack when it is walked or dropped.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name};

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);

impl Id {
    /// Its number, counted from nought: for keeping something for each node of a tree.
    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The root.
    Document,
    /// An element.
    Element(Element),
    /// Text.
    Text(StrTendril),
    /// A comment or a processing instruction: nothing of any use.
    Other,
}

/// A tag with its attributes.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attrs: Vec<Attribute>,
}

impl Element {
    /// Its tag in lower case.
    pub(super) fn tag(&self) -> &str {
        &self.name.local
    }

    /// An attribute's value.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
    }

    /// Its class attribute; nothing where it has none.
    pub(super) fn class(&self) -> &str {
        self.known(&local_name!("class")).unwrap_or_default()
    }

    /// Its identifier; nothing where it has none.
    pub(super) fn id(&self) -> &str {
        self.known(&local_name!("id")).unwrap_or_default()
    }

    /// Whether it has a class or an identifier, empty or not.
    pub(super) fn is_marked(&self) -> bool {
        self.known(&local_name!("class")).or_else(|| self.known(&local_name!("id"))).is_some()
    }

    /// The value of an attribute whose name is one of the parser's own, which are told apart by their numbers.
    fn known(&self, name: &LocalName) -> Option<&str> {
        self.attrs.iter().find(|attr| attr.name.local == *name).map(|attr| &*attr.value)
    }

    /// The words of its class attribute.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.class().split_ascii_whitespace()
    }
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
}

/// A page's nodes.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    nowhere: Node,
    /// Whether it is all of its page.
    whole: bool,
}

impl Tree {
    /// A tree of nothing but its root.
    pub(super) fn new() -> Self {
        Self { nodes: vec![Node::new(Data::Document)], nowhere: Node::new(Data::Other), whole: true }
    }

    /// The root.
    pub(super) const ROOT: Id = Id(0);

    /// How many nodes there are.
    pub(super) const fn size(&self) -> usize {
        self.nodes.len()
    }

    /// Says that it is but the beginning of its page.
    pub(super) const fn cut(&mut self) {
        self.whole = false;
    }

    /// Whether it is all of its page.
    pub(super) const fn whole(&self) -> bool {
        self.whole
    }

    /// Every identifier that a tree hands out is of one of its nodes; the fallback spares every caller the question.
    fn node(&self, id: Id) -> &Node {
        self.nodes.get(id.0 as usize).unwrap_or(&self.nowhere)
    }

    fn node_mut(&mut self, id: Id) -> &mut Node {
        self.nodes.get_mut(id.0 as usize).unwrap_or(&mut self.nowhere)
    }

    /// Adds a node that has no place yet.
    pub(super) fn add(&mut self, data: Data) -> Id {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node::new(data));
        id
    }

    pub(super) fn data(&self, id: Id) -> &Data {
        &self.node(id).data
    }

    pub(super) fn data_mut(&mut self, id: Id) -> &mut Data {
        &mut self.node_mut(id).data
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The tag of an element, and nothing for anything else.
    pub(super) fn tag(&self, id: Id) -> &str {
        self.element(id).map_or("", Element::tag)
    }

    pub(super) fn attr(&self, id: Id, name: &str) -> Option<&str> {
        self.element(id)?.attr(name)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id).parent
    }

    pub(super) fn previous(&self, id: Id) -> Option<Id> {
        self.node(id).previous
    }

    pub(super) fn next(&self, id: Id) -> Option<Id> {
        self.node(id).next
    }

    pub(super) fn first(&self, id: Id) -> Option<Id> {
        self.node(id).first
    }

    pub(super) fn last(&self, id: Id) -> Option<Id> {
        self.node(id).last
    }

    /// The nodes above, nearest first.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// The children in order.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first(id), |id| self.next(*id))
    }

    /// Everything below, in the page's order.
    pub(super) fn descendants(&self, root: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.first(root), move |id| self.first(*id).or_else(|| self.after(*id, root)))
    }

    /// The next node in the page's order that is not below `id`, nor outside `root`.
    pub(super) fn after(&self, id: Id, root: Id) -> Option<Id> {
        let mut at = id;
        while at != root {
            match self.next(at) {
                Some(next) => return Some(next),
                None => at = self.parent(at)?,
            }
        }
        None
    }

    /// Takes a node out, with everything below it.
    pub(super) fn detach(&mut self, id: Id) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).first = next;
                }
            }
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => {
                if let Some(parent) = parent {
                    self.node_mut(parent).last = previous;
                }
            }
        }
    }

    /// Makes a node the last child of another.
    pub(super) fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        (node.parent, node.previous) = (Some(parent), last);
    }

    /// Puts a node before another, which has a parent.
    pub(super) fn insert_before(&mut self, sibling: Id, new: Id) {
        self.detach(new);
        let Some(parent) = self.parent(sibling) else { return };
        let previous = self.node_mut(sibling).previous.replace(new);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(new),
            None => self.node_mut(parent).first = Some(new),
        }
        let node = self.node_mut(new);
        (node.parent, node.previous, node.next) = (Some(parent), previous, Some(sibling));
    }
}

impl Node {
    const fn new(data: Data) -> Self {
        Self { data, parent: None, previous: None, next: None, first: None, last: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_come_in_the_order_of_the_page_wherever_they_are_put() {
        let mut tree = Tree::new();
        let [a, b, c, d] = [(); 4].map(|()| tree.add(Data::Other));
        tree.append(Tree::ROOT, a);
        tree.append(a, b);
        tree.append(Tree::ROOT, d);
        tree.insert_before(d, c);
        assert_eq!(tree.descendants(Tree::ROOT).collect::<Vec<_>>(), [a, b, c, d]);
        assert_eq!(tree.after(b, Tree::ROOT), Some(c));
        assert_eq!(tree.after(b, a), None);
        tree.append(c, b);
        tree.detach(a);
        assert_eq!(tree.descendants(Tree::ROOT).collect::<Vec<_>>(), [c, b, d]);
        assert_eq!(tree.ancestors(b).collect::<Vec<_>>(), [c, Tree::ROOT]);
    }
}
