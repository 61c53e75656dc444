//! One article and one hit that every format's tests show.

use crate::article::{
    Article, Check, Comment, Evidence, Finding, Format, Hit, HitQuotation, Mention, Of, Paragraph,
    ParagraphKind, PassageKind, Piece, Place, Provenance, Published, Quotation, QuotationKind, Rule,
    Searched, Source, Span, Speaker, SpeakerClass, SpeakerCount, Topic, TopicProvenance, Verdict,
};

const OPENING: &str =
    "The ferry to Lund Island will sail every hour from May, the harbour board has decided.";
const WORDS: &str = "“Nobody should have to spend the night on a quay,” said Ruth Adeyemi-Lund, the board’s head. \
                     “That ends now.”";
const FIRST: &str = "Nobody should have to spend the night on a quay,";
const SECOND: &str = "That ends now.";

/// A short article with a speaker, a continuation and a comment.
pub(crate) fn article() -> Article {
    let at = |words: &str| {
        let start = WORDS.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let quotation = |words: &str, rule, chain: &[&str], continues| Quotation {
        kind: QuotationKind::Direct,
        text: words.to_owned(),
        paragraph: Some(1),
        line: Some(5),
        span: at(words).shifted(120),
        within: at(words),
        cue: Some("said".to_owned()),
        speaker: Some(speaker()),
        mention: Some(Mention {
            text: "Ruth Adeyemi-Lund".to_owned(),
            span: at("Ruth Adeyemi-Lund").shifted(120),
        }),
        evidence: Some(Evidence {
            rule,
            chain: chain.iter().map(ToString::to_string).collect(),
            inner: None,
        }),
        confidence: 0.75,
        continues,
    };
    Article {
        source: source(),
        title: Some("Island ferry to sail every hour".to_owned()),
        deck: Some("A promise kept, eleven years late".to_owned()),
        byline: vec!["Nils Aker".to_owned(), "Jo Penn".to_owned()],
        outlet: Some("Harbour Gazette".to_owned()),
        url: None,
        section: None,
        language: Some("en".to_owned()),
        published: Some(published()),
        topics: vec![Topic {
            label: "ferries".to_owned(),
            provenance: TopicProvenance::Inferred,
            code: None,
            score: 0.5,
        }],
        paragraphs: vec![
            Paragraph {
                kind: ParagraphKind::Body,
                text: OPENING.to_owned(),
                line: Some(3),
                span: Span::new(32, 32 + OPENING.len()),
            },
            Paragraph {
                kind: ParagraphKind::Body,
                text: WORDS.to_owned(),
                line: Some(5),
                span: Span::new(120, 120 + WORDS.len()),
            },
        ],
        quotations: vec![
            quotation(FIRST, Rule::Inversion, &["Ruth Adeyemi-Lund"], false),
            quotation(SECOND, Rule::Interrupted, &["Ruth Adeyemi-Lund"], true),
        ],
        speakers: vec![SpeakerCount { speaker: speaker(), aliases: vec![], quotations: 2 }],
        comments: vec![
            Comment {
                author: Some("gull_42".to_owned()),
                posted: Some("2021-04-03T08:15".parse().unwrap()),
                text: "About time.\nWho pays, though?".to_owned(),
                depth: 0,
                line: Some(9),
            },
            Comment {
                author: None,
                posted: None,
                text: "Whoever eats the herring.".to_owned(),
                depth: 1,
                line: Some(11),
            },
        ],
        text: None,
    }
}

/// The second paragraph of that article, found by `quay night`.
pub(crate) fn hit() -> Hit {
    let quotation = |text: &str| HitQuotation {
        kind: QuotationKind::Direct,
        text: text.to_owned(),
        speaker: Some(speaker()),
    };
    let at = |words: &str| {
        let start = WORDS.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    Hit {
        rank: 1,
        score: 4.5,
        copies: 0,
        source: source(),
        line: Some(5),
        title: Some("Island ferry to sail every hour".to_owned()),
        outlet: Some("Harbour Gazette".to_owned()),
        byline: vec!["Nils Aker".to_owned(), "Jo Penn".to_owned()],
        published: Some(published()),
        topics: vec!["ferries".to_owned()],
        kind: PassageKind::Quote,
        commenter: None,
        text: WORDS.to_owned(),
        highlights: vec![at("night"), at("quay")],
        quotations: vec![quotation(FIRST), quotation(SECOND)],
        before: None,
        after: None,
    }
}

/// What the archive says about that quotation with other words in it.
pub(crate) fn check() -> Check {
    let piece = |of, text: &str| Piece { of, text: text.to_owned() };
    let place = |published| Place {
        source: source(),
        line: Some(5),
        title: Some("Island ferry to sail every hour".to_owned()),
        outlet: Some("Harbour Gazette".to_owned()),
        published: Some(published),
    };
    Check {
        quote: "Nobody should have to sleep on … a quay".to_owned(),
        speaker: None,
        verdict: Verdict::Altered,
        searched: Searched {
            articles: 1204,
            first: Some("1999-01-01".parse().unwrap()),
            last: Some("2021-12-31".parse().unwrap()),
        },
        findings: vec![Finding {
            verdict: Verdict::Altered,
            likeness: 0.75,
            difference: vec![
                piece(Of::Both, "Nobody should have to"),
                piece(Of::Article, "spend the night"),
                piece(Of::Quote, "sleep"),
                piece(Of::Both, "on"),
                piece(Of::Omitted, ""),
                piece(Of::Both, "a quay,"),
            ],
            joined: false,
            speaker: Some(speaker()),
            kind: Some(QuotationKind::Direct),
            text: WORDS.to_owned(),
            highlights: vec![],
            place: place(published()),
            copies: vec![place(published()), place(published())],
        }],
        nearest: None,
    }
}

fn source() -> Source {
    Source { path: "gazette/ferry.txt".to_owned(), locator: None, format: Format::Text }
}

fn published() -> Published {
    Published { date: "2021-04-02".parse().unwrap(), provenance: Provenance::Byline }
}

fn speaker() -> Speaker {
    Speaker {
        name: "Ruth Adeyemi-Lund".to_owned(),
        role: Some("head of the harbour board".to_owned()),
        class: SpeakerClass::Person,
    }
}
