//! Words that look like verbs of saying and say nothing.

use super::{check, quotations};

#[test]
fn a_pronoun_with_its_helping_verb_is_no_name() {
    check(&[
        ("we", "The river board met.\nWe’ve found that the pumps fail.", &[]),
        (
            "they",
            "The clinic ran the trial.\nThey’ve told us the second trial will start in June.",
            &["indirect: the second trial will start in June | clinic, organisation | subject"],
        ),
        ("you", "You’re convinced that the bus is faster. You may say it is cheap.", &[]),
        (
            "within what is said",
            "Jane Roe said they’ll close the school.",
            &["indirect: they’ll close the school | Jane Roe, person | subject"],
        ),
    ]);
    assert_eq!(
        quotations("I’ve told them the line will close.", Some("Ann Poole")),
        ["indirect: the line will close | Ann Poole, person | subject"]
    );
}

#[test]
fn what_the_writer_advises_and_found_is_the_article_itself() {
    let article = "I recommend doing a search. We recommend booking early. We found the harbour to be small.";
    assert_eq!(quotations(article, Some("Ann Poole")), [""; 0]);
}

#[test]
fn a_feeling_is_a_word_only_with_a_clause() {
    check(&[
        ("an adjective", "The lobby feels warm and open. Guests felt cheated when the pool closed.", &[]),
        ("a noun", "Jane Roe felt the strain of the last mile. Voters feel that way by two to one.", &[]),
        ("a thing", "The hall feels the way it did when it was new.", &[]),
        (
            "with that",
            "Jane Roe feels that the bridge is too old.",
            &["indirect: that the bridge is too old | Jane Roe, person | subject"],
        ),
        (
            "without that",
            "Jane Roe felt the bridge was too old.",
            &["indirect: the bridge was too old | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn plurals_of_nouns_are_no_verbs() {
    check(&[
        ("after an adjective", "Two of the council’s most powerful figures came after the mayor.", &[]),
        ("after a verb", "The station will create shows that appeal to more people.", &[]),
        ("after a comma", "In general, projects that add floor space pay best.", &[]),
        ("after some", "Some states that prohibit the practice require a permit.", &[]),
        ("asked", "The guide asks leading questions that involve the senses.", &[]),
        ("calmed", "The council sought to calm fears that the bridge would fall.", &[]),
        ("of a compound", "The meeting brought together experts, thought leaders, and nurses to learn.", &[]),
        (
            "a verb",
            "Jane Roe fears that the bridge will fall.",
            &["indirect: that the bridge will fall | Jane Roe, person | subject"],
        ),
        (
            "a verb after and",
            "Jane Roe left the board and claims that the bridge will fall.",
            &["indirect: that the bridge will fall | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn participles_and_gerunds_report_nothing() {
    check(&[
        ("by whom", "Ostrand had the highest number of bad days reported by residents.", &[]),
        ("in brackets", "Yoga nidra (sometimes called yogic sleep) is a kind of practice.", &[]),
        ("worth", "It’s worth noting that the harbour was built in 1900.", &[]),
        ("a search", "Many people get relief, but finding the drug that works best is a journey.", &[]),
    ]);
}

#[test]
fn things_are_added_and_claimed_without_a_word() {
    check(&[
        ("seats", "Corner Loaf, a bakery, adds ten seats and a terrace to the old bank.", &[]),
        ("points", "Kelm crude rose, adding $1.89 to $48.62 at the close.", &[]),
        ("a prize", "Norrail boasted sales of $40 million and claimed the top spot in the ranking.", &[]),
        ("a kit", "The club emphasized speed in training and revealed a third kit on Friday.", &[]),
        (
            "words",
            "Jane Roe added it sought help. Tom Doe claimed the bridge was safe.",
            &[
                "indirect: it sought help | Jane Roe, person | subject",
                "indirect: the bridge was safe | Tom Doe, person | subject",
            ],
        ),
        (
            "a need",
            "Jane Roe emphasised the need for speed.",
            &["indirect: the need for speed | Jane Roe, person | subject"],
        ),
    ]);
}
