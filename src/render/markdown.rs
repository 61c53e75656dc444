//! Markdown for notes, issues and wikis: hits as cited quotations, articles with a footnote a quotation.

use std::io::{self, Write};

use super::clean::Clean;
use super::notes::{self, Piece};
use super::{Render, wording};
use crate::article::{Article, Check, Finding, Hit, Nearby, Of, ParagraphKind};
use crate::index::Status;

/// Replies to replies are quoted no deeper than this.
const DEEPEST: u32 = 6;

/// Writes Markdown.
pub struct Markdown<W: Write> {
    out: W,
    /// How many articles came before: a footnote's label is unique in its document.
    articles: usize,
}

impl<W: Write> Markdown<W> {
    /// A renderer that writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out, articles: 0 }
    }

    fn footnotes(&mut self, article: &Article) -> io::Result<()> {
        for (number, quotation) in (1..).zip(&article.quotations) {
            let speaker = quotation.speaker.as_ref().map_or("speaker unknown".to_owned(), bold_name);
            writeln!(self.out, "[^{}]: {speaker}", label(self.articles, number))?;
        }
        if !article.quotations.is_empty() {
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn finding(&mut self, number: usize, finding: &Finding) -> io::Result<()> {
        writeln!(self.out, "### {number}. {}\n", wording::verdict(finding.verdict))?;
        if finding.likeness < 1.0 {
            let pieces = finding.difference.iter().map(|piece| {
                let text = escape(&piece.text);
                match piece.of {
                    Of::Both => text,
                    Of::Article => format!("~~{text}~~"),
                    Of::Quote => format!("**{text}**"),
                    Of::Omitted => "\\[…\\]".to_owned(),
                }
            });
            writeln!(self.out, "> {}\n", pieces.collect::<Vec<_>>().join(" "))?;
        } else {
            writeln!(self.out, "> {}\n", escape(&finding.text))?;
        }
        let place = &finding.place;
        let facts: Vec<String> = finding
            .speaker
            .as_ref()
            .map(bold_name)
            .into_iter()
            .chain(place.title.as_deref().map(escape))
            .chain(place.outlet.as_deref().map(escape))
            .chain(place.published.as_ref().map(wording::when))
            .collect();
        if !facts.is_empty() {
            writeln!(self.out, "— {}\n", facts.join(" · "))?;
        }
        let cited = wording::cited(&place.source, place.line);
        writeln!(self.out, "[{}](<{}>)\n", escape(&cited), link(&place.source.path))?;
        if !finding.copies.is_empty() {
            writeln!(self.out, "{}\n", wording::elsewhere(&finding.copies))?;
        }
        Ok(())
    }

    fn comments(&mut self, article: &Article) -> io::Result<()> {
        if !article.comments.is_empty() {
            writeln!(self.out, "## Comments\n")?;
        }
        for comment in &article.comments {
            let author = comment.author.as_deref().unwrap_or("a reader");
            let posted = comment.posted.map(|at| format!(", {at}")).unwrap_or_default();
            // A reply is a quotation within that of what it answers.
            let quote = "> ".repeat(1 + comment.depth.min(DEEPEST) as usize);
            for line in comment.text.lines() {
                writeln!(self.out, "{quote}{}", escape(line))?;
            }
            writeln!(self.out, "{}\n{quote}— {}{posted}\n", quote.trim_end(), escape(author))?;
        }
        Ok(())
    }
}

impl<W: Write> Render for Markdown<W> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        let title = hit.title.as_deref().unwrap_or("Without a title");
        writeln!(self.out, "### {}. {}\n", hit.rank, escape(title))?;
        let nearby = |nearby: &Option<Vec<Nearby>>| -> Vec<String> {
            nearby.iter().flatten().map(|nearby| escape(&nearby.text)).collect()
        };
        let quoted = [nearby(&hit.before), vec![marked(hit)], nearby(&hit.after)].concat();
        writeln!(self.out, "> {}\n", quoted.join("\n>\n> "))?;
        let who: Vec<_> = wording::speakers(hit).into_iter().map(bold_name).collect();
        let commenter = hit.commenter.as_deref().map(|name| format!("comment by {}", escape(name)));
        let facts: Vec<String> = who
            .into_iter()
            .chain(commenter)
            .chain(hit.outlet.as_deref().map(escape))
            .chain(hit.published.as_ref().map(wording::when))
            .collect();
        if !facts.is_empty() {
            writeln!(self.out, "— {}\n", facts.join(" · "))?;
        }
        let copies = wording::copies(hit.copies).map(|copies| format!(", {copies}")).unwrap_or_default();
        writeln!(self.out, "[{}](<{}>){copies}\n", escape(&wording::place(hit)), link(&hit.source.path))
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.articles += 1;
        writeln!(self.out, "# {}\n", escape(article.title.as_deref().unwrap_or("Without a title")))?;
        let facts: Vec<String> = (!article.byline.is_empty())
            .then(|| format!("By {}", escape(&article.byline.join(", "))))
            .into_iter()
            .chain(article.outlet.as_deref().map(escape))
            .chain(article.published.as_ref().map(wording::when))
            .chain([escape(&article.source.to_string())])
            .collect();
        writeln!(self.out, "{}\n", facts.join(" · "))?;
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            match paragraph.kind {
                ParagraphKind::Heading => write!(self.out, "## ")?,
                ParagraphKind::Caption => write!(self.out, "Caption: ")?,
                ParagraphKind::Body | ParagraphKind::Deck => {}
            }
            let quotations: Vec<_> = notes::of(article, Some(index)).collect();
            for piece in notes::pieces(&paragraph.text, &quotations) {
                match piece {
                    Piece::Prose(words) | Piece::Quoted(words) => write!(self.out, "{}", escape(words))?,
                    Piece::Note(number) => write!(self.out, "[^{}]", label(self.articles, number))?,
                }
            }
            writeln!(self.out, "\n")?;
        }
        self.footnotes(article)?;
        self.comments(article)
    }

    fn check(&mut self, check: &Check) -> io::Result<()> {
        writeln!(self.out, "## “{}”\n", escape(&check.quote))?;
        (1..).zip(&check.findings).try_for_each(|(number, finding)| self.finding(number, finding))?;
        writeln!(self.out, "{}\n", wording::searched(check))
    }

    fn status(&mut self, status: &Status) -> io::Result<()> {
        for (what, how_much) in wording::status(status) {
            writeln!(self.out, "- {what}: {how_much}")?;
        }
        for skipped in &status.skipped {
            writeln!(self.out, "  - {}", escape(&skipped.to_string()))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn label(article: usize, number: usize) -> String {
    if article == 1 { number.to_string() } else { format!("{article}-{number}") }
}

fn bold_name(speaker: &crate::article::Speaker) -> String {
    let name = format!("**{}**", escape(&speaker.name));
    match &speaker.role {
        Some(role) => format!("{name}, {}", escape(role)),
        None => name,
    }
}

/// The passage with its matched words in bold.
fn marked(hit: &Hit) -> String {
    let mut out = String::with_capacity(hit.text.len() + 16);
    let mut at = 0;
    for span in &hit.highlights {
        let (Some(before), Some(inside)) = (hit.text.get(at..span.start), hit.text.get(span.start..span.end))
        else {
            continue;
        };
        out.push_str(&escape(before));
        out.push_str("**");
        out.push_str(&escape(inside));
        out.push_str("**");
        at = span.end;
    }
    out.push_str(&escape(hit.text.get(at..).unwrap_or_default()));
    out
}

/// Text on one line in which nothing is taken for markup.
pub(super) fn escape(text: &str) -> String {
    let clean = Clean(text).to_string();
    let mut out = String::with_capacity(clean.len() + 8);
    for (at, c) in clean.char_indices() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$');
        if special || at == 0 && matches!(c, '#' | '+' | '-' | '=') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A path as a link's target between angle brackets.
fn link(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in Clean(path).to_string().chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '%' => out.push_str("%25"),
            ' ' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;
    use insta::assert_snapshot;

    fn written(page: impl FnOnce(&mut Markdown<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Markdown::new(&mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_hit_is_a_cited_quotation() {
        assert_snapshot!(written(|page| page.hit(&samples::hit()).unwrap()), @r"
        ### 1. Island ferry to sail every hour

        > “Nobody should have to spend the **night** on a **quay**,” said Ruth Adeyemi-Lund, the board’s head. “That ends now.”

        — **Ruth Adeyemi-Lund**, head of the harbour board · Harbour Gazette · 2021-04-02

        [gazette/ferry.txt:5](<gazette/ferry.txt>)
        ");
    }

    #[test]
    fn an_article_has_a_footnote_a_quotation() {
        assert_snapshot!(written(|page| page.article(&samples::article()).unwrap()), @r"
        # Island ferry to sail every hour

        By Nils Aker, Jo Penn · Harbour Gazette · 2021-04-02 · gazette/ferry.txt

        The ferry to Lund Island will sail every hour from May, the harbour board has decided.

        “Nobody should have to spend the night on a quay,”[^1] said Ruth Adeyemi-Lund, the board’s head. “That ends now.”[^2]

        [^1]: **Ruth Adeyemi-Lund**, head of the harbour board
        [^2]: **Ruth Adeyemi-Lund**, head of the harbour board

        ## Comments

        > About time.
        > Who pays, though?
        >
        > — gull\_42, 2021-04-03T08:15

        > > Whoever eats the herring.
        > >
        > > — a reader
        ");
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, escaped) in [
            ("*ship* [it]", "\\*ship\\* \\[it\\]"),
            ("# not a heading", "\\# not a heading"),
            ("a # b - c", "a # b - c"),
            ("<script>", "\\<script\\>"),
            ("AT&amp;T", "AT\\&amp;T"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
