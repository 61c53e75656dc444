//! An article as the index keeps it.
//!
//! What its paragraphs give back is left out, and the rest is packed. Articles are packed one by one, so that one of them is read
//! without its neighbours; what nearly every article has in common stands in a dictionary beside this file, from which the packing
//! begins. A change of the dictionary is a new version of the index.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use crate::article::{Article, Paragraph, Quotation};

/// What nearly every article has in common, the commonest last.
const DICTIONARY: &[u8] = include_bytes!("stored.dict");

/// How hard it is packed, 0 to 9: beyond that it takes long to win little.
const LEVEL: u32 = 3;

/// How many times larger than what was packed an article may be: the format allows for no more.
const MOST_UNPACKED: usize = 1100;

/// An article as it is kept: without what its paragraphs give back.
pub(super) fn stored(article: &Article) -> Vec<u8> {
    let mut lean = article.clone();
    let has_body = lean.text.take_if(|text| *text == body(article)).is_some();
    for quotation in &mut lean.quotations {
        if words(&lean.paragraphs, quotation) == quotation.text {
            quotation.text.clear();
        }
    }
    packed(&serde_json::to_vec(&(has_body, lean)).unwrap_or_default())
}

/// An article from what was kept of it.
pub(super) fn restored(kept: &[u8]) -> Option<Article> {
    let (has_body, mut article): (bool, Article) = serde_json::from_slice(&unpacked(kept)?).ok()?;
    if has_body {
        article.text = Some(body(&article));
    }
    for quotation in article.quotations.iter_mut().filter(|quotation| quotation.text.is_empty()) {
        quotation.text = words(&article.paragraphs, quotation).to_owned();
    }
    Some(article)
}

/// The bytes packed, behind their number.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 2 + 64);
    packed.extend((bytes.len() as u64).to_le_bytes());
    let mut packing = Compress::new(Compression::new(LEVEL), false);
    // Without the dictionary it could not be unpacked, so that nothing is kept then.
    if packing.set_dictionary(DICTIONARY).is_err() {
        return Vec::new();
    }
    loop {
        let rest =
            usize::try_from(packing.total_in()).ok().and_then(|read| bytes.get(read..)).unwrap_or_default();
        match packing.compress_vec(rest, &mut packed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return packed,
            Ok(_) => packed.reserve(packed.len().max(64)),
            Err(_) => return Vec::new(),
        }
    }
}

/// What was packed; `None` where that is damaged.
fn unpacked(kept: &[u8]) -> Option<Vec<u8>> {
    let (length, packed) = kept.split_first_chunk()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    if length > packed.len().saturating_mul(MOST_UNPACKED) {
        return None;
    }
    let mut bytes = Vec::with_capacity(length);
    let mut unpacking = Decompress::new(false);
    unpacking.set_dictionary(DICTIONARY).ok()?;
    let end = unpacking.decompress_vec(packed, &mut bytes, FlushDecompress::Finish).ok()?;
    (end == Status::StreamEnd && bytes.len() == length).then_some(bytes)
}

/// The words at a quotation's place.
fn words<'a>(paragraphs: &'a [Paragraph], quotation: &Quotation) -> &'a str {
    let paragraph = quotation.paragraph.and_then(|at| paragraphs.get(at));
    paragraph.map_or("", |paragraph| quotation.within.of(&paragraph.text))
}

/// The text that spans point into, where the source is not plain text itself.
fn body(article: &Article) -> String {
    let paragraphs: Vec<&str> = article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_is_damaged_does_not() {
        let article = br#"[false,{"source":{"path":"/a.txt"},"title":"The ferry"}]"#;
        for bytes in [&b""[..], b"x", article, &article.repeat(2000), &vec![0; 300_000]] {
            let kept = packed(bytes);
            assert_eq!(unpacked(&kept).as_deref(), Some(bytes));
            assert!(bytes.len() < 20 || kept.len() < bytes.len());
            for end in 0..kept.len().min(64) {
                assert_eq!(unpacked(&kept[..end]), None, "cut after {end}");
            }
        }
        assert_eq!(unpacked(&[255; 40]), None);
    }
}
