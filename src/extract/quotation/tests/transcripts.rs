//! Labels that are speakers' and labels that are a list's; radio transcripts.

use super::{Placed, check, line, quotations, read};
use crate::article::ParagraphKind;
use crate::text::paragraph::lines;

#[test]
fn the_lines_of_a_list_are_nobodys_words() {
    check(&[
        (
            "figures between paragraphs",
            "Reviews: 106\nAverage Rating: 3.8\nQuay Movers is small. “We never fix a price,” says manager Jane Roe.\n\
             Reviews: 2,700\nAverage Rating: 4.8\nMole Movers is large. “We are proud of our lorries,” said Tom Doe.",
            &[
                "direct: We never fix a price, | Jane Roe, manager, person | inversion",
                "direct: We are proud of our lorries, | Tom Doe, person | inversion",
            ],
        ),
        (
            "other articles",
            "“We have lost the barn,” said Tom Doe.\nRead More: Fire season begins early\nA second fire began.\n\
             Read More: How to pack for a fire\n“The wind is our enemy,” said Jane Roe.\nRead More: Ten fires of the past",
            &[
                "direct: We have lost the barn, | Tom Doe, person | inversion",
                "direct: The wind is our enemy, | Jane Roe, person | inversion",
            ],
        ),
        (
            "other articles, in capitals",
            "“We have lost the barn,” said Tom Doe.\nREAD MORE: Fire season begins early\n\
             READ MORE: How to pack for a fire\nREAD MORE: Tom Doe says “never again”",
            &[
                "direct: We have lost the barn, | Tom Doe, person | inversion",
                "direct: never again | Tom Doe, person | subject",
            ],
        ),
        (
            "things that sentences praise",
            "Mobile App: Offer lessons at any hour.\nCourse Tools: Build a course from parts.\n\
             Coaching Programs: Plan a week with a coach.\nMobile App: Read the lessons.\nCourse Tools: Add a quiz.",
            &[],
        ),
        (
            "names that are listed",
            "Jane Roe – River Map (Tutor: Tom Doe)\nAnn Poole – Night Bus (Tutor: Tom Doe)\n\
             Jane Roe – Craft (Tutor: Ann Poole)\nTom Doe – Salt (Tutor: Jane Roe)",
            &[],
        ),
        (
            "questions without labels",
            "Jane Roe runs the harbour.\nWhy is the bridge closed?\nRoe: It is old.\nNobody paid for it.\nWho should pay?\n\
             Roe: The council, of course.\nWill they?\nRoe: Ask them.\nWhen?\nRoe: Tomorrow.",
            &[
                "direct: It is old. | Jane Roe, person | label",
                "direct+: Nobody paid for it. | Jane Roe, person | continuation",
                "direct: The council, of course. | Jane Roe, person | label",
                "direct: Ask them. | Jane Roe, person | label",
                "direct: Tomorrow. | Jane Roe, person | label",
            ],
        ),
        (
            "a colon within an answer",
            "Jane Roe: It is old.\nTom Doe: It is not.\nOne thing: it leaks.\nJane Roe: You built it.\nTom Doe: I painted it.",
            &[
                "direct: It is old. | Jane Roe, person | label",
                "direct: It is not. | Tom Doe, person | label",
                "direct+: One thing: it leaks. | Tom Doe, person | continuation",
                "direct: You built it. | Jane Roe, person | label",
                "direct: I painted it. | Tom Doe, person | label",
            ],
        ),
    ]);
}

#[test]
fn a_radio_transcript_is_read_turn_by_turn() {
    check(&[(
        "a host, strangers and noises",
        "JANE ROE, HOST:\nThe harbor is short of pilots. Tom Doe reports.\n\
         TOM DOE, BYLINE: It is early on the pier.\n(SOUNDBITE OF WHISTLE)\n\
         UNIDENTIFIED PERSON #1: Again. Back to the rope.\nUNIDENTIFIED GROUP: (Chanting) Rope.\n\
         DOE: Nobody here can swim.\nANN POOLE: I can pull a rope.\nDOE: Poole is one of forty.\n\
         (SOUNDBITE OF BAND'S \"HARBOR LIGHTS\")\n\
         Accuracy and availability of transcripts may vary.",
        &[
            "direct: The harbor is short of pilots. Tom Doe reports. | JANE ROE, HOST, person | label",
            "direct: It is early on the pier. | Tom Doe, person | label",
            "direct: Again. Back to the rope. | UNIDENTIFIED PERSON #1, anonymous | label",
            "direct: (Chanting) Rope. | UNIDENTIFIED GROUP, group | label",
            "direct: Nobody here can swim. | Tom Doe, person | label",
            "direct: I can pull a rope. | ANN POOLE, person | label",
            "direct: Poole is one of forty. | Tom Doe, person | label",
        ],
    )]);
}

#[test]
fn a_heading_is_no_part_of_an_answer() {
    let article = "Jane Roe runs the harbour.\nQ: Why is it shut?\nA: It is old.\nNobody paid.\nQ: Who will?\nA: Ask them.\nMoney\nQ: When?\nA: Soon.\nMore\nThe yard is open.";
    let mut placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    for heading in placed.iter_mut().filter(|placed| matches!(placed.text().get(..2), Some("Mo" | "Q:"))) {
        heading.paragraph.kind = ParagraphKind::Heading;
    }
    let found: Vec<String> = read(None, &placed, None).quotations.iter().map(line).collect();
    assert_eq!(
        found,
        [
            "direct: It is old. | Jane Roe, person | turn",
            "direct+: Nobody paid. | Jane Roe, person | continuation",
            "direct: Ask them. | Jane Roe, person | turn",
            "direct: Soon. | Jane Roe, person | turn",
        ]
    );
}

#[test]
fn the_line_under_a_picture_changes_no_subject() {
    let article = "“We sell bread first,” said Jane Roe.\nThe shop at night. (Photo: Tom Doe)\n“We bring the corner shop back.”";
    let mut placed: Vec<Placed> =
        lines(article).map(|line| Placed::of_line(&line, ParagraphKind::Body)).collect();
    placed[1].paragraph.kind = ParagraphKind::Caption;
    let found: Vec<String> = read(None, &placed, None).quotations.iter().map(line).collect();
    assert_eq!(
        found,
        [
            "direct: We sell bread first, | Jane Roe, person | inversion",
            "direct: We bring the corner shop back. | Jane Roe, person | floating",
        ]
    );
}

#[test]
fn an_essay_that_asks_is_no_interview() {
    let talk = "How did you come here?\nI came by ferry.\nWhy did you stay?\nMy mother lived here.\nWho pays you?\nI live by the \
                quay.\nAnd what will you do?\nI will sail.";
    assert_eq!(quotations(&format!("The tram was built by Borland Works.\n{talk}"), None), [""; 0]);
    assert_eq!(quotations(&format!("The tram is old.\n{talk}\nJane Roe would know."), None), [""; 0]);
    assert_eq!(quotations(&format!("Jane Roe runs the harbour.\n{talk}"), None).len(), 4);
    let essay = talk.replace("Who pays you?", "The quay is long. It is old. Who pays you?");
    let essay = essay.replace("Why did you", "Nobody asks. The town sleeps. Why did you");
    assert_eq!(quotations(&format!("Jane Roe runs the harbour.\n{essay}"), None), [""; 0]);
}
