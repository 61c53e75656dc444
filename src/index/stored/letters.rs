//! Words and numbers that are spelt, letter by letter.

use super::bits::{Read, Written};
use super::words::Mark;

/// The letters by how many bits each is written in, and `|` for the end of the word; how common each is in names and rare words.
const LETTERS: [(u32, &[u8]); 7] =
    [(3, b"e|"), (4, b"ainorst"), (5, b"cdhlmu"), (6, b"bfgkpy"), (7, b"vwz"), (8, b"x"), (9, b"jq")];

/// What stands for the end of a word among letters of both sizes.
const END: u64 = 62;

/// What stands before a byte of a letter that is not of ASCII.
const OTHER: u64 = 63;

/// In what letters a word is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// The first one is large, the others are small, all of them of ASCII.
    Name,
    /// All are small, and of ASCII.
    Small,
    /// Any other.
    Mixed,
}

impl Case {
    /// What a word is spelt in.
    pub(super) fn of(word: &str) -> Self {
        match word.as_bytes().split_first() {
            Some((first, rest)) if rest.iter().all(u8::is_ascii_lowercase) => match first {
                b'A'..=b'Z' => Self::Name,
                b'a'..=b'z' => Self::Small,
                _ => Self::Mixed,
            },
            _ => Self::Mixed,
        }
    }

    /// What is said before such a word.
    pub(super) const fn mark(self) -> Mark {
        match self {
            Self::Name => Mark::Name,
            Self::Small => Mark::Small,
            Self::Mixed => Mark::Mixed,
        }
    }
}

/// Writes a word letter by letter.
pub(super) fn write(word: &str, case: Case, to: &mut Written) {
    if case == Case::Mixed {
        for byte in word.bytes() {
            match byte {
                b'a'..=b'z' => to.bits(u64::from(byte - b'a'), 6),
                b'A'..=b'Z' => to.bits(u64::from(byte - b'A') + 26, 6),
                _ => to.bits(OTHER << 8 | u64::from(byte), 14),
            }
        }
        return to.bits(END, 6);
    }
    for letter in word.bytes().chain([b'|']) {
        let mut code = 0;
        for (length, letters) in LETTERS {
            let count = letters.len() as u64;
            if let Some(at) = (0..).zip(letters).find(|(_, known)| **known == letter.to_ascii_lowercase()) {
                to.bits(code + at.0, length);
                break;
            }
            code = (code + count) << 1;
        }
    }
}

/// Reads a word letter by letter, onto the end of a text.
pub(super) fn read(case: Case, from: &mut Read<'_>, text: &mut Vec<u8>) -> Option<()> {
    if case == Case::Mixed {
        loop {
            let byte = match u8::try_from(from.bits(6)?).ok()? {
                small @ 0..26 => b'a' + small,
                large @ 26..52 => b'A' + large - 26,
                other if u64::from(other) == OTHER => u8::try_from(from.bits(8)?).ok()?,
                _ => break,
            };
            text.push(byte);
        }
        return Some(());
    }
    let start = text.len();
    loop {
        let (letter, length) = letter(from.ahead())?;
        from.pass(length)?;
        if letter == b'|' {
            break;
        }
        text.push(letter);
    }
    if case == Case::Name {
        text.get_mut(start)?.make_ascii_uppercase();
    }
    Some(())
}

/// The letter whose code begins 32 bits, and how many of the bits it is.
fn letter(ahead: u32) -> Option<(u8, u32)> {
    let mut first = 0;
    for (length, letters) in LETTERS {
        let code = ahead >> (32 - length);
        if let Some(letter) = letters.get((code - first) as usize) {
            return Some((*letter, length));
        }
        first = (first + u32::try_from(letters.len()).ok()?) << 1;
    }
    None
}

/// Writes digits, three in ten bits.
pub(super) fn write_digits(digits: &str, to: &mut Written) {
    to.number(digits.len() as u64, 2);
    for three in digits.as_bytes().chunks(3) {
        let number = three.iter().fold(0, |number, digit| number * 10 + u64::from(digit.wrapping_sub(b'0')));
        to.bits(number, bits_of(three.len()));
    }
}

/// Reads digits, onto the end of a text.
pub(super) fn read_digits(from: &mut Read<'_>, text: &mut Vec<u8>) -> Option<()> {
    let mut left = from.size(2)?;
    while left > 0 {
        let count = left.min(3);
        let number = from.bits(bits_of(count))?;
        for unit in [100, 10, 1].into_iter().skip(3 - count) {
            text.push(b'0' + u8::try_from(number / unit % 10).ok()?);
        }
        left -= count;
    }
    Some(())
}

/// How many bits so many digits take, one to three.
const fn bits_of(digits: usize) -> u32 {
    match digits {
        1 => 4,
        2 => 7,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_letter_is_used() {
        let room: usize = LETTERS.iter().map(|(length, letters)| letters.len() << (9 - length)).sum();
        assert_eq!(room, 1 << 9);
        assert_eq!(LETTERS.iter().map(|(_, letters)| letters.len()).sum::<usize>(), 27);
    }

    #[test]
    fn what_is_spelt_comes_back() {
        for (word, case) in [
            ("abcdefghijklmnopqrstuvwxyz", Case::Small),
            ("Quillfeather", Case::Name),
            ("X", Case::Name),
            ("naïve", Case::Mixed),
            ("éa", Case::Mixed),
            ("iPhone", Case::Mixed),
        ] {
            assert_eq!(Case::of(word), case, "{word}");
            let mut to = Written::default();
            write(word, case, &mut to);
            write_digits("98700012", &mut to);
            let bytes = to.finish();
            let (mut from, mut text) = (Read::new(&bytes), Vec::new());
            read(case, &mut from, &mut text).unwrap();
            read_digits(&mut from, &mut text).unwrap();
            assert_eq!(text, format!("{word}98700012").into_bytes());
        }
    }
}
