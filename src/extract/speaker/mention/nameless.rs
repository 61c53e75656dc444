//! Somebody described and not named: *a spokeswoman for the ministry*, *the Swede*, *many*.

use super::{Finder, HEAD, Mention, Sort, is_age, is_one_of, is_past};
use crate::extract::reading::Piece;
use crate::extract::reading::adverbial::is_ly;
use crate::extract::speaker::noun::{is_formed_as_doer, is_paper, is_study};
use crate::text::lexicon::Class;
use crate::text::token::Kind;

impl Finder<'_> {
    /// *a victim **of Mr Roe***: whether a noun for people turns on somebody else, who bears a title.
    pub(super) fn is_of_somebody(&self, body: usize, end: usize) -> bool {
        (body + 1..end).any(|of| {
            self.word(of) == "of"
                && self.has(of - 1, HEAD)
                && self.get(of - 1).is_some_and(Piece::is_lower)
                && self.has(of + 1, Class::COURTESY.with(Class::RANK))
                && self.get(of + 2).is_some_and(|name| of + 2 < end && name.token.is_capitalised())
        })
    }

    /// *The Swede*, *the tall Catalan*: somebody called by where they are from.
    pub(super) fn demonym(&self, start: usize, body: usize, end: usize) -> Option<Mention> {
        let head = end - 1;
        let piece = self.get(head).filter(|p| p.token.is_capitalised() && p.has(Class::DEMONYM))?;
        let plain = (body..head).all(|at| self.get(at).is_some_and(Piece::is_lower));
        let definite = self.word(start).eq_ignore_ascii_case("the");
        let article = definite || matches!(self.word(start), "a" | "an" | "A" | "An");
        let class = piece.token.class.with(Class::PERSON).with(Class::RANK);
        (plain && article).then(|| self.at(start..end, Sort::Description { head, class, definite }))
    }

    /// *The luthier said*: a word of no list that is formed like a doer's, where only somebody who speaks can stand.
    pub(super) fn doer(&self, start: usize, noun: usize) -> Option<usize> {
        let piece = self.get(noun).filter(|piece| piece.is_lower() && piece.token.class == Class::NONE)?;
        let word = piece.token.span.of(self.text);
        let said = start.checked_sub(1).is_some_and(|before| {
            self.has(before, Class::CUE_FINITE)
                && self.has(before, Class::QUOTES)
                && self.ends_phrase(noun + 1)
        });
        let verb = self.past_adverbials(noun + 1);
        let says = self.has(verb, Class::CUE_FINITE) && self.has(verb, Class::QUOTES.with(Class::CLAUSE));
        let tells = (self.opens)(start)
            && matches!(self.word(noun + 1), "who" | "from" | "with" | "at" | "in" | "of" | "for");
        (word.len() >= 5 && is_formed_as_doer(word) && (said || says || tells)).then_some(noun)
    }

    /// ***Labor** sources said*: what tells a group that speaks, whose capital is its sentence's.
    pub(super) fn opens_group(&self, at: usize) -> bool {
        let word = self.word(at);
        let other = Class::FUNCTION.with(Class::CUE).with(Class::DAY).with(Class::MONTH).with(Class::VERB);
        let plain = |at: usize| self.get(at).is_some_and(|noun| noun.is_lower() && !noun.has(other));
        let speak = |at: usize| self.are_bodies(at) || self.several(at).is_some();
        // "Road safety experts said"
        let noun = at + 1 + usize::from(plain(at + 1) && !self.has(at + 1, HEAD) && !speak(at + 1));
        let group = plain(noun) && self.has(noun, Class::GROUP) || speak(noun);
        group
            && !self.has(at, other)
            && !["ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
            && self.has(self.past_adverbials(noun + 1), Class::CUE_FINITE.with(Class::CUE_BASE))
    }

    /// *One of the diplomats*, *one of them*: one of several who are not named.
    pub(super) fn one_of(&self, at: usize) -> Option<Mention> {
        const LONGEST: usize = 3;
        if !matches!(self.word(at), "one" | "One") || self.word(at + 1) != "of" {
            return None;
        }
        let them = at + 2;
        let group = (them + 1..=them + LONGEST)
            .find(|noun| self.has(*noun, Class::GROUP) && !self.has(*noun, Class::FUNCTION));
        let noun = match self.word(them) {
            "them" => them,
            "the" | "those" => group.filter(|noun| {
                (them + 1..*noun)
                    .all(|at| self.get(at).is_some_and(|p| p.token.is_word() && !p.has(Class::FUNCTION)))
            })?,
            _ => return None,
        };
        let after = self.get(noun + 1);
        let named = after.is_some_and(|comma| comma.is(Kind::Comma)) && self.word(noun + 2) != "who";
        let ends = !matches!(self.word(noun + 1), "of" | "for")
            && !named
            && !after.is_some_and(|sign| sign.is(Kind::Possessive));
        // "Roe, one of the diplomats, said": who else than Roe?
        let said = at.checked_sub(1).is_some_and(|cue| self.has(cue, Class::CUE_FINITE));
        let class = Class::PERSON;
        (ends && (said || (self.opens)(at)))
            .then(|| self.at(at..noun + 1, Sort::Description { head: at, class, definite: false }))
    }

    /// *Many said*, *both argued*, *said another*: a determiner that stands for people.
    pub(super) fn lone_determiner(&self, at: usize, determined: bool) -> Option<Mention> {
        let one = matches!(self.word(at), "another" | "Another" | "one" | "One");
        if !(one || determined && self.has(at, Class::GROUP)) {
            return None;
        }
        let verb = self.past_adverbials(at + 1);
        let next = self.get(verb).map_or(Class::NONE, |piece| piece.token.class);
        // "many can be added", "most recently said"
        let passive = matches!(self.word(verb - 1), "are" | "be" | "been" | "being" | "were");
        if passive || matches!(self.word(at), "most" | "Most") && is_ly(self.word(at + 1)) {
            return None;
        }
        // "some reports", "another claim": a noun that is a verb as well.
        let says = if one {
            next.has(Class::CUE_FINITE) && !next.has(Class::CUE_BASE)
        } else {
            // "some state officials"
            let plain = next.has(Class::CUE_FINITE) || !self.is_plain(verb + 1) && !self.has(verb + 1, HEAD);
            next.has(Class::CUE_FINITE.with(Class::CUE_BASE)) && plain && !self.word(verb).ends_with('s')
        };
        let said = || {
            let before = at.checked_sub(1).and_then(|before| self.get(before));
            let over = self.get(at + 1).is_none_or(|p| matches!(p.token.kind, Kind::Comma | Kind::Stop));
            over && before.is_some_and(|p| p.has(Class::CUE_FINITE) && p.has(Class::QUOTES))
        };
        let class = if one { Class::PERSON } else { Class::GROUP };
        (says || one && said())
            .then(|| self.at(at..at + 1, Sort::Description { head: at, class, definite: false }))
    }

    pub(super) fn described(
        &self,
        start: usize,
        body: usize,
        end: usize,
        determined: bool,
    ) -> Option<Mention> {
        let people = Class::PERSON.with(Class::GROUP).with(Class::ORGANISATION).with(Class::FAMILY);
        let when = if determined || start < body { 0 } else { self.past_time(start, end) };
        let (start, body) = (start + when, body + when);
        // "shook his head"
        let part = |at: usize| {
            self.word(at) == "head"
                && at == start + 1
                && self.has(start, Class::POSSESSIVE)
                && self.word(at + 1) != "of"
        };
        // "a major obstacle", "the principal reason"
        let noun = |at: usize| {
            self.get(at).is_some_and(Piece::is_lower)
                && !is_past(self.word(at))
                && !self.has(at, Class::VERB.with(Class::FUNCTION))
        };
        let tells = |at: usize| is_adjective(self.word(at)) && at + 1 < end && noun(at + 1);
        let star = |at: usize| at + 1 == end && self.is_star(start, at);
        let is_head = |at: &usize| {
            self.has(*at, people) && !part(*at) && !tells(*at)
                || is_age(self.word(*at))
                || self.is_think_tank(*at)
                || star(*at)
                || self.are_bodies(*at)
                || self.is_source_that_tells(*at)
                || self.several(*at).is_some()
        };
        // "the head of the Harbour Board" turns on *head*, "the Bank of Ashton’s head" as well.
        let of = (self.past_owner(body, end)..end).find(|at| matches!(self.word(*at), "of" | "for"));
        let bodied = of.is_some() && self.is_of_named_body(body, end);
        let noun_end = of.filter(|_| !bodied).unwrap_or(end);
        let known = (body..noun_end).rev().find(is_head);
        let unknown = || self.doer(start, noun_end.checked_sub(1)?).filter(|_| determined);
        let told = if known.is_none() { self.told_noun(start, body, noun_end) } else { None };
        let head = known.or_else(unknown).or(told.map(|(head, _)| head))?;
        let last_capital =
            (noun_end..end).rev().find(|at| self.get(*at).is_some_and(|p| p.token.is_capitalised()));
        let end = last_capital.unwrap_or(head) + 1;
        let facts = self.get(head)?.token.class;
        // "CEO: Jane Roe" is no sentence of a CEO's.
        let executive = matches!(self.word(head), "CEO" | "CFO" | "CIO" | "CMO" | "COO" | "CTO" | "VP");
        let capital = self.get(head)?.token.is_capitalised() && !executive;
        let several = self.several(head);
        let class = match () {
            () if self.is_think_tank(head)
                || self.is_source_that_tells(head)
                || self.is_paper(start, head) =>
            {
                Class::ORGANISATION
            }
            () if self.are_bodies(head) => Class::GROUP,
            () if several.is_some() => several.unwrap_or(facts),
            () if told.is_some_and(|(noun, _)| noun == head) => told.map_or(facts, |(_, class)| class),
            () if is_age(self.word(head)) || known.is_none() || self.is_star(start, head) => Class::PERSON,
            () => facts,
        };
        // Without an article only people in the plural, offices and a few nouns stand for themselves.
        let several = several.filter(|_| !self.are_bodies(head));
        let speak = if several.is_some() { self.opens_subject(start) } else { class.has(Class::GROUP) };
        // "Deputy minister to the Crown, Jane Roe, said"
        let before_name = || {
            const FAR: usize = 6;
            let ends = |at: &usize| self.get(*at).is_some_and(|piece| piece.is(Kind::Comma));
            (self.opens)(start)
                && class.has(Class::PERSON.with(Class::RANK))
                && self.word(head + 1) == "to"
                && (head + 3..head + 3 + FAR).find(ends).is_some_and(|comma| self.starts_full_name(comma + 1))
        };
        let bare = speak
            || before_name()
            || capital && class.has(Class::RANK.with(Class::ORGANISATION))
            || is_bare_noun(self.word(head))
            || self.is_bare_study(start, head)
            || self.is_titled_paper(body, head);
        // "Jane Roe's lawyer"
        let owned = (body + 1..head).any(|at| {
            self.get(at).is_some_and(|p| p.is(Kind::Possessive))
                && self.get(at - 1).is_some_and(|p| p.token.is_capitalised())
        });
        if !determined && !bare && !owned {
            return None;
        }
        let pointing = ["the", "this", "that", "these", "those"];
        let definite = is_one_of(self.word(start), &pointing)
            || self.has(start, Class::POSSESSIVE)
            || owned
            || !determined && capital;
        let start = self.past_other_clause(start, body, head, determined, class).unwrap_or_else(|| {
            if determined || bodied {
                start
            } else if self.is_verb_of_relative(start) && start < head {
                start + 1
            } else {
                self.after_verb(start, head)
            }
        });
        Some(self.at(self.past_share(start)..end, Sort::Description { head, class, definite }))
    }

    /// *a plan that **critics** call dear*, *what **officials** call a plan*, *in a move **ministers** say…*, *to help **users** find…*: where
    /// a description starts whose first word is another clause's.
    fn past_other_clause(
        &self,
        start: usize,
        body: usize,
        head: usize,
        determined: bool,
        class: Class,
    ) -> Option<usize> {
        let plural =
            (class.has(Class::GROUP) || self.is_source_that_tells(head)) && self.word(head).ends_with('s');
        let everyone = matches!(self.word(head), "everyone" | "everybody" | "people");
        let relative = determined && matches!(self.word(start), "that" | "what" | "What");
        if relative && (plural || everyone && self.word(start) != "that" || everyone && head == body) {
            return Some(body);
        }
        let counted = matches!(
            self.word(start + 1),
            "couple"
                | "dozen"
                | "few"
                | "group"
                | "handful"
                | "host"
                | "hundred"
                | "lot"
                | "million"
                | "number"
                | "pair"
                | "panel"
                | "team"
                | "thousand"
        );
        let one = matches!(self.word(start), "a" | "an") && !counted && start + 2 == head;
        if one && plural && self.has(head + 1, Class::CUE_FINITE.with(Class::CUE_BASE)) {
            return Some(head);
        }
        let lower = self.get(start).is_some_and(Piece::is_lower);
        (!determined && lower && start < head && is_causing(self.word(start))).then_some(start + 1)
    }

    /// *three in **five employers***: back to how many of how many they are.
    fn past_share(&self, start: usize) -> usize {
        let number = |at: usize| {
            self.has(at, Class::NUMBER) || self.get(at).is_some_and(|piece| piece.token.kind == Kind::Number)
        };
        let shares = start >= 2 && number(start) && self.word(start - 1) == "in" && number(start - 2);
        if shares { start - 2 } else { start }
    }

    /// ***Sometimes** parents say*, *on **Monday** Okkerby Police said*: how many words tell when before a description.
    fn past_time(&self, start: usize, end: usize) -> usize {
        let often = (self.opens)(start)
            && matches!(
                self.word(start),
                "Often" | "Sometimes" | "Usually" | "Recently" | "Today" | "Yesterday"
            );
        let day = self.has(start, Class::DAY)
            && self.get(start + 1).is_some_and(|next| next.token.is_capitalised());
        usize::from(start + 1 < end && (often || day))
    }

    /// *the **Bank of Ashton’s** head*: past a body with its *of* that has somebody.
    fn past_owner(&self, body: usize, end: usize) -> usize {
        let office = Class::PERSON.with(Class::RANK);
        let capital = |at: usize| self.get(at).is_some_and(|piece| piece.token.is_capitalised());
        let sign = (body..end).rev().find(|at| self.get(*at).is_some_and(|sign| sign.is(Kind::Possessive)));
        // "the CEO of Roe’s campaign"
        let named = |of: &usize| {
            matches!(self.word(*of), "of" | "for") && capital(of - 1) && !self.has(of - 1, office)
        };
        match sign {
            Some(sign)
                if capital(body)
                    && (body + 1..sign).any(|of| named(&of))
                    && (sign + 1..end).any(|noun| self.has(noun, office)) =>
            {
                sign + 1
            }
            _ => body,
        }
    }

    /// *a **Ministry of Defence spokesman***: somebody of a body that is named in front with all its words.
    fn is_of_named_body(&self, body: usize, end: usize) -> bool {
        let capital = |at: usize| self.get(at).is_some_and(|piece| piece.token.is_capitalised());
        let Some(last) = end.checked_sub(1).filter(|last| *last > body + 1) else { return false };
        let someone = Class::PERSON.with(Class::GROUP);
        // "the Department of Justice complaint"
        let written = || {
            let noun = self.word(last);
            is_study(noun)
                || is_paper(noun)
                || matches!(noun, "complaint" | "filing" | "indictment" | "lawsuit")
        };
        capital(body) && capital(last - 1) && !capital(last) && (self.has(last, someone) || written())
    }

    /// *a union, which **represents** drivers*: a verb of no list, told by the word before it.
    fn is_verb_of_relative(&self, at: usize) -> bool {
        let relative = at.checked_sub(1).is_some_and(|before| matches!(self.word(before), "which" | "who"));
        relative
            && self.get(at).is_some_and(Piece::is_lower)
            && (self.word(at).ends_with('s') || is_past(self.word(at)))
    }

    /// ***Unions** say*, *the **firms** have said*, *said **charities***: several bodies, where only those who speak can stand. Elsewhere
    /// they say what somebody's field is: *cable firms Okkerby and Roe*.
    pub(super) fn are_bodies(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        let word = piece.token.span.of(self.text);
        if !(piece.is_lower() || (self.opens)(at) && !self.surnames.has(word)) || !is_bodies(word) {
            return false;
        }
        let verb = self.past_adverbials(at + 1);
        let says = self.has(verb, Class::CUE)
            && self.has(verb, Class::QUOTES.with(Class::CLAUSE).with(Class::THAT))
            || matches!(self.word(verb), "accuse" | "accused") && self.word(verb + 1) != "of";
        let said = || {
            (at.saturating_sub(2)..at)
                .any(|cue| self.has(cue, Class::CUE_FINITE) && self.has(cue, Class::QUOTES))
                && self.ends_phrase(at + 1)
        };
        // "according to various newspapers"
        let cited = || self.is_according(at) || at > 0 && self.is_according(at - 1);
        says && !self.word(verb).ends_with("ing") || said() || cited()
    }

    /// *the Okkerby **Observer***: a newspaper that is called as a person is.
    fn is_paper(&self, start: usize, head: usize) -> bool {
        let names =
            ["Advertiser", "Courier", "Enquirer", "Examiner", "Inquirer", "Observer", "Pioneer", "Reporter"];
        matches!(self.word(start), "the" | "The")
            && names.contains(&self.word(head))
            && (start + 1..head).all(|at| self.get(at).is_some_and(|piece| piece.token.is_capitalised()))
    }

    /// *Okkerby Weekly **magazine***, *Crestly trade **newspaper***, *Crestly news **agency***: what the name before it is.
    fn is_titled_paper(&self, body: usize, head: usize) -> bool {
        let paper = matches!(self.word(head), "magazine" | "newspaper");
        let field = matches!(self.word(head - usize::from(head > 0)), "news" | "trade");
        let kind = paper || field && matches!(self.word(head), "agency" | "website" | "channel");
        let name = head.saturating_sub(1 + usize::from(field));
        head > body + usize::from(field)
            && kind
            && self
                .get(name)
                .is_some_and(|piece| piece.token.is_capitalised() && self.is_name_word(name, piece))
    }

    fn is_think_tank(&self, at: usize) -> bool {
        self.word(at) == "tank" && at.checked_sub(1).is_some_and(|before| self.word(before) == "think")
    }
}

/// Nouns for people that are adjectives before another noun: *a **major** obstacle*.
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "cardinal" | "chief" | "general" | "individual" | "major" | "master" | "premier" | "principal"
    )
}

/// Nouns for bodies of people, several of which may speak together.
fn is_bodies(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "airlines",
            "banks",
            "brokers",
            "businesses",
            "carmakers",
            "charities",
            "clubs",
            "colleges",
            "companies",
            "councils",
            "countries",
            "firms",
            "governments",
            "groups",
            "hospitals",
            "institutions",
            "insurers",
            "lenders",
            "nations",
            "networks",
            "newspapers",
            "NGOs",
            "organisations",
            "organizations",
            "parties",
            "regulators",
            "retailers",
            "schools",
            "shops",
            "supermarkets",
            "suppliers",
            "unions",
            "universities",
            "utilities",
            "watchdogs",
        ],
    )
}

/// Verbs for what is done so that others do something, or is seen of them: *to **help** users find*.
pub(in crate::extract) fn is_causing(word: &str) -> bool {
    is_one_of(
        word,
        &[
            "allow",
            "allowing",
            "allows",
            "attracting",
            "boosting",
            "bring",
            "bringing",
            "enable",
            "enables",
            "enabling",
            "ensure",
            "ensures",
            "ensuring",
            "hear",
            "heard",
            "help",
            "helped",
            "helping",
            "helps",
            "hemorrhaging",
            "inspire",
            "let",
            "lets",
            "letting",
            "make",
            "makes",
            "making",
            "meaning",
            "prevent",
            "prevents",
            "putting",
            "release",
            "sack",
            "see",
            "seeing",
            "seen",
            "signing",
            "use",
            "uses",
            "using",
            "watch",
            "watching",
        ],
    )
}

/// Nouns that need no article to stand for somebody: *police said*.
fn is_bare_noun(word: &str) -> bool {
    is_one_of(word, &["police", "prosecutors", "management", "parliament", "congress", "counsel"])
}
