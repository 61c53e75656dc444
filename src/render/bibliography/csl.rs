//! CSL-JSON: one list, an entry a line.

use std::io::{self, Write};

use serde::Serialize;

use super::author::Author;
use super::key::Keys;
use super::{Bibliography, issued};
use crate::article::{Article, Moment, Precision};

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Person {
        family: &'a str,
        given: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'a str>,
    },
    Whole {
        literal: &'a str,
    },
}

#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    parts: [Vec<i16>; 1],
    /// That is known only as a bound.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

/// Writes CSL-JSON.
pub struct Csl<W: Write> {
    out: W,
    keys: Keys,
    begun: bool,
}

impl<W: Write> Csl<W> {
    /// A renderer that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, keys: Keys::default(), begun: false }
    }
}

impl<W: Write> Bibliography for Csl<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        let name = |name| match Author::of(name) {
            Author::Person { given, family, suffix } => Name::Person { family, given, suffix },
            Author::Whole(literal) => Name::Whole { literal },
        };
        let entry = Entry {
            id: self.keys.of(article),
            r#type: "article-newspaper",
            title: article.title.as_deref(),
            author: article.byline.iter().map(|author| name(author)).collect(),
            outlet: article.outlet.as_deref(),
            section: article.section.as_deref(),
            issued: issued(article).map(|(moment, circa)| Issued { parts: [parts(moment)], circa }),
            url: article.url.as_deref(),
            language: article.language.as_deref(),
        };
        self.out.write_all(if std::mem::replace(&mut self.begun, true) { b",\n" } else { b"[\n" })?;
        serde_json::to_writer(&mut self.out, &entry)?;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?;
        self.out.flush()
    }
}

fn parts(moment: Moment) -> Vec<i16> {
    let day = moment.first_day();
    let mut parts = vec![day.year(), i16::from(day.month()), i16::from(day.day())];
    parts.truncate(match moment.precision() {
        Precision::Minute | Precision::Day => 3,
        Precision::Month => 2,
        Precision::Year => 1,
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Provenance, Published};
    use crate::render::samples;
    use insta::assert_snapshot;

    fn written(articles: &[Article]) -> String {
        let mut out = Vec::new();
        let mut csl = Csl::new(&mut out);
        for article in articles {
            csl.article(article).unwrap();
        }
        csl.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn articles_are_one_list() {
        let mut bound = samples::article();
        bound.byline = vec!["Reuters".to_owned()];
        bound.outlet = None;
        bound.published =
            Some(Published { date: "2021-04".parse().unwrap(), provenance: Provenance::Updated });
        assert_snapshot!(written(&[samples::article(), bound]), @r#"
        [
        {"id":"aker2021island-c679198a","type":"article-newspaper","title":"Island ferry to sail every hour","author":[{"family":"Aker","given":"Nils"},{"family":"Penn","given":"Jo"}],"container-title":"Harbour Gazette","issued":{"date-parts":[[2021,4,2]]},"language":"en"},
        {"id":"reuters2021island-121be428","type":"article-newspaper","title":"Island ferry to sail every hour","author":[{"literal":"Reuters"}],"issued":{"date-parts":[[2021,4]],"circa":true},"language":"en"}
        ]
        "#);
        assert_eq!(written(&[]), "[]\n");
    }
}
