//! Where and when something was said, in front of its cue or behind it, and none of it said.

use super::check;

#[test]
fn what_a_broadcast_or_a_book_is_called_is_not_said() {
    check(&[
        (
            "on a show",
            "Speaking on “Face the Tide,” Jane Roe said the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "of one word, owned by a station",
            "Wednesday on the Tide Channel’s “Harbour,” Jane Roe said the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "before words in marks",
            "Wednesday on “Harbour,” Jane Roe said, “The ferry is late.”",
            &["direct: The ferry is late. | Jane Roe, person | subject"],
        ),
        (
            "a time that no preposition leads to",
            "Last week on “Face the Tide,” Jane Roe told Tom Doe it’s late.",
            &["indirect: it’s late | Jane Roe, person | subject"],
        ),
        (
            "a book",
            "While selling her new book, “Hard Tides,” Jane Roe said she was late.",
            &["indirect: she was late | Jane Roe, person | subject"],
        ),
        (
            "what others shouted",
            "To cries of “Shame!,” Jane Roe told the house, “The ferry is late.”",
            &["direct: The ferry is late. | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn words_in_marks_in_front_are_said_apart_from_what_follows() {
    check(&[
        (
            "as well",
            "While the talks were “tense,” Jane Roe said the ferry was late.",
            &[
                "direct: tense, | Jane Roe, person | subject",
                "indirect+: the ferry was late | Jane Roe, person | subject",
            ],
        ),
        (
            "by somebody else",
            "In what critics called “a joke,” Jane Roe said that the ferry was late.",
            &[
                "direct: a joke, | critics, group | subject",
                "indirect: that the ferry was late | Jane Roe, person | subject",
            ],
        ),
        (
            "by whoever asked",
            "Asked whether she was “a liar,” Jane Roe said: “No.”",
            &["direct: No. | Jane Roe, person | subject"],
        ),
        (
            "where nothing follows",
            "If the talks are “tense,” Jane Roe said after the vote.",
            &["mixed: If the talks are “tense,” | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn what_is_set_apart_behind_a_cue_is_not_said() {
    check(&[
        (
            "where it was said",
            "Jane Roe said, in a statement, that the ferry was late.",
            &["indirect: that the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "between dashes",
            "Jane Roe said — on the radio, as it happens — that the ferry was late.",
            &["indirect: that the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "before words in marks",
            "Jane Roe said, in a statement, “The ferry is late.”",
            &["direct: The ferry is late. | Jane Roe, person | subject"],
        ),
        (
            "before a bare clause",
            "Jane Roe says, for instance, the ferry is late.",
            &["indirect: the ferry is late | Jane Roe, person | subject"],
        ),
        (
            "but not what goes on with a clause before the cue",
            "Boats, Jane Roe said, in a letter, are late.",
            &[
                "indirect: Boats | Jane Roe, person | subject",
                "indirect+: in a letter, are late | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn shares_of_a_whole_are_what_is_said() {
    check(&[
        (
            "about half",
            "The harbour board said about half of the boats were late.",
            &["indirect: about half of the boats were late | harbour board, organisation | subject"],
        ),
        (
            "nearly a third",
            "Police said nearly a third of them were hurt.",
            &["indirect: nearly a third of them were hurt | Police, group | subject"],
        ),
    ]);
}

#[test]
fn what_leads_a_reported_clause_belongs_to_it() {
    check(&[
        (
            "what it hangs on",
            "Jane Roe said although the ferry was late, the bus was not.",
            &["indirect: although the ferry was late, the bus was not | Jane Roe, person | subject"],
        ),
        (
            "an adverb",
            "Jane Roe said clearly, the ferry was late.",
            &["indirect: clearly, the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "whose year it was",
            "Jane Roe said last year’s ferry was late.",
            &["indirect: last year’s ferry was late | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn where_and_when_it_was_said_is_passed_over() {
    for place in [
        "said on Monday night in Hull that",
        "said when asked that",
        "said on “Face the Tide” that",
        "said on the Tide Channel’s “Face the Tide” that",
        "told “Face the Tide” that",
        "told reporters aboard the ferry that",
        "told the Herald’s Tom Doe that",
    ] {
        let article = format!("Jane Roe {place} the ferry was late.");
        assert_eq!(
            super::quotations(&article, None),
            ["indirect: that the ferry was late | Jane Roe, person | subject"],
            "{article}"
        );
    }
}
