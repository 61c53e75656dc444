//! What an article is written to and read from: bits for its numbers, and its texts among them or apart.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::bits::{Read, Written};
use super::{decoded, text};

/// The commonest words that introduce a quotation: they are known from the start.
const CUES: [&str; 7] = ["said", "says", "told", "added", "according to", "asked", "wrote"];

/// How many bits those have whose number comes first, as a power of 2: a paragraph has some hundreds.
const PASSABLE: u32 = 9;

/// What an article is written to.
pub(super) struct Writer<'a> {
    pub(super) bits: Written,
    texts: Texts<'a>,
    /// Whether texts are taken in only, and nothing is kept of what is written meanwhile.
    gathers: bool,
    names: Names<'a>,
    cues: Names<'a>,
    /// Where bits are written whose number comes first.
    apart: Written,
}

/// Where texts go.
enum Texts<'a> {
    /// Among the numbers, as words of English.
    Words(text::Writer<'a>),
    /// Apart, as they are.
    Apart(Vec<u8>),
}

impl<'a> Writer<'a> {
    /// Writes texts as words of English, once an article was written to it that is written once more.
    pub(super) fn of_words() -> Self {
        Self { gathers: true, ..Self::new(Texts::Words(text::Writer::new())) }
    }

    /// Writes texts apart.
    pub(super) fn apart() -> Self {
        Self::new(Texts::Apart(Vec::new()))
    }

    fn new(texts: Texts<'a>) -> Self {
        let (names, cues, apart) = (Names::default(), Names::cues(), Written::default());
        Self { bits: Written::default(), texts, gathers: false, names, cues, apart }
    }

    /// Begins once more, with all texts known.
    pub(super) fn begin(&mut self) {
        self.gathers = false;
        self.bits.clear();
        (self.names, self.cues) = (Names::default(), Names::cues());
        if let Texts::Words(writer) = &mut self.texts {
            writer.begin(&mut self.bits);
        }
    }

    /// Writes something that whoever reads it may pass over.
    pub(super) fn passable(&mut self, write: impl FnOnce(&mut Self)) {
        std::mem::swap(&mut self.bits, &mut self.apart);
        self.bits.clear();
        write(self);
        std::mem::swap(&mut self.bits, &mut self.apart);
        self.bits.number(self.apart.len(), PASSABLE);
        self.bits.append(&self.apart);
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &'a str) {
        match &mut self.texts {
            Texts::Words(writer) if self.gathers => writer.gather(text),
            Texts::Words(writer) => writer.write(&mut self.bits),
            Texts::Apart(bytes) => {
                self.bits.number(text.len() as u64, 6);
                bytes.extend(text.as_bytes());
            }
        }
    }

    /// Writes a text that may stand in the article's data twice, as a name does.
    pub(super) fn name(&mut self, name: &'a str) {
        if !self.names.write(name, &mut self.bits) {
            self.text(name);
        }
    }

    /// Writes what introduces a quotation.
    pub(super) fn cue(&mut self, cue: &'a str) {
        if !self.cues.write(cue, &mut self.bits) {
            self.text(cue);
        }
    }

    /// Writes whether there is something, and gives it.
    pub(super) fn maybe<T>(&mut self, value: Option<T>) -> Option<T> {
        self.bits.bit(value.is_some());
        value
    }

    /// Writes a text that may be missing.
    pub(super) fn maybe_text(&mut self, text: Option<&'a str>) {
        if let Some(text) = self.maybe(text) {
            self.text(text);
        }
    }

    /// Writes which of some values one is.
    pub(super) fn one_of<T: PartialEq>(&mut self, value: &T, all: &[T]) {
        self.bits.index(all.iter().position(|known| known == value).unwrap_or_default(), all.len());
    }

    /// Writes a number that is likely a share of one with two or four decimals.
    pub(super) fn share(&mut self, share: f32) {
        for (code, (bits, of)) in (0..).zip(SHARES) {
            if let Some(count) = count(share, of).filter(|count| same(of_count(*count, of), share)) {
                self.bits.bits(code, SHARE_KIND);
                return self.bits.bits(count.into(), bits);
            }
        }
        self.bits.bits(SHARES.len() as u64, SHARE_KIND);
        self.bits.bits(share.to_bits().into(), 32);
    }

    /// The bits; and the texts that are not among them.
    pub(super) fn finish(self) -> (Vec<u8>, Vec<u8>) {
        let apart = match self.texts {
            Texts::Words(_) => Vec::new(),
            Texts::Apart(bytes) => bytes,
        };
        (self.bits.finish(), apart)
    }
}

/// What an article is read from.
pub(super) struct Reader<'b> {
    pub(super) bits: Read<'b>,
    texts: TextsRead<'b>,
    names: Vec<String>,
    cues: Vec<String>,
    /// How many bytes of text it may still give.
    room: usize,
    /// Whether what is read is not wanted, and no text is given.
    pub(super) passes: bool,
    /// Where a text is put together.
    scratch: Vec<u8>,
}

enum TextsRead<'b> {
    Words(decoded::Reader),
    Apart(&'b str),
}

impl<'b> Reader<'b> {
    /// Reads texts that are words of English, of so many bytes at most; `None` where it is damaged.
    pub(super) fn of_words(bits: &'b [u8], room: usize) -> Option<Self> {
        let mut bits = Read::new(bits);
        let texts = TextsRead::Words(decoded::Reader::new(&mut bits, room)?);
        Some(Self::new(bits, texts, room))
    }

    /// Reads texts that are apart.
    pub(super) fn apart(bits: &'b [u8], texts: &'b str, room: usize) -> Self {
        Self::new(Read::new(bits), TextsRead::Apart(texts), room)
    }

    fn new(bits: Read<'b>, texts: TextsRead<'b>, room: usize) -> Self {
        let cues = CUES.map(str::to_owned).to_vec();
        Self { bits, texts, names: Vec::new(), cues, room, passes: false, scratch: Vec::new() }
    }

    /// A copy of a text that was read, or of a part of one.
    pub(super) fn copy(&mut self, text: &str) -> Option<String> {
        if self.passes {
            return Some(String::new());
        }
        self.room = self.room.checked_sub(text.len())?;
        Some(text.to_owned())
    }

    /// Reads a text.
    pub(super) fn text(&mut self) -> Option<String> {
        let passes = self.passes;
        self.next(|text| if passes { String::new() } else { text.to_owned() })
    }

    fn next<T>(&mut self, given: impl FnOnce(&str) -> T) -> Option<T> {
        let text = match &mut self.texts {
            TextsRead::Words(reader) => {
                self.scratch.clear();
                reader.read(&mut self.bits, self.room, &mut self.scratch)?;
                str::from_utf8(&self.scratch).ok()?
            }
            TextsRead::Apart(texts) => {
                let length = usize::try_from(self.bits.number(6)?).ok()?;
                let (text, rest) = texts.split_at_checked(length)?;
                *texts = rest;
                text
            }
        };
        self.room = self.room.checked_sub(text.len())?;
        Some(given(text))
    }

    /// Reads something that may be passed over.
    pub(super) fn passable<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.bits.number(PASSABLE)?;
        read(self)
    }

    /// Passes over something. Texts that are apart have to be read for that, since it is not known where the next one begins.
    pub(super) fn pass<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<()> {
        let bits = self.bits.number(PASSABLE)?;
        if matches!(self.texts, TextsRead::Words(_)) {
            return self.bits.skip(bits);
        }
        self.passes = true;
        read(self)?;
        self.passes = false;
        Some(())
    }

    /// Reads a text that may stand in the article's data twice.
    pub(super) fn name(&mut self) -> Option<String> {
        let mut names = std::mem::take(&mut self.names);
        let name = self.known_or_new(&mut names);
        self.names = names;
        name
    }

    /// Reads what introduces a quotation.
    pub(super) fn cue(&mut self) -> Option<String> {
        let mut cues = std::mem::take(&mut self.cues);
        let cue = self.known_or_new(&mut cues);
        self.cues = cues;
        cue
    }

    /// Reads a text that is one of some, or becomes the last of them.
    fn known_or_new(&mut self, known: &mut Vec<String>) -> Option<String> {
        if let Some(which) = self.bits.index(known.len() + 1)?.checked_sub(1) {
            return self.copy(known.get(which)?);
        }
        let new = self.next(str::to_owned)?;
        let given = if self.passes { String::new() } else { new.clone() };
        known.push(new);
        Some(given)
    }

    /// Reads a text that may be missing.
    #[expect(clippy::option_option, reason = "the outer one is whether it could be read")]
    pub(super) fn maybe_text(&mut self) -> Option<Option<String>> {
        self.maybe(Self::text)
    }

    /// Reads something that may be missing.
    #[expect(clippy::option_option, reason = "the outer one is whether it could be read")]
    pub(super) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        Some(if self.bits.bit()? { Some(read(self)?) } else { None })
    }

    /// Reads so many of something, each of which takes a bit at least.
    pub(super) fn many<T>(
        &mut self,
        usual: u32,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let size = self.bits.size(usual)?;
        // What is claimed is made room for as it comes.
        let mut all = Vec::with_capacity(size.min(64));
        for _ in 0..size {
            all.push(read(self)?);
        }
        Some(all)
    }

    /// Reads which of some values one is.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.bits.index(all.len())?).copied()
    }

    /// Reads a number that is likely a share of one.
    pub(super) fn share(&mut self) -> Option<f32> {
        let kind = usize::try_from(self.bits.bits(SHARE_KIND)?).ok()?;
        let Some((bits, of)) = SHARES.get(kind) else {
            return Some(f32::from_bits(u32::try_from(self.bits.bits(32)?).ok()?));
        };
        Some(of_count(u16::try_from(self.bits.bits(*bits)?).ok()?, *of))
    }
}

/// The texts that came before, each with its number.
#[derive(Default)]
struct Names<'a> {
    known: HashMap<&'a str, usize, RandomState>,
}

impl<'a> Names<'a> {
    /// What introduces quotations mostly.
    fn cues() -> Self {
        let mut cues = Self::default();
        for cue in CUES {
            cues.learn(cue);
        }
        cues
    }

    fn learn(&mut self, name: &'a str) {
        let next = self.known.len();
        self.known.entry(name).or_insert(next);
    }

    /// Writes which one a text is; `false` where it is none and has to follow.
    fn write(&mut self, name: &'a str, to: &mut Written) -> bool {
        let of = self.known.len() + 1;
        if let Some(known) = self.known.get(name) {
            to.index(known + 1, of);
            return true;
        }
        to.index(0, of);
        self.learn(name);
        false
    }
}

/// How many bits a count of hundredths, or of ten thousandths, takes; and how many make one.
const SHARES: [(u32, u16); 2] = [(7, 100), (14, 10_000)];

/// How many bits tell how a share is written.
const SHARE_KIND: u32 = 2;

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is none of what is cut off")]
fn count(share: f32, of: u16) -> Option<u16> {
    let count = (share * f32::from(of)).round();
    (0.0..=f32::from(of)).contains(&count).then_some(count as u16)
}

fn of_count(count: u16, of: u16) -> f32 {
    f32::from(count) / f32::from(of)
}

/// Whether two numbers are the same in every bit.
const fn same(one: f32, other: f32) -> bool {
    one.to_bits() == other.to_bits()
}
