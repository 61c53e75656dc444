//! The roads that hostile bytes take: through a reader, on through the understanding of what it gave, and out on a page.
//!
//! Each ends in a panic where a promise is broken, whoever calls it: a replay of what once did, or a fuzzer.

#[path = "manifest.rs"]
mod manifest;

use std::io::{Cursor, Write as _};

use morgue::article::{Article, Block, Format, ParagraphKind, RawArticle, RawBody, Source, Span};
use morgue::extract::{self, date};
use morgue::index::stored as kept;
use morgue::query::{self, Days};
use morgue::render::{self, Look};
use morgue::source::sniff::Content;
use morgue::source::xml::Kind;
use morgue::source::{self, Mapping, decode, sniff};
use morgue::text::mojibake;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What *yesterday* is told by.
const TODAY: Option<jiff::civil::Date> = Some(jiff::civil::date(2021, 3, 4));

/// Takes bytes along one road.
type Road = fn(&[u8]);

/// Every road, by its name.
pub(crate) const ROADS: [(&str, Road); 20] = [
    ("agency", agency),
    ("article", article),
    ("crawl", crawl),
    ("date", written_date),
    ("decode", decoded),
    ("feed", feed),
    ("html", html),
    ("json", json),
    ("mail", mail),
    ("manifest", manifest::lists),
    ("markdown", markdown),
    ("office", office),
    ("packed", packed),
    ("pdf", pdf),
    ("plain", plain),
    ("printed", printed),
    ("query", asked),
    ("rich", rich),
    ("stored", stored),
    ("table", table),
];

/// Takes bytes along the road of that name.
pub(crate) fn along(name: &str, bytes: &[u8]) {
    let road = ROADS.iter().find(|(known, _)| *known == name).map(|(_, road)| road);
    road.unwrap_or_else(|| panic!("there is no road called {name}"))(bytes);
}

fn plain(bytes: &[u8]) {
    read_as("a.txt", bytes, &|content| matches!(content, Content::Text | Content::Records));
}

fn html(bytes: &[u8]) {
    read_as("a.html", bytes, &|content| content == Content::Html);
}

fn markdown(bytes: &[u8]) {
    read_as("a.md", bytes, &|content| content == Content::Markdown);
}

fn json(bytes: &[u8]) {
    read_as("a.json", bytes, &|content| content == Content::Json);
    read_as("a.jsonl", bytes, &|content| content == Content::Json);
}

fn table(bytes: &[u8]) {
    read_as("a.csv", bytes, &|content| content == Content::Table);
}

fn feed(bytes: &[u8]) {
    read_as("a.xml", bytes, &|content| content == Content::Xml(Kind::Feed));
}

fn agency(bytes: &[u8]) {
    read_as("a.xml", bytes, &|content| content == Content::Xml(Kind::Agency));
}

fn mail(bytes: &[u8]) {
    let wanted = |content| matches!(content, Content::Message | Content::Mailbox);
    read_as("a.eml", bytes, &wanted);
}

fn crawl(bytes: &[u8]) {
    read_as("a.warc", bytes, &|content| content == Content::Crawl);
}

fn packed(bytes: &[u8]) {
    let wanted = |content| matches!(content, Content::Packed(_) | Content::Zip | Content::Tar);
    read_as("a", bytes, &wanted);
}

fn pdf(bytes: &[u8]) {
    read_as("a.pdf", bytes, &|content| content == Content::Pdf);
}

fn rich(bytes: &[u8]) {
    read_as("a.rtf", bytes, &|content| content == Content::Rich);
}

/// Files of a zip archive, one after the other: its name behind `=== `, and below it what is in it.
fn office(bytes: &[u8]) {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts(bytes, b"=== ") {
        let end = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let (name, text) = part.split_at(end);
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        if archive.start_file(String::from_utf8_lossy(name), options).is_ok() {
            archive.write_all(text.get(1..).unwrap_or_default()).expect("memory takes what it is given");
        }
    }
    let bytes = archive.finish().expect("an archive in memory can be finished").into_inner();
    read("a.zip", &bytes);
}

/// What draws the page of a PDF; behind lines of `===` what says which letters a font's codes mean, what the font says of itself,
/// and what draws a figure on the page.
fn printed(bytes: &[u8]) {
    let mut parts = parts(bytes, b"===\n").into_iter();
    let mut next = || parts.next().unwrap_or_default();
    let (drawn, letters, font, figure) = (next(), next(), next(), next());
    let object = |about: &[u8], content: &[u8]| {
        let head = format!("/Length {}>>stream\n", content.len());
        [b"<<", about, head.as_bytes(), content, b"\nendstream"].concat()
    };
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R/G 5 0 R>>/XObject<</X 8 0 R>>>>/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 6 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_vec(),
        [b"<</Type/Font/ToUnicode 7 0 R", font, b">>"].concat(),
        object(b"", drawn),
        object(b"", letters),
        object(b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]", figure),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = b"xref\n0 9\n0000000000 65535 f \n".to_vec();
    for (object, number) in objects.iter().zip(1..) {
        table.extend(format!("{:010} 00000 n \n", bytes.len()).bytes());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let at = bytes.len();
    bytes.extend(table);
    bytes.extend(format!("trailer<</Size 9/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n").bytes());
    read("a.pdf", &bytes);
}

/// What stands between the marks, each at the start of a line.
fn parts<'b>(bytes: &'b [u8], mark: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(mark) {
            parts.push(bytes.get(from..at).unwrap_or_default());
            from = at + mark.len();
        }
        at += rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |line| line + 1);
    }
    parts.push(bytes.get(from..).unwrap_or_default());
    parts
}

/// A headline, a standfirst, and paragraphs: whatever they are, they are understood as English.
fn article(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
    let (title, deck) = (lines.next(), lines.next());
    let block = |text: String| Block { kind: ParagraphKind::Body, quoted: text.starts_with('>'), text };
    let source = Source { path: "2021-03-04-a.html".to_owned(), locator: None, format: Format::Html };
    let mut raw = RawArticle::bare(source, RawBody::Blocks(lines.map(block).collect()));
    raw.language = Some("en".to_owned());
    raw.title = title;
    raw.deck = deck;
    if let Ok(article) = extract::article(raw) {
        is_sound(&article, None);
        is_shown(&article);
    }
}

/// A query reads back as what it says, and whatever is no query is refused.
fn asked(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    drop(text.parse::<Mapping>());
    for any in [false, true] {
        match query::parse(&text, query::Options { any, today: TODAY }) {
            Ok(read) => {
                let written = read.to_string();
                let again =
                    query::parse(&written, query::Options::default()).map_err(|error| error.to_string());
                assert_eq!(again, Ok(read.as_printed()), "{written:?} says something else than {text:?}");
            }
            Err(error) => drop(error.to_string()),
        }
    }
}

fn written_date(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for written in date::written::scan(&text) {
        for order in [None, Some(date::written::Order::DayFirst), Some(date::written::Order::MonthFirst)] {
            if let Some(moment) = written.moment(order) {
                assert!(moment.first_day() <= moment.last_day(), "{moment} ends before it begins");
                let again = moment.to_string().parse();
                assert_eq!(again, Ok(moment), "{moment} reads as something else");
            }
        }
    }
    for moment in [date::address::of_url(&text), date::address::of_file(&text)].into_iter().flatten() {
        assert!(moment.first_day() <= moment.last_day(), "{moment} ends before it begins");
    }
    let _ = date::relative::is_relative(&text) || date::is_open(&text);
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    drop(date::only_day(&lines));
    if let Ok(days) = Days::read(&text, TODAY) {
        assert_eq!(Days::read(&days.to_string(), None), Ok(days), "{text:?}");
    }
}

fn decoded(bytes: &[u8]) {
    for text in [decode::text(bytes), decode::page(bytes)] {
        assert!(text.len() <= bytes.len() * 3, "{} bytes became {}", bytes.len(), text.len());
        drop(mojibake::mend(&text));
    }
    for name in ["a", "a.html", "a.csv", "a.pdf", "a.eml", "a.md"] {
        let _ = sniff::content(name, bytes);
    }
}

/// An article, whatever it is, is kept as it is and shown; and what was kept of one, whatever became of it there, does no harm.
fn stored(bytes: &[u8]) {
    if let Ok(article) = serde_json::from_slice::<Article>(bytes) {
        let again = kept::restored(&kept::stored(&article));
        assert_eq!(again.as_ref(), Some(&article), "it is kept as another one");
        are_read_alone(&article);
        is_shown(&article);
        return;
    }
    for ordinal in 0..4 {
        drop(kept::read_excerpt(bytes, ordinal));
    }
    if let Some(article) = kept::read(bytes) {
        // A confidence that is no number equals nothing.
        let again = kept::restored(&kept::stored(&article));
        assert_eq!(format!("{again:?}"), format!("{:?}", Some(&article)), "it is kept as another one");
        are_read_alone(&article);
    }
}

/// Each passage of an article is the same whether it is read alone or with all others.
fn are_read_alone(article: &Article) {
    let kept = kept::stored(article);
    for (at, passage) in extract::passages(article).iter().enumerate().take(50) {
        assert_eq!(kept::excerpt(&kept, at), Some(kept::Excerpt::of(article, passage)), "passage {at}");
    }
}

/// Reads bytes of a kind that is wanted.
fn read_as(name: &str, bytes: &[u8], wanted: &dyn Fn(Content) -> bool) {
    if wanted(sniff::content(name, bytes)) {
        read(name, bytes);
    }
}

/// Reads bytes, whatever they are, and understands what they hold.
///
/// Places are in the text of the file itself where it is one: not where it was packed.
fn read(name: &str, bytes: &[u8]) {
    source::articles(name, bytes, Some(1_614_679_200_000_000_000), &mut |raw| match raw {
        Ok(raw) => {
            let own = raw.source.locator.is_none() && sniff::content(name, bytes) == Content::Text;
            if let Ok(article) = extract::article(raw) {
                let text = decode::text(bytes);
                is_sound(&article, (own && article.source.format == Format::Text).then_some(&*text));
                is_shown(&article);
            }
        }
        Err(skipped) => assert!(!skipped.to_string().is_empty()),
    });
}

/// What an article promises: its places are there, and its quotations are words of its own. `text` is that of its source, where
/// its places are in that.
fn is_sound(article: &Article, text: Option<&str>) {
    let own = article.text.as_deref().or(text);
    let misread = text.is_some_and(|text| mojibake::mend(text).is_some());
    let stands = |span: Span, words: &str| {
        let Some(own) = own else { return };
        let cited = own.get(span.start..span.end);
        assert!(cited.is_some(), "{span:?} is no place in the text: {words:?}");
        // What was misread is put right by what all of the text tells of it: of a part, only what nothing changes can be held
        // against it.
        let seen = |text: &str| if misread { plainest(text) } else { visible(text) };
        assert_eq!(cited.map(seen), Some(seen(words)), "it is not where it says");
    };
    for paragraph in &article.paragraphs {
        stands(paragraph.span, &paragraph.text);
    }
    for quotation in &article.quotations {
        let held = match quotation.paragraph {
            Some(at) => article.paragraphs.get(at).map(|paragraph| paragraph.text.as_str()),
            None => article.title.as_deref(),
        };
        let within = quotation.within;
        assert!(!within.is_empty(), "it has no words: {quotation:?}");
        let words = held.and_then(|held| held.get(within.start..within.end));
        assert_eq!(words, Some(quotation.text.as_str()), "its words are not its paragraph's");
        if quotation.paragraph.is_some() {
            stands(quotation.span, &quotation.text);
        }
        if let Some(mention) = &quotation.mention {
            stands(mention.span, &mention.text);
        }
        assert!((0.0..=1.0).contains(&quotation.confidence), "its confidence is no share: {quotation:?}");
        assert_eq!(quotation.speaker.is_none(), quotation.evidence.is_none(), "{quotation:?}");
    }
}

/// The words of a text, without what cannot be seen at the edge of a line.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')).collect()
}

/// The letters and digits of a text that are the same in every encoding.
fn plainest(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Shows an article in every format; a terminal is given no character that does something.
fn is_shown(article: &Article) {
    for passage in extract::passages(article) {
        assert!(passage.quotations.iter().all(|at| *at < article.quotations.len()));
    }
    for format in [render::Format::Text, render::Format::Json, render::Format::Csv, render::Format::Markdown]
    {
        let mut page = Vec::new();
        {
            let look = Look { width: 40, why: true, ..Look::default() };
            let mut renderer = format.renderer(Box::new(&mut page), look);
            renderer.article(article).expect("memory takes what it is given");
            renderer.finish().expect("memory takes what it is given");
        }
        let page = String::from_utf8(page).expect("a page is text");
        if format == render::Format::Text {
            let hostile = |c: char| c.is_control() && c != '\n';
            assert!(!page.contains(hostile), "it reaches the terminal: {page:?}");
        }
    }
}
