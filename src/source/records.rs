//! Opens texts of several records: what a news database exports of everything that was found in it.
//!
//! Each record is an article, cited by what the database knows it by or by its number, and at the lines of the file.

use super::guard::guarded;
use super::input::Input;
use super::place::Place;
use super::reading::{Flow, Reading};
use super::{decode, plain};
use crate::article::{DateClue, Format, RawArticle, RawBody};
use crate::extract::boilerplate::{self, Piece};

/// Reads every record. A text of no more than one is an article like any other.
pub(super) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let bytes = match input.into_bytes(reading.limit()) {
        Ok(bytes) => bytes,
        Err(reason) => return reading.skip(place, reason),
    };
    let text = decode::text(&bytes);
    let pieces = boilerplate::records(&text);
    if pieces.is_empty() {
        let article = guarded(|| plain::article(&place.name, &bytes, place.modified));
        let source = place.source(Format::Text);
        return reading.give_or_skip(place, article.map(|article| RawArticle { source, ..article }));
    }
    give(&pieces, Format::Text, place, reading, |piece, is_alone| {
        let part = text.get(piece.bytes.clone()).unwrap_or_default().to_owned();
        let body = RawBody::Part { text: part, start: piece.bytes.start, line: piece.line };
        let dates = if is_alone { plain::file_dates(&place.name, place.modified) } else { Vec::new() };
        (body, dates)
    })
}

/// Hands on the records of a text. One that is alone, which `article` is told, is cited by the file.
pub(super) fn give(
    pieces: &[Piece],
    format: Format,
    place: &Place,
    reading: &mut Reading<'_>,
    article: impl Fn(&Piece, bool) -> (RawBody, Vec<DateClue>),
) -> Flow {
    let is_alone = pieces.len() == 1;
    for (number, piece) in (1..).zip(pieces) {
        let (body, dates) = article(piece, is_alone);
        let source =
            if is_alone { place.clone() } else { place.record(piece.id.as_deref(), number) }.source(format);
        reading.give(RawArticle { dates, ..RawArticle::bare(source, body) })?;
    }
    Flow::Continue(())
}

#[cfg(test)]
mod tests;
