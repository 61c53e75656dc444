//! Which of the page's blocks are the article.
//!
//! Two readers together: the extraction crate judges *where* the article is, far better than rules of a day could; the
//! page's own tree says *what* stands there. Every block is taken from the tree, word for word with its kind, and the
//! crate's text only decides whether it belongs. So nothing is glued, re-ordered or lost on the way through a second tree.

use std::collections::HashMap;

use serde_json::Value;
use trafilatura::{HtmlDateMode, Options};

use super::blocks::{Piece, pieces};
use super::facts::Facts;
use super::linked::plain;
use super::title::fold;
use super::tree::Tree;
use super::{furniture, markup, parse};
use crate::article::{Block, ParagraphKind};

/// How many words in a row must be the same to be the same text.
const SHINGLE: usize = 4;

/// The share of a block's shingles that must be in the judge's text. Below one, because the two cut blocks differently.
const SHARED: f64 = 0.6;

/// The blocks of the article, in the page's order.
pub(super) fn body(tree: &Tree) -> Vec<Block> {
    let mut wanted = Wanted::new(&judge(tree));
    let blocks = pieces(tree, Tree::ROOT);
    let mut taken: Vec<bool> = blocks.iter().map(|piece| wanted.takes(&piece.text)).collect();
    take_headings(&blocks, &mut taken);
    let mut blocks: Vec<Piece> =
        blocks.into_iter().zip(taken).filter_map(|(piece, taken)| taken.then_some(piece)).collect();
    furniture::clear(&mut blocks);
    blocks
        .into_iter()
        .map(|piece| Block { kind: piece.kind, text: piece.text, quoted: piece.quoted })
        .collect()
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
    blocks.iter().map(|block| block.text.split(' ').count()).sum()
}

/// Takes the headline off the top of the body.
pub(super) fn drop_title(blocks: &mut Vec<Block>, title: Option<&str>) {
    let Some(title) = title.map(fold) else { return };
    if let Some(at) = blocks.iter().take(3).position(|block| fold(&block.text) == title) {
        blocks.remove(at);
    }
}

/// The blocks that the extraction crate takes for the article.
fn judge(tree: &Tree) -> Vec<Piece> {
    // Its search for a date costs as much as all the rest, and is not asked.
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    match trafilatura::extract(&markup::write(tree), &options) {
        Ok(result) => {
            let tree = parse::parse(&result.content_html);
            pieces(&tree, Tree::ROOT)
        }
        Err(_) => Vec::new(),
    }
}

/// The text that was judged to be the article, as a bag to take from.
struct Wanted {
    shingles: HashMap<u64, u32>,
    short: HashMap<u64, u32>,
}

impl Wanted {
    fn new(judged: &[Piece]) -> Self {
        let mut wanted = Self { shingles: HashMap::new(), short: HashMap::new() };
        for piece in judged {
            let words = hashes(&piece.text);
            if words.len() < SHINGLE {
                *wanted.short.entry(hash(&words)).or_default() += 1;
            }
            for shingle in words.windows(SHINGLE) {
                *wanted.shingles.entry(hash(shingle)).or_default() += 1;
            }
        }
        wanted
    }

    /// Whether a block of the page is in the judged text; each stretch of that text serves once.
    fn takes(&mut self, text: &str) -> bool {
        let words = hashes(text);
        if words.is_empty() {
            return false;
        }
        if words.len() < SHINGLE {
            return take(&mut self.short, hash(&words));
        }
        let shingles = || words.windows(SHINGLE).map(hash);
        let shared = shingles().filter(|key| self.shingles.get(key).is_some_and(|count| *count > 0)).count();
        if (shared as f64) < SHARED * shingles().count() as f64 {
            return false;
        }
        for key in shingles() {
            take(&mut self.shingles, key);
        }
        true
    }
}

fn take(bag: &mut HashMap<u64, u32>, key: u64) -> bool {
    match bag.get_mut(&key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// The hashes of the words, case folded.
fn hashes(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .fold(OFFSET, |hash, c| mix(hash, u64::from(u32::from(c))))
        })
        .collect()
}

fn hash(words: &[u64]) -> u64 {
    words.iter().fold(OFFSET, |hash, word| mix(hash, *word))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, with: u64) -> u64 {
    (hash.rotate_left(5) ^ with).wrapping_mul(0x517c_c1b7_2722_0a95)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: ParagraphKind, text: &str) -> Piece {
        Piece { kind, text: text.to_owned(), quoted: false, linked: 0 }
    }

    #[test]
    fn a_block_is_taken_once_and_only_if_it_was_judged_to_be_the_article() {
        use ParagraphKind::Body;
        let judged = ["The harbour is to close before the winter, said the master.", "Yes."];
        let mut wanted = Wanted::new(&judged.map(|text| piece(Body, text)));
        for (text, taken) in [
            ("The HARBOUR is to close — before the winter, said the master", true),
            ("The harbour is to close before the winter, said the master.", false),
            ("The harbour will stay open for ever, said the mayor.", false),
            ("Yes", true),
            ("Yes", false),
            ("…", false),
        ] {
            assert_eq!(wanted.takes(text), taken, "{text}");
        }
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
    fn the_headline_is_not_the_first_paragraph() {
        let mut blocks: Vec<Block> = ["Harbour to close!", "It will be missed."]
            .map(|text| Block { kind: ParagraphKind::Body, text: text.to_owned(), quoted: false })
            .into();
        drop_title(&mut blocks, Some("Harbour to close"));
        assert_eq!(words(&blocks), 4);
    }
}
