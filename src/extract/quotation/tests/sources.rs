//! The other ways to name a source: *according to*, a colon, a passive, a gerund, a chain.

use super::check;

#[test]
fn according_to_stands_anywhere() {
    check(&[
        (
            "in front",
            "According to Jane Roe, the bridge is safe.",
            &["indirect: the bridge is safe | Jane Roe, person | according-to"],
        ),
        (
            "behind",
            "The bridge is safe, according to Jane Roe.",
            &["indirect: The bridge is safe | Jane Roe, person | according-to"],
        ),
        (
            "in the middle",
            "The bridge, according to Jane Roe, is safe.",
            &[
                "indirect: The bridge | Jane Roe, person | according-to",
                "indirect+: is safe | Jane Roe, person | according-to",
            ],
        ),
        (
            "an apposition behind",
            "The bridge is safe, according to Jane Roe, a harbour engineer.",
            &["indirect: The bridge is safe | Jane Roe, harbour engineer, person | according-to"],
        ),
        (
            "an apposition in front",
            "According to Jane Roe, a harbour engineer, the bridge is safe.",
            &["indirect: the bridge is safe | Jane Roe, harbour engineer, person | according-to"],
        ),
        (
            "a text",
            "According to a report by the ministry, the bridge is safe.",
            &["indirect: the bridge is safe | report by the ministry, organisation | according-to"],
        ),
        (
            "a group",
            "The bridge is safe, according to two officials.",
            &["indirect: The bridge is safe | two officials, group | according-to"],
        ),
        (
            "quoted words",
            "The bridge is “not safe”, according to Jane Roe.",
            &["mixed: The bridge is “not safe” | Jane Roe, person | according-to"],
        ),
        (
            "quoted words alone",
            "“The bridge is not safe,” according to Jane Roe.",
            &["direct: The bridge is not safe, | Jane Roe, person | according-to"],
        ),
    ]);
}

#[test]
fn a_colon_introduces_words() {
    check(&[
        (
            "a sentence",
            "Jane Roe was blunt: “The bridge is not safe.”",
            &["direct: The bridge is not safe. | Jane Roe, person | colon"],
        ),
        (
            "a name",
            "Roe: “She promised growth and gave us groans.”\nJane Roe sat down.",
            &["direct: She promised growth and gave us groans. | Jane Roe, person | colon"],
        ),
    ]);
}

#[test]
fn a_passive_or_a_gerund_speaks() {
    check(&[
        (
            "quoted as saying that",
            "Jane Roe was quoted as saying that the bridge was safe.",
            &["indirect: that the bridge was safe | Jane Roe, person | passive"],
        ),
        (
            "quoted as saying, in marks",
            "Jane Roe was quoted as saying: “It shakes at night.”",
            &["direct: It shakes at night. | Jane Roe, person | passive"],
        ),
        (
            "saying",
            "Jane Roe closed the bridge, saying it was not safe.",
            &["indirect: it was not safe | Jane Roe, person | subject"],
        ),
        (
            "past another name",
            "Jane Roe attacked the council’s engineer, Tom Doe, saying he had misled her.",
            &["indirect: he had misled her | Jane Roe, person | subject"],
        ),
        (
            "adding, after reported words",
            "Jane Roe said the bridge was safe, adding that it would open in May.",
            &[
                "indirect: the bridge was safe | Jane Roe, person | subject",
                "indirect: that it would open in May | Jane Roe, person | subject",
            ],
        ),
        (
            "adding, after quoted words",
            "“It shook all night,” Jane Roe said, adding: “Nobody slept.”",
            &[
                "direct: It shook all night, | Jane Roe, person | subject",
                "direct+: Nobody slept. | Jane Roe, person | subject",
            ],
        ),
        (
            "adding that, after quoted words",
            "“The bridge is old,” said Jane Roe, adding that it shook.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "indirect: that it shook | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn the_outer_speaker_speaks() {
    check(&[
        (
            "a lawyer",
            "Jane Roe told Reuters that her lawyer had said the bridge was safe.",
            &[
                "indirect: that her lawyer had said the bridge was safe | Jane Roe, person | subject (her lawyer)",
            ],
        ),
        (
            "a name",
            "Jane Roe said Tom Doe had told her the bridge was safe.",
            &["indirect: Tom Doe had told her the bridge was safe | Jane Roe, person | subject (Tom Doe)"],
        ),
    ]);
}

#[test]
fn the_right_one_of_several_speaks() {
    check(&[
        (
            "not the agency that quotes",
            "The minister’s deputy was quoted by state news agency Tash24 as saying the talks were over.",
            &["indirect: the talks were over | minister’s deputy, anonymous | passive"],
        ),
        (
            "not whom a source is close to",
            "A source close to the regulator said the bank would be sold.",
            &["indirect: the bank would be sold | source close to the regulator, anonymous | subject"],
        ),
        (
            "not the boss for his staff",
            "President Tom Roe left. His spokesman said he was ill.",
            &["indirect: he was ill | His spokesman, anonymous | subject"],
        ),
        (
            "not the object of a gerund’s sentence",
            "During a speech on Monday, Tom Doe attacked Jane Roe for her plan, saying, “It is dangerous.”",
            &["direct: It is dangerous. | Tom Doe, person | subject"],
        ),
        (
            "people with a tail",
            "Scientists at the University of Hull say the bridge shakes.",
            &["indirect: the bridge shakes | Scientists at the University of Hull, group | subject"],
        ),
        (
            "a verb of no list",
            "“It shakes at night,” Jane Roe sobbed.",
            &["direct: It shakes at night, | Jane Roe, person | subject"],
        ),
        (
            "an owner before the name",
            "“The credibility is gone,” wrote the Courier’s Jane Roe in a note.",
            &["direct: The credibility is gone, | Jane Roe, person | inversion"],
        ),
    ]);
}

#[test]
fn a_noun_of_saying_reports_for_its_owner() {
    check(&[
        (
            "in somebody’s view",
            "In Jane Roe’s view, the bridge is safe.",
            &["indirect: the bridge is safe | Jane Roe, person | subject"],
        ),
        (
            "in somebody’s words",
            "In Jane Roe’s words, “the bridge is as safe as a church”.",
            &["direct: the bridge is as safe as a church | Jane Roe, person | subject"],
        ),
        (
            "a claim that somebody else rejects",
            "Engineers laughed and walked past Jane Roe’s claim that the bridge is safe.",
            &["indirect: that the bridge is safe | Jane Roe, person | subject"],
        ),
        (
            "her claim",
            "Jane Roe inspected the bridge. Engineers rejected her claim that it is safe.",
            &["indirect: that it is safe | Jane Roe, person | subject"],
        ),
        (
            "in his view",
            "Tom Doe inspected the bridge. In his view, it is safe.",
            &["indirect: it is safe | Tom Doe, person | subject"],
        ),
        ("her claim for money", "Jane Roe fell. Engineers rejected her claim for money.", &[]),
    ]);
}

#[test]
fn several_speak_with_one_voice() {
    check(&[
        (
            "two",
            "Jane Roe and Tom Doe said the bridge was safe. “We looked twice,” they said.",
            &[
                "indirect: the bridge was safe | Jane Roe and Tom Doe, person | subject",
                "direct: We looked twice, | Jane Roe and Tom Doe, person | subject",
            ],
        ),
        (
            "behind the verb",
            "“It is safe,” said Jane Roe and Tom Doe.",
            &["direct: It is safe, | Jane Roe and Tom Doe, person | inversion"],
        ),
        (
            "three, one of them known in full",
            "Ann Poole led the crew. “It is safe,” Poole, Jane Roe and Tom Doe said.",
            &["direct: It is safe, | Ann Poole, Jane Roe and Tom Doe, person | subject"],
        ),
        (
            "two bodies",
            "The Harbour Board and Nordkabel Holdings said the bridge was safe.",
            &["indirect: the bridge was safe | Harbour Board and Nordkabel Holdings, organisation | subject"],
        ),
        (
            "both",
            "“We looked,” both Jane Roe and Tom Doe said. Jane Roe and Tom Doe both said the bridge was safe.",
            &[
                "direct: We looked, | Jane Roe and Tom Doe, person | subject",
                "indirect: the bridge was safe | Jane Roe and Tom Doe, person | subject",
            ],
        ),
        (
            "each, with what is said of them",
            "Jane Roe, the mayor, and Tom Doe, her deputy, each said the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe and Tom Doe, person | subject"],
        ),
        (
            "two countries",
            "France and Germany vowed to cut their deficits.",
            &["indirect: to cut their deficits | France and Germany, organisation | subject"],
        ),
        (
            "two parties, one by what its members are called",
            "The Liberals and the Greens said it was late.",
            &["indirect: it was late | Liberals and Greens, organisation | subject"],
        ),
        (
            "who write",
            "“It is late,” Jane Roe and Tom Doe write.",
            &["direct: It is late, | Jane Roe and Tom Doe, person | subject"],
        ),
        (
            "one or the other",
            "Jane Roe or Tom Doe said the bridge was safe.",
            &["indirect: the bridge was safe | nobody"],
        ),
        (
            "a place and a person",
            "From Hull and Tom Doe said nothing. In Hull, Jane Roe said the bridge was safe.",
            &["indirect: the bridge was safe | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn several_polls_tell() {
    check(&[
        (
            "surveys",
            "Surveys show that lamps sell.",
            &["indirect: that lamps sell | Surveys, organisation | subject"],
        ),
        (
            "polls",
            "According to polls, the town is split.",
            &["indirect: the town is split | polls, organisation | according-to"],
        ),
        (
            "people with what they deal in",
            "Road safety experts said that the rule would fail.",
            &["indirect: that the rule would fail | Road safety experts, group | subject"],
        ),
    ]);
}

#[test]
fn what_sources_show_may_stand_before_them() {
    check(&[
        (
            "records",
            "The boat was sold last year, records show.",
            &["indirect: The boat was sold last year | records, organisation | subject"],
        ),
        (
            "between commas",
            "During the storm, harbour records show, the boat has sailed.",
            &[
                "indirect: During the storm | harbour records, organisation | subject",
                "indirect+: the boat has sailed | harbour records, organisation | subject",
            ],
        ),
        (
            "polls",
            "The town is split, polls suggest.",
            &["indirect: The town is split | polls, organisation | subject"],
        ),
        (
            "a study without a helping verb",
            "A study by Tide Watch found the mayor earned more than his rival.",
            &["indirect: the mayor earned more than his rival | study by Tide Watch, organisation | subject"],
        ),
        (
            "what others say",
            "A harbour poll shows 68% of pilots say the quay is safe.",
            &["indirect: 68% of pilots say the quay is safe | harbour poll, organisation | subject (pilots)"],
        ),
        (
            "a study behind the words",
            "Buyers care more about their life, a study shows.",
            &["indirect: Buyers care more about their life | study, organisation | subject"],
        ),
        ("what a thing shows", "The boat left, and films show the harbour.", &[]),
        (
            "what studies show",
            "Studies show dried or salted moss can be as good as fresh moss.",
            &[
                "indirect: dried or salted moss can be as good as fresh moss | Studies, organisation | subject",
            ],
        ),
        (
            "what doing something does",
            "Studies also show eating moss, such as red moss, may have an effect.",
            &[
                "indirect: eating moss, such as red moss, may have an effect | Studies, organisation | subject",
            ],
        ),
        (
            "what it would have done",
            "The committee also suggests thinking of moss as your main food.",
            &["indirect: thinking of moss as your main food | committee, organisation | subject"],
        ),
        (
            "a submission",
            "The 36-page submission also calls for decent boats.",
            &["indirect: decent boats | 36-page submission, organisation | subject"],
        ),
        (
            "reviews",
            "Reviews describe it as “too slow to float,” amongst other complaints.",
            &["mixed: it as “too slow to float,” amongst other complaints | Reviews, organisation | subject"],
        ),
    ]);
}
