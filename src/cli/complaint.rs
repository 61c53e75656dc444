//! Errors as people read them: what happened, where, and what to do about it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::article::Span;
use crate::error::Error;
use crate::index::folder::holds_other_files;
use crate::render::clean::Clean;

/// How much of a query stands before and after the place of an error. In columns.
const AROUND: usize = 36;

/// How much of the place itself: two dates with their options. In columns.
const WITHIN: usize = 40;

/// The whole message about an error, in lines that each end with a line end.
#[must_use]
pub fn about(error: &Error) -> String {
    let what = error.to_string();
    // The system's number for an error helps nobody who reads its words.
    let mut message = line(what.split(" (os error ").next().unwrap_or(&what));
    if let Error::Query { query, at, .. } = error {
        message.push_str(&pointed_at(query, *at));
    }
    if let Some(remedy) = remedy(error) {
        message.push_str(&hint(&remedy));
    }
    message
}

/// What to do about an error. A folder is only to be removed where nothing but the index is in it.
#[must_use]
pub fn remedy(error: &Error) -> Option<String> {
    match error {
        Error::IndexVersion { path } | Error::IndexDamaged { path, .. } if holds_other_files(path) => {
            Some(format!(
                "{} holds other files as well: build the index again in another folder, with --index",
                path.display()
            ))
        }
        error => error.hint(),
    }
}

/// The line that says what to do.
#[must_use]
pub fn hint(remedy: &str) -> String {
    format!("  hint: {}\n", Clean(remedy))
}

/// A message of one line.
#[must_use]
pub fn line(what: &str) -> String {
    format!("morgue: {}\n", Clean(what))
}

/// The query with carets under the place, as much of it as fits a line.
fn pointed_at(query: &str, at: Span) -> String {
    let [before, place, after] = [Span::new(0, at.start), at, Span::new(at.end, query.len())]
        .map(|part| Clean(part.of(query)).to_string());
    let before = last_columns(&before, AROUND);
    let place = first_columns(&place, WITHIN);
    let after = first_columns(&after, AROUND);
    let carets = "^".repeat(place.width().max(1));
    format!("  {before}{place}{after}\n  {}{carets}\n", " ".repeat(before.width()))
}

fn first_columns(text: &str, columns: usize) -> String {
    let cut = cut(text.char_indices(), columns);
    cut.map_or_else(|| text.to_owned(), |at| format!("{}…", text.get(..at).unwrap_or_default()))
}

fn last_columns(text: &str, columns: usize) -> String {
    let cut = cut(text.char_indices().rev(), columns);
    cut.map_or_else(
        || text.to_owned(),
        |at| {
            let kept = text.get(at..).unwrap_or_default();
            format!("…{}", kept.get(kept.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default())
        },
    )
}

/// The place of the first character that is too much.
fn cut(mut characters: impl Iterator<Item = (usize, char)>, columns: usize) -> Option<usize> {
    let mut used = 0;
    characters.find_map(|(at, c)| {
        used += c.width().unwrap_or(0);
        (used > columns).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_removed_only_where_nothing_but_the_index_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let damaged = Error::IndexDamaged { path: folder.path().to_owned(), detail: String::new() };
        assert!(remedy(&damaged).unwrap().contains("rm -r"));
        std::fs::write(folder.path().join("letter.txt"), "Dear").unwrap();
        assert!(!remedy(&damaged).unwrap().contains("rm -r"));
    }
    use insta::assert_snapshot;

    fn query_error(query: &str, at: Span) -> String {
        about(&Error::Query {
            query: query.to_owned(),
            at,
            message: "this is wrong".to_owned(),
            hint: Some("make it right".to_owned()),
        })
    }

    #[test]
    fn a_query_error_points_at_its_place() {
        assert_snapshot!(query_error("italy speeker:maio", Span::new(6, 13)), @r"
        morgue: this is wrong
          italy speeker:maio
                ^^^^^^^
          hint: make it right
        ");
    }

    #[test]
    fn the_place_is_right_below_wide_characters() {
        assert_snapshot!(query_error("東京 é (x", Span::new(10, 11)), @r"
        morgue: this is wrong
          東京 é (x
                 ^
          hint: make it right
        ");
    }

    #[test]
    fn an_error_at_the_end_has_a_caret_after_the_query() {
        assert_snapshot!(query_error("a OR", Span::new(4, 4)), @r"
        morgue: this is wrong
          a OR
              ^
          hint: make it right
        ");
    }

    #[test]
    fn a_long_query_is_cut_around_the_place() {
        let long = "word ".repeat(30);
        assert_snapshot!(query_error(&format!("{long}( {long}"), Span::new(150, 151)), @r"
        morgue: this is wrong
          … word word word word word word word ( word word word word word word word …
                                               ^
          hint: make it right
        ");
    }

    #[test]
    fn every_error_is_told_on_lines_of_its_own() {
        let error = Error::NoSuchPath { path: "a\nmorgue: b\u{1b}[2J".into(), link: None };
        assert_snapshot!(about(&error), @"morgue: a morgue: b�[2J: no such file or folder");
    }
}
