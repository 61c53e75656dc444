//! What is said in the passive, and who is behind *by*.

use super::{check, quotations};

#[test]
fn whoever_is_behind_by_speaks() {
    check(&[
        (
            "behind the words",
            "The plan was described as a “gift to the town” by Jane Roe.",
            &["mixed: a “gift to the town” | Jane Roe, person | passive"],
        ),
        (
            "before the words",
            "The plan was dismissed by Jane Roe as “a waste”.",
            &["direct: a waste | Jane Roe, person | passive"],
        ),
        (
            "without *as*",
            "Tom Doe was called a “liar” by Jane Roe, a rival.",
            &["mixed: a “liar” | Jane Roe, rival, person | passive"],
        ),
        (
            "without a helping verb",
            "Tom Doe moved into a house described by Jane Roe as “a ruin”.",
            &["direct: a ruin | Jane Roe, person | passive"],
        ),
        (
            "of what somebody is accused",
            "The Harbour Board was accused of “sheer folly” by Jane Roe.",
            &["direct: sheer folly | Jane Roe, person | passive"],
        ),
    ]);
}

#[test]
fn nobody_is_behind_by() {
    for text in [
        "The plan was described by hand on a “blue card”.",
        "The plan was not described as a “gift” by Jane Roe.",
        "Jane Roe described it as a gift by sea.",
        "It was called the “Gull” by night.",
    ] {
        let found = quotations(text, None);
        assert!(!found.iter().any(|found| found.contains("passive")), "{text}: {found:?}");
    }
}

#[test]
fn fears_are_raised_by_somebody() {
    check(&[(
        "concerns",
        "Concerns have also been raised by pilots that the boat might sink.",
        &["indirect: that the boat might sink | pilots, group | subject"],
    )]);
}
