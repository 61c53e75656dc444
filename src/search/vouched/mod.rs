//! Passages that have words of their own that were asked for; and headlines, where what they stand over has them.
//!
//! The headline vouches for a passage that lacks a word, not for every passage under it. So that no list of passages is gone
//! through twice, what a passage has of its own and what only surrounds it are told apart here. Of a passage that cannot be among the
//! best it is not asked how well it matches.
//!
//! | room | holds |
//! | --- | --- |
//! | `way` | a condition, and the documents that meet it |
//! | `sweep` | passages that have one thing that was asked for, many at a time |
//! | `best` | passages that can still be among the best, and no other |
//! | `single` | the same, where one thing stands in one way in a passage's own words |

mod best;
mod single;
mod sweep;
mod way;

use std::ops::Range;

use tantivy::fastfield::AliveBitSet;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

use super::unscored::without_scores;
pub(super) use sweep::Window;
pub(super) use way::Weighted;
use way::{Stream, Way};

/// Sums that are added up in different orders differ by less than that.
const ROUNDING: Score = 1.0 + 1e-5;

/// The passages that have each of several things that were asked for, and meet all conditions.
#[derive(Debug, Clone)]
pub(super) struct Vouched {
    /// What was asked for.
    pub(super) asked: Vec<Standing>,
    /// What has to hold besides.
    pub(super) required: Vec<Weighted>,
    /// What must not hold.
    pub(super) excluded: Vec<Weighted>,
    /// The headlines, where no other passage may do without words of its own.
    pub(super) headlines: Option<Weighted>,
}

/// The ways in which one thing that was asked for can stand in a passage.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    /// In its own words. No headline has any.
    pub(super) own: Vec<Weighted>,
    /// In what it is part of.
    pub(super) context: Vec<Weighted>,
    /// In its own words, where these count more: in a certain place, or beside others.
    pub(super) besides: Vec<Weighted>,
}

impl Standing {
    /// All of them.
    pub(super) fn anywhere(self) -> impl Iterator<Item = Weighted> {
        self.own.into_iter().chain(self.context).chain(self.besides)
    }
}

impl Standing {
    fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Asked> {
        let Self { own, context, besides } = self;
        let all = own.iter().chain(context).chain(besides);
        Ok(Asked {
            ways: all.map(|way| way.weighed(scoring)).collect::<tantivy::Result<_>>()?,
            own: own.len(),
            leading: own.len() + context.len(),
        })
    }
}

impl Vouched {
    /// Made ready to be looked for.
    pub(super) fn weighed(&self, scoring: EnableScoring<'_>) -> tantivy::Result<WeighedPassages> {
        let asked = self.asked.iter().map(|asked| asked.weighed(scoring));
        // What only has to hold is not scored.
        let unscored = without_scores(scoring);
        Ok(WeighedPassages {
            asked: asked.collect::<tantivy::Result<_>>()?,
            required: ways(&self.required, unscored)?,
            excluded: ways(&self.excluded, unscored)?,
            headlines: self.headlines.as_ref().map(|headlines| headlines.weighed(unscored)).transpose()?,
            scores: scoring.is_scoring_enabled(),
        })
    }
}

fn ways(clauses: &[Weighted], scoring: EnableScoring<'_>) -> tantivy::Result<Vec<Way>> {
    clauses.iter().map(|clause| clause.weighed(scoring)).collect()
}

impl Query for Vouched {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.weighed(scoring)?))
    }
}

/// One thing that was asked for, ready to be looked for in each part of the index.
struct Asked {
    /// The ways in which it can stand in a passage.
    ways: Vec<Way>,
    /// So many of them are in its own words.
    own: usize,
    /// The first so many lead to all passages; what counts besides leads to none but these.
    leading: usize,
}

/// All that was asked for, ready likewise.
pub(super) struct WeighedPassages {
    asked: Vec<Asked>,
    required: Vec<Way>,
    excluded: Vec<Way>,
    headlines: Option<Way>,
    /// Whether it is wanted how well a passage matches.
    scores: bool,
}

impl WeighedPassages {
    /// The passages of a part of the index, before the first of them.
    pub(super) fn passages(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Passages> {
        let open = |ways: &[Way], among| -> tantivy::Result<Vec<Stream>> {
            ways.iter().map(|way| way.open(segment, boost, among)).collect()
        };
        let mut asked = Vec::with_capacity(self.asked.len());
        for Asked { ways, own, leading } in &self.asked {
            let ways = open(ways, u64::MAX)?;
            let (own, leading) = (*own, *leading);
            asked.push(Place { ways, own, leading, order: Vec::new(), leaders: 0, alone: 0.0 });
        }
        asked.sort_by_key(Place::cost);
        let among = asked.first().map_or(0, Place::cost);
        let mut rest = 0.0;
        for way in asked.iter_mut().flat_map(|asked| &mut asked.ways).rev() {
            rest += way.rest;
            way.rest = rest;
        }
        let mut required = open(&self.required, among)?;
        required.sort_by_key(Stream::cost);
        let costs = (required.first().map(Stream::cost), asked.first().map(Place::cost));
        let most = asked.iter().flat_map(|asked| &asked.ways).map(|way| way.rest).next().unwrap_or_default();
        let mut passages = Passages {
            scores: self.scores,
            are_bounded: self.scores && most < Score::INFINITY,
            leads: matches!(costs, (Some(required), Some(asked)) if required < asked),
            asked,
            required,
            excluded: open(&self.excluded, among)?,
            headlines: self
                .headlines
                .as_ref()
                .map(|headlines| headlines.open(segment, boost, among))
                .transpose()?,
            document: 0,
            heads: None,
        };
        if passages.are_bounded && passages.is_single() {
            passages.heads = passages.again().map(Box::new);
        }
        Ok(passages)
    }
}

/// Takes in passages of one part of the index as they are found.
pub(super) struct Taking<'a, E> {
    /// Those that are not deleted; `None` where all are alive.
    pub(super) alive: Option<&'a AliveBitSet>,
    /// Is given those that are found with their scores, and tells what the next one has to score at the least.
    pub(super) each: E,
    /// What a passage has to score at the least; of the others it is only counted how many there are.
    pub(super) least: Score,
    /// How many were found.
    pub(super) found: usize,
    /// Of more than so many it need not be known how many there are.
    pub(super) enough: usize,
}

impl<E: FnMut(DocId, Score) -> Score> Taking<'_, E> {
    fn take(&mut self, document: DocId, score: Score) {
        if self.alive.is_none_or(|alive| alive.is_alive(document)) {
            self.found += 1;
            if score >= self.least {
                self.least = (self.each)(document, score);
            }
        }
    }

    /// Whether nothing need be found any more but what scores enough.
    fn has_enough(&self) -> bool {
        self.found > self.enough && self.least > Score::NEG_INFINITY
    }
}

impl Weight for WeighedPassages {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut passages = self.passages(segment, boost)?;
        passages.settle(0);
        Ok(Box::new(passages))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("what is vouched for is not explained".to_owned()))
    }
}

/// Where one thing that was asked for stands.
struct Place {
    ways: Vec<Stream>,
    /// So many of them are in a passage's own words.
    own: usize,
    /// The first so many lead to all passages; what counts besides is asked only of passages that have words of their own.
    leading: usize,
    /// The ways by what it takes to go through them, the most first; known, like the rest, once it matters.
    order: Vec<usize>,
    /// How many of the ways lead.
    leaders: usize,
    /// What a single one that leads has to add to a score.
    alone: Score,
}

impl Place {
    /// The first passage from `target` on that it stands in, and whether it is known to be among the passage's own words; some of
    /// what lies behind it may have been left there.
    fn seek(&mut self, target: DocId) -> (DocId, bool) {
        let mut first = TERMINATED;
        for (at, way) in self.ways.iter_mut().take(self.leading).enumerate() {
            let document = way.from(target);
            if document == target {
                return (target, at < self.own);
            }
            first = first.min(document);
        }
        (first, false)
    }

    /// The same among the passages that have it of their own.
    fn seek_own(&mut self, target: DocId) -> DocId {
        self.ways.iter_mut().take(self.own).map(|way| way.from(target)).min().unwrap_or(TERMINATED)
    }

    /// The first passage from `target` on that has it of its own, or is a headline.
    fn seek_vouched(&mut self, mut target: DocId, headlines: &mut Stream) -> DocId {
        loop {
            let own = self.seek_own(target);
            let headline = headlines.from(target);
            if own <= headline {
                return own;
            }
            let context = self.ways.iter_mut().take(self.leading).skip(self.own);
            let context = context.map(|way| way.from(headline)).min();
            match context {
                Some(context) if context == headline => return headline,
                // No headline before that has it.
                context => target = own.min(context.unwrap_or(TERMINATED)),
            }
            if target >= TERMINATED {
                return TERMINATED;
            }
        }
    }

    fn cost(&self) -> u64 {
        self.ways.iter().take(self.leading).map(Stream::cost).sum()
    }

    /// What a passage scores for what counts besides that has words of its own in so many ways, where it scores enough together with
    /// what it has already; `None` where it does not.
    fn besides(&mut self, document: DocId, own: usize, score: Score, least: Score) -> Option<Score> {
        let mut besides = 0.0;
        let counts = |way: &&mut Stream| own > usize::from(way.takes_several());
        for way in self.ways.iter_mut().skip(self.leading).filter(counts) {
            if (score + besides + way.rest) * ROUNDING < least {
                return None;
            }
            if way.from(document) == document {
                besides += way.score();
            }
        }
        Some(besides)
    }
}

/// The passages of one part of the index, as they come in.
pub(super) struct Passages {
    asked: Vec<Place>,
    required: Vec<Stream>,
    /// Whether what is required is rarer than what was asked for.
    leads: bool,
    excluded: Vec<Stream>,
    headlines: Option<Stream>,
    /// Whether it is wanted how well a passage matches.
    scores: bool,
    /// Whether it is known what no passage scores more than.
    are_bounded: bool,
    document: DocId,
    /// The same before the first of them, where the headlines among them are looked for apart.
    heads: Option<Box<Passages>>,
}

impl Passages {
    /// Hands on the passages among some documents with their scores, 0 where none is wanted. None of the documents lies before those that
    /// were gone through last; the window is any.
    pub(super) fn each_within<E>(
        &mut self,
        documents: Range<DocId>,
        window: &mut Window,
        taking: &mut Taking<'_, E>,
    ) where
        E: FnMut(DocId, Score) -> Score,
    {
        let Range { start: mut from, end } = documents;
        let are_bounded = self.are_bounded;
        let are_counted = |taking: &Taking<'_, E>| !(are_bounded && taking.has_enough());
        let sweeps = self.scores && self.can_sweep();
        while from < end && are_counted(taking) {
            if sweeps {
                from = self.sweep(from..end, window, taking);
                continue;
            }
            from = self.within(from..end);
            if from < end {
                let score = if self.scores { self.score_from(from, taking.least) } else { Some(0.0) };
                taking.take(from, score.unwrap_or(Score::NEG_INFINITY));
                from += 1;
            }
        }
        if from >= end {
            return;
        }
        if let Some(mut heads) = self.heads.take() {
            self.best_single(from..end, taking);
            heads.best_headlines(from..end, taking);
            self.heads = Some(heads);
        } else {
            self.best(from..end, window, taking);
        }
    }

    /// Goes to the first passage from `target` on.
    fn settle(&mut self, target: DocId) -> DocId {
        self.document = self.within(target..TERMINATED);
        self.document
    }

    /// The first passage among some documents, or one behind all of them.
    pub(super) fn within(&mut self, documents: Range<DocId>) -> DocId {
        let mut target = documents.start;
        while target < documents.end {
            let mut next = if self.leads { self.nearing(target) } else { target };
            if next == target {
                next = self.standing(target);
            }
            if next == target {
                next = self.meeting(target);
            }
            if next > target {
                target = next;
                continue;
            }
            if self.excluded.iter_mut().all(|excluded| excluded.from(target) != target) {
                break;
            }
            target += 1;
        }
        target.min(TERMINATED)
    }

    /// The first passage from `target` on that has all that was asked for, whatever else has to hold.
    fn standing(&mut self, mut target: DocId) -> DocId {
        if let ([asked], Some(headlines)) = (&mut *self.asked, &mut self.headlines) {
            return asked.seek_vouched(target, headlines);
        }
        'passages: while target < TERMINATED {
            let mut has_own = self.headlines.is_none();
            for asked in &mut self.asked {
                let (next, is_own) = asked.seek(target);
                if next > target {
                    target = next;
                    continue 'passages;
                }
                has_own |= is_own;
            }
            if let Some(headlines) = self.headlines.as_mut().filter(|_| !has_own) {
                let headline = headlines.from(target);
                if headline != target {
                    let own = self.asked.iter_mut().map(|asked| asked.seek_own(target)).min();
                    target = own.unwrap_or(TERMINATED).min(headline);
                    continue;
                }
            }
            break;
        }
        target
    }

    /// `target` where it may meet every condition; otherwise a document behind it before which none does.
    fn nearing(&mut self, target: DocId) -> DocId {
        let mut near = self.required.iter_mut().map(|required| required.near(target));
        near.find(|next| *next > target).unwrap_or(target)
    }

    /// `target` where it meets every condition; otherwise a document behind it before which none does.
    fn meeting(&mut self, target: DocId) -> DocId {
        self.required
            .iter_mut()
            .map(|required| required.from(target))
            .find(|next| *next > target)
            .unwrap_or(target)
    }

    /// The score of a passage, unless it is less than that.
    fn score_from(&mut self, document: DocId, least: Score) -> Option<Score> {
        let mut total = 0.0;
        for asked in &mut self.asked {
            let (mut score, mut own) = (0.0, 0);
            for (at, way) in asked.ways.iter_mut().take(asked.leading).enumerate() {
                if (total + score + way.rest) * ROUNDING < least {
                    return None;
                }
                if way.from(document) == document {
                    score += way.score();
                    own += usize::from(at < asked.own);
                }
            }
            score += asked.besides(document, own, total + score, least)?;
            total += score;
        }
        Some(total)
    }
}

impl DocSet for Passages {
    fn advance(&mut self) -> DocId {
        match self.document {
            TERMINATED => TERMINATED,
            document => self.settle(document + 1),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.document { self.document } else { self.settle(target) }
    }

    fn doc(&self) -> DocId {
        self.document
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.cost()).unwrap_or(u32::MAX)
    }

    fn cost(&self) -> u64 {
        self.asked.iter().map(Place::cost).min().unwrap_or_default()
    }
}

impl Scorer for Passages {
    fn score(&mut self) -> Score {
        self.score_from(self.document, Score::NEG_INFINITY).unwrap_or_default()
    }
}
