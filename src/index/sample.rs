//! Articles for tests.

use std::path::Path;

use super::{Batch, Index, Record, State};
use crate::article::{
    Article, Comment, Evidence, Format, Paragraph, ParagraphKind, Provenance, Published, Quotation,
    QuotationKind, Rule, Source, Span, Speaker, SpeakerClass, SpeakerCount, Topic, TopicProvenance,
};

/// An article of paragraphs, in which `{Name, role: words}` stands for a quotation.
pub(crate) fn article(path: &str, title: &str, paragraphs: &[&str]) -> Article {
    let mut article = Article {
        source: Source { path: path.to_owned(), locator: None, format: Format::Text },
        title: (!title.is_empty()).then(|| title.to_owned()),
        deck: None,
        byline: vec!["José Peña".to_owned()],
        outlet: Some("The Harbour Post".to_owned()),
        url: None,
        section: Some("World".to_owned()),
        language: Some("en".to_owned()),
        published: None,
        topics: Vec::new(),
        paragraphs: Vec::new(),
        quotations: Vec::new(),
        speakers: Vec::new(),
        comments: Vec::new(),
        text: None,
    };
    for (at, written) in paragraphs.iter().enumerate() {
        let mut text = String::new();
        let mut rest = *written;
        while let Some((before, (quotation, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            text.push_str(before);
            let (who, words) = quotation.split_once(": ").unwrap();
            let (name, role) = who.split_once(", ").unwrap_or((who, ""));
            let within = Span::new(text.len(), text.len() + words.len());
            text.push_str(words);
            article.quotations.push(quoted(at, within, words, speaker(name, role)));
            rest = after;
        }
        text.push_str(rest);
        article.paragraphs.push(Paragraph {
            kind: ParagraphKind::Body,
            line: Some(u32::try_from(at).unwrap() + 3),
            span: Span::new(0, text.len()),
            text,
        });
    }
    for quotation in &article.quotations {
        let speaker = quotation.speaker.clone().unwrap();
        if article.speakers.iter().all(|known| known.speaker != speaker) {
            article.speakers.push(SpeakerCount { speaker, aliases: vec![], quotations: 1 });
        }
    }
    article
}

fn speaker(name: &str, role: &str) -> Speaker {
    Speaker {
        name: name.to_owned(),
        role: (!role.is_empty()).then(|| role.to_owned()),
        class: SpeakerClass::Person,
    }
}

fn quoted(paragraph: usize, within: Span, words: &str, speaker: Speaker) -> Quotation {
    Quotation {
        kind: QuotationKind::Direct,
        text: words.to_owned(),
        paragraph: Some(paragraph),
        line: None,
        span: within,
        within,
        cue: Some("said".to_owned()),
        evidence: Some(Evidence { rule: Rule::Subject, chain: vec![speaker.name.clone()], inner: None }),
        speaker: Some(speaker),
        mention: None,
        confidence: 0.93,
        continues: false,
    }
}

/// The same, published then.
pub(crate) fn published(mut article: Article, when: &str) -> Article {
    article.published = Some(Published { date: when.parse().unwrap(), provenance: Provenance::Metadata });
    article
}

/// The same, about that.
pub(crate) fn about(mut article: Article, label: &str) -> Article {
    article.topics.push(Topic {
        label: label.to_owned(),
        provenance: TopicProvenance::Tag,
        code: None,
        score: 0.1,
    });
    article
}

/// The same, under that subject.
pub(crate) fn under(article: Article, label: &str, code: &str) -> Article {
    let mut article = about(article, label);
    for topic in article.topics.iter_mut().filter(|topic| topic.label == label) {
        topic.code = Some(code.to_owned());
    }
    article
}

/// The same, with a reader's comment.
pub(crate) fn commented(mut article: Article, text: &str) -> Article {
    article.comments.push(Comment {
        author: None,
        posted: None,
        text: text.to_owned(),
        depth: 0,
        line: Some(40),
    });
    article
}

/// What is known about a source that gave one article.
pub(crate) fn record(path: &str) -> Record {
    Record {
        path: path.to_owned(),
        state: State { size: 7, modified: -5, hash: u64::MAX, version: 1 },
        members: 0,
        skipped: vec![],
    }
}

/// An index of articles, a source each.
pub(crate) fn index(folder: &Path, articles: &[Article]) -> Index {
    let index = Index::open_or_create(folder).unwrap();
    let mut writer = index.writer(1, 0).unwrap();
    for article in articles {
        let record = record(&article.source.path);
        writer.apply(Batch::put(index.fields(), &record, std::slice::from_ref(article))).unwrap();
    }
    writer.finish(&index, None).unwrap();
    index.refresh().unwrap();
    index
}
