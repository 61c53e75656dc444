//! How likely the evidence makes each subject.
//!
//! A linear model: every term counts for subjects as strongly as the lists say, corrected by what
//! `examples/learn_subjects.rs` has learnt. The more terms speak, the less each of them counts.

use std::fmt::Write;
use std::sync::LazyLock;

use super::Subject;
use super::evidence::Evidence;
use super::lexicon::{Lexicon, Term, rows};

/// Something for each subject.
pub type Each = [f32; Subject::COUNT];

/// How strongly every term speaks for every subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Where each term's weights begin in `spoken`; one more than there are terms.
    begins: Vec<u32>,
    spoken: Vec<(Subject, f32)>,
}

static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::of(corrections(include_str!("learnt.txt"))));

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
        Self::of(std::iter::empty())
    }

    /// What the lists say, with corrections added.
    fn of(corrections: impl Iterator<Item = (Term, Subject, f32)>) -> Self {
        let lexicon = Lexicon::known();
        let mut subjects = vec![0_u8; lexicon.len()];
        for (term, ..) in lexicon.strengths() {
            if let Some(subjects) = subjects.get_mut(usize::from(*term)) {
                *subjects += 1;
            }
        }
        let strengths = lexicon.strengths().iter().map(|(term, subject, strength)| {
            // A word of many subjects tells them apart less.
            let subjects = subjects.get(usize::from(*term)).copied().unwrap_or_default();
            let share = if subjects > 1 { strength / f32::from(subjects).sqrt() } else { *strength };
            (*term, *subject, share)
        });
        let mut rows: Vec<(Term, Subject, f32)> = Vec::with_capacity(2 * lexicon.len());
        rows.extend(strengths.chain(corrections));
        // Counted into their places: that is cheaper than sorting them, and all of this is done whenever the program starts.
        let mut begins = vec![0_u32; lexicon.len() + 1];
        for (term, ..) in &rows {
            if let Some(after) = begins.get_mut(usize::from(*term) + 1) {
                *after += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut free = begins.clone();
        let mut spoken = vec![(Subject::FIRST, 0.0); rows.len()];
        for (term, subject, weight) in rows {
            if let Some(at) = free.get_mut(usize::from(term))
                && let Some(place) = spoken.get_mut(*at as usize)
            {
                *place = (subject, weight);
                *at += 1;
            }
        }
        Self { begins, spoken }
    }

    /// The corrections that make other weights of these, as `learnt.txt` has them.
    #[must_use]
    pub fn corrections(&self, others: &[Each]) -> String {
        let mut rows: Vec<String> = Vec::new();
        for ((term, name), other) in (0..).zip(Lexicon::known().names()).zip(others) {
            let mut row = String::new();
            for ((subject, old), new) in Subject::all().zip(self.each(term)).zip(other) {
                let tenths = ((new - old) * 10.0).round();
                if tenths.abs() > 1.0 {
                    // Writing to a string cannot fail.
                    let _ = write!(row, " {}:{tenths}", subject.number());
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

/// Reads corrections: a line is a term, a tab, then `number:tenths` for each subject.
fn corrections(text: &'static str) -> impl Iterator<Item = (Term, Subject, f32)> {
    let rows = rows(text).filter_map(|line| {
        let tab = line.bytes().position(|byte| byte == b'\t')?;
        Some((Lexicon::known().term(line.get(..tab)?)?, line.get(tab + 1..)?))
    });
    rows.flat_map(|(term, row)| {
        let fields = row.as_bytes().split(|byte| *byte == b' ');
        fields.filter_map(move |field| {
            let colon = field.iter().position(|byte| *byte == b':')?;
            let subject = Subject::numbered(u8::try_from(whole(field.get(..colon)?)?).ok()?)?;
            Some((term, subject, f32::from(whole(field.get(colon + 1..)?)?) / 10.0))
        })
    })
}

/// A whole number.
fn whole(digits: &[u8]) -> Option<i8> {
    let (less, digits) = digits.strip_prefix(b"-").map_or((false, digits), |digits| (true, digits));
    let number = digits.iter().try_fold(0_i8, |number, digit| {
        number.checked_mul(10)?.checked_add(i8::try_from(digit.checked_sub(b'0')?).ok()?)
    })?;
    Some(if less { -number } else { number })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learnt_is_about_terms_of_the_lists_and_in_their_order() {
        let rows: Vec<&str> =
            include_str!("learnt.txt").lines().filter(|line| !line.starts_with('#')).collect();
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "out of order or twice: {} {}", pair[0], pair[1]);
        }
        for row in rows {
            assert!(corrections(row).count() > 0, "says nothing: {row}");
        }
    }

    #[test]
    fn all_that_is_likely_comes_to_one() {
        let scores = Weights::learnt().scores(&Evidence::of("The striker scored a goal in the cup final."));
        let likely = likely(&scores);
        assert!((likely.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(likely[14] > 0.5, "{likely:?}");
    }
}
