use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::source::tests::told;

fn page(title: &str) -> String {
    let words = format!(
        "The board of the harbour met on Tuesday and spoke about the {title} for three hours and a half. "
    )
    .repeat(4);
    format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn record(kind: &str, id: &str, typed: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://quay.example/{id}\r\n\
         WARC-Date: 2021-03-02T10:00:00Z\r\nContent-Type: {typed}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(id: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n");
    record("response", id, "application/http; msgtype=response", &[head.as_bytes(), body].concat())
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut pieces: Vec<u8> = body
        .chunks(300)
        .flat_map(|piece| [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat())
        .collect();
    pieces.extend_from_slice(b"0\r\n\r\n");
    pieces
}

/// A page about a heron, packed by the reference program.
const HERON: [u8; 159] = [
    27, 52, 1, 32, 140, 211, 29, 177, 152, 139, 224, 152, 185, 173, 84, 47, 36, 193, 80, 150, 250, 96, 7, 11,
    186, 19, 29, 60, 223, 60, 72, 78, 84, 213, 109, 33, 231, 179, 223, 131, 81, 120, 18, 171, 210, 197, 244,
    114, 76, 47, 209, 168, 110, 147, 142, 63, 200, 65, 54, 194, 99, 226, 100, 18, 141, 208, 130, 227, 190,
    120, 85, 109, 3, 17, 207, 12, 208, 52, 57, 79, 210, 102, 119, 236, 73, 40, 12, 172, 211, 209, 212, 177,
    217, 80, 205, 223, 95, 94, 1, 167, 167, 9, 249, 170, 137, 5, 202, 227, 95, 132, 200, 177, 57, 178, 21,
    58, 87, 114, 197, 57, 114, 189, 129, 137, 160, 61, 61, 234, 52, 133, 68, 127, 149, 123, 45, 5, 84, 107,
    108, 45, 139, 73, 16, 109, 50, 171, 181, 134, 123, 62, 255, 135, 161, 211, 114, 231, 203, 227, 1,
];

#[test]
fn a_page_may_be_packed_as_browsers_prefer() {
    let sent = |fields: &str, body: &[u8]| titles("a.warc", &response("7", fields, body));
    let heron = ["a.warc#urn:uuid:7 Heron"];
    assert_eq!(sent("Content-Encoding: br\r\n", &HERON), heron);
    assert_eq!(sent("Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", &chunked(&HERON)), heron);
    assert_eq!(sent("Content-Encoding: br\r\n", page("Heron").as_bytes()), heron, "unpacked by the crawler");
    let whole = told("a.warc", &response("7", "Content-Encoding: br\r\n", &HERON));
    assert!(whole[0].contains("Nobody had asked the heron, which stood on the mole"), "{whole:?}");
    let broken = sent("Content-Encoding: br\r\n", &[0x7b; 40]);
    assert_eq!(broken, ["a.warc#urn:uuid:7: is damaged: what the server sent cannot be unpacked"]);
    // What came before the end is given, or nothing, but never something else.
    for end in 1..HERON.len() {
        let cut = told("a.warc", &response("7", "Content-Encoding: br\r\n", &HERON[..end]));
        assert_eq!(cut.len(), 1, "{end}: {cut:?}");
    }
}

/// A page about a heron, packed by the reference program for zstd.
const HERON_ZSTD: [u8; 115] = [
    40, 181, 47, 253, 4, 88, 53, 3, 0, 82, 71, 22, 23, 144, 39, 121, 171, 91, 155, 9, 223, 135, 32, 91, 44,
    31, 199, 13, 218, 106, 3, 230, 185, 254, 32, 7, 116, 122, 100, 151, 42, 134, 144, 98, 2, 170, 245, 174,
    23, 54, 177, 121, 111, 89, 201, 109, 235, 167, 124, 88, 190, 49, 119, 114, 60, 18, 17, 7, 44, 151, 195,
    31, 246, 237, 12, 73, 221, 10, 159, 48, 38, 240, 128, 144, 33, 3, 13, 28, 58, 61, 178, 75, 77, 49, 203,
    229, 4, 116, 218, 217, 19, 3, 0, 0, 4, 236, 73, 18, 24, 166, 18, 255, 59, 177, 112,
];

#[test]
fn a_page_may_be_packed_as_servers_prefer() {
    let sent = |body: &[u8]| titles("a.warc", &response("7", "Content-Encoding: zstd\r\n", body));
    assert_eq!(sent(&HERON_ZSTD), ["a.warc#urn:uuid:7 Heron"]);
    assert_eq!(sent(page("Heron").as_bytes()), ["a.warc#urn:uuid:7 Heron"], "unpacked by the crawler");
    let broken = ["a.warc#urn:uuid:7: is damaged: what the server sent cannot be unpacked"];
    assert_eq!(sent(&HERON_ZSTD[..9]), broken);
}

#[test]
fn the_server_says_what_a_page_is_encoded_in() {
    let page = page("Кран").replace("<title>", "<meta charset=windows-1252><title>");
    let bytes = encoding_rs::WINDOWS_1251.encode(&page).0.into_owned();
    let sent = |typed: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {typed}\r\n\r\n");
        titles("a.warc", &record("response", "7", "application/http", &[head.as_bytes(), body].concat()))
    };
    for typed in ["text/html; charset=windows-1251", "text/html;Charset=\"CP1251\""] {
        assert_eq!(sent(typed, &bytes), ["a.warc#urn:uuid:7 Кран"], "{typed}");
    }
    assert_eq!(
        sent("text/html; charset=windows-1251", page.as_bytes()),
        ["a.warc#urn:uuid:7 Кран"],
        "in UTF-8"
    );
    assert_ne!(sent("text/html; charset=utf-8", &bytes), ["a.warc#urn:uuid:7 Кран"]);
}

fn records() -> Vec<Vec<u8>> {
    vec![
        record("warcinfo", "0", "application/warc-fields", b"software: none\r\n"),
        record("request", "r", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response("1", "", page("Crane").as_bytes()),
        response("2", "Transfer-Encoding: chunked\r\n", &chunked(page("Mole").as_bytes())),
        response(
            "3",
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            &chunked(&gzip(page("Eel").as_bytes())),
        ),
        record(
            "response",
            "4",
            "application/http",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No such page</p>",
        ),
        record(
            "response",
            "5",
            "application/http",
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
        ),
        response("6", "", page("Gull").as_bytes()),
    ]
}

fn titles(name: &str, bytes: &[u8]) -> Vec<String> {
    told(name, bytes)
        .iter()
        .map(|line| match line.split_once(" HTML | ") {
            Some((source, rest)) => format!("{source} {}", rest.split(" | ").next().unwrap()),
            None => line.clone(),
        })
        .collect()
}

fn expected(name: &str) -> Vec<String> {
    [("1", "Crane"), ("2", "Mole"), ("3", "Eel"), ("6", "Gull")]
        .map(|(id, title)| format!("{name}#urn:uuid:{id} {title}"))
        .to_vec()
}

#[test]
fn what_a_crawler_notes_for_itself_is_no_page() {
    let log = |target: &str| {
        let kept =
            record("resource", "log", "text/plain", b"Saved after two hours and eleven minutes, as planned.");
        let kept = String::from_utf8(kept).unwrap().replace("https://quay.example/log", target);
        told("a.warc", kept.as_bytes())
    };
    for target in ["metadata://gnu.org/software/wget/warc/wget.log", "urn:X-wpull:log", "screenshot:x"] {
        assert_eq!(log(target), ["a.warc: holds no article text"], "{target}");
    }
    assert_eq!(log("http://quay.example/log.txt").len(), 1);
}

#[test]
fn every_page_of_a_crawl_is_read() {
    assert_eq!(titles("a.warc", &records().concat()), expected("a.warc"));
    let packed: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
    assert_eq!(titles("a.warc.gz", &packed), expected("a.warc.gz"));
}

#[test]
fn a_page_knows_its_address_and_when_it_was_read() {
    let got = told("a.warc", &response("1", "", page("Crane").as_bytes()));
    assert!(got[0].ends_with("| 2021-03-02T10:00:00Z"), "{got:?}");
}

#[test]
fn a_damaged_record_costs_itself() {
    let mut packed: Vec<Vec<u8>> = records().iter().map(|record| gzip(record)).collect();
    let length = packed[3].len();
    for byte in &mut packed[3][length / 3..length / 2] {
        *byte ^= 0x5a;
    }
    let got = titles("a.warc.gz", &packed.concat());
    for known in ["1 Crane", "3 Eel", "6 Gull"] {
        assert!(got.iter().any(|line| line.ends_with(known)), "{known}: {got:?}");
    }
    assert!(got.iter().any(|line| line.contains("is damaged")), "{got:?}");

    let mut plain = records();
    let lied = String::from_utf8(plain[3].clone()).unwrap().replace("Content-Length: ", "Content-Length: 1");
    plain[3] = lied.into_bytes();
    let got = titles("a.warc", &plain.concat());
    assert!(got[0].ends_with("1 Crane") && got.iter().any(|line| line.contains("is damaged")), "{got:?}");

    let whole = records().concat();
    let got = titles("a.warc", &whole[..whole.len() - 200]);
    assert_eq!(got[..3], expected("a.warc")[..3]);
    assert!(got.last().unwrap().ends_with("is damaged: it is cut off"), "{got:?}");
}
