use super::*;
use crate::extract::boilerplate::{Page, read};

const BODY: &str = "The harbour board met on Tuesday evening and spoke for three hours about a single crane on the quay.\n\n\
    “We are ready,” said Eva Strand, the mayor of Lowquay, who opened the meeting.\n\nNobody left before the end of the evening.";

/// What is read of a page: headline, standfirst, authors, dates, section, tags, outlet.
fn told(page: &Page) -> [String; 7] {
    let title = page.title.as_ref().map_or("", Placed::text);
    let option = |value: &Option<String>| value.clone().unwrap_or_default();
    let dates: Vec<&str> = page.dates.iter().map(|clue| clue.text.as_str()).take(1).collect();
    [
        title.to_owned(),
        option(&page.deck),
        page.authors.join("; "),
        dates.join("; "),
        option(&page.section),
        page.tags.join("; "),
        option(&page.outlet),
    ]
}

/// A kind of record, what stands over and under its text, and what is to be read of it.
type Case = (&'static str, &'static str, &'static str, [&'static str; 7]);

/// Each is read as told, and its text is left where it stands.
fn are_read(cases: &[Case]) {
    for (what, over, under, want) in cases {
        let text = format!("{over}{BODY}{under}");
        let page = read(&text);
        assert_eq!(told(&page), *want, "{what}");
        let first = page.dates.first().map(|clue| clue.provenance);
        assert_eq!(first, Some(crate::article::Provenance::Metadata), "{what}");
        let read: Vec<&str> = page.paragraphs.iter().map(Placed::text).collect();
        assert_eq!(read.join("\n\n"), BODY, "{what}");
        for placed in &page.paragraphs {
            let paragraph = &placed.paragraph;
            assert_eq!(paragraph.span.of(&text), paragraph.text, "{what}");
            let number = text[..paragraph.span.start].matches('\n').count() + 1;
            assert_eq!(paragraph.line, u32::try_from(number).ok(), "{what}");
        }
    }
}

#[test]
fn the_heads_of_scrapers_are_read_and_left_out() {
    are_read(&[
        (
            "a scraper's",
            "Headline: Quay to open\nByline: By Jane Roe\nPublished: 2021-05-05\nSource: The Elm\n\n",
            "",
            ["Quay to open", "", "By Jane Roe", "2021-05-05", "", "", "The Elm"],
        ),
        (
            "a program's, with the text behind a label",
            "URL: https://elm.example/a\nTitle: Quay to open\nAuthors: ['Jane Roe', 'John Doe']\nPublish Date: 2021-05-05 17:42:00+00:00\n\
                Keywords: quay, cranes\n\nText:\n",
            "",
            ["Quay to open", "", "Jane Roe; John Doe", "2021-05-05 17:42:00+00:00", "", "quay; cranes", ""],
        ),
    ]);
}

#[test]
fn the_heads_of_databases_with_labels_are_read_and_left_out() {
    are_read(&[
        (
            "LexisNexis",
            "\n    12 of 87 DOCUMENTS\n\n    The Daily Elm\n\n    May 5, 2021 Wednesday\n    Late Edition\n\nQuay to open\nin June\n\n\
                BYLINE: Jane Roe, Harbour Correspondent\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 120 words\n\nDATELINE: LOWQUAY\n\n\n ",
            "\n\n LOAD-DATE: May 6, 2021\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO: The quay.\n\nSUBJECT: PORTS (92%); CRANES\n(90%)\n\n\
                PUBLICATION-TYPE: Newspaper\n\n      Copyright 2021 Elm Holdings\n      All Rights Reserved\n",
            [
                "Quay to open in June",
                "",
                "Jane Roe, Harbour Correspondent",
                "May 5, 2021 Wednesday",
                "NEWS",
                "PORTS; CRANES",
                "The Daily Elm",
            ],
        ),
        (
            "LexisNexis as it was, the headline broken",
            "Copyright 1998 The Daily Elm\nThe Daily Elm\n\nMay 5, 1998, Tuesday, Final Edition\n\nSECTION: A SECTION; Pg. A01\n\nLENGTH: 912 words\n\n\
                HEADLINE: Quay to Open in June\nAfter Nine Years\n\nBYLINE: Jane Roe\n\nBODY:\n",
            "\n\nLOAD-DATE: May 5, 1998\n",
            [
                "Quay to Open in June After Nine Years",
                "",
                "Jane Roe",
                "May 5, 1998, Tuesday, Final Edition",
                "A SECTION",
                "",
                "The Daily Elm",
            ],
        ),
        (
            "Nexis Uni",
            "Page 1\n\nQuay to open\nThe Daily Elm (Lowquay)\n5 May 2021 Wednesday\n\nCopyright 2021 Elm Holdings All Rights Reserved\n\
                Section: NEWS; Pg. 3\nLength: 120 words\nByline: Jane Roe and John Doe\nHighlight: A crane stays; another goes\nBody\n\n\n",
            "\n\n\nGraphic\n \nThe quay on Tuesday. Photo: Reuters\n\n\nLoad-Date: May 6, 2021\n\n\nEnd of Document\n",
            [
                "Quay to open",
                "A crane stays; another goes",
                "Jane Roe and John Doe",
                "5 May 2021 Wednesday",
                "NEWS",
                "",
                "The Daily Elm",
            ],
        ),
        (
            "ProQuest",
            "____________________\n\nDocument 3 of 40\n\nQuay to open\n\nAuthor: Roe, Jane\n\nPublication info: Elm Register ; Lowquay. 05 May 2021: A.1.\n\n\
                ProQuest document link\n\nFull text: ",
            "\n\nCredit: Jane Roe; Staff Writer\n\nSubject: Ports; Cranes\n\nTitle: Quay to open\n\nPublication date: May 5, 2021\n\n\
                Section: Main\n\nPublisher: Elm Media LLC\n\nLanguage of publication: English\n\nLast updated: 2021-05-06\n\nDatabase: ProQuest Central\n",
            ["Quay to open", "", "Roe, Jane", "May 5, 2021", "Main", "Ports; Cranes", "Elm Register"],
        ),
    ]);
}

#[test]
fn the_heads_of_databases_without_labels_are_read_and_left_out() {
    are_read(&[
        (
            "Factiva in codes",
            "SE  Harbour\nHD  Quay to open\nBY  Jane Roe\nWC  120 words\nPD  5 May 2021\nSN  The Daily Elm\nLA  English\nCY  (c) 2021 Elm Ltd\nLP\n",
            "\nNS  cport : Ports | gcat : General News\nPUB Elm Ltd\nAN  Document ELM0000020210505eh550001a\n",
            ["Quay to open", "", "Jane Roe", "5 May 2021", "Harbour", "Ports; General News", "The Daily Elm"],
        ),
        (
            "Factiva without",
            "Harbour\nQuay to open\nBy Jane Roe\n412 words\n5 May 2021\n18:30\nThe Daily Elm\nELMD\n14\nEnglish\nCopyright 2021, Elm Ltd. All rights reserved.\n\n",
            "\n\nElm Ltd\n\nDocument ELM0000020210505eh550001a\n",
            ["Quay to open", "", "By Jane Roe", "5 May 2021", "Harbour", "", "The Daily Elm"],
        ),
        (
            "PressReader",
            "PressReader - The Daily Elm: 2021-05-05 - Quay to open\n\nQuay to open\nA crane stays\nThe Daily Elm\n5 May 2021\n\n",
            "\n\n© PressReader. All rights reserved.\n",
            ["Quay to open", "A crane stays", "", "2021-05-05", "", "", "The Daily Elm"],
        ),
    ]);
}

#[test]
fn of_several_records_the_first_says_what_it_is() {
    let one = |number: u32, headline: &str, subject: &str| {
        format!(
            "Document {number} of 2\n\n{headline}\n\nAuthor: Roe, Jane\n\nPublication info: Elm Register ; Lowquay.\n\nFull text: {BODY}\n\n\
             Subject: {subject}\n\nPublication date: May {number}, 2021\n\n"
        )
    };
    let page = read(&(one(1, "Quay to open", "Ports") + &one(2, "Bridge to shut", "Roads")));
    assert_eq!(told(&page), ["Quay to open", "", "Roe, Jane", "May 1, 2021", "", "Ports", "Elm Register"]);
}

#[test]
fn an_address_over_the_text_is_its_own() {
    let page = read(&format!("https://elm.example/a/quay\nQuay to open\nBy Jane Roe\n\n{BODY}"));
    assert_eq!(page.url.as_deref(), Some("https://elm.example/a/quay"));
    assert_eq!(page.title.as_ref().map(Placed::text), Some("Quay to open"));
    let page = read(&format!("https://elm.example/a\nhttps://elm.example/b\n\n{BODY}"));
    assert_eq!(page.url, None);
}

#[test]
fn a_text_with_colons_is_no_record() {
    for (what, over) in [
        ("an interview", "Ten questions\n\nQ: Why now?\n\nA: It is old.\n\nSource: The council pays.\n\n"),
        (
            "labels of speakers",
            "Author: I wrote it.\n\nPublisher: We printed it.\n\nAuthor: You did not.\n\n",
        ),
        ("a book", "Title: The Harbour\nAuthor: Jane Roe\nPublisher: Quay Press\nPrice: £12\n\n"),
        (
            "a book under a headline",
            "A dull book\n\nTitle: The Harbour\nAuthor: Jane Roe\nPublished: May 5, 2021\n\n",
        ),
        ("a recipe", "Title: Fish pie\nServes: 4\nPublished: May 5, 2021\n\n"),
        ("an event", "Quay festival\n\nDate: May 5, 2021\nLocation: The Guildhall\nCost: £4\n\n"),
        ("a walk", "Date: May 5, 2021\nLength: 5 km\nStart: The quay\n\n"),
        ("a release", "FOR IMMEDIATE RELEASE\nContact: Jane Roe\nDate: May 5, 2021\n\n"),
        ("a message", "From: Jane Roe\nTo: John Doe\nSubject: Quay\nDate: May 5, 2021\nTitle: Quay\n\n"),
        ("a headline on rights", "Copyright law divides the harbour\n\n"),
        ("one label", "Summary: The quay is to open\n\n"),
        ("credits of a feature", "The last crane\n\nWords: Jane Roe\nPictures: John Doe\n\n"),
    ] {
        let text = format!("{over}{BODY}");
        let mut lines: Vec<Line<'_>> = crate::text::paragraph::lines(&text).collect();
        assert_eq!(take(&mut lines), None, "{what}");
        assert!(lines.iter().map(|line| line.text).eq(text.lines().map(str::trim)), "{what}");
    }
}

#[test]
fn a_text_that_is_all_head_is_read_as_any_other() {
    let page = read(
        "Title: Quay to open\nDate: May 5, 2021\nDescription: The harbour board met on Tuesday evening and spoke for three hours about a crane.\n",
    );
    assert!(!page.paragraphs.is_empty());
}
