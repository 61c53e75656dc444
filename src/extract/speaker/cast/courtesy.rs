//! Tells whose forename a courtesy title contradicts: *Robin Roe spoke. **Mr** Roe…* is one man, whatever most who bear that
//! forename are; *Bill Roe spoke. His wife… **Mrs** Roe…* are two people.

use super::{Heard, sex_of_title};
use crate::extract::speaker::mention::Sort;
use crate::extract::speaker::scene::Scene;
use crate::text::HashMap;
use crate::text::lexicon::Class;
use crate::text::short::Short;

/// The courtesy titles of an article.
#[derive(Debug, Default)]
pub(super) struct Courtesies {
    /// The sexes that titles before a bare surname tell.
    titles: HashMap<Short, Class>,
    /// The sexes of whose kin the article speaks.
    kin: Class,
}

impl Courtesies {
    pub(super) fn of(scenes: &[Scene<'_>], heard: &[Heard<'_>]) -> Self {
        let mut courtesies = Self::default();
        for Heard { name, mention, .. } in heard {
            if let (Sort::Name { sex, .. }, [surname]) = (&mention.sort, name.folded.as_slice())
                && sex_of_title(*sex) != Class::NONE
            {
                let known = courtesies.titles.entry(surname.clone()).or_default();
                *known = known.with(sex_of_title(*sex));
            }
        }
        if !courtesies.titles.is_empty() {
            let pieces = scenes.iter().flat_map(|scene| &scene.reading.pieces);
            for piece in pieces.filter(|piece| piece.is_lower() && piece.has(Class::FAMILY)) {
                courtesies.kin = courtesies.kin.with(sex_of_title(piece.token.class));
            }
        }
        courtesies
    }

    /// Whether all titles before the surname tell one sex, and the article speaks of nobody's kin of it.
    pub(super) fn settle(&self, surname: &Short, sex: Class) -> bool {
        let sex = sex_of_title(sex);
        sex != Class::NONE && self.titles.get(surname) == Some(&sex) && !self.kin.has(sex)
    }
}
