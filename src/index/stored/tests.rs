use jiff::civil::date;
use jiff::tz::Offset;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::article::{
    Comment, Evidence, Format, Mention, Moment, Paragraph, ParagraphKind, Provenance, Published, Quotation,
    QuotationKind, Rule, Source, Span, Speaker, SpeakerClass, SpeakerCount, Topic, TopicProvenance,
};
use crate::index::sample;

fn comes_back(article: &Article) -> Vec<u8> {
    let kept = stored(article);
    assert_eq!(restored(&kept).as_ref(), Some(article));
    let passages = passages(article);
    for (at, passage) in passages.iter().enumerate() {
        assert_eq!(excerpt(&kept, at), Some(Excerpt::of(article, passage)), "{at}");
    }
    assert_eq!(excerpt(&kept, passages.len()), None);
    kept
}

fn report() -> Article {
    let article = sample::article(
        "2021/03/ferry.txt",
        "The ferry stays in harbour",
        &[
            "The ferry stays, {Ada Quill, harbour master: we cannot sail} on Monday.",
            "“{Ada Quill, harbour master: The storm is not over yet},” she said. {Bo Tarn: Nothing will be done}.",
        ],
    );
    let article = sample::published(sample::about(article, "ferries"), "2021-03-02T13:51+02:00");
    sample::commented(sample::under(article, "transport", "medtop:20000337"), "Well said.")
}

#[test]
fn an_article_takes_far_less_than_it_says() {
    let article = report();
    let kept = comes_back(&article);
    assert!(kept.len() * 8 < serde_json::to_vec(&article).unwrap().len(), "{}", kept.len());
}

#[test]
fn what_is_no_english_is_packed() {
    let mut article = report();
    article.paragraphs.clear();
    let words = comes_back(&article).len();
    article.text = Some("Паром остаётся в гавани, и никто не знает, надолго ли. ".repeat(40));
    let kept = comes_back(&article);
    assert_eq!(kept.get(2), Some(&APART));
    assert!(kept.len() < words + 300, "{words} {}", kept.len());
}

#[test]
fn an_article_that_says_one_thing_over_and_over_comes_back() {
    let mut article = report();
    for paragraph in &mut article.paragraphs {
        paragraph.text = "x".repeat(50_000);
    }
    let quotation = Quotation {
        text: "x".repeat(50_000),
        within: Span::new(0, 50_000),
        span: Span::new(0, 50_000),
        ..article.quotations[0].clone()
    };
    article.quotations = vec![quotation; 400];
    let kept = comes_back(&article);
    assert!(kept.len() > size(&article) / 2000, "nothing small gives so much");
    let cut = &kept[2..kept.len() / 2];
    assert_eq!(read(cut), None);
}

#[test]
fn what_is_damaged_does_not_come_back() {
    let mut foreign = report();
    foreign.title = Some("Паром остаётся в гавани ".repeat(30));
    for article in [report(), foreign] {
        let kept = stored(&article);
        for end in 0..kept.len() {
            assert_eq!(restored(&kept[..end]), None, "cut after {end}");
            assert_eq!(excerpt(&kept[..end], 0), None, "cut after {end}");
        }
        for at in 0..kept.len() {
            for flipped in 0..8 {
                let mut changed = kept.clone();
                changed[at] ^= 1 << flipped;
                assert_eq!(restored(&changed), None, "bit {flipped} of byte {at}");
                assert_eq!(excerpt(&changed, 1), None, "bit {flipped} of byte {at}");
                // What the sum does not tell of does no harm either.
                drop(read(&changed[2..]));
                for ordinal in 0..5 {
                    drop(read_excerpt(&changed[2..], ordinal));
                }
            }
            drop(read(&kept[2..at.max(2)]));
        }
    }
}

#[test]
fn what_claims_to_be_huge_is_refused() {
    for how in [OF_WORDS, APART, 7] {
        for byte in [0, 1, 0x55, 0xAA, 0xF0, 0xFF] {
            let body = [&[how][..], &[byte; 400]].concat();
            if let Some(article) = read(&body) {
                assert!(size(&article) <= room(&body));
            }
        }
    }
}

/// Texts that are odd, and texts that are not.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => r"((The|the|THE|ferry|Quill|said|’s|2016|x9|é)[ .,“”'’-]{0,2}){0,12}",
        2 => r"(?s).{0,12}",
        1 => r"[ \t\n\r\x00\x07\u{301}\u{200b}\u{feff}\u{202e}]{0,6}",
        1 => Just("“We cannot sail,” the harbour master said on Monday. “Nobody can.”".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = usize> {
    prop_oneof![6 => 0..40_usize, 1 => any::<usize>(), 1 => Just(usize::MAX)]
}

fn span() -> impl Strategy<Value = Span> {
    (number(), number()).prop_map(|(start, end)| Span::new(start, end))
}

fn line() -> impl Strategy<Value = Option<u32>> {
    of(prop_oneof![0..50_u32, any::<u32>()])
}

fn share() -> impl Strategy<Value = f32> {
    prop_oneof![
        (0..=100_u16).prop_map(|hundredths| f32::from(hundredths) / 100.0),
        Just(-0.0),
        Just(0.8075),
        Just(f32::INFINITY),
        -2.0..2.0_f32,
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    let at = (-9999..=9999_i16, 1..=12_i8, 1..=28_i8, 0..24_i8, 0..60_i8);
    (at, of(-93_599..=93_599_i32), 0..4).prop_map(|((year, month, day, hour, minute), offset, precision)| {
        let day = date(year, month, day);
        match precision {
            0 => Moment::year(year).unwrap(),
            1 => Moment::month(year, month).unwrap(),
            2 => Moment::day(day),
            _ => Moment::minute(
                day.at(hour, minute, 0, 0),
                offset.map(|seconds| Offset::from_seconds(seconds).unwrap()),
            ),
        }
    })
}

fn published() -> impl Strategy<Value = Published> {
    let provenances = vec![Provenance::Metadata, Provenance::Body, Provenance::Mtime];
    (moment(), select(provenances)).prop_map(|(date, provenance)| Published { date, provenance })
}

fn topic() -> impl Strategy<Value = Topic> {
    let told_by = select(vec![TopicProvenance::Tag, TopicProvenance::Section, TopicProvenance::Inferred]);
    let code = of(prop_oneof!["medtop:[0-9]{7,9}", text(), Just("medtop:+1234567".to_owned())]);
    (text(), told_by, code, share()).prop_map(|(label, provenance, code, score)| Topic {
        label,
        provenance,
        code,
        score,
    })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let text = || prop_oneof![12 => text(), 1 => text().prop_map(|text| text.repeat(40))];
    let kinds =
        vec![ParagraphKind::Body, ParagraphKind::Heading, ParagraphKind::Caption, ParagraphKind::Deck];
    (select(kinds), text(), line(), span()).prop_map(|(kind, text, line, span)| Paragraph {
        kind,
        text,
        line,
        span,
    })
}

fn speaker() -> impl Strategy<Value = Speaker> {
    let name = prop_oneof![text(), select(vec!["Ada Quill", "Bo Tarn", ""]).prop_map(str::to_owned)];
    let classes =
        vec![SpeakerClass::Person, SpeakerClass::Organisation, SpeakerClass::Group, SpeakerClass::Anonymous];
    (name, of(text()), select(classes)).prop_map(|(name, role, class)| Speaker { name, role, class })
}

fn speaker_count() -> impl Strategy<Value = SpeakerCount> {
    (speaker(), vec(text(), 0..3), number()).prop_map(|(speaker, aliases, quotations)| SpeakerCount {
        speaker,
        aliases,
        quotations,
    })
}

prop_compose! {
    fn quotation()(
        kind in select(vec![QuotationKind::Direct, QuotationKind::Indirect, QuotationKind::Mixed]),
        (text, paragraph, line, span, within) in (text(), of(number()), line(), span(), span()),
        (cue, speaker) in (of(text()), of(speaker())),
        mention in of((text(), span()).prop_map(|(text, span)| Mention { text, span })),
        rule in select(vec![Rule::Subject, Rule::Passive, Rule::Turn]),
        (chain, inner) in (vec(text(), 0..4), of(text())),
        (is_told, confidence, continues) in (any::<bool>(), share(), any::<bool>()),
    ) -> Quotation {
        let evidence = is_told.then_some(Evidence { rule, chain, inner });
        Quotation {
            kind, text, paragraph, line, span, within, cue, speaker, mention, evidence, confidence, continues,
        }
    }
}

fn comment() -> impl Strategy<Value = Comment> {
    (of(text()), of(moment()), text(), any::<u32>(), line())
        .prop_map(|(author, posted, text, depth, line)| Comment { author, posted, text, depth, line })
}

prop_compose! {
    fn any_article()(
        (path, locator) in (text(), of(text())),
        format in select(vec![Format::Text, Format::Html, Format::NewsMl]),
        (title, deck, byline, outlet) in (of(text()), of(text()), vec(text(), 0..3), of(text())),
        (url, section, body) in (of(text()), of(text()), of(text())),
        language in of(select(vec!["en", "de", ""])),
        published in of(published()),
        (topics, paragraphs) in (vec(topic(), 0..4), vec(paragraph(), 0..6)),
        quotations in vec(quotation(), 0..6),
        speakers in prop_oneof![9 => vec(speaker_count(), 0..4), 1 => vec(speaker_count(), 200..300)],
        comments in vec(comment(), 0..3),
        keep_to_the_rules in any::<bool>(),
    ) -> Article {
        let mut article = Article {
            source: Source { path, locator, format },
            title, deck, byline, outlet, url, section, published, topics, paragraphs, quotations, speakers,
            comments,
            language: language.map(str::to_owned),
            text: body,
        };
        if keep_to_the_rules {
            place(&mut article);
        }
        article
    }
}

/// Lets an article's quotations stand where they say, of speakers that it names.
fn place(article: &mut Article) {
    for (at, quotation) in article.quotations.iter_mut().enumerate() {
        quotation.speaker = article.speakers.get(at % 3).map(|count| count.speaker.clone());
        quotation.paragraph = (!article.paragraphs.is_empty()).then(|| at % article.paragraphs.len());
        let Some(paragraph) = quotation.paragraph.map(|at| &article.paragraphs[at]) else { continue };
        quotation.text = quotation.within.of(&paragraph.text).to_owned();
        quotation.line = paragraph.line;
        if let Some(mention) = &mut quotation.mention {
            mention.text = mention.span.of(&paragraph.text).to_owned();
        }
    }
    let body = article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>();
    article.text = Some(body.join("\n\n"));
    article.deck = article.paragraphs.first().map(|paragraph| paragraph.text.clone());
}

proptest! {
    #[test]
    fn any_article_comes_back(article in any_article()) {
        comes_back(&article);
        let body = apart(&article).unwrap();
        let room = size(&article) / MOST_UNPACKED + 1;
        let padded = [&body[..], &vec![0; room]].concat();
        // Bytes behind what is packed are not looked at.
        prop_assert_eq!(read(&padded), Some(article));
    }

    #[test]
    fn any_bytes_are_an_article_or_none(bytes in vec(any::<u8>(), 0..300), how in 0..2_u8) {
        let body = [&[how][..], &bytes].concat();
        if let Some(article) = read(&body) {
            prop_assert!(size(&article) <= room(&body));
            // A confidence may be what equals nothing.
            prop_assert_eq!(format!("{:?}", restored(&stored(&article))), format!("{:?}", Some(article)));
        }
        drop(read_excerpt(&body, bytes.len() % 7));
        prop_assert_eq!(restored(&bytes), None);
    }
}
