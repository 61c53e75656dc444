use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::source::tests::told;

const ROWS: &str = "title,text\nCrane stays,The crane stays.\nMole goes,The mole goes.\n";
const OBJECT: &str = r#"{"title": "Eels", "text": "Eels everywhere.", "date": "2021-03-02"}"#;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(1_614_679_200);
        archive.append_data(&mut header, name, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn expected(archive: &str) -> Vec<String> {
    vec![
        format!("{archive}!a/news.csv#1 CSV | Crane stays | The crane stays. |  |  | "),
        format!("{archive}!a/news.csv#2 CSV | Mole goes | The mole goes. |  |  | "),
        format!("{archive}!eels.json JSON | Eels | Eels everywhere. |  |  | 2021-03-02"),
        format!("{archive}!picture.png: is not text, nor a format that morgue reads"),
    ]
}

const FILES: [(&str, &[u8]); 5] = [
    ("a/news.csv", ROWS.as_bytes()),
    (".hidden/x.csv", ROWS.as_bytes()),
    ("__MACOSX/x.csv", ROWS.as_bytes()),
    ("eels.json", OBJECT.as_bytes()),
    ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
];

#[test]
fn an_archive_is_read_member_by_member() {
    assert_eq!(told("a.zip", &zip(&FILES)), expected("a.zip"));
    assert_eq!(told("a.tar", &tar(&FILES)), expected("a.tar"));
    assert_eq!(told("a.tgz", &gzip(&tar(&FILES))), expected("a.tgz"));
    let inner = zip(&FILES);
    let outer = tar(&[("in.zip", &inner)]);
    assert_eq!(told("a.tar", &outer), expected("a.tar!in.zip"));
}

#[test]
fn an_archive_that_is_cut_off_gives_what_came_before() {
    for (name, whole) in [("a.zip", zip(&FILES)), ("a.tar", tar(&FILES))] {
        let keep = if name == "a.zip" { whole.len() - 300 } else { 2600 };
        let got = told(name, &whole[..keep]);
        assert_eq!(got[..2], expected(name)[..2], "{name}");
        assert!(got.last().unwrap().ends_with("is damaged: it is cut off"), "{got:?}");
    }
}

#[test]
fn a_crawl_in_an_archive_is_read_without_its_lists() {
    let words =
        "The board of the harbour met on Tuesday and spoke about the crane for three hours and a half. "
            .repeat(4);
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Crane</h1><p>{words}</p><p>{words}</p></body></html>"
    );
    let record = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    );
    let got = told(
        "a.wacz",
        &zip(&[
            ("datapackage.json", b"{\"profile\": \"x\"}"),
            ("pages/pages.jsonl", b"{\"title\": \"x\"}\n"),
            ("archive/data.warc.gz", &gzip(record.as_bytes())),
        ]),
    );
    assert_eq!(got.len(), 1, "{got:?}");
    assert!(got[0].starts_with("a.wacz!archive/data.warc.gz#urn:uuid:1 HTML"), "{got:?}");
}

#[test]
fn archives_within_archives_end() {
    let mut bytes = zip(&FILES);
    for n in 0..9 {
        bytes = zip(&[(&format!("{n}.zip"), &bytes)]);
    }
    let got = told("a.zip", &bytes);
    assert_eq!(got.len(), 1);
    assert!(got[0].ends_with("lies in more than 6 archives, one within the other"), "{got:?}");
}

#[test]
fn many_members_without_an_article_are_counted() {
    let names: Vec<String> = (0..1500).map(|n| format!("{n}.png")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), &b"\x89PNG\r\n\x1a\n\0\0\0"[..])).collect();
    let got = told("a.zip", &zip(&files));
    assert_eq!(got.len(), 1001);
    assert_eq!(got[1000], "a.zip: 500 more of it gave no article");
}
