//! What headlines quote and report.

use super::{check, quotations};

#[test]
fn headlines_quote_too() {
    check(&[
        (
            "a cue behind",
            "# Bridge is ‘not safe’, says Roe\n‘There is no deal,’ Jane Roe said. ‘There will be none.’",
            &[
                "mixed: Bridge is ‘not safe’ | Jane Roe, person | inversion",
                "direct: There is no deal, | Jane Roe, person | subject",
                "direct+: There will be none. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "a cue in front",
            "# Jane Roe calls bridge ‘a disgrace’\n‘It is a disgrace,’ Jane Roe said. ‘Close it.’",
            &[
                "mixed: bridge ‘a disgrace’ | Jane Roe, person | subject",
                "direct: It is a disgrace, | Jane Roe, person | subject",
                "direct+: Close it. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "few words, behind whoever is on something",
            "# Roe on bridge: ‘It is late’\nJane Roe opened the bridge.",
            &["direct: It is late | Jane Roe, person | colon"],
        ),
        ("few words, behind nobody", "# Exclusive: ‘It is late’\nJane Roe opened the bridge.", &[]),
        (
            "no marks",
            "# Bridge is safe, says Jane Roe\nJane Roe opened the bridge.",
            &["indirect: Bridge is safe | Jane Roe, person | inversion"],
        ),
        (
            "somebody last",
            "# Flood toll hits 40, officials say\nJane Roe opened the bridge.",
            &["indirect: Flood toll hits 40 | officials, group | subject"],
        ),
        (
            "few words and a name",
            "# 'We were short': Roe rues the loss\nJane Roe opened the bridge.",
            &["direct: We were short | Jane Roe, person | colon"],
        ),
        (
            "a label",
            "# Roe: “No deal on the bridge”\n“There is no deal,” Jane Roe said.",
            &[
                "direct: No deal on the bridge | Jane Roe, person | colon",
                "direct: There is no deal, | Jane Roe, person | subject",
            ],
        ),
        (
            "nothing said",
            "# Bridge closed after storm\n“It is closed,” said Jane Roe.",
            &["direct: It is closed, | Jane Roe, person | inversion"],
        ),
    ]);
}

#[test]
fn single_marks_in_a_headline_are_words_beside_whoever_says_them() {
    let body = "Jane Roe, the mayor, came to Hull. Nobody was hurt.";
    for (headline, want) in [
        ("Roe: ‘It is too late for us’", "direct: It is too late for us | Jane Roe, mayor, person | colon"),
        (
            "'It is too late for us': Jane Roe on Hull",
            "direct: It is too late for us | Jane Roe, mayor, person | colon",
        ),
        (
            "Hull is ‘too late for the whole town’ – Roe",
            "direct: too late for the whole town | Jane Roe, mayor, person | sentence",
        ),
        ("‘The harbour at night again’ star Jane Roe weds", ""),
        ("Roe told to shut Hull ‘until the lights go off’", ""),
        ("Workers’ plan for Hull’s boats", ""),
    ] {
        let found = quotations(&format!("# {headline}\n{body}"), None);
        assert_eq!(found.join("; "), want, "{headline}");
    }
}

#[test]
fn a_headline_sets_words_beside_a_name() {
    let body = "Jane Roe opened the bridge. The mayor came.";
    for (headline, found) in [
        ("Roe: Town must wake up now", "indirect: Town must wake up now | Jane Roe, person | colon"),
        ("Roe: Town must “wake up” now", "mixed: Town must “wake up” now | Jane Roe, person | colon"),
        ("Jane Roe: I will mend the quay", "indirect: I will mend the quay | Jane Roe, person | colon"),
        ("Town must wake up: Jane Roe", "indirect: Town must wake up | Jane Roe, person | colon"),
    ] {
        assert_eq!(quotations(&format!("# {headline}\n{body}"), None), [found], "{headline}");
    }
    for headline in [
        "Jane Roe: Baker is found in the harbour",
        "Roe: How a baker was won over",
        "Roe: A life by the harbour",
        "Roe: Will the town be saved?",
        "Quay: The town is worried",
        "The baker who was lost: Jane Roe",
    ] {
        assert_eq!(quotations(&format!("# {headline}\n{body}"), None), [""; 0], "{headline}");
    }
}
