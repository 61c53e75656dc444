//! Tells the clauses that a cue may report from other words after it.

use std::ops::Range;

use super::Contents;
use super::verb::{
    hangs, is_feeling, is_past_alone, is_refusal, is_telling, is_verb_alone, shows_things, takes_things,
};
use crate::article::Rule;
use crate::extract::quotation::cue::{Cue, bare, is_contraction};
use crate::extract::reading::Piece;
use crate::extract::speaker::mention::Sort;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::Kind;

impl Contents<'_> {
    /// Whether a clause that the cue may report starts at a piece.
    pub(super) fn opens_clause(&self, cue: &Cue, at: usize) -> bool {
        let reading = self.scene.reading;
        let Some(piece) = reading.pieces.get(at) else { return false };
        // "who said it; I know"
        let over = |at: usize| {
            reading.pieces.get(at).filter(|_| at < self.sentence.end).is_none_or(|next| {
                matches!(next.token.kind, Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Dash)
            })
        };
        if matches!(reading.word(at), "it" | "this" | "them" | "him") && over(at + 1) {
            return false;
        }
        let word = Short::small(reading.word(at));
        let word = word.as_str();
        if is_feeling(reading.word(cue.at.start)) && !self.is_felt(cue, at) {
            return false;
        }
        // "thought about the way home"
        if reading.word(cue.at.start).starts_with("th") && matches!(reading.word(cue.at.end), "about" | "of")
        {
            return false;
        }
        // "They feel that way."
        if word == "that" && reading.word(at + 1) == "way" && !self.is_finite(at + 2, true) {
            return false;
        }
        // "warned firms that have sold fakes"
        if word == "that" && at > cue.at.end && self.is_which(at) {
            return false;
        }
        if word == "that" {
            return cue.class.has(Class::THAT.with(Class::CLAUSE).with(Class::PHRASAL))
                || cue.class.has(Class::QUOTES) && self.opens_subject(at + 1);
        }
        // "who asked not to be named"
        let to = at + usize::from(word == "not");
        if reading.word(to) == "to" && self.is_about_naming(to + 1) {
            return false;
        }
        // "urged people not to panic"
        let negated = matches!(word, "not" | "never") && reading.word(at + 1) == "to";
        if cue.class.has(Class::INFINITIVE) && (word == "to" || negated) {
            // "ask for help if the work starts to overflow"
            let hangs = || (cue.at.end..at).any(|at| reading.word(at) == "if");
            return cue.subject.is_some()
                && !self.is_silence(cue, at)
                && !self.moves_thing(cue, at)
                && !hangs();
        }
        // "said nothing about the move"
        if word == "nothing" && matches!(reading.word(at + 1), "about" | "of" | "on") {
            return false;
        }
        // "should say yes or say no"
        if matches!(word, "yes" | "no")
            && (reading.word(at + 1) == "or" || reading.word(at.saturating_sub(2)) == "or")
        {
            return false;
        }
        // "described how the bridge fell"
        if word == "how" && cue.class.has(Class::OBJECT) {
            return true;
        }
        // "warned it would rain"
        if cue.class.has(Class::THAT.with(Class::PHRASAL)) && self.is_subject(at)
            || cue.class.has(Class::THAT)
                && is_verb_alone(reading.word(cue.at.start))
                && self.is_nominative(at)
        {
            return true;
        }
        if !cue.class.has(Class::THAT.with(Class::CLAUSE)) || cue.class.has(Class::STRICT) {
            return false;
        }
        // "said an official who declined to be named"
        if word == "who" && cue.rule == Rule::Inversion {
            return false;
        }
        if matches!(word, "whether" | "if" | "how" | "why" | "what" | "where" | "when" | "who") {
            return true;
        }
        if self.leads_clause(cue, at) {
            return true;
        }
        let starts = piece
            .has(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GROUP).with(Class::PRONOUN))
            || piece.token.is_capitalised()
            || word == "there"
            || (cue.class.has(Class::CLAUSE) || self.is_studys(cue)) && self.is_quantity(at)
            || self.is_found(cue, at)
            || self.is_said(cue) && self.is_bare_subject(at)
            || cue.class.has(Class::CLAUSE)
                && piece.token.is_word()
                && !piece.has(Class::PREPOSITION.with(Class::CONJUNCTION));
        starts && self.has_verb(cue, at)
    }

    /// *encouraging **the chin** to stay down*: whether what is made to do something is a thing, which hears nothing.
    fn moves_thing(&self, cue: &Cue, to: usize) -> bool {
        let reading = self.scene.reading;
        let somebody = Class::PERSON
            .with(Class::GROUP)
            .with(Class::FAMILY)
            .with(Class::ORGANISATION)
            .with(Class::PRONOUN)
            .with(Class::RANK);
        let object = reading.pieces(cue.at.end..to);
        let alive = |piece: &Piece| {
            piece.run.is_some()
                || piece.token.is_capitalised()
                || piece.has(somebody) && !piece.has(Class::POSSESSIVE.with(Class::DETERMINER))
                || piece.token.span.of(reading.text).ends_with('s')
        };
        let people = cue.subject.and_then(|subject| self.scene.mentions.get(subject)).is_some_and(|subject| {
            matches!(subject.sort, Sort::Description { class, .. } if class.has(Class::PERSON.with(Class::GROUP).with(Class::FAMILY)))
        });
        let second = people && object.iter().any(|piece| piece.has(Class::SECOND));
        reading.word(cue.at.start).starts_with("encourag")
            && !object.is_empty()
            && !second
            && !object.iter().any(alive)
    }

    /// What somebody will not speak of: *declined to say whether it rained*.
    pub(in crate::extract::quotation) fn silence(&self, nth: usize) -> Option<Range<usize>> {
        let cue = self.cues.get(nth)?;
        self.is_silence(cue, cue.at.end).then(|| cue.at.end..self.clause_end(nth, cue.at.end))
    }

    /// *declined **to comment***, *refused **to say***: who will not speak says nothing.
    pub(super) fn is_silence(&self, cue: &Cue, to: usize) -> bool {
        let reading = self.scene.reading;
        let verb = to + 1 + usize::from(reading.word(to + 1).ends_with("ly"));
        is_refusal(reading.word(cue.at.start))
            && reading.word(to) == "to"
            && matches!(
                reading.word(verb),
                "answer"
                    | "comment"
                    | "discuss"
                    | "elaborate"
                    | "reply"
                    | "respond"
                    | "say"
                    | "speak"
                    | "talk"
            )
    }

    /// *to **be named***: what somebody asks of whoever writes, and says to nobody else.
    fn is_about_naming(&self, at: usize) -> bool {
        let named = ["named", "identified", "quoted"];
        match self.scene.reading.word(at) {
            "be" => named.contains(&self.scene.reading.word(at + 1)),
            "remain" => self.scene.reading.word(at + 1) == "anonymous",
            _ => false,
        }
    }

    /// *whispered that **the** bridge shook*, and not *cried that day*
    fn opens_subject(&self, at: usize) -> bool {
        let subject = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN);
        self.scene.reading.word(at) == "there"
            || self.scene.reading.pieces.get(at).filter(|_| at < self.sentence.end).is_some_and(|piece| {
                piece.run.is_none() && (piece.has(subject) || piece.token.is_capitalised())
            })
    }

    /// *firms **that** have sold fakes*: whether a verb with no subject of its own stands behind *that*, and a noun before it.
    fn is_which(&self, that: usize) -> bool {
        let reading = self.scene.reading;
        let noun = that.checked_sub(1).and_then(|noun| reading.pieces.get(noun));
        noun.is_some_and(|noun| noun.is_lower() && !noun.has(Class::FUNCTION))
            && matches!(
                reading.word(that + 1),
                "are"
                    | "can"
                    | "could"
                    | "had"
                    | "has"
                    | "have"
                    | "may"
                    | "might"
                    | "often"
                    | "were"
                    | "will"
                    | "would"
            )
    }

    /// *it **would** rain*: whether a pronoun has its verb right behind it.
    pub(super) fn is_subject(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        matches!(reading.word(at), "he" | "she" | "it" | "they" | "we" | "I" | "you" | "there")
            && at + 1 < self.sentence.end
            && reading.word(at + 1) != "to"
            && reading.pieces.get(at + 1).is_some_and(|verb| {
                // "admits it’s late"
                verb.has(Class::AUXILIARY)
                    || verb.run.is_none() && verb.is(Kind::Possessive) && self.sentence.end > at + 2
            })
            || at < self.sentence.end && self.is_contraction(at)
    }

    /// *noted **she** often rowed*, *argued **it** leaked*: whether a pronoun that no verb has for its object opens a clause.
    fn is_nominative(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let pieces = reading.pieces(at + 1..self.sentence.end);
        let adverb = |piece: &Piece| piece.has(Class::ADVERB) && piece.is_lower();
        let verb = at + 1 + pieces.iter().take_while(|piece| adverb(piece)).count();
        let plain = reading.pieces.get(verb).filter(|_| verb < self.sentence.end).is_some_and(|piece| {
            piece.run.is_none() && piece.is_lower() && !piece.has(Class::PREPOSITION.with(Class::CONJUNCTION))
        });
        match reading.word(at) {
            "he" | "she" | "they" | "we" | "I" => plain,
            "it" => plain && self.is_finite(verb, true),
            _ => false,
        }
    }

    /// *argued **higher fares** would help*: whether plain words without an article have a helping verb.
    fn is_bare_subject(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let reading = self.scene.reading;
        let plain = |piece: &&Piece| piece.run.is_none() && piece.is_lower() && !piece.has(Class::FUNCTION);
        let noun = reading.pieces(at..self.sentence.end.min(at + LONGEST)).iter().take_while(plain).count();
        let verb = at + noun;
        noun > 0 && verb < self.sentence.end && self.is_finite(verb, false)
    }

    /// *it’ll*, *they’ve*: whether a pronoun has its helping verb with it.
    pub(super) fn is_contraction(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        reading.pieces.get(at).is_some_and(|piece| is_contraction(piece, reading.word(at)))
    }

    /// *felt **that** it rained*, *feels **the** price is too high*, but not *felt tired when it rained*, *felt the strain*.
    fn is_felt(&self, cue: &Cue, at: usize) -> bool {
        let reading = self.scene.reading;
        let thing = |nth: usize| {
            let mention = self.scene.mentions.get(nth);
            mention.is_some_and(|mention| matches!(mention.sort, Sort::Pronoun(who) if who.has(Class::IT)))
        };
        if cue.subject.is_none_or(thing) {
            return false;
        }
        let clause = |at: usize| {
            let run = reading.pieces(at + 1..self.sentence.end);
            let plain = run.iter().take_while(|piece| piece.token.is_word()).count();
            self.clause_words(at + 1..at + 1 + plain).any(|at| self.is_finite(at, false))
        };
        reading.word(at) == "that" || self.is_subject(at) || clause(at)
    }

    /// The words of a clause before another hangs on it: *a terrace* of *a terrace that was missed*.
    fn clause_words(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let reading = self.scene.reading;
        range.take_while(|at| {
            !self.is_contact(*at)
                && !matches!(
                    reading.word(*at),
                    "that"
                        | "which"
                        | "who"
                        | "when"
                        | "while"
                        | "where"
                        | "as"
                        | "if"
                        | "because"
                        | "than"
                        | "after"
                )
        })
    }

    /// Whether a finite verb follows soon, so that the words are a clause and not a thing.
    ///
    /// After *said* nearly everything is a clause, but *said all the right things, but…* is none.
    fn has_verb(&self, cue: &Cue, from: usize) -> bool {
        const SOON: usize = 16;
        let reading = self.scene.reading;
        let strong = cue.class.has(Class::CLAUSE);
        let end = self.sentence.end.min(from + SOON);
        let turns = |at: usize| matches!(reading.word(at + 1), "but" | "and" | "while" | "though");
        // "added higher walls for warmth, so the house costs more"
        let things = takes_things(reading.word(cue.at.start));
        let beside = |at: usize| reading.pieces.get(at + 1).is_some_and(|next| next.has(Class::RELATIVE));
        let comma = (from..end).find(|at| {
            reading.pieces.get(*at).is_some_and(|piece| {
                piece.is(Kind::Comma) && (turns(*at) || things && !beside(*at))
                    // "denied the theft but the court has upheld the ban"
                    || !strong && reading.word(*at) == "but" && bare::opens_clause(reading, at + 1, self.sentence.end)
                    || things && matches!(piece.token.kind, Kind::Semicolon | Kind::Dash)
            })
        });
        let pronoun = reading.pieces.get(from).is_some_and(|piece| piece.has(Class::PRONOUN))
            || reading.word(from) == "there";
        if things {
            // "claimed it sought help", but not "added it to the list"
            let after = reading.pieces.get(from + 1);
            let it = reading.word(from) == "it"
                && after.is_some_and(|after| {
                    after.token.is_word() && !after.has(Class::PREPOSITION.with(Class::ADVERB))
                });
            let nominative =
                matches!(reading.word(from), "he" | "she" | "they" | "we" | "I" | "you" | "there") || it;
            let formed = |at: usize| {
                let named = |at: usize| {
                    reading.pieces.get(at).is_some_and(|p| p.has(Class::DETERMINER.with(Class::POSSESSIVE)))
                };
                self.is_finite(at, false)
                    || self.is_finite(at, true) && !named(at - 1)
                    || reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Possessive))
                        && matches!(reading.word(at - 1), "it" | "he" | "she" | "that" | "there")
            };
            return nominative
                || self.is_finite(from, false)
                || self.is_contraction(from)
                || self.clause_words(from + 1..comma.unwrap_or(end)).any(formed)
                || (from..comma.unwrap_or(end)).any(|at| self.quotes_predicate(at));
        }
        let verb = reading.word(cue.at.start);
        if is_telling(verb) || shows_things(verb) {
            return strong && pronoun
                || self.is_told(from, comma.unwrap_or(end), strong)
                || self.is_found_by_study(cue, from, comma.unwrap_or(end));
        }
        strong && (pronoun || comma.is_none() && self.sentence.end > from + 3)
            || (from + 1..comma.unwrap_or(end)).any(|at| {
                self.is_finite(at, strong)
                    || strong && reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Possessive))
                    || strong && self.quotes_predicate(at)
            })
            || self.is_said(cue)
                && self.clause_words(from + 1..comma.unwrap_or(end)).any(|at| is_past_alone(reading.word(at)))
    }

    /// Whether a finite verb is one of saying, and of no thing besides: *argued*, and not *denounced*, *arguing*, *certified*.
    pub(super) fn is_said(&self, cue: &Cue) -> bool {
        let verb = self.scene.reading.word(cue.at.start);
        cue.class.has(Class::QUOTES)
            && !cue.class.has(Class::OBJECT)
            && !verb.ends_with("ing")
            && is_verb_alone(verb)
            && !shows_things(verb)
            && !matches!(verb, "maintained" | "related")
    }

    /// *showed **it had rained***, and not *showed good form but was beaten*, *found the box that was lost*: whether a verb is left when
    /// each clause that hangs on a noun has had its own. A `likely` verb may be something else by its form.
    fn is_told(&self, from: usize, end: usize, likely: bool) -> bool {
        let reading = self.scene.reading;
        let has = |at: usize, class: Class| reading.pieces.get(at).is_some_and(|piece| piece.has(class));
        let named = |at: usize| has(at, Class::DETERMINER.with(Class::POSSESSIVE));
        let manner = |at: &usize| has(*at, Class::ADVERB) || reading.word(*at).ends_with("ly");
        let verb = |at: &usize| {
            let before = (from..*at).rev().find(|at| !manner(at)).unwrap_or(from);
            (self.is_finite(*at, false) || self.is_finite(*at, true) && !named(*at - 1))
                && !matches!(reading.word(before), "and" | "but" | "or" | "to")
                && !self.is_finite(before, false)
        };
        let short = |at: usize| {
            reading.pieces.get(at).is_some_and(|piece| piece.is(Kind::Possessive))
                && matches!(reading.word(at - 1), "it" | "he" | "she" | "that" | "there" | "what" | "who")
        };
        let mut owed = 0;
        let told = (from + 1..end).any(|at| {
            owed += i32::from(hangs(reading.word(at)) || self.is_contact(at)) - i32::from(verb(&at));
            owed < 0
        });
        told && (likely || (from + 1..end).any(|at| self.is_finite(at, false)))
            || self.is_contraction(from)
            || (from..end).any(|at| self.quotes_predicate(at))
            || likely && (from + 1..end).any(short)
    }

    /// *the elements **you** need*: whether a pronoun opens a clause that hangs on the noun before it.
    fn is_contact(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let noun = at.checked_sub(1).and_then(|before| reading.pieces.get(before));
        matches!(reading.word(at), "he" | "she" | "they" | "we" | "I" | "you")
            && noun.is_some_and(|noun| noun.is_lower() && !noun.has(Class::FUNCTION.with(Class::CUE)))
    }

    /// *said prices “will go up”*: quoted words that say something of what stands before them.
    fn quotes_predicate(&self, at: usize) -> bool {
        let reading = self.scene.reading;
        let run = reading.pieces.get(at).and_then(|piece| piece.run).and_then(|run| reading.quoted.get(run));
        let Some([first, rest @ ..]) = run.map(Vec::as_slice) else { return false };
        let joins =
            Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::DETERMINER).with(Class::POSSESSIVE);
        first.has(Class::AUXILIARY)
            || first.is_lower() && !first.has(joins) && rest.iter().any(|piece| piece.token.is_word())
    }

    /// Whether a piece is a verb with a subject, as far as its form tells; `likely` counts what may also be something else.
    pub(super) fn is_finite(&self, at: usize, likely: bool) -> bool {
        let reading = self.scene.reading;
        reading.pieces.get(at).is_some_and(|piece| {
            let auxiliary = piece.has(Class::AUXILIARY) && !matches!(reading.word(at), "to" | "not");
            let word = reading.word(at);
            let formed = word.ends_with("ed") || piece.has(Class::CUE_FINITE.with(Class::VERB));
            let named = at > 0
                && word.ends_with('s')
                && reading
                    .pieces
                    .get(at - 1)
                    .is_some_and(|p| p.token.is_capitalised() && !p.has(Class::FUNCTION));
            auxiliary || self.is_contraction(at) || likely && piece.is_lower() && (formed || named)
        })
    }
}
