//! Phrases whose capitals only tell what their noun is: *European firms*, *the double European champion*.

use super::check;

#[test]
fn an_adjective_is_nobody() {
    check(&[
        (
            "firms of a continent",
            "European firms have complained that the rules are unfair.",
            &["indirect: that the rules are unfair | European firms, group | subject"],
        ),
        (
            "newspapers of a nation of no list",
            "Norlandian newspapers claimed that the mayor had left.",
            &["indirect: that the mayor had left | Norlandian newspapers, group | subject"],
        ),
        (
            "a champion who was named",
            "Petra Lund has pulled out of the race.\nThe double European champion said: “I am sorry.”",
            &["direct: I am sorry. | Petra Lund, double European champion, person | subject"],
        ),
        (
            "a champion whom nobody named",
            "The double European champion said it was late.",
            &["indirect: it was late | double European champion, anonymous | subject"],
        ),
        (
            "a player for a country",
            "The Wales international said it was late.",
            &["indirect: it was late | Wales international, anonymous | subject"],
        ),
        (
            "where a body is",
            "The Hull-based shipping think tank said it was late.",
            &["indirect: it was late | Hull-based shipping think tank, organisation | subject"],
        ),
        (
            "a made adjective",
            "Low-cost airlines said it was late.",
            &["indirect: it was late | Low-cost airlines, group | subject"],
        ),
        (
            "in front of a name",
            "In-form Jane Roe said it was late.",
            &["indirect: it was late | Jane Roe, person | subject"],
        ),
        (
            "a number",
            "Forty-three per cent said it was late.",
            &["indirect: it was late | Forty-three per cent, group | subject"],
        ),
        (
            "a share",
            "Nearly three in five drivers say it is late.",
            &["indirect: it is late | three in five drivers, group | subject"],
        ),
        (
            "of them",
            "The station spoke to six drivers. All of them claimed it was late.",
            &["indirect: it was late | six drivers, group | subject"],
        ),
    ]);
}
