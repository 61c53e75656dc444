//! Where reported words begin and end, and what nobody says.

use super::{check, quotations};

#[test]
fn a_colon_announces_words_of_their_own_behind_a_clause() {
    check(&[
        (
            "a clause in front",
            "Jane Roe said she was ready to talk: “We will meet on Monday.”",
            &[
                "indirect: she was ready to talk | Jane Roe, person | subject",
                "direct: We will meet on Monday. | Jane Roe, person | subject",
            ],
        ),
        (
            "no clause in front",
            "Jane Roe added a caveat: “We will meet on Monday.”",
            &["direct: We will meet on Monday. | Jane Roe, person | subject"],
        ),
        (
            "a programme",
            "Jane Roe told Radio 4’s Today programme: “We will meet on Monday.”",
            &["direct: We will meet on Monday. | Jane Roe, person | subject"],
        ),
        (
            "a verb of its own",
            "Jane Roe said it was a “waste” of time, adding: “We will meet on Monday.”",
            &[
                "mixed: it was a “waste” of time | Jane Roe, person | subject",
                "direct: We will meet on Monday. | Jane Roe, person | subject",
            ],
        ),
        (
            "nothing but that",
            "Jane Roe says that: “We will meet on Monday.”",
            &["direct: We will meet on Monday. | Jane Roe, person | subject"],
        ),
        (
            "somebody else’s",
            "Officials say the mood is grim, with one minister telling the Herald: “It is over.”",
            &[
                "indirect: the mood is grim | Officials, group | subject",
                "direct: It is over. | one minister, anonymous | subject",
            ],
        ),
    ]);
}

#[test]
fn a_clause_ends_where_another_attribution_begins() {
    check(&[
        (
            "a gerund",
            "Jane Roe said she expected rain, adding that the river was high.",
            &[
                "indirect: she expected rain | Jane Roe, person | subject",
                "indirect: that the river was high | Jane Roe, person | subject",
            ],
        ),
        (
            "though",
            "Observers said the vote had been calm, though they noted that some halls had opened late.",
            &[
                "indirect: the vote had been calm | Observers, group | subject",
                "indirect: that some halls had opened late | Observers, group | subject",
            ],
        ),
        (
            "what Doe did",
            "Police say Tom Doe was armed and refused to drop the gun.",
            &["indirect: Tom Doe was armed and refused to drop the gun | Police, group | subject (Police)"],
        ),
        (
            "a refusal",
            "Jane Roe confirmed that the port had signed but declined to discuss the price.",
            &["indirect: that the port had signed | Jane Roe, person | subject"],
        ),
        (
            "what had happened before goes on",
            "Jane Roe said her client was “ashamed” and had begun to repay the money.",
            &[
                "mixed: her client was “ashamed” and had begun to repay the money | Jane Roe, person | subject",
            ],
        ),
        (
            "the article’s own time",
            "Jane Roe said she could not support the plan, just days after the port had closed.",
            &["indirect: she could not support the plan | Jane Roe, person | subject"],
        ),
        (
            "a poll and the article’s own view",
            "The bridge is on the wrong side, according to Jane Roe, but Hull is split.",
            &["indirect: The bridge is on the wrong side | Jane Roe, person | according-to"],
        ),
        (
            "what hangs on a noun",
            "The school held a silence which, according to Jane Roe, raised £212.",
            &["indirect: raised £212 | Jane Roe, person | according-to"],
        ),
        (
            "an occasion in front",
            "In the book, titled “Second Son”, Jane Roe claims the port was closed.",
            &["indirect: the port was closed | Jane Roe, person | subject"],
        ),
        (
            "what should not be done",
            "Jane Roe urged young sailors not to panic.",
            &["indirect: not to panic | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn phrases_report_too() {
    for (said, words) in [
        ("Jane Roe made clear that the bridge was safe", "that the bridge was safe"),
        ("Jane Roe has made it clear that the bridge was safe", "that the bridge was safe"),
        ("Jane Roe was adamant the bridge was safe", "the bridge was safe"),
        ("Jane Roe gave evidence that the bridge was safe", "that the bridge was safe"),
        ("Jane Roe used to say that the bridge was safe", "that the bridge was safe"),
        ("Jane Roe described how the bridge was safe", "how the bridge was safe"),
        ("Jane Roe told the court of how the bridge was safe", "how the bridge was safe"),
        ("The bridge was safe, Jane Roe has found", "The bridge was safe"),
    ] {
        let found = quotations(&format!("{said}."), None);
        assert_eq!(found, [format!("indirect: {words} | Jane Roe, person | subject")], "{said}");
    }
    for said in ["went on", "hit back", "called out", "moaned", "raged", "remembered"] {
        let found = quotations(&format!("“Not again,” Jane Roe {said}."), None);
        assert_eq!(found, ["direct: Not again, | Jane Roe, person | subject"], "{said}");
    }
    for nothing in ["The show went on, and it rained.", "It was clear that it rained."] {
        assert_eq!(quotations(nothing, None), [""; 0], "{nothing}");
    }
    check(&[
        (
            "a verb in front",
            "“How many more?” queried Jane Roe.",
            &["direct: How many more? | Jane Roe, person | inversion"],
        ),
        (
            "a name for it",
            "Jane Roe branded the plan “embarrassing”. Harbour brands fell 2% in May.",
            &["mixed: the plan “embarrassing” | Jane Roe, person | subject"],
        ),
        (
            "somebody quoted",
            "Jane Roe quoted Tom Doe: “We burn the books.”",
            &["direct: We burn the books. | Tom Doe, person | inversion"],
        ),
    ]);
}

#[test]
fn who_will_not_speak_says_nothing() {
    for nothing in [
        "The Harbour Board declined to comment.",
        "Jane Roe refused to say whether the bridge was safe.",
        "Jane Roe declined to say whether she had offered to leave.",
        "Jane Roe declared a state of emergency on Monday.",
        "Jane Roe apologised on the council’s behalf.",
        "The mayor should say yes or say no.",
        "You could argue that nobody said the bridge was safe.",
    ] {
        assert_eq!(quotations(nothing, None), [""; 0], "{nothing}");
    }
}

#[test]
fn words_on_things_are_nobodys() {
    for written in [
        "Tom Doe, the owner, had to remove a sign that reads “Dogs must be kept on a lead”.",
        "Tom Doe left. A sign taped to the door read “Dogs must be kept on a lead”.",
    ] {
        let found = quotations(written, None);
        assert_eq!(found, ["direct: Dogs must be kept on a lead | nobody"], "{written}");
    }
    let found = quotations("Tom Doe has been told he is “a menace to the whole town”.", None);
    assert_eq!(found, ["direct: a menace to the whole town | nobody"]);
}

#[test]
fn short_words_behind_an_attribution_go_on() {
    let found = quotations("“Two,” Jane Roe said. “And a Coke.”", None);
    assert_eq!(
        found,
        [
            "direct: Two, | Jane Roe, person | subject",
            "direct+: And a Coke. | Jane Roe, person | interrupted"
        ]
    );
}

#[test]
fn what_leads_to_quoted_words_is_the_article_s() {
    check(&[
        (
            "a colon",
            "Jane Roe, a pilot, had a warning for beginners: “Stop when your knees hurt,” she said.",
            &["direct: Stop when your knees hurt, | Jane Roe, pilot, person | subject"],
        ),
        (
            "somebody is asked",
            "When asked how much Jane Roe was charged, \"Oh, we paid far too much,\" she said.",
            &["direct: Oh, we paid far too much, | Jane Roe, person | subject"],
        ),
        (
            "as somebody describes it",
            "As co-founder Jane Roe describes it, “I wanted to make something for people in boats.”",
            &[
                "direct: I wanted to make something for people in boats. | Jane Roe, co-founder, person | subject",
            ],
        ),
        (
            "but not what is half of what is said",
            "If the board agrees, “I think we will have a mole by the spring,” Jane Roe said.",
            &[
                "mixed: If the board agrees, “I think we will have a mole by the spring,” | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn what_the_article_goes_on_with_is_nobodys() {
    check(&[
        (
            "what was left unsaid",
            "Okkerby Steel said the mill would open in May, but it did not say how many would work there.",
            &["indirect: the mill would open in May | Okkerby Steel, organisation | subject"],
        ),
        (
            "what came of it",
            "Tom Roe denied the theft but the court has upheld the ban.",
            &["indirect: the theft | Tom Roe, person | subject"],
        ),
        (
            "what it was like",
            "In what Okkerby Steel calls an “odd turn”, prices fell last year.",
            &["mixed: an “odd turn” | Okkerby Steel, organisation | subject"],
        ),
        (
            "where a paper has it from",
            "According to the Tide Gazette, which cites two clerks close to the talks, the board will pay.",
            &["indirect: the board will pay | Tide Gazette, organisation | according-to"],
        ),
        (
            "how it was said, in brackets",
            "Jane Roe argues (rather loudly) that lamps sell.",
            &["indirect: that lamps sell | Jane Roe, person | subject"],
        ),
        (
            "somebody else's promise",
            "Tom Roe vowed to mend the quay, and Jane Doe is promising to build another one.",
            &[
                "indirect: to mend the quay | Tom Roe, person | subject",
                "indirect: to build another one | Jane Doe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn a_cue_may_stand_inside_of_what_it_reports() {
    check(&[
        (
            "with words in marks behind it",
            "The idea, says Okkerby Steel, is to build a “model town”.",
            &[
                "indirect: The idea | Okkerby Steel, organisation | inversion",
                "mixed+: is to build a “model town” | Okkerby Steel, organisation | inversion",
            ],
        ),
        (
            "behind *this*",
            "This, Jane Roe warns, is bad for trade.",
            &[
                "indirect: This | Jane Roe, person | subject",
                "indirect+: is bad for trade | Jane Roe, person | subject",
            ],
        ),
        (
            "behind what only joins",
            "More importantly, said Jane Roe, trade is encouraging people to walk.",
            &["indirect: trade is encouraging people to walk | Jane Roe, person | inversion"],
        ),
        (
            "behind a word that only joins",
            "Jane Roe spoke. However, she said, half of the people walk.",
            &["indirect: half of the people walk | Jane Roe, person | subject"],
        ),
        (
            "behind *but*",
            "Jane Roe spoke. But, she said, it is a risky plan.",
            &["indirect: it is a risky plan | Jane Roe, person | subject"],
        ),
        (
            "with several who speak",
            "The quay, said Jane Roe and Tom Doe, would be shut.",
            &[
                "indirect: The quay | Jane Roe and Tom Doe, person | inversion",
                "indirect+: would be shut | Jane Roe and Tom Doe, person | inversion",
            ],
        ),
        (
            "behind another clause",
            "Jane Roe runs the bank. While trade was “good” she warned that debts were growing.",
            &["indirect: that debts were growing | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn what_is_said_ends_where_the_article_turns() {
    check(&[
        (
            "a comma within the marks",
            "While Jane Roe agrees that the “hours tend to be a little bit longer,” it appears the tale of the tired \
             pilot is false.",
            &["mixed: that the “hours tend to be a little bit longer,” | Jane Roe, person | subject"],
        ),
        (
            "several behind one",
            "Opponents met again. They said this is illegal under old rules and are trying to block the plan.",
            &["indirect: this is illegal under old rules | Opponents, group | subject"],
        ),
        (
            "a dash and but",
            "Many expected this to be Roe’s year - but he was beaten in the final.",
            &["indirect: this to be Roe’s year | Many, group | subject"],
        ),
    ]);
}
