//! What somebody is: the role, and the class of speaker.

use super::check;

#[test]
fn the_article_tells_what_somebody_is() {
    check(&[
        (
            "in front",
            "Transport minister Jane Roe said the bridge was old.",
            &["indirect: the bridge was old | Jane Roe, Transport minister, person | subject"],
        ),
        (
            "in front, of an organisation",
            "Harbour Board spokesman Tom Doe said the bridge was closed.",
            &["indirect: the bridge was closed | Tom Doe, Harbour Board spokesman, person | subject"],
        ),
        (
            "in front, behind a verb",
            "It intrigues Hull University biologist Jane Roe. “It is old,” Roe said.",
            &["direct: It is old, | Jane Roe, Hull University biologist, person | subject"],
        ),
        (
            "behind",
            "Jane Roe, head of the harbour board, said the bridge was old.",
            &["indirect: the bridge was old | Jane Roe, head of the harbour board, person | subject"],
        ),
        (
            "behind, of a place",
            "Jane Roe, a former mayor of Hull, said it was old.",
            &["indirect: it was old | Jane Roe, former mayor of Hull, person | subject"],
        ),
        (
            "behind, of an office",
            "Jane Roe, professor of law at Hull University, said it was old.",
            &["indirect: it was old | Jane Roe, professor of law at Hull University, person | subject"],
        ),
        (
            "a who-clause",
            "Jane Roe, who is the mayor of Hull, said it was old.",
            &["indirect: it was old | Jane Roe, mayor of Hull, person | subject"],
        ),
        (
            "an owner",
            "The Harbour Board’s spokesman, Tom Doe, said the bridge was closed.",
            &["indirect: the bridge was closed | Tom Doe, Harbour Board’s spokesman, person | subject"],
        ),
        (
            "behind, of a firm of the same name",
            "“It is late for us,” said Jane Roe, founder of Roe Events.",
            &["direct: It is late for us, | Jane Roe, founder of Roe Events, person | inversion"],
        ),
        (
            "of whom",
            "The head of the Harbour Board, Jane Roe, said it was late.",
            &["indirect: it was late | Jane Roe, head of the Harbour Board, person | subject"],
        ),
        (
            "whose",
            "Tom Poole drives a bus. His wife, Mary, said the bridge shook.",
            &["indirect: the bridge shook | Mary, wife, person | subject"],
        ),
        (
            "later",
            "“The bridge is old,” said Jane Roe.\nRoe, a nurse from Hull, crosses it every day.",
            &["direct: The bridge is old, | Jane Roe, nurse from Hull, person | inversion"],
        ),
    ]);
}

#[test]
fn organisations_speak() {
    check(&[
        (
            "a board",
            "The Harbour Board said the bridge was closed.",
            &["indirect: the bridge was closed | Harbour Board, organisation | subject"],
        ),
        (
            "a ministry",
            "The foreign ministry said the bridge was closed.",
            &["indirect: the bridge was closed | foreign ministry, organisation | subject"],
        ),
        (
            "a company",
            "Halvorsen Group said the bridge was closed.",
            &["indirect: the bridge was closed | Halvorsen Group, organisation | subject"],
        ),
        (
            "a broadcaster",
            "The BBC reported that the bridge was closed.",
            &["indirect: that the bridge was closed | BBC, organisation | subject"],
        ),
        (
            "a court",
            "The High Court ruled that the bridge was unsafe.",
            &["indirect: that the bridge was unsafe | High Court, organisation | subject"],
        ),
        (
            "a house",
            "The White House said the bridge was safe.",
            &["indirect: the bridge was safe | White House, organisation | subject"],
        ),
        (
            "a country",
            "France said the bridge was closed.",
            &["indirect: the bridge was closed | France, organisation | subject"],
        ),
        (
            "by its initials",
            "The Indian Medical Association (IMA) met. The IMA said the delay was grave.",
            &["indirect: the delay was grave | Indian Medical Association, organisation | subject"],
        ),
        (
            "by its noun",
            "The Foreign Ministry was silent. “We know nothing,” the ministry said.",
            &["direct: We know nothing, | Foreign Ministry, organisation | subject"],
        ),
        (
            "the company",
            "Nordkabel Holdings shut its plant. The company said it would pay.",
            &["indirect: it would pay | Nordkabel Holdings, organisation | subject"],
        ),
        (
            "the company of its sentence’s subject",
            "Nordkabel Holdings bought Okkerby Steel. The firm said it would pay.",
            &["indirect: it would pay | Nordkabel Holdings, organisation | subject"],
        ),
        (
            "another company",
            "Nordkabel Holdings shut its plant. The company behind the crane said it would pay.",
            &["indirect: it would pay | company behind the crane, organisation | subject"],
        ),
        (
            "the statement of a ministry without a name",
            "Jane Roe left. The harbour ministry issued a statement. The statement said the bridge was safe.",
            &["indirect: the bridge was safe | harbour ministry, organisation | subject"],
        ),
        (
            "the statement of whoever issued it",
            "The Harbour Board issued a statement. The statement said the bridge was safe.",
            &["indirect: the bridge was safe | Harbour Board, organisation | subject"],
        ),
    ]);
}

#[test]
fn groups_speak() {
    check(&[
        (
            "a noun",
            "Residents said the bridge shook.",
            &["indirect: the bridge shook | Residents, group | subject"],
        ),
        (
            "a number",
            "Three officials said the bridge was closed.",
            &["indirect: the bridge was closed | Three officials, group | subject"],
        ),
        (
            "some",
            "Some experts say the bridge is old.",
            &["indirect: the bridge is old | Some experts, group | subject"],
        ),
        (
            "people familiar",
            "Two people familiar with the matter said the price would fall.",
            &["indirect: the price would fall | Two people familiar with the matter, group | subject"],
        ),
        (
            "sources",
            "Sources in the ministry said the talks were over.",
            &["indirect: the talks were over | Sources in the ministry, group | subject"],
        ),
        (
            "prosecutors",
            "Prosecutors allege that Tom Doe sold the bridge.",
            &["indirect: that Tom Doe sold the bridge | Prosecutors, group | subject"],
        ),
    ]);
}

#[test]
fn one_unnamed_person_speaks() {
    check(&[
        (
            "an official",
            "An official said the bridge was closed.",
            &["indirect: the bridge was closed | official, anonymous | subject"],
        ),
        (
            "a person familiar",
            "A person familiar with the matter said the price would fall.",
            &["indirect: the price would fall | person familiar with the matter, anonymous | subject"],
        ),
        (
            "a spokesman",
            "A spokesman for the Harbour Board said the bridge was closed.",
            &["indirect: the bridge was closed | spokesman for the Harbour Board, anonymous | subject"],
        ),
        (
            "a spokesman of somebody",
            "President Tom Roe left. A spokesman for Roe said he was ill.",
            &["indirect: he was ill | spokesman for Roe, anonymous | subject"],
        ),
        (
            "on condition of anonymity",
            "A senior diplomat, who spoke on condition of anonymity, said the talks were over.",
            &["indirect: the talks were over | senior diplomat, anonymous | subject"],
        ),
        (
            "a woman",
            "A woman who lives nearby said the bridge shook.",
            &["indirect: the bridge shook | woman who lives nearby, anonymous | subject"],
        ),
        (
            "one of many",
            "One resident said the bridge shook.",
            &["indirect: the bridge shook | One resident, anonymous | subject"],
        ),
        (
            "a head",
            "The head of the Harbour Board said it was late.",
            &["indirect: it was late | head of the Harbour Board, anonymous | subject"],
        ),
    ]);
}

#[test]
fn where_a_name_stands_tells_what_bears_it() {
    check(&[
        (
            "a head of it",
            "It is late, said Tom Doe, CEO of Okkerby Loaf.\nOkkerby Loaf said it was late. “It is cold,” he said.",
            &[
                "indirect: It is late | Tom Doe, CEO of Okkerby Loaf, person | inversion",
                "indirect: it was late | Okkerby Loaf, organisation | subject",
                "direct: It is cold, | Tom Doe, CEO of Okkerby Loaf, person | subject",
            ],
        ),
        (
            "its own",
            "Okkerby Loaf is using its vans. Okkerby Loaf said it was late.",
            &["indirect: it was late | Okkerby Loaf, organisation | subject"],
        ),
        (
            "a team of a trainer",
            "Okkerby Vandal is keeping the team on its toes. Vandal said it was late.",
            &["indirect: it was late | Okkerby Vandal, person | subject"],
        ),
        (
            "a place",
            "Jane Roe lives in a village under Godara Upazil. It is small. “It is late,” she said.",
            &["direct: It is late, | Jane Roe, person | subject"],
        ),
        (
            "a person of a place",
            "Okkerby Vandal of Ishwapur said it was late.",
            &["indirect: it was late | Okkerby Vandal, person | subject"],
        ),
        (
            "a club",
            "Former European champion Borussia Okkerby said it was late.",
            &["indirect: it was late | Borussia Okkerby, Former European champion, organisation | subject"],
        ),
    ]);
}

#[test]
fn a_bare_name_that_is_he_is_a_person() {
    check(&[
        (
            "nobody else",
            "“It is late,” Malloy said. It was cold, he said.",
            &[
                "direct: It is late, | Malloy, person | subject",
                "indirect: It was cold | Malloy, person | subject",
            ],
        ),
        (
            "somebody else",
            "Jane Roe was there. “It is late,” Malloy said. It was cold, she said.",
            &[
                "direct: It is late, | Malloy, organisation | subject",
                "indirect: It was cold | Jane Roe, person | subject",
            ],
        ),
    ]);
}
