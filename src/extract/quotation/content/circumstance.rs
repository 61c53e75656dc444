//! Steps over what stands between a cue and what it reports: the addressee, the occasion, the day.

use super::verb::is_telling;
use super::{Contents, is_pause};
use crate::article::Rule;
use crate::extract::quotation::cue::Cue;
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Contents<'_> {
    /// Steps over what may stand between a cue and its content: the addressee, the occasion, the day.
    pub(super) fn past_circumstances(&self, cue: &Cue) -> Option<usize> {
        const LONGEST: usize = 24;
        let reading = self.scene.reading;
        let mut at = cue.clause(self.scene).end;
        let limit = self.sentence.end.min(at + LONGEST);
        if cue.rule == Rule::Inversion {
            at = self.past_apposition(at);
        }
        let mut addressed = !cue.class.has(Class::ADDRESSEE);
        if let Some(that) = self.far_that(cue, at) {
            return Some(that);
        }
        if cue.class.has(Class::PHRASAL) && reading.word(at) == "out" {
            at += 1;
        }
        while at < limit {
            let piece = reading.pieces.get(at)?;
            let word = reading.word(at);
            if matches!(word, "not" | "never") && reading.word(at + 1) == "to" {
                return Some(at);
            }
            if let Some(end) = self.time(at) {
                at = end;
                continue;
            }
            // "argues (persuasively) that"
            if piece.is(Kind::Open) {
                let closes = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Close));
                at = (at + 1..limit).find(closes)? + 1;
                continue;
            }
            if reading.pieces.get(at).is_some_and(|p| p.token.kind == Kind::Number || p.has(Class::NUMBER))
                && reading.word(at + 2) == "ago"
            {
                at += 3;
                continue;
            }
            if self.asked(at) {
                at += 2;
                continue;
            }
            let possessive = reading.pieces.get(at + 1).is_some_and(|next| next.is(Kind::Possessive));
            let counted = piece.token.kind == Kind::Number || piece.has(Class::NUMBER);
            // "told Radio 4’s Today programme it rained"
            if addressed && cue.class.has(Class::ADDRESSEE) && counted && possessive {
                at += 1;
                continue;
            }
            if addressed
                && (self.is_quantity(at)
                    || self.opens_owned_time(at)
                    || limits(word) && self.is_noun_phrase(at + 1))
            {
                return Some(at);
            }
            // "told CNN’s “State of the Union” that"
            let programme = || reading.pieces.get(at + 1).is_some_and(|next| next.run.is_some());
            if addressed && piece.is(Kind::Possessive) && programme() {
                at += 2;
                continue;
            }
            if addressed && let Some(end) = self.programme(at) {
                at = end;
                continue;
            }
            // "said on “Face the Tide” that"
            if self.is_programme(cue, at) {
                addressed = true;
                at += 1;
                continue;
            }
            if piece.run.is_some()
                || is_pause(reading, at)
                || addressed && self.leads_clause(cue, at)
                || matches!(word, "that" | "whether" | "how" | "why")
            {
                return Some(at);
            }
            if !addressed && let Some(end) = self.addressee(at) {
                addressed = true;
                at = end;
                continue;
            }
            let skips = !possessive
                && (piece.has(Class::ADVERB.with(Class::REFLEXIVE)) || is_date(piece))
                && !piece.has(Class::CONJUNCTION)
                || word.len() > 4 && word.ends_with("ly")
                || piece.token.kind == Kind::Number;
            if skips {
                at += 1;
            } else if piece.is(Kind::Comma)
                && reading.pieces.get(at + 1).is_some_and(|p| p.has(Class::ADVERB))
                && reading.pieces.get(at + 2).is_some_and(|p| p.is(Kind::Comma))
            {
                // "said, however, that"
                at += 3;
            } else if let Some(end) = self.occasion(at) {
                at = end;
            } else {
                return Some(at);
            }
        }
        (at < self.sentence.end).then_some(at)
    }

    /// *said on **“Face the Tide”** that*, *told **“Face the Tide”** it rained*: whether quoted words are a broadcast or a paper in
    /// which something was said.
    fn is_programme(&self, cue: &Cue, at: usize) -> bool {
        let reading = self.scene.reading;
        let run = reading.pieces.get(at).and_then(|piece| piece.run);
        let heard = cue.class.has(Class::ADDRESSEE) && at == cue.clause(self.scene).end;
        let within = reading.pieces.get(at - 1).is_some_and(|before| {
            before.is(Kind::Possessive) || before.is_lower() && before.has(Class::PREPOSITION)
        });
        run.is_some_and(|run| self.scene.is_title(run))
            && (heard || within)
            && at + 1 < self.sentence.end
            && reading
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.token.is_word() || is_pause(reading, at + 1))
    }

    /// *said **because it rained, the ferry was late***, *said **clearly, the ferry was late***, *said **of course** it rained*: whether
    /// what a clause hangs on, or an adverb, leads the clause that the cue reports; of one that nothing stands before.
    pub(super) fn leads_clause(&self, cue: &Cue, at: usize) -> bool {
        const FAR: usize = 14;
        let reading = self.scene.reading;
        let word = reading.word(at);
        let course = word == "of" && reading.word(at + 1) == "course";
        let leads =
            matches!(word, "although" | "because" | "like" | "of" | "since" | "though" | "unlike" | "while");
        let adverb = || {
            word.len() > 4
                && word.ends_with("ly")
                && reading.pieces.get(at + 1).is_some_and(|piece| piece.is(Kind::Comma))
                && self.is_said(cue)
        };
        // Most words are done with here.
        if cue.rule != Rule::Subject || !cue.class.has(Class::CLAUSE) || !leads && !adverb() {
            return false;
        }
        let before = cue.clause(self.scene).start.checked_sub(1).filter(|at| *at >= self.sentence.start);
        let alone = before.and_then(|before| reading.pieces.get(before)).is_none_or(|before| {
            before.run.is_none() && !matches!(before.token.kind, Kind::Comma | Kind::Dash)
        });
        if !alone || course {
            return alone;
        }
        let is_comma = |at: &usize| reading.pieces.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
        let plain = |at: &usize| {
            reading.pieces.get(*at).is_some_and(|piece| {
                piece.run.is_none()
                    && (piece.token.is_word()
                        || matches!(piece.token.kind, Kind::Number | Kind::Possessive | Kind::Comma))
            })
        };
        let near = at + 1..self.sentence.end.min(at + 1 + FAR);
        let Some(comma) = near.take_while(plain).find(is_comma) else { return false };
        let subject =
            Class::CONJUNCTION.with(Class::PREPOSITION).with(Class::RELATIVE).with(Class::CUE_GERUND);
        reading.pieces.get(comma + 1).is_some_and(|first| first.token.is_word() && !first.has(subject))
            && (comma + 2..self.sentence.end.min(comma + 8))
                .take_while(plain)
                .take_while(|at| !is_comma(at))
                .any(|at| self.is_finite(at, false))
    }

    /// ***What** Roe said was that it rained*
    pub(super) fn is_of_what(&self, cue: &Cue) -> bool {
        let before = cue.clause(self.scene).start.checked_sub(1);
        before.is_some_and(|before| matches!(self.scene.reading.word(before), "What" | "what"))
    }

    /// *said **last year’s** ferry was late*
    fn opens_owned_time(&self, at: usize) -> bool {
        matches!(self.scene.reading.word(at), "last" | "next" | "this")
            && self.scene.reading.pieces.get(at + 2).is_some_and(|next| next.is(Kind::Possessive))
    }

    /// *said **when asked** that*
    fn asked(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        reading.word(at) == "when"
            && matches!(reading.word(at + 1), "asked" | "pressed" | "questioned")
            && (reading.word(at + 2) == "that" || is_pause(reading, at + 2))
    }

    /// *told the BBC’s **Today programme***: where what a broadcaster owns ends.
    fn programme(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        let reading = self.scene.reading;
        let piece = |at: usize| reading.pieces.get(at).filter(|_| at < self.sentence.end);
        piece(at).filter(|piece| piece.is(Kind::Possessive))?;
        let capital = |at: &usize| piece(*at).is_some_and(|piece| piece.token.is_capitalised());
        let names = (at + 1..at + 1 + LONGEST).take_while(capital).count();
        let end = at + 1 + names;
        let kind = matches!(
            reading.word(end),
            "bulletin" | "magazine" | "newspaper" | "podcast" | "program" | "programme" | "show" | "website"
        );
        let over = piece(end).is_none_or(|next| {
            matches!(next.token.kind, Kind::Stop | Kind::Comma)
                || matches!(reading.word(end), "that" | "on" | "in")
                // "told CNN’s Jane Roe the bridge was safe"
                || names > 1 && next.has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN))
        });
        (kind || names > 0 && over).then_some(end + usize::from(kind))
    }

    /// *12 men*, *at least 30 homes*, *$3 million*: how many or how much of what the clause is about, and no day or hour.
    pub(super) fn is_quantity(&self, from: usize) -> bool {
        let reading = self.scene.reading;
        let [one, other, third] = [0, 1, 2].map(|by| reading.word(from + by));
        let at = from
            + match (one, other, third) {
                ("as", "many" | "much" | "few" | "little", "as") => 3,
                ("at", "least" | "most", _) | ("up", "to", _) | ("more" | "fewer" | "less", "than", _) => 2,
                (
                    "about" | "around" | "over" | "under" | "nearly" | "almost" | "roughly" | "approximately",
                    ..,
                ) => 1,
                _ => 0,
            };
        let piece = |at: usize| reading.pieces.get(at).filter(|_| at < self.sentence.end);
        let sign =
            piece(at).is_some_and(|piece| matches!(piece.token.span.of(reading.text), "$" | "£" | "€"));
        let number = at + usize::from(sign);
        let is_share = at > from
            && (reading.word(at) == "half"
                || reading.word(at) == "a"
                    && matches!(reading.word(at + 1), "dozen" | "fifth" | "hundred" | "quarter" | "third"));
        let is_number =
            is_share || piece(number).is_some_and(|p| p.token.kind == Kind::Number || p.has(Class::NUMBER));
        let of_month = |at: Option<usize>| at.and_then(piece).is_some_and(|piece| piece.has(Class::MONTH));
        let ago = || {
            self.is_ago(number + 2)
                || matches!(reading.word(number + 1), "o'clock" | "o’clock" | "a.m." | "p.m." | "am" | "pm")
        };
        let is_number =
            is_number || sign && reading.word(number).starts_with(|first: char| first.is_ascii_digit());
        is_number && !of_month(from.checked_sub(1)) && !of_month(Some(number + 1)) && !ago()
    }

    /// *two years **ago***
    fn is_ago(&self, at: usize) -> bool {
        matches!(
            self.scene.reading.word(at).trim_end_matches('.'),
            "ago" | "later" | "earlier" | "before" | "after" | "into" | "on"
        )
    }

    /// *one crew*, *too many growers*, *early results*: whether a noun stands there with what belongs to it.
    fn is_noun_phrase(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let noun =
            Class::FUNCTION.with(Class::ADVERB).with(Class::DAY).with(Class::MONTH).with(Class::PREPOSITION);
        let plain = matches!(reading.word(at.saturating_sub(1)), "early" | "further" | "additional" | "only")
            && reading.pieces.get(at).is_some_and(|piece| piece.is_lower() && !piece.has(noun));
        plain
            || matches!(
                reading.word(at),
                "many" | "few" | "much" | "little" | "a" | "an" | "the" | "one" | "those"
            )
            || self.is_quantity(at)
    }

    /// *last week*, *earlier this month*
    fn time(&self, from: usize) -> Option<usize> {
        let reading = self.scene.reading;
        let end =
            from + 1 + usize::from(matches!(reading.word(from + 1), "this" | "that" | "last" | "in" | "on"));
        let time = matches!(
            reading.word(end),
            "week"
                | "month"
                | "year"
                | "night"
                | "day"
                | "morning"
                | "afternoon"
                | "evening"
                | "weekend"
                | "summer"
                | "autumn"
                | "winter"
                | "spring"
        ) || reading.pieces.get(end).is_some_and(is_date);
        // "said last week’s meeting was the last"
        let goes_on = reading.pieces.get(end + 1).is_some_and(|next| next.is(Kind::Possessive));
        let part = matches!(reading.word(end + 1), "afternoon" | "evening" | "morning" | "night");
        (time && !goes_on).then_some(end + 1 + usize::from(part))
    }

    /// *told the Herald newspaper of Hull on Monday that*: a *that* further on which opens what the cue reports.
    fn far_that(&self, cue: &Cue, from: usize) -> Option<usize> {
        const FAR: usize = 16;
        let reading = self.scene.reading;
        // "What Roe said was that it rained."
        if matches!(reading.word(from), "is" | "was")
            && reading.word(from + 1) == "that"
            && self.is_of_what(cue)
        {
            return Some(from + 1);
        }
        let first = reading.pieces.get(from)?;
        let circumstance = first.has(Class::PREPOSITION.with(Class::DAY))
            && !matches!(reading.word(from), "of" | "to" | "that");
        if !cue.class.has(Class::ADDRESSEE) && !circumstance {
            return None;
        }
        for at in from..self.sentence.end.min(from + FAR) {
            let piece = reading.pieces.get(at)?;
            let asks = matches!(reading.word(at), "how" | "why")
                && is_telling(reading.word(cue.at.start))
                && !(from..at).any(|at| reading.word(at) == "to");
            if (asks || matches!(reading.word(at), "that" | "whether")) && at > from {
                // "asks questions that involve the senses"
                return (!matches!(reading.word(at - 1), "question" | "questions")).then_some(at);
            }
            let over = piece.run.is_some()
                || piece.has(Class::CUE_FINITE.with(Class::RELATIVE))
                || piece.has(Class::PRONOUN) && reading.word(at) != "US"
                || self.is_finite(at, false)
                || matches!(piece.token.kind, Kind::Colon | Kind::Semicolon | Kind::Dash);
            if over {
                return None;
            }
        }
        None
    }

    /// *said Roe, a nurse from Hull, that*
    pub(super) fn past_apposition(&self, at: usize) -> usize {
        let reading = self.scene.reading;
        let is_comma = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Comma));
        if !is_comma(at) || reading.pieces.get(at + 1).is_none_or(|piece| piece.run.is_some()) {
            return at;
        }
        // "The idea, says Roe, is to build “a town”."
        let verb = reading.word(at + 1);
        let needs = verb.ends_with('s') && reading.word(at + 2) == "to";
        let helps = verb != "to" && reading.pieces.get(at + 1).is_some_and(|verb| verb.has(Class::AUXILIARY));
        if helps || needs {
            return at;
        }
        (at + 1..self.sentence.end)
            .find(|at| is_comma(*at) || reading.pieces.get(*at).is_some_and(|p| p.run.is_some()))
            .unwrap_or(at)
    }

    /// *said, **on Monday,** that it rained*, *said **– via the Herald –** that*: past what is set apart between a cue and what it
    /// reports, where nothing before it can be that.
    pub(super) fn past_aside(&self, nth: usize, from: usize) -> usize {
        const LONGEST: usize = 12;
        let reading = self.scene.reading;
        let kind =
            |at: usize| reading.pieces.get(at).filter(|_| at < self.sentence.end).map(|p| p.token.kind);
        let Some(sign) = kind(from).filter(|kind| matches!(kind, Kind::Comma | Kind::Dash)) else {
            return from;
        };
        let is_run = |at: usize| reading.pieces.get(at).is_some_and(|piece| piece.run.is_some());
        let last = |at: &usize| kind(*at) == Some(sign);
        let Some(close) = (from + 1..from + 1 + LONGEST).find(last).filter(|close| *close > from + 1) else {
            return from;
        };
        let torn =
            |at: usize| is_run(at) || matches!(kind(at), Some(Kind::Stop | Kind::Semicolon | Kind::Colon));
        if (from + 1..close).any(torn) {
            return from;
        }
        let that = reading.word(close + 1) == "that" && !self.is_finite(close + 2, false);
        let opens = reading.pieces.get(from + 1).is_some_and(|first| first.has(Class::PREPOSITION));
        let alone = || {
            self.cues.get(nth).is_some_and(|cue| {
                cue.rule == Rule::Subject && cue.clause(self.scene).start <= self.region_start(nth)
            })
        };
        let verb = |at: usize| self.is_finite(at, true);
        if that {
            close + 1
        } else if opens && !(from + 1..close).any(verb) && alone() {
            // A comma leads to quoted words.
            close + usize::from(!is_run(close + 1))
        } else {
            from
        }
    }

    /// *told reporters*, *warned the council*
    fn addressee(&self, at: usize) -> Option<usize> {
        let reading = self.scene.reading;
        if self.is_subject(at) {
            return None;
        }
        // "told MPs child benefit would rise"
        let heard =
            ["MPs", "MEPs", "MSPs", "reporters", "journalists", "lawmakers", "peers", "delegates", "jurors"];
        let joins = |next: &Piece| next.has(Class::CONJUNCTION) || !next.token.is_word();
        if heard.contains(&reading.word(at)) && !reading.pieces.get(at + 1).is_some_and(joins) {
            return Some(at + 1);
        }
        let nth = self.scene.mentions.partition_point(|mention| mention.at.end <= at);
        if let Some(mention) = self.scene.mentions.get(nth).filter(|mention| mention.at.start == at) {
            return Some(mention.at.end);
        }
        let object = matches!(reading.word(at), "him" | "her" | "them" | "me" | "us" | "you" | "it");
        if object {
            return Some(at + 1);
        }
        let piece = reading.pieces.get(at)?;
        if !piece.token.is_word() || piece.has(Class::PREPOSITION.with(Class::CONJUNCTION)) {
            return None;
        }
        let end = (at..self.sentence.end.min(at + 6)).find(|at| {
            let word = reading.word(*at);
            reading.pieces.get(*at).is_none_or(|p| !p.token.is_word())
                || word == "not" && reading.word(at + 1) == "to"
                || matches!(
                    word,
                    "that" | "in" | "on" | "at" | "to" | "of" | "he" | "she" | "they" | "it" | "after"
                )
        })?;
        // "asks questions that involve the senses"
        let asks = end > at && matches!(reading.word(end - 1), "question" | "questions");
        (!asks || reading.word(end) != "that").then_some(end)
    }

    /// *in a statement*, *on Monday*, *at a rally in Hull*: a preposition with its noun.
    fn occasion(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let reading = self.scene.reading;
        let piece = reading.pieces.get(at)?;
        // "to reporters" is an occasion, "to fight" is what was said.
        let infinitive = reading.word(at) == "to"
            && reading.pieces.get(at + 1).is_none_or(|next| {
                !next.has(Class::DETERMINER.with(Class::GROUP)) && !next.token.is_capitalised()
            });
        let opens = (piece.has(Class::PREPOSITION) || reading.word(at) == "aboard")
            && !matches!(reading.word(at), "of" | "than" | "like" | "as")
            && !infinitive;
        if !opens {
            return None;
        }
        let mut end = at + 1;
        while end < self.sentence.end.min(at + LONGEST) {
            let next = reading.pieces.get(end)?;
            let over = !next.token.is_word() && next.token.kind != Kind::Possessive
                || next.has(Class::PREPOSITION)
                || matches!(reading.word(end), "that" | "he" | "she" | "they" | "it" | "there" | "we" | "I")
                || next.has(Class::DETERMINER) && end > at + 1;
            if over {
                break;
            }
            end += 1;
        }
        Some(end)
    }
}

/// Whether a piece is a day or a month, and not what *may* be.
fn is_date(piece: &Piece) -> bool {
    piece.has(Class::DAY) || piece.has(Class::MONTH) && piece.token.is_capitalised()
}

/// Adverbs that limit the noun after them: *only one crew*, and say nothing of how it was said.
fn limits(word: &str) -> bool {
    matches!(
        word,
        "only"
            | "too"
            | "just"
            | "even"
            | "so"
            | "exactly"
            | "barely"
            | "hardly"
            | "early"
            | "further"
            | "additional"
    )
}
