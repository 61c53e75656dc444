//! What an article is about: the page's own tags and section, the subject it is filed under, and keyphrases.
//!
//! A keyphrase is a name or a noun that the article keeps coming back to, best in the headline and early on. It is never a
//! word that stands in every article, nor the name of the paper or of whoever wrote it.
//!
//! | room | answers |
//! | --- | --- |
//! | [`key`] | when two labels name one topic, for whoever files, asks or counts |
//! | `tag` | which of the page's own tags say something |
//! | [`subject`] | what the article is about at large, in the terms of the IPTC |
//! | `word`, `phrase` | what could be a keyphrase |
//! | `keyphrase` | which of these a person would file the article under |
//! | `outlet` | which names are those of papers and stations |

pub mod key;
mod keyphrase;
mod outlet;
mod phrase;
pub mod subject;
mod tag;
mod word;

use crate::article::{ParagraphKind, Topic, TopicProvenance};
use crate::text::HashMap;
use crate::text::paragraph::Placed;
use crate::text::token::Token;
use key::Key;
use keyphrase::Keyphrase;
use phrase::Gathering;
use subject::evidence::Evidence;
use subject::verdict::{self, Filed};
use word::{Words, is_title_case, is_unmarked_heading};

/// What topics are read from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// The body.
    pub paragraphs: &'a [Placed],
    /// The tokens of each paragraph of an English body.
    pub tokens: &'a [Vec<Token>],
    /// The page's own tags.
    pub tags: &'a [String],
    /// The page's own section.
    pub section: Option<&'a str>,
    /// The page's address, whose folders may be sections.
    pub url: Option<&'a str>,
    /// The outlet, which is no topic of its own articles.
    pub outlet: Option<&'a str>,
    /// The authors, who are none either.
    pub byline: &'a [String],
    /// Whether the English rules for keyphrases apply.
    pub english: bool,
}

/// Finds an article's topics, best first.
#[must_use]
pub fn find(facts: &Facts<'_>) -> Vec<Topic> {
    let mut topics = Topics::default();
    // Nearly every page has no tags.
    let mut of_the_page = None;
    let own = facts.tags.iter().flat_map(|tag| tag::parts(tag)).map(|tag| (tag, TopicProvenance::Tag));
    for (label, provenance) in own.chain(facts.section.map(|section| (section, TopicProvenance::Section))) {
        let Some(label) = tag::clean(label) else { continue };
        let key = Key::of(&label);
        if !of_the_page.get_or_insert_with(|| tag::of_the_page(facts)).contains(&key) {
            topics.file(Topic { label, provenance, code: None, score: 1.0 }, key);
        }
    }
    if facts.english {
        let (gathering, evidence) = read(facts);
        let filed = Filed { section: facts.section, url: facts.url, tags: facts.tags };
        let provenance = TopicProvenance::Inferred;
        for (subject, score) in verdict::of(&evidence, &filed) {
            let code = Some(subject.code().to_owned());
            topics.add(Topic { label: subject.label().to_owned(), provenance, code, score });
        }
        for Keyphrase { label, key, score } in keyphrase::choose(facts, &gathering) {
            topics.file(Topic { label, provenance, code: None, score }, key);
        }
    }
    topics.found
}

/// Topics, each once.
#[derive(Default)]
struct Topics {
    found: Vec<Topic>,
    /// Where each is, by its key.
    places: HashMap<Key, usize>,
}

impl Topics {
    /// Adds a topic. One that is there already keeps its label, and learns its code.
    fn add(&mut self, topic: Topic) {
        let key = Key::of(&topic.label);
        self.file(topic, key);
    }

    /// The same for a topic whose key is known.
    fn file(&mut self, topic: Topic, key: Key) {
        match self.places.get(&key).and_then(|at| self.found.get_mut(*at)) {
            Some(known) if topic.code.is_some() => {
                *known = Topic { code: topic.code, score: topic.score, ..known.clone() };
            }
            Some(_) => {}
            None => {
                self.places.insert(key, self.found.len());
                self.found.push(topic);
            }
        }
    }
}

/// Reads headline and body once, for keyphrases and subjects.
fn read<'a>(facts: &Facts<'a>) -> (Gathering<'a>, Evidence) {
    let (mut gathering, mut evidence) = (Gathering::default(), Evidence::default());
    let mut words = Vec::new();
    let body = facts.paragraphs.iter().enumerate().map(|(at, placed)| {
        let tokens = facts.tokens.get(at).map(Vec::as_slice).unwrap_or_default();
        let is_heading = placed.paragraph.kind == ParagraphKind::Heading;
        (placed.text(), tokens, at + 1, is_heading)
    });
    let title = facts.title.map(|title| (title, [].as_slice(), 0, true));
    for (text, tokens, paragraph, is_heading) in title.into_iter().chain(body) {
        words.clear();
        words.extend(Words::of(text, tokens));
        let capitals_tell = if is_heading { !is_title_case(text) } else { !is_unmarked_heading(text) };
        gathering.read(text, &words, paragraph, capitals_tell);
        evidence.read(&words, paragraph);
    }
    (gathering, evidence)
}
