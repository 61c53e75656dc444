//! Which of the page's blocks are the article.
//!
//! Two readers together: the extraction crate judges *where* the article is, unless that stands out; the page's own tree says *what*
//! stands there. Every block is taken from the tree, word for word with its kind, so that nothing is glued, re-ordered or lost
//! on the way through a second tree. Whether it belongs is decided by a model for which the crate's verdict is one
//! witness among many; see `evidence`.

use std::sync::LazyLock;

use serde_json::Value;

use super::alone::standing_out;
use super::blocks::{Piece, pieces};
use super::evidence::{BLOCKS, Evidence, Known, observe};
use super::facts::Facts;
use super::fold;
use super::furniture;
use super::judge::{Bag, judge};
use super::linked::plain;
use super::title;
use super::tree::{Id, Tree};
use crate::article::{Block, ParagraphKind};
use crate::extract::boilerplate;
use crate::extract::boilerplate::model::Weights;

static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(&BLOCKS, include_str!("weights.txt")));

/// The blocks of the article, in the page's order.
pub(super) fn body(tree: &Tree, recorded: &[Block]) -> Vec<Block> {
    let blocks = pieces(tree, Tree::ROOT);
    let evidence = look(tree, &blocks, recorded);
    let mut taken = LEARNT.decide(&LEARNT.scores(&evidence.observed));
    trust_the_judge(&evidence.judged, &mut taken);
    take_head_lines(&blocks, &evidence.judged, &mut taken);
    take_between(tree, &blocks, &mut taken);
    take_headings(&blocks, &mut taken);
    take_rest(tree, &blocks, &evidence.judged, &mut taken);
    let mut blocks: Vec<Piece> =
        blocks.into_iter().zip(taken).filter_map(|(piece, taken)| taken.then_some(piece)).collect();
    furniture::clear(&mut blocks);
    blocks
        .into_iter()
        .map(|piece| Block { kind: piece.kind, text: piece.text, quoted: piece.quoted })
        .collect()
}

/// The page's blocks as the model sees them.
fn look(tree: &Tree, blocks: &[Piece], recorded: &[Block]) -> Evidence {
    let mut known = Known::of(tree, blocks, &mut record(recorded));
    let judged = standing_out(tree, blocks, &mut known);
    observe(tree, blocks, &mut known, &mut judged.unwrap_or_else(|| judge(tree)))
}

/// The body that the page's record holds, to hold blocks against.
pub(super) fn record(recorded: &[Block]) -> Bag {
    Bag::new(recorded.iter().map(|block| block.text.as_str()))
}

/// Where the model leaves out most of what the crate took for the article, the crate is believed: losing an article is
/// worse than keeping a notice.
fn trust_the_judge(judged: &[usize], taken: &mut [bool]) {
    let all: usize = judged.iter().sum();
    let kept: usize =
        judged.iter().zip(taken.iter()).filter(|(_, taken)| **taken).map(|(words, _)| words).sum();
    if kept * 2 < all {
        taken.iter_mut().zip(judged).for_each(|(taken, words)| *taken |= *words > 0);
    }
}

/// Takes the lines over the text that name author and day, where the judge took them: they are read before they are
/// left out of the body.
fn take_head_lines(blocks: &[Piece], judged: &[usize], taken: &mut [bool]) {
    const OVER: usize = 4;
    let first = taken.iter().position(|taken| *taken).unwrap_or(0);
    let over = blocks.iter().zip(judged).zip(taken).take(first + OVER).skip(first.saturating_sub(OVER));
    for ((block, judged), taken) in over {
        *taken |= *judged > 0 && boilerplate::is_head_line(&block.text);
    }
}

/// Takes the headings that the judge lost: those right above a block that was taken, with the article's text before them.
fn take_headings(blocks: &[Piece], taken: &mut [bool]) {
    let mut since = usize::MAX;
    for (at, piece) in blocks.iter().enumerate() {
        let below = taken.get(at + 1).copied().unwrap_or(false);
        let is_heading = piece.kind == ParagraphKind::Heading && piece.linked == 0 && piece.text.len() < 200;
        let Some(here) = taken.get_mut(at) else { return };
        *here |= is_heading && below && since <= NEAR;
        since = if *here { 0 } else { since.saturating_add(1) };
    }
}

/// The element that a paragraph stands in.
fn home(tree: &Tree, piece: &Piece) -> Option<Id> {
    (tree.tag(piece.place) == "p").then(|| tree.parent(piece.place)).flatten()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"', '’'])
}

/// Takes long paragraphs that both readers lost between two that were taken: they stand in the same element as nearly all of the
/// article.
fn take_between(tree: &Tree, blocks: &[Piece], taken: &mut [bool]) {
    /// So many paragraphs in one element are an article's.
    const ARTICLE: usize = 6;
    /// What is shorter, in bytes, may be a box's.
    const LONG: usize = 250;
    let parent = |piece: &Piece| home(tree, piece);
    let Some(first) = taken.iter().position(|taken| *taken) else { return };
    let Some(last) = taken.iter().rposition(|taken| *taken) else { return };
    let Some(home) = blocks.get(last).and_then(parent) else { return };
    let mine = |piece: &Piece| parent(piece) == Some(home);
    let here = blocks.iter().zip(taken.iter()).filter(|(piece, taken)| **taken && mine(piece)).count();
    let all = blocks.iter().zip(taken.iter()).filter(|(piece, taken)| **taken && parent(piece).is_some());
    if here < ARTICLE || here * 4 < all.count() * 3 {
        return;
    }
    for (piece, taken) in blocks.iter().zip(taken).take(last).skip(first) {
        // A number of a note may stand behind the last sentence.
        let text = piece.text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        *taken |= mine(piece)
            && text.len() >= LONG
            && piece.linked * 4 < piece.text.len()
            && ends_sentence(text)
            && !boilerplate::is_notice(&piece.text);
    }
}

/// Takes the paragraphs behind a box near the end: they stand in the same element as nearly all that was taken, and
/// between them and the last of it something that does not. Without a box the judge has to take them too: of a long article the
/// model may lose the end.
fn take_rest(tree: &Tree, blocks: &[Piece], judged: &[usize], taken: &mut [bool]) {
    /// A box has no more blocks than this.
    const BOX: usize = 8;
    /// So many paragraphs in one element are an article's.
    const ARTICLE: usize = 4;
    /// A paragraph that is shorter, in bytes, may be the page's.
    const SHORT: usize = 30;
    let parent = |piece: &Piece| home(tree, piece);
    let Some(last) = taken.iter().rposition(|taken| *taken) else { return };
    let Some(home) = blocks.get(last).and_then(parent) else { return };
    let mine = |piece: &Piece| parent(piece) == Some(home);
    let all = taken.iter().filter(|taken| **taken).count();
    let here = blocks.iter().zip(taken.iter()).filter(|(piece, taken)| **taken && mine(piece)).count();
    if here < ARTICLE || here * 4 < all * 3 {
        return;
    }
    let behind = |last: usize| blocks.iter().enumerate().skip(last + 1);
    let is_text = |piece: &Piece| {
        piece.linked * 2 < piece.text.len()
            && ends_sentence(&piece.text)
            && !boilerplate::is_notice(&piece.text)
    };
    let goes_on = |at: usize, piece: &Piece| {
        let heading = piece.kind == ParagraphKind::Heading && piece.linked == 0;
        judged.get(at).is_some_and(|words| *words > 0) && (heading || mine(piece) && is_text(piece))
    };
    let end =
        behind(last).take_while(|(at, piece)| goes_on(*at, piece)).filter(|(_, piece)| mine(piece)).last();
    let end = end.map_or(last, |(at, _)| at);
    taken.iter_mut().take(end + 1).skip(last + 1).for_each(|taken| *taken = true);
    // Where nothing stands between, the page itself was told from the article.
    let Some((first, _)) = behind(end).take(BOX + 1).find(|(_, piece)| mine(piece)) else { return };
    if first > end + 1 {
        let rest = blocks.iter().zip(taken).skip(first);
        for (_, taken) in
            rest.take_while(|(piece, _)| mine(piece) && piece.text.len() >= SHORT && is_text(piece))
        {
            *taken = true;
        }
    }
}

/// How many blocks back the text before a heading may end: a picture or an advertisement stands between.
const NEAR: usize = 4;

/// The body that the page's record holds, for pages that hold it nowhere else.
pub(super) fn recorded(facts: &Facts<'_>) -> Vec<Block> {
    let text = facts.linked.article().and_then(|article| article.get("articleBody")).and_then(Value::as_str);
    text.unwrap_or_default()
        .lines()
        .filter_map(plain)
        .map(|text| Block { kind: ParagraphKind::Body, text, quoted: false })
        .collect()
}

/// How many words there are.
pub(super) fn words(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| fold::words(&block.text)).sum()
}

/// Takes the headline off the top of the body, and with it what stands above: the paper's name, its sections, a trail of
/// links.
pub(super) fn drop_title(blocks: &mut Vec<Block>, title: Option<&str>) {
    /// So many lines may stand above a headline.
    const ABOVE: usize = 8;
    /// The names of a few sections, in bytes.
    const TRAIL: usize = 40;
    /// What is longer, in bytes, is not above a headline but text over a heading that says the same.
    const LINE: usize = 120;
    let Some(title) = title.map(title::fold).filter(|title| !title.is_empty()) else { return };
    let is_title = |block: &Block| {
        let text = title::fold(&block.text);
        text == title
            || title.len() >= TRAIL / 2 && text.len() <= title.len() + TRAIL && text.ends_with(&title)
    };
    let above = blocks.iter().take(ABOVE).take_while(|block| block.text.len() <= LINE || is_title(block));
    if let Some(at) = above.clone().position(is_title) {
        blocks.drain(..=at);
    }
}

/// Takes the names of the authors off the top of the body, where they stand alone: *Jane Roe*, *By Jane Roe*.
pub(super) fn drop_authors(blocks: &mut Vec<Block>, authors: &[String]) {
    /// Among so many blocks the names stand.
    const TOP: usize = 6;
    let names: Vec<String> = authors.iter().map(|author| title::fold(author)).collect();
    let is_name = |block: &Block| {
        let text = title::fold(&block.text);
        names.iter().any(|name| {
            !name.is_empty() && text.strip_suffix(name).is_some_and(|lead| matches!(lead, "" | "by"))
        })
    };
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        at > TOP || !is_name(block)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: ParagraphKind, text: &str) -> Piece {
        Piece { kind, text: text.to_owned(), quoted: false, linked: 0, place: Tree::ROOT }
    }

    #[test]
    fn a_heading_above_the_articles_text_is_the_articles() {
        use ParagraphKind::{Body, Heading};
        let blocks = [
            piece(Heading, "Site"),
            piece(Body, "a"),
            piece(Heading, "b"),
            piece(Body, "c"),
            piece(Heading, "More"),
        ];
        let mut taken = [false, true, false, true, false];
        take_headings(&blocks, &mut taken);
        assert_eq!(taken, [false, true, true, true, false]);
    }

    #[test]
    fn who_wrote_it_is_no_words_of_the_article() {
        let block = |text: &str| Block { kind: ParagraphKind::Body, text: text.to_owned(), quoted: false };
        let mut blocks: Vec<Block> =
            ["BY JANE ROE", "The quay is shut.", "John Doe", "John Doe sailed.", "Ann Poe"].map(block).into();
        drop_authors(&mut blocks, &["Jane Roe".to_owned(), "John Doe".to_owned()]);
        let left: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(left, ["The quay is shut.", "John Doe sailed.", "Ann Poe"]);
    }

    #[test]
    fn paragraphs_behind_a_box_are_the_articles() {
        let text = "The harbour board has met and voted.";
        let paragraphs = |count: usize| format!("<p>{text}</p>").repeat(count);
        for (what, page, judged, taken, expected) in [
            (
                "a box to share",
                format!(
                    "<article>{}<div><h4>Share</h4></div><p>{text}</p><p>{text}</p></article>",
                    paragraphs(4)
                ),
                &[][..],
                &[true, true, true, true, false, false, false][..],
                &[true, true, true, true, false, true, true][..],
            ),
            (
                "a box and another place",
                format!("<article>{}</article><div><h4>Share</h4></div><p>{text}</p>", paragraphs(4)),
                &[],
                &[true, true, true, true, false, false],
                &[true, true, true, true, false, false],
            ),
            (
                "no box",
                format!("<article>{}<p>{text}</p></article>", paragraphs(4)),
                &[],
                &[true, true, true, true, false],
                &[true, true, true, true, false],
            ),
            (
                "an end that the judge takes",
                format!("<article>{}<h2>Tides</h2><p>{text}</p><h2>More</h2></article>", paragraphs(4)),
                &[7, 7, 7, 7, 1, 7, 1],
                &[true, true, true, true, false, false, false],
                &[true, true, true, true, true, true, false],
            ),
        ] {
            let tree = super::super::parse::parse(&page);
            let blocks = pieces(&tree, Tree::ROOT);
            let mut taken = taken.to_vec();
            take_rest(&tree, &blocks, judged, &mut taken);
            assert_eq!(taken, expected, "{what}");
        }
    }

    #[test]
    fn a_long_paragraph_between_two_is_the_articles() {
        let long = "The harbour board has met and voted. ".repeat(8);
        let page = |lost: &str| {
            format!("<div>{}<p>{lost}</p><p>{long}</p></div>", format!("<p>{long}</p>").repeat(6))
        };
        for (lost, is_taken) in [
            (format!("{}17", long.trim_end()), true),
            ("Subscribe to the harbour board.".to_owned(), false),
            (format!("{long} and"), false),
        ] {
            let tree = super::super::parse::parse(&page(&lost));
            let blocks = pieces(&tree, Tree::ROOT);
            let mut taken = [true, true, true, true, true, true, false, true];
            take_between(&tree, &blocks, &mut taken);
            assert_eq!(taken[6], is_taken, "{lost}");
        }
    }

    #[test]
    fn an_article_that_the_model_leaves_out_is_taken_on_the_judges_word() {
        for (judged, before, after) in [
            ([50, 0, 40], [false, true, false], [true, true, true]),
            ([50, 0, 40], [true, false, false], [true, false, false]),
            ([0, 0, 0], [false, true, false], [false, true, false]),
        ] {
            let mut taken = before;
            trust_the_judge(&judged, &mut taken);
            assert_eq!(taken, after, "{judged:?} {before:?}");
        }
    }

    #[test]
    fn the_headline_is_not_the_first_paragraph() {
        let text = "It will be missed. ".repeat(10);
        for (above, left) in [
            (&["Harbour to close this winter!"][..], 1),
            (&["Home › News › Harbour to close this winter"], 1),
            (&["The Quay Post", "News | Sport", "Harbour to close this winter"], 1),
            (&[&text, "Harbour to close this winter"], 3),
        ] {
            let mut blocks: Vec<Block> = above
                .iter()
                .chain(&[text.as_str()])
                .map(|text| Block { kind: ParagraphKind::Body, text: (*text).to_owned(), quoted: false })
                .collect();
            drop_title(&mut blocks, Some("Harbour to close this winter"));
            assert_eq!(blocks.len(), left, "{above:?}");
        }
    }
}
