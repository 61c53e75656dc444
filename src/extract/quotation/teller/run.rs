//! Drafts quoted words that no cue reports.

use std::ops::Range;

use super::floating::headed;
use super::{People, Teller, Told};
use crate::article::{QuotationKind, Rule, Span};
use crate::extract::quotation::content::{Content, asks};
use crate::extract::quotation::cue::{Cue, is_inscription};
use crate::extract::quotation::draft::{Attribution, Draft};
use crate::extract::reading::Piece;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// A run of fewer words, with no cue and no punctuation of its own, is a title or a scare quote.
const SPOKEN: usize = 5;

/// The same in a headline, behind a person and a colon.
const HEADED: usize = 3;

impl Teller<'_> {
    /// Whether somebody was quoted in the same paragraph.
    fn goes_on(&self, index: usize) -> bool {
        self.drafts.last().is_some_and(|draft| {
            draft.scene == index && draft.kind == QuotationKind::Direct && draft.by.is_some()
        })
    }

    /// *the phrase “row before the wind turns”*, *goals like “sell more boats this year”*: whether words within a sentence are named
    /// and not said, where nobody was quoted right before them.
    fn is_mentioned(&self, index: usize, scene: &Scene<'_>, at: usize) -> bool {
        const FAR: usize = 12;
        let reading = scene.reading;
        let named = Self::is_example(scene, at, false);
        let run = reading.pieces.get(at).and_then(|piece| reading.quoted.get(piece.run?));
        let small = run.and_then(|words| words.first()).is_some_and(Piece::is_lower);
        let quoted = self.drafts.last().is_some_and(|draft| {
            draft.scene == index && draft.by.as_ref().is_some_and(|by| by.who.is_some())
        });
        // "has been told he is “a menace”"
        let verbal = Class::CUE_FINITE.with(Class::CUE_PARTICIPLE).with(Class::CUE_GERUND);
        let says = || {
            let near = reading.pieces(at.saturating_sub(FAR)..at).iter().rev();
            near.take_while(|piece| !piece.is(Kind::Stop)).any(|piece| piece.is_lower() && piece.has(verbal))
        };
        // "Not a boat, not “hours at sea”"
        let denied = matches!(reading.word(at.saturating_sub(1)), "not" | "Not") && at > 0;
        // "from skills (“I can row”) to boats"
        let is = |at: Option<usize>, kind: Kind| {
            at.and_then(|at| reading.pieces.get(at)).is_some_and(|piece| piece.is(kind))
        };
        let bracketed = is(at.checked_sub(1), Kind::Open) && is(Some(at + 1), Kind::Close);
        // "the difference between “I row” and “I sail”"
        let compared = || {
            let between = |at: usize| reading.word(at) == "between";
            (at.saturating_sub(FAR)..at).any(between)
                && (at.saturating_sub(FAR)..at)
                    .any(|at| matches!(reading.word(at), "difference" | "distinction" | "contrast"))
        };
        named
            || bracketed
            || compared()
            || denied && small
            || small && !quoted && !says() && reading.paragraph.is_some() && !is_said(scene, at)
    }

    /// *terms like “row before the wind turns”*, *ask yourself, “Is it late?”*, *our “How to Sail” page*: whether words are named or
    /// given as an example by what stands beside them. `spoken` tells that their sentence is about somebody.
    fn is_example(scene: &Scene<'_>, at: usize, spoken: bool) -> bool {
        let reading = scene.reading;
        let is = |at: usize, kind: Kind| reading.pieces.get(at).is_some_and(|piece| piece.is(kind));
        let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
        // "terms like “row on” or “sail on”"
        let mut before = at;
        while before > 0
            && (is(before - 1, Kind::Comma)
                || is(before - 1, Kind::Colon)
                || before < at && is_run(before - 1)
                || before > 1
                    && reading.word(before - 1) == "or"
                    && (is_run(before - 2) || is(before - 2, Kind::Comma)))
        {
            before -= 1;
        }
        let word = |back: usize| before.checked_sub(back).map_or("", |at| reading.word(at));
        let last = word(1).trim_end_matches('.');
        // "He made threats like “Row before the wind turns”": his words, where the sentence has a speaker.
        let loose =
            spoken && last == "like" && !matches!(word(2), "item" | "queries" | "query" | "something");
        // "pleaded guilty to “wire fraud”", "the actual “row before dawn” part"
        let charged = matches!(
            (word(2), last),
            ("guilty", "of" | "to")
                | ("charged", "with")
                | ("charge" | "charges" | "convicted" | "count" | "counts", "of")
        );
        charged
            || Self::is_attribute(scene, at)
            || NAMED.contains(&last) && !loose
            || (word(2), word(1)) == ("such", "as")
            || word(2) == "Myth"
            || matches!((word(2), last), ("prompt" | "prompts", "are" | "is"))
            || matches!((word(2), last), ("for" | "For", "example" | "instance"))
            || matches!(
                reading.word(at + 1),
                "approach" | "button" | "page" | "section" | "tab" | "tool" | "video"
            )
    }

    /// *the actual **“row before dawn”** part*: whether quoted words only tell which of the noun behind them.
    fn is_attribute(scene: &Scene<'_>, at: usize) -> bool {
        let reading = scene.reading;
        let run = reading.pieces.get(at).and_then(|piece| reading.quoted.get(piece.run?));
        let small = run.and_then(|words| words.first()).is_some_and(Piece::is_lower);
        let verbal = Class::FUNCTION.with(Class::CUE).with(Class::VERB).with(Class::ADVERB);
        let noun = reading.pieces.get(at + 1).is_some_and(|noun| {
            noun.is_lower() && !noun.has(verbal) && !reading.word(at + 1).ends_with("ed")
        });
        let article = |at: Option<usize>| {
            at.and_then(|at| reading.pieces.get(at))
                .is_some_and(|p| p.has(Class::DETERMINER.with(Class::POSSESSIVE)))
        };
        let adjective = at.checked_sub(1).and_then(|at| reading.pieces.get(at)).is_some_and(|piece| {
            piece.is_lower() && !piece.has(Class::FUNCTION.with(Class::CUE).with(Class::VERB))
        });
        small && noun && (article(at.checked_sub(1)) || adjective && article(at.checked_sub(2)))
    }

    /// *Roe on the ferry: **‘It is late’***: whether a colon sets words in a headline beside a person who opens it.
    fn opens_headline(&self, scene: &Scene<'_>, at: usize, people: &People) -> bool {
        scene.reading.pieces.get(at - 1).is_some_and(|before| before.is(Kind::Colon))
            && scene.mentions.first().is_some_and(|first| first.at.start == 0 && first.is_name())
            && people.get(0).is_some_and(|by| self.is_person(by))
    }

    /// Drafts the runs that no cue of the sentence reports.
    pub(super) fn remaining(
        &mut self,
        index: usize,
        scene: &Scene<'_>,
        sentence: &Range<usize>,
        people: &People,
        told: &mut Told,
    ) {
        let reading = scene.reading;
        let runs: Vec<(usize, usize)> =
            reading.run_pieces(sentence).filter(|(_, run)| !told.is_told(*run)).collect();
        for (at, run) in runs {
            let Some(words) = reading.runs.get(run) else { continue };
            let alone = sentence.len() == 1
                || !reading.pieces(sentence.clone()).iter().any(|p| p.run.is_none() && p.token.is_word());
            let length = words.inner.of(reading.text).split_whitespace().count();
            let sentence_like = alone && words.inner.of(reading.text).ends_with(['.', '!', '?', ',', '…']);
            // "Roe: “No boats.”"
            let led = at > sentence.start
                && reading.pieces.get(at - 1).is_some_and(|before| before.is(Kind::Colon))
                && words.inner.of(reading.text).ends_with(['.', '!', '?']);
            let opens = || at > sentence.start && length >= HEADED && self.opens_headline(scene, at, people);
            let headed =
                reading.paragraph.is_none() && (headed(scene, at, people).is_some() || opens()) || led;
            let spoken =
                length >= SPOKEN || sentence_like || headed || is_said(scene, at) || may_be_signed(scene, at);
            // "“Two,” she said. “And a Coke.”" has capitals as a title has.
            if !spoken
                || is_instead(scene, at)
                || is_asked(scene, at, sentence)
                || scene.is_title(run) && !(sentence_like && self.goes_on(index))
            {
                continue;
            }
            let inscribed = is_inscribed(scene, at, sentence);
            let (by, continues) = if inscribed {
                (None, false)
            } else {
                self.without_cue(index, scene, sentence, at, alone, people)
            };
            let weak = by.as_ref().is_none_or(|by| by.who.is_none() || by.rule == Rule::Floating);
            if is_code(reading.text, words.outer)
                || weak && !alone && !continues && !inscribed && self.is_mentioned(index, scene, at)
                || by.as_ref().is_some_and(|by| by.rule == Rule::Sentence)
                    && Self::is_example(scene, at, true)
            {
                continue;
            }
            // Single marks in a headline are a work's title or somebody's doubt as often as words: “‘Dear Hull’ star weds”.
            let doubtful = reading.paragraph.is_none()
                && words.outer.of(reading.text).starts_with(['‘', '\''])
                && !is_announced(scene, at, by.as_ref());
            if doubtful {
                continue;
            }
            told.take(run);
            self.draft(Draft {
                scene: index,
                span: words.inner,
                kind: QuotationKind::Direct,
                cue: None,
                by,
                continues,
            });
        }
    }
}

impl Told {
    /// Leaves what whoever writes tells the reader to nobody, quoted words and all: *I think the phrase “be yourself” is overused*.
    pub(super) fn leave(&mut self, scene: &Scene<'_>, content: Content) {
        if let Content::Clause(range) = content {
            self.runs.extend(range.filter_map(|at| scene.reading.pieces.get(at)?.run));
        }
    }
}

/// *Roe had a warning: **“Go home now,”** she said*, *as Roe puts it, **“We go home.”***: the quoted words that end a clause
/// which only leads to them, by their piece.
pub(super) fn introduced(scene: &Scene<'_>, range: &Range<usize>, cue: &Cue) -> Option<usize> {
    const SPOKEN: usize = 3;
    let reading = scene.reading;
    let is_run = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.run.is_some());
    let mut runs = range.clone().filter(is_run);
    let (run, others) = (runs.next()?, runs.next());
    let last = range.end.checked_sub(1)?;
    let ends = run == last || run + 1 == last && reading.pieces.get(last).is_some_and(|p| p.is(Kind::Comma));
    if others.is_some() || !ends || run <= range.start {
        return None;
    }
    let before = reading.pieces.get(run - 1)?;
    let led =
        if range.end <= cue.at.start { run > range.start + 1 } else { reading.word(range.start) == "it" };
    let words = reading.quoted.get(reading.pieces.get(run)?.run?)?;
    let opens = words.first().is_some_and(|first| first.token.is_capitalised());
    // "Asked how much she paid, “Far too much,” she said": but *if it rains, “I will go”* is hers altogether.
    let asked = || (range.start..run - 1).any(|at| matches!(reading.word(at), "asked" | "Asked"));
    let asked = || reading.word(range.start) == "it" || asked() && reading.word(run - 2) != "asked";
    let pause = before.is(Kind::Colon) || before.is(Kind::Comma) && words.len() >= SPOKEN && asked();
    (led && opens && pause).then_some(run)
}

/// *print("no boats today")*, *class="wide and blue"*, *"boat": "no boats today"*, *sail(tide, "no boats today")*: whether quoted words
/// are a program's.
fn is_code(text: &str, run: Span) -> bool {
    const FAR: usize = 48;
    let before = text.get(..run.start).unwrap_or_default();
    let mut letters = before.chars().rev();
    match letters.next() {
        Some('=') => return true,
        Some('(') => return letters.next().is_some_and(char::is_alphanumeric),
        _ => {}
    }
    let before = before.trim_end();
    if before.ends_with(" -m") || before.ends_with("\":") {
        return true;
    }
    let Some(near) = before.strip_suffix(',') else { return false };
    let mut near = near.chars().rev().take(FAR).take_while(|letter| *letter != '\n');
    near.any(|letter| letter == '(') && near.next().is_some_and(|name| name.is_alphanumeric() || name == '_')
}

/// Words in front of quoted words that are named or given as an example.
const NAMED: &[&str] = &[
    "See",
    "aka",
    "button",
    "command",
    "commands",
    "e.g",
    "entitled",
    "formula",
    "formulas",
    "headlined",
    "i.e",
    "keyword",
    "keywords",
    "like",
    "mantra",
    "motto",
    "phrase",
    "phrases",
    "prompt",
    "proverb",
    "rule",
    "saying",
    "section",
    "slogan",
    "term",
    "terms",
    "titled",
    "toggle",
    "yourself",
];

/// *instead of saying “No”*: whether quoted words are those that nobody is to say.
fn is_instead(scene: &Scene<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| scene.reading.word(at));
    matches!((word(3), word(2), word(1)), ("Instead" | "instead", "of", "saying"))
}

/// *Asked if it was “a shame,” Roe laughed*: whether quoted words are part of what somebody was asked.
fn is_asked(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let is_comma = |at: usize| scene.reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
    asks(scene.reading.word(sentence.start)) && at > sentence.start && !(sentence.start..at).any(is_comma)
}

/// *a sign that reads “No dogs”*: whether quoted words stand on a thing.
fn is_inscribed(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let pause =
        |at: usize| scene.reading.pieces.get(at).is_some_and(|p| p.is(Kind::Comma) || p.is(Kind::Colon));
    let before =
        at.checked_sub(1).map(|before| if pause(before) { before.saturating_sub(1) } else { before });
    before.is_some_and(|verb| verb > sentence.start && is_inscription(scene.reading, verb, sentence))
}

/// *“No,” said the xyst*, *“No,” Lee Xyst said*: whether a word of saying comes with quoted words, whoever its subject is.
fn is_said(scene: &Scene<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    let reading = scene.reading;
    let inner = reading.pieces.get(at).and_then(|piece| reading.runs.get(piece.run?)).map(|run| run.inner);
    let capital = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.token.is_capitalised());
    let verb = at + 1 + (at + 1..at + 1 + LONGEST).take_while(capital).count();
    // "On “Tides,” Jane Roe said it rained."
    let words = reading.pieces.get(at).and_then(|piece| reading.quoted.get(piece.run?)?.first());
    let is_place = words.is_some_and(|first| first.token.is_capitalised())
        && at.checked_sub(1).and_then(|before| reading.pieces.get(before)).is_some_and(|before| {
            before.is(Kind::Possessive) || before.is_lower() && before.has(Class::PREPOSITION)
        });
    !is_place
        && inner.is_some_and(|inner| inner.of(reading.text).ends_with([',', '?', '!']))
        && reading.pieces.get(verb).is_some_and(|piece| piece.is_lower() && piece.has(Class::CUE_FINITE))
}

/// *“Love it!” – Jane Roe*: whether a paragraph opens with a quoted sentence and a dash follows.
fn may_be_signed(scene: &Scene<'_>, at: usize) -> bool {
    let reading = scene.reading;
    let inner = reading.pieces.get(at).and_then(|piece| reading.runs.get(piece.run?)).map(|run| run.inner);
    at <= scene.first
        && inner.is_some_and(|inner| inner.of(reading.text).ends_with(['.', '!', '?']))
        && reading.pieces.get(at + 1).is_some_and(|next| next.is(Kind::Dash))
}

/// Whether a colon or a dash sets quoted words beside whoever says them.
fn is_announced(scene: &Scene<'_>, at: usize, by: Option<&Attribution>) -> bool {
    let dash = scene.reading.pieces.get(at + 1).is_some_and(|piece| piece.is(Kind::Dash));
    by.is_some_and(|by| by.who.is_some() && (by.rule == Rule::Colon || dash && by.rule == Rule::Sentence))
}
