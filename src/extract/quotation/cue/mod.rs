//! Finds the words of saying in a sentence, and who does the saying.

pub(super) mod bare;
mod claim;
mod deed;
mod inverted;
mod joint;
mod link;
mod nested;
mod nominal;
mod passive;
mod phrase;
mod purpose;
mod told;
mod unsaid;

use std::ops::Range;

use crate::article::Rule;
use crate::extract::reading::adverbial::is_ly;
use crate::extract::reading::{Piece, Reading, adverbial};
use crate::extract::speaker::mention::Sort;
use crate::extract::speaker::scene::Scene;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;
use link::Link;
pub(super) use unsaid::is_inscription;

/// Words of saying with their subject.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The verb, or the words *according to*.
    pub(super) at: Range<usize>,
    /// The verb's forms and frames.
    pub(super) class: Class,
    /// Which mention of the scene is the subject.
    pub(super) subject: Option<usize>,
    /// From the first to the last of the names that are the subject together with that one.
    pub(super) joint: Option<Range<usize>>,
    /// What it reports, where that is known with the cue.
    pub(super) said: Option<Range<usize>>,
    /// How the subject stands to the verb.
    pub(super) rule: Rule,
    /// Whether whoever writes says it to the reader, which is the article itself and nobody's word.
    pub(super) own: bool,
}

impl Cue {
    const fn new(at: Range<usize>, class: Class, subject: Option<usize>, rule: Rule) -> Self {
        Self { at, class, subject, joint: None, said: None, rule, own: false }
    }

    /// The pieces of the cue with its subject: what is attribution and not content.
    pub(super) fn clause(&self, scene: &Scene<'_>) -> Range<usize> {
        let place = |nth: usize| scene.mentions.get(nth).map(|mention| &mention.at);
        let ends = match &self.joint {
            Some(joint) => (place(joint.start), place(joint.end - 1)),
            None => (self.subject.and_then(place), self.subject.and_then(place)),
        };
        match ends {
            (Some(first), Some(last)) => {
                let opens = match self.rule {
                    // "“We go,” later said Roe"
                    Rule::Inversion => inverted::past_adverbs(scene.reading, self.at.start, 0),
                    _ => self.at.start,
                };
                joint::start(scene, first.start).min(opens)..last.end.max(self.at.end)
            }
            _ => self.at.clone(),
        }
    }
}

/// The cues of a sentence, in order.
pub(super) fn cues(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Cue> {
    let reading = scene.reading;
    let mut found: Vec<Cue> = Vec::new();
    let mut cited = sentence.start;
    for at in sentence.clone() {
        let Some(piece) = reading.pieces.get(at) else { break };
        if piece.run.is_some() || at < cited {
            continue;
        }
        let cue = phrase::cited(scene, at, sentence)
            .or_else(|| phrase::relayed(scene, at, sentence))
            .or_else(|| passive::passive(scene, at, sentence));
        if let Some(cue) = cue {
            cited = cue.at.end;
            found.push(cue);
            continue;
        }
        if let Some(noun) = claim::noun(scene, at, sentence) {
            found.push(noun);
            continue;
        }
        if let Some(phrase) =
            phrase::phrase(reading, at, sentence).or_else(|| purpose::infinitive(reading, at, sentence))
            && !unsaid::is_negated(reading, at, sentence.start)
            && let Some((subject, rule)) =
                (Link { scene, sentence, verb: phrase.opens, earlier: &found }).subject()
        {
            if !unsaid::is_nobodys(scene, Some(subject), at, sentence.start) {
                found.push(Cue::new(phrase.at, phrase.class, Some(subject), rule));
            }
            continue;
        }
        if piece.token.span.len() == "according".len()
            && reading.word(at).eq_ignore_ascii_case("according")
            && reading.word(at + 1) == "to"
        {
            let subject = mention_at(scene, at + 2, sentence.end);
            let class = Class::QUOTES.with(Class::CLAUSE);
            found.push(Cue::new(at..at + 2, class, subject, Rule::AccordingTo));
        } else if piece.has(Class::CUE)
            && is_verb(scene, at, sentence.start)
            && !unsaid::is_negated(reading, at, sentence.start)
            && !unsaid::is_inscription(reading, at, sentence)
        {
            let linked = Link { scene, sentence, verb: at, earlier: &found }.subject();
            if unsaid::is_nobodys(scene, linked.map(|(subject, _)| subject), at, sentence.start) {
                continue;
            }
            let linked = linked.filter(|(subject, _)| !joint::is_one_of_two(scene, *subject));
            // "Six in ten said that it rained" has no speaker that could be named, yet it is their word.
            let class = bare::class_of_verb(reading, at, sentence);
            let reports = piece.has(Class::CUE_FINITE)
                && (class.has(Class::CLAUSE) || reading.word(at + 1) == "that" && piece.has(Class::THAT));
            if let Some((subject, rule)) = linked {
                let sender = Link { scene, sentence, verb: at, earlier: &found }.sender(subject);
                found.push(Cue::new(at..at + 1, class, Some(sender.unwrap_or(subject)), rule));
            } else if reports && at > sentence.start && !unsaid::is_things(reading, at, sentence.start) {
                found.push(Cue::new(at..at + 1, class, None, Rule::Subject));
            }
        } else if found.is_empty() && is_heard(reading, at, sentence.start) {
            let subject = mention_before(scene, past_helpers(reading, at, sentence.start));
            let class = Class::QUOTES.with(Class::THAT).with(Class::CUE_FINITE);
            found.push(Cue::new(at..at + 1, class, subject, Rule::Subject));
        } else if let Some(subject) = unlisted(scene, at, sentence) {
            let class = Class::QUOTES.with(Class::CUE_FINITE);
            found.push(Cue::new(at..at + 1, class, Some(subject), Rule::Subject));
        }
    }
    for cue in &mut found {
        cue.joint = joint::together(scene, cue);
        cue.own = unsaid::is_own(scene, cue);
    }
    found
}

/// *Jane Roe **and Tom Doe** of Okkerby:*: a cue without a verb, whose subject are several, by the number of the second.
pub(super) fn announced_together(scene: &Scene<'_>, nth: usize, end: usize) -> Option<Cue> {
    let mut cue = Cue::new(end..end, Class::NONE, Some(nth), Rule::Colon);
    cue.joint = joint::together(scene, &cue);
    cue.joint.is_some().then_some(cue)
}

/// The mention that starts at a piece.
fn mention_from(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let nth = scene.mentions.partition_point(|mention| mention.at.start < at);
    scene.mentions.get(nth).filter(|mention| mention.at.start == at).map(|_| nth)
}

/// *“It shakes,” Jane Roe sobbed.* The subject of a verb of no list that nothing but speaking can explain.
fn unlisted(scene: &Scene<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let piece = reading.pieces.get(at)?;
    let ends = at + 1 >= sentence.end
        || reading.pieces.get(at + 1).is_some_and(|next| matches!(next.token.kind, Kind::Stop | Kind::Comma));
    let verb = piece.is_lower() && !piece.has(Class::FUNCTION);
    if !ends || !verb || !reading.word(at).ends_with("ed") {
        return None;
    }
    let nth = mention_before(scene, at)?;
    let before =
        scene.mentions.get(nth)?.at.start.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let run = reading.runs.get(reading.pieces.get(before)?.run?)?;
    run.inner.of(reading.text).ends_with([',', '!', '?']).then_some(nth)
}

/// *The court **heard** that it rained*, *the jury was **told** that it rained*: what is said before those who judge.
fn is_heard(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let told = match reading.word(at) {
        "heard" => false,
        "told" => true,
        _ => return false,
    };
    let before = past_helpers(reading, at, start);
    let passive = (before..at).any(|at| matches!(reading.word(at), "was" | "were" | "been"));
    let judges =
        ["court", "inquest", "jury", "tribunal", "hearing", "inquiry", "trial", "jurors", "magistrates"];
    passive == told
        && before > start
        && judges.iter().any(|noun| reading.word(before - 1).eq_ignore_ascii_case(noun))
}

/// Where the helping verbs and adverbs in front of a verb begin.
fn past_helpers(reading: &Reading<'_>, verb: usize, start: usize) -> usize {
    let helps = |at: usize| {
        reading.pieces.get(at).is_some_and(|p| p.run.is_none() && p.has(Class::AUXILIARY.with(Class::ADVERB)))
    };
    let mut at = verb;
    while at > start && helps(at - 1) {
        at -= 1;
    }
    at
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
            p.has(Class::ADVERB) && !p.has(Class::DETERMINER)
                || p.is_lower() && is_ly(reading.word(before - 1))
        })
    {
        before -= 1;
    }
    // "at first said"
    let led = before.saturating_sub(1).max(start);
    if reading.pieces.get(led).is_some_and(|opens| opens.has(Class::PREPOSITION))
        && adverbial::before(reading.text, &reading.pieces, at, led) == led
    {
        before = led;
    }
    let left = before.checked_sub(1).filter(|left| *left >= start).and_then(|left| reading.pieces.get(left));
    if nominal::is_none(scene, at, before, start)
        || deed::is_deed(scene, at, before, start)
        || class.has(Class::CUE_PARTICIPLE) && nominal::is_passive(reading, at, left)
    {
        return false;
    }
    let Some(left) = left else {
        return !class.has(Class::CUE_BASE) || class.has(Class::CUE_FINITE);
    };
    let word = Short::small(reading.word(before - 1));
    let word = word.as_str();
    let owned = left.is(Kind::Possessive) && mention_before(scene, before).is_none();
    if owned || left.has(Class::POSSESSIVE) && !left.has(Class::PRONOUN) {
        return false;
    }
    let nominal = left.has(Class::DETERMINER.with(Class::NATIONALITY))
        && !left.has(Class::GROUP)
        && !left.has(Class::RELATIVE);
    let named = if is_floating(word) {
        let comma = before.checked_sub(2).and_then(|at| reading.pieces.get(at));
        mention_before(scene, before - 1).is_some() || comma.is_some_and(|piece| piece.is(Kind::Comma))
    } else {
        mention_before(scene, before).is_some()
    };
    if nominal && word != "that" && word != "this" && !named {
        return false;
    }
    if class.has(Class::CUE_GERUND) {
        return !nominal;
    }
    // "Roe, when asked about it, said", "Roe, asked by Doe whether it rained, said", "Roe, said to be ill, left".
    let passive = class.has(Class::CUE_PARTICIPLE)
        && (matches!(word, "when" | "if" | "once" | "unless")
            || left.is(Kind::Comma)
                && (passive::is_by_somebody(reading, at + 1) || passive::is_told_of(reading, at))
            || reading.paragraph.is_none() && passive::is_headed(reading, at));
    if is_being(word) || passive || is_shortened_being(left, word) {
        return false;
    }
    // "customers we spoke to say"
    let met = word == "to" && before.checked_sub(3).is_some_and(|met| is_spoken_to(reading, met));
    if word == "to" && !met {
        return reading.word(before.saturating_sub(2)) == "on";
    }
    if !met && left.has(Class::PREPOSITION) && !left.has(Class::CONJUNCTION) && !left.has(Class::ADVERB) {
        return false;
    }
    // The base form after a name is a noun or an order; after a plural, a pronoun or an auxiliary it is a verb.
    !only_base(class)
        || left.has(
            Class::AUXILIARY.with(Class::GROUP).with(Class::THEY).with(Class::FIRST).with(Class::RELATIVE),
        )
        || left.is(Kind::Comma)
        || is_contraction(left, word)
        // "The Harbour Board say that…"
        || named && reading.word(at + 1) == "that"
        || reading.word(at) == "say" && says_together(scene, before, start)
        || named
            && (!class.has(Class::OBJECT) || matches!(reading.word(at), "accuse" | "deny"))
            && is_several(scene, before)
        || named && are_sources(scene, before, at)
        || left.run.is_some() && are_several_from(scene, at + 1)
        || mention_before(scene, before).is_some_and(|nth| joint::is_last_of_several(scene, nth))
        || is_plural_subject(scene, before, start)
}

/// *Labour say it rained*, *some ferrymen’s lodges say it rained*: whether what stands before *say* is several people, by its form or
/// because its verb is.
fn says_together(scene: &Scene<'_>, before: usize, start: usize) -> bool {
    let reading = scene.reading;
    let Some(left) = before.checked_sub(1).and_then(|left| reading.pieces.get(left)) else { return false };
    if let Some(mention) = mention_before(scene, before).and_then(|nth| scene.mentions.get(nth)) {
        let ahead = mention.at.start.checked_sub(1).filter(|ahead| *ahead >= start);
        return ahead.and_then(|ahead| reading.pieces.get(ahead)).is_none_or(|ahead| {
            !ahead.token.is_word()
                || ahead.has(Class::CONJUNCTION.with(Class::PREPOSITION)) && !ahead.has(Class::AUXILIARY)
        });
    }
    let word = reading.word(before - 1);
    left.is_lower() && !left.has(Class::FUNCTION) && word.ends_with('s') && !word.ends_with("ss")
}

/// *unions **believe***: whether several people stand right before a verb.
fn is_several(scene: &Scene<'_>, verb: usize) -> bool {
    let mention = mention_before(scene, verb).and_then(|nth| scene.mentions.get(nth));
    mention.is_some_and(|mention| {
        let Sort::Description { class, .. } = mention.sort else { return false };
        // "63 per cent say"
        let share = class == Class::GROUP;
        share || class.has(Class::GROUP) && scene.reading.word(mention.at.end - 1).ends_with('s')
    })
}

/// *…, **records** show.*, ***studies** show boats can float*: whether several sources stand before what their verb is.
fn are_sources(scene: &Scene<'_>, before: usize, at: usize) -> bool {
    let word = scene.reading.word(at);
    let tells = matches!(word, "describe" | "find" | "indicate" | "show" | "suggest");
    let mention = mention_before(scene, before).and_then(|nth| scene.mentions.get(nth));
    (tells || closes(scene.reading, at + 1))
        && mention.is_some_and(|mention| {
            matches!(mention.sort, Sort::Description { class, .. } if class.has(Class::ORGANISATION))
                && scene.reading.word(mention.at.end - 1).ends_with('s')
        })
}

/// Whether a sentence or what is set apart in it ends there.
fn closes(reading: &Reading<'_>, at: usize) -> bool {
    reading.pieces.get(at).is_none_or(|next| matches!(next.token.kind, Kind::Stop | Kind::Comma))
}

/// *they’ve*, *I’d*: whether a pronoun has its helping verb with it.
pub(super) fn is_contraction(piece: &Piece, word: &str) -> bool {
    piece.has(Class::PRONOUN.with(Class::SECOND).with(Class::RELATIVE)) && word.contains(['\'', '’'])
}

/// *they’re*, *I’m*
fn is_shortened_being(piece: &Piece, word: &str) -> bool {
    is_contraction(piece, word) && (word.ends_with("re") || word.ends_with('m'))
}

/// Whether a word of how many may stand between a subject and its verb: *they all said*.
fn is_floating(word: &str) -> bool {
    matches!(word, "both" | "all" | "each")
}

/// *“…,” say **the authors***: whether people in the plural stand there.
fn are_several_from(scene: &Scene<'_>, at: usize) -> bool {
    let mention = mention_from(scene, at).and_then(|nth| scene.mentions.get(nth));
    mention.is_some_and(
        |mention| matches!(mention.sort, Sort::Description { class, .. } if class.has(Class::GROUP)),
    )
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
    let spoken = if is_spoken_to(scene.reading, mention.at.end) { 2 } else { 0 };
    let gap = scene.reading.pieces(mention.at.end + spoken..verb);
    plural
        && gap.first().is_some_and(|first| first.has(Class::PREPOSITION))
        && gap.iter().all(|piece| {
            piece.token.is_word()
                && !(piece.is_lower() && piece.has(verbal) && piece.token.span.of(scene.reading.text) != "to")
        })
}

/// *customers **we spoke** to*: how whoever writes met those who speak.
fn is_spoken_to(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "we" | "I") && matches!(reading.word(at + 1), "spoke" | "talked")
        || matches!(reading.word(at), "we've" | "we’ve" | "I've" | "I’ve")
            && matches!(reading.word(at + 1), "spoken" | "talked")
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
                "said:Jane Roe adding:Jane Roe",
            ),
            ("The report was told to nobody.", ""),
            ("Roe was quoted as saying it rained.", "saying:Roe"),
            ("Roe was quoted in the Courier saying: “No.”", "was quoted in the Courier saying:Roe"),
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
