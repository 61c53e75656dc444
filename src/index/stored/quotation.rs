//! An article's quotations in bits, and who is quoted.
//!
//! Where a quotation stands is written as how far that is from where it is likely; its words, its line and its place in the source
//! follow from that in nearly every article, so that a bit tells of all three. Everything that does not follow is written out.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::strings::{Reader, Writer};
use crate::article::{
    Article, Evidence, Mention, Paragraph, Quotation, QuotationKind, Rule, Span, Speaker, SpeakerClass,
    SpeakerCount,
};

/// Every kind but the direct one.
const KINDS: [QuotationKind; 3] = [QuotationKind::Indirect, QuotationKind::Mixed, QuotationKind::Direct];

/// Every rule, those that find most first. A new one comes last.
const RULES: [Rule; 11] = [
    Rule::Subject,
    Rule::Inversion,
    Rule::Interrupted,
    Rule::AccordingTo,
    Rule::Floating,
    Rule::Continuation,
    Rule::Sentence,
    Rule::Colon,
    Rule::Label,
    Rule::Passive,
    Rule::Turn,
];

/// Every class of speakers.
const CLASSES: [SpeakerClass; 4] =
    [SpeakerClass::Person, SpeakerClass::Organisation, SpeakerClass::Group, SpeakerClass::Anonymous];

/// Writes an article's speakers and quotations.
pub(super) fn write<'a>(article: &'a Article, to: &mut Writer<'a>) {
    to.bits.number(article.speakers.len() as u64, 2);
    for count in &article.speakers {
        write_speaker(&count.speaker, to);
        to.bits.number(count.aliases.len() as u64, 0);
        count.aliases.iter().for_each(|alias| to.name(alias));
    }
    let mut numbers: HashMap<&Speaker, usize, RandomState> = HashMap::default();
    for (number, count) in article.speakers.iter().enumerate() {
        numbers.entry(&count.speaker).or_insert(number);
    }
    to.bits.number(article.quotations.len() as u64, 3);
    let mut quoted = vec![0; article.speakers.len()];
    let mut before = Before::default();
    for quotation in &article.quotations {
        let source = Surroundings::of(article, quotation);
        write_place(quotation, &source, &mut before, to);
        if let Some(cue) = to.maybe(quotation.cue.as_deref()) {
            to.cue(cue);
        }
        if let Some(speaker) = to.maybe(quotation.speaker.as_ref()) {
            let number = to.maybe(numbers.get(speaker).copied());
            match number {
                Some(number) => {
                    to.bits.index(number, article.speakers.len());
                    count(&mut quoted, number);
                }
                None => write_speaker(speaker, to),
            }
        }
        write_reason(quotation, &source, to);
        to.share(quotation.confidence);
        to.bits.bit(quotation.continues);
    }
    for (count, quoted) in article.speakers.iter().zip(quoted) {
        to.bits.apart(count.quotations as u64, quoted, 0);
    }
}

/// Reads an article's speakers and quotations. Of those in a paragraph that is not wanted, or in the headline where it is not, no text is
/// given.
pub(super) fn read(
    title: Option<&str>,
    paragraphs: &[Paragraph],
    is_wanted: impl Fn(Option<usize>) -> bool,
    from: &mut Reader<'_>,
) -> Option<(Vec<SpeakerCount>, Vec<Quotation>)> {
    let mut speakers = from.many(2, |from| {
        Some(SpeakerCount {
            speaker: read_speaker(from)?,
            aliases: from.many(0, Reader::name)?,
            quotations: 0,
        })
    })?;
    let mut quoted = vec![0; speakers.len()];
    let mut before = Before::default();
    let quotations = from.many(3, |from| {
        let (kind, paragraph) = read_paragraph(&mut before, from)?;
        from.passes = !is_wanted(paragraph);
        let source = Surroundings::at(title, paragraphs, paragraph);
        let mut quotation = read_place(kind, paragraph, &source, &mut before, from)?;
        quotation.cue = from.maybe(Reader::cue)?;
        quotation.speaker = from.maybe(|from| {
            let number = from.maybe(|from| from.bits.index(speakers.len()))?;
            let Some(number) = number else { return read_speaker(from) };
            count(&mut quoted, number);
            let speaker = &speakers.get(number)?.speaker;
            let (name, role) = (from.copy(&speaker.name)?, speaker.role.as_deref());
            let role = match role {
                Some(role) => Some(from.copy(role)?),
                None => None,
            };
            Some(Speaker { name, role, class: speaker.class })
        })?;
        read_reason(&source, &mut quotation, from)?;
        quotation.confidence = from.share()?;
        quotation.continues = from.bits.bit()?;
        from.passes = false;
        Some(quotation)
    })?;
    for (count, quoted) in speakers.iter_mut().zip(quoted) {
        count.quotations = usize::try_from(from.bits.apart(quoted, 0)?).ok()?;
    }
    Some((speakers, quotations))
}

/// Counts one more of that number.
fn count(counts: &mut [u64], number: usize) {
    if let Some(count) = counts.get_mut(number) {
        *count += 1;
    }
}

fn write_speaker<'a>(speaker: &'a Speaker, to: &mut Writer<'a>) {
    to.name(&speaker.name);
    if let Some(role) = to.maybe(speaker.role.as_deref()) {
        to.name(role);
    }
    to.one_of(&speaker.class, &CLASSES);
}

fn read_speaker(from: &mut Reader<'_>) -> Option<Speaker> {
    Some(Speaker { name: from.name()?, role: from.maybe(Reader::name)?, class: from.one_of(&CLASSES)? })
}

/// Where the quotation before stands.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    paragraph: u64,
    end: u64,
}

/// What stands around a quotation.
#[derive(Debug, Clone, Copy)]
struct Surroundings<'a> {
    paragraphs: &'a [Paragraph],
    /// What holds it, where that is a paragraph.
    paragraph: Option<&'a Paragraph>,
    /// The words that hold it.
    text: &'a str,
}

impl<'a> Surroundings<'a> {
    fn of(article: &'a Article, quotation: &Quotation) -> Self {
        Self::at(article.title.as_deref(), &article.paragraphs, quotation.paragraph)
    }

    fn at(title: Option<&'a str>, paragraphs: &'a [Paragraph], paragraph: Option<usize>) -> Self {
        let at = paragraph.and_then(|at| paragraphs.get(at));
        let text = match paragraph {
            Some(_) => at.map(|paragraph| paragraph.text.as_str()),
            None => title,
        };
        Self { paragraphs, paragraph: at, text: text.unwrap_or_default() }
    }

    fn line(&self) -> Option<u32> {
        self.paragraph.and_then(|paragraph| paragraph.line)
    }

    /// The likely place of a quotation in the source.
    fn span(&self, within: Span) -> (u64, u64) {
        let start = self.paragraph.map_or(0, |paragraph| paragraph.span.start);
        (start.wrapping_add(within.start) as u64, length(within))
    }

    /// The words at a place in the source, as its paragraph has them.
    fn words(&self, quotation: &Quotation, span: Span) -> &'a str {
        // Where its paragraph's text is not as long as its place in the source, the quotation tells how far the two are apart.
        let near = quotation.span.start.wrapping_sub(quotation.within.start);
        let words = shifted(span, near).of(self.text);
        if !words.is_empty() {
            return words;
        }
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
        let holder = after.checked_sub(1).and_then(|at| self.paragraphs.get(at));
        holder.map_or("", |holder| shifted(span, holder.span.start).of(&holder.text))
    }
}

/// The same range, told from further on.
const fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start.wrapping_sub(by), span.end.wrapping_sub(by))
}

const fn length(span: Span) -> u64 {
    span.end.wrapping_sub(span.start) as u64
}

/// Writes what a quotation is, where it stands, and its words.
fn write_place<'a>(
    quotation: &'a Quotation,
    source: &Surroundings<'a>,
    before: &mut Before,
    to: &mut Writer<'a>,
) {
    let is_direct = quotation.kind == QuotationKind::Direct;
    to.bits.bit(is_direct);
    if !is_direct {
        to.one_of(&quotation.kind, &KINDS);
    }
    if let Some(paragraph) = to.maybe(quotation.paragraph) {
        let paragraph = paragraph as u64;
        to.bits.apart(paragraph, before.paragraph, 0);
        if paragraph != before.paragraph {
            *before = Before { paragraph, end: 0 };
        }
    }
    let within = quotation.within;
    to.bits.apart(within.start as u64, before.end, 6);
    to.bits.number(length(within), 6);
    before.end = within.end as u64;
    let (start, long) = source.span(within);
    let words = within.of(source.text);
    let follows = quotation.text == words
        && quotation.line == source.line()
        && (quotation.span.start as u64, length(quotation.span)) == (start, long);
    to.bits.bit(follows);
    if follows {
        return;
    }
    to.bits.apart(quotation.span.start as u64, start, 1);
    to.bits.apart(length(quotation.span), long, 1);
    if to.maybe((quotation.text != words).then_some(())).is_some() {
        to.text(&quotation.text);
    }
    if to.maybe((quotation.line != source.line()).then_some(())).is_some()
        && let Some(line) = to.maybe(quotation.line)
    {
        to.bits.number(line.into(), 8);
    }
}

/// Reads what a quotation is, and which paragraph it stands in.
fn read_paragraph(before: &mut Before, from: &mut Reader<'_>) -> Option<(QuotationKind, Option<usize>)> {
    let kind = if from.bits.bit()? { QuotationKind::Direct } else { from.one_of(&KINDS)? };
    let paragraph = from.maybe(|from| from.bits.apart(before.paragraph, 0))?;
    if let Some(paragraph) = paragraph.filter(|paragraph| *paragraph != before.paragraph) {
        *before = Before { paragraph, end: 0 };
    }
    let paragraph = match paragraph {
        Some(paragraph) => Some(usize::try_from(paragraph).ok()?),
        None => None,
    };
    Some((kind, paragraph))
}

/// Reads where it stands there, and its words.
fn read_place(
    kind: QuotationKind,
    paragraph: Option<usize>,
    source: &Surroundings<'_>,
    before: &mut Before,
    from: &mut Reader<'_>,
) -> Option<Quotation> {
    let start = from.bits.apart(before.end, 6)?;
    let within = span(start, from.bits.number(6)?)?;
    before.end = within.end as u64;
    let (mut start, mut long) = source.span(within);
    let mut line = source.line();
    let words = within.of(source.text);
    let text = if from.bits.bit()? {
        from.copy(words)?
    } else {
        start = from.bits.apart(start, 1)?;
        long = from.bits.apart(long, 1)?;
        let text = match from.maybe(Reader::text)? {
            Some(text) => text,
            None => from.copy(words)?,
        };
        if from.bits.bit()? {
            line = from.maybe(|from| u32::try_from(from.bits.number(8)?).ok())?;
        }
        text
    };
    Some(Quotation {
        kind,
        text,
        paragraph,
        line,
        span: span(start, long)?,
        within,
        cue: None,
        speaker: None,
        mention: None,
        evidence: None,
        confidence: 0.0,
        continues: false,
    })
}

/// The range from there, of so many bytes; `None` where the machine knows no such place.
fn span(start: u64, length: u64) -> Option<Span> {
    Some(Span::new(usize::try_from(start).ok()?, usize::try_from(start.wrapping_add(length)).ok()?))
}

/// Writes the words that name the speaker, and why that one.
fn write_reason<'a>(quotation: &'a Quotation, source: &Surroundings<'a>, to: &mut Writer<'a>) {
    if let Some(mention) = to.maybe(quotation.mention.as_ref()) {
        to.bits.apart(mention.span.start as u64, quotation.span.end as u64, 4);
        to.bits.number(length(mention.span), 3);
        let stands = mention.text == source.words(quotation, mention.span);
        to.bits.bit(stands);
        if !stands {
            to.name(&mention.text);
        }
    }
    let Some(evidence) = to.maybe(quotation.evidence.as_ref()) else { return };
    let rule = RULES.iter().position(|rule| *rule == evidence.rule).unwrap_or_default();
    to.bits.number(rule as u64, 0);
    let usual = evidence.chain.iter().map(String::as_str).eq(chain(quotation));
    to.bits.bit(usual);
    if !usual {
        to.bits.number(evidence.chain.len() as u64, 1);
        evidence.chain.iter().for_each(|name| to.name(name));
    }
    if let Some(inner) = to.maybe(evidence.inner.as_deref()) {
        to.name(inner);
    }
}

/// Reads the words that name the speaker, and why that one.
fn read_reason(source: &Surroundings<'_>, quotation: &mut Quotation, from: &mut Reader<'_>) -> Option<()> {
    quotation.mention = from.maybe(|from| {
        let start = from.bits.apart(quotation.span.end as u64, 4)?;
        let span = span(start, from.bits.number(3)?)?;
        let text = if from.bits.bit()? { from.copy(source.words(quotation, span))? } else { from.name()? };
        Some(Mention { text, span })
    })?;
    quotation.evidence = from.maybe(|from| {
        let rule = *RULES.get(usize::try_from(from.bits.number(0)?).ok()?)?;
        let chain = if from.bits.bit()? {
            chain(quotation).map(|name| from.copy(name)).collect::<Option<_>>()?
        } else {
            from.many(1, Reader::name)?
        };
        Some(Evidence { rule, chain, inner: from.maybe(Reader::name)? })
    })?;
    Some(())
}

/// The usual way from the mention to the name.
fn chain(quotation: &Quotation) -> impl Iterator<Item = &str> {
    let mention = quotation.mention.as_ref().map(|mention| mention.text.as_str());
    let name = quotation.speaker.as_ref().map(|speaker| speaker.name.as_str());
    mention.into_iter().chain(name.filter(|name| mention != Some(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_kept_as_itself() {
        assert!(KINDS.contains(&QuotationKind::Mixed) && QuotationKind::Mixed as usize == KINDS.len() - 1);
        assert!((0..RULES.len()).all(|at| RULES.iter().any(|rule| *rule as usize == at)));
        assert_eq!(Rule::Turn as usize, RULES.len() - 1);
        assert_eq!(SpeakerClass::Anonymous as usize, CLASSES.len() - 1);
    }
}
