//! How much of one text another one repeats, told from a few bytes of each.
//!
//! A *signature* keeps, of all runs of three words, a sample that two texts draw alike: how much of it is equal estimates how many
//! of their runs of words they share. (The sampling is one-permutation minwise hashing with the empty bins filled from their
//! neighbours, after Li, Owen and Zhang 2012 and Shrivastava and Li 2014.) A *likeness* is the same for a short passage, in
//! one number, and holds its figures apart, each *not* among them: passages that differ in a figure are not alike, however many
//! words they share, nor are those of which one denies what the other says.
//!
//! What is computed here is kept in indexes: a change of it is a new version of their format.

use xxhash_rust::xxh3::xxh3_64;

use super::word::Word;

/// How many samples a signature has.
const SAMPLES: usize = 64;

/// How many groups of samples, of which near texts share at least one.
pub const BANDS: usize = 16;

/// Shorter texts, in words, have no signature: too little to tell them by.
const FEWEST_WORDS: usize = 12;

/// How many samples a likeness has, of one bit each; its other sixteen bits stand for the figures and denials.
const PASSAGE_SAMPLES: usize = 48;

/// How many of them passages that are alike share at the least: about those that have two thirds of their pairs of words in
/// common or more, since half of the other samples are equal by chance, and a sample errs by two or three.
const PASSAGE_SHARED: usize = 38;

/// What stands for a *not* among the figures.
const DENIED: u64 = 0x006e_6f74;

/// Whether a word, in the form that is compared, turns what is said into its contrary.
fn is_denial(term: &str) -> bool {
    matches!(
        term,
        "not"
            | "no"
            | "never"
            | "nobody"
            | "nothing"
            | "cannot"
            | "arent"
            | "couldnt"
            | "didnt"
            | "doesnt"
            | "dont"
            | "hadnt"
            | "hasnt"
            | "havent"
            | "isnt"
            | "shouldnt"
            | "wasnt"
            | "werent"
            | "wouldnt"
            | "wont"
            | "cant"
    )
}

/// The words of a text by number, in order, to be compared with those of other texts.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    words: Vec<u64>,
    figures: u64,
    term: String,
}

impl Wording {
    /// Appends these words of a text.
    pub fn extend(&mut self, text: &str, words: &[Word]) {
        for word in words {
            let written = word.span.of(text);
            let term = if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
                written
            } else {
                self.term.clear();
                word.term(text, &mut self.term);
                &self.term
            };
            let number = xxh3_64(term.as_bytes());
            if is_denial(term) {
                self.figures = mixed(self.figures ^ DENIED);
            } else if term.starts_with(|c: char| c.is_ascii_digit()) {
                self.figures = mixed(self.figures ^ number);
            }
            self.words.push(number);
        }
    }

    /// Appends another text's words.
    pub fn append(&mut self, other: &Self) {
        self.words.extend_from_slice(&other.words);
    }

    /// How many words it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.words.clear();
        self.figures = 0;
    }

    /// What it is told by among other texts; `None` for a text of a few words.
    #[must_use]
    pub fn signature(&self) -> Option<Signature> {
        let runs = self.words.windows(3).filter_map(|run| match run {
            [a, b, c] => Some(mixed(mixed(mixed(*a) ^ *b) ^ *c)),
            _ => None,
        });
        let samples: [u64; SAMPLES] = sampled(runs)?;
        (self.words.len() >= FEWEST_WORDS).then(|| Signature(samples.map(|sample| sample.to_le_bytes()[3])))
    }

    /// What it is told by among the passages of texts that are near each other.
    #[must_use]
    pub fn likeness(&self) -> Likeness {
        let pairs = self.words.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(mixed(mixed(*a) ^ *b)),
            _ => None,
        });
        // A single word is told by itself.
        let single = self.words.iter().filter(|_| self.words.len() == 1).map(|word| mixed(*word));
        let samples: [u64; PASSAGE_SAMPLES] = sampled(pairs.chain(single)).unwrap_or([0; PASSAGE_SAMPLES]);
        let samples = samples.iter().fold(0, |all, sample| all << 1 | sample >> 24 & 1);
        Likeness(self.figures << PASSAGE_SAMPLES | samples)
    }
}

/// What a text is told by among other texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; SAMPLES]);

impl Signature {
    /// The signature as numbers, to be kept.
    #[must_use]
    pub fn to_numbers(self) -> [u64; SAMPLES / 8] {
        let mut numbers = [0; SAMPLES / 8];
        for (number, bytes) in numbers.iter_mut().zip(self.0.as_chunks().0) {
            *number = u64::from_le_bytes(*bytes);
        }
        numbers
    }

    /// The signature that was kept; `None` where the numbers are not of one.
    #[must_use]
    pub fn from_numbers(numbers: impl IntoIterator<Item = u64>) -> Option<Self> {
        let mut bytes = [0; SAMPLES];
        let mut numbers = numbers.into_iter();
        for bytes in bytes.as_chunks_mut().0 {
            *bytes = numbers.next()?.to_le_bytes();
        }
        numbers.next().is_none().then_some(Self(bytes))
    }

    /// Which share of their runs of words two texts have in common, as an estimate, 0 to 1.
    #[must_use]
    pub fn shared(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() as f32 / SAMPLES as f32
    }

    /// The groups of samples, by place: near texts are equal in one of them at the least.
    pub fn bands(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.as_chunks().0.iter().map(|band| u32::from_le_bytes(*band))
    }
}

/// What a passage is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness(u64);

impl Likeness {
    /// The likeness as a number, to be kept.
    #[must_use]
    pub const fn to_number(self) -> u64 {
        self.0
    }

    /// The likeness that was kept.
    #[must_use]
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Whether two passages say the same in nearly the same words.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        let differing = self.0 ^ other.0;
        let unshared = differing.count_ones() as usize;
        differing >> PASSAGE_SAMPLES == 0 && unshared + PASSAGE_SHARED <= PASSAGE_SAMPLES
    }
}

/// The least number of each of so many parts of the numbers' range; a part that none lies in borrows from the next one that has any.
fn sampled<const N: usize>(numbers: impl Iterator<Item = u64>) -> Option<[u64; N]> {
    let mut least = [None::<u64>; N];
    for number in numbers {
        let part = usize::try_from((u128::from(number) * N as u128) >> 64).unwrap_or_default();
        if let Some(slot) = least.get_mut(part) {
            *slot = Some(slot.map_or(number, |known| known.min(number)));
        }
    }
    // Behind the last part comes the first.
    let (mut away, mut next) = (0..).zip(least).find_map(|(away, number)| Some((away, number?)))?;
    let mut filled = [0; N];
    for (slot, number) in filled.iter_mut().zip(least).rev() {
        (away, next) = number.map_or((away + 1, next), |number| (0, number));
        *slot = mixed(next.wrapping_add(away));
    }
    Some(filled)
}

/// Scatters a number (the last step of the generator `SplitMix64`).
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn wording(text: &str) -> Wording {
        let mut wording = Wording::default();
        wording.extend(text, &words(text).collect::<Vec<_>>());
        wording
    }

    /// A text of so many different words.
    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|i| format!("w{i}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn signatures_estimate_what_texts_share() {
        let signature = |words| wording(&text(words)).signature().unwrap();
        let one = signature(0..400);
        for (other, low, high) in [
            (0..400, 1.0, 1.0),
            (0..360, 0.8, 1.0),
            (0..200, 0.3, 0.7),
            (200..600, 0.15, 0.5),
            (500..900, 0.0, 0.1),
        ] {
            let shared = one.shared(&signature(other.clone()));
            assert!((low..=high).contains(&shared), "{other:?}: {shared}");
        }
        assert_eq!(Signature::from_numbers(one.to_numbers()), Some(one));
        assert_eq!(Signature::from_numbers([1, 2]), None);
        assert_eq!(one.bands().count(), BANDS);
        assert!(wording("Too short to tell").signature().is_none());
    }

    #[test]
    fn passages_are_alike_in_spite_of_a_word_but_not_of_a_figure() {
        let passage = "The harbour board said on Monday that the last ferry to the island will sail at 10 pm from May, \
                       after residents had complained for years about nights spent on the quay";
        for (name, other, alike) in [
            ("itself", passage.to_owned(), true),
            ("in capitals", passage.to_uppercase(), true),
            ("without a day", passage.replace(" on Monday", ""), true),
            ("with another figure", passage.replace("10 pm", "11 pm"), false),
            ("denied", passage.replace("will sail", "will not sail"), false),
            ("denied in short", passage.replace("will sail", "won’t sail"), false),
            ("its first half", passage[..80].to_owned(), false),
            (
                "another passage",
                "Nobody spoke against the plan when the council met again in June".to_owned(),
                false,
            ),
            ("nothing", String::new(), false),
        ] {
            let (one, other) = (wording(passage).likeness(), wording(&other).likeness());
            assert_eq!(one.is_like(other), alike, "{name}");
            assert_eq!(Likeness::from_number(one.to_number()), one);
        }
        assert!(wording("Ferries").likeness().is_like(wording("ferries").likeness()));
        assert!(!wording("Ferries").likeness().is_like(wording("trains").likeness()));
    }
}
