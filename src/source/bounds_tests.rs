//! No article takes more than its share of memory, whatever it is made of.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::tests::told;

const FINE: &str = "is made of more than 300000 lines, elements or fields: no article is";
const LONG: &str = "has more than 8 MB of text: no article is that long";

/// `piece` as often as it takes to be too many, between a beginning and an end.
fn full_of(start: &str, piece: &str, end: &str) -> Vec<u8> {
    format!("{start}{}{end}", piece.repeat(310_000)).into_bytes()
}

#[test]
fn what_is_made_of_more_pieces_than_any_article_is_none() {
    let mail = "From: a@q.example\nDate: Tue, 2 Mar 2021 10:00:00 +0100\nMIME-Version: 1.0\n";
    let parts = format!("{mail}Content-Type: multipart/mixed; boundary=x\n\n");
    for (name, bytes, place) in [
        ("a.txt", full_of("Title\n\n", "a\n", ""), ""),
        ("a.md", full_of("# Title\n\n", "* a\n", ""), ""),
        ("b.md", full_of("# Title\n\n", "*a ", ""), ""),
        ("a.html", full_of("<html><body>", "<p>a", ""), ""),
        ("b.html", full_of("<html><body><p>", "<br>", ""), ""),
        ("a.json", full_of(r#"{"title": "A", "text": "B", "more": ["#, "0,", "0]}"), "#1"),
        ("b.json", full_of(r#"{"title": "A", "text": "B""#, r#", "a": 0"#, "}"), "#1"),
        ("a.jsonl", full_of(r#"{"title": "A", "text": "B", "more": ["#, "{},", "0]}"), "#1"),
        ("a.csv", full_of("title,text,", ",a", "\n"), ""),
        ("b.csv", full_of("title,text\n", ",", "\n"), "#1"),
        ("a.xml", full_of("<rss><channel><item><title>A</title>", "<a/>", "</item></channel></rss>"), "#1"),
        (
            "b.xml",
            full_of("<rss><channel><item><title>A</title>", "<a b=''/>", "</item></channel></rss>"),
            "#1",
        ),
        ("a.eml", full_of(mail, "a:\n", "\nB\n"), ""),
        ("b.eml", full_of(&parts, "--x\n\n\n", "--x--\n"), ""),
    ] {
        assert_eq!(told(name, &bytes), [format!("{name}{place}: {FINE}")], "{name}");
    }
}

#[test]
fn what_is_longer_than_any_article_is_none() {
    let words = "The crane stays where it is, said the board. ".repeat(180_000);
    for (name, bytes, place) in [
        ("a.txt", words.clone(), ""),
        ("a.html", format!("<html><body><p>{words}</p></body></html>"), ""),
        ("a.json", format!(r#"{{"title": "A", "text": "{words}"}}"#), ""),
        ("a.csv", format!("title,text\nA,\"{words}\"\n"), "#1"),
    ] {
        assert_eq!(told(name, bytes.as_bytes()), [format!("{name}{place}: {LONG}")], "{name}");
    }
}

#[test]
fn what_repeats_takes_no_longer_each_time() {
    // Where each is compared with all before it, or with all behind it, these take minutes.
    let many = |piece: &str, times: usize| piece.repeat(times);
    let numbered = |start: &str, end: &str, times: u32| {
        (0..times).map(|number| format!("{start}Bo Li{number}{end}")).collect::<Vec<_>>().concat()
    };
    for (what, name, text) in [
        ("brackets", "a.json", format!(r#"{{"title": "A", "text": "B {}"}}"#, many("[", 2_000_000))),
        (
            "ampersands",
            "a.xml",
            format!("<nitf><body><body.content><p>{}</p></body.content></body></nitf>", many("&", 700_000)),
        ),
        (
            "tags",
            "b.xml",
            format!(
                "<rss><channel><item><title>A</title><description>B</description>{}</item></channel></rss>",
                numbered("<category>", "</category>", 80_000)
            ),
        ),
        (
            "authors",
            "a.html",
            format!(
                "<html><head>{}</head><body><article><p>{}",
                numbered("<meta name=author content='", "'>", 60_000),
                many("He said it. ", 50)
            ),
        ),
    ] {
        let began = Instant::now();
        told(name, text.as_bytes());
        assert!(began.elapsed() < Duration::from_secs(30), "{what}: {:?}", began.elapsed());
    }
}

#[test]
fn what_comes_behind_it_is_read() {
    let many = "0,".repeat(310_000);
    let lines = format!(
        "{{\"title\": \"A\", \"text\": \"B\", \"more\": [{many}0]}}\n{{\"title\": \"Crane\", \"text\": \"It stays.\"}}\n"
    );
    assert_eq!(told("a.jsonl", lines.as_bytes())[1..], ["a.jsonl#2 JSON | Crane | It stays. |  |  | "]);
    let cells = ",".repeat(310_000);
    let rows = format!("title,text\n{cells}\nCrane,It stays.\n");
    assert_eq!(told("a.csv", rows.as_bytes())[1..], ["a.csv#2 CSV | Crane | It stays. |  |  | "]);
    let feed = format!(
        "<rss><channel><item>{}</item><item><title>Crane</title><description>It stays.</description></item></channel></rss>",
        "<a/>".repeat(310_000)
    );
    assert_eq!(told("a.xml", feed.as_bytes())[1..], ["a.xml#2 feed | Crane | It stays. |  |  | "]);
}

#[test]
fn a_cell_without_end_costs_itself() {
    let row = "Mole,It goes on and on and on about the mole.\n";
    let rows = format!("title,text\nOne,\"No end.\n{}Crane,It stays.\n", row.repeat(16_100_000 / row.len()));
    let got = told("a.csv", rows.as_bytes());
    assert_eq!(got[0], "a.csv#1: is over the limit of 16 MB for one article");
    assert_eq!(got.last().unwrap(), &format!("a.csv#{} CSV | Crane | It stays. |  |  | ", got.len()));
}

#[test]
fn a_book_that_names_a_chapter_again_has_it_once() {
    let words = "The crane stays where it is, said the board. ".repeat(9);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("META-INF/container.xml", r#"<c><rootfile full-path="b.opf"/></c>"#.to_owned()),
        (
            "b.opf",
            format!(
                r#"<p><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/><item id="a" href="c.xhtml"/>{}<itemref idref="b"/></p>"#,
                r#"<itemref idref="a"/>"#.repeat(1000)
            ),
        ),
        ("a.xhtml", format!("<html><body><h1>Crane</h1><p>{words}</p></body></html>")),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let got = told("a.epub", &archive.finish().unwrap().into_inner());
    assert_eq!(got.len(), 2, "{got:?}");
    assert_eq!(got[0], "a.epub!b.xhtml: is damaged: b.xhtml is missing in it");
    assert!(got[1].starts_with("a.epub EPUB | Crane | The crane stays"), "{got:?}");
}

#[test]
fn the_name_of_a_file_in_an_archive_ends() {
    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    let text = b"title,text\nCrane,It stays.\n";
    header.set_size(text.len() as u64);
    archive.append_data(&mut header, "a.csv", &text[..]).unwrap();
    let mut header = tar::Header::new_gnu();
    let name = vec![b'n'; 3_000_000];
    header.set_size(name.len() as u64);
    header.set_entry_type(tar::EntryType::GNULongName);
    header.set_path("././@LongLink").unwrap();
    header.set_cksum();
    archive.append(&header, &*name).unwrap();
    let got = told("a.tar", &archive.into_inner().unwrap());
    assert_eq!(
        got,
        [
            "a.tar!a.csv#1 CSV | Crane | It stays. |  |  | ",
            "a.tar: is damaged: a file's name in it does not end"
        ]
    );
}
