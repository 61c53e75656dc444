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

/// Files by name, and their kinds by what stands for them.
fn tar_of(files: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_entry_type(*kind);
        archive.append_data(&mut header, name, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

const CRANE: &str = "title,text\nCrane stays,The crane stays.\n";
const MOLE: &str = "title,text\nMole goes,The mole goes.\n";

/// What is told of two files of a row each.
fn two(first: &str, second: &str) -> [String; 2] {
    [
        format!("{first} CSV | Crane stays | The crane stays. |  |  | "),
        format!("{second} CSV | Mole goes | The mole goes. |  |  | "),
    ]
}

#[test]
fn files_of_one_name_are_all_read() {
    let mut named =
        zip(&[("a.csv", CRANE.as_bytes()), ("b.csv", MOLE.as_bytes()), ("c.txt", b"Eels everywhere.")]);
    // Nobody who writes an archive with this crate can give two files one name.
    while let Some(at) = named.windows(5).position(|part| part == b"b.csv") {
        named[at] = b'a';
    }
    let got = told("a.zip", &named);
    assert_eq!(got[..2], two("a.zip!a.csv#1", "a.zip!a.csv#1~2"));
    assert_eq!(got[2..], ["a.zip!c.txt text |  | Eels everywhere. |  |  | "]);
    assert_eq!(told("a.zip", &[b"PK\x07\x08", &named[..]].concat()), got, "behind a mark");
    let both = [
        ("a.csv", tar::EntryType::Regular, CRANE.as_bytes()),
        ("a.csv", tar::EntryType::Regular, MOLE.as_bytes()),
    ];
    assert_eq!(told("a.tar", &tar_of(&both)), two("a.tar!a.csv#1", "a.tar!a.csv#1~2"));
}

#[test]
fn what_stands_behind_the_end_of_a_tar_is_looked_at() {
    let first = tar(&[("a.csv", CRANE.as_bytes())]);
    let second = tar(&[("b.csv", MOLE.as_bytes())]);
    let both = two("a.tar!a.csv#1", "a.tar!b.csv#1");
    assert_eq!(told("a.tar", &[&first[..], &second].concat()), both, "joined");
    assert_eq!(told("a.tar", &[&first[..], b"words that are no header"].concat()), both[..1], "rubbish");
    let packed = [gzip(&first), gzip(&second)].concat();
    assert_eq!(told("a.tgz", &packed), two("a.tgz!a.csv#1", "a.tgz!b.csv#1"), "joined as they are packed");
    let mut packed = gzip(&first);
    let sum = packed.len() - 5;
    packed[sum] ^= 1;
    let told = told("a.tgz", &packed);
    assert_eq!(told[1..], ["a.tgz: is damaged: its gzip data is broken"], "{told:?}");
}

#[test]
fn a_tar_that_is_cut_off_between_files_is_cut_off() {
    let whole = tar(&[("a.csv", CRANE.as_bytes()), ("b.csv", MOLE.as_bytes())]);
    for (keep, given) in [(1024, 1), (2048, 2)] {
        let got = told("a.tar", &whole[..keep]);
        assert_eq!(got[..given], two("a.tar!a.csv#1", "a.tar!b.csv#1")[..given]);
        assert_eq!(got[given..], ["a.tar: is damaged: it is cut off"]);
    }
}

#[test]
fn members_of_a_tar_that_are_no_common_files_are_read_or_named() {
    use tar::EntryType;
    let got = told(
        "a.tar",
        &tar_of(&[
            ("a", EntryType::Directory, b""),
            ("a.csv", EntryType::Continuous, CRANE.as_bytes()),
            ("b", EntryType::Fifo, b""),
            ("c", EntryType::Symlink, b""),
            (
                "pax_global_header",
                EntryType::XGlobalHeader,
                b"52 comment=0123456789012345678901234567890123456789\n",
            ),
            ("b.csv", EntryType::Regular, MOLE.as_bytes()),
        ]),
    );
    let [first, second] = two("a.tar!a.csv#1", "a.tar!b.csv#1");
    assert_eq!(got, [first, "a.tar!b: is not a regular file".to_owned(), second]);
}

/// A sink that cannot be gone back in.
struct Forth<'s>(&'s mut Vec<u8>);

impl std::io::Write for Forth<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_zip_that_was_written_without_going_back_and_is_cut_off_gives_what_is_whole() {
    for method in [zip::CompressionMethod::Deflated, zip::CompressionMethod::Stored] {
        let mut bytes = Vec::new();
        let mut archive = ZipWriter::new_stream(Forth(&mut bytes));
        let options = SimpleFileOptions::default().compression_method(method);
        for (name, text) in [("a.csv", CRANE), ("b.csv", MOLE), ("c.csv", CRANE)] {
            archive.start_file(name, options).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        let _ = archive.finish().unwrap();
        let both = two("a.zip!a.csv#1", "a.zip!b.csv#1");
        assert_eq!(told("a.zip", &bytes)[..2], both);
        let third = bytes.windows(5).position(|part| part == b"c.csv").unwrap();
        let got = told("a.zip", &bytes[..third + 10]);
        assert_eq!(got[..2], both, "{method}");
        assert_eq!(got[2..], ["a.zip: is damaged: it is cut off"], "{method}");
        let got = told("a.zip", &bytes[..bytes.len() - 30]);
        assert_eq!(got.len(), 4, "{method}: {got:?}");
    }
}

#[test]
fn a_zip_that_is_packed_otherwise_is_not_damaged() {
    let mut packed = zip(&[("a.csv", CRANE.as_bytes())]);
    // The way it is packed, in the header and in the list: bzip2.
    let list = packed.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    for at in [8, list + 10] {
        packed[at] = 12;
    }
    let expected = ["a.zip!a.csv: is damaged: it is packed in a way that morgue does not know"];
    assert_eq!(told("a.zip", &packed), expected);
}

#[test]
fn an_archive_of_nothing_is_named() {
    assert_eq!(told("a.zip", &zip(&[])), ["a.zip: holds no article text"]);
    assert_eq!(told("a.zip", &zip(&[(".hidden", b"x")])), ["a.zip: holds no article text"]);
    assert_eq!(told("a.tar", &tar(&[(".hidden", b"x")])), ["a.tar: holds no article text"]);
    let record = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
    assert_eq!(told("a.warc", record.as_bytes()), ["a.warc: holds no article text"]);
    assert_eq!(
        told("a.zip", &zip(&[("a.warc", record.as_bytes())])),
        ["a.zip!a.warc: holds no article text"]
    );
}

#[test]
fn a_tar_archive_and_its_packing_are_one_archive() {
    let mut nest = "“Eels,” said the man who had seen them on the mole.".as_bytes().to_vec();
    for depth in 1..=7 {
        nest = gzip(&tar(&[(if depth == 1 { "eels.txt" } else { "in.tgz" }, &nest)]));
        let told = told("a.tgz", &nest);
        let inner = "!in.tgz".repeat(depth - 1);
        let expected = match depth {
            7 => "a.tgz!in.tgz!in.tgz!in.tgz!in.tgz!in.tgz!in.tgz: lies in more than 6 archives, one within the other".to_owned(),
            _ => format!("a.tgz{inner}!eels.txt text | "),
        };
        assert!(told.len() == 1 && told[0].starts_with(&expected), "{depth}: {told:?}");
    }
    // What is packed again is in one more each time.
    let mut nest = tar(&[("in.zip", &zip(&[("in.tar", &tar(&[("a.txt", b"Eels.")]))]))]);
    for packings in 1..=5 {
        nest = gzip(&nest);
        let expected =
            if packings < 5 { "a.gz!in.zip!in.tar!a.txt text" } else { "a.gz!in.zip!in.tar!a.txt: lies in" };
        assert!(told("a.gz", &nest)[0].starts_with(expected), "{packings}: {:?}", told("a.gz", &nest));
    }
}
