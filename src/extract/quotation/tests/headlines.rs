//! What headlines quote and report.

use super::check;

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
            "no marks",
            "# Bridge is safe, says Jane Roe\nJane Roe opened the bridge.",
            &["indirect: Bridge is safe | Jane Roe, person | inversion"],
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
