//! Learns the weights that find the headline among the lines of a page.
//!
//!     cargo run --release --example learn_headline -- pages.jsonl > src/extract/boilerplate/headline.txt
//!
//! Each line of `pages.jsonl` is `{"text": "the whole page", "title": "its headline"}`. Every line of a page that could be its
//! headline competes with the others; the weights are fitted so that the right one is the likeliest (a softmax over
//! the lines of each page, by gradient ascent). With `--folds 5` before the file nothing is written: the pages are
//! learnt in five parts, each judged by what was learnt from the others.
//!
//! Whoever saves a page as text decides where blank lines stand, so each page is learnt four times: as it is, without blank
//! lines, with one between all lines, and with none between two lines of fewer than 100 bytes.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool that may stop loudly, and whose output is its purpose"
)]

use std::error::Error;
use std::io::{BufRead, BufReader};

use morgue::extract::boilerplate::headline::{Features, NAMES, observe};

const ROUNDS: i32 = 500;
const RATE: f32 = 0.1;
/// How strongly weights are drawn to nought.
const DECAY: f32 = 0.01;

#[derive(serde::Deserialize)]
struct Page {
    text: String,
    title: String,
}

/// The lines of a page, and whether each is the headline.
type Lines = Vec<(Features, bool)>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).peekable();
    let mut folds = 1;
    if args.next_if(|arg| arg == "--folds").is_some() {
        folds = args.next().ok_or("--folds needs a number")?.parse()?;
    }
    let path = args.next().ok_or("name the file of pages")?;
    let mut pages: Vec<Lines> = Vec::new();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let page: Page = serde_json::from_str(&line?)?;
        let title = folded(&page.title);
        pages.push(observe(&page.text).into_iter().map(|(line, f)| (f, folded(&line) == title)).collect());
    }
    if folds == 1 {
        let weights = learn(&pages.iter().collect::<Vec<_>>());
        println!(
            "# Weights of the model in headline.rs, learnt by examples/learn_headline.rs from the WCXB development set"
        );
        println!(
            "# (CC BY 4.0) and a part of trafilatura's evaluation data (Apache-2.0). A row: feature, weight."
        );
        for (name, weight) in NAMES.iter().zip(weights) {
            println!("{name} {weight:.2}");
        }
        return Ok(());
    }
    let mut right = 0;
    for fold in 0..folds {
        let others: Vec<&Lines> =
            pages.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, page)| page).collect();
        let weights = learn(&others);
        let ours = pages.iter().skip(fold).step_by(folds);
        right += ours.filter(|page| best(page, &weights).is_some_and(|(_, is_title)| *is_title)).count();
    }
    println!("right {:.4} of {}", right as f64 / pages.len().max(1) as f64, pages.len());
    Ok(())
}

/// Letters and digits in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn score(features: &Features, weights: &Features) -> f32 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

fn best<'p>(page: &'p [(Features, bool)], weights: &Features) -> Option<&'p (Features, bool)> {
    page.iter().max_by(|(a, _), (b, _)| score(a, weights).total_cmp(&score(b, weights)))
}

/// Fits weights by gradient ascent with moments (Adam).
fn learn(pages: &[&Lines]) -> Features {
    let mut weights: Features = [0.0; NAMES.len()];
    let (mut first, mut second) = (weights, weights);
    let known: Vec<&&Lines> =
        pages.iter().filter(|page| page.iter().any(|(_, is_title)| *is_title)).collect();
    for round in 1..=ROUNDS {
        let mut gradient: Features = [0.0; NAMES.len()];
        for page in &known {
            let scores: Vec<f32> = page.iter().map(|(features, _)| score(features, &weights)).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let all: f32 = shares.iter().sum();
            let right: f32 = shares.iter().zip(page.iter()).filter(|(_, (_, is))| *is).map(|(s, _)| s).sum();
            for (share, (features, is_title)) in shares.iter().zip(page.iter()) {
                let pull = if *is_title { share / right.max(1e-12) } else { 0.0 } - share / all;
                for (slope, feature) in gradient.iter_mut().zip(features) {
                    *slope += pull * feature / known.len() as f32;
                }
            }
        }
        for at in 0..NAMES.len() {
            let slope = gradient[at] - DECAY * weights[at];
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.99 * second[at] + 0.01 * slope * slope;
            let (mean, spread) =
                (first[at] / (1.0 - 0.9_f32.powi(round)), second[at] / (1.0 - 0.99_f32.powi(round)));
            weights[at] += RATE * mean / (spread.sqrt() + 1e-8);
        }
    }
    weights
}
