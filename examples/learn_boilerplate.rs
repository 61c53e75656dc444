//! Learns the weights that tell an article's lines from its page's.
//!
//!     cargo run --release --example learn_boilerplate -- lines pages.jsonl > src/extract/boilerplate/weights.txt
//!     cargo run --release --example learn_boilerplate -- blocks pages.jsonl > src/source/html/weights.txt
//!     cargo run --release --example learn_boilerplate -- blocks-alone pages.jsonl > src/source/html/weights_alone.txt
//!
//! Each line of `pages.jsonl` is `{"text": "the whole page", "body": "the article alone"}`; for `blocks` the page is HTML, and for
//! `blocks-alone`, which know no verdict of the extraction crate. A
//! line of a page is taken to be the article's when most of its runs of four words stand in the body; the weights of a
//! conditional random field are then fitted to those labels by gradient ascent. With `--folds 5` at the end nothing is
//! written: the pages are learnt in five parts, each judged by what was learnt from the others, and the mean precision
//! and recall of runs of four words are told.
//!
//! For `lines` each page is learnt twice: as it is, and with a box of furniture put between two of its paragraphs (a
//! newsletter's form, a list of other articles, buttons; three times in four), its blank lines left, taken out, or put between
//! all or all long lines, and half of the time cut to four to nine paragraphs of its beginning and its end. Pages of web
//! archives are long, and those that people save are not.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool that may stop loudly, and whose output is its purpose"
)]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::io::{BufRead, BufReader};

use morgue::extract::boilerplate::model::{self, Observed, Template, Weights};
use morgue::source::html;

const ROUNDS: i32 = 150;
const RATE: f32 = 0.05;
/// How strongly weights are drawn to nought.
const DECAY: f32 = 0.03;
/// How much worse it is to lose a line of the article than to keep one of the page's.
const LOST: f32 = 1.8;
/// What a page is worth: a short one as much as a long one.
const WORTH: f32 = 20.0;
/// A line longer than this, in words, is worth no more.
const LONG: usize = 80;

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

/// Reads a page as the model sees it.
type Look = fn(&str) -> (Observed, Vec<String>);

const USAGE: &str = "say `lines`, `blocks` or `blocks-alone`, and name the file of pages";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (kind, path, folds) = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [kind, path] => (kind, path, 1),
        [kind, path, "--folds", folds] => (kind, path, folds.parse()?),
        _ => return Err(USAGE.into()),
    };
    let (templates, look): (_, Look) = match kind {
        "lines" => (&model::LINES[..], model::observe),
        "blocks" => (html::questions(), html::observe),
        "blocks-alone" => (html::questions(), html::observe_alone),
        _ => return Err(USAGE.into()),
    };
    let mut pages = Vec::new();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let page: Page = serde_json::from_str(&line?)?;
        pages.push(label(look(&page.text), &page.body));
    }
    if folds == 1 {
        let weights = learn(templates, pages.iter());
        println!(
            "# Weights of the line model for {kind}, learnt by examples/learn_boilerplate.rs from the 787 pages and bodies"
        );
        println!(
            "# of the WCXB development set (CC BY 4.0). A row: question, neighbour, then a weight for each answer."
        );
        print!("{}", weights.written());
        return Ok(());
    }
    let (mut precision, mut recall) = (Vec::new(), Vec::new());
    for fold in 0..folds {
        let weights = learn(
            templates,
            pages.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, page)| page),
        );
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

fn label((observed, lines): (Observed, Vec<String>), body: &str) -> Labelled {
    let body_words = words(body);
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
    let long = |line: &Vec<String>| line.len().min(LONG) as f32;
    let all: f32 = lines.iter().zip(&labels).filter(|(_, inside)| **inside).map(|(line, _)| long(line)).sum();
    let worth = lines.iter().map(|line| WORTH * (long(line).max(1.0) / all.max(50.0)).sqrt()).collect();
    Labelled { observed, lines, labels, worth, body }
}

/// Fits weights by gradient ascent with moments (Adam) over all pages at once, so that their order says nothing.
fn learn<'p>(templates: &'static [Template], pages: impl Iterator<Item = &'p Labelled>) -> Weights {
    let pages: Vec<&Labelled> = pages.collect();
    let mut weights = Weights::zero(templates);
    (weights.enter, weights.leave) = (-1.0, -1.0);
    let mut adam = Adam::default();
    for round in 1..=ROUNDS {
        let mut slope = Slope::default();
        for page in &pages {
            climb(&mut weights, page, &mut slope);
        }
        let rate = RATE * (1.0 - 0.9 * round as f32 / ROUNDS as f32);
        let share = 1.0 / pages.len().max(1) as f32;
        let mut step = |number: usize, slope: f32| adam.step(number, slope * share, round, rate);
        let (entered, left) = (step(0, slope.entered), step(1, slope.left));
        weights.enter += entered;
        weights.leave += left;
        weights.update(|number, weight| {
            let slope = slope.of_weights.get(number).copied().unwrap_or_default();
            step(number + 2, slope - DECAY * weight / share)
        });
    }
    weights
}

/// Where the weights would go for the pages to be told apart better.
#[derive(Default)]
struct Slope {
    of_weights: Vec<f32>,
    entered: f32,
    left: f32,
}

/// Adds what one page says of where the weights should go.
fn climb(weights: &mut Weights, page: &Labelled, slope: &mut Slope) {
    let believed = weights.believed(&weights.scores(&page.observed));
    for at in 0..page.observed.len() {
        let right = page.labels[at];
        let lost = if right { LOST } else { 1.0 };
        let step = (f32::from(u8::from(right)) - believed.inside[at]) * page.worth[at] * lost;
        if step.abs() < 1e-4 {
            continue;
        }
        for number in weights.asked(&page.observed, at) {
            if slope.of_weights.len() <= number {
                slope.of_weights.resize(number + 1, 0.0);
            }
            slope.of_weights[number] += step;
        }
    }
    let pairs = || page.labels.windows(2);
    let entered = pairs().filter(|pair| !pair[0] && pair[1]).count() as f32 - believed.entered;
    let left = pairs().filter(|pair| pair[0] && !pair[1]).count() as f32 - believed.left;
    slope.entered += entered.clamp(-3.0, 3.0);
    slope.left += left.clamp(-3.0, 3.0);
}

/// The moments of every weight's slope, as Kingma and Ba (2014) keep them.
#[derive(Default)]
struct Adam {
    moments: Vec<[f32; 2]>,
}

impl Adam {
    /// How far to go with the weight of that number.
    fn step(&mut self, number: usize, slope: f32, round: i32, rate: f32) -> f32 {
        if self.moments.len() <= number {
            self.moments.resize(number + 1, [0.0; 2]);
        }
        let [mean, spread] = &mut self.moments[number];
        *mean = 0.9 * *mean + 0.1 * slope;
        *spread = 0.99 * *spread + 0.01 * slope * slope;
        let (mean, spread) = (*mean / (1.0 - 0.9_f32.powi(round)), *spread / (1.0 - 0.99_f32.powi(round)));
        rate * mean / (spread.sqrt() + 1e-6)
    }
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
