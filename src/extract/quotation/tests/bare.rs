//! Clauses that no *that* opens, behind verbs that seldom do without.

use super::check;

#[test]
fn a_subject_with_its_helping_verb_is_what_was_said() {
    check(&[
        (
            "warned",
            "Jane Roe warned the harbour could flood.",
            &["indirect: the harbour could flood | Jane Roe, person | subject"],
        ),
        (
            "two joined",
            "Jane Roe has warned the British and Irish Lions will be tested.",
            &["indirect: the British and Irish Lions will be tested | Jane Roe, person | subject"],
        ),
        (
            "whom",
            "Jane Roe warned Tom Doe the harbour could flood.",
            &["indirect: the harbour could flood | Jane Roe, person | subject"],
        ),
        ("nothing told", "Jane Roe warned the harbour master.", &[]),
        (
            "ruled",
            "Judge Jane Roe ruled the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, Judge, person | subject"],
        ),
        (
            "made it clear",
            "Jane Roe made it clear he will sail.",
            &["indirect: he will sail | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn several_things_open_a_clause_without_an_article() {
    check(&[
        (
            "before a helping verb",
            "Jane Roe hinted taxes could rise.",
            &["indirect: taxes could rise | Jane Roe, person | subject"],
        ),
        ("and nowhere else", "Jane Roe hinted taxes at length.", &[]),
    ]);
}
