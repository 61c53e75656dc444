//! Turns bytes into text.
//!
//! In this order: a byte order mark, the shape of UTF-16 and UTF-32, UTF-8, what the page declares, and last a guess from
//! the letters' frequencies. A byte order mark is dropped; otherwise the text is what the bytes say, line ends and all:
//! byte offsets into a plain-text article count in it.

mod stream;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

pub(super) use stream::stream;

/// How far into a page its declaration of an encoding is looked for, in bytes.
const DECLARED_WITHIN: usize = 16 * 1024;

/// Decodes plain text.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, None)
}

/// Decodes a page, which may say what it is encoded in.
#[must_use]
pub fn page(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes, declared(bytes.get(..DECLARED_WITHIN).unwrap_or(bytes)))
}

/// Decodes what was sent with the name of its encoding, which counts before what is written in it; `None` where that tells
/// nothing that its bytes do not tell better.
pub(super) fn named(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)?;
    if Wide::of(bytes).is_some() || bytes.starts_with(b"\xef\xbb\xbf") {
        return None;
    }
    // Seven-bit bytes are valid UTF-8, and mean something else in this one encoding.
    let other = if encoding == ISO_2022_JP { bytes.contains(&0x1b) } else { !is_mostly_utf8(bytes) };
    other.then(|| encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn decode<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Cow<'b, str> {
    if let Some(wide) = Wide::of(bytes) {
        return Cow::Owned(wide.decode(bytes));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Seven-bit bytes are valid UTF-8, and mean something else in this one encoding.
    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1b) {
        return ISO_2022_JP.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Cut off in the middle of a character.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        // Bytes beyond ASCII are valid UTF-8 by intention only: a few broken ones among them do not change that.
        Err(_) if is_mostly_utf8(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => {
            let encoding = declared.filter(|e| *e != UTF_8).unwrap_or_else(|| guess(bytes));
            encoding.decode_without_bom_handling(bytes).0
        }
    }
}

/// Whether there are far more multi-byte characters than broken ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= broken * 10
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The few letters that are not ASCII in an English text are too few to tell Warsaw's from London's.
    if guessed == UTF_8 || guessed.is_single_byte() && is_english(bytes) { WINDOWS_1252 } else { guessed }
}

/// Whether bytes are nearly all ASCII, and *the* and *of* are among them as often as in English.
fn is_english(bytes: &[u8]) -> bool {
    /// Of so many bytes at most one is of another letter, and of so many at least one is such a word's.
    const LETTER: usize = 30;
    const WORD: usize = 500;
    let others = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let words = bytes
        .split(|byte| !byte.is_ascii_alphabetic())
        .filter(|word| word.eq_ignore_ascii_case(b"the") || word.eq_ignore_ascii_case(b"of"));
    others * LETTER <= bytes.len() && words.count() * WORD >= bytes.len()
}

/// The encoding that a page declares in `<meta charset>`, `<meta http-equiv>` or its XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at + 1..)?;
        let tag = rest.split(|byte| *byte == b'>').next().unwrap_or_default();
        let label = match tag {
            [b'?', b'x', b'm', b'l', ..] => label(tag, b"encoding"),
            _ if tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta")) => {
                label(tag, b"charset")
            }
            _ => None,
        };
        if let Some(encoding) = label.and_then(Encoding::for_label) {
            // A declaration that can be read at all is not in UTF-16.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

/// What follows `key=` in a tag, quote marks stripped.
fn label<'t>(tag: &'t [u8], key: &[u8]) -> Option<&'t [u8]> {
    let at = tag.windows(key.len()).position(|window| window.eq_ignore_ascii_case(key))?;
    let value = tag.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    value.split(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/' | b' ')).next()
}

/// An encoding whose units are wider than a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
}

impl Wide {
    /// Tells it by its mark, or by where the zeros stand: Latin letters have them in every other byte.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, 0, 0, ..] => return Some(Self::Utf32Le),
            [0, 0, 0xfe, 0xff, ..] => return Some(Self::Utf32Be),
            [0xff, 0xfe, ..] => return Some(Self::Utf16Le),
            [0xfe, 0xff, ..] => return Some(Self::Utf16Be),
            _ => {}
        }
        let head = bytes.get(..4096).unwrap_or(bytes);
        if head.len() < 4 || !head.contains(&0) {
            return None;
        }
        let mut zeros = [0_usize; 4];
        for quad in head.chunks_exact(4) {
            for (count, byte) in zeros.iter_mut().zip(quad) {
                *count += usize::from(*byte == 0);
            }
        }
        let quads = head.len() / 4;
        let [most, few] = [quads * 7 / 10, quads / 20];
        let many = zeros.map(|count| count > most);
        let hardly = zeros.map(|count| count <= few);
        match (many, hardly) {
            ([_, true, true, true], [true, ..]) => Some(Self::Utf32Le),
            ([true, true, true, _], [.., true]) => Some(Self::Utf32Be),
            ([_, true, _, true], [true, _, true, _]) => Some(Self::Utf16Le),
            ([true, _, true, _], [_, true, _, true]) => Some(Self::Utf16Be),
            _ => None,
        }
    }

    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let text = match self {
            Self::Utf16Le => UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Utf16Be => UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Utf32Le => utf32(bytes, u32::from_le_bytes),
            Self::Utf32Be => utf32(bytes, u32::from_be_bytes),
        };
        match text.strip_prefix('\u{feff}') {
            Some(unmarked) => unmarked.to_owned(),
            None => text,
        }
    }
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    bytes
        .chunks(4)
        .map(|quad| {
            quad.try_into().ok().map(unit).and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_by_what_it_is() {
        let words = "Der Präsident sagte: „Größe ist nicht alles.“\r\n";
        let utf16 = |unit: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let utf32 =
            |unit: fn(u32) -> [u8; 4]| words.chars().flat_map(|c| unit(c as u32)).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let single = WINDOWS_1252.encode(words).0.into_owned();
        for (what, bytes) in [
            ("UTF-8", words.as_bytes().to_vec()),
            ("UTF-8 with a mark", marked(b"\xef\xbb\xbf", words.as_bytes().to_vec())),
            ("UTF-16LE", utf16(u16::to_le_bytes)),
            ("UTF-16BE", utf16(u16::to_be_bytes)),
            ("UTF-16LE with a mark", marked(b"\xff\xfe", utf16(u16::to_le_bytes))),
            ("UTF-16BE with a mark", marked(b"\xfe\xff", utf16(u16::to_be_bytes))),
            ("UTF-32LE", utf32(u32::to_le_bytes)),
            ("UTF-32BE with a mark", marked(b"\0\0\xfe\xff", utf32(u32::to_be_bytes))),
            ("Windows-1252", single),
        ] {
            assert_eq!(text(&bytes), words, "{what}");
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_it_another_encoding() {
        let mut bytes = "„Größe“ – „Höhe“ – „Länge“".as_bytes().to_vec();
        bytes.push(0xe2);
        assert!(text(&bytes).starts_with("„Größe“ – „Höhe“ – „Länge“"));
        assert_eq!(text(b"plain words, cut off \xe2\x80"), "plain words, cut off \u{fffd}");
    }

    #[test]
    fn english_of_few_other_letters_is_western() {
        let english = "The na\u{ef}ve mayor of the town said that \u{a3}2.50 of the levy would go to the chairs of the quay.";
        assert_eq!(text(&WINDOWS_1252.encode(english).0), english);
        let polish = "Burmistrz powiedział, że miasto zapłaci za każde krzesło i że będzie to ostatnia taka opłata w tym roku.";
        assert_eq!(text(&encoding_rs::WINDOWS_1250.encode(polish).0), polish);
    }

    #[test]
    fn a_page_may_say_what_it_is_encoded_in() {
        for (what, page_bytes, expected) in [
            ("meta charset", &b"<meta charset=\"iso-8859-2\"><p>\xb3</p>"[..], "\u{142}"),
            (
                "http-equiv",
                b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xcf</p>",
                "\u{41f}",
            ),
            ("XML", b"<?xml version=\"1.0\" encoding=\"iso-8859-15\"?><p>\xa4</p>", "\u{20ac}"),
            ("UTF-8, wrongly declared", "<meta charset=latin1><p>größer</p>".as_bytes(), "größer"),
            ("not UTF-8, wrongly declared", b"<meta charset=utf-8><p>caf\xe9 au lait</p>", "café"),
            ("unknown label", b"<meta charset=nonsense><p>caf\xe9 au lait</p>", "café"),
            ("ISO-2022-JP", b"<meta charset=iso-2022-jp><p>\x1b$B$\"\x1b(B</p>", "あ"),
        ] {
            assert!(page(page_bytes).contains(expected), "{what}: {}", page(page_bytes));
        }
    }
}
