//! Finds the words on the page that may name a speaker.
//!
//! Three sorts: names (*Italian Foreign Minister Luigi Di Maio*), pronouns (*he*) and descriptions (*a spokeswoman for
//! the ministry*, *officials*). A mention covers the name with the role in front of it, and no more: what follows in
//! apposition is left to [`super::role`].
//!
//! | room | finds |
//! | --- | --- |
//! | `pronoun` | pronouns, and whose what is written is |
//! | `nameless` | descriptions |
//! | `adjective` | phrases whose capitals only tell what their noun is |
//! | `share` | how many of those who were asked |
//! | `several` | several of no list, told by their verb, and people whose capital is their sentence’s |
//! | `source` | what was written or found out, without an article |

mod adjective;
mod nameless;
mod pronoun;
mod several;
mod share;
mod source;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::ops::Range;

pub(super) use self::adjective::{is_made_adjective, is_made_number};
pub(in crate::extract) use self::nameless::is_causing;
use self::share::is_share;
pub(in crate::extract) use self::source::is_source;
use super::field::is_field_in_ing;
use super::surname::Surnames;
use crate::article::Span;
use crate::extract::reading::{Piece, adverbial};
use crate::text::lexicon::{Class, class_of};
use crate::text::token::Kind;

/// Words that may name a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Mention {
    /// The pieces it covers.
    pub(in crate::extract) at: Range<usize>,
    /// The bytes it covers.
    pub(in crate::extract) span: Span,
    /// What it is.
    pub(in crate::extract) sort: Sort,
}

/// What a mention is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Sort {
    /// A name, with what stands before it.
    Name {
        /// The name itself, without titles.
        name: Range<usize>,
        /// The role in front of it, without article.
        role: Option<Range<usize>>,
        /// Man or woman, where a title tells.
        sex: Class,
        /// Whether *the* stands right before the name: an organisation's sign.
        article: bool,
    },
    /// he, she, they, I, we, it.
    Pronoun(Class),
    /// A noun phrase without a name.
    Description {
        /// The noun it turns on.
        head: usize,
        /// The facts about that noun.
        class: Class,
        /// Whether it points at something known (*the minister*) rather than new (*a minister*).
        definite: bool,
    },
}

impl Mention {
    /// Whether it is a name.
    pub(in crate::extract) const fn is_name(&self) -> bool {
        matches!(self.sort, Sort::Name { .. })
    }
}

/// The mentions of a text.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// In order, none overlapping.
    pub(super) found: Vec<Mention>,
    /// The names that stand inside other mentions, as *Jane Roe* does in *Jane Roe’s lawyer*: they tell who there is, and
    /// not who speaks.
    pub(super) owners: Vec<Mention>,
}

/// The mentions among the pieces. `opens` tells whether a piece opens a sentence, where a capital says nothing.
pub(super) fn mentions(
    text: &str,
    pieces: &[Piece],
    surnames: &Surnames<'_>,
    opens: &dyn Fn(usize) -> bool,
) -> Mentions {
    let finder = Finder::new(text, pieces, surnames, opens);
    let mut mentions = Mentions { found: Vec::with_capacity(pieces.len() / 8), owners: Vec::new() };
    let barren = finder.barren();
    let mut at = 0;
    while at < pieces.len() {
        let skipped = barren.get(at).copied().unwrap_or(0);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        match finder.mention(at) {
            Some(mention) => {
                mentions.owners.extend(finder.owner(at, &mention));
                at = mention.at.end.max(at + 1);
                mentions.found.push(mention);
            }
            None => at += 1,
        }
    }
    mentions
}

/// So many words make a noun phrase at the most.
const LONGEST: usize = 14;
/// Nouns that a description turns on.
const HEAD: Class = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);

/// Reads the pieces of one text.
pub(super) struct Finder<'p> {
    pub(super) text: &'p str,
    pub(super) pieces: &'p [Piece],
    pub(super) surnames: &'p Surnames<'p>,
    pub(super) opens: &'p dyn Fn(usize) -> bool,
    /// Which pieces were found to be name words, or none, so far.
    pub(super) names: Vec<Cell<Option<bool>>>,
    /// Where organisations stand that are known by their whole names, in order.
    pub(super) houses: Vec<Range<usize>>,
}

impl<'p> Finder<'p> {
    fn new(
        text: &'p str,
        pieces: &'p [Piece],
        surnames: &'p Surnames<'p>,
        opens: &'p dyn Fn(usize) -> bool,
    ) -> Self {
        let names = vec![Cell::new(None); pieces.len()];
        let mut finder = Self { text, pieces, surnames, opens, names, houses: Vec::new() };
        finder.houses = finder.houses();
        finder
    }
}

impl Finder<'_> {
    pub(super) fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|piece| piece.run.is_none())
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| piece.token.span.of(self.text))
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|piece| piece.has(class))
    }

    /// *brands **have since** said*: past what may stand between a subject and its verb.
    pub(super) fn past_adverbials(&self, from: usize) -> usize {
        adverbial::past(self.text, self.pieces, from)
    }

    /// *Many in the crowd **also** said*: back over the same, as far as `least`.
    fn before_adverbials(&self, verb: usize, least: usize) -> usize {
        adverbial::before(self.text, self.pieces, verb, least)
    }

    fn mention(&self, at: usize) -> Option<Mention> {
        let piece = self.get(at)?;
        if !piece.token.is_word() || opens_nothing(piece) || self.is_when(at) {
            return None;
        }
        self.pronoun(at)
            .or_else(|| self.share(at))
            .or_else(|| self.those_told(at))
            .or_else(|| self.titled_report(at))
            .or_else(|| self.phrase(at))
    }

    /// How many words from each piece on name nobody, wherever among them a phrase is begun: plain words up to one that
    /// ends every phrase. It spares most of a text the search for phrases.
    fn barren(&self) -> Vec<usize> {
        let mut barren = vec![0; self.pieces.len()];
        // How many plain words stand from the next piece on, and whether what follows them ends every phrase.
        let (mut plain, mut ended) = (0, false);
        for (at, barren) in barren.iter_mut().enumerate().rev() {
            if !self.is_plain(at) {
                plain = 0;
                continue;
            }
            if plain == 0 {
                ended = self.ends_phrase(at + 1);
            }
            plain = LONGEST.min(plain + 1);
            *barren = match plain {
                LONGEST => 1,
                plain if ended => plain,
                _ => 0,
            };
        }
        barren
    }

    /// Whether it is a word in small letters that neither names nor describes anybody, nor opens a phrase that does.
    fn is_plain(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| {
            piece.is_lower()
                && !piece.has(Class::FUNCTION.with(HEAD))
                && !self.are_bodies(at)
                && !self.opens_otherwise(at, piece)
                && (piece.token.plain || !is_age(piece.token.span.of(self.text)))
        })
    }

    /// *half of them*, *but **studies** show*: whether a plain word opens a share, or names a source. Words of plain letters are
    /// few shares.
    fn opens_otherwise(&self, at: usize, piece: &Piece) -> bool {
        let word = self.word(at);
        (!piece.token.plain || word == "half") && is_share(word)
            || is_source(word)
            || self.several(at).is_some()
    }

    /// Whether no phrase that began with plain words reaches this piece.
    fn ends_phrase(&self, at: usize) -> bool {
        self.get(at).is_none_or(|piece| match piece.token.kind {
            Kind::Word => {
                piece.is_lower()
                    && piece.has(Class::FUNCTION)
                    && !piece.has(Class::NUMBER)
                    && !self.is_joiner(at)
            }
            Kind::Possessive => false,
            _ => true,
        })
    }

    pub(super) fn at(&self, at: Range<usize>, sort: Sort) -> Mention {
        let start = self.pieces.get(at.start).map_or(0, |piece| piece.token.span.start);
        let end = self.pieces.get(at.end.saturating_sub(1)).map_or(start, |piece| piece.token.span.end);
        Mention { at, span: Span::new(start, end), sort }
    }

    /// The name whose possessive opens the phrase from `start` in which a mention was found.
    fn owner(&self, start: usize, mention: &Mention) -> Option<Mention> {
        let until = match &mention.sort {
            Sort::Name { name, .. } => name.start,
            Sort::Description { head, .. } => *head,
            Sort::Pronoun(_) => return None,
        };
        let end = (start + 1..until).find(|at| self.get(*at).is_some_and(|p| p.is(Kind::Possessive)))?;
        let determined = self.has(start, Class::DETERMINER.with(Class::POSSESSIVE));
        self.named(start, start + usize::from(determined), end)
    }

    /// A noun phrase: an article, what describes it, and a name or noun.
    fn phrase(&self, at: usize) -> Option<Mention> {
        let determined = self.has(at, Class::DETERMINER.with(Class::POSSESSIVE))
            && self.get(at).is_some_and(|p| !self.is_name_word(at, p));
        if let Some(alone) = self.one_of(at).or_else(|| self.lone_determiner(at, determined)) {
            return Some(alone);
        }
        let mut end = at + usize::from(determined);
        while end < self.pieces.len() && end - at < LONGEST {
            match (end > at).then(|| self.nickname(end)).flatten() {
                Some(past) => end = past,
                None if self.is_inside(at, end) => end += 1,
                _ => break,
            }
        }
        while end > at
            && self.get(end - 1).is_some_and(|piece| !piece.token.is_word() || self.is_joiner(end - 1))
        {
            end -= 1;
        }
        if end <= at || determined && end == at + 1 {
            return None;
        }
        let body = at + usize::from(determined);
        if determined && let Some(one) = self.demonym(at, body, end) {
            return Some(one);
        }
        if self.is_of_somebody(body, end)
            || self.opens_with_people(body, end)
            || self.are_bodies(end - 1)
            || self.several(end - 1).is_some()
            || self.only_tells(body, end)
        {
            return self.described(at, body, end, determined);
        }
        let found = self.named(at, body, end).or_else(|| self.described(at, body, end, determined))?;
        Some(self.writer(at, &found).unwrap_or(found))
    }

    /// Whether the piece at `at` goes on with the phrase that began at `start`.
    fn is_inside(&self, start: usize, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        match piece.token.kind {
            Kind::Possessive => at > start && self.get(at + 1).is_some_and(|next| next.token.is_word()),
            Kind::Word if piece.token.is_capitalised() => {
                self.is_name_word(at, piece)
                    || at == start + 1 && self.dates(start, at)
                    || at == start && self.opens_phrase(at)
                    || is_made_adjective(self.word(at))
                    || self.is_within_calling(at)
                    || self.is_first_of_office(at)
            }
            Kind::Word => {
                self.is_lower_inside(start, at, piece)
                    || self.is_joiner(at)
                    || at > start && self.joins_small_fields(at)
                    || self.is_of_office(at)
                    || self.is_within_calling(at)
                    || self.is_within_field(at)
                    || self.word(at) == "state" && self.has(at + 1, Class::PERSON.with(Class::RANK))
            }
            Kind::Other | Kind::Comma => at > start && self.is_joiner(at),
            Kind::Number => {
                at == start
                    || piece.token.is_capitalised()
                    || self.is_within_calling(at)
                    || self.get(at - 1).is_some_and(|p| p.has(Class::DETERMINER))
                    || self.is_ranking(at)
            }
            _ => false,
        }
    }

    /// A word that opens a sentence belongs to a phrase when it is a noun or title: *Spokeswoman Jane Roe*.
    fn opens_phrase(&self, at: usize) -> bool {
        const NOUNS: Class = Class::PERSON
            .with(Class::GROUP)
            .with(Class::RANK)
            .with(Class::NATIONALITY)
            .with(Class::ORGANISATION)
            .with(Class::COURTESY)
            .with(Class::FORENAME);
        let next_is_name = self
            .get(at + 1)
            .is_some_and(|next| next.token.is_capitalised() && self.is_name_word(at + 1, next));
        self.has(at, NOUNS)
            || next_is_name
                && !self.has(at, Class::FUNCTION.with(Class::CUE_GERUND))
                && !self.opens_inverted(at)
            || self.opens_title(at)
            || self.opens_group(at)
            || (self.opens)(at) && self.several(at).is_some()
            || self.opens_source(at)
            || self.opens_kind_of_body(at)
            || self.joins_portfolio(at + 1)
            || matches!(self.word(at + 1), "magazine" | "newspaper" | "radio")
                && self.get(at + 2).is_some_and(|sign| sign.is(Kind::Possessive))
                && self.get(at + 3).is_some_and(Piece::is_lower)
            || (self.has(at, Class::DAY.with(Class::MONTH))
                || self.has(at + 2, Class::PERSON.with(Class::RANK)))
                && self.get(at + 1).is_some_and(|sign| sign.is(Kind::Possessive))
            || matches!(self.word(at), "Former" | "Ex" | "Senior" | "Longtime" | "Some" | "Local")
    }

    /// *Finance secretary Jane Roe*: the field of an office, whose capital is its sentence's.
    fn opens_title(&self, at: usize) -> bool {
        let word = self.word(at);
        let other = Class::FUNCTION.with(Class::CUE).with(Class::DAY).with(Class::MONTH).with(Class::VERB);
        let field = (!self.has(at, other) && !word.ends_with("ing") || is_field_in_ing(word))
            && !["ed", "ly", "day"].iter().any(|end| word.ends_with(end))
            && !matches!(
                word,
                "Tonight" | "Tomorrow" | "Now" | "Then" | "Later" | "Earlier" | "Meanwhile" | "Yet"
            );
        let lower =
            |at: usize| self.get(at).is_some_and(|piece| piece.is_lower() && !piece.has(Class::FUNCTION));
        let office = |at: usize| {
            lower(at) && self.has(at, Class::PERSON.with(Class::RANK)) && !self.has(at, Class::CUE)
        };
        let name = |at: usize| {
            self.get(at).is_some_and(|piece| piece.token.is_capitalised() && self.is_name_word(at, piece))
        };
        let named = |at: usize| name(at) || self.is_of_office(at);
        field
            && (self.is_calling_before_name(at + 1)
                || office(at + 1) && named(at + 2)
                || lower(at + 1) && office(at + 2) && name(at + 3))
    }

    /// A small-letter word inside a noun phrase: an adjective or noun, nothing that could be a verb or preposition.
    fn is_lower_inside(&self, start: usize, at: usize, piece: &Piece) -> bool {
        if piece.has(Class::FUNCTION.with(Class::CUE_GERUND)) && !piece.has(Class::NUMBER) {
            return false;
        }
        let noun =
            Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY).with(Class::RANK);
        // "Jane Roe grilled the mayor", "Governor Roe met Jane Doe"
        // "The unnamed lawyer": the article's capital is its sentence's.
        let article = Class::DETERMINER.with(Class::POSSESSIVE);
        let capital = |before: &Piece| before.token.is_capitalised() && !before.has(article);
        if at > start && !piece.has(noun) && self.get(at - 1).is_some_and(capital) {
            let word = self.word(at);
            if is_past(word) || piece.has(Class::VERB) || at > start + 1 && self.is_full_name(at - 2) {
                return false;
            }
        }
        if self.word(at) == "think" && self.word(at + 1) == "tank" {
            return true;
        }
        let after_article = at == start + 1 && self.has(start, Class::DETERMINER.with(Class::POSSESSIVE));
        let tells = || self.is_source_that_tells(at) || self.several(at).is_some();
        let cue = piece.has(Class::CUE_FINITE.with(Class::CUE_BASE)) && !self.is_field_like_verb(at);
        if cue && !piece.has(noun) && !after_article && !tells() {
            return false;
        }
        // "the ministry reports": a noun that is a verb as well ends the phrase after another noun.
        if piece.has(Class::CUE_FINITE)
            && at > start
            && self.get(at - 1).is_some_and(|p| p.has(noun) || p.token.is_capitalised())
            && !tells()
        {
            return false;
        }
        true
    }
}

/// Whether it is a small word of grammar with which neither a name nor a description can begin.
const fn opens_nothing(piece: &Piece) -> bool {
    const OPENING: Class = Class::NUMBER
        .with(Class::PRONOUN)
        .with(Class::DETERMINER)
        .with(Class::POSSESSIVE)
        .with(Class::JOINER);
    piece.is_lower() && piece.has(Class::FUNCTION.with(Class::CUE_GERUND)) && !piece.has(OPENING)
}

/// Whether a word is formed like the past of a verb, and is no common adjective.
pub(in crate::extract) fn is_past(word: &str) -> bool {
    let adjective = matches!(
        word,
        "retired"
            | "renowned"
            | "celebrated"
            | "disgraced"
            | "acclaimed"
            | "embattled"
            | "noted"
            | "appointed"
            | "elected"
            | "registered"
            | "certified"
            | "convicted"
            | "accused"
            | "suspended"
            | "ousted"
            | "indicted"
            | "beloved"
            | "decorated"
            | "respected"
            | "seasoned"
            | "talented"
            | "skilled"
            | "wounded"
            | "injured"
            | "unaffiliated"
            | "married"
            | "divorced"
            | "exiled"
            | "jailed"
            | "imprisoned"
            | "unnamed"
            | "hundred"
    );
    word.ends_with("ed") && !word.contains('-') && word.len() > 4 && !adjective
}

/// Whether a word is one of these, whatever its case.
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

fn is_age(word: &str) -> bool {
    word.ends_with("-year-old")
}

/// What a folded word tells of a man or a woman.
pub(in crate::extract) fn sex_of(word: &str) -> Class {
    let class = class_of(word);
    match (class.has(Class::MALE), class.has(Class::FEMALE)) {
        (true, false) => Class::MALE,
        (false, true) => Class::FEMALE,
        _ => Class::NONE,
    }
}
