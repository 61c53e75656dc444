//! Decodes a stream of records on its way, to UTF-8.
//!
//! What the beginning shows to be in another encoding is decoded from it; all else is UTF-8, until a line is not.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{DECLARED_WITHIN, Wide, declared, guess, is_mostly_utf8};
use crate::source::input::Input;

/// Decodes a stream of records, which may say what it is encoded in. What is UTF-8 already comes as it is.
pub(in crate::source) fn stream(input: Input<'_>) -> Box<dyn BufRead + '_> {
    let head = input.head();
    let declared = declared(head.get(..DECLARED_WITHIN).unwrap_or(head)).filter(|found| *found != UTF_8);
    let encoding = match Wide::of(head) {
        Some(Wide::Utf16Le) => Some(UTF_16LE),
        Some(Wide::Utf16Be) => Some(UTF_16BE),
        Some(Wide::Utf32Le) => return quads(input.into_stream(), u32::from_le_bytes),
        Some(Wide::Utf32Be) => return quads(input.into_stream(), u32::from_be_bytes),
        None => other_encoding(head, declared),
    };
    if let Some(encoding) = encoding {
        let mut decoder = encoding.new_decoder();
        let decode = move |bytes: &[u8], last: bool, to: &mut Vec<u8>| decode(&mut decoder, bytes, last, to);
        let from = input.into_stream();
        return Box::new(BufReader::new(Decoding { from, decode, ready: Ready::default(), ended: false }));
    }
    let marked = head.starts_with(b"\xef\xbb\xbf");
    let beginning = head.get(..SAMPLE).unwrap_or(head).to_vec();
    let mut from = input.into_stream();
    if marked && from.fill_buf().is_ok_and(|there| there.len() >= 3) {
        from.consume(3);
    }
    Box::new(Lines {
        from,
        declared,
        beginning,
        guessed: None,
        decoder: None,
        around: (false, 0),
        valid: 0,
        ready: Ready::default(),
    })
}

/// The encoding of a stream whose beginning is not UTF-8.
fn other_encoding(head: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    match std::str::from_utf8(head) {
        Ok(_) if head.is_ascii() => declared.filter(|encoding| *encoding != WINDOWS_1252),
        Ok(_) => None,
        Err(error) if error.error_len().is_none() => None,
        Err(_) if is_mostly_utf8(head) => None,
        Err(_) => Some(declared.unwrap_or_else(|| guess(head))),
    }
}

/// Decodes all of `bytes`, and puts it behind what is there.
fn decode(decoder: &mut Decoder, bytes: &[u8], last: bool, to: &mut Vec<u8>) {
    let from = to.len();
    let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    to.resize(from + room, 0);
    let (_, _, written, _) = decoder.decode_to_utf8(bytes, to.get_mut(from..).unwrap_or_default(), last);
    to.truncate(from + written);
}

/// Decodes a stream of four bytes a character.
fn quads<'r>(from: Box<dyn BufRead + 'r>, unit: fn([u8; 4]) -> u32) -> Box<dyn BufRead + 'r> {
    let (mut quad, mut known, mut first) = ([0; 4], 0, true);
    let decode = move |bytes: &[u8], last: bool, to: &mut Vec<u8>| {
        let mut put = |c: char| to.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        for byte in bytes {
            quad.rotate_left(1);
            if let Some(place) = quad.last_mut() {
                *place = *byte;
            }
            known += 1;
            if known == 4 {
                known = 0;
                let c = char::from_u32(unit(quad)).unwrap_or(char::REPLACEMENT_CHARACTER);
                if c != '\u{feff}' || !first {
                    put(c);
                }
                first = false;
            }
        }
        if last && known > 0 {
            put(char::REPLACEMENT_CHARACTER);
        }
    };
    Box::new(BufReader::new(Decoding { from, decode, ready: Ready::default(), ended: false }))
}

/// What is decoded, as far as it is not yet taken.
#[derive(Default)]
struct Ready {
    bytes: Vec<u8>,
    at: usize,
}

impl Ready {
    fn left(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Makes room for what comes next.
    fn empty(&mut self) -> &mut Vec<u8> {
        self.at = 0;
        self.bytes.clear();
        &mut self.bytes
    }
}

/// A stream on its way to UTF-8 from another encoding.
struct Decoding<R, D> {
    from: R,
    decode: D,
    ready: Ready,
    ended: bool,
}

impl<R: BufRead, D: FnMut(&[u8], bool, &mut Vec<u8>)> Read for Decoding<R, D> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.ready.left().is_empty() && !self.ended {
            let available = self.from.fill_buf()?;
            self.ended = available.is_empty();
            let used = available.len();
            (self.decode)(available, self.ended, self.ready.empty());
            self.from.consume(used);
        }
        let part = self.ready.left().read(to)?;
        self.ready.at += part;
        Ok(part)
    }
}

/// A stream of UTF-8, in which a line may be something else.
///
/// What one line of bytes beyond ASCII is in says little of another in a file that was put together from many: each is decoded
/// for itself. What is UTF-8 but for a few broken bytes, as its surroundings show, stays so.
struct Lines<R> {
    from: R,
    declared: Option<&'static Encoding>,
    /// How the stream begins, which says of what language it is.
    beginning: Vec<u8>,
    guessed: Option<&'static Encoding>,
    /// Of a line that is not UTF-8 and whose end is still to come.
    decoder: Option<Decoder>,
    /// Whether what comes next is UTF-8 but for a few bytes, and for how many bytes that is known.
    around: (bool, usize),
    /// How many bytes that come next are UTF-8.
    valid: usize,
    /// What comes before them.
    ready: Ready,
}

/// So many bytes of the beginning say of what language a stream is.
const SAMPLE: usize = 8 * 1024;

/// A character of UTF-8 has so many bytes at most.
const LONGEST: usize = 4;

impl<R: BufRead> Lines<R> {
    /// Sees to it that something comes next, unless nothing does.
    fn look(&mut self) -> io::Result<()> {
        while self.ready.left().is_empty() && self.valid == 0 {
            let available = self.from.fill_buf()?;
            let (line, ended) = match &self.decoder {
                Some(_) => first_line(available),
                None => (available, false),
            };
            if let Some(decoder) = &mut self.decoder {
                let (used, last) = (line.len(), ended || line.is_empty());
                decode(decoder, line, last, self.ready.empty());
                self.take(used);
                if last {
                    self.decoder = None;
                }
                if used == 0 {
                    return Ok(());
                }
                continue;
            }
            let Err(error) = std::str::from_utf8(available) else {
                self.valid = available.len();
                return Ok(());
            };
            let valid = available.get(..error.valid_up_to()).unwrap_or_default();
            let Some(broken) = error.error_len() else {
                self.valid = valid.len();
                if self.valid == 0 {
                    self.join()?;
                }
                continue;
            };
            // Nothing of the line is let through before it is clear what it is.
            let start = valid.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            if start > 0 {
                self.valid = start;
                return Ok(());
            }
            if self.around.1 == 0 {
                self.around = (is_mostly_utf8(available), available.len());
            }
            let (line, ended) = first_line(available);
            if self.around.0 || is_mostly_utf8(line) {
                let ready = self.ready.empty();
                ready.extend_from_slice(valid);
                ready.extend_from_slice("\u{fffd}".as_bytes());
                let used = valid.len() + broken;
                self.take(used);
                continue;
            }
            let known = self.declared.or(self.guessed);
            let encoding = known.unwrap_or_else(|| guess(&[&self.beginning, available].concat()));
            self.guessed = Some(encoding);
            let mut decoder = encoding.new_decoder_without_bom_handling();
            let used = line.len();
            decode(&mut decoder, line, ended, self.ready.empty());
            self.decoder = (!ended).then_some(decoder);
            self.take(used);
        }
        Ok(())
    }

    /// Puts a character together that two reads have parted; where it is none, its line is not UTF-8.
    fn join(&mut self) -> io::Result<()> {
        let mut joined = Vec::with_capacity(LONGEST);
        loop {
            let available = self.from.fill_buf()?;
            let next = available.first().copied();
            let Some(byte) = next.filter(|byte| joined.is_empty() || byte & 0xc0 == 0x80) else { break };
            joined.push(byte);
            self.take(1);
            if joined.len() >= LONGEST || std::str::from_utf8(&joined).is_ok() {
                break;
            }
        }
        let text = String::from_utf8_lossy(&joined);
        let broken = text.contains(char::REPLACEMENT_CHARACTER);
        let encoding = self.declared.or(self.guessed).filter(|_| broken && !self.around.0);
        let ready = self.ready.empty();
        match encoding {
            Some(encoding) => {
                let mut decoder = encoding.new_decoder_without_bom_handling();
                decode(&mut decoder, &joined, false, ready);
                self.decoder = Some(decoder);
            }
            None => ready.extend_from_slice(text.as_bytes()),
        }
        Ok(())
    }

    fn take(&mut self, used: usize) {
        self.around.1 = self.around.1.saturating_sub(used);
        self.from.consume(used);
    }
}

/// The first line with its end, and whether that is there.
fn first_line(bytes: &[u8]) -> (&[u8], bool) {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    (end.and_then(|end| bytes.get(..=end)).unwrap_or(bytes), end.is_some())
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.look()?;
        if !self.ready.left().is_empty() {
            return Ok(self.ready.left());
        }
        let valid = self.valid;
        let available = if valid == 0 { &[] } else { self.from.fill_buf()? };
        Ok(available.get(..valid).unwrap_or(available))
    }

    fn consume(&mut self, used: usize) {
        if self.ready.left().is_empty() {
            self.valid = self.valid.saturating_sub(used);
            self.take(used);
        } else {
            self.ready.at += used;
        }
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let part = self.fill_buf()?.read(to)?;
        self.consume(part);
        Ok(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::input::LOOK;

    /// Decodes bytes that come in pieces of so many.
    fn decoded(bytes: &[u8], piece: usize) -> String {
        struct Pieces<'p>(&'p [u8], usize);
        impl Read for Pieces<'_> {
            fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
                let most = to.len().min(self.1);
                self.0.read(&mut to[..most])
            }
        }
        let mut text = String::new();
        stream(Input::of_stream(Pieces(bytes, piece))).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn letters_far_behind_the_beginning_are_read_as_they_are_meant() {
        let plain = "The mayor said no on Monday.\n".repeat(2 * LOOK / 29);
        let words = "“No” – said the naïve mayor.\n";
        let western = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
        let utf8 = |text: &str| text.as_bytes().to_vec();
        let declares = "<?xml version='1.0' encoding='windows-1252'?>\n";
        let all = |parts: &[Vec<u8>]| parts.concat();
        for (what, bytes, expected) in [
            ("Windows-1252", all(&[utf8(&plain), western(words)]), format!("{plain}{words}")),
            (
                "Windows-1252, declared",
                all(&[utf8(declares), utf8(&plain), western(words), utf8(&plain), western(words)]),
                format!("{declares}{plain}{words}{plain}{words}"),
            ),
            ("UTF-8", all(&[utf8(&plain), utf8(words)]), format!("{plain}{words}")),
            (
                "both, a line each",
                all(&[utf8(&plain), western(words), utf8("naïve\n"), western(words)]),
                format!("{plain}{words}naïve\n{words}"),
            ),
            (
                "without an end of its line",
                all(&[utf8(&plain), western(words.trim_end())]),
                format!("{plain}{}", words.trim_end()),
            ),
            (
                "UTF-8 with a broken byte",
                all(&[utf8(&plain), utf8(&"“Nein.” ".repeat(20)), b"\xe2".to_vec()]),
                format!("{plain}{}\u{fffd}", "“Nein.” ".repeat(20)),
            ),
        ] {
            for piece in [1000, LOOK] {
                let got = decoded(&bytes, piece);
                let at =
                    got.bytes().zip(expected.bytes()).take_while(|(got, expected)| got == expected).count();
                assert!(got == expected, "{what}, {piece}: differs at {at} of {}", expected.len());
            }
        }
    }

    #[test]
    fn characters_that_two_reads_part_are_whole() {
        let words = "“Nein”, sagte der Präsident 😀.\n".repeat(20);
        for piece in [1, 2, 3, 7] {
            assert!(decoded(words.as_bytes(), piece) == words, "{piece}");
        }
        assert_eq!(decoded(b"plain words, cut off \xe2\x80", 1), "plain words, cut off \u{fffd}");
    }

    #[test]
    fn four_bytes_a_letter_are_read() {
        let words = "“No” said 😀\n".repeat(LOOK / 10);
        for piece in [1, 3, LOOK] {
            let little: Vec<u8> = words.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
            assert!(decoded(&[b"\xff\xfe\0\0", &*little].concat(), piece) == words);
            let big: Vec<u8> = words.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            assert!(decoded(&[b"\0\0\xfe\xff", &*big].concat(), piece) == words);
        }
        assert_eq!(decoded(b"\xff\xfe\0\0a\0\0\0b\0", 7), "a\u{fffd}");
    }
}
