//! The words, numbers and marks of a string that may hold a date.

/// One piece of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number(u32),
    Word,
    Mark(char),
}

impl Token<'_> {
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its value, if it is a number of so many digits.
    pub(super) fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind {
            Kind::Number(value) if digits.contains(&self.text.len()) => Some(value),
            _ => None,
        }
    }

    pub(super) const fn is_digits(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(c) if marks.contains(&c))
    }

    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }
}

/// Splits a string into runs of digits, runs of letters, and single marks.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len().div_ceil(4).min(64));
    let mut spaced = true;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let start = text.len() - rest.len();
        if c.is_whitespace() {
            spaced = true;
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        let behind = if c.is_ascii_digit() {
            rest.trim_start_matches(|c: char| c.is_ascii_digit())
        } else if c.is_alphabetic() {
            rest.trim_start_matches(char::is_alphabetic)
        } else {
            rest.get(c.len_utf8()..).unwrap_or_default()
        };
        let end = text.len() - behind.len();
        rest = behind;
        if c.is_ascii_digit()
            && (5..=6).contains(&(end - start))
            && (behind.starts_with(':') || begins_with_minutes(behind))
        {
            // A dump glues the time to the year: `March 4, 20219:12 am`, `March 4, 20215 min read`.
            let (year, hour) = (start, start + 4);
            found.push(number(text, year, hour, spaced));
            found.push(number(text, hour, end, true));
            spaced = false;
            continue;
        }
        let text = text.get(start..end).unwrap_or_default();
        let kind = if c.is_ascii_digit() {
            // More digits than a date has: a number that no pattern accepts.
            Kind::Number(text.parse().unwrap_or(u32::MAX))
        } else if c.is_alphabetic() {
            Kind::Word
        } else {
            Kind::Mark(c)
        };
        found.push(Token { kind, text, start, spaced });
        spaced = false;
    }
    found
}

fn begins_with_minutes(text: &str) -> bool {
    let word = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("min"))
}

fn number(text: &str, start: usize, end: usize, spaced: bool) -> Token<'_> {
    let text = text.get(start..end).unwrap_or_default();
    Token { kind: Kind::Number(text.parse().unwrap_or(u32::MAX)), text, start, spaced }
}
