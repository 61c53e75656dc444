//! Several people, bodies and papers of no list, told by the verb behind them; and whose what somebody wrote is.

use super::check;

#[test]
fn nothing_but_people_can_stand_before_some_verbs() {
    check(&[
        (
            "of no list",
            "Several brands say they will leave.",
            &["indirect: they will leave | Several brands, group | subject"],
        ),
        (
            "in the middle of a sentence",
            "It rained, but brands say sales rose.",
            &["indirect: sales rose | brands, group | subject"],
        ),
        (
            "accused",
            "Other parties accused the mayor of lying.",
            &["indirect: the mayor of lying | Other parties, group | subject"],
        ),
        (
            "what is written",
            "The court papers say he stole a boat.",
            &["indirect: he stole a boat | court papers, organisation | subject"],
        ),
        (
            "those involved",
            "Those involved said it was late.",
            &["indirect: it was late | Those involved, group | subject"],
        ),
        (
            "where they stand",
            "Some on the left say the vote is lost.",
            &["indirect: the vote is lost | Some on the left, group | subject"],
        ),
        (
            "no more than a number",
            "The three said they would sail.",
            &["indirect: they would sail | three, group | subject"],
        ),
        (
            "when",
            "Jane Roe was sad. Jane Roe afterwards said: “I am glad I am out of it.”",
            &["direct: I am glad I am out of it. | Jane Roe, person | subject"],
        ),
        ("what others choose", "All of the boats we recommend work without oars.", &[]),
    ]);
}

#[test]
fn parties_go_by_what_their_members_are_called() {
    check(&[
        (
            "with an article",
            "The Conservatives said it was late. The Liberal Democrats said it was early.",
            &[
                "indirect: it was late | Conservatives, organisation | subject",
                "indirect: it was early | Liberal Democrats, organisation | subject",
            ],
        ),
        (
            "some of them",
            "Senior Conservatives said it was late.",
            &["indirect: it was late | Senior Conservatives, group | subject"],
        ),
    ]);
}

#[test]
fn what_somebody_wrote_speaks_for_them() {
    check(&[
        (
            "a letter of hers",
            "Jane Roe left. “Flour is dear,” Ms Roe’s letter said.",
            &["direct: Flour is dear, | Jane Roe, person | subject"],
        ),
        (
            "a statement of his",
            "Tom Doe left in May. “I am sorry,” his statement said. It added: “It was late.”",
            &[
                "direct: I am sorry, | Tom Doe, person | subject",
                "direct: It was late. | Tom Doe, person | subject",
            ],
        ),
        (
            "a body’s",
            "“Flour is dear,” the Harbour Board’s letter said.",
            &["direct: Flour is dear, | Harbour Board’s letter, organisation | subject"],
        ),
        (
            "a surname that says I",
            "“I was there and saw it all,” says Vandal.",
            &["direct: I was there and saw it all, | Vandal, person | inversion"],
        ),
    ]);
}

#[test]
fn who_a_study_is_of_does_not_speak() {
    check(&[
        (
            "an example",
            "Studies by scholars such as Tom Doe have shown how boats sink.",
            &["indirect: how boats sink | Studies by scholars such as Tom Doe, organisation | subject"],
        ),
        (
            "a list",
            "Analyses of visits, school records, and private pupils found that flu rose.",
            &["indirect: that flu rose | Analyses, organisation | subject"],
        ),
        (
            "whose it is",
            "After a calm year, Crestly analysis of tides found that deaths rose.",
            &["indirect: that deaths rose | Crestly analysis of tides, organisation | subject"],
        ),
        (
            "a share behind it",
            "The Crestly poll found 20% did not know.",
            &["indirect: 20% did not know | Crestly poll, organisation | subject"],
        ),
        (
            "as per",
            "Rain is what sinks boats, as per the Harbour Board.",
            &["indirect: Rain is what sinks boats | Harbour Board, organisation | according-to"],
        ),
        (
            "no comma",
            "According to Jane Roe there are two boats in the port.",
            &["indirect: there are two boats in the port | Jane Roe, person | according-to"],
        ),
        (
            "a capital within",
            "According to openTide, boats will sink by 2029.",
            &["indirect: boats will sink by 2029 | openTide, organisation | according-to"],
        ),
        (
            "a report by its title",
            "Sales rose last year, according to Crestly’s State of the Tides.",
            &["indirect: Sales rose last year | Crestly’s State of the Tides, organisation | according-to"],
        ),
    ]);
}

#[test]
fn a_second_verb_has_the_subject_of_the_first() {
    check(&[
        (
            "picked but felt",
            "Jane Roe picked Tom Doe for the crew but felt that the boat was dull.",
            &["indirect: that the boat was dull | Jane Roe, person | subject"],
        ),
        (
            "who felt",
            "Jane Roe met Tom Doe, who sailed but felt that the boat was dull.",
            &["indirect: that the boat was dull | Tom Doe, person | subject"],
        ),
        (
            "used a speech",
            "Jane Roe used her speech to say the crew was ready.",
            &["indirect: the crew was ready | Jane Roe, person | subject"],
        ),
        (
            "several things",
            "Jane Roe warned prices could rise. She made clear taxes had not been met.",
            &[
                "indirect: prices could rise | Jane Roe, person | subject",
                "indirect: taxes had not been met | Jane Roe, person | subject",
            ],
        ),
        (
            "a show",
            "Jane Roe told Radio Arden’s Morning show that she loved boats.",
            &["indirect: that she loved boats | Jane Roe, person | subject"],
        ),
        (
            "with letters behind one",
            "The Harbour Board (HB) and Quay Trust (QT) said it was late.",
            &["indirect: it was late | Harbour Board and Quay Trust, organisation | subject"],
        ),
    ]);
}

#[test]
fn what_somebody_is_goes_as_far_as_it_tells() {
    check(&[
        (
            "of a partner",
            "“Bread is an art,” says Tom Doe of Okkerby’s partner Crestly.",
            &["direct: Bread is an art, | Tom Doe, person | inversion"],
        ),
        (
            "of a magazine",
            "Empire magazine’s film editor Jane Roe said it was hot.",
            &["indirect: it was hot | Jane Roe, Empire magazine’s film editor, person | subject"],
        ),
        (
            "what they did",
            "Jane Roe, head of the union invested $10 million and said it was late.",
            &["indirect: it was late | Jane Roe, head of the union, person | subject"],
        ),
    ]);
}
