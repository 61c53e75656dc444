use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::article::ParagraphKind;
use crate::source::tests::{kinds, told};

/// Writes documents as small as they can be: lines at places, in Times, and in its bold.
#[derive(Default)]
struct Writer {
    pages: Vec<String>,
    info: String,
    /// Further objects; the first of them is the ninth of the document.
    others: Vec<Vec<u8>>,
    /// What pages have besides fonts.
    resources: &'static str,
}

/// Objects that every document has: catalog, pages, two fonts, the description, and three that are kept free.
const COMMON: usize = 8;

impl Writer {
    fn page(mut self, lines: &[(i32, i32, i32, &str)]) -> Self {
        let mut content = String::new();
        for (left, base, size, text) in lines {
            let (font, text) = match text.strip_prefix("**") {
                Some(text) => ("B", text),
                None => ("F", *text),
            };
            let text = text.replace('(', "\\(").replace(')', "\\)");
            writeln!(content, "BT /{font} {size} Tf {left} {base} Td ({text}) Tj ET").unwrap();
        }
        self.pages.push(content);
        self
    }

    fn drawn(mut self, content: &str) -> Self {
        self.pages.push(content.to_owned());
        self
    }

    fn write(&self) -> Vec<u8> {
        let first = COMMON + 1 + self.others.len();
        let kids: Vec<String> = (0..self.pages.len()).map(|at| format!("{} 0 R", first + 2 * at)).collect();
        let font = |name: &str| {
            format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>").into_bytes()
        };
        let mut objects = vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!(
                "<</Type/Pages/Count {}/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R/B 4 0 R>>{}>>/Kids[{}]>>",
                self.pages.len(),
                self.resources,
                kids.join(" ")
            )
            .into_bytes(),
            font("Times-Roman"),
            font("Times-Bold"),
            format!("<<{}>>", self.info).into_bytes(),
        ];
        objects.resize(COMMON, b"null".to_vec());
        objects.extend(self.others.iter().cloned());
        for content in &self.pages {
            let contents = objects.len() + 2;
            objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {contents} 0 R>>").into_bytes());
            objects.push(stream("", content.as_bytes()));
        }
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (object, number) in objects.iter().zip(1..) {
            places.push(bytes.len());
            writeln!(bytes, "{number} 0 obj").unwrap();
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        write!(bytes, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).unwrap();
        for place in &places {
            writeln!(bytes, "{place:010} 00000 n ").unwrap();
        }
        let size = places.len() + 1;
        write!(bytes, "trailer<</Size {size}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{table}\n%%EOF\n").unwrap();
        bytes
    }
}

fn stream(about: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{about}/Length {}>>stream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).unwrap();
    stream("/Filter/FlateDecode", &packed.finish().unwrap())
}

const LEFT: [&str; 7] = [
    "The board of the harbour met on Tuesday and spoke",
    "for three hours about one crane, which is consid-",
    "erable, and about the long-",
    "term lease of the mole. Nobody has used the crane",
    "since the spring of the year before the last one.",
    "The mayor, who sat at the far end of the table as",
    "she always does, said that she would not oppose a",
];
const RIGHT: [&str; 6] = [
    "decision of the board, and left.",
    "\u{93}It is older than the bridge,\u{94} said Ruth Quay, who",
    "is the head of the museum. It has been offered to",
    "the museum, and the museum declined the offer, as",
    "it has no room, nor has it asked for a crane, and",
    "has considerable cranes of its own.",
];

/// A page of a newspaper: a running head, a headline over two columns, a caption, a foot; and a second page.
pub(in crate::source) fn newspaper() -> Vec<u8> {
    let mut lines = vec![
        (50, 770, 8, "The Quay Post"),
        (400, 770, 8, "Tuesday, March 2, 2021"),
        (50, 720, 24, "**Board sells the crane that nobody used"),
        (50, 700, 10, "By Jane Roe"),
    ];
    lines.extend(LEFT.iter().zip((0..).map(|at| 660 - 12 * at)).map(|(text, base)| (50, base, 10, *text)));
    lines.extend(RIGHT.iter().zip((0..).map(|at| 660 - 12 * at)).map(|(text, base)| (310, base, 10, *text)));
    lines.extend([(310, 570, 7, "The crane on Monday, seen from the ferry"), (300, 30, 8, "1")]);
    let second = [
        (50, 770, 8, "The Quay Post"),
        (400, 770, 8, "Tuesday, March 2, 2021"),
        (50, 700, 10, "**What the museum says"),
        (50, 680, 10, "The museum says nothing (yet)."),
        (300, 30, 8, "2"),
    ];
    let info = "/Title(Microsoft Word - crane.doc)/Author(jroe)/CreationDate(D:20210301180000Z)".to_owned();
    Writer { info, ..Writer::default() }.page(&winansi(&lines)).page(&second).write()
}

/// Lines whose quote marks are those of the font's encoding.
fn winansi<'t>(lines: &[(i32, i32, i32, &'t str)]) -> Vec<(i32, i32, i32, &'t str)> {
    let marked = |text: &'t str| {
        if text.contains('\u{93}') {
            "\\223It is older than the bridge,\\224 said Ruth Quay, who"
        } else {
            text
        }
    };
    lines.iter().map(|(left, base, size, text)| (*left, *base, *size, marked(text))).collect()
}

#[test]
fn a_newspaper_is_read_column_by_column() {
    use ParagraphKind::{Body, Caption, Heading};
    assert_eq!(
        told("a.pdf", &newspaper()),
        [concat!(
            "a.pdf PDF | Board sells the crane that nobody used | By Jane Roe / ",
            "The board of the harbour met on Tuesday and spoke for three hours about one crane, which is considerable, ",
            "and about the long-term lease of the mole. Nobody has used the crane since the spring of the year before the ",
            "last one. The mayor, who sat at the far end of the table as she always does, said that she would not oppose a ",
            "decision of the board, and left. / ",
            "“It is older than the bridge,” said Ruth Quay, who is the head of the museum. It has been offered to the ",
            "museum, and the museum declined the offer, as it has no room, nor has it asked for a crane, and has ",
            "considerable cranes of its own. / ",
            "The crane on Monday, seen from the ferry / What the museum says / The museum says nothing (yet). ",
            "|  |  | 2021-03-01T18:00:00Z, Tuesday, March 2, 2021"
        )]
    );
    assert_eq!(kinds("a.pdf", &newspaper()), [Body, Body, Body, Caption, Heading, Body]);
}

#[test]
fn what_a_document_says_of_itself_is_taken_where_it_can_be_believed() {
    let info =
        "/Title(Crane stays)/Author(Jane Roe)/Keywords(harbour, cranes)/ModDate(D:20210302100000+01'00')"
            .to_owned();
    let bytes = Writer { info, ..Writer::default() }
        .page(&[(50, 700, 10, "The crane stays."), (50, 670, 10, "Nobody asked.")]);
    assert_eq!(
        told("a.pdf", &bytes.write()),
        [
            "a.pdf PDF | Crane stays | The crane stays. / Nobody asked. | Jane Roe |  | 2021-03-02T10:00:00+01:00"
        ]
    );
}

#[test]
fn letters_are_found_however_they_are_drawn() {
    let text = |bytes: &[u8]| told("a.pdf", bytes).concat().split(" | ").nth(2).unwrap_or("none").to_owned();
    for (what, drawn, want) in [
        (
            "words that only a gap parts",
            "BT /F 10 Tf 50 700 Td [(The)-300(crane)-10( st)20(ays.)] TJ ET",
            "The crane stays.",
        ),
        (
            "letters set one by one",
            "BT /F 10 Tf 50 700 Td (The cr) Tj 27 0 Td (ane stays.) Tj ET",
            "The crane stays.",
        ),
        (
            "a space that is none",
            "BT /F 10 Tf 50 700 Td (The cr) Tj -2.4 Tw ( ane) Tj 0 Tw ( stays.) Tj ET",
            "The crane stays.",
        ),
        (
            "an initial of two lines",
            "BT /F 24 Tf 50 688 Td (T) Tj /F 10 Tf 17 10 Td (he crane) Tj 0 -12 Td (stays and) Tj -17 -12 Td (stays.) Tj ET",
            "The crane stays and stays.",
        ),
        (
            "a page on its side",
            "BT /F 10 Tf 0 1 -1 0 50 100 Tm (The crane) Tj 0 -12 Td (stays.) Tj ET",
            "The crane stays.",
        ),
        (
            "a credit up the side",
            "BT /F 10 Tf 50 700 Td (The crane stays.) Tj 0 1 -1 0 40 100 Tm (Photo) Tj ET",
            "The crane stays.",
        ),
        (
            "what lies beside the page",
            "BT /F 10 Tf 50 700 Td (The crane stays.) Tj 900 0 Td (Plate 3) Tj ET",
            "The crane stays.",
        ),
        (
            "lines by quote marks",
            "BT /F 10 Tf 12 TL 50 700 Td (The crane) Tj (stays,) ' 0 0 (it says.) \" ET",
            "The crane stays, it says.",
        ),
        (
            "a running head that is marked",
            "/Artifact<</Type/Pagination>>BDC BT /F 9 Tf 50 780 Td (Post) Tj ET EMC BT /F 10 Tf 50 700 Td (The crane stays.) Tj ET",
            "The crane stays.",
        ),
        (
            "letters that read otherwise",
            "BT /F 10 Tf 50 700 Td (The ) Tj /Span<</ActualText(crane)>>BDC (###) Tj EMC ( stays.) Tj ET",
            "The crane stays.",
        ),
        ("drawn twice to look bold", "BT /F 10 Tf 50 700 Td (Crane) Tj .3 0 Td (Crane) Tj ET", "Crane"),
        (
            "an inline picture",
            "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F 10 Tf 50 700 Td (The crane stays.) Tj ET",
            "The crane stays.",
        ),
        (
            "what cannot be read ends the page",
            "BT /F 10 Tf 50 700 Td (The crane stays.) Tj ET )) (No) Tj",
            "The crane stays.",
        ),
    ] {
        assert_eq!(text(&Writer::default().drawn(drawn).write()), want, "{what}");
    }
    let cmap = b"1 begincodespacerange <0000><FFFF> endcodespacerange 2 beginbfrange <0001><001A><0061> <0020><0020><FB01> endbfrange";
    let others = vec![
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[10 0 R]/ToUnicode 11 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/DW 500/W[1[400 500] 3 9 600]>>".to_vec(),
        packed(cmap),
        b"<</Type/Font/Subtype/Type1/BaseFont/Y/Encoding<</Differences[1/quotedblleft/f_i/uni00E9/A.sc/nonsense]>>>>".to_vec(),
    ];
    let fonts = "/XObject<<>>/Font<</X 9 0 R/Y 12 0 R>>";
    let wide = Writer { others: others.clone(), resources: fonts, ..Writer::default() };
    assert_eq!(text(&wide.drawn("BT /X 10 Tf 50 700 Td <000600200001> Tj ET").write()), "ffia");
    let named = Writer { others, resources: fonts, ..Writer::default() };
    assert_eq!(
        text(&named.drawn("BT /Y 10 Tf 50 700 Td (\\001\\002\\003\\004zzzzzz\\005) Tj ET").write()),
        "“fiéAzzzzzz\u{fffd}"
    );
}

#[test]
fn letters_of_east_asia_are_read_or_said_to_be_unknown() {
    let read = |encoding: &str, codes: &str| {
        let font = |encoding: &str| {
            format!("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/{encoding}/DescendantFonts[10 0 R]>>")
        };
        let below = b"<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/W[1[500]]>>";
        let others = vec![font(encoding).into_bytes(), below.to_vec()];
        let writer = Writer { others, resources: "/XObject<<>>/Font<</X 9 0 R>>", ..Writer::default() };
        told("a.pdf", &writer.drawn(&format!("BT /X 10 Tf 50 700 Td <{codes}> Tj ET")).write()).concat()
    };
    for (encoding, codes, expected) in [
        ("UniGB-UCS2-H", "6E2F53E37559", "港口留"),
        ("GBK-EUC-H", "B8DBBFDA35", "港口5"),
        ("90ms-RKSJ-H", "8D608CFB", "港口"),
    ] {
        let read = read(encoding, codes);
        assert!(read.contains(&format!(" | {expected} | ")), "{encoding}: {read}");
    }
    let unknown = "its fonts do not say which letters they draw";
    for encoding in ["Identity-H", "CNS-EUC-H", "X"] {
        assert!(read(encoding, "6E2F53E37559").ends_with(unknown), "{encoding}");
    }
    let made_up = vec![
        b"<</Type/Font/Subtype/Type3/Encoding<</Differences[65/glyph12/glyph3/a67]>>/FontMatrix[.001 0 0 .001 0 0]>>".to_vec(),
    ];
    let made_up = Writer { others: made_up, resources: "/XObject<<>>/Font<</X 9 0 R>>", ..Writer::default() };
    let made_up = made_up.drawn("BT /X 10 Tf 50 700 Td (AABC) Tj ET").write();
    assert!(told("a.pdf", &made_up).concat().ends_with(unknown));
}

#[test]
fn a_document_that_gives_no_text_says_why() {
    let only = |bytes: &[u8]| told("a.pdf", bytes).concat();
    let scan = Writer {
        others: vec![stream(
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
            b"x",
        )],
        resources: "/XObject<</I 9 0 R>>",
        ..Writer::default()
    };
    assert_eq!(
        only(&scan.drawn("q 600 0 0 800 0 0 cm /I Do Q").write()),
        "a.pdf: holds pictures of pages and no text: it was scanned"
    );
    assert_eq!(only(&Writer::default().drawn("").write()), "a.pdf: holds no article text");
    assert_eq!(only(b"%PDF-1.4\n"), "a.pdf: is damaged: it is cut off, or its structure is broken");
    let locked = String::from_utf8_lossy(&Writer::default().page(&[(50, 700, 10, "Words.")]).write())
        .replace("/Root 1 0 R", "/Encrypt 8 0 R/ID[(a)(b)]/Root 1 0 R")
        .replace(
            "8 0 obj\nnull",
            &format!("8 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -4/O({0})/U({0})>>", "x".repeat(32)),
        );
    assert_eq!(only(locked.as_bytes()), "a.pdf: is encrypted");
}

#[test]
fn a_drawing_that_draws_itself_ends() {
    let resources = "/XObject<</X 9 0 R/Y 10 0 R>>";
    let (x, y) = (
        stream("/Subtype/Form", b"/Y Do /Y Do /Y Do /Y Do"),
        stream("/Subtype/Form", b"/X Do /X Do /X Do /X Do"),
    );
    let bytes = Writer { others: vec![x, y], resources, ..Writer::default() }.drawn("/X Do").write();
    let told = told("a.pdf", &bytes).concat();
    assert!(
        told == "a.pdf: is damaged: its pages never end" || told == "a.pdf: holds no article text",
        "{told}"
    );
}

#[test]
fn a_bomb_is_a_skip() {
    let spaces = vec![b' '; 60_000_000];
    let resources = "/XObject<</X 9 0 R>>";
    let form = {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&spaces).unwrap();
        stream("/Subtype/Form/Filter/FlateDecode", &packed.finish().unwrap())
    };
    let bytes =
        Writer { others: vec![form], resources, ..Writer::default() }.drawn(&"/X Do ".repeat(20)).write();
    assert_eq!(
        told("a.pdf", &bytes),
        ["a.pdf: unpacks to more than 200 times its size: what lies further on was not read"]
    );
}

#[test]
fn widths_that_are_given_again_and_again_end() {
    let font = format!(
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[{}]>>]>>",
        "0 65535 500 ".repeat(20_000)
    );
    let others = vec![font.into_bytes()];
    let writer = Writer { others, resources: "/XObject<<>>/Font<</X 9 0 R>>", ..Writer::default() };
    let bytes = writer.drawn("BT /X 12 Tf 50 700 Td <00410042> Tj ET").write();
    let began = std::time::Instant::now();
    told("a.pdf", &bytes);
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
}
