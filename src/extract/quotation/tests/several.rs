//! Bodies that speak together, and other ways to give a source.

use super::check;

#[test]
fn several_bodies_speak() {
    check(&[
        (
            "the second behind what the first is",
            "It rained, according to Ann Lee, head of the lodge, and Bo Ray, her deputy.",
            &["indirect: It rained | Ann Lee and Bo Ray, person | according-to"],
        ),
        (
            "behind",
            "The harbour will close, unions said.",
            &["indirect: The harbour will close | unions, group | subject"],
        ),
        (
            "in front",
            "Some charities say the plans would put lives at risk.",
            &["indirect: the plans would put lives at risk | Some charities, group | subject"],
        ),
        (
            "with what tells them",
            "European firms complained that the rules are unfair.",
            &["indirect: that the rules are unfair | European firms, group | subject"],
        ),
        (
            "a party in the plural",
            "Kelmore say the harbour is too small.",
            &["indirect: the harbour is too small | Kelmore, organisation | subject"],
        ),
        (
            "whom the writer met",
            "Multiple customers we spoke to say their calls were lost.",
            &["indirect: their calls were lost | customers, group | subject"],
        ),
    ]);
}

#[test]
fn a_source_is_given_with_as() {
    check(&[
        (
            "explains",
            "As Jane Roe explains, many bridges fail.",
            &["indirect: many bridges fail | Jane Roe, person | subject"],
        ),
        (
            "reported by",
            "Okkerby took the top spot, as reported by Jane Roe.",
            &["indirect: Okkerby took the top spot | Jane Roe, person | according-to"],
        ),
        (
            "shared",
            "The Harbour Board shared that boat bookings rose by 84%.",
            &["indirect: that boat bookings rose by 84% | Harbour Board, organisation | subject"],
        ),
        ("shared a thing", "The Harbour Board shared that view of harbours.", &[]),
    ]);
}

#[test]
fn what_closes_its_sentence_with_a_cue_is_said() {
    check(&[
        (
            "a verb that looks like a noun",
            "Consumers remain cautious, Jane Roe said.",
            &["indirect: Consumers remain cautious | Jane Roe, person | subject"],
        ),
        (
            "inverted",
            "The file contains the virus, said Jane Roe.",
            &["indirect: The file contains the virus | Jane Roe, person | inversion"],
        ),
        ("when", "A day later, Jane Roe said. Speaking in Hull, Jane Roe said.", &[]),
        (
            "to a programme",
            "The harbour will close, Jane Roe told the BBC’s Today programme.",
            &["indirect: The harbour will close | Jane Roe, person | subject"],
        ),
        (
            "a sum",
            "Jane Roe said £2m had been spent.",
            &["indirect: £2m had been spent | Jane Roe, person | subject"],
        ),
        (
            "to members",
            "Jane Roe told MPs child benefit would rise to £63 a week.",
            &["indirect: child benefit would rise to £63 a week | Jane Roe, person | subject"],
        ),
        (
            "a day that owns something",
            "The board sought to calm fears, stressing that Thursday’s meeting was a first step.",
            &["indirect: that Thursday’s meeting was a first step | board, organisation | subject"],
        ),
    ]);
}

#[test]
fn words_that_only_join_are_not_said() {
    check(&[
        (
            "by contrast",
            "By contrast, Jane Roe said, digging up roads can take weeks.",
            &["indirect: digging up roads can take weeks | Jane Roe, person | subject"],
        ),
        (
            "because",
            "The company offers a lot of training because, Jane Roe said, quality is key.",
            &["indirect: quality is key | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn a_second_office_goes_on_with_no_words() {
    let found = super::quotations(
        "The road will open in May, said Tom Doe, head of roads for the county, and a former driver.",
        None,
    );
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert!(one.starts_with("indirect: The road will open in May | Tom Doe"), "{one}");
}
