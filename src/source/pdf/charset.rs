//! Says which letters codes stand for by the tables of East Asian scripts that every reader is supposed to have.
//!
//! A font names such a table (`UniGB-UCS2-H`, `90ms-RKSJ-V`) and leaves it out of the document. Those whose codes are those of an
//! encoding are read; of the others (`Identity-H`) the letters are known to the font alone.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

/// How the codes of a table are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Charset {
    Utf8,
    Utf16,
    Utf32,
    /// Two bytes each, in rows and cells of the Japanese standard.
    Cells,
    Encoded(&'static Encoding),
}

impl Charset {
    /// The table of that name, where its codes can be read.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        let table = name.strip_suffix("-H").or_else(|| name.strip_suffix("-V")).unwrap_or(name);
        if let Some((_, form)) = table.strip_prefix("Uni").and_then(|table| table.split_once('-')) {
            return match form.get(..form.find("-HW").unwrap_or(form.len()))? {
                "UTF8" => Some(Self::Utf8),
                "UTF32" => Some(Self::Utf32),
                form if form.starts_with("UCS2") || form.starts_with("UTF16") => Some(Self::Utf16),
                _ => None,
            };
        }
        Some(match table {
            "H" | "V" | "Add" | "Ext" => Self::Cells,
            "EUC" => Self::Encoded(EUC_JP),
            "83pv-RKSJ" | "90ms-RKSJ" | "90msp-RKSJ" | "90pv-RKSJ" | "Add-RKSJ" | "Ext-RKSJ" => {
                Self::Encoded(SHIFT_JIS)
            }
            "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Self::Encoded(GB18030),
            "B5pc" | "HKscs-B5" | "ETen-B5" | "ETenms-B5" => Self::Encoded(BIG5),
            "KSC-EUC" | "KSCms-UHC" | "KSCms-UHC-HW" | "KSCpc-EUC" => Self::Encoded(EUC_KR),
            _ => return None,
        })
    }

    /// Of how many bytes the code is that these begin with.
    pub(super) fn length(self, bytes: &[u8]) -> usize {
        let (first, second) = (bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0));
        match (self, first) {
            (Self::Utf32, _) | (Self::Utf8, 0xf0..) | (Self::Utf16, 0xd8..=0xdb) => 4,
            (Self::Encoded(table), 0x81..) if table == GB18030 && second.is_ascii_digit() => 4,
            (Self::Utf8, 0xe0..=0xef) => 3,
            (Self::Encoded(table), 0x8f) if table == EUC_JP => 3,
            (Self::Encoded(table), 0xa0..=0xdf) if table == SHIFT_JIS => 1,
            (Self::Utf16 | Self::Cells, _) | (Self::Utf8, 0xc0..=0xdf) | (Self::Encoded(_), 0x81..=0xfe) => 2,
            (Self::Utf8 | Self::Encoded(_), _) => 1,
        }
    }

    /// The letter that a code stands for; the sign for an unknown one where the table has none.
    pub(super) fn letter(self, code: &[u8]) -> String {
        let decoded = match self {
            Self::Utf8 => String::from_utf8(code.to_vec()).ok(),
            Self::Utf16 => {
                let units = code.chunks(2).map(super::cmap::number);
                char::decode_utf16(units.filter_map(|unit| u16::try_from(unit).ok()))
                    .collect::<Result<_, _>>()
                    .ok()
            }
            Self::Utf32 => char::from_u32(super::cmap::number(code)).map(String::from),
            Self::Cells => {
                let code: Vec<u8> = code.iter().map(|byte| byte | 0x80).collect();
                decoded(EUC_JP, &code)
            }
            Self::Encoded(table) => decoded(table, code),
        };
        decoded.filter(|text| !text.is_empty()).unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string())
    }
}

fn decoded(table: &'static Encoding, code: &[u8]) -> Option<String> {
    table.decode_without_bom_handling_and_without_replacement(code).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str, bytes: &[u8]) -> Option<String> {
        let charset = Charset::named(table.as_bytes())?;
        let (mut rest, mut text) = (bytes, String::new());
        while !rest.is_empty() {
            let (code, after) = rest.split_at(charset.length(rest).clamp(1, rest.len()));
            text.push_str(&charset.letter(code));
            rest = after;
        }
        Some(text)
    }

    #[test]
    fn the_tables_whose_codes_are_those_of_an_encoding_are_read() {
        for (table, bytes, text) in [
            ("UniGB-UCS2-H", &b"\x6e\x2f\x53\xe3"[..], Some("港口")),
            ("UniJIS-UTF16-H", b"\x6e\x2f\xd8\x40\xdc\x0b", Some("港𠀋")),
            ("UniJIS-UCS2-HW-V", b"\x6e\x2f", Some("港")),
            ("UniKS-UTF32-V", b"\0\0\xd5\x6d", Some("항")),
            ("UniCNS-UTF8-H", "港a".as_bytes(), Some("港a")),
            ("GBK-EUC-H", b"\xb8\xdba\xbf\xda", Some("港a口")),
            ("GBK2K-V", b"\xb8\xdb\x81\x39\xee\x39", Some("港\u{3400}")),
            ("ETen-B5-H", b"\xb4\xe4", Some("港")),
            ("90ms-RKSJ-H", b"\x8d\x60a\xb1", Some("港aｱ")),
            ("EUC-H", b"\xb9\xc1", Some("港")),
            ("H", b"\x39\x41", Some("港")),
            ("KSCms-UHC-H", b"\xc7\xd7x", Some("항x")),
            ("GBK-EUC-H", b"\xb8", Some("\u{fffd}")),
            ("UniGB-UCS2-H", b"\xd8\x00", Some("\u{fffd}")),
            ("Identity-H", b"\x6e\x2f", None),
            ("CNS-EUC-H", b"\xb9\xc1", None),
        ] {
            assert_eq!(read(table, bytes).as_deref(), text, "{table}");
        }
    }
}
