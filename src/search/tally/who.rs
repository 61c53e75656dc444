//! Whether a speaker is one that the query asks for.

use crate::article::SpeakerClass;
use crate::extract::verdict::Office;
use crate::index::analyzer::{Analyzer, SEPARATOR};
use crate::index::schema::Fields;
use crate::query::{Field, Query, Text};
use crate::search::asked::{Asked, Filing};
use crate::search::plan::NAME_GAP;
use crate::search::together::near;

/// What a query says of who speaks; the rest of it is met by passages and says nothing of a single speaker.
pub(super) enum Who {
    Anybody,
    Called { names: Option<Asked>, roles: Asked },
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Who {
    pub(super) fn of(query: &Query, filing: &mut Filing<'_>, fields: &Fields) -> tantivy::Result<Self> {
        Ok(match query {
            Query::Text(Some(Field::Speaker), text) => {
                let names = Some(asked(text, filing, fields.speaker)?);
                Self::Called { names, roles: asked(text, filing, fields.role)? }
            }
            Query::Text(Some(Field::Role), text) => {
                Self::Called { names: None, roles: asked(text, filing, fields.role)? }
            }
            Query::Not(inner) => Self::Not(Box::new(Self::of(inner, filing, fields)?)),
            Query::All(parts) => Self::All(Self::each(parts, filing, fields)?),
            Query::Any(parts) => Self::Any(Self::each(parts, filing, fields)?),
            _ => Self::Anybody,
        })
    }

    fn each(parts: &[Query], filing: &mut Filing<'_>, fields: &Fields) -> tantivy::Result<Vec<Self>> {
        parts.iter().map(|part| Self::of(part, filing, fields)).collect()
    }

    /// Whether anything is said of who speaks.
    pub(super) fn is_anybody(&self) -> bool {
        match self {
            Self::Anybody => true,
            Self::Called { .. } => false,
            Self::Not(inner) => inner.is_anybody(),
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_anybody),
        }
    }

    /// Whether the query may mean a speaker: only what it says of speakers can tell that it does not.
    pub(super) fn may_be(&self, speaker: &Called) -> bool {
        self.holds(speaker) != Some(false)
    }

    fn holds(&self, speaker: &Called) -> Option<bool> {
        match self {
            Self::Anybody => None,
            Self::Called { names: None, roles } => Some(stands(roles, &speaker.role)),
            // Whose lawyer somebody is does not make them that person.
            Self::Called { names: Some(names), roles } => Some(
                stands(names, &speaker.names)
                    || stands(roles, &speaker.own)
                    || stands(roles, &speaker.role) && !stands(roles, &speaker.others),
            ),
            Self::Not(inner) => inner.holds(speaker).map(|holds| !holds),
            Self::All(parts) => decided(parts.iter().map(|part| part.holds(speaker)), false),
            Self::Any(parts) => decided(parts.iter().map(|part| part.holds(speaker)), true),
        }
    }
}

/// What several conditions come to, of which one that comes out as `decisive` decides.
fn decided(parts: impl Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut all = Some(!decisive);
    for part in parts {
        match part {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => all = None,
        }
    }
    all
}

fn asked(text: &Text, filing: &mut Filing<'_>, field: tantivy::schema::Field) -> tantivy::Result<Asked> {
    Ok(match filing.asked(text, false, field)? {
        Asked::Words { terms, apart: 0 } => Asked::Words { terms, apart: NAME_GAP },
        asked => asked,
    })
}

/// A speaker's names and role as they are filed: each term with its place.
pub(super) struct Called {
    names: Vec<(String, u32)>,
    role: Vec<(String, u32)>,
    /// What the role says of the speaker.
    own: Vec<(String, u32)>,
    /// What it says of somebody else.
    others: Vec<(String, u32)>,
}

impl Called {
    pub(super) fn new(
        (name, class): (&str, SpeakerClass),
        aliases: &str,
        role: &str,
        analyzer: &mut Analyzer,
    ) -> Self {
        let mut filed = |text: &str| {
            let terms = analyzer.terms(text).into_iter();
            terms
                .map(|analyzed| (analyzed.term, u32::try_from(analyzed.position).unwrap_or(u32::MAX)))
                .collect()
        };
        let office = Office::of(role);
        let is_named = matches!(class, SpeakerClass::Person | SpeakerClass::Organisation);
        let names = if is_named {
            filed(&format!("{name}{SEPARATOR}{aliases}"))
        } else {
            // The name of others is what they are.
            let described =
                [name].into_iter().chain(aliases.split(SEPARATOR)).map(|name| Office::of(name).own);
            filed(&described.collect::<Vec<_>>().join(&SEPARATOR.to_string()))
        };
        Self { names, role: filed(role), own: filed(&office.own), others: filed(&office.others) }
    }
}

/// Whether what is asked for stands among filed terms.
fn stands(asked: &Asked, filed: &[(String, u32)]) -> bool {
    let side_by_side = |terms: &[String]| filed.iter().any(|(_, start)| run(terms, filed, *start).is_some());
    match asked {
        Asked::Words { terms, apart: 0 } | Asked::Exact { terms, .. } => side_by_side(terms),
        Asked::Words { terms, apart } => {
            let places = |term: &String| -> Vec<u32> {
                filed.iter().filter(|(filed, _)| filed == term).map(|(_, at)| *at).collect()
            };
            !near(&terms.iter().map(places).collect::<Vec<_>>(), *apart).is_empty()
        }
        Asked::Spellings(found) => filed.iter().any(|(term, _)| found.filed.contains(term)),
        Asked::Endings { before, last } => filed.iter().any(|(_, start)| {
            let end = run(before, filed, *start).map(|end| end + 1);
            end.is_some_and(|end| filed.iter().any(|(term, at)| *at == end && last.filed.contains(term)))
        }),
    }
}

/// Where terms end that stand side by side from a place on.
fn run(terms: &[String], filed: &[(String, u32)], start: u32) -> Option<u32> {
    let mut last = None;
    for (place, term) in (start..).zip(terms) {
        last = filed.iter().find(|(filed, at)| filed == term && *at == place).map(|(_, at)| *at);
        last?;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_near_each_other() {
        let mut analyzer = Analyzer::with_alternatives(false);
        let name = ("Michael R. Pompeo", SpeakerClass::Person);
        let pompeo = Called::new(name, "Mike Pompeo", "US Secretary of State", &mut analyzer);
        for (terms, apart, stands_there) in [
            (&["pompeo"][..], 3, true),
            (&["michael", "pompeo"], 3, true),
            (&["michael", "pompeo"], 0, false),
            (&["mike", "pompeo"], 0, true),
            (&["pompeo", "michael"], 3, true),
            (&["pompeo", "mike"], 3, true),
            (&["pompeo", "mike"], 0, false),
            (&["michael", "mike"], 3, false),
            (&["biden"], 3, false),
        ] {
            let terms: Vec<String> = terms.iter().map(ToString::to_string).collect();
            let asked = Asked::Words { terms, apart };
            assert_eq!(stands(&asked, &pompeo.names), stands_there, "{asked:?}");
        }
    }

    #[test]
    fn whose_lawyer_somebody_is_does_not_make_them_that_person() {
        let mut analyzer = Analyzer::with_alternatives(false);
        for (name, class, role, asked, is) in [
            ("Alan Futerfas", SpeakerClass::Person, "Trump’s lawyer", "trump", false),
            ("Alan Futerfas", SpeakerClass::Person, "Trump’s lawyer", "lawyer", true),
            ("Hogan Gidley", SpeakerClass::Person, "spokesman for President Trump", "president trump", false),
            ("spokesman for Trump", SpeakerClass::Anonymous, "", "trump", false),
            ("Mike Pompeo", SpeakerClass::Person, "Secretary of State", "secretary of state", true),
        ] {
            let speaker = Called::new((name, class), "", role, &mut analyzer);
            let words =
                || Asked::Words { terms: asked.split(' ').map(str::to_owned).collect(), apart: NAME_GAP };
            let who = Who::Called { names: Some(words()), roles: words() };
            assert_eq!(who.may_be(&speaker), is, "{asked} of {name}, {role}");
        }
    }

    #[test]
    fn what_is_not_said_of_speakers_decides_nothing() {
        for (parts, decisive, all) in [
            (&[Some(true), None][..], true, Some(true)),
            (&[Some(false), None], true, None),
            (&[Some(false), None], false, Some(false)),
            (&[Some(true), None], false, None),
            (&[Some(true), Some(true)], false, Some(true)),
            (&[], false, Some(true)),
        ] {
            assert_eq!(decided(parts.iter().copied(), decisive), all, "{parts:?}");
        }
    }
}
