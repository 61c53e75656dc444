//! Several verbs of one subject, and several subjects with verbs of their own.

use super::check;

#[test]
fn verbs_in_a_list_have_one_subject() {
    check(&[
        (
            "whose object is no subject",
            "Jane Roe praised the crew, called the ferry “a disgrace” and said the board should go.",
            &[
                "indirect: the crew | Jane Roe, person | subject",
                "mixed: the ferry “a disgrace” | Jane Roe, person | subject",
                "indirect: the board should go | Jane Roe, person | subject",
            ],
        ),
        (
            "not only, but also",
            "Jane Roe not only said the ferry was late but also called the crew “tired old men.”",
            &[
                "indirect: the ferry was late | Jane Roe, person | subject",
                "mixed: the crew “tired old men.” | Jane Roe, person | subject",
            ],
        ),
        ("neither, nor", "Jane Roe neither confirmed nor denied that the ferry was late.", &[]),
        (
            "two people",
            "Jane Roe said the ferry was late and John Doe said the crew was tired.",
            &[
                "indirect: the ferry was late | Jane Roe, person | subject",
                "indirect: the crew was tired | John Doe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn whoever_sends_it_says_what_it_says() {
    check(&[
        (
            "a statement",
            "Jane Roe issued a statement saying the ferry was late.",
            &["indirect: the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "a release",
            "The board put out a press release on Monday that said the ferry was late.",
            &["indirect: the ferry was late | board, organisation | subject"],
        ),
        (
            "but not of somebody else",
            "Jane Roe released a letter from her doctor that said she was well.",
            &["indirect: she was well | letter from her doctor, organisation | subject"],
        ),
        (
            "what is made, raised and given",
            "Jane Roe raised the possibility that the ferry was late.",
            &["indirect: that the ferry was late | Jane Roe, person | subject"],
        ),
        ("and only seeks something", "Jane Roe issued a statement that sought to calm the crew.", &[]),
        (
            "what is doubted",
            "Jane Roe questioned whether the ferry was late.",
            &["indirect: whether the ferry was late | Jane Roe, person | subject"],
        ),
        (
            "what will not be done",
            "Jane Roe vowed never to sail.",
            &["indirect: never to sail | Jane Roe, person | subject"],
        ),
    ]);
}
