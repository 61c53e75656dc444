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

#[test]
fn what_is_done_or_shown_is_not_said() {
    check(&[
        (
            "called out",
            "The pilots met. One of the first things they called out was the depth of the pool.",
            &[],
        ),
        ("a point", "The data point that sank the boat was hers.", &[]),
        (
            "shown to me",
            "Rowlock was slow. It showed me exactly why most pilots feel like they row alone.",
            &[],
        ),
        ("a participle behind a thing", "In Okkerby, moss labelled certified wild must be cut by hand.", &[]),
        (
            "a prize",
            "Crews love the Rowlock Club. The prize offered in the race is “better” than bread.",
            &[],
        ),
        ("instead of", "A lodge wants to sort boats instead of just calling them old or new.", &[]),
        ("no good", "Every lodge knows that. It is no good just urging people to stop rowing.", &[]),
        ("time spent", "Some pilots spend a lot of time describing boats or the tide.", &[]),
        ("in brackets", "They draw charts (summarizing what happened), and Jane Roe rows.", &[]),
        ("viewers", "Jane Roe painted it grey, encouraging viewers to contemplate how tides turn.", &[]),
        ("revealing how", "Jane Roe draws on films, revealing how boats shape the way crews are seen.", &[]),
        (
            "a shared verb",
            "As Jane Roe details, these were halls where strangers mingled and discussed news.",
            &[],
        ),
        (
            "doing shows",
            "Lodges look for pilots who can row, and painting your boat shows that you care.",
            &[],
        ),
        (
            "in the reader's head",
            "It is for Jane Roe. Do not leave the oar, thinking that you will find it.",
            &[],
        ),
        (
            "a letter they thought of",
            "The pilots did not write a letter they thought lodges wanted to read.",
            &[],
        ),
        ("said it", "I am not going to tell you who said it; I’m stealing it.", &[]),
        ("if it says", "If your letter says what it’s supposed to, they will row.", &[]),
        ("who said", "I stopped caring about old boats (who said “rotten”?).", &[]),
        ("a noun of a list", "A clerk for Jane Roe works with teams (claims, charts, etc.).", &[]),
        ("a deal", "Oarsman Tom Doe is discussing a loan move to Okkerby.", &[]),
        ("a move", "Oarsman Tom Doe has rejected a move to Okkerby after a row.", &[]),
        (
            "a player",
            "Coach Tom Doe has recalled the experienced Lee Poole at bow and drafted in Ann Hoe.",
            &[],
        ),
        (
            "each other",
            "Jane Roe wrote two logs. Her logs confirm each other as to the size of the boat.",
            &[],
        ),
        ("an order", "Jane Roe left. Don’t row a boat you dislike, tell them what YOU want.", &[]),
        (
            "if it starts",
            "Jane Roe can always ask for help from other pilots if the boat starts to sink.",
            &[],
        ),
        ("worries", "Only with oars can pilots stop worrying that the boat will not float.", &[]),
    ]);
}

#[test]
fn what_looks_like_a_deed_may_be_said() {
    check(&[
        (
            "years of telling",
            "Jane Roe has spent years telling pilots that boats sink.",
            &["indirect: that boats sink | Jane Roe, person | subject"],
        ),
        (
            "what is described",
            "Jane Roe coined the term, describing an oar that a child could lift.",
            &["indirect: an oar that a child could lift | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn what_leads_to_the_words_is_not_said() {
    check(&[
        (
            "instead of",
            "Jane Roe was clear. Instead of saying “I have built a boat for pay,” she would say “I have built a good \
             boat.”",
            &["direct: I have built a good boat. | Jane Roe, person | subject"],
        ),
        (
            "they claim",
            "The pilots rowed into two new tides that, they claim, do not turn as you would expect.",
            &["indirect: do not turn as you would expect | pilots, group | subject"],
        ),
        (
            "behind a colon",
            "One thing to note: According to Jane Roe, you should use the same oar.",
            &["indirect: you should use the same oar | Jane Roe, person | according-to"],
        ),
        (
            "tribute",
            "Jane Roe paid tribute to the “beautiful legacy” of the pilot.",
            &["mixed: “beautiful legacy” of the pilot | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn what_is_told_in_brackets_ends_with_them() {
    check(&[
        (
            "a sentence",
            "Why the boat? (Jane Roe says that it belongs to her brother.) Do you think so?",
            &["indirect: that it belongs to her brother | Jane Roe, person | subject"],
        ),
        (
            "a list",
            "Jane Roe recommends that boats 1) float and 2) sail well.",
            &["indirect: that boats 1) float and 2) sail well | Jane Roe, person | subject"],
        ),
    ]);
}
