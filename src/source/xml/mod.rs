//! Reads XML whose records are articles: feeds and the agencies' formats.
//!
//! Records are taken from the stream one by one. What is not well-formed is read as far as it can be; a record that cannot be
//! costs itself alone.

mod agency;
mod feed;
mod node;
mod records;
mod story;

use super::decode;
use super::guard::guarded;
use super::input::Input;
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::Reason;
pub(super) use node::{Node, Part};
use records::{Piece, Records};

/// What the records of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// RSS or Atom.
    Feed,
    /// NITF, `NewsML`-G2 or `NewsML` 1.
    Agency,
    /// Anything: the whole is one record.
    Any,
}

impl Kind {
    /// What is below an element of that name, given without its prefix.
    pub(super) fn of_root(name: &str) -> Option<Self> {
        match name {
            "rss" | "feed" | "RDF" | "channel" => Some(Self::Feed),
            "nitf" | "newsItem" | "newsMessage" | "NewsML" | "NewsItem" | "packageItem" => Some(Self::Agency),
            _ => None,
        }
    }

    /// Whether an element is an article.
    fn is_record(self, name: &str) -> bool {
        match self {
            Self::Feed => matches!(name, "item" | "entry"),
            Self::Agency => matches!(name, "newsItem" | "NewsItem" | "nitf"),
            Self::Any => true,
        }
    }
}

/// A whole file as a tree; what is not well-formed is read as far as it can be.
pub(super) fn tree(bytes: &[u8], limit: u64) -> Result<Node, Reason> {
    let stream = decode::stream(Input::of_bytes(bytes));
    let piece = Records::new(stream, Kind::Any, limit).next().map_err(|error| reason(&error))?;
    match piece {
        Piece::Record { node, .. } => Ok(node),
        Piece::Bad(reason) => Err(reason),
        Piece::Fact { .. } | Piece::End { .. } => Err(Reason::Malformed("its markup is broken".to_owned())),
    }
}

/// Reads every article.
pub(super) fn read(input: Input<'_>, kind: Kind, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let limit = reading.limit();
    let mut records = Records::new(decode::stream(input), kind, limit);
    let mut feed = feed::Feed::default();
    let mut number = 0;
    loop {
        match records.next() {
            Ok(Piece::Fact { within, node }) => feed.know(&within, &node),
            Ok(Piece::Record { node, is_root }) => {
                number += 1;
                let (at, article) = match kind {
                    Kind::Feed => {
                        let at = place.record(feed::id(&node).as_deref(), number);
                        let article = guarded(|| feed.article(&node, &at));
                        (at, article)
                    }
                    Kind::Agency | Kind::Any => {
                        let at = if is_root {
                            place.clone()
                        } else {
                            place.record(agency::id(&node).as_deref(), number)
                        };
                        let article = guarded(|| agency::article(&node, &at));
                        (at, article)
                    }
                };
                reading.give_or_skip(&at, article)?;
            }
            Ok(Piece::Bad(reason)) => {
                number += 1;
                reading.skip(&place.record(None, number), reason)?;
            }
            Ok(Piece::End { is_whole: false }) => {
                return reading.skip(place, Reason::Malformed("it is cut off".to_owned()));
            }
            Ok(Piece::End { .. }) if number == 0 => return reading.skip(place, Reason::NoArticle),
            Ok(Piece::End { .. }) => return Flow::Continue(()),
            Err(error) => return reading.skip(place, reason(&error)),
        }
    }
}

#[cfg(test)]
mod tests;
