//! Lines that every page has and no article is made of.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::{FixedState, RandomState};

use super::blocks::Piece;
use super::judge::{hash, hash_of};
use crate::article::ParagraphKind;
use crate::extract::boilerplate::is_notice;

/// One line a row: see the file's head.
const LINES: &str = include_str!("furniture.txt");

static KNOWN: LazyLock<HashSet<&str, FixedState>> =
    LazyLock::new(|| LINES.lines().filter(|line| !line.starts_with('#')).collect());

/// Lines longer than this, in bytes, are somebody's words.
const LONGEST: usize = 60;

/// Takes the furniture out of an article's blocks.
pub(super) fn clear(blocks: &mut Vec<Piece>) {
    blocks.retain(|piece| !is_furniture(&piece.text) && !is_notice(&piece.text));
    clear_pull_quotes(blocks);
    // What an article ends with is neither a list of links nor a heading with nothing under it.
    while blocks.last().is_some_and(|last| is_pointer(last) || last.kind == ParagraphKind::Heading) {
        blocks.pop();
    }
}

/// Takes out the short quotations set large between paragraphs, where another block has their words.
fn clear_pull_quotes(blocks: &mut Vec<Piece>) {
    /// A longer block is no pull quote, in words.
    const LONGEST: usize = 30;
    let asked: Vec<Option<Pulled>> = blocks
        .iter()
        .map(|piece| spoken(&piece.text).filter(|words| (3..=LONGEST).contains(&words.len())))
        .map(|words| words.map(|words| (words.len(), hash(&words))))
        .collect();
    let wanted: HashSet<Pulled, RandomState> = asked.iter().flatten().copied().collect();
    if wanted.is_empty() {
        return;
    }
    let lengths: HashSet<usize> = wanted.iter().map(|(length, _)| *length).collect();
    let mut said: HashSet<Pulled, RandomState> = HashSet::default();
    for piece in blocks.iter() {
        let words = words(&piece.text);
        for length in lengths.iter().copied().filter(|length| words.len() > *length) {
            let windows = words.windows(length).map(|words| (length, hash(words)));
            said.extend(windows.filter(|words| wanted.contains(words)));
        }
    }
    let mut asked = asked.into_iter();
    blocks.retain(|_| !asked.next().flatten().is_some_and(|words| said.contains(&words)));
}

/// What a quotation says: how many words, and a hash of them.
type Pulled = (usize, u64);

/// The words of a block that is nothing but a quotation, as hashes.
fn spoken(text: &str) -> Option<Vec<u64>> {
    let inner = text.trim().strip_prefix(['“', '"', '‘', '«'])?.strip_suffix(['”', '"', '’', '»'])?;
    (!inner.contains(['“', '”', '"'])).then(|| words(inner))
}

/// A hash of each word, case folded.
fn words(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(|word| hash_of(&word.to_lowercase()))
        .collect()
}

fn is_furniture(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut line = String::with_capacity(text.len());
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().flat_map(char::to_lowercase));
    }
    KNOWN.contains(line.as_str())
}

/// Whether a block is nothing but a link: to another article, mostly.
fn is_pointer(piece: &Piece) -> bool {
    piece.linked * 10 >= piece.text.len() * 9
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::*;

    fn block(kind: ParagraphKind, text: &str, linked: bool) -> Piece {
        let linked = if linked { text.len() } else { 0 };
        Piece { kind, text: text.to_owned(), quoted: false, linked, place: Tree::ROOT }
    }

    #[test]
    fn furniture_goes_and_words_stay() {
        use ParagraphKind::{Body, Heading};
        let mut blocks = vec![
            block(Body, "The harbour is to close.", false),
            block(Body, "Share this:", false),
            block(Body, "Read the report", true),
            block(Body, "“Share this house with me,” he said.", false),
            block(Heading, "More from here", false),
            block(Body, "Bridge to open", true),
        ];
        clear(&mut blocks);
        let kept: Vec<&str> = blocks.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(
            kept,
            ["The harbour is to close.", "Read the report", "“Share this house with me,” he said."]
        );
    }

    #[test]
    fn what_is_pulled_out_of_the_text_goes() {
        let body = |text: &str| block(ParagraphKind::Body, text, false);
        let mut blocks = vec![
            body("“I never sleep when she sounds bored,” he said. “Nobody does.”"),
            body("“I never sleep when she sounds bored”"),
            body("“I never wake when she sings.”"),
            body("ADVERTISEMENT"),
        ];
        clear(&mut blocks);
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[1].text, "“I never wake when she sings.”");
    }

    #[test]
    fn the_list_is_sorted_and_says_nothing_twice() {
        let lines: Vec<&str> = LINES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 20);
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
