//! White space as a reader sees it.

/// Appends `text` to `line` with white space folded to single spaces and characters that show nothing left out.
///
/// A soft hyphen, a zero-width space or a byte order mark within a word must not hide the word from a search; a
/// non-breaking space or a line separator is a space.
pub(super) fn push_folded(line: &mut String, text: &str) {
    let mut rest = text;
    loop {
        // Most of a text is words in letters of English.
        let (word, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_graphic).count());
        line.push_str(word);
        let mut chars = behind.chars();
        let Some(c) = chars.next() else { return };
        rest = chars.as_str();
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c => line.push(c),
        }
    }
}

/// `text` on one line.
pub(super) fn folded(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push_folded(&mut line, text);
    line.truncate(line.trim_end().len());
    line
}

/// `text` on one line, unless it is empty.
pub(super) fn some_folded(text: &str) -> Option<String> {
    Some(folded(text)).filter(|line| !line.is_empty())
}

/// How many words a line has that is folded.
pub(super) fn words(line: &str) -> usize {
    line.bytes().filter(|byte| *byte == b' ').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_invisible_characters_are_dropped() {
        for (text, expected) in [
            ("  one\n\t two\u{a0}three ", "one two three"),
            ("So\u{ad}fa\u{200b}bett", "Sofabett"),
            ("a\u{2028}b\u{85}c\u{1}d", "a b c d"),
            ("\u{feff}", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
    }
}
