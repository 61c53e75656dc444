//! The tokens of RTF: groups, control words, bytes, text.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group begins.
    Open,
    /// It ends.
    Close,
    /// What follows may be passed over by who does not know it.
    Ignorable,
    /// A control word and its number.
    Word(&'b str, Option<i32>),
    /// A byte that is given by its number.
    Byte(u8),
    /// What is written as it is.
    Text(&'b [u8]),
}

/// The tokens of a document.
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) const fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let rest = self.rest;
        let first = *rest.first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.skip(1);
        Some(match first {
            b'*' => Token::Ignorable,
            b'\'' => {
                let digits = rest.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
                let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                    return Some(Token::Text(b""));
                };
                self.skip(2);
                Token::Byte(byte)
            }
            b'~' => Token::Text(b" "),
            b'_' => Token::Text(b"-"),
            b'\r' | b'\n' => Token::Word("par", None),
            b'\t' => Token::Word("tab", None),
            b'\\' | b'{' | b'}' => Token::Text(rest.get(..1)?),
            _ => Token::Text(b""),
        })
    }

    fn word(&mut self) -> Token<'b> {
        /// Numbers have no more digits.
        const DIGITS: usize = 10;
        let rest = self.rest;
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest.get(..letters).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default();
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let behind = rest.get(letters + sign..).unwrap_or_default();
        let digits = behind.iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        let written = rest.get(letters..letters + sign + digits).filter(|_| digits > 0);
        let number = written.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
        let end = if digits > 0 { letters + sign + digits } else { letters };
        self.skip(end);
        // A space that ends a word belongs to it.
        self.skip(usize::from(self.rest.first() == Some(&b' ')));
        if word == "bin" {
            let length = number.and_then(|length: i32| usize::try_from(length).ok()).unwrap_or_default();
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Token::Word(word, number)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        match first {
            b'{' => {
                self.skip(1);
                Some(Token::Open)
            }
            b'}' => {
                self.skip(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.skip(1);
                self.control()
            }
            _ => {
                let is_sign = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\');
                let length = self.rest.iter().position(is_sign).unwrap_or(self.rest.len());
                let text = self.rest.get(..length)?;
                self.skip(length);
                Some(Token::Text(text))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_their_numbers_do() {
        let all = |text: &'static str| Tokens::of(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(
            all(r"{\b0 a\'e9\u-10179?\par}"),
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Text(b"a"),
                Token::Byte(0xe9),
                Token::Word("u", Some(-10179)),
                Token::Text(b"?"),
                Token::Word("par", None),
                Token::Close
            ]
        );
        assert_eq!(
            all(r"\*\x-\{\~"),
            [
                Token::Ignorable,
                Token::Word("x", None),
                Token::Text(b"-"),
                Token::Text(b"{"),
                Token::Text(b" "),
            ]
        );
        assert_eq!(all("\\bin3 a}c}"), [Token::Word("bin", Some(3)), Token::Close]);
        for strange in ["\\", "\\'", "\\'g", "\\bin99999 x", "\\u99999999999999", "\\-", "{{{"] {
            let _ = all(strange);
        }
    }
}
