//! Times of day as written: *1:51 pm*, *13:51:00Z*, *18.05 GMT*, *9h30*, *3pm ET*.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::name;
use super::token::{Kind, Token};

/// A time of day with the distance from UTC where it is given, and how many tokens tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) offset: Option<Offset>,
    pub(super) tokens: usize,
}

/// Reads the time that the tokens begin with.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<Clock> {
    let hour = tokens.first()?.number(1..=2)?;
    let mut at = 1;
    let mut minute = None;
    if let [mark, digits, ..] = tokens.get(1..)? {
        let separated = mark.is_mark(&[':', '.']) || mark.is_word(&["h", "u"]);
        if separated && !mark.spaced && !digits.spaced {
            minute = digits.number(2..=2);
        }
    }
    let dotted = tokens.get(1).is_some_and(|mark| mark.is_mark(&['.']));
    if minute.is_some() {
        at = 3;
        if let [mark, seconds, rest @ ..] = tokens.get(at..)?
            && mark.is_mark(&[':'])
            && seconds.number(2..=2).is_some()
        {
            at += 2;
            // Fractions of a second.
            if let [dot, digits, ..] = rest
                && dot.is_mark(&['.', ','])
                && !digits.spaced
                && digits.number(1..=9).is_some()
            {
                at += 2;
            }
        }
    }
    let half = half_of_day(tokens.get(at..)?);
    // An hour alone is a time only with *am* or *pm*; so is *18.05*, unless its zone tells that it is no sum.
    if minute.is_none() && half.is_none() {
        return None;
    }
    let mut hour = i8::try_from(hour).ok()?;
    if let Some((afternoon, length)) = half {
        at += length;
        match (hour, afternoon) {
            (12, false) => hour = 0,
            (1..=11, true) => hour += 12,
            _ => {}
        }
    }
    let zone = zone(tokens.get(at..)?);
    if dotted && half.is_none() && zone.is_none() {
        return None;
    }
    let time = Time::new(hour, i8::try_from(minute.unwrap_or(0)).ok()?, 0, 0).ok()?;
    let (offset, length) = zone.unwrap_or((None, 0));
    Some(Clock { time, offset, tokens: at + length })
}

/// Reads *am*, *p.m.*; whether it is the afternoon, and how many tokens say so.
fn half_of_day(tokens: &[Token<'_>]) -> Option<(bool, usize)> {
    let first = tokens.first()?;
    if first.is_word(&["am", "pm"]) {
        return Some((first.text.starts_with(['p', 'P']), 1));
    }
    let [letter, dot, m, rest @ ..] = tokens else { return None };
    if letter.is_word(&["a", "p"]) && dot.is_mark(&['.']) && m.is_word(&["m"]) && !m.spaced {
        let closed = rest.first().is_some_and(|dot| dot.is_mark(&['.']) && !dot.spaced);
        return Some((letter.text.starts_with(['p', 'P']), if closed { 4 } else { 3 }));
    }
    None
}

/// Reads *Z*, *GMT*, *+02:00*, *-0330*, *GMT+2*, *(CET)*; a zone whose distance changes over the year (*ET*) is passed
/// over without one.
fn zone(tokens: &[Token<'_>]) -> Option<(Option<Offset>, usize)> {
    let first = tokens.first()?;
    if first.is_mark(&['(']) {
        let inside = zone(tokens.get(1..)?)?;
        return Some((inside.0, inside.1 + 1));
    }
    if first.kind == Kind::Word {
        if first.is_word(&["ET", "PT", "CT", "MT"]) && first.text.chars().all(char::is_uppercase) {
            return Some((None, 1));
        }
        let minutes = name::zone(first.text)?;
        if let Some((offset, length)) = signed(tokens.get(1..)?)
            && minutes == 0
        {
            return Some((Some(offset), 1 + length));
        }
        return Some((Offset::from_seconds(minutes * 60).ok(), 1));
    }
    let (offset, length) = signed(tokens)?;
    Some((Some(offset), length))
}

/// Reads *+02:00*, *-0330*, *+2*.
fn signed(tokens: &[Token<'_>]) -> Option<(Offset, usize)> {
    let [sign, digits, rest @ ..] = tokens else { return None };
    if !sign.is_mark(&['+', '-', '−']) || digits.spaced {
        return None;
    }
    let value = i32::try_from(digits.number(1..=4)?).ok()?;
    let (mut minutes, mut length) = match digits.text.len() {
        4 => (value / 100 * 60 + value % 100, 2),
        1 | 2 => (value * 60, 2),
        _ => return None,
    };
    if let [colon, low, ..] = rest
        && digits.text.len() == 2
        && colon.is_mark(&[':'])
        && let Some(low) = low.number(2..=2)
    {
        minutes += i32::try_from(low).ok()?;
        length = 4;
    } else if digits.text.len() == 2 && sign.spaced {
        // `18:05 - 20` is a range or a list, not a zone.
        return None;
    }
    let sign = if sign.is_mark(&['+']) { 60 } else { -60 };
    Some((Offset::from_seconds(sign * minutes).ok()?, length))
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;

    #[test]
    fn times_of_day_are_read_as_written() {
        let cases = [
            ("1:51 pm", Some((13, 51, None))),
            ("12:05 a.m. EST", Some((0, 5, Some(-300)))),
            ("13:51:00.123Z", Some((13, 51, Some(0)))),
            ("18:05:00 +0330", Some((18, 5, Some(210)))),
            ("09:15+02:00", Some((9, 15, Some(120)))),
            ("3pm ET", Some((15, 0, None))),
            ("18.05 GMT", Some((18, 5, Some(0)))),
            ("7.30am", Some((7, 30, None))),
            ("9h30", Some((9, 30, None))),
            ("10:00 GMT+2", Some((10, 0, Some(120)))),
            ("18.05", None),
            ("25:00", None),
            ("7", None),
        ];
        for (written, want) in cases {
            let got = read(&token::tokens(written))
                .map(|c| (c.time.hour(), c.time.minute(), c.offset.map(|o| o.seconds() / 60)));
            assert_eq!(got, want, "{written}");
        }
    }
}
