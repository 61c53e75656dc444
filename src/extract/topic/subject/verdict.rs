//! Decides which subjects an article is filed under.

use super::evidence::Evidence;
use super::model::{Weights, likely};
use super::{Subject, section};
use crate::article::TopicProvenance;

/// What the page itself files the article under.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filed<'a> {
    /// Its section.
    pub section: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Its tags.
    pub tags: &'a [String],
}

/// How much more likely the page's own section makes a subject, in logarithms of odds.
const BY_SECTION: f32 = 2.5;
/// The same for each tag.
const BY_TAG: f32 = 0.8;
/// A subject less likely than that is none.
const ENOUGH: f32 = 0.34;
/// A second or third one needs as much.
const ENOUGH_BESIDE: f32 = 0.25;
/// So many subjects at most.
const MOST: usize = 3;
/// What all evidence must come to, counted as a text's terms are.
const LEAST: f32 = 1.2;

/// The subjects of an article, likeliest first, each with how likely it is and who says so.
#[must_use]
pub fn of(evidence: &Evidence, filed: &Filed<'_>) -> Vec<(Subject, f32, TopicProvenance)> {
    let mut scores = Weights::learnt().scores(evidence);
    let by_section = filed.section.and_then(section::of_name).or_else(|| section::of_address(filed.url?));
    let by_tags: Vec<Subject> = filed.tags.iter().filter_map(|tag| section::of_name(tag)).take(MOST).collect();
    let given = by_section.map(|subject| (subject, BY_SECTION));
    for (subject, worth) in given.into_iter().chain(by_tags.iter().map(|subject| (*subject, BY_TAG))) {
        if let Some(score) = scores.get_mut(subject.place()) {
            *score += worth;
        }
    }
    let likely = likely(&scores);
    let mut found: Vec<(Subject, f32)> = Subject::all().zip(likely).collect();
    found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let strong = |subject: Subject| scores.get(subject.place()).is_some_and(|score| *score >= LEAST);
    found
        .into_iter()
        .take(MOST)
        .enumerate()
        .take_while(|(at, (subject, likely))| {
            *likely >= if *at == 0 { ENOUGH } else { ENOUGH_BESIDE } && strong(*subject)
        })
        .map(|(_, (subject, likely))| {
            let provenance = if by_section == Some(subject) {
                TopicProvenance::Section
            } else if by_tags.contains(&subject) {
                TopicProvenance::Tag
            } else {
                TopicProvenance::Inferred
            };
            (subject, (likely * 100.0).round() / 100.0, provenance)
        })
        .collect()
}
