//! Reads RTF, which every word processor writes, and what news databases export in it.
//!
//! The text is what stands outside the groups that hold something else: tables of fonts, pictures, headers, the instructions of
//! fields. Its bytes are in the encoding of the font that they are set in.

mod group;
mod word;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::document::{self, Document};
use crate::article::{DateClue, Format, Provenance, Reason};
use crate::source::guard::guarded;
use crate::source::html;
use crate::source::input::Input;
use crate::source::place::Place;
use crate::source::reading::{Flow, Reading};
use crate::text::HashMap;
use group::{Group, Holds};
use word::{Token, Tokens};

/// Reads the document.
pub(in crate::source) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let document = input.into_bytes(reading.limit()).and_then(|bytes| guarded(|| document(&bytes, place)));
    document::give(document, place, reading)
}

fn document(bytes: &[u8], place: &Place) -> Result<Document, Reason> {
    let mut reader = Reader::of(bytes);
    for token in Tokens::of(bytes) {
        reader.take(token)?;
    }
    reader.end_paragraph();
    let mut document = Document::new(place, Format::Rtf);
    document.paragraphs = reader.paragraphs;
    reader.about.describe(&mut document);
    if document.paragraphs.is_empty() { Err(Reason::NoArticle) } else { Ok(document) }
}

/// What a document says of itself.
#[derive(Default)]
struct About {
    title: String,
    author: String,
    keywords: String,
    created: [u32; 5],
}

impl About {
    fn describe(self, document: &mut Document) {
        let about = &mut document.about;
        let line = |text: &str| Some(html::line(text)).filter(|line| !line.is_empty());
        about.title = line(&self.title);
        about.byline = line(&self.author).into_iter().collect();
        about.tags = self.keywords.split([',', ';']).filter_map(line).collect();
        let [year, month, day, hour, minute] = self.created;
        let date = DateClue {
            text: format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"),
            provenance: Provenance::Metadata,
        };
        about.dates.extend((year > 0).then_some(date));
    }
}

/// A document on its way in.
struct Reader {
    groups: Vec<Group>,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, String>,
    /// What bytes are in where no font says otherwise.
    encoding: &'static Encoding,
    /// What bytes beyond ASCII are in that are written as they are.
    raw: &'static Encoding,
    /// Bytes that are not decoded yet, and what they are in.
    bytes: Vec<u8>,
    bytes_in: &'static Encoding,
    /// The first half of a character that is written as two.
    half: Option<u16>,
    /// So many of the next signs stand for a character that was given.
    to_skip: u32,
    paragraph: String,
    paragraphs: Vec<(String, String)>,
    /// The name of a style, on its way in.
    style: String,
    about: About,
}

impl Reader {
    fn of(bytes: &[u8]) -> Self {
        let raw = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
        Self {
            groups: vec![Group::default()],
            fonts: HashMap::default(),
            styles: HashMap::default(),
            encoding: WINDOWS_1252,
            raw,
            bytes: Vec::new(),
            bytes_in: WINDOWS_1252,
            half: None,
            to_skip: 0,
            paragraph: String::new(),
            paragraphs: Vec::new(),
            style: String::new(),
            about: About::default(),
        }
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    fn change(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), Reason> {
        /// Groups lie no deeper in one another.
        const DEEPEST: usize = 1000;
        match token {
            Token::Open => {
                self.settle();
                if self.groups.len() > DEEPEST {
                    return Err(Reason::Malformed("its groups lie too deep in one another".to_owned()));
                }
                self.groups.push(Group { is_new: true, ..self.group() });
                self.to_skip = 0;
            }
            Token::Close => {
                self.settle();
                let ended = self.group();
                // What stands behind the last group belongs to nothing.
                if self.groups.len() > 1 {
                    self.groups.pop();
                }
                if ended.holds == Holds::Style && self.group().holds != Holds::Style {
                    self.end_style(&ended);
                }
                self.to_skip = 0;
            }
            Token::Ignorable => self.change(|group| group.is_ignorable = true),
            Token::Word(word, number) => self.word(word, number),
            Token::Byte(byte) if self.to_skip > 0 => {
                let _ = byte;
                self.to_skip -= 1;
            }
            Token::Byte(byte) => {
                let encoding = self.group().encoding(&self.fonts).unwrap_or(self.encoding);
                self.byte(byte, encoding);
            }
            Token::Text(text) => self.text(text),
        }
        Ok(())
    }

    /// Takes in a byte of a character.
    fn byte(&mut self, byte: u8, encoding: &'static Encoding) {
        if encoding != self.bytes_in {
            self.settle();
            self.bytes_in = encoding;
        }
        self.bytes.push(byte);
    }

    /// Takes in what is written as it is.
    fn text(&mut self, text: &[u8]) {
        for byte in text.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')) {
            if self.to_skip > 0 {
                self.to_skip -= 1;
            } else if byte.is_ascii() {
                // The second byte of a character may look like a letter.
                let encoding = if self.bytes.is_empty() { self.raw } else { self.bytes_in };
                self.byte(byte, encoding);
            } else {
                self.byte(byte, self.raw);
            }
        }
    }

    /// Decodes the bytes that are in.
    fn settle(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.bytes_in.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    /// Writes a text where its group has it.
    fn push(&mut self, text: &str) {
        let group = self.group();
        self.change(|group| group.is_new = false);
        match group.holds {
            Holds::Text if !group.is_hidden => self.paragraph.push_str(text),
            Holds::Title => self.about.title.push_str(text),
            Holds::Author => self.about.author.push_str(text),
            Holds::Keywords => self.about.keywords.push_str(text),
            Holds::Style => self.style.push_str(text),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.settle();
        if word != "u" {
            self.half = None;
        }
        let group = self.group();
        if group.is_new {
            self.change(|group| group.begin(word));
        }
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        let on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "cell" | "row" | "nestcell" | "nestrow" | "column" => {
                if self.group().holds == Holds::Text {
                    self.end_paragraph();
                }
            }
            "line" => self.push("\n"),
            "tab" | "emspace" | "enspace" | "qmspace" => self.push(" "),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            "u" => self.character(number.unwrap_or_default()),
            "uc" => self.change(|group| group.stands_for = number.unwrap_or(1).clamp(0, 1000).unsigned_abs()),
            "ansicpg" => self.encoding = number.and_then(group::of_code_page).unwrap_or(self.encoding),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "f" | "af" if group.holds != Holds::Fonts && word == "af" => {}
            "f" => self.change(|group| group.font = number),
            "fcharset" if group.holds == Holds::Fonts => {
                if let (Some(font), Some(encoding)) = (group.font, number.and_then(group::of_charset)) {
                    self.fonts.insert(font, encoding);
                }
            }
            "s" => self.change(|group| group.style = number),
            "pard" => self.change(|group| group.style = None),
            "v" | "deleted" => self.change(|group| group.is_hidden = on),
            "plain" => self.change(|group| {
                group.is_hidden = false;
                group.font = None;
            }),
            _ => self.dated(word, number),
        }
    }

    /// Takes in a part of the day on which a document was made.
    fn dated(&mut self, word: &str, number: Option<i32>) {
        if self.group().holds == Holds::Created
            && let Some(at) = ["yr", "mo", "dy", "hr", "min"].iter().position(|part| *part == word)
            && let Some(part) = self.about.created.get_mut(at)
        {
            *part = number.unwrap_or_default().clamp(0, 9999).unsigned_abs();
        }
    }

    /// Takes in a character by its number; those beyond the first 65,536 are written as two.
    fn character(&mut self, number: i32) {
        // Numbers are signed, of sixteen bits.
        let [low, high, ..] = number.to_le_bytes();
        let unit = u16::from_le_bytes([low, high]);
        let halves = self.half.take().map_or_else(|| vec![unit], |half| vec![half, unit]);
        if matches!(unit, 0xD800..=0xDBFF) {
            self.half = Some(unit);
        } else {
            self.push(&String::from_utf16_lossy(&halves));
        }
        self.to_skip = self.group().stands_for;
    }

    fn end_paragraph(&mut self) {
        self.settle();
        let style = self.group().style.and_then(|style| self.styles.get(&style)).cloned().unwrap_or_default();
        let paragraph = std::mem::take(&mut self.paragraph);
        // Two ends of lines are as good as one of a paragraph.
        for part in paragraph.split("\n\n") {
            let text = html::line(part);
            if !text.is_empty() {
                self.paragraphs.push((style.clone(), text));
            }
        }
    }

    /// Takes in the name of a style: *heading 1;*.
    fn end_style(&mut self, group: &Group) {
        let name = std::mem::take(&mut self.style);
        let name = name.trim().trim_end_matches(';').replace(' ', "").to_ascii_lowercase();
        self.styles.insert(group.style.unwrap_or_default(), name);
    }
}

#[cfg(test)]
mod tests;
