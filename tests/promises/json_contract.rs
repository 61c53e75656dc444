//! The JSON contract, read back with types of its own: a program that was written against it goes on reading it.

use serde::Deserialize;

use crate::archive::Archive;
use crate::articles::{FERRY, GULLS, MASTS};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    schema: String,
    source: Source,
    title: Option<String>,
    deck: Option<String>,
    byline: Vec<String>,
    outlet: Option<String>,
    url: Option<String>,
    section: Option<String>,
    language: Option<String>,
    published: Option<Published>,
    topics: Vec<Topic>,
    paragraphs: Vec<Paragraph>,
    quotations: Vec<Quotation>,
    speakers: Vec<SpeakerCount>,
    comments: Vec<Comment>,
    text: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    path: String,
    locator: Option<String>,
    format: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    date: String,
    precision: String,
    provenance: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    label: String,
    provenance: String,
    code: Option<String>,
    score: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paragraph {
    kind: String,
    text: String,
    line: Option<u32>,
    span: Span,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Quotation {
    kind: String,
    text: String,
    paragraph: Option<usize>,
    line: Option<u32>,
    span: Span,
    within: Span,
    cue: Option<String>,
    speaker: Option<Speaker>,
    mention: Option<Mention>,
    evidence: Option<Evidence>,
    confidence: f64,
    #[serde(default)]
    continues: bool,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Speaker {
    name: String,
    role: Option<String>,
    class: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakerCount {
    name: String,
    role: Option<String>,
    class: String,
    aliases: Vec<String>,
    quotations: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mention {
    text: String,
    span: Span,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    rule: String,
    chain: Vec<String>,
    #[serde(default)]
    inner: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Comment {
    author: Option<String>,
    posted: Option<String>,
    text: String,
    depth: u32,
    line: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hit {
    schema: String,
    rank: usize,
    score: f64,
    copies: usize,
    source: Source,
    line: Option<u32>,
    title: Option<String>,
    outlet: Option<String>,
    byline: Vec<String>,
    published: Option<Published>,
    topics: Vec<String>,
    kind: String,
    #[serde(default)]
    commenter: Option<String>,
    text: String,
    highlights: Vec<(usize, usize)>,
    quotations: Vec<HitQuotation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HitQuotation {
    kind: String,
    text: String,
    speaker: Option<Speaker>,
}

fn parsed(archive: &Archive, name: &str) -> Article {
    let line = archive.out(&["parse", "--format", "json", &format!("archive/{name}")]);
    assert!(line.starts_with("{\"schema\":\"morgue.article/1\","), "the version comes first: {line}");
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[test]
fn an_article_is_what_the_contract_says() {
    let archive = Archive::of(&[("ferry.txt", FERRY)]);
    let article = parsed(&archive, "ferry.txt");
    assert_eq!(article.schema, "morgue.article/1");
    let Source { path, locator, format } = article.source;
    assert_eq!((path.as_str(), locator, format.as_str()), ("archive/ferry.txt", None, "text"));
    assert_eq!(article.title.as_deref(), Some("Night ferry to Lund Island gets its second boat"));
    assert_eq!(article.byline, ["Nils Aker"]);
    let published = article.published.unwrap();
    assert_eq!((published.date.as_str(), published.precision.as_str()), ("2021-04-02", "day"));
    assert_eq!(published.provenance, "byline");
    assert_eq!((article.deck, article.outlet, article.url, article.section), (None, None, None, None));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert!(article.topics.iter().all(|t| {
        !t.label.is_empty()
            && (0.0..=1.0).contains(&t.score)
            && t.provenance == "inferred"
            && t.code.iter().all(|c| c.starts_with("medtop:"))
    }));
    assert!(article.comments.is_empty());
    assert_eq!(article.text, None, "spans point into the file itself");

    for paragraph in &article.paragraphs {
        assert_eq!(paragraph.text, FERRY[paragraph.span.start..paragraph.span.end], "{}", paragraph.kind);
        let line = 1 + FERRY[..paragraph.span.start].matches('\n').count();
        assert_eq!(paragraph.line.map(|line| line as usize), Some(line));
    }
    for quotation in &article.quotations {
        assert_eq!(quotation.text, FERRY[quotation.span.start..quotation.span.end]);
        let paragraph = &article.paragraphs[quotation.paragraph.unwrap()];
        assert_eq!(quotation.text, paragraph.text[quotation.within.start..quotation.within.end]);
        assert_eq!(quotation.line, paragraph.line);
        assert!((0.0..=1.0).contains(&quotation.confidence));
        if let Some(mention) = &quotation.mention {
            assert_eq!(mention.text, FERRY[mention.span.start..mention.span.end]);
        }
        if let Some(evidence) = &quotation.evidence {
            assert!(!evidence.rule.is_empty() && evidence.inner.is_none());
            assert_eq!(evidence.chain.last(), quotation.speaker.as_ref().map(|s| &s.name));
        }
    }
    let direct: Vec<_> = article.quotations.iter().filter(|q| q.kind == "direct").collect();
    assert_eq!(direct[0].text, "Nobody should have to spend the night on a quay,");
    assert_eq!(direct[0].cue.as_deref(), Some("said"));
    let head = Speaker {
        name: "Ruth Adeyemi-Lund".to_owned(),
        role: Some("head of the Arden Harbour Board".to_owned()),
        class: "person".to_owned(),
    };
    assert_eq!(direct[0].speaker.as_ref(), Some(&head));
    assert!(direct[1].continues && direct[1].speaker.as_ref() == Some(&head));
    assert_eq!(direct[3].speaker.as_ref().map(|s| s.name.as_str()), Some("Petra Venn"), "“she” is resolved");
    let counts = &article.speakers[0];
    assert!(counts.quotations >= 2 && counts.class == "person" && counts.role.is_some());
    assert!(!counts.aliases.contains(&counts.name));
}

#[test]
fn a_page_gives_the_text_that_its_spans_point_into() {
    let archive = Archive::of(&[("gulls.html", GULLS)]);
    let article = parsed(&archive, "gulls.html");
    let text = article.text.unwrap();
    for paragraph in &article.paragraphs {
        assert_eq!(paragraph.text, text[paragraph.span.start..paragraph.span.end]);
        assert_eq!(paragraph.line, None);
    }
    let quotation = &article.quotations[0];
    assert_eq!(quotation.text, text[quotation.span.start..quotation.span.end]);
    assert_eq!(article.outlet.as_deref(), Some("Harbour Gazette"));
    let published = article.published.unwrap();
    assert_eq!((published.date.as_str(), published.precision.as_str()), ("2022-03-09T07:30+01:00", "minute"));
    let comment = &article.comments[0];
    assert_eq!(comment.author.as_deref(), Some("herring_fan"));
    assert!(comment.posted.as_deref().unwrap().starts_with("2022-03-10"));
    assert_eq!(
        (comment.text.as_str(), comment.line, comment.depth),
        ("Somebody should ask the herring what it thinks.", None, 0)
    );
}

#[test]
fn a_hit_is_what_the_contract_says() {
    let archive = Archive::of(&[("masts.txt", MASTS), ("gulls.html", GULLS)]);
    archive.out(&["index", "archive"]);
    let found = archive.out(&["search", "security sale", "--format", "json"]);
    let hit: Hit = serde_json::from_str(found.lines().next().unwrap()).unwrap();
    assert!(found.starts_with("{\"schema\":\"morgue.hit/1\","));
    assert_eq!((hit.schema.as_str(), hit.rank, hit.kind.as_str()), ("morgue.hit/1", 1, "quote"));
    assert!(hit.score > 0.0 && hit.copies == 0);
    let Source { path, locator, format } = hit.source;
    assert_eq!((path.as_str(), locator, format.as_str()), ("archive/masts.txt", None, "text"));
    assert_eq!(hit.line, Some(7));
    assert_eq!(hit.title.as_deref(), Some("Veldmark to vet the security of its 5G masts"));
    assert_eq!((hit.outlet, hit.byline.len(), hit.commenter), (None, 0, None));
    assert_eq!(hit.published.unwrap().date, "2021-06-10");
    assert!(hit.topics.iter().all(|topic| !topic.is_empty()));
    let marked: Vec<&str> = hit.highlights.iter().map(|&(start, end)| &hit.text[start..end]).collect();
    assert_eq!(marked, ["security", "sale"]);
    let quotation = &hit.quotations[0];
    assert_eq!(
        (quotation.kind.as_str(), quotation.text.as_str()),
        ("direct", "The security of our 5G network is not for sale,")
    );
    let speaker = quotation.speaker.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.role.as_deref()), ("Tomas Okkerby", Some("Foreign Minister")));

    let comment = archive.out(&["search", "herring", "--kind", "comment", "--format", "json"]);
    let hit: Hit = serde_json::from_str(&comment).unwrap();
    assert_eq!((hit.kind.as_str(), hit.commenter.as_deref()), ("comment", Some("herring_fan")));
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakerTally {
    schema: String,
    name: String,
    class: String,
    spellings: Vec<String>,
    roles: Vec<RoleTally>,
    quotations: u64,
    articles: u64,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleTally {
    role: String,
    quotations: u64,
}

/// A topic's counts, an outlet's or an author's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelTally {
    schema: String,
    name: Option<String>,
    label: Option<String>,
    #[serde(default)]
    code: Option<String>,
    spellings: Vec<String>,
    articles: u64,
    passages: u64,
    first: Option<String>,
    last: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodTally {
    schema: String,
    by: String,
    period: Option<String>,
    precision: Option<String>,
    series: Option<String>,
    articles: u64,
    passages: u64,
    quotations: u64,
}

#[test]
fn counts_are_what_the_contract_says() {
    let archive = Archive::of(&[("ferry.txt", FERRY), ("masts.txt", MASTS), ("gulls.html", GULLS)]);
    archive.out(&["index", "archive"]);
    let told = |arguments: &[&str]| archive.out(&[arguments, &["--format", "json"]].concat());

    let venn: SpeakerTally = serde_json::from_str(&told(&["speakers", "--speaker", "venn"])).unwrap();
    assert_eq!((venn.schema.as_str(), venn.name.as_str()), ("morgue.speaker/1", "Petra Venn"));
    assert_eq!((venn.class.as_str(), venn.quotations, venn.articles), ("person", 2, 1));
    assert_eq!((venn.first.as_deref(), venn.last.as_deref()), (Some("2021-04-02"), Some("2021-04-02")));
    let role = &venn.roles[0];
    assert_eq!((role.role.as_str(), role.quotations), ("leader of the Civic Union", 2));
    assert!(venn.spellings.is_empty());

    for (command, schema) in
        [("topics", "morgue.topic/1"), ("outlets", "morgue.outlet/1"), ("authors", "morgue.author/1")]
    {
        for line in told(&[command]).lines() {
            let row: LabelTally = serde_json::from_str(line).unwrap();
            assert_eq!((row.schema.as_str(), row.label.is_some()), (schema, command == "topics"));
            assert!(row.label.or(row.name).is_some_and(|name| !name.is_empty()));
            assert!(row.articles > 0 && row.passages >= row.articles && row.first <= row.last);
            assert!(row.code.is_none_or(|code| code.starts_with("medtop:")));
            assert!(row.spellings.iter().all(|spelling| !spelling.is_empty()));
        }
    }

    let line = told(&["timeline", "--by", "year", "--speaker", "venn"]);
    let row: PeriodTally = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert_eq!((row.schema.as_str(), row.by.as_str()), ("morgue.timeline/1", "year"));
    assert_eq!((row.period.as_deref(), row.precision.as_deref()), (Some("2021"), Some("year")));
    assert_eq!((row.series.as_deref(), row.articles, row.quotations), (Some("venn"), 1, 2));
    assert!(row.passages > 0);
}
