//! Text as codes of words.
//!
//! A text is words (letters alone, or digits alone) and gaps between them. One space between two words is not written, nor that a
//! sentence begins with a capital. Words that the list lacks, or has long codes for, are spelt where they stand; those of them that an
//! article has several times stand once before all of its texts and are told by their number. So each text is read without those
//! before it.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::bits::Written;
use super::words::{Code, Mark, WRITING, Writing, opens};
use super::{letters, letters::Case};
use crate::article::Span;
use crate::text::folded::Spelled;

/// How many bits the code of a word in the list has that takes less, told by its number.
const RARE: u32 = 15;

/// How many bytes a word may have at most to be told by its number.
const LONGEST_KNOWN: usize = 64;

/// About how many bits it takes to tell a word by its number.
const AGAIN: u32 = 11;

/// About how many bits a letter takes that is spelt.
const LETTER: u32 = 5;

/// Writes the texts of one article: all of them are gathered first, and then written in the same order.
pub(super) struct Writer<'t> {
    list: &'static Writing,
    /// What is written, of all texts one after the other.
    tokens: Vec<Token<'t>>,
    /// Where the tokens of each text end.
    ends: Vec<usize>,
    /// Which text is written next.
    next: usize,
    /// The words that are spelt or rare, in the order in which they came, and where each is among them.
    words: Vec<Known<'t>>,
    places: HashMap<&'t str, usize, RandomState>,
    /// How many of them are told by their numbers.
    known: usize,
    /// The runs of the text that is gathered.
    runs: Vec<Run>,
    /// What each run is looked up by, and its code: none of no bits for what is not in the list as it is written.
    forms: Vec<Spelled>,
    codes: Vec<Code>,
}

/// A word that is spelt or rare.
struct Known<'t> {
    word: &'t str,
    /// How often it stands in the texts.
    uses: u32,
    /// About how many bits it takes where it is not told by its number.
    bits: u32,
    /// Its number, where it is told by that.
    number: Option<usize>,
}

/// Something of a text, as it is written.
#[derive(Debug, Clone, Copy)]
enum Token<'t> {
    /// What the list has.
    Code(Code),
    /// A word that may be told by its number, which one of these it is, and otherwise what the list has of it.
    Word { at: usize, listed: Option<(Option<Mark>, Code)> },
    /// A word that is too long for that.
    Long(&'t str),
    /// A number that is spelt.
    Digits(&'t str),
    /// A sign that is spelt.
    Sign(char),
}

impl<'t> Writer<'t> {
    pub(super) fn new() -> Self {
        Self {
            list: &WRITING,
            tokens: Vec::new(),
            ends: Vec::new(),
            next: 0,
            words: Vec::new(),
            places: HashMap::default(),
            known: 0,
            runs: Vec::new(),
            forms: Vec::new(),
            codes: Vec::new(),
        }
    }

    /// Takes a text in.
    pub(super) fn gather(&mut self, text: &'t str) {
        self.part(text);
        let mut place = Place::default();
        let mut at = 0;
        while let Some(Run { span, kind, spaced }) = self.runs.get(at).copied() {
            let run = span.of(text);
            match kind {
                Kind::Gap => {
                    if self.gap(run, text, at, &mut place) {
                        at += 1;
                    }
                }
                Kind::Letters | Kind::Digits => {
                    if place.behind_word && !spaced {
                        self.mark(Mark::Joined);
                    }
                    let code = self.codes.get(at).copied().unwrap_or_default();
                    if kind == Kind::Letters {
                        self.word(run, code, place.opening);
                    } else {
                        let digits = if code.count > 0 { Token::Code(code) } else { Token::Digits(run) };
                        self.tokens.push(digits);
                    }
                    place = Place::BEHIND_WORD;
                }
            }
            at += 1;
        }
        self.mark(Mark::End);
        self.ends.push(self.tokens.len());
    }

    /// Writes the words that are told by their numbers, once all texts were taken in.
    pub(super) fn begin(&mut self, to: &mut Written) {
        let mut all = String::new();
        for known in &mut self.words {
            if known.uses.saturating_sub(1).saturating_mul(known.bits) > known.uses.saturating_mul(AGAIN) {
                known.number = Some(self.known);
                self.known += 1;
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(known.word);
            }
        }
        let mut alone = Writer::new();
        alone.gather(&all);
        alone.write(to);
    }

    /// Writes the next text.
    pub(super) fn write(&mut self, to: &mut Written) {
        let start = self.next.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        for token in self.tokens.get(start.unwrap_or_default()..end).unwrap_or_default() {
            match *token {
                Token::Code(code) => put(code, to),
                Token::Word { at, listed } => {
                    let Some(known) = self.words.get(at) else { continue };
                    if let Some(number) = known.number {
                        put(self.list.mark(Mark::Again), to);
                        to.index(number, self.known);
                    } else if let Some((mark, code)) = listed {
                        if let Some(mark) = mark {
                            put(self.list.mark(mark), to);
                        }
                        put(code, to);
                    } else {
                        self.spell(known.word, to);
                    }
                }
                Token::Long(word) => self.spell(word, to),
                Token::Digits(digits) => {
                    put(self.list.mark(Mark::Digits), to);
                    letters::write_digits(digits, to);
                }
                Token::Sign(sign) => {
                    put(self.list.mark(Mark::Sign), to);
                    to.number(u64::from(u32::from(sign)), SIGN);
                }
            }
        }
    }

    fn spell(&self, word: &str, to: &mut Written) {
        let case = Case::of(word);
        put(self.list.mark(case.mark()), to);
        letters::write(word, case, to);
    }

    /// Parts a text into its runs, and looks all of them up.
    fn part(&mut self, text: &str) {
        self.runs.clear();
        self.forms.clear();
        self.codes.clear();
        let mut rest = text.as_bytes();
        let mut behind_word = false;
        while let [first, behind @ ..] = rest {
            let spaced = behind_word && *first == b' ' && begins_word(behind);
            rest = if spaced { behind } else { rest };
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

    /// Takes a gap in; or an ending, of which it is the beginning. Says whether it was one, and the next run is taken in too.
    fn gap(&mut self, gap: &str, text: &str, at: usize, place: &mut Place) -> bool {
        if place.behind_word && matches!(gap, "'" | "’") {
            let runs = self.runs.get(at).zip(self.runs.get(at + 1));
            let ending = runs.map(|(gap, letters)| Span::new(gap.span.start, letters.span.end).of(text));
            if let Some(code) = ending.and_then(|ending| self.list.ending(ending)) {
                self.tokens.push(Token::Code(code));
                return true;
            }
        }
        let mut left = gap;
        while let Some(sign) = left.chars().next() {
            let length = if let Some((code, length)) = self.list.gap(left) {
                self.tokens.push(Token::Code(code));
                length
            } else {
                self.tokens.push(Token::Sign(sign));
                sign.len_utf8()
            };
            left = left.get(length..).unwrap_or_default();
        }
        place.pass_gap(opens(gap));
        false
    }

    fn mark(&mut self, mark: Mark) {
        self.tokens.push(Token::Code(self.list.mark(mark)));
    }

    fn word(&mut self, word: &'t str, code: Code, opening: bool) {
        let listed = self.listed(word, code, opening);
        match listed.filter(|(_, code)| code.count < RARE) {
            Some((mark, code)) => {
                if let Some(mark) = mark {
                    self.mark(mark);
                }
                self.tokens.push(Token::Code(code));
            }
            None if word.len() > LONGEST_KNOWN => self.tokens.push(Token::Long(word)),
            None => {
                let next = self.words.len();
                let at = *self.places.entry(word).or_insert(next);
                if at == next {
                    let spelt = LETTER * (u32::try_from(word.len()).unwrap_or(u32::MAX) + 1);
                    let bits = listed.map_or(spelt, |(_, code)| code.count);
                    self.words.push(Known { word, uses: 0, bits, number: None });
                }
                if let Some(known) = self.words.get_mut(at) {
                    known.uses += 1;
                }
                self.tokens.push(Token::Word { at, listed });
            }
        }
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
}

fn put(code: Code, to: &mut Written) {
    to.bits(u64::from(code.bits), code.count);
}

/// How many bits the code point of a sign usually has.
pub(super) const SIGN: u32 = 10;

/// What stands before the place in a text that is written or read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// A word.
    pub(super) behind_word: bool,
    /// The beginning, or what ends a sentence or opens a quotation.
    pub(super) opening: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { behind_word: false, opening: true }
    }
}

impl Place {
    pub(super) const BEHIND_WORD: Self = Self { behind_word: true, opening: false };

    pub(super) const fn pass_gap(&mut self, opens: bool) {
        self.behind_word = false;
        self.opening |= opens;
    }

    /// Writes the space that stands between two words.
    pub(super) fn space(self, joined: bool, text: &mut Vec<u8>) {
        if self.behind_word && !joined {
            text.push(b' ');
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

fn begins_word(text: &[u8]) -> bool {
    text.first().is_some_and(|byte| Kind::of(*byte) != Kind::Gap)
}

/// What a text begins with, as long as it is of one kind, and the rest.
fn run(text: &[u8]) -> (&[u8], Kind, &[u8]) {
    let kind = text.first().map_or(Kind::Gap, |byte| Kind::of(*byte));
    let ends = |byte: &u8| MAY_BE.get(usize::from(*byte)).is_some_and(|kinds| kinds & kind.bit() == 0);
    let end = text.iter().position(ends).unwrap_or(text.len());
    let (run, rest) = text.split_at_checked(end).unwrap_or((text, &[]));
    (run, kind, rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::stored::bits::Read;
    use crate::index::stored::decoded::Reader;

    fn written(texts: &[&str]) -> Vec<u8> {
        let mut to = Written::default();
        let mut writer = Writer::new();
        for text in texts {
            writer.gather(text);
        }
        writer.begin(&mut to);
        for _ in texts {
            writer.write(&mut to);
        }
        to.finish()
    }

    /// How many bytes texts take, after they have come back.
    fn kept(texts: &[&str]) -> usize {
        let bytes = written(texts);
        let mut from = Read::new(&bytes);
        let reader = Reader::new(&mut from, usize::MAX).unwrap();
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
    fn a_word_that_comes_again_is_spelt_once() {
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
        let bytes = written(&["the ferry sailed"]);
        let read = |bytes, most| {
            let mut from = Read::new(bytes);
            Reader::new(&mut from, 0)?.read(&mut from, most, &mut Vec::new())
        };
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
