//! Finds whom a description means by what they are called: *the minister* is whoever is said to be one.

use super::{Called, Cast, Id, SAME_NOUN, fold, is_initials_in};
use crate::article::SpeakerClass;
use crate::extract::speaker::figure::contrary;
use crate::extract::speaker::mention::sex_of;
use crate::extract::speaker::noun::{abbreviated, is_body, is_paper};
use crate::extract::speaker::stage::{has_deputies, standing};
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;

/// What a description says of whom it means.
#[derive(Debug)]
pub(in crate::extract) struct Office<'d> {
    /// The noun it turns on.
    pub(in crate::extract) noun: &'d str,
    /// The names before it: *the **NLC** chairman*.
    pub(in crate::extract) names: &'d [Short],
    /// What makes another office of it: *the **shadow** chancellor*; empty for nothing.
    pub(in crate::extract) standing: &'d str,
    /// Which of several offices it is: *the **home** secretary*.
    pub(in crate::extract) portfolio: Option<&'d Short>,
}

impl Cast<'_> {
    /// Whom a description means: the figure whose role or name turns on the same noun.
    pub(in crate::extract) fn described(
        &self,
        office: &Office<'_>,
        recency: &dyn Fn(Id) -> usize,
    ) -> Option<Id> {
        let Office { noun, names, .. } = *office;
        // "the report" is not who wrote "reports on ports", nor one of "the report's authors".
        let paper = is_paper(noun);
        let sex = sex_of(noun);
        let fits = |id: Id| self.get(id).is_some_and(|figure| !contrary(figure.sex, sex));
        // "the senator" is who was "Sen. Roe".
        let short = abbreviated(noun).map(fold);
        // "the ministry" is nobody's spokeswoman there.
        let body =
            class_of(noun).has(Class::ORGANISATION) && !class_of(noun).has(Class::PERSON.with(Class::RANK));
        let noun = fold(noun);
        let known = self.called(&noun).take(SAME_NOUN).filter(|(called, words)| {
            recency(called.id) > 0
                && names.iter().all(|name| words.contains(name) || is_initials_in(name, words))
                && (!body || !called.role || self.is_body_called(called, words, &noun))
                && (!paper || words.iter().take(called.head).any(|word| *word == noun))
                && (!called.role || office.is_held_by(words))
        });
        let known = known.map(|(called, _)| called.id).max_by_key(|id| recency(*id));
        known.or_else(|| {
            let titled = self.called(short.as_ref()?).take(SAME_NOUN).filter(|(called, _)| {
                called.role && recency(called.id) > 0 && names.is_empty() && fits(called.id)
            });
            titled.map(|(called, _)| called.id).max_by_key(|id| recency(*id))
        })
    }

    /// *the charity*: whether a role turns on the noun and is that of an organisation.
    fn is_body_called(&self, called: &Called, words: &[Short], noun: &Short) -> bool {
        let last = called.head.checked_sub(1).and_then(|last| words.get(last));
        let organised = || self.get(called.id).is_some_and(|f| f.class == SpeakerClass::Organisation);
        last == Some(noun) && (is_body(noun) || organised())
    }
}

impl Office<'_> {
    /// *The chancellor* is not the shadow chancellor, nor is *the home secretary* the foreign secretary.
    fn is_held_by(&self, role: &[Short]) -> bool {
        let same = !has_deputies(self.noun) || standing(role.iter().map(|word| &**word)) == self.standing;
        same && !self.is_another_portfolio(&role.iter().map(|word| &**word))
    }

    /// *The home secretary* is not the foreign secretary.
    pub(in crate::extract) fn is_another_portfolio<'w>(
        &self,
        role: &(impl Iterator<Item = &'w str> + Clone),
    ) -> bool {
        let known = |word: &str| is_portfolio(&Short::small(word));
        let own = |own: &Short| role.clone().any(|word| own.eq_ignore_ascii_case(word));
        let same_noun = || role.clone().any(|word| word.eq_ignore_ascii_case(self.noun));
        self.portfolio.is_some_and(|portfolio| !own(portfolio) && same_noun() && role.clone().any(known))
    }
}

/// Whether a word, in small letters, tells which of several offices of one noun is meant.
pub(in crate::extract) fn is_portfolio(word: &str) -> bool {
    matches!(
        word,
        "agriculture"
            | "business"
            | "children"
            | "commerce"
            | "constitutional"
            | "courts"
            | "culture"
            | "defence"
            | "defense"
            | "development"
            | "economy"
            | "education"
            | "employment"
            | "energy"
            | "environment"
            | "finance"
            | "first"
            | "foreign"
            | "general"
            | "health"
            | "home"
            | "housing"
            | "immigration"
            | "industry"
            | "interior"
            | "justice"
            | "labor"
            | "oil"
            | "pensions"
            | "planning"
            | "press"
            | "prime"
            | "schools"
            | "science"
            | "security"
            | "sport"
            | "sports"
            | "tourism"
            | "trade"
            | "transport"
            | "treasury"
            | "welfare"
            | "work"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_office_of_the_same_noun_is_not_meant() {
        let cases = [
            ("chancellor", "", None, "shadow chancellor", false),
            ("chancellor", "shadow", None, "shadow chancellor", true),
            ("chancellor", "shadow", None, "chancellor", false),
            ("professor", "", None, "assistant professor", true),
            ("secretary", "", Some("home"), "foreign secretary", false),
            ("secretary", "", Some("health"), "secretary of state for health", true),
            ("minister", "", Some("prime"), "minister", true),
        ];
        for (noun, standing, portfolio, role, want) in cases {
            let portfolio = portfolio.map(fold);
            let office = Office { noun, names: &[], standing, portfolio: portfolio.as_ref() };
            let role: Vec<Short> = role.split(' ').map(fold).collect();
            assert_eq!(office.is_held_by(&role), want, "{standing} {noun}: {role:?}");
        }
    }
}
