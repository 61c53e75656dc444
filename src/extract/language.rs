//! What language an article is in.

use whatlang::Lang;

use crate::text::paragraph::Placed;

/// So much of the text is looked at, in bytes: more changes nothing.
const ENOUGH: usize = 1200;
/// Of a text shorter than this, in bytes, nothing is said.
const TOO_SHORT: usize = 80;

/// The ISO 639-1 code of an article's language; `None` when nothing tells.
///
/// What the page declares is believed unless its own text clearly is in another language: sites declare what their
/// templates were written in.
#[must_use]
pub fn of(declared: Option<&str>, title: Option<&str>, paragraphs: &[Placed]) -> Option<String> {
    let declared = declared.and_then(primary);
    let mut sample = String::with_capacity(ENOUGH);
    for text in title.into_iter().chain(paragraphs.iter().map(Placed::text)) {
        sample.push_str(text);
        sample.push('\n');
        if sample.len() >= ENOUGH {
            break;
        }
    }
    if let Some((cut, _)) = sample.char_indices().find(|(at, _)| *at >= ENOUGH) {
        sample.truncate(cut);
    }
    // Capitals alone tell no less, but the detector knows small letters better.
    if sample.bytes().filter(u8::is_ascii_lowercase).count() * 2
        < sample.bytes().filter(u8::is_ascii_uppercase).count()
    {
        sample = sample.to_lowercase();
    }
    let detected = whatlang::detect(&sample)
        .filter(|info| sample.len() >= TOO_SHORT && info.is_reliable())
        .and_then(|info| code(info.lang()));
    match (declared, detected) {
        (_, Some(detected)) => Some(detected.to_owned()),
        (declared, None) => declared,
    }
}

/// `en` of `en-GB`.
fn primary(declared: &str) -> Option<String> {
    let primary = declared.split(['-', '_']).next()?.trim().to_lowercase();
    (primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_lowercase())).then_some(primary)
}

/// The ISO 639-1 code of a language that the detector knows, for those that have one.
const fn code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Afr => "af",
        Lang::Ara => "ar",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Vie => "vi",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraph::lines;

    #[test]
    fn the_text_tells_its_language() {
        let english =
            "The harbour board met on Tuesday evening and spoke for three hours about a single crane.";
        let german =
            "Der Hafenrat tagte am Dienstagabend und sprach drei Stunden lang über einen einzigen Kran.";
        let cases = [
            ("English", None, english, Some("en")),
            ("German", None, german, Some("de")),
            ("declared wrongly", Some("en-US"), german, Some("de")),
            ("declared, too short to tell", Some("en-GB"), "No.", Some("en")),
            ("too short to tell", None, "No.", None),
            ("declared in words", Some("English"), "No.", None),
        ];
        for (name, declared, text, want) in cases {
            let placed: Vec<_> =
                lines(text).map(|line| Placed::of_line(&line, crate::article::ParagraphKind::Body)).collect();
            assert_eq!(of(declared, None, &placed).as_deref(), want, "{name}");
        }
    }
}
