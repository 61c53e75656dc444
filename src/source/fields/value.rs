//! What the value of a field says, in the shapes that news interfaces give it.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::is_called;
use crate::source::html;

/// The names under which an object keeps what it is about: `{"rendered": …}`, `{"main": …}`, `{"name": …}`.
const INNER: [&str; 13] = [
    "main",
    "rendered",
    "value",
    "original",
    "name",
    "text",
    "title",
    "webTitle",
    "label",
    "content",
    "full_name",
    "literal",
    "$t",
];

/// The first text in a value, white space trimmed.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !is_nothing(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let main = |value: &&Value| {
                value.get("role").and_then(Value::as_str).is_some_and(|role| role.ends_with("main"))
            };
            values.iter().filter(main).chain(values).find_map(text_in_list)
        }
        Value::Object(map) => inner(map),
        Value::Bool(_) | Value::Null => None,
    }
}

/// A list within a list is no list of texts.
fn text_in_list(value: &Value) -> Option<String> {
    match value {
        Value::Array(_) => None,
        value => text(value),
    }
}

fn inner(map: &Map<String, Value>) -> Option<String> {
    INNER.iter().filter_map(|name| map.get(*name)).find_map(|value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !is_nothing(text)),
        _ => None,
    })
}

/// What programs write where there is nothing.
fn is_nothing(text: &str) -> bool {
    ["", "nan", "null", "none", "n/a"].iter().any(|nothing| text.eq_ignore_ascii_case(nothing))
}

/// Every text of a body, which may be a list of paragraphs or of bodies in several types: then the plainest is taken.
pub(super) fn parts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => {
            let typed =
                |value: &&Value| value.get("contenttype").or_else(|| value.get("contentType")).is_some();
            match values.iter().find(typed) {
                Some(_) => values.iter().find_map(text_in_list).into_iter().collect(),
                None => values.iter().filter_map(text_in_list).collect(),
            }
        }
        value => text(value).map(|text| without_count(&text).to_owned()).into_iter().collect(),
    }
}

/// A text without the note of how much was left out: `… [+1234 chars]`, `... [1234 chars]`.
fn without_count(text: &str) -> &str {
    let Some((before, note)) = text.rsplit_once('[') else { return text };
    let count = note.trim_end().strip_suffix("chars]").map(|count| count.trim_start_matches('+').trim_end());
    let is_count = |count: &str| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    if count.is_some_and(is_count) { before.trim_end() } else { text }
}

/// Names, a text each.
pub(super) fn names(value: &Value) -> Vec<String> {
    let of_person = |map: &Map<String, Value>| {
        let part = |name: &&str| {
            let found =
                map.iter().find(|(key, _)| is_called(key, name)).and_then(|(_, value)| value.as_str());
            found.map(str::trim).filter(|part| !part.is_empty())
        };
        let [first, last] = [["firstname", "givenname", "forename"], ["lastname", "familyname", "surname"]]
            .map(|names| names.iter().find_map(part));
        inner(map).or_else(|| Some([first, last].into_iter().flatten().collect::<Vec<_>>().join(" ")))
    };
    let name = |value: &Value| match value {
        Value::Object(map) => of_person(map),
        value => text_in_list(value),
    };
    let named: Vec<String> = match value {
        // A list that was written as text: `['Ann Lee', 'Bo Li']`.
        Value::String(text) if text.starts_with("['") || text.starts_with("[\"") => listed(text),
        Value::Array(values) => values.iter().filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    };
    named.iter().map(|name| without_place(&html::line(name))).filter(|name| !name.is_empty()).collect()
}

/// A byline without the place that it was written from: `Jane Roe in Lowquay`.
fn without_place(byline: &str) -> String {
    match byline.split_once(" in ") {
        Some((name, place))
            if place.starts_with(char::is_uppercase)
                && !place.contains([',', '&', ';'])
                && !place.contains(" and ")
                && name.contains(' ') =>
        {
            name.to_owned()
        }
        _ => byline.to_owned(),
    }
}

/// Tags, a text each.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.starts_with("['") || text.starts_with("[\"") => listed(text),
        Value::String(text) => {
            let separator =
                [';', '|', ','].into_iter().find(|separator| text.contains(*separator)).unwrap_or(',');
            text.split(separator).map(html::line).filter(|tag| !is_nothing(tag)).collect()
        }
        Value::Array(values) => values
            .iter()
            .filter_map(text_in_list)
            .map(|tag| html::line(&tag))
            .filter(|tag| !tag.is_empty())
            .collect(),
        Value::Object(_) => text(value).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The texts of a list that was written as a program writes it.
fn listed(text: &str) -> Vec<String> {
    items(text.trim_matches(['[', ']']))
        .into_iter()
        .map(|item| item.trim().trim_matches(['\'', '"']).trim().to_owned())
        .filter(|item| !is_nothing(item))
        .collect()
}

/// The items of such a list, as they are written. A comma within an item is none between two: `'Lee, Ann', "O'Li, Bo"`.
pub(in crate::source) fn items(list: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for part in list.split(',') {
        let open = items.last_mut().filter(|item| {
            let item = item.trim();
            let mark = item.chars().next().filter(|mark| matches!(mark, '\'' | '"'));
            mark.is_some_and(|mark| item.len() == 1 || !item.ends_with(mark))
        });
        match open {
            Some(item) => {
                item.push(',');
                item.push_str(part);
            }
            None => items.push(part.to_owned()),
        }
    }
    items
}

/// A date as people write it: numbers of seconds and figures without separators are written out.
pub(super) fn date(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => match number.as_u64() {
            Some(year @ 1000..=9999) => Some(year.to_string()),
            _ => seconds(number.as_f64()?),
        },
        value => written_date(&text(value)?),
    }
}

/// The same of a text.
pub(in crate::source) fn written_date(text: &str) -> Option<String> {
    let written = text.trim().to_owned();
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    let run = written.bytes().take_while(u8::is_ascii_digit).count();
    let figures = |from: usize, to: usize| written.get(from..to);
    match run {
        10 | 13 if digits => seconds(written.parse().ok()?),
        8 | 14 => {
            let (year, month, day) = (figures(0, 4)?, figures(4, 6)?, figures(6, 8)?);
            let clock = figures(8, written.len())
                .map(|rest| rest.trim_start_matches('T'))
                .filter(|rest| rest.len() >= 6);
            let clock = clock.and_then(|clock| {
                Some((clock.get(..2)?, clock.get(2..4)?, clock.get(4..6)?, clock.get(6..)?))
            });
            Some(match clock {
                // A program that knows the day alone writes its first moment.
                Some(("00", "00", "00", "")) => format!("{year}-{month}-{day}"),
                Some((hour, minute, second, zone)) => {
                    format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}")
                }
                None if digits => format!("{year}-{month}-{day}"),
                None => written,
            })
        }
        _ => Some(written),
    }
}

/// A moment in seconds or milliseconds since 1970, between 1980 and 2100.
fn seconds(number: f64) -> Option<String> {
    let seconds = if number > 1e11 { number / 1000.0 } else { number };
    if !(315_532_800.0..4_102_444_800.0).contains(&seconds) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "between 1980 and 2100")]
    Timestamp::from_second(seconds as i64).ok().map(|moment| moment.to_string())
}

/// The code of a language that is named by its code or in English.
pub(super) fn language(name: &str) -> Option<String> {
    const NAMED: [(&str, &str); 12] = [
        ("english", "en"),
        ("german", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("portuguese", "pt"),
        ("dutch", "nl"),
        ("swedish", "sv"),
        ("danish", "da"),
        ("norwegian", "no"),
        ("polish", "pl"),
        ("russian", "ru"),
    ];
    let code = name.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(name.to_owned());
    }
    NAMED.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, code)| (*code).to_owned())
}
