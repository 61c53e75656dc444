//! Who is called again by another noun than the one that was said of them.

use super::check;

#[test]
fn another_noun_means_whoever_is_known_to_be_that() {
    check(&[
        (
            "a star who is said to sing",
            "Singer Martin Roe has made a film.\nThe pop star said it was late.",
            &["indirect: it was late | Martin Roe, Singer, person | subject"],
        ),
        (
            "a banker who heads a bank",
            "Daniel Roe, head of the Hull Bank, spoke on Monday. The banker said rates were low.",
            &["indirect: rates were low | Daniel Roe, head of the Hull Bank, person | subject"],
        ),
        (
            "the one of two who is said to be so",
            "Mayor Jane Roe met striker Tom Doe in Hull.\nThe footballer said it was late.",
            &["indirect: it was late | Tom Doe, striker, person | subject"],
        ),
        (
            "the only one of whom nothing is said",
            "Bill Roe made a film in Hull.\nThe film star added that it was late.",
            &["indirect: that it was late | Bill Roe, person | subject"],
        ),
        (
            "not one of whom something else is said",
            "Mayor Jane Roe left.\nThe banker said it was late.",
            &["indirect: it was late | banker, anonymous | subject"],
        ),
        (
            "not where somebody without a name was called so",
            "Bill Roe met a musician.\nThe musician said it was late.",
            &["indirect: it was late | musician, anonymous | subject"],
        ),
        (
            "not whoever is told apart",
            "Bill Roe left.\nThe musician who played said it was late.",
            &["indirect: it was late | musician who played, anonymous | subject"],
        ),
    ]);
}

#[test]
fn a_peer_bears_a_surname_however_common() {
    check(&[
        (
            "a trade",
            "Lord Falconer said it was late. “We wait,” he said.",
            &[
                "indirect: it was late | Falconer, person | subject",
                "direct: We wait, | Falconer, person | subject",
            ],
        ),
        (
            "a title and the office beside it",
            "The Lord Chancellor, Lord Falconer, said it was late.",
            &["indirect: it was late | Falconer, Lord Chancellor, person | subject"],
        ),
        (
            "two titles of one",
            "Labour peer Baroness Castleford left. Lady Castleford said it was late.",
            &["indirect: it was late | Castleford, Labour peer, person | subject"],
        ),
    ]);
}

#[test]
fn a_description_ends_before_its_verb() {
    check(&[
        (
            "a report",
            "A report by two councils called on Thursday for haste. The report said it was late.",
            &["indirect: it was late | report by two councils, organisation | subject"],
        ),
        (
            "an adjective is nobody",
            "Jane Roe said: “It is safe for us all.”\nLack of steel is a major obstacle: “We have no steel at all.”",
            &[
                "direct: It is safe for us all. | Jane Roe, person | subject",
                "direct: We have no steel at all. | Jane Roe, person | floating",
            ],
        ),
    ]);
}

#[test]
fn a_description_beside_another_is_whoever_the_article_was_about_no_more() {
    check(&[
        (
            "alone",
            "Jane Roe was late on Monday.\nThe veteran diver was brief at noon.\n“We wait,” Roe said.",
            &["direct: We wait, | Jane Roe, veteran diver, person | subject"],
        ),
        (
            "one of two",
            "Jane Roe was late on Monday.\nThe veteran diver and the senator have met at noon.\n“We wait,” Roe said.",
            &["direct: We wait, | Jane Roe, person | subject"],
        ),
    ]);
}
