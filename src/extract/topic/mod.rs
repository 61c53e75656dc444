//! What an article is about: the page's own tags and section, and the keyphrases that a person would file it under.
//!
//! A keyphrase is a name or a noun that the article keeps coming back to, best in the headline and early on. It is never a
//! word that stands in every article, nor the name of the paper or of whoever wrote it.

mod phrase;
pub mod subject;
mod word;

use crate::article::{Topic, TopicProvenance};
use crate::text::HashMap;
use crate::text::paragraph::Placed;
use crate::text::short::Short;
use crate::text::token::Token;
use phrase::{Gathering, Phrase};
use subject::evidence::Evidence;
use subject::verdict::{self, Filed};
use word::Words;

/// So many keyphrases at most.
const MOST: usize = 5;

/// What topics are read from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// The body.
    pub paragraphs: &'a [Placed],
    /// The tokens of each paragraph of an English body.
    pub tokens: &'a [Vec<Token>],
    /// The page's own tags.
    pub tags: &'a [String],
    /// The page's own section.
    pub section: Option<&'a str>,
    /// The page's address, whose folders may be sections.
    pub url: Option<&'a str>,
    /// The outlet, which is no topic of its own articles.
    pub outlet: Option<&'a str>,
    /// The authors, who are none either.
    pub byline: &'a [String],
    /// Whether the English rules for keyphrases apply.
    pub english: bool,
}

/// Finds an article's topics, best first.
#[must_use]
pub fn find(facts: &Facts<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let own = facts.tags.iter().map(|tag| (tag.as_str(), TopicProvenance::Tag));
    for (label, provenance) in own.chain(facts.section.map(|section| (section, TopicProvenance::Section))) {
        let label = clean(label);
        let known = topics.iter().any(|topic| same(&topic.label, &label));
        if !label.is_empty() && !known && !facts.outlet.is_some_and(|outlet| same(outlet, &label)) {
            topics.push(Topic { label, provenance, code: None, score: 1.0 });
        }
    }
    if facts.english {
        let (gathering, evidence) = read(facts);
        let filed = Filed { section: facts.section, url: facts.url, tags: facts.tags };
        for (subject, score, provenance) in verdict::of(&evidence, &filed) {
            let topic = Topic {
                label: subject.label().to_owned(),
                provenance,
                code: Some(subject.code().to_owned()),
                score,
            };
            match topics.iter_mut().find(|known| same(&known.label, &topic.label)) {
                Some(known) => *known = topic,
                None => topics.push(topic),
            }
        }
        for (label, score) in keyphrases(facts, &gathering) {
            if !topics.iter().any(|topic| same(&topic.label, &label)) {
                topics.push(Topic { label, provenance: TopicProvenance::Inferred, code: None, score });
            }
        }
    }
    topics
}

/// Reads headline and body once, for keyphrases and subjects.
fn read<'a>(facts: &Facts<'a>) -> (Gathering<'a>, Evidence) {
    let (mut gathering, mut evidence) = (Gathering::default(), Evidence::default());
    let mut words = Vec::new();
    let body = facts.paragraphs.iter().enumerate().map(|(at, placed)| {
        (placed.text(), facts.tokens.get(at).map(Vec::as_slice).unwrap_or_default(), at + 1)
    });
    for (text, tokens, paragraph) in facts.title.map(|title| (title, [].as_slice(), 0)).into_iter().chain(body) {
        words.clear();
        words.extend(Words::of(text, tokens));
        gathering.read(text, &words, paragraph);
        evidence.read(&words, paragraph);
    }
    (gathering, evidence)
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

fn keyphrases(facts: &Facts<'_>, gathering: &Gathering<'_>) -> Vec<(String, f32)> {
    let mut merged = merge_spellings(gathering.phrases());
    join_names(&mut merged);
    drop_parts(&mut merged);

    let unwanted = |text: &str| {
        let lower = text.to_lowercase();
        facts.outlet.is_some_and(|outlet| lower == outlet.to_lowercase())
            || facts
                .byline
                .iter()
                .any(|name| name.to_lowercase().split(' ').any(|part| part == lower) || same(name, text))
    };
    let words: usize = facts.paragraphs.iter().map(|placed| placed.text().len() / 6).sum();
    let mut scored: Vec<(f32, Phrase<'_>)> = merged
        .into_iter()
        .filter(|phrase| phrase.count + usize::from(phrase.in_title) >= 2 || phrase.in_title && phrase.name)
        // A word that never stands where a noun does is a verb.
        .filter(|phrase| phrase.name || phrase.words > 1 || phrase.as_noun * 6 >= phrase.count.max(1))
        .filter(|phrase| word::tells(phrase.text) && !unwanted(phrase.text))
        .map(|phrase| (score(&phrase, words), phrase))
        .collect();
    scored.sort_unstable_by(|(a, x), (b, y)| {
        b.total_cmp(a).then_with(|| x.first.cmp(&y.first)).then_with(|| x.text.cmp(y.text))
    });
    let mut picked: Vec<(String, f32)> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for (score, phrase) in scored {
        if picked.len() == MOST {
            break;
        }
        let small = format!(" {} ", phrase.text.to_lowercase());
        let holds = |long: &str, short: &str| long.len() > short.len() && long.contains(short);
        // `flood` says nothing beside `flood barrier`.
        if !told.iter().any(|label| holds(label, &small) || holds(&small, label) && !phrase.name) {
            picked.push((phrase.text.to_owned(), (score / (score + 6.0) * 100.0).round() / 100.0));
            told.push(small);
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
fn key(text: &str) -> Short {
    if !text.is_ascii() {
        return singular(&text.replace('’', "'").to_lowercase());
    }
    if text.ends_with(['s', 'S']) { singular(&text.to_ascii_lowercase()) } else { Short::small(text) }
}

/// The singular of a noun in small letters.
fn singular(noun: &str) -> Short {
    match noun.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with(['s', 'u', 'i']) => match one.strip_suffix("ie") {
            Some(stem) => Short::from(format!("{stem}y").as_str()),
            None => Short::from(one),
        },
        _ => Short::from(noun),
    }
}

/// Makes one of all the spellings of a thing, and leaves out nouns that stand once.
fn merge_spellings<'t>(spellings: impl Iterator<Item = Phrase<'t>>) -> Vec<Phrase<'t>> {
    let many = spellings.size_hint().0;
    let mut by_key: HashMap<Short, usize> = HashMap::default();
    by_key.reserve(many);
    let mut things: Vec<(Phrase<'t>, Vec<Phrase<'t>>)> = Vec::with_capacity(many);
    for spelling in spellings {
        let place = *by_key.entry(key(spelling.text)).or_insert(things.len());
        match things.get_mut(place) {
            Some((_, others)) => others.push(spelling),
            None => things.push((spelling, Vec::new())),
        }
    }
    let merged = things.into_iter().filter_map(|(one, mut spellings)| {
        if spellings.is_empty() {
            return Some(one);
        }
        spellings.push(one);
        // In one order, so that the result never hangs on a map's.
        spellings.sort_unstable_by(|a, b| a.text.cmp(b.text));
        spellings.into_iter().reduce(|mut phrase, other| {
            merge(&mut phrase, other);
            phrase
        })
    });
    merged.filter(|phrase| phrase.name || phrase.count + usize::from(phrase.in_title) >= 2).collect()
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
fn join_names(phrases: &mut Vec<Phrase<'_>>) {
    /// So many words may stand before the shorter name.
    const BEFORE: usize = 3;
    // What each name ends with, and the one name that does.
    let mut ends: HashMap<&str, Option<usize>> = HashMap::default();
    for (at, long) in phrases.iter().enumerate().filter(|(_, long)| long.name && long.words > 1) {
        for (space, _) in long.text.match_indices(' ').take(BEFORE) {
            let end = long.text.get(space + 1..).unwrap_or_default();
            ends.entry(end).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    let fuller = |short: &Phrase<'_>| ends.get(short.text).copied().flatten().filter(|_| short.name);
    let joins: Vec<_> =
        phrases.iter().map(|p| fuller(p).map(|long| (long, p.count, p.in_title, p.first))).collect();
    for (long, count, in_title, first) in joins.iter().flatten() {
        if let Some(long) = phrases.get_mut(*long) {
            long.count += count;
            long.shortened = true;
            long.in_title |= in_title;
            long.first = long.first.min(*first);
        }
    }
    let mut joins = joins.iter();
    phrases.retain(|_| joins.next().is_none_or(Option::is_none));
}

/// Drops words that stand nearly always within a longer phrase, and longer phrases that stand once.
fn drop_parts(phrases: &mut Vec<Phrase<'_>>) {
    phrases.retain(|phrase| phrase.name || phrase.words == 1 || phrase.count >= 2);
    // Each word of a longer phrase, and how often the most frequent of those phrases stands.
    let mut parts: HashMap<String, usize> = HashMap::default();
    for long in phrases.iter().filter(|phrase| phrase.words > 1 && !phrase.name) {
        for part in long.text.to_lowercase().split(' ') {
            let most = parts.entry(part.to_owned()).or_default();
            *most = long.count.max(*most);
        }
    }
    phrases.retain(|phrase| {
        let within = |phrase: &Phrase<'_>| parts.get(&phrase.text.to_lowercase()).copied();
        phrase.name || phrase.words > 1 || within(phrase).is_none_or(|within| within * 10 < phrase.count * 6)
    });
}
