//! A paragraph with the mentions found in it.

use std::ops::Range;

use super::description::Taken;
use super::mention::{Mention, Mentions, Sort, mentions};
use super::role;
use super::surname::Surnames;
use crate::extract::reading::{Piece, Reading};
use crate::text::lexicon::{Class, class_of};
use crate::text::token::{Case, Kind};

/// One paragraph, or the headline, with everyone it mentions.
#[derive(Debug)]
pub(in crate::extract) struct Scene<'r> {
    /// The paragraph.
    pub(in crate::extract) reading: &'r Reading<'r>,
    /// The mentions outside quote marks, in order.
    pub(in crate::extract) mentions: Vec<Mention>,
    /// The names whose possessives open mentions.
    owners: Vec<Mention>,
    /// The names inside quote marks: they tell full names, never who speaks.
    quoted: Vec<(usize, Mention)>,
    /// The descriptions that take up an earlier one, each by where it starts, with the fuller text; in order.
    fuller: Vec<(usize, String)>,
    /// Whether every word has its capital, as in headlines, so that a capital tells no name.
    pub(in crate::extract) headline: bool,
    /// The piece at which the text starts, past its dateline.
    pub(in crate::extract) dateline: usize,
    /// The first piece that is a word or quoted words.
    pub(in crate::extract) first: usize,
}

/// Where the dateline that opens wire copy ends: *PORT ARDEN, March 3 (NNA) —*
fn dateline(pieces: &[Piece]) -> usize {
    const LONGEST: usize = 14;
    let opening = pieces.get(..pieces.len().min(LONGEST)).unwrap_or_default();
    let Some(dash) = opening.iter().position(|piece| piece.is(Kind::Dash)) else { return 0 };
    let plain = |piece: &Piece| piece.run.is_none() && !piece.is_lower() && !piece.is(Kind::Stop);
    let shouted = opening.first().is_some_and(|piece| piece.token.case == Case::All);
    let bracketed = dash > 0 && opening.get(dash - 1).is_some_and(|piece| piece.is(Kind::Close));
    let before = opening.get(..dash).unwrap_or_default();
    if (shouted || bracketed) && before.iter().all(plain) { dash + 1 } else { 0 }
}

/// Whether nearly every longer word has a capital. Of what stands above an article a few words tell it.
fn is_headline(pieces: &[Piece], above: bool) -> bool {
    let least = if above { 3 } else { 6 };
    // "Arden boss Jane Roe: “We go.” MATCH FACTS": what stands behind quoted words is no headline of the name's.
    let colon = pieces
        .windows(2)
        .position(|pair| matches!(pair, [colon, run] if colon.is(Kind::Colon) && run.run.is_some()));
    let pieces = match colon {
        Some(colon) if !above => pieces.get(..colon).unwrap_or(pieces),
        _ => pieces,
    };
    let long =
        |piece: &&Piece| piece.run.is_none() && piece.token.kind == Kind::Word && piece.token.span.len() >= 4;
    // A headline's verbs have capitals too.
    let verb = Class::CUE_FINITE.with(Class::VERB).with(Class::AUXILIARY);
    if pieces.iter().any(|piece| piece.is_lower() && piece.has(verb) && !piece.has(Class::PREPOSITION)) {
        return false;
    }
    let words = pieces.iter().filter(long).count();
    let capitals = pieces.iter().filter(long).filter(|piece| piece.token.is_capitalised()).count();
    words >= least && capitals * 10 >= words * 8
}

/// Makes one mention of a description and the name that completes it: *the head of the port, Jane Roe*.
fn complete(reading: &Reading<'_>, Mentions { found: mentions, owners }: &mut Mentions) {
    const BACK: usize = 3;
    if mentions.iter().all(Mention::is_name) {
        return;
    }
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut mention in mentions.drain(..) {
        // "the crew’s chair, Prof Jane Roe": the title says less than the description.
        let untitled = |role: &Option<Range<usize>>| {
            role.as_ref().is_none_or(|role| role.len() == 1 && is_short_title(reading.word(role.start)))
        };
        if let Sort::Name { name, role, .. } = &mut mention.sort
            && untitled(role)
            // "a salesman from Sumter, South Carolina"
            && !(name.len() > 1 && class_of(reading.span(name).of(reading.text)).has(Class::PLACE))
        {
            let full = name.len() > 1;
            let known = kept.iter().enumerate().rev().take(BACK).find_map(|(nth, other)| match &other.sort {
                Sort::Description { class, .. } if !class.has(Class::GROUP) => {
                    role::before(reading, &other.at, mention.at.start, full).map(|range| (nth, range))
                }
                _ => None,
            });
            if let Some((nth, range)) = known
                && let Some(start) = kept.get(nth).map(|other| other.at.start)
            {
                owners.extend(kept.drain(nth..).filter(Mention::is_name));
                *role = Some(range);
                mention.at.start = start;
                mention.span = reading.span(&mention.at);
            }
        }
        kept.push(mention);
    }
    *mentions = kept;
}

/// Titles that say less than any description.
fn is_short_title(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Prof" | "Rev" | "Revd" | "Sgt" | "Capt" | "Cllr" | "Cdr" | "Insp" | "Lt" | "Maj" | "Col" | "Supt"
    )
}

/// Whether two capitals stand together, or with a particle between them. What is quoted is asked for full names alone.
fn may_name_in_full(pieces: &[Piece]) -> bool {
    let mut run = 0;
    pieces.iter().any(|piece| {
        run = match piece.token.kind {
            Kind::Word if piece.token.is_capitalised() => run + 1,
            Kind::Word if piece.has(Class::JOINER) => run,
            _ => 0,
        };
        run > 1
    })
}

/// Of each run of quoted words, whether it is part of a name.
fn nicknames(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<bool> {
    let mut nicknames = vec![false; reading.quoted.len()];
    let names = mentions.iter().filter_map(|mention| match &mention.sort {
        Sort::Name { name, .. } => reading.pieces.get(name.clone()),
        _ => None,
    });
    for run in names.flatten().filter_map(|piece| piece.run) {
        nicknames.get_mut(run).into_iter().for_each(|nickname| *nickname = true);
    }
    nicknames
}

impl<'r> Scene<'r> {
    /// Finds the mentions of a paragraph that stands alone.
    #[cfg(test)]
    pub(in crate::extract) fn new(reading: &'r Reading<'r>) -> Self {
        Self::of(reading, &Surnames::of(std::slice::from_ref(reading)))
    }

    /// Finds the mentions of an article, paragraph by paragraph.
    pub(in crate::extract) fn all(readings: &'r [Reading<'r>]) -> Vec<Self> {
        let surnames = Surnames::of(readings);
        let mut taken = Taken::default();
        let scene = |reading| {
            let mut scene = Self::of(reading, &surnames);
            scene.fuller = taken.up(reading, &scene.mentions);
            scene
        };
        readings.iter().map(scene).collect()
    }

    fn of(reading: &'r Reading<'r>, surnames: &Surnames<'_>) -> Self {
        let pieces = &reading.pieces;
        let mut starts = vec![false; pieces.len()];
        for sentence in &reading.sentences {
            starts.get_mut(sentence.start).into_iter().for_each(|start| *start = true);
        }
        let headline = is_headline(pieces, reading.paragraph.is_none());
        let opens = |at: usize| headline || starts.get(at).copied().unwrap_or(false);
        let dateline = dateline(pieces);
        let mut outside = mentions(reading.text, pieces, surnames, &opens);
        outside.found.retain(|mention| mention.at.start >= dateline);
        complete(reading, &mut outside);
        let first = pieces.iter().position(|piece| piece.token.is_word() || piece.run.is_some());
        let first = first.unwrap_or(pieces.len());
        let nicknames = nicknames(reading, &outside.found);
        let mut quoted = Vec::new();
        for ((run, pieces), is_nickname) in reading.quoted.iter().enumerate().zip(nicknames) {
            if is_nickname || !may_name_in_full(pieces) {
                continue;
            }
            let opens = |at: usize| at == 0 || pieces.get(at - 1).is_some_and(|p: &Piece| !p.token.is_word());
            let inside = mentions(reading.text, pieces, surnames, &opens);
            let names = inside.found.into_iter().filter(Mention::is_name).chain(inside.owners);
            quoted.extend(names.map(|mention| (run, mention)));
        }
        let Mentions { found: mentions, owners } = outside;
        Self { reading, mentions, owners, quoted, fuller: Vec::new(), headline, dateline, first }
    }

    /// The names outside quote marks, each with the pieces it points into.
    pub(in crate::extract) fn names(&self) -> impl Iterator<Item = (&[Piece], &Mention)> {
        let names = self.mentions.iter().filter(|m| m.is_name()).chain(&self.owners);
        names.map(|m| (self.reading.pieces.as_slice(), m))
    }

    /// The names inside quote marks.
    pub(in crate::extract) fn quoted_names(&self) -> impl Iterator<Item = (&[Piece], &Mention)> {
        self.quoted.iter().filter_map(|(run, m)| Some((self.reading.quoted.get(*run)?.as_slice(), m)))
    }

    /// The names inside one run of quoted words, with its pieces.
    pub(super) fn named_in(&self, run: usize) -> impl Iterator<Item = (&[Piece], &Mention)> {
        let from = self.quoted.partition_point(|(other, _)| *other < run);
        let quoted = self.quoted.iter().skip(from).take_while(move |(other, _)| *other == run);
        quoted.filter_map(|(run, m)| Some((self.reading.quoted.get(*run)?.as_slice(), m)))
    }

    /// The earlier, fuller text of a description that takes it up.
    pub(super) fn fuller(&self, mention: &Mention) -> Option<&str> {
        let nth = self.fuller.binary_search_by_key(&mention.at.start, |(start, _)| *start).ok()?;
        self.fuller.get(nth).map(|(_, text)| text.as_str())
    }

    /// Whether a run is the title of a work and nobody's words: *“The Harbour at Night”*.
    pub(in crate::extract) fn is_title(&self, run: usize) -> bool {
        let Some(pieces) = self.reading.quoted.get(run).filter(|_| !self.headline) else { return false };
        let joins = Class::PREPOSITION.with(Class::DETERMINER).with(Class::CONJUNCTION);
        let words = || pieces.iter().filter(|piece| piece.token.kind == Kind::Word);
        let capitals = words().filter(|piece| piece.token.case == Case::Initial).count();
        // "2025 Tides Report"
        let numbered =
            usize::from(capitals > 2 && pieces.first().is_some_and(|first| first.token.kind == Kind::Number));
        let opens = pieces.get(numbered).is_some_and(|first| first.token.is_capitalised());
        let links = |piece: &Piece| {
            piece.has(joins)
                || match piece.token.span.of(self.reading.text) {
                    "v" | "vs" | "versus" => true,
                    // "All You Need is Salt", "How to Sail and Why it Matters"
                    word => matches!(word, "is" | "it") && capitals >= 3,
                }
        };
        opens && capitals >= 2 && words().all(|piece| piece.token.is_capitalised() || links(piece))
    }
}
