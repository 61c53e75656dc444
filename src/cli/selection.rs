//! What a query and its filters mean: one tree.

use jiff::civil::Date;

use super::args::Selection;
use super::session::Session;
use crate::article::Span;
use crate::error::{Error, Result};
use crate::query::{self, Days, Field, Options, Query};

/// The query with every filter as a condition more. On a terminal, what days a date in words came to is told.
pub fn query(selection: &Selection, session: &Session) -> Result<Query> {
    let (query, dates) = read(selection, Session::today())?;
    if session.screen().error {
        for days in dates {
            session.tell(&format!("date: {days}\n"));
        }
    }
    Ok(query)
}

/// The query, and the days that dates in words came to. Several values of one filter are alternatives.
fn read(selection: &Selection, today: Date) -> Result<(Query, Vec<Days>)> {
    let options = Options { any: selection.any, today: Some(today) };
    let (written, mut dates) = query::parse_dates(&selection.query.join(" "), options)?;
    let filters = [
        (Field::Speaker, &selection.speaker),
        (Field::Topic, &selection.topic),
        (Field::Author, &selection.author),
        (Field::Outlet, &selection.outlet),
    ];
    let fields = filters
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(field, values)| Query::any(values.iter().map(|value| Query::field(field, value))));
    let published = published(selection, today, &mut dates)?;
    let kinds = Query::kinds(&selection.kind);
    Ok((Query::all([written].into_iter().chain(fields).chain([published, kinds])), dates))
}

fn published(selection: &Selection, today: Date, dates: &mut Vec<Days>) -> Result<Query> {
    if let Some(on) = &selection.on {
        return date("--on", on, today, dates);
    }
    let mut end = |flag: &str, written: &Option<String>, which: fn(&Days) -> Option<Date>| {
        let Some(written) = written else { return Ok(None) };
        let Query::Published(days) = date(flag, written, today, dates)? else {
            return Err(pointed_at(flag, written, "a date belongs here", "for undated articles: --on none"));
        };
        let open = || pointed_at(flag, written, "this is open at that end", "write a day, a month or a year");
        which(&days).map(Some).ok_or_else(open)
    };
    let from = end("--since", &selection.since, |days| days.from)?;
    let until = end("--until", &selection.until, |days| days.until)?;
    if let (Some(first), Some(last)) = (from, until)
        && first > last
    {
        let query = format!("--since {first} --until {last}");
        return Err(Error::Query {
            at: Span::new(0, query.len()),
            query,
            message: "no day is both".to_owned(),
            hint: Some("exchange the two dates".to_owned()),
        });
    }
    Ok(Query::published(from, until))
}

/// Reads the date after a flag.
fn date(flag: &str, written: &str, today: Date, dates: &mut Vec<Days>) -> Result<Query> {
    let (query, days) = query::parse_date(written, Some(today)).map_err(|error| match error {
        Error::Query { message, hint, .. } => {
            pointed_at(flag, written, &message, hint.as_deref().unwrap_or_default())
        }
        error => error,
    })?;
    dates.extend(days);
    Ok(query)
}

fn pointed_at(flag: &str, written: &str, message: &str, hint: &str) -> Error {
    Error::Query {
        query: format!("{flag} {written}"),
        at: Span::new(flag.len() + 1, flag.len() + 1 + written.len()),
        message: message.to_owned(),
        hint: Some(hint.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Command, Verb};
    use clap::Parser;

    /// A Tuesday.
    const TODAY: Date = jiff::civil::date(2026, 11, 24);

    fn meant(arguments: &[&str]) -> Result<Query> {
        let line = ["morgue", "search"].iter().chain(arguments);
        match Command::try_parse_from(line).unwrap().verb {
            Verb::Search(search) => read(&search.selection, TODAY).map(|(query, _)| query),
            _ => unreachable!("the verb is search"),
        }
    }

    #[test]
    fn filters_mean_what_they_mean_in_the_query_language() {
        for (arguments, written) in [
            (&["5G", "security"][..], "5G security"),
            (&["5G", "--speaker", "di maio"], "5G speaker:\"di maio\""),
            (&["--speaker", "okkerby", "--speaker", "marrant"], "speaker:okkerby OR speaker:marrant"),
            (&["--since", "2020-09"], "date:2020-09.."),
            (&["--since", "2020-09", "--until", "2020"], "date:2020-09..2020"),
            (&["--on", "2020-09..2020-10"], "date:2020-09..2020-10"),
            (&["--on", "last month"], "date:2026-10"),
            (&["--on", "none"], "date:none"),
            (&["--since", "last-month", "--until", "yesterday"], "date:2026-10-01..2026-11-23"),
            (&["ferry", "date:1", "oct", "2020"], "ferry date:2020-10-01"),
            (&["ferry", "--kind", "quote", "--kind", "comment"], "ferry (kind:quote OR kind:comment)"),
            (&["--topic", "5g", "--outlet", "gazette"], "topic:5g outlet:gazette"),
        ] {
            let tree = query::parse(written, Options::default()).unwrap();
            assert_eq!(meant(arguments).unwrap(), tree, "{arguments:?}");
        }
        let question = meant(&["--any", "ferry", "boat", "--on", "oct 2020"]).unwrap();
        assert_eq!(question.to_string(), "(ferry OR boat) date:2020-10-01..2020-10-31");
    }

    #[test]
    fn dates_in_the_wrong_order_are_refused() {
        assert!(meant(&["--since", "2021", "--until", "2020-06"]).is_err());
    }

    #[test]
    fn a_date_that_cannot_be_read_is_pointed_at() {
        for (arguments, place) in [
            (["--since", "soon"], "soon"),
            (["--until", "none"], "none"),
            (["--since", "..1990"], "..1990"),
            (["--until", "after 2030"], "after 2030"),
            (["--on", "01/10/2020"], "01/10/2020"),
        ] {
            let Err(Error::Query { query, at, .. }) = meant(&arguments) else { panic!("{arguments:?}") };
            assert_eq!(at.of(&query), place);
        }
    }

    #[test]
    fn only_dates_in_words_are_told() {
        let told = |arguments: &[&str]| {
            let line = ["morgue", "search"].iter().chain(arguments);
            let Verb::Search(search) = Command::try_parse_from(line).unwrap().verb else { unreachable!() };
            let (_, dates) = read(&search.selection, TODAY).unwrap();
            dates.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert!(told(&["date:2020-10", "--since", "2020", "--until", "2020-12-31"]).is_empty());
        assert_eq!(
            told(&["date:yesterday", "--since", "oct 2026"]),
            ["2026-11-23", "2026-10-01..2026-10-31"]
        );
    }
}
