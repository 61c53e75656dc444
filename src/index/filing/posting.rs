//! Under each term its documents: what was collected document by document is put in the order of the terms, by counting.

use std::io;

use tantivy::DocId;
use tantivy::postings::FieldSerializer;
use tantivy::schema::IndexRecordOption;

use super::log::{Log, Text};
use super::strings::NONE;
use super::vocabulary::{Filed, Ranks, Vocabulary};

/// So many occurrences are put in order at a time, or those of one term.
const AT_A_TIME: usize = if cfg!(test) { 50 } else { 1 << 21 };

/// Terms as they are met in one field: by where they stand in their order, document by document, position by position.
pub(super) trait Occurrences {
    /// Tells of each.
    fn each(&self, meet: impl FnMut(u32, DocId, u32));
}

/// The words of texts, under their stems or folded.
pub(super) struct Running<'a> {
    pub(super) log: &'a Log,
    /// The kinds of text that count, a bit for each.
    pub(super) kinds: u32,
    /// By the number of a word, what it is filed under; see [`Ranks`].
    pub(super) under: &'a [u32],
    pub(super) vocabulary: &'a Vocabulary,
}

impl<'a> Running<'a> {
    /// The texts that count.
    pub(super) fn texts(&self) -> impl Iterator<Item = Text<'a>> + use<'a> {
        let kinds = self.kinds;
        self.log.texts().filter(move |text| kinds >> text.kind & 1 == 1)
    }

    /// Under how many terms the words of a text are filed, counting each as often as it is.
    pub(super) fn length(&self, text: Text<'_>) -> u32 {
        let terms = |word: u32| self.under.get(word as usize).map_or(0, |rank| 1 + rank / Ranks::RESTS);
        text.words().map(terms).sum()
    }

    fn rank(&self, word: u32) -> Option<u32> {
        self.under.get(word as usize).copied()
    }

    /// The other word that one is known by too.
    fn rest(&self, word: u32) -> Option<u32> {
        self.rank(self.vocabulary.filed(word)?.rest)
    }
}

impl Occurrences for Running<'_> {
    #[inline]
    fn each(&self, mut meet: impl FnMut(u32, DocId, u32)) {
        for text in self.texts() {
            text.each(|word, position| {
                let Some(rank) = self.rank(word) else { return };
                meet(rank & !Ranks::RESTS, text.document, position);
                if rank & Ranks::RESTS != 0
                    && let Some(rest) = self.rest(word)
                {
                    meet(rest & !Ranks::RESTS, text.document, position);
                }
            });
        }
    }
}

/// Terms that are filed as they are.
pub(super) struct Whole<'a> {
    pub(super) log: &'a Log,
    pub(super) ranks: &'a Ranks,
}

impl Occurrences for Whole<'_> {
    fn each(&self, mut meet: impl FnMut(u32, DocId, u32)) {
        for text in self.log.texts() {
            for rank in text.words().filter_map(|term| self.ranks.terms.get(term as usize)) {
                meet(*rank, text.document, 0);
            }
        }
    }
}

/// What the words of texts look like beyond their spelling; see [`exact`](crate::index::exact).
pub(super) struct Looks<'a> {
    pub(super) running: Running<'a>,
    pub(super) ranks: &'a Ranks,
}

impl Looks<'_> {
    /// The marks of a text, each once, by where they stand in the order of terms.
    fn marks(&self, text: Text<'_>, marks: &mut Vec<u32>) {
        marks.clear();
        let rank = |term: u32| self.ranks.terms.get(term as usize).copied();
        let mut always: Vec<&Filed> = Vec::new();
        for word in text.words() {
            match self.ranks.marks.get(word as usize).copied() {
                None | Some(NONE) => {}
                Some(Ranks::MORE) => {
                    for filed in self.known_by(word) {
                        marks.extend(filed.marks.into_iter().filter_map(rank));
                        always.extend(Some(filed).filter(|filed| filed.always != NONE));
                    }
                }
                Some(mark) => marks.push(mark),
            }
        }
        for accented in always {
            let plain = |filed: &Filed| filed.folded == accented.folded && filed.always == NONE;
            if !text.words().flat_map(|word| self.known_by(word)).any(plain) {
                marks.extend(rank(accented.always));
            }
        }
        marks.sort_unstable();
        marks.dedup();
    }

    /// A word, and the other one that it is known by too.
    fn known_by(&self, word: u32) -> impl Iterator<Item = &Filed> {
        let vocabulary = self.running.vocabulary;
        let filed = vocabulary.filed(word);
        filed.into_iter().chain(filed.and_then(|filed| vocabulary.filed(filed.rest)))
    }
}

impl Occurrences for Looks<'_> {
    fn each(&self, mut meet: impl FnMut(u32, DocId, u32)) {
        let mut marks = Vec::new();
        for text in self.running.texts() {
            self.marks(text, &mut marks);
            for rank in &marks {
                meet(*rank, text.document, 0);
            }
        }
    }
}

/// Where a term occurs.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    document: DocId,
    position: u32,
}

/// Puts occurrences in the order of their terms.
pub(super) struct Postings<'a> {
    vocabulary: &'a Vocabulary,
    ranks: &'a Ranks,
    /// By term, how often it occurs.
    counts: Vec<u32>,
    /// Of some terms, one after the other, the document and position of each occurrence.
    places: Vec<Place>,
}

impl<'a> Postings<'a> {
    pub(super) const fn new(vocabulary: &'a Vocabulary, ranks: &'a Ranks) -> Self {
        Self { vocabulary, ranks, counts: Vec::new(), places: Vec::new() }
    }

    /// Counts how often each term occurs; returns how many occurrences there are in all.
    pub(super) fn count(&mut self, occurrences: &impl Occurrences) -> u64 {
        let counts = &mut self.counts;
        counts.clear();
        counts.resize(self.ranks.order.len(), 0);
        occurrences.each(|rank, _, _| {
            if let Some(count) = counts.get_mut(rank as usize) {
                *count += 1;
            }
        });
        counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// Writes under each term its documents, once they have been counted.
    pub(super) fn write(
        &mut self,
        occurrences: &impl Occurrences,
        option: IndexRecordOption,
        serializer: &mut FieldSerializer<'_>,
    ) -> io::Result<()> {
        let Self { vocabulary, ranks, counts, places } = self;
        let mut writing = Writing { option, serializer, positions: Vec::new() };
        let mut terms = ranks.order.as_slice();
        let mut counts = counts.as_mut_slice();
        let mut first = 0;
        while !counts.is_empty() {
            let (some, sum) = some(counts);
            let (here, later) = counts.split_at_mut(some);
            let (named, unnamed) = terms.split_at_checked(some).unwrap_or((terms, &[]));
            // From here on: where the next occurrence of each term has its place.
            let mut start = 0;
            for count in here.iter_mut() {
                start += std::mem::replace(count, start);
            }
            places.clear();
            places.resize(sum, Place::default());
            occurrences.each(|rank, document, position| {
                if let Some(next) = rank.checked_sub(first).and_then(|rank| here.get_mut(rank as usize))
                    && let Some(place) = places.get_mut(*next as usize)
                {
                    *place = Place { document, position };
                    *next += 1;
                }
            });
            let mut start = 0;
            for (term, end) in named.iter().zip(&*here) {
                if let Some(places) = places.get(start..*end as usize).filter(|places| !places.is_empty()) {
                    writing.term(vocabulary.get(*term), places)?;
                }
                start = *end as usize;
            }
            first += u32::try_from(some).unwrap_or_default();
            (counts, terms) = (later, unnamed);
        }
        Ok(())
    }
}

/// How many terms are put in order at a time, one at the least, and how many occurrences they have.
fn some(counts: &[u32]) -> (usize, usize) {
    let (mut some, mut sum) = (0, 0);
    for count in counts {
        if sum > 0 && sum + *count as usize > AT_A_TIME {
            break;
        }
        sum += *count as usize;
        some += 1;
    }
    (some, sum)
}

/// Writes terms, one after the other.
struct Writing<'s, 'w> {
    option: IndexRecordOption,
    serializer: &'s mut FieldSerializer<'w>,
    /// How far each position in a document is behind the one before.
    positions: Vec<u32>,
}

impl Writing<'_, '_> {
    fn term(&mut self, term: &str, places: &[Place]) -> io::Result<()> {
        let documents = || places.chunk_by(|one, other| one.document == other.document);
        if self.option == IndexRecordOption::Basic {
            self.serializer.new_term_without_freq(term.as_bytes())?;
            for place in documents().filter_map(<[Place]>::first) {
                self.serializer.write_doc(place.document, 0, &[]);
            }
            return self.serializer.close_term();
        }
        let count = u32::try_from(documents().count()).unwrap_or(u32::MAX);
        self.serializer.new_term(term.as_bytes(), count, true)?;
        for places in documents() {
            self.positions.clear();
            let mut before = 0;
            if self.option == IndexRecordOption::WithFreqsAndPositions {
                for Place { position, .. } in places {
                    self.positions.push(position - before);
                    before = *position;
                }
            }
            let often = u32::try_from(places.len()).unwrap_or(u32::MAX);
            self.serializer.write_doc(
                places.first().map_or(0, |place| place.document),
                often,
                &self.positions,
            );
        }
        self.serializer.close_term()
    }
}
