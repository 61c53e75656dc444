//! What the extraction crate takes for the article, as a bag of runs of words that blocks are held against.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use trafilatura::{ExtractResult, FallbackCandidates, HtmlDateMode, Options};

use super::blocks::pieces;
use super::tree::Tree;
use super::{markup, parse};

/// How many words in a row must be the same to be the same text.
const SHINGLE: usize = 4;

/// How many of a hundred of a block's shingles make it the same text. Not all, because the two cut blocks differently.
const SHARED: usize = 60;

/// What the extraction crate takes for the article.
pub(super) fn judge(tree: &Tree) -> Bag {
    // Its search for a date costs as much as all the rest, and is not asked.
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let page = markup::write(tree);
    let result = judge_alone(&page, &options).or_else(|| trafilatura::extract(&page, &options).ok());
    let judged = result.map(|result| pieces(&parse::parse(&result.content_html), Tree::ROOT));
    Bag::new(judged.iter().flatten().map(|piece| piece.text.as_str()))
}

/// The crate's own verdict without the second reader that it compares itself with, where that one cannot win.
///
/// The crate lets others hand it what a second reader found, weighs it by its length, and asks no reader of its own where
/// its own verdict is long enough and stands. A second reader wins by twice as much text, or where the crate found no
/// paragraph or more tables than paragraphs. It is handed two fifths of the page: where these do not win, the verdict is a
/// fifth of the page or more, so that the crate does not doubt it, and is what it gives back. Where that is half of the
/// page no reader finds twice as much.
fn judge_alone(page: &str, options: &Options) -> Option<ExtractResult> {
    let extent = Extent::of(page);
    if extent.all < LEAST || extent.paragraphs * 2 < extent.all || has_doubtful(page) {
        return None;
    }
    let some = "x".repeat(extent.all * 2 / 5 + 1);
    let mut candidates = FallbackCandidates::default();
    candidates.readability_html = Some(format!("<p>{some}</p>"));
    let options = options.clone().with_fallback_candidates(candidates);
    let result = trafilatura::extract(page, &options).ok()?;
    let won = some.get(..LEAST / 5).is_none_or(|start| result.content_text.starts_with(start));
    let half = result.content_text.chars().count() * HALF_OF >= extent.all * 10;
    let paragraphs =
        result.content_html.split("<p>").skip(1).any(|text| text.starts_with(char::is_alphanumeric));
    (!won && half && paragraphs).then_some(result)
}

/// A page of less text, in bytes, is always judged by both readers: a short verdict is not trusted by the crate either.
const LEAST: usize = 1000;

/// So many tenths of a page go into a half of it, and a little more, since cleaning may part words that stood together.
const HALF_OF: usize = 19;

/// Whether a page has elements that the crate compares by, or that make it doubt its verdict.
fn has_doubtful(page: &str) -> bool {
    ["<table", "<noindex"].iter().any(|tag| page.contains(tag))
}

/// How much text a page has, in bytes: no reader of it finds more characters.
struct Extent {
    all: usize,
    /// In elements for paragraphs.
    paragraphs: usize,
}

impl Extent {
    /// Measures what [`markup::write`] wrote.
    fn of(page: &str) -> Self {
        let mut extent = Self { all: 0, paragraphs: 0 };
        let mut in_paragraph = false;
        for part in page.split('<') {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            match tag.split(' ').next() {
                Some("p") => in_paragraph = true,
                Some("/p") => in_paragraph = false,
                _ => {}
            }
            let text = text.trim();
            if !text.is_empty() {
                // A space may part it from the next.
                let long = text.len() + 1;
                extent.all += long;
                extent.paragraphs += if in_paragraph { long } else { 0 };
            }
        }
        extent
    }
}

/// Text as a bag to take from.
#[derive(Clone, Default)]
pub(super) struct Bag {
    shingles: HashMap<u64, u32, RandomState>,
    short: HashMap<u64, u32, RandomState>,
}

impl Bag {
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut bag = Self::default();
        for text in texts {
            let words = hashes(text);
            if words.len() < SHINGLE {
                *bag.short.entry(hash(&words)).or_default() += 1;
            }
            for shingle in words.windows(SHINGLE) {
                *bag.shingles.entry(hash(shingle)).or_default() += 1;
            }
        }
        bag
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.shingles.is_empty() && self.short.is_empty()
    }

    /// How many of a hundred of a block's words are in the bag; each stretch of it serves once.
    pub(super) fn take(&mut self, words: &[u64]) -> usize {
        if words.is_empty() {
            return 0;
        }
        if words.len() < SHINGLE {
            return if take(&mut self.short, hash(words)) { 100 } else { 0 };
        }
        let shingles = || words.windows(SHINGLE).map(hash);
        let shared = shingles().filter(|key| self.shingles.get(key).is_some_and(|count| *count > 0)).count();
        let share = shared * 100 / shingles().count().max(1);
        if share >= SHARED {
            for key in shingles() {
                take(&mut self.shingles, key);
            }
        }
        share
    }
}

fn take(bag: &mut HashMap<u64, u32, RandomState>, key: u64) -> bool {
    match bag.get_mut(&key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// The hashes of the words, case folded.
pub(super) fn hashes(text: &str) -> Vec<u64> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    each_hash(text, |hash| found.push(hash));
    found
}

/// Gives the hash of each word, case folded.
pub(super) fn each_hash(text: &str, mut with: impl FnMut(u64)) {
    let mut word = None;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            word = Some(add(word.unwrap_or(OFFSET), c.to_ascii_lowercase()));
        } else if !c.is_ascii() && c.is_alphanumeric() {
            word = Some(c.to_lowercase().fold(word.unwrap_or(OFFSET), add));
        } else if let Some(word) = word.take() {
            with(word);
        }
    }
    word.into_iter().for_each(with);
}

fn add(hash: u64, c: char) -> u64 {
    mix(hash, u64::from(u32::from(c)))
}

/// A hash of a word as it is written.
pub(super) fn hash_of(word: &str) -> u64 {
    word.chars().fold(OFFSET, add)
}

/// One hash of many.
pub(super) fn hash(words: &[u64]) -> u64 {
    words.iter().fold(OFFSET, |hash, word| mix(hash, *word))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, with: u64) -> u64 {
    (hash.rotate_left(5) ^ with).wrapping_mul(0x517c_c1b7_2722_0a95)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_long_as_its_text() {
        let extent =
            Extent::of("<h1 class=\"a\">Quay</h1>\n<p>The <b>harbour</b> is shut.</p><p>Why</p> <i>No</i>");
        assert_eq!((extent.all, extent.paragraphs), (5 + 4 + 8 + 9 + 4 + 3, 4 + 8 + 9 + 4));
    }

    #[test]
    fn every_stretch_of_the_bag_serves_once() {
        let judged = ["The harbour is to close before the winter, said the master.", "Yes."];
        let mut bag = Bag::new(judged.into_iter());
        for (text, taken) in [
            ("The HARBOUR is to close — before the winter, said the master", true),
            ("The harbour is to close before the winter, said the master.", false),
            ("The harbour will stay open for ever, said the mayor.", false),
            ("Yes", true),
            ("Yes", false),
            ("…", false),
        ] {
            assert_eq!(bag.take(&hashes(text)) >= SHARED, taken, "{text}");
        }
    }
}
