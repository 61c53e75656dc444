//! Writes a tree as HTML again, without what the search for the body has no use for.

use super::tree::{Data, Id, Tree};

/// Attributes longer than this are data, not marks.
const LONGEST: usize = 300;

/// Writes everything that may be part of the body: no head, no scripts, no pictures' addresses.
pub(super) fn write(tree: &Tree) -> String {
    let mut page = String::with_capacity(64 * 1024);
    let mut at = tree.first(Tree::ROOT);
    while let Some(id) = at {
        let down = open(tree, id, &mut page).then(|| tree.first(id)).flatten();
        at = down.or_else(|| close_until_next(tree, id, &mut page));
    }
    page
}

/// Writes a node's start; whether what is below it is to be written.
fn open(tree: &Tree, id: Id, page: &mut String) -> bool {
    match tree.data(id) {
        Data::Text(text) => {
            escape(text, page);
            false
        }
        Data::Element(element) => {
            if is_left_out(element.tag()) {
                return false;
            }
            page.push('<');
            page.push_str(written(element.tag()));
            for attr in &element.attrs {
                let name = &*attr.name.local;
                let useful = !matches!(name, "src" | "srcset" | "sizes" | "content" | "d" | "title")
                    && !name.starts_with("on")
                    && name
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'));
                if useful && attr.value.len() <= LONGEST {
                    page.push(' ');
                    page.push_str(name);
                    page.push_str("=\"");
                    escape(&attr.value, page);
                    page.push('"');
                }
            }
            page.push('>');
            true
        }
        Data::Document => true,
        Data::Other => false,
    }
}

fn close_until_next(tree: &Tree, id: Id, page: &mut String) -> Option<Id> {
    let mut at = id;
    loop {
        let tag = tree.tag(at);
        if !tag.is_empty() && !is_left_out(tag) && !matches!(tag, "br" | "hr" | "img" | "wbr" | "input") {
            page.push_str("</");
            page.push_str(written(tag));
            page.push('>');
        }
        if let Some(next) = tree.next(at) {
            return Some(next);
        }
        at = tree.parent(at)?;
    }
}

/// The tag that an element is written with: what is only there for readers without scripts is there for us.
fn written(tag: &str) -> &str {
    if tag == "noscript" { "div" } else { tag }
}

fn is_left_out(tag: &str) -> bool {
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
            | "link"
            | "meta"
            | "base"
            | "area"
            | "col"
            | "embed"
            | "param"
            | "source"
            | "track"
            | "plaintext"
            | "xmp"
            | "noembed"
            | "noframes"
            | "textarea"
            | "select"
            | "frameset"
            | "frame"
    )
}

fn escape(text: &str, page: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'>' | b'&' | b'"')) {
        let (before, from) = rest.split_at(at);
        page.push_str(before);
        page.push_str(match from.as_bytes().first() {
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'&') => "&amp;",
            _ => "&quot;",
        });
        rest = from.get(1..).unwrap_or_default();
    }
    page.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn what_is_written_reads_the_same() {
        let page = "<html><head><title>t</title></head><body class=\"a &quot;b\"><p>x &lt; y<br>z</p><script>s</script></body></html>";
        let written = write(&parse(page));
        assert_eq!(written, "<html><body class=\"a &quot;b\"><p>x &lt; y<br>z</p></body></html>");
        assert_eq!(
            write(&parse(&written)),
            "<html><head></head>".replace("<head></head>", "") + &written[6..]
        );
    }
}
