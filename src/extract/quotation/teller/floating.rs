//! Tells who speaks where no cue says so: the talk goes on, turns, or was announced.

use std::ops::Range;

use super::signature::{Unsigned, is_signed_by_thing};
use super::{People, Teller};
use crate::article::{QuotationKind, Rule, SpeakerClass};
use crate::extract::quotation::draft::{Attribution, Draft};
use crate::extract::speaker::Figure;
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// How far words that tell the reader something stand from those in marks, in pieces.
const NEAR: usize = 64;

impl Teller<'_> {
    /// Reads a heading inside the article. Whoever it names is whom the article talks about next only where nothing but a person can
    /// be: *3. Armrest Heights* is nobody.
    pub(in crate::extract::quotation) fn heading(&mut self, index: usize, scene: &Scene<'_>) {
        let (about, turned) = (self.about.clone(), self.turned.clone());
        self.unsigned = Unsigned::default();
        self.tell(index, scene);
        let sure = self.about.as_ref().is_some_and(|(_, by)| match by.who.as_ref() {
            Some(Who::Figure(id)) => self.cast.get(*id).is_some_and(Figure::is_surely_person),
            Some(Who::Unnamed(_)) | None => false,
        });
        if !sure {
            (self.about, self.turned) = (about, turned);
        }
    }

    /// Who speaks where no cue says so.
    pub(super) fn without_cue(
        &self,
        index: usize,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        at: usize,
        alone: bool,
        people: &People,
    ) -> (Option<Attribution>, bool) {
        let opens_paragraph = at <= scene.first;
        // "“It was late.” – Jane Roe"
        if let Some(by) = self.signed(index, scene, sentence, at, people) {
            return (Some(by.carried(Rule::Sentence)), false);
        }
        if is_signed_by_thing(scene, at) {
            return (None, false);
        }
        // "You might answer:" with the words in a paragraph of their own.
        if opens_paragraph && self.sampled.is_some_and(|sampled| sampled + 1 == index) {
            return (None, false);
        }
        // A paragraph that opens while the last one's quotation is still open goes on with it.
        if opens_paragraph
            && self.open
            && let Some((_, by)) = &self.last
        {
            return (Some(by.carried(Rule::Continuation)), true);
        }
        // "Roe was blunt:" with the words in a paragraph of their own.
        if opens_paragraph
            && let Some((scene, by)) = &self.announced
            && scene + 1 == index
        {
            return (Some(by.carried(Rule::Colon)), false);
        }
        // "“No,” said Roe. Doe was not so sure. “Ask me again.”"
        if alone
            && let Some(by) = self.turned.as_ref().filter(|by| {
                self.last.as_ref().is_some_and(|(scene, last)| *scene == index && last.who != by.who)
            })
        {
            return (Some(by.carried(Rule::Floating)), false);
        }
        // "“Not safe”: Roe on the bridge", above an article
        if scene.reading.paragraph.is_none()
            && let Some(by) = headed(scene, at, people)
        {
            return (Some(by.carried(Rule::Colon)), false);
        }
        // "Roe was blunt: “…”"
        if at > sentence.start
            && scene.reading.pieces.get(at - 1).is_some_and(|p| p.is(Kind::Colon))
            && let Some((_, by)) = self.subject_of(scene, sentence, people)
        {
            return (Some(by.carried(Rule::Colon)), false);
        }
        // In the same sentence: after a run that has its speaker.
        let before = self.drafts.last().filter(|draft| draft.scene == index && draft.by.is_some());
        if let Some(by) =
            before.filter(|draft| draft.kind == QuotationKind::Direct).and_then(|draft| draft.by.as_ref())
            && (alone
                || scene
                    .reading
                    .span(sentence)
                    .contains(self.drafts.last().map_or(crate::article::Span::new(0, 0), |d| d.span)))
        {
            return (Some(by.carried(Rule::Interrupted)), true);
        }
        // "For Roe, it was “a day to remember for us all”."
        if !alone && let Some((nth, by)) = self.subject_of(scene, sentence, people) {
            return (Some(by.carried(Rule::Sentence)).filter(|_| !is_told(scene, nth)), false);
        }
        let by = before.and_then(|draft| draft.by.as_ref());
        // "Simply say, “No.”", "I might call it “a boat for a day”"
        if !alone && (by.is_none() || orders(scene, sentence)) && is_reader_told(scene, sentence, at) {
            let writer = people.met.iter().take(NEAR).find(|by| self.is_author(by));
            return (writer.map(|by| by.carried(Rule::Sentence)), false);
        }
        if let Some(by) = by {
            return (Some(by.carried(Rule::Floating)), false);
        }
        if alone && let Some(by) = self.other_side(index, scene, at) {
            return (Some(by.carried(Rule::Floating)), false);
        }
        let near = |other: &(usize, Attribution)| index - other.0 <= 2;
        let about = self.about.as_ref().filter(|about| near(about) && self.may_float(&about.1));
        let last = self.last.as_ref().filter(|last| near(last));
        let by = match (last, about) {
            (Some(last), Some(about)) if about.0 > last.0 => Some(&about.1),
            (Some(last), _) => Some(&last.1),
            (None, Some(about)) => Some(&about.1),
            (None, None) => None,
        };
        (by.map(|by| by.carried(Rule::Floating)), false)
    }

    /// Whether it is whoever writes, where that is known.
    fn is_author(&self, by: &Attribution) -> bool {
        let Some(Who::Unnamed(speaker)) = by.who.as_ref() else { return false };
        speaker.class == SpeakerClass::Person && self.author == Some(speaker.name.as_str())
    }

    /// Whether words in a paragraph of their own may be somebody's of whom the article only told something: a name that nothing
    /// makes a person's may be a thing's.
    fn may_float(&self, by: &Attribution) -> bool {
        match by.who.as_ref() {
            Some(Who::Figure(id)) => {
                self.heard.contains(id)
                    || self.cast.get(*id).is_some_and(|figure| {
                        figure.is_surely_person()
                            || figure.class == SpeakerClass::Person && is_of_no_words(&figure.name)
                    })
            }
            // Nobody sets marks around what they write themselves.
            Some(Who::Unnamed(_)) | None => !self.is_author(by),
        }
    }

    /// Whose turn it is in a talk of questions and answers, each a paragraph: a question is the asker's, what follows it
    /// the other's.
    fn other_side(&self, index: usize, scene: &Scene<'_>, at: usize) -> Option<&Attribution> {
        let (asker, answerer) = self.talk.as_ref()?;
        let (before, last) = self.last.as_ref()?;
        let words = scene.reading.runs.get(scene.reading.pieces.get(at)?.run?)?.inner.of(scene.reading.text);
        if before + 1 != index {
            None
        } else if words.ends_with('?') {
            (last.who == answerer.who).then_some(asker)
        } else {
            (last.who == asker.who).then_some(answerer)
        }
    }

    /// Takes note of who asked and who answered: a paragraph that ends in a question, and somebody else's after it.
    pub(super) fn follow_talk(&mut self, index: usize, first: usize, scene: &Scene<'_>) {
        let direct = |draft: &&Draft| draft.kind == QuotationKind::Direct;
        let Some(draft) = self.drafts.get(first..).and_then(|found| found.iter().rfind(direct)) else {
            return;
        };
        let Some(by) = draft.by.clone() else { return };
        let asks = draft.span.of(scene.reading.text).ends_with('?');
        if let Some((asked_at, asker)) = self.asked.take()
            && asked_at + 1 == index
            && asker.who != by.who
            && asker.who.is_some()
        {
            self.talk = Some((asker, by.clone()));
        }
        if asks {
            self.asked = Some((index, by));
        }
    }

    /// Gives runs that stand before their paragraph's first attribution its speaker: *“No.” “Never,” said Roe.*
    pub(super) fn settle_ahead(&mut self, first: usize) {
        let Some(found) = self.drafts.get(first..) else { return };
        let leading =
            found.iter().take_while(|draft| draft.kind == QuotationKind::Direct && is_weak(draft)).count();
        let strong = found
            .get(leading)
            .filter(|draft| draft.kind == QuotationKind::Direct)
            .and_then(|draft| draft.by.clone());
        let Some(by) = strong.filter(|by| by.rule != Rule::Sentence && leading > 0) else { return };
        for draft in self.drafts.iter_mut().skip(first).take(leading) {
            draft.by = Some(by.carried(Rule::Floating));
        }
    }

    /// Gives words between two of the same speaker to that speaker, and not to whom the article told of between them: *“No,” Roe said.
    /// The board had asked Doe. “Never.” Roe added: “Go.”*
    pub(super) fn settle_between(&mut self, first: usize) {
        for middle in first + 1..self.drafts.len().saturating_sub(1) {
            let who = |at: usize| self.drafts.get(at).and_then(|draft| draft.by.as_ref()?.who.as_ref());
            let direct =
                |at: usize| self.drafts.get(at).is_some_and(|draft| draft.kind == QuotationKind::Direct);
            let strong = |at: usize| self.drafts.get(at).is_some_and(|draft| !is_weak(draft));
            let floats = self.drafts.get(middle).is_some_and(is_weak) && who(middle).is_some();
            let same = who(middle - 1).is_some() && who(middle - 1) == who(middle + 1);
            let all = direct(middle - 1) && direct(middle) && direct(middle + 1);
            if !(floats && same && all && strong(middle + 1)) || who(middle) == who(middle + 1) {
                continue;
            }
            let by = self.drafts.get(middle + 1).and_then(|draft| draft.by.as_ref());
            let by = by.map(|by| by.carried(Rule::Floating));
            if let Some(draft) = self.drafts.get_mut(middle) {
                draft.by = by;
            }
        }
    }

    /// Gives quoted words that were left open the speaker of the paragraph that goes on with them.
    pub(super) fn settle_open(&mut self, first: usize) {
        let Some(draft) = self.drafts.get_mut(first).filter(|_| self.open && !self.unsettled.is_empty())
        else {
            return;
        };
        if draft.kind != QuotationKind::Direct
            || is_weak(draft)
            || draft.by.as_ref().is_none_or(|by| by.rule == Rule::Continuation)
        {
            return;
        }
        draft.continues = true;
        let by = draft.by.as_ref().map(|by| by.carried(Rule::Continuation));
        for at in self.unsettled.drain(..) {
            if let Some(draft) = self.drafts.get_mut(at) {
                draft.by.clone_from(&by);
            }
        }
    }

    /// Takes note of the words that a paragraph leaves open, where nothing says who speaks.
    pub(super) fn leave_open(&mut self, first: usize) {
        let last = self.drafts.len().checked_sub(1).filter(|last| *last >= first);
        let goes_on = self.drafts.get(first).is_some_and(|draft| draft.continues);
        if !self.open || !goes_on {
            self.unsettled.clear();
        }
        if let Some(last) = last.filter(|last| {
            self.open
                && self
                    .drafts
                    .get(*last)
                    .is_some_and(|draft| is_weak(draft) || goes_on && !self.unsettled.is_empty())
        }) {
            self.unsettled.push(last);
        }
    }
}

/// ***Say**, “No.”*, ***you** may hear “no boats”*, ***I** call it “a boat for a day”*: whether a sentence tells the reader what to say, or
/// what whoever writes would, by what stands before its quoted words.
fn is_reader_told(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let reading = scene.reading;
    let told = Class::FIRST.with(Class::SECOND);
    let own =
        |at: usize| matches!(reading.word(at), "my" | "My" | "our" | "Our" | "me" | "us" | "your" | "Your");
    let pieces =
        |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.run.is_none() && piece.has(told));
    let near = sentence.start.max(at.saturating_sub(NEAR))..at;
    orders(scene, sentence) || { near }.any(|at| pieces(&at) || own(at))
}

/// ***Say**, “No.”*: whether a sentence opens with what the reader is to do.
fn orders(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    matches!(
        scene.reading.word(sentence.start),
        "Add"
            | "Ask"
            | "Avoid"
            | "Consider"
            | "Don't"
            | "Don’t"
            | "Imagine"
            | "Look"
            | "Note"
            | "Say"
            | "Simply"
            | "Start"
            | "Tell"
            | "Think"
            | "Try"
            | "Use"
            | "Write"
    )
}

/// *Okkerby Vandal*, but not *Rust Skills*: whether two words or more that are names and nothing else make a name.
fn is_of_no_words(name: &str) -> bool {
    let plain = |word: &str| {
        let other = Class::COMMON.with(Class::ORGANISATION).with(Class::PLACE).with(Class::FUNCTION);
        word.chars().filter(|letter| letter.is_uppercase()).count() == 1
            && !class_of(&word.to_lowercase()).has(other)
    };
    name.contains(' ') && name.split(' ').all(plain)
}

/// *Roe has been told he is “a menace”*: whether somebody is told, and does not speak.
fn is_told(scene: &Scene<'_>, nth: usize) -> bool {
    const HELPERS: usize = 3;
    let Some(mention) = scene.mentions.get(nth) else { return false };
    let word = |at: usize| scene.reading.word(at);
    let being = (mention.at.end..mention.at.end + HELPERS)
        .find(|at| matches!(word(*at), "was" | "were" | "is" | "are" | "been"));
    being.is_some_and(|being| {
        let verb = being + 1 + usize::from(word(being + 1) == "being");
        matches!(word(verb), "told" | "warned" | "accused" | "branded" | "dubbed" | "labelled" | "labeled")
    })
}

/// Whether nothing near a draft says who speaks.
pub(super) fn is_weak(draft: &Draft) -> bool {
    draft.by.as_ref().is_none_or(|by| by.rule == Rule::Floating)
}

/// The name that a headline has behind quoted words and a colon.
pub(super) fn headed<'p>(scene: &Scene<'_>, at: usize, people: &'p People) -> Option<&'p Attribution> {
    scene.reading.pieces.get(at + 1).filter(|piece| piece.is(Kind::Colon))?;
    let nth = scene.mentions.partition_point(|mention| mention.at.start < at + 2);
    scene.mentions.get(nth).filter(|mention| mention.at.start == at + 2 && mention.is_name())?;
    people.get(nth).filter(|by| by.who.is_some())
}
