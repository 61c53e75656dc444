//! The fullest name that an article gives, and namesakes.

use super::{check, quotations};

#[test]
fn the_fullest_name_is_given() {
    check(&[
        (
            "a surname",
            "Jane Roe, the harbour engineer, opened the bridge. “It is safe,” Roe said.",
            &["direct: It is safe, | Jane Roe, harbour engineer, person | subject"],
        ),
        (
            "a forename",
            "Jane Roe lives in Hull. “It is safe,” said Jane.",
            &["direct: It is safe, | Jane Roe, person | inversion"],
        ),
        (
            "before the full name",
            "Roe was blunt. “It is not safe,” Jane Roe said.",
            &["direct: It is not safe, | Jane Roe, person | subject"],
        ),
        (
            "a title and a surname",
            "Prime Minister Jane Roe said it was old. Ms Roe later said it would stay.",
            &[
                "indirect: it was old | Jane Roe, Prime Minister, person | subject",
                "indirect: it would stay | Jane Roe, Prime Minister, person | subject",
            ],
        ),
        (
            "a title and a forename",
            "Sir Tom Poole said it was old. “It shakes,” Sir Tom said.",
            &[
                "indirect: it was old | Tom Poole, person | subject",
                "direct: It shakes, | Tom Poole, person | subject",
            ],
        ),
        (
            "a nickname",
            "Wilhelmina “Billie” Poole said it was late. “Go home,” said Billie.",
            &[
                "indirect: it was late | Wilhelmina “Billie” Poole, person | subject",
                "direct: Go home, | Wilhelmina “Billie” Poole, person | inversion",
            ],
        ),
        (
            "initials",
            "J.K. Poole said it shook. A. B. Reed said it did not.",
            &[
                "indirect: it shook | J.K. Poole, person | subject",
                "indirect: it did not | A. B. Reed, person | subject",
            ],
        ),
        (
            "a middle initial",
            "George W. Poole said it was late. “Go home,” Poole said.",
            &[
                "indirect: it was late | George W. Poole, person | subject",
                "direct: Go home, | George W. Poole, person | subject",
            ],
        ),
        (
            "a suffix",
            "Walter Poole Jr. said it shook. “It was loud,” Poole said.",
            &[
                "indirect: it shook | Walter Poole Jr., person | subject",
                "direct: It was loud, | Walter Poole Jr., person | subject",
            ],
        ),
    ]);
}

#[test]
fn names_of_every_country_are_read() {
    check(&[
        (
            "a particle",
            "Luigi di Maio said it shook. “It was loud,” di Maio said.",
            &[
                "indirect: it shook | Luigi di Maio, person | subject",
                "direct: It was loud, | Luigi di Maio, person | subject",
            ],
        ),
        (
            "two particles",
            "Ursula van der Leyen said it shook. “It was loud,” Ms van der Leyen said.",
            &[
                "indirect: it shook | Ursula van der Leyen, person | subject",
                "direct: It was loud, | Ursula van der Leyen, person | subject",
            ],
        ),
        (
            "bin",
            "Mohammed bin Salman said it shook.",
            &["indirect: it shook | Mohammed bin Salman, person | subject"],
        ),
        (
            "al",
            "Khalid Al Mansoori said it was late. “Go home,” Al Mansoori said.",
            &[
                "indirect: it was late | Khalid Al Mansoori, person | subject",
                "direct: Go home, | Khalid Al Mansoori, person | subject",
            ],
        ),
        (
            "an apostrophe and an accent",
            "Sinéad O’Brien said it shook. “It was loud,” O’Brien said.",
            &[
                "indirect: it shook | Sinéad O’Brien, person | subject",
                "direct: It was loud, | Sinéad O’Brien, person | subject",
            ],
        ),
        (
            "a hyphen",
            "Linda Poole-Ruiz said it shook. “It was loud,” Poole-Ruiz said.",
            &[
                "indirect: it shook | Linda Poole-Ruiz, person | subject",
                "direct: It was loud, | Linda Poole-Ruiz, person | subject",
            ],
        ),
        (
            "two surnames",
            "Andrés Manuel López Obrador said it was late. “Go home,” López Obrador said.",
            &[
                "indirect: it was late | Andrés Manuel López Obrador, person | subject",
                "direct: Go home, | Andrés Manuel López Obrador, person | subject",
            ],
        ),
        (
            "the family’s name first",
            "Kim Min-jae said the bridge shook. Kim later said it was loud.",
            &[
                "indirect: the bridge shook | Kim Min-jae, person | subject",
                "indirect: it was loud | Kim Min-jae, person | subject",
            ],
        ),
        (
            "called by the last of three",
            "Nguyen Van Thanh, a fisherman, said the bridge shook. “It was loud,” Thanh said.",
            &[
                "indirect: the bridge shook | Nguyen Van Thanh, fisherman, person | subject",
                "direct: It was loud, | Nguyen Van Thanh, fisherman, person | subject",
            ],
        ),
        (
            "a village in front",
            "Health Minister K.V. Sreekumar spoke here. Mr. Sreekumar said there was no shortage.",
            &["indirect: there was no shortage | K.V. Sreekumar, Health Minister, person | subject"],
        ),
    ]);
}

#[test]
fn names_may_look_like_other_words() {
    check(&[
        (
            "capitals",
            "JANE ROE said it was old. “It shakes,” Roe said.",
            &[
                "indirect: it was old | JANE ROE, person | subject",
                "direct: It shakes, | JANE ROE, person | subject",
            ],
        ),
        (
            "a surname that is a word",
            "Jane Bridge said it was late. Tom Stone said it was early. “Go home,” Stone said.",
            &[
                "indirect: it was late | Jane Bridge, person | subject",
                "indirect: it was early | Tom Stone, person | subject",
                "direct: Go home, | Tom Stone, person | subject",
            ],
        ),
        (
            "a surname that is a country",
            "Tom Holland said it was early. “Go home,” Holland said.",
            &[
                "indirect: it was early | Tom Holland, person | subject",
                "direct: Go home, | Tom Holland, person | subject",
            ],
        ),
        (
            "a forename that is a place",
            "Virginia Poole said it was late. Paris Hunt said it was over.",
            &[
                "indirect: it was late | Virginia Poole, person | subject",
                "indirect: it was over | Paris Hunt, person | subject",
            ],
        ),
    ]);
}

#[test]
fn namesakes_stay_apart() {
    check(&[
        (
            "by courtesy title",
            "John Poole and Mary Poole live in Hull. Mrs Poole said it shook. Mr Poole said it did not.",
            &[
                "indirect: it shook | Mary Poole, person | subject",
                "indirect: it did not | John Poole, person | subject",
            ],
        ),
        (
            "by forename",
            "Tom Poole and his sister Mary Poole live in Hull. Tom Poole said it shook. Mary Poole said it did not.",
            &[
                "indirect: it shook | Tom Poole, person | subject",
                "indirect: it did not | Mary Poole, sister, person | subject",
            ],
        ),
        (
            "a double surname",
            "Richard Poole runs the schools. Linda Poole-Ruiz, a nurse, sat beside him. “It is late,” Poole-Ruiz said.",
            &["direct: It is late, | Linda Poole-Ruiz, nurse, person | subject"],
        ),
    ]);
}

#[test]
fn partners_are_one_firm() {
    check(&[
        (
            "of one name",
            "Prime Minister Boris Poole left. Poole & Poole said it would appeal.",
            &["indirect: it would appeal | Poole & Poole, organisation | subject"],
        ),
        (
            "that opens with a common word",
            "Marks & Spencer told customers that it would shut.",
            &["indirect: that it would shut | Marks & Spencer, organisation | subject"],
        ),
        (
            "that ends with one",
            "“We are open,” said Smith & Nephew.",
            &["direct: We are open, | Smith & Nephew, organisation | inversion"],
        ),
        (
            "before an office",
            "Marks & Spencer chief executive Stuart Poole said it would rain.",
            &["indirect: it would rain | Stuart Poole, Marks & Spencer chief executive, person | subject"],
        ),
    ]);
}

#[test]
fn names_that_are_formed_as_adverbs_speak() {
    check(&[
        (
            "people",
            "Jane Kelly said it was late. “No,” Mr Reilly said.",
            &[
                "indirect: it was late | Jane Kelly, person | subject",
                "direct: No, | Reilly, person | subject",
            ],
        ),
        ("a nation", "Italy said it was late.", &["indirect: it was late | Italy, organisation | subject"]),
    ]);
}

#[test]
fn a_common_word_that_is_a_surname_speaks() {
    for name in
        ["Gordon Brown", "Mark Price", "Frank Field", "Tim Cook", "Mervyn King", "Theresa May", "Art Green"]
    {
        let surname = name.split(' ').next_back().unwrap();
        for said in [
            format!("{name} said it was late."),
            format!("{name} came to Hull. {surname} said it was late."),
            format!("The head of the club, {name}, said it was late."),
        ] {
            let found = quotations(&said, None).join("; ");
            assert!(
                found.contains(name) && found.contains("person") && !found.contains(';'),
                "{said}: {found}"
            );
        }
    }
}

#[test]
fn a_title_may_be_one_of_somebodys_names() {
    for name in ["Khalid Sheikh Roe", "Sacha Baron Roe", "Marine Le Roe", "Ban Ki-moon", "Park Chung-hee"] {
        let found = quotations(&format!("{name} said it was late."), None);
        assert_eq!(found, [format!("indirect: it was late | {name}, person | subject")]);
    }
    let met = quotations("“No,” said Will Roe.", None);
    assert_eq!(met, ["direct: No, | Will Roe, person | inversion"]);
}

#[test]
fn a_titled_name_completes_the_description_before_it() {
    let found = quotations("The head of the club, Sir Tom Roe, said it was late.", None);
    assert!(found.len() == 1 && found[0].contains("| Tom Roe, "), "{found:?}");
}

#[test]
fn few_words_beside_a_word_of_saying_are_kept_whoever_says_them() {
    let found = quotations("“It is late,” said the xyst.", None);
    assert_eq!(found, ["direct: It is late, | nobody"]);
}

#[test]
fn an_office_in_small_letters_is_read_whole() {
    for role in
        ["White House chief of staff", "secretary of state", "state representative", "eyewitness", "barista"]
    {
        let found = quotations(&format!("Yesterday {role} Jane Roe said it was late."), None);
        assert_eq!(found, [format!("indirect: it was late | Jane Roe, {role}, person | subject")]);
    }
}

#[test]
fn who_is_named_behind_a_description_speaks() {
    check(&[
        ("kin", "Jane Roe wept. “No,” said her husband, Bill.", &["direct: No, | Bill, person | inversion"]),
        (
            "a rank in capitals",
            "DI Jane Roe said it was late.",
            &["indirect: it was late | Jane Roe, DI, person | subject"],
        ),
        (
            "no name is wanted",
            "“No,” said one resident, who asked not to be named.",
            &["direct: No, | one resident, anonymous | inversion"],
        ),
    ]);
}

#[test]
fn a_surname_is_known_without_its_article_and_before_a_korean_forename() {
    check(&[
        (
            "without its article",
            "Bashar al-Roe came to Hull. Roe said it was late.",
            &["indirect: it was late | Bashar al-Roe, person | subject"],
        ),
        (
            "before the forename",
            "Moon Jae-in came to Hull. Moon said it was late.",
            &["indirect: it was late | Moon Jae-in, person | subject"],
        ),
    ]);
}

#[test]
fn a_courtesy_title_tells_more_than_a_forename() {
    check(&[
        (
            "one man",
            "Yuri Roe spoke. Mr Roe said it was late.",
            &["indirect: it was late | Yuri Roe, person | subject"],
        ),
        (
            "a surname that is a forename",
            "Mr Blythe said it was late.",
            &["indirect: it was late | Blythe, person | subject"],
        ),
        (
            "his wife",
            "Bill Roe spoke. His wife was there. Mrs Roe said it was late.",
            &["indirect: it was late | Roe, person | subject"],
        ),
        (
            "both",
            "Bill Roe spoke. Mr Roe left. Mrs Roe said it was late.",
            &["indirect: it was late | Roe, person | subject"],
        ),
    ]);
}

#[test]
fn an_office_tells_more_than_what_the_writer_makes_of_somebody() {
    check(&[
        (
            "a promoter",
            "Arden President Jane Roe spoke. Jane Roe is an ardent promoter of the ferry across the sound. “No,” said Roe.",
            &["direct: No, | Jane Roe, Arden President, person | inversion"],
        ),
        (
            "after",
            "Jane Roe, mayor of Arden after two polls, said it rained.",
            &["indirect: it rained | Jane Roe, mayor of Arden, person | subject"],
        ),
        (
            "covering somebody",
            "Reporters covering singer Jane Roe left. “No,” said Roe.",
            &["direct: No, | Jane Roe, singer, person | inversion"],
        ),
        (
            "who impressed me",
            "Arden fly-half Tom Roe was another player who impressed me. “No,” said Roe.",
            &["direct: No, | Tom Roe, Arden fly-half, person | inversion"],
        ),
    ]);
}

#[test]
fn marks_inside_names_and_behind_them() {
    check(&[
        (
            "the sign of whose it is",
            "Lord Okkers' Succession Bill failed. Lord Okkers said it rained.",
            &["indirect: it rained | Okkers, person | subject"],
        ),
        (
            "a site",
            "Jane Roe, chief editor at Tides.com, said it rained.",
            &["indirect: it rained | Jane Roe, chief editor at Tides.com, person | subject"],
        ),
        (
            "a site that ends its sentence",
            "It was late on Tides.co.uk. Tides said it rained.",
            &["indirect: it rained | Tides.co.uk, organisation | subject"],
        ),
    ]);
}

#[test]
fn whose_somebody_is_stands_right_behind_the_name() {
    check(&[
        (
            "of what kind it is",
            "“No,” said Jane Roe of IT firm Okkerby.",
            &["direct: No, | Jane Roe, of IT firm Okkerby, person | inversion"],
        ),
        (
            "to whom something will be done",
            "The Okkerby boss will fine winger Jane Roe. Roe said: “No.”",
            &["direct: No. | Jane Roe, winger, person | subject"],
        ),
        (
            "whose partner it is",
            "“No,” said Jane Roe of Okkerby's partner Melko.",
            &["direct: No, | Jane Roe, person | inversion"],
        ),
    ]);
}
