//! The words that articles are written with, and the bits that stand for each.
//!
//! No code is the beginning of another one, and of two codes the shorter is the smaller number, so that the list tells all of
//! them by how long each is.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::folded::Spelled;
use crate::text::list::List;

/// The list: see its own head.
const LIST: &str = include_str!("words.txt");

/// The longest code, in bits.
const LONGEST: usize = 20;

/// What a code stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A word, behind a space where another one stands before it.
    Word(&'static str),
    /// What is no word and stands between words.
    Gap(&'static str),
    /// What is written onto a word: *’s*.
    Ending(&'static str),
    /// Something about what comes next.
    Mark(Mark),
}

/// What is said of what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The text ends.
    End,
    /// The word's first letter is large where it would be small, or small where it would be large.
    Other,
    /// The word's letters are all large.
    Large,
    /// No space stands before the word.
    Joined,
    /// A word that was spelt before.
    Again,
    /// A word is spelt: its first letter is large, the others are small.
    Name,
    /// A word is spelt: its letters are small.
    Small,
    /// A word is spelt: whatever its letters are.
    Mixed,
    /// A number is spelt.
    Digits,
    /// A sign that is no letter is spelt.
    Sign,
}

/// The marks by their names in the list.
const MARKS: [(&str, Mark); 10] = [
    ("end", Mark::End),
    ("other", Mark::Other),
    ("large", Mark::Large),
    ("joined", Mark::Joined),
    ("again", Mark::Again),
    ("name", Mark::Name),
    ("small", Mark::Small),
    ("mixed", Mark::Mixed),
    ("digits", Mark::Digits),
    ("sign", Mark::Sign),
];

fn mark(name: &str) -> Option<Mark> {
    MARKS.iter().find(|(known, _)| *known == name).map(|(_, mark)| *mark)
}

/// Bits that stand for something, and how many they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) bits: u32,
    pub(super) count: u32,
}

/// A line of the list: what is alike in how long its code is, what it is, and how many bytes it has.
#[derive(Debug, Clone, Copy)]
struct Line {
    length: usize,
    kind: Kind,
    bytes: usize,
    all: &'static str,
}

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Gap,
    Ending,
    Mark,
}

impl Line {
    fn lines() -> impl Iterator<Item = Self> {
        LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (head, all) = line.split_once(':')?;
            let mut head = head.split(' ');
            let length = head.next()?.parse().ok()?;
            let kind = match head.next()? {
                "word" => Kind::Word,
                "gap" => Kind::Gap,
                "ending" => Kind::Ending,
                _ => Kind::Mark,
            };
            Some(Self { length, kind, bytes: head.next()?.parse().ok()?, all })
        })
    }

    const fn count(&self) -> usize {
        (self.all.len() + 1) / (self.bytes + 1)
    }

    fn get(&self, index: usize) -> &'static str {
        let from = index * (self.bytes + 1);
        self.all.get(from..from + self.bytes).unwrap_or_default()
    }

    fn sign(&self, index: usize) -> Option<Sign> {
        let written = self.get(index);
        match self.kind {
            Kind::Word => Some(Sign::Word(written)),
            Kind::Gap => Some(Sign::Gap(written)),
            Kind::Ending => Some(Sign::Ending(written)),
            Kind::Mark => mark(written).map(Sign::Mark),
        }
    }
}

/// What a code stands for, as it is read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Coded {
    /// A word, behind a space where another one stands before it.
    Word(Listed),
    /// What is no word and stands between words.
    Gap(&'static str),
    /// What is written onto a word.
    Ending(Listed),
    /// Something about what comes next.
    Mark(Mark),
}

/// Something in the list, as it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    /// Its line from there on.
    from: &'static [u8],
    /// How much of that it is, in bytes.
    length: usize,
}

impl Listed {
    /// Writes it onto the end of a text.
    #[inline]
    pub(super) fn push(self, text: &mut Vec<u8>) {
        match self.from.first_chunk::<16>() {
            // So many bytes at once take less than as many as there are.
            Some(sixteen) if self.length <= sixteen.len() => {
                let end = text.len() + self.length;
                text.extend_from_slice(sixteen);
                text.truncate(end);
            }
            _ => text.extend_from_slice(self.from.get(..self.length).unwrap_or_default()),
        }
    }
}

/// Whether what stands between words ends a sentence or opens a quotation.
pub(super) fn opens(gap: &str) -> bool {
    gap.chars().any(|sign| matches!(sign, '.' | '!' | '?' | '"' | '“'))
}

/// From codes to what they stand for.
#[derive(Debug)]
pub(super) struct Reading {
    lines: Vec<Codes>,
    /// For the first bits of a code, the first line that one which begins so may be in.
    first: Vec<u16>,
}

/// The codes of a line.
#[derive(Debug, Clone, Copy)]
struct Codes {
    /// The first of them, which begins at the highest of 32 bits.
    start: u32,
    /// How many bits each has.
    count: u32,
    line: Line,
}

/// How many bits of a code are looked at first.
const FIRST: u32 = 12;

/// The way from codes to what they stand for. It is made anew in every process that shows an article, so that nothing is made ready of
/// each word.
pub(super) static READING: LazyLock<Reading> = LazyLock::new(|| {
    let codes = |(start, line): (u32, Line)| Codes {
        start,
        count: u32::try_from(line.length).unwrap_or_default(),
        line,
    };
    let lines: Vec<Codes> = coded().map(codes).collect();
    let mut at = 0;
    let first = (0_u32..1 << FIRST).map(|bits| {
        while lines.get(usize::from(at) + 1).is_some_and(|next| next.start <= bits << (32 - FIRST)) {
            at += 1;
        }
        at
    });
    Reading { first: first.collect(), lines }
});

/// The lines, each with its first code, which begins at the highest of 32 bits.
fn coded() -> impl Iterator<Item = (u32, Line)> {
    let mut next = 0_u32;
    Line::lines().map(move |line| {
        let start = next;
        let all = u32::try_from(line.count()).unwrap_or(u32::MAX);
        next = next.wrapping_add(all.wrapping_mul(1 << (32 - line.length.clamp(1, LONGEST))));
        (start, line)
    })
}

impl Reading {
    /// What the code at the start of 32 bits stands for, and how many of the bits it is. That is known before what it stands for is read.
    #[inline]
    pub(super) fn read(&self, ahead: u32) -> Option<(Coded, u32)> {
        let mut at = usize::from(*self.first.get((ahead >> (32 - FIRST)) as usize)?);
        let mut codes = self.lines.get(at)?;
        while let Some(next) = self.lines.get(at + 1).filter(|next| next.start <= ahead) {
            codes = next;
            at += 1;
        }
        let Codes { start, count, line } = codes;
        let index = ((ahead - start) >> (32 - count)) as usize;
        let from = index * (line.bytes + 1);
        let listed = || Some(Listed { from: line.all.as_bytes().get(from..)?, length: line.bytes });
        let written = || line.all.get(from..from + line.bytes);
        let read = match line.kind {
            Kind::Word => Coded::Word(listed()?),
            Kind::Ending => Coded::Ending(listed()?),
            Kind::Gap => Coded::Gap(written()?),
            Kind::Mark => Coded::Mark(mark(written()?)?),
        };
        Some((read, *count))
    }
}

/// From what is written to its code.
#[derive(Debug)]
pub(super) struct Writing {
    words: List<Spelled, Code>,
    gaps: HashMap<&'static str, Code, FixedState>,
    endings: HashMap<&'static str, Code, FixedState>,
    marks: [Code; MARKS.len()],
}

/// The way from what is written to its code.
pub(super) static WRITING: LazyLock<Writing> = LazyLock::new(|| {
    let mut writing = Writing {
        words: List::with_capacity(Line::lines().map(|line| line.count()).sum()),
        gaps: HashMap::default(),
        endings: HashMap::default(),
        marks: [Code::default(); MARKS.len()],
    };
    for (start, line) in coded() {
        let count = u32::try_from(line.length).unwrap_or_default();
        let start = start >> (32 - count);
        for (bits, index) in (start..).zip(0..line.count()) {
            let code = Code { bits, count };
            match line.sign(index) {
                Some(Sign::Word(word)) => {
                    if let Some(known) = Spelled::of(word).and_then(|word| writing.words.enter(word)) {
                        *known = code;
                    }
                }
                Some(Sign::Gap(gap)) => drop(writing.gaps.insert(gap, code)),
                Some(Sign::Ending(ending)) => drop(writing.endings.insert(ending, code)),
                Some(Sign::Mark(mark)) => {
                    if let Some(known) = writing.marks.get_mut(mark as usize) {
                        *known = code;
                    }
                }
                None => {}
            }
        }
    }
    writing
});

impl Writing {
    /// The code of a word that is in the list in this very spelling.
    #[inline]
    pub(super) fn word(&self, word: Spelled) -> Option<Code> {
        Some(self.words.get(word)).filter(|code| code.count > 0)
    }

    /// Adds the code of each of some words; none of no bits for those that are not in the list.
    pub(super) fn words(&self, words: &[Spelled], codes: &mut Vec<Code>) {
        self.words.get_all(words, codes);
    }

    /// The code of the longest gap in the list that a text begins with, and how many bytes that has.
    pub(super) fn gap(&self, text: &str) -> Option<(Code, usize)> {
        let longest = text.len().min(LONGEST_GAP);
        (1..=longest).rev().find_map(|end| Some((*self.gaps.get(text.get(..end)?)?, end)))
    }

    /// The code of an ending.
    pub(super) fn ending(&self, ending: &str) -> Option<Code> {
        self.endings.get(ending).copied()
    }

    /// The code of a mark.
    pub(super) fn mark(&self, mark: Mark) -> Code {
        self.marks.get(mark as usize).copied().unwrap_or_default()
    }
}

/// How many bytes the longest gap in the list has.
const LONGEST_GAP: usize = 6;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_used_for_one_thing() {
        let mut room = 0_u64;
        let mut seen = HashSet::new();
        for line in Line::lines() {
            assert!((1..=LONGEST).contains(&line.length), "{line:?}");
            assert_eq!(
                line.all.len() + usize::from(line.kind != Kind::Gap),
                line.count() * (line.bytes + 1),
                "{line:?}"
            );
            assert!(line.kind != Kind::Gap || line.bytes <= LONGEST_GAP);
            assert!(line.kind != Kind::Word || line.bytes <= Spelled::LONGEST);
            room += (line.count() as u64) << (32 - line.length);
            for index in 0..line.count() {
                let written = line.get(index);
                assert_eq!(written.len(), line.bytes, "{line:?}");
                assert!(line.sign(index).is_some(), "{written}");
                assert!(seen.insert((line.kind as u8, written)), "{written} stands there twice");
            }
        }
        assert_eq!(room, 1 << 32, "no bits stand for nothing, and none for two things");
        assert!(Line::lines().map(|line| line.length).is_sorted());
        assert!(MARKS.iter().zip(0..).all(|((_, mark), at)| *mark as usize == at));
    }

    #[test]
    fn what_is_written_in_a_code_is_read_from_it() {
        for (start, line) in coded() {
            for index in 0..line.count() {
                let sign = line.sign(index).unwrap();
                let code = match sign {
                    Sign::Word(word) => WRITING.word(Spelled::of(word).unwrap()).unwrap(),
                    Sign::Gap(gap) => WRITING.gap(gap).unwrap().0,
                    Sign::Ending(ending) => WRITING.ending(ending).unwrap(),
                    Sign::Mark(mark) => WRITING.mark(mark),
                };
                assert!(code.bits << (32 - code.count) >= start);
                for behind in [0, u32::MAX] {
                    let ahead =
                        (code.bits << (32 - code.count)) | behind.checked_shr(code.count).unwrap_or(0);
                    let (read, count) = READING.read(ahead).unwrap();
                    assert_eq!(count, code.count);
                    let is = |listed: Listed, expected: &str| {
                        let mut text = b"x".to_vec();
                        listed.push(&mut text);
                        text.strip_prefix(b"x") == Some(expected.as_bytes())
                    };
                    assert!(match (read, sign) {
                        (Coded::Word(word), Sign::Word(expected)) => is(word, expected),
                        (Coded::Gap(gap), Sign::Gap(expected)) => gap == expected,
                        (Coded::Ending(ending), Sign::Ending(expected)) => is(ending, expected),
                        (Coded::Mark(mark), Sign::Mark(expected)) => mark == expected,
                        _ => false,
                    });
                }
            }
        }
    }
}
