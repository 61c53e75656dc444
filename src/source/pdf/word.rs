//! Makes words of the letters that a page is drawn with.

use super::matrix::Turn;

/// A word on a page, or a part of one. Places are in points, upwards and to the right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins and ends.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that its letters stand on.
    pub(super) base: f64,
    /// The height of its letters.
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Which way it runs.
    pub(super) turn: Turn,
    /// Whether a space was drawn behind it.
    pub(super) spaced: bool,
}

/// A gap of more than so much of the size is between words, even where no space is drawn.
pub(super) const GAP: f64 = 0.2;

/// Sets a letter behind the word that it belongs to, or begins another.
pub(super) fn add(words: &mut Vec<Word>, letter: Word) {
    let is_space = letter.text.chars().all(char::is_whitespace);
    if let Some(last) = words.last_mut() {
        let size = last.size.max(letter.size);
        let gap = letter.left - last.right;
        let level = last.turn == letter.turn && (letter.base - last.base).abs() < size * 0.1;
        if level && is_space && gap.abs() < size {
            last.spaced |= !letter.text.is_empty();
            // A letter that was read with the one before it is drawn all the same.
            if letter.text.is_empty() {
                last.right = last.right.max(letter.right);
            }
            return;
        }
        let same = last.bold == letter.bold && (last.size - letter.size).abs() < size * 0.1;
        if level && same && !last.spaced && gap < size * GAP && gap > -size * 0.5 {
            last.text.push_str(&letter.text);
            last.right = last.right.max(letter.right);
            return;
        }
    }
    if !is_space {
        words.push(letter);
    }
}

/// Keeps the words that run as most of the page does: what is written up its side is not part of its text.
pub(super) fn one_way(words: &mut Vec<Word>) {
    let run =
        |turn: Turn| words.iter().filter(|word| word.turn == turn).map(|word| word.text.len()).sum::<usize>();
    let most = Turn::ALL.into_iter().rev().max_by_key(|turn| run(*turn));
    words.retain(|word| Some(word.turn) == most);
}

/// What a letter reads as: ligatures taken apart, signs that are none left out.
pub(super) fn letters(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
