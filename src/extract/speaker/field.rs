//! Fields that one office, ministry or firm deals in together: *Trade **and** Industry Secretary*, *Minister for Children**,** Families
//! **and** Schools*, *Okkerby Iron **and** Steel Co*.

use super::bearer::is_trade;
use super::mention::Finder;
use crate::extract::reading::Piece;
use crate::text::lexicon::Class;
use crate::text::short::Short;
use crate::text::token::{Case, Kind};

/// So many words are the fields of one office at the most.
const LONGEST: usize = 8;
/// Words that are more than a field.
const MORE: Class = Class::FORENAME
    .with(Class::PLACE)
    .with(Class::ORGANISATION)
    .with(Class::PERSON)
    .with(Class::RANK)
    .with(Class::COURTESY)
    .with(Class::FUNCTION);

impl Finder<'_> {
    /// *Trade **and** Industry Secretary Jane Roe*, *Okkerby Iron **and** Steel Co*: between two fields in front of what deals
    /// in both.
    pub(super) fn joins_portfolio(&self, at: usize) -> bool {
        if self.word(at) != "and" || at == 0 || !self.is_field(at - 1) || !self.is_initial(at + 1) {
            return false;
        }
        // "Gordon Brown and Home Secretary Jane Roe"
        let named = at.checked_sub(2).is_some_and(|before| {
            self.is_initial(before)
                && self.has(before, Class::FORENAME.with(Class::RANK).with(Class::COURTESY))
        });
        let firm = |at: usize| {
            matches!(
                self.word(at),
                "Co" | "Co." | "Company" | "Corp" | "Corp." | "Corporation" | "Ltd" | "Ltd." | "Plc" | "plc"
            )
        };
        let office = |at: usize| {
            self.has(at, Class::PERSON.with(Class::RANK))
                && !self.has(at, Class::FORENAME)
                && (self.is_initial(at + 1)
                    || !self.get(at + 1).is_some_and(|next| next.token.is_capitalised()))
        };
        let closes =
            (at + 2..at + 5).take_while(|at| self.is_initial(*at)).find(|at| firm(*at) || office(*at));
        let name = Class::FORENAME.with(Class::PLACE).with(Class::COURTESY).with(Class::FUNCTION);
        !named && closes.is_some_and(|closes| (at + 1..closes).all(|at| !self.has(at, name)))
    }

    /// *Department for Culture**,** Media **and** Sport*: between the fields that a body or an office is named for.
    pub(super) fn lists_fields(&self, at: usize) -> bool {
        if !self.is_mark(at) || !self.is_field(at + 1) || at == 0 || !self.is_field(at - 1) {
            return false;
        }
        let inside = |at: &usize| self.is_initial(*at) || self.is_mark(*at);
        let first = (at.saturating_sub(LONGEST)..at).rev().take_while(inside).last().unwrap_or(at);
        let Some(of) = first.checked_sub(1).filter(|of| matches!(self.word(*of), "for" | "of")) else {
            return false;
        };
        let named_for = of.checked_sub(1).is_some_and(|body| {
            matches!(
                self.word(body),
                "Department"
                    | "Minister"
                    | "Ministry"
                    | "Secretary"
                    | "State"
                    | "Committee"
                    | "Commission"
                    | "Commissioner"
                    | "Office"
                    | "Institute"
            )
        });
        let and = (at..at + LONGEST).take_while(inside).find(|at| self.word(*at) == "and");
        named_for && and.is_some_and(|and| self.is_field(and + 1))
    }

    /// *the fisheries **and** rural affairs committee*: between small words in front of the body that deals in both.
    pub(super) fn joins_small_fields(&self, at: usize) -> bool {
        let plain = |at: usize| {
            self.get(at).is_some_and(|piece| {
                piece.is_lower()
                    && !piece
                        .has(MORE.with(Class::CUE).with(Class::VERB).with(Class::GROUP).with(Class::FAMILY))
            })
        };
        let body = |at: usize| {
            matches!(
                self.word(at),
                "committee"
                    | "commission"
                    | "department"
                    | "ministry"
                    | "minister"
                    | "secretary"
                    | "spokesman"
                    | "spokeswoman"
                    | "correspondent"
            )
        };
        self.word(at) == "and"
            && at > 0
            && plain(at - 1)
            && (plain(at + 1) && (body(at + 2) || plain(at + 2) && body(at + 3)))
    }

    fn is_initial(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.token.case == Case::Initial && piece.token.is_word())
    }

    fn is_field(&self, at: usize) -> bool {
        let word = self.word(at);
        let dealt_in = || {
            matches!(word, "Business" | "Defence" | "Defense" | "Energy" | "Industry" | "Iron" | "Law")
                || is_trade(&Short::small(word))
        };
        let common = || self.has(at, Class::COMMON.with(Class::GROUP)) && !self.has(at, MORE);
        self.is_initial(at) && (dealt_in() || common()) && !self.surnames.has(word)
    }

    /// Whether it is what stands between fields in a list.
    fn is_mark(&self, at: usize) -> bool {
        self.word(at) == "and" || self.get(at).is_some_and(|piece: &Piece| piece.is(Kind::Comma))
    }
}

/// ***Housing** minister Jane Roe*: whether a word that is formed like a verb's says what an office is for.
pub(super) fn is_field_in_ing(word: &str) -> bool {
    matches!(
        word,
        "Acting"
            | "Banking"
            | "Boxing"
            | "Broadcasting"
            | "Cycling"
            | "Engineering"
            | "Farming"
            | "Fishing"
            | "Gaming"
            | "Housing"
            | "Licensing"
            | "Managing"
            | "Manufacturing"
            | "Marketing"
            | "Mining"
            | "Nursing"
            | "Planning"
            | "Policing"
            | "Racing"
            | "Shipping"
            | "Sporting"
            | "Swimming"
            | "Teaching"
            | "Training"
            | "Visiting"
    )
}
