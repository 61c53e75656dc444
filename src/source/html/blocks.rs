//! The page as blocks of text: what a reader sees as paragraphs, headings, captions.

use super::fold::push_folded;
use super::tree::{Data, Element, Id, Tree};
use crate::article::ParagraphKind;

/// A block of text.
#[derive(Debug)]
pub(super) struct Piece {
    /// What the markup says it is.
    pub(super) kind: ParagraphKind,
    /// The text on one line.
    pub(super) text: String,
    /// Whether it stands in a `blockquote`.
    pub(super) quoted: bool,
    /// How many bytes of the text are links.
    pub(super) linked: usize,
    /// The innermost element that it stands in.
    pub(super) place: Id,
}

/// Cuts everything below `root` into blocks.
pub(super) fn pieces(tree: &Tree, root: Id) -> Vec<Piece> {
    pieces_without(tree, root, |_| false)
}

/// The same, without what is below the elements that `skip` names.
pub(super) fn pieces_without(tree: &Tree, root: Id, skip: impl Fn(Id) -> bool) -> Vec<Piece> {
    let mut cutter = Cutter::new(root);
    let mut at = tree.first(root);
    while let Some(id) = at {
        if skip(id) {
            cutter.flush();
            at = cutter.leave_until_next(tree, id, root, true);
            continue;
        }
        let down = cutter.enter(tree, id).then(|| tree.first(id)).flatten();
        at = down.or_else(|| cutter.leave_until_next(tree, id, root, false));
    }
    cutter.flush();
    cutter.pieces
}

/// The text below `root` on one line, blocks parted by spaces.
pub(super) fn text(tree: &Tree, root: Id) -> String {
    joined(&pieces(tree, root))
}

/// The text below `root` on one line, where there is some and it is at most `most` bytes long.
///
/// Made for asking many elements: what is too long is given up at once.
pub(super) fn short_text(tree: &Tree, root: Id, most: usize) -> Option<String> {
    let mut raw = 0;
    for id in tree.descendants(root) {
        if let Data::Text(text) = tree.data(id) {
            raw += text.trim().len();
            if raw > 4 * most {
                return None;
            }
        }
    }
    Some(text(tree, root)).filter(|line| !line.is_empty() && line.len() <= most)
}

fn joined(pieces: &[Piece]) -> String {
    let mut line = String::with_capacity(pieces.iter().map(|piece| piece.text.len() + 1).sum());
    for piece in pieces {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&piece.text);
    }
    line
}

struct Cutter {
    pieces: Vec<Piece>,
    line: String,
    linked: usize,
    breaks: usize,
    headings: usize,
    captions: usize,
    quotes: usize,
    links: usize,
    verbatim: usize,
    place: Id,
}

impl Cutter {
    fn new(root: Id) -> Self {
        Self {
            pieces: Vec::new(),
            line: String::new(),
            linked: 0,
            breaks: 0,
            headings: 0,
            captions: 0,
            quotes: 0,
            links: 0,
            verbatim: 0,
            place: root,
        }
    }

    /// Takes a node in; whether what is below it counts.
    fn enter(&mut self, tree: &Tree, id: Id) -> bool {
        match tree.data(id) {
            Data::Text(text) => {
                self.text(text);
                false
            }
            Data::Element(element) if is_passed(tree, id, element) => false,
            Data::Element(element) => {
                if element.tag() == "br" {
                    self.breaks += 1;
                }
                // A button has room around it.
                if matches!(element.tag(), "br" | "button") {
                    push_folded(&mut self.line, " ");
                }
                if is_block(element.tag()) || is_gap(tree, id, element) {
                    self.flush();
                }
                self.count(element, 1);
                self.place = id;
                true
            }
            Data::Document => true,
            Data::Other => false,
        }
    }

    /// Leaves a node, and its parents as far as nothing follows in them. A node that was skipped was never entered.
    fn leave_until_next(&mut self, tree: &Tree, id: Id, root: Id, skipped: bool) -> Option<Id> {
        let mut at = id;
        loop {
            let entered = !(skipped && at == id);
            let left = tree.element(at).filter(|element| entered && !is_passed(tree, at, element));
            if let Some(element) = left {
                if is_block(element.tag()) {
                    self.flush();
                }
                self.count(element, -1);
                self.place = tree.parent(at).unwrap_or(self.place);
            }
            if let Some(next) = tree.next(at) {
                return Some(next);
            }
            at = tree.parent(at).filter(|parent| *parent != root)?;
        }
    }

    fn count(&mut self, element: &Element, by: isize) {
        let counter = match element.tag() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &mut self.headings,
            "figcaption" => &mut self.captions,
            "blockquote" => &mut self.quotes,
            "a" => &mut self.links,
            "pre" => &mut self.verbatim,
            _ if is_caption(element) => &mut self.captions,
            _ => return,
        };
        *counter = counter.saturating_add_signed(by);
    }

    fn text(&mut self, text: &str) {
        if is_markup(text) {
            return;
        }
        if self.verbatim > 0 {
            for (nth, part) in text.split("\n\n").enumerate() {
                if nth > 0 {
                    self.flush();
                }
                self.inline(part);
            }
        } else {
            self.inline(text);
        }
    }

    fn inline(&mut self, text: &str) {
        if self.breaks > 0 && !text.trim().is_empty() {
            if self.breaks > 1 {
                self.flush();
            }
            self.breaks = 0;
        }
        let before = self.line.len();
        push_folded(&mut self.line, text);
        if self.links > 0 {
            self.linked += self.line.len() - before;
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let linked = std::mem::take(&mut self.linked);
        let text = self.line.trim();
        if text.is_empty() {
            self.line.clear();
            return;
        }
        let kind = if self.captions > 0 {
            ParagraphKind::Caption
        } else if self.headings > 0 {
            ParagraphKind::Heading
        } else {
            ParagraphKind::Body
        };
        let text = text.to_owned();
        self.line.clear();
        self.pieces.push(Piece { kind, text, quoted: self.quotes > 0, linked, place: self.place });
    }
}

/// Whether text is markup that a script was to put in place: pictures, mostly.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim_start();
    ["<img ", "<picture", "<iframe", "<figure", "<video"].iter().any(|tag| text.starts_with(tag))
}

/// The words that name a caption in a class. No more than these: `caption` alone also names whole galleries.
fn is_caption(element: &Element) -> bool {
    matches!(element.tag(), "div" | "p" | "span" | "dd")
        && element.classes().any(|class| {
            ["caption", "wp-caption-text", "image-caption", "photo-caption", "caption-text", "img-caption"]
                .iter()
                .any(|name| class.eq_ignore_ascii_case(name))
        })
}

/// Whether nothing below the element is text that a reader sees.
pub(super) fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "template"
            | "svg"
            | "head"
            | "iframe"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "button"
            | "select"
            | "textarea"
            | "datalist"
            | "map"
            | "noembed"
            | "noframes"
            | "amp-ad"
            | "amp-embed"
            | "amp-sticky-ad"
    )
}

/// Whether an element is passed over: nothing in it is read, or it is a button that is none of the words around it.
fn is_passed(tree: &Tree, id: Id, element: &Element) -> bool {
    is_silent(element.tag()) && !(element.tag() == "button" && is_within_words(tree, id))
}

/// *said professor* `<button>` *Ann Lee,* `</button>` *the head of it*: whether words of one paragraph lead to an element and go on behind
/// it.
fn is_within_words(tree: &Tree, id: Id) -> bool {
    let words = |node: Option<Id>| match node.map(|node| tree.data(node)) {
        Some(Data::Text(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let goes_on = |c: char| c.is_lowercase() || matches!(c, ',' | '.' | '’' | '\'' | ';' | ')');
    tree.parent(id).is_some_and(|parent| tree.tag(parent) == "p")
        && words(tree.previous(id)).is_some_and(|before| before.ends_with(char::is_alphanumeric))
        && words(tree.next(id)).is_some_and(|after| after.starts_with(goes_on))
}

/// Whether an element is written for the room that it leaves between two paragraphs.
fn is_gap(tree: &Tree, id: Id, element: &Element) -> bool {
    element.tag() == "span" && tree.first(id).is_none() && element.classes().any(|class| class == "br")
}

/// Whether the element starts a new line on the page.
pub(super) fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn blocks_are_what_a_reader_sees_as_such() {
        for (what, page, expected) in [
            (
                "inline elements glue nothing",
                "<p>The <b>har</b>bour <i>is</i> closed.</p>",
                "b:The harbour is closed.",
            ),
            (
                "entities",
                "<p>Smith&nbsp;&amp;&nbsp;Sons &ldquo;x&rdquo; so&shy;fa</p>",
                "b:Smith & Sons “x” sofa",
            ),
            ("a line break is a space", "<p>one<br>two</p>", "b:one two"),
            (
                "two line breaks part paragraphs",
                "<div>one<br> <br/>two<br><br><br>three</div>",
                "b:one|b:two|b:three",
            ),
            (
                "room between paragraphs",
                "<div><b>one</b><span class='x br'></span>two <span class=br>three</span></div>",
                "b:one|b:two three",
            ),
            (
                "a button among words is one of them",
                "<p>said head<button>Ann Lee</button>, of Hull <button>Listen</button></p><p>x.<button>More</button></p>",
                "b:said head Ann Lee, of Hull|b:x.",
            ),
            ("text between blocks", "<div>one<p>two</p>three</div>", "b:one|b:two|b:three"),
            (
                "headings and captions",
                "<h2>A <a href=x>b</a></h2><figure><figcaption>c</figcaption></figure>",
                "h:A b|c:c",
            ),
            ("caption by class", "<div class='wp-caption-text x'>c</div><p>d</p>", "c:c|b:d"),
            ("quoted matter", "<blockquote><p>q</p></blockquote><p>r</p>", "q:q|b:r"),
            ("lists and cells", "<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "b:a|b:b|b:c|b:d"),
            (
                "an advertisement's place",
                "<p>a</p><amp-ad><div fallback>Ad failed</div></amp-ad><p>c</p>",
                "b:a|b:c",
            ),
            ("what is not read aloud", "<p>a<script>x</script><button>b</button></p><style>y</style>", "b:a"),
            (
                "what is within a word parts nothing",
                "<p>Lu<wbr>nd<span></span>holm <a>cra</a>ne<sup>2</sup></p>",
                "b:Lundholm crane2",
            ),
            (
                "a block within inline elements",
                "<p><span>one<div>two</div>three</span></p>",
                "b:one|b:two|b:three",
            ),
            (
                "cells",
                "<table><tr><th>Name</th><td>Sum</td></tr><tr><td>Roe</td><td>12</td></table>",
                "b:Name|b:Sum|b:Roe|b:12",
            ),
            ("terms", "<dl><dt>crane<dd>a machine</dl>", "b:crane|b:a machine"),
            (
                "signs that show nothing",
                "<p>zero&#8203;width no&nbsp;break soft&shy;ly thin&thinsp;space</p>",
                "b:zerowidth no break softly thin space",
            ),
            ("comments within a word", "<p>cra<!-- x -->ne</p>", "b:crane"),
            ("a quoted heading and its list", "<blockquote><h3>h</h3><ul><li>q</ul></blockquote>", "h:h|q:q"),
            ("what is shown without scripts", "<p>a</p><noscript><p>b</p></noscript>", "b:a|b:b"),
            ("verbatim text", "<pre>one\nline\n\ntwo</pre>", "b:one line|b:two"),
        ] {
            let tree = parse(page);
            let cut: Vec<String> = pieces(&tree, Tree::ROOT)
                .iter()
                .map(|piece| {
                    let kind = match piece.kind {
                        ParagraphKind::Heading => 'h',
                        ParagraphKind::Caption => 'c',
                        _ if piece.quoted => 'q',
                        _ => 'b',
                    };
                    format!("{kind}:{}", piece.text)
                })
                .collect();
            assert_eq!(cut.join("|"), expected, "{what}");
        }
    }

    #[test]
    fn links_are_weighed() {
        let tree = parse("<p>Read <a href=x>more here</a></p>");
        assert_eq!(pieces(&tree, Tree::ROOT)[0].linked, "more here".len());
    }
}
