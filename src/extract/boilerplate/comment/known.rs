//! Heads that say less than name and date in full, read only where the page has said that comments begin.
//!
//! There a day without its year (*Mar 21*), an age in one word (*9y*) or a line of a form (*Submitted by Jane Roe on …*) is
//! enough. Some systems say the name over and over: *Jane Roe commented March 21*, her initial, her name twice, where she
//! lives, and the day again.

use super::super::cue::fold;
use super::super::unit::Unit;
use super::control::is_control;
use super::head::Head;
use super::name::{after_words, name_of};
use super::when::{day_alone, is_rest};
use crate::extract::date::written::scan;

/// A line that may be a name or a place is no longer than this, in bytes.
const LONGEST_NAME: usize = 60;

/// The head that the first of some units begin.
pub(super) fn head(units: &[Unit<'_>]) -> Option<Head> {
    let unit = units.first()?;
    if unit.text.len() > 140 || !matches!(unit.lines, [_]) || is_control(unit) {
        return None;
    }
    commented(units).or_else(|| of_form(unit.text)).or_else(|| beside(units)).or_else(|| over_day(units))
}

/// *Jane Roe commented March 21*, *Comment by Jane Roe.*, *Comment posted by Jane Roe, at 10:31 21 Mar*, each with the name
/// and the day once more below.
fn commented(units: &[Unit<'_>]) -> Option<Head> {
    let text = units.first()?.text;
    let (name, day) = if let Some((name, day)) = text.split_once(" commented ") {
        (name, day_alone(day))
    } else if let Some(rest) = after_words(text, "Comment posted by ") {
        (rest.rsplit_once(", at ")?.0, None)
    } else {
        let rest = after_words(text, "Comment by ")?;
        (rest.strip_suffix('.').unwrap_or(rest), None)
    };
    let author = name_of(name)?;
    let (again, day_again) = said_again(units.get(1..)?, &author);
    let posted = day.or(day_again)?;
    Some(Head { author, posted: Some(posted), units: 1 + again, signs: 1, ..Head::default() })
}

/// How many units say again who wrote and when, and the day among them.
fn said_again(units: &[Unit<'_>], author: &str) -> (usize, Option<String>) {
    let names =
        units.iter().take(4).take_while(|unit| unit.text == author || is_initial(unit, author)).count();
    let short = |at: usize| {
        units.get(at).filter(|unit| unit.text.len() <= LONGEST_NAME && !unit.text.ends_with(['.', '!', '?']))
    };
    let day = |at: usize| short(at).and_then(|unit| day_alone(unit.text));
    if let Some(day) = day(names) {
        (names + 1, Some(day))
    } else if let Some(day) = short(names).and(day(names + 1)).filter(|_| names > 0) {
        (names + 2, Some(day))
    } else {
        (names, None)
    }
}

/// Whether a unit is the letter that stands for somebody's picture.
pub(super) fn is_initial(unit: &Unit<'_>, author: &str) -> bool {
    let mut letters = unit.text.chars();
    let first = letters.next().filter(|_| letters.next().is_none());
    first
        .is_some_and(|first| author.chars().next().is_some_and(|c| c.to_lowercase().eq(first.to_lowercase())))
}

/// *Submitted by Jane Roe (not verified) on Thu, 21/03/2024 - 11:12.*, *By Jane Roe on 21 March 2024, 10:30*.
fn of_form(text: &str) -> Option<Head> {
    let text = after_words(text, "Permalink ").unwrap_or(text);
    let submitted = after_words(text, "Submitted by ");
    let (name, when) = submitted.or_else(|| after_words(text, "By "))?.rsplit_once(" on ")?;
    let date = scan(when).into_iter().next()?;
    let posted = when.get(date.start..)?.trim_end_matches('.').to_owned();
    let is_sure = submitted.is_some() || date.time.is_some();
    let is_titled = submitted.is_some();
    let (signs, is_weak) = (usize::from(is_sure), !is_sure);
    let author = name_of(name)?;
    Some(Head { author, posted: Some(posted), units: 1, signs, is_weak, is_titled })
}

/// A name and a day without its year on one line: *Jane Roe 21st March 8:02 pm*.
fn beside(units: &[Unit<'_>]) -> Option<Head> {
    let text = units.first()?.text;
    let date = scan(text).into_iter().find(|date| date.time.is_some())?;
    let (name, after) = (text.get(..date.start)?, text.get(date.end..)?);
    let author = name_of(name).filter(|_| is_rest(after))?;
    let posted = text.get(date.start..date.end).map(str::to_owned);
    // The number of the account stands below.
    let numbered = units.get(1).is_some_and(|next| fold(next.text).starts_with("user id:"));
    let is_weak = !numbered;
    Some(Head { author, posted, units: 1, signs: usize::from(numbered), is_weak, ..Head::default() })
}

/// A name over a day without its year, an age in one word, or a place and a day.
fn over_day(units: &[Unit<'_>]) -> Option<Head> {
    let [first, next, ..] = units else { return None };
    let is_line = |unit: &Unit<'_>| unit.text.len() <= LONGEST_NAME && matches!(unit.lines, [_]);
    if !is_line(first) || !is_line(next) || first.cue.is_some() {
        return None;
    }
    let posted = day_alone(next.text).or_else(|| age(next.text)).or_else(|| day_after_place(next.text))?;
    let author = name_of(without_rank(first.text))?;
    Some(Head { author, posted: Some(posted), units: 2, is_weak: true, ..Head::default() })
}

/// An age in one word: *9y*, *3h ago*.
pub(super) fn age(text: &str) -> Option<String> {
    let bare = text.strip_suffix(" ago").unwrap_or(text);
    let unit = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_age = unit.len() < bare.len() && matches!(unit, "s" | "m" | "h" | "d" | "w" | "mo" | "y" | "yr");
    is_age.then(|| text.to_owned())
}

/// The day after a place: *Vermont March 21, 2024*.
fn day_after_place(text: &str) -> Option<String> {
    let date = scan(text).into_iter().next().filter(|date| date.end == text.len())?;
    let place = text.get(..date.start)?;
    let is_place = place.split_whitespace().count() <= 4
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    is_place.then(|| text.get(date.start..)).flatten().map(str::to_owned)
}

/// A name without the rank that a forum gives its member.
fn without_rank(name: &str) -> &str {
    const RANKS: [&str; 10] = [
        " Ars Scholae Palatinae",
        " Ars Praefectus",
        " Ars Praetorian",
        " Ars Centurion",
        " Ars Tribunus ",
        " Ars Legatus ",
        " Wise, Aged Ars Veteran",
        " Smack-Fu Master",
        " Seniorius Lurkius",
        " Ars Staff",
    ];
    RANKS.iter().find_map(|rank| name.split_once(rank)).map_or(name, |(name, _)| name)
}
