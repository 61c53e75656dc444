//! Why nothing was found, and what to ask instead, in a line or two.

use super::args::Format;
use super::complaint;
use super::session::{Session, Stop};
use crate::error::Error;
use crate::index::Index;
use crate::query::Query;
use crate::render::clean::Clean;
use crate::render::wording::number;
use crate::search::Request;
use crate::search::suggest::{self, Finds, Suggestion, Why};

/// Of a query with more parts only those are told that find nothing.
const MOST_TOLD: usize = 6;

/// Tells why a request finds nothing: of an index without articles always, else to those who read text.
pub fn tell(index: &Index, request: &Request, format: Format, session: &Session) -> Result<(), Stop> {
    if index.is_empty()? {
        session.tell(&complaint::about(&Error::NoArticles { path: index.path().to_owned() }));
    } else if format == Format::Text {
        session.tell(&told(&suggest::why(index, request)?));
    }
    Ok(())
}

/// What is told on standard error, in lines that each end with a line end.
fn told(why: &Why) -> String {
    let mut lines = vec![reason(&why.parts)];
    lines.extend(why.span.map(|(first, last)| format!("the articles came out from {first} to {last}")));
    let instead: Vec<String> = why.suggestions.iter().filter_map(instead).collect();
    if let [others @ .., last] = instead.as_slice() {
        let others = others.join(", ");
        let or = if others.is_empty() { "" } else { " or " };
        lines.push(format!("did you mean {others}{or}{last}?"));
    }
    lines.extend(why.suggestions.iter().filter_map(otherwise));
    let mut told = String::new();
    for line in lines {
        told.push_str(&Clean(&line).to_string());
        told.push('\n');
    }
    told
}

fn reason(parts: &[Finds]) -> String {
    let told: Vec<String> = parts
        .iter()
        .filter(|finds| parts.len() <= MOST_TOLD || finds.count == 0 && !excludes(finds))
        .take(MOST_TOLD)
        .map(|finds| {
            let verb = if excludes(finds) { "leaves out" } else { "finds" };
            let count = if finds.count == 0 { "none".to_owned() } else { number(finds.count as u64) };
            format!("{} {verb} {count}", finds.query)
        })
        .collect();
    if told.is_empty() {
        "nothing found".to_owned()
    } else {
        format!("nothing has all of it: {}", told.join(", "))
    }
}

const fn excludes(finds: &Finds) -> bool {
    matches!(finds.query, Query::Not(_))
}

fn instead(suggestion: &Suggestion) -> Option<String> {
    let Suggestion::Instead(Finds { query, count }) = suggestion else { return None };
    Some(format!("{query} ({})", number(*count as u64)))
}

fn otherwise(suggestion: &Suggestion) -> Option<String> {
    let count = |count: &usize| number(*count as u64);
    Some(match suggestion {
        Suggestion::Instead(_) => return None,
        Suggestion::Without(Finds { query, count: found }) => format!("without {query}: {}", count(found)),
        Suggestion::Comments(found) => format!("in readers’ comments: {} (add is:comment)", count(found)),
        Suggestion::AnyWord(found) => format!("any of the words: {} (add --any)", count(found)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Field, Options, parse};

    fn finds(query: &str, count: usize) -> Finds {
        Finds { query: parse(query, Options::default()).unwrap(), count }
    }

    #[test]
    fn why_nothing_was_found_is_told_in_a_line_or_two() {
        let why = Why {
            parts: vec![finds("5g", 1200), finds("speaker:dimaio", 0)],
            suggestions: vec![
                Suggestion::Instead(finds("speaker:\"Di Maio\"", 41)),
                Suggestion::Instead(finds("author:dimaio", 2)),
            ],
            ..Why::default()
        };
        insta::assert_snapshot!(told(&why), @r#"
        nothing has all of it: 5g finds 1,200, speaker:dimaio finds none
        did you mean speaker:"Di Maio" (41) or author:dimaio (2)?
        "#);
        let why = Why {
            parts: vec![],
            suggestions: vec![
                Suggestion::Comments(3),
                Suggestion::Without(finds("date:2031", 7)),
                Suggestion::AnyWord(4),
            ],
            span: "1912-04-15".parse().ok().zip("2024".parse().ok()),
        };
        insta::assert_snapshot!(told(&why), @r"
        nothing found
        the articles came out from 1912-04-15 to 2024
        in readers’ comments: 3 (add is:comment)
        without date:2031-01-01..2031-12-31: 7
        any of the words: 4 (add --any)
        ");
        assert_eq!(told(&Why::default()), "nothing found\n");
    }

    #[test]
    fn of_a_long_query_only_what_is_missing_is_told() {
        let parts = "a b c d e f g".split(' ').map(|word| finds(word, usize::from(word != "d"))).collect();
        assert_eq!(told(&Why { parts, ..Why::default() }), "nothing has all of it: d finds none\n");
    }

    #[test]
    fn of_an_exclusion_it_is_told_what_it_leaves_out() {
        let parts = vec![finds("ferry", 3), finds("-boat", 1200), finds("-speaker:venn", 0)];
        assert_eq!(
            told(&Why { parts, ..Why::default() }),
            "nothing has all of it: ferry finds 3, -boat leaves out 1,200, -speaker:venn leaves out none\n"
        );
    }

    #[test]
    fn words_of_an_article_cannot_command_the_terminal() {
        let query = Query::field(Field::Speaker, "Di\u{1b}[2J\nMaio");
        let suggestions = vec![Suggestion::Instead(Finds { query, count: 1 })];
        let why = Why { suggestions, ..Why::default() };
        assert_eq!(told(&why).matches(['\u{1b}']).count(), 0);
        assert_eq!(told(&why).lines().count(), 2);
    }
}
