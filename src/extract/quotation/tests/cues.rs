//! A verb of saying in front of quoted words, behind them, between them.

use super::{check, quotations};

#[test]
fn what_is_told_beside_a_subject_ends_before_its_own_verb() {
    for verb in ["left", "was charged on Monday", "resigned"] {
        let found = quotations(&format!("Jane Roe, who once said the bridge was safe, {verb}."), None);
        assert_eq!(found, ["indirect: the bridge was safe | Jane Roe, person | subject"], "{verb}");
    }
}

#[test]
fn nobodys_words_are_not_reported() {
    for said in [
        "Nobody said",
        "None of the ministers said",
        "No one at the Harbour Board said",
        "No minister said",
        "Not a single minister said",
        "Not everyone in the trade said",
        "Neither Jane Roe nor Tom Doe said",
        "Unless Jane Roe says",
        "Had Jane Roe said",
        "Jane Roe no longer says",
        "Jane Roe was not quoted as saying",
        "Jane Roe stopped short of saying",
        "It was not clear whether Jane Roe said",
    ] {
        let found = quotations(&format!("{said} the bridge was safe."), None);
        assert_eq!(found, [""; 0], "{said}");
    }
    for said in ["Nobody but Jane Roe", "No, Jane Roe", "With no one in the hall, Jane Roe"] {
        let found = quotations(&format!("{said} said the bridge was safe."), None);
        assert_eq!(found, ["indirect: the bridge was safe | Jane Roe, person | subject"], "{said}");
    }
}

#[test]
fn a_cue_stands_in_front_of_the_words() {
    check(&[
        (
            "after a comma",
            "Jane Roe said, “We will not close the school.”",
            &["direct: We will not close the school. | Jane Roe, person | subject"],
        ),
        (
            "after a colon",
            "Jane Roe said: “We will not close the school.”",
            &["direct: We will not close the school. | Jane Roe, person | subject"],
        ),
        (
            "somebody told",
            "Jane Roe told the council: “We will not close the school.”",
            &["direct: We will not close the school. | Jane Roe, person | subject"],
        ),
        (
            "a day",
            "Jane Roe said on Monday: “We will not close the school.”",
            &["direct: We will not close the school. | Jane Roe, person | subject"],
        ),
        (
            "an occasion",
            "Asked about the school, Jane Roe said: “It stays open.”",
            &["direct: It stays open. | Jane Roe, person | subject"],
        ),
        (
            "a place on the web",
            "Jane Roe wrote on Twitter: “The school is open.”",
            &["direct: The school is open. | Jane Roe, person | subject"],
        ),
        (
            "a tweet",
            "Jane Roe tweeted: “The school is open. Come in.”",
            &["direct: The school is open. Come in. | Jane Roe, person | subject"],
        ),
        (
            "an interview",
            "Speaking to the Courier, Jane Roe said: “The school is open.”",
            &["direct: The school is open. | Jane Roe, person | subject"],
        ),
        (
            "a message",
            "In a message to parents, Jane Roe wrote: “The school is open.”",
            &["direct: The school is open. | Jane Roe, person | subject"],
        ),
    ]);
}

#[test]
fn a_cue_stands_behind_the_words() {
    check(&[
        (
            "plain",
            "“We will not close the school,” Jane Roe said.",
            &["direct: We will not close the school, | Jane Roe, person | subject"],
        ),
        (
            "somebody told",
            "“We will not close the school,” Jane Roe told the Courier newspaper on Monday.",
            &["direct: We will not close the school, | Jane Roe, person | subject"],
        ),
        (
            "what it is about",
            "“It was loud all night,” Jane Roe said of the bridge.",
            &["direct: It was loud all night, | Jane Roe, person | subject"],
        ),
        (
            "a question",
            "“Who will close the school?” Jane Roe asked.",
            &["direct: Who will close the school? | Jane Roe, person | subject"],
        ),
        (
            "an apposition",
            "“I was tired of waiting,” Jane Roe, a nurse from Hull, said.",
            &["direct: I was tired of waiting, | Jane Roe, nurse from Hull, person | subject"],
        ),
        (
            "a statement",
            "“The bridge is safe,” the ministry said in a statement.",
            &["direct: The bridge is safe, | ministry, organisation | subject"],
        ),
        (
            "a text that speaks",
            "“We are very sorry,” the statement said.",
            &["direct: We are very sorry, | statement, organisation | subject"],
        ),
    ]);
}

#[test]
fn a_cue_interrupts_the_words() {
    check(&[
        (
            "one sentence",
            "“We will not,” Jane Roe said, “close the school.”",
            &[
                "direct: We will not, | Jane Roe, person | subject",
                "direct+: close the school. | Jane Roe, person | subject",
            ],
        ),
        (
            "two sentences",
            "“We will not close it,” Jane Roe said. “Nobody asked us to.”",
            &[
                "direct: We will not close it, | Jane Roe, person | subject",
                "direct+: Nobody asked us to. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "stops outside",
            "“It is late”, Jane Roe said, “and we are tired”.",
            &[
                "direct: It is late | Jane Roe, person | subject",
                "direct+: and we are tired | Jane Roe, person | subject",
            ],
        ),
        (
            "again and again",
            "“No,” Jane Roe said. “Never. Not while I work here,” she added. “Go home.”",
            &[
                "direct: No, | Jane Roe, person | subject",
                "direct: Never. Not while I work here, | Jane Roe, person | subject",
                "direct+: Go home. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "with an apposition",
            "“The bridge is old,” said Jane Roe, the harbour engineer. “It shakes.”",
            &[
                "direct: The bridge is old, | Jane Roe, harbour engineer, person | inversion",
                "direct+: It shakes. | Jane Roe, harbour engineer, person | interrupted",
            ],
        ),
    ]);
}

#[test]
fn a_verb_stands_in_front_of_its_subject() {
    check(&[
        (
            "plain",
            "“The bridge is old,” said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "a present verb",
            "“It is gossip, basically,” says Jane Roe.",
            &["direct: It is gossip, basically, | Jane Roe, person | inversion"],
        ),
        (
            "a who-clause",
            "“The bridge is old,” said Jane Roe, who has painted it twice.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "a who-clause that speaks",
            "“The bridge is old,” said Jane Roe, who added that it shook.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "indirect: that it shook | Jane Roe, person | subject",
            ],
        ),
        (
            "an apposition",
            "“The bridge is old,” said Jane Roe, the harbour engineer, on Monday.",
            &["direct: The bridge is old, | Jane Roe, harbour engineer, person | inversion"],
        ),
        (
            "an age and a home",
            "“The bridge shook,” said Jane Roe, 42, a nurse from Hull.",
            &["direct: The bridge shook, | Jane Roe, nurse from Hull, person | inversion"],
        ),
        (
            "a picture",
            "\"It is late,\" said Jane Roe, pictured, right. \"Go home.\"",
            &[
                "direct: It is late, | Jane Roe, person | inversion",
                "direct+: Go home. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "an age in brackets",
            "“The bridge shook,” says Jane Roe (42), a nurse from Hull.",
            &["direct: The bridge shook, | Jane Roe, nurse from Hull, person | inversion"],
        ),
        (
            "a description and a name",
            "“It is over now,” said her friend Hannah Poole.",
            &["direct: It is over now, | Hannah Poole, friend, person | inversion"],
        ),
        (
            "a description alone",
            "“We do not accept that,” said a spokesman for the company.",
            &["direct: We do not accept that, | spokesman for the company, anonymous | inversion"],
        ),
        (
            "a description and a titled name",
            "“It is over now,” said her former student, Professor Hannah Poole.",
            &["direct: It is over now, | Hannah Poole, former student, person | inversion"],
        ),
        (
            "a place of work",
            "“The credibility is gone,” said Monica Poole of Citi.",
            &["direct: The credibility is gone, | Monica Poole, person | inversion"],
        ),
        (
            "a cry",
            "“It shook!” cried Jane Roe. “Run!”",
            &[
                "direct: It shook! | Jane Roe, person | inversion",
                "direct+: Run! | Jane Roe, person | interrupted",
            ],
        ),
        (
            "no marks",
            "The bridge is old, said Jane Roe.",
            &["indirect: The bridge is old | Jane Roe, person | inversion"],
        ),
    ]);
}

#[test]
fn who_is_told_does_not_speak() {
    check(&[
        (
            "a name in apposition",
            "“It was cold,” the port’s founder, Anil Poole, told reporters.",
            &["direct: It was cold, | Anil Poole, port’s founder, person | subject"],
        ),
        (
            "a title in apposition",
            "“It was cold,” her former student, Professor Anil Poole, told the BBC.",
            &["direct: It was cold, | Anil Poole, former student, person | subject"],
        ),
    ]);
}
