//! What a role says of its bearer, and what it says of somebody else: *Trump's lawyer*, *a spokesman for President Trump*.

use crate::text::lexicon::{Class, class_of};

/// A role taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// What the bearer is: *lawyer*. A country or a body that somebody speaks for is part of it.
    pub own: String,
    /// Whose: *Trump's*.
    pub others: String,
}

impl Office {
    /// Takes a role apart, or whatever else describes a speaker.
    #[must_use]
    pub fn of(role: &str) -> Self {
        let words: Vec<&str> = role.split_whitespace().collect();
        let mut office = Self::default();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (one, after) = rest.split_at(end(rest));
            let (head, whom) = one.split_at(one.iter().position(|word| is_whose(word)).unwrap_or(one.len()));
            let whose = head.iter().rposition(|word| is_possessive(word)).map_or(0, |last| last + 1);
            let (whose, own) = head.split_at(whose);
            file(&mut office.own, own);
            for part in [whose, whom] {
                file(if is_body(part) { &mut office.own } else { &mut office.others }, part);
            }
            rest = after;
        }
        office
    }
}

/// Where the first of several descriptions ends: *lawyer for Roe | and former mayor of Hull*.
fn end(words: &[&str]) -> usize {
    let ends = |pair: &[&str]| {
        let [one, next] = pair else { return false };
        one.ends_with([',', ';']) || *one == "and" && next.starts_with(char::is_lowercase)
    };
    words.windows(2).position(ends).map_or(words.len(), |at| at + 1)
}

fn file(into: &mut String, words: &[&str]) {
    for word in words {
        into.push_str(word);
        into.push(' ');
    }
}

fn is_whose(word: &str) -> bool {
    matches!(word, "for" | "of" | "to")
}

fn is_possessive(word: &str) -> bool {
    ["’s", "'s", "s’", "s'"].iter().any(|mark| word.ends_with(mark))
}

/// Whether it is a country or a body, and so nobody else: *the Justice Department's*, *of Italy*.
fn is_body(words: &[&str]) -> bool {
    let classes = || {
        words.iter().map(|word| {
            let bare = word.trim_end_matches([',', ';']);
            class_of(bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare))
        })
    };
    let body = [Class::ORGANISATION, Class::SUFFIX, Class::PLACE, Class::PLACE_WORD, Class::NATIONALITY];
    classes().any(|class| body.into_iter().any(|body| class.has(body)))
        && !classes().any(|class| class.has(Class::FORENAME) || class.has(Class::COURTESY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_role_says_of_somebody_else_is_told() {
        for (role, own, others) in [
            ("Italian Foreign Minister", "Italian Foreign Minister", ""),
            ("Trump’s lawyer", "lawyer", "Trump’s"),
            ("spokesman for President Trump", "spokesman", "for President Trump"),
            ("foreign minister's deputy", "deputy", "foreign minister's"),
            ("Justice Department’s lawyer", "lawyer Justice Department’s", ""),
            ("spokeswoman for the ministry", "spokeswoman for the ministry", ""),
            ("president of Italy", "president of Italy", ""),
            ("US Secretary of State", "US Secretary", "of State"),
            ("lawyer for Roe and former mayor", "lawyer former mayor", "for Roe and"),
            ("adviser to Paul Venn, the union leader", "adviser the union leader", "to Paul Venn,"),
            ("", "", ""),
        ] {
            let office = Office::of(role);
            let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                (line(&office.own), line(&office.others)),
                (own.to_owned(), others.to_owned()),
                "{role}"
            );
        }
    }
}
