//! Says which letters the codes of a font stand for, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, dictionary};

use unicode_width::UnicodeWidthStr as _;

use super::charset::Charset;
use super::cmap::{Cmap, number};
use super::object::{array, dict, integer, name, number_of, stream};
use super::stretch::Stretch;
use crate::article::Reason;

/// A font, as far as text goes.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    cmap: Option<Cmap>,
    widths: HashMap<u32, f64>,
    /// The width of what `widths` does not name.
    width: Width,
    /// Whether it is set off by its weight.
    pub(super) bold: bool,
}

/// How codes are written.
#[derive(Debug)]
enum Codes {
    /// A byte each, and what each stands for.
    Narrow(Vec<String>),
    /// Two bytes each, known to the font alone.
    Wide,
    /// As a table has them that every reader knows.
    Tabled(Charset),
}

#[derive(Debug, Clone, Copy)]
enum Width {
    Known(f64),
    /// That of the standard fonts, whose widths every reader is supposed to have.
    Standard,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(doc: &Document, font: &Dictionary, stretch: &Stretch<'_>) -> Result<Self, Reason> {
        let cmap = match stream(doc, font, b"ToUnicode") {
            Some(table) => Some(Cmap::read(&stretch.unpacked(table)?)),
            None => None,
        };
        let below = array(doc, font, b"DescendantFonts").and_then(|fonts| dict(doc, fonts.first()?));
        let describing = below.unwrap_or(font);
        let about = describing.get(b"FontDescriptor").ok().and_then(|about| dict(doc, about));
        let bold = name(doc, font, b"BaseFont").is_some_and(is_bold)
            || about
                .and_then(|about| number_of(doc, about, b"FontWeight"))
                .is_some_and(|weight| weight >= 600.0);
        if let Some(below) = below {
            let encoding = name(doc, font, b"Encoding").unwrap_or_default();
            let width = number_of(doc, below, b"DW").unwrap_or(1000.0) / 1000.0;
            let codes = Charset::named(encoding).map_or(Codes::Wide, Codes::Tabled);
            return Ok(Self {
                codes,
                cmap,
                widths: wide_widths(doc, below, stretch)?,
                width: Width::Known(width),
                bold,
            });
        }
        let table = narrow_table(doc, font, about, stretch)?;
        let (widths, width) = narrow_widths(doc, font, about);
        Ok(Self { codes: Codes::Narrow(table), cmap, widths, width, bold })
    }

    /// Goes through the codes of a string: what each stands for, how wide it is for a size of one, and whether it is the
    /// code that spaces between words are stretched at.
    pub(super) fn decode(&self, bytes: &[u8], mut each: impl FnMut(String, f64, bool)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = match &self.codes {
                Codes::Narrow(_) => 1,
                Codes::Wide if self.cmap.as_ref().is_some_and(|cmap| cmap.narrow) => 1,
                Codes::Wide => 2,
                Codes::Tabled(charset) => charset.length(rest),
            };
            let (code, after) = rest.split_at(length.clamp(1, rest.len()));
            rest = after;
            let number = number(code);
            let said = self.cmap.as_ref().and_then(|cmap| cmap.get(number));
            let said =
                said.filter(|text| text.chars().any(|c| c != '\0' && c != char::REPLACEMENT_CHARACTER));
            let text = said.unwrap_or_else(|| match &self.codes {
                Codes::Narrow(table) => {
                    usize::try_from(number).ok().and_then(|at| table.get(at)).cloned().unwrap_or_default()
                }
                Codes::Wide => char::REPLACEMENT_CHARACTER.to_string(),
                Codes::Tabled(charset) => charset.letter(code),
            });
            let width = match &self.codes {
                // The widths are those of the font's own numbers for its letters, which nobody else knows.
                Codes::Tabled(_) => text.width() as f64 / 2.0,
                _ => self.widths.get(&number).copied().unwrap_or_else(|| match self.width {
                    Width::Known(width) => width,
                    Width::Standard => standard_width(&text),
                }),
            };
            each(text, width, code.len() == 1 && number == 32);
        }
    }
}

fn is_bold(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    ["bold", "black", "heavy", "semibd", "demi"].iter().any(|word| name.contains(word))
}

/// What the codes of a font of one byte a code stand for.
fn narrow_table(
    doc: &Document,
    font: &Dictionary,
    about: Option<&Dictionary>,
    stretch: &Stretch<'_>,
) -> Result<Vec<String>, Reason> {
    let encoding = font.get(b"Encoding").ok().and_then(|encoding| doc.dereference(encoding).ok());
    let (base, differences) = match encoding {
        Some((_, Object::Name(name))) => (Some(name.as_slice()), None),
        Some((_, Object::Dictionary(encoding))) => {
            (name(doc, encoding, b"BaseEncoding"), array(doc, encoding, b"Differences"))
        }
        _ => (None, None),
    };
    let base = base.unwrap_or(b"StandardEncoding");
    let mut table: Vec<String> =
        (0..=255).map(|code| letter(doc, Object::Name(base.to_vec()), code)).collect();
    let mut put = |code: usize, name: &[u8]| {
        let Some(entry) = table.get_mut(code) else { return };
        match named(doc, name) {
            Some(text) => *entry = text,
            None if is_number_of(name, code) => {}
            // A name of the font's own making says nothing of the letter, and neither does the code.
            None if name == b".notdef" => entry.clear(),
            None => *entry = char::REPLACEMENT_CHARACTER.to_string(),
        }
    };
    // What the font itself says is overruled by what the document says of it.
    if let Some(program) = about.and_then(|about| stream(doc, about, b"FontFile")) {
        let program = stretch.unpacked(program)?;
        for (code, name) in own_encoding(&program) {
            put(code, name);
        }
    }
    let mut code = 0;
    for entry in differences.into_iter().flatten() {
        match entry {
            Object::Integer(at) => code = usize::try_from(*at).unwrap_or(usize::MAX - 256),
            Object::Name(name) => {
                put(code, name);
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    Ok(table)
}

/// The letter that a code stands for in an encoding.
fn letter(doc: &Document, encoding: Object, code: u8) -> String {
    let font = dictionary! { "Type" => "Font", "Encoding" => encoding };
    font.get_font_encoding(doc).and_then(|encoding| encoding.bytes_to_string(&[code])).unwrap_or_default()
}

/// The letters of a named glyph: `quotedblleft`, `uni201C`, `f_i`, `a.sc`.
fn named(doc: &Document, name: &[u8]) -> Option<String> {
    let whole = std::str::from_utf8(name).ok()?;
    let stem = whole.split_once('.').map_or(whole, |(stem, _)| stem);
    if stem.is_empty() || stem.len() > 40 {
        return None;
    }
    if let Some(digits) = stem.strip_prefix("uni").filter(|digits| digits.len() >= 4) {
        return u32::from_str_radix(digits.get(..4)?, 16).ok().and_then(char::from_u32).map(String::from);
    }
    let known = |name: &str| {
        let name = Object::Name(name.as_bytes().to_vec());
        // A code that no encoding knows tells whether the name was understood.
        let encoding = dictionary! { "Differences" => vec![Object::Integer(0), name] };
        let text = letter(doc, Object::Dictionary(encoding), 0);
        (!text.is_empty()).then_some(text)
    };
    known(stem).or_else(|| stem.contains('_').then(|| stem.split('_').filter_map(known).collect()))
}

/// Whether a glyph is named by its code, as programs do that keep to the order of letters: `a65`, `G41`.
fn is_number_of(name: &[u8], code: usize) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    let number = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let hexadecimal = name.get(1..).and_then(|digits| usize::from_str_radix(digits, 16).ok());
    number.parse() == Ok(code) || hexadecimal == Some(code)
}

/// The encoding that a Type 1 font brings along, from the part of it that is in clear: `dup 65 /A put`.
fn own_encoding(program: &[u8]) -> Vec<(usize, &[u8])> {
    let clear = program.windows(5).position(|part| part == b"eexec").unwrap_or(program.len());
    let mut words = program
        .get(..clear)
        .unwrap_or_default()
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        if word != b"dup" {
            continue;
        }
        let Some(code) = words.next().and_then(|code| std::str::from_utf8(code).ok()?.parse().ok()) else {
            continue;
        };
        if let Some(name) = words.next().and_then(|name| name.strip_prefix(b"/"))
            && found.len() < 256
        {
            found.push((code, name));
        }
    }
    found
}

fn narrow_widths(
    doc: &Document,
    font: &Dictionary,
    about: Option<&Dictionary>,
) -> (HashMap<u32, f64>, Width) {
    // The glyphs of a font that is drawn by the document itself are in units of its own.
    let scale = array(doc, font, b"FontMatrix")
        .and_then(|matrix| integer_or_real(doc, matrix.first()?))
        .filter(|_| name(doc, font, b"Subtype") == Some(b"Type3"))
        .unwrap_or(0.001);
    let Some(widths) = array(doc, font, b"Widths") else { return (HashMap::new(), Width::Standard) };
    let first = integer(doc, font, b"FirstChar").unwrap_or(0);
    let widths =
        widths.iter().zip(first..).take(256).filter_map(|(width, code)| {
            Some((u32::try_from(code).ok()?, integer_or_real(doc, width)? * scale))
        });
    let missing = about.and_then(|about| number_of(doc, about, b"MissingWidth"));
    (
        widths.collect(),
        missing.filter(|width| *width > 0.0).map_or(Width::Standard, |width| Width::Known(width * scale)),
    )
}

/// The widths of a font of two bytes a code: `code [width …]` or `first last width`.
fn wide_widths(
    doc: &Document,
    font: &Dictionary,
    stretch: &Stretch<'_>,
) -> Result<HashMap<u32, f64>, Reason> {
    /// So many widths are given to codes, the same one's again included; two bytes make less than half as many codes.
    const MOST: usize = 140_000;
    /// Giving so many takes as long as a step.
    const STEP: usize = 10;
    let mut widths = HashMap::new();
    let mut room = MOST;
    let mut entries = array(doc, font, b"W").into_iter().flatten();
    while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
        let Some(first) = first.as_i64().ok().and_then(|first| u32::try_from(first).ok()) else { continue };
        let given = match doc.dereference(second) {
            Ok((_, Object::Array(list))) => {
                let given = list.len().min(room);
                for (width, code) in list.iter().zip(first..).take(given) {
                    widths.extend(integer_or_real(doc, width).map(|width| (code, width / 1000.0)));
                }
                given
            }
            Ok((_, Object::Integer(last))) => {
                let width = entries.next().and_then(|width| integer_or_real(doc, width)).unwrap_or(1000.0);
                let last = u32::try_from(*last).unwrap_or(0);
                let codes = (first..=last).take(room);
                let given = room.min(usize::try_from(last.saturating_sub(first)).unwrap_or(room) + 1);
                widths.extend(codes.map(|code| (code, width / 1000.0)));
                given
            }
            _ => break,
        };
        stretch.step((given / STEP) as u64 + 1)?;
        room -= given;
    }
    Ok(widths)
}

fn integer_or_real(doc: &Document, object: &Object) -> Option<f64> {
    super::object::real(doc.dereference(object).ok()?.1)
}

/// About how wide a letter is in Helvetica and Times: near enough to tell a gap from none.
fn standard_width(text: &str) -> f64 {
    match text.chars().next() {
        Some(
            ' ' | 'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '!' | '\'' | '‘' | '’' | '|'
            | '/',
        ) => 0.27,
        Some('r' | '-' | '(' | ')' | '“' | '”' | '"' | 's') => 0.38,
        Some('m' | 'M' | 'w' | 'W') => 0.85,
        Some('—') => 1.0,
        Some(c) if c.is_uppercase() => 0.69,
        Some(_) => 0.52,
        None => 0.5,
    }
}
