//! Neutralises the characters by which a text could act on a terminal or pretend to be another text.

use std::fmt::{self, Write as _};

/// Text that displays without the characters that command a terminal or reorder what is read.
///
/// Line ends and tabs become a space; marks that nobody sees and that are harmless alone disappear;
/// every other control character and every directional override becomes `U+FFFD`, so that it can be seen that something
/// was there.
#[derive(Debug, Clone, Copy)]
pub struct Clean<'t>(pub &'t str);

/// What is written in the place of a character; `None` for one that may stay.
fn instead(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        // Marks of direction, and the tag characters, which are invisible copies of ASCII.
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => Some(""),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => Some("\u{fffd}"),
        c if c.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

impl fmt::Display for Clean<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((at, hostile, stand_in)) =
            rest.char_indices().find_map(|(at, c)| Some((at, c, instead(c)?)))
        {
            let (before, after) = rest.split_at(at);
            f.write_str(before)?;
            f.write_str(stand_in)?;
            rest = after.get(hostile.len_utf8()..).unwrap_or_default();
        }
        f.write_str(rest)
    }
}

impl Clean<'_> {
    /// Appends the cleaned text to `to`.
    pub fn append_to(self, to: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(to, "{self}");
    }
}

#[cfg(test)]
mod tests {
    use super::Clean;
    use proptest::prelude::*;

    #[test]
    fn hostile_characters_are_neutralised() {
        for (name, text, clean) in [
            ("plain", "“Ça va”, she said.", "“Ça va”, she said."),
            ("escape sequence", "a\u{1b}[2Jb", "a\u{fffd}[2Jb"),
            ("one-byte escape", "a\u{9b}2Jb", "a\u{fffd}2Jb"),
            ("line ends", "a\nb\r\nc\u{2028}d", "a b  c d"),
            ("override", "user\u{202e}txt.exe", "user\u{fffd}txt.exe"),
            ("isolate", "\u{2067}abc\u{2069}", "\u{fffd}abc\u{fffd}"),
            ("direction mark", "שלום\u{200f}!", "שלום!"),
            ("joined emoji stays", "👩\u{200d}🚀", "👩\u{200d}🚀"),
            ("bell at the end", "ring\u{7}", "ring\u{fffd}"),
        ] {
            assert_eq!(Clean(text).to_string(), clean, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_commands_a_terminal_gets_through(text in any::<String>()) {
            let clean = Clean(&text).to_string();
            prop_assert!(!clean.chars().any(char::is_control));
            prop_assert_eq!(Clean(&clean).to_string(), clean);
        }
    }
}
