//! Mends what programs write that is nearly JSON: numbers that are none, and half a character.

/// Reads `NaN` and infinities as nothing, and half a character as one that is unknown; `None` where there is neither.
pub(super) fn repaired(written: &[u8]) -> Option<Vec<u8>> {
    let mut repaired = Vec::with_capacity(written.len());
    let mut rest = written;
    let (mut text, mut changed) = (false, false);
    while let Some(byte) = rest.first() {
        let mended = if text { half(rest) } else { number(rest) };
        let (length, by) = match (text, byte) {
            _ if mended.is_some() => mended.unwrap_or_default(),
            // A whole character takes two of these, and other escapes do not matter here but for their length.
            (true, b'\\') => (if surrogate(rest).is_some() { 12 } else { 2 }, &b""[..]),
            (_, b'"') => {
                text = !text;
                (1, &b""[..])
            }
            _ => (1, &b""[..]),
        };
        changed |= mended.is_some();
        let (part, after) = rest.split_at(length.min(rest.len()));
        repaired.extend_from_slice(if mended.is_some() { by } else { part });
        rest = after;
    }
    changed.then_some(repaired)
}

/// The length of a number that is none, and what it is read as.
fn number(rest: &[u8]) -> Option<(usize, &'static [u8])> {
    let known =
        [&b"NaN"[..], b"-NaN", b"Infinity", b"-Infinity"].into_iter().find(|name| rest.starts_with(name))?;
    Some((known.len(), b"null"))
}

/// The length of half a character, and what it is read as.
fn half(rest: &[u8]) -> Option<(usize, &'static [u8])> {
    let behind = || rest.get(6..).and_then(surrogate);
    match surrogate(rest)? {
        0xd800..=0xdbff if behind().is_some_and(|low| low >= 0xdc00) => None,
        _ => Some((6, b"\\ufffd")),
    }
}

/// The surrogate that is escaped here.
fn surrogate(rest: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = rest else { return None };
    let digits = std::str::from_utf8(digits.get(..4)?).ok()?;
    u32::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_json_is_made_so() {
        for (written, expected) in [
            (r#"{"a": NaN, "b": [-Infinity,Infinity]}"#, Some(r#"{"a": null, "b": [null,null]}"#)),
            (r#"{"a": "NaN \" NaN"}"#, None),
            (r#""\ud83d""#, Some(r#""\ufffd""#)),
            (r#""\ude00\ud83d x \ud83d\ude00""#, Some(r#""\ufffd\ufffd x \ud83d\ude00""#)),
            (r#""\\ud83d""#, None),
            (r#"{"a": "#, None),
            (r#""\"#, None),
        ] {
            assert_eq!(
                repaired(written.as_bytes()),
                expected.map(|text| text.as_bytes().to_vec()),
                "{written}"
            );
        }
    }
}
