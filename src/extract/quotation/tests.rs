//! The whole of attribution, from paragraphs to speakers: a table for each family of rules, a row a case.

mod adjectives;
mod bare;
mod bearers;
mod bodies;
mod claims;
mod crossed;
mod cues;
mod delayed;
mod extents;
mod fields;
mod floating;
mod fronts;
mod headlines;
mod lists;
mod marks;
mod names;
mod nouns;
mod objects;
mod passives;
mod plurals;
mod purposes;
mod readers;
mod repeats;
mod reported;
mod several;
mod shares;
mod sources;
mod subjects;
mod things;
mod titles;
mod transcripts;
mod unspoken;

use super::{Found, Headline, find};
use crate::article::{ParagraphKind, Quotation};
use crate::text::paragraph::{Placed, lines};
use crate::text::token::tokens;

/// What a row shows, the article, and what is found in it.
///
/// The article has a paragraph a line, and its headline after a hash. A quotation is a line as [`line()`] writes it.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Finds the quotations of paragraphs whose tokens nobody has cut yet.
fn read(title: Option<&Placed>, placed: &[Placed], author: Option<&str>) -> Found {
    let tokens = placed.iter().map(|paragraph| tokens(paragraph.text())).collect();
    find(title.map(Headline::Placed), placed, tokens, author)
}

/// Finds the quotations of every row, and names each row that came out otherwise.
fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, article, want)| {
            let have = quotations(article, None);
            (have != *want).then(|| format!("{name}: {article}\nwanted {want:#?}\nfound {have:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The quotations of an article that `author` wrote.
fn quotations(article: &str, author: Option<&str>) -> Vec<String> {
    let mut placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    let title = article.starts_with("# ").then(|| {
        let mut title = placed.remove(0);
        title.paragraph.text.drain(..2);
        title
    });
    read(title.as_ref(), &placed, author).quotations.iter().map(line).collect()
}

/// *direct: We go, | Jane Roe, nurse from Hull, person | inversion*: kind, words, speaker, rule.
///
/// `+` marks words that go on from the quotation before; the mention within the words of another is in brackets.
fn line(quotation: &Quotation) -> String {
    let goes_on = if quotation.continues { "+" } else { "" };
    let speaker = quotation.speaker.as_ref().map_or_else(
        || "nobody".to_owned(),
        |speaker| match &speaker.role {
            Some(role) => format!("{}, {role}, {}", speaker.name, speaker.class),
            None => format!("{}, {}", speaker.name, speaker.class),
        },
    );
    let rule = quotation.evidence.as_ref().map_or_else(String::new, |evidence| {
        let inner = evidence.inner.as_ref().map_or_else(String::new, |inner| format!(" ({inner})"));
        format!(" | {}{inner}", evidence.rule)
    });
    format!("{}{goes_on}: {} | {speaker}{rule}", quotation.kind, quotation.text)
}

#[test]
fn a_quotation_tells_why() {
    let article =
        "Luigi Di Maio, Italian Foreign Minister, met Mr Pompeo.\nDi Maio spoke first.\n“We agree,” he said.";
    let placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    let found = read(None, &placed, None);
    let [quotation] = found.quotations.as_slice() else { panic!("{:#?}", found.quotations) };
    let mention = quotation.mention.as_ref().unwrap();
    assert_eq!(quotation.span.of(article), "We agree,");
    assert_eq!((quotation.paragraph, quotation.line), (Some(2), Some(3)));
    assert_eq!(quotation.cue.as_deref(), Some("said"));
    assert_eq!((mention.text.as_str(), mention.span.of(article)), ("he", "he"));
    assert_eq!(quotation.evidence.as_ref().unwrap().chain, ["he", "Di Maio", "Luigi Di Maio"]);
    assert!(quotation.confidence > 0.5 && quotation.confidence < 1.0);
}

#[test]
fn the_most_quoted_comes_first() {
    let article = "“No,” said Tom Doe. “Never.”\n“Yes,” said Jane Roe. “Now.”\n“Go home,” Roe added.";
    let placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    let speakers = read(None, &placed, None).speakers;
    let counts: Vec<(&str, usize)> =
        speakers.iter().map(|count| (count.speaker.name.as_str(), count.quotations)).collect();
    assert_eq!(counts, [("Jane Roe", 3), ("Tom Doe", 2)]);
    assert_eq!(speakers[0].aliases, ["Roe"]);
}

#[test]
fn the_author_says_i() {
    let article = "“Why is it closed?” I asked. “It is old,” said Jane Roe. I told her it was safe. I think she is right.";
    assert_eq!(
        quotations(article, Some("Ann Poole")),
        [
            "direct: Why is it closed? | Ann Poole, person | subject",
            "direct: It is old, | Jane Roe, person | inversion",
            "indirect: it was safe | Ann Poole, person | subject",
        ]
    );
}
