//! Opens texts of several records: what a news database exports of everything that was found in it.
//!
//! Each record is an article, cited by what the database knows it by or by its number, and at the lines of the file.

use super::guard::guarded;
use super::input::Input;
use super::place::Place;
use super::reading::{Flow, Reading};
use super::{decode, plain};
use crate::article::{Format, RawArticle, RawBody};
use crate::extract::boilerplate::{self, Piece};

/// Reads every record. A text of no more than one is an article like any other.
pub(super) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let bytes = match input.into_bytes(reading.limit()) {
        Ok(bytes) => bytes,
        Err(reason) => return reading.skip(place, reason),
    };
    let text = decode::text(&bytes);
    let pieces = boilerplate::records(&text);
    let body = |piece: &Piece| {
        let part = text.get(piece.bytes.clone()).unwrap_or_default();
        RawBody::Part { text: part.to_owned(), start: piece.bytes.start, line: piece.line }
    };
    match pieces.as_slice() {
        [] => {
            let article = guarded(|| plain::article(&place.name, &bytes, place.modified));
            reading.give_or_skip(
                place,
                article.map(|article| RawArticle { source: place.source(Format::Text), ..article }),
            )
        }
        [only] => {
            let mut article = RawArticle::bare(place.source(Format::Text), body(only));
            article.dates = plain::file_dates(&place.name, place.modified);
            reading.give(article)
        }
        several => {
            for (number, piece) in (1..).zip(several) {
                let at = place.record(piece.id.as_deref(), number);
                reading.give(RawArticle::bare(at.source(Format::Text), body(piece)))?;
            }
            Flow::Continue(())
        }
    }
}

#[cfg(test)]
mod tests;
