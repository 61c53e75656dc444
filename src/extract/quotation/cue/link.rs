//! Finds who does the saying: the subject of a verb, before it or after it.

use std::ops::Range;

use super::{Cue, is_contraction, is_spoken_to, mention_before, says_together};
use crate::article::Rule;
use crate::extract::reading::{Piece, Reading, adverbial};
use crate::extract::speaker::mention::{Mention, Sort, is_past};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// So many mentions are in a description at the most, and the name that completes it.
const WITHIN: usize = 3;

/// Looks for a verb's subject.
pub(super) struct Link<'s> {
    pub(super) scene: &'s Scene<'s>,
    pub(super) sentence: &'s Range<usize>,
    pub(super) verb: usize,
    pub(super) earlier: &'s [Cue],
}

impl Link<'_> {
    pub(super) fn subject(&self) -> Option<(usize, Rule)> {
        let class = self.scene.reading.pieces.get(self.verb)?.token.class;
        if !class.has(Class::CUE_FINITE.with(Class::CUE_BASE)) && class.has(Class::CUE_GERUND) {
            // "Roe said trade is encouraging people": whose the verb is stands before *is*.
            if self.is_progressive(self.verb) {
                return self.before().filter(|(nth, _)| !self.is_behind_another(*nth));
            }
            return self
                .quoted_as()
                .or_else(|| self.quoted())
                .or_else(|| self.accompanied())
                .or_else(|| self.shared())
                .or_else(|| self.main_subject())
                .or_else(|| self.by_doing())
                .or_else(|| self.before());
        }
        self.quoted()
            .or_else(|| self.inverted())
            .or_else(|| self.joined())
            .or_else(|| self.listed())
            .or_else(|| self.before())
    }

    /// *Roe praised the crew, **called** the ferry a joke and said…*: a verb in a list has the subject of the verbs before it, and not
    /// the object of the one before for its own.
    fn listed(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let comma = self.verb.checked_sub(1).filter(|comma| *comma > self.sentence.start)?;
        reading.pieces.get(comma).filter(|piece| piece.is(Kind::Comma))?;
        let object = self.mention(mention_before(self.scene, comma)?)?;
        let verb =
            self.earlier.last().filter(|verb| verb.class.has(Class::CUE) && verb.rule == Rule::Subject)?;
        let subject = self.mention(verb.subject?)?;
        // "Jane Roe, who praised Doe and attacked the crew, said": nothing hangs on anybody, and only the object is between the two.
        let hangs = (self.sentence.start..verb.at.start)
            .any(|at| reading.pieces.get(at).is_some_and(|piece| piece.has(Class::RELATIVE)));
        let is_object = subject.at.end <= verb.at.start && verb.at.end == object.at.start;
        (is_object && !hangs).then_some((verb.subject?, Rule::Subject))
    }

    /// *Roe quoted Heinrich Heine: “…”*: the words are those of whoever is quoted.
    fn quoted(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let quotes = matches!(reading.word(self.verb), "quoted" | "quotes" | "quoting");
        let nth = super::mention_from(self.scene, self.verb + 1).filter(|_| quotes)?;
        let mention = self.mention(nth).filter(|mention| mention.is_name())?;
        let colon = reading.pieces.get(mention.at.end).is_some_and(|piece| piece.is(Kind::Colon));
        let run = reading.pieces.get(mention.at.end + 1).is_some_and(|piece| piece.run.is_some());
        (colon && run && mention.at.end < self.sentence.end).then_some((nth, Rule::Inversion))
    }

    /// *trade **is** encouraging people*
    fn is_progressive(&self, verb: usize) -> bool {
        let reading = self.reading();
        let helps = super::past_helpers(reading, verb, self.sentence.start);
        let gerund = reading.pieces.get(verb).is_some_and(|verb| verb.has(Class::CUE_GERUND));
        let being = |at: usize| super::is_being(reading.word(at)) && reading.word(at) != "be";
        gerund && (helps..verb).any(being)
    }

    /// *Roe said, **trade** is encouraging people*: whether another noun stands between a mention and the verb.
    fn is_behind_another(&self, nth: usize) -> bool {
        let reading = self.reading();
        let helps = super::past_helpers(reading, self.verb, self.sentence.start);
        let gap = self.mention(nth).map_or(&[][..], |mention| reading.pieces(mention.at.end..helps));
        gap.first().is_some_and(|first| first.is(Kind::Comma))
            && gap.last().is_some_and(|last| last.is_lower() && !last.has(Class::FUNCTION))
    }

    /// *with one backbencher telling the Herald*: the subject that *with* gives a gerund of its own.
    fn accompanied(&self) -> Option<(usize, Rule)> {
        let nth = mention_before(self.scene, self.verb)?;
        let with = self.mention(nth)?.at.start.checked_sub(1)?;
        (self.reading().word(with) == "with" && with > self.sentence.start).then_some((nth, Rule::Subject))
    }

    /// *Roe said it rained but added that…*: a verb after *and* or *but* has the subject of the verb before it.
    fn joined(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let mut at = self.verb;
        while at > self.sentence.start
            && reading
                .pieces
                .get(at - 1)
                .is_some_and(|p| p.run.is_none() && p.has(Class::ADVERB.with(Class::AUXILIARY)))
        {
            at -= 1;
        }
        let and = at.checked_sub(1).filter(|and| *and > self.sentence.start)?;
        let joined = matches!(reading.word(and), "and" | "but");
        joined.then(|| self.shared().or_else(|| self.opening_subject(and))).flatten()
    }

    /// *Roe did not say that it rained, but said…*, *Roe picked Doe but felt…*: who the sentence opens with, where the verb behind it is
    /// no cue and no other clause hangs between.
    fn opening_subject(&self, and: usize) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let first = self.scene.mentions.partition_point(|mention| mention.at.start < self.sentence.start);
        let mention = self.mention(first)?;
        let opens = mention.at.start == self.sentence.start && mention.at.end < self.verb;
        let verb = reading.pieces.get(mention.at.end).filter(|verb| verb.is_lower())?;
        let helped = mention.is_name() && verb.has(Class::AUXILIARY);
        let word = reading.word(mention.at.end);
        let acts = || {
            let somebody = match mention.sort {
                Sort::Name { .. } => true,
                Sort::Pronoun(class) => !class.has(Class::IT),
                Sort::Description { .. } => false,
            };
            let hangs = |at: usize| {
                reading.pieces.get(at).is_some_and(|piece| {
                    piece.run.is_some()
                        || piece.has(Class::RELATIVE)
                        || piece.is(Kind::Semicolon)
                        || piece.is(Kind::Colon)
                }) || matches!(
                    reading.word(at),
                    "after"
                        | "as"
                        | "because"
                        | "before"
                        | "if"
                        | "since"
                        | "that"
                        | "when"
                        | "where"
                        | "while"
                )
            };
            somebody
                && (is_past(word) || verb.has(Class::VERB.with(Class::CUE_FINITE)))
                && !(mention.at.end + 1..and).any(hangs)
        };
        (opens && (helped || acts())).then_some((first, Rule::Subject))
    }

    /// Whether a name completes the description it stands after: *the head of the port, Jane Roe, said*.
    fn names_description(&self, nth: usize) -> bool {
        let Some(mention) = self.mention(nth) else { return false };
        let Sort::Name { name, .. } = &mention.sort else { return false };
        name.start > mention.at.start
            && self.reading().pieces.get(name.start - 1).is_some_and(|piece| piece.is(Kind::Comma))
    }

    /// The name, a titled one or a relative's, that completes a description: *her former student, Professor Jane Roe*, *the head of
    /// the club, Sir Tom Doe*, *her husband, Bill*.
    pub(super) fn completed(&self, nth: usize) -> Option<usize> {
        let reading = self.reading();
        let described = self.mention(nth)?;
        let one = matches!(described.sort, Sort::Description { class, .. } if class.has(Class::PERSON.with(Class::FAMILY)) && !class.has(Class::GROUP));
        let kin = matches!(described.sort, Sort::Description { class, .. } if class.has(Class::FAMILY));
        let body =
            matches!(described.sort, Sort::Description { class, .. } if class.has(Class::ORGANISATION));
        let comma = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
        let completes = |nth: &usize| {
            let Some(name) = self.mention(*nth) else { return false };
            let tail = reading.pieces(described.at.end..name.at.start.saturating_sub(1));
            let plain = tail
                .iter()
                .all(|piece| piece.token.is_word() && !piece.has(Class::CUE.with(Class::AUXILIARY)));
            let titled = matches!(name.sort, Sort::Name { role: Some(_), .. });
            (titled || kin && name.is_name())
                && comma(name.at.start - 1)
                && tail.first().is_none_or(|first| first.has(Class::PREPOSITION) && plain)
                && reading
                    .pieces
                    .get(name.at.end)
                    .is_none_or(|piece| matches!(piece.token.kind, Kind::Comma | Kind::Stop))
        };
        let right_behind =
            |name: &usize| self.mention(*name).is_some_and(|name| name.at.start == described.at.end + 1);
        // "Mr Roe's company, software giant Hullcom, said"
        (nth + 1..=nth + WITHIN).find(completes).filter(|name| one || body && right_behind(name))
    }

    /// Whether a name completes a description before it.
    fn completes(&self, nth: usize) -> bool {
        (nth.saturating_sub(WITHIN)..nth).any(|described| self.completed(described) == Some(nth))
    }

    fn follows_comma(&self, mention: &Mention) -> bool {
        let before = mention.at.start.checked_sub(1).and_then(|at| self.reading().pieces.get(at));
        before.is_some_and(|piece| piece.is(Kind::Comma))
    }

    pub(super) fn reading(&self) -> &Reading<'_> {
        self.scene.reading
    }

    pub(super) fn mention(&self, nth: usize) -> Option<&Mention> {
        self.scene.mentions.get(nth)
    }

    /// *was quoted as saying*
    fn quoted_as(&self) -> Option<(usize, Rule)> {
        const AGENT: usize = 10;
        let reading = self.reading();
        let as_at = self.verb.checked_sub(1).filter(|at| reading.word(*at) == "as")?;
        let is_passive = |at: &usize| matches!(reading.word(*at), "quoted" | "cited" | "reported");
        // "was quoted by the agency as saying": whoever quotes does not speak.
        let quoted = (self.sentence.start.max(as_at.saturating_sub(AGENT))..as_at).rev().find(is_passive)?;
        if quoted + 1 != as_at && reading.word(quoted + 1) != "by" {
            return None;
        }
        self.nearest(quoted).map(|nth| (nth, Rule::Passive))
    }

    /// *Roe shrugged, saying…*: a gerund speaks with the voice of the verb before it.
    fn shared(&self) -> Option<(usize, Rule)> {
        const NEAREST: usize = 16;
        // "Roe rejected Doe’s claims that it rained, saying": whose claims they are does not say it.
        let speaks = |cue: &&Cue| cue.rule != Rule::AccordingTo && cue.class.has(Class::CUE);
        let mut voices = self.earlier.iter().rev().filter(speaks).take(NEAREST);
        // "Roe said she was hoping for rain but joked that…": whose hope it was, said Roe.
        let leads = |cue: &&Cue| !self.is_progressive(cue.at.start);
        let cue = voices.clone().find(leads).or_else(|| voices.next())?;
        Some((cue.subject?, Rule::Subject))
    }

    /// *Roe attacked Doe, saying…*: a gerund after a comma speaks for the first who could be the subject.
    fn main_subject(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let comma = self.verb.checked_sub(1).filter(|comma| *comma > self.sentence.start)?;
        reading.pieces.get(comma).filter(|piece| piece.is(Kind::Comma) || piece.run.is_some())?;
        let first = self.scene.mentions.partition_point(|mention| mention.at.start < self.sentence.start);
        let nth = (first..self.scene.mentions.len()).find(|nth| {
            self.mention(*nth).is_none_or(|mention| {
                let owns = reading.pieces.get(mention.at.end).is_some_and(|next| next.is(Kind::Possessive));
                // "Ashton: The court met on Monday, observing that…"
                let dateline = mention.at.start == self.sentence.start
                    && reading.pieces.get(mention.at.end).is_some_and(|next| next.is(Kind::Colon));
                mention.at.end > comma || !owns && !dateline && !self.is_nested(mention)
            })
        })?;
        self.mention(nth).filter(|mention| mention.at.end <= comma).map(|_| (nth, Rule::Subject))
    }

    /// *Roe surprised some experts by forecasting…*, *Roe has left the crew after claiming…*: who does what such a gerund tells is the
    /// subject of the sentence.
    fn by_doing(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let by = self.verb.checked_sub(1).filter(|by| *by > self.sentence.start)?;
        let when = matches!(reading.word(by), "after" | "before" | "while");
        if !when && reading.word(by) != "by" {
            return None;
        }
        let first = self.scene.mentions.partition_point(|mention| mention.at.start < self.sentence.start);
        let subject = self.mention(first).filter(|mention| mention.at.end < by)?;
        let owns = reading.pieces.get(subject.at.end).is_some_and(|next| next.is(Kind::Possessive));
        let verb = reading.pieces.get(subject.at.end)?;
        let acts = verb.is_lower()
            && !verb.has(Class::PREPOSITION.with(Class::CONJUNCTION))
            && (when || !verb.has(Class::AUXILIARY));
        let opens = !when || subject.at.start == self.sentence.start;
        (acts && opens && !owns && !self.is_nested(subject)).then_some((first, Rule::Subject))
    }

    fn before(&self) -> Option<(usize, Rule)> {
        let nth = self.nearest(self.verb)?;
        self.agrees(nth).then_some((nth, Rule::Subject))
    }

    /// *calls, voice notes and more*: without a helping verb the base form has several people for its subject, or *I*.
    fn agrees(&self, nth: usize) -> bool {
        let reading = self.reading();
        let before = |at: usize| at.checked_sub(1).and_then(|at| reading.pieces.get(at));
        let mut at = self.verb;
        while at > self.sentence.start && before(at).is_some_and(|piece| piece.has(Class::ADVERB)) {
            at -= 1;
        }
        let helps = |piece: &Piece| {
            piece.has(Class::AUXILIARY) || is_contraction(piece, reading.word(at.saturating_sub(1)))
        };
        let helped = before(at).is_some_and(helps);
        let class = reading.pieces.get(self.verb).map_or(Class::NONE, |piece| piece.token.class);
        let Some(mention) = self.mention(nth) else { return false };
        helped
            || !super::only_base(class)
            || match mention.sort {
                Sort::Name { article, .. } => {
                    article
                        || self.is_joint(mention)
                        || reading.word(self.verb + 1) == "that"
                        || reading.word(self.verb) == "say"
                            && says_together(self.scene, at, self.sentence.start)
                }
                Sort::Pronoun(who) => who.has(Class::THEY.with(Class::FIRST)),
                Sort::Description { class, .. } => class.has(Class::GROUP) || !class.has(Class::PERSON),
            }
    }

    fn is_joint(&self, mention: &Mention) -> bool {
        mention.at.start.checked_sub(1).is_some_and(|before| self.reading().word(before) == "and")
    }

    /// The subject of the verb at `verb`: the mention whose way to it is the most like a subject's.
    fn nearest(&self, verb: usize) -> Option<usize> {
        let reading = self.reading();
        let floats = |at: &usize| super::is_floating(reading.word(*at));
        let end = verb.checked_sub(1).filter(floats).unwrap_or(verb);
        let gerund = reading.pieces.get(verb).is_some_and(|verb| verb.has(Class::CUE_GERUND));
        let before = if gerund { adverbial::before_helped } else { adverbial::before };
        let end = before(reading.text, &reading.pieces, end, self.sentence.start);
        let last = self.scene.mentions.partition_point(|mention| mention.at.end <= end);
        if let Some(head) = self.told_of(end).or_else(|| self.apposed(end)) {
            return Some(head);
        }
        let in_sentence = |nth: &usize| self.mention(*nth).is_some_and(|m| m.at.start >= self.sentence.start);
        let candidates = (0..last).rev().take_while(in_sentence);
        candidates
            .filter_map(|nth| Some((self.fitness(nth, verb, end)?, nth)))
            .max_by_key(|(fitness, nth)| (*fitness, *nth))
            .map(|(_, nth)| nth)
    }

    /// How well a mention fits as the subject of a verb whose phrase starts at `end`; `None` where it cannot be.
    fn fitness(&self, nth: usize, verb: usize, end: usize) -> Option<i32> {
        let reading = self.reading();
        let mention = self.mention(nth)?;
        let gap = reading.pieces(mention.at.end..end);
        let joined = end.checked_sub(1).is_some_and(|at| matches!(reading.word(at), "and" | "but" | "then"));
        let mut fitness = match gap {
            [] => 100,
            // "the foreign minister, Tomas Okkerby, said"
            [comma]
                if comma.is(Kind::Comma)
                    && mention.is_name()
                    && (self.names_description(nth) || self.completes(nth)) =>
            {
                92
            }
            // "his counterpart in Ostrand, Milena Roe, said"
            [comma] if comma.is(Kind::Comma) && mention.is_name() && self.follows_comma(mention) => 60,
            [who] if who.has(Class::RELATIVE) => 96,
            // "a text from her husband, Tom Doe that said"
            [that] if mention.is_name() && that.is_lower() && that.token.span.of(reading.text) == "that" => {
                97
            }
            [comma, who] if comma.is(Kind::Comma) && who.has(Class::RELATIVE) => 96,
            [first, .., last] if closes(first, last) => 88,
            // "customers we spoke to say"
            [_, _, ..] if is_spoken_to(reading, mention.at.end) => 90,
            // "customers that spoke with the Courier say"
            [that, _, ..] if !mention.is_name() && that.token.span.of(reading.text) == "that" => 72,
            // "an email sent out by Roe said"
            [first, ..] if !mention.is_name() && is_done_by(reading, mention.at.end, first) => 72,
            // "a source close to the regulator said"
            [first, _, ..] if is_tail(first.token.span.of(reading.text)) => 90,
            [first, ..]
                if first.has(Class::PREPOSITION.with(Class::RELATIVE))
                    || first.is(Kind::Open)
                    || first.is(Kind::Possessive) =>
            {
                70
            }
            // "prices, or variant attributes": far from its subject it is a noun.
            _ if reading.word(verb).ends_with('s') && !joined => return None,
            _ => 40,
        };
        if gap.iter().filter_map(|piece| piece.run).any(|run| !self.scene.is_title(run)) {
            fitness -= 45;
        }
        if gap.iter().any(|piece| piece.is(Kind::Semicolon) || piece.is(Kind::Colon)) {
            fitness -= 30;
        }
        // A mention inside another's phrase is not the subject: "the head of *the board* said".
        if self.is_nested(mention) {
            fitness -= 40;
        }
        // Another finite verb of saying on the way has its own subject, unless "and" joins the two.
        let others =
            self.earlier.iter().filter(|cue| cue.at.start >= mention.at.end && cue.at.end <= end).count();
        if others > 0 && !joined {
            fitness -= 20;
        }
        // "customers that spoke with the Courier say"
        let relative = mention.at.end < end && reading.word(mention.at.end) == "that" && !mention.is_name();
        if gap.iter().skip(usize::from(relative)).any(|piece| {
            matches!(
                reading.text.get(piece.token.span.start..piece.token.span.end),
                Some("that" | "because" | "when" | "while" | "if" | "as")
            )
        }) {
            fitness -= 12;
        }
        fitness -= i32::try_from(gap.len().min(30)).unwrap_or(30) / 2;
        if let Sort::Name { .. } | Sort::Pronoun(_) = mention.sort {
            fitness += 3;
        }
        // An example, or the last of what a study is of, is one where nothing else can be.
        if self.is_of_study(mention) {
            return Some((fitness - 20).max(1));
        }
        (fitness > 0).then_some(fitness)
    }

    /// Where the parenthesis that a comma at `close` ends was opened, and whether a mention stands before it.
    pub(super) fn parenthesis(&self, close: usize) -> Option<(usize, bool)> {
        let reading = self.reading();
        let open = (self.sentence.start..close)
            .rev()
            .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma)))?;
        let nth = self.scene.mentions.partition_point(|mention| mention.at.end < open);
        Some((open, self.mention(nth).is_some_and(|mention| mention.at.end == open)))
    }
}

/// Words that go on with a description of somebody: *familiar with the plans*.
pub(super) fn is_tail(word: &str) -> bool {
    matches!(word, "close" | "familiar" | "briefed" | "speaking" | "involved" | "acquainted")
}

/// *an email **sent out by** Roe*: whether a participle there tells whose doing something is.
fn is_done_by(reading: &Reading<'_>, at: usize, done: &Piece) -> bool {
    done.is_lower() && is_past(reading.word(at)) && (at + 1..=at + 2).any(|by| reading.word(by) == "by")
}

/// Whether the pieces between a mention and its verb are a parenthesis: commas, dashes or brackets on both sides.
fn closes(first: &Piece, last: &Piece) -> bool {
    first.is(Kind::Comma) && (last.is(Kind::Comma) || last.run.is_some())
        || first.is(Kind::Dash) && last.is(Kind::Dash)
        || first.is(Kind::Open) && (last.is(Kind::Close) || last.is(Kind::Comma))
}
