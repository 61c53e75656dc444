//! Reads tables: CSV and its like, an article a row, the first row naming the columns.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{BufRead, Read as _};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use super::decode;
use super::fields::{Context, Fields};
use super::guard::guarded;
use super::input::Input;
use super::limits::{self, Bounded, TEXT, read_until};
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::{Format, Reason};

/// What columns are parted by, the likeliest first.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// How often reading is taken up again behind a row without end.
const PATIENCE: u32 = 1000;

/// Put behind the last row, to tell whether that comes to its end: a byte that no text has, on a line of its own.
const END: &[u8] = b"\n\xff";

/// Reads every article.
pub(super) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let said = said_delimiter(input.head());
    let delimiter = said.unwrap_or_else(|| delimiter(input.head()));
    let mapping = reading.mapping(place);
    // Beside its text, a row may have the page that it was taken from.
    let limit = reading.limit().min(TEXT * 2);
    let left = Rc::new(Cell::new(limit));
    let mut from: Box<dyn BufRead + '_> = Box::new(decode::stream(input).chain(END));
    if said.is_some()
        && let Err(error) = read_until(&mut *from, b'\n', &mut Vec::new(), 0)
    {
        return reading.skip(place, reason(&error));
    }
    let mut rows = rows_of(from, delimiter, &left, limit);
    let mut row = ByteRecord::new();
    let mut columns: Option<Vec<String>> = None;
    let (mut number, mut damage, mut resuming) = (0, 0, false);
    loop {
        left.set(limit);
        match rows.read_byte_record(&mut row) {
            Ok(true) if row.len() == 1 && row.get(0) == END.get(1..) => return Flow::Continue(()),
            Ok(true) => {}
            Ok(false) => return Flow::Continue(()),
            Err(error) => {
                let why = match error.into_kind() {
                    csv::ErrorKind::Io(error) => reason(&error),
                    _ => Reason::Malformed("its rows cannot be told apart".to_owned()),
                };
                let Some(names) = columns.as_ref().filter(|_| matches!(why, Reason::Oversized { .. })) else {
                    return reading.skip(place, why);
                };
                // A quote mark that is never closed takes in all that follows it.
                number += 1;
                damage += 1;
                reading.skip(&place.record(None, number), why)?;
                let mut from = rows.into_inner().into_inner();
                if damage > PATIENCE || names.len() < 2 {
                    return Flow::Continue(());
                }
                if let Err(error) = read_until(&mut *from, b'\n', &mut Vec::new(), 0) {
                    return reading.skip(place, reason(&error));
                }
                rows = rows_of(from, delimiter, &left, limit);
                resuming = true;
                continue;
            }
        }
        // Somewhere within a row, what looks like one is none.
        resuming &= columns.as_ref().is_some_and(|names| names.len() != row.len());
        if resuming {
            continue;
        }
        if let Err(reason) = limits::fine(row.len()) {
            if columns.is_none() {
                return reading.skip(place, reason);
            }
            number += 1;
            reading.skip(&place.record(None, number), reason)?;
            continue;
        }
        let cells = row.iter().map(|cell| String::from_utf8_lossy(cell.strip_suffix(END).unwrap_or(cell)));
        let cut = row.iter().next_back().is_some_and(|cell| cell.ends_with(END));
        let Some(names) = &columns else {
            let names: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
            let header: Map<String, Value> = names.iter().map(|name| (name.clone(), Value::Null)).collect();
            let fields = Fields::of(&header, &mapping);
            if !fields.are_known() {
                return reading.skip(place, Reason::NoField(fields.names()));
            }
            columns = Some(names);
            continue;
        };
        number += 1;
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        let record: Map<String, Value> = names
            .iter()
            .cloned()
            .zip(cells.clone().map(|cell| Value::String(cell.into_owned())))
            .chain(joined(names, cells, delimiter))
            .collect();
        let fields = Fields::of(&record, &mapping);
        let at = place.record(fields.id().as_deref(), number);
        let article = guarded(|| fields.article(&at, &Context::new(Format::Csv)));
        reading.give_or_skip(&at, article)?;
        if cut {
            return reading.skip(place, Reason::Malformed("it is cut off".to_owned()));
        }
    }
}

/// The last column, where a row has more cells than there are columns, with all of them: what parts them was meant.
fn joined<'c>(
    names: &[String],
    cells: impl ExactSizeIterator<Item = Cow<'c, str>> + Clone,
    delimiter: u8,
) -> Option<(String, Value)> {
    if cells.len() <= names.len() {
        return None;
    }
    let name = names.last()?;
    let all: Vec<Cow<'_, str>> = cells.skip(names.len() - 1).collect();
    let filled = all.iter().rposition(|cell| !cell.trim().is_empty())?;
    let text = all.get(..=filled)?.join(&*char::from(delimiter).to_string());
    Some((name.clone(), Value::String(text)))
}

/// What parts the columns, where a first line of its own says so, as spreadsheets write it: `sep=;`.
fn said_delimiter(head: &[u8]) -> Option<u8> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let (line, _) = head.split_at(head.iter().position(|byte| *byte == b'\n')?);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Some(*delimiter),
        _ => None,
    }
}

fn rows_of<'r>(
    from: Box<dyn BufRead + 'r>,
    delimiter: u8,
    left: &Rc<Cell<u64>>,
    limit: u64,
) -> csv::Reader<Bounded<Box<dyn BufRead + 'r>>> {
    let from = Bounded::new(from, Rc::clone(left), limit);
    ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(from)
}

/// What parts the columns of the first line.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    // Of two that are as frequent, the likelier one.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Whether the first line names columns of articles.
pub(super) fn is_header(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
    let line = lines.next().unwrap_or_default();
    // Most texts begin with a headline that has none.
    if !line.iter().any(|byte| DELIMITERS.contains(byte)) {
        return false;
    }
    let delimiter = delimiter(line);
    // A row has as many columns; a sentence below a headline hardly ever has.
    let rows = lines.next().is_none_or(|next| next.contains(&delimiter));
    if line.len() > 2000 || !rows {
        return false;
    }
    let names: Map<String, Value> = line
        .split(|byte| *byte == delimiter)
        .map(|cell| (String::from_utf8_lossy(cell).trim().trim_matches('"').to_owned(), Value::Null))
        .collect();
    names.len() > 1 && Fields::of(&names, &super::Mapping::default()).are_columns()
}

/// So many rows are looked at to tell whether there are columns.
const ROWS: usize = 100;

/// A column is called by no more words than that, where no others stand beside it.
const NAME: usize = 4;

/// A line of so many words is a sentence.
const SENTENCE: usize = 8;

/// Whether the beginning of what is called a table is that of a text: none of its rows has the columns of the first one, and lines stand apart
/// as paragraphs do, or what should name the columns is as long as a headline.
pub(super) fn is_prose(head: &[u8]) -> bool {
    let delimiter = delimiter(head);
    let reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(head);
    let mut rows = reader.into_byte_records().map_while(Result::ok);
    let Some(first) = rows.next().filter(|_| said_delimiter(head).is_none()) else { return false };
    let names: Map<String, Value> =
        first.iter().map(|cell| (String::from_utf8_lossy(cell).trim().to_owned(), Value::Null)).collect();
    let (alike, others): (Vec<_>, Vec<_>) = rows.take(ROWS).partition(|row| row.len() == first.len());
    let columns = first.len() > 1 && !alike.is_empty() && alike.len() >= others.len();
    if columns || Fields::of(&names, &super::Mapping::default()).are_known() {
        return false;
    }
    let mut lines = head.trim_ascii_end().split(|byte| *byte == b'\n').map(words);
    let headline = names.keys().any(|name| words(name.as_bytes()) > NAME);
    (headline || lines.clone().any(|words| words == 0)) && lines.any(|words| words >= SENTENCE)
}

/// How many words there are.
fn words(line: &[u8]) -> usize {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use crate::source::tests::told;

    const ROWS: &str = "id,title,publication,author,date,url,content\n\
        17283,Crane stays,The Quay Post,Jane Roe,2021-03-02,https://quay.example/crane,\"The crane stays, said the board.\n\nNobody asked why.\"\n\
        17284,Mole goes,The Quay Post,,2021-03-03,,\"The mole goes, and the gulls with it.\"\n";

    #[test]
    fn a_row_is_an_article() {
        for (what, name, text) in [
            ("CSV", "news.csv", ROWS.to_owned()),
            ("by content alone", "news", ROWS.to_owned()),
            ("with a mark", "news.csv", format!("\u{feff}{ROWS}")),
            ("CRLF", "news.csv", ROWS.replace('\n', "\r\n")),
        ] {
            assert_eq!(
                told(name, text.as_bytes()),
                [
                    format!(
                        "{name}#1 CSV | Crane stays | The crane stays, said the board. / Nobody asked why. | Jane Roe | The Quay Post | 2021-03-02"
                    ),
                    format!(
                        "{name}#2 CSV | Mole goes | The mole goes, and the gulls with it. |  | The Quay Post | 2021-03-03"
                    ),
                ],
                "{what}"
            );
        }
    }

    #[test]
    fn columns_are_parted_by_what_the_first_line_shows() {
        for delimiter in ["\t", ";", "|"] {
            let text = ["headline", "body", "published_at"].join(delimiter)
                + "\n"
                + &["Crane stays", "The crane, it stays.", "2021-03-02"].join(delimiter);
            assert_eq!(
                told("news.tsv", text.as_bytes()),
                ["news.tsv#1 CSV | Crane stays | The crane, it stays. |  |  | 2021-03-02"],
                "{delimiter:?}"
            );
        }
    }

    #[test]
    fn a_bad_row_costs_itself() {
        let text = "title,text\nOne,First words.\nTwo\n,\n\nThree,Third words.\nFour,\"Fourth words";
        assert_eq!(
            told("a.csv", text.as_bytes()),
            [
                "a.csv#1 CSV | One | First words. |  |  | ",
                "a.csv#2: holds no article text",
                "a.csv#4 CSV | Three | Third words. |  |  | ",
                "a.csv#5 CSV | Four | Fourth words |  |  | ",
                "a.csv: is damaged: it is cut off",
            ]
        );
    }

    #[test]
    fn cells_beyond_the_last_column_are_its_own() {
        let text = "title,text\nOne,First, and more,\nTwo,Second words.,,,\n";
        assert_eq!(
            told("a.csv", text.as_bytes()),
            ["a.csv#1 CSV | One | First, and more |  |  | ", "a.csv#2 CSV | Two | Second words. |  |  | "]
        );
    }

    #[test]
    fn a_spreadsheet_says_what_parts_its_columns() {
        for first in ["sep=|", "\u{feff}sep=|\r", "\"sep=|\""] {
            let text = format!("{first}\ntitle|text\nCrane, mole|It stays.\n");
            assert_eq!(
                told("a.csv", text.as_bytes()),
                ["a.csv#1 CSV | Crane, mole | It stays. |  |  | "],
                "{first}"
            );
        }
    }

    #[test]
    fn a_text_that_is_named_as_a_table_is_a_text() {
        let prose = "The ferry stays\n\nThe council, which met on Monday, spoke about the ferry for hours.\n\nNobody left.\n";
        let without_room =
            "The council will keep the ferry\n\"We need it,\" said the mayor, who opened it, on Monday.\n";
        let alone = "The council, which met on Monday, spoke about the ferry for two hours.";
        for (what, text) in [
            ("paragraphs", prose.to_owned()),
            ("CRLF", prose.replace('\n', "\r\n")),
            ("paragraphs without room between them", without_room.to_owned()),
            ("one paragraph", alone.to_owned()),
            ("a mark", format!("\u{feff}{alone}")),
        ] {
            let as_text = told("a.txt", text.as_bytes());
            assert!(as_text[0].starts_with("a.txt text | "), "{as_text:?}");
            for name in ["a.csv", "a.tsv"] {
                let expected: Vec<String> =
                    as_text.iter().map(|line| line.replacen("a.txt", name, 1)).collect();
                assert_eq!(told(name, text.as_bytes()), expected, "{what}");
            }
        }
        let wide: Vec<u8> = prose.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told("a.csv", &wide).len(), 1);
        assert!(told("a.csv", &wide)[0].starts_with("a.csv text | "));
    }

    #[test]
    fn a_table_of_something_else_is_said_to_be_one() {
        assert_eq!(
            told("ports.csv", b"port,ships\nLowquay,3\n"),
            [
                "ports.csv: has no field that is known to hold an article (its fields: port, ships); name it with --map text=FIELD"
            ]
        );
        for text in [
            "port\nLowquay\n",
            "port\n\nLowquay\n",
            "Who is it that spoke to you about the ferry?,When?\nThe mayor of the town did it in the end,Monday\n",
            "port;what was said of it there\nLowquay;We need the ferry, said the mayor, who had come by it.\n\n",
        ] {
            let told = told("a.csv", text.as_bytes());
            assert!(told[0].starts_with("a.csv: has no field"), "{told:?}");
        }
    }
}
