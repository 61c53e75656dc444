//! Marks of every style, lost ones, and marks that quote nobody.

use super::check;

#[test]
fn every_style_of_mark_is_read() {
    check(&[
        (
            "curly",
            "“The bridge is old,” said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "straight",
            "\"The bridge is old,\" said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "single",
            "'The bridge is old,' said Jane Roe. 'It isn't safe.'",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct+: It isn't safe. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "curly single",
            "‘The bridge is old,’ said Jane Roe. ‘It isn’t safe.’",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct+: It isn’t safe. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "guillemets",
            "«The bridge is old,» said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "guillemets turned inwards",
            "»The bridge is old,« said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "backticks",
            "``The bridge is old,'' said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "German",
            "„The bridge is old,“ said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "doubled",
            "““The bridge is old,”” said Jane Roe.",
            &["direct: The bridge is old, | Jane Roe, person | inversion"],
        ),
        (
            "stop outside",
            "Jane Roe said: “The bridge is old”. “It shakes”, she added.",
            &[
                "direct: The bridge is old | Jane Roe, person | subject",
                "direct: It shakes | Jane Roe, person | subject",
            ],
        ),
        (
            "spaces inside",
            "\" It is late, \" said Jane Roe. \" We are tired. \"",
            &[
                "direct: It is late, | Jane Roe, person | inversion",
                "direct+: We are tired. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "closing with an opening mark",
            "“It is late“, said Jane Roe. “We are tired.“",
            &[
                "direct: It is late | Jane Roe, person | inversion",
                "direct+: We are tired. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "opening with a closing mark",
            "”It is late,” said Jane Roe. ”We are tired.”",
            &[
                "direct: It is late, | Jane Roe, person | inversion",
                "direct+: We are tired. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "two styles in one article",
            "«Il est tard», said Jane Roe. “It is late,” she added.",
            &[
                "direct: Il est tard | Jane Roe, person | inversion",
                "direct: It is late, | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn words_quoted_within_a_quotation_stay_in_it() {
    check(&[
        (
            "single in double",
            "“He told me, ‘Go home,’ and I went,” said Jane Roe.",
            &["direct: He told me, ‘Go home,’ and I went, | Jane Roe, person | inversion"],
        ),
        (
            "double in single",
            "‘He told me, “Go home,” and I went,’ said Jane Roe.",
            &["direct: He told me, “Go home,” and I went, | Jane Roe, person | inversion"],
        ),
        (
            "straight in straight",
            "\"He told me, 'Go home,' and I went,\" said Jane Roe.",
            &["direct: He told me, 'Go home,' and I went, | Jane Roe, person | inversion"],
        ),
        (
            "at the end",
            "“She said, ‘It is being mended,’” Jane Roe told the court.",
            &["direct: She said, ‘It is being mended,’ | Jane Roe, person | subject"],
        ),
        (
            "scare quotes in a quotation",
            "“The ‘smart’ bridge isn’t smart,” said Jane Roe. “It’s the council’s ‘baby’.”",
            &[
                "direct: The ‘smart’ bridge isn’t smart, | Jane Roe, person | inversion",
                "direct+: It’s the council’s ‘baby’. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "scare quotes and plural owners in single marks",
            "‘The “smart” bridge isn’t smart,’ said Jane Roe. ‘It’s the councils’ “baby”.’",
            &[
                "direct: The “smart” bridge isn’t smart, | Jane Roe, person | inversion",
                "direct+: It’s the councils’ “baby”. | Jane Roe, person | interrupted",
            ],
        ),
    ]);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    check(&[
        (
            "each opens it anew",
            "Jane Roe said: “The bridge is old.\n“Nobody ever looked at it.\n“Close it.”\nTom Doe left.",
            &[
                "direct: The bridge is old. | Jane Roe, person | subject",
                "direct+: Nobody ever looked at it. | Jane Roe, person | continuation",
                "direct+: Close it. | Jane Roe, person | continuation",
            ],
        ),
        (
            "the first is interrupted",
            "“The bridge is old,” said Jane Roe. “Nobody ever looked at it.\n“Nobody will.”\nTom Doe left.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct+: Nobody ever looked at it. | Jane Roe, person | interrupted",
                "direct+: Nobody will. | Jane Roe, person | continuation",
            ],
        ),
        (
            "the last has a cue",
            "“The bridge is old,” said Jane Roe. “Nobody ever looked at it.\n“Close it,” she added.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct+: Nobody ever looked at it. | Jane Roe, person | interrupted",
                "direct: Close it, | Jane Roe, person | subject",
            ],
        ),
    ]);
}

#[test]
fn a_lost_mark_costs_no_more_than_its_own_run() {
    check(&[
        (
            "closing, before a cue",
            "“The bridge is old, said Jane Roe. Nobody spoke.\n“It is safe,” said Tom Doe.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct: It is safe, | Tom Doe, person | inversion",
            ],
        ),
        (
            "closing, straight, between sentences",
            "\"It is late,\" said Jane Roe. \"We are tired. Tom Doe said no. \"It is over,\" said Ann Poole. \"Go home.\"",
            &[
                "direct: It is late, | Jane Roe, person | inversion",
                "direct+: We are tired. | Jane Roe, person | interrupted",
                "direct: It is over, | Ann Poole, person | inversion",
                "direct+: Go home. | Ann Poole, person | interrupted",
            ],
        ),
        (
            "closing, where a speaker’s paragraphs were run together",
            "Jane Roe told the Courier: \"He has been here for ever. I think he is happy. \"I am not sure he will stay. \"We work so well.\"",
            &[
                "direct: He has been here for ever. I think he is happy. | Jane Roe, person | subject",
                "direct+: I am not sure he will stay. | Jane Roe, person | interrupted",
                "direct+: We work so well. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "closing, before a sentence about the speaker",
            "Jane Roe said: \"It is late. Roe is an old hand at waiting. \"It rains.\"",
            &[
                "direct: It is late. | Jane Roe, person | subject",
                "direct+: It rains. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "closing, at the end of a paragraph",
            "“The bridge is old,” said Jane Roe. “It shakes.\nTom Doe laughed.\n“It is safe,” said Tom Doe.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct+: It shakes. | Jane Roe, person | interrupted",
                "direct: It is safe, | Tom Doe, person | inversion",
            ],
        ),
        (
            "opening",
            "The bridge is old,” said Jane Roe.\n“It is safe,” said Tom Doe.",
            &[
                "direct: The bridge is old, | Jane Roe, person | inversion",
                "direct: It is safe, | Tom Doe, person | inversion",
            ],
        ),
    ]);
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    check(&[
        ("apostrophes", "'Twas the residents' idea in the '90s, and the clubs' too.", &[]),
        ("feet and inches", "The 6' 2\" striker hung a 12\" plate on the fans' wall.", &[]),
        (
            "inches beside words",
            "The 6' 2\" striker hung a 12\" plate. \"It fell,\" said Jane Roe.",
            &["direct: It fell, | Jane Roe, person | inversion"],
        ),
        (
            "inches in a paragraph of their own",
            "\"It is late,\" said Jane Roe.\nIt was 6 ft 2\" tall and 3\" wide.\n\
             \"It is over,\" said Tom Doe.",
            &[
                "direct: It is late, | Jane Roe, person | inversion",
                "direct: It is over, | Tom Doe, person | inversion",
            ],
        ),
        ("curly inches", "The desk fits dual 24” screens, and a man of 6’4” stands at it.", &[]),
        (
            "apostrophes within words",
            "‘The pumps’ failure wasn’t hidden,’ said Jane Roe. ‘They’d have told us.’",
            &[
                "direct: The pumps’ failure wasn’t hidden, | Jane Roe, person | inversion",
                "direct+: They’d have told us. | Jane Roe, person | interrupted",
            ],
        ),
        (
            "plural owners among double marks",
            "“The bridge is old,” said Jane Roe, the residents’ chairwoman. “The clubs’ bridge is worse.”",
            &[
                "direct: The bridge is old, | Jane Roe, residents’ chairwoman, person | inversion",
                "direct+: The clubs’ bridge is worse. | Jane Roe, residents’ chairwoman, person | interrupted",
            ],
        ),
    ]);
}

#[test]
fn some_words_in_marks_are_nobodys() {
    check(&[
        ("a scare quote", "The so-called “smart” bridge replaced a “dumb” one in May.", &[]),
        ("a song", "The choir sang “Abide with Me” and left.", &[]),
        ("a book", "Her first novel, “The Harbour at Night”, was published in 1998.", &[]),
        ("a nickname", "Robert “Bob” Poole painted the bridge.", &[]),
    ]);
}

#[test]
fn examples_are_nobodys_words() {
    check(&[
        ("e.g.", "Jane Roe sails. Use long names (e.g., “the ferry at the old harbour”).", &[]),
        ("a page", "Jane Roe sails. Skip to our “How to sail a small boat” section for more.", &[]),
        ("to oneself", "Jane Roe sails. Before that, ask yourself, “Would I sail with this crew?”", &[]),
        ("a myth", "Jane Roe sails. Myth 1: “Small boats cannot sail at night.” They can.", &[]),
        ("see", "Jane Roe sails.\nSee: “Six principles for small boats at sea”", &[]),
    ]);
}
