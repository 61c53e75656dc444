//! The groups of a document, and the encodings of their bytes.

use encoding_rs::Encoding;

use crate::text::HashMap;

/// What a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Holds {
    /// Words of the document.
    #[default]
    Text,
    Fonts,
    Styles,
    /// One style.
    Style,
    Title,
    Author,
    Keywords,
    /// When the document was made.
    Created,
    /// What a document says of itself besides.
    About,
    /// Nothing to be read.
    Other,
}

/// What is so in a group; the groups in it begin with the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) holds: Holds,
    /// Whether nothing of it was read.
    pub(super) is_new: bool,
    /// Whether it is to be passed over by who does not know what it holds.
    pub(super) is_ignorable: bool,
    pub(super) is_hidden: bool,
    pub(super) font: Option<i32>,
    pub(super) style: Option<i32>,
    /// So many signs stand for each character that is given by its number, for those who do not know it.
    pub(super) stands_for: u32,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            holds: Holds::Text,
            is_new: false,
            is_ignorable: false,
            is_hidden: false,
            font: None,
            style: None,
            stands_for: 1,
        }
    }
}

/// Groups that hold no words of the text, by the word that they begin with.
const OTHER: [&str; 36] = [
    "annotation",
    "atnauthor",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "comment",
    "datafield",
    "datastore",
    "do",
    "filetbl",
    "fldinst",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "footnote",
    "generator",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "listtable",
    "listtext",
    "mmath",
    "nonshppict",
    "object",
    "operator",
    "pict",
    "pntext",
    "private",
    "revtbl",
    "stylerestrictions",
    "tc",
    "themedata",
    "xe",
];

impl Group {
    /// Takes in the word that a group begins with, which says what it holds.
    pub(super) fn begin(&mut self, word: &str) {
        self.is_new = false;
        let is_ignorable = std::mem::take(&mut self.is_ignorable);
        self.holds = match (self.holds, word) {
            (Holds::Other, _) | (Holds::Styles, "cs" | "ds" | "ts") => Holds::Other,
            (_, "fonttbl") => Holds::Fonts,
            (_, "stylesheet") => Holds::Styles,
            (_, "info") => Holds::About,
            (Holds::About, "title") => Holds::Title,
            (Holds::About, "author") => Holds::Author,
            (Holds::About, "keywords") => Holds::Keywords,
            (Holds::About, "creatim") => Holds::Created,
            (Holds::Fonts, _) if !is_ignorable => Holds::Fonts,
            (Holds::Styles, _) if !is_ignorable => Holds::Style,
            (holds, word) if holds == Holds::About || is_ignorable || OTHER.binary_search(&word).is_ok() => {
                Holds::Other
            }
            (holds, _) => holds,
        };
    }

    /// What its bytes are in, where its font says so.
    pub(super) fn encoding(&self, fonts: &HashMap<i32, &'static Encoding>) -> Option<&'static Encoding> {
        fonts.get(&self.font?).copied()
    }
}

/// The encoding of a code page of Windows.
pub(super) fn of_code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's set of characters; none of the usual one, which is the document's.
pub(super) fn of_charset(number: i32) -> Option<&'static Encoding> {
    of_code_page(match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_text_is_in_order() {
        assert!(OTHER.is_sorted());
    }

    #[test]
    fn encodings_are_known_by_their_numbers() {
        for (number, want) in
            [(1252, "windows-1252"), (1251, "windows-1251"), (932, "Shift_JIS"), (874, "windows-874")]
        {
            assert_eq!(of_code_page(number).map(Encoding::name), Some(want));
        }
        assert_eq!(of_code_page(437), None);
        assert_eq!(of_charset(204).map(Encoding::name), Some("windows-1251"));
        assert_eq!(of_charset(0), None);
    }
}
