//! Who is described first and named afterwards.

use super::check;

#[test]
fn the_name_that_follows_is_who_was_described() {
    check(&[
        (
            "a lead without a name",
            "A Hull councillor has called for a new bridge.\nTom Roe told the Courier that the bridge was unsafe.\n“It is a scandal,” he said.",
            &[
                "indirect: a new bridge | Tom Roe, Hull councillor, person | subject",
                "indirect: that the bridge was unsafe | Tom Roe, Hull councillor, person | subject",
                "direct: It is a scandal, | Tom Roe, Hull councillor, person | subject",
            ],
        ),
        (
            "behind what was said",
            "Fees will rise next year, a senior minister has warned.\n“It is a scandal,” said Tom Roe, 42.",
            &[
                "indirect: Fees will rise next year | Tom Roe, senior minister, person | subject",
                "direct: It is a scandal, | Tom Roe, senior minister, person | inversion",
            ],
        ),
        (
            "with all that belongs to it",
            "The head of the food agency says that famine looms.\nJane Roe, 51, said that it was late.",
            &[
                "indirect: that famine looms | Jane Roe, head of the food agency, person | subject",
                "indirect: that it was late | Jane Roe, head of the food agency, person | subject",
            ],
        ),
        (
            "part by part",
            "News of the day as it comes in.\n2:45 p.m.\nAshton’s tax commissioner says nothing was taken.\nTom Roe says he asked.",
            &[
                "indirect: nothing was taken | Tom Roe, Ashton’s tax commissioner, person | subject",
                "indirect: he asked | Tom Roe, Ashton’s tax commissioner, person | subject",
            ],
        ),
    ]);
}

#[test]
fn a_name_of_somebody_else_is_not() {
    check(&[
        (
            "who is something else",
            "A Hull councillor has called for a new bridge.\nTom Roe, a plumber, said it was late.",
            &[
                "indirect: a new bridge | Hull councillor, anonymous | subject",
                "indirect: it was late | Tom Roe, plumber, person | subject",
            ],
        ),
        (
            "who was named before",
            "A Hull councillor has accused Tom Roe of lying.\nTom Roe said it was late.",
            &[
                "indirect: Tom Roe of lying | Hull councillor, anonymous | subject",
                "indirect: it was late | Tom Roe, person | subject",
            ],
        ),
        (
            "who is of the other sex",
            "A Hull policewoman said it was late.\nTom Roe said he was sorry.",
            &[
                "indirect: it was late | Hull policewoman, anonymous | subject",
                "indirect: he was sorry | Tom Roe, person | subject",
            ],
        ),
        (
            "who does not speak",
            "A Hull councillor said it was late.\nTom Roe slept. “Well,” said Jane Doe.",
            &[
                "indirect: it was late | Hull councillor, anonymous | subject",
                "direct: Well, | Jane Doe, person | inversion",
            ],
        ),
        (
            "for whom somebody speaks",
            "A spokesman for the port said it was late.\nTom Roe said he was sorry.",
            &[
                "indirect: it was late | spokesman for the port, anonymous | subject",
                "indirect: he was sorry | Tom Roe, person | subject",
            ],
        ),
        (
            "farther down",
            "It rained.\nA Hull councillor said it was late.\nTom Roe said he was sorry.",
            &[
                "indirect: it was late | Hull councillor, anonymous | subject",
                "indirect: he was sorry | Tom Roe, person | subject",
            ],
        ),
    ]);
}
