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
use subject::lexicon::Lexicon;
use subject::verdict::{self, Filed};
use word::Words;

/// *UNESCO*, *UNICEF*: longer ones are words that are shouted.
const LONGEST_INITIALS: usize = 6;
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
    let own = facts.tags.iter().flat_map(|tag| parts(tag)).map(|tag| (tag, TopicProvenance::Tag));
    for (label, provenance) in own.chain(facts.section.map(|section| (section, TopicProvenance::Section))) {
        let Some(label) = clean(label) else { continue };
        let known = topics.iter().any(|topic| same(&topic.label, &label));
        let outlets = facts.outlet.is_some_and(|outlet| same(bare(outlet), bare(&label)));
        let author = provenance == TopicProvenance::Tag && facts.byline.iter().any(|name| same(name, &label));
        if !known && !outlets && !author {
            topics.push(Topic { label, provenance, code: None, score: 1.0 });
        }
    }
    if facts.english {
        let (gathering, evidence) = read(facts);
        let filed = Filed { section: facts.section, url: facts.url, tags: facts.tags };
        for (subject, score) in verdict::of(&evidence, &filed) {
            let code = Some(subject.code().to_owned());
            match topics.iter_mut().find(|known| same(&known.label, subject.label())) {
                Some(known) => *known = Topic { code, score, ..known.clone() },
                None => topics.push(Topic {
                    label: subject.label().to_owned(),
                    provenance: TopicProvenance::Inferred,
                    code,
                    score,
                }),
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
    for (text, tokens, paragraph) in
        facts.title.map(|title| (title, [].as_slice(), 0)).into_iter().chain(body)
    {
        words.clear();
        words.extend(Words::of(text, tokens));
        gathering.read(text, &words, paragraph);
        evidence.read(&words, paragraph);
    }
    (gathering, evidence)
}

/// The tags and sections that say nothing of what an article is about.
const EMPTY: &str = include_str!("empty.txt");
/// No tag is longer, in bytes.
const LONGEST_TAG: usize = 80;

/// A tag as a person would write it: without its hash, its count of articles and the marks about it, white space folded.
/// `None` for one that says nothing.
fn clean(label: &str) -> Option<String> {
    let label = label.trim();
    let label = match label.strip_prefix('#') {
        Some(tag) => words_of_hashtag(tag.trim_start_matches('#')),
        None => label.to_owned(),
    };
    let counted = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_digit()) && !tag.is_empty();
    let label = match label.strip_suffix(')').and_then(|tag| tag.rsplit_once('(')) {
        Some((tag, count)) if counted(count) => tag,
        _ => &label,
    };
    let marks = |c: char| matches!(c, ',' | ';' | '|' | ':' | '"' | '“' | '”' | '•') || c.is_whitespace();
    let words: Vec<&str> = label.trim_matches(marks).split_whitespace().collect();
    let label = words.join(" ");
    let small = label.to_lowercase();
    let empty =
        || EMPTY.lines().any(|line| line == small) || small.contains("://") || small.starts_with("www.");
    let tells = label.len() <= LONGEST_TAG && label.chars().any(char::is_alphabetic) && !empty();
    tells.then_some(label)
}

/// The tags that a page ran together: *Ferries,Harbour*, but not *Halden, Ostrand*.
fn parts(tag: &str) -> impl Iterator<Item = &str> {
    let together = !tag.contains(", ");
    tag.split(move |c| together && c == ',')
}

/// `ClimateChange` as *Climate Change*; *5G*, *NATO* and *iPhone* as they are.
fn words_of_hashtag(tag: &str) -> String {
    let mut words = String::with_capacity(tag.len() + 4);
    let mut before = ('\0', '\0');
    for c in tag.chars().map(|c| if c == '_' { ' ' } else { c }) {
        // A second small letter before: the first word of *iPhone* is none.
        if c.is_uppercase() && before.1.is_lowercase() && before.0.is_alphabetic() {
            words.push(' ');
        }
        words.push(c);
        before = (before.1, c);
    }
    words
}

/// Whether two labels are one but for case, a plural or the shape of an apostrophe.
fn same(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

fn keyphrases(facts: &Facts<'_>, gathering: &Gathering<'_>) -> Vec<(String, f32)> {
    let mut merged = merge_spellings(gathering.phrases());
    join_names(&mut merged);
    drop_parts(&mut merged);

    let outlet = facts.outlet.map(|outlet| bare(&outlet.to_lowercase()).to_owned());
    let unwanted = |text: &str| {
        let lower = text.to_lowercase();
        outlet.as_deref().is_some_and(|outlet| of_outlet(&lower, outlet))
            || facts
                .byline
                .iter()
                .any(|name| name.to_lowercase().split(' ').any(|part| part == lower) || same(name, text))
    };
    let words: usize = facts.paragraphs.iter().map(|placed| placed.text().len() / 6).sum();
    let mut scored: Vec<(f32, Phrase<'_>)> = merged
        .into_iter()
        // What stands once is worth filing under only as a name where the article says what it is about.
        .filter(|phrase| {
            let times = phrase.count + usize::from(phrase.in_title);
            times >= 2 || phrase.name && (phrase.in_title || phrase.first <= 1)
        })
        // A word that never stands where a noun does is a verb.
        .filter(|phrase| phrase.name || phrase.words > 1 || phrase.as_noun * 6 >= phrase.count.max(1))
        .filter(|phrase| word::tells(phrase.text) && !unwanted(phrase.text))
        .filter(|phrase| !is_paper(phrase.text))
        .filter(|phrase| !is_shouted(phrase.text) || phrase.text.len() <= LONGEST_INITIALS)
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

/// A paper's name without its article, both in small letters.
fn bare(outlet: &str) -> &str {
    outlet.strip_prefix("the ").unwrap_or(outlet)
}

/// Whether a name is that of a paper or a station, which is where something was told and seldom what of.
fn is_paper(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    matches!(
        last,
        "Courier" | "Echo" | "Gazette" | "Herald" | "News" | "Online" | "Press" | "Radio" | "Tribune"
    )
}

/// Whether a phrase is a paper's name, what people call it for short, or the name with something more.
fn of_outlet(phrase: &str, outlet: &str) -> bool {
    let phrase = bare(phrase);
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    begins(phrase, outlet) || outlet.strip_suffix(phrase).is_some_and(|rest| rest.ends_with(' '))
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
        // What tells of a subject is what people file under.
        (false, 1) if Lexicon::known().tells(&key(phrase.text)) => score * 0.9,
        (false, 1) => score * 0.7,
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
    let ends = |words: &[&str]| words.iter().any(|word| noun.ends_with(word));
    match noun.strip_suffix('s') {
        // *Politics*, *news*, *series*, *species* are their own singulars.
        Some(_) if ends(&["ics", "news", "series", "species"]) => Short::from(noun),
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

/// Adds a spelling's figures to another's. The singular is the label where it stands, so that many articles share one;
/// of other spellings the more frequent one is.
fn merge<'t>(phrase: &mut Phrase<'t>, other: Phrase<'t>) {
    let (count, in_title, first) =
        (phrase.count + other.count, phrase.in_title || other.in_title, phrase.first.min(other.first));
    let as_noun = phrase.as_noun + other.as_noun;
    // Large at the beginning of a sentence says nothing; large once within one does.
    let name = phrase.name || other.name;
    let better = match (is_shouted(other.text), is_shouted(phrase.text)) {
        (false, false) if !name && other.text.len() != phrase.text.len() => {
            other.text.len() < phrase.text.len()
        }
        (false, false) => other.count > phrase.count,
        (_, shouted) => shouted,
    };
    if better {
        *phrase = other;
    }
    *phrase = Phrase { count, in_title, first, name, as_noun, ..phrase.clone() };
}

/// *VOTE*, as headings and the labels of an interview write it; *NATO* is a name.
fn is_shouted(text: &str) -> bool {
    text.len() > 4 && text.chars().all(|c| !c.is_lowercase())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cleaned() {
        let cases = [
            ("#ClimateChange", Some("Climate Change")),
            ("#5G", Some("5G")),
            ("#iPhone", Some("iPhone")),
            ("#port_arden", Some("port arden")),
            ("  Flood   barrier, ", Some("Flood barrier")),
            ("Ferries (12)", Some("Ferries")),
            ("Nordkabel (company)", Some("Nordkabel (company)")),
            ("Uncategorized", None),
            ("News", None),
            ("2021", None),
            ("https://example.org/tag", None),
            ("", None),
        ];
        for (tag, want) in cases {
            assert_eq!(clean(tag).as_deref(), want, "{tag}");
        }
    }

    #[test]
    fn tags_that_ran_together_are_parted() {
        assert_eq!(parts("Ferries,Harbour").collect::<Vec<_>>(), ["Ferries", "Harbour"]);
        assert_eq!(parts("Halden, Ostrand").collect::<Vec<_>>(), ["Halden, Ostrand"]);
    }

    #[test]
    fn a_label_is_one_in_the_singular_and_in_the_plural() {
        for (one, other) in [("Ferries", "ferry"), ("Flood Barriers", "flood barrier"), ("NATO", "Nato")] {
            assert!(same(one, other), "{one}");
        }
        assert!(!same("news", "new"));
    }

    #[test]
    fn lists_are_in_order() {
        let rows: Vec<&str> = EMPTY.lines().skip(1).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(EMPTY.starts_with("# "));
    }

    #[test]
    fn the_names_of_a_paper_are_known() {
        for (phrase, outlet, is) in [
            ("courier", "arden courier", true),
            ("the arden courier", "arden courier", true),
            ("arden courier online", "arden courier", true),
            ("arden", "arden courier", false),
            ("arden courier", "courier", false),
        ] {
            assert_eq!(of_outlet(phrase, outlet), is, "{phrase}");
        }
    }
}
