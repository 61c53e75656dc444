//! Reads Markdown: what stands before the text says what it is, the text is read without its markup, line by line where it stands.

mod front;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::decode;
use super::fields::{Context, Fields, Mapping};
use super::html;
use super::limits;
use super::plain::file_dates;
use crate::article::{Block, Format, Mark, Marked, ParagraphKind, RawArticle, RawBody, Reason, Source, Span};
use crate::text::mojibake::{self, Mended};

pub(super) use front::opens as has_front_matter;

/// Reads an article.
pub(super) fn article(path_name: &str, bytes: &[u8], modified: Option<i64>) -> Result<RawArticle, Reason> {
    let decoded = decode::text(bytes);
    // Whatever any of these begins or ends is a piece of its own.
    limits::fine(limits::count(decoded.as_bytes(), b"\n\r*_`[]<>|~\\"))?;
    let mended = mojibake::mend(&decoded);
    let text = mended.as_ref().map_or(&*decoded, |mended| &mended.text);
    let (matter, start) = front::split(text);
    let mut reader = Reader::new(text);
    reader.read(text.get(start..).unwrap_or_default(), start);
    let Reader { mut blocks, mut title, .. } = reader;
    let source = Source { path: path_name.to_owned(), locator: None, format: Format::Markdown };
    let mut article = RawArticle::bare(source, RawBody::Marked(Vec::new()));
    if let Some(matter) = matter {
        let mapping = Mapping::default();
        Fields::of(&matter, &mapping).describe(&mut article, &Context::new(Format::Markdown));
    }
    if article.title.is_none() {
        // A heading of no words is none.
        let headed =
            |at: &usize| blocks.get(*at).is_some_and(|first| first.block.kind == ParagraphKind::Heading);
        article.title = title.take().filter(headed).map(|at| blocks.remove(at).block.text);
    }
    if let Some(title) = &article.title {
        // The headline is not its own first paragraph.
        if blocks.first().is_some_and(|first| first.block.text == *title) {
            blocks.remove(0);
        }
    }
    if blocks.is_empty() {
        return Err(if text.trim().is_empty() { Reason::Empty } else { Reason::NoArticle });
    }
    if let Some(mended) = mended {
        for block in &mut blocks {
            cite_as_read(block, &mended);
        }
    }
    article.body = RawBody::Marked(blocks);
    article.dates.extend(file_dates(path_name, modified));
    Ok(article)
}

/// Makes a block of a text that was mended know where it stands in the text as the file has it.
fn cite_as_read(marked: &mut Marked, mended: &Mended) {
    let mut marks = Vec::with_capacity(marked.marks.len());
    for (nth, mark) in marked.marks.iter().enumerate() {
        marks.push(Mark { source: mended.source(mark.source), ..*mark });
        let next = marked.marks.get(nth + 1).map_or(marked.block.text.len(), |next| next.within);
        let stretch = Span::new(mark.source, mark.source + (next - mark.within));
        marks.extend(mended.breaks(stretch).map(|at| {
            let within = mark.within + (at - mark.source);
            Mark { within, source: mended.source(at), line: mark.line }
        }));
    }
    marked.end = mended.source_span(Span::new(0, marked.end)).end;
    marked.marks = marks;
}

/// Reads the text, block by block.
struct Reader<'t> {
    /// Where each line of the whole text starts.
    lines: Vec<usize>,
    text: &'t str,
    blocks: Vec<Marked>,
    /// Which block is the first heading, where nothing comes before it.
    title: Option<usize>,
    open: Option<Marked>,
    kind: ParagraphKind,
    quotes: usize,
    /// Whether what comes is no text: a picture's description, code in a block.
    silent: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self {
            lines: std::iter::once(0).chain(ends).collect(),
            text,
            blocks: Vec::new(),
            title: None,
            open: None,
            kind: ParagraphKind::Body,
            quotes: 0,
            silent: 0,
        }
    }

    fn read(&mut self, body: &str, start: usize) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
            let at = start + range.start;
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.push(&text, at),
                // What it says begins behind its first mark.
                Event::Code(text) => self.push(&text, at + 1),
                Event::SoftBreak | Event::HardBreak => self.space(),
                Event::Html(markup) => {
                    self.flush();
                    self.push(&html::line(&markup), at);
                    self.flush();
                }
                Event::Rule => self.flush(),
                Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_) => {}
            }
        }
        self.flush();
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } | Tag::CodeBlock(_) => self.silent += 1,
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = ParagraphKind::Heading;
                if *level == HeadingLevel::H1 && self.blocks.is_empty() {
                    self.title = Some(0);
                }
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock => self.silent = self.silent.saturating_sub(1),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.kind = ParagraphKind::Body;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            _ => self.flush(),
        }
    }

    fn push(&mut self, text: &str, at: usize) {
        if self.silent > 0 || text.is_empty() {
            return;
        }
        let line = self.lines.partition_point(|start| *start <= at);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let (kind, quoted) = (self.kind, self.quotes > 0);
        let open = self.open.get_or_insert_with(|| Marked {
            block: Block { kind, text: String::new(), quoted },
            marks: Vec::new(),
            end: at,
        });
        let from = if open.block.text.is_empty() { text.trim_start() } else { text };
        let skipped = text.len() - from.len();
        open.marks.push(Mark { within: open.block.text.len(), source: at + skipped, line });
        // A tab or a line's end within a run is one space, as long as it was.
        open.block.text.extend(from.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
        open.end = (at + text.len()).min(self.text.len());
    }

    fn space(&mut self) {
        if let Some(open) = self.open.as_mut().filter(|open| !open.block.text.ends_with(' ')) {
            open.block.text.push(' ');
        }
    }

    fn flush(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let kept = open.block.text.trim_end().len();
        open.block.text.truncate(kept);
        // What was nothing but space at the end stands nowhere any more.
        open.marks.retain(|mark| mark.within < kept);
        if kept > 0 {
            self.blocks.push(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    const STORY: &str = "---\ntitle: \"Crane stays\"\ndate: 2021-03-02\nauthor: Jane Roe\ntags: [harbour, cranes]\nsource: The Quay Post\n---\n\n\
        # Crane stays\n\nThe **crane** in [Lowquay](https://quay.example) stays,\nsaid the board. “Nobody *asked*\nwhy,” said Ann Lee, the mayor of Lowquay.\n\n\
        ![a crane](crane.jpg)\n\n## A long story\n\n- The first point of it all.\n- The second.\n\n> It was here before us.\n";

    #[test]
    fn a_story_knows_its_lines() {
        let raw = article("a/story.md", STORY.as_bytes(), None).unwrap();
        assert_eq!(raw.title.as_deref(), Some("Crane stays"));
        assert_eq!(
            (raw.byline.as_slice(), raw.outlet.as_deref()),
            (&["Jane Roe".to_owned()][..], Some("The Quay Post"))
        );
        assert_eq!(
            (raw.dates[0].text.as_str(), raw.tags.as_slice()),
            ("2021-03-02", &["harbour".to_owned(), "cranes".to_owned()][..])
        );
        let article = extract::article(raw).unwrap();
        let paragraphs: Vec<_> =
            article.paragraphs.iter().map(|p| (p.line.unwrap(), p.text.as_str())).collect();
        assert_eq!(
            paragraphs,
            [
                (
                    11,
                    "The crane in Lowquay stays, said the board. “Nobody asked why,” said Ann Lee, the mayor of Lowquay."
                ),
                (17, "A long story"),
                (19, "The first point of it all."),
                (20, "The second."),
                (22, "It was here before us."),
            ]
        );
        let quotation =
            article.quotations.iter().find(|quotation| quotation.text.starts_with("Nobody")).unwrap();
        assert_eq!((quotation.text.as_str(), quotation.line), ("Nobody asked why,", Some(12)));
        assert_eq!(quotation.span.of(STORY), "Nobody *asked*\nwhy,");
    }

    #[test]
    fn a_misread_story_is_cited_as_it_stands() {
        let text = "# CafÃ© stays\n\nThe **cafÃ©** stays, said Jane Roe. â€œIt costs Â£5,\nnot â‚¬5â€\u{9d}, said Ann Lee, the mayor.\n";
        let article = extract::article(article("a.md", text.as_bytes(), None).unwrap()).unwrap();
        assert_eq!(article.title.as_deref(), Some("Café stays"));
        let quotation =
            article.quotations.iter().find(|quotation| quotation.text.starts_with("It costs")).unwrap();
        assert_eq!(quotation.text, "It costs £5, not €5");
        assert_eq!((quotation.span.of(text), quotation.line), ("It costs Â£5,\nnot â‚¬5", Some(3)));
        let paragraph = &article.paragraphs[0];
        assert!(paragraph.text.starts_with("The café stays"));
        assert!(paragraph.span.of(text).ends_with("said Ann Lee, the mayor."));
    }

    #[test]
    fn front_matter_may_be_missing_or_of_another_kind() {
        for (text, title, date) in [
            ("# Crane stays\n\nThe crane stays.\n", Some("Crane stays"), None),
            (
                "+++\ntitle = \"Crane stays\"\ndate = 2021-03-02\n[params]\nx = 1\n+++\nThe crane stays.\n",
                Some("Crane stays"),
                Some("2021-03-02"),
            ),
            ("The crane stays.\n\n---\n\nNobody asked.\n", None, None),
            ("---\nno end of it\n\nThe crane stays.\n", None, None),
            ("#\n\nThe crane stays.\n", None, None),
        ] {
            let raw = article("a.md", text.as_bytes(), None).unwrap();
            assert_eq!(raw.title.as_deref(), title, "{text}");
            assert_eq!(raw.dates.first().map(|date| date.text.as_str()), date, "{text}");
        }
    }
}
