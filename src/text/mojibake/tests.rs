//! What comes back of misread text, and what stays.

use super::*;

/// Text as it looks when its bytes are read as Windows-1252.
fn misread(text: &str) -> String {
    text.bytes().map(|byte| windows(byte).unwrap_or(char::from(byte))).collect()
}

/// The same in Latin-1.
fn misread_as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[test]
fn what_was_certainly_misread_is_mended() {
    for (text, expected) in [
        ("a Â£600m deal", "a £600m deal"),
        ("Â£600m", "£600m"),
        ("â€œNo,â€\u{9d} he said, â€œdonâ€™t.â€\u{9d}", "“No,” he said, “don’t.”"),
        ("â€œNo,â€ he said.", "“No,” he said."),
        ("â€œNo,â€\u{fffd} he said.", "“No,” he said."),
        ("the cafÃ© in MÃ¼nchen", "the café in München"),
        ("Ã–sterreich, Ãœbung, groÃŸ", "Österreich, Übung, groß"),
        ("20Â°C, 3Ã—4, Â½", "20°C, 3×4, ½"),
        ("one â€“ two â€” threeâ€¦", "one – two — three…"),
        ("costs â‚¬5 a â„¢", "costs €5 a ™"),
        ("word.Â\u{a0} Next", "word.\u{a0} Next"),
        ("voilÃ\u{a0} tout", "voilà tout"),
        ("sÅ“ur et Å“uvre", "sœur et œuvre"),
        ("ErdoÄŸan, Åžimek, Beyazıt", "Erdoğan, Şimek, Beyazıt"),
        ("ðŸ˜€ ok", "😀 ok"),
        ("it wasnÂ’t", "it wasn’t"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€ Ð¸ Ñ\u{8f}", "Привет, мир и я"),
        ("itâ\u{80}\u{99}s", "it’s"),
        ("cafÃ\u{83}Â©", "café"),
        ("donÃ¢â‚¬â„¢t", "don’t"),
        ("Ã‚Â£5", "£5"),
        ("Ã¢â‚¬Å“NoÃ¢â‚¬Â\u{9d}", "“No”"),
        ("Â£5 in DÃ‰COR", "£5 in DÉCOR"),
        ("lost ï¿½ here", "lost \u{fffd} here"),
    ] {
        assert_eq!(mended(text), expected, "{text}");
    }
}

#[test]
fn whatever_was_misread_comes_back() {
    for text in [
        "“It’s £600m – or €700m,” said Zoë Müller of Curaçao… naïvely.",
        "Der Präsident sagte: „Größe ist nicht alles“, und fuhr über Österreich nach Łódź.",
        "Le préfet a déclaré : « Où êtes-vous ? » à l’hôtel, sur l’île d’Oléron.",
        "São Paulo não é o Ceará; coração, maçã e avó.",
        "Президент сказал: «Нет». Иван и Мария.",
        "Ο πρωθυπουργός είπε όχι στην Αθήνα.",
        "北京的天气很好。首相は東京で話した。",
        "Thủ tướng nói: “Việt Nam đã thắng.”",
    ] {
        let once = misread(text);
        assert_eq!(mended(&once), text);
        assert_eq!(mended(&misread_as_latin_1(text)), text, "Latin-1");
        assert_eq!(mended(text), text, "good text");
        // The bytes of good text in these scripts look as if they had been misread by chance.
        if !text.contains(['北', 'ế', 'ủ']) {
            assert_eq!(mended(&misread(&once)), text, "twice");
        }
    }
}

#[test]
fn good_text_stays() {
    for text in [
        "",
        "plain",
        "Ã",
        "The letter Ã stands in João and MAÇÃ.",
        "AMANHÃ”, disse. IRMÃ… e MANHÃ®",
        "HÂLÂ » et BÂ\u{a0}",
        "déjà\u{a0}» et café\u{a0}»",
        "„Spaß“ – Fuß… groß–klein ‚Ä‘",
        "le café…” y está»",
        "Ein „Ä“ und ein „Ü“.",
        "CAFÉ” and É»",
        "The sign “Â£” appears where a pound sign was read wrongly.",
        "Your mail shows (â€™) for an apostrophe.",
        "Programmers call it mojibake: a Â£ for a pound.",
        "A page in UTF-8 that is read as Windows-1252 says itâ€™s.",
        "x² · 3× ÷",
    ] {
        assert_eq!(mended(text), text);
    }
}

#[test]
fn a_mended_text_knows_where_it_stood() {
    let text = "a Â£600m deal: â€œyesâ€\u{9d}";
    let mended = mend(text).unwrap();
    for (part, stood) in
        [("£600m", "Â£600m"), ("yes", "yes"), ("“", "â€œ"), ("deal: “yes”", "deal: â€œyesâ€\u{9d}")]
    {
        let at = mended.text.find(part).unwrap();
        assert_eq!(mended.source_span(Span::new(at, at + part.len())).of(text), stood);
    }
}
