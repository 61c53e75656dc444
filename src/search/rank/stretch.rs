//! Going through the documents a stretch at a time, so that a long search can be shared out.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::incoming::Incoming;
use super::{Ranked, Ranking, Weighed};
use crate::index::parts::Part;
use crate::index::shared;
use crate::search::vouched::{Passages, Taking, Window};
use crate::search::{Group, Sort};

/// So many documents are a stretch: enough that one more of them costs nothing. In tests hardly two articles are in the same one.
const LONG: DocId = if cfg!(test) { 3 } else { 1 << 18 };

/// Some documents of a part of the index.
struct Stretch<'s> {
    ord: SegmentOrdinal,
    segment: &'s SegmentReader,
    documents: Range<DocId>,
}

/// How far one thread is.
struct Going<'r> {
    window: Window,
    incoming: Incoming<'r>,
    /// The passages of the part of the index where it is, behind those that it has gone through, where they can be gone through a stretch
    /// at a time.
    passages: Option<Passages>,
}

impl Ranking<'_> {
    /// Finds the best passages.
    pub(super) fn passages(self, searcher: &Searcher, weighed: &Weighed) -> tantivy::Result<Ranked> {
        let least = Least::default();
        let stretches = self.stretches(searcher, weighed);
        let begin = || Going { window: Window::new(), incoming: Incoming::new(self), passages: None };
        let gone = shared::among(&stretches, begin, |going, _, stretch| {
            self.go_through(stretch, going, weighed, &least)
        })?;
        let mut all = Ranked::default();
        for Ranked { total, best } in gone.into_iter().map(|going| going.incoming.ranked()) {
            all.total += total;
            all.best.extend(best);
        }
        all.best.sort_unstable();
        all.best.truncate(self.keep);
        Ok(all)
    }

    /// All documents, in their order.
    fn stretches<'s>(self, searcher: &'s Searcher, weighed: &Weighed) -> Vec<Stretch<'s>> {
        let mut stretches = Vec::new();
        for (ord, segment) in self.parts.with_articles(searcher) {
            let part = self.parts.part(segment).filter(|_| matches!(weighed, Weighed::Vouched(_)));
            let mut start = 0;
            while start < segment.max_doc() {
                let end = part.map_or(DocId::MAX, |part| self.parting(part, start.saturating_add(LONG)));
                let end = end.min(segment.max_doc());
                stretches.push(Stretch { ord, segment, documents: start..end });
                start = end;
            }
        }
        stretches
    }

    /// A document, there or behind that, before which one thread may end and another one begin.
    fn parting(self, part: &Part, document: DocId) -> DocId {
        match self.group {
            Group::Passage => document,
            // The passages of an article are compared with each other.
            Group::Article => part.blocks.around(document).map_or(document, |block| block.article),
        }
    }

    /// Lets the passages of a stretch come in.
    fn go_through(
        self,
        stretch: &Stretch<'_>,
        going: &mut Going<'_>,
        weighed: &Weighed,
        others: &Least,
    ) -> tantivy::Result<()> {
        let Stretch { ord, segment, ref documents } = *stretch;
        let Going { window, incoming, passages } = going;
        if !incoming.is_from(ord) {
            incoming.turn_to(ord, segment)?;
            *passages = None;
        }
        let alive = segment.alive_bitset();
        let is_alive = |document| alive.is_none_or(|alive| alive.is_alive(document));
        match weighed {
            Weighed::Vouched(weight) => {
                let passages = match passages {
                    Some(passages) => passages,
                    None => passages.insert(weight.passages(segment, 1.0)?),
                };
                let (found, least) = (incoming.total, others.raised(incoming.least()));
                let each = |document, score| {
                    incoming.consider(document, score);
                    others.raised(incoming.least())
                };
                let decides = self.group == Group::Passage && self.sort == Sort::Relevance;
                let enough = if decides { self.enough } else { usize::MAX };
                let mut taking = Taking { alive, each, least, found, enough };
                passages.each_within(documents.clone(), window, &mut taking);
                if self.group == Group::Passage {
                    incoming.total = taking.found;
                }
                Ok(())
            }
            Weighed::Other(weight) if self.requires_scoring() => {
                weight.for_each(segment, &mut |document, score| {
                    if is_alive(document) {
                        incoming.collect(document, score);
                    }
                })
            }
            Weighed::Other(weight) => weight.for_each_no_score(segment, &mut |documents| {
                for document in documents.iter().copied().filter(|document| is_alive(*document)) {
                    incoming.collect(document, 0.0);
                }
            }),
        }
    }
}

/// What a passage has to score at the least, as far as any of the threads knows that go through the parts of the index.
#[derive(Default)]
struct Least(AtomicU32);

impl Least {
    /// The highest that was told, this one included; it is positive, or tells nothing to others.
    fn raised(&self, least: Score) -> Score {
        // The bits of positive numbers are in the order of the numbers.
        let told = if least > 0.0 { least.to_bits() } else { 0 };
        let others = self.0.fetch_max(told, Ordering::Relaxed);
        least.max(if others > 0 { Score::from_bits(others) } else { least })
    }
}
