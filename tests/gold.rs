//! What is understood of the articles in `corpus/`, held against what a careful reader says of them in `tests/gold/`.
//!
//! Every figure has a floor: the accuracy that was reached. A change that lowers one fails here; a change that raises one
//! may raise the floor. To see the figures and every miss: `cargo test --test gold -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use morgue::article::{Article, Quotation, QuotationKind, SpeakerClass};
use morgue::{extract, source};
use serde::Deserialize;

/// The share that must be right, by figure.
const FLOORS: [(&str, f64); 17] = [
    ("title", 0.94),
    ("byline", 0.895),
    ("published", 0.892),
    ("published, none claimed", 1.0),
    ("topics", 0.53),
    ("body found", 0.986),
    ("furniture kept out", 0.88),
    ("quotations found, direct", 0.976),
    ("quotations found, mixed", 0.847),
    ("quotations found, indirect", 0.804),
    ("quotations that are ones", 0.948),
    ("speaker's name", 0.868),
    ("name where confidence >= .9", 0.9),
    ("speaker's role", 0.76),
    ("speaker's class", 0.947),
    ("comments found", 1.0),
    ("comments: author and time", 1.0),
];

#[derive(Deserialize)]
struct Gold {
    source: String,
    title: Option<String>,
    byline: Vec<String>,
    published: Option<GoldDate>,
    topics: Vec<String>,
    body: Vec<String>,
    furniture: Vec<String>,
    quotations: Vec<GoldQuotation>,
    comments: Vec<GoldComment>,
}

#[derive(Deserialize)]
struct GoldDate {
    date: String,
    precision: String,
}

#[derive(Deserialize)]
struct GoldQuotation {
    kind: QuotationKind,
    text: String,
    speaker: Option<GoldSpeaker>,
    /// Spoken words that the page sets without quote marks: an interview's answers, a transcript's turns.
    #[serde(default)]
    unmarked: bool,
}

#[derive(Deserialize)]
struct GoldSpeaker {
    name: String,
    role: Option<String>,
    class: SpeakerClass,
}

#[derive(Deserialize)]
struct GoldComment {
    author: Option<String>,
    posted: Option<String>,
    text: String,
}

/// How often something was right, by figure, and what was not.
#[derive(Default)]
struct Tally {
    figures: BTreeMap<&'static str, (usize, usize)>,
    misses: Vec<String>,
}

impl Tally {
    fn count(&mut self, figure: &'static str, right: bool, miss: impl FnOnce() -> String) {
        let (rights, all) = self.figures.entry(figure).or_default();
        *all += 1;
        if right {
            *rights += 1;
        } else {
            self.misses.push(format!("{figure}: {}", miss()));
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn golds() -> Vec<(String, Gold)> {
    let mut golds: Vec<_> = fs::read_dir(root().join("tests/gold"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let gold = serde_json::from_str(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (name, gold)
        })
        .collect();
    golds.sort_by(|a, b| a.0.cmp(&b.0));
    golds
}

fn understood(path: &Path) -> Article {
    let bytes = fs::read(path).unwrap();
    let mut article = None;
    source::articles(&source::path_name(path), &bytes, None, &mut |raw| {
        article = Some(
            extract::article(raw.unwrap()).unwrap_or_else(|reason| panic!("{}: {reason}", path.display())),
        );
    });
    article.unwrap()
}

/// Lower-case words, so that white space, soft hyphens and the shape of marks do not matter.
fn words(text: &str) -> Vec<String> {
    text.replace('\u{ad}', "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn joined(text: &str) -> String {
    format!(" {} ", words(text).join(" "))
}

/// Whether two stretches of words are the same but for a few at the edges.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (joined(a), joined(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.contains(&short) && short.len() * 10 >= long.len() * 8
}

/// Whether a role shares at least half its words with another.
fn same_role(want: &str, have: &str) -> bool {
    let (want, have) = (words(want), words(have));
    let shared = want.iter().filter(|word| have.contains(word)).count();
    4 * shared >= want.len() + have.len()
}

fn hold(name: &str, gold: &Gold, article: &Article, tally: &mut Tally) {
    let page = &gold.source;
    let same = |a: Option<&str>, b: Option<&str>| a.map(words) == b.map(words);
    tally.count("title", same(gold.title.as_deref(), article.title.as_deref()), || {
        format!("{page}: {:?} for {:?}", article.title, gold.title)
    });
    tally.count("byline", gold.byline == article.byline, || {
        format!("{page}: {:?} for {:?}", article.byline, gold.byline)
    });
    let published = article.published.map(|published| published.date);
    match &gold.published {
        Some(want) => {
            let day = |date: &str| date.chars().take(10).collect::<String>();
            let have = published.map(|date| date.to_string());
            let right = match want.precision.as_str() {
                "minute" => {
                    have.as_deref().map(|date| date.chars().take(16).collect::<String>())
                        == Some(want.date.clone())
                }
                _ => have.as_deref().map(day) == Some(want.date.clone()),
            };
            tally.count("published", right, || format!("{page}: {have:?} for {}", want.date));
        }
        None => tally.count("published, none claimed", published.is_none(), || {
            format!("{page}: {published:?} for none")
        }),
    }
    let labels: Vec<String> = article.topics.iter().map(|topic| joined(&topic.label)).collect();
    for topic in &gold.topics {
        let want = joined(topic);
        let filed = labels.iter().any(|label| label.contains(&want) || want.contains(label));
        tally.count("topics", filed, || {
            format!(
                "{page}: no {topic:?} among {:?}",
                article.topics.iter().map(|t| &t.label).collect::<Vec<_>>()
            )
        });
    }
    let body = joined(&article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" "));
    for sentence in &gold.body {
        tally.count("body found", body.contains(&joined(sentence)), || format!("{page}: lost {sentence:?}"));
    }
    for line in &gold.furniture {
        let leaked = article.paragraphs.iter().any(|p| {
            joined(&p.text).contains(&joined(line)) && words(line).len() * 2 > words(&p.text).len()
                || words(line).len() >= 4 && joined(&p.text).contains(&joined(line))
        });
        tally.count("furniture kept out", !leaked, || format!("{page}: kept {line:?}"));
    }
    for comment in &gold.comments {
        let found = article.comments.iter().find(|have| joined(&have.text).contains(&joined(&comment.text)));
        tally.count("comments found", found.is_some(), || format!("{page}: {:?}", comment.text));
        if let Some(found) = found {
            // The page's own clock: the gold leaves its zone out.
            let posted = found.posted.map(|at| at.to_string().chars().take(16).collect::<String>());
            tally.count(
                "comments: author and time",
                found.author == comment.author && posted == comment.posted,
                || {
                    format!(
                        "{page}: {:?} {posted:?} for {:?} {:?}",
                        found.author, comment.author, comment.posted
                    )
                },
            );
        }
    }
    hold_quotations(name, gold, article, tally);
}

fn hold_quotations(name: &str, gold: &Gold, article: &Article, tally: &mut Tally) {
    let mut left: Vec<&Quotation> = article.quotations.iter().collect();
    for want in &gold.quotations {
        let found = left.iter().position(|have| same_words(&have.text, &want.text));
        if want.unmarked && found.is_none() {
            continue;
        }
        let figure = match want.kind {
            QuotationKind::Direct => "quotations found, direct",
            QuotationKind::Mixed => "quotations found, mixed",
            QuotationKind::Indirect => "quotations found, indirect",
        };
        tally.count(figure, found.is_some(), || format!("{name}: {:?}", want.text));
        let Some(have) = found.map(|at| left.remove(at)) else { continue };
        let rule = have.evidence.as_ref().map(|evidence| evidence.rule.name());
        let said = have.speaker.as_ref();
        let Some(speaker) = &want.speaker else { continue };
        let named = said.is_some_and(|said| words(&said.name) == words(&speaker.name));
        if have.confidence >= 0.9 {
            tally.count("name where confidence >= .9", named, String::new);
        }
        tally.count("speaker's name", named, || {
            format!(
                "{name}: {:?} by {rule:?} for {:?} of {:?}",
                said.map(|s| &s.name),
                speaker.name,
                want.text
            )
        });
        tally.count("speaker's class", said.is_some_and(|said| said.class == speaker.class), || {
            format!(
                "{name}: {:?} for {:?} {:?}",
                said.map(|s| (&s.name, s.class)),
                speaker.name,
                speaker.class
            )
        });
        if let Some(role) = &speaker.role {
            let right = said.and_then(|said| said.role.as_deref()).is_some_and(|have| same_role(role, have));
            tally.count("speaker's role", right, || {
                format!(
                    "{name}: {:?} for {role:?} of {:?}",
                    said.and_then(|s| s.role.as_deref()),
                    speaker.name
                )
            });
        }
    }
    for extra in
        left.iter().filter(|have| have.kind != QuotationKind::Indirect && words(&have.text).len() >= 5)
    {
        tally.count("quotations that are ones", false, || format!("{name}: {:?}", extra.text));
    }
    let kept = article
        .quotations
        .iter()
        .filter(|q| q.kind != QuotationKind::Indirect && words(&q.text).len() >= 5)
        .count();
    for _ in 0..kept.saturating_sub(
        left.iter().filter(|q| q.kind != QuotationKind::Indirect && words(&q.text).len() >= 5).count(),
    ) {
        tally.count("quotations that are ones", true, String::new);
    }
}

#[test]
fn the_corpus_is_understood_as_well_as_it_was() {
    let mut tally = Tally::default();
    for (name, gold) in golds() {
        let article = understood(&root().join(&gold.source));
        hold(&name, &gold, &article, &mut tally);
    }
    for miss in &tally.misses {
        println!("  {miss}");
    }
    let mut low = Vec::new();
    for (figure, floor) in FLOORS {
        let (right, all) = tally.figures.get(figure).copied().unwrap_or_default();
        assert!(all > 0, "nothing was measured for {figure:?}");
        let share = right as f64 / all as f64;
        println!("{figure:28} {share:.3}   {right} of {all}, floor {floor:.3}");
        if share < floor {
            low.push(format!("{figure}: {share:.3} is under its floor of {floor:.3}"));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

#[test]
fn every_article_of_the_corpus_has_its_gold() {
    let golds = golds();
    let mut sources: Vec<PathBuf> = golds.iter().map(|(_, gold)| root().join(&gold.source)).collect();
    sources.sort();
    let mut files = Vec::new();
    let mut folders = vec![root().join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    assert_eq!(files, sources);
    assert!(files.len() >= 60);
}
