use super::*;
use crate::article::{Format, Of, RawArticle, RawBody, Source};

/// An article with quotations of every kind.
const PAGE: &str = "Veldmark to vet the security of its 5G masts

By Ida Krogh | June 10, 2021

PORT ARDEN - The government will look at who builds the country’s mobile network before the licences are renewed next spring.

“The security of our 5G network is not for sale,” Foreign Minister Tomas Okkerby told reporters in Port Arden on Thursday. “We have \
waited long enough, and we will not wait for another outage to tell us what we know.”

“Well,” he added, “nobody ever got cheaper masts by asking the neighbours.”

Petra Venn, the leader of the Civic Union, said that the licences had been promised to a single firm long before the vote. She called \
the review “a curtain in front of an empty stage” and said it would cost 10,000 crowns a day.

“You cannot buy trust by the metre,” said Venn. “You can only lose it by the mile.”

“We asked for a plan on paper,” said Okkerby. “We were handed a brochure with a picture of a lighthouse.

“A lighthouse is a fine thing on a brochure, but it carries no calls.”

The review is due in September. Two of the three operators have said they will take part.";

fn article() -> Article {
    let source = Source { path: "a/page.txt".to_owned(), locator: None, format: Format::Text };
    crate::extract::article(RawArticle::bare(source, RawBody::Plain(PAGE.to_owned()))).unwrap()
}

fn judged(quote: &str, speaker: Option<&str>) -> Vec<Judgement> {
    let article = article();
    let places: Vec<_> = (0..article.paragraphs.len())
        .map(|at| (At::Paragraph(at), Span::new(0, article.paragraphs[at].text.len())))
        .collect();
    judge(&Asked::read(quote), speaker.map(Name::read).as_ref(), &article, &places, None)
}

fn difference(pieces: &[Piece]) -> String {
    let written = pieces.iter().map(|Piece { of, text }| match of {
        Of::Both => text.clone(),
        Of::Article => format!("-{text}-"),
        Of::Quote => format!("+{text}+"),
        Of::Omitted => format!("[{text}]"),
    });
    written.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_quote_is_judged_as_a_careful_reader_would() {
    use Verdict::{Altered, NotFound, OtherSpeaker, Prose, Reported, Verbatim};
    let mut wrong = Vec::new();
    for (name, quote, speaker, verdict) in [
        ("as it stands", "The security of our 5G network is not for sale", None, Verbatim),
        ("its end alone", "our 5G network is not for sale", None, Verbatim),
        ("typography", "\"the security of our 5G network -- is NOT for sale\"", None, Verbatim),
        (
            "two sentences, interrupted",
            "The security of our 5G network is not for sale. We have waited long enough",
            None,
            Verbatim,
        ),
        (
            "one sentence, interrupted",
            "Well, nobody ever got cheaper masts by asking the neighbours.",
            None,
            Verbatim,
        ),
        ("cut with an ellipsis", "We have waited long enough … to tell us what we know", None, Verbatim),
        ("cut with dots in brackets", "We have waited [...] and we will not wait", None, Verbatim),
        ("a word in brackets", "[The government has] waited long enough", None, Verbatim),
        ("a letter in brackets", "[N]obody ever got cheaper masts", None, Verbatim),
        ("by the one who said it", "not for sale", Some("Okkerby"), Verbatim),
        ("by the one with that role", "not for sale", Some("the foreign minister"), Verbatim),
        ("quoted words of a report", "a curtain in front of an empty stage", Some("Venn"), Verbatim),
        (
            "over two paragraphs",
            "a picture of a lighthouse. A lighthouse is a fine thing on a brochure",
            Some("Okkerby"),
            Verbatim,
        ),
        (
            "pasted with its cue",
            "“Well,” he added, “nobody ever got cheaper masts by asking the neighbours.”",
            Some("Okkerby"),
            Verbatim,
        ),
        (
            "with words that are the article's",
            "She called the review a curtain in front of an empty stage",
            Some("Venn"),
            Altered,
        ),
        ("word for word, half of it quoted", "She called the review a curtain in front", None, Reported),
        ("a sentence to its end", "You can only lose it by the mile", None, Verbatim),
        ("a word exchanged", "The security of our 5G network is not for rent", None, Altered),
        ("not left out", "The security of our 5G network is for sale", None, Altered),
        ("cut in silence", "We have waited long enough to tell us what we know", None, Altered),
        ("another tense", "The security of our 5G networks was not for sale", None, Altered),
        ("words added", "The security of our great and shining 5G network is not for sale", None, Altered),
        (
            "apart in the article, run together",
            "not for sale. Nobody ever got cheaper masts by asking",
            None,
            Altered,
        ),
        (
            "half of it invented",
            "We have waited long enough, and we will not wait for another outage, so the minister resigns in shame today",
            None,
            Altered,
        ),
        ("somebody else's", "You cannot buy trust by the metre", Some("Okkerby"), OtherSpeaker),
        ("somebody else's, altered", "You cannot buy love by the metre", Some("Okkerby"), OtherSpeaker),
        ("reported", "the licences had been promised to a single firm", None, Reported),
        (
            "reported, as if quoted",
            "The licences were promised to a single firm long before the vote",
            None,
            Reported,
        ),
        ("the article's own words", "Two of the three operators have said they will take part", None, Prose),
        ("the same theme", "The security of our network matters more than what a mast costs", None, NotFound),
        ("the same opening", "The security of our harbour is a matter for the council", None, NotFound),
        ("the same figure of speech", "You cannot buy a minister by the hour", None, NotFound),
        ("the same small words", "We have not been told what they will do", None, NotFound),
        ("the same subject in prose", "Three operators take part in an auction in September", None, NotFound),
        ("nothing of it", "Herring fishers dislike daffodils", None, NotFound),
    ] {
        let found = judged(quote, speaker);
        let first = found.first().map_or(NotFound, |judgement| judgement.verdict);
        if first != verdict {
            let seen: Vec<_> = found
                .iter()
                .map(|found| {
                    format!("{} {:.2} {}", found.verdict, found.likeness, difference(&found.difference))
                })
                .collect();
            wrong.push(format!("{name}: {quote}: {verdict}, not\n    {}", seen.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_differs_is_shown_in_the_words_of_both() {
    for (quote, shown) in [
        (
            "The security of our 5G network is not for rent",
            "The security of our 5G network is not for -sale,- +rent+",
        ),
        ("The security of our 5G network is for sale!", "The security of our 5G network is -not- for sale,"),
        ("We waited long enough", "We -have- waited long enough,"),
        ("not for sale … We have waited", "not for sale, [] We have waited"),
        (
            "we will not wait for [the next one] to tell us",
            "we will not wait for [another outage] to tell us",
        ),
        ("Well, nobody ever got cheap masts", "Well, nobody ever got -cheaper- +cheap+ masts"),
    ] {
        let found = judged(quote, None);
        assert_eq!(
            found.first().map(|first| difference(&first.difference)).as_deref(),
            Some(shown),
            "{quote}"
        );
    }
}

#[test]
fn where_it_begins_is_told_with_its_words() {
    let article = article();
    let found = judged("We have waited long enough", Some("Okkerby"));
    let first = found.first().unwrap();
    let words: Vec<&str> = first.highlights.iter().map(|span| span.of(first.at.text(&article))).collect();
    assert_eq!(words, ["We have waited long enough"]);
    let quotation = &article.quotations[first.quotation.unwrap()];
    assert!(quotation.text.starts_with("We have waited"));
}

proptest::proptest! {
    #[test]
    fn any_quote_can_be_judged(words in proptest::collection::vec("[a-z]{1,6}|…|\\[[a-z ]{0,6}\\]|“|”|the|security|of|our|network|said|we|have|waited", 0..14)) {
        for judgement in judged(&words.join(" "), Some("okkerby")) {
            proptest::prop_assert!((0.0..=1.0).contains(&judgement.likeness));
            proptest::prop_assert!(judgement.difference.iter().all(|piece| piece.of == Of::Omitted || !piece.text.is_empty()));
        }
    }
}
