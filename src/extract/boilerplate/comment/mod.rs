//! Reader comments under a plain-text page, split off whole.
//!
//! A comment begins with a *head* that says who wrote and when: *Avatar Jane Roe 01/10/2020 @ 1:51 pm*; *Jane Roe says:* with the
//! date on the next line; a name with a date below. Some pages set the head under the words. Heads alone do not make a
//! thread, since bylines and live reports have them too: a thread follows the article, and something else on the page
//! must say that readers write there.
//!
//! | room | holds |
//! | --- | --- |
//! | `head` | the lines that say who wrote a comment, and when |
//! | `known` | heads that say less, where comments are known to follow |
//! | `name`, `when` | the name and the day in a head |
//! | `under` | comments told by what stands under their words |
//! | `signed` | remarks between an article's parts, each signed under its words |
//! | `control` | a comment's buttons |

mod control;
mod head;
mod known;
mod name;
mod signed;
mod under;
mod when;

use std::iter;
use std::ops::Range;

use super::cue::{Cue, fold};
use super::unit::{Marker, Unit};
use crate::article::{RawComment, Span};
use control::{is_button, is_control, is_reply};
use head::{Head, heads};
use known::is_initial;

/// The comments under an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Thread {
    /// The units that it takes up, its heading included: runs in the page's order.
    pub(super) units: Vec<Range<usize>>,
    /// What readers wrote.
    pub(super) comments: Vec<RawComment>,
}

impl Thread {
    /// Takes its units out of the page's.
    pub(super) fn leave(&self, units: &mut Vec<Unit<'_>>) {
        for range in self.units.iter().rev() {
            units.drain(range.clone());
        }
    }
}

/// A remark has no more units than this above its signature.
const LONGEST_WORDS: usize = 12;

/// Finds the thread of comments, if there is one.
pub(super) fn find(units: &[Unit<'_>]) -> Option<Thread> {
    signed::find(units).or_else(|| {
        let after = units.iter().position(is_paragraph)? + 1;
        let openings: Vec<usize> =
            (after..units.len()).filter(|at| units.get(*at).is_some_and(is_opening)).collect();
        let under = openings.first().and_then(|opening| under::find(units, *opening));
        under.or_else(|| over(units, after, &openings))
    })
}

/// The thread under the article whose heads stand over their words, as nearly everywhere.
fn over(units: &[Unit<'_>], after: usize, openings: &[usize]) -> Option<Thread> {
    let mut heads = heads(units, after, openings.first().copied());
    if heads.iter().any(|(_, head)| head.is_weak) && !has_buttons(units, &heads) {
        heads.retain(|(_, head)| !head.is_weak);
    }
    // Where the page says that comments begin, nothing before is one.
    let opening = openings.iter().copied().find(|at| {
        let next = heads.partition_point(|(head, _)| head < at);
        heads.get(next).is_some_and(|(head, _)| head - at <= 12)
    });
    if let Some(opening) = opening {
        heads.retain(|(at, _)| *at >= opening);
    } else {
        // Else the first that is more than a name and a date begins them.
        let first = heads.iter().find(|(_, head)| head.signs > 0)?.0;
        heads.retain(|(at, _)| *at >= first);
    }
    // A dated head in the thread makes a name without one somebody who is quoted.
    if heads.iter().any(|(_, head)| head.posted.is_some()) {
        heads.retain(|(_, head)| head.posted.is_some());
    }
    let (first, last) = (heads.first()?.0, heads.last()?.0);
    let replies = units.get(first..)?.iter().filter(|unit| is_reply(unit)).count();
    let form = units.get(last..)?.iter().any(|unit| unit.cue == Some(Cue::Form));
    let signs: usize = heads.iter().map(|(_, head)| head.signs).sum();
    let evidence = usize::from(opening.is_some()) * 2 + replies + usize::from(form) + signs;
    if evidence < 2 {
        return None;
    }

    let start = opening.unwrap_or(first);
    if let Some(opening) = opening
        && let Some(comments) = over_heads(units, opening, &heads)
    {
        let (last, head) = heads.last()?;
        return Some(Thread { units: iter::once(start..last + head.units).collect(), comments });
    }
    without_answered(units, &mut heads);
    let titles: Vec<usize> = heads.iter().map(|(at, head)| title_over(units, *at, head)).collect();
    let ends = heads.iter().zip(&titles).skip(1).map(|((at, _), title)| at - title).chain([units.len()]);
    let mut end = first;
    let mut comments = Vec::with_capacity(heads.len());
    // Whether every comment so far ended with its buttons.
    let mut buttons_end = true;
    for (nth, ((at, head), next)) in heads.iter().zip(ends).enumerate() {
        let from = at + head.units;
        let words = units.get(from..next).unwrap_or_default();
        // Between two heads everything is the comment's; after the last one, until the page goes on.
        let (words, author_below) = if next == units.len() {
            let stop = words.iter().position(is_end).unwrap_or(words.len());
            (words.get(..stop).unwrap_or_default(), None)
        } else {
            (words, heads.get(nth + 1).map(|(_, head)| head.author.as_str()))
        };
        let words = match words {
            // The letter that stands for the picture of whoever comes next.
            [words @ .., last] if author_below.is_some_and(|author| is_initial(last, author)) => words,
            words => words,
        };
        let buttons = closing_buttons(words);
        let words = match buttons {
            Some(buttons) if author_below.is_none() && nth > 0 && buttons_end => {
                words.get(..buttons).unwrap_or_default()
            }
            _ => words,
        };
        buttons_end &= buttons.is_some_and(|at| words.get(at..).unwrap_or_default().iter().all(is_control));
        end = from + words.len();
        let title = titles.get(nth).copied().unwrap_or_default();
        let head_units = units.get(at - title..from).unwrap_or_default();
        let mut comment = comment(head, head_units, words);
        if let Some(title) = units.get(at - title..*at).and_then(<[_]>::first)
            && !comment.text.starts_with(title.text)
        {
            comment.text = format!("{}\n{}", title.text, comment.text);
        }
        comments.push(comment);
    }
    Some(Thread { units: iter::once(start..end).collect(), comments })
}

/// Whether buttons stand under each of the heads that need them.
fn has_buttons(units: &[Unit<'_>], heads: &[(usize, Head)]) -> bool {
    let ends = heads.iter().skip(1).map(|(at, _)| *at).chain([units.len()]);
    let below =
        |(at, head): &(usize, Head), next: usize| units.get(at + head.units..next).unwrap_or_default();
    heads.iter().zip(ends).filter(|(head, _)| head.1.is_weak).all(|(head, next)| {
        let words = below(head, next);
        words.iter().take(LONGEST_WORDS).any(is_button)
    })
}

/// Takes off the name of whoever is answered, which some systems put behind the name of the one who answers: `Jane Roe Joss
/// Reed • 3 days ago`.
fn without_answered(units: &[Unit<'_>], heads: &mut [(usize, Head)]) {
    /// Whoever is answered wrote no more comments before than this.
    const NEAREST: usize = 200;
    for nth in 1..heads.len() {
        let (before, rest) = heads.split_at_mut(nth);
        let Some((at, head)) = rest.first_mut() else { return };
        if !units.get(*at).is_some_and(|unit| unit.text.contains('•')) {
            continue;
        }
        let alone = before.iter().rev().take(NEAREST).find_map(|(_, other)| {
            head.author.strip_suffix(&other.author)?.strip_suffix(' ').filter(|alone| !alone.is_empty())
        });
        if let Some(alone) = alone.map(str::to_owned) {
            head.author = alone;
        }
    }
}

/// How many units over a head are the title of its comment: one or none.
fn title_over(units: &[Unit<'_>], at: usize, head: &Head) -> usize {
    let Some([before, title]) = at.checked_sub(2).and_then(|from| units.get(from..at)) else { return 0 };
    let is_title = title.text.len() <= 100 && title.cue.is_none() && !is_control(title);
    usize::from(head.is_titled && is_title && (is_control(before) || before.cue.is_some()))
}

/// Where the buttons begin that close a comment's words.
fn closing_buttons(words: &[Unit<'_>]) -> Option<usize> {
    let said = words.iter().position(|unit| !is_control(unit))?;
    let buttons = words.iter().skip(said).position(is_button)?;
    Some(said + buttons)
}

/// The comments of a page that sets each head under its words: words follow the heading of the thread, and none the last
/// head.
fn over_heads(units: &[Unit<'_>], opening: usize, heads: &[(usize, Head)]) -> Option<Vec<RawComment>> {
    let words = |range: Range<usize>| units.get(range).unwrap_or_default();
    let says = |unit: &Unit<'_>| !is_control(unit) && unit.cue.is_none();
    let (first, (last, head)) = (heads.first()?.0, heads.last()?);
    let said_before = words(opening + 1..first).iter().any(says);
    let said_after = words(last + head.units..units.len()).iter().find(|unit| !is_control(unit));
    if heads.len() < 2 || !said_before || said_after.is_some_and(|unit| unit.cue.is_none()) {
        return None;
    }
    let mut from = opening + 1;
    let mut comments = Vec::with_capacity(heads.len());
    for (at, head) in heads {
        comments.push(comment(head, words(*at..at + head.units), words(from..*at)));
        from = at + head.units;
    }
    Some(comments)
}

/// The comment of a head and the words that belong to it.
fn comment(head: &Head, head_units: &[Unit<'_>], words: &[Unit<'_>]) -> RawComment {
    let said: Vec<&Unit<'_>> = words.iter().filter(|unit| !is_control(unit)).collect();
    let placed = || said.iter().copied().chain(head_units).map(Unit::span);
    let start = placed().map(|span| span.start).min().unwrap_or_default();
    let end = said.last().copied().or(head_units.last()).map_or(start, |unit| unit.span().end);
    let text: Vec<String> = said.iter().map(|unit| unit.joined()).filter(|text| !text.is_empty()).collect();
    RawComment {
        author: Some(head.author.clone()).filter(|author| !author.is_empty()),
        posted: head.posted.clone(),
        text: text.join("\n"),
        line: said.iter().copied().chain(head_units).filter_map(Unit::line).min(),
        span: Some(Span::new(start, end)),
        depth: 0,
    }
}

/// Whether a unit is a paragraph of running text.
fn is_paragraph(unit: &Unit<'_>) -> bool {
    unit.len() >= 90
        && unit.marker == Marker::None
        && unit.texts().last().is_some_and(|t| t.ends_with(['.', '”', '"', '?', '!']))
}

/// Whether a unit says that comments follow.
fn is_opening(unit: &Unit<'_>) -> bool {
    let label = || unit.marker == Marker::None && fold(unit.text).trim_end_matches([':', ' ']) == "comments";
    unit.len() <= 120
        && matches!(unit.lines, [_])
        && (unit.cue == Some(Cue::Comments) || unit.cue == Some(Cue::Form) && label())
}

/// Whether a unit ends the last comment: the form below it, or the page going on.
fn is_end(unit: &Unit<'_>) -> bool {
    if is_control(unit) {
        return false;
    }
    !matches!(unit.cue, None | Some(Cue::Meta | Cue::Share))
}

#[cfg(test)]
mod tests;
