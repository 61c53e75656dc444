//! What stands over an article: headline, standfirst, byline, date.

use super::author;
use super::cue::Cue;
use super::headline;
use super::unit::{Marker, Unit};
use crate::article::{DateClue, Provenance};
use crate::extract::byline;
use crate::extract::date::written::{Day, scan};

/// What a header's line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The headline.
    Title,
    /// The standfirst.
    Deck,
    /// Who wrote it, perhaps with the date.
    Byline,
    /// When it came out.
    Date,
}

/// How far below the headline a byline may stand.
const REACH: usize = 6;
/// How far where shares and pictures stand between.
const FAR_REACH: usize = 12;
/// How many units above the text the headline may stand.
const FARTHEST: usize = 40;
/// A line so long is running text, in bytes.
const PROSE: usize = 100;
/// How far above the headline a byline may stand.
const ABOVE: usize = 3;

/// Finds the lines over an article, with what they are. `kept` says which units the model takes for the article's;
/// `clean` that the page holds nothing else.
pub(super) fn find(units: &[Unit<'_>], kept: &[bool], clean: bool) -> Vec<(usize, Role)> {
    let mut roles = Vec::new();
    let Some(body) = first_paragraph(units, kept) else { return roles };
    let title = title(units, body, clean);
    if let Some(title) = title {
        roles.push((title, Role::Title));
    }
    let top = title.map_or(0, |title| title + 1);
    let from = title.unwrap_or(0).saturating_sub(ABOVE);
    let mut under_title = None;
    let reach = if clean { REACH } else { FAR_REACH };
    // A standfirst of whole sentences right under the headline is no text yet: byline and date stand below it.
    let is_prose = |unit: &Unit<'_>| unit.len() >= PROSE;
    let last = if !clean && title.is_some() && body <= top + 1 {
        let next = units.iter().skip(body + 1).position(is_prose);
        next.map_or(body + 1, |next| body + 1 + next)
    } else {
        body + 1
    };
    for at in from..=(top + reach).min(last) {
        let Some(unit) = units.get(at).filter(|_| Some(at) != title) else { continue };
        let next = units.get(at + 1);
        let right_below = title.is_some() && (top..top + 2).contains(&at);
        // A wrapped paragraph is more than its first line: "LOWQUAY, March 3 (NNA) - The council".
        let wrapped = unit.lines.len() > 1 && is_prose(unit);
        let joined = if wrapped { Some(unit.joined()) } else { None };
        let text = joined.as_deref().unwrap_or(unit.text);
        let names = byline::is_byline(text)
            || byline::is_dated_name(text)
            || !wrapped && (is_name_over_date(unit, next) || right_below && is_name_with_job(unit, next));
        let goes_on = || {
            roles.last().is_some_and(|(last, role)| last + 1 == at && *role == Role::Byline)
                && unit.gap <= 1
                && byline::is_affiliation(text)
        };
        let role = if goes_on() || names && (clean || is_signature(units, text)) {
            Some(Role::Byline)
        } else if is_date_line(text)
            && (at <= body + 1 || scan(text).first().is_some_and(|date| date.start == 0))
            || right_below && is_told_with_date(text)
        {
            Some(Role::Date)
        } else {
            None
        };
        if let Some(role) = role {
            under_title = under_title.or((at >= top).then_some(at));
            roles.push((at, role));
        }
    }
    // What stands between the headline and the byline is the standfirst; so is a line without a full stop under the
    // headline.
    let last = |unit: &Unit<'_>| unit.lines.last().is_some_and(|line| ends_sentence(line.text));
    if let Some(title) = title
        && let Some(unit) = units.get(title + 1)
        && (under_title == Some(title + 2) || under_title.is_none() && title + 2 == body && !last(unit))
        && is_deck(unit)
    {
        roles.push((title + 1, Role::Deck));
    }
    roles
}

/// The first unit of running text that is the article's.
pub(super) fn first_paragraph(units: &[Unit<'_>], kept: &[bool]) -> Option<usize> {
    let of_article = || units.iter().zip(kept).enumerate().filter(|(_, (_, kept))| **kept);
    let prose = |unit: &Unit<'_>| {
        let last = unit.lines.last().map_or(unit.text, |line| line.text);
        unit.len() >= 80 && ends_sentence(last) && !byline::is_byline(unit.text)
    };
    let found = of_article().skip(1).find(|(_, (unit, _))| prose(unit)).or_else(|| of_article().nth(1));
    let first = of_article().next()?;
    // A page whose first paragraph is its longest has no headline in it.
    let found = found.unwrap_or(first);
    Some(if prose(first.1.0) && first.1.0.len() > 200 { first.0 } else { found.0 })
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '?', '!', ':', '…'])
        || text.ends_with(",”")
}

/// The headline among the units around the first paragraph.
fn title(units: &[Unit<'_>], body: usize, clean: bool) -> Option<usize> {
    if !clean {
        return headline::find(units, body);
    }
    // The first line, unless it is an institution's name in capitals over the headline.
    let likely = || {
        let above = units.iter().enumerate().take(body).skip(body.saturating_sub(FARTHEST));
        above.filter(|(at, unit)| can_be_headline(unit, units.get(at + 1))).map(|(at, _)| at)
    };
    let first = likely().next()?;
    let shouted = |at: &usize| units.get(*at).is_some_and(|unit| is_shouted(unit.text));
    Some(if shouted(&first) { likely().find(|at| !shouted(at)).unwrap_or(first) } else { first })
}

pub(super) fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether a unit of a text that is nothing but an article looks like its headline.
fn can_be_headline(unit: &Unit<'_>, next: Option<&Unit<'_>>) -> bool {
    let text = unit.joined();
    let words = text.split_whitespace().count();
    let cue = unit.cue;
    let possible = (1..=32).contains(&words)
        && text.len() <= 240
        && unit.marker != Marker::Bullet
        && !matches!(
            cue,
            Some(
                Cue::Nav
                    | Cue::Share
                    | Cue::Legal
                    | Cue::Form
                    | Cue::Newsletter
                    | Cue::Tags
                    | Cue::Advert
                    | Cue::Meta
                    | Cue::Comments
                    | Cue::Author
            )
        )
        && (!text.ends_with([',', ';']) || is_half(unit, next))
        && !byline::is_byline(&text)
        && !is_date_line(&text)
        && !is_name_over_date(unit, next)
        && !text.starts_with(['(', '[']);
    if !possible {
        return false;
    }
    let next_is_byline = next.is_some_and(|next| byline::is_byline(next.text) || is_date_line(next.text));
    let mut score = 1.0 + words.min(8) as f32 * 0.3;
    score -= words.saturating_sub(20) as f32 * 0.2;
    if words < 3 {
        score -= 1.0;
    }
    if next_is_byline {
        score += 1.5;
    }
    if cue.is_some() {
        score -= 2.0;
    }
    if is_shouted(&text) {
        score -= 2.0;
    }
    // A sentence is the text's own, unless it is written as headlines are, or set apart as a short line, full stop or
    // not.
    let shouted_or_titled = title_case(&text) >= 0.6;
    let apart = words <= 16 && next.is_some_and(|next| next.gap > 0 && next.len() > unit.len());
    if text.ends_with('.') && !text.ends_with("...") && !shouted_or_titled && !next_is_byline && !apart {
        score -= 6.0;
    }
    score > 0.0
}

/// Whether a headline goes on in the next line: *Poll: voters wary;* over *A third are undecided*.
pub(super) fn is_half(unit: &Unit<'_>, next: Option<&Unit<'_>>) -> bool {
    unit.text.ends_with(';') && next.is_some_and(|next| next.gap == 0 && next.len() <= 160)
}

/// The share of the words of four letters and more, after the first, that begin with a capital.
pub(super) fn title_case(text: &str) -> f32 {
    let (mut all, mut capital) = (0_usize, 0_usize);
    for word in text.split_whitespace().skip(1) {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let first = letters.next();
        if letters.nth(2).is_some() {
            all += 1;
            capital += usize::from(first.is_some_and(char::is_uppercase));
        }
    }
    if all < 2 { 0.0 } else { capital as f32 / all as f32 }
}

/// Whether a line says when the article came out, and nothing else.
pub(super) fn is_date_line(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let dates: Vec<_> = scan(text).into_iter().filter(|w| !matches!(w.day, Day::Yearless { .. })).collect();
    if dates.is_empty() {
        return false;
    }
    let mut left = 0;
    let mut before = 0;
    for (start, end) in dates.iter().map(|w| (w.start, w.end)).chain([(text.len(), text.len())]) {
        left += text.get(before..start).map_or(0, words_that_count);
        before = end;
    }
    let within = || dates.first().is_some_and(|date| is_within_sentence(text, date.start));
    left == 0 || left <= 3 && !text.ends_with(['.', '?']) && !within()
}

/// Whether what stands on a line around its date is a sentence's: *Quay to open on 5 June 2021*, but not *Jane Roe on 5 June 2021*.
fn is_within_sentence(text: &str, date: usize) -> bool {
    const JOINS: [&str; 10] = ["after", "before", "by", "for", "from", "in", "of", "on", "since", "until"];
    const SIGNS: [&str; 5] = ["added", "by", "filed", "submitted", "written"];
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let tells = words_that_count(first) == 0 || SIGNS.iter().any(|sign| first.eq_ignore_ascii_case(sign));
    let before = text.get(..date).and_then(|before| before.split_whitespace().last()).unwrap_or_default();
    let joined = JOINS.iter().any(|word| before.eq_ignore_ascii_case(word));
    let plain = |word: &str| {
        word.len() >= 3
            && word.starts_with(char::is_lowercase)
            && !JOINS.contains(&word)
            && words_that_count(word) > 0
    };
    joined && !tells && words.any(plain)
}

/// Whether a line tells of the article, with the date among it: *Reviewed by Jane Roe, on 4 March 2021*, *Harbour Desk / Updated:
/// 4 March 2021, 21:47*.
fn is_told_with_date(text: &str) -> bool {
    const LONGEST: usize = 160;
    const FIRST: [&str; 7] =
        ["posted ", "published ", "updated ", "written by", "reviewed by", "edited by", "on behalf of "];
    let begins = |first: &str| text.get(..first.len()).is_some_and(|start| start.eq_ignore_ascii_case(first));
    let parts = [" | ", " / ", " · ", " • "];
    text.len() <= LONGEST
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && (FIRST.into_iter().any(begins)
            || !text.ends_with('.')
                && (parts.iter().any(|part| text.contains(part))
                    || matches!(byline::signature(text), byline::Mark::Names(_))))
        && byline::is_terse(text)
        && scan(text).iter().any(|date| !matches!(date.day, Day::Yearless { .. }))
}

/// The words on the line before a date that say of what it is: *Published*, *Last updated*.
pub(super) fn label_before<'u>(units: &'u [Unit<'_>], at: usize) -> Option<&'u str> {
    const FIRST: [&str; 13] = [
        "created",
        "date",
        "event",
        "expires",
        "first",
        "last",
        "modified",
        "originally",
        "posted",
        "publication",
        "published",
        "reviewed",
        "updated",
    ];
    let label = units.get(at.checked_sub(1)?)?.text;
    let first = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_label = label.len() <= 40 && FIRST.iter().any(|word| first.eq_ignore_ascii_case(word));
    (is_label && scan(label).is_empty()).then_some(label)
}

/// Every line that is a date, which shows how the page writes them.
pub(super) fn date_lines(units: &[Unit<'_>]) -> Vec<String> {
    const MOST: usize = 60;
    let short = |unit: &&Unit<'_>| unit.len() <= 80 && matches!(unit.lines, [_]) && is_date_line(unit.text);
    units.iter().filter(short).map(|unit| unit.text.to_owned()).take(MOST).collect()
}

/// Dates anywhere on the page that are said to be of publication: *Posted on 4 March 2021*.
pub(super) fn labelled_dates(units: &[Unit<'_>]) -> impl Iterator<Item = DateClue> {
    const LABELS: [&str; 5] =
        ["published", "posted", "originally published", "first published", "date published"];
    let is_labelled = |unit: &&Unit<'_>| {
        unit.len() <= 120
            && LABELS.iter().any(|label| {
                unit.text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
            })
            && is_date_line(unit.text)
    };
    let clue = |unit: &Unit<'_>| DateClue { text: unit.joined(), provenance: Provenance::Byline };
    units.iter().filter(is_labelled).take(3).map(clue)
}

/// Words beside a date that do not belong to the date's own line.
fn words_that_count(text: &str) -> usize {
    const USUAL: [&str; 34] = [
        "published",
        "posted",
        "updated",
        "last",
        "on",
        "at",
        "date",
        "first",
        "modified",
        "min",
        "mins",
        "minute",
        "read",
        "reading",
        "time",
        "created",
        "issued",
        "edition",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "uhr",
        "long",
    ];
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !USUAL.contains(&word.to_lowercase().as_str()))
        .count()
}

/// Whether a byline among furniture names somebody: behind a *by*, or in words that the page writes nowhere small.
fn is_signature(units: &[Unit<'_>], line: &str) -> bool {
    let names = || byline::read(&[], &[line.to_owned()]).names;
    byline::is_signed(line) || names().iter().all(|name| author::is_nothing_else(units, name))
}

/// Whether a unit is a name with the date of publication on the line below.
fn is_name_over_date(unit: &Unit<'_>, next: Option<&Unit<'_>>) -> bool {
    next.is_some_and(|next| next.gap <= 1 && is_date_line(next.text)) && byline::begins_with_name(unit.text)
}

/// Whether a unit is a name with what its bearer writes for the paper, on the same line or on the one below; or several names.
fn is_name_with_job(unit: &Unit<'_>, next: Option<&Unit<'_>>) -> bool {
    byline::is_with_job(unit.text)
        || byline::is_names(unit.text)
        || byline::person(unit.text).is_some()
            && next.is_some_and(|next| next.gap <= 1 && byline::is_affiliation(next.text))
}

fn is_deck(unit: &Unit<'_>) -> bool {
    let words = unit.len() / 6;
    (3..=60).contains(&words) && unit.marker == Marker::None && unit.cue.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_among_a_few_words_is_the_line_s_unless_they_are_a_sentence() {
        for (line, want) in [
            ("Thursday 4 March 2021", true),
            ("Harbour News, 4 March 2021", true),
            ("Posted by admin on 4 March 2021", true),
            ("Jane Roe on 4 March 2021", true),
            ("Issue of 4 March 2021", true),
            ("The war ended on 5 May 1945", false),
            ("Quay to open on 5 June 2021", false),
            ("Where were you on September 11, 2001?", false),
            ("The storm of 16 October 1987", false),
            ("Storm of May 2011 remembered", false),
        ] {
            assert_eq!(is_date_line(line), want, "{line}");
        }
    }

    #[test]
    fn a_line_may_tell_more_than_the_date() {
        for (line, want) in [
            ("Harbour Desk / arden.example / Updated: Dec 17, 2025, 21:47 IST", true),
            ("On Behalf of Roe and Doe PLLC | Apr 21, 2017 | Harbour Law", true),
            ("Reviewed by Jane Roe, Harbour Pilot, on December 9, 2024.", true),
            ("ByJane RoeMar 5, 2025 6 comments", true),
            ("By 5 March 2021 the harbour had closed", false),
            ("Posted on the door on 5 March 2021, the notice told dockers that they were dismissed.", false),
            ("Published on 5 March 2021, the report says that two cranes are to go", false),
            ("On 5 March 2021 the board voted to sell the crane.", false),
            ("Ferries | Cranes | Harbour", false),
        ] {
            assert_eq!(is_told_with_date(line), want, "{line}");
        }
    }

    #[test]
    fn a_wrapped_paragraph_is_no_byline_for_its_first_line() {
        let text = "Lighthouse sings to the ferry\n\n\
                    LOW QUAY, Sept. 28 (NNA) — In a preview of an hour on air\nthe lighthouse of the old quay sings \
                    to every ferry\nthat goes by, and none of them has sung back yet.\n\n\
                    The keeper said it would be heard on Wednesday evening,\nand that whoever is awake then may \
                    sing along with it.\n";
        let lines: Vec<_> = crate::text::paragraph::lines(text).collect();
        let units = super::super::unit::units(&lines);
        let kept = vec![true; units.len()];
        for clean in [false, true] {
            assert_eq!(find(&units, &kept, clean), [(0, Role::Title)], "{clean}");
        }
    }
}
