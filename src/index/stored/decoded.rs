//! Codes of words as the text that was written with them.

use super::bits::Read;
use super::letters::{self, Case};
use super::text::{Place, SIGN};
use super::words::{Coded, Mark, READING, Reading, opens};

/// Reads the texts of one article back, each by itself.
pub(super) struct Reader {
    list: &'static Reading,
    /// The words that are told by their numbers, a space between two of them, and where each ends.
    known: Vec<u8>,
    ends: Vec<usize>,
}

impl Reader {
    /// Reads the words that are told by their numbers; `None` where there are none, or such of more bytes than that.
    pub(super) fn new(from: &mut Read<'_>, most: usize) -> Option<Self> {
        let mut reader = Self { list: &READING, known: Vec::new(), ends: Vec::new() };
        let mut known = Vec::new();
        reader.read(from, most, &mut known)?;
        if !known.is_empty() {
            let spaces = (0..).zip(&known).filter(|(_, byte)| **byte == b' ').map(|(at, _)| at);
            reader.ends.extend(spaces.chain([known.len()]));
        }
        reader.known = known;
        Some(reader)
    }

    /// Reads a text, onto the end of another; `None` where there is none, or one of more bytes than that.
    pub(super) fn read(&self, from: &mut Read<'_>, most: usize, text: &mut Vec<u8>) -> Option<()> {
        let most = text.len().saturating_add(most);
        let mut place = Place::default();
        let mut letters = Letters::AsExpected;
        let mut joined = false;
        loop {
            let (coded, count) = self.list.read(from.ahead())?;
            from.pass(count)?;
            match coded {
                Coded::Word(word) => {
                    place.space(joined, text);
                    let start = text.len();
                    word.push(text);
                    let first = text.get(start).copied().unwrap_or_default();
                    letters.set(first.is_ascii_lowercase(), place.opening, text.get_mut(start..)?);
                    (place, letters, joined) = (Place::BEHIND_WORD, Letters::AsExpected, false);
                }
                Coded::Gap(gap) => {
                    text.extend_from_slice(gap.as_bytes());
                    place.pass_gap(opens(gap));
                }
                Coded::Ending(ending) => ending.push(text),
                Coded::Mark(Mark::End) => break,
                Coded::Mark(Mark::Other) => letters = Letters::Other,
                Coded::Mark(Mark::Large) => letters = Letters::Large,
                Coded::Mark(Mark::Joined) => joined = true,
                Coded::Mark(Mark::Sign) => {
                    let sign = char::from_u32(u32::try_from(from.number(SIGN)?).ok()?)?;
                    let mut bytes = [0; 4];
                    let sign = sign.encode_utf8(&mut bytes);
                    text.extend_from_slice(sign.as_bytes());
                    place.pass_gap(opens(sign));
                }
                Coded::Mark(mark) => {
                    place.space(joined, text);
                    self.spelt(mark, from, text)?;
                    (place, letters, joined) = (Place::BEHIND_WORD, Letters::AsExpected, false);
                }
            }
            if text.len() > most {
                return None;
            }
        }
        Some(())
    }

    /// Reads a word that is not in the list.
    fn spelt(&self, mark: Mark, from: &mut Read<'_>, text: &mut Vec<u8>) -> Option<()> {
        let case = match mark {
            Mark::Again => {
                let index = from.index(self.ends.len())?;
                let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
                let start = before.map_or(0, |end| end + 1);
                text.extend_from_slice(self.known.get(start..*self.ends.get(index)?)?);
                return Some(());
            }
            Mark::Digits => return letters::read_digits(from, text),
            Mark::Name => Case::Name,
            Mark::Small => Case::Small,
            _ => Case::Mixed,
        };
        letters::read(case, from, text)
    }
}

/// In what letters a word of the list stands in a text.
#[derive(Debug, Clone, Copy)]
enum Letters {
    AsExpected,
    Other,
    Large,
}

impl Letters {
    /// Sets a word of the list in them.
    fn set(self, is_small: bool, opening: bool, word: &mut [u8]) {
        match (self, word.first_mut()) {
            (Self::Large, _) => word.make_ascii_uppercase(),
            (Self::AsExpected, Some(first)) if is_small && opening => first.make_ascii_uppercase(),
            (Self::Other, Some(first)) if is_small && !opening => first.make_ascii_uppercase(),
            (Self::Other, Some(first)) if !is_small => first.make_ascii_lowercase(),
            _ => {}
        }
    }
}
