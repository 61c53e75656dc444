//! Verbs that say nothing where they stand, and clauses that end before the main one.

use super::check;

#[test]
fn some_verbs_say_nothing_where_they_stand() {
    check(&[
        (
            "what is made to do something",
            "Headrests hold the head while encouraging the chin to stay down.",
            &[],
        ),
        ("a noun", "The tool is used to find patterns of audience demand to help row better.", &[]),
        ("what is called so", "He sold a tiny boat called left-oar that did exactly that.", &[]),
        ("what feels like something", "The book feels like an account of that voyage.", &[]),
        ("what a thing tells a reader", "Rowlock itself was a tool. It told you how to build boats.", &[]),
        ("what may be learned", "Hollywood can teach us about the price of boats.", &[]),
        (
            "what is kept",
            "Good crews keep their guests informed of the stress that often comes with tides.",
            &[],
        ),
        ("what is written", "Pilots who had been writing logs in the harbour left.", &[]),
        (
            "what goes on",
            "Tom Doe alleged that the bank knew of it but continued to lend money.",
            &["indirect: that the bank knew of it but continued to lend money | Tom Doe, person | subject"],
        ),
    ]);
}

#[test]
fn a_clause_that_leads_to_the_main_one_ends_before_it() {
    check(&[
        (
            "because",
            "Because the study shows that crews failed to improve, pilots should swim.",
            &["indirect: that crews failed to improve | study, organisation | subject"],
        ),
        (
            "a list",
            "When crews say they check the hull, clean the deck, etc, those are all old habits.",
            &["indirect: they check the hull, clean the deck, etc | crews, group | subject"],
        ),
        (
            "so",
            "Pilots said they would leave; so, it is late.",
            &["indirect: they would leave | Pilots, group | subject"],
        ),
        (
            "behind but",
            "It is good, but according to Jane Roe, the paint peels off.",
            &["indirect: the paint peels off | Jane Roe, person | according-to"],
        ),
        (
            "put it",
            "As Jane Roe put it, the plan was like a tide.",
            &["indirect: the plan was like a tide | Jane Roe, person | subject"],
        ),
        ("a short verb", "Jane Roe admits it’s late.", &["indirect: it’s late | Jane Roe, person | subject"]),
    ]);
}

#[test]
fn whoever_stands_right_before_that_says_it() {
    check(&[
        (
            "a relative",
            "But the Harbour Board did get a text from her husband, Tom Doe that said, “My wife was not there.”",
            &["direct: My wife was not there. | Tom Doe, husband, person | subject"],
        ),
        (
            "those who spoke",
            "Other customers that spoke with the Harbour Board say they left.",
            &["indirect: they left | Other customers, group | subject"],
        ),
        (
            "after claiming",
            "A jeweller has dropped Tom Doe after claiming his rings had been stolen.",
            &["indirect: his rings had been stolen | jeweller, anonymous | subject"],
        ),
        (
            "a report behind its verb",
            "Fewer boats will sail in May, says a report from analysts Crestly.",
            &[
                "indirect: Fewer boats will sail in May | report from analysts Crestly, organisation | inversion",
            ],
        ),
        (
            "a complaint",
            "The Department of Justice complaint says that she sailed.",
            &["indirect: that she sailed | Department of Justice complaint, organisation | subject"],
        ),
        (
            "several of a name",
            "It was well received. Okkerby Tides have said that it was clever.",
            &["indirect: that it was clever | Okkerby Tides, organisation | subject"],
        ),
    ]);
}

#[test]
fn quoted_words_that_only_tell_which_are_nobodys() {
    check(&[
        ("a part", "With the crew found by Tom Doe, the actual “who rows this boat” part is plain.", &[]),
        ("a charge", "In 2019, Jane Roe pleaded guilty to “conspiracy to sink a ferry”.", &[]),
    ]);
}

#[test]
fn lists_and_what_follows_a_source_stay_whole() {
    check(&[
        (
            "a list",
            "The Harbour Board recommends using soap, salt, or a mild gel.",
            &["indirect: using soap, salt, or a mild gel | Harbour Board, organisation | subject"],
        ),
        (
            "what else was done",
            "Tom Doe denied any wrongdoing and defended the price of boats.",
            &[
                "indirect: any wrongdoing | Tom Doe, person | subject",
                "indirect: the price of boats | Tom Doe, person | subject",
            ],
        ),
        (
            "no apposition",
            "According to Jane Roe, rowers often meet wet, cold tides.",
            &["indirect: rowers often meet wet, cold tides | Jane Roe, person | according-to"],
        ),
        (
            "what is called so",
            "The “tide theory” states that warm water slows fish.",
            &["indirect: that warm water slows fish | nobody"],
        ),
        ("no words", "Jane Roe argues that,\nTides rise.", &[]),
        ("on a label", "The Harbour Board met. On the bottle, it says salt kills fish.", &[]),
        (
            "letters of an agency",
            "The FTA checks boats. The agency recommends people not row.",
            &["indirect: people not row | FTA, organisation | subject"],
        ),
        (
            "a thing that signs",
            "Tom Doe built it. “The boat is yours,” he said.\n“While we build it, the boat is yours to row.” – boatgrid docs",
            &[
                "direct: The boat is yours, | Tom Doe, person | subject",
                "direct: While we build it, the boat is yours to row. | nobody",
            ],
        ),
        (
            "an office to somebody",
            "Deputy minister to the Crown, Jane Roe, said it was late.",
            &["indirect: it was late | Jane Roe, Deputy minister to the Crown, person | subject"],
        ),
    ]);
}
