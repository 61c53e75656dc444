//! Finds the name alone behind the titles and epithets that a stretch of capitalised words opens with.

use std::ops::Range;

use super::calling::{is_calling, is_place_in_team};
use super::mention::Finder;
use super::noun::is_formed_as_doer;
use super::title::is_modifier;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

impl Finder<'_> {
    /// Cuts titles off the front of a stretch of capitalised words. Nothing remains of *the Foreign Minister*.
    pub(super) fn bare_name(&self, first: usize, end: usize) -> Option<Range<usize>> {
        let titled = self.past_titles(first, end);
        let from = self.past_modifiers(first, titled, end);
        let end = self.without_home(from, end, from > first);
        (from < end && (from..end).any(|i| self.get(i).is_some_and(|p| p.token.is_capitalised())))
            .then_some(from..end)
    }

    /// Past the titles that a stretch of name words opens with.
    fn past_titles(&self, first: usize, end: usize) -> usize {
        let noun = Class::RANK.with(Class::PERSON).with(Class::COURTESY).with(Class::GROUP);
        let mut from = first;
        for at in first..end {
            if at < from {
                continue;
            }
            // "Chancellor Jane Roe of the Social Democrats": a titled name is over.
            if from > first && at >= from + 2 && self.word(at) == "of" {
                break;
            }
            let listed = self.lists_fields(at + 1) || at > first && self.lists_fields(at - 1);
            let is_title = !listed
                && (self.has(at, noun) && !self.is_part_of_name(first, at, end) || self.is_police_rank(at));
            // "Senator Barbara Boxer of California"
            let is_last_word = at + 1 == end || at > first && self.word(at + 1) == "of";
            let surname = is_last_word
                && (self.surnames.has(self.word(at)) || self.follows_courtesy(at))
                && self.after_courtesy(at, from);
            if surname || self.names_members(first..end) {
                break;
            }
            let members = self.is_plural_owner(at)
                && (at + 1..end).any(|at| self.has(at, Class::ORGANISATION.with(Class::SUFFIX)));
            if is_title && !members && !(is_last_word && at > first && self.looks_like_person(from..at + 1)) {
                from = at + 1;
                // "Labour MP for Hull East Jane Roe"
                if self.word(from) == "for" {
                    let named = |at: &usize| self.bears_office(*at) && at + 1 < end;
                    from = (from + 2..end).find(named).unwrap_or(end);
                }
                // "Secretary of State John Kerry": the office's field belongs to the title.
                if self.word(from) == "of" && from < end {
                    let the = self.word(from + 1) == "the";
                    let rest = from + 2 + usize::from(the);
                    let unknown = match the {
                        true => self.after_body(rest - 1, end),
                        // "president of Ashton Community College"
                        false if end < rest + 2 || self.is_joiner(rest) || self.are_things(rest..end) => end,
                        false => rest,
                    };
                    let forename = |at: &usize| {
                        self.has(*at, Class::FORENAME)
                            && at + 1 < end
                            && !self.get(at + 1).is_some_and(|next| next.is(Kind::Possessive))
                    };
                    from = (rest..end).find(forename).unwrap_or(unknown);
                }
            }
        }
        from
    }

    /// Whether any of some words stands in the name of no person.
    fn are_things(&self, mut words: Range<usize>) -> bool {
        let thing = Class::ORGANISATION
            .with(Class::SUFFIX)
            .with(Class::GROUP)
            .with(Class::PLACE_WORD)
            .with(Class::COMMON);
        words.any(|at| {
            self.has(at, thing) && !self.has(at, Class::FORENAME)
                || !self.get(at).is_some_and(|piece| piece.token.is_capitalised())
        })
    }

    /// Past what is said of whoever bears the name, behind the titles in front of it: *the Hull-based Jane Roe*.
    fn past_modifiers(&self, first: usize, mut from: usize, end: usize) -> usize {
        // "the Hull-based Jane Roe", "the Pilots’ Jane Roe"
        let modifies = |at: usize| {
            is_modifier(self.word(at))
                || self.is_honourable(at)
                || self.is_plural_owner(at) && self.has(at + 1, Class::FORENAME)
        };
        from = (from..end.saturating_sub(1)).rev().find(|at| modifies(*at)).map_or(from, |at| at + 1);
        from = self.at_forename(from, end);
        if from == first && (self.is_doer_before_name(from, end) || self.is_kind_before_house(from, end)) {
            from += 1;
        }
        // Nations and parties open roles: "Italian Foreign Minister", "Republican Jane Roe".
        let people =
            |at: usize| self.has(at, Class::NATIONALITY) || end > at + 2 && self.has(at, Class::DEMONYM);
        while from + 1 < end && people(from) && self.has(from + 1, Class::FORENAME) {
            from += 1;
        }
        // "Miss Universe Jane Roe"
        if from > first
            && self.word(from - 1) == "Miss"
            && end > from + 2
            && !self.has(from, Class::FORENAME)
            && self.has(from + 1, Class::FORENAME)
        {
            from += 1;
        }
        from
    }

    /// ***Grazier** Jane Roe*: a word of no list, formed like a doer's, that opens a sentence before a full name.
    pub(super) fn is_doer_before_name(&self, at: usize, end: usize) -> bool {
        let word = self.word(at);
        let small = Short::small(word);
        (self.opens)(at)
            && end == at + 3
            && word.len() >= 4
            && self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
            && !self
                .has(at, Class::FORENAME.with(Class::PLACE).with(Class::FUNCTION).with(Class::ORGANISATION))
            && (is_formed_as_doer(word) || is_place_in_team(&small) || is_calling(&small))
            && self.is_full_name(at + 1)
            && self.get(at + 2).is_some_and(|surname| surname.token.case == Case::Initial)
    }

    /// ***Carmaker** Nissan*, ***Bookmakers** Ladbrokes*: what kind of body it is that is known by its whole name, whose capital is its
    /// sentence's.
    fn is_kind_before_house(&self, at: usize, end: usize) -> bool {
        let word = self.word(at);
        (self.opens)(at)
            && !self.is_in_house(at)
            && self.houses.iter().any(|house| house.start == at + 1 && house.end == end)
            && self.get(at).is_some_and(|piece| piece.token.case == Case::Initial)
            && (self.has(at, Class::ORGANISATION)
                || is_formed_as_doer(word.strip_suffix('s').unwrap_or(word)))
    }

    /// *Okkerby County Recorder Jane Roe*: past words that are no forename, where a forename and a surname close the stretch.
    fn at_forename(&self, from: usize, end: usize) -> usize {
        let telling = Class::COMMON
            .with(Class::ORGANISATION)
            .with(Class::SUFFIX)
            .with(Class::PLACE_WORD)
            .with(Class::PLACE);
        let known = Class::FORENAME.with(Class::COURTESY);
        let plain = (from..end).all(|at| self.get(at).is_some_and(|p| p.token.is_capitalised()));
        if !plain || end < from + 4 || self.has(from, known) {
            return from;
        }
        let name = (from + 1..end - 1).find(|at| self.has(*at, Class::FORENAME) && !self.has(*at, telling));
        name.filter(|name| {
            end - name <= 3 && (from..*name).all(|at| self.has(at, telling))
                || end - name == 2 && self.has(*name - 1, telling)
        })
        .unwrap_or(from)
    }

    /// *the Pilots’ Jane Roe*: whether the apostrophe of a plural's possessive follows the word.
    fn is_plural_owner(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        let after = self.text.get(piece.token.span.end..).unwrap_or_default();
        piece.token.span.of(self.text).ends_with('s') && (after.starts_with("’ ") || after.starts_with("' "))
    }

    /// Whether a surname that is a title too stands alone or after *Mr.*: *Mr. King said*, *King said*.
    fn after_courtesy(&self, at: usize, from: usize) -> bool {
        at == from
            && at.checked_sub(1).is_none_or(|before| {
                self.has(before, Class::COURTESY)
                    || !self.has(before, Class::DETERMINER.with(Class::POSSESSIVE))
            })
    }

    /// *Lamar Roe of Tennessee*: where a person is from is no part of the name; an organisation's *of* is.
    fn without_home(&self, from: usize, end: usize, titled: bool) -> usize {
        let Some(of) = (from + 1..end).find(|at| self.word(*at) == "of") else { return end };
        let organised = (from..of).any(|at| self.has(at, Class::ORGANISATION.with(Class::SUFFIX)));
        let initial = self.word(from).len() == 2 && self.word(from).ends_with('.');
        let person = titled || self.has(from, Class::FORENAME) || initial;
        if person && !organised { of } else { end }
    }
}
