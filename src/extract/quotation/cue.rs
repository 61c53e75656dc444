//! Finds the words of saying in a sentence, and who does the saying.

use std::ops::Range;

use crate::article::Rule;
use crate::extract::reading::Reading;
use crate::extract::speaker::mention::{Mention, Sort};
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// Words of saying with their subject.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The verb, or the words *according to*.
    pub(super) at: Range<usize>,
    /// The verb's forms and frames.
    pub(super) class: Class,
    /// Which mention of the scene is the subject.
    pub(super) subject: Option<usize>,
    /// How the subject stands to the verb.
    pub(super) rule: Rule,
}

impl Cue {
    /// The pieces of the cue with its subject: what is attribution and not content.
    pub(super) fn clause(&self, scene: &Scene<'_>) -> Range<usize> {
        let subject = self.subject.and_then(|nth| scene.mentions.get(nth)).map(|mention| mention.at.clone());
        match subject {
            Some(subject) => subject.start.min(self.at.start)..subject.end.max(self.at.end),
            None => self.at.clone(),
        }
    }
}

/// The cues of a sentence, in order.
pub(super) fn cues(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Cue> {
    let reading = scene.reading;
    let mut found: Vec<Cue> = Vec::new();
    for at in sentence.clone() {
        let Some(piece) = reading.pieces.get(at) else { break };
        if piece.run.is_some() {
            continue;
        }
        if let Some(noun) = noun(scene, at, sentence) {
            found.push(noun);
            continue;
        }
        if piece.has(Class::COMMON)
            && reading.word(at).eq_ignore_ascii_case("according")
            && reading.word(at + 1) == "to"
        {
            let subject = mention_at(scene, at + 2, sentence.end);
            let class = Class::QUOTES.with(Class::CLAUSE);
            found.push(Cue { at: at..at + 2, class, subject, rule: Rule::AccordingTo });
        } else if piece.has(Class::CUE)
            && is_verb(scene, at, sentence.start)
            && !is_negated(reading, at, sentence.start)
        {
            let linked = Link { scene, sentence, verb: at, earlier: &found }.subject();
            // "Six in ten said that it rained" has no speaker that could be named, yet it is their word.
            let reports = piece.has(Class::CUE_FINITE)
                && (piece.has(Class::CLAUSE) || reading.word(at + 1) == "that" && piece.has(Class::THAT));
            if let Some((subject, rule)) = linked {
                found.push(Cue { at: at..at + 1, class: piece.token.class, subject: Some(subject), rule });
            } else if reports && at > sentence.start {
                found.push(Cue {
                    at: at..at + 1,
                    class: piece.token.class,
                    subject: None,
                    rule: Rule::Subject,
                });
            }
        } else if let Some(subject) = unlisted(scene, at, sentence) {
            let class = Class::QUOTES.with(Class::CUE_FINITE);
            found.push(Cue { at: at..at + 1, class, subject: Some(subject), rule: Rule::Subject });
        }
    }
    found
}

/// *In Roe’s view, it rained.* *She rejected Roe’s claim that it rained.* A noun of saying and its owner, from the possessive on.
fn noun(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let reading = scene.reading;
    reading.pieces.get(at).filter(|piece| piece.is(Kind::Possessive))?;
    let says = matches!(
        reading.word(at + 1),
        "view"
            | "opinion"
            | "words"
            | "claim"
            | "belief"
            | "assertion"
            | "argument"
            | "contention"
            | "warning"
            | "promise"
            | "suggestion"
            | "insistence"
            | "complaint"
            | "accusation"
            | "allegation"
            | "prediction"
            | "conclusion"
            | "statement"
            | "remark"
    );
    let subject = mention_before(scene, at).filter(|_| says)?;
    let start = scene.mentions.get(subject)?.at.start;
    let class = Class::QUOTES.with(Class::CLAUSE).with(Class::THAT);
    let comma =
        at + 2 < sentence.end && reading.pieces.get(at + 2).is_some_and(|piece| piece.is(Kind::Comma));
    let opens =
        start == sentence.start + 1 && matches!(reading.word(sentence.start), "In" | "in" | "To" | "to");
    if comma && opens {
        return Some(Cue { at: at + 1..at + 3, class, subject: Some(subject), rule: Rule::Subject });
    }
    // In front of its verb the clause would have no end that could be told.
    let verbal = Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::VERB);
    let behind = reading.pieces(sentence.start..start).iter().any(|piece| {
        piece.has(verbal) || piece.is_lower() && piece.token.span.of(reading.text).ends_with("ed")
    });
    (behind && reading.word(at + 2) == "that").then(|| Cue {
        at: at + 1..at + 2,
        class,
        subject: Some(subject),
        rule: Rule::Subject,
    })
}

/// *“It shakes,” Jane Roe sobbed.* The subject of a verb of no list that nothing but speaking can explain.
fn unlisted(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let piece = reading.pieces.get(at)?;
    let past = piece.is_lower() && reading.word(at).ends_with("ed") && !piece.has(Class::FUNCTION);
    let ends = at + 1 >= sentence.end
        || reading.pieces.get(at + 1).is_some_and(|next| matches!(next.token.kind, Kind::Stop | Kind::Comma));
    if !past || !ends {
        return None;
    }
    let nth = mention_before(scene, at)?;
    let before =
        scene.mentions.get(nth)?.at.start.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let run = reading.runs.get(reading.pieces.get(before)?.run?)?;
    run.inner.of(reading.text).ends_with([',', '!', '?']).then_some(nth)
}

/// Whether the verb at `at` says what was not said: *never said*, *would not say*.
fn is_negated(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    const HELPERS: usize = 4;
    (start.max(at.saturating_sub(HELPERS))..at)
        .rev()
        .take_while(|before| {
            reading.pieces.get(*before).is_some_and(|p| {
                p.run.is_none() && p.has(Class::AUXILIARY.with(Class::ADVERB)) && !p.has(Class::CONJUNCTION)
            })
        })
        .any(|before| {
            let word = reading.word(before);
            matches!(word, "not" | "never" | "cannot") || word.ends_with("n't") || word.ends_with("n’t")
        })
}

/// The mention that starts at a piece or at most one word later.
fn mention_at(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let nth = scene.mentions.partition_point(|mention| mention.at.end <= at);
    let mention = scene.mentions.get(nth)?;
    (mention.at.start <= at + 1 && mention.at.start < end).then_some(nth)
}

/// Whether a word that may be a reporting verb is one here: *the report*, *was told* and *to say* are not.
fn is_verb(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    let reading = scene.reading;
    let Some(piece) = reading.pieces.get(at) else { return false };
    let class = piece.token.class;
    // "Roe Says It Rained": a headline's capital says nothing, but its participles need no help: "Roe Accused".
    let spoken =
        scene.headline && class.has(Class::CUE_FINITE) && class.has(Class::CLAUSE.with(Class::QUOTES));
    if piece.token.is_capitalised() && at != start && !spoken {
        return false;
    }
    let mut before = at;
    while before > start
        && reading.pieces.get(before - 1).is_some_and(|p| {
            p.has(Class::ADVERB) && !p.has(Class::DETERMINER) || is_ly(reading.word(before - 1))
        })
    {
        before -= 1;
    }
    let Some(left) =
        before.checked_sub(1).filter(|left| *left >= start).and_then(|left| reading.pieces.get(left))
    else {
        return !class.has(Class::CUE_BASE) || class.has(Class::CUE_FINITE);
    };
    let word = reading.word(before - 1).to_ascii_lowercase();
    if left.is(Kind::Possessive) || left.has(Class::POSSESSIVE) && !left.has(Class::PRONOUN) {
        return false;
    }
    let nominal = left.has(Class::DETERMINER.with(Class::NATIONALITY))
        && !left.has(Class::GROUP)
        && !left.has(Class::RELATIVE);
    let named = mention_before(scene, before).is_some();
    if nominal && word != "that" && word != "this" && !named {
        return false;
    }
    if class.has(Class::CUE_GERUND) {
        return !nominal;
    }
    if is_being(&word) {
        return false;
    }
    if word == "to" {
        return reading.word(before.saturating_sub(2)) == "on";
    }
    if left.has(Class::PREPOSITION) && !left.has(Class::CONJUNCTION) && !left.has(Class::ADVERB) {
        return false;
    }
    // The base form after a name is a noun or an order; after a plural, a pronoun or an auxiliary it is a verb.
    !only_base(class)
        || left.has(
            Class::AUXILIARY.with(Class::GROUP).with(Class::THEY).with(Class::FIRST).with(Class::RELATIVE),
        )
        || left.is(Kind::Comma)
        || is_plural_subject(scene, before, start)
}

/// The mention that ends right before a piece.
fn mention_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let nth = scene.mentions.partition_point(|mention| mention.at.end < at);
    scene.mentions.get(nth).filter(|mention| mention.at.end == at).map(|_| nth)
}

/// *Scientists at the harbour board say*: whether several people open the sentence, and no verb has followed yet.
fn is_plural_subject(scene: &Scene<'_>, verb: usize, start: usize) -> bool {
    let nth = scene.mentions.partition_point(|mention| mention.at.start < start);
    let Some(mention) = scene.mentions.get(nth).filter(|mention| mention.at.end < verb) else { return false };
    let plural = matches!(mention.sort, Sort::Description { class, .. } if class.has(Class::GROUP));
    let verbal = Class::AUXILIARY.with(Class::CUE_FINITE).with(Class::VERB);
    let gap = scene.reading.pieces(mention.at.end..verb);
    plural
        && gap.first().is_some_and(|first| first.has(Class::PREPOSITION))
        && gap.iter().all(|piece| piece.token.is_word() && !(piece.is_lower() && piece.has(verbal)))
}

const fn only_base(class: Class) -> bool {
    class.has(Class::CUE_BASE) && !class.has(Class::CUE_FINITE)
}

fn is_being(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "wasn't"
            | "weren't"
            | "aren't"
            | "got"
            | "get"
    )
}

fn is_ly(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "assembly" | "reply" | "supply" | "rally" | "monopoly" | "bully" | "belly"
        )
}

/// Looks for a verb's subject.
struct Link<'s> {
    scene: &'s Scene<'s>,
    sentence: &'s Range<usize>,
    verb: usize,
    earlier: &'s [Cue],
}

impl Link<'_> {
    fn subject(&self) -> Option<(usize, Rule)> {
        let class = self.scene.reading.pieces.get(self.verb)?.token.class;
        if !class.has(Class::CUE_FINITE.with(Class::CUE_BASE)) && class.has(Class::CUE_GERUND) {
            return self
                .quoted_as()
                .or_else(|| self.shared())
                .or_else(|| self.main_subject())
                .or_else(|| self.before());
        }
        self.inverted().or_else(|| self.joined()).or_else(|| self.before())
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
        matches!(reading.word(and), "and" | "but").then(|| self.shared()).flatten()
    }

    /// Whether a name completes the description it stands after: *the head of the port, Jane Roe, said*.
    fn names_description(&self, nth: usize) -> bool {
        let Some(mention) = self.mention(nth) else { return false };
        let Sort::Name { name, .. } = &mention.sort else { return false };
        name.start > mention.at.start
            && self.reading().pieces.get(name.start - 1).is_some_and(|piece| piece.is(Kind::Comma))
    }

    fn follows_comma(&self, mention: &Mention) -> bool {
        let before = mention.at.start.checked_sub(1).and_then(|at| self.reading().pieces.get(at));
        before.is_some_and(|piece| piece.is(Kind::Comma))
    }

    fn reading(&self) -> &Reading<'_> {
        self.scene.reading
    }

    fn mention(&self, nth: usize) -> Option<&Mention> {
        self.scene.mentions.get(nth)
    }

    /// *“…,” said Pompeo*: after quoted words, or after the comma that ends reported ones.
    fn inverted(&self) -> Option<(usize, Rule)> {
        let reading = self.reading();
        let before = self.verb.checked_sub(1).and_then(|at| reading.pieces.get(at));
        let after_run = before.is_some_and(|piece| piece.run.is_some())
            || before.is_some_and(|piece| piece.is(Kind::Comma) || piece.is(Kind::Dash))
                && self
                    .verb
                    .checked_sub(2)
                    .and_then(|at| reading.pieces.get(at))
                    .is_some_and(|piece| piece.run.is_some());
        let opens = self.verb == self.sentence.start;
        let after_comma = before.is_some_and(|piece| piece.is(Kind::Comma));
        if let Some(owned) = self.owned_after().filter(|_| after_run) {
            return Some((owned, Rule::Inversion));
        }
        let nth = mention_at(self.scene, self.verb + 1, self.sentence.end)?;
        let mention = self.mention(nth)?;
        let object = matches!(mention.sort, Sort::Pronoun(class) if class.has(Class::IT));
        if object
            || mention.at.start > self.verb + 1 && !reading.pieces.get(self.verb + 1)?.has(Class::ADVERB)
        {
            return None;
        }
        if after_run || opens {
            return Some((nth, Rule::Inversion));
        }
        // "The bridge is safe, said Roe." but not "Roe, citing Doe, told Hoe."
        let ends = reading
            .pieces
            .get(mention.at.end)
            .is_none_or(|p| matches!(p.token.kind, Kind::Stop | Kind::Comma) || p.has(Class::RELATIVE));
        (after_comma
            && ends
            && reading.pieces.get(self.verb)?.has(Class::CLAUSE.with(Class::QUOTES))
            && !matches!(self.parenthesis(self.verb - 1), Some((_, true))))
        .then_some((nth, Rule::Inversion))
    }

    /// *wrote the Courier’s Jane Roe*: the name after its owner, right behind the verb.
    fn owned_after(&self) -> Option<usize> {
        const LONGEST: usize = 5;
        let reading = self.reading();
        let from = self.verb + 1;
        let owner = (from + 1..self.sentence.end.min(from + LONGEST))
            .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Possessive)))?;
        let capital = |piece: &crate::extract::reading::Piece| piece.token.is_capitalised();
        let named = reading.pieces(from..owner).iter().all(|p| capital(p) || p.has(Class::DETERMINER));
        let nth = self.scene.mentions.partition_point(|mention| mention.at.start <= owner);
        let mention =
            self.mention(nth).filter(|mention| mention.is_name() && mention.at.start == owner + 1)?;
        (named && mention.at.end <= self.sentence.end).then_some(nth)
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
        let cue = self.earlier.iter().rev().find(|cue| cue.rule != Rule::AccordingTo)?;
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
                mention.at.end > comma || !owns && !self.is_nested(mention)
            })
        })?;
        self.mention(nth).filter(|mention| mention.at.end <= comma).map(|_| (nth, Rule::Subject))
    }

    fn before(&self) -> Option<(usize, Rule)> {
        self.nearest(self.verb).map(|nth| (nth, Rule::Subject))
    }

    /// The subject of the verb at `verb`: the mention whose way to it is the most like a subject's.
    fn nearest(&self, verb: usize) -> Option<usize> {
        let reading = self.reading();
        let mut end = verb;
        while end > self.sentence.start
            && reading.pieces.get(end - 1).is_some_and(|p| {
                p.run.is_none()
                    && (p.has(Class::AUXILIARY.with(Class::ADVERB).with(Class::REFLEXIVE))
                        && !p.has(Class::GROUP)
                        || is_ly(reading.word(end - 1)))
            })
        {
            end -= 1;
        }
        let last = self.scene.mentions.partition_point(|mention| mention.at.end <= end);
        let in_sentence = |nth: &usize| self.mention(*nth).is_some_and(|m| m.at.start >= self.sentence.start);
        let candidates = (0..last).rev().take_while(in_sentence);
        candidates
            .filter_map(|nth| Some((self.fitness(nth, end)?, nth)))
            .max_by_key(|(fitness, nth)| (*fitness, *nth))
            .map(|(_, nth)| nth)
    }

    /// How well a mention fits as the subject of a verb whose phrase starts at `end`; `None` where it cannot be.
    fn fitness(&self, nth: usize, end: usize) -> Option<i32> {
        let reading = self.reading();
        let mention = self.mention(nth)?;
        let gap = reading.pieces(mention.at.end..end);
        let mut fitness = match gap {
            [] => 100,
            // "the foreign minister, Tomas Okkerby, said"
            [comma] if comma.is(Kind::Comma) && mention.is_name() && self.names_description(nth) => 92,
            // "his counterpart in Ostrand, Milena Roe, said"
            [comma] if comma.is(Kind::Comma) && mention.is_name() && self.follows_comma(mention) => 60,
            [who] if who.has(Class::RELATIVE) => 96,
            [comma, who] if comma.is(Kind::Comma) && who.has(Class::RELATIVE) => 96,
            [first, .., last] if closes(first, last) => 88,
            // "a source close to the regulator said"
            [first, _, ..] if is_tail(first.token.span.of(reading.text)) => 90,
            [first, ..]
                if first.has(Class::PREPOSITION.with(Class::RELATIVE))
                    || first.is(Kind::Open)
                    || first.is(Kind::Possessive) =>
            {
                70
            }
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
        let joined = end.checked_sub(1).is_some_and(|at| matches!(reading.word(at), "and" | "but" | "then"));
        let others =
            self.earlier.iter().filter(|cue| cue.at.start >= mention.at.end && cue.at.end <= end).count();
        if others > 0 && !joined {
            fitness -= 20;
        }
        if gap.iter().any(|piece| {
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
        (fitness > 0).then_some(fitness)
    }

    /// Whether a preposition ties a mention to a noun phrase before it.
    fn is_nested(&self, mention: &Mention) -> bool {
        const WORDS: usize = 3;
        let reading = self.reading();
        let Some(mut before) =
            mention.at.start.checked_sub(1).filter(|before| *before >= self.sentence.start)
        else {
            return false;
        };
        // "in neighbouring Ostrand"
        let plain = |at: usize| {
            reading
                .pieces
                .get(at)
                .is_some_and(|p| p.is_lower() && !p.has(Class::FUNCTION.with(Class::CUE).with(Class::VERB)))
        };
        let far = before.saturating_sub(WORDS).max(self.sentence.start);
        while before > far && mention.is_name() && plain(before) {
            before -= 1;
        }
        reading
            .pieces
            .get(before)
            .is_some_and(|piece| piece.has(Class::PREPOSITION) && !piece.has(Class::CONJUNCTION))
            || before > self.sentence.start && is_tail(reading.word(before - 1))
    }

    /// Where the parenthesis that a comma at `close` ends was opened, and whether a mention stands before it.
    fn parenthesis(&self, close: usize) -> Option<(usize, bool)> {
        let reading = self.reading();
        let open = (self.sentence.start..close)
            .rev()
            .find(|at| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma)))?;
        let nth = self.scene.mentions.partition_point(|mention| mention.at.end < open);
        Some((open, self.mention(nth).is_some_and(|mention| mention.at.end == open)))
    }
}

/// Words that go on with a description of somebody: *familiar with the plans*.
fn is_tail(word: &str) -> bool {
    matches!(word, "close" | "familiar" | "briefed" | "speaking" | "involved" | "acquainted")
}

/// Whether the pieces between a mention and its verb are a parenthesis: commas, dashes or brackets on both sides.
fn closes(first: &crate::extract::reading::Piece, last: &crate::extract::reading::Piece) -> bool {
    first.is(Kind::Comma) && (last.is(Kind::Comma) || last.run.is_some())
        || first.is(Kind::Dash) && last.is(Kind::Dash)
        || first.is(Kind::Open) && (last.is(Kind::Close) || last.is(Kind::Comma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    fn subjects(text: &str) -> String {
        let reading = &read(None, &[text])[0];
        let scene = Scene::new(reading);
        let mut out = Vec::new();
        for sentence in &reading.sentences {
            for cue in cues(&scene, sentence) {
                let who = cue.subject.map_or("-", |nth| scene.mentions[nth].span.of(text));
                out.push(format!("{}:{who}", reading.span(&cue.at).of(text)));
            }
        }
        out.join(" ")
    }

    #[test]
    fn every_verb_of_saying_finds_its_subject() {
        let cases = [
            ("“We go,” said Jane Roe.", "said:Jane Roe"),
            ("“We go,” Jane Roe said.", "said:Jane Roe"),
            ("Roe, a nurse from Hull, said so.", "said:Roe"),
            ("The head of the Harbour Board said so.", "said:The head of the Harbour Board"),
            ("Roe has also said so.", "said:Roe"),
            ("According to Roe, it rained.", "According to:Roe"),
            (
                "Jane Roe, who knew Tom Doe, said “yes, we did”, adding that it rained.",
                "knew:Jane Roe said:Jane Roe adding:Jane Roe",
            ),
            ("The report was told to nobody.", ""),
            ("Roe was quoted as saying it rained.", "saying:Roe"),
            ("It rained, said Mr Roe, who left.", "said:Mr Roe"),
            ("Officials in the region say it rained.", "say:Officials"),
            ("Officials say it rained.", "say:Officials"),
            ("In Hull, Roe told reporters it rained.", "told:Roe"),
        ];
        for (text, want) in cases {
            assert_eq!(subjects(text), want, "{text}");
        }
    }
}
