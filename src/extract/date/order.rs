//! Whether 01/10/2020 is a day in October or in January, decided by evidence alone.
//!
//! Strongest first: another date of the article that can only be read one way; the order of a comment thread, and how long
//! it would have gone on; the same date elsewhere on the page, and other dates there; a date nearby that is known; where the outlet is; how the page writes dates in words.

use jiff::civil::Date;

use super::written::{Day, Habit, Order, Written};
use crate::article::published::days_since_epoch;

/// What the page tells beside its dates.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting<'a> {
    pub(super) url: Option<&'a str>,
    pub(super) declared_language: Option<&'a str>,
    pub(super) language: Option<&'a str>,
}

/// The order in which a page writes day and month; `None` when nothing decides.
pub(super) fn of(
    written: &[Written],
    thread: &[Written],
    others: &[Written],
    known: &[Date],
    setting: Setting<'_>,
) -> Option<Order> {
    let all = || written.iter().chain(thread);
    shown(all(), true)
        .or_else(|| of_thread(thread))
        .or_else(|| of_namesakes(all(), others))
        .or_else(|| shown(others.iter(), true))
        .or_else(|| of_neighbours(all(), known))
        .or_else(|| of_place(setting))
        .or_else(|| shown(all().chain(others), false))
}

/// The order that most dates show which can be read one way alone.
fn shown<'w>(written: impl Iterator<Item = &'w Written>, numbers: bool) -> Option<Order> {
    let mut votes = 0;
    for habit in written.filter_map(|written| written.habit).filter(|habit| habit.in_numbers == numbers) {
        votes += match habit {
            Habit { order: Order::DayFirst, .. } => 1,
            Habit { order: Order::MonthFirst, .. } => -1,
        };
    }
    match votes {
        1.. => Some(Order::DayFirst),
        0 => None,
        _ => Some(Order::MonthFirst),
    }
}

/// The order that lets a thread of comments run one way in time, and if both do, in the shorter time.
fn of_thread(thread: &[Written]) -> Option<Order> {
    let open = thread.iter().filter(|w| matches!(w.day, Day::Either { .. })).count();
    if open == 0 || thread.len() < 2 {
        return None;
    }
    let (day_first, month_first) = (run(thread, Order::DayFirst), run(thread, Order::MonthFirst));
    if day_first.breaks != month_first.breaks {
        return Some(if day_first.breaks < month_first.breaks { Order::DayFirst } else { Order::MonthFirst });
    }
    // A thread lives for days; one reading must be much shorter than the other to be believed.
    match (day_first.days, month_first.days) {
        (d, m) if d * 3 <= m && m > 14 => Some(Order::DayFirst),
        (d, m) if m * 3 <= d && d > 14 => Some(Order::MonthFirst),
        _ => None,
    }
}

struct Run {
    breaks: usize,
    days: i64,
}

fn run(thread: &[Written], order: Order) -> Run {
    let minutes: Vec<i64> =
        thread.iter().filter_map(|w| w.moment(Some(order))).map(|m| m.minutes()).collect();
    let steps = || minutes.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
    let (up, down) = (steps().filter(|step| *step > 0).count(), steps().filter(|step| *step < 0).count());
    let (first, last) = (minutes.iter().min().copied(), minutes.iter().max().copied());
    let days = last.zip(first).map_or(0, |(last, first)| (last - first) / 1440);
    // Newest first is a way to run as well.
    Run { breaks: up.min(down), days }
}

/// The order in which an open date is one that the page writes elsewhere so that it can be read one way alone.
fn of_namesakes<'w>(mut written: impl Iterator<Item = &'w Written>, others: &[Written]) -> Option<Order> {
    let stands = |day: Date| others.iter().any(|other| other.day == Day::Full(day));
    written.find_map(|written| {
        let Day::Either { day_first, month_first } = written.day else { return None };
        match (stands(day_first), stands(month_first)) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    })
}

/// The order that brings an open date close to a known one, while the other stays three weeks further off.
fn of_neighbours<'w>(mut written: impl Iterator<Item = &'w Written>, known: &[Date]) -> Option<Order> {
    let mut days: Vec<_> = known.iter().copied().map(days_since_epoch).collect();
    days.sort_unstable();
    let distance = |day: Date| {
        let day = days_since_epoch(day);
        let (before, after) = days.split_at_checked(days.partition_point(|known| *known < day))?;
        let before = before.last().map(|before| day - before);
        let after = after.first().map(|after| after - day);
        before.into_iter().chain(after).min()
    };
    written.find_map(|written| {
        let Day::Either { day_first, month_first } = written.day else { return None };
        match (distance(day_first)?, distance(month_first)?) {
            (d, m) if d <= 31 && m >= d + 21 => Some(Order::DayFirst),
            (d, m) if m <= 31 && d >= m + 21 => Some(Order::MonthFirst),
            _ => None,
        }
    })
}

/// The order usual where the outlet is, by its address, its declared English, or its language.
fn of_place(setting: Setting<'_>) -> Option<Order> {
    const DAY_FIRST: [&str; 24] = [
        "at", "au", "be", "br", "ch", "de", "dk", "es", "fr", "gr", "ie", "in", "it", "ke", "mx", "ng", "nl",
        "no", "nz", "pl", "pt", "ru", "sg", "uk",
    ];
    const MONTH_FIRST: [&str; 5] = ["edu", "gov", "mil", "ph", "us"];
    let host = setting.url.and_then(|url| {
        let (_, rest) = url.split_once("://")?;
        rest.split(['/', ':', '?', '#']).next()
    });
    if let Some(last) = host.and_then(|host| host.rsplit('.').next()) {
        if DAY_FIRST.contains(&last) {
            return Some(Order::DayFirst);
        }
        if MONTH_FIRST.contains(&last) {
            return Some(Order::MonthFirst);
        }
    }
    let declared = setting.declared_language.unwrap_or_default().replace('_', "-").to_lowercase();
    match declared.as_str() {
        "en-us" | "en-ph" => return Some(Order::MonthFirst),
        "en-gb" | "en-au" | "en-nz" | "en-ie" | "en-in" | "en-za" | "en-sg" => return Some(Order::DayFirst),
        _ => {}
    }
    match setting.language {
        Some(
            "de" | "fr" | "es" | "it" | "nl" | "pt" | "da" | "sv" | "nb" | "no" | "fi" | "pl" | "ru" | "el"
            | "tr",
        ) => Some(Order::DayFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::written::scan;
    use super::*;

    fn dates(text: &[&str]) -> Vec<Written> {
        text.iter().flat_map(|line| scan(line)).collect()
    }

    /// A name, dates, a thread's dates, dates elsewhere, known dates, the setting, the order.
    type Case<'a> =
        (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str], &'a [Date], Setting<'a>, Option<Order>);

    #[test]
    fn evidence_decides_and_without_it_nothing_does() {
        let at = |url| Setting { url: Some(url), ..Setting::default() };
        let none = Setting::default();
        let (day, month) = (Some(Order::DayFirst), Some(Order::MonthFirst));
        let cases: [Case<'_>; 13] = [
            ("nothing", &["01/10/2020"], &[], &[], &[], none, None),
            ("a day over twelve", &["01/10/2020", "25/10/2020"], &[], &[], &[], none, day),
            ("a month second", &["01/10/2020", "10/25/2020"], &[], &[], &[], none, month),
            (
                "a lively week",
                &[],
                &["01/10/2020", "01/10/2020", "03/10/2020", "05/10/2020"],
                &[],
                &[],
                none,
                day,
            ),
            (
                "a thread in order",
                &[],
                &["11/03/2021", "12/03/2021", "01/04/2021", "02/04/2021"],
                &[],
                &[],
                none,
                day,
            ),
            (
                "a thread month first",
                &[],
                &["03/11/2021", "03/12/2021", "04/01/2021", "04/02/2021"],
                &[],
                &[],
                none,
                month,
            ),
            ("the same date in words", &["02/12/2021"], &[], &["December 2, 2021"], &[], none, day),
            ("other articles' dates", &["3/4/2021"], &[], &["3/4/2021", "12/25/2020"], &[], none, month),
            (
                "the article's own before those of others",
                &["04/03/2021", "25/03/2021"],
                &[],
                &["12/25/2020"],
                &[],
                none,
                day,
            ),
            ("a known date", &["04/03/2021"], &[], &[], &[date(2021, 3, 5)], none, day),
            ("an American address", &["04/03/2021"], &[], &[], &[], at("https://city.gov/x"), month),
            ("a British address", &["04/03/2021"], &[], &[], &[], at("https://news.co.uk/x"), day),
            ("words on the page", &["04/03/2021", "March 5, 1990"], &[], &[], &[], none, month),
        ];
        for (name, written, thread, others, known, setting, want) in cases {
            assert_eq!(of(&dates(written), &dates(thread), &dates(others), known, setting), want, "{name}");
        }
    }
}
