//! Reader comments under a plain-text page, split off whole.
//!
//! A comment begins with a *head* that says who wrote and when: *Avatar Jane Roe 01/10/2020 @ 1:51 pm*; *Jane Roe says:* with the
//! date on the next line; a name with a date below. Heads alone do not make a thread, since bylines and live reports have
//! them too: a thread follows the article, and something else on the page must say that readers write there.

use std::ops::Range;

use super::cue::{self, Cue, fold};
use super::unit::{Marker, Unit};
use crate::article::{RawComment, Span};
use crate::extract::date::written::{Day, Written, scan};

/// The comments under an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Thread {
    /// The units that it takes up, its heading included.
    pub(super) units: Range<usize>,
    /// What readers wrote.
    pub(super) comments: Vec<RawComment>,
}

/// A line or two that begin a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    author: String,
    posted: Option<String>,
    /// How many units it takes up.
    units: usize,
    /// How clearly it is a comment's: more than name and date.
    signs: usize,
}

/// A head's line is no longer than this, in bytes.
const LONGEST_HEAD: usize = 140;

/// Finds the thread of comments, if there is one.
pub(super) fn find(units: &[Unit<'_>]) -> Option<Thread> {
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
    Some(Thread { units: start..end, comments })
}

fn comment(head: &Head, head_units: &[Unit<'_>], words: &[Unit<'_>]) -> RawComment {
    let said: Vec<&Unit<'_>> = words.iter().filter(|unit| !is_control(unit)).collect();
    let place = |unit: &Unit<'_>| unit.span();
    let start = head_units.first().map_or(0, |unit| place(unit).start);
    let end = said.last().copied().or(head_units.last()).map_or(start, |unit| place(unit).end);
    let text: Vec<String> = said.iter().map(|unit| unit.joined()).filter(|text| !text.is_empty()).collect();
    RawComment {
        author: Some(head.author.clone()).filter(|author| !author.is_empty()),
        posted: head.posted.clone(),
        text: text.join("\n"),
        line: head_units.first().and_then(Unit::line),
        span: Some(Span::new(start, end)),
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
    unit.len() <= 120 && matches!(unit.lines, [_]) && unit.cue == Some(Cue::Comments)
}

/// Whether a unit ends the last comment: the form below it, or the page going on.
fn is_end(unit: &Unit<'_>) -> bool {
    if is_control(unit) {
        return false;
    }
    !matches!(unit.cue, None | Some(Cue::Meta | Cue::Share))
}

fn is_reply(unit: &Unit<'_>) -> bool {
    unit.text.len() <= 24
        && matches!(fold(unit.text).as_str(), "reply" | "reply ↓" | "reply to this" | "log in to reply")
}

/// Whether a unit is a button within a comment, or a picture's stand-in.
fn is_control(unit: &Unit<'_>) -> bool {
    const CONTROLS: [&str; 22] = [
        "avatar",
        "collapse",
        "delete",
        "dislike",
        "edit",
        "flag",
        "gravatar",
        "hide replies",
        "like",
        "link",
        "log in to reply",
        "permalink",
        "recommend",
        "reply",
        "reply ↓",
        "reply to this",
        "report",
        "report this comment",
        "report comment",
        "share",
        "show replies",
        "upvote",
    ];
    if unit.text.is_empty() {
        return true;
    }
    if unit.text.len() > 40 {
        return false;
    }
    let folded = fold(unit.text);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '↓').trim();
    bare.is_empty() || CONTROLS.contains(&bare) || bare == "#"
}

fn heads(units: &[Unit<'_>], from: usize) -> Vec<(usize, Head)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(rest) = units.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(head) = head(rest) {
            let units = head.units;
            found.push((at, head));
            at += units;
        } else {
            at += 1;
        }
    }
    found
}

fn head(units: &[Unit<'_>]) -> Option<Head> {
    let unit = units.first()?;
    if unit.text.len() > LONGEST_HEAD || !matches!(unit.lines, [_]) {
        return None;
    }
    let mut signs = usize::from(unit.marker == Marker::Number);
    let (avatar, text) = without_avatar(unit.text);
    signs += usize::from(avatar);
    // Name and date on one line.
    if let Some(date) = scan(text).into_iter().find(is_posting) {
        let (before, after) = (text.get(..date.start)?, text.get(date.end..)?);
        if !is_rest(after) {
            return None;
        }
        let (says, name) = without_saying(before);
        let author = name_of(name)?;
        // Without a time, a name and a date are as likely a byline.
        let signs = signs + usize::from(says);
        let timed = date.time.is_some() || signs > 0;
        let posted = text.get(date.start..date.end).map(str::to_owned);
        return timed.then_some(Head { author, posted, units: 1, signs });
    }
    if text.bytes().any(|b| b.is_ascii_digit()) && relative(text).is_some() {
        return None;
    }
    let dated = |unit: &Unit<'_>| unit.text.bytes().any(|b| b.is_ascii_digit());
    if !text.ends_with([':', 's', 'd', 'e', 'g', ' ']) && !units.get(1).is_some_and(dated) {
        return None;
    }
    let (says, name) = without_saying(text);
    let next = units.get(1).filter(|next| next.text.len() <= LONGEST_HEAD && matches!(next.lines, [_]));
    // A day with a full stop (*16. March*) is no mark of a list here.
    let posted = next.and_then(|next| date_alone(next.text).or_else(|| date_alone(next.lines.first()?.text)));
    if !says && posted.is_none() {
        return None;
    }
    let author = name_of(name)?;
    let length = 1 + usize::from(posted.is_some());
    Some(Head { author, posted, units: length, signs: signs + usize::from(says) })
}

fn is_posting(written: &Written) -> bool {
    matches!(written.day, Day::Full(_) | Day::Either { .. })
}

/// Takes the stand-in for a picture off a head.
fn without_avatar(text: &str) -> (bool, &str) {
    for word in
        ["Avatar for ", "Avatar of ", "Avatar ", "Gravatar ", "Profile photo of ", "Profile picture of "]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

/// Takes *says:*, *wrote on* and the like off the end of a name; whether there was one.
fn without_saying(text: &str) -> (bool, &str) {
    const JOINTS: [char; 12] = [',', '|', '-', '–', '—', '•', '·', '@', '(', '/', ';', ' '];
    const WORDS: [&str; 13] = [
        " says",
        " said",
        " wrote",
        " commented",
        " writes",
        " replied",
        " commenting",
        " on",
        " at",
        " says:",
        " said:",
        " wrote:",
        ":",
    ];
    let mut says = false;
    let mut text = text.trim_end_matches(JOINTS);
    let mut again = true;
    while again {
        again = false;
        for word in WORDS {
            let Some(at) = text.len().checked_sub(word.len()) else { continue };
            if text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word)) {
                says |= !matches!(word, " on" | " at" | ":");
                text = text.get(..at).unwrap_or_default().trim_end_matches(JOINTS);
                again = true;
            }
        }
    }
    (says, text)
}

/// The name that a head's words are, once the picture's stand-in that repeats it is left out.
fn name_of(text: &str) -> Option<String> {
    const NEVER: [&str; 22] = [
        "a",
        "an",
        "archived",
        "as",
        "by",
        "created",
        "edited",
        "first",
        "from",
        "in",
        "last",
        "modified",
        "on",
        "originally",
        "posted",
        "published",
        "since",
        "the",
        "this",
        "until",
        "updated",
        "updated:",
    ];
    let mut text = text.trim();
    for lead in ["Comment by ", "Posted by ", "comment by ", "posted by "] {
        text = text.strip_prefix(lead).unwrap_or(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let (half, rest) = words.split_at_checked(words.len() / 2)?;
    let words = if !half.is_empty() && half == rest { half } else { &words };
    let first = words.first()?.to_lowercase();
    let plausible = words.len() <= 6
        && text.len() <= 60
        && !NEVER.contains(&first.as_str())
        && !text.ends_with(['.', '?', '!', ':', ',']) | (words.len() <= 3 && text.ends_with('.'))
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['“', '"', '©', '|', '»'])
        && words.iter().all(|word| word.len() <= 30)
        && cue::of(text).is_none();
    plausible.then(|| words.join(" "))
}

/// Whether what stands after a head's date is nothing to read.
fn is_rest(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        matches!(
            word,
            "reply"
                | "permalink"
                | "edit"
                | "edited"
                | "link"
                | "report"
                | "says"
                | "said"
                | "wrote"
                | "quote"
                | "share"
                | "like"
                | "log"
                | "in"
                | "to"
                | "uhr"
        )
    })
}

/// The date that a line is, and nothing else; or how long ago.
fn date_alone(text: &str) -> Option<String> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(ago) = relative(text) {
        return Some(ago);
    }
    let date = scan(text).into_iter().find(is_posting)?;
    let (before, after) = (text.get(..date.start)?, text.get(date.end..)?);
    let joint = |word: &str| matches!(word, "on" | "at" | "posted" | "says" | "said");
    let folded = fold(before);
    let clear = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| joint(word) || word.ends_with("day") || word.len() == 3);
    (clear && is_rest(after)).then(|| text.get(date.start..date.end).unwrap_or_default().to_owned())
}

/// *3 days ago*, as written.
fn relative(text: &str) -> Option<String> {
    if text.len() > 40 {
        return None;
    }
    let folded = fold(text);
    let mut words =
        folded.split_whitespace().skip_while(|word| matches!(*word, "about" | "over" | "almost" | "•" | "·"));
    let number = words.next()?;
    let unit = words.next()?.trim_end_matches('s');
    let ago = words.next()? == "ago";
    let known = matches!(
        unit,
        "second" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "mo" | "year"
    );
    (number == "#" && known && ago && words.all(is_rest)).then(|| text.to_owned())
}
