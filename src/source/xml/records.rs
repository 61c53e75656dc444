//! Takes records from a stream of XML.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Kind;
use super::node::{Child, Node, local};
use crate::article::Reason;
use crate::source::html;
use crate::source::limits::{Bounded, fine};

/// How deep elements may lie in a record. The text of deeper ones is their parent's.
const DEEPEST: usize = 100;

/// So many attributes an element may have; what further ones say is not known.
const MOST: usize = 1000;

/// What comes next.
#[derive(Debug)]
pub(super) enum Piece {
    /// An element outside the records that has nothing but text in it, with the names of those it lies in.
    Fact { within: Vec<String>, node: Node },
    /// A record; whether it is all that the file holds.
    Record { node: Node, is_root: bool },
    /// A record that cannot be read.
    Bad(Reason),
    /// Nothing; whether what the records lie in has come to its end.
    End { is_whole: bool },
}

type Source<'r> = BufReader<Bounded<Box<dyn BufRead + 'r>>>;

/// A stream of XML.
pub(super) struct Records<'r> {
    /// Always there, but while it is exchanged for another one.
    reader: Option<Reader<Source<'r>>>,
    kind: Kind,
    left: Rc<Cell<u64>>,
    limit: u64,
    /// The elements outside the records that are open, and the last of them as far as it has been read.
    outside: Vec<String>,
    leaf: Option<Node>,
    /// The elements of a record that are open, the record first.
    open: Vec<Node>,
    /// How many elements and attributes the record has so far.
    pieces: usize,
    buffer: Vec<u8>,
}

impl<'r> Records<'r> {
    pub(super) fn new(from: Box<dyn BufRead + 'r>, kind: Kind, limit: u64) -> Self {
        let left = Rc::new(Cell::new(limit));
        let bounded = Bounded::new(from, Rc::clone(&left), limit);
        let reader = Some(lenient(BufReader::new(bounded)));
        Self {
            reader,
            kind,
            left,
            limit,
            outside: Vec::new(),
            leaf: None,
            open: Vec::new(),
            pieces: 0,
            buffer: Vec::new(),
        }
    }

    /// What comes next. After an error there is nothing more.
    pub(super) fn next(&mut self) -> io::Result<Piece> {
        self.left.set(self.limit);
        loop {
            let Some(reader) = &mut self.reader else { return Ok(Piece::End { is_whole: true }) };
            self.buffer.clear();
            let mut buffer = std::mem::take(&mut self.buffer);
            let event = reader.read_event_into(&mut buffer);
            let piece = match event {
                Ok(event) => self.event(event),
                Err(quick_xml::Error::Io(error)) => {
                    self.reader = None;
                    let error = error
                        .get_ref()
                        .and_then(|inner| inner.downcast_ref::<Reason>())
                        .cloned()
                        .map_or_else(|| io::Error::new(error.kind(), error.to_string()), io::Error::other);
                    return Err(error);
                }
                Err(_) => {
                    self.recover();
                    (!self.open.is_empty()).then(|| {
                        self.open.clear();
                        Piece::Bad(Reason::Malformed("its markup is broken".to_owned()))
                    })
                }
            };
            self.buffer = buffer;
            if let Some(piece) = piece {
                return Ok(piece);
            }
        }
    }

    /// Goes on behind a fault, with a reader that knows nothing of it.
    fn recover(&mut self) {
        if let Some(reader) = self.reader.take() {
            self.reader = Some(lenient(reader.into_inner()));
        }
    }

    fn event(&mut self, event: Event<'_>) -> Option<Piece> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                let name = name(&start);
                self.start(&start).or_else(|| self.end(&name))
            }
            Event::End(end) => self.end(end.name().as_ref()),
            Event::Text(text) => {
                self.text(&text);
                None
            }
            Event::CData(text) => {
                self.text(&text);
                None
            }
            Event::GeneralRef(reference) => {
                self.text(&character(&reference));
                None
            }
            Event::Eof => {
                self.reader = None;
                let cut = || Piece::Bad(Reason::Malformed("it is cut off".to_owned()));
                let is_whole = self.outside.is_empty();
                Some(if self.open.is_empty() { Piece::End { is_whole } } else { cut() })
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => None,
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Option<Piece> {
        let name = name(start);
        let attributes = attributes(start);
        self.pieces += attributes.len() + 1;
        let node = || Node { name: name.clone(), attributes, children: Vec::new() };
        let same = self.open.first().is_some_and(|record| record.name == name);
        if self.open.is_empty() || (same && self.kind == Kind::Feed) {
            // A record in a record is the next one, and the first has lost its end.
            let lost = !self.open.is_empty();
            self.open.clear();
            self.pieces = 0;
            if lost || self.kind.is_record(local(&name)) {
                self.leaf = None;
                self.open.push(node());
            } else {
                self.leaf = Some(node());
                self.outside.push(name);
                self.outside.truncate(DEEPEST);
            }
            return lost.then(|| Piece::Bad(Reason::Malformed("it does not end".to_owned())));
        }
        // Of a record that will not be read, no more is kept.
        if self.open.len() < DEEPEST && fine(self.pieces).is_ok() {
            self.open.push(node());
        }
        None
    }

    fn end(&mut self, name: &str) -> Option<Piece> {
        if self.open.is_empty() {
            let at = self.outside.iter().rposition(|open| open == name)?;
            self.outside.truncate(at);
            let node = self.leaf.take().filter(|leaf| leaf.name == name)?;
            return Some(Piece::Fact { within: self.outside.clone(), node });
        }
        let at = self.open.iter().rposition(|open| open.name == name)?;
        while self.open.len() > at + 1 {
            self.close();
        }
        if at > 0 {
            self.close();
            return None;
        }
        let node = self.open.pop()?;
        if let Err(reason) = fine(std::mem::take(&mut self.pieces)) {
            return Some(Piece::Bad(reason));
        }
        Some(Piece::Record { node, is_root: self.outside.is_empty() })
    }

    /// Closes the innermost element, which is not the record.
    fn close(&mut self) {
        let Some(node) = self.open.pop() else { return };
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Child::Node(node));
        }
    }

    fn text(&mut self, text: &str) {
        let Some(node) = self.open.last_mut().or(self.leaf.as_mut()) else { return };
        if let Some(Child::Text(before)) = node.children.last_mut() {
            before.push_str(text);
        } else {
            node.children.push(Child::Text(text.to_owned()));
        }
    }
}

fn lenient(from: Source<'_>) -> Reader<Source<'_>> {
    let mut reader = Reader::from_reader(from);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_owned()
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .take(MOST)
        .map(|attribute| {
            let key = attribute.key.as_ref().to_owned();
            let value = attribute.value.into_owned();
            (key, if value.contains('&') { html::line(&value) } else { value })
        })
        .collect()
}

/// What an entity stands for.
fn character(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => " ".to_owned(),
        _ => match number.and_then(char::from_u32) {
            Some(c) => c.to_string(),
            None => html::line(&format!("&{name};")),
        },
    }
}
