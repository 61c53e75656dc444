//! Nouns of saying, and whose words they are.

use super::{check, quotations};

#[test]
fn nouns_tell_whose_words_follow() {
    for whose in [
        "Jane Roe’s reply was",
        "Jane Roe’s main argument has always been",
        "The message from Jane Roe is",
        "The view of Jane Roe is",
        "Jane Roe is of the view",
        "What Jane Roe said was",
        "Critics were puzzled by Jane Roe’s remarks",
    ] {
        let article = format!("{whose} that the ferry was late.");
        assert_eq!(
            quotations(&article, None),
            ["indirect: that the ferry was late | Jane Roe, person | subject"],
            "{article}"
        );
    }
    for whose in ["As Jane Roe sees it", "In Jane Roe’s opinion"] {
        let article = format!("{whose}, the ferry was late.");
        assert_eq!(
            quotations(&article, None),
            ["indirect: the ferry was late | Jane Roe, person | subject"],
            "{article}"
        );
    }
}

#[test]
fn what_only_names_or_leads_is_no_claim() {
    check(&[
        (
            "an event",
            "In his remarks, Jane Roe said the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "what is claimed and who rejects it",
            "Jane Roe dismissed Tom Doe’s claims that the ferry was late, saying it had sunk.",
            &[
                "indirect: Tom Doe’s claims that the ferry was late | Jane Roe, person | subject (Tom Doe)",
                "indirect: it had sunk | Jane Roe, person | subject",
            ],
        ),
        ("a name", "The late ferry, as Jane Roe calls it, sank.", &[]),
        (
            "a name in marks",
            "What Jane Roe calls “the late ferry” sank.",
            &["direct: the late ferry | Jane Roe, person | subject"],
        ),
        (
            "a source",
            "Per Jane Roe, the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | according-to"],
        ),
        (
            "what somebody is asked",
            "Jane Roe, asked about the delay, said the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | subject"],
        ),
    ]);
}
