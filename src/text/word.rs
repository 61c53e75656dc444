//! Where words begin and end.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fold::{fold_char, is_apostrophe, is_invisible};
use crate::article::Span;

/// One word of a text, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it stands, in bytes of the text; a possessive *'s* is left out.
    pub span: Span,
}

impl Word {
    /// Appends to `out` the form under which the word is filed: folded, and without the signs that some writers put in and
    /// others leave out, so that `O’Brien` is `obrien`, `U.S.` is `us`, `AT&T` is `att` and `10,000` is `10000`.
    pub fn term(&self, text: &str, out: &mut String) {
        let word = self.span.of(text);
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let start = out.len();
            out.push_str(word);
            if let Some(term) = out.get_mut(start..) {
                term.make_ascii_lowercase();
            }
            return;
        }
        let mut after_digit = false;
        for c in word.chars() {
            let dropped = is_apostrophe(c) || matches!(c, '&' | ',') || (c == '.' && !after_digit);
            if !dropped {
                fold_char(c, out);
            }
            after_digit = c.is_ascii_digit();
        }
    }

    /// The word as it is spelled, capitals and accents kept, without the signs that [`term`](Self::term) leaves out as well.
    #[must_use]
    pub fn spelled(&self, text: &str) -> String {
        let word = self.span.of(text);
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return word.to_owned();
        }
        let mut after_digit = false;
        let kept = word.chars().filter(|&c| {
            let dropped =
                is_apostrophe(c) || is_invisible(c) || matches!(c, '&' | ',') || (c == '.' && !after_digit);
            after_digit = c.is_ascii_digit();
            !dropped
        });
        kept.nfc().collect()
    }

    /// Where the word goes on after an elided article or a patronymic's prefix: the *Aquila* of `L’Aquila`, the *Brien* of
    /// `O’Brien`. Such words are also known by that part alone.
    #[must_use]
    pub fn after_elision(&self, text: &str) -> Option<Self> {
        let word = self.span.of(text);
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let (at, mark) = word.char_indices().find(|(_, c)| is_apostrophe(*c))?;
        let rest = at + mark.len_utf8();
        (word.len() - rest >= 3).then(|| Self { span: Span::new(self.span.start + rest, self.span.end) })
    }
}

/// Finds the words of a text, in order.
///
/// A word is a run of letters and digits. Signs that belong to the word keep it together: the apostrophe of `o'brien`, the
/// dots of `U.S.`, the ampersand of `AT&T`, the marks inside `10,000` and `3.5`. A hyphen parts words, and so does
/// everything else; each character of Chinese and Japanese is a word of its own.
#[must_use]
pub const fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The words of a text; see [`words`].
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let start = self.skip_to_word()?;
        if let Some(end) = self.simple_end(start) {
            self.at = end;
            return Some(Word { span: Span::new(start, end) });
        }
        let end = self.word_end(start);
        let (end, next) = self.drop_possessive(start, end);
        self.at = next;
        Some(Word { span: Span::new(start, end) })
    }
}

impl Words<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    /// The character at a byte offset; a space beyond the end.
    fn char(&self, at: usize) -> char {
        let byte = self.byte(at);
        if byte.is_ascii() {
            return char::from(byte);
        }
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
    }

    /// The end of a word of plain letters and digits that no sign may carry on: what most words are.
    fn simple_end(&self, start: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(start..)?;
        let length = plain(rest);
        // One letter may be an initial.
        let last = rest.get(length.checked_sub(1)?).filter(|_| length > 1)?;
        match rest.get(length) {
            Some(b'\'' | b'`' | b'&') => None,
            Some(b'.' | b',') if last.is_ascii_digit() => None,
            Some(next) if !next.is_ascii() => None,
            _ => Some(start + length),
        }
    }

    fn skip_to_word(&self) -> Option<usize> {
        let mut at = self.at;
        while at < self.text.len() {
            let byte = self.byte(at);
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    return Some(at);
                }
                at += 1;
                continue;
            }
            let c = self.char(at);
            if c.is_alphanumeric() && !is_apostrophe(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
        None
    }

    fn word_end(&self, start: usize) -> usize {
        if let Some(end) = self.initials_end(start) {
            return end;
        }
        let first = self.char(start);
        let mut at = start + first.len_utf8();
        if is_ideograph(first) {
            return at;
        }
        let mut letters_only = first.is_alphabetic();
        let mut digits_only = first.is_ascii_digit();
        let mut run = start;
        loop {
            let c = self.char(at);
            let next = at + c.len_utf8();
            if c.is_ascii_alphanumeric() || (!c.is_ascii() && is_inner(c)) {
                letters_only &= !c.is_ascii_digit();
                digits_only &= c.is_ascii_digit();
            } else if is_apostrophe(c) && is_letter(self.char(next)) && self.ends_in_letter(at) {
                letters_only = false;
            } else if at - run <= 3
                && ((c == '&' && letters_only && self.letters_after(next))
                    || (c == ',' && digits_only && self.thousand_after(next)))
            {
                run = next;
            } else if c == '.' && self.byte(at - 1).is_ascii_digit() && self.byte(next).is_ascii_digit() {
                digits_only = false;
            } else {
                return at;
            }
            at = next;
        }
    }

    /// The end of initials with dots, `U.S.` or `J.K.` or `a.m`, where they begin at `start`.
    fn initials_end(&self, start: usize) -> Option<usize> {
        let mut end = None;
        let mut at = start;
        loop {
            if !self.byte(at).is_ascii_alphabetic() || is_word_inside(self.char(at + 1)) {
                return end;
            }
            if end.is_some() || at > start {
                end = Some(at + 1);
            }
            if self.byte(at + 1) != b'.' {
                return end;
            }
            if at > start {
                end = Some(at + 2);
            }
            at += 2;
        }
    }

    fn ends_in_letter(&self, at: usize) -> bool {
        self.text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_letter)
    }

    /// Whether one to three letters stand at `at`, and nothing longer.
    fn letters_after(&self, at: usize) -> bool {
        let count = (at..at + 4).take_while(|i| self.byte(*i).is_ascii_alphabetic()).count();
        (1..=3).contains(&count) && !is_word_inside(self.char(at + count))
    }

    /// Whether exactly three digits stand at `at`.
    fn thousand_after(&self, at: usize) -> bool {
        (at..at + 3).all(|i| self.byte(i).is_ascii_digit()) && !self.byte(at + 3).is_ascii_digit()
    }

    /// Where the word ends without a possessive *'s*, and where to look for the next one.
    fn drop_possessive(&self, start: usize, end: usize) -> (usize, usize) {
        let mark = self.char(end);
        if is_apostrophe(mark) && self.byte(end - 1) == b'.' {
            let s = end + mark.len_utf8();
            if matches!(self.byte(s), b's' | b'S') && !is_word_inside(self.char(s + 1)) {
                return (end, s + 1);
            }
        }
        let word = self.text.get(start..end).unwrap_or_default();
        let stripped = word
            .strip_suffix(['s', 'S'])
            .and_then(|stem| stem.strip_suffix(is_apostrophe))
            .filter(|stem| !stem.is_empty());
        (stripped.map_or(end, |stem| start + stem.len()), end)
    }
}

/// How many letters of English and digits bytes begin with.
fn plain(bytes: &[u8]) -> usize {
    let (mut length, mut rest) = (0, bytes);
    while let Some((eight, behind)) = rest.split_first_chunk() {
        let others = others(u64::from_le_bytes(*eight));
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        (length, rest) = (length + eight.len(), behind);
    }
    length + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// Of eight bytes at once, the highest bit of each that is no letter of English and no digit.
const fn others(eight: u64) -> u64 {
    /// One in each byte.
    const ONE: u64 = u64::MAX / 255;
    const HIGHEST: u64 = ONE << 7;
    /// The highest bit of each byte that is so large; all of them are less than 128.
    const fn from(bytes: u64, least: u8) -> u64 {
        bytes + ONE * (128 - least as u64)
    }
    let low = eight & !HIGHEST;
    // A letter differs from its capital in one bit.
    let small = low | (ONE << 5);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    HIGHEST & !((digits | letters) & !eight)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_apostrophe(c) && !is_ideograph(c)
}

/// Whether a word goes on at that character, joining signs aside.
fn is_word_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && is_inner(c))
}

fn is_inner(c: char) -> bool {
    (c.is_alphanumeric() && !is_ideograph(c) && !is_apostrophe(c)) || is_combining_mark(c) || is_invisible(c)
}

/// Whether it belongs to a script that writes no spaces and so gives each character as a word.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_looked_at_as_each_of_them_is() {
        for byte in 0..=u8::MAX {
            let bit = if byte.is_ascii_alphanumeric() { 0 } else { 128 };
            for beside in [b'a', 0, u8::MAX] {
                for at in 0..8 {
                    let (mut bytes, mut expected) = ([beside; 8], [if beside == b'a' { 0 } else { 128 }; 8]);
                    (bytes[at], expected[at]) = (byte, bit);
                    assert_eq!(others(u64::from_le_bytes(bytes)).to_le_bytes(), expected, "{byte} at {at}");
                }
            }
        }
        for length in 0..40 {
            for behind in ["", " ", "é and more than eight bytes", "_"] {
                assert_eq!(
                    plain(format!("{}{behind}", "x9Z".repeat(14).split_at(length).0).as_bytes()),
                    length
                );
            }
        }
    }

    fn written(text: &str) -> Vec<&str> {
        words(text).map(|word| word.span.of(text)).collect()
    }

    fn terms(text: &str) -> Vec<String> {
        words(text)
            .map(|word| {
                let mut term = String::new();
                word.term(text, &mut term);
                term
            })
            .collect()
    }

    #[test]
    fn words_are_found_where_a_reader_sees_them() {
        for (name, text, expected) in [
            ("nothing", " … — !", vec![]),
            ("plain", "The cat, sat.", vec!["The", "cat", "sat"]),
            ("possessive", "Pompeo's and Pompeo’s", vec!["Pompeo", "and", "Pompeo"]),
            ("plural possessive", "the ministers' plan", vec!["the", "ministers", "plan"]),
            ("capital possessive", "POMPEO'S", vec!["POMPEO"]),
            ("apostrophe inside", "O'Brien didn’t", vec!["O'Brien", "didn’t"]),
            ("single quote marks", "said: 'No deal', 'tis", vec!["said", "No", "deal", "tis"]),
            ("initials", "The U.S. and the U.N.", vec!["The", "U.S.", "and", "the", "U.N."]),
            ("initials without last dot", "the U.S-led a.m, x", vec!["the", "U.S", "led", "a.m", "x"]),
            ("initials before a name", "J.K.Rowling", vec!["J.K.", "Rowling"]),
            ("initials with possessive", "U.S.'s plan", vec!["U.S.", "plan"]),
            ("one letter ends a sentence", "plan B. Then C", vec!["plan", "B", "Then", "C"]),
            (
                "ampersand",
                "AT&T, R&D; Smith&Sons a=1&b=2",
                vec!["AT&T", "R&D", "Smith", "Sons", "a", "1", "b", "2"],
            ),
            ("hyphen", "5G-security", vec!["5G", "security"]),
            (
                "numbers",
                "10,000 or 3.5% of 1,2,3 on 2020.",
                vec!["10,000", "or", "3.5", "of", "1", "2", "3", "on", "2020"],
            ),
            ("time", "at 10:30", vec!["at", "10", "30"]),
            ("address", "see https://a-b.org/x_y.", vec!["see", "https", "a", "b", "org", "x", "y"]),
            ("e-mail", "jane.roe@example.org", vec!["jane", "roe", "example", "org"]),
            ("decomposed accent", "Jose\u{301} Pen\u{303}a", vec!["Jose\u{301}", "Pen\u{303}a"]),
            ("soft hyphen", "co\u{ad}operate", vec!["co\u{ad}operate"]),
            ("Chinese", "习近平 said", vec!["习", "近", "平", "said"]),
            ("Hindi", "हिन्दी भाषा", vec!["हिन्दी", "भाषा"]),
        ] {
            assert_eq!(written(text), expected, "{name}");
        }
    }

    #[test]
    fn spellings_of_one_word_are_filed_as_one() {
        for (name, one, other) in [
            ("apostrophe", "O'Brien", "obrien"),
            ("curly", "O’Brien", "O'Brien"),
            ("initials", "U.S.", "US"),
            ("ampersand", "AT&T", "ATT"),
            ("thousands", "10,000", "10000"),
            ("accents", "Peña", "pena"),
        ] {
            assert_eq!(terms(one), terms(other), "{name}");
        }
        assert_eq!(terms("3.5"), ["3.5"]);
    }

    #[test]
    fn an_elided_article_does_not_hide_the_name() {
        let after = |text: &str| {
            words(text).next().and_then(|w| w.after_elision(text)).map(|w| w.span.of(text).to_owned())
        };
        assert_eq!(after("L’Aquila").as_deref(), Some("Aquila"));
        assert_eq!(after("don't"), None);
        assert_eq!(after("plain"), None);
    }

    proptest::proptest! {
        #[test]
        fn words_lie_in_order_on_character_bounds(text in "\\PC*") {
            let mut last = 0;
            for word in words(&text) {
                proptest::prop_assert!(word.span.start >= last && !word.span.of(&text).is_empty());
                last = word.span.end;
            }
        }
    }
}
