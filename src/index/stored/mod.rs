//! An article as the index keeps it.
//!
//! What follows from the rest of an article is left out: the words of a quotation from its place, that from where its paragraph
//! stands. Numbers are written in the bits that they need, as how far they are from what is likely; words in the bits that their
//! use in newspapers calls for. Articles are written one by one, so that one of them is read without its neighbours.
//!
//! | room | holds |
//! | --- | --- |
//! | `article`, `quotation` | what is written of an article, in which order |
//! | `strings` | where its texts go |
//! | `text`, `letters` | texts as codes of words |
//! | `decoded` | codes of words as texts |
//! | `excerpt` | one passage of an article, and nothing that is not shown with it |
//! | `words` | the words and their codes |
//! | `bits` | numbers in bits |
//!
//! An article that is no English would be spelt: its texts are packed apart instead, where that is less. Any change to any of it is
//! a new version of the index.

mod article;
mod bits;
mod decoded;
mod excerpt;
mod letters;
mod quotation;
mod strings;
mod text;
mod words;

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use xxhash_rust::xxh3::xxh3_64;

pub use self::excerpt::Excerpt;
pub(crate) use self::excerpt::said;
use self::strings::{Reader, Writer};
use crate::article::Article;
use crate::extract::passages;

/// How hard texts are packed, 0 to 9: beyond that it takes long to win little.
const LEVEL: u32 = 4;

/// How many times larger than what is kept an article may be.
const MOST_UNPACKED: usize = 1100;

/// How many bytes an article may have whatever is kept of it.
const LEAST_ROOM: usize = 4096;

/// How many bytes of text take one byte at least where they are English.
const ENGLISH: usize = 3;

/// What is said of an article whose texts are words of English.
const OF_WORDS: u8 = 0;

/// What is said of one whose texts are packed apart.
const APART: u8 = 1;

/// An article as it is kept: a sum of two bytes, how its texts are kept, and the rest.
#[must_use]
pub fn stored(article: &Article) -> Vec<u8> {
    let mut writer = Writer::of_words();
    article::write(article, &mut writer);
    writer.begin();
    article::write(article, &mut writer);
    let mut body = writer.finish().0;
    body.insert(0, OF_WORDS);
    let size = size(article);
    if body.len().saturating_mul(ENGLISH) > size {
        body = apart(article).filter(|apart| apart.len() < body.len()).unwrap_or(body);
    }
    // What is read from it has to have room: see `room`.
    let least = size.saturating_sub(LEAST_ROOM).div_ceil(MOST_UNPACKED);
    body.resize(body.len().max(least), 0);
    let mut kept = sum(&body).to_vec();
    kept.append(&mut body);
    kept
}

/// An article from what was kept of it; `None` where that is damaged.
#[must_use]
pub fn restored(kept: &[u8]) -> Option<Article> {
    read(sound(kept)?)
}

/// A passage from what was kept of its article; `None` where that is damaged, or the article has no such passage.
#[must_use]
pub fn excerpt(kept: &[u8], ordinal: usize) -> Option<Excerpt> {
    read_excerpt(sound(kept)?, ordinal)
}

/// A passage from what is kept of its article behind the sum; `None` likewise.
#[must_use]
pub fn read_excerpt(body: &[u8], ordinal: usize) -> Option<Excerpt> {
    if let Some(excerpt) = with_reader(body, |from| excerpt::read(from, ordinal))? {
        return Some(excerpt);
    }
    let article = read(body)?;
    let passages = passages(&article);
    Some(Excerpt::of(&article, passages.get(ordinal)?))
}

/// What stands behind the sum, where that is right.
fn sound(kept: &[u8]) -> Option<&[u8]> {
    let (known, body) = kept.split_first_chunk()?;
    (sum(body) == *known).then_some(body)
}

/// An article from what is kept of it behind the sum; `None` where that is damaged.
#[must_use]
pub fn read(body: &[u8]) -> Option<Article> {
    with_reader(body, article::read)
}

fn with_reader<T>(body: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Option<T>) -> Option<T> {
    let room = room(body);
    let (how, rest) = body.split_first()?;
    match *how {
        OF_WORDS => read(&mut Reader::of_words(rest, room)?),
        APART => {
            let (length, rest) = rest.split_first_chunk()?;
            let (bits, packed) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
            let (length, packed) = packed.split_first_chunk()?;
            let length =
                usize::try_from(u64::from_le_bytes(*length)).ok().filter(|length| *length <= room)?;
            let texts = unpacked(packed, length)?;
            read(&mut Reader::apart(bits, str::from_utf8(&texts).ok()?, room))
        }
        _ => None,
    }
}

/// How many bytes of text may be read from it.
const fn room(body: &[u8]) -> usize {
    body.len().saturating_mul(MOST_UNPACKED).saturating_add(LEAST_ROOM)
}

/// What damage changes.
fn sum(body: &[u8]) -> [u8; 2] {
    let [first, second, ..] = xxh3_64(body).to_le_bytes();
    [first, second]
}

/// An article whose texts are packed apart; `None` for one so large that nothing counts it.
fn apart(article: &Article) -> Option<Vec<u8>> {
    let mut writer = Writer::apart();
    article::write(article, &mut writer);
    let (bits, texts) = writer.finish();
    let mut body = vec![APART];
    body.extend(u32::try_from(bits.len()).ok()?.to_le_bytes());
    body.extend(bits);
    body.extend((texts.len() as u64).to_le_bytes());
    pack(&texts, &mut body)?;
    Some(body)
}

/// How many bytes of text there are in an article.
fn size(article: &Article) -> usize {
    let maybe = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let speaker = |speaker: &crate::article::Speaker| speaker.name.len() + maybe(&speaker.role);
    let strings = |strings: &[String]| strings.iter().map(String::len).sum::<usize>();
    let Article { source, title, deck, byline, outlet, url, section, language, text, .. } = article;
    let head = [&source.locator, title, deck, outlet, url, section, language, text].into_iter().map(maybe);
    let topics = article.topics.iter().map(|topic| topic.label.len() + maybe(&topic.code));
    let paragraphs = article.paragraphs.iter().map(|paragraph| paragraph.text.len());
    let quotations = article.quotations.iter().map(|quotation| {
        let evidence = quotation.evidence.as_ref();
        quotation.text.len()
            + maybe(&quotation.cue)
            + quotation.speaker.as_ref().map_or(0, speaker)
            + quotation.mention.as_ref().map_or(0, |mention| mention.text.len())
            + evidence.map_or(0, |evidence| strings(&evidence.chain) + maybe(&evidence.inner))
    });
    let speakers = article.speakers.iter().map(|count| speaker(&count.speaker) + strings(&count.aliases));
    let comments = article.comments.iter().map(|comment| maybe(&comment.author) + comment.text.len());
    let all = head.chain(topics).chain(paragraphs).chain(quotations).chain(speakers).chain(comments);
    source.path.len() + strings(byline) + all.sum::<usize>()
}

thread_local! {
    /// What packs, one for each thread: to make a new one for each article takes longer than to pack it.
    static PACKING: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

/// Packs bytes onto the end of others.
fn pack(bytes: &[u8], packed: &mut Vec<u8>) -> Option<()> {
    PACKING.with_borrow_mut(|packing| {
        packing.reset();
        packed.reserve(bytes.len() / 2 + 64);
        loop {
            let read = usize::try_from(packing.total_in()).ok();
            let rest = read.and_then(|read| bytes.get(read..)).unwrap_or_default();
            match packing.compress_vec(rest, packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => return Some(()),
                Ok(_) => packed.reserve(packed.len().max(64)),
                Err(_) => return None,
            }
        }
    })
}

/// What was packed, which is of that length; `None` where that is damaged.
fn unpacked(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length);
    let end = Decompress::new(false).decompress_vec(packed, &mut bytes, FlushDecompress::Finish).ok()?;
    (end == Status::StreamEnd && bytes.len() == length).then_some(bytes)
}

#[cfg(test)]
mod tests;
