//! Text as codes of words, each word that the list lacks spelt once.
//!
//! A text is words (letters alone, or digits alone) and gaps between them. One space between two words is not written, nor that a
//! sentence begins with a capital.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::bits::{Read, Written};
use super::words::{Code, Coded, Mark, READING, Reading, WRITING, Writing, opens};
use super::{letters, letters::Case};
use crate::article::Span;
use crate::text::folded::Spelled;

/// How many bits the code of a word in the list has that is known, once it was written, as one that was spelt is.
const RARE: u32 = 15;

/// How many bytes a spelt word may have at most to be known from then on.
const LONGEST_KNOWN: usize = 64;

/// Writes texts, one after the other, of one article.
pub(super) struct Writer<'t> {
    list: &'static Writing,
    /// The words that were spelt or are rare, and how many before each.
    known: HashMap<&'t str, usize, RandomState>,
    /// The runs of the text that is written.
    runs: Vec<Run>,
    /// What each run is looked up by, and its code: none of no bits for what is not in the list as it is written.
    forms: Vec<Spelled>,
    codes: Vec<Code>,
}

impl<'t> Writer<'t> {
    pub(super) fn new() -> Self {
        Self {
            list: &WRITING,
            known: HashMap::default(),
            runs: Vec::new(),
            forms: Vec::new(),
            codes: Vec::new(),
        }
    }

    /// Writes a text.
    pub(super) fn write(&mut self, text: &'t str, to: &mut Written) {
        self.part(text);
        let mut place = Place::default();
        let mut at = 0;
        while let Some(Run { span, kind, spaced }) = self.runs.get(at).copied() {
            let run = span.of(text);
            match kind {
                Kind::Gap => {
                    if self.gap(run, text, at, &mut place, to) {
                        at += 1;
                    }
                }
                Kind::Letters | Kind::Digits => {
                    if place.behind_word && !spaced {
                        self.mark(Mark::Joined, to);
                    }
                    let code = self.codes.get(at).copied().unwrap_or_default();
                    if kind == Kind::Letters {
                        self.word(run, code, place.opening, to);
                    } else {
                        self.number(run, code, to);
                    }
                    place = Place::BEHIND_WORD;
                }
            }
            at += 1;
        }
        self.mark(Mark::End, to);
    }

    /// Parts a text into its runs, and looks all of them up.
    fn part(&mut self, text: &str) {
        self.runs.clear();
        self.forms.clear();
        self.codes.clear();
        let mut rest = text;
        let mut behind_word = false;
        while !rest.is_empty() {
            let behind_space = rest.strip_prefix(' ').filter(|behind| behind_word && begins_word(behind));
            let spaced = behind_space.is_some();
            rest = behind_space.unwrap_or(rest);
            let (run, kind, behind) = run(rest);
            behind_word = kind != Kind::Gap;
            let start = text.len() - rest.len();
            self.runs.push(Run { span: Span::new(start, start + run.len()), kind, spaced });
            let form = if kind == Kind::Gap { None } else { Spelled::of(run) };
            self.forms.push(form.unwrap_or_default());
            rest = behind;
        }
        self.list.words(&self.forms, &mut self.codes);
    }

    /// Writes a gap; or an ending, of which it is the beginning. Says whether it was one, and the next run is written too.
    fn gap(&self, gap: &str, text: &str, at: usize, place: &mut Place, to: &mut Written) -> bool {
        if place.behind_word && matches!(gap, "'" | "’") {
            let runs = self.runs.get(at).zip(self.runs.get(at + 1));
            let ending = runs.map(|(gap, letters)| Span::new(gap.span.start, letters.span.end).of(text));
            if let Some(code) = ending.and_then(|ending| self.list.ending(ending)) {
                put(code, to);
                return true;
            }
        }
        let mut left = gap;
        while let Some(sign) = left.chars().next() {
            let length = if let Some((code, length)) = self.list.gap(left) {
                put(code, to);
                length
            } else {
                self.mark(Mark::Sign, to);
                to.number(u64::from(u32::from(sign)), SIGN);
                sign.len_utf8()
            };
            left = left.get(length..).unwrap_or_default();
        }
        place.pass_gap(opens(gap));
        false
    }

    fn mark(&self, mark: Mark, to: &mut Written) {
        put(self.list.mark(mark), to);
    }

    fn word(&mut self, word: &'t str, code: Code, opening: bool, to: &mut Written) {
        let listed = self.listed(word, code, opening);
        if let Some((mark, code)) = listed.filter(|(_, code)| code.count < RARE) {
            return self.coded(mark, code, to);
        }
        if let Some(index) = self.known.get(word) {
            self.mark(Mark::Again, to);
            return to.index(*index, self.known.len());
        }
        if let Some((mark, code)) = listed {
            self.coded(mark, code, to);
        } else {
            let case = Case::of(word);
            self.mark(case.mark(), to);
            letters::write(word, case, to);
        }
        if word.len() <= LONGEST_KNOWN {
            self.known.insert(word, self.known.len());
        }
    }

    fn coded(&self, mark: Option<Mark>, code: Code, to: &mut Written) {
        if let Some(mark) = mark {
            self.mark(mark, to);
        }
        put(code, to);
    }

    /// A word's code in the list, where it may stand as it is written, and what is said of its letters before.
    fn listed(&self, word: &str, code: Code, opening: bool) -> Option<(Option<Mark>, Code)> {
        let is_small = word.starts_with(|first: char| first.is_ascii_lowercase());
        if code.count > 0 {
            // At the beginning of a sentence a word that is written small is the exception.
            return Some(((opening && is_small).then_some(Mark::Other), code));
        }
        let spelled = Spelled::of(word)?;
        if let Some(code) = self.list.word(spelled.with_other_first()) {
            return Some(((!opening || is_small).then_some(Mark::Other), code));
        }
        if !word.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return None;
        }
        let small = spelled.small();
        let code = self.list.word(small).or_else(|| self.list.word(small.with_other_first()))?;
        Some((Some(Mark::Large), code))
    }

    fn number(&self, digits: &str, code: Code, to: &mut Written) {
        if code.count > 0 {
            return put(code, to);
        }
        self.mark(Mark::Digits, to);
        letters::write_digits(digits, to);
    }
}

fn put(code: Code, to: &mut Written) {
    to.bits(u64::from(code.bits), code.count);
}

/// Reads texts back, one after the other, of one article.
pub(super) struct Reader {
    list: &'static Reading,
    /// The words that were spelt or are rare, without anything between them, and where each ends.
    known: Vec<u8>,
    ends: Vec<usize>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self { list: &READING, known: Vec::new(), ends: Vec::new() }
    }

    /// Reads a text, onto the end of another; `None` where there is none, or one of more bytes than that.
    pub(super) fn read(&mut self, from: &mut Read<'_>, most: usize, text: &mut Vec<u8>) -> Option<()> {
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
                    if count >= RARE && !first.is_ascii_digit() {
                        self.learn(text.get(start..)?);
                    }
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
    fn spelt(&mut self, mark: Mark, from: &mut Read<'_>, text: &mut Vec<u8>) -> Option<()> {
        let case = match mark {
            Mark::Again => {
                let index = from.index(self.ends.len())?;
                let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
                text.extend_from_slice(self.known.get(start..*self.ends.get(index)?)?);
                return Some(());
            }
            Mark::Digits => return letters::read_digits(from, text),
            Mark::Name => Case::Name,
            Mark::Small => Case::Small,
            _ => Case::Mixed,
        };
        let start = text.len();
        letters::read(case, from, text)?;
        let word = text.get(start..)?;
        self.learn(word);
        Some(())
    }

    fn learn(&mut self, word: &[u8]) {
        if word.len() <= LONGEST_KNOWN {
            self.known.extend_from_slice(word);
            self.ends.push(self.known.len());
        }
    }
}

/// How many bits the code point of a sign usually has.
const SIGN: u32 = 10;

/// What stands before the place in a text that is written or read.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// A word.
    behind_word: bool,
    /// The beginning, or what ends a sentence or opens a quotation.
    opening: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { behind_word: false, opening: true }
    }
}

impl Place {
    const BEHIND_WORD: Self = Self { behind_word: true, opening: false };

    const fn pass_gap(&mut self, opens: bool) {
        self.behind_word = false;
        self.opening |= opens;
    }

    /// Writes the space that stands between two words.
    fn space(self, joined: bool, text: &mut Vec<u8>) {
        if self.behind_word && !joined {
            text.push(b' ');
        }
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

/// What stands together in a text.
#[derive(Debug, Clone, Copy)]
struct Run {
    span: Span,
    kind: Kind,
    /// Whether it is a word behind another one and one space, which is no run then.
    spaced: bool,
}

/// What a run of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Gap,
}

impl Kind {
    const fn of(byte: u8) -> Self {
        match byte {
            // What begins the characters from U+00C0 to U+027F.
            b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xC9 => Self::Letters,
            b'0'..=b'9' => Self::Digits,
            _ => Self::Gap,
        }
    }

    /// The bit that stands for it.
    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The bits of the kinds of run that a byte may belong to: of any, where it is one within a character.
    const fn may_be(byte: u8) -> u8 {
        match byte {
            0x80..=0xBF => u8::MAX,
            _ => Self::of(byte).bit(),
        }
    }
}

/// What [`Kind::may_be`] says of each byte.
const MAY_BE: [u8; 256] = {
    let mut all = [0; 256];
    let mut byte = 0_u8;
    let mut left: &mut [u8] = &mut all;
    while let Some((first, rest)) = left.split_first_mut() {
        *first = Kind::may_be(byte);
        byte = byte.wrapping_add(1);
        left = rest;
    }
    all
};

fn begins_word(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| Kind::of(byte) != Kind::Gap)
}

/// What a text begins with, as long as it is of one kind, and the rest.
fn run(text: &str) -> (&str, Kind, &str) {
    let kind = text.bytes().next().map_or(Kind::Gap, Kind::of);
    let ends = |byte: u8| MAY_BE.get(usize::from(byte)).is_some_and(|kinds| kinds & kind.bit() == 0);
    let end = text.bytes().position(ends);
    let (run, rest) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    (run, kind, rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How many bytes texts take, after they have come back.
    fn kept(texts: &[&str]) -> usize {
        let mut to = Written::default();
        let mut writer = Writer::new();
        for text in texts {
            writer.write(text, &mut to);
        }
        let bytes = to.finish();
        let (mut from, mut reader) = (Read::new(&bytes), Reader::new());
        for text in texts {
            let mut read = vec![b'x'];
            assert_eq!(reader.read(&mut from, text.len(), &mut read), Some(()), "{text:?}");
            assert_eq!(str::from_utf8(&read).unwrap().strip_prefix('x'), Some(*text));
        }
        bytes.len()
    }

    #[test]
    fn words_come_back_as_they_were_written() {
        for text in [
            "",
            " ",
            "  ",
            "the",
            "The",
            "THE",
            "tHE",
            " the ",
            "The ferry sailed. It did not come back",
            "the ferry sailed. it did not come back.",
            "THE FERRY SAILED on monday, Monday and MONDAY; to France, france and FRANCE",
            "“We’re here,” said O’Malley. 'Don't', she'd said, and X’s and 's",
            "20k and k20, 1,000 of 007 in 2016, 98765432109876543210",
            "Łukasz Żółć, Ærø, naïve; Владимир; 中文 and é",
            "a\0b\u{7f}c\u{85}\u{301}\u{10ffff}\n\n\t",
            "PolNeAR iPhone McDonald",
        ] {
            kept(&[text]);
        }
    }

    #[test]
    fn a_word_is_spelt_once() {
        let once = kept(&["Quillfeather"]);
        let often = kept(&["Quillfeather", "Quillfeather and Quillfeather", "Quillfeather"]);
        assert!(often < once + 10, "{once} {often}");
        kept(&["Quillfeather, Quillfeathers", "Quillfeathers of Quillfeather", "quillfeather"]);
    }

    #[test]
    fn what_is_plain_english_takes_few_bits() {
        let text = "The minister said on Monday that the government would not change its policy before the election.";
        let bytes = kept(&[text]);
        assert!(bytes * 4 < text.len(), "{bytes} of {}", text.len());
    }

    #[test]
    fn no_text_is_longer_than_may_be() {
        let mut to = Written::default();
        Writer::new().write("the ferry sailed", &mut to);
        let bytes = to.finish();
        let read = |bytes, most| Reader::new().read(&mut Read::new(bytes), most, &mut Vec::new());
        assert_eq!(read(&bytes, 15), None);
        assert_eq!(read(&bytes, 16), Some(()));
        for end in 0..bytes.len() - 1 {
            assert_eq!(read(&bytes[..end], 99), None);
        }
    }

    proptest! {
        #[test]
        fn any_texts_come_back(texts in prop::collection::vec(r"\PC{0,30}|[ a-cA-C0-2'’.é]{0,12}|(?s).{0,8}|((the|The|THE|Paris|Qx|qx|’s|7|2016)[ .'-]?){0,12}", 0..8)) {
            kept(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
