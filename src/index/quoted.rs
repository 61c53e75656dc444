//! Who is quoted and what an article is about, kept so that it can be counted without a look at the articles themselves.
//!
//! Of each quotation four values are kept, in four columns at the same place of the passage in which it begins, so that none counts
//! twice. What concerns the whole article is kept with the article, which stands in the index right behind its passages.

use tantivy::TantivyDocument;
use xxhash_rust::xxh3::xxh3_64;

use super::analyzer::SEPARATOR;
use super::schema::Fields;
use crate::article::{Article, Passage, Quotation, Speaker, SpeakerClass, SpeakerCount};
use crate::text::word::words;

/// Parts what is kept as one value.
const PART: char = '\u{1f}';

/// Of a name, role or label no more is kept, in bytes: nothing that long is one.
const LONGEST: usize = 400;

/// What else an article calls those who are quoted in it.
pub(super) struct Aliases<'a> {
    /// In the order of their names.
    speakers: Vec<&'a SpeakerCount>,
}

impl<'a> Aliases<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut speakers: Vec<&SpeakerCount> = article.speakers.iter().collect();
        speakers.sort_by(|one, other| one.speaker.name.cmp(&other.speaker.name));
        Self { speakers }
    }

    /// The other names of a speaker; several times where several are alike.
    pub(super) fn of_speaker<'s>(
        &self,
        speaker: &'s Speaker,
    ) -> impl Iterator<Item = &'a [String]> + use<'_, 'a, 's> {
        let first = self.speakers.partition_point(|count| count.speaker.name < speaker.name);
        let namesakes = self.speakers.get(first..).unwrap_or_default().iter();
        namesakes
            .take_while(|count| count.speaker.name == speaker.name)
            .filter(|count| count.speaker == *speaker)
            .map(|count| count.aliases.as_slice())
    }
}

/// Takes down the quotations that begin in a passage.
pub(super) fn file_passage(
    fields: &Fields,
    article: &Article,
    aliases: &Aliases<'_>,
    passage: &Passage,
    document: &mut TantivyDocument,
) {
    for quotation in passage.quotations.iter().filter_map(|at| article.quotations.get(*at)) {
        if passage.paragraph.is_some_and(|(_, piece)| !begins(quotation, piece.start, piece.end)) {
            continue;
        }
        let speaker = quotation.speaker.as_ref();
        let aliases = speaker.and_then(|speaker| aliases.of_speaker(speaker).next());
        let aliases = aliases.map_or(String::new(), |aliases| aliases.join(&SEPARATOR.to_string()));
        let name = speaker.map_or(String::new(), |s| format!("{}{PART}{}", short(&s.name), s.class));
        document.add_text(fields.quoted_name, name);
        document
            .add_text(fields.quoted_role, short(speaker.and_then(|s| s.role.as_deref()).unwrap_or_default()));
        document.add_text(fields.quoted_alias, short(&aliases));
        document.add_u64(fields.quoted_words, words_hash(&quotation.text));
    }
}

fn begins(quotation: &Quotation, start: usize, end: usize) -> bool {
    (start..end).contains(&quotation.within.start)
}

/// Takes down what concerns the whole article.
pub(super) fn file_article(fields: &Fields, article: &Article, document: &mut TantivyDocument) {
    for topic in &article.topics {
        let code = topic.code.as_deref().unwrap_or_default();
        document.add_text(fields.topic_label, format!("{}{PART}{code}", short(&topic.label)));
    }
    if let Some(outlet) = &article.outlet {
        document.add_text(fields.outlet_name, short(outlet));
    }
    for author in &article.byline {
        document.add_text(fields.author_name, short(author));
    }
    let locator = article.source.locator.as_deref().unwrap_or_default();
    document.add_text(fields.cited, format!("{}{PART}{locator}", article.source.path));
}

/// A speaker's name and class as they were kept; none of a quotation whose speaker is unknown.
#[must_use]
pub fn speaker(kept: &str) -> Option<(&str, SpeakerClass)> {
    let (name, class) = kept.rsplit_once(PART)?;
    let known =
        [SpeakerClass::Person, SpeakerClass::Organisation, SpeakerClass::Group, SpeakerClass::Anonymous];
    known.into_iter().find(|known| known.to_string() == class).map(|class| (name, class))
}

/// A value and what was kept beside it: a topic's label and code, an article's path and locator.
#[must_use]
pub fn parts(kept: &str) -> (&str, Option<&str>) {
    match kept.rsplit_once(PART) {
        Some((value, rest)) => (value, Some(rest).filter(|rest| !rest.is_empty())),
        None => (kept, None),
    }
}

/// The hash of words, of 40 bits: the same for all quotations that differ in capitals, accents and marks alone. It is compared among
/// the quotations of one speaker, so that no more is needed.
#[must_use]
pub fn words_hash(text: &str) -> u64 {
    let mut folded = String::with_capacity(text.len() + 1);
    for word in words(text) {
        word.term(text, &mut folded);
        folded.push(' ');
    }
    xxh3_64(folded.as_bytes()) >> 24
}

fn short(text: &str) -> &str {
    (LONGEST.saturating_sub(3)..=LONGEST).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        assert_eq!(speaker("Ruth Venn\u{1f}person"), Some(("Ruth Venn", SpeakerClass::Person)));
        assert_eq!(speaker(""), None);
        assert_eq!(parts("Ferries\u{1f}"), ("Ferries", None));
        assert_eq!(parts("Economy\u{1f}medtop:04000000"), ("Economy", Some("medtop:04000000")));
    }

    #[test]
    fn words_are_the_same_whatever_their_marks() {
        let (one, other) = ("No one’s boat sails, today.", "no one's “boat” sails today");
        assert_eq!(words_hash(one), words_hash(other));
        assert_ne!(words_hash(one), words_hash("No boat sails today."));
    }

    #[test]
    fn each_speaker_has_their_own_other_names() {
        let count = |name: &str, role: Option<&str>, alias: &str| SpeakerCount {
            speaker: Speaker {
                name: name.to_owned(),
                role: role.map(str::to_owned),
                class: SpeakerClass::Person,
            },
            aliases: vec![alias.to_owned()],
            quotations: 1,
        };
        let mut article = crate::index::sample::article("/1.txt", "Ferry", &[]);
        article.speakers = vec![
            count("Bo Li", None, "Li"),
            count("Ann Lee", Some("clerk"), "Ms Lee"),
            count("Ann Lee", None, "Annie"),
            count("Ann Lee", None, "Lee"),
        ];
        let aliases = Aliases::of(&article);
        let of = |name: &str, role| -> Vec<String> {
            let asked = count(name, role, "").speaker;
            aliases.of_speaker(&asked).flatten().cloned().collect()
        };
        assert_eq!(of("Bo Li", None), ["Li"]);
        assert_eq!(of("Ann Lee", None), ["Annie", "Lee"]);
        assert_eq!(of("Ann Lee", Some("clerk")), ["Ms Lee"]);
        assert!(of("Ann Lee", Some("mayor")).is_empty() && of("Zoe Yu", None).is_empty());
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        assert_eq!(short(&"é".repeat(500)).len(), LONGEST);
    }
}
