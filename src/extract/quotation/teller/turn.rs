//! Drafts the turns of interviews and transcripts.

use std::rc::Rc;

use super::{People, Teller};
use crate::article::{QuotationKind, Rule, Span, Speaker, SpeakerClass};
use crate::extract::quotation::draft::{Attribution, Draft};
use crate::extract::quotation::label::Turn;
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;
use crate::text::lexicon::{Class, class_of};

impl Teller<'_> {
    /// Reads one paragraph of a transcript: its words are whoever's turn it is.
    pub(in crate::extract::quotation) fn turn(&mut self, index: usize, scene: &Scene<'_>, turn: &Turn) {
        let shouted = match turn {
            Turn::Shouted(label, _) => self.called_out(index, scene, *label),
            _ => None,
        };
        // "WATCH: Jane Roe says “no”" opens no turn.
        let marked = scene.reading.pieces.first().is_some_and(|first| first.run.is_some());
        if matches!(turn, Turn::Shouted(..)) && shouted.is_none() && !marked {
            return self.tell(index, scene);
        }
        let mut people = People::default();
        for sentence in &scene.reading.sentences {
            people.met.extend(self.meet(index, scene, sentence, &[]).met);
        }
        let (by, span, continues) = match turn {
            Turn::Question => {
                self.last = None;
                return;
            }
            Turn::Aside => return,
            Turn::Labelled(nth, span) => (nth.and_then(|nth| people.get(nth).cloned()), *span, false),
            Turn::Stranger(label, span) => (Some(stranger(index, scene, *label)), *span, false),
            Turn::Answer(span) => {
                let who = self.interviewee.map(Who::Figure);
                let by = Attribution {
                    rule: Rule::Turn,
                    mention: None,
                    who,
                    nameless: false,
                    known_as: None,
                    inner: None,
                };
                (Some(by), *span, false)
            }
            Turn::Shouted(_, span) => (shouted, *span, false),
            Turn::Unlabelled(span) => match &self.last {
                // "LENA ODELL, HOST:" and what she says below it.
                Some((at, by)) if self.drafts.last().is_none_or(|draft| draft.scene < *at) => {
                    (Some(by.carried(Rule::Label)), *span, false)
                }
                Some((_, by)) => (Some(by.carried(Rule::Continuation)), *span, true),
                None => return,
            },
        };
        // A paper's own questions are no quotation: "COURIER: Do they listen?"
        let by = by.filter(|by| self.is_speaker(by));
        let Some(mut by) = by else {
            self.last = None;
            return;
        };
        if matches!(turn, Turn::Labelled(..) | Turn::Shouted(..)) {
            by.rule = Rule::Label;
        }
        if span.is_empty() {
            self.last = matches!(turn, Turn::Labelled(..)).then_some((index, by));
            return;
        }
        self.draft(Draft {
            scene: index,
            span,
            kind: QuotationKind::Direct,
            cue: None,
            by: Some(by),
            continues,
        });
    }

    /// Whom a label in capitals means.
    fn called_out(&self, index: usize, scene: &Scene<'_>, label: Span) -> Option<Attribution> {
        let words: Vec<&str> = label.of(scene.reading.text).split_whitespace().collect();
        let who = self.cast.find(words.into_iter(), Class::NONE, &|_| 1).map(Who::Figure);
        Some(Attribution {
            rule: Rule::Label,
            mention: Some((index, label)),
            who: Some(who?),
            nameless: false,
            known_as: None,
            inner: None,
        })
    }

    fn is_speaker(&self, by: &Attribution) -> bool {
        let group = matches!(&by.who, Some(Who::Unnamed(speaker)) if speaker.class == SpeakerClass::Group);
        group || self.is_person(by)
    }
}

/// *UNIDENTIFIED PERSON #1*: somebody whom a label describes and nobody names.
fn stranger(index: usize, scene: &Scene<'_>, label: Span) -> Attribution {
    let name = label.of(scene.reading.text).to_owned();
    let group = |word: &str| {
        matches!(word, "group" | "crowd" | "audience" | "chorus") || class_of(word).has(Class::GROUP)
    };
    let several = name.to_lowercase().split_whitespace().any(group);
    let class = if several { SpeakerClass::Group } else { SpeakerClass::Anonymous };
    Attribution {
        rule: Rule::Label,
        mention: Some((index, label)),
        who: Some(Who::Unnamed(Rc::new(Speaker { name, role: None, class }))),
        nameless: true,
        known_as: None,
        inner: None,
    }
}
