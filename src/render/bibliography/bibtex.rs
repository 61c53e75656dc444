//! BibTeX, with the fields of BibLaTeX besides.

use std::io::{self, Write};

use super::author::Author;
use super::key::Keys;
use super::{Bibliography, issued};
use crate::article::{Article, Precision};
use crate::render::clean::Clean;
use crate::render::wording;

/// The months as BibTeX knows them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes BibTeX.
pub struct Bibtex<W: Write> {
    out: W,
    keys: Keys,
}

impl<W: Write> Bibtex<W> {
    /// A renderer that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, keys: Keys::default() }
    }

    fn field(&mut self, name: &str, value: &str) -> io::Result<()> {
        if value.is_empty() { Ok(()) } else { writeln!(self.out, "  {name} = {{{value}}},") }
    }
}

impl<W: Write> Bibliography for Bibtex<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        let kind = if article.outlet.is_some() { "article" } else { "misc" };
        writeln!(self.out, "@{kind}{{{},", self.keys.of(article))?;
        let authors: Vec<String> = article.byline.iter().map(|name| author(name)).collect();
        self.field("author", &authors.join(" and "))?;
        // Braces keep the capitals as they are.
        let title = article.title.as_deref().map(|title| format!("{{{}}}", escape(title)));
        self.field("title", &title.unwrap_or_default())?;
        self.field("journal", &escape(article.outlet.as_deref().unwrap_or_default()))?;
        if let Some((moment, bound)) = issued(article) {
            let day = moment.first_day();
            self.field("year", &format!("{:04}", day.year()))?;
            if moment.precision() <= Precision::Month {
                let month =
                    usize::from(day.month().unsigned_abs()).checked_sub(1).and_then(|at| MONTHS.get(at));
                month.map_or(Ok(()), |month| writeln!(self.out, "  month = {month},"))?;
            }
            let date = moment.to_string();
            self.field("date", date.split('T').next().unwrap_or_default())?;
            if let Some(published) = article.published.as_ref().filter(|_| bound) {
                self.field("note", &escape(&format!("dated {}", wording::when(published))))?;
            }
        }
        self.field("url", &address(article.url.as_deref().unwrap_or_default()))?;
        writeln!(self.out, "}}\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// An author so that BibTeX takes the name apart as it should.
fn author(name: &str) -> String {
    match Author::of(name) {
        Author::Person { given, family, suffix: Some(suffix) } => {
            format!("{}, {}, {}", escape(family), escape(suffix), escape(given))
        }
        Author::Person { given, family, suffix: None } => format!("{}, {}", escape(family), escape(given)),
        Author::Whole(name) => format!("{{{}}}", escape(name)),
    }
}

/// Text on one line in which nothing is taken for a command.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in Clean(text).to_string().chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// An address, which BibTeX takes as it is: whatever would end the field is percent-encoded.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in Clean(url).to_string().chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Provenance, Published};
    use crate::render::samples;
    use insta::assert_snapshot;

    fn written(article: &Article) -> String {
        let mut out = Vec::new();
        Bibtex::new(&mut out).article(article).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_article_is_an_entry() {
        let mut article = samples::article();
        article.url = Some("https://example.org/a_b?c={d}&e=100%25".to_owned());
        assert_snapshot!(written(&article), @r"
        @article{aker2021island-eb05d241,
          author = {Aker, Nils and Penn, Jo},
          title = {{Island ferry to sail every hour}},
          journal = {Harbour Gazette},
          year = {2021},
          month = apr,
          date = {2021-04-02},
          url = {https://example.org/a_b?c=%7Bd%7D&e=100%25},
        }
        ");
    }

    #[test]
    fn what_is_not_known_is_not_claimed() {
        let mut article = samples::article();
        article.outlet = None;
        article.byline = vec!["Reuters".to_owned(), "Okker & Sons".to_owned()];
        article.title = None;
        let dated = |provenance| Some(Published { date: "2021-04-02T08:00".parse().unwrap(), provenance });
        article.published = dated(Provenance::Comment);
        assert_snapshot!(written(&article), @r"
        @misc{reuters2021-56425777,
          author = {{Reuters} and {Okker \& Sons}},
          year = {2021},
          month = apr,
          date = {2021-04-02},
          note = {dated 2021-04-02 08:00 or before (first comment)},
        }
        ");
        article.published = dated(Provenance::Mtime);
        assert!(!written(&article).contains("2021"));
    }

    #[test]
    fn nothing_in_a_text_is_a_command() {
        for (text, escaped) in [
            ("50% of $5 & #1_a", "50\\% of \\$5 \\& \\#1\\_a"),
            ("a\\input{b}", "a\\textbackslash{}input\\{b\\}"),
            ("~^", "\\textasciitilde{}\\textasciicircum{}"),
            ("é “ß”\n", "é “ß” "),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
