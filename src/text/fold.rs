//! When two spellings are the same.

use std::borrow::Cow;

use unicode_normalization::char::decompose_compatible;

/// Folds case, diacritics and typography away: `José’s` and `jose's` become equal.
///
/// Letters that no decomposition reaches are spelled out as English papers do (`ß` as `ss`, `ø` as `o`). Text that is
/// folded already is returned as it is.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Appends the folded `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        fold_char(c, out);
    }
}

/// Appends one folded character to `out`: nothing for a mark or an invisible character, several for a ligature.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if is_invisible(c) {
    } else if let Some(spelled) = spelled_out(c) {
        out.push_str(spelled);
    } else {
        decompose_compatible(c, |part| {
            if is_dropped_mark(part) {
            } else if let Some(spelled) = spelled_out(part) {
                out.push_str(spelled);
            } else {
                out.extend(part.to_lowercase().filter(|low| !is_dropped_mark(*low)));
            }
        });
    }
}

/// Whether it is an apostrophe in any of the shapes that pages use for one.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '′' | '＇')
}

/// Whether it is a character without a shape that may stand inside a word: soft hyphens, joiners, zero-width spaces.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether it is a mark that readers leave out when they type: the diacritics of Latin, Greek and Cyrillic, Arabic's
/// vowels. (The vowel signs of Indic scripts are letters to their readers, and stay.)
const fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Letters and signs that no decomposition turns into what people type for them.
const fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'þ' | 'Þ' => "th",
        'ς' => "σ",
        '’' | '‘' | 'ʼ' | '´' | '′' | '＇' => "'",
        '“' | '”' | '„' | '″' => "\"",
        '‐' | '‑' | '–' | '—' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (written, folded) in [
            ("plain", "plain"),
            ("Di Maio", "di maio"),
            ("José Peña", "jose pena"),
            ("Jose\u{301}", "jose"),
            ("Łódź", "lodz"),
            ("STRAẞE", "strasse"),
            ("Ærøskøbing", "aeroskobing"),
            ("İstanbul", "istanbul"),
            ("O’Brien", "o'brien"),
            ("ﬁnance", "finance"),
            ("co\u{ad}operate", "cooperate"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("Ёлкин", "елкин"),
            ("５Ｇ", "5g"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn what_is_folded_already_costs_nothing() {
        assert!(matches!(fold("already folded, 5g"), Cow::Borrowed(_)));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in '\0'..='\u{2fff}' {
            let once = fold(c.encode_utf8(&mut [0; 4])).into_owned();
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }
}
