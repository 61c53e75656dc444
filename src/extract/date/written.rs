//! Dates as people write them, found in a string.
//!
//! Reading stops where the writing does: a date whose day and month could be taken either way stays open, a date
//! without a year stays without one. What they mean on their page is decided in [`super::order`] and [`super::choice`].

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;

use super::token::{Kind, Token, tokens};
use super::{clock, name};
use crate::article::Moment;

/// The first year that a news page can have come out in: Strasbourg's *Relation* is of 1605.
pub(super) const FIRST_YEAR: i16 = 1605;

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day, as far as the writing tells.
    pub day: Day,
    /// The time of day, with the distance from UTC where it is given.
    pub time: Option<(Time, Option<Offset>)>,
    /// Which of day and month this date itself shows to stand first on its page, and how surely.
    pub habit: Option<Habit>,
    /// The byte it starts on.
    pub start: usize,
    /// The byte after it, its time included.
    pub end: usize,
}

/// The day of a date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// One day and no other.
    Full(Date),
    /// 01/10/2020: both numbers could be the month.
    Either {
        /// The day if the first number is the day.
        day_first: Date,
        /// The day if the first number is the month.
        month_first: Date,
    },
    /// *March 3*, with the weekday where it is given.
    Yearless {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// The weekday written before it.
        weekday: Option<Weekday>,
    },
    /// *March 2021*.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
}

/// Which of day and month stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// 31/12/2020.
    DayFirst,
    /// 12/31/2020.
    MonthFirst,
}

/// What a date shows about the habit of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habit {
    /// Which stands first.
    pub order: Order,
    /// Whether it is shown in numbers (*25/10/2020*) and not only in words (*25 October 2020*).
    pub in_numbers: bool,
}

impl Written {
    /// The moment it means when numbers are read in that order; `None` while that stays open.
    #[must_use]
    pub fn moment(&self, order: Option<Order>) -> Option<Moment> {
        let day = match (self.day, order) {
            (Day::Full(day), _)
            | (Day::Either { day_first: day, .. }, Some(Order::DayFirst))
            | (Day::Either { month_first: day, .. }, Some(Order::MonthFirst)) => day,
            (Day::Month { year, month }, _) => return Moment::month(year, month),
            (Day::Either { .. }, None) | (Day::Yearless { .. }, _) => return None,
        };
        Some(self.on(day))
    }

    /// The moment it means if its day is that one.
    #[must_use]
    pub fn on(&self, day: Date) -> Moment {
        match self.time {
            Some((time, offset)) => Moment::minute(DateTime::from_parts(day, time), offset),
            None => Moment::day(day),
        }
    }
}

/// Finds every date in a string, in order.
#[must_use]
pub fn scan(text: &str) -> Vec<Written> {
    // Every date has a digit; most lines have none.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut time_before: Option<(usize, clock::Clock, usize)> = None;
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        let before = tokens.get(..at).unwrap_or_default();
        let Some(date) = date(rest, before) else {
            if let Some(clock) = clock::read(rest) {
                let start = rest.first().map_or(0, |token| token.start);
                at += clock.tokens;
                time_before = Some((at, clock, start));
            } else {
                at += 1;
            }
            continue;
        };
        let mut start = rest.first().map_or(0, |token| token.start);
        let after_date = rest.get(date.tokens..).unwrap_or_default();
        let (mut time, mut length) = (date.clock, date.tokens);
        if time.is_none()
            && let Some((clock, skipped)) = time_after(after_date)
        {
            time = Some(clock);
            length += skipped + clock.tokens;
        }
        if time.is_none()
            && let Some((until, clock, from)) = time_before
            && tokens.get(until..at).is_some_and(|between| between.iter().all(is_joint))
        {
            time = Some(clock);
            start = from;
        }
        let end = tokens.get(at + length - 1).map_or(start, Token::end);
        found.push(Written {
            day: date.day,
            time: time.map(|clock| (clock.time, clock.offset)),
            habit: date.habit,
            start,
            end,
        });
        at += length;
        time_before = None;
    }
    found
}

/// A time that follows a date, and how many tokens stand between: *, at*, *@*, *|*, *T*.
fn time_after(tokens: &[Token<'_>]) -> Option<(clock::Clock, usize)> {
    for skipped in 0..4 {
        let rest = tokens.get(skipped..)?;
        if let Some(clock) = clock::read(rest) {
            return Some((clock, skipped));
        }
        if !rest.first().is_some_and(is_joint) {
            return None;
        }
    }
    None
}

/// Whether a token may stand between a date and its time.
fn is_joint(token: &Token<'_>) -> bool {
    token.is_mark(&[',', '@', '|', '-', '–', '—', '·', '•', '(', ':', ';'])
        || token.is_word(&["at", "T", "on", "um", "à", "kl", "ore", "om", "alle", "às"])
        || name::weekday(token.text).is_some()
}

struct Read {
    day: Day,
    clock: Option<clock::Clock>,
    habit: Option<Habit>,
    tokens: usize,
}

impl Read {
    const fn new(day: Day, tokens: usize) -> Self {
        Self { day, clock: None, habit: None, tokens }
    }

    const fn in_words(mut self, order: Order) -> Self {
        self.habit = Some(Habit { order, in_numbers: false });
        self
    }
}

/// The date that the tokens begin with.
fn date(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    match tokens.first()?.kind {
        Kind::Word => month_first(tokens, before),
        Kind::Number(_) if is_inside_number(tokens, before) => None,
        Kind::Number(_) => match tokens.first()?.text.len() {
            8 => basic(tokens, before),
            4 => year_first(tokens, before),
            1 | 2 => numeric(tokens, before).or_else(|| day_first(tokens, before)),
            _ => None,
        },
        Kind::Mark(_) => None,
    }
}

/// Whether a number is the tail of a longer one: *1.2.2020*, *10:15*.
fn is_inside_number(tokens: &[Token<'_>], before: &[Token<'_>]) -> bool {
    let [.., number, mark] = before else { return false };
    let joined = !mark.spaced && tokens.first().is_some_and(|token| !token.spaced);
    joined && mark.is_mark(&['.', ':', '-', '/']) && number.is_digits()
}

/// *20201001*, alone or before a *T*: elsewhere eight digits may be anything.
fn basic(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    let [digits, rest @ ..] = tokens else { return None };
    if !before.is_empty() || rest.first().is_some_and(|next| !next.is_word(&["T"])) {
        return None;
    }
    let value = digits.number(8..=8)?;
    Some(Read::new(Day::Full(day(value / 10_000, value / 100 % 100, value % 100)?), 1))
}

/// *2020-10-01*, *2020/10/01*, *2020.10.01*, *2020 October 1*; *2020-10* when nothing else is there.
fn year_first(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    let year = tokens.first()?.number(4..=4)?;
    if let [_, first, month, second, last, ..] = tokens
        && first.is_mark(&['-', '/', '.'])
        && second.kind == first.kind
        && let (Some(month), Some(last)) = (month.number(1..=2), last.number(1..=2))
    {
        return Some(Read::new(Day::Full(day(year, month, last)?), 5));
    }
    if let [_, month, last, ..] = tokens
        && let (Some(month), Some(last)) = (month_name(month), last.number(1..=2))
    {
        return Some(Read::new(Day::Full(day(year, month.unsigned_abs().into(), last)?), 3));
    }
    if let [_, dash, month] = tokens
        && before.is_empty()
        && dash.is_mark(&['-'])
    {
        let first = day(year, month.number(2..=2)?, 1)?;
        return Some(Read::new(Day::Month { year: first.year(), month: first.month() }, 3));
    }
    None
}

/// *01/10/2020*, *01-10-20*, *1.10.2020*. Full stops are used by nobody but those who put the day first.
fn numeric(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    let [a, first, b, second, year, ..] = tokens else { return None };
    let goes_on =
        is_mark_at(tokens, 5, &['.', '/', '-']) && tokens.get(6).is_some_and(|t| !t.spaced && t.is_digits());
    if !first.is_mark(&['/', '-', '.']) || second.kind != first.kind || year.spaced || b.spaced || goes_on {
        return None;
    }
    let (a, b) = (a.number(1..=2)?, b.number(1..=2)?);
    let year = year.number(4..=4).or_else(|| year.number(2..=2).map(century))?;
    let (day_first, month_first) = (day(year, b, a), day(year, a, b));
    let proven = |order| Some(Habit { order, in_numbers: true });
    let (found, habit) = match (day_first, month_first) {
        (Some(d), None) => (Day::Full(d), proven(Order::DayFirst)),
        (None, Some(m)) if !first.is_mark(&['.']) => (Day::Full(m), proven(Order::MonthFirst)),
        (Some(d), Some(m)) if d == m => (Day::Full(d), None),
        (Some(d), Some(_)) if first.is_mark(&['.']) => (Day::Full(d), proven(Order::DayFirst)),
        (Some(d), Some(m)) => match weekday_before(before) {
            Some(weekday) if d.weekday() == weekday && m.weekday() != weekday => {
                (Day::Full(d), proven(Order::DayFirst))
            }
            Some(weekday) if m.weekday() == weekday && d.weekday() != weekday => {
                (Day::Full(m), proven(Order::MonthFirst))
            }
            _ => (Day::Either { day_first: d, month_first: m }, None),
        },
        _ => return None,
    };
    Some(Read { day: found, clock: None, habit, tokens: 5 })
}

/// *1 October 2020*, *1st of October, 2020*, *14-Apr-2021*, *3 de marzo de 2021*, *16. März 2023*, *4 March*.
fn day_first(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    let first = tokens.first()?;
    let number = first.number(1..=2)?;
    let mut at = 1;
    at += usize::from(tokens.get(at).is_some_and(|t| !t.spaced && is_ordinal(t)));
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&['.', '-', '/', 'º'])));
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_word(&["of", "de"])));
    let month_token = tokens.get(at)?;
    let month = month_name(month_token)?;
    at += 1;
    let month_end = at;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&['.'])));
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&[',', '-', '/', '\'', '’'])));
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_word(&["of", "de", "del"])));
    if let Some(token) = tokens.get(at) {
        let short =
            || token.number(2..=2).filter(|_| is_mark_at(tokens, at - 1, &['-', '\'', '’'])).map(century);
        if let Some(year) = token.number(4..=4).or_else(short) {
            let found = day(year, month.unsigned_abs().into(), number)?;
            return Some(Read::new(Day::Full(found), at + 1).in_words(Order::DayFirst));
        }
    }
    yearless(month, number, month_token, before)
        .map(|day| Read::new(day, month_end).in_words(Order::DayFirst))
}

/// *October 1, 2020*, *Oct. 1st 2020*, *Oct 1 13:51:00 2020*, *October 2020*, *October 1*.
fn month_first(tokens: &[Token<'_>], before: &[Token<'_>]) -> Option<Read> {
    let name = tokens.first()?;
    let month = month_name(name)?;
    let month_number = u32::from(month.unsigned_abs());
    let mut at = 1;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&['.', '-', ','])));
    let token = tokens.get(at)?;
    if let Some(year) = token.number(4..=4) {
        let first = day(year, month_number, 1)?;
        let bad_day = before.last().is_some_and(|t| t.number(1..=2).is_some());
        let capital = name.text.starts_with(char::is_uppercase) && !bad_day;
        return capital.then(|| Read::new(Day::Month { year: first.year(), month }, at + 1));
    }
    let number = token.number(1..=2)?;
    at += 1;
    at += usize::from(tokens.get(at).is_some_and(|t| !t.spaced && is_ordinal(t)));
    let day_end = at;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&[',', '-', '.'])));
    at += usize::from(tokens.get(at).is_some_and(|t| t.is_mark(&[','])));
    if let Some(year) = tokens.get(at).and_then(|t| t.number(4..=4)) {
        // `Oct 1 2020` but not `Oct 1 1351 votes`: a year that cannot be one leaves the date without.
        if let Some(found) = day(year, month_number, number) {
            return Some(Read::new(Day::Full(found), at + 1).in_words(Order::MonthFirst));
        }
    }
    if let Some(clock) = tokens.get(day_end..).and_then(clock::read)
        && let Some(year) = tokens.get(day_end + clock.tokens).and_then(|t| t.number(4..=4))
        && let Some(found) = day(year, month_number, number)
    {
        let read = Read { clock: Some(clock), ..Read::new(Day::Full(found), day_end + clock.tokens + 1) };
        return Some(read.in_words(Order::MonthFirst));
    }
    // `May 10:30` is a time, `March 3.5` a number, `June 5%` a share.
    if tokens.get(day_end).is_some_and(|t| !t.spaced && t.is_mark(&[':', '%', '/']))
        || is_mark_at(tokens, day_end, &['.']) && tokens.get(day_end + 1).is_some_and(|t| !t.spaced)
    {
        return None;
    }
    yearless(month, number, name, before).map(|day| Read::new(day, day_end).in_words(Order::MonthFirst))
}

fn yearless(month: i8, number: u32, name: &Token<'_>, before: &[Token<'_>]) -> Option<Day> {
    // A leap year, for 29 February.
    let possible = day(2020, month.unsigned_abs().into(), number)?;
    let capital = name.text.starts_with(char::is_uppercase);
    capital.then(|| Day::Yearless { month, day: possible.day(), weekday: weekday_before(before) })
}

/// The month that a word names; also where a dump glued the word before to it (*Published* and *Jan* in one word).
fn month_name(token: &Token<'_>) -> Option<i8> {
    if token.kind != Kind::Word {
        return None;
    }
    name::month(token.text).or_else(|| {
        let (at, _) = token.text.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).last()?;
        let (glued, tail) = token.text.split_at_checked(at)?;
        if glued.ends_with(char::is_lowercase) { name::month(tail) } else { None }
    })
}

fn weekday_before(before: &[Token<'_>]) -> Option<Weekday> {
    let last = match before {
        [.., word, mark] if mark.is_mark(&[',', '.']) => word,
        [.., word] => word,
        [] => return None,
    };
    name::weekday(last.text)
}

fn is_ordinal(token: &Token<'_>) -> bool {
    token.is_word(&["st", "nd", "rd", "th", "er"])
}

fn is_mark_at(tokens: &[Token<'_>], at: usize, marks: &[char]) -> bool {
    tokens.get(at).is_some_and(|token| token.is_mark(marks))
}

/// A two-digit year, read as POSIX does: 69 to 99 are of the twentieth century.
const fn century(year: u32) -> u32 {
    if year < 69 { 2000 + year } else { 1900 + year }
}

fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (FIRST_YEAR..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str, order: Option<Order>) -> Option<String> {
        scan(text).first().and_then(|written| written.moment(order)).map(|moment| moment.to_string())
    }

    #[test]
    fn every_usual_notation_is_read() {
        let cases = [
            ("2020-10-01T13:51:00Z", "2020-10-01T13:51+00:00"),
            ("2020-10-01T13:51:00.000+0200", "2020-10-01T13:51+02:00"),
            ("2020-10-01 13:51", "2020-10-01T13:51"),
            ("20201001", "2020-10-01"),
            ("2020-10", "2020-10"),
            ("2020/10/1", "2020-10-01"),
            ("Thu, 01 Oct 2020 13:51:00 +0000", "2020-10-01T13:51+00:00"),
            ("Thu Oct  1 13:51:00 2020", "2020-10-01T13:51"),
            ("Thu Oct  1 13:51:00 CEST 2020", "2020-10-01T13:51+02:00"),
            ("1 October 2020", "2020-10-01"),
            ("1st of October, 2020 at 1:51 pm", "2020-10-01T13:51"),
            ("October 1, 2020", "2020-10-01"),
            ("Oct. 1st 2020, 9:05 a.m. EDT", "2020-10-01T09:05-04:00"),
            ("PublishedJan 29, 2025 2:00pm", "2025-01-29T14:00"),
            ("March 4, 20219:12 am", "2021-03-04T09:12"),
            ("March 4, 20215 min read", "2021-03-04"),
            ("March 4, 202112 Mins Read", "2021-03-04"),
            ("14-Apr-2021", "2021-04-14"),
            ("14-Apr-21", "2021-04-14"),
            ("25/10/2020 @ 1:51 pm", "2020-10-25T13:51"),
            ("10/25/20", "2020-10-25"),
            ("16.02.2022", "2022-02-16"),
            ("13:51, 1 October 2020", "2020-10-01T13:51"),
            ("3:45 pm on March 4, 2021", "2021-03-04T15:45"),
            ("18:05 GMT, Thursday 4 March 2021", "2021-03-04T18:05+00:00"),
            ("Dienstag, 16. März 2021, 18.05 Uhr", "2021-03-16"),
            ("3 de marzo de 2021", "2021-03-03"),
            ("1er août 2021 à 9h30", "2021-08-01T09:30"),
            ("4 kwietnia 2021", "2021-04-04"),
            ("March 2021", "2021-03"),
            ("Saturday 04/09/2021", "2021-09-04"),
        ];
        for (written, want) in cases {
            assert_eq!(first(written, None).as_deref(), Some(want), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "version 1.2.2020.4",
            "31/31/2020",
            "30 February 2021",
            "call 20201001 now",
            "the march of 40 000",
            "may 10 people",
            "12:30",
            "March 3.5 percent",
            "1/2/3",
            "in 1066-10-14",
        ] {
            assert_eq!(scan(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_that_could_be_either_stay_open() {
        assert_eq!(first("01/10/2020", None), None);
        assert_eq!(first("01/10/2020", Some(Order::DayFirst)).as_deref(), Some("2020-10-01"));
        assert_eq!(first("01/10/2020", Some(Order::MonthFirst)).as_deref(), Some("2020-01-10"));
        assert_eq!(first("10/10/2020", None).as_deref(), Some("2020-10-10"));
    }

    #[test]
    fn a_date_knows_its_place() {
        let text = "By Jane Roe on Thursday, March 4, 2021 at 9:12 am Reply";
        let written = scan(text).into_iter().next().unwrap();
        assert_eq!(text.get(written.start..written.end), Some("March 4, 2021 at 9:12 am"));
    }
}
