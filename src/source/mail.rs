//! Reads e-mail: single messages, mailboxes, and pages that a browser saved as messages.
//!
//! A newsletter is an article by whoever sent it; what is attached to a message is read like a member of an archive.

mod body;

use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use body::Body;

use super::decode::{self, Wide};
use super::guard::guarded;
use super::html;
use super::input::{Input, LOOK};
use super::limits::{PIECES, fine, read_until};
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::{Block, DateClue, Format, Provenance, RawArticle, RawBody, Reason};

/// Reads one message, and what is attached to it.
pub(super) fn message(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let bytes = input.into_bytes(reading.limit());
    match bytes.and_then(|bytes| bounded(&bytes).map(|()| bytes)) {
        Ok(bytes) => match Wide::of(&bytes) {
            Some(wide) => one(wide.decode(&bytes).as_bytes(), place, reading),
            None => one(bytes.strip_prefix(MARK).unwrap_or(&bytes), place, reading),
        },
        Err(reason) => reading.skip(place, reason),
    }
}

/// What some programs put before a text to say that it is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads every message of a mailbox.
pub(super) fn mailbox(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let limit = reading.limit();
    let mut from = match Wide::of(input.head()) {
        Some(_) => decode::stream(input),
        None => input.into_stream(),
    };
    let mut mailbox = Mailbox { message: Vec::new(), long: false, number: 0, limit };
    // What may be a dividing line, and the lines below it, until it shows whether they are a head.
    let (mut edge, mut line) = (Vec::new(), Vec::new());
    let mut blank = true;
    loop {
        line.clear();
        let read = read_until(&mut *from, b'\n', &mut line, limit);
        if mailbox.number == 0 && line.starts_with(MARK) {
            line.drain(..MARK.len());
        }
        let empty = line.trim_ascii().is_empty();
        if !edge.is_empty() {
            if !empty && edge.len() < LOOK {
                edge.extend_from_slice(&line);
                continue;
            }
            mailbox.settle(&edge, place, reading)?;
            edge.clear();
        }
        match read {
            Ok(0) if mailbox.number == 0 => return reading.skip(place, Reason::NoArticle),
            Ok(0) => return mailbox.give(place, reading),
            Ok(_) if blank && line.starts_with(b"From ") => edge.extend_from_slice(&line),
            Ok(_) => mailbox.keep(&line),
            Err(error) => {
                mailbox.give(place, reading)?;
                return reading.skip(place, reason(&error));
            }
        }
        blank = empty && edge.is_empty();
    }
}

/// A mailbox on its way in, message by message.
struct Mailbox {
    message: Vec<u8>,
    /// Whether there was more of the message than an article may have.
    long: bool,
    /// Which message it is; none before the first.
    number: u64,
    limit: u64,
}

impl Mailbox {
    /// Takes in what may be a dividing line, and the lines below it.
    fn settle(&mut self, edge: &[u8], place: &Place, reading: &mut Reading<'_>) -> Flow {
        let mut lines = edge.split_inclusive(|byte| *byte == b'\n');
        if divides(edge) {
            self.give(place, reading)?;
            self.message.clear();
            self.long = false;
            self.number += 1;
            lines.next();
        }
        lines.for_each(|line| self.keep(line));
        Flow::Continue(())
    }

    /// Takes in a line. One of the text that would begin a message was marked by whoever kept it.
    fn keep(&mut self, line: &[u8]) {
        let quoted = line.iter().position(|byte| *byte != b'>').filter(|at| *at > 0);
        let marked = quoted.is_some_and(|at| line.get(at..).is_some_and(|rest| rest.starts_with(b"From ")));
        let kept = if marked { line.get(1..).unwrap_or_default() } else { line };
        self.long |= (self.message.len() + kept.len()) as u64 > self.limit;
        if !self.long && self.number > 0 {
            self.message.extend_from_slice(kept);
        }
    }

    /// Reads the message that is in.
    fn give(&self, place: &Place, reading: &mut Reading<'_>) -> Flow {
        if self.number == 0 {
            return Flow::Continue(());
        }
        one_of(&self.message, self.long, self.number, place, reading)
    }
}

/// Whether a message is one that its parser has room for: each header, each recipient and each part takes many times its size.
fn bounded(message: &[u8]) -> Result<(), Reason> {
    /// A line shorter than that, in bytes, may be a header or the edge of a part; packed bytes have longer ones.
    const SHORT: usize = 20;
    /// Headers are not longer than that, all together, in bytes.
    const HEADERS: usize = 4_000_000;
    if (message.len() as u64) < PIECES {
        return Ok(());
    }
    let lines = || message.split(|byte| *byte == b'\n');
    let headers: usize = lines().take_while(|line| !line.trim_ascii().is_empty()).map(<[u8]>::len).sum();
    fine(lines().filter(|line| line.len() < SHORT).count())?;
    if headers > HEADERS { Err(Reason::TooFine { limit: PIECES }) } else { Ok(()) }
}

fn one_of(message: &[u8], long: bool, number: u64, place: &Place, reading: &mut Reading<'_>) -> Flow {
    if long {
        let limit = reading.limit();
        return reading.skip(&place.record(None, number), Reason::Oversized { limit });
    }
    if let Err(reason) = bounded(message) {
        return reading.skip(&place.record(None, number), reason);
    }
    let id = || MessageParser::new().with_message_ids().parse(message)?.message_id().map(str::to_owned);
    let id = guarded(|| Ok(id())).ok().flatten();
    one(message, &place.record(id.as_deref(), number), reading)
}

fn one(bytes: &[u8], place: &Place, reading: &mut Reading<'_>) -> Flow {
    let no_message = || Reason::Malformed("it is no message".to_owned());
    let message = match guarded(|| MessageParser::default().parse(bytes).ok_or_else(no_message)) {
        Ok(message) => message,
        Err(reason) => return reading.skip(place, reason),
    };
    if let Some(page) = saved_page(&message) {
        let article = guarded(|| html::article(&place.name, body::text(&message, page).as_bytes(), None));
        let article = article.map(|mut article| {
            article.source = place.source(Format::Mhtml);
            article.url = article.url.or_else(|| header(&message, "Snapshot-Content-Location"));
            article
        });
        return reading.give_or_skip(place, article);
    }
    let (body, fault) = match guarded(|| Ok(body::body(&message))) {
        Ok(body) => (body, None),
        Err(reason) => (Body::default(), Some(reason)),
    };
    let attached = body::attached(&message, &body.parts);
    match fault {
        Some(reason) => reading.skip(place, reason)?,
        None if !body.blocks.is_empty() || attached.is_empty() => {
            let article = guarded(|| {
                let head = body::head(&message);
                let head = head.as_ref().and_then(|head| MessageParser::default().parse_headers(head));
                article(head.as_ref().unwrap_or(&message), body.blocks, place)
            });
            reading.give_or_skip(place, article)?;
        }
        None => {}
    }
    for (number, part) in (1_u32..).zip(attached) {
        let name =
            part.attachment_name().map_or_else(|| format!("{number}"), |name| name.replace(['/', '\\'], "_"));
        let at = place.member(&name, None);
        match &part.body {
            PartType::Message(inner) => reading.input(Input::of_bytes(inner.raw_message()), at)?,
            _ => reading.input(Input::of_bytes(&body::content(&message, part)), at)?,
        }
    }
    Flow::Continue(())
}

/// The page that a browser saved as a message.
fn saved_page<'m, 'b>(message: &'m Message<'b>) -> Option<&'m MessagePart<'b>> {
    let related = message
        .content_type()
        .is_some_and(|kind| kind.subtype().is_some_and(|s| s.eq_ignore_ascii_case("related")));
    let saved = header(message, "Snapshot-Content-Location").is_some()
        || header(message, "From").is_some_and(|from| from.to_ascii_lowercase().contains("saved by"));
    if !related || !saved {
        return None;
    }
    message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    message.header_raw(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

fn article(message: &Message<'_>, body: Vec<Block>, place: &Place) -> Result<RawArticle, Reason> {
    if body.is_empty() {
        return Err(Reason::NoArticle);
    }
    let mut article = RawArticle::bare(place.source(Format::Mail), RawBody::Blocks(body));
    article.title = message.subject().map(html::line).filter(|subject| !subject.is_empty());
    article.outlet = sender(message);
    article.language = header(message, "Content-Language");
    article.url = header(message, "Archived-At").map(|at| at.trim_matches(['<', '>']).to_owned());
    article.dates = message
        .date()
        .map(|date| DateClue { text: date.to_rfc3339(), provenance: Provenance::Metadata })
        .into_iter()
        .collect();
    Ok(article)
}

/// Who sent it: the name that stands there, or else where it came from.
fn sender(message: &Message<'_>) -> Option<String> {
    let first = match message.from()? {
        Address::List(list) => list.first(),
        Address::Group(groups) => groups.first().and_then(|group| group.addresses.first()),
    }?;
    let named = first.name.as_deref().map(html::line).filter(|name| !name.is_empty());
    // The archive of a list hides addresses: `jane at quay.example (Jane Roe)`.
    let behind = |name: String| match name.split_once(" (").filter(|(before, _)| before.contains(" at ")) {
        Some((_, inner)) => inner.trim_end_matches(')').to_owned(),
        None => name,
    };
    named.map(behind).or_else(|| {
        first.address.as_deref().and_then(|address| address.rsplit_once('@')).map(|(_, host)| host.to_owned())
    })
}

/// Whether the first lines are those of a message: headers alone, and enough of those that every message has.
pub(super) fn is_message(head: &[u8], named: bool) -> bool {
    const ANY: [&str; 5] = ["from", "date", "subject", "to", "sender"];
    const SURE: [&str; 12] = [
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "content-type",
        "delivered-to",
        "content-transfer-encoding",
        "dkim-signature",
        "list-id",
        "reply-to",
        "x-mailer",
        "snapshot-content-location",
    ];
    let (mut any, mut sure) = (0, 0);
    for line in head.split(|byte| *byte == b'\n').take(200) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if matches!(line.first(), Some(b' ' | b'\t')) {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let is_header = name.len() < line.len()
            && !name.is_empty()
            && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !is_header {
            return false;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        any += usize::from(ANY.contains(&name.as_str()));
        sure += usize::from(SURE.contains(&name.as_str()));
    }
    any + sure >= 2 && (sure > 0 && any > 0 || named)
}

/// Whether the first line is one that parts messages, and headers follow.
pub(super) fn is_mailbox(head: &[u8]) -> bool {
    let Some(rest) = head.strip_prefix(b"From ") else { return false };
    let (first, rest) = lines(rest);
    (is_dated(first) || first.contains(&b':')) && is_message(rest, true)
}

/// Whether the same is so in the middle of a mailbox, where the date alone tells much: not every message has a head that is in order.
fn divides(edge: &[u8]) -> bool {
    let (first, mut rest) = lines(edge);
    // Who passed a message on wrote a line of that kind below it.
    while rest.starts_with(b">From ") {
        rest = lines(rest).1;
    }
    let (second, _) = lines(rest);
    let name =
        second.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let dated = is_dated(first) && first.windows(2).any(|pair| matches!(pair, [b'0'..=b'9', b':']));
    dated && name > 0 && second.get(name) == Some(&b':') || is_mailbox(edge)
}

/// The first line, and what follows.
fn lines(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

/// Whether a line ends in a year.
fn is_dated(line: &[u8]) -> bool {
    line.trim_ascii_end().iter().rev().take(4).filter(|byte| byte.is_ascii_digit()).count() == 4
}

#[cfg(test)]
mod tests {
    use crate::source::tests::told;

    const LETTER: &str = "From: \"The Quay Post\" <news@quay.example>\r\nTo: reader@example.org\r\nSubject: =?utf-8?Q?Crane_stays_=E2=80=93_for_now?=\r\n\
        Date: Tue, 2 Mar 2021 10:00:00 +0100\r\nMessage-ID: <1@quay.example>\r\nMIME-Version: 1.0\r\n";

    fn letter(rest: &str) -> String {
        format!("{LETTER}{}", rest.replace('\n', "\r\n"))
    }

    const TOLD: &str = "Crane stays – for now | The crane stays, said the board. / Nobody asked why. |  | The Quay Post | 2021-03-02T10:00:00+01:00";

    #[test]
    fn a_newsletter_is_an_article() {
        let plain = letter(
            "Content-Type: text/plain; charset=utf-8\n\nThe crane stays, said the board.\n\nNobody asked why.\n-- \nUnsubscribe here\n",
        );
        assert_eq!(told("a.eml", plain.as_bytes()), [format!("a.eml e-mail | {TOLD}")]);
        let page = letter(
            "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee the page.\n\
             --x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>The <b>crane</b> stays, said =\nthe board.</p><p>Nobody asked why.</p>\n--x--\n",
        );
        assert_eq!(told("letter", page.as_bytes()), [format!("letter e-mail | {TOLD}")]);
    }

    #[test]
    fn what_is_attached_is_read() {
        let text = letter(
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe crane stays, said the board.\n\nNobody asked why.\n\
             --x\nContent-Type: text/csv; name=news.csv\nContent-Disposition: attachment; filename=news.csv\n\ntitle,text\nMole goes,The mole goes.\n\
             --x\nContent-Type: image/png\nContent-Disposition: attachment; filename=x.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n",
        );
        assert_eq!(
            told("a.eml", text.as_bytes()),
            [
                format!("a.eml e-mail | {TOLD}"),
                "a.eml!news.csv#1 CSV | Mole goes | The mole goes. |  |  | ".to_owned()
            ]
        );
    }

    #[test]
    fn every_message_of_a_mailbox_is_an_article() {
        let body = "Content-Type: text/plain\n\nThe crane stays, said the board.\n\nNobody asked why.\n";
        let first = letter(body).replace("\r\n", "\n");
        let second = first.replace("<1@", "<2@").replace("Nobody", ">From here, nobody");
        let mailbox = format!(
            "From news@quay.example Tue Mar  2 10:00:00 2021\n{first}\nFrom news@quay.example Tue Mar  2 10:00:00 2021\n{second}\n"
        );
        assert_eq!(
            told("a.mbox", mailbox.as_bytes()),
            [
                format!("a.mbox#1@quay.example e-mail | {TOLD}"),
                format!("a.mbox#2@quay.example e-mail | {}", TOLD.replace("Nobody", "From here, nobody")),
            ]
        );
    }

    #[test]
    fn a_paragraph_that_begins_as_a_dividing_line_does_divides_nothing() {
        let first = letter("\nThe mayor spoke first.\n\nFrom here on, the mayor said, the crane would stay.\nSo be it.\n\nFrom then: nothing.\n").replace("\r\n", "\n");
        // Not every head is in order.
        let second =
            "From b@quay.example Tue Mar  2 10:00:00 2021\nX-Quay: 1\nno head: at all\n\nThe mole goes.\n";
        let last = "From c@quay.example  Tue Mar  2 10:00:00 2021 remote from quay\nSubject: Eels\nFrom: c@quay.example\n\nEels everywhere.\n";
        let mailbox = format!("From a@quay.example Tue Mar  2 10:00:00 2021\n{first}\n{second}\n{last}");
        let told = told("a.mbox", mailbox.as_bytes());
        assert_eq!(told.len(), 3, "{told:?}");
        let paragraphs = "The mayor spoke first. / From here on, the mayor said, the crane would stay. / So be it. / From then: nothing.";
        assert!(told[0].contains(paragraphs), "{told:?}");
        assert!(told[1].contains("The mole goes."), "{told:?}");
        assert!(told[2].contains("Eels everywhere."), "{told:?}");
    }

    #[test]
    fn a_mailbox_with_a_mark_or_in_wide_letters_is_read_whole() {
        let first = letter("\nThe crane stays, said the board.\n\nNobody asked why.\n").replace("\r\n", "\n");
        let second = first.replace("<1@", "<2@");
        let edge = "From news@quay.example Tue Mar  2 10:00:00 2021\n";
        let mailbox = format!("\u{feff}{edge}{first}\n{edge}{second}\n");
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let expected = ["1", "2"].map(|number| format!("a.mbox#{number}@quay.example e-mail | {TOLD}"));
        assert_eq!(told("a.mbox", mailbox.as_bytes()), expected);
        assert_eq!(told("a.mbox", &wide(&mailbox)), expected);
        let alone = [format!("a.eml e-mail | {TOLD}")];
        assert_eq!(told("a.eml", format!("\u{feff}{first}").as_bytes()), alone);
        assert_eq!(told("a.eml", &wide(&format!("\u{feff}{first}"))), alone);
    }

    #[test]
    fn a_message_of_a_list_is_what_its_writer_wrote() {
        let mailbox = "From jane at quay.example  Tue Mar  2 10:00:00 2021\nFrom: jane at quay.example (Jane Roe)\nDate: Tue, 2 Mar 2021 10:00:00 +0100\n\
            Subject: [harbour] Crane stays\nMessage-ID: <1@quay.example>\n\nThe crane stays, said the board.\n\nOn Mon, Mar 1, 2021 at 9:00 AM Bo Li\n<bo at quay.example> wrote:\n\
            > Will the crane stay?\n> I do not know.\n\nNobody asked why.\n_______________________________________________\nharbour mailing list\n";
        let told = told("a.mbox", mailbox.as_bytes());
        let expected = "a.mbox#1@quay.example e-mail | [harbour] Crane stays | The crane stays, said the board. / Nobody asked why. |  | Jane Roe | ";
        assert!(told[0].starts_with(expected), "{told:?}");
    }

    #[test]
    fn a_page_that_a_browser_saved_is_a_page() {
        let words = "The crane stays where it is, said the board of the harbour on Tuesday after a long debate about it. ".repeat(5);
        let page = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/crane\r\nSubject: Crane stays\r\nDate: Tue, 2 Mar 2021 10:00:00 -0000\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: https://quay.example/crane\r\n\r\n\
             <html><head><title>Crane stays</title></head><body><article><h1>Crane stays</h1><p>{words}</p><p>{words}</p></article></body></html>\r\n--x--\r\n"
        );
        let got = told("a.mhtml", page.as_bytes());
        assert_eq!(got.len(), 1);
        assert!(got[0].starts_with("a.mhtml MHTML | Crane stays | The crane stays where"), "{got:?}");
    }

    #[test]
    fn a_press_release_is_no_message() {
        for text in [
            "Subject: a crane\n\nThe crane stays.",
            "From: the harbour\nThe crane stays: it does.\n",
            "From here on, all is well.\n",
        ] {
            assert!(told("a.txt", text.as_bytes())[0].starts_with("a.txt text"), "{text}");
        }
    }
}
