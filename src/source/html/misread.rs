//! Mends a page whose text was in the wrong encoding before it was saved.
//!
//! It is done on the tree, where entities are resolved already: a page may spell `Â£` as `&Acirc;&pound;`, or half of it.

use html5ever::tendril::StrTendril;

use super::tree::{Data, Id, Tree};
use crate::text::mojibake::{Signs, is_suspect, put_right};

/// Mends what a page says, where it is certain that it was misread.
pub(super) fn mend(tree: &mut Tree) {
    let suspects: Vec<Id> = tree.descendants(Tree::ROOT).filter(|id| is_suspect_node(tree, *id)).collect();
    if suspects.is_empty() || !signs(tree, &suspects).are_certain() {
        return;
    }
    for id in suspects {
        match tree.data_mut(id) {
            Data::Text(text) => mend_text(text),
            Data::Element(element) => {
                element.attrs.iter_mut().for_each(|attr| mend_text(&mut attr.value));
            }
            Data::Document | Data::Other => {}
        }
    }
}

fn is_suspect_node(tree: &Tree, id: Id) -> bool {
    match tree.data(id) {
        Data::Text(text) => is_suspect(text),
        Data::Element(element) => element.attr("content").is_some_and(is_suspect),
        Data::Document | Data::Other => false,
    }
}

/// What speaks for it, in what is misread, and against it, in all that a reader sees.
fn signs(tree: &Tree, suspects: &[Id]) -> Signs {
    let read = |id: Id| match tree.data(id) {
        Data::Text(text) => Some(&**text),
        Data::Element(element) => element.attr("content"),
        Data::Document | Data::Other => None,
    };
    let is_code = |id: Id| tree.parent(id).is_some_and(|above| matches!(tree.tag(above), "script" | "style"));
    let of_page = tree
        .descendants(Tree::ROOT)
        .filter(|id| matches!(tree.data(*id), Data::Text(_)) && !is_code(*id))
        .filter_map(read);
    let beside =
        suspects.iter().copied().filter(|id| is_code(*id) || tree.element(*id).is_some()).filter_map(read);
    let of_page = Signs::of(of_page);
    // A picture's name in a script is no sign; the page's record of itself may be all there is.
    if of_page.are_certain() { of_page } else { of_page.and(Signs::of(beside)) }
}

fn mend_text(text: &mut StrTendril) {
    if is_suspect(text) {
        *text = StrTendril::from(put_right(text).text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use crate::article::{RawArticle, RawBody};

    fn read(page: &str) -> RawArticle {
        article("a.html", page.as_bytes(), None).unwrap()
    }

    fn body(article: &RawArticle) -> String {
        let RawBody::Blocks(blocks) = &article.body else { return String::new() };
        blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("|")
    }

    const REST: &str = "<p>The harbour board met on Tuesday evening and spoke for three hours about a crane that nobody had used since the spring of the year before.</p>";

    #[test]
    fn a_page_is_mended_wherever_it_was_misread() {
        let page = format!(
            "<title>CafÃ© stays</title><meta name=author content='JosÃ© Roe'><h1>CafÃ© stays</h1>{REST}\
             <p>It costs &Acirc;&pound;5, said Jane Roe.Â&nbsp; It isn&acirc;&#128;&#153;t much, and nobody asked about it at all.</p>"
        );
        let article = read(&page);
        assert_eq!(article.title.as_deref(), Some("Café stays"));
        assert_eq!(article.byline, ["José Roe"]);
        assert!(
            body(&article)
                .ends_with("It costs £5, said Jane Roe. It isn’t much, and nobody asked about it at all.")
        );
    }

    #[test]
    fn a_page_about_it_is_left_alone() {
        let words = "Whoever reads UTF-8 in the wrong way sees Â£ for a pound sign, and nobody asked about it at all.";
        let article = read(&format!("<h1>Signs</h1>{REST}<p>{words}</p>"));
        assert!(body(&article).ends_with(words));
    }
}
