//! The linear model that tells the article's lines from the page's.
//!
//! A conditional random field over the lines of a page, with two states: article and furniture. Its weights are data, learnt
//! by `examples/learn_boilerplate.rs`; runs are decided, not lines, since going over from one state to the other costs.
//! What is asked of a line is a [`Template`]: the lines of a plain text and the blocks of a web page are asked different
//! things, and each have weights of their own.

use std::fmt::Write;
use std::sync::LazyLock;

use super::comment;
use super::cue;
pub use super::feature::LINES;
use super::feature::{IN_MAIN, WHERE_MAIN, features};
use super::unit::{Marker, Unit, units};
use crate::text::paragraph::{Line, lines};

/// What is asked of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name in the file of weights.
    pub name: &'static str,
    /// How many answers there are.
    pub buckets: u8,
    /// The furthest neighbours that are asked as well; nought for the line alone.
    pub reach: u8,
}

impl Template {
    /// A question of this name, with so many answers, asked of neighbours as far as that.
    #[must_use]
    pub const fn new(name: &'static str, buckets: u8, reach: u8) -> Self {
        Self { name, buckets, reach }
    }
}

/// A row of weights: the answers of a line's neighbour at `offset` to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    template: usize,
    offset: isize,
    start: usize,
}

/// What the model has learnt.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    templates: &'static [Template],
    rows: Vec<Row>,
    /// For each row, what each bucket says for the article (above 0) or against it.
    values: Vec<f32>,
    /// What it costs to go over from furniture to article, and from article to furniture.
    pub enter: f32,
    /// See `enter`.
    pub leave: f32,
}

static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(LINES, include_str!("weights.txt")));

impl Weights {
    /// Weights that know nothing.
    #[must_use]
    pub fn zero(templates: &'static [Template]) -> Self {
        let (mut rows, mut start) = (Vec::new(), 0);
        for (template, asked) in templates.iter().enumerate() {
            let reach = isize::from(asked.reach);
            for offset in -reach..=reach {
                rows.push(Row { template, offset, start });
                start += usize::from(asked.buckets);
            }
        }
        Self { templates, rows, values: vec![0.0; start], enter: 0.0, leave: 0.0 }
    }

    /// The weights for lines of plain text that are compiled in.
    #[must_use]
    pub fn learnt() -> &'static Self {
        &LEARNT
    }

    /// Reads what [`Self::written`] writes; what is not there is nought.
    #[must_use]
    pub fn parse(templates: &'static [Template], text: &str) -> Self {
        let mut weights = Self::zero(templates);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(name), Some(offset)) = (fields.next(), fields.next()) else { continue };
            let mut values = fields.filter_map(|field| field.parse::<f32>().ok());
            if name == "over" {
                weights.enter = values.next().unwrap_or_default();
                weights.leave = values.next().unwrap_or_default();
                continue;
            }
            let offset: isize = offset.parse().unwrap_or_default();
            let row = weights.rows.iter().find(|row| row.offset == offset && weights.name(row) == name);
            let Some(row) = row else { continue };
            let buckets = usize::from(weights.buckets(row));
            for (weight, value) in weights.values.iter_mut().skip(row.start).take(buckets).zip(values) {
                *weight = value;
            }
        }
        weights
    }

    fn name(&self, row: &Row) -> &'static str {
        self.templates.get(row.template).map_or("", |template| template.name)
    }

    fn buckets(&self, row: &Row) -> u8 {
        self.templates.get(row.template).map_or(0, |template| template.buckets)
    }

    /// The weights as text, a row a line: feature, neighbour, then a weight for each bucket.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = format!("over 0 {:.3} {:.3}\n", self.enter, self.leave);
        for row in &self.rows {
            let values = self.values.iter().skip(row.start).take(self.buckets(row).into());
            let values: Vec<String> = values.map(|value| format!("{value:.3}")).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {}", self.name(row), row.offset, values.join(" "));
        }
        text
    }

    /// How much more the features of each line speak for the article than against it.
    #[must_use]
    pub fn scores(&self, page: &Observed) -> Vec<f32> {
        let mut scores = vec![0.0; page.len()];
        for row in &self.rows {
            let values = self.values.get(row.start..).unwrap_or_default();
            let ahead = usize::try_from(-row.offset).unwrap_or(0);
            let skip = usize::try_from(row.offset).unwrap_or(0);
            let scores = scores.get_mut(ahead..).unwrap_or_default();
            // The answers to one question, line after line.
            let answers = page.answers.get(skip * page.width + row.template..).unwrap_or_default();
            for (score, bucket) in scores.iter_mut().zip(answers.iter().step_by(page.width)) {
                *score += values.get(usize::from(*bucket)).copied().unwrap_or(0.0);
            }
        }
        scores
    }

    /// The numbers of the weights that a line's score is made of.
    pub fn asked(&self, page: &Observed, at: usize) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(move |row| {
            let bucket = page.answer(at.checked_add_signed(row.offset)?, row.template)?;
            Some(row.start + usize::from(bucket))
        })
    }

    /// Adds to every weight of an answer what `by` says for its number and for what it was.
    pub fn update(&mut self, mut by: impl FnMut(usize, f32) -> f32) {
        for (number, value) in self.values.iter_mut().enumerate() {
            *value += by(number, *value);
        }
    }

    /// What is believed of every line: the forward-backward algorithm over two states, in logarithms.
    #[must_use]
    pub fn believed(&self, scores: &[f32]) -> Belief {
        let mut forward = Vec::with_capacity(scores.len());
        let mut before = [0.0, f32::NEG_INFINITY];
        for score in scores {
            let [out, inside] = before;
            before = [add(out, inside + self.leave), add(inside, out + self.enter) + score];
            forward.push(before);
        }
        let all = add(before[0], before[1]);
        let mut belief = Belief { inside: vec![0.0; scores.len()], entered: 0.0, left: 0.0 };
        let mut behind = [0.0_f32; 2];
        for (at, believed) in belief.inside.iter_mut().enumerate().rev() {
            let (Some([_, inside]), Some(score)) = (forward.get(at), scores.get(at)) else { continue };
            *believed = (inside + behind[1] - all).exp();
            let before = at.checked_sub(1).and_then(|before| forward.get(before));
            if let Some([out, inside]) = before {
                belief.entered += (out + self.enter + score + behind[1] - all).exp();
                belief.left += (inside + self.leave + behind[0] - all).exp();
            }
            let [out, inside] = [behind[0], behind[1] + score];
            behind = [add(out, inside + self.enter), add(inside, out + self.leave)];
        }
        belief
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

/// What the model believes of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Belief {
    /// How likely each line is the article's, 0 to 1.
    pub inside: Vec<f32>,
    /// How many times the article begins behind a line that is none of it.
    pub entered: f32,
    /// How many times it ends before such a line.
    pub left: f32,
}

/// The logarithm of the sum of two numbers whose logarithms these are.
fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// The lines of a page as the model sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// For each line the answer to every question, line after line.
    answers: Vec<u8>,
    /// How many questions there are.
    width: usize,
}

impl Observed {
    /// The lines whose answers to `width` questions stand one line after the other.
    #[must_use]
    pub fn new(answers: Vec<u8>, width: usize) -> Self {
        Self { answers, width: width.max(1) }
    }

    pub(super) fn of(units: &[Unit<'_>]) -> Self {
        Self::new(features(units).concat(), LINES.len())
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answers.len() / self.width
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Whether a line of plain text stands in the page's main run of prose.
    pub(super) fn is_main(&self, at: usize) -> bool {
        self.answer(at, WHERE_MAIN) == Some(IN_MAIN)
    }

    /// The answer of a line to the question of that number.
    #[must_use]
    pub fn answer(&self, at: usize, template: usize) -> Option<u8> {
        self.answers.get(at * self.width + template).copied()
    }
}

/// What the words of a page's blocks look like, whatever its format says of them: for each block the answers to
/// [`LINES`].
#[must_use]
pub fn looks(blocks: &[&str]) -> Vec<[u8; LINES.len()]> {
    let lines: Vec<Line<'_>> =
        blocks.iter().zip(1..).map(|(text, number)| Line { text, start: 0, number, indent: 0 }).collect();
    let unit = |line| {
        let text = <[Line<'_>]>::first(line).map_or("", |line| line.text);
        Unit { lines: line, gap: 1, text, marker: Marker::None, cue: cue::of(text) }
    };
    features(&lines.chunks(1).map(unit).collect::<Vec<_>>())
}

/// A plain text as the model sees it, and the words of each of its lines: what learning needs.
#[must_use]
pub fn observe(text: &str) -> (Observed, Vec<String>) {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let mut units = units(&lines);
    if let Some(thread) = comment::find(&units) {
        thread.leave(&mut units);
    }
    (Observed::of(&units), units.iter().map(Unit::joined).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_believed_is_the_sum_of_all_ways_to_read_a_page() {
        let weights = Weights { enter: -1.5, leave: -0.5, ..Weights::zero(LINES) };
        let scores = [0.5, -2.0, 3.0, 1.0, -1.0];
        let belief = weights.believed(&scores);
        let (mut all, mut inside, mut entered, mut left) = (0.0, [0.0; 5], 0.0, 0.0);
        for way in 0..1_u32 << scores.len() {
            let is_in = |at: usize| way >> at & 1 == 1;
            let pairs = || (1..scores.len()).map(|at| (is_in(at - 1), is_in(at)));
            let enters = pairs().filter(|pair| *pair == (false, true)).count() as f32;
            let leaves = pairs().filter(|pair| *pair == (true, false)).count() as f32;
            let taken: f32 =
                scores.iter().enumerate().filter(|(at, _)| is_in(*at)).map(|(_, score)| score).sum();
            let opens = if is_in(0) { weights.enter } else { 0.0 };
            let likely = (taken + opens + enters * weights.enter + leaves * weights.leave).exp();
            all += likely;
            entered += likely * enters;
            left += likely * leaves;
            for (_, inside) in inside.iter_mut().enumerate().filter(|(at, _)| is_in(*at)) {
                *inside += likely;
            }
        }
        let near = |a: f32, b: f32| (a - b).abs() < 1e-4;
        assert!(belief.inside.iter().zip(inside).all(|(one, sum)| near(*one, sum / all)), "{belief:?}");
        assert!(near(belief.entered, entered / all) && near(belief.left, left / all), "{belief:?}");
        assert!(weights.believed(&[]).inside.is_empty());
    }
}
