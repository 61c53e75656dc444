//! The linear model that finds the headline among the lines of a page.
//!
//! Every line that could be one is described by a few features; the likeliest by their weighted sum is taken. The weights
//! stand in `headline.txt` and are learnt by `examples/learn_headline.rs`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::cue::Cue;
use super::hash::folded as hash;
use super::header::is_date_line;
use super::unit::{Marker, Unit, units};
use crate::extract::byline;
use crate::extract::date::written::scan;
use crate::text::HashMap;
use crate::text::paragraph::{Line, lines};

/// What is asked about a line, in the order of its [`Features`].
pub const NAMES: [&str; 52] = [
    "bullet",
    "number",
    "indent",
    "gap_before",
    "gap_after",
    "alone",
    "one_word",
    "two_words",
    "few_words",
    "some_words",
    "many_words",
    "too_many_words",
    "shared",
    "shared_long",
    "known",
    "known_long",
    "opening",
    "above",
    "below",
    "right_above",
    "near_text",
    "far",
    "date_next",
    "date_soon",
    "byline_next",
    "byline_soon",
    "name_soon",
    "text_next",
    "text_soon",
    "deck_next",
    "list_next",
    "meta_next",
    "meta_soon",
    "share_soon",
    "full_stop",
    "open_end",
    "title_case",
    "shouted",
    "cue",
    "again",
    "after_list",
    "after_label",
    "after_cue",
    "digit_first",
    "small_first",
    "path",
    "colon",
    "end_of_path",
    "holds_line",
    "told_first",
    "told_below",
    "first",
];

/// What a line looks like, as far as headlines go: each between 0 and 1.
pub type Features = [f32; NAMES.len()];

/// So many lines above the text the headline may stand.
const FARTHEST: usize = 300;
/// So many lines below the start of the text.
const BELOW: usize = 8;
/// So many lines further on are soon.
const SOON: usize = 3;
/// So many paragraphs open the text.
const OPENING: usize = 2;
/// So many telling words of a line are looked at: no headline has more.
const MOST: usize = 32;
/// So much of the text tells what the article is about, in bytes.
const ENOUGH: usize = 16 * 1024;

static WEIGHTS: LazyLock<Features> = LazyLock::new(|| {
    let mut weights = [0.0; NAMES.len()];
    let rows = include_str!("headline.txt").lines().filter_map(|line| line.split_once(' '));
    for (name, weight) in rows {
        let at = NAMES.iter().position(|known| *known == name);
        if let Some(slot) = at.and_then(|at| weights.get_mut(at)) {
            *slot = weight.parse().unwrap_or_default();
        }
    }
    weights
});

/// The line that is the headline: the likeliest of those that can be. `body` is where the text begins.
pub(super) fn find(units: &[Unit<'_>], body: usize) -> Option<usize> {
    let page = Page::of(units, body);
    let score = |features: Features| -> f32 { features.iter().zip(*WEIGHTS).map(|(f, w)| f * w).sum() };
    let (_, best) = page
        .candidates()
        .map(|at| (score(page.features(at)), at))
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x)))?;
    Some(if page.is_section(best) { best + 1 } else { best })
}

/// What the learner sees of a page: each line that could be the headline, with its features.
#[must_use]
pub fn observe(text: &str) -> Vec<(String, Features)> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let units = units(&lines);
    let kept = super::kept(&units);
    let Some(body) = super::header::first_paragraph(&units, &kept) else { return Vec::new() };
    let page = Page::of(&units, body);
    page.candidates().filter_map(|at| Some((units.get(at)?.joined(), page.features(at)))).collect()
}

struct Page<'u, 't> {
    units: &'u [Unit<'t>],
    /// Where the text begins.
    body: usize,
    /// In which of the text's paragraphs a word stands.
    words: HashMap<u64, Spread>,
    /// The words of the text's first paragraphs.
    opening: HashSet<u64, RandomState>,
    /// How often a line stands on the page.
    lines: HashMap<u64, u8>,
    /// The telling words of those lines, one after the other.
    told: Vec<u64>,
    /// Where each line's are.
    telling: Vec<Range<usize>>,
    /// What the lines say that can be the headline, and those below: from [`Page::from`] on.
    said: Vec<Said>,
    /// Which of them, and of those soon below, are a person's name.
    named: Vec<bool>,
    /// Whether blank lines tell anything: they stand between some of the short lines, and not between all.
    parted: bool,
}

/// How widely a word is spread over the text.
#[derive(Debug, Clone, Copy)]
struct Spread {
    /// In how many paragraphs it stands.
    paragraphs: u32,
    /// The last of them.
    last: usize,
}

/// What a line says of the headline beside it.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    /// A date, and nothing else.
    is_date_line: bool,
    /// A byline, or the word *by* that begins one.
    is_by: bool,
    /// A date among a few words.
    is_dated: bool,
}

impl Said {
    fn of(unit: &Unit<'_>) -> Self {
        Self {
            is_date_line: is_date_line(unit.text),
            is_by: byline::is_byline(unit.text) || byline::is_lead(unit.text),
            is_dated: unit.len() <= 90 && !scan(unit.text).is_empty(),
        }
    }
}

impl<'u, 't> Page<'u, 't> {
    fn of(units: &'u [Unit<'t>], body: usize) -> Self {
        let mut words: HashMap<u64, Spread> = HashMap::default();
        let mut read = 0;
        for (at, unit) in units.iter().enumerate().skip(body).filter(|(_, unit)| unit.len() >= 100) {
            for word in unit.texts().flat_map(hashes) {
                let spread = words.entry(word).or_insert(Spread { paragraphs: 1, last: at });
                spread.paragraphs += u32::from(spread.last != at);
                spread.last = at;
            }
            read += unit.len();
            if read > ENOUGH {
                break;
            }
        }
        let mut lines: HashMap<u64, u8> = HashMap::default();
        for unit in units.iter().filter(|unit| unit.len() <= 240) {
            let count = lines.entry(hash(unit.text)).or_default();
            *count = count.saturating_add(1);
        }
        let range = body.saturating_sub(FARTHEST)..(body + BELOW + SOON).min(units.len());
        let near = units.get(range).unwrap_or_default();
        let said = near.iter().map(Said::of).collect();
        let seen = units.iter().take(body + BELOW + SOON + 1).skip(body.saturating_sub(FARTHEST));
        let named = seen.map(|unit| byline::is_clear_name(unit.text)).collect();
        let mut told = Vec::new();
        let telling = near.iter().map(|unit| {
            let start = told.len();
            told.extend(telling(&unit.head()).take(MOST));
            start..told.len()
        });
        let telling = telling.collect();
        let opening = units.iter().skip(body).filter(|unit| unit.len() >= 100).take(OPENING);
        let opening = opening.flat_map(|unit| unit.texts().flat_map(hashes)).collect();
        let parted = is_parted(units);
        Self { units, body, words, opening, lines, told, telling, said, named, parted }
    }

    /// The first line that can be the headline.
    const fn from(&self) -> usize {
        self.body.saturating_sub(FARTHEST)
    }

    fn said(&self, at: usize) -> Said {
        at.checked_sub(self.from()).and_then(|at| self.said.get(at)).copied().unwrap_or_default()
    }

    /// Which of these lines are names; they begin with one that can be the headline, or below.
    fn named(&self, lines: Range<usize>) -> &[bool] {
        let from = lines.start.saturating_sub(self.from()).min(self.named.len());
        let until = lines.end.saturating_sub(self.from()).min(self.named.len());
        self.named.get(from..until).unwrap_or_default()
    }

    /// The lines that can be the headline.
    fn candidates(&self) -> impl Iterator<Item = usize> {
        let until = self.body + BELOW;
        let range = self.units.iter().enumerate().take(until).skip(self.from());
        range
            .filter(|(at, unit)| {
                let head = unit.head();
                unit.len() <= 240
                    && head.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 2
                    && head.split_whitespace().take(33).count() <= 32
                    && !self.said(*at).is_by
                    && !self.said(*at).is_date_line
                    && !is_running_text(&head)
            })
            .map(|(at, _)| at)
    }

    /// Whether a line is the label of a section, which a menu has as well, over the headline itself: a longer line that
    /// has its byline or its date right below.
    fn is_section(&self, at: usize) -> bool {
        let words = |unit: &Unit<'_>| unit.text.split_whitespace().count();
        let [label, title, below, ..] = self.units.get(at..).unwrap_or_default() else { return false };
        words(label) <= 3
            && self.lines.get(&hash(label.text)).is_some_and(|count| *count > 1)
            && (5..=32).contains(&words(title))
            && !is_date_line(title.text)
            && !byline::is_byline(title.text)
            && (byline::is_byline(below.text) || is_date_line(below.text))
    }

    fn features(&self, at: usize) -> Features {
        let mut features = [0.0; NAMES.len()];
        let Some(unit) = self.units.get(at) else { return features };
        let head = unit.head();
        let text = &*head;
        let before = at.checked_sub(1).and_then(|before| self.units.get(before));
        let next = self.units.get(at + 1);
        let soon = || self.units.iter().skip(at + 2).take(SOON);
        let next_or_soon = || next.into_iter().chain(soon());
        let words = text.split_whitespace().count();
        let told = self.telling(at);
        let share = |holds: &dyn Fn(&u64) -> bool| share_of(told, holds);
        let paragraphs = |word: &u64| self.words.get(word).map_or(0, |spread| spread.paragraphs);
        let shared = share(&|word| paragraphs(word) >= 2);
        let known = share(&|word| paragraphs(word) >= 1);
        let long = told.len().min(6) as f32 / 6.0;
        let yes = |holds: bool| f32::from(u8::from(holds));
        let gap_before = self.parted && unit.gap > 0;
        let gap_after = self.parted && next.is_none_or(|next| next.gap > 0);
        let after = || (at + 2..at + 2 + SOON).map(|at| self.said(at));
        let distance = (self.body.abs_diff(at) as f32).ln_1p() / 6.0;
        let around = || self.around(at).map(|unit| unit.text);
        let values = [
            yes(is_list(unit) && unit.marker != Marker::Number),
            yes(unit.marker == Marker::Number),
            unit.indent().min(8) as f32 / 8.0,
            yes(gap_before),
            yes(gap_after),
            yes(gap_before && gap_after),
            yes(words == 1),
            yes(words == 2),
            yes((3..=4).contains(&words)),
            yes((5..=14).contains(&words)),
            yes((15..=20).contains(&words)),
            yes(words > 20),
            shared,
            shared * long,
            known,
            known * long,
            share(&|word| self.opening.contains(word)),
            yes(at < self.body),
            yes(at > self.body),
            yes(at + 1 == self.body),
            1.0 - distance.min(1.0),
            yes(self.body.abs_diff(at) > 60),
            yes(self.said(at + 1).is_dated),
            yes(after().any(|said| said.is_dated)),
            yes(self.said(at + 1).is_by),
            yes(after().any(|said| said.is_by)),
            yes(self.named(at + 1..at + 2 + SOON).contains(&true)),
            yes(next.is_some_and(|unit| unit.len() >= 120)),
            yes(soon().any(|unit| unit.len() >= 120)),
            yes(at + 1 < self.body && next.is_some_and(is_deck)),
            yes(next.is_some_and(is_list)),
            yes(next.is_some_and(|unit| unit.cue == Some(Cue::Meta))),
            yes(soon().any(|unit| unit.cue == Some(Cue::Meta))),
            yes(next_or_soon().any(|unit| matches!(unit.cue, Some(Cue::Share | Cue::Author)))),
            yes(text.ends_with('.') && !text.ends_with("...")),
            yes(text.ends_with([':', ',', ';'])),
            super::header::title_case(text),
            yes(super::header::is_shouted(text)),
            yes(unit.cue.is_some_and(|cue| cue != Cue::End)),
            yes(self.lines.get(&hash(text)).is_some_and(|count| *count > 1)),
            yes(before.is_some_and(is_list)),
            yes(before.is_some_and(is_label)),
            yes(before.is_some_and(|before| before.cue.is_some())),
            yes(text.starts_with(|c: char| c.is_ascii_digit())),
            yes(text.starts_with(char::is_lowercase)),
            yes(has_path(text)),
            yes(text.contains(": ")),
            yes(words >= 2 && around().any(|other| is_end_of(text, other))),
            yes(around().any(|other| other.len() >= 10 && other.contains(' ') && is_end_of(other, text))),
            yes(!told.is_empty() && !self.is_told_above(at)),
            yes(!told.is_empty() && self.is_told_below(at)),
            yes(at == 0),
        ];
        features.copy_from_slice(&values);
        features
    }

    /// The telling words of a line that can be the headline, or of one below.
    fn telling(&self, at: usize) -> &[u64] {
        let slot = at.checked_sub(self.from()).and_then(|at| self.telling.get(at));
        slot.map_or(&[], |range| self.told.get(range.clone()).unwrap_or_default())
    }

    /// The lines a few above and below a line.
    fn around(&self, at: usize) -> impl Iterator<Item = &Unit<'t>> {
        const FEW: usize = 12;
        let from = at.saturating_sub(FEW);
        let lines = self.units.get(from..self.units.len().min(at + FEW + 1)).unwrap_or_default();
        lines.iter().enumerate().filter(move |(other, _)| from + other != at).map(|(_, unit)| unit)
    }

    /// Whether half of what a line tells stands in one of the lines above it: the headline tells it first.
    fn is_told_above(&self, at: usize) -> bool {
        const ABOVE: usize = 15;
        (at.saturating_sub(ABOVE).max(self.from())..at)
            .any(|other| self.units.get(other).is_some_and(|unit| !is_list(unit)) && self.is_alike(at, other))
    }

    /// Whether half of what a line tells stands in one of the lines between it and the text.
    fn is_told_below(&self, at: usize) -> bool {
        const UNDER: usize = 8;
        (at + 1..self.body.min(at + 1 + UNDER)).any(|other| self.is_alike(at, other))
    }

    fn is_alike(&self, at: usize, other: usize) -> bool {
        let theirs = self.telling(other);
        self.units.get(other).is_some_and(|unit| unit.len() <= 240)
            && share_of(self.telling(at), &|word| theirs.contains(word)) >= 0.5
    }
}

/// The share of the words for which something holds.
fn share_of(words: &[u64], holds: &dyn Fn(&u64) -> bool) -> f32 {
    words.iter().filter(|word| holds(word)).count() as f32 / words.len().max(1) as f32
}

fn is_list(unit: &Unit<'_>) -> bool {
    unit.marker != Marker::None || unit.text.starts_with("o ") || unit.text.starts_with("- ")
}

/// Whether blank lines stand between some of the page's short lines, and not between nearly all or hardly any.
fn is_parted(units: &[Unit<'_>]) -> bool {
    const SHORT: usize = 100;
    let pairs = || units.windows(2).filter(|pair| pair.iter().all(|unit| unit.len() < SHORT));
    let all = pairs().count();
    let parted = pairs().filter(|pair| pair.last().is_some_and(|below| below.gap > 0)).count();
    parted * 20 > all && parted * 20 < all * 19
}

/// A whole sentence that is longer than headlines with a full stop are.
fn is_running_text(text: &str) -> bool {
    const LONGEST: usize = 14;
    let ended = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    let stops = ended.ends_with('.') && !ended.ends_with("...")
        || ended.len() < text.len() && ended.ends_with(['?', '!', ',']);
    stops && text.split_whitespace().nth(LONGEST).is_some()
}

/// Whether a line has one of the marks that stand between the steps of a path.
fn has_path(text: &str) -> bool {
    // Most lines have none of their bytes.
    text.bytes().any(|byte| matches!(byte, b'|' | b'>' | b'/' | 0xc2 | 0xe2))
        && [" | ", " » ", " › ", " > ", " / "].iter().any(|mark| text.contains(mark))
}

/// A few words, as a section's label has them.
fn is_label(unit: &Unit<'_>) -> bool {
    unit.marker == Marker::None && unit.text.split_whitespace().nth(3).is_none()
}

/// A sentence or two, as a standfirst has them.
fn is_deck(unit: &Unit<'_>) -> bool {
    (60..400).contains(&unit.len()) && unit.text.ends_with('.')
}

/// Whether a longer line ends with a line, as the path through the site does with the headline.
fn is_end_of(line: &str, longer: &str) -> bool {
    const PATH: usize = 90;
    (line.len() + 1..=line.len() + PATH).contains(&longer.len()) && longer.ends_with(line)
}

/// The words of a line that say what it is about: those of three letters and more that are not in every text.
fn telling(text: &str) -> impl Iterator<Item = u64> {
    const COMMON: [&str; 34] = [
        "and", "are", "but", "can", "did", "does", "for", "from", "had", "has", "have", "how", "into", "its",
        "more", "not", "our", "out", "than", "that", "the", "their", "they", "this", "was", "what", "when",
        "where", "which", "who", "why", "will", "with", "your",
    ];
    pieces(text)
        .filter(|word| {
            let is_common = || COMMON.iter().any(|common| word.eq_ignore_ascii_case(common));
            // None of them has more than five letters.
            word.len() >= 3 && (word.len() > 5 || !is_common())
        })
        .map(hash)
}

fn hashes(text: &str) -> impl Iterator<Item = u64> {
    pieces(text).filter(|word| word.len() >= 3).map(hash)
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        let rows: Vec<&str> = include_str!("headline.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Some(line.split_once(' ')?.0))
            .collect();
        assert_eq!(rows, NAMES);
    }

    #[test]
    fn a_sections_label_is_no_headline() {
        let text = "Harbour & Sea\nHome\n\nHarbour & Sea\n\nCouncil votes to sell the crane on the mole\n\nBy Ada Quill | March 4, \
                    2021\n\nThe harbour by the sea has voted to sell the old crane on the harbour’s own mole, which nobody \
                    has used since the spring of last year.";
        let lines: Vec<_> = lines(text).collect();
        let units = units(&lines);
        let found = find(&units, units.len() - 1).and_then(|at| units.get(at)).map(|unit| unit.text);
        assert_eq!(found, Some("Council votes to sell the crane on the mole"));
    }

    #[test]
    fn the_headline_is_found_among_the_page() {
        let text = "Quay Post\n\n  * Home\n  * Harbour\n  * Weather and tides\n  * Subscribe\n\nHarbour\n\nCrane on the \
                    North Mole to be sold\n\nAda Quill\n4 min read\n\nShare\n\nThe harbour board has voted to sell the \
                    old crane on the North Mole, which nobody has used since the spring of last year.\n\nThe crane was \
                    built for the herring boats and has stood on the mole for sixty years, the board said on \
                    Tuesday evening.\n\nMost read\n\n  * Ferry back on time";
        let lines: Vec<_> = lines(text).collect();
        let units = units(&lines);
        let body = units.iter().position(|unit| unit.text.starts_with("The harbour board")).unwrap();
        let found = find(&units, body).and_then(|at| units.get(at)).map(|unit| unit.text);
        assert_eq!(found, Some("Crane on the North Mole to be sold"));
    }
}
