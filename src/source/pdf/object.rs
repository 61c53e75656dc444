//! Looks things up in a document's objects, whether they stand where they are named or elsewhere.

use lopdf::{Dictionary, Document, Object, Stream};

/// What a key leads to.
pub(super) fn at<'d>(doc: &'d Document, from: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    from.get(key).ok().and_then(|object| doc.dereference(object).ok()).map(|(_, object)| object)
}

/// An object as a dictionary; of a stream, the one that describes it.
pub(super) fn dict<'d>(doc: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match doc.dereference(object).ok()?.1 {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The dictionary that a key leads to.
pub(super) fn dict_at<'d>(doc: &'d Document, from: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    dict(doc, from.get(key).ok()?)
}

/// The stream that a key leads to.
pub(super) fn stream<'d>(doc: &'d Document, from: &'d Dictionary, key: &[u8]) -> Option<&'d Stream> {
    at(doc, from, key)?.as_stream().ok()
}

/// The array that a key leads to.
pub(super) fn array<'d>(doc: &'d Document, from: &'d Dictionary, key: &[u8]) -> Option<&'d [Object]> {
    at(doc, from, key)?.as_array().ok().map(Vec::as_slice)
}

/// The name that a key leads to.
pub(super) fn name<'d>(doc: &'d Document, from: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
    at(doc, from, key)?.as_name().ok()
}

/// The whole number that a key leads to.
pub(super) fn integer(doc: &Document, from: &Dictionary, key: &[u8]) -> Option<i64> {
    at(doc, from, key)?.as_i64().ok()
}

/// The number that a key leads to.
pub(super) fn number_of(doc: &Document, from: &Dictionary, key: &[u8]) -> Option<f64> {
    real(at(doc, from, key)?)
}

/// A number that makes sense on a page.
pub(super) fn real(object: &Object) -> Option<f64> {
    /// No page is so large.
    const FAR: f64 = 1e7;
    let number = match object {
        // A number that stands for a length has few digits.
        Object::Integer(number) => f64::from(i32::try_from(*number).ok()?),
        Object::Real(number) => f64::from(*number),
        _ => return None,
    };
    (number.abs() <= FAR).then_some(number)
}
