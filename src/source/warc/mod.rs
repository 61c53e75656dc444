//! Reads crawls: WARC, an article a response of type HTML or text.
//!
//! Records come from the stream one by one. In a `.warc.gz` each is packed alone, so that after a damaged one the next is found.

mod http;

use std::io::{self, BufRead, Read};

use super::guard::guarded;
use super::input::Input;
use super::limits::read_until;
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use super::sniff::{self, Content};
use super::{html, plain};
use crate::article::{DateClue, Format, Provenance, RawArticle, Reason};

/// A record's header is not longer than that, in bytes.
const HEADER: u64 = 64 * 1024;

/// How often reading is taken up again after damage.
const PATIENCE: u32 = 1000;

/// Whether these are the first bytes of a crawl.
pub(super) fn is_crawl(head: &[u8]) -> bool {
    head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.")
}

/// Reads every article.
pub(super) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let mut from = input.into_stream();
    let (mut number, mut damage) = (0, 0);
    let mut resuming = false;
    loop {
        let record = match Header::read(&mut *from, resuming) {
            Ok(Some(header)) => {
                number += 1;
                Record { header, number }.read(&mut *from, place, reading)
            }
            Ok(None) => return Flow::Continue(()),
            Err(error) => Err(error),
        };
        resuming = false;
        match record {
            Ok(flow) => flow?,
            Err(error) => {
                let why = reason(&error);
                let last =
                    matches!(why, Reason::Unreadable(_) | Reason::Bomb { .. } | Reason::Oversized { .. });
                let ended = error.kind() == io::ErrorKind::UnexpectedEof;
                damage += 1;
                reading.skip(&place.record(None, number), why)?;
                if last || ended || damage > PATIENCE {
                    return Flow::Continue(());
                }
                resuming = true;
            }
        }
    }
}

/// What a record says of itself.
#[derive(Debug, Default)]
struct Header {
    fields: Vec<(String, String)>,
    length: u64,
}

impl Header {
    /// Reads the next header; `None` at the end. When `resuming`, what comes before it is passed over.
    fn read(from: &mut dyn BufRead, resuming: bool) -> io::Result<Option<Self>> {
        let mut line = Vec::new();
        // Two empty lines end a record.
        loop {
            line.clear();
            if read_until(from, b'\n', &mut line, HEADER)? == 0 {
                return Ok(None);
            }
            if is_crawl(&line) {
                break;
            }
            if !line.trim_ascii().is_empty() && !resuming {
                // What follows the damage is looked for by whoever asks again.
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "what should be the next record is none",
                ));
            }
        }
        let mut header = Self::default();
        let mut read = 0;
        loop {
            line.clear();
            let length = read_until(from, b'\n', &mut line, HEADER)?;
            read += length;
            if length == 0 || read > HEADER {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let written = String::from_utf8_lossy(&line);
            if written.trim().is_empty() {
                break;
            }
            match written.split_once(':') {
                Some((name, value)) if !written.starts_with([' ', '\t']) => {
                    header.fields.push((name.trim().to_owned(), value.trim().to_owned()));
                }
                _ => {
                    if let Some((_, value)) = header.fields.last_mut() {
                        value.push(' ');
                        value.push_str(written.trim());
                    }
                }
            }
        }
        let length = header.field("Content-Length").and_then(|length| length.parse().ok());
        header.length = length.ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidData, "a record does not say how long it is")
        })?;
        Ok(Some(header))
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

struct Record {
    header: Header,
    number: u64,
}

impl Record {
    /// Reads the record to its end, whatever it is.
    fn read(&self, from: &mut dyn BufRead, place: &Place, reading: &mut Reading<'_>) -> io::Result<Flow> {
        let mut block = from.take(self.header.length);
        let kind = self.header.field("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let typed = self.header.field("Content-Type").unwrap_or_default().to_ascii_lowercase();
        let wanted = match kind.as_str() {
            "response" => typed.is_empty() || typed.starts_with("application/http"),
            "resource" | "conversion" => {
                (typed.contains("html") || typed.starts_with("text/plain")) && self.is_of_the_web()
            }
            _ => false,
        };
        let mut flow = Flow::Continue(());
        if wanted {
            let id = self.header.field("WARC-Record-ID").map(|id| id.trim_matches(['<', '>']));
            let at = place.record(id, self.number);
            let read = if kind == "response" {
                self.response(&mut block, reading)
            } else {
                whole(&mut block, reading.limit())
            };
            match read? {
                Ok(Some(page)) => {
                    let article = guarded(|| self.article(&page, &at));
                    flow = reading.give_or_skip(&at, article);
                }
                Ok(None) => {}
                Err(reason) => flow = reading.skip(&at, reason),
            }
        }
        // Whatever was left of it.
        let left = block.limit();
        let rest = io::copy(&mut block, &mut io::sink())?;
        if rest < left && flow.is_continue() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(flow)
    }

    /// Whether the record is of something with an address on the web: crawlers keep their own logs beside it.
    fn is_of_the_web(&self) -> bool {
        let address = self.header.field("WARC-Target-URI").unwrap_or_default().trim_start_matches('<');
        let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        scheme.is_some_and(|scheme| ["http", "https", "ftp", "file"].contains(&scheme.as_str()))
    }

    /// The page that a server answered with; `None` where it answered with something else.
    fn response(
        &self,
        block: &mut dyn BufRead,
        reading: &Reading<'_>,
    ) -> io::Result<Result<Option<Vec<u8>>, Reason>> {
        let Some(answer) = http::Answer::read(block)? else { return Ok(Ok(None)) };
        let payload = self.header.field("WARC-Identified-Payload-Type");
        if !answer.is_page(payload) {
            return Ok(Ok(None));
        }
        let bytes = match whole(block, reading.limit())? {
            Ok(Some(bytes)) => bytes,
            other => return Ok(other),
        };
        let page = answer.unpacked(bytes, reading.limit(), reading.budget());
        Ok(page.map(|page| Some(answer.decoded(page))))
    }

    fn article(&self, page: &[u8], at: &Place) -> Result<RawArticle, Reason> {
        let address = self.header.field("WARC-Target-URI").map(|uri| uri.trim_matches(['<', '>']).to_owned());
        // The address is the page's name here: a date may stand in it, and a suffix.
        let name = address.as_deref().unwrap_or_default();
        let mut article = match sniff::content(name, page) {
            Content::Html => html::article(name, page, None)?,
            Content::Text | Content::Markdown => plain::article(name, page, None)?,
            Content::Empty => return Err(Reason::Empty),
            _ => return Err(Reason::NoArticle),
        };
        article.dates.retain(|date| date.provenance != Provenance::Filename);
        if let Some(captured) = self.header.field("WARC-Date") {
            // It was read then, and so had come out by then.
            article.dates.push(DateClue { text: captured.to_owned(), provenance: Provenance::Mtime });
        }
        article.url = article.url.or(address);
        let format = if article.source.format == Format::Text { Format::Text } else { Format::Html };
        article.source = at.source(format);
        Ok(article)
    }
}

/// All bytes of a block, up to `limit`.
fn whole(block: &mut dyn BufRead, limit: u64) -> io::Result<Result<Option<Vec<u8>>, Reason>> {
    let mut bytes = Vec::new();
    block.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > limit { Err(Reason::Oversized { limit }) } else { Ok(Some(bytes)) })
}

#[cfg(test)]
mod tests;
