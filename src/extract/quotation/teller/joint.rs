//! Several people who speak with one voice: *Jane Roe and Tom Doe said*, *police and witnesses said*.

use std::ops::Range;
use std::rc::Rc;

use super::{People, Teller};
use crate::article::{Span, Speaker, SpeakerClass};
use crate::extract::quotation::cue::Cue;
use crate::extract::quotation::draft::Attribution;
use crate::extract::speaker::mention::Mention;
use crate::extract::speaker::scene::Scene;
use crate::extract::speaker::stage::Who;

impl Teller<'_> {
    /// Those who say together what a cue reports, where one mention is its subject and *and* ties it to others.
    pub(super) fn joint(
        &mut self,
        index: usize,
        scene: &Scene<'_>,
        cue: &Cue,
        subject: usize,
        people: &People,
    ) -> Option<Attribution> {
        let all = cue.joint.clone()?;
        let named = |nth: usize| scene.mentions.get(nth).is_some_and(Mention::is_name);
        let (name, class) = if named(all.start) && named(all.end - 1) {
            self.named_together(scene, all.clone(), people)?
        } else {
            self.described_together(all.clone(), people)?
        };
        let who = Who::Unnamed(Rc::new(Speaker { name, role: None, class }));
        self.stage.speak_together(&who);
        let first = scene.mentions.get(all.start)?.span;
        let span = Span::new(first.start, scene.mentions.get(all.end - 1)?.span.end);
        let by = people.get(subject)?;
        Some(Attribution { mention: Some((index, span)), who: Some(who), known_as: None, ..by.clone() })
    }
    /// The names of people, or of bodies, in one.
    fn named_together(
        &self,
        scene: &Scene<'_>,
        all: Range<usize>,
        people: &People,
    ) -> Option<(String, SpeakerClass)> {
        let is_name = |nth: &usize| scene.mentions.get(*nth).is_some_and(Mention::is_name);
        let figures = all.filter(is_name).map(|nth| match people.get(nth)?.who.as_ref()? {
            Who::Figure(id) => self.cast.get(*id),
            Who::Unnamed(_) => None,
        });
        let figures = figures.collect::<Option<Vec<_>>>()?;
        let (last, others) = figures.split_last()?;
        let class = last.class;
        if others
            .iter()
            .any(|other| other.class != class || other.place != last.place || other.name == last.name)
        {
            return None;
        }
        let mut others: Vec<&str> = others.iter().map(|figure| figure.name.as_str()).collect();
        // "the Harbour Board (HB) and the Quay Trust"
        others.dedup();
        Some((format!("{} and {}", others.join(", "), last.name), class))
    }

    /// What those are called in one who are described, whether the article names them or not.
    fn described_together(&self, all: Range<usize>, people: &People) -> Option<(String, SpeakerClass)> {
        let names = all.map(|nth| match people.get(nth)?.who.as_ref()? {
            Who::Figure(id) => self.cast.get(*id).map(|figure| (figure.name.as_str(), figure.class)),
            Who::Unnamed(speaker) => Some((speaker.name.as_str(), speaker.class)),
        });
        let names = names.collect::<Option<Vec<_>>>()?;
        let ((last, class), others) = names.split_last()?;
        // "the Tories and the Greens"
        let bodies = *class == SpeakerClass::Organisation && others.iter().all(|(_, other)| other == class);
        let class = if bodies { SpeakerClass::Organisation } else { SpeakerClass::Group };
        let others: Vec<&str> = others.iter().map(|(name, _)| *name).collect();
        (!others.contains(last)).then(|| (format!("{} and {last}", others.join(", ")), class))
    }
}
