//! Learns the weights that tell an article's lines from its page's.
//!
//!     cargo run --release --example learn_boilerplate -- pages.jsonl > src/extract/boilerplate/weights.txt
//!
//! Each line of `pages.jsonl` is `{"text": "the whole page", "body": "the article alone"}`. A line of a page is taken to be the
//! article's when most of its runs of four words stand in the body; the weights of a conditional random field are then
//! fitted to those labels by gradient descent. With `--folds 5` before the file nothing is written: the pages are learnt in
//! five parts, each judged by what was learnt from the others, and the mean precision and recall of runs of four words
//! are told.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool that may stop loudly, and whose output is its purpose"
)]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::io::{BufRead, BufReader};

use morgue::extract::boilerplate::model::{Cell, Observed, Weights, observe};

const ROUNDS: usize = 14;
const RATE: f32 = 0.15;
/// How strongly weights are drawn to nought.
const DECAY: f32 = 1e-5;

#[derive(serde::Deserialize)]
struct Page {
    text: String,
    body: String,
}

struct Labelled {
    observed: Observed,
    lines: Vec<Vec<String>>,
    labels: Vec<bool>,
    /// How much each line counts: long ones are worth more words.
    worth: Vec<f32>,
    body: HashMap<Vec<String>, usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).peekable();
    let mut folds = 1;
    if args.next_if(|arg| arg == "--folds").is_some() {
        folds = args.next().ok_or("--folds needs a number")?.parse()?;
    }
    let path = args.next().ok_or("name the file of pages")?;
    let mut pages = Vec::new();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        pages.push(label(&serde_json::from_str(&line?)?));
    }
    if folds == 1 {
        let weights = learn(pages.iter());
        println!(
            "# Weights of the model in model.rs, learnt by examples/learn_boilerplate.rs from the WCXB development set"
        );
        println!(
            "# (CC BY 4.0) and other news pages. A row: feature, neighbour, then a weight for each bucket."
        );
        print!("{}", weights.written());
        return Ok(());
    }
    let (mut precision, mut recall) = (Vec::new(), Vec::new());
    for fold in 0..folds {
        let weights =
            learn(pages.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, page)| page));
        for page in pages.iter().skip(fold).step_by(folds) {
            judge(&weights, page, &mut precision, &mut recall);
        }
    }
    let mean = |shares: &[f64]| shares.iter().sum::<f64>() / shares.len().max(1) as f64;
    let (p, r) = (mean(&precision), mean(&recall));
    println!("P {p:.4}  R {r:.4}  F1 {:.4}", 2.0 * p * r / (p + r));
    Ok(())
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn runs(words: &[String]) -> HashMap<Vec<String>, usize> {
    let mut runs = HashMap::new();
    for run in words.windows(4.min(words.len().max(1))) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

fn label(page: &Page) -> Labelled {
    let (observed, lines) = observe(&page.text);
    let body_words = words(&page.body);
    let body = runs(&body_words);
    let flat = format!(" {} ", body_words.join(" "));
    let lines: Vec<Vec<String>> = lines.iter().map(|line| words(line)).collect();
    let in_body = |line: &Vec<String>| match line.len() {
        0 => false,
        1..=3 => flat.contains(&format!(" {} ", line.join(" "))),
        _ => {
            let all = line.windows(4).len();
            line.windows(4).filter(|run| body.contains_key(*run)).count() * 2 >= all
        }
    };
    let mut labels: Vec<bool> = lines.iter().map(in_body).collect();
    // A few words may stand anywhere by chance: they are the article's only beside lines that are.
    let sure: HashSet<usize> = (0..lines.len()).filter(|at| lines[*at].len() >= 4 && labels[*at]).collect();
    for at in 0..labels.len() {
        let near = (at.saturating_sub(3)..=at + 3).any(|other| sure.contains(&other));
        labels[at] &= lines[at].len() >= 4 || near;
    }
    let worth = lines.iter().map(|line| (line.len().clamp(1, 60) as f32).sqrt() / 2.0).collect();
    Labelled { observed, lines, labels, worth, body }
}

/// Fits weights by stochastic gradient descent with a rate for every weight (`AdaGrad`).
fn learn<'p>(pages: impl Iterator<Item = &'p Labelled>) -> Weights {
    let pages: Vec<&Labelled> = pages.collect();
    let mut weights = Weights::zero();
    let mut seen: HashMap<Cell, f32> = HashMap::new();
    let mut seen_over = [1.0_f32; 2];
    for round in 0..ROUNDS {
        let rate = RATE / (1.0 + round as f32 * 0.3);
        for page in &pages {
            let scores = weights.scores(&page.observed);
            let believed = believe(&scores, &weights);
            for at in 0..page.observed.len() {
                let wrong = f32::from(u8::from(page.labels[at])) - believed.inside[at];
                let step = wrong * page.worth[at];
                if step.abs() < 1e-4 {
                    continue;
                }
                weights.add(&page.observed, at, |cell| {
                    let seen = seen.entry(cell).or_insert(1.0);
                    *seen += step * step;
                    rate * step / seen.sqrt()
                });
            }
            let pairs = || page.labels.windows(2);
            let entered = pairs().filter(|pair| !pair[0] && pair[1]).count() as f32 - believed.entered;
            let left = pairs().filter(|pair| pair[0] && !pair[1]).count() as f32 - believed.left;
            for (weight, seen, step) in [
                (&mut weights.enter, 0, entered.clamp(-3.0, 3.0)),
                (&mut weights.leave, 1, left.clamp(-3.0, 3.0)),
            ] {
                seen_over[seen] += step * step;
                *weight += rate * step / seen_over[seen].sqrt() - DECAY * *weight;
            }
        }
    }
    weights
}

/// What the model believes of a page: how likely each line is the article's, and how many times it begins and ends.
struct Belief {
    inside: Vec<f32>,
    entered: f32,
    left: f32,
}

fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    high + (low - high).exp().ln_1p()
}

/// The forward-backward algorithm over two states, in logarithms.
fn believe(scores: &[f32], weights: &Weights) -> Belief {
    let n = scores.len();
    let (mut forward, mut backward) = (vec![[0.0_f32; 2]; n], vec![[0.0_f32; 2]; n]);
    for at in 0..n {
        let [out, inside] = if at == 0 {
            [0.0, weights.enter]
        } else {
            let [out, inside] = forward[at - 1];
            [log_add(out, inside + weights.leave), log_add(inside, out + weights.enter)]
        };
        forward[at] = [out, inside + scores[at]];
    }
    for at in (0..n.saturating_sub(1)).rev() {
        let [out, inside] = backward[at + 1];
        let inside = inside + scores[at + 1];
        backward[at] = [log_add(out, inside + weights.enter), log_add(inside, out + weights.leave)];
    }
    let all = forward.last().map_or(0.0, |last| log_add(last[0], last[1]));
    let inside = (0..n).map(|at| (forward[at][1] + backward[at][1] - all).exp()).collect();
    let (mut entered, mut left) = (0.0, 0.0);
    for at in 1..n {
        entered += (forward[at - 1][0] + weights.enter + scores[at] + backward[at][1] - all).exp();
        left += (forward[at - 1][1] + weights.leave + backward[at][0] - all).exp();
    }
    Belief { inside, entered, left }
}

fn judge(weights: &Weights, page: &Labelled, precision: &mut Vec<f64>, recall: &mut Vec<f64>) {
    let states = weights.decide(&weights.scores(&page.observed));
    let kept: Vec<String> = page
        .lines
        .iter()
        .zip(&states)
        .filter(|(_, keep)| **keep)
        .flat_map(|(line, _)| line.iter().cloned())
        .collect();
    let got = runs(&kept);
    let (have, want): (usize, usize) = (got.values().sum(), page.body.values().sum());
    let both: usize = got.iter().map(|(run, n)| page.body.get(run).map_or(0, |m| *n.min(m))).sum();
    if have > 0 {
        precision.push(both as f64 / have as f64);
    }
    if want > 0 {
        recall.push(both as f64 / want as f64);
    }
}
