//! Tells from what is said of a name whether people or bodies are called so: *technology **analysts** Okkerby*, *Okkerby, the
//! country’s largest steel **producer***.

use crate::extract::reading::Piece;
use crate::extract::speaker::calling::is_kind_of_bodies_alone;
use crate::extract::speaker::noun::{is_body, is_firm};
use crate::text::lexicon::{Class, class_of};
use crate::text::short::Short;
use crate::text::token::Kind;

/// Whether a role is a person's, and not an organisation's.
pub(super) fn is_office(role: &[Piece], text: &str) -> bool {
    let person = Class::PERSON.with(Class::RANK).with(Class::FAMILY).with(Class::GROUP);
    let (Some(first), Some(last)) = (role.first(), role.last()) else { return false };
    let said = text.get(first.token.span.start..last.token.span.end).unwrap_or_default();
    role.iter().any(|piece| piece.has(person)) && !tells_body(said)
}

/// Whether both people and bodies are called so.
pub(super) fn may_be_either(noun: &str) -> bool {
    matches!(
        noun,
        "broadcaster"
            | "broker"
            | "builder"
            | "champion"
            | "champions"
            | "developer"
            | "maker"
            | "miner"
            | "operator"
            | "owner"
            | "producer"
            | "provider"
            | "publisher"
            | "supplier"
    )
}

/// Whether what is said of somebody turns on a noun for bodies, or on one for either that is ranked as bodies are.
pub(super) fn tells_body(role: &str) -> bool {
    let (mut field, mut head, mut ranked) = ("", "", false);
    for word in role.split_whitespace().map(|word| word.trim_end_matches(',')) {
        if class_of(word).has(Class::PREPOSITION.with(Class::RELATIVE)) {
            break;
        }
        ranked |= is_ranking(word.rsplit('-').next().unwrap_or(word));
        (field, head) = (head, word);
    }
    let noun = Short::small(head);
    let personal = matches!(
        &*Short::small(field),
        "documentary"
            | "dress"
            | "film"
            | "furniture"
            | "law"
            | "movie"
            | "music"
            | "peace"
            | "policy"
            | "programme"
    );
    let body = is_firm(&noun)
        || is_kind_of_bodies_alone(head)
        || matches!(
            &*noun,
            "agency" | "bureau" | "giant" | "maker" | "operator" | "chain" | "company" | "firm"
        )
        || ranked && (may_be_either(&noun) || is_body(&noun));
    // Most of those who ask voters are people, where nothing ranks them.
    let asks = &*noun == "pollster" && !ranked;
    body && !personal && !asks
}

/// *analysts **Okkerby** say*: whether what several are called stands before one name that no other joins.
///
/// Behind a comma another name would have to follow: *analysts Okkerby, Roe and Doe*.
pub(super) fn is_shared_by_one(role: &[Piece], next: &[Piece], text: &str) -> bool {
    let several = role.last().is_some_and(|noun| {
        noun.is_lower() && noun.has(Class::GROUP) && !noun.has(Class::PERSON.with(Class::FAMILY))
    });
    // "secretary of state for the elderly"
    let several = several && !role.iter().any(|piece| piece.is_lower() && piece.has(Class::PREPOSITION));
    let name = |piece: &Piece| piece.token.is_capitalised() && !piece.has(Class::FUNCTION);
    let joined = match next {
        [comma, after, ..] if comma.is(Kind::Comma) => name(after),
        [next, ..] => next.is(Kind::Open) || matches!(next.token.span.of(text), "and" | "&" | "or"),
        [] => false,
    };
    several && !joined
}

/// ***Prince** Jon*: a title of those who go by their forenames.
pub(super) fn is_reign(role: &[Piece], text: &str) -> bool {
    role.last().is_some_and(|title| {
        matches!(title.token.span.of(text), "Emperor" | "King" | "Pope" | "Prince" | "Princess" | "Queen")
    })
}

/// *largest*, *top*: words that rank firms in their trade.
fn is_ranking(word: &str) -> bool {
    ["biggest", "largest", "leading", "oldest", "smallest", "top"]
        .iter()
        .any(|rank| word.eq_ignore_ascii_case(rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firms_are_called_otherwise_than_people() {
        let cases = [
            ("country’s largest steel producer", true),
            ("world’s fifth-largest brewer", true),
            ("mobile handset and kettle maker", true),
            ("rival exchange operator", true),
            ("largest wine maker in the valley", true),
            ("film maker", false),
            ("owner of the ferry", false),
            ("producer", false),
            ("spokesman for the largest brewer", false),
            ("brewer and mayor of Hull", false),
        ];
        for (role, want) in cases {
            assert_eq!(tells_body(role), want, "{role}");
        }
    }
}
