//! Whatever happened to a file, reading it ends, and ends well.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::tests::told;

const ROWS: &str =
    "title,text,date\n\"Crane \"\"stays\"\"\",\"The crane,\nit stays.\",2021-03-02\nMole,The mole goes.,\n";
const OBJECTS: &str = r#"{"status": "ok", "articles": [{"title": "Crane", "text": "The crane\nstays.", "tags": ["a", {"name": "b"}]}, {"title": "Mole", "body": "It goes."}]}"#;
const FEED: &str = r#"<?xml version="1.0"?><rss><channel><title>Post</title><item><title>A &amp; b</title><link>https://q.example/a</link><description><![CDATA[<p>One.</p>]]></description></item><item><title>C</title><description>Two.</description></item></channel></rss>"#;
const ITEM: &str = r#"<newsMessage><itemSet><newsItem guid="urn:1"><contentMeta><headline>A</headline><subject qcode="medtop:1"/></contentMeta><contentSet><inlineXML><nitf><body><body.content><p>One.</p></body.content></body></nitf></inlineXML></contentSet></newsItem></itemSet></newsMessage>"#;
const LETTER: &str = "From: a@q.example\nTo: b@q.example\nSubject: =?utf-8?Q?A_b?=\nDate: Tue, 2 Mar 2021 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+T25lLjwvcD4=\n--x\nContent-Type: text/csv\nContent-Disposition: attachment; filename=a.csv\n\ntitle,text\nA,B\n--x--\n";
const CRAWL: &str = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:1>\r\nContent-Type: application/http\r\nContent-Length: 106\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n16\r\n<html><p>One two three\r\n0\r\n\r\n\r\n\r\nWARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
const STORY: &str = "---\ntitle: 'A'\ntags:\n  - b\n  - c: d\nlong: >-\n  x\n---\n# A\n\nThe **crane**, [it](x) `stays` &amp; so\non.\n\n> Quoted.\n\n| a | b |\n|---|---|\n| c | d |\n";

const RICH: &str = r"{\rtf1\ansi{\fonttbl{\f1\fcharset204 Cyr;}}{\info{\title A}{\creatim\yr2021\mo3\dy2}}\pard The {\b crane} \'e9\u8217?\par{\f1 \'cc\'ee}\par{\*\x y}{\pict 00}B\line c\bin2 }}}";
const RECORDS: &str = "1 of 2 DOCUMENTS\n\nThe Elm\n\nMay 5, 2021\n\nCrane stays\n\nLENGTH: 9 words\n\nThe crane stays, she said.\n\nLOAD-DATE: May 6, 2021\n\n2 of 2 DOCUMENTS\n\nThe Elm\n\nMay 6, 2021\n\nMole goes\n\nLENGTH: 9 words\n\nThe mole goes, he said.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A file of every form.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut zipped = ZipWriter::new(Cursor::new(Vec::new()));
    let mut tarred = tar::Builder::new(Vec::new());
    for (name, text) in [("a.csv", ROWS), ("b.json", OBJECTS)] {
        zipped.start_file(name, SimpleFileOptions::default()).unwrap();
        zipped.write_all(text.as_bytes()).unwrap();
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        tarred.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    let tarred = tarred.into_inner().unwrap();
    let xz = super::packed::XZ.to_vec();
    let zstd = super::packed::ZSTD.to_vec();
    vec![
        ("a.csv", ROWS.into()),
        ("a.json", OBJECTS.into()),
        ("a.jsonl", OBJECTS.replace(", {", "\n{").into()),
        ("a.xml", FEED.into()),
        ("b.xml", ITEM.into()),
        ("a.eml", LETTER.into()),
        (
            "a.mbox",
            format!("From a Tue Mar  2 10:00:00 2021\n{LETTER}\nFrom b Tue Mar  2 10:00:00 2021\n{LETTER}")
                .into(),
        ),
        ("a.warc", CRAWL.into()),
        ("a.warc.gz", gzip(CRAWL.as_bytes())),
        ("a.md", STORY.into()),
        ("a.rtf", RICH.into()),
        ("a.txt", RECORDS.into()),
        ("a.zip", zipped.finish().unwrap().into_inner()),
        ("a.tgz", gzip(&tarred)),
        ("a.tar", tarred),
        ("a.csv.xz", xz),
        ("a.csv.zst", zstd),
        #[cfg(feature = "pdf")]
        ("a.pdf", super::pdf::tests::newspaper()),
    ]
}

#[test]
fn every_form_is_read_whole_and_cut_off_anywhere() {
    for (name, bytes) in files() {
        assert!(!told(name, &bytes).is_empty(), "{name}");
        let step = (bytes.len() / 60).max(1);
        for end in (0..bytes.len()).step_by(step) {
            told(name, &bytes[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_damage_makes_a_reader_fail(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..6),
    ) {
        let files = files();
        let (name, mut bytes) = files[which.index(files.len())].clone();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len().max(1));
            match how {
                0 => bytes.truncate(at.max(1)),
                1 => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len()))),
                2 => { let copy: Vec<u8> = bytes[at..(at + usize::from(byte)).min(bytes.len())].to_vec(); bytes.splice(at..at, copy); }
                _ => if let Some(here) = bytes.get_mut(at) { *here = byte },
            }
        }
        told(name, &bytes);
    }
}
