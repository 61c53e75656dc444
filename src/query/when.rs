//! Dates as people write them.
//!
//! Signs between the parts of a date mean nothing, so that `last-month` is *last month* and `oct-2020` is *oct 2020*; two dots,
//! a long dash and *to* make a stretch, `>` and `<` before a date what is after and before it. What could be read in two ways is not
//! read, and no sign is passed over that programs mean something by.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::days::{Days, NotDays};
use crate::text::spelling::nearest;

/// A part of a written date.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A number, and with how many digits it is written.
    Number(i16, usize),
    /// A whole date in eight digits.
    Whole(Date),
    Month(i16),
    Weekday(Weekday),
    Unit(Unit),
    Today,
    Yesterday,
    This,
    Last,
    Past,
    Ago,
    Since,
    After,
    Before,
    To,
    Quarter,
    /// The *s* of *1960s*.
    Decade,
    /// A sign that means something elsewhere.
    Sign(char),
    Unknown(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

use Token::{
    After, Ago, Before, Decade, Last, Month, Number, Past, Quarter, Sign, Since, This, To, Today, Unknown,
    Whole, Yesterday,
};

/// Every word of a date; those of months and weekdays are known by their first three letters as well.
const WORDS: [(&str, Token); 58] = [
    ("january", Month(1)),
    ("february", Month(2)),
    ("march", Month(3)),
    ("april", Month(4)),
    ("may", Month(5)),
    ("june", Month(6)),
    ("july", Month(7)),
    ("august", Month(8)),
    ("september", Month(9)),
    ("sept", Month(9)),
    ("october", Month(10)),
    ("november", Month(11)),
    ("december", Month(12)),
    ("monday", Token::Weekday(Weekday::Monday)),
    ("tuesday", Token::Weekday(Weekday::Tuesday)),
    ("wednesday", Token::Weekday(Weekday::Wednesday)),
    ("thursday", Token::Weekday(Weekday::Thursday)),
    ("friday", Token::Weekday(Weekday::Friday)),
    ("saturday", Token::Weekday(Weekday::Saturday)),
    ("sunday", Token::Weekday(Weekday::Sunday)),
    ("day", Token::Unit(Unit::Day)),
    ("days", Token::Unit(Unit::Day)),
    ("week", Token::Unit(Unit::Week)),
    ("weeks", Token::Unit(Unit::Week)),
    ("month", Token::Unit(Unit::Month)),
    ("months", Token::Unit(Unit::Month)),
    ("year", Token::Unit(Unit::Year)),
    ("years", Token::Unit(Unit::Year)),
    ("today", Today),
    ("now", Today),
    ("yesterday", Yesterday),
    ("this", This),
    ("last", Last),
    ("previous", Last),
    ("past", Past),
    ("ago", Ago),
    ("since", Since),
    ("from", Since),
    ("after", After),
    ("before", Before),
    ("until", To),
    ("till", To),
    ("to", To),
    ("q", Quarter),
    ("s", Decade),
    ("a", Number(1, 0)),
    ("one", Number(1, 0)),
    ("two", Number(2, 0)),
    ("three", Number(3, 0)),
    ("four", Number(4, 0)),
    ("five", Number(5, 0)),
    ("six", Number(6, 0)),
    ("seven", Number(7, 0)),
    ("eight", Number(8, 0)),
    ("nine", Number(9, 0)),
    ("ten", Number(10, 0)),
    ("eleven", Number(11, 0)),
    ("twelve", Number(12, 0)),
];

/// Words that may stand in a date and tell nothing.
const EMPTY: [&str; 8] = ["the", "of", "on", "in", "st", "nd", "rd", "th"];

/// Signs before a date, and what they say of it.
const COMPARED: [(&str, Token); 6] =
    [(">=", Since), ("≥", Since), (">", After), ("<=", To), ("≤", To), ("<", Before)];

/// Reads a date, or a stretch of days.
pub(super) fn read(text: &str, today: Option<Date>) -> Result<Days, NotDays> {
    let tokens = tokens(text);
    if let Some(sign) =
        tokens.iter().find_map(|token| if let Sign(sign) = token { Some(*sign) } else { None })
    {
        return Err(NotDays::Sign(sign));
    }
    stretch(&tokens, today).map_err(|why| match why {
        NotDays::Unreadable => slip(text, &tokens).map_or(NotDays::Unreadable, NotDays::Slip),
        why => why,
    })
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    if let Some((sign, compared)) = COMPARED.into_iter().find(|(sign, _)| rest.starts_with(sign)) {
        tokens.push(compared);
        rest = rest.get(sign.len()..).unwrap_or_default();
    }
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            tokens.push(number(rest.get(..length).unwrap_or_default()));
            length
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            if rest.get(..length) == Some("T") && matches!(tokens.last(), Some(Number(..))) {
                // A time of day tells nothing about the day.
                return tokens;
            }
            tokens.extend(word(rest.get(..length).unwrap_or_default()));
            length
        } else if rest.starts_with("..") || matches!(first, '…' | '–' | '—') || rest.starts_with(" - ")
        {
            tokens.push(To);
            let sign = |c: char| matches!(c, '.' | '…' | '–' | '—' | ' ' | '-');
            rest.find(|c: char| !sign(c)).unwrap_or(rest.len())
        } else {
            if matches!(first, '<' | '>' | '=' | '!' | '~' | '*' | '?' | '|' | '^') {
                tokens.push(Sign(first));
            }
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

fn number(digits: &str) -> Token {
    let whole = || {
        let (year, rest) = digits.split_at_checked(4).filter(|_| digits.len() == 8)?;
        let (month, day) = rest.split_at_checked(2)?;
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let short = || digits.parse().ok().filter(|_| digits.len() <= 4);
    whole()
        .map(Whole)
        .or_else(|| short().map(|number| Number(number, digits.len())))
        .unwrap_or_else(|| Unknown(digits.to_owned()))
}

fn word(written: &str) -> Option<Token> {
    let lower = written.to_lowercase();
    if EMPTY.contains(&lower.as_str()) {
        return None;
    }
    let short = |word: &str, token: &Token| {
        matches!(token, Month(_) | Token::Weekday(_)) && lower.len() == 3 && word.starts_with(&lower)
    };
    let known = WORDS.into_iter().find(|(word, token)| *word == lower || short(word, token));
    Some(known.map_or_else(|| Unknown(written.to_owned()), |(_, token)| token))
}

/// The text with its unknown word as it was meant, where one is.
fn slip(text: &str, tokens: &[Token]) -> Option<String> {
    tokens.iter().find_map(|token| {
        let Unknown(word) = token else { return None };
        let long = WORDS.iter().map(|(word, _)| *word).filter(|word| word.len() > 2);
        nearest(word, long).map(|meant| text.replace(word.as_str(), meant))
    })
}

/// One date, or two with *to* between them; an end may be open.
fn stretch(tokens: &[Token], today: Option<Date>) -> Result<Days, NotDays> {
    let one = |tokens: &[Token]| single(tokens, today);
    match tokens {
        [To, until @ ..] => one(until).map(|days| Days { from: None, until: days.until }),
        [Since, rest @ ..] if !rest.contains(&To) => {
            one(rest).map(|days| Days { from: days.from, until: None })
        }
        [Since, rest @ ..] => stretch(rest, today),
        [After, rest @ ..] => {
            let last = one(rest)?.until.and_then(|day| day.tomorrow().ok());
            Ok(Days { from: Some(last.ok_or(NotDays::NoSuchDay)?), until: None })
        }
        [Before, rest @ ..] => {
            let first = one(rest)?.from.and_then(|day| day.yesterday().ok());
            Ok(Days { from: None, until: Some(first.ok_or(NotDays::NoSuchDay)?) })
        }
        tokens => match tokens.iter().position(|token| *token == To) {
            None => one(tokens),
            Some(at) => {
                let (from, until) = tokens.split_at(at);
                let until = until.get(1..).unwrap_or_default();
                let from = one(from)?.from;
                Ok(Days { from, until: if until.is_empty() { None } else { one(until)?.until } })
            }
        },
    }
}

/// A date that the calendar alone tells.
fn single(tokens: &[Token], today: Option<Date>) -> Result<Days, NotDays> {
    match *tokens {
        [Whole(on)] => Ok(Days::on(on)),
        [Number(year, 4)] => months(year, 1, 12),
        [Number(from, 4), Number(until, 4)] => {
            Ok(Days { from: months(from, 1, 1)?.from, until: months(until, 12, 12)?.until })
        }
        [Number(year, 4), Decade] if year % 10 == 0 && year % 100 != 0 => {
            Ok(Days { from: months(year, 1, 1)?.from, until: months(year + 9, 12, 12)?.until })
        }
        [Number(year, 4), Number(month, 1 | 2) | Month(month)]
        | [Number(month, 1 | 2) | Month(month), Number(year, 4)] => months(year, month, month),
        [Quarter, Number(quarter @ 1..=4, 1), Number(year, 4)]
        | [Number(year, 4), Quarter, Number(quarter @ 1..=4, 1)] => {
            months(year, quarter * 3 - 2, quarter * 3)
        }
        [Number(date, 1 | 2), Month(month), Number(year, 4)]
        | [Month(month), Number(date, 1 | 2), Number(year, 4)]
        | [Number(year, 4), Number(month, 1 | 2) | Month(month), Number(date, 1 | 2)] => {
            day(year, month, date).map(Days::on)
        }
        [Number(one, 1 | 2), Number(other, 1 | 2), Number(year, 4)] => either(one, other, year),
        [Number(_, 1 | 2), Number(_, 1 | 2) | Month(_), Number(_, 2)]
        | [Month(_), Number(_, 2), Number(_, 2)] => Err(NotDays::ShortYear),
        [Token::Weekday(weekday), ref date @ ..] if !date.is_empty() => {
            let days = single(date, today)?;
            let right = days.from == days.until && days.from.is_some_and(|day| day.weekday() == weekday);
            if right { Ok(days) } else { Err(NotDays::NoSuchDay) }
        }
        _ if could_be_relative(tokens) => relative(tokens, today.ok_or(NotDays::NoToday)?),
        _ => Err(NotDays::Unreadable),
    }
}

fn could_be_relative(tokens: &[Token]) -> bool {
    !tokens.iter().any(|token| matches!(token, Unknown(_)))
        && tokens.iter().any(|token| !matches!(token, Number(..)))
}

/// A date that is told by what day it is today.
fn relative(tokens: &[Token], today: Date) -> Result<Days, NotDays> {
    let day_before = today.yesterday().map_err(|_| NotDays::NoSuchDay)?;
    match *tokens {
        [Today] => Ok(Days::on(today)),
        [Yesterday] => Ok(Days::on(day_before)),
        // Without a year, the latest one that has begun.
        [Month(month)] => {
            let year = today.year() - i16::from(month > i16::from(today.month()));
            months(year, month, month)
        }
        [Last, Month(month)] => {
            let year = today.year() - i16::from(month >= i16::from(today.month()));
            months(year, month, month)
        }
        [Number(date, 1 | 2), Month(month)] | [Month(month), Number(date, 1 | 2)] => {
            let begun = |year| day(year, month, date).ok().filter(|day| *day <= today);
            // A leap day comes round once in four years, at times in eight.
            let latest = (today.year() - 8..=today.year()).rev().find_map(begun);
            latest.map(Days::on).ok_or(NotDays::NoSuchDay)
        }
        [Token::Weekday(weekday)] => Ok(Days::on(latest(weekday, today)?)),
        [Last, Token::Weekday(weekday)] => Ok(Days::on(latest(weekday, day_before)?)),
        [This, Token::Unit(unit)] => unit.around(today),
        [Last, Token::Unit(unit)] => unit.around(unit.back(today, 1)?),
        [Past, Token::Unit(unit)] => unit.up_to(today, 1),
        [Last | Past, Number(many, _), Token::Unit(unit)] => unit.up_to(today, many),
        [Number(many, _), Token::Unit(unit), Ago] => unit.around(unit.back(today, many)?),
        _ => Err(NotDays::Unreadable),
    }
}

impl Unit {
    /// The calendar's own day, week, month or year around a day; a week begins on Monday.
    fn around(self, day: Date) -> Result<Days, NotDays> {
        match self {
            Self::Day => Ok(Days::on(day)),
            Self::Week => {
                let monday = latest(Weekday::Monday, day)?;
                let sunday = monday.checked_add(Span::new().days(6)).map_err(|_| NotDays::NoSuchDay)?;
                Ok(Days::between(monday, sunday))
            }
            Self::Month => Ok(Days::between(day.first_of_month(), day.last_of_month())),
            Self::Year => Ok(Days::between(day.first_of_year(), day.last_of_year())),
        }
    }

    /// So many units that end with a day: the last 7 days are that day and six before it.
    fn up_to(self, day: Date, many: i16) -> Result<Days, NotDays> {
        let first = self.back(day, many)?.tomorrow().map_err(|_| NotDays::NoSuchDay)?;
        Ok(Days::between(first, day))
    }

    /// The day so many units before another.
    fn back(self, day: Date, many: i16) -> Result<Date, NotDays> {
        let span = Span::new();
        let back = match self {
            Self::Day => span.try_days(many),
            Self::Week => span.try_weeks(many),
            Self::Month => span.try_months(many),
            Self::Year => span.try_years(many),
        };
        back.and_then(|span| day.checked_sub(span)).map_err(|_| NotDays::NoSuchDay)
    }
}

/// The last such day of the week that is not after `day`.
fn latest(weekday: Weekday, day: Date) -> Result<Date, NotDays> {
    let back = weekday.until(day.weekday());
    day.checked_sub(Span::new().days(back)).map_err(|_| NotDays::NoSuchDay)
}

/// A day whose two numbers may be day and month or month and day.
fn either(one: i16, other: i16, year: i16) -> Result<Days, NotDays> {
    match (day(year, other, one), day(year, one, other)) {
        (Ok(british), Ok(american)) if british != american => Err(NotDays::Ambiguous(british, american)),
        (Ok(day), _) | (_, Ok(day)) => Ok(Days::on(day)),
        (Err(why), _) => Err(why),
    }
}

fn day(year: i16, month: i16, day: i16) -> Result<Date, NotDays> {
    let [month, day] = [month, day].map(i8::try_from);
    let (Ok(month), Ok(day)) = (month, day) else { return Err(NotDays::NoSuchDay) };
    Date::new(year, month, day).map_err(|_| NotDays::NoSuchDay)
}

/// From the first day of one month to the last day of another.
fn months(year: i16, first: i16, last: i16) -> Result<Days, NotDays> {
    Ok(Days::between(day(year, first, 1)?, day(year, last, 1)?.last_of_month()))
}

#[cfg(test)]
mod tests;
