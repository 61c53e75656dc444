//! A quote laid along some of an article's words, and what comes of it.
//!
//! The thresholds were measured on 667 quotations of articles that were not in an archive of others of the same year: ten were
//! found, and of these four only are not the same words of the same person, or nearly so. Of quotations that the archive had, nine in
//! ten were found with a word exchanged, a fifth of the words dropped, or another tense.

use super::name::Name;
use super::voice::{Heard, Voice};
use super::{Judgement, pieces};
use crate::article::{Article, Quotation, Span, Speaker, Verdict};
use crate::text::align::{Asked, Slot, Step, Term, Way, lay};

/// How much of a quote a text must have to be the same utterance with other words. Of a theme's usual words two quotes
/// share a third, rarely half.
const FOUND: f32 = 0.62;

/// How much more it must have for each weight that its words are short of `ENOUGH`: three common words side by side are
/// nobody's own.
const SHORT_OF: f32 = 0.09;

/// The weight of words that are an utterance of their own.
const ENOUGH: f32 = 4.0;

/// How much it must have where a long run of words is the very same: so many words, of so much weight.
const RUNS: [(usize, f32, f32); 2] = [(6, 3.5, 0.4), (8, 4.5, 0.3)];

/// What the words must weigh that are kept, so that a few small words are no utterance.
const LEAST_KEPT: f32 = 1.5;

/// How much of a quote an article's own words must have. They report what many say in the words that all use.
const FOUND_IN_PROSE: f32 = 0.75;

/// Below that a text is not worth laying a quote along.
const LEAST: f32 = 0.3;

/// Below that a text is not even near, and of few words it must have more.
const NEAR: f32 = 0.45;

/// What each weight of words costs that an article has between those of the quote.
const BETWEEN: f32 = 0.3;

/// A likeness no other words reach than the quote's own, word by word.
const ALTERED: f32 = 0.99;

/// How many words at the beginning or the end of a quote may stand in the place of others.
const EDGE: usize = 3;

/// Where words stand, those with nothing but marks and spaces between them as one.
fn runs<'w>(words: impl Iterator<Item = &'w Heard>) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for word in words {
        match runs.last_mut().filter(|run| word.term.span.start <= run.end + 3) {
            Some(run) => run.end = word.term.span.end,
            None => runs.push(word.term.span),
        }
    }
    runs
}

/// Judges a quote by an article.
pub(super) struct Judge<'a> {
    pub(super) asked: &'a Asked,
    pub(super) name: Option<&'a Name>,
    pub(super) article: &'a Article,
}

impl Judge<'_> {
    fn quotation(&self, number: usize) -> Option<&Quotation> {
        self.article.quotations.get(number)
    }

    pub(super) fn speaker(&self, number: usize) -> Option<&Speaker> {
        self.quotation(number).and_then(|quotation| quotation.speaker.as_ref())
    }

    /// Judges by some of an article's words, each with its place among all of them.
    pub(super) fn stream(&self, words: &[(usize, &Heard)]) -> Option<Judgement> {
        let terms: Vec<&Term> = words.iter().map(|(_, word)| &word.term).collect();
        let way = lay(self.asked, &terms, LEAST)?;
        let shared = |step: &Step| match *step {
            Step::Same { word, .. } | Step::Form { word, .. } => words.get(word).map(|(_, word)| *word),
            _ => None,
        };
        let first = way.steps.iter().find_map(shared)?;
        let whole = self.asked.weight().max(f32::MIN_POSITIVE);
        let joined = self.joined(&way, words);
        let (voice, share) = self.voice(way.steps.iter().filter_map(shared));
        let spoken = matches!(voice, Voice::Quoted(_) | Voice::Marked);
        // A sentence that is pasted with its own quote marks says itself which words are whose.
        let pasted = self.asked.has_marks_within();
        let all_spoken = !spoken || pasted || share > 0.999;
        let same = !joined
            && way.steps.iter().all(|step| match *step {
                Step::Same { .. } | Step::StoodFor { .. } | Step::Omitted { .. } => true,
                Step::Added { slot } => !matches!(self.asked.slots.get(slot), Some(Slot::Word(_))),
                Step::Form { .. } | Step::Dropped { .. } => false,
            });
        let quoted = spoken && (pasted || share > 0.8);
        let exact = same && all_spoken;
        let alike = (way.kept / (whole + BETWEEN * way.dropped)).min(ALTERED);
        let likeness = match (exact, all_spoken) {
            (true, _) => 1.0,
            (false, true) => alike,
            // The article's own words are no part of what was said.
            (false, false) => alike * share,
        };
        let quotation = match voice {
            Voice::Quoted(number) | Voice::Reported(number) => Some(number),
            Voice::Marked | Voice::Own => None,
        };
        let few = SHORT_OF * (ENOUGH - way.kept).max(0.0);
        let least = if quoted || quotation.is_some() { FOUND } else { FOUND_IN_PROSE } + few;
        let found = exact
            || (way.kept >= LEAST_KEPT && (likeness >= least || (quoted && self.has_run(&way, likeness))));
        // Word for word, partly in somebody's words and partly in the article's.
        let mixed = same && !quoted && !found;
        let (found, likeness) = if mixed { (true, 1.0) } else { (found, likeness) };
        if !found && likeness < NEAR + few {
            return None;
        }
        let verdict = match voice {
            _ if !found => Verdict::NotFound,
            Voice::Own => Verdict::Prose,
            Voice::Reported(number) if self.speaker(number).is_none() => Verdict::Reported,
            Voice::Quoted(number) | Voice::Reported(number) if !self.is_asked_for(number) => {
                if self.speaker(number).is_some() { Verdict::OtherSpeaker } else { Verdict::UnknownSpeaker }
            }
            Voice::Marked if self.name.is_some() => Verdict::UnknownSpeaker,
            _ if !quoted => Verdict::Reported,
            _ if exact => Verdict::Verbatim,
            _ => Verdict::Altered,
        };
        let difference =
            pieces::of(self.asked, self.article, &self.with_edges(way.steps.clone(), words), words);
        let highlights = runs(way.steps.iter().filter_map(shared).filter(|word| word.at == first.at));
        Some(Judgement { verdict, likeness, difference, joined, quotation, at: first.at, highlights })
    }

    fn is_asked_for(&self, number: usize) -> bool {
        self.name.is_none_or(|name| {
            self.speaker(number).is_some_and(|speaker| name.is_of(speaker, &self.article.speakers))
        })
    }

    /// Whose most of the words are, and what share of them.
    fn voice<'w>(&self, words: impl Iterator<Item = &'w Heard>) -> (Voice, f32) {
        let mut voices: Vec<(Voice, f32)> = Vec::new();
        let mut all = 0.0;
        for word in words {
            all += word.term.weight;
            let same = |other: Voice| match (word.voice, other) {
                (Voice::Quoted(one), Voice::Quoted(other))
                | (Voice::Reported(one), Voice::Reported(other)) => {
                    one == other || self.speaker(one) == self.speaker(other)
                }
                (one, other) => one == other,
            };
            match voices.iter_mut().find(|(voice, _)| same(*voice)) {
                Some((_, weight)) => *weight += word.term.weight,
                None => voices.push((word.voice, word.term.weight)),
            }
        }
        let most = voices.into_iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
        most.map_or((Voice::Own, 0.0), |(voice, weight)| (voice, weight / f32::max(all, f32::MIN_POSITIVE)))
    }

    /// Whether words are run together that stand apart in the article, without an ellipsis: other words of the same speaker's may
    /// be missing between them. Where the article only interrupts, none are.
    fn joined(&self, way: &Way, words: &[(usize, &Heard)]) -> bool {
        let mut last: Option<usize> = None;
        let mut open = false;
        for step in &way.steps {
            let (first, count) = match *step {
                Step::Same { word, words, .. } => (word, words),
                Step::Form { word, .. } | Step::Dropped { word } => (word, 1),
                Step::Added { slot } => {
                    open |= !matches!(self.asked.slots.get(slot), Some(Slot::Word(_)));
                    continue;
                }
                Step::StoodFor { .. } | Step::Omitted { .. } => continue,
            };
            if let Some(last) = last.filter(|_| !open)
                && let (Some((before, one)), Some((after, other))) = (words.get(last), words.get(first))
                && *after > before + 1
                && !self.goes_on(one.voice, other.voice)
            {
                return true;
            }
            last = Some(first + count - 1);
            open = false;
        }
        false
    }

    /// Whether a quotation is the same speech as another, interrupted.
    fn goes_on(&self, one: Voice, other: Voice) -> bool {
        let (Voice::Quoted(one), Voice::Quoted(other)) = (one, other) else { return false };
        one < other
            && (one + 1..=other)
                .all(|number| self.quotation(number).is_some_and(|quotation| quotation.continues))
    }

    /// The same steps, and what the article has in the place of a few words that the quote adds at its beginning or end, as far
    /// as that is part of the same sentence.
    fn with_edges(&self, mut steps: Vec<Step>, words: &[(usize, &Heard)]) -> Vec<Step> {
        let added = |step: &&Step| matches!(step, Step::Added { .. });
        let (before, after) =
            (steps.iter().take_while(added).count(), steps.iter().rev().take_while(added).count());
        let shared = |step: &Step| match *step {
            Step::Same { word, words, .. } => Some((word, word + words - 1)),
            Step::Form { word, .. } => Some((word, word)),
            _ => None,
        };
        let goes_on = |one: usize, other: usize| {
            let (Some((a, one)), Some((b, other))) = (words.get(one), words.get(other)) else { return false };
            let between = Span::new(one.term.span.end, other.term.span.start);
            *b == a + 1
                && one.at == other.at
                && one.voice == other.voice
                && !between.of(one.at.text(self.article)).contains(['.', '!', '?', '…'])
        };
        if (1..=EDGE).contains(&after)
            && let Some((_, last)) = steps.iter().rev().find_map(shared)
        {
            let more = (last..last + after).take_while(|at| goes_on(*at, at + 1)).map(|at| at + 1);
            steps.extend(more.map(|word| Step::Dropped { word }));
        }
        if (1..=EDGE).contains(&before)
            && let Some((first, _)) = steps.iter().find_map(shared)
        {
            let more = (first.saturating_sub(before)..first).rev().take_while(|at| goes_on(*at, at + 1));
            let more: Vec<Step> = more.map(|word| Step::Dropped { word }).collect();
            steps.splice(0..0, more.into_iter().rev());
        }
        steps
    }

    /// Whether a run of words is the very same in both that is long for that likeness.
    fn has_run(&self, way: &Way, likeness: f32) -> bool {
        let (mut length, mut weight) = (0, 0.0);
        way.steps.iter().any(|step| {
            if let Step::Same { slot, slots, .. } = *step {
                length += slots;
                weight += (slot..slot + slots)
                    .filter_map(|slot| match self.asked.slots.get(slot) {
                        Some(Slot::Word(term)) => Some(term.weight),
                        _ => None,
                    })
                    .sum::<f32>();
            } else {
                (length, weight) = (0, 0.0);
            }
            RUNS.iter()
                .any(|(words, heavy, least)| length >= *words && weight >= *heavy && likeness >= *least)
        })
    }
}
