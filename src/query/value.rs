//! What stands after a field's name, as the field has it.

use globset::Glob;
use jiff::civil::Date;

use super::ast::{Query, Text, is_pattern};
use super::days::{Days, NotDays};
use super::field::{Field, Name};
use super::part::Part;
use crate::article::PassageKind;
use crate::text::spelling::nearest;
use crate::text::words;

/// What a sign beside the words asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The words, at most so many others between them.
    Apart(u32),
    /// The beginning of a word.
    Prefix,
    /// A word spelled nearly so, so many letters aside.
    Fuzzy(u8),
    /// The words as they are spelled.
    Exact,
}

/// What is wrong with a value, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) hint: String,
}

fn wrong(message: impl Into<String>, hint: impl Into<String>) -> Wrong {
    Wrong { message: message.into(), hint: hint.into() }
}

/// Makes a condition of a text.
pub(super) fn value(name: Option<Name>, sign: Sign, text: &str, today: Option<Date>) -> Result<Query, Wrong> {
    if let (
        Some(name @ (Name::Kind | Name::Is | Name::Has | Name::Date)),
        Sign::Prefix | Sign::Exact | Sign::Fuzzy(_) | Sign::Apart(1..),
    ) = (name, sign)
    {
        let name = name.written();
        return Err(wrong(
            format!("no sign belongs to what is asked for in {name}:"),
            format!("write {name}:{text}"),
        ));
    }
    let field = match name {
        None => None,
        Some(Name::Field(field)) => Some(field),
        Some(name @ (Name::Kind | Name::Is)) => {
            let kinds = PassageKind::ALL.map(|kind| (kind.name(), Query::Kind(kind)));
            return choice(name, format!("“{}” is no kind of passage", text.trim()), text, kinds);
        }
        Some(Name::Has) => {
            let parts = Part::ALL.map(|part| (part.name(), Query::Has(part)));
            return choice(Name::Has, format!("there is no has:{}", text.trim()), text, parts);
        }
        Some(Name::Date) => return date(text, today),
    };
    match (field, sign) {
        (Some(Field::Path), Sign::Apart(0)) if is_pattern(text) => pattern(text),
        (Some(Field::Path), Sign::Prefix) => pattern(&format!("{}*", text.trim())),
        (None | Some(Field::Said | Field::About), Sign::Exact) => Ok(Query::exact(field, text)),
        (Some(field), Sign::Exact) => Err(wrong(
            format!("= asks for the spelling of words in the text, not in {field}:"),
            format!("leave = out here, or look for the word in the text: ={}", text.trim()),
        )),
        (field, Sign::Apart(apart)) => Ok(Query::words(field, text, apart)),
        (field, Sign::Prefix) => Ok(Query::prefix(field, text)),
        (field, Sign::Fuzzy(letters)) => {
            let word = words(text).next().map_or(text, |word| word.span.of(text));
            Ok(Query::Text(field, Text::Fuzzy { word: word.to_owned(), letters }))
        }
    }
}

/// One of a few words, each of which means something.
fn choice<const N: usize>(
    name: Name,
    message: String,
    text: &str,
    known: [(&'static str, Query); N],
) -> Result<Query, Wrong> {
    let typed = text.trim().to_lowercase();
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    if let Some((_, meant)) = known.into_iter().find(|(word, _)| *word == typed) {
        return Ok(meant);
    }
    let list = words.join(", ");
    let hint = match nearest(&typed, words) {
        Some(near) => format!("did you mean {}:{near} ?", name.written()),
        None => format!("after {}: comes one of {list}", name.written()),
    };
    Err(wrong(message, hint))
}

fn date(text: &str, today: Option<Date>) -> Result<Query, Wrong> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("none") {
        return Ok(Query::Has(Part::Date).negated());
    }
    Days::read(text, today).map(|days| Query::published(days.from, days.until)).map_err(|why| {
        let message = match why {
            NotDays::Ambiguous(..) => format!("“{text}” can be read as two dates"),
            NotDays::Backwards => format!("“{text}” ends before it begins"),
            _ => format!("“{text}” cannot be read as a date"),
        };
        wrong(message, why.to_string())
    })
}

fn pattern(text: &str) -> Result<Query, Wrong> {
    Glob::new(text.trim()).map(|_| Query::path(text)).map_err(|error| {
        wrong(
            format!("this pattern cannot be read: {}", error.kind()),
            "a pattern is like path:*.html or path:2020/**",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_passed_over() {
        for (name, sign, text) in [
            (Name::Date, Sign::Exact, "2020"),
            (Name::Date, Sign::Prefix, "2020"),
            (Name::Date, Sign::Apart(5), "2020"),
            (Name::Kind, Sign::Prefix, "quote"),
        ] {
            let wrong = value(Some(name), sign, text, None).unwrap_err();
            assert_eq!(wrong.hint, format!("write {}:{text}", name.written()));
        }
    }

    #[test]
    fn values_that_cannot_be_read_say_what_could() {
        for (name, text, message, hint) in [
            (Name::Kind, "poem", "no kind of passage", "one of quote, prose"),
            (Name::Is, "Comments", "“Comments” is no kind", "is:comment ?"),
            (Name::Has, "quotes", "there is no has:", "has:quote ?"),
            (Name::Has, "feet", "there is no has:", "one of quote, speaker"),
            (Name::Date, "01/10/2020", "two dates", "2020-10-01 or 2020-01-10"),
            (Name::Date, "octobre 2020", "as a date", "october 2020"),
            (Name::Field(Field::Path), "a[*", "pattern", "path:*.html"),
        ] {
            let wrong = value(Some(name), Sign::Apart(0), text, None).unwrap_err();
            assert!(wrong.message.contains(message), "{text}: {wrong:?}");
            assert!(wrong.hint.contains(hint), "{text}: {wrong:?}");
        }
    }
}
