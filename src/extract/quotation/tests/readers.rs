//! What the reader is told to say, what whoever writes says, and words that only stand in a sentence.

use super::{check, quotations};

#[test]
fn what_a_reader_may_say_is_nobodys() {
    check(&[
        (
            "an order",
            "Jane Roe is a porter. “I carry boats,” she said.\nSay, “Please hand me the boat,” and wait.",
            &[
                "direct: I carry boats, | Jane Roe, porter, person | subject",
                "direct: Please hand me the boat, | nobody",
            ],
        ),
        (
            "your",
            "Jane Roe is a porter. “I carry boats,” she said.\nThe kind of care that makes your crew shout, “We want no other boat!”",
            &[
                "direct: I carry boats, | Jane Roe, porter, person | subject",
                "direct: We want no other boat! | nobody",
            ],
        ),
        (
            "a thing the article is about",
            "Boat Skills are new here.\nRole: “You are the keeper of a boat and of its oars.”",
            &["direct: You are the keeper of a boat and of its oars. | nobody"],
        ),
        (
            "the name of a button",
            "Jane Roe is a porter. “I carry boats,” she said.\nPick a boat and press the button “This boat goes with another”.",
            &["direct: I carry boats, | Jane Roe, porter, person | subject"],
        ),
        (
            "a program’s",
            "Jane Roe is a porter. “I carry boats,” she said.\nThen run boats.row(tide, \"Failed to find any boat\") again.",
            &["direct: I carry boats, | Jane Roe, porter, person | subject"],
        ),
    ]);
}

#[test]
fn whoever_writes_says_it_to_others() {
    let article = "Boat Skills are new. “I carry boats,” Jane Roe said.\nI tell my pupils: “Row as if the tide were late.”\nI may open the talk with: “Here is the boat that we row.”";
    assert_eq!(
        quotations(article, Some("Ann Poole")),
        [
            "direct: I carry boats, | Jane Roe, person | subject",
            "direct: Row as if the tide were late. | Ann Poole, person | subject",
            "direct: Here is the boat that we row. | Ann Poole, person | sentence",
        ]
    );
}

#[test]
fn the_next_line_signs_the_words_above_it() {
    check(&[
        (
            "name and role",
            "Tom Doe said no.\n“We row to help every one of the pilots.”\nJane Roe, head of the Quay Trust",
            &[
                "direct: We row to help every one of the pilots. | Jane Roe, head of the Quay Trust, person | sentence",
            ],
        ),
        (
            "a dash",
            "Tom Doe said no.\n“We row to help every one of the pilots.”\n– Jane Roe",
            &["direct: We row to help every one of the pilots. | Jane Roe, person | sentence"],
        ),
        (
            "one after the other",
            "“We row to help every one of the pilots.”\nJane Roe, chair of the trust\n“We never once saw a pilot there.”\nTom Doe, head of the yard",
            &[
                "direct: We row to help every one of the pilots. | Jane Roe, chair of the trust, person | sentence",
                "direct: We never once saw a pilot there. | Tom Doe, head of the yard, person | sentence",
            ],
        ),
        (
            "what somebody does",
            "“It is hard to get my head around it.” -- Boat engineer working on old ferries",
            &[
                "direct: It is hard to get my head around it. | Boat engineer working on old ferries, anonymous | sentence",
            ],
        ),
    ]);
}

#[test]
fn few_words_behind_a_colon_are_said() {
    check(&[
        (
            "four words",
            "Arden coach Jane Roe: “It will be hard.”",
            &["direct: It will be hard. | Jane Roe, Arden coach, person | colon"],
        ),
        (
            "capitals behind them",
            "Arden coach Jane Roe: “We know they can hurt us.” KEY MATCH FACTS",
            &["direct: We know they can hurt us. | Jane Roe, Arden coach, person | colon"],
        ),
    ]);
}
