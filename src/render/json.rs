//! The JSON contract: one object a line, its version first.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::Render;
use crate::article::{Article, Check, Hit};
use crate::index::Status;

/// The version of an article's shape. A change that breaks a reader changes the number.
pub const ARTICLE_SCHEMA: &str = "morgue.article/1";

/// The version of a hit's shape. A change that breaks a reader changes the number.
pub const HIT_SCHEMA: &str = "morgue.hit/1";

/// The version of a status's shape. A change that breaks a reader changes the number.
pub const STATUS_SCHEMA: &str = "morgue.status/1";

/// The version of a check's shape. A change that breaks a reader changes the number.
pub const CHECK_SCHEMA: &str = "morgue.check/1";

/// A value with the version of its shape before it.
#[derive(Serialize)]
struct Versioned<'v, T: Serialize> {
    schema: &'static str,
    #[serde(flatten)]
    value: &'v T,
}

/// Writes the JSON contract.
pub struct Json<W: Write> {
    out: W,
}

impl<W: Write> Json<W> {
    /// A renderer that writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out }
    }

    pub(super) fn line(&mut self, schema: &'static str, value: &impl Serialize) -> io::Result<()> {
        Versioned { schema, value }.serialize(&mut Serializer::with_formatter(&mut self.out, OneLine))?;
        self.out.write_all(b"\n")
    }
}

/// Keeps a value on one line also for readers that end lines where Unicode does.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, end)) = rest.char_indices().find(|(_, c)| is_line_end(*c)) {
            let (before, after) = rest.split_at(at);
            write!(out, "{before}\\u{:04x}", u32::from(end))?;
            rest = after.get(end.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }
}

/// Whether a character ends a line and JSON lets it stand: all of those below the space are escaped anyway.
const fn is_line_end(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

impl<W: Write> Render for Json<W> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        self.line(HIT_SCHEMA, hit)
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.line(ARTICLE_SCHEMA, article)
    }

    fn check(&mut self, check: &Check) -> io::Result<()> {
        self.line(CHECK_SCHEMA, check)
    }

    fn status(&mut self, status: &Status) -> io::Result<()> {
        self.line(STATUS_SCHEMA, status)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;

    fn written(page: impl FnOnce(&mut Json<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Json::new(&mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_is_one_line_and_begins_with_its_version() {
        let hit = written(|json| json.hit(&samples::hit()).unwrap());
        assert!(hit.starts_with(r#"{"schema":"morgue.hit/1","rank":1,"score":"#), "{hit}");
        assert_eq!(hit.lines().count(), 1);
        let article = written(|json| json.article(&samples::article()).unwrap());
        assert!(article.starts_with(r#"{"schema":"morgue.article/1","source":{"#), "{article}");
        assert_eq!(article.lines().count(), 1);
    }

    #[test]
    fn what_is_written_reads_back_as_the_same_value() {
        let hit = written(|json| json.hit(&samples::hit()).unwrap());
        assert_eq!(serde_json::from_str::<Hit>(&hit).unwrap(), samples::hit());
        let article = written(|json| json.article(&samples::article()).unwrap());
        assert_eq!(serde_json::from_str::<Article>(&article).unwrap(), samples::article());
    }

    #[test]
    fn a_value_is_one_line_for_every_reader() {
        let ends = "a\u{2028}b\u{85}c\u{2029}d\ne é”";
        let mut out = Vec::new();
        ends.serialize(&mut Serializer::with_formatter(&mut out, OneLine)).unwrap();
        assert_eq!(String::from_utf8(out.clone()).unwrap(), r#""a\u2028b\u0085c\u2029d\ne é”""#);
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), ends);
    }
}
