//! Quotations, each with its speaker.

use std::cmp::Reverse;

use tantivy::Searcher;

use super::texts::{Texts, all, standing};
use super::who::{Called, Who};
use crate::article::SpeakerClass;
use crate::error::Result;
use crate::extract::person::{self, Named};
use crate::index::Index;
use crate::index::analyzer::Analyzer;
use crate::index::quoted;
use crate::query::Query;
use crate::search::asked::Filing;
use crate::search::gather::{Met, Numbers, Part};
use crate::text::HashMap;

/// A quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// Who speaks: the names of one person have one number; none where the speaker is unknown.
    pub(super) entry: Option<usize>,
    /// The hash of its words.
    pub(super) words: u64,
    /// Which of the articles it is in.
    pub(super) article: usize,
    /// Which of the names the article has for the speaker.
    pub(super) name: usize,
    /// In which part of the index its role has which number.
    pub(super) role: (usize, u64),
}

/// Everything that is said in what a query selects, by those that it asks for.
pub(super) struct Voices {
    /// The names of everybody in the archive.
    pub(super) names: Vec<(String, SpeakerClass)>,
    /// Of each entry the name that says most, wherever in the archive it stands.
    pub(super) fullest: Vec<usize>,
    /// The articles that are selected.
    pub(super) articles: Vec<Met>,
    /// What is said, sorted by speaker, words and article.
    pub(super) said: Vec<Said>,
}

impl Voices {
    pub(super) fn of(index: &Index, searcher: &Searcher, query: &Query, parts: Vec<Part>) -> Result<Self> {
        index.guarded(|| Self::heard(index, searcher, query, parts))
    }

    fn heard(index: &Index, searcher: &Searcher, query: &Query, parts: Vec<Part>) -> tantivy::Result<Self> {
        let known = index.parts(searcher)?;
        let who = Who::of(query, &mut Filing::new(searcher, &known), index.fields())?;
        let (names, numbered) = names(searcher)?;
        let bearers: Vec<Named<'_>> =
            names.iter().map(|(name, class)| Named { name, class: *class }).collect();
        let entries = person::entries(&bearers);
        let mut articles = Vec::new();
        let mut said = Vec::with_capacity(parts.iter().map(|part| part.quotations.len()).sum());
        for part in parts {
            let asked_for = asked_for(&who, searcher, &part)?;
            let numbered = numbered.get(part.segment).map_or(&[][..], Vec::as_slice);
            let before = articles.len();
            articles.extend(part.articles);
            for quotation in &part.quotations {
                let Numbers { name, role, .. } = quotation.speaker;
                if asked_for
                    .as_ref()
                    .is_some_and(|asked_for| asked_for.get(&quotation.speaker) != Some(&true))
                {
                    continue;
                }
                let name = usize::try_from(name).ok().and_then(|name| numbered.get(name).copied().flatten());
                said.push(Said {
                    entry: name.and_then(|name| entries.get(name).copied()),
                    words: quotation.words,
                    article: before + quotation.article as usize,
                    name: name.unwrap_or_default(),
                    role: (part.segment, role),
                });
            }
        }
        said.sort_unstable_by_key(|said| (said.entry, said.words, said.article));
        let fullest = fullest(&names, &entries);
        Ok(Self { names, fullest, articles, said })
    }

    /// When an article came out: the first and the last day that it may have been.
    pub(super) fn days(&self, said: &Said) -> Option<(i64, i64)> {
        self.articles.get(said.article).and_then(|met| met.days)
    }

    /// What each speaker says, in turn; first whatever has no known speaker.
    pub(super) fn by_speaker(&self) -> impl Iterator<Item = &[Said]> {
        self.said.chunk_by(|one, next| one.entry == next.entry)
    }
}

/// How many quotations these are, sorted by words and article.
pub(super) fn count(said: &[Said], repeats: bool) -> u64 {
    said.chunk_by(|one, next| one.words == next.words && (!repeats || one.article == next.article)).count()
        as u64
}

/// Of each entry the name that serves best; of equals the shortest.
fn fullest(names: &[(String, SpeakerClass)], entries: &[usize]) -> Vec<usize> {
    let mut best: Vec<Option<usize>> = Vec::new();
    let serves = |at: usize| {
        names.get(at).map(|(name, _)| (person::fitness(name), Reverse(name.len()), Reverse(name.as_str())))
    };
    for (at, entry) in entries.iter().enumerate() {
        best.resize(best.len().max(entry + 1), None);
        if let Some(slot) = best.get_mut(*entry)
            && slot.is_none_or(|known| serves(at) > serves(known))
        {
            *slot = Some(at);
        }
    }
    best.into_iter().map(Option::unwrap_or_default).collect()
}

/// The names of everybody in the archive, and in each part of the index which of its numbers stands for which.
type Names = (Vec<(String, SpeakerClass)>, Vec<Vec<Option<usize>>>);

fn names(searcher: &Searcher) -> tantivy::Result<Names> {
    let mut names = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::default();
    let mut numbered = Vec::new();
    for segment in 0..searcher.segment_readers().len() {
        let mut here = Vec::new();
        let stand = standing(searcher, segment, "quoted_name")?;
        for (number, kept) in all(searcher, segment, "quoted_name")?.into_iter().enumerate() {
            // Who is named in no article any more is nobody's longer name.
            if stand.as_ref().is_some_and(|stand| stand.get(number) == Some(&false)) {
                here.push(None);
                continue;
            }
            here.push(match (known.get(&kept), quoted::speaker(&kept)) {
                (Some(number), _) => Some(*number),
                (None, Some((name, class))) => {
                    names.push((name.to_owned(), class));
                    known.insert(kept, names.len() - 1);
                    Some(names.len() - 1)
                }
                (None, None) => None,
            });
        }
        numbered.push(here);
    }
    Ok((names, numbered))
}

/// Which speakers of a part the query may mean; `None` for all of them.
fn asked_for(who: &Who, searcher: &Searcher, part: &Part) -> tantivy::Result<Option<HashMap<Numbers, bool>>> {
    if who.is_anybody() {
        return Ok(None);
    }
    let speakers = || part.quotations.iter().map(|quotation| quotation.speaker);
    let texts =
        |field, number: fn(Numbers) -> u64| Texts::of(searcher, part.segment, field, speakers().map(number));
    let names = texts("quoted_name", |speaker| speaker.name)?;
    let roles = texts("quoted_role", |speaker| speaker.role)?;
    let aliases = texts("quoted_alias", |speaker| speaker.alias)?;
    let mut analyzer = Analyzer::with_alternatives(false);
    let mut asked_for = HashMap::default();
    for speaker in speakers() {
        asked_for.entry(speaker).or_insert_with(|| {
            let name = quoted::speaker(names.get(speaker.name)).unwrap_or(("", SpeakerClass::Person));
            let (aliases, role) = (aliases.get(speaker.alias), roles.get(speaker.role));
            who.may_be(&Called::new(name, aliases, role, &mut analyzer))
        });
    }
    Ok(Some(asked_for))
}
