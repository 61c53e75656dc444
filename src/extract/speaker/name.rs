//! Finds where a name begins and ends among capitalised words, and the title in front of it.

use std::ops::Range;

use super::description::tells_where_said;
use super::mention::{Finder, Mention, Sort, is_one_of, is_past};
use super::noun::{is_body, is_claim, is_firm};
use super::title::{is_before_title, is_modifier};
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// A small word within a name: *van der Haas*, *Bank of England*.
    #[inline]
    pub(super) fn is_joiner(&self, at: usize) -> bool {
        self.is_small(at) && self.joins(at)
            || self.joins_partners(at)
            || self.joins_purpose(at)
            || self.joins_portfolio(at)
            || self.lists_fields(at)
            || self.is_inside_house(at)
    }

    /// Whether a person's full name starts there, rather than *Spencer* of *Roe & Spencer*.
    pub(super) fn starts_full_name(&self, at: usize) -> bool {
        self.is_full_name(at) && self.get(at + 1).is_some_and(|piece| piece.token.is_capitalised())
    }

    fn joins(&self, at: usize) -> bool {
        // *the Centers for Disease Control and Prevention*
        const FAR: usize = 4;
        let next_is_name =
            |by: usize| self.get(at + by).is_some_and(|p| p.token.is_capitalised() && !p.has(Class::MONTH));
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let after_name = || before.is_some_and(|p| p.token.is_capitalised() || self.is_particle(at - 1));
        match self.word(at) {
            "of" => after_noun(before) && (next_is_name(1) || self.word(at + 1) == "the" && next_is_name(2)),
            "for" | "against" | "without"
                if before.is_some_and(|p| p.has(Class::GROUP) && p.token.is_capitalised())
                    && !self.starts_person(at + 1) =>
            {
                next_is_name(1) || self.word(at + 1) == "the" && next_is_name(2)
            }
            "for" if self.is_office_for(at) => true,
            "an" => {
                next_is_name(1)
                    && matches!(at.checked_sub(1).map(|before| self.word(before)), Some("Mac" | "Nic"))
            }
            "for" | "and" => {
                let organised = || {
                    (at.saturating_sub(FAR)..at)
                        .rev()
                        .take_while(|i| {
                            self.get(*i).is_some_and(|p| p.token.is_capitalised()) || self.is_small(*i)
                        })
                        .any(|i| {
                            self.has(i, Class::ORGANISATION.with(Class::SUFFIX))
                                && self.get(i).is_some_and(|p| p.token.is_capitalised())
                        })
                };
                // "the Republican Party and Roe"
                let complete = self.word(at) == "and"
                    && before.is_some_and(|body| body.has(Class::ORGANISATION.with(Class::SUFFIX)))
                    && !self.word(at - 1).ends_with('s')
                    && !at.checked_sub(2).is_some_and(|of| matches!(self.word(of), "of" | "for"));
                let the = self.word(at) == "for" && self.word(at + 1) == "the";
                let named = after_name() && next_is_name(1 + usize::from(the)) && !self.starts_person(at + 1);
                named && (organised() && !complete || self.joins_fields(at))
            }
            "the" => {
                at > 0
                    && matches!(self.word(at - 1), "of" | "for" | "against")
                    && next_is_name(1)
                    && self.is_joiner(at - 1)
            }
            _ => self.is_particle(at) && (next_is_name(1) || self.is_particle(at + 1) && next_is_name(2)),
        }
    }

    /// Whether a full name starts there behind an office, where a place's word may be a surname: *Joe **Hill***.
    pub(super) fn bears_office(&self, at: usize) -> bool {
        let other = Class::RANK.with(Class::PLACE).with(Class::NATIONALITY).with(Class::ORGANISATION);
        self.has(at, Class::FORENAME)
            && !self.has(at, other)
            && self.get(at + 1).is_some_and(|surname| {
                surname.token.case == Case::Initial && !surname.has(Class::ORGANISATION.with(Class::SUFFIX))
            })
    }

    /// *Minister **for** Housing Jane Roe*: whether a capitalised office is for something that a full name follows.
    fn is_office_for(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let office = at.checked_sub(1).and_then(|before| self.get(before));
        let of_state =
            || self.word(at.saturating_sub(1)) == "State" && self.word(at.saturating_sub(2)) == "of";
        let is_office = office.is_some_and(|office| {
            office.token.is_capitalised() && (office.has(Class::PERSON.with(Class::RANK)) || of_state())
        });
        let inside = |at: &usize| {
            self.get(*at).is_some_and(|piece| piece.token.is_capitalised())
                || matches!(self.word(*at), "and" | "of" | "the")
                || self.get(*at).is_some_and(|piece| piece.is(Kind::Comma))
        };
        is_office
            && self
                .get(at + 1)
                .is_some_and(|field| field.token.is_capitalised() && !self.is_full_name(at + 1))
            && (at + 2..at + 2 + LONGEST)
                .take_while(inside)
                .any(|name| self.bears_office(name) && !self.get(name - 1).is_some_and(|p| p.is(Kind::Comma)))
    }

    /// Whether it is a word that joins names, in small letters: joiners and particles are looked for among these alone.
    fn is_small(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.has(Class::JOINER) && piece.token.case == Case::Lower)
    }

    fn starts_person(&self, at: usize) -> bool {
        self.has(at, Class::FORENAME.with(Class::COURTESY))
            && self.get(at + 1).is_some_and(|p| p.token.is_capitalised())
    }

    pub(super) fn is_particle(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "de" | "di"
                | "da"
                | "do"
                | "dos"
                | "du"
                | "del"
                | "della"
                | "des"
                | "la"
                | "le"
                | "van"
                | "von"
                | "vom"
                | "zu"
                | "zur"
                | "der"
                | "den"
                | "ter"
                | "ten"
                | "te"
                | "af"
                | "av"
                | "bin"
                | "ibn"
                | "al"
                | "el"
                | "bint"
                | "ben"
                | "y"
                | "e"
                | "d'"
                | "t"
        )
    }

    /// Whether a forename and a surname stand at `at`.
    pub(super) fn is_full_name(&self, at: usize) -> bool {
        let other = Class::RANK.with(Class::PLACE).with(Class::NATIONALITY).with(Class::ORGANISATION);
        self.has(at, Class::FORENAME)
            && !self.has(at, other)
            && self.get(at).is_some_and(|p| p.token.is_capitalised())
            && !self.has(at + 1, other.with(Class::SUFFIX).with(Class::PLACE_WORD))
    }

    /// The phrase as a name with what stands before it.
    ///
    /// The name is the last unbroken stretch of name words.
    pub(super) fn named(&self, start: usize, body: usize, end: usize) -> Option<Mention> {
        if !self.pieces.get(body..end)?.iter().any(|piece| piece.token.is_capitalised()) {
            return None;
        }
        // Verbs that follow a name look like nouns here: the name ends with its last capital, unless a noun for people
        // comes after it ("the Obama official").
        let people = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);
        let mut end = end;
        while end > body && self.get(end - 1).is_some_and(|p| !p.token.is_capitalised() && !p.has(people)) {
            end -= 1;
        }
        // "Inspector Jane Roe of Ashton police station": the name is over where somebody in full is of something.
        let capital = |at: usize| self.get(at).is_some_and(|piece| piece.token.is_capitalised());
        // "Jane Roe of IT firm Orbit": and so it is where a noun follows that says of what.
        let plain = |at: usize| self.get(at).is_some_and(Piece::is_lower) && !self.is_joiner(at);
        if let Some(of) = (body + 2..end).find(|at| self.word(*at) == "of" && self.is_full_name(*at - 2))
            && capital(of - 1)
            && (!capital(end - 1) || (of + 1..end).any(plain))
        {
            end = of;
        }
        // "Jane Roe of Okkerby's partner Crestly"
        let told = |at: usize| {
            self.get(at).is_some_and(Piece::is_lower)
                && (self.has(at, people) || is_firm(self.word(at)) || is_body(self.word(at)))
        };
        if end > body + 4
            && self.word(body + 2) == "of"
            && self.starts_full_name(body)
            && capital(end - 1)
            && (body + 3..end - 1).any(told)
        {
            end = body + 2;
        }
        let mut first = end;
        while first > body {
            match self.nickname_before(first) {
                Some(start) if start > body => first = start,
                _ if self.goes_before_name(first) => first -= 1,
                _ if first > body + 1 && self.is_office_of(first) => first -= 2,
                _ => break,
            }
        }
        while first < end && self.is_joiner(first) && !self.is_particle(first) {
            first += 1;
        }
        if first == end {
            return None;
        }
        let name = self.bare_name(first, self.person_of(first, end).unwrap_or(end))?;
        // "O." alone is nobody.
        if name.len() == 1 && self.word(name.start).len() == 2 && self.word(name.start).ends_with('.') {
            return None;
        }
        let firm = self.opens_with_firm(&name);
        let name = name.start + usize::from(firm)..name.end;
        let mut sex = Class::NONE;
        let mut role_end = name.start;
        while role_end > body && (self.has(role_end - 1, Class::COURTESY) || self.is_honourable(role_end - 1))
        {
            role_end -= 1;
            sex = self.get(role_end).map_or(sex, |p| p.token.class);
        }
        // "a pilot named Jane Roe", but not "the chair named Jane Roe to the board"
        let apart = role_end >= body + 2
            && matches!(self.word(start), "a" | "A" | "an" | "An")
            && self.word(role_end - 1) == "named"
            && self.get(role_end - 2).is_some_and(Piece::is_lower)
            && self.has(role_end - 2, Class::PERSON.with(Class::RANK));
        let role_end = role_end - usize::from(apart);
        let role_start = self.past_doing(start, self.after_verb(body, role_end), role_end);
        let told = role_end - usize::from(self.is_title_behind_office(role_start, role_end));
        let role = (role_start < role_end).then_some(role_start..told).filter(|role| self.is_role(role));
        let opening = is_one_of(self.word(start), &["the", "an"]);
        let article = firm || opening && body == name.start && start < body;
        let from = match &role {
            Some(role) if body == start || role.start > body => role.start,
            Some(_) => start,
            None if article => start,
            // "Hull-born Jane Roe"
            None if role_end > body && is_modifier(self.word(role_end - 1)) => role_end - 1,
            None => role_end + usize::from(apart),
        };
        let name = name.start..self.past_own_sign(start, self.past_suffix(name.end));
        let end = if self.word(name.end) == "of" { end } else { name.end };
        let end = end + usize::from(self.is_letters_after(end));
        Some(self.at(from..end, Sort::Name { name, role, sex, article }))
    }

    /// *Parish priest **Fr** Jane Roe*: a title that says no more than the office before it.
    fn is_title_behind_office(&self, start: usize, end: usize) -> bool {
        end > start + 1
            && self.get(end - 1).is_some_and(|title| title.token.is_capitalised() && title.has(Class::RANK))
            && self.get(end - 2).is_some_and(|office| {
                office.is_lower() && office.has(Class::PERSON.with(Class::RANK)) && !office.has(Class::CUE)
            })
            && !matches!(self.word(end - 2), "vice" | "deputy" | "assistant" | "acting" | "general" | "chief")
    }

    /// *Housebuilder Crestly*: whether the first word of a name that opens its sentence only says what bears it.
    fn opens_with_firm(&self, name: &Range<usize>) -> bool {
        let (noun, next) = (name.start, name.start + 1);
        name.len() > 1
            && (self.opens)(noun)
            && self.get(noun).is_some_and(|piece| piece.token.case == Case::Initial)
            && is_firm(&Short::small(self.word(noun)))
            && !self.has(
                next,
                Class::ORGANISATION.with(Class::SUFFIX).with(Class::FORENAME).with(Class::FUNCTION),
            )
    }

    /// ***Moody’s** said*, *according to **Moody’s***: past the sign of whose it is where nothing follows that could be owned.
    fn past_own_sign(&self, start: usize, end: usize) -> usize {
        let sign = self.get(end).is_some_and(|piece| piece.is(Kind::Possessive));
        let verb = Class::CUE_FINITE.with(Class::AUXILIARY);
        let before = start.checked_sub(1).and_then(|before| self.get(before));
        let told = before.is_some_and(|before| {
            before.has(Class::CUE) || before.is_lower() && self.word(start - 1) == "to"
        });
        // "Roe’s alleged debts" are owned.
        let clause = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PRONOUN).with(Class::PREPOSITION);
        // "Moody’s also said"
        let verb_at =
            end + 1 + usize::from(self.get(end + 1).is_some_and(|p| p.is_lower() && p.has(Class::ADVERB)));
        // "Roe’s claims that it rained" are owned too.
        let reports = || {
            let next = self.get(verb_at + 1);
            !is_claim(self.word(verb_at))
                && (self.word(verb_at + 1) == "that"
                    || next.is_none_or(|next| !next.token.is_word() || next.has(clause.with(Class::DAY)))
                    || matches!(self.word(verb_at), "said" | "says" | "told" | "tells"))
        };
        let alone = self.pieces.get(verb_at).is_none_or(|next| {
            next.is_lower() && next.has(verb) && (next.has(Class::AUXILIARY) || reports())
                || told
                    && (matches!(next.token.kind, Kind::Stop | Kind::Comma)
                        || tells_where_said(|at| self.word(at), end + 1))
                || next.is(Kind::Comma) && (self.opens)(start)
        });
        if sign && (alone || self.is_in_house(end)) { end + 1 } else { end }
    }

    /// *Jane Roe **of** the Metropolitan Police*: where a person's full name ends that the phrase opens with.
    fn person_of(&self, first: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let other = Class::ORGANISATION
            .with(Class::SUFFIX)
            .with(Class::PERSON)
            .with(Class::GROUP)
            .with(Class::FAMILY)
            .with(Class::RANK)
            .with(Class::PLACE_WORD);
        let name = |at: &usize| {
            self.get(*at).is_some_and(|piece| piece.token.is_capitalised())
                && !self.has(*at, other)
                && !self.is_in_house(*at)
        };
        let of = first + (first..end).take_while(name).count();
        // "Shaheda Banu of Ashton": words of no list are a person's before "of".
        let unlisted = (first..of).all(|at| {
            !self.has(at, Class::COMMON.with(Class::PLACE).with(Class::NATIONALITY).with(Class::CUE))
                && self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
        });
        let full = (2..=LONGEST).contains(&(of - first)) && (self.is_full_name(first) || unlisted);
        (full && of < end && self.word(of) == "of").then_some(of)
    }

    /// Past the *, Jr.* that a name ends with.
    fn past_suffix(&self, end: usize) -> usize {
        let comma = self.get(end).is_some_and(|piece| piece.is(Kind::Comma));
        let suffix = matches!(self.word(end + 1), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV");
        if comma && suffix { end + 2 } else { end }
    }

    /// Where a title starts: after the verb of *defeat President Roe*, *met former mayor Jane Roe*, *a guard hit reporter
    /// Jane Roe*.
    pub(super) fn after_verb(&self, start: usize, end: usize) -> usize {
        let noun = Class::PERSON
            .with(Class::RANK)
            .with(Class::ORGANISATION)
            .with(Class::SUFFIX)
            .with(Class::GROUP)
            .with(Class::NATIONALITY);
        let verb = |at: usize| {
            let Some(piece) = self.get(at).filter(|piece| piece.is_lower()) else { return false };
            let word = self.word(at);
            let before_title =
                self.get(at + 1).is_some_and(|next| next.token.is_capitalised() && next.has(Class::RANK));
            // "What drives Hull University biologist Jane Roe?"
            let third = at == start && word.ends_with('s') && !word.ends_with("ss");
            let before_body = third
                && self.get(at + 1).is_some_and(|next| next.token.is_capitalised() && !next.has(Class::RANK));
            piece.has(Class::VERB)
                || (is_past(word) || before_body) && !piece.has(noun)
                || before_title && !piece.has(noun) && !is_before_title(word)
        };
        // Right after an article there is no verb.
        let determined = start.checked_sub(1).is_some_and(|at| {
            // "the worm that intrigues biologist Jane Roe"
            self.has(at, Class::DETERMINER.with(Class::POSSESSIVE)) && self.word(at) != "that"
                || self.get(at).is_some_and(|p| p.is(Kind::Possessive))
        });
        let doer = |at: usize| self.has(at, noun) || self.get(at).is_some_and(|p| p.token.is_capitalised());
        (start..end)
            .rev()
            .find(|at| verb(*at) && (!determined || *at > start && doer(*at - 1)))
            .map_or(start, |at| at + 1)
    }

    /// Whether the word before `first` belongs to the stretch of name words that starts there.
    fn goes_before_name(&self, first: usize) -> bool {
        let office = Class::RANK.with(Class::PERSON);
        self.get(first - 1).is_some_and(|p| {
            self.is_name_word(first - 1, p) || matches!(self.word(first), "of" | "for") && p.has(office)
        }) || self.is_joiner(first - 1)
    }
}

fn after_noun(before: Option<&Piece>) -> bool {
    before.is_some_and(|p| {
        p.token.is_capitalised() || p.has(Class::PERSON.with(Class::RANK)) && !p.has(Class::CUE_FINITE)
    })
}
