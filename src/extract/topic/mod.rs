//! What an article is about: the page's own tags and section, and the keyphrases that a person would file it under.
//!
//! A keyphrase is a name or a noun that the article keeps coming back to, best in the headline and early on. It is never a
//! word that stands in every article, nor the name of the paper or of whoever wrote it.

mod phrase;

use std::collections::HashMap;

use crate::article::{Topic, TopicProvenance};
use crate::text::paragraph::Placed;
use phrase::Phrase;

/// So many keyphrases at most.
const MOST: usize = 5;

/// What topics are read from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// The body.
    pub paragraphs: &'a [Placed],
    /// The page's own tags.
    pub tags: &'a [String],
    /// The page's own section.
    pub section: Option<&'a str>,
    /// The outlet, which is no topic of its own articles.
    pub outlet: Option<&'a str>,
    /// The authors, who are none either.
    pub byline: &'a [String],
    /// Whether the English rules for keyphrases apply.
    pub english: bool,
}

/// Finds an article's topics, best first.
#[must_use]
pub fn find(subject: &Subject<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let own = subject.tags.iter().map(|tag| (tag.as_str(), TopicProvenance::Tag));
    for (label, provenance) in own.chain(subject.section.map(|section| (section, TopicProvenance::Section))) {
        let label = clean(label);
        let known = topics.iter().any(|topic| same(&topic.label, &label));
        if !label.is_empty() && !known && !subject.outlet.is_some_and(|outlet| same(outlet, &label)) {
            topics.push(Topic { label, provenance, code: None, score: 1.0 });
        }
    }
    if subject.english {
        for (label, score) in keyphrases(subject) {
            if !topics.iter().any(|topic| same(&topic.label, &label)) {
                topics.push(Topic { label, provenance: TopicProvenance::Inferred, code: None, score });
            }
        }
    }
    topics
}

/// A tag without its hash, white space folded.
fn clean(label: &str) -> String {
    let words: Vec<&str> = label.trim().trim_start_matches('#').split_whitespace().collect();
    let label = words.join(" ");
    if label.len() > 80 { String::new() } else { label }
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn keyphrases(subject: &Subject<'_>) -> Vec<(String, f32)> {
    let mut found: HashMap<&str, Phrase<'_>> = HashMap::new();
    if let Some(title) = subject.title {
        phrase::gather(title, 0, &mut found);
    }
    for (at, placed) in subject.paragraphs.iter().enumerate() {
        phrase::gather(placed.text(), at + 1, &mut found);
    }
    // By a key that every spelling of a thing shares, so that the result never hangs on a map's order.
    let mut spellings: Vec<Phrase<'_>> = found.into_values().collect();
    spellings.sort_by(|a, b| a.text.cmp(b.text));
    let mut merged: Vec<Phrase<'_>> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for spelling in spellings {
        let at = *by_key.entry(key(spelling.text)).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(phrase) => merge(phrase, spelling),
            None => merged.push(spelling),
        }
    }
    let mut merged = join_names(&merged);
    drop_parts(&mut merged);

    let unwanted = |text: &str| {
        let lower = text.to_lowercase();
        subject.outlet.is_some_and(|outlet| lower == outlet.to_lowercase())
            || subject
                .byline
                .iter()
                .any(|name| name.to_lowercase().split(' ').any(|part| part == lower) || same(name, text))
    };
    let words: usize = subject.paragraphs.iter().map(|placed| placed.text().len() / 6).sum();
    let mut scored: Vec<(f32, Phrase<'_>)> = merged
        .into_iter()
        .filter(|phrase| phrase.count + usize::from(phrase.in_title) >= 2 || phrase.in_title && phrase.name)
        // A word that never stands where a noun does is a verb.
        .filter(|phrase| phrase.name || phrase.words > 1 || phrase.as_noun * 6 >= phrase.count.max(1))
        .filter(|phrase| phrase::tells(phrase.text) && !unwanted(phrase.text))
        .map(|phrase| (score(&phrase, words), phrase))
        .collect();
    scored.sort_by(|(a, x), (b, y)| {
        b.total_cmp(a).then_with(|| x.first.cmp(&y.first)).then_with(|| x.text.cmp(y.text))
    });
    let mut picked: Vec<(String, f32)> = Vec::new();
    for (score, phrase) in scored {
        if picked.len() == MOST {
            break;
        }
        // `flood` says nothing beside `flood barrier`.
        let told = picked
            .iter()
            .any(|(label, _)| holds(label, phrase.text) || holds(phrase.text, label) && !phrase.name);
        if !told {
            picked.push((phrase.text.to_owned(), (score / (score + 6.0) * 100.0).round() / 100.0));
        }
    }
    picked
}

fn score(phrase: &Phrase<'_>, words: usize) -> f32 {
    // A long article repeats everything more often.
    let scale = 1.0 + (words as f32 / 600.0).sqrt() * 0.5;
    let mut score = phrase.count as f32 / scale;
    if phrase.in_title {
        score = score * 1.6 + 4.0;
    }
    if phrase.first <= 2 {
        score += 0.8;
    }
    match (phrase.name, phrase.words) {
        (true, 1) => score * 1.1,
        // Who speaks in an article is rarely what it is about, unless the headline says so.
        (true, _) if phrase.shortened && !phrase.in_title => score * 0.8,
        (true, _) => score * 1.4,
        (false, 1) => score * 0.8,
        (false, _) => score * 1.5,
    }
}

/// The key that spellings of one thing share: small letters, singular.
fn key(text: &str) -> String {
    let lower = text.replace('’', "'").to_lowercase();
    match lower.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with(['s', 'u', 'i']) => {
            one.strip_suffix("ie").map_or_else(|| one.to_owned(), |stem| format!("{stem}y"))
        }
        _ => lower,
    }
}

/// Adds a spelling's figures to another's; the more frequent one is the label.
fn merge<'t>(phrase: &mut Phrase<'t>, other: Phrase<'t>) {
    let (count, in_title, first) =
        (phrase.count + other.count, phrase.in_title || other.in_title, phrase.first.min(other.first));
    let as_noun = phrase.as_noun + other.as_noun;
    // Large at the beginning of a sentence says nothing; large once within one does.
    let name = phrase.name || other.name;
    let shouted = |text: &str| text.len() > 4 && text.chars().all(|c| !c.is_lowercase());
    if other.count > phrase.count && !shouted(other.text) || shouted(phrase.text) {
        *phrase = other;
    }
    *phrase = Phrase { count, in_title, first, name, as_noun, ..phrase.clone() };
}

/// Counts *Di Maio* for *Luigi Di Maio*, where only one longer name ends so.
fn join_names<'t>(phrases: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
    let fuller = |short: &Phrase<'_>| {
        let mut longer = phrases.iter().enumerate().filter(|(_, long)| {
            long.name
                && long.words > short.words
                && long.words <= short.words + 3
                && ends_with_words(long.text, short.text)
        });
        let one = longer.next();
        if longer.next().is_some() { None } else { one.map(|(at, _)| at) }
    };
    let targets: Vec<Option<usize>> = phrases.iter().map(|p| if p.name { fuller(p) } else { None }).collect();
    let mut joined = phrases.to_vec();
    for (short, target) in phrases.iter().zip(&targets) {
        if let Some(long) = target.and_then(|at| joined.get_mut(at)) {
            long.count += short.count;
            long.shortened = true;
            long.in_title |= short.in_title;
            long.first = long.first.min(short.first);
        }
    }
    joined.into_iter().zip(targets).filter(|(_, target)| target.is_none()).map(|(phrase, _)| phrase).collect()
}

/// Drops words that stand nearly always within a longer phrase, and longer phrases that stand once.
fn drop_parts(phrases: &mut Vec<Phrase<'_>>) {
    let long: Vec<(String, usize)> =
        phrases.iter().filter(|p| p.words > 1 && !p.name).map(|p| (p.text.to_lowercase(), p.count)).collect();
    phrases.retain(|phrase| {
        if phrase.words > 1 && !phrase.name {
            return phrase.count >= 2;
        }
        let lower = phrase.text.to_lowercase();
        let within = long
            .iter()
            .filter(|(long, count)| *count >= 2 && holds(long, &lower))
            .map(|(_, count)| count)
            .max();
        phrase.name || within.is_none_or(|within| within * 10 < phrase.count * 6)
    });
}

fn ends_with_words(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether a phrase's words stand within another's.
fn holds(long: &str, short: &str) -> bool {
    let (long, short) = (format!(" {} ", long.to_lowercase()), format!(" {} ", short.to_lowercase()));
    long.len() > short.len() && long.contains(&short)
}
