//! What a server answered: a head, and a body that may come in pieces and packed.

use std::io::{self, BufRead, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use crate::article::Reason;
use crate::source::decode;
use crate::source::limits::{Budget, read_until};

/// A head is not longer than that, in bytes.
const HEAD: u64 = 256 * 1024;

/// The head of an answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    status: u16,
    fields: Vec<(String, String)>,
}

impl Answer {
    /// Reads the head; `None` where there is none.
    pub(super) fn read(from: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let mut line = Vec::new();
        read_until(from, b'\n', &mut line, HEAD)?;
        let first = String::from_utf8_lossy(&line);
        if !first.starts_with("HTTP/") {
            return Ok(None);
        }
        let status =
            first.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        let mut answer = Self { status, fields: Vec::new() };
        let mut read = 0;
        loop {
            let mut line = Vec::new();
            let length = read_until(from, b'\n', &mut line, HEAD)?;
            read += length;
            let written = String::from_utf8_lossy(&line);
            if length == 0 || written.trim().is_empty() || read > HEAD {
                return Ok(Some(answer));
            }
            if let Some((name, value)) = written.split_once(':') {
                answer.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn field(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.to_ascii_lowercase())
    }

    /// Whether it is a page, and not an error or something else.
    pub(super) fn is_page(&self, identified: Option<&str>) -> bool {
        let typed = self.field("content-type").or_else(|| identified.map(str::to_ascii_lowercase));
        let page = typed.is_none_or(|typed| typed.contains("html") || typed.starts_with("text/plain"));
        page && (200..300).contains(&self.status)
    }

    /// A page in UTF-8 where the head says what else it is in, which counts before what the page says.
    pub(super) fn decoded(&self, page: Vec<u8>) -> Vec<u8> {
        let typed = self.field("content-type").unwrap_or_default();
        let named =
            typed.split(';').filter_map(|part| part.split_once('=')).find(|(key, _)| key.trim() == "charset");
        let label = named.map(|(_, label)| label.trim().trim_matches(['"', '\'']));
        label.and_then(|label| decode::named(&page, label)).map_or(page, String::into_bytes)
    }

    /// The body as it was before it was sent.
    pub(super) fn unpacked(
        &self,
        mut bytes: Vec<u8>,
        limit: u64,
        budget: &Budget,
    ) -> Result<Vec<u8>, Reason> {
        if self.field("transfer-encoding").is_some_and(|encoding| encoding.contains("chunked")) {
            // Some crawlers undo this and leave the head as it was.
            if let Some(joined) = joined(&bytes) {
                bytes = joined;
            }
        }
        let packed = self.field("content-encoding").unwrap_or_default();
        for packing in packed.rsplit(',').map(str::trim) {
            bytes = match packing {
                "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => {
                    unpack(MultiGzDecoder::new(&*bytes), limit, budget)?
                }
                "deflate" => unpack(ZlibDecoder::new(&*bytes), limit, budget)
                    .or_else(|_| unpack(DeflateDecoder::new(&*bytes), limit, budget))
                    .unwrap_or(bytes),
                "br" if !looks_like_text(&bytes) => {
                    unpack(brotli_decompressor::Decompressor::new(&*bytes, 16 * 1024), limit, budget)?
                }
                "zstd" if bytes.starts_with(&ZSTD) => match StreamingDecoder::new(&*bytes) {
                    Ok(unpacked) => unpack(unpacked, limit, budget)?,
                    Err(_) => return Err(broken()),
                },
                _ => bytes,
            };
        }
        Ok(bytes)
    }
}

/// What is packed with zstd begins so.
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

fn broken() -> Reason {
    Reason::Malformed("what the server sent cannot be unpacked".to_owned())
}

/// Crawlers that unpack a body may leave the head as it was.
fn looks_like_text(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Unpacks what there is: of a body that is cut off, what came before.
fn unpack(packed: impl Read, limit: u64, budget: &Budget) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    match budget.charge(packed).take(limit + 1).read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) => match crate::source::read::reason(&error) {
            reason @ Reason::Bomb { .. } => return Err(reason),
            _ if bytes.is_empty() => {
                return Err(broken());
            }
            _ => {}
        },
    }
    if bytes.len() as u64 > limit { Err(Reason::Oversized { limit }) } else { Ok(bytes) }
}

/// A body that came in pieces, put together; `None` where it did not.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let end = rest.iter().take(100).position(|byte| *byte == b'\n');
        let Some(end) = end else { return (!whole.is_empty()).then_some(whole) };
        let line = rest.get(..end)?.trim_ascii();
        let size = line.split(|byte| *byte == b';').next()?.trim_ascii();
        let size = std::str::from_utf8(size).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(size) = size else { return (!whole.is_empty()).then_some(whole) };
        rest = rest.get(end + 1..)?;
        if size == 0 {
            return Some(whole);
        }
        let piece = rest.get(..size).unwrap_or(rest);
        whole.extend_from_slice(piece);
        rest = rest.get(piece.len()..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}
