//! Who speaks, how often, in what roles.

use tantivy::Searcher;

use super::said::{Said, Voices, count};
use super::texts::Texts;
use super::{Asking, Dates, Rank, Tallies, first, gathered};
use crate::article::{Moment, SpeakerClass};
use crate::error::Result;
use crate::extract::person::fitness;
use crate::index::Index;
use crate::text::HashMap;
use crate::text::word::words;

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerTally {
    /// The name: of the full spellings the most frequent; where the selection has none, one from elsewhere in the archive.
    pub name: String,
    /// What kind of speaker it is, as most quotations have it.
    pub class: SpeakerClass,
    /// The other spellings, the most frequent first.
    pub spellings: Vec<String>,
    /// What they are said to be, the most frequent first, of equals the longest.
    pub roles: Vec<RoleTally>,
    /// How many quotations are theirs.
    pub quotations: u64,
    /// In how many articles.
    pub articles: u64,
    /// When the first of these came out.
    pub first: Option<Moment>,
    /// When the last of these came out.
    pub last: Option<Moment>,
}

/// What somebody is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleTally {
    /// The role, in its most frequent spelling.
    pub role: String,
    /// With how many quotations.
    pub quotations: u64,
}

/// Counts who speaks in what a query selects.
pub fn speakers(index: &Index, asking: &Asking) -> Result<Tallies<SpeakerTally>> {
    let searcher = index.searcher();
    let parts = gathered(index, &searcher, &asking.query, true)?;
    let voices = Voices::of(index, &searcher, &asking.query, parts)?;
    let unknown = voices.by_speaker().find(|said| said.iter().any(|said| said.entry.is_none()));
    let unknown = unknown.map_or(0, |said| count(said, asking.repeats));
    let known = voices.by_speaker().filter(|said| said.iter().all(|said| said.entry.is_some()));
    let ranked = known.map(|said| {
        let entry = Entry::of(&voices, said, asking.repeats);
        (entry.rank(), entry)
    });
    let (entries, total) = first(ranked, asking);
    let roles = index.guarded(|| roles(&searcher, &entries))?;
    let rows = entries.into_iter().zip(roles).map(|(entry, roles)| entry.tally(roles)).collect();
    Ok(Tallies { rows, total, unknown })
}

/// What one speaker says.
struct Entry<'v> {
    said: &'v [Said],
    /// The spellings of the name, the fittest first.
    names: Vec<(&'v str, SpeakerClass, u64)>,
    quotations: u64,
    articles: u64,
    dates: Dates,
}

impl<'v> Entry<'v> {
    fn of(voices: &'v Voices, said: &'v [Said], repeats: bool) -> Self {
        let mut dates = Dates::default();
        let mut articles: Vec<usize> = Vec::with_capacity(said.len());
        let mut spelled: Vec<usize> = Vec::with_capacity(said.len());
        for one in said {
            dates.meet(voices.days(one));
            articles.push(one.article);
            spelled.push(one.name);
        }
        articles.sort_unstable();
        articles.dedup();
        spelled.sort_unstable();
        let mut names: Vec<(&str, SpeakerClass, u64)> = spelled
            .chunk_by(|one, next| one == next)
            .filter_map(|same| {
                let (name, class) = voices.names.get(*same.first()?)?;
                Some((name.as_str(), *class, same.len() as u64))
            })
            .collect();
        names.sort_by(|one, other| {
            let fit = |name: &(&str, SpeakerClass, u64)| (fitness(name.0), name.2);
            fit(other).cmp(&fit(one)).then_with(|| one.0.cmp(other.0))
        });
        // The selection may have no more than a part of the name.
        let fullest = said.first().and_then(|said| voices.fullest.get(said.entry?));
        if let Some((name, class)) = fullest.and_then(|at| voices.names.get(*at))
            && names.first().is_none_or(|(known, ..)| fitness(name) > fitness(known))
        {
            names.insert(0, (name, *class, 0));
        }
        Self { said, names, quotations: count(said, repeats), articles: articles.len() as u64, dates }
    }

    fn name(&self) -> &'v str {
        self.names.first().map_or("", |(name, ..)| name)
    }

    fn rank(&self) -> Rank {
        Rank::new(self.name(), [self.quotations, self.articles], self.dates)
    }

    fn class(&self) -> SpeakerClass {
        let classes =
            [SpeakerClass::Person, SpeakerClass::Organisation, SpeakerClass::Group, SpeakerClass::Anonymous];
        let named = |class| self.names.iter().filter(|name| name.1 == class).map(|name| name.2).sum::<u64>();
        classes.into_iter().rev().max_by_key(|class| named(*class)).unwrap_or(SpeakerClass::Person)
    }

    fn tally(self, roles: Vec<RoleTally>) -> SpeakerTally {
        let name = self.name().to_owned();
        let mut spellings: Vec<String> = Vec::new();
        let mut others = self.names.clone();
        others.sort_by_key(|(_, _, times)| std::cmp::Reverse(*times));
        for (other, ..) in others {
            if other != name && spellings.iter().all(|known| known != other) {
                spellings.push(other.to_owned());
            }
        }
        SpeakerTally {
            class: self.class(),
            name,
            spellings,
            roles,
            quotations: self.quotations,
            articles: self.articles,
            first: self.dates.first(),
            last: self.dates.last(),
        }
    }
}

/// What each speaker is said to be.
fn roles(searcher: &Searcher, entries: &[Entry<'_>]) -> tantivy::Result<Vec<Vec<RoleTally>>> {
    let said = || entries.iter().flat_map(|entry| entry.said);
    let mut texts = Vec::new();
    for segment in 0..searcher.segment_readers().len() {
        let here = said().map(|said| said.role).filter(|role| role.0 == segment).map(|role| role.1);
        texts.push(Texts::of(searcher, segment, "quoted_role", here)?);
    }
    let text = |(segment, number): (usize, u64)| texts.get(segment).map_or("", |texts| texts.get(number));
    Ok(entries
        .iter()
        .map(|entry| roles_of(entry.said.iter().map(|said| (text(said.role), said.words))))
        .collect())
}

/// The roles among these, each with the words that are said in it; the same role in different spellings is one.
fn roles_of<'t>(said: impl Iterator<Item = (&'t str, u64)>) -> Vec<RoleTally> {
    let mut written: HashMap<&str, Vec<u64>> = HashMap::default();
    for (role, words) in said.filter(|(role, _)| !role.is_empty()) {
        written.entry(role).or_default().push(words);
    }
    let mut same: HashMap<String, Vec<(&str, Vec<u64>)>> = HashMap::default();
    for (role, words) in written {
        same.entry(folded(role)).or_default().push((role, words));
    }
    let mut roles: Vec<RoleTally> = same
        .into_values()
        .filter_map(|mut spellings| {
            spellings.sort_by(|(one, often), (other, rarely)| {
                rarely.len().cmp(&often.len()).then_with(|| one.cmp(other))
            });
            let role = spellings.first()?.0.to_owned();
            let mut words: Vec<u64> = spellings.into_iter().flat_map(|(_, words)| words).collect();
            words.sort_unstable();
            words.dedup();
            Some(RoleTally { role, quotations: words.len() as u64 })
        })
        .collect();
    roles.sort_by(|one, other| {
        let said = |role: &RoleTally| (role.quotations, role.role.len());
        said(other).cmp(&said(one)).then_with(|| one.role.cmp(&other.role))
    });
    roles
}

fn folded(role: &str) -> String {
    let mut folded = String::with_capacity(role.len());
    for word in words(role) {
        word.term(role, &mut folded);
        folded.push(' ');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_one_meaning_are_one() {
        let said = [
            ("US Secretary of State", 1),
            ("U.S. secretary of state", 2),
            ("US Secretary of State", 3),
            ("US Secretary of State", 3),
            ("director", 4),
            ("", 5),
        ];
        let role = |role: &str, quotations| RoleTally { role: role.to_owned(), quotations };
        assert_eq!(roles_of(said.into_iter()), [role("US Secretary of State", 3), role("director", 1)]);
    }
}
