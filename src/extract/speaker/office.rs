//! Finds what an office in front of a name is of or for: *chief **of staff** Jane Roe*, ***housing** minister Jane Roe*.

use super::mention::{Finder, is_past};
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

/// So many words say at the most what an office is for.
const LONGEST_FIELD: usize = 5;

impl Finder<'_> {
    /// *chief **of** staff Jane Roe*, *director **of** youth work Jane Roe*: within an office that a name follows.
    pub(super) fn is_of_office(&self, at: usize) -> bool {
        self.past_field(at).is_some()
    }

    /// Whether it belongs to what such an office is for.
    pub(super) fn is_within_field(&self, at: usize) -> bool {
        let of = at.saturating_sub(LONGEST_FIELD)..at;
        of.rev().any(|of| self.past_field(of).is_some_and(|name| at < name))
    }

    /// Where the name starts behind what an office is of or for.
    pub(super) fn past_field(&self, of: usize) -> Option<usize> {
        let noun = of.checked_sub(1).filter(|_| matches!(self.word(of), "of" | "for"))?;
        if !self.has(noun, Class::PERSON.with(Class::RANK)) {
            return None;
        }
        let name = |at: usize| self.get(at).is_some_and(|name| name.token.is_capitalised());
        if self.word(of) == "of" && is_field(self.word(of + 1)) && name(of + 2) {
            return Some(of + 2);
        }
        let somebody = Class::PERSON.with(Class::RANK).with(Class::FAMILY);
        let field = |at: &usize| {
            self.get(*at).is_some_and(|piece| {
                piece.is(Kind::Possessive)
                    || piece.is_lower()
                        && !piece.has(Class::FUNCTION.with(Class::CUE_FINITE).with(Class::VERB))
                        && (!piece.has(somebody) || piece.has(Class::GROUP))
                        && !is_past(self.word(*at))
                    || self.word(*at) == "and" && *at > of + 1
            })
        };
        let start = of + 1 + (of + 1..of + 1 + LONGEST_FIELD).take_while(field).count();
        let full = self.starts_full_name(start)
            && self.get(start + 1).is_some_and(|surname| surname.token.case == Case::Initial);
        (start > of + 1 && is_leading(&Short::small(self.word(noun))) && full).then_some(start)
    }

    /// ***project** manager Jane Roe*: a word that is a verb as well, and what an office is for.
    pub(super) fn is_field_like_verb(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "account"
                | "claims"
                | "complaints"
                | "guest"
                | "process"
                | "program"
                | "project"
                | "question"
                | "show"
                | "talk"
        ) && self.get(at + 1).is_some_and(|office| {
            office.is_lower() && office.has(Class::PERSON.with(Class::RANK)) && !office.has(Class::CUE)
        })
    }
}

/// Nouns for whoever leads something or speaks for it, which they name behind *of* or *for*: *director of rugby*.
fn is_leading(noun: &str) -> bool {
    matches!(
        noun,
        "adviser"
            | "advisor"
            | "chair"
            | "chairman"
            | "chairwoman"
            | "chief"
            | "co-ordinator"
            | "commissioner"
            | "controller"
            | "coordinator"
            | "curator"
            | "dean"
            | "director"
            | "editor"
            | "head"
            | "keeper"
            | "leader"
            | "lecturer"
            | "manager"
            | "minister"
            | "officer"
            | "president"
            | "professor"
            | "secretary"
            | "spokesman"
            | "spokesperson"
            | "spokeswoman"
            | "superintendent"
            | "vice-president"
    )
}

/// Whether a word in small letters is what an office is for: *secretary of **state***.
pub(super) fn is_field(word: &str) -> bool {
    matches!(
        word,
        "agriculture"
            | "biology"
            | "chemistry"
            | "communications"
            | "defence"
            | "defense"
            | "development"
            | "economics"
            | "education"
            | "energy"
            | "engineering"
            | "finance"
            | "health"
            | "history"
            | "intelligence"
            | "justice"
            | "law"
            | "marketing"
            | "medicine"
            | "news"
            | "operations"
            | "physics"
            | "police"
            | "policy"
            | "politics"
            | "psychology"
            | "research"
            | "sales"
            | "security"
            | "sociology"
            | "sport"
            | "staff"
            | "state"
            | "strategy"
            | "surgery"
            | "trade"
            | "transport"
    )
}
