//! The JSON contract: one object a line, its version first.

use std::io::{self, Write};

use serde::Serialize;

use super::Render;
use crate::article::{Article, Hit};
use crate::index::Status;

/// The version of an article's shape. A change that breaks a reader changes the number.
pub const ARTICLE_SCHEMA: &str = "morgue.article/1";

/// The version of a hit's shape. A change that breaks a reader changes the number.
pub const HIT_SCHEMA: &str = "morgue.hit/1";

/// The version of a status's shape. A change that breaks a reader changes the number.
pub const STATUS_SCHEMA: &str = "morgue.status/1";

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

    fn line(&mut self, schema: &'static str, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Versioned { schema, value })?;
        self.out.write_all(b"\n")
    }
}

impl<W: Write> Render for Json<W> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        self.line(HIT_SCHEMA, hit)
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.line(ARTICLE_SCHEMA, article)
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
}
