//! What a query and its filters mean: one tree.

use super::args::Selection;
use crate::article::Span;
use crate::error::{Error, Result};
use crate::query::{self, Field, Options, Query};

/// The query with every filter as a condition more. Several values of one filter are alternatives.
pub fn query(selection: &Selection) -> Result<Query> {
    let written = query::parse(&selection.query.join(" "), Options { any: selection.any })?;
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
    Ok(Query::all(
        [written].into_iter().chain(fields).chain([published(selection)?, Query::kinds(&selection.kind)]),
    ))
}

fn published(selection: &Selection) -> Result<Query> {
    if let Some(days) = selection.on {
        return Ok(Query::published(days.from, days.until));
    }
    if let (Some(since), Some(until)) = (selection.since, selection.until)
        && since.first_day() > until.last_day()
    {
        let query = format!("--since {since} --until {until}");
        return Err(Error::Query {
            at: Span::new(0, query.len()),
            query,
            message: "no day is both".to_owned(),
            hint: Some("exchange the two dates".to_owned()),
        });
    }
    Ok(Query::published(selection.since.map(|m| m.first_day()), selection.until.map(|m| m.last_day())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Command, Verb};
    use clap::Parser;

    fn meant(arguments: &[&str]) -> Result<Query> {
        let line = ["morgue", "search"].iter().chain(arguments);
        match Command::try_parse_from(line).unwrap().verb {
            Verb::Search(search) => query(&search.selection),
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
            (&["ferry", "--kind", "quote", "--kind", "comment"], "ferry (kind:quote OR kind:comment)"),
            (&["--topic", "5g", "--outlet", "gazette"], "topic:5g outlet:gazette"),
        ] {
            let tree = query::parse(written, Options::default()).unwrap();
            assert_eq!(meant(arguments).unwrap(), tree, "{arguments:?}");
        }
    }

    #[test]
    fn dates_in_the_wrong_order_are_refused() {
        assert!(meant(&["--since", "2021", "--until", "2020-06"]).is_err());
    }
}
