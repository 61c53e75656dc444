//! What a person would file articles under.

use super::*;
use crate::article::ParagraphKind;
use crate::text::paragraph::{Placed, lines};

/// The keyphrases of an article whose first line is its headline; a line after `=` is a heading.
fn keyphrases(text: &str) -> Vec<String> {
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    let placed: Vec<Placed> = lines(body)
        .filter(|line| !line.text.trim().is_empty())
        .map(|line| Placed::of_line(&line, ParagraphKind::Body))
        .collect();
    let facts = Facts {
        title: Some(title),
        paragraphs: &placed,
        tokens: &[],
        tags: &[],
        section: None,
        url: None,
        outlet: Some("Arden Courier"),
        byline: &[],
        english: true,
    };
    let topics = crate::extract::topic::find(&facts);
    topics.into_iter().filter(|topic| topic.code.is_none()).map(|topic| topic.label).collect()
}

#[test]
fn keyphrases_are_what_a_person_would_file_under() {
    for (what, text, has, lacks) in [
        (
            "a name of several words, and none of its parts",
            "Snow closes New York airport\nNew York was white on Monday. The mayor of New York said that the airport would stay \
             shut. The airport in New York has two runways.",
            &["New York", "airport"][..],
            &["York", "Monday", "New"][..],
        ),
        (
            "an initial",
            "Bush opens a library\nGeorge W. Bush opened it. “It is a start,” said George W. Bush of the library.",
            &["George W. Bush"],
            &["Bush", "George W"],
        ),
        (
            "forenames",
            "Two brothers and one boat\nAksel Thorvald and Rune Thorvald built the boat. Then Aksel fell ill, and Rune \
             sailed the boat alone. It was hard for Aksel. It was harder for Rune.",
            &["Aksel Thorvald", "Rune Thorvald", "boat"],
            &["Aksel", "Rune"],
        ),
        (
            "not a place for what is named after it",
            "Virginia votes\nThe University of Virginia was quiet. In Virginia the vote was close. Nobody in Virginia slept.",
            &["Virginia"],
            &[],
        ),
        (
            "words that are large only where they stand",
            "Directors of Tidewater were warned\nThe Bill was read. In Clause 3 the Bill says so, and Clause 4 says how. \
             Tidewater said that the Bill was no surprise to Tidewater.",
            &["Tidewater"],
            &["Directors of Tidewater", "Bill", "Clause"],
        ),
        (
            "adjectives made of names",
            "Ten-man Mariners hold out\nThe Mariners played well. A Rubio-style pass beat the Mariners once.",
            &["Mariners"],
            &["Ten-man Mariners", "Rubio-style", "Ten-man"],
        ),
        (
            "shouted headings",
            "The week on the water\nTUGS. Two were sold.\n\nTUGS. Two were bought.\n\nOFFICE HOURS\n\nThe OFFICE is shut.",
            &[],
            &["TUGS", "OFFICE", "OFFICE HOURS"],
        ),
        (
            "compounds with everyday heads",
            "Towns face climate change\nThe towns fear climate change. They say that climate change is here.",
            &["Climate change"],
            &["climate", "change"],
        ),
        (
            "ends of longer compounds",
            "Brains at rest\nThe default mode network is busy. With the default mode network at rest, the brain is not.",
            &["default mode network"],
            &["mode network", "default mode"],
        ),
        (
            "one name for a thing",
            "U.S. and EU agree\nThe U.S. and the EU signed it. The U.S. had waited for the EU.",
            &["United States", "European Union"],
            &["U.S", "EU"],
        ),
    ] {
        let found = keyphrases(text);
        for label in has {
            assert!(found.iter().any(|found| found == label), "{what}: no {label} among {found:?}");
        }
        for label in lacks {
            assert!(!found.iter().any(|found| found == label), "{what}: {label} among {found:?}");
        }
    }
}
