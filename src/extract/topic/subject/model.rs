//! How likely the evidence makes each subject.
//!
//! A linear model: every term counts for subjects as strongly as the lists say, corrected by what
//! `examples/learn_subjects.rs` has learnt. The more terms speak, the less each of them counts.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::LazyLock;

use super::Subject;
use super::evidence::Evidence;
use super::lexicon::{Lexicon, Term};

/// Something for each subject.
pub type Each = [f32; Subject::COUNT];

/// How strongly every term speaks for every subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Where each term's weights begin in `spoken`; one more than there are terms.
    begins: Vec<u32>,
    spoken: Vec<(Subject, f32)>,
}

static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::listed().corrected(include_str!("learnt.txt")));

/// How sure the sum of a text's evidence makes.
const SURENESS: f32 = 0.7;

impl Weights {
    /// The weights that are compiled in.
    #[must_use]
    pub fn learnt() -> &'static Self {
        &LEARNT
    }

    /// What the lists say, and nothing learnt.
    #[must_use]
    pub fn listed() -> Self {
        Self::of(Lexicon::known().terms().map(|(_, strengths)| {
            // A word of many subjects tells them apart less.
            let share = (strengths.len() as f32).sqrt().recip();
            strengths.iter().map(|(subject, strength)| (*subject, strength * share)).collect()
        }))
    }

    fn of(terms: impl Iterator<Item = Vec<(Subject, f32)>>) -> Self {
        let mut weights = Self { begins: vec![0], spoken: Vec::new() };
        for term in terms {
            weights.spoken.extend(term);
            weights.begins.push(u32::try_from(weights.spoken.len()).unwrap_or(u32::MAX));
        }
        weights
    }

    /// The weights with corrections added: a line is a term, a tab, then `number:weight` for each subject.
    #[must_use]
    pub fn corrected(&self, corrections: &str) -> Self {
        let rows = corrections.lines().filter(|line| !line.starts_with('#'));
        let rows: HashMap<&str, &str> = rows.filter_map(|line| line.split_once('\t')).collect();
        let names = Lexicon::known().terms().map(|(name, _)| name);
        Self::of(names.zip(0..).map(|(name, term)| {
            let mut each = self.each(term);
            let fields = rows.get(name).into_iter().flat_map(|row| row.split(' '));
            for (number, weight) in fields.filter_map(|field| field.split_once(':')) {
                let subject = number.parse().ok().and_then(Subject::numbered);
                if let Some(at) = subject.and_then(|subject| each.get_mut(subject.place())) {
                    *at += weight.parse::<f32>().unwrap_or_default();
                }
            }
            Subject::all().zip(each).filter(|(_, weight)| *weight != 0.0).collect()
        }))
    }

    /// The corrections that make other weights of these, in the form that [`Self::corrected`] reads.
    #[must_use]
    pub fn corrections(&self, others: &[Each]) -> String {
        let mut rows: Vec<String> = Vec::new();
        for ((term, (name, _)), other) in (0..).zip(Lexicon::known().terms()).zip(others) {
            let mut row = String::new();
            for ((subject, old), new) in Subject::all().zip(self.each(term)).zip(other) {
                let tenths = ((new - old) * 10.0).round();
                if tenths.abs() > 1.0 {
                    // Writing to a string cannot fail.
                    let _ = write!(row, " {}:{:.1}", subject.number(), tenths / 10.0);
                }
            }
            if !row.is_empty() {
                rows.push(format!("{name}\t{}\n", row.trim_start()));
            }
        }
        rows.sort_unstable();
        rows.concat()
    }

    fn spoken(&self, term: Term) -> &[(Subject, f32)] {
        let at = usize::from(term);
        let bound = |at: usize| self.begins.get(at).map_or(0, |begin| *begin as usize);
        self.spoken.get(bound(at)..bound(at + 1)).unwrap_or_default()
    }

    /// How strongly a term speaks for each subject.
    #[must_use]
    pub fn each(&self, term: Term) -> Each {
        let mut each = [0.0; Subject::COUNT];
        for (subject, weight) in self.spoken(term) {
            if let Some(at) = each.get_mut(subject.place()) {
                *at += weight;
            }
        }
        each
    }

    /// How strongly an article speaks for each subject.
    #[must_use]
    pub fn scores(&self, evidence: &Evidence) -> Each {
        let mut scores = [0.0; Subject::COUNT];
        let mut all = 0.0;
        for (term, count) in evidence.terms() {
            let worth = worth(count);
            all += worth * worth;
            for (subject, weight) in self.spoken(term) {
                if let Some(score) = scores.get_mut(subject.place()) {
                    *score += weight * worth;
                }
            }
        }
        let scale = scale(all);
        scores.map(|score| score * scale)
    }
}

/// How much a term counts that stands so often.
#[must_use]
pub fn worth(count: u8) -> f32 {
    1.0 + f32::from(count.max(1)).ln()
}

/// What the sum of all evidence is multiplied by, from the sum of the squares of what each term counts.
#[must_use]
pub fn scale(squares: f32) -> f32 {
    SURENESS / squares.max(1.0).sqrt()
}

/// How likely each subject is, 0 to 1, all together 1.
#[must_use]
pub fn likely(scores: &Each) -> Each {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds = scores.map(|score| (score - most).exp());
    let all: f32 = odds.iter().sum();
    odds.map(|odds| odds / all)
}
