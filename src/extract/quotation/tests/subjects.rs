//! Whose words they are where others stand between the subject and its verb, and where the words begin with a number.

use super::check;

#[test]
fn what_is_told_of_somebody_is_not_who_speaks() {
    check(&[
        (
            "accused of something",
            "A man accused of murdering his wife told police she had walked out.",
            &["indirect: she had walked out | man, anonymous | subject"],
        ),
        (
            "who worked with somebody",
            "A nurse who worked with Alan Roe for years said that he was kind.",
            &["indirect: that he was kind | nurse who worked with Alan Roe for years, anonymous | subject"],
        ),
        (
            "who somebody says it of",
            "A woman who Alan Roe said was his wife was charged.",
            &["indirect: was his wife was charged | Alan Roe, person | subject"],
        ),
        (
            "a place at the end of the clause",
            "The airline will cut 300 jobs in Spain, its chief executive said on Monday.",
            &["indirect: The airline will cut 300 jobs in Spain | its chief executive, anonymous | subject"],
        ),
        (
            "the subject and not the object is it",
            "Roe Bank will sell its part of Doe Bank, it said on Tuesday.",
            &["indirect: Roe Bank will sell its part of Doe Bank | Roe Bank, organisation | subject"],
        ),
    ]);
}

#[test]
fn a_number_belongs_to_what_is_said() {
    check(&[
        (
            "a number",
            "Jane Roe said 12 men were held.",
            &["indirect: 12 men were held | Jane Roe, person | subject"],
        ),
        (
            "after a day",
            "Jane Roe said Tuesday 12 men were held.",
            &["indirect: 12 men were held | Jane Roe, person | subject"],
        ),
        (
            "at least",
            "Jane Roe said at least 30 homes had been lost.",
            &["indirect: at least 30 homes had been lost | Jane Roe, person | subject"],
        ),
        (
            "money",
            "Jane Roe said $3 million was missing.",
            &["indirect: $3 million was missing | Jane Roe, person | subject"],
        ),
        (
            "nearly",
            "Jane Roe said nearly 300 men were there.",
            &["indirect: nearly 300 men were there | Jane Roe, person | subject"],
        ),
        (
            "too many",
            "Jane Roe said too many men were there.",
            &["indirect: too many men were there | Jane Roe, person | subject"],
        ),
        (
            "only one",
            "Jane Roe said only one man was there.",
            &["indirect: only one man was there | Jane Roe, person | subject"],
        ),
        (
            "not a date",
            "Jane Roe said March 12 that the hall was shut.",
            &["indirect: that the hall was shut | Jane Roe, person | subject"],
        ),
        (
            "nor a time",
            "Jane Roe said around 5 p.m. that the hall was shut.",
            &["indirect: that the hall was shut | Jane Roe, person | subject"],
        ),
        (
            "nor how long ago",
            "Jane Roe said two years ago the hall was shut.",
            &["indirect: the hall was shut | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn several_who_are_described_speak_together() {
    check(&[
        (
            "police and witnesses",
            "A bomb killed 12 men in the port on Sunday, police and witnesses said.",
            &["indirect: A bomb killed 12 men in the port on Sunday | police and witnesses, group | subject"],
        ),
        (
            "in front",
            "The mayor and the governor said it was over.",
            &["indirect: it was over | mayor and governor, group | subject"],
        ),
        (
            "two clauses",
            "Police arrested two officials and witnesses said they fought.",
            &["indirect: they fought | witnesses, group | subject"],
        ),
        (
            "somebody of a body",
            "A Ministry of Harbours spokesman said it was over.",
            &["indirect: it was over | Ministry of Harbours spokesman, anonymous | subject"],
        ),
        (
            "told of something between commas",
            "The plan, which the mayor called “a joke,” was dropped.",
            &["direct: a joke, | mayor, anonymous | subject"],
        ),
        (
            "in British marks",
            "The plan, which the mayor called “a joke”, was dropped.",
            &["direct: a joke | mayor, anonymous | subject"],
        ),
        (
            "who declined to be named",
            "The talks were over, said an official who declined to be named.",
            &["indirect: The talks were over | official, anonymous | inversion"],
        ),
        (
            "a dateline",
            "Ashton: The Harbour Court met on Monday, observing that it was “a heavy price”.",
            &["mixed: that it was “a heavy price” | Harbour Court, organisation | subject"],
        ),
        (
            "a surname that is a title",
            "Economist Amartya Sen said it was over.",
            &["indirect: it was over | Amartya Sen, Economist, person | subject"],
        ),
        (
            "an office that somebody was given",
            "Laura Kim has been named head of the port. “I am glad of it,” said Kim.",
            &["direct: I am glad of it, | Laura Kim, head of the port, person | inversion"],
        ),
    ]);
}

#[test]
fn what_is_said_in_court_is_heard() {
    check(&[
        (
            "behind",
            "The man was drunk on the quay, an inquest heard.",
            &["indirect: The man was drunk on the quay | inquest, organisation | subject"],
        ),
        (
            "in front",
            "Hull Crown Court heard that Roe had lied.",
            &["indirect: that Roe had lied | Hull Crown Court, organisation | subject"],
        ),
        (
            "told",
            "The jury has been told that Roe had lied.",
            &["indirect: that Roe had lied | jury, organisation | subject"],
        ),
        ("not things", "The court heard evidence on Monday. The jury heard from Jane Roe.", &[]),
        ("nor by others", "Residents heard a bang. Jane Roe was told that it was late.", &[]),
    ]);
}

#[test]
fn those_who_speak_for_others_are_not_who_was_named_last() {
    check(&[(
        "an aide",
        "Tom Doe lost. A Republican aide said Doe was in danger.\n“They have the votes,” the aide said.",
        &[
            "indirect: Doe was in danger | Republican aide, anonymous | subject",
            "direct: They have the votes, | Republican aide, anonymous | subject",
        ],
    )]);
}

#[test]
fn more_names_are_told_from_what_stands_beside_them() {
    check(&[
        (
            "of a police station",
            "The victim was Imran Shake. “It was a dreadful sight,” said Inspector Jane Roe of Ashton police station.",
            &["direct: It was a dreadful sight, | Jane Roe, Inspector, person | inversion"],
        ),
        (
            "another neighbour",
            "Another neighbour, Jane Roe, said it was over.",
            &["indirect: it was over | Jane Roe, neighbour, person | subject"],
        ),
        (
            "a plan that critics call",
            "It is a plan that critics say is a waste of time.",
            &["indirect: is a waste of time | critics, group | subject"],
        ),
        (
            "a place in a team",
            "Linebacker Tom Doe said it was over.",
            &["indirect: it was over | Tom Doe, Linebacker, person | subject"],
        ),
    ]);
}

#[test]
fn who_is_studied_does_not_speak() {
    check(&[
        (
            "followed",
            "A study that followed 7,000 nurses for ten years found that naps help.",
            &["indirect: that naps help | study, organisation | subject"],
        ),
        (
            "compared",
            "A study comparing old and young nurses found that naps help.",
            &["indirect: that naps help | study, organisation | subject"],
        ),
        (
            "published",
            "A review of the trials published in NMJ concludes that naps help.",
            &["indirect: that naps help | review of the trials, organisation | subject"],
        ),
        (
            "using something",
            "Researchers using the Lund Sleep Index found that naps help.",
            &["indirect: that naps help | Researchers, group | subject"],
        ),
        (
            "data",
            "Data from the Lund Sleep Index show that naps help.",
            &["indirect: that naps help | Data from the Lund Sleep Index, organisation | subject"],
        ),
        (
            "according to data",
            "The loan is high, according to data from the Loan Institute.",
            &["indirect: The loan is high | data from the Loan Institute, organisation | according-to"],
        ),
        (
            "of a month",
            "The loan is high, according to a June report by the Sleep Lab.",
            &["indirect: The loan is high | June report by the Sleep Lab, organisation | according-to"],
        ),
        (
            "a magazine",
            "Okkerby Weekly magazine said the loan is high.",
            &["indirect: the loan is high | Okkerby Weekly magazine, organisation | subject"],
        ),
    ]);
}

#[test]
fn what_somebody_is_said_to_be_needs_no_second_comma() {
    check(&[
        (
            "a driver",
            "Nate Odell, a driver from Port Arden said the road was dark.",
            &["indirect: the road was dark | Nate Odell, driver from Port Arden, person | subject"],
        ),
        (
            "behind the words",
            "“It was dark,” Mina Farrow, a nurse at the clinic told reporters.",
            &["direct: It was dark, | Mina Farrow, nurse at the clinic, person | subject"],
        ),
        (
            "an office without article",
            "“It was dark,” Callan Spears, vice president of Spears Locks told us. “It was late.”",
            &[
                "direct: It was dark, | Callan Spears, vice president of Spears Locks, person | subject",
                "direct+: It was late. | Callan Spears, vice president of Spears Locks, person | interrupted",
            ],
        ),
        (
            "somebody else",
            "With Nate Odell, a nurse said the road was dark.",
            &["indirect: the road was dark | nurse, anonymous | subject"],
        ),
        (
            "behind the verb and its owner",
            "The road is dark, says the Courier’s Jane Roe in Hull.",
            &["indirect: The road is dark | Jane Roe, person | inversion"],
        ),
        (
            "several behind the verb",
            "“We were surprised,” say the authors.",
            &["direct: We were surprised, | authors, group | inversion"],
        ),
    ]);
}

#[test]
fn a_description_starts_behind_what_another_clause_says() {
    check(&[
        (
            "what they say",
            "He nodded in what harbour officials said was a compromise.",
            &["indirect: was a compromise | harbour officials, group | subject"],
        ),
        (
            "a move they say",
            "The port closed in a move ministers say should help ferries.",
            &["indirect: should help ferries | ministers, group | subject"],
        ),
        (
            "by doing it",
            "Mr Roe surprised some experts by forecasting that it would rain.",
            &["indirect: that it would rain | Roe, person | subject"],
        ),
        (
            "of letting others do it",
            "Opponents of letting pilots into the harbour said that it was late.",
            &["indirect: that it was late | Opponents of letting pilots into the harbour, group | subject"],
        ),
    ]);
}

#[test]
fn a_description_goes_on_past_the_comma_within_a_name() {
    check(&[
        (
            "a department",
            "A spokesman for the Department for Trade, Energy and Water said it rained.",
            &[
                "indirect: it rained | spokesman for the Department for Trade, Energy and Water, anonymous | subject",
            ],
        ),
        (
            "a laboratory",
            "“No,” said Jane Roe, a sailor who runs the Water, Energy, and Culture Lab in Hull.",
            &[
                "direct: No, | Jane Roe, sailor who runs the Water, Energy, and Culture Lab in Hull, person | inversion",
            ],
        ),
        (
            "whose panel it is",
            "The head of Arden’s panel of pilots said it rained.",
            &["indirect: it rained | head of Arden’s panel of pilots, anonymous | subject"],
        ),
        (
            "an adverb behind",
            "Some web users in Arden also report that it rained.",
            &["indirect: that it rained | Some web users in Arden, group | subject"],
        ),
    ]);
}
