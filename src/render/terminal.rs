//! Text for people: wrapped to the width, readable without colour, clearer with it.

mod check;
mod quotes;

use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};

use super::clean::Clean;
use super::excerpt::around;
use super::notes::{self, Piece};
use super::paint::Painted;
use super::{Render, hyperlink, wording};
use crate::article::{
    Article, Check, Comment, Hit, Nearby, Paragraph, ParagraphKind, PassageKind, Quotation,
};
use crate::index::Status;

/// Longer lines are hard to read, however wide the terminal is. In columns.
const WIDEST: usize = 100;

/// Narrower than this nothing can be laid out. In columns.
const NARROWEST: usize = 20;

/// What stands in the margin of the paragraph that was asked for.
const MARK: &str = "> ";

/// A longer passage is shown around what was asked for. In bytes.
const LONGEST: usize = 700;

/// Replies to replies are set in no further than this.
const DEEPEST: u32 = 6;

/// What a page may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The width to wrap to, in columns.
    pub width: usize,
    /// Whether to use colour and weight.
    pub colour: bool,
    /// The folder that relative paths start from, where paths may be links.
    pub links: Option<PathBuf>,
    /// Whether to tell of each quotation why it is attributed as it is.
    pub why: bool,
    /// The line of an article whose paragraph is to be marked.
    pub focus: Option<u32>,
    /// Whether to show an article's quotations alone.
    pub quotes: bool,
}

impl Default for Look {
    /// Plain text, 80 columns wide.
    fn default() -> Self {
        Self { width: 80, colour: false, links: None, why: false, focus: None, quotes: false }
    }
}

/// The style of each part of a page; all the same where there is no colour.
#[derive(Debug, Default)]
struct Palette {
    plain: Style,
    strong: Style,
    faint: Style,
    date: Style,
    matched: Style,
    quoted: Style,
    path: Style,
    right: Style,
    wrong: Style,
    added: Style,
    dropped: Style,
}

impl Palette {
    fn coloured() -> Self {
        Self {
            plain: Style::new(),
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
            date: AnsiColor::Cyan.on_default(),
            matched: AnsiColor::Red.on_default().bold(),
            quoted: AnsiColor::Green.on_default(),
            path: AnsiColor::Magenta.on_default(),
            right: AnsiColor::Green.on_default().bold(),
            wrong: AnsiColor::Yellow.on_default().bold(),
            added: AnsiColor::Green.on_default(),
            dropped: AnsiColor::Red.on_default(),
        }
    }
}

/// Writes text for people.
pub struct Terminal<W: Write> {
    out: W,
    look: Look,
    palette: Palette,
    width: usize,
    begun: bool,
}

impl<W: Write> Terminal<W> {
    /// A renderer that writes to `out` what `look` allows.
    pub fn new(out: W, look: Look) -> Self {
        let palette = if look.colour { Palette::coloured() } else { Palette::default() };
        let width = look.width.clamp(NARROWEST, WIDEST);
        Self { out, look, palette, width, begun: false }
    }

    /// Sets each thing apart from the one before by an empty line.
    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) { writeln!(self.out) } else { Ok(()) }
    }

    fn wrapped(&mut self, painted: &Painted, first: &str, next: &str) -> io::Result<()> {
        if painted.is_empty() {
            Ok(())
        } else {
            painted.write_wrapped(&mut self.out, self.width, first, next)
        }
    }

    /// Writes facts on one line, set apart by dots.
    fn facts(&mut self, facts: &[(String, Style)], first: &str, next: &str) -> io::Result<()> {
        let mut line = Painted::new();
        for (fact, style) in facts.iter().filter(|(fact, _)| !fact.is_empty()) {
            if !line.is_empty() {
                line.push(" · ", self.palette.plain);
            }
            line.push(fact, *style);
        }
        self.wrapped(&line, first, next)
    }

    /// Writes where a source is, whole and on a line of its own, so that it can be opened or copied.
    fn place(&mut self, indent: &str, path: &str, place: &str) -> io::Result<()> {
        let style = self.palette.path;
        let shown = format!("{}{}{}", style.render(), Clean(place), style.render_reset());
        match &self.look.links {
            Some(base) => writeln!(self.out, "{indent}{}", hyperlink::linked(base, path, &shown)),
            None => writeln!(self.out, "{indent}{shown}"),
        }
    }

    /// The paragraphs near a hit, set apart by empty lines; a heading is one line like any other.
    fn nearby(&mut self, nearby: Option<&[Nearby]>, indent: &str, before: bool) -> io::Result<()> {
        for Nearby { text, .. } in nearby.unwrap_or_default() {
            if !before {
                writeln!(self.out)?;
            }
            self.facts(&[(text.clone(), self.palette.plain)], indent, indent)?;
            if before {
                writeln!(self.out)?;
            }
        }
        Ok(())
    }

    /// The line that says who speaks and when.
    fn lead(&self, hit: &Hit) -> Painted {
        let Palette { plain, strong, date, .. } = self.palette;
        let mut line = Painted::new();
        let speakers = wording::speakers(hit);
        for (n, speaker) in speakers.iter().enumerate() {
            line.push(if n == 0 { "" } else { "; " }, plain);
            line.push(&speaker.name, strong);
            if let Some(role) = &speaker.role {
                line.push(", ", plain);
                line.push(role, plain);
            }
        }
        if speakers.is_empty() {
            match (hit.kind, hit.commenter.as_deref()) {
                (PassageKind::Quote, _) => line.push("speaker unknown", plain),
                (PassageKind::Comment, Some(name)) => {
                    line.push("comment by ", plain);
                    line.push(name, strong);
                }
                (kind, _) => line.push(kind.name(), plain),
            }
        }
        if let Some(published) = &hit.published {
            line.push(" · ", plain);
            line.push(&wording::when(published), date);
        }
        line
    }

    fn head(&mut self, article: &Article) -> io::Result<()> {
        let Palette { plain, strong, faint, date, .. } = self.palette;
        self.facts(
            &[(article.title.clone().unwrap_or_else(|| "Without a title".to_owned()), strong)],
            "",
            "",
        )?;
        let deck =
            article.deck.clone().filter(|_| article.paragraphs.iter().all(|p| p.kind != ParagraphKind::Deck));
        self.facts(&[(deck.unwrap_or_default(), plain)], "", "")?;
        let byline = if article.byline.is_empty() {
            String::new()
        } else {
            format!("By {}", article.byline.join(", "))
        };
        let published = article.published.as_ref().map_or("date unknown".to_owned(), wording::when);
        let facts = [
            (byline, plain),
            (article.outlet.clone().unwrap_or_default(), plain),
            (article.section.clone().unwrap_or_default(), plain),
            (published, date),
        ];
        self.facts(&facts, "", "")?;
        if !article.topics.is_empty() {
            let labels: Vec<_> = article.topics.iter().map(|topic| topic.label.as_str()).collect();
            self.facts(&[(format!("Topics: {}", labels.join(", ")), plain)], "", "        ")?;
        }
        if let Some(url) = &article.url {
            writeln!(self.out, "{}{}{}", faint.render(), Clean(url), faint.render_reset())?;
        }
        self.place("", &article.source.path, &article.source.to_string())
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        quotations: &[(usize, &Quotation)],
        marked: bool,
    ) -> io::Result<()> {
        let Palette { plain, strong, faint, quoted, .. } = self.palette;
        let base = match paragraph.kind {
            ParagraphKind::Heading => strong,
            ParagraphKind::Caption => faint,
            ParagraphKind::Body | ParagraphKind::Deck => plain,
        };
        let mut text = Painted::new();
        if paragraph.kind == ParagraphKind::Caption {
            text.push("Caption: ", base);
        }
        for piece in notes::pieces(&paragraph.text, quotations) {
            match piece {
                Piece::Prose(words) => text.push(words, base),
                Piece::Quoted(words) => text.push(words, quoted),
                Piece::Note(number) => text.push(&format!("[{number}]"), faint),
            }
        }
        writeln!(self.out)?;
        let margin = if marked { MARK } else { "" };
        self.wrapped(&text, margin, margin)?;
        quotations.iter().try_for_each(|&(number, quotation)| self.note(number, quotation))
    }

    fn note(&mut self, number: usize, quotation: &Quotation) -> io::Result<()> {
        let Palette { plain, strong, faint, .. } = self.palette;
        let mut line = Painted::new();
        line.push(&format!("[{number}] "), faint);
        match &quotation.speaker {
            Some(speaker) => {
                line.push(&speaker.name, strong);
                match &speaker.role {
                    _ if quotation.continues => line.push(", continued", plain),
                    Some(role) => line.push(&format!(", {role}"), plain),
                    None => {}
                }
            }
            None => line.push("speaker unknown", plain),
        }
        self.wrapped(&line, "    ", "        ")?;
        if self.look.why {
            let facts: Vec<_> = wording::why(quotation).into_iter().map(|fact| (fact, faint)).collect();
            self.facts(&facts, "        ", "        ")?;
        }
        Ok(())
    }

    fn comment(&mut self, comment: &Comment) -> io::Result<()> {
        let Palette { plain, strong, date, .. } = self.palette;
        let author = comment.author.clone().unwrap_or_else(|| "a reader".to_owned());
        let posted = comment.posted.map(|at| at.to_string().replace('T', " ")).unwrap_or_default();
        // A reply stands further in than what it answers, as far as the screen allows.
        let indent = "  ".repeat(1 + comment.depth.min(DEEPEST) as usize);
        writeln!(self.out)?;
        self.facts(&[(author, strong), (posted, date)], &indent, &indent)?;
        for line in comment.text.lines() {
            self.facts(&[(line.to_owned(), plain)], &indent, &indent)?;
        }
        Ok(())
    }
}

impl<W: Write> Render for Terminal<W> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        let Palette { plain, matched, .. } = self.palette;
        self.gap()?;
        let number = format!("{}. ", hit.rank);
        let indent = " ".repeat(number.len());
        let lead = self.lead(hit);
        self.wrapped(&lead, &number, &indent)?;
        if hit.kind != PassageKind::Headline {
            let title = hit.title.clone().unwrap_or_default();
            self.facts(&[(title, plain), (hit.outlet.clone().unwrap_or_default(), plain)], &indent, &indent)?;
        }
        let mut text = Painted::new();
        let (passage, marks) = around(&hit.text, &hit.highlights, LONGEST);
        text.push_marked(&passage, &marks, plain, matched);
        let inner = format!("{indent}  ");
        self.nearby(hit.before.as_deref(), &inner, true)?;
        let margin = if hit.before.is_some() { format!("{indent}{MARK}") } else { inner.clone() };
        self.wrapped(&text, &margin, &margin)?;
        self.nearby(hit.after.as_deref(), &inner, false)?;
        self.place(&indent, &hit.source.path, &wording::place(hit))?;
        match wording::copies(hit.copies) {
            Some(copies) => writeln!(self.out, "{indent}{copies}: --all"),
            None => Ok(()),
        }
    }

    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.gap()?;
        self.head(article)?;
        if self.look.quotes {
            return self.quotes(article);
        }
        for (number, quotation) in notes::of(article, None) {
            self.note(number, quotation)?;
        }
        let marked = self.look.focus.and_then(|line| at_line(article, line));
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let quotations: Vec<_> = notes::of(article, Some(index)).collect();
            self.paragraph(paragraph, &quotations, marked == Some(index))?;
        }
        if !article.comments.is_empty() {
            writeln!(self.out)?;
            let count = wording::count(article.comments.len() as u64, "comment", "comments");
            self.facts(&[(count, self.palette.strong)], "", "")?;
        }
        article.comments.iter().try_for_each(|comment| self.comment(comment))
    }

    fn check(&mut self, check: &Check) -> io::Result<()> {
        self.checked(check)
    }

    fn status(&mut self, status: &Status) -> io::Result<()> {
        for (what, how_much) in wording::status(status) {
            writeln!(self.out, "{what:<12}{how_much}")?;
        }
        for skipped in &status.skipped {
            writeln!(self.out, "  {}", Clean(&skipped.to_string()))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The last paragraph that begins on a line or before it.
fn at_line(article: &Article, line: u32) -> Option<usize> {
    let lines =
        article.paragraphs.iter().enumerate().filter_map(|(at, paragraph)| Some((paragraph.line?, at)));
    lines.filter(|(begins, _)| *begins <= line).max_by_key(|(begins, _)| *begins).map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;
    use insta::assert_snapshot;

    fn written(look: Look, page: impl FnOnce(&mut Terminal<&mut Vec<u8>>)) -> String {
        let mut out = Vec::new();
        page(&mut Terminal::new(&mut out, look));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_hit_is_readable_at_a_glance() {
        assert_snapshot!(written(Look::default(), |page| page.hit(&samples::hit()).unwrap()), @r"
        1. Ruth Adeyemi-Lund, head of the harbour board · 2021-04-02
           Island ferry to sail every hour · Harbour Gazette
             “Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund,
             the board’s head. “That ends now.”
           gazette/ferry.txt:5
        ");
    }

    #[test]
    fn a_narrow_terminal_cuts_no_word() {
        let look = Look { width: 30, ..Look::default() };
        assert_snapshot!(written(look, |page| page.hit(&samples::hit()).unwrap()), @r"
        1. Ruth Adeyemi-Lund, head of
           the harbour board ·
           2021-04-02
           Island ferry to sail every
           hour · Harbour Gazette
             “Nobody should have to
             spend the night on a
             quay,” said Ruth
             Adeyemi-Lund, the board’s
             head. “That ends now.”
           gazette/ferry.txt:5
        ");
    }

    #[test]
    fn colour_marks_the_speaker_the_date_and_the_matched_words() {
        let look = Look { colour: true, links: Some("/archive".into()), ..Look::default() };
        let page = written(look, |page| page.hit(&samples::hit()).unwrap());
        assert_snapshot!(page.replace('\u{1b}', "ESC"), @r"
        1. ESC[1mRuth Adeyemi-LundESC[0m, head of the harbour board · ESC[36m2021-04-02ESC[0m
           Island ferry to sail every hour · Harbour Gazette
             “Nobody should have to spend the ESC[1mESC[31mnightESC[0m on a ESC[1mESC[31mquayESC[0m,” said Ruth Adeyemi-Lund,
             the board’s head. “That ends now.”
           ESC]8;;file:///archive/gazette/ferry.txtESC\ESC[35mgazette/ferry.txt:5ESC[0mESC]8;;ESC\
        ");
    }

    #[test]
    fn an_article_says_who_said_what() {
        assert_snapshot!(written(Look::default(), |page| page.article(&samples::article()).unwrap()), @r"
        Island ferry to sail every hour
        A promise kept, eleven years late
        By Nils Aker, Jo Penn · Harbour Gazette · 2021-04-02
        Topics: ferries
        gazette/ferry.txt

        The ferry to Lund Island will sail every hour from May, the harbour board has
        decided.

        “Nobody should have to spend the night on a quay,”[1] said Ruth Adeyemi-Lund,
        the board’s head. “That ends now.”[2]
            [1] Ruth Adeyemi-Lund, head of the harbour board
            [2] Ruth Adeyemi-Lund, continued

        2 comments

          gull_42 · 2021-04-03 08:15
          About time.
          Who pays, though?

            a reader
            Whoever eats the herring.
        ");
    }

    #[test]
    fn why_tells_the_evidence_of_each_quotation() {
        let look = Look { why: true, ..Look::default() };
        let page = written(look, |page| page.article(&samples::article()).unwrap());
        let of_article = page.lines().take_while(|line| !line.ends_with(" comments"));
        let notes: Vec<_> = of_article.filter(|line| line.starts_with("    ")).collect();
        assert_snapshot!(notes.join("\n"), @r"
        [1] Ruth Adeyemi-Lund, head of the harbour board
            direct · cue “said” · mention “Ruth Adeyemi-Lund” · rule inversion · 75%
            sure
        [2] Ruth Adeyemi-Lund, continued
            direct · cue “said” · mention “Ruth Adeyemi-Lund” · rule interrupted ·
            75% sure
        ");
    }

    #[test]
    fn nothing_hostile_reaches_the_terminal() {
        let mut hit = samples::hit();
        for place in [&mut hit.text, &mut hit.source.path, hit.title.as_mut().unwrap()] {
            *place = "\u{1b}]0;owned\u{7}\u{202e}".to_owned();
        }
        hit.quotations[0].speaker.as_mut().unwrap().name = "\u{1b}[2J".to_owned();
        let page = written(Look::default(), |page| page.hit(&hit).unwrap());
        assert!(page.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{page:?}");
    }
}
