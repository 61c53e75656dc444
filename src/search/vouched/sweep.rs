//! Passages that have one thing that was asked for, many at a time.
//!
//! What is common stands in one passage of ten. To let all that have it come in one by one, each looked for in every way in which it
//! can stand there, takes far longer than to go through every way once and to add up what the passages score.

use tantivy::{DocId, Score, TERMINATED};

use super::way::Stream;
use super::{Passages, Place};

/// So many documents are looked at together.
const WIDTH: usize = 64 * WORDS;

/// How many words of 64 bits tell which of them are meant.
const WORDS: usize = 64;

/// Of more documents than that it is not asked one by one whether they are headlines.
const FEW: u32 = 8;

/// Documents side by side, with what each scores.
struct Window {
    first: DocId,
    scores: Box<[Score]>,
    /// Those that have words of their own.
    own: Marked,
    /// Those that have none, but are part of something that has.
    context: Marked,
}

/// Some of the documents of a window, by their place in it.
#[derive(Clone, Copy)]
struct Marked([u64; WORDS]);

impl Passages {
    /// Whether its passages can be handed on by [`Self::sweep`].
    pub(super) fn can_sweep(&self) -> bool {
        self.asked.len() == 1 && !self.leads
    }

    /// Hands on every passage with its score, in order. None may have come in before.
    pub(super) fn sweep(self, mut each: impl FnMut(DocId, Score)) {
        let Self { mut asked, mut required, mut excluded, mut headlines, .. } = self;
        let Some(Place { mut ways, own }) = asked.pop() else { return };
        let mut window = Window::new();
        loop {
            let first = ways.iter().map(Stream::document).min().unwrap_or(TERMINATED);
            if first == TERMINATED {
                return;
            }
            window.open(first);
            let (own, context) = ways.split_at_mut(own);
            for way in own {
                way.each_before(window.end(), |document, score| window.add_own(document, score));
            }
            for way in context {
                way.each_before(window.end(), |document, score| window.add_context(document, score));
            }
            if let Some(headlines) = &mut headlines {
                window.keep_headlines(headlines);
            }
            window.each(|document, score| {
                if required.iter_mut().all(|required| required.from(document) == document)
                    && excluded.iter_mut().all(|excluded| excluded.from(document) != document)
                {
                    each(document, score);
                }
            });
        }
    }
}

impl Window {
    fn new() -> Self {
        Self { first: 0, scores: vec![0.0; WIDTH].into(), own: Marked::NONE, context: Marked::NONE }
    }

    /// Begins at another document, with nothing.
    fn open(&mut self, first: DocId) {
        self.first = first;
        self.scores.fill(0.0);
        (self.own, self.context) = (Marked::NONE, Marked::NONE);
    }

    /// The first document behind it.
    const fn end(&self) -> DocId {
        self.first.saturating_add(WIDTH as DocId)
    }

    const fn place(&self, document: DocId) -> usize {
        document.wrapping_sub(self.first) as usize
    }

    fn add_own(&mut self, document: DocId, score: Score) {
        let at = self.place(document);
        self.own.mark(at);
        self.add(at, score);
    }

    fn add_context(&mut self, document: DocId, score: Score) {
        let at = self.place(document);
        if !self.own.holds(at) {
            self.context.mark(at);
        }
        self.add(at, score);
    }

    fn add(&mut self, at: usize, score: Score) {
        if let Some(sum) = self.scores.get_mut(at) {
            *sum += score;
        }
    }

    /// Leaves of what has no words of its own only headlines.
    fn keep_headlines(&mut self, headlines: &mut Stream) {
        let (first, end) = (self.first, self.end());
        if self.context.count() > FEW {
            let mut marked = Marked::NONE;
            headlines.from(first);
            headlines.each_before(end, |document, _| marked.mark(document.wrapping_sub(first) as usize));
            self.context.0.iter_mut().zip(marked.0).for_each(|(context, headlines)| *context &= headlines);
        } else {
            let mut kept = Marked::NONE;
            self.context.each(|at| {
                let document = first + at as DocId;
                if headlines.from(document) == document {
                    kept.mark(at);
                }
            });
            self.context = kept;
        }
    }

    /// Calls `each` with every document that is left, and what it scores.
    fn each(&self, mut each: impl FnMut(DocId, Score)) {
        let mut found = self.own;
        found.0.iter_mut().zip(self.context.0).for_each(|(own, context)| *own |= context);
        found.each(|at| each(self.first + at as DocId, self.scores.get(at).copied().unwrap_or_default()));
    }
}

impl Marked {
    const NONE: Self = Self([0; WORDS]);

    fn holds(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    fn mark(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn each(&self, mut each: impl FnMut(usize)) {
        for (mut word, base) in self.0.into_iter().zip((0..).step_by(64)) {
            while word != 0 {
                each(base + word.trailing_zeros() as usize);
                word &= word - 1;
            }
        }
    }
}
