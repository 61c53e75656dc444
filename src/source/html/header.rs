//! What stands around the headline: the lines above the text where a page says who wrote it, and when.

use super::fold::some_folded;
use super::names::{holds, is_called};
use super::tree::{Data, Element, Id, Tree};

/// One text node.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The node.
    pub(super) id: Id,
    /// Its text on one line.
    pub(super) text: String,
}

/// The text around the headline, node by node.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Where the headline stands.
    pub(super) headline: Option<Id>,
    /// What stands above the headline, last first.
    pub(super) above: Vec<Part>,
    /// What stands between the headline and the text.
    pub(super) below: Vec<Part>,
}

/// So many nodes above a headline may be of the article.
const ABOVE: usize = 12;
/// So many nodes below it.
const BELOW: usize = 60;
/// A node as long as this is a paragraph: the standfirst, or where a second one follows, the text. In bytes.
const TEXT: usize = 300;

impl Header {
    /// Reads what stands around a headline.
    pub(super) fn of(tree: &Tree, headline: Option<Id>) -> Self {
        let Some(id) = headline else { return Self::default() };
        let part = |id: Id| match tree.data(id) {
            Data::Text(text) if !is_silent(tree, id) => some_folded(text).map(|text| Part { id, text }),
            _ => None,
        };
        let mut at = tree.after(id, Tree::ROOT);
        let mut below = Vec::new();
        let (mut steps, mut paragraphs) = (0, 0);
        while let Some(id) = at.filter(|_| below.len() < BELOW && steps < 1_000) {
            steps += 1;
            if let Some(part) = part(id) {
                paragraphs += usize::from(part.text.len() > TEXT);
                if paragraphs > 1 {
                    break;
                }
                below.push(part);
            }
            at = tree.first(id).or_else(|| tree.after(id, Tree::ROOT));
        }
        let mut above = Vec::new();
        let mut at = before(tree, id);
        while let Some(id) = at.filter(|_| above.len() < ABOVE && steps < 2_000) {
            steps += 1;
            above.extend(part(id));
            at = before(tree, id);
        }
        Self { headline, above, below }
    }

    /// Everything around the headline: below it first, and then above, nearest first.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.below.iter().chain(&self.above)
    }
}

/// The node before another in the page's order: those above it are passed over.
pub(super) fn before(tree: &Tree, id: Id) -> Option<Id> {
    let mut at = id;
    loop {
        match tree.previous(at) {
            Some(mut previous) => {
                while let Some(last) = tree.last(previous) {
                    previous = last;
                }
                return Some(previous);
            }
            None => at = tree.parent(at)?,
        }
    }
}

/// Whether a text is not for readers.
pub(super) fn is_silent(tree: &Tree, text: Id) -> bool {
    let above = tree.parent(text).map_or("", |parent| tree.tag(parent));
    matches!(
        above,
        "script" | "style" | "noscript" | "template" | "title" | "option" | "textarea" | "iframe" | "svg"
    )
}

/// Whether an element is of a comment, a list of other articles or the page's frame.
pub(super) fn is_beside(tree: &Tree, id: Id, headline: Option<Id>) -> bool {
    let holds_headline =
        |above: Id| headline.is_some_and(|headline| tree.ancestors(headline).any(|of| of == above));
    std::iter::once(id)
        .chain(tree.ancestors(id))
        .filter_map(|above| Some((above, tree.element(above)?)))
        .any(|(above, element)| is_frame(element) && !holds_headline(above))
        || is_teaser(tree, id, headline)
}

/// Whether an element is the page's frame or holds other articles, by what it is called.
fn is_frame(element: &Element) -> bool {
    const MARKS: [&str; 18] = [
        "comment",
        "related",
        "sidebar",
        "widget",
        "recent",
        "latest",
        "footer",
        "more-",
        "recommend",
        "trending",
        "popular",
        "promo",
        "teaser",
        "newsletter",
        "sponsor",
        "respond",
        "disqus",
        "recirc",
    ];
    match element.tag() {
        "nav" => return true,
        "body" | "html" | "main" => return false,
        _ => {}
    }
    if !is_called(element, &MARKS) {
        return false;
    }
    // Page builders call everything a widget.
    let of_builder = |name: &str| name.starts_with("elementor") || name.starts_with("wp-block");
    let names = format!("{} {}", element.class(), element.id()).to_ascii_lowercase();
    let mut names = names.split_ascii_whitespace().filter(|name| !of_builder(name));
    // An article has a foot of its own, and may be one that its site's first page shows.
    let of_article = |name: &str| {
        name.ends_with("--promoted")
            || name.contains("footer")
                && ["article", "entry", "node", "post", "story"].iter().any(|owner| name.contains(owner))
    };
    names.any(|name| !of_article(name) && holds(name, &MARKS))
}

/// Whether an element stands in an `article` that has a headline of its own.
fn is_teaser(tree: &Tree, id: Id, headline: Option<Id>) -> bool {
    let article = |id: Id| tree.ancestors(id).find(|above| tree.tag(*above) == "article");
    let Some(own) = article(id) else { return false };
    let Some(headline) = headline else { return false };
    if tree.ancestors(headline).any(|above| above == own) {
        return false;
    }
    if tree.ancestors(headline).any(|above| tree.tag(above) == "article") {
        return true;
    }
    // Some pages set the headline above the `article`, which then holds the text.
    !holds_text(tree, own)
        && tree.descendants(own).take(400).any(|below| {
            matches!(tree.tag(below), "h2" | "h3" | "h4")
                && (tree.ancestors(below).take(3).any(|above| tree.tag(above) == "a")
                    || tree.descendants(below).take(6).any(|inner| tree.tag(inner) == "a"))
        })
}

/// Whether an element holds more text than a teaser does.
fn holds_text(tree: &Tree, id: Id) -> bool {
    /// In bytes: a teaser has a headline and a sentence or two.
    const TEASER: usize = 1_500;
    /// So many elements may lie between a paragraph and its words.
    const DEEP: usize = 4;
    let mut length = 0;
    tree.descendants(id).take(2_000).any(|below| {
        if let Data::Text(text) = tree.data(below)
            && tree.ancestors(below).take(DEEP).any(|above| tree.tag(above) == "p")
        {
            length += text.trim().len();
        }
        length > TEASER
    })
}
