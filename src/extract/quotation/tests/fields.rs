//! Fields that one office, ministry or firm deals in together.

use super::check;

#[test]
fn two_fields_are_one_office() {
    check(&[
        (
            "in front of a name",
            "“It is late,” said Economic and Fiscal Policy Minister Taro Roe.",
            &["direct: It is late, | Taro Roe, Economic and Fiscal Policy Minister, person | inversion"],
        ),
        (
            "opening the sentence",
            "Trade and Industry Secretary Jane Roe said it was late.",
            &["indirect: it was late | Jane Roe, Trade and Industry Secretary, person | subject"],
        ),
        (
            "two people",
            "Gordon Brown and Home Secretary Jane Roe said it was late.",
            &["indirect: it was late | Gordon Brown and Jane Roe, person | subject"],
        ),
        (
            "a list behind the office",
            "The Minister for Children, Young People and Families Helen Roe said it was late.",
            &[
                "indirect: it was late | Helen Roe, Minister for Children, Young People and Families, person | subject",
            ],
        ),
        (
            "a ministry",
            "The Department for Culture, Media and Sport said it was late.",
            &["indirect: it was late | Department for Culture, Media and Sport, organisation | subject"],
        ),
        (
            "a firm",
            "Okkerby Iron and Steel Co said it was late.",
            &["indirect: it was late | Okkerby Iron and Steel Co, organisation | subject"],
        ),
        (
            "in small letters",
            "It was late, the Commons fisheries and rural affairs committee said.",
            &[
                "indirect: It was late | Commons fisheries and rural affairs committee, organisation | subject",
            ],
        ),
    ]);
}
