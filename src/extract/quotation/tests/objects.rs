//! Things that verbs of saying report, and verbs and nouns that report nothing.

use super::check;

#[test]
fn an_object_tells_something() {
    check(&[
        (
            "denied that",
            "The ministry denied that it had lost the letters.",
            &["indirect: that it had lost the letters | ministry, organisation | subject"],
        ),
        (
            "denied a thing",
            "The ministry denied the claims.",
            &["indirect: the claims | ministry, organisation | subject"],
        ),
        (
            "warned of",
            "Jane Roe warned of long delays on the bridge.",
            &["indirect: long delays on the bridge | Jane Roe, person | subject"],
        ),
        (
            "called for",
            "Jane Roe called for an inquiry into the collapse.",
            &["indirect: an inquiry into the collapse | Jane Roe, person | subject"],
        ),
        (
            "criticised",
            "Jane Roe criticised the council’s plan to close the bridge.",
            &["indirect: the council’s plan to close the bridge | Jane Roe, person | subject"],
        ),
        (
            "called it",
            "Jane Roe called it a disgrace.",
            &["indirect: it a disgrace | Jane Roe, person | subject"],
        ),
        (
            "called it, in marks",
            "Jane Roe called the plan “a disgrace”.",
            &["mixed: the plan “a disgrace” | Jane Roe, person | subject"],
        ),
        (
            "called it, twice in marks",
            "Jane Roe called it “old” and “a danger to all who cross it”.",
            &["mixed: it “old” and “a danger to all who cross it” | Jane Roe, person | subject"],
        ),
        (
            "described as",
            "Jane Roe described the plan as “a disgrace”.",
            &["mixed: the plan as “a disgrace” | Jane Roe, person | subject"],
        ),
        (
            "accused of",
            "Jane Roe accused the council of “asleep-at-the-wheel regulation”.",
            &["mixed: the council of “asleep-at-the-wheel regulation” | Jane Roe, person | subject"],
        ),
        (
            "blamed",
            "The company blamed mild weather and higher freight costs.",
            &["indirect: mild weather and higher freight costs | company, organisation | subject"],
        ),
    ]);
}

#[test]
fn other_verbs_and_nouns_report_nothing() {
    check(&[
        (
            "doing other things",
            "Jane Roe answered the door. She told a story. She started the engine and began to cry.",
            &[],
        ),
        ("nobody says it", "It was said that the bridge was cursed. Jane Roe is said to be ill.", &[]),
        ("nouns", "The report was told to nobody. The claim could not be verified.", &[]),
        ("no answer", "The ministry did not immediately respond to a request for comment.", &[]),
    ]);
}
