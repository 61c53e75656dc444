//! Finds where a value ends, without reading more than that one.

use std::io::{self, BufRead};

/// How a value ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// With its last bracket, quote mark or letter.
    Whole,
    /// The same, but it is longer than was kept.
    TooLong,
    /// With the end of the stream.
    Cut,
    /// With a line that ends within a text, which JSON does not allow.
    Broken,
}

/// How many values a value is made of, about.
pub(in crate::source) fn pieces(written: &[u8]) -> usize {
    let (mut pieces, mut text, mut escaped) = (0, false, false);
    for byte in written {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = text,
            b'"' => text = !text,
            b',' | b'{' | b'[' if !text => pieces += 1,
            _ => {}
        }
    }
    pieces
}

/// A stream of JSON.
pub(super) struct Scanner<'s> {
    from: &'s mut dyn BufRead,
}

impl<'s> Scanner<'s> {
    pub(super) const fn new(from: &'s mut dyn BufRead) -> Self {
        Self { from }
    }

    /// The next byte that is not white space, still to be consumed.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            let available = self.from.fill_buf()?;
            if available.is_empty() {
                return Ok(None);
            }
            if let Some(at) = available.iter().position(|byte| !byte.is_ascii_whitespace()) {
                let byte = available.get(at).copied();
                self.from.consume(at);
                return Ok(byte);
            }
            let all = available.len();
            self.from.consume(all);
        }
    }

    /// Consumes the byte that was peeked at.
    pub(super) fn consume(&mut self) {
        self.from.consume(1);
    }

    /// Whether the list that begins here holds objects, as far as can be seen from here.
    pub(super) fn opens_list_of_objects(&mut self) -> io::Result<bool> {
        let available = self.from.fill_buf()?;
        let inner = available.get(1..).unwrap_or_default().trim_ascii_start();
        // At the edge of what is at hand, an answer's list is more likely than not one of objects.
        Ok(inner.first().is_none_or(|byte| *byte == b'{'))
    }

    /// Goes on, after damage, with the next line that begins with an object.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        let mut at_start = false;
        loop {
            let available = self.from.fill_buf()?;
            if available.is_empty() {
                return Ok(());
            }
            let mut used = available.len();
            for (at, byte) in available.iter().enumerate() {
                match byte {
                    b'\n' => at_start = true,
                    b'{' if at_start => {
                        self.from.consume(at);
                        return Ok(());
                    }
                    byte if byte.is_ascii_whitespace() || *byte == b',' => {}
                    _ => at_start = false,
                }
            }
            used = used.max(1);
            self.from.consume(used);
        }
    }

    /// Consumes the value that begins here, and keeps no more than `limit` bytes of it.
    pub(super) fn value(&mut self, to: &mut Vec<u8>, limit: u64) -> io::Result<Extent> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let (mut depth, mut text, mut escaped, mut begun) = (0_usize, false, false, false);
        let mut long = false;
        loop {
            let available = self.from.fill_buf()?;
            if available.is_empty() {
                let scalar = depth == 0 && !text && begun;
                return Ok(if scalar { Extent::Whole } else { Extent::Cut });
            }
            let mut end = None;
            for (at, byte) in available.iter().copied().enumerate() {
                if text {
                    match byte {
                        b'\n' => {
                            self.from.consume(at + 1);
                            // So that whoever resumes stands at the start of a line.
                            return Ok(Extent::Broken);
                        }
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => {
                            text = false;
                            if depth == 0 {
                                end = Some(at + 1);
                                break;
                            }
                        }
                        _ => {}
                    }
                    continue;
                }
                match byte {
                    b'"' => text = true,
                    b'{' | b'[' => depth += 1,
                    // What ends the object or the list that a value stands in.
                    b'}' | b']' | b',' | b':' if depth == 0 => {
                        end = Some(at);
                        break;
                    }
                    b'}' | b']' => {
                        depth -= 1;
                        if depth == 0 {
                            end = Some(at + 1);
                            break;
                        }
                    }
                    byte if depth == 0 && byte.is_ascii_whitespace() => {
                        end = Some(at);
                        break;
                    }
                    _ => {}
                }
                begun = true;
            }
            let part = available.get(..end.unwrap_or(available.len())).unwrap_or_default();
            let room = limit.saturating_sub(to.len());
            long |= part.len() > room;
            to.extend_from_slice(part.get(..room).unwrap_or(part));
            let used = part.len();
            self.from.consume(used);
            if end.is_some() {
                return Ok(if long { Extent::TooLong } else { Extent::Whole });
            }
        }
    }
}
