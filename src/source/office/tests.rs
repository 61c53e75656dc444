use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::source::tests::told;

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const CORE: &str = r#"<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Crane</dc:title><dc:creator>Jane Roe</dc:creator>
<cp:keywords>harbour, cranes</cp:keywords><dcterms:created>2021-03-02T10:00:00Z</dcterms:created></cp:coreProperties>"#;

#[test]
fn a_document_of_a_word_processor_is_an_article() {
    let document = r#"<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Crane stays</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The crane </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>stays &amp; stays.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Nobody</w:t><w:br/><w:t>asked.</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document),
        ("docProps/core.xml", CORE),
    ]);
    assert_eq!(
        told("a.docx", &bytes),
        [
            "a.docx DOCX | Crane stays | The crane stays & stays. / Nobody asked. | Jane Roe |  | 2021-03-02T10:00:00Z"
        ]
    );

    let content = r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h text:outline-level="1">Crane stays</text:h>
<text:p>The crane<text:s/><text:span>stays.</text:span></text:p><text:p>Nobody<text:line-break/>asked.</text:p></office:text></office:body></office:document-content>"#;
    let meta = r#"<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><meta:initial-creator>Jane Roe</meta:initial-creator><meta:creation-date>2021-03-02T10:00:00</meta:creation-date></office:meta></office:document-meta>"#;
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", "<m/>"),
    ]);
    assert_eq!(
        told("a.odt", &bytes),
        ["a.odt ODT | Crane stays | The crane stays. / Nobody asked. | Jane Roe |  | 2021-03-02T10:00:00"]
    );
}

/// The paragraphs of a document of either kind that holds that.
fn body(name: &str, inside: &str) -> String {
    let docx = format!("<w:document xmlns:w='x'><w:body>{inside}</w:body></w:document>");
    let odt = format!(
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>{inside}</office:text></office:body></office:document-content>"
    );
    let bytes = match name {
        "a.docx" => zip(&[("word/document.xml", &docx)]),
        _ => zip(&[("content.xml", &odt), ("META-INF/manifest.xml", "<m/>")]),
    };
    let got = told(name, &bytes);
    got[0].split(" | ").nth(2).unwrap_or(&got[0]).to_owned()
}

#[test]
fn a_document_says_what_is_seen_of_it() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let boxed = |text: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(text));
    for (what, name, inside, expected) in [
        (
            "a text box, which is there twice",
            "a.docx",
            format!(
                "<w:p>{}<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
                run("Before, "),
                boxed("A box."),
                boxed("A box."),
                run("after.")
            ),
            "Before, after. / A box.",
        ),
        (
            "moved and deleted",
            "a.docx",
            format!(
                "<w:p><w:moveFrom>{}</w:moveFrom><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:moveTo>{}</w:moveTo></w:p>",
                run("Moved."),
                run("Moved.")
            ),
            "Moved.",
        ),
        (
            "a hyphen that breaks no line",
            "a.docx",
            "<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r></w:p>".to_owned(),
            "well-known",
        ),
        (
            "hidden",
            "a.docx",
            format!(
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Shown. </w:t></w:r>{}</w:p>",
                run("Seen.")
            ),
            "Shown. Seen.",
        ),
        (
            "deleted",
            "a.odt",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>It<text:change/> stays.</text:p>".to_owned(),
            "It stays.",
        ),
        (
            "a remark and a note",
            "a.odt",
            "<text:p>He told <office:annotation><dc:creator>Ann</dc:creator><text:p>True?</text:p></office:annotation>the truth.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><text:p>More.</text:p>".to_owned(),
            "He told the truth. / A note. / More.",
        ),
        (
            "a box",
            "a.odt",
            "<text:p>Before, <draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box><svg:desc>A picture.</svg:desc></draw:frame>after.</text:p>".to_owned(),
            "Before, after. / A box.",
        ),
    ] {
        assert_eq!(body(name, &inside), expected, "{what}");
    }
}

#[test]
fn a_chapter_of_a_book_is_an_article() {
    let words =
        "The board of the harbour met on Tuesday and spoke about the crane for three hours and a half. "
            .repeat(4);
    let words = words.trim();
    let chapter = |title: &str| {
        format!("<html><head><title>x</title></head><body><h1>{title}</h1><p>{words}</p></body></html>")
    };
    let container = r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
    let book = r#"<package xmlns:dc="d"><metadata><dc:title>The Quay Post</dc:title><dc:creator>Jane Roe</dc:creator><dc:language>en</dc:language><dc:date>2021-03-02</dc:date></metadata>
<manifest><item id="c" href="cover.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"#;
    let (one, two) = (chapter("Crane stays"), chapter("Mole goes"));
    let bytes = zip(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/book.opf", book),
        ("OEBPS/cover.xhtml", "<html><body><p>The Quay Post</p></body></html>"),
        ("OEBPS/a.xhtml", &one),
        ("OEBPS/b.xhtml", &two),
    ]);
    assert_eq!(
        told("a.epub", &bytes),
        [("a", "Crane stays"), ("b", "Mole goes")].map(|(name, title)| {
            format!(
                "a.epub!OEBPS/{name}.xhtml EPUB | {title} | {words} | Jane Roe | The Quay Post | 2021-03-02"
            )
        })
    );
}

#[test]
fn a_short_chapter_is_kept_and_an_imprint_is_none() {
    let page = |body: &str| format!("<html><body>{body}</body></html>");
    let long = format!("<h1>Crane</h1><p>{}</p>", "The board of the harbour met on Tuesday. ".repeat(8));
    let book = r#"<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/><item id="c" href="c.xhtml"/><item id="d" href="d.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="d"/></spine></package>"#;
    let bytes = zip(&[
        ("META-INF/container.xml", "<container><rootfile full-path='OEBPS/book.opf'/></container>"),
        ("OEBPS/book.opf", book),
        (
            "OEBPS/a.xhtml",
            &page("<h1>Imprint</h1><p>© The Quay Post, a paper of the harbour and its people.</p>"),
        ),
        ("OEBPS/b.xhtml", &page("<p>For my mother, who never liked a crane in all her life.</p>")),
        ("OEBPS/c.xhtml", &page("<h1>Mole</h1><p>“The mole goes,” the mayor said on Monday.</p>")),
        ("OEBPS/d.xhtml", &page(&long)),
    ]);
    let got = told("a.epub", &bytes);
    let titles = ["a.epub!OEBPS/c.xhtml EPUB | Mole |", "a.epub!OEBPS/d.xhtml EPUB | Crane |"];
    assert!(got.len() == 2 && got.iter().zip(titles).all(|(got, title)| got.starts_with(title)), "{got:?}");
}

#[test]
fn a_chapter_is_found_however_its_address_is_written() {
    let words = "The board of the harbour met on Tuesday and spoke about the crane for hours. ".repeat(4);
    for (address, file) in [
        ("a%20b%C3%A9.xhtml", "OEBPS/a bé.xhtml"),
        ("../text/a.xhtml", "text/a.xhtml"),
        ("./a.xhtml#top", "OEBPS/a.xhtml"),
        ("/a.xhtml", "a.xhtml"),
        ("a%20b.xhtml", "OEBPS/a%20b.xhtml"),
        ("a#b.xhtml", "OEBPS/a#b.xhtml"),
        ("100%.xhtml", "OEBPS/100%.xhtml"),
    ] {
        let book = format!(
            "<package><manifest><item id='a' href='{address}'/><item id='b' href='{address}'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
        );
        let bytes = zip(&[
            ("META-INF/container.xml", "<container><rootfile full-path='OEBPS/book.opf'/></container>"),
            ("OEBPS/book.opf", &book),
            (file, &format!("<html><body><h1>Crane</h1><p>{words}</p></body></html>")),
        ]);
        let got = told("a.epub", &bytes);
        assert!(got.len() == 1 && got[0].starts_with("a.epub EPUB | Crane |"), "{address}: {got:?}");
    }
}

#[test]
fn a_document_that_is_damaged_says_so() {
    let bytes = zip(&[("META-INF/container.xml", "<container/>")]);
    assert_eq!(told("a.epub", &bytes), ["a.epub: is damaged: it does not say where its book is"]);
    let bytes = zip(&[("word/document.xml", "<w:document><w:body>")]);
    assert_eq!(told("a.docx", &bytes), ["a.docx: is damaged: it is cut off"]);
}
