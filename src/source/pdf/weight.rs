//! Weighs what a document's structure is made of, before its reader's crate takes it into memory, and while it does.
//!
//! An object of two bytes takes hundreds of bytes there, a list of objects may name one of them a million times, and a program
//! that is refused memory is at its end. What weighs too much ends the reading from within the crate, and is caught where that
//! is called.

use std::cell::Cell;
use std::collections::HashSet;
use std::panic::resume_unwind;

use lopdf::{DecompressError, Error, Object, ObjectId};

use crate::article::Reason;

/// So much a document may weigh: a newspaper of a hundred pages weighs a tenth of that. A unit takes up to a hundred bytes.
const MOST: u64 = 8_000_000;

/// What holds others takes so many times as much as a number or a name.
const HOLDER: u64 = 6;

thread_local! {
    /// What the document that is being opened in this thread may still weigh.
    static LEFT: Cell<u64> = const { Cell::new(0) };
}

/// Begins to weigh a document: as it stands there, which is the least that it weighs.
pub(super) fn begin(bytes: &[u8]) -> Result<(), Reason> {
    LEFT.set(MOST);
    light(bytes)
}

/// Whether what is written weighs no more than a document may.
pub(super) fn light(bytes: &[u8]) -> Result<(), Reason> {
    if of_bytes(bytes) > MOST { Err(too_heavy()) } else { Ok(()) }
}

fn too_heavy() -> Reason {
    Reason::Malformed("its structure is made of more than there is room for".to_owned())
}

/// Weighs an object that was read, and of one that holds others what those will weigh; keeps it.
#[expect(clippy::unnecessary_wraps, reason = "it is how the crate has it")]
pub(super) fn weigh(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let weight = of_object(object).saturating_add(packed(object));
    match LEFT.get().checked_sub(weight) {
        Some(left) => LEFT.set(left),
        None => resume_unwind(Box::new(too_heavy())),
    }
    // A stream does not lie in another, where what is given back counts.
    let kept = if matches!(object, Object::Stream(_)) { Object::Null } else { object.clone() };
    Some((id, kept))
}

/// What is written weighs, about: whatever begins a name, a number or a list.
fn of_bytes(bytes: &[u8]) -> u64 {
    let (mut weight, mut before) = (0, b' ');
    for byte in bytes {
        weight += match byte {
            b'[' => HOLDER,
            b'<' if before == b'<' => HOLDER,
            b'/' | b'(' => 1,
            byte if before.is_ascii_whitespace() && !byte.is_ascii_whitespace() => 1,
            _ => 0,
        };
        before = *byte;
    }
    weight
}

fn of_object(object: &Object) -> u64 {
    let (mut weight, mut open) = (0, vec![object]);
    while let Some(object) = open.pop() {
        weight += match object {
            Object::Array(objects) => {
                open.extend(objects);
                HOLDER
            }
            Object::Dictionary(entries) => {
                open.extend(entries.iter().map(|(_, object)| object));
                HOLDER
            }
            Object::Stream(stream) => {
                open.extend(stream.dict.iter().map(|(_, object)| object));
                HOLDER
            }
            _ => 1,
        };
    }
    weight
}

/// What the objects in a stream of objects weigh. Those that are named twice would be read twice.
fn packed(object: &Object) -> u64 {
    let Object::Stream(stream) = object else { return 0 };
    if !stream.dict.has_type(b"ObjStm") {
        return 0;
    }
    let limit = usize::try_from(LEFT.get()).unwrap_or(usize::MAX);
    let content = match stream.get_plain_content_with_limit(limit) {
        Ok(content) => content,
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return u64::MAX,
        Err(_) => return 0,
    };
    let first = stream.dict.get(b"First").and_then(Object::as_i64).ok();
    let first = first.and_then(|first| usize::try_from(first).ok()).unwrap_or_default();
    let places = String::from_utf8_lossy(content.get(..first).unwrap_or_default()).into_owned();
    let mut seen = HashSet::new();
    let again = places.split_ascii_whitespace().skip(1).step_by(2).any(|place| !seen.insert(place));
    if again { u64::MAX } else { of_bytes(&content) }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Stream, dictionary};

    use super::*;

    #[test]
    fn what_holds_others_weighs_more() {
        assert_eq!(of_bytes(b"[1 2]<</A(b)>>"), HOLDER + 1 + HOLDER + 2);
        assert_eq!(of_object(&Object::Array(vec![1.into(), Dictionary::new().into()])), HOLDER + 1 + HOLDER);
        assert_eq!(begin(b"1 0 obj [1 2] endobj"), Ok(()));
        assert_eq!(begin(&b"[]".repeat(2_000_000)), Err(too_heavy()));
    }

    #[test]
    fn objects_in_a_stream_are_named_once() {
        assert_eq!(begin(b""), Ok(()));
        let stream = |places: &str| {
            let about = dictionary! { "Type" => "ObjStm", "First" => i64::try_from(places.len()).unwrap() };
            Object::Stream(Stream::new(about, format!("{places}[1] [2]").into_bytes()))
        };
        assert!(packed(&stream("7 0 8 4 ")) < 30);
        assert_eq!(packed(&stream("7 0 8 0 ")), u64::MAX);
    }
}
