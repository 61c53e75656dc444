//! Passages that can still be among the best, and no other.
//!
//! Once it no longer has to be counted how many there are, a passage matters only where it scores as much as the worst of the best.
//! What the documents of a window score at the most is known before they are looked at. Where that is too little the window is
//! passed over; elsewhere the commonest conditions that together score too little lead to nothing that the others do not lead to, and
//! are only asked about what these find.

use std::ops::Range;

use tantivy::{DocId, Score, TERMINATED};

use super::way::{Role, Stream};
use super::{Passages, Place, ROUNDING, Taking, Window};

/// Where what is required is so many times rarer than what is asked for, windows tell nothing that the passages do not tell themselves.
const SPARSE: u64 = 4;

/// What is so many times rarer than the commonest way in which the rarest thing asked for stands in a passage bounds windows where it
/// is met.
const RARE: u64 = 16;

/// In a window of not more documents than that each is asked alone.
const FEW: DocId = if cfg!(test) { 1 } else { 64 };

impl Passages {
    /// Hands on the passages among some documents that score enough, and may hand on others.
    pub(super) fn best<E>(&mut self, documents: Range<DocId>, window: &mut Window, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        let leading = self.asked.first().map(|asked| asked.ways.iter().take(asked.leading));
        let commonest = leading.into_iter().flatten().map(Stream::runs).max().unwrap_or_default();
        for asked in &mut self.asked {
            asked.order();
            for way in &mut asked.ways {
                way.is_rare = way.runs().saturating_mul(RARE) < commonest;
            }
        }
        let picks = self.picks();
        let Range { start: mut target, end: last } = documents;
        while target < last {
            let (end, most) = self.ahead(target..last, !picks);
            // What is damaged may lead back.
            let end = end.max(target + 1);
            if most * ROUNDING >= taking.least {
                self.lead(most, taking.least);
                if end - target > FEW && self.lead_to_much() {
                    self.asked.iter_mut().for_each(Place::forget);
                    target = self.sweep(target..last, window, taking);
                    continue;
                }
                self.best_before(target..end, most, taking);
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

    /// The first window of some documents, or all of them: its end, and what none of its passages scores more than.
    fn ahead(&mut self, documents: Range<DocId>, is_window: bool) -> (DocId, Score) {
        let Range { start: target, mut end } = documents;
        for (at, asked) in self.asked.iter_mut().enumerate().filter(|_| is_window) {
            for way in asked.ways.iter_mut().take(asked.leading).filter(|way| at == 0 || way.is_rare) {
                end = end.min(way.ahead(target));
            }
        }
        let mut most = 0.0;
        for (at, asked) in self.asked.iter_mut().enumerate().rev() {
            for (number, way) in asked.ways.iter_mut().enumerate().rev() {
                let leads = number < asked.leading;
                if !leads && is_window {
                    way.near(target);
                }
                way.until(end, is_window && leads && (at == 0 || way.is_rare));
                most += way.here;
                way.rest = most;
            }
        }
        (end, most)
    }

    /// Tells which conditions lead to the passages of a window that score enough: one that none of them does without, where there is
    /// any, or such as all others together do not make up for.
    fn lead(&mut self, most: Score, least: Score) {
        for asked in &mut self.asked {
            let here: Score = asked.ways.iter().map(|way| way.here).sum();
            let needed = least - (most - here) * ROUNDING;
            let mut others: Score = asked.ways.iter().skip(asked.leading).map(|way| way.here).sum();
            let mut rarest = None;
            asked.leaders = 0;
            for at in &asked.order {
                let Some(way) = asked.ways.get_mut(*at) else { continue };
                if (most - way.here) * ROUNDING < least {
                    way.role = Role::Keeps;
                    rarest = Some(*at);
                } else if (others + way.here) * ROUNDING >= needed {
                    way.role = Role::Leads;
                    asked.leaders += 1;
                } else {
                    way.role = Role::Adds;
                    others += way.here;
                }
            }
            if let Some(rarest) = rarest {
                for (at, way) in asked.ways.iter_mut().take(asked.leading).enumerate() {
                    if at == rarest {
                        way.role = Role::Leads;
                        others = here - way.here;
                    } else if way.role == Role::Leads {
                        way.role = Role::Adds;
                    }
                }
                asked.leaders = 1;
            }
            asked.alone = needed - others * ROUNDING;
        }
    }

    /// Whether several conditions lead to so much that to go through all takes less than to ask of each document alone which of them
    /// it meets.
    fn lead_to_much(&self) -> bool {
        let Some(asked) = self.asked.first().filter(|_| self.can_sweep()) else { return false };
        let leading = asked.ways.iter().take(asked.leading).filter(|way| way.role == Role::Leads);
        let leading = leading.map(Stream::cost).sum::<u64>();
        asked.leaders > 1 && leading.saturating_mul(asked.ways.len() as u64) > asked.cost()
    }

    /// Hands on the passages of a window that score enough, of which none scores more than `most`.
    fn best_before<E>(&mut self, window: Range<DocId>, most: Score, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        let Range { start: mut target, end } = window;
        loop {
            let mut next = if self.leads { self.nearing(target) } else { target };
            if next == target {
                let mut led = self.asked.iter_mut().map(|asked| asked.led(target, end));
                next = led.find(|next| *next > target).unwrap_or(target);
            }
            if next == target {
                next = self.vouched_for(target);
            }
            if next >= end {
                return;
            }
            if next > target {
                target = next;
                continue;
            }
            let before = taking.least;
            self.offer(target, taking);
            if taking.least > before {
                self.lead(most, taking.least);
            }
            target += 1;
        }
    }
}

impl Passages {
    /// `target` where it may have words of its own, or be a headline; otherwise a document behind it before which none is either.
    fn vouched_for(&mut self, target: DocId) -> DocId {
        let Some(headlines) = &mut self.headlines else { return target };
        let own = self.asked.iter_mut().map(|asked| asked.near_own(target)).min().unwrap_or(TERMINATED);
        if own == target { target } else { own.min(headlines.from(target)) }
    }

    /// Hands a passage on that has all that was asked for, where it scores enough and is meant.
    pub(super) fn offer<E>(&mut self, document: DocId, taking: &mut Taking<'_, E>)
    where
        E: FnMut(DocId, Score) -> Score,
    {
        if let Some(score) = self.score_from(document, taking.least)
            && score >= taking.least
            && self.holds(document)
        {
            taking.take(document, score);
        }
    }

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
    /// Forgets how little what counts besides adds in a window.
    fn forget(&mut self) {
        let mut rest = 0.0;
        for way in self.ways.iter_mut().skip(self.leading).rev() {
            rest += way.most;
            way.rest = rest;
        }
    }

    /// Puts the ways in order by what it takes to go through them.
    fn order(&mut self) {
        self.order = (0..self.leading).collect();
        self.order.sort_by_key(|at| std::cmp::Reverse(self.ways.get(*at).map(Stream::cost)));
    }

    /// A passage from `target` on that may have it of its own, before which none has.
    fn near_own(&mut self, target: DocId) -> DocId {
        self.ways.iter_mut().take(self.own).map(|way| way.near(target)).min().unwrap_or(TERMINATED)
    }

    /// The first passage from `target` on that any of the ways that lead leads to and that none of those that keep others out does, or
    /// one that is not before `end`.
    fn led(&mut self, target: DocId, end: DocId) -> DocId {
        let (is_alone, least) = (self.leaders == 1, self.alone / ROUNDING);
        let leading = self.ways.iter_mut().take(self.leading).filter(|way| way.role == Role::Leads);
        let led = |way: &mut Stream| {
            if is_alone { way.adding(target, end, least) } else { way.from(target) }
        };
        let next = leading.map(led).min().unwrap_or(TERMINATED);
        if next > target {
            return next;
        }
        let mut keeping = self.ways.iter_mut().take(self.leading).filter(|way| way.role == Role::Keeps);
        keeping.find_map(|way| Some(way.near(target)).filter(|next| *next > target)).unwrap_or(target)
    }
}
