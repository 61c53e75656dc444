//! Passages that can still be among the best, where one thing is asked for, and it is known of its words what they score at the most.
//!
//! What surrounds passages holds for all of an article, and of most articles none of it does. Between two that have any of it, a
//! passage's own words alone have to score enough.

use std::ops::Range;

use tantivy::{DocId, Score, TERMINATED};

use super::way::Stream;
use super::{Passages, Place, ROUNDING, Taking};

/// What is so many times rarer than a passage's own words is told apart where it stands and where not.
const RARE: u64 = 16;

/// Fewer passages are looked at sooner than it is told what surrounds them.
const COMMON: u64 = if cfg!(test) { 1 } else { 512 };

/// What surrounds the passages from one on.
struct Around {
    /// What it adds to a score at the most.
    most: Score,
    /// The document before which that holds.
    until: DocId,
    /// Whether it is known of all of it where it stands.
    is_exact: bool,
}

impl Passages {
    /// Whether it is so, and nothing else picks the passages.
    pub(super) fn is_single(&self) -> bool {
        let [Place { own: 1, ways, .. }] = &*self.asked else { return false };
        let is_common = |own: &Stream| own.is_bounded() && own.cost() >= COMMON;
        ways.first().is_some_and(is_common) && !self.leads && self.headlines.is_some()
    }

    /// Hands on the passages among some documents that have words of their own and score enough, and may hand on others.
    pub(super) fn best_single<E>(&mut self, documents: Range<DocId>, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        let Range { start: mut target, end: behind } = documents;
        let Some(asked) = self.asked.first_mut() else { return };
        asked.tell_rare();
        // Before that document none scores more for its own words than is known.
        let mut ahead = target;
        let mut around = Around { most: 0.0, until: target, is_exact: false };
        while target < behind {
            let Some(asked) = self.asked.first_mut() else { return };
            let least = taking.least;
            let Some(own) = asked.ways.first_mut() else { return };
            if target >= ahead {
                ahead = own.ahead(target).max(target + 1).min(behind);
            }
            let most = own.here;
            if target >= around.until {
                around = asked.around(target, Some(ahead));
            }
            // What is damaged may lead back.
            let end = ahead.min(around.until.max(target + 1));
            if (most + around.most) * ROUNDING < least {
                target = end;
                continue;
            }
            let Some(own) = asked.ways.first_mut() else { return };
            target = own.adding(target, end, (least - around.most * ROUNDING) / ROUNDING);
            if target >= end {
                continue;
            }
            if !around.is_exact {
                around = asked.around(target, None);
                continue;
            }
            let met = self.meeting(target);
            if met > target {
                target = met;
                continue;
            }
            self.offer(target, taking);
            target += 1;
        }
    }

    /// Hands on the headlines among some documents that score enough, and may hand on others.
    pub(super) fn best_headlines<E>(&mut self, documents: Range<DocId>, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        let Range { start: mut target, end } = documents;
        while target < end {
            let (Some(asked), Some(headlines)) = (self.asked.first_mut(), &mut self.headlines) else {
                return;
            };
            let next = asked.surrounded(target..end, taking.least);
            target = headlines.from(next);
            if target > next || target >= end {
                continue;
            }
            self.offer(target, taking);
            target += 1;
        }
    }

    /// The same once more, where that takes less than to look for them.
    pub(super) fn again(&self) -> Option<Self> {
        let all = |streams: &[Stream]| streams.iter().map(Stream::again).collect::<Option<Vec<_>>>();
        let again = |asked: &Place| Some(Place { ways: all(&asked.ways)?, order: Vec::new(), ..*asked });
        Some(Self {
            asked: self.asked.iter().map(again).collect::<Option<_>>()?,
            required: all(&self.required)?,
            excluded: all(&self.excluded)?,
            headlines: Some(self.headlines.as_ref()?.again()?),
            heads: None,
            ..*self
        })
    }
}

impl Place {
    /// Tells what surrounds far fewer passages than have words of their own.
    fn tell_rare(&mut self) {
        let own = self.ways.first().map_or(0, Stream::runs);
        for way in &mut self.ways {
            way.is_rare = way.runs().saturating_mul(RARE) < own;
        }
    }

    fn surrounding(&mut self) -> &mut [Stream] {
        self.ways.get_mut(self.own..self.leading).unwrap_or_default()
    }

    /// What surrounds the passages from `target` on; where that is asked as far as a document, of what is not rare it is told only
    /// whether it stands before that.
    fn around(&mut self, target: DocId, as_far_as: Option<DocId>) -> Around {
        let mut around = Around { most: 0.0, until: TERMINATED, is_exact: true };
        for way in self.ways.iter_mut().skip(self.own) {
            let (most, until) = match as_far_as {
                Some(end) if !way.is_rare => {
                    let next = way.near(target);
                    if next >= end { (0.0, next) } else { (way.most, end) }
                }
                _ => way.around(target),
            };
            around.is_exact &= as_far_as.is_none() || way.is_rare || most == 0.0;
            around.most += most;
            around.until = around.until.min(until);
        }
        around
    }

    /// The first of some documents that may score enough for what it is part of alone; otherwise one behind them.
    fn surrounded(&mut self, documents: Range<DocId>, least: Score) -> DocId {
        let Range { start: mut target, end } = documents;
        let around = self.surrounding();
        let all: Score = around.iter().map(|way| way.most).sum();
        while target < end && all * ROUNDING >= least {
            // What adds most is mostly what is rarest.
            let most =
                around.iter().map(|way| way.most).enumerate().max_by(|one, other| one.1.total_cmp(&other.1));
            let Some((greatest, most)) = most else { return end };
            let Some(next) = around.get_mut(greatest).map(|way| way.near(target)) else { return end };
            if next <= target {
                return target;
            }
            let (next, all) = (next.min(end), all - most);
            let others = around.iter_mut().enumerate().filter(|(at, _)| *at != greatest);
            let adding = |(_, way): (usize, &mut Stream)| {
                way.adding(target, next, (least - (all - way.most) * ROUNDING) / ROUNDING)
            };
            target = others.map(adding).min().unwrap_or(next).min(next);
            if target < next {
                return target;
            }
        }
        end
    }
}
