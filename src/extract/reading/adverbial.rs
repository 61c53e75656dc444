//! What may stand between a subject and its verb: *Roe **on Monday** said*, *many **have since** said*, *both **in turn** said*.

use super::Piece;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

/// So many adverbials may follow each other.
const MOST: usize = 4;
/// So many words an adverbial has at the most.
const LONGEST: usize = 4;

/// Past the adverbials and helping verbs that start at a piece: where their verb stands, if one follows.
pub(in crate::extract) fn past(text: &str, pieces: &[Piece], from: usize) -> usize {
    let words = Words { text, pieces };
    let mut at = from;
    for _ in 0..MOST {
        match words.adverbial(at) {
            0 => break,
            length => at += length,
        }
    }
    at
}

/// Back over the adverbials and helping verbs in front of a verb, as far as `least`.
pub(in crate::extract) fn before(text: &str, pieces: &[Piece], verb: usize, least: usize) -> usize {
    let words = Words { text, pieces };
    let mut at = verb;
    for _ in 0..MOST {
        let longest = LONGEST.min(at.saturating_sub(least));
        match (1..=longest).rev().find(|length| words.adverbial(at - length) == *length) {
            None => break,
            Some(length) => at -= length,
        }
    }
    at
}

/// Back over adverbs and helping verbs alone, and no times: *a letter on Monday **also** praising it*.
pub(in crate::extract) fn before_helped(text: &str, pieces: &[Piece], verb: usize, least: usize) -> usize {
    let words = Words { text, pieces };
    verb - (least..verb).rev().take_while(|at| words.helps(*at)).count()
}

/// Whether a word in small letters is formed as adverbs are.
pub(in crate::extract) fn is_ly(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && word.starts_with(|first: char| first.is_lowercase())
        && !matches!(
            word,
            "family" | "assembly" | "reply" | "supply" | "rally" | "monopoly" | "bully" | "belly"
        )
}

struct Words<'p> {
    text: &'p str,
    pieces: &'p [Piece],
}

impl Words<'_> {
    fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at).filter(|piece| piece.run.is_none())
    }

    fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| piece.token.span.of(self.text))
    }

    /// Of how many words the adverbial or helping verb is that starts at a piece; 0 where none does.
    fn adverbial(&self, at: usize) -> usize {
        let Some(piece) = self.get(at).filter(|piece| piece.token.is_word()) else { return 0 };
        if piece.has(Class::DAY) {
            let feast = at.checked_sub(1).map_or("", |before| self.word(before));
            if matches!(feast, "Ash" | "Black" | "Bloody" | "Cyber" | "Easter" | "Good" | "Palm" | "Super") {
                return 0;
            }
            return 1 + usize::from(is_part_of_day(self.word(at + 1)));
        }
        if !piece.is_lower() {
            return 0;
        }
        let (word, next) = (self.word(at), self.word(at + 1));
        let behind = self.get(at + 1).map_or(Class::NONE, |next| next.token.class);
        match word {
            "on" if behind.has(Class::DAY) => return 2 + usize::from(is_part_of_day(self.word(at + 2))),
            "on" | "in" if behind.has(Class::MONTH) => {
                return 2 + usize::from(self.get(at + 2).is_some_and(|day| day.token.kind == Kind::Number));
            }
            "in" if next.len() == 4 && self.get(at + 1).is_some_and(|p| p.token.kind == Kind::Number) => {
                return 2;
            }
            "early" | "earlier" | "late" | "later" if matches!(next, "this" | "last" | "that" | "on") => {
                match self.adverbial(at + 1) {
                    0 => {}
                    length => return 1 + length,
                }
            }
            "last" | "this" | "next" if is_stretch(next) || behind.has(Class::DAY.with(Class::MONTH)) => {
                return 2 + usize::from(is_part_of_day(self.word(at + 2)));
            }
            "the" if matches!(next, "same" | "next" | "following") && is_stretch(self.word(at + 2)) => {
                return 3;
            }
            "a" | "two" | "three" | "four" | "several"
                if is_stretch(next.strip_suffix('s').unwrap_or(next))
                    && matches!(self.word(at + 2), "ago" | "later" | "before" | "earlier") =>
            {
                return 3;
            }
            "for" if matches!(next, "his" | "her" | "its" | "their") && self.word(at + 2) == "part" => {
                return 3;
            }
            _ => {}
        }
        let stands =
            |phrase: &&&str| phrase.split(' ').enumerate().all(|(nth, part)| self.word(at + nth) == part);
        // They all open with a preposition, as few words do.
        let phrase = if piece.has(Class::PREPOSITION) { PHRASES.iter().find(stands) } else { None };
        phrase.map_or_else(|| usize::from(self.helps(at)), |phrase| phrase.split(' ').count())
    }

    fn helps(&self, at: usize) -> bool {
        let Some(piece) = self.get(at).filter(|piece| piece.is_lower()) else { return false };
        let helps = piece.has(Class::AUXILIARY.with(Class::ADVERB).with(Class::REFLEXIVE));
        // "have since said"
        let since = self.word(at) == "since"
            && at.checked_sub(1).and_then(|has| self.get(has)).is_some_and(|has| has.has(Class::AUXILIARY));
        self.word(at) != "to" && (helps && !piece.has(Class::GROUP) || since || is_ly(self.word(at)))
    }
}

const PHRASES: [&str; 22] = [
    "as well",
    "at first",
    "at last",
    "at least",
    "at one point",
    "at the time",
    "at times",
    "by contrast",
    "for example",
    "for instance",
    "in effect",
    "in fact",
    "in general",
    "in part",
    "in private",
    "in public",
    "in response",
    "in the end",
    "in the past",
    "in turn",
    "of course",
    "on occasion",
];

fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

fn is_stretch(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "week"
            | "month"
            | "year"
            | "weekend"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::read;

    #[test]
    fn from_the_subject_to_the_verb_and_back() {
        for between in [
            "",
            "also",
            "have since",
            "quietly",
            "on Monday",
            "Monday night",
            "late on Monday",
            "on May 4",
            "in 2014",
            "last week",
            "earlier this week",
            "the following day",
            "two days later",
            "in turn",
            "at first",
            "for example",
            "for their part",
            "themselves",
            "had in fact already",
        ] {
            let text = format!("Rowers {between} said so");
            let reading = &read(None, &[&text])[0];
            let verb = reading.pieces.len() - 2;
            assert_eq!(past(&text, &reading.pieces, 1), verb, "{text}");
            assert_eq!(before(&text, &reading.pieces, verb, 0), 1, "{text}");
        }
        let text = "Rowers of the town said so";
        let reading = &read(None, &[text])[0];
        assert_eq!((past(text, &reading.pieces, 1), before(text, &reading.pieces, 4, 0)), (1, 4));
    }
}
