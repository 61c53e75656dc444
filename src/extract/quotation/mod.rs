//! Finds the words that an article puts in somebody's mouth, and says whose mouth it is.
//!
//! | room | does |
//! | --- | --- |
//! | [`cue`] | finds the words of saying, and who is their subject |
//! | [`content`] | finds what a cue reports |
//! | [`interview`] | reads interviews whose questions stand alone |
//! | [`label`] | reads interviews and transcripts, where labels say who speaks |
//! | [`teller`] | reads the article sentence by sentence and drafts its quotations |
//! | [`draft`] | a quotation before it is written down |
//! | [`confidence`] | how often each rule is right |
//!
//! The rules are English. Who is who is the business of [`super::speaker`].

mod confidence;
mod content;
mod cue;
mod draft;
mod interview;
mod label;
mod teller;
#[cfg(test)]
mod tests;

use crate::article::{Evidence, Mention, ParagraphKind, Quotation, Span, Speaker, SpeakerCount};
use crate::extract::reading;
use crate::extract::speaker::cast::Cast;
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;
use crate::text::HashMap;
use crate::text::paragraph::Placed;
use crate::text::token::Token;
use draft::{Attribution, Draft};
use label::Turn;
use teller::Teller;

/// The quotations of an article and everyone quoted in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// In the order of their places.
    pub quotations: Vec<Quotation>,
    /// Most quoted first.
    pub speakers: Vec<SpeakerCount>,
}

/// What an article is headed by.
#[derive(Debug, Clone, Copy)]
pub enum Headline<'a> {
    /// Words that stand in what is cited.
    Placed(&'a Placed),
    /// Words that do not: the format knows them apart from the text.
    Heard(&'a str),
}

impl<'a> Headline<'a> {
    fn text(self) -> &'a str {
        match self {
            Self::Placed(placed) => placed.text(),
            Self::Heard(text) => text,
        }
    }

    const fn placed(self) -> Option<&'a Placed> {
        match self {
            Self::Placed(placed) => Some(placed),
            Self::Heard(_) => None,
        }
    }
}

/// Finds the quotations of an article, headline included, and their speakers.
///
/// A headline that stands nowhere in what is cited is only heard: it names people, and nothing in it is a quotation. `tokens` are the
/// paragraphs' own, one list each; `author` is whoever *I* is in the article's own words, where one person wrote it.
#[must_use]
pub fn find(
    title: Option<Headline<'_>>,
    paragraphs: &[Placed],
    tokens: Vec<Vec<Token>>,
    author: Option<&str>,
) -> Found {
    let cut = paragraphs.iter().map(Placed::text).zip(tokens);
    let readings = reading::read_tokens(title.map(Headline::text), cut);
    let scenes = Scene::all(&readings);
    let cast = Cast::gather(&scenes);
    let kind = |scene: &Scene<'_>| Some(paragraphs.get(scene.reading.paragraph?)?.paragraph.kind);
    let heading = |scene: &Scene<'_>| kind(scene) == Some(ParagraphKind::Heading);
    let labelled = label::turns(&scenes, &cast, &heading);
    let is_labelled = labelled.is_some();
    let turns = labelled.or_else(|| interview::turns(&scenes));
    let interviewee =
        turns.as_ref().and_then(|turns| interview::interviewee(&scenes, turns, is_labelled, &cast, author));
    // An essay may ask and answer itself.
    let turns = turns.filter(|_| is_labelled || interviewee.is_some());
    let places: Vec<Option<&Placed>> =
        title.map(Headline::placed).into_iter().chain(paragraphs.iter().map(Some)).collect();
    let writer = Writer { cast: &cast, scenes: &scenes, places: &places };
    let mut teller = Teller::new(&cast, author, interviewee);
    for (index, scene) in scenes.iter().enumerate() {
        if writer.place(index).is_none() {
            continue;
        }
        match turns.as_ref().and_then(|turns| turns.get(index)?.as_ref()) {
            // A heading is no part of what anybody answers.
            Some(Turn::Unlabelled(_)) if heading(scene) => {}
            Some(turn) => teller.turn(index, scene, turn),
            None if kind(scene) == Some(ParagraphKind::Caption) => teller.caption(index, scene),
            None if heading(scene) => teller.heading(index, scene),
            None => teller.tell(index, scene),
        }
    }
    let drafts = teller.done();
    let quotations = drafts.iter().filter_map(|draft| writer.quotation(draft)).collect();
    Found { quotations, speakers: writer.speakers(&drafts) }
}

/// Writes drafts down as quotations.
struct Writer<'a> {
    cast: &'a Cast<'a>,
    scenes: &'a [Scene<'a>],
    /// Where each scene stands, if anywhere in what is cited.
    places: &'a [Option<&'a Placed>],
}

impl Writer<'_> {
    fn place(&self, scene: usize) -> Option<&Placed> {
        *self.places.get(scene)?
    }

    fn quotation(&self, draft: &Draft) -> Option<Quotation> {
        let reading = self.scenes.get(draft.scene)?.reading;
        let placed = self.place(draft.scene)?;
        let speaker = draft.by.as_ref().and_then(|by| match by.who.as_ref()? {
            Who::Figure(id) => self.cast.speaker(*id),
            Who::Unnamed(speaker) => Some(Speaker::clone(speaker)),
        });
        let by = draft.by.as_ref().filter(|_| speaker.is_some());
        let mention = by.and_then(|by| self.mention(by));
        let evidence = by.map(|by| Evidence {
            rule: by.rule,
            chain: self.chain(mention.as_ref(), by, speaker.as_ref().map(|s| s.name.as_str())),
            inner: by.inner.clone(),
        });
        Some(Quotation {
            kind: draft.kind,
            text: draft.span.of(reading.text).to_owned(),
            paragraph: reading.paragraph,
            line: placed.line_at(draft.span.start),
            span: placed.source_span(draft.span),
            within: draft.span,
            cue: draft.cue.map(|span| span.of(reading.text).to_owned()),
            confidence: by.map_or(0.0, |by| confidence::of(by, self.cast)),
            speaker,
            mention,
            evidence,
            continues: draft.continues,
        })
    }

    fn mention(&self, by: &Attribution) -> Option<Mention> {
        let (scene, span): (usize, Span) = by.mention?;
        let text = self.text((scene, span))?.to_owned();
        Some(Mention { text, span: self.place(scene)?.source_span(span) })
    }

    /// The words at a place of a scene.
    fn text(&self, (scene, span): (usize, Span)) -> Option<&str> {
        Some(span.of(self.scenes.get(scene)?.reading.text))
    }

    /// From the mention to the name, each step once.
    fn chain(&self, mention: Option<&Mention>, by: &Attribution, name: Option<&str>) -> Vec<String> {
        let known_as = by.known_as.and_then(|place| self.text(place));
        let steps = [mention.map(|mention| mention.text.as_str()), known_as, name];
        let mut chain: Vec<String> = Vec::with_capacity(steps.len());
        for step in steps.into_iter().flatten() {
            if chain.iter().all(|other| other != step) {
                chain.push(step.to_owned());
            }
        }
        chain
    }

    /// Everyone quoted, most quoted first, in order of appearance among equals.
    fn speakers(&self, drafts: &[Draft]) -> Vec<SpeakerCount> {
        let mut counts: Vec<(&Who, usize)> = Vec::new();
        let mut places: HashMap<&Who, usize> = HashMap::default();
        for who in drafts.iter().filter_map(|draft| draft.by.as_ref()?.who.as_ref()) {
            let place = *places.entry(who).or_insert(counts.len());
            match counts.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => counts.push((who, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let count = |(who, quotations): (&Who, usize)| match who {
            Who::Figure(id) => self.cast.count(*id, quotations),
            Who::Unnamed(speaker) => {
                Some(SpeakerCount { speaker: Speaker::clone(speaker), aliases: Vec::new(), quotations })
            }
        };
        counts.into_iter().filter_map(count).collect()
    }
}
