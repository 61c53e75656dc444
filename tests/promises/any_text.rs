//! Whatever a text holds and wherever it breaks off, it is understood or refused, and what is cited stands there.

use std::fs;
use std::path::Path;

use morgue::article::{Article, Format, Quotation, RawArticle, RawBody, Source};
use morgue::text::mojibake;
use morgue::{extract, source};
use proptest::prelude::*;

/// Openings, interruptions and ends that a rule may trip over.
const NASTY: [&str; 70] = [
    "â€œItâ€™s Â£5,â€\u{9d} said JosÃ© Roe.",
    "CafÃ\u{83}Â©: â€œNo,â€ said ÐÐ¸Ñ‡Ñ‚Ð¾",
    "“",
    "”",
    "“”",
    "““No”",
    "“No””",
    "”No“",
    "\"\"\"\"",
    "\" No \" said Roe. \"",
    "‘’‘’",
    "'tis ’twas ‘t",
    "«No» »No« „No“ ‹No›",
    "``No'' said Roe",
    "“No,” said",
    "said “No”",
    "said said said",
    ", said Roe",
    "said, Roe, said",
    "“No,” said Jane Roe, the",
    "“No,” said Jane Roe, the mayor of the port of",
    "According to",
    "According to Jane Roe,",
    "According to, it rained.",
    "Roe told",
    "Roe told reporters that",
    "Roe was quoted as saying",
    "He said she said they said it rained.",
    "Roe, who, said, that,",
    "“No,” he said, “never,” he said, “again",
    "Roe said that “no” and “never” and",
    "Q:\nA:\nQ:\nA:\nQ: Why?\nA: Because.",
    ":::: : :",
    "ROE: No.\nDOE: Yes.\nROE: No.\nDOE:\nROE: ",
    "Mr.",
    "Mr. Mr. Mr. Roe",
    "J. K. L. M. N.",
    "A.B.C.D.E said no.",
    "U.S.’s U.S.'s US's",
    "O’",
    "O’Brien’s’s",
    "d’ l’ d'Or",
    "the the the of of of",
    "The minister of the minister of the",
    "Secretary of State of",
    "Bank of England and of and of",
    "van der van de la",
    "42-year-old, 42-year-",
    "- -- --- – — ——",
    "… ... . .. ....",
    "([{<>}])",
    "((((Reporting by Jane Roe",
    "(Reporting by Jane Roe; editing by",
    "PORT ARDEN, March 3 (NNA) -",
    "PORT ARDEN, March 3 (NNA) - “No,” said Roe.",
    "By",
    "By Jane Roe |",
    "By Jane Roe and | 4 March",
    "99/99/9999 31/02/2021 1/2/",
    "2021-02-29T25:61:61+99:99",
    "12:30 am am pm March March 3.5.",
    "1. Avatar Jane Roe 01/10/2020 @ 1:51 pm\n\nNo.",
    "Jane Roe says:\n\n1 October 2020\n\nNo.",
    "Tags: , , ,",
    "* Home\n* News\n* Sport\n* Weather\n* “No",
    "é\u{301}\u{301} É’É “É",
    "“\u{feff}\u{200b}No\u{ad}\u{200b}”",
    "习近平说：“不。” said 习",
    "ẞß İı ﬁ “ﬁ,” said Σας ΣΑΣ",
    "\u{1f600}\u{200d}\u{1f600}“\u{1f600},” said \u{1f600}",
];

/// What stands before and after a nasty piece.
const FRAMES: [(&str, &str); 5] = [
    ("", ""),
    ("Council backs mole\n\nThe council voted for the mole on Tuesday, said Jane Roe, the mayor. ", ""),
    ("“We go on,” said Roe.\n\n", "\n\n“And on,” she said."),
    ("“", "” he said."),
    ("long-\nterm ", " and\r\n   so on"),
];

fn plain(text: &str) -> Option<Article> {
    let source = Source { path: "a.txt".to_owned(), locator: None, format: Format::Text };
    extract::article(RawArticle::bare(source, RawBody::Plain(text.to_owned()))).ok()
}

/// The words of a text, without what cannot be seen at the edge of a line.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')).collect()
}

/// What is wrong with what was understood of `text`, if anything.
fn fault(text: &str) -> Option<String> {
    let article = plain(text)?;
    // What was misread stands there as it was read.
    let misread = mojibake::mend(text).is_some();
    let meant = |cited: &str| if misread { mojibake::put_right(cited).text } else { cited.to_owned() };
    let cited = |span: morgue::article::Span| text.get(span.start..span.end).map(meant);
    for paragraph in &article.paragraphs {
        if cited(paragraph.span).as_deref().map(visible) != Some(visible(&paragraph.text)) {
            return Some(format!("a paragraph is not where it says: {paragraph:?}"));
        }
    }
    let mut before = None;
    for quotation in &article.quotations {
        let Quotation { within, span, paragraph, speaker, mention, evidence, confidence, .. } = quotation;
        let held = match paragraph {
            Some(at) => article.paragraphs.get(*at).map(|paragraph| paragraph.text.as_str()),
            None => article.title.as_deref(),
        };
        let place = Some((*paragraph, within.start, within.end));
        let faults = [
            (
                "its words are not its paragraph's",
                within.is_empty()
                    || held.and_then(|text| text.get(within.start..within.end)) != Some(&quotation.text),
            ),
            (
                "it is not where it says",
                cited(*span).as_deref().map(visible) != Some(visible(&quotation.text)),
            ),
            ("it stands before the one before it", place < before),
            ("its confidence is no share", !(0.0..=1.0).contains(confidence)),
            (
                "nobody speaks, and yet for a reason",
                speaker.is_none() != (*confidence == 0.0) || speaker.is_none() != evidence.is_none(),
            ),
            (
                "its mention is not where it says",
                mention.as_ref().is_some_and(|mention| {
                    cited(mention.span).as_deref().map(visible) != Some(visible(&mention.text))
                }),
            ),
        ];
        if let Some((what, _)) = faults.iter().find(|(_, wrong)| *wrong) {
            return Some(format!("{what}: {quotation:?}"));
        }
        before = place;
    }
    None
}

fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(at, c)| &text[..at + c.len_utf8()])
}

#[test]
fn a_nasty_text_may_break_off_anywhere() {
    for nasty in NASTY {
        for (before, after) in FRAMES {
            let text = format!("{before}{nasty}{after}");
            for prefix in prefixes(&text).filter(|prefix| prefix.len() > before.len()) {
                assert_eq!(fault(prefix), None, "{prefix:?}");
            }
        }
    }
}

#[test]
fn an_article_may_break_off_anywhere() {
    /// Every so many characters: all of them would take minutes, and where a word breaks off hardly matters.
    const STEP: usize = 211;
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut articles = 0;
    for found in source::walk(&corpus, &source::Which::default(), &[]).unwrap().flatten() {
        let Ok(text) = fs::read_to_string(&found.path) else { continue };
        if text.starts_with('<') {
            continue;
        }
        articles += 1;
        for prefix in prefixes(&text).skip(articles % STEP).step_by(STEP).chain([text.as_str()]) {
            assert_eq!(fault(prefix), None, "{}, {} bytes", found.path.display(), prefix.len());
        }
    }
    assert!(articles > 30, "the corpus is not where this test looks for it");
}

/// Pieces that sentences and pages are made of.
const ALPHABET: [&str; 56] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "``",
    "''",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "-",
    " — ",
    "(",
    ")",
    "…",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "said ",
    " said",
    "told ",
    "according to ",
    "asked",
    "that ",
    "he ",
    "she",
    "they ",
    "Jane ",
    "Roe",
    "Mr. ",
    "O’Brien",
    "the ",
    "mayor ",
    "of ",
    "Hull",
    "and ",
    "who ",
    "42",
    "March 3, 2021",
    "é",
    "ß",
    "习",
    "\u{301}",
    "\u{200b}",
    "\u{1f600}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn any_text_is_cited_as_it_stands(pieces in prop::collection::vec(prop::sample::select(ALPHABET.to_vec()), 0..120)) {
        let text = pieces.concat();
        prop_assert_eq!(fault(&text), None);
    }
}
