//! What is asked: drawn from the archive itself, so that any archive answers.
//!
//! Words are drawn by how many articles have them: common, middling and rare ones alike. What stands beside a word is read in
//! the best passage that has it, so that nearly every question has an answer.

use std::collections::BTreeMap;
use std::path::Path;

use fastrand::Rng;
use morgue::index::Index;
use morgue::query::{self, Query};
use morgue::search::tally::{self, Asking};
use morgue::search::{Request, search};

/// The same number asks the same archive the same questions.
const SEED: u64 = 1_896;

/// How many questions of each kind are asked.
const OF_EACH: usize = 25;

/// A question, and what the library underneath is asked in its place.
pub(crate) struct Question {
    /// What `morgue` is asked.
    pub(crate) ours: String,
    /// What tantivy is asked.
    pub(crate) bare: Bare,
}

/// A question that tantivy can answer.
pub(crate) enum Bare {
    /// As its own parser reads it.
    Text(String),
    /// Words that begin so, which its parser has no sign for.
    Prefix(String),
}

impl Question {
    fn same(asked: String) -> Self {
        Self { bare: Bare::Text(asked.clone()), ours: asked }
    }

    fn without(asked: String, words: &str) -> Self {
        Self { ours: asked, bare: Bare::Text(words.to_owned()) }
    }
}

/// Draws questions.
pub(crate) struct Asker<'i> {
    index: &'i Index,
    bands: Vec<Vec<String>>,
    speakers: Vec<String>,
    rng: Rng,
    drawn: usize,
}

/// A word, what stands beside it in a passage, and when that passage came out.
struct Place {
    word: String,
    next: String,
    other: String,
    year: Option<String>,
}

impl<'i> Asker<'i> {
    /// Knows the words from the yardstick's index, where they are kept as they are written.
    pub(crate) fn new(index: &'i Index, yardstick: &Path) -> Self {
        let speakers =
            tally::speakers(index, &Asking { limit: Some(300), ..Asking::new(Query::Everything) }).unwrap();
        let plain = |name: &String| name.chars().all(|c| c.is_alphabetic() || c == ' ');
        Self {
            index,
            bands: bands(yardstick),
            speakers: speakers.rows.into_iter().map(|row| row.name).filter(plain).collect(),
            rng: Rng::with_seed(SEED),
            drawn: 0,
        }
    }

    /// The questions that are asked in processes of their own.
    pub(crate) fn few(&mut self) -> Vec<String> {
        let kinds = [Self::word, Self::words, Self::phrase, Self::either];
        (0..8).map(|at| kinds[at % kinds.len()](self).ours).collect()
    }

    /// Questions of every kind, as many of each.
    pub(crate) fn many(&mut self) -> Vec<Question> {
        let kinds = [
            Self::word,
            Self::words,
            Self::phrase,
            Self::either,
            Self::without,
            Self::prefix,
            Self::speaker,
            Self::date,
        ];
        (0..OF_EACH).flat_map(|_| kinds).map(|kind| kind(self)).collect()
    }

    fn word(&mut self) -> Question {
        Question::same(self.place().word)
    }

    fn words(&mut self) -> Question {
        let place = self.place();
        Question::same(format!("{} {}", place.word, place.other))
    }

    fn phrase(&mut self) -> Question {
        let place = self.place();
        Question::same(format!("\"{} {}\"", place.word, place.next))
    }

    fn either(&mut self) -> Question {
        let (one, two) = (self.place().word, self.place().word);
        Question::same(format!("{one} OR {two}"))
    }

    fn without(&mut self) -> Question {
        let place = self.place();
        Question::same(format!("{} -{}", place.word, place.other))
    }

    fn prefix(&mut self) -> Question {
        let word = self.place().word;
        let begins: String = word.chars().take(4).collect();
        Question { ours: format!("{begins}*"), bare: Bare::Prefix(begins) }
    }

    fn speaker(&mut self) -> Question {
        let word = self.place().word;
        let Some(name) = self.rng.choice(&self.speakers) else { return Question::same(word) };
        Question::without(format!("{word} speaker:\"{name}\""), &word)
    }

    fn date(&mut self) -> Question {
        let place = self.place();
        let Some(year) = place.year else { return Question::same(place.word) };
        Question::without(format!("{} date:{year}", place.word), &place.word)
    }

    /// Draws a word from one band after the other until a passage has it with words beside it.
    fn place(&mut self) -> Place {
        loop {
            self.drawn += 1;
            let band = self.drawn % self.bands.len();
            let Some(word) = self.rng.choice(&self.bands[band]).cloned() else { continue };
            let mut request = Request::new(query::parse(&word, query::Options::default()).unwrap());
            request.limit = 1;
            let Some(hit) = search(self.index, &request).unwrap().hits.pop() else { continue };
            let lower = hit.text.to_lowercase();
            let words: Vec<&str> = lower.split(' ').collect();
            let beside = words.windows(2).find(|pair| pair[0] == word && is_plain(pair[1]));
            let others: Vec<&str> =
                words.iter().copied().filter(|other| is_word(other) && *other != word).collect();
            let (Some([_, next]), Some(other)) = (beside, self.rng.choice(others)) else { continue };
            let year = hit.published.map(|published| published.date.to_string()[..4].to_owned());
            return Place { next: (*next).to_owned(), other: other.to_owned(), word, year };
        }
    }
}

fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether it is a word, and none that a query language knows.
fn is_word(word: &str) -> bool {
    word.len() > 3 && is_plain(word)
}

/// The words by how many articles have them: more than one in twenty, in three hundred, or at least five.
fn bands(yardstick: &Path) -> Vec<Vec<String>> {
    let index = tantivy::Index::open_in_dir(yardstick).unwrap();
    let body = index.schema().get_field("body").unwrap();
    let searcher = index.reader().unwrap().searcher();
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(body).unwrap();
        let mut terms = inverted.terms().stream().unwrap();
        while terms.advance() {
            let word = str::from_utf8(terms.key()).unwrap_or_default();
            if is_word(word) {
                *counts.entry(word.to_owned()).or_default() += u64::from(terms.value().doc_freq);
            }
        }
    }
    let all = searcher.num_docs();
    let mut bands = vec![Vec::new(); 3];
    for (word, count) in counts {
        match count {
            _ if count * 20 > all => bands[0].push(word),
            _ if count * 300 > all => bands[1].push(word),
            5.. => bands[2].push(word),
            _ => {}
        }
    }
    bands
}
