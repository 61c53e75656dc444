//! What stands before a name and is none of it, and what stands for a name.

use super::check;

#[test]
fn an_office_ends_where_the_name_begins() {
    check(&[
        (
            "for something",
            "Minister for Agriculture Joe Hill said it was late.",
            &["indirect: it was late | Joe Hill, Minister for Agriculture, person | subject"],
        ),
        (
            "of state, for something",
            "Secretary of State for Defence John Roe said it was late.",
            &["indirect: it was late | John Roe, Secretary of State for Defence, person | subject"],
        ),
        (
            "with a field formed like a verb",
            "Housing minister Joe Roe said it was late.",
            &["indirect: it was late | Joe Roe, Housing minister, person | subject"],
        ),
        (
            "and a title besides",
            "Parish priest Fr Jim Roe said it was late.",
            &["indirect: it was late | Jim Roe, Parish priest, person | subject"],
        ),
        (
            "and a forename that is a title elsewhere",
            "Station manager Dean Ford said it was late.",
            &["indirect: it was late | Dean Ford, Station manager, person | subject"],
        ),
        (
            "of no list",
            "Grazier Jane Roe said it was late.",
            &["indirect: it was late | Jane Roe, Grazier, person | subject"],
        ),
        (
            "a courtesy",
            "Alhaji Sani Roe said it was late.",
            &["indirect: it was late | Sani Roe, person | subject"],
        ),
    ]);
}

#[test]
fn somebody_of_a_person_is_not_that_person() {
    check(&[
        (
            "who speaks",
            "Brian Roe died on Monday.\nA victim of Mr Roe said: “He ruined my life.”",
            &["direct: He ruined my life. | victim of Mr Roe, anonymous | subject"],
        ),
        (
            "behind the verb",
            "Brian Roe died on Monday.\n“He ruined my life,” said a friend of Mr Roe.",
            &["direct: He ruined my life, | friend of Mr Roe, anonymous | inversion"],
        ),
        (
            "who has a name",
            "Brian Roe died on Monday.\nA neighbour of Mr Roe, Sid Doe, said it was late.",
            &["indirect: it was late | Sid Doe, neighbour of Mr Roe, person | subject"],
        ),
    ]);
}

#[test]
fn firms_and_forces_are_called_by_what_they_are() {
    check(&[
        (
            "before the name",
            "Housebuilder Crestly said it was late.",
            &["indirect: it was late | Crestly, Housebuilder, organisation | subject"],
        ),
        (
            "where a person is called so",
            "Builder Tom Roe said it was late.",
            &["indirect: it was late | Tom Roe, Builder, person | subject"],
        ),
        (
            "in place of the name",
            "Police Scotland closed the road.\nThe force said it was late.",
            &["indirect: it was late | Police Scotland, organisation | subject"],
        ),
        (
            "with an adjective",
            "Okkerby Ltd is to scrap its stores.\nThe supermarket giant said it was late. The rival firm said it was \
             early.",
            &[
                "indirect: it was late | Okkerby Ltd, organisation | subject",
                "indirect: it was early | rival firm, organisation | subject",
            ],
        ),
        (
            "known as a whole",
            "Natural England said it was late.",
            &["indirect: it was late | Natural England, organisation | subject"],
        ),
    ]);
}

#[test]
fn an_accusation_is_no_office() {
    check(&[(
        "of somebody else's",
        "Tom Roe denies fraud. “I am innocent,” he said.\nThe prosecution argued that Roe was a serial fraudster.",
        &[
            "direct: I am innocent, | Tom Roe, person | subject",
            "indirect: that Roe was a serial fraudster | prosecution, organisation | subject",
        ],
    )]);
}

#[test]
fn what_somebody_is_stands_in_front() {
    check(&[
        (
            "named",
            "A mathematician named Jane Roe said she left.",
            &["indirect: she left | Jane Roe, mathematician, person | subject"],
        ),
        (
            "with a capital",
            "Head of tides at Quaylab, Jane Roe, said the plan was fair.",
            &["indirect: the plan was fair | Jane Roe, Head of tides at Quaylab, person | subject"],
        ),
        (
            "behind and",
            "The pilot was pleased, and shadow minister for tides, Jane Roe, said the plan was fair.",
            &["indirect: the plan was fair | Jane Roe, shadow minister for tides, person | subject"],
        ),
        (
            "behind who says it",
            "But it is as important to row while eating, says Jane Roe, R.D.N., author of The Small Boat.",
            &[
                "indirect: But it is as important to row while eating | Jane Roe, author of The Small Boat, person | \
                 inversion",
            ],
        ),
        (
            "a nickname that is an office",
            "Brian ‘Head’ Doe told a station that he was happy.",
            &["indirect: that he was happy | Brian ‘Head’ Doe, person | subject"],
        ),
    ]);
}
