//! The standfirst under the headline.

use super::facts::Facts;
use super::header::Header;
use super::title::fold;
use super::tree::{Element, Id, Tree};
use crate::article::{Block, ParagraphKind};
use crate::extract::boilerplate;
use crate::extract::byline::is_lead;

/// The classes that mark a standfirst.
const MARKS: [&str; 24] = [
    "standfirst",
    "deck",
    "dek",
    "subheadline",
    "sub-headline",
    "article-deck",
    "article__deck",
    "article-dek",
    "article__dek",
    "article-standfirst",
    "article__standfirst",
    "article-subtitle",
    "article__subtitle",
    "entry-subtitle",
    "post-subtitle",
    "article-subheading",
    "kicker-deck",
    "content-dek",
    "strapline",
    "subhead",
    "subheading",
    "article-summary",
    "article__summary",
    "story-deck",
];

/// The standfirst, where an element is marked as one, or where a sentence stands right below the headline in the page's own
/// `header` or over the lines that name author and day. A description is written for search engines and proves nothing.
pub(super) fn deck(facts: &Facts<'_>, header: &Header, title: Option<&str>) -> Option<String> {
    // Under other articles' headlines stand theirs.
    let is_near = |id: &Id| {
        header.headline.is_none()
            || header.parts().any(|part| facts.tree.ancestors(part.id).any(|above| above == *id))
    };
    let marked = facts.marked.iter().copied().filter(|id| facts.tree.element(*id).is_some_and(is_deck));
    let marked = marked.filter(is_near);
    let alternative = facts.property("alternativeHeadline").filter(|id| facts.tree.tag(*id) != "meta");
    let mut lines = marked.chain(alternative).filter_map(|id| facts.line(id));
    let is_other = |line: &String| title.is_none_or(|title| fold(title) != fold(line));
    lines
        .find(|line| line.split(' ').count() >= 4 && is_other(line))
        .or_else(|| below_headline(facts.tree, header).filter(is_other))
}

/// The sentence right below the headline, where both stand in one `header`, or who wrote the article stands below.
fn below_headline(tree: &Tree, header: &Header) -> Option<String> {
    const WORDS: std::ops::RangeInclusive<usize> = 7..=60;
    /// So many of its words are written small.
    const SMALL: usize = 3;
    /// So many texts below it the byline begins.
    const BYLINE: usize = 3;
    let in_header = |id: Id| tree.ancestors(id).find(|above| tree.tag(*above) == "header");
    let part = header.below.first()?;
    let own = in_header(header.headline?);
    let over_byline = || {
        let next = header.below.iter().skip(1).take(BYLINE).map(|part| part.text.as_str());
        next.clone().any(|text| boilerplate::is_head_line(text) || is_lead(text))
    };
    let alone = |id: Id| tree.children(id).count() == 1;
    let is_inline = |id: &Id| matches!(tree.tag(*id), "span" | "strong" | "b" | "font") && alone(*id);
    let place = tree.ancestors(part.id).find(|id| !is_inline(id))?;
    let is_block = matches!(tree.tag(place), "p" | "h2" | "h3" | "div") && alone(place);
    // A list of names has no small words, a label announces something else.
    let small = part.text.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    let is_sentence = WORDS.contains(&part.text.split(' ').count())
        && small >= SMALL
        && !part.text.ends_with(':')
        && !boilerplate::is_head_line(&part.text);
    let in_one = || own.is_some() && in_header(part.id) == own;
    (is_block && is_sentence && (in_one() || over_byline())).then(|| part.text.clone())
}

/// Sets the standfirst at the head of the body, and takes it out where it stands there as another paragraph.
pub(super) fn place(blocks: &mut Vec<Block>, deck: &str) {
    const NEAR: usize = 4;
    let folded = fold(deck);
    match blocks.iter_mut().take(NEAR).find(|block| fold(&block.text) == folded) {
        Some(block) => block.kind = ParagraphKind::Deck,
        None => blocks.insert(0, Block { kind: ParagraphKind::Deck, text: deck.to_owned(), quoted: false }),
    }
}

fn is_deck(element: &Element) -> bool {
    matches!(element.tag(), "p" | "div" | "h2" | "h3" | "h4" | "span" | "section" | "header")
        && element.classes().any(|class| MARKS.iter().any(|mark| class.eq_ignore_ascii_case(mark)))
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn only_what_is_marked_as_a_standfirst_is_one() {
        let long = "The town loses its quay. ".repeat(20);
        let far = format!(
            "<h1>Quay to close this winter</h1><p>{long}</p><p>{long}</p><p class=dek>The bridge will stay open.</p>"
        );
        for (what, page, expected) in [
            (
                "marked",
                "<p class='standfirst x'>The town loses its quay.</p>",
                Some("The town loses its quay."),
            ),
            ("a description", "<meta name=description content='The town loses its quay.'>", None),
            ("the title again", "<h2 class=deck>Quay to close this winter</h2>", None),
            ("a label", "<p class=deck>Exclusive</p>", None),
            (
                "in one header with the headline",
                "<header><h1>Quay to close this winter</h1><p>The town loses the last quay that it had.</p></header>",
                Some("The town loses the last quay that it had."),
            ),
            ("another article's", &far, None),
            (
                "a byline there",
                "<header><h1>Quay to close this winter</h1><p>By Ada Quill, Tom Reed and Una Bell, 4 March 2021</p></header>",
                None,
            ),
            (
                "authors over the day",
                "<h1>Quay to close this winter</h1><p>Ada Quill, Tom Reed, Una Bell, Ida Moss</p><p>4 March 2021</p>",
                None,
            ),
            (
                "over the byline",
                "<h1>Quay to close this winter</h1><p>The town loses the last quay that it had.</p><p>By <a>Ada Quill</a></p>",
                Some("The town loses the last quay that it had."),
            ),
            (
                "in bold",
                "<header><h1>Quay to close this winter</h1><p><strong>The town loses the last quay that it had.</strong></p></header>",
                Some("The town loses the last quay that it had."),
            ),
            (
                "the text",
                "<h1>Quay to close this winter</h1><p>The town loses the last quay that it had.</p>",
                None,
            ),
        ] {
            let tree = parse(page);
            let facts = Facts::of(&tree);
            let header = Header::of(&tree, facts.headlines.first().copied());
            let deck = deck(&facts, &header, Some("Quay to close this winter"));
            assert_eq!(deck.as_deref(), expected, "{what}");
        }
    }

    #[test]
    fn it_stands_once_at_the_head_of_the_body() {
        let block = |kind, text: &str| Block { kind, text: text.to_owned(), quoted: false };
        let deck = block(ParagraphKind::Deck, "The town loses its quay.");
        let text = block(ParagraphKind::Body, "Nobody laughed.");
        for before in [
            vec![text.clone()],
            vec![block(ParagraphKind::Heading, "The town loses its quay."), text.clone()],
        ] {
            let mut blocks = before;
            place(&mut blocks, &deck.text);
            assert_eq!(blocks, [deck.clone(), text.clone()]);
        }
    }
}
