//! The linear model that tells the article's lines from the page's.
//!
//! A conditional random field over the lines of a page, with two states: article and furniture. Its weights stand in
//! `weights.txt` and are learnt by `examples/learn_boilerplate.rs`; runs are decided, not lines, since going over from one
//! state to the other costs.

use std::fmt::Write;
use std::sync::LazyLock;

use super::comment;
use super::feature::{Features, OF_NEIGHBOURS, TEMPLATES, features};
use super::unit::{Unit, units};
use crate::text::paragraph::{Line, lines};

/// The furthest neighbour whose features count.
const REACH: usize = 2;
/// Buckets that a row of weights has room for.
const BUCKETS: usize = 13;
/// Rows of weights: every feature of the line itself, and those of its neighbours.
const ROWS: usize = TEMPLATES.len() + 2 * REACH * OF_NEIGHBOURS;

/// What the model has learnt.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For each row, what each bucket says for the article (above 0) or against it.
    rows: Vec<[f32; BUCKETS]>,
    /// What it costs to go over from furniture to article, and from article to furniture.
    pub enter: f32,
    /// See `enter`.
    pub leave: f32,
}

static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("weights.txt")));

impl Weights {
    /// Weights that know nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self { rows: vec![[0.0; BUCKETS]; ROWS], enter: 0.0, leave: 0.0 }
    }

    /// The weights that are compiled in.
    #[must_use]
    pub fn learnt() -> &'static Self {
        &LEARNT
    }

    /// Reads what [`Self::written`] writes; what is not there is nought.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut weights = Self::zero();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(name), Some(offset)) = (fields.next(), fields.next()) else { continue };
            let values = fields.filter_map(|field| field.parse::<f32>().ok());
            if name == "over" {
                let mut values = values;
                weights.enter = values.next().unwrap_or_default();
                weights.leave = values.next().unwrap_or_default();
                continue;
            }
            let row = row_of(name, offset.parse().unwrap_or_default());
            if let Some(row) = row.and_then(|row| weights.rows.get_mut(row)) {
                for (weight, value) in row.iter_mut().zip(values) {
                    *weight = value;
                }
            }
        }
        weights
    }

    /// The weights as text, a row a line: feature, neighbour, then a weight for each bucket.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = format!("over 0 {:.3} {:.3}\n", self.enter, self.leave);
        for (template, (name, buckets)) in TEMPLATES.iter().enumerate() {
            for offset in OFFSETS {
                let Some(row) = row(template, offset).and_then(|row| self.rows.get(row)) else { continue };
                let values: Vec<String> =
                    row.iter().take((*buckets).into()).map(|value| format!("{value:.3}")).collect();
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{name} {offset} {}", values.join(" "));
            }
        }
        text
    }

    /// How much more the features of each line speak for the article than against it.
    #[must_use]
    pub fn scores(&self, page: &Observed) -> Vec<f32> {
        let mut scores = vec![0.0; page.features.len()];
        for offset in OFFSETS {
            let Some(first) = row(0, offset) else { continue };
            let rows = self.rows.get(first..).unwrap_or_default();
            let asked = if offset == 0 { TEMPLATES.len() } else { OF_NEIGHBOURS };
            let skip = usize::try_from(offset).unwrap_or(0);
            let ahead = usize::try_from(-offset).unwrap_or(0);
            for (score, features) in scores.iter_mut().skip(ahead).zip(page.features.iter().skip(skip)) {
                let cells = rows.iter().zip(features).take(asked);
                *score += cells
                    .map(|(row, bucket)| row.get(usize::from(*bucket)).copied().unwrap_or(0.0))
                    .sum::<f32>();
            }
        }
        scores
    }

    /// Adds `by` to every weight that a line's score is made of.
    pub fn add(&mut self, page: &Observed, at: usize, mut by: impl FnMut(Cell) -> f32) {
        for cell in page.cells(at) {
            if let Some(weight) = self.rows.get_mut(cell.0).and_then(|row| row.get_mut(cell.1)) {
                *weight += by(cell);
            }
        }
    }

    /// The likeliest state of every line: whether it is the article's.
    #[must_use]
    pub fn decide(&self, scores: &[f32]) -> Vec<bool> {
        // A page begins outside the article.
        let mut best = [0.0, f32::NEG_INFINITY];
        let mut from: Vec<[bool; 2]> = Vec::with_capacity(scores.len());
        for score in scores {
            let [out, inside] = best;
            let (stay_out, leave) = (out, inside + self.leave);
            let (enter, stay_in) = (out + self.enter, inside);
            from.push([leave > stay_out, stay_in >= enter]);
            best = [stay_out.max(leave), enter.max(stay_in) + score];
        }
        let mut state = best.last() > best.first();
        let mut states = vec![false; scores.len()];
        for (to, from) in states.iter_mut().zip(&from).rev() {
            *to = state;
            state = if state { from.last() } else { from.first() }.copied().unwrap_or_default();
        }
        states
    }
}

/// A weight's row and bucket.
pub type Cell = (usize, usize);

const OFFSETS: [isize; 5] = [-2, -1, 0, 1, 2];

fn row_of(name: &str, offset: isize) -> Option<usize> {
    row(TEMPLATES.iter().position(|(template, _)| *template == name)?, offset)
}

/// The row of weights for a feature of the neighbour at `offset`.
fn row(template: usize, offset: isize) -> Option<usize> {
    let block = match offset {
        0 => return Some(template),
        -1 => 0,
        1 => 1,
        -2 => 2,
        2 => 3,
        _ => return None,
    };
    (template < OF_NEIGHBOURS).then_some(TEMPLATES.len() + block * OF_NEIGHBOURS + template)
}

/// The lines of a page as the model sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    features: Vec<Features>,
}

impl Observed {
    pub(super) fn of(units: &[Unit<'_>]) -> Self {
        Self { features: features(units) }
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// The weights that speak for a line.
    fn cells(&self, at: usize) -> impl Iterator<Item = Cell> {
        OFFSETS
            .into_iter()
            .filter_map(move |offset| Some((offset, self.features.get(at.checked_add_signed(offset)?)?)))
            .flat_map(|(offset, features)| {
                features
                    .iter()
                    .enumerate()
                    .filter_map(move |(template, bucket)| Some((row(template, offset)?, (*bucket).into())))
            })
    }
}

/// A page as the model sees it, and the words of each of its lines: what learning needs.
#[must_use]
pub fn observe(text: &str) -> (Observed, Vec<String>) {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let mut units = units(&lines);
    if let Some(thread) = comment::find(&units) {
        units.drain(thread.units);
    }
    (Observed::of(&units), units.iter().map(Unit::joined).collect())
}
