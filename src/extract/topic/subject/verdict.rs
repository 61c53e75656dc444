//! Decides which subjects an article is filed under.

use super::evidence::Evidence;
use super::model::{Weights, likely};
use super::{Subject, section};

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
const ENOUGH: f32 = 0.33;
/// A second or third one needs as much.
const ENOUGH_BESIDE: f32 = 0.25;
/// So many subjects at most.
const MOST: usize = 3;
/// What all evidence must come to, counted as a text's terms are.
const LEAST: f32 = 0.9;

/// The subjects of an article, likeliest first, each with how likely it is.
#[must_use]
pub fn of(evidence: &Evidence, filed: &Filed<'_>) -> Vec<(Subject, f32)> {
    let mut scores = Weights::learnt().scores(evidence);
    let by_section = filed.section.and_then(section::of_name).or_else(|| section::of_address(filed.url?));
    let by_tags = filed.tags.iter().filter_map(|tag| section::of_name(tag)).take(MOST);
    let given = by_section.map(|subject| (subject, BY_SECTION));
    for (subject, worth) in given.into_iter().chain(by_tags.map(|subject| (subject, BY_TAG))) {
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
        .map(|(_, (subject, likely))| (subject, (likely * 100.0).round() / 100.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of all cases, so many hundredths must be right, and so many of those where a subject is given.
    const FLOORS: (usize, usize) = (93, 98);

    #[test]
    fn short_texts_of_every_subject_are_filed_as_a_reader_would() {
        let cases = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#'));
        let (mut all, mut given, mut right) = (0, 0, 0);
        for case in cases {
            let [number, headline, body] = case.split('|').collect::<Vec<_>>()[..] else {
                panic!("not a case: {case}")
            };
            let evidence = Evidence::of(&format!("{headline}\n\n{body}"));
            let found = of(&evidence, &Filed::default());
            let best = found.first().map(|row| row.0.number());
            all += 1;
            given += usize::from(best.is_some());
            if best == number.parse().ok() {
                right += 1;
            } else {
                println!("{number} taken for {best:?}: {headline}");
            }
        }
        println!("{right} of {all} right, {given} given");
        assert!(right * 100 >= all * FLOORS.0, "{right} of {all} right");
        assert!(right * 100 >= given * FLOORS.1, "{right} of {given} given are right");
    }

    #[test]
    fn what_the_page_says_counts_beside_its_words() {
        let text =
            "The long wait\n\nThe fans came early and stood in the rain for an hour before the doors opened.";
        let evidence = Evidence::of(text);
        assert_eq!(of(&evidence, &Filed::default()), []);
        let filed = Filed { section: Some("Sport"), ..Filed::default() };
        assert_eq!(of(&evidence, &filed).first().map(|row| row.0.number()), Some(15));
        let filed = Filed { url: Some("https://example.org/music/the-long-wait"), ..Filed::default() };
        assert_eq!(of(&evidence, &filed).first().map(|row| row.0.number()), Some(1));
    }
}
