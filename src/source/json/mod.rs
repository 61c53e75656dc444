//! Reads JSON: an article an object, one a line, in a list, or in a list within what a news interface answers.
//!
//! Objects are taken from the stream one by one. One that is damaged costs itself alone.

mod repair;
mod scan;

use std::io;

use serde_json::{Map, Value};

use super::decode;
use super::fields::{Context, Fields, Mapping};
use super::guard::guarded;
use super::input::Input;
use super::limits::{self, read_until};
use super::place::Place;
use super::read::reason;
use super::reading::{Flow, Reading};
use crate::article::{Format, Reason};
use repair::repaired;
pub(super) use scan::pieces;
use scan::{Extent, Scanner};

/// The fields under which lists of articles, or the answers that hold them, are kept.
const LISTS: [&str; 21] = [
    "articles",
    "posts",
    "results",
    "docs",
    "items",
    "hits",
    "news",
    "entries",
    "stories",
    "documents",
    "records",
    "data",
    "response",
    "result",
    "rows",
    "newsItems",
    "list",
    "feed",
    "value",
    "payload",
    "channel",
];

/// Answers lie in answers, but not deeply.
const DEEPEST: u32 = 6;

/// Reads every article.
pub(super) fn read(input: Input<'_>, place: &Place, reading: &mut Reading<'_>) -> Flow {
    let by_line = is_by_line(&place.name, input.head());
    let mut from = decode::stream(input);
    let mapping = reading.mapping(place);
    let mut objects = Objects { place, reading, mapping, context: Context::new(Format::Json), number: 0 };
    let read =
        if by_line { objects.lines(&mut *from) } else { objects.values(&mut Scanner::new(&mut *from)) };
    match read {
        Ok(flow) => flow,
        Err(error) => reading.skip(place, reason(&error)),
    }
}

/// Whether every line is an object of its own: the first one is, whole, and another follows.
fn is_by_line(name: &str, head: &[u8]) -> bool {
    let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    if ["jsonl", "ndjson", "jl", "jsonlines"].iter().any(|lines| suffix.eq_ignore_ascii_case(lines)) {
        return true;
    }
    let mut lines = head.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let first = lines.next().unwrap_or_default();
    lines.next().is_some_and(|next| next.trim_ascii_start().starts_with(b"{"))
        && serde_json::from_slice::<Map<String, Value>>(first).is_ok()
}

/// A value, read as it is meant.
fn parsed(written: &[u8]) -> serde_json::Result<Value> {
    serde_json::from_slice(written)
        .or_else(|error| repaired(written).map_or(Err(error), |repaired| serde_json::from_slice(&repaired)))
}

struct Objects<'o, 'r> {
    place: &'o Place,
    reading: &'o mut Reading<'r>,
    mapping: Mapping,
    context: Context,
    number: u64,
}

impl Objects<'_, '_> {
    /// Reads an object a line.
    fn lines(&mut self, from: &mut dyn io::BufRead) -> io::Result<Flow> {
        let limit = self.reading.limit();
        let mut line = Vec::new();
        loop {
            line.clear();
            let length = read_until(from, b'\n', &mut line, limit)?;
            if length == 0 {
                return Ok(Flow::Continue(()));
            }
            let written = line.trim_ascii();
            let written = written.strip_suffix(b",").unwrap_or(written);
            if matches!(written, b"" | b"[" | b"]") {
                continue;
            }
            self.number += 1;
            let flow =
                if length > limit { self.bad(Reason::Oversized { limit }) } else { self.object(written) };
            if flow.is_break() {
                return Ok(flow);
            }
        }
    }

    /// Reads objects and lists of them, one after the other.
    fn values(&mut self, from: &mut Scanner<'_>) -> io::Result<Flow> {
        while let Some(byte) = from.peek()? {
            let flow = match byte {
                b'{' => self.answer(from, 0)?,
                b'[' => self.list(from)?,
                b',' => {
                    from.consume();
                    continue;
                }
                _ => {
                    from.resume()?;
                    self.reading
                        .skip(self.place, Reason::Malformed("it holds something that is not JSON".to_owned()))
                }
            };
            if flow.is_break() {
                return Ok(flow);
            }
        }
        Ok(Flow::Continue(()))
    }

    /// Reads the objects of a list.
    fn list(&mut self, from: &mut Scanner<'_>) -> io::Result<Flow> {
        from.consume();
        let mut object = Vec::new();
        loop {
            match from.peek()? {
                None => {
                    return Ok(self.reading.skip(self.place, Reason::Malformed("it is cut off".to_owned())));
                }
                Some(b']') => {
                    from.consume();
                    return Ok(Flow::Continue(()));
                }
                Some(b',') => from.consume(),
                Some(first) => {
                    object.clear();
                    let extent = from.value(&mut object, self.reading.limit())?;
                    // Numbers and texts among objects are no articles.
                    if first != b'{' && extent == Extent::Whole && !object.is_empty() {
                        continue;
                    }
                    self.number += 1;
                    let flow = match extent {
                        Extent::Whole if object.is_empty() => {
                            from.resume()?;
                            self.bad(Reason::Malformed("it is not JSON".to_owned()))
                        }
                        Extent::Whole => self.object(&object),
                        Extent::TooLong => {
                            let limit = self.reading.limit();
                            self.bad(Reason::Oversized { limit })
                        }
                        Extent::Cut => self.bad(Reason::Malformed("it is cut off".to_owned())),
                        Extent::Broken => {
                            from.resume()?;
                            self.bad(Reason::Malformed("a text in it does not end".to_owned()))
                        }
                    };
                    if flow.is_break() || extent == Extent::Cut {
                        return Ok(flow);
                    }
                }
            }
        }
    }

    /// Reads an object that is an article, or the answer of a news interface, which holds a list of them.
    fn answer(&mut self, from: &mut Scanner<'_>, depth: u32) -> io::Result<Flow> {
        from.consume();
        let mut own = Map::new();
        let (mut held, mut room, mut count) = (false, self.reading.limit(), 0);
        let (mut key, mut value) = (Vec::new(), Vec::new());
        loop {
            match from.peek()? {
                Some(b'}') => {
                    from.consume();
                    break;
                }
                Some(b',') => from.consume(),
                Some(b'"') => {
                    key.clear();
                    let named = from.value(&mut key, 1000)? == Extent::Whole && from.peek()? == Some(b':');
                    if !named {
                        return self.broken(from);
                    }
                    from.consume();
                    let name = serde_json::from_slice::<String>(&key).unwrap_or_default();
                    let list = LISTS.iter().any(|list| name.eq_ignore_ascii_case(list));
                    match from.peek()? {
                        Some(b'[') if list && from.opens_list_of_objects()? => {
                            held = true;
                            self.know(&own);
                            if self.list(from)?.is_break() {
                                return Ok(Flow::Break(()));
                            }
                            continue;
                        }
                        Some(b'{') if list && depth < DEEPEST => {
                            held = true;
                            self.know(&own);
                            if self.answer(from, depth + 1)?.is_break() {
                                return Ok(Flow::Break(()));
                            }
                            continue;
                        }
                        _ => {}
                    }
                    value.clear();
                    match from.value(&mut value, room)? {
                        Extent::Whole => {
                            room = room.saturating_sub(value.len() as u64);
                            count += pieces(&value) + 1;
                            if let Err(reason) = limits::fine(count) {
                                self.number += 1;
                                from.resume()?;
                                return Ok(self.bad(reason));
                            }
                            match parsed(&value) {
                                Ok(value) => drop(own.insert(name, value)),
                                Err(_) => return self.broken(from),
                            }
                        }
                        Extent::TooLong => {
                            self.number += 1;
                            from.resume()?;
                            let limit = self.reading.limit();
                            return Ok(self.bad(Reason::Oversized { limit }));
                        }
                        Extent::Cut | Extent::Broken => return self.broken(from),
                    }
                }
                _ => return self.broken(from),
            }
        }
        if held && !Fields::of(&own, &self.mapping).are_known()
            || held && own.get("items").is_none() && self.number > 0
        {
            return Ok(Flow::Continue(()));
        }
        self.number += 1;
        let single = depth == 0 && self.number == 1 && from.peek()?.is_none();
        Ok(self.article(&own, single))
    }

    fn broken(&mut self, from: &mut Scanner<'_>) -> io::Result<Flow> {
        self.number += 1;
        let what = if from.peek()?.is_none() { "it is cut off" } else { "it is not JSON" };
        from.resume()?;
        Ok(self.bad(Reason::Malformed(what.to_owned())))
    }

    /// Takes in what an answer says of all its articles.
    fn know(&mut self, answer: &Map<String, Value>) {
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::trim).map(str::to_owned);
        if text("version").is_some_and(|version| version.contains("jsonfeed.org")) {
            self.context =
                Context { format: Format::Feed, outlet: text("title"), language: text("language") };
        }
    }

    fn object(&mut self, written: &[u8]) -> Flow {
        if let Err(reason) = limits::fine(pieces(written)) {
            return self.bad(reason);
        }
        match parsed(written) {
            Ok(Value::Object(object)) => self.article(&object, false),
            Ok(_) => self.bad(Reason::Malformed("it is not an object".to_owned())),
            Err(error) => {
                let what = if error.is_eof() { "it is cut off" } else { "it is not JSON" };
                self.bad(Reason::Malformed(what.to_owned()))
            }
        }
    }

    /// Hands on an article; one that is all of its file needs no number.
    fn article(&mut self, object: &Map<String, Value>, single: bool) -> Flow {
        let fields = Fields::of(object, &self.mapping);
        let place =
            if single { self.place.clone() } else { self.place.record(fields.id().as_deref(), self.number) };
        let article = guarded(|| fields.article(&place, &self.context));
        self.reading.give_or_skip(&place, article)
    }

    fn bad(&mut self, reason: Reason) -> Flow {
        self.reading.skip(&self.place.record(None, self.number), reason)
    }
}

#[cfg(test)]
mod tests;
