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
//! | `signed` | remarks between an article's parts, each signed under its words |
//! | `control` | a comment's buttons |

mod control;
mod head;
mod signed;

use std::iter;
use std::ops::Range;

use super::cue::{Cue, fold};
use super::unit::{Marker, Unit};
use crate::article::{RawComment, Span};
use control::{is_control, is_reply};
use head::{Head, heads};

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
    signed::find(units).or_else(|| under(units))
}

/// The thread under the article.
fn under(units: &[Unit<'_>]) -> Option<Thread> {
    let article = units.iter().position(is_paragraph)?;
    let after = article + 1..units.len();
    let cues = || after.clone().filter(|at| units.get(*at).is_some_and(is_opening));
    let mut heads = heads(units, after.start);
    // Where the page says that comments begin, nothing before is one.
    let opening = cues().find(|at| heads.iter().any(|(head, _)| head >= at && head - at <= 12));
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
    let ends = heads.iter().skip(1).map(|(at, _)| *at).chain([units.len()]);
    let mut end = first;
    let mut comments = Vec::with_capacity(heads.len());
    for ((at, head), next) in heads.iter().zip(ends) {
        let from = at + head.units;
        let words = units.get(from..next).unwrap_or_default();
        // Between two heads everything is the comment's; after the last one, until the page goes on.
        let words = if next == units.len() {
            let stop = words.iter().position(is_end).unwrap_or(words.len());
            words.get(..stop).unwrap_or_default()
        } else {
            words
        };
        end = from + words.len();
        comments.push(comment(head, units.get(*at..from).unwrap_or_default(), words));
    }
    Some(Thread { units: iter::once(start..end).collect(), comments })
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
mod tests {
    use super::super::unit::units;
    use super::*;
    use crate::text::paragraph::lines;

    #[test]
    fn a_head_may_stand_under_its_words() {
        let text = "The harbour board has voted to sell the old crane on the North Mole, which nobody has used since spring.\n\n\
                    2 comments\n\nIt was a good crane.\n\nAda Quill\nMarch 3, 2021 at 1:51 pm\n\nIt was not.\n\nJoss \
                    Reed\nMarch 3, 2021 at 2:10 pm\n\nLeave a comment";
        let lines: Vec<_> = lines(text).collect();
        let said = |comment: RawComment| format!("{}: {}", comment.author.unwrap(), comment.text);
        let comments: Vec<_> = find(&units(&lines)).unwrap().comments.into_iter().map(said).collect();
        assert_eq!(comments, ["Ada Quill: It was a good crane.", "Joss Reed: It was not."]);
    }
}
