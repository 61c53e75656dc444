//! Tells by its beginning what a file is.

use std::borrow::Cow;

use super::decode::Wide;
use super::input::LOOK;
use super::mail;
use super::markdown::has_front_matter;
use super::packed::Packing;
use super::table;
use super::warc;
use super::xml::Kind;
use crate::extract::boilerplate::holds_several;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing, or white space alone.
    Empty,
    /// Neither text nor a format that is read.
    Binary,
    /// Words.
    Text,
    /// Words, of several records.
    Records,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Pages as they are printed.
    Pdf,
    /// RTF.
    Rich,
    /// JSON, of whatever it may be.
    Json,
    /// Rows and columns.
    Table,
    /// XML whose records are articles.
    Xml(Kind),
    /// A message.
    Message,
    /// Messages, one after the other.
    Mailbox,
    /// What a crawler kept.
    Crawl,
    /// Something else, packed.
    Packed(Packing),
    /// Files in a zip archive.
    Zip,
    /// Files in a tar archive.
    Tar,
}

impl Content {
    /// What a person calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "nothing: it is empty",
            Self::Binary => "nothing: it is not text, nor a format that morgue reads",
            Self::Text => "text",
            Self::Records => "text, of several records",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Pdf => "PDF",
            Self::Rich => "RTF",
            Self::Json => "JSON",
            Self::Table => "CSV",
            Self::Xml(Kind::Feed) => "feed",
            Self::Xml(Kind::Agency | Kind::Any) => "NITF or NewsML",
            Self::Message => "e-mail",
            Self::Mailbox => "mailbox",
            Self::Crawl => "WARC",
            Self::Packed(Packing::Gzip) => "gzip",
            Self::Packed(Packing::Zstd) => "zstd",
            Self::Packed(Packing::Xz) => "xz",
            Self::Zip => "zip archive, or a document that is one",
            Self::Tar => "tar archive",
        }
    }

    /// Whether it may hold any number of articles.
    #[must_use]
    pub const fn is_container(self) -> bool {
        !matches!(self, Self::Empty | Self::Binary | Self::Text | Self::Html | Self::Markdown | Self::Pdf)
    }
}

/// The first bytes of formats that are not read: those that look like text, and those whose zeros look like UTF-16.
/// Marks that are ordinary words (`RIFF`, `OTTO`) are not needed: what follows them is no text.
const FOREIGN: [&[u8]; 12] = [
    b"%!PS",
    b"BZh91AY",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF89a",
    b"GIF87a",
    b"SQLite format 3\0",
    b"\xd0\xcf\x11\xe0",
    b"bplist00",
];

/// Says what a file holds. The suffix of `name` only tips the scale where the content leaves a doubt.
#[must_use]
pub fn content(name: &str, bytes: &[u8]) -> Content {
    if bytes.trim_ascii().is_empty() {
        return Content::Empty;
    }
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    if let Some(packed) = packed(head) {
        return packed;
    }
    if FOREIGN.iter().any(|magic| head.starts_with(magic)) || head.get(4..8) == Some(b"ftyp") {
        return Content::Binary;
    }
    if head.starts_with(b"{\\rtf") {
        return Content::Rich;
    }
    if is_pdf(name, head) {
        return Content::Pdf;
    }
    let page = is_page_name(name);
    if let Some(records) = records(name, head) {
        return records;
    }
    if let Some(wide) = Wide::of(head) {
        let text = wide.decode(head);
        return match text.trim() {
            "" => Content::Empty,
            _ => records(name, text.as_bytes()).unwrap_or_else(|| text_or_page(name, text.as_bytes(), page)),
        };
    }
    if is_binary(head) { Content::Binary } else { text_or_page(name, head, page) }
}

/// Tells text, Markdown and pages apart.
fn text_or_page(name: &str, head: &[u8], page: bool) -> Content {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let content = markup(head, page);
    let named = || has_suffix(name, &["md", "markdown", "mdown", "mkd", "mdx"]) && !start.starts_with(b"<");
    let said =
        || matches!(start.first(), Some(b'-' | b'+')) && has_front_matter(&String::from_utf8_lossy(start));
    match content {
        Content::Text | Content::Html if named() || said() => Content::Markdown,
        Content::Text if holds_several(&said_in(start)) => Content::Records,
        content => content,
    }
}

/// The text that a file begins with, which may be cut off in the middle of a character.
fn said_in(start: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(start) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(start.get(..error.valid_up_to()).unwrap_or_default())
        }
        Err(_) => String::from_utf8_lossy(start),
    }
}

/// The first bytes of what is packed.
const PACKED: [(&[u8], Content); 6] = [
    (b"\x1f\x8b\x08", Content::Packed(Packing::Gzip)),
    (b"\x28\xb5\x2f\xfd", Content::Packed(Packing::Zstd)),
    (b"\xfd7zXZ\0", Content::Packed(Packing::Xz)),
    (b"PK\x03\x04", Content::Zip),
    (b"PK\x05\x06", Content::Zip),
    (b"PK\x07\x08PK\x03\x04", Content::Zip),
];

fn packed(head: &[u8]) -> Option<Content> {
    if head.get(257..262) == Some(b"ustar") {
        return Some(Content::Tar);
    }
    PACKED.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, content)| *content)
}

/// Whether a PDF begins here. Programs forgive what stands before it; a text may speak of its mark, though not in a file of
/// that name nor at the beginning of a line that is followed by bytes of no text.
fn is_pdf(name: &str, head: &[u8]) -> bool {
    /// How far from the beginning the mark may stand, in bytes: what readers of the format allow.
    const BEFORE: usize = 1024;
    let mark = b"%PDF-";
    let start = head.get(..BEFORE + mark.len()).unwrap_or(head);
    // Hardly any text has the sign at all.
    if !start.contains(&b'%') {
        return false;
    }
    match start.windows(mark.len()).position(|part| part == mark) {
        None => false,
        Some(0) => true,
        Some(_) => has_suffix(name, &["pdf"]) || is_binary(head),
    }
}

/// Tells JSON and tables, whose first bytes say what they are.
fn records(name: &str, head: &[u8]) -> Option<Content> {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let after = start.get(1..).unwrap_or_default().trim_ascii_start().first();
    match (start.first(), after) {
        // A closing brace alone is a text's own joke.
        (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{')) => return Some(Content::Json),
        // Who exports what was found finds nothing now and then.
        (Some(b'{'), Some(b'}')) | (Some(b'['), Some(b']'))
            if has_suffix(name, &["json", "jsonl", "ndjson"]) =>
        {
            return Some(Content::Json);
        }
        _ => {}
    }
    if warc::is_crawl(start) {
        return Some(Content::Crawl);
    }
    if mail::is_mailbox(start) {
        return Some(Content::Mailbox);
    }
    if mail::is_message(start, has_suffix(name, &["eml", "mht", "mhtml"])) {
        return Some(Content::Message);
    }
    let named = has_suffix(name, &["csv", "tsv", "tab"])
        && !is_binary(head)
        && !start.starts_with(b"<")
        && !table::is_prose(start);
    (named || table::is_header(start)).then_some(Content::Table)
}

fn is_page_name(name: &str) -> bool {
    has_suffix(name, &["html", "htm", "xhtml", "shtml", "xht", "php", "asp", "aspx", "jsp"])
}

fn has_suffix(name: &str, suffixes: &[&str]) -> bool {
    let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    suffixes.iter().any(|known| suffix.eq_ignore_ascii_case(known))
}

/// Whether the bytes are none of any 8-bit encoding: text holds no control characters, but for a stray one.
fn is_binary(head: &[u8]) -> bool {
    let (mut controls, mut nulls) = (0, 0);
    // Counts of a byte each are added up many at once.
    for part in head.chunks(usize::from(u8::MAX)) {
        let (mut some, mut zeros) = (0, 0);
        for byte in part {
            some += u8::from(matches!(byte, 0..=7 | 14..=25 | 28..=31 | 127));
            zeros += u8::from(*byte == 0);
        }
        controls += usize::from(some);
        nulls += usize::from(zeros);
    }
    controls * 50 > head.len() || nulls * 1000 > head.len()
}

/// Tells HTML, other XML and text apart.
fn markup(head: &[u8], page: bool) -> Content {
    let start = skip_prologue(head);
    let Some((b'<', after)) = start.split_first() else {
        return if tags(head).is_page(head.len(), page) { Content::Html } else { Content::Text };
    };
    let xml = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"<?xml");
    let name: Vec<u8> =
        after.iter().take_while(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
    if name == b"html" || starts_with_folded(after, b"!doctype html") {
        return Content::Html;
    }
    let declared = skip_doctype(start);
    if let Some(kind) = declared.strip_prefix(b"<").and_then(|after| Kind::of_root(&root(after))) {
        return Content::Xml(kind);
    }
    if xml || ["svg", "urlset", "opml"].iter().any(|root| root.as_bytes() == name) {
        return Content::Binary;
    }
    let known = std::str::from_utf8(&name).is_ok_and(|name| ELEMENTS.contains(&name));
    if known && (page || tags(head).closed > 0 || matches!(&*name, b"meta" | b"link" | b"base")) {
        return Content::Html;
    }
    if tags(head).is_page(head.len(), page) { Content::Html } else { Content::Text }
}

/// The name of the element that begins here, without its prefix.
fn root(after: &[u8]) -> String {
    let name = after
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_' | b'.'));
    let name: String = name.take(100).map(|byte| char::from(*byte)).collect();
    name.rsplit_once(':').map_or(name.clone(), |(_, local)| local.to_owned())
}

/// What is left after byte order mark, white space, XML declarations and comments.
fn skip_prologue(head: &[u8]) -> &[u8] {
    let mut rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    loop {
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?") {
            b">"
        } else {
            return rest;
        };
        let Some(at) = rest.windows(end.len()).position(|window| window == end) else { return rest };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_ascii_start();
    }
}

/// What is left after the declaration of a document's type, and all that may stand before its first element.
fn skip_doctype(start: &[u8]) -> &[u8] {
    if !starts_with_folded(start, b"<!doctype") {
        return start;
    }
    // A declaration may bring along declarations of its own, in brackets.
    let plain = start.iter().position(|byte| matches!(byte, b'>' | b'[')).unwrap_or(start.len());
    let end: &[u8] = if start.get(plain) == Some(&b'[') { b"]" } else { b"" };
    let own = start.get(plain..).unwrap_or_default();
    let inner = own.windows(end.len().max(1)).position(|part| part == end).unwrap_or(0);
    let rest = own.get(inner..).unwrap_or_default();
    let close = rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |at| at + 1);
    skip_prologue(rest.get(close..).unwrap_or_default())
}

fn starts_with_folded(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The elements that a page is made of and that a page may begin with; text about the web rarely holds many in earnest.
const ELEMENTS: [&str; 40] = [
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "noscript",
    "div",
    "span",
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "font",
    "center",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "tbody",
    "section",
    "article",
    "header",
    "main",
    "figure",
    "blockquote",
];

/// How many tags of known elements there are.
#[derive(Default)]
struct Tags {
    opened: usize,
    closed: usize,
}

impl Tags {
    /// Whether so many tags in so many bytes make a page. Where the file is named like one, fewer are enough.
    fn is_page(&self, bytes: usize, named: bool) -> bool {
        let (least, every) = if named { (2, 2000) } else { (10, 200) };
        self.opened + self.closed >= least
            && self.opened * 4 >= self.closed
            && (self.opened + self.closed) * every >= bytes
    }
}

fn tags(head: &[u8]) -> Tags {
    let mut tags = Tags::default();
    // Most texts have none.
    if !head.contains(&b'<') {
        return tags;
    }
    for tag in head.split(|byte| *byte == b'<').skip(1) {
        let (closing, tag) = match tag.split_first() {
            Some((b'/', rest)) => (true, rest),
            _ => (false, tag),
        };
        let length = tag.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let (name, rest) = tag.split_at(length.min(tag.len()));
        // A tag that is spoken of stands in quote marks or alone; one that is meant is closed within reach.
        let meant = matches!(rest.first(), Some(b'>' | b' ' | b'/' | b'\n' | b'\r' | b'\t'))
            && rest.iter().take(4000).any(|byte| *byte == b'>');
        let name = name.to_ascii_lowercase();
        if !meant || !std::str::from_utf8(&name).is_ok_and(|name| ELEMENTS.contains(&name)) {
            continue;
        }
        if closing {
            tags.closed += 1;
        } else {
            tags.opened += 1;
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_and_the_suffix_only_hints() {
        use Content::{Binary, Empty, Html, Json, Pdf, Table, Text, Xml};
        let prose = "The minister said on Monday that the harbour would be closed. ".repeat(20);
        let fragment = "<p>One.</p>\n<p>Two.</p>";
        let utf16: Vec<u8> = prose.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let page16: Vec<u8> = "<html><body><p>Words</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (what, name, bytes, expected) in [
            ("nothing", "a.txt", &b""[..], Empty),
            ("white space", "a.txt", b" \r\n\t ", Empty),
            ("prose", "a.txt", prose.as_bytes(), Text),
            ("prose named as a page", "a.html", prose.as_bytes(), Text),
            ("a page named as text", "a.txt", b"<!DOCTYPE html><html><body>x", Html),
            (
                "a page after comments",
                "a",
                b"\xef\xbb\xbf\n<!-- saved from url --> <!-- x --><HTML lang=en>",
                Html,
            ),
            ("XHTML", "a", b"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>", Html),
            ("a fragment", "a.txt", fragment.as_bytes(), Html),
            ("a page after HTTP headers", "a.html", b"HTTP/1.1 200 OK\n\n<html><body><p>x</p></body>", Html),
            (
                "text that mentions tags",
                "a.txt",
                b"Write <p> and </p> around it, or <br>, said the man. And then he said much more about it.",
                Text,
            ),
            (
                "a text named as a page that mentions a tag",
                "a.html",
                b"Never use <font>, said the man.",
                Text,
            ),
            ("a text in angle brackets", "a.txt", b"<crowd cheers> Thank you all.", Text),
            ("a mail address", "a.txt", b"<jane@example.org> wrote:", Text),
            ("a feed", "a.xml", b"<?xml version=\"1.0\"?><rss><channel/></rss>", Xml(Kind::Feed)),
            (
                "a story after the declaration of its type",
                "a.xml",
                b"<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\"><!-- x --><nitf><body/></nitf>",
                Xml(Kind::Agency),
            ),
            (
                "a feed that declares what it means",
                "a.xml",
                b"<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>\n<!ENTITY x 'y'>]>\n<rss><channel/></rss>",
                Xml(Kind::Feed),
            ),
            ("a site map", "a.xml", b"<?xml version=\"1.0\"?><urlset></urlset>", Binary),
            ("lines of JSON", "a", b"{\"title\": \"x\"}\n{}", Json),
            ("an empty list", "a.json", b"[]\n", Json),
            ("the same under a name that says nothing", "a", b"[]\n", Text),
            ("paragraphs alone", "a.json", b"[\"The harbour is shut.\", \"It rained.\"]", Text),
            ("a table", "a", b"title,text\nOne,Two\n", Table),
            ("a table named as one", "a.csv", b"one;two\n", Table),
            ("a list in a text", "a.txt", b"Ports, ships, cranes\nThese are what we love.", Text),
            ("a stage direction", "a.txt", b"[Applause] Thank you.", Text),
            ("a PDF", "a.txt", b"%PDF-1.4 words and more words", Pdf),
            ("a PDF behind something else", "a.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", Pdf),
            ("the same without a name", "a", b"x\r\n%PDF-1.4\n\0\x01\x02\x03", Pdf),
            ("a text about PDF", "a.txt", b"A file begins with %PDF-1.4, and ends with %%EOF.", Text),
            ("a picture", "a.html", b"\x89PNG\r\n\x1a\n", Binary),
            ("a film", "a", b"\0\0\0\x18ftypmp42", Binary),
            ("noise", "a.txt", &[0x8f, 1, 2, 3, 0xff, 0x9a, 0, 0, 7], Binary),
            ("UTF-16 without a mark", "a.txt", &utf16, Text),
            ("a page in UTF-16", "a.txt", &page16, Html),
            ("a byte order mark alone", "a.txt", b"\xff\xfe", Empty),
            ("a form feed and an escape", "a.txt", b"\x0cPage 2\x1b[0m of the text of the article", Text),
        ] {
            assert_eq!(content(name, bytes), expected, "{what}");
        }
    }
}
