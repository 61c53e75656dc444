//! An article in bits, but for its quotations.

use jiff::tz::Offset;

use super::quotation;
use super::strings::{Reader, Writer};
use crate::article::published::{day_at, days_since_epoch};
use crate::article::{
    Article, Comment, Format, Moment, Paragraph, ParagraphKind, Precision, Provenance, Published, Source,
    Span, Topic, TopicProvenance,
};
use crate::extract::passage::{is_apart, is_long};

/// Every format. A new one comes last.
const FORMATS: [Format; 15] = [
    Format::Text,
    Format::Html,
    Format::Markdown,
    Format::Json,
    Format::Csv,
    Format::Feed,
    Format::Mail,
    Format::Mhtml,
    Format::Docx,
    Format::Odt,
    Format::Epub,
    Format::Pdf,
    Format::Nitf,
    Format::NewsMl,
    Format::Rtf,
];

/// Every kind of paragraph.
const KINDS: [ParagraphKind; 4] =
    [ParagraphKind::Body, ParagraphKind::Heading, ParagraphKind::Caption, ParagraphKind::Deck];

/// Every precision.
const PRECISIONS: [Precision; 4] = [Precision::Day, Precision::Minute, Precision::Month, Precision::Year];

/// Everything that tells when an article came out.
const PROVENANCES: [Provenance; 9] = [
    Provenance::Metadata,
    Provenance::Url,
    Provenance::Byline,
    Provenance::Dateline,
    Provenance::Body,
    Provenance::Updated,
    Provenance::Comment,
    Provenance::Filename,
    Provenance::Mtime,
];

/// Everything that tells of a topic.
const TOLD_BY: [TopicProvenance; 3] =
    [TopicProvenance::Tag, TopicProvenance::Section, TopicProvenance::Inferred];

/// What the code of a subject begins with; eight digits follow.
const SUBJECT: &str = "medtop:";

/// How many paragraphs an article mostly has, as a power of 2.
pub(super) const PARAGRAPHS: u32 = 3;

/// The language that most articles are in.
const ENGLISH: &str = "en";

/// Writes an article.
pub(super) fn write<'a>(article: &'a Article, to: &mut Writer<'a>) {
    to.text(&article.source.path);
    to.maybe_text(article.source.locator.as_deref());
    to.one_of(&article.source.format, &FORMATS);
    to.maybe_text(article.title.as_deref());
    to.bits.number(article.byline.len() as u64, 0);
    article.byline.iter().for_each(|author| to.name(author));
    to.maybe_text(article.outlet.as_deref());
    to.maybe_text(article.url.as_deref());
    to.maybe_text(article.section.as_deref());
    if let Some(language) = to.maybe(article.language.as_deref())
        && to.maybe(Some(language).filter(|language| *language != ENGLISH)).is_some()
    {
        to.text(language);
    }
    if let Some(published) = to.maybe(article.published) {
        write_moment(published.date, to);
        to.one_of(&published.provenance, &PROVENANCES);
    }
    to.bits.number(article.topics.len() as u64, 2);
    article.topics.iter().for_each(|topic| write_topic(topic, to));
    if let Some(deck) = to.maybe(article.deck.as_deref()) {
        let stands = deck_of(&article.paragraphs) == Some(deck);
        to.bits.bit(stands);
        if !stands {
            to.bits.bit(is_apart(deck, &article.paragraphs));
            to.text(deck);
        }
    }
    to.bits.number(article.paragraphs.len() as u64, PARAGRAPHS);
    let mut before = Before::default();
    article.paragraphs.iter().for_each(|paragraph| write_paragraph(paragraph, &mut before, to));
    quotation::write(article, to);
    to.bits.number(article.comments.len() as u64, 0);
    article.comments.iter().for_each(|comment| write_comment(comment, to));
    if let Some(text) = to.maybe(article.text.as_deref()) {
        let follows = text == body(&article.paragraphs);
        to.bits.bit(follows);
        if !follows {
            to.text(text);
        }
    }
}

/// What is told of an article before its paragraphs.
pub(super) struct Head {
    pub(super) source: Source,
    pub(super) title: Option<String>,
    pub(super) byline: Vec<String>,
    pub(super) outlet: Option<String>,
    url: Option<String>,
    section: Option<String>,
    language: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) topics: Vec<Topic>,
    pub(super) deck: Option<Deck>,
}

/// A standfirst.
pub(super) enum Deck {
    /// The first paragraph of its kind.
    Stands,
    /// This one; and whether it is a passage of its own.
    Told { deck: String, is_apart: bool },
}

/// Reads an article; `None` where it is damaged.
pub(super) fn read(from: &mut Reader<'_>) -> Option<Article> {
    let head = read_head(from)?;
    let mut before = Before::default();
    let paragraphs = from.many(PARAGRAPHS, |from| Begun::read(&mut before, from)?.rest(&mut before, from))?;
    let deck = match head.deck {
        Some(Deck::Stands) => Some(from.copy(deck_of(&paragraphs)?)?),
        Some(Deck::Told { deck, .. }) => Some(deck),
        None => None,
    };
    let (speakers, quotations) = quotation::read(head.title.as_deref(), &paragraphs, |_| true, from)?;
    let comments = from.many(0, read_comment)?;
    let text =
        from.maybe(|from| if from.bits.bit()? { from.copy(&body(&paragraphs)) } else { from.text() })?;
    let Head { source, title, byline, outlet, url, section, language, published, topics, .. } = head;
    Some(Article {
        source,
        title,
        deck,
        byline,
        outlet,
        url,
        section,
        language,
        published,
        topics,
        paragraphs,
        quotations,
        speakers,
        comments,
        text,
    })
}

/// Reads what is told before the paragraphs.
pub(super) fn read_head(from: &mut Reader<'_>) -> Option<Head> {
    let path = from.text()?;
    let locator = from.maybe_text()?;
    let format = from.one_of(&FORMATS)?;
    let title = from.maybe_text()?;
    let byline = from.many(0, Reader::name)?;
    let outlet = from.maybe_text()?;
    let url = from.maybe_text()?;
    let section = from.maybe_text()?;
    let language = from.maybe(|from| Some(from.maybe_text()?.unwrap_or_else(|| ENGLISH.to_owned())))?;
    let published = from
        .maybe(|from| Some(Published { date: read_moment(from)?, provenance: from.one_of(&PROVENANCES)? }))?;
    let topics = from.many(2, read_topic)?;
    let deck = from.maybe(|from| {
        let stands = from.bits.bit()?;
        Some(if stands {
            Deck::Stands
        } else {
            Deck::Told { is_apart: from.bits.bit()?, deck: from.text()? }
        })
    })?;
    let source = Source { path, locator, format };
    Some(Head { source, title, byline, outlet, url, section, language, published, topics, deck })
}

/// The standfirst among the paragraphs.
fn deck_of(paragraphs: &[Paragraph]) -> Option<&str> {
    let deck = paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Deck);
    deck.map(|deck| deck.text.as_str())
}

/// The text that spans point into, where the source is not plain text itself.
fn body(paragraphs: &[Paragraph]) -> String {
    let paragraphs: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    paragraphs.join("\n\n")
}

fn write_moment(moment: Moment, to: &mut Writer<'_>) {
    to.one_of(&moment.precision(), &PRECISIONS);
    to.bits.apart(days_since_epoch(moment.first_day()).cast_unsigned(), 0, 15);
    if moment.precision() == Precision::Minute {
        to.bits.bits(u64::from(moment.start().hour().unsigned_abs()), 5);
        to.bits.bits(u64::from(moment.start().minute().unsigned_abs()), 6);
        if let Some(offset) = to.maybe(moment.offset()) {
            to.bits.apart(i64::from(offset.seconds()).cast_unsigned(), 0, 15);
        }
    }
}

fn read_moment(from: &mut Reader<'_>) -> Option<Moment> {
    let precision = from.one_of(&PRECISIONS)?;
    let day = day_at(from.bits.apart(0, 15)?.cast_signed())?;
    match precision {
        Precision::Day => Some(Moment::day(day)),
        Precision::Month => Moment::month(day.year(), day.month()),
        Precision::Year => Moment::year(day.year()),
        Precision::Minute => {
            let (hour, minute) = (from.bits.bits(5)?, from.bits.bits(6)?);
            let at =
                jiff::civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
            let offset = from.maybe(|from| {
                let seconds = from.bits.apart(0, 15)?.cast_signed();
                Offset::from_seconds(i32::try_from(seconds).ok()?).ok()
            })?;
            Some(Moment::minute(day.to_datetime(at), offset))
        }
    }
}

fn write_topic<'a>(topic: &'a Topic, to: &mut Writer<'a>) {
    to.name(&topic.label);
    to.one_of(&topic.provenance, &TOLD_BY);
    if let Some(code) = to.maybe(topic.code.as_deref()) {
        let subject = code.strip_prefix(SUBJECT).filter(|digits| digits.len() == 8);
        let number = subject.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        match to.maybe(number.and_then(|digits| digits.parse().ok())) {
            Some(number) => to.bits.bits(number, 27),
            None => to.text(code),
        }
    }
    to.share(topic.score);
}

fn read_topic(from: &mut Reader<'_>) -> Option<Topic> {
    Some(Topic {
        label: from.name()?,
        provenance: from.one_of(&TOLD_BY)?,
        code: from.maybe(|from| match from.maybe(|from| from.bits.bits(27))? {
            Some(number) => Some(format!("{SUBJECT}{number:08}")),
            None => from.text(),
        })?,
        score: from.share()?,
    })
}

/// What is known of the paragraph before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    line: Option<u32>,
    end: usize,
}

impl Before {
    /// Where a paragraph on that line likely starts: a line break for each line further on, or a blank line between them.
    fn start(self, line: Option<u32>) -> u64 {
        let breaks = match (self.line, line) {
            (Some(before), Some(line)) => line.wrapping_sub(before),
            _ => 2,
        };
        (self.end as u64).wrapping_add(breaks.into())
    }
}

fn write_paragraph<'a>(paragraph: &'a Paragraph, before: &mut Before, to: &mut Writer<'a>) {
    let is_body = paragraph.kind == ParagraphKind::Body;
    to.bits.bit(is_body);
    if !is_body {
        to.one_of(&paragraph.kind, &KINDS);
    }
    if let Some(line) = to.maybe(paragraph.line) {
        to.bits.apart(line.into(), u64::from(before.line.unwrap_or_default()).wrapping_add(2), 0);
    }
    to.bits.bit(is_long(&paragraph.text));
    let Span { start, end } = paragraph.span;
    to.passable(|to| {
        to.text(&paragraph.text);
        to.bits.apart(start as u64, before.start(paragraph.line), 0);
        to.bits.apart(end as u64, start.wrapping_add(paragraph.text.len()) as u64, 0);
    });
    *before = Before { line: paragraph.line, end };
}

/// What is told of a paragraph before its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    pub(super) kind: ParagraphKind,
    pub(super) line: Option<u32>,
    /// Whether it may be several passages.
    pub(super) is_long: bool,
}

impl Begun {
    pub(super) fn read(before: &mut Before, from: &mut Reader<'_>) -> Option<Self> {
        let kind = if from.bits.bit()? { ParagraphKind::Body } else { from.one_of(&KINDS)? };
        let line = from.maybe(|from| {
            let line = from.bits.apart(u64::from(before.line.unwrap_or_default()).wrapping_add(2), 0)?;
            u32::try_from(line).ok()
        })?;
        Some(Self { kind, line, is_long: from.bits.bit()? })
    }

    /// Reads the rest of it.
    pub(super) fn rest(self, before: &mut Before, from: &mut Reader<'_>) -> Option<Paragraph> {
        from.passable(|from| {
            let text = from.text()?;
            let start = usize::try_from(from.bits.apart(before.start(self.line), 0)?).ok()?;
            let end = usize::try_from(from.bits.apart(start.wrapping_add(text.len()) as u64, 0)?).ok()?;
            *before = Before { line: self.line, end };
            Some(Paragraph { kind: self.kind, text, line: self.line, span: Span::new(start, end) })
        })
    }

    /// Passes over the rest of it, and leaves it without text and place.
    pub(super) fn pass(self, before: &mut Before, from: &mut Reader<'_>) -> Option<Paragraph> {
        from.pass(|from| {
            from.text()?;
            from.bits.number(0)?;
            from.bits.number(0)
        })?;
        before.line = self.line;
        Some(Paragraph { kind: self.kind, text: String::new(), line: self.line, span: Span::new(0, 0) })
    }
}

fn write_comment<'a>(comment: &'a Comment, to: &mut Writer<'a>) {
    to.maybe_text(comment.author.as_deref());
    if let Some(posted) = to.maybe(comment.posted) {
        write_moment(posted, to);
    }
    to.text(&comment.text);
    to.bits.number(comment.depth.into(), 0);
    if let Some(line) = to.maybe(comment.line) {
        to.bits.number(line.into(), 8);
    }
}

pub(super) fn read_comment(from: &mut Reader<'_>) -> Option<Comment> {
    Some(Comment {
        author: from.maybe_text()?,
        posted: from.maybe(read_moment)?,
        text: from.text()?,
        depth: u32::try_from(from.bits.number(0)?).ok()?,
        line: from.maybe(|from| u32::try_from(from.bits.number(8)?).ok())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_kept_as_itself() {
        assert!(FORMATS.iter().zip(0..).all(|(format, at)| *format as usize == at));
        assert!(KINDS.iter().zip(0..).all(|(kind, at)| *kind as usize == at));
        assert_eq!(FORMATS.last(), Some(&Format::Rtf));
        assert!(
            PROVENANCES.contains(&Provenance::Mtime) && Provenance::Mtime as usize == PROVENANCES.len() - 1
        );
        assert_eq!(TopicProvenance::Inferred as usize, TOLD_BY.len() - 1);
        assert_eq!(Precision::Year as usize, PRECISIONS.len() - 1);
    }
}
