//! The best way to lay a quote along a text.
//!
//! The whole quote is laid along any stretch of the text (semi-global alignment, after Needleman and Wunsch): what stands
//! before and after costs nothing. A word that is kept earns its weight, one that is bent a little less; one that the quote
//! adds costs half its weight, one that it drops a fifth, so that a quote with a sentence cut out is still one quote.

use super::asked::{Asked, Slot};
use crate::text::HashMap;
use crate::text::align::term::Term;
use crate::text::forms::Form;

/// What a word in another form earns, as a share of its weight.
const FORM: f32 = 0.8;

/// What a word costs that the quote adds.
const ADDED: f32 = 0.5;

/// What a word costs that the quote drops.
const DROPPED: f32 = 0.2;

/// What a word costs that a bracket stands for: less than the smallest that is dropped.
const STOOD_FOR: f32 = 0.05;

/// What a word costs that an ellipsis leaves out: hardly anything, but the nearest place is the likeliest.
const OMITTED: f32 = 0.003;

/// One step of laying a quote along a text. Slots and words are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The slots from `slot` are the words from `word`, so many of each; two stand for one where one of the texts parts a word.
    Same {
        /// The first slot.
        slot: usize,
        /// How many slots.
        slots: usize,
        /// The first word.
        word: usize,
        /// How many words.
        words: usize,
    },
    /// The slot is another form of the word.
    Form {
        /// The slot.
        slot: usize,
        /// The word.
        word: usize,
    },
    /// The text does not have what the slot asks for. Of a stand-in and an ellipsis: here it stands.
    Added {
        /// The slot.
        slot: usize,
    },
    /// The quote does not have this word.
    Dropped {
        /// The word.
        word: usize,
    },
    /// A bracket stands for this word.
    StoodFor {
        /// The word.
        word: usize,
    },
    /// An ellipsis leaves this word out.
    Omitted {
        /// The word.
        word: usize,
    },
}

/// The best way to lay a quote along a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Way {
    /// Step by step, from the first word that the two share to the last.
    pub steps: Vec<Step>,
    /// The weight of the quote's words that the text has.
    pub kept: f32,
    /// The weight of the text's words between them that the quote does not have.
    pub dropped: f32,
}

/// What an asked word and a word of the text have to do with each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    None,
    Form,
    Same,
}

#[derive(Clone, Copy)]
enum Move {
    Start,
    Match,
    TwoSlots,
    TwoWords,
    Add,
    Drop,
}

/// Lays a quote along a text; `None` where the text has less than the share `least` of the quote's weight.
#[must_use]
pub fn lay(asked: &Asked, text: &[&Term], least: f32) -> Option<Way> {
    let table = Table::of(asked, text);
    if text.is_empty() || table.most() < least * asked.weight() {
        return None;
    }
    Some(table.best())
}

struct Table<'a> {
    slots: &'a [Slot],
    text: &'a [&'a Term],
    /// Which of the distinct words each word of the text is.
    ids: Vec<usize>,
    distinct: usize,
    /// The likeness of each slot and each distinct word.
    likeness: Vec<Likeness>,
}

impl<'a> Table<'a> {
    fn of(asked: &'a Asked, text: &'a [&'a Term]) -> Self {
        let mut known: HashMap<&str, usize> = HashMap::default();
        let mut order: Vec<&str> = Vec::new();
        let ids = text
            .iter()
            .map(|term| {
                *known.entry(&term.text).or_insert_with(|| {
                    order.push(&term.text);
                    order.len() - 1
                })
            })
            .collect();
        let forms: Vec<Form<'_>> = order.iter().map(|word| Form::of(word)).collect();
        let mut likeness = Vec::with_capacity(asked.slots.len() * order.len());
        for slot in &asked.slots {
            let Slot::Word(term) = slot else {
                likeness.extend(order.iter().map(|_| Likeness::None));
                continue;
            };
            let form = Form::of(&term.text);
            likeness.extend(order.iter().zip(&forms).map(|(word, other)| {
                if term.text == **word {
                    Likeness::Same
                } else if form.is_of(*other) {
                    Likeness::Form
                } else {
                    Likeness::None
                }
            }));
        }
        Self { slots: &asked.slots, text, ids, distinct: order.len(), likeness }
    }

    /// What the text could have of the quote at the most, in whatever order.
    fn most(&self) -> f32 {
        let rows = self.likeness.chunks(self.distinct.max(1));
        let each = self.slots.iter().zip(rows).map(|(slot, row)| match slot {
            Slot::Word(term) if row.iter().any(|likeness| *likeness != Likeness::None) => term.weight,
            _ => 0.0,
        });
        each.sum()
    }

    fn likeness(&self, slot: usize, word: usize) -> Likeness {
        let id = self.ids.get(word).copied().unwrap_or_default();
        self.likeness.get(slot * self.distinct + id).copied().unwrap_or(Likeness::None)
    }

    fn asked(&self, slot: usize) -> Option<&Term> {
        match self.slots.get(slot) {
            Some(Slot::Word(term)) => Some(term),
            _ => None,
        }
    }

    fn said(&self, word: usize) -> Option<&Term> {
        self.text.get(word).copied()
    }

    /// Whether two words of one text are one word of the other.
    fn parted(whole: Option<&Term>, first: Option<&Term>, second: Option<&Term>) -> bool {
        let (Some(whole), Some(first), Some(second)) = (whole, first, second) else { return false };
        whole.text.strip_prefix(first.text.as_str()) == Some(&second.text)
    }

    fn weight(term: Option<&Term>) -> f32 {
        term.map_or(0.0, |term| term.weight)
    }

    /// The best way to get to `slot` and `word` from what comes before, both counted as how many are behind.
    fn step(&self, slot: usize, word: usize, scores: &Scores) -> (f32, Move) {
        let last = slot.wrapping_sub(1);
        let asked = self.asked(last);
        let said = self.said(word.wrapping_sub(1));
        let skipped = match self.slots.get(last) {
            Some(Slot::Word(term)) => ADDED * term.weight,
            _ => 0.0,
        };
        let passed = match self.slots.get(last) {
            Some(Slot::Word(_)) | None => DROPPED * Self::weight(said),
            Some(Slot::StandIn(_)) => STOOD_FOR,
            Some(Slot::Gap) => OMITTED,
        };
        let mut best = (scores.at(1, word) - skipped, Move::Add);
        let mut offer = |score: f32, step: Move| {
            if score > best.0 {
                best = (score, step);
            }
        };
        if word == 0 {
            return best;
        }
        offer(scores.at(0, word - 1) - passed, Move::Drop);
        match self.likeness(last, word - 1) {
            Likeness::Same => offer(scores.at(1, word - 1) + Self::weight(asked), Move::Match),
            Likeness::Form => offer(scores.at(1, word - 1) + FORM * Self::weight(asked), Move::Match),
            Likeness::None => {}
        }
        if slot >= 2 && Self::parted(said, self.asked(slot - 2), asked) {
            let both = Self::weight(asked) + Self::weight(self.asked(slot - 2));
            offer(scores.at(2, word - 1) + both, Move::TwoSlots);
        }
        if word >= 2 && Self::parted(asked, self.said(word - 2), said) {
            offer(scores.at(1, word - 2) + Self::weight(asked), Move::TwoWords);
        }
        best
    }

    fn best(&self) -> Way {
        let width = self.text.len() + 1;
        let mut moves = vec![Move::Start; width];
        let mut scores = Scores { rows: [vec![0.0; width], vec![0.0; width], vec![0.0; width]] };
        for slot in 1..=self.slots.len() {
            scores.turn();
            for word in 0..width {
                let (score, step) = self.step(slot, word, &scores);
                scores.set(word, score);
                moves.push(step);
            }
        }
        let end = (0..width).rev().max_by(|a, b| scores.at(0, *a).total_cmp(&scores.at(0, *b)));
        self.way(&moves, end.unwrap_or_default())
    }

    /// Walks back from the end.
    fn way(&self, moves: &[Move], end: usize) -> Way {
        let width = self.text.len() + 1;
        let (mut slot, mut word) = (self.slots.len(), end);
        let mut steps = Vec::new();
        while slot > 0 {
            match moves.get(slot * width + word).copied().unwrap_or(Move::Add) {
                Move::Start => break,
                Move::Match => {
                    (slot, word) = (slot - 1, word.saturating_sub(1));
                    steps.push(match self.likeness(slot, word) {
                        Likeness::Same => Step::Same { slot, slots: 1, word, words: 1 },
                        _ => Step::Form { slot, word },
                    });
                }
                Move::TwoSlots => {
                    (slot, word) = (slot.saturating_sub(2), word.saturating_sub(1));
                    steps.push(Step::Same { slot, slots: 2, word, words: 1 });
                }
                Move::TwoWords => {
                    (slot, word) = (slot - 1, word.saturating_sub(2));
                    steps.push(Step::Same { slot, slots: 1, word, words: 2 });
                }
                Move::Add => {
                    slot -= 1;
                    steps.push(Step::Added { slot });
                }
                Move::Drop => {
                    word = word.saturating_sub(1);
                    steps.push(match self.slots.get(slot - 1) {
                        Some(Slot::StandIn(_)) => Step::StoodFor { word },
                        Some(Slot::Gap) => Step::Omitted { word },
                        _ => Step::Dropped { word },
                    });
                }
            }
        }
        steps.reverse();
        let mut way = Way { steps, ..Way::default() };
        for step in &way.steps {
            match *step {
                Step::Same { slot, slots, .. } => {
                    way.kept += (slot..slot + slots).map(|slot| Self::weight(self.asked(slot))).sum::<f32>();
                }
                Step::Form { slot, .. } => way.kept += FORM * Self::weight(self.asked(slot)),
                Step::Dropped { word } => way.dropped += Self::weight(self.said(word)),
                Step::Added { .. } | Step::StoodFor { .. } | Step::Omitted { .. } => {}
            }
        }
        way
    }
}

/// The scores of this slot and the two before it, by how many words are behind.
struct Scores {
    rows: [Vec<f32>; 3],
}

impl Scores {
    /// The score `back` slots ago.
    fn at(&self, back: usize, word: usize) -> f32 {
        self.rows.get(back).and_then(|row| row.get(word)).copied().unwrap_or(f32::MIN)
    }

    fn set(&mut self, word: usize, score: f32) {
        if let Some(cell) = self.rows.first_mut().and_then(|row| row.get_mut(word)) {
            *cell = score;
        }
    }

    fn turn(&mut self) {
        self.rows.rotate_right(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::align::terms;

    /// The way in words: `=` kept, `~` bent, `+` added, `-` dropped, `*` stood for, `.` left out.
    fn laid(asked: &str, text: &str) -> String {
        let (asked, words) = (Asked::read(asked), terms(text));
        let words: Vec<&Term> = words.iter().collect();
        let way = lay(&asked, &words, 0.0).unwrap_or_default();
        let said = |from: usize, count: usize| {
            words[from..from + count].iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let steps = way.steps.iter().map(|step| match *step {
            Step::Same { word, words, .. } => format!("={}", said(word, words)),
            Step::Form { word, .. } => format!("~{}", said(word, 1)),
            Step::Added { slot } => match &asked.slots[slot] {
                Slot::Word(term) => format!("+{}", term.text),
                Slot::StandIn(_) => "[]".to_owned(),
                Slot::Gap => "…".to_owned(),
            },
            Step::Dropped { word } => format!("-{}", said(word, 1)),
            Step::StoodFor { word } => format!("*{}", said(word, 1)),
            Step::Omitted { word } => format!(".{}", said(word, 1)),
        });
        steps.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_quote_is_laid_where_it_fits() {
        for (asked, text, way) in [
            ("golden power", "he said the golden power applies", "=golden =power"),
            ("golden iron power", "the golden power applies", "=golden +iron =power"),
            ("golden power", "the golden and ancient power", "=golden -and -ancient =power"),
            ("the tides turned", "so the tide is turning", "=the ~tide -is ~turning"),
            ("we … pay", "we shall not ever pay", "=we … .shall .not .ever =pay"),
            ("[the company] will pay", "and we will pay", "[] =will =pay"),
            ("pay [the company] now", "pay the old firm now", "=pay [] *the *old *firm =now"),
            ("health care", "the healthcare bill", "=healthcare"),
            ("percent", "ten per cent more", "=per cent"),
            ("no deal", "nothing at all", "+no +deal"),
        ] {
            assert_eq!(laid(asked, text), way, "{asked} / {text}");
        }
    }

    #[test]
    fn a_text_that_cannot_have_enough_is_not_looked_at() {
        let words = terms("a quite different text");
        let words: Vec<&Term> = words.iter().collect();
        assert_eq!(lay(&Asked::read("golden power"), &words, 0.5), None);
        assert_eq!(lay(&Asked::read("golden power"), &[], 0.0), None);
    }

    proptest::proptest! {
        #[test]
        fn every_slot_is_used_once_and_in_order(asked in "[abc …\\[\\]]{0,20}", text in "[abc ]{0,40}") {
            let (asked, words) = (Asked::read(&asked), terms(&text));
            let words: Vec<&Term> = words.iter().collect();
            let Some(way) = lay(&asked, &words, 0.0) else { return Ok(()) };
            let mut next = (0, None);
            for step in way.steps {
                let (slot, slots, word, count) = match step {
                    Step::Same { slot, slots, word, words } => (slot, slots, word, words),
                    Step::Form { slot, word } => (slot, 1, word, 1),
                    Step::Added { slot } => (slot, 1, 0, 0),
                    Step::Dropped { word } | Step::StoodFor { word } | Step::Omitted { word } => (0, 0, word, 1),
                };
                if slots > 0 {
                    proptest::prop_assert_eq!(slot, next.0);
                    next.0 += slots;
                }
                if count > 0 {
                    proptest::prop_assert!(next.1.is_none_or(|at| at == word));
                    next.1 = Some(word + count);
                }
            }
            proptest::prop_assert_eq!(next.0, asked.slots.len());
        }
    }
}
