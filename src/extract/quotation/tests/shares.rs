//! How many of those who were asked, and what was written or found out: they speak without a name.

use super::check;

#[test]
fn so_many_of_those_asked_speak_together() {
    check(&[
        (
            "of whom",
            "Some 63% of pilots said it rained.",
            &["indirect: it rained | 63% of pilots, group | subject"],
        ),
        ("alone", "In Hull, 47% said it rained.", &["indirect: it rained | 47%, group | subject"]),
        (
            "another",
            "Another 7 per cent say it snowed.",
            &["indirect: it snowed | 7 per cent, group | subject"],
        ),
        (
            "a fraction",
            "A third of those asked thought that it rained.",
            &["indirect: that it rained | third of those asked, group | subject"],
        ),
        (
            "the figure behind it",
            "Nearly two thirds - 65% - of the 1,000 people asked said it rained.",
            &["indirect: it rained | two thirds - 65% - of the 1,000 people asked, group | subject"],
        ),
        (
            "a majority",
            "A majority, 52%, said it rained.",
            &["indirect: it rained | majority, group | subject"],
        ),
        (
            "no determiner",
            "But nearly half those polled said it rained.",
            &["indirect: it rained | half those polled, group | subject"],
        ),
        (
            "what fell",
            "Sales fell 5%, said Jane Roe.",
            &["indirect: Sales fell 5% | Jane Roe, person | inversion"],
        ),
        ("claims made", "Some 95% of storm claims were paid.", &[]),
        ("what was lost", "They lost more than 50% of their value on a report that it rained.", &[]),
    ]);
}

#[test]
fn what_was_written_needs_no_article() {
    check(&[
        (
            "reports",
            "It rained, according to reports.",
            &["indirect: It rained | reports, organisation | according-to"],
        ),
        (
            "that say",
            "Further reports had suggested that it rained.",
            &["indirect: that it rained | Further reports, organisation | subject"],
        ),
        ("behind", "It rained, reports say.", &["indirect: It rained | reports, organisation | subject"]),
        (
            "studies",
            "Studies of tides have found that it rained.",
            &["indirect: that it rained | Studies of tides, organisation | subject"],
        ),
        (
            "among others",
            "It was warm, but research shows that it rained.",
            &["indirect: that it rained | research, organisation | subject"],
        ),
        (
            "which",
            "Recent research shows that it rained.",
            &["indirect: that it rained | Recent research, organisation | subject"],
        ),
        (
            "records",
            "According to court records, it rained.",
            &["indirect: it rained | court records, organisation | according-to"],
        ),
        (
            "this week",
            "Other reports this week said that it rained.",
            &["indirect: that it rained | Other reports, organisation | subject"],
        ),
        ("a thing", "Tests confirmed the disease.", &[]),
        (
            "newspapers",
            "It rained, according to various newspapers.",
            &["indirect: It rained | various newspapers, group | according-to"],
        ),
        (
            "a title",
            "It rained, according to Okkerby trade magazine.",
            &["indirect: It rained | Okkerby trade magazine, organisation | according-to"],
        ),
    ]);
}

#[test]
fn what_a_thing_shows_nobody_says() {
    check(&[
        ("this", "It rained. This shows that it was late.", &[]),
        ("which", "There is a lid, which adds a layer of wood.", &[]),
        ("an idiom", "The name of the boat says it all.", &[]),
        ("more about", "That said more about the town than about the harbour.", &[]),
        ("what is made of them", "He was backed amid opposition claims that it rained.", &[]),
        ("what a court did", "They overturned a court ruling that threw out the claim.", &[]),
        ("what others are helped to do", "It helps sailors find what they need.", &[]),
        ("what others are seen at", "You hear people talking about the tides.", &[]),
        ("the reader’s", "Your guests will thank you. Your sailors may find that it is late.", &[]),
        ("rest assured", "You can rest assured that it is late.", &[]),
        ("figured out", "Roe figured out how to sail.", &[]),
        ("a way of saying", "It is a fancy way of saying that it is late.", &[]),
        ("above", "As we’ve already said, tides rise twice a day.", &[]),
    ]);
}
