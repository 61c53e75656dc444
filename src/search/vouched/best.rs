//! Passages that can still be among the best, and no other.
//!
//! Once it no longer has to be counted how many there are, a passage matters only where it scores as much as the worst of the best.
//! What the documents of a window score at the most is known before they are looked at. Where that is too little the window is
//! passed over; elsewhere the commonest conditions that together score too little lead to nothing that the others do not lead to, and
//! are only asked about what these find.

use tantivy::{DocId, Score, TERMINATED};

use super::way::Stream;
use super::{Passages, Place, ROUNDING, Taking, Window};

/// Where what is required is so many times rarer than what is asked for, windows tell nothing that the passages do not tell themselves.
const SPARSE: u64 = 4;

impl Passages {
    /// Hands on the passages from a document on that score enough, and may hand on others.
    pub(super) fn best<E>(&mut self, from: DocId, window: &mut Window, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        for asked in &mut self.asked {
            asked.order();
        }
        let picks = self.picks();
        let mut target = from;
        while target < TERMINATED {
            let (end, most) = self.ahead(target, !picks);
            // What is damaged may lead back.
            let end = end.max(target + 1);
            if most * ROUNDING >= taking.least {
                self.lead(most, taking.least);
                if self.lead_to_much() {
                    target = self.sweep(window, taking);
                    continue;
                }
                self.best_before(target, end, taking);
            }
            target = end;
        }
    }

    /// Whether what is required picks so few passages that hardly a window has two of them.
    fn picks(&self) -> bool {
        let required = self.required.first().filter(|_| self.leads).map(Stream::cost);
        let asked = self.asked.first().map_or(0, Place::cost);
        required.is_some_and(|required| required.saturating_mul(SPARSE) < asked)
    }

    /// A window from a document on, or all that there is: its end, and what none of its passages scores more than.
    fn ahead(&mut self, target: DocId, is_window: bool) -> (DocId, Score) {
        let Some(rarest) = self.asked.first_mut() else { return (TERMINATED, 0.0) };
        let ends = rarest.ways.iter_mut().take(if is_window { rarest.leading } else { 0 });
        let end = ends.map(|way| way.ahead(target)).min().unwrap_or(TERMINATED);
        let mut most = 0.0;
        for (at, asked) in self.asked.iter_mut().enumerate().rev() {
            for (number, way) in asked.ways.iter_mut().enumerate().rev() {
                // What counts besides is not looked for ahead, and may be anywhere.
                if number < asked.leading {
                    way.until(end, is_window && at == 0);
                }
                most += way.here;
                way.rest = most;
            }
        }
        (end, most)
    }

    /// Tells which conditions lead to the passages of a window that score enough.
    fn lead(&mut self, most: Score, least: Score) {
        for asked in &mut self.asked {
            let here: Score = asked.ways.iter().map(|way| way.here).sum();
            let needed = least - (most - here) * ROUNDING;
            let besides = asked.ways.iter().skip(asked.leading);
            let mut others: Score = besides.map(|way| way.here).sum();
            asked.leaders = 0;
            for at in &asked.order {
                let Some(way) = asked.ways.get_mut(*at) else { continue };
                way.leads = (others + way.here) * ROUNDING >= needed;
                if way.leads {
                    asked.leaders += 1;
                } else {
                    others += way.here;
                }
            }
            asked.alone = needed - others * ROUNDING;
        }
    }

    /// Whether several conditions lead to so much that to go through all takes less than to ask of each document alone which of them
    /// it meets.
    fn lead_to_much(&self) -> bool {
        let Some(asked) = self.asked.first().filter(|_| self.can_sweep()) else { return false };
        let leading = asked.ways.iter().take(asked.leading).filter(|way| way.leads);
        let leading = leading.map(Stream::cost).sum::<u64>();
        asked.leaders > 1 && leading.saturating_mul(asked.ways.len() as u64) > asked.cost()
    }

    /// Hands on the passages of a window that score enough.
    fn best_before<E>(&mut self, mut target: DocId, end: DocId, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        loop {
            let mut next = if self.leads { self.nearing(target) } else { target };
            if next == target {
                next = self
                    .asked
                    .iter_mut()
                    .map(|asked| asked.led(target, end))
                    .find(|next| *next > target)
                    .unwrap_or(target);
            }
            if next >= end {
                return;
            }
            if next > target {
                target = next;
                continue;
            }
            if let Some(score) = self.score_from(target, taking.least)
                && self.holds(target)
            {
                taking.take(target, score);
            }
            target += 1;
        }
    }
}

impl Passages {
    /// Whether a passage that has all that was asked for, in whatever way, is meant; every way has to have gone there.
    fn holds(&mut self, document: DocId) -> bool {
        let mut own = self.asked.iter().flat_map(|asked| asked.ways.iter().take(asked.own));
        let vouched = match &mut self.headlines {
            Some(headlines) => {
                own.any(|own| own.document() == document) || headlines.from(document) == document
            }
            None => true,
        };
        vouched
            && self.required.iter_mut().all(|required| required.from(document) == document)
            && self.excluded.iter_mut().all(|excluded| excluded.from(document) != document)
    }
}

impl Place {
    /// Puts the ways in order by what it takes to go through them.
    fn order(&mut self) {
        self.order = (0..self.leading).collect();
        self.order.sort_by_key(|at| std::cmp::Reverse(self.ways.get(*at).map(Stream::cost)));
    }

    /// The first passage from `target` on that any of the ways that lead leads to, or one that is not before `end`.
    fn led(&mut self, target: DocId, end: DocId) -> DocId {
        let (is_alone, least) = (self.leaders == 1, self.alone / ROUNDING);
        let leading = self.ways.iter_mut().take(self.leading).filter(|way| way.leads);
        let led = |way: &mut Stream| {
            if is_alone { way.adding(target, end, least) } else { way.from(target) }
        };
        leading.map(led).min().unwrap_or(TERMINATED)
    }
}
