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
    let texts = || title.into_iter().chain(paragraphs.iter().map(Placed::text));
    if is_english(texts()) {
        return Some("en".to_owned());
    }
    let declared = declared.and_then(primary);
    let mut sample = String::with_capacity(ENOUGH);
    for text in texts() {
        sample.push_str(text);
        sample.push('\n');
        if sample.len() >= ENOUGH {
            break;
        }
    }
    if let Some((cut, _)) = sample.char_indices().find(|(at, _)| *at >= ENOUGH) {
        sample.truncate(cut);
    }
    if let Some(script) = by_script(&sample) {
        // A script that one language is written in settles it, however short the text.
        return Some(script.to_owned());
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

/// Whether a text is English by its small words alone, which settles it for nearly every article at a hundredth of what
/// the detector costs. A text that is half in another language has too few of them.
fn is_english<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    /// So many of them at least.
    const HITS: usize = 8;
    /// And one word in so many: English news has one in six.
    const SHARE: usize = 10;
    /// So many of them in a text that has twice that share.
    const FEW: usize = 3;
    let (mut words, mut hits) = (0, 0);
    let mut left = ENOUGH;
    for text in texts {
        let bytes = text.as_bytes();
        let looked = bytes.get(..left).unwrap_or(bytes);
        let all = looked.split(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii());
        for word in all.filter(|word| !word.is_empty()) {
            words += 1;
            hits += usize::from(is_english_only(word));
        }
        left -= looked.len();
        if left == 0 {
            break;
        }
    }
    // A short text must be so much the plainer.
    let short = hits >= FEW && hits * SHARE >= words * 2;
    (hits >= HITS && hits * SHARE >= words) || short
}

/// Whether it is a small word that English has and hardly any other language that is written in Latin letters.
fn is_english_only(word: &[u8]) -> bool {
    let mut small = [0; 5];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word);
    small.make_ascii_lowercase();
    matches!(
        &*small,
        b"the"
            | b"and"
            | b"that"
            | b"with"
            | b"from"
            | b"this"
            | b"they"
            | b"which"
            | b"their"
            | b"were"
            | b"would"
            | b"said"
            | b"who"
            | b"his"
            | b"she"
            | b"have"
            | b"been"
            | b"are"
            | b"about"
            | b"there"
            | b"what"
            | b"after"
            | b"than"
            | b"has"
            | b"you"
            | b"your"
            | b"its"
            | b"when"
            | b"could"
            | b"them"
            | b"more"
            | b"our"
            | b"into"
            | b"how"
    )
}

/// Blocks of letters that one language is written in, apart from those of the Latin script.
const SCRIPTS: [(std::ops::RangeInclusive<char>, &str); 12] = [
    ('\u{370}'..='\u{3ff}', "el"),
    ('\u{530}'..='\u{58f}', "hy"),
    ('\u{590}'..='\u{5ff}', "he"),
    ('\u{980}'..='\u{9ff}', "bn"),
    ('\u{a00}'..='\u{a7f}', "pa"),
    ('\u{a80}'..='\u{aff}', "gu"),
    ('\u{b80}'..='\u{bff}', "ta"),
    ('\u{c00}'..='\u{c7f}', "te"),
    ('\u{d00}'..='\u{d7f}', "ml"),
    ('\u{e00}'..='\u{e7f}', "th"),
    ('\u{10a0}'..='\u{10ff}', "ka"),
    ('\u{ac00}'..='\u{d7af}', "ko"),
];

/// The language of a text most of whose letters are of a script that hardly any other language uses.
fn by_script(text: &str) -> Option<&'static str> {
    /// So many letters at least.
    const LETTERS: usize = 8;
    let (mut letters, mut latin) = (0_usize, 0_usize);
    let (mut han, mut kana, mut others) = (0_usize, 0_usize, [0_usize; 12]);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' => han += 1,
            _ => {
                let script = SCRIPTS.iter().position(|(range, _)| range.contains(&c));
                if let Some(count) = script.and_then(|script| others.get_mut(script)) {
                    *count += 1;
                }
            }
        }
    }
    let most = |count: usize| letters >= LETTERS && count * 2 > letters;
    if latin * 2 > letters {
        return None;
    }
    // Japanese mixes its own letters with those of Chinese.
    if most(han + kana) {
        return Some(if kana * 10 >= han + kana { "ja" } else { "zh" });
    }
    let found = others.iter().zip(SCRIPTS).find(|(count, _)| most(**count));
    found.map(|(_, (_, code))| code)
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
        let french =
            "Le conseil du port s’est réuni mardi soir et a parlé pendant trois heures d’une seule grue.";
        let cases = [
            ("English", None, english, Some("en")),
            ("German", None, german, Some("de")),
            (
                "half in German",
                None,
                "The board met for three hours and said that this was the end of it. Der Hafenrat tagte am Dienstagabend \
                 und sprach drei Stunden lang über einen einzigen Kran, den seit dem Frühjahr niemand benutzt hat, und \
                 beschloss dann, ihn zu verkaufen, sobald sich ein Käufer dafür findet.",
                Some("de"),
            ),
            ("declared wrongly", Some("en-US"), german, Some("de")),
            ("declared, too short to tell", Some("en-GB"), "No.", Some("en")),
            ("too short to tell", None, "No.", None),
            ("declared in words", Some("English"), "No.", None),
            ("declared English, in French", Some("en"), french, Some("fr")),
            ("declared German, in English", Some("de-DE"), english, Some("en")),
            (
                "a short English one",
                None,
                "The dog that walked home was with her family when we called.",
                Some("en"),
            ),
            ("names alone", None, "Port Arden Athletic, Lowquay, Nordkabel", None),
            (
                "German with English words in it",
                None,
                "Das Update der App ist da: Das Team hat das Design und den Content überarbeitet, sagte der Manager am Montag in Berlin.",
                Some("de"),
            ),
            (
                "French with an English quotation",
                None,
                "« The show must go on », a dit la maire de Lowquay, qui a promis que le port resterait ouvert toute la semaine malgré la tempête et les vagues.",
                Some("fr"),
            ),
            ("Greek, short", None, "Η φωτιά σβήστηκε", Some("el")),
            ("Japanese", None, "港の会議は火曜日の夜に開かれた。", Some("ja")),
            ("Chinese, declared English", Some("en"), "港务局周二晚上召开会议。", Some("zh")),
            ("Korean", None, "항만 위원회는 화요일 저녁에 열렸다", Some("ko")),
            (
                "Russian",
                None,
                "Портовый совет заседал во вторник вечером и три часа говорил об одном-единственном кране.",
                Some("ru"),
            ),
            (
                "Spanish, in capitals",
                None,
                "LA JUNTA DEL PUERTO SE REUNIÓ EL MARTES POR LA NOCHE Y HABLÓ DURANTE TRES HORAS DE UNA SOLA GRÚA QUE NADIE HA USADO DESDE LA PRIMAVERA.",
                Some("es"),
            ),
            (
                "English, in capitals",
                None,
                "THE HARBOUR BOARD MET ON TUESDAY AND SAID THAT THEY WERE DONE WITH IT.",
                Some("en"),
            ),
        ];
        for (name, declared, text, want) in cases {
            let placed: Vec<_> =
                lines(text).map(|line| Placed::of_line(&line, crate::article::ParagraphKind::Body)).collect();
            assert_eq!(of(declared, None, &placed).as_deref(), want, "{name}");
        }
    }
}
