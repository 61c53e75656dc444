//! Reads the tables by which a font says which letters its codes stand for (`ToUnicode`).

use std::collections::HashMap;

/// So many ranges are kept; a font has a few hundred.
const MOST: usize = 70_000;

/// What the codes of a font stand for.
#[derive(Debug, Default)]
pub(super) struct Cmap {
    single: HashMap<u32, String>,
    /// First code, last code, and the letter that the first one stands for.
    ranges: Vec<(u32, u32, u32)>,
    /// Whether every code is of one byte alone.
    pub(super) narrow: bool,
}

impl Cmap {
    /// Reads a table, as far as it can be read.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut cmap = Self::default();
        let mut tokens = Tokens(bytes);
        let mut wide = false;
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => {
                    while let Some(Token::Hex(first)) = tokens.next() {
                        cmap.narrow |= first.len() == 1;
                        wide |= first.len() > 1;
                        tokens.next();
                    }
                }
                Token::Word(b"beginbfchar") => {
                    while let (Some(Token::Hex(code)), Some(to)) = (tokens.next(), tokens.next()) {
                        if let Token::Hex(to) = to {
                            cmap.put(number(&code), &to);
                        }
                    }
                }
                Token::Word(b"beginbfrange") => cmap.read_ranges(&mut tokens),
                _ => {}
            }
        }
        cmap.narrow &= !wide;
        cmap
    }

    fn read_ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let (Some(Token::Hex(first)), Some(Token::Hex(last))) = (tokens.next(), tokens.next()) {
            let (first, last) = (number(&first), number(&last));
            match tokens.next() {
                Some(Token::Hex(to)) if to.len() <= 2 => {
                    if self.ranges.len() < MOST && first <= last {
                        self.ranges.push((first, last, number(&to)));
                    }
                }
                // Only the last unit of a longer text counts on, and nobody's does far.
                Some(Token::Hex(mut to)) => {
                    for code in (first..=last).take(256) {
                        self.put(code, &to);
                        if let Some(unit) = to.last_mut() {
                            *unit = unit.wrapping_add(1);
                        }
                    }
                }
                Some(Token::Word(b"[")) => {
                    let mut code = first;
                    while let Some(Token::Hex(to)) = tokens.next() {
                        self.put(code, &to);
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn put(&mut self, code: u32, to: &[u8]) {
        if self.single.len() < MOST {
            self.single.insert(code, utf16(to));
        }
    }

    /// What a code stands for, where the table says.
    pub(super) fn get(&self, code: u32) -> Option<String> {
        if let Some(text) = self.single.get(&code) {
            return Some(text.clone());
        }
        let (first, _, to) =
            self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).copied()?;
        char::from_u32(to.checked_add(code - first)?).map(String::from)
    }
}

/// The text that bytes of UTF-16 hold, the more significant first.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        rest => rest.iter().fold(0, |_, byte| u16::from(*byte)),
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The number that bytes make, the most significant first; only the last four count.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

enum Token<'t> {
    Hex(Vec<u8>),
    Word(&'t [u8]),
}

struct Tokens<'t>(&'t [u8]);

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let mut rest = self.0.trim_ascii_start();
        while rest.first() == Some(&b'%') {
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
            rest = rest.get(end..)?.trim_ascii_start();
        }
        if rest.starts_with(b"<") && !rest.starts_with(b"<<") {
            let end = rest.iter().position(|byte| *byte == b'>')?;
            let (digits, after) = rest.split_at(end);
            self.0 = after.get(1..)?;
            let digits: Vec<u8> = digits.iter().filter_map(|digit| nibble(*digit)).collect();
            let byte = |pair: &[u8]| pair.iter().fold(0, |byte, digit| byte << 4 | digit);
            return Some(Token::Hex(digits.chunks(2).map(byte).collect()));
        }
        let is_sign = |byte: &u8| matches!(byte, b'<' | b'>' | b'[' | b']');
        let length = match rest.first()? {
            byte if is_sign(byte) => 1,
            _ => rest
                .iter()
                .skip(1)
                .position(|byte| byte.is_ascii_whitespace() || is_sign(byte) || *byte == b'/')
                .map_or(rest.len(), |end| end + 1),
        };
        let (word, after) = rest.split_at(length);
        self.0 = after;
        Some(Token::Word(word))
    }
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_looked_up_however_the_table_gives_them() {
        let cmap = Cmap::read(
            b"/CIDInit /ProcSet findresource begin % <00>\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar\n<0003> <0020>\n<0004><00660069>\nendbfchar\n\
              3 beginbfrange <0010> <0012> <0041> <0020><0021>[<201C> <D83DDE00>] <0030> <0031> <00660066> endbfrange",
        );
        for (code, text) in [
            (3, Some(" ")),
            (4, Some("fi")),
            (0x11, Some("B")),
            (0x20, Some("“")),
            (0x21, Some("😀")),
            (0x31, Some("fg")),
            (0x40, None),
        ] {
            assert_eq!(cmap.get(code).as_deref(), text, "{code}");
        }
        assert!(!cmap.narrow);
    }

    #[test]
    fn a_table_that_breaks_off_ends() {
        let whole = b"begincodespacerange <00> <FF> endcodespacerange beginbfrange <00> <FF> [<0041> <0042>] endbfrange";
        for end in 0..whole.len() {
            Cmap::read(&whole[..end]);
        }
        assert!(Cmap::read(whole).narrow);
    }
}
