//! Lines that every page has and no article is made of.

use super::blocks::Piece;
use crate::article::ParagraphKind;

/// One line a row: see the file's head.
const LINES: &str = include_str!("furniture.txt");

/// Lines longer than this, in bytes, are somebody's words.
const LONGEST: usize = 60;

/// Takes the furniture out of an article's blocks.
pub(super) fn clear(blocks: &mut Vec<Piece>) {
    blocks.retain(|piece| !is_furniture(&piece.text));
    // What an article ends with is neither a list of links nor a heading with nothing under it.
    while blocks.last().is_some_and(|last| is_pointer(last) || last.kind == ParagraphKind::Heading) {
        blocks.pop();
    }
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
    LINES.lines().any(|furniture| furniture == line)
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
    fn the_list_is_sorted_and_says_nothing_twice() {
        let lines: Vec<&str> = LINES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 20);
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
