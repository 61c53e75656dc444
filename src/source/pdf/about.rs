//! What a document says of itself, as far as it can be believed.
//!
//! The date on which a document was made is no date of publication: a page of the web is saved, and a cutting scanned,
//! years after it came out. It says what the date of a last change says: the article is no younger.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::super::fields::written_date;
use super::super::xml::{Node, tree};
use super::object::{at, dict_at, stream};
use super::stretch::Stretch;
use crate::article::{DateClue, Provenance};
use crate::source::html::line;

/// What a document says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) dates: Vec<DateClue>,
}

impl About {
    pub(super) fn read(doc: &Document, stretch: &Stretch<'_>, limit: u64) -> Self {
        let empty = Dictionary::new();
        let info = dict_at(doc, &doc.trailer, b"Info").unwrap_or(&empty);
        let catalog = doc.catalog().unwrap_or(&empty);
        let text = |from: &Dictionary, key: &[u8]| text(doc, from, key);
        // What is wrong with the description is nothing to the article.
        let xmp = stream(doc, catalog, b"Metadata")
            .and_then(|xmp| stretch.unpacked(xmp).ok())
            .and_then(|bytes| tree(&bytes, limit).ok());
        let all = |names: &[&str]| xmp.as_ref().map(|xmp| words(xmp, names)).unwrap_or_default();
        let one = |name: &str| all(&[name]).into_iter().next();

        let title =
            [text(info, b"Title"), one("dc:title")].into_iter().flatten().find(|title| is_title(title));
        let mut authors = all(&["dc:creator"]);
        if authors.is_empty() {
            authors.extend(text(info, b"Author"));
        }
        authors.retain(|author| is_name(author));
        let keywords = text(info, b"Keywords").or_else(|| one("pdf:Keywords"));
        let mut tags: Vec<String> = keywords
            .iter()
            .flat_map(|tags| tags.split([',', ';']))
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty() && tag.len() <= 60)
            .collect();
        tags.dedup();
        let dates = [
            text(info, b"CreationDate")
                .and_then(|date| own_date(&date))
                .or_else(|| date(&one("xmp:CreateDate")?)),
            text(info, b"ModDate").and_then(|date| own_date(&date)).or_else(|| date(&one("xmp:ModifyDate")?)),
        ];
        let published = one("prism:publicationDate").and_then(|text| date(&text));
        let dates =
            published.map(|text| DateClue { text, provenance: Provenance::Metadata }).into_iter().chain(
                dates.into_iter().flatten().map(|text| DateClue { text, provenance: Provenance::Updated }),
            );
        Self {
            title,
            authors,
            tags,
            language: text(catalog, b"Lang").or_else(|| one("dc:language")),
            outlet: one("prism:publicationName"),
            dates: dates.collect(),
        }
    }
}

fn text(doc: &Document, from: &Dictionary, key: &[u8]) -> Option<String> {
    let text = match at(doc, from, key)? {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        string => decode_text_string(string).ok()?,
    };
    let text = line(&text.replace('\0', ""));
    (!text.is_empty()).then_some(text)
}

/// What an XMP packet says under some names, in elements or in attributes.
fn words(xmp: &Node, names: &[&str]) -> Vec<String> {
    let listed = |node: &Node| {
        let items: Vec<String> = node.anywhere_of(&["rdf:li"]).into_iter().filter_map(Node::line).collect();
        if items.is_empty() { node.line().into_iter().collect() } else { items }
    };
    let mut found: Vec<String> = xmp.anywhere_of(names).into_iter().flat_map(listed).collect();
    if found.is_empty() {
        let local = names.iter().filter_map(|name| name.rsplit(':').next());
        let described = xmp.anywhere("rdf:Description");
        found = local
            .flat_map(|name| {
                described.iter().filter_map(|node| node.attribute(name).map(line)).collect::<Vec<_>>()
            })
            .filter(|text| !text.is_empty())
            .collect();
    }
    found
}

fn date(text: &str) -> Option<String> {
    written_date(text)
}

/// A date as the format writes it: `D:20210302100000+01'00'`.
fn own_date(text: &str) -> Option<String> {
    let digits = text.trim().trim_start_matches("D:");
    let run = digits.bytes().take_while(u8::is_ascii_digit).count();
    let part = |from: usize, to: usize| digits.get(from..to).filter(|_| to <= run);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let Some((hour, minute)) = part(8, 10).zip(part(10, 12)) else {
        return Some(format!("{year}-{month}-{day}"));
    };
    let zone: String = digits.get(run..)?.chars().filter(|c| *c != '\'').collect();
    let zone = match (zone.chars().next(), zone.get(1..3)) {
        (Some('Z'), _) => "Z".to_owned(),
        (Some(sign @ ('+' | '-')), Some(hours)) => {
            format!("{sign}{hours}:{}", zone.get(3..5).unwrap_or("00"))
        }
        _ => String::new(),
    };
    Some(format!("{year}-{month}-{day}T{hour}:{minute}:00{zone}"))
}

/// Whether a title was written by somebody: programs put the file's name there, or their own.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '-');
    let is_file = lower.rsplit_once('.').is_some_and(|(stem, suffix)| {
        let short = (2..=5).contains(&suffix.len()) && suffix.chars().all(char::is_alphanumeric);
        short
            && !stem.is_empty()
            && (SUFFIXES.contains(&suffix) || !title.contains(' ') && !suffix.is_empty())
    });
    let is_coded = !title.contains(' ') && title.contains(['_', '/', '\\']) || title.contains("://");
    let programs = ["microsoft word", "microsoft powerpoint", "layout 1", "about:blank"];
    let is_programs = programs.iter().any(|program| lower.starts_with(program));
    let nothing = [
        "untitled",
        "untitled document",
        "no title",
        "title",
        "document",
        "scan",
        "scanned document",
        "print",
        "",
    ];
    title.chars().any(char::is_alphabetic)
        && !is_file
        && !is_coded
        && !is_programs
        && !nothing.contains(&stem.trim())
}

/// What names of files end with.
const SUFFIXES: [&str; 18] = [
    "doc", "docx", "dvi", "eps", "html", "htm", "indd", "odt", "pages", "pdf", "ps", "qxd", "qxp", "rtf",
    "tex", "tif", "txt", "xml",
];

/// Whether an author is somebody's name and not that of an account or a program.
fn is_name(author: &str) -> bool {
    let words: Vec<&str> = author.split(' ').collect();
    let odd = |c: char| c.is_ascii_digit() || matches!(c, '@' | '_' | '\\' | '/' | '(');
    let nobody = [
        "anonymous",
        "unknown",
        "user",
        "admin",
        "administrator",
        "author",
        "owner",
        "default",
        "microsoft",
        "adobe",
    ];
    (2..=12).contains(&words.len())
        && !author.contains(odd)
        && author.chars().any(char::is_uppercase)
        && !words.iter().any(|word| nobody.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_a_program_wrote_is_none() {
        for (title, want) in [
            ("Crane stays", true),
            ("Mole", true),
            ("St. Mary’s will stay", true),
            ("Who paid for port.example?", true),
            ("Microsoft Word - crane.doc", false),
            ("crane_final.indd", false),
            ("The crane, last version.docx", false),
            ("untitled", false),
            ("Untitled-1", false),
            ("A0312_QP_01", false),
            ("https://q.example/a", false),
            ("12345", false),
            ("Scan 12", false),
        ] {
            assert_eq!(is_title(title), want, "{title}");
        }
    }

    #[test]
    fn an_author_is_a_person() {
        for (author, want) in [
            ("Jane Roe", true),
            ("Jane Roe and Ann Quay", true),
            ("jroe", false),
            ("jroe@q.example", false),
            ("Microsoft Office User", false),
            ("anonymous", false),
            ("QUAY\\jroe x", false),
        ] {
            assert_eq!(is_name(author), want, "{author}");
        }
    }

    #[test]
    fn dates_are_read_as_the_format_writes_them() {
        for (written, want) in [
            ("D:20210302100000+01'00'", Some("2021-03-02T10:00:00+01:00")),
            ("D:20210302100000Z", Some("2021-03-02T10:00:00Z")),
            ("20210302", Some("2021-03-02")),
            ("D:2021", None),
            ("Tuesday", None),
        ] {
            assert_eq!(own_date(written).as_deref(), want, "{written}");
        }
    }
}
