//! Somebody described and not named: *a source close to the board*, and *the source* a paragraph later.

use std::ops::Range;

use super::mention::{Mention, Sort, is_past};
use super::noun::{is_paper, is_study};
use super::role::past_fields;
use super::scene::Scene;
use super::spelling::in_one_line;
use crate::extract::reading::{Reading, adverbial};
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

/// How many describing words are kept to be taken up again.
const REMEMBERED: usize = 64;

/// A description as a speaker's name: with what tells it apart, without its article; where it only takes up an earlier,
/// fuller one, that one.
pub(super) fn description(scene: &Scene<'_>, mention: &Mention) -> String {
    scene.fuller(mention).map_or_else(|| written(scene.reading, &mention.at), str::to_owned)
}

/// A description as it stands on the page, with what its prepositions add.
fn written(reading: &Reading<'_>, at: &Range<usize>) -> String {
    let start = past_article(reading, at.start);
    in_one_line(reading.span(&(start..end(reading, at))).of(reading.text)).into_owned()
}

fn past_article(reading: &Reading<'_>, at: usize) -> usize {
    let word = reading.word(at);
    let article = ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article));
    at + usize::from(article)
}

/// Where a description ends with what tells it apart: *a spokeswoman **for the ministry***.
fn end(reading: &Reading<'_>, at: &Range<usize>) -> usize {
    const LONGEST: usize = 14;
    let mut end = at.end;
    // "quoted an official as saying"
    let quoted = |at: usize| reading.word(at) == "as" && reading.word(at + 1) == "saying";
    let goes_on = reading.pieces.get(end).is_some_and(|piece| {
        piece.has(Class::PREPOSITION)
            && reading.word(end) != "to"
            && !piece.has(Class::CUE)
            && !quoted(end)
            && !opens_circumstance(reading, end)
            && !tells_where_said(|at| reading.word(at), end)
            || matches!(reading.word(end), "familiar" | "close" | "briefed" | "involved")
            || piece.is(Kind::Possessive) && is_led_by(reading, at)
            || reading.word(end) == "who" && !says_at(reading, end + 1)
    });
    if !goes_on {
        return end;
    }
    let relative = reading.word(end) == "who";
    // "data from the board show that…"
    let noun = Short::small(reading.word(at.end - 1));
    let study = is_study(&noun);
    let paper = study || is_paper(&noun);
    // "lawyers for the state": behind an article it is no verb.
    let determined = |at: usize| {
        let noun = reading.pieces.get(at).is_some_and(|p| p.has(Class::CUE_BASE));
        match reading.word(at - 1) {
            "the" | "a" | "an" | "this" | "every" => true,
            // "they each said", "they at first said"
            "each" | "first" => noun,
            _ => reading.pieces.get(at - 1).is_some_and(|p| p.has(Class::POSSESSIVE.with(Class::NUMBER))),
        }
    };
    while end < at.end + LONGEST {
        let Some(piece) = reading.pieces.get(end) else { break };
        // "the Department for Culture, Media and Sport"
        if piece.is(Kind::Comma)
            && let Some(past) = past_fields(reading, end)
        {
            end = past;
            continue;
        }
        let over = !piece.token.is_word() && piece.token.kind != Kind::Possessive && !joins(reading, end)
            || piece.is_lower()
                && piece.has(Class::CUE_FINITE.with(Class::CUE_BASE))
                && (piece.has(Class::QUOTES)
                    || matches!(
                        reading.word(end),
                        "believe"
                            | "believes"
                            | "expects"
                            | "fears"
                            | "feel"
                            | "feels"
                            | "hopes"
                            | "think"
                            | "thinks"
                    )
                    || !relative && reading.word(end + 1) == "that")
                && !determined(end)
            || !relative && says_in_passing(reading, end, paper)
            || end > at.end
                && (opens_circumstance(reading, end) || tells_where_said(|at| reading.word(at), end))
            || piece.has(Class::RELATIVE) && end > at.end
            || quoted(end)
            || piece.has(Class::AUXILIARY) && !relative && !matches!(reading.word(end), "to" | "not")
            || !relative && (opens_time(reading, end) || acts(reading, end, at.end))
            || relative && end > at.end + 2 && praises(reading, end, at.end);
        if over {
            break;
        }
        end += 1;
    }
    // "a spokesman for the club later said"
    let verb = reading.pieces.get(end).is_some_and(|verb| {
        verb.is_lower() && verb.has(Class::CUE_FINITE.with(Class::CUE_BASE).with(Class::AUXILIARY))
            || acts(reading, end, at.end)
    });
    if verb {
        end = adverbial::before(reading.text, &reading.pieces, end, at.end);
    }
    // "a post in a town that", "patients with", but not "sources who met them"
    let dangles = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| reading.pieces.get(before));
        reading.pieces.get(at).is_some_and(|last| {
            last.is_lower()
                && last.has(Class::FUNCTION)
                && !matches!(reading.word(at), "them" | "him" | "her" | "us" | "me" | "it" | "others")
                && (!last.has(Class::ADVERB) || before.is_some_and(|before| before.has(Class::PREPOSITION)))
        })
    };
    while end > at.end && dangles(end - 1) {
        end -= 1;
    }
    end
}

/// *voters who **also said***: whether a verb of saying stands there, or right behind adverbs.
fn says_at(reading: &Reading<'_>, at: usize) -> bool {
    const ADVERBS: usize = 2;
    let has = |at: usize, class: Class| reading.pieces.get(at).is_some_and(|piece| piece.has(class));
    has(at + (at..at + ADVERBS).take_while(|at| has(*at, Class::ADVERB)).count(), Class::CUE)
}

/// *The head of Okkerby**’s** of Hull*, *the head of Hull**’s** panel*: whether whose it is is told within what somebody leads.
fn is_led_by(reading: &Reading<'_>, at: &Range<usize>) -> bool {
    let led = matches!(reading.word(at.end.saturating_sub(2)), "of" | "for");
    led && reading.pieces.get(at.end - 1).is_some_and(|name| name.token.is_capitalised())
}

/// *a magazine **in its** review*, *members **after** a vote*: what tells when or how they speak, and nobody apart.
fn opens_circumstance(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.word(at),
        "after"
            | "although"
            | "amid"
            | "because"
            | "before"
            | "despite"
            | "during"
            | "since"
            | "though"
            | "until"
            | "while"
    ) || reading.word(at) == "for"
        && (reading.word(at + 1).ends_with("ly")
            || reading.pieces.get(at + 1).is_some_and(|p| p.has(Class::CUE_GERUND)))
        || reading.word(at + 1) == "its" && matches!(reading.word(at), "in" | "on" | "at" | "for" | "with")
}

/// *said the board **in a written statement***: where or how it was said, and nobody apart.
pub(super) fn tells_where_said<'t>(word: impl Fn(usize) -> &'t str, at: usize) -> bool {
    /// So many words may tell what kind of statement it was.
    const KINDS: usize = 2;
    if !matches!(word(at), "in" | "on" | "at" | "during" | "via") {
        return false;
    }
    let opens =
        matches!(word(at + 1), "a" | "an" | "the" | "its" | "their" | "his" | "her" | "this" | "another");
    let noun = at + 1 + usize::from(opens);
    (noun..=noun + KINDS).any(|at| match word(at) {
        "conference" => matches!(word(at - 1), "news" | "press"),
        "report" => matches!(word(at - 1), "a" | "its" | "their"),
        word => matches!(
            word,
            "briefing"
                | "communique"
                | "communiqué"
                | "e-mail"
                | "e-mails"
                | "editorial"
                | "email"
                | "emails"
                | "filing"
                | "interview"
                | "interviews"
                | "letter"
                | "letters"
                | "memo"
                | "message"
                | "release"
                | "speech"
                | "statement"
                | "statements"
                | "testimony"
                | "tweet"
                | "tweets"
        ),
    })
}

/// *a letter from the board **saying** so*, *a statement from Okkerby **explaining** it*: what is written says on in *-ing*.
fn says_in_passing(reading: &Reading<'_>, at: usize, paper: bool) -> bool {
    let Some(piece) = reading.pieces.get(at).filter(|piece| piece.is_lower()) else { return false };
    let behind_noun = at.checked_sub(1).and_then(|before| reading.pieces.get(before)).is_some_and(|before| {
        !before.has(Class::PREPOSITION.with(Class::DETERMINER).with(Class::POSSESSIVE).with(Class::ADVERB))
    });
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN).with(Class::RELATIVE);
    let object = reading.pieces.get(at + 1).is_some_and(|next| next.has(opens));
    let says = piece.has(Class::CUE_GERUND) && piece.has(Class::QUOTES);
    behind_noun
        && object
        && (says || paper && reading.word(at).ends_with("ing") && !piece.has(Class::PREPOSITION))
}

/// *a lawyer at Roe **&** Doe*: the mark between the names of a firm.
fn joins(reading: &Reading<'_>, at: usize) -> bool {
    let capital = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.token.is_capitalised());
    reading.word(at) == "&" && capital(at - 1) && capital(at + 1)
}

/// *the minister **on Wednesday** rejected*: a time tells when, and nobody apart.
fn opens_time(reading: &Reading<'_>, at: usize) -> bool {
    let preposition = reading.pieces.get(at).is_some_and(|piece| piece.has(Class::PREPOSITION));
    let telling = |at: usize| reading.pieces.get(at).is_some_and(|p| p.has(Class::DAY.with(Class::MONTH)));
    let stretch = |at: usize| {
        matches!(reading.word(at), "last" | "this" | "next" | "late" | "early")
            && matches!(
                reading.word(at + 1),
                "week" | "month" | "year" | "night" | "morning" | "afternoon" | "evening"
            )
    };
    let about = matches!(reading.word(at), "early" | "earlier" | "late" | "later");
    let year = |at: usize| reading.pieces.get(at).is_some_and(|p| p.token.kind == Kind::Number);
    preposition && year(at + 1) && matches!(reading.word(at), "in" | "since" | "by" | "at")
        || telling(at)
        || about && (stretch(at + 1) || telling(at + 1))
        || stretch(at)
        || preposition && (telling(at + 1) || stretch(at + 1))
}

/// *the head of the board **rejected** the terms*: a verb of the description's bearer, not one that says more of its last
/// noun (*people **involved in** the talks*).
fn acts(reading: &Reading<'_>, at: usize, opens: usize) -> bool {
    let Some(piece) = reading.pieces.get(at).filter(|piece| at > opens && piece.is_lower()) else {
        return false;
    };
    let after_word = reading.pieces.get(at - 1).is_some_and(|before| {
        !before.has(Class::DETERMINER.with(Class::PREPOSITION).with(Class::POSSESSIVE))
    });
    // "called on Thursday for", "called for"
    let called = reading.word(at) == "called"
        && (matches!(reading.word(at + 1), "for" | "on") || opens_time(reading, at + 1));
    // "went on to say"
    let went = (reading.word(at), reading.word(at + 1), reading.word(at + 2)) == ("went", "on", "to");
    let followed =
        reading.pieces.get(at + 1).is_some_and(|next| next.has(Class::PREPOSITION)) && !called && !went;
    // "declined to say"
    let wills = reading.word(at + 1) == "to"
        && matches!(
            reading.word(at),
            "agreed"
                | "declined"
                | "failed"
                | "hoped"
                | "planned"
                | "promised"
                | "refused"
                | "tried"
                | "vowed"
                | "wanted"
        );
    after_word && (!followed || wills) && (is_past(reading.word(at)) || piece.has(Class::VERB) || went)
}

/// *doctors who treat anxiety **praised the** study*: the verb behind a relative clause, which has its own.
fn praises(reading: &Reading<'_>, at: usize, opens: usize) -> bool {
    let object = reading.pieces.get(at + 1).is_some_and(|next| {
        next.has(Class::DETERMINER.with(Class::POSSESSIVE)) && reading.word(at + 1) != "that"
    });
    // "a candidate who has largely rejected the terms": the clause's own.
    let own = reading.pieces.get(opens + 1).is_some_and(|verb| verb.has(Class::AUXILIARY))
        || reading.word(at - 1).ends_with("ly");
    object
        && !own
        && is_past(reading.word(at))
        && acts(reading, at, opens)
        && reading.pieces.get(at).is_some_and(|verb| verb.has(Class::CUE_FINITE))
        && reading.pieces.get(at - 1).is_some_and(|before| !before.has(Class::FUNCTION.with(Class::ADVERB)))
}

/// A description that was fuller than the noun it turns on.
struct Fuller<'t> {
    noun: &'t str,
    text: String,
}

/// Tells, paragraph by paragraph, which descriptions take up an earlier one: *A pilot with the ferry line spoke first.
/// **The pilot** wept.*
#[derive(Default)]
pub(super) struct Taken<'t> {
    /// The earlier descriptions, the last of them last.
    earlier: Vec<Fuller<'t>>,
}

impl<'t> Taken<'t> {
    /// The fuller texts of a paragraph's descriptions, each with where its description starts.
    pub(super) fn up(&mut self, reading: &Reading<'t>, mentions: &[Mention]) -> Vec<(usize, String)> {
        let mut taken = Vec::new();
        for mention in mentions {
            let Sort::Description { head, definite, .. } = &mention.sort else { continue };
            let noun = reading.word(*head);
            let known = self.earlier.iter().rposition(|known| known.noun == noun);
            if !definite {
                self.forget(known);
                self.keep(reading, mention, noun);
            } else if let Some(known) = known.and_then(|nth| self.earlier.get(nth))
                && past_article(reading, mention.at.start) == *head
                && reading.word(mention.at.start).eq_ignore_ascii_case("the")
                && end(reading, &mention.at) == *head + 1
            {
                taken.push((mention.at.start, known.text.clone()));
            }
        }
        taken
    }

    /// Another one of the same noun: *the pilot* is no longer the first.
    fn forget(&mut self, known: Option<usize>) {
        if let Some(known) = known {
            self.earlier.remove(known);
        }
    }

    fn keep(&mut self, reading: &Reading<'t>, mention: &Mention, noun: &'t str) {
        let start = past_article(reading, mention.at.start);
        let one = matches!(reading.word(mention.at.start), "a" | "an" | "A" | "An");
        if one && end(reading, &mention.at) > start + 1 {
            if self.earlier.len() == REMEMBERED {
                self.earlier.remove(0);
            }
            self.earlier.push(Fuller { noun, text: written(reading, &mention.at) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    /// The last description of an article whose paragraphs `|` parts.
    fn last(text: &str) -> String {
        let paragraphs: Vec<&str> = text.split(" | ").collect();
        let readings = read(None, &paragraphs);
        let scenes = Scene::all(&readings);
        let described = |scene: &Scene<'_>| {
            let of = |mention: &&Mention| matches!(mention.sort, Sort::Description { .. });
            scene.mentions.iter().find(of).map(|mention| description(scene, mention))
        };
        scenes.iter().rev().find_map(described).unwrap_or_default()
    }

    #[test]
    fn as_far_as_it_tells_somebody_apart() {
        let cases = [
            ("tail", "A member of the crew said so.", "member of the crew"),
            ("firm", "A lawyer at Roe & Doe said so.", "lawyer at Roe & Doe"),
            ("day", "A member of the crew on Wednesday cancelled lunch.", "member of the crew"),
            ("day at once", "A steward on Sunday cancelled lunch.", "steward"),
            ("year", "A steward for the line in 1989 cancelled lunch.", "steward for the line"),
            ("week", "A steward for the line last week cancelled lunch.", "steward for the line"),
            ("adverb", "A steward for the line later said so.", "steward for the line"),
            ("declining", "A steward for the line declined to eat.", "steward for the line"),
            ("saying in passing", "A letter from Okkerby saying no was out.", "letter from Okkerby"),
            ("explaining", "A statement from Okkerby explaining it was out.", "statement from Okkerby"),
            ("living", "A woman from Hull living in Leeds said so.", "woman from Hull living in Leeds"),
            ("when", "Other stewards after lunch said so.", "Other stewards"),
            ("where it says so", "The magazine in its review said so.", "magazine"),
            ("holding", "A panel of the court held that it was late.", "panel of the court"),
            ("calling on", "A steward for the line called on Mr Roe to eat.", "steward for the line"),
            ("going on", "A steward for the line went on to say so.", "steward for the line"),
            ("believing", "A steward for the line believes it.", "steward for the line"),
            ("no verb", "Lawyers for the state said so.", "Lawyers for the state"),
            ("verb", "A steward for the line rejected lunch.", "steward for the line"),
            (
                "participle",
                "A friend of men trapped in the mine said so.",
                "friend of men trapped in the mine",
            ),
            ("relative", "A steward who skipped lunch said so.", "steward who skipped lunch"),
            ("taken up", "A steward for the line left. | The steward said so.", "steward for the line"),
            ("taken up by another noun", "A steward for the line left. | The cook said so.", "cook"),
            (
                "another one",
                "A steward for the line left. | A steward wept. | The steward said so.",
                "steward",
            ),
            (
                "its own tail",
                "A steward for the line left. | The steward of the club said so.",
                "steward of the club",
            ),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .map(|(name, text, want)| (name, last(text), want))
            .filter(|(_, have, want)| have != *want)
            .map(|(name, have, want)| format!("{name}: {have:?} for {want:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
