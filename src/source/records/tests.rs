use crate::article::{Article, RawArticle};
use crate::extract;
use crate::source::articles;

const BODY: &str = "The harbour board met on Tuesday evening and spoke for three hours about a single crane on the quay.\n\n\
    “We are ready,” said Eva Strand, the mayor of Lowquay, who opened the meeting.\n\nNobody left before the end of the evening.";

const TITLES: [&str; 3] = ["Quay to open in June", "Bridge to shut for a year", "Ferry fares to rise again"];

/// The articles of a file.
fn read(name: &str, text: &str) -> Vec<Article> {
    let mut all = Vec::new();
    articles(name, text.as_bytes(), None, &mut |raw| all.push(extract::article(raw.unwrap()).unwrap()));
    all
}

/// A text with a record for each title.
fn each(record: impl Fn(usize, &str) -> String) -> String {
    (1..).zip(TITLES).map(|(number, title)| record(number, title)).collect()
}

fn lexis_nexis() -> String {
    let cover = "Time of Request: Monday, May 06, 2024  10:15:00 EST\nDocuments: 1-3\nResearch Information: quay AND harbour\n";
    let records = each(|number, title| {
        format!(
            "\n\n          {number} of 3 DOCUMENTS\n\n\n       The Daily Elm\n\n    May {number}, 2021 Wednesday\n\n{title}\n\nBYLINE: Jane Roe\n\n\
             LENGTH: 120 words\n\n{BODY}\n\nLOAD-DATE: May {number}, 2021\n\n    Copyright 2021 Elm Holdings\n      All Rights Reserved\n"
        )
    });
    cover.to_owned() + &records
}

fn nexis_uni() -> String {
    let listed = each(|number, title| {
        format!(
            "{number}. {title}\nClient/Matter: -None-\nSearch Terms: quay\nSearch Type: Natural Language\nNarrowed by:\n"
        )
    });
    let records = each(|number, title| {
        format!(
            "{title}\nThe Daily Elm (Lowquay)\n{number} May 2021 Wednesday\n\nCopyright 2021 Elm Holdings All Rights Reserved\nLength: 120 words\n\
             Byline: Jane Roe\nBody\n\n\n{BODY}\n\n\nLoad-Date: May {number}, 2021\n\n\nEnd of Document\n\n"
        )
    });
    format!(
        "User Name: Jane\nJob Number: 2233\nDocuments (3)\n{listed}| About LexisNexis | Privacy Policy |\n\n{records}"
    )
}

fn pro_quest() -> String {
    let rule = "_".repeat(60);
    let records = each(|number, title| {
        format!(
            "{title}\n\nAuthor: Roe, Jane\n\nPublication info: The Daily Elm ; Lowquay. 0{number} May 2021: A.1.\n\nProQuest document link\n\n\
             Full text: {BODY}\n\nSubject: Ports\n\nPublication title: The Daily Elm\n\nPublication date: May {number}, 2021\n\n\
             ProQuest document ID: 2522{number}\n\nDatabase: ProQuest Central\n\n{rule}\n\n"
        )
    });
    format!(
        "{rule}\n\nReport Information from ProQuest\n06 May 2024 10:15\n{rule}\n\n{records}Contact ProQuest\n\nCopyright © 2024 ProQuest LLC.\n"
    )
}

fn factiva() -> String {
    let records = each(|number, title| {
        format!(
            "News\n{title}\nBy Jane Roe\n120 words\n{number} May 2021\nThe Daily Elm\nELMD\nEnglish\nCopyright 2021, Elm Ltd. All rights reserved.\n\n\
             {BODY}\n\nElm Ltd\n\nDocument ELM000002021050{number}eh550001a\n\n"
        )
    });
    records + "Search Summary\nText\tquay\n© 2024 Factiva, Inc. All rights reserved.\n"
}

fn factiva_in_codes() -> String {
    each(|number, title| {
        format!(
            "SE  News\nHD  {title}\nBY  Jane Roe\nWC  120 words\nPD  {number} May 2021\nSN  The Daily Elm\nLA  English\nLP\n{BODY}\n\
             PUB Elm Ltd\nAN  Document ELM000002021050{number}eh550001a\n\n"
        )
    })
}

fn scraped() -> String {
    each(|number, title| {
        format!(
            "Title: {title}\nDate: 2021-05-0{number}\nAuthor: Jane Roe\nSource: The Daily Elm\n\n{BODY}\n\n"
        )
    })
}

/// What everybody reads of a record.
fn told(article: &Article) -> String {
    let option = |text: &Option<String>| text.clone().unwrap_or_default();
    let published = article.published.map(|published| published.date.to_string()).unwrap_or_default();
    let [title, outlet, locator] = [&article.title, &article.outlet, &article.source.locator].map(option);
    format!("{locator} | {title} | {outlet} | {} | {published}", article.byline.join(", "))
}

#[test]
fn each_record_is_an_article() {
    for (what, text, ids) in [
        ("LexisNexis", lexis_nexis(), ["1", "2", "3"]),
        ("Nexis Uni", nexis_uni(), ["1", "2", "3"]),
        ("ProQuest", pro_quest(), ["25221", "25222", "25223"]),
        ("Factiva", factiva(), ["1", "2", "3"].map(|_| "")),
        ("Factiva in codes", factiva_in_codes(), ["1", "2", "3"].map(|_| "")),
        ("a scraper's", scraped(), ["1", "2", "3"]),
    ] {
        let all = read("a.txt", &text);
        assert_eq!(all.len(), TITLES.len(), "{what}: {all:#?}");
        for ((number, article), (title, id)) in (1..).zip(&all).zip(TITLES.into_iter().zip(ids)) {
            let id = if id.is_empty() { format!("ELM000002021050{number}eh550001a") } else { id.to_owned() };
            assert_eq!(
                told(article),
                format!("{id} | {title} | The Daily Elm | Jane Roe | 2021-05-0{number}"),
                "{what}"
            );
            // Its words are its own, and are cited where they stand in the file.
            let read: Vec<&str> =
                article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
            assert_eq!(read.join("\n\n"), BODY, "{what}");
            for paragraph in &article.paragraphs {
                assert_eq!(paragraph.span.of(&text), paragraph.text, "{what}");
                let line = text[..paragraph.span.start].matches('\n').count() + 1;
                assert_eq!(paragraph.line, u32::try_from(line).ok(), "{what}");
            }
            let [quotation] = &article.quotations[..] else { panic!("{what}: {:?}", article.quotations) };
            assert_eq!(quotation.span.of(&text), "We are ready,", "{what}");
            assert_eq!(quotation.mention.as_ref().unwrap().span.of(&text), "Eva Strand", "{what}");
        }
    }
}

#[test]
fn a_document_of_rich_text_opens_likewise() {
    for (what, text) in [("Nexis Uni", nexis_uni()), ("Factiva", factiva())] {
        let sign = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", c as u32) };
        let lines =
            text.lines().map(|line| format!("\\pard {}\\par\n", line.chars().map(sign).collect::<String>()));
        let all =
            read("a.rtf", &format!("{{\\rtf1\\ansi{{\\info{{\\author x}}}}{}}}", lines.collect::<String>()));
        let titles: Vec<&str> = all.iter().filter_map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, TITLES, "{what}");
        for article in &all {
            assert!(
                article.byline == ["Jane Roe"]
                    && article.paragraphs.iter().all(|paragraph| paragraph.line.is_none()),
                "{what}"
            );
            assert_eq!(article.text.as_deref(), Some(BODY), "{what}");
        }
    }
}

#[test]
fn a_text_of_one_record_is_cited_by_its_file_alone() {
    let of = |text: &str| {
        let all = read("a.txt", text);
        let [article] = &all[..] else { panic!("{all:#?}") };
        assert_eq!(article.source.locator, None);
        article.title.clone().unwrap_or_default()
    };
    let nexis = nexis_uni();
    let end = nexis.find("End of Document").unwrap();
    assert_eq!(of(&nexis[..end]), TITLES[0]);
    // What is on the cover is no article, however much like a sentence it reads.
    let long = format!("Who asks\n\n{}.\n\nClient/Matter", "the mayor of the harbour ".repeat(5));
    let covered = nexis.replacen("Client/Matter", &long, 1);
    assert_eq!(read("a.txt", &covered).len(), TITLES.len());
    let numbered_by_itself = nexis[..end].replace("1. ", "").replace("2. ", "").replace("3. ", "");
    assert_eq!(of(&numbered_by_itself), TITLES[0]);
    let lexis = lexis_nexis();
    let second = lexis.find("2 of 3 DOCUMENTS").unwrap();
    assert_eq!(of(&lexis[..second]), TITLES[0]);
}

#[test]
fn what_somebody_wrote_around_the_records_is_kept() {
    let note = "I found these three on Monday and kept them because the mayor denies every word of what she says in them.";
    let all = read("a.txt", &format!("{note}\n\n{}", lexis_nexis()));
    let first = all.first().unwrap();
    assert!(all.len() == 4 && first.title.as_deref() == Some(note), "{all:#?}");
    let all = read("a.txt", &format!("{}\n{note}\n", factiva_in_codes()));
    assert!(all.len() == 4 && all[3].paragraphs.iter().any(|paragraph| paragraph.text == note), "{all:#?}");
}

#[test]
fn no_other_text_is_taken_apart() {
    let interview = "Q: Why now?\nA: It is old.\n\nQ: Who pays?\nA: The town.\n\n";
    let books =
        "Title: The Quay\nAuthor: Jane Roe\nPrice: £12\n\nTitle: The Mole\nAuthor: John Doe\nPrice: £9\n\n";
    let ruled = format!("Two views\n\n{BODY}\n\n==========\n\n{BODY}\n\n==========\n\n");
    let mentioned = format!("Court papers\n\n{BODY}\n\nDocument 3 of 40\n\n");
    for (what, over) in
        [("an interview", interview), ("books", books), ("rules", &ruled), ("one number", &mentioned)]
    {
        let mut all: Vec<RawArticle> = Vec::new();
        let text = format!("{over}{BODY}\n");
        articles("a.txt", text.as_bytes(), None, &mut |raw| all.push(raw.unwrap()));
        assert!(all.len() == 1 && all[0].source.locator.is_none(), "{what}: {all:#?}");
    }
}
