//! Clauses that are reported without marks, or with marks around some of their words.

use super::check;

#[test]
fn a_clause_is_reported() {
    check(&[
        (
            "with that",
            "Jane Roe said that the bridge would stay closed until May.",
            &["indirect: that the bridge would stay closed until May | Jane Roe, person | subject"],
        ),
        (
            "without that",
            "Jane Roe says the bridge will stay closed.",
            &["indirect: the bridge will stay closed | Jane Roe, person | subject"],
        ),
        (
            "several clauses",
            "Jane Roe said that the bridge was old, that it shook and that it would be closed.",
            &[
                "indirect: that the bridge was old, that it shook and that it would be closed | Jane Roe, person | subject",
            ],
        ),
        (
            "a day before that",
            "Jane Roe insisted on Monday that the bridge was safe.",
            &["indirect: that the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "a day and no that",
            "Jane Roe said on Monday the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "a day without on",
            "Jane Roe said Monday that the bridge was old.",
            &["indirect: that the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "a day in front",
            "On Monday Jane Roe said the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "an occasion within",
            "Jane Roe, speaking after the vote, said the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "a statement in front",
            "In a statement, the Harbour Board said it was sorry.",
            &["indirect: it was sorry | Harbour Board, organisation | subject"],
        ),
        (
            "whether",
            "The council asked whether the bridge was safe.",
            &["indirect: whether the bridge was safe | council, organisation | subject"],
        ),
        (
            "why",
            "Jane Roe asked why the bridge had been closed.",
            &["indirect: why the bridge had been closed | Jane Roe, person | subject"],
        ),
        (
            "an infinitive",
            "Jane Roe promised to open the bridge in May.",
            &["indirect: to open the bridge in May | Jane Roe, person | subject"],
        ),
        (
            "a who-clause",
            "Among them was Jane Roe, who said the bridge was old.",
            &["indirect: the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "however",
            "Jane Roe, however, said the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "for his part",
            "For his part, Tom Doe said the bridge was safe.",
            &["indirect: the bridge was safe | Tom Doe, person | subject"],
        ),
        (
            "a belief",
            "The biographer, Jane Roe, believes the figure may have been higher still.",
            &["indirect: the figure may have been higher still | Jane Roe, biographer, person | subject"],
        ),
        (
            "a finding",
            "The report found that the bridge was unsafe.",
            &["indirect: that the bridge was unsafe | report, organisation | subject"],
        ),
        (
            "a dateline in front",
            "HULL, England (AP) — Jane Roe said Monday the bridge was old.",
            &["indirect: the bridge was old | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn a_clause_is_told_from_other_words() {
    check(&[
        ("what others say of somebody", "Jane Roe, said to be ill, left.", &[]),
        (
            "told on a programme",
            "Jane Roe told Hull’s “State of the Quay” that it was late.",
            &["indirect: that it was late | Jane Roe, person | subject"],
        ),
        (
            "behind what somebody was asked",
            "Jane Roe, when asked about the flood, said it was late.",
            &["indirect: it was late | Jane Roe, person | subject"],
        ),
        (
            "behind what was not said",
            "Jane Roe did not say that it rained, but said that it was dark.",
            &["indirect: that it was dark | Jane Roe, person | subject"],
        ),
        (
            "behind what a firm does",
            "Jane Roe, the head of Pell & Co, which owns the dam, said it was late.",
            &["indirect: it was late | Jane Roe, head of Pell & Co, person | subject"],
        ),
        (
            "of a verb that mostly comes with quoted words",
            "Jane Roe whispered that the bridge shook.",
            &["indirect: that the bridge shook | Jane Roe, person | subject"],
        ),
        ("which is none", "Jane Roe cried that day.", &[]),
        (
            "without that, of a verb that mostly has it",
            "Jane Roe warned it would rain.",
            &["indirect: it would rain | Jane Roe, person | subject"],
        ),
        (
            "whose verb is quoted",
            "Jane Roe said prices “will go up”.",
            &["mixed: prices “will go up” | Jane Roe, person | subject"],
        ),
        ("what is quoted says nothing of it", "Jane Roe said nothing “of the sort”.", &[]),
    ]);
}

#[test]
fn somebody_is_told() {
    check(&[
        (
            "that",
            "Jane Roe told the council that the bridge was safe.",
            &["indirect: that the bridge was safe | Jane Roe, person | subject"],
        ),
        (
            "no that",
            "Jane Roe told Tom Doe she would resign.",
            &["indirect: she would resign | Jane Roe, person | subject"],
        ),
        (
            "an adverb",
            "Jane Roe reportedly told friends she would resign.",
            &["indirect: she would resign | Jane Roe, person | subject"],
        ),
        (
            "an occasion before that",
            "Jane Roe told the Courier in an interview that the bridge was old.",
            &["indirect: that the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "urged",
            "Jane Roe urged drivers to stay at home.",
            &["indirect: to stay at home | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn quoted_words_within_reported_ones_make_it_mixed() {
    check(&[
        (
            "at the end",
            "Jane Roe said the bridge would be shut “for good”.",
            &["mixed: the bridge would be shut “for good” | Jane Roe, person | subject"],
        ),
        (
            "in the middle",
            "Jane Roe said the bridge was “never safe” but would open.",
            &["mixed: the bridge was “never safe” but would open | Jane Roe, person | subject"],
        ),
        (
            "twice",
            "Jane Roe said it was “old” and “in danger of falling down”.",
            &["mixed: it was “old” and “in danger of falling down” | Jane Roe, person | subject"],
        ),
        (
            "in front of the cue",
            "The bridge is “not safe”, says Jane Roe.",
            &["mixed: The bridge is “not safe” | Jane Roe, person | inversion"],
        ),
    ]);
}

#[test]
fn a_cue_interrupts_reported_words() {
    check(&[
        (
            "commas",
            "The bridge, Jane Roe said, is safe.",
            &[
                "indirect: The bridge | Jane Roe, person | subject",
                "indirect+: is safe | Jane Roe, person | subject",
            ],
        ),
        (
            "a pronoun",
            "Jane Roe laughed. The bridge, she said, is safe.",
            &[
                "indirect: The bridge | Jane Roe, person | subject",
                "indirect+: is safe | Jane Roe, person | subject",
            ],
        ),
        (
            "dashes",
            "The bridge – Jane Roe said – is safe.",
            &[
                "indirect: The bridge | Jane Roe, person | subject",
                "indirect+: is safe | Jane Roe, person | subject",
            ],
        ),
        (
            "at the end",
            "The bridge, however, was safe, Jane Roe said.",
            &["indirect: The bridge, however, was safe | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn joined_verbs_each_report_their_own() {
    check(&[
        (
            "and added that",
            "Jane Roe said the bridge was safe and added that it would open in May.",
            &[
                "indirect: the bridge was safe | Jane Roe, person | subject",
                "indirect: that it would open in May | Jane Roe, person | subject",
            ],
        ),
        (
            "but warned that",
            "Jane Roe said the bridge was safe but warned that it could close again.",
            &[
                "indirect: the bridge was safe | Jane Roe, person | subject",
                "indirect: that it could close again | Jane Roe, person | subject",
            ],
        ),
        (
            "but she added",
            "Jane Roe said the bridge was safe, but she added that it could close again.",
            &[
                "indirect: the bridge was safe | Jane Roe, person | subject",
                "indirect: that it could close again | Jane Roe, person | subject",
            ],
        ),
        (
            "somebody else",
            "Jane Roe said the bridge was safe, while Tom Doe warned that it could close again.",
            &[
                "indirect: the bridge was safe | Jane Roe, person | subject",
                "indirect: that it could close again | Tom Doe, person | subject",
            ],
        ),
        (
            "an object and a clause",
            "Jane Roe accused the council of “neglect” and demanded that ministers publish the letters.",
            &[
                "mixed: the council of “neglect” | Jane Roe, person | subject",
                "indirect: that ministers publish the letters | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn what_stands_between_the_verb_and_its_clause_is_passed_over() {
    check(&[
        (
            "last week",
            "Nordmart said last week that sales rose.",
            &["indirect: that sales rose | Nordmart, organisation | subject"],
        ),
        (
            "a paper and a day",
            "Jane Roe told the Lowquay Courier newspaper of Hull on Monday that the bridge was old.",
            &["indirect: that the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "however",
            "Jane Roe said, however, that the bridge was old.",
            &["indirect: that the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "out",
            "Jane Roe pointed out that the bridge was old.",
            &["indirect: that the bridge was old | Jane Roe, person | subject"],
        ),
        (
            "an infinitive that says no",
            "Jane Roe urged people not to panic.",
            &["indirect: not to panic | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn what_is_not_said_is_not_reported() {
    check(&[
        (
            "never and not",
            "Jane Roe never said the bridge was safe. She did not say whether it would open.",
            &[],
        ),
        (
            "a verb that goes on with what was said",
            "The watchdog said it was investigating and could not comment further.",
            &[
                "indirect: it was investigating and could not comment further | watchdog, organisation | subject",
            ],
        ),
        ("a work that was written", "Jane Roe wrote “The Harbour at Night” in 1998.", &[]),
    ]);
}

#[test]
fn nouns_and_orders_report_nothing() {
    check(&[
        (
            "a noun in a list",
            "Okkerby sells watches with alerts, calls, voice notes for sailors, and more.",
            &[],
        ),
        (
            "a noun far from any subject",
            "Prices for Okkerby, or harbour charges the board sets, rose in May.",
            &[],
        ),
        (
            "an order",
            "Jane Roe built the bridge. To learn more, ask for the plans of the harbour board.",
            &[],
        ),
        ("a word that opens its sentence", "Showing then telling gives a guide a chance to shine.", &[]),
        (
            "a verb after and",
            "The Harbour Board has no view on cranes and strongly recommends that they be moved.",
            &["indirect: that they be moved | Harbour Board, organisation | subject"],
        ),
        (
            "an organisation in the plural",
            "The Harbour Board say that the bridge is safe.",
            &["indirect: that the bridge is safe | Harbour Board, organisation | subject"],
        ),
    ]);
}

#[test]
fn whoever_stands_outside_reports_the_whole() {
    check(&[
        (
            "what is known is not said",
            "The judge knew that the files were gone, and learned that they burned.",
            &[],
        ),
        (
            "according to",
            "The judge believed that the files were gone, according to Tom Doe.",
            &[
                "indirect: The judge believed that the files were gone | Tom Doe, person | according-to (The judge)",
            ],
        ),
        (
            "said",
            "The bank warned that it would close, Tom Doe said.",
            &["indirect: The bank warned that it would close | Tom Doe, person | subject (The bank)"],
        ),
        (
            "a document",
            "According to early returns, the bridge will be sold.",
            &["indirect: the bridge will be sold | nobody"],
        ),
    ]);
}

#[test]
fn an_interruption_parts_what_is_reported() {
    check(&[
        (
            "a subject from its verb",
            "The waves off Lowquay, Tom Doe said, were as high as houses.",
            &[
                "indirect: The waves off Lowquay | Tom Doe, person | subject",
                "indirect+: were as high as houses | Tom Doe, person | subject",
            ],
        ),
        (
            "an occasion is no part of it",
            "After the vote, Tom Doe said the waves were high.",
            &["indirect: the waves were high | Tom Doe, person | subject"],
        ),
    ]);
}

#[test]
fn nothing_found_is_lost_to_whoever_stands_outside() {
    check(&[(
        "words in marks stay with whoever said them",
        "“We go,” said Tom Doe, who warned that the bridge would close on Monday, according to an official.",
        &[
            "direct: We go, | Tom Doe, person | inversion",
            "indirect: that the bridge would close on Monday | Tom Doe, person | subject",
        ],
    )]);
}

#[test]
fn what_is_said_of_words_is_none_of_them() {
    check(&[
        (
            "a remark",
            "Jane Roe said the plan was “a joke”, a remark that angered the port.",
            &["mixed: the plan was “a joke” | Jane Roe, person | subject"],
        ),
        (
            "a comma within the marks",
            "Jane Roe said the vote was “rigged,” a baseless claim for which she gave no evidence.",
            &["mixed: the vote was “rigged,” | Jane Roe, person | subject"],
        ),
        (
            "words",
            "Jane Roe said the money was a gift, words she later withdrew.",
            &["indirect: the money was a gift | Jane Roe, person | subject"],
        ),
        (
            "a court and a day",
            "Jane Roe said the money was a gift, jurors heard on Tuesday.",
            &["indirect: the money was a gift | Jane Roe, person | subject"],
        ),
        (
            "a court and its matter",
            "Jane Roe said the wall would burn, the inquiry into the fire at Marlow Tower heard yesterday.",
            &["indirect: the wall would burn | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn words_that_somebody_reports_of_another_are_the_others() {
    check(&[
        (
            "behind a colon",
            "Jane Roe said Tom Doe told the port on Monday: “I never saw her. We go.”",
            &[
                "indirect: Tom Doe told the port on Monday | Jane Roe, person | subject",
                "direct: I never saw her. We go. | Tom Doe, person | subject",
            ],
        ),
        (
            "behind a colon of one's own",
            "Jane Roe said that it was late: “We go.”",
            &[
                "indirect: that it was late | Jane Roe, person | subject",
                "direct: We go. | Jane Roe, person | subject",
            ],
        ),
    ]);
}
