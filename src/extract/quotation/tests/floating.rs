//! Words that no cue reports, and transcripts.

use super::{check, read};
use crate::article::ParagraphKind;
use crate::text::paragraph::{Placed, lines};

#[test]
fn whoever_spoke_goes_on() {
    check(&[
        (
            "in the next paragraph",
            "“The bridge is old,” said Jane Roe.\n“Nobody ever looked at it.”",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct: Nobody ever looked at it. | Jane Roe, person | floating",
            ],
        ),
        (
            "for two paragraphs",
            "“The bridge is old,” said Jane Roe.\n“Nobody ever looked at it.”\n“I did, once, and I fell.”",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct: Nobody ever looked at it. | Jane Roe, person | floating",
                "direct: I did, once, and I fell. | Jane Roe, person | floating",
            ],
        ),
        (
            "after reported words",
            "Jane Roe says the bridge is old. “Nobody ever looked at it.”",
            &[
                "indirect: the bridge is old | Jane Roe, person | subject",
                "direct: Nobody ever looked at it. | Jane Roe, person | floating",
            ],
        ),
        (
            "after an answer that is reported",
            "Asked whether he would resign, Tom Doe said no. “Why should I do that now?”",
            &["direct: Why should I do that now? | Tom Doe, person | floating"],
        ),
    ]);
}

#[test]
fn a_cue_in_the_same_paragraph_speaks_for_the_words_before() {
    check(&[(
        "a run before it",
        "“It was never going to last.” “Nobody ever looked at it,” said Jane Roe.",
        &[
            "direct: It was never going to last. | Jane Roe, person | floating",
            "direct: Nobody ever looked at it, | Jane Roe, person | inversion",
        ],
    )]);
}

#[test]
fn words_belong_to_whom_the_article_talks_about() {
    check(&[
        (
            "the sentence before",
            "Jane Roe was not so sure. “Ask me again in the spring.”",
            &["direct: Ask me again in the spring. | Jane Roe, person | floating"],
        ),
        (
            "a paragraph before",
            "Jane Roe smiled at the question.\n“Ask me again in the spring.”",
            &["direct: Ask me again in the spring. | Jane Roe, person | floating"],
        ),
        (
            "the sentence around them",
            "For Jane Roe it was “a day to remember for all of us”.",
            &["direct: a day to remember for all of us | Jane Roe, person | sentence"],
        ),
    ]);
}

#[test]
fn nobody_speaks_where_nothing_tells() {
    check(&[
        (
            "nobody is named",
            "“Nobody shall pass here at night.” The bridge opened in 1931.",
            &["direct: Nobody shall pass here at night. | nobody"],
        ),
        (
            "the last speaker is long gone",
            "“The bridge is old,” said Jane Roe.\nIt opened in 1931.\nTrains crossed it.\n\
             Ships passed under it.\n“All who cross here cross at night.”",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct: All who cross here cross at night. | nobody",
            ],
        ),
        (
            "a pronoun that fits nobody",
            "Tom Doe left. “I was tired,” she said.",
            &["direct: I was tired, | nobody"],
        ),
        (
            "an article of nobody’s",
            "I told them the bridge is safe.",
            &["indirect: the bridge is safe | nobody"],
        ),
    ]);
}

#[test]
fn an_answer_is_given_by_whoever_is_asked() {
    check(&[
        (
            "question and answer",
            "“Will you close the bridge?” Jane Roe asked Tom Doe.\n“Not while I am here,” he said.\n\
             “Then who will?” she asked.",
            &[
                "direct: Will you close the bridge? | Jane Roe, person | subject",
                "direct: Not while I am here, | Tom Doe, person | subject",
                "direct: Then who will? | Jane Roe, person | subject",
            ],
        ),
        (
            "on one line",
            "“Did you sign it?” Jane Roe asked. “I did not,” Tom Doe replied.",
            &[
                "direct: Did you sign it? | Jane Roe, person | subject",
                "direct: I did not, | Tom Doe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn labels_name_the_speaker() {
    check(&[
        (
            "capitals",
            "COURIER: Why is the bridge closed?\nJANE ROE: It is old and nobody paid for it.\n\
             COURIER: And who should pay?\nROE: The council, of course.\nCOURIER: Will they?\n\
             ROE: Ask them.",
            &[
                "direct: It is old and nobody paid for it. | JANE ROE, person | label",
                "direct: The council, of course. | JANE ROE, person | label",
                "direct: Ask them. | JANE ROE, person | label",
            ],
        ),
        (
            "full names",
            "Jane Roe: It is old.\nTom Doe: It is not.\nJane Roe: You built it.\nTom Doe: I painted it.",
            &[
                "direct: It is old. | Jane Roe, person | label",
                "direct: It is not. | Tom Doe, person | label",
                "direct: You built it. | Jane Roe, person | label",
                "direct: I painted it. | Tom Doe, person | label",
            ],
        ),
        (
            "questions and answers",
            "Jane Roe runs the harbour.\nQ: Why is the bridge closed?\nA: It is old.\nQ: Who should pay?\n\
             A: The council, of course.\nQ: Will they?\nA: Ask them.",
            &[
                "direct: It is old. | Jane Roe, person | turn",
                "direct: The council, of course. | Jane Roe, person | turn",
                "direct: Ask them. | Jane Roe, person | turn",
            ],
        ),
        (
            "an answer of two paragraphs",
            "Jane Roe runs the harbour.\nQ: Why is the bridge closed?\nA: It is old.\n\
             Nobody paid for it.\nQ: Who should pay?\nA: The council, of course.\nQ: Will they?\n\
             A: Ask them.",
            &[
                "direct: It is old. | Jane Roe, person | turn",
                "direct+: Nobody paid for it. | Jane Roe, person | continuation",
                "direct: The council, of course. | Jane Roe, person | turn",
                "direct: Ask them. | Jane Roe, person | turn",
            ],
        ),
        ("no conversation", "Date: Monday.\nPlace: the harbour.\nEntry: free.\nParking: none.", &[]),
    ]);
}

#[test]
fn labels_in_capitals_stand_within_articles_too() {
    check(&[
        (
            "no marks",
            "The tape was played in court.\nJane Roe and Tom Doe sat in silence.\n\
             ROE: I never signed it.\nDOE: You did. I was there.\nROE: Show me.\n\
             The jury heard all of it.\nThe court rose at noon.\nNobody stayed.\nIt rained.\nIt was over.",
            &[
                "direct: I never signed it. | Jane Roe, person | label",
                "direct: You did. I was there. | Tom Doe, person | label",
                "direct: Show me. | Jane Roe, person | label",
            ],
        ),
        (
            "marks",
            "The tape was played in court.\nJane Roe and Tom Doe sat in silence.\n\
             “ROE: I never signed it.”\n“DOE: You did. I was there.”\n“ROE: Show me.”\n\
             The jury heard all of it.\nThe court rose at noon.\nNobody stayed.\nIt rained.\nIt was over.",
            &[
                "direct: I never signed it. | Jane Roe, person | label",
                "direct: You did. I was there. | Tom Doe, person | label",
                "direct: Show me. | Jane Roe, person | label",
            ],
        ),
    ]);
}

#[test]
fn the_talk_turns_with_the_article() {
    check(&[
        (
            "somebody else comes between",
            "“It is over,” said Jane Roe. Tom Doe was not so sure. “Ask me again in the spring.”",
            &[
                "direct: It is over, | Jane Roe, person | inversion",
                "direct: Ask me again in the spring. | Tom Doe, person | floating",
            ],
        ),
        (
            "a colon announces the next paragraph",
            "Jane Roe issued a statement:\n“The bridge is not safe.”",
            &["direct: The bridge is not safe. | Jane Roe, person | colon"],
        ),
        (
            "as somebody puts it, in the next paragraph",
            "Jane Roe paid for it. As Velt Labs put it:\n“The welds are sound and need no work.”",
            &["direct: The welds are sound and need no work. | Velt Labs, organisation | colon"],
        ),
        (
            "questions and answers",
            "“Why is it shut?” asked Jane Roe.\n“It is old,” said Tom Doe.\n“Since when?”\n“Since the war, they tell me.”",
            &[
                "direct: Why is it shut? | Jane Roe, person | inversion",
                "direct: It is old, | Tom Doe, person | inversion",
                "direct: Since when? | Jane Roe, person | floating",
                "direct: Since the war, they tell me. | Tom Doe, person | floating",
            ],
        ),
    ]);
}

#[test]
fn a_dash_signs() {
    check(&[
        (
            "a reader’s letter",
            "Letter of the Week: “The bridge shook and nobody came.” – Jane Roe, Hull",
            &["direct: The bridge shook and nobody came. | Jane Roe, person | sentence"],
        ),
        (
            "somebody described",
            "People love the new bus:\n\"The brakes are smooth.\" -- Night driver with ten years at the depot\n\
             \"I can see the whole road.\" -- A trainer at a bus company",
            &[
                "direct: The brakes are smooth. | Night driver with ten years at the depot, anonymous | sentence",
                "direct: I can see the whole road. | trainer at a bus company, anonymous | sentence",
            ],
        ),
        (
            "initials",
            "“The box came on time and it was full.” – JT (Read all reviews)",
            &["direct: The box came on time and it was full. | JT, person | sentence"],
        ),
        (
            "words that lost their closing mark",
            "“The box came on time. It was full. – Jane R. (Read all reviews)",
            &["direct: The box came on time. It was full. | Jane R., person | sentence"],
        ),
        (
            "no dash",
            "“The best gift I have had in years.” Jane Roe, head of the yard",
            &["direct: The best gift I have had in years. | Jane Roe, head of the yard, person | sentence"],
        ),
        (
            "where it was printed",
            "“The best gift I have had in years.” – Daily Quay",
            &["direct: The best gift I have had in years. | Daily Quay, organisation | sentence"],
        ),
    ]);
}

#[test]
fn what_is_sold_does_not_speak() {
    check(&[(
        "a course",
        "Quiet Hours are all the rage. Google Rest Search sells a course.\n“I am so proud of you for staying in bed.”",
        &["direct: I am so proud of you for staying in bed. | nobody"],
    )]);
}

#[test]
fn an_interview_needs_no_labels() {
    check(&[(
        "questions in paragraphs of their own",
        "# The woman who moves cranes\n\
         Jane Roe has run the harbour for ten years.\n\
         How did you come here?\nI came as a student. Tom Doe took me along.\n\
         What was your hardest year?\nThat was 2009. I had to send people home.\nNobody will forget it.\n\
         Do you drive a crane yourself?\nI do, on Sundays.\n\
         What will you do next?\nI will sail.",
        &[
            "direct: I came as a student. Tom Doe took me along. | Jane Roe, person | turn",
            "direct: That was 2009. I had to send people home. | Jane Roe, person | turn",
            "direct+: Nobody will forget it. | Jane Roe, person | continuation",
            "direct: I do, on Sundays. | Jane Roe, person | turn",
            "direct: I will sail. | Jane Roe, person | turn",
        ],
    )]);
}

#[test]
fn words_left_open_are_whoevers_the_next_paragraph_names() {
    check(&[
        (
            "over two paragraphs",
            "“It is late.\n“We are cold,” said Jane Roe.",
            &[
                "direct: It is late. | Jane Roe, person | continuation",
                "direct+: We are cold, | Jane Roe, person | inversion",
            ],
        ),
        (
            "over three",
            "Tom Doe said it rained.\n“It is late.\n“We are cold.\n“And tired,” said Jane Roe.",
            &[
                "indirect: it rained | Tom Doe, person | subject",
                "direct: It is late. | Jane Roe, person | continuation",
                "direct+: We are cold. | Jane Roe, person | continuation",
                "direct+: And tired, | Jane Roe, person | inversion",
            ],
        ),
        (
            "closed",
            "“It is late for us now.”\n“We are cold,” said Jane Roe.",
            &[
                "direct: It is late for us now. | nobody",
                "direct: We are cold, | Jane Roe, person | inversion",
            ],
        ),
    ]);
}

#[test]
fn a_heading_that_names_a_thing_is_nobody_who_speaks() {
    let article = "Dr Jane Roe builds boats.\nMast Heights\n“Find a mast that fits your boat well.”";
    let placed: Vec<Placed> = lines(article)
        .enumerate()
        .map(|(nth, line)| {
            let kind = if nth == 1 { ParagraphKind::Heading } else { ParagraphKind::Body };
            Placed::of_line(&line, kind)
        })
        .collect();
    let found = read(None, &placed, None);
    let speakers: Vec<_> = found.quotations.iter().filter_map(|one| one.speaker.as_ref()).collect();
    assert_eq!(speakers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Jane Roe"]);
}

#[test]
fn what_a_colon_announces_as_samples_is_nobodys() {
    check(&[
        (
            "you might say",
            "The builder may come back with an answer like this:\n“It is great that you like the boat.”\n\
             You might respond something like this:\n“I know that oars are dear for your yard.”",
            &[
                "direct: It is great that you like the boat. | builder, anonymous | colon",
                "direct: I know that oars are dear for your yard. | nobody",
            ],
        ),
        (
            "examples",
            "Jane Roe said: “Ask.”\nExamples of questions are:\n“What is the price of this boat?”\n\
             “Are there other oars here?”",
            &[
                "direct: Ask. | Jane Roe, person | subject",
                "direct: What is the price of this boat? | nobody",
                "direct: Are there other oars here? | nobody",
            ],
        ),
        (
            "in brackets",
            "Jane Roe said: “Go.” It moved the talk from skills (“I can row all day”) to boats.",
            &["direct: Go. | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn a_colon_announces_whose_words_follow() {
    check(&[
        (
            "their",
            "Quaylab noted:\n“They promise a week.”\nFewer tools leave what a thief could take. \
             Their assessment:\n“Small boats mean less to mend.”",
            &[
                "direct: They promise a week. | Quaylab, organisation | colon",
                "direct: Small boats mean less to mend. | Quaylab, organisation | colon",
            ],
        ),
        (
            "in her own words",
            "Jane Roe left after Tom Doe came.\nIn her own words:\n“It was too cold for me.”",
            &["direct: It was too cold for me. | Jane Roe, person | colon"],
        ),
        (
            "two",
            "We asked.\nJane Roe and Tom Doe of Okkerby:\n“We love the stories in the tide.”",
            &["direct: We love the stories in the tide. | Jane Roe and Tom Doe, person | colon"],
        ),
    ]);
}

#[test]
fn words_between_two_of_somebodys_are_theirs() {
    check(&[(
        "a bystander",
        "“Walter is the right man,” Tom Doe told Radio Arden. The lodge has picked Lee Poole as bowman for the race. \
         “He fits the boat because he is wise.” Doe added: “He is a good man.”",
        &[
            "direct: Walter is the right man, | Tom Doe, person | subject",
            "direct: He fits the boat because he is wise. | Tom Doe, person | floating",
            "direct: He is a good man. | Tom Doe, person | subject",
        ],
    )]);
}
