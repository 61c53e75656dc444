//! Finds what a message says: the text of its parts in whatever encoding, without what they quote and what is signed below.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    ContentType, Encoding as Transfer, Message, MessagePart, MessagePartId, MimeHeaders as _, PartType,
};

use crate::article::Block;
use crate::source::{decode, html, prose};

/// What a message says, and which of its parts say it.
#[derive(Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// In order.
    pub(super) parts: Vec<MessagePartId>,
}

/// The paragraphs of a message: of its pages, unless its texts say more.
pub(super) fn body(message: &Message<'_>) -> Body {
    let [texts, pages] = parts(message);
    let words = |blocks: &[Block]| blocks.iter().map(|block| block.text.split(' ').count()).sum::<usize>();
    let plain = blocks(message, &texts);
    let page = if texts == pages { Vec::new() } else { blocks(message, &pages) };
    // A plain part that only says where the page can be seen is none.
    let blocks = if words(&page) > 2 * words(&plain) || plain.is_empty() { page } else { plain };
    let mut parts = [texts, pages].concat();
    parts.sort_unstable();
    Body { blocks, parts }
}

/// The paragraphs of parts, one after the other.
fn blocks(message: &Message<'_>, parts: &[MessagePartId]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in parts.iter().filter_map(|id| message.part(*id)) {
        let text = text(message, part);
        let said = if is_page(part) {
            html::fragment(&text)
        } else {
            prose::plain(&own_words(&text, !blocks.is_empty()))
        };
        blocks.extend(said);
    }
    blocks
}

const fn is_text(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Text(_) | PartType::Html(_))
}

fn is_page(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Html(_)) || part.is_content_type("text", "html")
}

/// The parts that are written to be read in place: as a program shows them that wants texts, and as one that wants pages. A text
/// that has a name of its own is the message where nothing else is.
fn parts(message: &Message<'_>) -> [Vec<MessagePartId>; 2] {
    let unnamed = shown(message, false);
    if unnamed.iter().all(Vec::is_empty) { shown(message, true) } else { unnamed }
}

fn shown(message: &Message<'_>, named: bool) -> [Vec<MessagePartId>; 2] {
    let (mut texts, mut pages) = (Vec::new(), Vec::new());
    for (id, part) in (0..).zip(&message.parts) {
        if !is_text(part) || part.attachment_name().is_some() != named {
            continue;
        }
        let [text, page] = [&message.text_body, &message.html_body].map(|ids| ids.binary_search(&id).is_ok());
        // What is cut off is counted among what is attached.
        let astray = !text && !page && !named && is_astray(id, part);
        if text || astray && !is_page(part) {
            texts.push(id);
        }
        if page || astray {
            pages.push(id);
        }
    }
    [texts, pages]
}

/// Whether a part that nothing shows was to be shown.
fn is_astray(id: MessagePartId, part: &MessagePart<'_>) -> bool {
    let attached = part.content_disposition().is_some_and(ContentType::is_attachment);
    let prose = part.content_type().is_none() || part.is_content_type("text", "plain") || is_page(part);
    !attached && (id == 0 || part.is_encoding_problem && prose)
}

/// What is attached to a message: whatever is not shown, pictures and signatures apart.
pub(super) fn attached<'m, 'b>(message: &'m Message<'b>, body: &[MessagePartId]) -> Vec<&'m MessagePart<'b>> {
    let texts = |id: &&MessagePartId| message.part(**id).is_some_and(is_text);
    let shown = message.text_body.iter().chain(&message.html_body).filter(texts);
    let mut ids: Vec<_> =
        message.attachments.iter().chain(shown).filter(|id| body.binary_search(id).is_err()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| message.part(*id)).filter(|part| !is_ornament(part)).collect()
}

/// A picture or a signature, which nobody attached to be read.
fn is_ornament(part: &MessagePart<'_>) -> bool {
    let kind = part
        .content_type()
        .map(|kind| (kind.ctype().to_owned(), kind.subtype().unwrap_or_default().to_owned()));
    let Some((kind, subtype)) = kind else { return false };
    matches!(kind.to_ascii_lowercase().as_str(), "image" | "audio" | "video")
        || matches!(
            subtype.to_ascii_lowercase().as_str(),
            "pgp-signature" | "pkcs7-signature" | "x-pkcs7-signature" | "calendar" | "pgp-keys"
        )
}

/// The text of a part, in the encoding that it declares if its bytes bear that out.
pub(super) fn text<'m>(message: &'m Message<'_>, part: &'m MessagePart<'_>) -> Cow<'m, str> {
    let (PartType::Text(parsed) | PartType::Html(parsed)) = &part.body else { return Cow::Borrowed("") };
    let (label, page) = (charset(part), is_page(part));
    // A few encodings the parser alone knows.
    let known = |label: &str| Encoding::for_label_no_replacement(label.as_bytes()).is_some();
    let alone = label.is_some_and(|label| !known(label) && charset_decoder(label.as_bytes()).is_some());
    if alone && !parsed.contains(char::REPLACEMENT_CHARACTER) {
        return Cow::Borrowed(parsed);
    }
    match raw(message, part) {
        Some(Cow::Borrowed(bytes)) => decoded(bytes, label, page),
        Some(Cow::Owned(bytes)) => Cow::Owned(decoded(&bytes, label, page).into_owned()),
        None => Cow::Borrowed(parsed),
    }
}

/// What a part holds, as a file would: a text that says what it is encoded in comes in UTF-8.
pub(super) fn content<'m>(message: &'m Message<'_>, part: &'m MessagePart<'_>) -> Cow<'m, [u8]> {
    if is_text(part) && charset(part).is_some() {
        return match text(message, part) {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
    }
    let there = if is_text(part) { raw(message, part) } else { None };
    there.unwrap_or_else(|| Cow::Borrowed(part.contents()))
}

/// The bytes of a text; `None` where its parser forgives more than the decoders do that it lends.
fn raw<'m>(message: &'m Message<'_>, part: &MessagePart<'_>) -> Option<Cow<'m, [u8]>> {
    let packed = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Transfer::None => Some(Cow::Borrowed(packed)),
        Transfer::Base64 => base64_decode(packed).map(Cow::Owned),
        Transfer::QuotedPrintable => quoted_printable_decode(packed).map(Cow::Owned),
    }
}

/// The head of a message in which letters stand as they are, where they are not UTF-8: what it should have said.
pub(super) fn head(message: &Message<'_>) -> Option<String> {
    let whole = message.raw_message.as_ref();
    let (head, rest) = whole.split_at_checked(message.parts.first()?.offset_body as usize)?;
    if std::str::from_utf8(head).is_ok() {
        return None;
    }
    // The more letters there are, the surer is what they are.
    let letters = if std::str::from_utf8(rest).is_ok() { head } else { whole };
    Some(decoded(letters, message.parts.iter().find_map(charset), false).into_owned())
}

/// What a part says that it is encoded in. Who says ASCII says nothing of other letters.
fn charset<'m>(part: &'m MessagePart<'_>) -> Option<&'m str> {
    let label = part.content_type()?.attribute("charset")?;
    (!label.to_ascii_lowercase().ends_with("ascii")).then_some(label)
}

/// Text in the encoding that is declared for it, unless its bytes say otherwise.
fn decoded<'b>(bytes: &'b [u8], label: Option<&str>, page: bool) -> Cow<'b, str> {
    /// Of so many letters beyond ASCII at most one is broken.
    const LETTERS: usize = 10;
    let found = || if page { decode::page(bytes) } else { decode::text(bytes) };
    let declared = label
        .and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()))
        .filter(|encoding| *encoding != UTF_8)
        .filter(|encoding| bytes.contains(&0) || *encoding != UTF_16LE && *encoding != UTF_16BE);
    let Some(encoding) = declared else { return found() };
    // Letters beyond ASCII are valid UTF-8 by intention only.
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return found();
    }
    let (text, _, broken) = encoding.decode(bytes);
    let garbled = || {
        let letters = text.chars().filter(|letter| !letter.is_ascii()).count();
        text.matches(char::REPLACEMENT_CHARACTER).count() * LETTERS > letters
    };
    if broken && garbled() { found() } else { text }
}

/// What a text says itself: without what it quotes of the message it answers, and without what is signed below it or put there by
/// the list that it went through. Where the message has `begun` already, all of it may be that.
fn own_words(text: &str, begun: bool) -> String {
    let mut lines: Vec<&str> = Vec::new();
    // Which lines are not blank.
    let mut said: Vec<usize> = Vec::new();
    for line in text.lines() {
        let end = line == "-- " || line.starts_with("-------------- next part ---") || is_rule(line);
        if end && (begun || !said.is_empty()) {
            break;
        }
        if !line.starts_with('>') {
            if !line.trim().is_empty() {
                said.push(lines.len());
            }
            lines.push(line);
            continue;
        }
        // Who wrote what follows is said above it, on a line or two.
        let above = |at: &usize| lines.get(*at).is_some_and(|line| line.trim_end().ends_with("wrote:"));
        if let Some(at) = said.last().copied().filter(above) {
            let begins = |at: usize| lines.get(at).is_some_and(|line| line.starts_with("On "));
            let from = if !begins(at) && at > 0 && begins(at - 1) { at - 1 } else { at };
            lines.truncate(from);
            while said.last().is_some_and(|at| *at >= from) {
                said.pop();
            }
        }
    }
    // A message that is all quotation is somebody's way to send it on.
    if said.is_empty() && !begun { text.to_owned() } else { lines.join("\n") }
}

/// The rule that the program of a list draws above its own words.
fn is_rule(line: &str) -> bool {
    line.len() >= 40 && line.bytes().all(|byte| byte == b'_')
}

#[cfg(test)]
mod tests {
    use encoding_rs::Encoding;

    use crate::source::tests::told;

    const HEAD: &str = "From: a@quay.example\nTo: b@quay.example\nDate: Tue, 2 Mar 2021 10:00:00 +0100\nMessage-ID: <1@quay.example>\nMIME-Version: 1.0\n";

    /// The only article of a message.
    fn read(bytes: &[u8]) -> String {
        let got = told("a.eml", bytes);
        assert_eq!(got.len(), 1, "{got:?}");
        got.concat()
    }

    #[test]
    fn a_message_is_read_in_its_encoding() {
        for (label, words) in [
            ("shift_jis", "市長は月曜日、クレーンは埠頭に残ると述べた。"),
            ("iso-2022-jp", "市長は月曜日、クレーンは埠頭に残ると述べた。"),
            ("euc-jp", "市長は月曜日、クレーンは埠頭に残ると述べた。"),
            ("gb2312", "市长星期一说，起重机将留在码头。"),
            ("gb18030", "市长星期一说，起重机将留在码头。"),
            ("big5", "市長星期一說，起重機將留在碼頭。"),
            ("euc-kr", "시장은 월요일 크레인이 부두에 남을 것이라고 말했다."),
            ("windows-874", "นายกเทศมนตรีกล่าวเมื่อวันจันทร์"),
            ("utf-8", "Bürgermeister: „Größe ist nicht alles.“"),
        ] {
            let bytes = Encoding::for_label(label.as_bytes()).unwrap().encode(words).0;
            let head = format!("{HEAD}Subject: Quay\nContent-Type: text/plain; charset={label}\n\n");
            let got = read(&[head.as_bytes(), &bytes].concat());
            assert!(got.contains(words), "{label}: {got}");
        }
    }

    #[test]
    fn a_message_that_does_not_say_its_encoding_or_a_wrong_one_is_read_by_its_letters() {
        let words = "The mayor said “no” – naïve café.";
        let western = encoding_rs::WINDOWS_1252.encode(words).0;
        for (what, said, bytes) in [
            ("nothing", "", &western[..]),
            ("a wrong one", "Content-Type: text/plain; charset=utf-8\n", &western),
            ("a page of nothing", "Content-Type: text/html\n", &western),
            ("seven bits", "Content-Type: text/plain; charset=us-ascii\n", &western),
            ("UTF-8 as another", "Content-Type: text/plain; charset=iso-8859-1\n", words.as_bytes()),
            (
                "quoted, of nothing",
                "Content-Transfer-Encoding: quoted-printable\n",
                b"The mayor said =93no=94 =96 na=EFve caf=E9.",
            ),
        ] {
            let head = format!("{HEAD}Subject: Quay\n{said}\n");
            let got = read(&[head.as_bytes(), bytes].concat());
            assert!(got.contains(words), "{what}: {got}");
        }
        let page = "<html><head><meta charset=windows-1251></head><body><p>Мэр сказал: кран останется.</p></body></html>";
        let bytes = encoding_rs::WINDOWS_1251.encode(page).0;
        let head = format!("{HEAD}Subject: Quay\nContent-Type: text/html\n\n");
        let got = read(&[head.as_bytes(), &bytes].concat());
        assert!(got.contains("Мэр сказал: кран останется."), "{got}");
    }

    const PARTS: &str = "Subject: Quay\nContent-Type: multipart/mixed; boundary=x\n\n";

    #[test]
    fn all_that_a_message_shows_is_its_text() {
        let first = "--x\nContent-Type: text/plain\n\nThe mayor spoke first of the crane.\n";
        let picture = "--x\nContent-Type: image/png\nContent-Disposition: inline; filename=p.png\n\nx\n";
        let last = "--x\nContent-Type: text/plain\n\nThen he spoke of the mole, at length.\n";
        let footer = "--x\nContent-Type: text/plain\n\n_______________________________________________\nharbour mailing list\n";
        let page = "--x\nContent-Type: text/html\n\n<p>Then he spoke of the mole, <b>at length</b>.</p>\n";
        let both = " | The mayor spoke first of the crane. / Then he spoke of the mole, at length. | ";
        for (what, parts) in [
            ("texts around a picture", [first, picture, last, "--x--\n"].concat()),
            ("a list's own words below", [first, last, footer, "--x--\n"].concat()),
            ("a page below a text", [first, page, "--x--\n"].concat()),
            ("cut off", [first, picture, last].concat()),
        ] {
            let got = read(format!("{HEAD}{PARTS}{parts}").as_bytes());
            assert!(got.contains(both), "{what}: {got}");
        }
    }

    #[test]
    fn a_text_with_a_name_is_the_message_where_nothing_else_is() {
        let named = "--x\nContent-Type: text/plain; name=body.txt\nContent-Disposition: inline; filename=body.txt\n\nThe mayor spoke of the crane.\n";
        let other = "--x\nContent-Type: text/plain\n\nHis words are in the file.\n";
        assert_eq!(
            read(format!("{HEAD}{PARTS}{named}--x--\n").as_bytes()),
            "a.eml e-mail | Quay | The mayor spoke of the crane. |  | quay.example | 2021-03-02T10:00:00+01:00"
        );
        for parts in [[named, other], [other, named]] {
            let got = told("a.eml", format!("{HEAD}{PARTS}{}--x--\n", parts.concat()).as_bytes());
            assert_eq!(got.len(), 2, "{got:?}");
            assert!(got[0].contains("| His words are in the file. |"), "{got:?}");
            assert!(got[1].starts_with("a.eml!body.txt text |  | The mayor spoke of the crane."), "{got:?}");
        }
    }

    #[test]
    fn blank_lines_and_quotations_take_no_longer_than_others() {
        let many = 100_000;
        let letter = format!("{HEAD}Subject: Quay\n\nWords.\n{}{}", "\n".repeat(many), "> a\n".repeat(many));
        let start = std::time::Instant::now();
        assert!(read(letter.as_bytes()).contains(" | Words. | "));
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    }

    #[test]
    fn a_subject_is_read_in_the_encoding_of_its_message() {
        let letter = HEAD.replace("From: a@quay.example", "From: Юрий Кранов <a@quay.example>")
            + "Subject: Кран останется\nContent-Type: text/plain; charset=koi8-r\n\nМэр сказал: кран останется.\n";
        let got = read(&encoding_rs::KOI8_R.encode(&letter).0);
        assert_eq!(
            got,
            "a.eml e-mail | Кран останется | Мэр сказал: кран останется. |  | Юрий Кранов | 2021-03-02T10:00:00+01:00"
        );
    }

    #[test]
    fn a_saved_page_is_read_in_the_encoding_that_it_declares() {
        let words =
            "Мэр сказал в понедельник, что кран останется в порту, и никто в городе не удивился. ".repeat(5);
        let page = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/crane\r\nSubject: Crane\r\nDate: Tue, 2 Mar 2021 10:00:00 -0000\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: https://quay.example/crane\r\n\r\n\
             <html><head><meta charset=windows-1251><title>Crane</title></head><body><article><h1>Crane</h1><p>{words}</p></article></body></html>\r\n--x--\r\n"
        );
        let got = read(&encoding_rs::WINDOWS_1251.encode(&page).0);
        assert!(got.contains(words.trim()), "{got}");
    }
}
