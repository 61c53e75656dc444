//! Tells whose words a colon at a sentence's end announces: *Roe was blunt:*, *Their verdict:*; and which are nobody's: *You might
//! answer:*.

use std::ops::Range;

use super::{People, Teller};
use crate::article::Rule;
use crate::extract::quotation::cue::announced_together;
use crate::extract::quotation::draft::Attribution;
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Teller<'_> {
    /// Takes note of whose words a sentence announces that ends in a colon, where it is `about` somebody.
    pub(super) fn announce(
        &mut self,
        index: usize,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        about: Option<&Attribution>,
        people: &People,
    ) {
        let last = scene.reading.pieces.get(sentence.end.saturating_sub(1));
        if !last.is_some_and(|piece| piece.is(Kind::Colon)) {
            return;
        }
        if is_sample(scene, sentence) {
            self.announced = None;
            self.sampled = Some(index);
            return;
        }
        let by = self
            .owner(index, scene, sentence, people)
            .or_else(|| self.together(scene, sentence, people))
            .or_else(|| about.cloned())
            .or_else(|| self.body_of(scene, sentence, people));
        self.announced = by.map(|by| (index, by)).or_else(|| self.announced.take());
    }

    /// Goes on with samples where the paragraph is nothing but quoted words that nobody says.
    pub(super) fn follow_samples(&mut self, index: usize, first: usize, scene: &Scene<'_>) {
        let after = self.sampled.is_some_and(|sampled| sampled + 1 == index);
        let opens = scene.reading.pieces.get(scene.first).is_some_and(|piece| piece.run.is_some());
        let nobodys = |drafts: &[super::Draft]| drafts.iter().all(|draft| draft.by.is_none());
        if after && opens && self.drafts.get(first..).is_some_and(nobodys) {
            self.sampled = Some(index);
        }
    }

    /// ***Their** verdict:*, *In **her** own words:*: whose words are announced, where nothing else is told: a name's, or whose the last
    /// words were.
    fn owner(
        &self,
        index: usize,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        people: &People,
    ) -> Option<Attribution> {
        const LONGEST: usize = 6;
        const FAR: usize = 8;
        let reading = scene.reading;
        let whose = sentence.start + usize::from(reading.word(sentence.start) == "In");
        let nth = scene.mentions.partition_point(|mention| mention.at.start < whose);
        let mention = scene.mentions.get(nth).filter(|mention| mention.at.start == whose)?;
        let owns = reading.pieces.get(whose).is_some_and(|piece| piece.has(Class::POSSESSIVE));
        let Sort::Pronoun(class) = mention.sort else { return None };
        if !owns || sentence.len() > LONGEST {
            return None;
        }
        let by = people.get(nth).filter(|by| matches!(by.who, Some(Who::Figure(_))));
        let last = self.last.as_ref().filter(|last| class.has(Class::THEY) && index - last.0 <= FAR);
        by.or(last.map(|(_, by)| by)).cloned()
    }

    /// ***Jane Roe and Tom Doe** of Okkerby:*: the names that open a sentence together.
    fn together(
        &mut self,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        people: &People,
    ) -> Option<Attribution> {
        let first = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
        let mention = scene.mentions.get(first).filter(|mention| mention.at.start == sentence.start)?;
        let plain = |at: usize| {
            scene.reading.pieces.get(at).is_some_and(|piece| {
                piece.run.is_none() && !piece.has(Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::VERB))
            })
        };
        let cue = announced_together(scene, first + 1, sentence.end)?;
        if !mention.is_name() || !(mention.at.end..sentence.end).all(plain) {
            return None;
        }
        let (index, _) = people.get(first)?.mention?;
        let by = self.joint(index, scene, &cue, first + 1, people)?;
        Some(Attribution { rule: Rule::Colon, ..by })
    }

    /// *As the Harbour Board put it:* the organisation that opens a sentence.
    fn body_of(&self, scene: &Scene<'_>, sentence: &Range<usize>, people: &People) -> Option<Attribution> {
        let start = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
        let opens = |mention: &&Mention| mention.is_name() && mention.at.start == sentence.start + 1;
        scene.mentions.get(start).filter(opens).filter(|_| scene.reading.word(sentence.start) == "As")?;
        let by = people.get(start)?;
        let speaks = match by.who.as_ref()? {
            Who::Figure(id) => self.cast.get(*id).is_some_and(|figure| !figure.place),
            Who::Unnamed(_) => false,
        };
        speaks.then(|| by.clone())
    }
}

/// *You might answer:*, *Examples of questions are:*: whether what follows is what anybody could say.
fn is_sample(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    let reading = scene.reading;
    let start = scene.mentions.partition_point(|mention| mention.at.start < sentence.start);
    let within = |mention: &&Mention| mention.at.start < sentence.end;
    if scene.mentions.iter().skip(start).take_while(within).any(Mention::is_name) {
        return false;
    }
    let modal = |at: usize| {
        let word = reading.word(at);
        matches!(word, "can" | "could" | "may" | "might" | "should")
    };
    let says = |at: usize| {
        matches!(
            reading.word(at),
            "answer" | "ask" | "include" | "reply" | "respond" | "say" | "start" | "state" | "use" | "write"
        )
    };
    let you = |at: usize| {
        matches!(reading.word(at), "You" | "you")
            && modal(at + 1)
            && (says(at + 2) || says(at + 3) && reading.word(at + 2).len() > 2)
    };
    let example = |at: usize| {
        matches!(
            reading.word(at),
            "Examples"
                | "examples"
                | "Prompts"
                | "prompts"
                | "Sample"
                | "Samples"
                | "sample"
                | "samples"
                | "template"
                | "templates"
        )
    };
    // "Roe gave examples:", where somebody speaks.
    let spoken = scene
        .mentions
        .iter()
        .skip(start)
        .take_while(within)
        .any(|mention| matches!(mention.sort, Sort::Pronoun(class) if !class.has(Class::IT)));
    sentence.clone().any(you) || !spoken && sentence.clone().any(example)
}
