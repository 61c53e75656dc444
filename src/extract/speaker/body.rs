//! Organisations' names: which words belong to them that are something else in other places.

use std::ops::Range;

use super::bearer::{is_direction, is_trade};
use super::mention::Finder;
use crate::extract::reading::Piece;
use crate::text::lexicon::{Class, houses_from};
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// Where organisations stand that are known by their whole names, in order.
    pub(super) fn houses(&self) -> Vec<Range<usize>> {
        let mut houses = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            match self.house(at) {
                Some(end) => {
                    houses.push(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
        houses
    }

    /// Where the organisation's name ends that starts there, if it is known as a whole.
    fn house(&self, at: usize) -> Option<usize> {
        let capital = |at: usize| self.get(at).is_some_and(|piece| piece.token.is_capitalised());
        if !capital(at) {
            return None;
        }
        let end = |rest: &Vec<&str>| {
            let mut end = at + 1;
            for &word in rest {
                if word == "'s" && self.get(end).is_some_and(|piece| piece.is(Kind::Possessive)) {
                    end += 1;
                    continue;
                }
                if self.word(end) == "&" {
                    end += 1;
                    if word == "and" {
                        continue;
                    }
                }
                if !self.word(end).eq_ignore_ascii_case(word) {
                    return None;
                }
                end += 1;
            }
            Some(end)
        };
        let sign = |at: usize| self.get(at).is_some_and(|piece| piece.is(Kind::Possessive));
        let known = houses_from(self.word(at)).iter().filter_map(end).max();
        known.filter(|end| capital(end - 1) || sign(end - 1))
    }

    /// Whether it is part of the name of an organisation that is known as a whole.
    pub(super) fn is_in_house(&self, at: usize) -> bool {
        let nth = self.houses.partition_point(|house| house.end <= at);
        self.houses.get(nth).is_some_and(|house| house.start <= at)
    }

    /// *Northern Rail*, *National Union*: a common word that opens a sentence and an organisation's name.
    pub(super) fn opens_body(&self, at: usize) -> bool {
        let word = self.word(at);
        let inside =
            at.checked_sub(1).is_some_and(|before| self.get(before).is_some_and(|p| p.token.is_word()));
        let capital = |at: usize| self.get(at).is_some_and(|p| p.token.case == Case::Initial);
        let body = |at: usize| {
            self.has(at, Class::ORGANISATION.with(Class::SUFFIX)) && !self.has(at, Class::CUE)
                || is_trade(&Short::small(self.word(at)))
        };
        let opens = !inside
            && !self.has(at, Class::CUE.with(Class::PERSON).with(Class::GROUP))
            && !["ed", "ing", "ly", "day"].iter().any(|end| word.ends_with(end));
        let names = is_direction(word)
            || matches!(
                word,
                "National"
                    | "International"
                    | "Royal"
                    | "First"
                    | "United"
                    | "Family"
                    | "State"
                    | "General"
                    | "Human"
                    | "Public"
                    | "Free"
                    | "Global"
                    | "Standard"
                    | "World"
            );
        // "Bank of Ashton said"
        let of = self.has(at, Class::SUFFIX) && self.word(at + 1) == "of" && capital(at + 2);
        opens && of
            || opens
                && capital(at + 1)
                && (names && (body(at + 1) || capital(at + 2) && body(at + 2))
                    || matches!(word, "Radio" | "Channel")
                    || word == "New" && is_new_place(self.word(at + 1))
                    || self.opens_title_case(at))
            || word == "Human" && self.word(at + 1) == "Rights"
    }

    /// ***Trade** Union Congress*: a common word before others with capitals that no sentence gives them.
    fn opens_title_case(&self, at: usize) -> bool {
        let telling = matches!(
            self.word(at),
            "Big"
                | "Fellow"
                | "Former"
                | "Giant"
                | "Late"
                | "Local"
                | "Major"
                | "Nearby"
                | "Old"
                | "Past"
                | "Rival"
                | "Today"
                | "Tonight"
                | "Top"
                | "Yesterday"
        );
        let somebody = Class::FORENAME
            .with(Class::PERSON)
            .with(Class::RANK)
            .with(Class::COURTESY)
            .with(Class::MONTH)
            .with(Class::DAY)
            .with(Class::PLACE);
        let common = |at: usize| {
            self.has(at, Class::COMMON.with(Class::ORGANISATION).with(Class::SUFFIX))
                && !self.has(at, somebody)
                && self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
        };
        let other = Class::FUNCTION.with(Class::VERB).with(Class::ADVERB).with(somebody);
        let says = |at: usize| {
            let verb = self.past_adverbials(at);
            self.get(verb).is_some_and(Piece::is_lower)
                && self.has(verb, Class::CUE_FINITE)
                && self.has(verb, Class::QUOTES.with(Class::CLAUSE))
                || self.get(at).is_some_and(|comma| comma.is(Kind::Comma)) && self.word(at + 1) == "which"
        };
        !telling && !self.has(at, other) && common(at + 1) && (common(at + 2) || says(at + 2))
    }

    /// *Committee **to** Protect Journalists*, *Council **on** Quays*: between a body and what it is for.
    pub(super) fn joins_purpose(&self, at: usize) -> bool {
        let body = || {
            matches!(
                at.checked_sub(1).map_or("", |body| self.word(body)),
                "Campaign"
                    | "Center"
                    | "Centre"
                    | "Coalition"
                    | "Commission"
                    | "Committee"
                    | "Conference"
                    | "Council"
                    | "Institute"
                    | "Panel"
            )
        };
        let capital = |at: usize| {
            self.get(at).is_some_and(|piece| {
                piece.token.is_capitalised() && !piece.has(Class::MONTH.with(Class::DAY).with(Class::PRONOUN))
            })
        };
        match self.word(at) {
            "to" => body() && capital(at + 1) && capital(at + 2),
            "on" => body() && capital(at + 1),
            _ => false,
        }
    }

    /// *Council **on** Foreign Relations*
    pub(super) fn is_inside_house(&self, at: usize) -> bool {
        self.is_in_house(at) && self.get(at).is_some_and(|piece| !piece.token.is_capitalised())
    }

    /// *Roe & Doe*: the mark between the names that a firm goes by, and not between two people.
    pub(super) fn joins_partners(&self, at: usize) -> bool {
        self.get(at).is_some_and(|mark| mark.token.kind == Kind::Other)
            && self.word(at) == "&"
            && at.checked_sub(1).is_some_and(|before| {
                self.get(before)
                    .is_some_and(|piece| piece.token.is_capitalised() && !piece.has(Class::COURTESY))
            })
            && self
                .get(at + 1)
                .is_some_and(|piece| piece.token.is_capitalised() && !piece.has(Class::COURTESY))
            && !self.starts_full_name(at + 1)
    }

    /// *the Food **and** Drug Administration*: between the two things that one body deals with, and not between two bodies.
    pub(super) fn joins_fields(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let Some(field) = at.checked_sub(1).filter(|field| *field > 0 && self.word(at) == "and") else {
            return false;
        };
        let alone = Class::ORGANISATION
            .with(Class::SUFFIX)
            .with(Class::PERSON)
            .with(Class::FORENAME)
            .with(Class::PLACE);
        let is_field = self.has(field, Class::COMMON)
            && !self.has(field, alone)
            && !matches!(self.word(field), "House" | "Church" | "Court" | "Times" | "Post");
        let before =
            field - 1 - usize::from(field > 1 && matches!(self.word(field - 1), "National" | "Federal"));
        let is_one = self.has(before, Class::DETERMINER.with(Class::POSSESSIVE))
            || self.get(before).is_some_and(|piece| piece.is(Kind::Possessive));
        let capital = |at: &usize| self.get(*at).is_some_and(|piece| piece.token.is_capitalised());
        let body = (at + 1..at + 1 + LONGEST).take_while(capital).last();
        is_field
            && is_one
            && body.is_some_and(|body| {
                body > at + 1
                    && self.has(body, Class::ORGANISATION.with(Class::SUFFIX))
                    && !self.word(body).ends_with('s')
            })
    }

    /// *Information Commissioner’s **Office***: whether a body's name goes on there behind whose it is.
    pub(super) fn is_office_of(&self, at: usize) -> bool {
        let Some(whose) = at.checked_sub(2) else { return false };
        let prosecutor = self.word(at) == "Attorney" && matches!(self.word(whose), "State" | "Commonwealth");
        // "Shopworkers’ Union", "Pilots’ Harbour Union"
        let members = matches!(self.word(whose + 1), "'" | "’") && self.word(whose).ends_with('s');
        let next = members && self.has(at + 1, Class::SUFFIX) && !self.has(at, Class::FORENAME);
        (self.has(at, Class::SUFFIX) || prosecutor || next)
            && self.get(at).is_some_and(|office| office.token.is_capitalised())
            && self.get(whose + 1).is_some_and(|piece| piece.is(Kind::Possessive))
            && self.get(whose).is_some_and(|owner| {
                owner.token.is_capitalised()
                    && (prosecutor
                        || members
                        // "St Mary’s Hospital"
                        || whose > 0 && is_saint(self.word(whose - 1))
                        || owner.has(Class::PERSON.with(Class::RANK).with(Class::GROUP))
                        || matches!(self.word(whose), "People" | "Women" | "Men" | "Children"))
            })
    }

    /// ***Justice** Department*, ***Prison Officers** Association*: a title that is part of an organisation's name.
    pub(super) fn belongs_to_body(&self, first: usize, at: usize, end: usize) -> bool {
        let inside =
            |at: &usize| self.get(*at).is_some_and(|p| p.token.is_capitalised() || p.is(Kind::Possessive));
        let last = (at..end).take_while(inside).last().unwrap_or(at);
        let named_for = |of: usize| {
            matches!(self.word(of), "of" | "for") && self.has(of - 1, Class::ORGANISATION.with(Class::SUFFIX))
        };
        // "the Department of Veterans Affairs", "the Community of West African States"
        let field = at > first + 1
            && at < end
            && (named_for(at - 1) || at > first + 2 && is_direction(self.word(at - 1)) && named_for(at - 2));
        let surname = matches!(self.word(last), "Church" | "House" | "Court" | "Post" | "Bank" | "Press")
            && !self.is_office_of(last);
        // "Free Press Forum", "Okkerby Public Schools"
        let no_title = matches!(self.word(at), "Media" | "Press" | "Public")
            && at + 1 < end
            && self.has(at + 1, Class::COMMON.with(Class::ORGANISATION).with(Class::GROUP));
        self.is_in_house(at)
            || field
            || no_title
            || last > at && self.has(last, Class::SUFFIX) && !self.has(last, Class::FORENAME) && !surname
    }

    /// ***First** Baptist Church*: a number that a body's name opens with.
    pub(super) fn numbers_body(&self, at: usize) -> bool {
        let capital = |at: usize| self.get(at).is_some_and(|p| p.token.case == Case::Initial);
        let body =
            |at: usize| self.has(at, Class::ORGANISATION.with(Class::SUFFIX)) && !self.has(at, Class::CUE);
        matches!(self.word(at), "First" | "Second" | "Third")
            && capital(at + 1)
            && (body(at + 1) || capital(at + 2) && body(at + 2))
    }

    /// ***St** Mary’s Hospital*: a saint's title, which is part of what is called after the saint.
    pub(super) fn names_saint(&self, at: usize) -> bool {
        is_saint(self.word(at)) && self.get(at + 2).is_some_and(|sign| sign.is(Kind::Possessive))
    }

    /// ***St** Helens*: the same of a place or a body at the beginning of a sentence.
    pub(super) fn opens_with_saint(&self, at: usize) -> bool {
        is_saint(self.word(at)) && self.get(at + 1).is_some_and(|saint| saint.token.is_capitalised())
    }

    /// *Association of Harbour Pilots*: an organisation named for its members.
    pub(super) fn names_members(&self, stretch: Range<usize>) -> bool {
        let organised = Class::ORGANISATION.with(Class::SUFFIX);
        let joined = matches!(self.word(stretch.start + 1), "for" | "against" | "without");
        if stretch.len() > 2 && joined && self.has(stretch.start, Class::GROUP) {
            // "Lawyers for Okkerby said"
            return !(self.opens)(stretch.start) || self.word(stretch.start + 1) == "without";
        }
        // "the chief executive of Orbit Media" is named for nobody.
        stretch.len() > 2
            && self.get(stretch.start).is_some_and(|body| body.token.is_capitalised() && body.has(organised))
            && self.word(stretch.start + 1) == "of"
            && self.has(stretch.end - 1, Class::GROUP)
    }
}

/// *New **Zealand***
fn is_new_place(word: &str) -> bool {
    matches!(
        word,
        "Brunswick"
            | "Caledonia"
            | "Delhi"
            | "England"
            | "Guinea"
            | "Hampshire"
            | "Haven"
            | "Jersey"
            | "Mexico"
            | "Orleans"
            | "South"
            | "York"
            | "Zealand"
    )
}

fn is_saint(word: &str) -> bool {
    matches!(word, "St" | "St." | "Saint")
}
