//! Learns by how much the words of the subjects' lists count for more or less than the lists say.
//!
//!     cargo run --release --example learn_subjects -- articles.jsonl > src/extract/topic/subject/learnt.txt
//!
//! Each line of `articles.jsonl` is `{"text": "the article", "subjects": [15]}`: its text with the headline first, and the
//! numbers of the subjects that it may be filed under. What is learnt is drawn back towards the lists, so that a word
//! moves only as far as many articles push it. With `--folds 5` before the file nothing is written: the articles are learnt in
//! five parts, each judged by what was learnt from the others. With `--judge other.jsonl` nothing is written either: what
//! was learnt is judged by other articles.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool that may stop loudly, and whose output is its purpose"
)]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use morgue::extract::topic::subject::Subject;
use morgue::extract::topic::subject::evidence::Evidence;
use morgue::extract::topic::subject::lexicon::{Lexicon, Term};
use morgue::extract::topic::subject::model::{Each, Weights, likely, scale, worth};

const ROUNDS: usize = 30;
const RATE: f32 = 0.3;
/// How strongly a weight is drawn back to what the lists say, for each article.
const DRAW: f32 = 1e-3;
/// How far a weight may move from what the lists say, beside the share of it that it may move.
const FAR: f32 = 0.6;
/// See `FAR`.
const SHARE: f32 = 0.5;
/// A subject with fewer articles is less free to move.
const MANY: f32 = 150.0;
/// A subject is given when it is at least as likely.
const ENOUGH: f32 = 0.33;

#[derive(serde::Deserialize)]
struct Article {
    text: String,
    subjects: Vec<u8>,
}

/// An article as the model sees it: its terms with what each counts, and which subjects would be right.
struct Seen {
    terms: Vec<(Term, f32)>,
    right: [bool; Subject::COUNT],
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).peekable();
    let mut folds = 1;
    let mut judges = Vec::new();
    while let Some(option) = args.next_if(|arg| arg.starts_with("--")) {
        let value = args.next().ok_or("an option needs a value")?;
        match option.as_str() {
            "--folds" => folds = value.parse()?,
            "--judge" => judges.push(value),
            _ => return Err(format!("no option {option}").into()),
        }
    }
    let articles = read(&args.next().ok_or("name the file of articles")?)?;
    let listed = listed();
    if folds > 1 {
        let mut found = Found::default();
        for fold in 0..folds {
            let part = |of: bool| {
                articles.iter().enumerate().filter(move |(at, _)| (at % folds == fold) == of).map(|row| row.1)
            };
            found.judge(&learn(&listed, &part(false).collect::<Vec<_>>()), part(true));
        }
        println!("learnt in {folds} parts: {}", found.told());
        return Ok(());
    }
    let learnt = learn(&listed, &articles.iter().collect::<Vec<_>>());
    for path in &judges {
        for (name, weights) in [("the lists alone", &listed), ("with what was learnt", &learnt)] {
            let mut found = Found::default();
            found.judge(weights, read(path)?.iter());
            println!("{path}, {name}: {}", found.told());
        }
    }
    if judges.is_empty() {
        println!(
            "# Corrections to the strengths of the lists, learnt by examples/learn_subjects.rs from half of Greene and"
        );
        println!(
            "# Cunningham's BBC set, and from subjects read off PolNeAR, WCXB and TIME articles by hand."
        );
        print!("{}", Weights::listed().corrections(&learnt));
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<Seen>, Box<dyn Error>> {
    let mut articles = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let article: Article = serde_json::from_str(&line?)?;
        let mut terms: Vec<(Term, f32)> =
            Evidence::of(&article.text).terms().map(|(term, count)| (term, worth(count))).collect();
        let scale = scale(terms.iter().map(|(_, worth)| worth * worth).sum());
        for (_, worth) in &mut terms {
            *worth *= scale;
        }
        let mut right = [false; Subject::COUNT];
        for subject in article.subjects.iter().filter_map(|number| Subject::numbered(*number)) {
            right[subject.place()] = true;
        }
        articles.push(Seen { terms, right });
    }
    Ok(articles)
}

fn listed() -> Vec<Each> {
    let listed = Weights::listed();
    (0..).take(Lexicon::known().len()).map(|term| listed.each(term)).collect()
}

fn scores(weights: &[Each], article: &Seen) -> Each {
    let mut scores = [0.0; Subject::COUNT];
    for (term, worth) in &article.terms {
        for (score, weight) in scores.iter_mut().zip(weights[usize::from(*term)]) {
            *score += weight * worth;
        }
    }
    scores
}

/// Fits weights by stochastic gradient descent with a rate for every weight (`AdaGrad`).
fn learn(listed: &[Each], articles: &[&Seen]) -> Vec<Each> {
    let mut weights = listed.to_vec();
    let mut steps = vec![[1.0_f32; Subject::COUNT]; weights.len()];
    let draw = DRAW * articles.len() as f32;
    // How often a subject is met says nothing of how often it will be.
    let mut met = [1.0_f32; Subject::COUNT];
    for article in articles {
        let all = article.right.iter().filter(|right| **right).count().max(1) as f32;
        for (met, right) in met.iter_mut().zip(article.right) {
            *met += f32::from(u8::from(right)) / all;
        }
    }
    let most = met.iter().copied().fold(0.0, f32::max);
    let rarity = met.map(|met| (most / met).sqrt().min(3.0));
    let free = met.map(|met| (met / MANY).min(1.0));
    for round in 0..ROUNDS {
        let rate = RATE / (1.0 + round as f32 * 0.2);
        for article in articles {
            let believed = likely(&scores(&weights, article));
            let right: f32 = believed.iter().zip(article.right).filter(|row| row.1).map(|row| row.0).sum();
            let boost =
                article.right.iter().zip(rarity).filter(|row| *row.0).map(|row| row.1).fold(0.0, f32::max);
            for (term, worth) in &article.terms {
                let (weights, steps) = (&mut weights[usize::from(*term)], &mut steps[usize::from(*term)]);
                let listed = &listed[usize::from(*term)];
                for at in 0..Subject::COUNT {
                    let wanted = if article.right[at] { believed[at] / right.max(1e-6) } else { 0.0 };
                    let step = (wanted - believed[at]) * worth * boost;
                    let back = (listed[at] - weights[at]) * draw / articles.len() as f32;
                    steps[at] += step * step;
                    let far = FAR * free[at];
                    let low =
                        listed[at] * (1.0 - SHARE * free[at]) - if listed[at] > 0.0 { 0.0 } else { far };
                    let high = listed[at] * (1.0 + SHARE * free[at]) + far;
                    weights[at] = (weights[at] + rate * (step / steps[at].sqrt() + back)).clamp(low, high);
                }
            }
        }
    }
    weights
}

/// What came of judging.
#[derive(Default)]
struct Found {
    all: usize,
    right: usize,
    given: usize,
    right_given: usize,
}

impl Found {
    fn judge<'a>(&mut self, weights: &[Each], articles: impl Iterator<Item = &'a Seen>) {
        for article in articles {
            let likely = likely(&scores(weights, article));
            let best =
                (0..Subject::COUNT).fold(0, |best, at| if likely[at] > likely[best] { at } else { best });
            let given = likely[best] >= ENOUGH;
            self.all += 1;
            self.right += usize::from(article.right[best]);
            self.given += usize::from(given);
            self.right_given += usize::from(given && article.right[best]);
        }
    }

    fn told(&self) -> String {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        format!(
            "{} articles, best right {:.3}; given {:.3}, right {:.3}, right when given {:.3}",
            self.all,
            share(self.right, self.all),
            share(self.given, self.all),
            share(self.right_given, self.all),
            share(self.right_given, self.given)
        )
    }
}
